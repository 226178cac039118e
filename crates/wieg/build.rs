//! Puts the indicators of the repository into the program, so that an installed Wieg needs no folder beside it.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where to read and write by the environment"
)]

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../indicators");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("definition.toml")))
        .filter(|path| path.exists())
        .collect();
    files.sort();
    let mut list = String::from("[\n");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        list.push_str(&format!("    {:?},\n", fs::read_to_string(&file)?));
    }
    list.push_str("]\n");
    fs::write(
        Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("indicators.rs"),
        list,
    )
}
