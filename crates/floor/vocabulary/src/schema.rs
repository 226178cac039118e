//! The version of the canonical tables and the meaning of every column, for documentation and saved files.

/// The version of the canonical schema. It rises when a column changes its meaning.
pub const VERSION: u32 = 1;

/// One column of a canonical table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The table it stands in.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The form of its values.
    pub form: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn column(
    table: &'static str,
    name: &'static str,
    form: &'static str,
    meaning: &'static str,
) -> Column {
    Column {
        table,
        name,
        form,
        meaning,
    }
}

/// Every column of every canonical table.
pub const COLUMNS: &[Column] = &[
    column(
        "pupil",
        "key",
        "16 bytes",
        "Keyed pseudonym of the pupil; the key stays with the organisation.",
    ),
    column(
        "pupil",
        "school",
        "school",
        "The school that the figures are about.",
    ),
    column(
        "pupil",
        "origin_school",
        "school or empty",
        "The school that the pupil came from.",
    ),
    column(
        "pupil",
        "cohort",
        "school year",
        "Groep 8 for a primary list, the first year for a secondary list.",
    ),
    column(
        "pupil",
        "weight",
        "six decimals, at least 0",
        "Survey weight; 1 where a register is complete.",
    ),
    column(
        "pupil",
        "background",
        "class per background",
        "Ordered class; unknown is a class of its own.",
    ),
    column(
        "pupil",
        "background_measure",
        "decimals or empty",
        "The measure that the classes were cut from.",
    ),
    column("test", "pupil", "row of pupil", "Who took the test."),
    column(
        "test",
        "test",
        "test",
        "Which test; its definition carries scale, provider and reliability.",
    ),
    column("test", "score", "decimals of the test", "The score."),
    column("advice", "pupil", "row of pupil", "Who was advised."),
    column(
        "advice",
        "kind",
        "provisional, test, final",
        "Which of the three advices.",
    ),
    column(
        "advice",
        "advice",
        "levels, special education, not possible",
        "What it says; a double advice is an interval.",
    ),
    column(
        "advice",
        "reason_recorded",
        "yes, no or empty",
        "Whether a reason was recorded for not raising it.",
    ),
    column("placement", "pupil", "row of pupil", "Who was placed."),
    column(
        "placement",
        "class",
        "levels",
        "The levels of the class at the start of secondary school.",
    ),
    column("position", "pupil", "row of pupil", "Whose position."),
    column("position", "school_year", "school year", "When."),
    column(
        "position",
        "study_year",
        "1 to 6 or empty",
        "The year of study (leerjaar).",
    ),
    column(
        "position",
        "standing",
        "levels, special education, transition class, left with outcome unknown",
        "Where the pupil was; leaving with an unknown outcome is a class of its own.",
    ),
    column(
        "position",
        "profile",
        "profile or empty",
        "The profile in that year, two together being one of their own; recorded but unknown is a value of its own.",
    ),
    column("diploma", "pupil", "row of pupil", "Who earned it."),
    column("diploma", "school_year", "school year or empty", "When."),
    column("diploma", "level", "level", "Its level."),
];
