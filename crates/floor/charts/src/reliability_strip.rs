//! A gap at equal score under different assumed reliabilities of the test, beside what measurement alone could make.

use crate::{
    axis::{Axis, WordsBeside},
    frame::{Chart, Frame},
    key::{self, Swatch},
    marks::{Dash, Hatch, Shape},
    reading::{Reading, drawable},
    rows::{self, Counts, IntervalStyle, PlacedRows, RowWords},
    scale::Scale,
    svg::{Canvas, Fill, Lettering, Point, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, Theme},
};

/// The gap under one assumption.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The assumed reliability, as it is to be written.
    pub label: String,
    /// The gap that remains under it.
    pub gap: Reading,
    /// The gap that measurement error alone could make under it, from one end to the other.
    pub by_measurement: Option<(f64, f64)>,
    /// The row of the reliability that the publisher states: strong; the others are quiet.
    pub stated: bool,
}

/// A chart of one gap under several assumed reliabilities.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliabilityStrip {
    /// What every chart has.
    pub frame: Frame,
    /// The axis of the gap.
    pub axis: Axis,
    /// What the labels of the rows are, such as "betrouwbaarheid van de toets".
    pub heading: String,
    /// The assumptions from top to bottom.
    pub rows: Vec<Row>,
    /// What the hatched band is, in words.
    pub band_label: String,
    /// The gap without correction, and its name: a dashed line.
    pub raw: Option<(String, f64)>,
}

impl Chart for ReliabilityStrip {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let (width, locale) = (self.frame.drawn_width(), self.frame.locale);
        let raw = self.raw.as_ref().filter(|(_, gap)| drawable(*gap));
        let raw_stroke = Stroke::new(Ink::Quiet, 2.0).dashed(Dash::Short);

        let mut items = Vec::new();
        if self.bands().next().is_some() {
            items.push((Swatch::Hatch(Hatch::Measurement), self.band_label.as_str()));
        }
        if let Some((name, _)) = raw {
            items.push((Swatch::Line(raw_stroke), name));
        }
        let mut y = key::draw(&mut canvas, &items, 0.0, width, top);
        if !items.is_empty() {
            y += 12.0;
        }
        if !self.heading.is_empty() {
            for line in text::wrap(&self.heading, SMALL, width, 2) {
                canvas.text(
                    Point::new(0.0, y + SMALL_LINE / 2.0),
                    &Lettering::small(Ink::Quiet),
                    &line,
                );
                y += SMALL_LINE;
            }
        }

        let words: Vec<RowWords<'_>> = self
            .rows
            .iter()
            .map(|row| RowWords {
                label: &row.label,
                count: None,
            })
            .collect();
        let placed = PlacedRows::beside(width, y + 2.0, &words, 24.0, Counts::Right);
        let beside: Vec<WordsBeside> = self
            .rows
            .iter()
            .filter_map(|row| row.gap.drawn().ok())
            .map(|gap| {
                rows::ends_beside(
                    gap,
                    &self.axis.write(gap.low, locale),
                    &self.axis.write(gap.high, locale),
                )
            })
            .collect();
        let figures: Vec<f64> = self
            .rows
            .iter()
            .flat_map(|row| row.gap.extremes())
            .chain(self.bands().flat_map(|(_, (from, to))| [from, to]))
            .chain(raw.map(|(_, gap)| *gap))
            .collect();
        let (axis, ends_fit) = self
            .axis
            .fit_across_with_words(&figures, &beside, placed.across, locale);

        self.draw_bands(&mut canvas, &placed, &axis.scale);
        placed.draw_grid(&mut canvas, &axis);
        if let Some((_, gap)) = raw {
            placed.draw_upright(&mut canvas, axis.scale.at(*gap), raw_stroke);
        }
        for (row, place) in self.rows.iter().zip(&placed.rows) {
            match row.gap.drawn() {
                Ok(gap) => {
                    if ends_fit {
                        let [low, high] = [gap.low, gap.high].map(|end| self.axis.write(end, locale));
                        rows::draw_ends(&mut canvas, &axis.scale, place.mark, gap, &low, &high);
                    }
                    rows::draw_interval(&mut canvas, &axis.scale, place.mark, gap, style(row.stated));
                }
                Err(missing) => {
                    rows::draw_missing(&mut canvas, axis.scale.px, place.mark, missing, &self.frame)
                }
            }
        }
        placed.draw_words(&mut canvas);
        let bottom = axis.draw_below(&mut canvas, placed.bottom + 4.0, axis.scale.px.0, width);
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

fn style(stated: bool) -> IntervalStyle {
    let (ink, shape) = if stated {
        (Ink::Series(0), Shape::Circle)
    } else {
        (Ink::Quiet, Shape::Diamond)
    };
    IntervalStyle {
        ink,
        shape,
        open: !stated,
        dash: Dash::Solid,
    }
}

impl ReliabilityStrip {
    /// The rows, by number, that have a band that can be drawn, with its ends in order.
    fn bands(&self) -> impl Iterator<Item = (usize, (f64, f64))> {
        self.rows.iter().enumerate().filter_map(|(number, row)| {
            let (from, to) = row.by_measurement?;
            (drawable(from) && drawable(to)).then_some((number, (from.min(to), from.max(to))))
        })
    }

    /// One band through each run of neighbouring rows that have one.
    fn draw_bands(&self, canvas: &mut Canvas<'_>, placed: &PlacedRows, scale: &Scale) {
        let bands: Vec<(usize, (f64, f64))> = self.bands().collect();
        for run in bands.chunk_by(|one, two| one.0 + 1 == two.0) {
            let (first, last) = (run[0], run[run.len() - 1]);
            let mut left = vec![Point::new(scale.at(first.1.0), placed.rows[first.0].band.0)];
            let mut right = vec![Point::new(scale.at(first.1.1), placed.rows[first.0].band.0)];
            for &(number, (from, to)) in run {
                left.push(Point::new(scale.at(from), placed.rows[number].mark));
                right.push(Point::new(scale.at(to), placed.rows[number].mark));
            }
            left.push(Point::new(scale.at(last.1.0), placed.rows[last.0].band.1));
            right.push(Point::new(scale.at(last.1.1), placed.rows[last.0].band.1));
            right.reverse();
            left.extend(right);
            canvas.polygon(&left, Fill::Ink(Ink::Hairline, 0.5), None);
            canvas.polygon(
                &left,
                Fill::Hatch(Hatch::Measurement),
                Some(Stroke::thin(Ink::Quiet).faded(0.6)),
            );
        }
    }
}
