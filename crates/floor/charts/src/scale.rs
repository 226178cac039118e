//! From numbers to px: a linear scale, and ticks at round numbers.

/// A straight map from numbers to px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// The numbers at the two ends.
    pub(crate) numbers: (f64, f64),
    /// The px at the two ends, in the same order; upward axes have the larger px first.
    pub(crate) px: (f64, f64),
}

impl Scale {
    /// The px of a number; beyond the ends it goes on in a straight line.
    pub(crate) fn at(&self, number: f64) -> f64 {
        let (from, to) = self.numbers;
        self.px.0 + (number - from) / (to - from) * (self.px.1 - self.px.0)
    }

    /// The px of a number, or of the nearest end.
    pub(crate) fn at_within(&self, number: f64) -> f64 {
        self.at(number.clamp(self.numbers.0, self.numbers.1))
    }
}

/// Round numbers at equal steps that enclose a range.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticks {
    pub(crate) step: f64,
    pub(crate) numbers: Vec<f64>,
}

impl Ticks {
    /// Ticks from at or below `low` to at or above `high`, in about `wanted` steps or fewer, none smaller than
    /// `smallest`. Steps are 1, 2 or 5 times a power of ten (Heckbert 1990). Both ends must be finite, `low` below
    /// `high`.
    pub(crate) fn enclosing(low: f64, high: f64, wanted: usize, smallest: f64) -> Self {
        let step = round_up((high - low) / wanted.max(1) as f64).max(smallest);
        // A hair of tolerance: 0.6 / 0.2 is a little under 3.
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        let steps = (last - first).min(1000.0) as u32;
        let numbers = (0..=steps)
            .map(|place| (first + f64::from(place)) * step)
            .collect();
        Self { step, numbers }
    }

    /// The round numbers between `low` and `high`, both included, under the same conditions; at least two, or else
    /// `None`.
    pub(crate) fn between(low: f64, high: f64, wanted: usize, smallest: f64) -> Option<Self> {
        let step = round_up((high - low) / wanted.max(1) as f64).max(smallest);
        let first = (low / step - 1e-9).ceil();
        let last = (high / step + 1e-9).floor();
        let steps = (last - first).min(1000.0);
        let numbers = || {
            (0..=steps as u32)
                .map(|place| (first + f64::from(place)) * step)
                .collect()
        };
        (steps >= 1.0).then(|| Self {
            step,
            numbers: numbers(),
        })
    }
}

/// The next number up of the form 1, 2 or 5 times a power of ten.
fn round_up(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let leading = step / power;
    let round = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|&round| leading <= round * (1.0 + 1e-9))
        .unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose() {
        let ticks = Ticks::enclosing(0.03, 0.58, 6, 0.01);
        assert!((ticks.step - 0.1).abs() < 1e-12);
        assert_eq!(ticks.numbers.len(), 7);
        assert!(ticks.numbers[0].abs() < 1e-12 && (ticks.numbers[6] - 0.6).abs() < 1e-12);

        for (low, high) in [
            (-3.0, 4.0),
            (523.0, 548.0),
            (1e-5, 2e-5),
            (-1e12, 1e12),
            (0.0, 1.0),
        ] {
            for wanted in 1..9 {
                let ticks = Ticks::enclosing(low, high, wanted, 1e-9);
                let slack = ticks.step * 1e-6;
                assert!(ticks.numbers[0] <= low + slack, "{low}..{high}: {ticks:?}");
                assert!(
                    *ticks.numbers.last().expect("never empty") >= high - slack,
                    "{low}..{high}: {ticks:?}"
                );
                assert!(ticks.numbers.len() <= wanted + 3, "{low}..{high}: {ticks:?}");
            }
        }
    }

    #[test]
    fn ticks_between_stay_inside() {
        let ticks = Ticks::between(516.0, 548.0, 4, 1e-9).expect("there are round numbers between");
        assert_eq!(ticks.numbers, [520.0, 530.0, 540.0]);
        assert_eq!(Ticks::between(511.0, 519.0, 1, 1e-9), None);
    }

    #[test]
    fn counts_have_whole_steps() {
        assert_eq!(Ticks::enclosing(0.0, 2.0, 8, 1.0).numbers, [0.0, 1.0, 2.0]);
    }

    #[test]
    fn maps_ends_to_ends() {
        let scale = Scale {
            numbers: (-1.0, 3.0),
            px: (100.0, 20.0),
        };
        assert_eq!(scale.at(-1.0), 100.0);
        assert_eq!(scale.at(3.0), 20.0);
        assert_eq!(scale.at(1.0), 60.0);
        assert_eq!(scale.at_within(9.0), 20.0);
    }
}
