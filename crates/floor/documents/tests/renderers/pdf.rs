//! The printed report: tagged for PDF/UA-1, the same bytes every time, and blind to markup in its texts.
//!
//! The file keeps its structure uncompressed, so the tags are read from the bytes themselves.

use documents::{Block, Cell, Document, Language, RenderError, Text, pdf};

use crate::content;

fn structure(document: &Document) -> String {
    String::from_utf8_lossy(&pdf(document, &content::words()).unwrap()).into_owned()
}

/// The structure elements of one type, one line each.
fn elements<'a>(file: &'a str, kind: &str) -> Vec<&'a str> {
    let mark = format!("/S/{kind}/");
    file.lines()
        .filter(|line| line.contains("/Type/StructElem") && line.contains(&mark))
        .collect()
}

#[test]
fn the_same_document_is_the_same_file() {
    let document = content::document();
    let first = pdf(&document, &content::words()).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert!(first == pdf(&document, &content::words()).unwrap());
}

#[test]
fn it_says_that_it_is_accessible() {
    let file = structure(&content::document());
    assert!(file.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(file.contains("/MarkInfo<</Marked true"));
    assert!(file.contains("/Lang(nl-NL)"));
    assert!(file.contains("/DisplayDocTitle true"));
    assert!(file.contains("Hoe gelijk zijn de kansen bij ons?"));
}

#[test]
fn it_speaks_the_language_of_the_document() {
    let mut document = content::document();
    document.language = Language::En;
    assert!(structure(&document).contains("/Lang(en-GB)"));
}

#[test]
fn headings_figures_and_tables_are_tagged() {
    let file = structure(&content::document());
    assert_eq!(elements(&file, "H1").len(), 4);
    assert!(
        elements(&file, "H2")
            .iter()
            .any(|heading| heading.contains("/T(Wat het ook kan zijn)"))
    );
    let figures = elements(&file, "Figure");
    assert_eq!(figures.len(), 1);
    assert!(
        figures
            .iter()
            .all(|figure| figure.contains("/Alt(Vier groepen met per groep"))
    );
    assert_eq!(elements(&file, "Table").len(), 2);
    let heads = elements(&file, "TH");
    assert_eq!(
        heads.iter().filter(|head| head.contains("/Scope/Column")).count(),
        5 + 4
    );
    assert_eq!(
        heads.iter().filter(|head| head.contains("/Scope/Row")).count(),
        5 + 4
    );
    assert_eq!(elements(&file, "Caption").len(), 3);
    assert_eq!(elements(&file, "LI").len(), 3 + 3 + 3);
}

#[test]
fn without_a_date_there_is_none() {
    let mut document = content::document();
    assert!(structure(&document).contains("CreationDate"));
    document.date = None;
    assert!(!structure(&document).contains("CreationDate"));
}

#[test]
fn texts_are_never_typst() {
    let mut document = content::document();
    let hostile = "#panic(\"x\") *b* $x$ @ref <l> \\ // #read(\"/etc/passwd\") [";
    document.title = hostile.into();
    document.sections[0].title = hostile.into();
    document.sections[0].blocks.push(Block::Paragraph(hostile.into()));
    let Some(Block::Table(table)) = document.sections[1]
        .blocks
        .iter_mut()
        .find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("the specimen has a table in its second section");
    };
    table.rows[0].cells[0] = Cell::Text(hostile.into());
    let file = structure(&document);
    assert_eq!(elements(&file, "H1").len(), 4);
}

#[test]
fn a_drawing_that_is_not_svg_is_refused() {
    let mut document = content::document();
    let Block::Figure(figure) = &mut document.sections[0].blocks[2] else {
        panic!("the specimen has a figure")
    };
    figure.print_svg = "<svg><g></svg>".into();
    let refused = pdf(&document, &content::words());
    assert!(matches!(refused, Err(RenderError::Typesetting(messages)) if messages[0].contains("SVG")));
}

#[test]
fn long_tables_run_over_pages_with_their_heads() {
    let mut document = content::document();
    let Some(Block::Table(table)) = document.sections[1]
        .blocks
        .iter_mut()
        .find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("the specimen has a table in its second section");
    };
    let row = table.rows[0].clone();
    table.rows.extend(std::iter::repeat_n(row, 120));
    table.notes.push(Text::from("einde"));
    let file = structure(&document);
    let pages = |file: &str| file.matches("/Type/Page/").count();
    assert_eq!(pages(&file), pages(&structure(&content::document())) + 3);
    // Heads that are repeated are for the eye; they are read aloud once.
    assert_eq!(
        elements(&file, "TH")
            .iter()
            .filter(|head| head.contains("/Scope/Column"))
            .count(),
        5 + 4
    );
}
