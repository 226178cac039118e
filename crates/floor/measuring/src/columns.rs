//! The named columns that definitions may speak of, and their values for one set of pupils.

use arrow::array::{Array, AsArray, BooleanArray, Int8Array, Int16Array, Int64Array, UInt32Array};
use arrow::compute::filter;
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::Decimals;

/// The form of a column's values: it decides what a condition may compare it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnForm {
    /// One of a list of words.
    Category,
    /// A rung of the ladder; compared with a level's code, in the order of the ladder.
    Level,
    /// A decimal number.
    Number,
    /// A school year, compared by the calendar year in which it starts.
    Year,
    /// Yes or no.
    Flag,
}

/// A column that definitions may name.
#[derive(Debug, Clone, Copy)]
pub struct KnownColumn {
    /// Its name in conditions.
    pub name: &'static str,
    /// Its form.
    pub form: ColumnForm,
    /// What it holds, for the reference.
    pub meaning: &'static str,
}

const fn known(name: &'static str, form: ColumnForm, meaning: &'static str) -> KnownColumn {
    KnownColumn { name, form, meaning }
}

use ColumnForm::{Category, Flag, Level, Number, Year};

/// Every column that a definition may name. One row is one pupil in one cohort.
pub const KNOWN_COLUMNS: &[KnownColumn] = &[
    known("school", Category, "code of the school"),
    known(
        "board",
        Category,
        "board of the school; null where the file does not say",
    ),
    known(
        "origin_school",
        Category,
        "code of the school the pupil came from",
    ),
    known(
        "surroundings",
        Category,
        "what lies around the school: urban or rural; null where the file does not say",
    ),
    known("cohort", Year, "school year of the cohort"),
    known(
        "era",
        Category,
        "before or since the transition test of 2023-2024: end-test, transition-test",
    ),
    known(
        "background",
        Category,
        "class of the chosen background; 'unknown' is a class",
    ),
    known(
        "background_measure",
        Number,
        "the measure that the classes were cut from",
    ),
    known("weight", Number, "survey weight"),
    known("score", Number, "score of the test at which pupils are compared"),
    known(
        "score_band",
        Number,
        "lower bound of the band of that score, or the score where it has no bands",
    ),
    known("outcome_score", Number, "score of the test that is the outcome"),
    known("advice_provisional", Category, "provisional advice, as a code"),
    known(
        "advice_provisional_low",
        Level,
        "lowest level of the provisional advice",
    ),
    known(
        "advice_provisional_high",
        Level,
        "highest level of the provisional advice",
    ),
    known(
        "advice_provisional_half_levels",
        Number,
        "middle of the provisional advice in half levels",
    ),
    known(
        "advice_provisional_width",
        Category,
        "single, double or beside-the-ladder",
    ),
    known("advice_test", Category, "toetsadvies, as a code"),
    known("advice_test_low", Level, "lowest level of the toetsadvies"),
    known("advice_test_high", Level, "highest level of the toetsadvies"),
    known(
        "advice_test_half_levels",
        Number,
        "middle of the toetsadvies in half levels",
    ),
    known("advice_final", Category, "final advice, as a code"),
    known("advice_final_low", Level, "lowest level of the final advice"),
    known("advice_final_high", Level, "highest level of the final advice"),
    known(
        "advice_final_half_levels",
        Number,
        "middle of the final advice in half levels",
    ),
    known(
        "advice_final_width",
        Category,
        "single, double or beside-the-ladder",
    ),
    known("reconsideration", Category, "what followed the toetsadvies"),
    known(
        "provisional_against_test",
        Category,
        "below, within or above the toetsadvies",
    ),
    known(
        "final_against_test",
        Category,
        "below, within or above the toetsadvies",
    ),
    known(
        "reason_recorded",
        Flag,
        "whether a reason was recorded for not raising the advice",
    ),
    known(
        "placement",
        Category,
        "class at the start of secondary school, as a code",
    ),
    known("placement_low", Level, "lowest level of that class"),
    known("placement_high", Level, "highest level of that class"),
    known(
        "placement_against_advice",
        Category,
        "below, within or above the final advice",
    ),
    known(
        "placement_width",
        Category,
        "how many levels that class has: homogeneous, two-levels or broad",
    ),
    known(
        "dual_advice_placement",
        Category,
        "which levels of a dual final advice that class has: lower-only, both or upper-only",
    ),
    known("position3", Category, "position in the third year, as a code"),
    known("position3_low", Level, "lowest level of that position"),
    known("position3_high", Level, "highest level of that position"),
    known(
        "position3_against_advice",
        Category,
        "below, within or above the final advice",
    ),
    known(
        "last_standing",
        Category,
        "in-class, special-education, transition-class or left-outcome-unknown",
    ),
    known(
        "r1_score",
        Number,
        "score of the Inspectie's R1 for final advice and position in the third year",
    ),
    known(
        "lower_years",
        Number,
        "school years in year of study 1 or 2 that can be followed into the next",
    ),
    known(
        "lower_years_moved_up",
        Number,
        "of those, how many led to a higher year of study",
    ),
    known(
        "upper_years",
        Number,
        "school years from year of study 3 on that can be followed into the next or to a diploma",
    ),
    known(
        "upper_years_undelayed",
        Number,
        "of those, how many led to a higher year of study or a diploma",
    ),
    known(
        "first_move",
        Category,
        "the first thing that happened: up, down, repeat, left, diploma, or none as far as can be followed",
    ),
    known(
        "first_move_year",
        Number,
        "at the end of which school year since the start; for none the last year that can be followed",
    ),
    known(
        "repeated",
        Flag,
        "whether a year of study was done again, at whatever level",
    ),
    known(
        "route",
        Category,
        "regular, or by way of a transition-class or special-secondary education",
    ),
    known(
        "years_followed",
        Number,
        "how many school years the file can follow this cohort to their end",
    ),
    known(
        "years_seen",
        Number,
        "how many school years the file sees of this cohort, the last of which may not be over",
    ),
    known(
        "out_of_sight",
        Flag,
        "whether the pupil was gone, without a diploma, before the file ends",
    ),
    known(
        "profile_havo_vwo",
        Category,
        "the last profile that is recorded in havo or vwo; two together are one of their own, 'unknown' is one too",
    ),
    known(
        "profile_vmbo",
        Category,
        "the last profile that is recorded in vmbo; 'unknown' is one too",
    ),
    known("diploma", Level, "level of the highest diploma"),
    known("first_diploma", Level, "level of the first diploma"),
    known("stacked", Flag, "whether a higher diploma followed the first"),
    known(
        "diploma_on_time",
        Level,
        "highest diploma earned within its own duration since the start: vmbo 4, havo 5, vwo 6 years",
    ),
    known(
        "diploma_within_two",
        Level,
        "highest diploma earned within two years more than that",
    ),
];

/// The known column with this name.
#[must_use]
pub fn known_column(name: &str) -> Option<&'static KnownColumn> {
    KNOWN_COLUMNS.iter().find(|column| column.name == name)
}

/// Words of a category column and whether their order is fixed or simply sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categories {
    /// The words; a code is a place in this list.
    pub words: Arc<[String]>,
    /// Whether the list has an order of its own (the ladder, the classes of a background), the same in
    /// every part of the data.
    pub fixed: bool,
}

/// The values of one column, one per row.
#[derive(Debug, Clone)]
pub enum Values {
    /// Codes of words.
    Category {
        /// The code of each row.
        codes: UInt32Array,
        /// The words.
        categories: Categories,
    },
    /// Rungs of the ladder.
    Level(Int8Array),
    /// Decimal numbers.
    Number {
        /// The values as whole numbers.
        values: Int64Array,
        /// How many decimals they carry.
        decimals: Decimals,
    },
    /// School years by their first calendar year.
    Year(Int16Array),
    /// Yes or no.
    Flag(BooleanArray),
}

/// The columns of one set of pupils, all of the same length.
#[derive(Debug, Clone)]
pub struct Columns {
    rows: usize,
    by_name: BTreeMap<&'static str, Values>,
}

impl Columns {
    /// Columns for so many rows, none yet.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self {
            rows,
            by_name: BTreeMap::new(),
        }
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The values of a column, if this set of pupils has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Values> {
        self.by_name.get(name)
    }

    /// The names of the columns that are there.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.by_name.keys().copied()
    }

    /// The same columns with only the rows for which `keep` is true; the words of categories stay as they are.
    #[must_use]
    pub(crate) fn filtered(&self, keep: &BooleanArray) -> Self {
        let filtered = self
            .by_name
            .iter()
            .map(|(name, values)| (*name, values.filtered(keep)));
        Self {
            rows: keep.true_count(),
            by_name: filtered.collect(),
        }
    }

    pub(crate) fn insert(&mut self, name: &'static str, values: Values) {
        debug_assert_eq!(
            values.len(),
            self.rows,
            "column {name} has the length of the table"
        );
        debug_assert!(
            known_column(name).is_some(),
            "column {name} is in the list of known columns"
        );
        self.by_name.insert(name, values);
    }
}

impl Values {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Category { codes, .. } => codes.len(),
            Self::Level(values) => values.len(),
            Self::Number { values, .. } => values.len(),
            Self::Year(values) => values.len(),
            Self::Flag(values) => values.len(),
        }
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn filtered(&self, keep: &BooleanArray) -> Self {
        let kept = |values: &dyn Array| filter(values, keep).expect("one mark per row");
        match self {
            Self::Category { codes, categories } => Self::Category {
                codes: kept(codes).as_primitive().clone(),
                categories: categories.clone(),
            },
            Self::Level(values) => Self::Level(kept(values).as_primitive().clone()),
            Self::Number { values, decimals } => Self::Number {
                values: kept(values).as_primitive().clone(),
                decimals: *decimals,
            },
            Self::Year(values) => Self::Year(kept(values).as_primitive().clone()),
            Self::Flag(values) => Self::Flag(kept(values).as_boolean().clone()),
        }
    }

    /// The rows `from..from + count`, without copying.
    #[must_use]
    pub fn slice(&self, from: usize, count: usize) -> Self {
        match self {
            Self::Category { codes, categories } => Self::Category {
                codes: codes.slice(from, count),
                categories: categories.clone(),
            },
            Self::Level(values) => Self::Level(values.slice(from, count)),
            Self::Number { values, decimals } => Self::Number {
                values: values.slice(from, count),
                decimals: *decimals,
            },
            Self::Year(values) => Self::Year(values.slice(from, count)),
            Self::Flag(values) => Self::Flag(values.slice(from, count)),
        }
    }
}
