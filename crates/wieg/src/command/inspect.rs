//! `wieg intake inspect`: what was detected, what must be decided, and a mapping to keep.

use super::records::map_path;
use crate::arguments::InspectOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::whole_file;
use intake::{DecimalSign, Delimiter, Inspection};
use std::process::ExitCode;
use vocabulary::Message;

/// Looks at a file and writes the proposed mapping beside it.
pub fn run(options: &InspectOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let inspection = intake::inspect(&options.path)?;
    detected(&inspection, terminal);
    if let Some(list) = &inspection.groups {
        terminal.say(&Message::new("wieg-groups-only").with("count", list.groups.len()));
        return Ok(ExitCode::SUCCESS);
    }
    columns(&inspection, terminal);
    for question in &inspection.questions {
        terminal.say(&question.message());
    }
    let text = inspection.mapping_text(&|message| terminal.catalogue.text(message));
    let out = options.out.clone().unwrap_or_else(|| map_path(&options.path));
    if out.exists() {
        // Somebody may have edited it; a proposal never takes the place of a decision.
        return Err(Fault::refused(
            "wieg-map-exists",
            "path",
            out.display().to_string(),
        ));
    }
    whole_file::write(&out, text.as_bytes())?;
    terminal.say(&Message::new("wieg-map-written").with("path", out.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

/// How the file is written, as far as it was found out.
fn detected(inspection: &Inspection, terminal: &Terminal) {
    let found = &inspection.detected;
    let yes_no = terminal
        .catalogue
        .say(if found.header { "wieg-yes" } else { "wieg-no" });
    let lines = [
        ("format", Some(inspection.format.code().to_owned())),
        (
            "encoding",
            found.encoding.map(|encoding| encoding.code().to_owned()),
        ),
        ("delimiter", found.delimiter.map(sign)),
        (
            "decimal",
            found
                .decimal
                .map(|sign| if sign == DecimalSign::Comma { "," } else { "." }.to_owned()),
        ),
        ("dates", found.date_format.map(|format| format.code().to_owned())),
        ("header", Some(yes_no)),
        ("sheet", found.sheet.clone()),
        (
            "rows",
            Some(terminal.catalogue.numbers().count(inspection.rows.count)),
        ),
    ];
    for (what, value) in lines {
        if let Some(value) = value {
            terminal.say(
                &Message::new("wieg-detected")
                    .with("what", what)
                    .with("value", value),
            );
        }
    }
    terminal.line("");
}

/// Every column with the shapes of its values and what it is proposed for.
fn columns(inspection: &Inspection, terminal: &Terminal) {
    for column in &inspection.columns {
        let shapes: Vec<&str> = column
            .shapes
            .iter()
            .take(3)
            .map(|(shape, _)| shape.as_str())
            .collect();
        let roles: Vec<String> = column
            .proposal
            .roles
            .iter()
            .map(|role| terminal.catalogue.text(&intake::Role::message(role)))
            .collect();
        let message = Message::new("wieg-column").with("name", column.name.as_str());
        let message = message
            .with("shapes", shapes.join(", "))
            .with("roles", roles.join(" / "));
        terminal.say(&message.with("why", terminal.catalogue.text(&column.proposal.reason.message())));
    }
    terminal.line("");
}

/// A delimiter as a person would name it on screen.
fn sign(delimiter: Delimiter) -> String {
    match delimiter {
        Delimiter::Tab => "tab".to_owned(),
        other => other.sign().to_owned(),
    }
}
