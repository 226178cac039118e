//! A simulated region: made, measured, and never taken for a real one.

use crate::common::Room;

const SMALL: [&str; 8] = [
    "explore", "region", "--pupils", "1500", "--years", "4", "--out", "regio",
];

fn made() -> Room {
    let room = Room::with(&[]);
    room.succeeds(&SMALL)
        .says(&["nagebootste regio", "verzonnen", "Wat-als-vragen staan nog uit"]);
    room
}

#[test]
fn a_region_is_measured_from_end_to_end_and_says_that_it_is_simulated() {
    let room = made();
    for sector in ["po", "vo"] {
        let text = room.text(&format!("regio/{sector}/tables.toml"));
        for part in ["synthetic", "seed = \"1\"", "model", "parameters"] {
            assert!(text.contains(part), "{sector}: {part}");
        }
    }
    room.succeeds(&["measure", "regio", "--replicates", "100", "--out", "rapport"])
        .says(&["Basisscholen", "voortgezet onderwijs", "Nabootsing"]);
    for sector in ["po", "vo"] {
        for file in [
            "report.html",
            "report.pdf",
            "tables.xlsx",
            "report.json",
            "tables.toml",
        ] {
            assert!(!room.bytes(&format!("rapport/{sector}/{file}")).is_empty());
        }
        let page = room.text(&format!("rapport/{sector}/report.html"));
        assert!(page.contains("Nabootsing, geen voorspelling"), "{sector}");
    }
    room.succeeds(&["intake", "check", "regio/po"])
        .says(&["Ze zijn heel"]);
}

#[test]
fn the_same_seed_gives_the_same_region_and_another_another() {
    let room = made();
    let files = || {
        let names = [
            "po/pupil.parquet",
            "po/advice.parquet",
            "vo/position.parquet",
            "truth.csv",
        ];
        names.map(|name| room.bytes(&format!("regio/{name}")))
    };
    let first = files();
    room.succeeds(&SMALL);
    assert!(files() == first, "an earlier region is replaced by the same one");
    room.succeeds(&[&SMALL[..], &["--seed", "2"]].concat());
    assert!(files() != first);
}

#[test]
fn nobody_measures_the_truth() {
    let room = made();
    room.refused(
        &["measure", "regio/truth.csv", "--yes"],
        2,
        &["waarheid", "tabellen"],
    );
}

/// Added up, nobody could tell the simulated pupils from the real ones.
#[test]
fn simulated_and_real_counts_do_not_add_up() {
    let room = made();
    let real = "leerlingnummer;school;schooljaar;advies\n1;A;2023-2024;havo\n2;A;2023-2024;vwo\n";
    let map = "version = 1\nsector = \"po\"\n[columns.leerlingnummer]\nrole = \"pupil\"\n[columns.school]\nrole = \"school\"\n[columns.schooljaar]\nrole = \"school-year\"\n[columns.advies]\nrole = \"advice-final\"\n";
    room.write("echt.csv", real);
    room.write("echt.toml", map);
    let only = ["--only", "advice-spread", "--years", "0"];
    let build = |input: &[&str], out: &str| {
        room.succeeds(&[&["cube", "build"], input, &["--out", out], &only[..]].concat());
    };
    build(&["regio/po"], "nagebootst.parquet");
    build(&["echt.csv", "--map", "echt.toml"], "echt.parquet");
    let merge = [
        "cube",
        "merge",
        "echt.parquet",
        "nagebootst.parquet",
        "--out",
        "samen.parquet",
    ];
    room.refused(&merge, 2, &["nagebootst.parquet"]);
}

#[test]
fn bad_input_is_named_with_the_nearest_that_can_be() {
    let room = Room::with(&[("fout.toml", "bias = \"veel\"\n")]);
    for (arguments, says) in [
        (vec!["--seed", "een"], vec!["‘een’", "heel getal"]),
        (vec!["--seed", "-5"], vec!["‘-5’", "Bijvoorbeeld 5"]),
        (vec!["--set", "bais=0.1"], vec!["bais", "Bedoel je bias"]),
        (
            vec!["--set", "reliability=7"],
            vec!["reliability", "7", "dichtstbijzijnde"],
        ),
        (vec!["--set", "reliability"], vec!["reliability", "geen getal"]),
        (vec!["--parameters", "fout.toml"], vec!["bias", "geen getal"]),
        (vec!["--tie-break", "singel"], vec!["singel", "Bedoel je single"]),
        (vec!["--primary-schools", "0"], vec!["basisscholen", "minstens"]),
        (vec!["--capacity", "0.1"], vec!["plaatsen", "keer zo groot"]),
        (vec!["--pupils", "3"], vec!["3", "dichtstbijzijnde"]),
        (vec!["--years", "0"], vec!["0", "dichtstbijzijnde"]),
    ] {
        let base = ["explore", "region", "--out", "regio"];
        room.refused(&[&base[..], &arguments[..]].concat(), 2, &says);
    }
}

#[test]
fn somebody_elses_folder_is_left_alone() {
    let room = Room::with(&[("regio/werk.txt", "van een ander")]);
    room.refused(&SMALL, 1, &["regio"]);
}
