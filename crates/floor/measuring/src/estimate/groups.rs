//! Shares and means per background class, and the gap between the lowest and the highest class.

use super::{BySchool, Scene, check_interval, compared, keys, scale};
use crate::cube::plan::{Measure, Terms};
use crate::definition::{Definition, Measured, Method};
use crate::finding::{Figure, Gap, Given, Group, Groups, IntervalMethod, Withheld};
use crate::gate::{AxisKind, Gate, RawAxis, RawTable, SafeCell, SafeShare, Says};
use statistics::bell_mccaffrey;
use statistics::clustered_means::SchoolSum;
use statistics::means::{Moments, welch_difference};
use statistics::{Confidence, Estimate, NotComputable, Proportion, difference, odds_ratio, ratio};
use vocabulary::Background;

const AXES: [&str; 2] = ["school", "background"];

/// The words of the background axis with unknown, which comes first in the cube, moved to the end.
pub(super) fn class_words(scene: &Scene<'_>) -> Given<Vec<String>> {
    let background = scene.cube.context.background.as_ref().ok_or(Withheld::NotShown)?;
    let known = background.classes.iter().map(|class| class.code.clone());
    Ok(known.chain([Background::UNKNOWN_CODE.to_owned()]).collect())
}

/// From the place of a class in a page's order (unknown last) to its code in the cube (unknown first).
pub(crate) fn cube_code(place: usize, classes: usize) -> usize {
    if place + 1 == classes { 0 } else { place + 1 }
}

pub(super) fn background_axis(words: &[String]) -> RawAxis {
    RawAxis {
        column: "background".to_owned(),
        words: words.to_vec(),
        kind: AxisKind::Classes,
        says: Says::Value,
    }
}

/// With and without the outcome of a definition; the same outcome has the same name in every table.
pub(super) fn yes_no_axis(definition: &Definition) -> RawAxis {
    RawAxis {
        column: format!("outcome: {}", definition.measured_text()),
        words: vec!["with".to_owned(), "without".to_owned()],
        kind: AxisKind::YesNo,
        says: match &definition.measured {
            Measured::Outcome(outcome) => Says::Holds(outcome.clone()),
            // Other indicators have no such axis.
            _ => Says::Nothing,
        },
    }
}

fn measures(terms: &Terms, weighted: bool) -> Vec<Measure> {
    let mut measures = terms.counts();
    if let (true, Some(y)) = (weighted, terms.value) {
        measures.push(Measure::sum(&terms.base, &["weight"]));
        measures.push(Measure::sum(&terms.base, &["weight", y]));
    }
    measures
}

fn read(scene: &Scene<'_>, definition: &Definition) -> Given<BySchool> {
    let weighted = scene.cube.context.weighted && definition.method == Method::GroupMeans;
    BySchool::read(
        scene.table(&AXES)?,
        &keys(&measures(&Terms::of(definition), weighted)),
    )
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let words = class_words(scene)?;
    let data = read(scene, definition)?;
    let code = |place: usize| cube_code(place, words.len());
    let (axes, counts) = if definition.method == Method::GroupShares {
        let rows = (0..words.len()).flat_map(|place| {
            let (n, k) = (data.total_count(code(place), 0), data.total_count(code(place), 1));
            [k, n.saturating_sub(k)]
        });
        (
            vec![background_axis(&words), yes_no_axis(definition)],
            rows.collect(),
        )
    } else {
        let counts = (0..words.len())
            .map(|place| data.total_count(code(place), 0))
            .collect();
        (vec![background_axis(&words)], counts)
    };
    Ok(vec![RawTable {
        id: table_id(definition),
        population: Terms::of(definition).base,
        axes,
        counts,
        is_printed: true,
    }])
}

pub(super) fn shares(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Groups> {
    let words = class_words(scene)?;
    let data = read(scene, definition)?;
    let code = |place: usize| cube_code(place, words.len());
    let sums = |place: usize| school_sums(&data, code(place), |n, k| SchoolSum::unweighted(n, k as f64));
    let figure = |place: usize, k: u64, n: u64| share_figure(scene, gate, k, n, &sums(place));
    let difference = |focal: usize, reference: usize| {
        if data.schools.len() < 2 {
            return Ok(None);
        }
        let pairs: Vec<(SchoolSum, SchoolSum)> = sums(focal).into_iter().zip(sums(reference)).collect();
        let estimate = bell_mccaffrey::difference(&pairs)?;
        Ok(Some((estimate, data.schools.len() as u64)))
    };
    shares_of(&words, definition, gate, figure, difference)
}

/// Shares and their gap: `figure` gives the figure of a class, and `difference` that between two over how many
/// schools, or nothing within one school.
pub(crate) fn shares_of(
    words: &[String],
    definition: &Definition,
    gate: &Gate,
    figure: impl Fn(usize, u64, u64) -> Given<Figure>,
    difference: impl Fn(usize, usize) -> Given<Option<(Estimate, u64)>>,
) -> Given<Groups> {
    let table = gate.table(&table_id(definition)).ok_or(Withheld::NotShown)?;
    let groups: Vec<Group> = (0..words.len())
        .map(|place| {
            let share = table.share(&[Some(place)]);
            let figure = match share {
                SafeShare::Ratio { k, n } => figure(place, k, n),
                SafeShare::TooFew { floor } => Err(Withheld::TooFew { needed: floor }),
                SafeShare::Empty => Err(NotComputable::EmptyGroup.into()),
                SafeShare::NotShown | SafeShare::AtMost5Percent | SafeShare::AtLeast95Percent => {
                    Err(Withheld::NotShown)
                }
            };
            Group {
                code: words[place].clone(),
                pupils: table.cell(&[Some(place), None]),
                share: Some(share),
                figure,
            }
        })
        .collect();
    let sizes = groups.iter().map(|group| match group.share {
        Some(SafeShare::Ratio { .. } | SafeShare::TooFew { .. } | SafeShare::Empty) => group.pupils,
        _ => SafeCell::NotShown,
    });
    let gap = contrast(&groups, sizes, definition, gate).and_then(|(focal, reference)| {
        let tally = |place: usize| match groups[place].share {
            Some(SafeShare::Ratio { k, n }) => Proportion::new(k, n).map_err(Withheld::from),
            _ => Err(Withheld::NotShown),
        };
        let (low, high) = (tally(focal)?, tally(reference)?);
        let confidence = Confidence::default();
        if let Some((estimate, schools)) = difference(focal, reference)? {
            // Ratios for pupils who share schools would need their own clustered interval; without one they
            // are given inside one school only, where the pupils are the units.
            return Ok(Gap {
                focal,
                reference,
                difference: figure_of(&estimate),
                ratio: None,
                odds_ratio: None,
                method: IntervalMethod::BySchool { schools },
            });
        }
        let odds = odds_ratio::woolf(low, high, confidence);
        Ok(Gap {
            focal,
            reference,
            difference: Figure {
                value: difference::estimate(low, high),
                interval: difference::newcombe(low, high, confidence),
            },
            ratio: ratio::katz(low, high, confidence).ok().map(|ratio| Figure {
                value: ratio.value,
                interval: ratio.interval,
            }),
            odds_ratio: Some(Figure {
                value: odds.value,
                interval: odds.interval,
            }),
            method: IntervalMethod::WithinOneSchool,
        })
    });
    Ok(Groups {
        groups,
        gap,
        weighted: false,
    })
}

/// The name of the table of a definition in its report.
pub(super) fn table_id(definition: &Definition) -> String {
    format!("{}/groups", definition.id)
}

fn school_sums(data: &BySchool, cell: usize, sum: impl Fn(u64, i128) -> SchoolSum) -> Vec<SchoolSum> {
    (0..data.schools.len())
        .map(|school| sum(data.count(school, cell, 0), data.number(school, cell, 1)))
        .collect()
}

fn share_figure(scene: &Scene<'_>, gate: &Gate, k: u64, n: u64, sums: &[SchoolSum]) -> Given<Figure> {
    check_class(sums, gate)?;
    let several = sums.iter().filter(|school| school.pupils > 0).count() > 1;
    let clustered = several.then(|| bell_mccaffrey::mean(sums).ok()).flatten();
    share_within(k, n, clustered, scene.confidence())
}

/// A share with the interval over its schools; over one school, or schools that do not differ at all, the pupils are
/// the units.
pub(crate) fn share_within(
    k: u64,
    n: u64,
    clustered: Option<Estimate>,
    confidence: Confidence,
) -> Given<Figure> {
    let proportion = Proportion::new(k, n)?;
    let interval = match clustered {
        Some(estimate) => estimate.interval(confidence).within(0.0, 1.0),
        None => proportion.wilson(confidence),
    };
    Ok(Figure {
        value: proportion.estimate(),
        interval,
    })
}

/// Refuses a figure of a class that is found at too few schools to keep them apart.
fn check_class(sums: &[SchoolSum], gate: &Gate) -> Given<()> {
    if sums.len() < 2 {
        return Ok(());
    }
    check_interval(sums.iter().filter(|school| school.pupils > 0).count(), gate)
}

/// The lowest and the highest known class of which enough pupils are shown; both must have a figure.
fn contrast(
    groups: &[Group],
    sizes: impl Iterator<Item = SafeCell>,
    definition: &Definition,
    gate: &Gate,
) -> Given<(usize, usize)> {
    let known = groups.len().saturating_sub(1);
    let (focal, reference) = compared(sizes.take(known), gate.gap_floor(definition))?;
    groups[focal].figure?;
    groups[reference].figure?;
    Ok((focal, reference))
}

pub(super) fn means(scene: &Scene<'_>, definition: &Definition, gate: &Gate) -> Given<Groups> {
    let words = class_words(scene)?;
    let data = read(scene, definition)?;
    let terms = Terms::of(definition);
    let weighted = scene.cube.context.weighted;
    let unit = scale(scene.cube, terms.value.unwrap_or_default());
    let weight_unit = scale(scene.cube, "weight");
    let code = |place: usize| cube_code(place, words.len());
    let sums = |place: usize| -> Vec<SchoolSum> {
        (0..data.schools.len())
            .map(|school| {
                let n = data.count(school, code(place), 0);
                if weighted {
                    let weight = data.number(school, code(place), 3) as f64 / weight_unit;
                    let weighted_sum = data.number(school, code(place), 4) as f64 / weight_unit / unit;
                    SchoolSum {
                        pupils: n,
                        weight,
                        weighted_sum,
                    }
                } else {
                    SchoolSum::unweighted(n, data.number(school, code(place), 1) as f64 / unit)
                }
            })
            .collect()
    };
    let moments = |place: usize| {
        let (n, sum, squares) = (
            data.total_count(code(place), 0),
            data.total(code(place), 1),
            data.total(code(place), 2),
        );
        Moments::from_integers(n, sum, squares, 1.0 / unit)
    };
    let one_school = data.schools.len() < 2;
    let figure = |place: usize| {
        check_class(&sums(place), gate)?;
        let estimate = if one_school {
            moments(place).and_then(|moments| moments.estimate())
        } else {
            bell_mccaffrey::mean(&sums(place))
        };
        Ok(estimate?)
    };
    let difference = |focal: usize, reference: usize| {
        if one_school {
            let estimate = welch_difference(&moments(focal)?, &moments(reference)?)?;
            return Ok((estimate, IntervalMethod::WithinOneSchool));
        }
        let pairs: Vec<(SchoolSum, SchoolSum)> = sums(focal).into_iter().zip(sums(reference)).collect();
        let schools = data.schools.len() as u64;
        Ok((
            bell_mccaffrey::difference(&pairs)?,
            IntervalMethod::BySchool { schools },
        ))
    };
    Ok(Groups {
        weighted,
        ..means_of(&words, definition, gate, figure, difference)?
    })
}

/// Means and their gap: `figure` gives the mean of a class, and `difference` that between two.
pub(crate) fn means_of(
    words: &[String],
    definition: &Definition,
    gate: &Gate,
    figure: impl Fn(usize) -> Given<Estimate>,
    difference: impl Fn(usize, usize) -> Given<(Estimate, IntervalMethod)>,
) -> Given<Groups> {
    let table = gate.table(&table_id(definition)).ok_or(Withheld::NotShown)?;
    let needed = gate.rate_floor(definition);
    let groups: Vec<Group> = (0..words.len())
        .map(|place| {
            let pupils = table.cell(&[Some(place)]);
            let figure = match pupils {
                SafeCell::NotShown => Err(Withheld::NotShown),
                SafeCell::Count(0) => Err(NotComputable::EmptyGroup.into()),
                SafeCell::Count(n) if n < needed => Err(Withheld::TooFew { needed }),
                SafeCell::Count(_) => figure(place).map(|estimate| figure_of(&estimate)),
            };
            Group {
                code: words[place].clone(),
                pupils,
                share: None,
                figure,
            }
        })
        .collect();
    let sizes = groups.iter().map(|group| group.pupils);
    let gap = contrast(&groups, sizes, definition, gate).and_then(|(focal, reference)| {
        let (estimate, method) = difference(focal, reference)?;
        Ok(Gap {
            focal,
            reference,
            difference: figure_of(&estimate),
            ratio: None,
            odds_ratio: None,
            method,
        })
    });
    Ok(Groups {
        groups,
        gap,
        weighted: false,
    })
}

fn figure_of(estimate: &Estimate) -> Figure {
    Figure {
        value: estimate.value,
        interval: estimate.interval(Confidence::default()),
    }
}
