//! `wieg template`: an Excel sheet that a school can fill in and Wieg can read without a mapping.

use crate::arguments::{SectorName, TemplateOptions};
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use documents::template;
use std::path::PathBuf;
use std::process::ExitCode;
use vocabulary::Message;

/// Writes the sheet.
pub fn run(options: &TemplateOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let (name, default) = match options.sector {
        SectorName::Po => ("po", "wieg-po.xlsx"),
        SectorName::Vo => ("vo", "wieg-vo.xlsx"),
    };
    let out = options.out.clone().unwrap_or_else(|| PathBuf::from(default));
    if out.exists() {
        return Err(Fault::refused(
            "wieg-template-exists",
            "path",
            out.display().to_string(),
        ));
    }
    let bytes = template(&monitor::fill_in::sheet(name, &terminal.catalogue))?;
    whole_file::write(&out, &bytes)?;
    terminal.say(&Message::new("wieg-template-written").with("path", out.display().to_string()));
    Ok(ExitCode::SUCCESS)
}
