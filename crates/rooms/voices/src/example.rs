//! An invented study, for a demonstration: nobody said what stands in it.

use crate::codebook::Codebook;
use database::studies::{NewRespondent, NewSegment};
use database::{Database, Deed, Fault};
use serde::Deserialize;
use vocabulary::Language;

const DATA: &str = include_str!("../data/example.toml");

#[derive(Debug, Deserialize)]
struct Example {
    name: String,
    question: String,
    region: String,
    conversation: Vec<Conversation>,
}

#[derive(Debug, Deserialize)]
struct Conversation {
    sector: String,
    function: String,
    consent: String,
    asked: Vec<String>,
    text: String,
    coding: Vec<Coding>,
}

#[derive(Debug, Deserialize)]
struct Coding {
    coder: Coder,
    words: String,
    code: String,
    #[serde(default)]
    memo: String,
}

/// Which of two people.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Coder {
    A,
    B,
}

impl Example {
    fn get() -> Self {
        toml::from_str(DATA).expect("the project's own example can be read")
    }
}

/// Where words stand in a text, in characters; nothing when they do not.
fn place_of(text: &str, words: &str) -> Option<(i32, i32)> {
    let start = text[..text.find(words)?].chars().count();
    let stop = start + words.chars().count();
    Some((i32::try_from(start).ok()?, i32::try_from(stop).ok()?))
}

/// Keeps the invented study at an organisation, coded by two of its people.
///
/// # Errors
/// A database that does not answer.
pub async fn keep(database: &Database, organisation: i32, [first, second]: [i32; 2]) -> Result<(), Fault> {
    let example = Example::get();
    let change = database.change().await?;
    let words = (example.name, example.question);
    let study = change
        .begin_study((organisation, first), words, false, Vec::new())
        .await?;
    let mut codes: Vec<(&str, i32)> = Vec::new();
    for (id, code) in Codebook::get().ids().zip(Codebook::get().codes(Language::Nl)) {
        codes.push((id, change.add_code(study, code).await?));
    }
    let mut segments = Vec::new();
    for one in example.conversation {
        let new = NewRespondent {
            study,
            sector: one.sector,
            region: example.region.clone(),
            function: one.function,
            minor: false,
            consent: one.consent,
        };
        let (respondent, _) = change.add_respondent(new).await?;
        let text = one.text.trim().to_owned();
        let said = (text.clone(), one.asked.join(" "));
        let who = (study, respondent, first);
        let interview = change.add_interview(who, said, None).await?;
        let shared = one.coding.iter().any(|coding| matches!(coding.coder, Coder::B));
        for person in [Some(first), shared.then_some(second)].into_iter().flatten() {
            change.set_done(interview, person, true).await?;
        }
        for coding in one.coding {
            let found = codes.iter().find(|(id, _)| *id == coding.code);
            let (Some((_, code)), Some((start, stop))) = (found, place_of(&text, &coding.words)) else {
                continue;
            };
            let person = match coding.coder {
                Coder::A => first,
                Coder::B => second,
            };
            let once = format!("example-{}", segments.len());
            let new = NewSegment {
                interview,
                code: *code,
                start,
                stop,
                memo: coding.memo,
                person,
                consensus: false,
                once,
            };
            segments.push((new, 1));
        }
    }
    change.add_segments(study, segments).await?;
    let deed = Deed::of_program("began-study", format!("study {study}: an example")).about(organisation);
    change.keep(&deed).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_passage_stands_once_in_its_text_under_a_code_that_exists() {
        for one in Example::get().conversation {
            for coding in &one.coding {
                assert_eq!(one.text.matches(&coding.words).count(), 1, "{}", coding.words);
                assert!(
                    Codebook::get().ids().any(|id| id == coding.code),
                    "{}",
                    coding.code
                );
            }
        }
    }
}
