//! The parameters: their table with sources, their values, the ranges they must stay in, and their hash.

use crate::refusal::Refusal;
use std::fmt::Write as _;
use std::sync::LazyLock;

pub mod table;

pub use table::{Distribution, Evidence, Prior, Row};

include!(concat!(env!("OUT_DIR"), "/parameters.rs"));

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table::read(include_str!("../params.toml")).expect("the build script read the same text without a fault")
});

/// The table of parameters: units, defaults, priors, sources and labels.
#[must_use]
pub fn rows() -> &'static [Row] {
    &ROWS
}

impl Parameters {
    /// The defaults with the values of a TOML text (`name = 0.5`) in their place.
    ///
    /// # Errors
    /// [`Refusal::NotToml`] for text that is not TOML, [`Refusal::UnknownParameter`] with the nearest name,
    /// [`Refusal::NotANumber`] for a value that is not a number, and all that [`Parameters::set`] refuses.
    pub fn from_toml(text: &str) -> Result<Self, Refusal> {
        let table: toml::Table = toml::from_str(text).map_err(|error| Refusal::NotToml {
            line: error
                .span()
                .map_or(1, |span| text[..span.start].matches('\n').count() + 1),
        })?;
        let mut parameters = Self::default();
        for (name, value) in &table {
            let values = numbers(value).ok_or_else(|| Refusal::NotANumber {
                name: name.clone(),
                text: value.to_string(),
            })?;
            parameters.set(name, &values)?;
        }
        Ok(parameters)
    }

    /// Gives one parameter another value (a list of one for a single number).
    ///
    /// # Errors
    /// [`Refusal::UnknownParameter`], [`Refusal::Length`], or what [`Parameters::check`] says of the value.
    pub fn set(&mut self, name: &str, values: &[f64]) -> Result<(), Refusal> {
        let Some(slot) = self.slot_mut(name) else {
            let names = rows().iter().map(|row| row.name.as_str());
            return Err(Refusal::UnknownParameter {
                name: name.to_owned(),
                nearest: crate::refusal::nearest(name, names),
            });
        };
        if slot.len() != values.len() {
            return Err(Refusal::Length {
                name: name.to_owned(),
                given: values.len(),
                needed: slot.len(),
            });
        }
        slot.copy_from_slice(values);
        self.check()
    }

    /// Puts one number in its place without looking at ranges; [`Parameters::check`] does.
    pub(crate) fn put(&mut self, name: &str, place: usize, value: f64) {
        if let Some(slot) = self.slot_mut(name).and_then(|slot| slot.get_mut(place)) {
            *slot = value;
        }
    }

    /// Whether every value lies in its range and every list of shares adds up to one (within half a percent).
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] with the nearest value that is allowed, [`Refusal::Shares`] with the sum.
    pub fn check(&self) -> Result<(), Refusal> {
        for ((name, values), row) in self.slots().into_iter().zip(rows()) {
            for value in values {
                if !(row.min..=row.max).contains(value) {
                    return Err(Refusal::OutOfRange {
                        name,
                        value: *value,
                        nearest: if *value < row.min { row.min } else { row.max },
                    });
                }
            }
            let sum: f64 = values.iter().sum();
            if row.shares && (sum - 1.0).abs() > 0.005 {
                return Err(Refusal::Shares { name, sum });
            }
        }
        let known = self.share_low + self.share_mid;
        if known > 0.98 {
            return Err(Refusal::OutOfRange {
                name: "share_mid",
                value: self.share_mid,
                nearest: (0.98 - self.share_low).max(0.0),
            });
        }
        Ok(())
    }

    /// The values as text, one line each in the order of the table, digits enough to read them back exactly.
    #[must_use]
    pub fn canonical_text(&self) -> String {
        self.slots()
            .iter()
            .fold(String::new(), |mut text, (name, values)| {
                // Writing to a string cannot fail.
                let _ = match values {
                    [value] => writeln!(text, "{name} = {value:?}"),
                    _ => writeln!(text, "{name} = {values:?}"),
                };
                text
            })
    }

    /// BLAKE3 of [`Parameters::canonical_text`], in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        blake3::hash(self.canonical_text().as_bytes())
            .to_hex()
            .to_string()
    }
}

fn numbers(value: &toml::Value) -> Option<Vec<f64>> {
    match value {
        toml::Value::Float(number) => Some(vec![*number]),
        // Whole numbers in a parameter file are small.
        toml::Value::Integer(number) => Some(vec![*number as f64]),
        toml::Value::Array(values) => {
            let nested: Option<Vec<Vec<f64>>> = values.iter().map(numbers).collect();
            nested.map(|nested| nested.concat())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "[[parameter]]
name = 'bias'
block = 'advice'
unit = 'SD'
default = 0.37
min = 0.0
max = 1.0
prior = { distribution = 'uniform', a = 0.0, b = 0.5 }
source = 'own fit'
year = 2024
label = 'derived'
identified = false
nl = 'Verschil.'
en = 'Difference.'
";

    #[test]
    fn a_row_without_source_or_label_is_a_fault_with_its_line() {
        assert_eq!(table::read(SOUND).expect("sound").len(), 1);
        for (line, field) in [
            ("source = 'own fit'\n", "source"),
            ("label = 'derived'\n", "label"),
        ] {
            let broken = format!(
                "{SOUND}\n{}",
                SOUND.replace("'bias'", "'other'").replace(line, "")
            );
            let faults = table::read(&broken).expect_err("a field is missing");
            assert_eq!(
                (faults.len(), faults[0].line, faults[0].name.as_str()),
                (1, 16, "other")
            );
            assert!(faults[0].wrong.contains(field), "{}", faults[0].wrong);
        }
        for (from, to) in [
            ("'own fit'", "' '"),
            ("= 0.37", "= 1.5"),
            ("b = 0.5", "b = 2.0"),
            ("= 2024", "= 24"),
            ("'derived'", "'guess'"),
        ] {
            assert!(table::read(&SOUND.replace(from, to)).is_err(), "{to}");
        }
        assert!(table::read(&format!("{SOUND}\n{SOUND}")).is_err(), "twice");
    }

    #[test]
    fn every_row_has_a_field_with_its_default() {
        let parameters = Parameters::default();
        let slots = parameters.slots();
        assert_eq!(slots.len(), rows().len());
        for ((name, values), row) in slots.into_iter().zip(rows()) {
            assert_eq!((name, values), (row.name.as_str(), row.default.numbers()));
        }
        assert_eq!(parameters.check(), Ok(()));
    }

    #[test]
    fn values_that_cannot_be_are_refused_with_the_nearest_that_can() {
        let refused = |text: &str| Parameters::from_toml(text).expect_err(text);
        assert_eq!(
            refused("reliability = 1.2"),
            Refusal::OutOfRange {
                name: "reliability",
                value: 1.2,
                nearest: 0.99
            }
        );
        assert_eq!(
            refused("reliabilty = 0.9"),
            Refusal::UnknownParameter {
                name: "reliabilty".to_owned(),
                nearest: Some("reliability".to_owned())
            }
        );
        assert_eq!(
            refused("reliability = 'high'"),
            Refusal::NotANumber {
                name: "reliability".to_owned(),
                text: "\"high\"".to_owned()
            }
        );
        assert_eq!(
            refused("advice_shares = [0.5, 0.5]"),
            Refusal::Length {
                name: "advice_shares".to_owned(),
                given: 2,
                needed: 9
            }
        );
        assert!(matches!(
            refused("bias = nan"),
            Refusal::OutOfRange { name: "bias", .. }
        ));
        assert_eq!(refused("bias = 0.1\n= 4"), Refusal::NotToml { line: 2 });
        let shares = "advice_shares = [0.5, 0, 0, 0, 0, 0, 0, 0, 0.25]";
        assert_eq!(
            refused(shares),
            Refusal::Shares {
                name: "advice_shares",
                sum: 0.75
            }
        );
    }

    #[test]
    fn the_hash_follows_the_values() {
        let default = Parameters::default();
        let other = Parameters::from_toml("bias = 0.2").expect("in range");
        assert_ne!(default.hash(), other.hash());
        let back = Parameters::from_toml(&default.canonical_text()).expect("its own text");
        assert_eq!((back.hash(), &back), (default.hash(), &default));
    }
}
