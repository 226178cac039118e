//! Figures with no more digits than they can bear, for readers from whom small counts are hidden.
//!
//! With all its digits a mean and a count give the sum back, and two sums that differ by one pupil give that pupil.
//! It is done here, before any figure is written or drawn: a point in a picture is as exact as a number.

use crate::finding::{
    Benchmarked, Body, Conditional, CorrectedGap, CurvePoint, EventCurve, EventHistory, Figure, Finding,
    FunnelFinding, Gap, Given, Gradient, Groups, Mobility, ModelFigures, RatioFinding, RatioPart,
    SchoolEffects, SegregationFinding, Split, Superiority, TestAdviceFinding, Unknown, YieldBenchmarks,
    YieldFinding, YieldPart,
};
use statistics::Interval;

/// The decimals of a figure that has no interval.
const WITHOUT_INTERVAL: usize = 2;

/// The decimals that a range of this width can bear: no finer than a fifth of it, and at most four.
///
/// # Examples
/// ```
/// assert_eq!(measuring::decimals_for(30.0), 0);
/// assert_eq!(measuring::decimals_for(0.09), 2);
/// ```
#[must_use]
pub fn decimals_for(width: f64) -> usize {
    (0..4)
        .find(|decimals| width * 10_f64.powi(*decimals) >= 5.0)
        .map_or(4, |decimals| decimals as usize)
}

fn to(decimals: usize, value: f64) -> f64 {
    let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (value * unit).round() / unit
}

fn bare(value: f64) -> f64 {
    to(WITHOUT_INTERVAL, value)
}

fn pair((first, second): (f64, f64)) -> (f64, f64) {
    (bare(first), bare(second))
}

fn interval(range: Interval, decimals: usize) -> Interval {
    Interval {
        low: to(decimals, range.low),
        high: to(decimals, range.high),
    }
}

fn decimals_of(range: Interval) -> usize {
    let width = range.high - range.low;
    if width.is_finite() {
        decimals_for(width)
    } else {
        WITHOUT_INTERVAL
    }
}

fn figure(figure: Figure) -> Figure {
    let decimals = decimals_of(figure.interval);
    Figure {
        value: to(decimals, figure.value),
        interval: interval(figure.interval, decimals),
    }
}

fn given(value: Given<Figure>) -> Given<Figure> {
    value.map(figure)
}

/// The same finding with rounded figures. Counts, and shares of counts that are shown, stay as they are.
pub(crate) fn rounded(finding: Finding) -> Finding {
    Finding {
        body: finding.body.map(body),
        ..finding
    }
}

fn body(body: Body) -> Body {
    match body {
        Body::Shares(found) => Body::Shares(groups(found)),
        Body::Means(found) => Body::Means(groups(found)),
        Body::Conditional(found) => Body::Conditional(Box::new(conditional(*found))),
        Body::Split(found) => Body::Split(Split {
            raw: figure(found.raw),
            composition: figure(found.composition),
            rate: figure(found.rate),
            outside_support: bare(found.outside_support),
            ..found
        }),
        Body::Mobility(found) => Body::Mobility(Mobility {
            rank_slope: given(found.rank_slope),
            tau_b: found.tau_b.map(bare),
            cramers_v: found.cramers_v.map(bare),
            ..found
        }),
        Body::Superiority(found) => Body::Superiority(Superiority {
            chance: figure(found.chance),
            gap_in_sd: found.gap_in_sd.map(bare),
            ..found
        }),
        Body::Segregation(found) => Body::Segregation(SegregationFinding {
            dissimilarity: figure(found.dissimilarity),
            dissimilarity_counted: pair(found.dissimilarity_counted),
            carrington_troske: bare(found.carrington_troske),
            entropy_index: figure(found.entropy_index),
            entropy_counted: pair(found.entropy_counted),
            mutual_information: bare(found.mutual_information),
            ..found
        }),
        Body::SchoolEffects(found) => Body::SchoolEffects(SchoolEffects {
            plain: found.plain.map(model),
            at_equal_score: found.at_equal_score.map(|found| found.map(model)),
            ..found
        }),
        Body::Funnel(found) => Body::Funnel(FunnelFinding {
            // The benchmark, the points and the limits follow from counts that are shown.
            dispersion: bare(found.dispersion),
            ..found
        }),
        Body::Gradient(found) => Body::Gradient(Gradient {
            slope: figure(found.slope),
            per_standard_deviation: bare(found.per_standard_deviation),
            explained: bare(found.explained),
            ..found
        }),
        Body::Unknown(found) => Body::Unknown(Unknown {
            known_gap: found.known_gap.map(bare),
            bounds: found.bounds.map(|bounds| interval(bounds, WITHOUT_INTERVAL)),
            ..found
        }),
        Body::Ratio(found) => {
            let part = |part: RatioPart| RatioPart {
                figure: given(part.figure),
                ..part
            };
            Body::Ratio(RatioFinding {
                all: part(found.all),
                parts: found.parts.into_iter().map(part).collect(),
                ..found
            })
        }
        Body::AtEqualTestAdvice(found) => Body::AtEqualTestAdvice(TestAdviceFinding {
            below: given(found.below),
            above: given(found.above),
            raw_below: given(found.raw_below),
            raw_above: given(found.raw_above),
            ..found
        }),
        Body::Events(found) => {
            let curve = |curve: EventCurve| EventCurve {
                figures: curve.figures.map(|years| {
                    let year = |year: Vec<Figure>| year.into_iter().map(figure).collect();
                    years.into_iter().map(year).collect()
                }),
                ..curve
            };
            Body::Events(EventHistory {
                curves: found.curves.into_iter().map(curve).collect(),
                ..found
            })
        }
        // Bounds follow from counts that are shown; what chance adds to them is no sharper than a hundredth.
        Body::Yields(found) => {
            let part = |part: YieldPart| YieldPart {
                widened: part.widened.map(|range| interval(range, WITHOUT_INTERVAL)),
                ..part
            };
            let found = *found;
            Body::Yields(Box::new(YieldFinding {
                all: part(found.all),
                parts: found.parts.into_iter().map(part).collect(),
                gap: found
                    .gap
                    .map(|(low, high, bounds, wide)| (low, high, bounds, interval(wide, WITHOUT_INTERVAL))),
                method: found.method,
                benchmarks: found.benchmarks.map(benchmarks),
            }))
        }
        Body::Counts => Body::Counts,
    }
}

fn benchmarks(found: YieldBenchmarks) -> YieldBenchmarks {
    let one = |one: Benchmarked| Benchmarked {
        expected: bare(one.expected),
        points: figure(one.points),
        ..one
    };
    YieldBenchmarks {
        raw: found.raw.map(one),
        same_score: found.same_score.map(|given| given.map(one)),
        same_score_and_background: found.same_score_and_background.map(|given| given.map(one)),
        ..found
    }
}

fn groups(found: Groups) -> Groups {
    let gap = |gap: Gap| Gap {
        difference: figure(gap.difference),
        ratio: gap.ratio.map(figure),
        odds_ratio: gap.odds_ratio.map(figure),
        ..gap
    };
    let mut groups = found.groups;
    for group in &mut groups {
        group.figure = given(group.figure);
    }
    Groups {
        groups,
        gap: found.gap.map(gap),
        ..found
    }
}

fn conditional(found: Conditional) -> Conditional {
    Conditional {
        raw: given(found.raw),
        standardised: given(found.standardised),
        other_weights: found.other_weights.map(given),
        support: found.support.map(bare),
        corrected: found.corrected.map(corrected),
        common_odds_ratio: found.common_odds_ratio.map(given),
        g_computation: found.g_computation.map(given),
        curves: curves(found.curves),
        ..found
    }
}

/// The reliability is what somebody stated, and stays as it was stated.
fn corrected(found: CorrectedGap) -> CorrectedGap {
    let strip = found.strip.into_iter();
    CorrectedGap {
        at_equal_score: figure(found.at_equal_score),
        at_equal_measured_score: figure(found.at_equal_measured_score),
        at_equal_true_score: figure(found.at_equal_true_score),
        by_measurement_alone: interval(found.by_measurement_alone, WITHOUT_INTERVAL),
        strip: strip.map(|(lambda, gap)| (lambda, figure(gap))).collect(),
        reliability_without_gap: found.reliability_without_gap.map(bare),
        ..found
    }
}

/// The middle of a score band is the mean score there, so it is told no more exactly than a figure over as wide a
/// range.
fn curves(curves: Vec<(String, Vec<CurvePoint>)>) -> Vec<(String, Vec<CurvePoint>)> {
    let scores = || {
        curves
            .iter()
            .flat_map(|(_, points)| points.iter().map(|point| point.score))
    };
    let (low, high) = scores().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), score| {
        (low.min(score), high.max(score))
    });
    let decimals = decimals_of(Interval { low, high });
    let point = |point: CurvePoint| CurvePoint {
        score: to(decimals, point.score),
        figure: point.figure.map(figure),
    };
    curves
        .into_iter()
        .map(|(class, points)| (class, points.into_iter().map(point).collect()))
        .collect()
}

fn model(found: ModelFigures) -> ModelFigures {
    ModelFigures {
        intercept: figure(found.intercept),
        slope: found.slope.map(figure),
        between: bare(found.between),
        within: bare(found.within),
        between_share: figure(found.between_share),
    }
}
