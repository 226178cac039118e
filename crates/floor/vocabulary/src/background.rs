//! The background of a pupil as ordered classes; not knowing it is a class of its own.

use crate::Decimals;
use crate::label::Label;
use serde::{Deserialize, Serialize};

/// The place of a class in [`Background::classes`], counted from one. Zero is *unknown*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ClassCode(pub u8);

impl ClassCode {
    /// Nobody knows, or nobody asked. It is counted and shown, never guessed away.
    pub const UNKNOWN: Self = Self(0);

    /// Whether the class is known.
    #[must_use]
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }
}

/// One class of a background, such as "both parents at most vmbo".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// A short stable code: lower-case letters, digits and hyphens.
    pub code: String,
    /// How a reader sees it.
    pub label: Label,
}

/// A background variable with its ordered classes, low to high (at most 250).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// A short stable code, such as `parental-education`.
    pub id: String,
    /// How a reader sees it.
    pub label: Label,
    /// The known classes, low to high. The class *unknown* is always there beside them.
    pub classes: Vec<Class>,
    /// The decimals of the underlying measure, if the classes were cut from one (an index such as ESCS).
    pub measure_decimals: Option<Decimals>,
    /// The unit of that measure.
    pub measure_unit: Option<Label>,
}

impl Background {
    /// The code of the class unknown, which no other class may take.
    pub const UNKNOWN_CODE: &'static str = "unknown";

    /// The class with this code.
    #[must_use]
    pub fn class_code(&self, code: &str) -> Option<ClassCode> {
        let place = self.classes.iter().position(|class| class.code == code)?;
        u8::try_from(place + 1).ok().map(ClassCode)
    }
}
