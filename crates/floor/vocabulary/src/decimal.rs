//! Decimal numbers as whole numbers: a value and the number of decimals of its column.
//!
//! Sums of whole numbers do not depend on their order, so a figure is the same on one machine and on twenty.

use serde::{Deserialize, Serialize};

/// How many decimals the values of a column carry, 0 to 6. A value `v` stands for `v / 10^decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Decimals(u8);

impl Decimals {
    /// The most decimals a column may carry.
    pub const MOST: u8 = 6;
    /// Weights always carry six decimals.
    pub const WEIGHT: Self = Self(6);
    /// Whole numbers.
    pub const NONE: Self = Self(0);
    /// Tenths.
    pub const ONE: Self = Self(1);

    /// A number of decimals, at most [`Decimals::MOST`].
    #[must_use]
    pub fn new(decimals: u8) -> Option<Self> {
        (decimals <= Self::MOST).then_some(Self(decimals))
    }

    /// The number of decimals.
    #[must_use]
    pub fn count(self) -> u8 {
        self.0
    }

    /// `10^decimals`, the whole number that stands for one.
    #[must_use]
    pub fn one(self) -> i64 {
        10_i64.pow(u32::from(self.0))
    }

    /// Reads a plain decimal number (`-12`, `12.5`, `.5`) exactly; digits beyond the column's decimals are
    /// rounded half away from zero. Nothing for text, NaN, infinity or what does not fit.
    ///
    /// ```
    /// use vocabulary::Decimals;
    /// let tenths = Decimals::new(1).expect("at most six");
    /// assert_eq!(tenths.read("12.25"), Some(123));
    /// assert_eq!(tenths.read("12,5"), None); // the decimal comma is the file reader's business
    /// ```
    #[must_use]
    pub fn read(self, text: &str) -> Option<i64> {
        let text = text.trim();
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut value: i64 = 0;
        for byte in whole.bytes() {
            value = value.checked_mul(10)?.checked_add(digit(byte)?)?;
        }
        let mut places = fraction.bytes();
        for _ in 0..self.0 {
            let next = places.next().map_or(Some(0), digit)?;
            value = value.checked_mul(10)?.checked_add(next)?;
        }
        if let Some(byte) = places.next() {
            if digit(byte)? >= 5 {
                value = value.checked_add(1)?;
            }
            if !places.all(|byte| byte.is_ascii_digit()) {
                return None;
            }
        }
        Some(if negative { -value } else { value })
    }

    /// The nearest whole number that stands for `value`, or nothing if it is not finite or does not fit.
    #[must_use]
    pub fn round(self, value: f64) -> Option<i64> {
        let scaled = (value * self.one() as f64).round();
        (scaled.is_finite() && scaled.abs() < 9.0e18).then_some(scaled as i64)
    }

    /// The number that `value` stands for.
    #[must_use]
    pub fn to_f64(self, value: i64) -> f64 {
        value as f64 / self.one() as f64
    }
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

impl TryFrom<u8> for Decimals {
    type Error = &'static str;

    fn try_from(decimals: u8) -> Result<Self, Self::Error> {
        Self::new(decimals).ok_or("a column carries at most six decimals")
    }
}

impl From<Decimals> for u8 {
    fn from(decimals: Decimals) -> Self {
        decimals.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exactly_and_rounds_half_away_from_zero() {
        let two = Decimals::new(2).expect("at most six");
        let cases = [
            ("1", 100),
            ("1.005", 101),
            ("-1.005", -101),
            (".5", 50),
            ("3.", 300),
            ("0.994999", 99),
        ];
        for (text, value) in cases {
            assert_eq!(two.read(text), Some(value), "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "1e3",
            "NaN",
            "inf",
            "1.2.3",
            "12x",
            "1.00x",
            "99999999999999999999",
        ] {
            assert_eq!(two.read(text), None, "{text}");
        }
        assert_eq!(Decimals::new(7), None);
    }

    #[test]
    fn floats_that_are_no_numbers_are_refused() {
        assert_eq!(Decimals::NONE.round(f64::NAN), None);
        assert_eq!(Decimals::WEIGHT.round(f64::INFINITY), None);
        assert_eq!(Decimals::WEIGHT.round(0.1), Some(100_000));
    }
}
