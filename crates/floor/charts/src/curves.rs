//! Conditional curves: a share or a mean against a score, for a few groups, with ribbons for the intervals.

use crate::{
    axis::{Axis, FittedAxis},
    frame::{Chart, Frame},
    marks::{self, Dash, Hatch, SeriesStyle, Shape},
    reading::{Estimate, Missing, Reading, drawable},
    rows,
    spread::{Wish, spread},
    standing::Standing,
    svg::{Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// One point of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The score, or the middle of the band of scores.
    pub x: f64,
    /// The figure of the group at that score.
    pub reading: Reading,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The name of the group.
    pub label: String,
    /// Its points, in any order.
    pub points: Vec<CurvePoint>,
    /// Words under the name, such as "n = 123".
    pub count: Option<String>,
    /// How much it stands out.
    pub standing: Standing,
}

/// A chart of curves. A curve breaks where a point is missing, and a hatched lane under the plot says where and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// What every chart has.
    pub frame: Frame,
    /// The score, from left to right.
    pub x_axis: Axis,
    /// The figure, upwards.
    pub y_axis: Axis,
    /// Two to five groups; more are drawn, but hard to read.
    pub curves: Vec<Curve>,
}

/// A stretch of scores where a curve is missing.
struct Lane<'a> {
    curve: &'a Curve,
    missing: Missing,
    /// Ends in px.
    stretches: Vec<(f64, f64)>,
    lines: Vec<String>,
}

impl Chart for Curves {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let (width, locale) = (self.frame.drawn_width(), self.frame.locale);
        let widest = self
            .curves
            .iter()
            .flat_map(|curve| [Some(&curve.label), curve.count.as_ref()])
            .flatten()
            .map(|words| text::width(words, SMALL))
            .fold(0.0, f64::max);
        let words =
            [&self.frame.words.unknown, &self.frame.words.suppressed].map(|word| text::width(word, SMALL));
        let any_missing = self
            .curves
            .iter()
            .flat_map(|curve| &curve.points)
            .any(|at| at.reading.drawn().is_err() || !drawable(at.x));
        let missing_room = if any_missing { words[0].max(words[1]) } else { 0.0 };
        let label_room = widest.max(missing_room).min(0.3 * width);
        let right = width - label_room - 28.0;
        let labels: Vec<[Vec<String>; 2]> = self
            .curves
            .iter()
            .map(|curve| {
                let count = curve.count.as_deref();
                [
                    text::wrap(&curve.label, SMALL, label_room, 3),
                    count.map_or_else(Vec::new, |count| text::wrap(count, SMALL, label_room, 2)),
                ]
            })
            .collect();
        let heights: Vec<f64> = labels
            .iter()
            .map(|lines| (lines[0].len() + lines[1].len()) as f64 * SMALL_LINE + 4.0)
            .collect();

        let figures = || {
            self.curves
                .iter()
                .flat_map(|curve| curve.points.iter())
                .flat_map(|at| at.reading.extremes())
        };
        // The name of the upward axis stands above it, level, so that nobody tilts their head.
        let name_height = self
            .y_axis
            .fit_up(figures(), (1.0, 0.0), locale)
            .name_height(width);
        let plot_top = top + name_height + 12.0;
        let least = if self.frame.is_narrow() { 230.0 } else { 300.0 };
        let plot_bottom = plot_top + heights.iter().sum::<f64>().max(least);
        let up = self.y_axis.fit_up(figures(), (plot_bottom, plot_top), locale);
        let left = up.label_width() + 10.0;
        let scores = self
            .curves
            .iter()
            .flat_map(|curve| curve.points.iter())
            .map(|at| at.x);
        let across = self.x_axis.fit_across(scores, (left + 8.0, right - 8.0), locale);

        up.draw_name(&mut canvas, top, 0.0, width);
        up.draw_level_grid(&mut canvas, left, right);
        up.draw_left(&mut canvas, left);
        for curve in &self.curves {
            self.draw_ribbons(&mut canvas, &across, &up, curve);
        }
        let mut ends = Vec::new();
        for (number, curve) in self.curves.iter().enumerate() {
            if let Some(end) = self.draw_curve(&mut canvas, &across, &up, curve) {
                ends.push((number, end));
            }
        }
        let wishes: Vec<Wish> = ends
            .iter()
            .map(|&(number, end)| Wish {
                middle: end.y,
                extent: heights[number],
            })
            .collect();
        for (&(number, end), middle) in ends.iter().zip(spread(&wishes, plot_top, plot_bottom)) {
            let style = self.style(&self.curves[number]);
            let knee = Point::new(right + 4.0, end.y);
            canvas.polyline(
                &[
                    Point::new(end.x + 8.0, end.y),
                    knee,
                    Point::new(right + 18.0, middle),
                ],
                Stroke::thin(style.ink).faded(0.8),
            );
            let mut y = middle - heights[number] / 2.0 + 2.0 + SMALL_LINE / 2.0;
            for (lines, ink) in labels[number].iter().zip([style.ink, Ink::Quiet]) {
                for line in lines {
                    canvas.text(Point::new(right + 24.0, y), &Lettering::small(ink), line);
                    y += SMALL_LINE;
                }
            }
        }

        across.draw_strokes_below(&mut canvas, plot_bottom);
        let mut y = plot_bottom + 5.0;
        for lane in self.lanes(&across, (left, right), label_room) {
            y = self.draw_lane(&mut canvas, &lane, y, right);
        }
        let bottom = across.draw_below(&mut canvas, y, left, width);
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

impl Curves {
    fn style(&self, curve: &Curve) -> SeriesStyle {
        let strong_before = self
            .curves
            .iter()
            .take_while(|other| !std::ptr::eq(*other, curve))
            .filter(|c| c.standing == Standing::Strong);
        match curve.standing {
            Standing::Strong => marks::series(strong_before.count()),
            Standing::Quiet => SeriesStyle {
                ink: Ink::Quiet,
                shape: Shape::Circle,
                dash: Dash::Long,
                open: false,
            },
            Standing::UnknownGroup => SeriesStyle {
                ink: Ink::Quiet,
                shape: Shape::Circle,
                dash: Dash::Dotted,
                open: true,
            },
        }
    }

    /// The points that can be drawn, by score, in runs without a missing point between them.
    fn runs(curve: &Curve) -> Vec<Vec<(f64, Estimate)>> {
        let mut runs = vec![Vec::new()];
        for (x, reading) in by_score(curve) {
            match (reading.drawn(), runs.last_mut()) {
                (Ok(estimate), Some(run)) => run.push((x, estimate)),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn draw_ribbons(
        &self,
        canvas: &mut Canvas<'_>,
        across: &FittedAxis<'_>,
        up: &FittedAxis<'_>,
        curve: &Curve,
    ) {
        let style = self.style(curve);
        for run in Self::runs(curve) {
            let at = |x: f64, y: f64| Point::new(across.scale.at(x), up.scale.at(y));
            let lower: Vec<Point> = run.iter().map(|(x, one)| at(*x, one.low)).collect();
            let upper: Vec<Point> = run.iter().map(|(x, one)| at(*x, one.high)).collect();
            if let ([low], [high]) = (lower.as_slice(), upper.as_slice()) {
                canvas.line(*low, *high, Stroke::new(style.ink, 3.0).faded(0.4));
                continue;
            }
            let edge = Stroke::thin(style.ink).faded(0.35).dashed(style.dash);
            canvas.polyline(&lower, edge);
            canvas.polyline(&upper, edge);
            let outline: Vec<Point> = lower.into_iter().chain(upper.into_iter().rev()).collect();
            canvas.polygon(&outline, Fill::Ink(style.ink, 0.13), None);
        }
    }

    /// Lines and markers; where the curve ends, if it is anywhere.
    fn draw_curve(
        &self,
        canvas: &mut Canvas<'_>,
        across: &FittedAxis<'_>,
        up: &FittedAxis<'_>,
        curve: &Curve,
    ) -> Option<Point> {
        let style = self.style(curve);
        let runs: Vec<Vec<Point>> = Self::runs(curve)
            .iter()
            .map(|run| {
                run.iter()
                    .map(|(x, one)| Point::new(across.scale.at(*x), up.scale.at(one.value)))
                    .collect()
            })
            .collect();
        for run in &runs {
            canvas.polyline(run, Stroke::new(style.ink, 2.5).dashed(style.dash));
        }
        let points: Vec<Point> = runs.into_iter().flatten().collect();
        let last = points.len().checked_sub(1)?;
        // With many points, markers at every so many; always at the end.
        let every = points.len().div_ceil(12);
        for (number, &point) in points.iter().enumerate() {
            if number % every == last % every {
                marks::sized_marker(canvas, point, style.shape, style.ink, style.open, 5.5);
            }
        }
        Some(points[last])
    }

    /// One lane for each curve and kind of missing point.
    fn lanes<'a>(&'a self, across: &FittedAxis<'_>, plot: (f64, f64), label_room: f64) -> Vec<Lane<'a>> {
        let mut lanes = Vec::new();
        for curve in &self.curves {
            for missing in [Missing::Unknown, Missing::Suppressed] {
                let stretches = missing_stretches(curve, missing, across, plot);
                if !stretches.is_empty() {
                    let lines = text::wrap(rows::missing_word(missing, &self.frame), SMALL, label_room, 4);
                    lanes.push(Lane {
                        curve,
                        missing,
                        stretches,
                        lines,
                    });
                }
            }
        }
        lanes
    }

    fn draw_lane(&self, canvas: &mut Canvas<'_>, lane: &Lane<'_>, top: f64, right: f64) -> f64 {
        let style = self.style(lane.curve);
        let height = lane.lines.len() as f64 * SMALL_LINE;
        let middle = top + SMALL_LINE / 2.0;
        for &(from, to) in &lane.stretches {
            let rect = Rect {
                left: from,
                top: middle - 5.0,
                width: (to - from).max(3.0),
                height: 10.0,
            };
            canvas.rect(
                rect,
                Fill::Hatch(Hatch::from(lane.missing)),
                Some(Stroke::thin(style.ink)),
            );
        }
        let marker = Point::new(right + 13.0, middle);
        marks::sized_marker(canvas, marker, style.shape, style.ink, style.open, 4.5);
        let at = Point::new(right + 24.0, top + height / 2.0);
        rows::draw_lines(canvas, at, &Lettering::small(Ink::Quiet), SMALL_LINE, &lane.lines);
        top + height + 6.0
    }
}

/// The stretches, in px, where points of a curve are missing for this reason; neighbours are one stretch.
fn missing_stretches(
    curve: &Curve,
    missing: Missing,
    across: &FittedAxis<'_>,
    plot: (f64, f64),
) -> Vec<(f64, f64)> {
    // A point without a score could be anywhere.
    let nowhere = curve.points.iter().filter(|point| !drawable(point.x));
    if nowhere
        .into_iter()
        .any(|point| point.reading.drawn().err().unwrap_or(Missing::Unknown) == missing)
    {
        return vec![plot];
    }
    let points = by_score(curve);
    let px = |place: usize| across.scale.at_within(points[place].0);
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for place in (0..points.len()).filter(|&place| points[place].1.drawn() == Err(missing)) {
        let from = if place == 0 {
            plot.0
        } else {
            f64::midpoint(px(place - 1), px(place))
        };
        let to = if place + 1 == points.len() {
            plot.1
        } else {
            f64::midpoint(px(place), px(place + 1))
        };
        match stretches.last_mut() {
            Some(last) if (last.1 - from).abs() < 0.01 => last.1 = to,
            _ => stretches.push((from, to)),
        }
    }
    stretches
}

/// The points that have a score, in its order.
fn by_score(curve: &Curve) -> Vec<(f64, Reading)> {
    let mut points: Vec<(f64, Reading)> = curve
        .points
        .iter()
        .filter(|point| drawable(point.x))
        .map(|point| (point.x, point.reading))
        .collect();
    points.sort_by(|one, two| one.0.total_cmp(&two.0));
    points
}
