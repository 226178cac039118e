//! LibreOffice: the paragraphs of `content.xml`, with changes taken as accepted and comments left out.

use crate::xml::{Step, attribute, walk};
use crate::{Kind, Manuscript, Refusal};

pub(crate) fn read(document: &str) -> Result<Manuscript, Refusal> {
    let mut text = String::new();
    // Inside what is not read: comments, deleted text, the list of changes.
    let (mut skipped, mut paragraphs) = (0, 0);
    let (mut has_open_changes, mut has_comments) = (false, false);
    walk(document, |step| match step {
        Step::Open(name, element) => match name {
            "annotation" => {
                skipped += 1;
                has_comments = true;
            }
            "tracked-changes" => {
                skipped += 1;
                has_open_changes = true;
            }
            "p" | "h" => paragraphs += 1,
            "list-item" if skipped == 0 => text.push_str("- "),
            "s" if skipped == 0 => {
                let count = attribute(element, "c")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(1);
                text.extend(std::iter::repeat_n(' ', std::cmp::min(count, 100)));
            }
            "tab" if skipped == 0 => text.push('\t'),
            "line-break" if skipped == 0 => text.push('\n'),
            _ => {}
        },
        Step::Close(name) => match name {
            "annotation" | "tracked-changes" => skipped -= 1,
            "p" | "h" => {
                paragraphs -= 1;
                if skipped == 0 {
                    text.push('\n');
                }
            }
            _ => {}
        },
        Step::Text(part) if skipped == 0 && paragraphs > 0 => text.push_str(part),
        Step::Text(_) => {}
    })?;
    Ok(Manuscript {
        text: text.trim_end().to_owned(),
        kind: Kind::Odt,
        has_open_changes,
        has_comments,
    })
}
