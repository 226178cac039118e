//! What a measurement gives: figures with their doubt, and safe tables. All of it has been through the gate.

use crate::definition::Definition;
use crate::gate::{SafeCell, SafeShare, SafeTable};
use statistics::{Interval, NotComputable};
use vocabulary::Label;

/// A figure with its interval for the process question ("would this return with other pupils?").
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The middle.
    pub value: f64,
    /// The interval, at 95%.
    pub interval: Interval,
}

/// Why a figure is not given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Withheld {
    /// Its counts are not shown, to keep pupils unrecognisable.
    NotShown,
    /// It would rest on too few pupils per group.
    TooFew {
        /// How many it takes in each group.
        needed: u64,
    },
    /// It would compare too few schools to keep each of them unrecognisable.
    TooFewSchools {
        /// How many it takes.
        needed: u64,
    },
    /// The pupils carry survey weights, which this method does not use yet.
    Weighted,
    /// There is nothing to compare it with.
    NotComputable(NotComputable),
}

impl From<NotComputable> for Withheld {
    fn from(reason: NotComputable) -> Self {
        Self::NotComputable(reason)
    }
}

/// A figure, or why there is none.
pub type Given<T> = Result<T, Withheld>;

/// How the interval of a comparison was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntervalMethod {
    /// Pupils of one school, each on their own (Wilson, Newcombe, Welch).
    WithinOneSchool,
    /// Pupils who share schools (by school, t; means and shares after Bell & McCaffrey 2002).
    BySchool {
        /// How many schools.
        schools: u64,
    },
    /// Schools drawn again and again (Poisson bootstrap).
    SchoolBootstrap {
        /// How many replicates.
        replicates: u64,
    },
    /// Pupils drawn again and again within their cell (Poisson bootstrap), corrected for bias.
    PupilBootstrap {
        /// How many replicates.
        replicates: u64,
    },
}

/// One background class in a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its code; `unknown` is a class.
    pub code: String,
    /// The number of pupils.
    pub pupils: SafeCell,
    /// The share with the outcome, for shares.
    pub share: Option<SafeShare>,
    /// The share or mean with its interval.
    pub figure: Given<Figure>,
}

/// A difference between two groups, focal minus reference.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// The place of the focal group (the lowest class shown).
    pub focal: usize,
    /// The place of the reference group (the highest class shown).
    pub reference: usize,
    /// The difference.
    pub difference: Figure,
    /// The ratio of shares.
    pub ratio: Option<Figure>,
    /// The odds ratio.
    pub odds_ratio: Option<Figure>,
    /// How the interval was made.
    pub method: IntervalMethod,
}

/// Shares or means per background class.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The classes, low to high, then unknown.
    pub groups: Vec<Group>,
    /// Lowest against highest class.
    pub gap: Given<Gap>,
    /// Whether pupils carry survey weights.
    pub weighted: bool,
}

/// A point of a conditional curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The middle of the score band.
    pub score: f64,
    /// The share or mean there; absent where it is not shown.
    pub figure: Option<Figure>,
}

/// What "at an equal score" means for a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EqualScore {
    /// At an equal score without measurement error: the outcome was decided apart from this test.
    True,
    /// Anything from the score as measured to the score without error: for some of the pupils the outcome follows
    /// the test itself, so an unknown part of its error is in the outcome too and calls for no correction.
    Between,
}

/// The gap with the doubt of the test taken into account.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrectedGap {
    /// What the headline holds equal.
    pub headline: EqualScore,
    /// The headline: the gap at equal true score, or, where the outcome may follow the test, everything between
    /// that and the gap at equal measured score.
    pub at_equal_score: Figure,
    /// At equal measured score.
    pub at_equal_measured_score: Figure,
    /// At equal true score, over the whole range of reliability.
    pub at_equal_true_score: Figure,
    /// The gap that measurement error alone would make, lowest and highest.
    pub by_measurement_alone: Interval,
    /// The reliability within groups that was used, lowest and highest.
    pub reliability: Interval,
    /// Whether somebody stated a reliability.
    pub reliability_stated: bool,
    /// The gap at assumed reliabilities.
    pub strip: Vec<(f64, Figure)>,
    /// The reliability at which nothing is left of the gap.
    pub reliability_without_gap: Option<f64>,
}

/// The gap at equal score.
#[derive(Debug, Clone, PartialEq)]
pub struct Conditional {
    /// The focal class.
    pub focal: String,
    /// The reference class.
    pub reference: String,
    /// Pupils of each with a score and an outcome.
    pub pupils: [SafeCell; 2],
    /// The gap without regard to score.
    pub raw: Given<Figure>,
    /// Standardised over the scores, weights of all pupils.
    pub standardised: Given<Figure>,
    /// Standardised with the weights of the focal group, the reference group, and Mantel-Haenszel.
    pub other_weights: [Given<Figure>; 3],
    /// The share of pupils at scores where both groups are found.
    pub support: Option<f64>,
    /// By regression, corrected for the unreliability of the test: the headline.
    pub corrected: Given<CorrectedGap>,
    /// The common odds ratio over scores (shares only).
    pub common_odds_ratio: Option<Given<Figure>>,
    /// The risk difference by logistic regression (shares only).
    pub g_computation: Option<Given<Figure>>,
    /// One curve per class: code and points.
    pub curves: Vec<(String, Vec<CurvePoint>)>,
    /// How the intervals were made.
    pub method: IntervalMethod,
    /// Whether the background of [`crate::MUCH_UNKNOWN`] or more of these pupils is unknown.
    pub much_unknown: bool,
    /// Whether [`crate::AT_CEILING`] or more of these pupils pile up at the highest score.
    pub at_ceiling: bool,
}

/// How a gap splits into scores and what happens at equal scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The focal class.
    pub focal: String,
    /// The reference class.
    pub reference: String,
    /// The whole gap.
    pub raw: Figure,
    /// The part that goes with different scores.
    pub composition: Figure,
    /// The part at equal scores.
    pub rate: Figure,
    /// The part of pupils at scores where only one group is found.
    pub outside_support: f64,
    /// How the intervals were made.
    pub method: IntervalMethod,
}

/// A table of background by where pupils arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Mobility {
    /// How steeply the rank of pupils rises with the rank of their background.
    pub rank_slope: Given<Figure>,
    /// Kendall's tau-b.
    pub tau_b: Given<f64>,
    /// Cramér's V.
    pub cramers_v: Given<f64>,
    /// How the interval was made.
    pub method: IntervalMethod,
}

/// The chance that a pupil of the focal group stands higher.
#[derive(Debug, Clone, PartialEq)]
pub struct Superiority {
    /// The focal class.
    pub focal: String,
    /// The reference class.
    pub reference: String,
    /// That chance, with half of the ties.
    pub chance: Figure,
    /// The same as a gap in standard deviations.
    pub gap_in_sd: Given<f64>,
}

/// How far schools differ in the background of their pupils.
#[derive(Debug, Clone, PartialEq)]
pub struct SegregationFinding {
    /// The number of schools.
    pub schools: u64,
    /// D of the lowest class against the rest, without the part that chance makes.
    pub dissimilarity: Figure,
    /// D as counted and as chance alone would make it.
    pub dissimilarity_counted: (f64, f64),
    /// D* of Carrington & Troske (1997): how far D as counted lies above chance, or below it.
    pub carrington_troske: f64,
    /// H over all classes, corrected for chance, with a bootstrap interval.
    pub entropy_index: Figure,
    /// H as counted and as chance alone would make it.
    pub entropy_counted: (f64, f64),
    /// M, corrected for chance, in nats.
    pub mutual_information: f64,
    /// How the interval of H was made.
    pub method: IntervalMethod,
}

/// A random-intercept model of an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelFigures {
    /// The mean at the mean score.
    pub intercept: Figure,
    /// The rise per point of score, where there is a score.
    pub slope: Option<Figure>,
    /// The variance between schools.
    pub between: f64,
    /// The variance within schools.
    pub within: f64,
    /// The share of the variance that lies between schools.
    pub between_share: Figure,
}

/// How far schools differ in a mean.
#[derive(Debug, Clone, PartialEq)]
pub struct SchoolEffects {
    /// The number of schools.
    pub schools: u64,
    /// Without regard to score (REML).
    pub plain: Given<ModelFigures>,
    /// At equal score (REML), where there is a score.
    pub at_equal_score: Option<Given<ModelFigures>>,
    /// How many schools have a reliability of at least one half: only those can be told apart at all.
    pub distinguishable: u64,
}

/// One school in a funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPoint {
    /// The code of the school.
    pub school: String,
    /// Pupils.
    pub pupils: u64,
    /// The share with the outcome.
    pub share: f64,
}

/// The limits of a funnel at one school size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimit {
    /// The number of pupils.
    pub pupils: u64,
    /// The shares between which 95% of schools lie by chance.
    pub at_95: Interval,
    /// The shares between which 99.8% of schools lie by chance.
    pub at_99_8: Interval,
}

/// Schools against the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelFinding {
    /// The share of all pupils together.
    pub benchmark: f64,
    /// The schools whose share may be shown, in the order of their codes.
    pub points: Vec<FunnelPoint>,
    /// Schools that are too small or not shown.
    pub left_out: u64,
    /// The limits, by school size.
    pub limits: Vec<FunnelLimit>,
    /// How much more schools spread than chance gives (1 is chance).
    pub dispersion: f64,
    /// How many of the points lie outside the 95% limits.
    pub outside_95: u64,
}

/// How a mean rises with the measure behind the background.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// The number of pupils.
    pub pupils: u64,
    /// The rise per unit of the measure.
    pub slope: Figure,
    /// The rise per standard deviation of the measure.
    pub per_standard_deviation: f64,
    /// The share of the spread in the outcome that goes with the measure.
    pub explained: f64,
    /// How the interval was made.
    pub method: IntervalMethod,
}

/// What unknown backgrounds could do to a gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// The share of pupils whose background is unknown.
    pub share: SafeShare,
    /// The gap among pupils whose background is known.
    pub known_gap: Given<f64>,
    /// The lowest and highest gap that the unknown allow, widened by chance.
    pub bounds: Given<Interval>,
    /// The classes compared.
    pub compared: Option<(String, String)>,
}

/// One part of the pupils with its ratio or mean.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioPart {
    /// The column that tells it apart; `all` for everybody.
    pub column: String,
    /// Its word.
    pub word: String,
    /// The number of pupils.
    pub pupils: SafeCell,
    /// The ratio or mean.
    pub figure: Given<Figure>,
}

/// A sum by another sum, or a mean.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioFinding {
    /// Everybody.
    pub all: RatioPart,
    /// Parts of them, by column.
    pub parts: Vec<RatioPart>,
    /// Whether it is a share of something counted per pupil, rather than a mean of scores.
    pub is_share: bool,
    /// How the intervals were made.
    pub method: IntervalMethod,
}

/// Gaps in who stands below or above the toetsadvies, focal minus reference.
#[derive(Debug, Clone, PartialEq)]
pub struct TestAdviceFinding {
    /// The focal class.
    pub focal: String,
    /// The reference class.
    pub reference: String,
    /// Below, at the same toetsadvies.
    pub below: Given<Figure>,
    /// Above, at the same toetsadvies.
    pub above: Given<Figure>,
    /// Below, without regard to the toetsadvies.
    pub raw_below: Given<Figure>,
    /// Above, without regard to the toetsadvies.
    pub raw_above: Given<Figure>,
    /// How the intervals were made.
    pub method: IntervalMethod,
}

/// The careers of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct EventCurve {
    /// Its code; `all` for everybody.
    pub class: String,
    /// The number of pupils.
    pub pupils: SafeCell,
    /// Per year since the start, the share with each kind of first move in the order of [`crate::Move::ALL`]; the
    /// last is the share without any.
    pub figures: Given<Vec<Vec<Figure>>>,
}

/// Careers as event history.
#[derive(Debug, Clone, PartialEq)]
pub struct EventHistory {
    /// The years since the start.
    pub years: Vec<i64>,
    /// Everybody, then each class.
    pub curves: Vec<EventCurve>,
    /// How the intervals were made.
    pub method: IntervalMethod,
}

/// The yield of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct YieldPart {
    /// Its code; `all` for everybody.
    pub class: String,
    /// All who started.
    pub pupils: SafeCell,
    /// With the outcome, not known, and without.
    pub counts: [SafeCell; 3],
    /// What those who left allow.
    pub bounds: Given<Interval>,
    /// The same, widened by chance.
    pub widened: Given<Interval>,
}

/// A yield beside one benchmark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Benchmarked {
    /// The share that these pupils would have at the rates of the benchmark.
    pub expected: f64,
    /// How much more the own share is than that, with its interval.
    pub points: Figure,
    /// Whether the benchmark has a rate for all of these pupils.
    pub is_of_all: bool,
}

/// A yield beside three benchmarks, because none of them alone answers the question.
#[derive(Debug, Clone, PartialEq)]
pub struct YieldBenchmarks {
    /// Who made the benchmark, of whom.
    pub source: String,
    /// The school years it is about.
    pub years: String,
    /// On which terms it may be used.
    pub licence: String,
    /// Whether it counts simulated pupils.
    pub simulated: bool,
    /// Beside all its pupils.
    pub raw: Given<Benchmarked>,
    /// Beside pupils with the same scores; absent where the two do not have the same scores.
    pub same_score: Option<Given<Benchmarked>>,
    /// Beside pupils with the same scores and backgrounds; absent where the two do not have the same.
    pub same_score_and_background: Option<Given<Benchmarked>>,
}

/// The diplomas of all who started.
#[derive(Debug, Clone, PartialEq)]
pub struct YieldFinding {
    /// Everybody.
    pub all: YieldPart,
    /// The classes, low to high, then unknown; none without a background.
    pub parts: Vec<YieldPart>,
    /// The places of the lowest and highest class shown, what those who left allow, and that widened by chance.
    pub gap: Given<(usize, usize, Interval, Interval)>,
    /// How the intervals were made.
    pub method: IntervalMethod,
    /// Beside a benchmark, where there is one for this indicator.
    pub benchmarks: Option<YieldBenchmarks>,
}

/// One row of plain shares over the words of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainRow {
    /// The words of the row.
    pub words: Vec<String>,
    /// The number of pupils.
    pub pupils: SafeCell,
    /// The count of each column.
    pub counts: Vec<SafeCell>,
}

/// What a method found.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Shares per class.
    Shares(Groups),
    /// Means per class.
    Means(Groups),
    /// A gap at equal score.
    Conditional(Box<Conditional>),
    /// A gap split in two.
    Split(Split),
    /// Background by arrival.
    Mobility(Mobility),
    /// The chance to stand higher.
    Superiority(Superiority),
    /// Segregation between schools.
    Segregation(SegregationFinding),
    /// Differences between schools.
    SchoolEffects(SchoolEffects),
    /// A funnel.
    Funnel(FunnelFinding),
    /// A gradient.
    Gradient(Gradient),
    /// Unknown backgrounds.
    Unknown(Unknown),
    /// A sum by another, or a mean.
    Ratio(RatioFinding),
    /// Gaps at the same toetsadvies.
    AtEqualTestAdvice(TestAdviceFinding),
    /// Careers year by year.
    Events(EventHistory),
    /// Diplomas of all who started.
    Yields(Box<YieldFinding>),
    /// Counts only: the table says it all.
    Counts,
}

/// The answer of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The indicator.
    pub definition: Definition,
    /// What was found, or why nothing is shown.
    pub body: Given<Body>,
    /// Its tables.
    pub tables: Vec<SafeTable>,
    /// Pupils counted by the numerator but not by the population: a mistake in the definition.
    pub outside_population: bool,
}

impl Finding {
    /// The title in both languages.
    #[must_use]
    pub fn title(&self) -> &Label {
        &self.definition.texts.title
    }
}
