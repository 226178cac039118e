//! Coding an interview: the text with its codes, the list of passages, and what a coder does with them.
//!
//! The page works without its script, by paragraphs; with it, words are coded in two keystrokes. What the script relies
//! on stands in `docs/reference/coding-page.md`.

mod page;
mod passages;

use super::{address, coder_name, found};
use crate::heard::Placed;
use axum::extract::{Form, Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use database::studies::{self, Code, Interview, NewSegment, Segment, Study};
use database::{Deed, Secret, people};
use pages::{Refused, Visitor};
use passages::Passage;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use vocabulary::Message;

/// The most paragraphs that are coded at once.
const MOST_AT_ONCE: usize = 500;

/// The longest memo, in characters.
const LONGEST_MEMO: usize = 1_000;

/// An interview with what is needed to code it.
struct Desk {
    study: Study,
    interview: Interview,
    label: String,
    codes: Vec<Code>,
    passages: Vec<Passage>,
    /// The name of who visits, as it stands at passages.
    coder: String,
    /// Whether who visits has finished.
    is_done: bool,
    /// The names of who has finished, as far as they are seen.
    done_by: Vec<String>,
}

impl Desk {
    async fn of(
        visitor: &Visitor,
        (organisation, study, interview): (i32, i32, i32),
    ) -> Result<Self, Refused> {
        let (_, study) = found(visitor, organisation, study).await?;
        let database = visitor.site().database();
        let interview = studies::interview(database, study.id, interview)
            .await?
            .ok_or(Refused::NotFound)?;
        if interview.gone_at.is_some() {
            return Err(Refused::told(Message::new("voices-text-gone"), address(&study)));
        }
        let done = studies::done(database, study.id).await?;
        let done: Vec<i32> = done
            .into_iter()
            .filter(|(one, _)| *one == interview.id)
            .map(|(_, person)| person)
            .collect();
        let respondents = studies::respondents(database, study.id).await?;
        let label = respondents
            .iter()
            .find(|one| one.id == interview.respondent)
            .map(|one| one.label.clone());
        let codes = studies::codes(database, study.id).await?;
        let person = visitor.number()?;
        let segments = studies::segments(database, study.id, Some(interview.id)).await?;
        let mut names: BTreeMap<i32, String> = people::all(database)
            .await?
            .into_iter()
            .map(|one| (one.id, one.name))
            .collect();
        for segment in segments.iter().filter(|segment| segment.person < 0) {
            let name = coder_name(visitor, &names, segment.person);
            names.insert(segment.person, name);
        }
        let seen = segments
            .into_iter()
            .filter(|segment| !segment.consensus && (!study.blind || segment.person == person));
        let passages = passages::of(seen.collect(), &codes, &names, person, &interview.text);
        Ok(Self {
            label: label.unwrap_or_default(),
            coder: names.get(&person).cloned().unwrap_or_default(),
            is_done: done.contains(&person),
            done_by: done
                .iter()
                .filter(|one| !study.blind || **one == person)
                .filter_map(|one| names.get(one).cloned())
                .collect(),
            study,
            interview,
            codes,
            passages,
        })
    }

    fn address(&self) -> String {
        format!("{}/gesprek/{}", address(&self.study), self.interview.id)
    }
}

/// Fields of a form, of which some may come more than once.
#[derive(Debug)]
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(one, _)| one == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(one, _)| one == name)
            .map(|(_, value)| value.as_str())
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }
}

/// Whether a memo can be kept: not too long, and without signs that nobody sees.
fn is_memo(memo: &str) -> bool {
    let is_hidden = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\t');
    memo.chars().count() <= LONGEST_MEMO && !memo.contains(is_hidden)
}

/// Why something is not done, and what to do then.
struct No(StatusCode, &'static str);

const CONFLICT: StatusCode = StatusCode::CONFLICT;
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// What the script gets to hear.
fn answer(status: StatusCode, value: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept == "application/json")
}

fn no(visitor: &Visitor, desk: &Desk, No(status, key): No, as_json: bool) -> Response {
    let message = Message::new(key);
    match as_json {
        true => answer(status, &json!({ "message": visitor.text(&message) })),
        false => Refused::told(message, desk.address()).into_response(),
    }
}

/// The page to code on.
pub(super) async fn page(
    visitor: Visitor,
    Path(which): Path<(i32, i32, i32)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let desk = Desk::of(&visitor, which).await?;
    let number = |name: &str| asked.get(name).and_then(|value| value.parse::<i32>().ok());
    page::show(&visitor, &desk, number("memo"), &asked)
}

/// Gives a place a code: words by the script, paragraphs by the form.
pub(super) async fn code(
    visitor: Visitor,
    Path(which): Path<(i32, i32, i32)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refused> {
    let desk = Desk::of(&visitor, which).await?;
    let fields = Fields(fields);
    let as_json = wants_json(&headers);
    let new = match wanted(&desk, &fields, visitor.number()?) {
        Ok(new) => new,
        Err(refusal) => return Ok(no(&visitor, &desk, refusal, as_json)),
    };
    let (code, places) = new;
    let Some(segment) = keep(&visitor, &desk, code, places).await? else {
        return Ok(no(
            &visitor,
            &desk,
            No(CONFLICT, "voices-coding-other-words"),
            as_json,
        ));
    };
    if !as_json {
        return Ok(Redirect::to(&desk.address()).into_response());
    }
    let passage = passages::one(segment, &desk.codes, &desk.coder, true);
    Ok(answer(StatusCode::CREATED, &json!({ "segment": passage.json() })))
}

/// The code and the places that are asked for.
fn wanted<'a>(desk: &'a Desk, fields: &Fields, person: i32) -> Result<(&'a Code, Vec<NewSegment>), No> {
    let code = fields.number::<i32>("code");
    let code = desk.codes.iter().find(|one| Some(one.id) == code && !one.retired);
    let code = code.ok_or(No(WRONG, "voices-coding-no-code"))?;
    let memo = fields.get("memo").replace("\r\n", "\n");
    if !is_memo(&memo) {
        return Err(No(WRONG, "voices-coding-long-memo"));
    }
    let text = &desk.interview.text;
    let placed = Placed::of(text);
    let mut places: Vec<(usize, usize)> = Vec::new();
    if fields.get("from").is_empty() {
        let lines = crate::heard::paragraphs(text);
        for number in fields
            .all("paragraph")
            .take(MOST_AT_ONCE)
            .filter_map(|one| one.parse::<usize>().ok())
        {
            let (from, to) = *number
                .checked_sub(1)
                .and_then(|at| lines.get(at))
                .ok_or(No(WRONG, "voices-coding-no-place"))?;
            let line = placed.between(from, to);
            let start = from + line.chars().count() - line.trim_start().chars().count();
            places.push((start, start + line.trim().chars().count()));
        }
    } else if let (Some(from), Some(to)) = (fields.number("from"), fields.number("to")) {
        places.push((from, to));
    }
    let is_sound = |(from, to): &(usize, usize)| {
        let words = placed.between(*from, *to);
        from < to && *to <= placed.length() && words.trim() == words
    };
    if places.is_empty() || !places.iter().all(is_sound) {
        return Err(No(WRONG, "voices-coding-no-place"));
    }
    if let ([(from, to)], Some(words)) = (&places[..], fields.all("words").next())
        && words.replace("\r\n", "\n") != placed.between(*from, *to)
    {
        return Err(No(CONFLICT, "voices-coding-other-words"));
    }
    let once = fields
        .get("once")
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(32)
        .collect::<String>();
    let segment = |(from, to): (usize, usize)| NewSegment {
        interview: desk.interview.id,
        code: code.id,
        start: from as i32,
        stop: to as i32,
        memo: memo.clone(),
        person,
        consensus: false,
        once: once.clone(),
    };
    let mut all: Vec<NewSegment> = places.into_iter().map(segment).collect();
    if all.len() > 1 && !once.is_empty() {
        // A word of its own for each.
        (1..)
            .zip(&mut all)
            .for_each(|(number, one)| one.once = format!("{once}-{number}"));
    }
    Ok((code, all))
}

/// Keeps all of them or none, and gives the last; nothing when a word was used before for another place.
async fn keep(
    visitor: &Visitor,
    desk: &Desk,
    code: &Code,
    places: Vec<NewSegment>,
) -> Result<Option<Segment>, Refused> {
    let change = visitor.site().database().change().await?;
    let person = visitor.number()?;
    let (mut last, mut fresh) = (None, Vec::new());
    for mut new in places {
        if new.once.is_empty() {
            new.once = Secret::new().map_err(Refused::fault)?.carried()[..32].to_owned();
        }
        let wanted = (new.code, new.start, new.stop);
        let (segment, is_new) = change.add_segment(desk.study.id, code.version, new).await?;
        if (segment.code, segment.start, segment.stop) != wanted {
            return Ok(None);
        }
        if is_new {
            fresh.push(segment.id.to_string());
        }
        last = Some(segment);
    }
    if !fresh.is_empty() {
        let deed = Deed::of(
            person,
            "coded",
            format!("study {} segment {}", desk.study.id, fresh.join(" ")),
        );
        change.keep(&deed.about(desk.study.organisation)).await?;
    }
    Ok(last)
}

/// Takes an own passage away. One that is gone already is gone.
pub(super) async fn remove(
    visitor: Visitor,
    Path(which): Path<(i32, i32, i32)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refused> {
    let desk = Desk::of(&visitor, which).await?;
    let fields = Fields(fields);
    let as_json = wants_json(&headers);
    let Some(number) = fields.number::<i32>("segment") else {
        return Ok(no(&visitor, &desk, No(WRONG, "voices-coding-not-yours"), as_json));
    };
    let known = desk.passages.iter().find(|one| one.id == number);
    if known.is_some_and(|one| !one.is_own) {
        return Ok(no(
            &visitor,
            &desk,
            No(CONFLICT, "voices-coding-not-yours"),
            as_json,
        ));
    }
    if known.is_some() {
        let person = visitor.number()?;
        let change = visitor.site().database().change().await?;
        if change.remove_segment(desk.interview.id, number, person).await? {
            let deed = Deed::of(
                person,
                "removed-code",
                format!("study {} segment {number}", desk.study.id),
            );
            change.keep(&deed.about(desk.study.organisation)).await?;
        }
    }
    if as_json {
        return Ok(answer(StatusCode::OK, &json!({ "removed": number })));
    }
    // What was taken away goes along in the address, so that it can be put back.
    let back = known.map_or_else(String::new, |one| {
        format!("?weg={}&van={}&tot={}", one.code, one.from, one.to)
    });
    Ok(Redirect::to(&format!("{}{back}", desk.address())).into_response())
}

/// Says that this coder has finished, or not yet: what finished coders left uncoded counts as seen and not given.
pub(super) async fn done(
    visitor: Visitor,
    Path(which): Path<(i32, i32, i32)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refused> {
    let desk = Desk::of(&visitor, which).await?;
    let is_done = Fields(fields).get("klaar") == "on";
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    change.set_done(desk.interview.id, person, is_done).await?;
    let deed = Deed::of(
        person,
        if is_done {
            "finished-coding"
        } else {
            "resumed-coding"
        },
        format!("study {} conversation {}", desk.study.id, desk.interview.id),
    );
    change.keep(&deed.about(desk.study.organisation)).await?;
    Ok(Redirect::to(&format!("{}#klaar", desk.address())).into_response())
}

/// Changes what is noted at an own passage.
pub(super) async fn memo(
    visitor: Visitor,
    Path(which): Path<(i32, i32, i32)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refused> {
    let desk = Desk::of(&visitor, which).await?;
    let fields = Fields(fields);
    let as_json = wants_json(&headers);
    let memo = fields.get("memo").replace("\r\n", "\n");
    if !is_memo(&memo) {
        return Ok(no(&visitor, &desk, No(WRONG, "voices-coding-long-memo"), as_json));
    }
    let number = fields.number::<i32>("segment");
    let own = desk
        .passages
        .iter()
        .find(|one| Some(one.id) == number && one.is_own);
    let Some(own) = own else {
        return Ok(no(
            &visitor,
            &desk,
            No(CONFLICT, "voices-coding-not-yours"),
            as_json,
        ));
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    change
        .note_at_segment((desk.interview.id, own.id, person), memo.clone())
        .await?;
    let deed = Deed::of(
        person,
        "noted",
        format!("study {} segment {}", desk.study.id, own.id),
    );
    change.keep(&deed.about(desk.study.organisation)).await?;
    if as_json {
        let changed = Passage { memo, ..own.clone() };
        return Ok(answer(StatusCode::OK, &json!({ "segment": changed.json() })));
    }
    Ok(Redirect::to(&format!("{}#s{}", desk.address(), own.id)).into_response())
}
