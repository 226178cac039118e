//! Where a hit is left alone: official names, the words of others, talk about a word, and denial.

use super::Standing;
use super::rule::Fault;
use crate::pattern::Phrases;
use crate::words::Words;
use serde::Deserialize;
use std::ops::Range;

const NAMES: &str = include_str!("../../data/lens/names.txt");

/// How many words before a hit are looked at.
const BEFORE: usize = 4;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Just before a hit: the hit is mentioned, not used.
    mention_before: Vec<String>,
    /// Anywhere in the sentence: the sentence is about words.
    mention_in_sentence: Vec<String>,
    /// Just before a hit, with a verb of speaking in the sentence: the hit is denied.
    denial_before: Vec<String>,
    /// Verbs of speaking.
    denial_verbs: Vec<String>,
    /// Just before a hit: there is none of it.
    none_before: Vec<String>,
    /// Anywhere: the text is a letter to parents.
    letter: Vec<String>,
    /// At the start of a line, before a colon: somebody who was interviewed speaks.
    respondent: Vec<String>,
    /// A line of its own: a list of sources follows.
    sources: Vec<String>,
}

/// Lists of words around a hit, ready to look with.
#[derive(Debug)]
pub(super) struct Exemptions {
    mention_before: Phrases,
    mention_in_sentence: Phrases,
    denial_before: Phrases,
    denial_verbs: Phrases,
    none_before: Phrases,
    letter: Phrases,
    respondent: Vec<String>,
    sources: Vec<String>,
}

/// What is left of a hit.
pub(super) struct Judgement {
    pub standing: Standing,
    /// Whether it is said more softly than the rule says it.
    pub is_lowered: bool,
}

/// Official names; what stands in one is left alone.
///
/// A name with a capital is a name only as it is written: ‘Excellente Scholen’ is one, ‘excellente scholen’ is not.
#[derive(Debug)]
pub(super) struct Names {
    phrases: Phrases,
    written: Vec<&'static str>,
}

impl Names {
    pub(super) fn made() -> Result<Self, Fault> {
        let lines = NAMES.lines().map(str::trim);
        let written: Vec<&str> = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let mut phrases = Phrases::default();
        for (number, name) in written.iter().enumerate() {
            let add = phrases.add(name, &[], number);
            add.map_err(|fault| Fault::Pattern("names".to_owned(), fault))?;
        }
        Ok(Self { phrases, written })
    }

    /// The words of every name in a text.
    pub(super) fn find(&self, words: &Words) -> Vec<Range<usize>> {
        let found = self.phrases.find(words).into_iter().filter(|(place, number)| {
            let name = self.written[*number];
            let list = words.list();
            let text = &words.text()[list[place.start].place.start..list[place.end - 1].place.end];
            !name.contains(char::is_uppercase) || text == name
        });
        found.map(|(place, _)| place).collect()
    }
}

fn phrases<'a>(file: &'static str, patterns: impl IntoIterator<Item = &'a str>) -> Result<Phrases, Fault> {
    let mut phrases = Phrases::default();
    for pattern in patterns {
        let add = phrases.add(pattern, &[], 0);
        add.map_err(|fault| Fault::Pattern(file.to_owned(), fault))?;
    }
    Ok(phrases)
}

impl Exemptions {
    pub(super) fn made() -> Result<Self, Fault> {
        let text = include_str!("../../data/lens/exemptions.toml");
        let file: File = toml::from_str(text).map_err(|fault| Fault::File("exemptions", fault))?;
        let phrases = |list: &[String]| phrases("exemptions", list.iter().map(String::as_str));
        Ok(Self {
            mention_before: phrases(&file.mention_before)?,
            mention_in_sentence: phrases(&file.mention_in_sentence)?,
            denial_before: phrases(&file.denial_before)?,
            denial_verbs: phrases(&file.denial_verbs)?,
            none_before: phrases(&file.none_before)?,
            letter: phrases(&file.letter)?,
            respondent: file.respondent,
            sources: file.sources,
        })
    }

    /// Whether a text speaks to parents.
    pub(super) fn is_letter(&self, words: &Words) -> bool {
        !self.letter.find(words).is_empty()
    }

    /// Looks once at what stands around the hits of a text.
    pub(super) fn around<'a>(&self, words: &'a Words<'a>, sentences: &'a [Range<usize>]) -> Surroundings<'a> {
        let find = |phrases: &Phrases| phrases.find(words).into_iter().map(|(place, _)| place).collect();
        Surroundings {
            quotes: quotes(words.text()),
            turns: self.turns(words.text()),
            sources: self.sources(words.text()),
            mention_before: find(&self.mention_before),
            mention_in_sentence: find(&self.mention_in_sentence),
            denial_before: find(&self.denial_before),
            denial_verbs: find(&self.denial_verbs),
            none_before: find(&self.none_before),
            words,
            sentences,
        }
    }

    /// What respondents say: from the line on which one begins until an empty line or another speaker.
    fn turns(&self, text: &str) -> Vec<Range<usize>> {
        let mut turns: Vec<Range<usize>> = Vec::new();
        let (mut at, mut is_open) = (0, false);
        for line in text.split_inclusive('\n') {
            let place = at..at + line.len();
            at = place.end;
            let speaker = line.split_once(':').map(|(speaker, _)| speaker.trim());
            let speaks =
                speaker.filter(|speaker| !speaker.is_empty() && speaker.split_whitespace().count() <= 2);
            is_open = match speaks {
                Some(speaker) => self.is_respondent(speaker),
                None => is_open && !line.trim().is_empty(),
            };
            if is_open {
                turns.push(place);
            }
        }
        turns
    }

    /// Where a list of sources begins, if there is one.
    fn sources(&self, text: &str) -> usize {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim().trim_start_matches(['#', ' ']).trim_end_matches(':');
            if bare.len() <= 30 && self.sources.contains(&bare.to_lowercase()) {
                return at;
            }
            at += line.len();
        }
        text.len()
    }

    /// ‘R’, ‘Respondent 4’.
    fn is_respondent(&self, speaker: &str) -> bool {
        let name = speaker.to_lowercase();
        let bare = name.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
        self.respondent.iter().any(|one| one == bare)
    }
}

/// A text with what stands around its hits, in its own order.
pub(super) struct Surroundings<'a> {
    words: &'a Words<'a>,
    sentences: &'a [Range<usize>],
    /// Bytes between quotation marks.
    quotes: Vec<Range<usize>>,
    /// Bytes of lines that a respondent speaks.
    turns: Vec<Range<usize>>,
    /// The byte at which a list of sources begins.
    sources: usize,
    mention_before: Vec<Range<usize>>,
    mention_in_sentence: Vec<Range<usize>>,
    denial_before: Vec<Range<usize>>,
    denial_verbs: Vec<Range<usize>>,
    none_before: Vec<Range<usize>>,
}

impl Surroundings<'_> {
    /// What is left of a hit on these words; nothing when it is no use of the words at all.
    pub(super) fn judge(&self, hit: &Range<usize>) -> Option<Judgement> {
        let place = self.place(hit);
        if place.start >= self.sources || self.is_in_address(&place) || self.is_alone_in_marks(&place) {
            return None;
        }
        let sentence = self.sentence(&place);
        let before = hit.start.saturating_sub(BEFORE).max(sentence.start)..hit.start;
        if has(&self.mention_before, &before) || has(&self.mention_in_sentence, &sentence) {
            return None;
        }
        if has(&self.denial_before, &before) && has(&self.denial_verbs, &sentence) {
            return None;
        }
        let is_quoted = is_inside(&self.quotes, &place) || is_inside(&self.turns, &place);
        Some(Judgement {
            standing: match is_quoted {
                true => Standing::Quoted,
                false => Standing::Open,
            },
            is_lowered: has(&self.none_before, &before),
        })
    }

    fn place(&self, hit: &Range<usize>) -> Range<usize> {
        let list = self.words.list();
        list[hit.start].place.start..list[hit.end - 1].place.end
    }

    /// The words of the sentence that a hit stands in.
    fn sentence(&self, place: &Range<usize>) -> Range<usize> {
        let number = self
            .sentences
            .partition_point(|sentence| sentence.end <= place.start);
        let Some(sentence) = self.sentences.get(number) else {
            return 0..self.words.len();
        };
        self.words.at(sentence.start)..self.words.at(sentence.end)
    }

    /// The hit by itself in quotation marks or in italics: it is mentioned.
    fn is_alone_in_marks(&self, place: &Range<usize>) -> bool {
        let text = self.words.text();
        let before = text[..place.start].chars().next_back();
        let after = text[place.end..].chars().next();
        let is_mark =
            |sign: Option<char>| sign.is_some_and(|sign| is_quotation(sign) || "*_`".contains(sign));
        is_mark(before) && is_mark(after)
    }

    /// In a web address, an e-mail address, a file name or code.
    fn is_in_address(&self, place: &Range<usize>) -> bool {
        let text = self.words.text();
        let from = text[..place.start]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + 1);
        let to = text[place.end..]
            .find(char::is_whitespace)
            .map_or(text.len(), |at| place.end + at);
        let Some(whole) = text.get(from..to) else {
            return false;
        };
        let bare = whole.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
        let is_file = bare.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty()
                && (2..=4).contains(&ending.len())
                && ending.chars().all(|sign| sign.is_ascii_alphanumeric())
        });
        whole.contains("://") || whole.starts_with("www.") || whole.contains('@') || is_file
    }
}

/// Whether one of these places, which are in order, lies within.
fn has(places: &[Range<usize>], within: &Range<usize>) -> bool {
    let from = places.partition_point(|place| place.start < within.start);
    let mut near = places[from..].iter().take_while(|place| place.start < within.end);
    near.any(|place| place.end <= within.end)
}

/// Whether a place lies within one of these, which are in order and apart.
fn is_inside(places: &[Range<usize>], place: &Range<usize>) -> bool {
    let number = places.partition_point(|one| one.end < place.end);
    places.get(number).is_some_and(|one| one.start <= place.start)
}

fn is_quotation(sign: char) -> bool {
    "\"'‘’‚“”„«»".contains(sign)
}

/// Places between quotation marks that hold two or more words.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let after = text[at + sign.len_utf8()..].chars().next().unwrap_or(' ');
        match open {
            // An empty line ends a quotation that nobody closed.
            Some(_) if sign == '\n' && after == '\n' => open = None,
            Some((start, opened))
                if closes(opened, sign) && !after.is_alphanumeric() && !before.is_whitespace() =>
            {
                if text[start..at].split_whitespace().count() >= 2 {
                    found.push(start..at);
                }
                open = None;
            }
            None if is_quotation(sign) && !before.is_alphanumeric() && !after.is_whitespace() => {
                // ’s avonds, 't
                let is_short_form = matches!(sign, '\'' | '’')
                    && text[at + sign.len_utf8()..].starts_with(['s', 't', 'n', 'm', 'k'])
                    && !text[at + sign.len_utf8()..]
                        .chars()
                        .nth(1)
                        .is_some_and(char::is_alphanumeric);
                if !is_short_form {
                    open = Some((at + sign.len_utf8(), sign));
                }
            }
            _ => {}
        }
        before = sign;
    }
    found
}

fn closes(opened: char, sign: char) -> bool {
    match opened {
        '"' => sign == '"',
        '\'' => matches!(sign, '\'' | '’'),
        '‘' | '‚' => matches!(sign, '’' | '\''),
        '“' | '„' => matches!(sign, '”' | '“'),
        '”' => sign == '”',
        '’' => sign == '’',
        '«' => sign == '»',
        '»' => sign == '«',
        _ => false,
    }
}
