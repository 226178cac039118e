//! Fill-in workbooks: empty sheets that explain themselves, with lists to choose from and no macros.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    Formula, Workbook, Worksheet, XlsxError,
};

use crate::workbook::{SheetNames, Styles, lines, paper, properties};
use crate::{Date, RenderError};

/// A workbook to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What it is.
    pub title: String,
    /// Who made it; goes into the properties of the file.
    pub author: String,
    /// The day it was made; goes into the properties of the file.
    pub date: Option<Date>,
    /// How to fill it in, a paragraph each; on the last sheet but one, above the explanation of every column.
    pub introduction: Vec<String>,
    /// The sheets to fill in; they come first, so that the workbook opens where the work is.
    pub sheets: Vec<FillInSheet>,
    /// The words of the workbook itself.
    pub words: TemplateWords,
}

/// Words of the workbook itself, in the language of its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateWords {
    /// Name of the sheet that explains ("Uitleg").
    pub explanation_sheet: String,
    /// Name of the sheet with the values to choose from ("Keuzelijsten").
    pub lists_sheet: String,
    /// Heads the names of columns ("Kolom").
    pub column: String,
    /// Heads the explanations ("Wat vul je in?").
    pub explanation: String,
    /// Heads and introduces examples ("Voorbeeld").
    pub example: String,
    /// Heads the allowed values ("Keuzes").
    pub allowed: String,
    /// Marks a column that has to be filled in ("verplicht").
    pub required: String,
    /// Title of the message at a value that is not expected, at most 32 characters ("Klopt dit?").
    pub unexpected_title: String,
    /// The message at a value that is not expected, at most 255 characters.
    pub unexpected: String,
}

/// One sheet to fill in: a header row, then one row a pupil (or whatever the sheet lists).
#[derive(Debug, Clone, PartialEq)]
pub struct FillInSheet {
    /// Its name; shortened to 31 characters and made unique.
    pub name: String,
    /// Its columns.
    pub columns: Vec<FillInColumn>,
    /// How many rows are prepared with lists and messages.
    pub rows: u32,
}

/// One column to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct FillInColumn {
    /// Its title in the header row; what the reader of the filled-in file looks for.
    pub header: String,
    /// What to fill in.
    pub explanation: String,
    /// An example of what to fill in.
    pub example: String,
    /// What may be filled in.
    pub allowed: Allowed,
    /// Whether it has to be filled in.
    pub required: bool,
}

/// What may be filled in. Other values draw a question, not a refusal: whoever fills it in knows best.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowed {
    /// Any text; kept as text, so that `0123` keeps its zero.
    Text,
    /// One of these; whoever fills it in chooses from a list.
    OneOf(Vec<String>),
    /// A whole number from `least` to `most`.
    WholeNumber {
        /// Least value.
        least: i32,
        /// Greatest value.
        most: i32,
    },
    /// A number from `least` to `most`, with decimals if need be.
    Number {
        /// Least value.
        least: f64,
        /// Greatest value.
        most: f64,
    },
    /// A day.
    Date,
}

/// The fill-in workbook as an Excel file.
///
/// The header row is frozen and stands alone: example and explanation appear when a cell is entered, and on the sheet
/// that explains, so that nobody has to delete an example row and no reader mistakes it for a pupil.
///
/// # Errors
/// [`RenderError::Workbook`] when it outgrows Excel.
pub fn template(template: &Template) -> Result<Vec<u8>, RenderError> {
    let words = &template.words;
    let mut names = SheetNames::default();
    let sheet_names: Vec<_> = template
        .sheets
        .iter()
        .map(|sheet| names.claim(&sheet.name))
        .collect();
    let explanation_name = names.claim(&words.explanation_sheet);
    let lists_name = names.claim(&words.lists_sheet);

    let mut book = Workbook::new();
    book.set_properties(&properties(
        &template.title,
        &template.author,
        template.date.as_ref(),
    )?);
    let mut lists = Lists {
        sheet_name: &lists_name,
        columns: Vec::new(),
    };
    for (sheet, name) in template.sheets.iter().zip(&sheet_names) {
        fill_in_sheet(book.add_worksheet().set_name(name)?, sheet, words, &mut lists)?;
    }
    explanation_sheet(
        book.add_worksheet().set_name(explanation_name)?,
        template,
        &sheet_names,
    )?;
    if !lists.columns.is_empty() {
        lists.write(book.add_worksheet().set_name(&lists_name)?)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The values to choose from, each list once, on a sheet of their own: a list inside a cell rule is limited to 255
/// characters and splits at commas.
struct Lists<'a> {
    sheet_name: &'a str,
    columns: Vec<(String, Vec<String>)>,
}

impl Lists<'_> {
    /// The place of these values as a formula; a list that already stands there is used again.
    fn claim(&mut self, header: &str, values: &[String]) -> String {
        let place = self
            .columns
            .iter()
            .position(|(_, known)| known == values)
            .unwrap_or_else(|| {
                self.columns.push((header.to_owned(), values.to_vec()));
                self.columns.len() - 1
            });
        let letter =
            rust_xlsxwriter::utility::column_number_to_name(u16::try_from(place).unwrap_or(u16::MAX));
        let sheet = self.sheet_name.replace('\'', "''");
        format!("='{sheet}'!${letter}$2:${letter}${}", values.len() + 1)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let styles = Styles::new();
        paper(sheet)?;
        for (place, (header, values)) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, place, header, &styles.head)?;
            for (row, value) in (1_u32..).zip(values) {
                sheet.write_string_with_format(row, place, value, &styles.prose)?;
            }
            let widest = values
                .iter()
                .chain([header])
                .map(|value| value.chars().count())
                .max();
            sheet.set_column_width(place, widest.unwrap_or(0).clamp(10, 60) as f64 + 2.0)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}

fn fill_in_sheet(
    sheet: &mut Worksheet,
    source: &FillInSheet,
    words: &TemplateWords,
    lists: &mut Lists<'_>,
) -> Result<(), XlsxError> {
    let styles = Styles::new();
    paper(sheet)?;
    for (place, column) in (0_u16..).zip(&source.columns) {
        sheet.write_string_with_format(0, place, &column.header, &styles.head)?;
        let widest = column.header.chars().count().max(column.example.chars().count());
        sheet.set_column_width(place, widest.clamp(12, 36) as f64 + 3.0)?;
        sheet.set_column_format(place, &cell_format(&column.allowed))?;
        if source.rows > 0 {
            sheet.add_data_validation(1, place, source.rows, place, &validation(column, words, lists)?)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn cell_format(allowed: &Allowed) -> Format {
    match allowed {
        Allowed::Text | Allowed::OneOf(_) => Format::new().set_num_format("@"),
        Allowed::WholeNumber { .. } => Format::new().set_num_format("0"),
        Allowed::Number { .. } => Format::new().set_num_format("General"),
        Allowed::Date => Format::new()
            .set_num_format("yyyy-mm-dd")
            .set_align(FormatAlign::Left),
    }
}

fn validation(
    column: &FillInColumn,
    words: &TemplateWords,
    lists: &mut Lists<'_>,
) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    let rule = match &column.allowed {
        Allowed::Text => rule.allow_any_value(),
        Allowed::OneOf(values) => rule.allow_list_formula(Formula::new(lists.claim(&column.header, values))),
        Allowed::WholeNumber { least, most } => {
            rule.allow_whole_number(DataValidationRule::Between(*least, *most))
        }
        Allowed::Number { least, most } => {
            rule.allow_decimal_number(DataValidationRule::Between(*least, *most))
        }
        Allowed::Date => rule.allow_date(DataValidationRule::GreaterThan(ExcelDateTime::from_ymd(
            1900, 1, 1,
        )?)),
    };
    let message = format!("{}\n{}: {}", column.explanation, words.example, column.example);
    rule.set_input_title(shortened(&column.header, 32))?
        .set_input_message(shortened(&message, 255))?
        .set_error_title(shortened(&words.unexpected_title, 32))?
        .set_error_message(shortened(&words.unexpected, 255))
        .map(|rule| rule.set_error_style(DataValidationErrorStyle::Warning))
}

/// The text, or as much of it as fits, ending in an ellipsis; the whole text is on the sheet that explains.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    kept.trim_end().to_owned() + "…"
}

fn explanation_sheet(
    sheet: &mut Worksheet,
    template: &Template,
    sheet_names: &[String],
) -> Result<(), XlsxError> {
    const WIDTHS: [f64; 4] = [30.0, 64.0, 24.0, 40.0];
    let (styles, words) = (Styles::new(), &template.words);
    paper(sheet)?;
    sheet.set_screen_gridlines(false);
    for (place, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(place, width)?;
    }
    sheet.write_string_with_format(0, 0, &template.title, &styles.title)?;
    let mut row = 1;
    for paragraph in &template.introduction {
        row += 1;
        sheet.merge_range(row, 0, row, 3, "", &styles.prose)?;
        sheet.write_string_with_format(row, 0, paragraph, &styles.prose)?;
        sheet.set_row_height(row, lines(paragraph, WIDTHS.iter().sum()) * 15.0)?;
    }
    for (source, name) in template.sheets.iter().zip(sheet_names) {
        row += 2;
        sheet.write_string_with_format(row, 0, name, &styles.title.clone().set_font_size(13))?;
        row += 1;
        let heads = [&words.column, &words.explanation, &words.example, &words.allowed];
        for (place, head) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(row, place, head, &styles.head)?;
        }
        for column in &source.columns {
            row += 1;
            let title = match column.required {
                true => format!("{} ({})", column.header, words.required),
                false => column.header.clone(),
            };
            let allowed = allowed_in_words(&column.allowed);
            let texts = [&title, &column.explanation, &column.example, &allowed];
            for (place, text) in (0_u16..).zip(texts) {
                let style = if place == 0 { &styles.strong } else { &styles.prose };
                sheet.write_string_with_format(row, place, text, style)?;
            }
            let tallest = texts
                .into_iter()
                .zip(WIDTHS)
                .map(|(text, width)| lines(text, width))
                .fold(1.0, f64::max);
            sheet.set_row_height(row, tallest * 15.0)?;
        }
    }
    Ok(())
}

fn allowed_in_words(allowed: &Allowed) -> String {
    match allowed {
        Allowed::Text | Allowed::Date => String::new(),
        Allowed::OneOf(values) => values.join("; "),
        Allowed::WholeNumber { least, most } => format!("{least} – {most}"),
        Allowed::Number { least, most } => format!("{least} – {most}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_messages_end_in_an_ellipsis_within_the_limit() {
        assert_eq!(shortened("kort", 4), "kort");
        assert_eq!(shortened("te lang", 4), "te…");
        assert_eq!(shortened(&"é".repeat(300), 255).chars().count(), 255);
    }

    #[test]
    fn equal_lists_stand_once() {
        let mut lists = Lists {
            sheet_name: "Keuzes",
            columns: Vec::new(),
        };
        let levels = ["havo".to_owned(), "vwo".to_owned()];
        let first = lists.claim("Voorlopig", &levels);
        let again = lists.claim("Definitief", &levels);
        assert_eq!(first, "='Keuzes'!$A$2:$A$3");
        assert_eq!(first, again);
        assert_eq!(lists.columns.len(), 1);
        lists.claim("Jaar", &["2026".to_owned()]);
        assert_eq!(lists.columns.len(), 2);
    }
}
