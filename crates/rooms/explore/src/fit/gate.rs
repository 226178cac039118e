//! The gate before what-if questions: whether the fitted simulation predicts the years it was not fitted to.
//!
//! The outcome of the last fit lies beside the code in `hold-outs.toml`, which `wieg explore fit` writes and a test
//! works out anew.

use super::hold_out::{HoldOut, Predicted, Says};
use serde::Deserialize;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// One figure of a hold-out, in shares.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// `no-test` or `new-rule`.
    pub of: String,
    /// Which figure.
    pub id: String,
    /// `value`, `more-than` or `less-than`.
    pub says: String,
    /// What was published.
    pub published: f64,
    /// What was predicted.
    pub predicted: f64,
    /// How far beyond what was published.
    pub off: f64,
    /// How far that may be.
    pub allowed: f64,
}

impl Figure {
    /// Whether it is off by no more than was allowed.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.off.abs() <= self.allowed
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    figure: Vec<Figure>,
}

static FIGURES: LazyLock<Vec<Figure>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../hold-outs.toml")).expect("a test reads the same text");
    file.figure
});

/// The figures of both hold-outs, as the last fit found them.
#[must_use]
pub fn figures() -> &'static [Figure] {
    &FIGURES
}

/// How one hold-out went: whether it passed, and its figure that is farthest off for what was allowed.
#[must_use]
pub fn outcome(of: HoldOut) -> Option<(bool, &'static Figure)> {
    let own = || figures().iter().filter(|figure| figure.of == of.code());
    let share = |figure: &Figure| figure.off.abs() / figure.allowed;
    let worst = own().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    Some((own().all(Figure::passes), worst))
}

/// Whether what-if questions may be asked: both hold-outs pass.
#[must_use]
pub fn is_open() -> bool {
    HoldOut::ALL
        .into_iter()
        .all(|of| outcome(of).is_some_and(|(passes, _)| passes))
}

/// The text of `hold-outs.toml`: shares to four decimals.
#[must_use]
pub fn text(predicted: &[Predicted]) -> String {
    let mut text = String::from(
        "# What the fitted simulation predicts of two years that it was not fitted to.\n\
         # Written by `wieg explore fit --gate`; change the program, not this file.\n",
    );
    for one in predicted {
        let says = match one.says {
            Says::Value => "value",
            Says::MoreThan => "more-than",
            Says::LessThan => "less-than",
        };
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n[[figure]]\nof = \"{}\"\nid = \"{}\"\nsays = \"{says}\"\npublished = {:.4}\npredicted = {:.4}\n\
             off = {:.4}\nallowed = {:.4}\n",
            one.of.code(),
            one.target.id,
            one.target.value,
            one.predicted,
            one.off(),
            one.target.discrepancy,
        );
    }
    text
}
