//! What somebody looks for, as it stands in the address of a page.

use knowledge::{Filter, Knowledge, Reach, Sector};
use pages::Typed;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;
use vocabulary::{Factor, Layer, Message};

/// The longest text that is looked for, in characters.
const LONGEST: usize = 200;
/// The oldest who still learn, in years.
const OLDEST: u8 = 99;

/// The fields of the form.
pub(super) const WORDS: &str = "zoek";
pub(super) const THEME: &str = "thema";
pub(super) const FACTOR: &str = "factor";
pub(super) const LAYER: &str = "laag";
pub(super) const REACH: &str = "waar";
pub(super) const SECTOR: &str = "sector";
pub(super) const AGE: &str = "leeftijd";
/// Whether all is to be shown.
const WIDE: &str = "alles";

/// What was asked, and whether anything was.
pub(super) struct Asked {
    pub typed: Typed,
    pub filter: Filter,
    /// Whether a list is wanted, also when nothing was filled in.
    pub is_asked: bool,
    /// Whether everything is wanted that the words bring up.
    pub is_wide: bool,
    /// Whether anything but words was filled in.
    pub is_narrowed: bool,
}

impl Asked {
    /// Reads what was asked. What cannot be understood is told beside its field, and leaves nothing out.
    pub fn of(values: BTreeMap<String, String>) -> Self {
        let is_asked = !values.is_empty();
        let mut typed = Typed::of(values);
        let words: String = typed.value(WORDS).chars().take(LONGEST).collect();
        let theme = known(&mut typed, THEME, |id| {
            Knowledge::get().theme(id).map(|theme| theme.id.clone())
        });
        let factor = known(&mut typed, FACTOR, |id| {
            Factor::all()
                .iter()
                .find(|factor| factor.id == id)
                .map(|factor| factor.id.to_owned())
        });
        let layer = known(&mut typed, LAYER, |name| {
            Layer::ALL.into_iter().find(|one| one.name() == name)
        });
        let reach = known(&mut typed, REACH, Reach::of);
        let sector = known(&mut typed, SECTOR, Sector::of);
        let age = age(&mut typed);
        let filter = Filter {
            words: words.trim().to_owned(),
            theme,
            factor,
            layer,
            reach,
            sector,
            age,
            kind: None,
        };
        let bare = Filter {
            words: filter.words.clone(),
            ..Filter::default()
        };
        Self {
            is_asked,
            is_wide: typed.value(WIDE) == "ja",
            typed,
            is_narrowed: filter != bare,
            filter,
        }
    }

    /// The address at which everything is shown that was found.
    pub fn wider(&self, organisation: i32) -> String {
        let encoded =
            |field: &str| utf8_percent_encode(self.typed.value(field), NON_ALPHANUMERIC).to_string();
        let fields = [WORDS, THEME, FACTOR, LAYER, REACH, SECTOR, AGE];
        let asked: String = fields
            .iter()
            .map(|field| format!("{field}={}&", encoded(field)))
            .collect();
        format!("/doen/{organisation}?{asked}{WIDE}=ja")
    }
}

fn known<T>(typed: &mut Typed, field: &'static str, meant: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let value = typed.value(field);
    if value.is_empty() {
        return None;
    }
    let meant = meant(value);
    if meant.is_none() {
        typed.object(field, Message::new("actions-unknown-choice"));
    }
    meant
}

fn age(typed: &mut Typed) -> Option<u8> {
    let value = typed.value(AGE).trim();
    if value.is_empty() {
        return None;
    }
    let age = value.parse().ok().filter(|age| *age <= OLDEST);
    if age.is_none() {
        typed.object(AGE, Message::new("actions-age-unclear"));
    }
    age
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(values: &[(&str, &str)]) -> Asked {
        let values = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Asked::of(values.collect())
    }

    #[test]
    fn nothing_is_asked_until_a_form_is_sent() {
        assert!(!asked(&[]).is_asked);
        let empty = asked(&[("zoek", ""), ("thema", ""), ("leeftijd", "")]);
        assert!(empty.is_asked && !empty.is_narrowed && !empty.typed.has_problems());
    }

    #[test]
    fn what_is_understood_counts_and_the_rest_is_told() {
        let all = asked(&[
            ("thema", "parents"),
            ("laag", "school"),
            ("waar", "meso"),
            ("sector", "po"),
            ("leeftijd", " 8 "),
        ]);
        assert!(all.is_narrowed && !all.typed.has_problems());
        assert_eq!((all.filter.age, all.filter.sector), (Some(8), Some(Sector::Po)));
        for (field, value) in [
            ("thema", "geen"),
            ("factor", "x"),
            ("laag", "dak"),
            ("sector", "PO"),
            ("leeftijd", "acht"),
            ("leeftijd", "-1"),
        ] {
            let asked = asked(&[(field, value)]);
            assert!(
                asked.typed.has_problems() && !asked.is_narrowed,
                "{field} {value}"
            );
        }
    }
}
