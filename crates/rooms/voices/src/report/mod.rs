//! What was heard as documents, for the page and for files: paper, workbook, text with tables.

mod heard;
pub mod outcome;
pub mod survey;

pub use heard::{came_up_often, for_briefing};

use charts::{Frame, Locale};
use documents::{Block, Document, Section, Text, WIDE, Words};
use messages::Catalogue;
use vocabulary::{Language, Message};

/// In which language a document is made, and whether it is about something invented.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// The sentences.
    pub catalogue: &'a Catalogue,
    /// Whether what it tells of is invented.
    pub simulated: bool,
}

impl Teller<'_> {
    pub(crate) fn language(&self) -> Language {
        self.catalogue.language()
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.catalogue.say(key)
    }

    pub(crate) fn text(&self, message: &Message) -> String {
        self.catalogue.text(message)
    }

    /// The words of the renderers, in which what is withheld is said of people.
    #[must_use]
    pub fn words(&self) -> Words {
        Words {
            not_shown_means: self.say("voices-not-shown-means"),
            ..Words::of(self.catalogue)
        }
    }

    fn frame(&self, id: &str, title: String, description: String) -> Frame {
        let locale = match self.language() {
            Language::Nl => Locale::DUTCH,
            Language::En => Locale::ENGLISH,
        };
        let words = charts::Words {
            unknown: self.say("word-unknown"),
            suppressed: self.say("word-not-shown"),
        };
        let mut frame = Frame::new(id, title, description, WIDE, locale, words);
        frame.simulated = self.simulated.then(|| self.say("simulated"));
        frame
    }

    fn document(&self, title: &str, subtitle: &str, sections: Vec<Section>) -> Document {
        Document {
            language: match self.language() {
                Language::Nl => documents::Language::Nl,
                Language::En => documents::Language::En,
            },
            title: title.to_owned(),
            subtitle: subtitle.to_owned(),
            author: "Wieg".to_owned(),
            date: None,
            simulated: self.simulated.then(|| self.say("simulated")),
            sections,
        }
    }
}

fn section(id: &str, title: String, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        title,
        on_own_page: false,
        blocks,
    }
}

fn paragraph(words: String) -> Block {
    Block::Paragraph(Text::from(words))
}
