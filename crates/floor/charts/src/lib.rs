//! Figures in, accessible SVG out: charts that can be read on a page, in the dark, on paper and by ear.
//!
//! A chart is a struct of numbers and of words that are already translated; [`Chart::draw`] turns it into an
//! [`Svg`]. This crate holds no sentences, reads no clock and no file, and draws the same bytes every time.
//!
//! Every drawing is plain SVG 1.1 with presentation attributes. [`Theme::light`], [`Theme::dark`] and
//! [`Theme::print`] use literal colours, for files and for the PDF; [`Theme::responsive`] adds classes, for a page
//! that carries [`STYLESHEET`]. No drawing has inline styles or scripts.
//!
//! What is unknown or may not be shown is drawn and named: rising lines for unknown, dots for not shown, broken
//! falling lines over the whole ground for simulated figures. A number that is not finite counts as unknown. Series
//! differ in marker and dash as well as in colour, so that a black-and-white print says the same.
//!
//! ```
//! use charts::{Axis, Chart, Format, Frame, Intervals, Locale, Reading, Theme, Words, intervals::Row};
//!
//! let words = Words { unknown: "onbekend".into(), suppressed: "niet getoond".into() };
//! let frame = Frame::new("advice", "Wat opvalt", "De figuur in woorden", 680.0, Locale::DUTCH, words);
//! let chart = Intervals {
//!     frame,
//!     axis: Axis::from_zero("aandeel met minstens havo-advies", Format::Share),
//!     rows: vec![
//!         Row::new("tot en met vmbo", Reading::estimate(0.42, 0.31, 0.54)).counted("n = 71"),
//!         Row::new("onbekend", Reading::Suppressed),
//!     ],
//!     benchmark: None,
//! };
//! let svg = chart.draw(&Theme::print());
//! assert!(svg.markup.contains("niet getoond"));
//! ```

mod axis;
pub mod bars;
mod colour;
pub mod curves;
pub mod dumbbell;
mod element;
mod frame;
pub mod funnel;
pub mod heatmap;
pub mod intervals;
mod key;
mod locale;
pub mod map;
mod marks;
mod reading;
pub mod reliability_strip;
mod rows;
mod scale;
pub mod slope;
mod spread;
mod standing;
mod svg;
mod text;
mod theme;

pub use axis::Axis;
pub use bars::Bars;
pub use colour::Colour;
pub use curves::Curves;
pub use dumbbell::Dumbbell;
pub use frame::{Chart, Frame, Words};
pub use funnel::Funnel;
pub use heatmap::HeatMap;
pub use intervals::Intervals;
pub use locale::{Format, Locale};
pub use map::Map;
pub use reading::{Estimate, Reading};
pub use reliability_strip::ReliabilityStrip;
pub use slope::Slope;
pub use standing::Standing;
pub use svg::Svg;
pub use theme::{Ink, Palette, SERIES, STYLESHEET, Theme};
