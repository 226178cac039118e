//! A picture of an address for the camera of a phone.

use crate::refusal::Refused;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The light edge around a QR code, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A picture of an address for the camera of a phone: dark on light whatever the colours of the page, and without
/// script or style.
///
/// # Errors
/// An address too long for such a picture.
pub fn qr_code(address: &str, said: &str) -> Result<Markup, Refused> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_the_address_and_nothing_that_a_strict_policy_refuses() {
        let address = "https://wieg.school.example/vragen/0123456789".to_owned();
        let drawn = qr_code(&address, "Code \"voor\" je telefoon")
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
}
