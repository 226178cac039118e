//! Background classes from the cells of one or more columns.

use super::words::says_unknown;
use crate::columns::{Column, Rows};
use crate::mapping::{BackgroundMapping, ClassRule, Combine};
use crate::plan::SlotPlace;
use vocabulary::ClassCode;

/// What one column says of a background, by the code of its texts.
pub(super) struct ClassColumn {
    pub slot: SlotPlace,
    /// For texts: the class of every code; nothing where the text belongs to no class.
    classes: Vec<Option<ClassCode>>,
}

/// One background, ready to be asked row by row.
pub(super) struct BackgroundReader<'m> {
    pub mapping: &'m BackgroundMapping,
    pub columns: Vec<ClassColumn>,
}

/// The class of a pupil and the measure behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PupilClass {
    pub class: ClassCode,
    pub measure: Option<i64>,
}

impl<'m> BackgroundReader<'m> {
    pub(super) fn new(mapping: &'m BackgroundMapping, slots: &[SlotPlace], rows: &Rows) -> Self {
        let columns = slots.iter().map(|slot| {
            let classes = match (&rows.columns[*slot], &mapping.rule) {
                (Column::Texts { dictionary, .. }, ClassRule::Values(values)) => dictionary
                    .read(Some(ClassCode::UNKNOWN), |text| {
                        class_of(text, values, &mapping.unknown)
                    }),
                _ => Vec::new(),
            };
            ClassColumn { slot: *slot, classes }
        });
        Self {
            mapping,
            columns: columns.collect(),
        }
    }

    /// The codes of a column that belong to no class.
    pub(super) fn is_without_class(&self, column: &ClassColumn, code: u32) -> bool {
        column.classes.get(code as usize).is_some_and(Option::is_none)
    }

    /// The background of a row: of several columns the highest or lowest class that is known.
    pub(super) fn standing(&self, rows: &Rows, row: usize) -> PupilClass {
        let known = self.columns.iter().filter_map(|column| {
            let standing = match (&rows.columns[column.slot], &self.mapping.rule) {
                (Column::Texts { codes, .. }, _) => PupilClass {
                    class: column.classes[codes[row] as usize].unwrap_or_default(),
                    measure: None,
                },
                (Column::Numbers { values, .. }, ClassRule::Cuts(cuts)) => {
                    let measure = values[row]?;
                    PupilClass {
                        class: class_of_measure(measure, cuts),
                        measure: Some(measure),
                    }
                }
                _ => return None,
            };
            standing.class.is_known().then_some(standing)
        });
        let order = |standing: &PupilClass| (standing.class, standing.measure);
        let chosen = match self.mapping.combine {
            Combine::Highest => known.max_by_key(order),
            Combine::Lowest => known.min_by_key(order),
        };
        chosen.unwrap_or_default()
    }
}

fn class_of(text: &str, values: &[Vec<String>], unknown: &[String]) -> Option<ClassCode> {
    let place = values
        .iter()
        .position(|texts| texts.iter().any(|value| value == text));
    match place {
        // A background has at most 250 classes.
        Some(place) => u8::try_from(place + 1).ok().map(ClassCode),
        None => {
            (unknown.iter().any(|value| value == text) || says_unknown(text)).then_some(ClassCode::UNKNOWN)
        }
    }
}

/// A measure belongs to the first class whose highest value it does not exceed, else to the last.
fn class_of_measure(measure: i64, cuts: &[i64]) -> ClassCode {
    let place = cuts.partition_point(|cut| *cut < measure);
    ClassCode(u8::try_from(place + 1).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_on_the_cut_belongs_below_it() {
        let cuts = [-100, 0, 100];
        let classes: Vec<u8> = [-101, -100, -99, 0, 1, 100, 101]
            .iter()
            .map(|value| class_of_measure(*value, &cuts).0)
            .collect();
        assert_eq!(classes, [1, 1, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn a_text_without_a_class_is_not_unknown() {
        let values = [vec!["1".to_owned()], vec!["2".to_owned(), "3".to_owned()]];
        assert_eq!(class_of("3", &values, &[]), Some(ClassCode(2)));
        assert_eq!(class_of("onbekend", &values, &[]), Some(ClassCode::UNKNOWN));
        assert_eq!(
            class_of("9", &values, &["9".to_owned()]),
            Some(ClassCode::UNKNOWN)
        );
        assert_eq!(class_of("8", &values, &[]), None);
    }
}
