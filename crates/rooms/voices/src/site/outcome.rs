//! What people say together: the balance over the layers, how factors came up, and codes against who was heard.

use super::{address, found, layer_words};
use crate::balance::{Attention, FEWEST, balance};
use crate::heard::Heard;
use crate::table::{By, Cell, SMALLEST, Table, came_up, table};
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use database::studies::Study;
use maud::{Markup, html};
use pages::{Page, Refused, Visitor, scroller};
use std::collections::BTreeMap;
use vocabulary::{Factor, Message};

/// The page; `naar` says by what respondents are set apart.
pub(super) async fn page(
    visitor: Visitor,
    Path((organisation, study)): Path<(i32, i32)>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let (place, study) = found(&visitor, organisation, study).await?;
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let asked = values.get("naar").map_or("sector", String::as_str);
    let by = By::ALL
        .into_iter()
        .find(|by| by.name() == asked)
        .unwrap_or(By::Sector);
    let body = html! {
        p.lead { (visitor.text(&Message::new("voices-outcome-lead").with("count", heard.speaking().len()))) }
        @if heard.speaking().len() < SMALLEST { p { (visitor.text(&Message::new("voices-outcome-few").with("count", SMALLEST))) } } @else {
            section aria-labelledby="lagen" {
                h2 #lagen { (visitor.say("voices-balance-title")) }
                @if heard.speaking().len() < FEWEST { p { (visitor.text(&Message::new("voices-balance-few").with("count", FEWEST))) } } @else { (balance_table(&visitor, &balance(&heard))) }
            }
            section aria-labelledby="wie" {
                h2 #wie { (visitor.say("voices-table-title")) }
                ul.downloads {
                    @for one in By::ALL {
                        li { a href=(format!("{}/uitkomst?naar={}#wie", address(&study), one.name())) aria-current=[(one == by).then_some("true")] { (by_words(&visitor, one)) } }
                    }
                    li { a href=(format!("{}/uitkomst/codes-{}.csv", address(&study), by.name())) { (visitor.say("voices-csv")) } }
                }
                (codes_table(&visitor, &study, &heard, &table(&heard, by), by))
            }
            section aria-labelledby="gevraagd" {
                h2 #gevraagd { (visitor.say("voices-came-up-title")) }
                p.hint { (visitor.say("voices-came-up-hint")) }
                (came_up_table(&visitor, &heard))
            }
        }
        p { a href=(address(&study)) { (visitor.say("voices-back")) } }
    };
    Ok(Page::new(visitor.say("voices-outcome"), body)
        .about(place)
        .show(&visitor))
}

fn by_words(visitor: &Visitor, by: By) -> String {
    visitor.say(match by {
        By::Sector => "voices-sector",
        By::Region => "voices-region",
        By::Function => "voices-function",
    })
}

fn balance_table(visitor: &Visitor, all: &[Attention]) -> Markup {
    let numbers = visitor.catalogue().numbers();
    let percent = |share: Option<f64>| share.map_or("–".to_owned(), |share| numbers.percent(share));
    let number = |value: f64| numbers.decimal(value, 2);
    let left_out: Vec<String> = all
        .iter()
        .filter(|one| one.is_left_out())
        .map(|one| layer_words(visitor, one.layer.name()))
        .collect();
    let unasked: Vec<String> = all
        .iter()
        .filter(|one| !one.was_offered)
        .map(|one| layer_words(visitor, one.layer.name()))
        .collect();
    let caption = visitor.say("voices-balance-caption");
    html! {
        @if !unasked.is_empty() { p { (visitor.text(&Message::new("voices-balance-unasked").with("layers", unasked.join(", ")))) } }
        @if left_out.is_empty() && unasked.is_empty() { p { (visitor.say("voices-balance-none")) } }
        @if !left_out.is_empty() { p { strong { (visitor.text(&Message::new("voices-balance-left-out").with("layers", left_out.join(", ")))) } } }
        (scroller(&caption, html! {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (visitor.say("voices-layer")) }
                    th scope="col" { (visitor.say("voices-mentions")) }
                    th scope="col" { (visitor.say("voices-share")) }
                    th scope="col" { (visitor.say("voices-by-factors")) }
                    th scope="col" { (visitor.say("voices-by-layers")) }
                    th scope="col" { (visitor.say("voices-ratio")) }
                    th scope="col" { (visitor.say("voices-offered")) }
                } }
                tbody {
                    @for one in all {
                        tr {
                            th scope="row" { (layer_words(visitor, one.layer.name())) }
                            td.number { @if (1..SMALLEST as u64).contains(&one.mentions) { (visitor.text(&Message::new("voices-too-few").with("count", SMALLEST))) } @else { (numbers.count(one.mentions)) } }
                            td.number { (percent(one.share)) }
                            td.number { (percent(Some(one.by_factors))) }
                            td.number { (percent(Some(one.by_layers))) }
                            td.whole {
                                @match (one.ratio, one.interval) {
                                    (Some(ratio), Some(interval)) => (visitor.text(&Message::new("voices-ratio-range").with("ratio", number(ratio)).with("low", number(interval.low)).with("high", number(interval.high)))),
                                    (Some(ratio), None) => (number(ratio)),
                                    _ => "–",
                                }
                            }
                            td { (visitor.say(if one.was_offered { "voices-yes" } else { "voices-no" })) }
                        }
                    }
                }
            }
        }))
        p.hint { (visitor.say("voices-balance-how")) }
    }
}

fn cell_words(visitor: &Visitor, cell: Cell) -> String {
    match cell {
        Cell::Shown {
            respondents,
            segments,
        } => visitor.text(
            &Message::new("voices-cell")
                .with("respondents", respondents)
                .with("segments", segments),
        ),
        Cell::TooFew => visitor.text(&Message::new("voices-too-few").with("count", SMALLEST)),
    }
}

fn codes_table(visitor: &Visitor, study: &Study, heard: &Heard, table: &Table, by: By) -> Markup {
    let name = |id: i32| {
        heard
            .codes
            .iter()
            .find(|code| code.id == id)
            .map(|code| code.name.clone())
            .unwrap_or_default()
    };
    let group = |name: &Option<String>| match (name, by) {
        (None, _) => visitor.say("voices-group-rest"),
        (Some(name), By::Sector) => {
            visitor.text(&Message::new("voices-sector-of").with("sector", name.as_str()))
        }
        (Some(name), _) => name.clone(),
    };
    let caption = visitor.say("voices-table-caption");
    html! {
        @if table.rows.is_empty() { p { (visitor.say("voices-table-empty")) } } @else {
            (scroller(&caption, html! {
                table {
                    caption { (caption) }
                    thead { tr {
                        th scope="col" { (visitor.say("voices-code")) }
                        @for one in &table.groups { th scope="col" { (group(&one.name)) " (" (one.respondents) ")" } }
                        th scope="col" { (visitor.say("voices-everyone")) }
                    } }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                th scope="row" { a href=(format!("{}/citaten/{}", address(study), row.code)) { (name(row.code)) } }
                                @for cell in &row.cells { td { (cell_words(visitor, *cell)) } }
                                td { @match row.all { Some(cell) => (cell_words(visitor, cell)), None => (visitor.say("voices-not-told")) } }
                            }
                        }
                    }
                }
            }))
            p.hint { (visitor.text(&Message::new("voices-table-how").with("count", SMALLEST))) }
        }
    }
}

fn came_up_table(visitor: &Visitor, heard: &Heard) -> Markup {
    let all = came_up(heard);
    let caption = visitor.say("voices-came-up-caption");
    scroller(
        &caption,
        html! {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (visitor.say("voices-factor")) }
                    th scope="col" { (visitor.say("voices-asked-mentioned")) }
                    th scope="col" { (visitor.say("voices-volunteered")) }
                    th scope="col" { (visitor.say("voices-not-mentioned")) }
                    th scope="col" { (visitor.say("voices-not-asked")) }
                } }
                tbody {
                    @for factor in Factor::all() {
                        @let counts = all.get(factor.id).copied().unwrap_or_default();
                        tr {
                            th scope="row" { (factor.label.in_language(visitor.language())) }
                            @let all = [counts.asked, counts.volunteered, counts.not_mentioned, counts.not_asked];
                        // One small cell would follow from the others.
                        @let hides = all.iter().any(|count| (1..SMALLEST).contains(count));
                        @for count in all { td.number { @if hides { (visitor.say("voices-not-told")) } @else { (count) } } }
                        }
                    }
                }
            }
        },
    )
}

/// The table of codes as CSV, with the same cells left out.
pub(super) async fn download(
    visitor: Visitor,
    Path((organisation, study, file)): Path<(i32, i32, String)>,
) -> Result<Response, Refused> {
    let (_, study) = found(&visitor, organisation, study).await?;
    let by = file
        .strip_prefix("codes-")
        .and_then(|rest| rest.strip_suffix(".csv"));
    let by = By::ALL
        .into_iter()
        .find(|one| Some(one.name()) == by)
        .ok_or(Refused::NotFound)?;
    let heard = Heard::of(visitor.site().database(), &study, visitor.number()?).await?;
    let table = table(&heard, by);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    let heads = [
        "code",
        "layer",
        "group",
        "respondents_in_group",
        "respondents",
        "segments",
    ];
    writer.write_record(heads).map_err(Refused::fault)?;
    for row in &table.rows {
        let Some(code) = heard.codes.iter().find(|code| code.id == row.code) else {
            continue;
        };
        for (group, cell) in table.groups.iter().zip(&row.cells) {
            let [respondents, segments] = match cell {
                Cell::Shown {
                    respondents,
                    segments,
                } => [respondents.to_string(), segments.to_string()],
                Cell::TooFew => [format!("1-{}", SMALLEST - 1), String::new()],
            };
            let group_name = group
                .name
                .clone()
                .unwrap_or_else(|| visitor.say("voices-group-rest"));
            let layer = code.layer.clone().unwrap_or_default();
            let record = [
                safe(&code.name),
                layer,
                safe(&group_name),
                group.respondents.to_string(),
                respondents,
                segments,
            ];
            writer.write_record(record).map_err(Refused::fault)?;
        }
    }
    let bytes = writer.into_inner().map_err(Refused::fault)?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"codes-{}.csv\"", by.name()),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// What a spreadsheet would take for a formula gets an apostrophe before it.
fn safe(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
