//! Studies of an organisation: what is asked, who is heard, and where the interviews are.

use super::{address, found};
use crate::codebook::Codebook;
use crate::consent::Consent;
use crate::guide::Guide;
use crate::heard::Heard;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::Deed;
use database::studies::{self, NewRespondent, Study};
use maud::{Markup, html};
use pages::{Area, Field, FieldKind, Page, Refused, Typed, Visitor, day, scroller, tick};
use std::collections::BTreeMap;
use vocabulary::Message;

/// Where people work, in the codes of the study that this room follows.
pub(super) const SECTORS: [&str; 6] = ["vve", "po", "vo", "so", "mbo", "other"];
/// What people can agree to.
const PURPOSES: [&str; 3] = ["interview", "quote", "archive"];
/// The longest that a transcript is kept of who did not agree to longer: what the texts of consent say.
const MOST_MONTHS: i32 = 12;
/// The longest name or function.
const SHORT: usize = 80;
/// The longest question.
const LONG: usize = 1_000;

/// The studies of an organisation, and a form to begin one.
pub(super) async fn all(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    show_all(&visitor, organisation, &Typed::default()).await
}

async fn show_all(visitor: &Visitor, organisation: i32, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let all = studies::of(visitor.site().database(), organisation).await?;
    let body = html! {
        p.lead { (visitor.say("voices-lead")) }
        @if !all.is_empty() {
            ul.findings {
                @for one in &all {
                    li { a href=(address(one)) { (one.name) } p { (one.question) } p.quiet { (day(one.at, visitor.language())) } }
                }
            }
        }
        ul.downloads {
            li { a href=(format!("/horen/{organisation}/vragen")) { (visitor.say("survey-title")) } }
            li { a href=(format!("/horen/{organisation}/arena")) { (visitor.say("panel-title")) } }
        }
        p { a href=(format!("/horen/{organisation}/inbrengen")) { (visitor.say("taking-in-title")) } }
        p { a href=(format!("/horen/{organisation}/gids")) { (visitor.say("voices-guide-link")) } }
        p { a href=(format!("/horen/{organisation}/toestemming")) { (visitor.say("voices-consent-link")) } }
        h2 { (visitor.say("voices-begin-title")) }
        form.tall method="post" action=(format!("/horen/{organisation}")) {
            (Field { name: "naam", label: "voices-name", hint: Some("voices-name-hint"), kind: FieldKind::Text }.show(visitor, typed))
            (Area { name: "vraag", label: "voices-question", hint: Some("voices-question-hint") }.show(visitor, typed))
            (tick("blind", &visitor.say("voices-blind"), typed.is_ticked("blind")))
            button type="submit" { (visitor.say("voices-begin")) }
        }
    };
    Ok(Page::new(visitor.say("voices-title"), body)
        .about(place)
        .answer(visitor, typed))
}

/// Begins a study.
pub(super) async fn begin(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let name = typed.needed("naam", SHORT);
    let question = typed.passage("vraag", LONG);
    if question.as_deref() == Some("") {
        typed.object("vraag", Message::new("page-field-empty"));
    }
    let (Some(name), Some(question), false) = (name, question, typed.has_problems()) else {
        return show_all(&visitor, organisation, &typed).await;
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let codes = Codebook::get().codes(visitor.language());
    let study = change
        .begin_study(
            (organisation, person),
            (name, question),
            typed.is_ticked("blind"),
            codes,
        )
        .await?;
    let deed = Deed::of(person, "began-study", format!("study {study}")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("/horen/{organisation}/studie/{study}")).into_response())
}

/// A study: who was heard, the interviews, and what comes of it.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    show(&visitor, &study, &Typed::default()).await
}

async fn show(visitor: &Visitor, study: &Study, typed: &Typed) -> Result<Response, Refused> {
    let place = visitor.tree().get(study.organisation).ok_or(Refused::NotFound)?;
    let heard = Heard::of(visitor.site().database(), study, visitor.number()?).await?;
    let address = address(study);
    let body = html! {
        p.lead { (study.question) }
        ul.downloads {
            li { a href=(format!("{address}/uitkomst")) { (visitor.say("voices-outcome")) } }
            li { a href=(format!("{address}/samen")) { (visitor.say("voices-together")) } }
            li { a href=(format!("{address}/codes")) { (visitor.say("voices-codes")) } }
        }
        h2 { (visitor.say("voices-respondents")) }
        p.hint { (visitor.say("voices-respondents-hint")) }
        @if !heard.respondents.is_empty() { (respondents(visitor, study, &heard)) }
        details open[typed.has_problems() || heard.respondents.is_empty()] {
            summary { (visitor.say("voices-respondent-add")) }
            form.tall method="post" action=(format!("{address}/deelnemers")) {
                div.field {
                    label for="sector" { (visitor.say("voices-sector")) }
                    select #sector name="sector" {
                        @for sector in SECTORS {
                            option value=(sector) selected[typed.value("sector") == sector] { (sector_words(visitor, sector)) }
                        }
                    }
                }
                (Field { name: "regio", label: "voices-region", hint: Some("voices-region-hint"), kind: FieldKind::Text }.show(visitor, typed))
                (Field { name: "functie", label: "voices-function", hint: Some("voices-function-hint"), kind: FieldKind::Text }.show(visitor, typed))
                fieldset {
                    legend { (visitor.say("voices-consent")) }
                    @for purpose in PURPOSES {
                        (tick(&format!("doel-{purpose}"), &purpose_words(visitor, purpose), typed.is_ticked(&format!("doel-{purpose}"))))
                    }
                }
                (tick("minderjarig", &visitor.say("voices-minor"), typed.is_ticked("minderjarig")))
                button type="submit" { (visitor.say("voices-respondent-keep")) }
            }
        }
        @if !heard.conversations.is_empty() {
            h2 { (visitor.say("voices-files-title")) }
            p { (visitor.say("voices-files-how")) }
            ul.downloads {
                @for file in super::exchange::FILES {
                    li { a href=(format!("{address}/bestand/{file}")) { (visitor.text(&Message::new("voices-file").with("file", file.rsplit('.').next().unwrap_or_default()))) } }
                }
            }
        }
        h2 { (visitor.say("voices-months-title")) }
        p { (visitor.text(&Message::new("voices-months-how").with("count", study.months.to_string()))) }
        form method="post" action=(format!("{address}/termijn")) {
            label for="maanden" { (visitor.say("voices-months")) }
            select #maanden name="maanden" { @for months in 1..=MOST_MONTHS { option value=(months) selected[study.months == months] { (months) } } }
            button.quiet type="submit" { (visitor.say("voices-months-keep")) }
        }
        h2 { (visitor.say("voices-blind-title")) }
        p { (visitor.say(if study.blind { "voices-blind-on" } else { "voices-blind-off" })) }
        form method="post" action=(format!("{address}/zicht")) {
            input type="hidden" name="blind" value=(if study.blind { "" } else { "on" });
            button.quiet type="submit" { (visitor.say(if study.blind { "voices-blind-open" } else { "voices-blind-close" })) }
        }
    };
    Ok(Page::new(study.name.as_str(), body)
        .about(place)
        .answer(visitor, typed))
}

pub(super) fn sector_words(visitor: &Visitor, sector: &str) -> String {
    visitor.text(&Message::new("voices-sector-of").with("sector", sector))
}

fn purpose_words(visitor: &Visitor, purpose: &str) -> String {
    visitor.text(&Message::new("voices-purpose").with("purpose", purpose))
}

/// Who was heard, with their interviews.
fn respondents(visitor: &Visitor, study: &Study, heard: &Heard) -> Markup {
    let address = address(study);
    scroller(
        &visitor.say("voices-respondents"),
        html! {
            table {
                thead { tr {
                    th scope="col" { (visitor.say("voices-label")) }
                    th scope="col" { (visitor.say("voices-sector")) }
                    th scope="col" { (visitor.say("voices-region")) }
                    th scope="col" { (visitor.say("voices-function")) }
                    th scope="col" { (visitor.say("voices-consent")) }
                    th scope="col" { (visitor.say("voices-interviews")) }
                    th scope="col" { (visitor.say("voices-withdraw-title")) }
                } }
                tbody {
                    @for one in &heard.respondents {
                        @let theirs: Vec<_> = heard.conversations.iter().filter(|talk| talk.respondent == one.id).collect();
                        tr {
                            th scope="row" { (one.label) }
                            td { (sector_words(visitor, &one.sector)) }
                            td { (one.region) }
                            td { (one.function) @if one.minor { " · " (visitor.say("voices-minor-short")) } }
                            td {
                                @for (place, purpose) in one.consent.split(' ').enumerate() { @if place > 0 { ", " } (purpose_words(visitor, purpose)) }
                                details {
                                    summary { (visitor.say("voices-consent-change")) }
                                    form method="post" action=(format!("{address}/deelnemers/ja")) {
                                        input type="hidden" name="deelnemer" value=(one.id);
                                        p { (visitor.say("voices-consent-change-how")) }
                                        @for purpose in PURPOSES.into_iter().filter(|purpose| *purpose != "interview") {
                                            (tick(&format!("doel-{purpose}"), &purpose_words(visitor, purpose), one.consent.split(' ').any(|given| given == purpose)))
                                        }
                                        button.quiet type="submit" { (visitor.say("voices-consent-keep")) }
                                    }
                                }
                            }
                            td {
                                @for (place, talk) in theirs.iter().enumerate() {
                                    @if place > 0 { br; }
                                    a href=(format!("{address}/gesprek/{}", talk.id)) { (visitor.text(&Message::new("voices-interview-number").with("number", (place + 1).to_string()))) }
                                details {
                                    summary { (visitor.say("voices-interview-remove")) }
                                    form method="post" action=(format!("{address}/gesprek/{}/haal-weg", talk.id)) {
                                        p { (visitor.say("voices-interview-remove-sure")) }
                                        button.quiet type="submit" { (visitor.say("voices-interview-remove")) }
                                    }
                                }
                                }
                                @if theirs.is_empty() {
                                    a href=(format!("{address}/nieuw-gesprek?deelnemer={}", one.id)) { (visitor.text(&Message::new("voices-interview-add").with("label", one.label.as_str()))) }
                                }
                            }
                            td {
                                details {
                                    summary { (visitor.say("voices-withdraw")) }
                                    form method="post" action=(format!("{address}/deelnemers/weg")) {
                                        input type="hidden" name="deelnemer" value=(one.id);
                                        p { (visitor.text(&Message::new("voices-withdraw-sure").with("label", one.label.as_str()))) }
                                        button.quiet type="submit" { (visitor.say("voices-withdraw-yes")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// Adds somebody who is heard.
pub(super) async fn add_respondent(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let mut typed = Typed::of(values);
    let sector = typed.value("sector").to_owned();
    if !SECTORS.contains(&sector.as_str()) {
        typed.object("sector", Message::new("page-field-empty"));
    }
    let region = typed.needed("regio", SHORT);
    let function = typed.needed("functie", SHORT);
    let agreed: Vec<&str> = PURPOSES
        .into_iter()
        .filter(|purpose| typed.is_ticked(&format!("doel-{purpose}")))
        .collect();
    let consent = agreed.join(" ");
    if !agreed.contains(&"interview") {
        typed.object("doel-interview", Message::new("voices-consent-needed"));
    }
    let (Some(region), Some(function), false) = (region, function, typed.has_problems()) else {
        return show(&visitor, &study, &typed).await;
    };
    let change = visitor.site().database().change().await?;
    let new = NewRespondent {
        study: study.id,
        sector,
        region,
        function,
        minor: typed.is_ticked("minderjarig"),
        consent,
    };
    let (_, label) = change.add_respondent(new).await?;
    let deed = Deed::of(
        visitor.number()?,
        "added-respondent",
        format!("study {} {label}", study.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}

/// Takes everything of somebody away who withdraws.
pub(super) async fn withdraw(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let respondent = Typed::of(values)
        .value("deelnemer")
        .parse()
        .map_err(|_| Refused::NotFound)?;
    let change = visitor.site().database().change().await?;
    if !change.withdraw_respondent(study.id, respondent).await? {
        return Err(Refused::NotFound);
    }
    let deed = Deed::of(
        visitor.number()?,
        "withdrew-respondent",
        format!("study {}", study.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}

/// Keeps what somebody agrees to from now on, beside the conversation itself.
pub(super) async fn change_consent(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let typed = Typed::of(values);
    let respondent = typed.value("deelnemer").parse().map_err(|_| Refused::NotFound)?;
    let agreed: Vec<&str> = PURPOSES
        .into_iter()
        .filter(|purpose| *purpose == "interview" || typed.is_ticked(&format!("doel-{purpose}")))
        .collect();
    let change = visitor.site().database().change().await?;
    if !change
        .change_consent(study.id, respondent, agreed.join(" "))
        .await?
    {
        return Err(Refused::NotFound);
    }
    let what = format!("study {} respondent {respondent}", study.id);
    let deed = Deed::of(visitor.number()?, "changed-consent", what).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}

/// Sets for how long transcripts are kept.
pub(super) async fn set_months(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let months = Typed::of(values).value("maanden").parse().ok();
    let months = months.filter(|months| (1..=MOST_MONTHS).contains(months));
    let months =
        months.ok_or_else(|| Refused::told(Message::new("voices-months-between"), address(&study)))?;
    let change = visitor.site().database().change().await?;
    change.set_months(study.id, months).await?;
    let what = format!("study {} {months}", study.id);
    let deed = Deed::of(visitor.number()?, "set-period", what).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}

/// Lets coders see each other's work, or not.
pub(super) async fn set_blind(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let blind = Typed::of(values).is_ticked("blind");
    let change = visitor.site().database().change().await?;
    change.set_blind(study.id, blind).await?;
    let what = if blind { "closed-coding" } else { "opened-coding" };
    let deed = Deed::of(visitor.number()?, what, format!("study {}", study.id)).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(&study)).into_response())
}

/// The guide of a conversation, to print.
pub(super) async fn guide(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let guide = Guide::get();
    let language = visitor.language();
    let body = html! {
        p { (guide.introduction.of(language)) }
        @for section in &guide.section {
            h2 { (section.title.of(language)) }
            p.hint { (section.purpose.of(language)) }
            ol {
                @for question in guide.question.iter().filter(|one| one.section == section.id) {
                    li {
                        p { strong { (question.text.of(language)) } }
                        @if !question.probe.is_empty() { ul { @for probe in &question.probe { li { (probe.text.of(language)) } } } }
                    }
                }
            }
        }
        p { (guide.closing.of(language)) }
    };
    Ok(Page::new(guide.title.of(language), body)
        .about(place)
        .show(&visitor))
}

/// What people are asked before they are heard, to print.
pub(super) async fn consent(visitor: Visitor, Path(organisation): Path<i32>) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let texts = Consent::get();
    let say = |text| texts.filled(text, visitor.language(), &place.name);
    let body = html! {
        p.lead { (visitor.say("voices-consent-lead")) }
        p.hint { (visitor.say("voices-consent-check")) }
        @for version in &texts.version {
            section aria-labelledby=(version.id) {
                h2 id=(version.id) { (say(&version.title)) }
                p { (say(&version.introduction)) }
                @for part in &version.part {
                    h3 { (purpose_words(&visitor, &part.purpose)) }
                    p { (say(&part.what)) }
                    p { (say(&part.kept)) }
                    p { (say(&part.withdraw)) }
                    p { "☐ " (say(&part.agree)) }
                    @if let Some(option) = &part.option { p { "☐ " (say(option)) } }
                }
                p { (say(&version.rights)) }
                p { (say(&version.signature)) ": ……………………………………………" }
            }
        }
    };
    Ok(Page::new(visitor.say("voices-consent-title"), body)
        .about(place)
        .show(&visitor))
}
