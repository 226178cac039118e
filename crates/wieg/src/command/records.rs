//! From a path to records: a data set with its meta file, a file with a mapping, or a file and a conversation.

use crate::arguments::Input;
use crate::fault::Fault;
use crate::terminal::{Bar, Terminal};
use crate::whole_file;
use intake::{FixedSchool, Import, Mapping, PseudonymKey, Question, Source};
use std::path::{Path, PathBuf};
use vocabulary::{Message, SchoolCode, SchoolYear, Tables};

/// The code of the school in a list that names none.
const ONE_SCHOOL: &str = "school";

/// Records, and how they were read.
pub struct Records {
    /// The records.
    pub tables: Tables,
    /// The rows of the file; canonical tables have none, because they were checked when they were written.
    pub rows: Option<Import>,
    /// What a published data set says of itself.
    pub source: Option<Source>,
    /// What the columns or codes mean, which goes along with the report: the name of the file, and its text.
    pub meaning: (&'static str, String),
    /// The file or folder.
    pub path: PathBuf,
}

/// The name under which a mapping goes along with a report.
pub const MAPPING_NAME: &str = "mapping.toml";

/// Reads the records of an input.
pub fn read(input: &Input, terminal: &Terminal) -> Result<Records, Fault> {
    if intake::opens_tables(&input.path) {
        return canonical(&input.path);
    }
    let (path, mapping, mapping_text) = if input.path.is_dir() {
        let dataset = intake::open_dataset(&input.path)?;
        (dataset.file, dataset.mapping, dataset.meta)
    } else {
        let (mapping, text) = match &input.map {
            Some(map) => kept_mapping(map, terminal)?,
            None => proposed_mapping(&input.path, input.yes, terminal)?,
        };
        (input.path.clone(), mapping, text)
    };
    let bar = Bar(terminal.bar("wieg-reading"));
    let handle = bar.0.clone();
    let mut bar = bar;
    // The key lives as long as this run: a report needs no pupil twice, so nobody can ever look one up.
    let read = intake::read(&path, &mapping, &run_key()?, &mut bar);
    handle.finish_and_clear();
    let mut import = read?;
    // The tables go their own way; what is left says how the rows were read.
    let nothing = Tables::empty(import.tables.origin.clone());
    Ok(Records {
        tables: std::mem::replace(&mut import.tables, nothing),
        rows: Some(import),
        source: mapping.source,
        meaning: (MAPPING_NAME, mapping_text),
        path,
    })
}

/// Canonical tables need no mapping: `tables.toml` says what their codes mean.
fn canonical(folder: &Path) -> Result<Records, Fault> {
    let tables = intake::open_tables(folder)?;
    let file = folder.join(intake::TABLES_FILE);
    let text = std::fs::read_to_string(&file).map_err(|error| whole_file::fault(&error, &file))?;
    Ok(Records {
        tables,
        rows: None,
        source: None,
        meaning: (intake::TABLES_FILE, text),
        path: folder.to_owned(),
    })
}

fn run_key() -> Result<PseudonymKey, Fault> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|_| Fault::Refused(Message::new("wieg-no-randomness")))?;
    Ok(PseudonymKey::new(secret, "run"))
}

fn kept_mapping(path: &Path, terminal: &Terminal) -> Result<(Mapping, String), Fault> {
    let text = std::fs::read_to_string(path)
        .map_err(|_| Fault::refused("wieg-map-unreadable", "path", path.display().to_string()))?;
    match Mapping::read(&text) {
        Ok(mapping) => Ok((mapping, text)),
        Err(problems) => {
            for problem in &problems {
                let told = terminal.catalogue.text(&problem.message());
                let message = Message::new("wieg-map-problem")
                    .with("line", problem.line)
                    .with("text", told);
                terminal.problem(&message);
            }
            Err(Fault::refused("wieg-map-refused", "count", problems.len()))
        }
    }
}

/// Looks at the file, proposes a mapping and asks; where there is nobody to ask, the mapping is written to be edited.
fn proposed_mapping(path: &Path, yes: bool, terminal: &Terminal) -> Result<(Mapping, String), Fault> {
    let inspection = intake::inspect(path)?;
    let mut mapping = inspection.mapping;
    terminal.say(&Message::new("wieg-proposal").with("path", path.display().to_string()));
    for column in &mapping.columns {
        let role = terminal
            .catalogue
            .text(&intake::Role::message(column.role.code()));
        terminal.line(&format!("  {}: {role}", column.column));
    }
    let mut open = Vec::new();
    for question in inspection.questions {
        if question == Question::WhichSchool {
            // A list without a school is the usual list of one school.
            mapping.school = SchoolCode::new(ONE_SCHOOL).map(|code| FixedSchool { code, name: None });
            terminal.say(&Message::new("wieg-one-school"));
        } else if !(terminal.can_ask() && answered(&question, &mut mapping, terminal)) {
            open.push(question);
        }
    }
    let must_edit = open
        .iter()
        .any(|question| !matches!(question, Question::IsThisTheSheet { .. }));
    let asked = || {
        terminal.can_ask()
            && terminal
                .ask(&Message::new("wieg-agree"))
                .is_some_and(|answer| is_yes(&answer))
    };
    let agreed = !must_edit && (yes || asked());
    let text = mapping.to_commented_toml(&|message| terminal.catalogue.text(message));
    if agreed {
        return Ok((mapping, text));
    }
    let kept = map_path(path);
    if kept.exists() {
        // Somebody may have edited it; a proposal never takes the place of a decision.
        return Err(Fault::refused(
            "wieg-map-beside",
            "map",
            kept.display().to_string(),
        ));
    }
    whole_file::write(&kept, text.as_bytes())?;
    for question in &open {
        terminal.problem(&question.message());
    }
    let message = Message::new("wieg-mapping-to-edit").with("map", kept.display().to_string());
    Err(Fault::Refused(message.with("path", path.display().to_string())))
}

/// The place of the mapping of a file: beside it.
pub fn map_path(path: &Path) -> PathBuf {
    path.with_extension("map.toml")
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.to_lowercase().as_str(), "" | "j" | "ja" | "y" | "yes")
}

/// Asks what can be answered in one line; the rest is easier in the mapping itself.
fn answered(question: &Question, mapping: &mut Mapping, terminal: &Terminal) -> bool {
    match question {
        Question::WhichCohort => {
            let answer = terminal.ask(&question.message());
            mapping.cohort = answer.as_deref().and_then(SchoolYear::read);
            mapping.cohort.is_some()
        }
        _ => false,
    }
}
