//! Others who look at our files: `xsd_like.py`, a checker that was written apart from this crate, and Taguette, in a
//! Python environment of their own that is made the first time.
//!
//! Without Python the checks are passed over; with it, a checker that cannot run is a failure, because files that
//! nobody looked at prove nothing.

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const MISSING: &str = "files cannot be checked: it takes python3 with venv and pip, and the packages of \
     crates/floor/qda/tests/peer/requirements.txt";

fn files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peer")
}

fn runs(command: &mut Command) -> bool {
    command.output().is_ok_and(|told| told.status.success())
}

/// Python with the packages, if there is Python at all.
fn python() -> Option<PathBuf> {
    if !runs(Command::new("python3").arg("--version")) {
        return None;
    }
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("qda-peers");
    let python = made.join("bin/python");
    let has_package = |python: &Path| {
        runs(Command::new(python).args(["-c", "import lxml.etree, taguette.import_codebook"]))
    };
    if has_package(&python) {
        return Some(python);
    }
    // Tests run at once: each makes its own, and the first one that is whole stays.
    let half = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let environment = half.path().join("made");
    assert!(
        runs(Command::new("python3").args(["-m", "venv"]).arg(&environment)),
        "{MISSING}"
    );
    let mut install = Command::new(environment.join("bin/python"));
    install.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ]);
    assert!(runs(install.arg(files().join("requirements.txt"))), "{MISSING}");
    let _ = std::fs::rename(&environment, &made);
    assert!(has_package(&python), "{MISSING}");
    Some(python)
}

/// What the checker has against a file that we wrote; nothing is good.
pub fn complaints(name: &str, bytes: &[u8]) -> String {
    let Some(python) = python() else {
        eprintln!("passed over: there is no python3");
        return String::new();
    };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let told = Command::new(python)
        .arg(files().join("xsd_like.py"))
        .arg("--writer")
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&told.stdout).into_owned() + &String::from_utf8_lossy(&told.stderr);
    assert_eq!(told.status.success(), said.is_empty(), "{said}");
    said
}

/// Paths of codes with their descriptions.
pub type Tags = Vec<(String, String)>;

/// What Taguette reads in a codebook: its tags as paths with descriptions, and what it would refuse of them.
pub fn read_by_taguette(codebook: &[u8]) -> Option<(Tags, Vec<String>)> {
    let python = python()?;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("codebook.csv");
    std::fs::write(&file, codebook).unwrap();
    let mut command = Command::new(python);
    let told = command
        .arg(files().join("taguette_reads.py"))
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{said}");
    let mut read: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let mut take = |key: &str| read[key].take();
    let (tags, refused) = (take("tags"), take("refused"));
    Some((
        serde_json::from_value(tags).unwrap(),
        serde_json::from_value(refused).unwrap(),
    ))
}
