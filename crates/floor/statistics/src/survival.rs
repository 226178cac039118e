//! How many are still without an event after each period, when some are out of sight before the end.
//!
//! The hazard of a period is `h_t = d_t / r_t`, events among those at risk; the share still without an
//! event is `S(t) = (1 - h_1) ... (1 - h_t)` (Kaplan & Meier 1958, in whole periods). Its standard error is
//! Greenwood's (1926), here as `var_t = (1 - h_t)^2 var_(t-1) + S_(t-1)^2 h_t (1 - h_t) / r_t`, which does
//! not divide by zero when everybody has the event.
//!
//! Who is out of sight must be like who stays, given the group; when leaving goes with the event, bounds
//! are honest and a curve is not ([`diploma_yield`](crate::diploma_yield)). When other events stand in the
//! way, use [`competing_risks`](crate::competing_risks): one minus this curve per cause says too much.

use crate::followed_share::FollowedShare;
use crate::{NotComputable, Tally};

/// The share without an event at the end of each period, as far as anybody is at risk.
///
/// `periods` holds events among those at risk ([`PersonPeriods::any_event`](crate::person_periods)). The
/// result ends before the first period in which nobody is at risk. When pupils come into sight later than
/// the first period, the curve holds for those who get to the first period given here; start where enough
/// are at risk.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when nobody is at risk in the first period, or there is none.
///
/// # Examples
/// ```
/// use statistics::survival::survival;
/// use statistics::{NotComputable, Tally};
/// let years = [Tally::new(20, 400)?, Tally::new(30, 380)?, Tally::new(45, 350)?];
/// let curve = survival(&years)?;
/// // Nobody was lost from sight, so this is simply 305 of 400.
/// assert!((curve[2].value - 0.7625).abs() < 1e-12);
/// assert_eq!(survival(&[]), Err(NotComputable::EmptyGroup));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn survival(periods: &[Tally]) -> Result<Vec<FollowedShare>, NotComputable> {
    let (mut share, mut variance, mut pupils) = (1.0, 0.0, f64::INFINITY);
    let mut curve = Vec::with_capacity(periods.len());
    for period in periods.iter().take_while(|period| !period.is_empty()) {
        let (at_risk, hazard) = (period.total() as f64, period.rate());
        if share > 0.0 {
            pupils = f64::min(pupils, at_risk / share);
        }
        variance =
            (1.0 - hazard) * (1.0 - hazard) * variance + share * share * hazard * (1.0 - hazard) / at_risk;
        share *= 1.0 - hazard;
        curve.push(FollowedShare {
            value: share,
            standard_error: libm::sqrt(variance),
            pupils_at_least: pupils,
        });
    }
    if curve.is_empty() {
        Err(NotComputable::EmptyGroup)
    } else {
        Ok(curve)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Confidence;
    use crate::fixtures::tally;
    use crate::person_periods::{PersonPeriods, Spell};
    use crate::randomness::Stream;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn without_censoring_it_is_the_rate_among_all(ends in prop::collection::vec(0_u64..20, 1..8), stay in 1_u64..20) {
            let mut left: u64 = ends.iter().sum::<u64>() + stay;
            let everybody = left;
            let mut periods = Vec::new();
            for &events in &ends {
                periods.push(tally(events, left));
                left -= events;
            }
            let last = *survival(&periods).expect("somebody").last().expect("a period");
            let rate = tally(stay, everybody).proportion().expect("somebody");
            prop_assert!((last.value - rate.estimate()).abs() < 1e-12);
            let binomial = libm::sqrt(rate.estimate() * (1.0 - rate.estimate()) / everybody as f64);
            prop_assert!((last.standard_error - binomial).abs() < 1e-12);
            let (found, wilson) = (last.interval(Confidence::default()), rate.wilson(Confidence::default()));
            prop_assert!((found.low - wilson.low).abs() < 1e-9 && (found.high - wilson.high).abs() < 1e-9);
        }
    }

    /// Forty pupils with a hazard of 10% a year, of whom 15% a year are lost from sight, after four years.
    #[test]
    fn covers_when_pupils_are_lost_from_sight() {
        let truth = libm::pow(0.9, 4.0);
        let held = (0..2_000_u64).filter(|&replicate| {
            let stream = Stream::new(3, replicate);
            let mut careers = PersonPeriods::new(1);
            for pupil in 0..40_u64 {
                let draw = |year: u32, kind: u64| stream.uniform(100 * pupil + 2 * u64::from(year) + kind);
                let last = (0..3)
                    .find(|&year| draw(year, 0) < 0.1 || draw(year, 1) < 0.15)
                    .unwrap_or(3);
                let event = (draw(last, 0) < 0.1).then_some(0);
                let spell = Spell {
                    first: 0,
                    last,
                    event,
                    pupils: 1,
                };
                careers.add(spell).expect("in order");
            }
            let curve = survival(&careers.any_event()).expect("somebody");
            curve
                .last()
                .expect("four years")
                .interval(Confidence::default())
                .contains(truth)
        });
        let coverage = held.count() as f64 / 2_000.0;
        assert!((0.935..=0.97).contains(&coverage), "{coverage}");
    }

    #[test]
    fn the_curve_ends_with_those_at_risk() {
        let curve = survival(&[tally(1, 4), tally(3, 3), Tally::EMPTY, tally(1, 9)]).expect("somebody");
        assert_eq!(curve.len(), 2);
        assert_eq!((curve[1].value, curve[1].standard_error), (0.0, 0.0));
        let interval = curve[1].interval(Confidence::default());
        assert!(interval.low == 0.0 && interval.high > 0.4);
        assert_eq!(
            survival(&[Tally::EMPTY, tally(1, 9)]),
            Err(NotComputable::EmptyGroup)
        );
    }

    /// Twenty of forty leave after a year in sight and twenty come later; counting the latecomers from the
    /// start would hide half of the hazard.
    #[test]
    fn latecomers_count_from_when_they_came() {
        let mut careers = PersonPeriods::new(1);
        for (first, last, event, pupils) in [(0, 0, Some(0), 20), (0, 1, None, 20), (1, 1, None, 20)] {
            let spell = Spell {
                first,
                last,
                event,
                pupils,
            };
            careers.add(spell).expect("in order");
        }
        let curve = survival(&careers.any_event()).expect("somebody");
        assert_eq!(curve[1].value, 0.5);
        assert_eq!(careers.any_event(), [tally(20, 40), tally(0, 40)]);
    }
}
