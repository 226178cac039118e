//! The description of the model in the documentation is the one that the parameters and steps give.

use std::path::Path;

#[test]
fn the_description_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/reference/odd.md");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        text == explore::odd::odd(),
        "write it anew: cargo run -- explore odd > docs/reference/odd.md"
    );
}
