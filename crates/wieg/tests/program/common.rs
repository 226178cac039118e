//! What the tests share: a folder to work in, the program, and reading back what it wrote.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The mapping of a list of groep 8 of one school that has no column for the school.
pub const PRIMARY: &str = r#"version = 1
sector = "po"
[school]
fixed = "99ZZ00"
[columns."leerlingnummer"]
role = "pupil"
[columns."schooljaar"]
role = "school-year"
[columns."voorlopig advies"]
role = "advice-provisional"
[columns."toetsadvies"]
role = "advice-test"
[columns."definitief advies"]
role = "advice-final"
"#;

/// The columns of that list.
pub const PRIMARY_HEADER: &str = "leerlingnummer;schooljaar;voorlopig advies;toetsadvies;definitief advies\n";

/// A groep 8: provisional advice, toetsadvies, final advice, and how many pupils.
pub const GROEP_8: [(&str, &str, &str, usize); 8] = [
    ("vmbo-bb", "vmbo-bb/kb", "vmbo-bb", 2),
    ("vmbo-kb", "vmbo-kb/gt", "vmbo-kb", 3),
    ("vmbo-gt", "vmbo-gt/havo", "vmbo-gt/havo", 4),
    ("vmbo-gt/havo", "vmbo-gt/havo", "vmbo-gt/havo", 3),
    ("havo", "havo/vwo", "havo", 2),
    ("havo", "havo/vwo", "havo/vwo", 3),
    ("havo/vwo", "havo/vwo", "havo/vwo", 3),
    ("vwo", "vwo", "vwo", 5),
];

/// The rows of a groep 8 of 25 in a school year, with pupil numbers from `first`.
pub fn groep_8(school_year: &str, first: usize) -> String {
    GROEP_8
        .iter()
        .flat_map(|(provisional, test, last, pupils)| {
            std::iter::repeat_n(format!("{school_year};{provisional};{test};{last}"), *pupils)
        })
        .zip(first..)
        .map(|(row, number)| format!("{number};{row}\n"))
        .collect()
}

/// A list of groep 8 of 25.
pub fn one_groep_8() -> String {
    format!("{PRIMARY_HEADER}{}", groep_8("2024-2025", 1))
}

/// A place in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A place in the repository, as an argument.
pub fn repository_argument(path: &str) -> String {
    repository(path).to_str().unwrap().to_owned()
}

/// A JSON file of the repository.
pub fn repository_json(path: &str) -> Value {
    serde_json::from_slice(&fs::read(repository(path)).unwrap()).unwrap()
}

/// A folder to work in, which goes when the test ends.
pub struct Room(TempDir);

impl Room {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A room with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let room = Self::new();
        for (name, text) in files {
            room.write(name, text);
        }
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// The report that was written into this folder.
    pub fn report(&self, folder: &str) -> Report {
        Report(serde_json::from_slice(&self.bytes(&format!("{folder}/report.json"))).unwrap())
    }

    /// Runs the program in this room, with nobody at the keyboard.
    pub fn wieg(&self, arguments: &[&str]) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_wieg"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Answer::from(output)
    }

    /// Runs what must succeed.
    pub fn succeeds(&self, arguments: &[&str]) -> Answer {
        let answer = self.wieg(arguments);
        assert_eq!(answer.status, Some(0), "{arguments:?}: {}", answer.problems);
        assert_eq!(answer.problems, "", "{arguments:?}");
        answer
    }

    /// Runs what must be refused: with this status and these words, no answer, and nothing changed on disk.
    pub fn refused(&self, arguments: &[&str], status: i32, words: &[&str]) -> Answer {
        let before = self.everything();
        let answer = self.wieg(arguments);
        assert_eq!(
            answer.status,
            Some(status),
            "{arguments:?}: {} {}",
            answer.said,
            answer.problems
        );
        for word in words {
            assert!(
                answer.problems.contains(word),
                "{arguments:?}: ‘{word}’ is not in: {}",
                answer.problems
            );
        }
        let after = self.everything();
        let names = |all: &BTreeMap<String, Option<Vec<u8>>>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(
            names(&before),
            names(&after),
            "{arguments:?}: nothing new, nothing gone"
        );
        assert!(before == after, "{arguments:?}: nothing changed");
        answer
    }

    /// Every file with its bytes and every folder, by path inside the room.
    pub fn everything(&self) -> BTreeMap<String, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(self.0.path()).unwrap();
                let name = name.to_str().unwrap().to_owned();
                if path.is_dir() {
                    found.insert(name, None);
                    folders.push(path);
                } else {
                    found.insert(name, Some(fs::read(path).unwrap()));
                }
            }
        }
        found
    }

    /// The files in a folder, by path inside that folder.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        self.everything()
            .into_iter()
            .filter(|(_, bytes)| bytes.is_some())
            .filter_map(|(name, _)| Some(name.strip_prefix(&format!("{folder}/"))?.to_owned()))
            .collect()
    }
}

/// What the program said and how it ended; every run of spaces and line breaks is one space.
#[derive(Debug)]
pub struct Answer {
    pub status: Option<i32>,
    pub said: String,
    pub problems: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let flat = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self {
            status: output.status.code(),
            said: flat(output.stdout),
            problems: flat(output.stderr),
        }
    }
}

impl Answer {
    /// Whether all of these stand in what was said.
    pub fn says(&self, words: &[&str]) {
        for word in words {
            assert!(self.said.contains(word), "‘{word}’ is not in: {}", self.said);
        }
    }
}

/// A `report.json`.
pub struct Report(pub Value);

impl Report {
    pub fn indicators(&self) -> &[Value] {
        self.0["indicators"].as_array().unwrap()
    }

    pub fn indicator(&self, id: &str) -> &Value {
        self.indicators()
            .iter()
            .find(|indicator| indicator["id"] == id)
            .unwrap_or_else(|| panic!("{id} is in the report"))
    }

    /// A figure with the ends of its interval.
    pub fn figure(&self, id: &str, name: &str) -> (f64, Option<(f64, f64)>) {
        let figures = self.indicator(id)["figures"].as_array().unwrap();
        let figure = figures
            .iter()
            .find(|figure| figure["name"] == name)
            .unwrap_or_else(|| panic!("{id} has {name}: {figures:?}"));
        let ends = figure["low"].as_f64().zip(figure["high"].as_f64());
        (figure["value"].as_f64().unwrap(), ends)
    }

    pub fn value(&self, id: &str, name: &str) -> f64 {
        self.figure(id, name).0
    }

    /// The tables of all indicators.
    pub fn tables(&self) -> impl Iterator<Item = &Value> {
        self.indicators()
            .iter()
            .flat_map(|indicator| indicator["tables"].as_array().unwrap())
    }

    /// The count at a place of a table, where it is shown.
    pub fn count(&self, table: &str, at: &[&str]) -> Option<u64> {
        let table = self
            .tables()
            .find(|one| one["id"] == table)
            .unwrap_or_else(|| panic!("{table} is in the report"));
        let cells = table["cells"].as_array().unwrap();
        let cell = cells
            .iter()
            .find(|cell| cell["at"] == Value::from(at.to_vec()))
            .unwrap_or_else(|| panic!("{at:?} is in the table"));
        cell["count"].as_u64()
    }

    /// The ids of the indicators with this status.
    pub fn with_status(&self, status: &str) -> Vec<&str> {
        self.indicators()
            .iter()
            .filter(|indicator| indicator["status"] == status)
            .filter_map(|indicator| indicator["id"].as_str())
            .collect()
    }
}

/// What a person reads on a page: no style, no pictures, no tags, single spaces.
pub fn readable(page: &str) -> String {
    let mut text = page.to_owned();
    for part in ["style", "svg"] {
        while let Some((before, rest)) = text.split_once(&format!("<{part}")) {
            let after = rest.split_once(&format!("</{part}>")).unwrap().1;
            text = format!("{before} {after}");
        }
    }
    let mut plain = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                plain.push(' ');
            }
            c if !in_tag => plain.push(c),
            _ => {}
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
