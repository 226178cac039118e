//! Definitions, mappings and choices with a mistake: all of it told, with the nearest word that is known.

use crate::common::{PRIMARY, PRIMARY_HEADER, Room, groep_8, one_groep_8, readable, repository};
use std::fmt::Write;
use std::fs;

fn primary_room(rows: &str) -> Room {
    Room::with(&[
        ("lijst.csv", &format!("{PRIMARY_HEADER}{rows}")),
        ("map.toml", PRIMARY),
    ])
}

const MEASURE: [&str; 4] = ["measure", "lijst.csv", "--map", "map.toml"];

fn in_english(arguments: &[&'static str]) -> Vec<&'static str> {
    [&["--lang", "en"], arguments].concat()
}

#[test]
fn definitions_with_mistakes_are_all_told_at_once() {
    let sound = fs::read_to_string(repository("indicators/havo-advice/definition.toml")).unwrap();
    let typos = sound
        .replace("method = \"group-shares\"", "method = \"group-sharse\"")
        .replace("population =", "populatoin =");
    let condition = sound.replace("advice_final_low >=", "advice_finaal_low >=");
    let room = Room::with(&[
        ("lijst.csv", &one_groep_8()),
        ("map.toml", PRIMARY),
        ("eigen/een/definition.toml", &typos),
        ("eigen/twee/definition.toml", &condition),
    ]);
    let arguments = [&MEASURE[..], &["--indicators", "eigen"]].concat();
    room.refused(
        &arguments,
        2,
        &[
            "eigen/een/definition.toml regel 5: ‘group-sharse’",
            "Bedoel je ‘group-shares’?",
            "‘populatoin’ bestaat niet. Bedoel je ‘population’?",
            "eigen/twee/definition.toml regel 8",
            "advice_finaal_low",
            "advice_final_low",
            "fouten in de definities; er is niets gemeten",
        ],
    );
    room.refused(
        &in_english(&MEASURE)
            .into_iter()
            .chain(["--indicators", "eigen"])
            .collect::<Vec<_>>(),
        2,
        &["line 5", "Did you mean ‘group-shares’?", "nothing was measured"],
    );
    room.refused(
        &[&MEASURE[..], &["--indicators", "nergens"]].concat(),
        2,
        &["nergens", "definition.toml"],
    );
}

#[test]
fn a_numerator_outside_the_denominator_gives_no_figure() {
    // Half of the pupils had a provisional advice for havo; of half of those the final advice is known.
    let sound = fs::read_to_string(repository("indicators/havo-advice/definition.toml")).unwrap();
    let outside = sound.replace(
        "numerator = \"advice_final_low",
        "numerator = \"advice_provisional_low",
    );
    assert!(outside != sound);
    let mut list = "leerlingnummer;schooljaar;voorlopig advies;definitief advies;ouders\n".to_owned();
    for pupil in 0..320 {
        let group = if pupil % 2 == 0 { "kort" } else { "lang" };
        let provisional = if pupil % 4 < 2 { "havo" } else { "vmbo-gt" };
        let last = if pupil < 160 { provisional } else { "" };
        writeln!(list, "{pupil};2023-2024;{provisional};{last};{group}").unwrap();
    }
    let mapping = PRIMARY.replace("[columns.\"toetsadvies\"]\nrole = \"advice-test\"\n", "")
        + "[[background]]\nid = \"opleiding-ouders\"\nlabel = \"opleiding ouders\"\ncolumns = [\"ouders\"]\n\
           classes = [{ code = \"low\", label = \"kort\", values = [\"kort\"] }, \
           { code = \"high\", label = \"lang\", values = [\"lang\"] }]\n";
    let room = Room::with(&[
        ("lijst.csv", &list),
        ("map.toml", &mapping),
        ("goed/mijn/definition.toml", &sound),
        ("fout/mijn/definition.toml", &outside),
    ]);
    let measure = |language: &'static str, folder: &'static str| {
        let more = [
            "--lang",
            language,
            "--indicators",
            folder,
            "--out",
            "rapport",
            "--profile",
            "intern",
        ];
        room.succeeds(&[&MEASURE[..], &more].concat())
    };
    measure("nl", "goed");
    let (share, interval) = room.report("rapport").figure("havo-advice", "group.low");
    assert!((share - 0.5).abs() < 1e-12, "forty of eighty");
    assert!(interval.is_some_and(|(low, high)| 0.0 < low && high < 1.0));

    measure("nl", "fout").says(&[
        "‘havo-advice’ telt leerlingen die buiten haar eigen groep vallen",
        "Pas er",
    ]);
    let report = room.report("rapport");
    assert_eq!(report.indicator("havo-advice")["status"], "not-shown");
    assert_eq!(report.indicator("havo-advice")["figures"], serde_json::json!([]));
    let page = readable(&room.text("rapport/report.html"));
    assert!(
        page.contains("buiten haar eigen groep vallen. Pas de definitie aan"),
        "{page}"
    );
    measure("en", "fout").says(&["‘havo-advice’ counts pupils outside its own population"]);
}

#[test]
fn an_indicator_that_is_not_there() {
    let room = primary_room(&groep_8("2024-2025", 1));
    let arguments = [&MEASURE[..], &["--only", "havo-advise"]].concat();
    room.refused(
        &arguments,
        2,
        &["‘havo-advise’ bestaat niet", "Kies uit", "havo-advice,"],
    );
    room.refused(
        &[&["--lang", "en"], &arguments[..]].concat(),
        2,
        &["no indicator ‘havo-advise’", "Choose from"],
    );
}

#[test]
fn a_mapping_with_mistakes() {
    let room = primary_room(&groep_8("2024-2025", 1));
    room.write(
        "map.toml",
        PRIMARY.replace("role = \"pupil\"", "role = \"pupill\""),
    );
    let answer = room.refused(
        &MEASURE,
        2,
        &["pupill", "Bedoel je \"pupil\"?", "er is niets ingelezen"],
    );
    assert!(
        !answer.problems.contains("regel 6: Regel 6:"),
        "the line is told once: {}",
        answer.problems
    );
    room.refused(
        &["measure", "lijst.csv", "--map", "nergens.toml"],
        2,
        &["nergens.toml is niet te lezen"],
    );
}

#[test]
fn a_mapping_that_a_person_may_have_edited_stays() {
    let room = primary_room(&groep_8("2024-2025", 1));
    room.succeeds(&["intake", "inspect", "lijst.csv"]);
    let edited = format!(
        "# Zo hebben wij het afgesproken.\n{}",
        room.text("lijst.map.toml")
    );
    room.write("lijst.map.toml", &edited);
    let _ = room.wieg(&["measure", "lijst.csv"]);
    assert_eq!(
        room.text("lijst.map.toml"),
        edited,
        "a proposal never takes the place of a decision"
    );
    room.refused(
        &["intake", "inspect", "lijst.csv"],
        2,
        &["lijst.map.toml bestaat al", "--out"],
    );
    assert_eq!(room.text("lijst.map.toml"), edited);
}
