//! Whether a condition holds for a pupil of whom only some things are told.

use super::{Comparison, Condition, Literal, Node};
use vocabulary::Level;

/// What is told of one column of a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told<'a> {
    /// A word of a list.
    Word(&'a str),
    /// A rung of the ladder.
    Level(Level),
    /// That there is a value, and nothing more.
    Something,
    /// That there is none.
    Absent,
}

/// What is told does not settle whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotSettled;

impl Condition {
    /// The conditions that this one asks for all together; none for a condition that always holds.
    ///
    /// Equal parts have equal texts, but the text of a part need not be SQL.
    pub(crate) fn parts(&self) -> Vec<Self> {
        let mut parts = Vec::new();
        self.node.split(&mut parts);
        parts
            .into_iter()
            .map(|node| Self {
                text: format!("{node:?}"),
                node: node.clone(),
            })
            .collect()
    }

    /// The words that columns are compared with, each with its column.
    pub(crate) fn words(&self) -> Vec<(&'static str, &str)> {
        let mut words = Vec::new();
        self.node.words(&mut words);
        words
    }

    /// Whether it holds for a pupil of whom `told` is told; what is neither true nor false does not hold.
    ///
    /// # Errors
    /// [`NotSettled`] if that depends on more than is told.
    pub(crate) fn holds<'a>(&self, told: &impl Fn(&'static str) -> Told<'a>) -> Result<bool, NotSettled> {
        Ok(self.node.settle(told)? == Some(true))
    }
}

impl Node {
    fn split<'n>(&'n self, parts: &mut Vec<&'n Self>) {
        match self {
            Self::Constant(true) => {}
            Self::And(left, right) => {
                left.split(parts);
                right.split(parts);
            }
            other => parts.push(other),
        }
    }

    fn words<'n>(&'n self, words: &mut Vec<(&'static str, &'n str)>) {
        match self {
            Self::Compare {
                column,
                literal: Literal::Word(word),
                ..
            } => words.push((column, word)),
            Self::Compare { .. } | Self::Null { .. } | Self::Flag { .. } | Self::Constant(_) => {}
            Self::Not(inner) | Self::IsTrue(inner) => inner.words(words),
            Self::And(left, right) | Self::Or(left, right) => {
                left.words(words);
                right.words(words);
            }
        }
    }

    /// True, false, or neither because a value is absent.
    fn settle<'a>(&self, told: &impl Fn(&'static str) -> Told<'a>) -> Result<Option<bool>, NotSettled> {
        match self {
            Self::Constant(value) => Ok(Some(*value)),
            Self::Flag { column } => match told(column) {
                Told::Absent => Ok(None),
                Told::Word("true") => Ok(Some(true)),
                Told::Word("false") => Ok(Some(false)),
                _ => Err(NotSettled),
            },
            Self::Null { column, negated } => Ok(Some((told(column) == Told::Absent) != *negated)),
            Self::Compare {
                column,
                comparison,
                literal,
            } => match (told(column), literal) {
                (Told::Absent, _) => Ok(None),
                (Told::Word(word), Literal::Word(other)) => {
                    Ok(Some(comparison.holds(usize::from(word != other), 0)))
                }
                (Told::Level(level), Literal::Level(other)) => Ok(Some(comparison.holds(level, *other))),
                _ => Err(NotSettled),
            },
            Self::Not(inner) => Ok(inner.settle(told)?.map(|holds| !holds)),
            Self::IsTrue(inner) => Ok(Some(inner.settle(told)? == Some(true))),
            Self::And(left, right) => match (left.settle(told), right.settle(told)) {
                (Ok(Some(false)), _) | (_, Ok(Some(false))) => Ok(Some(false)),
                (left, right) => Ok(left?.zip(right?).map(|(left, right)| left && right)),
            },
            Self::Or(left, right) => match (left.settle(told), right.settle(told)) {
                (Ok(Some(true)), _) | (_, Ok(Some(true))) => Ok(Some(true)),
                (left, right) => Ok(left?.zip(right?).map(|(left, right)| left || right)),
            },
        }
    }
}

impl Comparison {
    fn holds<T: PartialOrd>(self, left: T, right: T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Condition {
        Condition::read(text).expect("a sound condition")
    }

    #[test]
    fn a_condition_falls_apart_into_what_must_hold_together() {
        let all = read("score IS NOT NULL AND (advice_final_low >= 'havo' AND cohort >= 2020)");
        let texts: Vec<String> = all.parts().iter().map(|part| part.text().to_owned()).collect();
        assert_eq!(texts.len(), 3);
        assert_eq!(texts[0], read("score IS NOT NULL").parts()[0].text());
        assert!(Condition::always().parts().is_empty());
    }

    #[test]
    fn what_is_told_settles_it_or_not() {
        let high = read("advice_final_low >= 'havo'");
        let with = |told: Told<'static>| high.holds(&move |_| told);
        assert_eq!(with(Told::Level(Level::Vwo)), Ok(true));
        assert_eq!(with(Told::Level(Level::VmboKb)), Ok(false));
        assert_eq!(with(Told::Absent), Ok(false));
        assert_eq!(with(Told::Something), Err(NotSettled));
        assert_eq!(
            read("score >= 530").holds(&|_| Told::Something),
            Err(NotSettled),
            "that there is a score does not say which"
        );
        assert_eq!(read("score IS NOT NULL").holds(&|_| Told::Something), Ok(true));
        assert_eq!(
            read("background <> 'unknown'").holds(&|_| Told::Word("low")),
            Ok(true)
        );
    }

    #[test]
    fn one_side_may_settle_both() {
        let either = read("advice_final_low >= 'havo' OR score IS NOT NULL");
        assert_eq!(either.holds(&|_| Told::Something), Ok(true));
        let both = read("score IS NULL AND advice_final_low = 'vwo'");
        assert_eq!(both.holds(&|_| Told::Something), Ok(false));
    }
}
