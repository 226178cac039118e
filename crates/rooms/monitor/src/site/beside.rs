//! A figure of a school beside those of its board and its region.
//!
//! Beside stand shares and means with their range, and no counts: whoever knows their own could take them off.

use super::Zien;
use super::asked::Asked;
use super::audience::Audience;
use super::figures::{Found, Shown};
use super::overview::{Seen, see, wait};
use super::together::years;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use database::organisations::Kind;
use database::rounds;
use maud::{Markup, html};
use measuring::finding::{Body, Figure, Groups};
use pages::{Page, Refused, Visitor, scroller};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::{Background, Label, Message};

/// A board of fewer schools would be told by a school that knows itself.
const FEWEST_SCHOOLS: usize = 3;

/// Figures to set beside.
struct Column {
    name: String,
    shown: Arc<Shown>,
}

/// The figure of an indicator in several places.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, indicator)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    // What was chosen here would be other years or another background than those beside it.
    let Seen { shown, .. } = match see(&visitor, &zien, place, &BTreeMap::new()).await? {
        Ok(seen) => seen,
        Err(instead) => return Ok(instead),
    };
    groups(&shown, &indicator).ok_or(Refused::NotFound)?;
    let definition = zien
        .figures()
        .definitions()
        .iter()
        .find(|one| one.id == indicator);
    let title = definition
        .ok_or(Refused::NotFound)?
        .texts
        .title
        .in_language(visitor.language());
    let here = format!("/zien/{organisation}/over/{indicator}");
    let mut columns = vec![Column {
        name: place.name.clone(),
        shown,
    }];
    match above(&visitor, &zien, organisation).await? {
        Some(more) => columns.extend(more),
        None => return Ok(wait(&visitor, place, &format!("{here}/ernaast"))),
    }
    let body = html! {
        p { (visitor.say("beside-lead")) }
        @if columns.len() == 1 {
            p { (visitor.say("beside-none")) }
        } @else {
            (scroller(title, table(&visitor, &columns, &indicator)))
            p { (visitor.say("beside-how")) }
        }
        p { a href=(here) { (visitor.say("years-back")) } }
    };
    let title = visitor.text(&Message::new("beside-title").with("title", title));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

/// The shares or means of an indicator per class, where it has them.
pub(super) fn groups<'a>(shown: &'a Shown, indicator: &str) -> Option<&'a Groups> {
    let mut findings = shown.measurement.findings.iter();
    match &findings.find(|one| one.definition.id == indicator)?.body {
        Ok(Body::Shares(groups) | Body::Means(groups)) => Some(groups),
        _ => None,
    }
}

/// The figures of the board and the region above; nothing as long as one of them is being made.
async fn above(visitor: &Visitor, zien: &Zien, organisation: i32) -> Result<Option<Vec<Column>>, Refused> {
    let tree = visitor.tree();
    let mut columns = Vec::new();
    let mut board = None;
    for place in tree.path(organisation).into_iter().rev() {
        let found = match place.kind {
            Kind::Board => {
                board = Some(place.id);
                if place.id == organisation {
                    continue;
                }
                zien.find(visitor, place.id, Audience::Public, &Asked::default())
                    .await?
            }
            // The sum of a region is for those who counted along.
            Kind::Region => match counted_along(visitor, place.id, board).await? {
                Some(round) => zien.find_round(visitor, &round).await?,
                None => continue,
            },
            _ => continue,
        };
        match found {
            Found::Shown(shown) if shown.subject.schools >= FEWEST_SCHOOLS => columns.push(Column {
                name: place.name.clone(),
                shown,
            }),
            Found::Wait => return Ok(None),
            Found::Shown(_) | Found::Nothing | Found::Earlier => {}
        }
    }
    Ok(Some(columns))
}

/// The last open round of a region in which this board took part.
async fn counted_along(
    visitor: &Visitor,
    region: i32,
    board: Option<i32>,
) -> Result<Option<rounds::Round>, Refused> {
    let Some(board) = board else {
        return Ok(None);
    };
    let with = rounds::with(visitor.site().database(), board).await?;
    let of_region: Vec<rounds::Round> = with
        .into_iter()
        .filter(|round| round.organisation == region)
        .collect();
    Ok(rounds::latest(&of_region).cloned())
}

fn table(visitor: &Visitor, columns: &[Column], indicator: &str) -> Markup {
    let own = columns
        .first()
        .and_then(|column| groups(&column.shown, indicator));
    let codes: Vec<&str> = own
        .into_iter()
        .flat_map(|own| &own.groups)
        .map(|group| group.code.as_str())
        .collect();
    html! {
        // On a phone the figures of a class stand below each other; the roles keep it a table to who hears it.
        table.stacked role="table" {
            thead role="rowgroup" { tr role="row" {
                th scope="col" role="columnheader" { (visitor.say("beside-class")) }
                @for column in columns { th.column-figures scope="col" role="columnheader" { (head(column)) } }
            } }
            tbody role="rowgroup" { @for code in codes { tr role="row" {
                th scope="row" role="rowheader" { (class_words(visitor, &columns[0].shown, code)) }
                @for column in columns { td.column-figures role="cell" {
                    span.on-phone aria-hidden="true" { (head(column)) }
                    span { (cell(visitor, &column.shown, indicator, code)) }
                } }
            } } }
        }
    }
}

/// Whose figures a column holds, and of which years.
fn head(column: &Column) -> Markup {
    html! {
        (column.name)
        @if let Some((first, last)) = column.shown.subject.cohorts {
            br; span.quiet-text.whole { (years([first, last].map(|year| i32::from(year.start())))) }
        }
    }
}

fn class_words(visitor: &Visitor, shown: &Shown, code: &str) -> String {
    if code == Background::UNKNOWN_CODE {
        return visitor.say("word-unknown");
    }
    let background = shown.context.background.iter();
    let mut classes = background.flat_map(|background| &background.classes);
    let label: Option<&Label> = classes.find(|class| class.code == code).map(|class| &class.label);
    label.map_or_else(
        || code.to_owned(),
        |label| label.in_language(visitor.language()).to_owned(),
    )
}

/// A figure with its range; what is hidden, and what that place does not have, are two things.
fn cell(visitor: &Visitor, shown: &Shown, indicator: &str, code: &str) -> String {
    let groups = groups(shown, indicator);
    let group = groups.and_then(|groups| groups.groups.iter().find(|group| group.code == code));
    let is_share = group.is_some_and(|group| group.share.is_some());
    match group.map(|group| group.figure) {
        Some(Ok(figure)) => written(visitor, figure, is_share),
        Some(Err(_)) => visitor.say("word-not-shown"),
        None => visitor.say("beside-otherwise"),
    }
}

fn written(visitor: &Visitor, figure: Figure, is_share: bool) -> String {
    let numbers = visitor.catalogue().numbers();
    let write = |value: f64| {
        if is_share {
            numbers.percent(value)
        } else {
            numbers.decimal(value, 1)
        }
    };
    visitor.text(
        &Message::new("beside-figure")
            .with("value", write(figure.value))
            .with("low", write(figure.interval.low))
            .with("high", write(figure.interval.high)),
    )
}
