//! The rounds of a board: who else takes part, what is given, and giving it.

use super::super::Zien;
use super::{read_round, round_in, years};
use crate::together::{self, NothingToGive};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::rounds::{self, NewDelivery};
use database::{Database, Deed, imports};
use maud::{Markup, html};
use measuring::shared::Layout;
use pages::{Page, Refused, Visitor};
use sharing::BoardKey;
use std::collections::BTreeMap;
use vocabulary::{Label, Message};

/// The rounds in which a board takes part.
pub(crate) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let mut shown = Vec::new();
    for round in rounds::with(database, organisation).await? {
        let parts = rounds::boards(database, round.id).await?;
        let ours = parts
            .into_iter()
            .find(|part| part.organisation == Some(organisation));
        shown.push((read_round(&round.text)?, round, ours));
    }
    let body = html! {
        p.lead { (visitor.say("give-lead")) }
        @if shown.is_empty() { p { (visitor.say("give-none")) } }
        @for (agreed, round, ours) in &shown {
            section.finding {
                h2 { (agreed.region) ", " span.whole { (years([round.first_cohort, round.last_cohort])) } }
                p { (visitor.say("give-with")) }
                ul { @for board in &agreed.boards { li { (board.name) } } }
                @let delivered = ours.as_ref().is_some_and(|ours| ours.delivered_at.is_some());
                @if round.is_open() {
                    p { a href=(format!("/meetellen/{organisation}/{}", round.id)) { (visitor.say("give-see")) } }
                } @else if !round.is_waiting() {
                    p { (visitor.say("give-called-off")) }
                } @else if delivered {
                    p { (visitor.say("give-delivered")) }
                } @else {
                    (what_is_given(&visitor, &zien, agreed))
                    form method="post" action=(format!("/meetellen/{organisation}")) {
                        input type="hidden" name="round" value=(round.id);
                        button type="submit" { (visitor.say("give-do")) }
                    }
                }
            }
        }
    };
    let title = visitor.text(&Message::new("give-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

/// What a board is about to give, and what it means.
fn what_is_given(visitor: &Visitor, zien: &Zien, round: &sharing::Round) -> Markup {
    let definitions = zien.figures().definitions().iter();
    let asked = definitions.filter(|one| round.indicators.contains_key(&one.id));
    let titles: Vec<&str> = asked
        .map(|one| one.texts.title.in_language(visitor.language()))
        .collect();
    html! {
        p { (visitor.say("give-what")) }
        details {
            summary { (visitor.text(&Message::new("give-counts").with("count", titles.len() as u64))) }
            ul.unfolded { @for title in titles { li { (title) } } }
        }
        p { (visitor.say("give-once")) }
    }
}

/// Why nothing was given.
#[derive(Debug)]
pub enum NotGiven {
    /// There is no such round, or the board is not in it.
    NotThere,
    /// The round does not wait for this board.
    NotWaiting,
    /// The board has no list.
    NoList,
    /// Nobody in the list is of these school years.
    NoPupils,
    /// Another board that gave before sorts pupils in these classes.
    Classes(Label),
    /// Something of ours.
    Fault(String),
}

impl<E: std::fmt::Display> From<E> for NotGiven {
    fn from(error: E) -> Self {
        Self::Fault(error.to_string())
    }
}

impl From<NothingToGive> for NotGiven {
    fn from(nothing: NothingToGive) -> Self {
        match nothing {
            NothingToGive::NoPupils => Self::NoPupils,
            NothingToGive::Years => Self::Fault("a round without years".to_owned()),
        }
    }
}

/// Gives the counts of a board to a round, under masks.
pub(crate) async fn give(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let round = round_in(values)?;
    let back = format!("/meetellen/{organisation}");
    let given = zien
        .give_to_round(visitor.site().database(), Some(actor), organisation, round)
        .await;
    let message = match given {
        Ok(()) => return Ok(Redirect::to(&back).into_response()),
        Err(NotGiven::NotThere) => return Err(Refused::NotFound),
        Err(NotGiven::Fault(fault)) => return Err(Refused::fault(fault)),
        Err(NotGiven::NotWaiting) => Message::new("give-not-waiting"),
        Err(NotGiven::NoList) => Message::new("give-no-list"),
        Err(NotGiven::NoPupils) => Message::new("give-no-pupils"),
        Err(NotGiven::Classes(label)) => {
            let label = label.in_language(visitor.language()).to_owned();
            Message::new("give-other-classes").with("classes", label)
        }
    };
    Err(Refused::told(message, back))
}

impl Zien {
    /// Gives the counts of a board's current list to a round, under masks. It is done once.
    ///
    /// # Errors
    /// [`NotGiven`]; then nothing was given.
    pub async fn give_to_round(
        &self,
        database: &Database,
        actor: Option<i32>,
        board: i32,
        number: i32,
    ) -> Result<(), NotGiven> {
        let round = rounds::one(database, number).await?.ok_or(NotGiven::NotThere)?;
        let parts = rounds::boards(database, number).await?;
        let ours = parts
            .iter()
            .find(|part| part.organisation == Some(board))
            .ok_or(NotGiven::NotThere)?;
        if !round.is_waiting() || ours.delivered_at.is_some() {
            return Err(NotGiven::NotWaiting);
        }
        let list = imports::current(database, board).await?.ok_or(NotGiven::NoList)?;
        let agreed: sharing::Round = serde_json::from_str(&round.text)?;
        let key = BoardKey::of(self.folders().board_key(board)?);
        let layouts = parts.iter().filter_map(|part| part.layouts.as_deref());
        let before: Vec<Vec<Layout>> = layouts.map(serde_json::from_str).collect::<Result<_, _>>()?;
        let folder = self.folders().tables(board, &list.folder);
        let room = self.clone();
        let made = tokio::task::spawn_blocking(move || {
            let tables =
                intake::open_tables(&folder).map_err(|refusal| NotGiven::Fault(format!("{refusal:?}")))?;
            let contribution = together::contribution(&tables, &agreed, room.figures().definitions())?;
            if let Some(label) = together::other_classes(&contribution.layouts, &before.concat()) {
                return Err(NotGiven::Classes(label));
            }
            let delivery = sharing::deliver(&agreed, &key, &contribution.sheets)?;
            Ok((
                serde_json::to_string(&delivery)?,
                serde_json::to_string(&contribution.layouts)?,
            ))
        });
        let (delivery, layouts) = made.await??;
        let change = database.change().await?;
        let new = NewDelivery {
            round: number,
            key: ours.key.clone(),
            person: actor,
            delivery,
            layouts,
        };
        if !change.deliver(new).await? {
            return Err(NotGiven::NotWaiting);
        }
        let deed = Deed {
            actor,
            ..Deed::of_program("gave-to-round", format!("round/{number}"))
        };
        Ok(change.keep(&deed.about(board)).await?)
    }
}
