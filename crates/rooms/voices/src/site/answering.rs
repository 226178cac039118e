//! A questionnaire as whoever has its link sees it: on a screen, or on paper with a square for the telephone.

use crate::answers::{LONGEST, UNKNOWN, field, filled_in, too_many};
use crate::questionnaire::{Around, Item, Kind, Questionnaire, Scale, TONGUES, Tongue};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::organisations::Organisation;
use database::surveys::{self, Received, Survey};
use database::{Deed, Secret, now};
use language::pseudonym;
use maud::{Markup, html};
use pages::{Page, Refused, Visitor};
use std::collections::BTreeMap;

type Values = BTreeMap<String, String>;

/// A survey, with what it asks and who asks it.
struct Asked {
    survey: Survey,
    questionnaire: &'static Questionnaire,
    place: Organisation,
    tongue: Tongue,
}

impl Asked {
    /// What is under a link, in a language that was asked for if it is there.
    async fn under(visitor: &Visitor, token: &str, tag: &str) -> Result<Self, Refused> {
        let survey = surveys::under(visitor.site().database(), token).await?;
        let survey = survey.ok_or(Refused::NotFound)?;
        let place = visitor.site().organisation(survey.organisation).await?;
        let questionnaire = Questionnaire::named(&survey.questionnaire).ok_or(Refused::NotFound)?;
        let offered = offered(&survey);
        let wanted = [tag, visitor.language().tag(), "nl"];
        let find = |tag: &str| offered.iter().find(|tongue| tongue.tag == tag).copied();
        let tongue = wanted.into_iter().find_map(find).or(offered.first().copied());
        Ok(Self {
            tongue: tongue.ok_or(Refused::NotFound)?,
            survey,
            questionnaire,
            place,
        })
    }

    fn page(&self, body: Markup) -> Page {
        Page::new(self.questionnaire.title.of(self.tongue.tag).as_str(), body)
            .for_outsiders(&self.place)
            .spoken(self.tongue.tag, self.tongue.direction)
    }

    fn address(&self) -> String {
        format!("/vragen/{}", self.survey.token)
    }
}

/// The languages in which a survey is answered.
pub(super) fn offered(survey: &Survey) -> Vec<Tongue> {
    let tags: Vec<&str> = survey.tongues.split(' ').collect();
    TONGUES
        .into_iter()
        .filter(|tongue| tags.contains(&tongue.tag))
        .collect()
}

/// The questionnaire, to fill in.
pub(super) async fn page(
    visitor: Visitor,
    Path(token): Path<String>,
    Query(values): Query<Values>,
) -> Result<Response, Refused> {
    let tag = values.get("taal").map(String::as_str).unwrap_or_default();
    let asked = Asked::under(&visitor, &token, tag).await?;
    show(&visitor, &asked, &Values::new(), None)
}

fn show(
    visitor: &Visitor,
    asked: &Asked,
    values: &Values,
    problem: Option<String>,
) -> Result<Response, Refused> {
    let around = Around::get();
    let tag = asked.tongue.tag;
    if asked.survey.is_closed(now()) {
        let body = html! { p.lead { (around.closed.of(tag)) } };
        return Ok(asked.page(body).show(visitor));
    }
    let once = match values.get("eens") {
        Some(once) if Secret::is_carried(once) => once.clone(),
        _ => Secret::new()?.carried(),
    };
    let body = html! {
        (tongues(asked))
        p.lead { (asked.questionnaire.introduction.of(tag)) }
        p { strong { (asked.place.name) } }
        p.hint { (around.privacy.of(tag)) }
        @if !asked.questionnaire.is_reviewed(tag) { p.hint { (around.unread.of(tag)) } }
        form.tall.survey method="post" action=(asked.address()) {
            input type="hidden" name="taal" value=(tag);
            input type="hidden" name="eens" value=(once);
            @for item in &asked.questionnaire.item { (question(asked.questionnaire, item, tag, values)) }
            button type="submit" { (around.send.of(tag)) }
        }
    };
    let alert = html! { @if let Some(problem) = &problem { div.problems role="alert" { p { (problem) } } } };
    let mut response = asked.page(body).saying_first(alert).show(visitor);
    if problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The same in the other languages.
fn tongues(asked: &Asked) -> Markup {
    let others = offered(&asked.survey);
    html! {
        @if others.len() > 1 {
            ul.downloads {
                @for tongue in others {
                    li { a href=(format!("{}?taal={}", asked.address(), tongue.tag)) lang=(tongue.tag) dir=(tongue.direction) hreflang=(tongue.tag) aria-current=[(tongue == asked.tongue).then_some("true")] { (tongue.name) } }
                }
            }
        }
    }
}

fn question(questionnaire: &Questionnaire, item: &Item, tag: &str, values: &Values) -> Markup {
    let name = field(item);
    let value = |name: &str| values.get(name).map(String::as_str).unwrap_or_default();
    match (item.kind, questionnaire.scale_of(item)) {
        (Kind::Scale, Some(scale)) => html! {
            fieldset {
                legend { (item.text.of(tag)) }
                div.scale { @for (given, words) in places(scale, tag) { (choice("radio", &name, &given, words, value(&name) == given)) } }
            }
        },
        (Kind::Open, _) => html! {
            div.field {
                label for=(name) { (item.text.of(tag)) }
                textarea.words #(name) name=(name) rows="4" maxlength=(LONGEST) { (value(&name)) }
            }
        },
        _ => html! {
            fieldset {
                legend { (item.text.of(tag)) }
                @for option in &item.option {
                    @let name = format!("{name}-{}", option.id);
                    (choice("checkbox", &name, "on", option.label.of(tag), value(&name) == "on"))
                }
            }
        },
    }
}

/// What can be chosen on a scale, and last that somebody does not know.
fn places<'s>(scale: &'s Scale, tag: &str) -> Vec<(String, &'s str)> {
    let labels = scale.labels.of(tag).iter().enumerate();
    let places = labels.map(|(place, label)| (place.to_string(), label.as_str()));
    places
        .chain([(UNKNOWN.to_owned(), scale.unknown.of(tag).as_str())])
        .collect()
}

fn choice(kind: &str, name: &str, value: &str, words: &str, is_chosen: bool) -> Markup {
    html! { label.tick { input type=(kind) name=(name) value=(value) checked[is_chosen]; span { (words) } } }
}

/// Takes answers in. Whatever names somebody in own words is taken out first.
pub(super) async fn answer(
    visitor: Visitor,
    Path(token): Path<String>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let value = |name: &str| values.get(name).cloned().unwrap_or_default();
    let asked = Asked::under(&visitor, &token, &value("taal")).await?;
    let (around, tag) = (Around::get(), asked.tongue.tag);
    let mut answers = filled_in(asked.questionnaire, value);
    let counted = |text: &str, count: usize| text.replace("{count}", &count.to_string());
    let open = |item: &&Item| item.kind == Kind::Open;
    let too_long = asked
        .questionnaire
        .item
        .iter()
        .filter(open)
        .any(|item| value(&field(item)).replace("\r\n", "\n").chars().count() > LONGEST);
    let problem = if answers.is_empty() {
        Some(around.nothing.of(tag).clone())
    } else if too_long {
        Some(counted(around.long.of(tag), LONGEST))
    } else {
        too_many(asked.questionnaire, &answers)
            .next()
            .map(|item| counted(around.most.of(tag), item.max.unwrap_or(1)))
    };
    if problem.is_some() {
        return show(&visitor, &asked, &values, problem);
    }
    for item in asked.questionnaire.item.iter().filter(open) {
        if let Some(crate::answers::Given::Words(words)) = answers.get_mut(&item.id) {
            let found = pseudonym::suggestions(words);
            *words = pseudonym::replaced(words, &found.iter().collect::<Vec<_>>());
        }
    }
    let once = Some(value("eens"))
        .filter(|once| Secret::is_carried(once))
        .ok_or(Refused::NotFound)?;
    let kept = serde_json::to_string(&answers).map_err(Refused::fault)?;
    let change = visitor.site().database().change().await?;
    let received = change.add_answer(asked.survey.id, &once, kept).await?;
    if received == Received::Kept {
        // Who answered stands nowhere, not even in the log.
        let deed = Deed::of_program("took-answer", format!("survey {}", asked.survey.id));
        change.keep(&deed.about(asked.survey.organisation)).await?;
    } else {
        drop(change);
    }
    match received {
        Received::Kept | Received::Again => {
            Ok(Redirect::to(&format!("{}/dank?taal={tag}", asked.address())).into_response())
        }
        Received::Closed | Received::TooMany => {
            let body = html! { p.lead { (around.closed.of(tag)) } };
            let mut response = asked.page(body).show(&visitor);
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

/// What is said after.
pub(super) async fn thanks(
    visitor: Visitor,
    Path(token): Path<String>,
    Query(values): Query<Values>,
) -> Result<Response, Refused> {
    let tag = values.get("taal").map(String::as_str).unwrap_or_default();
    let asked = Asked::under(&visitor, &token, tag).await?;
    let body = html! { p.lead { (asked.questionnaire.closing.of(asked.tongue.tag)) } };
    Ok(asked.page(body).show(&visitor))
}

/// The same on paper: boxes to tick, and a square that leads a telephone to the link.
pub(super) fn sheet(
    visitor: &Visitor,
    (survey, questionnaire): (&Survey, &Questionnaire),
    tongue: Tongue,
    place: &Organisation,
) -> Result<Response, Refused> {
    let around = Around::get();
    let tag = tongue.tag;
    let link = format!("{}/vragen/{}?taal={tag}", visitor.site().address(), survey.token);
    let body = html! {
        p.lead { (questionnaire.introduction.of(tag)) }
        div.qr-beside { (pages::qr_code(&link, around.picture.of(tag))?) div { p { strong { (place.name) } } p { (around.paper.of(tag)) } p.address dir="ltr" { (link) } } }
        @if !questionnaire.is_reviewed(tag) { p.hint { (around.unread.of(tag)) } }
        ol.sheet {
            @for item in &questionnaire.item {
                li {
                    p { strong { (item.text.of(tag)) } }
                    @match (item.kind, questionnaire.scale_of(item)) {
                        (Kind::Scale, Some(scale)) => ul.boxes { @for (_, words) in places(scale, tag) { li { "☐ " (words) } } },
                        (Kind::Choice, _) => ul.boxes { @for option in &item.option { li { "☐ " (option.label.of(tag)) } } },
                        _ => div.rules aria-hidden="true" { div {} div {} },
                    }
                }
            }
        }
        p.hint { (around.privacy.of(tag)) }
        p { (questionnaire.closing.of(tag)) }
    };
    let page = Page::new(questionnaire.title.of(tag).as_str(), body)
        .for_outsiders(place)
        .spoken(tongue.tag, tongue.direction);
    Ok(page.show(visitor))
}
