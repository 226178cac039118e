//! Before and after: a line per group between two moments.

use crate::{
    axis::Axis,
    frame::{Chart, Frame},
    marks::{self, Hatch, SeriesStyle},
    reading::{Estimate, Missing, Reading},
    rows,
    scale::Scale,
    spread::{Wish, spread},
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// One group at both moments.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The name of the group.
    pub label: String,
    /// Its figure before.
    pub before: Reading,
    /// Its figure after.
    pub after: Reading,
    /// Words under the name, such as "n = 45 en 52".
    pub count: Option<String>,
}

/// A chart of two moments. Figures stand at the ends of the lines, so the axis has no ticks.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// What every chart has.
    pub frame: Frame,
    /// The upward axis.
    pub axis: Axis,
    /// The name of the first moment.
    pub before: String,
    /// The name of the second moment.
    pub after: String,
    /// The groups.
    pub lines: Vec<Line>,
}

impl Chart for Slope {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let (width, locale) = (self.frame.drawn_width(), self.frame.locale);

        let figures: Vec<String> = self
            .lines
            .iter()
            .map(|line| {
                line.before
                    .drawn()
                    .map_or_else(|_| String::new(), |one| self.axis.write(one.value, locale))
            })
            .collect();
        let widest_label = self
            .lines
            .iter()
            .flat_map(|line| [self.right_words(line), line.count.clone().unwrap_or_default()])
            .map(|words| text::width(&words, SMALL))
            .fold(0.0, f64::max);
        let right_room = widest_label.min(0.4 * width) + 26.0;
        let zero_room = text::width(&self.axis.write(0.0, locale), SMALL);
        let left_room = text::widest(&figures, SMALL).max(zero_room) + 26.0;
        let heads = [&self.before, &self.after].map(|head| text::wrap(head, SMALL, 0.38 * width, 2));
        let (left, right) = (left_room, width - right_room);
        let labels: Vec<[Vec<String>; 2]> = self
            .lines
            .iter()
            .map(|line| self.label_lines(line, right_room))
            .collect();
        let needed: f64 = labels.iter().map(label_height).sum();

        let head_height = heads.iter().map(Vec::len).max().unwrap_or(1) as f64 * SMALL_LINE;
        let plot_top = top + head_height + 10.0;
        let plot_bottom =
            plot_top + (needed + SMALL_LINE).max(if self.frame.is_narrow() { 230.0 } else { 270.0 });
        let all = self
            .lines
            .iter()
            .flat_map(|line| line.before.extremes().chain(line.after.extremes()));
        let axis = self
            .axis
            .fit_up(all, (plot_bottom - 10.0, plot_top + 10.0), locale);

        let head_wishes = [(left, &heads[0]), (right, &heads[1])].map(|(x, lines)| Wish {
            middle: x,
            extent: text::widest(lines, SMALL) * text::BOLD + 8.0,
        });
        let head_middles = spread(&head_wishes, 0.0, width);
        for ((x, lines), head_x) in [(left, &heads[0]), (right, &heads[1])]
            .into_iter()
            .zip(head_middles)
        {
            let lettering = Lettering::small(Ink::Text).bold().anchored(Anchor::Middle);
            rows::draw_lines(
                &mut canvas,
                Point::new(head_x, top + head_height / 2.0),
                &lettering,
                SMALL_LINE,
                lines,
            );
            canvas.line(
                Point::new(x, plot_top),
                Point::new(x, plot_bottom),
                Stroke::thin(Ink::Hairline),
            );
        }
        let (from, to) = axis.scale.numbers;
        let holds_zero = from <= 0.0 && to >= 0.0;
        if holds_zero {
            let zero = axis.scale.at(0.0);
            canvas.line(
                Point::new(left, zero),
                Point::new(right, zero),
                Stroke::thin(Ink::Quiet),
            );
        }

        let zero = if holds_zero {
            self.axis.write(0.0, locale)
        } else {
            String::new()
        };
        let members = self.lines.len();
        for (number, line) in self.lines.iter().enumerate() {
            let style = marks::series(number);
            // Intervals stand a little aside of each other, so that each can be seen.
            let aside = number as f64 * (6.0_f64).min(40.0 / members as f64);
            draw_line(&mut canvas, &axis.scale, (left, right), aside, line, style);
        }
        self.draw_left_figures(
            &mut canvas,
            &axis.scale,
            left,
            (plot_top, plot_bottom),
            &figures,
            &zero,
        );
        self.draw_right_labels(&mut canvas, &axis.scale, right, (plot_top, plot_bottom), &labels);

        let mut y = axis.draw_name(&mut canvas, plot_bottom + 10.0, 0.0, width) + 4.0;
        for (number, line) in self.lines.iter().enumerate() {
            for (moment, reading) in [(&self.before, &line.before), (&self.after, &line.after)] {
                if let Err(missing) = reading.drawn() {
                    y = self.draw_absent(&mut canvas, y, number, &line.label, moment, missing);
                }
            }
        }
        canvas.finish(&self.frame, y + 4.0)
    }
}

impl Slope {
    fn right_words(&self, line: &Line) -> String {
        let figure = line.after.drawn().map_or_else(
            |_| String::new(),
            |one| self.axis.write(one.value, self.frame.locale),
        );
        format!("{figure} {}", line.label)
    }

    /// The lines at the right of a group: figure and name, then the count. None when it has no figure there.
    fn label_lines(&self, line: &Line, room: f64) -> [Vec<String>; 2] {
        if line.after.drawn().is_err() {
            return [Vec::new(), Vec::new()];
        }
        let name = text::wrap(&self.right_words(line), SMALL, room - 26.0, 3);
        let count = line
            .count
            .as_deref()
            .map_or_else(Vec::new, |count| text::wrap(count, SMALL, room - 26.0, 2));
        [name, count]
    }

    fn draw_left_figures(
        &self,
        canvas: &mut Canvas<'_>,
        scale: &Scale,
        left: f64,
        (top, bottom): (f64, f64),
        figures: &[String],
        zero: &str,
    ) {
        let known: Vec<(usize, f64)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(number, line)| Some((number, scale.at(line.before.drawn().ok()?.value))))
            .collect();
        let mut wishes: Vec<Wish> = known
            .iter()
            .map(|&(_, y)| Wish {
                middle: y,
                extent: SMALL_LINE,
            })
            .collect();
        if !zero.is_empty() {
            wishes.push(Wish {
                middle: scale.at(0.0),
                extent: SMALL_LINE,
            });
        }
        let middles = spread(&wishes, top, bottom);
        if let Some(&y) = middles.get(known.len()) {
            let lettering = Lettering::small(Ink::Quiet).anchored(Anchor::End);
            canvas.text(Point::new(left - 19.0, y), &lettering, zero);
        }
        for (&(number, wanted), y) in known.iter().zip(middles) {
            let style = marks::series(number);
            let from = Point::new(left - 19.0, y);
            canvas.text(
                from,
                &Lettering::small(style.ink).anchored(Anchor::End),
                &figures[number],
            );
            draw_leader(
                canvas,
                Point::new(left - 16.0, y),
                Point::new(left - 8.0, wanted),
                style,
            );
        }
    }

    fn draw_right_labels(
        &self,
        canvas: &mut Canvas<'_>,
        scale: &Scale,
        right: f64,
        (top, bottom): (f64, f64),
        labels: &[[Vec<String>; 2]],
    ) {
        let known: Vec<(usize, f64)> = self
            .lines
            .iter()
            .enumerate()
            .filter_map(|(number, line)| Some((number, scale.at(line.after.drawn().ok()?.value))))
            .collect();
        let wishes: Vec<Wish> = known
            .iter()
            .map(|&(number, y)| Wish {
                middle: y,
                extent: label_height(&labels[number]),
            })
            .collect();
        for (&(number, wanted), middle) in known.iter().zip(spread(&wishes, top, bottom)) {
            let style = marks::series(number);
            let mut y = middle - label_height(&labels[number]) / 2.0 + 2.0 + SMALL_LINE / 2.0;
            draw_leader(
                canvas,
                Point::new(right + 16.0, middle),
                Point::new(right + 8.0, wanted),
                style,
            );
            for (lines, ink) in labels[number].iter().zip([style.ink, Ink::Quiet]) {
                for line in lines {
                    canvas.text(Point::new(right + 20.0, y), &Lettering::small(ink), line);
                    y += SMALL_LINE;
                }
            }
        }
    }

    /// A hatched swatch, the group's marker, and which figure is missing.
    fn draw_absent(
        &self,
        canvas: &mut Canvas<'_>,
        top: f64,
        number: usize,
        label: &str,
        moment: &str,
        missing: Missing,
    ) -> f64 {
        let style = marks::series(number);
        let middle = top + SMALL_LINE / 2.0 + 2.0;
        let swatch = Rect {
            left: 0.5,
            top: middle - 7.0,
            width: 26.0,
            height: 14.0,
        };
        canvas.rect(
            swatch,
            Fill::Hatch(Hatch::from(missing)),
            Some(Stroke::thin(Ink::Hairline)),
        );
        marks::sized_marker(
            canvas,
            Point::new(38.0, middle),
            style.shape,
            style.ink,
            style.open,
            5.0,
        );
        let words = format!("{label}, {moment}: {}", rows::missing_word(missing, &self.frame));
        let mut y = middle;
        for line in text::wrap(&words, SMALL, self.frame.drawn_width() - 52.0, 3) {
            canvas.text(Point::new(50.0, y), &Lettering::small(Ink::Text), &line);
            y += SMALL_LINE;
        }
        y - SMALL_LINE / 2.0 + 2.0
    }
}

fn label_height(lines: &[Vec<String>; 2]) -> f64 {
    let lines = lines[0].len() + lines[1].len();
    if lines == 0 {
        0.0
    } else {
        lines as f64 * SMALL_LINE + 4.0
    }
}

/// A thin line from a label that had to move to its mark.
fn draw_leader(canvas: &mut Canvas<'_>, label: Point, mark: Point, style: SeriesStyle) {
    if (label.y - mark.y).abs() > 3.0 {
        canvas.line(label, mark, Stroke::thin(style.ink).faded(0.8));
    }
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    scale: &Scale,
    (left, right): (f64, f64),
    aside: f64,
    line: &Line,
    style: SeriesStyle,
) {
    let ends = [(left, 1.0, &line.before), (right, -1.0, &line.after)];
    for (x, inward, reading) in ends {
        if let Ok(Estimate { low, high, .. }) = reading.drawn() {
            let x = x + inward * aside;
            let (low, high) = (scale.at(low), scale.at(high));
            if low - high >= 0.5 {
                canvas.line(
                    Point::new(x, low),
                    Point::new(x, high),
                    Stroke::new(style.ink, 3.0).faded(0.45),
                );
            }
        }
    }
    if let (Ok(before), Ok(after)) = (line.before.drawn(), line.after.drawn()) {
        let (from, to) = (
            Point::new(left, scale.at(before.value)),
            Point::new(right, scale.at(after.value)),
        );
        canvas.line(from, to, Stroke::new(style.ink, 2.5).dashed(style.dash));
    }
    for (x, _, reading) in ends {
        if let Ok(estimate) = reading.drawn() {
            marks::marker(
                canvas,
                Point::new(x, scale.at(estimate.value)),
                style.shape,
                style.ink,
                style.open,
            );
        }
    }
}
