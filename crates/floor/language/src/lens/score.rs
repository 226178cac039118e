//! How well the lens does on sentences that people labelled.

use super::{Lens, Reading, Standing};
use std::collections::BTreeMap;

/// The labelled sentences of the project: id, half, sentence, label, spans, category, kind, note.
pub const SENTENCES: &str = include_str!("../../data/lens/sentences.tsv");

/// Counts of sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Labelled, and found.
    pub found: usize,
    /// Labelled, and not found.
    pub missed: usize,
    /// Not labelled, and found.
    pub wrong: usize,
    /// Not labelled, and left alone.
    pub left_alone: usize,
    /// Marked places in labelled sentences.
    pub places: usize,
    /// Marked places that a finding touches.
    pub places_found: usize,
}

impl Score {
    /// Of what was found, the share that is labelled.
    #[must_use]
    pub fn precision(&self) -> Option<f64> {
        share(self.found, self.found + self.wrong)
    }

    /// Of what is labelled, the share that was found.
    #[must_use]
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.found + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.wrong += other.wrong;
        self.left_alone += other.left_alone;
        self.places += other.places;
        self.places_found += other.places_found;
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// What came out for one half of the sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// All sentences.
    pub all: Score,
    /// By kind: known words, compounds that no rule spells out, clean sentences that look like hits, plain ones.
    pub by_kind: BTreeMap<String, Score>,
    /// The ids of labelled sentences that were not found.
    pub missed: Vec<String>,
    /// The ids of clean sentences in which something was found.
    pub wrong: Vec<String>,
}

impl Lens {
    /// Reads labelled sentences, in the columns of [`SENTENCES`], and counts by half.
    ///
    /// # Errors
    ///
    /// The first line that is no labelled sentence.
    pub fn evaluate(&self, sentences: &str) -> Result<BTreeMap<String, Evaluation>, String> {
        let mut halves: BTreeMap<String, Evaluation> = BTreeMap::new();
        for line in sentences.lines().skip(1).filter(|line| !line.is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, half, sentence, label, spans, _, kind, ..] = columns[..] else {
                return Err(line.to_owned());
            };
            let score = self.score(sentence, label == "hit", spans);
            let half = halves.entry(half.to_owned()).or_default();
            half.all.add(score);
            half.by_kind.entry(kind.to_owned()).or_default().add(score);
            if score.missed > 0 {
                half.missed.push(id.to_owned());
            }
            if score.wrong > 0 {
                half.wrong.push(id.to_owned());
            }
        }
        Ok(halves)
    }

    fn score(&self, sentence: &str, is_labelled: bool, spans: &str) -> Score {
        let findings = self.read(sentence, Reading::Text);
        let open: Vec<_> = findings
            .iter()
            .filter(|finding| finding.standing == Standing::Open)
            .collect();
        let is_found = !open.is_empty();
        let spans = spans.split(" ; ").filter(|span| !span.is_empty());
        let places: Vec<_> = spans
            .filter_map(|span| Some((sentence.find(span)?, span.len())))
            .collect();
        let touched = places.iter().filter(|(at, length)| {
            open.iter()
                .any(|finding| finding.place.start < at + length && *at < finding.place.end)
        });
        Score {
            found: usize::from(is_labelled && is_found),
            missed: usize::from(is_labelled && !is_found),
            wrong: usize::from(!is_labelled && is_found),
            left_alone: usize::from(!is_labelled && !is_found),
            places: if is_labelled { places.len() } else { 0 },
            places_found: if is_labelled { touched.count() } else { 0 },
        }
    }
}
