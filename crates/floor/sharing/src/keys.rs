//! The keys of a board: one to sign with, one to agree on secrets with another board.

use crate::hex::{hex_words, to_hex};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;
use x25519_dalek::StaticSecret;

/// What everybody may know of a board's key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKey([u8; 64]);

hex_words!(PublicKey, 64);

impl PublicKey {
    /// The bytes of both halves.
    pub(crate) fn bytes(&self) -> &[u8; 64] {
        &self.0
    }

    fn half(&self, which: usize) -> [u8; 32] {
        let mut half = [0; 32];
        half.copy_from_slice(&self.0[which * 32..][..32]);
        half
    }

    /// Whether this board signed these bytes.
    pub(crate) fn has_signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let key = VerifyingKey::from_bytes(&self.half(0));
        key.is_ok_and(|key| {
            key.verify_strict(bytes, &Signature::from_bytes(signature))
                .is_ok()
        })
    }

    /// The first digits, for people who compare two keys over the telephone.
    #[must_use]
    pub fn short(&self) -> String {
        to_hex(blake3::hash(&self.0).as_bytes())[..16].to_owned()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "PublicKey({})", self.short())
    }
}

/// The key of a board. Printing it for debugging shows nothing.
#[derive(Clone)]
pub struct BoardKey {
    signing: SigningKey,
    agreeing: StaticSecret,
}

impl fmt::Debug for BoardKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("BoardKey(…)")
    }
}

impl BoardKey {
    /// The key that grows from 32 random bytes, which the board keeps to itself.
    #[must_use]
    pub fn of(seed: [u8; 32]) -> Self {
        Self {
            signing: SigningKey::from_bytes(&blake3::derive_key("Wieg 2026 sharing: signing", &seed)),
            agreeing: StaticSecret::from(blake3::derive_key("Wieg 2026 sharing: agreeing", &seed)),
        }
    }

    /// What everybody may know of it.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(self.signing.verifying_key().as_bytes());
        bytes[32..].copy_from_slice(x25519_dalek::PublicKey::from(&self.agreeing).as_bytes());
        PublicKey(bytes)
    }

    /// The secret that this board shares with another; nothing for a key that is made to share one with everybody.
    pub(crate) fn agree(&self, other: &PublicKey) -> Option<[u8; 32]> {
        let theirs = x25519_dalek::PublicKey::from(other.half(1));
        let shared = self.agreeing.diffie_hellman(&theirs);
        shared.was_contributory().then(|| shared.to_bytes())
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(bytes).to_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_boards_agree_and_a_third_does_not() {
        let [one, other, third] = [1, 2, 3].map(|seed| BoardKey::of([seed; 32]));
        assert_eq!(one.agree(&other.public()), other.agree(&one.public()));
        assert_ne!(one.agree(&other.public()), third.agree(&other.public()));
        assert_eq!(one.agree(&PublicKey([0; 64])), None);
    }

    #[test]
    fn a_signature_is_of_one_board_and_of_these_bytes() {
        let [one, other] = [1, 2].map(|seed| BoardKey::of([seed; 32]));
        let signature = one.sign(b"counts");
        assert!(one.public().has_signed(b"counts", &signature));
        assert!(!one.public().has_signed(b"Counts", &signature));
        assert!(!other.public().has_signed(b"counts", &signature));
        assert!(!PublicKey([255; 64]).has_signed(b"counts", &signature));
    }

    #[test]
    fn a_key_is_one_word_in_a_file_and_a_secret_is_never_printed() {
        let key = BoardKey::of([7; 32]);
        let text = serde_json::to_string(&key.public()).unwrap();
        assert_eq!(serde_json::from_str::<PublicKey>(&text).unwrap(), key.public());
        assert!(serde_json::from_str::<PublicKey>("\"00\"").is_err());
        assert_eq!(format!("{key:?}"), "BoardKey(…)");
    }
}
