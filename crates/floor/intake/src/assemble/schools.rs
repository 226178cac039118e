//! The list of schools: one for each code, whatever their names.

use crate::columns::{Column, Dictionary};
use crate::problems::{Problem, ProblemKind, Problems};
use std::collections::{BTreeMap, HashMap};
use vocabulary::{School, SchoolCode, Surroundings};

/// The schools met so far.
#[derive(Default)]
pub(super) struct Schools {
    pub list: Vec<School>,
    places: HashMap<SchoolCode, u32>,
    /// The code of the name that each school was last given, to notice a second name cheaply.
    last_names: Vec<u32>,
    two_names: Vec<bool>,
}

impl Schools {
    /// The place of the school with this code.
    pub(super) fn place(&mut self, code: &SchoolCode) -> u32 {
        if let Some(place) = self.places.get(code) {
            return *place;
        }
        let place = self.list.len() as u32;
        self.places.insert(code.clone(), place);
        self.list.push(School {
            code: code.clone(),
            name: None,
            board: None,
            surroundings: None,
        });
        self.last_names.push(Dictionary::MISSING);
        self.two_names.push(false);
        place
    }

    /// Takes a name of a school into account; the first one stays.
    pub(super) fn name(&mut self, place: u32, code: u32, names: &Dictionary) {
        let at = place as usize;
        if code == Dictionary::MISSING || self.last_names[at] == code {
            return;
        }
        self.last_names[at] = code;
        let Some(name) = names.text(code) else {
            return;
        };
        match &self.list[at].name {
            None => self.list[at].name = Some(name.to_owned()),
            Some(known) => self.two_names[at] |= known != name,
        }
    }

    /// Takes the board of a school into account.
    pub(super) fn board(&mut self, place: u32, code: u32, boards: &Dictionary) {
        let school = &mut self.list[place as usize];
        if school.board.is_none() {
            school.board = boards.text(code).map(str::to_owned);
        }
    }

    /// Takes the surroundings of a school into account; the first that say something stay.
    pub(super) fn surroundings(&mut self, place: u32, code: u32, words: &Dictionary) {
        let school = &mut self.list[place as usize];
        if school.surroundings.is_none() {
            school.surroundings = words.text(code).and_then(Surroundings::read);
        }
    }

    /// Notes schools with two names, and names with two schools.
    pub(super) fn note_names(&self, problems: &mut Problems) {
        for (school, _) in self.list.iter().zip(&self.two_names).filter(|(_, two)| **two) {
            problems.add(ProblemKind::SchoolHasTwoNames, || {
                Problem::general(ProblemKind::SchoolHasTwoNames).showing(school.code.to_string())
            });
        }
        let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for school in &self.list {
            if let Some(name) = &school.name {
                by_name.entry(name).or_default().push(school.code.as_str());
            }
        }
        for codes in by_name.into_values().filter(|codes| codes.len() > 1) {
            problems.add(ProblemKind::SchoolsShareName, || {
                Problem::general(ProblemKind::SchoolsShareName).showing(codes.join(", "))
            });
        }
    }
}

/// The code of a school from its cell and that of its location.
///
/// `02QZ` and `0` make `02QZ00`; a location that is a whole code already stands for itself.
pub(super) fn school_code(school: &str, location: Option<&str>) -> Option<SchoolCode> {
    let school = as_brin(school.trim());
    let code = match location.map(str::trim).filter(|location| !location.is_empty()) {
        None => school,
        Some(location) => {
            let whole = as_brin(location);
            let digits = location.len() <= 2 && location.bytes().all(|byte| byte.is_ascii_digit());
            if digits && !school.is_empty() {
                format!("{school}{location:0>2}")
            } else if school.is_empty() || whole.starts_with(&school) {
                whole
            } else {
                format!("{school}-{location}")
            }
        }
    };
    SchoolCode::new(&code)
}

/// A BRIN in capitals; any other text as it is.
fn as_brin(text: &str) -> String {
    let capitals = text.to_uppercase();
    let is_brin = SchoolCode::new(&capitals).is_some_and(|code| code.is_brin());
    if is_brin { capitals } else { text.to_owned() }
}

/// The code of a column in a row.
pub(super) fn code_at(column: Option<&Column>, row: usize) -> u32 {
    match column {
        Some(Column::Texts { codes, .. }) => codes[row],
        _ => Dictionary::MISSING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_keeps_its_zeros() {
        let code = |school: &str, location: Option<&str>| {
            school_code(school, location)
                .map(|code| code.to_string())
                .unwrap_or_default()
        };
        assert_eq!(code("02qz", Some("0")), "02QZ00");
        assert_eq!(code("02QZ", Some("02QZ01")), "02QZ01");
        assert_eq!(code("02QZ00", None), "02QZ00");
        assert_eq!(code("007", None), "007");
        assert_eq!(code("Het Baken", Some("Noord")), "Het Baken-Noord");
        assert_eq!(code("", Some("02QZ01")), "02QZ01");
        assert_eq!(school_code(" ", None), None);
    }

    #[test]
    fn one_name_two_codes_and_two_names_one_code() {
        let mut names = Dictionary::default();
        let baken = names.code("Het Baken", 2);
        let other = names.code("De Wissel", 3);
        let mut schools = Schools::default();
        for text in ["99ZZ00", "99ZZ01"] {
            let place = schools.place(&school_code(text, None).expect("a code"));
            schools.name(place, baken, &names);
        }
        schools.name(1, other, &names);
        let mut problems = Problems::default();
        schools.note_names(&mut problems);
        assert_eq!(schools.list.len(), 2);
        assert_eq!(problems.count(ProblemKind::SchoolsShareName), 1);
        assert_eq!(problems.count(ProblemKind::SchoolHasTwoNames), 1);
    }
}
