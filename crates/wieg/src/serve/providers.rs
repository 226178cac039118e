//! Where people sign in with an account of elsewhere: the file that says so, and the secrets that it names.

use super::mail::secret;
use crate::fault::Fault;
use federation::Provider;
use std::fs;
use std::path::Path;
use vocabulary::Message;

/// The providers in a file; none without one. Files with secrets are named from where that file is.
pub fn read(file: Option<&Path>) -> Result<Vec<Provider>, Fault> {
    let Some(file) = file else {
        return Ok(Vec::new());
    };
    let text = fs::read_to_string(file)
        .map_err(|_| Fault::refused("wieg-serve-secret", "path", file.display().to_string()))?;
    let beside = file.parent().unwrap_or(Path::new(""));
    let secret = |path: &str| -> Result<String, Message> {
        secret(&beside.join(path)).map_err(|fault| fault.message())
    };
    federation::read(&text, secret).map_err(Fault::Refused)
}
