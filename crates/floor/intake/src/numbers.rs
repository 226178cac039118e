//! Reading one cell as a number of fixed decimals.

use crate::mapping::DecimalSign;
use vocabulary::Decimals;

/// Why a cell is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NumberFault {
    /// It is text, NaN, infinite or too large.
    NotANumber,
    /// It has the decimal sign that this file does not use.
    OtherSign,
    /// A masked value such as `<5`.
    Masked,
}

/// Reads a trimmed cell. Dots between groups of three are understood where the comma stands before decimals.
pub(crate) fn read_number(text: &str, decimals: Decimals, sign: DecimalSign) -> Result<i64, NumberFault> {
    if sign == DecimalSign::Comma && text.contains([',', '.']) {
        return read_with_comma(text, decimals).ok_or_else(|| fault_of(text, sign));
    }
    decimals
        .read(text)
        .or_else(|| read_scientific(text, decimals))
        .ok_or_else(|| fault_of(text, sign))
}

/// The longest number: far more digits than fit.
const LONGEST: usize = 48;

/// Writes a number with a decimal point, in place, and reads that.
fn read_with_comma(text: &str, decimals: Decimals) -> Option<i64> {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    if text.len() > LONGEST || !has_sound_groups(whole) || fraction.contains(['.', ',']) {
        return None;
    }
    let mut plain = [0; LONGEST];
    let mut length = 0;
    for byte in text.bytes().filter(|byte| *byte != b'.') {
        plain[length] = if byte == b',' { b'.' } else { byte };
        length += 1;
    }
    let plain = std::str::from_utf8(&plain[..length]).ok()?;
    decimals.read(plain).or_else(|| read_scientific(plain, decimals))
}

/// Programs write very small and very large numbers as `1.2E-05`.
fn read_scientific(text: &str, decimals: Decimals) -> Option<i64> {
    let is_scientific = text.contains(['e', 'E'])
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    is_scientific
        .then(|| text.parse().ok())
        .flatten()
        .and_then(|value| decimals.round(value))
}

/// Whether dots, if any, stand between groups of three digits.
fn has_sound_groups(whole: &str) -> bool {
    let digits = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let mut others = groups.peekable();
    others.peek().is_none() || ((1..=3).contains(&first.len()) && others.all(|group| group.len() == 3))
}

fn fault_of(text: &str, sign: DecimalSign) -> NumberFault {
    if text.starts_with('<') || text.starts_with('>') {
        return NumberFault::Masked;
    }
    let other = match sign {
        DecimalSign::Point => text.replace(',', "."),
        DecimalSign::Comma => text.to_owned(),
    };
    let is_other = text.contains(match sign {
        DecimalSign::Point => ',',
        DecimalSign::Comma => '.',
    });
    if is_other && Decimals::NONE.read(&other).is_some() {
        NumberFault::OtherSign
    } else {
        NumberFault::NotANumber
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberFault::*;

    #[test]
    fn both_decimal_signs() {
        let one = Decimals::new(1).expect("at most six");
        let cases = [
            ("12.5", DecimalSign::Point, Ok(125)),
            ("12,5", DecimalSign::Comma, Ok(125)),
            ("1.234,5", DecimalSign::Comma, Ok(12_345)),
            ("-1.234", DecimalSign::Comma, Ok(-12_340)),
            ("1.2E+02", DecimalSign::Point, Ok(1_200)),
            ("12,5", DecimalSign::Point, Err(OtherSign)),
            ("12.5", DecimalSign::Comma, Err(OtherSign)),
            ("<5", DecimalSign::Comma, Err(Masked)),
            ("NaN", DecimalSign::Point, Err(NotANumber)),
            ("inf", DecimalSign::Point, Err(NotANumber)),
            ("1e999", DecimalSign::Point, Err(NotANumber)),
            ("1,2,3", DecimalSign::Comma, Err(NotANumber)),
            ("havo", DecimalSign::Comma, Err(NotANumber)),
        ];
        for (text, sign, expected) in cases {
            assert_eq!(read_number(text, one, sign), expected, "{text}");
        }
    }
}
