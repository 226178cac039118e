//! Reads the text of a mapping and collects everything that is wrong with it.

mod backgrounds;
mod columns;
mod values;

use super::problem::{MappingProblem, MappingProblemKind as Kind, Needed};
use super::{DecimalSign, FileSettings, FixedSchool, Mapping, Purpose, Sector, Source, words};
use crate::dates::DateFormat;
use crate::dialect::Delimiter;
use crate::encoding::Encoding;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use values::Section;
use vocabulary::SchoolCode;

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

struct Reader<'t> {
    text: &'t str,
    problems: Vec<MappingProblem>,
}

impl Reader<'_> {
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
}

#[cfg(test)]
mod tests;
