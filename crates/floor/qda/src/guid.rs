//! The name of a thing in a project: a GUID, the same with or without braces and capitals.

use std::fmt;

/// A GUID. Two that differ only in braces, dashes or capitals are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(u128);

/// The length of a GUID with its dashes.
const WITH_DASHES: usize = 36;

impl Guid {
    /// Reads a GUID as programs write it.
    ///
    /// ```
    /// use qda::Guid;
    ///
    /// let guid = Guid::read("{6F1D2A10-0000-4000-8000-0000000000B1}").expect("a GUID");
    /// assert_eq!(guid.to_string(), "6f1d2a10-0000-4000-8000-0000000000b1");
    /// assert!(Guid::read("6f1d2a10").is_none());
    /// ```
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let written = written.trim();
        let bare = written
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .unwrap_or(written);
        let is_dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
        let has_form = match bare.len() {
            WITH_DASHES => bare.bytes().enumerate().all(|(at, sign)| match is_dash(at) {
                true => sign == b'-',
                false => sign.is_ascii_hexdigit(),
            }),
            32 => bare.bytes().all(|sign| sign.is_ascii_hexdigit()),
            _ => false,
        };
        let digits: String = bare.chars().filter(|sign| *sign != '-').collect();
        let number = has_form.then(|| u128::from_str_radix(&digits, 16).ok())??;
        Some(Self(number))
    }

    /// Whether the schema takes it as it is written: with dashes, and with both braces or none.
    #[must_use]
    pub fn has_form(written: &str) -> bool {
        Self::read(written).is_some() && written.trim().trim_matches(['{', '}']).len() == WITH_DASHES
    }

    /// A GUID that follows from what it is made of, so that the same thing has the same name in every export.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        // Version 8 says that the maker chose the bits (RFC 9562).
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let digits = format!("{:032x}", self.0);
        let (a, rest) = digits.split_at(8);
        let (b, rest) = rest.split_at(4);
        let (c, rest) = rest.split_at(4);
        let (d, e) = rest.split_at(4);
        write!(out, "{a}-{b}-{c}-{d}-{e}")
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{self}")
    }
}
