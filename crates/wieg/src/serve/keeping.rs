//! `wieg audit`, `wieg backup` and `wieg restore`: is everything still there, and how to get it back.

use super::{DATABASE_NAME, LISTS_NAME, folder, open, runtime};
use crate::arguments::{AuditOptions, BackupOptions, RestoreOptions};
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use database::audit::{Verdict, verify as verify_log};
use database::{Database, imports};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use vocabulary::Message;

fn there(data: &Path) -> Result<(), Fault> {
    if data.join(DATABASE_NAME).is_file() {
        Ok(())
    } else {
        Err(Fault::refused(
            "wieg-data-not-there",
            "path",
            data.display().to_string(),
        ))
    }
}

/// Goes over the audit log.
pub fn verify(options: &AuditOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    if options.database.is_none() {
        there(&options.data)?;
    }
    runtime()?.block_on(async {
        let database = open(&options.data, options.database.as_deref()).await?;
        let verdict = verify_log(&database).await?;
        tell(&verdict, terminal);
        database.close().await?;
        Ok(match verdict {
            Verdict::Whole { .. } => ExitCode::SUCCESS,
            Verdict::Broken { .. } => ExitCode::FAILURE,
        })
    })
}

fn tell(verdict: &Verdict, terminal: &Terminal) {
    match verdict {
        Verdict::Whole { entries, last } => terminal.say(
            &Message::new("wieg-audit-whole")
                .with("count", *entries)
                .with("last", last.as_str()),
        ),
        Verdict::Broken { number } => {
            terminal.problem(&Message::new("wieg-audit-broken").with("number", number.to_string()));
        }
    }
}

/// Copies everything to a new folder.
pub fn backup(options: &BackupOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    there(&options.data)?;
    if options.out.exists() {
        return Err(Fault::refused(
            "wieg-backup-there",
            "path",
            options.out.display().to_string(),
        ));
    }
    runtime()?.block_on(async {
        let database = open(&options.data, None).await?;
        let half = beside(&options.out);
        let made = copy_all(&database, &options.data, &half).await;
        database.close().await?;
        if made.is_err() {
            let _ = fs::remove_dir_all(&half);
        }
        let entries = made?;
        fs::rename(&half, &options.out).map_err(|error| whole_file::fault(&error, &options.out))?;
        let message = Message::new("wieg-backup-done")
            .with("path", options.out.display().to_string())
            .with("count", entries);
        terminal.say(&message);
        Ok(ExitCode::SUCCESS)
    })
}

/// A name for what is not whole yet, beside what it will be.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".half");
    out.with_file_name(name)
}

/// The database first, then the lists it knows of; when one was thrown away in between, both once more.
async fn copy_all(database: &Database, data: &Path, to: &Path) -> Result<i64, Fault> {
    for _ in 0..5 {
        let _ = fs::remove_dir_all(to);
        folder(to)?;
        database.copy_to(&to.join(DATABASE_NAME)).await?;
        copy_folder(&data.join(LISTS_NAME), &to.join(LISTS_NAME))?;
        if let Some(entries) = is_whole(to).await? {
            return Ok(entries);
        }
    }
    Err(Fault::Refused(Message::new("wieg-backup-busy")))
}

/// The number of entries in the log of a copy, if its log and all its lists are there.
async fn is_whole(copy: &Path) -> Result<Option<i64>, Fault> {
    let database = open(copy, None).await?;
    let verdict = verify_log(&database).await?;
    let lists = imports::kept(&database).await?;
    database.close().await?;
    let has = |list: &imports::Import| {
        let folder = copy.join(LISTS_NAME).join(list.organisation.to_string());
        folder
            .join("lists")
            .join(&list.folder)
            .join(intake::TABLES_FILE)
            .is_file()
    };
    Ok(match verdict {
        Verdict::Whole { entries, .. } if lists.iter().all(has) => Some(entries),
        _ => None,
    })
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Fault> {
    let fault = |error: std::io::Error, path: &Path| whole_file::fault(&error, path);
    fs::create_dir_all(to).map_err(|error| fault(error, to))?;
    let Ok(entries) = fs::read_dir(from) else {
        // Nobody read in a list yet.
        return Ok(());
    };
    for entry in entries.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        // A list that waits for a yes is nobody's yet.
        if path.is_dir() && entry.file_name() != "waiting" {
            copy_folder(&path, &target)?;
        } else if path.is_file() {
            match fs::copy(&path, &target) {
                // Thrown away while we were copying; what matters is looked at afterwards.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                copied => {
                    copied.map_err(|error| fault(error, &target))?;
                }
            }
        }
    }
    Ok(())
}

/// Puts a backup back.
pub fn restore(options: &RestoreOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    there(&options.backup)?;
    if options.data.exists() {
        return Err(Fault::refused(
            "wieg-restore-there",
            "path",
            options.data.display().to_string(),
        ));
    }
    runtime()?.block_on(async {
        let half = beside(&options.data);
        let _ = fs::remove_dir_all(&half);
        folder(&half)?;
        let copied = copy_folder(&options.backup, &half);
        let whole = match copied {
            Ok(()) => is_whole(&half).await,
            Err(fault) => Err(fault),
        };
        match whole {
            Ok(Some(entries)) => {
                fs::rename(&half, &options.data).map_err(|error| whole_file::fault(&error, &options.data))?;
                let message = Message::new("wieg-restore-done")
                    .with("path", options.data.display().to_string())
                    .with("count", entries);
                terminal.say(&message);
                Ok(ExitCode::SUCCESS)
            }
            not => {
                let _ = fs::remove_dir_all(&half);
                not?;
                Err(Fault::refused(
                    "wieg-restore-broken",
                    "path",
                    options.backup.display().to_string(),
                ))
            }
        }
    })
}
