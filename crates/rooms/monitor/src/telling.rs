//! What every sentence, picture and table of a report draws on: the findings, what they are about, and the words.

use crate::cautions::TestsTaken;
use measuring::Measurement;
use measuring::cube::CubeContext;
use measuring::finding::{Body, Group};
use measuring::gate::SafeCell;
use messages::{Catalogue, Numbers};
use vocabulary::{Background, Label, Language, Level, Message, SchoolYear};

/// What a report is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The name of the data set, or of the file.
    pub title: Label,
    /// Where it comes from, for published data.
    pub source: Option<Source>,
    /// How many boards added their counts up, for a sum over boards.
    pub sum_of: Option<usize>,
    /// The number of pupils.
    pub pupils: u64,
    /// The number of schools.
    pub schools: usize,
    /// The first and last cohort that were counted.
    pub cohorts: Option<(SchoolYear, SchoolYear)>,
    /// Cohorts in the file that were left out because they are older.
    pub older_cohorts: usize,
    /// What is known of the tests that pupils took.
    pub tests: TestsTaken,
    /// Rows of the file that were left out, each for a reason that the program listed.
    pub rows_left_out: u64,
    /// The version of the program.
    pub program: String,
    /// The seed and number of replicates of the bootstrap.
    pub bootstrap: (u64, usize),
}

/// Where published data come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Who made them, and by which way they came here.
    pub origin: String,
    /// What is known of their licence.
    pub licence: String,
    /// What a reader must know of them before reading a figure.
    pub note: Option<Label>,
}

/// Everything that a report tells from.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// What it is about.
    pub subject: &'a Subject,
    /// What was found.
    pub measurement: &'a Measurement,
    /// What the codes mean.
    pub context: &'a CubeContext,
    /// The sentences.
    pub catalogue: &'a Catalogue,
}

impl<'a> Telling<'a> {
    pub(crate) fn language(&self) -> Language {
        self.catalogue.language()
    }

    pub(crate) fn numbers(&self) -> Numbers {
        self.catalogue.numbers()
    }

    pub(crate) fn label<'b>(&self, label: &'b Label) -> &'b str {
        label.in_language(self.language())
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.catalogue.say(key)
    }

    pub(crate) fn text(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// Whether the background of any pupil is known: a column in which every cell is empty is no background.
    pub(crate) fn knows_background(&self) -> bool {
        let groups = self
            .measurement
            .findings
            .iter()
            .find_map(|finding| match &finding.body {
                Ok(Body::Means(groups) | Body::Shares(groups)) => Some(groups),
                _ => None,
            });
        let known =
            |group: &Group| group.code != Background::UNKNOWN_CODE && group.pupils != SafeCell::Count(0);
        match groups {
            Some(groups) => groups.groups.iter().any(known),
            None => self.context.background.is_some(),
        }
    }

    /// How a word of a column is written for people.
    pub(crate) fn word(&self, column: &str, word: &str) -> String {
        if column == "background" {
            if word == Background::UNKNOWN_CODE {
                return self.say("word-unknown");
            }
            let classes = self
                .context
                .background
                .iter()
                .flat_map(|background| &background.classes);
            return classes
                .clone()
                .find(|class| class.code == word)
                .map_or_else(|| word.to_owned(), |class| self.label(&class.label).to_owned());
        }
        if column == "unknown_background" {
            return self.say(if word == "with" { "word-true" } else { "word-false" });
        }
        if let ("score_band", Some((low, high))) = (column, word.split_once(measuring::BAND_ENDS)) {
            let end = |text: &str| {
                text.parse()
                    .map_or_else(|_| text.to_owned(), |end| self.amount(end))
            };
            return self.text(
                &Message::new("word-band")
                    .with("low", end(low))
                    .with("high", end(high)),
            );
        }
        if ["school", "origin_school"].contains(&column) && word != measuring::SMALL_FEEDERS {
            return word.to_owned();
        }
        if column == "first_move_year" {
            return self.text(&Message::new("word-end-of-year").with("year", word));
        }
        if column.ends_with("_against_test") {
            return self.say(&format!("word-test-{word}"));
        }
        if column == "yield" && word != "not-known" {
            return self.say(&format!("word-yield-{word}"));
        }
        // Half levels are kept as numbers: an even one is a level, an odd one lies between two.
        if let Some(half_levels) = word
            .parse::<u8>()
            .ok()
            .filter(|half| *half <= 2 * Level::Vwo.rung())
        {
            let ends = [half_levels / 2, half_levels.div_ceil(2)].map(Level::from_rung);
            let mut names: Vec<String> = ends
                .into_iter()
                .flatten()
                .map(|level| self.say(&format!("level-{}", level.code())))
                .collect();
            names.dedup();
            return names.join("/");
        }
        let levels: Option<Vec<String>> = word
            .split('/')
            .map(|part| Level::from_code(part).map(|level| self.say(&format!("level-{}", level.code()))))
            .collect();
        match levels {
            Some(levels) => levels.join("/"),
            None => self.say(&format!("word-{word}")),
        }
    }

    /// The name of a column for a table's corner.
    pub(crate) fn column(&self, column: &str) -> String {
        let column = if column.starts_with("outcome") {
            "outcome"
        } else {
            column
        };
        match (column, &self.context.background) {
            ("background", Some(background)) => self.label(&background.label).to_owned(),
            ("score_band", _) => self
                .context
                .condition
                .as_ref()
                .map_or_else(String::new, |test| self.label(&test.label).to_owned()),
            _ => self.say(&format!("column-{}", column.replace('_', "-"))),
        }
    }

    /// The unit of an averaged value.
    pub(crate) fn unit(&self) -> String {
        self.context
            .outcome
            .as_ref()
            .map_or_else(String::new, |test| self.label(&test.unit).to_owned())
    }

    /// A number by its size: about three digits in all.
    pub(crate) fn amount(&self, value: f64) -> String {
        self.numbers().decimal(value, decimals(value))
    }

    /// A number of a figure, with the decimals that its range can bear.
    pub(crate) fn amount_within(&self, value: f64, width: f64) -> String {
        self.numbers().decimal(value, decimals_for(width))
    }
}

/// The decimals with which a value of this size is written.
pub(crate) fn decimals(value: f64) -> usize {
    match value.abs() {
        size if size >= 20.0 => 0,
        size if size >= 0.2 => 1,
        _ => 2,
    }
}

/// The decimals that a range of this width can bear: no finer than a fifth of it.
pub(crate) fn decimals_for(width: f64) -> usize {
    (0..4)
        .find(|decimals| width * 10_f64.powi(*decimals) >= 5.0)
        .map_or(4, |decimals| decimals as usize)
}

/// The decimals with which two digits of a value are seen, at most three.
pub(crate) fn two_digits(value: f64) -> usize {
    match value.abs() {
        size if size >= 10.0 => 0,
        size if size >= 1.0 => 1,
        size if size >= 0.1 => 2,
        _ => 3,
    }
}

/// A text that stands by itself, with a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_range_bears_few_decimals() {
        assert_eq!(decimals_for(30.0), 0);
        assert_eq!(decimals_for(3.1), 1);
        assert_eq!(decimals_for(0.09), 2);
        assert_eq!(decimals_for(0.0), 4);
    }
}
