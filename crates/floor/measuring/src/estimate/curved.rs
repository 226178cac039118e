//! The gap at equal true score where the outcome may bend with the score.

use super::Scene;
use super::corrected::Readings;
use super::equal_score::{Data, Resampled};
use crate::finding::{Figure, Given};
use statistics::calibration::{GroupAtScore, ScoreTable};
use statistics::measurement_error::{Reliability, STRIP};
use statistics::{Interval, NotComputable};

/// Below this many pupils in a group a bend cannot be told from chance.
const FEWEST_PUPILS: u64 = 60;
/// Reliabilities below this are not believed of any test.
const LEAST_RELIABILITY: f64 = 0.3;
/// Steps of a bisection: enough for three decimals.
const STEPS: usize = 12;

/// The gap at every reliability, or nothing where scores or pupils are too few for a curve.
pub(super) fn readings(
    scene: &Scene<'_>,
    data: &Data,
    [focal, reference]: [usize; 2],
    resampled: Option<&Resampled>,
    reliability: &Reliability,
) -> Option<Given<Readings>> {
    let scores: Vec<f64> = data.bands.iter().map(|band| band + data.half_band()).collect();
    let unit = data.value_unit;
    let cells: Vec<[GroupAtScore; 2]> = (0..data.bands.len())
        .map(|band| {
            [focal, reference].map(|place| {
                let number = |measure: usize| data.fine.total(data.cell(place, band), measure) as f64;
                let sum = number(1) / unit;
                GroupAtScore {
                    pupils: number(0),
                    sum,
                    sum_of_squares: if data.is_share {
                        sum
                    } else {
                        number(2) / unit / unit
                    },
                }
            })
        })
        .collect();
    let table = ScoreTable {
        scores: &scores,
        cells: &cells,
    };
    let is_large = [focal, reference]
        .into_iter()
        .all(|place| data.pupils(place) >= FEWEST_PUPILS);
    (is_large && table.shows_a_bend()).then(|| read(scene, data, &table, resampled, reliability))
}

fn read(
    scene: &Scene<'_>,
    data: &Data,
    table: &ScoreTable<'_>,
    resampled: Option<&Resampled>,
    reliability: &Reliability,
) -> Given<Readings> {
    let at = |lambda: f64| -> Given<Figure> {
        let Some(resampled) = resampled else {
            return Ok(scene.figure(&table.estimate(lambda)?));
        };
        let value = table.gap(lambda)?;
        let replicates = resampled.replicates(|sums| {
            let cells = cells_of(sums, data.value_unit);
            let drawn = ScoreTable {
                scores: table.scores,
                cells: &cells,
            };
            drawn.replicate(lambda)
        });
        Ok(Figure {
            value,
            interval: scene.school_interval(&replicates, value, data.fine.schools.len())?,
        })
    };
    let (low, high) = (at(reliability.low())?, at(reliability.high())?);
    let measured = at(1.0)?;
    let alone = [low, high].map(|reading| measured.value - reading.value);
    Ok(Readings {
        measured,
        without_error: Figure {
            value: table.gap(f64::midpoint(reliability.low(), reliability.high()))?,
            interval: low.interval.hull(high.interval),
        },
        by_measurement_alone: Interval {
            low: alone[0].min(alone[1]),
            high: alone[0].max(alone[1]),
        },
        strip: STRIP
            .into_iter()
            .map(|lambda| Ok((lambda, at(lambda)?)))
            .collect::<Given<_>>()?,
        reliability_without_gap: without_gap(table)?,
    })
}

/// The cells of a replicate; sums of squares play no part in its gap.
fn cells_of(sums: &[i128], unit: f64) -> Vec<[GroupAtScore; 2]> {
    let cell = |numbers: &[i128]| {
        [0, 2].map(|place| GroupAtScore {
            pupils: numbers[place] as f64,
            sum: numbers[place + 1] as f64 / unit,
            sum_of_squares: 0.0,
        })
    };
    sums.chunks_exact(4).map(cell).collect()
}

/// The reliability at which nothing is left of the gap: below a perfect test and above the least that is believed.
fn without_gap(table: &ScoreTable<'_>) -> Result<Option<f64>, NotComputable> {
    let measured = table.gap(1.0)?;
    let (mut low, mut high) = (LEAST_RELIABILITY, 1.0);
    // A group that varies less than the error of so bad a test would make it: start where it can be read.
    while table.gap(low).is_err() && low < high {
        low += 0.05;
    }
    match table.gap(low) {
        Ok(least) if low < high && least.signum() != measured.signum() => {}
        _ => return Ok(None),
    }
    for _ in 0..STEPS {
        let middle = f64::midpoint(low, high);
        if table.gap(middle)?.signum() == measured.signum() {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(Some(f64::midpoint(low, high)))
}
