//! How much a row, a curve or a school stands out.

/// Which voice a mark speaks with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// What the figure is about.
    #[default]
    Strong,
    /// What it is compared with: grey.
    Quiet,
    /// Pupils whose group is unknown: open and dotted.
    UnknownGroup,
}
