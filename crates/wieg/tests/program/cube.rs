//! Cubes: counted apart and added in any order they are the cube of all pupils, byte for byte.

use crate::common::{Room, repository};
use std::fs;

/// A room with the published pupils in two halves and whole, and how to read them.
fn room() -> Room {
    let folder = repository("sample-data/brandsma-knuver");
    let meta = fs::read_to_string(folder.join("meta.toml")).unwrap();
    let all = fs::read_to_string(folder.join("bdf.csv")).unwrap();
    let (header, rows) = all.split_once('\n').unwrap();
    let rows: Vec<&str> = rows.lines().collect();
    // In turn, so that nearly every school is in both halves.
    let half = |turn: usize| {
        let rows = rows.iter().enumerate().filter(|(place, _)| place % 2 == turn);
        rows.map(|(_, row)| format!("{row}\n")).collect::<String>()
    };
    Room::with(&[
        ("map.toml", &meta.replace("name = \"bdf.csv\"\n", "")),
        ("alle.csv", &all),
        ("een.csv", &format!("{header}\n{}", half(0))),
        ("twee.csv", &format!("{header}\n{}", half(1))),
    ])
}

fn build(room: &Room, list: &str, more: &[&str]) {
    let (file, cube) = (format!("{list}.csv"), format!("{list}.parquet"));
    let arguments = ["cube", "build", &file, "--map", "map.toml", "--out", &cube];
    room.succeeds(&[&arguments[..], more].concat())
        .says(&["leerlingen geteld", "Vertrouwelijk"]);
}

#[test]
fn halves_make_the_whole_in_either_order() {
    let room = room();
    for list in ["alle", "een", "twee"] {
        build(&room, list, &[]);
    }
    room.succeeds(&[
        "cube",
        "merge",
        "een.parquet",
        "twee.parquet",
        "--out",
        "heen.parquet",
    ])
    .says(&["2.287 leerlingen"]);
    room.succeeds(&[
        "cube",
        "merge",
        "twee.parquet",
        "een.parquet",
        "--out",
        "terug.parquet",
    ]);
    let whole = room.bytes("alle.parquet");
    assert!(room.bytes("heen.parquet") == whole, "one and two are all");
    assert!(room.bytes("terug.parquet") == whole, "two and one are all");
    assert!(room.bytes("een.parquet") != room.bytes("twee.parquet"));

    let shown = room.succeeds(&["cube", "show", "heen.parquet"]);
    shown.says(&[
        "2.287 leerlingen",
        "Vertrouwelijk",
        "school (131)",
        "background (5)",
        "outcome-score",
    ]);
    let english = room.succeeds(&["--lang", "en", "cube", "show", "heen.parquet"]);
    english.says(&["2,287 pupils", "Confidential"]);
}

#[test]
fn the_same_pupils_give_the_same_cube() {
    let room = room();
    build(&room, "een", &[]);
    let first = room.bytes("een.parquet");
    build(&room, "een", &[]);
    assert!(room.bytes("een.parquet") == first);
}

#[test]
fn what_does_not_belong_together_is_not_added() {
    let room = room();
    let definition = fs::read_to_string(repository("indicators/outcome-score/definition.toml")).unwrap();
    let other = definition.replace("outcome_score IS NOT NULL", "outcome_score > 10");
    assert!(other != definition);
    room.write("eigen/outcome-score/definition.toml", other);
    build(&room, "een", &["--only", "outcome-score"]);
    build(&room, "twee", &["--indicators", "eigen"]);
    let merge = [
        "cube",
        "merge",
        "een.parquet",
        "twee.parquet",
        "--out",
        "samen.parquet",
    ];
    room.refused(
        &merge,
        2,
        &[
            "‘outcome-score’ in twee.parquet",
            "Gebruik overal dezelfde definities",
        ],
    );
    room.refused(
        &[&["--lang", "en"], &merge[..]].concat(),
        2,
        &["‘outcome-score’ in twee.parquet", "Use the same definitions"],
    );
    build(
        &room,
        "twee",
        &["--only", "outcome-score", "--outcome", "arithmetic-end"],
    );
    room.refused(&merge, 2, &["twee.parquet verschilt in de uitkomsttoets"]);
    build(&room, "twee", &[]);
    room.refused(&merge, 2, &["een andere", "twee.parquet"]);
}

#[test]
fn the_same_counts_are_not_added_twice() {
    let room = room();
    for list in ["een", "twee"] {
        build(&room, list, &["--only", "outcome-score"]);
    }
    room.write("kopie.parquet", room.bytes("een.parquet"));
    for again in ["een.parquet", "kopie.parquet"] {
        let merge = [
            "cube",
            "merge",
            "een.parquet",
            "twee.parquet",
            again,
            "--out",
            "samen.parquet",
        ];
        let words = [again, "dezelfde tellingen als een.parquet", "tel ze dan samen"];
        room.refused(&merge, 2, &words);
        room.refused(
            &[&["--lang", "en"], &merge[..]].concat(),
            2,
            &[again, "the same counts as een.parquet", "count them together"],
        );
    }
    room.succeeds(&[
        "cube",
        "merge",
        "een.parquet",
        "twee.parquet",
        "--out",
        "samen.parquet",
    ]);
}

#[test]
fn what_is_no_cube_is_refused() {
    let room = room();
    build(&room, "een", &["--only", "outcome-score"]);
    let bytes = room.bytes("een.parquet");
    room.write("half.parquet", &bytes[..bytes.len() / 2]);
    for cube in ["half.parquet", "alle.csv"] {
        let words = [cube, "geen kubus van Wieg, of is beschadigd"];
        room.refused(&["cube", "show", cube], 1, &words);
        room.refused(
            &["cube", "merge", "een.parquet", cube, "--out", "samen.parquet"],
            1,
            &words,
        );
    }
    room.refused(&["cube", "show", "nergens.parquet"], 1, &["nergens.parquet"]);
    room.refused(
        &["cube", "merge", "een.parquet", "--out", "samen.parquet"],
        2,
        &["2"],
    );
}

#[test]
fn no_pupil_number_is_in_a_cube() {
    let room = room();
    build(&room, "een", &["--only", "outcome-score"]);
    let cube = room.bytes("een.parquet");
    for number in ["17001", "17003"] {
        assert!(
            !cube.windows(number.len()).any(|part| part == number.as_bytes()),
            "{number}"
        );
    }
}
