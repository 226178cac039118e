//! Pictures of a gap at equal score: the curves, and the strip of assumed reliabilities.

use super::{describe, difference, exact, frame, number, value_axis};
use crate::sentences::outcome;
use crate::telling::Telling;
use charts::{Axis, Curves, Format, Reading, ReliabilityStrip, Standing};
use measuring::definition::Method;
use measuring::finding::{Conditional, CorrectedGap, Finding};
use vocabulary::Message;

pub(super) fn curves_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &Conditional,
    id: &str,
) -> Curves {
    let is_share = finding.definition.method == Method::ConditionalShares;
    let test = telling
        .context
        .condition
        .as_ref()
        .map_or_else(String::new, |test| telling.label(&test.label).to_owned());
    let title = telling.text(
        &Message::new("picture-curves")
            .with("test", test.clone())
            .with("outcome", outcome(telling, finding)),
    );
    let largest = found
        .curves
        .iter()
        .flat_map(|(_, points)| points)
        .filter_map(|point| point.figure)
        .map(|figure| figure.value)
        .fold(0.0, f64::max);
    let score = found
        .curves
        .iter()
        .flat_map(|(_, points)| points)
        .map(|point| point.score.abs())
        .fold(0.0, f64::max);
    let rows = found
        .curves
        .iter()
        .flat_map(|(code, points)| points.iter().map(move |point| (code, point)))
        .map(|(code, point)| {
            let name = telling.text(
                &Message::new("describe-at-score")
                    .with("name", telling.word("background", code))
                    .with("score", telling.amount(point.score)),
            );
            (
                name,
                point
                    .figure
                    .map(|figure| (figure.value, figure.interval.low, figure.interval.high)),
            )
        });
    let description = describe(telling, rows, is_share);
    let curves = found.curves.iter().map(|(code, points)| charts::curves::Curve {
        label: telling.word("background", code),
        points: points
            .iter()
            .filter(|point| point.score.is_finite())
            .map(|point| charts::curves::CurvePoint {
                x: point.score,
                reading: point.figure.as_ref().map_or(Reading::Suppressed, exact),
            })
            .collect(),
        count: None,
        standing: Standing::Strong,
    });
    Curves {
        frame: frame(telling, id, title, description),
        x_axis: Axis::free(test, number(score), telling.say("axis-not-from-zero")),
        y_axis: value_axis(telling, finding, largest),
        curves: curves.collect(),
    }
}

pub(super) fn strip_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    corrected: &CorrectedGap,
    id: &str,
) -> ReliabilityStrip {
    let is_share = finding.definition.method == Method::ConditionalShares;
    let size = corrected.at_equal_measured_score.value;
    let format = if is_share {
        Format::SharePoints
    } else {
        difference(corrected.at_equal_score.interval.width())
    };
    let alone = |lambda: f64| {
        // What error alone makes grows with (1 - lambda) / lambda; the ends of the range give the factor.
        let ratio = |lambda: f64| (1.0 - lambda) / lambda;
        let per_ratio = corrected.by_measurement_alone;
        let at_low = ratio(corrected.reliability.low);
        let largest = if per_ratio.low.abs() > per_ratio.high.abs() {
            per_ratio.low
        } else {
            per_ratio.high
        };
        if at_low > 0.0 {
            largest / at_low * ratio(lambda)
        } else {
            0.0
        }
    };
    let rows = corrected
        .strip
        .iter()
        .map(|(lambda, figure)| charts::reliability_strip::Row {
            label: telling.numbers().decimal(*lambda, 2),
            gap: exact(figure),
            by_measurement: (*lambda < 1.0).then(|| (0.0, alone(*lambda))),
            stated: corrected.reliability.low - 1e-9 <= *lambda
                && *lambda <= corrected.reliability.high + 1e-9,
        });
    let description = describe(
        telling,
        corrected.strip.iter().map(|(lambda, figure)| {
            let name = telling.text(
                &Message::new("describe-reliability").with("value", telling.numbers().decimal(*lambda, 2)),
            );
            (
                name,
                Some((figure.value, figure.interval.low, figure.interval.high)),
            )
        }),
        is_share,
    );
    let raw = (telling.say("figure-measured-score"), size);
    let label = telling.text(&Message::new("axis-gap").with(
        "unit",
        if is_share {
            telling.say("unit-of-hundred")
        } else {
            telling.unit()
        },
    ));
    ReliabilityStrip {
        frame: frame(telling, id, telling.say("picture-strip"), description),
        axis: Axis::from_zero(label, format),
        heading: telling.say("picture-strip-heading"),
        rows: rows.collect(),
        band_label: telling.say("picture-strip-band"),
        raw: Some(raw),
    }
}
