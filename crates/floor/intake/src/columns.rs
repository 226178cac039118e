//! The cells of a file as columns of codes: texts by their place in a list, numbers whole, pupils as pseudonyms.
//!
//! No text is kept per cell. Parts of a file are read side by side and appended in the order of the file, so
//! the result does not depend on how the file was divided.

use crate::citizen_number::Tally;
use crate::mapping::DecimalSign;
use crate::numbers::{NumberFault, read_number};
use crate::pseudonym::{PseudonymKey, Pseudonymiser};
use crate::shown::shown;
use std::collections::HashMap;
use std::str::FromStr;
use vocabulary::canonical::SIMULATED_COLUMN;
use vocabulary::{Decimals, PupilKey};

/// How the cells of a column that is read are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The pupil number, as a pseudonym; with the columns of the school if numbers are unique within it only.
    Pupil {
        /// The columns that hold the school and its location.
        within: Option<(usize, Option<usize>)>,
    },
    /// One of a list of texts.
    Text,
    /// A number.
    Number(Decimals),
    /// Whether anything is written, or yes or no. The text itself is not kept.
    Flag,
    /// Whether it says that the pupil is simulated. Whatever else is written there is not kept.
    Mark,
}

/// A column of the file that is read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The place of the column in the file.
    pub column: usize,
    /// Its name.
    pub name: String,
    /// How its cells are kept.
    pub form: Form,
}

/// What holds for all cells of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellRules {
    /// The sign before decimals.
    pub decimal: DecimalSign,
    missing: Vec<String>,
    /// One bit for each length that a text for *not known* has, to pass over most cells.
    lengths: u64,
}

impl CellRules {
    /// Rules with the texts that stand for *not known*, beside the empty cell.
    pub(crate) fn new(decimal: DecimalSign, missing: Vec<String>) -> Self {
        let lengths = missing.iter().fold(0, |bits, text| bits | length_bit(text));
        Self {
            decimal,
            missing,
            lengths,
        }
    }

    pub(crate) fn is_missing(&self, cell: &str) -> bool {
        cell.is_empty()
            || (self.lengths & length_bit(cell) != 0 && self.missing.iter().any(|text| text == cell))
    }

    /// The texts for *not known* that are numbers.
    pub(crate) fn missing_numbers<T: FromStr>(&self) -> Vec<T> {
        self.missing.iter().filter_map(|text| text.parse().ok()).collect()
    }
}

fn length_bit(text: &str) -> u64 {
    1 << text.len().min(63)
}

/// The texts of a column, each with a code. Code zero is *missing*.
#[derive(Debug, Clone)]
pub(crate) struct Dictionary {
    codes: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
    /// The row in which each text first stands.
    first_rows: Vec<u32>,
    /// Codes of texts met before, by a few of their bytes: most cells are found here.
    recent: Box<[u32; RECENT]>,
}

/// How many recent texts are remembered; a power of two.
const RECENT: usize = 256;

impl Default for Dictionary {
    fn default() -> Self {
        Self {
            codes: HashMap::new(),
            texts: Vec::new(),
            first_rows: Vec::new(),
            recent: Box::new([Self::MISSING; RECENT]),
        }
    }
}

/// A place for a text, from its length and some of its bytes. Two texts may share one; then the later has it.
fn recent_place(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = [0; 8];
    let taken = bytes.len().min(8);
    end[..taken].copy_from_slice(&bytes[bytes.len() - taken..]);
    let mixed = (u64::from_le_bytes(end) ^ (bytes.len() as u64) << 56 ^ u64::from(bytes[0]) << 48)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 56) as usize % RECENT
}

impl Dictionary {
    /// The code for a missing cell.
    pub const MISSING: u32 = 0;

    /// The code of a text that is not missing.
    pub(crate) fn code(&mut self, text: &str, row: u32) -> u32 {
        let place = recent_place(text);
        let recent = self.recent[place];
        if self.text(recent) == Some(text) {
            return recent;
        }
        if let Some(code) = self.codes.get(text) {
            self.recent[place] = *code;
            return *code;
        }
        self.texts.push(text.into());
        self.first_rows.push(row);
        // There are fewer than 2^32 rows, so fewer texts.
        let code = self.texts.len() as u32;
        self.codes.insert(text.into(), code);
        code
    }

    /// The texts in the order of their codes, from one on, each with the row in which it first stands.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, u32)> {
        self.texts
            .iter()
            .map(AsRef::as_ref)
            .zip(self.first_rows.iter().copied())
    }

    /// The text with this code, if it is not missing.
    pub(crate) fn text(&self, code: u32) -> Option<&str> {
        (code as usize)
            .checked_sub(1)
            .and_then(|place| self.texts.get(place))
            .map(AsRef::as_ref)
    }

    /// One value for every code: `missing` for zero, then what `read` makes of each text.
    pub(crate) fn read<T>(&self, missing: T, read: impl FnMut(&str) -> T) -> Vec<T> {
        std::iter::once(missing)
            .chain(self.texts.iter().map(AsRef::as_ref).map(read))
            .collect()
    }
}

/// The cells of one column.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    /// Pseudonyms; nothing where the cell is missing.
    Pupils(Vec<Option<PupilKey>>),
    /// Codes of texts.
    Texts {
        /// The code of every row.
        codes: Vec<u32>,
        /// The texts.
        dictionary: Dictionary,
    },
    /// Numbers, or nothing where the cell is missing or faulty.
    Numbers {
        /// The number of every row.
        values: Vec<Option<i64>>,
        /// The places that were not missing and no number, with what may be shown of them.
        faults: Vec<(u32, NumberFault, Box<str>)>,
    },
    /// Yes, no, or nothing written.
    Flags(Vec<Option<bool>>),
}

impl Column {
    pub(crate) fn new(form: Form) -> Self {
        match form {
            Form::Pupil { .. } => Self::Pupils(Vec::new()),
            Form::Text => Self::Texts {
                codes: Vec::new(),
                dictionary: Dictionary::default(),
            },
            Form::Number(_) => Self::Numbers {
                values: Vec::new(),
                faults: Vec::new(),
            },
            Form::Flag | Form::Mark => Self::Flags(Vec::new()),
        }
    }

    /// Puts the rows of a later part of the file behind these.
    fn append(&mut self, later: Self, rows_before: u32) {
        match (self, later) {
            (Self::Pupils(keys), Self::Pupils(more)) => keys.extend(more),
            (
                Self::Texts { codes, dictionary },
                Self::Texts {
                    codes: more,
                    dictionary: texts,
                },
            ) => {
                let renamed: Vec<u32> = std::iter::once(Dictionary::MISSING)
                    .chain(texts.texts().map(|(text, row)| dictionary.code(text, row)))
                    .collect();
                codes.extend(more.into_iter().map(|code| renamed[code as usize]));
            }
            (
                Self::Numbers { values, faults },
                Self::Numbers {
                    values: more,
                    faults: other,
                },
            ) => {
                values.extend(more);
                faults.extend(
                    other
                        .into_iter()
                        .map(|(place, fault, text)| (place + rows_before, fault, text)),
                );
            }
            (Self::Flags(flags), Self::Flags(more)) => flags.extend(more),
            _ => debug_assert!(false, "both parts were read by one plan"),
        }
    }
}

/// The rows of a file, or of a part of it.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    /// The row of each, as the user counts rows.
    pub numbers: Vec<u32>,
    /// One column for each slot.
    pub columns: Vec<Column>,
    /// For each slot, how many values look like citizen numbers.
    pub tallies: Vec<Tally>,
    /// Rows of another width than the first, with the number of their cells.
    pub uneven: Vec<(u32, u32)>,
    /// Rows without anything in them.
    pub blank: u64,
}

impl Rows {
    pub(crate) fn new(slots: &[Slot]) -> Self {
        Self {
            numbers: Vec::new(),
            columns: slots.iter().map(|slot| Column::new(slot.form)).collect(),
            tallies: vec![Tally::default(); slots.len()],
            uneven: Vec::new(),
            blank: 0,
        }
    }

    /// Puts the rows of a later part of the file behind these.
    pub(crate) fn append(&mut self, later: Self) {
        if self.numbers.is_empty() && self.uneven.is_empty() && self.blank == 0 {
            *self = later;
            return;
        }
        // Row counts are checked against `MOST_ROWS`, which fits.
        let rows_before = self.numbers.len() as u32;
        self.numbers.extend(later.numbers);
        for (column, more) in self.columns.iter_mut().zip(later.columns) {
            column.append(more, rows_before);
        }
        for (tally, more) in self.tallies.iter_mut().zip(later.tallies) {
            tally.merge(more);
        }
        self.uneven.extend(later.uneven);
        self.blank += later.blank;
    }
}

/// The most rows that are taken in: places of rows are 32 bits.
pub(crate) const MOST_ROWS: u64 = 2_000_000_000;

/// Fills [`Rows`] cell by cell.
pub(crate) struct RowWriter<'p> {
    slots: &'p [Slot],
    rules: &'p CellRules,
    pseudonyms: Pseudonymiser<'p>,
    school: String,
    pub rows: Rows,
}

impl<'p> RowWriter<'p> {
    pub(crate) fn new(slots: &'p [Slot], rules: &'p CellRules, key: &'p PseudonymKey) -> Self {
        let pseudonyms = Pseudonymiser::new(key);
        Self {
            slots,
            rules,
            pseudonyms,
            school: String::new(),
            rows: Rows::new(slots),
        }
    }

    /// Adds one row; `cell` gives the text of a column of the file.
    pub(crate) fn push<'c>(&mut self, number: u32, cell: impl Fn(usize) -> &'c str) {
        let place = self.rows.numbers.len() as u32;
        self.rows.numbers.push(number);
        let columns = self.rows.columns.iter_mut().zip(&mut self.rows.tallies);
        for (slot, (column, tally)) in self.slots.iter().zip(columns) {
            let text = trimmed(cell(slot.column));
            let missing = self.rules.is_missing(text);
            match (column, slot.form) {
                (Column::Pupils(keys), Form::Pupil { within }) => {
                    tally.add(text);
                    keys.push((!missing).then(|| {
                        self.school.clear();
                        if let Some((school, location)) = within {
                            self.school.push_str(cell(school).trim());
                            if let Some(location) = location {
                                self.school.push(' ');
                                self.school.push_str(cell(location).trim());
                            }
                        }
                        self.pseudonyms.pupil(&self.school, text)
                    }));
                }
                (Column::Texts { codes, dictionary }, _) => {
                    tally.add(text);
                    codes.push(if missing {
                        Dictionary::MISSING
                    } else {
                        dictionary.code(text, number)
                    });
                }
                (Column::Numbers { values, faults }, Form::Number(decimals)) => {
                    tally.add(text);
                    values.push(if missing {
                        None
                    } else {
                        read_number(text, decimals, self.rules.decimal)
                            .map_err(|fault| faults.push((place, fault, shown(text).into())))
                            .ok()
                    });
                }
                (Column::Flags(flags), Form::Mark) => flags.push(Some(text == SIMULATED_COLUMN.1)),
                (Column::Flags(flags), _) => {
                    tally.add(text);
                    flags.push(if missing { None } else { Some(read_flag(text)) });
                }
                _ => debug_assert!(false, "columns are made from the slots"),
            }
        }
    }
}

/// A text without blanks around it; most have none.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Whether a text says yes: anything but a plain no.
pub(crate) fn read_flag(text: &str) -> bool {
    const NO: [&str; 6] = ["nee", "n", "no", "0", "onwaar", "false"];
    !NO.iter().any(|no| text.eq_ignore_ascii_case(no))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots() -> Vec<Slot> {
        let forms = [
            Form::Pupil { within: None },
            Form::Text,
            Form::Number(Decimals::new(1).expect("at most six")),
            Form::Flag,
        ];
        let slot = |(column, form)| Slot {
            column,
            name: format!("#{}", column + 1),
            form,
        };
        forms.into_iter().enumerate().map(slot).collect()
    }

    #[test]
    fn parts_append_to_the_whole() {
        let rules = CellRules::new(DecimalSign::Comma, vec!["NA".to_owned()]);
        let key = PseudonymKey::new([1; 32], "x");
        let slots = slots();
        let table = [
            ["1", "havo", "1,5", "ja"],
            ["2", "NA", "<5", ""],
            ["", "vwo", "NA", "nee"],
            ["3", "havo", "x", "omdat het kind dat wil"],
        ];
        let read = |from: usize, to: usize| {
            let mut writer = RowWriter::new(&slots, &rules, &key);
            for (place, row) in table[from..to].iter().enumerate() {
                writer.push((from + place) as u32 + 2, |column| row[column]);
            }
            writer.rows
        };
        let whole = format!("{:?}", flatten(&read(0, 4)));
        for cut in 0..=4 {
            let mut rows = read(0, cut);
            rows.append(read(cut, 4));
            assert_eq!(format!("{:?}", flatten(&rows)), whole);
        }
        assert!(!whole.contains("omdat"));
    }

    /// The rows without the hash maps, whose order is not fixed.
    fn flatten(rows: &Rows) -> Vec<String> {
        let mut parts = vec![format!("{:?}", rows.numbers)];
        for column in &rows.columns {
            parts.push(match column {
                Column::Texts { codes, dictionary } => format!("{codes:?} {:?}", dictionary.texts),
                Column::Pupils(keys) => keys
                    .iter()
                    .map(|key| key.map(|key| key.to_string()).unwrap_or_default())
                    .collect(),
                other => format!("{other:?}"),
            });
        }
        parts
    }
}
