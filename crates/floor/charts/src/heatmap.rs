//! A matrix of counts or shares: from where to where, with the figure in every cell.

use std::collections::BTreeSet;

use crate::{
    frame::{Chart, Frame},
    key::{self, Swatch},
    locale::Format,
    marks::Hatch,
    reading::{Missing, Reading},
    rows,
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    text::{self, SMALL, SMALL_LINE},
    theme::{Ink, SERIES, Theme},
};

/// One row of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// Words under the name, such as "n = 123".
    pub count: Option<String>,
    /// A figure for each column; only estimates are drawn. Those too few are unknown, those too many left out.
    pub cells: Vec<Reading>,
}

/// A matrix with coloured cells. Where the columns do not fit beside each other, it continues in panels below.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// What every chart has.
    pub frame: Frame,
    /// What the rows are, such as "opleiding ouders".
    pub row_title: String,
    /// What the columns are, such as "schooladvies".
    pub column_title: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// How the figures are written.
    pub format: Format,
    /// The figure that has the strongest colour, so that several charts compare; the largest figure if `None`.
    pub strongest_at: Option<f64>,
    /// Frames the cells whose row and column have the same name: who stayed where they were.
    pub frame_same: bool,
}

const CELL_HEIGHT: f64 = 30.0;
const WIDEST_CELL: f64 = 104.0;

/// Which columns stand together, and where.
struct Panel {
    columns: std::ops::Range<usize>,
    left: f64,
    cell_width: f64,
    heads: Vec<Vec<String>>,
}

impl Chart for HeatMap {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let width = self.frame.drawn_width();
        let label_room = self
            .rows
            .iter()
            .flat_map(|row| [Some(&row.label), row.count.as_ref()])
            .flatten()
            .chain([&self.row_title])
            .map(|words| text::width(words, SMALL))
            .fold(0.0, f64::max)
            .min(0.3 * width);
        let left = label_room + 12.0;
        let strongest = self.strongest();

        let mut y = top;
        for panel in self.panels(left, width) {
            y = self.draw_panel(&mut canvas, &panel, label_room, y, strongest) + 20.0;
        }
        let items: Vec<(Swatch, &str)> = self
            .missing()
            .into_iter()
            .map(|missing| {
                (
                    Swatch::Hatch(missing.into()),
                    rows::missing_word(missing, &self.frame),
                )
            })
            .collect();
        let bottom = if items.is_empty() {
            y - 20.0
        } else {
            key::draw(&mut canvas, &items, left, width, y - 8.0)
        };
        canvas.finish(&self.frame, bottom.max(top) + 6.0)
    }
}

impl HeatMap {
    fn reading(&self, row: &Row, column: usize) -> Reading {
        row.cells.get(column).copied().unwrap_or(Reading::Unknown)
    }

    fn readings(&self) -> impl Iterator<Item = Reading> {
        self.rows
            .iter()
            .flat_map(|row| (0..self.columns.len()).map(|column| self.reading(row, column)))
    }

    fn strongest(&self) -> f64 {
        let largest = || {
            self.readings()
                .flat_map(|reading| reading.drawn())
                .map(|one| one.value)
                .fold(0.0, f64::max)
        };
        self.strongest_at
            .filter(|value| value.is_finite() && *value > 0.0)
            .unwrap_or_else(largest)
    }

    fn missing(&self) -> BTreeSet<Missing> {
        self.readings()
            .filter_map(|reading| reading.drawn().err())
            .collect()
    }

    /// Divides the columns over as few panels as leave room for every figure and for the longest word.
    fn panels(&self, left: f64, width: f64) -> Vec<Panel> {
        let count = self.columns.len();
        if count == 0 {
            return Vec::new();
        }
        let figure_room = self
            .readings()
            .filter_map(|reading| reading.drawn().ok())
            .map(|one| text::width(&self.format.write(one.value, self.frame.locale), SMALL))
            .fold(20.0, f64::max);
        let word_room = self
            .columns
            .iter()
            .flat_map(|name| name.split_inclusive([' ', '-', '/']))
            .map(|word| text::width(word.trim_end(), SMALL))
            .fold(0.0, f64::max);
        let least = (figure_room + 8.0).max((word_room + 6.0).min(72.0));
        let fitting = (((width - left) / least).floor() as usize).clamp(1, count);
        let panels = count.div_ceil(fitting);
        let columns_each = count.div_ceil(panels);
        let cell_width = ((width - left) / columns_each as f64).min(WIDEST_CELL);
        (0..count)
            .step_by(columns_each)
            .map(|first| {
                let columns = first..(first + columns_each).min(count);
                let heads = columns
                    .clone()
                    .map(|place| text::wrap(&self.columns[place], SMALL, cell_width - 6.0, 4))
                    .collect();
                Panel {
                    columns,
                    left,
                    cell_width,
                    heads,
                }
            })
            .collect()
    }

    fn draw_panel(
        &self,
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        label_room: f64,
        top: f64,
        strongest: f64,
    ) -> f64 {
        let mut y = top;
        let panel_room = self.frame.drawn_width() - panel.left;
        if !self.column_title.is_empty() {
            for line in text::wrap(&self.column_title, SMALL, panel_room, 2) {
                canvas.text(
                    Point::new(panel.left, y + SMALL_LINE / 2.0),
                    &Lettering::small(Ink::Quiet),
                    &line,
                );
                y += SMALL_LINE;
            }
            y += 3.0;
        }
        let row_title = text::wrap(&self.row_title, SMALL, label_room, 3);
        let head_lines = panel
            .heads
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or(1)
            .max(row_title.len());
        let head_bottom = y + head_lines as f64 * SMALL_LINE;
        let title_middle = Point::new(0.0, head_bottom - row_title.len() as f64 * SMALL_LINE / 2.0);
        rows::draw_lines(
            canvas,
            title_middle,
            &Lettering::small(Ink::Quiet),
            SMALL_LINE,
            &row_title,
        );
        for (place, head) in panel.heads.iter().enumerate() {
            let x = panel.left + (place as f64 + 0.5) * panel.cell_width;
            let middle = Point::new(x, head_bottom - head.len() as f64 * SMALL_LINE / 2.0);
            let lettering = Lettering::small(Ink::Text).anchored(Anchor::Middle);
            rows::draw_lines(canvas, middle, &lettering, SMALL_LINE, head);
        }

        y = head_bottom + 5.0;
        let mut framed = Vec::new();
        for row in &self.rows {
            let label = text::wrap(&row.label, SMALL, label_room, 3);
            let count = row
                .count
                .as_deref()
                .map_or_else(Vec::new, |count| text::wrap(count, SMALL, label_room, 2));
            let words_height = (label.len() + count.len()) as f64 * SMALL_LINE;
            let height = CELL_HEIGHT.max(words_height + 6.0);
            let mut line_y = y + (height - words_height + SMALL_LINE) / 2.0;
            for (lines, ink) in [(label, Ink::Text), (count, Ink::Quiet)] {
                for line in lines {
                    canvas.text(Point::new(0.0, line_y), &Lettering::small(ink), &line);
                    line_y += SMALL_LINE;
                }
            }
            for (place, column) in panel.columns.clone().enumerate() {
                let rect = Rect {
                    left: panel.left + place as f64 * panel.cell_width + 1.0,
                    top: y + 1.0,
                    width: panel.cell_width - 2.0,
                    height: height - 2.0,
                };
                self.draw_cell(canvas, rect, self.reading(row, column), strongest);
                if self.frame_same && row.label == self.columns[column] {
                    framed.push(rect);
                }
            }
            y += height;
        }
        for rect in framed {
            canvas.rect(rect, Fill::None, Some(Stroke::new(Ink::Text, 2.0)));
        }
        y
    }

    fn draw_cell(&self, canvas: &mut Canvas<'_>, rect: Rect, reading: Reading, strongest: f64) {
        let value = match reading.drawn() {
            Ok(estimate) => estimate.value,
            Err(missing) => {
                canvas.rect(
                    rect,
                    Fill::Hatch(Hatch::from(missing)),
                    Some(Stroke::thin(Ink::Hairline)),
                );
                return;
            }
        };
        let ink = match class_of(value, strongest) {
            Some(class) => {
                canvas.rect(rect, Fill::Ink(Ink::Class(class), 1.0), None);
                Ink::OnClass(class)
            }
            None => Ink::Quiet,
        };
        let at = Point::new(rect.left + rect.width / 2.0, rect.top + rect.height / 2.0);
        let words = text::wrap(&self.format.write(value, self.frame.locale), SMALL, rect.width, 1).concat();
        canvas.text(at, &Lettering::small(ink).anchored(Anchor::Middle), &words);
    }
}

/// The class of a figure, in five equal steps from zero; none for zero and below.
fn class_of(value: f64, strongest: f64) -> Option<usize> {
    if value <= 0.0 || strongest <= 0.0 {
        return None;
    }
    Some(((value / strongest * SERIES as f64) as usize).min(SERIES - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_equal_steps_from_zero() {
        assert_eq!(class_of(0.0, 10.0), None);
        assert_eq!(class_of(-4.0, 10.0), None);
        assert_eq!(class_of(1.0, 0.0), None);
        assert_eq!(
            [0.1, 1.9, 2.0, 9.9, 10.0, 11.0].map(|value| class_of(value, 10.0)),
            [0, 0, 1, 4, 4, 4].map(Some)
        );
    }
}
