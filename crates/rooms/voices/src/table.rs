//! Codes against who was heard: respondents and segments, with small groups taken together and small cells left out.

use crate::guide::Guide;
use crate::heard::Heard;
use database::studies::Respondent;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Factor, Layer};

/// A cell of fewer respondents is not shown.
pub const SMALLEST: usize = 3;
/// A group of fewer respondents does not stand by itself.
pub const SMALLEST_GROUP: usize = 4;

/// By what respondents are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Where they work.
    Sector,
    /// Where, in a wide sense.
    Region,
    /// What they do.
    Function,
}

impl By {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Sector, Self::Region, Self::Function];

    /// Its name in addresses and texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Region => "region",
            Self::Function => "function",
        }
    }

    fn of(self, respondent: &Respondent) -> &str {
        match self {
            Self::Sector => &respondent.sector,
            Self::Region => &respondent.region,
            Self::Function => &respondent.function,
        }
    }
}

/// A group of respondents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common; nothing for groups that were too small and stand together.
    pub name: Option<String>,
    /// How many they are.
    pub respondents: usize,
}

/// What is shown of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// How many respondents mentioned it, and in how many segments.
    Shown {
        /// Respondents.
        respondents: usize,
        /// Segments.
        segments: usize,
    },
    /// Nobody, one or two: which of these is not told.
    Few,
    /// [`SMALLEST`] or more: how many is not told.
    Some,
}

/// A code against the groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which code.
    pub code: i32,
    /// A cell for every group.
    pub cells: Vec<Cell>,
    /// All together; nothing when the cells are not told exactly.
    pub all: Option<Cell>,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The groups.
    pub groups: Vec<Group>,
    /// The codes that were mentioned, in the order of the study.
    pub rows: Vec<Row>,
}

/// Codes against groups. A study of fewer than [`SMALLEST_GROUP`] respondents has no groups.
///
/// A code is counted exactly only when it can be in the tables by sector, by region and by function alike: what one of
/// them keeps back, the others would tell by subtraction. Else its cells say no more than whether at least [`SMALLEST`]
/// respondents of a group mentioned it.
#[must_use]
pub fn table(heard: &Heard, by: By) -> Table {
    let groups = groups(heard, by);
    let all_groups = By::ALL.map(|by| self::groups(heard, by));
    let everyone: BTreeSet<i32> = heard.speaking().iter().map(|one| one.id).collect();
    let mentions = mentions(heard);
    let rows = heard.codes.iter().filter_map(|code| {
        let by = mentions.get(&code.id)?;
        let people: BTreeSet<i32> = by.keys().copied().collect();
        let is_exact = is_exact(&people, &all_groups);
        let cell = |members: &BTreeSet<i32>| {
            let own = by
                .iter()
                .filter(|(one, _)| members.contains(one))
                .map(|(_, count)| *count);
            let own: Vec<usize> = own.collect();
            told(own.len(), own.iter().sum(), is_exact)
        };
        Some(Row {
            code: code.id,
            cells: groups.iter().map(|(_, members)| cell(members)).collect(),
            all: is_exact.then(|| cell(&everyone)),
        })
    });
    let rows = rows.collect();
    let groups = groups.into_iter().map(|(name, members)| Group {
        name,
        respondents: members.len(),
    });
    Table {
        groups: groups.collect(),
        rows,
    }
}

/// The codes that are counted exactly in every table, and those that nobody mentioned.
#[must_use]
pub fn exact(heard: &Heard) -> BTreeSet<i32> {
    let groups = By::ALL.map(|by| groups(heard, by));
    let mentions = mentions(heard);
    let is_exact = |code: i32| {
        mentions
            .get(&code)
            .is_none_or(|by| is_exact(&by.keys().copied().collect(), &groups))
    };
    heard
        .codes
        .iter()
        .map(|code| code.id)
        .filter(|code| is_exact(*code))
        .collect()
}

/// In how many segments each respondent mentioned each code.
fn mentions(heard: &Heard) -> BTreeMap<i32, BTreeMap<i32, usize>> {
    let respondent_of = heard.respondent_of();
    let mut mentions: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
    for segment in heard.counting() {
        if let Some(respondent) = respondent_of.get(&segment.interview) {
            *mentions
                .entry(segment.code)
                .or_default()
                .entry(*respondent)
                .or_default() += 1;
        }
    }
    mentions
}

/// Whether in every group nobody mentioned it, or at least [`SMALLEST`] did and at least two did not.
fn is_exact(people: &BTreeSet<i32>, all_groups: &[Groups]) -> bool {
    let is_told = |members: &BTreeSet<i32>| {
        let count = people.intersection(members).count();
        count == 0 || (count >= SMALLEST && count + 2 <= members.len())
    };
    let mut groups = all_groups.iter().flatten();
    groups.all(|(_, members)| is_told(members))
}

fn told(respondents: usize, segments: usize, is_exact: bool) -> Cell {
    match (is_exact, respondents < SMALLEST) {
        (true, _) => Cell::Shown {
            respondents,
            segments,
        },
        (false, true) => Cell::Few,
        (false, false) => Cell::Some,
    }
}

/// How many respondents of each group mentioned at least one factor of a layer: who points at whom. The rule of
/// [`table`] holds for a layer as for a code.
#[must_use]
pub fn pointing(heard: &Heard, by: By) -> Vec<(Group, Vec<Cell>)> {
    let mentioned = heard.mentioned();
    let all_groups = By::ALL.map(|by| groups(heard, by));
    let of_layer = |layer: Layer| -> (BTreeSet<i32>, bool) {
        let codes = heard.codes.iter().filter(|code| code.factor.is_some());
        let codes = codes.filter(|code| code.layer.as_deref() == Some(layer.name()));
        let by = codes.filter_map(|code| mentioned.get(&code.id));
        let people: BTreeSet<i32> = by.flatten().copied().collect();
        let is_exact = is_exact(&people, &all_groups);
        (people, is_exact)
    };
    let layers = Layer::ALL.map(of_layer);
    let rows = groups(heard, by).into_iter().map(|(name, members)| {
        let cells = layers
            .iter()
            .map(|(people, is_exact)| told(people.intersection(&members).count(), 0, *is_exact));
        let cells = cells.collect();
        let respondents = members.len();
        (Group { name, respondents }, cells)
    });
    rows.collect()
}

/// Who stands in a group of the table, by its place; nobody for a place that is not there.
#[must_use]
pub fn members(heard: &Heard, by: By, place: usize) -> BTreeSet<i32> {
    let mut groups = groups(heard, by).into_iter();
    groups.nth(place).map(|(_, members)| members).unwrap_or_default()
}

/// Groups with who stands in them; the one of groups that were too small has no name.
type Groups = Vec<(Option<String>, BTreeSet<i32>)>;

/// Groups of at least [`SMALLEST_GROUP`]; smaller ones stand together, with the smallest of the others when they must.
fn groups(heard: &Heard, by: By) -> Groups {
    let mut named: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for respondent in heard.speaking() {
        named.entry(by.of(respondent)).or_default().insert(respondent.id);
    }
    let (small, mut large): (Vec<_>, Vec<_>) = named
        .into_iter()
        .partition(|(_, members)| members.len() < SMALLEST_GROUP);
    let mut rest: BTreeSet<i32> = small.into_iter().flat_map(|(_, members)| members).collect();
    while !rest.is_empty() && rest.len() < SMALLEST_GROUP && !large.is_empty() {
        let smallest = (0..large.len())
            .min_by_key(|place| large[*place].1.len())
            .unwrap_or_default();
        rest.extend(large.remove(smallest).1);
    }
    let mut groups: Groups = large
        .into_iter()
        .map(|(name, members)| (Some(name.to_owned()), members))
        .collect();
    if rest.len() >= SMALLEST_GROUP {
        groups.push((None, rest));
    }
    groups
}

/// How a factor came up, in respondents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CameUp {
    /// Asked, and mentioned.
    pub asked: usize,
    /// Mentioned without being asked.
    pub volunteered: usize,
    /// Asked, and not mentioned.
    pub not_mentioned: usize,
    /// Neither.
    pub not_asked: usize,
}

/// How each factor came up.
#[must_use]
pub fn came_up(heard: &Heard) -> BTreeMap<&'static str, CameUp> {
    let mentioned = heard.mentioned();
    let code_of: BTreeMap<&str, i32> = heard
        .codes
        .iter()
        .filter_map(|code| Some((code.factor.as_deref()?, code.id)))
        .collect();
    let mut all: BTreeMap<&'static str, CameUp> = BTreeMap::new();
    for respondent in heard.speaking() {
        let offered = Guide::get().offered(&heard.asked_of(respondent.id));
        for factor in Factor::all() {
            let has = code_of
                .get(factor.id)
                .and_then(|code| mentioned.get(code))
                .is_some_and(|by| by.contains(&respondent.id));
            let counts = all.entry(factor.id).or_default();
            match (offered.contains(factor.id), has) {
                (true, true) => counts.asked += 1,
                (false, true) => counts.volunteered += 1,
                (true, false) => counts.not_mentioned += 1,
                (false, false) => counts.not_asked += 1,
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups_of(parts: &[&[i32]]) -> Groups {
        let group = |part: &&[i32]| (None, part.iter().copied().collect());
        parts.iter().map(group).collect()
    }

    #[test]
    fn a_count_is_exact_in_every_table_or_in_none() {
        let by_sector = groups_of(&[&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10]]);
        // One region holds everybody, so its cell is the total.
        let by_region = groups_of(&[&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
        let all = [by_sector, by_region];
        let is = |people: &[i32]| is_exact(&people.iter().copied().collect(), &all);
        assert!(is(&[1, 2, 3]) && is(&[]) && is(&[1, 2, 3, 6, 7, 8]));
        // Three of one sector and one of the other: the total would tell the one.
        assert!(!is(&[1, 2, 3, 6]));
        // All but one of a sector: it would tell of each of them.
        assert!(!is(&[1, 2, 3, 4]));
        assert_eq!(told(2, 9, false), Cell::Few);
        assert_eq!(told(0, 0, false), Cell::Few);
        assert_eq!(told(7, 9, false), Cell::Some);
        assert_eq!(
            told(3, 9, true),
            Cell::Shown {
                respondents: 3,
                segments: 9
            }
        );
    }
}
