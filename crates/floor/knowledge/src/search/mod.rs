//! Finding items by words: stems, parts of compounds and beginnings of words, ranked by how telling a word is (BM25).
//!
//! A word counts by where it stands: in the title or name of a programme most, in the body least (BM25F of Robertson,
//! Zaragoza and Taylor, 2004, with one length for the whole item). The order is the same on every machine.

mod parts;
mod words;

use crate::item::Item;
use crate::lists::{Mechanism, Theme};
use parts::Parts;
use std::collections::BTreeMap;
use vocabulary::Language;
use words::Words;

/// How soon more of the same word adds less, and how much a long item is held back.
const SATURATION: f64 = 4.0;
const LENGTH: f64 = 0.25;
/// What a word counts where it stands.
const IN_TITLE: f64 = 3.0;
const IN_QUESTION: f64 = 3.0;
const IN_SUMMARY: f64 = 2.5;
const IN_LABELS: f64 = 1.5;
const IN_BODY: f64 = 1.0;
/// What a part of a compound counts beside the whole, a word that only begins alike, and one that may be meant.
const AS_PART: f64 = 0.4;
const AS_BEGINNING: f64 = 0.5;
const AS_MEANT: f64 = 0.7;
/// The shortest beginning that is looked for.
const SHORTEST_BEGINNING: usize = 4;
/// How much it counts that an item has more of the words.
const FOR_MORE: f64 = 0.3;
/// More words than this are not looked for, so that a long text takes no longer.
const MOST_WORDS: usize = 24;

/// What is looked up, for one language.
#[derive(Debug)]
pub(crate) struct Search {
    words: Words,
    parts: Parts,
    /// Of every stem, what it counts in each item that has it.
    postings: BTreeMap<String, BTreeMap<usize, f64>>,
    /// Of each item, its length as part of the mean.
    lengths: Vec<f64>,
    /// What people may mean by a stem, as stems that stand in items.
    meant: BTreeMap<String, Vec<String>>,
}

impl Search {
    /// Reads all items; `pairs` are lines of a word, a tab, and the words that the items have for it.
    pub fn of(
        items: &[Item],
        themes: &[Theme],
        mechanisms: &[Mechanism],
        pairs: &str,
        language: Language,
    ) -> Self {
        let words = Words::of(language);
        let texts: Vec<Vec<(String, f64)>> = items
            .iter()
            .map(|item| texts(item, themes, mechanisms, language))
            .collect();
        let all = texts.iter().flatten();
        let parts = Parts::of(all.flat_map(|(text, _)| words.split(text)), &words);
        let mut search = Self {
            words,
            parts,
            postings: BTreeMap::new(),
            lengths: Vec::new(),
            meant: BTreeMap::new(),
        };
        for (number, texts) in texts.iter().enumerate() {
            search.add(number, texts);
        }
        let mean = search.lengths.iter().sum::<f64>() / (search.lengths.len().max(1) as f64);
        search
            .lengths
            .iter_mut()
            .for_each(|length| *length /= mean.max(1.0));
        search.learn(pairs, language);
        search
    }

    fn add(&mut self, number: usize, texts: &[(String, f64)]) {
        let mut length = 0;
        for (text, weight) in texts {
            for word in self.words.split(text) {
                length += 1;
                self.count(number, self.words.stem(&word), *weight);
                for part in self.parts.of_known(&word, &self.words) {
                    self.count(number, part, weight * AS_PART);
                }
            }
        }
        self.lengths.push(f64::from(length));
    }

    fn count(&mut self, number: usize, stem: String, weight: f64) {
        *self.postings.entry(stem).or_default().entry(number).or_default() += weight;
    }

    fn learn(&mut self, pairs: &str, language: Language) {
        for line in pairs.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let [of, typed, meant] = line.split('\t').collect::<Vec<_>>()[..] else {
                continue;
            };
            if of == language.tag() {
                let typed = self.words.stem(typed);
                let meant = self
                    .words
                    .split(meant)
                    .into_iter()
                    .map(|word| self.words.stem(&word));
                self.meant
                    .entry(typed)
                    .or_default()
                    .extend(meant.collect::<Vec<_>>());
            }
        }
    }

    /// The numbers of the items that have any of the words, best first.
    pub fn find(&self, words: &str) -> Vec<usize> {
        let mut sought = self.words.sought(words);
        sought.truncate(MOST_WORDS);
        let mut scores: BTreeMap<usize, (f64, u32)> = BTreeMap::new();
        for word in &sought {
            for (number, score) in self.scores(word) {
                let (sum, having) = scores.entry(number).or_default();
                *sum += score;
                *having += 1;
            }
        }
        let all = sought.len() as f64;
        let ranked = |(sum, having): (f64, u32)| sum * (f64::from(having) / all).powf(FOR_MORE);
        let scores = scores.into_iter().map(|(number, score)| (number, ranked(score)));
        let mut found: Vec<(usize, f64)> = scores.collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.into_iter().map(|(number, _)| number).collect()
    }

    /// What a word says for each item: the word itself or what begins like it, its parts, or what may be meant,
    /// whichever says most.
    fn scores(&self, word: &str) -> BTreeMap<usize, f64> {
        let stem = self.words.stem(word);
        let parts = self.parts.of_any(word, &self.words);
        let meant = self.meant.get(&stem).map_or(&[][..], Vec::as_slice);
        let mut best = self.of_beginning(&stem);
        for (stems, share) in [(parts.as_slice(), AS_PART), (meant, AS_MEANT)] {
            let mut sum: BTreeMap<usize, f64> = BTreeMap::new();
            for stem in stems {
                for (number, score) in self.weighed(self.of_stem(stem)) {
                    *sum.entry(number).or_default() += score * share;
                }
            }
            for (number, score) in sum {
                let best = best.entry(number).or_insert(0.0_f64);
                *best = best.max(score);
            }
        }
        best
    }

    /// What a stem and all that begin like it say. They count as one word, so that a rare compound of a common word
    /// is no more telling than that word.
    fn of_beginning(&self, stem: &str) -> BTreeMap<usize, f64> {
        let mut weights = self.of_stem(stem).clone();
        if stem.len() >= SHORTEST_BEGINNING {
            let longer = self.postings.range(stem.to_owned()..);
            for (_, items) in longer.take_while(|(other, _)| other.starts_with(stem)) {
                for (number, weight) in items {
                    let best = weights.entry(*number).or_insert(0.0_f64);
                    *best = best.max(weight * AS_BEGINNING);
                }
            }
        }
        self.weighed(&weights).collect()
    }

    fn of_stem(&self, stem: &str) -> &BTreeMap<usize, f64> {
        static NONE: BTreeMap<usize, f64> = BTreeMap::new();
        self.postings.get(stem).unwrap_or(&NONE)
    }

    /// Weights of a word in items as what they say: the fewer items have it, the more.
    fn weighed(&self, weights: &BTreeMap<usize, f64>) -> impl Iterator<Item = (usize, f64)> {
        let (having, all) = (weights.len() as f64, self.lengths.len() as f64);
        let telling = (1.0 + (all - having + 0.5) / (having + 0.5)).ln();
        weights.iter().map(move |(number, weight)| {
            let room = SATURATION * (1.0 - LENGTH + LENGTH * self.lengths[*number]);
            (*number, telling * weight / (weight + room))
        })
    }
}

/// What an item says, with what a word counts there.
fn texts(item: &Item, themes: &[Theme], mechanisms: &[Mechanism], language: Language) -> Vec<(String, f64)> {
    let mut texts = vec![
        (item.title.of(language).to_owned(), IN_TITLE),
        (item.question.of(language).to_owned(), IN_QUESTION),
        (item.summary.of(language).to_owned(), IN_SUMMARY),
        (item.body.of(language).to_owned(), IN_BODY),
    ];
    texts.extend(item.name.iter().map(|name| (name.clone(), IN_TITLE)));
    let facts = item.facts.iter().map(|fact| &fact.text);
    let what = item.initiatives.iter().map(|one| &one.what);
    let spoken = facts
        .chain(what)
        .map(|text| (text.of(language).to_owned(), IN_BODY));
    texts.extend(spoken);
    let media = item.media.iter().map(|one| &one.title);
    let named = item.initiatives.iter().map(|one| &one.name).chain(media);
    texts.extend(named.map(|name| (name.clone(), IN_BODY)));
    let factors = item
        .factors
        .iter()
        .map(|factor| factor.label.in_language(language));
    let themes = themes.iter().filter(|theme| item.themes.contains(&theme.id));
    let ways = mechanisms.iter().filter(|way| item.mechanisms.contains(&way.id));
    let labels = themes.map(|theme| &theme.label).chain(ways.map(|way| &way.label));
    let labels = labels.map(|label| label.of(language)).chain(factors);
    texts.extend(labels.map(|label| (label.to_owned(), IN_LABELS)));
    texts
}
