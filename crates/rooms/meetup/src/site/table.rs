//! A table on the evening itself: what exists, where to join, what is missing, ideas and agreements; and the same on paper.

use super::{LONG, Values, address, count, found, theme_title};
use crate::one_child;
use axum::extract::{Form, Path};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use database::agreements::{self, Agreement};
use database::evenings::{self, Evening, Theme};
use database::seating::{self as seated, Note, Noted, Table};
use database::{Deed, Secret, now};
use maud::{Markup, html};
use pages::{Page, Refused, Typed, Visitor, day_of, midnight};
use serde_json::json;
use vocabulary::Message;

/// What is written at a table, in the order in which it is asked.
pub(super) const FIELDS: [&str; 4] = ["exists", "join", "missing", "idea"];

/// The most agreements of one table: more is a list, and no agreement.
const MOST_AGREED: usize = 40;

/// What a page about a table needs.
struct At {
    table: Table,
    evening: Evening,
    themes: Vec<Theme>,
}

async fn at(visitor: &Visitor, token: &str) -> Result<At, Refused> {
    let database = visitor.site().database();
    let table = seated::table_under(database, token)
        .await?
        .ok_or(Refused::NotFound)?;
    let evening = evenings::numbered(database, table.evening)
        .await?
        .ok_or(Refused::NotFound)?;
    let themes = evenings::themes(database, evening.id).await?;
    Ok(At {
        table,
        evening,
        themes,
    })
}

impl At {
    fn theme(&self) -> Option<&Theme> {
        self.themes
            .iter()
            .find(|theme| Some(theme.id) == self.table.theme)
    }

    fn address(&self) -> String {
        format!("/tafel/{}", self.table.token)
    }

    /// Whether something can still be written: on the evening, and two weeks after for what was on paper.
    fn is_open(&self) -> bool {
        const AFTER: i64 = 14 * 86_400;
        midnight(&self.evening.held_on).is_some_and(|day| now() < day + AFTER + 86_400)
    }

    fn heading(&self, visitor: &Visitor) -> String {
        visitor.text(
            &Message::new("meetup-card")
                .with("round", count(self.table.round + 1))
                .with("table", count(self.table.number)),
        )
    }
}

/// The page of a table.
pub(super) async fn page(visitor: Visitor, Path(token): Path<String>) -> Result<Response, Refused> {
    show(&visitor, &at(&visitor, &token).await?, &Typed::default(), None).await
}

async fn show(visitor: &Visitor, at: &At, typed: &Typed, told: Option<Markup>) -> Result<Response, Refused> {
    let place = visitor.site().organisation(at.evening.organisation).await?;
    let database = visitor.site().database();
    let notes = seated::notes(database, at.evening.id).await?;
    let notes: Vec<&Note> = notes
        .iter()
        .filter(|note| note.place == at.table.id && !note.words.is_empty())
        .collect();
    let agreed = agreements::of(database, at.evening.organisation).await?;
    let agreed: Vec<&Agreement> = agreed
        .iter()
        .filter(|one| one.place == Some(at.table.id))
        .collect();
    let body = html! {
        p.lead { (at.heading(visitor)) @if let Some(theme) = at.theme() { ": " (theme.title) } }
        @if let Some(theme) = at.theme() { p { (theme.question) } }
        p.hint { (visitor.say("meetup-table-no-cases")) }
        div #table data-address=(at.address()) data-waiting=(visitor.say("meetup-table-waiting")) data-sent=(visitor.say("meetup-table-sent")) data-elsewhere=(visitor.say("meetup-table-elsewhere")) data-gone=(visitor.say("meetup-table-gone")) {
            p #table-status role="status" {}
            @for field in FIELDS { (part(visitor, at, field, &notes, typed)?) }
            template #note-template {
                li { form method="post" action=(at.address()) {
                    input type="hidden" name="eens"; input type="hidden" name="versie"; input type="hidden" name="veld";
                    label.unseen { (visitor.say("meetup-note-change")) }
                    textarea name="woorden" rows="2" maxlength=(LONG) {}
                    p.problem role="alert" hidden {}
                    button.link type="submit" { (visitor.say("meetup-note-keep")) }
                    button.link.sure type="submit" hidden { (visitor.say("meetup-note-child-no")) }
                } }
            }
        }
        h2 #afspraken { (visitor.say("meetup-agreements")) }
        @if !agreed.is_empty() { ul { @for one in &agreed { li { (one.what) " – " (one.owner) ", " (day_of(&one.due, visitor.language())) } } } }
        p.hint { (visitor.say("meetup-agree-how")) }
        form.tall method="post" action=(format!("{}/afspraak", at.address())) {
            input type="hidden" name="eens" value=(match typed.value("eens") { "" => Secret::new()?.carried(), once => once.to_owned() });
            (super::agreements::fields(visitor, typed))
            button type="submit" { (visitor.say("meetup-agree-keep")) }
        }
    };
    let first = html! { @if let Some(told) = told { (told) } };
    Ok(Page::new(at.evening.title.as_str(), body)
        .for_outsiders(&place)
        .with_script("table.js")
        .saying_first(first)
        .answer(visitor, typed))
}

fn part(visitor: &Visitor, at: &At, field: &str, notes: &[&Note], typed: &Typed) -> Result<Markup, Refused> {
    let label = visitor.text(&Message::new("meetup-field").with("field", field));
    let id = format!("nieuw-{field}");
    let kept = typed.value("veld") == field;
    Ok(html! {
        section.part data-field=(field) {
            h2 { (label) }
            p.hint #(format!("{id}-hint")) { (visitor.text(&Message::new("meetup-field-hint").with("field", field))) }
            ul.notes {
                @for note in notes.iter().filter(|note| note.field == field) {
                    li data-once=(note.once) {
                        form method="post" action=(at.address()) {
                            input type="hidden" name="eens" value=(note.once); input type="hidden" name="versie" value=(note.version); input type="hidden" name="veld" value=(field);
                            label.unseen for=(format!("n-{}", note.once)) { (visitor.say("meetup-note-change")) }
                            textarea #(format!("n-{}", note.once)) name="woorden" rows="2" maxlength=(LONG) { (note.words) }
                            button.link type="submit" { (visitor.say("meetup-note-keep")) }
                        }
                    }
                }
            }
            form.new method="post" action=(at.address()) {
                input type="hidden" name="eens" value=(Secret::new()?.carried()); input type="hidden" name="versie" value="0"; input type="hidden" name="veld" value=(field);
                label.unseen for=(id) { (visitor.text(&Message::new("meetup-note-new").with("field", label.as_str()))) }
                textarea #(id) name="woorden" rows="2" maxlength=(LONG) aria-describedby=(format!("{id}-hint")) { @if kept { (typed.value("woorden")) } }
                button type="submit" { (visitor.say("meetup-note-add")) }
            }
        }
    })
}

/// Keeps a note. Asked for JSON it answers with what stands there now; a form is sent back to the page.
pub(super) async fn write(
    visitor: Visitor,
    Path(token): Path<String>,
    headers: HeaderMap,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let at = at(&visitor, &token).await?;
    let value = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    let wants_json = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"));
    let words = value("woorden").replace("\r\n", "\n").trim().to_owned();
    let (once, field) = (value("eens"), value("veld"));
    if !Secret::is_carried(once) || !FIELDS.contains(&field) {
        return Err(Refused::NotFound);
    }
    if !at.is_open() {
        return refuse(
            &visitor,
            &at,
            &values,
            wants_json,
            &Message::new("meetup-table-closed"),
        )
        .await;
    }
    let version = value("versie").parse().unwrap_or(0);
    let is_sound = words.chars().count() <= LONG && !words.contains('\0');
    if !is_sound || (words.is_empty() && version == 0) {
        let message = Message::new("meetup-note-empty").with("count", LONG);
        return refuse(&visitor, &at, &values, wants_json, &message).await;
    }
    // A note that seems to be about one child is kept only after somebody says that it is not.
    let spared = |seems: &String| {
        let known = at
            .themes
            .iter()
            .map(|theme| theme.title.as_str())
            .chain([at.evening.place.as_str()]);
        let seems = seems.to_lowercase();
        known
            .into_iter()
            .any(|known| known.to_lowercase().contains(&seems))
    };
    let seems = one_child::seems(&words).filter(|seems| value("toch") != "ja" && !spared(seems));
    if let Some(seems) = seems {
        let message = Message::new("meetup-note-child").with("words", seems);
        return refuse(&visitor, &at, &values, wants_json, &message).await;
    }
    let change = visitor.site().database().change().await?;
    let noted = change
        .write_at_table(&at.table, (once, version), field, words.clone())
        .await?;
    let deed = Deed::of_program(
        "wrote-at-table",
        format!("evening {}: table {}", at.evening.id, at.table.id),
    );
    match noted {
        Noted::Kept(note) => {
            change.keep(&deed.about(at.evening.organisation)).await?;
            if wants_json {
                let kept = json!({ "once": note.once, "version": note.version, "words": note.words });
                return Ok(as_json(StatusCode::OK, &kept));
            }
            Ok(Redirect::to(&format!("{}#nieuw-{field}", at.address())).into_response())
        }
        Noted::Changed(note) => {
            drop(change);
            if wants_json {
                let now = json!({ "once": note.once, "version": note.version, "words": note.words });
                return Ok(as_json(StatusCode::CONFLICT, &now));
            }
            // Nothing is lost: what the other wrote stands in its place, and these words are offered as a new note.
            let told = html! { div.told role="status" { p { (visitor.say("meetup-table-elsewhere")) } } };
            let kept = [
                ("veld".to_owned(), field.to_owned()),
                ("woorden".to_owned(), words),
            ];
            show(&visitor, &at, &Typed::of(kept), Some(told)).await
        }
        Noted::Full => {
            drop(change);
            refuse(
                &visitor,
                &at,
                &values,
                wants_json,
                &Message::new("meetup-note-full"),
            )
            .await
        }
    }
}

fn as_json(status: StatusCode, value: &serde_json::Value) -> Response {
    (
        status,
        [(header::CONTENT_TYPE, "application/json")],
        value.to_string(),
    )
        .into_response()
}

async fn refuse(
    visitor: &Visitor,
    at: &At,
    values: &Values,
    wants_json: bool,
    message: &Message,
) -> Result<Response, Refused> {
    let said = visitor.text(message);
    if wants_json {
        let why = json!({ "message": said, "child": message.key == "meetup-note-child" });
        return Ok(as_json(StatusCode::UNPROCESSABLE_ENTITY, &why));
    }
    let value = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    let told = html! {
        div.problems role="alert" {
            p { (said) }
            @if message.key == "meetup-note-child" {
                form method="post" action=(at.address()) {
                    @for name in ["eens", "versie", "veld", "woorden"] { input type="hidden" name=(name) value=(value(name)); }
                    button type="submit" name="toch" value="ja" { (visitor.say("meetup-note-child-no")) }
                }
            }
        }
    };
    let kept = ["veld", "woorden"].map(|name| (name.to_owned(), value(name).to_owned()));
    let mut response = show(visitor, at, &Typed::of(kept), Some(told)).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// Makes an agreement at a table.
pub(super) async fn agree(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let at = at(&visitor, &token).await?;
    let mut typed = Typed::of(values);
    if !at.is_open() {
        return Err(Refused::told(Message::new("meetup-table-closed"), at.address()));
    }
    let theme = at.theme().map_or_else(String::new, |theme| theme.title.clone());
    let Some(mut new) = super::agreements::read(&mut typed) else {
        return show(&visitor, &at, &typed, None).await;
    };
    let here = agreements::of(visitor.site().database(), at.evening.organisation).await?;
    if here.iter().filter(|one| one.place == Some(at.table.id)).count() >= MOST_AGREED {
        return Err(Refused::told(
            Message::new("meetup-table-agreed-full"),
            at.address(),
        ));
    }
    new.organisation = at.evening.organisation;
    new.indicator = String::new();
    new.made_at = Some((at.evening.id, Some(at.table.id)));
    new.theme = theme;
    super::agreements::keep(&visitor, new, "table").await?;
    Ok(Redirect::to(&format!("{}#afspraken", at.address())).into_response())
}

/// The same on paper, a sheet for every table.
pub(super) async fn sheets(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let tables = seated::tables(database, evening.id).await?;
    let mut sheets = Vec::new();
    for table in &tables {
        let link = format!("{}/tafel/{}", visitor.site().address(), table.token);
        sheets.push((
            table,
            pages::qr_code(&link, &visitor.say("meetup-sheet-qr"))?,
            link,
        ));
    }
    let body = html! {
        p.screen-only { (visitor.say("meetup-sheets-print")) }
        @for (table, square, link) in &sheets {
            section.sheet {
                h2 { (visitor.text(&Message::new("meetup-card").with("round", count(table.round + 1)).with("table", count(table.number)))) @if let Some(title) = theme_title(&themes, table.theme) { ": " (title) } }
                div.qr-beside {
                    (square)
                    div {
                        @if let Some(theme) = themes.iter().find(|theme| Some(theme.id) == table.theme) { p { strong { (theme.question) } } }
                        p { (visitor.say("meetup-sheet-or")) } p.address { (link) } p { (visitor.say("meetup-table-no-cases")) }
                    }
                }
                @for field in FIELDS { h3 { (visitor.text(&Message::new("meetup-field").with("field", field))) } div.rules aria-hidden="true" { div {} div {} } }
                h3 { (visitor.say("meetup-agreements")) }
                table.lines {
                    thead { tr { @for key in ["meetup-what", "meetup-owner", "meetup-due", "meetup-with-whom"] { th scope="col" { (visitor.say(key)) } } } }
                    tbody { @for _ in 0..4 { tr { td {} td {} td {} td {} } } }
                }
            }
        }
        p.screen-only { a href=(format!("{}/tafels", address(&evening))) { (visitor.say("meetup-back-tables")) } }
    };
    Ok(Page::new(evening.title.as_str(), body)
        .about(place)
        .show(&visitor))
}

/// What was written at all tables, by theme.
pub(super) async fn harvest(
    visitor: Visitor,
    Path((organisation, evening)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (place, evening) = found(&visitor, organisation, evening).await?;
    let database = visitor.site().database();
    let themes = evenings::themes(database, evening.id).await?;
    let tables = seated::tables(database, evening.id).await?;
    let notes = seated::notes(database, evening.id).await?;
    let of = |theme: Option<i32>, field: &str| -> Vec<(&Table, &Note)> {
        let written = notes
            .iter()
            .filter(|note| note.field == field && !note.words.is_empty());
        written
            .filter_map(|note| Some((tables.iter().find(|table| table.id == note.place)?, note)))
            .filter(|(table, _)| table.theme == theme)
            .collect()
    };
    let kinds: Vec<Option<i32>> = themes.iter().map(|theme| Some(theme.id)).chain([None]).collect();
    let body = html! {
        p.lead { (visitor.say("meetup-harvest-lead")) }
        @if notes.iter().all(|note| note.words.is_empty()) { p { (visitor.say("meetup-harvest-none")) } }
        @for theme in &kinds {
            @if FIELDS.iter().any(|field| !of(*theme, field).is_empty()) {
                h2 { (theme_title(&themes, *theme).map_or_else(|| visitor.say("meetup-open-table"), str::to_owned)) }
                @for field in FIELDS {
                    @let here = of(*theme, field);
                    @if !here.is_empty() {
                        h3 { (visitor.text(&Message::new("meetup-field").with("field", field))) }
                        ul { @for (table, note) in &here { li { (note.words) " " span.quiet { (visitor.text(&Message::new("meetup-card-short").with("round", count(table.round + 1)).with("table", count(table.number)))) } } } }
                    }
                }
            }
        }
        p { a href=(format!("/ontmoeten/{organisation}/afspraken?avond={}", evening.id)) { (visitor.say("meetup-agreements-link")) } }
        p { a href=(address(&evening)) { (visitor.say("meetup-back-evening")) } }
    };
    let title = visitor.text(&Message::new("meetup-harvest-title").with("evening", evening.title.as_str()));
    Ok(Page::new(title, body).about(place).show(&visitor))
}
