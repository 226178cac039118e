//! Bytes as hexadecimal digits, for files that people can open.

use std::fmt::Write as _;

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| char::from(sign).to_digit(16).map(|digit| digit as u8);
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let pairs = text.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}

/// Bytes of a fixed length as one word in a file.
macro_rules! hex_words {
    ($name:ident, $length:literal) => {
        impl From<$name> for String {
            fn from(word: $name) -> Self {
                crate::hex::to_hex(&word.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                let bytes = crate::hex::from_hex(&text).and_then(|bytes| bytes.try_into().ok());
                bytes
                    .map(Self)
                    .ok_or(concat!("not ", $length, " bytes in hexadecimal digits"))
            }
        }
    };
}
pub(crate) use hex_words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        assert_eq!(to_hex(&[0, 15, 255]), "000fff");
        assert_eq!(from_hex("000FfF"), Some(vec![0, 15, 255]));
        for bad in ["0", "0g", "é0", "+1", " 1"] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
    }
}
