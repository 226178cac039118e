//! One indicator school year by school year. Never one line across a change of the rules: each stretch of years that
//! can be compared has a picture of its own.

use super::{describe, frame, value_axis};
use crate::sentences::outcome;
use crate::telling::Telling;
use charts::{Intervals, Reading, Standing};
use documents::Figure as Picture;
use measuring::finding::Finding;
use statistics::Interval;
use vocabulary::{Message, SchoolYear};

/// A school year, how many pupils, and the share of them with its range; nothing where there are too few.
pub(crate) type OfYear = (SchoolYear, u64, Option<(f64, Interval)>);

/// The share of all pupils with the outcome, a row per school year. The axis shows all shares there are, so that
/// pictures beside each other have the same.
pub(crate) fn years(telling: &Telling<'_>, finding: &Finding, years: &[OfYear], place: &str) -> Picture {
    let id = format!("{place}-{}", finding.definition.id);
    let title = telling.text(&Message::new("picture-years").with("outcome", outcome(telling, finding)));
    let figures =
        |figure: &Option<(f64, Interval)>| figure.map(|(value, range)| (value, range.low, range.high));
    let described = years
        .iter()
        .map(|(year, _, figure)| (year.to_string(), figures(figure)));
    let rows = years.iter().map(|(year, pupils, figure)| charts::intervals::Row {
        label: year.to_string(),
        reading: match figures(figure) {
            Some((value, low, high)) => Reading::estimate(value, low, high),
            None => Reading::Suppressed,
        },
        count: Some(format!("n = {}", telling.numbers().count(*pupils))),
        standing: Standing::Strong,
        benchmark: None,
    });
    let chart = Intervals {
        frame: frame(telling, &id, title, describe(telling, described, true)),
        axis: value_axis(telling, finding, 1.0).reaching(0.0, 1.0),
        rows: rows.collect(),
        benchmark: None,
    };
    Picture::of_chart(&id, Box::new(chart))
}
