//! Dot and line: an estimate with its interval for each group.

use crate::{
    axis::Axis,
    frame::{Chart, Frame},
    marks::Shape,
    reading::{Reading, drawable},
    rows::{self, IntervalStyle, PlacedRows, RowWords},
    standing::Standing,
    svg::{Anchor, Canvas, Lettering, Point, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The name of the group.
    pub label: String,
    /// Its figure.
    pub reading: Reading,
    /// Words at the right, such as "n = 123" or "7 van de 25".
    pub count: Option<String>,
    /// How much it stands out.
    pub standing: Standing,
    /// The same figure elsewhere, for this group alone: a grey tick.
    pub benchmark: Option<f64>,
}

impl Row {
    /// A strong row without a count or benchmark.
    pub fn new(label: impl Into<String>, reading: Reading) -> Self {
        Self {
            label: label.into(),
            reading,
            count: None,
            standing: Standing::Strong,
            benchmark: None,
        }
    }

    /// The same row with words at the right.
    pub fn counted(self, count: impl Into<String>) -> Self {
        Self {
            count: Some(count.into()),
            ..self
        }
    }
}

/// The figure everything is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// Its name, such as "landelijk".
    pub label: String,
    /// One value for all rows; `None` when each row has its own.
    pub value: Option<f64>,
}

/// A chart of intervals, one row per group.
///
/// The ends of each interval are written out: the interval is the figure, the dot only its middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// What every chart has.
    pub frame: Frame,
    /// The axis from left to right.
    pub axis: Axis,
    /// The groups from top to bottom.
    pub rows: Vec<Row>,
    /// The figure they are held against.
    pub benchmark: Option<Benchmark>,
}

impl Chart for Intervals {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let locale = self.frame.locale;
        let shared = self
            .benchmark
            .as_ref()
            .and_then(|benchmark| benchmark.value)
            .filter(|value| drawable(*value));
        let benchmark_lines = self.benchmark.as_ref().map_or_else(Vec::new, |benchmark| {
            text::wrap(&benchmark.label, SMALL, 0.45 * self.frame.drawn_width(), 2)
        });
        let rows_top = if benchmark_lines.is_empty() {
            top
        } else {
            top + benchmark_lines.len() as f64 * SMALL_LINE + 4.0
        };

        let words: Vec<RowWords<'_>> = self
            .rows
            .iter()
            .map(|row| RowWords {
                label: &row.label,
                count: row.count.as_deref(),
            })
            .collect();
        let placed = PlacedRows::lay_out(&self.frame, rows_top, &words, 24.0);

        let ends: Vec<[String; 2]> = self
            .rows
            .iter()
            .filter_map(|row| row.reading.drawn().ok())
            .map(|estimate| [estimate.low, estimate.high].map(|end| self.axis.write(end, locale)))
            .collect();
        let room = rows::ends_room(ends.iter().flatten().map(String::as_str));
        let figures = self
            .rows
            .iter()
            .flat_map(|row| row.reading.extremes().chain(row.benchmark))
            .chain(shared);
        let across = (placed.across.0 + room, placed.across.1 - room);
        let axis = self.axis.fit_across(figures, across, locale);

        placed.draw_grid(&mut canvas, &axis);
        if let Some(value) = shared {
            placed.draw_upright(&mut canvas, axis.scale.at(value), benchmark_stroke());
        }
        let mut ends = ends.iter();
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            match row.reading.drawn() {
                Ok(estimate) => {
                    if let Some([low, high]) = ends.next() {
                        rows::draw_ends(&mut canvas, &axis.scale, place.mark, estimate, low, high);
                    }
                    draw_own_benchmark(
                        &mut canvas,
                        row,
                        axis.scale.at_within(row.benchmark.unwrap_or(0.0)),
                        place.mark,
                    );
                    rows::draw_interval(
                        &mut canvas,
                        &axis.scale,
                        place.mark,
                        estimate,
                        style(row.standing),
                    );
                }
                Err(missing) => {
                    rows::draw_missing(&mut canvas, placed.across, place.mark, missing, &self.frame);
                    draw_own_benchmark(
                        &mut canvas,
                        row,
                        axis.scale.at_within(row.benchmark.unwrap_or(0.0)),
                        place.mark,
                    );
                }
            }
        }
        placed.draw_words(&mut canvas);

        // The name of the benchmark stands right above its line, or beside a small key where rows differ.
        let direct = shared.filter(|_| !placed.stacked);
        let lettering = Lettering::small(Ink::Quiet);
        let middle = top + benchmark_lines.len() as f64 * SMALL_LINE / 2.0;
        match direct {
            Some(value) => {
                let half = text::widest(&benchmark_lines, SMALL) / 2.0;
                let x = axis
                    .scale
                    .at(value)
                    .min(placed.across.1 - half)
                    .max(placed.across.0 + half);
                let lettering = lettering.anchored(Anchor::Middle);
                rows::draw_lines(
                    &mut canvas,
                    Point::new(x, middle),
                    &lettering,
                    SMALL_LINE,
                    &benchmark_lines,
                );
            }
            None if !benchmark_lines.is_empty() => {
                let x = placed.across.0 + if placed.stacked { 4.0 } else { room };
                canvas.line(
                    Point::new(x, middle - 9.0),
                    Point::new(x, middle + 9.0),
                    benchmark_stroke(),
                );
                rows::draw_lines(
                    &mut canvas,
                    Point::new(x + 9.0, middle),
                    &lettering,
                    SMALL_LINE,
                    &benchmark_lines,
                );
            }
            None => {}
        }

        let name_left = if placed.stacked { 0.0 } else { across.0 };
        let bottom = axis.draw_below(
            &mut canvas,
            placed.bottom + 4.0,
            name_left,
            self.frame.drawn_width(),
        );
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

fn benchmark_stroke() -> Stroke {
    Stroke::new(Ink::Quiet, 2.5)
}

fn draw_own_benchmark(canvas: &mut Canvas<'_>, row: &Row, x: f64, y: f64) {
    if row.benchmark.is_some_and(drawable) {
        canvas.line(
            Point::new(x, y - 12.0),
            Point::new(x, y + 12.0),
            benchmark_stroke(),
        );
    }
}

fn style(standing: Standing) -> IntervalStyle {
    match standing {
        Standing::Strong => IntervalStyle {
            ink: Ink::Series(0),
            shape: Shape::Circle,
            open: false,
        },
        Standing::Quiet => IntervalStyle {
            ink: Ink::Quiet,
            shape: Shape::Circle,
            open: false,
        },
        Standing::UnknownGroup => IntervalStyle {
            ink: Ink::Quiet,
            shape: Shape::Circle,
            open: true,
        },
    }
}
