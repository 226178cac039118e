//! From an import to what a report is about, and which background and tests are chosen.

use crate::arguments::Choices;
use crate::command::records::Records;
use crate::fault::Fault;
use measuring::Choice;
use monitor::{Source, Subject, Window};
use vocabulary::{Label, Message, Tables, TestUse};

/// The background and tests that were asked for, or the first of each.
pub fn choice(tables: &Tables, choices: &Choices) -> Result<Choice, Fault> {
    let mut choice = Choice::first(tables);
    if let Some(id) = &choices.background {
        let known: Vec<&str> = tables
            .backgrounds
            .iter()
            .map(|background| background.id.as_str())
            .collect();
        choice.background = Some(place(id, &known)?);
    }
    for (id, used_as, slot) in [
        (&choices.condition, TestUse::Condition, &mut choice.condition),
        (&choices.outcome, TestUse::Outcome, &mut choice.outcome),
    ] {
        if let Some(id) = id {
            let fitting = |test: &&vocabulary::TestDefinition| test.used_as == used_as;
            let known: Vec<&str> = tables
                .tests
                .iter()
                .filter(fitting)
                .map(|test| test.id.as_str())
                .collect();
            place(id, &known)?;
            *slot = tables.tests.iter().position(|test| test.id == *id);
        }
    }
    Ok(choice)
}

fn place(id: &str, known: &[&str]) -> Result<usize, Fault> {
    known.iter().position(|name| *name == id).ok_or_else(|| {
        Fault::Refused(
            Message::new("wieg-choice-unknown")
                .with("id", id)
                .with("known", known.join(", ")),
        )
    })
}

/// What the report is about.
pub fn subject(records: &Records, window: &Window, bootstrap: (u64, usize)) -> Subject {
    let name = records
        .path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let source = records.source.as_ref();
    let title = source.map_or_else(|| Label::same(name), |source| source.title.clone());
    let source = source.map(|source| Source {
        origin: source.origin.clone(),
        licence: source.licence.clone(),
        note: source.note.clone(),
    });
    let left_out = records
        .rows
        .as_ref()
        .map_or(0, |import| import.reading.rows_left_out);
    let made = (env!("CARGO_PKG_VERSION"), bootstrap);
    monitor::subject(&records.tables, window, (title, source), left_out, made)
}
