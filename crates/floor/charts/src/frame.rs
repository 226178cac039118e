//! What every figure has: an id, a title, a description, a width, and the words for what is missing.

use crate::{
    locale::Locale,
    marks::Hatch,
    svg::{Canvas, Lettering, Point, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// A chart: figures and translated words in, a drawing out.
pub trait Chart {
    /// What the chart shares with all others.
    fn frame(&self) -> &Frame;

    /// The same, to change: a second width and id for a second drawing, for instance.
    fn frame_mut(&mut self) -> &mut Frame;

    /// Draws the chart. The same chart and theme give the same bytes. Never fails: what cannot be drawn as a
    /// number is drawn as unknown, and a chart without figures is an empty axis.
    fn draw(&self, theme: &Theme) -> Svg;
}

/// The words that stand where a figure is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// For a figure nobody knows, such as "onbekend".
    pub unknown: String,
    /// For a figure withheld to keep people anonymous, such as "niet getoond".
    pub suppressed: String,
}

/// What every chart carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Unique on the page; ids inside the drawing start with it.
    pub id: String,
    /// The finding, in a sentence. Read aloud, not drawn: the page sets it as the caption.
    pub title: String,
    /// The figure in words, for who cannot see it.
    pub description: String,
    /// Width in px: about 680 on a page, about 340 on a phone. Below 480 the layout stacks; below 260, or when not
    /// a number, it is 260.
    pub width: f64,
    /// How numbers are written.
    pub locale: Locale,
    /// What stands where a figure is missing.
    pub words: Words,
    /// The permanent words on simulated figures, which also hatch the whole ground.
    pub simulated: Option<String>,
}

/// Below this width, in px, labels stand above their marks instead of beside them.
const STACK_BELOW: f64 = 480.0;
const LEAST_WIDTH: f64 = 260.0;

impl Frame {
    /// A frame for figures that are not simulated.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        description: impl Into<String>,
        width: f64,
        locale: Locale,
        words: Words,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            description: description.into(),
            width,
            locale,
            words,
            simulated: None,
        }
    }

    /// The width that is drawn, in px.
    pub(crate) fn drawn_width(&self) -> f64 {
        if self.width.is_finite() {
            self.width.clamp(LEAST_WIDTH, 10_000.0).round()
        } else {
            LEAST_WIDTH
        }
    }

    /// Whether labels stand above their marks.
    pub(crate) fn is_narrow(&self) -> bool {
        self.drawn_width() < STACK_BELOW
    }

    /// An empty canvas, and the height at which the chart itself begins, below the words on simulated figures.
    pub(crate) fn begin<'a>(&self, theme: &'a Theme) -> (Canvas<'a>, f64) {
        let mut canvas = Canvas::new(theme, &self.id);
        let mut top = 4.0;
        if let Some(words) = &self.simulated {
            canvas.hatch_ground(Hatch::Simulated);
            for line in text::wrap(words, SMALL, (self.drawn_width() - 6.0) / text::BOLD, 3) {
                let at = Point::new(3.0, top + SMALL_LINE / 2.0);
                canvas.text(at, &Lettering::small(Ink::Text).bold().plated(), &line);
                top += SMALL_LINE;
            }
            top += 8.0;
        }
        (canvas, top)
    }
}
