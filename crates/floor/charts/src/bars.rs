//! Stacked bars: how pupils are divided over ordered levels, with who is unknown.

use crate::{
    axis::Axis,
    frame::{Chart, Frame},
    key::{self, Swatch},
    locale::Format,
    marks::Hatch,
    reading::{Missing, drawable},
    rows::{self, Counts, PlacedRows, RowWords},
    svg::{Anchor, Canvas, Fill, Lettering, Point, Rect, Stroke, Svg},
    text::{self, SMALL},
    theme::{Ink, SERIES, Theme},
};

/// What a part of a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// A level in the order of the parts: coloured from light to dark.
    Level,
    /// Pupils of whom it is unknown: hatched.
    Unknown,
    /// Pupils who are not shown: dotted.
    Suppressed,
}

/// One part that every bar has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// What it stands for.
    pub kind: PartKind,
}

/// How large the parts of one bar are.
#[derive(Debug, Clone, PartialEq)]
pub enum Division {
    /// An amount for each part, in any one unit: the bar shows shares of their sum. A division with an amount that
    /// is negative or not a number, with too few or too many, or adding up to nothing, is drawn as unknown.
    Known(Vec<f64>),
    /// Nobody knows.
    Unknown,
    /// Known, but not shown.
    Suppressed,
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// Its parts.
    pub division: Division,
    /// Words at the right, such as "n = 123".
    pub count: Option<String>,
}

/// What is written in the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The share of the bar, as a whole percentage.
    Shares,
    /// The amount, as a whole number.
    Amounts,
}

/// A chart of bars of equal length, each divided over the same parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What every chart has.
    pub frame: Frame,
    /// What the whole of a bar is, such as "aandeel van de leerlingen".
    pub label: String,
    /// The parts from left to right.
    pub parts: Vec<Part>,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// What is written in the parts, where it fits.
    pub written: Written,
}

impl Chart for Bars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frame
    }

    fn draw(&self, theme: &Theme) -> Svg {
        let (mut canvas, top) = self.frame.begin(theme);
        let width = self.frame.drawn_width();
        let swatches = self.swatches();
        let items: Vec<(Swatch, &str)> = swatches
            .iter()
            .copied()
            .zip(self.parts.iter().map(|part| part.label.as_str()))
            .collect();
        let key_bottom = key::draw(&mut canvas, &items, 0.0, width, top);

        let words: Vec<RowWords<'_>> = self
            .bars
            .iter()
            .map(|bar| RowWords {
                label: &bar.label,
                count: bar.count.as_deref(),
            })
            .collect();
        let placed = PlacedRows::lay_out(&self.frame, key_bottom + 12.0, &words, 26.0, Counts::Right);
        let across = (placed.across.0 + 2.0, placed.across.1 - 16.0);
        let axis = Axis::from_zero(self.label.clone(), Format::Share).reaching(0.0, 1.0);
        let axis = axis.fit_across(std::iter::empty(), across, self.frame.locale);
        placed.draw_grid(&mut canvas, &axis);
        for (bar, place) in self.bars.iter().zip(&placed.rows) {
            match self.shares(&bar.division) {
                Ok((shares, total)) => {
                    self.draw_bar(&mut canvas, &swatches, across, place.mark, &shares, total)
                }
                Err(missing) => rows::draw_missing(&mut canvas, across, place.mark, missing, &self.frame),
            }
        }
        placed.draw_words(&mut canvas);
        let bottom = axis.draw_below(&mut canvas, placed.bottom + 4.0, across.0 - 2.0, width);
        canvas.finish(&self.frame, bottom + 4.0)
    }
}

impl Bars {
    /// The shares of a division and the sum they are shares of.
    fn shares(&self, division: &Division) -> Result<(Vec<f64>, f64), Missing> {
        match division {
            Division::Known(amounts) => {
                let total: f64 = amounts.iter().sum();
                let sound = amounts.len() == self.parts.len()
                    && amounts.iter().all(|amount| drawable(*amount) && *amount >= 0.0)
                    && total > 0.0;
                if sound {
                    Ok((amounts.iter().map(|amount| amount / total).collect(), total))
                } else {
                    Err(Missing::Unknown)
                }
            }
            Division::Unknown => Err(Missing::Unknown),
            Division::Suppressed => Err(Missing::Suppressed),
        }
    }

    /// The look of each part: up to five levels have five colours, up to ten a texture on every second.
    fn swatches(&self) -> Vec<Swatch> {
        let levels = self
            .parts
            .iter()
            .filter(|part| part.kind == PartKind::Level)
            .count();
        let mut classes = ordered_classes(levels).into_iter();
        self.parts
            .iter()
            .map(|part| match part.kind {
                PartKind::Level => {
                    classes
                        .next()
                        .map_or(Swatch::Hatch(Hatch::Unknown), |(number, second)| Swatch::Class {
                            number,
                            second,
                        })
                }
                PartKind::Unknown => Swatch::Hatch(Hatch::Unknown),
                PartKind::Suppressed => Swatch::Hatch(Hatch::Suppressed),
            })
            .collect()
    }

    fn draw_bar(
        &self,
        canvas: &mut Canvas<'_>,
        swatches: &[Swatch],
        across: (f64, f64),
        y: f64,
        shares: &[f64],
        total: f64,
    ) {
        let mut left = across.0;
        for (&swatch, &share) in swatches.iter().zip(shares) {
            let width = share * (across.1 - across.0);
            // A sliver of ground keeps neighbours of one colour apart.
            let rect = Rect {
                left: left + 0.75,
                top: y - 12.0,
                width: (width - 1.5).max(0.4),
                height: 24.0,
            };
            left += width;
            if share == 0.0 {
                continue;
            }
            let ink = match swatch {
                Swatch::Class { number, second } => {
                    key::fill_class(canvas, rect, number, second);
                    Ink::OnClass(number)
                }
                Swatch::Hatch(hatch) => {
                    canvas.rect(rect, Fill::Hatch(hatch), Some(Stroke::thin(Ink::Quiet)));
                    Ink::Text
                }
                Swatch::Line(_) => continue,
            };
            let words = match self.written {
                Written::Shares => Format::Share.write(share, self.frame.locale),
                Written::Amounts => Format::Count.write(share * total, self.frame.locale),
            };
            if text::width(&words, SMALL) + 8.0 > rect.width {
                continue;
            }
            let at = Point::new(rect.left + rect.width / 2.0, y);
            let lettering = Lettering::small(ink).anchored(Anchor::Middle);
            match swatch {
                Swatch::Class { number, second: true } => {
                    let half = text::width(&words, SMALL) / 2.0 + 2.0;
                    let plate =
                        Rect::between(Point::new(at.x - half, y - 8.0), Point::new(at.x + half, y + 8.0));
                    canvas.rect(plate, Fill::Ink(Ink::Class(number), 1.0), None);
                    canvas.text(at, &lettering, &words);
                }
                Swatch::Class { .. } => canvas.text(at, &lettering, &words),
                Swatch::Hatch(_) | Swatch::Line(_) => canvas.text(at, &lettering.plated(), &words),
            }
        }
    }
}

/// The class, and whether it has the second texture, of each of so many ordered levels.
fn ordered_classes(levels: usize) -> Vec<(usize, bool)> {
    match levels {
        0 => Vec::new(),
        1 => vec![(SERIES / 2, false)],
        2..=SERIES => (0..levels)
            .map(|level| ((level * (SERIES - 1) + (levels - 1) / 2) / (levels - 1), false))
            .collect(),
        _ => {
            let class = |level: usize| level * SERIES / levels;
            let place_in_class =
                |level: usize| (0..level).filter(|&other| class(other) == class(level)).count();
            (0..levels)
                .map(|level| (class(level), place_in_class(level) % 2 == 1))
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_run_from_light_to_dark_and_stay_distinct() {
        for levels in 1..=10 {
            let classes = ordered_classes(levels);
            assert_eq!(classes.len(), levels);
            assert!(classes.is_sorted(), "{classes:?}");
            assert!(classes.windows(2).all(|pair| pair[0] != pair[1]), "{classes:?}");
        }
        assert_eq!(ordered_classes(3), [(0, false), (2, false), (4, false)]);
        assert_eq!(ordered_classes(40).len(), 40);
    }
}
