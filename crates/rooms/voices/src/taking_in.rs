//! A project from another program as a study: which texts, codes, coders and passages come along, and what does not.
//!
//! Names go out of the texts on the way, as with every interview; places move along with the words around them.

use crate::codebook::Codebook;
use crate::heard::Placed;
use database::studies::{CodeWords, NewCode};
use language::pseudonym::{Kept, Suggestion, replaced, suggestions};
use qda::{Guid, Project, TextSource, Value};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Language, Layer};

/// The longest name that a study or a code has here.
const SHORT: usize = 80;
/// The longest description.
const LONG: usize = 1_000;

/// A text that comes along.
#[derive(Debug, Clone)]
pub struct Talk<'p> {
    /// The text as it came.
    pub source: &'p TextSource,
    /// Which of the respondents said it, by place.
    pub respondent: usize,
    /// What in it may tell who somebody is.
    pub names: Vec<Suggestion>,
}

/// Somebody who was heard, as far as the project knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// What the project calls them; never kept.
    pub name: String,
    /// Where they work, where that is said.
    pub sector: String,
    /// Where, in a wide sense.
    pub region: String,
    /// What they do.
    pub function: String,
}

/// A code, and where the project has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The codes of the project that become this one.
    pub from: Vec<Guid>,
    /// The code of our own codebook that it is, by place, if it is one.
    pub known: Option<usize>,
    /// The code that it falls under, by place in [`Plan::codes`].
    pub under: Option<usize>,
    /// Its words and layer, when it is not known.
    pub new: NewCode,
}

/// What does not come along, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Left {
    /// Notes, links, sets and graphs.
    pub around: usize,
    /// Codes on a whole text or on a whole respondent.
    pub on_the_whole: usize,
    /// Passages with no code.
    pub uncoded: usize,
    /// Sources that are no text.
    pub other_sources: usize,
}

/// What would be made of a project.
#[derive(Debug, Clone)]
pub struct Plan<'p> {
    /// What it is called.
    pub name: String,
    /// Who was heard.
    pub respondents: Vec<Heard>,
    /// The texts.
    pub talks: Vec<Talk<'p>>,
    /// The codes that are added or known.
    pub codes: Vec<Taken>,
    /// Coders whose names are the same but for capitals and spaces: one each, with all their GUIDs.
    pub coders: Vec<(String, Vec<Guid>)>,
    /// What does not come along.
    pub left: Left,
}

impl<'p> Plan<'p> {
    /// What would be made of this project, with the codebook of a language.
    #[must_use]
    pub fn of(project: &'p Project, language: Language) -> Self {
        let (respondents, talks) = talks(project);
        Self {
            name: shortened(&project.name, SHORT),
            respondents,
            talks,
            codes: codes(project, &Codebook::get().codes(language)),
            coders: coders(project),
            left: left(project),
        }
    }

    /// How many passages with a code come along.
    #[must_use]
    pub fn passages(&self) -> usize {
        let of = |talk: &Talk| -> usize { talk.source.selections.iter().map(|one| one.codings.len()).sum() };
        self.talks.iter().map(of).sum()
    }

    /// The coders that came under more than one name.
    pub fn doubled(&self) -> impl Iterator<Item = &str> {
        let doubled = self.coders.iter().filter(|(_, guids)| guids.len() > 1);
        doubled.map(|(name, _)| name.as_str())
    }
}

/// A passage that comes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The code, by place in [`Plan::codes`].
    pub code: usize,
    /// The first character, in the text as it is kept.
    pub start: usize,
    /// The character after the last.
    pub stop: usize,
    /// What was noted.
    pub memo: String,
    /// The coder, by place in [`Plan::coders`]; nothing for nobody in particular.
    pub coder: Option<usize>,
}

impl Talk<'_> {
    /// The text with these names taken out, and the passages where they are then.
    #[must_use]
    pub fn kept(&self, plan: &Plan<'_>, taken: &[&Suggestion]) -> (String, Vec<Passage>) {
        let kept = Kept::of(&self.source.text, taken);
        let placed = Placed::of(&kept.text);
        let code_of = |guid: Guid| plan.codes.iter().position(|code| code.from.contains(&guid));
        let coder_of = |guid: Guid| plan.coders.iter().position(|(_, all)| all.contains(&guid));
        let mut found = Vec::new();
        for selection in &self.source.selections {
            // White space at an end is no part of what somebody said.
            let (from, to) = (kept.start(selection.start), kept.stop(selection.end));
            let words = placed.between(from, to);
            let start = from + words.chars().count() - words.trim_start().chars().count();
            let stop = start + words.trim().chars().count();
            for coding in selection.codings.iter().filter(|_| start < stop) {
                let Some(code) = code_of(coding.code) else {
                    continue;
                };
                let passage = Passage {
                    code,
                    start,
                    stop,
                    memo: shortened(&nameless(&selection.description), LONG),
                    coder: coding.by.and_then(coder_of),
                };
                if !found.contains(&passage) || found.len() > MOST_COMPARED {
                    found.push(passage);
                }
            }
        }
        (kept.text, found)
    }
}

/// Of more passages in one text, equal ones are no longer looked for.
const MOST_COMPARED: usize = 2_000;

/// Without what may tell who somebody is: memos and definitions are not read one by one, so all of it goes.
fn nameless(words: &str) -> String {
    let found = suggestions(words);
    replaced(words, &found.iter().collect::<Vec<_>>())
}

/// On lines without hidden signs, and no longer than that.
fn shortened(words: &str, most: usize) -> String {
    let plain: String = words
        .chars()
        .map(|sign| {
            if sign.is_control() && sign != '\n' {
                ' '
            } else {
                sign
            }
        })
        .collect();
    plain.trim().chars().take(most).collect()
}

fn talks(project: &Project) -> (Vec<Heard>, Vec<Talk<'_>>) {
    let name_of: BTreeMap<Guid, String> = project
        .variables
        .iter()
        .map(|variable| (variable.guid, variable.name.to_lowercase()))
        .collect();
    let mut respondents = Vec::new();
    let mut of_case: BTreeMap<Guid, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for source in &project.sources {
        let case = project
            .cases
            .iter()
            .find(|case| case.source_refs.contains(&source.guid));
        let respondent = match case.and_then(|case| of_case.get(&case.guid)) {
            Some(place) => *place,
            None => {
                let values = case.map_or(&source.values, |case| &case.values);
                let value = |names: [&str; 2]| {
                    let found = values.iter().find(|value| {
                        let name = name_of.get(&value.variable);
                        name.is_some_and(|name| names.contains(&name.as_str()))
                    });
                    let words = found.and_then(|value| value.value.as_ref()).map(Value::written);
                    shortened(&words.unwrap_or_default(), SHORT)
                };
                respondents.push(Heard {
                    name: case.map_or(&source.name, |case| &case.name).clone(),
                    sector: value(["sector", "sectie"]).to_lowercase(),
                    region: value(["region", "regio"]),
                    function: value(["function", "functie"]),
                });
                if let Some(case) = case {
                    of_case.insert(case.guid, respondents.len() - 1);
                }
                respondents.len() - 1
            }
        };
        all.push(Talk {
            source,
            respondent,
            names: suggestions(&source.text),
        });
    }
    (respondents, all)
}

/// Codes with the name of one of ours are ours; others are added. Under one heading of a layer they are on that layer.
#[must_use]
pub fn codes(project: &Project, own: &[NewCode]) -> Vec<Taken> {
    let folded = |name: &str| name.trim().to_lowercase();
    let layer_of = |name: &str| {
        let names = [
            "kind",
            "gezin",
            "school",
            "wijk",
            "samenleving",
            "child",
            "family",
            "school",
            "neighbourhood",
            "society",
        ];
        let at = names.iter().position(|one| *one == folded(name))?;
        Some(Layer::ALL[at % Layer::ALL.len()].name().to_owned())
    };
    let all = project.all_codes();
    let above: BTreeMap<Guid, Guid> = all
        .iter()
        .flat_map(|named| named.code.codes.iter().map(|child| (child.guid, named.code.guid)))
        .collect();
    let mut place_of: BTreeMap<Guid, usize> = BTreeMap::new();
    let mut taken: Vec<Taken> = Vec::new();
    let mut names: BTreeSet<String> = own.iter().map(|code| folded(&code.words.name)).collect();
    for named in all {
        let code = named.code;
        if !code.is_codable && !code.codes.is_empty() {
            continue;
        }
        let name = shortened(&code.name, SHORT);
        if let Some(place) = own
            .iter()
            .position(|one| folded(&one.words.name) == folded(&name))
        {
            let before = taken.iter().position(|one| one.known == Some(place));
            let at = before.unwrap_or(taken.len());
            match before {
                Some(before) => taken[before].from.push(code.guid),
                None => taken.push(Taken {
                    from: vec![code.guid],
                    known: Some(place),
                    under: None,
                    new: own[place].clone(),
                }),
            }
            place_of.insert(code.guid, at);
            continue;
        }
        // Two codes that differ in capitals only, or not at all, are told apart by a number.
        let mut own_name = name.clone();
        let mut number = 2;
        while own_name.is_empty() || !names.insert(folded(&own_name)) {
            own_name = shortened(
                &format!("{} ({number})", name.chars().take(SHORT - 6).collect::<String>()),
                SHORT,
            );
            number += 1;
        }
        let heading = named.path.len().checked_sub(2).map(|at| named.path[at]);
        let under = above.get(&code.guid).and_then(|guid| place_of.get(guid)).copied();
        let layer = under
            .and_then(|place| taken[place].new.layer.clone())
            .or_else(|| heading.and_then(layer_of));
        place_of.insert(code.guid, taken.len());
        taken.push(Taken {
            from: vec![code.guid],
            known: None,
            under,
            new: NewCode {
                factor: None,
                parent: None,
                layer,
                words: CodeWords {
                    name: own_name,
                    definition: shortened(&nameless(&code.description), LONG),
                    ..CodeWords::default()
                },
            },
        });
    }
    taken
}

fn coders(project: &Project) -> Vec<(String, Vec<Guid>)> {
    let mut all: Vec<(String, Vec<Guid>)> = Vec::new();
    let folded = |name: &str| {
        name.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    for user in &project.users {
        match all
            .iter_mut()
            .find(|(name, _)| folded(name) == folded(&user.name))
        {
            Some((_, guids)) => guids.push(user.guid),
            None => all.push((user.name.clone(), vec![user.guid])),
        }
    }
    all
}

fn left(project: &Project) -> Left {
    let selections = || project.sources.iter().flat_map(|source| &source.selections);
    let on_texts: usize = project.sources.iter().map(|source| source.codings.len()).sum();
    let on_cases: usize = project.cases.iter().map(|case| case.code_refs.len()).sum();
    Left {
        around: project.notes.len() + project.links.len() + project.sets.len(),
        on_the_whole: on_texts + on_cases,
        uncoded: selections().filter(|one| one.codings.is_empty()).count(),
        other_sources: project.opaque.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use qda::{CodeOfBook, User};

    fn user(name: &str) -> User {
        User {
            guid: Guid::of(&["user", name]),
            name: name.to_owned(),
            id: String::new(),
        }
    }

    fn code(name: &str) -> CodeOfBook {
        CodeOfBook {
            guid: Guid::of(&["code", name]),
            name: name.to_owned(),
            is_codable: true,
            colour: None,
            description: String::new(),
            note_refs: Vec::new(),
            codes: Vec::new(),
        }
    }

    #[test]
    fn one_coder_under_two_names_is_one_coder() {
        let project = Project {
            users: vec![user("Anna de Boer"), user(" ANNA  de boer"), user("Bo")],
            ..Project::default()
        };
        let plan = Plan::of(&project, Language::Nl);
        let sizes: Vec<usize> = plan.coders.iter().map(|(_, guids)| guids.len()).collect();
        assert_eq!(sizes, [2, 1]);
        assert_eq!(plan.doubled().collect::<Vec<_>>(), ["Anna de Boer"]);
    }

    #[test]
    fn codes_that_differ_in_capitals_only_stay_apart_and_ours_are_ours() {
        let project = Project {
            codes: vec![code("Straat"), code("STRAAT"), code("hoe de school BEOORDEELT")],
            ..Project::default()
        };
        let plan = Plan::of(&project, Language::Nl);
        let names: Vec<&str> = plan.codes.iter().map(|one| one.new.words.name.as_str()).collect();
        assert_eq!(names, ["Straat", "STRAAT (2)", "Hoe de school beoordeelt"]);
        assert!(plan.codes[2].known.is_some() && plan.codes[0].known.is_none());
    }
}
