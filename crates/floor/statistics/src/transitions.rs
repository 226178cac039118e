//! From where pupils start to where they are some years later, when each year's moves are known: products of
//! transition matrices.
//!
//! One year's matrix is a table of counts, from each state to each. The share of those in one state who end
//! in another is an entry of `P_1 P_2 ... P_T` (Aalen & Johansen 1978, in whole years). States stand for
//! what matters: levels, a diploma, left. A final state keeps its pupils on its own diagonal, year after
//! year.
//!
//! The product supposes that where a pupil goes next depends on where the pupil is and not on the way
//! there. For pupils who all start in one state and are seen to the end it needs no such thing: it is then
//! the plain share, and its variance that of a plain share. Counts add up, and [`TransitionCounts::counts`]
//! is a row for [`bootstrap::weighted_sums_wide`](crate::bootstrap::weighted_sums_wide).

use crate::NotComputable;
use crate::followed_share::FollowedShare;

/// Pupils by state at the start of a year (rows) and at its end (columns).
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::transitions::{TransitionCounts, share_ending_in};
/// // States vmbo, havo, vwo.
/// let first = TransitionCounts::new(&[&[85, 10, 5], &[8, 80, 12], &[2, 10, 88]])?;
/// let second = TransitionCounts::new(&[&[88, 8, 4], &[6, 84, 10], &[1, 7, 92]])?;
/// let havo = share_ending_in(&[first.clone(), second], 0, &[1])?;
/// assert!((havo.value - 0.1555).abs() < 1e-12);
/// // Nobody was seen to start in the second state, so nothing can be said of it.
/// let unseen = TransitionCounts::new(&[&[3, 1], &[0, 0]])?;
/// assert_eq!(share_ending_in(&[unseen], 1, &[0]), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransitionCounts {
    states: usize,
    counts: Vec<u64>,
}

impl TransitionCounts {
    /// From rows as long as there are rows; rows may be empty of pupils.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless the table is square; [`NotComputable::EmptyGroup`] without
    /// states.
    pub fn new(rows: &[&[u64]]) -> Result<Self, NotComputable> {
        let states = rows.len();
        if states == 0 {
            return Err(NotComputable::EmptyGroup);
        }
        match rows.iter().find(|row| row.len() != states) {
            Some(row) => Err(NotComputable::ShapeMismatch {
                have: row.len(),
                need: states,
            }),
            None => Ok(Self {
                states,
                counts: rows.concat(),
            }),
        }
    }

    /// How many states.
    #[must_use]
    pub fn states(&self) -> usize {
        self.states
    }

    /// The counts row by row.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Adds the counts of others.
    ///
    /// # Errors
    /// [`NotComputable::ShapeMismatch`] unless both have the same states.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotComputable> {
        self.check_states(other.states)?;
        for (count, added) in self.counts.iter_mut().zip(&other.counts) {
            *count += added;
        }
        Ok(())
    }

    fn check_states(&self, have: usize) -> Result<(), NotComputable> {
        if have == self.states {
            Ok(())
        } else {
            Err(NotComputable::ShapeMismatch {
                have,
                need: self.states,
            })
        }
    }

    /// The pupils who start in `state`, and the shares of them that go to each state; no shares for nobody.
    fn row(&self, state: usize) -> (f64, impl Iterator<Item = f64> + '_) {
        let row = &self.counts[state * self.states..(state + 1) * self.states];
        let pupils: f64 = row.iter().map(|&count| count as f64).sum();
        let divisor = pupils.max(1.0);
        (pupils, row.iter().map(move |&count| count as f64 / divisor))
    }
}

/// The share of those in state `from` before the first year who are in any of `destinations` after the last.
///
/// The standard error is by the delta method, each row of each year a multinomial on its own.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] without years, and when pupils get to a state from which, in the year
/// after, nobody was seen to go on; [`NotComputable::ShapeMismatch`] for states outside the tables, or
/// tables that differ.
pub fn share_ending_in(
    years: &[TransitionCounts],
    from: usize,
    destinations: &[usize],
) -> Result<FollowedShare, NotComputable> {
    let first = years.first().ok_or(NotComputable::EmptyGroup)?;
    let states = first.states;
    for year in years {
        first.check_states(year.states)?;
    }
    if let Some(&have) = destinations.iter().chain([&from]).find(|&&state| state >= states) {
        return Err(NotComputable::ShapeMismatch { have, need: states });
    }

    // Backwards: from each state before each year, the share that ends in the destinations.
    let mut ends = vec![0.0; states];
    for &state in destinations {
        ends[state] = 1.0;
    }
    let mut arrivals = vec![ends];
    for year in years.iter().rev() {
        let after = &arrivals[arrivals.len() - 1];
        let before = (0..states).map(|state| {
            let (_, shares) = year.row(state);
            shares.zip(after).map(|(share, arrival)| share * arrival).sum()
        });
        arrivals.push(before.collect());
    }
    arrivals.reverse();

    // Forwards: where those who started are before each year.
    let mut standing = vec![0.0; states];
    standing[from] = 1.0;
    let (mut variance, mut pupils_at_least) = (0.0, f64::INFINITY);
    for (year, after) in years.iter().zip(&arrivals[1..]) {
        let mut next = vec![0.0; states];
        for (state, &here) in standing.iter().enumerate() {
            if here == 0.0 {
                continue;
            }
            let (pupils, shares) = year.row(state);
            if pupils == 0.0 {
                return Err(NotComputable::EmptyGroup);
            }
            let (mut mean, mut square) = (0.0, 0.0);
            for ((share, arrival), there) in shares.zip(after).zip(&mut next) {
                mean += share * arrival;
                square += share * arrival * arrival;
                *there += here * share;
            }
            variance += here * here * (square - mean * mean).max(0.0) / pupils;
            pupils_at_least = pupils_at_least.min(pupils / here);
        }
        standing = next;
    }
    Ok(FollowedShare {
        value: arrivals[0][from],
        standard_error: libm::sqrt(variance),
        pupils_at_least,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::randomness::Stream;

    /// `pupils` pupils who all start in state 0 and wander over three states for three years.
    fn wanderers(seed: u64, pupils: u64) -> (Vec<TransitionCounts>, [u64; 3]) {
        let (mut counts, mut ended) = (vec![vec![0_u64; 9]; 3], [0; 3]);
        for pupil in 0..pupils {
            let mut state = 0;
            for (year, table) in counts.iter_mut().enumerate() {
                let next = (Stream::new(seed, year as u64).bits(pupil) >> 40) as usize % 3;
                table[3 * state + next] += 1;
                state = next;
            }
            ended[state] += 1;
        }
        let years = counts.iter().map(|table| {
            TransitionCounts::new(&table.chunks(3).collect::<Vec<_>>()).expect("three by three")
        });
        (years.collect(), ended)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 100, ..ProptestConfig::default() })]

        #[test]
        fn seen_from_start_to_end_it_is_a_plain_share(seed in 0_u64..1_000_000, pupils in 1_u64..200) {
            let (years, ended) = wanderers(seed, pupils);
            let mut sum = 0.0;
            for (state, &count) in ended.iter().enumerate() {
                let found = share_ending_in(&years, 0, &[state]).expect("everybody was seen");
                let p = count as f64 / pupils as f64;
                prop_assert!((found.value - p).abs() < 1e-12);
                // Up to rounding: the rows' variances add up to that of the share (the law of total
                // variance).
                let variance = p * (1.0 - p) / pupils as f64;
                prop_assert!((found.standard_error * found.standard_error - variance).abs() < 1e-12);
                prop_assert!((found.pupils_at_least - pupils as f64).abs() < 1e-9 * pupils as f64);
                sum += found.value;
            }
            prop_assert!((sum - 1.0).abs() < 1e-12);
            let upper = share_ending_in(&years, 0, &[1, 2]).expect("everybody was seen");
            prop_assert!((upper.value + ended[0] as f64 / pupils as f64 - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_state_that_was_lost_from_sight_stops_those_who_get_there_and_nobody_else() {
        let table = |rows: [[u64; 3]; 3]| {
            TransitionCounts::new(&[&rows[0], &rows[1], &rows[2]]).expect("three by three")
        };
        let years = [
            table([[5, 5, 0], [0, 4, 0], [0, 0, 6]]),
            table([[3, 2, 0], [0, 0, 0], [0, 1, 5]]),
        ];
        assert_eq!(share_ending_in(&years, 0, &[0]), Err(NotComputable::EmptyGroup));
        let stayed = share_ending_in(&years, 2, &[2]).expect("seen in both years");
        assert!((stayed.value - 5.0 / 6.0).abs() < 1e-12);
        let mut both = years[0].clone();
        both.merge(&years[1]).expect("three states");
        assert_eq!(both.counts()[..3], [8, 7, 0]);
    }

    #[test]
    fn refusals() {
        let two = TransitionCounts::new(&[&[1, 1], &[1, 1]]).expect("square");
        let one = TransitionCounts::new(&[&[1]]).expect("square");
        assert_eq!(share_ending_in(&[], 0, &[0]), Err(NotComputable::EmptyGroup));
        let mismatch = Err(NotComputable::ShapeMismatch { have: 1, need: 2 });
        assert_eq!(share_ending_in(&[two.clone(), one.clone()], 0, &[0]), mismatch);
        assert_eq!(
            share_ending_in(std::slice::from_ref(&two), 0, &[2]),
            Err(NotComputable::ShapeMismatch { have: 2, need: 2 })
        );
        assert_eq!(
            TransitionCounts::new(&[&[1, 2]]),
            Err(NotComputable::ShapeMismatch { have: 2, need: 1 })
        );
        assert_eq!(TransitionCounts::new(&[]), Err(NotComputable::EmptyGroup));
    }
}
