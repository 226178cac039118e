//! Puts the files of `knowledge/` into the crate, so that an installed Wieg needs no folder beside it.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where to read and write by the environment"
)]

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../../knowledge");
    println!("cargo::rerun-if-changed=build.rs");
    let mut list = String::from("[\n");
    for part in ["", "items"] {
        let part_folder = folder.join(part);
        println!("cargo::rerun-if-changed={}", part_folder.display());
        let mut files: Vec<_> = fs::read_dir(&part_folder)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| {
                path.extension()
                    .is_some_and(|kind| kind == "toml" || kind == "tsv")
            })
            .collect();
        files.sort();
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
            list.push_str(&format!("    ({name:?}, {:?}),\n", fs::read_to_string(&file)?));
        }
    }
    list.push_str("]\n");
    fs::write(
        Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("files.rs"),
        list,
    )
}
