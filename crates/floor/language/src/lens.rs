//! The language lens: words that say who falls short, with the question which threshold there is, and whose.
//!
//! The lens advises. It never scores a person, never stops anybody from saving, and leaves the words of others
//! as they were said. Rules and lists are data in `data/lens/`.

mod compound;
mod exempt;
mod rule;
mod score;

pub use rule::{Category, Fault, Rule, Severity};
pub use score::{Evaluation, SENTENCES, Score};

use crate::pattern::Phrases;
use crate::sentence::sentences;
use crate::words::Words;
use compound::Compounds;
use exempt::{Exemptions, Judgement, Names};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Whose text it is, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// A text of a professional.
    #[default]
    Text,
    /// A letter or message to parents: pressure is looked at as well.
    Letter,
}

/// How a finding is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// With its question and alternatives.
    Open,
    /// The words of somebody else: as data, without alternatives.
    Quoted,
}

/// One place where a rule fires.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule; for a compound that no rule spells out, the nearest one.
    pub rule: &'static Rule,
    /// Of what kind it is. A compound may belong elsewhere than its nearest rule.
    pub category: Category,
    /// How strongly it is said.
    pub severity: Severity,
    /// How it is to be shown.
    pub standing: Standing,
    /// Whether it is a compound that no rule spells out.
    pub is_compound: bool,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

/// All rules and lists, ready to read with.
#[derive(Debug)]
pub struct Lens {
    rules: &'static [Rule],
    phrases: Phrases,
    names: Names,
    compounds: Compounds,
    exemptions: Exemptions,
}

static LENS: LazyLock<Lens> = LazyLock::new(|| Lens::made().expect("the project's own rules can be read"));

impl Lens {
    /// The lens for Dutch.
    #[must_use]
    pub fn dutch() -> &'static Self {
        &LENS
    }

    fn made() -> Result<Self, Fault> {
        let rules: &'static [Rule] = Vec::leak(rule::all()?);
        let mut phrases = Phrases::default();
        for (number, rule) in rules.iter().enumerate() {
            let add = phrases.add(&rule.pattern, rule::SLOTS, number);
            add.map_err(|fault| Fault::Pattern(rule.id.clone(), fault))?;
        }
        Ok(Self {
            names: Names::made()?,
            compounds: Compounds::made(rules)?,
            exemptions: Exemptions::made()?,
            rules,
            phrases,
        })
    }

    /// Every rule.
    #[must_use]
    pub fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// Compounds that no rule spells out: those that are to be found, and those that are to be left alone.
    #[must_use]
    pub fn compounds(&self) -> (&[String], &[String]) {
        let examples = &self.compounds.examples;
        (&examples.hit, &examples.clean)
    }

    /// What a text holds, in the order of the text.
    ///
    /// ```
    /// use language::{Lens, Reading};
    ///
    /// let text = "Veel achterstandsleerlingen komen uit deze buurt.";
    /// let found = Lens::dutch().read(text, Reading::Text);
    /// assert_eq!(&text[found[0].place.clone()], "achterstandsleerlingen");
    /// assert!(found[0].rule.alternatives.len() >= 2);
    /// ```
    #[must_use]
    pub fn read(&self, text: &str, reading: Reading) -> Vec<Finding> {
        let words = Words::of(text);
        let mut found = self.by_rule(&words);
        found.extend(self.by_compound(&words, &found));
        if found.is_empty() {
            return Vec::new();
        }
        let is_letter = reading == Reading::Letter || self.exemptions.is_letter(&words);
        found.retain(|hit| is_letter || hit.category != Category::Pressure);
        let names = self.names.find(&words);
        found.retain(|hit| !names.iter().any(|name| overlaps(name, &hit.words)));
        let sentences = sentences(text);
        let around = self.exemptions.around(&words, &sentences);
        let standing = found.into_iter().filter_map(|hit| {
            let judgement = around.judge(&hit.words)?;
            Some((hit, judgement))
        });
        let mut findings: Vec<Finding> = longest(standing.collect())
            .into_iter()
            .map(|(hit, judgement)| finding(&words, &hit, &judgement))
            .collect();
        findings.sort_by_key(|finding| (finding.place.start, finding.place.end, finding.category));
        findings
    }

    fn by_rule(&self, words: &Words) -> Vec<Hit> {
        let hits = self.phrases.find(words).into_iter().map(|(place, number)| {
            let rule = &self.rules[number];
            Hit {
                rule,
                category: rule.category,
                severity: rule.severity,
                is_compound: false,
                words: place,
            }
        });
        hits.filter(|hit| {
            let follows = |part: &String| stands(words, hit.words.end, part);
            let precedes = |part: &String| {
                let length = part.split(' ').count();
                hit.words
                    .start
                    .checked_sub(length)
                    .is_some_and(|start| stands(words, start, part))
            };
            !hit.rule.not_before.iter().any(follows) && !hit.rule.not_after.iter().any(precedes)
        })
        .collect()
    }

    fn by_compound(&self, words: &Words, spelled_out: &[Hit]) -> Vec<Hit> {
        let known: HashSet<usize> = spelled_out.iter().flat_map(|hit| hit.words.clone()).collect();
        let numbers = (0..words.len()).filter(|number| !known.contains(number));
        numbers
            .filter_map(|number| {
                let (rule, category) = self.compounds.judge(words.get(number))?;
                Some(Hit {
                    rule,
                    category,
                    severity: Severity::Info,
                    is_compound: true,
                    words: number..number + 1,
                })
            })
            .collect()
    }
}

/// A rule that fired on these words, before anything around them was looked at.
#[derive(Debug, Clone)]
struct Hit {
    rule: &'static Rule,
    category: Category,
    severity: Severity,
    is_compound: bool,
    words: Range<usize>,
}

/// Whether these words stand from this number on.
fn stands(words: &Words, start: usize, part: &str) -> bool {
    part.split(' ')
        .enumerate()
        .all(|(at, word)| start + at < words.len() && words.get(start + at) == word)
}

/// Of hits of one category that overlap, the longest; the first rule among those of one length.
fn longest(mut hits: Vec<(Hit, Judgement)>) -> Vec<(Hit, Judgement)> {
    hits.sort_by_key(|(hit, _)| std::cmp::Reverse(hit.words.len()));
    let mut kept: Vec<(Hit, Judgement)> = Vec::new();
    for (hit, judgement) in hits {
        let covers =
            |(one, _): &(Hit, Judgement)| one.category == hit.category && overlaps(&one.words, &hit.words);
        if !kept.iter().any(covers) {
            kept.push((hit, judgement));
        }
    }
    kept
}

fn finding(words: &Words, hit: &Hit, judgement: &Judgement) -> Finding {
    let list = words.list();
    Finding {
        rule: hit.rule,
        category: hit.category,
        severity: match judgement.is_lowered {
            true => Severity::Info,
            false => hit.severity,
        },
        standing: judgement.standing,
        is_compound: hit.is_compound,
        place: list[hit.words.start].place.start..list[hit.words.end - 1].place.end,
    }
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
