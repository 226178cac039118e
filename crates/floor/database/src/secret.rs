//! Random secrets that someone carries in a link or a cookie, and of which the database knows only the fingerprint.

use crate::connection::Fault;
use std::fmt::{self, Write as _};

/// 32 random bytes. Printing it for debugging shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// A machine without random numbers.
    pub fn new() -> Result<Self, Fault> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Fault::Random)?;
        Ok(Self(bytes))
    }

    /// As it is carried: 64 hexadecimal digits.
    #[must_use]
    pub fn carried(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// Whether a word that came back looks like one that is carried.
    #[must_use]
    pub fn is_carried(word: &str) -> bool {
        word.len() == 64 && word.bytes().all(|sign| sign.is_ascii_hexdigit())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Secret(…)")
    }
}

/// What the database keeps of a secret, as it is carried: whoever reads the database can do nothing with it.
#[must_use]
pub(crate) fn fingerprint(carried: &str) -> String {
    blake3::hash(carried.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_stay_hidden() {
        let (one, other) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert_ne!(one.carried(), other.carried());
        assert!(Secret::is_carried(&one.carried()));
        assert!(!Secret::is_carried(&one.carried()[1..]));
        assert!(!Secret::is_carried(&format!("{}é", &one.carried()[2..])));
        assert_eq!(format!("{one:?}"), "Secret(…)");
        assert_ne!(fingerprint(&one.carried()), one.carried());
    }
}
