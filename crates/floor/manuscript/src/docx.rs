//! Word: the paragraphs of `word/document.xml`, with changes taken as accepted and comments left out.

use crate::xml::{Step, walk};
use crate::{Kind, Manuscript, Refusal};

pub(crate) fn read(document: &str) -> Result<Manuscript, Refusal> {
    let mut text = String::new();
    let (mut deleted, mut in_text, mut has_open_changes, mut has_comments) = (0, false, false, false);
    walk(document, |step| match step {
        Step::Open(name, _) => match name {
            "t" => in_text = deleted == 0,
            "tab" if deleted == 0 && !text.ends_with('\n') && !text.is_empty() => text.push('\t'),
            "br" | "cr" if deleted == 0 => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            // An item of a list carries its mark in the style of its paragraph.
            "numPr" => text.push_str("- "),
            "del" | "moveFrom" => {
                deleted += 1;
                has_open_changes = true;
            }
            // The same box once more, for programs that cannot draw it.
            "Fallback" => deleted += 1,
            "ins" | "moveTo" => has_open_changes = true,
            "commentReference" => has_comments = true,
            _ => {}
        },
        Step::Close(name) => match name {
            "t" => in_text = false,
            "p" if deleted == 0 => text.push('\n'),
            "del" | "moveFrom" | "Fallback" => deleted -= 1,
            _ => {}
        },
        Step::Text(part) if in_text => text.push_str(part),
        Step::Text(_) => {}
    })?;
    Ok(Manuscript {
        text: text.trim_end().to_owned(),
        kind: Kind::Docx,
        has_open_changes,
        has_comments,
    })
}
