//! The advice block fitted to the published counts of first advice, higher test and adjustment by income and year.

use super::advised::{Expected, Group, TESTS};
use super::national::{Missing, National};
use super::solve::{Direction, Free, Solved, directions, errors, solve};
use super::target::Target;
use crate::advise::Regime;
use crate::maths::{normal_cdf, normal_quantile};
use crate::parameters::{Parameters, rows};

/// The years that are fitted. 2019/20, without a test, and 2023/24, with a new rule, are held out.
pub const YEARS: [i16; 4] = [2018, 2020, 2021, 2022];
/// The year whose single figures stand in the table of targets: first advice in nine classes, and the lowest incomes.
const NINE_CLASSES: i16 = 2018;
/// The year in which the share with test advice vwo was published.
const VWO_TEST: i16 = 2022;
/// The year in which the adjustment by first advice havo and havo/vwo was published.
const HIGHER_ADVICES: i16 = 2021;
/// What is the same in all years.
const COMMON: [&str; 6] = [
    "skill_gap",
    "skill_income",
    "bias",
    "teacher_noise",
    "adjust_ratio",
    "adjust_dual",
];
/// The place of the reliability among what is looked for, when it is.
const RELIABILITY: &str = "reliability";
/// Per year: how many of the eligible are raised, and the cutpoints of the test.
const PER_YEAR: usize = 1 + (TESTS - 1);
/// Codes of the classes of first advice that are published on their own.
const CODES: [&str; 5] = [
    "special-education/pro/vmbo-bb",
    "vmbo-bb/vmbo-kb",
    "vmbo-kb",
    "vmbo-kb/vmbo-gt",
    "vmbo-gt",
];
/// The distribution of the test advice that was thought likely before looking, from general knowledge, and how far its
/// cutpoints may lie from it: where the targets say nothing, as of the highest test advice in most years, this decides.
const LIKELY: [f64; TESTS] = [0.05, 0.13, 0.20, 0.25, 0.21, 0.16];
const LIKELY_SPREAD: f64 = 0.25;
/// From this first advice on the table has one class for all pupils.
const ABOVE: u8 = CODES.len() as u8;
/// The highest advice.
const TOP: u8 = 8;

/// What a moment is of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    First(Group, (u8, u8)),
    Last(Group, (u8, u8)),
    Higher(Group, (u8, u8)),
    Raised(Group, (u8, u8)),
    RaisedOfAll(Group, (u8, u8)),
    HighestTest,
    Gap,
}

impl What {
    fn of(self, expected: &Expected) -> f64 {
        match self {
            Self::First(group, classes) => expected.first(group, classes),
            Self::Last(group, classes) => expected.last(group, classes),
            Self::Higher(group, classes) => expected.higher(group, classes),
            Self::Raised(group, classes) => expected.raised(group, classes),
            Self::RaisedOfAll(group, classes) => expected.raised_of_all(group, classes),
            Self::HighestTest => expected.highest_test(),
            Self::Gap => expected.gap(),
        }
    }
}

/// A target of the block with the year and moment it belongs to.
#[derive(Debug, Clone, PartialEq)]
struct Aim {
    year: usize,
    what: What,
    target: Target,
}

/// What is fitted, to what, in which years.
#[derive(Debug, Clone, PartialEq)]
pub struct AdviceBlock {
    /// The years.
    pub years: Vec<i16>,
    /// The published distribution of the first advice in each.
    pub shares: Vec<[f64; 9]>,
    aims: Vec<Aim>,
    base: Parameters,
}

/// A target beside what the fitted block gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The target.
    pub target: Target,
    /// What the fitted block gives.
    pub fitted: f64,
}

/// One fit.
#[derive(Debug, Clone, PartialEq)]
pub struct AdviceFit {
    /// The reliability at which it was made.
    pub reliability: f64,
    /// What was looked for.
    pub free: Vec<Free>,
    /// Where the search ended.
    pub solved: Solved,
    /// Every target with its fitted value.
    pub rows: Vec<Row>,
    /// The parameters of each year.
    pub by_year: Vec<(i16, Parameters)>,
    /// The gap at equal skill by education, half levels, in the first year.
    pub gap_at_equal_skill: f64,
    /// The raw gap, half levels, likewise.
    pub gap: f64,
}

/// What the targets say of the block's parameters, the reliability among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// What was looked at.
    pub free: Vec<Free>,
    /// How far each may be off, all others following.
    pub errors: Vec<f64>,
    /// Directions, the one seen least first.
    pub directions: Vec<Direction>,
}

/// A parameter counts as told by the targets when its error is less than this part of the range thought possible.
pub const TOLD: f64 = 0.25;

impl AdviceBlock {
    /// The targets of these years.
    ///
    /// # Errors
    /// [`Missing`] for a figure that is not in the files.
    pub fn of(national: &National, base: &Parameters, years: &[i16]) -> Result<Self, Missing> {
        let mut block = Self {
            years: years.to_vec(),
            shares: Vec::new(),
            aims: Vec::new(),
            base: base.clone(),
        };
        for (place, year) in years.iter().enumerate() {
            block.shares.push(shares(national, *year)?);
            block.aims_of_counts(national, place, *year)?;
            block.aims_of_figures(national, place, *year)?;
        }
        Ok(block)
    }

    fn aims_of_counts(&mut self, national: &National, place: usize, year: i16) -> Result<(), Missing> {
        for (group, code) in [
            (Group::All, "all"),
            (Group::Quintile(2), "quintile-2"),
            (Group::Quintile(5), "quintile-5"),
        ] {
            // The income groups have no vmbo-gt of their own.
            let own = if group == Group::All {
                CODES.len()
            } else {
                CODES.len() - 1
            };
            let above = format!("above {}", CODES[own - 1]);
            let all = counts(national, year, code, "all")?;
            let mut classes: Vec<(&str, (u8, u8))> =
                (0..own).map(|k| (CODES[k], (k as u8, k as u8))).collect();
            classes.push((&above, (own as u8, TOP)));
            for (name, range) in classes {
                let count = counts(national, year, code, name)?;
                let label = |what: &str| format!("{year}/{} {code}, {name}: {what}", (year + 1) % 100);
                // Of all pupils, the shares are those from which the cutpoints come.
                if group != Group::All {
                    let share = count.first / all.first;
                    self.aim(
                        place,
                        What::First(group, range),
                        label("first advice"),
                        share,
                        all.first,
                    );
                }
                let eligible = count.adjusted + count.kept;
                let higher = eligible / count.first;
                self.aim(
                    place,
                    What::Higher(group, range),
                    label("test higher"),
                    higher,
                    count.first,
                );
                let raised = count.adjusted / eligible;
                self.aim(
                    place,
                    What::Raised(group, range),
                    label("raised, of these"),
                    raised,
                    eligible,
                );
            }
            if group == Group::All {
                let count = counts(national, year, code, &above)?;
                let label = format!("{year}/{} {code}, {above}: final advice", (year + 1) % 100);
                let share = count.last / all.last;
                self.aim(place, What::Last(group, (ABOVE, TOP)), label, share, all.last);
            }
        }
        Ok(())
    }

    fn aims_of_figures(&mut self, national: &National, place: usize, year: i16) -> Result<(), Missing> {
        let mut figure = |id: &str, what: What| -> Result<(), Missing> {
            let target = match what {
                What::Gap => Target::half_levels(id, national.target(id)?),
                _ => Target::percent(id, national.target(id)?),
            };
            self.aims.push(Aim {
                year: place,
                what,
                target,
            });
            Ok(())
        };
        match year {
            NINE_CLASSES => {
                figure("T6.gap-raw", What::Gap)?;
                figure("T8.quintile-1-2018", What::Last(Group::Quintile(1), (ABOVE, TOP)))
            }
            HIGHER_ADVICES => {
                figure("T3.adjusted-havo", What::RaisedOfAll(Group::All, (6, 6)))?;
                figure("T3.adjusted-havo-vwo", What::RaisedOfAll(Group::All, (7, 7)))
            }
            VWO_TEST => figure("T5.vwo-test-2022", What::HighestTest),
            _ => Ok(()),
        }
    }

    fn aim(&mut self, year: usize, what: What, id: String, value: f64, pupils: f64) {
        self.aims.push(Aim {
            year,
            what,
            target: Target::share(id, value, pupils),
        });
    }

    /// What is looked for: what all years share, the reliability if it is asked, and what each year has of its own.
    fn free(&self, with_reliability: bool) -> Vec<Free> {
        let of_table = |name: &str| {
            let Some(row) = rows().iter().find(|row| row.name == name) else {
                unreachable!("the names above stand in the table");
            };
            Free {
                name: name.to_owned(),
                // Not from the defaults, which are what an earlier fit found.
                start: f64::midpoint(row.prior.a, row.prior.b),
                low: row.min,
                high: row.max,
                step: 1e-4,
                range: (row.prior.b - row.prior.a).abs().max(1e-3),
            }
        };
        let mut free: Vec<Free> = COMMON.iter().map(|name| of_table(name)).collect();
        if with_reliability {
            free.push(of_table(RELIABILITY));
        }
        for year in &self.years {
            free.push(Free {
                name: format!("adjust_before {year}"),
                low: 0.01,
                high: 0.9,
                range: 0.1,
                start: 0.25,
                ..of_table("adjust_before")
            });
            let mut below = 0.0;
            for (cut, quota) in LIKELY[..TESTS - 1].iter().enumerate() {
                below += quota;
                free.push(Free {
                    name: format!("test cut {} {year}", cut + 1),
                    start: normal_quantile(below),
                    low: -5.0,
                    high: 5.0,
                    step: 1e-4,
                    range: LIKELY_SPREAD,
                });
            }
        }
        free
    }

    /// The parameters of one year from what is looked for.
    fn parameters(&self, values: &[f64], year: usize, reliability: Option<f64>) -> Parameters {
        let mut p = self.base.clone();
        [
            &mut p.skill_gap,
            &mut p.skill_income,
            &mut p.bias,
            &mut p.teacher_noise,
            &mut p.adjust_ratio,
            &mut p.adjust_dual,
        ]
        .into_iter()
        .zip(values)
        .for_each(|(slot, value)| *slot = *value);
        p.reliability = reliability.unwrap_or_else(|| values[COMMON.len()]);
        let common = COMMON.len() + usize::from(reliability.is_none());
        let own = &values[common + year * PER_YEAR..common + (year + 1) * PER_YEAR];
        p.adjust_before = own[0];
        let mut below = 0.0;
        for (quota, cut) in p.test_quotas_before.iter_mut().zip(&own[1..]) {
            let reached = normal_cdf(*cut).max(below);
            *quota = reached - below;
            below = reached;
        }
        p.test_quotas_before[TESTS - 1] = 1.0 - below;
        p.advice_shares = self.shares[year];
        p
    }

    fn residuals(&self, values: &[f64], reliability: Option<f64>) -> Vec<f64> {
        let expected: Vec<Expected> = (0..self.years.len())
            .map(|year| Expected::of(&self.parameters(values, year, reliability), Regime::Before))
            .collect();
        let of_aim = |aim: &Aim| aim.target.residual(aim.what.of(&expected[aim.year]));
        self.aims.iter().map(of_aim).collect()
    }

    /// The fit at a reliability that is taken as known.
    #[must_use]
    pub fn fit(&self, reliability: f64) -> AdviceFit {
        let free = self.free(false);
        let mut solved = solve(&free, 60, |values| {
            let mut residuals = self.residuals(values, Some(reliability));
            let cuts = free
                .iter()
                .zip(values)
                .filter(|(free, _)| free.range == LIKELY_SPREAD);
            residuals.extend(cuts.map(|(free, value)| (value - free.start) / free.range));
            residuals
        });
        // What is told of the fit is how it meets the targets.
        solved.residuals.truncate(self.aims.len());
        solved.misfit = solved.residuals.iter().map(|one| one * one).sum();
        let by_year: Vec<(i16, Parameters)> = (0..self.years.len())
            .map(|year| {
                (
                    self.years[year],
                    self.parameters(&solved.values, year, Some(reliability)),
                )
            })
            .collect();
        let expected: Vec<Expected> = by_year
            .iter()
            .map(|(_, p)| Expected::of(p, Regime::Before))
            .collect();
        let rows = self.aims.iter().map(|aim| Row {
            target: aim.target.clone(),
            fitted: aim.what.of(&expected[aim.year]),
        });
        AdviceFit {
            reliability,
            rows: rows.collect(),
            gap_at_equal_skill: expected[0].gap_at_equal_skill(),
            gap: expected[0].gap(),
            free,
            solved,
            by_year,
        }
    }

    /// What the targets say of each parameter near a fit, when the reliability is not taken as known.
    #[must_use]
    pub fn seen(&self, fit: &AdviceFit) -> Seen {
        let mut free = self.free(true);
        let mut values = fit.solved.values.clone();
        values.insert(COMMON.len(), fit.reliability);
        for (one, value) in free.iter_mut().zip(&values) {
            one.start = *value;
        }
        let here = solve(&free, 0, |values| self.residuals(values, None));
        Seen {
            errors: errors(&free, &here.slopes),
            directions: directions(&free, &here.slopes),
            free,
        }
    }
}

impl AdviceFit {
    /// The fitted value of a parameter that all years share.
    #[must_use]
    pub fn common(&self) -> [(&'static str, f64); COMMON.len()] {
        std::array::from_fn(|place| (COMMON[place], self.solved.values[place]))
    }

    /// The defaults that follow: what the years share, and the mean of the years for what each has of its own.
    #[must_use]
    pub fn defaults(&self) -> Vec<(&'static str, Vec<f64>)> {
        let years = self.by_year.len() as f64;
        let mean = |value: &dyn Fn(&Parameters) -> f64| {
            self.by_year.iter().map(|(_, p)| value(p)).sum::<f64>() / years
        };
        let mut defaults: Vec<(&'static str, Vec<f64>)> = self
            .common()
            .into_iter()
            .map(|(name, value)| (name, vec![value]))
            .collect();
        defaults.push(("adjust_before", vec![mean(&|p| p.adjust_before)]));
        let quotas = (0..TESTS)
            .map(|test| mean(&|p| p.test_quotas_before[test]))
            .collect();
        defaults.push(("test_quotas_before", quotas));
        defaults
    }
}

/// Counts of one row of the table by income.
struct Counts {
    first: f64,
    adjusted: f64,
    kept: f64,
    last: f64,
}

fn counts(national: &National, year: i16, group: &str, advice: &str) -> Result<Counts, Missing> {
    let school_year = school_year(year);
    let wanted = [
        ("school_year", school_year.as_str()),
        ("income_group", group),
        ("advice", advice),
    ];
    let number = |column: &str| national.advice.number(&wanted, column);
    Ok(Counts {
        first: number("first_count")?,
        adjusted: number("adjusted_count")?,
        kept: number("kept_count")?,
        last: number("final_count")?,
    })
}

/// `2018-2019`.
#[must_use]
pub fn school_year(year: i16) -> String {
    format!("{year}-{}", year + 1)
}

/// The distribution of the first advice of a year: counts up to vmbo-gt, and above it in the proportions of the last
/// year in which all nine classes were published and that is not held out.
fn shares(national: &National, year: i16) -> Result<[f64; 9], Missing> {
    let all = counts(national, year, "all", "all")?.first;
    let mut shares = [0.0; 9];
    for (share, code) in shares.iter_mut().zip(CODES) {
        *share = counts(national, year, "all", code)?.first / all;
    }
    let above = 1.0 - shares.iter().sum::<f64>();
    let nine = school_year(NINE_CLASSES);
    let higher = ["vmbo-gt/havo", "havo", "havo/vwo", "vwo"];
    let mut parts = [0.0; 4];
    for (part, code) in parts.iter_mut().zip(higher) {
        let wanted = [("school_year", nine.as_str()), ("advice", code)];
        *part = national.first.number(&wanted, "percent")?;
    }
    let whole: f64 = parts.iter().sum();
    for (share, part) in shares[CODES.len()..].iter_mut().zip(parts) {
        *share = above * part / whole;
    }
    Ok(shares)
}
