//! What people say together, on the page and as files.

use super::{address, files, found, survey};
use crate::heard::Heard;
use crate::report::{Teller, outcome as report, survey::Closed};
use crate::table::{By, Cell, SMALLEST, SMALLEST_GROUP, Table, table};
use axum::extract::{Path, Query};
use axum::response::Response;
use database::studies::Study;
use database::surveys::{self, Survey};
use documents::{Section, blocks_html};
use maud::{Markup, PreEscaped, html};
use pages::{Page, Refused, Visitor, agree_about, scroller};
use std::collections::BTreeMap;
use vocabulary::Message;

/// By what respondents are set apart: what was asked for, or their sector.
pub(super) fn by(values: &BTreeMap<String, String>) -> By {
    let asked = values.get("naar").map_or("sector", String::as_str);
    By::ALL
        .into_iter()
        .find(|by| by.name() == asked)
        .unwrap_or(By::Sector)
}

/// The questionnaires that were laid beside a study.
async fn beside(visitor: &Visitor, study: &Study) -> Result<Vec<Survey>, Refused> {
    let all = surveys::of(visitor.site().database(), study.organisation).await?;
    Ok(all
        .into_iter()
        .filter(|one| one.study == Some(study.id))
        .collect())
}

async fn closed<'s>(visitor: &Visitor, all: &'s [Survey]) -> Result<Vec<Closed<'s>>, Refused> {
    let mut found = Vec::new();
    for one in all {
        found.extend(survey::closed(visitor.site().database(), one).await?);
    }
    Ok(found)
}

/// The page; `naar` says by what respondents are set apart.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let surveys = beside(&visitor, &study).await?;
    let beside = closed(&visitor, &surveys).await?;
    let by = by(&values);
    let teller = Teller {
        catalogue: visitor.catalogue(),
        simulated: place.simulated,
    };
    let words = teller.words();
    let shown = |section: &Section| {
        html! {
            section aria-labelledby=(section.id) { h2 #(section.id) { (section.title) } (PreEscaped(blocks_html(&section.blocks, &words))) }
        }
    };
    let agree = agree_about(
        &visitor,
        organisation,
        "",
        &visitor.say("voices-balance-question"),
    );
    let query = format!("?naar={}", by.name());
    let body = html! {
        p.lead { (visitor.text(&Message::new("voices-outcome-lead").with("count", heard.speaking().len()))) }
        p.hint { (visitor.say("voices-balance-how")) }
        @if study.blind { p { strong { (visitor.say("voices-outcome-blind")) } } }
        @if heard.speaking().len() < SMALLEST_GROUP { p { (visitor.text(&Message::new("voices-outcome-few").with("count", SMALLEST_GROUP))) } } @else {
            (files::links(&visitor, &format!("{}/uitkomst", address(&study)), &query))
            (shown(&report::layers(teller, &heard)))
            @if let Some(agree) = &agree { p { (visitor.say("voices-balance-question")) " " a href=(agree) { (visitor.say("voices-balance-agree")) } } }
            ul.downloads {
                @for one in By::ALL {
                    li { a href=(format!("{}/uitkomst?naar={}#wie", address(&study), one.name())) aria-current=[(one == by).then_some("true")] { (teller.by(one)) } }
                }
            }
            (shown(&report::who(teller, &heard, by)))
            section aria-labelledby="codes" {
                h2 #codes { (visitor.say("voices-table-title")) }
                (codes_table(&visitor, &study, &heard, &table(&heard, by), by))
            }
            (shown(&report::asked(teller, &heard)))
        }
        @if let Some(section) = report::side_by_side(teller, &heard, &beside) { (shown(&section)) }
        p { a href=(address(&study)) { (visitor.say("voices-back")) } }
    };
    Ok(Page::new(visitor.say("voices-outcome"), body)
        .about(place)
        .show(&visitor))
}

/// Codes against groups; a cell leads to what was said.
fn codes_table(visitor: &Visitor, study: &Study, heard: &Heard, table: &Table, by: By) -> Markup {
    let teller = Teller {
        catalogue: visitor.catalogue(),
        simulated: false,
    };
    let name = |id: i32| {
        let code = heard.codes.iter().find(|code| code.id == id);
        code.map(|code| code.name.clone()).unwrap_or_default()
    };
    let caption = visitor.say("voices-table-caption");
    let has_totals = table.rows.iter().any(|row| row.all.is_some());
    let quotes = |code: i32| format!("{}/citaten/{code}", address(study));
    html! {
        @if table.rows.is_empty() { p { (visitor.say("voices-table-empty")) } } @else {
            (scroller(&caption, html! {
                table {
                    caption { (caption) }
                    thead { tr {
                        th scope="col" { (visitor.say("voices-code")) }
                        @for one in &table.groups { th scope="col" { (teller.group(by, one)) " (" (one.respondents) ")" } }
                        @if has_totals { th scope="col" { (visitor.say("voices-everyone")) } }
                    } }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                th scope="row" { a href=(quotes(row.code)) { (name(row.code)) } }
                                @for (place, cell) in row.cells.iter().enumerate() {
                                    td {
                                        @match cell {
                                            // What so few said is not set apart by where they work.
                                            Cell::Few | Cell::Shown { respondents: 0, .. } => (teller.cell(*cell)),
                                            _ => a href=(format!("{}?naar={}&groep={place}", quotes(row.code), by.name())) { (teller.cell(*cell)) },
                                        }
                                    }
                                }
                                @if has_totals { td { @match row.all { Some(cell) => (teller.cell(cell)), None => (visitor.say("voices-not-told")) } } }
                            }
                        }
                    }
                }
            }))
            p.hint { (visitor.text(&Message::new("voices-table-how").with("group", SMALLEST_GROUP).with("count", SMALLEST))) }
        }
    }
}

/// What came out, as a file.
pub(super) async fn download(
    visitor: Visitor,
    Path((organisation, study, file)): Path<(i32, i32, String)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let surveys = beside(&visitor, &study).await?;
    let beside = closed(&visitor, &surveys).await?;
    let teller = Teller {
        catalogue: visitor.catalogue(),
        simulated: place.simulated,
    };
    let document = report::document(
        teller,
        (&study.name, &study.question),
        &heard,
        by(&values),
        &beside,
    );
    files::send(&visitor, organisation, &file, (document, teller.words())).await
}
