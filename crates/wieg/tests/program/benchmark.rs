//! A school beside a benchmark: a table worked out with SciPy, files that are wrong, and a benchmark that is made.

use crate::common::{Room, readable, repository};
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
[columns."toets"]
role = "test"
test = "end-test"
use = "condition"
label = "eindtoets"
unit = "punten"
decimals = 0
band = 5
[[background]]
id = "parental-education"
label = "opleiding ouders"
columns = ["ouders"]
classes = [
  { code = "vmbo", label = "vmbo", values = ["vmbo"] },
  { code = "hbo-wo", label = "hbo of wo", values = ["hbo"] },
]
unknown = ["?"]
"#;

/// The school: score, parents, pupils, and how many have a havo diploma on time.
const SCHOOL: [(u32, &str, usize, usize); 4] = [
    (531, "vmbo", 20, 5),
    (533, "hbo", 10, 4),
    (535, "vmbo", 12, 7),
    (538, "hbo", 18, 14),
];

/// The same cells elsewhere, with their totals.
const CELLS: &str = "  { pupils = 7000, with = 3560 },
  { score = 530.0, pupils = 3000, with = 820 },
  { score = 530.0, background = \"vmbo\", pupils = 2000, with = 440 },
  { score = 530.0, background = \"hbo-wo\", pupils = 1000, with = 380 },
  { score = 535.0, pupils = 4000, with = 2740 },
  { score = 535.0, background = \"vmbo\", pupils = 1500, with = 840 },
  { score = 535.0, background = \"hbo-wo\", pupils = 2500, with = 1900 },
";

fn list() -> String {
    let mut list = "leerlingnummer;schooljaar;leerjaar;niveau;diploma;toets;ouders\n".to_owned();
    let mut pupil = 0;
    for (score, parents, pupils, with) in SCHOOL {
        for place in 0..pupils {
            pupil += 1;
            for year in 1..=7 {
                let has = place < with;
                if year > 5 && has {
                    continue;
                }
                let (start, study_year) = (2013 + year, year.min(5));
                let diploma = if has && year == 5 { "havo" } else { "" };
                let next = start + 1;
                writeln!(
                    list,
                    "{pupil};{start}-{next};{study_year};havo;{diploma};{score};{parents}"
                )
                .unwrap();
            }
        }
    }
    list
}

/// A benchmark of the indicator as it is defined now.
fn benchmark() -> String {
    let definition =
        fs::read_to_string(repository("indicators/havo-diploma-on-time/definition.toml")).unwrap();
    let line = |key: &str| {
        let start = format!("{key} = ");
        definition
            .lines()
            .find(|line| line.starts_with(&start))
            .unwrap()
            .to_owned()
    };
    format!(
        "version = 1\nsimulated = false\nsource = \"Een streek\"\nyears = \"2014-2015\"\nlicence = \"CC0\"\n[background]\nid = \"parental-education\"\nclasses = [\"vmbo\", \"hbo-wo\"]\n[score]\ntest = \"end-test\"\nband = 5.0\n[[indicator]]\nid = \"havo-diploma-on-time\"\n{}\n{}\ncells = [\n{CELLS}]\n",
        line("population"),
        line("numerator")
    )
}

fn room() -> Room {
    Room::with(&[
        ("lijst.csv", &list()),
        ("map.toml", MAP),
        ("streek.toml", &benchmark()),
    ])
}

const MEASURE: [&str; 13] = [
    "measure",
    "lijst.csv",
    "--map",
    "map.toml",
    "--only",
    "havo-diploma-on-time",
    "--profile",
    "intern",
    "--replicates",
    "100",
    "--benchmark",
    "streek.toml",
    "--out=uit",
];

/// Expected values and mid-p intervals from SciPy: every pupil a draw with the rate of the cell, all odds shifted alike.
#[test]
fn three_benchmarks_stand_beside_a_yield_as_worked_out() {
    let room = room();
    room.succeeds(&MEASURE);
    let report = room.report("uit");
    for (name, expected, points, low, high) in [
        (
            "raw",
            0.508571428571,
            -0.008571428571,
            -0.133588878836,
            0.116446021694,
        ),
        (
            "same-score",
            0.479166666667,
            0.020833333333,
            -0.093967026150,
            0.135633692816,
        ),
        (
            "same-score-and-background",
            0.476666666667,
            0.023333333333,
            -0.089517020579,
            0.136546546640,
        ),
    ] {
        let id = "havo-diploma-on-time";
        let close =
            |found: f64, worked: f64| assert!((found - worked).abs() < 1e-8, "{name}: {found} {worked}");
        close(report.value(id, &format!("benchmark.{name}.expected")), expected);
        let (value, ends) = report.figure(id, &format!("benchmark.{name}"));
        let ends = ends.unwrap();
        close(value, points);
        close(ends.0, low);
        close(ends.1, high);
    }
    let page = readable(&room.text("uit/report.html"));
    for words in [
        "Een streek; 2014-2015; te gebruiken: CC0",
        "Naast alle leerlingen: daar halen 51 van de 100 dit; bij ons 13 minder tot 12 meer. Dat kan toeval zijn.",
        "Naast leerlingen met dezelfde scores: die halen het elders 48",
        "‘zoals elders’ is niet ‘gelijk’",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    room.succeeds(&[&["--lang", "en"], &MEASURE[..]].concat());
    let page = readable(&room.text("uit/report.html"));
    assert!(page.contains("‘as elsewhere’ is not ‘equal’"), "{page}");
}

#[test]
fn what_does_not_match_is_said() {
    let room = room();
    room.write(
        "streek.toml",
        benchmark().replace("\"end-test\"", "\"other-test\""),
    );
    room.succeeds(&MEASURE);
    let page = readable(&room.text("uit/report.html"));
    assert!(
        page.contains("Naast leerlingen met dezelfde scores kan niet"),
        "{page}"
    );
    room.write(
        "streek.toml",
        benchmark().replace("years_followed >=", "years_followed >"),
    );
    room.succeeds(&MEASURE).says(&["komt zonder vergelijking"]);
}

#[test]
fn a_wrong_file_is_named_and_a_simulated_one_never_stands_beside_real_pupils() {
    let room = room();
    let with = |from: &str, to: &str| room.write("streek.toml", benchmark().replace(from, to));
    with("with = 380", "with = 1380");
    room.refused(
        &MEASURE,
        2,
        &["havo-diploma-on-time, cel 4", "1 fout in streek.toml"],
    );
    with("\"CC0\"", "\"\"");
    let english = [&["--lang", "en"], &MEASURE[..]].concat();
    room.refused(&english, 2, &["licence is empty", "1 mistake"]);
    with("simulated = false", "simulated = true");
    room.refused(&MEASURE, 2, &["nagebootste leerlingen, en deze lijst echte"]);
    room.refused(&english, 2, &["simulated pupils, and this list real ones"]);
    fs::remove_file(room.path("streek.toml")).unwrap();
    room.refused(&MEASURE, 2, &["streek.toml is niet te lezen"]);
}

#[test]
fn a_benchmark_is_made_of_ten_schools_or_more_and_holds_no_small_count() {
    let room = room();
    let region = |out: &str, pupils: &str, schools: &str| {
        let size = [
            "--pupils",
            pupils,
            "--secondary-schools",
            schools,
            "--years",
            "10",
        ];
        room.succeeds(&[&["explore", "region", "--out", out], &size[..]].concat());
    };
    region("groot", "12000", "12");
    region("klein", "1500", "2");
    let about = ["--source", "Een verzonnen streek", "--licence", "vrij", "--out"];
    let build = |from: &str, out: &str| {
        let start = ["benchmark", "build", from];
        [&start[..], &about[..], &[out][..]]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let arguments = build("groot/vo", "groot.toml");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    room.succeeds(&arguments)
        .says(&["Nabootsing", "kleine groepen zijn weggelaten"]);
    let file = room.text("groot.toml");
    assert!(
        file.contains("simulated = true") && file.contains("Een verzonnen streek"),
        "{file}"
    );
    let counts = file.split("pupils = ").skip(1).map(|rest| {
        let number = |text: &str| {
            text.split([',', ' ', '}'])
                .next()
                .unwrap()
                .parse::<u64>()
                .unwrap()
        };
        (number(rest), number(rest.split("with = ").nth(1).unwrap()))
    });
    let counts: Vec<(u64, u64)> = counts.collect();
    assert!(counts.len() > 20, "{}", counts.len());
    for (pupils, with) in counts {
        assert!(pupils >= 10 && (with == 0 || with >= 10), "{pupils} {with}");
    }
    let beside = [
        "measure",
        "klein/vo",
        "--benchmark",
        "groot.toml",
        "--replicates",
        "100",
        "--out",
        "beside",
    ];
    room.succeeds(
        &[
            &beside[..],
            &["--only", "any-diploma-within-two-years", "--profile", "intern"],
        ]
        .concat(),
    );
    let page = readable(&room.text("beside/report.html"));
    assert!(
        page.contains("Nabootsing: de leerlingen van de vergelijking bestaan niet"),
        "{page}"
    );
    let arguments = build("klein/vo", "klein.toml");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    room.refused(&arguments, 2, &["minstens 10 scholen"]);
    let arguments = build("groot/po", "po.toml");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    room.refused(&arguments, 2, &["niets te tellen"]);
}
