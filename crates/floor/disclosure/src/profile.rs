//! For whom a release is meant, and so how small a count may be shown and how few people a figure may rest on.

use thiserror::Error;

/// Rates below this and above 100 minus this are coded in public, in percent.
pub(crate) const CODED_PERCENT: u64 = 5;

/// No percentage is ever shown on so few persons (NCO, Nationaal Cohortonderzoek).
const RATE_NEVER_ON: u64 = 5;

/// The rules of one audience. Thresholds are in persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    name: &'static str,
    /// Smallest count that is hidden for being small: 1 where "nobody" may be shown, else 0.
    smallest_hidden: u64,
    /// Smallest count that may be shown again; 0 hides nothing.
    threshold: u64,
    codes_extreme_rates: bool,
    rate_floor: u64,
    gap_floor: u64,
}

/// A floor that is lower than may ever be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a rate may not rest on {floor} persons; at least {least} are needed")]
pub struct FloorTooLow {
    /// The floor that was asked for.
    pub floor: u64,
    /// The lowest possible.
    pub least: u64,
}

/// A figure that rests on too few persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew {
    /// What was asked for.
    pub figure: Figure,
    /// The number of persons there are, in the smallest group.
    pub n: u64,
    /// The number of persons needed.
    pub floor: u64,
}

/// A kind of figure with a floor of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A share of a group.
    Rate,
    /// A difference or ratio between two groups.
    Gap,
    /// An index of segregation between units.
    Segregation,
}

impl Profile {
    /// A school's own staff, about their own pupils: counts are shown, the floors hold.
    pub fn intern() -> Self {
        Self {
            name: "intern",
            smallest_hidden: 0,
            threshold: 0,
            codes_extreme_rates: false,
            rate_floor: 10,
            gap_floor: 30,
        }
    }

    /// A school board: counts of 1 to 5 are hidden. "Nobody" is shown, unless it tells the outcome of
    /// everybody else (0% and 100%).
    pub fn bestuur() -> Self {
        Self {
            name: "bestuur",
            smallest_hidden: 1,
            threshold: 6,
            ..Self::intern()
        }
    }

    /// The public: counts below 10 are hidden, nobody included, and rates are coded outside 5% to 95%.
    pub fn publiek() -> Self {
        Self {
            name: "publiek",
            threshold: 10,
            codes_extreme_rates: true,
            ..Self::intern()
        }
    }

    /// The same profile with other floors, in persons: of a rate, and of a gap or segregation index.
    ///
    /// # Errors
    /// [`FloorTooLow`] if a floor would allow a percentage of five persons or fewer.
    pub fn with_floors(self, rate_floor: u64, gap_floor: u64) -> Result<Self, FloorTooLow> {
        let floor = rate_floor.min(gap_floor);
        if floor <= RATE_NEVER_ON {
            return Err(FloorTooLow {
                floor,
                least: RATE_NEVER_ON + 1,
            });
        }
        Ok(Self {
            rate_floor,
            gap_floor,
            ..self
        })
    }

    /// The name by which people choose the profile.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The smallest count that may be shown, and the width of the doubt that must remain about a hidden one;
    /// 0 if counts are not hidden.
    pub fn threshold(&self) -> u64 {
        self.threshold
    }

    /// True if rates below 5% and above 95% are only shown as such.
    pub fn codes_extreme_rates(&self) -> bool {
        self.codes_extreme_rates
    }

    /// True if counts are hidden at all.
    pub fn hides_counts(&self) -> bool {
        self.threshold > 0
    }

    /// True if this count is hidden for being small.
    pub fn is_small(&self, count: u64) -> bool {
        (self.smallest_hidden..self.threshold).contains(&count)
    }

    /// The fewest persons a figure of this kind may rest on.
    pub fn floor(&self, figure: Figure) -> u64 {
        match figure {
            Figure::Rate => self.rate_floor,
            Figure::Gap | Figure::Segregation => self.gap_floor,
        }
    }

    /// Refuses a figure if one of its groups (for a rate: its one group) has too few persons.
    ///
    /// # Errors
    /// [`TooFew`] with the size of the smallest group. No groups at all is refused with `n` = 0.
    pub fn check(&self, figure: Figure, groups: &[u64]) -> Result<(), TooFew> {
        let n = groups.iter().copied().min().unwrap_or(0);
        let floor = self.floor(figure);
        if n < floor {
            Err(TooFew { figure, n, floor })
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_counts_are_small() {
        let small = |profile: Profile| (0..12).filter(|&n| profile.is_small(n)).collect::<Vec<_>>();
        assert!(small(Profile::intern()).is_empty());
        assert_eq!(small(Profile::bestuur()), [1, 2, 3, 4, 5]);
        assert_eq!(small(Profile::publiek()), (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn floors_hold_in_every_profile() {
        for profile in [Profile::intern(), Profile::bestuur(), Profile::publiek()] {
            let refusal = profile.check(Figure::Rate, &[9]).unwrap_err();
            assert_eq!(
                refusal,
                TooFew {
                    figure: Figure::Rate,
                    n: 9,
                    floor: 10
                }
            );
            assert_eq!(profile.check(Figure::Rate, &[10]), Ok(()));
            let refusal = profile.check(Figure::Gap, &[400, 29]).unwrap_err();
            assert_eq!(
                refusal,
                TooFew {
                    figure: Figure::Gap,
                    n: 29,
                    floor: 30
                }
            );
            assert_eq!(profile.check(Figure::Segregation, &[30, 31]), Ok(()));
            assert!(profile.check(Figure::Segregation, &[]).is_err());
        }
    }

    #[test]
    fn a_floor_is_never_five_or_lower() {
        let refusal = Profile::intern().with_floors(5, 30).unwrap_err();
        assert_eq!(refusal, FloorTooLow { floor: 5, least: 6 });
        let strict = Profile::bestuur().with_floors(20, 50).unwrap();
        assert_eq!(strict.floor(Figure::Rate), 20);
    }
}
