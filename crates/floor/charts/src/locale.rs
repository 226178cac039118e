//! How numbers are written: marks and signs of a language, and the kinds of figure there are.

/// The marks in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    /// Between the whole and the fraction.
    pub decimal: char,
    /// Between groups of three digits.
    pub thousands: char,
}

impl Locale {
    /// 1.234,5
    pub const DUTCH: Self = Self {
        decimal: ',',
        thousands: '.',
    };
    /// 1,234.5
    pub const ENGLISH: Self = Self {
        decimal: '.',
        thousands: ',',
    };

    /// A number with a fixed count of decimals (at most 9), grouped by thousands, with a true minus sign.
    ///
    /// What rounds to zero has no sign. What is not finite has no digits and becomes an empty string.
    ///
    /// ```
    /// use charts::Locale;
    ///
    /// assert_eq!(Locale::DUTCH.number(-1234.56, 1), "\u{2212}1.234,6");
    /// assert_eq!(Locale::ENGLISH.number(1234.0, 0), "1,234");
    /// ```
    pub fn number(self, value: f64, decimals: u8) -> String {
        if !value.is_finite() {
            return String::new();
        }
        let plain = format!("{:.*}", usize::from(decimals.min(9)), value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
            text.push('\u{2212}');
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// A whole number, grouped by thousands.
    pub fn count(self, count: u64) -> String {
        let digits = count.to_string();
        let mut text = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                text.push(self.thousands);
            }
            text.push(digit);
        }
        text
    }
}

/// What kind of figure a number is, and so how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A number of pupils, schools, years: whole.
    Count,
    /// A share from 0 to 1, written as a whole percentage.
    Share,
    /// A difference between two shares, from -1 to 1, written in whole percentage points with its sign.
    SharePoints,
    /// A score or an index with this many decimals.
    Number {
        /// Digits after the decimal mark.
        decimals: u8,
    },
    /// A difference between two scores, written with its sign.
    Difference {
        /// Digits after the decimal mark.
        decimals: u8,
    },
}

impl Format {
    /// The number as it stands beside a mark.
    pub fn write(self, value: f64, locale: Locale) -> String {
        match self {
            Self::Count => locale.number(value, 0),
            Self::Share => percentage(locale.number(value * 100.0, 0)),
            Self::SharePoints => signed(value, locale.number(value * 100.0, 0)),
            Self::Number { decimals } => locale.number(value, decimals),
            Self::Difference { decimals } => signed(value, locale.number(value, decimals)),
        }
    }

    /// The number as it stands at a tick: no more decimals than the step between ticks needs.
    pub(crate) fn write_tick(self, value: f64, step: f64, locale: Locale) -> String {
        let needed = decimals_of(step);
        match self {
            Self::Count | Self::Share | Self::SharePoints => self.write(value, locale),
            Self::Number { .. } => locale.number(value, needed),
            Self::Difference { .. } => signed(value, locale.number(value, needed)),
        }
    }

    /// The smallest step between ticks that are still written differently.
    pub(crate) fn smallest_step(self) -> f64 {
        match self {
            Self::Count => 1.0,
            Self::Share | Self::SharePoints => 0.01,
            Self::Number { .. } | Self::Difference { .. } => 1e-9,
        }
    }
}

fn percentage(digits: String) -> String {
    if digits.is_empty() { digits } else { digits + "%" }
}

/// A difference above zero says so; one that is written as zero has no sign.
fn signed(value: f64, written: String) -> String {
    let is_zero = !written.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    if value > 0.0 && !is_zero {
        format!("+{written}")
    } else {
        written
    }
}

/// Decimals needed to write multiples of a step of the form 1, 2 or 5 times a power of ten.
fn decimals_of(step: f64) -> u8 {
    (0..9)
        .find(|&decimals| (step * 10f64.powi(i32::from(decimals))).fract().abs() < 1e-6)
        .unwrap_or(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_signs() {
        assert_eq!(Locale::DUTCH.number(1_234_567.891, 2), "1.234.567,89");
        assert_eq!(Locale::ENGLISH.number(999.0, 0), "999");
        assert_eq!(Locale::DUTCH.number(-0.04, 1), "0,0");
        assert_eq!(Locale::DUTCH.number(f64::NAN, 1), "");
        assert_eq!(Locale::DUTCH.number(f64::NEG_INFINITY, 1), "");
        assert_eq!(Locale::DUTCH.count(2287), "2.287");
        assert_eq!(Locale::ENGLISH.count(1_000_000), "1,000,000");
    }

    #[test]
    fn each_kind_has_its_own_form() {
        let dutch = Locale::DUTCH;
        assert_eq!(Format::Share.write(0.416, dutch), "42%");
        assert_eq!(Format::SharePoints.write(0.07, dutch), "+7");
        assert_eq!(Format::SharePoints.write(-0.07, dutch), "\u{2212}7");
        assert_eq!(Format::SharePoints.write(0.001, dutch), "0");
        assert_eq!(
            Format::Difference { decimals: 1 }.write(3.25, Locale::ENGLISH),
            "+3.2"
        );
        assert_eq!(Format::Share.write(f64::NAN, dutch), "");
    }

    #[test]
    fn ticks_have_the_decimals_they_need() {
        let format = Format::Number { decimals: 2 };
        assert_eq!(format.write_tick(0.5, 0.5, Locale::DUTCH), "0,5");
        assert_eq!(format.write_tick(10.0, 5.0, Locale::DUTCH), "10");
        assert_eq!(decimals_of(0.002), 3);
    }
}
