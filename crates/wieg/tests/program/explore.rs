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
        // What takes years is about older cohorts too, and says so; groep 8 has nothing that takes years.
        for words in [
            "Dit cijfer gaat over elk cohort in het bestand dat lang genoeg is gevolgd",
            "behalve bij cijfers die jaren nodig hebben",
        ] {
            assert_eq!(page.contains(words), sector == "vo", "{sector}: {words}");
        }
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
        (
            vec!["--secondary-schools", "0"],
            vec!["scholen voor voortgezet onderwijs", "minstens 1"],
        ),
        (vec!["--capacity", "0.1"], vec!["plaatsen", "keer zo groot"]),
        (
            vec!["--capacity", "0"],
            vec!["capacity", "dichtstbijzijnde", "0.01"],
        ),
        (
            vec!["--adjustment", "nver"],
            vec!["nver", "Bedoel je never", "as-the-law"],
        ),
        (vec!["--bridge", "brod-2"], vec!["brod-2", "Bedoel je broad-2"]),
        (vec!["--first-year", "1900"], vec!["1900", "1950"]),
        (vec!["--years", "61"], vec!["61", "60"]),
        (
            vec!["--set", "advice_shares=1,2"],
            vec!["advice_shares", "9 getallen", "je gaf er 2"],
        ),
        (
            vec!["--dirt", "duplicates=0.1"],
            vec!["duplicates", "Bedoel je duplicate"],
        ),
        (
            vec!["--dirt", "late=2"],
            vec!["late", "2", "dichtstbijzijnde dat kan is 1"],
        ),
        (vec!["--dirt", "late"], vec!["late", "geen getal"]),
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

#[test]
fn the_same_is_said_in_english() {
    let room = Room::with(&[]);
    for (arguments, says) in [
        (vec!["--seed", "one"], vec!["‘one’", "whole number"]),
        (
            vec!["--set", "reliability=7"],
            vec!["reliability is 7", "nearest that can is 0.99"],
        ),
        (vec!["--capacity", "0.1"], vec!["places for", "times as large"]),
        (
            vec!["--primary-schools", "0"],
            vec!["primary schools", "at least 1"],
        ),
        (
            vec!["--secondary-schools", "0"],
            vec!["secondary schools", "at least 1"],
        ),
        (
            vec!["--tie-break", "singel"],
            vec!["singel", "Do you mean single"],
        ),
        (vec!["--adjustment", "nver"], vec!["Do you mean never"]),
        (vec!["--dirt", "mergd=0.1"], vec!["Do you mean merged"]),
        (vec!["--dirt", "missing=-1"], vec!["nearest that can is 0"]),
    ] {
        let base = ["--lang", "en", "explore", "region", "--out", "regio"];
        room.refused(&[&base[..], &arguments[..]].concat(), 2, &says);
    }
}

#[test]
fn whoever_makes_a_region_is_told_why_what_if_questions_are_off() {
    let room = Room::with(&[]);
    let english = [&["--lang", "en"], &SMALL[..]].concat();
    room.succeeds(&english).says(&[
        "switched off",
        "Prediction of 2019/20",
        "Prediction of 2023/24",
        "points off",
    ]);
    room.succeeds(&SMALL)
        .says(&["Voorspelling van 2019/20", "geslaagd", "punten ernaast"]);
}

#[test]
fn messy_lists_are_as_messy_as_asked_and_say_so() {
    let room = Room::with(&[]);
    let dirt = "missing=0.1,late=0.05,duplicate=0.02,merged=0.2,renamed=0.2";
    room.succeeds(&[&SMALL[..], &["--dirt", dirt]].concat())
        .says(&["Vuil in de lijsten", "rijen die er dubbel staan"]);
    let account = room.text("regio/lists/dirt.toml");
    for part in [
        "synthetic",
        "seed = 1",
        "missing = 0.1",
        "codes = [[",
        "po-2018-2019.csv",
    ] {
        assert!(account.contains(part), "{part}: {account}");
    }
    let list = room.text("regio/lists/po-2018-2019.csv");
    let mut rows: Vec<&str> = list.lines().skip(1).collect();
    assert!(rows.iter().all(|row| row.ends_with(";nagebootst")));
    let all = rows.len();
    rows.sort_unstable();
    rows.dedup();
    let twice = all - rows.len();
    let expected = format!("duplicate = {{ of = {}, hit = {twice} }}", rows.len());
    assert!(twice > 0 && account.contains(&expected), "{expected}: {account}");
    // A report of such a list says so, with the proposed mapping and with one that leaves the column out.
    let list = "regio/lists/po-2018-2019.csv";
    room.succeeds(&["intake", "inspect", list, "--out", "voorstel.toml"]);
    assert!(room.text("voorstel.toml").contains("role = \"origin\""));
    let map = "version = 1\nsector = \"po\"\n[columns.leerlingnummer]\nrole = \"pupil\"\n[columns.brin]\nrole = \"school\"\n[columns.schooljaar]\nrole = \"school-year\"\n[columns.\"definitief advies\"]\nrole = \"advice-final\"\n";
    room.write("kaal.toml", map);
    let with_role = format!("{map}[columns.herkomst]\nrole = \"origin\"\n");
    room.write("met.toml", with_role);
    room.succeeds(&[
        "measure",
        list,
        "--map",
        "met.toml",
        "--replicates",
        "100",
        "--out",
        "met",
    ])
    .says(&["Nabootsing, geen voorspelling"]);
    let bare = [
        "measure",
        list,
        "--map",
        "kaal.toml",
        "--replicates",
        "100",
        "--out",
        "kaal",
    ];
    room.succeeds(&[&["--lang", "en"], &bare[..]].concat())
        .says(&["Simulation"]);
    assert!(
        room.text("kaal/report.html")
            .contains("Simulation, not a prediction")
    );
    // A column of that name with anything else in it is still never read.
    let real = room.text(list).replace(";nagebootst\n", ";elders\n");
    room.write("echt.csv", real);
    let answer = room.succeeds(&[
        "measure",
        "echt.csv",
        "--map",
        "kaal.toml",
        "--replicates",
        "100",
        "--out",
        "echt",
    ]);
    assert!(!answer.said.contains("Nabootsing"), "{}", answer.said);
    // A region without lists takes the place of one with lists as a whole.
    room.succeeds(&SMALL);
    assert!(room.names_in("regio/lists").is_empty());
}

#[test]
fn the_fit_is_made_again_and_a_folder_without_figures_is_named() {
    let room = Room::with(&[("leeg/x.txt", "niets")]);
    let data = crate::common::repository_argument("sample-data/national");
    let small = [
        "explore",
        "fit",
        "--small",
        "--data",
        &data,
        "--out",
        "fit.md",
        "--gate",
        "gate.toml",
    ];
    room.succeeds(&small)
        .says(&["gepubliceerde cijfers", "Voorspelling van 2023/24", "fit.md"]);
    assert!(
        room.text("fit.md")
            .contains("## Two years that the fit never saw")
    );
    assert_eq!(
        room.text("gate.toml"),
        std::fs::read_to_string(crate::common::repository("crates/rooms/explore/hold-outs.toml")).unwrap()
    );
    let none = ["explore", "fit", "--small", "--data", "leeg", "--out", "geen.md"];
    room.refused(&none, 2, &["advice-by-income.csv", "niet te lezen"]);
    for name in explore::fit::national::FILES {
        room.write(&format!("half/{name}"), "id,value\nx,1\n");
    }
    let half = [
        "--lang", "en", "explore", "fit", "--small", "--data", "half", "--out", "geen.md",
    ];
    room.refused(&half, 2, &["advice-by-income.csv", "does not have"]);
}
