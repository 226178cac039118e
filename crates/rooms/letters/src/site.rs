//! The room Brieven on screen: paste or send a letter, read what could be better, change it, and keep it if you want.

use crate::result;
use axum::extract::multipart::MultipartError;
use axum::extract::{Form, Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::notes::{self, NewNote, Note};
use database::organisations::Organisation;
use database::{Deed, Secret};
use manuscript::Manuscript;
use maud::{Markup, html};
use pages::{Guard, MenuItem, Page, Permission, Refused, Routes, Typed, Visitor, broken_off, day};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The longest letter, in characters: some thirty pages.
const LONGEST: usize = 100_000;

/// What the name of a kept letter begins with, among all that an organisation wrote.
const KEPT: &str = "letter/";

/// This room in the menu.
pub const MENU: MenuItem = MenuItem {
    name: "letters-menu",
    prefix: "/brieven",
    permission: Permission::CheckLetters,
};

/// The pages of this room.
#[must_use]
pub fn routes() -> Routes {
    let check = Guard::May(Permission::CheckLetters);
    Routes::new()
        .read("/brieven/{organisation}", check, page)
        .act_with_file(
            "/brieven/{organisation}",
            check,
            manuscript::LARGEST + 500_000,
            look,
        )
        .act("/brieven/{organisation}/bewaar", check, keep)
        .read("/brieven/{organisation}/bewaard/{letter}", check, kept)
        .act("/brieven/{organisation}/bewaard/{letter}/weg", check, remove)
}

fn place(visitor: &Visitor, organisation: i32) -> Result<&Organisation, Refused> {
    visitor.tree().get(organisation).ok_or(Refused::NotFound)
}

/// Where to paste or send a letter, and those that are kept.
async fn page(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let place = place(&visitor, organisation)?;
    let kept = kept_letters(&visitor, organisation).await?;
    Ok(start(&visitor, place, &kept, &Typed::default()))
}

fn start(visitor: &Visitor, place: &Organisation, kept: &[Note], typed: &Typed) -> Response {
    let body = html! {
        p.lead { (visitor.say("letters-lead")) }
        (form(visitor, place.id, typed.value("tekst"), None))
        p.hint { (visitor.say("letters-forgets")) }
        @if !kept.is_empty() {
            h2 { (visitor.say("letters-kept-title")) }
            ul {
                @for note in kept {
                    li {
                        a href=(format!("/brieven/{}/bewaard/{}", place.id, short_name(note))) { (title_of(&note.text)) }
                        " " span.quiet-text { (day(note.at, visitor.language())) }
                    }
                }
            }
        }
    };
    Page::new(visitor.say("letters-title"), body)
        .about(place)
        .answer(visitor, typed)
}

/// The form; `before` is the first version, which goes along while the letter is changed.
fn form(visitor: &Visitor, organisation: i32, text: &str, before: Option<&str>) -> Markup {
    html! {
        form.tall method="post" action=(format!("/brieven/{organisation}")) enctype="multipart/form-data" {
            @if let Some(before) = before { input type="hidden" name="eerst" value=(before); }
            div.field {
                label for="tekst" { (visitor.say(if before.is_some() { "letters-change" } else { "letters-paste" })) }
                textarea.words.letter #tekst name="tekst" rows="14" lang="nl" { (text) }
            }
            @if before.is_none() {
                div.field {
                    label for="bestand" { (visitor.say("letters-file")) }
                    p.hint #bestand-hint { (visitor.say("letters-file-hint")) }
                    input #bestand name="bestand" type="file" accept=".txt,.docx,.odt" aria-describedby="bestand-hint";
                }
            }
            button type="submit" { (visitor.say(if before.is_some() { "letters-look-again" } else { "letters-look" })) }
        }
    }
}

/// What came in with a form.
#[derive(Debug, Default)]
struct Sent {
    text: String,
    before: Option<String>,
    file: Vec<u8>,
}

async fn sent(mut parts: Multipart, organisation: i32) -> Result<Sent, Refused> {
    let mut sent = Sent::default();
    let said = ["manuscript-too-large", "letters-broken-off"];
    let broken = |error: MultipartError| broken_off(&error, said, format!("/brieven/{organisation}"));
    while let Some(field) = parts.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "tekst" => sent.text = field.text().await.map_err(broken)?,
            "eerst" => sent.before = Some(field.text().await.map_err(broken)?),
            "bestand" => sent.file = field.bytes().await.map_err(broken)?.to_vec(),
            _ => {}
        }
    }
    Ok(sent)
}

/// Reads a letter and tells what could be better. Nothing is kept.
async fn look(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let place = place(&visitor, organisation)?;
    let sent = sent(parts, organisation).await?;
    let mut typed = Typed::of([("tekst".to_owned(), sent.text)]);
    if !sent.file.is_empty() {
        let read = tokio_blocking(move || Manuscript::read(&sent.file)).await?;
        match read {
            Ok(read) => typed = Typed::of([("tekst".to_owned(), read.text)]),
            Err(refusal) => typed.object("bestand", refusal.message()),
        }
    }
    let Some(text) = letter(&mut typed) else {
        let kept = kept_letters(&visitor, organisation).await?;
        return Ok(start(&visitor, place, &kept, &typed));
    };
    let before = sent
        .before
        .map(|before| before.replace("\r\n", "\n"))
        .filter(|before| before.chars().count() <= LONGEST);
    Ok(told(&visitor, place, &text, before.as_deref(), None))
}

/// The letter that was typed, unless something is wrong with it.
fn letter(typed: &mut Typed) -> Option<String> {
    let text = typed.passage("tekst", LONGEST)?;
    if text.is_empty() {
        typed.object("tekst", Message::new("letters-empty"));
    }
    (!typed.has_problems()).then_some(text)
}

/// The page about a letter.
fn told(
    visitor: &Visitor,
    place: &Organisation,
    text: &str,
    before: Option<&str>,
    name: Option<&str>,
) -> Response {
    let first = before.unwrap_or(text);
    let changed = before.filter(|before| before.trim() != text.trim());
    let body = html! {
        (result::show(visitor, text, changed))
        section.on-screen aria-labelledby="beter" {
            h2 #beter { (visitor.say("letters-change-title")) }
            (form(visitor, place.id, text, Some(first)))
            @match name {
                None => {
                    form method="post" action=(format!("/brieven/{}/bewaar", place.id)) {
                        input type="hidden" name="tekst" value=(text);
                        p.hint { (visitor.say("letters-keep-hint")) }
                        button.quiet type="submit" { (visitor.say("letters-keep")) }
                    }
                }
                Some(name) => {
                    form method="post" action=(format!("/brieven/{}/bewaard/{name}/weg", place.id)) {
                        button.quiet type="submit" { (visitor.say("letters-remove")) }
                    }
                }
            }
            p { a href=(format!("/brieven/{}", place.id)) { (visitor.say("letters-other")) } }
        }
    };
    let title = visitor.text(&Message::new("letters-about").with("title", title_of(text)));
    Page::new(title, body).about(place).show(visitor)
}

/// The first line with words.
fn title_of(text: &str) -> String {
    const MOST: usize = 60;
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", line[..at].trim_end()),
        None => line.to_owned(),
    }
}

fn short_name(note: &Note) -> &str {
    note.about.strip_prefix(KEPT).unwrap_or_default()
}

async fn kept_letters(visitor: &Visitor, organisation: i32) -> Result<Vec<Note>, Refused> {
    let mut kept = notes::of(visitor.site().database(), organisation).await?;
    kept.retain(|note| note.about.starts_with(KEPT));
    kept.sort_by_key(|note| std::cmp::Reverse(note.at));
    Ok(kept)
}

/// Keeps a letter, because somebody asked.
async fn keep(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let Some(text) = letter(&mut typed) else {
        let kept = kept_letters(&visitor, organisation).await?;
        return Ok(start(&visitor, place(&visitor, organisation)?, &kept, &typed));
    };
    let name = Secret::new().map_err(Refused::fault)?.carried()[..12].to_owned();
    let person = visitor.number()?;
    let about = format!("{KEPT}{name}");
    let deed = Deed::of(person, "kept-letter", about.clone()).about(organisation);
    let change = visitor.site().database().change().await?;
    let new = NewNote {
        organisation,
        about,
        text,
        marks: String::new(),
        seen: 0,
        person,
    };
    change.write_note(new).await?;
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("/brieven/{organisation}/bewaard/{name}")).into_response())
}

/// A letter that was kept.
async fn kept(
    visitor: Visitor,
    Path((organisation, name)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = place(&visitor, organisation)?;
    let note = notes::about(visitor.site().database(), organisation, &format!("{KEPT}{name}")).await?;
    let note = note.ok_or(Refused::NotFound)?;
    Ok(told(&visitor, place, &note.text, None, Some(&name)))
}

/// Takes a kept letter away.
async fn remove(
    visitor: Visitor,
    Path((organisation, name)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let about = format!("{KEPT}{name}");
    let deed = Deed::of(visitor.number()?, "removed-letter", about.clone()).about(organisation);
    let change = visitor.site().database().change().await?;
    if !change.remove_note(organisation, &about).await? {
        return Err(Refused::NotFound);
    }
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("/brieven/{organisation}")).into_response())
}

/// Reading a file takes long enough to let others go first.
async fn tokio_blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work).await.map_err(Refused::fault)
}
