//! What came in on a questionnaire, counted so that nobody can be picked out.
//!
//! Results are made only after a survey is closed, once: who looks twice while answers come in can take the first look
//! from the second. Of each question, answers that lie side by side on a scale stand together until at least
//! [`SMALLEST`] people share them.

use crate::questionnaire::{Item, Kind, Questionnaire};
use crate::table::SMALLEST;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest answer in own words, in characters.
pub const LONGEST: usize = 600;
/// What is kept of who does not know.
pub const UNKNOWN: &str = "unknown";

/// What somebody gave on one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// The place on a scale, from 0.
    Place(usize),
    /// What was chosen.
    Chosen(Vec<String>),
    /// Own words, or that somebody does not know.
    Words(String),
}

/// What somebody gave, by the code of the question.
pub type Answers = BTreeMap<String, Given>;

/// What was filled in, out of the values of a form; what does not belong to the questionnaire is left out.
#[must_use]
pub fn filled_in(questionnaire: &Questionnaire, value: impl Fn(&str) -> String) -> Answers {
    let of = |item: &Item| match item.kind {
        Kind::Scale => {
            let given = value(&field(item));
            let places = questionnaire.scale_of(item)?.labels.of("nl").len();
            match given.parse() {
                Ok(place) if place < places => Some(Given::Place(place)),
                _ => (given == UNKNOWN).then_some(Given::Words(given)),
            }
        }
        Kind::Choice => {
            let chosen = item.option.iter().map(|option| option.id.clone());
            let chosen: Vec<String> = chosen
                .filter(|id| value(&format!("{}-{id}", field(item))) == "on")
                .collect();
            (!chosen.is_empty()).then_some(Given::Chosen(chosen))
        }
        Kind::Open => {
            let words = value(&field(item)).replace("\r\n", "\n");
            let is_sign = |sign: &char| *sign == '\n' || !sign.is_control();
            let words: String = words.chars().filter(is_sign).collect();
            let words = words.trim().to_owned();
            (!words.is_empty()).then_some(Given::Words(words))
        }
    };
    let items = questionnaire.item.iter();
    items
        .filter_map(|item| Some((item.id.clone(), of(item)?)))
        .collect()
}

/// The name of the field of a question.
#[must_use]
pub fn field(item: &Item) -> String {
    format!("i-{}", item.id)
}

/// The questions of which more was chosen than they allow.
pub fn too_many<'q>(questionnaire: &'q Questionnaire, answers: &Answers) -> impl Iterator<Item = &'q Item> {
    questionnaire
        .item
        .iter()
        .filter(|item| match answers.get(&item.id) {
            Some(Given::Chosen(chosen)) => item.max.is_some_and(|max| chosen.len() > max),
            _ => false,
        })
}

/// Places on a scale that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first place.
    pub from: usize,
    /// The last.
    pub to: usize,
    /// How many people.
    pub people: usize,
}

/// How a question on a scale was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnScale {
    /// How many chose a place.
    pub people: usize,
    /// How many did not, or do not know.
    pub silent: usize,
    /// Who chose what, from the least to the most: nobody, or at least [`SMALLEST`] people each, unless all stand together.
    pub stretches: Vec<Stretch>,
    /// How many places the scale has.
    places: usize,
}

impl OnScale {
    /// How many chose a place above the middle; nothing when people who stand together lie on both sides of that border.
    #[must_use]
    pub fn above(&self) -> Option<usize> {
        self.at_or_above(self.places.div_ceil(2))
    }

    /// How many chose a place below the middle; nothing when people who stand together lie on both sides of that border.
    #[must_use]
    pub fn below(&self) -> Option<usize> {
        Some(self.people - self.at_or_above(self.places / 2)?)
    }

    /// How many chose this place or a higher one, unless that parts people who stand together.
    fn at_or_above(&self, border: usize) -> Option<usize> {
        let crosses = |one: &Stretch| one.people > 0 && one.from < border && border <= one.to;
        let above = self.stretches.iter().filter(|one| one.from >= border);
        (!self.stretches.iter().any(crosses)).then(|| above.map(|one| one.people).sum())
    }
}

/// How a question was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// So few answered, or nearly all alike, that it would tell what somebody answered: nothing is shown.
    NotTold,
    /// On a scale.
    Scale(OnScale),
    /// How many people chose at least one thing, and how many each; nothing for one or two of them, and for nearly all.
    Choice(usize, Vec<Option<usize>>),
    /// In own words, in an order that tells nothing.
    Open(Vec<String>),
}

/// How each question was answered, in the order of the questionnaire.
#[must_use]
pub fn outcomes(questionnaire: &Questionnaire, all: &[Answers]) -> Vec<Outcome> {
    questionnaire
        .item
        .iter()
        .map(|item| outcome(questionnaire, item, all))
        .collect()
}

fn outcome(questionnaire: &Questionnaire, item: &Item, all: &[Answers]) -> Outcome {
    let given: Vec<&Given> = all.iter().filter_map(|answers| answers.get(&item.id)).collect();
    let floor = questionnaire.floor();
    match item.kind {
        Kind::Scale => {
            let places = questionnaire
                .scale_of(item)
                .map_or(0, |scale| scale.labels.of("nl").len());
            let mut counts = vec![0; places];
            for one in &given {
                if let Given::Place(place) = one
                    && let Some(count) = counts.get_mut(*place)
                {
                    *count += 1;
                }
            }
            let people: usize = counts.iter().sum();
            // Where nearly everybody chose alike, the count says what each of them chose.
            let is_alike = counts.iter().any(|count| count + 1 >= people);
            if people < floor || is_alike {
                return Outcome::NotTold;
            }
            Outcome::Scale(OnScale {
                people,
                silent: all.len() - people,
                stretches: together(&counts),
                places,
            })
        }
        Kind::Choice => {
            let chosen: Vec<&Vec<String>> = given
                .iter()
                .filter_map(|one| match one {
                    Given::Chosen(chosen) => Some(chosen),
                    _ => None,
                })
                .collect();
            if chosen.len() < floor {
                return Outcome::NotTold;
            }
            let counts = item.option.iter().map(|option| {
                let count = chosen.iter().filter(|one| one.contains(&option.id)).count();
                let is_told = count == 0 || (SMALLEST..=chosen.len().saturating_sub(2)).contains(&count);
                is_told.then_some(count)
            });
            Outcome::Choice(chosen.len(), counts.collect())
        }
        Kind::Open if all.len() < floor => Outcome::NotTold,
        Kind::Open => {
            let words = given.iter().filter_map(|one| match one {
                Given::Words(words) => Some(words.clone()),
                _ => None,
            });
            let mut words: Vec<String> = words.collect();
            words.sort();
            Outcome::Open(words)
        }
    }
}

/// Neighbours stand together until each has nobody or at least [`SMALLEST`] people: the one with too few goes to a
/// neighbour on its own side of the middle, or else to the smaller one.
fn together(counts: &[usize]) -> Vec<Stretch> {
    let side = |place: usize| (2 * place + 1).cmp(&counts.len());
    let mut all: Vec<Stretch> = counts
        .iter()
        .enumerate()
        .map(|(place, people)| Stretch {
            from: place,
            to: place,
            people: *people,
        })
        .collect();
    while all.len() > 1
        && let Some(at) = all.iter().position(|one| (1..SMALLEST).contains(&one.people))
    {
        let price = |one: &Stretch| {
            (
                side(one.from) != side(all[at].to) || side(one.to) != side(all[at].from),
                one.people,
            )
        };
        let before = at.checked_sub(1).map(|place| (price(&all[place]), place));
        let after = all.get(at + 1).map(|one| (price(one), at));
        let Some((_, first)) = before.into_iter().chain(after).min() else {
            break;
        };
        let second = all.remove(first + 1);
        all[first].to = second.to;
        all[first].people += second.people;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(places: &[usize]) -> Vec<Answers> {
        let one = |place: &usize| BTreeMap::from([("show".to_owned(), Given::Place(*place))]);
        places.iter().map(one).collect()
    }

    fn on_scale(places: &[usize]) -> Outcome {
        outcomes(Questionnaire::named("team").unwrap(), &team(places)).remove(0)
    }

    #[test]
    fn fewer_than_the_floor_are_not_shown() {
        assert_eq!(on_scale(&[1, 2, 3, 3]), Outcome::NotTold);
        assert!(matches!(on_scale(&[3, 3, 3, 4, 4]), Outcome::Scale(_)));
        // Of five who all agree, everybody would know what each said.
        assert_eq!(on_scale(&[3, 3, 3, 3, 3]), Outcome::NotTold);
        assert_eq!(on_scale(&[3, 3, 3, 3, 4]), Outcome::NotTold);
    }

    #[test]
    fn nobody_stands_alone_on_a_scale() {
        for (counts, expected) in [
            (vec![0, 0, 1, 5, 4], vec![(0, 3, 6), (4, 4, 4)]),
            (
                vec![3, 0, 4, 0, 3],
                vec![(0, 0, 3), (1, 1, 0), (2, 2, 4), (3, 3, 0), (4, 4, 3)],
            ),
            (vec![1, 1, 1, 1, 1], vec![(0, 4, 5)]),
            (vec![2, 9, 9, 9, 1], vec![(0, 1, 11), (2, 2, 9), (3, 4, 10)]),
            // To the side where more stand, rather than across the middle.
            (
                vec![0, 0, 3, 1, 8],
                vec![(0, 0, 0), (1, 1, 0), (2, 2, 3), (3, 4, 9)],
            ),
        ] {
            let found: Vec<_> = together(&counts)
                .iter()
                .map(|one| (one.from, one.to, one.people))
                .collect();
            assert_eq!(found, expected, "{counts:?}");
        }
    }

    #[test]
    fn a_side_is_told_only_when_nobody_stands_across_its_border() {
        for (places, below, above) in [
            (vec![0, 0, 0, 2, 2, 2, 4, 4, 4, 4], Some(3), Some(4)),
            (vec![2, 2, 2, 2, 3, 4, 4, 4, 4], Some(0), Some(5)),
            // One below the middle stands with the middle; what is above is known all the same.
            (vec![1, 2, 2, 2, 3, 3, 3, 4, 4, 4], None, Some(6)),
            (vec![0, 1, 1, 2, 2, 2, 3], Some(3), None),
            (vec![0, 1, 2, 3, 4], None, None),
        ] {
            let Outcome::Scale(found) = on_scale(&places) else {
                panic!("enough people answered");
            };
            assert_eq!((found.below(), found.above()), (below, above), "{places:?}");
            assert_eq!(
                found.stretches.iter().map(|one| one.people).sum::<usize>(),
                places.len()
            );
        }
    }

    #[test]
    fn a_form_gives_only_what_belongs_to_the_questionnaire() {
        let team = Questionnaire::named("team").unwrap();
        let values = BTreeMap::from([
            ("i-show", "4"),
            ("i-hard-things", "unknown"),
            ("i-expect", "5"),
            ("i-groups", "<script>"),
            ("i-other", "1"),
        ]);
        let answers = filled_in(team, |name| {
            values.get(name).copied().unwrap_or_default().to_owned()
        });
        let expected = [
            ("show".to_owned(), Given::Place(4)),
            ("hard-things".to_owned(), Given::Words(UNKNOWN.to_owned())),
        ];
        assert_eq!(answers, BTreeMap::from(expected));
        let json = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    }
}
