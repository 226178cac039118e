//! The two cookies: the session, which `tower-sessions` keeps, and the language, which is no secret.

use axum::http::{HeaderMap, header};
use vocabulary::Language;

/// The cookie with the language.
pub(crate) const LANGUAGE: &str = "wieg-taal";

/// The language that a browser remembers.
pub(crate) fn language(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == LANGUAGE)
        .and_then(|(_, value)| {
            [Language::Nl, Language::En]
                .into_iter()
                .find(|one| one.tag() == value)
        })
}

/// An address as part of another one.
pub(crate) fn escape(path: &str) -> String {
    path.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-_./~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

/// An address of our own, or the first page: nobody is sent elsewhere by a link to us.
pub(crate) fn own(path: Option<&str>) -> &str {
    match path {
        Some(path)
            if path.starts_with('/')
                && !path.starts_with("//")
                && !path.contains('\\')
                && !path.contains(char::is_control) =>
        {
            path
        }
        _ => "/",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(own(Some("/zien/3?jaar=2024")), "/zien/3?jaar=2024");
        for elsewhere in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "evil",
            "/a\r\nb",
            "",
        ] {
            assert_eq!(own(Some(elsewhere)), "/", "{elsewhere}");
        }
        assert_eq!(own(None), "/");
        assert_eq!(escape("/zien/3?a=b&c"), "/zien/3%3Fa%3Db%26c");
    }
}
