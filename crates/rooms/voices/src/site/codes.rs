//! The codebook of a study: the thirty factors, the frame, and codes of its own. A code that changes says so.

use super::{address, found, layer_words};
use crate::codebook::Codebook;
use axum::extract::{Form, Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::studies::{self, Code, CodeWords, NewCode, Study};
use maud::{Markup, html};
use pages::{Area, Field, FieldKind, Page, Refused, Typed, Visitor};
use std::collections::BTreeMap;
use vocabulary::{Layer, Message};

const SHORT: usize = 80;
const LONG: usize = 1_000;

/// The codebook.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    show(&visitor, &study, &Typed::default()).await
}

async fn show(visitor: &Visitor, study: &Study, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(study.organisation).ok_or(Refused::NotFound)?;
    let codes = studies::codes(visitor.site().database(), study.id).await?;
    let mut used = studies::segments(visitor.site().database(), study.id, None).await?;
    let person = visitor.number()?;
    used.retain(|segment| !study.blind || segment.person == person);
    let uses = |code: i32| used.iter().filter(|segment| segment.code == code).count();
    // A change that could not be kept stays in its own form.
    let mending = codes
        .iter()
        .find(|code| typed.has_problems() && code.id.to_string() == typed.value("code"));
    let layers = Layer::ALL.map(Layer::name).into_iter().map(Some).chain([None]);
    let body = html! {
        p.lead { (Codebook::get().reading_note.of(visitor.language())) }
        p.hint { (Codebook::get().example_note.of(visitor.language())) }
        @for layer in layers {
            h2 { (layer_words(visitor, layer.unwrap_or_default())) }
            @for code in codes.iter().filter(|code| code.layer.as_deref() == layer) {
                (one(visitor, study, code, uses(code.id), Some(typed).filter(|_| mending == Some(code))))
            }
        }
        @if mending.is_none() {
        h2 { (visitor.say("voices-code-add")) }
        form.tall method="post" action=(format!("{}/codes", address(study))) {
            (Field { name: "naam", label: "voices-code-name", hint: None, kind: FieldKind::Text }.show(visitor, typed))
            div.field {
                label for="onder" { (visitor.say("voices-code-under")) }
                select #onder name="onder" translate="no" {
                    option value="" { (visitor.say("voices-code-under-none")) }
                    @for code in codes.iter().filter(|code| !code.retired) { option value=(code.id) { (code.name) } }
                }
            }
            (words_fields(visitor, typed))
            button type="submit" { (visitor.say("voices-code-keep")) }
        }
        h2 { (visitor.say("taking-in-codebook")) }
        form.tall method="post" action=(format!("{}/codes/inbrengen", address(study))) enctype="multipart/form-data" {
            div.field {
                label for="bestand" { (visitor.say("taking-in-codebook-file")) }
                p.hint #bestand-hint { (visitor.say("taking-in-codebook-hint")) }
                input #bestand name="bestand" type="file" accept=".qdc" aria-describedby="bestand-hint" required;
            }
            button type="submit" { (visitor.say("taking-in-codebook-keep")) }
        }
        }
        p { a href=(address(study)) { (visitor.say("voices-back")) } }
    };
    Ok(Page::new(visitor.say("voices-codes"), body)
        .about(place)
        .answer(visitor, typed))
}

fn words_fields(visitor: &Visitor, typed: &Typed) -> Markup {
    html! {
        (Area { name: "omschrijving", label: "voices-code-definition", hint: None }.show(visitor, typed))
        (Area { name: "wel", label: "voices-code-include", hint: None }.show(visitor, typed))
        (Area { name: "niet", label: "voices-code-exclude", hint: None }.show(visitor, typed))
        (Area { name: "voorbeeld", label: "voices-code-example", hint: Some("voices-code-example-hint") }.show(visitor, typed))
    }
}

/// A code with its words, and a form to change them.
fn one(visitor: &Visitor, study: &Study, code: &Code, uses: usize, mending: Option<&Typed>) -> Markup {
    let now = Typed::of([
        ("naam".to_owned(), code.name.clone()),
        ("omschrijving".to_owned(), code.definition.clone()),
        ("wel".to_owned(), code.include.clone()),
        ("niet".to_owned(), code.exclude.clone()),
        ("voorbeeld".to_owned(), code.example.clone()),
    ]);
    let said = |key: &str, text: &str| html! { @if !text.is_empty() { p { strong { (visitor.say(key)) } " " (text) } } };
    html! {
        details id=(format!("code-{}", code.id)) translate="no" open[mending.is_some()] {
            summary { (code.name) @if code.retired { " (" (visitor.say("voices-code-retired")) ")" } }
            (said("voices-code-definition", &code.definition))
            (said("voices-code-include", &code.include))
            (said("voices-code-exclude", &code.exclude))
            (said("voices-code-example", &code.example))
            p.hint { (visitor.text(&Message::new("voices-code-uses").with("count", uses).with("version", code.version.to_string()))) }
            details open[mending.is_some()] {
                summary { (visitor.say("voices-code-change")) }
                @if uses > 0 { p { (visitor.say("voices-code-change-after")) } }
                form.tall method="post" action=(format!("{}/codes/wijzig", address(study))) {
                    input type="hidden" name="code" value=(code.id);
                    input type="hidden" name="versie" value=(code.version);
                    @let typed = mending.unwrap_or(&now);
                    label { (visitor.say("voices-code-name")) input id=[mending.map(|_| "naam")] name="naam" value=(typed.value("naam")) required; }
                    @for (name, label) in [("omschrijving", "voices-code-definition"), ("wel", "voices-code-include"), ("niet", "voices-code-exclude"), ("voorbeeld", "voices-code-example")] {
                        label { (visitor.say(label)) textarea.words name=(name) rows="3" { (typed.value(name)) } }
                    }
                    label.tick { input type="checkbox" name="weg" value="on" checked[code.retired]; span { (visitor.say("voices-code-retire")) } }
                    button type="submit" { (visitor.say("voices-code-keep")) }
                }
            }
        }
    }
}

fn words(typed: &mut Typed) -> Option<CodeWords> {
    let name = typed.needed("naam", SHORT);
    let parts = [
        typed.passage("omschrijving", LONG),
        typed.passage("wel", LONG),
        typed.passage("niet", LONG),
        typed.passage("voorbeeld", LONG),
    ];
    let [definition, include, exclude, example] = parts;
    Some(CodeWords {
        name: name?,
        definition: definition?,
        include: include?,
        exclude: exclude?,
        example: example?,
    })
}

/// Whether another code of the study has this name, whatever its capitals.
fn is_taken(codes: &[Code], name: &str, own: Option<i32>) -> bool {
    codes
        .iter()
        .any(|code| Some(code.id) != own && code.name.to_lowercase() == name.to_lowercase())
}

/// Adds a code.
pub(super) async fn add(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let mut typed = Typed::of(values);
    let codes = studies::codes(visitor.site().database(), study.id).await?;
    let words = words(&mut typed);
    if words
        .as_ref()
        .is_some_and(|words| is_taken(&codes, &words.name, None))
    {
        typed.object("naam", Message::new("voices-code-taken"));
    }
    let (Some(words), false) = (words, typed.has_problems()) else {
        return show(&visitor, &study, &typed).await;
    };
    let parent = codes
        .iter()
        .find(|code| code.id.to_string() == typed.value("onder"));
    let new = NewCode {
        factor: None,
        parent: parent.map(|code| code.id),
        layer: parent.and_then(|code| code.layer.clone()),
        words,
    };
    let change = visitor.site().database().change().await?;
    let code = change.add_code(study.id, new).await?;
    let deed = Deed::of(
        visitor.number()?,
        "added-code",
        format!("study {} code {code}", study.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/codes#code-{code}", address(&study))).into_response())
}

/// Adds the codes of a codebook of another program that are not here yet.
pub(super) async fn take_in(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let back = format!("{}/codes", address(&study));
    let bytes = super::taking_in::file(parts, &back).await?;
    let read = tokio::task::spawn_blocking(move || qda::Codebook::read(&bytes)).await;
    let (book, _) = match read.map_err(Refused::fault)? {
        Ok(read) => read,
        Err(refusal) => return Err(Refused::told(refusal.message(), back)),
    };
    let project = qda::Project {
        codes: book.codes,
        ..qda::Project::default()
    };
    let codes = studies::codes(visitor.site().database(), study.id).await?;
    let known: Vec<NewCode> = codes
        .iter()
        .map(|code| NewCode {
            factor: code.factor.clone(),
            parent: code.parent,
            layer: code.layer.clone(),
            words: CodeWords {
                name: code.name.clone(),
                ..CodeWords::default()
            },
        })
        .collect();
    let change = visitor.site().database().change().await?;
    let (mut ids, mut count): (Vec<i32>, usize) = (Vec::new(), 0);
    for taken in crate::taking_in::codes(&project, &known) {
        let id = match taken.known {
            Some(place) => codes[place].id,
            None => {
                let mut new = taken.new;
                new.parent = taken.under.and_then(|place| ids.get(place).copied());
                count += 1;
                change.add_code(study.id, new).await?
            }
        };
        ids.push(id);
    }
    let what = format!("study {}: {count} codes", study.id);
    let deed = Deed::of(visitor.number()?, "took-in-codebook", what).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&back).into_response())
}

/// Changes the words of a code, unless somebody else did meanwhile.
pub(super) async fn change(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let mut typed = Typed::of(values);
    let codes = studies::codes(visitor.site().database(), study.id).await?;
    let code = codes
        .iter()
        .find(|code| code.id.to_string() == typed.value("code"))
        .ok_or(Refused::NotFound)?;
    let words = words(&mut typed);
    if words
        .as_ref()
        .is_some_and(|words| is_taken(&codes, &words.name, Some(code.id)))
    {
        typed.object("naam", Message::new("voices-code-taken"));
    }
    if typed.value("versie") != code.version.to_string() {
        typed.object_whole(Message::new("voices-code-meanwhile"));
    }
    let (Some(words), false) = (words, typed.has_problems()) else {
        return show(&visitor, &study, &typed).await;
    };
    let change = visitor.site().database().change().await?;
    if !change.change_code(code, words, typed.is_ticked("weg")).await? {
        typed.object_whole(Message::new("voices-code-meanwhile"));
        return show(&visitor, &study, &typed).await;
    }
    let deed = Deed::of(
        visitor.number()?,
        "changed-code",
        format!("study {} code {}", study.id, code.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/codes#code-{}", address(&study), code.id)).into_response())
}
