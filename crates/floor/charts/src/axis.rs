//! An axis: what it measures, where it starts, and how it is drawn.

use crate::{
    locale::{Format, Locale},
    reading::drawable,
    scale::{Scale, Ticks},
    svg::{Anchor, Canvas, Lettering, Point, Stroke},
    text::{self, SMALL, SMALL_LINE},
    theme::Ink,
};

/// What an axis measures and how far it reaches.
///
/// An axis that need not start at zero cannot be made without the words that say so; they are drawn when zero is
/// indeed out of sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    label: String,
    format: Format,
    not_from_zero: Option<String>,
    reach: Option<(f64, f64)>,
}

impl Axis {
    /// An axis that always holds zero: for counts, shares and differences.
    pub fn from_zero(label: impl Into<String>, format: Format) -> Self {
        Self {
            label: label.into(),
            format,
            not_from_zero: None,
            reach: None,
        }
    }

    /// An axis that reaches no further than its figures: for scores. `not_from_zero` is drawn under the axis when
    /// zero is out of sight.
    pub fn free(label: impl Into<String>, format: Format, not_from_zero: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            format,
            not_from_zero: Some(not_from_zero.into()),
            reach: None,
        }
    }

    /// The same axis, reaching at least over this range: so that several charts compare. Figures beyond it still
    /// stretch the axis. A range that is not finite is ignored.
    pub fn reaching(self, from: f64, to: f64) -> Self {
        let reach = (drawable(from) && drawable(to)).then_some((from.min(to), from.max(to)));
        Self { reach, ..self }
    }

    pub(crate) fn write(&self, value: f64, locale: Locale) -> String {
        self.format.write(value, locale)
    }

    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// The range in numbers that holds these figures.
    fn extent(&self, figures: impl Iterator<Item = f64>) -> (f64, f64) {
        let reach = self.reach.into_iter().flat_map(|(from, to)| [from, to]);
        let zero = self.not_from_zero.is_none().then_some(0.0);
        let (low, high) = figures
            .filter(|figure| drawable(*figure))
            .chain(reach)
            .chain(zero)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), figure| {
                (low.min(figure), high.max(figure))
            });
        if low > high {
            return (0.0, 1.0);
        }
        if high - low <= 1e-9 * low.abs().max(high.abs()) {
            let around = match self.format {
                Format::Count => 1.0,
                Format::Share | Format::SharePoints => 0.1,
                Format::Number { .. } | Format::Difference { .. } => (0.05 * high.abs()).max(0.5),
            };
            // Zero alone grows upwards only, except for a difference, which has two sides.
            let is_difference = matches!(self.format, Format::SharePoints | Format::Difference { .. });
            let below = if low == 0.0 && !is_difference { 0.0 } else { around };
            return (low - below, high + around);
        }
        (low, high)
    }

    /// Fits the axis to its figures between two px, from left to right.
    pub(crate) fn fit_across(
        &self,
        figures: impl Iterator<Item = f64>,
        px: (f64, f64),
        locale: Locale,
    ) -> FittedAxis<'_> {
        let (low, high) = self.extent(figures);
        let mut steps = ((px.1 - px.0) / 44.0).floor().clamp(1.0, 6.0) as usize;
        loop {
            let fitted = self.fitted(low, high, px, steps, locale);
            if steps == 1 || fitted.labels_are_apart() {
                return fitted;
            }
            steps -= 1;
        }
    }

    /// Fits the axis to its figures between two px, from left to right, with room for words beside the figures.
    ///
    /// The second answer is whether the words fit without squeezing the axis out; if not, leave them out.
    pub(crate) fn fit_across_with_words(
        &self,
        figures: &[f64],
        words: &[WordsBeside],
        px: (f64, f64),
        locale: Locale,
    ) -> (FittedAxis<'_>, bool) {
        const LEAST_AXIS: f64 = 64.0;
        // Room for half a tick label; more is added only where words would stick out, which moves the figures,
        // so that it takes a few rounds to settle.
        let mut inset = (16.0, 16.0);
        for _ in 0..12 {
            let inner = (px.0 + inset.0, px.1 - inset.1);
            if inner.1 - inner.0 < LEAST_AXIS {
                break;
            }
            let fitted = self.fit_across(figures.iter().copied(), inner, locale);
            let most = |excess: &dyn Fn(&WordsBeside) -> f64| words.iter().map(excess).fold(0.0, f64::max);
            let left = most(&|one| px.0 + one.before - fitted.scale.at(one.low));
            let right = most(&|one| fitted.scale.at(one.high) + one.after - px.1);
            if left < 0.5 && right < 0.5 {
                return (fitted, true);
            }
            inset = (inset.0 + left, inset.1 + right);
        }
        let inner = (px.0 + 16.0, (px.1 - 16.0).max(px.0 + 17.0));
        (self.fit_across(figures.iter().copied(), inner, locale), false)
    }

    /// Fits the axis to its figures between two px, from bottom to top.
    pub(crate) fn fit_up(
        &self,
        figures: impl Iterator<Item = f64>,
        px: (f64, f64),
        locale: Locale,
    ) -> FittedAxis<'_> {
        let (low, high) = self.extent(figures);
        let steps = ((px.0 - px.1) / 44.0).floor().clamp(1.0, 10.0) as usize;
        self.fitted(low, high, px, steps, locale)
    }

    fn fitted(&self, low: f64, high: f64, px: (f64, f64), steps: usize, locale: Locale) -> FittedAxis<'_> {
        let smallest = self.format.smallest_step();
        // An axis that need not hold zero spends no room on scores that nobody has.
        let inside = self
            .not_from_zero
            .as_ref()
            .and_then(|_| Ticks::between(low, high, steps, smallest));
        let (ticks, from, to) = match inside {
            Some(ticks) => (ticks, low, high),
            None => {
                let ticks = Ticks::enclosing(low, high, steps, smallest);
                let (from, to) = (ticks.numbers[0], ticks.numbers[ticks.numbers.len() - 1]);
                (ticks, from, to)
            }
        };
        let labels = ticks
            .numbers
            .iter()
            .map(|&number| self.format.write_tick(number, ticks.step, locale))
            .collect();
        FittedAxis {
            named: true,
            axis: self,
            scale: Scale {
                numbers: (from, to),
                px,
            },
            ticks: ticks.numbers,
            labels,
        }
    }
}

/// Words beside a mark from `low` to `high`, in numbers, and the room they take before and after it, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct WordsBeside {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) before: f64,
    pub(crate) after: f64,
}

/// An axis with its scale and ticks.
pub(crate) struct FittedAxis<'a> {
    axis: &'a Axis,
    /// Whether the name of the axis is drawn with it.
    pub(crate) named: bool,
    pub(crate) scale: Scale,
    ticks: Vec<f64>,
    labels: Vec<String>,
}

impl FittedAxis<'_> {
    fn labels_are_apart(&self) -> bool {
        let spans: Vec<(f64, f64)> = self
            .ticks
            .iter()
            .zip(&self.labels)
            .map(|(&tick, label)| {
                let (middle, half) = (self.scale.at(tick), text::width(label, SMALL) / 2.0);
                (middle - half, middle + half)
            })
            .collect();
        spans.windows(2).all(|pair| pair[0].1 + 8.0 <= pair[1].0)
    }

    /// The widest tick label, in px.
    pub(crate) fn label_width(&self) -> f64 {
        text::widest(&self.labels, SMALL)
    }

    /// Upright grid lines between two heights; the one at zero stands out.
    pub(crate) fn draw_upright_grid(&self, canvas: &mut Canvas<'_>, top: f64, bottom: f64) {
        for &tick in &self.ticks {
            let x = self.scale.at(tick);
            canvas.line(Point::new(x, top), Point::new(x, bottom), grid_stroke(tick));
        }
    }

    /// Level grid lines between two px; the one at zero stands out.
    pub(crate) fn draw_level_grid(&self, canvas: &mut Canvas<'_>, left: f64, right: f64) {
        for &tick in &self.ticks {
            let y = self.scale.at(tick);
            canvas.line(Point::new(left, y), Point::new(right, y), grid_stroke(tick));
        }
    }

    /// Small strokes at the ticks, below a plot without upright grid lines.
    pub(crate) fn draw_strokes_below(&self, canvas: &mut Canvas<'_>, top: f64) {
        for &tick in &self.ticks {
            let x = self.scale.at(tick);
            canvas.line(
                Point::new(x, top),
                Point::new(x, top + 4.0),
                Stroke::thin(Ink::Quiet),
            );
        }
    }

    /// Tick labels and the name of the axis below `top`; the height at which they end. The name may be as wide as
    /// from `left` to `right`.
    pub(crate) fn draw_below(&self, canvas: &mut Canvas<'_>, top: f64, left: f64, right: f64) -> f64 {
        let lettering = Lettering::small(Ink::Quiet).anchored(Anchor::Middle);
        let y = top + SMALL_LINE / 2.0 + 2.0;
        // Where long labels leave too little room, the last and the first come before those between.
        let last = self.labels.len() - 1;
        let order = [last, 0].into_iter().chain(1..last);
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for place in order.take(self.labels.len()) {
            let (label, half) = (&self.labels[place], text::width(&self.labels[place], SMALL) / 2.0);
            let x = self.scale.at(self.ticks[place]).min(right - half).max(half);
            let span = (x - half - 4.0, x + half + 4.0);
            if taken.iter().all(|other| span.1 <= other.0 || other.1 <= span.0) {
                canvas.text(Point::new(x, y), &lettering, label);
                taken.push(span);
            }
        }
        self.draw_name(canvas, top + SMALL_LINE + 4.0, left, right)
    }

    /// Tick labels to the left of `x`.
    pub(crate) fn draw_left(&self, canvas: &mut Canvas<'_>, x: f64) {
        let lettering = Lettering::small(Ink::Quiet).anchored(Anchor::End);
        for (&tick, label) in self.ticks.iter().zip(&self.labels) {
            canvas.text(Point::new(x - 8.0, self.scale.at(tick)), &lettering, label);
        }
    }

    /// The name of the axis, and the words that it does not start at zero if so; the height at which they end.
    pub(crate) fn draw_name(&self, canvas: &mut Canvas<'_>, top: f64, left: f64, right: f64) -> f64 {
        let mut y = top + SMALL_LINE / 2.0;
        for (words, ink) in [(self.name(), Ink::Text), (self.note(), Ink::Quiet)] {
            if words.is_empty() {
                continue;
            }
            for line in text::wrap(words, SMALL, right - left, 3) {
                canvas.text(Point::new(left, y), &Lettering::small(ink), &line);
                y += SMALL_LINE;
            }
        }
        y - SMALL_LINE / 2.0
    }

    /// The height that [`Self::draw_name`] takes.
    pub(crate) fn name_height(&self, room: f64) -> f64 {
        let lines: usize = [self.name(), self.note()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(|words| text::wrap(words, SMALL, room, 3).len())
            .sum();
        lines as f64 * SMALL_LINE
    }

    fn name(&self) -> &str {
        if self.named { &self.axis.label } else { "" }
    }

    /// The caller's words that the axis does not start at zero, when it does not.
    fn note(&self) -> &str {
        let (from, to) = self.scale.numbers;
        let holds_zero = from <= 0.0 && to >= 0.0;
        match &self.axis.not_from_zero {
            Some(note) if !holds_zero => note,
            _ => "",
        }
    }
}

fn grid_stroke(tick: f64) -> Stroke {
    if tick == 0.0 {
        Stroke::new(Ink::Quiet, 1.2)
    } else {
        Stroke::thin(Ink::Hairline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted_range(axis: &Axis, figures: &[f64]) -> (f64, f64) {
        axis.fit_across(figures.iter().copied(), (0.0, 400.0), Locale::DUTCH)
            .scale
            .numbers
    }

    #[test]
    fn counts_start_at_zero() {
        let axis = Axis::from_zero("leerlingen", Format::Count);
        assert_eq!(fitted_range(&axis, &[90.0, 97.0]), (0.0, 100.0));
        assert_eq!(fitted_range(&axis, &[-3.0, 4.0]), (-4.0, 4.0));
    }

    #[test]
    fn a_free_axis_says_when_zero_is_out_of_sight() {
        let axis = Axis::free("score", Format::Number { decimals: 0 }, "niet vanaf 0");
        let far = axis.fit_across([520.0, 548.0].into_iter(), (0.0, 400.0), Locale::DUTCH);
        assert_eq!(far.note(), "niet vanaf 0");
        let near = axis.fit_across([-1.0, 3.0].into_iter(), (0.0, 400.0), Locale::DUTCH);
        assert_eq!(near.note(), "");
    }

    #[test]
    fn shares_stay_within_the_whole() {
        let axis = Axis::from_zero("aandeel", Format::Share);
        for high in [0.02, 0.31, 0.77, 0.93, 0.999, 1.0] {
            let (low, top) = fitted_range(&axis, &[0.0, high]);
            assert!(low == 0.0 && top <= 1.0 + 1e-9, "{high}: {low}..{top}");
        }
    }

    #[test]
    fn nothing_and_one_number_still_make_an_axis() {
        let share = Axis::from_zero("aandeel", Format::Share);
        let score = Axis::free("score", Format::Number { decimals: 1 }, "x");
        for figures in [
            &[][..],
            &[0.0],
            &[535.0],
            &[f64::NAN, f64::INFINITY],
            &[1e300],
            &[-7.0, -7.0],
        ] {
            for axis in [&share, &score] {
                let (low, high) = fitted_range(axis, figures);
                assert!(
                    low.is_finite() && high.is_finite() && low < high,
                    "{figures:?}: {low}..{high}"
                );
            }
        }
    }

    #[test]
    fn words_beside_marks_stay_inside() {
        let axis = Axis::from_zero("aandeel", Format::Share);
        let words = [WordsBeside {
            low: 0.0,
            high: 0.97,
            before: 40.0,
            after: 60.0,
        }];
        let (fitted, fits) = axis.fit_across_with_words(&[0.0, 0.97], &words, (100.0, 500.0), Locale::DUTCH);
        assert!(fits && fitted.scale.at(0.0) >= 139.5 && fitted.scale.at(0.97) <= 440.5);
        let (_, fits) = axis.fit_across_with_words(&[0.0, 0.97], &words, (100.0, 190.0), Locale::DUTCH);
        assert!(!fits);
    }

    #[test]
    fn there_are_no_more_ticks_than_labels_fit() {
        let axis = Axis::free("bedrag", Format::Number { decimals: 2 }, "x");
        for width in [60.0, 150.0, 600.0] {
            let fitted = axis.fit_across([0.0, 123_456_789.0].into_iter(), (0.0, width), Locale::DUTCH);
            assert!(
                fitted.labels_are_apart() || fitted.ticks.len() <= 3,
                "{:?} in {width}",
                fitted.labels
            );
        }
    }
}
