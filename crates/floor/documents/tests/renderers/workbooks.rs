//! The workbooks, read back by a reader that did not write them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use documents::{Allowed, Block, Cell, template, workbook};

use crate::content;

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet)
        .unwrap()
        .rows()
        .map(<[Data]>::to_vec)
        .collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn each_table_has_its_sheet_and_the_first_explains() {
    let mut book = open(workbook(&content::document(), &content::words(), &content::about()).unwrap());
    assert_eq!(
        book.sheet_names(),
        ["Uitleg", "Advies per groep", "Heroverweging"]
    );
    let about = cells(&mut book, "Uitleg");
    assert_eq!(about[0][0], text("Hoe gelijk zijn de kansen bij ons?"));
    assert!(
        about
            .iter()
            .flatten()
            .any(|cell| cell == &text("Voorbeeld: alle cijfers zijn verzonnen"))
    );
    assert!(
        about
            .iter()
            .flatten()
            .any(|cell| cell == &text("Wat volgde op een hoger toetsadvies?"))
    );
}

#[test]
fn figures_are_numbers_and_intervals_have_two_columns() {
    let mut book = open(workbook(&content::document(), &content::words(), &[]).unwrap());
    let table = cells(&mut book, "Advies per groep");
    assert_eq!(
        table[2],
        [
            "Opleiding van de ouders",
            "Leerlingen",
            "Havo of vwo",
            "Deel",
            "Vrijwel zeker tussen, ondergrens",
            "Vrijwel zeker tussen, bovengrens"
        ]
        .map(text)
    );
    assert_eq!(
        table[3],
        [
            text("Ouders met wo of hbo"),
            Data::Float(61.0),
            Data::Float(43.0),
            Data::Float(43.0 / 61.0),
            Data::Float(0.58),
            Data::Float(0.80)
        ]
    );
}

#[test]
fn zero_withheld_unknown_and_empty_differ() {
    let mut book = open(workbook(&content::document(), &content::words(), &[]).unwrap());
    let table = cells(&mut book, "Heroverweging");
    assert_eq!(table[4][2], Data::Float(0.0));
    assert_eq!(table[5][2], text("niet getoond"));
    assert_eq!(table[6][2], text("onbekend"));
    assert_eq!(table[6][3], Data::Empty);
    assert!(
        table
            .iter()
            .any(|row| row[0] == text("onbekend: dit is niet vastgelegd."))
    );
}

#[test]
fn a_masked_count_is_known_at_both_ends_or_neither() {
    let mut document = content::document();
    let Block::Table(table) = &mut document.sections[1].blocks[1] else {
        panic!("the specimen has a table here")
    };
    table.rows[0].cells[1] = Cell::Interval { low: 1.0, high: 4.0 };
    let mut book = open(workbook(&document, &content::words(), &[]).unwrap());
    let table = cells(&mut book, "Heroverweging");
    assert_eq!(table[3][1..3], [Data::Float(1.0), Data::Float(4.0)]);
    assert_eq!(table[4][1..3], [Data::Float(16.0), Data::Float(16.0)]);
}

#[test]
fn text_is_never_a_formula() {
    let mut document = content::document();
    let Block::Table(table) = &mut document.sections[1].blocks[1] else {
        panic!("the specimen has a table here")
    };
    table.rows[0].cells[0] = Cell::text("=HYPERLINK(\"http://x\")");
    let mut book = open(workbook(&document, &content::words(), &[]).unwrap());
    assert_eq!(
        cells(&mut book, "Heroverweging")[3][0],
        text("=HYPERLINK(\"http://x\")")
    );
    assert_eq!(
        book.worksheet_formula("Heroverweging")
            .unwrap()
            .used_cells()
            .count(),
        0
    );
}

#[test]
fn the_same_document_is_the_same_file() {
    for date in [content::document().date, None] {
        let mut document = content::document();
        document.date = date;
        let make = || workbook(&document, &content::words(), &content::about()).unwrap();
        let first = make();
        // The clock of a ZIP file counts in steps of two seconds, that of Excel in seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == make());
    }
}

#[test]
fn a_template_asks_and_explains() {
    let filled = content::template();
    let mut book = open(template(&filled).unwrap());
    assert_eq!(book.sheet_names(), ["Groep 8", "Uitleg", "Keuzelijsten"]);
    let sheet = cells(&mut book, "Groep 8");
    assert_eq!(
        sheet.len(),
        1,
        "nothing but headers, so that no example is read as a pupil"
    );
    assert_eq!(sheet[0][0], text("leerling"));
    let explanation = cells(&mut book, "Uitleg");
    for column in &filled.sheets[0].columns {
        let title = if column.required {
            format!("{} (verplicht)", column.header)
        } else {
            column.header.clone()
        };
        let row = explanation
            .iter()
            .find(|row| row[0] == Data::String(title.clone()))
            .expect(&title);
        assert_eq!(row[1..3], [text(&column.explanation), text(&column.example)]);
    }
    let lists = cells(&mut book, "Keuzelijsten");
    let Allowed::OneOf(advices) = &filled.sheets[0].columns[2].allowed else {
        panic!("an advice is chosen")
    };
    let listed: Vec<_> = lists[1..].iter().map(|row| row[0].to_string()).collect();
    assert_eq!(&listed, advices);
    assert_eq!(lists[0].len(), 1, "three columns share one list");
}

#[test]
fn a_template_validates_and_has_no_macros() {
    let bytes = template(&content::template()).unwrap();
    let mut archive = zip_entries(&bytes);
    archive.sort();
    assert!(archive.iter().any(|name| name == "xl/worksheets/sheet1.xml"));
    assert!(!archive.iter().any(|name| name.contains("vba")));
}

/// Names in the central directory of a ZIP file.
fn zip_entries(bytes: &[u8]) -> Vec<String> {
    let mark = b"PK\x01\x02";
    let places = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, window)| window == mark)
        .map(|(place, _)| place);
    places
        .map(|place| {
            let length = usize::from(u16::from_le_bytes([bytes[place + 28], bytes[place + 29]]));
            String::from_utf8_lossy(&bytes[place + 46..place + 46 + length]).into_owned()
        })
        .collect()
}
