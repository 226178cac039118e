//! A list as a school would export it: one row per pupil, cells of text, the columns of the fill-in sheets.

use super::profile::spelled as spelled_profile;
use super::{school_advice, test_advice};
use crate::run::Simulation;
use crate::state::Place;
use vocabulary::canonical::SIMULATED_COLUMN;
use vocabulary::{Advice, Level, LevelRange, SchoolYear};

/// The columns of a primary school's list.
pub const PRIMARY_COLUMNS: [&str; 9] = [
    "leerlingnummer",
    "schooljaar",
    "brin",
    "voorlopig advies",
    "toetsadvies",
    "definitief advies",
    "reden niet bijgesteld",
    "toetsscore",
    "opleiding ouders",
];

/// The columns of a secondary school's list.
pub const SECONDARY_COLUMNS: [&str; 9] = [
    "leerlingnummer",
    "schooljaar",
    "brin",
    "basisschool",
    "advies",
    "leerjaar",
    "niveau",
    "profiel",
    "opleiding ouders",
];

/// A list: headers and rows of cells that may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The headers.
    pub columns: &'static [&'static str],
    /// The rows; each has a cell for every header.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Sheet {
    /// The list as a school would save it: semicolons, and a last column that says that nobody in it exists.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = self.columns.join(";");
        let (column, word) = SIMULATED_COLUMN;
        text.push_str(&format!(";{column}\n"));
        for row in &self.rows {
            for cell in row {
                // No cell holds a semicolon, a quote or a line break: they are codes, numbers and fixed words.
                text.push_str(cell.as_deref().unwrap_or_default());
                text.push(';');
            }
            text.push_str(word);
            text.push('\n');
        }
        text
    }

    /// The place of a column.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == header)
    }
}

impl Simulation {
    /// The pupils of group 8 in one school year, in the order of their schools and numbers.
    #[must_use]
    pub fn primary_sheet(&self, year: SchoolYear) -> Sheet {
        let all = &self.pupils;
        let mut pupils: Vec<usize> = (0..all.len())
            .filter(|pupil| all.advised[*pupil] == year.start())
            .collect();
        pupils.sort_by_key(|pupil| (all.primary[*pupil], *pupil));
        let rows = pupils.into_iter().map(|pupil| {
            let lowest = all.lowest[pupil];
            let advice = |class| school_advice(class, lowest).map(spelled);
            let is_kept = all.test[pupil] <= 8 && all.test[pupil] > all.last[pupil];
            let has_reason = is_kept && year >= SchoolYear::DOORSTROOMTOETS;
            let score = f64::from(all.scores[pupil][3]);
            vec![
                Some(format!("{pupil:07}")),
                Some(year.to_string()),
                Some(self.primary_code(all.primary[pupil]).to_string()),
                advice(all.first[pupil]),
                test_advice(all.test[pupil]).map(spelled),
                advice(all.last[pupil]),
                has_reason.then(|| "ja".to_owned()),
                score.is_finite().then(|| format!("{:.1}", 535.0 + 10.0 * score)),
                self.education_word(pupil),
            ]
        });
        Sheet {
            columns: &PRIMARY_COLUMNS,
            rows: rows.collect(),
        }
    }

    /// The pupils of secondary schools on the first of October of one school year that was kept; without rows
    /// for any other year.
    #[must_use]
    pub fn secondary_sheet(&self, year: SchoolYear) -> Sheet {
        let all = &self.pupils;
        let of_year = usize::try_from(year.start() - self.record.first_year).ok();
        let positions = of_year.and_then(|place| self.record.positions.get(place));
        let mut positions: Vec<_> = positions.into_iter().flatten().collect();
        positions.sort_by_key(|position| (position.school, position.pupil));
        let rows = positions.into_iter().map(|position| {
            let pupil = position.pupil as usize;
            let origin = (all.advised[pupil] > 0).then(|| self.primary_code(all.primary[pupil]).to_string());
            let levels = match position.place {
                Place::Transition => "ISK".to_owned(),
                Place::SpecialSecondary => "vso".to_owned(),
                _ => levels(position.low, position.high).map_or(String::new(), short),
            };
            vec![
                Some(format!("{pupil:07}")),
                Some(year.to_string()),
                Some(self.secondary_code(position.school).to_string()),
                origin,
                school_advice(all.last[pupil], all.lowest[pupil]).map(spelled),
                Some(position.grade.to_string()),
                Some(levels),
                self.profile(position).map(spelled_profile),
                self.education_word(pupil),
            ]
        });
        Sheet {
            columns: &SECONDARY_COLUMNS,
            rows: rows.collect(),
        }
    }

    fn education_word(&self, pupil: usize) -> Option<String> {
        let word = crate::dirt::EDUCATIONS[usize::from(self.pupils.education[pupil])];
        self.education_is_known(pupil).then(|| word.to_owned())
    }
}

fn levels(low: u8, high: u8) -> Option<LevelRange> {
    LevelRange::new(Level::from_rung(low)?, Level::from_rung(high)?)
}

fn spelled(advice: Advice) -> String {
    match advice {
        Advice::Range(range) => short(range),
        Advice::SpecialEducation => "vso".to_owned(),
        Advice::NotPossible => "advies niet mogelijk".to_owned(),
    }
}

/// As schools write it: `vmbo-bb/kb`, with *vmbo* once.
fn short(range: LevelRange) -> String {
    let code = range.code();
    match code.split_once("/vmbo-") {
        Some((low, high)) if low.starts_with("vmbo-") => format!("{low}/{high}"),
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::read_advice;

    #[test]
    fn what_is_spelled_reads_back() {
        for class in 0..=8 {
            let advice = school_advice(class, crate::state::Lowest::Basic).expect("a class");
            assert_eq!(read_advice(&spelled(advice)), Some(advice), "{}", spelled(advice));
            let test = test_advice(class).expect("a class");
            assert_eq!(read_advice(&spelled(test)), Some(test));
        }
    }
}
