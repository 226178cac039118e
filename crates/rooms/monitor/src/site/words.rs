//! What an organisation writes beside its figures: what it means by equal chances, and its own explanation of a
//! finding. Who writes at the same moment as somebody else is told, and loses nothing.

use super::Zien;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::notes::{self, NewNote, Note, Written};
use database::{Database, Deed};
use maud::{Markup, html};
use measuring::definition::Definition;
use pages::{Area, Page, Permission, Refused, Typed, Visitor, tick};
use std::collections::BTreeMap;
use vocabulary::{Factor, Layer, Message};

/// The longest passage, in characters: about a page and a half.
const LONGEST: usize = 4000;

/// What is written about.
#[derive(Debug, Clone, PartialEq)]
enum About {
    /// What equal chances are.
    EqualChances,
    /// A finding.
    Indicator(Box<Definition>),
}

impl About {
    fn name(&self) -> String {
        match self {
            Self::EqualChances => "equal-chances".to_owned(),
            Self::Indicator(definition) => indicator(&definition.id),
        }
    }

    /// The page beside whose figures it stands.
    fn figures(&self, organisation: i32) -> String {
        match self {
            Self::EqualChances => format!("/zien/{organisation}"),
            Self::Indicator(definition) => format!("/zien/{organisation}/over/{}", definition.id),
        }
    }

    /// What it is called: what is asked, and about which figure.
    fn title(&self, visitor: &Visitor, key: &str) -> String {
        let what = visitor.say(key);
        match self {
            Self::EqualChances => what,
            Self::Indicator(definition) => {
                let title = definition.texts.title.in_language(visitor.language());
                visitor.text(
                    &Message::new("words-about")
                        .with("what", what)
                        .with("title", title),
                )
            }
        }
    }

    /// The groups of marks: the key of what they ask, and each mark with its words.
    fn marks(&self, visitor: &Visitor) -> Vec<(&'static str, Vec<(String, String)>)> {
        let said = |marks: &[&str]| {
            marks
                .iter()
                .map(|mark| ((*mark).to_owned(), mark_words(visitor, mark)))
                .collect()
        };
        match self {
            Self::EqualChances => vec![
                ("words-notions", said(&NOTIONS)),
                ("words-domains", said(&DOMAINS)),
            ],
            Self::Indicator(_) => {
                let mut groups = vec![("words-whose", said(&WHOSE))];
                for layer in LAYERS {
                    let of_layer = Factor::all().iter().filter(|factor| factor.layer == layer);
                    let marks = of_layer.map(|factor| (factor.id.to_owned(), mark_words(visitor, factor.id)));
                    groups.push((layer_key(layer), marks.collect()));
                }
                groups
            }
        }
    }
}

/// The three notions of equal chances.
const NOTIONS: [&str; 3] = ["notion-1", "notion-2", "notion-3"];
/// The three domains of what education is for (Biesta).
const DOMAINS: [&str; 3] = ["qualification", "socialisation", "subjectification"];
/// Whether it is a problem of the school, or one that the school meets.
const WHOSE: [&str; 2] = ["of-the-school", "for-the-school"];

/// The school comes first: what professionals see last of all (Verwey-Jonker) is asked before everything else.
const LAYERS: [Layer; 5] = [
    Layer::School,
    Layer::Society,
    Layer::Neighbourhood,
    Layer::Family,
    Layer::Child,
];

fn layer_key(layer: Layer) -> &'static str {
    match layer {
        Layer::Child => "words-layer-child",
        Layer::Family => "words-layer-family",
        Layer::School => "words-layer-school",
        Layer::Neighbourhood => "words-layer-neighbourhood",
        Layer::Society => "words-layer-society",
    }
}

/// Under which name the explanation of a finding is kept.
fn indicator(id: &str) -> String {
    format!("indicator/{id}")
}

fn mark_words(visitor: &Visitor, mark: &str) -> String {
    match Factor::named(mark) {
        Some(factor) => factor.label.in_language(visitor.language()).to_owned(),
        None => visitor.text(&Message::new("words-mark").with("mark", mark)),
    }
}

/// What an organisation means by equal chances, above its figures.
pub(super) async fn above_figures(visitor: &Visitor, organisation: i32) -> Result<Markup, Refused> {
    let note = notes::about(
        visitor.site().database(),
        organisation,
        &About::EqualChances.name(),
    )
    .await?;
    let address = format!("/zien/{organisation}/gelijke-kansen");
    Ok(shown(
        visitor,
        organisation,
        note.as_ref(),
        ("words-equal-chances", "words-equal-chances-write"),
        &address,
    ))
}

/// An organisation's own explanation of a finding, beside it.
pub(super) async fn beside_finding(
    visitor: &Visitor,
    organisation: i32,
    id: &str,
) -> Result<Markup, Refused> {
    let note = notes::about(visitor.site().database(), organisation, &indicator(id)).await?;
    let address = format!("/zien/{organisation}/over/{id}/uitleg");
    Ok(shown(
        visitor,
        organisation,
        note.as_ref(),
        ("words-explanation", "words-explanation-write"),
        &address,
    ))
}

/// The factors that an organisation put beside its figures: each with the indicator.
///
/// # Errors
/// A database that does not answer.
pub async fn looked_into(
    database: &Database,
    zien: &Zien,
    organisation: i32,
) -> Result<Vec<(&'static Factor, Definition)>, database::Fault> {
    let all = notes::of(database, organisation).await?;
    let mut found = Vec::new();
    for definition in zien.figures().definitions() {
        let about = indicator(&definition.id);
        for note in all.iter().filter(|note| note.about == about) {
            let factors = note.marks.split(' ').filter_map(Factor::named);
            found.extend(factors.map(|factor| (factor, definition.clone())));
        }
    }
    Ok(found)
}

fn shown(
    visitor: &Visitor,
    organisation: i32,
    note: Option<&Note>,
    (title, write): (&str, &str),
    address: &str,
) -> Markup {
    let note = note.filter(|note| !note.text.is_empty() || !note.marks.is_empty());
    let may_write = visitor.may(Permission::WriteWords, organisation);
    html! {
        @if let Some(note) = note {
            section.own-words aria-labelledby="eigen-woorden" {
                h2 #eigen-woorden { (visitor.say(title)) }
                @for passage in note.text.split("\n\n").filter(|passage| !passage.trim().is_empty()) {
                    p { @for (place, line) in passage.lines().enumerate() { @if place > 0 { br; } (line) } }
                }
                @if !note.marks.is_empty() {
                    ul.marks { @for mark in note.marks.split(' ') { li { (mark_words(visitor, mark)) } } }
                }
                @if may_write { p.on-screen { a href=(address) { (visitor.say("words-change")) } } }
            }
        } @else if may_write {
            p.on-screen { a href=(address) { (visitor.say(write)) } }
        }
    }
}

/// The page to write what equal chances are.
pub(super) async fn equal_chances(
    visitor: Visitor,
    Path(organisation): Path<i32>,
) -> Result<Response, Refused> {
    form_page(&visitor, organisation, &About::EqualChances).await
}

/// Writes what equal chances are.
pub(super) async fn write_equal_chances(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    write(&visitor, organisation, &About::EqualChances, values).await
}

/// The page to explain a finding.
pub(super) async fn explanation(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, id)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    form_page(&visitor, organisation, &about_indicator(&zien, &id)?).await
}

/// Writes an explanation of a finding.
pub(super) async fn write_explanation(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, id)): Path<(i32, String)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    write(&visitor, organisation, &about_indicator(&zien, &id)?, values).await
}

fn about_indicator(zien: &Zien, id: &str) -> Result<About, Refused> {
    let mut definitions = zien.figures().definitions().iter();
    let definition = definitions.find(|one| one.id == id).ok_or(Refused::NotFound)?;
    Ok(About::Indicator(Box::new(definition.clone())))
}

async fn form_page(visitor: &Visitor, organisation: i32, about: &About) -> Result<Response, Refused> {
    let note = notes::about(visitor.site().database(), organisation, &about.name()).await?;
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    if let Some(note) = &note {
        values.insert("text".to_owned(), note.text.clone());
        let marks = note.marks.split(' ').filter(|mark| !mark.is_empty());
        values.extend(marks.map(|mark| (format!("mark-{mark}"), "on".to_owned())));
    }
    let seen = note.map_or(0, |note| note.version);
    show(visitor, organisation, about, &Typed::of(values), (seen, None))
}

/// The form; `meanwhile` is what somebody else wrote since the writer looked.
fn show(
    visitor: &Visitor,
    organisation: i32,
    about: &About,
    typed: &Typed,
    (seen, meanwhile): (i32, Option<&Note>),
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let (title, hint) = match about {
        About::EqualChances => ("words-equal-chances", "words-equal-chances-hint"),
        About::Indicator(_) => ("words-explanation", "words-explanation-hint"),
    };
    let action = match about {
        About::EqualChances => format!("/zien/{organisation}/gelijke-kansen"),
        About::Indicator(definition) => format!("/zien/{organisation}/over/{}/uitleg", definition.id),
    };
    let body = html! {
        form.tall method="post" action=(action) {
            input type="hidden" name="seen" value=(seen);
            (Area { name: "text", label: "words-text", hint: Some(hint) }.show(visitor, typed))
            @for (asks, marks) in about.marks(visitor) {
                fieldset {
                    legend { (visitor.say(asks)) }
                    @for (mark, words) in marks {
                        @let name = format!("mark-{mark}");
                        (tick(&name, &words, typed.is_ticked(&name)))
                    }
                }
            }
            button type="submit" { (visitor.say("words-keep")) }
        }
        p.on-screen { a href=(about.figures(organisation)) { (visitor.say("words-back")) } }
    };
    let first = html! {
        @if let Some(other) = meanwhile {
            div.problems role="alert" {
                p { strong { (visitor.say("words-meanwhile")) } }
                blockquote {
                    @for line in other.text.lines() { p { (line) } }
                    @if !other.marks.is_empty() {
                        ul.marks { @for mark in other.marks.split(' ') { li { (mark_words(visitor, mark)) } } }
                    }
                }
                p { (visitor.say("words-meanwhile-how")) }
            }
        }
    };
    let mut response = Page::new(about.title(visitor, title), body)
        .about(place)
        .saying_first(first)
        .answer(visitor, typed);
    if meanwhile.is_some() {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

async fn write(
    visitor: &Visitor,
    organisation: i32,
    about: &About,
    values: BTreeMap<String, String>,
) -> Result<Response, Refused> {
    let person = visitor.number()?;
    let mut typed = Typed::of(values);
    let seen = typed.value("seen").parse().unwrap_or(0);
    let Some(text) = typed.passage("text", LONGEST) else {
        return show(visitor, organisation, about, &typed, (seen, None));
    };
    let groups = about.marks(visitor);
    let known = groups.iter().flat_map(|(_, marks)| marks);
    let ticked = known.filter(|(mark, _)| typed.is_ticked(&format!("mark-{mark}")));
    let marks: Vec<&str> = ticked.map(|(mark, _)| mark.as_str()).collect();
    let new = NewNote {
        organisation,
        about: about.name(),
        text,
        marks: marks.join(" "),
        seen,
        person,
    };
    match keep(visitor.site().database(), new).await? {
        Written::Kept => Ok(Redirect::to(&about.figures(organisation)).into_response()),
        Written::Meanwhile(other) => show(
            visitor,
            organisation,
            about,
            &typed,
            (other.version, Some(&other)),
        ),
    }
}

async fn keep(database: &Database, new: NewNote) -> Result<Written, Refused> {
    let deed = Deed::of(new.person, "wrote-note", new.about.clone()).about(new.organisation);
    let change = database.change().await?;
    let written = change.write_note(new).await?;
    if written == Written::Kept {
        change.keep(&deed).await?;
    }
    Ok(written)
}
