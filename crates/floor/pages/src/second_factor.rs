//! The second factor: a code of six digits from an authenticator, which works once (RFC 6238).

use crate::refusal::Refused;
use totp_rs::{Builder, Secret, Totp};

/// A new secret of 20 random bytes, as an authenticator reads it.
pub(crate) fn new_secret() -> Result<String, Refused> {
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).map_err(Refused::fault)?;
    Ok(Secret::from(bytes).to_base32())
}

fn authenticator(secret: &str, email: &str) -> Result<Totp, Refused> {
    let secret =
        Secret::try_from_base32(secret).map_err(|_| Refused::fault("a second factor that is no base32"))?;
    let builder = Builder::new()
        .with_secret(secret)
        .with_account_name(email.replace(':', " "))
        .with_issuer(Some("Wieg"));
    builder
        .build()
        .map_err(|_| Refused::fault("a second factor that does not build"))
}

/// What an authenticator reads when it is typed or opened as a link.
pub(crate) fn address(secret: &str, email: &str) -> Result<String, Refused> {
    authenticator(secret, email)?
        .to_url()
        .map_err(|_| Refused::fault("a second factor without an address"))
}

/// The half minute that a code belongs to, if it is right now, one before or one after.
pub(crate) fn half_minute(secret: &str, code: &str, now: i64) -> Result<Option<i64>, Refused> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = authenticator(secret, "wieg")?.check(&digits, u64::try_from(now).unwrap_or(0));
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B, in base32; its codes there have eight digits, of which these are the last six.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn the_codes_of_the_standard() {
        for (now, code, step) in [(59, "287082", 1), (1_111_111_109, "081804", 37_037_036)] {
            assert_eq!(half_minute(RFC, code, now).unwrap(), Some(step));
        }
        assert_eq!(
            half_minute(RFC, "287 082", 59).unwrap(),
            Some(1),
            "spaces do not matter"
        );
        assert_eq!(half_minute(RFC, "287083", 59).unwrap(), None);
        assert_eq!(half_minute(RFC, "287082", 59 + 90).unwrap(), None, "too late");
        assert_eq!(half_minute(RFC, "", 59).unwrap(), None);
    }

    #[test]
    fn a_new_secret_can_be_read_by_an_authenticator() {
        let secret = new_secret().unwrap();
        assert!(
            address(&secret, "anna@school.example")
                .unwrap()
                .starts_with("otpauth://totp/Wieg:")
        );
    }
}
