//! What is wrong with single rows: every problem counted, the first thousand kept with their row.

use serde::Serialize;
use std::collections::BTreeMap;
use vocabulary::Message;

/// What happens to a row or a fact with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// The row is left out, and counted.
    RowLeftOut,
    /// The row stays; this one fact of it counts as not known.
    FactUnknown,
    /// The row stays as it is.
    Kept,
}

impl Consequence {
    /// What happens, as a message.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::RowLeftOut => "intake-consequence-row-left-out",
            Self::FactUnknown => "intake-consequence-fact-unknown",
            Self::Kept => "intake-consequence-kept",
        })
    }
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $code:literal $consequence:ident),+ $(,)?) => {
        /// The problems a row can have.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ProblemKind {
            $($(#[doc = $doc])+ $kind),+
        }

        impl ProblemKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The word for it in keys and files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$kind => $code),+ }
            }

            /// What happens to the row.
            #[must_use]
            pub fn consequence(self) -> Consequence {
                match self { $(Self::$kind => Consequence::$consequence),+ }
            }
        }
    };
}

kinds! {
    /// The row has more or fewer cells than the first.
    RowWidth "row-width" RowLeftOut,
    /// No pupil number.
    PupilMissing "pupil-missing" RowLeftOut,
    /// The same pupil stood in this cohort (primary) before.
    PupilTwice "pupil-twice" RowLeftOut,
    /// The same pupil stood in this school year (secondary) before.
    PupilTwiceInYear "pupil-twice-in-year" RowLeftOut,
    /// No school.
    SchoolMissing "school-missing" RowLeftOut,
    /// No school year.
    SchoolYearMissing "school-year-missing" RowLeftOut,
    /// A school year that cannot be read.
    SchoolYearUnreadable "school-year-unreadable" RowLeftOut,
    /// No weight where others have one.
    WeightMissing "weight-missing" RowLeftOut,
    /// A weight that is not a number, or NaN.
    WeightUnreadable "weight-unreadable" RowLeftOut,
    /// A weight below zero.
    WeightNegative "weight-negative" RowLeftOut,
    /// An advice that cannot be read.
    AdviceUnreadable "advice-unreadable" FactUnknown,
    /// An advice of levels that are no neighbours, or of more than two.
    AdviceImpossible "advice-impossible" FactUnknown,
    /// A toetsadvies that is none of the six categories.
    TestAdviceUnreadable "test-advice-unreadable" FactUnknown,
    /// A level that cannot be read.
    LevelUnreadable "level-unreadable" FactUnknown,
    /// A first class that cannot be read.
    PlacementUnreadable "placement-unreadable" FactUnknown,
    /// A year of study that cannot be read.
    StudyYearUnreadable "study-year-unreadable" FactUnknown,
    /// A year of study that the level does not have.
    StudyYearImpossible "study-year-impossible" FactUnknown,
    /// A profile that cannot be read.
    ProfileUnreadable "profile-unreadable" FactUnknown,
    /// A profile that the level does not have.
    ProfileImpossible "profile-impossible" FactUnknown,
    /// A diploma that cannot be read, or of more than one level.
    DiplomaUnreadable "diploma-unreadable" FactUnknown,
    /// A year of a diploma that cannot be read.
    DiplomaYearUnreadable "diploma-year-unreadable" FactUnknown,
    /// A score that is not a number.
    ScoreUnreadable "score-unreadable" FactUnknown,
    /// A masked value such as `<5` where a number of one pupil is needed.
    ValueMasked "value-masked" FactUnknown,
    /// A number with the other decimal sign.
    DecimalSign "decimal-sign" FactUnknown,
    /// A score outside the range of the test.
    ScoreOutsideRange "score-outside-range" FactUnknown,
    /// A background value that belongs to no class.
    ClassUnknown "class-unknown" FactUnknown,
    /// A background measure that is not a number.
    MeasureUnreadable "measure-unreadable" FactUnknown,
    /// A later row of the same pupil says something else; the first row counts.
    FactsDiffer "facts-differ" FactUnknown,
    /// The final advice lies below the provisional one.
    FinalBelowProvisional "final-below-provisional" Kept,
    /// Two schools with one name and two codes: they stay two schools.
    SchoolsShareName "schools-share-name" Kept,
    /// One school with two names: the first is shown.
    SchoolHasTwoNames "school-has-two-names" Kept,
}

impl ProblemKind {
    /// The key of the sentence that tells what to do.
    #[must_use]
    pub fn way_on(self) -> Message {
        Message::new(format!("intake-problem-{}-do", self.code()))
    }
}

/// One thing that is wrong, at one place in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The row as the user counts it: the line of a text file, the row of a sheet, the record of a Parquet
    /// file (counted from one). Absent where it is no single row.
    pub row: Option<u64>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// The column, if it is one column.
    pub column: Option<String>,
    /// The value as far as it may be shown: as written if it can say nothing of a person, else its shape.
    pub value: Option<String>,
    /// The earlier row that this one clashes with, or the number of cells it should have had.
    pub other: Option<u64>,
}

impl Problem {
    /// A problem of a kind in a row.
    #[must_use]
    pub(crate) fn new(kind: ProblemKind, row: u32) -> Self {
        Self {
            row: Some(u64::from(row)),
            kind,
            column: None,
            value: None,
            other: None,
        }
    }

    /// A problem that is not in one row.
    #[must_use]
    pub(crate) fn general(kind: ProblemKind) -> Self {
        Self {
            row: None,
            kind,
            column: None,
            value: None,
            other: None,
        }
    }

    /// The same problem in a column.
    #[must_use]
    pub(crate) fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    /// The same problem with a value that is safe to show.
    #[must_use]
    pub(crate) fn showing(mut self, value: String) -> Self {
        self.value = Some(value);
        self
    }

    /// The same problem with the other row or number.
    #[must_use]
    pub(crate) fn beside(mut self, other: u64) -> Self {
        self.other = Some(other);
        self
    }

    /// What is wrong, as a message. Row and column stand beside it, not in it.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(format!("intake-problem-{}", self.kind.code()))
            .with("value", self.value.clone().unwrap_or_default())
            .with("other", self.other.unwrap_or_default())
    }
}

/// All problems of one file: every one counted by kind, the first kept in detail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    kept: Vec<Problem>,
    counts: BTreeMap<ProblemKind, u64>,
}

impl Problems {
    /// The most problems that are kept in detail.
    pub const MOST_KEPT: usize = 1_000;
    /// The most of one kind that are kept in detail.
    pub const MOST_KEPT_OF_A_KIND: u64 = 100;

    /// Counts a problem and keeps it if there is room. The details are only made when they are kept.
    pub(crate) fn add(&mut self, kind: ProblemKind, detail: impl FnOnce() -> Problem) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= Self::MOST_KEPT_OF_A_KIND && self.kept.len() < Self::MOST_KEPT {
            self.kept.push(detail());
        }
    }

    /// Puts the kept problems in the order of the file.
    pub(crate) fn sort(&mut self) {
        self.kept.sort();
    }

    /// The problems that were kept in detail, in the order of the file.
    #[must_use]
    pub fn kept(&self) -> &[Problem] {
        &self.kept
    }

    /// How often each kind occurred.
    #[must_use]
    pub fn counts(&self) -> &BTreeMap<ProblemKind, u64> {
        &self.counts
    }

    /// How often a kind occurred.
    #[must_use]
    pub fn count(&self, kind: ProblemKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// How many problems there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// How many problems had this consequence.
    #[must_use]
    pub fn with_consequence(&self, consequence: Consequence) -> u64 {
        self.counts
            .iter()
            .filter(|(kind, _)| kind.consequence() == consequence)
            .map(|(_, count)| count)
            .sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_counted_and_only_the_first_kept() {
        let mut problems = Problems::default();
        for row in 0..5_000 {
            problems.add(ProblemKind::PupilTwice, || {
                Problem::new(ProblemKind::PupilTwice, row)
            });
            problems.add(ProblemKind::ScoreUnreadable, || {
                Problem::new(ProblemKind::ScoreUnreadable, row)
            });
        }
        assert_eq!(problems.count(ProblemKind::PupilTwice), 5_000);
        assert_eq!(problems.total(), 10_000);
        assert_eq!(problems.kept().len(), 200);
        assert_eq!(problems.with_consequence(Consequence::RowLeftOut), 5_000);
    }
}
