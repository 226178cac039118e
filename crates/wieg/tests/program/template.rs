//! The sheet to fill in: what a school fills in is read without a question that it cannot answer.

use crate::common::Room;
use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;

/// The sheets of a workbook with their rows of text.
fn sheets(room: &Room, name: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let mut workbook: Xlsx<_> = open_workbook(room.path(name)).unwrap();
    let names = workbook.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let sheet = workbook.worksheet_range(&name).unwrap();
            let rows = sheet.rows().map(|row| row.iter().map(Data::to_string).collect());
            (name, rows.collect())
        })
        .collect()
}

/// The same workbook with rows under the header of its list.
fn filled(room: &Room, template: &str, list: &str, rows: &[Vec<String>], out: &str) {
    let mut workbook = Workbook::new();
    for (name, texts) in sheets(room, template) {
        let sheet = workbook.add_worksheet().set_name(&name).unwrap();
        let more = if name == list { rows } else { &[] };
        for (row, cells) in (0..).zip(texts.iter().chain(more)) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    workbook.save(room.path(out)).unwrap();
}

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

fn po_rows() -> Vec<Vec<String>> {
    let advices = [
        ("vmbo-kb", "vmbo-kb/gt", "vmbo-kb/gt", "nee"),
        ("vmbo-gt/havo", "vmbo-gt/havo", "vmbo-gt/havo", ""),
        ("havo", "havo/vwo", "havo", "ja"),
        ("vwo", "vwo", "vwo", ""),
    ];
    (0..24)
        .map(|pupil: usize| {
            let (provisional, test, last, reason) = advices[pupil % 4];
            cells(&[
                &format!("{}", 1000 + pupil),
                "2024-2025",
                "99ZZ00",
                provisional,
                test,
                last,
                reason,
            ])
        })
        .collect()
}

fn vo_rows() -> Vec<Vec<String>> {
    (0..24)
        .flat_map(|pupil: usize| {
            [
                ("2022-2023", "1", "vmbo-gt/havo", ""),
                ("2023-2024", "2", "havo", ""),
                ("2024-2025", "3", "havo", "N&T"),
            ]
            .map(|(school_year, year, level, profile)| {
                let origin = ["98ZY00", "97ZX00"][pupil % 2];
                let number = format!("{}", 20_000 + pupil);
                cells(&[
                    &number,
                    school_year,
                    "99ZZ00",
                    origin,
                    "vmbo-gt/havo",
                    year,
                    level,
                    profile,
                ])
            })
        })
        .collect()
}

/// The columns of each sheet with the role that must be proposed.
const PO: [(&str, &str); 7] = [
    ("leerlingnummer", "pupil"),
    ("schooljaar", "school-year"),
    ("brin", "school"),
    ("voorlopig advies", "advice-provisional"),
    ("toetsadvies", "advice-test"),
    ("definitief advies", "advice-final"),
    ("reden niet bijgesteld", "advice-reason"),
];
const VO: [(&str, &str); 8] = [
    ("leerlingnummer", "pupil"),
    ("schooljaar", "school-year"),
    ("brin", "school"),
    ("basisschool", "origin-school"),
    ("advies", "advice-final"),
    ("leerjaar", "study-year"),
    ("niveau", "level"),
    ("profiel", "profile"),
];

#[test]
fn a_filled_in_sheet_is_understood() {
    for (sector, list, columns, rows) in [
        ("po", "Groep 8", &PO[..], po_rows()),
        ("vo", "Leerlingen", &VO[..], vo_rows()),
    ] {
        let room = Room::new();
        let template = format!("wieg-{sector}.xlsx");
        room.succeeds(&["template", sector])
            .says(&[&template, "Vul het in"]);
        let (_, sheet) = sheets(&room, &template)
            .into_iter()
            .find(|(name, _)| name == list)
            .unwrap();
        let header = sheet
            .iter()
            .find(|row| row.first().is_some_and(|cell| cell == "leerlingnummer"))
            .unwrap();
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        assert_eq!(header, &names);

        filled(&room, &template, list, &rows, "ingevuld.xlsx");
        let lines: String = rows.iter().map(|row| format!("{}\n", row.join(";"))).collect();
        room.write("ingevuld-csv.csv", format!("{}\n{lines}", header.join(";")));
        for file in ["ingevuld.xlsx", "ingevuld-csv.csv"] {
            room.succeeds(&["intake", "inspect", file, "--out", "map.toml"]);
            let mapping = room.text("map.toml");
            assert!(mapping.contains(&format!("sector = \"{sector}\"")), "{mapping}");
            for (column, role) in columns {
                let proposed = format!("[columns.\"{column}\"]\nrole = \"{role}\"\n");
                assert!(mapping.contains(&proposed), "{file}: {proposed} in {mapping}");
            }
            // Nothing is left to decide; of a workbook with more sheets the choice is only shown.
            let decisions = mapping.lines().filter(|line| line.starts_with("# - "));
            for decision in decisions {
                assert!(
                    decision.contains("werkbladen") && decision.contains(list),
                    "{file}: {decision}"
                );
            }
            // The proposal is good enough to measure with.
            room.succeeds(&[
                "measure",
                file,
                "--map",
                "map.toml",
                "--out",
                "rapport",
                "--profile",
                "intern",
            ])
            .says(&["24 leerlingen"]);
            assert_eq!(room.report("rapport").0["subject"]["rows_left_out"], 0);
            let check = room.wieg(&["intake", "check", file, "--map", "map.toml"]);
            assert_eq!(check.status, Some(0), "{}", check.said);
            std::fs::remove_file(room.path("map.toml")).unwrap();
        }
    }
}

#[test]
fn a_sheet_that_may_be_filled_in_is_never_replaced() {
    let room = Room::new();
    room.succeeds(&["template", "po"]);
    room.write("wieg-po.xlsx", "ingevuld");
    room.refused(&["template", "po"], 2, &["wieg-po.xlsx bestaat al", "--out"]);
    room.refused(&["--lang", "en", "template", "po"], 2, &["wieg-po.xlsx", "--out"]);
    room.succeeds(&["template", "po", "--out", "ander.xlsx"]);
    assert_eq!(room.text("wieg-po.xlsx"), "ingevuld");
}

#[test]
fn the_sheet_asks_for_no_name_and_no_citizen_number() {
    let room = Room::new();
    for (language, sector, warning) in [("nl", "po", "geen namen"), ("en", "vo", "do not fill in names")] {
        let out = format!("{sector}.xlsx");
        room.succeeds(&["--lang", language, "template", sector, "--out", &out]);
        let all = sheets(&room, &out);
        let text: String = all.iter().flat_map(|(_, rows)| rows.concat()).collect();
        assert!(text.to_lowercase().contains(warning), "{text}");
        for forbidden in ["achternaam", "roepnaam", "bsn"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
        room.refused(&["intake", "inspect", &out], 2, &[]);
    }
}

#[test]
fn an_unknown_sector_is_refused_with_the_known_ones() {
    Room::new().refused(&["template", "mbo"], 2, &["po", "vo"]);
}
