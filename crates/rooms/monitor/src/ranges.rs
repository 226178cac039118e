//! Ranges in words: one that rounds to one number is said as one number, and a difference says which way it goes.

use crate::telling::{Telling, decimals_for};
use vocabulary::Message;

/// "between 4 and 11", or the one number that both ends round to.
pub(crate) fn between(telling: &Telling<'_>, low: &str, high: &str) -> String {
    let key = if low == high { "range-one" } else { "range-between" };
    telling.text(&Message::new(key).with("low", low).with("high", high))
}

/// How differences between two groups are written: as pupils of a hundred, or in the unit of a test.
pub(crate) struct Differences<'a> {
    telling: &'a Telling<'a>,
    /// The decimals of a value, or none for pupils of a hundred.
    decimals: Option<usize>,
}

impl<'a> Differences<'a> {
    /// Differences between shares.
    pub(crate) fn of_hundred(telling: &'a Telling<'a>) -> Self {
        Self {
            telling,
            decimals: None,
        }
    }

    /// Differences between means, no finer than a range of this width bears.
    pub(crate) fn of_means(telling: &'a Telling<'a>, width: f64) -> Self {
        Self {
            telling,
            decimals: Some(decimals_for(width)),
        }
    }

    /// The kind of difference, for messages that word the two differently.
    pub(crate) fn kind(&self) -> &'static str {
        if self.decimals.is_some() { "mean" } else { "share" }
    }

    /// "2 to 6 fewer", "0.4 points lower to 1.2 points higher"; nothing where both ends round to zero.
    pub(crate) fn words(&self, low: f64, high: f64) -> Option<String> {
        let (least, most) = (self.size(low), self.size(high));
        let is_zero = |size: &str| !size.bytes().any(|digit| digit.is_ascii_digit() && digit != b'0');
        let message = match (is_zero(&least), is_zero(&most)) {
            (true, true) => return None,
            (false, false) if low < 0.0 && high > 0.0 => Message::new("span-both")
                .with("lower", self.with_unit(&least))
                .with("lower-way", self.way(low))
                .with("higher", self.with_unit(&most))
                .with("higher-way", self.way(high)),
            (false, false) if least == most => Message::new("span-one")
                .with("size", self.with_unit(&least))
                .with("way", self.way(low)),
            // The end nearest to zero comes first, whichever way the difference goes.
            (least_is_zero, _) => {
                let goes_down = !least_is_zero && low < 0.0;
                let (near, far, way) = if goes_down {
                    (&most, &least, self.way(low))
                } else {
                    (&least, &most, self.way(high))
                };
                Message::new("span-side")
                    .with("near", near.as_str())
                    .with("far", self.with_unit(far))
                    .with("way", way)
            }
        };
        Some(self.telling.text(&message))
    }

    /// The size without its sign; the words say which way it goes.
    fn size(&self, value: f64) -> String {
        let numbers = self.telling.numbers();
        match self.decimals {
            Some(decimals) => numbers.decimal(value.abs(), decimals),
            None => numbers.per_hundred(value.abs()),
        }
    }

    fn with_unit(&self, size: &str) -> String {
        match self.decimals {
            Some(_) => format!("{size} {}", self.telling.unit()).trim_end().to_owned(),
            None => size.to_owned(),
        }
    }

    fn way(&self, value: f64) -> String {
        let key = match (self.decimals.is_some(), value < 0.0) {
            (true, true) => "way-lower",
            (true, false) => "way-higher",
            (false, true) => "way-fewer",
            (false, false) => "way-more",
        };
        self.telling.say(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telling::Subject;
    use measuring::{Choice, Settings, count, measure};
    use messages::Catalogue;
    use vocabulary::canonical::Origin;
    use vocabulary::{Label, Tables};

    fn with_telling(check: impl Fn(&Telling<'_>)) {
        let tables = Tables::empty(Origin::Records);
        let cube = count(&tables, Choice::first(&tables), &[]);
        let measurement = measure(&cube, &[], &Settings::default(), |_, _| {});
        let (language, file) = crate::LOCALES[1];
        let catalogue = Catalogue::new(language, &[file]).expect("the file is sound");
        let subject = Subject {
            title: Label::same("list"),
            source: None,
            sum_of: None,
            pupils: 0,
            schools: 0,
            cohorts: None,
            older_cohorts: 0,
            tests: crate::TestsTaken::default(),
            rows_left_out: 0,
            program: String::new(),
            bootstrap: (1, 1),
        };
        check(&Telling {
            subject: &subject,
            measurement: &measurement,
            context: cube.context(),
            catalogue: &catalogue,
        });
    }

    #[test]
    fn a_range_that_rounds_to_one_number_is_said_as_one() {
        with_telling(|telling| {
            assert_eq!(between(telling, "4", "11"), "between 4 and 11");
            assert_eq!(between(telling, "5", "5"), "both ends round to 5");
        });
    }

    #[test]
    fn a_difference_says_which_way_it_goes() {
        with_telling(|telling| {
            let words = |low: f64, high: f64| Differences::of_hundred(telling).words(low, high);
            let said = |low: f64, high: f64| words(low, high).expect("a difference");
            assert_eq!(said(-0.06, -0.02), "2 to 6 fewer");
            assert_eq!(said(0.02, 0.06), "2 to 6 more");
            assert_eq!(said(-0.01, 0.13), "1 fewer to 13 more");
            assert_eq!(said(-0.051, -0.049), "5 fewer");
            assert_eq!(said(-0.04, 0.001), "0 to 4 fewer");
            assert_eq!(said(-0.001, 0.04), "0 to 4 more");
            assert_eq!(said(0.001, 0.04), "0 to 4 more");
            assert_eq!(words(-0.004, 0.004), None);
            let means = Differences::of_means(telling, 3.0);
            assert_eq!(means.words(-5.52, -1.94).as_deref(), Some("1.9 to 5.5 lower"));
        });
    }
}
