//! `wieg measure`: records in, a short answer and a report folder out.

use super::benchmark;
use super::explore::{SCENARIO_NAME, SECTORS};
use super::freeze;
use super::records::{self, MAPPING_NAME, Records};
use crate::arguments::{Input, MeasureOptions, ProfileName};
use crate::catalogue::catalogue;
use crate::fault::Fault;
use crate::indicators;
use crate::subject::{choice, subject};
use crate::terminal::Terminal;
use documents::{OwnName, Text, WriteError, WriteFault, html, json, pdf, workbook, write_folder};
use measuring::cube::Cube;
use measuring::definition::Definition;
use measuring::{Measurement, Settings, count, measure};
use monitor::{Subject, Telling, TestsTaken, Window};
use std::process::ExitCode;
use vocabulary::canonical::Origin;
use vocabulary::{Label, Language, Message, Tables};

/// The name under which the account of frozen counts goes along with a report.
const FROZEN_NAME: &str = "frozen.toml";

/// What a report folder holds; a folder with anything else in it is never replaced.
const OWN_NAMES: [OwnName; 8] = [
    OwnName::File("report.html"),
    OwnName::File("report.pdf"),
    OwnName::File("tables.xlsx"),
    OwnName::File("report.json"),
    OwnName::File(MAPPING_NAME),
    OwnName::File(intake::TABLES_FILE),
    OwnName::File(FROZEN_NAME),
    OwnName::FilesIn {
        folder: "definitions",
        extension: "toml",
    },
];

/// Measures a file or data set, or each sector of a region.
pub fn run(options: &MeasureOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    if !options.input.path.join(SCENARIO_NAME).is_file() {
        return one(options, None, terminal);
    }
    for sector in SECTORS {
        let mut options = options.clone();
        options.input.path.push(sector);
        options.out.push(sector);
        one(&options, Some(sector_title(sector)), terminal)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the report about one sector of a region is called.
fn sector_title(sector: &str) -> Label {
    let message = Message::new("wieg-sector").with("sector", sector);
    let text =
        |language| catalogue(language).map_or_else(|_| sector.to_owned(), |words| words.text(&message));
    Label::new(text(Language::Nl), text(Language::En))
}

/// What is measured: counts, what they are about, and what is known of the records behind them.
struct Counted {
    cube: Cube,
    definitions: Vec<Definition>,
    subject: Subject,
    records: Records,
}

/// Reads rows and counts them.
fn of_rows(options: &MeasureOptions, terminal: &Terminal) -> Result<Counted, Fault> {
    let definitions = indicators::chosen(&options.choices, terminal)?;
    let records = records::read(&options.input, terminal)?;
    if records.tables.pupils() == 0 {
        return Err(Fault::Refused(Message::new("wieg-no-pupils")));
    }
    let tables = &records.tables;
    let window = Window::of(tables, options.choices.years);
    let definitions = window.limit(definitions);
    let cube = count(tables, choice(tables, &options.choices)?, &definitions);
    let subject = subject(&records, &window, (options.seed, options.replicates as usize));
    Ok(Counted {
        cube,
        definitions,
        subject,
        records,
    })
}

/// Takes what was counted when the rows were still there.
fn of_frozen(options: &MeasureOptions, terminal: &Terminal) -> Result<Counted, Fault> {
    let together = freeze::together(options, terminal)?;
    let records = Records {
        tables: Tables::empty(Origin::Records),
        rows: None,
        source: None,
        meaning: (FROZEN_NAME, together.account.clone()),
        path: options.input.path.clone(),
    };
    let name = options
        .input
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let title = Message::new("wieg-freeze-title").with("name", name.into_owned());
    let title = Label::same(terminal.catalogue.text(&title));
    let subject = Subject {
        title,
        source: None,
        sum_of: None,
        pupils: together.cube.pupils(),
        schools: together.cube.schools(),
        cohorts: together.cohorts,
        older_cohorts: 0,
        tests: TestsTaken::default(),
        rows_left_out: 0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        bootstrap: (options.seed, options.replicates as usize),
    };
    Ok(Counted {
        cube: together.cube,
        definitions: together.definitions,
        subject,
        records,
    })
}

/// Measures, tells the answer and writes the report; under `title`, or the name that the data have.
fn one(options: &MeasureOptions, title: Option<Label>, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let counted = if freeze::is_frozen(&options.input.path) {
        of_frozen(options, terminal)?
    } else {
        of_rows(options, terminal)?
    };
    let Counted {
        cube,
        definitions,
        mut subject,
        records,
    } = counted;
    if let Some(title) = title {
        subject.title = title;
    }
    let benchmark = match &options.benchmark {
        Some(path) => Some(benchmark::read(
            path,
            cube.context().simulated,
            &definitions,
            terminal,
        )?),
        None => None,
    };
    let settings = Settings {
        profile: options.profile.into(),
        replicates: options.replicates as usize,
        seed: options.seed,
        printed_total: Some(subject.pupils),
        benchmark,
    };
    let bar = terminal.bar("wieg-measuring");
    let measurement = measure(&cube, &definitions, &settings, |done, of| {
        bar.set_position((done * 1000 / of.max(1)) as u64);
    });
    bar.finish_and_clear();
    let telling = Telling {
        subject: &subject,
        measurement: &measurement,
        context: cube.context(),
        catalogue: &terminal.catalogue,
    };
    let bar = terminal.bar("wieg-writing");
    let written = write(options, &records, &telling);
    bar.finish_and_clear();
    written?;
    tell(options, &records, &telling, terminal);
    Ok(ExitCode::SUCCESS)
}

fn tell(options: &MeasureOptions, records: &Records, telling: &Telling<'_>, terminal: &Terminal) {
    let title = telling.subject.title.in_language(terminal.catalogue.language());
    terminal.line(title);
    terminal.line("");
    if telling.context.simulated {
        terminal.say(&Message::new("simulated"));
    }
    for sentence in monitor::answer(telling) {
        terminal.line(&sentence);
    }
    terminal.line("");
    if telling.subject.schools == 1 && options.profile == ProfileName::Bestuur {
        terminal.say(&Message::new("wieg-own-team"));
    }
    for finding in &telling.measurement.findings {
        if finding.outside_population {
            let id = finding.definition.id.as_str();
            terminal.say(&Message::new("wieg-outside-population").with("id", id));
        }
    }
    if let Some(import) = &records.rows {
        if !import.problems.is_empty() {
            let message = Message::new("wieg-problems").with("count", import.problems.total());
            terminal.say(&message.with("path", as_typed(&options.input)));
        }
        for dropped in &import.reading.dropped {
            let message = Message::new("wieg-dropped").with("column", dropped.column.as_str());
            terminal.say(&message.with("count", dropped.cells));
        }
    }
    terminal.say(&Message::new("wieg-report-written").with("path", options.out.display().to_string()));
}

/// The file and how it was read, as they are typed after a command.
fn as_typed(input: &Input) -> String {
    let path = input.path.display();
    match &input.map {
        Some(map) => format!("{path} --map {}", map.display()),
        None => path.to_string(),
    }
}

/// The report as files.
pub fn report_files(telling: &Telling<'_>) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let document = monitor::document(telling);
    let words = documents::Words::of(telling.catalogue);
    let page = html(&document, &words, &[monitor::CHARTS_STYLESHEET])?;
    let paper = pdf(&document, &words)?;
    let about = [Text::from(telling.catalogue.say("wieg-workbook-about"))];
    let tables = workbook(&document, &words, &about)?;
    let data = report_json(telling.subject, telling.measurement, telling.context.simulated)?;
    Ok(vec![
        ("report.html".to_owned(), page.into_bytes()),
        ("report.pdf".to_owned(), paper),
        ("tables.xlsx".to_owned(), tables),
        ("report.json".to_owned(), data),
    ])
}

fn write(options: &MeasureOptions, records: &Records, telling: &Telling<'_>) -> Result<(), Fault> {
    let mut files = report_files(telling)?;
    let (name, meaning) = &records.meaning;
    files.push(((*name).to_owned(), meaning.clone().into_bytes()));
    let found = telling
        .measurement
        .findings
        .iter()
        .map(|finding| &finding.definition);
    let absent = telling
        .measurement
        .not_applicable
        .iter()
        .map(|not| &not.definition);
    for definition in found.chain(absent) {
        files.push((
            format!("definitions/{}.toml", definition.id),
            definition.source.clone().into_bytes(),
        ));
    }
    let borrowed: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    write_folder(&options.out, &borrowed, &OWN_NAMES).map_err(|error| match error.fault {
        // The thing that is not ours is what to look at; for all else, the place that was asked for.
        WriteFault::NotOurs => error,
        fault => WriteError {
            fault,
            path: options.out.clone(),
        },
    })?;
    Ok(())
}

fn report_json(subject: &Subject, measurement: &Measurement, simulated: bool) -> Result<Vec<u8>, Fault> {
    Ok(json(&monitor::json::report(subject, measurement, simulated))?)
}
