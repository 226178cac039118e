//! The pupils of a school year by year, for a question of its own team whether something worked.

use super::Zien;
use super::audience::{self, Audience};
use super::years::{NEW_RULE, has_years};
use database::organisations::Kind;
use measuring::by_year::{CountedYears, by_year, in_one_class, settings};
use measuring::definition::Definition;
use measuring::gate::SafeShare;
use measuring::{Choice, count, measure};
use pages::{Refused, Visitor};

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
        let tables = in_one_class(&tables);
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

/// The years of a figure, and on request those of the other schools of the board; nothing for who is not of the school's
/// own team, and without a list.
///
/// # Errors
/// A database or list that cannot be read.
pub async fn counted(
    visitor: &Visitor,
    zien: &Zien,
    (organisation, indicator): (i32, &str),
    with_others: bool,
) -> Result<Option<CountedYears>, Refused> {
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
    let place = tree.get(organisation);
    let board = place.and_then(|place| tree.get(place.parent?));
    let several = match board.filter(|board| with_others && board.kind == Kind::Board) {
        Some(board) => zien.tables(site, tree, board.id).await?,
        None => None,
    };
    let code = place.and_then(|place| place.code.clone());
    let made = tokio::task::spawn_blocking(move || {
        let several = several.as_ref().zip(code.as_deref());
        by_year(&own, several, &definition, NEW_RULE)
    });
    Ok(Some(made.await.map_err(Refused::fault)?))
}
