//! Pictures of careers: parts beside each other, first moves year by year, and yields between their bounds.

use super::{counted, describe, frame, number, reading};
use crate::sentences::{outcome, sentence};
use crate::telling::Telling;
use charts::{Axis, Curves, Format, Intervals, Reading, Standing};
use measuring::Move;
use measuring::finding::{EventHistory, Finding, RatioFinding, RatioPart, YieldFinding};
use measuring::gate::SafeCell;
use vocabulary::Message;

fn share_axis(telling: &Telling<'_>, finding: &Finding) -> Axis {
    let message = Message::new("axis-share").with("outcome", outcome(telling, finding));
    Axis::from_zero(telling.text(&message), Format::Share)
}

pub(super) fn ratio_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &RatioFinding,
    id: &str,
) -> Intervals {
    let parts = || {
        let parts = [&found.all].into_iter().chain(&found.parts);
        parts.filter(|part| part.pupils != SafeCell::Count(0))
    };
    let name = |part: &RatioPart| match part.column.as_str() {
        "all" => telling.say("table-all-pupils"),
        column => telling.word(column, &part.word),
    };
    let figure = |part: &RatioPart| {
        part.figure
            .as_ref()
            .ok()
            .map(|figure| (figure.value, figure.interval.low, figure.interval.high))
    };
    let description = describe(
        telling,
        parts().map(|part| (name(part), figure(part))),
        found.is_share,
    );
    let rows = parts().map(|part| charts::intervals::Row {
        label: name(part),
        reading: reading(&part.figure),
        count: counted(telling, part.pupils),
        standing: Standing::Strong,
        benchmark: None,
    });
    let axis = if found.is_share {
        share_axis(telling, finding)
    } else {
        Axis::free(
            outcome(telling, finding),
            number(1.0),
            telling.say("axis-not-from-zero"),
        )
    };
    let title = sentence(telling, finding).unwrap_or_default();
    Intervals {
        frame: frame(telling, id, title, description),
        axis,
        rows: rows.collect(),
        benchmark: None,
    }
}

pub(super) fn yields_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &YieldFinding,
    id: &str,
) -> Intervals {
    let parts: Vec<_> = [&found.all]
        .into_iter()
        .chain(&found.parts)
        .filter(|part| part.pupils != SafeCell::Count(0))
        .map(|part| {
            let name = match part.class.as_str() {
                "all" => telling.say("table-all-pupils"),
                class => telling.word("background", class),
            };
            // The dot stands in the middle of what those who left allow.
            let range = part.bounds.and_then(|bounds| {
                Ok((
                    (bounds.low + bounds.high) / 2.0,
                    part.widened?.low,
                    part.widened?.high,
                ))
            });
            (name, range, part.pupils)
        })
        .collect();
    let described = parts
        .iter()
        .map(|(name, range, _)| (name.clone(), range.as_ref().ok().copied()));
    let description = describe(telling, described, true);
    let rows = parts.iter().map(|(name, range, pupils)| charts::intervals::Row {
        label: name.clone(),
        reading: match range {
            Ok((middle, low, high)) => Reading::estimate(*middle, *low, *high),
            Err(_) => Reading::Suppressed,
        },
        count: counted(telling, *pupils),
        standing: Standing::Strong,
        benchmark: None,
    });
    let title = telling.label(finding.title()).to_owned();
    Intervals {
        frame: frame(telling, id, title, description),
        axis: share_axis(telling, finding),
        rows: rows.collect(),
        benchmark: None,
    }
}

/// One curve per kind of first move, of everybody.
pub(super) fn events_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &EventHistory,
    id: &str,
) -> Option<Curves> {
    let years = found.curves.first()?.figures.as_ref().ok()?;
    let kinds = Move::ALL.len() - 1;
    let happens = |kind: &usize| years.last().is_some_and(|year| year[*kind].value > 0.0);
    let curves: Vec<charts::curves::Curve> = (0..kinds)
        .filter(happens)
        .map(|kind| charts::curves::Curve {
            label: telling.word("first_move", Move::ALL[kind].0),
            points: (1..)
                .zip(years)
                .map(|(year, figures)| charts::curves::CurvePoint {
                    x: f64::from(year),
                    reading: Reading::exact(figures[kind].value),
                })
                .collect(),
            count: None,
            standing: Standing::Strong,
        })
        .collect();
    if curves.is_empty() || years.len() < 2 {
        return None;
    }
    let last = years.last()?;
    let described = (0..kinds).map(|kind| {
        let figure = &last[kind];
        let range = (figure.value, figure.interval.low, figure.interval.high);
        (telling.word("first_move", Move::ALL[kind].0), Some(range))
    });
    let description = describe(telling, described, true);
    let title = telling.label(finding.title()).to_owned();
    Some(Curves {
        frame: frame(telling, id, title, description),
        x_axis: Axis::from_zero(telling.say("axis-years"), Format::Count),
        y_axis: share_axis(telling, finding),
        curves,
    })
}
