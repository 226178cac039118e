//! Proposals.
pub(crate) fn knows_field(_field: &str) -> bool { true }
