//! What the numbers of a contribution mean, in their order: boards add up only where this is the same.

use crate::definition::{Definition, Measured, Method};
use crate::estimate::Terms;
use crate::gate::{AxisKind, RawAxis, RawTable, Says};
use serde::{Deserialize, Serialize};
use vocabulary::{Background, Class, Label, TestDefinition};

/// No table of a sum is larger; what a file claims beyond it is not believed.
const MOST_CELLS: usize = 1 << 16;

/// What the numbers of one indicator mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The id of the indicator.
    pub indicator: String,
    /// The fingerprint of its definition.
    pub fingerprint: String,
    /// Whom it counts, school years included.
    pub population: String,
    /// Whether the pupils are simulated.
    pub simulated: bool,
    /// The background, where the indicator has one.
    pub background: Option<Background>,
    /// The test, where the indicator averages its scores.
    pub test: Option<TestDefinition>,
    pub(super) tables: Vec<TableLayout>,
    /// How many classes have sums over schools; 0 for an indicator without.
    pub(super) classes: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableLayout {
    id: String,
    axes: Vec<AxisLayout>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AxisLayout {
    column: String,
    words: Vec<String>,
    kind: Kind,
}

/// [`AxisKind`] as a file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Classes,
    Attribute,
    YesNo,
}

impl TableLayout {
    pub(super) fn of(raw: &RawTable) -> Option<Self> {
        let axes = raw.axes.iter().map(|axis| {
            Some(AxisLayout {
                column: axis.column.clone(),
                words: axis.words.clone(),
                kind: match axis.kind {
                    AxisKind::Classes => Kind::Classes,
                    AxisKind::Attribute => Kind::Attribute,
                    AxisKind::YesNo => Kind::YesNo,
                    AxisKind::TwoParts => return None,
                },
            })
        });
        Some(Self {
            id: raw.id.clone(),
            axes: axes.collect::<Option<_>>()?,
        })
    }

    /// How many cells it has, without its totals.
    pub(super) fn cells(&self) -> Option<usize> {
        let mut sizes = self.axes.iter().map(|axis| axis.words.len());
        let cells = sizes.try_fold(1_usize, usize::checked_mul)?;
        (1..=MOST_CELLS).contains(&cells).then_some(cells)
    }

    /// How many cells and totals it has.
    pub(super) fn cells_and_totals(&self) -> usize {
        self.axes.iter().map(|axis| axis.words.len() + 1).product()
    }

    /// The table with these counts, as the indicator would show it.
    pub(super) fn filled(&self, definition: &Definition, counts: Vec<u64>) -> RawTable {
        let axes = self.axes.iter().map(|axis| RawAxis {
            column: axis.column.clone(),
            words: axis.words.clone(),
            kind: match axis.kind {
                Kind::Classes => AxisKind::Classes,
                Kind::Attribute => AxisKind::Attribute,
                Kind::YesNo => AxisKind::YesNo,
            },
            says: match (&definition.measured, axis.kind) {
                (Measured::Outcome(outcome), Kind::YesNo) => Says::Holds(outcome.clone()),
                _ => Says::Value,
            },
        });
        RawTable {
            id: self.id.clone(),
            population: Terms::of(definition).base,
            axes: axes.collect(),
            counts,
            is_printed: true,
        }
    }
}

impl Layout {
    /// The fingerprint of what the numbers mean. Two boards may call the same thing by different labels.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let bare = |background: &Background| Background {
            label: Label::default(),
            measure_unit: None,
            classes: background
                .classes
                .iter()
                .map(|class| Class {
                    code: class.code.clone(),
                    label: Label::default(),
                })
                .collect(),
            ..background.clone()
        };
        let bare_test = |test: &TestDefinition| TestDefinition {
            label: Label::default(),
            unit: Label::default(),
            ..test.clone()
        };
        let meaning = Self {
            background: self.background.as_ref().map(bare),
            test: self.test.as_ref().map(bare_test),
            ..self.clone()
        };
        // Fields are written in the order in which they stand above.
        let text = serde_json::to_vec(&meaning).unwrap_or_default();
        blake3::derive_key("Wieg 2026: what the numbers of a sum mean", &text)
    }

    /// Whether these are numbers for this indicator: its definition, its tables, and the classes of its background.
    pub(super) fn fits(&self, definition: &Definition) -> bool {
        let classes = self
            .background
            .as_ref()
            .map_or(0, |background| background.classes.len() + 1);
        let has_classes = matches!(definition.method, Method::GroupShares | Method::GroupMeans);
        self.indicator == definition.id
            && self.fingerprint == definition.hash
            && self.population == Terms::of(definition).base.text()
            && !self.tables.is_empty()
            && self.tables.iter().all(|table| table.cells().is_some())
            && self.classes == if has_classes { classes } else { 0 }
            && (!has_classes || self.tables.iter().all(|table| table.is_of_classes(classes)))
    }
}

impl TableLayout {
    fn is_of_classes(&self, classes: usize) -> bool {
        let words = |axis: &AxisLayout| axis.words.len();
        match &self.axes[..] {
            [of] => of.kind == Kind::Classes && words(of) == classes,
            [of, yes] => {
                of.kind == Kind::Classes && words(of) == classes && yes.kind == Kind::YesNo && words(yes) == 2
            }
            _ => false,
        }
    }
}
