//! Columns that tell of one thing together: a pupil who has one value in the first can only have some in the others.
//!
//! A diploma on time is also one within two years, and who repeated a year first has repeated one. Counts of such
//! columns hold each other, so that the difference of two of them tells of the few in between. As one aspect, with
//! every combination that can be as a value, the tables of them are tied like any others.

use crate::condition::Told;
use std::sync::LazyLock;
use vocabulary::Level;

/// Stands for no value.
const NONE: &str = "-";
/// Between the values of the columns.
const BETWEEN: char = '|';

/// One aspect made of columns.
pub(super) struct Joint {
    pub name: &'static str,
    columns: &'static [&'static str],
    pub values: Vec<String>,
}

impl Joint {
    /// What one of its values tells of one of its columns.
    pub fn told<'v>(&self, value: &'v str, column: &str) -> Told<'v> {
        let place = self.columns.iter().position(|known| *known == column);
        let word = place.and_then(|place| value.split(BETWEEN).nth(place));
        match word {
            None => Told::Something,
            Some(NONE) => Told::Absent,
            Some(word) => Level::from_code(word).map_or(Told::Word(word), Told::Level),
        }
    }
}

/// The joint aspect that a column belongs to.
pub(super) fn of_column(column: &str) -> Option<&'static Joint> {
    JOINT.iter().find(|joint| joint.columns.contains(&column))
}

/// The joint aspect with this name.
pub(super) fn named(name: &str) -> Option<&'static Joint> {
    JOINT.iter().find(|joint| joint.name == name)
}

static JOINT: LazyLock<[Joint; 4]> = LazyLock::new(|| {
    [
        Joint {
            name: "diplomas",
            columns: &[
                "first_diploma",
                "diploma",
                "diploma_within_two",
                "diploma_on_time",
                "stacked",
                "out_of_sight",
            ],
            values: diplomas(),
        },
        Joint {
            name: "moves",
            columns: &["first_move", "repeated"],
            values: moves(),
        },
        Joint {
            name: "toetsadvies",
            columns: &[
                "reconsideration",
                "provisional_against_test",
                "final_against_test",
            ],
            values: toetsadvies(),
        },
        Joint {
            name: "placement beside advice",
            columns: &["placement_against_advice", "dual_advice_placement"],
            values: placement(),
        },
    ]
});

fn joined(words: &[&str]) -> String {
    words.join(&BETWEEN.to_string())
}

/// First and highest diploma, those in time, whether a higher one followed, and whether nothing is known.
fn diplomas() -> Vec<String> {
    let mut values = vec![
        joined(&[NONE, NONE, NONE, NONE, NONE, "true"]),
        joined(&[NONE, NONE, NONE, NONE, NONE, "false"]),
    ];
    let up_to = |highest: Option<Level>| {
        let levels = Level::ALL.into_iter().map(Some);
        let some = levels.filter(move |level| *level <= highest);
        [None].into_iter().chain(some).collect::<Vec<Option<Level>>>()
    };
    let code = |level: Option<Level>| level.map_or(NONE, Level::code);
    for highest in Level::ALL {
        for first in Level::ALL.into_iter().filter(|first| *first <= highest) {
            let stacked = if first < highest { "true" } else { "false" };
            for within in up_to(Some(highest)) {
                for on_time in up_to(within) {
                    values.push(joined(&[
                        first.code(),
                        highest.code(),
                        code(within),
                        code(on_time),
                        stacked,
                        "false",
                    ]));
                }
            }
        }
    }
    values
}

fn moves() -> Vec<String> {
    let moves = ["up", "down", "repeat", "left", "diploma", "none", NONE];
    let pairs = moves
        .into_iter()
        .flat_map(|first| ["true", "false", NONE].map(|again| (first, again)));
    // Who repeats a year first has repeated one.
    let can_be = pairs.filter(|(first, again)| *first != "repeat" || *again == "true");
    can_be.map(|(first, again)| joined(&[first, again])).collect()
}

fn toetsadvies() -> Vec<String> {
    let all = ["below", "within", "above", NONE];
    let cases: [(&str, &[&str], &[&str]); 8] = [
        ("full", &["below", "within"], &["within", "above"]),
        ("partial", &["below", "within"], &["below", "within"]),
        ("unchanged", &["below", "within"], &["below", "within"]),
        ("final-unknown", &["below", "within"], &[NONE]),
        ("not-called-for", &["within", "above", NONE], &all),
        ("not-compared", &[NONE], &all),
        ("impossible", &all, &all),
        (NONE, &all, &all),
    ];
    let values = cases.into_iter().flat_map(|(what, provisional, last)| {
        let pairs = provisional
            .iter()
            .flat_map(move |one| last.iter().map(move |other| (*one, *other)));
        pairs.map(move |(one, other)| joined(&[what, one, other]))
    });
    values.collect()
}

fn placement() -> Vec<String> {
    let values = [
        ["below", NONE],
        ["above", NONE],
        ["within", NONE],
        ["within", "lower-only"],
        ["within", "both"],
        ["within", "upper-only"],
        [NONE, NONE],
    ];
    values.iter().map(|words| joined(words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_tells_of_every_column_and_stands_once() {
        for joint in JOINT.iter() {
            let mut values = joint.values.clone();
            values.sort();
            values.dedup();
            assert_eq!(values.len(), joint.values.len(), "{}", joint.name);
            for value in &joint.values {
                assert_eq!(value.split(BETWEEN).count(), joint.columns.len(), "{value}");
            }
        }
    }

    #[test]
    fn a_diploma_on_time_is_one_within_two_years_and_one_at_all() {
        let diplomas = named("diplomas").expect("it is there");
        let levels = |value: &str, column: &str| match diplomas.told(value, column) {
            Told::Level(level) => Some(level),
            _ => None,
        };
        for value in &diplomas.values {
            let [on_time, within, ever] =
                ["diploma_on_time", "diploma_within_two", "diploma"].map(|column| levels(value, column));
            assert!(on_time <= within && within <= ever, "{value}");
        }
    }
}
