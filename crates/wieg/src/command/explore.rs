//! `wieg explore`: a region whose truth is known.

use crate::arguments::RegionOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use documents::{OwnName, WriteError, WriteFault, write_folder};
use explore::parameters::rows;
use explore::policies::{Adjustment, Bridge, Choice, TieBreak};
use explore::refusal::read_seed;
use explore::{Parameters, Policies, Refusal, Scenario, Simulation};
use std::fmt::Write as _;
use std::process::ExitCode;
use vocabulary::{Language, Message, TRUTH_MARK, Tables};

/// The file that says how a region was made, by which its folder is recognised.
pub const SCENARIO_NAME: &str = "scenario.toml";
/// The folders with tables: primary and secondary schools.
pub const SECTORS: [&str; 2] = ["po", "vo"];
const TRUTH_NAME: &str = "truth.csv";

/// What a region's folder holds; a folder with anything else in it is never replaced.
const OWN_NAMES: [OwnName; 6] = [
    OwnName::File(SCENARIO_NAME),
    OwnName::File(TRUTH_NAME),
    OwnName::FilesIn {
        folder: "po",
        extension: "parquet",
    },
    OwnName::FilesIn {
        folder: "po",
        extension: "toml",
    },
    OwnName::FilesIn {
        folder: "vo",
        extension: "parquet",
    },
    OwnName::FilesIn {
        folder: "vo",
        extension: "toml",
    },
];

/// Makes a region.
pub fn region(options: &RegionOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let scenario = scenario(options)?;
    let bar = terminal.bar("wieg-simulating");
    let simulation = explore::run(&scenario)?;
    bar.finish_and_clear();
    let tables = simulation.tables();
    let bar = terminal.bar("wieg-writing");
    let written = write(options, &simulation, [&tables.primary, &tables.secondary]);
    bar.finish_and_clear();
    written?;
    let said = Message::new("wieg-region-made")
        .with("pupils", tables.primary.pupils())
        .with("careers", tables.secondary.pupils())
        .with("primary", simulation.region.primary.len())
        .with("secondary", simulation.region.secondary.len())
        .with("path", options.out.display().to_string());
    terminal.say(&said);
    terminal.say(&Message::new("wieg-what-if-off"));
    Ok(ExitCode::SUCCESS)
}

fn scenario(options: &RegionOptions) -> Result<Scenario, Fault> {
    let mut parameters = match &options.parameters {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| whole_file::fault(&error, path))?;
            Parameters::from_toml(&text)?
        }
        None => Parameters::default(),
    };
    for setting in &options.set {
        let (name, text) = setting.split_once('=').unwrap_or((setting, ""));
        let (name, text) = (name.trim(), text.trim());
        let values: Result<Vec<f64>, _> = text.split(',').map(|value| value.trim().parse()).collect();
        let values = values.map_err(|_| Refusal::NotANumber {
            name: name.to_owned(),
            text: text.to_owned(),
        })?;
        parameters.set(name, &values)?;
    }
    Ok(Scenario {
        pupils: options.pupils,
        years: options.years,
        first_year: options.first_year,
        seed: read_seed(&options.seed)?,
        parameters,
        policies: Policies {
            adjustment: Adjustment::read(&options.adjustment)?,
            tie_break: TieBreak::read(&options.tie_break)?,
            bridge: options.bridge.as_deref().map(Bridge::read).transpose()?,
            ..Policies::default()
        },
        primary_schools: options.primary_schools,
        secondary_schools: options.secondary_schools,
        capacity_factor: options.capacity,
    })
}

fn write(options: &RegionOptions, simulation: &Simulation, tables: [&Tables; 2]) -> Result<(), Fault> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        (
            SCENARIO_NAME.to_owned(),
            scenario_text(options, simulation).into_bytes(),
        ),
        (TRUTH_NAME.to_owned(), truth_text(simulation).into_bytes()),
    ];
    for (sector, tables) in SECTORS.iter().zip(tables) {
        let of_sector = intake::table_files(tables)
            .map_err(|error| whole_file::fault(&error, &options.out.join(sector)))?;
        files.extend(
            of_sector
                .into_iter()
                .map(|(name, bytes)| (format!("{sector}/{name}"), bytes)),
        );
    }
    let borrowed: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    write_folder(&options.out, &borrowed, &OWN_NAMES).map_err(|error| match error.fault {
        WriteFault::NotOurs => error,
        fault => WriteError {
            fault,
            path: options.out.clone(),
        },
    })?;
    Ok(())
}

/// Where every file comes from, as comment lines.
fn provenance(simulation: &Simulation) -> String {
    format!(
        "# origin = synthetic, seed = {}, model = {}, parameters = {}\n",
        simulation.scenario.seed,
        env!("CARGO_PKG_VERSION"),
        simulation.scenario.parameters.hash(),
    )
}

fn scenario_text(options: &RegionOptions, simulation: &Simulation) -> String {
    let scenario = &simulation.scenario;
    let mut text = provenance(simulation);
    let _ = writeln!(text, "origin = \"synthetic\"");
    let _ = writeln!(text, "seed = \"{}\"", scenario.seed);
    let _ = writeln!(text, "pupils = {}", scenario.pupils);
    let _ = writeln!(text, "years = {}", scenario.years);
    let _ = writeln!(text, "first_year = {}", scenario.first_year);
    let _ = writeln!(text, "adjustment = \"{}\"", options.adjustment);
    let _ = writeln!(text, "tie_break = \"{}\"", options.tie_break);
    if let Some(bridge) = &options.bridge {
        let _ = writeln!(text, "bridge = \"{bridge}\"");
    }
    let _ = writeln!(
        text,
        "\n# wieg explore region --parameters reads these lines in a file of their own."
    );
    let _ = writeln!(text, "[parameters]");
    text.push_str(&scenario.parameters.canonical_text());
    text
}

/// The truth: first what holds for the whole region, then a line for each pupil.
fn truth_text(simulation: &Simulation) -> String {
    let truth = simulation.truth();
    let mut text = format!("{TRUTH_MARK}\n{}", provenance(simulation));
    for (name, value) in [
        ("reliability", truth.reliability),
        ("bias", truth.bias),
        ("bias_direct", truth.bias_direct),
        ("skill_gap", truth.skill_gap),
    ] {
        let _ = writeln!(text, "# {name} = {value}");
    }
    for (school, leniency) in &truth.leniency {
        let _ = writeln!(text, "# leniency of {} = {leniency}", school.as_str());
    }
    text.push_str("pupil,education,skill,bias,offset,expectation,test_error\n");
    let pupils = &truth.pupils;
    for (row, key) in pupils.key.iter().enumerate() {
        for byte in key.0 {
            let _ = write!(text, "{byte:02x}");
        }
        let _ = writeln!(
            text,
            ",{},{},{},{},{},{}",
            pupils.education[row],
            pupils.skill[row],
            pupils.bias[row],
            pupils.offset[row],
            pupils.expectation[row],
            pupils.test_error[row],
        );
    }
    text
}

/// Shows the table of parameters.
pub fn parameters(terminal: &Terminal) -> ExitCode {
    for row in rows() {
        let values: Vec<String> = row.default.numbers().iter().map(f64::to_string).collect();
        let about = match terminal.catalogue.language() {
            Language::Nl => &row.nl,
            Language::En => &row.en,
        };
        terminal.line(&format!("{} = {} [{}]", row.name, values.join(", "), row.unit));
        terminal.line(&format!("    {about}"));
        let message = Message::new("wieg-parameter")
            .with("source", row.source.as_str())
            .with("year", row.year.to_string())
            .with("label", row.label.code())
            .with("identified", if row.identified { "yes" } else { "no" })
            .with("min", row.min.to_string())
            .with("max", row.max.to_string());
        terminal.line(&format!("    {}", terminal.catalogue.text(&message)));
    }
    ExitCode::SUCCESS
}

/// Prints the description of the model: a document, so it is not wrapped to the width of the terminal.
pub fn odd() -> ExitCode {
    print!("{}", explore::odd::odd());
    ExitCode::SUCCESS
}
