//! Text without a font at hand: estimated width, wrapping, and escaping for XML.

/// Font size of group names and other labels, in px.
pub(crate) const LABEL: f64 = 15.0;
/// Font size of ticks, counts and notes, in px; nothing is smaller.
pub(crate) const SMALL: f64 = 13.0;
/// Distance between baselines of labels, in px.
pub(crate) const LABEL_LINE: f64 = 19.0;
/// Distance between baselines of small text, in px.
pub(crate) const SMALL_LINE: f64 = 17.0;
/// How far below the middle of a line of text its baseline lies, as a share of the font size.
pub(crate) const BASELINE: f64 = 0.35;

/// Room kept for faces that run wider than the ones the widths below were taken from.
const ALLOWANCE: f64 = 1.12;
/// Room kept on top of that for bold text.
pub(crate) const BOLD: f64 = 1.09;

/// The width of a text in px, on the safe side for the usual sans-serif faces.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size * ALLOWANCE
}

/// Advance of a character as a share of the font size, in a neutral sans-serif face.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' => 0.24,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | '/' | '\\' | 'f' | 't' | 'I' | '[' | ']' => 0.29,
        'r' | '-' | '(' | ')' | '`' | '"' => 0.35,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.51,
        'm' | 'M' => 0.84,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.73,
        'G' | 'O' | 'Q' => 0.78,
        'W' => 0.95,
        '%' => 0.89,
        '@' | '…' | '—' => 1.0,
        'A' | 'B' | 'E' | 'F' | 'K' | 'L' | 'P' | 'S' | 'T' | 'V' | 'X' | 'Y' | 'Z' | '&' => 0.67,
        // Marks that sit on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{ad}' => 0.0,
        '\u{21}'..='\u{7e}' | '\u{a1}'..='\u{24f}' | '–' | '\u{2212}' => 0.57,
        // Greek, Cyrillic, Hebrew, Arabic.
        '\u{250}'..='\u{10ff}' => 0.68,
        _ => 1.0,
    }
}

/// Breaks a text into lines no wider than `room` px, at spaces, after hyphens and slashes, and within a word only
/// when the word alone is too wide. At most `most` lines; the last ends in an ellipsis when something is left out.
///
/// There is always at least one line, and each holds at least one character, however little room there is.
pub(crate) fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    // A hair more, so that a text fits in exactly its own width.
    let room = room + 0.01;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if line.is_empty()
            || width(line.trim_end(), size) + width(piece.trim_end(), size) + gap(&line, size) <= room
        {
            line.push_str(piece);
        } else {
            lines.push(std::mem::replace(&mut line, piece.to_owned()));
        }
        while width(line.trim_end(), size) > room && line.trim_end().chars().count() > 1 {
            let head = fitting(&line, size, room);
            let tail = line.split_off(head);
            lines.push(std::mem::replace(&mut line, tail));
        }
    }
    lines.push(line);
    let mut lines: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
    if lines.len() > 1 {
        lines.retain(|line| !line.is_empty());
    }
    let most = most.max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = room - width("…", size);
            let kept = if width(last, size) > room {
                fitting(last, size, room)
            } else {
                last.len()
            };
            last.truncate(kept);
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// The width of the spaces at the end of a line that more text will follow.
fn gap(line: &str, size: f64) -> f64 {
    width(&line[line.trim_end().len()..], size)
}

/// The length in bytes of the longest start of a text that fits: at least one character.
fn fitting(text: &str, size: f64, room: f64) -> usize {
    let mut used = 0.0;
    for (place, character) in text.char_indices() {
        used += advance(character) * size * ALLOWANCE;
        if used > room && place > 0 {
            return place;
        }
    }
    text.len()
}

/// Splits after each run of spaces, and after hyphens and slashes inside a word.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|character: char| character == '-' || character == '/' || breaks_as_space(character))
}

fn breaks_as_space(character: char) -> bool {
    character.is_whitespace() && character != '\u{a0}' && character != '\u{202f}'
}

/// The widest of some lines, in px.
pub(crate) fn widest(lines: &[String], size: f64) -> f64 {
    lines.iter().map(|line| width(line, size)).fold(0.0, f64::max)
}

/// Appends a text to XML, for content and attribute values alike; characters that XML 1.0 cannot hold become
/// the replacement character.
pub(crate) fn escape_into(markup: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            '\t' | '\n' | '\r' => markup.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => markup.push('\u{fffd}'),
            _ => markup.push(character),
        }
    }
}

/// A name for use as an XML id: letters, digits, hyphens and underscores, starting with a letter.
pub(crate) fn identifier(name: &str) -> String {
    let mut id: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
        id.insert_str(0, "figure-");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "mbo of havo/vwo, daarna een hbo- of wo-opleiding in deeltijd";
        for room in [40.0, 80.0, 120.0, 400.0] {
            let lines = wrap(text, LABEL, room, 99);
            for line in &lines {
                assert!(width(line, LABEL) <= room + 0.1, "{line} in {room}");
            }
            let squeeze = |text: &str| text.replace(' ', "");
            assert_eq!(squeeze(&lines.concat()), squeeze(text), "in {room}");
        }
    }

    #[test]
    fn breaks_after_a_slash_before_breaking_a_word() {
        assert_eq!(
            wrap("havo/vwo", SMALL, width("havo/vw", SMALL), 2),
            ["havo/", "vwo"]
        );
    }

    #[test]
    fn a_text_fits_in_its_own_width() {
        for text in ["n = 196", "tot en met vmbo", "7 van de 25"] {
            assert_eq!(wrap(text, SMALL, width(text, SMALL), 2), [text]);
        }
    }

    #[test]
    fn a_long_word_is_cut_and_marked() {
        let lines = wrap("onderwijsachterstandsgelden", LABEL, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| width(line, LABEL) <= 60.1), "{lines:?}");
    }

    #[test]
    fn no_room_and_no_text_still_give_a_line() {
        assert_eq!(wrap("", LABEL, 100.0, 3), [""]);
        assert_eq!(wrap("ab", LABEL, -1.0, 9), ["a", "b"]);
        assert_eq!(wrap("   ", LABEL, 100.0, 3), [""]);
    }

    #[test]
    fn escapes_what_xml_reserves_or_forbids() {
        let mut markup = String::new();
        escape_into(&mut markup, "<a href='x'>&\"\u{0}\u{1b}é\n");
        assert_eq!(markup, "&lt;a href=&#39;x&#39;&gt;&amp;&quot;\u{fffd}\u{fffd}é ");
    }

    #[test]
    fn identifiers_are_safe() {
        assert_eq!(identifier("gap-1"), "gap-1");
        assert_eq!(identifier("1 \"><script>"), "figure-1----script-");
        assert_eq!(identifier(""), "figure-");
    }
}
