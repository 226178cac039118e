//! XML read with care: no document types, no deep nesting, no entities but the five of XML itself.

use crate::Refusal;
use quick_xml::escape::resolve_predefined_entity;
pub use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// The deepest nesting that a document needs.
const DEEPEST: usize = 200;

/// What happens while a document is read.
pub enum Step<'a> {
    /// An element opens; an empty one closes right after.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element closes.
    Close(&'a str),
    /// Text.
    Text(&'a str),
}

/// What is wrong with XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not well formed.
    #[error("the XML is not well formed")]
    NotWellFormed,
    /// It has a document type, which could ask for files or grow without end.
    #[error("the XML has a document type")]
    DocumentType,
    /// It is nested deeper than was allowed.
    #[error("the XML is nested too deep")]
    TooDeep,
    /// It has an entity that is not one of the five of XML itself.
    #[error("the XML has an entity that is not known")]
    Entity,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotWellFormed => Self::Damaged,
            Fault::DocumentType | Fault::TooDeep | Fault::Entity => Self::UnsafeXml,
        }
    }
}

/// Goes through a document, step by step. Names come without their prefix.
///
/// # Errors
///
/// XML that is not well formed, has a document type, or is nested too deep.
pub fn walk(document: &str, mut take: impl FnMut(Step)) -> Result<(), Refusal> {
    follow(document, DEEPEST, |step, _| {
        take(step);
        Ok::<(), Fault>(())
    })?;
    Ok(())
}

/// Goes through a document, step by step, with the byte after which each step ends. What is taken may say stop.
///
/// # Errors
///
/// As [`walk`], and whatever `take` says.
pub fn follow<E: From<Fault>>(
    document: &str,
    deepest: usize,
    mut take: impl FnMut(Step, usize) -> Result<(), E>,
) -> Result<(), E> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| Fault::NotWellFormed)?;
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > deepest {
                    return Err(Fault::TooDeep.into());
                }
                take(Step::Open(name(&element), &element), at)?;
            }
            Event::Empty(element) => {
                take(Step::Open(name(&element), &element), at)?;
                take(Step::Close(name(&element)), at)?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                let name = element.local_name();
                take(Step::Close(name.as_ref()), at)?;
            }
            Event::Text(text) => take(Step::Text(&text), at)?,
            Event::CData(text) => take(Step::Text(&text), at)?,
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().map_err(|_| Fault::NotWellFormed)?;
                match sign {
                    Some(sign) => take(Step::Text(sign.encode_utf8(&mut [0; 4])), at)?,
                    None => {
                        let text = resolve_predefined_entity(&reference).ok_or(Fault::Entity)?;
                        take(Step::Text(text), at)?;
                    }
                }
            }
            Event::DocType(_) => return Err(Fault::DocumentType.into()),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Fault::NotWellFormed.into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn name<'a>(element: &'a BytesStart) -> &'a str {
    element.local_name().into_inner()
}

/// The value of an attribute, by its name without a prefix.
#[must_use]
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    // The first counts, and comparing all with all would take the square of them.
    attributes.with_checks(false);
    let found = attributes
        .flatten()
        .find(|one| one.key.local_name().as_ref() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// The most attributes that an element needs. Looking for one that stands there twice takes the square of them.
const MOST_ATTRIBUTES: usize = 100;

/// All attributes, each with its whole name, or nothing when one of them cannot be read or stands there twice, or when
/// there are more than any element needs.
#[must_use]
pub fn attributes(element: &BytesStart) -> Option<Vec<(String, String)>> {
    let mut all = element.attributes();
    let read = all.by_ref().take(MOST_ATTRIBUTES).map(|one| {
        let one = one.ok()?;
        let value = one.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
        Some((one.key.as_ref().to_owned(), value.into_owned()))
    });
    let read = read.collect();
    // Looked at last: what is left may be endless.
    all.next().is_none().then_some(read)?
}
