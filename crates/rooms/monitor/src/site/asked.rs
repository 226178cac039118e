//! What a visitor chose to look at: how many years together, and by which background.
//!
//! Only a school's own team can choose. To everybody else each choice would be another release of the same pupils, and
//! what one of them hides another could tell by subtraction.

use super::audience::Audience;
use super::figures::Shown;
use maud::{Markup, html};
use pages::Visitor;
use std::collections::BTreeMap;
use vocabulary::Message;

/// The choices of years: the last one, three together, or all there are.
const YEARS: [usize; 3] = [3, 1, 0];

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    /// How many of the last cohorts are taken together; 0 is all.
    pub years: usize,
    /// The id of the background; without one, the first.
    pub background: Option<String>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            years: YEARS[0],
            background: None,
        }
    }
}

impl Asked {
    /// What the address asks for; what cannot be chosen is left as it is.
    pub(crate) fn of(query: &BTreeMap<String, String>, audience: Audience) -> Self {
        if audience != Audience::Own {
            return Self::default();
        }
        let years = query.get("jaren").and_then(|years| years.parse().ok());
        Self {
            years: years.filter(|years| YEARS.contains(years)).unwrap_or(YEARS[0]),
            background: query.get("naar").filter(|id| !id.is_empty()).cloned(),
        }
    }

    /// The choice as part of an address, to keep it on the next page.
    pub(crate) fn kept(&self) -> String {
        let mut parts = Vec::new();
        if self.years != YEARS[0] {
            parts.push(format!("jaren={}", self.years));
        }
        if let Some(background) = &self.background {
            // An id is lower-case letters, digits and hyphens; what else was typed is not kept.
            let id: String = background
                .chars()
                .filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-')
                .collect();
            parts.push(format!("naar={id}"));
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }

    /// Where the choice is made, in words.
    pub(crate) fn show(&self, visitor: &Visitor, organisation: i32, shown: &Shown) -> Markup {
        let language = visitor.language();
        let chosen = shown
            .context
            .background
            .as_ref()
            .map(|background| background.id.as_str());
        html! {
            form.choice method="get" action=(format!("/zien/{organisation}")) {
                label for="jaren" { (visitor.say("zien-choice-years")) }
                select #jaren name="jaren" {
                    @for years in YEARS {
                        option value=(years) selected[years == self.years] {
                            (visitor.text(&Message::new("zien-choice-last").with("count", years as u64)))
                        }
                    }
                }
                @if shown.backgrounds.len() > 1 {
                    label for="naar" { (visitor.say("zien-choice-by")) }
                    select #naar name="naar" {
                        @for (id, label) in &shown.backgrounds {
                            option value=(id) selected[chosen == Some(id)] { (label.in_language(language)) }
                        }
                    }
                }
                button.quiet type="submit" { (visitor.say("zien-choice-do")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let owned = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        owned.collect()
    }

    #[test]
    fn only_the_own_team_chooses() {
        let asked = query(&[("jaren", "1"), ("naar", "income")]);
        let own = Asked::of(&asked, Audience::Own);
        assert_eq!((own.years, own.background.as_deref()), (1, Some("income")));
        assert_eq!(own.kept(), "?jaren=1&naar=income");
        for audience in [Audience::Board, Audience::Public] {
            assert_eq!(Asked::of(&asked, audience), Asked::default());
        }
        assert_eq!(Asked::default().kept(), "");
    }

    #[test]
    fn what_cannot_be_chosen_is_left_as_it_is() {
        for years in ["2", "-1", "many", ""] {
            assert_eq!(
                Asked::of(&query(&[("jaren", years)]), Audience::Own).years,
                3,
                "{years}"
            );
        }
        let hostile = Asked::of(&query(&[("naar", "\"><script>")]), Audience::Own);
        assert_eq!(hostile.kept(), "?naar=script");
    }
}
