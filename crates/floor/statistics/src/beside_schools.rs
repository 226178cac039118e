//! What changed in one school, beside what changed in comparable schools over the same years.

use crate::before_after::{extra_variance, variance};
use crate::{Estimate, NotComputable, Tally};

/// The counts of a school before and after.
pub type Change = [Tally; 2];

/// The change of one school beside those of others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// The change of the school minus the mean change of the others, with the spread between schools as its doubt.
    pub estimate: Estimate,
    /// How many of all schools, this one among them, changed at least as far from the middle one; as a share of all it
    /// is the p-value of [`permutation_p`]. Nothing where sizes differ more than twofold: small schools lie far from the
    /// middle by chance, and a place among unequal ones says nothing.
    pub as_far: Option<usize>,
    /// How many schools it was compared with.
    pub others: usize,
}

/// `(T1 - T0) - (C1 - C0)` with the binomial standard error: the difference in differences of two groups of pupils.
///
/// It takes pupils as independent, which understates the doubt about one school; [`beside`] does not, and it is that
/// one which the site shows.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when one of the four is empty.
pub fn difference_in_differences(treated: Change, compared: Change) -> Result<Estimate, NotComputable> {
    let of = |change: Change| -> Result<(f64, f64), NotComputable> {
        let [then, now] = [
            change[0].proportion()?.estimate(),
            change[1].proportion()?.estimate(),
        ];
        let spread = |rate: f64, pupils: Tally| rate * (1.0 - rate) / pupils.total() as f64;
        Ok((now - then, spread(then, change[0]) + spread(now, change[1])))
    };
    let ((own, own_spread), (other, other_spread)) = (of(treated)?, of(compared)?);
    Ok(Estimate::normal(
        own - other,
        libm::sqrt(own_spread + other_spread),
    ))
}

/// The share of changes that lie at least as far from the median of all as the first one does: a permutation test of
/// one treated school among donors.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with fewer than two changes.
pub fn permutation_p(changes: &[f64]) -> Result<f64, NotComputable> {
    if changes.len() < 2 || changes.iter().any(|change| !change.is_finite()) {
        let have = changes.len() as u64;
        return Err(NotComputable::NotEnoughUnits { have, need: 2 });
    }
    Ok(as_far_as_first(changes) as f64 / changes.len() as f64)
}

/// How many of these changes, of which there are some, lie at least as far from the median of all as the first one.
fn as_far_as_first(changes: &[f64]) -> usize {
    let mut sorted = changes.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
    let distance = |change: &f64| (change - middle).abs();
    // Changes that are equal must not differ by rounding.
    let first = distance(&changes[0]) - 1e-12;
    changes.iter().filter(|change| distance(change) >= first).count()
}

/// The change of a school beside those of others, each school counting alike.
///
/// Schools change by themselves; how much beyond chance is estimated from the others (DerSimonian & Laird 1986), and
/// the school is taken to do so too. Student's t with one less degree of freedom than there are others (Bertrand, Duflo
/// & Mullainathan 2004 and Conley & Taber 2011 on why pupils alone give too little doubt).
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when the school itself has no pupils in one of the two; others without are left out.
/// [`NotComputable::NotEnoughUnits`] with fewer than three others.
pub fn beside(own: Change, others: &[Change]) -> Result<Beside, NotComputable> {
    if own.iter().any(|side| side.is_empty()) {
        return Err(NotComputable::EmptyGroup);
    }
    let of = |change: &Change| {
        let rate = |side: Tally| side.successes() as f64 / side.total() as f64;
        (
            rate(change[1]) - rate(change[0]),
            variance(change[0]) + variance(change[1]),
        )
    };
    let there = others
        .iter()
        .filter(|other| other.iter().all(|side| !side.is_empty()));
    let changes: Vec<(f64, f64)> = there.clone().map(of).collect();
    let have = changes.len() as u64;
    if have < 3 {
        return Err(NotComputable::NotEnoughUnits { have, need: 3 });
    }
    let (change, spread) = of(&own);
    let count = changes.len() as f64;
    let mean = changes.iter().map(|(change, _)| change).sum::<f64>() / count;
    let between = extra_variance(std::slice::from_ref(&changes));
    let of_mean = changes.iter().map(|(_, spread)| spread + between).sum::<f64>() / (count * count);
    let error = libm::sqrt(spread + between + of_mean);
    let sizes = there
        .chain([&own])
        .map(|change| change[0].total().min(change[1].total()));
    let (least, most) = sizes.fold((u64::MAX, 0), |(least, most), size| {
        (least.min(size), most.max(size))
    });
    let are_alike = most <= 2 * least;
    let all: Vec<f64> = std::iter::once(change)
        .chain(changes.iter().map(|(change, _)| *change))
        .collect();
    Ok(Beside {
        estimate: Estimate::student(change - mean, error, count - 1.0),
        as_far: are_alike.then(|| as_far_as_first(&all)),
        others: changes.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Confidence;
    use crate::simulated::Draws;

    #[test]
    fn the_interval_covers_when_schools_change_by_themselves() {
        for (schools, pupils, spread) in [(5, 40, 0.05), (11, 25, 0.0), (19, 100, 0.08)] {
            let mut draws = Draws::new(13);
            let worlds = 1_000;
            let held = (0..worlds).filter(|_| {
                let mut school = |effect: f64| -> Change {
                    let own = 0.4 + 0.05 * draws.normal();
                    let moved = own + effect + spread * draws.normal();
                    [own, moved].map(|rate| {
                        let rate = rate.clamp(0.01, 0.99);
                        let k = (0..pupils).filter(|_| draws.uniform() < rate).count() as u64;
                        Tally::new(k, pupils).expect("no more than all")
                    })
                };
                let treated = school(0.1);
                let others: Vec<Change> = (0..schools).map(|_| school(0.0)).collect();
                let beside = beside(treated, &others).expect("schools enough");
                beside.estimate.interval(Confidence::default()).contains(0.1)
            });
            let covered = held.count() as f64 / f64::from(worlds);
            assert!(
                covered > 0.93,
                "{schools} schools of {pupils}, spread {spread}: {covered}"
            );
        }
    }

    #[test]
    fn a_place_is_given_among_schools_of_one_size_only() {
        let school = |k: u64, n: u64| [Tally::new(k, n).expect("fewer"), Tally::new(k, n).expect("fewer")];
        let alike =
            beside(school(10, 40), &[school(12, 45), school(20, 60), school(15, 50)]).expect("enough");
        assert_eq!(alike.as_far, Some(4));
        let unlike =
            beside(school(10, 40), &[school(12, 45), school(20, 60), school(50, 150)]).expect("enough");
        assert_eq!(unlike.as_far, None);
    }

    #[test]
    fn who_is_compared_with_too_few_hears_so() {
        let year = Tally::new(10, 40).expect("fewer");
        let few = beside([year, year], &[[year, year], [year, Tally::EMPTY]]);
        assert_eq!(few, Err(NotComputable::NotEnoughUnits { have: 1, need: 3 }));
        assert_eq!(beside([year, Tally::EMPTY], &[]), Err(NotComputable::EmptyGroup));
        assert_eq!(
            permutation_p(&[0.1]),
            Err(NotComputable::NotEnoughUnits { have: 1, need: 2 })
        );
    }
}
