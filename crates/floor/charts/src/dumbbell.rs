//! Two groups side by side in each row, joined, with the gap between them and its interval.

use crate::{
    axis::{Axis, FittedAxis},
    frame::{Chart, Frame},
    marks,
    reading::{Estimate, Missing, Reading},
    rows::{self, IntervalStyle, PlacedRow, PlacedRows, RowWords},
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
const GROUPS_PART: f64 = 0.56;
const MARK_HEIGHT: f64 = 24.0;

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
            let placed = PlacedRows::lay_out(&self.frame, top + names_height, &words, MARK_HEIGHT);
            let axis = self.fit_groups(placed.across);
            self.draw_groups(&mut canvas, &placed, &axis, placed.across, top);
            placed.draw_words(&mut canvas);
            let mut y = axis.draw_below(&mut canvas, placed.bottom + 4.0, 0.0, width) + 22.0;

            for line in text::wrap(self.gap_axis.label(), text::LABEL, width, 3) {
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
            let placed = PlacedRows::lay_out(&self.frame, y + 6.0, &plain, MARK_HEIGHT);
            let axis = self.fit_gap(placed.across);
            self.draw_gaps(&mut canvas, &placed, &axis, placed.across);
            placed.draw_words(&mut canvas);
            let bottom = axis.draw_below(&mut canvas, placed.bottom + 4.0, 0.0, width);
            return canvas.finish(&self.frame, bottom + 4.0);
        }

        let probe = PlacedRows::lay_out(&self.frame, top, &words, MARK_HEIGHT);
        let (left, right) = probe.across;
        let split = left + GROUPS_PART * (right - left);
        let (groups, gap) = ((left, split - 12.0), (split + 12.0, right));
        let placed = PlacedRows::lay_out(
            &self.frame,
            top + self.names_height(groups.1 - groups.0),
            &words,
            MARK_HEIGHT,
        );
        let axis = self.fit_groups(groups);
        let gap_axis = self.fit_gap(gap);
        self.draw_groups(&mut canvas, &placed, &axis, groups, top);
        self.draw_gaps(&mut canvas, &placed, &gap_axis, gap);
        placed.draw_words(&mut canvas);
        let one = axis.draw_below(&mut canvas, placed.bottom + 4.0, groups.0, groups.1);
        let two = gap_axis.draw_below(&mut canvas, placed.bottom + 4.0, gap.0, gap.1);
        canvas.finish(&self.frame, one.max(two) + 4.0)
    }
}

impl Dumbbell {
    fn fit_groups(&self, panel: (f64, f64)) -> FittedAxis<'_> {
        let both = || {
            self.rows
                .iter()
                .flat_map(|row| [row.first, row.second])
                .filter_map(|one| one.drawn().ok())
        };
        let written: Vec<String> = both()
            .map(|one| self.axis.write(one.value, self.frame.locale))
            .collect();
        let room = rows::ends_room(written.iter().map(String::as_str));
        let px = (panel.0 + room, panel.1 - room);
        self.axis
            .fit_across(both().map(|one| one.value), px, self.frame.locale)
    }

    fn fit_gap(&self, panel: (f64, f64)) -> FittedAxis<'_> {
        let written: Vec<String> = self
            .rows
            .iter()
            .flat_map(|row| row.gap.extremes())
            .map(|end| self.gap_axis.write(end, self.frame.locale))
            .collect();
        let room = rows::ends_room(written.iter().map(String::as_str));
        let px = (panel.0 + room, panel.1 - room);
        self.gap_axis.fit_across(
            self.rows.iter().flat_map(|row| row.gap.extremes()),
            px,
            self.frame.locale,
        )
    }

    fn name_lines(&self, panel_width: f64) -> [Vec<String>; 2] {
        [&self.first, &self.second].map(|name| text::wrap(name, SMALL, panel_width / 2.0 - 14.0, 3))
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
        axis: &FittedAxis<'_>,
        panel: (f64, f64),
        top: f64,
    ) {
        placed.draw_grid(canvas, axis);
        self.draw_names(canvas, placed, axis, panel, top);
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            match (row.first.drawn(), row.second.drawn()) {
                (Ok(first), Ok(second)) => self.draw_pair(canvas, axis, place.mark, first, second),
                (Err(missing), Err(_)) => rows::draw_missing(canvas, panel, place.mark, missing, &self.frame),
                (Ok(known), Err(missing)) => self.draw_one(canvas, axis, panel, place, (0, known), missing),
                (Err(missing), Ok(known)) => self.draw_one(canvas, axis, panel, place, (1, known), missing),
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
        let extents = [0, 1].map(|side| text::widest(&lines[side], SMALL) + 30.0);
        let wishes = [0, 1].map(|side| Wish {
            middle: wanted[side],
            extent: extents[side],
        });
        let middles = spread(&wishes, panel.0, panel.1);
        let height = lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * SMALL_LINE;
        for side in 0..2 {
            let style = marks::series(side);
            let middle = Point::new(
                middles[side] + 8.0,
                top + height - lines[side].len() as f64 * SMALL_LINE / 2.0,
            );
            let lettering = Lettering::small(style.ink).bold().anchored(Anchor::Middle);
            rows::draw_lines(canvas, middle, &lettering, SMALL_LINE, &lines[side]);
            let at = Point::new(middles[side] - extents[side] / 2.0 + 13.0, middle.y);
            marks::sized_marker(canvas, at, style.shape, style.ink, style.open, 5.0);
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

    fn draw_pair(
        &self,
        canvas: &mut Canvas<'_>,
        axis: &FittedAxis<'_>,
        y: f64,
        first: Estimate,
        second: Estimate,
    ) {
        let values = [first.value, second.value];
        let [one, two] = values.map(|value| axis.scale.at(value));
        let (low, high) = (first.value.min(second.value), first.value.max(second.value));
        let [low_words, high_words] = [low, high].map(|value| self.axis.write(value, self.frame.locale));
        rows::draw_ends(
            canvas,
            &axis.scale,
            y,
            Estimate {
                value: low,
                low,
                high,
            },
            &low_words,
            &high_words,
        );
        canvas.line(
            Point::new(one, y),
            Point::new(two, y),
            Stroke::new(Ink::Quiet, 3.0).faded(0.6),
        );
        for (side, x) in [one, two].into_iter().enumerate() {
            let style = marks::series(side);
            marks::marker(canvas, Point::new(x, y), style.shape, style.ink, style.open);
        }
    }

    /// One group is known; a hatched band with the word stands for the other, on the side where there is room.
    fn draw_one(
        &self,
        canvas: &mut Canvas<'_>,
        axis: &FittedAxis<'_>,
        panel: (f64, f64),
        place: &PlacedRow,
        (side, known): (usize, Estimate),
        missing: Missing,
    ) {
        let (x, y) = (axis.scale.at(known.value), place.mark);
        let to_the_left = x > f64::midpoint(panel.0, panel.1);
        let written = self.axis.write(known.value, self.frame.locale);
        let own_room = text::width(&written, SMALL) + 22.0;
        let free = if to_the_left {
            (panel.0, x - 14.0)
        } else {
            (x + 14.0, panel.1)
        };
        let free = if to_the_left && x + own_room > panel.1 {
            (free.0, x - own_room)
        } else if !to_the_left && x - own_room < panel.0 {
            (x + own_room, free.1)
        } else {
            free
        };
        rows::draw_missing(canvas, free, y, missing, &self.frame);
        let style = marks::series(side);
        marks::marker(canvas, Point::new(x, y), style.shape, style.ink, style.open);
        let lettering = Lettering::small(Ink::Quiet).plated();
        let (at, anchor) = match (to_the_left, x + own_room > panel.1, x - own_room < panel.0) {
            (true, true, _) | (false, _, false) => (x - 10.0, Anchor::End),
            _ => (x + 10.0, Anchor::Start),
        };
        canvas.text(Point::new(at, y), &lettering.anchored(anchor), &written);
    }

    fn draw_gaps(
        &self,
        canvas: &mut Canvas<'_>,
        placed: &PlacedRows,
        axis: &FittedAxis<'_>,
        panel: (f64, f64),
    ) {
        placed.draw_grid(canvas, axis);
        let style = IntervalStyle {
            ink: Ink::Text,
            shape: marks::Shape::Diamond,
            open: false,
        };
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            match row.gap.drawn() {
                Ok(gap) => {
                    let [low, high] =
                        [gap.low, gap.high].map(|end| self.gap_axis.write(end, self.frame.locale));
                    rows::draw_ends(canvas, &axis.scale, place.mark, gap, &low, &high);
                    rows::draw_interval(canvas, &axis.scale, place.mark, gap, style);
                }
                Err(missing) => rows::draw_missing(canvas, panel, place.mark, missing, &self.frame),
            }
        }
    }
}
