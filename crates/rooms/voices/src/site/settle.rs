//! Settling on one coding of an interview: what each coder gave beside each other, and what they agree on together.

use super::{address, coder_name, found};
use crate::heard::{Placed, paragraphs};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::studies::{self, Code, NewSegment, Segment};
use database::{Deed, people};
use maud::html;
use pages::{Page, Refused, Visitor, tick};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::Message;

/// Passages under one code that share words, with who gave them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shared {
    code: i32,
    start: i32,
    stop: i32,
    people: BTreeSet<i32>,
    memos: Vec<String>,
}

/// What the coders gave, taken together where it is the same code on the same words; in the order of the text.
fn shared(segments: &[Segment]) -> Vec<Shared> {
    let mut all: Vec<Shared> = Vec::new();
    let mut own: Vec<&Segment> = segments.iter().filter(|segment| !segment.consensus).collect();
    own.sort_by_key(|segment| (segment.code, segment.start, segment.stop));
    for segment in own {
        let memo = Some(segment.memo.clone()).filter(|memo| !memo.is_empty());
        match all.last_mut() {
            Some(last) if last.code == segment.code && segment.start < last.stop => {
                last.stop = last.stop.max(segment.stop);
                last.people.insert(segment.person);
                last.memos.extend(memo);
            }
            _ => all.push(Shared {
                code: segment.code,
                start: segment.start,
                stop: segment.stop,
                people: BTreeSet::from([segment.person]),
                memos: memo.into_iter().collect(),
            }),
        }
    }
    all.sort_by_key(|one| (one.start, one.stop, one.code));
    all
}

/// Under which name a passage is ticked.
fn box_name(one: &Shared) -> String {
    format!("neem-{}-{}-{}", one.code, one.start, one.stop)
}

/// The page.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study, interview)): Path<(i32, i32, i32)>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let database = visitor.site().database();
    let interview = studies::interview(database, study.id, interview)
        .await?
        .ok_or(Refused::NotFound)?;
    let back = format!("{}/gesprek/{}", address(&study), interview.id);
    if study.blind {
        return Err(Refused::told(
            Message::new("voices-settle-blind"),
            address(&study),
        ));
    }
    if interview.gone_at.is_some() {
        return Err(Refused::told(Message::new("voices-text-gone"), address(&study)));
    }
    let codes = studies::codes(database, study.id).await?;
    let segments = studies::segments(database, study.id, Some(interview.id)).await?;
    let names: BTreeMap<i32, String> = people::all(database)
        .await?
        .into_iter()
        .map(|one| (one.id, one.name))
        .collect();
    let settled: Vec<&Segment> = segments.iter().filter(|segment| segment.consensus).collect();
    let all = shared(&segments);
    let coders: BTreeSet<i32> = all.iter().flat_map(|one| one.people.iter().copied()).collect();
    let placed = Placed::of(&interview.text);
    let lines = paragraphs(&interview.text);
    let is_settled = |one: &Shared| {
        settled
            .iter()
            .any(|segment| segment.code == one.code && segment.start == one.start && segment.stop == one.stop)
    };
    // What two gave is the first proposal; once settled, what was settled.
    let is_ticked = |one: &Shared| {
        if settled.is_empty() {
            one.people.len() > 1
        } else {
            is_settled(one)
        }
    };
    let body = html! {
        p.lead { (visitor.text(&Message::new("voices-settle-lead").with("coders", coders.len()))) }
        @if all.is_empty() { p { (visitor.say("voices-table-empty")) } } @else {
            form.tall method="post" action=(format!("{back}/samen")) {
                ol.findings {
                    @for one in &all {
                        @let code = codes.iter().find(|code| code.id == one.code);
                        @let (from, to) = (one.start.max(0) as usize, one.stop.max(0) as usize);
                        li {
                            (tick(&box_name(one), code.map_or("", |code| code.name.as_str()), is_ticked(one)))
                            blockquote lang="nl" { p { (placed.between(from, to)) } }
                            p.quiet-text {
                                (visitor.text(&Message::new("voices-settle-at").with("paragraph", (lines.partition_point(|(start, _)| *start <= from).max(1)).to_string())))
                                " · "
                                @for (number, person) in one.people.iter().enumerate() { @if number > 0 { ", " } (coder_name(&visitor, &names, *person)) }
                                @if one.people.len() < coders.len() { " · " (visitor.say("voices-settle-not-all")) }
                            }
                            @for memo in &one.memos { p { (memo) } }
                        }
                    }
                }
                button type="submit" { (visitor.say("voices-settle-keep")) }
            }
            @if !settled.is_empty() {
                p { (visitor.text(&Message::new("voices-settle-done").with("count", settled.len()))) }
                form method="post" action=(format!("{back}/samen")) {
                    input type="hidden" name="los" value="on";
                    button.quiet type="submit" { (visitor.say("voices-settle-undo")) }
                }
            }
        }
        p { a href=(back) { (visitor.say("voices-settle-back")) } }
    };
    Ok(Page::new(visitor.say("voices-settle-title"), body)
        .about(place)
        .show(&visitor))
}

/// Keeps what was ticked as what the coders agreed on together, in place of what they agreed on before.
pub(super) async fn settle(
    visitor: Visitor,
    Path((organisation, study, interview)): Path<(i32, i32, i32)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let database = visitor.site().database();
    let interview = studies::interview(database, study.id, interview)
        .await?
        .ok_or(Refused::NotFound)?;
    if study.blind {
        return Err(Refused::told(
            Message::new("voices-settle-blind"),
            address(&study),
        ));
    }
    if interview.gone_at.is_some() {
        return Err(Refused::told(Message::new("voices-text-gone"), address(&study)));
    }
    let codes: Vec<Code> = studies::codes(database, study.id).await?;
    let segments = studies::segments(database, study.id, Some(interview.id)).await?;
    let person = visitor.number()?;
    let change = database.change().await?;
    change.unsettle(interview.id).await?;
    let mut count = 0;
    for one in shared(&segments)
        .into_iter()
        .filter(|one| values.contains_key(&box_name(one)))
    {
        let version = codes
            .iter()
            .find(|code| code.id == one.code)
            .map_or(1, |code| code.version);
        let new = NewSegment {
            interview: interview.id,
            code: one.code,
            start: one.start,
            stop: one.stop,
            memo: one.memos.join("\n"),
            person,
            consensus: true,
            once: format!("samen-{}-{}-{}", one.code, one.start, one.stop),
        };
        change.add_segment(study.id, version, new).await?;
        count += 1;
    }
    let what = if count == 0 {
        "unsettled-coding"
    } else {
        "settled-coding"
    };
    let deed = Deed::of(
        person,
        what,
        format!("study {} conversation {}", study.id, interview.id),
    )
    .about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&format!("{}/gesprek/{}/samen", address(&study), interview.id)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(code: i32, start: i32, stop: i32, person: i32) -> Segment {
        Segment {
            id: start,
            study: 1,
            interview: 1,
            code,
            code_version: 1,
            start,
            stop,
            memo: String::new(),
            person,
            consensus: false,
            released: false,
            once: String::new(),
            at: 0,
        }
    }

    #[test]
    fn the_same_code_on_shared_words_is_one_proposal() {
        let all = shared(&[
            segment(1, 0, 10, 7),
            segment(1, 8, 20, 8),
            segment(2, 8, 20, 8),
            segment(1, 20, 30, 7),
        ]);
        let found: Vec<(i32, i32, i32, usize)> = all
            .iter()
            .map(|one| (one.code, one.start, one.stop, one.people.len()))
            .collect();
        assert_eq!(found, [(1, 0, 20, 2), (2, 8, 20, 1), (1, 20, 30, 1)]);
    }
}
