//! Indicators as data: what is counted, in whom, by what, and how a reader should take it.

mod problem;
mod read;

pub use problem::{DefinitionFault, DefinitionProblem};

use crate::condition::Condition;
use std::collections::BTreeSet;
use vocabulary::{Label, SchoolYear};

/// How the figures of an indicator are made from the cube.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Counts of every class of one column.
    Distribution,
    /// The share with an outcome per background class, and the raw gap.
    GroupShares,
    /// The mean of a value per background class, and the raw gap.
    GroupMeans,
    /// The gap in a share between pupils with an equal score, with the doubt of the test itself.
    ConditionalShares,
    /// The gap in a mean between pupils with an equal score, with the doubt of the test itself.
    ConditionalMeans,
    /// How much of a gap in a share comes with different scores and how much is at equal scores.
    Decomposition,
    /// Where children of each background arrive: a table of background by outcome level.
    Mobility,
    /// The chance that a pupil of one group stands higher than a pupil of another.
    Superiority,
    /// How far schools differ in the background of their pupils.
    Segregation,
    /// How far schools differ in a mean, at equal scores.
    SchoolEffects,
    /// Each school's share against the whole, with the limits that chance allows.
    Funnel,
    /// How a mean rises with the measure behind the background.
    Gradient,
    /// How many backgrounds are unknown and what that could do to the gap.
    UnknownBackground,
    /// What followed when the test said more than the provisional advice.
    Reconsideration,
    /// Where pupils stand against their advice, per school of origin and by single or double advice.
    AgainstAdvice,
    /// Counts of a column by other columns, one table for each.
    Crossing,
    /// A sum over pupils by another sum, or a mean.
    Ratio,
    /// The gap in who stands below or above between pupils with the same toetsadvies.
    AtEqualTestAdvice,
    /// How many met each kind of first move, year by year.
    EventHistory,
    /// The diplomas of all who started, bounded where the outcome is not known.
    DiplomaYield,
}

impl Method {
    /// Every method with the word that definitions use.
    pub const ALL: [(&'static str, Self); 20] = [
        ("distribution", Self::Distribution),
        ("group-shares", Self::GroupShares),
        ("group-means", Self::GroupMeans),
        ("conditional-shares", Self::ConditionalShares),
        ("conditional-means", Self::ConditionalMeans),
        ("decomposition", Self::Decomposition),
        ("mobility", Self::Mobility),
        ("superiority", Self::Superiority),
        ("segregation", Self::Segregation),
        ("school-effects", Self::SchoolEffects),
        ("funnel", Self::Funnel),
        ("gradient", Self::Gradient),
        ("unknown-background", Self::UnknownBackground),
        ("reconsideration", Self::Reconsideration),
        ("against-advice", Self::AgainstAdvice),
        ("crossing", Self::Crossing),
        ("ratio", Self::Ratio),
        ("at-equal-test-advice", Self::AtEqualTestAdvice),
        ("event-history", Self::EventHistory),
        ("diploma-yield", Self::DiplomaYield),
    ];

    /// The word that definitions use.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, method)| *method == self)
            .map_or("", |(word, _)| word)
    }

    /// Whether the method counts pupils with an outcome, and so needs a numerator.
    #[must_use]
    pub fn counts_an_outcome(self) -> bool {
        matches!(
            self,
            Self::GroupShares
                | Self::ConditionalShares
                | Self::Decomposition
                | Self::Funnel
                | Self::UnknownBackground
                | Self::DiplomaYield
        )
    }

    /// Whether the method averages a value.
    #[must_use]
    pub fn averages_a_value(self) -> bool {
        matches!(
            self,
            Self::GroupMeans | Self::ConditionalMeans | Self::SchoolEffects | Self::Gradient | Self::Ratio
        )
    }

    /// Whether the method looks at one column of ordered levels or classes.
    #[must_use]
    pub fn looks_at_a_column(self) -> bool {
        matches!(
            self,
            Self::Distribution
                | Self::Mobility
                | Self::Superiority
                | Self::AgainstAdvice
                | Self::Crossing
                | Self::AtEqualTestAdvice
                | Self::EventHistory
        )
    }

    /// Whether a gap at equal score is corrected for the measurement error of the test.
    #[must_use]
    pub fn corrects_for_the_test(self) -> bool {
        matches!(self, Self::ConditionalShares | Self::ConditionalMeans)
    }

    /// Whether pupils are compared at an equal score.
    #[must_use]
    pub fn is_at_equal_score(self) -> bool {
        matches!(
            self,
            Self::ConditionalShares | Self::ConditionalMeans | Self::Decomposition
        )
    }
}

/// What kind of other explanation a figure has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RivalKind {
    /// It may be chance.
    Chance,
    /// It may be how it was measured.
    Measurement,
    /// The groups may differ in something else.
    Composition,
    /// It may be something that happens, at school or around it.
    Practice,
}

impl RivalKind {
    const ALL: [(&'static str, Self); 4] = [
        ("chance", Self::Chance),
        ("measurement", Self::Measurement),
        ("composition", Self::Composition),
        ("practice", Self::Practice),
    ];
}

/// One of the explanations that compete for a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Which kind it is.
    pub kind: RivalKind,
    /// How a reader sees it.
    pub text: Label,
}

/// What an indicator counts or averages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Measured {
    /// The pupils for whom a condition holds.
    Outcome(Condition),
    /// A number.
    Value(&'static str),
    /// A column of levels or classes.
    Column(&'static str),
    /// The pupils themselves.
    Pupils,
}

/// A published figure that stands beside an indicator's own: the sum of a column over some rows of a file in
/// `sample-data/national`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct National {
    /// The file.
    pub file: String,
    /// Which rows: per row, columns with the value that each must have.
    pub rows: Vec<Vec<(String, String)>>,
    /// The column with the figure, in per cent.
    pub column: String,
    /// What the figure is, and in what it differs from ours.
    pub text: Label,
}

/// The texts of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// Its name.
    pub title: Label,
    /// The question that it answers.
    pub question: Label,
    /// What exactly is counted, in whom.
    pub definition: Label,
    /// What it says.
    pub says: Label,
    /// What it does not say.
    pub does_not_say: Label,
    /// The question that a team could ask itself.
    pub team_question: Label,
    /// The outcome in a few words ("advies havo of hoger"), for sentences and axes.
    pub outcome: Label,
}

/// Where in a school career chances can come apart: the shelf on which an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mechanism {
    /// The advice at the end of primary school.
    Advice,
    /// Where secondary school begins.
    Placement,
    /// The way through secondary school.
    Route,
    /// The diploma.
    Diploma,
    /// What was learnt, by a test.
    Score,
    /// Schools beside each other.
    Schools,
    /// What is not known.
    Data,
}

impl Mechanism {
    /// Every mechanism with the word that definitions use, in the order of a career.
    pub const ALL: [(&'static str, Self); 7] = [
        ("advice", Self::Advice),
        ("placement", Self::Placement),
        ("route", Self::Route),
        ("diploma", Self::Diploma),
        ("score", Self::Score),
        ("schools", Self::Schools),
        ("data", Self::Data),
    ];
}

/// A checked indicator definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its id, the name of its folder.
    pub id: String,
    /// Rises when its figures change their meaning.
    pub version: u32,
    /// Which of the three notions of equal chances it belongs to; none for counts that only describe.
    pub notion: Option<u8>,
    /// Where in a school career it looks.
    pub mechanism: Option<Mechanism>,
    /// How its figures are made.
    pub method: Method,
    /// In whom.
    pub(crate) population: Condition,
    /// What is counted or averaged.
    pub(crate) measured: Measured,
    /// For whom the outcome is decided with the very score at which pupils are compared, so that its measurement
    /// error is in the outcome too. Where there are such pupils, the gap at the measured score is the headline.
    pub(crate) follows_test: Option<Condition>,
    /// The number that a ratio is per.
    pub(crate) per: Option<&'static str>,
    /// The columns by which counts or a ratio are told apart, as far as the pupils have them.
    pub(crate) by: Vec<&'static str>,
    /// Those of the population of whom the outcome is not known.
    pub(crate) unknown: Option<Condition>,
    /// The smallest group for which a figure is shown.
    pub smallest_group: u32,
    /// Its place in a report: lower comes first.
    pub order: u32,
    /// Its texts.
    pub texts: Texts,
    /// Two to four explanations that compete, chance and measurement first.
    pub rivals: Vec<Rival>,
    /// Literature.
    pub references: Vec<String>,
    /// Published figures to set beside it.
    pub national: Vec<National>,
    /// A fingerprint of the definition file.
    pub hash: String,
    /// The definition file itself, which goes along with every report.
    pub source: String,
}

impl Definition {
    /// Reads and checks one definition file.
    ///
    /// # Errors
    /// All problems of the file at once, each with its line and, for a word that is not known, the nearest one.
    pub fn read(text: &str) -> Result<Self, Vec<DefinitionProblem>> {
        read::read(text)
    }

    /// The same indicator over the cohorts from `first` on.
    #[must_use]
    pub fn since(self, first: SchoolYear) -> Self {
        self.within(&Condition::from_cohort(first))
    }

    /// The same indicator over the cohorts from `first` to `last`.
    #[must_use]
    pub fn between(self, first: SchoolYear, last: SchoolYear) -> Self {
        self.since(first).within(&Condition::to_cohort(last))
    }

    fn within(mut self, cohorts: &Condition) -> Self {
        self.population = self.population.and(cohorts);
        // The outcome as well, or it would count pupils of other years, whom the population no longer has.
        if let Measured::Outcome(outcome) = &mut self.measured {
            *outcome = outcome.and(cohorts);
        }
        self.unknown = self.unknown.map(|unknown| unknown.and(cohorts));
        self
    }

    /// The condition that says in whom, as written.
    #[must_use]
    pub fn population_text(&self) -> &str {
        self.population.text()
    }

    /// What is counted or averaged, as written: a condition or the name of a column.
    #[must_use]
    pub fn measured_text(&self) -> &str {
        match &self.measured {
            Measured::Outcome(condition) => condition.text(),
            Measured::Value(column) | Measured::Column(column) => column,
            Measured::Pupils => "",
        }
    }

    /// Whether it is about what became of pupils over the years, or about the advice beside the test.
    pub(crate) fn is_about_a_career(&self) -> bool {
        let is_new = matches!(
            self.method,
            Method::Crossing
                | Method::Ratio
                | Method::AtEqualTestAdvice
                | Method::EventHistory
                | Method::DiplomaYield
        );
        let rests_on = |column: &str| {
            let over_the_years = [
                "repeated",
                "stacked",
                "first_diploma",
                "years_followed",
                "out_of_sight",
            ];
            over_the_years.contains(&column)
                || column.ends_with("_against_test")
                || column == "reconsideration"
        };
        let is_group = self.method == Method::GroupShares;
        is_new || (is_group && self.columns().into_iter().any(rests_on))
    }

    /// The columns that pupils must have for this indicator to apply.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<&'static str> {
        let mut columns = self.population.columns();
        match &self.measured {
            Measured::Outcome(condition) => columns.extend(condition.columns()),
            Measured::Value(column) | Measured::Column(column) => {
                columns.insert(column);
            }
            Measured::Pupils => {}
        }
        columns.extend(self.follows_test.iter().flat_map(Condition::columns));
        columns.extend(self.unknown.iter().flat_map(Condition::columns));
        columns.extend(self.per);
        columns.extend(crate::cube::plan::columns_of(self.method));
        columns
    }
}
