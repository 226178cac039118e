//! `wieg letters check`: a letter from a file, and what could be better.

use super::lens::{place, say_finding, text_of};
use crate::arguments::LettersCheckOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use language::Standing;
use language::letter::Letter;
use letters::{Said, remarks};
use std::process::ExitCode;
use vocabulary::{Language, Message};

/// Reads a letter to parents.
pub fn check(options: &LettersCheckOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let text = text_of(&options.path)?;
    let letter = Letter::read(&text);
    terminal.say(&Message::new("letters-missing-title"));
    let questions = letter
        .missing()
        .map(|element| match terminal.catalogue.language() {
            Language::Nl => &element.question_nl,
            Language::En => &element.question_en,
        });
    let mut is_whole = true;
    for question in questions {
        terminal.line(&format!("  - {question}"));
        is_whole = false;
    }
    if is_whole {
        terminal.line(&format!("  {}", terminal.catalogue.say("letters-missing-none")));
    }
    terminal.line("");
    terminal.say(&Message::new("letters-text-title"));
    for remark in remarks(&letter) {
        match &remark.said {
            Said::Lens(finding) if finding.standing == Standing::Quoted => {}
            Said::Lens(finding) => say_finding(finding, &text, terminal),
            Said::Hint(hint) => {
                terminal.say(&place(&text, &remark.place));
                terminal.line(&format!("  {}", terminal.catalogue.text(&hint.message())));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
