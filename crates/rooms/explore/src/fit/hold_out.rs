//! Two years that the fit never saw: 2019/20, without a test, and 2023/24, with a new rule.
//!
//! What the model may be off was set before looking: 5% of the target or one point, whichever is more, doubled for
//! figures that came by way of the press. What-if questions stay switched off until both pass.

use super::advice::{AdviceFit, school_year};
use super::advised::{Expected, Group};
use super::national::{Missing, National};
use super::target::{POINT, PRESS, Target, discrepancy};
use crate::advise::Regime;
use crate::parameters::Parameters;

/// From vmbo-gt/havo up.
const ABOVE: (u8, u8) = (5, 8);

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldOut {
    /// 2019/20: no test, so the first advice was final.
    NoTest,
    /// 2023/24: the advice must be raised to a higher test, unless the school can say why not.
    NewRule,
}

impl HoldOut {
    /// Both.
    pub const ALL: [Self; 2] = [Self::NoTest, Self::NewRule];

    /// The school year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::NoTest => 2019,
            Self::NewRule => 2023,
        }
    }

    /// The word by which messages know it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTest => "no-test",
            Self::NewRule => "new-rule",
        }
    }
}

/// What a published figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A value.
    Value,
    /// More than this.
    MoreThan,
    /// Less than this.
    LessThan,
}

/// A figure of a year that was held out beside what was predicted.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicted {
    /// Of which hold-out.
    pub of: HoldOut,
    /// The published figure.
    pub target: Target,
    /// What it says.
    pub says: Says,
    /// What was predicted.
    pub predicted: f64,
}

impl Predicted {
    /// How far beyond what the figure says, with its sign; 0 where a bound is kept.
    #[must_use]
    pub fn off(&self) -> f64 {
        let difference = self.predicted - self.target.value;
        match self.says {
            Says::Value => difference,
            Says::MoreThan => difference.min(0.0),
            Says::LessThan => difference.max(0.0),
        }
    }

    /// Whether that is no more than was allowed.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.off().abs() <= self.target.discrepancy
    }
}

/// Predicts both years from a fit.
///
/// 2019/20: the cutpoints of 2018/19 and no test. 2023/24: the cutpoints of 2022/23, the test norms of that year and
/// the rule since.
///
/// # Errors
/// [`Missing`] for a figure that is not in the files.
pub fn predict(national: &National, fit: &AdviceFit, base: &Parameters) -> Result<Vec<Predicted>, Missing> {
    let last_before = |year: i16| {
        let before = fit.by_year.iter().filter(|(of, _)| *of < year);
        before.max_by_key(|(of, _)| *of).map_or(base, |(_, p)| p)
    };
    let mut found = no_test(national, last_before(HoldOut::NoTest.year()))?;
    let mut since = last_before(HoldOut::NewRule.year()).clone();
    since.test_quotas_since = base.test_quotas_since;
    since.adjust_since = base.adjust_since;
    found.extend(new_rule(national, &since)?);
    Ok(found)
}

fn no_test(national: &National, before: &Parameters) -> Result<Vec<Predicted>, Missing> {
    let (with, without) = (
        Expected::of(before, Regime::Before),
        Expected::of(before, Regime::NoTest),
    );
    let value = |target: Target, predicted: f64| Predicted {
        of: HoldOut::NoTest,
        target,
        says: Says::Value,
        predicted,
    };
    let published = |year: i16, group: &str| {
        let year = school_year(year);
        let of = |advice: &str| {
            let wanted = [
                ("school_year", year.as_str()),
                ("income_group", group),
                ("advice", advice),
            ];
            national.advice.number(&wanted, "final_count")
        };
        Ok::<_, Missing>((of("above vmbo-gt")?, of("all")?))
    };
    let mut found = Vec::new();
    for (group, code) in [
        (Group::All, "all"),
        (Group::Quintile(2), "quintile-2"),
        (Group::Quintile(5), "quintile-5"),
    ] {
        let (above, all) = published(HoldOut::NoTest.year(), code)?;
        let target = Target::share(
            format!("final advice gt/havo or higher, {code}"),
            above / all,
            all,
        );
        found.push(value(target, without.last(group, ABOVE)));
    }
    let lowest = Group::Quintile(1);
    let target = Target::percent("T8.quintile-1-2019", national.target("T8.quintile-1-2019")?);
    found.push(value(target, without.last(lowest, ABOVE)));
    // The change is harder to meet than the level, which hardly moves from year to year.
    let change = |id: &str, group: Group, value: f64, is_press: bool, target: f64| Predicted {
        of: HoldOut::NoTest,
        target: Target {
            id: id.to_owned(),
            value,
            error: 0.0,
            discrepancy: discrepancy(target, is_press).min(POINT * if is_press { PRESS } else { 1.0 }),
        },
        says: Says::Value,
        predicted: without.last(group, ABOVE) - with.last(group, ABOVE),
    };
    let (above, all) = published(HoldOut::NoTest.year(), "all")?;
    let (above_before, all_before) = published(2018, "all")?;
    let moved = above / all - above_before / all_before;
    found.push(change("the same, all: change", Group::All, moved, false, moved));
    let (to, from) = (
        national.target("T8.quintile-1-2019")?,
        national.target("T8.quintile-1-2018")?,
    );
    let moved = (to.value - from.value) / 100.0;
    found.push(change("T8.quintile-1: change", lowest, moved, true, moved));
    Ok(found)
}

fn new_rule(national: &National, since: &Parameters) -> Result<Vec<Predicted>, Missing> {
    let expected = Expected::of(since, Regime::Since);
    let all = (0, 8);
    // The press calls pupils disadvantaged and advantaged; here those are the lowest and the highest incomes.
    [
        ("T4.eligible", Group::All, Says::Value),
        ("T4.eligible-few-chances", Group::Quintile(1), Says::MoreThan),
        ("T4.eligible-many-chances", Group::Quintile(5), Says::LessThan),
    ]
    .into_iter()
    .map(|(id, group, says)| {
        Ok(Predicted {
            of: HoldOut::NewRule,
            target: Target::percent(id, national.target(id)?),
            says,
            predicted: expected.higher(group, all),
        })
    })
    .collect()
}

/// Whether a hold-out passes: all its figures do.
#[must_use]
pub fn passes(predicted: &[Predicted], of: HoldOut) -> bool {
    predicted.iter().filter(|one| one.of == of).all(Predicted::passes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_kept_or_missed() {
        let one = |says, predicted| Predicted {
            of: HoldOut::NewRule,
            target: Target {
                id: String::new(),
                value: 0.2,
                error: 0.0,
                discrepancy: 0.02,
            },
            says,
            predicted,
        };
        assert!(one(Says::MoreThan, 0.3).passes() && one(Says::MoreThan, 0.185).passes());
        assert!(!one(Says::MoreThan, 0.17).passes() && !one(Says::Value, 0.23).passes());
        assert!((one(Says::LessThan, 0.25).off() - 0.05).abs() < 1e-12);
        assert!(!passes(&[one(Says::LessThan, 0.25)], HoldOut::NewRule));
        assert!(passes(&[one(Says::LessThan, 0.25)], HoldOut::NoTest));
    }
}
