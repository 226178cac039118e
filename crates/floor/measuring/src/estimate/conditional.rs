//! The gap between pupils with an equal score.
//!
//! The headline takes the unreliability of the test into account: at an equal score on one noisy test, the
//! group with the lower mean is expected to stand lower even when everybody is treated alike.

use super::corrected::corrected;
use super::equal_score::{Data, Resampled, strata_of};
use super::{Scene, check_interval};
use crate::definition::Definition;
use crate::finding::{Conditional, CurvePoint, Figure, Given, IntervalMethod, Withheld};
use crate::gate::{Gate, SafeShare};
use statistics::bell_mccaffrey;
use statistics::clustered_means::SchoolSum;
use statistics::g_computation::{Population, counterfactuals, risk_difference};
use statistics::logit::{self, BinomialCell};
use statistics::mantel_haenszel::common_odds_ratio;
use statistics::replicates::Replicate;
use statistics::standardisation::{Weights, standardised_gap};
use statistics::{Estimate, NotComputable, Proportion, Stratum, Tally, means};

pub(super) fn conditional(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Conditional> {
    let data = Data::read(scene, definition)?;
    let table = gate
        .table(&format!("{}/groups", definition.id))
        .ok_or(Withheld::NotShown)?;
    let needed = gate.gap_floor(definition);
    let (focal, reference) = data.contrast(table, needed)?;
    let pupils_of = |place: usize| {
        if data.is_share {
            table.cell(&[Some(place), None])
        } else {
            table.cell(&[Some(place)])
        }
    };
    let pupils = [focal, reference].map(pupils_of);
    let schools = data.fine.schools.len();
    if schools > 1 {
        check_interval(schools, gate)?;
    }
    let method = if schools > 1 {
        IntervalMethod::BySchool {
            schools: schools as u64,
        }
    } else {
        IntervalMethod::WithinOneSchool
    };
    let resampled = (schools > 1)
        .then(|| Resampled::draw(scene, &data, focal, reference))
        .transpose()?;
    let resampled = resampled.as_ref();
    let standardised = |weights: Weights| standardise(scene, &data, focal, reference, weights, resampled);
    let shares_only = |figure: Given<Figure>| data.is_share.then_some(figure);
    Ok(Conditional {
        focal: data.words[focal].clone(),
        reference: data.words[reference].clone(),
        pupils,
        raw: raw(scene, &data, focal, reference),
        standardised: standardised(Weights::Pooled),
        other_weights: [Weights::Focal, Weights::Reference, Weights::MantelHaenszel].map(standardised),
        support: support(&data, gate, focal, reference),
        corrected: corrected(scene, definition, &data, [focal, reference], resampled),
        common_odds_ratio: shares_only(odds_ratio(scene, &data, focal, reference, resampled)),
        g_computation: shares_only(logistic(scene, &data, focal, reference)),
        curves: curves(scene, &data, gate, definition),
        method,
        much_unknown: much_unknown(&data),
        at_ceiling: piles_up(&data.pupils_by_band()),
    })
}

/// From this share of pupils with an unknown background on, a reader is told. A choice: the published map of failures has
/// a world in which a share of this order, missing by advice, brings coverage down to four in five.
pub const MUCH_UNKNOWN: f64 = 0.1;
/// From this share of pupils at the highest score on, a reader is told. A choice: half of what the map of failures has.
pub const AT_CEILING: f64 = 0.1;

/// Whether the background of many of the pupils with a score and an outcome is unknown. Only that is told.
fn much_unknown(data: &Data) -> bool {
    let all: u64 = (0..data.words.len()).map(|place| data.pupils(place)).sum();
    let unknown = data.pupils(data.words.len() - 1);
    all > 0 && unknown as f64 >= MUCH_UNKNOWN * all as f64
}

/// Whether pupils pile up at the highest score: many are there, and half as many again as just below it. Where a test
/// has room, each band at the upper end holds fewer than the one before.
fn piles_up(by_band: &[u64]) -> bool {
    let all: u64 = by_band.iter().sum();
    let mut held = by_band.iter().rev().skip_while(|pupils| **pupils == 0);
    match (held.next(), held.next()) {
        (Some(top), Some(below)) => *top as f64 >= AT_CEILING * all as f64 && 2 * top >= 3 * below,
        _ => false,
    }
}

/// The share of pupils at scores where both groups are found. With the size of the groups it gives how many are
/// left out, so it is told only where those are not a handful; nor is it told that they are.
fn support(data: &Data, gate: &Gate, focal: usize, reference: usize) -> Option<f64> {
    let support = standardised_gap(&data.strata(focal, reference), Weights::Pooled)
        .ok()?
        .support;
    let used = support.focal_used + support.reference_used;
    let outside = data.pupils(focal) + data.pupils(reference) - used;
    (data.is_share && (!gate.hides_counts() || outside >= gate.threshold())).then(|| support.share())
}

/// Sums per school of both groups, over all scores: for the raw gap.
fn raw(scene: &Scene<'_>, data: &Data, focal: usize, reference: usize) -> Given<Figure> {
    let sums = |place: usize| -> Vec<SchoolSum> {
        (0..data.fine.schools.len())
            .map(|school| {
                let add = |measure: usize| -> i128 {
                    (0..data.bands.len())
                        .map(|band| data.fine.number(school, data.cell(place, band), measure))
                        .sum()
                };
                SchoolSum::unweighted(
                    u64::try_from(add(0)).unwrap_or(0),
                    add(1) as f64 / data.value_unit,
                )
            })
            .collect()
    };
    let (low, high) = (sums(focal), sums(reference));
    if data.fine.schools.len() > 1 {
        let pairs: Vec<_> = low.into_iter().zip(high).collect();
        return Ok(scene.figure(&bell_mccaffrey::difference(&pairs)?));
    }
    if data.is_share {
        let share = |place: usize| {
            let k: u64 = (0..data.bands.len())
                .map(|band| data.tally(place, band).successes())
                .sum();
            Proportion::new(k, data.pupils(place))
        };
        let (low, high) = (share(focal)?, share(reference)?);
        let interval = statistics::difference::newcombe(low, high, scene.confidence());
        return Ok(Figure {
            value: statistics::difference::estimate(low, high),
            interval,
        });
    }
    let all = 0..data.bands.len();
    let moments = |place: usize| {
        let [n, sum, squares] = [0, 1, 2].map(|measure| data.in_range(place, &all, measure));
        means::Moments::from_integers(u64::try_from(n).unwrap_or(0), sum, squares, 1.0 / data.value_unit)
    };
    Ok(scene.figure(&means::welch_difference(&moments(focal)?, &moments(reference)?)?))
}

/// Direct standardisation; above one school with the school bootstrap, inside one school with its delta-method error.
fn standardise(
    scene: &Scene<'_>,
    data: &Data,
    focal: usize,
    reference: usize,
    weights: Weights,
    resampled: Option<&Resampled>,
) -> Given<Figure> {
    if !data.is_share {
        return standardise_means(scene, data, focal, reference, weights, resampled);
    }
    let gap = standardised_gap(&data.strata(focal, reference), weights)?;
    let Some(resampled) = resampled else {
        let standard_error = smoothed_error(&data.strata(focal, reference), weights);
        return Ok(scene.figure(&Estimate::normal(gap.gap.value, standard_error)));
    };
    let replicates = resampled.replicates(|sums| {
        let gap = standardised_gap(&strata_of(sums), weights)?;
        Ok(Replicate {
            value: gap.gap.value,
            strata_dropped: gap.support.strata_dropped,
        })
    });
    Ok(Figure {
        value: gap.gap.value,
        interval: scene.school_interval(&replicates, gap.gap.value, data.fine.schools.len())?,
    })
}

/// The standard error of a standardised gap in which a stratum of one outcome still has a variance.
///
/// A stratum in which all or none have the outcome, as every stratum of one pupil is, has no variance by the plain
/// formula; with many of those the plain interval is far too narrow. There half a pupil is added to either side.
fn smoothed_error(strata: &[Stratum], weights: Weights) -> f64 {
    let variance = |tally: Tally| {
        let (k, n) = (tally.successes() as f64, tally.total() as f64);
        let rate = if k == 0.0 || k == n {
            (k + 0.5) / (n + 1.0)
        } else {
            k / n
        };
        rate * (1.0 - rate) / n
    };
    let (mut sum, mut total) = (0.0, 0.0);
    for stratum in strata.iter().filter(|stratum| stratum.has_both_groups()) {
        let weight = stratum_weight(
            weights,
            stratum.focal.total() as f64,
            stratum.reference.total() as f64,
        );
        sum += weight * weight * (variance(stratum.focal) + variance(stratum.reference));
        total += weight;
    }
    sum.sqrt() / total
}

/// The common odds ratio over the scores; above one school with the school bootstrap.
fn odds_ratio(
    scene: &Scene<'_>,
    data: &Data,
    focal: usize,
    reference: usize,
    resampled: Option<&Resampled>,
) -> Given<Figure> {
    let odds = common_odds_ratio(&data.strata(focal, reference))?;
    let Some(resampled) = resampled else {
        return Ok(Figure {
            value: odds.value,
            interval: odds.interval(scene.confidence()),
        });
    };
    let replicates = resampled.replicates(|sums| {
        let odds = common_odds_ratio(&strata_of(sums))?;
        Ok(Replicate {
            value: odds.value,
            strata_dropped: odds.support.strata_dropped,
        })
    });
    Ok(Figure {
        value: odds.value,
        interval: replicates.percentile_interval(scene.confidence())?,
    })
}

/// The weight of a stratum by the numbers of pupils in both groups.
fn stratum_weight(weights: Weights, focal: f64, reference: f64) -> f64 {
    match weights {
        Weights::Pooled => focal + reference,
        Weights::Focal => focal,
        Weights::Reference => reference,
        Weights::MantelHaenszel => focal * reference / (focal + reference),
    }
}

/// The weighted mean over strata of the difference in means; strata without both groups are left out.
fn mean_gap(cells: &[[f64; 4]], weights: Weights) -> Result<Replicate, NotComputable> {
    let (mut sum, mut total, mut dropped) = (0.0, 0.0, 0);
    for [n, y, m, z] in cells {
        if *n > 0.0 && *m > 0.0 {
            let weight = stratum_weight(weights, *n, *m);
            sum += weight * (y / n - z / m);
            total += weight;
        } else if *n + *m > 0.0 {
            dropped += 1;
        }
    }
    if total > 0.0 {
        Ok(Replicate {
            value: sum / total,
            strata_dropped: dropped,
        })
    } else {
        Err(NotComputable::NoCommonSupport)
    }
}

fn standardise_means(
    scene: &Scene<'_>,
    data: &Data,
    focal: usize,
    reference: usize,
    weights: Weights,
    resampled: Option<&Resampled>,
) -> Given<Figure> {
    let unit = data.value_unit;
    let of = |sums: &[i128]| -> Vec<[f64; 4]> {
        sums.chunks_exact(4)
            .map(|c| [c[0] as f64, c[1] as f64 / unit, c[2] as f64, c[3] as f64 / unit])
            .collect()
    };
    let whole: Vec<i128> = (0..data.bands.len())
        .flat_map(|band| [focal, reference].map(|place| data.cell(place, band)))
        .flat_map(|cell| [data.fine.total(cell, 0), data.fine.total(cell, 1)])
        .collect();
    let value = mean_gap(&of(&whole), weights)?.value;
    if let Some(resampled) = resampled {
        let replicates = resampled.replicates(|sums| mean_gap(&of(sums), weights));
        return Ok(Figure {
            value,
            interval: scene.school_interval(&replicates, value, data.fine.schools.len())?,
        });
    }
    // Inside one school: the strata are independent, each with the variance of its own pupils.
    let (mut variance, mut total) = (0.0, 0.0);
    for band in 0..data.bands.len() {
        let moments = [focal, reference].map(|place| {
            let cell = data.cell(place, band);
            let [sum, squares] = [1, 2].map(|measure| data.fine.total(cell, measure));
            means::Moments::from_integers(data.fine.total_count(cell, 0), sum, squares, 1.0 / unit)
        });
        let [Ok(low), Ok(high)] = moments else { continue };
        if low.count() == 0 || high.count() == 0 {
            continue;
        }
        let weight = stratum_weight(weights, low.count() as f64, high.count() as f64);
        let own = |place: usize, moments: &means::Moments| {
            // A pupil alone in a stratum has no spread there; the spread of the whole group stands in.
            let spread = moments
                .variance()
                .or_else(|_| group_variance(data, place))
                .unwrap_or(0.0);
            spread / moments.count() as f64
        };
        variance += weight * weight * (own(focal, &low) + own(reference, &high));
        total += weight;
    }
    Ok(scene.figure(&Estimate::normal(value, variance.sqrt() / total)))
}

/// The variance of the outcome in a whole group.
fn group_variance(data: &Data, place: usize) -> Result<f64, NotComputable> {
    let all = 0..data.bands.len();
    let [n, sum, squares] = [0, 1, 2].map(|measure| data.in_range(place, &all, measure));
    means::Moments::from_integers(u64::try_from(n).unwrap_or(0), sum, squares, 1.0 / data.value_unit)?
        .variance()
}

/// Logistic regression on score and group, read as a difference in shares.
fn logistic(scene: &Scene<'_>, data: &Data, focal: usize, reference: usize) -> Given<Figure> {
    let centre = data.bands.get(data.bands.len() / 2).copied().unwrap_or(0.0);
    let row = |band: usize, group: f64| vec![1.0, data.bands[band] + data.half_band() - centre, group];
    let cells_of = |tally: &dyn Fn(usize, usize) -> Tally| -> Vec<BinomialCell> {
        (0..data.bands.len())
            .flat_map(|band| [(focal, 1.0), (reference, 0.0)].map(|(place, group)| (band, place, group)))
            .map(|(band, place, group)| BinomialCell {
                x: row(band, group),
                outcomes: tally(place, band),
            })
            .filter(|cell| !cell.outcomes.is_empty())
            .collect()
    };
    let cells = cells_of(&|place, band| data.tally(place, band));
    let fit = logit::fit(&cells, 3)?;
    let fitted = if data.fine.schools.len() > 1 {
        let schools: Vec<Vec<BinomialCell>> = (0..data.fine.schools.len())
            .map(|school| {
                cells_of(&|place, band| {
                    let cell = data.cell(place, band);
                    Tally::new(data.fine.count(school, cell, 1), data.fine.count(school, cell, 0))
                        .unwrap_or_default()
                })
            })
            .collect();
        logit::clustered(&fit, &schools)?
    } else {
        fit.fitted
    };
    let pupils = counterfactuals(&cells, 2, Population::All)?;
    Ok(scene.figure(&risk_difference(&fitted, &pupils)?))
}

fn curves(
    scene: &Scene<'_>,
    data: &Data,
    gate: &Gate,
    definition: &Definition,
) -> Vec<(String, Vec<CurvePoint>)> {
    let Some(table) = gate.table(&format!("{}/curves", definition.id)) else {
        return Vec::new();
    };
    let ranges = data.curve_bands(&scene.settings.profile);
    let point = |place: usize, number: usize, range: &std::ops::Range<usize>| {
        let figure = if data.is_share {
            match table.share(&[Some(place), Some(number)]) {
                SafeShare::Ratio { k, n } => Proportion::new(k, n).ok().map(|share| Figure {
                    value: share.estimate(),
                    interval: share.wilson(scene.confidence()),
                }),
                _ => None,
            }
        } else {
            let shown = table
                .cell(&[Some(place), Some(number)])
                .count()
                .is_some_and(|n| n >= gate.rate_floor(definition));
            let [n, sum, squares] = [0, 1, 2].map(|measure| data.in_range(place, range, measure));
            let moments = means::Moments::from_integers(
                u64::try_from(n).unwrap_or(0),
                sum,
                squares,
                1.0 / data.value_unit,
            );
            moments
                .and_then(|moments| moments.estimate())
                .ok()
                .filter(|_| shown)
                .map(|estimate| scene.figure(&estimate))
        };
        CurvePoint {
            score: data.middle(range),
            figure,
        }
    };
    let known = 0..data.words.len() - 1;
    known
        .filter(|place| data.pupils(*place) > 0)
        .map(|place| {
            let points = ranges
                .iter()
                .enumerate()
                .map(|(number, range)| point(place, number, range))
                .collect();
            (data.words[place].clone(), points)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pupils_at_the_highest_score_are_a_ceiling_only_where_they_pile_up() {
        assert!(piles_up(&[10, 30, 40, 20, 25, 40]));
        assert!(
            piles_up(&[10, 30, 40, 20, 25, 40, 0]),
            "nobody is above the ceiling"
        );
        assert!(!piles_up(&[10, 30, 40, 30, 20, 15]), "the upper end of a bell");
        assert!(!piles_up(&[100, 300, 400, 4, 9]), "a few");
        assert!(!piles_up(&[50]), "one score is no pile");
        assert!(!piles_up(&[]));
    }
}
