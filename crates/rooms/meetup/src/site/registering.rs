//! Registering for an evening, as whoever has its link sees it, and what somebody may change of it later.

use super::{LONG, SHORT, Values, bearable, count};
use crate::profession::{self, Profession};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::evenings::{self, Coming, Evening, Guest, GuestWords, Registered, Theme};
use database::outbox::NewLetter;
use database::{Deed, Secret, now, seating as seated};
use maud::{Markup, html};
use pages::{Field, FieldKind, Page, Refused, Typed, Visitor, day_of, midnight, tick, today};
use vocabulary::Message;

/// The themes that somebody may name.
const WISHES: usize = 3;

async fn under(visitor: &Visitor, token: &str) -> Result<(Evening, Vec<Theme>), Refused> {
    let database = visitor.site().database();
    let evening = evenings::under(database, token).await?.ok_or(Refused::NotFound)?;
    let themes = evenings::themes(database, evening.id).await?;
    Ok((evening, themes))
}

/// Whether somebody can still register or change something.
fn is_open(evening: &Evening) -> bool {
    evening.open && evening.held_on >= today()
}

/// The evening, and a form to register.
pub(super) async fn page(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let (evening, themes) = under(&visitor, &token).await?;
    show(&visitor, &evening, &themes, &Typed::default()).await
}

fn about(visitor: &Visitor, evening: &Evening, themes: &[Theme]) -> Markup {
    html! {
        p.lead { (day_of(&evening.held_on, visitor.language())) ", " (evening.starts) "–" (evening.ends) br; (evening.place) }
        @for part in evening.why.split("\n\n").filter(|part| !part.trim().is_empty()) { p translate="no" { (part) } }
        @if !evening.programme.is_empty() {
            h2 { (visitor.say("meetup-programme")) }
            ul translate="no" { @for line in evening.programme.lines().filter(|line| !line.trim().is_empty()) { li { (line) } } }
        }
        @if !themes.is_empty() {
            h2 { (visitor.say("meetup-public-themes")) }
            ol.themes { @for theme in themes { li { p { strong { (theme.title) } } p { (theme.question) } } } }
        }
    }
}

async fn show(
    visitor: &Visitor,
    evening: &Evening,
    themes: &[Theme],
    typed: &Typed,
) -> Result<Response, Refused> {
    let place = visitor.site().organisation(evening.organisation).await?;
    let once = match typed.value("eens") {
        "" => Secret::new()?.carried(),
        once => once.to_owned(),
    };
    let body = html! {
        (about(visitor, evening, themes))
        p { a href=(format!("/avond/{}/agenda.ics", evening.token)) { (visitor.say("meetup-calendar")) } }
        @if is_open(evening) {
            h2 { (visitor.say("meetup-public-register")) }
            p.hint { (visitor.say("meetup-public-why")) }
            form.tall method="post" action=(format!("/avond/{}", evening.token)) {
                input type="hidden" name="eens" value=(once);
                (fields(visitor, themes, typed))
                button type="submit" { (visitor.say("meetup-public-send")) }
            }
        } @else { p { (visitor.say("meetup-public-closed")) } }
    };
    Ok(Page::new(evening.title.as_str(), body)
        .for_outsiders(&place)
        .answer(visitor, typed))
}

fn fields(visitor: &Visitor, themes: &[Theme], typed: &Typed) -> Markup {
    let language = visitor.language();
    html! {
        (Field { name: "naam", label: "meetup-your-name", hint: Some("meetup-your-name-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "mail", label: "meetup-your-mail", hint: Some("meetup-your-mail-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        fieldset {
            legend { (visitor.say("meetup-profession")) }
            p.hint { (visitor.say("meetup-profession-hint")) }
            div.columns {
                @for one in Profession::all() {
                    @let name = format!("rol-{}", one.id);
                    (tick(&name, one.label(language), typed.is_ticked(&name)))
                }
            }
        }
        (Field { name: "organisatie", label: "meetup-organisation", hint: Some("meetup-organisation-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        @if !themes.is_empty() {
            fieldset {
                legend { (visitor.say("meetup-wishes")) }
                @for place in 1..=WISHES.min(themes.len()) {
                    @let name = format!("wens-{place}");
                    div.field {
                        label for=(name) { (visitor.text(&Message::new("meetup-wish").with("place", place))) }
                        select #(name) name=(name) {
                            option value="" { (visitor.say("meetup-wish-none")) }
                            @for theme in themes { option value=(theme.id) selected[typed.value(&name) == theme.id.to_string()] { (theme.title) } }
                        }
                    }
                }
            }
        }
        fieldset {
            legend { (visitor.say("meetup-offers")) }
            (tick("leidt", &visitor.say("meetup-facilitates"), typed.is_ticked("leidt")))
            (tick("noteert", &visitor.say("meetup-takes-notes"), typed.is_ticked("noteert")))
        }
        fieldset {
            legend { (visitor.say("meetup-needs-title")) }
            (tick("traploos", &visitor.say("meetup-step-free"), typed.is_ticked("traploos")))
            (Field { name: "tolk", label: "meetup-interpreter", hint: Some("meetup-interpreter-hint"), kind: FieldKind::Text }.optional(visitor, typed))
            (Field { name: "tolkt", label: "meetup-interprets", hint: Some("meetup-interprets-hint"), kind: FieldKind::Text }.optional(visitor, typed))
            div.field {
                label for="nodig" { (visitor.say("meetup-needs")) }
                p.hint #nodig-hint { (visitor.say("meetup-needs-hint")) }
                textarea.words #nodig name="nodig" rows="2" maxlength=(LONG) aria-describedby="nodig-hint" { (typed.value("nodig")) }
            }
        }
        fieldset {
            legend { (visitor.say("meetup-minor-title")) }
            (tick("jong", &visitor.say("meetup-minor"), typed.is_ticked("jong")))
            (tick("oud", &visitor.say("meetup-adult"), typed.is_ticked("oud")))
            (tick("ouder-ja", &visitor.say("meetup-guardian"), typed.is_ticked("ouder-ja")))
            p.hint { (visitor.say("meetup-minor-hint")) }
        }
    }
}

/// What was typed, when it can be kept.
pub(super) fn read(typed: &mut Typed, themes: &[Theme]) -> Option<GuestWords> {
    let name = typed.needed("naam", SHORT);
    let email = typed.address("mail", SHORT).unwrap_or_default();
    let professions: Vec<&str> = Profession::all()
        .iter()
        .map(|one| one.id.as_str())
        .filter(|id| typed.is_ticked(&format!("rol-{id}")))
        .collect();
    if professions.is_empty() || professions.len() > profession::MOST {
        typed.object(
            "rol-childcare",
            Message::new("meetup-profession-needed").with("count", profession::MOST),
        );
    }
    let mut wishes = Vec::new();
    for place in 1..=WISHES {
        let wish: Option<i32> = typed.value(&format!("wens-{place}")).parse().ok();
        let wish = wish.filter(|wish| themes.iter().any(|theme| theme.id == *wish));
        if let Some(wish) = wish.filter(|wish| !wishes.contains(wish)) {
            wishes.push(wish);
        }
    }
    let (organisation, interpreter, interprets) = (
        typed.line("organisatie", SHORT).unwrap_or_default(),
        typed.line("tolk", SHORT).unwrap_or_default(),
        typed.line("tolkt", SHORT).unwrap_or_default(),
    );
    let needs = typed.passage("nodig", LONG);
    let minor = typed.is_ticked("jong");
    if professions.contains(&"pupil") && minor == typed.is_ticked("oud") {
        typed.object("jong", Message::new("meetup-age-needed"));
    }
    if minor && !typed.is_ticked("ouder-ja") {
        typed.object("ouder-ja", Message::new("meetup-guardian-needed"));
    }
    if minor && name.as_ref().is_some_and(|name| name.contains(' ')) {
        typed.object("naam", Message::new("meetup-minor-first-name"));
    }
    if typed.has_problems() {
        return None;
    }
    Some(GuestWords {
        name: name?,
        email,
        profession: professions.join(" "),
        organisation,
        themes: wishes,
        facilitates: typed.is_ticked("leidt") && !minor,
        takes_notes: typed.is_ticked("noteert"),
        minor,
        // Only the organiser says so.
        vetted: false,
        step_free: typed.is_ticked("traploos"),
        interpreter,
        interprets,
        needs: needs?,
    })
}

/// Takes a registration in.
pub(super) async fn register(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (evening, themes) = under(&visitor, &token).await?;
    let mut typed = Typed::of(values);
    if !is_open(&evening) {
        return show(&visitor, &evening, &themes, &typed).await;
    }
    let Some(words) = read(&mut typed, &themes) else {
        return show(&visitor, &evening, &themes, &typed).await;
    };
    let once = typed.value("eens");
    if !Secret::is_carried(once) {
        return Err(Refused::NotFound);
    }
    let change = visitor.site().database().change().await?;
    // Without mail nobody could tell whose address it is, and an answer would tell who was there already.
    let by_address = visitor.site().sends_letters();
    let registered = change
        .register(&evening, (once, by_address), words, Coming::Waiting)
        .await?;
    match &registered {
        Registered::New(guest) => {
            if let Some(letter) = letter(&visitor, &evening, guest, "meetup-letter") {
                change.put_in_outbox(letter).await?;
            }
            let deed = Deed::of_program(
                "registered",
                format!("evening {}: guest {}", evening.id, guest.id),
            );
            change.keep(&deed.about(evening.organisation)).await?;
        }
        Registered::Double(guest) => {
            // Who fills the form in learns nothing of who was there; who was there gets their own link again.
            let letter = letter(&visitor, &evening, guest, "meetup-letter-again");
            let letters = bearable(visitor.site().database(), letter.into_iter().collect()).await?;
            if !letters.is_empty() {
                for letter in letters {
                    change.put_in_outbox(letter).await?;
                }
                let deed = Deed::of_program("registered-again", format!("evening {}", evening.id));
                change.keep(&deed.about(evening.organisation)).await?;
            }
        }
        Registered::Again(_) => {}
        Registered::Closed => return Err(Refused::told(Message::new("meetup-public-closed"), "/")),
    }
    let own = match &registered {
        // Without mail the link is shown once, to who just registered.
        Registered::New(guest) | Registered::Again(guest) => {
            let by_mail = visitor.site().sends_letters() && !guest.email.is_empty();
            (!by_mail).then(|| format!("/mijn-avond/{}", guest.token))
        }
        _ => None,
    };
    let to = own.unwrap_or_else(|| format!("/avond/{token}/dank"));
    Ok(Redirect::to(&to).into_response())
}

/// A letter to a guest with the way to their own page; none without an address or without mail.
pub(super) fn letter(visitor: &Visitor, evening: &Evening, guest: &Guest, key: &str) -> Option<NewLetter> {
    if guest.email.is_empty() || !visitor.site().sends_letters() {
        return None;
    }
    let words = |part: &str| {
        let message = Message::new(format!("{key}-{part}"))
            .with("name", guest.name.as_str())
            .with("evening", evening.title.as_str())
            .with("day", day_of(&evening.held_on, visitor.language()))
            .with("place", evening.place.as_str())
            .with(
                "link",
                format!("{}/mijn-avond/{}", visitor.site().address(), guest.token),
            );
        visitor.text(&message)
    };
    Some(NewLetter {
        person: None,
        kind: "evening",
        to: guest.email.clone(),
        subject: words("subject"),
        body: format!("{}\n", words("body").trim_end()),
        due_at: now(),
        good_until: midnight(&evening.held_on).map(|at| at + 86_400),
    })
}

/// What is said after.
pub(super) async fn thanks(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let (evening, _) = under(&visitor, &token).await?;
    let place = visitor.site().organisation(evening.organisation).await?;
    let key = if visitor.site().sends_letters() {
        "meetup-thanks-mail"
    } else {
        "meetup-thanks"
    };
    let body = html! {
        p.lead { (visitor.say(key)) }
        p { a href=(format!("/avond/{token}")) { (visitor.say("meetup-thanks-back")) } }
    };
    Ok(Page::new(visitor.say("meetup-thanks-title"), body)
        .for_outsiders(&place)
        .show(&visitor))
}

async fn own_evening(visitor: &Visitor, token: &str) -> Result<(Guest, Evening, Vec<Theme>), Refused> {
    let database = visitor.site().database();
    let guest = evenings::guest_under(database, token)
        .await?
        .ok_or(Refused::NotFound)?;
    let evening = evenings::numbered(database, guest.evening)
        .await?
        .ok_or(Refused::NotFound)?;
    let themes = evenings::themes(database, evening.id).await?;
    Ok((guest, evening, themes))
}

/// Somebody's own registration.
pub(super) async fn own(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    let (guest, evening, themes) = own_evening(&visitor, &token).await?;
    let mut values = vec![
        ("naam".to_owned(), guest.name.clone()),
        ("mail".to_owned(), guest.email.clone()),
        ("organisatie".to_owned(), guest.organisation.clone()),
        ("tolk".to_owned(), guest.interpreter.clone()),
        ("tolkt".to_owned(), guest.interprets.clone()),
        ("nodig".to_owned(), guest.needs.clone()),
    ];
    let ticked = guest.profession.split(' ').map(|id| format!("rol-{id}"));
    let flags = [
        ("leidt", guest.facilitates),
        ("noteert", guest.takes_notes),
        ("traploos", guest.step_free),
        ("jong", guest.minor),
        ("ouder-ja", guest.minor),
        (
            "oud",
            !guest.minor && guest.profession.split(' ').any(|id| id == "pupil"),
        ),
    ];
    let flags = flags
        .into_iter()
        .filter(|(_, is)| *is)
        .map(|(name, _)| name.to_owned());
    values.extend(ticked.chain(flags).map(|name| (name, "on".to_owned())));
    let wishes = guest.wishes().zip(1..);
    values.extend(wishes.map(|(theme, place)| (format!("wens-{place}"), theme.to_string())));
    show_own(&visitor, &guest, &evening, &themes, &Typed::of(values)).await
}

async fn show_own(
    visitor: &Visitor,
    guest: &Guest,
    evening: &Evening,
    themes: &[Theme],
    typed: &Typed,
) -> Result<Response, Refused> {
    let database = visitor.site().database();
    let place = visitor.site().organisation(evening.organisation).await?;
    let here = format!("/mijn-avond/{}", guest.token);
    let seats = match evening.announced_at {
        Some(_) => seated::seats(database, evening.id).await?,
        None => Vec::new(),
    };
    let tables = seated::tables(database, evening.id).await?;
    let own = seats.iter().filter(|seat| seat.guest == guest.id);
    let own: Vec<_> = own
        .filter_map(|seat| Some((seat, tables.iter().find(|table| table.id == seat.place)?)))
        .collect();
    let state = Message::new("meetup-own-state").with("state", guest.state.as_str());
    let body = html! {
        (about(visitor, evening, themes))
        p { strong { (visitor.text(&state)) } }
        @if !own.is_empty() {
            h2 { (visitor.say("meetup-own-seats")) }
            ul {
                @for (seat, table) in &own {
                    li {
                        a href=(format!("/tafel/{}", table.token)) {
                            (visitor.text(&Message::new("meetup-own-seat").with("round", count(seat.round + 1)).with("table", count(table.number))))
                        }
                        @if let Some(title) = super::theme_title(themes, table.theme) { ": " (title) }
                        @if !seat.task.is_empty() { " – " (visitor.text(&Message::new("meetup-task").with("task", seat.task.as_str()))) }
                    }
                }
            }
        }
        p.hint { (visitor.say("meetup-own-link")) }
        @if is_open(evening) || guest.state != Coming::No.name() {
            details open[typed.has_problems()] {
                summary { (visitor.say("meetup-own-change")) }
                form.tall method="post" action=(here) {
                    (fields(visitor, themes, typed))
                    button type="submit" { (visitor.say("meetup-keep")) }
                }
            }
            @if guest.state == Coming::No.name() {
                form method="post" action=(here) { button type="submit" name="weer" value="ja" { (visitor.say("meetup-own-again")) } }
            } @else {
                form method="post" action=(here) { button.quiet type="submit" name="af" value="ja" { (visitor.say("meetup-own-off")) } }
            }
        }
        details {
            summary { (visitor.say("meetup-own-remove")) }
            form method="post" action=(here) { p { (visitor.say("meetup-own-remove-sure")) } button.quiet type="submit" name="weg" value="ja" { (visitor.say("meetup-own-remove")) } }
        }
    };
    Ok(Page::new(evening.title.as_str(), body)
        .for_outsiders(&place)
        .answer(visitor, typed))
}

/// Changes somebody's own registration, calls it off, or takes it away.
pub(super) async fn change_own(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let (guest, evening, themes) = own_evening(&visitor, &token).await?;
    let has = |name: &str| values.get(name).is_some_and(|value| value == "ja");
    let (off, again, gone) = (has("af"), has("weer"), has("weg"));
    let mut typed = Typed::of(values);
    let what = format!("evening {}: guest {}", evening.id, guest.id);
    let change = visitor.site().database().change().await?;
    let kind = if gone {
        change.remove_guest(evening.id, guest.id).await?;
        "removed-registration"
    } else if off {
        change.set_coming(evening.id, guest.id, Coming::No).await?;
        "called-off"
    } else if again && guest.state == Coming::No.name() && is_open(&evening) {
        change.set_coming(evening.id, guest.id, Coming::Waiting).await?;
        "registered-again"
    } else {
        if evening.held_on < today() {
            return Err(Refused::told(
                Message::new("meetup-public-closed"),
                format!("/mijn-avond/{token}"),
            ));
        }
        let Some(words) = read(&mut typed, &themes) else {
            drop(change);
            return show_own(&visitor, &guest, &evening, &themes, &typed).await;
        };
        // The organiser said yes to this person, of this age and capacity, and to nobody else.
        let is_same = words.name == guest.name
            && words.profession == guest.profession
            && words.organisation == guest.organisation
            && words.minor == guest.minor;
        let words = GuestWords {
            vetted: guest.vetted && is_same,
            ..words
        };
        change.change_guest(guest.id, words).await?;
        if !is_same && guest.comes() {
            change.set_coming(evening.id, guest.id, Coming::Waiting).await?;
        }
        "changed-registration"
    };
    change
        .keep(&Deed::of_program(kind, what).about(evening.organisation))
        .await?;
    let to = match gone {
        true => format!("/avond/{}", evening.token),
        false => format!("/mijn-avond/{token}"),
    };
    Ok(Redirect::to(&to).into_response())
}
