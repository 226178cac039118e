//! Writes SVG 1.1: everything escaped, nothing that is not a number, no inline style.

use std::collections::BTreeSet;

use crate::{
    element::{Element, Number},
    frame::Frame,
    marks::{Dash, Hatch},
    text::{self, BASELINE, LABEL, SMALL},
    theme::{Ink, Theme},
};

/// A finished drawing.
///
/// `markup` is one `svg` element with `role="img"`, labelled by its own title and description.
/// Text is estimated, not measured, so leave `width` and `height` as they are or scale both.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    /// The `svg` element, without an XML declaration.
    pub markup: String,
    /// Width of the view box, in px.
    pub width: f64,
    /// Height of the view box, in px.
    pub height: f64,
    /// The finding, as plain text.
    pub title: String,
    /// The figure in words, as plain text: the alternative text in a PDF.
    pub description: String,
}

/// A place in px from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    pub(crate) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    /// The rectangle with these opposite corners, in any order.
    pub(crate) fn between(one: Point, two: Point) -> Self {
        Self {
            left: one.x.min(two.x),
            top: one.y.min(two.y),
            width: (one.x - two.x).abs(),
            height: (one.y - two.y).abs(),
        }
    }
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fill {
    None,
    /// An ink at an opacity from 0 to 1.
    Ink(Ink, f64),
    Hatch(Hatch),
}

/// How a line or an edge is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) ink: Ink,
    pub(crate) width: f64,
    pub(crate) dash: Dash,
    pub(crate) opacity: f64,
}

impl Stroke {
    pub(crate) fn new(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            dash: Dash::Solid,
            opacity: 1.0,
        }
    }

    pub(crate) fn thin(ink: Ink) -> Self {
        Self::new(ink, 1.0)
    }

    pub(crate) fn dashed(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }

    pub(crate) fn faded(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }
}

/// Which part of a line of text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a line of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Lettering {
    pub(crate) ink: Ink,
    pub(crate) size: f64,
    pub(crate) anchor: Anchor,
    bold: bool,
    /// Opacity of a piece of ground laid under the text, so that lines do not run through it.
    plate: Option<f64>,
}

impl Lettering {
    pub(crate) fn label(ink: Ink) -> Self {
        Self {
            ink,
            size: LABEL,
            anchor: Anchor::Start,
            bold: false,
            plate: None,
        }
    }

    pub(crate) fn small(ink: Ink) -> Self {
        Self {
            size: SMALL,
            ..Self::label(ink)
        }
    }

    pub(crate) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The width of a line of text set like this, in px.
    pub(crate) fn width(&self, words: &str) -> f64 {
        text::width(words, self.size) * if self.bold { text::BOLD } else { 1.0 }
    }

    pub(crate) fn plated(self) -> Self {
        Self {
            plate: Some(1.0),
            ..self
        }
    }

    pub(crate) fn veiled(self) -> Self {
        Self {
            plate: Some(0.8),
            ..self
        }
    }
}

/// A drawing in the making. Shapes with a coordinate that is not finite are left out.
pub(crate) struct Canvas<'a> {
    theme: &'a Theme,
    id: String,
    body: String,
    ground_hatch: Option<Hatch>,
    hatches: BTreeSet<Hatch>,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(theme: &'a Theme, id: &str) -> Self {
        Self {
            theme,
            id: text::identifier(id),
            body: String::new(),
            ground_hatch: None,
            hatches: BTreeSet::new(),
        }
    }

    /// Hatches the whole ground, behind everything.
    pub(crate) fn hatch_ground(&mut self, hatch: Hatch) {
        self.ground_hatch = Some(hatch);
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let numbers = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)];
        self.shape("line", &numbers, None, None, Some(stroke));
    }

    pub(crate) fn rect(&mut self, rect: Rect, fill: Fill, stroke: Option<Stroke>) {
        let numbers = [
            ("x", rect.left),
            ("y", rect.top),
            ("width", rect.width.max(0.0)),
            ("height", rect.height.max(0.0)),
        ];
        self.shape("rect", &numbers, None, Some(fill), stroke);
    }

    pub(crate) fn circle(&mut self, centre: Point, radius: f64, fill: Fill, stroke: Option<Stroke>) {
        let numbers = [("cx", centre.x), ("cy", centre.y), ("r", radius)];
        self.shape("circle", &numbers, None, Some(fill), stroke);
    }

    pub(crate) fn polyline(&mut self, points: &[Point], stroke: Stroke) {
        if points.len() > 1 {
            self.shape("polyline", &[], Some(points), Some(Fill::None), Some(stroke));
        }
    }

    pub(crate) fn polygon(&mut self, points: &[Point], fill: Fill, stroke: Option<Stroke>) {
        if points.len() > 2 {
            self.shape("polygon", &[], Some(points), Some(fill), stroke);
        }
    }

    /// One line of text, its middle at the height of the point.
    pub(crate) fn text(&mut self, at: Point, lettering: &Lettering, words: &str) {
        if words.is_empty() || !at.x.is_finite() || !at.y.is_finite() {
            return;
        }
        if let Some(opacity) = lettering.plate {
            let width = lettering.width(words) + 6.0;
            let left = match lettering.anchor {
                Anchor::Start => at.x - 3.0,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x + 3.0 - width,
            };
            let height = lettering.size + 3.0;
            let plate = Rect {
                left,
                top: at.y - height / 2.0,
                width,
                height,
            };
            self.rect(plate, Fill::Ink(Ink::Ground, opacity), None);
        }
        let mut element = Element::new("text");
        element.number("x", at.x);
        element.number("y", at.y + BASELINE * lettering.size);
        element.number("font-size", lettering.size);
        match lettering.anchor {
            Anchor::Start => {}
            Anchor::Middle => element.attribute("text-anchor", "middle"),
            Anchor::End => element.attribute("text-anchor", "end"),
        }
        if lettering.bold {
            element.attribute("font-weight", "600");
        }
        self.ink(&mut element, "fill", lettering.ink, 1.0);
        element.close_around(&mut self.body, words);
    }

    /// The finished drawing, of the width of the frame and this height.
    pub(crate) fn finish(self, frame: &Frame, height: f64) -> Svg {
        let (width, height) = (frame.drawn_width(), height.max(1.0).ceil());
        let mut ground = Canvas::new(self.theme, &self.id);
        let whole = Rect {
            left: 0.0,
            top: 0.0,
            width,
            height,
        };
        if self.theme.paints_ground() {
            ground.rect(whole, Fill::Ink(Ink::Ground, 1.0), None);
        }
        if let Some(hatch) = self.ground_hatch {
            ground.rect(whole, Fill::Hatch(hatch), None);
        }
        let hatches: BTreeSet<Hatch> = self.hatches.union(&ground.hatches).copied().collect();

        let (title_id, description_id) = (format!("{}-title", self.id), format!("{}-description", self.id));
        let mut root = Element::new("svg");
        root.attribute("xmlns", "http://www.w3.org/2000/svg");
        if self.theme.has_classes() {
            root.class("wieg-chart".to_owned());
        }
        root.number("width", width);
        root.number("height", height);
        root.attribute("viewBox", &format!("0 0 {} {}", Number(width), Number(height)));
        root.attribute("role", "img");
        root.attribute("aria-labelledby", &format!("{title_id} {description_id}"));
        root.attribute("font-family", self.theme.font_family());

        let mut inside = String::new();
        for (name, id, words) in [
            ("title", &title_id, &frame.title),
            ("desc", &description_id, &frame.description),
        ] {
            let mut element = Element::new(name);
            element.attribute("id", id);
            element.close_around(&mut inside, words);
        }
        let defs: String = hatches.iter().map(|&hatch| self.pattern(hatch)).collect();
        if !defs.is_empty() {
            inside.push_str("<defs>");
            inside.push_str(&defs);
            inside.push_str("</defs>");
        }
        inside.push_str(&ground.body);
        inside.push_str(&self.body);

        let mut markup = String::new();
        root.close_around_markup(&mut markup, &inside);
        Svg {
            markup,
            width,
            height,
            title: frame.title.clone(),
            description: frame.description.clone(),
        }
    }

    fn pattern(&self, hatch: Hatch) -> String {
        let mut tile = Canvas::new(self.theme, &self.id);
        hatch.draw_tile(&mut tile);
        let mut pattern = Element::new("pattern");
        pattern.attribute("id", &self.hatch_id(hatch));
        pattern.attribute("patternUnits", "userSpaceOnUse");
        pattern.number("width", hatch.tile());
        pattern.number("height", hatch.tile());
        let mut markup = String::new();
        pattern.close_around_markup(&mut markup, &tile.body);
        markup
    }

    fn hatch_id(&self, hatch: Hatch) -> String {
        format!("{}-hatch-{}", self.id, hatch.name())
    }

    fn shape(
        &mut self,
        name: &'static str,
        numbers: &[(&str, f64)],
        points: Option<&[Point]>,
        fill: Option<Fill>,
        stroke: Option<Stroke>,
    ) {
        let finite_points = points
            .unwrap_or_default()
            .iter()
            .all(|point| point.x.is_finite() && point.y.is_finite());
        if !finite_points || numbers.iter().any(|(_, number)| !number.is_finite()) {
            return;
        }
        let mut element = Element::new(name);
        for (name, number) in numbers {
            element.number(name, *number);
        }
        if let Some(points) = points {
            let list: Vec<String> = points
                .iter()
                .map(|point| format!("{},{}", Number(point.x), Number(point.y)))
                .collect();
            element.attribute("points", &list.join(" "));
        }
        match fill {
            Some(Fill::Ink(ink, opacity)) => self.ink(&mut element, "fill", ink, opacity),
            Some(Fill::Hatch(hatch)) => {
                self.hatches.insert(hatch);
                element.attribute("fill", &format!("url(#{})", self.hatch_id(hatch)));
            }
            Some(Fill::None) => element.attribute("fill", "none"),
            None => {}
        }
        if let Some(stroke) = stroke {
            self.ink(&mut element, "stroke", stroke.ink, stroke.opacity);
            element.number("stroke-width", stroke.width);
            if let Some(dashes) = stroke.dash.pattern() {
                element.attribute("stroke-dasharray", dashes);
            }
            if name == "polyline" {
                element.attribute("stroke-linejoin", "round");
            }
        }
        element.close(&mut self.body);
    }

    /// Sets `fill` or `stroke`: literally, and by class for a page with the style sheet.
    fn ink(&self, element: &mut Element, property: &'static str, ink: Ink, opacity: f64) {
        let colour = self.theme.palette().colour(ink);
        let by_class = self.theme.has_classes();
        if by_class && ink == Ink::Text {
            element.attribute(property, "currentColor");
        } else {
            element.attribute(property, &colour.hex());
        }
        // By class, the custom property brings the colour's own transparency along.
        let opacity = if by_class {
            opacity
        } else {
            opacity * colour.opacity()
        };
        if opacity < 1.0 {
            element.number(
                if property == "fill" {
                    "fill-opacity"
                } else {
                    "stroke-opacity"
                },
                opacity,
            );
        }
        if by_class {
            element.class(format!("{property}-{}", ink.class()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_that_are_nowhere_are_left_out() {
        let theme = Theme::light();
        let mut canvas = Canvas::new(&theme, "a");
        canvas.line(
            Point::new(f64::NAN, 0.0),
            Point::new(1.0, 1.0),
            Stroke::thin(Ink::Text),
        );
        canvas.polyline(
            &[Point::new(0.0, 0.0), Point::new(1.0, f64::INFINITY)],
            Stroke::thin(Ink::Text),
        );
        canvas.text(Point::new(0.0, f64::NAN), &Lettering::label(Ink::Text), "x");
        assert_eq!(canvas.body, "");
    }
}
