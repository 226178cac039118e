//! Whether a note of a table seems to be about one child: notes are about themes, never about cases.

use language::pseudonym::{Kind, suggestions};
use std::sync::LazyLock;

/// Words that single somebody out, when they stand with an age, a group or a home.
const ONE: [&str; 14] = [
    "een jongen",
    "een meisje",
    "één leerling",
    "een leerling van mij",
    "een leerling van ons",
    "die leerling",
    "deze leerling",
    "dit kind",
    "dat kind",
    "zijn moeder",
    "haar moeder",
    "zijn vader",
    "haar vader",
    "a girl in",
];

static FOLDED: LazyLock<Vec<String>> =
    LazyLock::new(|| ONE.iter().map(|words| format!(" {words} ")).collect());

/// The words that make it seem so, as they stand there; nothing for most notes.
///
/// ```
/// assert_eq!(meetup::one_child::seems("Huiswerkhulp voor iedereen in de wijk"), None);
/// assert_eq!(meetup::one_child::seems("Zijn moeder spreekt geen Nederlands").as_deref(), Some("zijn moeder"));
/// assert_eq!(meetup::one_child::seems("We bellen de ouders van juf Fatima").as_deref(), Some("Fatima"));
/// ```
#[must_use]
pub fn seems(note: &str) -> Option<String> {
    let plain: String = note
        .to_lowercase()
        .chars()
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(words) = FOLDED.iter().find(|words| plain.contains(words.as_str())) {
        return Some(words.trim().to_owned());
    }
    let telling = [Kind::Name, Kind::Number, Kind::Date];
    let found = suggestions(note);
    let name = found.iter().find(|one| telling.contains(&one.kind))?;
    Some(note[name.place.clone()].to_owned())
}

#[cfg(test)]
mod tests {
    use super::seems;

    #[test]
    fn what_a_team_plans_is_about_nobody_in_particular() {
        for plan in [
            "Samen een keuken <b> delen",
            "Samen een keuken delen",
            "Bij elkaar kijken hoe we beurten geven",
            "Wie krijgt de moeilijkste vragen?",
        ] {
            assert_eq!(seems(plan), None, "{plan}");
        }
        assert_eq!(
            seems("Waarom komt zijn moeder nooit?").as_deref(),
            Some("zijn moeder")
        );
    }
}
