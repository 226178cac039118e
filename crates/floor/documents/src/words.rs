//! The few words and number signs that renderers need, in the language of the document.

use messages::Catalogue;
use serde::Serialize;

use crate::Measure;
use crate::table::{number_decimals, share_decimals};

/// Words of the renderers themselves; the caller translates them. Nothing has a default, so nothing is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// In a cell whose figure is withheld ("niet getoond").
    pub not_shown: String,
    /// Why a figure is withheld; printed once under each table that has one.
    pub not_shown_means: String,
    /// In a cell that nobody recorded ("onbekend").
    pub unknown: String,
    /// What unknown means; printed once under each table that has one.
    pub unknown_means: String,
    /// Between units and decimals ("," in Dutch).
    pub decimal_sign: String,
    /// Between groups of three digits, in numbers of five digits and more ("." in Dutch).
    pub thousands_sign: String,
    /// Between the ends of an interval, without spaces ("tot").
    pub to: String,
    /// Heads the column of lower ends in the workbook ("ondergrens").
    pub lower_end: String,
    /// Heads the column of upper ends in the workbook ("bovengrens").
    pub upper_end: String,
    /// The first link of a web page, for those who do not use a mouse ("Naar de inhoud").
    pub skip_to_content: String,
    /// Heads the list of sections ("Inhoud").
    pub contents: String,
    /// Opens the table behind a figure ("Bekijk de getallen").
    pub show_figures: String,
    /// Heads an informative note ("Goed om te weten").
    pub info: String,
    /// Heads a note of caution ("Let op").
    pub caution: String,
    /// Heads the question to the team ("Vraag voor het team").
    pub question: String,
    /// Before a page number ("bladzijde").
    pub page: String,
    /// Between the page number and the number of pages ("van").
    pub of: String,
    /// Said at the end of a report with signs that no font has.
    pub unset: String,
    /// Name of the first sheet of the workbook ("Uitleg").
    pub about_sheet: String,
}

const MINUS: &str = "\u{2212}";
/// Keeps an interval on one line.
const HARD_SPACE: &str = "\u{a0}";

impl Words {
    /// The words of a language; what is withheld is said of pupils, and can be said otherwise.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let say = |key: &str| catalogue.say(key);
        let numbers = catalogue.numbers();
        Self {
            not_shown: say("word-not-shown"),
            not_shown_means: say("word-not-shown-means"),
            unset: say("word-unset"),
            unknown: say("word-unknown"),
            unknown_means: say("word-unknown-means"),
            decimal_sign: numbers.decimal.to_string(),
            thousands_sign: numbers.thousands.to_string(),
            to: say("document-to"),
            lower_end: say("document-lower-end"),
            upper_end: say("document-upper-end"),
            skip_to_content: say("document-skip"),
            contents: say("document-contents"),
            show_figures: say("document-show-figures"),
            info: say("document-info"),
            caution: say("document-caution"),
            question: say("document-question"),
            page: say("document-page"),
            of: say("document-of"),
            about_sheet: say("document-about-sheet"),
        }
    }

    /// A count: `1234` as it is, `12345` with its thousands marked.
    pub fn count(&self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// A number rounded to `decimals`, halves away from zero, with a real minus sign and never "minus zero".
    pub fn number(&self, number: f64, decimals: u8) -> String {
        let rounded = rounded(number, decimals);
        let digits = format!("{:.*}", usize::from(decimals), rounded.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut written = String::from(if rounded < 0.0 { MINUS } else { "" });
        written.push_str(&self.grouped(whole));
        if !fraction.is_empty() {
            written.push_str(&self.decimal_sign);
            written.push_str(fraction);
        }
        written
    }

    /// A share of 0 to 1 in per cent.
    ///
    /// Some is never written as none, nor nearly all as all: 0.002 is "<1%" and 0.998 is ">99%".
    pub fn share(&self, share: f64, decimals: u8) -> String {
        let percentage = share * 100.0;
        let step = 0.1_f64.powi(i32::from(decimals));
        let rounded = rounded(percentage, decimals);
        if percentage > 0.0 && rounded <= 0.0 {
            format!("<{}%", self.number(step, decimals))
        } else if percentage < 100.0 && rounded >= 100.0 {
            format!(">{}%", self.number(100.0 - step, decimals))
        } else {
            format!("{}%", self.number(percentage, decimals))
        }
    }

    /// An interval in the unit of `measure`: "4 tot 11%", "3 tot 5".
    pub fn interval(&self, low: f64, high: f64, measure: Measure) -> String {
        let write = |value| match measure {
            Measure::Share { .. } => self.share(value, share_decimals(measure)),
            Measure::Text | Measure::Count | Measure::Number { .. } => {
                self.number(value, number_decimals(measure))
            }
        };
        let (low, high) = (write(low), write(high));
        // "4% tot 11%" says per cent twice; "<1% tot 4%" needs both to be read at once.
        let low = if low.starts_with(['<', '>']) {
            low
        } else {
            low.trim_end_matches('%').to_owned()
        };
        format!("{low}{HARD_SPACE}{}{HARD_SPACE}{high}", self.to)
    }

    fn grouped(&self, digits: &str) -> String {
        if digits.len() < 5 {
            return digits.to_owned();
        }
        let mut written = String::new();
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push_str(&self.thousands_sign);
            }
            written.push(digit);
        }
        written
    }
}

/// The nearest number with so many decimals; a half goes away from zero, as in Excel and at school.
fn rounded(number: f64, decimals: u8) -> f64 {
    let scale = 10.0_f64.powi(i32::from(decimals));
    // 57 of 200 is 28.5 per cent, but 28.499999999999996 in binary: a hair more makes it the half that it is.
    let hair = 1.0 + 8.0 * f64::EPSILON;
    (number * scale * hair).round() / scale
}
