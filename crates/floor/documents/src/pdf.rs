//! Tagged PDF (PDF/UA-1), typeset by Typst in a world that holds nothing but this document.

mod world;

use std::collections::BTreeMap;

use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::pdf::world::PrintWorld;
use crate::table::{Shown, ShownKind};
use crate::{Document, Measure, RenderError, Table, Text, Words, check};

/// The document as PDF/UA-1: tagged, with its language and title, and a description with every figure.
///
/// Sections on a page of their own start and end a sheet; what is folded away on screen is open; addresses of links
/// are written out.
///
/// # Errors
/// [`RenderError::Document`] when [`check`] finds problems, [`RenderError::Typesetting`] when Typst refuses, for
/// instance a drawing that is not valid SVG.
pub fn pdf(document: &Document, words: &Words) -> Result<Vec<u8>, RenderError> {
    let problems = check(document);
    if !problems.is_empty() {
        return Err(RenderError::Document(problems));
    }
    typeset(document, words).map(|(bytes, _)| bytes)
}

/// The bytes, and what Typst warned about.
fn typeset(document: &Document, words: &Words) -> Result<(Vec<u8>, Vec<String>), RenderError> {
    let mut files = BTreeMap::new();
    let mut pictures = BTreeMap::new();
    let mut unset = false;
    for (place, figure) in document.figures().enumerate() {
        let name = format!("figures/{place}.svg");
        files.insert(name.clone(), settable(&figure.print_svg, &mut unset).into_bytes());
        pictures.insert(figure.id.as_str(), name);
    }
    let tables = document
        .tables()
        .into_iter()
        .map(|table| (table.id.as_str(), PrintTable::of(table, words)));
    let report = PrintReport {
        document,
        words,
        tables: tables.collect(),
        pictures,
    };
    let mut report = serde_json::to_value(&report)?;
    each_string(&mut report, &mut |words| *words = settable(words, &mut unset));
    report["unset"] = unset.then_some(words.unset.as_str()).into();
    files.insert("report.json".to_owned(), serde_json::to_vec(&report)?);

    let world = PrintWorld::new(files)?;
    let compiled = typst::compile(&world);
    let warnings = messages(&compiled.warnings);
    let paged = compiled
        .output
        .map_err(|refusals| RenderError::Typesetting(messages(&refusals)))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Wieg".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|refusal| RenderError::Typesetting(vec![refusal.message().to_string()]))?,
        ..PdfOptions::default()
    };
    let bytes =
        typst_pdf::pdf(&paged, &options).map_err(|refusals| RenderError::Typesetting(messages(&refusals)))?;
    // Typst remembers intermediate results between documents; a server would only grow from that.
    typst::comemo::evict(0);
    Ok((bytes, warnings))
}

/// Words with the signs that no font of the report has replaced by `[…]`, once for signs that hang together: a picture or
/// a letter of another script must not keep the whole report from being made.
fn settable(words: &str, unset: &mut bool) -> String {
    const INSTEAD: &str = "[…]";
    let is_set = |sign: char| sign == '\n' || (!sign.is_control() && PrintWorld::covers(sign));
    if words.chars().all(is_set) {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        if is_set(sign) {
            out.push(sign);
        } else if !sign.is_control() {
            *unset = true;
            if !out.ends_with(INSTEAD) {
                out.push_str(INSTEAD);
            }
        }
    }
    out
}

fn each_string(value: &mut serde_json::Value, change: &mut impl FnMut(&mut String)) {
    match value {
        serde_json::Value::String(words) => change(words),
        serde_json::Value::Array(all) => all.iter_mut().for_each(|one| each_string(one, change)),
        serde_json::Value::Object(all) => all.values_mut().for_each(|one| each_string(one, change)),
        _ => {}
    }
}

fn messages(diagnostics: &[SourceDiagnostic]) -> Vec<String> {
    let hint = |diagnostic: &SourceDiagnostic| -> String {
        diagnostic
            .hints
            .iter()
            .map(|hint| format!(" ({})", hint.v))
            .collect()
    };
    diagnostics
        .iter()
        .map(|diagnostic| format!("{}{}", diagnostic.message, hint(diagnostic)))
        .collect()
}

/// What the template reads.
#[derive(Serialize)]
struct PrintReport<'a> {
    document: &'a Document,
    words: &'a Words,
    tables: BTreeMap<&'a str, PrintTable<'a>>,
    pictures: BTreeMap<&'a str, String>,
}

/// A table with its figures written out and its width chosen.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PrintTable<'a> {
    title: &'a Text,
    columns: Vec<PrintColumn<'a>>,
    rows: Vec<PrintRow>,
    notes: Vec<Text>,
    width_mm: usize,
}

#[derive(Serialize)]
struct PrintColumn<'a> {
    title: &'a str,
    note: Option<&'a str>,
    figures: bool,
    weight: usize,
}

#[derive(Serialize)]
struct PrintRow {
    header: bool,
    cells: Vec<Shown>,
}

/// Room for one character of a table, with some to spare, in millimetres.
const CHARACTER_MM: usize = 2;
/// A heading up to this many characters stays on one line.
const ONE_LINE: usize = 16;
/// Room between columns, in characters.
const GUTTER: usize = 5;

impl<'a> PrintTable<'a> {
    fn of(table: &'a Table, words: &Words) -> Self {
        let rows: Vec<_> = table
            .rows
            .iter()
            .map(|row| PrintRow {
                header: row.header,
                cells: row
                    .cells
                    .iter()
                    .zip(&table.columns)
                    .map(|(cell, column)| cell.shown(column.measure, words))
                    .collect(),
            })
            .collect();
        let columns: Vec<_> = table
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| PrintColumn {
                title: &column.title,
                note: column.note.as_deref(),
                figures: column.measure != Measure::Text,
                weight: weight(&column.title, column.note.as_deref(), &rows, place),
            })
            .collect();
        let mut notes = table.notes.clone();
        if table.has_not_shown() {
            notes.push(
                Text::default()
                    .strong(&words.not_shown)
                    .plain(format!(": {}", words.not_shown_means)),
            );
        }
        if table.has_unknown() {
            notes.push(
                Text::default()
                    .strong(&words.unknown)
                    .plain(format!(": {}", words.unknown_means)),
            );
        }
        let width_mm = columns.iter().map(|column| column.weight * CHARACTER_MM).sum();
        Self {
            title: &table.title,
            columns,
            rows,
            notes,
            width_mm,
        }
    }
}

/// The room a column asks for, in characters: its widest figure, its longest word, and a heading of two lines.
fn weight(title: &str, note: Option<&str>, rows: &[PrintRow], place: usize) -> usize {
    let longest_word = |text: &str| {
        text.split(' ')
            .map(|word| word.chars().count())
            .max()
            .unwrap_or(0)
    };
    let head = [title, note.unwrap_or("")].map(|text| {
        let width = text.chars().count();
        if width <= ONE_LINE {
            width
        } else {
            longest_word(text).max(width.div_ceil(2))
        }
    });
    let cells = rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| {
        let text = cell.text.to_plain();
        let width = text.chars().count();
        if cell.kind == ShownKind::Words {
            width.min(32).max(longest_word(&text))
        } else {
            width
        }
    });
    GUTTER + cells.chain(head).max().unwrap_or(0)
}

#[cfg(test)]
#[path = "../examples/specimen/content.rs"]
#[expect(dead_code, reason = "this test needs only the document and its words")]
mod content;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_draws_no_warning() {
        let (_, warnings) = typeset(&content::document(), &content::words()).unwrap();
        assert_eq!(warnings, Vec::<String>::new());
    }

    #[test]
    fn what_no_font_has_does_not_keep_a_report_from_being_made() {
        let mut document = content::document();
        document.title = "Kansen 🎒👩\u{200d}👧 أمي, Київ\u{7} en 学校".to_owned();
        let (bytes, _) = typeset(&document, &content::words()).unwrap();
        assert!(bytes.starts_with(b"%PDF"));
        let mut unset = false;
        assert_eq!(settable("ja 🎒🎒 nee\u{0}", &mut unset), "ja […] nee");
        assert!(unset);
        unset = false;
        assert_eq!(settable("één – ‘twee’", &mut unset), "één – ‘twee’");
        assert!(!unset);
    }
}
