//! Lists of pupils with something wrong: a clear message, an exit status, and nothing half-written.

use crate::common::{PRIMARY, PRIMARY_HEADER, Room, groep_8, readable};
use std::fmt::Write;

fn primary_room(rows: &str) -> Room {
    Room::with(&[
        ("lijst.csv", &format!("{PRIMARY_HEADER}{rows}")),
        ("map.toml", PRIMARY),
    ])
}

const MEASURE: [&str; 4] = ["measure", "lijst.csv", "--map", "map.toml"];
const CHECK: [&str; 5] = ["intake", "check", "lijst.csv", "--map", "map.toml"];

fn in_english(arguments: &[&'static str]) -> Vec<&'static str> {
    [&["--lang", "en"], arguments].concat()
}

#[test]
fn an_empty_file() {
    let room = Room::with(&[("lijst.csv", ""), ("map.toml", PRIMARY)]);
    let words = ["Het bestand is leeg", "Maak de export opnieuw"];
    room.refused(&MEASURE, 2, &words);
    room.refused(&["measure", "lijst.csv"], 2, &words);
    room.refused(&["intake", "inspect", "lijst.csv"], 2, &words);
    room.refused(&CHECK, 2, &words);
    room.refused(
        &in_english(&MEASURE),
        2,
        &["The file is empty", "Make the export again"],
    );
}

#[test]
fn a_header_and_nothing_under_it() {
    let room = primary_room("");
    let words = ["kolommen, maar geen leerlingen", "kies de groepen of jaren"];
    room.refused(&MEASURE, 2, &words);
    room.refused(&["measure", "lijst.csv"], 2, &words);
    room.refused(
        &[
            "cube",
            "build",
            "lijst.csv",
            "--map",
            "map.toml",
            "--out",
            "k.parquet",
        ],
        2,
        &words,
    );
}

#[test]
fn no_file_at_all() {
    let room = Room::with(&[("map.toml", PRIMARY)]);
    room.refused(
        &MEASURE,
        2,
        &["lijst.csv is er niet", "Kijk of de naam en de map kloppen"],
    );
}

#[test]
fn a_large_file_cut_off_in_the_middle_of_a_row() {
    let mut list = PRIMARY_HEADER.to_owned();
    for pupil in 0..200_000 {
        writeln!(list, "{pupil};2023-2024;havo;havo/vwo;havo/vwo").unwrap();
    }
    // The last row loses its last two cells.
    let cut = &list[..list.len() - 20];
    let room = Room::with(&[("lijst.csv", cut), ("map.toml", PRIMARY)]);
    let words = [
        "midden in rij 200001",
        "niet compleet",
        "Download of exporteer het opnieuw",
    ];
    room.refused(&MEASURE, 2, &words);
    room.refused(
        &[
            "cube",
            "build",
            "lijst.csv",
            "--map",
            "map.toml",
            "--out",
            "k.parquet",
        ],
        2,
        &words,
    );
    room.refused(&in_english(&MEASURE), 2, &["200001", "not complete"]);
}

#[test]
fn an_encoding_that_the_file_does_not_have() {
    let mut bytes = b"leerlingnummer;schooljaar;definitief advies;schoolnaam\n".to_vec();
    // Latin-1 for Mariëndael.
    bytes.extend(b"1;2023-2024;havo;Mari\xebndael\n");
    let room = Room::new();
    room.write("lijst.csv", bytes);
    let mapping = "version = 1\nsector = \"po\"\n[file]\nencoding = \"utf-8\"\n[school]\nfixed = \"99ZZ00\"\n\
        [columns.\"leerlingnummer\"]\nrole = \"pupil\"\n[columns.\"schooljaar\"]\nrole = \"school-year\"\n\
        [columns.\"definitief advies\"]\nrole = \"advice-final\"\n\
        [columns.\"schoolnaam\"]\nrole = \"school-name\"\n";
    room.write("map.toml", mapping);
    room.refused(
        &MEASURE,
        2,
        &["In rij 2", "utf-8", "Haal de regel \"encoding\" uit de koppeling"],
    );
    // Without the wrong statement the encoding is found out.
    room.write("map.toml", mapping.replace("encoding = \"utf-8\"\n", ""));
    room.succeeds(&MEASURE);
}

#[test]
fn letters_that_went_wrong_before() {
    let room = Room::with(&[
        (
            "lijst.csv",
            "leerlingnummer;schooljaar;definitief advies;schoolnaam\n1;2023-2024;havo;MariÃ«ndael\n",
        ),
        (
            "map.toml",
            &format!("{PRIMARY}[columns.\"schoolnaam\"]\nrole = \"school-name\"\n"),
        ),
    ]);
    let mapping = room.text("map.toml");
    let without = |text: &str, column: &str, role: &str| {
        text.replace(&format!("[columns.\"{column}\"]\nrole = \"{role}\"\n"), "")
    };
    let mapping = without(&mapping, "voorlopig advies", "advice-provisional");
    room.write("map.toml", without(&mapping, "toetsadvies", "advice-test"));
    room.refused(
        &MEASURE,
        2,
        &[
            "kolom schoolnaam, rij 2",
            "Exporteer het bestand opnieuw en kies UTF-8",
        ],
    );
}

#[test]
fn a_pupil_who_is_there_twice() {
    let room = primary_room(&format!("{}3;2024-2025;vwo;vwo;vwo\n", groep_8("2024-2025", 1)));
    room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat())
        .says(&["1 probleem", "wieg intake check lijst.csv"]);
    let report = room.report("rapport");
    assert_eq!(report.0["subject"]["pupils"], 25);
    assert_eq!(report.0["subject"]["rows_left_out"], 1);
    assert_eq!(
        report.count("advice-spread/spread", &["vwo"]),
        Some(5),
        "the first row counts"
    );
    let check = room.wieg(&CHECK);
    assert_eq!(check.status, Some(3));
    check.says(&[
        "26 rijen gelezen, 25 gebruikt, 1 weggelaten",
        "rij 27",
        "staat al in rij 4",
        "Verwijder de rij",
    ]);
}

#[test]
fn the_way_on_after_a_problem_works_as_it_is_printed() {
    let room = primary_room(&format!("{}3;2024-2025;vwo;vwo;vwo\n", groep_8("2024-2025", 1)));
    let answer = room.succeeds(&MEASURE);
    let (_, printed) = answer.said.split_once(" met: wieg ").unwrap();
    let typed: Vec<&str> = printed.split(' ').take_while(|word| *word != "Het").collect();
    let check = room.wieg(&typed);
    assert_eq!(check.status, Some(3), "{typed:?}: {}", check.problems);
    check.says(&["staat al in rij 4"]);
}

#[test]
fn two_schools_with_one_name_stay_two() {
    let mut list = "leerlingnummer;brin;schoolnaam;schooljaar;definitief advies\n".to_owned();
    for pupil in 0..40 {
        let school = if pupil < 20 { "99ZZ00" } else { "98ZY00" };
        writeln!(list, "{pupil};{school};Het Baken;2023-2024;havo").unwrap();
    }
    let mapping = "version = 1\nsector = \"po\"\n[columns.\"leerlingnummer\"]\nrole = \"pupil\"\n\
        [columns.\"brin\"]\nrole = \"school\"\n[columns.\"schoolnaam\"]\nrole = \"school-name\"\n\
        [columns.\"schooljaar\"]\nrole = \"school-year\"\n[columns.\"definitief advies\"]\nrole = \"advice-final\"\n";
    let room = Room::with(&[("lijst.csv", &list), ("map.toml", mapping)]);
    let check = room.wieg(&CHECK);
    assert_eq!(check.status, Some(3));
    check.says(&["98ZY00", "99ZZ00", "dezelfde naam", "geef haar dan één code"]);
    room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat());
    let report = room.report("rapport");
    assert_eq!(report.0["subject"]["schools"], 2);
    assert_eq!(report.0["subject"]["pupils"], 40);
}

#[test]
fn levels_that_cannot_be() {
    let room = primary_room(&format!(
        "{}30;2024-2025;vmbo-bb/havo;vwo;hoog\n",
        groep_8("2024-2025", 1)
    ));
    let check = room.wieg(&CHECK);
    assert_eq!(check.status, Some(3));
    check.says(&[
        "rij 27, kolom voorlopig advies",
        "niet samen één advies",
        "rij 27, kolom definitief advies",
        "\"hoog\" kunnen we niet lezen",
        "Schrijf het uit",
    ]);
    let check = room.wieg(&in_english(&CHECK));
    check.says(&[
        "row 27, column definitief advies",
        "we do not guess",
        "Write it out",
    ]);
    room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat());
    // The pupil counts; what could not be read is unknown, not guessed.
    let report = room.report("rapport");
    assert_eq!(report.0["subject"]["pupils"], 26);
    assert_eq!(report.count("advice-spread/spread", &["*"]), Some(25));
}

#[test]
fn what_is_left_out_is_told_in_the_report() {
    let room = primary_room(&format!("{}3;2024-2025;vwo;vwo;vwo\n", groep_8("2024-2025", 1)));
    room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat());
    let page = readable(&room.text("rapport/report.html"));
    assert!(page.contains("25 leerlingen van 1 school, schooljaar 2024-2025"));
    assert!(page.contains("Eén rij van het bestand telt niet mee"), "{page}");
}
