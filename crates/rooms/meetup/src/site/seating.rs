//! Tables and who sits where: a proposal, changes by hand with their effect, and mending on the evening itself.

use super::registering::letter;
use super::seating_told::Telling;
use super::{Values, address, bearable, count, found, hall};
use crate::hall::{Hall, id_of};
use crate::plan;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::evenings;
use database::seating::{self as seated, NewSeat, NewTable};
use matching::{Change, News, Outcome, PersonId, Search, Seating, TableId};
use maud::{Markup, html};
use pages::{Page, Refused, Visitor};
use vocabulary::Message;

/// The most tables that a round may have.
const MOST_TABLES: usize = 100;

/// The tables of an evening, and who sits there.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let hall = hall(visitor.site().database(), evening).await?;
    show(&visitor, &hall, html! {}).await
}

async fn show(visitor: &Visitor, hall: &Hall, alert: Markup) -> Result<Response, Refused> {
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
        .saying_first(alert)
        .with_script("seating.js")
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
            @if !hall.tables.is_empty() { (pages::tick("toch", &visitor.say("meetup-plan-notes-go"), false)) }
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
    let notes = seated::notes(database, evening.id).await?;
    let notes = notes.iter().filter(|note| !note.words.is_empty()).count();
    if notes > 0 && values.get("toch").is_none_or(|toch| toch != "on") {
        return Err(Refused::told(
            Message::new("meetup-plan-notes").with("count", notes),
            here,
        ));
    }
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
        let outcome = ready.seat_with(&search, |one, other| rayon::join(one, other));
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
    if !change.set_seats(hall.evening.id, seed, &seats).await? {
        // Somebody else put other tables out meanwhile.
        drop(change);
        let back = format!("{}/tafels", address(&hall.evening));
        return Err(Refused::told(Message::new("meetup-seating-stale"), back));
    }
    let deed = Deed::of(person, kind, format!("evening {}", hall.evening.id));
    Ok(change.keep(&deed.about(hall.evening.organisation)).await?)
}

/// Puts one person at another table, or lets two change seats: first what that would do, and then, when asked again, it
/// is done.
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
    let seat_of = |guest: i32| {
        let mut seats = hall.seats.iter();
        seats.find(|seat| seat.guest == guest && seat.round.unsigned_abs() as usize == round)
    };
    // Two change seats when a second person is named; then the table is theirs.
    let other = value("met").split_once('-').and_then(|(of, other)| {
        let is_here = of.parse::<usize>() == Ok(round);
        other.parse::<i32>().ok().filter(|_| is_here)
    });
    let table = match (value("met"), other) {
        ("", _) => hall.table(round, TableId(value("naar").parse().unwrap_or(0))),
        (_, Some(other)) => {
            seat_of(other).and_then(|seat| hall.tables.iter().find(|table| table.id == seat.place))
        }
        _ => None,
    };
    let Some(table) = table.cloned() else {
        return Err(Refused::told(Message::new("meetup-shift-where"), back));
    };
    let places = [
        Some((guest, table.id)),
        other.zip(seat_of(guest).map(|seat| seat.place)),
    ];
    let is_moved = |seat: &seated::Seat| {
        let at = places.iter().flatten().find(|(guest, _)| *guest == seat.guest);
        at.filter(|_| seat.round.unsigned_abs() as usize == round)
            .map(|(_, place)| *place)
    };
    // Who is put elsewhere by hand stays there; a seat fixed before must not refuse the change.
    for seat in &mut hall.seats {
        seat.fixed &= is_moved(seat).is_none();
    }
    // Who tries one move after the other could find out who is kept apart; only the one who arranged it is refused.
    if visitor.number()? != hall.evening.person {
        hall.apart.clear();
    }
    let Ok(ready) = matching::Hall::of(hall.for_seating()) else {
        return Err(Refused::told(Message::new("meetup-seating-not"), back));
    };
    let seating = hall.seating();
    let change = match other {
        Some(other) => Change::Swap {
            round,
            one: id_of(guest),
            other: id_of(other),
        },
        None => Change::Move {
            round,
            person: id_of(guest),
            to: TableId(table.number.unsigned_abs()),
        },
    };
    let Ok(effect) = ready.effect_of(&seating, change) else {
        return Err(Refused::told(Message::new("meetup-seating-stale"), back));
    };
    if effect.refused.is_empty() && value("doen") == "ja" {
        let after = ready.changed(&seating, change).map_err(Refused::fault)?;
        for seat in &mut hall.seats {
            if let Some(place) = is_moved(seat) {
                seat.place = place;
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
    let alert = telling.effect(&effect, (round, guest, other), &table);
    show(&visitor, &hall, alert).await
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
    show(&visitor, &hall, alert).await
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
    let guests = evenings::guests(visitor.site().database(), evening.id).await?;
    // Who was told once is not told again by letter.
    let is_first = evening.announced_at.is_none();
    let letters = guests.iter().filter(|guest| guest.comes() && is_first);
    let letters = letters.filter_map(|guest| letter(&visitor, &evening, guest, "meetup-seated"));
    for letter in bearable(visitor.site().database(), letters.collect()).await? {
        change.put_in_outbox(letter).await?;
    }
    let deed = Deed::of(person, "announced-seats", format!("evening {}", evening.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/tafels", address(&evening))).into_response())
}
