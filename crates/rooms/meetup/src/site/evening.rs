//! Evenings: making one, its themes, and what is to be done for it.

use super::{LONG, SHORT, address, found, inviting};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::agreements::{self, Agreement, State};
use database::evenings::{self, Coming, Evening, EveningWords, Theme};
use database::{Deed, seating as seated};
use knowledge::Knowledge;
use maud::{Markup, html};
use pages::{Area, Field, FieldKind, Page, Refused, Select, Typed, Visitor, day_of, qr_code, tick, today};
use vocabulary::Message;

type Values = super::Values;

/// The most agreements of before that an evening opens with.
const MOST_EARLIER: usize = 30;
/// The most themes of an evening.
const MOST_THEMES: usize = 12;

fn list_address(organisation: i32) -> String {
    format!("/ontmoeten/{organisation}")
}

/// The evenings of an organisation, and a form to make one.
pub(super) async fn all(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let start = [
        ("begin", "19:00"),
        ("einde", "21:30"),
        ("ronden", "2"),
        ("stoelen", "6"),
        ("open", "on"),
    ];
    let typed = Typed::of(start.map(|(name, value)| (name.to_owned(), value.to_owned())));
    show_all(&visitor, organisation, &typed).await
}

async fn show_all(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let all = evenings::of(database, organisation).await?;
    let agreed = agreements::of(database, organisation).await?;
    let (today, open) = (today(), agreed.iter().filter(|one| !one.standing().is_over()));
    let late = agreed.iter().filter(|one| one.is_late(&today)).count();
    let body = html! {
        p.lead { (visitor.say("meetup-lead")) }
        p {
            a href=(format!("{}/afspraken", list_address(organisation))) { (visitor.text(&Message::new("meetup-agreements-open").with("count", open.count()))) }
            @if late > 0 { " " strong { (visitor.text(&Message::new("meetup-agreements-late").with("count", late))) } }
        }
        p { a href=(format!("{}/team", list_address(organisation))) { (visitor.say("team-title")) } }
        @if !all.is_empty() {
            h2 { (visitor.say("meetup-evenings")) }
            ul.findings { @for one in &all { li { a href=(address(one)) { (one.title) } p.quiet { (day_of(&one.held_on, visitor.language())) " · " (one.place) } } } }
        }
        h2 { (visitor.say("meetup-new")) }
        form.tall method="post" action=(list_address(organisation)) {
            (fields(visitor, typed))
            button type="submit" { (visitor.say("meetup-make")) }
        }
    };
    Ok(Page::new(visitor.say("meetup-title"), body)
        .about(place)
        .answer(visitor, typed))
}

fn fields(visitor: &Visitor, typed: &Typed) -> Markup {
    html! {
        (Field { name: "naam", label: "meetup-name", hint: Some("meetup-name-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Area { name: "waarom", label: "meetup-why", hint: Some("meetup-why-hint") }.show(visitor, typed))
        (Field { name: "dag", label: "meetup-day", hint: None, kind: FieldKind::Day }.show(visitor, typed))
        div.pair {
            (clock(visitor, "begin", "meetup-starts", typed))
            (clock(visitor, "einde", "meetup-ends", typed))
        }
        (Field { name: "plaats", label: "meetup-place", hint: Some("meetup-place-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Area { name: "programma", label: "meetup-programme", hint: Some("meetup-programme-hint") }.show(visitor, typed))
        div.pair {
            (choice(visitor, "ronden", "meetup-rounds", 1..=3, typed))
            (choice(visitor, "stoelen", "meetup-seats", 3..=10, typed))
        }
        (tick("open", &visitor.say("meetup-open"), typed.is_ticked("open")))
    }
}

fn clock(visitor: &Visitor, name: &'static str, label: &str, typed: &Typed) -> Markup {
    html! {
        div.field { label for=(name) { (visitor.say(label)) } input #(name) name=(name) type="time" value=(typed.value(name)) required; }
    }
}

fn choice(
    visitor: &Visitor,
    name: &'static str,
    label: &str,
    numbers: std::ops::RangeInclusive<i32>,
    typed: &Typed,
) -> Markup {
    let options: Vec<(String, String)> = numbers
        .map(|number| (number.to_string(), number.to_string()))
        .collect();
    let select = Select {
        name,
        label,
        hint: None,
        nothing: None,
    };
    select.show(visitor, typed, &options)
}

/// What was typed, when it can be kept.
fn read(typed: &mut Typed, may_have_been: bool) -> Option<EveningWords> {
    let title = typed.needed("naam", SHORT);
    let why = typed.passage("waarom", 2 * LONG);
    let place = typed.needed("plaats", SHORT);
    let programme = typed.passage("programma", 2 * LONG);
    let held_on = typed.needed_day("dag", "meetup-day-needed").unwrap_or_default();
    if !held_on.is_empty() && held_on < today() && !may_have_been {
        typed.object("dag", Message::new("meetup-day-past"));
    }
    let is_clock = |value: &str| match value.split_once(':') {
        Some((hour, minute)) => {
            value.len() == 5
                && hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        }
        None => false,
    };
    let (starts, ends) = (typed.value("begin").to_owned(), typed.value("einde").to_owned());
    if !is_clock(&starts) {
        typed.object("begin", Message::new("meetup-clock-needed"));
    }
    if !is_clock(&ends) || ends <= starts {
        typed.object("einde", Message::new("meetup-end-after"));
    }
    let number = |typed: &Typed, field: &str, numbers: std::ops::RangeInclusive<i32>, usual: i32| {
        let given = typed.value(field).parse().ok();
        given.filter(|given| numbers.contains(given)).unwrap_or(usual)
    };
    let (rounds, seats) = (
        number(typed, "ronden", 1..=3, 2),
        number(typed, "stoelen", 3..=10, 6),
    );
    if typed.has_problems() {
        return None;
    }
    Some(EveningWords {
        title: title?,
        why: why?,
        place: place?,
        programme: programme?,
        held_on,
        starts,
        ends,
        rounds,
        seats,
        open: typed.is_ticked("open"),
    })
}

/// Makes an evening.
pub(super) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let Some(words) = read(&mut typed, false) else {
        return show_all(&visitor, organisation, &typed).await;
    };
    let person = visitor.number()?;
    // The same evening sent twice is made once.
    let before = evenings::of(visitor.site().database(), organisation).await?;
    let same = |one: &&Evening| {
        one.title == words.title && one.held_on == words.held_on && one.starts == words.starts
    };
    if let Some(same) = before.iter().find(same) {
        return Ok(Redirect::to(&address(same)).into_response());
    }
    let change = visitor.site().database().change().await?;
    let evening = change.add_evening(organisation, person, words).await?;
    let deed = Deed::of(person, "made-evening", format!("evening {evening}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/avond/{evening}", list_address(organisation))).into_response())
}

/// An evening, and what there is to do for it.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Query(asked): Query<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let values = [
        ("naam", evening.title.clone()),
        ("waarom", evening.why.clone()),
        ("plaats", evening.place.clone()),
        ("programma", evening.programme.clone()),
        ("dag", evening.held_on.clone()),
        ("begin", evening.starts.clone()),
        ("einde", evening.ends.clone()),
        ("ronden", evening.rounds.to_string()),
        ("stoelen", evening.seats.to_string()),
    ];
    let values = values.map(|(name, value)| (name.to_owned(), value));
    let open = evening.open.then(|| ("open".to_owned(), "on".to_owned()));
    let typed = Typed::of(values.into_iter().chain(open));
    show(&visitor, &evening, &typed, inviting::told(&visitor, &asked)).await
}

async fn show(
    visitor: &Visitor,
    evening: &Evening,
    typed: &Typed,
    told: Markup,
) -> Result<Response, Refused> {
    let place = visitor
        .tree()
        .get(evening.organisation)
        .ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let guests = evenings::guests(database, evening.id).await?;
    let tables = seated::tables(database, evening.id).await?;
    let agreed = agreements::of(database, evening.organisation).await?;
    let here = address(evening);
    let link = format!("{}/avond/{}", visitor.site().address(), evening.token);
    let of_state = |state: Coming| guests.iter().filter(|one| one.state == state.name()).count();
    let (waiting, coming) = (of_state(Coming::Waiting), of_state(Coming::Yes));
    let body = html! {
        p.lead { (day_of(&evening.held_on, visitor.language())) ", " (evening.starts) "–" (evening.ends) ", " (evening.place) }
        ul.downloads {
            li { a href=(format!("{here}/wie")) { (visitor.text(&Message::new("meetup-guests-link").with("count", coming))) } }
            li { a href=(format!("{here}/tafels")) { (visitor.say("meetup-tables-link")) } }
            li { a href=(format!("{here}/briefing")) { (visitor.say("meetup-briefing-link")) } }
            @if !tables.is_empty() {
                li { a href=(format!("{here}/opbrengst")) { (visitor.say("meetup-harvest-link")) } }
            }
            li { a href=(format!("/ontmoeten/{}/afspraken?avond={}", evening.organisation, evening.id)) { (visitor.say("meetup-agreements-link")) } }
        }
        @if waiting > 0 { p { strong { (visitor.text(&Message::new("meetup-waiting").with("count", waiting))) } } }
        (earlier(visitor, evening, &agreed))
        h2 #themas { (visitor.say("meetup-themes")) }
        (theme_list(visitor, evening, &themes))
        h2 { (visitor.say("meetup-register-title")) }
        @if evening.open {
            div.qr-beside {
                (qr_code(&link, &visitor.say("meetup-qr"))?)
                div { p { (visitor.say("meetup-link")) } p { a href=(format!("/avond/{}", evening.token)) { (link) } } p.hint { (visitor.say("meetup-link-hint")) } }
            }
        } @else { p { (visitor.say("meetup-register-closed")) } }
        (inviting::form(visitor, evening))
        details open[typed.has_problems()] {
            summary { (visitor.say("meetup-change")) }
            form.tall method="post" action=(here) {
                input type="hidden" name="versie" value=(evening.version);
                (fields(visitor, typed))
                button type="submit" { (visitor.say("meetup-keep")) }
            }
        }
        details {
            summary { (visitor.say("meetup-remove")) }
            form method="post" action=(format!("{here}/weg")) {
                p { (visitor.say("meetup-remove-sure")) }
                button.quiet type="submit" { (visitor.say("meetup-remove")) }
            }
        }
        p { a href=(list_address(evening.organisation)) { (visitor.say("meetup-back")) } }
    };
    Ok(Page::new(evening.title.as_str(), body)
        .about(place)
        .saying_first(told)
        .answer(visitor, typed))
}

/// An evening opens with what was agreed before, done or not.
fn earlier(visitor: &Visitor, evening: &Evening, agreed: &[Agreement]) -> Markup {
    let before: Vec<&Agreement> = agreed
        .iter()
        .filter(|one| one.evening != Some(evening.id) && one.standing() != State::Declined)
        .collect();
    html! {
        @if !before.is_empty() {
            h2 { (visitor.say("meetup-earlier")) }
            ul {
                @for one in before.iter().take(MOST_EARLIER) {
                    li { a href=(format!("/ontmoeten/{}/afspraken/{}", one.organisation, one.id)) { (one.what) } " – " (one.owner) ", " (visitor.text(&Message::new("meetup-standing").with("state", one.state.as_str()))) }
                }
            }
        }
    }
}

fn theme_list(visitor: &Visitor, evening: &Evening, themes: &[Theme]) -> Markup {
    let here = address(evening);
    html! {
        @if themes.is_empty() { p { (visitor.say("meetup-themes-none")) } }
        ol.themes {
            @for theme in themes {
                li {
                    p { strong { (theme.title) } } p { (theme.question) }
                    form method="post" action=(format!("{here}/themas/weg")) {
                        button.link type="submit" name="thema" value=(theme.id) { (visitor.say("meetup-theme-remove")) span.unseen { " ‘" (theme.title) "’" } }
                    }
                }
            }
        }
        @if themes.len() < MOST_THEMES {
            details open[themes.is_empty()] {
                summary { (visitor.say("meetup-theme-add")) }
                form.tall method="post" action=(format!("{here}/themas")) {
                    div.field {
                        label for="uit" { (visitor.say("meetup-theme-from")) }
                        p.hint #uit-hint { (visitor.say("meetup-theme-from-hint")) }
                        select #uit name="uit" aria-describedby="uit-hint" {
                            option value="" { (visitor.say("meetup-theme-own")) }
                            @for one in Knowledge::get().themes() { option value=(one.id) { (one.label.of(visitor.language())) } }
                        }
                    }
                    div.field { label for="titel" { (visitor.say("meetup-theme-title")) } input #titel name="titel" maxlength=(SHORT) autocomplete="off"; }
                    div.field {
                        label for="kernvraag" { (visitor.say("meetup-theme-question")) }
                        p.hint #kernvraag-hint { (visitor.say("meetup-theme-question-hint")) }
                        textarea.words #kernvraag name="vraag" rows="3" maxlength=(LONG) aria-describedby="kernvraag-hint" {}
                    }
                    button type="submit" { (visitor.say("meetup-theme-keep")) }
                }
            }
        }
    }
}

/// Changes an evening.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let mut typed = Typed::of(values);
    let same_day = typed.value("dag") == evening.held_on;
    let Some(words) = read(&mut typed, same_day) else {
        return show(&visitor, &evening, &typed, html! {}).await;
    };
    let tables = seated::tables(visitor.site().database(), evening.id).await?;
    if !tables.is_empty() && words.rounds != evening.rounds {
        typed.object("ronden", Message::new("meetup-rounds-fixed"));
        return show(&visitor, &evening, &typed, html! {}).await;
    }
    let version = typed.value("versie").parse().unwrap_or(0);
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    if !change.change_evening((evening.id, version), words).await? {
        return Err(Refused::told(
            Message::new("meetup-changed-meanwhile"),
            address(&evening),
        ));
    }
    let deed = Deed::of(person, "changed-evening", format!("evening {}", evening.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&evening)).into_response())
}

/// Adds a theme.
pub(super) async fn add_theme(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let mut typed = Typed::of(values);
    // A theme of the knowledge base brings its own words; who writes others keeps those.
    let home = Knowledge::get().theme(typed.value("uit"));
    let language = visitor.language();
    let known = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let mut words = |field: &'static str, from: String, longest: usize| match typed.value(field).trim() {
        "" if !from.is_empty() => Some(from),
        _ => typed.needed(field, longest),
    };
    let title = words("titel", known(home.map(|one| one.label.of(language))), SHORT);
    let question = words("vraag", known(home.map(|one| one.question.of(language))), LONG);
    let (Some(title), Some(question)) = (title, question) else {
        let message = Message::new("meetup-theme-needed");
        return Err(Refused::told(message, format!("{}#themas", address(&evening))));
    };
    let home = known(home.map(|one| one.id.as_str()));
    let database = visitor.site().database();
    let before = evenings::themes(database, evening.id).await?;
    if before.len() >= MOST_THEMES {
        return Err(Refused::told(
            Message::new("meetup-theme-many"),
            address(&evening),
        ));
    }
    let person = visitor.number()?;
    let change = database.change().await?;
    let place = before.last().map_or(1, |one| one.place + 1);
    let theme = change
        .add_theme(evening.id, place, home, (title, question))
        .await?;
    let deed = Deed::of(
        person,
        "changed-evening",
        format!("evening {}: theme {theme}", evening.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("{}#themas", address(&evening))).into_response())
}

/// Takes a theme away that no table has.
pub(super) async fn remove_theme(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let theme = values
        .get("thema")
        .and_then(|theme| theme.parse().ok())
        .unwrap_or(0);
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    if !change.remove_theme(evening.id, theme).await? {
        return Err(Refused::told(
            Message::new("meetup-theme-used"),
            address(&evening),
        ));
    }
    let deed = Deed::of(
        person,
        "changed-evening",
        format!("evening {}: theme {theme}", evening.id),
    );
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("{}#themas", address(&evening))).into_response())
}

/// Takes an evening away.
pub(super) async fn remove(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    change.remove_evening(evening.id).await?;
    let deed = Deed::of(person, "removed-evening", format!("evening {}", evening.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&list_address(organisation)).into_response())
}
