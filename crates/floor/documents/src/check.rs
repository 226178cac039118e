//! The rules that every document keeps, tested before any renderer starts; all problems are found at once.

use std::collections::HashSet;

use crate::{Block, Cell, Date, Document, Figure, Span, Table, Text};

/// A rule that a document breaks, with where and what.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// An id is not a lower-case letter followed by lower-case letters, digits and single hyphens.
    IdMalformed(String),
    /// An id is used twice.
    IdTwice(String),
    /// The document, a section, a figure or a table has no title; the id, or empty for the document.
    TitleMissing(String),
    /// A figure has no description for those who cannot see it.
    DescriptionMissing(String),
    /// A link leads to an id that the document does not have.
    LinkBroken(String),
    /// A link is neither `http:`, `https:`, `mailto:` nor `#id`.
    LinkNotAllowed(String),
    /// A table has no columns.
    ColumnsMissing(String),
    /// A row has more or fewer cells than the table has columns.
    RowLength {
        /// The table.
        table: String,
        /// The row, from 0.
        row: usize,
        /// Cells in it.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// A cell holds a number that is not finite, or an interval that runs downward.
    CellNotANumber {
        /// The table.
        table: String,
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
    /// A drawing is not one `<svg>` element.
    SvgMalformed(String),
    /// A drawing holds script, an event handler, foreign markup or a reference to something outside it.
    SvgActive(String),
    /// A drawing for the screen holds a style sheet or a style attribute, which the page's security policy blocks.
    SvgStyled(String),
    /// The date is not a day of the calendar.
    DateMalformed,
    /// A place to write has no lines, or more than 30.
    LinesToWriteOn(u8),
}

/// All rules that the document breaks, in reading order; empty when it is sound.
///
/// The renderers check for themselves; call this to know earlier.
pub fn check(document: &Document) -> Vec<Problem> {
    let mut found = Findings::default();
    if document.title.trim().is_empty() {
        found.problems.push(Problem::TitleMissing(String::new()));
    }
    if document.date.as_ref().is_some_and(|date| !is_day(date)) {
        found.problems.push(Problem::DateMalformed);
    }
    for section in &document.sections {
        found.id(&section.id);
        found.title(&section.id, &section.title);
    }
    for block in document.blocks() {
        found.block(block);
    }
    found.finish()
}

#[derive(Default)]
struct Findings {
    problems: Vec<Problem>,
    ids: HashSet<String>,
    links: Vec<String>,
}

impl Findings {
    fn id(&mut self, id: &str) {
        let parts_sound = id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if !parts_sound || !id.starts_with(|first: char| first.is_ascii_lowercase()) {
            self.problems.push(Problem::IdMalformed(id.to_owned()));
        }
        if !self.ids.insert(id.to_owned()) {
            self.problems.push(Problem::IdTwice(id.to_owned()));
        }
    }

    fn title(&mut self, id: &str, title: &str) {
        if title.trim().is_empty() {
            self.problems.push(Problem::TitleMissing(id.to_owned()));
        }
    }

    fn text(&mut self, text: &Text) {
        for span in text.spans() {
            if let Span::Link { to, .. } = span {
                self.links.push(to.clone());
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Lead(text)
            | Block::Paragraph(text)
            | Block::Heading(text)
            | Block::Question(text)
            | Block::Note { text, .. }
            | Block::Folded { summary: text, .. } => self.text(text),
            Block::List(items) => items.iter().for_each(|item| self.text(item)),
            Block::Definitions(pairs) => {
                for (term, meaning) in pairs {
                    self.text(term);
                    self.text(meaning);
                }
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::WriteHere { label, lines } => {
                self.text(label);
                if !(1..=30).contains(lines) {
                    self.problems.push(Problem::LinesToWriteOn(*lines));
                }
            }
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.id(&figure.id);
        self.title(&figure.id, &figure.title.to_plain());
        self.text(&figure.title);
        self.text(&figure.caption);
        if figure.description.trim().is_empty() {
            self.problems.push(Problem::DescriptionMissing(figure.id.clone()));
        }
        let screen = [Some(&figure.screen_svg), figure.narrow_svg.as_ref()];
        for svg in screen.into_iter().flatten() {
            self.svg(&figure.id, svg);
            if has_attribute(svg, |name| name == "style") || svg.contains("<style") {
                self.problems.push(Problem::SvgStyled(figure.id.clone()));
            }
        }
        self.svg(&figure.id, &figure.print_svg);
        if let Some(table) = &figure.table {
            self.table(table);
        }
    }

    fn svg(&mut self, figure: &str, svg: &str) {
        let svg = svg.trim();
        if !svg.starts_with("<svg") || !svg.ends_with("</svg>") || svg.matches("<svg").count() != 1 {
            self.problems.push(Problem::SvgMalformed(figure.to_owned()));
        }
        let outward = |name: &str| name.ends_with("href") || name == "src" || name == "action";
        let elements = [
            "<script",
            "<foreignObject",
            "<iframe",
            "<image",
            "<!ENTITY",
            "@import",
        ];
        if elements.iter().any(|element| svg.contains(element))
            || has_attribute(svg, |name| name.starts_with("on"))
            || attributes(svg).any(|(name, value)| outward(name) && !value.starts_with('#'))
        {
            self.problems.push(Problem::SvgActive(figure.to_owned()));
        }
    }

    fn table(&mut self, table: &Table) {
        self.id(&table.id);
        self.title(&table.id, &table.title.to_plain());
        self.text(&table.title);
        table.notes.iter().for_each(|note| self.text(note));
        if table.columns.is_empty() {
            self.problems.push(Problem::ColumnsMissing(table.id.clone()));
        }
        for (row, cells) in table.rows.iter().map(|row| &row.cells).enumerate() {
            if cells.len() != table.columns.len() {
                self.problems.push(Problem::RowLength {
                    table: table.id.clone(),
                    row,
                    cells: cells.len(),
                    columns: table.columns.len(),
                });
            }
            for (column, cell) in cells.iter().enumerate() {
                let sound = match cell {
                    Cell::Text(text) => {
                        self.text(text);
                        true
                    }
                    Cell::Share(number) | Cell::Number(number) => number.is_finite(),
                    Cell::Interval { low, high } => low.is_finite() && high.is_finite() && low <= high,
                    Cell::Count(_) | Cell::NotShown | Cell::Unknown | Cell::Empty => true,
                };
                if !sound {
                    self.problems.push(Problem::CellNotANumber {
                        table: table.id.clone(),
                        row,
                        column,
                    });
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Problem> {
        for link in self.links {
            match link.strip_prefix('#') {
                Some(id) if self.ids.contains(id) => {}
                Some(_) => self.problems.push(Problem::LinkBroken(link)),
                None if ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| link.starts_with(scheme)) => {}
                None => self.problems.push(Problem::LinkNotAllowed(link)),
            }
        }
        self.problems
    }
}

fn has_attribute(svg: &str, is_it: impl Fn(&str) -> bool) -> bool {
    attributes(svg).any(|(name, _)| is_it(name))
}

/// Attribute names and values of well-formed SVG, by looking left and right of every `=` that a quote follows.
///
/// Text that happens to hold `name="value"` is reported too: too strict rather than too lax.
fn attributes(svg: &str) -> impl Iterator<Item = (&str, &str)> {
    svg.match_indices('=').filter_map(|(place, _)| {
        let after = svg[place + 1..].trim_start();
        let quote = after.chars().next().filter(|&sign| sign == '"' || sign == '\'')?;
        let value = after[1..].split(quote).next()?;
        let name = svg[..place]
            .trim_end()
            .rsplit(|sign: char| sign.is_whitespace() || sign == '"')
            .next()?;
        Some((name, value))
    })
}

fn is_day(date: &Date) -> bool {
    let leap =
        date.year.is_multiple_of(4) && (!date.year.is_multiple_of(100) || date.year.is_multiple_of(400));
    let days = match date.month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    (1900..=9999).contains(&date.year) && (1..=12).contains(&date.month) && (1..=days).contains(&date.day)
}
