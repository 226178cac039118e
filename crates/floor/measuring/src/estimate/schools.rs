//! Schools next to each other: how far they differ, a funnel, and a gradient. Never a ranking.

use super::groups::yes_no_axis;
use super::{BySchool, Scene, check_interval, check_schools, keys, scale};
use crate::condition::Condition;
use crate::cube::plan::{Measure, Terms};
use crate::definition::{Definition, Method};
use crate::finding::{
    Figure, FunnelFinding, FunnelLimit, FunnelPoint, Given, Gradient, IntervalMethod, ModelFigures,
    SchoolEffects, Withheld,
};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, SafeShare, Says};
use statistics::funnel::{CountLimits, funnel as measure_funnel, funnel_limits};
use statistics::least_squares::{CrossProducts, clustered};
use statistics::multilevel::{Criterion, fit_random_intercept, intraclass_correlation_interval};
use statistics::{Interval, NotComputable, Tally};

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let id = |name: &str| format!("{}/{name}", definition.id);
    if definition.method == Method::Funnel {
        let data = BySchool::read(scene.table(&["school"])?, &keys(&Terms::of(definition).counts()))?;
        let schools = RawAxis {
            column: "school".to_owned(),
            words: data.schools.clone(),
            kind: AxisKind::Classes,
            says: Says::Value,
        };
        let counts = (0..data.schools.len()).flat_map(|school| {
            let (n, k) = (data.count(school, 0, 0), data.count(school, 0, 1));
            [k, n.saturating_sub(k)]
        });
        return Ok(vec![RawTable {
            id: id("schools"),
            axes: vec![schools, yes_no_axis(definition)],
            counts: counts.collect(),
            population: Terms::of(definition).base,
            is_printed: true,
        }]);
    }
    let count = if definition.method == Method::Gradient {
        Measure::count(&Terms::of(definition).base)
    } else {
        Terms::of(definition).counts().remove(0)
    };
    let data = BySchool::read(scene.table(&["school"])?, &[count.key()])?;
    let all = RawAxis {
        column: "all".to_owned(),
        words: vec!["all".to_owned()],
        kind: AxisKind::Classes,
        says: Says::Nothing,
    };
    Ok(vec![RawTable {
        id: id("all"),
        axes: vec![all],
        counts: vec![data.total_count(0, 0)],
        population: Terms::of(definition).base,
        is_printed: true,
    }])
}

/// Refuses figures over fewer pupils than a gap may rest on.
fn check_size(gate: &Gate, definition: &Definition) -> Given<u64> {
    let table = gate
        .table(&format!("{}/all", definition.id))
        .ok_or(Withheld::NotShown)?;
    match table.cell(&[Some(0)]) {
        SafeCell::Count(n) if n >= gate.gap_floor(definition) => Ok(n),
        SafeCell::Count(_) => Err(Withheld::TooFew {
            needed: gate.gap_floor(definition),
        }),
        SafeCell::NotShown => Err(Withheld::NotShown),
    }
}

pub(super) fn effects(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<SchoolEffects> {
    check_size(gate, definition)?;
    let terms = Terms::of(definition);
    let table = scene.table(&["school"])?;
    let data = BySchool::read(table, &keys(&terms.counts()))?;
    check_schools(data.schools.len(), gate)?;
    let unit = scale(scene.cube, terms.value.unwrap_or_default());
    let plain_moments: Vec<CrossProducts> = (0..data.schools.len())
        .map(|school| {
            let n = data.count(school, 0, 0);
            let [y, yy] = [1, 2].map(|measure| data.number(school, 0, measure) as f64);
            CrossProducts::from_sums(n, &[n as f64], &[y / unit], yy / unit / unit)
        })
        .collect::<Result<_, _>>()?;
    let scored = scored_moments(scene, &terms, unit);
    let main = scored
        .as_ref()
        .and_then(|scored| scored.as_ref().ok())
        .unwrap_or(&plain_moments);
    let distinguishable = fit_random_intercept(main, Criterion::Restricted)
        .map(|fit| {
            fit.effects
                .iter()
                .filter(|effect| effect.reliability >= 0.5)
                .count() as u64
        })
        .unwrap_or(0);
    Ok(SchoolEffects {
        schools: data.schools.len() as u64,
        plain: model(scene, &plain_moments),
        at_equal_score: scored.map(|scored| scored.and_then(|moments| model(scene, &moments))),
        distinguishable,
    })
}

/// Moments of (1, centred score) and the outcome per school, if there is a score.
fn scored_moments(scene: &Scene<'_>, terms: &Terms, unit: f64) -> Option<Given<Vec<CrossProducts>>> {
    let known = Condition::read("score IS NOT NULL").ok()?;
    let scored = Terms {
        base: terms.base.and(&known),
        outcome: terms.outcome.clone(),
        value: terms.value,
        follows_test: None,
        unknown: None,
    };
    let data = BySchool::read(scene.cube.table(&["school"])?, &keys(&scored.moments("score"))).ok()?;
    let score_unit = scale(scene.cube, "score");
    let total = data.total(0, 0) as f64;
    // The intercept is the mean at the mean score: centred there, as a reader would.
    let centre = data.total(0, 1) as f64 / score_unit / total;
    let moments = (0..data.schools.len())
        .map(|school| {
            let number = |measure: usize| data.number(school, 0, measure) as f64;
            let n = number(0);
            let (s, ss) = (number(1) / score_unit, number(2) / score_unit / score_unit);
            let (y, yy, sy) = (
                number(3) / unit,
                number(4) / unit / unit,
                number(5) / score_unit / unit,
            );
            let c = s - centre * n;
            let cc = ss - 2.0 * centre * s + centre * centre * n;
            CrossProducts::from_sums(
                data.count(school, 0, 0),
                &[n, c, c, cc],
                &[y, sy - centre * y],
                yy,
            )
        })
        .collect::<Result<Vec<_>, NotComputable>>();
    Some(moments.map_err(Withheld::from))
}

fn model(scene: &Scene<'_>, schools: &[CrossProducts]) -> Given<ModelFigures> {
    let fit = fit_random_intercept(schools, Criterion::Restricted)?;
    let figure = |place: usize| {
        fit.fixed
            .coefficient(place)
            .map(|estimate| scene.figure(&estimate))
    };
    let interval = intraclass_correlation_interval(schools, Criterion::Restricted, scene.confidence())?;
    Ok(ModelFigures {
        intercept: figure(0).ok_or(NotComputable::Singular)?,
        slope: figure(1),
        between: fit.between_variance,
        within: fit.within_variance,
        between_share: Figure {
            value: fit.intraclass_correlation(),
            interval,
        },
    })
}

pub(super) fn funnel(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<FunnelFinding> {
    let data = BySchool::read(scene.table(&["school"])?, &keys(&Terms::of(definition).counts()))?;
    let table = gate
        .table(&format!("{}/schools", definition.id))
        .ok_or(Withheld::NotShown)?;
    let tallies: Vec<Tally> = (0..data.schools.len())
        .map(|school| Tally::new(data.count(school, 0, 1), data.count(school, 0, 0)))
        .collect::<Result<_, _>>()?;
    let found = measure_funnel(&tallies, None)?;
    let points: Vec<FunnelPoint> = (0..data.schools.len())
        .filter_map(|school| match table.share(&[Some(school)]) {
            SafeShare::Ratio { k, n } => Some(FunnelPoint {
                school: data.schools[school].clone(),
                pupils: n,
                share: k as f64 / n as f64,
            }),
            _ => None,
        })
        .collect();
    if !matches!(table.share(&[None]), SafeShare::Ratio { .. }) {
        return Err(Withheld::NotShown);
    }
    // Schools that are not shown take no part in the spread either: it would help to find them.
    let shown: Vec<Tally> = points
        .iter()
        .map(|point| Tally::new((point.share * point.pupils as f64).round() as u64, point.pupils))
        .collect::<Result<_, _>>()?;
    let found = if gate.hides_counts() {
        measure_funnel(&shown, Some(found.benchmark))?
    } else {
        found
    };
    let outside = |point: &&FunnelPoint| {
        let count = (point.share * point.pupils as f64).round() as u64;
        funnel_limits(point.pupils, found.benchmark).is_ok_and(|limits| !limits.at_95.hold(count))
    };
    let outside_95 = points.iter().filter(outside).count() as u64;
    let largest = points.iter().map(|point| point.pupils).max().unwrap_or(0);
    let step = (largest / 40).max(1) as usize;
    let limits = (gate.rate_floor(definition)..=largest + largest / 20)
        .step_by(step)
        .filter_map(|pupils| {
            let limits = funnel_limits(pupils, found.benchmark).ok()?;
            let shares = |limits: CountLimits| Interval {
                low: limits.low as f64 / pupils as f64,
                high: limits.high as f64 / pupils as f64,
            };
            Some(FunnelLimit {
                pupils,
                at_95: shares(limits.at_95),
                at_99_8: shares(limits.at_99_8),
            })
        });
    Ok(FunnelFinding {
        benchmark: found.benchmark,
        left_out: (data.schools.len() - points.len()) as u64,
        limits: limits.collect(),
        dispersion: found.dispersion,
        outside_95,
        points,
    })
}

pub(super) fn gradient(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Gradient> {
    let pupils = check_size(gate, definition)?;
    let terms = Terms::of(definition);
    let (base, x) = (&terms.base, "background_measure");
    let y = terms.value.ok_or(Withheld::NotShown)?;
    let measures = [
        Measure::count(base),
        Measure::sum(base, &["weight"]),
        Measure::sum(base, &["weight", x]),
        Measure::sum(base, &["weight", x, x]),
        Measure::sum(base, &["weight", y]),
        Measure::sum(base, &["weight", y, y]),
        Measure::sum(base, &["weight", x, y]),
    ];
    let data = BySchool::read(scene.table(&["school"])?, &keys(&measures))?;
    let (weight, unit_x, unit_y) = (
        scale(scene.cube, "weight"),
        scale(scene.cube, x),
        scale(scene.cube, y),
    );
    let schools: Vec<CrossProducts> = (0..data.schools.len())
        .map(|school| {
            let number = |measure: usize| data.number(school, 0, measure) as f64 / weight;
            let w = number(1);
            let (wx, wxx) = (number(2) / unit_x, number(3) / unit_x / unit_x);
            let (wy, wyy, wxy) = (
                number(4) / unit_y,
                number(5) / unit_y / unit_y,
                number(6) / unit_x / unit_y,
            );
            CrossProducts::from_sums(data.count(school, 0, 0), &[w, wx, wx, wxx], &[wy, wxy], wyy)
        })
        .collect::<Result<_, _>>()?;
    if schools.len() < 2 {
        return Err(NotComputable::NotEnoughUnits {
            have: schools.len() as u64,
            need: 2,
        }
        .into());
    }
    check_interval(schools.len(), gate)?;
    let fit = clustered(&schools)?;
    let slope = fit.coefficient(1).ok_or(NotComputable::Singular)?;
    let total = |measure: usize| data.total(0, measure) as f64 / weight;
    let w = total(1);
    let variance = |sum: f64, squares: f64| squares / w - (sum / w).powi(2);
    let variance_x = variance(total(2) / unit_x, total(3) / unit_x / unit_x);
    let variance_y = variance(total(4) / unit_y, total(5) / unit_y / unit_y);
    Ok(Gradient {
        pupils,
        slope: scene.figure(&slope),
        per_standard_deviation: slope.value * variance_x.sqrt(),
        explained: slope.value * slope.value * variance_x / variance_y,
        method: IntervalMethod::BySchool {
            schools: schools.len() as u64,
        },
    })
}
