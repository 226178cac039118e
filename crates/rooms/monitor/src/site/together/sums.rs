//! The figures of a round that is open.

use super::super::figures::{Found, Shown};
use super::super::{Zien, indicator as of_indicator, overview};
use super::{indicators, read_round};
use crate::Subject;
use crate::cautions::TestsTaken;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use database::rounds::{self, Board, Round};
use database::{Database, Deed};
use maud::Markup;
use measuring::definition::Definition;
use measuring::shared::{Layout, SumMeasured, measure_sum};
use measuring::{Ledger, Profile, Settings};
use pages::{Refused, Visitor};
use sharing::Delivery;
use std::sync::Arc;
use vocabulary::{Label, SchoolYear};

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
        Found::Wait | Found::Nothing => {
            let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
            Err(overview::wait(visitor, place, &prefix))
        }
    })
}

/// Why a round that is open has no figures.
#[derive(Debug)]
pub(crate) struct SumFault(pub String);

impl<E: std::fmt::Display> From<E> for SumFault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Opens a round: adds up, protects, and writes down what leaves before anybody sees it.
pub(crate) async fn make(
    database: &Database,
    round: &Round,
    definitions: &[Definition],
) -> Result<(SumMeasured, Subject), SumFault> {
    let parts = rounds::boards(database, round.id).await?;
    let earlier = rounds::released_before(database, round).await?;
    let (agreed, definitions) = (round.clone(), definitions.to_vec());
    let made = tokio::task::spawn_blocking(move || add_up(&agreed, &parts, &earlier, &definitions)).await??;
    if !rounds::is_written_down(database, round.id).await? {
        let released = made.0.released.iter().map(|(what, count)| {
            let what: String = what.0.iter().map(|byte| format!("{byte:02x}")).collect();
            (what, i64::try_from(*count).unwrap_or(i64::MAX))
        });
        let change = database.change().await?;
        change.write_released(round.id, released.collect()).await?;
        let deed = Deed::of_program("opened-round", format!("round/{}", round.id));
        change.keep(&deed.about(round.organisation)).await?;
    }
    Ok(made)
}

fn add_up(
    round: &Round,
    parts: &[Board],
    earlier: &[(String, i64)],
    definitions: &[Definition],
) -> Result<(SumMeasured, Subject), SumFault> {
    let agreed = read_round(&round.text).map_err(|refused| SumFault(format!("{refused:?}")))?;
    let texts = |of: fn(&Board) -> &Option<String>| parts.iter().filter_map(move |part| of(part).as_deref());
    let deliveries: Vec<Delivery> = texts(|part| &part.delivery)
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let layouts: Vec<Vec<Layout>> = texts(|part| &part.layouts)
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    let opened = sharing::open(&agreed, &deliveries)?;
    let settings = Settings {
        profile: Profile::publiek(),
        ..Settings::default()
    };
    let mut ledger = Ledger::new();
    for (what, count) in earlier {
        let bytes: Result<Vec<u8>, _> = (0..what.len() / 2)
            .map(|place| u8::from_str_radix(&what[place * 2..][..2], 16))
            .collect();
        let bytes: [u8; 32] = bytes?
            .try_into()
            .map_err(|_| SumFault("a count of nothing".to_owned()))?;
        ledger.record(measuring::LedgerName(bytes), u64::try_from(*count)?, 0);
    }
    let definitions = indicators(definitions, agreed.cohorts);
    let given = measure_sum(
        (&opened.sheets, &layouts.concat()),
        agreed.boards.len(),
        &definitions,
        &settings,
        (&ledger, &what_is_summed(&agreed)),
    )?;
    let [first, last] = agreed.cohorts.map(SchoolYear::starting);
    let subject = Subject {
        title: Label::same(agreed.region.as_str()),
        source: None,
        pupils: given.about.pupils,
        schools: usize::try_from(given.about.schools)?,
        cohorts: first.zip(last),
        older_cohorts: 0,
        tests: TestsTaken::default(),
        rows_left_out: 0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        bootstrap: (settings.seed, settings.replicates),
    };
    Ok((given, subject))
}

/// The boards and school years of a sum: two rounds with the same count the same pupils.
fn what_is_summed(round: &sharing::Round) -> Vec<u8> {
    let mut keys: Vec<String> = round.boards.iter().map(|board| String::from(board.key)).collect();
    keys.sort_unstable();
    let years = round.cohorts.iter().flat_map(|year| year.to_le_bytes());
    years.chain(keys.concat().into_bytes()).collect()
}
