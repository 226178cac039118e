//! What items refer to: themes, mechanisms, ladders and sources.

use crate::both::Both;
use crate::date;
use crate::fields::Fields;
use crate::problem::Fault;
use crate::read::{address, is_id};

/// The files of the lists.
pub(crate) const THEMES: &str = "themes.toml";
pub(crate) const MECHANISMS: &str = "mechanisms.toml";
pub(crate) const LADDERS: &str = "ladders.toml";
pub(crate) const SOURCES: &str = "sources.toml";

/// Something with one question for an evening or a meeting of the team.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Its name in addresses.
    pub id: String,
    /// What a page calls it.
    pub label: Both,
    /// Its question.
    pub question: Both,
    /// Its place on a page.
    pub order: i64,
    /// Where it rests on, as the file has it.
    pub sources: Vec<String>,
}

impl Theme {
    pub(crate) fn read(fields: &mut Fields) -> Option<Self> {
        let id = id(fields);
        let order = fields.number_if_any("order", 1, 100);
        let (label, question) = (fields.both("label"), fields.sentence("central"));
        Some(Self {
            sources: fields.texts("sources"),
            id: id?,
            label: label?,
            question: question?,
            order: order?,
        })
    }
}

/// A way in which chances open or narrow.
#[derive(Debug, Clone)]
pub struct Mechanism {
    /// Its name in files.
    pub id: String,
    /// What a page calls it.
    pub label: Both,
    /// One sentence on it.
    pub about: Both,
}

impl Mechanism {
    pub(crate) fn read(fields: &mut Fields) -> Option<Self> {
        let (id, label, about) = (id(fields), fields.both("label"), fields.sentence("about"));
        Some(Self {
            id: id?,
            label: label?,
            about: about?,
        })
    }
}

/// A ladder of evidence, in one edition.
#[derive(Debug, Clone)]
pub struct Ladder {
    /// Its name in files.
    pub id: String,
    /// What a page calls it.
    pub label: Both,
    /// What it is, and what not.
    pub about: Both,
}

impl Ladder {
    pub(crate) fn read(fields: &mut Fields) -> Option<Self> {
        let (id, label, about) = (
            fields.text("id"),
            fields.sentence("label"),
            fields.sentence("about"),
        );
        Some(Self {
            id: id?,
            label: label?,
            about: about?,
        })
    }
}

/// A document or page on which items rest.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in files.
    pub id: String,
    /// Its official title, in which words may stand that we would not use.
    pub title: String,
    /// What a page prints instead of such a title.
    pub shown: Option<Both>,
    /// Where it stands: the name of a site, or `brondocument`.
    pub site: String,
    /// Its date, or nothing when it has none.
    pub date: Option<String>,
    /// Whose it is.
    pub kind: Both,
}

impl Source {
    /// What a page prints.
    #[must_use]
    pub fn shown(&self, language: vocabulary::Language) -> &str {
        self.shown
            .as_ref()
            .map_or(&self.title, |shown| shown.of(language))
    }

    /// Whether an institution speaks here of itself.
    #[must_use]
    pub fn is_provider(&self) -> bool {
        self.kind.en == "provider"
    }

    /// Whether it is one of the documents that Wieg answers to, which give claims.
    #[must_use]
    pub fn is_source_document(&self) -> bool {
        self.kind.en == "source document"
    }

    pub(crate) fn read(fields: &mut Fields) -> Option<Self> {
        let (id, title, site) = (fields.text("id"), fields.text("title"), fields.text("site"));
        let shown = fields.sentence_if_any("shown");
        let date = self::date(fields);
        let (nl, en) = (fields.text("kind_nl"), fields.text("kind"));
        // Words for who looks after the file.
        let _ = (fields.text_if_any("note"), fields.text_if_any("date_note"));
        Some(Self {
            id: id?,
            title: title?,
            shown,
            site: site?,
            date: date?,
            kind: Both { nl: nl?, en: en? },
        })
    }
}

fn id(fields: &mut Fields) -> Option<String> {
    let id = fields.text("id")?;
    if !is_id(&id) {
        fields.object("id", Fault::Id(id.clone()));
    }
    Some(id)
}

/// A date that has to be there, as nothing where the source has none.
pub(crate) fn date(fields: &mut Fields) -> Option<Option<String>> {
    let date = fields.text("date")?;
    if !date::is_date(&date) {
        fields.object("date", Fault::NoDate(date.clone()));
    }
    Some((date != date::UNDATED).then_some(date))
}

/// An address that may be left out.
pub(crate) fn site(fields: &mut Fields, key: &str) -> Option<String> {
    let text = fields.text_if_any(key)?;
    if address(&text).is_none() {
        fields.object(key, Fault::Address(text.clone()));
    }
    Some(text)
}
