//! Words and phrases with an easier one, from `data/letters/replacements.tsv`.

use super::{Hint, Spot, touches};
use crate::pattern::Phrases;
use crate::words::Words;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../data/letters/replacements.tsv");

/// How many words may stand between the two halves of a split verb.
const SPLIT: &str = " <6> ";

struct Replacements {
    phrases: Phrases,
    hints: Vec<Hint>,
}

static REPLACEMENTS: LazyLock<Replacements> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    let mut hints = Vec::new();
    let rows = DATA.lines().filter(|line| !line.starts_with('#')).skip(1);
    for row in rows {
        let [_, _, note, forms] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row of replacements.tsv has not four columns: {row}");
        };
        for form in forms.split(" ; ") {
            let (hard, easy) = form
                .split_once('=')
                .expect("a form of replacements.tsv has an easy word");
            let pattern = hard.replace(['…', '/'], SPLIT).replace(" <6>  <6> ", SPLIT);
            let pattern = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
            phrases
                .add(&pattern, &[], hints.len())
                .expect("a form of replacements.tsv is a pattern");
            hints.push(Hint::Easier {
                words: easy.split(" / ").map(str::to_owned).collect(),
                note: (!note.is_empty()).then(|| note.to_owned()),
            });
        }
    }
    Replacements { phrases, hints }
});

/// Every place with an easier word; of places that overlap, the longest.
pub(super) fn spots(words: &Words) -> Vec<Spot> {
    let list = &*REPLACEMENTS;
    let mut found = list.phrases.find(words);
    found.sort_by_key(|(place, number)| (std::cmp::Reverse(place.len()), place.start, *number));
    let mut spots: Vec<Spot> = Vec::new();
    for (place, number) in found {
        let place = words.list()[place.start].place.start..words.list()[place.end - 1].place.end;
        // ‘Betreft:’ opens a heading; whether that is plain enough is another question.
        let is_heading = words.text()[place.end..].starts_with(':');
        if !is_heading && !spots.iter().any(|spot| touches(&spot.place, &place)) {
            spots.push(Spot {
                place,
                hint: list.hints[number].clone(),
            });
        }
    }
    spots
}
