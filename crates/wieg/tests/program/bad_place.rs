//! Places where nothing can be written: taken, forbidden, somebody else's, or full.

use crate::common::{Answer, PRIMARY, Room, one_groep_8, repository_argument};
use std::io::Write;
use std::process::{Command, Output};

fn room() -> Room {
    Room::with(&[
        ("lijst.csv", &one_groep_8()),
        ("map.toml", PRIMARY),
        ("bestand", "van mij"),
    ])
}

const MEASURE: [&str; 5] = ["measure", "lijst.csv", "--map", "map.toml", "--out"];
const CUBE: [&str; 6] = ["cube", "build", "lijst.csv", "--map", "map.toml", "--out"];

fn to(command: &[&'static str], place: &'static str) -> Vec<&'static str> {
    [command, &[place]].concat()
}

#[test]
fn a_file_in_the_way() {
    let room = room();
    let words = ["bestand", "is geen map", "Kies met --out een andere plek"];
    room.refused(&to(&MEASURE, "bestand"), 1, &words);
    room.refused(&to(&MEASURE, "bestand/rapport"), 1, &words);
    room.refused(&to(&CUBE, "bestand/k.parquet"), 1, &words);
    room.refused(
        &["intake", "inspect", "lijst.csv", "--out", "bestand/map.toml"],
        1,
        &words,
    );
    room.refused(&["template", "po", "--out", "bestand/po.xlsx"], 1, &words);
    room.refused(
        &[&["--lang", "en"], &to(&MEASURE, "bestand/rapport")[..]].concat(),
        1,
        &["bestand", "is not a folder", "Choose another place with --out"],
    );
}

#[test]
fn a_place_that_nobody_may_write_to() {
    // The process file system refuses new names to everybody, the administrator included.
    let room = room();
    for (command, place) in [(&MEASURE[..], "/proc/rapport"), (&CUBE[..], "/proc/k.parquet")] {
        let answer = room.refused(&to(command, place), 1, &[place, "--out"]);
        assert!(
            !answer.problems.contains(".new"),
            "the place that was asked for: {}",
            answer.problems
        );
    }
}

#[test]
fn a_folder_with_other_things_in_it() {
    let room = room();
    room.write("brieven/ouders.txt", "Beste ouders");
    room.refused(&to(&MEASURE, "brieven"), 1, &["ouders.txt", "met rust", "--out"]);
    // An earlier report is replaced as a whole.
    room.succeeds(&to(&MEASURE, "rapport"));
    let first = room.names_in("rapport");
    room.succeeds(&to(&MEASURE, "rapport"));
    assert_eq!(room.names_in("rapport"), first);
}

/// Runs the program where `vol` is a file system of this size, in a mount space of its own that goes with it; then
/// gives what the program said and what is on that file system. Nothing where the machine does not allow it.
fn on_a_small_disk(
    room: &Room,
    size: &str,
    before: &str,
    arguments: &[&str],
) -> Option<(Answer, Vec<String>)> {
    const NOT_MOUNTED: i32 = 99;
    let script = format!(
        "mkdir -p vol; mount -t tmpfs -o size={size} none vol || exit {NOT_MOUNTED}; {before}\n\
         \"$@\"; status=$?; (cd vol; find . -type f | sort) > listing; exit $status"
    );
    for spaces in [&["--user", "--map-root-user", "--mount"][..], &["--mount"]] {
        let run = Command::new("unshare")
            .args(spaces)
            .args(["sh", "-c", &script, "sh", env!("CARGO_BIN_EXE_wieg")])
            .args(arguments)
            .current_dir(room.path(""))
            .output();
        let Ok(output) = run else { break };
        if mounted(&output, NOT_MOUNTED) {
            let listing = room.text("listing").lines().map(str::to_owned).collect();
            return Some((Answer::from(output), listing));
        }
    }
    // Past the test's own capture, so that whoever runs the tests sees it.
    let skipped = "skipped: this machine does not let a test mount a small disk";
    let _ = writeln!(std::io::stderr(), "{skipped} ({arguments:?})");
    None
}

/// The script ran to its end: `unshare` itself failing has another status and another message.
fn mounted(output: &Output, not_mounted: i32) -> bool {
    let refused = String::from_utf8_lossy(&output.stderr).contains("unshare: ");
    !refused && output.status.code() != Some(not_mounted)
}

#[test]
fn a_disk_that_is_full() {
    let pupils = repository_argument("sample-data/brandsma-knuver");
    for arguments in [
        &[
            "measure",
            "lijst.csv",
            "--map",
            "map.toml",
            "--out",
            "vol/rapport",
        ][..],
        &["template", "vo", "--out", "vol/vo.xlsx"],
        &["intake", "inspect", "lijst.csv", "--out", "vol/map.toml"],
        &["cube", "build", &pupils, "--out", "vol/k.parquet"],
    ] {
        let room = room();
        let full = "head -c 65536 /dev/zero > vol/vulling 2>/dev/null";
        let Some((answer, left)) = on_a_small_disk(&room, "16k", full, arguments) else {
            return;
        };
        assert_eq!(
            answer.status,
            Some(1),
            "{arguments:?}: {} {}",
            answer.said,
            answer.problems
        );
        for word in ["De schijf is vol", "vol/", "Maak ruimte en probeer het opnieuw"] {
            assert!(
                answer.problems.contains(word),
                "{arguments:?}: {}",
                answer.problems
            );
        }
        assert!(
            !answer.problems.contains(".new"),
            "the place that was asked for: {}",
            answer.problems
        );
        assert_eq!(left, ["./vulling"], "{arguments:?}: nothing half-written");
    }
}

#[test]
fn a_disk_that_fills_up_leaves_the_earlier_report() {
    let room = room();
    let earlier = "mkdir vol/rapport; printf '{}' > vol/rapport/report.json";
    let arguments = [
        "measure",
        "lijst.csv",
        "--map",
        "map.toml",
        "--out",
        "vol/rapport",
    ];
    if let Some((answer, left)) = on_a_small_disk(&room, "96k", earlier, &arguments) {
        assert_eq!(answer.status, Some(1));
        assert!(
            answer.problems.contains("De schijf is vol"),
            "{}",
            answer.problems
        );
        assert_eq!(left, ["./rapport/report.json"]);
    }
}
