//! Compounds that no rule spells out: a first part that flags, and a last part that says whom it is about.
//!
//! Dutch makes new compounds freely. ‘Risico’ before a word for a child is about a child, before ‘analyse’ it is not.
//! How a word is judged stands in words at the top of `data/lens/compounds.toml`.

use super::rule::{Category, Fault, Rule};
use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

const NAME: &str = "compounds";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stem: Vec<StemData>,
    heads: HashMap<String, Vec<String>>,
    learned: Vec<LearnedData>,
    not_learned: PartsData,
    examples: Examples,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartsData {
    parts: Vec<String>,
}

/// Compounds that are to be found and that are not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Examples {
    pub hit: Vec<String>,
    pub clean: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StemData {
    parts: Vec<String>,
    category: Category,
    #[serde(default)]
    place_category: Option<Category>,
    #[serde(default)]
    parent_category: Option<Category>,
    #[serde(default)]
    group_category: Option<Category>,
    like: String,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    clean_heads: HashSet<String>,
    #[serde(default)]
    person_extra: HashSet<String>,
    #[serde(default)]
    people: bool,
    #[serde(default)]
    suffix: bool,
    #[serde(default)]
    after_skill: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LearnedData {
    heads: Vec<String>,
    category: Category,
    like: String,
    /// Skills; the first list holds for all.
    #[serde(default)]
    learned: Vec<String>,
}

/// Whom or what the last part of a compound names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Person,
    Parent,
    Group,
    /// A list or a project: a group when it is one of people.
    PeopleGroup,
    Place,
    /// Rules, money, methods, functions, buildings: about nobody.
    Thing,
}

impl Head {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "person" => Self::Person,
            "parent" => Self::Parent,
            "group" => Self::Group,
            "people_group" => Self::PeopleGroup,
            "place" => Self::Place,
            "clean" => Self::Thing,
            _ => return None,
        })
    }
}

#[derive(Debug)]
struct Stem {
    data: StemData,
    rule: &'static Rule,
    classes: Vec<Head>,
}

impl Stem {
    fn category(&self, head: Head) -> Category {
        let own = match head {
            Head::Parent => self.data.parent_category,
            Head::Place => self.data.place_category,
            Head::Group | Head::PeopleGroup => self.data.group_category,
            Head::Person | Head::Thing => None,
        };
        own.unwrap_or(self.data.category)
    }
}

/// A word for falling short, after something that is learned at school.
#[derive(Debug)]
struct Lack {
    heads: Vec<String>,
    rule: &'static Rule,
    category: Category,
}

/// Stems, heads and skills, ready to judge a word.
#[derive(Debug)]
pub(super) struct Compounds {
    /// The first parts, longest first; each with the number of its stem.
    starts: AhoCorasick,
    parts: HashMap<String, usize>,
    stems: Vec<Stem>,
    /// First parts that count after a skill as well, longest first, with the number of their stem.
    after_skill: Vec<(String, usize)>,
    heads: HashMap<String, Head>,
    lacks: Vec<Lack>,
    skills: HashSet<String>,
    not_skills: HashSet<String>,
    pub(super) examples: Examples,
}

/// The shortest last part of a longer head, and what must stand before it at least.
const SHORTEST_END: usize = 4;
const SHORTEST_FRONT: usize = 3;
/// The longest word that is looked at, in bytes.
const LONGEST: usize = 80;

impl Compounds {
    pub(super) fn made(rules: &'static [Rule]) -> Result<Self, Fault> {
        let text = include_str!("../../data/lens/compounds.toml");
        let file: File = toml::from_str(text).map_err(|fault| Fault::File(NAME, fault))?;
        let rule_of = |id: &str| {
            let rule = rules.iter().find(|rule| rule.id == id);
            rule.ok_or_else(|| Fault::Missing(id.to_owned()))
        };
        let head_of = |name: &str| Head::named(name).ok_or_else(|| Fault::Missing(name.to_owned()));
        let (mut parts, mut stems, mut after_skill) = (HashMap::new(), Vec::new(), Vec::new());
        for data in file.stem {
            let number = stems.len();
            data.parts.iter().for_each(|part| {
                parts.entry(part.clone()).or_insert(number);
            });
            if data.after_skill {
                after_skill.extend(data.parts.iter().map(|part| (part.clone(), number)));
            }
            stems.push(Stem {
                rule: rule_of(&data.like)?,
                classes: data
                    .classes
                    .iter()
                    .map(|name| head_of(name))
                    .collect::<Result<_, _>>()?,
                data,
            });
        }
        after_skill.sort_by_key(|(part, _)| std::cmp::Reverse(part.len()));
        let mut heads = HashMap::new();
        for (name, words) in file.heads {
            let head = head_of(&name)?;
            // A word that may be nobody is nobody.
            for word in words {
                let known = heads.entry(word).or_insert(head);
                // A list may be one of people, which shows from what stands before it.
                if head == Head::PeopleGroup || (head == Head::Thing && *known != Head::PeopleGroup) {
                    *known = head;
                }
            }
        }
        let (mut lacks, mut skills) = (Vec::new(), HashSet::new());
        for data in file.learned {
            skills.extend(data.learned.iter().map(|skill| skill.to_lowercase()));
            lacks.push(Lack {
                rule: rule_of(&data.like)?,
                category: data.category,
                heads: data.heads,
            });
        }
        let starts = AhoCorasick::builder()
            .start_kind(StartKind::Anchored)
            .match_kind(MatchKind::LeftmostLongest)
            .build(parts.keys())
            .expect("a few hundred stems fit");
        Ok(Self {
            starts,
            parts,
            stems,
            after_skill,
            heads,
            lacks,
            skills,
            not_skills: file.not_learned.parts.into_iter().collect(),
            examples: file.examples,
        })
    }

    /// The nearest rule and the category, when the word says that people fall short.
    pub(super) fn judge(&self, word: &str) -> Option<(&'static Rule, Category)> {
        // A word of several hundred letters is none, and looking at it would take as long as a page.
        if word.len() > LONGEST {
            return None;
        }
        self.by_skill(word)
            .or_else(|| self.by_stem(word))
            .or_else(|| self.by_stem_after_skill(word))
    }

    fn by_stem(&self, word: &str) -> Option<(&'static Rule, Category)> {
        // Most words begin with no stem at all.
        let longest = self.starts.find(Input::new(word).anchored(Anchored::Yes))?.end();
        let cuts = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let cuts: Vec<usize> = cuts.filter(|at| *at <= longest).collect();
        cuts.into_iter().rev().find_map(|cut| {
            let stem = &self.stems[*self.parts.get(&word[..cut])?];
            self.of_stem(stem, &word[cut..])
        })
    }

    /// ‘taal|achterstands|kinderen’.
    fn by_stem_after_skill(&self, word: &str) -> Option<(&'static Rule, Category)> {
        self.after_skill.iter().find_map(|(part, stem)| {
            let at = word.find(part.as_str())?;
            let found = self.of_stem(&self.stems[*stem], &word[at + part.len()..])?;
            self.is_skill(&word[..at]).then_some(found)
        })
    }

    fn of_stem(&self, stem: &Stem, rest: &str) -> Option<(&'static Rule, Category)> {
        let rest = rest.trim_start_matches('-');
        if rest.is_empty() || stem.data.clean_heads.contains(rest) {
            return None;
        }
        let head = match stem.data.person_extra.contains(rest) {
            true => Head::Person,
            false => self.head(rest, stem)?,
        };
        let counts = stem.classes.is_empty() || stem.classes.contains(&head);
        (counts && head != Head::Thing).then(|| (stem.rule, stem.category(head)))
    }

    /// What the last part names: the whole of it, a list or project of people, or the end of a longer word.
    fn head(&self, rest: &str, stem: &Stem) -> Option<Head> {
        if let Some(head) = self.heads.get(rest) {
            return match head {
                Head::PeopleGroup => stem.data.people.then_some(Head::Group),
                head => Some(*head),
            };
        }
        if self.is_list_of_people(rest) {
            return Some(Head::Group);
        }
        if !stem.data.suffix {
            return None;
        }
        let starts = rest.char_indices().map(|(at, _)| at).skip(SHORTEST_FRONT);
        let mut ends = starts
            .map(|at| &rest[at..])
            .filter(|end| end.chars().count() >= SHORTEST_END);
        let head = ends.find_map(|end| self.heads.get(end).copied())?;
        (head != Head::PeopleGroup).then_some(head)
    }

    /// ‘kinder|lijst’, ‘jongeren|project’.
    fn is_list_of_people(&self, rest: &str) -> bool {
        let lists = self.heads.iter().filter(|(_, head)| **head == Head::PeopleGroup);
        lists.into_iter().any(|(list, _)| {
            let Some(people) = rest.strip_suffix(list.as_str()) else {
                return false;
            };
            let is_person = |word: &str| matches!(self.heads.get(word), Some(Head::Person | Head::Parent));
            is_person(people)
                || people.strip_suffix('s').is_some_and(is_person)
                || is_person(&format!("{people}en"))
        })
    }

    fn by_skill(&self, word: &str) -> Option<(&'static Rule, Category)> {
        self.lacks.iter().find_map(|lack| {
            let front = lack
                .heads
                .iter()
                .find_map(|head| word.strip_suffix(head.as_str()))?;
            self.is_skill(front).then_some((lack.rule, lack.category))
        })
    }

    /// Whether a first part is something that is learned at school, with a linking letter or without.
    fn is_skill(&self, front: &str) -> bool {
        let bare = ["", "-", "s", "en", "e", "s-"]
            .into_iter()
            .filter_map(|link| front.strip_suffix(link));
        let mut bare = bare.filter(|word| !word.is_empty());
        let ends = |word: &str, list: &HashSet<String>, shortest: usize| {
            list.iter()
                .any(|one| one.chars().count() >= shortest && word.ends_with(one.as_str()))
        };
        if bare
            .clone()
            .any(|word| self.not_skills.contains(word) || ends(word, &self.not_skills, SHORTEST_END))
        {
            return false;
        }
        bare.any(|word| self.skills.contains(word) || ends(word, &self.skills, SHORTEST_END))
    }
}
