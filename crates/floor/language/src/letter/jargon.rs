//! Words of the school with a short explanation, from `data/letters/jargon.tsv`.

use super::{Hint, Spot, touches};
use crate::pattern::Phrases;
use crate::words::Words;
use std::collections::HashSet;
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

/// The first place of every term that a letter uses and does not explain on the spot.
pub(super) fn spots(words: &Words, known: &[Spot]) -> Vec<Spot> {
    let terms = &*TERMS;
    let mut found = terms.phrases.find(words);
    found.sort_by_key(|(place, number)| (std::cmp::Reverse(place.len()), place.start, *number));
    let (mut spots, mut seen) = (Vec::<Spot>::new(), HashSet::new());
    for (numbers, number) in found {
        let form = &terms.forms[number];
        let place = words.list()[numbers.start].place.start..words.list()[numbers.end - 1].place.end;
        let is_as_written = !form.is_exact || &words.text()[place.clone()] == form.written;
        let is_taken = known
            .iter()
            .chain(&spots)
            .any(|spot| touches(&spot.place, &place));
        if !is_as_written || is_taken {
            continue;
        }
        if seen.insert(form.term) {
            spots.push(Spot {
                place,
                hint: Hint::SchoolWord {
                    explanation: form.explanation.to_owned(),
                    is_ambiguous: form.is_ambiguous,
                },
            });
        }
    }
    spots
}
