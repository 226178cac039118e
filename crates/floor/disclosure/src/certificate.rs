//! The certificate: what was attacked, how, and how much doubt is left.

/// The values a hidden cell can have, as far as an attacker can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The smallest value, in persons.
    pub lower: u64,
    /// The largest value, or `None` if there is no bound.
    pub upper: Option<u64>,
}

impl Interval {
    /// True if the attacker knows the value.
    pub fn is_recovered(self) -> bool {
        self.upper == Some(self.lower)
    }
}

/// How a verdict was reached. Whatever the method, a cell only counts as protected when two tables of whole
/// counts have been found and checked, equation by equation, that agree with everything that is known and in
/// which the cell is as small, and as large, as it must be able to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Methods {
    /// Cells attacked by maximum flow, in parts of the release that form a network (two-way tables).
    pub by_flow: usize,
    /// Cells attacked by linear programming (tables of three and more ways, linked tables).
    pub by_linear_program: usize,
    /// Cells about which nothing but prior knowledge remains, because all that could tell of them is hidden.
    pub withheld: usize,
}

/// What the audit concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No cell needed hiding.
    NothingToHide,
    /// Every cell that needed hiding withstood the attack.
    Protected,
    /// Every cell withstood the attack as far as that was still possible: about some, the world knew more
    /// already than the profile allows (see [`Certificate::limited_by_prior_knowledge`]).
    ProtectedUpToPriorKnowledge,
    /// Some cells can be narrowed down too far, or could not be shown to be safe. Never the verdict on a
    /// [`Protected`](crate::Protected) release.
    Disclosive,
}

impl Verdict {
    /// True unless the verdict is [`Verdict::Disclosive`].
    pub fn is_safe(self) -> bool {
        self != Self::Disclosive
    }
}

/// The result of the attack on one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Name of the profile.
    pub profile: &'static str,
    /// The doubt that had to remain: a hidden count must be able to be 0 and this many.
    pub threshold: u64,
    /// All cells of the release.
    pub cells: usize,
    /// All sums of the release.
    pub sums: usize,
    /// Cells hidden for their own sake, those among them that were not asked for included.
    pub hidden_primary: usize,
    /// Cells hidden to protect others.
    pub hidden_secondary: usize,
    /// Cells an attacker was given because they are public.
    pub known_public: usize,
    /// Cells an attacker was given because they were released earlier.
    pub known_earlier: usize,
    /// Rates shown as a code, which an attacker was given as bounds.
    pub coded_rates: usize,
    /// Cells that were attacked: all that are hidden for their own sake and need doubt of their own.
    pub attacked: usize,
    /// Among them, those about which the world already knew too much for the full doubt.
    pub limited_by_prior_knowledge: usize,
    /// Cells that did not withstand the attack.
    pub disclosed: usize,
    /// Of the attacked cells that prior knowledge does not limit, the narrowest range of values that was shown
    /// to be possible. Exact where a flow was used; else the true range may be wider.
    pub narrowest: Option<Interval>,
    /// How the attacked cells were attacked.
    pub methods: Methods,
    /// Rounds of suppressing and attacking that were needed.
    pub rounds: usize,
    /// The conclusion.
    pub verdict: Verdict,
}
