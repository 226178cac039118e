//! Conditions of definitions: SQL over named columns, checked before any data is seen, three-valued.
//!
//! `advice_final_low >= 'havo' AND background <> 'unknown'`: a comparison with an absent value is neither
//! true nor false, and only what is true counts.

mod check;
mod settle;

pub(crate) use settle::Told;

use crate::columns::{Columns, Values};
use arrow::array::{Array, BooleanArray, Int8Array, Int16Array, Int64Array, UInt32Array};
use arrow::compute::kernels::cmp;
use arrow::compute::{and_kleene, is_not_null, is_null, not, or_kleene};
use arrow::error::ArrowError;
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use std::collections::BTreeSet;
use vocabulary::{Level, SchoolYear};

/// A checked condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    text: String,
    node: Node,
}

/// What is wrong with a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionFault {
    /// It is not SQL.
    Syntax(String),
    /// It names a column that does not exist.
    UnknownColumn {
        /// The name.
        name: String,
        /// The nearest known name.
        nearest: &'static str,
    },
    /// It compares a level with a word that is no level.
    UnknownLevel {
        /// The word.
        word: String,
        /// The nearest known level.
        nearest: &'static str,
    },
    /// It compares a column with something of another form.
    WrongForm {
        /// The column.
        column: String,
        /// What it was compared with.
        with: String,
    },
    /// SQL that conditions do not use.
    NotSupported(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A literal that fits the form of its column.
#[derive(Debug, Clone, PartialEq)]
enum Literal {
    Word(String),
    Level(Level),
    Number(String),
    Year(i16),
    Flag(bool),
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Compare {
        column: &'static str,
        comparison: Comparison,
        literal: Literal,
    },
    Null {
        column: &'static str,
        negated: bool,
    },
    Flag {
        column: &'static str,
    },
    Constant(bool),
    Not(Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    /// Whether something is true, and not merely unknown: never null itself.
    IsTrue(Box<Node>),
}

impl Condition {
    /// Reads and checks a condition.
    ///
    /// # Errors
    /// All faults of the text at once.
    pub fn read(text: &str) -> Result<Self, Vec<ConditionFault>> {
        let parsed = Parser::new(&GenericDialect {})
            .try_with_sql(text)
            .and_then(|mut parser| {
                let expression = parser.parse_expr()?;
                parser
                    .expect_token(&sqlparser::tokenizer::Token::EOF)
                    .map(|_| expression)
            })
            .map_err(|fault| vec![ConditionFault::Syntax(fault.to_string())])?;
        let mut faults = Vec::new();
        let node = check::check(&parsed, &mut faults);
        match node {
            Some(node) if faults.is_empty() => Ok(Self {
                text: text.trim().to_owned(),
                node,
            }),
            _ => Err(faults),
        }
    }

    /// The condition that holds for every pupil.
    pub(crate) fn always() -> Self {
        Self {
            text: "TRUE".to_owned(),
            node: Node::Constant(true),
        }
    }

    /// The condition that holds for pupils of the cohorts from `first` on.
    #[must_use]
    pub fn from_cohort(first: SchoolYear) -> Self {
        Self::of_cohorts(Comparison::GreaterOrEqual, ">=", first)
    }

    /// The condition that holds for pupils of the cohorts up to `last`.
    #[must_use]
    pub fn to_cohort(last: SchoolYear) -> Self {
        Self::of_cohorts(Comparison::LessOrEqual, "<=", last)
    }

    fn of_cohorts(comparison: Comparison, sign: &str, year: SchoolYear) -> Self {
        Self {
            text: format!("cohort {sign} {}", year.start()),
            node: Node::Compare {
                column: "cohort",
                comparison,
                literal: Literal::Year(year.start()),
            },
        }
    }

    /// Both conditions together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        if self.node == Node::Constant(true) {
            return other.clone();
        }
        if other.node == Node::Constant(true) {
            return self.clone();
        }
        Self {
            text: format!("({}) AND ({})", self.text, other.text),
            node: Node::And(Box::new(self.node.clone()), Box::new(other.node.clone())),
        }
    }

    /// This condition where it is not true that `other` holds.
    #[must_use]
    pub fn outside(&self, other: &Self) -> Self {
        let outside = Node::Not(Box::new(Node::IsTrue(Box::new(other.node.clone()))));
        Self {
            text: format!("({}) AND ({}) IS NOT TRUE", self.text, other.text),
            node: Node::And(Box::new(self.node.clone()), Box::new(outside)),
        }
    }

    /// The text of the condition: equal texts are equal conditions.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The columns it names.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        self.node.collect(&mut names);
        names
    }

    /// Which rows of `columns` it holds for: true, false or null.
    ///
    /// # Errors
    /// A column that these pupils do not have.
    #[cfg(test)]
    pub fn evaluate(&self, columns: &Columns) -> Result<BooleanArray, MissingColumn> {
        self.evaluate_slice(columns, 0, columns.rows())
    }

    pub(crate) fn evaluate_slice(
        &self,
        columns: &Columns,
        from: usize,
        count: usize,
    ) -> Result<BooleanArray, MissingColumn> {
        self.node.evaluate(&Slice { columns, from, count })
    }
}

/// A column that a condition or breakdown needs and these pupils do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingColumn(
    /// Its name.
    pub &'static str,
);

/// Rows `from..from + count` of the columns.
struct Slice<'a> {
    columns: &'a Columns,
    from: usize,
    count: usize,
}

impl Slice<'_> {
    fn values(&self, name: &'static str) -> Result<Values, MissingColumn> {
        self.columns
            .get(name)
            .map(|values| values.slice(self.from, self.count))
            .ok_or(MissingColumn(name))
    }
}

impl Node {
    fn collect(&self, names: &mut BTreeSet<&'static str>) {
        match self {
            Self::Compare { column, .. } | Self::Null { column, .. } | Self::Flag { column } => {
                names.insert(column);
            }
            Self::Constant(_) => {}
            Self::Not(inner) | Self::IsTrue(inner) => inner.collect(names),
            Self::And(left, right) | Self::Or(left, right) => {
                left.collect(names);
                right.collect(names);
            }
        }
    }

    fn evaluate(&self, source: &Slice<'_>) -> Result<BooleanArray, MissingColumn> {
        let result = match self {
            Self::Constant(value) => BooleanArray::from(vec![*value; source.count]),
            Self::Flag { column } => match source.values(column)? {
                Values::Flag(flags) => flags,
                _ => return Err(MissingColumn(column)),
            },
            Self::Null { column, negated } => nulls(&source.values(column)?, *negated),
            Self::Compare {
                column,
                comparison,
                literal,
            } => compare(&source.values(column)?, *comparison, literal),
            Self::Not(inner) => kernel(not(&inner.evaluate(source)?)),
            Self::And(left, right) => kernel(and_kleene(&left.evaluate(source)?, &right.evaluate(source)?)),
            Self::Or(left, right) => kernel(or_kleene(&left.evaluate(source)?, &right.evaluate(source)?)),
            Self::IsTrue(inner) => {
                let inner = inner.evaluate(source)?;
                BooleanArray::from(
                    (0..inner.len())
                        .map(|row| inner.is_valid(row) && inner.value(row))
                        .collect::<Vec<_>>(),
                )
            }
        };
        Ok(result)
    }
}

/// The kernels fail only on arrays of unequal length or form, which the check at reading rules out.
fn kernel(result: Result<BooleanArray, ArrowError>) -> BooleanArray {
    result.expect("both sides have the rows of one table and forms that were checked")
}

fn nulls(values: &Values, negated: bool) -> BooleanArray {
    let array: &dyn Array = match values {
        Values::Category { codes, .. } => codes,
        Values::Level(values) => values,
        Values::Number { values, .. } => values,
        Values::Year(values) => values,
        Values::Flag(values) => values,
    };
    kernel(if negated {
        is_not_null(array)
    } else {
        is_null(array)
    })
}

fn compare(values: &Values, comparison: Comparison, literal: &Literal) -> BooleanArray {
    match (values, literal) {
        (Values::Category { codes, categories }, Literal::Word(word)) => {
            // A word that these pupils do not have is equal to none of theirs.
            let place = categories.words.iter().position(|known| known == word);
            let code = place
                .and_then(|place| u32::try_from(place).ok())
                .unwrap_or(u32::MAX);
            apply(comparison, codes, &UInt32Array::new_scalar(code))
        }
        (Values::Level(rungs), Literal::Level(level)) => apply(
            comparison,
            rungs,
            &Int8Array::new_scalar(level.rung().cast_signed()),
        ),
        (Values::Number { values, decimals }, Literal::Number(text)) => {
            // More decimals in the condition than in the column would round; the check is exact instead.
            let exact = decimals.read(text).unwrap_or_default();
            apply(comparison, values, &Int64Array::new_scalar(exact))
        }
        (Values::Year(years), Literal::Year(year)) => {
            apply(comparison, years, &Int16Array::new_scalar(*year))
        }
        (Values::Flag(flags), Literal::Flag(flag)) => {
            apply(comparison, flags, &BooleanArray::new_scalar(*flag))
        }
        // The form of a column is fixed by its name and was checked when the condition was read.
        _ => BooleanArray::from(vec![None; values.len()]),
    }
}

fn apply(
    comparison: Comparison,
    left: &dyn arrow::array::Datum,
    right: &dyn arrow::array::Datum,
) -> BooleanArray {
    kernel(match comparison {
        Comparison::Equal => cmp::eq(left, right),
        Comparison::NotEqual => cmp::neq(left, right),
        Comparison::Less => cmp::lt(left, right),
        Comparison::LessOrEqual => cmp::lt_eq(left, right),
        Comparison::Greater => cmp::gt(left, right),
        Comparison::GreaterOrEqual => cmp::gt_eq(left, right),
    })
}

/// The known word that differs least from `word`.
pub(crate) fn nearest(word: &str, known: impl Iterator<Item = &'static str>) -> &'static str {
    known
        .min_by_key(|candidate| strsim::damerau_levenshtein(word, candidate))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::Int8Array;

    fn columns() -> Columns {
        let mut columns = Columns::new(4);
        let rungs = Int8Array::from(vec![Some(3), Some(4), None, Some(5)]);
        columns.insert("advice_final_low", Values::Level(rungs));
        columns.insert(
            "reason_recorded",
            Values::Flag(BooleanArray::from(vec![Some(true), None, Some(false), None])),
        );
        columns
    }

    fn rows(text: &str) -> Vec<Option<bool>> {
        let condition = Condition::read(text).expect("a sound condition");
        condition
            .evaluate(&columns())
            .expect("the columns are there")
            .iter()
            .collect()
    }

    #[test]
    fn unknown_is_neither_true_nor_false() {
        assert_eq!(
            rows("advice_final_low >= 'havo'"),
            [Some(false), Some(true), None, Some(true)]
        );
        assert_eq!(
            rows("NOT advice_final_low >= 'havo'"),
            [Some(true), Some(false), None, Some(false)]
        );
        assert_eq!(
            rows("advice_final_low IS NULL"),
            [Some(false), Some(false), Some(true), Some(false)]
        );
        // False and unknown is false; true or unknown is true.
        assert_eq!(
            rows("advice_final_low >= 'havo' AND reason_recorded"),
            [Some(false), None, Some(false), None]
        );
        assert_eq!(
            rows("advice_final_low >= 'havo' OR reason_recorded"),
            [Some(true), Some(true), None, Some(true)]
        );
        assert_eq!(
            rows("(advice_final_low >= 'havo') IS NOT TRUE"),
            [Some(true), Some(false), Some(true), Some(false)]
        );
    }

    #[test]
    fn lists_and_ranges() {
        assert_eq!(
            rows("advice_final_low IN ('havo', 'vwo')"),
            rows("advice_final_low >= 'havo'")
        );
        assert_eq!(
            rows("advice_final_low BETWEEN 'havo' AND 'havo'"),
            rows("advice_final_low = 'havo'")
        );
    }

    #[test]
    fn all_faults_at_once_with_the_nearest_word() {
        let faults =
            Condition::read("advice_finl_low >= 'hvo' AND advice_final_low > 'hvao' AND score = 'x'")
                .expect_err("three faults");
        assert_eq!(
            faults,
            [
                ConditionFault::UnknownColumn {
                    name: "advice_finl_low".into(),
                    nearest: "advice_final_low"
                },
                ConditionFault::UnknownLevel {
                    word: "hvao".into(),
                    nearest: "havo"
                },
                ConditionFault::WrongForm {
                    column: "score".into(),
                    with: "'x'".into()
                },
            ]
        );
    }

    #[test]
    fn refuses_what_is_not_a_condition() {
        for text in [
            "",
            "score >",
            "score = 1; DROP TABLE pupil",
            "(SELECT 1)",
            "score",
            "background > 'a'",
            "score + 1 = 2",
        ] {
            assert!(Condition::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_missing_column_is_named() {
        let condition = Condition::read("score > 1").expect("a sound condition");
        assert_eq!(condition.evaluate(&columns()), Err(MissingColumn("score")));
    }
}
