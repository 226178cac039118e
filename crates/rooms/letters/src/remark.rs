//! All that is said about places in a letter, numbered in the order of the text.

use language::letter::{Hint, Letter, Spot, VERY_LONG};
use language::{Category, Finding, Severity, Standing};
use std::ops::Range;

/// What is said about a place.
#[derive(Debug, Clone)]
pub enum Said {
    /// By the language lens.
    Lens(Finding),
    /// By the check of letters.
    Hint(Hint),
}

/// Something that is said about a place.
#[derive(Debug, Clone)]
pub struct Remark {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// What.
    pub said: Said,
}

impl Remark {
    /// The class of its mark in the style sheet.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.said {
            Said::Lens(finding) if finding.standing == Standing::Quoted => "quoted",
            Said::Lens(_) => "lens",
            Said::Hint(Hint::Long(_)) => "long",
            Said::Hint(_) => "word",
        }
    }

    /// How much it helps to begin with this one; more is better.
    fn weight(&self) -> usize {
        match &self.said {
            Said::Lens(finding) if finding.standing == Standing::Quoted => 0,
            Said::Lens(finding) if finding.severity == Severity::Info => 3,
            Said::Lens(finding) if finding.category == Category::Pressure => 9,
            Said::Lens(_) => 8,
            Said::Hint(Hint::Long(words)) if *words > VERY_LONG => 7,
            Said::Hint(Hint::Passive | Hint::Noun { .. }) => 4,
            Said::Hint(Hint::Easier { note: None, .. } | Hint::Long(_)) => 5,
            Said::Hint(_) => 2,
        }
    }
}

/// Everything about a letter, in the order of the text.
#[must_use]
pub fn remarks(letter: &Letter) -> Vec<Remark> {
    let lens = letter.findings.iter().map(|finding| Remark {
        place: finding.place.clone(),
        said: Said::Lens(finding.clone()),
    });
    let hints = letter.spots.iter().map(|Spot { place, hint }| Remark {
        place: place.clone(),
        said: Said::Hint(hint.clone()),
    });
    let mut all: Vec<Remark> = lens.chain(hints).collect();
    all.sort_by_key(|remark| (remark.place.start, std::cmp::Reverse(remark.place.end)));
    all
}

/// The numbers, from 1, of the few to begin with.
pub(crate) fn first(remarks: &[Remark]) -> Vec<usize> {
    const FEW: usize = 5;
    let mut numbers: Vec<usize> = (0..remarks.len())
        .filter(|number| remarks[*number].weight() > 2)
        .collect();
    numbers.sort_by_key(|number| (std::cmp::Reverse(remarks[*number].weight()), *number));
    numbers.truncate(FEW);
    numbers.sort_unstable();
    numbers.into_iter().map(|number| number + 1).collect()
}
