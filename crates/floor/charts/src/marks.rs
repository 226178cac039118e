//! Shapes, dashes and hatches: what tells marks apart without colour.

use crate::{
    reading::Missing,
    svg::{Canvas, Fill, Point, Rect, Stroke},
    theme::Ink,
};

/// The outline of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Wedge,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dash {
    Solid,
    Long,
    Short,
    Dotted,
    LongShort,
}

impl Dash {
    pub(crate) fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Solid => None,
            Self::Long => Some("9 4"),
            Self::Short => Some("5 3"),
            Self::Dotted => Some("2 3"),
            Self::LongShort => Some("9 3 2 3"),
        }
    }
}

/// How a series without order looks: colour, marker and dash change together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SeriesStyle {
    pub(crate) ink: Ink,
    pub(crate) shape: Shape,
    pub(crate) dash: Dash,
    /// The sixth to tenth series repeat the colours with open markers.
    pub(crate) open: bool,
}

/// The look of the series with this number, from 0.
pub(crate) fn series(number: usize) -> SeriesStyle {
    let (shape, dash) = match number % 5 {
        0 => (Shape::Circle, Dash::Solid),
        1 => (Shape::Square, Dash::Long),
        2 => (Shape::Triangle, Dash::Dotted),
        3 => (Shape::Diamond, Dash::LongShort),
        _ => (Shape::Wedge, Dash::Short),
    };
    SeriesStyle {
        ink: Ink::Series(number),
        shape,
        dash,
        open: (number / 5) % 2 == 1,
    }
}

/// A marker about 12 px across: filled with a thin edge of ground, or open with a ground inside.
pub(crate) fn marker(canvas: &mut Canvas<'_>, at: Point, shape: Shape, ink: Ink, open: bool) {
    sized_marker(canvas, at, shape, ink, open, 6.0);
}

/// A marker of this radius in px.
pub(crate) fn sized_marker(
    canvas: &mut Canvas<'_>,
    at: Point,
    shape: Shape,
    ink: Ink,
    open: bool,
    radius: f64,
) {
    let (fill, stroke) = if open {
        (Fill::Ink(Ink::Ground, 1.0), Stroke::new(ink, 2.0))
    } else {
        (Fill::Ink(ink, 1.0), Stroke::new(Ink::Ground, 1.5))
    };
    let radius = if open { radius - 1.0 } else { radius };
    let corner = |x: f64, y: f64| Point::new(at.x + x * radius, at.y + y * radius);
    match shape {
        Shape::Circle => canvas.circle(at, radius, fill, Some(stroke)),
        Shape::Square => {
            canvas.rect(
                Rect::between(corner(-0.9, -0.9), corner(0.9, 0.9)),
                fill,
                Some(stroke),
            );
        }
        Shape::Triangle => {
            canvas.polygon(
                &[corner(0.0, -1.15), corner(1.1, 0.85), corner(-1.1, 0.85)],
                fill,
                Some(stroke),
            );
        }
        Shape::Diamond => {
            let corners = [
                corner(0.0, -1.25),
                corner(1.25, 0.0),
                corner(0.0, 1.25),
                corner(-1.25, 0.0),
            ];
            canvas.polygon(&corners, fill, Some(stroke));
        }
        Shape::Wedge => {
            canvas.polygon(
                &[corner(0.0, 1.15), corner(1.1, -0.85), corner(-1.1, -0.85)],
                fill,
                Some(stroke),
            );
        }
    }
}

/// A texture with one fixed meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hatch {
    /// Rising lines: nobody knows.
    Unknown,
    /// Dots: known, but not shown.
    Suppressed,
    /// Broken falling lines, wide apart: simulated.
    Simulated,
    /// Upright lines: what measurement alone could make.
    Measurement,
    /// Level lines of ground: a second class of the same colour.
    Second,
}

impl From<Missing> for Hatch {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::Unknown => Self::Unknown,
            Missing::Suppressed => Self::Suppressed,
        }
    }
}

impl Hatch {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Suppressed => "suppressed",
            Self::Simulated => "simulated",
            Self::Measurement => "measurement",
            Self::Second => "second",
        }
    }

    /// The side of the square tile that is repeated, in px.
    pub(crate) fn tile(self) -> f64 {
        match self {
            Self::Unknown => 6.0,
            Self::Suppressed | Self::Measurement => 5.0,
            Self::Simulated => 14.0,
            Self::Second => 4.0,
        }
    }

    pub(crate) fn draw_tile(self, canvas: &mut Canvas<'_>) {
        let side = self.tile();
        let point = Point::new;
        match self {
            // Three strokes, so that the corners of neighbouring tiles meet.
            Self::Unknown => {
                let stroke = Stroke::new(Ink::Quiet, 1.0);
                for shift in [-side, 0.0, side] {
                    canvas.line(
                        point(shift - 1.0, side + 1.0),
                        point(shift + side + 1.0, -1.0),
                        stroke,
                    );
                }
            }
            Self::Suppressed => {
                canvas.circle(
                    point(side / 2.0, side / 2.0),
                    0.9,
                    Fill::Ink(Ink::Quiet, 1.0),
                    None,
                );
            }
            Self::Simulated => {
                let stroke = Stroke::new(Ink::Quiet, 1.0).faded(0.35);
                canvas.line(point(2.0, 2.0), point(side - 5.0, side - 5.0), stroke);
            }
            Self::Measurement => {
                let stroke = Stroke::new(Ink::Quiet, 1.0).faded(0.55);
                canvas.line(point(side / 2.0, 0.0), point(side / 2.0, side), stroke);
            }
            Self::Second => {
                let stroke = Stroke::new(Ink::Ground, 1.2);
                canvas.line(point(0.0, side / 2.0), point(side, side / 2.0), stroke);
            }
        }
    }
}
