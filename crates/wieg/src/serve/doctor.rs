//! `wieg doctor`: looks over everything that is kept, and says what to do about what is not as it should be.

use super::{DATABASE_NAME, LISTS_NAME, open, runtime};
use crate::arguments::DoctorOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use database::audit::{Verdict, verify};
use database::{Database, imports, people, roles};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use vocabulary::Message;

/// What was looked at, and how it is.
enum Seen {
    Well(Message),
    /// It works, and could be better.
    Remark(Message),
    /// Something is broken or open to others.
    Wrong(Message),
}

/// Looks over everything.
pub fn run(options: &DoctorOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    if !options.data.is_dir() || (options.database.is_none() && !options.data.join(DATABASE_NAME).is_file()) {
        let path = options.data.display().to_string();
        return Err(Fault::refused("wieg-data-not-there", "path", path));
    }
    let mut seen = vec![folder(&options.data), writable(&options.data)];
    seen.extend(runtime()?.block_on(async {
        let database = match open(&options.data, options.database.as_deref()).await {
            Ok(database) => database,
            Err(fault) => return vec![wrong("doctor-database", "fault", format!("{fault:?}"))],
        };
        let found = inside(&database, &options.data).await;
        let closed = database.close().await;
        match found.and_then(|found| closed.map(|()| found)) {
            Ok(found) => found,
            Err(fault) => vec![wrong("doctor-database", "fault", fault.to_string())],
        }
    }));
    let mut is_well = true;
    for one in seen {
        match one {
            Seen::Well(message) => terminal.line(&format!("✓ {}", terminal.catalogue.text(&message))),
            Seen::Remark(message) => terminal.line(&format!("• {}", terminal.catalogue.text(&message))),
            Seen::Wrong(message) => {
                is_well = false;
                terminal.line(&format!("✗ {}", terminal.catalogue.text(&message)));
            }
        }
    }
    terminal.say(&Message::new(if is_well {
        "doctor-well"
    } else {
        "doctor-not-well"
    }));
    Ok(if is_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wrong(key: &str, name: &'static str, value: impl Into<String>) -> Seen {
    Seen::Wrong(Message::new(key).with(name, value.into()))
}

/// Whether others on this machine can look into the folder.
#[cfg(unix)]
fn folder(data: &Path) -> Seen {
    use std::os::unix::fs::PermissionsExt;
    let path = data.display().to_string();
    match fs::metadata(data) {
        Ok(about) if about.permissions().mode() & 0o077 == 0 => {
            Seen::Well(Message::new("doctor-folder-ours").with("path", path))
        }
        Ok(_) => wrong("doctor-folder-open", "path", path),
        Err(error) => wrong("doctor-database", "fault", error.to_string()),
    }
}

#[cfg(not(unix))]
fn folder(data: &Path) -> Seen {
    Seen::Remark(Message::new("doctor-folder-unknown").with("path", data.display().to_string()))
}

/// Whether something can be written there.
fn writable(data: &Path) -> Seen {
    let probe = data.join(".doctor");
    let path = data.display().to_string();
    match fs::write(&probe, b"well").and_then(|()| fs::remove_file(&probe)) {
        Ok(()) => Seen::Well(Message::new("doctor-writable").with("path", path)),
        Err(error) => Seen::Wrong(
            Message::new("doctor-not-writable")
                .with("path", path)
                .with("fault", error.to_string()),
        ),
    }
}

async fn inside(database: &Database, data: &Path) -> Result<Vec<Seen>, database::Fault> {
    let mut seen = vec![match verify(database).await? {
        Verdict::Whole { entries, .. } => Seen::Well(Message::new("doctor-log-whole").with("count", entries)),
        Verdict::Broken { number } => wrong("doctor-log-broken", "number", number.to_string()),
    }];
    seen.push(administrators(database).await?);
    let lists = imports::kept(database).await?;
    let mut whole = 0;
    for list in &lists {
        let of = data.join(LISTS_NAME).join(list.organisation.to_string());
        match intake::open_tables(&of.join("lists").join(&list.folder)) {
            Ok(_) => whole += 1,
            Err(_) => seen.push(Seen::Wrong(
                Message::new("doctor-list-broken")
                    .with("organisation", list.organisation.to_string())
                    .with("folder", list.folder.as_str()),
            )),
        }
        if !list.simulated && list.person.is_some() && !of.join("key").is_file() {
            seen.push(wrong(
                "doctor-key-gone",
                "organisation",
                list.organisation.to_string(),
            ));
        }
    }
    seen.push(Seen::Well(
        Message::new("doctor-lists").with("count", whole as u64),
    ));
    Ok(seen)
}

/// Whether somebody can let others in, and does so with a second step.
async fn administrators(database: &Database) -> Result<Seen, database::Fault> {
    let (mut with_second_step, mut without) = (0_u64, 0_u64);
    for person in people::all(database)
        .await?
        .into_iter()
        .filter(|person| person.password.is_some())
    {
        let held = roles::of(database, person.id).await?;
        if held.iter().any(|held| held.role == roles::Role::Administrator) {
            if person.second_factor.is_some() {
                with_second_step += 1;
            } else {
                without += 1;
            }
        }
    }
    Ok(match (with_second_step, without) {
        (0, 0) => Seen::Remark(Message::new("doctor-no-administrator")),
        (_, 0) => Seen::Well(Message::new("doctor-administrators").with("count", with_second_step)),
        _ => Seen::Remark(Message::new("doctor-no-second-step").with("count", without)),
    })
}
