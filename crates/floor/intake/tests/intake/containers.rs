//! Workbooks and Parquet files give the tables that the same list as text gives.

use crate::common::{HEADER, MAPPING, file, key, read_path, read_with};
use arrow::array::{ArrayRef, Float64Array, Int64Array, StringArray};
use arrow::record_batch::RecordBatch;
use intake::{Format, Mapping, ProblemKind, Refusal};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use std::path::Path;
use std::sync::Arc;

const ROWS: &str = "0012;99ZZ00;Het Baken;2023-2024;havo;Havo/vwo;havo/vwo;;53,5;laag\n13;99ZZ01;Súdwest;2023-2024;hoog;;vwo;ja;60,25;hoog\n13;99ZZ01;Súdwest;2023-2024;havo;;vwo;;;hoog\n";

fn save_workbook(path: &Path, titles: u32) {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Uitleg")
        .unwrap()
        .write(0, 0, "Lees dit eerst")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Groep 8").unwrap();
    for title in 0..titles {
        sheet.write(title, 0, "Overzicht van groep 8").unwrap();
    }
    let text = format!("{HEADER}\n{ROWS}");
    for (row, line) in text.lines().enumerate() {
        for (column, cell) in line.split(';').enumerate() {
            let (row, column) = (row as u32 + titles, column as u16);
            match cell.replace(',', ".").parse::<f64>() {
                Ok(number) if !cell.starts_with('0') => sheet.write(row, column, number).unwrap(),
                _ if cell.is_empty() => continue,
                _ => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}

#[test]
fn a_workbook_reads_as_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.xlsx");
    let as_text = read_with(format!("{HEADER}\n{ROWS}"), MAPPING).unwrap();
    for titles in [0, 3] {
        save_workbook(&path, titles);
        let import = read_path(&path, MAPPING).unwrap();
        assert_eq!(import.tables, as_text.tables);
        assert_eq!(import.unread, as_text.unread);
        assert_eq!(import.reading.sheet.as_deref(), Some("Groep 8"));
        let twice = import
            .problems
            .kept()
            .iter()
            .find(|problem| problem.kind == ProblemKind::PupilTwice)
            .unwrap();
        assert_eq!(twice.row, Some(4 + u64::from(titles)));
    }
    let inspection = intake::inspect(&path).unwrap();
    assert_eq!(inspection.format, Format::Workbook);
    assert_eq!(inspection.rows.count, 3);
    assert_eq!(inspection.detected.sheets, ["Uitleg", "Groep 8"]);
    let absent = format!("{MAPPING}[file]\nsheet = \"Groep 7\"\n");
    assert!(matches!(
        read_path(&path, &absent),
        Err(Refusal::SheetAbsent { .. })
    ));
}

#[test]
fn a_workbook_may_hold_days_and_stray_cells() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["nr", "peildatum", "advies"].into_iter().enumerate() {
        sheet.write(0, column as u16, name).unwrap();
    }
    sheet.write(1, 0, 7).unwrap();
    let day = ExcelDateTime::from_ymd(2023, 10, 1).unwrap();
    sheet
        .write_with_format(1, 1, &day, &CellFormat::new().set_num_format("dd-mm-yyyy"))
        .unwrap();
    sheet.write(1, 2, "havo").unwrap();
    sheet.write(1_048_575, 16_383, "verdwaald").unwrap();
    book.save(&path).unwrap();
    let mapping = "version = 1\nsector = \"po\"\n[school]\nfixed = \"99ZZ00\"\n[columns.nr]\nrole = \"pupil\"\n[columns.peildatum]\nrole = \"school-year\"\n[columns.advies]\nrole = \"advice-final\"\n";
    let import = read_path(&path, mapping).unwrap();
    assert_eq!(import.tables.pupil.cohort[0].start(), 2023);
    assert_eq!(import.tables.pupil.key[0], key().pupil("7"));
}

#[test]
fn a_workbook_cut_off_is_refused_wherever_it_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.xlsx");
    save_workbook(&path, 0);
    let bytes = std::fs::read(&path).unwrap();
    for part in 1..8 {
        let cut = &bytes[..bytes.len() * part / 8];
        assert_eq!(
            read_with(cut, MAPPING),
            Err(Refusal::BrokenContainer { format: "Excel" })
        );
    }
}

fn save_parquet(path: &Path) {
    let text: Vec<Vec<Option<&str>>> = ROWS
        .lines()
        .map(|line| {
            line.split(';')
                .map(|cell| (!cell.is_empty()).then_some(cell))
                .collect()
        })
        .collect();
    let columns: Vec<(&str, ArrayRef)> = HEADER
        .split(';')
        .enumerate()
        .map(|(column, name)| {
            let cells = text.iter().map(|row| row[column]);
            let array: ArrayRef = if name == "score" {
                let number = |cell: &str| cell.replace(',', ".").parse::<f64>().unwrap();
                Arc::new(Float64Array::from_iter(cells.map(|cell| cell.map(number))))
            } else {
                Arc::new(StringArray::from_iter(cells))
            };
            (name, array)
        })
        .collect();
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    )
    .unwrap();
    // Two rows to a group, so that there is more than one.
    let settings = WriterProperties::builder()
        .set_max_row_group_row_count(Some(2))
        .build();
    let file = std::fs::File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(settings)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

#[test]
fn a_parquet_file_reads_as_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.parquet");
    save_parquet(&path);
    let as_text = read_with(format!("{HEADER}\n{ROWS}"), MAPPING).unwrap();
    let import = read_path(&path, MAPPING).unwrap();
    assert_eq!(import.tables, as_text.tables);
    assert_eq!(import.unread, as_text.unread);
    assert_eq!(import.problems.counts(), as_text.problems.counts());
    let inspection = intake::inspect(&path).unwrap();
    assert_eq!((inspection.rows.count, inspection.rows.exact), (3, true));
    let bytes = std::fs::read(&path).unwrap();
    for part in 1..8 {
        let cut = &bytes[..bytes.len() * part / 8];
        assert_eq!(
            read_with(cut, MAPPING),
            Err(Refusal::BrokenContainer { format: "Parquet" })
        );
    }
}

#[test]
fn damage_inside_a_container_is_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let (book, columns) = (
        folder.path().join("lijst.xlsx"),
        folder.path().join("lijst.parquet"),
    );
    save_workbook(&book, 0);
    save_parquet(&columns);
    for path in [book, columns] {
        let bytes = std::fs::read(&path).unwrap();
        for place in (0..bytes.len()).step_by(bytes.len() / 150 + 1) {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x55;
            let _ = read_with(&damaged, MAPPING);
            let _ = intake::inspect(file(&damaged).path());
        }
    }
}

#[test]
fn whole_numbers_in_a_parquet_file_are_codes_and_citizen_numbers_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.parquet");
    let save = |numbers: [i64; 2], scores: [Option<i64>; 2]| {
        let columns: [(&str, ArrayRef); 2] = [
            ("nr", Arc::new(Int64Array::from_iter_values(numbers))),
            ("score", Arc::new(Int64Array::from_iter(scores))),
        ];
        let batch =
            RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true)))
                .unwrap();
        let mut writer =
            ArrowWriter::try_new(std::fs::File::create(&path).unwrap(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    };
    let mapping = "version = 1\nsector = \"research\"\n[cohort]\nfixed = \"2023-2024\"\n[school]\nfixed = \"99ZZ00\"\n[columns.nr]\nrole = \"pupil\"\n[columns.score]\nrole = \"test\"\ntest = \"t\"\nuse = \"outcome\"\ndecimals = 1\n";
    save([7, 8], [Some(12), None]);
    let import = read_path(&path, mapping).unwrap();
    assert_eq!(import.tables.pupil.key[0], key().pupil("7"));
    assert_eq!(
        (
            import.tables.test.pupil.as_slice(),
            import.tables.test.score.as_slice()
        ),
        (&[0][..], &[120][..])
    );
    save([111_222_333, 123_456_782], [None, None]);
    let mapping = Mapping::read(mapping).unwrap();
    let refused = intake::read(&path, &mapping, &key(), &mut ());
    assert_eq!(
        refused,
        Err(Refusal::CitizenNumbers {
            column: "nr".to_owned()
        })
    );
}

#[test]
fn group_lists_are_counted_and_give_no_tables() {
    let list = file(
        "<?xml version=\"1.0\"?><EDEX><school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school><groepen><groep key=\"a\"><naam>8</naam></groep></groepen><leerlingen><leerling key=\"1\"><roepnaam>Wilma</roepnaam><groep key=\"a\"/></leerling></leerlingen></EDEX>",
    );
    let inspection = intake::inspect(list.path()).unwrap();
    assert_eq!(inspection.format, Format::Edexml);
    assert_eq!(inspection.groups.as_ref().unwrap().groups[0].pupils, 1);
    assert!(!format!("{inspection:?}").contains("Wilma"));
    assert_eq!(read_path(list.path(), MAPPING), Err(Refusal::OnlyGroups));
}
