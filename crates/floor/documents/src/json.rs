//! JSON that people can read.

use serde::Serialize;

use crate::RenderError;

/// The value as indented JSON in UTF-8, ending in a newline.
///
/// # Errors
/// [`RenderError::Json`] when the value cannot be JSON, such as a map whose keys are not strings.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, RenderError> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_indented_and_ends_in_a_newline() {
        let bytes = json(&[("n", 25)]).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "[\n  [\n    \"n\",\n    25\n  ]\n]\n"
        );
    }

    #[test]
    fn refuses_what_json_cannot_say() {
        let odd = std::collections::BTreeMap::from([((1, 2), 3)]);
        assert!(matches!(json(&odd), Err(RenderError::Json(_))));
    }
}
