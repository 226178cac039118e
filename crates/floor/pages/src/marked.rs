//! A text with marks in it, each with a number that leads to what is said about it.

use maud::{Markup, html};
use std::ops::Range;

/// A marked place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the text.
    pub place: Range<usize>,
    /// What kind of mark it is: a class of the style sheet.
    pub kind: &'static str,
    /// The number of what is said about it, on the same page at `#n…`; nothing for a mark that is only seen.
    pub number: Option<usize>,
}

/// The text, line by line, with its marks; they may overlap.
///
/// A mark that runs over several lines carries its number at its end.
#[must_use]
pub fn marked(text: &str, marks: &[Mark]) -> Markup {
    // Where each line begins, beside the line.
    let lines = text.split('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    });
    html! {
        div.marked-text {
            @for (start, line) in lines {
                @if line.trim().is_empty() { p.empty { (' ') } } @else { p { (pieces(text, start..start + line.len(), marks)) } }
            }
        }
    }
}

/// A line, cut wherever a mark begins or ends.
fn pieces(text: &str, line: Range<usize>, marks: &[Mark]) -> Markup {
    let touching: Vec<&Mark> = marks
        .iter()
        .filter(|mark| mark.place.start < line.end && line.start < mark.place.end)
        .collect();
    let edges = touching
        .iter()
        .flat_map(|mark| [mark.place.start, mark.place.end]);
    let mut cuts: Vec<usize> = edges
        .filter(|cut| line.contains(cut))
        .chain([line.start, line.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for piece in cuts.windows(2) {
            @let words = &text[piece[0]..piece[1]];
            @let over: Vec<&&Mark> = touching.iter().filter(|mark| mark.place.start < piece[1] && piece[0] < mark.place.end).collect();
            @if over.is_empty() { (words) } @else {
                @let kinds: Vec<&str> = over.iter().map(|mark| mark.kind).collect();
                mark class=(kinds.join(" ")) { (words) }
                @for number in over.iter().filter(|mark| mark.place.end == piece[1]).filter_map(|mark| mark.number) {
                    sup { a href=(format!("#n{number}")) id=(format!("t{number}")) { (number) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(place: Range<usize>, number: usize) -> Mark {
        Mark {
            place,
            kind: "word",
            number: Some(number),
        }
    }

    #[test]
    fn marks_may_overlap_and_text_is_escaped() {
        let page = marked("een <twee> drie\n\nvier", &[mark(0..10, 1), mark(4..15, 2)]).into_string();
        assert!(page.contains("<mark class=\"word\">een </mark>"));
        assert!(page.contains(
            "<mark class=\"word word\">&lt;twee&gt;</mark><sup><a href=\"#n1\" id=\"t1\">1</a></sup>"
        ));
        assert!(
            page.contains("<mark class=\"word\"> drie</mark><sup><a href=\"#n2\" id=\"t2\">2</a></sup></p>")
        );
        assert!(page.contains("<p>vier</p>"));
    }
}
