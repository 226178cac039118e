//! `wieg intake inspect`: what was detected, what must be decided, and a mapping to keep.

use super::records::map_path;
use crate::arguments::InspectOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use std::process::ExitCode;
use vocabulary::Message;

/// Looks at a file and writes the proposed mapping beside it.
pub fn run(options: &InspectOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let inspection = intake::inspect(&options.path)?;
    for message in inspection.messages() {
        terminal.say(&message);
    }
    if inspection.groups.is_some() {
        return Ok(ExitCode::SUCCESS);
    }
    let text = inspection
        .mapping
        .to_commented_toml(&|message| terminal.catalogue.text(message));
    let out = options.out.clone().unwrap_or_else(|| map_path(&options.path));
    if out.exists() {
        // Somebody may have edited it; a proposal never takes the place of a decision.
        return Err(Fault::refused(
            "wieg-map-exists",
            "path",
            out.display().to_string(),
        ));
    }
    std::fs::write(&out, text)
        .map_err(|_| Fault::refused("wieg-write-not-writable", "path", out.display().to_string()))?;
    terminal.say(&Message::new("wieg-map-written").with("path", out.display().to_string()));
    Ok(ExitCode::SUCCESS)
}
