//! The layout of charts with one row per group: names beside the marks, or above them where it is narrow.

use crate::{
    axis::FittedAxis,
    frame::Frame,
    marks::{self, Dash, Hatch, Shape},
    reading::{Estimate, Missing},
    scale::Scale,
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke},
    text::{self, LABEL, LABEL_LINE, SMALL, SMALL_LINE},
    theme::Ink,
};

/// The words of a row: its name, and its count at the right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) count: Option<&'a str>,
}

/// One row after layout; heights in px.
pub(crate) struct PlacedRow {
    label_lines: Vec<String>,
    count_lines: Vec<String>,
    label_middle: f64,
    count_middle: f64,
    /// The height of the marks.
    pub(crate) mark: f64,
    /// The band that belongs to the marks.
    pub(crate) band: (f64, f64),
}

/// All rows after layout.
pub(crate) struct PlacedRows {
    pub(crate) stacked: bool,
    /// The px between which marks and the words at their ends may stand.
    pub(crate) across: (f64, f64),
    pub(crate) rows: Vec<PlacedRow>,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    width: f64,
}

impl PlacedRows {
    /// Lays rows out below `top`, each with at least `mark_height` px for its marks.
    pub(crate) fn lay_out(frame: &Frame, top: f64, words: &[RowWords<'_>], mark_height: f64) -> Self {
        let width = frame.drawn_width();
        if frame.is_narrow() {
            Self::stack(width, top, words, mark_height)
        } else {
            Self::beside(width, top, words, mark_height)
        }
    }

    /// Names beside the marks, however narrow: for short names.
    pub(crate) fn beside(width: f64, top: f64, words: &[RowWords<'_>], mark_height: f64) -> Self {
        let widest_label = words
            .iter()
            .map(|row| text::width(row.label, LABEL))
            .fold(0.0, f64::max);
        let label_room = widest_label.min(0.32 * width);
        let widest_count = words
            .iter()
            .filter_map(|row| row.count)
            .map(|count| text::width(count, SMALL))
            .fold(0.0, f64::max);
        let count_room = widest_count.min(0.2 * width);
        let left = if label_room > 0.0 { label_room + 14.0 } else { 0.0 };
        let right = if count_room > 0.0 {
            width - count_room - 14.0
        } else {
            width
        };
        let mut y = top;
        let rows = words
            .iter()
            .map(|row| {
                let label_lines = text::wrap(row.label, LABEL, label_room, 3);
                let count_lines = row
                    .count
                    .map_or_else(Vec::new, |count| text::wrap(count, SMALL, count_room, 3));
                let height = (mark_height + 12.0)
                    .max(label_lines.len() as f64 * LABEL_LINE + 9.0)
                    .max(count_lines.len() as f64 * SMALL_LINE + 9.0);
                let middle = y + height / 2.0;
                let band = (y, y + height);
                y += height;
                PlacedRow {
                    label_lines,
                    count_lines,
                    label_middle: middle,
                    count_middle: middle,
                    mark: middle,
                    band,
                }
            })
            .collect();
        Self {
            stacked: false,
            across: (left, right),
            rows,
            top,
            bottom: y,
            width,
        }
    }

    fn stack(width: f64, top: f64, words: &[RowWords<'_>], mark_height: f64) -> Self {
        let mut y = top;
        let rows = words
            .iter()
            .map(|row| {
                let count_lines = row
                    .count
                    .map_or_else(Vec::new, |count| text::wrap(count, SMALL, 0.4 * width, 2));
                let count_room = text::widest(&count_lines, SMALL);
                let label_lines = text::wrap(row.label, LABEL, width - count_room - 14.0, 3);
                let words_height =
                    (label_lines.len() as f64 * LABEL_LINE).max(count_lines.len() as f64 * SMALL_LINE);
                let label_middle = y + label_lines.len() as f64 * LABEL_LINE / 2.0 + 2.0;
                let count_middle = y + (count_lines.len() as f64 * SMALL_LINE).max(LABEL_LINE) / 2.0 + 2.0;
                let band = (y + words_height + 3.0, y + words_height + 3.0 + mark_height);
                y = band.1 + 10.0;
                PlacedRow {
                    label_lines,
                    count_lines,
                    label_middle,
                    count_middle,
                    mark: f64::midpoint(band.0, band.1),
                    band,
                }
            })
            .collect();
        Self {
            stacked: true,
            across: (0.0, width),
            rows,
            top,
            bottom: y,
            width,
        }
    }

    /// Writes the names and counts.
    pub(crate) fn draw_words(&self, canvas: &mut Canvas<'_>) {
        for row in &self.rows {
            let label = Lettering::label(Ink::Text);
            draw_lines(
                canvas,
                Point::new(0.0, row.label_middle),
                &label,
                LABEL_LINE,
                &row.label_lines,
            );
            let count = Lettering::small(Ink::Quiet).anchored(Anchor::End);
            draw_lines(
                canvas,
                Point::new(self.width, row.count_middle),
                &count,
                SMALL_LINE,
                &row.count_lines,
            );
        }
    }

    /// Draws the upright grid of an axis: through all rows, or in the band of each where names stand between.
    pub(crate) fn draw_grid(&self, canvas: &mut Canvas<'_>, axis: &FittedAxis<'_>) {
        if self.stacked {
            for row in &self.rows {
                axis.draw_upright_grid(canvas, row.band.0, row.band.1);
            }
        }
        let (top, bottom) = if self.stacked {
            (self.bottom, self.bottom + 4.0)
        } else {
            (self.top, self.bottom + 4.0)
        };
        axis.draw_upright_grid(canvas, top, bottom);
    }

    /// Draws an upright line at one px through all rows, as [`Self::draw_grid`] does.
    pub(crate) fn draw_upright(&self, canvas: &mut Canvas<'_>, x: f64, stroke: Stroke) {
        if self.stacked {
            for row in &self.rows {
                canvas.line(Point::new(x, row.band.0), Point::new(x, row.band.1), stroke);
            }
        } else {
            canvas.line(Point::new(x, self.top), Point::new(x, self.bottom), stroke);
        }
    }
}

/// Writes lines of text centred on a height.
pub(crate) fn draw_lines(
    canvas: &mut Canvas<'_>,
    middle: Point,
    lettering: &Lettering,
    line_height: f64,
    lines: &[String],
) {
    let mut y = middle.y - (lines.len() as f64 - 1.0) / 2.0 * line_height;
    for line in lines {
        canvas.text(Point::new(middle.x, y), lettering, line);
        y += line_height;
    }
}

/// How an interval looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IntervalStyle {
    pub(crate) ink: Ink,
    pub(crate) shape: Shape,
    /// Open and dashed: the group itself is unknown.
    pub(crate) open: bool,
}

/// The interval as a heavy line, the estimate as its middle.
pub(crate) fn draw_interval(
    canvas: &mut Canvas<'_>,
    scale: &Scale,
    y: f64,
    estimate: Estimate,
    style: IntervalStyle,
) {
    let (low, high) = (scale.at(estimate.low), scale.at(estimate.high));
    let dash = if style.open { Dash::Dotted } else { Dash::Solid };
    if high - low >= 0.5 {
        canvas.line(
            Point::new(low, y),
            Point::new(high, y),
            Stroke::new(style.ink, 4.0).dashed(dash),
        );
        for x in [low, high] {
            canvas.line(
                Point::new(x, y - 5.0),
                Point::new(x, y + 5.0),
                Stroke::new(style.ink, 2.0),
            );
        }
    }
    marks::marker(
        canvas,
        Point::new(scale.at(estimate.value), y),
        style.shape,
        style.ink,
        style.open,
    );
}

/// The ends of the interval in figures, outside its ends; one figure when both are written the same.
pub(crate) fn draw_ends(
    canvas: &mut Canvas<'_>,
    scale: &Scale,
    y: f64,
    estimate: Estimate,
    low: &str,
    high: &str,
) {
    let lettering = Lettering::small(Ink::Quiet).plated();
    let (from, to) = (
        scale.at(estimate.low.min(estimate.value)),
        scale.at(estimate.high.max(estimate.value)),
    );
    if low != high {
        canvas.text(Point::new(from - 10.0, y), &lettering.anchored(Anchor::End), low);
    }
    canvas.text(Point::new(to + 10.0, y), &lettering, high);
}

/// Room outside an axis for the figures that [`draw_ends`] writes, in px.
pub(crate) fn ends_room<'a>(written: impl Iterator<Item = &'a str>) -> f64 {
    written
        .map(|figure| text::width(figure, SMALL))
        .fold(0.0, f64::max)
        + 14.0
}

/// A hatched band with the word for what is missing.
pub(crate) fn draw_missing(
    canvas: &mut Canvas<'_>,
    across: (f64, f64),
    y: f64,
    missing: Missing,
    frame: &Frame,
) {
    let word = missing_word(missing, frame);
    let band = Rect::between(Point::new(across.0, y - 8.0), Point::new(across.1, y + 8.0));
    canvas.rect(
        band,
        Fill::Hatch(Hatch::from(missing)),
        Some(Stroke::thin(Ink::Hairline)),
    );
    for line in text::wrap(word, SMALL, across.1 - across.0 - 24.0, 1) {
        canvas.text(
            Point::new(across.0 + 14.0, y),
            &Lettering::small(Ink::Text).plated(),
            &line,
        );
    }
}

/// The frame's word for what is missing.
pub(crate) fn missing_word(missing: Missing, frame: &Frame) -> &str {
    match missing {
        Missing::Unknown => &frame.words.unknown,
        Missing::Suppressed => &frame.words.suppressed,
    }
}
