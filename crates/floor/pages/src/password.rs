//! Passwords: long rather than complicated, and hashed with Argon2id.

use crate::refusal::Refused;
use crate::site::Site;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use vocabulary::Message;

/// The shortest password, in characters. NIST SP 800-63B (2024) asks for fifteen where there is no second factor and
/// eight where there is; twelve is what a sentence of three words has.
const SHORTEST: usize = 12;
/// Longer ones would only keep the machine busy.
const LONGEST: usize = 200;

/// A hash as the database keeps it, with its salt and parameters.
pub type Hashed = String;

/// 19 MiB, two passes, one lane: the first choice of OWASP's cheat sheet for Argon2id.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// Why a password will not do, or nothing.
#[must_use]
pub(crate) fn objection(password: &str, email: &str) -> Option<Message> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    let mut distinct: Vec<char> = lower.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if length < SHORTEST {
        Some(Message::new("page-password-short").with("count", SHORTEST as u64))
    } else if length > LONGEST {
        Some(Message::new("page-password-long").with("count", LONGEST as u64))
    } else if distinct.len() < 5 || (local.len() > 3 && lower.contains(local)) {
        Some(Message::new("page-password-guessable"))
    } else {
        None
    }
}

/// Hashes a password.
///
/// # Errors
/// A machine without random numbers.
pub fn hash(password: &str) -> Result<Hashed, Refused> {
    let hashed = argon()
        .hash_password(password.as_bytes())
        .map_err(Refused::fault)?;
    Ok(hashed.to_string())
}

/// Hashes a password without keeping others waiting.
pub(crate) async fn hash_aside(site: &Site, password: String) -> Result<Hashed, Refused> {
    let _place = site.hashing().acquire().await.map_err(Refused::fault)?;
    tokio::task::spawn_blocking(move || hash(&password))
        .await
        .map_err(Refused::fault)?
}

/// Whether this is the password. Without a hash it takes as long and is not: nobody learns which accounts exist.
pub(crate) async fn is_right(site: &Site, password: String, hashed: Option<String>) -> Result<bool, Refused> {
    /// The hash of a password that nobody has.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let _place = site.hashing().acquire().await.map_err(Refused::fault)?;
    tokio::task::spawn_blocking(move || {
        let is_somebody = hashed.is_some();
        let hashed = hashed.unwrap_or_else(|| NOBODY.to_owned());
        let parsed = PasswordHash::new(&hashed).map_err(Refused::fault)?;
        let is_right = argon().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(is_somebody && is_right)
    })
    .await
    .map_err(Refused::fault)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_the_obvious_does_not() {
        let email = "anna.devries@school.example";
        for (password, key) in [
            ("kort", Some("page-password-short")),
            ("elf tekens.", Some("page-password-short")),
            ("aaaaaaaaaaaaaaa", Some("page-password-guessable")),
            ("anna.devries2026", Some("page-password-guessable")),
            ("drie losse woorden", None),
            ("مرحبا بالعالم الجديد", None),
            ("🦩🦩🐢🐌🦔🦩🐢🐌🦔🐇🐇🐇", None),
        ] {
            assert_eq!(
                objection(password, email).map(|message| message.key),
                key.map(str::to_owned),
                "{password}"
            );
        }
        assert!(objection(&"ab cde fg".repeat(40), email).is_some());
    }

    #[test]
    fn the_same_password_hashes_differently() {
        let (one, other) = (
            hash("drie losse woorden").unwrap(),
            hash("drie losse woorden").unwrap(),
        );
        assert_ne!(one, other);
        assert!(one.starts_with("$argon2id$"));
    }
}
