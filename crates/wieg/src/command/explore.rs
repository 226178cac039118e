//! `wieg explore`: a region whose truth is known.

use super::fit::hold_out;
use crate::arguments::RegionOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use documents::{OwnName, WriteError, WriteFault, write_folder};
use explore::dirt::{self, Dirt};
use explore::fit::gate;
use explore::fit::hold_out::HoldOut;
use explore::parameters::rows;
use explore::policies::{Adjustment, Bridge, Choice, TieBreak};
use explore::refusal::read_seed;
use explore::{Parameters, Policies, Refusal, Scenario, Simulation};
use std::fmt::Write as _;
use std::process::ExitCode;
use vocabulary::{Language, Message, SchoolYear, TRUTH_MARK, Tables};

/// The file that says how a region was made, by which its folder is recognised.
pub const SCENARIO_NAME: &str = "scenario.toml";
/// The folders with tables: primary and secondary schools.
pub const SECTORS: [&str; 2] = ["po", "vo"];
const TRUTH_NAME: &str = "truth.csv";
/// The folder with lists as schools export them.
const LISTS: &str = "lists";

/// What a region's folder holds; a folder with anything else in it is never replaced.
const OWN_NAMES: [OwnName; 8] = [
    OwnName::FilesIn {
        folder: LISTS,
        extension: "csv",
    },
    OwnName::FilesIn {
        folder: LISTS,
        extension: "toml",
    },
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
    // Whatever is wrong with the choices is said before anything is worked out.
    let dirt = options
        .dirt
        .as_ref()
        .map(|pairs| Dirt::read(pairs.iter().map(String::as_str)));
    let dirt = dirt.transpose()?;
    let bar = terminal.bar("wieg-simulating");
    let simulation = explore::run(&scenario)?;
    bar.finish_and_clear();
    let tables = simulation.tables();
    let lists = dirt.map(|dirt| lists(&simulation, &dirt)).transpose()?;
    let bar = terminal.bar("wieg-writing");
    let files = lists.as_ref().map_or(&[][..], |lists| &lists.files);
    let written = write(options, &simulation, [&tables.primary, &tables.secondary], files);
    bar.finish_and_clear();
    written?;
    let said = Message::new("wieg-region-made")
        .with("pupils", tables.primary.pupils())
        .with("careers", tables.secondary.pupils())
        .with("primary", simulation.region.primary.len())
        .with("secondary", simulation.region.secondary.len())
        .with("path", options.out.display().to_string());
    terminal.say(&said);
    for (kind, whole, hit) in lists.iter().flat_map(|lists| lists.done) {
        terminal.say(
            &Message::new("wieg-region-dirt")
                .with("kind", kind)
                .with("whole", whole)
                .with("hit", hit),
        );
    }
    say_gate(terminal);
    Ok(ExitCode::SUCCESS)
}

/// Whether what-if questions may be asked, and what stands in the way.
fn say_gate(terminal: &Terminal) {
    if gate::is_open() {
        terminal.say(&Message::new("wieg-what-if-on"));
        return;
    }
    terminal.say(&Message::new("wieg-what-if-off"));
    for of in HoldOut::ALL {
        if let Some((passes, worst)) = gate::outcome(of) {
            let figures = [worst.predicted, worst.published, worst.off, worst.allowed];
            terminal.say(&hold_out(of, passes, &worst.id, figures));
        }
    }
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

/// Lists as schools export them, and what was done to them.
struct Lists {
    files: Vec<(String, Vec<u8>)>,
    /// For each kind of dirt how many it could have hit and how many it did, over all lists.
    done: [(&'static str, usize, usize); dirt::KINDS.len()],
}

/// One list for each sector and observed school year, each as messy as asked.
fn lists(simulation: &Simulation, dirt: &Dirt) -> Result<Lists, Fault> {
    let scenario = &simulation.scenario;
    let mut all = Lists {
        files: Vec::new(),
        done: dirt::KINDS.map(|kind| (kind, 0, 0)),
    };
    let mut account = provenance(simulation);
    for (kind, share) in dirt.shares() {
        let _ = writeln!(account, "{kind} = {share}");
    }
    let last = scenario.first_year + scenario.years.cast_signed() - 1;
    for year in (scenario.first_year..=last).filter_map(SchoolYear::starting) {
        for (sector, mut sheet) in [
            (SECTORS[0], simulation.primary_sheet(year)),
            (SECTORS[1], simulation.secondary_sheet(year)),
        ] {
            let done = dirt::apply(dirt, &mut sheet, scenario.seed)?;
            let _ = writeln!(account, "\n[[list]]\nfile = \"{sector}-{year}.csv\"");
            for (place, (kind, whole, hit)) in done.counts().into_iter().enumerate() {
                all.done[place].1 += whole;
                all.done[place].2 += hit;
                let _ = writeln!(account, "{kind} = {{ of = {whole}, hit = {hit} }}");
            }
            let classes = done
                .missing
                .map(|(known, emptied)| format!("[{known}, {emptied}]"));
            let _ = writeln!(account, "missing_low_mid_high = [{}]", classes.join(", "));
            let _ = writeln!(account, "rows_lost = {}", done.rows_lost);
            let codes = done
                .codes
                .iter()
                .map(|(old, new)| format!("[\"{old}\", \"{new}\"]"));
            let codes: Vec<String> = codes.collect();
            let _ = writeln!(account, "codes = [{}]", codes.join(", "));
            all.files
                .push((format!("{LISTS}/{sector}-{year}.csv"), sheet.csv().into_bytes()));
        }
    }
    all.files
        .push((format!("{LISTS}/dirt.toml"), account.into_bytes()));
    Ok(all)
}

fn write(
    options: &RegionOptions,
    simulation: &Simulation,
    tables: [&Tables; 2],
    lists: &[(String, Vec<u8>)],
) -> Result<(), Fault> {
    let mut files: Vec<(String, Vec<u8>)> = lists.to_vec();
    files.extend([
        (
            SCENARIO_NAME.to_owned(),
            scenario_text(options, simulation).into_bytes(),
        ),
        (TRUTH_NAME.to_owned(), truth_text(simulation).into_bytes()),
    ]);
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
