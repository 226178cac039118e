//! What schools and the law do, as choices with a word each; the parameters say how strongly it works.

use crate::refusal::{Refusal, nearest};

/// A kind of policy whose choices have words.
pub trait Choice: Copy + Sized + 'static {
    /// What kind it is, for refusals.
    const KIND: &'static str;
    /// Every choice with its word.
    const ALL: &'static [(&'static str, Self)];

    /// The choice with this word.
    ///
    /// # Errors
    /// [`Refusal::UnknownPolicy`] with the nearest word.
    fn read(word: &str) -> Result<Self, Refusal> {
        let found = Self::ALL.iter().find(|(known, _)| *known == word.trim());
        found
            .map(|(_, choice)| *choice)
            .ok_or_else(|| Refusal::UnknownPolicy {
                kind: Self::KIND,
                word: word.to_owned(),
                nearest: nearest(word.trim(), Self::ALL.iter().map(|(known, _)| *known)),
            })
    }
}

/// What happens when the test says more than the first advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Adjustment {
    /// As the law has it: one rule up to 2022/23, another from 2023/24, no test in 2019/20.
    #[default]
    AsTheLaw,
    /// The rule up to 2022/23 in all years.
    AsBefore,
    /// The rule from 2023/24 in all years.
    AsSince,
    /// Never: the first advice is final.
    Never,
}

impl Choice for Adjustment {
    const KIND: &'static str = "adjustment";
    const ALL: &'static [(&'static str, Self)] = &[
        ("as-the-law", Self::AsTheLaw),
        ("as-before", Self::AsBefore),
        ("as-since", Self::AsSince),
        ("never", Self::Never),
    ];
}

/// How a lottery breaks ties between applicants to a secondary school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TieBreak {
    /// Every pupil draws one number, which counts at all schools.
    #[default]
    Single,
    /// Every pupil draws a number at each school.
    Multiple,
}

impl Choice for TieBreak {
    const KIND: &'static str = "tie-break";
    const ALL: &'static [(&'static str, Self)] = &[("single", Self::Single), ("multiple", Self::Multiple)];
}

/// How the share of one's own group in a school attracts: a structural alternative, not a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Composition {
    /// Most at the peak, half as much in a school of one's own group only (Stoica & Flache 2014).
    #[default]
    SinglePeaked,
    /// The more the better.
    Linear,
}

impl Choice for Composition {
    const KIND: &'static str = "composition";
    const ALL: &'static [(&'static str, Self)] =
        &[("single-peaked", Self::SinglePeaked), ("linear", Self::Linear)];
}

/// The distribution of what is left of a judgement: a structural alternative, not a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Judgement {
    /// Normal.
    #[default]
    Probit,
    /// Logistic with the same variance.
    Logit,
}

impl Choice for Judgement {
    const KIND: &'static str = "judgement";
    const ALL: &'static [(&'static str, Self)] = &[("probit", Self::Probit), ("logit", Self::Logit)];
}

/// How a secondary school forms its first classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bridge {
    /// One level per class.
    Homogeneous,
    /// Two neighbouring levels per class, one year.
    Pairs,
    /// Three levels or more per class, for one to three years.
    Broad {
        /// Levels per class, at least three.
        levels: u8,
        /// Years before determination, one to three.
        years: u8,
    },
}

impl Choice for Bridge {
    const KIND: &'static str = "bridge class";
    const ALL: &'static [(&'static str, Self)] = &[
        ("homogeneous", Self::Homogeneous),
        ("pairs", Self::Pairs),
        ("broad-1", Self::Broad { levels: 3, years: 1 }),
        ("broad-2", Self::Broad { levels: 3, years: 2 }),
        ("broad-3", Self::Broad { levels: 3, years: 3 }),
    ];
}

/// All policies of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policies {
    /// What follows the test.
    pub adjustment: Adjustment,
    /// How ties are broken.
    pub tie_break: TieBreak,
    /// How composition attracts in primary school.
    pub composition: Composition,
    /// How judgements scatter.
    pub judgement: Judgement,
    /// First classes of all secondary schools; nothing for the mix of the region.
    pub bridge: Option<Bridge>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_unknown_words_get_the_nearest() {
        for (word, choice) in Adjustment::ALL {
            assert_eq!(Adjustment::read(word), Ok(*choice));
        }
        for (word, choice) in Bridge::ALL {
            assert_eq!(Bridge::read(word), Ok(*choice));
        }
        assert_eq!(
            TieBreak::read("singel"),
            Err(Refusal::UnknownPolicy {
                kind: "tie-break",
                word: "singel".to_owned(),
                nearest: Some("single".to_owned()),
            })
        );
        let far = Judgement::read("something else entirely");
        assert!(matches!(far, Err(Refusal::UnknownPolicy { nearest: None, .. })));
        assert_eq!(Composition::read(" linear "), Ok(Composition::Linear));
    }
}
