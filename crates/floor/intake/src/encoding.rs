//! How the bytes of a text file stand for letters: found from the bytes, and checked to the last byte.

use serde::{Deserialize, Serialize};

/// The encodings in which Dutch school files come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, what older Windows programs write.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Code page 850, what DOS programs and some DUO files write.
    #[serde(rename = "cp850")]
    Cp850,
    /// UTF-16, low byte first (Excel's *Unicode text*).
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

/// Where bytes stopped making sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InvalidBytes {
    /// How many letters of this block were read before it.
    pub text_before: usize,
}

impl Encoding {
    /// All encodings.
    pub const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Cp850,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// The word that mappings use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
            Self::Cp850 => "cp850",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// The encoding that the bytes at the start of a file are in.
    ///
    /// A byte order mark decides; then bytes that are sound UTF-8 (perhaps cut off in the middle of a letter);
    /// then whichever of windows-1252 and code page 850 gives letters with accents where they can stand: after
    /// a small letter another small one, and no signs or control characters inside words.
    #[must_use]
    pub(crate) fn detect(bytes: &[u8]) -> Self {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8,
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let pairs = bytes.len().min(2_000) / 2;
        if pairs >= 8 {
            let zero_at = |odd: usize| (0..pairs).filter(|pair| bytes[pair * 2 + odd] == 0).count();
            match (zero_at(0) * 10 > pairs * 7, zero_at(1) * 10 > pairs * 7) {
                (false, true) => return Self::Utf16Le,
                (true, false) => return Self::Utf16Be,
                _ => {}
            }
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => Self::Utf8,
            Err(fault) if fault.error_len().is_none() => Self::Utf8,
            Err(_) if plausibility(bytes, Self::Cp850) > plausibility(bytes, Self::Windows1252) => {
                Self::Cp850
            }
            Err(_) => Self::Windows1252,
        }
    }

    /// The text of a whole file, in the encoding that it seems to be in; nothing when its bytes mean nothing.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<String> {
        let mut text = String::new();
        let decoded = Decoder::new(Self::detect(bytes)).decode(bytes, true, &mut text);
        decoded.is_ok().then_some(text)
    }

    /// The mark that may stand before the text.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => &[0xEF, 0xBB, 0xBF],
            Self::Utf16Le => &[0xFF, 0xFE],
            Self::Utf16Be => &[0xFE, 0xFF],
            Self::Windows1252 | Self::Cp850 => &[],
        }
    }
}

/// How well accents fit their neighbours when the bytes are read in a one-byte encoding.
fn plausibility(bytes: &[u8], encoding: Encoding) -> i64 {
    let text = single_bytes(bytes, encoding);
    let mut score = 0;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii() {
            let after = letters.peek().copied().unwrap_or(' ');
            let in_word = before.is_alphabetic() || after.is_alphabetic();
            score += match letter {
                // Accents of Dutch and of the names of its schools.
                _ if letter.is_lowercase() && (before.is_lowercase() || after.is_lowercase()) => 2,
                _ if letter.is_uppercase() && !before.is_lowercase() => 1,
                '‘' | '’' | '“' | '”' | '–' | '—' | '€' | '…' | '\u{a0}' => 1,
                _ if in_word || letter.is_control() => -2,
                _ => -1,
            };
        }
        before = letter;
    }
    score
}

fn single_bytes(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Cp850 => yore::code_pages::CP850.decode(bytes).into_owned(),
        _ => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// Turns blocks of bytes into text, one after another, and stops at the first byte that means nothing.
pub(crate) struct Decoder {
    encoding: Encoding,
    at_start: bool,
    /// Bytes of a letter that was cut in two by the end of a block.
    rest: Vec<u8>,
}

impl Decoder {
    pub(crate) fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            at_start: true,
            rest: Vec::new(),
        }
    }

    /// Adds the text of a block to `text`. `last` says that nothing follows.
    pub(crate) fn decode(&mut self, block: &[u8], last: bool, text: &mut String) -> Result<(), InvalidBytes> {
        let joined;
        let mut bytes = block;
        if !self.rest.is_empty() {
            let mut both = std::mem::take(&mut self.rest);
            both.extend_from_slice(block);
            joined = both;
            bytes = &joined;
        }
        if self.at_start {
            bytes = bytes.strip_prefix(self.encoding.mark()).unwrap_or(bytes);
            self.at_start = false;
        }
        let before = text.len();
        let invalid = |text: &String| InvalidBytes {
            text_before: text.len() - before,
        };
        match self.encoding {
            Encoding::Utf8 => match std::str::from_utf8(bytes) {
                Ok(sound) => text.push_str(sound),
                Err(fault) => {
                    let (sound, rest) = bytes.split_at(fault.valid_up_to());
                    // The part before the fault was just found to be sound.
                    text.push_str(std::str::from_utf8(sound).unwrap_or_default());
                    if fault.error_len().is_some() || last {
                        return Err(invalid(text));
                    }
                    self.rest = rest.to_vec();
                }
            },
            Encoding::Windows1252 => {
                // Five bytes have no letter in this encoding; the decoder gives control characters for them.
                let undefined = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
                let sound = bytes.iter().position(undefined).unwrap_or(bytes.len());
                text.push_str(
                    &encoding_rs::WINDOWS_1252
                        .decode_without_bom_handling(&bytes[..sound])
                        .0,
                );
                if sound < bytes.len() {
                    return Err(invalid(text));
                }
            }
            Encoding::Cp850 => text.push_str(&yore::code_pages::CP850.decode(bytes)),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let pairs = bytes.chunks_exact(2);
                let odd = pairs.remainder();
                let unit = |pair: &[u8]| match self.encoding {
                    Encoding::Utf16Le => u16::from_le_bytes([pair[0], pair[1]]),
                    _ => u16::from_be_bytes([pair[0], pair[1]]),
                };
                let mut units: Vec<u16> = pairs.map(unit).collect();
                let cut_pair = units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) && !last;
                let kept = odd.len() + if cut_pair { 2 } else { 0 };
                if cut_pair {
                    units.pop();
                }
                for letter in char::decode_utf16(units) {
                    text.push(letter.map_err(|_| invalid(text))?);
                }
                if last && !odd.is_empty() {
                    return Err(invalid(text));
                }
                self.rest = bytes[bytes.len() - kept..].to_vec();
            }
        }
        Ok(())
    }
}

/// Whether a text holds letters that went wrong before it came here: a replacement character, or UTF-8
/// that was once read as windows-1252 (`Ã©` for `é`, `Â·` for `·`).
pub(crate) fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let continues = matches!(next, '\u{80}'..='\u{bf}') || (!next.is_ascii() && !next.is_alphabetic());
        if letter == '\u{fffd}'
            || (matches!(letter, 'Ã' | 'Â' | 'Å') && (continues || "ƒŠŒŽšœžŸˆ".contains(next)))
        {
            return true;
        }
        // `’` and `“` read wrongly begin with these two.
        if letter == 'â' && next == '€' {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UGLY: &str = "Súdwest-Fryslân;Mariëndael;Niekée;PENTA Bahûrim;’t Gooi;Façade\n";

    fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
            Encoding::Cp850 => yore::code_pages::CP850
                .encode(text)
                .expect("a letter of CP850")
                .into_owned(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        }
    }

    fn decode(bytes: &[u8], encoding: Encoding, block: usize) -> Result<String, InvalidBytes> {
        let mut decoder = Decoder::new(encoding);
        let mut text = String::new();
        for part in bytes.chunks(block.max(1)) {
            decoder.decode(part, false, &mut text)?;
        }
        decoder.decode(&[], true, &mut text)?;
        Ok(text)
    }

    #[test]
    fn each_encoding_is_found_and_read() {
        for encoding in Encoding::ALL {
            let text = if encoding == Encoding::Cp850 {
                UGLY.replace('’', "'")
            } else {
                UGLY.to_owned()
            };
            let bytes = encode(&text, encoding);
            assert_eq!(Encoding::detect(&bytes), encoding);
            assert_eq!(decode(&bytes, encoding, 7), Ok(text), "{encoding:?}");
        }
    }

    #[test]
    fn capitals_do_not_mislead() {
        for text in ["SÚDWEST-FRYSLÂN", "École", "Één", "MARIËNDAEL;COÖPERATIE"] {
            for encoding in [Encoding::Windows1252, Encoding::Cp850] {
                assert_eq!(
                    Encoding::detect(&encode(text, encoding)),
                    encoding,
                    "{text} {encoding:?}"
                );
            }
        }
    }

    #[test]
    fn marks_are_not_text() {
        let mut bytes = vec![0xEF, 0xBB, 0xBF];
        bytes.extend_from_slice(b"a;b");
        assert_eq!(decode(&bytes, Encoding::Utf8, 100).as_deref(), Ok("a;b"));
    }

    #[test]
    fn bytes_without_meaning_are_found() {
        assert_eq!(
            decode(b"ab\xE9cd", Encoding::Utf8, 100),
            Err(InvalidBytes { text_before: 2 })
        );
        assert_eq!(
            decode(b"abc\xC3", Encoding::Utf8, 100),
            Err(InvalidBytes { text_before: 0 })
        );
        assert_eq!(
            decode(b"ab\x81cd", Encoding::Windows1252, 100),
            Err(InvalidBytes { text_before: 2 })
        );
        assert!(decode(b"a\0b", Encoding::Utf16Le, 100).is_err());
    }

    #[test]
    fn garbled_letters_are_known() {
        for text in [
            "SÃºdwest-FryslÃ¢n",
            "SÃšDWEST",
            "SÂ·dwest",
            "S\u{fffd}dwest",
            "â€™t Gooi",
        ] {
            assert!(is_garbled(text), "{text}");
        }
        for text in ["Súdwest-Fryslân", "SÃO PAULO", "Ångström", "’t Gooi", "Één"] {
            assert!(!is_garbled(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_survives_any_cut(text in "\\PC{0,40}", block in 1_usize..9) {
            for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
                prop_assume!(!text.starts_with('\u{feff}'));
                prop_assert_eq!(decode(&encode(&text, encoding), encoding, block), Ok(text.clone()));
            }
        }
    }
}
