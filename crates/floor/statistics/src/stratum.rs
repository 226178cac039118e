//! The two groups inside one stratum, for instance all pupils with the same test score.

use crate::Tally;

/// Outcomes of the focal and the reference group within one stratum; either may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// The group the question is about.
    pub focal: Tally,
    /// The group it is compared with.
    pub reference: Tally,
}

impl Stratum {
    /// Whether both groups have somebody in this stratum, so that they can be compared.
    #[must_use]
    pub fn has_both_groups(&self) -> bool {
        !self.focal.is_empty() && !self.reference.is_empty()
    }

    /// Pupils of both groups together.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.focal.total() + self.reference.total()
    }

    /// Focal rate minus reference rate; only for strata in which both groups are present.
    pub(crate) fn gap(&self) -> f64 {
        self.focal.rate() - self.reference.rate()
    }
}

/// How much of the pupils could be compared: strata with one group only are dropped, and counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommonSupport {
    /// Strata with both groups.
    pub strata_used: usize,
    /// Strata with one group only. Strata with nobody at all count nowhere.
    pub strata_dropped: usize,
    /// Focal pupils in the strata used.
    pub focal_used: u64,
    /// All focal pupils.
    pub focal_total: u64,
    /// Reference pupils in the strata used.
    pub reference_used: u64,
    /// All reference pupils.
    pub reference_total: u64,
}

impl CommonSupport {
    pub(crate) fn of(strata: &[Stratum]) -> Self {
        let mut support = Self::default();
        for stratum in strata {
            support.focal_total += stratum.focal.total();
            support.reference_total += stratum.reference.total();
            if stratum.has_both_groups() {
                support.strata_used += 1;
                support.focal_used += stratum.focal.total();
                support.reference_used += stratum.reference.total();
            } else if stratum.total() > 0 {
                support.strata_dropped += 1;
            }
        }
        support
    }

    /// The share of all pupils that stand in a stratum with both groups, between 0 and 1; 0 if there are none.
    #[must_use]
    pub fn share(&self) -> f64 {
        let total = self.focal_total as f64 + self.reference_total as f64;
        if total == 0.0 {
            0.0
        } else {
            (self.focal_used as f64 + self.reference_used as f64) / total
        }
    }
}
