//! Starting cohorts kept as counts: measured when the rows are gone, and never quietly changed.

use crate::common::Room;
use std::fmt::Write;
use std::fs;

const MAP: &str = r#"version = 1
sector = "vo"
[school]
fixed = "99ZZ00"
[columns."leerlingnummer"]
role = "pupil"
[columns."schooljaar"]
role = "school-year"
[columns."leerjaar"]
role = "study-year"
[columns."niveau"]
role = "level"
[columns."diploma"]
role = "diploma"
[[background]]
id = "parental-education"
label = { nl = "opleiding ouders", en = "parental education" }
columns = ["ouders"]
classes = [
  { code = "vmbo", label = "vmbo", values = ["vmbo"] },
  { code = "hbo-wo", label = "hbo of wo", values = ["hbo"] },
]
unknown = ["?"]
"#;
const ONLY: [&str; 6] = [
    "--only",
    "havo-diploma-on-time",
    "--profile",
    "intern",
    "--replicates",
    "100",
];

/// Two cohorts of eighty in havo. Of every forty with low-educated parents 14 earn the diploma on time and 4 leave; of
/// the others 30 earn it. Rows up to and including `until`; of the 2014 cohort those who left only when `with_left`.
fn list(until: i16, with_left: bool) -> String {
    let mut list = "leerlingnummer;schooljaar;leerjaar;niveau;diploma;ouders\n".to_owned();
    let mut pupil = 0;
    for start in [2014, 2015] {
        for (parents, earn, leave) in [("vmbo", 14, 4), ("hbo", 30, 0)] {
            for place in 0..40 {
                pupil += 1;
                let leaves = place >= 40 - leave;
                if leaves && start == 2014 && !with_left {
                    continue;
                }
                for year in 1..=(if leaves { 3 } else { 6 }) {
                    let school_year = start + year - 1;
                    let earned = year == 5 && place < earn;
                    if school_year > until || (year == 6 && place < earn) {
                        continue;
                    }
                    let (next, diploma) = (school_year + 1, if earned { "havo" } else { "" });
                    let study_year = year.min(5);
                    writeln!(
                        list,
                        "{pupil};{school_year}-{next};{study_year};havo;{diploma};{parents}"
                    )
                    .unwrap();
                }
            }
        }
    }
    list
}

fn room() -> Room {
    Room::with(&[("lijst.csv", &list(2020, true)), ("map.toml", MAP)])
}

const FREEZE: [&str; 7] = [
    "cube",
    "freeze",
    "lijst.csv",
    "--map",
    "map.toml",
    "--into",
    "telling",
];

const FIGURES: [&str; 6] = [
    "bounds.all.low",
    "bounds.all.high",
    "bounds.vmbo.low",
    "bounds.vmbo.high",
    "bounds.hbo-wo.low",
    "gap-bounds.high",
];

#[test]
fn the_yield_of_a_cohort_outlives_its_rows() {
    let room = room();
    let rows = ["measure", "lijst.csv", "--map", "map.toml", "--out", "rijen"];
    room.succeeds(&[&rows[..], &ONLY[..]].concat());
    room.succeeds(&FREEZE)
        .says(&["80 leerlingen", "Vertrouwelijk", "wieg measure telling"]);
    let files = room.names_in("telling");
    assert_eq!(files.len(), 2, "{files:?}");
    room.succeeds(&["cube", "show", &format!("telling/{}", files[0])])
        .says(&["begonnen in 2014-2015", "gezien tot en met 2019-2020"]);
    // The rows are gone, and with them the mapping.
    fs::remove_file(room.path("lijst.csv")).unwrap();
    fs::remove_file(room.path("map.toml")).unwrap();
    room.succeeds(&[&["measure", "telling", "--out", "tellingen"], &ONLY[..]].concat())
        .says(&["Vastgelegde tellingen (telling)"]);
    let (rows, counts) = (room.report("rijen"), room.report("tellingen"));
    for name in FIGURES {
        let id = "havo-diploma-on-time";
        assert_eq!(rows.figure(id, name), counts.figure(id, name), "{name}");
    }
    let low = counts.value("havo-diploma-on-time", "bounds.vmbo.low");
    assert!((low - 14.0 / 40.0).abs() < 1e-9, "{low}");
    assert_eq!(counts.0["subject"]["pupils"], 160);
    assert_eq!(counts.0["subject"]["schools"], 1);
    assert!(room.text("tellingen/frozen.toml").contains("pupils = 80"));
}

#[test]
fn a_frozen_count_stays_as_it_is_until_somebody_says_otherwise() {
    let room = room();
    room.succeeds(&FREEZE);
    room.succeeds(&FREEZE).says(&["is er al en telt hetzelfde"]);
    room.write("lijst.csv", list(2020, false));
    room.refused(&FREEZE, 2, &["start-2014-2015", "telt iets anders", "--replace"]);
    room.refused(
        &[&["--lang", "en"], &FREEZE[..]].concat(),
        2,
        &["counts something else", "Nothing was written"],
    );
    let before = room.names_in("telling");
    room.succeeds(&[&FREEZE[..], &["--replace"]].concat());
    assert_eq!(room.names_in("telling"), before);
}

/// Whoever left is deleted first; a share of those who are still there would be too high.
#[test]
fn a_later_count_that_lost_pupils_does_not_take_over() {
    let room = room();
    room.succeeds(&FREEZE);
    let later = list(2021, false);
    room.write("lijst.csv", later + "999;2021-2022;1;havo;;hbo\n");
    room.succeeds(&FREEZE)
        .says(&["telde een eerdere telling 80 leerlingen", "nu zijn het er 76"]);
    assert!(room.names_in("telling").len() > 2);
    room.succeeds(&[&["measure", "telling", "--out", "uit"], &ONLY[..]].concat())
        .says(&["tot en met 2019-2020"]);
    // Without those who left it would be 28 of 76.
    let low = room
        .report("uit")
        .value("havo-diploma-on-time", "bounds.vmbo.low");
    assert!((low - 28.0 / 80.0).abs() < 1e-9, "{low}");
    // Two counts of one cohort are mostly the same pupils.
    let of_2014: Vec<String> = room
        .names_in("telling")
        .into_iter()
        .filter(|name| name.starts_with("start-2014"))
        .map(|name| format!("telling/{name}"))
        .collect();
    let merge = [
        "cube",
        "merge",
        &of_2014[0],
        &of_2014[1],
        "--out",
        "samen.parquet",
    ];
    room.refused(&merge, 2, &["2014-2015", "tellen die leerlingen dubbel"]);
}

#[test]
fn what_cannot_be_frozen_or_measured_is_named() {
    let room = room();
    room.succeeds(&FREEZE);
    room.refused(
        &["measure", "telling", "--background", "anders"],
        2,
        &["liggen vast"],
    );
    room.succeeds(&[
        "explore", "region", "--pupils", "1500", "--years", "4", "--out", "regio",
    ]);
    let simulated = ["cube", "freeze", "regio/vo", "--into", "telling"];
    room.refused(&simulated, 2, &["nagebootste leerlingen", "andere map"]);
    room.refused(
        &["cube", "freeze", "regio/po", "--into", "leeg"],
        2,
        &["niets vast te leggen"],
    );
    let ordinary = ["cube", "build", "lijst.csv", "--map", "map.toml", "--out"];
    let path = "telling/start-2013-2014-seen-to-2020-2021.parquet";
    room.succeeds(&[&ordinary[..], &[path]].concat());
    room.refused(&["measure", "telling"], 2, &[path, "gewone kubus"]);
}
