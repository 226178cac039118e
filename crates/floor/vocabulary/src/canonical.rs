//! The canonical tables: the one shape in which pupil records exist inside Wieg, column by column.
//!
//! `intake` (and later `explore`) writes these and nothing else; `measuring` reads them.
//! The tables are columns of equal length, checked by [`Tables::breaches`]. What each column means stands
//! in [`crate::schema`].

use crate::Advice;
use crate::{
    AdviceKind, Background, ClassCode, Level, LevelRange, PupilKey, School, SchoolYear, SubjectProfile,
    TestDefinition,
};

/// Where the records come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A school's or board's own records.
    Records,
    /// A published research data set.
    Published,
    /// Made by the simulator; every screen that shows a figure from it says so.
    Synthetic {
        /// The seed it was made with.
        seed: u64,
        /// The version of the model.
        model: String,
        /// The fingerprint of the parameters.
        parameters: String,
    },
}

/// How a file with the truth behind simulated pupils begins. Whatever reads pupils refuses such a file: a monitor
/// that could see the truth could not be put to the test.
pub const TRUTH_MARK: &str = "# wieg-truth";

/// The column and the word by which a list says that its pupils are simulated.
pub const SIMULATED_COLUMN: (&str, &str) = ("herkomst", "nagebootst");

/// All canonical tables of one import, with the definitions that give their codes a meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Where the records come from.
    pub origin: Origin,
    /// The schools; columns of schools hold places in this list.
    pub schools: Vec<School>,
    /// The backgrounds, in the order of [`PupilTable::backgrounds`].
    pub backgrounds: Vec<Background>,
    /// The tests; [`TestTable::test`] holds places in this list.
    pub tests: Vec<TestDefinition>,
    /// One row per pupil per cohort.
    pub pupil: PupilTable,
    /// One row per pupil per test taken.
    pub test: TestTable,
    /// One row per advice given.
    pub advice: AdviceTable,
    /// One row per class in which a pupil was placed at the start of secondary school.
    pub placement: PlacementTable,
    /// One row per pupil per school year.
    pub position: PositionTable,
    /// One row per diploma.
    pub diploma: DiplomaTable,
}

/// One row per pupil per cohort.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PupilTable {
    /// The pseudonym.
    pub key: Vec<PupilKey>,
    /// The school that the figures are about, as a place in [`Tables::schools`].
    pub school: Vec<u32>,
    /// The school that the pupil came from, if the file says so.
    pub origin_school: Vec<Option<u32>>,
    /// The school year of the cohort: groep 8 for a primary list, the first year for a secondary one.
    pub cohort: Vec<SchoolYear>,
    /// The survey weight with six decimals; 1,000,000 is one pupil.
    pub weight: Vec<i64>,
    /// One column per background, in the order of [`Tables::backgrounds`].
    pub backgrounds: Vec<BackgroundColumn>,
}

/// The classes of one background, and the measure they were cut from where there is one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BackgroundColumn {
    /// The class of each pupil; unknown is a class.
    pub class: Vec<ClassCode>,
    /// The underlying measure in the decimals of its definition. Empty where the background has none.
    pub measure: Vec<Option<i64>>,
}

/// One row per pupil per test taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TestTable {
    /// The row of the pupil.
    pub pupil: Vec<u32>,
    /// The place of the test in [`Tables::tests`].
    pub test: Vec<u16>,
    /// The score in the decimals of its test.
    pub score: Vec<i64>,
}

/// One row per advice given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AdviceTable {
    /// The row of the pupil.
    pub pupil: Vec<u32>,
    /// Provisional, test or final.
    pub kind: Vec<AdviceKind>,
    /// What it says.
    pub advice: Vec<Advice>,
    /// Whether a reason was recorded for not raising it; nothing where the file does not tell.
    pub reason_recorded: Vec<Option<bool>>,
}

/// One row per class in which a pupil was placed at the start of secondary school.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlacementTable {
    /// The row of the pupil.
    pub pupil: Vec<u32>,
    /// The levels of the class.
    pub class: Vec<LevelRange>,
}

/// Where a pupil was in a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In a class of these levels.
    InClass(LevelRange),
    /// In secondary special education.
    SpecialEducation,
    /// In an international transition class, which has no level yet.
    TransitionClass,
    /// Left with an outcome that is not known. A class of its own, never "no diploma".
    LeftOutcomeUnknown,
}

/// One row per pupil per school year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PositionTable {
    /// The row of the pupil.
    pub pupil: Vec<u32>,
    /// The school year.
    pub school_year: Vec<SchoolYear>,
    /// The year of study (leerjaar), 1 to 6.
    pub study_year: Vec<Option<u8>>,
    /// Where the pupil was.
    pub standing: Vec<Standing>,
    /// The profile in that year; unknown is a value of its own, nothing where the file does not tell.
    pub profile: Vec<Option<SubjectProfile>>,
}

/// One row per diploma.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DiplomaTable {
    /// The row of the pupil.
    pub pupil: Vec<u32>,
    /// The school year in which it was earned, if known.
    pub school_year: Vec<Option<SchoolYear>>,
    /// Its level.
    pub level: Vec<Level>,
}

/// A way in which tables are not what they must be. A writer of tables that causes one has a bug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// A column is longer or shorter than its table.
    Length {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A row points at a pupil, school, test or class that is not there.
    Dangling {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row.
        row: usize,
    },
    /// The same pupil stands twice in one cohort.
    DuplicatePupil {
        /// The second row.
        row: usize,
    },
    /// A weight below zero.
    NegativeWeight {
        /// The row.
        row: usize,
    },
    /// A pupil has the same test, kind of advice or school year twice.
    DuplicateFact {
        /// The table.
        table: &'static str,
        /// The second row.
        row: usize,
    },
}

impl Tables {
    /// Tables without pupils.
    #[must_use]
    pub fn empty(origin: Origin) -> Self {
        Self {
            origin,
            schools: Vec::new(),
            backgrounds: Vec::new(),
            tests: Vec::new(),
            pupil: PupilTable::default(),
            test: TestTable::default(),
            advice: AdviceTable::default(),
            placement: PlacementTable::default(),
            position: PositionTable::default(),
            diploma: DiplomaTable::default(),
        }
    }

    /// The number of pupils, counted once per cohort.
    #[must_use]
    pub fn pupils(&self) -> usize {
        self.pupil.key.len()
    }

    /// Everything in which these tables break the schema; empty when they are sound.
    #[must_use]
    pub fn breaches(&self) -> Vec<Breach> {
        let mut breaches = self.length_breaches();
        if breaches.is_empty() {
            self.find_dangling(&mut breaches);
            self.find_duplicates(&mut breaches);
            let weights = self.pupil.weight.iter().enumerate();
            breaches.extend(
                weights
                    .filter(|(_, w)| **w < 0)
                    .map(|(row, _)| Breach::NegativeWeight { row }),
            );
        }
        breaches
    }

    fn length_breaches(&self) -> Vec<Breach> {
        let pupils = self.pupil.key.len();
        let mut lengths = vec![
            ("pupil", "school", self.pupil.school.len(), pupils),
            ("pupil", "origin_school", self.pupil.origin_school.len(), pupils),
            ("pupil", "cohort", self.pupil.cohort.len(), pupils),
            ("pupil", "weight", self.pupil.weight.len(), pupils),
            (
                "pupil",
                "backgrounds",
                self.pupil.backgrounds.len(),
                self.backgrounds.len(),
            ),
            ("test", "test", self.test.test.len(), self.test.pupil.len()),
            ("test", "score", self.test.score.len(), self.test.pupil.len()),
            ("advice", "kind", self.advice.kind.len(), self.advice.pupil.len()),
            (
                "advice",
                "advice",
                self.advice.advice.len(),
                self.advice.pupil.len(),
            ),
            (
                "advice",
                "reason_recorded",
                self.advice.reason_recorded.len(),
                self.advice.pupil.len(),
            ),
            (
                "placement",
                "class",
                self.placement.class.len(),
                self.placement.pupil.len(),
            ),
            (
                "position",
                "school_year",
                self.position.school_year.len(),
                self.position.pupil.len(),
            ),
            (
                "position",
                "study_year",
                self.position.study_year.len(),
                self.position.pupil.len(),
            ),
            (
                "position",
                "standing",
                self.position.standing.len(),
                self.position.pupil.len(),
            ),
            (
                "position",
                "profile",
                self.position.profile.len(),
                self.position.pupil.len(),
            ),
            (
                "diploma",
                "school_year",
                self.diploma.school_year.len(),
                self.diploma.pupil.len(),
            ),
            (
                "diploma",
                "level",
                self.diploma.level.len(),
                self.diploma.pupil.len(),
            ),
        ];
        for (column, definition) in self.pupil.backgrounds.iter().zip(&self.backgrounds) {
            let measured = if definition.measure_decimals.is_some() {
                pupils
            } else {
                0
            };
            lengths.push(("pupil", "background", column.class.len(), pupils));
            lengths.push(("pupil", "background_measure", column.measure.len(), measured));
        }
        let wrong = lengths.into_iter().filter(|(_, _, have, need)| have != need);
        wrong
            .map(|(table, column, _, _)| Breach::Length { table, column })
            .collect()
    }

    fn find_dangling(&self, breaches: &mut Vec<Breach>) {
        let mut check = |table, column, values: &mut dyn Iterator<Item = usize>, limit: usize| {
            let outside = values.enumerate().filter(|(_, value)| *value >= limit);
            breaches.extend(outside.map(|(row, _)| Breach::Dangling { table, column, row }));
        };
        let pupils = self.pupils();
        let schools = self.schools.len();
        check(
            "pupil",
            "school",
            &mut self.pupil.school.iter().map(|s| *s as usize),
            schools,
        );
        let origins = self
            .pupil
            .origin_school
            .iter()
            .map(|s| s.map_or(0, |s| s as usize));
        let has_origin = self.pupil.origin_school.iter().any(Option::is_some);
        check(
            "pupil",
            "origin_school",
            &mut origins.into_iter(),
            if has_origin { schools } else { usize::MAX },
        );
        for (column, definition) in self.pupil.backgrounds.iter().zip(&self.backgrounds) {
            let classes = column.class.iter().map(|class| usize::from(class.0));
            check(
                "pupil",
                "background",
                &mut classes.into_iter(),
                definition.classes.len() + 1,
            );
        }
        check(
            "test",
            "test",
            &mut self.test.test.iter().map(|t| usize::from(*t)),
            self.tests.len(),
        );
        let references = [
            ("test", &self.test.pupil),
            ("advice", &self.advice.pupil),
            ("placement", &self.placement.pupil),
            ("position", &self.position.pupil),
            ("diploma", &self.diploma.pupil),
        ];
        for (table, rows) in references {
            check(table, "pupil", &mut rows.iter().map(|row| *row as usize), pupils);
        }
    }

    fn find_duplicates(&self, breaches: &mut Vec<Breach>) {
        let pupils = self.pupil.key.iter().zip(&self.pupil.cohort);
        breaches.extend(repeats(pupils).map(|row| Breach::DuplicatePupil { row }));
        let tests = self.test.pupil.iter().zip(&self.test.test);
        breaches.extend(repeats(tests).map(|row| Breach::DuplicateFact { table: "test", row }));
        let advices = self.advice.pupil.iter().zip(&self.advice.kind);
        breaches.extend(repeats(advices).map(|row| Breach::DuplicateFact { table: "advice", row }));
        let positions = self.position.pupil.iter().zip(&self.position.school_year);
        breaches.extend(repeats(positions).map(|row| Breach::DuplicateFact {
            table: "position",
            row,
        }));
    }
}

/// The rows whose value stood before, in order.
fn repeats<T: Ord>(values: impl Iterator<Item = T>) -> impl Iterator<Item = usize> {
    let mut sorted: Vec<(T, usize)> = values.enumerate().map(|(row, value)| (value, row)).collect();
    sorted.sort_unstable();
    let mut rows: Vec<usize> = sorted
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .map(|pair| pair[1].1)
        .collect();
    rows.sort_unstable();
    rows.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SchoolCode;

    fn two_pupils() -> Tables {
        let mut tables = Tables::empty(Origin::Records);
        let code = SchoolCode::new("99ZZ00").expect("not empty");
        tables.schools.push(School {
            code,
            name: None,
            board: None,
            surroundings: None,
        });
        for byte in [1, 2] {
            tables.pupil.key.push(PupilKey([byte; 16]));
            tables.pupil.school.push(0);
            tables.pupil.origin_school.push(None);
            tables
                .pupil
                .cohort
                .push(SchoolYear::starting(2023).expect("in range"));
            tables.pupil.weight.push(1_000_000);
        }
        tables
    }

    #[test]
    fn sound_tables_have_no_breaches() {
        assert_eq!(two_pupils().breaches(), []);
    }

    #[test]
    fn each_breach_is_found() {
        let mut twice = two_pupils();
        twice.pupil.key[1] = twice.pupil.key[0];
        assert_eq!(twice.breaches(), [Breach::DuplicatePupil { row: 1 }]);

        let mut short = two_pupils();
        short.pupil.weight.pop();
        assert_eq!(
            short.breaches(),
            [Breach::Length {
                table: "pupil",
                column: "weight"
            }]
        );

        let mut dangling = two_pupils();
        dangling.diploma.pupil.push(7);
        dangling.diploma.school_year.push(None);
        dangling.diploma.level.push(Level::Havo);
        assert_eq!(
            dangling.breaches(),
            [Breach::Dangling {
                table: "diploma",
                column: "pupil",
                row: 0
            }]
        );

        let mut negative = two_pupils();
        negative.pupil.weight[0] = -1;
        assert_eq!(negative.breaches(), [Breach::NegativeWeight { row: 0 }]);

        let mut two_finals = two_pupils();
        for _ in 0..2 {
            two_finals.advice.pupil.push(0);
            two_finals.advice.kind.push(AdviceKind::Final);
            two_finals.advice.advice.push(Advice::SpecialEducation);
            two_finals.advice.reason_recorded.push(None);
        }
        assert_eq!(
            two_finals.breaches(),
            [Breach::DuplicateFact {
                table: "advice",
                row: 1
            }]
        );
    }
}
