//! Coded passages as they are shown: by whom, under which name, and on which of the lines below the words.

use crate::heard::{Placed, paragraphs};
use database::studies::{Code, Segment};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The layer of codes that stand on none.
pub(super) const OWN_LAYER: &str = "own";

/// The lines below the words; the last one is shared by all that find no other.
const LANES: usize = 4;

/// A coded passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub id: i32,
    pub from: usize,
    pub to: usize,
    pub code: i32,
    pub name: String,
    pub layer: String,
    pub coder: String,
    pub is_own: bool,
    pub memo: String,
    pub lane: usize,
    /// The paragraph in which it begins, counted from one.
    pub paragraph: usize,
    /// Its words, shortened.
    pub quote: String,
    /// The version of the code that the coder read, when its words changed since.
    pub older: Option<i32>,
}

impl Passage {
    /// What the script gets to know of it.
    pub(super) fn json(&self) -> Value {
        json!({
            "id": self.id, "from": self.from, "to": self.to, "code": self.code.to_string(), "name": self.name,
            "layer": self.layer, "coder": self.coder, "own": self.is_own, "memo": self.memo,
        })
    }

    /// Whether it shares words with a stretch.
    pub(super) fn touches(&self, from: usize, to: usize) -> bool {
        self.from < to && from < self.to
    }
}

/// One passage, without its place on the page.
pub(super) fn one(segment: Segment, codes: &[Code], coder: &str, is_own: bool) -> Passage {
    let code = codes.iter().find(|code| code.id == segment.code);
    Passage {
        id: segment.id,
        from: segment.start.max(0) as usize,
        to: segment.stop.max(0) as usize,
        code: segment.code,
        name: code.map(|code| code.name.clone()).unwrap_or_default(),
        layer: code
            .and_then(|code| code.layer.clone())
            .unwrap_or_else(|| OWN_LAYER.to_owned()),
        coder: coder.to_owned(),
        is_own,
        memo: segment.memo,
        lane: 0,
        paragraph: 0,
        quote: String::new(),
        older: code.and_then(|code| (segment.code_version < code.version).then_some(segment.code_version)),
    }
}

/// All passages, by where they begin, then the longest first, then by number.
pub(super) fn of(
    segments: Vec<Segment>,
    codes: &[Code],
    names: &BTreeMap<i32, String>,
    person: i32,
    text: &str,
) -> Vec<Passage> {
    let mut all: Vec<Passage> = segments
        .into_iter()
        .map(|segment| {
            let (coder, is_own) = (
                names.get(&segment.person).map_or("", String::as_str),
                segment.person == person,
            );
            one(segment, codes, coder, is_own)
        })
        .collect();
    give_lanes(&mut all);
    all.sort_by_key(|one| (one.from, std::cmp::Reverse(one.to), one.id));
    let lines = paragraphs(text);
    let placed = Placed::of(text);
    for passage in &mut all {
        passage.paragraph = lines.partition_point(|(from, _)| *from <= passage.from).max(1);
        passage.quote = shortened(placed.between(passage.from, passage.to));
    }
    all
}

/// In the order in which they were coded, each gets the lowest line that is free along all of it.
fn give_lanes(all: &mut [Passage]) {
    all.sort_by_key(|one| one.id);
    for number in 0..all.len() {
        let (before, rest) = all.split_at_mut(number);
        let own = &mut rest[0];
        let is_taken = |lane: usize| {
            before
                .iter()
                .any(|one| one.lane == lane && one.touches(own.from, own.to))
        };
        own.lane = (1..LANES).find(|lane| !is_taken(*lane)).unwrap_or(LANES);
    }
}

/// On one line; of more than twelve words the first six and the last four.
fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.len() {
        0..=12 => all.join(" "),
        count => format!("{} … {}", all[..6].join(" "), all[count - 4..].join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(id: i32, start: i32, stop: i32) -> Segment {
        Segment {
            id,
            study: 1,
            interview: 1,
            code: 1,
            code_version: 1,
            start,
            stop,
            memo: String::new(),
            person: 1 + id % 2,
            consensus: false,
            released: false,
            once: id.to_string(),
            at: 0,
        }
    }

    #[test]
    fn passages_that_overlap_get_lines_of_their_own() {
        let text = "een twee drie vier vijf zes zeven\nacht negen";
        let segments = vec![
            segment(1, 0, 13),
            segment(2, 4, 18),
            segment(3, 14, 23),
            segment(4, 34, 38),
        ];
        let all = of(segments, &[], &BTreeMap::new(), 1, text);
        let lanes: Vec<(i32, usize)> = all.iter().map(|one| (one.id, one.lane)).collect();
        assert_eq!(lanes, [(1, 1), (2, 2), (3, 1), (4, 1)]);
        assert_eq!(all[3].paragraph, 2);
        assert_eq!(all[1].quote, "twee drie vier");
        assert!(!all[0].is_own && all[1].is_own);
    }

    #[test]
    fn a_long_quote_keeps_its_ends() {
        let words = (1..=20)
            .map(|number| number.to_string())
            .collect::<Vec<_>>()
            .join("\n");
        assert_eq!(shortened(&words), "1 2 3 4 5 6 … 17 18 19 20");
    }
}
