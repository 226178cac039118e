//! Words of the school with a short explanation, from `data/letters/jargon.tsv`.

use super::{Hint, Spot, touches};
use crate::pattern::Phrases;
use crate::words::Words;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../data/letters/jargon.tsv");

struct Form {
    term: usize,
    explanation: &'static str,
    written: &'static str,
    is_exact: bool,
    is_ambiguous: bool,
}

struct Terms {
    phrases: Phrases,
    forms: Vec<Form>,
}

static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let (mut phrases, mut forms) = (Phrases::default(), Vec::new());
    let rows = DATA.lines().filter(|line| !line.starts_with('#')).skip(1);
    for (term, row) in rows.enumerate() {
        let [written, explanation, case, ask] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row of jargon.tsv has not four columns: {row}");
        };
        let each = |column: &'static str| column.split(" / ");
        for ((written, case), ask) in each(written).zip(each(case)).zip(each(ask)) {
            phrases
                .add(written, &[], forms.len())
                .expect("a term of jargon.tsv is a pattern");
            forms.push(Form {
                term,
                explanation,
                written,
                is_exact: case == "exact",
                is_ambiguous: ask == "yes",
            });
        }
    }
    Terms { phrases, forms }
});

/// A place where a term is used.
pub(super) struct Term {
    /// Its bytes in the text.
    pub place: Range<usize>,
    form: &'static Form,
}

/// Every place of every term, the longest where they overlap, in the order of the text.
pub(super) fn terms(words: &Words) -> Vec<Term> {
    let mut found = TERMS.phrases.find(words);
    found.sort_by_key(|(place, number)| (std::cmp::Reverse(place.len()), place.start, *number));
    let mut terms: Vec<Term> = Vec::new();
    for (numbers, number) in found {
        let form = &TERMS.forms[number];
        let place = words.list()[numbers.start].place.start..words.list()[numbers.end - 1].place.end;
        let is_as_written = !form.is_exact || &words.text()[place.clone()] == form.written;
        if is_as_written && !terms.iter().any(|term| touches(&term.place, &place)) {
            terms.push(Term { place, form });
        }
    }
    terms.sort_by_key(|term| term.place.start);
    terms
}

/// The first place of every term, unless something else was said about it.
pub(super) fn spots(terms: &[Term], known: &[Spot]) -> Vec<Spot> {
    let mut seen = HashSet::new();
    let first = terms.iter().filter(|term| {
        let is_taken = known.iter().any(|spot| touches(&spot.place, &term.place));
        !is_taken && seen.insert(term.form.term)
    });
    first
        .map(|term| Spot {
            place: term.place.clone(),
            hint: Hint::SchoolWord {
                explanation: term.form.explanation.to_owned(),
                is_ambiguous: term.form.is_ambiguous,
            },
        })
        .collect()
}
