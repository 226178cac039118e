//! A key of swatches and words, for the few charts that cannot label their marks directly.

use crate::{
    marks::Hatch,
    svg::{Canvas, Fill, Lettering, Point, Rect, Stroke},
    text::{self, SMALL, SMALL_LINE},
    theme::Ink,
};

/// What stands before the words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Swatch {
    /// An ordered class, plain or with the texture of a second class of that colour.
    Class {
        number: usize,
        second: bool,
    },
    Hatch(Hatch),
    Line(Stroke),
}

const SWATCH_WIDTH: f64 = 22.0;
const BETWEEN: f64 = 18.0;

/// Draws the items in order, on as many lines as needed; the height at which they end.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    items: &[(Swatch, &str)],
    left: f64,
    right: f64,
    top: f64,
) -> f64 {
    let (mut x, mut y, mut lines_here) = (left, top, 0);
    for (swatch, words) in items {
        let lines = text::wrap(words, SMALL, right - left - SWATCH_WIDTH - 8.0, 3);
        let width = SWATCH_WIDTH + 8.0 + text::widest(&lines, SMALL);
        if x > left && (x + width > right || lines.len() > 1) {
            y += lines_here as f64 * SMALL_LINE + 4.0;
            (x, lines_here) = (left, 0);
        }
        let middle = y + SMALL_LINE / 2.0;
        draw_swatch(canvas, *swatch, Point::new(x, middle));
        for (number, line) in lines.iter().enumerate() {
            let at = Point::new(x + SWATCH_WIDTH + 8.0, middle + number as f64 * SMALL_LINE);
            canvas.text(at, &Lettering::small(Ink::Text), line);
        }
        lines_here = lines_here.max(lines.len());
        x += width + BETWEEN;
    }
    if items.is_empty() {
        top
    } else {
        y + lines_here as f64 * SMALL_LINE
    }
}

fn draw_swatch(canvas: &mut Canvas<'_>, swatch: Swatch, left_middle: Point) {
    let Point { x, y } = left_middle;
    let rect = Rect {
        left: x + 0.5,
        top: y - 6.0,
        width: SWATCH_WIDTH - 1.0,
        height: 12.0,
    };
    match swatch {
        Swatch::Class { number, second } => fill_class(canvas, rect, number, second),
        Swatch::Hatch(hatch) => canvas.rect(rect, Fill::Hatch(hatch), Some(Stroke::thin(Ink::Hairline))),
        Swatch::Line(stroke) => canvas.line(Point::new(x, y), Point::new(x + SWATCH_WIDTH, y), stroke),
    }
}

/// A rectangle in the colour of an ordered class.
pub(crate) fn fill_class(canvas: &mut Canvas<'_>, rect: Rect, number: usize, second: bool) {
    canvas.rect(rect, Fill::Ink(Ink::Class(number), 1.0), None);
    if second {
        canvas.rect(rect, Fill::Hatch(Hatch::Second), None);
    }
}
