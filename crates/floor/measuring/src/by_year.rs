//! A share of pupils school year by school year: of one school, and of others beside it.
//!
//! Each year is another release of the same pupils, so what is counted here is for the team of the school itself. Of
//! other schools nothing may be shown but what several of them are together.

use crate::definition::Definition;
use crate::gate::SafeShare;
use crate::{Choice, Profile, Settings, count, measure};
use statistics::Tally;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::canonical::BackgroundColumn;
use vocabulary::{Background, Class, ClassCode, Label, SchoolYear, Tables};

/// How many pupils had the outcome, of how many, by the calendar year in which the school year began. A year with too
/// few pupils to say anything of is not there.
pub type Years = BTreeMap<i16, Tally>;

/// A figure of a school and of other schools.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CountedYears {
    /// The school's own.
    pub own: Years,
    /// Those of the other schools.
    pub others: Vec<Years>,
    /// A word for which schools those are, and for nothing else about them; empty for none.
    pub beside: String,
    /// The last school year in the school's own list.
    pub last: Option<i16>,
}

/// How figures of single years are made: for the own team, without draws that nobody looks at.
#[must_use]
pub fn settings() -> Settings {
    Settings {
        profile: Profile::intern(),
        replicates: 1,
        ..Settings::default()
    }
}

/// The years of a figure from one on: of a school, and of those in a list of several but the one with this code.
///
/// Which one is left out is told by its code and never by its own list: whoever fills that in could else choose who
/// the others are.
#[must_use]
pub fn by_year(
    own: &Tables,
    several: Option<(&Tables, &str)>,
    definition: &Definition,
    from: SchoolYear,
) -> CountedYears {
    let mut others: BTreeMap<&str, Years> = BTreeMap::new();
    if let Some((several, code)) = several {
        // A list may know schools without any pupil.
        let there: BTreeSet<u32> = several.pupil.school.iter().copied().collect();
        let codes = there
            .into_iter()
            .map(|school| several.schools[school as usize].code.as_str());
        for other in codes.filter(|other| *other != code) {
            let tables = several.of_schools(|school| school.code.as_str() == other);
            others.insert(other, years(&tables, definition, from));
        }
    }
    CountedYears {
        own: years(own, definition, from),
        beside: word_for(others.keys()),
        others: others.into_values().collect(),
        last: own.pupil.cohort.iter().map(|year| year.start()).max(),
    }
}

fn word_for<'a>(codes: impl Iterator<Item = &'a &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut is_empty = true;
    for code in codes {
        hasher.update(code.as_bytes());
        hasher.update(b"\n");
        is_empty = false;
    }
    match is_empty {
        true => String::new(),
        false => hasher.finalize().to_hex()[..16].to_owned(),
    }
}

/// A list without any background with all its pupils in one class. What is asked here is a share of all pupils, and the
/// definitions that count it want a background.
#[must_use]
pub fn in_one_class(tables: &Tables) -> Cow<'_, Tables> {
    if !tables.backgrounds.is_empty() {
        return Cow::Borrowed(tables);
    }
    let label = || Label::new("alle leerlingen", "all pupils");
    let mut tables = tables.clone();
    tables.backgrounds.push(Background {
        id: "everybody".into(),
        label: label(),
        classes: vec![Class {
            code: "everybody".into(),
            label: label(),
        }],
        measure_decimals: None,
        measure_unit: None,
    });
    tables.pupil.backgrounds.push(BackgroundColumn {
        class: vec![ClassCode(1); tables.pupils()],
        measure: Vec::new(),
    });
    Cow::Owned(tables)
}

fn years(tables: &Tables, definition: &Definition, from: SchoolYear) -> Years {
    let tables = &*in_one_class(tables);
    let cohorts: BTreeSet<SchoolYear> = tables.pupil.cohort.iter().copied().collect();
    cohorts
        .range(from..)
        .filter_map(|year| Some((year.start(), of_year(tables, definition, *year)?)))
        .collect()
}

fn of_year(tables: &Tables, definition: &Definition, year: SchoolYear) -> Option<Tally> {
    let definitions = [definition.clone().between(year, year)];
    let cube = count(tables, Choice::first(tables), &definitions);
    let measurement = measure(&cube, &definitions, &settings(), |_, _| {});
    match measurement.findings.first()?.tables.first()?.share(&[None]) {
        SafeShare::Ratio { k, n } if n > 0 => Tally::new(k, n).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::canonical::Origin;
    use vocabulary::{Advice, AdviceKind, Level, LevelRange, PupilKey, School, SchoolCode};

    const HAVO: &str = include_str!("../../../../indicators/havo-advice/definition.toml");

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting(start).expect("a year")
    }

    /// Two years of twenty pupils at each of four schools, and a fifth without any; in 2025 every school has as many
    /// advices of havo as its number, and one more in 2026.
    fn board() -> Tables {
        let mut tables = Tables::empty(Origin::Records);
        tables.schools = (0..5)
            .map(|school| School {
                code: SchoolCode::new(&format!("99A{school}00")).expect("a code"),
                name: None,
                board: None,
                surroundings: None,
            })
            .collect();
        let advice = |level| Advice::Range(LevelRange::single(level));
        for (place, (start, school, pupil)) in [2025_i16, 2026]
            .into_iter()
            .flat_map(|start| {
                (0..4_u32).flat_map(move |school| (0..20_u32).map(move |pupil| (start, school, pupil)))
            })
            .enumerate()
        {
            let row = place as u32;
            tables.pupil.key.push(PupilKey([place as u8; 16]));
            tables.pupil.school.push(school);
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.push(year(start));
            tables.pupil.weight.push(1_000_000);
            let havo = pupil < school + 5 + u32::from(start == 2026);
            tables.advice.pupil.push(row);
            tables.advice.kind.push(AdviceKind::Final);
            tables.advice.reason_recorded.push(None);
            tables
                .advice
                .advice
                .push(advice(if havo { Level::Havo } else { Level::VmboGt }));
        }
        tables
    }

    fn tally(k: u64) -> Tally {
        Tally::new(k, 20).expect("fewer")
    }

    #[test]
    fn a_part_of_a_list_stands_beside_the_schools_with_pupils_in_the_rest() {
        let board = board();
        let definition = Definition::read(HAVO).expect("sound");
        let own = board.of_schools(|school| school.code.as_str() == "99A100");
        let found = by_year(&own, Some((&board, "99A100")), &definition, year(2023));
        assert_eq!(found.own, Years::from([(2025, tally(6)), (2026, tally(7))]));
        let others: Vec<u64> = found
            .others
            .iter()
            .map(|years| years[&2025].successes())
            .collect();
        assert_eq!(
            others,
            [5, 7, 8],
            "the school itself and the one without pupils are no others"
        );
        assert_eq!(found.last, Some(2026));
        let alone = by_year(&own, None, &definition, year(2023));
        assert!(alone.others.is_empty() && alone.beside.is_empty());
        let later = by_year(&own, None, &definition, year(2026));
        assert_eq!(later.own.keys().collect::<Vec<_>>(), [&2026]);
    }

    #[test]
    fn others_have_a_word_that_follows_from_their_codes_alone() {
        let board = board();
        let definition = Definition::read(HAVO).expect("sound");
        let beside = |code: &str, board: &Tables| {
            let own = board.of_schools(|school| school.code.as_str() == code);
            by_year(&own, Some((board, code)), &definition, year(2023)).beside
        };
        let word = beside("99A100", &board);
        assert_eq!(word, beside("99A100", &board));
        assert_ne!(word, beside("99A200", &board));
        let fewer = board.of_schools(|school| school.code.as_str() != "99A300");
        assert_ne!(word, beside("99A100", &fewer));
    }
}
