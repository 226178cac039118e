//! The pupils of a school year by year, for a question of its own team whether something worked.

use super::Zien;
use super::audience::{self, Audience};
use super::years::{NEW_RULE, has_years};
use database::organisations::Kind;
use measuring::definition::Definition;
use measuring::gate::SafeShare;
use measuring::{Choice, Profile, Settings, count, measure};
use pages::{Refused, Visitor};
use statistics::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{SchoolYear, Tables};

/// How many pupils had the outcome, of how many, per school year by the calendar year in which it began.
pub type Years = BTreeMap<i16, Tally>;

/// A figure of a school and of the other schools of its board, of years under one set of rules.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// The school's own.
    pub own: Years,
    /// Those of the other schools, of which nothing but what they are together is ever shown.
    pub others: Vec<Years>,
    /// A word for which schools those are, and for nothing else about them.
    pub beside: String,
    /// The last school year in the list.
    pub last: Option<i16>,
}

/// The figures with which a team can ask whether something worked: their codes and titles.
#[must_use]
pub fn askable(zien: &Zien) -> Vec<Definition> {
    let all = zien.figures().definitions().iter();
    all.filter(|one| has_years(one)).cloned().collect()
}

/// Those of them that an organisation's own list has; nothing for who is not of its own team, and without a list.
///
/// # Errors
/// A database or list that cannot be read.
pub async fn askable_here(
    visitor: &Visitor,
    zien: &Zien,
    organisation: i32,
) -> Result<Option<Vec<Definition>>, Refused> {
    let all = askable(zien);
    if audience::of(visitor, organisation) != Audience::Own {
        return Ok(None);
    }
    let Some(tables) = zien.tables(visitor.site(), visitor.tree(), organisation).await? else {
        return Ok(None);
    };
    let made = tokio::task::spawn_blocking(move || {
        let cube = count(&tables, Choice::first(&tables), &all);
        let measurement = measure(&cube, &all, &settings(), |_, _| {});
        let told = measurement.findings.into_iter().filter(|finding| {
            let table = finding.tables.first();
            table.is_some_and(|table| matches!(table.share(&[None]), SafeShare::Ratio { n, .. } if n > 0))
        });
        told.map(|finding| finding.definition).collect()
    });
    Ok(Some(made.await.map_err(Refused::fault)?))
}

fn settings() -> Settings {
    Settings {
        profile: Profile::intern(),
        replicates: 1,
        ..Settings::default()
    }
}

/// The years of a figure; nothing for who is not of the school's own team, and without a list.
///
/// # Errors
/// A database or list that cannot be read.
pub async fn counted(
    visitor: &Visitor,
    zien: &Zien,
    organisation: i32,
    indicator: &str,
) -> Result<Option<Counted>, Refused> {
    let Some(definition) = askable(zien).into_iter().find(|one| one.id == indicator) else {
        return Ok(None);
    };
    if audience::of(visitor, organisation) != Audience::Own {
        return Ok(None);
    }
    let (site, tree) = (visitor.site(), visitor.tree());
    let Some(own) = zien.tables(site, tree, organisation).await? else {
        return Ok(None);
    };
    let board = tree.get(organisation).and_then(|place| tree.get(place.parent?));
    let beside = match board.filter(|board| board.kind == Kind::Board) {
        Some(board) => zien.tables(site, tree, board.id).await?,
        None => None,
    };
    // Which schools are others is told by the tree: whoever fills in the list must not choose them.
    let code = tree.get(organisation).and_then(|place| place.code.clone());
    let made = tokio::task::spawn_blocking(move || {
        let beside = beside.as_ref().zip(code.as_deref());
        of_tables(&own, beside, &definition)
    });
    Ok(Some(made.await.map_err(Refused::fault)?))
}

fn of_tables(own: &Tables, board: Option<(&Tables, &str)>, definition: &Definition) -> Counted {
    let mut others: BTreeMap<&str, Years> = BTreeMap::new();
    if let Some((board, code)) = board {
        let there: BTreeSet<usize> = board.pupil.school.iter().map(|school| *school as usize).collect();
        let codes = there
            .into_iter()
            .map(|school| board.schools[school].code.as_str());
        for other in codes.filter(|other| *other != code) {
            let tables = board.of_schools(|school| school.code.as_str() == other);
            others.insert(other, years(&tables, definition));
        }
    }
    let mut word = blake3::Hasher::new();
    for code in others.keys() {
        word.update(code.as_bytes());
        word.update(b"\n");
    }
    Counted {
        own: years(own, definition),
        beside: match others.is_empty() {
            true => String::new(),
            false => word.finalize().to_hex()[..16].to_owned(),
        },
        others: others.into_values().collect(),
        last: own.pupil.cohort.iter().map(|year| year.start()).max(),
    }
}

fn years(tables: &Tables, definition: &Definition) -> Years {
    let cohorts: BTreeSet<SchoolYear> = tables.pupil.cohort.iter().copied().collect();
    let new = cohorts.into_iter().filter(|year| year.start() >= NEW_RULE);
    new.filter_map(|year| Some((year.start(), of_year(tables, definition, year)?)))
        .collect()
}

fn of_year(tables: &Tables, definition: &Definition, year: SchoolYear) -> Option<Tally> {
    let definitions = [definition.clone().between(year, year)];
    let cube = count(tables, Choice::first(tables), &definitions);
    let measurement = measure(&cube, &definitions, &settings(), |_, _| {});
    match measurement.findings.first()?.tables.first()?.share(&[None]) {
        SafeShare::Ratio { k, n } if n > 0 => Tally::new(k, n).ok(),
        _ => None,
    }
}
