//! Writes a mapping as text that a person can read and change.

use super::{BackgroundMapping, ClassRule, ColumnMapping, DecimalSign, Mapping, Role};
use std::fmt::Write;
use vocabulary::{Decimals, Label, Message, ReliabilityPopulation, TestDefinition, TestUse};

type Comment<'c> = Option<&'c dyn Fn(&Message) -> String>;

pub(super) fn toml(mapping: &Mapping, comment: Comment<'_>) -> String {
    let mut page = Page {
        text: String::new(),
        comment,
    };
    page.remark("intake-comment-top");
    page.line(&format!("version = {}", Mapping::VERSION));
    page.line(&format!("sector = {}", quoted(mapping.sector.code())));
    page.file(mapping);
    page.source(mapping);
    page.fixed(mapping);
    if !mapping.columns.is_empty() {
        page.blank();
        page.remark("intake-comment-columns");
    }
    for (place, column) in mapping.columns.iter().enumerate() {
        if place > 0 {
            page.blank();
        }
        page.column(column);
    }
    for background in &mapping.backgrounds {
        page.blank();
        page.remark("intake-comment-background");
        page.background(background);
    }
    for purpose in &mapping.purposes {
        page.blank();
        page.remark("intake-comment-purpose");
        page.line("[[purpose]]");
        page.line(&format!("columns = {}", list(&purpose.columns)));
        page.line(&format!("text = {}", quoted(&purpose.text)));
    }
    page.text
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

fn label(label: &Label) -> String {
    match &label.en {
        Some(en) => format!("{{ nl = {}, en = {} }}", quoted(&label.nl), quoted(en)),
        None => quoted(&label.nl),
    }
}

fn number(value: f64) -> String {
    format!("{value:?}")
}

struct Page<'c> {
    text: String,
    comment: Comment<'c>,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn remark(&mut self, key: &str) {
        if let Some(comment) = self.comment {
            for line in comment(&Message::new(key)).lines() {
                self.line(format!("# {line}").trim_end());
            }
        }
    }

    fn setting(&mut self, word: &str, value: Option<String>) {
        if let Some(value) = value {
            self.line(&format!("{word} = {value}"));
        }
    }

    fn file(&mut self, mapping: &Mapping) {
        let file = &mapping.file;
        if *file == super::FileSettings::default() {
            return;
        }
        self.blank();
        self.remark("intake-comment-file");
        self.line("[file]");
        self.setting("name", file.name.as_deref().map(quoted));
        self.setting(
            "delimiter",
            file.delimiter.map(|delimiter| quoted(delimiter.sign())),
        );
        let quote = file
            .quote
            .map(|quote| quoted(&quote.map(String::from).unwrap_or_default()));
        self.setting("quote", quote);
        self.setting("encoding", file.encoding.map(|encoding| quoted(encoding.code())));
        let decimal = file.decimal.map(|sign| match sign {
            DecimalSign::Point => quoted("."),
            DecimalSign::Comma => quoted(","),
        });
        self.setting("decimal", decimal);
        self.setting("header", file.header.map(|header| header.to_string()));
        self.setting("skip_rows", file.skip_rows.map(|rows| rows.to_string()));
        self.setting(
            "date_format",
            file.date_format.map(|format| quoted(format.code())),
        );
        self.setting("sheet", file.sheet.as_deref().map(quoted));
        self.setting("missing", file.missing.as_deref().map(list));
    }

    fn source(&mut self, mapping: &Mapping) {
        if let Some(source) = &mapping.source {
            self.blank();
            self.line("[source]");
            self.line(&format!("title = {}", label(&source.title)));
            self.line(&format!("origin = {}", quoted(&source.origin)));
            self.line(&format!("licence = {}", quoted(&source.licence)));
            self.setting("year", source.year.as_deref().map(quoted));
            self.setting("note", source.note.as_ref().map(label));
        }
    }

    fn fixed(&mut self, mapping: &Mapping) {
        let years = [("cohort", mapping.cohort), ("school_year", mapping.school_year)];
        for (word, year) in years {
            if let Some(year) = year {
                self.blank();
                self.line(&format!("[{word}]"));
                self.line(&format!("fixed = {}", quoted(&year.to_string())));
            }
        }
        if let Some(school) = &mapping.school {
            self.blank();
            self.line("[school]");
            self.line(&format!("fixed = {}", quoted(school.code.as_str())));
            self.setting("name", school.name.as_deref().map(quoted));
        }
    }

    fn column(&mut self, column: &ColumnMapping) {
        self.line(&format!("[columns.{}]", quoted(&column.column)));
        self.line(&format!("role = {}", quoted(column.role.code())));
        match &column.role {
            Role::Pupil { within_school: true } => self.line("within = \"school\""),
            Role::Level {
                study_year: Some(year),
            } => self.line(&format!("study_year = {year}")),
            Role::Ignored(Some(reason)) => self.line(&format!("reason = {}", quoted(reason.code()))),
            Role::Test(test) => self.test(test),
            _ => {}
        }
        if !column.values.is_empty() {
            let mut values = String::new();
            for (spelling, code) in &column.values {
                let sign = if values.is_empty() { "" } else { ", " };
                // Writing to a text cannot fail.
                let _ = write!(values, "{sign}{} = {}", quoted(spelling), quoted(code));
            }
            self.line(&format!("values = {{ {values} }}"));
        }
    }

    fn test(&mut self, test: &TestDefinition) {
        self.line(&format!("test = {}", quoted(&test.id)));
        let used_as = match test.used_as {
            TestUse::Condition => "condition",
            TestUse::Outcome => "outcome",
        };
        self.line(&format!("use = {}", quoted(used_as)));
        self.line(&format!("label = {}", label(&test.label)));
        self.line(&format!("unit = {}", label(&test.unit)));
        self.line(&format!("decimals = {}", test.decimals.count()));
        self.setting(
            "range",
            test.range
                .map(|(low, high)| format!("[{}, {}]", number(low), number(high))),
        );
        self.setting("band", test.band_width.map(number));
        self.setting("provider", test.provider.as_deref().map(quoted));
        let reliability = test.reliability.map(|reliability| {
            let population = match reliability.population {
                ReliabilityPopulation::WithinGroup => "within-group",
                ReliabilityPopulation::AllPupils => "all-pupils",
            };
            let (low, high) = (number(reliability.low), number(reliability.high));
            format!(
                "{{ low = {low}, high = {high}, population = {} }}",
                quoted(population)
            )
        });
        self.setting("reliability", reliability);
    }

    fn background(&mut self, background: &BackgroundMapping) {
        let definition = &background.definition;
        self.line("[[background]]");
        self.line(&format!("id = {}", quoted(&definition.id)));
        self.line(&format!("label = {}", label(&definition.label)));
        self.line(&format!("columns = {}", list(&background.columns)));
        if background.combine == super::Combine::Lowest {
            self.line("combine = \"lowest\"");
        }
        if let Some(decimals) = definition.measure_decimals {
            let unit = definition
                .measure_unit
                .as_ref()
                .map(|unit| format!(", unit = {}", label(unit)));
            let unit = unit.unwrap_or_default();
            self.line(&format!("measure = {{ decimals = {}{unit} }}", decimals.count()));
        }
        if !background.unknown.is_empty() {
            self.line(&format!("unknown = {}", list(&background.unknown)));
        }
        self.line("classes = [");
        for (place, class) in definition.classes.iter().enumerate() {
            let rule = match &background.rule {
                ClassRule::Values(values) => values
                    .get(place)
                    .map(|values| format!(", values = {}", list(values))),
                ClassRule::Cuts(cuts) => cuts.get(place).map(|cut| {
                    let decimals = definition.measure_decimals.unwrap_or(Decimals::NONE);
                    format!(", up_to = {}", number(decimals.to_f64(*cut)))
                }),
            };
            let rule = rule.unwrap_or_default();
            self.line(&format!(
                "  {{ code = {}, label = {}{rule} }},",
                quoted(&class.code),
                label(&class.label)
            ));
        }
        self.line("]");
    }
}

/// A text as TOML writes it on one line, with its quotation marks.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            c if c.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(written, "\\u{:04X}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written.push('"');
    written
}
