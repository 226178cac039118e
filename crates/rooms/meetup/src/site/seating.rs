//! Tables and who sits where: a proposal, the reasons, changes by hand with their effect, and what is printed.

use super::{Values, address, count, found, hall, theme_title};
use crate::hall::{Hall, id_of};
use crate::plan;
use crate::profession::Profession;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::evenings::{self, Theme};
use database::seating::{NewSeat, NewTable, Table};
use database::{Deed, now};
use matching::{
    Block, Change, Effect, News, Outcome, PersonId, Refusal, Rule, Search, Seating, Story, TableId, Why,
};
use maud::{Markup, html};
use pages::{Page, Refused, Visitor};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The most tables that a round may have.
const MOST_TABLES: usize = 100;

/// What the page shows besides the seating itself.
#[derive(Default)]
struct Beside {
    alert: Option<Markup>,
}

/// The tables of an evening, and who sits there.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let hall = hall(visitor.site().database(), evening).await?;
    show(&visitor, &hall, Beside::default()).await
}

async fn show(visitor: &Visitor, hall: &Hall, beside: Beside) -> Result<Response, Refused> {
    let place = visitor
        .tree()
        .get(hall.evening.organisation)
        .ok_or(Refused::NotFound)?;
    let themes = evenings::themes(visitor.site().database(), hall.evening.id).await?;
    let here = address(&hall.evening);
    let people = hall.coming().count();
    let telling = Telling {
        visitor,
        hall,
        themes: &themes,
    };
    let body = html! {
        p.lead { (visitor.text(&Message::new("meetup-tables-lead").with("count", people))) }
        @if people == 0 { p { (visitor.say("meetup-tables-nobody")) } } @else {
            details open[hall.tables.is_empty()] {
                summary { (visitor.say("meetup-tables-plan")) }
                (plan_form(&telling))
            }
        }
        @if !hall.tables.is_empty() && people > 0 {
            (telling.seating()?)
        }
        p { a href=(here) { (visitor.say("meetup-back-evening")) } }
    };
    Ok(Page::new(visitor.say("meetup-tables-title"), body)
        .about(place)
        .saying_first(beside.alert.unwrap_or_default())
        .show(visitor))
}

/// How many tables each theme has in each round.
fn plan_form(telling: &Telling<'_>) -> Markup {
    let (visitor, hall, themes) = (telling.visitor, telling.hall, telling.themes);
    let first = |theme: i32| {
        hall.coming()
            .filter(|guest| guest.wishes().next() == Some(theme))
            .count()
    };
    let wishes: Vec<(i32, usize)> = themes.iter().map(|theme| (theme.id, first(theme.id))).collect();
    let seats = usize::try_from(hall.evening.seats).unwrap_or(6);
    let people = hall.coming().count();
    let proposed = plan::tables(people, seats, hall.rounds(), &wishes);
    let has = |round: usize, theme: Option<i32>| {
        hall.tables
            .iter()
            .filter(|table| table.round.unsigned_abs() as usize == round && table.theme == theme)
            .count()
    };
    let value = |round: usize, place: Option<usize>| match (hall.tables.is_empty(), place) {
        (false, place) => has(round, place.map(|place| themes[place].id)),
        (true, Some(place)) => proposed[round][place],
        (true, None) if themes.is_empty() => people.div_ceil(seats),
        (true, None) => 0,
    };
    let steps = hall
        .tables
        .iter()
        .filter(|table| table.round == 0 && !table.step_free)
        .count();
    html! {
        p.hint { (visitor.text(&Message::new("meetup-plan-how").with("seats", seats))) }
        @if !hall.tables.is_empty() { p { strong { (visitor.say("meetup-plan-again")) } } }
        form.tall method="post" action=(format!("{}/tafels", address(&hall.evening))) {
            table {
                thead { tr { th scope="col" { (visitor.say("meetup-theme-title")) } @for round in 1..=hall.rounds() { th scope="col" { (visitor.text(&Message::new("meetup-round").with("round", round))) } } } }
                tbody {
                    @for (place, theme) in themes.iter().enumerate() {
                        tr {
                            th scope="row" { (theme.title) br; span.quiet { (visitor.text(&Message::new("meetup-first-choices").with("count", wishes[place].1))) } }
                            @for round in 0..hall.rounds() { td { (count_field(&format!("t-{round}-{}", theme.id), value(round, Some(place)), &theme.title)) } }
                        }
                    }
                    tr {
                        th scope="row" { (visitor.say("meetup-open-table")) }
                        @for round in 0..hall.rounds() { td { (count_field(&format!("t-{round}-0"), value(round, None), &visitor.say("meetup-open-table"))) } }
                    }
                }
            }
            div.field { label for="trap" { (visitor.say("meetup-steps")) } (count_field("trap", steps, &visitor.say("meetup-steps"))) }
            button type="submit" { (visitor.say("meetup-plan-keep")) }
        }
    }
}

fn count_field(name: &str, value: usize, label: &str) -> Markup {
    html! { input.count #(name) name=(name) value=(value) inputmode="numeric" maxlength="3" autocomplete="off" aria-label=(label); }
}

/// Puts the tables out, and seats people at them.
pub(super) async fn set_tables(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let here = format!("{}/tafels", address(&evening));
    let number = |name: &str| -> usize {
        let value = values.get(name).map(|value| value.trim()).unwrap_or_default();
        value.parse().unwrap_or(0)
    };
    let steps = number("trap");
    let mut tables = Vec::new();
    for round in 0..evening.rounds {
        let kinds = themes.iter().map(|theme| Some(theme.id)).chain([None]);
        let of_round = kinds.flat_map(|theme| {
            let count = number(&format!("t-{round}-{}", theme.unwrap_or(0)));
            std::iter::repeat_n(theme, count.min(MOST_TABLES))
        });
        let of_round: Vec<Option<i32>> = of_round.collect();
        if of_round.is_empty() || of_round.len() > MOST_TABLES {
            let message = Message::new("meetup-plan-none")
                .with("round", count(round + 1))
                .with("count", MOST_TABLES);
            return Err(Refused::told(message, here));
        }
        let all = of_round.len();
        tables.extend(of_round.into_iter().zip(1..).map(|(theme, number)| NewTable {
            round,
            number,
            theme,
            // The last tables are those with steps before them.
            step_free: usize::try_from(number).is_ok_and(|number| number + steps <= all),
            seats: evening.seats,
        }));
    }
    let person = visitor.number()?;
    let change = database.change().await?;
    change.set_tables(evening.id, &tables).await?;
    let deed = Deed::of(
        person,
        "set-tables",
        format!("evening {}: {}", evening.id, tables.len()),
    );
    change.keep(&deed.about(organisation)).await?;
    draw(&visitor, organisation, evening.id, 1).await
}

/// Seats everybody from the next seed, or from the same one.
pub(super) async fn seat(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let seed = match values.get("anders") {
        Some(_) => evening.seed.wrapping_add(1).max(1),
        None => evening.seed,
    };
    draw(&visitor, organisation, evening.id, seed).await
}

async fn draw(visitor: &Visitor, organisation: i32, evening: i32, seed: i32) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let evening = evenings::one(database, organisation, evening)
        .await?
        .ok_or(Refused::NotFound)?;
    let back = format!("{}/tafels", address(&evening));
    let hall = hall(database, evening).await?;
    let all = hall.for_seating();
    let search = Search::of(
        u64::from(seed.unsigned_abs()),
        all.people.len() * all.rounds.len(),
    );
    let found = tokio::task::spawn_blocking(move || {
        let ready = matching::Hall::of(all)?;
        let outcome = ready.seat(&search);
        Ok((ready, outcome))
    });
    let found: Result<(matching::Hall, Outcome), Vec<matching::Mistake>> =
        found.await.map_err(Refused::fault)?;
    let Ok((ready, outcome)) = found else {
        return Err(Refused::told(Message::new("meetup-seating-not"), back));
    };
    keep(visitor, &hall, &ready, &outcome.seating, seed, "seated").await?;
    Ok(Redirect::to(&back).into_response())
}

/// Keeps a seating, with who leads and who takes notes.
async fn keep(
    visitor: &Visitor,
    hall: &Hall,
    ready: &matching::Hall,
    seating: &Seating,
    seed: i32,
    kind: &'static str,
) -> Result<(), Refused> {
    let story = ready.explain(seating).map_err(Refused::fault)?;
    let fixed = |round: usize, person: PersonId| {
        hall.seats.iter().any(|seat| {
            seat.fixed && id_of(seat.guest) == person && seat.round.unsigned_abs() as usize == round
        })
    };
    let mut seats = Vec::new();
    for (round, tables) in seating.rounds.iter().enumerate() {
        for taken in tables {
            let Some(table) = hall.table(round, taken.table) else {
                continue;
            };
            let told = story
                .tables
                .iter()
                .find(|one| one.round == round && one.table == taken.table);
            for person in &taken.people {
                let Some(guest) = hall.guest(*person) else {
                    continue;
                };
                let is = |who: Option<PersonId>| who == Some(*person);
                seats.push(NewSeat {
                    guest: guest.id,
                    round: table.round,
                    table: table.id,
                    task: match told {
                        Some(told) if is(told.facilitator) => "leads",
                        Some(told) if is(told.note_taker) => "notes",
                        _ => "",
                    },
                    fixed: fixed(round, *person),
                });
            }
        }
    }
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    change.set_seats(hall.evening.id, seed, &seats).await?;
    let deed = Deed::of(person, kind, format!("evening {}", hall.evening.id));
    Ok(change.keep(&deed.about(hall.evening.organisation)).await?)
}

/// Puts one person at another table: first what that would do, and then, when asked again, it is done.
pub(super) async fn shift(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let back = format!("{}/tafels", address(&evening));
    let database = visitor.site().database();
    let mut hall = hall(database, evening).await?;
    let value = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    // A seat is chosen as `round-guest`, a table as its number in the list.
    let chosen = value("wie")
        .split_once('-')
        .and_then(|(round, guest)| Some((round.parse::<usize>().ok()?, guest.parse::<i32>().ok()?)));
    let Some((round, guest)) = chosen else {
        return Err(Refused::told(Message::new("meetup-shift-who"), back));
    };
    let to = TableId(value("naar").parse().unwrap_or(0));
    let Some(table) = hall.table(round, to).cloned() else {
        return Err(Refused::told(Message::new("meetup-shift-where"), back));
    };
    // Who is put elsewhere by hand stays there; a seat fixed before must not refuse the change.
    for seat in &mut hall.seats {
        seat.fixed &= !(seat.guest == guest && seat.round.unsigned_abs() as usize == round);
    }
    let Ok(ready) = matching::Hall::of(hall.for_seating()) else {
        return Err(Refused::told(Message::new("meetup-seating-not"), back));
    };
    let seating = hall.seating();
    let change = Change::Move {
        round,
        person: id_of(guest),
        to,
    };
    let effect = ready.effect_of(&seating, change).map_err(Refused::fault)?;
    if effect.refused.is_empty() && value("doen") == "ja" {
        let mut after = seating;
        for taken in &mut after.rounds[round] {
            taken.people.retain(|one| *one != id_of(guest));
            if taken.table == to {
                taken.people.push(id_of(guest));
                taken.people.sort_unstable();
            }
        }
        for seat in &mut hall.seats {
            if seat.guest == guest && seat.round.unsigned_abs() as usize == round {
                seat.place = table.id;
                seat.fixed = true;
            }
        }
        let seed = hall.evening.seed;
        keep(&visitor, &hall, &ready, &after, seed, "moved-seat").await?;
        return Ok(Redirect::to(&back).into_response());
    }
    let themes = evenings::themes(database, hall.evening.id).await?;
    let telling = Telling {
        visitor: &visitor,
        hall: &hall,
        themes: &themes,
    };
    let alert = telling.effect(&effect, (round, guest), &table);
    show(&visitor, &hall, Beside { alert: Some(alert) }).await
}

/// Mends the seating for those who did not come and those who came late, with as few moves as can be.
pub(super) async fn mend(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let back = format!("{}/tafels", address(&evening));
    let database = visitor.site().database();
    let hall = hall(database, evening).await?;
    let from_round = values
        .get("vanaf")
        .and_then(|round| round.parse().ok())
        .unwrap_or(0);
    // As it was arranged: with those who are absent now, and without those who are new.
    let seated: Vec<i32> = hall.seats.iter().map(|seat| seat.guest).collect();
    let mut before = hall.clone();
    for guest in &mut before.guests {
        guest.state = match seated.contains(&guest.id) {
            true => evenings::Coming::Yes.name().to_owned(),
            false => evenings::Coming::Absent.name().to_owned(),
        };
    }
    let late: Vec<i32> = hall
        .coming()
        .filter(|guest| !seated.contains(&guest.id))
        .map(|guest| guest.id)
        .collect();
    let all = hall.for_seating();
    let news = News {
        from_round,
        absent: hall
            .guests
            .iter()
            .filter(|guest| seated.contains(&guest.id) && !guest.comes())
            .map(|guest| id_of(guest.id))
            .collect(),
        late: all
            .people
            .iter()
            .filter(|person| late.iter().any(|guest| id_of(*guest) == person.id))
            .cloned()
            .collect(),
    };
    if news.absent.is_empty() && news.late.is_empty() {
        return Err(Refused::told(Message::new("meetup-mend-nothing"), back));
    }
    let (seating, then) = (before.seating(), before.for_seating());
    let mended = tokio::task::spawn_blocking(move || {
        let ready = matching::Hall::of(then).map_err(|_| ())?;
        ready.reseat(&seating, &news).map_err(|_| ())
    });
    let Ok(mended) = mended.await.map_err(Refused::fault)? else {
        return Err(Refused::told(Message::new("meetup-seating-not"), back));
    };
    keep(
        &visitor,
        &hall,
        &mended.hall,
        &mended.seating,
        hall.evening.seed,
        "mended-seats",
    )
    .await?;
    let evening = evenings::one(database, organisation, hall.evening.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let hall = super::hall(database, evening).await?;
    let name = |person: PersonId| hall.guest(person).map_or("", |guest| guest.name.as_str());
    let alert = html! {
        div.told role="status" {
            p { strong { (visitor.text(&Message::new("meetup-mended").with("moved", mended.moved.len()).with("seated", mended.seated.len()))) } }
            ul {
                @for one in &mended.moved { li { (visitor.text(&Message::new("meetup-mended-move").with("name", name(one.person)).with("round", one.round + 1).with("from", u64::from(one.from.0)).with("to", u64::from(one.to.0)))) } }
                @for one in &mended.seated { li { (visitor.text(&Message::new("meetup-mended-seat").with("name", name(one.person)).with("round", one.round + 1).with("to", u64::from(one.table.0)))) } }
            }
        }
    };
    show(&visitor, &hall, Beside { alert: Some(alert) }).await
}

/// Lets those who come see where they sit.
pub(super) async fn announce(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    change.announce_seats(evening.id).await?;
    let deed = Deed::of(person, "announced-seats", format!("evening {}", evening.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/tafels", address(&evening))).into_response())
}

/// Cards for the tables and a list for the door, to print.
pub(super) async fn cards(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let hall = hall(database, evening).await?;
    let themes = evenings::themes(database, hall.evening.id).await?;
    let mut door: Vec<_> = hall.coming().collect();
    door.sort_by_key(|guest| guest.name.to_lowercase());
    let at = |guest: i32, round: usize| {
        let seat = hall
            .seats
            .iter()
            .find(|seat| seat.guest == guest && seat.round.unsigned_abs() as usize == round);
        let table = seat.and_then(|seat| hall.tables.iter().find(|table| table.id == seat.place));
        table.map_or_else(String::new, |table| table.number.to_string())
    };
    let body = html! {
        p.lead { (super::said(&visitor, &hall.evening.held_on)) ", " (hall.evening.place) }
        p.screen-only { (visitor.say("meetup-cards-print")) }
        h2 { (visitor.say("meetup-door")) }
        (pages::scroller(&visitor.say("meetup-door"), html! {
            table {
                thead { tr { th scope="col" { (visitor.say("meetup-your-name")) } @for round in 1..=hall.rounds() { th scope="col" { (visitor.text(&Message::new("meetup-round").with("round", round))) } } } }
                tbody { @for guest in &door { tr { th scope="row" { (guest.name) @if !guest.organisation.is_empty() { span.quiet { " " (guest.organisation) } } } @for round in 0..hall.rounds() { td { (at(guest.id, round)) } } } } }
            }
        }))
        @for table in &hall.tables { (card(&visitor, &hall, &themes, table)) }
        p.screen-only { a href=(format!("{}/tafels", address(&hall.evening))) { (visitor.say("meetup-back-tables")) } }
    };
    Ok(Page::new(hall.evening.title.as_str(), body)
        .about(place)
        .show(&visitor))
}

fn card(visitor: &Visitor, hall: &Hall, themes: &[Theme], table: &Table) -> Markup {
    let question = themes
        .iter()
        .find(|theme| Some(theme.id) == table.theme)
        .map(|theme| theme.question.as_str());
    let here = hall.seats.iter().filter(|seat| seat.place == table.id);
    html! {
        section.card {
            h2 { (visitor.text(&Message::new("meetup-card").with("round", count(table.round + 1)).with("table", count(table.number)))) }
            @if let Some(title) = theme_title(themes, table.theme) { p { strong { (title) } } }
            @if let Some(question) = question { p { (question) } }
            ul { @for seat in here { @if let Some(guest) = hall.guests.iter().find(|one| one.id == seat.guest && one.comes()) { li { (guest.name) @if !seat.task.is_empty() { " – " (visitor.text(&Message::new("meetup-task").with("task", seat.task.as_str()))) } } } } }
        }
    }
}

/// Says a seating and its reasons.
struct Telling<'a> {
    visitor: &'a Visitor,
    hall: &'a Hall,
    themes: &'a [Theme],
}

impl Telling<'_> {
    fn text(&self, message: &Message) -> String {
        self.visitor.text(message)
    }

    fn name(&self, person: PersonId) -> &str {
        self.hall.guest(person).map_or("", |guest| guest.name.as_str())
    }

    fn names(&self, people: &[PersonId]) -> String {
        let names: Vec<&str> = people.iter().map(|person| self.name(*person)).collect();
        names.join(", ")
    }

    /// The seating, what it could not keep, and what can be done.
    fn seating(&self) -> Result<Markup, Refused> {
        let here = address(&self.hall.evening);
        let visitor = self.visitor;
        let seating = self.hall.seating();
        let ready = matching::Hall::of(self.hall.for_seating());
        let story = match &ready {
            Ok(ready) => ready.explain(&seating).ok(),
            Err(_) => None,
        };
        let unkept = match &ready {
            Ok(ready) => ready.broken(&seating).unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let is_whole = story.is_some();
        // Who stays apart is known to nobody but the one who arranged it.
        let close = match &ready {
            Ok(ready) if visitor.number()? == self.hall.evening.person => {
                let told = ready.confidential(&seating).unwrap_or_default();
                told.for_the_coordinator().to_vec()
            }
            _ => Vec::new(),
        };
        Ok(html! {
            h2 { (visitor.say("meetup-seating-title")) }
            @if !is_whole { div.problems role="alert" { p { (visitor.say("meetup-seating-stale")) } } }
            @if let Ok(ready) = &ready {
                @for block in ready.blocks() { p { strong { (self.block(block)) } } }
            }
            @if !close.is_empty() {
                p { strong { (visitor.say("meetup-apart-close")) } }
                ul { @for (round, table, one, other) in &close { li { (self.text(&Message::new("meetup-apart-close-pair").with("one", self.name(*one)).with("other", self.name(*other)).with("round", round + 1).with("table", u64::from(table.0)))) } } }
            }
            @if is_whole && unkept.is_empty() { p { (visitor.say("meetup-seating-all-kept")) } }
            @if !unkept.is_empty() {
                p { (visitor.text(&Message::new("meetup-seating-unkept").with("count", unkept.len()))) }
                ul { @for one in &unkept { li { (self.broken(one.broken.rule, one.broken.round, one.broken.table, &one.broken.people)) " " (self.why(&one.why)) } } }
            }
            @if let Some(story) = &story { (self.tables(story)) }
            ul.downloads {
                li { a href=(format!("{here}/kaarten")) { (visitor.say("meetup-cards-link")) } }
                li { a href=(format!("{here}/bladen")) { (visitor.say("meetup-sheets-link")) } }
            }
            @if self.hall.evening.announced_at.is_none() {
                form.inline method="post" action=(format!("{here}/indelen")) { button.quiet type="submit" name="anders" value="ja" { (visitor.say("meetup-seating-other")) } }
                form.inline method="post" action=(format!("{here}/bekend")) { button type="submit" { (visitor.say("meetup-announce")) } }
            } @else { p { (visitor.text(&Message::new("meetup-announced").with("day", pages::day(self.hall.evening.announced_at.unwrap_or_else(now), visitor.language())))) } }
            (self.shift_form())
            (self.mend_form())
        })
    }

    fn tables(&self, story: &Story) -> Markup {
        let visitor = self.visitor;
        html! {
            @for round in 0..self.hall.rounds() {
                h3 { (self.text(&Message::new("meetup-round").with("round", round + 1))) }
                div.tables {
                    @for table in self.hall.tables.iter().filter(|table| table.round.unsigned_abs() as usize == round) {
                        @let told = story.tables.iter().find(|one| one.round == round && one.table.0 == table.number.unsigned_abs());
                        section.card {
                            h4 { (self.text(&Message::new("meetup-table").with("table", count(table.number)))) @if let Some(title) = theme_title(self.themes, table.theme) { ": " (title) } }
                            ul.seats {
                                @for seat in self.hall.seats.iter().filter(|seat| seat.place == table.id) {
                                    @if let Some(guest) = self.hall.guests.iter().find(|one| one.id == seat.guest) {
                                        li {
                                            (guest.name)
                                            span.quiet { " – " (self.professions(&guest.profession)) @if !guest.organisation.is_empty() { ", " (guest.organisation) } }
                                            @if !seat.task.is_empty() { " " span.flag { (self.text(&Message::new("meetup-task").with("task", seat.task.as_str()))) } }
                                            @if seat.fixed { " " span.flag { (visitor.say("meetup-fixed")) } }
                                            @if !guest.comes() { " " span.flag { (visitor.say("meetup-flag-absent")) } }
                                        }
                                    }
                                }
                            }
                            @if let Some(told) = told {
                                p.quiet { (self.text(&Message::new("meetup-mixed").with("professions", told.professions.len()).with("organisations", told.organisations.len()).with("again", told.met_before))) }
                                @for side in &told.one_sided {
                                    p { (self.text(&Message::new("meetup-one-sided").with("here", side.here).with("even", side.even).with("fixed", side.fixed))) }
                                }
                            }
                            p.screen-only { a href=(format!("/tafel/{}", table.token)) { (visitor.say("meetup-table-page")) } }
                        }
                    }
                }
            }
        }
    }

    fn professions(&self, all: &str) -> String {
        let language = self.visitor.language();
        let names: Vec<&str> = all
            .split(' ')
            .filter_map(|id| Profession::of(id).map(|one| one.label(language)))
            .collect();
        names.join(", ")
    }

    fn shift_form(&self) -> Markup {
        let visitor = self.visitor;
        let numbers: BTreeMap<usize, Vec<&Table>> =
            self.hall.tables.iter().fold(BTreeMap::new(), |mut all, table| {
                all.entry(table.round.unsigned_abs() as usize)
                    .or_insert_with(Vec::new)
                    .push(table);
                all
            });
        let most = numbers.values().map(Vec::len).max().unwrap_or(0);
        html! {
            h2 #verzet { (visitor.say("meetup-shift-title")) }
            p.hint { (visitor.say("meetup-shift-how")) }
            form.tall method="post" action=(format!("{}/verzet", address(&self.hall.evening))) {
                div.field {
                    label for="wie" { (visitor.say("meetup-shift-whom")) }
                    select #wie name="wie" {
                        @for round in 0..self.hall.rounds() {
                            optgroup label=(self.text(&Message::new("meetup-round").with("round", round + 1))) {
                                @for seat in self.hall.seats.iter().filter(|seat| seat.round.unsigned_abs() as usize == round) {
                                    @if let Some(guest) = self.hall.guests.iter().find(|one| one.id == seat.guest && one.comes()) {
                                        option value=(format!("{round}-{}", guest.id)) { (guest.name) }
                                    }
                                }
                            }
                        }
                    }
                }
                div.field {
                    label for="naar" { (visitor.say("meetup-shift-to")) }
                    select #naar name="naar" { @for number in 1..=most { option value=(number) { (self.text(&Message::new("meetup-table").with("table", number))) } } }
                }
                button type="submit" { (visitor.say("meetup-shift-look")) }
            }
        }
    }

    fn mend_form(&self) -> Markup {
        let visitor = self.visitor;
        html! {
            h2 { (visitor.say("meetup-mend-title")) }
            p.hint { (visitor.say("meetup-mend-how")) }
            form.tall method="post" action=(format!("{}/opnieuw", address(&self.hall.evening))) {
                div.field {
                    label for="vanaf" { (visitor.say("meetup-mend-from")) }
                    select #vanaf name="vanaf" { @for round in 0..self.hall.rounds() { option value=(round) { (self.text(&Message::new("meetup-round").with("round", round + 1))) } } }
                }
                button type="submit" { (visitor.say("meetup-mend")) }
            }
        }
    }

    /// What a change would do, and the button that does it.
    fn effect(&self, effect: &Effect, (round, guest): (usize, i32), table: &Table) -> Markup {
        let visitor = self.visitor;
        let name = self.name(id_of(guest));
        html! {
            div.told role="status" {
                p { strong { (self.text(&Message::new("meetup-shift-title-of").with("name", name).with("round", round + 1).with("table", count(table.number)))) } }
                @if !effect.refused.is_empty() {
                    p { (visitor.say("meetup-shift-refused")) }
                    ul { @for refusal in &effect.refused { li { (self.refusal(*refusal)) } } }
                } @else {
                    p { (self.text(&Message::new("meetup-shift-cost").with("side", match effect.cost { ..0 => "better", 0 => "same", _ => "worse" }))) }
                    @if !effect.breaks.is_empty() { p { (visitor.say("meetup-shift-breaks")) } ul { @for one in &effect.breaks { li { (self.broken(one.rule, one.round, one.table, &one.people)) } } } }
                    @if !effect.mends.is_empty() { p { (visitor.say("meetup-shift-mends")) } ul { @for one in &effect.mends { li { (self.broken(one.rule, one.round, one.table, &one.people)) } } } }
                    form.inline method="post" action=(format!("{}/verzet", address(&self.hall.evening))) {
                        input type="hidden" name="wie" value=(format!("{round}-{guest}"));
                        input type="hidden" name="naar" value=(table.number);
                        button type="submit" name="doen" value="ja" { (visitor.say("meetup-shift-do")) }
                    }
                }
            }
        }
    }

    fn refusal(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::NothingChanges => self.visitor.say("meetup-refusal-nothing"),
            Refusal::Arranged => self.visitor.say("meetup-refusal-arranged"),
            Refusal::Breaks(rule) => self.text(&Message::new("meetup-rule").with("rule", rule_name(rule))),
        }
    }

    fn broken(
        &self,
        rule: Rule,
        round: Option<usize>,
        table: Option<TableId>,
        people: &[PersonId],
    ) -> String {
        let whole = rule.is_of_tables();
        self.text(
            &Message::new("meetup-broken")
                .with(
                    "rule",
                    self.text(&Message::new("meetup-rule").with("rule", rule_name(rule))),
                )
                .with("round", round.map_or(0, |round| round + 1))
                .with("table", table.map_or(0, |table| u64::from(table.0)))
                .with("people", if whole { String::new() } else { self.names(people) })
                .with("who", if whole || people.is_empty() { "no" } else { "yes" }),
        )
    }

    fn why(&self, why: &Why) -> String {
        match why {
            // Said once above, with its numbers.
            Why::Blocked(_) => String::new(),
            Why::Fixed(people) => {
                self.text(&Message::new("meetup-why-fixed").with("people", self.names(people)))
            }
            Why::Together => self.visitor.say("meetup-why-together"),
        }
    }

    /// Which rule cannot be kept by anybody, with the numbers that show it.
    fn block(&self, block: &Block) -> String {
        let theme = |theme: &matching::ThemeId| {
            let found = theme_title(self.themes, i32::try_from(theme.0).ok());
            found.unwrap_or_default().to_owned()
        };
        let round = |round: &usize| (round + 1) as u64;
        let message = match block {
            Block::People {
                round: at,
                people,
                needed,
            } => Message::new("meetup-block-people")
                .with("round", round(at))
                .with("have", *people)
                .with("need", *needed),
            Block::Chairs {
                round: at,
                people,
                seats,
            } => Message::new("meetup-block-chairs")
                .with("round", round(at))
                .with("have", *seats)
                .with("need", *people),
            Block::Facilitators {
                round: at,
                have,
                tables,
            } => Message::new("meetup-block-leaders")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *tables),
            Block::NoteTakers {
                round: at,
                have,
                tables,
            } => Message::new("meetup-block-notes")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *tables),
            Block::Roles {
                round: at,
                have,
                needed,
            } => Message::new("meetup-block-roles")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *needed),
            Block::Themes {
                round: at,
                themes,
                asked,
                places,
                ..
            } => Message::new("meetup-block-themes")
                .with("round", round(at))
                .with("themes", themes.iter().map(theme).collect::<Vec<_>>().join(", "))
                .with("have", *places)
                .with("need", *asked),
            Block::FirstChoice {
                theme: of,
                asked,
                places,
                ..
            } => Message::new("meetup-block-first")
                .with("theme", theme(of))
                .with("have", *places)
                .with("need", *asked),
            Block::ThemeWithoutTable { theme: of, asked } => Message::new("meetup-block-no-table")
                .with("theme", theme(of))
                .with("need", *asked),
            Block::ThemeBehindSteps { round: at, person } => Message::new("meetup-block-behind-steps")
                .with("round", round(at))
                .with("name", self.name(*person)),
            Block::OneMinor { round: at, person } => Message::new("meetup-block-one-minor")
                .with("round", round(at))
                .with("name", self.name(*person)),
            Block::VettedAdults {
                round: at,
                minors,
                vetted,
                ..
            } => Message::new("meetup-block-vetted")
                .with("round", round(at))
                .with("have", *vetted)
                .with("need", *minors),
            Block::StepFree {
                round: at,
                need,
                places,
            } => Message::new("meetup-block-steps")
                .with("round", round(at))
                .with("have", *places)
                .with("need", *need),
            Block::Interpreters {
                round: at,
                need,
                interpreters,
                ..
            } => Message::new("meetup-block-interpreters")
                .with("round", round(at))
                .with("have", *interpreters)
                .with("need", *need),
            Block::Group {
                round: at,
                people,
                seats,
            } => Message::new("meetup-block-group")
                .with("round", round(at))
                .with("have", *seats)
                .with("need", people.len()),
            Block::FixedChairs {
                round: at,
                table,
                fixed,
                seats,
            } => Message::new("meetup-block-fixed")
                .with("round", round(at))
                .with("table", u64::from(table.0))
                .with("have", *seats)
                .with("need", *fixed),
        };
        self.text(&message)
    }
}

fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::TooFew => "too-few",
        Rule::TooMany => "too-many",
        Rule::NoFacilitator => "no-leader",
        Rule::NoNoteTaker => "no-notes",
        Rule::OneForBoth => "one-for-both",
        Rule::ThemeNotNamed => "theme-not-named",
        Rule::NoFirstChoice => "no-first-choice",
        Rule::LoneMinor => "lone-minor",
        Rule::NoVettedAdult => "no-vetted",
        Rule::Steps => "steps",
        Rule::NoInterpreter => "no-interpreter",
        Rule::NotTogether => "not-together",
    }
}
