//! Recognising citizen service numbers and education numbers, in order to refuse them.
//!
//! Both are nine digits with a check on the weighted sum `9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i`:
//! divisible by eleven for the citizen service number (the *elfproef*), a remainder of five and a first
//! digit of one for the education number. Of random nine-digit numbers about one in ten passes either, so
//! a column is judged by more than half of its nine-digit values, and a single text is never shown when it
//! holds one that passes.

/// The nine digits of a value that is a nine-digit number, written plainly or with dots, dashes or blanks.
fn nine_digits(text: &str) -> Option<[u8; 9]> {
    if !(9..=15).contains(&text.len()) {
        return None;
    }
    let mut digits = [0; 9];
    let mut count = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if count < 9 => {
                digits[count] = byte - b'0';
                count += 1;
            }
            b' ' | b'.' | b'-' => {}
            _ => return None,
        }
    }
    (count == 9).then_some(digits)
}

fn passes_check(digits: [u8; 9]) -> bool {
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| i32::from(*digit) * weight)
        .sum();
    let citizen = sum.rem_euclid(11) == 0 && digits != [0; 9];
    let education = sum.rem_euclid(11) == 5 && digits[0] == 1;
    citizen || education
}

/// Whether a value is a nine-digit number that passes either check.
#[must_use]
pub(crate) fn is_citizen_number(text: &str) -> bool {
    nine_digits(text.trim()).is_some_and(passes_check)
}

/// Whether any word in a text is a number that passes either check.
#[must_use]
pub(crate) fn holds_citizen_number(text: &str) -> bool {
    is_citizen_number(text) || text.split(|c: char| !c.is_ascii_digit()).any(is_citizen_number)
}

/// How many nine-digit values a column holds and how many of them pass a check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    nine_digit: u64,
    passing: u64,
}

impl Tally {
    /// Takes one value into account.
    pub(crate) fn add(&mut self, text: &str) {
        if text.len() < 9 {
            return;
        }
        if let Some(digits) = nine_digits(text) {
            self.nine_digit += 1;
            self.passing += u64::from(passes_check(digits));
        }
    }

    /// Takes the values of another part of the file into account.
    pub(crate) fn merge(&mut self, other: Self) {
        self.nine_digit += other.nine_digit;
        self.passing += other.passing;
    }

    /// Whether the column must be taken for citizen numbers.
    pub(crate) fn convicts(self) -> bool {
        self.passing * 2 > self.nine_digit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checks_by_example() {
        for text in [
            "111222333",
            "123456782",
            "999999990",
            "133456785",
            "1112.22.333",
            "111 222 333",
        ] {
            assert!(is_citizen_number(text), "{text}");
        }
        for text in [
            "123456789",
            "000000000",
            "12345678",
            "1234567820",
            "abc456782",
            "2023-2024",
        ] {
            assert!(!is_citizen_number(text), "{text}");
        }
        assert!(holds_citizen_number("bsn 111222333, zie map"));
        assert!(!holds_citizen_number("groep 8, 2023-2024"));
    }

    #[test]
    fn a_column_is_judged_by_more_than_half() {
        let tally = |values: &[&str]| {
            let mut tally = Tally::default();
            values.iter().for_each(|value| tally.add(value));
            tally.convicts()
        };
        assert!(tally(&["111222333", "123456782", "123456789", "77"]));
        assert!(!tally(&["111222333", "123456789"]));
        assert!(!tally(&[]));
    }
}
