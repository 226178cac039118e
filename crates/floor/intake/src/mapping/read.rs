//! Reads the text of a mapping and collects everything that is wrong with it.

use super::problem::{MappingProblem, MappingProblemKind as Kind, Needed};
use super::{
    BackgroundMapping, ClassRule, ColumnMapping, Combine, DecimalSign, FileSettings, FixedSchool, Mapping,
    Purpose, Role, Sector, Source, words,
};
use crate::dates::DateFormat;
use crate::dialect::Delimiter;
use crate::encoding::Encoding;
use crate::headers::{Forbidden, nearest};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use vocabulary::{
    Background, Class, Decimals, Label, Reliability, ReliabilityPopulation, SchoolCode, SchoolYear,
    TestDefinition, TestUse,
};

type Value<'t> = Spanned<DeValue<'t>>;

pub(super) fn mapping(text: &str) -> Result<Mapping, Vec<MappingProblem>> {
    let (document, faults) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        text,
        problems: Vec::new(),
    };
    for fault in faults {
        let place = fault.span().map_or(0, |span| span.start);
        reader.report(place, Kind::NotToml(fault.message().to_owned()));
    }
    // What stands in a text with broken syntax is not judged: it would only repeat the first problem.
    let mapping = if reader.problems.is_empty() {
        let top = Section {
            table: document.get_ref(),
            place: String::new(),
            start: 0,
        };
        reader.mapping(&top)
    } else {
        Mapping::default()
    };
    if reader.problems.is_empty() {
        Ok(mapping)
    } else {
        reader.problems.sort_by_key(|problem| problem.line);
        Err(reader.problems)
    }
}

/// A table of the document and where it stands.
struct Section<'d, 't> {
    table: &'d DeTable<'t>,
    place: String,
    start: usize,
}

impl<'d, 't> Section<'d, 't> {
    fn get(&self, word: &str) -> Option<&'d Value<'t>> {
        self.table.get(word)
    }

    /// The entries in the order of the text.
    fn entries(&self) -> Vec<(&'d str, usize, &'d Value<'t>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value))
            .collect();
        entries.sort_by_key(|(_, start, _)| *start);
        entries
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<MappingProblem>,
}

impl Reader<'_> {
    fn report(&mut self, place: usize, kind: Kind) {
        let line = self
            .text
            .bytes()
            .take(place)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1;
        self.problems.push(MappingProblem { line, kind });
    }

    fn wrong<T>(&mut self, value: &Value<'_>, word: &str, needed: Needed) -> Option<T> {
        self.report(
            value.span().start,
            Kind::WrongKind {
                word: word.to_owned(),
                needed,
            },
        );
        None
    }

    fn absent<T>(&mut self, section: &Section<'_, '_>, word: &str) -> Option<T> {
        let kind = Kind::Absent {
            word: word.to_owned(),
            place: section.place.clone(),
        };
        self.report(section.start, kind);
        None
    }

    fn only_known(&mut self, section: &Section<'_, '_>, known: &[&str]) {
        for (word, start, _) in section.entries() {
            if !known.contains(&word) {
                let kind = Kind::UnknownWord {
                    word: word.to_owned(),
                    place: section.place.clone(),
                    nearest: nearest(word, known.iter().copied()),
                };
                self.report(start, kind);
            }
        }
    }

    /// A value that is one of a short list of words.
    fn choice<T>(&mut self, value: &Value<'_>, word: &str, known: &[(&str, T)]) -> Option<T>
    where
        T: Clone,
    {
        let text = self.text_of(value, word)?;
        let found = known.iter().find(|(code, _)| *code == text);
        if found.is_none() {
            let codes: Vec<&str> = known.iter().map(|(code, _)| *code).collect();
            let kind = Kind::UnknownValue {
                word: word.to_owned(),
                nearest: nearest(&text, codes.iter().copied()),
                known: codes.join(", "),
                value: text,
            };
            self.report(value.span().start, kind);
        }
        found.map(|(_, meaning)| meaning.clone())
    }

    fn text_of(&mut self, value: &Value<'_>, word: &str) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong(value, word, Needed::Text),
        }
    }

    fn number_of(&mut self, value: &Value<'_>, word: &str) -> Option<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        match number {
            Some(number) if f64::is_finite(number) => Some(number),
            _ => self.wrong(value, word, Needed::Number),
        }
    }

    fn texts_of(&mut self, value: &Value<'_>, word: &str) -> Option<Vec<String>> {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong(value, word, Needed::Texts);
        };
        items.iter().map(|item| self.text_of(item, word)).collect()
    }

    fn section_of<'d, 't>(
        &mut self,
        value: &'d Value<'t>,
        word: &str,
        place: String,
    ) -> Option<Section<'d, 't>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Section {
                table,
                place,
                start: value.span().start,
            }),
            _ => self.wrong(value, word, Needed::Section),
        }
    }

    fn text(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        self.text_of(section.get(word)?, word)
    }

    fn needed_text(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        match section.get(word) {
            Some(value) => self.text_of(value, word),
            None => self.absent(section, word),
        }
    }

    fn section<'d, 't>(&mut self, outer: &Section<'d, 't>, word: &str) -> Option<Section<'d, 't>> {
        let place = if outer.place.is_empty() {
            word.to_owned()
        } else {
            format!("{}.{word}", outer.place)
        };
        self.section_of(outer.get(word)?, word, place)
    }

    fn sections<'d, 't>(&mut self, outer: &Section<'d, 't>, word: &str) -> Vec<Section<'d, 't>> {
        let Some(value) = outer.get(word) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(value, word, Needed::Section);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.section_of(item, word, word.to_owned()))
            .collect()
    }

    fn label_of(&mut self, value: &Value<'_>, word: &str) -> Option<Label> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Label::same(text.to_string()));
        }
        let section = self.section_of(value, word, word.to_owned())?;
        self.only_known(&section, words::LABEL);
        let nl = self.needed_text(&section, "nl")?;
        let en = self.text(&section, "en");
        Some(Label { nl, en })
    }

    fn label(&mut self, section: &Section<'_, '_>, word: &str) -> Option<Label> {
        self.label_of(section.get(word)?, word)
    }

    /// A code of lower-case letters, digits and hyphens.
    fn code(&mut self, section: &Section<'_, '_>, word: &str) -> Option<String> {
        let Some(value) = section.get(word) else {
            return self.absent(section, word);
        };
        let code = self.text_of(value, word)?;
        let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if code.is_empty() || !code.bytes().all(sound) || code == Background::UNKNOWN_CODE {
            return self.wrong(value, word, Needed::Code);
        }
        Some(code)
    }

    fn decimals(&mut self, section: &Section<'_, '_>, word: &str) -> Option<Decimals> {
        let value = section.get(word)?;
        let number = self.number_of(value, word)?;
        let whole = (number.fract() == 0.0 && (0.0..=6.0).contains(&number)).then_some(number as u8);
        match whole.and_then(Decimals::new) {
            Some(decimals) => Some(decimals),
            None => self.wrong(value, word, Needed::Decimals),
        }
    }

    fn fixed_year(&mut self, top: &Section<'_, '_>, word: &str) -> Option<SchoolYear> {
        let section = self.section(top, word)?;
        self.only_known(&section, words::FIXED);
        let Some(value) = section.get("fixed") else {
            return self.absent(&section, "fixed");
        };
        let text = self.text_of(value, "fixed")?;
        SchoolYear::read(&text).or_else(|| self.wrong(value, "fixed", Needed::SchoolYear))
    }

    fn mapping(&mut self, top: &Section<'_, '_>) -> Mapping {
        self.only_known(top, words::TOP);
        self.version(top);
        let sectors = Sector::ALL.map(|sector| (sector.code(), sector));
        let sector = match top.get("sector") {
            Some(value) => self.choice(value, "sector", &sectors),
            None => self.absent(top, "sector"),
        };
        let mapping = Mapping {
            sector: sector.unwrap_or_default(),
            file: self.file(top),
            source: self.source(top),
            cohort: self.fixed_year(top, "cohort"),
            school_year: self.fixed_year(top, "school_year"),
            school: self.fixed_school(top),
            columns: self.columns(top),
            backgrounds: self.backgrounds(top),
            purposes: self.purposes(top),
        };
        self.no_role_twice(top, &mapping.columns);
        mapping
    }

    fn version(&mut self, top: &Section<'_, '_>) {
        let Some(value) = top.get("version") else {
            self.absent::<()>(top, "version");
            return;
        };
        let version = self.number_of(value, "version");
        if let Some(version) = version.filter(|version| *version != f64::from(Mapping::VERSION)) {
            self.report(value.span().start, Kind::Version(version as i64));
        }
    }

    fn file(&mut self, top: &Section<'_, '_>) -> FileSettings {
        let Some(section) = self.section(top, "file") else {
            return FileSettings::default();
        };
        self.only_known(&section, words::FILE);
        FileSettings {
            name: self.text(&section, "name"),
            delimiter: section.get("delimiter").and_then(|value| {
                let known = Delimiter::ALL.map(|delimiter| (delimiter.sign(), delimiter));
                self.choice(value, "delimiter", &known)
            }),
            quote: section.get("quote").and_then(|value| {
                let text = self.text_of(value, "quote")?;
                let mut signs = text.chars();
                match (signs.next(), signs.next()) {
                    (None, _) => Some(None),
                    (Some(sign), None) if sign.is_ascii_punctuation() => Some(Some(sign)),
                    _ => self.wrong(value, "quote", Needed::Sign),
                }
            }),
            encoding: section.get("encoding").and_then(|value| {
                let known = Encoding::ALL.map(|encoding| (encoding.code(), encoding));
                self.choice(value, "encoding", &known)
            }),
            decimal: section.get("decimal").and_then(|value| {
                let known = [(".", DecimalSign::Point), (",", DecimalSign::Comma)];
                self.choice(value, "decimal", &known)
            }),
            header: section.get("header").and_then(|value| match value.get_ref() {
                DeValue::Boolean(header) => Some(*header),
                _ => self.wrong(value, "header", Needed::YesNo),
            }),
            skip_rows: section.get("skip_rows").and_then(|value| {
                let number = self.number_of(value, "skip_rows")?;
                let sound = number.fract() == 0.0 && (0.0..=10_000.0).contains(&number);
                if sound {
                    Some(number as u32)
                } else {
                    self.wrong(value, "skip_rows", Needed::Number)
                }
            }),
            date_format: section.get("date_format").and_then(|value| {
                let known = DateFormat::ALL.map(|format| (format.code(), format));
                self.choice(value, "date_format", &known)
            }),
            sheet: self.text(&section, "sheet"),
            missing: section
                .get("missing")
                .and_then(|value| self.texts_of(value, "missing")),
        }
    }

    fn source(&mut self, top: &Section<'_, '_>) -> Option<Source> {
        let section = self.section(top, "source")?;
        self.only_known(&section, words::SOURCE);
        let title = self
            .label(&section, "title")
            .or_else(|| self.absent(&section, "title"));
        let origin = self.needed_text(&section, "origin");
        let licence = self.needed_text(&section, "licence");
        let year = self.text(&section, "year");
        let note = self.label(&section, "note");
        Some(Source {
            title: title?,
            origin: origin?,
            licence: licence?,
            year,
            note,
        })
    }

    fn fixed_school(&mut self, top: &Section<'_, '_>) -> Option<FixedSchool> {
        let section = self.section(top, "school")?;
        self.only_known(&section, words::FIXED_SCHOOL);
        let text = self.needed_text(&section, "fixed")?;
        let name = self.text(&section, "name");
        let code = SchoolCode::new(&text).or_else(|| self.absent(&section, "fixed"))?;
        Some(FixedSchool { code, name })
    }

    fn columns(&mut self, top: &Section<'_, '_>) -> Vec<ColumnMapping> {
        let Some(section) = self.section(top, "columns") else {
            return Vec::new();
        };
        let mut columns = Vec::new();
        for (name, _, value) in section.entries() {
            let place = format!("columns.{name:?}");
            if let Some(column) = self.section_of(value, name, place)
                && let Some(mapping) = self.column(name, &column)
            {
                columns.push(mapping);
            }
        }
        columns
    }

    fn column(&mut self, name: &str, section: &Section<'_, '_>) -> Option<ColumnMapping> {
        let Some(value) = section.get("role") else {
            return self.absent(section, "role");
        };
        let mut known = Role::CODES.map(|code| (code, code)).to_vec();
        known.push((Role::IGNORED, Role::IGNORED));
        let role = match self.choice(value, "role", &known)? {
            "test" => Role::Test(Box::new(self.test(name, section)?)),
            "pupil" => {
                self.only_known(section, words::PUPIL);
                let within = section.get("within").and_then(|value| {
                    self.choice(value, "within", &[("school", true), ("organisation", false)])
                });
                Role::Pupil {
                    within_school: within.unwrap_or(false),
                }
            }
            "level" => {
                self.only_known(section, words::LEVEL);
                let study_year = section.get("study_year").and_then(|value| {
                    let year = self.number_of(value, "study_year")?;
                    let sound = year.fract() == 0.0 && (1.0..=6.0).contains(&year);
                    if sound {
                        Some(year as u8)
                    } else {
                        self.wrong(value, "study_year", Needed::StudyYear)
                    }
                });
                Role::Level { study_year }
            }
            Role::IGNORED => {
                self.only_known(section, words::IGNORED);
                let reasons = Forbidden::ALL.map(|reason| (reason.code(), reason));
                let reason = section
                    .get("reason")
                    .and_then(|value| self.choice(value, "reason", &reasons));
                Role::Ignored(reason)
            }
            code => {
                self.only_known(section, words::COLUMN);
                Role::from_code(code)?
            }
        };
        let values = self.values(section);
        Some(ColumnMapping {
            column: name.to_owned(),
            role,
            values,
        })
    }

    fn values(&mut self, section: &Section<'_, '_>) -> BTreeMap<String, String> {
        let Some(values) = self.section(section, "values") else {
            return BTreeMap::new();
        };
        let mut spellings = BTreeMap::new();
        for (spelling, _, value) in values.entries() {
            if let Some(code) = self.text_of(value, spelling) {
                if crate::assemble::knows_code(&code) {
                    spellings.insert(spelling.to_owned(), code);
                } else {
                    let known = crate::assemble::CODES;
                    let kind = Kind::UnknownValue {
                        word: spelling.to_owned(),
                        nearest: nearest(&code, known),
                        known: known.join(", "),
                        value: code,
                    };
                    self.report(value.span().start, kind);
                }
            }
        }
        spellings
    }

    fn test(&mut self, name: &str, section: &Section<'_, '_>) -> Option<TestDefinition> {
        self.only_known(section, words::TEST);
        let id = self.code(section, "test");
        let used_as = match section.get("use") {
            Some(value) => {
                let known = [("condition", TestUse::Condition), ("outcome", TestUse::Outcome)];
                self.choice(value, "use", &known)
            }
            None => self.absent(section, "use"),
        };
        let label = self.label(section, "label").unwrap_or_else(|| Label::same(name));
        let unit = self
            .label(section, "unit")
            .unwrap_or_else(|| Label::new("punten", "points"));
        let decimals = self.decimals(section, "decimals").unwrap_or_default();
        let band_width = section.get("band").and_then(|value| {
            let width = self.number_of(value, "band")?;
            if width > 0.0 {
                Some(width)
            } else {
                self.wrong(value, "band", Needed::Positive)
            }
        });
        let range = section.get("range").and_then(|value| self.range(value));
        let provider = self.text(section, "provider");
        let reliability = self.reliability(section);
        Some(TestDefinition {
            id: id?,
            label,
            provider,
            unit,
            used_as: used_as?,
            decimals,
            band_width,
            range,
            reliability,
        })
    }

    fn range(&mut self, value: &Value<'_>) -> Option<(f64, f64)> {
        let numbers: Option<Vec<f64>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| self.number_of(item, "range")).collect(),
            _ => None,
        };
        match numbers.as_deref() {
            Some([low, high]) if low < high => Some((*low, *high)),
            _ => self.wrong(value, "range", Needed::Range),
        }
    }

    fn reliability(&mut self, section: &Section<'_, '_>) -> Option<Reliability> {
        let value = section.get("reliability")?;
        let section = self.section(section, "reliability")?;
        self.only_known(&section, words::RELIABILITY);
        let mut bound = |word: &str| match section.get(word) {
            Some(value) => self.number_of(value, word),
            None => self.absent(&section, word),
        };
        let (low, high) = (bound("low"), bound("high"));
        let population = match section.get("population") {
            Some(value) => {
                let known = [
                    ("within-group", ReliabilityPopulation::WithinGroup),
                    ("all-pupils", ReliabilityPopulation::AllPupils),
                ];
                self.choice(value, "population", &known)
            }
            None => self.absent(&section, "population"),
        };
        let (low, high, population) = (low?, high?, population?);
        if low > 0.0 && low <= high && high <= 1.0 {
            Some(Reliability {
                low,
                high,
                population,
            })
        } else {
            self.wrong(value, "reliability", Needed::Reliability)
        }
    }

    fn backgrounds(&mut self, top: &Section<'_, '_>) -> Vec<BackgroundMapping> {
        let sections = self.sections(top, "background");
        let mut codes = BTreeSet::new();
        let mut backgrounds = Vec::new();
        for section in sections {
            self.only_known(&section, words::BACKGROUND);
            if let Some(background) = self.background(&section) {
                if !codes.insert(background.definition.id.clone()) {
                    self.report(section.start, Kind::CodeTwice(background.definition.id.clone()));
                }
                backgrounds.push(background);
            }
        }
        backgrounds
    }

    fn background(&mut self, section: &Section<'_, '_>) -> Option<BackgroundMapping> {
        let id = self.code(section, "id");
        let label = self
            .label(section, "label")
            .or_else(|| self.absent(section, "label"));
        let columns = match section.get("columns") {
            Some(value) => self.texts_of(value, "columns"),
            None => self.absent(section, "columns"),
        };
        let combine = section.get("combine").and_then(|value| {
            let known = [("highest", Combine::Highest), ("lowest", Combine::Lowest)];
            self.choice(value, "combine", &known)
        });
        let measure = self.section(section, "measure");
        let measure = measure.and_then(|measure| {
            self.only_known(&measure, words::MEASURE);
            let decimals = self.decimals(&measure, "decimals");
            let decimals = decimals.or_else(|| self.absent(&measure, "decimals"));
            let unit = self.label(&measure, "unit");
            Some((decimals?, unit))
        });
        let unknown = section
            .get("unknown")
            .and_then(|value| self.texts_of(value, "unknown"));
        let id = id?;
        let (classes, rule) = self.classes(section, &id, measure.as_ref().map(|(decimals, _)| *decimals))?;
        let (measure_decimals, measure_unit) =
            measure.map_or((None, None), |(decimals, unit)| (Some(decimals), unit));
        Some(BackgroundMapping {
            definition: Background {
                id,
                label: label?,
                classes,
                measure_decimals,
                measure_unit,
            },
            columns: columns
                .filter(|columns| !columns.is_empty())
                .or_else(|| self.absent(section, "columns"))?,
            combine: combine.unwrap_or_default(),
            rule,
            unknown: unknown.unwrap_or_default(),
        })
    }

    fn classes(
        &mut self,
        section: &Section<'_, '_>,
        background: &str,
        decimals: Option<Decimals>,
    ) -> Option<(Vec<Class>, ClassRule)> {
        let sections = self.sections(section, "classes");
        if !(2..=250).contains(&sections.len()) {
            let start = section
                .get("classes")
                .map_or(section.start, |value| value.span().start);
            self.report(
                start,
                Kind::WrongKind {
                    word: "classes".to_owned(),
                    needed: Needed::Classes,
                },
            );
            return None;
        }
        let last = sections.len() - 1;
        let mut classes = Vec::new();
        let mut values = Vec::new();
        let mut cuts: Vec<i64> = Vec::new();
        for (place, section) in sections.iter().enumerate() {
            self.only_known(section, words::CLASS);
            let code = self.code(section, "code")?;
            if classes.iter().any(|class: &Class| class.code == code) {
                self.report(section.start, Kind::CodeTwice(code.clone()));
            }
            let label = self
                .label(section, "label")
                .or_else(|| self.absent(section, "label"))?;
            classes.push(Class { code, label });
            match decimals {
                Some(decimals) if place < last => {
                    let Some(value) = section.get("up_to") else {
                        return self.absent(section, "up_to");
                    };
                    let bound = self.number_of(value, "up_to")?;
                    let Some(cut) = decimals.round(bound) else {
                        return self.wrong(value, "up_to", Needed::Number);
                    };
                    if cuts.last().is_some_and(|before| *before >= cut) {
                        self.report(value.span().start, Kind::CutsNotRising(background.to_owned()));
                    }
                    cuts.push(cut);
                }
                Some(_) => {}
                None => {
                    let Some(value) = section.get("values") else {
                        return self.absent(section, "values");
                    };
                    let texts = self.texts_of(value, "values")?;
                    for text in &texts {
                        if values.iter().flatten().any(|other| other == text) {
                            let kind = Kind::ValueInTwoClasses {
                                background: background.to_owned(),
                                value: text.clone(),
                            };
                            self.report(value.span().start, kind);
                        }
                    }
                    values.push(texts);
                }
            }
        }
        let rule = if decimals.is_some() {
            ClassRule::Cuts(cuts)
        } else {
            ClassRule::Values(values)
        };
        Some((classes, rule))
    }

    fn purposes(&mut self, top: &Section<'_, '_>) -> Vec<Purpose> {
        let sections = self.sections(top, "purpose");
        let read = sections.iter().filter_map(|section| {
            self.only_known(section, words::PURPOSE);
            let columns = match section.get("columns") {
                Some(value) => self.texts_of(value, "columns"),
                None => self.absent(section, "columns"),
            };
            let text = self.needed_text(section, "text");
            Some(Purpose {
                columns: columns?,
                text: text?,
            })
        });
        read.collect()
    }

    fn no_role_twice(&mut self, top: &Section<'_, '_>, columns: &[ColumnMapping]) {
        let start_of = |name: &str| match top.get("columns").map(Spanned::get_ref) {
            Some(DeValue::Table(table)) => table.get(name).map_or(0, |value| value.span().start),
            _ => 0,
        };
        for (place, column) in columns.iter().enumerate() {
            let earlier = columns[..place]
                .iter()
                .find(|other| match (&other.role, &column.role) {
                    (Role::Test(one), Role::Test(two)) => one.id == two.id,
                    (Role::Level { study_year: one }, Role::Level { study_year: two }) => one == two,
                    (one, two) => !two.may_repeat() && one.code() == two.code(),
                });
            if let Some(other) = earlier {
                let kind = match &column.role {
                    Role::Test(test) => Kind::CodeTwice(test.id.clone()),
                    role => Kind::RoleTwice {
                        role: role.code().to_owned(),
                        columns: format!("{:?}, {:?}", other.column, column.column),
                    },
                };
                self.report(start_of(&column.column), kind);
            }
        }
    }
}

#[cfg(test)]
mod tests;
