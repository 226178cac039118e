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
    /// Somebody did, and so few that it is not shown.
    TooFew,
    /// At least so many, which is everybody or all but one: said exactly, it would tell of each of them.
    NearlyAll(usize),
}

/// A code against the groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which code.
    pub code: i32,
    /// A cell for every group.
    pub cells: Vec<Cell>,
    /// All together; nothing when it would tell a cell that is not shown.
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
#[must_use]
pub fn table(heard: &Heard, by: By) -> Table {
    let groups = groups(heard, by);
    let all_groups = By::ALL.map(|by| self::groups(heard, by));
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
    let rows = heard.codes.iter().filter_map(|code| {
        let by = mentions.get(&code.id)?;
        let cells: Vec<Cell> = groups.iter().map(|(_, members)| cell(by, members)).collect();
        // A total that any of the tables would tell is told by none, or one table gives away the cell of another.
        let hides = all_groups.iter().any(|groups| {
            let mut cells = groups.iter().map(|(_, members)| cell(by, members));
            cells.any(|cell| !matches!(cell, Cell::Shown { .. }))
        });
        let everyone: BTreeSet<i32> = heard.speaking().iter().map(|one| one.id).collect();
        Some(Row {
            code: code.id,
            cells,
            all: (!hides).then(|| cell(by, &everyone)),
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

fn cell(mentions: &BTreeMap<i32, usize>, members: &BTreeSet<i32>) -> Cell {
    let own: Vec<usize> = mentions
        .iter()
        .filter(|(one, _)| members.contains(one))
        .map(|(_, count)| *count)
        .collect();
    let respondents = own.len();
    of_count(respondents, members.len()).unwrap_or(Cell::Shown {
        respondents,
        segments: own.iter().sum(),
    })
}

/// What is shown instead of a count of so many out of a group; nothing when the count can be shown.
fn of_count(respondents: usize, members: usize) -> Option<Cell> {
    match respondents {
        1..SMALLEST => Some(Cell::TooFew),
        0 => None,
        _ => (respondents + 1 >= members).then(|| Cell::NearlyAll(members - 1)),
    }
}

/// How many respondents of each group mentioned at least one factor of a layer: who points at whom.
#[must_use]
pub fn pointing(heard: &Heard, by: By) -> Vec<(Group, Vec<Cell>)> {
    let mentioned = heard.mentioned();
    let of_layer = |layer: Layer| -> BTreeSet<i32> {
        let codes = heard.codes.iter().filter(|code| code.factor.is_some());
        let codes = codes.filter(|code| code.layer.as_deref() == Some(layer.name()));
        let by = codes.filter_map(|code| mentioned.get(&code.id));
        by.flatten().copied().collect()
    };
    let layers = Layer::ALL.map(of_layer);
    let rows = groups(heard, by).into_iter().map(|(name, members)| {
        let cells = layers.iter().map(|by| {
            let respondents = by.intersection(&members).count();
            of_count(respondents, members.len()).unwrap_or(Cell::Shown {
                respondents,
                segments: 0,
            })
        });
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

/// Groups of at least [`SMALLEST_GROUP`]; smaller ones stand together, with the smallest of the others when they must.
fn groups(heard: &Heard, by: By) -> Vec<(Option<String>, BTreeSet<i32>)> {
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
    let mut groups: Vec<(Option<String>, BTreeSet<i32>)> = large
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
