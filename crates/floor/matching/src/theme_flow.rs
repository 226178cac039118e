//! Whether everybody can sit at a theme they named, and if not, which themes are asked by too many.
//!
//! People are given chairs one by one along paths that free a chair elsewhere (Ford & Fulkerson 1956). Where no path is
//! left, the themes that were reached have fewer chairs than people who name nothing else (Hall 1935).

use crate::evening::ThemeId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Themes that more people want than there are chairs, none of whom accepts another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Short {
    pub(crate) themes: BTreeSet<ThemeId>,
    pub(crate) asked: usize,
}

/// All sets of themes that are short, given chairs per theme and what each person accepts.
pub(crate) fn short(chairs: &BTreeMap<ThemeId, usize>, free: usize, wishes: &[Vec<ThemeId>]) -> Vec<Short> {
    let mut at: BTreeMap<ThemeId, Vec<usize>> = BTreeMap::new();
    let mut left = Vec::new();
    for person in 0..wishes.len() {
        let reached = reach(chairs, &at, wishes, person);
        let has_room =
            |theme: &ThemeId| at.get(theme).map_or(0, Vec::len) < chairs.get(theme).copied().unwrap_or(0);
        match reached
            .iter()
            .find(|(theme, _)| has_room(theme))
            .map(|(theme, _)| *theme)
        {
            Some(end) => shift(&mut at, &reached, end),
            None => left.push(person),
        }
    }
    // Who finds no chair takes one at a table without a theme.
    let mut found: Vec<Short> = Vec::new();
    for person in left.iter().skip(free) {
        let themes: BTreeSet<ThemeId> = reach(chairs, &at, wishes, *person).into_keys().collect();
        if found.iter().all(|short| short.themes != themes) {
            let only = |wishes: &&Vec<ThemeId>| {
                !wishes.is_empty() && wishes.iter().all(|theme| themes.contains(theme))
            };
            let asked = wishes.iter().filter(only).count();
            found.push(Short { themes, asked });
        }
    }
    found
}

/// The themes that can be reached from a person, each with who goes there.
fn reach(
    chairs: &BTreeMap<ThemeId, usize>,
    at: &BTreeMap<ThemeId, Vec<usize>>,
    wishes: &[Vec<ThemeId>],
    person: usize,
) -> BTreeMap<ThemeId, usize> {
    let mut by = BTreeMap::new();
    let mut waiting = VecDeque::from([person]);
    let mut seen = BTreeSet::from([person]);
    while let Some(person) = waiting.pop_front() {
        for theme in &wishes[person] {
            if by.contains_key(theme) {
                continue;
            }
            by.insert(*theme, person);
            let sitting = at.get(theme).into_iter().flatten();
            if chairs.contains_key(theme) {
                waiting.extend(sitting.copied().filter(|other| seen.insert(*other)));
            }
        }
    }
    by
}

/// Moves everybody on the path to `end` one chair further.
fn shift(at: &mut BTreeMap<ThemeId, Vec<usize>>, by: &BTreeMap<ThemeId, usize>, end: ThemeId) {
    let mut theme = end;
    loop {
        let Some(person) = by.get(&theme).copied() else {
            return;
        };
        let left = at
            .iter()
            .find(|(_, people)| people.contains(&person))
            .map(|(theme, _)| *theme);
        at.entry(theme).or_default().push(person);
        let Some(left) = left else { return };
        if let Some(people) = at.get_mut(&left) {
            people.retain(|other| *other != person);
        }
        theme = left;
    }
}
