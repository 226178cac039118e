//! Who comes: the organiser's yes, people from paper, and who stays apart.

use super::registering::letter;
use super::{Values, address, bearable, found, theme_title};
use crate::paper_list::PaperList;
use crate::profession::Profession;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::evenings::{self, Coming, Evening, Guest, Registered, Theme};
use database::{Deed, Secret};
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, scroller};
use vocabulary::Message;

/// Everybody who registered.
pub(super) async fn all(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Query(values): Query<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let number = |name: &str| values.get(name).and_then(|value| value.parse::<u64>().ok());
    let told = number("bij").zip(number("over")).map(|(added, skipped)| {
        let message = Message::new("meetup-paper-taken")
            .with("added", added)
            .with("skipped", skipped);
        html! { div.told role="status" { p { (visitor.text(&message)) } } }
    });
    show(&visitor, &evening, told.unwrap_or_default(), ("", &[])).await
}

async fn show(
    visitor: &Visitor,
    evening: &Evening,
    told: Markup,
    (list, problems): (&str, &[Message]),
) -> Result<Response, Refused> {
    let place = visitor
        .tree()
        .get(evening.organisation)
        .ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let guests = evenings::guests(database, evening.id).await?;
    let apart = evenings::apart(database, evening.id).await?;
    let here = address(evening);
    let waiting = guests
        .iter()
        .filter(|one| one.state == Coming::Waiting.name())
        .count();
    let pairs = pairs(visitor, evening, &guests, &apart)?;
    let body = html! {
        p.lead { (visitor.text(&Message::new("meetup-guests-lead").with("count", guests.iter().filter(|one| one.comes()).count()))) }
        @if waiting > 1 {
            form method="post" action=(format!("{here}/wie")) {
                input type="hidden" name="tot" value=(guests.last().map_or(0, |guest| guest.id));
                button type="submit" name="allen" value="ja" { (visitor.text(&Message::new("meetup-accept-all").with("count", waiting))) }
            }
        }
        @if guests.is_empty() { p { (visitor.say("meetup-guests-none")) } } @else { (scroller(&visitor.say("meetup-guests-title"), table(visitor, evening, &themes, &guests))) }
        h2 #papier { (visitor.say("meetup-paper-title")) }
        p.hint { (visitor.say("meetup-paper-how")) }
        @if !themes.is_empty() { ol { @for theme in &themes { li { (theme.title) } } } }
        form.tall method="post" action=(format!("{here}/lijst")) {
            div.field {
                label for="lijst" { (visitor.say("meetup-paper-list")) }
                textarea.words #lijst name="lijst" rows="6" required aria-describedby="lijst-voorbeeld" { (list) }
                p.hint #lijst-voorbeeld { (visitor.say("meetup-paper-example")) }
            }
            button type="submit" { (visitor.say("meetup-paper-keep")) }
        }
        (pairs)
        p { a href=(here) { (visitor.say("meetup-back-evening")) } }
    };
    let alert = html! {
        (told)
        @if !problems.is_empty() { div.problems role="alert" { p { strong { (visitor.say("page-form-problems")) } } ul { @for one in problems { li { a href="#lijst" { (visitor.text(one)) } } } } } }
    };
    let mut response = Page::new(visitor.say("meetup-guests-title"), body)
        .about(place)
        .saying_first(alert)
        .show(visitor);
    if !problems.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// Who stays apart, for the one who made the evening; nobody else sees who they are.
fn pairs(
    visitor: &Visitor,
    evening: &Evening,
    guests: &[Guest],
    apart: &[(i32, i32)],
) -> Result<Markup, Refused> {
    let here = address(evening);
    if visitor.number()? != evening.person {
        return Ok(html! { p.hint { (visitor.say("meetup-apart-not-yours")) } });
    }
    Ok(html! {
        h2 { (visitor.say("meetup-apart-title")) }
        p.hint { (visitor.say("meetup-apart-how")) }
        @if !apart.is_empty() {
            ul {
                @for (one, other) in apart {
                    li {
                        (name(guests, *one)) " – " (name(guests, *other)) " "
                        form.inline method="post" action=(format!("{here}/apart")) {
                            input type="hidden" name="een" value=(one); input type="hidden" name="ander" value=(other);
                            button.link type="submit" name="weg" value="ja" { (visitor.say("meetup-apart-undo")) }
                        }
                    }
                }
            }
        }
        @if guests.len() > 1 {
            form.tall method="post" action=(format!("{here}/apart")) {
                (who(visitor, "een", "meetup-apart-one", guests))
                (who(visitor, "ander", "meetup-apart-other", guests))
                button type="submit" { (visitor.say("meetup-apart-keep")) }
            }
        }
    })
}

fn name(guests: &[Guest], guest: i32) -> &str {
    guests
        .iter()
        .find(|one| one.id == guest)
        .map_or("", |one| one.name.as_str())
}

fn who(visitor: &Visitor, field: &str, label: &str, guests: &[Guest]) -> Markup {
    html! {
        div.field {
            label for=(field) { (visitor.say(label)) }
            select #(field) name=(field) { @for one in guests { option value=(one.id) { (one.name) @if !one.organisation.is_empty() { " (" (one.organisation) ")" } } } }
        }
    }
}

fn table(visitor: &Visitor, evening: &Evening, themes: &[Theme], guests: &[Guest]) -> Markup {
    let language = visitor.language();
    html! {
        table {
            thead { tr {
                @for key in ["meetup-your-name", "meetup-profession-short", "meetup-wishes-short", "meetup-notes-short", "meetup-state", "meetup-do"] { th scope="col" { (visitor.say(key)) } }
            } }
            tbody {
                @for guest in guests {
                    tr {
                        th scope="row" { (guest.name) @if !guest.organisation.is_empty() { br; span.quiet { (guest.organisation) } } @if !guest.email.is_empty() { br; span.quiet { (guest.email) } } }
                        td { @for (at, id) in guest.profession.split(' ').enumerate() { @if at > 0 { ", " } (Profession::of(id).map_or("", |one| one.label(language))) } }
                        td { @for (at, theme) in guest.wishes().enumerate() { @if at > 0 { "; " } (theme_title(themes, Some(theme)).unwrap_or_default()) } }
                        td { (remarks(visitor, guest)) }
                        td { (visitor.text(&Message::new("meetup-guest-state").with("state", guest.state.as_str()))) }
                        td { (deeds(visitor, evening, guest)) }
                    }
                }
            }
        }
    }
}

/// What to think of for somebody.
fn remarks(visitor: &Visitor, guest: &Guest) -> Markup {
    let flags = [
        (guest.facilitates, "meetup-flag-leads"),
        (guest.takes_notes, "meetup-flag-notes"),
        (guest.minor, "meetup-flag-minor"),
        (guest.vetted, "meetup-flag-vetted"),
        (guest.step_free, "meetup-flag-steps"),
    ];
    html! {
        @for (_, key) in flags.iter().filter(|(is, _)| *is) { span.flag { (visitor.say(key)) } " " }
        @if !guest.interpreter.is_empty() { span.flag { (visitor.text(&Message::new("meetup-flag-interpreter").with("tongue", guest.interpreter.as_str()))) } " " }
        @if !guest.interprets.is_empty() { span.flag { (visitor.text(&Message::new("meetup-flag-interprets").with("tongue", guest.interprets.as_str()))) } " " }
        (guest.needs)
    }
}

fn deeds(visitor: &Visitor, evening: &Evening, guest: &Guest) -> Markup {
    let state = Coming::named(&guest.state);
    let next: &[(Coming, &str)] = match state {
        Some(Coming::Waiting) => &[(Coming::Yes, "meetup-accept"), (Coming::No, "meetup-refuse")],
        Some(Coming::Yes) => &[(Coming::Absent, "meetup-absent"), (Coming::No, "meetup-off")],
        Some(Coming::Absent | Coming::No) | None => &[(Coming::Yes, "meetup-accept")],
    };
    html! {
        form.deeds method="post" action=(format!("{}/wie", address(evening))) {
            input type="hidden" name="gast" value=(guest.id);
            @for (state, key) in next { button.link type="submit" name="staat" value=(state.name()) { (visitor.say(key)) span.unseen { " ‘" (guest.name) "’" } } }
            @for (is, name, key, undo) in [(guest.facilitates, "leidt", "meetup-leads", "meetup-leads-undo"), (guest.takes_notes, "noteert", "meetup-writes", "meetup-writes-undo")] {
                @if !(guest.minor && name == "leidt") { button.link type="submit" name=(name) value=(if is { "nee" } else { "ja" }) { (visitor.say(if is { undo } else { key })) span.unseen { " ‘" (guest.name) "’" } } }
            }
            @if !guest.minor {
                @if guest.vetted { button.link type="submit" name="vog" value="nee" { (visitor.say("meetup-vetted-undo")) span.unseen { " ‘" (guest.name) "’" } } }
                @else { button.link type="submit" name="vog" value="ja" { (visitor.say("meetup-vetted")) span.unseen { " ‘" (guest.name) "’" } } }
            }
            button.link type="submit" name="jong" value=(if guest.minor { "nee" } else { "ja" }) { (visitor.say(if guest.minor { "meetup-set-minor-undo" } else { "meetup-set-minor" })) span.unseen { " ‘" (guest.name) "’" } }
            @if state == Some(Coming::No) { button.link type="submit" name="weg" value="ja" { (visitor.say("meetup-guest-remove")) span.unseen { " ‘" (guest.name) "’" } } }
        }
    }
}

/// Says whether somebody comes, or all who wait.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let guests = evenings::guests(database, evening.id).await?;
    let value = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    let person = visitor.number()?;
    let change = database.change().await?;
    let what = if value("allen") == "ja" {
        // Whoever registered after the page was opened was not looked at.
        let last: i32 = value("tot").parse().unwrap_or(i32::MAX);
        let waits = |one: &&Guest| one.state == Coming::Waiting.name() && one.id <= last;
        let mut letters = Vec::new();
        for guest in guests.iter().filter(waits) {
            change.set_coming(evening.id, guest.id, Coming::Yes).await?;
            letters.extend(letter(&visitor, &evening, guest, "meetup-welcome"));
        }
        for letter in bearable(database, letters).await? {
            change.put_in_outbox(letter).await?;
        }
        "all".to_owned()
    } else {
        let guest = value("gast").parse().unwrap_or(0);
        if !guests.iter().any(|one| one.id == guest) {
            return Err(Refused::NotFound);
        }
        let helps = [value("leidt"), value("noteert")].map(|value| match value {
            "ja" => Some(true),
            "nee" => Some(false),
            _ => None,
        });
        match (Coming::named(value("staat")), value("vog"), value("weg")) {
            _ if ["ja", "nee"].contains(&value("jong")) => {
                change.set_minor(evening.id, guest, value("jong") == "ja").await?
            }
            _ if helps.iter().any(Option::is_some) => change.set_helping(evening.id, guest, helps).await?,
            (Some(state), ..) => {
                change.set_coming(evening.id, guest, state).await?;
                let before = guests.iter().find(|one| one.id == guest && !one.comes());
                let welcome = before.filter(|_| state == Coming::Yes);
                let letter = welcome.and_then(|one| letter(&visitor, &evening, one, "meetup-welcome"));
                for letter in bearable(database, letter.into_iter().collect()).await? {
                    change.put_in_outbox(letter).await?;
                }
            }
            (None, "ja" | "nee", _) => change.set_vetted(evening.id, guest, value("vog") == "ja").await?,
            (None, _, "ja") => {
                change.remove_guest(evening.id, guest).await?;
            }
            _ => return Err(Refused::NotFound),
        }
        format!("guest {guest}")
    };
    let deed = Deed::of(person, "changed-guest", format!("evening {}: {what}", evening.id));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("{}/wie", address(&evening))).into_response())
}

/// Takes people over who registered on paper: all of a list, or nobody while a line is wrong.
pub(super) async fn from_paper(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let numbers: Vec<i32> = themes.iter().map(|theme| theme.id).collect();
    let text = values.get("lijst").cloned().unwrap_or_default();
    let mut list = PaperList::of(&text, &numbers);
    if list.people.is_empty() && list.problems.is_empty() {
        list.problems.push(Message::new("meetup-paper-empty"));
    }
    if !list.problems.is_empty() {
        return show(&visitor, &evening, html! {}, (&text, &list.problems)).await;
    }
    let before = evenings::guests(database, evening.id).await?;
    let is_there = |name: &str, organisation: &str| {
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        before
            .iter()
            .any(|one| same(&one.name, name) && same(&one.organisation, organisation))
    };
    let person = visitor.number()?;
    let change = database.change().await?;
    let (mut count, mut skipped) = (0, 0);
    for words in list.people {
        if is_there(&words.name, &words.organisation) {
            skipped += 1;
            continue;
        }
        let once = Secret::new()?.carried();
        match change
            .register(&evening, (&once, false), words, Coming::Yes)
            .await?
        {
            Registered::New(_) => count += 1,
            _ => skipped += 1,
        }
    }
    let deed = Deed::of(person, "took-guests", format!("evening {}: {count}", evening.id));
    change.keep(&deed.about(organisation)).await?;
    Ok(Redirect::to(&format!("{}/wie?bij={count}&over={skipped}", address(&evening))).into_response())
}

/// Keeps two apart, or no longer.
pub(super) async fn apart(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (_, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let guests = evenings::guests(database, evening.id).await?;
    let number = |field: &str| values.get(field).and_then(|value| value.parse::<i32>().ok());
    let is_there = |guest: &i32| guests.iter().any(|one| one.id == *guest);
    let pair = (number("een").filter(is_there), number("ander").filter(is_there));
    let (Some(one), Some(other)) = pair else {
        return Err(Refused::NotFound);
    };
    let back = format!("{}/wie", address(&evening));
    if one == other {
        return Err(Refused::told(Message::new("meetup-apart-same"), back));
    }
    let is_apart = values.get("weg").is_none_or(|weg| weg != "ja");
    let person = visitor.number()?;
    if person != evening.person {
        return Err(Refused::NotFound);
    }
    let change = database.change().await?;
    change.keep_apart(evening.id, (one, other), is_apart).await?;
    // Who they are stands nowhere else, so not in the log either.
    let deed = Deed::of(person, "kept-apart", format!("evening {}", evening.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&back).into_response())
}
