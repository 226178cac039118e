//! The tables of a document as a workbook: real numbers, one sheet a table, and a first sheet that explains.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::table::{number_decimals, share_decimals};
use crate::{Cell, Column, Date, Document, Measure, RenderError, Table, Text, Words, check};

/// The tables of the document as an Excel workbook.
///
/// The first sheet holds the title, `about` (what this is, how to read it) and a list of the tables. Every other sheet
/// is one table: title in row 1, column titles in row 3, figures from row 4. Figures are numbers at full precision,
/// formatted by their measure. A column that holds an interval becomes two columns, its lower and upper ends, in which
/// a known figure is both. Withheld and unknown cells hold their words, empty cells nothing.
///
/// Texts are always texts: a cell that starts with `=` is not a formula.
///
/// # Errors
/// [`RenderError::Document`] when [`check`] finds problems, [`RenderError::Workbook`] when a table outgrows Excel.
pub fn workbook(document: &Document, words: &Words, about: &[Text]) -> Result<Vec<u8>, RenderError> {
    let problems = check(document);
    if !problems.is_empty() {
        return Err(RenderError::Document(problems));
    }
    let tables = document.tables();
    let mut names = SheetNames::default();
    let about_name = names.claim(&words.about_sheet);
    let named: Vec<_> = tables
        .into_iter()
        .map(|table| {
            (
                names.claim(if table.sheet.trim().is_empty() {
                    &table.id
                } else {
                    &table.sheet
                }),
                table,
            )
        })
        .collect();

    let mut book = Workbook::new();
    book.set_properties(&properties(
        &document.title,
        &document.author,
        document.date.as_ref(),
    )?);
    about_sheet(
        book.add_worksheet().set_name(about_name)?,
        document,
        about,
        &named,
    )?;
    for (name, table) in &named {
        table_sheet(book.add_worksheet().set_name(name)?, table, document, words)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The properties of a workbook; without a date they say 1 January 1900, because Excel insists on one.
pub(crate) fn properties(title: &str, author: &str, date: Option<&Date>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = date.map_or((1900, 1, 1), |date| (date.year, date.month, date.day));
    Ok(DocProperties::new()
        .set_title(title)
        .set_author(author)
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}

const INK: Color = Color::RGB(0x16_302F);
const QUIET: Color = Color::RGB(0x4A_5F5D);
const HAIRLINE: Color = Color::RGB(0xD9_D2C3);
const SAND: Color = Color::RGB(0xF4_EFE4);
/// Characters to a line of running text.
const READING_WIDTH: f64 = 90.0;

/// The styles that all workbooks share.
pub(crate) struct Styles {
    pub title: Format,
    pub strong: Format,
    pub prose: Format,
    pub quiet: Format,
    pub head: Format,
    pub head_of_figures: Format,
}

impl Styles {
    pub fn new() -> Self {
        let text = Format::new().set_font_color(INK).set_align(FormatAlign::Top);
        let head = text
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(SAND)
            .set_align(FormatAlign::Bottom)
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(INK);
        Self {
            title: text.clone().set_bold().set_font_size(16),
            strong: text.clone().set_bold().set_text_wrap(),
            prose: text.clone().set_text_wrap(),
            quiet: text.clone().set_font_color(QUIET).set_text_wrap(),
            head_of_figures: head.clone().set_align(FormatAlign::Right),
            head,
        }
    }
}

fn about_sheet(
    sheet: &mut Worksheet,
    document: &Document,
    about: &[Text],
    tables: &[(String, &Table)],
) -> Result<(), XlsxError> {
    let styles = Styles::new();
    paper(sheet)?;
    sheet
        .set_screen_gridlines(false)
        .set_column_width(0, 30)?
        .set_column_width(1, READING_WIDTH)?;
    let mut row = 0;
    sheet.write_string_with_format(row, 0, &document.title, &styles.title)?;
    let date = document.date.as_ref().map(|date| date.in_words.as_str());
    for line in [Some(document.subtitle.as_str()), date]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
    {
        row += 1;
        sheet.write_string(row, 0, line)?;
    }
    row += 1;
    let simulated = document.simulated.as_deref().map(Text::from);
    for (paragraph, style) in simulated
        .iter()
        .map(|words| (words, &styles.strong))
        .chain(about.iter().map(|text| (text, &styles.prose)))
    {
        row += 1;
        sheet.merge_range(row, 0, row, 1, "", style)?;
        let paragraph = paragraph.to_plain();
        sheet.set_row_height(row, lines(&paragraph, READING_WIDTH + 30.0) * 15.0)?;
        sheet.write_string_with_format(row, 0, paragraph, style)?;
    }
    row += 1;
    for (name, table) in tables {
        row += 1;
        let place = format!("internal:'{}'!A1", name.replace('\'', "''"));
        sheet.write_url_with_text(row, 0, place.as_str(), name)?;
        sheet.write_string_with_format(row, 1, table.title.to_plain(), &styles.prose)?;
    }
    Ok(())
}

/// Row of the column titles; the title of the table stands above it.
const HEAD_ROW: u32 = 2;

fn table_sheet(
    sheet: &mut Worksheet,
    table: &Table,
    document: &Document,
    words: &Words,
) -> Result<(), XlsxError> {
    let styles = Styles::new();
    paper(sheet)?;
    sheet.write_string_with_format(0, 0, table.title.to_plain(), &styles.title)?;
    if let Some(simulated) = &document.simulated {
        sheet.write_string_with_format(1, 0, simulated, &styles.strong.clone().unset_text_wrap())?;
    }
    let sheet_columns = sheet_columns(table, words);
    for (place, column) in (0_u16..).zip(&sheet_columns) {
        let style = if column.source.measure == Measure::Text {
            &styles.head
        } else {
            &styles.head_of_figures
        };
        sheet.write_string_with_format(HEAD_ROW, place, &column.title, style)?;
        sheet.set_column_width(place, column.width)?;
    }
    sheet.set_freeze_panes(HEAD_ROW + 1, 1)?;
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;

    let mut row = HEAD_ROW;
    for source in &table.rows {
        row += 1;
        for (place, column) in (0_u16..).zip(&sheet_columns) {
            let Some(cell) = source.cells.get(column.place) else {
                continue;
            };
            write_cell(sheet, (row, place), cell, column, source.header, words)?;
        }
    }

    row += 1;
    let mut remarks: Vec<String> = table.notes.iter().map(Text::to_plain).collect();
    remarks.extend(
        table
            .columns
            .iter()
            .filter_map(|column| Some(format!("{}: {}", column.title, column.note.as_ref()?))),
    );
    if table.has_not_shown() {
        remarks.push(format!("{}: {}", words.not_shown, words.not_shown_means));
    }
    if table.has_unknown() {
        remarks.push(format!("{}: {}", words.unknown, words.unknown_means));
    }
    for remark in remarks {
        row += 1;
        sheet.write_string_with_format(row, 0, remark, &styles.quiet.clone().unset_text_wrap())?;
    }
    Ok(())
}

/// One column of a sheet: a column of the table, or one end of its intervals.
struct SheetColumn<'a> {
    place: usize,
    source: &'a Column,
    end: End,
    title: String,
    width: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Only,
    Lower,
    Upper,
}

fn sheet_columns<'a>(table: &'a Table, words: &Words) -> Vec<SheetColumn<'a>> {
    let mut columns = Vec::new();
    for (place, source) in table.columns.iter().enumerate() {
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(place));
        let ends: &[End] = if cells().any(|cell| matches!(cell, Cell::Interval { .. })) {
            &[End::Lower, End::Upper]
        } else {
            &[End::Only]
        };
        let widest = cells()
            .map(|cell| cell.shown(source.measure, words).text.to_plain().chars().count())
            .max();
        for &end in ends {
            let title = match end {
                End::Only => source.title.clone(),
                End::Lower => format!("{}, {}", source.title, words.lower_end),
                End::Upper => format!("{}, {}", source.title, words.upper_end),
            };
            let width = widest
                .unwrap_or(0)
                .max(title.chars().count().div_ceil(2))
                .clamp(10, 48);
            columns.push(SheetColumn {
                place,
                source,
                end,
                title,
                width: width as f64 + 2.0,
            });
        }
    }
    columns
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    cell: &Cell,
    column: &SheetColumn<'_>,
    header: bool,
    words: &Words,
) -> Result<(), XlsxError> {
    let mut style = Format::new()
        .set_font_color(INK)
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(HAIRLINE);
    if header {
        style = style
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(INK);
    }
    let measure = column.source.measure;
    let figures = style.clone().set_num_format(number_format(cell, measure));
    let silent = style
        .clone()
        .set_italic()
        .set_font_color(QUIET)
        .set_align(match measure {
            Measure::Text => FormatAlign::Left,
            Measure::Count | Measure::Share { .. } | Measure::Number { .. } => FormatAlign::Right,
        });
    match cell {
        Cell::Text(text) => {
            sheet.write_string_with_format(row, place, text.to_plain(), &style.set_text_wrap())?
        }
        // Excel keeps 15 digits; no count of pupils comes near.
        Cell::Count(count) => sheet.write_number_with_format(row, place, *count as f64, &figures)?,
        Cell::Share(number) | Cell::Number(number) => {
            sheet.write_number_with_format(row, place, *number, &figures)?
        }
        Cell::Interval { low, high } => {
            let end = if column.end == End::Upper { high } else { low };
            sheet.write_number_with_format(row, place, *end, &figures)?
        }
        Cell::NotShown => sheet.write_string_with_format(row, place, &words.not_shown, &silent)?,
        Cell::Unknown => sheet.write_string_with_format(row, place, &words.unknown, &silent)?,
        Cell::Empty => sheet.write_blank(row, place, &style)?,
    };
    Ok(())
}

/// The format in Excel's own notation, which Excel shows with the signs of the reader's language.
fn number_format(cell: &Cell, measure: Measure) -> String {
    let with_decimals = |whole: &str, decimals: u8| match decimals {
        0 => whole.to_owned(),
        _ => format!("{whole}.{}", "0".repeat(usize::from(decimals))),
    };
    match (cell, measure) {
        (Cell::Share(_), _) | (Cell::Interval { .. }, Measure::Share { .. }) => {
            with_decimals("0", share_decimals(measure)) + "%"
        }
        _ => with_decimals("#,##0", number_decimals(measure)),
    }
}

/// A4, as wide as the page, landscape because tables are wide.
pub(crate) fn paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Lines that a text takes when a line holds `width` characters.
pub(crate) fn lines(text: &str, width: f64) -> f64 {
    (text.chars().count() as f64 / width).ceil().max(1.0)
}

/// Names of sheets: at most 31 characters, without the signs that Excel forbids, each used once.
#[derive(Default)]
pub(crate) struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// The wanted name if it is allowed and free, otherwise the nearest that is.
    pub fn claim(&mut self, wanted: &str) -> String {
        const LONGEST: usize = 31;
        let allowed: String = wanted
            .chars()
            .map(|sign| {
                if r"[]:*?/\".contains(sign) || sign.is_control() {
                    ' '
                } else {
                    sign
                }
            })
            .collect();
        let allowed = allowed.trim().trim_matches('\'').trim();
        let allowed = if allowed.is_empty() { "-" } else { allowed };
        let shortened = |room: usize| {
            allowed
                .chars()
                .take(room)
                .collect::<String>()
                .trim_end()
                .to_owned()
        };
        let mut name = shortened(LONGEST);
        let mut number = 1;
        // Excel does not tell capitals apart in names of sheets.
        while self.taken.contains(&name.to_lowercase()) {
            number += 1;
            let suffix = format!(" {number}");
            name = shortened(LONGEST - suffix.len()) + &suffix;
        }
        self.taken.push(name.to_lowercase());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_allowed_and_differ() {
        let mut names = SheetNames::default();
        assert_eq!(names.claim("Advies per groep"), "Advies per groep");
        assert_eq!(names.claim("advies per groep"), "advies per groep 2");
        assert_eq!(names.claim("vmbo/havo: wat volgde?"), "vmbo havo  wat volgde");
        let long = "Eindadvies per opleiding van de ouders";
        assert_eq!(names.claim(long), "Eindadvies per opleiding van de");
        assert_eq!(names.claim(long), "Eindadvies per opleiding van 2");
        assert_eq!(names.claim("'"), "-");
    }

    #[test]
    fn formats_follow_the_measure() {
        assert_eq!(number_format(&Cell::Count(3), Measure::Count), "#,##0");
        assert_eq!(
            number_format(&Cell::Share(0.3), Measure::Share { decimals: 1 }),
            "0.0%"
        );
        assert_eq!(
            number_format(&Cell::Number(0.3), Measure::Number { decimals: 2 }),
            "#,##0.00"
        );
        let interval = Cell::Interval { low: 0.1, high: 0.2 };
        assert_eq!(number_format(&interval, Measure::Share { decimals: 0 }), "0%");
        assert_eq!(number_format(&interval, Measure::Count), "#,##0");
    }
}
