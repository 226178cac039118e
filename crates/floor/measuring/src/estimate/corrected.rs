//! The gap at equal score with the doubt of the test taken into account.
//!
//! With enough scores and pupils the outcome may bend with the score; with few, a straight line is all that they bear.

use super::curved;
use super::equal_score::{COARSE, Data, Resampled};
use super::groups::cube_code;
use super::{BySchool, Scene, keys};
use crate::cube::plan::{Measure, Terms};
use crate::definition::Definition;
use crate::finding::{CorrectedGap, EqualScore, Figure, Given, Withheld};
use statistics::clustered_means::SchoolSum;
use statistics::least_squares::{Cell, CrossProducts, classical, heteroskedastic};
use statistics::measurement_error::{MeasuredGap, Reliability, ReliabilityPopulation};
use statistics::{Interval, NotComputable, means};
use vocabulary::test::ReliabilityPopulation as Stated;

/// The gap as it is read at several reliabilities.
pub(super) struct Readings {
    /// At equal measured score.
    pub measured: Figure,
    /// At equal true score: half-way the range of the reliability, with the interval of the whole range.
    pub without_error: Figure,
    /// What measurement error alone would make, over that range.
    pub by_measurement_alone: Interval,
    /// At the reliabilities that are always laid out.
    pub strip: Vec<(f64, Figure)>,
    /// The reliability at which nothing is left.
    pub reliability_without_gap: Option<f64>,
}

/// Regression of the outcome on score and group, corrected for the unreliability of the score.
pub(super) fn corrected(
    scene: &Scene<'_>,
    definition: &Definition,
    data: &Data,
    compared: [usize; 2],
    resampled: Option<&Resampled>,
) -> Given<CorrectedGap> {
    let Some(moments) = &data.moments else {
        return Err(Withheld::NotShown);
    };
    let group_scores = |place: usize| {
        let cell = cube_code(place, data.words.len());
        let [sum, squares] = [1, 2].map(|measure| moments.total(cell, measure));
        means::Moments::from_integers(moments.total_count(cell, 0), sum, squares, 1.0 / data.score_unit)
    };
    let [low, high] = compared.map(group_scores);
    let spreads = [low?, high?];
    let reliability = reliability(scene, data, moments, &spreads)?;
    let readings = match curved::readings(scene, data, compared, resampled, &reliability) {
        Some(readings) => readings?,
        None => straight(scene, data, moments, compared, &spreads, &reliability)?,
    };
    let headline = headline(scene, definition, data, compared)?;
    let at_equal_score = match headline {
        EqualScore::True => readings.without_error,
        EqualScore::Between => Figure {
            value: f64::midpoint(readings.measured.value, readings.without_error.value),
            interval: readings.measured.interval.hull(readings.without_error.interval),
        },
    };
    Ok(CorrectedGap {
        headline,
        at_equal_score,
        at_equal_measured_score: readings.measured,
        at_equal_true_score: readings.without_error,
        by_measurement_alone: readings.by_measurement_alone,
        reliability: Interval {
            low: reliability.low(),
            high: reliability.high(),
        },
        reliability_stated: reliability.is_stated(),
        strip: readings.strip,
        reliability_without_gap: readings.reliability_without_gap,
    })
}

/// With a straight line through score and outcome.
fn straight(
    scene: &Scene<'_>,
    data: &Data,
    moments: &BySchool,
    [focal, reference]: [usize; 2],
    spreads: &[means::Moments; 2],
    reliability: &Reliability,
) -> Given<Readings> {
    // Scores are centred at a fixed whole number, so that sums of squares keep their digits.
    let centre = data.bands.get(data.bands.len() / 2).copied().unwrap_or(0.0);
    let schools: Vec<CrossProducts> = (0..moments.schools.len())
        .map(|school| cross_products(data, moments, school, focal, reference, centre))
        .collect::<Result<_, _>>()?;
    let mut present = schools.iter().filter(|school| school.pupils() > 0);
    let gap = match (present.next(), present.next()) {
        (Some(_), Some(_)) => {
            let scores: Vec<(SchoolSum, SchoolSum)> = (0..moments.schools.len())
                .map(|school| {
                    let sum = |place: usize| {
                        let cell = cube_code(place, data.words.len());
                        SchoolSum::unweighted(
                            moments.count(school, cell, 0),
                            moments.number(school, cell, 1) as f64 / data.score_unit,
                        )
                    };
                    (sum(focal), sum(reference))
                })
                .collect();
            MeasuredGap::between_schools(&schools, &scores, 1, 2)?
        }
        (only, _) => {
            let fit = if data.is_share && data.half_band() == 0.0 {
                // A yes or no varies more in the middle than at the ends, and inside one school nothing else
                // covers that.
                heteroskedastic(&binary_cells(data, focal, reference, centre))?
            } else {
                classical(only.ok_or(NotComputable::EmptyGroup)?)?
            };
            MeasuredGap::from_fit(&fit, 1, 2, means::welch_difference(&spreads[0], &spreads[1])?)?
        }
    };
    let corrected = gap.corrected(reliability, scene.confidence())?;
    let middle = gap.at(f64::midpoint(reliability.low(), reliability.high()))?;
    Ok(Readings {
        measured: scene.figure(&gap.gap),
        without_error: Figure {
            value: middle.value,
            interval: corrected.interval,
        },
        by_measurement_alone: corrected.by_measurement_alone,
        strip: gap
            .strip()?
            .iter()
            .map(|(lambda, estimate)| (*lambda, scene.figure(estimate)))
            .collect(),
        reliability_without_gap: gap.lambda_without_gap(),
    })
}

/// One cell per score and group, where a band is one score.
fn binary_cells(data: &Data, focal: usize, reference: usize, centre: f64) -> Vec<Cell> {
    let places = [(focal, 1.0), (reference, 0.0)];
    let cells = (0..data.bands.len()).flat_map(|band| places.map(|(place, group)| (band, place, group)));
    cells
        .map(|(band, place, group)| {
            Cell::binary(
                vec![1.0, data.bands[band] - centre, group],
                data.tally(place, band),
            )
        })
        .filter(|cell| cell.pupils > 0)
        .collect()
}

/// The cross-products of (1, score, focal) and the outcome for the two groups of one school.
fn cross_products(
    data: &Data,
    moments: &BySchool,
    school: usize,
    focal: usize,
    reference: usize,
    centre: f64,
) -> Result<CrossProducts, NotComputable> {
    let mut whole = CrossProducts::new(3);
    for (place, group) in [(focal, 1.0), (reference, 0.0)] {
        let cell = cube_code(place, data.words.len());
        let number = |measure: usize| moments.number(school, cell, measure) as f64;
        let n = number(0);
        let (s, ss) = (
            number(1) / data.score_unit,
            number(2) / data.score_unit / data.score_unit,
        );
        let (y, yy, sy) = if data.is_share {
            (number(3), number(3), number(4) / data.score_unit)
        } else {
            let unit = data.value_unit;
            (
                number(3) / unit,
                number(4) / unit / unit,
                number(5) / data.score_unit / unit,
            )
        };
        let c = s - centre * n;
        let cc = ss - 2.0 * centre * s + centre * centre * n;
        let cy = sy - centre * y;
        let g = group;
        let xtx = [n, c, g * n, c, cc, g * c, g * n, g * c, g * n];
        let part = CrossProducts::from_sums(moments.count(school, cell, 0), &xtx, &[y, cy, g * y], yy)?;
        whole.merge(&part)?;
    }
    Ok(whole)
}

/// What the headline holds equal. The correction assumes that no outcome was decided with this very test. Where
/// some were, the error of the test raises its slope on the outcome, so the correction goes too far and no
/// correction not far enough: the gap at equal true score lies between the two.
fn headline(
    scene: &Scene<'_>,
    definition: &Definition,
    data: &Data,
    [focal, reference]: [usize; 2],
) -> Given<EqualScore> {
    let Some(follows) = Terms::of(definition).follows_test else {
        return Ok(EqualScore::True);
    };
    let counts = BySchool::read(scene.table(&COARSE)?, &keys(&[Measure::count(&follows)]))?;
    let follow = |place: usize| counts.total_count(cube_code(place, data.words.len()), 0);
    Ok(if follow(focal) + follow(reference) == 0 {
        EqualScore::True
    } else {
        EqualScore::Between
    })
}

/// The reliability within the two groups: as stated, converted if it was stated for all pupils, or unstated.
fn reliability(
    scene: &Scene<'_>,
    data: &Data,
    moments: &BySchool,
    [low, high]: &[means::Moments; 2],
) -> Given<Reliability> {
    let Some(stated) = scene
        .cube
        .context
        .condition
        .as_ref()
        .and_then(|test| test.reliability)
    else {
        return Ok(Reliability::unstated());
    };
    let population = match stated.population {
        Stated::WithinGroup => ReliabilityPopulation::WithinGroups,
        Stated::AllPupils => ReliabilityPopulation::AllPupils,
    };
    let reliability = Reliability::stated(stated.low, stated.high, population)?;
    if stated.population == Stated::WithinGroup {
        return Ok(reliability);
    }
    // The error of measurement is that of all pupils with a score, the unknown among them; what it does to the gap
    // depends on the spread within the two groups.
    let cells = 0..data.words.len();
    let of_all = |measure: usize| {
        cells
            .clone()
            .map(|cell| moments.total(cell, measure))
            .sum::<i128>()
    };
    let all = u64::try_from(of_all(0)).unwrap_or(0);
    let total =
        means::Moments::from_integers(all, of_all(1), of_all(2), 1.0 / data.score_unit)?.variance()?;
    let (n, m) = (low.count() as f64, high.count() as f64);
    let within = (low.variance()? * (n - 1.0) + high.variance()? * (m - 1.0)) / (n + m - 2.0);
    Ok(reliability.within_groups(total, within)?)
}
