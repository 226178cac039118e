//! `wieg intake check`: what is wrong in a file, row by row, and what to do about it.

use super::records;
use crate::arguments::CheckOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use std::process::ExitCode;
use vocabulary::Message;

/// Lists the problems of a file. The exit status is 0 when there are none, 3 when there are.
pub fn run(options: &CheckOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let records = records::read(&options.input, terminal)?;
    let Some(import) = &records.rows else {
        terminal.say(&Message::new("wieg-check-tables").with("pupils", records.tables.pupils()));
        return Ok(ExitCode::SUCCESS);
    };
    let reading = &import.reading;
    terminal.say(
        &Message::new("wieg-check-read")
            .with("rows", reading.rows)
            .with("used", reading.rows_used)
            .with("out", reading.rows_left_out),
    );
    let problems = &import.problems;
    if problems.is_empty() {
        terminal.say(&Message::new("wieg-check-none"));
        return Ok(ExitCode::SUCCESS);
    }
    for problem in problems.kept().iter().take(options.most) {
        let row = problem.row.map_or_else(|| "–".to_owned(), |row| row.to_string());
        let text = terminal.catalogue.text(&problem.message());
        let way_on = terminal.catalogue.text(&problem.kind.way_on());
        let message = Message::new("wieg-check-problem").with("row", row);
        let message = message.with("column", problem.column.clone().unwrap_or_else(|| "–".to_owned()));
        terminal.say(&message.with("text", text).with("way-on", way_on));
    }
    let shown = problems.kept().len().min(options.most) as u64;
    if problems.total() > shown {
        terminal.say(&Message::new("wieg-check-more").with("count", problems.total() - shown));
    }
    Ok(ExitCode::from(3))
}
