//! A benchmark: how many of whom have an outcome elsewhere, by score and background, as a file that anyone can make.
//!
//! The file holds counts that have been through disclosure control, or published ones; no records and no schools
//! apart. Written by [`Benchmark::made`] from a larger set of pupils, or by hand from a published table.

use crate::cube::CubeContext;
use crate::definition::Definition;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write;
use vocabulary::Message;

/// The version of the layout of the file.
const VERSION: u32 = 1;

/// Where a benchmark comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Who made the counts, of whom.
    pub source: String,
    /// The school years it is about.
    pub years: String,
    /// On which terms it may be used.
    pub licence: String,
}

/// Counts to set a school's own beside.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    version: u32,
    /// Whether any of its pupils are simulated.
    pub simulated: bool,
    /// Who made the counts, of whom.
    pub source: String,
    /// The school years it is about.
    pub years: String,
    /// On which terms it may be used.
    pub licence: String,
    /// The codes of the schools that are in it, where known: a school is not compared with itself.
    #[serde(default)]
    pub(crate) schools: BTreeSet<String>,
    pub(crate) background: Option<ByBackground>,
    pub(crate) score: Option<ByScore>,
    #[serde(rename = "indicator")]
    pub(crate) indicators: Vec<Counted>,
}

/// The background by which a benchmark is told apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByBackground {
    pub id: String,
    /// Its classes, low to high, without unknown.
    pub classes: Vec<String>,
}

/// The test by whose score a benchmark is told apart.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByScore {
    pub test: String,
    /// The width of a band, in units of the score.
    pub band: Option<f64>,
}

/// The counts of one indicator, and the definition by which they were made.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counted {
    pub id: String,
    pub population: String,
    pub numerator: String,
    pub cells: Vec<BenchmarkCount>,
}

/// Pupils of one score band and background class; of all of them where one is absent.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BenchmarkCount {
    /// The lower end of the score band.
    pub score: Option<f64>,
    /// The background class.
    pub background: Option<String>,
    /// All who started.
    pub pupils: u64,
    /// Those of whom the outcome is known.
    pub with: u64,
}

/// What is wrong with a benchmark file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BenchmarkProblem {
    /// It is not TOML, or a key is missing, unknown or of the wrong form.
    Form(String),
    /// It has another layout.
    Version(u32),
    /// A text that must say something is empty.
    Empty(&'static str),
    /// A cell has more pupils with the outcome than pupils, or nobody.
    Counts {
        /// The indicator.
        id: String,
        /// The cell, counted from one.
        cell: usize,
    },
    /// A cell names a class or a score that the file does not introduce.
    Unknown {
        /// The indicator.
        id: String,
        /// The cell, counted from one.
        cell: usize,
    },
    /// Two cells are about the same pupils.
    Twice {
        /// The indicator.
        id: String,
        /// The second of them, counted from one.
        cell: usize,
    },
    /// No counts for everybody, without which there is no raw benchmark.
    NoTotal {
        /// The indicator.
        id: String,
    },
}

impl BenchmarkProblem {
    /// The problem as a message.
    #[must_use]
    pub fn message(&self) -> Message {
        let cell_of = |key: &str, id: &str, cell: usize| Message::new(key).with("id", id).with("cell", cell);
        match self {
            Self::Form(text) => Message::new("benchmark-form").with("text", text.as_str()),
            Self::Version(version) => Message::new("benchmark-version").with("version", version.to_string()),
            Self::Empty(key) => Message::new("benchmark-empty").with("key", *key),
            Self::Counts { id, cell } => cell_of("benchmark-counts", id, *cell),
            Self::Unknown { id, cell } => cell_of("benchmark-unknown", id, *cell),
            Self::Twice { id, cell } => cell_of("benchmark-twice", id, *cell),
            Self::NoTotal { id } => Message::new("benchmark-no-total").with("id", id.as_str()),
        }
    }
}

impl Benchmark {
    /// Reads and checks a benchmark file.
    ///
    /// # Errors
    /// All problems of its counts at once; of its form the first.
    pub fn read(text: &str) -> Result<Self, Vec<BenchmarkProblem>> {
        let read: Self = match toml::from_str(text) {
            Ok(read) => read,
            Err(fault) => {
                let line = fault.span().map_or(1, |span| {
                    text[..span.start.min(text.len())].matches('\n').count() + 1
                });
                let told = format!("{line}: {}", fault.message());
                return Err(vec![BenchmarkProblem::Form(told)]);
            }
        };
        let problems = read.problems();
        if problems.is_empty() {
            Ok(read)
        } else {
            Err(problems)
        }
    }

    fn problems(&self) -> Vec<BenchmarkProblem> {
        if self.version != VERSION {
            return vec![BenchmarkProblem::Version(self.version)];
        }
        let texts = [
            ("source", &self.source),
            ("years", &self.years),
            ("licence", &self.licence),
        ];
        let empty = texts.iter().filter(|(_, text)| text.trim().is_empty());
        let mut problems: Vec<BenchmarkProblem> =
            empty.map(|(key, _)| BenchmarkProblem::Empty(key)).collect();
        for counted in &self.indicators {
            let id = || counted.id.clone();
            for (place, count) in counted.cells.iter().enumerate() {
                let cell = place + 1;
                if count.with > count.pupils || count.pupils == 0 {
                    problems.push(BenchmarkProblem::Counts { id: id(), cell });
                }
                let knows_class = count.background.as_ref().is_none_or(|class| {
                    let background = self.background.as_ref();
                    background.is_some_and(|one| class == UNKNOWN || one.classes.contains(class))
                });
                let knows_score = count
                    .score
                    .is_none_or(|score| score.is_finite() && self.score.is_some());
                if !knows_class || !knows_score || (count.background.is_some() && count.score.is_none()) {
                    problems.push(BenchmarkProblem::Unknown { id: id(), cell });
                }
                let same = |other: &BenchmarkCount| {
                    (other.score, &other.background) == (count.score, &count.background)
                };
                if counted.cells[..place].iter().any(same) {
                    problems.push(BenchmarkProblem::Twice { id: id(), cell });
                }
            }
            if counted.of(None, None).is_none() {
                problems.push(BenchmarkProblem::NoTotal { id: id() });
            }
        }
        problems
    }

    /// The counts of an indicator, if they were made by the same definition.
    #[must_use]
    pub(crate) fn counted(&self, definition: &Definition) -> Option<&Counted> {
        let is_same = |counted: &&Counted| {
            counted.id == definition.id
                && counted.population == definition.population_text()
                && counted.numerator == definition.measured_text()
        };
        self.indicators.iter().find(is_same)
    }

    /// Whether it has counts by the definition of this indicator.
    #[must_use]
    pub fn knows(&self, definition: &Definition) -> bool {
        self.counted(definition).is_some()
    }

    /// Whether its scores are those of these pupils.
    pub(crate) fn has_scores_of(&self, context: &CubeContext) -> bool {
        let ours = context.condition.as_ref();
        match (&self.score, ours) {
            (Some(theirs), Some(ours)) => theirs.test == ours.id && theirs.band == ours.band_width,
            _ => false,
        }
    }

    /// Whether its backgrounds are those of these pupils.
    pub(crate) fn has_backgrounds_of(&self, context: &CubeContext) -> bool {
        match (&self.background, &context.background) {
            (Some(theirs), Some(ours)) => {
                let classes = ours.classes.iter().map(|class| &class.code);
                theirs.id == ours.id && theirs.classes.iter().eq(classes)
            }
            _ => false,
        }
    }

    pub(crate) fn new(
        about: About,
        context: &CubeContext,
        schools: BTreeSet<String>,
        indicators: Vec<Counted>,
    ) -> Self {
        let has = |is_there: fn(&BenchmarkCount) -> bool| {
            indicators.iter().flat_map(|counted| &counted.cells).any(is_there)
        };
        let background = context.background.as_ref().map(|background| ByBackground {
            id: background.id.clone(),
            classes: background
                .classes
                .iter()
                .map(|class| class.code.clone())
                .collect(),
        });
        let score = context.condition.as_ref().map(|test| ByScore {
            test: test.id.clone(),
            band: test.band_width,
        });
        Self {
            version: VERSION,
            simulated: context.simulated,
            source: about.source,
            years: about.years,
            licence: about.licence,
            schools,
            background: background.filter(|_| has(|cell| cell.background.is_some())),
            score: score.filter(|_| has(|cell| cell.score.is_some())),
            indicators,
        }
    }

    /// The file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let text = |text: &str| toml::Value::from(text).to_string();
        let list = |words: &mut dyn Iterator<Item = &String>| {
            let words: Vec<String> = words.map(|word| text(word)).collect();
            format!("[{}]", words.join(", "))
        };
        let mut file = format!("version = {VERSION}\nsimulated = {}\n", self.simulated);
        for (key, value) in [
            ("source", &self.source),
            ("years", &self.years),
            ("licence", &self.licence),
        ] {
            let _ = writeln!(file, "{key} = {}", text(value));
        }
        let _ = writeln!(file, "schools = {}", list(&mut self.schools.iter()));
        if let Some(background) = &self.background {
            let classes = list(&mut background.classes.iter());
            let id = text(&background.id);
            let _ = write!(file, "\n[background]\nid = {id}\nclasses = {classes}\n");
        }
        if let Some(score) = &self.score {
            let _ = write!(file, "\n[score]\ntest = {}\n", text(&score.test));
            if let Some(band) = score.band {
                let _ = writeln!(file, "band = {band:?}");
            }
        }
        for counted in &self.indicators {
            let _ = write!(file, "\n[[indicator]]\nid = {}\n", text(&counted.id));
            let _ = writeln!(file, "population = {}", text(&counted.population));
            let _ = writeln!(file, "numerator = {}\ncells = [", text(&counted.numerator));
            for cell in &counted.cells {
                let score = cell.score.map(|score| format!("score = {score:?}, "));
                let class = cell.background.as_ref();
                let class = class.map(|class| format!("background = {}, ", text(class)));
                let whom = score.into_iter().chain(class).collect::<String>();
                let _ = writeln!(
                    file,
                    "  {{ {whom}pupils = {}, with = {} }},",
                    cell.pupils, cell.with
                );
            }
            file.push_str("]\n");
        }
        file
    }
}

/// The word for a background that nobody knows.
const UNKNOWN: &str = vocabulary::Background::UNKNOWN_CODE;

impl Counted {
    /// The counts of a score band and background class, or of all where one is absent.
    pub(crate) fn of(&self, score: Option<f64>, background: Option<&str>) -> Option<&BenchmarkCount> {
        let is_it = |cell: &&BenchmarkCount| cell.score == score && cell.background.as_deref() == background;
        self.cells.iter().find(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "version = 1\nsimulated = false\nsource = \"DUO\"\nyears = \"2012-2013\"\nlicence = \"CC0\"\nschools = [\"99AB00\"]\n\n[background]\nid = \"parental-education\"\nclasses = [\"vmbo\", \"hbo-wo\"]\n\n[score]\ntest = \"end-test\"\nband = 5.0\n\n[[indicator]]\nid = \"havo\"\npopulation = \"TRUE\"\nnumerator = \"diploma >= 'havo'\"\ncells = [\n  { pupils = 100, with = 40 },\n  { score = 535.0, pupils = 50, with = 20 },\n  { score = 535.0, background = \"vmbo\", pupils = 30, with = 10 },\n]\n";

    #[test]
    fn what_is_written_reads_back() {
        let read = Benchmark::read(SOUND).expect("sound");
        assert_eq!(read.to_toml(), SOUND);
        let cell = read.indicators[0].of(Some(535.0), Some("vmbo"));
        assert_eq!(cell.map(|cell| (cell.pupils, cell.with)), Some((30, 10)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let id = || "havo".to_owned();
        let of = |from: &str, to: &str| {
            let text = SOUND.replace(from, to);
            assert!(text != SOUND, "{from}");
            Benchmark::read(&text).expect_err("not sound")
        };
        assert_eq!(of("version = 1", "version = 2"), [BenchmarkProblem::Version(2)]);
        assert_eq!(of("\"DUO\"", "\" \""), [BenchmarkProblem::Empty("source")]);
        assert_eq!(
            of("with = 20", "with = 51"),
            [BenchmarkProblem::Counts { id: id(), cell: 2 }]
        );
        assert_eq!(
            of("background = \"vmbo\"", "background = \"mbo\""),
            [BenchmarkProblem::Unknown { id: id(), cell: 3 }]
        );
        assert_eq!(
            of("score = 535.0, background = \"vmbo\"", "score = 535.0"),
            [BenchmarkProblem::Twice { id: id(), cell: 3 }]
        );
        assert_eq!(
            of("  { pupils = 100, with = 40 },\n", ""),
            [BenchmarkProblem::NoTotal { id: id() }]
        );
        let form = of("licence = \"CC0\"\n", "");
        assert!(
            matches!(&form[..], [BenchmarkProblem::Form(text)] if text.contains("licence")),
            "{form:?}"
        );
        let form = of("pupils = 50", "pupils = \"50\"");
        assert!(
            matches!(&form[..], [BenchmarkProblem::Form(text)] if text.starts_with("22: ")),
            "{form:?}"
        );
    }
}
