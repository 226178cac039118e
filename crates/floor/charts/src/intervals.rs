//! Dot and line: an estimate with its interval for each group.

use crate::{
    axis::{Axis, FittedAxis, WordsBeside},
    frame::{Chart, Frame},
    marks::{Dash, Shape},
    reading::{Reading, drawable},
    rows::{self, Counts, IntervalStyle, PlacedRows, RowWords},
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
        let (width, locale) = (self.frame.drawn_width(), self.frame.locale);
        let benchmark_lines = self.benchmark.as_ref().map_or_else(Vec::new, |benchmark| {
            text::wrap(&benchmark.label, SMALL, 0.45 * width, 2)
        });
        let benchmark_height = benchmark_lines.len() as f64 * SMALL_LINE;
        let rows_top = if benchmark_lines.is_empty() {
            top
        } else {
            top + benchmark_height + 6.0
        };

        let words: Vec<RowWords<'_>> = self
            .rows
            .iter()
            .map(|row| RowWords {
                label: &row.label,
                count: row.count.as_deref(),
            })
            .collect();
        let placed = PlacedRows::lay_out(&self.frame, rows_top, &words, 24.0, Counts::Right);

        let estimates = self.rows.iter().filter_map(|row| row.reading.drawn().ok());
        let beside: Vec<WordsBeside> = estimates
            .map(|one| {
                rows::ends_beside(
                    one,
                    &self.axis.write(one.low, locale),
                    &self.axis.write(one.high, locale),
                )
            })
            .collect();
        let shared = self.shared_benchmark();
        let figures: Vec<f64> = self
            .rows
            .iter()
            .flat_map(|row| row.reading.extremes().chain(self.own_benchmark(row)))
            .chain(shared)
            .collect();
        let (axis, ends_fit) = self
            .axis
            .fit_across_with_words(&figures, &beside, placed.across, locale);

        placed.draw_grid(&mut canvas, &axis);
        if let Some(value) = shared {
            placed.draw_upright(&mut canvas, axis.scale.at(value), benchmark_stroke());
        }
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            let reading = row.reading.drawn();
            match reading {
                Ok(one) if ends_fit => {
                    let [low, high] = [one.low, one.high].map(|end| self.axis.write(end, locale));
                    rows::draw_ends(&mut canvas, &axis.scale, place.mark, one, &low, &high);
                }
                Ok(_) => {}
                Err(missing) => {
                    rows::draw_missing(&mut canvas, axis.scale.px, place.mark, missing, &self.frame)
                }
            }
            if let Some(value) = self.own_benchmark(row) {
                let x = axis.scale.at(value);
                canvas.line(
                    Point::new(x, place.mark - 12.0),
                    Point::new(x, place.mark + 12.0),
                    benchmark_stroke(),
                );
            }
            if let Ok(estimate) = reading {
                rows::draw_interval(
                    &mut canvas,
                    &axis.scale,
                    place.mark,
                    estimate,
                    style(row.standing),
                );
            }
        }
        placed.draw_words(&mut canvas);
        self.draw_benchmark_name(
            &mut canvas,
            &placed,
            &axis,
            top + benchmark_height / 2.0,
            &benchmark_lines,
        );

        let name_left = if placed.stacked { 0.0 } else { axis.scale.px.0 };
        let bottom = axis.draw_below(&mut canvas, placed.bottom + 4.0, name_left, width);
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

impl Intervals {
    fn shared_benchmark(&self) -> Option<f64> {
        self.benchmark.as_ref()?.value.filter(|value| drawable(*value))
    }

    /// The benchmark of a row alone; without a name for it, none.
    fn own_benchmark(&self, row: &Row) -> Option<f64> {
        row.benchmark
            .filter(|value| self.benchmark.is_some() && drawable(*value))
    }

    /// The name right above the line, or above the first row that has a tick; where names stand between the rows,
    /// a small key.
    fn draw_benchmark_name(
        &self,
        canvas: &mut Canvas<'_>,
        placed: &PlacedRows,
        axis: &FittedAxis<'_>,
        middle: f64,
        lines: &[String],
    ) {
        let first_own = self
            .rows
            .iter()
            .zip(&placed.rows)
            .find_map(|(row, place)| Some((self.own_benchmark(row)?, place.mark - 12.0)));
        let target = self
            .shared_benchmark()
            .map(|value| (value, placed.top))
            .or(first_own);
        let Some((value, line_top)) = target else {
            return;
        };
        let lettering = Lettering::small(Ink::Quiet);
        if placed.stacked {
            canvas.line(
                Point::new(4.0, middle - 9.0),
                Point::new(4.0, middle + 9.0),
                benchmark_stroke(),
            );
            rows::draw_lines(canvas, Point::new(13.0, middle), &lettering, SMALL_LINE, lines);
            return;
        }
        let (line_x, half) = (axis.scale.at(value), text::widest(lines, SMALL) / 2.0);
        let x = line_x.min(placed.across.1 - half).max(placed.across.0 + half);
        let lettering = lettering.anchored(Anchor::Middle);
        rows::draw_lines(canvas, Point::new(x, middle), &lettering, SMALL_LINE, lines);
        let bottom = middle + lines.len() as f64 * SMALL_LINE / 2.0;
        canvas.line(
            Point::new(line_x, bottom + 1.0),
            Point::new(line_x, line_top),
            Stroke::thin(Ink::Quiet),
        );
    }
}

fn benchmark_stroke() -> Stroke {
    Stroke::new(Ink::Quiet, 2.5)
}

fn style(standing: Standing) -> IntervalStyle {
    let (ink, open, dash) = match standing {
        Standing::Strong => (Ink::Series(0), false, Dash::Solid),
        Standing::Quiet => (Ink::Quiet, false, Dash::Solid),
        Standing::UnknownGroup => (Ink::Quiet, true, Dash::Dotted),
    };
    IntervalStyle {
        ink,
        shape: Shape::Circle,
        open,
        dash,
    }
}
