//! EDEXML 2.1 group lists: groups with the number of their pupils, and nothing of the pupils themselves.
//!
//! EDEXML holds neither advice nor test, so it gives no tables; it tells which groups a school has. Of a pupil
//! only the reference to a group and the year group are looked at; every other element is stepped over at the
//! parser, its text unread.

use crate::dates::read_school_year;
use crate::encoding::{Decoder, Encoding};
use crate::refusal::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use vocabulary::SchoolYear;

/// A group deeper than this is no EDEXML.
const DEEPEST: usize = 16;
/// The longest text that is kept.
const LONGEST_TEXT: usize = 200;
/// The largest file: a school's list is a thousandth of it.
const LARGEST: u64 = 256 << 20;

/// What an EDEXML file tells.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GroupList {
    /// The BRIN, with the location where it is given.
    pub school: Option<String>,
    /// The school year.
    pub school_year: Option<SchoolYear>,
    /// The version of the format.
    pub version: Option<String>,
    /// The groups in the order of the file; last, if there are any, the pupils without a group.
    pub groups: Vec<Group>,
    /// All pupils.
    pub pupils: u64,
    /// How many elements were dropped unread, by name.
    pub dropped: BTreeMap<String, u64>,
}

/// A group of a school.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Group {
    /// The name, such as 8a; nothing for the pupils without a group.
    pub name: Option<String>,
    /// The code of the year group as EDEXML writes it: 0 to 8, 11 to 16 for secondary, or a letter.
    pub year_group: Option<String>,
    /// Its pupils.
    pub pupils: u64,
}

/// What is dropped at the parser, before anything is kept or shown.
const DROPPED: [&str; 25] = [
    "achternaam",
    "voorvoegsel",
    "voornamen",
    "voorletters-1",
    "roepnaam",
    "geboortedatum",
    "geslacht",
    "gebruikersnaam",
    "emailadres",
    "fotourl",
    "etniciteit",
    "land",
    "land_vader",
    "land_moeder",
    "sofinummer",
    "bsn",
    "onderwijsnummer",
    "bsn_ondwnr-4",
    "gewicht",
    "gewicht_nieuw",
    "postcodenl",
    "start_ondw_jgr3",
    "instroomdatum",
    "uitstroomdatum",
    "toevoegingen",
];

/// Reads the groups of an EDEXML file.
///
/// # Errors
/// A damaged or incomplete file, one with a document type (the door for entity bombs), or another XML file.
pub fn read_groups(path: &Path) -> Result<GroupList, Refusal> {
    let unreadable = |error: std::io::Error| Refusal::from_io(path, &error);
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(Refusal::UnsafeXml);
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    groups_of(&text_of(&bytes)?)
}

/// The text in the encoding that the file declares; UTF-8 unless it says otherwise.
fn text_of(bytes: &[u8]) -> Result<String, Refusal> {
    let start: String = bytes
        .iter()
        .take(200)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let encoding = if start.contains("windows-1252") || start.contains("iso-8859-1") {
        Encoding::Windows1252
    } else {
        match Encoding::detect(bytes) {
            encoding @ (Encoding::Utf16Le | Encoding::Utf16Be) => encoding,
            _ => Encoding::Utf8,
        }
    };
    let mut text = String::new();
    match Decoder::new(encoding).decode(bytes, true, &mut text) {
        Ok(()) => Ok(text),
        Err(_) => {
            let row = text.matches('\n').count() as u64 + 1;
            Err(Refusal::InvalidBytes {
                encoding: encoding.code(),
                row,
            })
        }
    }
}

fn groups_of(text: &str) -> Result<GroupList, Refusal> {
    let damaged = || Refusal::BrokenContainer { format: "EDEXML" };
    let mut reader = Reader::from_str(text);
    let mut reading = GroupReading::default();
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if reading.path.len() >= DEEPEST {
                    return Err(Refusal::UnsafeXml);
                }
                if reading.path.is_empty() && name != "EDEX" {
                    return Err(Refusal::UnknownFormat);
                }
                if DROPPED.contains(&name.as_str()) {
                    *reading.list.dropped.entry(name).or_default() += 1;
                    reader.read_to_end(element.name()).map_err(|_| damaged())?;
                } else {
                    reading.open(name, &element);
                }
            }
            Event::Empty(element) => {
                let name = element.local_name().as_ref().to_owned();
                if DROPPED.contains(&name.as_str()) {
                    *reading.list.dropped.entry(name).or_default() += 1;
                } else {
                    reading.open(name, &element);
                    reading.close();
                }
            }
            Event::End(_) => reading.close(),
            Event::Text(text) => reading.text(text.trim()),
            Event::DocType(_) => return Err(Refusal::UnsafeXml),
            Event::Eof if reading.path.is_empty() && reading.seen_root => break,
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
    Ok(reading.finish())
}

#[derive(Default)]
struct GroupReading {
    list: GroupList,
    path: Vec<String>,
    seen_root: bool,
    brin: Option<String>,
    location: Option<String>,
    groups: Vec<(String, Group)>,
    /// The group of the pupil being read, and their year group.
    pupil_group: Option<String>,
    pupil_year: Option<String>,
    /// Pupils without a group, by year group.
    loose: BTreeMap<Option<String>, u64>,
}

impl GroupReading {
    fn open(&mut self, name: String, element: &BytesStart<'_>) {
        self.seen_root = true;
        let key = || {
            let attribute = element.try_get_attribute("key").ok().flatten()?;
            Some(attribute.value.to_string())
        };
        match (self.path.last().map(String::as_str), name.as_str()) {
            (Some("groepen"), "groep") if self.is_in("groepen", 1) => {
                self.groups.push((key().unwrap_or_default(), Group::default()));
            }
            (Some("leerlingen"), "leerling") => {
                self.pupil_group = None;
                self.pupil_year = None;
            }
            (Some("leerling"), "groep") => self.pupil_group = key(),
            _ => {}
        }
        self.path.push(name);
    }

    /// Whether an element stands at a depth of the path.
    fn is_in(&self, name: &str, depth: usize) -> bool {
        self.path.get(depth).is_some_and(|element| element == name)
    }

    fn close(&mut self) {
        if self.path.last().is_some_and(|name| name == "leerling") {
            self.list.pupils += 1;
            let group = self.pupil_group.take();
            match self
                .groups
                .iter_mut()
                .find(|(key, _)| Some(key) == group.as_ref())
            {
                Some((_, group)) => group.pupils += 1,
                None => *self.loose.entry(self.pupil_year.take()).or_default() += 1,
            }
        }
        self.path.pop();
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() || text.len() > LONGEST_TEXT {
            return;
        }
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let text = text.to_owned();
        match path.as_slice() {
            ["EDEX", "school", "schooljaar"] => {
                self.list.school_year = read_school_year(&text, crate::dates::DateFormat::YearMonthDay);
            }
            ["EDEX", "school", "brincode"] => self.brin = Some(text),
            ["EDEX", "school", "dependancecode"] => self.location = Some(text),
            ["EDEX", "school", "xsdversie"] => self.list.version = Some(text),
            ["EDEX", "groepen", "groep", "naam"] => {
                if let Some((_, group)) = self.groups.last_mut() {
                    group.name = Some(text);
                }
            }
            ["EDEX", "groepen", "groep", "jaargroep"] => {
                if let Some((_, group)) = self.groups.last_mut() {
                    group.year_group = Some(text);
                }
            }
            ["EDEX", "leerlingen", "leerling", "jaargroep"] => self.pupil_year = Some(text),
            _ => {}
        }
    }

    fn finish(mut self) -> GroupList {
        self.list.school = self
            .brin
            .map(|brin| brin + self.location.as_deref().unwrap_or_default());
        self.list.groups = self.groups.into_iter().map(|(_, group)| group).collect();
        let loose = self.loose.into_iter().map(|(year_group, pupils)| Group {
            name: None,
            year_group,
            pupils,
        });
        self.list.groups.extend(loose);
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<EDEX>
  <school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><dependancecode>00</dependancecode><xsdversie>2.1</xsdversie></school>
  <groepen>
    <groep key="g8"><naam>8a</naam><jaargroep>8</jaargroep></groep>
    <samengestelde_groep key="s1"><naam>plusklas</naam></samengestelde_groep>
    <groep key="g7"><naam>7</naam><jaargroep>7</jaargroep></groep>
  </groepen>
  <leerlingen>
    <leerling key="1"><achternaam>Achternaam</achternaam><roepnaam>Tanja</roepnaam><geslacht>2</geslacht><jaargroep>8</jaargroep><groep key="g8"/><bsn>111222333</bsn><postcodenl>7001AB</postcodenl></leerling>
    <leerling key="2"><roepnaam>Pieter</roepnaam><jaargroep>8</jaargroep><groep key="g8"/><onderwijsnummer>133456785</onderwijsnummer></leerling>
    <leerling key="3"><roepnaam>Fokke</roepnaam><jaargroep>2</jaargroep></leerling>
  </leerlingen>
  <leerkrachten><leerkracht key="9"><achternaam>Leerkracht</achternaam><groepen><groep key="g8"/></groepen></leerkracht></leerkrachten>
</EDEX>"#;

    #[test]
    fn groups_are_counted_and_nobody_is_named() {
        let list = groups_of(LIST).expect("a sound list");
        assert_eq!(list.school.as_deref(), Some("99ZZ00"));
        assert_eq!(list.school_year, SchoolYear::starting(2024));
        assert_eq!(list.pupils, 3);
        let counts: Vec<_> = list
            .groups
            .iter()
            .map(|group| (group.name.as_deref(), group.year_group.as_deref(), group.pupils))
            .collect();
        assert_eq!(
            counts,
            [
                (Some("8a"), Some("8"), 2),
                (Some("7"), Some("7"), 0),
                (None, Some("2"), 1)
            ]
        );
        assert_eq!(list.dropped["bsn"], 1);
        let printed = format!("{list:?}") + &serde_json::to_string(&list).expect("no maps with odd keys");
        for secret in [
            "Tanja",
            "Pieter",
            "Achternaam",
            "Leerkracht",
            "111222333",
            "133456785",
            "7001AB",
        ] {
            assert!(!printed.contains(secret), "{secret}");
        }
    }

    #[test]
    fn entity_bombs_and_depth_are_refused() {
        let bomb = "<!DOCTYPE EDEX [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><EDEX>&b;</EDEX>";
        assert_eq!(groups_of(bomb), Err(Refusal::UnsafeXml));
        assert_eq!(
            groups_of(&("<EDEX>".to_owned() + &"<a>".repeat(100_000))),
            Err(Refusal::UnsafeXml)
        );
        assert_eq!(groups_of("<OSO></OSO>"), Err(Refusal::UnknownFormat));
    }

    #[test]
    fn a_list_that_was_cut_off_is_refused() {
        for cut in [60, LIST.len() / 2, LIST.len() - 8] {
            assert_eq!(
                groups_of(&LIST[..cut]),
                Err(Refusal::BrokenContainer { format: "EDEXML" }),
                "{cut}"
            );
        }
    }
}
