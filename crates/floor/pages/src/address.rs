//! What could be an e-mail address.

/// Whether a letter could get there: something, an @, something with a full stop, and no sign that parts addresses or is
/// not seen.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let is_odd = |sign: char| {
        sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, ',' | ';' | '<' | '>' | '\u{200b}'..='\u{200f}')
    };
    !local.is_empty() && is_host && !text.contains(is_odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for right in ["anna@school.example", "a@b.c", "اسم@مثال.example"] {
            assert!(is_address(right), "{right}");
        }
        for wrong in [
            "anna",
            "@school.example",
            "anna@school",
            "anna@.example",
            "an na@school.example",
            "a@b.",
            "a@b.c,d@e.f",
            "anna\u{200e}@school.example",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
