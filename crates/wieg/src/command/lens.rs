//! `wieg lens`: a text from a file, and what the language lens points at.

use crate::arguments::LensOptions;
use crate::fault::Fault;
use crate::terminal::Terminal;
use language::{Finding, Lens, Reading, SENTENCES, Severity, Standing};
use manuscript::Manuscript;
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use vocabulary::Message;

/// Reads a text, or puts the lens to the test.
pub fn run(options: &LensOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    if let Some(sentences) = &options.test {
        return test(sentences.as_deref(), terminal);
    }
    let Some(path) = &options.path else {
        return Ok(ExitCode::SUCCESS);
    };
    let text = text_of(path)?;
    let reading = match options.letter {
        true => Reading::Letter,
        false => Reading::Text,
    };
    let findings = Lens::dutch().read(&text, reading);
    if options.json {
        let cards: Vec<Card> = findings.iter().map(|finding| Card::of(finding, &text)).collect();
        let json = serde_json::to_string_pretty(&cards).map_err(|error| Fault::Site(error.to_string()))?;
        // A reader that went away (a closed pipe) is no fault of ours.
        let _ = writeln!(std::io::stdout(), "{json}");
        return Ok(ExitCode::SUCCESS);
    }
    let open = findings
        .iter()
        .filter(|finding| finding.standing == Standing::Open);
    for finding in open.clone() {
        say_finding(finding, &text, terminal);
    }
    let summary = Message::new("wieg-lens-summary").with("count", open.count());
    terminal.say(&summary.with("path", path.display().to_string()));
    Ok(ExitCode::SUCCESS)
}

/// The words of a file.
pub fn text_of(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path)
        .map_err(|_| Fault::refused("intake-refusal-not-found", "file", path.display().to_string()))?;
    let read = Manuscript::read(&bytes).map_err(|refusal| Fault::Refused(refusal.message()))?;
    Ok(read.text)
}

/// Where a place is, for a person: its line and its words.
pub fn place(text: &str, place: &std::ops::Range<usize>) -> Message {
    let line = text[..place.start].matches('\n').count() + 1;
    let words = text[place.clone()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Message::new("wieg-lens-at")
        .with("line", line)
        .with("words", words)
}

/// One finding, with its question and alternatives.
pub fn say_finding(finding: &Finding, text: &str, terminal: &Terminal) {
    terminal.say(&place(text, &finding.place));
    let category = terminal.catalogue.text(&finding.category.message());
    terminal.line(&format!("  {category}. {}", finding.rule.why));
    terminal.line(&format!("  {}", finding.rule.question));
    for alternative in &finding.rule.alternatives {
        terminal.line(&format!("  - {alternative}"));
    }
    terminal.line("");
}

/// A finding for a program, with places in characters.
#[derive(Serialize)]
struct Card<'a> {
    rule: &'a str,
    category: &'a str,
    severity: &'a str,
    quoted: bool,
    compound: bool,
    from: usize,
    to: usize,
    words: &'a str,
    why: &'a str,
    question: &'a str,
    alternatives: &'a [String],
}

impl<'a> Card<'a> {
    fn of(finding: &'a Finding, text: &'a str) -> Self {
        let from = text[..finding.place.start].chars().count();
        let words = &text[finding.place.clone()];
        Self {
            rule: &finding.rule.id,
            category: finding.category.name(),
            severity: match finding.severity {
                Severity::Info => "info",
                Severity::Suggestion => "suggestion",
            },
            quoted: finding.standing == Standing::Quoted,
            compound: finding.is_compound,
            from,
            to: from + words.chars().count(),
            words,
            why: &finding.rule.why,
            question: &finding.rule.question,
            alternatives: &finding.rule.alternatives,
        }
    }
}

/// How well the lens does on labelled sentences.
fn test(path: Option<&Path>, terminal: &Terminal) -> Result<ExitCode, Fault> {
    let own = path.map(text_of).transpose()?;
    let sentences = own.as_deref().unwrap_or(SENTENCES);
    let halves = Lens::dutch().evaluate(sentences);
    let halves = halves.map_err(|line| Fault::refused("wieg-lens-score-line", "line", line))?;
    let percent = |share: Option<f64>| {
        share.map_or("–".to_owned(), |share| {
            terminal.catalogue.numbers().percent(share)
        })
    };
    for (half, evaluation) in &halves {
        let all = &evaluation.all;
        terminal.say(
            &Message::new("wieg-lens-score")
                .with("half", half.as_str())
                .with("found", all.found)
                .with("found-and-wrong", all.found + all.wrong)
                .with("found-and-missed", all.found + all.missed)
                .with("precision", percent(all.precision()))
                .with("recall", percent(all.recall())),
        );
        if let Some(new) = evaluation.by_kind.get("nieuw") {
            terminal.say(
                &Message::new("wieg-lens-score-new")
                    .with("half", half.as_str())
                    .with("found", new.found)
                    .with("of", new.found + new.missed)
                    .with("recall", percent(new.recall())),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}
