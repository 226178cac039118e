//! The document: sections of blocks, in reading order, without a word on how they look.

use serde::Serialize;

use crate::{Table, Text};

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The language of every sentence in it.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// For whom, about which years; one line under the title, may be empty.
    pub subtitle: String,
    /// Who made it; goes into the properties of the files.
    pub author: String,
    /// The day it was made, if it should say so; without it the files carry no date at all.
    pub date: Option<Date>,
    /// The permanent words for simulated or invented figures; then every page carries them and a hatch.
    pub simulated: Option<String>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
}

/// A language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    Nl,
    /// British English.
    En,
}

impl Language {
    /// The language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

/// A day, given by the caller so that the same input makes the same file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Date {
    /// Year, 1900 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
    /// The day in words, in the language of the document ("22 november 2026").
    pub in_words: String,
}

/// A part of the document with its own heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Unique in the document: a lower-case letter, then lower-case letters, digits and single hyphens.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether it is an A4 of its own, to be taken to a meeting.
    pub on_own_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One thing that a section says or shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "block", content = "content", rename_all = "kebab-case")]
pub enum Block {
    /// The answer, set large.
    Lead(Text),
    /// An ordinary paragraph.
    Paragraph(Text),
    /// A heading under that of the section.
    Heading(Text),
    /// A list without order.
    List(Vec<Text>),
    /// A picture.
    Figure(Box<Figure>),
    /// A table.
    Table(Table),
    /// A remark set apart.
    Note {
        /// How it is headed.
        kind: NoteKind,
        /// What it says.
        text: Text,
    },
    /// Terms and what they mean.
    Definitions(Vec<(Text, Text)>),
    /// The question to the team, set apart.
    Question(Text),
    /// What most readers skip; opened with one key on screen, always open on paper.
    Folded {
        /// What is inside.
        summary: Text,
        /// The inside.
        blocks: Vec<Block>,
    },
    /// Ruled lines to write on.
    WriteHere {
        /// What to write.
        label: Text,
        /// How many lines, 1 to 30.
        lines: u8,
    },
}

/// Two kinds of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Good to know.
    Info,
    /// Something that could mislead.
    Caution,
}

/// A picture with its finding, its description and its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Unique in the document: a lower-case letter, then lower-case letters, digits and single hyphens.
    pub id: String,
    /// SVG for the web page: one `<svg>` element, coloured by class; no `style`, no script, no link outward.
    #[serde(skip)]
    pub screen_svg: String,
    /// The same for narrow screens, drawn anew rather than shrunk; without it a phone scrolls the wide one.
    #[serde(skip)]
    pub narrow_svg: Option<String>,
    /// SVG for paper: one `<svg>` element with literal colours. Its texts are set in the fonts of the report.
    #[serde(skip)]
    pub print_svg: String,
    /// The finding, as a sentence.
    pub title: Text,
    /// For who cannot see the picture: what it shows, with its figures.
    pub description: String,
    /// Under the picture: how to read it, source, n. May be empty.
    pub caption: Text,
    /// The same numbers as a table: one key away on screen.
    pub table: Option<Table>,
    /// Whether that table is printed too, after the picture.
    pub print_table: bool,
}

impl Document {
    /// Every block in reading order, also those that are folded away.
    pub(crate) fn blocks(&self) -> Vec<&Block> {
        fn gather<'a>(blocks: &'a [Block], into: &mut Vec<&'a Block>) {
            for block in blocks {
                into.push(block);
                if let Block::Folded { blocks, .. } = block {
                    gather(blocks, into);
                }
            }
        }
        let mut all = Vec::new();
        for section in &self.sections {
            gather(&section.blocks, &mut all);
        }
        all
    }

    /// Every figure in reading order.
    pub(crate) fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks().into_iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure.as_ref()),
            _ => None,
        })
    }

    /// Every table in reading order, also those behind figures.
    pub(crate) fn tables(&self) -> Vec<&Table> {
        self.blocks()
            .into_iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                Block::Figure(figure) => figure.table.as_ref(),
                _ => None,
            })
            .collect()
    }
}
