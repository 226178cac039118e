//! The columns of a mapping: roles, tests and spellings.

use super::values::Section;
use super::{Kind, Needed, Reader, Value};
use crate::headers::{Forbidden, nearest};
use crate::mapping::{ColumnMapping, Role, words};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeValue;
use vocabulary::{Label, Reliability, ReliabilityPopulation, TestDefinition, TestUse};

impl Reader<'_> {
    pub(super) fn columns(&mut self, top: &Section<'_, '_>) -> Vec<ColumnMapping> {
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
                    let known: Vec<&str> = crate::assemble::codes().collect();
                    let kind = Kind::UnknownValue {
                        word: spelling.to_owned(),
                        nearest: nearest(&code, known.iter().copied()),
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

    pub(super) fn no_role_twice(&mut self, top: &Section<'_, '_>, columns: &[ColumnMapping]) {
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
