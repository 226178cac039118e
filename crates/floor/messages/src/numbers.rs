//! How a language writes numbers: the decimal sign, the thousands, a share as a percentage.

use vocabulary::Language;

/// The number signs of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Between whole and fraction.
    pub decimal: char,
    /// Between groups of three digits.
    pub thousands: char,
}

/// The minus sign of print; a hyphen is too short beside figures.
const MINUS: char = '\u{2212}';

impl Numbers {
    /// The signs of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::Nl => Self {
                decimal: ',',
                thousands: '.',
            },
            Language::En => Self {
                decimal: '.',
                thousands: ',',
            },
        }
    }

    /// A count: `12345` as `12.345`.
    #[must_use]
    pub fn count(self, count: u64) -> String {
        let digits = count.to_string();
        let mut written = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push(self.thousands);
            }
            written.push(digit);
        }
        written
    }

    /// A whole number that may be negative.
    #[must_use]
    pub fn signed(self, number: i64) -> String {
        let written = self.count(number.unsigned_abs());
        if number < 0 {
            format!("{MINUS}{written}")
        } else {
            written
        }
    }

    /// A number with so many decimals; what is not a number is an en dash.
    #[must_use]
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let written = format!("{:.decimals$}", number.abs());
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let whole = whole
            .parse()
            .map_or_else(|_| whole.to_owned(), |whole| self.count(whole));
        let is_zero = written.chars().all(|c| matches!(c, '0' | '.'));
        let sign = if number < 0.0 && !is_zero {
            MINUS.to_string()
        } else {
            String::new()
        };
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}{fraction}", self.decimal)
        }
    }

    /// A share of one as a percentage without decimals, the way pages show it: `0.264` as `26%`.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        if share.is_finite() {
            format!("{}%", self.decimal(share * 100.0, 0))
        } else {
            "–".to_owned()
        }
    }

    /// A share as "so many of 100": `0.264` as `26`.
    #[must_use]
    pub fn per_hundred(self, share: f64) -> String {
        self.decimal(share * 100.0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_in_its_own_signs() {
        let (nl, en) = (Numbers::of(Language::Nl), Numbers::of(Language::En));
        assert_eq!(nl.count(1_234_567), "1.234.567");
        assert_eq!(en.count(999), "999");
        assert_eq!(nl.decimal(-1234.567, 2), "−1.234,57");
        assert_eq!(en.decimal(0.5, 1), "0.5");
        assert_eq!(nl.decimal(-0.04, 1), "0,0");
        assert_eq!(nl.percent(0.264), "26%");
        assert_eq!(nl.decimal(f64::NAN, 1), "–");
    }
}
