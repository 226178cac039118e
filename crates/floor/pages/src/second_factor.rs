//! The second factor: a code of six digits from an authenticator, which works once (RFC 6238).

use crate::refusal::Refused;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;
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

/// The light edge around a QR code, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A picture of an address for the camera of a phone: dark on light whatever the colours of the page, and without
/// script or style.
pub(crate) fn picture(address: &str, said: &str) -> Result<Markup, Refused> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)
        .map_err(|_| Refused::fault("an address that does not fit in a QR code"))?;
    let (width, modules) = (code.width(), code.to_colors());
    let mut dark = String::new();
    for (at, _) in modules
        .iter()
        .enumerate()
        .filter(|(_, module)| **module == Color::Dark)
    {
        let (left, top) = (QUIET + at % width, QUIET + at / width);
        let _ = write!(dark, "M{left} {top}h1v1h-1z");
    }
    let whole = width + 2 * QUIET;
    Ok(html! {
        svg.qr role="img" aria-label=(said) viewBox=(format!("0 0 {whole} {whole}")) width="240" height="240"
            shape-rendering="crispEdges" {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(dark) fill="#000" {}
        }
    })
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
    fn a_picture_says_the_address_and_nothing_that_a_strict_policy_refuses() {
        let address = address(RFC, "anna@school.example").unwrap();
        let drawn = picture(&address, "Code \"voor\" je telefoon")
            .unwrap()
            .into_string();
        let code = QrCode::with_error_correction_level(&address, EcLevel::M).unwrap();
        let whole = code.width() + 2 * QUIET;
        assert!(
            drawn.contains(&format!("viewBox=\"0 0 {whole} {whole}\"")),
            "{drawn}"
        );
        for refused in ["style", "<script", "href", "http"] {
            assert!(!drawn.contains(refused), "{refused}");
        }
        // The three eyes: a dark corner, and light where the separator of the first one is.
        let eye =
            |left: usize, top: usize| drawn.contains(&format!("M{} {}h1v1h-1z", QUIET + left, QUIET + top));
        let far = code.width() - 1;
        assert!(eye(0, 0) && eye(far, 0) && eye(0, far) && !eye(7, 0) && !eye(1, 1));
        let dark = code
            .to_colors()
            .iter()
            .filter(|module| **module == Color::Dark)
            .count();
        assert_eq!(drawn.matches("h1v1h-1z").count(), dark);
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
