//! The rounds of a region: which there are, beginning one, and calling one off.

use super::super::Zien;
use super::rules::{self, Held, Unfit};
use super::{name_in_round, read_round, round_in, years};
use crate::together::indicators;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::organisations::{Kind, Organisation};
use database::rounds::{self, NewRound};
use database::{Database, Deed, Secret, imports};
use maud::{Markup, html};
use pages::{Page, Refused, Typed, Visitor, scroller, tick};
use sharing::BoardKey;
use std::collections::BTreeMap;
use vocabulary::Message;

/// School years that are taken together when nobody says otherwise.
const YEARS_TOGETHER: i32 = 3;

/// The rounds of a region.
pub(crate) async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    show(&visitor, organisation, &Typed::default()).await
}

/// The boards that can take part.
fn boards_under<'a>(visitor: &'a Visitor, place: &Organisation) -> Vec<&'a Organisation> {
    let tree = visitor.tree();
    let all = tree
        .all()
        .filter(|one| one.kind == Kind::Board && tree.is_within(one.id, place.id));
    all.filter(|one| one.simulated == place.simulated).collect()
}

/// The school years that any of the boards has pupils of, as the years in which they start.
async fn years_there_are(database: &Database, boards: &[&Organisation]) -> Result<Vec<i32>, Refused> {
    let mut span: Option<(i32, i32)> = None;
    for board in boards {
        let list = imports::current(database, board.id).await?;
        if let Some(list) = list.filter(|list| list.first_cohort > 0) {
            let (first, last) = span.unwrap_or((list.first_cohort, list.last_cohort));
            span = Some((first.min(list.first_cohort), last.max(list.last_cohort)));
        }
    }
    Ok(span.map_or_else(Vec::new, |(first, last)| (first..=last).collect()))
}

async fn show(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let boards = boards_under(visitor, place);
    let years_there = years_there_are(database, &boards).await?;
    let mut rows = Vec::new();
    for round in rounds::of(database, organisation).await? {
        let parts = rounds::boards(database, round.id).await?;
        rows.push((round, parts));
    }
    let body = html! {
        p.lead { (visitor.say("together-lead")) }
        p { (visitor.say("together-how")) }
        @if !rows.is_empty() {
            (scroller(&visitor.say("together-rounds"), html! { table {
                thead { tr {
                    th scope="col" { (visitor.say("together-years")) }
                    th scope="col" { (visitor.say("together-boards")) }
                    th scope="col" { (visitor.say("together-state")) }
                } }
                tbody { @for (round, parts) in &rows { tr {
                    th scope="row" { span.whole { (years([round.first_cohort, round.last_cohort])) } }
                    td { (standing(visitor, round, parts)) }
                    td { (state(visitor, organisation, round)) }
                } } }
            } }))
        }
        h2 { (visitor.say("together-begin")) }
        @if boards.len() < sharing::FEWEST_BOARDS {
            p { (visitor.say("together-too-few-here")) }
        } @else if years_there.is_empty() {
            p { (visitor.say("together-no-lists")) }
        } @else {
            (form(visitor, organisation, &boards, &years_there, typed))
        }
    };
    let title = visitor.text(&Message::new("together-title").with("name", place.name.as_str()));
    Ok(Page::new(title, body).about(place).answer(visitor, typed))
}

/// The boards of a round, and which of them delivered.
fn standing(visitor: &Visitor, round: &rounds::Round, parts: &[rounds::Board]) -> Markup {
    let names = read_round(&round.text)
        .map(|agreed| agreed.boards)
        .unwrap_or_default();
    let counts = round.is_open() || round.is_waiting();
    html! {
        ul.plain { @for (board, part) in names.iter().zip(parts) { li {
            (board.name)
            // What was given to a round that was called off is gone.
            @if counts {
                ": "
                (visitor.say(if part.delivered_at.is_some() { "together-delivered" } else { "together-not-yet" }))
            }
        } } }
    }
}

fn state(visitor: &Visitor, organisation: i32, round: &rounds::Round) -> Markup {
    html! {
        @if round.is_open() {
            a href=(format!("/samen/{organisation}/{}", round.id)) { (visitor.say("together-see")) }
        } @else if round.is_waiting() {
            (visitor.say("together-waiting"))
            br;
            a href=(format!("/samen/{organisation}/{}/af", round.id)) { (visitor.say("together-call-off")) }
        } @else {
            (visitor.say("together-called-off"))
        }
    }
}

fn form(
    visitor: &Visitor,
    organisation: i32,
    boards: &[&Organisation],
    years_there: &[i32],
    typed: &Typed,
) -> Markup {
    let latest = years_there.last().copied().unwrap_or_default();
    let earliest = years_there.first().copied().unwrap_or_default();
    let chosen = |field: &str, otherwise: i32| typed.value(field).parse().unwrap_or(otherwise);
    let fields = [
        (
            "from",
            "together-from",
            chosen("from", (latest + 1 - YEARS_TOGETHER).max(earliest)),
        ),
        ("to", "together-to", chosen("to", latest)),
    ];
    html! {
        form.tall method="post" action=(format!("/samen/{organisation}")) {
            fieldset #boards {
                legend { (visitor.say("together-who")) }
                @for board in boards {
                    @let name = format!("board-{}", board.id);
                    (tick(&name, &board.name, typed.is_ticked(&name)))
                }
            }
            @for (name, label, chosen) in fields {
                div.field {
                    label for=(name) { (visitor.say(label)) }
                    select #(name) name=(name) {
                        @for start in years_there { option value=(start) selected[*start == chosen] { (years([*start, *start])) } }
                    }
                }
            }
            button type="submit" { (visitor.say("together-begin-do")) }
        }
    }
}

/// Begins a round.
pub(crate) async fn begin(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let mut typed = Typed::of(values);
    let chosen: Vec<&Organisation> = boards_under(&visitor, place)
        .into_iter()
        .filter(|board| typed.is_ticked(&format!("board-{}", board.id)))
        .collect();
    let cohorts = ["from", "to"].map(|field| typed.value(field).parse::<i16>().unwrap_or_default());
    let database = visitor.site().database();
    let begun = zien
        .begin_round(database, Some(actor), place, (&chosen, cohorts))
        .await;
    match begun {
        Ok(_) => Ok(Redirect::to(&format!("/samen/{organisation}")).into_response()),
        Err(NotBegun::Unfit(message)) => {
            let is_about_boards = message.key == "together-unfit-few";
            typed.object(if is_about_boards { "boards" } else { "from" }, message);
            show(&visitor, organisation, &typed).await
        }
        Err(NotBegun::Fault(fault)) => Err(Refused::fault(fault)),
    }
}

/// Why a round was not begun.
#[derive(Debug)]
pub enum NotBegun {
    /// It would not fit beside earlier rounds, or cannot be held at all.
    Unfit(Message),
    /// Something of ours.
    Fault(String),
}

impl<E: std::fmt::Display> From<E> for NotBegun {
    fn from(error: E) -> Self {
        Self::Fault(error.to_string())
    }
}

impl Zien {
    /// Begins a round for a region with these boards, over the school years from the first to the last.
    ///
    /// # Errors
    /// [`NotBegun`]; then nothing was begun.
    pub async fn begin_round(
        &self,
        database: &Database,
        actor: Option<i32>,
        region: &Organisation,
        (boards, cohorts): (&[&Organisation], [i16; 2]),
    ) -> Result<i32, NotBegun> {
        let mut parts = Vec::new();
        for board in boards {
            let key = BoardKey::of(self.folders().board_key(board.id)?).public();
            let mut name = name_in_round(board);
            if parts
                .iter()
                .any(|(_, other): &(i32, sharing::Board)| other.name == name)
            {
                name = format!("{name} [{}]", board.id);
            }
            parts.push((board.id, sharing::Board { name, key }));
        }
        let indicators = indicators(self.figures().definitions(), cohorts);
        let round = sharing::Round {
            number: Secret::new()?.carried(),
            region: region.name.clone(),
            cohorts,
            indicators: indicators.into_iter().map(|one| (one.id, one.hash)).collect(),
            boards: parts.iter().map(|(_, board)| board.clone()).collect(),
        };
        // Within the change nobody else can begin a round that this one would have to fit beside.
        let change = database.change().await?;
        let mut earlier: Vec<Held> = Vec::new();
        for (board, _) in &parts {
            for held in rounds::with(database, *board).await? {
                if held.is_open() || held.is_waiting() {
                    let there = rounds::boards(database, held.id).await?;
                    earlier.push(Held {
                        cohorts: serde_json::from_str::<sharing::Round>(&held.text)?.cohorts,
                        boards: there.into_iter().map(|part| part.key).collect(),
                    });
                }
            }
        }
        let key = |board: &sharing::Board| String::from(board.key);
        let new = Held {
            cohorts,
            boards: round.boards.iter().map(key).collect(),
        };
        rules::check(&new, &earlier).map_err(|unfit| NotBegun::Unfit(told(&unfit, &round)))?;
        round
            .check()
            .map_err(|_| NotBegun::Unfit(Message::new("together-unfit-years")))?;
        let new = NewRound {
            organisation: region.id,
            person: actor,
            cohorts,
            text: serde_json::to_string(&round)?,
            boards: parts.iter().map(|(id, board)| (Some(*id), key(board))).collect(),
        };
        let begun = change.begin_round(new).await?;
        let deed = Deed {
            actor,
            ..Deed::of_program("began-round", format!("round/{begun}"))
        };
        change.keep(&deed.about(region.id)).await?;
        Ok(begun)
    }
}

/// Why a round does not fit, in words.
fn told(unfit: &Unfit, round: &sharing::Round) -> Message {
    match unfit {
        Unfit::Backwards => Message::new("together-unfit-years"),
        Unfit::TooFew => Message::new("together-unfit-few"),
        Unfit::Already(keys, [first, last]) => {
            let is_there = |board: &&sharing::Board| keys.contains(&String::from(board.key));
            let names: Vec<&str> = round
                .boards
                .iter()
                .filter(is_there)
                .map(|board| board.name.as_str())
                .collect();
            Message::new("together-unfit-already")
                .with("names", names.join(", "))
                .with("years", years([i32::from(*first), i32::from(*last)]))
        }
    }
}

/// Asks whether to call a round off: what boards gave to it is gone then, and does not come back.
pub(crate) async fn ask_call_off(
    visitor: Visitor,
    Path((organisation, number)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let round = rounds::one(database, number).await?;
    let round = round.filter(|round| round.organisation == organisation);
    let round = round.ok_or(Refused::NotFound)?;
    let back = format!("/samen/{organisation}");
    if !round.is_waiting() {
        return Err(Refused::told(Message::new("together-not-waiting"), back));
    }
    let parts = rounds::boards(database, number).await?;
    let given = parts.iter().filter(|part| part.delivered_at.is_some()).count();
    let body = html! {
        p.lead { (visitor.text(&Message::new("together-call-off-lead").with("count", given as u64))) }
        p { (visitor.text(&Message::new("together-call-off-over").with("years", years([round.first_cohort, round.last_cohort])))) }
        (standing(&visitor, &round, &parts))
        form.tall method="post" action=(format!("{back}/af")) {
            input type="hidden" name="round" value=(number);
            button type="submit" { (visitor.say("together-call-off-do")) }
        }
        p { a href=(back) { (visitor.say("together-call-off-not")) } }
    };
    let page = Page::new(visitor.say("together-call-off-title"), body).about(place);
    Ok(page.show(&visitor))
}

/// Calls a round off.
pub(crate) async fn call_off(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let round = round_in(values)?;
    let back = format!("/samen/{organisation}");
    let change = visitor.site().database().change().await?;
    if !change.call_off_round(organisation, round).await? {
        return Err(Refused::told(Message::new("together-not-waiting"), back));
    }
    let deed = Deed::of(actor, "called-off-round", format!("round/{round}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&back).into_response())
}
