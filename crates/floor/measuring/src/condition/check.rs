//! From parsed SQL to a checked condition: every column known, every literal of the form of its column.

use super::{Comparison, ConditionFault, Literal, Node, nearest};
use crate::columns::{ColumnForm, KNOWN_COLUMNS, KnownColumn, known_column};
use sqlparser::ast::{BinaryOperator, Expr, UnaryOperator, Value};
use vocabulary::{Level, SchoolYear};

/// The condition of an expression; every fault on the way is noted, and any fault means there is none.
pub(super) fn check(expression: &Expr, faults: &mut Vec<ConditionFault>) -> Option<Node> {
    Checker { faults }.node(expression)
}

/// Turns parsed SQL into a checked condition, noting every fault on the way.
struct Checker<'a> {
    faults: &'a mut Vec<ConditionFault>,
}

impl Checker<'_> {
    fn fault(&mut self, fault: ConditionFault) -> Option<Node> {
        self.faults.push(fault);
        None
    }

    fn node(&mut self, expression: &Expr) -> Option<Node> {
        match expression {
            Expr::Nested(inner) => self.node(inner),
            Expr::Value(value) => match &value.value {
                Value::Boolean(value) => Some(Node::Constant(*value)),
                other => self.fault(ConditionFault::NotSupported(other.to_string())),
            },
            Expr::Identifier(_) => {
                let column = self.column(expression)?;
                if column.form == ColumnForm::Flag {
                    Some(Node::Flag { column: column.name })
                } else {
                    self.fault(ConditionFault::WrongForm {
                        column: column.name.to_owned(),
                        with: "TRUE".to_owned(),
                    })
                }
            }
            Expr::UnaryOp {
                op: UnaryOperator::Not,
                expr,
            } => Some(Node::Not(Box::new(self.node(expr)?))),
            Expr::IsNull(inner) => Some(Node::Null {
                column: self.column(inner)?.name,
                negated: false,
            }),
            Expr::IsNotNull(inner) => Some(Node::Null {
                column: self.column(inner)?.name,
                negated: true,
            }),
            Expr::IsTrue(inner) => Some(Node::IsTrue(Box::new(self.node(inner)?))),
            Expr::IsNotTrue(inner) => Some(Node::Not(Box::new(Node::IsTrue(Box::new(self.node(inner)?))))),
            Expr::BinaryOp {
                left,
                op: BinaryOperator::And,
                right,
            } => {
                // Both sides are always visited, so that all faults are told at once.
                let (left, right) = (self.node(left), self.node(right));
                Some(Node::And(Box::new(left?), Box::new(right?)))
            }
            Expr::BinaryOp {
                left,
                op: BinaryOperator::Or,
                right,
            } => {
                let (left, right) = (self.node(left), self.node(right));
                Some(Node::Or(Box::new(left?), Box::new(right?)))
            }
            Expr::BinaryOp { left, op, right } => {
                let Some(comparison) = comparison(op) else {
                    return self.fault(ConditionFault::NotSupported(op.to_string()));
                };
                self.compare(left, comparison, right)
            }
            Expr::InList { expr, list, negated } => {
                let mut any: Option<Node> = None;
                for literal in list {
                    let equal = self.compare(expr, Comparison::Equal, literal)?;
                    any = Some(match any {
                        None => equal,
                        Some(before) => Node::Or(Box::new(before), Box::new(equal)),
                    });
                }
                let any = any?;
                Some(if *negated { Node::Not(Box::new(any)) } else { any })
            }
            Expr::Between {
                expr,
                negated,
                low,
                high,
            } => {
                let low = self.compare(expr, Comparison::GreaterOrEqual, low);
                let high = self.compare(expr, Comparison::LessOrEqual, high);
                let both = Node::And(Box::new(low?), Box::new(high?));
                Some(if *negated { Node::Not(Box::new(both)) } else { both })
            }
            other => self.fault(ConditionFault::NotSupported(other.to_string())),
        }
    }

    fn column(&mut self, expression: &Expr) -> Option<&'static KnownColumn> {
        let Expr::Identifier(identifier) = expression else {
            self.faults
                .push(ConditionFault::NotSupported(expression.to_string()));
            return None;
        };
        let found = known_column(&identifier.value);
        if found.is_none() {
            let name = identifier.value.clone();
            let nearest = nearest(&name, KNOWN_COLUMNS.iter().map(|column| column.name));
            self.faults.push(ConditionFault::UnknownColumn { name, nearest });
        }
        found
    }

    fn compare(&mut self, left: &Expr, comparison: Comparison, right: &Expr) -> Option<Node> {
        let column = self.column(left)?;
        let literal = self.literal(column.name, column.form, comparison, right)?;
        Some(Node::Compare {
            column: column.name,
            comparison,
            literal,
        })
    }

    fn literal(
        &mut self,
        column: &'static str,
        form: ColumnForm,
        comparison: Comparison,
        expression: &Expr,
    ) -> Option<Literal> {
        let (value, sign) = match expression {
            Expr::Value(value) => (&value.value, ""),
            Expr::UnaryOp {
                op: UnaryOperator::Minus,
                expr,
            } => match expr.as_ref() {
                Expr::Value(value) => (&value.value, "-"),
                _ => return self.wrong_form(column, expression),
            },
            _ => return self.wrong_form(column, expression),
        };
        let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        match (form, value) {
            (ColumnForm::Category, Value::SingleQuotedString(word)) if is_equality => {
                Some(Literal::Word(word.clone()))
            }
            (ColumnForm::Level, Value::SingleQuotedString(word)) => {
                let level = Level::from_code(word);
                if level.is_none() {
                    let nearest = nearest(word, Level::ALL.iter().map(|level| level.code()));
                    self.faults.push(ConditionFault::UnknownLevel {
                        word: word.clone(),
                        nearest,
                    });
                }
                level.map(Literal::Level)
            }
            (ColumnForm::Number, Value::Number(text, _)) => Some(Literal::Number(format!("{sign}{text}"))),
            (ColumnForm::Year, Value::Number(text, _)) if sign.is_empty() => {
                match text.parse().ok().and_then(SchoolYear::starting) {
                    Some(year) => Some(Literal::Year(year.start())),
                    None => self.wrong_form(column, expression),
                }
            }
            (ColumnForm::Flag, Value::Boolean(flag)) if is_equality => Some(Literal::Flag(*flag)),
            _ => self.wrong_form(column, expression),
        }
    }

    fn wrong_form(&mut self, column: &str, with: &Expr) -> Option<Literal> {
        self.faults.push(ConditionFault::WrongForm {
            column: column.to_owned(),
            with: with.to_string(),
        });
        None
    }
}

fn comparison(operator: &BinaryOperator) -> Option<Comparison> {
    Some(match operator {
        BinaryOperator::Eq => Comparison::Equal,
        BinaryOperator::NotEq => Comparison::NotEqual,
        BinaryOperator::Lt => Comparison::Less,
        BinaryOperator::LtEq => Comparison::LessOrEqual,
        BinaryOperator::Gt => Comparison::Greater,
        BinaryOperator::GtEq => Comparison::GreaterOrEqual,
        _ => return None,
    })
}
