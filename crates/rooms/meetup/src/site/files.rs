//! Agreements and evenings as files: a table, JSON with everything that happened, and a calendar.

use crate::calendar::{Entry, calendar};
use axum::extract::Path;
use axum::response::Response;
use database::agreements::{self, Agreement, Bond, State};
use database::evenings::{self, Evening};
use database::{Deed, now};
use documents::csv_rows;
use pages::{Refused, Visitor, attachment, iso_day};
use serde_json::json;
use vocabulary::Message;

/// The agreements of an organisation as CSV, or as JSON with what happened to them.
pub(super) async fn file(
    visitor: Visitor,
    Path((organisation, file)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let all = agreements::of(database, organisation).await?;
    let (kind, body) = match file.as_str() {
        "afspraken.csv" => ("text/csv; charset=utf-8", table(&visitor, &all).into_bytes()),
        "afspraken.json" => ("application/json", whole(&visitor, &all).await?),
        _ => return Err(Refused::NotFound),
    };
    let change = database.change().await?;
    let deed = Deed::of(visitor.number()?, "downloaded", file.clone()).about(organisation);
    change.keep(&deed).await?;
    Ok(attachment(&file, kind, body))
}

fn table(visitor: &Visitor, all: &[Agreement]) -> String {
    let heads = [
        "meetup-what",
        "meetup-owner",
        "meetup-due",
        "meetup-state",
        "meetup-with-whom",
        "meetup-theme-title",
        "meetup-factor",
    ];
    let heads = std::iter::once("id".to_owned()).chain(heads.map(|key| visitor.say(key)));
    let rows = all.iter().map(|one| {
        vec![
            one.uid.clone(),
            one.what.clone(),
            one.owner.clone(),
            one.due.clone(),
            visitor.text(&Message::new("meetup-standing").with("state", one.state.as_str())),
            one.with_whom.clone(),
            one.theme.clone(),
            super::factor_words(visitor.language(), &one.factor),
        ]
    });
    csv_rows(std::iter::once(heads.collect()).chain(rows))
}

async fn whole(visitor: &Visitor, all: &[Agreement]) -> Result<Vec<u8>, Refused> {
    let database = visitor.site().database();
    let numbers: Vec<i32> = all.iter().map(|one| one.id).collect();
    let parties = agreements::parties(database, &numbers).await?;
    let events = agreements::events(database, &numbers).await?;
    let agreements: Vec<_> = all
        .iter()
        .map(|one| {
            let own: Vec<_> = parties.iter().filter(|party| party.agreement == one.id).cloned().collect();
            let bond = match Bond::of(one, &own) {
                Bond::Free => "free",
                Bond::Pending => "pending",
                Bond::Binds => "binds",
                Bond::Broken => "broken",
            };
            json!({
                "id": one.uid, "what": one.what, "owner": one.owner, "due": one.due, "state": one.state,
                "with": one.with_whom, "theme": one.theme, "factor": one.factor, "indicator": one.indicator,
                "goes_to": one.goes_to.split(' ').filter(|to| !to.is_empty()).collect::<Vec<_>>(),
                "bond": bond,
                "parties": own.iter().map(|party| json!({
                    "name": party.name, "signed": party.signed_at.map(iso_day), "withdrawn": party.withdrawn_at.map(iso_day),
                })).collect::<Vec<_>>(),
                "history": events.iter().filter(|event| event.agreement == one.id).map(|event| json!({
                    "at": event.at, "day": iso_day(event.at), "kind": event.kind, "words": event.words, "who": event.who,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let all = json!({ "format": "wieg-agreements-1", "made": iso_day(now()), "agreements": agreements });
    serde_json::to_vec_pretty(&all).map_err(Refused::fault)
}

fn entry(evening: &Evening, link: String) -> Entry {
    Entry {
        uid: format!("evening-{}", evening.token),
        title: evening.title.clone(),
        description: link,
        place: evening.place.clone(),
        day: evening.held_on.clone(),
        hours: Some((evening.starts.clone(), evening.ends.clone())),
        changed: evening.at,
        version: evening.version,
        is_off: false,
    }
}

/// An evening for a calendar.
pub(super) async fn evening(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let evening = evenings::under(visitor.site().database(), &token)
        .await?
        .ok_or(Refused::NotFound)?;
    let link = format!("{}/avond/{token}", visitor.site().address());
    let text = calendar(&evening.title, &[entry(&evening, link)]);
    Ok(attachment(
        "avond.ics",
        "text/calendar; charset=utf-8",
        text.into_bytes(),
    ))
}

/// All agreements of one owner, for a calendar that looks again by itself.
pub(super) async fn owner(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let own = agreements::under(database, &token)
        .await?
        .ok_or(Refused::NotFound)?;
    let place = visitor.site().organisation(own.organisation).await?;
    let all = agreements::of(database, own.organisation).await?;
    let is_theirs = |one: &&Agreement| {
        one.id == own.id || (!own.email.is_empty() && one.email.to_lowercase() == own.email.to_lowercase())
    };
    let entries: Vec<Entry> = all
        .iter()
        .filter(is_theirs)
        .map(|one| Entry {
            uid: one.uid.clone(),
            title: one.what.clone(),
            // The link of another agreement is of who has that link, also under the same address.
            description: match one.id == own.id {
                true => format!("{}/afspraak/{}", visitor.site().address(), one.token),
                false => String::new(),
            },
            place: String::new(),
            day: one.due.clone(),
            hours: None,
            changed: one.at,
            version: one.version,
            is_off: matches!(one.standing(), State::Stopped | State::Declined),
        })
        .collect();
    let text = calendar(&place.name, &entries);
    Ok(attachment(
        "afspraken.ics",
        "text/calendar; charset=utf-8",
        text.into_bytes(),
    ))
}
