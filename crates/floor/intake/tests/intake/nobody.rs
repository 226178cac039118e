//! Nothing that identifies a person survives reading or looking, whatever the file and the mapping.

use crate::common::{file, read_path, read_with};
use intake::{Import, Inspection, Refusal};
use std::fmt::Write;

const SECRETS: [&str; 8] = [
    "111222333",
    "123456782",
    "Tanja",
    "Noord-Hollander",
    "14-05-2012",
    "7001AB",
    "leerling-77",
    "omdat zijn moeder",
];

const LIST: &str = "leerlingnummer;BSN;Roepnaam;Achternaam;Geboortedatum;Postcode;brin;schooljaar;definitief advies;reden;kolom\n\
    leerling-77;111222333;Tanja;Noord-Hollander;14-05-2012;7001AB;99ZZ00;2023-2024;Tanja;omdat zijn moeder ziek was;x\n\
    leerling-78;123456782;Fokke;Noord-Hollander;14-05-2012;7001AB;99ZZ00;2023-2024;havo;;y\n";

const MAPPING: &str = r#"
version = 1
sector = "po"
[columns.leerlingnummer]
role = "pupil"
[columns.brin]
role = "school"
[columns.schooljaar]
role = "school-year"
[columns."definitief advies"]
role = "advice-final"
[columns.reden]
role = "advice-reason"
"#;

fn printed(import: &Import) -> String {
    let mut text = format!("{import:?}");
    for part in [
        serde_json::to_string(&import.problems),
        serde_json::to_string(&import.unread),
        serde_json::to_string(&import.reading),
    ] {
        text.push_str(&part.unwrap());
    }
    import
        .problems
        .kept()
        .iter()
        .for_each(|problem| write!(text, "{:?}", problem.message()).unwrap());
    text
}

fn printed_inspection(inspection: &Inspection) -> String {
    let text = inspection.mapping_text(&|message| format!("{message:?}"));
    format!(
        "{inspection:?}{}{text}",
        serde_json::to_string(&inspection.columns).unwrap()
    )
}

fn has_no_secret(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[test]
fn nothing_of_a_person_comes_through() {
    let import = read_with(LIST, MAPPING).unwrap();
    assert_eq!(import.tables.pupils(), 2);
    assert_eq!(import.unread[0].text, "Aaaa…");
    has_no_secret(&printed(&import));
    let dropped: Vec<_> = import
        .reading
        .dropped
        .iter()
        .map(|column| (column.column.as_str(), column.cells))
        .collect();
    assert_eq!(
        dropped,
        [
            ("BSN", 2),
            ("Roepnaam", 2),
            ("Achternaam", 2),
            ("Geboortedatum", 2),
            ("Postcode", 2)
        ]
    );
    assert_eq!(import.reading.columns_unread, ["kolom"]);
}

#[test]
fn a_look_shows_shapes_only() {
    let inspection = intake::inspect(file(LIST).path()).unwrap();
    has_no_secret(&printed_inspection(&inspection));
    let bsn = &inspection.columns[1];
    assert_eq!((bsn.kind, bsn.shapes.len()), (None, 0));
}

#[test]
fn a_list_without_names_of_columns_shows_no_row_as_names() {
    let (_, rows) = LIST.split_once('\n').unwrap();
    let inspection = intake::inspect(file(rows).path()).unwrap();
    assert!(!inspection.detected.header);
    has_no_secret(&printed_inspection(&inspection));
}

#[test]
fn every_column_mapped_wrongly_still_shows_nobody() {
    for column in ["leerlingnummer", "reden", "kolom"] {
        for role in [
            "advice-final",
            "advice-test",
            "level",
            "school-year",
            "weight",
            "placement",
            "study-year",
        ] {
            let mapping = MAPPING
                .replace("[columns.leerlingnummer]", "[columns.kolom]")
                .replace(
                    "[columns.\"definitief advies\"]\nrole = \"advice-final\"",
                    &format!("[columns.{column}]\nrole = {role:?}"),
                );
            let Ok(mapping) = intake::Mapping::read(&mapping) else {
                continue;
            };
            match intake::read(file(LIST).path(), &mapping, &crate::common::key(), &mut ()) {
                Ok(import) => has_no_secret(&printed(&import)),
                Err(refusal) => has_no_secret(&format!("{refusal:?} {:?}", refusal.message())),
            }
        }
    }
}

#[test]
fn forbidden_columns_have_no_role() {
    let with = |column: &str, role: &str| {
        read_with(LIST, &format!("{MAPPING}[columns.{column}]\nrole = \"{role}\"\n"))
    };
    let personal = |column: &str| {
        Err(Refusal::PersonalColumn {
            column: column.to_owned(),
        })
    };
    assert_eq!(with("Roepnaam", "school-name"), personal("Roepnaam"));
    assert_eq!(with("Geboortedatum", "cohort"), personal("Geboortedatum"));
    assert_eq!(
        with("BSN", "board"),
        Err(Refusal::CitizenNumbers {
            column: "BSN".to_owned()
        })
    );
}

#[test]
fn citizen_numbers_under_another_name_are_refused_without_an_echo() {
    let list = LIST.replace("BSN", "nummer 2");
    let refused = Err(Refusal::CitizenNumbers {
        column: "nummer 2".to_owned(),
    });
    assert_eq!(read_with(&list, MAPPING), refused);
    let pupil = MAPPING.replace("columns.leerlingnummer", "columns.\"nummer 2\"");
    assert_eq!(read_with(&list, &pupil), refused);
    let ignored =
        format!("{MAPPING}[columns.\"nummer 2\"]\nrole = \"ignored\"\nreason = \"citizen-number\"\n");
    assert_eq!(read_with(&list, &ignored).unwrap().reading.dropped[0].cells, 2);
    has_no_secret(&printed_inspection(&intake::inspect(file(&list).path()).unwrap()));
    // Half or fewer is chance.
    let few = list.replace("111222333", "111222334");
    assert!(read_with(&few, &pupil).is_ok());
}

#[test]
fn citizen_numbers_far_down_a_mapped_column_are_refused() {
    let mut list = String::from("leerlingnummer;brin;schooljaar\n");
    for pupil in 0..5_000 {
        writeln!(list, "{pupil};99ZZ00;2023-2024").unwrap();
    }
    list.push_str("111222333;99ZZ00;2023-2024\n");
    let mapping = MAPPING.split("[columns.\"definitief").next().unwrap();
    assert_eq!(
        read_with(&list, mapping),
        Err(Refusal::CitizenNumbers {
            column: "leerlingnummer".to_owned()
        })
    );
}

#[test]
fn origin_needs_a_purpose() {
    let list = "leerlingnummer;brin;schooljaar;nationaliteit\n1;99ZZ00;2023-2024;NL\n2;99ZZ00;2023-2024;X\n";
    let background = "[[background]]\nid = \"a\"\nlabel = \"a\"\ncolumns = [\"nationaliteit\"]\nclasses = [{ code = \"x\", label = \"x\", values = [\"X\"] }, { code = \"nl\", label = \"NL\", values = [\"NL\"] }]\n";
    let mapping = MAPPING.split("[columns.\"definitief").next().unwrap();
    let without = format!("{mapping}{background}");
    let column = "nationaliteit".to_owned();
    assert_eq!(
        read_with(list, &without),
        Err(Refusal::OriginWithoutPurpose { column })
    );
    let with =
        format!("{without}[[purpose]]\ncolumns = [\"nationaliteit\"]\ntext = \"Onderzoek van de raad\"\n");
    let import = read_with(list, &with).unwrap();
    assert_eq!(import.reading.purposes, ["Onderzoek van de raad"]);
    assert_eq!(
        read_with(list, mapping).unwrap().reading.dropped[0].column,
        "nationaliteit"
    );
}

#[test]
fn a_workbook_is_no_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in LIST.lines().enumerate() {
        for (column, cell) in line.split(';').enumerate() {
            sheet.write(row as u32, column as u16, cell).unwrap();
        }
    }
    book.save(&path).unwrap();
    has_no_secret(&printed(&read_path(&path, MAPPING).unwrap()));
    has_no_secret(&printed_inspection(&intake::inspect(&path).unwrap()));
}
