//! Pseudonyms at the door: the school's own pupil number goes in, 128 keyed bits come out.
//!
//! The pseudonym is the first sixteen bytes of keyed BLAKE3 (O'Connor, Aumasson, Neves and Wilcox-O'Hearn
//! 2020) over the organisation, the school where numbers are only unique within a school, and the pupil
//! number exactly as written: `001234` and `1234` are two pupils. Lengths go before the texts, so that no two
//! combinations give the same bytes.

use std::fmt;
use vocabulary::PupilKey;

/// The secret of one organisation, with the scope in which its pupil numbers are unique.
///
/// The caller makes the 32 bytes with the random source of the operating system and keeps them;
/// whoever holds them can recognise a pupil number by trying, so they never leave the organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct PseudonymKey {
    secret: [u8; 32],
    scope: String,
}

impl PseudonymKey {
    /// A key for the organisation `scope` (its board number or BRIN).
    #[must_use]
    pub fn new(secret: [u8; 32], scope: &str) -> Self {
        Self {
            secret,
            scope: scope.trim().to_owned(),
        }
    }

    /// The pseudonym of a pupil number, trimmed and otherwise exactly as written.
    #[must_use]
    pub fn pupil(&self, number: &str) -> PupilKey {
        Pseudonymiser::new(self).pupil("", number)
    }

    /// The pseudonym of a pupil number that is unique only within the school with this code.
    #[must_use]
    pub fn pupil_at_school(&self, school: &str, number: &str) -> PupilKey {
        Pseudonymiser::new(self).pupil(school, number)
    }
}

/// Neither the secret nor anything computed from it is printed.
impl fmt::Debug for PseudonymKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PseudonymKey(scope {:?})", self.scope)
    }
}

/// One thread's tool for making pseudonyms without a new buffer per pupil.
pub(crate) struct Pseudonymiser<'k> {
    secret: &'k [u8; 32],
    buffer: Vec<u8>,
    prefix: usize,
}

impl<'k> Pseudonymiser<'k> {
    pub(crate) fn new(key: &'k PseudonymKey) -> Self {
        let mut buffer = Vec::with_capacity(key.scope.len() + 64);
        push_with_length(&mut buffer, &key.scope);
        Self {
            secret: &key.secret,
            prefix: buffer.len(),
            buffer,
        }
    }

    pub(crate) fn pupil(&mut self, school: &str, number: &str) -> PupilKey {
        self.buffer.truncate(self.prefix);
        push_with_length(&mut self.buffer, school.trim());
        self.buffer.extend_from_slice(number.trim().as_bytes());
        let hash = blake3::keyed_hash(self.secret, &self.buffer);
        let mut key = [0; 16];
        key.copy_from_slice(&hash.as_bytes()[..16]);
        PupilKey(key)
    }
}

fn push_with_length(buffer: &mut Vec<u8>, text: &str) {
    buffer.extend_from_slice(&(text.len() as u64).to_le_bytes());
    buffer.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading_zeros_scope_school_and_secret_all_matter() {
        let key = PseudonymKey::new([7; 32], "99ZZ");
        assert_eq!(key.pupil("001234"), key.pupil(" 001234 "));
        assert_ne!(key.pupil("001234"), key.pupil("1234"));
        assert_ne!(
            key.pupil("1234"),
            PseudonymKey::new([7; 32], "99ZY").pupil("1234")
        );
        assert_ne!(
            key.pupil("1234"),
            PseudonymKey::new([8; 32], "99ZZ").pupil("1234")
        );
        assert_ne!(key.pupil_at_school("1", "234"), key.pupil_at_school("12", "34"));
    }

    #[test]
    fn it_is_keyed_blake3_over_lengths_and_texts() {
        let key = PseudonymKey::new([7; 32], "99ZZ");
        let mut hasher = blake3::Hasher::new_keyed(&[7; 32]);
        hasher.update(&4_u64.to_le_bytes()).update(b"99ZZ");
        hasher.update(&0_u64.to_le_bytes()).update(b"001234");
        assert_eq!(key.pupil("001234").0, hasher.finalize().as_bytes()[..16]);
    }

    #[test]
    fn the_secret_is_not_printed() {
        assert_eq!(
            format!("{:?}", PseudonymKey::new([7; 32], "99ZZ")),
            r#"PseudonymKey(scope "99ZZ")"#
        );
    }
}
