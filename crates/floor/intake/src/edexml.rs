//! EDEXML 2.1 group lists.
use crate::refusal::Refusal;
pub(crate) fn read_groups(_path: &std::path::Path) -> Result<(), Refusal> { Ok(()) }
