//! XML read with care: no document types, no deep nesting, no entities but the five of XML itself.

use crate::Refusal;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
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

/// Goes through a document, step by step. Names come without their prefix.
///
/// # Errors
///
/// XML that is not well formed, has a document type, or is nested too deep.
pub fn walk(document: &str, mut take: impl FnMut(Step)) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::UnsafeXml);
                }
                take(Step::Open(name(&element), &element));
            }
            Event::Empty(element) => {
                take(Step::Open(name(&element), &element));
                take(Step::Close(name(&element)));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                let name = element.local_name();
                take(Step::Close(name.as_ref()));
            }
            Event::Text(text) => take(Step::Text(&text)),
            Event::CData(text) => take(Step::Text(&text)),
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().map_err(|_| Refusal::Damaged)?;
                match sign {
                    Some(sign) => take(Step::Text(sign.encode_utf8(&mut [0; 4]))),
                    None => take(Step::Text(
                        resolve_predefined_entity(&reference).ok_or(Refusal::UnsafeXml)?,
                    )),
                }
            }
            Event::DocType(_) => return Err(Refusal::UnsafeXml),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(Refusal::Damaged),
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
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}
