//! Two groups side by side in each row, joined, with the gap between them and its interval.

use crate::{
    axis::{Axis, FittedAxis, WordsBeside},
    frame::{Chart, Frame},
    marks,
    reading::{Estimate, Missing, Reading},
    rows::{self, Counts, IntervalStyle, PlacedRows, RowWords},
    spread::{Wish, spread},
    svg::{Anchor, Canvas, Lettering, Point, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// One comparison of the two groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What is compared: a school, a year, an outcome.
    pub label: String,
    /// The figure of the first group; only its estimate is drawn.
    pub first: Reading,
    /// The figure of the second group; only its estimate is drawn.
    pub second: Reading,
    /// The gap between the two, with its interval.
    pub gap: Reading,
    /// Words at the right, such as "n = 123".
    pub count: Option<String>,
}

/// A chart of two groups per row, and beside it (below it where narrow) the gap with its interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// What every chart has.
    pub frame: Frame,
    /// The axis of the two groups.
    pub axis: Axis,
    /// The axis of the gap.
    pub gap_axis: Axis,
    /// The name of the first group.
    pub first: String,
    /// The name of the second group.
    pub second: String,
    /// The comparisons from top to bottom.
    pub rows: Vec<Row>,
}

/// The part of the width of both panels that the two groups take.
const GROUPS_PART: f64 = 0.58;
const MARK_HEIGHT: f64 = 24.0;
/// What the marker before the name of a group takes, with the space around both, in px.
const MARKER_ROOM: f64 = 34.0;

impl Chart for Dumbbell {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let width = self.frame.drawn_width();
        let words: Vec<RowWords<'_>> = self
            .rows
            .iter()
            .map(|row| RowWords {
                label: &row.label,
                count: row.count.as_deref(),
            })
            .collect();

        if self.frame.is_narrow() {
            let names_height = self.names_height(width);
            let placed = self.lay_out(top + names_height, &words);
            let groups = self.fit_groups(placed.across);
            self.draw_groups(&mut canvas, &placed, &groups, placed.across, top);
            placed.draw_words(&mut canvas);
            let mut y = groups.0.draw_below(&mut canvas, placed.bottom + 4.0, 0.0, width) + 22.0;

            for line in text::wrap(self.gap_axis.label(), text::LABEL, width / text::BOLD, 3) {
                let at = Point::new(0.0, y + text::LABEL_LINE / 2.0);
                canvas.text(at, &Lettering::label(Ink::Text).bold(), &line);
                y += text::LABEL_LINE;
            }
            let plain: Vec<RowWords<'_>> = self
                .rows
                .iter()
                .map(|row| RowWords {
                    label: &row.label,
                    count: None,
                })
                .collect();
            let placed = self.lay_out(y + 6.0, &plain);
            let mut gaps = self.fit_gaps(placed.across);
            gaps.0.named = false;
            self.draw_gaps(&mut canvas, &placed, &gaps);
            placed.draw_words(&mut canvas);
            let bottom = gaps.0.draw_below(&mut canvas, placed.bottom + 4.0, 0.0, width);
            return canvas.finish(&self.frame, bottom + 4.0);
        }

        let (left, right) = self.lay_out(top, &words).across;
        let split = left + GROUPS_PART * (right - left);
        let (groups_panel, gaps_panel) = ((left, split - 10.0), (split + 10.0, right));
        let placed = self.lay_out(top + self.names_height(groups_panel.1 - groups_panel.0), &words);
        let (groups, gaps) = (self.fit_groups(groups_panel), self.fit_gaps(gaps_panel));
        self.draw_groups(&mut canvas, &placed, &groups, groups_panel, top);
        self.draw_gaps(&mut canvas, &placed, &gaps);
        placed.draw_words(&mut canvas);
        let bottoms = [(&groups.0, groups_panel), (&gaps.0, gaps_panel)]
            .map(|(axis, panel)| axis.draw_below(&mut canvas, placed.bottom + 4.0, axis.scale.px.0, panel.1));
        canvas.finish(&self.frame, bottoms[0].max(bottoms[1]) + 4.0)
    }
}

/// An axis, and whether the figures beside the marks fit.
type Panel<'a> = (FittedAxis<'a>, bool);

impl Dumbbell {
    fn lay_out(&self, top: f64, words: &[RowWords<'_>]) -> PlacedRows {
        PlacedRows::lay_out(&self.frame, top, words, MARK_HEIGHT, Counts::Below)
    }

    fn fit_groups(&self, panel: (f64, f64)) -> Panel<'_> {
        let known = |reading: &Reading| reading.drawn().ok().map(|one| one.value);
        let mut figures = Vec::new();
        let mut beside = Vec::new();
        for row in &self.rows {
            let values: Vec<f64> = [row.first, row.second].iter().filter_map(known).collect();
            let (Some(low), Some(high)) = (
                values.iter().copied().reduce(f64::min),
                values.iter().copied().reduce(f64::max),
            ) else {
                continue;
            };
            let [low_words, high_words] = [low, high].map(|value| self.axis.write(value, self.frame.locale));
            beside.push(rows::ends_beside(
                Estimate {
                    value: low,
                    low,
                    high,
                },
                &low_words,
                &high_words,
            ));
            figures.extend(values);
        }
        self.axis
            .fit_across_with_words(&figures, &beside, panel, self.frame.locale)
    }

    fn fit_gaps(&self, panel: (f64, f64)) -> Panel<'_> {
        let gaps = || self.rows.iter().filter_map(|row| row.gap.drawn().ok());
        let figures: Vec<f64> = gaps().flat_map(|gap| [gap.value, gap.low, gap.high]).collect();
        let beside: Vec<WordsBeside> = gaps()
            .map(|gap| {
                let [low, high] = [gap.low, gap.high].map(|end| self.gap_axis.write(end, self.frame.locale));
                rows::ends_beside(gap, &low, &high)
            })
            .collect();
        self.gap_axis
            .fit_across_with_words(&figures, &beside, panel, self.frame.locale)
    }

    fn name_lines(&self, panel_width: f64) -> [Vec<String>; 2] {
        // A short name leaves its room to the other.
        let room = |other: &str| {
            (panel_width / 2.0 - MARKER_ROOM).max(panel_width - 2.0 * MARKER_ROOM - text::width(other, SMALL))
        };
        [(&self.first, &self.second), (&self.second, &self.first)]
            .map(|(name, other)| text::wrap(name, SMALL, room(other), 3))
    }

    fn names_height(&self, panel_width: f64) -> f64 {
        let lines = self
            .name_lines(panel_width)
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(1);
        lines as f64 * SMALL_LINE + 12.0
    }

    fn draw_groups(
        &self,
        canvas: &mut Canvas<'_>,
        placed: &PlacedRows,
        (axis, words_fit): &Panel<'_>,
        panel: (f64, f64),
        top: f64,
    ) {
        placed.draw_grid(canvas, axis);
        self.draw_names(canvas, placed, axis, panel, top);
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            let y = place.mark;
            match (row.first.drawn(), row.second.drawn()) {
                (Ok(first), Ok(second)) => {
                    if *words_fit {
                        self.draw_figures(canvas, axis, y, first.value, second.value);
                    }
                    draw_pair(canvas, axis, y, first.value, second.value);
                }
                (Err(missing), Err(_)) => rows::draw_missing(canvas, axis.scale.px, y, missing, &self.frame),
                (Ok(known), Err(missing)) => self.draw_one(canvas, axis, y, (0, known.value), missing, panel),
                (Err(missing), Ok(known)) => self.draw_one(canvas, axis, y, (1, known.value), missing, panel),
            }
        }
    }

    /// The names of the groups, each in its own colour with its marker, above the first row that has both.
    fn draw_names(
        &self,
        canvas: &mut Canvas<'_>,
        placed: &PlacedRows,
        axis: &FittedAxis<'_>,
        panel: (f64, f64),
        top: f64,
    ) {
        let lines = self.name_lines(panel.1 - panel.0);
        let pair = self.rows.iter().zip(&placed.rows).find_map(|(row, place)| {
            let (first, second) = (row.first.drawn().ok()?, row.second.drawn().ok()?);
            Some((
                [first.value, second.value].map(|value| axis.scale.at(value)),
                place.mark,
            ))
        });
        let quarter = (panel.1 - panel.0) / 4.0;
        let wanted = pair.map_or([panel.0 + quarter, panel.1 - quarter], |(xs, _)| xs);
        let extents = [0, 1].map(|side| text::widest(&lines[side], SMALL) + MARKER_ROOM);
        let wishes = [0, 1].map(|side| Wish {
            middle: wanted[side],
            extent: extents[side],
        });
        let middles = spread(&wishes, panel.0, panel.1);
        let height = lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * SMALL_LINE;
        for side in 0..2 {
            let style = marks::series(side);
            let left = middles[side] - extents[side] / 2.0;
            let y = top + height - lines[side].len() as f64 * SMALL_LINE / 2.0;
            marks::sized_marker(
                canvas,
                Point::new(left + 12.0, y),
                style.shape,
                style.ink,
                style.open,
                5.0,
            );
            let lettering = Lettering::small(style.ink);
            rows::draw_lines(
                canvas,
                Point::new(left + 22.0, y),
                &lettering,
                SMALL_LINE,
                &lines[side],
            );
            if let Some((xs, mark)) = pair.filter(|_| !placed.stacked) {
                let from = Point::new(middles[side], top + height + 2.0);
                canvas.line(
                    from,
                    Point::new(xs[side], mark - 8.0),
                    Stroke::thin(style.ink).faded(0.7),
                );
            }
        }
    }

    fn draw_figures(&self, canvas: &mut Canvas<'_>, axis: &FittedAxis<'_>, y: f64, one: f64, two: f64) {
        let (low, high) = (one.min(two), one.max(two));
        let [low_words, high_words] = [low, high].map(|value| self.axis.write(value, self.frame.locale));
        let ends = Estimate {
            value: low,
            low,
            high,
        };
        rows::draw_ends(canvas, &axis.scale, y, ends, &low_words, &high_words);
    }

    /// One group is known; a hatched band with the word stands for the other, on the side where there is more room.
    fn draw_one(
        &self,
        canvas: &mut Canvas<'_>,
        axis: &FittedAxis<'_>,
        y: f64,
        (side, known): (usize, f64),
        missing: Missing,
        panel: (f64, f64),
    ) {
        let (left, right) = axis.scale.px;
        let x = axis.scale.at(known);
        let written = self.axis.write(known, self.frame.locale);
        let own_room = text::width(&written, SMALL) + 22.0;
        let is_right = x - left > right - x;
        let fits = if is_right {
            x - own_room > panel.0
        } else {
            x + own_room < panel.1
        };
        let (written, own_room) = if fits {
            (written, own_room)
        } else {
            (String::new(), 14.0)
        };
        // The figure stands on the inner side of its mark, then the band up to the far edge.
        let lettering = Lettering::small(Ink::Quiet).plated();
        let band = if is_right {
            canvas.text(
                Point::new(x - 10.0, y),
                &lettering.anchored(Anchor::End),
                &written,
            );
            (left, x - own_room)
        } else {
            canvas.text(Point::new(x + 10.0, y), &lettering, &written);
            (x + own_room, right)
        };
        // Beyond the axis if the word needs it.
        let band = if band.1 - band.0 >= rows::missing_room(missing, &self.frame) {
            band
        } else if band.0 > x {
            (band.0, panel.1)
        } else {
            (panel.0, band.1)
        };
        rows::draw_missing(canvas, band, y, missing, &self.frame);
        let style = marks::series(side);
        marks::marker(canvas, Point::new(x, y), style.shape, style.ink, style.open);
    }

    fn draw_gaps(&self, canvas: &mut Canvas<'_>, placed: &PlacedRows, (axis, words_fit): &Panel<'_>) {
        placed.draw_grid(canvas, axis);
        let style = IntervalStyle {
            ink: Ink::Text,
            shape: marks::Shape::Diamond,
            open: false,
            dash: marks::Dash::Solid,
        };
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            match row.gap.drawn() {
                Ok(gap) => {
                    if *words_fit {
                        let [low, high] =
                            [gap.low, gap.high].map(|end| self.gap_axis.write(end, self.frame.locale));
                        rows::draw_ends(canvas, &axis.scale, place.mark, gap, &low, &high);
                    }
                    rows::draw_interval(canvas, &axis.scale, place.mark, gap, style);
                }
                Err(missing) => rows::draw_missing(canvas, axis.scale.px, place.mark, missing, &self.frame),
            }
        }
    }
}

/// The two marks of a row, joined.
fn draw_pair(canvas: &mut Canvas<'_>, axis: &FittedAxis<'_>, y: f64, first: f64, second: f64) {
    let xs = [first, second].map(|value| axis.scale.at(value));
    canvas.line(
        Point::new(xs[0], y),
        Point::new(xs[1], y),
        Stroke::new(Ink::Quiet, 3.0).faded(0.6),
    );
    for (side, x) in xs.into_iter().enumerate() {
        let style = marks::series(side);
        marks::marker(canvas, Point::new(x, y), style.shape, style.ink, style.open);
    }
}
