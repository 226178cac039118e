//! The layout of charts with one row per group: names beside the marks, or above them where it is narrow.

use crate::{
    axis::{FittedAxis, WordsBeside},
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

/// Lines of text centred on a height.
struct Words {
    middle: Point,
    lettering: Lettering,
    line_height: f64,
    lines: Vec<String>,
}

impl Words {
    fn label(middle: Point, lines: Vec<String>) -> Self {
        Self {
            middle,
            lettering: Lettering::label(Ink::Text),
            line_height: LABEL_LINE,
            lines,
        }
    }

    fn count(middle: Point, anchor: Anchor, lines: Vec<String>) -> Self {
        let lettering = Lettering::small(Ink::Quiet).anchored(anchor);
        Self {
            middle,
            lettering,
            line_height: SMALL_LINE,
            lines,
        }
    }
}

/// Where counts stand when names stand beside the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// At the right edge.
    Right,
    /// Under the name, which leaves more room for the marks.
    Below,
}

/// One row after layout; heights in px.
pub(crate) struct PlacedRow {
    words: Vec<Words>,
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
}

/// The most of the width that names and counts take beside the marks.
const NAMES_PART: f64 = 0.32;
const COUNTS_PART: f64 = 0.2;
const BETWEEN: f64 = 14.0;

impl PlacedRows {
    /// Lays rows out below `top`, each with at least `mark_height` px for its marks.
    pub(crate) fn lay_out(
        frame: &Frame,
        top: f64,
        words: &[RowWords<'_>],
        mark_height: f64,
        counts: Counts,
    ) -> Self {
        let width = frame.drawn_width();
        if frame.is_narrow() {
            Self::stack(width, top, words, mark_height)
        } else {
            Self::beside(width, top, words, mark_height, counts)
        }
    }

    /// Names beside the marks, however narrow: for short names.
    pub(crate) fn beside(
        width: f64,
        top: f64,
        words: &[RowWords<'_>],
        mark_height: f64,
        counts: Counts,
    ) -> Self {
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let widest_count = widest(
            &mut words
                .iter()
                .filter_map(|row| row.count)
                .map(|count| text::width(count, SMALL)),
        );
        let widest_label = widest(&mut words.iter().map(|row| text::width(row.label, LABEL)));
        let (label_room, count_room) = match counts {
            Counts::Right => (
                widest_label.min(NAMES_PART * width),
                widest_count.min(COUNTS_PART * width),
            ),
            Counts::Below => (widest_label.max(widest_count).min(NAMES_PART * width), 0.0),
        };
        let left = if label_room > 0.0 {
            label_room + BETWEEN
        } else {
            0.0
        };
        let right = if count_room > 0.0 {
            width - count_room - BETWEEN
        } else {
            width
        };

        let mut y = top;
        let rows = words
            .iter()
            .map(|row| {
                let room = if counts == Counts::Right {
                    count_room
                } else {
                    label_room
                };
                let label_lines = text::wrap(row.label, LABEL, label_room, 3);
                let count_lines = row
                    .count
                    .map_or_else(Vec::new, |count| text::wrap(count, SMALL, room, 3));
                let label_height = label_lines.len() as f64 * LABEL_LINE;
                let count_height = count_lines.len() as f64 * SMALL_LINE;
                let words_height = match counts {
                    Counts::Right => label_height.max(count_height),
                    Counts::Below => label_height + count_height,
                };
                let height = (mark_height + 12.0).max(words_height + 9.0);
                let middle = y + height / 2.0;
                let band = (y, y + height);
                y += height;
                let (label_at, count_at, anchor) = match counts {
                    Counts::Right => (middle, Point::new(width, middle), Anchor::End),
                    Counts::Below => {
                        let top = middle - words_height / 2.0;
                        let count_middle = top + label_height + count_height / 2.0;
                        (
                            top + label_height / 2.0,
                            Point::new(0.0, count_middle),
                            Anchor::Start,
                        )
                    }
                };
                let words = vec![
                    Words::label(Point::new(0.0, label_at), label_lines),
                    Words::count(count_at, anchor, count_lines),
                ];
                PlacedRow {
                    words,
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
                let label_lines = text::wrap(row.label, LABEL, width - count_room - BETWEEN, 3);
                let label_height = label_lines.len() as f64 * LABEL_LINE;
                let count_height = count_lines.len() as f64 * SMALL_LINE;
                // The first lines of both stand at one height.
                let count_middle = y + LABEL_LINE / 2.0 + (count_height - SMALL_LINE) / 2.0 + 2.0;
                let band_top = y + label_height.max(count_height) + 3.0;
                let words = vec![
                    Words::label(Point::new(0.0, y + label_height / 2.0 + 2.0), label_lines),
                    Words::count(Point::new(width, count_middle), Anchor::End, count_lines),
                ];
                y = band_top + mark_height + 10.0;
                PlacedRow {
                    words,
                    mark: band_top + mark_height / 2.0,
                    band: (band_top, band_top + mark_height),
                }
            })
            .collect();
        Self {
            stacked: true,
            across: (0.0, width),
            rows,
            top,
            bottom: y,
        }
    }

    /// Writes the names and counts.
    pub(crate) fn draw_words(&self, canvas: &mut Canvas<'_>) {
        for words in self.rows.iter().flat_map(|row| &row.words) {
            draw_lines(
                canvas,
                words.middle,
                &words.lettering,
                words.line_height,
                &words.lines,
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
    pub(crate) open: bool,
    pub(crate) dash: Dash,
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
    if high - low >= 0.5 {
        canvas.line(
            Point::new(low, y),
            Point::new(high, y),
            Stroke::new(style.ink, 4.0).dashed(style.dash),
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

/// The words that [`draw_ends`] writes beside an interval, and the room they take.
pub(crate) fn ends_beside(estimate: Estimate, low: &str, high: &str) -> WordsBeside {
    let room = |words: &str| text::width(words, SMALL) + 14.0;
    WordsBeside {
        low: estimate.low.min(estimate.value),
        high: estimate.high.max(estimate.value),
        before: if low == high { 8.0 } else { room(low) },
        after: room(high),
    }
}

/// Hatch to be seen on both sides of the word, in px.
const MISSING_MARGIN: f64 = 22.0;

/// The width that [`draw_missing`] needs to write its word whole.
pub(crate) fn missing_room(missing: Missing, frame: &Frame) -> f64 {
    text::width(missing_word(missing, frame), SMALL) + MISSING_MARGIN
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
    for line in text::wrap(word, SMALL, across.1 - across.0 - MISSING_MARGIN, 1) {
        canvas.text(
            Point::new(across.0 + 12.0, y),
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
