//! How many have had each kind of event after each period, when one event stands in the way of the others.
//!
//! `F_k(t) = sum over s <= t of S(s-1) d_ks / r_s`: to have event `k` in period `s`, a pupil must first get
//! there without any event (Aalen & Johansen 1978, in whole periods). The shares of all kinds and of those
//! still without add up to 1; one minus a survival curve per kind does not, and says too much.
//!
//! The variance is that of the delta method with the multinomial of each period; when everybody is followed
//! to the end, it is that of a plain share.

use crate::NotComputable;
use crate::followed_share::FollowedShare;
use crate::person_periods::PersonPeriods;
use crate::survival::survival;

/// The share with each kind of event, and without any, at the end of each period.
#[derive(Clone, Debug, PartialEq)]
pub struct CumulativeIncidence {
    /// Per kind of event, one share per period.
    pub by_kind: Vec<Vec<FollowedShare>>,
    /// The share without any event.
    pub without_event: Vec<FollowedShare>,
}

/// The cumulative incidence of each kind of event, as far as anybody is at risk.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] when nobody is at risk in the first period, or there is none.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::competing_risks::cumulative_incidence;
/// use statistics::person_periods::{Period, PersonPeriods};
/// // Pupils at risk, and how many moved up and down.
/// let years = vec![Period::new(200, vec![10, 6])?, Period::new(184, vec![14, 9])?];
/// let shares = cumulative_incidence(&PersonPeriods::from_periods(2, years)?)?;
/// assert!((shares.by_kind[0][1].value - 0.12).abs() < 1e-12);
/// assert!((shares.without_event[1].value - 0.805).abs() < 1e-12);
/// assert_eq!(Period::new(5, vec![4, 2]), Err(NotComputable::SuccessesExceedTotal { successes: 6, total: 5 }));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn cumulative_incidence(careers: &PersonPeriods) -> Result<CumulativeIncidence, NotComputable> {
    let without_event = survival(&careers.any_event())?;
    let by_kind = (0..careers.kinds())
        .map(|kind| incidence(careers, kind, &without_event))
        .collect();
    Ok(CumulativeIncidence {
        by_kind,
        without_event,
    })
}

fn incidence(careers: &PersonPeriods, kind: usize, without_event: &[FollowedShare]) -> Vec<FollowedShare> {
    let before = |period: usize| {
        period
            .checked_sub(1)
            .map_or(1.0, |earlier| without_event[earlier].value)
    };
    let hazards: Vec<Hazards> = careers
        .periods()
        .iter()
        .take(without_event.len())
        .map(|period| Hazards {
            at_risk: period.at_risk() as f64,
            this: period.events()[kind] as f64 / period.at_risk() as f64,
            any: period.any_event().rate(),
        })
        .collect();
    let mut shares = Vec::with_capacity(hazards.len());
    let mut share = 0.0;
    for (period, hazard) in hazards.iter().enumerate() {
        share += before(period) * hazard.this;
        shares.push(share);
    }
    (0..hazards.len())
        .map(|end| {
            let variance: f64 = (0..=end)
                .map(|period| {
                    // One more event of another kind takes away what was still to come.
                    let to_come = shares[end] - shares[period];
                    let lost = if to_come > 0.0 {
                        to_come / (1.0 - hazards[period].any)
                    } else {
                        0.0
                    };
                    hazards[period].variance_of(before(period) - lost, -lost)
                })
                .sum();
            let value = shares[end];
            FollowedShare {
                value,
                standard_error: libm::sqrt(variance),
                pupils_at_least: without_event[end].pupils_at_least,
            }
        })
        .collect()
}

/// One period as seen from one kind of event.
struct Hazards {
    at_risk: f64,
    this: f64,
    any: f64,
}

impl Hazards {
    /// The variance of `a` times the hazard of this kind plus `b` times that of all others, which together
    /// are multinomial.
    fn variance_of(&self, a: f64, b: f64) -> f64 {
        let others = (self.any - self.this).max(0.0);
        let mean = a * self.this + b * others;
        ((a * a * self.this + b * b * others - mean * mean) / self.at_risk).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Confidence;
    use crate::person_periods::{Period, Spell};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn without_censoring_each_share_is_a_plain_share(
            ends in prop::collection::vec((0_u64..12, 0_u64..12, 0_u64..12), 1..7),
            stay in 0_u64..20,
        ) {
            let mut careers = PersonPeriods::new(3);
            let last = ends.len() as u32 - 1;
            careers.add(Spell { first: 0, last, event: None, pupils: stay }).expect("in order");
            let mut totals = [0; 3];
            for (period, &(a, b, c)) in ends.iter().enumerate() {
                for (kind, pupils) in [a, b, c].into_iter().enumerate() {
                    totals[kind] += pupils;
                    let spell = Spell { first: 0, last: period as u32, event: Some(kind), pupils };
                    careers.add(spell).expect("in order");
                }
            }
            let all = (totals.iter().sum::<u64>() + stay) as f64;
            let Ok(found) = cumulative_incidence(&careers) else {
                prop_assert_eq!(all, 0.0);
                return Ok(());
            };
            let mut together = found.without_event.last().expect("a period").value;
            for (kind, &events) in totals.iter().enumerate() {
                let (share, p) = (*found.by_kind[kind].last().expect("a period"), events as f64 / all);
                prop_assert!((share.value - p).abs() < 1e-12);
                prop_assert!((share.standard_error - libm::sqrt(p * (1.0 - p) / all)).abs() < 1e-9);
                prop_assert!(share.interval(Confidence::default()).contains(p));
                together += share.value;
            }
            prop_assert!((together - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn one_minus_survival_per_kind_says_too_much() {
        let years = vec![
            Period::new(100, vec![20, 50]).expect("events at risk"),
            Period::new(30, vec![15, 0]).expect("events at risk"),
        ];
        let careers = PersonPeriods::from_periods(2, years).expect("two kinds");
        let found = cumulative_incidence(&careers).expect("somebody");
        assert!((found.by_kind[0][1].value - 0.35).abs() < 1e-12);
        let hazard = |period: usize| careers.periods()[period].hazard(0).expect("at risk").estimate();
        let naive = 1.0 - (1.0 - hazard(0)) * (1.0 - hazard(1));
        assert!(naive > 0.55);
    }

    #[test]
    fn kinds_and_sizes_must_fit() {
        let mut careers = PersonPeriods::new(2);
        let spell = Spell {
            first: 0,
            last: 0,
            event: Some(2),
            pupils: 1,
        };
        assert_eq!(
            careers.add(spell),
            Err(NotComputable::ShapeMismatch { have: 2, need: 2 })
        );
        let endless = Spell {
            last: u32::MAX,
            event: None,
            ..spell
        };
        assert_eq!(careers.add(endless), Err(NotComputable::InconsistentSums));
        assert_eq!(cumulative_incidence(&careers), Err(NotComputable::EmptyGroup));
        assert_eq!(
            careers.merge(&PersonPeriods::new(1)),
            Err(NotComputable::ShapeMismatch { have: 1, need: 2 })
        );
        let one_kind = vec![Period::new(3, vec![1]).expect("at risk")];
        assert!(PersonPeriods::from_periods(2, one_kind).is_err());
    }
}
