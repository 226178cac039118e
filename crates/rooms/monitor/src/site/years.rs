//! One indicator year by year, for the school's own team.
//!
//! To anybody else each school year would be another release of the same pupils.

use super::Zien;
use super::audience::{self, Audience};
use crate::pictures::years::{OfYear, years as picture};
use crate::{Subject, Telling, Window};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use documents::{Block, blocks_html};
use maud::{PreEscaped, html};
use measuring::by_year::settings;
use measuring::definition::{Definition, Method};
use measuring::finding::Finding;
use measuring::gate::SafeShare;
use measuring::{Choice, count, measure};
use messages::Catalogue;
use pages::{Page, Refused, Visitor};
use statistics::{Confidence, Proportion};
use std::collections::BTreeSet;
use vocabulary::{Label, Message, SchoolYear, Tables};

/// From this school year on a higher test advice leads to a higher advice unless the school gives a reason: figures
/// before and after it are not of the same rules.
pub(super) const NEW_RULE: SchoolYear = SchoolYear::DOORSTROOMTOETS;

/// Whether an indicator can be told year by year: a share of pupils that does not take years to see.
pub(super) fn has_years(definition: &Definition) -> bool {
    definition.method == Method::GroupShares && !definition.columns().contains("years_followed")
}

/// The years of an indicator.
pub(super) async fn page(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, id)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    if audience::of(&visitor, organisation) != Audience::Own {
        return Err(Refused::NotFound);
    }
    let mut definitions = zien.figures().definitions().iter();
    let definition = definitions
        .find(|one| one.id == id && has_years(one))
        .ok_or(Refused::NotFound)?
        .clone();
    let tables = zien
        .tables(visitor.site(), visitor.tree(), organisation)
        .await?
        .ok_or(Refused::NotFound)?;
    let (site, language) = (visitor.site().clone(), visitor.language());
    let title = definition.texts.title.in_language(language).to_owned();
    let made = tokio::task::spawn_blocking(move || stretches(&tables, &definition, site.catalogue(language)));
    let stretches = made.await.map_err(Refused::fault)?;
    let body = html! {
        p { (visitor.say("years-lead")) }
        @if stretches.is_empty() { p { (visitor.say("years-none")) } }
        @for (place, (first, picture)) in stretches.iter().enumerate() {
            @if place > 0 || (stretches.len() == 1 && *first >= NEW_RULE) {
                h2 { (visitor.say("years-new-rule")) }
                p { (visitor.say("years-new-rule-why")) }
            }
            (PreEscaped(picture))
        }
        p { a href=(format!("/zien/{organisation}/over/{id}")) { (visitor.say("years-back")) } }
    };
    let title = visitor.text(&Message::new("years-title").with("title", title));
    Ok(Page::new(title, body).about(place).show(&visitor))
}

/// The pictures of the years before and from the new rule, each with its first year.
fn stretches(tables: &Tables, definition: &Definition, catalogue: &Catalogue) -> Vec<(SchoolYear, String)> {
    let cohorts: BTreeSet<SchoolYear> = tables.pupil.cohort.iter().copied().collect();
    let (before, after): (Vec<SchoolYear>, Vec<SchoolYear>) =
        cohorts.into_iter().partition(|year| *year < NEW_RULE);
    let drawn = [before, after].into_iter().filter_map(|years| {
        let first = *years.first()?;
        Some((first, drawn(tables, definition, &years, catalogue)?))
    });
    drawn.collect()
}

fn drawn(
    tables: &Tables,
    definition: &Definition,
    years: &[SchoolYear],
    catalogue: &Catalogue,
) -> Option<String> {
    let settings = settings();
    let choice = Choice::first(tables);
    let of = |first: SchoolYear, last: SchoolYear| {
        let definitions = [definition.clone().between(first, last)];
        let cube = count(tables, choice, &definitions);
        (
            measure(&cube, &definitions, &settings, |_, _| {}),
            cube.context().clone(),
        )
    };
    let (measurement, context) = of(*years.first()?, *years.last()?);
    let finding = measurement.findings.first()?;
    let rows: Vec<OfYear> = years
        .iter()
        .filter_map(|year| of_year(*year, of(*year, *year).0.findings.first()?))
        .collect();
    let window = Window {
        cohorts: years.first().copied().zip(years.last().copied()),
        older: 0,
    };
    let made = (env!("CARGO_PKG_VERSION"), (settings.seed, settings.replicates));
    let subject: Subject = crate::subject(tables, &window, (Label::default(), None), 0, made);
    let telling = Telling {
        subject: &subject,
        measurement: &measurement,
        context: &context,
        catalogue,
    };
    let picture = picture(
        &telling,
        finding,
        &rows,
        &format!("years{}", years.first()?.start()),
    );
    let words = documents::Words::of(telling.catalogue);
    Some(blocks_html(&[Block::Figure(Box::new(picture))], &words))
}

/// The share of all pupils of a school year; nothing for a year without any.
fn of_year(year: SchoolYear, finding: &Finding) -> Option<OfYear> {
    let table = finding.tables.first()?;
    let pupils = table.cell(&[None, None]).count().filter(|pupils| *pupils > 0)?;
    let figure = match table.share(&[None]) {
        SafeShare::Ratio { k, n } => {
            let share = Proportion::new(k, n).ok()?;
            Some((share.estimate(), share.wilson(Confidence::default())))
        }
        _ => None,
    };
    Some((year, pupils, figure))
}
