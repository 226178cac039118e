//! What changed in one school: the years after something began against the years before it.
//!
//! Pupils of one year share their teachers, their test and each other, so years differ more than chance between pupils
//! alone would have it. That extra spread is estimated from the years themselves, and the few years there are make
//! the interval as wide as it has to be.

use crate::{Confidence, Estimate, NotComputable, Tally, normal};

/// How often the smallest change is worked out from itself; it settles within a few.
const STEPS: usize = 12;

/// The mean rate of the years after minus that of the years before, every year counting alike.
///
/// Its variance is the spread between years beyond chance (DerSimonian & Laird 1986, never below 0) and the binomial
/// variance of each year, with an Agresti-Coull rate so that a year of none or all is not taken as certain. Student's
/// t with as many degrees of freedom as there are years, less two.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when a side has no pupils; [`NotComputable::NotEnoughUnits`] with fewer than three
/// years in all: nobody then knows how much years differ by themselves.
///
/// # Examples
/// ```
/// use statistics::{Confidence, NotComputable, Tally, before_after};
/// let years = |all: &[(u64, u64)]| all.iter().map(|(k, n)| Tally::new(*k, *n)).collect::<Result<Vec<_>, _>>();
/// let (before, after) = (years(&[(12, 40), (14, 41), (13, 39)])?, years(&[(20, 40), (21, 42)])?);
/// let change = before_after::change(&before, &after)?;
/// assert!((change.value - 0.175).abs() < 0.001);
/// assert!(change.interval(Confidence::default()).low < 0.0, "five small years say little");
/// # Ok::<(), NotComputable>(())
/// ```
pub fn change(before: &[Tally], after: &[Tally]) -> Result<Estimate, NotComputable> {
    let sides = [filled(before), filled(after)];
    if sides.iter().any(Vec::is_empty) {
        return Err(NotComputable::EmptyGroup);
    }
    let years: usize = sides.iter().map(Vec::len).sum();
    if years < 3 {
        let have = years as u64;
        return Err(NotComputable::NotEnoughUnits { have, need: 3 });
    }
    let extra = extra_variance(
        &sides
            .each_ref()
            .map(|side| side.iter().map(|year| (rate(*year), variance(*year))).collect()),
    );
    let of = |side: &[Tally]| {
        let years = side.len() as f64;
        let mean = side.iter().map(|year| rate(*year)).sum::<f64>() / years;
        let spread = side.iter().map(|year| variance(*year) + extra).sum::<f64>() / (years * years);
        (mean, spread)
    };
    let ((then, then_spread), (now, now_spread)) = (of(&sides[0]), of(&sides[1]));
    let degrees = (years - 2) as f64;
    Ok(Estimate::student(
        now - then,
        libm::sqrt(then_spread + now_spread),
        degrees,
    ))
}

/// The smallest rise, or fall, that these years before and so many years after, of so many pupils each, would show with a
/// chance of `power`: before anything is begun.
///
/// It takes the years after to differ as those before do, and at least as much as the interval cannot rule out.
///
/// # Errors
/// Those of [`change`]; [`NotComputable::InvalidProbability`] unless `power` lies strictly between 0 and 1.
pub fn smallest_seen(
    before: &[Tally],
    (years, pupils, rises): (usize, u64, bool),
    power: f64,
    confidence: Confidence,
) -> Result<f64, NotComputable> {
    if !(power > 0.0 && power < 1.0) {
        return Err(NotComputable::InvalidProbability { value: power });
    }
    let whole: Tally = before.iter().copied().sum();
    let mean = whole.proportion()?.estimate();
    let all = filled(before);
    if all.len() + years < 3 || years == 0 {
        let have = (all.len() + years) as u64;
        return Err(NotComputable::NotEnoughUnits { have, need: 3 });
    }
    let (then_years, now_years) = (all.len() as f64, years as f64);
    let quantiles = confidence.t(then_years + now_years - 2.0) + normal::quantile(power);
    let then: Vec<(f64, f64)> = all.iter().map(|year| (rate(*year), variance(*year))).collect();
    let binomial_then = then.iter().map(|(_, variance)| variance).sum::<f64>() / (then_years * then_years);
    // The years after vary as their own rate has it, which is that of the change that is looked for.
    let mut smallest = 0.0;
    for _ in 0..STEPS {
        let now = if rises { mean + smallest } else { mean - smallest };
        let now = Tally::new(libm::round(now.clamp(0.0, 1.0) * pupils as f64) as u64, pupils)?;
        let planned = [then.clone(), vec![(rate(now), variance(now)); years]];
        // Years seem to differ a little even where they do not: what is beyond chance is never taken to be below 0.
        let degrees = (all.len() + years - 2) as f64;
        let seeming = libm::sqrt(degrees / std::f64::consts::PI) / beyond_chance(&planned).1;
        let extra = extra_variance(std::slice::from_ref(&then)).max(seeming);
        let spread = binomial_then + variance(now) / now_years + extra * (1.0 / then_years + 1.0 / now_years);
        smallest = quantiles * libm::sqrt(spread);
    }
    Ok(smallest)
}

/// The years with pupils.
fn filled(years: &[Tally]) -> Vec<Tally> {
    years.iter().copied().filter(|year| !year.is_empty()).collect()
}

fn rate(year: Tally) -> f64 {
    let (k, _, n) = year.as_floats();
    k / n
}

/// The binomial variance of a rate, at the rate of Agresti and Coull.
pub(crate) fn variance(year: Tally) -> f64 {
    let (k, _, n) = year.as_floats();
    let shifted = (k + 2.0) / (n + 4.0);
    shifted * (1.0 - shifted) / n
}

/// How much rates differ beyond chance around the mean of their own group: rates with their variances.
pub(crate) fn extra_variance(groups: &[Vec<(f64, f64)>]) -> f64 {
    let (beyond, scale) = beyond_chance(groups);
    if scale > 0.0 {
        (beyond / scale).max(0.0)
    } else {
        0.0
    }
}

/// The weighted squares around the means beyond their expectation, and what one unit of variance adds to them.
fn beyond_chance(groups: &[Vec<(f64, f64)>]) -> (f64, f64) {
    let (mut beyond, mut scale) = (0.0, 0.0);
    for group in groups.iter().filter(|group| group.len() > 1) {
        let weights: f64 = group.iter().map(|(_, variance)| 1.0 / variance).sum();
        let squares: f64 = group
            .iter()
            .map(|(_, variance)| 1.0 / (variance * variance))
            .sum();
        let mean = group.iter().map(|(rate, variance)| rate / variance).sum::<f64>() / weights;
        let q: f64 = group
            .iter()
            .map(|(rate, variance)| (rate - mean) * (rate - mean) / variance)
            .sum();
        beyond += q - (group.len() as f64 - 1.0);
        scale += weights - squares / weights;
    }
    (beyond, scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulated::Draws;

    fn drawn(draws: &mut Draws, pupils: u64, rate: f64) -> Tally {
        let k = (0..pupils).filter(|_| draws.uniform() < rate).count() as u64;
        Tally::new(k, pupils).expect("no more than all")
    }

    /// The share of simulated schools whose interval holds the true change, with years that differ by `spread`.
    fn coverage([before, after]: [usize; 2], pupils: u64, spread: f64) -> f64 {
        let mut draws = Draws::new(11);
        let truth = 0.1;
        let worlds = 1_000;
        let held = (0..worlds).filter(|_| {
            let mut years = |count: usize, rate: f64| -> Vec<Tally> {
                (0..count)
                    .map(|_| {
                        let own = (rate + spread * draws.normal()).clamp(0.01, 0.99);
                        drawn(&mut draws, pupils, own)
                    })
                    .collect()
            };
            let (then, now) = (years(before, 0.4), years(after, 0.4 + truth));
            let change = change(&then, &now).expect("there are pupils");
            change.interval(Confidence::default()).contains(truth)
        });
        held.count() as f64 / f64::from(worlds)
    }

    #[test]
    fn the_interval_covers_whether_or_not_years_differ_by_themselves() {
        for (years, pupils, spread) in [
            ([3, 1], 40, 0.0),
            ([3, 2], 40, 0.05),
            ([4, 2], 100, 0.08),
            ([5, 3], 25, 0.0),
            ([2, 2], 200, 0.06),
        ] {
            let covered = coverage(years, pupils, spread);
            assert!(
                covered > 0.93,
                "{years:?} years of {pupils}, spread {spread}: {covered}"
            );
        }
    }

    #[test]
    fn the_smallest_change_is_seen_as_often_as_was_said() {
        for (rate, rises, pupils) in [
            (0.4, true, 40),
            (0.1, true, 100),
            (0.9, false, 40),
            (0.5, false, 60),
        ] {
            let mut draws = Draws::new(12);
            let usual = libm::round(rate * pupils as f64) as i64;
            let before: Vec<Tally> = [0, 1, -1, 0]
                .iter()
                .map(|more| Tally::new((usual + more).unsigned_abs(), pupils).expect("fewer"))
                .collect();
            let planned = (3, pupils, rises);
            let smallest = smallest_seen(&before, planned, 0.8, Confidence::default()).expect("years enough");
            let changed = if rises { rate + smallest } else { rate - smallest };
            let worlds = 1_000;
            let seen = (0..worlds).filter(|_| {
                let then: Vec<Tally> = (0..4).map(|_| drawn(&mut draws, pupils, rate)).collect();
                let now: Vec<Tally> = (0..3).map(|_| drawn(&mut draws, pupils, changed)).collect();
                let range = change(&then, &now)
                    .expect("there are pupils")
                    .interval(Confidence::default());
                if rises { range.low > 0.0 } else { range.high < 0.0 }
            });
            let share = seen.count() as f64 / f64::from(worlds);
            assert!(
                (0.7..0.92).contains(&share),
                "{rate} {rises}: seen in {share} of the worlds"
            );
        }
    }

    #[test]
    fn too_few_years_are_said_to_be_too_few() {
        let year = Tally::new(10, 40).expect("fewer");
        assert_eq!(
            change(&[year], &[year]),
            Err(NotComputable::NotEnoughUnits { have: 2, need: 3 })
        );
        assert_eq!(
            change(&[year, year], &[Tally::EMPTY]),
            Err(NotComputable::EmptyGroup)
        );
        let none = smallest_seen(&[year], (1, 40, true), 0.8, Confidence::default());
        assert_eq!(none, Err(NotComputable::NotEnoughUnits { have: 2, need: 3 }));
    }
}
