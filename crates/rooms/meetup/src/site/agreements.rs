//! The agreements of an organisation: which are open, which are late, and a form to make one.

use super::{LONG, SHORT, Values, bearable, factor_words};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use database::agreements::{self, Agreement, Bond, NewAgreement, Party};
use database::outbox::NewLetter;
use database::{Deed, Secret, evenings, now};
use maud::{Markup, html};
use pages::{Field, FieldKind, Page, Refused, Typed, Visitor, day_of, is_address, scroller, tick, today};
use vocabulary::{Factor, Message};

/// Where an agreement may go besides: the local educational agenda, the plan of the school, the participation council.
pub(super) const GOES_TO: [&str; 3] = ["lea", "plan", "mr"];
/// The longest question that comes along with a figure.
const QUESTION: usize = 400;
/// The most schools or organisations that one agreement binds.
const MOST_PARTIES: usize = 20;

pub(super) fn list_address(organisation: i32) -> String {
    format!("/ontmoeten/{organisation}/afspraken")
}

/// The agreements of an organisation, or of one evening.
pub(super) async fn all(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Query(values): Query<Values>,
) -> Result<Response, Refused> {
    let evening = values.get("avond").and_then(|evening| evening.parse().ok());
    // A figure or a question that somebody comes from is kept with the agreement.
    let from = ["cijfer", "vraag"].map(|name| {
        let value: String = values
            .get(name)
            .map(|value| value.chars().take(QUESTION).collect())
            .unwrap_or_default();
        (name.to_owned(), value)
    });
    show(&visitor, organisation, evening, &Typed::of(from)).await
}

async fn show(
    visitor: &Visitor,
    organisation: i32,
    evening: Option<i32>,
    typed: &Typed,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let database = visitor.site().database();
    let mut all = agreements::of(database, organisation).await?;
    all.retain(|one| evening.is_none() || one.evening == evening);
    let numbers: Vec<i32> = all.iter().map(|one| one.id).collect();
    let parties = agreements::parties(database, &numbers).await?;
    let evenings = evenings::of(database, organisation).await?;
    let today = today();
    let parts = [
        (
            "meetup-late",
            all.iter().filter(|one| one.is_late(&today)).collect::<Vec<_>>(),
        ),
        (
            "meetup-running",
            all.iter()
                .filter(|one| !one.standing().is_over() && !one.is_late(&today))
                .collect(),
        ),
        (
            "meetup-over",
            all.iter().filter(|one| one.standing().is_over()).collect(),
        ),
    ];
    let body = html! {
        p.lead { (visitor.say("meetup-agreements-lead")) }
        @if all.is_empty() { p { (visitor.say("meetup-agreements-none")) } }
        @for (key, some) in parts.iter().filter(|(_, some)| !some.is_empty()) {
            h2 { (visitor.say(key)) }
            (scroller(&visitor.say(key), table(visitor, some, &parties)))
        }
        @if !all.is_empty() {
            ul.downloads { @for file in ["afspraken.csv", "afspraken.json"] { li { a href=(format!("{}/bestand/{file}", list_address(organisation))) { (visitor.text(&Message::new("meetup-as").with("file", file.rsplit('.').next().unwrap_or(file)))) } } } }
        }
        details open[typed.has_problems() || !typed.value("cijfer").is_empty() || !typed.value("vraag").is_empty()] {
            summary { (visitor.say("meetup-agree")) }
            p.hint { (visitor.say("meetup-agree-how")) }
            form.tall method="post" action=(list_address(organisation)) {
                input type="hidden" name="eens" value=(match typed.value("eens") { "" => Secret::new()?.carried(), once => once.to_owned() });
                input type="hidden" name="cijfer" value=(typed.value("cijfer"));
                input type="hidden" name="vraag" value=(typed.value("vraag"));
                @if !typed.value("vraag").is_empty() { p { (visitor.text(&Message::new("meetup-agree-from").with("question", typed.value("vraag")))) } }
                @if !evenings.is_empty() {
                    div.field {
                        label for="avond" { (visitor.say("meetup-agree-evening")) }
                        select #avond name="avond" {
                            option value="" { (visitor.say("meetup-agree-no-evening")) }
                            @for one in &evenings { option value=(one.id) selected[Some(one.id) == evening || typed.value("avond") == one.id.to_string()] { (one.title) } }
                        }
                    }
                }
                (Field { name: "thema", label: "meetup-theme-title", hint: None, kind: FieldKind::Text }.optional(visitor, typed))
                (fields(visitor, typed))
                button type="submit" { (visitor.say("meetup-agree-keep")) }
            }
        }
        p { a href=(format!("/ontmoeten/{organisation}")) { (visitor.say("meetup-back")) } }
    };
    Ok(Page::new(visitor.say("meetup-agreements"), body)
        .about(place)
        .answer(visitor, typed))
}

fn table(visitor: &Visitor, all: &[&Agreement], parties: &[Party]) -> Markup {
    html! {
        table {
            thead { tr { @for key in ["meetup-what", "meetup-owner", "meetup-due", "meetup-state", "meetup-about"] { th scope="col" { (visitor.say(key)) } } } }
            tbody {
                @for one in all {
                    tr {
                        th scope="row" { a href=(format!("{}/{}", list_address(one.organisation), one.id)) { (one.what) } @if !one.with_whom.is_empty() { br; span.quiet { (visitor.text(&Message::new("meetup-with").with("whom", one.with_whom.as_str()))) } } }
                        td { (one.owner) }
                        td { (day_of(&one.due, visitor.language())) }
                        td { (standing(visitor, one, parties)) }
                        td { (one.theme) @if !one.factor.is_empty() { br; span.quiet { (factor_words(visitor.language(), &one.factor)) } } }
                    }
                }
            }
        }
    }
}

/// How it is with an agreement, and whether it binds.
pub(super) fn standing(visitor: &Visitor, agreement: &Agreement, parties: &[Party]) -> Markup {
    let own: Vec<Party> = parties
        .iter()
        .filter(|party| party.agreement == agreement.id)
        .cloned()
        .collect();
    let bond = match Bond::of(agreement, &own) {
        Bond::Free => None,
        Bond::Pending => Some("meetup-bond-pending"),
        Bond::Binds => Some("meetup-bond-binds"),
        Bond::Broken => Some("meetup-bond-broken"),
    };
    html! {
        (visitor.text(&Message::new("meetup-standing").with("state", agreement.state.as_str())))
        @if let Some(key) = bond { br; (visitor.say(key)) }
    }
}

/// What is agreed: the same on every form.
pub(super) fn fields(visitor: &Visitor, typed: &Typed) -> Markup {
    let language = visitor.language();
    let has_more = !typed.value("factor").is_empty()
        || !typed.value("tekenaars").is_empty()
        || GOES_TO.iter().any(|to| typed.is_ticked(&format!("naar-{to}")));
    html! {
        (Field { name: "wat", label: "meetup-what", hint: Some("meetup-what-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "eigenaar", label: "meetup-owner", hint: Some("meetup-owner-hint"), kind: FieldKind::Text }.show(visitor, typed))
        (Field { name: "eigenaarmail", label: "meetup-owner-mail", hint: Some("meetup-owner-mail-hint"), kind: FieldKind::Text }.optional(visitor, typed))
        (Field { name: "voor", label: "meetup-due", hint: None, kind: FieldKind::Day }.show(visitor, typed))
        (Field { name: "metwie", label: "meetup-with-whom", hint: None, kind: FieldKind::Text }.optional(visitor, typed))
        details open[has_more] {
            summary { (visitor.say("meetup-more")) }
            div.field {
                label for="factor" { (visitor.say("meetup-factor")) }
                select #factor name="factor" {
                    option value="" { (visitor.say("meetup-factor-none")) }
                    @for factor in Factor::all() { option value=(factor.id) selected[typed.value("factor") == factor.id] { (factor.label.in_language(language)) } }
                }
            }
            fieldset {
                legend { (visitor.say("meetup-goes-to")) }
                @for to in GOES_TO { (tick(&format!("naar-{to}"), &visitor.text(&Message::new("meetup-to").with("to", to)), typed.is_ticked(&format!("naar-{to}")))) }
            }
            div.field {
                label for="tekenaars" { (visitor.say("meetup-parties")) }
                p.hint #tekenaars-hint { (visitor.say("meetup-parties-hint")) }
                textarea.words #tekenaars name="tekenaars" rows="3" aria-describedby="tekenaars-hint" { (typed.value("tekenaars")) }
            }
        }
    }
}

/// Words that name nobody: with such an owner nothing happens.
const NOBODY: [&str; 14] = [
    "de gemeente",
    "gemeente",
    "de school",
    "school",
    "wij",
    "we",
    "allen",
    "iedereen",
    "het team",
    "team",
    "de werkgroep",
    "werkgroep",
    "nog te bepalen",
    "n.t.b.",
];

/// What was typed, when it can be kept.
pub(super) fn read(typed: &mut Typed) -> Option<NewAgreement> {
    let what = typed.needed("wat", 2 * SHORT);
    let owner = typed.needed("eigenaar", SHORT);
    if owner
        .as_ref()
        .is_some_and(|owner| NOBODY.contains(&owner.to_lowercase().as_str()))
    {
        typed.object("eigenaar", Message::new("meetup-owner-nobody"));
    }
    let email = typed.address("eigenaarmail", SHORT).unwrap_or_default();
    let due = typed.needed_day("voor", "meetup-day-needed").unwrap_or_default();
    if !due.is_empty() && due < today() {
        typed.object("voor", Message::new("meetup-due-past"));
    }
    let (with_whom, theme) = (
        typed.line("metwie", SHORT).unwrap_or_default(),
        typed.line("thema", SHORT).unwrap_or_default(),
    );
    let factor = typed.value("factor").to_owned();
    let factor = Factor::all().iter().any(|one| one.id == factor).then_some(factor);
    let goes_to: Vec<&str> = GOES_TO
        .into_iter()
        .filter(|to| typed.is_ticked(&format!("naar-{to}")))
        .collect();
    let listed = typed.passage("tekenaars", LONG);
    let mut parties: Vec<(String, String)> = Vec::new();
    for one in listed
        .as_deref()
        .unwrap_or_default()
        .lines()
        .filter(|one| !one.trim().is_empty())
    {
        let (name, email) = one.split_once([';', '\t', ',']).unwrap_or((one, ""));
        let (name, email) = (name.trim().to_owned(), email.trim().to_owned());
        let is_odd = name.is_empty()
            || name.chars().count() > SHORT
            || email.chars().count() > SHORT
            || (!email.is_empty() && !is_address(&email))
            || parties
                .iter()
                .any(|(before, _)| before.to_lowercase() == name.to_lowercase());
        if is_odd {
            typed.object("tekenaars", Message::new("meetup-parties-odd").with("name", name));
            break;
        }
        parties.push((name, email));
    }
    if parties.len() == 1 || parties.len() > MOST_PARTIES {
        typed.object(
            "tekenaars",
            Message::new("meetup-parties-few").with("count", MOST_PARTIES),
        );
    }
    // A figure is a word in an address; what is none leads nowhere.
    let is_figure = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    let figure = typed.value("cijfer").to_owned();
    let indicator = (figure.chars().count() <= SHORT && figure.chars().all(is_figure)).then_some(figure);
    let asked: String = typed
        .value("vraag")
        .chars()
        .filter(|sign| !sign.is_control())
        .take(QUESTION)
        .collect();
    let theme = if theme.is_empty() { asked } else { theme };
    let once = typed.value("eens").to_owned();
    if !Secret::is_carried(&once) {
        typed.object_whole(Message::new("meetup-form-old"));
    }
    if typed.has_problems() {
        return None;
    }
    Some(NewAgreement {
        organisation: 0,
        made_at: None,
        theme,
        factor: factor.unwrap_or_default(),
        indicator: indicator.unwrap_or_default(),
        what: what?,
        with_whom,
        due,
        owner: owner?,
        email,
        goes_to: goes_to.join(" "),
        parties,
        once,
    })
}

/// Keeps an agreement and asks its owner and its parties by mail.
pub(super) async fn keep(visitor: &Visitor, new: NewAgreement, who: &str) -> Result<Agreement, Refused> {
    let person = visitor.number().ok();
    let organisation = new.organisation;
    let database = visitor.site().database();
    let change = database.change().await?;
    let (made, is_new) = change.add_agreement(new, who).await?;
    let what = format!("agreement {}", made.id);
    let deed = match person {
        Some(person) => Deed::of(person, "made-agreement", what),
        None => Deed::of_program("made-agreement", what),
    };
    if is_new {
        for letter in bearable(database, ask(visitor, &made, "meetup-ask").into_iter().collect()).await? {
            change.put_in_outbox(letter).await?;
        }
    }
    change.keep(&deed.about(organisation)).await?;
    if is_new && visitor.site().sends_letters() {
        let parties = agreements::parties(database, &[made.id]).await?;
        let letters: Vec<NewLetter> = parties
            .iter()
            .filter_map(|party| sign(visitor, &made, party))
            .collect();
        let letters = bearable(database, letters).await?;
        if !letters.is_empty() {
            let change = database.change().await?;
            for letter in letters {
                change.put_in_outbox(letter).await?;
            }
            let deed = Deed::of_program("asked-to-sign", format!("agreement {}", made.id));
            change.keep(&deed.about(organisation)).await?;
        }
    }
    Ok(made)
}

/// A letter to the owner; none without an address or without mail.
pub(super) fn ask(visitor: &Visitor, agreement: &Agreement, key: &str) -> Option<NewLetter> {
    let link = format!("{}/afspraak/{}", visitor.site().address(), agreement.token);
    letter(
        visitor,
        agreement,
        (key, &agreement.owner, &agreement.email),
        link,
    )
}

pub(super) fn sign(visitor: &Visitor, agreement: &Agreement, party: &Party) -> Option<NewLetter> {
    let link = format!("{}/tekenen/{}", visitor.site().address(), party.token);
    letter(
        visitor,
        agreement,
        ("meetup-sign", &party.name, &party.email),
        link,
    )
}

pub(super) fn letter(
    visitor: &Visitor,
    agreement: &Agreement,
    (key, name, email): (&str, &str, &str),
    link: String,
) -> Option<NewLetter> {
    if email.is_empty() || !visitor.site().sends_letters() {
        return None;
    }
    let words = |part: &str| {
        let message = Message::new(format!("{key}-{part}"))
            .with("name", name)
            .with("what", agreement.what.as_str())
            .with("day", day_of(&agreement.due, visitor.language()))
            .with("link", link.clone());
        visitor.text(&message)
    };
    Some(NewLetter {
        person: None,
        kind: "agreement",
        to: email.to_owned(),
        subject: words("subject"),
        body: format!("{}\n", words("body").trim_end()),
        due_at: now(),
        good_until: None,
    })
}

/// Makes an agreement.
pub(super) async fn make(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Form(values): Form<Values>,
) -> Result<Response, Refused> {
    let mut typed = Typed::of(values);
    let database = visitor.site().database();
    let evening = match typed.value("avond").parse() {
        Ok(evening) => evenings::one(database, organisation, evening)
            .await?
            .map(|one| one.id),
        Err(_) => None,
    };
    let Some(mut new) = read(&mut typed) else {
        return show(&visitor, organisation, evening, &typed).await;
    };
    new.organisation = organisation;
    new.made_at = evening.map(|evening| (evening, None));
    let made = keep(&visitor, new, "organiser").await?;
    Ok(Redirect::to(&format!("{}/{}", list_address(organisation), made.id)).into_response())
}
