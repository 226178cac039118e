//! All items together, with what they refer to, and how to find them.

use crate::both::Both;
use crate::fields::Fields;
use crate::filter::Filter;
use crate::item::Item;
use crate::lists::{self, Ladder, Mechanism, Source, Theme};
use crate::problem::{Fault, Problem};
use crate::read::{self, Known};
use crate::search::Search;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use vocabulary::{Factor, Language};

/// The files of `knowledge/`, each with its path there.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));
/// Where the items lie.
const ITEMS: &str = "items/";
/// Words that people type where the items say something else.
const SEARCH_WORDS: &str = "search-words.tsv";

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| match Knowledge::read(FILES) {
    Ok(knowledge) => knowledge,
    Err(problems) => panic!("our own knowledge base can be read, and a test looks: {problems:?}"),
});

/// The knowledge base.
#[derive(Debug)]
pub struct Knowledge {
    items: Vec<Item>,
    themes: Vec<Theme>,
    mechanisms: Vec<Mechanism>,
    ladders: Vec<Ladder>,
    sources: BTreeMap<String, Source>,
    search: [Search; 2],
}

/// The problems of all files, while they are read.
type Told = RefCell<Vec<Problem>>;

impl Knowledge {
    /// The project's own.
    #[must_use]
    pub fn get() -> &'static Self {
        &KNOWLEDGE
    }

    /// Reads a knowledge base from files, each with its path and its text.
    ///
    /// # Errors
    /// All that is wrong with any file, each with its field.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Vec<Problem>> {
        let told = Told::default();
        let mut themes = list(files, lists::THEMES, "theme", Theme::read, &told);
        let mechanisms = list(files, lists::MECHANISMS, "mechanism", Mechanism::read, &told);
        let ladders = list(files, lists::LADDERS, "ladder", Ladder::read, &told);
        let sources = list(files, lists::SOURCES, "source", Source::read, &told);
        themes.sort_by_key(|theme| theme.order);
        let known = Known {
            themes: ids(&themes, lists::THEMES, |theme| &theme.id, &told),
            mechanisms: ids(&mechanisms, lists::MECHANISMS, |one| &one.id, &told),
            ladders: ids(&ladders, lists::LADDERS, |ladder| &ladder.id, &told),
            factors: Factor::all().iter().map(|factor| factor.id.to_owned()).collect(),
            items: files
                .iter()
                .filter_map(|(file, _)| item_name(file))
                .map(str::to_owned)
                .collect(),
            sources: {
                ids(&sources, lists::SOURCES, |source| &source.id, &told);
                sources
                    .into_iter()
                    .map(|source| (source.id.clone(), source))
                    .collect()
            },
        };
        let items = items(files, &known, &told);
        let mut problems = told.into_inner();
        problems.extend(unused(&known, &items));
        if !problems.is_empty() {
            problems.sort();
            return Err(problems);
        }
        let pairs = files.iter().find(|(file, _)| *file == SEARCH_WORDS);
        let pairs = pairs.map_or("", |(_, text)| text);
        let search = [Language::Nl, Language::En]
            .map(|language| Search::of(&items, &themes, &mechanisms, pairs, language));
        Ok(Self {
            items,
            themes,
            mechanisms,
            ladders,
            sources: known.sources,
            search,
        })
    }

    /// Every item, by id.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The themes, in the order of a page.
    #[must_use]
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// The theme with this id.
    #[must_use]
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The mechanism with this id.
    #[must_use]
    pub fn mechanism(&self, id: &str) -> Option<&Mechanism> {
        self.mechanisms.iter().find(|mechanism| mechanism.id == id)
    }

    /// The ladder with this id.
    #[must_use]
    pub fn ladder(&self, id: &str) -> Option<&Ladder> {
        self.ladders.iter().find(|ladder| ladder.id == id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// The items of a theme: first those that have their home there.
    #[must_use]
    pub fn of_theme(&self, theme: &str) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.items.iter().collect();
        items.retain(|item| item.themes.iter().any(|id| id == theme));
        items.sort_by_key(|item| item.themes.first().is_none_or(|home| home != theme));
        items
    }

    /// The items about a factor.
    #[must_use]
    pub fn of_factor(&self, factor: &str) -> Vec<&Item> {
        let is_about = |item: &&Item| item.factors.iter().any(|one| one.id == factor);
        self.items.iter().filter(is_about).collect()
    }

    /// The items that fit a filter: best first where it has words, else in the order of themes, kinds and titles.
    #[must_use]
    pub fn find(&self, filter: &Filter, language: Language) -> Vec<&Item> {
        if !filter.words.trim().is_empty() {
            let search = &self.search[usize::from(language == Language::En)];
            let found = search.find(&filter.words).into_iter();
            return found
                .map(|number| &self.items[number])
                .filter(|item| filter.fits(item))
                .collect();
        }
        let mut items: Vec<&Item> = self.items.iter().filter(|item| filter.fits(item)).collect();
        items.sort_by_cached_key(|item| {
            let home = item.themes.first();
            let place = self.themes.iter().position(|theme| Some(&theme.id) == home);
            (place, item.kind, Both::of(&item.title, language).to_lowercase())
        });
        items
    }
}

fn item_name(file: &str) -> Option<&str> {
    file.strip_prefix(ITEMS)?.strip_suffix(".toml")
}

/// The entries of a list in a file of its own.
fn list<T>(
    files: &[(&str, &str)],
    name: &'static str,
    key: &str,
    read: fn(&mut Fields) -> Option<T>,
    told: &Told,
) -> Vec<T> {
    let text = files
        .iter()
        .find(|(file, _)| *file == name)
        .map_or("", |(_, text)| text);
    let Some(mut fields) = Fields::of(name, text, told) else {
        return Vec::new();
    };
    if !fields.has(key) {
        fields.object(key, Fault::Missing);
    }
    let mut entries = Vec::new();
    for mut inner in fields.tables(key) {
        entries.extend(read(&mut inner));
        inner.finish();
    }
    fields.finish();
    entries
}

/// The ids of a list, none twice.
fn ids<T>(entries: &[T], file: &str, id: fn(&T) -> &String, told: &Told) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for entry in entries {
        if !ids.insert(id(entry).clone()) {
            told.borrow_mut()
                .push(problem(file, "id", Fault::Twice(id(entry).clone())));
        }
    }
    ids
}

fn problem(file: &str, field: &str, fault: Fault) -> Problem {
    Problem {
        file: file.to_owned(),
        field: field.to_owned(),
        fault,
    }
}

fn items(files: &[(&str, &str)], known: &Known, told: &Told) -> Vec<Item> {
    let mut items = Vec::new();
    for (file, text) in files {
        let Some(name) = item_name(file) else {
            continue;
        };
        if let Some(mut fields) = Fields::of(file, text, told) {
            items.extend(read::item(&mut fields, name, known));
            fields.finish();
        }
    }
    items.sort_by(|one: &Item, other| one.id.cmp(&other.id));
    items
}

/// Themes, mechanisms and sources that nothing refers to; such a one is mostly a slip of the pen somewhere else.
fn unused(known: &Known, items: &[Item]) -> Vec<Problem> {
    if items.len() < known.items.len() {
        // An item that could not be read may be the one that uses it.
        return Vec::new();
    }
    let of =
        |words: fn(&Item) -> &Vec<String>| -> BTreeSet<&String> { items.iter().flat_map(words).collect() };
    let themes = of(|item| &item.themes);
    let mechanisms = of(|item| &item.mechanisms);
    let cited: BTreeSet<&String> = items.iter().flat_map(cited).collect();
    let lists = [
        (lists::THEMES, known.themes.iter().collect::<Vec<_>>(), themes),
        (lists::MECHANISMS, known.mechanisms.iter().collect(), mechanisms),
        (lists::SOURCES, known.sources.keys().collect(), cited),
    ];
    lists
        .into_iter()
        .flat_map(|(file, all, used)| {
            let left = all.into_iter().filter(move |id| !used.contains(*id));
            left.map(move |id| problem(file, id, Fault::Unused))
        })
        .collect()
}

/// The sources that an item names anywhere.
fn cited(item: &Item) -> impl Iterator<Item = &String> {
    let facts = item.facts.iter().map(|fact| &fact.source);
    let effects = item.effects.iter().map(|effect| &effect.source);
    let initiatives = item.initiatives.iter().map(|one| &one.source);
    let media = item.media.iter().map(|one| &one.source);
    let all = item
        .sources
        .iter()
        .chain(facts)
        .chain(effects)
        .chain(initiatives)
        .chain(media);
    all.map(|citation| &citation.source)
}
