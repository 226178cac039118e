//! Mappings that are sound, and mappings in which everything is wrong.

use super::*;
use crate::mapping::ClassRule;
use proptest::prelude::*;

const FULL: &str = r##"
version = 1
sector = "vo"
[file]
name = "lijst.csv"
delimiter = ";"
quote = "'"
encoding = "windows-1252"
decimal = ","
header = true
skip_rows = 2
date_format = "dd-mm-yyyy"
sheet = "Groep 8"
missing = ["", "NA"]
[source]
title = { nl = "Titel", en = "Title" }
origin = "Maker, \"via\" iemand"
licence = "CC0"
year = "1990"
[cohort]
fixed = "1989-1990"
[school]
fixed = "99ZZ00"
name = "Het Baken"
[columns."llnr"]
role = "pupil"
within = "school"
[columns."niveau lj3"]
role = "level"
study_year = 3
values = { "uit" = "left" }
[columns."cito"]
role = "test"
test = "end-test"
use = "condition"
label = { nl = "Eindtoets", en = "End test" }
unit = { nl = "punten", en = "points" }
decimals = 1
range = [500, 550.5]
band = 2.5
provider = "Toetsmaker"
reliability = { low = 0.85, high = 0.92, population = "within-group" }
[columns."naam"]
role = "ignored"
reason = "name"
[[background]]
id = "parental-education"
label = { nl = "opleiding ouders", en = "parental education" }
columns = ["moeder", "vader"]
combine = "lowest"
classes = [
  { code = "low", label = "laag", values = ["1", "2"] },
  { code = "high", label = "hoog", values = ["3"] },
]
unknown = ["9"]
[[background]]
id = "index"
label = "index"
columns = ["escs"]
measure = { decimals = 2, unit = "punten" }
classes = [{ code = "low", label = "laag", up_to = -0.5 }, { code = "high", label = "hoog" }]
[[purpose]]
columns = ["herkomst"]
text = "Onderzoek dat de raad heeft gevraagd."
"##;

#[test]
fn what_is_written_reads_back() {
    let mapping = mapping(FULL).expect("a sound mapping");
    assert_eq!(mapping.columns.len(), 4);
    assert_eq!(mapping.backgrounds[1].rule, ClassRule::Cuts(vec![-50]));
    assert!(mapping.has_purpose("herkomst"));
    let again = super::mapping(&mapping.to_toml()).expect("what we write is sound");
    assert_eq!(again, mapping);
    let commented = mapping.to_commented_toml(&|message| format!("{}\nnext line", message.key));
    assert_eq!(
        super::mapping(&commented).expect("comments change nothing"),
        mapping
    );
}

#[test]
fn all_problems_come_at_once_with_their_line_and_the_nearest_word() {
    let text = "version = 2\nsectr = \"po\"\n[file]\nencoding = \"utf8\"\ndecimal = 5\n[columns.a]\nrole = \"advies-final\"\n[columns.b]\nrole = \"weight\"\n[columns.c]\nrole = \"weight\"\n[columns.d]\nrole = \"advice-final\"\nvalues = { x = \"havoo\" }\n";
    let problems = mapping(text).expect_err("much is wrong");
    let found: Vec<(usize, String)> = problems
        .iter()
        .map(|problem| {
            let nearest = match &problem.kind {
                Kind::UnknownWord { nearest, .. } | Kind::UnknownValue { nearest, .. } => nearest.clone(),
                other => Some(
                    format!("{other:?}")
                        .split([' ', '('])
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                ),
            };
            (problem.line, nearest.unwrap_or_default())
        })
        .collect();
    let expected = [
        (1, "Absent"),
        (1, "Version"),
        (2, "sector"),
        (4, "utf-8"),
        (5, "WrongKind"),
        (7, "advice-final"),
        (10, "RoleTwice"),
        (14, "havo"),
    ];
    let found: Vec<(usize, &str)> = found.iter().map(|(line, word)| (*line, word.as_str())).collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for pair in expected {
        assert!(found.contains(&pair), "{pair:?} in {found:?}");
    }
}

#[test]
fn text_that_is_not_toml_is_reported_with_its_line() {
    let problems = mapping("version = 1\nsector = \n").expect_err("no value");
    assert_eq!(problems[0].line, 2);
    assert!(matches!(problems[0].kind, Kind::NotToml(_)));
}

#[test]
fn cut_points_must_rise_and_a_value_has_one_class() {
    let text = "version = 1\nsector = \"po\"\n[[background]]\nid = \"a\"\nlabel = \"a\"\ncolumns = [\"x\"]\nmeasure = { decimals = 0 }\nclasses = [{code=\"p\",label=\"p\",up_to=5},{code=\"q\",label=\"q\",up_to=5},{code=\"r\",label=\"r\"}]\n[[background]]\nid = \"b\"\nlabel = \"b\"\ncolumns = [\"x\"]\nclasses = [{code=\"p\",label=\"p\",values=[\"1\"]},{code=\"q\",label=\"q\",values=[\"1\"]}]\n";
    let problems = mapping(text).expect_err("two mistakes");
    assert_eq!(problems[0].kind, Kind::CutsNotRising("a".to_owned()));
    assert!(matches!(&problems[1].kind, Kind::ValueInTwoClasses { value, .. } if value == "1"));
}

proptest! {
    #[test]
    fn any_text_gives_a_mapping_or_problems_and_never_a_panic(text in "\\PC*") {
        let _ = mapping(&text);
    }

    #[test]
    fn damage_anywhere_is_no_panic(place in 0..FULL.len(), byte in 32_u8..127) {
        let mut damaged = FULL.as_bytes().to_vec();
        damaged[place] = byte;
        if let Ok(text) = String::from_utf8(damaged) {
            let _ = mapping(&text);
        }
    }
}
