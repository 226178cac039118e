//! Counts that several boards add up, and the figures of the sum.
//!
//! Each board makes its [`Contribution`] from its own cube. What it holds adds up over boards: the counts of tables
//! without a school in them, and sums over schools of products of counts, from which the intervals follow as if all
//! schools lay side by side ([`statistics::school_products`]). [`measure_sum`] makes the figures from the sum, and they
//! pass disclosure control like any other. What one board holds of a count is never seen; only how uneven the boards
//! are, so that no board learns a small rest by taking off its own.
//!
//! Indicators that tell schools apart, compare pupils at an equal score or follow a career are not among them: their
//! tables have too many small cells to add up in the open, or need the schools one by one.

mod contribution;
mod layout;
mod sum;

pub use contribution::{About, Contribution, contribute, is_shared};
pub use layout::Layout;
pub use sum::{NoSum, SumMeasured, measure_sum};
