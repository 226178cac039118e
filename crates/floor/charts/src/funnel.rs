//! A funnel: the figure of each school against its number of pupils, with the limits that chance sets.

use crate::{
    axis::Axis,
    frame::{Chart, Frame},
    marks::{self, Dash, Hatch, Shape},
    reading::{Missing, Reading, drawable},
    rows,
    scale::Scale,
    spread::{Wish, spread},
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// The limits at one number of pupils.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// The number of pupils.
    pub pupils: f64,
    /// The limits that 95 of 100 schools keep by chance.
    pub inner: (f64, f64),
    /// The limits that 998 of 1,000 schools keep by chance.
    pub outer: (f64, f64),
}

/// One school.
#[derive(Debug, Clone, PartialEq)]
pub struct School {
    /// Its name, for your own schools; other schools stay nameless.
    pub own: Option<String>,
    /// Its number of pupils.
    pub pupils: f64,
    /// Its figure; only the estimate is drawn, the funnel stands for the uncertainty.
    pub reading: Reading,
}

/// A chart of schools within limits. Schools are not ranked: only your own have names.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// What every chart has.
    pub frame: Frame,
    /// The number of pupils, from left to right.
    pub x_axis: Axis,
    /// The figure, upwards.
    pub y_axis: Axis,
    /// The figure of all schools together, and its name.
    pub centre: Option<(String, f64)>,
    /// The limits, in any order of the number of pupils; those that are not finite are left out.
    pub limits: Vec<Limit>,
    /// The name of the inner limits, such as "95%".
    pub inner_label: String,
    /// The name of the outer limits, such as "99,8%".
    pub outer_label: String,
    /// The schools.
    pub schools: Vec<School>,
}

impl Chart for Funnel {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let (width, locale) = (self.frame.drawn_width(), self.frame.locale);
        let limits = self.drawn_limits();
        let centre = self.centre.as_ref().filter(|(_, value)| drawable(*value));

        let edge_names: Vec<&str> = centre
            .map(|(name, _)| name.as_str())
            .into_iter()
            .chain(
                (!limits.is_empty())
                    .then_some([self.inner_label.as_str(), &self.outer_label])
                    .into_iter()
                    .flatten(),
            )
            .collect();
        let edge_room = edge_names
            .iter()
            .map(|name| text::width(name, SMALL))
            .fold(0.0, f64::max)
            .min(0.24 * width);
        let right = width - if edge_room > 0.0 { edge_room + 24.0 } else { 24.0 };

        let figures = || {
            self.schools
                .iter()
                .filter_map(|school| school.reading.drawn().ok())
                .map(|one| one.value)
                .chain(
                    limits
                        .iter()
                        .flat_map(|limit| [limit.outer.0, limit.outer.1, limit.inner.0, limit.inner.1]),
                )
                .chain(centre.map(|(_, value)| *value))
        };
        let name_height = self
            .y_axis
            .fit_up(figures(), (1.0, 0.0), locale)
            .name_height(width);
        let plot_top = top + name_height + 12.0;
        let own = self.schools.iter().filter(|school| school.own.is_some()).count() as f64;
        let least = if self.frame.is_narrow() { 240.0 } else { 330.0 };
        let plot_bottom = plot_top + (own * (SMALL_LINE + 2.0)).max(least);
        let up = self.y_axis.fit_up(figures(), (plot_bottom, plot_top), locale);
        let left = up.label_width() + 10.0;
        let pupils = self
            .schools
            .iter()
            .map(|school| school.pupils)
            .chain(limits.iter().map(|limit| limit.pupils));
        let across = self.x_axis.fit_across(pupils, (left + 8.0, right), locale);

        up.draw_name(&mut canvas, top, 0.0, width);
        up.draw_level_grid(&mut canvas, left, right);
        up.draw_left(&mut canvas, left);
        let mut edges = draw_limits(&mut canvas, &across.scale, &up.scale, &limits, self);
        if let Some((name, value)) = centre {
            let y = up.scale.at(*value);
            canvas.line(
                Point::new(left, y),
                Point::new(right, y),
                Stroke::new(Ink::Quiet, 2.0),
            );
            edges.push((Point::new(right, y), name));
        }
        draw_edge_names(&mut canvas, right, edge_room, (plot_top, plot_bottom), &edges);
        self.draw_schools(
            &mut canvas,
            &across.scale,
            &up.scale,
            (left, right),
            (plot_top, plot_bottom),
        );

        across.draw_strokes_below(&mut canvas, plot_bottom);
        let mut y = plot_bottom + 5.0;
        for missing in [Missing::Unknown, Missing::Suppressed] {
            y = self.draw_lane(&mut canvas, &across.scale, (left, right), y, missing);
        }
        let bottom = across.draw_below(&mut canvas, y, left, width);
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

impl Funnel {
    fn drawn_limits(&self) -> Vec<Limit> {
        let mut limits: Vec<Limit> = self
            .limits
            .iter()
            .copied()
            .filter(|limit| {
                let Limit { pupils, inner, outer } = limit;
                [*pupils, inner.0, inner.1, outer.0, outer.1]
                    .into_iter()
                    .all(drawable)
            })
            .collect();
        limits.sort_by(|one, two| one.pupils.total_cmp(&two.pupils));
        limits
    }

    /// The schools with a place in the plot: first the others, then your own on top, named.
    fn draw_schools(
        &self,
        canvas: &mut Canvas<'_>,
        across: &Scale,
        up: &Scale,
        (left, right): (f64, f64),
        (top, bottom): (f64, f64),
    ) {
        let placed = |school: &School| {
            let estimate = school.reading.drawn().ok().filter(|_| drawable(school.pupils))?;
            Some(Point::new(across.at(school.pupils), up.at(estimate.value)))
        };
        for at in self
            .schools
            .iter()
            .filter(|school| school.own.is_none())
            .filter_map(placed)
        {
            canvas.circle(
                at,
                3.0,
                Fill::Ink(Ink::Ground, 0.7),
                Some(Stroke::new(Ink::Quiet, 1.2).faded(0.75)),
            );
        }
        let own: Vec<(Point, &str)> = self
            .schools
            .iter()
            .filter_map(|school| Some((placed(school)?, school.own.as_deref()?)))
            .collect();
        let wishes: Vec<Wish> = own
            .iter()
            .map(|(at, _)| Wish {
                middle: at.y,
                extent: SMALL_LINE + 2.0,
            })
            .collect();
        for (&(at, name), y) in own.iter().zip(spread(&wishes, top, bottom)) {
            let to_the_right = right - at.x > at.x - left;
            let room = if to_the_right { right - at.x } else { at.x - left } - 22.0;
            let name = text::wrap(name, SMALL, room, 1).concat();
            let (x, anchor) = if to_the_right {
                (at.x + 16.0, Anchor::Start)
            } else {
                (at.x - 16.0, Anchor::End)
            };
            if (y - at.y).abs() > 3.0 {
                canvas.line(at, Point::new(x, y), Stroke::thin(Ink::Text));
            }
            canvas.text(
                Point::new(x, y),
                &Lettering::small(Ink::Text).bold().anchored(anchor).veiled(),
                &name,
            );
        }
        for (at, _) in own {
            marks::marker(canvas, at, Shape::Circle, Ink::Series(0), false);
        }
    }

    /// A hatched lane under the plot with the schools of which the figure is missing, at their number of pupils.
    fn draw_lane(
        &self,
        canvas: &mut Canvas<'_>,
        across: &Scale,
        (left, right): (f64, f64),
        top: f64,
        missing: Missing,
    ) -> f64 {
        let is_missing = |school: &&School| match school.reading.drawn() {
            Ok(_) => missing == Missing::Unknown && !drawable(school.pupils),
            Err(why) => why == missing,
        };
        let schools: Vec<&School> = self.schools.iter().filter(is_missing).collect();
        if schools.is_empty() {
            return top;
        }
        let band = Rect::between(Point::new(left, top), Point::new(right, top + 14.0));
        canvas.rect(
            band,
            Fill::Hatch(Hatch::from(missing)),
            Some(Stroke::thin(Ink::Hairline)),
        );
        for school in &schools {
            let x = if drawable(school.pupils) {
                across.at(school.pupils)
            } else {
                left + 5.0
            };
            let (ink, radius) = if school.own.is_some() {
                (Ink::Series(0), 6.0)
            } else {
                (Ink::Quiet, 4.5)
            };
            marks::sized_marker(canvas, Point::new(x, top + 7.0), Shape::Circle, ink, true, radius);
        }
        let names: Vec<&str> = schools
            .iter()
            .filter_map(|school| school.own.as_deref())
            .collect();
        let word = rows::missing_word(missing, &self.frame);
        let words = if names.is_empty() {
            word.to_owned()
        } else {
            format!("{}: {word}", names.join(", "))
        };
        let mut y = top + 14.0 + 3.0 + SMALL_LINE / 2.0;
        for line in text::wrap(&words, SMALL, self.frame.drawn_width() - left, 2) {
            canvas.text(Point::new(left, y), &Lettering::small(Ink::Quiet), &line);
            y += SMALL_LINE;
        }
        y - SMALL_LINE / 2.0 + 6.0
    }
}

/// The funnel itself; where its upper edges end, with their names.
fn draw_limits<'a>(
    canvas: &mut Canvas<'_>,
    across: &Scale,
    up: &Scale,
    limits: &[Limit],
    funnel: &'a Funnel,
) -> Vec<(Point, &'a str)> {
    let mut ends = Vec::new();
    let both = [
        (
            &funnel.outer_label,
            Dash::Dotted,
            (|limit: &Limit| limit.outer) as fn(&Limit) -> (f64, f64),
        ),
        (&funnel.inner_label, Dash::Long, |limit: &Limit| limit.inner),
    ];
    for (name, dash, ends_of) in both {
        let edge = |pick: fn((f64, f64)) -> f64| -> Vec<Point> {
            limits
                .iter()
                .map(|limit| Point::new(across.at(limit.pupils), up.at(pick(ends_of(limit)))))
                .collect()
        };
        let (upper, lower) = (edge(|(one, two)| one.max(two)), edge(|(one, two)| one.min(two)));
        let outline: Vec<Point> = upper.iter().copied().chain(lower.iter().rev().copied()).collect();
        canvas.polygon(&outline, Fill::Ink(Ink::Hairline, 0.25), None);
        for line in [&upper, &lower] {
            canvas.polyline(line, Stroke::new(Ink::Quiet, 1.4).dashed(dash));
        }
        if let Some(&end) = upper.last() {
            ends.push((end, name.as_str()));
        }
    }
    ends
}

/// The names of lines that run to the right edge, moved apart.
fn draw_edge_names(
    canvas: &mut Canvas<'_>,
    right: f64,
    room: f64,
    (top, bottom): (f64, f64),
    edges: &[(Point, &str)],
) {
    let lines: Vec<Vec<String>> = edges
        .iter()
        .map(|(_, name)| text::wrap(name, SMALL, room, 3))
        .collect();
    let wishes: Vec<Wish> = edges
        .iter()
        .zip(&lines)
        .map(|((at, _), lines)| Wish {
            middle: at.y,
            extent: lines.len() as f64 * SMALL_LINE + 5.0,
        })
        .collect();
    for (((at, _), lines), y) in edges.iter().zip(&lines).zip(spread(&wishes, top, bottom)) {
        canvas.line(
            Point::new(at.x + 2.0, at.y),
            Point::new(right + 14.0, y),
            Stroke::thin(Ink::Quiet).faded(0.6),
        );
        let at = Point::new(right + 18.0, y);
        rows::draw_lines(canvas, at, &Lettering::small(Ink::Quiet), SMALL_LINE, lines);
    }
}
