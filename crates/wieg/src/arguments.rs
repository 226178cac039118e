//! What can be typed after `wieg`. The help texts teach: what goes in, what comes out, an example.

mod share;
mod site;
mod words;

pub use share::{ShareBeginOptions, ShareCommand, ShareGiveOptions, ShareKeyOptions, ShareOpenOptions};
pub use site::{
    AccountCommand, AccountOptions, AuditCommand, AuditOptions, BackupOptions, DemoOptions, DoctorOptions,
    MailOptions, RestoreOptions, ServeOptions,
};

pub use words::{LensOptions, LettersCheckOptions, LettersCommand};

use clap::{Args, Parser, Subcommand, ValueEnum};
use measuring::Profile;
use std::path::PathBuf;
use vocabulary::Language;

/// Hoe gelijk zijn de kansen? Wieg measures how equal the chances of children are, on your own records.
///
/// Nothing leaves this computer. Pupil numbers become pseudonyms at the door; small groups are not shown.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
pub struct Arguments {
    /// Language of answers and reports: nl (Nederlands) or en (English)
    #[arg(long, global = true, value_enum, default_value_t = Lang::Nl)]
    pub lang: Lang,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The language of answers and reports.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Lang {
    /// Nederlands
    Nl,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Nl,
            Lang::En => Self::En,
        }
    }
}

/// What `wieg` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Measure a file: a short answer here, a report in a folder
    Measure(Box<MeasureOptions>),
    /// Look at a file before it is measured
    Intake {
        /// What to do with the file
        #[command(subcommand)]
        command: IntakeCommand,
    },
    /// Count pupils into a cube that can be merged with others (confidential working material)
    Cube {
        /// What to do with cubes
        #[command(subcommand)]
        command: CubeCommand,
    },
    /// Count the diplomas of a region or larger board into a file to set one school beside
    Benchmark {
        /// What to do with benchmarks
        #[command(subcommand)]
        command: BenchmarkCommand,
    },
    /// Add up counts with other boards, each on its own machine, without anyone seeing those of one
    Share {
        /// What to do
        #[command(subcommand)]
        command: ShareCommand,
    },
    /// Write an Excel sheet to fill in, for primary (po) or secondary (vo) schools
    Template(TemplateOptions),
    /// Look at a text for words that say who falls short, with the question which threshold there is
    Lens(LensOptions),
    /// Look at letters to parents
    Letters {
        /// What to do with letters
        #[command(subcommand)]
        command: LettersCommand,
    },
    /// Start a demonstration: an invented region with people to sign in as
    Demo(DemoOptions),
    /// Start the site
    Serve(Box<ServeOptions>),
    /// Help someone who cannot sign in any more
    Account {
        /// What to do with the account
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Look after the audit log
    Audit {
        /// What to do with the log
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Copy everything that is kept, while the site goes on
    Backup(BackupOptions),
    /// Put a backup back
    Restore(RestoreOptions),
    /// Look over everything that is kept
    Doctor(DoctorOptions),
    /// Show who may open which page, in Markdown
    Permissions,
    /// Simulate pupils whose truth is known, to try Wieg out and to put it to the test
    Explore {
        /// What to do with simulated pupils
        #[command(subcommand)]
        command: ExploreCommand,
    },
}

/// What can be done with simulated pupils.
#[derive(Debug, Subcommand)]
pub enum ExploreCommand {
    /// Make a region of invented schools and pupils
    Region(Box<RegionOptions>),
    /// Show every parameter: unit, default, range, source, and how sure it is
    Parameters,
    /// Put the estimators to the test on simulated cohorts whose gap is known
    Recover(RecoverOptions),
    /// Fit the simulation to published figures, and predict two years that the fit never saw
    Fit(FitOptions),
    /// Describe the whole model by the ODD protocol, in Markdown
    Odd,
}

/// What can be done with a file before it is measured.
#[derive(Debug, Subcommand)]
pub enum IntakeCommand {
    /// Show what was detected and write a proposed mapping to keep and edit
    Inspect(InspectOptions),
    /// List what is wrong in a file: row, column, value, and what to do
    Check(CheckOptions),
}

/// What can be done with benchmarks.
#[derive(Debug, Subcommand)]
pub enum BenchmarkCommand {
    /// Count the pupils of ten schools or more into a benchmark file
    Build(BenchmarkBuildOptions),
}

/// What can be done with cubes.
#[derive(Debug, Subcommand)]
pub enum CubeCommand {
    /// Count the pupils of a file into a cube
    Build(CubeBuildOptions),
    /// Add cubes of different pupils
    Merge(CubeMergeOptions),
    /// Show what a cube counts, without its numbers
    Show(CubeShowOptions),
    /// Keep each starting cohort as counts, before the rows of its pupils are deleted
    Freeze(CubeFreezeOptions),
}

/// For whom a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileName {
    /// The school's own team: own counts are shown
    Intern,
    /// A board: counts of 1 to 5 are not shown
    Bestuur,
    /// The public: counts below 10 are not shown
    Publiek,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Intern => Self::intern(),
            ProfileName::Bestuur => Self::bestuur(),
            ProfileName::Publiek => Self::publiek(),
        }
    }
}

/// The records, and how to read them.
#[derive(Debug, Clone, Args)]
pub struct Input {
    /// A file (CSV, XLSX, Parquet), a folder with a data set and its meta.toml, a folder of `wieg explore`, or for
    /// `wieg measure` a folder of `wieg cube freeze`
    pub path: PathBuf,
    /// How to read the file, as written by `wieg intake inspect`
    #[arg(long, value_name = "MAP.toml")]
    pub map: Option<PathBuf>,
    /// Accept the proposed mapping without asking, if nothing in it is open
    #[arg(long)]
    pub yes: bool,
}

/// What is measured.
#[derive(Debug, Clone, Args)]
pub struct Choices {
    /// How many of the latest school years to take together; 0 takes all
    #[arg(long, default_value_t = 3)]
    pub years: usize,
    /// The background to break down by, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub background: Option<String>,
    /// The test at which pupils are compared, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub condition: Option<String>,
    /// The test that is the outcome, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub outcome: Option<String>,
    /// Measure only these indicators
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub only: Vec<String>,
    /// A folder with indicator definitions to use instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub indicators: Option<PathBuf>,
}

/// Measures a file: a short honest answer in the terminal, and a folder with a report.
///
/// The folder holds report.html (one page, opens anywhere), report.pdf (tagged, for printing and screen
/// readers), tables.xlsx, report.json, and the definitions and the mapping that were used. The second page of
/// the PDF is one A4 for the team meeting.
///
/// Without --map, Wieg looks at the file, proposes how to read it, and asks.
#[derive(Debug, Clone, Args)]
#[command(after_help = "Examples:
  wieg measure sample-data/brandsma-knuver        published data that comes with Wieg
  wieg template po                                an Excel sheet to fill in, then:
  wieg measure groep8.xlsx --profile intern       your own list, for your own team
  wieg measure groep8.csv --map groep8.map.toml   with a mapping you kept
  wieg --lang en measure lijst.csv --years 5      in English, five years together")]
pub struct MeasureOptions {
    /// The records
    #[command(flatten)]
    pub input: Input,
    /// What is measured
    #[command(flatten)]
    pub choices: Choices,
    /// The folder for the report; an earlier report in it is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "wieg-rapport")]
    pub out: PathBuf,
    /// A benchmark to set the diplomas of all who started beside, as written by `wieg benchmark build`
    #[arg(long, value_name = "FILE.toml")]
    pub benchmark: Option<PathBuf>,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t = ProfileName::Bestuur)]
    pub profile: ProfileName,
    /// Number of draws of the bootstrap
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(100..=10_000))]
    pub replicates: u32,
    /// Seed of the bootstrap: the same pupils and seed always give the same report
    #[arg(long, default_value_t = 2022)]
    pub seed: u64,
}

/// Shows what was detected and writes a proposed mapping.
#[derive(Debug, Args)]
pub struct InspectOptions {
    /// The file to look at
    pub path: PathBuf,
    /// Where to write the mapping; default: the file's name with .map.toml
    #[arg(long, value_name = "MAP.toml")]
    pub out: Option<PathBuf>,
}

/// Lists what is wrong in a file.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The records
    #[command(flatten)]
    pub input: Input,
    /// The most problems to list; all are counted
    #[arg(long, default_value_t = 50)]
    pub most: usize,
}

/// Counts the pupils of a file into a cube.
#[derive(Debug, Args)]
pub struct CubeBuildOptions {
    /// The records
    #[command(flatten)]
    pub input: Input,
    /// What is measured
    #[command(flatten)]
    pub choices: Choices,
    /// The cube to write
    #[arg(long, value_name = "CUBE.parquet")]
    pub out: PathBuf,
}

/// Counts the pupils of ten schools or more into a benchmark file.
///
/// The file has, for each indicator on the diplomas of all who started, how many started and how many have it: of all
/// pupils, by score, and by score and background, as far as the counts may be seen by everybody. One of the schools, or
/// another, then measures with --benchmark and is set beside it three times: raw, for the same scores, and for the same
/// scores and backgrounds.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  wieg benchmark build regio.csv --map regio.map.toml --source \"Schools of the region\" --licence \"within the region\" --out regio.toml
  wieg measure lijst.xlsx --benchmark regio.toml")]
pub struct BenchmarkBuildOptions {
    /// The records
    #[command(flatten)]
    pub input: Input,
    /// Who made the counts, of which schools
    #[arg(long, value_name = "TEXT")]
    pub source: String,
    /// On which terms the file may be used
    #[arg(long, value_name = "TEXT")]
    pub licence: String,
    /// The file to write
    #[arg(long, value_name = "FILE.toml")]
    pub out: PathBuf,
    /// The background to break down by, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub background: Option<String>,
    /// The test by whose score pupils are told apart, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub condition: Option<String>,
    /// A folder with indicator definitions to use instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub indicators: Option<PathBuf>,
}

/// Adds cubes of different pupils.
#[derive(Debug, Args)]
pub struct CubeMergeOptions {
    /// The cubes to add, two or more
    #[arg(required = true, num_args = 2..)]
    pub cubes: Vec<PathBuf>,
    /// The cube to write
    #[arg(long, value_name = "CUBE.parquet")]
    pub out: PathBuf,
}

/// Shows what a cube counts.
#[derive(Debug, Args)]
pub struct CubeShowOptions {
    /// The cube
    pub cube: PathBuf,
}

/// Keeps each starting cohort as counts, in a folder.
///
/// Schools delete the rows of a pupil two years after leaving. Do this once a year, and the diplomas of all who started
/// can be measured when the rows are gone. The folder gets one file for each starting cohort and last school year seen;
/// a file that is there already and counts something else stays as it is. The definitions go along, so that later
/// versions measure what was counted. The files hold small counts: keep them as carefully as the list itself.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg cube freeze leerlingen.xlsx --into telling   once a year, always into the same folder
  wieg measure telling                              the report, from the counts alone")]
pub struct CubeFreezeOptions {
    /// The records
    #[command(flatten)]
    pub input: Input,
    /// The folder to keep the counts in
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// The background to break down by, if the mapping has more than one
    #[arg(long, value_name = "ID")]
    pub background: Option<String>,
    /// A folder with indicator definitions to use instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub indicators: Option<PathBuf>,
    /// Put the new counts in the place of earlier ones that differ
    #[arg(long)]
    pub replace: bool,
}

/// The kind of school a sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SectorName {
    /// One list of groep 8, three to five years
    Po,
    /// Pupils per school year in secondary education
    Vo,
}

/// Writes an Excel sheet to fill in.
#[derive(Debug, Args)]
pub struct TemplateOptions {
    /// For primary (po) or secondary (vo) schools
    #[arg(value_enum)]
    pub sector: SectorName,
    /// Where to write it; default: wieg-po.xlsx or wieg-vo.xlsx
    #[arg(long, value_name = "FILE.xlsx")]
    pub out: Option<PathBuf>,
}

/// Makes a region of invented schools and pupils, in a folder.
///
/// The folder holds po and vo (the tables of the primary and the secondary schools, to measure), truth.csv (what only
/// the simulation knows; Wieg refuses to measure it), scenario.toml (how it was made), and with --dirt lists as schools
/// export them. The same seed and
/// parameters give the same region on every machine. What-if questions stay switched off until the simulation has
/// passed its tests on years that it was not fitted to.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg explore region                                      5,000 pupils, ten school years
  wieg measure wieg-regio                                  two reports: wieg-rapport/po and wieg-rapport/vo
  wieg explore region --set bias=0 --seed 7                advice without bias
  wieg explore region --pupils 2400000 --out land          a country
  wieg explore region --dirt missing=0.1,duplicate=0.02    messy lists as well, to try intake out
  wieg explore parameters                                  what can be set")]
pub struct RegionOptions {
    /// Enrolled pupils over all grades together
    #[arg(long, default_value_t = 5_000)]
    pub pupils: u32,
    /// Observed school years; earlier years are simulated too, so that the first diplomas end full careers
    #[arg(long, default_value_t = 10)]
    pub years: u16,
    /// The year in which the first observed school year starts
    #[arg(long, default_value_t = 2015)]
    pub first_year: i16,
    /// The seed: a whole number
    #[arg(long, default_value = "1", allow_hyphen_values = true)]
    pub seed: String,
    /// The folder for the region; an earlier region in it is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "wieg-regio")]
    pub out: PathBuf,
    /// A file with parameters, one `name = number` on each line
    #[arg(long, value_name = "FILE.toml")]
    pub parameters: Option<PathBuf>,
    /// One parameter; may be given more than once
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// What follows a higher test: as-the-law, as-before, as-since or never
    #[arg(long, default_value = "as-the-law")]
    pub adjustment: String,
    /// The lottery for secondary schools: single or multiple
    #[arg(long, default_value = "single")]
    pub tie_break: String,
    /// First classes: homogeneous, pairs, broad-1, broad-2 or broad-3; default: the mix of the region
    #[arg(long)]
    pub bridge: Option<String>,
    /// Primary schools; default: about 20 for 5,000 pupils
    #[arg(long)]
    pub primary_schools: Option<u32>,
    /// Secondary schools; default: about 6 for 5,000 pupils
    #[arg(long)]
    pub secondary_schools: Option<u32>,
    /// A factor on the places of all secondary schools
    #[arg(long, default_value_t = 1.0)]
    pub capacity: f64,
    /// Write lists as schools export them as well, as messy as asked: shares of missing, late, duplicate, merged, renamed
    /// and small
    #[arg(long, value_name = "KIND=SHARE", value_delimiter = ',', long_help = DIRT_HELP)]
    pub dirt: Option<Vec<String>>,
}

/// What the kinds of dirt are.
const DIRT_HELP: &str = "Write lists as schools export them as well, as messy as asked

Shares from 0 to 1, with commas between them:
  missing    of known parental education, the cells that are emptied, three times as often with the lowest class as with
             the highest
  late       of the rows of primary schools, those without provisional advice and test: pupils who came late
  duplicate  of the rows, those that stand there twice
  merged     of the schools, those that carry the code of the school they merged into
  renamed    of the schools, those whose code changed in the course of the year: half of their rows have the new one
  small      of the schools, those with four pupils at most

The lists are in the folder lists, one for each sector and school year; lists/dirt.toml says how much of each was done, and
which codes changed. `--dirt missing=0` gives clean lists.";

/// How many pupils a simulated cohort has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CohortSize {
    /// A few schools
    #[value(name = "500")]
    Few,
    /// A region
    #[value(name = "5000")]
    Region,
    /// A quarter of the country
    #[value(name = "50000")]
    Country,
}

impl CohortSize {
    /// The number of pupils.
    pub fn pupils(self) -> u32 {
        match self {
            Self::Few => 500,
            Self::Region => 5_000,
            Self::Country => 50_000,
        }
    }
}

/// Puts the estimators to the test: does the gap come back that was put in, and does its range hold it?
///
/// Many cohorts are simulated in which the unequal treatment is known, from none to much. The page says for each way of
/// estimating how far it is off, how often its 95% range holds the truth, and where it fails. It ends with status 1 when
/// the figures that Wieg reports do not keep what is promised.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg explore recover --small                  under a minute
  wieg explore recover --out recovery.md        all tables; about a quarter of an hour on one core
  wieg explore recover --pupils 500 --reps 100  one size of cohort, fewer cohorts")]
pub struct RecoverOptions {
    /// Simulated cohorts in each world; of 50,000 pupils a quarter as many [default: 250]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=100_000))]
    pub reps: Option<u32>,
    /// One size of cohort; default: all three
    #[arg(long, value_enum, conflicts_with = "small")]
    pub pupils: Option<CohortSize>,
    /// Two worlds of 5,000 pupils only
    #[arg(long)]
    pub small: bool,
    /// Where to write the page; without it the page is printed
    #[arg(long, value_name = "FILE.md")]
    pub out: Option<PathBuf>,
}

/// Fits the simulation to published figures, and predicts two years that the fit never saw.
///
/// The advice block is fitted to the counts of CBS by income and year, streaming, repeating and exams to figures on
/// careers. The page says which targets are met and missed, which parameters the figures tell and which they leave open,
/// and what the fit predicts of 2019/20 (no test) and 2023/24 (a new rule). Both predictions have to come close enough
/// before what-if questions are switched on; how close was set before looking.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg explore fit --small                        the advice block alone: some seconds
  wieg explore fit --out fit.md                   everything; some minutes
  wieg explore fit --data my-figures --out fit.md other figures, in files of the same names and columns

The files are described in sample-data/national/SOURCE.md.")]
pub struct FitOptions {
    /// The folder with the published figures
    #[arg(long, value_name = "DIR", default_value = "sample-data/national")]
    pub data: PathBuf,
    /// The advice block and the hold-outs alone
    #[arg(long)]
    pub small: bool,
    /// Where to write the page; without it the page is printed
    #[arg(long, value_name = "FILE.md")]
    pub out: Option<PathBuf>,
    /// Where to write how the hold-outs went, for the file that is built into the program
    #[arg(long, value_name = "FILE.toml")]
    pub gate: Option<PathBuf>,
}
