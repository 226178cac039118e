//! What a letter to parents should tell, from `data/letters/checklist.toml`.

use crate::words::{Gap, Words};
use serde::Deserialize;
use std::sync::LazyLock;

/// Something that a parent needs to know.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// A short stable code.
    pub id: String,
    /// What it is, in Dutch.
    pub nl: String,
    /// What it is, in English.
    pub en: String,
    /// The question when it is missing, in Dutch.
    pub question_nl: String,
    /// The question when it is missing, in English.
    pub question_en: String,
    must: bool,
    trigger: Vec<String>,
    cues: Vec<String>,
    #[serde(default)]
    cue_rule: Option<String>,
    #[serde(default)]
    max_words: Option<usize>,
    #[serde(default)]
    not_starting_with: Vec<String>,
    #[serde(default)]
    requires: Option<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    trigger_of: Option<String>,
    #[serde(default)]
    trigger_all: Vec<Vec<String>>,
    #[serde(default)]
    needs_amount_of: Option<String>,
}

#[derive(Deserialize)]
struct File {
    element: Vec<Element>,
}

static ELEMENTS: LazyLock<Vec<Element>> = LazyLock::new(|| {
    let text = include_str!("../../data/letters/checklist.toml");
    let file: File = toml::from_str(text).expect("the project's own checklist can be read");
    file.element
});

/// Whether a letter tells something.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// What it is about.
    pub element: &'static Element,
    /// Whether this letter has to tell it.
    pub is_asked: bool,
    /// Whether it was found.
    pub is_found: bool,
}

impl Answer {
    /// Asked for, and not found.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.is_asked && !self.is_found
    }
}

/// Every element, in the order of the list.
pub(super) fn answers(text: &str, words: &Words) -> Vec<Answer> {
    let signs = Signs::of(text, words);
    let mut answers: Vec<Answer> = Vec::new();
    for element in &*ELEMENTS {
        let is_found = match element.cue_rule.as_deref() {
            Some(_) => opens_plainly(text, element),
            None => element.cues.iter().any(|cue| signs.hold(cue)),
        };
        let is_asked = asks(element, &signs, &answers);
        answers.push(Answer {
            element,
            is_asked,
            is_found,
        });
    }
    answers
}

fn asks(element: &Element, signs: &Signs, before: &[Answer]) -> bool {
    let answer = |id: &str| before.iter().find(|answer| answer.element.id == id);
    if element.unless.iter().any(|cue| signs.hold(cue)) {
        return false;
    }
    if let Some(id) = &element.requires {
        return answer(id).is_some_and(|answer| answer.is_found);
    }
    if let Some(id) = &element.trigger_of {
        return answer(id).is_some_and(|answer| answer.is_asked);
    }
    if let Some(id) = &element.needs_amount_of {
        return answer(id).is_some_and(|answer| answer.is_asked) && signs.has_amount;
    }
    let has = |part: &String| signs.has_word(&part.to_lowercase());
    element.must
        || element.trigger.iter().any(has)
        || element.trigger_all.iter().any(|all| all.iter().all(has))
}

/// Whether the first line says in plain words what it is about.
fn opens_plainly(text: &str, element: &Element) -> bool {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let count = line.split_whitespace().count();
    let is_official = element
        .not_starting_with
        .iter()
        .any(|start| line.starts_with(start.as_str()));
    // A greeting says whom the letter is for, not what it is about.
    let is_greeting = line.ends_with(',');
    count > 0 && count <= element.max_words.unwrap_or(12) && !is_official && !is_greeting
}

/// A text as cues see it: single spaces, and `DATE`, `TIME` and `#` for dates, times and numbers.
struct Signs {
    /// Folded words between spaces, with a space at both ends.
    line: String,
    /// The text in small letters, for parts of words and signs.
    small: String,
    has_amount: bool,
}

impl Signs {
    fn of(text: &str, words: &Words) -> Self {
        let mut line = String::from(" ");
        let mut number = 0;
        while number < words.len() {
            let (sign, length) = sign_at(words, number);
            line.push_str(sign);
            line.push(' ');
            number += length;
        }
        let small = text.to_lowercase();
        let after_euro = small.split('€').skip(1).chain(small.split("eur ").skip(1));
        let is_amount = |rest: &str| {
            let digits = rest
                .trim_start()
                .chars()
                .take_while(|sign| sign.is_ascii_digit() || ",.".contains(*sign));
            digits.into_iter().any(|sign| ('1'..='9').contains(&sign))
        };
        Self {
            has_amount: after_euro.into_iter().any(is_amount),
            line,
            small,
        }
    }

    /// Whether a word stands in the text: whole, as the end of a compound, or a long one as its beginning.
    fn has_word(&self, part: &str) -> bool {
        if !part.starts_with(char::is_alphabetic) || part.contains(' ') {
            return self.small.contains(part);
        }
        self.line.split(' ').any(|word| {
            let is_end = part.len() >= 4 && word.ends_with(part);
            let is_start = part.len() >= 5 && word.starts_with(part);
            word == part || is_end || is_start
        })
    }

    /// Whether a cue stands in the text: whole words from its start on, and a short verb also with its ending.
    fn hold(&self, cue: &str) -> bool {
        let cue = cue.to_lowercase().replace("date", "DATE").replace("time", "TIME");
        if cue.contains(['€', '?']) {
            return self.small.contains(&cue);
        }
        let start = format!(" {cue}");
        let is_short = cue.len() <= 4 && !cue.contains(' ');
        self.line.match_indices(&start).any(|(at, _)| {
            let rest = &self.line[at + start.len()..];
            match is_short {
                true => ["", "t", "en", "len", "pen"].iter().any(|ending| {
                    rest.strip_prefix(ending)
                        .is_some_and(|rest| rest.starts_with(' '))
                }),
                // ‘vertaling’ for ‘vertaal’ is listed; ‘vrijwillige’ for ‘vrijwillig’ is an ending.
                false => rest.starts_with(' ') || (cue.len() >= 6 && !cue.contains(' ')),
            }
        })
    }
}

const WEEKDAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// What a word is to a cue, and how many words it takes.
fn sign_at<'w>(words: &'w Words, number: usize) -> (&'w str, usize) {
    let word = |number: usize| word_at(words, number);
    let this = word(number);
    if WEEKDAYS.contains(&this) {
        let rest = if is_number(word(number + 1)) {
            day_of_month(words, number + 1)
        } else {
            0
        };
        return ("DATE", 1 + rest);
    }
    if !is_number(this) {
        return (this, 1);
    }
    if let Some(rest) = Some(day_of_month(words, number)).filter(|length| *length > 0) {
        return ("DATE", rest);
    }
    // 12-03-2027, and 12.03.2027 as three words.
    let parts: Vec<&str> = this.split('-').collect();
    if parts.len() >= 2 && parts.iter().all(|part| is_number(part)) {
        return ("DATE", 1);
    }
    let joined = |number: usize| {
        words.list().get(number).is_some_and(|next| {
            let before = words.list()[number - 1].place.end;
            next.place.start == before + 1 && next.gap >= Gap::Pause && is_number(words.get(number))
        })
    };
    match (joined(number + 1), number + 2 < words.len() && joined(number + 2)) {
        (true, true) => ("DATE", 3),
        (true, false) if this.len() <= 2 && word(number + 1).len() == 2 => ("TIME", 2),
        _ => ("#", 1),
    }
}

/// How many words a day with its month takes, and its year.
fn day_of_month(words: &Words, number: usize) -> usize {
    let word = |number: usize| word_at(words, number);
    if !MONTHS.contains(&word(number + 1)) {
        return 0;
    }
    2 + usize::from(word(number + 2).len() == 4 && is_number(word(number + 2)))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|sign| sign.is_ascii_digit())
}

/// The word with this number, or nothing beyond the last.
fn word_at<'w>(words: &'w Words, number: usize) -> &'w str {
    if number < words.len() {
        words.get(number)
    } else {
        ""
    }
}
