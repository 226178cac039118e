//! What may be shown of each cell and of each rate.

use std::collections::BTreeMap;

use crate::certificate::Certificate;
use crate::primary::{Code, Reason};
use crate::profile::{Figure, Profile, TooFew};
use crate::release::{CellId, Share};

/// What may be shown of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// The count itself, which may be zero.
    Published(u64),
    /// Hidden for its own sake. To be printed exactly like [`Shown::HiddenSecondary`]: the difference would
    /// tell that the count is small.
    HiddenPrimary,
    /// Hidden because another cell would follow from it.
    HiddenSecondary,
    /// There can be no such persons, by design.
    Empty,
    /// Was not asked for and is never printed.
    Implied,
}

impl Shown {
    /// True if the cell is hidden, for whatever reason.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::HiddenPrimary | Self::HiddenSecondary)
    }

    /// The count, if it may be shown.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Published(count) => Some(count),
            Self::Empty => Some(0),
            Self::HiddenPrimary | Self::HiddenSecondary | Self::Implied => None,
        }
    }
}

/// What may be shown of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// `k` of `n`, both of which may be shown.
    Ratio {
        /// Persons with the outcome.
        k: u64,
        /// Persons in the group.
        n: u64,
    },
    /// Less than 5%; how much less may not be told.
    AtMost5Percent,
    /// More than 95%.
    AtLeast95Percent,
    /// One of its counts is hidden.
    Hidden,
    /// The group, whose size may be shown, is too small for a rate.
    TooFew(TooFew),
    /// There is nobody in the group.
    Empty,
}

/// A release after disclosure control: the only form in which it may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    pub(crate) shown: Vec<Shown>,
    pub(crate) reasons: Vec<Option<Reason>>,
    pub(crate) codes: BTreeMap<CellId, Code>,
    pub(crate) profile: Profile,
    pub(crate) certificate: Certificate,
}

impl Protected {
    /// What may be shown of this cell.
    ///
    /// # Panics
    /// If the cell is not of the release this was made from.
    pub fn shown(&self, cell: CellId) -> Shown {
        self.shown[cell.index()]
    }

    /// The same for all cells, in the order of their ids.
    pub fn all_shown(&self) -> &[Shown] {
        &self.shown
    }

    /// Why a cell is hidden for its own sake. For whoever made the release; never to be printed.
    ///
    /// # Panics
    /// If the cell is not of the release this was made from.
    pub fn reason(&self, cell: CellId) -> Option<Reason> {
        self.reasons[cell.index()]
    }

    /// The same for all cells, in the order of their ids.
    pub fn all_reasons(&self) -> &[Option<Reason>] {
        &self.reasons
    }

    /// What may be shown of this rate. A rate follows from its counts, so it is only given when all three may
    /// be shown, or as a code that the counts around it were protected for.
    ///
    /// # Panics
    /// If the cells are not of the release this was made from.
    pub fn rate(&self, share: Share) -> Rate {
        let Some(n) = self.shown(share.n).count() else {
            return Rate::Hidden;
        };
        if n == 0 {
            return Rate::Empty;
        }
        if let Err(too_few) = self.profile.check(Figure::Rate, &[n]) {
            return Rate::TooFew(too_few);
        }
        match (
            self.codes.get(&share.k),
            self.shown(share.k).count(),
            self.shown(share.rest).count(),
        ) {
            (Some(Code::AtMost), ..) => Rate::AtMost5Percent,
            (Some(Code::AtLeast), ..) => Rate::AtLeast95Percent,
            (None, Some(k), Some(_)) => Rate::Ratio { k, n },
            (None, ..) => Rate::Hidden,
        }
    }

    /// The profile under which this was made.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The result of the attack.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }
}
