//! `wieg share`: counting together with other boards, each on its own machine, by files.

use super::measure::report_files;
use super::records;
use crate::arguments::{ShareBeginOptions, ShareGiveOptions, ShareKeyOptions, ShareOpenOptions};
use crate::fault::Fault;
use crate::indicators;
use crate::terminal::Terminal;
use crate::whole_file;
use database::Secret;
use documents::{OwnName, write_folder};
use measuring::Ledger;
use monitor::Telling;
use monitor::together::{self, NotSummed, NothingToGive, Sent};
use sharing::{Board, BoardKey, Flaw, PublicKey, Round, Shut};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vocabulary::Message;

/// What a folder with the report of a sum holds.
const OWN_NAMES: [OwnName; 5] = [
    OwnName::File("report.html"),
    OwnName::File("report.pdf"),
    OwnName::File("tables.xlsx"),
    OwnName::File("report.json"),
    OwnName::File("round.json"),
];

fn refused(key: &str, path: &Path) -> Fault {
    Fault::refused(key, "path", path.display().to_string())
}

/// 64 random hexadecimal digits.
fn random() -> Result<String, Fault> {
    let secret = Secret::new().map_err(|_| Fault::Refused(Message::new("wieg-no-randomness")))?;
    Ok(secret.carried())
}

/// Makes or reads a key.
pub fn key(options: &ShareKeyOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    if !options.key.exists() {
        let digits = random()?;
        let mut making = fs::OpenOptions::new();
        making.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut making, 0o600);
        let written = making.open(&options.key).and_then(|mut file| {
            writeln!(file, "{digits}")?;
            file.sync_all()
        });
        written.map_err(|error| whole_file::fault(&error, &options.key))?;
        terminal.say(&Message::new("share-key-made").with("path", options.key.display().to_string()));
    }
    let public = read_key(&options.key)?.public();
    terminal.line(&String::from(public));
    terminal.say(&Message::new("share-key-code").with("code", public.short()));
    Ok(ExitCode::SUCCESS)
}

fn read_key(path: &Path) -> Result<BoardKey, Fault> {
    let text = fs::read_to_string(path).map_err(|error| whole_file::fault(&error, path))?;
    let digits = text.trim();
    let byte = |place: usize| u8::from_str_radix(digits.get(place * 2..place * 2 + 2)?, 16).ok();
    let seed: Option<Vec<u8>> = (0..32).map(byte).collect();
    let seed = seed.filter(|_| digits.len() == 64 && digits.bytes().all(|sign| sign.is_ascii_hexdigit()));
    let seed: Option<[u8; 32]> = seed.and_then(|seed| seed.try_into().ok());
    seed.map(BoardKey::of)
        .ok_or_else(|| refused("share-not-a-key", path))
}

/// Begins a round.
pub fn begin(options: &ShareBeginOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let board = |text: &String| {
        let wrong = || Fault::refused("share-not-a-board", "text", text.as_str());
        let (name, key) = text.rsplit_once('=').ok_or_else(wrong)?;
        let key = PublicKey::try_from(key.trim().to_owned()).map_err(|_| wrong())?;
        Ok(Board {
            name: name.trim().to_owned(),
            key,
        })
    };
    let boards = options
        .boards
        .iter()
        .map(board)
        .collect::<Result<Vec<Board>, Fault>>()?;
    let cohorts = [options.from, options.to];
    let counted = together::indicators(&indicators::built_in(), cohorts);
    let round = Round {
        number: random()?,
        region: options.region.clone(),
        cohorts,
        indicators: counted.into_iter().map(|one| (one.id, one.hash)).collect(),
        boards,
    };
    round.check().map_err(|flaw| flawed(&flaw))?;
    write_json(&options.out, &round)?;
    terminal.say(&Message::new("share-begun").with("path", options.out.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

fn flawed(flaw: &Flaw) -> Fault {
    match flaw {
        Flaw::TooFewBoards => Fault::Refused(Message::new("share-too-few")),
        Flaw::Twice(name) => Fault::refused("share-twice", "name", name.as_str()),
        Flaw::Cohorts | Flaw::Nothing => Fault::Refused(Message::new("share-years")),
        Flaw::Number => Fault::Refused(Message::new("share-number")),
    }
}

fn shut(shut: Shut) -> Fault {
    match shut {
        Shut::Flawed(flaw) => flawed(&flaw),
        Shut::NotOfThisRound => Fault::Refused(Message::new("share-not-of-this-round")),
        Shut::UnusableKey(name) => Fault::refused("share-unusable-key", "name", name),
        Shut::Waiting(names) => Fault::refused("share-waiting", "names", names.join(", ")),
        Shut::NotSigned(name) => Fault::refused("share-not-signed", "name", name),
        Shut::Twice(name) => Fault::refused("share-given-twice", "name", name),
    }
}

fn write_json(path: &Path, thing: &impl serde::Serialize) -> Result<(), Fault> {
    let text = serde_json::to_string(thing).map_err(|error| Fault::Site(error.to_string()))?;
    whole_file::write(path, text.as_bytes())
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path, key: &str) -> Result<T, Fault> {
    let text = fs::read_to_string(path).map_err(|error| whole_file::fault(&error, path))?;
    serde_json::from_str(&text).map_err(|_| refused(key, path))
}

fn digest(round: &Round) -> String {
    round.digest().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the rounds to which a key gave are written down: beside the key.
fn beside(key: &Path) -> PathBuf {
    let mut name = key.file_name().unwrap_or_default().to_owned();
    name.push(".rounds");
    key.with_file_name(name)
}

/// The rounds to which a key gave.
fn given_before(key: &Path) -> Result<Vec<String>, Fault> {
    match fs::read_to_string(beside(key)) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(whole_file::fault(&error, &beside(key))),
    }
}

/// Shows who takes part, with the code of each key, and asks whether these are they: whoever makes up the others sees
/// the one that is real.
fn agree(round: &Round, yes: bool, terminal: &Terminal) -> Result<(), Fault> {
    terminal.say(&Message::new("share-who").with("region", round.region.as_str()));
    for board in &round.boards {
        terminal.line(&format!("  {}  {}", board.key.short(), board.name));
    }
    let is_yes = |answer: String| matches!(answer.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes");
    let question = Message::new("share-who-sure");
    if yes || (terminal.can_ask() && terminal.ask(&question).is_some_and(is_yes)) {
        Ok(())
    } else {
        Err(Fault::Refused(Message::new("share-not-sure")))
    }
}

/// Gives the counts of a list.
pub fn give(options: &ShareGiveOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let round: Round = read_json(&options.round, "share-not-a-round")?;
    let key = read_key(&options.key)?;
    if options.out.exists() {
        return Err(refused("share-given-before", &options.out));
    }
    if given_before(&options.key)?.contains(&digest(&round)) {
        return Err(refused("share-round-before", &options.round));
    }
    agree(&round, options.input.yes, terminal)?;
    let records = records::read(&options.input, terminal)?;
    let contribution = together::contribution(&records.tables, &round, &indicators::built_in());
    let contribution = contribution.map_err(|nothing| match nothing {
        NothingToGive::NoPupils => Fault::Refused(Message::new("share-no-pupils")),
        NothingToGive::Years => Fault::Refused(Message::new("share-years")),
    })?;
    let delivery = sharing::deliver(&round, &key, &contribution.sheets).map_err(shut)?;
    let counted = contribution.layouts.len();
    let sent = Sent {
        delivery,
        layouts: contribution.layouts,
    };
    // With the same masks two gifts would tell what changed between them: it is written down before the first leaves.
    let remembered = beside(&options.key);
    let mut opening = fs::OpenOptions::new();
    let written = opening
        .create(true)
        .append(true)
        .open(&remembered)
        .and_then(|mut file| {
            writeln!(file, "{}", digest(&round))?;
            file.sync_all()
        });
    written.map_err(|error| whole_file::fault(&error, &remembered))?;
    write_json(&options.out, &sent)?;
    let message = Message::new("share-given").with("path", options.out.display().to_string());
    terminal.say(&message.with("count", counted as u64));
    Ok(ExitCode::SUCCESS)
}

/// Adds up, and writes the report.
pub fn open(options: &ShareOpenOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let round: Round = read_json(&options.round, "share-not-a-round")?;
    let gifts = options
        .gifts
        .iter()
        .map(|path| read_json(path, "share-not-a-gift"));
    let gifts: Vec<Sent> = gifts.collect::<Result<_, Fault>>()?;
    let (deliveries, layouts): (Vec<_>, Vec<_>) = gifts
        .into_iter()
        .map(|sent| (sent.delivery, sent.layouts))
        .unzip();
    let sum = together::sum(
        &round,
        &deliveries,
        &layouts.concat(),
        &indicators::built_in(),
        &Ledger::new(),
    );
    let (given, subject) = sum.map_err(|not| match not {
        NotSummed::Shut(reason) => shut(reason),
        NotSummed::NoSum(reason) => Fault::refused("share-no-sum", "reason", reason.to_string()),
    })?;
    let telling = Telling {
        subject: &subject,
        measurement: &given.measurement,
        context: &given.context,
        catalogue: &terminal.catalogue,
    };
    let mut files = report_files(&telling)?;
    let text = serde_json::to_string(&round).map_err(|error| Fault::Site(error.to_string()))?;
    files.push(("round.json".to_owned(), text.into_bytes()));
    let borrowed: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    write_folder(&options.out, &borrowed, &OWN_NAMES)?;
    if given.context.simulated {
        terminal.say(&Message::new("simulated"));
    }
    for sentence in monitor::answer(&telling) {
        terminal.line(&sentence);
    }
    let left_out = together::left_out(&round, &given);
    if !left_out.is_empty() {
        terminal.say(&Message::new("share-left-out").with("ids", left_out.join(", ")));
    }
    terminal.say(&Message::new("wieg-report-written").with("path", options.out.display().to_string()));
    Ok(ExitCode::SUCCESS)
}
