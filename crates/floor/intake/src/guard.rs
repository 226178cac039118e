//! A fence around readers of damaged files that others wrote: their panic is our refusal.

use crate::refusal::Refusal;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a reader of a container format. If it fails or panics, the file is refused as damaged.
pub(crate) fn guarded<T, E>(format: &'static str, read: impl FnOnce() -> Result<T, E>) -> Result<T, Refusal> {
    // Whatever the reader left half-done is dropped with the closure.
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) | Err(_) => Err(Refusal::BrokenContainer { format }),
    }
}
