//! A codebook alone: `.qdc` for most programs, CSV for Taguette.

use crate::finding::{Code as Found, Finding, Severity};
use crate::project::{Code, Set, flat};
use crate::read::{book_codes, description, guid};
use crate::repair::repair;
use crate::schema::Schema;
use crate::tree::{self, Element};
use crate::validate::Meaning;
use crate::write;

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";

/// The largest codebook that is read, in bytes.
const LARGEST: usize = 20_000_000;

/// A codebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codebook {
    /// The program that wrote it.
    pub origin: String,
    /// The codes at the top, with those under them.
    pub codes: Vec<Code>,
    /// Codes that were put together; their texts and notes are not in a codebook.
    pub sets: Vec<Set>,
}

impl Codebook {
    /// Reads a `.qdc`, and says what was repaired.
    ///
    /// # Errors
    ///
    /// What makes that nothing is read, as a finding of [`Severity::Refuse`].
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Finding>), Finding> {
        if bytes.len() > LARGEST {
            return Err(Finding::refuse(Found::TooLarge, ""));
        }
        let document = tree::read(&tree::decoded(bytes)?)?;
        let mut root = document.root;
        if root.name != "CodeBook" {
            return Err(root.finding(Severity::Refuse, Found::UnknownElement));
        }
        let mut findings = Vec::new();
        if document.namespace != NAMESPACE {
            findings.push(root.finding(Severity::Warn, Found::Namespace));
        }
        repair(&mut root, Schema::Codebook, &mut findings);
        let meaning = Meaning::of(&root);
        findings.extend(meaning.findings);
        let stays = |element: &&Element| !meaning.doomed.contains(&element.number);
        let set = |set: &Element| {
            let members = set.of("MemberCode").filter(stays);
            Some(Set {
                guid: guid(set, "guid")?,
                name: set.attribute("name").unwrap_or_default().to_owned(),
                description: description(set),
                codes: members.filter_map(|member| guid(member, "guid")).collect(),
                sources: Vec::new(),
                notes: Vec::new(),
            })
        };
        let codes = root
            .first("Codes")
            .map(|codes| book_codes(codes, &meaning.doomed));
        let sets = root.of("Sets").flat_map(|sets| sets.of("Set")).filter(stays);
        let codebook = Self {
            origin: root.attribute("origin").unwrap_or_default().to_owned(),
            codes: codes.unwrap_or_default(),
            sets: sets.filter_map(set).collect(),
        };
        Ok((codebook, findings))
    }

    /// Writes a `.qdc`; nothing when there are no codes, which the format cannot say.
    #[must_use]
    pub fn write(&self) -> Option<String> {
        let codes = write::list("Codes", self.codes.iter().map(|one| write::code(one, false)))?;
        let sets = self.sets.iter().map(|set| {
            let members = set.codes.iter();
            let members = members.map(|code| Element::new("MemberCode").with("guid", code.to_string()));
            write::named("Set", set.guid, &set.name)
                .all(write::description(&set.description))
                .all(members)
        });
        let mut root = Element::new("CodeBook")
            .with("xmlns", NAMESPACE)
            .with("origin", &self.origin)
            .all([codes])
            .all(write::list("Sets", sets));
        write::cleaned(&mut root);
        Some(root.xml())
    }
}

/// The longest name and description that Taguette takes, in code points.
const LONGEST: (usize, usize) = (200, 102_400);

/// The codes that may be used, as a CSV that Taguette reads: with a mark that says UTF-8, and the levels of a path
/// parted by full stops, as is the custom there.
#[must_use]
pub fn taguette(codes: &[Code]) -> Vec<u8> {
    let mut out = String::from("\u{feff}tag,description\r\n");
    for named in flat(codes).iter().filter(|named| named.code.is_codable) {
        let path = cell(&named.path.join("."), LONGEST.0);
        if path.is_empty() {
            continue;
        }
        let description = cell(&named.code.description, LONGEST.1);
        out.push_str(&format!("{},{}\r\n", quoted(&path), quoted(&description)));
    }
    out.into_bytes()
}

/// On one line: Taguette breaks lines at signs that others do not, and its page drops them.
fn cell(text: &str, most: usize) -> String {
    let is_break = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}');
    let plain: String = text
        .chars()
        .map(|sign| if is_break(sign) { ' ' } else { sign })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(most).collect();
    short.trim().to_owned()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
