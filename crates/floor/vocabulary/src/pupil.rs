//! A pupil's pseudonym: all that Wieg ever knows of who a pupil is.

use std::fmt;

/// A keyed pseudonym of 128 bits, made at the door by `intake`. The school's own pupil number cannot be
/// found back from it without the key, which stays with the organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PupilKey(pub [u8; 16]);

impl fmt::Display for PupilKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A pseudonym is still personal data: it is never printed whole by accident.
impl fmt::Debug for PupilKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PupilKey({:02x}…)", self.0[0])
    }
}
