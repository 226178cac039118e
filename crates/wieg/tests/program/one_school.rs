//! One school with no background known: normal input, and a useful answer.

use crate::common::{PRIMARY, PRIMARY_HEADER, Room, groep_8, one_groep_8, readable};
use std::fmt::Write;

const MEASURE: [&str; 6] = ["measure", "lijst.csv", "--map", "map.toml", "--out", "rapport"];

/// The report tells how to add background, in the ways that the law allows.
fn tells_how_to_add_background(page: &str) {
    for words in [
        "Nationaal Cohortonderzoek",
        "bij inschrijving",
        "een buurt, nooit een leerling",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_groep_8_of_25_gets_an_answer() {
    let room = Room::with(&[("lijst.csv", &one_groep_8()), ("map.toml", PRIMARY)]);
    let answer = room.succeeds(&[&MEASURE[..], &["--profile", "intern"]].concat());
    answer.says(&[
        "‘vmbo-gl-tl/havo’: bij 7 van de 25 leerlingen",
        "Bij 14 van de 25 leerlingen was het toetsadvies hoger dan het voorlopige advies",
        "bij 7 van hen ging het advies omhoog",
        "De achtergrond van de leerlingen is niet bekend",
    ]);
    assert!(!answer.said.contains("te weinig"), "{}", answer.said);

    let report = room.report("rapport");
    assert_eq!(report.0["subject"]["pupils"], 25);
    assert_eq!(report.0["subject"]["schools"], 1);
    let spread = |advice: &str| report.count("advice-spread/spread", &[advice]);
    assert_eq!(spread("vmbo-gt/havo"), Some(7));
    assert_eq!(spread("havo/vwo"), Some(6));
    assert_eq!(spread("*"), Some(25));
    let followed = |width: &str, what: &str| {
        let table = "reconsideration/by-width";
        report.count(table, &[width, what]).unwrap()
    };
    // Single advices: four from gt and three from havo went up; two bb, three kb and two havo did not.
    assert_eq!(followed("single", "full") + followed("single", "partial"), 7);
    assert_eq!(followed("single", "unchanged"), 7);
    assert_eq!(followed("double", "not-called-for"), 6);
    for id in ["advice-spread", "reconsideration"] {
        assert_eq!(report.indicator(id)["status"], "given");
    }

    let page = readable(&room.text("rapport/report.html"));
    tells_how_to_add_background(&page);
    assert!(page.contains("25 leerlingen van 1 school, schooljaar 2024-2025"));
    assert!(!page.contains("te weinig leerlingen om"), "not a wall of too few");
    assert!(page.contains("Bij 14 van de 25 leerlingen"));
}

#[test]
fn a_board_sees_what_it_may_of_a_groep_8() {
    let room = Room::with(&[("lijst.csv", &one_groep_8()), ("map.toml", PRIMARY)]);
    let answer = room.succeeds(&MEASURE);
    answer.says(&["van de 25 leerlingen", "--profile intern"]);
    let report = room.report("rapport");
    assert_eq!(report.0["disclosure"]["profile"], "bestuur");
    for advice in ["vmbo-bb", "vmbo-kb", "havo", "vwo"] {
        assert_eq!(
            report.count("advice-spread/spread", &[advice]),
            None,
            "{advice}: at most five pupils"
        );
    }
    tells_how_to_add_background(&readable(&room.text("rapport/report.html")));
}

#[test]
fn what_all_pupils_share_is_not_told_to_a_board() {
    // Everybody got the same advice: the count of the group tells it of each of them.
    let rows: String = (1..=25)
        .map(|pupil| format!("{pupil};2024-2025;havo;havo/vwo;havo/vwo\n"))
        .collect();
    let room = Room::with(&[
        ("lijst.csv", &format!("{PRIMARY_HEADER}{rows}")),
        ("map.toml", PRIMARY),
    ]);
    for profile in ["bestuur", "publiek"] {
        let answer = room.succeeds(&[&MEASURE[..], &["--profile", profile]].concat());
        assert!(!answer.said.contains("bij 25 van de 25"), "{}", answer.said);
        let report = room.report("rapport");
        assert_eq!(
            report.count("advice-spread/spread", &["havo/vwo"]),
            None,
            "{profile}"
        );
    }
    room.succeeds(&[&MEASURE[..], &["--profile", "intern"]].concat())
        .says(&["25 van de 25"]);
}

#[test]
fn three_years_are_taken_together() {
    let years = ["2021-2022", "2022-2023", "2023-2024", "2024-2025"];
    let rows: String = years
        .iter()
        .zip([1, 101, 201, 301])
        .map(|(year, first)| groep_8(year, first))
        .collect();
    let room = Room::with(&[
        ("lijst.csv", &format!("{PRIMARY_HEADER}{rows}")),
        ("map.toml", PRIMARY),
    ]);
    room.succeeds(&[&MEASURE[..], &["--profile", "intern"]].concat())
        .says(&["bij 21 van de 75 leerlingen"]);
    let report = room.report("rapport");
    assert_eq!(
        report.0["subject"]["cohorts"],
        serde_json::json!(["2022-2023", "2024-2025"])
    );
    assert_eq!(report.count("advice-spread/spread", &["*"]), Some(75));
    // The duty to reconsider with the transition test is of 2023-2024; the year before it is another test.
    assert_eq!(report.count("reconsideration/by-width", &["*", "*"]), Some(50));
    let page = readable(&room.text("rapport/report.html"));
    assert!(
        page.contains("75 leerlingen van 1 school, schooljaren 2022-2023 tot en met 2024-2025"),
        "{page}"
    );

    room.succeeds(&[&MEASURE[..], &["--years", "0", "--profile", "intern"]].concat())
        .says(&["bij 28 van de 100 leerlingen"]);
    room.succeeds(&[&MEASURE[..], &["--years", "1", "--profile", "intern"]].concat())
        .says(&["bij 7 van de 25 leerlingen"]);
}

/// Pupils of four primary schools with an advice for havo: how many stand below, within and above it in year 3.
const FEEDERS: [(&str, usize, usize, usize); 4] = [
    ("98ZY00", 3, 13, 4),
    ("97ZX00", 0, 18, 2),
    ("96ZW00", 2, 13, 3),
    ("95ZV00", 1, 8, 1),
];

fn secondary() -> Room {
    let mapping = r#"version = 1
sector = "vo"
[school]
fixed = "99ZZ00"
[columns."leerlingnummer"]
role = "pupil"
[columns."schooljaar"]
role = "school-year"
[columns."basisschool"]
role = "origin-school"
[columns."advies"]
role = "advice-final"
[columns."leerjaar"]
role = "study-year"
[columns."niveau"]
role = "level"
"#;
    let mut list = "leerlingnummer;schooljaar;basisschool;advies;leerjaar;niveau\n".to_owned();
    let mut pupil = 0;
    for (school, below, within, above) in FEEDERS {
        let levels = [("vmbo-gt", below), ("havo", within), ("vwo", above)];
        for level in levels
            .iter()
            .flat_map(|(level, pupils)| std::iter::repeat_n(*level, *pupils))
        {
            pupil += 1;
            for (year, school_year, level) in [
                (1, "2022-2023", "havo"),
                (2, "2023-2024", "havo"),
                (3, "2024-2025", level),
            ] {
                writeln!(list, "{pupil};{school_year};{school};havo;{year};{level}").unwrap();
            }
        }
    }
    Room::with(&[("lijst.csv", &list), ("map.toml", mapping)])
}

#[test]
fn a_secondary_school_sees_positions_against_advice_per_school_of_origin() {
    let room = secondary();
    let answer = room.succeeds(&[&MEASURE[..], &["--profile", "intern"]].concat());
    answer.says(&[
        "68 leerlingen",
        "In leerjaar 3 zaten 52 van de 68 leerlingen op het niveau van hun advies, 10 erboven en 6 eronder",
    ]);
    assert!(!answer.said.contains("te weinig"), "{}", answer.said);
    let report = room.report("rapport");
    assert_eq!(report.0["subject"]["pupils"], 68);
    let table = "position-year3-against-advice/by-origin";
    for (school, below, within, above) in FEEDERS {
        for (what, pupils) in [("below", below), ("within", within), ("above", above)] {
            assert_eq!(
                report.count(table, &[school, what]),
                Some(pupils as u64),
                "{school} {what}"
            );
        }
    }
    for (what, pupils) in [("below", 6), ("within", 52), ("above", 10)] {
        assert_eq!(report.count(table, &["*", what]), Some(pupils));
    }
    let page = readable(&room.text("rapport/report.html"));
    tells_how_to_add_background(&page);
    assert!(page.contains("98ZY00"));
}

#[test]
fn nothing_of_a_small_school_of_origin_is_told_to_others() {
    let room = secondary();
    for (profile, least) in [("bestuur", 6), ("publiek", 10)] {
        room.succeeds(&[&MEASURE[..], &["--profile", profile]].concat());
        let report = room.report("rapport");
        for table in report.tables() {
            for cell in table["cells"].as_array().unwrap() {
                let count = cell["count"].as_u64().unwrap_or(0);
                assert!(count == 0 || count >= least, "{} in {}", cell, table["id"]);
            }
        }
        // All 68 started as advised. As the number of pupils is told, that count must not be.
        let table = "placement-against-advice/by-width";
        if report.tables().any(|one| one["id"] == table) {
            assert_eq!(report.count(table, &["*", "within"]), None, "{profile}");
        }
    }
}

#[test]
fn in_english_too() {
    let room = secondary();
    room.succeeds(&[&["--lang", "en"], &MEASURE[..], &["--profile", "intern"]].concat())
        .says(&["68 pupils", "background of the pupils is not known"]);
    let page = readable(&room.text("rapport/report.html"));
    assert!(
        page.contains("National Cohort Study") || page.contains("Nationaal Cohortonderzoek"),
        "{page}"
    );
}
