//! The main job on published pupils: everything is written, and the figures are those of independent software.

use crate::common::{Answer, Report, Room, readable, repository, repository_argument, repository_json};
use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

/// The 97.5% point of Student's t with 149 degrees of freedom.
const T_149: f64 = 1.976_013_178;
/// The 97.5% point of the normal distribution.
const Z: f64 = 1.959_963_985;

struct Measured {
    room: Room,
    answer: Answer,
}

impl Measured {
    fn report(&self) -> Report {
        self.room.report("rapport")
    }
}

fn brandsma_knuver(lang: &str, profile: &str) -> Measured {
    let room = Room::new();
    let pupils = repository_argument("sample-data/brandsma-knuver");
    let arguments = ["--lang", lang, "measure", &pupils, "--out", "rapport"];
    let answer = room.succeeds(&[&arguments[..], &["--profile", profile]].concat());
    Measured { room, answer }
}

static DUTCH: LazyLock<Measured> = LazyLock::new(|| brandsma_knuver("nl", "bestuur"));
static ENGLISH: LazyLock<Measured> = LazyLock::new(|| brandsma_knuver("en", "bestuur"));
/// With every digit of its figures; for others than the school itself they are rounded.
static EXACT: LazyLock<Measured> = LazyLock::new(|| brandsma_knuver("nl", "intern"));

/// Equal in four significant digits.
fn four_digits(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    let digit = 10_f64.powf(theirs.abs().log10().floor() - 3.0);
    assert!((ours - theirs).abs() < 0.5 * digit, "{what}: {ours} and {theirs}");
}

#[test]
fn a_short_answer_and_a_whole_folder() {
    DUTCH.answer.says(&[
        "komen gemiddeld 9,1 punten lager uit op ‘taaltoets aan het eind’",
        "(tussen 7,6 en 10,7)",
        "Bij een echt gelijke score op ‘verbale intelligentietest’",
        "Het rapport staat in rapport",
    ]);
    assert!(DUTCH.answer.said.len() < 1500, "a short answer");

    let mut expected: BTreeSet<String> = [
        "mapping.toml",
        "report.html",
        "report.json",
        "report.pdf",
        "tables.xlsx",
    ]
    .map(str::to_owned)
    .into();
    for entry in fs::read_dir(repository("indicators")).unwrap() {
        let folder = entry.unwrap();
        if folder.path().is_dir() {
            let id = folder.file_name().into_string().unwrap();
            let name = format!("definitions/{id}.toml");
            let definition = fs::read_to_string(folder.path().join("definition.toml")).unwrap();
            assert_eq!(DUTCH.room.text(&format!("rapport/{name}")), definition);
            expected.insert(name);
        }
    }
    assert!(expected.len() >= 5 + 12, "at least twelve indicators");
    assert_eq!(BTreeSet::from_iter(DUTCH.room.names_in("rapport")), expected);
    let mapping = fs::read_to_string(repository("sample-data/brandsma-knuver/meta.toml")).unwrap();
    assert_eq!(DUTCH.room.text("rapport/mapping.toml"), mapping);
    assert_eq!(
        DUTCH
            .room
            .everything()
            .keys()
            .filter(|name| !name.contains('/'))
            .count(),
        1,
        "nothing beside the folder"
    );
}

#[test]
fn the_data_follow_their_schema() {
    let schema = repository_json("docs/reference/report.schema.json");
    assert!(jsonschema::meta::is_valid(&schema));
    let schema = jsonschema::validator_for(&schema).unwrap();
    for measured in [&DUTCH, &ENGLISH, &EXACT] {
        let report = measured.report();
        let faults: Vec<String> = schema
            .iter_errors(&report.0)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new());
        for table in report.tables() {
            let axes = table["axes"].as_array().unwrap();
            let places: usize = axes
                .iter()
                .map(|axis| axis["words"].as_array().unwrap().len() + 1)
                .product();
            assert_eq!(
                table["cells"].as_array().unwrap().len(),
                places,
                "{}",
                table["id"]
            );
        }
    }
    // The schema is strict: what it does not know is wrong.
    let spoiled: [fn(&mut Value); 5] = [
        |report| report["pupil_names"] = Value::from("x"),
        |report| report["subject"]["pupils"] = Value::from("2287"),
        |report| report["indicators"][0]["status"] = Value::from("probably"),
        |report| report["indicators"][0]["tables"][0]["cells"][0]["count"] = Value::from(-1),
        |report| {
            report["disclosure"].as_object_mut().unwrap().remove("safe");
        },
    ];
    for spoil in spoiled {
        let mut report = DUTCH.report().0;
        spoil(&mut report);
        assert!(!schema.is_valid(&report));
    }
}

#[test]
fn differences_between_schools_are_those_of_statsmodels() {
    let theirs = repository_json("docs/benchmarks/brandsma_knuver.json");
    let ours = EXACT.report();
    let figure = |name: &str| ours.figure("school-effects-outcome", name);
    for (prefix, model, coefficients) in [
        ("plain", "empty", &[("intercept", "Intercept")][..]),
        (
            "at-equal-score",
            "verbal_iq",
            &[("intercept", "Intercept"), ("slope", "iq_centred")][..],
        ),
    ] {
        let theirs = &theirs["models"][model]["reml"];
        assert_eq!(theirs["converged"], true);
        for (place, (name, column)) in coefficients.iter().enumerate() {
            let name = format!("{prefix}.{name}");
            let (value, interval) = figure(&name);
            four_digits(value, &theirs["coefficients"][column], &name);
            let (low, high) = interval.unwrap();
            let error = (high - low) / (2.0 * Z);
            for column in ["se_gls", "se_mixedlm"] {
                let theirs = theirs[column][place].as_f64().unwrap();
                assert!(
                    (error / theirs - 1.0).abs() < 0.03,
                    "{name}: {error} and {theirs}"
                );
            }
        }
        let (between, within) = (
            figure(&format!("{prefix}.between")).0,
            figure(&format!("{prefix}.within")).0,
        );
        four_digits(between, &theirs["between_variance"], "between schools");
        four_digits(within, &theirs["within_variance"], "within schools");
        let share = figure(&format!("{prefix}.between-share")).0;
        assert!((share - between / (between + within)).abs() < 1e-12);
    }
}

#[test]
fn the_gradient_of_pisa_is_weighted_least_squares_with_errors_by_school() {
    let theirs = repository_json("docs/benchmarks/pisa_2003.json");
    let room = Room::new();
    let pupils = repository_argument("sample-data/pisa-2003-netherlands");
    let arguments = [
        "measure",
        &pupils,
        "--background",
        "escs",
        "--outcome",
        "mathematics",
    ];
    room.succeeds(
        &[
            &arguments[..],
            &[
                "--only",
                "outcome-gradient",
                "--out",
                "rapport",
                "--profile",
                "intern",
            ],
        ]
        .concat(),
    );
    let ours = room.report("rapport");
    let (slope, interval) = ours.figure("outcome-gradient", "slope");
    assert!((slope - 44.8247).abs() < 5e-5, "{slope}");
    assert!((slope - theirs["coefficients"]["escs"].as_f64().unwrap()).abs() < 1e-6);
    let (low, high) = interval.unwrap();
    assert!(((low + high) / 2.0 - slope).abs() < 1e-9);
    assert_eq!(theirs["schools"], 150, "the t-point belongs to 150 schools");
    let error = (high - low) / (2.0 * T_149);
    let cr1 = theirs["se_school"]["escs"].as_f64().unwrap();
    assert!((error / cr1 - 1.0).abs() < 1e-6, "{error} and {cr1}");
    let explained = ours.value("outcome-gradient", "explained");
    assert!((explained - theirs["r_squared"].as_f64().unwrap()).abs() < 1e-9);
    assert_eq!(ours.0["subject"]["pupils"], theirs["pupils"]);
}

#[test]
fn figures_for_others_have_the_digits_that_their_range_bears() {
    let (exact, rounded) = (EXACT.report(), DUTCH.report());
    let mut differ = 0;
    for indicator in exact.indicators() {
        let id = indicator["id"].as_str().unwrap();
        for figure in indicator["figures"].as_array().unwrap() {
            let name = figure["name"].as_str().unwrap();
            let (value, interval) = exact.figure(id, name);
            if let Some((low, high)) = interval.filter(|(low, high)| high - low > 0.001) {
                let (other, _) = rounded.figure(id, name);
                assert!(
                    (other - value).abs() <= 0.1 * (high - low),
                    "{id} {name}: {other} for {value}"
                );
                differ += usize::from((other - value).abs() > 1e-9);
            }
        }
    }
    assert!(differ > 10, "no sum of scores can be worked out");
}

#[test]
fn what_was_asked_for_is_what_is_answered() {
    let room = Room::new();
    let pupils = repository_argument("sample-data/pisa-2003-netherlands");
    let arguments = [
        "measure",
        &pupils,
        "--background",
        "escs",
        "--outcome",
        "mathematics",
    ];
    let answer = room.succeeds(&[&arguments[..], &["--only", "outcome-gradient"]].concat());
    answer.says(&["45 PISA-punten", "tussen 39 en 50"]);
    assert!(
        !answer
            .said
            .contains("De achtergrond van de leerlingen is niet bekend"),
        "it is known: {}",
        answer.said
    );
}

#[test]
fn the_same_pupils_give_the_same_bytes() {
    let again = brandsma_knuver("nl", "bestuur");
    for name in DUTCH.room.names_in("rapport") {
        let name = format!("rapport/{name}");
        assert!(DUTCH.room.bytes(&name) == again.room.bytes(&name), "{name}");
    }
    assert_eq!(DUTCH.answer.said, again.answer.said);
}

#[test]
fn the_print_is_accessible_and_knows_its_language() {
    for (measured, language) in [(&DUTCH, "/Lang(nl-NL)"), (&ENGLISH, "/Lang(en-GB)")] {
        let bytes = measured.room.bytes("rapport/report.pdf");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let print = String::from_utf8_lossy(&bytes);
        for mark in [
            language,
            "/MarkInfo<</Marked true",
            "<pdfuaid:part>1</pdfuaid:part>",
            "/StructTreeRoot",
        ] {
            assert!(print.contains(mark), "{mark}");
        }
    }
}

#[test]
fn the_page_needs_nothing_from_elsewhere() {
    for (measured, language) in [(&DUTCH, "nl"), (&ENGLISH, "en")] {
        let page = measured.room.text("rapport/report.html");
        assert!(page.contains(&format!("<html lang=\"{language}\"")));
        for loads in [
            "<script",
            "<link",
            "<iframe",
            "<img",
            "@import",
            "javascript:",
            " onload=",
            " onclick=",
        ] {
            assert!(!page.contains(loads), "{loads}");
        }
        // Names of vocabularies are not addresses that are loaded.
        let rest = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!rest.contains("http:") && !rest.contains("https:") && !rest.contains("=\"//"));
        for reference in ["src=\"", "href=\"", "url("] {
            for found in rest.split(reference).skip(1) {
                let inside = found.trim_start_matches(['"', '\'']);
                assert!(
                    inside.starts_with('#') || inside.starts_with("data:"),
                    "{reference}{}",
                    inside.chars().take(40).collect::<String>()
                );
            }
        }
    }
}

#[test]
fn both_languages_say_the_same_in_their_own_words() {
    ENGLISH.answer.says(&[
        "language test at the end",
        "9.1 points",
        "7.6",
        "10.7",
        "The report is in rapport",
    ]);
    let (dutch, english) = (DUTCH.report(), ENGLISH.report());
    assert_eq!(dutch.0, english.0, "data have no language");
    let page = readable(&ENGLISH.room.text("rapport/report.html"));
    assert!(page.contains("What this does not say"));
    for word in ["leerlingen", "Het antwoord", "onzekerheid"] {
        assert!(!page.contains(word), "{word}");
    }
    for measured in [&DUTCH, &ENGLISH] {
        for sign in ['\u{27e6}', '\u{27e7}'] {
            assert!(
                !measured.room.text("rapport/report.html").contains(sign),
                "a sentence is missing"
            );
        }
    }
}

#[test]
fn the_workbook_holds_the_tables() {
    let mut workbook: Xlsx<_> = open_workbook(DUTCH.room.path("rapport/tables.xlsx")).unwrap();
    let mut numbers = BTreeSet::new();
    for name in workbook.sheet_names() {
        let sheet = workbook.worksheet_range(&name).unwrap();
        let cells = sheet.used_cells().map(|(_, _, cell)| cell);
        numbers.extend(cells.filter_map(calamine::DataType::as_i64));
    }
    // The pupils per class of the background, as SOURCE.md counts them.
    let report = DUTCH.report();
    for (word, pupils) in [
        ("up-to-18", 467),
        ("19-to-25", 676),
        ("26-to-35", 576),
        ("above-35", 568),
    ] {
        assert_eq!(report.count("outcome-score/groups", &[word]), Some(pupils));
        assert!(numbers.contains(&i64::try_from(pupils).unwrap()), "{pupils}");
    }
}
