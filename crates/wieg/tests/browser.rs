//! Stories in a real browser: Debian's Chromium, driven by `browser/journeys.mjs` on a demonstration of its own.
//!
//! Where there is no Chromium or the packages of `browser/` are not installed, it says so and tests nothing;
//! `.ci/run` installs both.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "site/common.rs"]
#[expect(dead_code, reason = "this test only needs the program that serves")]
mod common;

use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const STORIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser");

/// What is missing to test in a browser.
fn missing() -> Option<&'static str> {
    let runs = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !runs("node") {
        Some("node is not there")
    } else if !runs("chromium") {
        Some("chromium is not there")
    } else if !Path::new(STORIES).join("node_modules/playwright-core").is_dir() {
        Some("the packages are not there; run npm ci in crates/wieg/tests/browser")
    } else {
        None
    }
}

#[test]
fn stories_in_a_browser() {
    if let Some(missing) = missing() {
        println!("Not tested in a browser: {missing}.");
        return;
    }
    let (served, _folder) = common::demo();
    let pictures = TempDir::new().unwrap();
    let told = Command::new("node")
        .current_dir(STORIES)
        .arg("journeys.mjs")
        .arg(&served.base)
        .arg(pictures.path())
        .output()
        .unwrap();
    let (said, complained) = (
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr),
    );
    assert!(told.status.success(), "{said}\n{complained}");
    assert!(said.matches("ok ").count() >= 8, "{said}");
}
