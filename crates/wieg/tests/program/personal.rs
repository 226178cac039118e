//! What Wieg must never keep or repeat: citizen service numbers, names, birth dates, origin without a purpose.

use crate::common::{Answer, GROEP_8, PRIMARY, PRIMARY_HEADER, Room, groep_8};

/// Numbers of nine digits that pass the check of citizen service numbers: the digits times 9 down to 2, minus the
/// last digit, divide by eleven.
fn citizen_numbers(count: usize) -> Vec<String> {
    let digits = |number: u32| (0..8).rev().map(move |place| number / 10_u32.pow(place) % 10);
    (0..)
        .map(|step: u32| 12_345_678 + 7_919 * step)
        .filter_map(|number| {
            let sum: u32 = digits(number)
                .zip((2..=9).rev())
                .map(|(digit, weight)| digit * weight)
                .sum();
            (sum % 11 < 10).then(|| format!("{number}{}", sum % 11))
        })
        .take(count)
        .collect()
}

/// A groep 8 with a column more.
fn with_column(header: &str, values: &[String]) -> String {
    let rows = groep_8("2024-2025", 1);
    let rows = rows
        .lines()
        .zip(values)
        .map(|(row, value)| format!("{row};{value}\n"));
    format!(
        "{};{header}\n{}",
        PRIMARY_HEADER.trim_end(),
        rows.collect::<String>()
    )
}

/// None of the secrets stands in what was said, or in any file but the list itself.
fn nothing_leaks(room: &Room, answer: &Answer, secrets: &[String]) {
    let files = room.everything();
    for secret in secrets {
        assert!(
            !answer.said.contains(secret) && !answer.problems.contains(secret),
            "{secret} was said"
        );
        for (name, bytes) in &files {
            let Some(bytes) = bytes else { continue };
            let holds = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!holds || name == "lijst.csv", "{secret} is in {name}");
        }
    }
}

const MEASURE: [&str; 4] = ["measure", "lijst.csv", "--map", "map.toml"];

#[test]
fn the_numbers_of_these_tests_pass_the_check() {
    let pupils: usize = GROEP_8.iter().map(|(.., pupils)| pupils).sum();
    assert_eq!(pupils, 25);
    for number in citizen_numbers(25) {
        let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
        let sum: u32 = digits[..8]
            .iter()
            .zip([9, 8, 7, 6, 5, 4, 3, 2])
            .map(|(digit, weight)| digit * weight)
            .sum();
        assert_eq!((digits.len(), sum % 11), (9, digits[8]));
    }
}

#[test]
fn citizen_numbers_under_a_name_that_does_not_tell() {
    let secrets = citizen_numbers(25);
    let list = with_column("kenmerk", &secrets);
    let room = Room::with(&[
        ("lijst.csv", &list),
        ("map.toml", &PRIMARY.replace("leerlingnummer", "kenmerk")),
    ]);
    let words = [
        "kolom kenmerk",
        "burgerservicenummers of onderwijsnummers",
        "Verwijder de kolom uit de export",
    ];
    let answer = room.refused(&MEASURE, 2, &words);
    nothing_leaks(&room, &answer, &secrets);
    let arguments = [
        "cube",
        "build",
        "lijst.csv",
        "--map",
        "map.toml",
        "--out",
        "k.parquet",
    ];
    let answer = room.refused(&arguments, 2, &words);
    nothing_leaks(&room, &answer, &secrets);
    let answer = room.refused(
        &[&["--lang", "en"], &MEASURE[..]].concat(),
        2,
        &["kenmerk", "never read"],
    );
    nothing_leaks(&room, &answer, &secrets);
    let check = room.wieg(&["intake", "check", "lijst.csv", "--map", "map.toml"]);
    assert_eq!(check.status, Some(2));
    nothing_leaks(&room, &check, &secrets);
}

#[test]
fn citizen_numbers_are_no_reason_either() {
    // A column of which only is kept whether it was filled in.
    let secrets = citizen_numbers(25);
    let mapping = format!("{PRIMARY}[columns.\"kenmerk\"]\nrole = \"advice-reason\"\n");
    let room = Room::with(&[
        ("lijst.csv", &with_column("kenmerk", &secrets)),
        ("map.toml", &mapping),
    ]);
    let answer = room.refused(&MEASURE, 2, &["kolom kenmerk", "burgerservicenummers"]);
    nothing_leaks(&room, &answer, &secrets);
}

#[test]
fn a_first_look_repeats_no_value_of_a_forbidden_column() {
    let secrets = citizen_numbers(25);
    for header in ["kenmerk", "bsn", "onderwijsnummer"] {
        let room = Room::with(&[("lijst.csv", &with_column(header, &secrets))]);
        let answer = room.succeeds(&["intake", "inspect", "lijst.csv"]);
        answer.says(&[&format!("{header} ("), "niet lezen"]);
        nothing_leaks(&room, &answer, &secrets);
        let mapping = room.text("lijst.map.toml");
        assert!(
            !mapping.contains(&format!("[columns.\"{header}\"]\nrole = \"pupil\"")),
            "it is not proposed as a pupil number"
        );
        let answer = room.wieg(&["measure", "lijst.csv"]);
        nothing_leaks(&room, &answer, &secrets);
    }
}

#[test]
fn known_columns_are_dropped_unread_with_a_count() {
    let numbers = citizen_numbers(25);
    let rows: Vec<String> = numbers
        .iter()
        .map(|number| format!("{number};Zwaluwenberg;Anneroos;03-04-2012"))
        .collect();
    let list = with_column("bsn;achternaam;roepnaam;geboortedatum", &rows);
    let room = Room::with(&[("lijst.csv", &list), ("map.toml", PRIMARY)]);
    let answer = room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat());
    for column in ["bsn", "achternaam", "roepnaam", "geboortedatum"] {
        answer.says(&[&format!(
            "De kolom ‘{column}’ is ongelezen weggelaten (25 cellen)"
        )]);
    }
    let mut secrets = numbers;
    secrets.extend(["Zwaluwenberg", "Anneroos", "03-04-2012"].map(str::to_owned));
    nothing_leaks(&room, &answer, &secrets);
    let answer = room.succeeds(&[
        "cube",
        "build",
        "lijst.csv",
        "--map",
        "map.toml",
        "--out",
        "k.parquet",
    ]);
    nothing_leaks(&room, &answer, &secrets);
}

#[test]
fn names_cannot_be_mapped_to_anything() {
    let names: Vec<String> = (0..25).map(|pupil| format!("Zwaluwenberg{pupil:02}")).collect();
    let mapping = PRIMARY.replace("leerlingnummer", "achternaam");
    let room = Room::with(&[
        ("lijst.csv", &with_column("achternaam", &names)),
        ("map.toml", &mapping),
    ]);
    let answer = room.refused(
        &MEASURE,
        2,
        &["kolom achternaam", "Die lezen we nooit in", "\"ignored\""],
    );
    nothing_leaks(&room, &answer, &names);
}

#[test]
fn pupil_numbers_stay_at_the_door() {
    let room = Room::new();
    let rows = groep_8("2024-2025", 1);
    let rows: String = rows.lines().map(|row| format!("LLN-77{row}\n")).collect();
    room.write(
        "lijst.csv",
        format!("{PRIMARY_HEADER}{rows}LLN-771;2024-2025;vwo;vwo;vwo\n"),
    );
    room.write("map.toml", PRIMARY);
    let secrets = ["LLN-77".to_owned()];
    let answer = room.succeeds(&[&MEASURE[..], &["--out", "rapport", "--profile", "intern"]].concat());
    nothing_leaks(&room, &answer, &secrets);
    // A duplicate is pointed at by its row, not by its number.
    let check = room.wieg(&["intake", "check", "lijst.csv", "--map", "map.toml"]);
    check.says(&["staat al in rij 2"]);
    nothing_leaks(&room, &check, &secrets);
}

#[test]
fn origin_needs_a_purpose() {
    let values: Vec<String> = (0..25)
        .map(|pupil| ["hier", "elders"][pupil % 2].to_owned())
        .collect();
    let background = "[[background]]\nid = \"herkomst\"\nlabel = \"herkomst\"\ncolumns = [\"migratieachtergrond\"]\n\
        classes = [{ code = \"one\", label = \"hier\", values = [\"hier\"] }, \
        { code = \"two\", label = \"elders\", values = [\"elders\"] }]\n";
    let mapping = format!("{PRIMARY}{background}");
    let list = with_column("migratieachtergrond", &values);
    let room = Room::with(&[("lijst.csv", &list), ("map.toml", &mapping)]);
    room.refused(
        &MEASURE,
        2,
        &[
            "kolom migratieachtergrond gaat over herkomst",
            "[[purpose]]",
            "functionaris gegevensbescherming",
        ],
    );
    room.refused(
        &[&["--lang", "en"], &MEASURE[..]].concat(),
        2,
        &["is about origin", "[[purpose]]", "data protection officer"],
    );
    let purpose =
        "[[purpose]]\ncolumns = [\"migratieachtergrond\"]\ntext = \"onderzoek naar gelijke kansen\"\n";
    room.write("map.toml", format!("{mapping}{purpose}"));
    room.succeeds(&[&MEASURE[..], &["--out", "rapport"]].concat());
    assert!(
        room.text("rapport/mapping.toml")
            .contains("onderzoek naar gelijke kansen"),
        "the purpose goes along"
    );
}
