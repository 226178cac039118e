//! A school location and the code by which figures know it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of a school location: BRIN plus two digits (`02QZ00`) where there is one, otherwise the code
/// that the file itself uses. Always text: leading zeros count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolCode(String);

impl SchoolCode {
    /// The code as written, trimmed; nothing when it is empty.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it has the form of a BRIN (`99ZZ`) with or without a location (`99ZZ00`).
    #[must_use]
    pub fn is_brin(&self) -> bool {
        let bytes = self.0.as_bytes();
        let brin = bytes.len() >= 4
            && bytes[..2].iter().all(u8::is_ascii_digit)
            && bytes[2..4].iter().all(u8::is_ascii_uppercase);
        brin && (bytes.len() == 4 || (bytes.len() == 6 && bytes[4..].iter().all(u8::is_ascii_digit)))
    }
}

impl fmt::Display for SchoolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What lies around a school, where a file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surroundings {
    /// Town or city.
    Urban,
    /// Village or countryside.
    Rural,
}

impl Surroundings {
    /// The word that columns and conditions use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Urban => "urban",
            Self::Rural => "rural",
        }
    }

    /// Reads a word (`stedelijk`, `rural`) or the class of CBS: 1 and 2 are urban, 4 and 5 are rural.
    /// The class in between, and any other text, says nothing.
    ///
    /// ```
    /// use vocabulary::Surroundings;
    /// assert_eq!(Surroundings::read("Zeer sterk stedelijk"), Some(Surroundings::Urban));
    /// assert_eq!(Surroundings::read("5"), Some(Surroundings::Rural));
    /// assert_eq!(Surroundings::read("matig stedelijk"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "1" | "2" | "zeer sterk stedelijk" | "sterk stedelijk" | "stedelijk" | "stad" | "urban" => {
                Some(Self::Urban)
            }
            "4" | "5" | "weinig stedelijk" | "niet stedelijk" | "landelijk" | "platteland" | "dorp"
            | "rural" => Some(Self::Rural),
            _ => None,
        }
    }
}

/// A school location as a file describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// The code that identifies it. Two schools may share a name, never a code.
    pub code: SchoolCode,
    /// The name, if the file gives one.
    pub name: Option<String>,
    /// The board it belongs to, if the file says so.
    pub board: Option<String>,
    /// What lies around it, if the file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surroundings: Option<Surroundings>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brin_keeps_its_zeros() {
        for text in ["02QZ00", "99ZZ"] {
            assert!(SchoolCode::new(text).expect("not empty").is_brin(), "{text}");
        }
        for text in ["2QZ00", "02qz00", "1", "02QZ0"] {
            assert!(!SchoolCode::new(text).expect("not empty").is_brin(), "{text}");
        }
        assert_eq!(SchoolCode::new("  "), None);
    }
}
