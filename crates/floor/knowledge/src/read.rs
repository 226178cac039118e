//! An item as its file has it, with everything that is wrong with it.

use crate::closed::{FactKind, Kind};
use crate::date;
use crate::fields::Fields;
use crate::item::{Citation, Effect, Fact, Initiative, Item, Reading};
use crate::lists::{self, Source};
use crate::problem::Fault;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Factor;

/// The ladder that has rungs and no months.
const WITH_RUNGS: &str = "NJi";
/// How many words a title, a summary and a body may have.
const TITLE: (usize, usize) = (1, 9);
const SUMMARY: (usize, usize) = (1, 45);
const BODY: (usize, usize) = (60, 180);
/// The oldest who still learn.
const OLDEST: i64 = 27;

/// What an item may refer to.
pub(crate) struct Known {
    pub themes: BTreeSet<String>,
    pub mechanisms: BTreeSet<String>,
    pub ladders: BTreeSet<String>,
    pub factors: BTreeSet<String>,
    pub items: BTreeSet<String>,
    pub sources: BTreeMap<String, Source>,
}

/// Whether this may name something in an address: lower case, with hyphens between words.
pub(crate) fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    text.split('-').all(is_part)
}

/// The address of a web page as a browser wants it; a source often prints it without its scheme.
///
/// ```
/// assert_eq!(knowledge::address("nji.nl").as_deref(), Some("https://nji.nl"));
/// assert_eq!(knowledge::address("javascript:alert(1)"), None);
/// ```
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let whole = match text.split_once("://") {
        Some(("http" | "https", _)) => text.to_owned(),
        Some(_) => return None,
        None => format!("https://{text}"),
    };
    let host = host(&whole);
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && host
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || b".-".contains(&sign));
    (is_host && !whole.contains(|sign: char| sign.is_whitespace() || "<>\"'".contains(sign))).then_some(whole)
}

/// The name of the site in an address, without `www`.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Reads an item whose file has this name, without its ending.
pub(crate) fn item(fields: &mut Fields, name: &str, known: &Known) -> Option<Item> {
    let id = fields.text("id");
    if let Some(id) = id.as_ref().filter(|id| *id != name || !is_id(id)) {
        fields.object("id", Fault::Id(id.clone()));
    }
    let kind: Option<Kind> = fields.one_of("kind");
    let title = words(fields, "title", TITLE);
    let summary = words(fields, "summary", SUMMARY);
    let body = words(fields, "body", BODY);
    let question = question(fields);
    let (factors, layers) = factors(fields, known);
    let themes = fields.some_known("themes", &known.themes);
    let mechanisms = fields.some_known("mechanisms", &known.mechanisms);
    let (reach, sectors) = (fields.some_of("reach"), fields.some_of("sectors"));
    let ages = ages(fields);
    let of_kind = |fields: &Fields, key: &str, wanted: Kind| {
        if let Some(other) = kind.filter(|kind| *kind != wanted && fields.has(key)) {
            fields.object(key, Fault::OfAnotherKind(other.name()));
        }
    };
    of_kind(fields, "name", Kind::Programme);
    of_kind(fields, "problem", Kind::Direction);
    let official = fields.text_if_any("name");
    let (problem, status) = (fields.one_of_if_any("problem"), fields.one_of_if_any("status"));
    let site = lists::site(fields, "site");
    let sources = citations(fields, known);
    let related = related(fields, name, known);
    let review = review(fields);
    let until = review.clone().unwrap_or_default();
    let mut facts = Vec::new();
    for mut inner in fields.tables("fact") {
        facts.extend(fact(&mut inner, known, &until));
        inner.finish();
    }
    let effects = effects(fields, known, &until);
    let (mut initiatives, mut media) = (Vec::new(), Vec::new());
    for mut inner in fields.tables("initiative") {
        initiatives.extend(initiative(&mut inner, known));
        inner.finish();
    }
    for mut inner in fields.tables("read") {
        media.extend(reading(&mut inner, known));
        inner.finish();
    }
    Some(Item {
        id: id?,
        kind: kind?,
        name: official,
        title: title?,
        summary: summary?,
        body: body?,
        question: question?,
        factors,
        layers,
        reach,
        mechanisms,
        sectors,
        ages: ages?,
        themes,
        problem,
        status,
        site,
        sources,
        related,
        review: review?,
        facts,
        effects,
        initiatives,
        media,
    })
}

fn words(fields: &mut Fields, key: &str, (least, most): (usize, usize)) -> Option<crate::Both> {
    // A title may be a name, which is the same in both languages.
    let both = if key == "title" {
        fields.both(key)
    } else {
        fields.sentence(key)
    }?;
    for (language, text) in [("nl", &both.nl), ("en", &both.en)] {
        let count = text.split_whitespace().count();
        if !(least..=most).contains(&count) {
            fields.object(&format!("{key}.{language}"), Fault::Words { count, least, most });
        }
    }
    Some(both)
}

fn question(fields: &mut Fields) -> Option<crate::Both> {
    let both = fields.sentence("question")?;
    for (language, text) in [("nl", &both.nl), ("en", &both.en)] {
        if !text.ends_with('?') {
            fields.object(&format!("question.{language}"), Fault::NoQuestion);
        }
    }
    Some(both)
}

fn factors(fields: &mut Fields, known: &Known) -> (Vec<&'static Factor>, Vec<vocabulary::Layer>) {
    let ids = fields.some_known("factors", &known.factors);
    let all = Factor::all().iter();
    let factors: Vec<&Factor> = all
        .filter(|factor| ids.iter().any(|id| id == factor.id))
        .collect();
    let layers: Vec<vocabulary::Layer> = fields.some_of("levels");
    let is_on_one = factors.iter().any(|factor| layers.contains(&factor.layer));
    if !is_on_one && !factors.is_empty() && !layers.is_empty() {
        fields.object("levels", Fault::NoFactorOnLevel);
    }
    (factors, layers)
}

fn ages(fields: &mut Fields) -> Option<(u8, u8)> {
    let (from, to) = fields.pair("ages")?;
    if !(0 <= from && from < to && to <= OLDEST) {
        fields.object("ages", Fault::Ages);
        return None;
    }
    Some((u8::try_from(from).ok()?, u8::try_from(to).ok()?))
}

fn citations(fields: &mut Fields, known: &Known) -> Vec<Citation> {
    let texts = fields.texts("sources");
    texts
        .iter()
        .map(|text| cited(fields, "sources", text, known))
        .collect()
}

fn citation(fields: &mut Fields, known: &Known) -> Option<Citation> {
    let text = fields.text("source")?;
    Some(cited(fields, "source", &text, known))
}

fn cited(fields: &Fields, key: &str, text: &str, known: &Known) -> Citation {
    let (source, place) = text.split_once(' ').unwrap_or((text, ""));
    if !known.sources.contains_key(source) {
        fields.unknown(key, source, known.sources.keys().map(String::as_str));
    }
    Citation {
        source: source.to_owned(),
        place: place.trim().to_owned(),
    }
}

fn related(fields: &mut Fields, name: &str, known: &Known) -> Vec<String> {
    if !fields.has("related") {
        return Vec::new();
    }
    let mut others = known.items.clone();
    others.remove(name);
    fields.some_known("related", &others)
}

fn review(fields: &mut Fields) -> Option<String> {
    let day = fields.text("review")?;
    if !date::is_day(&day) {
        fields.object("review", Fault::NoDay(day));
        return None;
    }
    Some(day)
}

/// A date of what was known when the item was made, so before it is looked at again.
fn date_before(fields: &mut Fields, until: &str) -> Option<Option<String>> {
    let date = lists::date(fields)?;
    if let Some(ahead) = date
        .as_ref()
        .filter(|date| date::is_date(date) && date::is_after(date, until))
    {
        fields.object("date", Fault::Ahead(ahead.clone()));
    }
    Some(date)
}

fn fact(fields: &mut Fields, known: &Known, until: &str) -> Option<Fact> {
    let (text, source) = (fields.sentence("text"), citation(fields, known));
    let (date, kind) = (date_before(fields, until), fields.one_of("kind"));
    let from = source
        .as_ref()
        .and_then(|source| known.sources.get(&source.source));
    if let Some((from, kind)) = from.zip(kind) {
        if from.is_provider() && kind != FactKind::Provider {
            fields.object("kind", Fault::SpeaksOfItself);
        }
        if from.is_source_document() && kind == FactKind::Measured {
            fields.object("kind", Fault::OnlyClaims);
        }
    }
    Some(Fact {
        text: text?,
        source: source?,
        date: date?,
        kind: kind?,
    })
}

fn effects(fields: &mut Fields, known: &Known, until: &str) -> Vec<Effect> {
    let first = fields.has("effect").then(|| fields.table("effect")).flatten();
    let others = fields.tables("effect_other");
    if first.is_none() && !others.is_empty() {
        fields.object("effect_other", Fault::NoFirstEffect);
    }
    let mut effects = Vec::new();
    for mut inner in first.into_iter().chain(others) {
        effects.extend(effect(&mut inner, known, until));
        inner.finish();
    }
    effects
}

fn effect(fields: &mut Fields, known: &Known, until: &str) -> Option<Effect> {
    let ladder = fields.known("ladder", &known.ladders);
    if let Some(ladder) = &ladder {
        let others: &[&str] = match ladder.as_str() {
            WITH_RUNGS => &["months", "evidence", "cost"],
            _ => &["rung"],
        };
        for key in others.iter().filter(|key| fields.has(key)) {
            fields.object(key, Fault::NotOfLadder(ladder.clone()));
        }
    }
    if !["months", "evidence", "rung"].iter().any(|key| fields.has(key)) {
        fields.object("", Fault::SaysNothing);
    }
    let months = months(fields);
    let scale = |value: i64| u8::try_from(value).ok();
    let evidence = fields.number_if_any("evidence", 1, 5).and_then(scale);
    let cost = fields.number_if_any("cost", 1, 5).and_then(scale);
    let rung = fields.one_of_if_any("rung");
    let (source, date) = (citation(fields, known), date_before(fields, until));
    let from = source
        .as_ref()
        .and_then(|source| known.sources.get(&source.source));
    // The NJi describes programmes of others, also on pages that the provider wrote.
    let is_toolkit = ladder.as_deref().is_some_and(|ladder| ladder != WITH_RUNGS);
    if is_toolkit && from.is_some_and(Source::is_provider) {
        fields.object("source", Fault::OwnValue);
    }
    let note = fields.sentence_if_any("note");
    Some(Effect {
        ladder: ladder?,
        months,
        evidence,
        cost,
        rung,
        source: source?,
        date: date?,
        note,
    })
}

fn months(fields: &mut Fields) -> Option<(i8, i8)> {
    if !fields.has("months") {
        return None;
    }
    let mut inner = fields.table("months")?;
    for key in ["from", "to"] {
        if !inner.has(key) {
            inner.object(key, Fault::Missing);
        }
    }
    let (from, to) = (
        inner.number_if_any("from", -4, 12),
        inner.number_if_any("to", -4, 12),
    );
    inner.finish();
    let (from, to) = (from?, to?);
    if from > to {
        fields.object("months", Fault::Backwards { from, to });
    }
    Some((i8::try_from(from).ok()?, i8::try_from(to).ok()?))
}

fn initiative(fields: &mut Fields, known: &Known) -> Option<Initiative> {
    let (name, what, place) = (fields.text("name"), fields.sentence("what"), fields.both("where"));
    let (source, site) = (citation(fields, known), lists::site(fields, "site"));
    Some(Initiative {
        name: name?,
        what: what?,
        place: place?,
        source: source?,
        site,
    })
}

fn reading(fields: &mut Fields, known: &Known) -> Option<Reading> {
    let (title, medium) = (fields.text("title"), fields.one_of("kind"));
    let (source, address) = (citation(fields, known), lists::site(fields, "url"));
    Some(Reading {
        title: title?,
        medium: medium?,
        source: source?,
        address,
    })
}
