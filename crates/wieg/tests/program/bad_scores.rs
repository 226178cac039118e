//! Weights, groups and scores with which little or nothing can be computed.

use crate::common::Room;
use std::fmt::Write;

/// A mapping with weights, a test to compare at, a test that is the outcome, and a background.
const SCORES: &str = r#"version = 1
sector = "research"
[school]
fixed = "99ZZ00"
[cohort]
fixed = "2023-2024"
[columns."nr"]
role = "pupil"
[columns."gewicht"]
role = "weight"
[columns."begin"]
role = "test"
test = "begintoets"
use = "condition"
decimals = 0
[columns."eind"]
role = "test"
test = "eindtoets"
use = "outcome"
decimals = 0
[[background]]
id = "opleiding-ouders"
label = "opleiding ouders"
columns = ["ouders"]
classes = [{ code = "low", label = "kort", values = ["kort"] }, { code = "high", label = "lang", values = ["lang"] }]
"#;

/// Sixty pupils, half of each group, with these scores.
fn scores(begin: impl Fn(usize) -> usize, end: impl Fn(usize) -> usize) -> String {
    let mut list = "nr;gewicht;begin;eind;ouders\n".to_owned();
    for nr in 1..=60 {
        let group = if nr % 2 == 0 { "kort" } else { "lang" };
        writeln!(list, "{nr};1;{};{};{group}", begin(nr), end(nr)).unwrap();
    }
    list
}

fn usual_scores() -> String {
    scores(|nr| 50 + nr % 7, |nr| 500 + nr % 13)
}

const MEASURE: [&str; 4] = ["measure", "lijst.csv", "--map", "map.toml"];
const CHECK: [&str; 5] = ["intake", "check", "lijst.csv", "--map", "map.toml"];

#[test]
fn weights_below_zero_or_no_number() {
    let list = format!(
        "{}61;-1;50;500;kort\n62;NaN;50;500;kort\n63;veel;50;500;lang\n",
        usual_scores()
    );
    let room = Room::with(&[
        ("lijst.csv", &list),
        ("goed.csv", &usual_scores()),
        ("map.toml", SCORES),
    ]);
    let check = room.wieg(&CHECK);
    assert_eq!(check.status, Some(3));
    check.says(&[
        "63 rijen gelezen, 60 gebruikt, 3 weggelaten",
        "rij 62, kolom gewicht: Het gewicht is lager dan nul",
        "rij 63, kolom gewicht",
        "rij 64, kolom gewicht",
        "Een gewicht is nul of hoger",
        "Vul een getal in",
    ]);
    room.succeeds(&[&MEASURE[..], &["--out", "met", "--profile", "intern"]].concat());
    room.succeeds(&[
        "measure",
        "goed.csv",
        "--map",
        "map.toml",
        "--out",
        "zonder",
        "--profile",
        "intern",
    ]);
    let (with, without) = (room.report("met"), room.report("zonder"));
    assert_eq!(with.0["subject"]["rows_left_out"], 3);
    assert_eq!(
        with.0["indicators"], without.0["indicators"],
        "as if the rows were not there"
    );
}

#[test]
fn a_group_of_one() {
    let list = format!("{}61;1;55;505;kort\n", usual_scores().replace("kort", "lang"));
    let room = Room::with(&[("lijst.csv", &list), ("map.toml", SCORES)]);
    for profile in ["intern", "bestuur", "publiek"] {
        let answer = room.succeeds(&[&MEASURE[..], &["--out", profile, "--profile", profile]].concat());
        assert!(
            !answer.said.contains("505"),
            "the score of one pupil: {}",
            answer.said
        );
        let report = room.report(profile);
        let figures = report.indicator("outcome-score")["figures"].as_array().unwrap();
        for name in ["group.low", "gap"] {
            assert!(
                !figures.iter().any(|figure| figure["name"] == name),
                "{name} in {profile}"
            );
        }
        assert!(
            !report
                .with_status("given")
                .contains(&"outcome-gap-at-equal-score")
        );
        // Nor may one pupil follow from the whole minus the others.
        let shown = report.count("outcome-score/groups", &["low"]);
        let others = report.count("outcome-score/groups", &["high"]);
        if profile == "intern" {
            assert_eq!((shown, others), (Some(1), Some(60)));
        } else {
            assert_eq!((shown, others), (None, None));
        }
        assert!(
            !answer
                .said
                .contains("De achtergrond van de leerlingen is niet bekend"),
            "it is known, of every pupil: {}",
            answer.said
        );
    }
}

#[test]
fn a_score_that_is_the_same_for_everybody() {
    let room = Room::with(&[
        ("begin.csv", &scores(|_| 50, |nr| 500 + nr % 13)),
        ("eind.csv", &scores(|nr| 50 + nr % 7, |_| 500)),
        ("map.toml", SCORES),
    ]);
    for list in ["begin", "eind"] {
        let file = format!("{list}.csv");
        let answer = room.succeeds(&["measure", &file, "--map", "map.toml", "--out", list]);
        answer.says(&["dezelfde uitkomst of dezelfde score"]);
        assert!(
            !answer
                .said
                .contains("De achtergrond van de leerlingen is niet bekend"),
            "it is known: {}",
            answer.said
        );
        let report = room.report(list);
        let corrected = report.indicator("outcome-gap-at-equal-score")["figures"]
            .as_array()
            .unwrap();
        assert!(
            !corrected
                .iter()
                .any(|figure| figure["name"] == "at-equal-true-score"),
            "{list}"
        );
    }
}

#[test]
fn a_background_or_test_that_is_not_there() {
    let room = Room::with(&[("lijst.csv", &usual_scores()), ("map.toml", SCORES)]);
    for (choice, known) in [
        ("--background", "opleiding-ouders"),
        ("--condition", "begintoets"),
        ("--outcome", "eindtoets"),
    ] {
        let arguments = [&MEASURE[..], &[choice, "iets"]].concat();
        room.refused(
            &arguments,
            2,
            &[
                "‘iets’ staat niet in de koppeling",
                &format!("Kies uit: {known}."),
            ],
        );
    }
}
