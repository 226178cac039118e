//! The figures of a round that is open.

use super::super::figures::{Found, Shown};
use super::super::{Zien, indicator as of_indicator, overview};
use crate::{Subject, together};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use database::rounds::{self, Board, Round};
use database::{Database, Deed};
use maud::Markup;
use measuring::definition::Definition;
use measuring::shared::{Layout, SumMeasured};
use measuring::{Ledger, LedgerName};
use pages::{Refused, Visitor};
use sharing::Delivery;
use std::sync::Arc;

/// The figures of a round, for the region it is of and for the boards that took part.
pub(crate) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, round)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (shown, prefix) = match see(&visitor, &zien, organisation, round).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    overview::of_sum(&visitor, organisation, &shown, &prefix)
}

/// One indicator of a round.
pub(crate) async fn indicator(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, round, indicator)): Path<(i32, i32, String)>,
) -> Result<Response, Refused> {
    let (shown, prefix) = match see(&visitor, &zien, organisation, round).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    of_indicator::show(&visitor, place, &shown, (&indicator, &Markup::default()), &prefix)
}

/// The figures and where they are, or the page that is there instead.
async fn see(
    visitor: &Visitor,
    zien: &Zien,
    organisation: i32,
    number: i32,
) -> Result<Result<(Arc<Shown>, String), Response>, Refused> {
    let database = visitor.site().database();
    let round = rounds::one(database, number)
        .await?
        .filter(Round::is_open)
        .ok_or(Refused::NotFound)?;
    let takes_part = rounds::with(database, organisation)
        .await?
        .iter()
        .any(|one| one.id == number);
    let prefix = if round.organisation == organisation {
        format!("/samen/{organisation}/{number}")
    } else if takes_part {
        format!("/meetellen/{organisation}/{number}")
    } else {
        return Err(Refused::NotFound);
    };
    Ok(match zien.find_round(visitor, &round).await? {
        Found::Shown(shown) => Ok((shown, prefix)),
        found => {
            let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
            Err(match found {
                Found::Earlier => overview::earlier(visitor, place),
                _ => overview::wait(visitor, place, &prefix),
            })
        }
    })
}

/// What is said of a round of which this version of Wieg would make other figures than were shown.
pub(crate) const EARLIER_VERSION: &str = "the figures of this round were made by an earlier version";

/// Why a round that is open has no figures.
#[derive(Debug)]
pub(crate) struct SumFault(pub String);

impl<E: std::fmt::Display> From<E> for SumFault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Opens a round: adds up, protects, and writes down what leaves before anybody sees it.
///
/// A round that was opened before shows the same again or nothing: figures that a later version of Wieg would make of
/// it could tell what the first hid.
pub(crate) async fn make(
    database: &Database,
    round: &Round,
    definitions: &[Definition],
) -> Result<(SumMeasured, Subject), SumFault> {
    let parts = rounds::boards(database, round.id).await?;
    let earlier = rounds::released_by_others(database, round).await?;
    let (agreed, definitions) = (round.clone(), definitions.to_vec());
    let made = tokio::task::spawn_blocking(move || add_up(&agreed, &parts, &earlier, &definitions)).await??;
    let counts = made.0.released.iter();
    let released: Vec<(String, i64)> = counts
        .map(|(what, count)| (what.to_string(), i64::try_from(*count).unwrap_or(i64::MAX)))
        .collect();
    let before = rounds::released_by(database, round).await?;
    if before.is_empty() && !released.is_empty() {
        let change = database.change().await?;
        change.write_released(round.id, released).await?;
        let deed = Deed::of_program("opened-round", format!("round/{}", round.id));
        change.keep(&deed.about(round.organisation)).await?;
    } else if before != released {
        return Err(SumFault(EARLIER_VERSION.to_owned()));
    }
    Ok(made)
}

fn add_up(
    round: &Round,
    parts: &[Board],
    earlier: &[(String, i64)],
    definitions: &[Definition],
) -> Result<(SumMeasured, Subject), SumFault> {
    let agreed: sharing::Round = serde_json::from_str(&round.text)?;
    let texts = |of: fn(&Board) -> &Option<String>| parts.iter().filter_map(move |part| of(part).as_deref());
    let deliveries: Vec<Delivery> = texts(|part| &part.delivery)
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let layouts: Vec<Vec<Layout>> = texts(|part| &part.layouts)
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let mut ledger = Ledger::new();
    for (what, count) in earlier {
        let name = LedgerName::read(what).ok_or_else(|| SumFault("a count of nothing".to_owned()))?;
        ledger.record(name, u64::try_from(*count)?, 0);
    }
    Ok(together::sum(
        &agreed,
        &deliveries,
        &layouts.concat(),
        definitions,
        &ledger,
    )?)
}
