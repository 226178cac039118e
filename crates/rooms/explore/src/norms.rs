//! What follows from the parameters before anyone is drawn: joint background, cutpoints, level means, growth.
//!
//! All are exact: sums over the 30 cells of parental education, income and language, within which skill is
//! normal. A policy never changes them; it changes what pupils meet.

use crate::maths::{normal_cdf, normal_quantile};
use crate::parameters::Parameters;

/// Classes of parental education: low, mid, high.
pub const EDUCATIONS: usize = 3;
/// Household income quintiles.
pub const INCOMES: usize = 5;
/// The place of highly educated parents among the classes.
pub const HIGH: u8 = 2;

/// One value per cell of education, income quintile and home language (Dutch, other).
pub type Cells = [[[f64; 2]; INCOMES]; EDUCATIONS];

/// One part of a mixture of normal distributions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    /// Its share of the whole.
    pub share: f64,
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation, above zero.
    pub sd: f64,
}

/// How skill carries over a year in one sector: θ' = persistence·θ + class·θ̄ + environment·μ + noise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Weight of last year's skill.
    pub persistence: f64,
    /// Weight of the class mean.
    pub class_mean: f64,
    /// Weight of what the pupil's background brings (its mean skill).
    pub environment: f64,
    /// Standard deviation of what is left to chance.
    pub noise: f64,
}

/// Everything that follows from the parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Norms {
    /// Share of children in each cell.
    pub share: Cells,
    /// Mean skill of each cell; the mean over all children is 0.
    pub environment: Cells,
    /// Share of children with highly educated parents.
    pub share_high: f64,
    /// Standard deviation of skill within a cell, at entry without the effect of age.
    pub entry_sd: f64,
    /// Standard deviation of skill within a cell.
    pub within_sd: f64,
    /// Growth in primary classes.
    pub primary: Growth,
    /// Growth in secondary classes.
    pub secondary: Growth,
    /// Cutpoints c₁ to c₈ of the first advice on the scale of the judgement.
    pub advice_cuts: [f64; 8],
    /// Below this judgement the lowest class means practical training.
    pub practical_cut: f64,
    /// Cutpoints of the test advice up to 2022/23 on the scale of the observed score.
    pub test_cuts_before: [f64; 5],
    /// The same from 2023/24.
    pub test_cuts_since: [f64; 5],
    /// The middle of each level of the ladder in skill (pro to vwo).
    pub level_means: [f64; 6],
    /// Variance of the measurement error of a test: (1−ρ)/ρ.
    pub error_variance: f64,
}

impl Norms {
    /// Works everything out from the parameters.
    #[must_use]
    pub fn of(parameters: &Parameters) -> Self {
        let p = parameters;
        let share = joint_shares(p);
        let environment = environments(p, &share);
        let variance = sum(&share, |e, i, l| environment[e][i][l] * environment[e][i][l]);
        let age_variance = p.skill_age * p.skill_age * MONTH_VARIANCE;
        let within_sd = (1.0 - variance).max(0.0).sqrt();
        let share_high = 1.0 - p.share_low - p.share_mid;
        let mixture = |mean: &dyn Fn(usize, f64) -> f64, extra: f64| {
            let sd = (within_sd * within_sd + extra).sqrt();
            let parts = cells().map(|(e, i, l)| Component {
                share: share[e][i][l],
                mean: mean(e, environment[e][i][l]),
                sd,
            });
            parts.collect::<Vec<_>>()
        };
        let judgement = mixture(
            &|e, mean| mean + p.bias * (f64::from(u8::from(e == usize::from(HIGH))) - share_high),
            judgement_variance(p),
        );
        let error_variance = (1.0 - p.reliability) / p.reliability;
        let observed = mixture(&|_, mean| mean, error_variance);
        let skill = mixture(&|_, mean| mean, 0.0);
        Self {
            share_high,
            entry_sd: (within_sd * within_sd - age_variance).max(0.0).sqrt(),
            within_sd,
            primary: growth(p, variance, true),
            secondary: growth(p, variance, false),
            advice_cuts: cutpoints(&judgement, &p.advice_shares),
            practical_cut: mixture_quantile(&judgement, p.practical_share),
            test_cuts_before: cutpoints(&observed, &p.test_quotas_before),
            test_cuts_since: cutpoints(&observed, &p.test_quotas_since),
            level_means: level_means(&skill, p),
            error_variance,
            share,
            environment,
        }
    }
}

/// Variance of the birth month, as (month − 6.5)/12, over twelve equal months.
pub const MONTH_VARIANCE: f64 = 143.0 / 1728.0;

/// Variance of the judgement beside skill and background: teacher, school, place, sex.
pub(crate) fn judgement_variance(p: &Parameters) -> f64 {
    let girls = p.share_girls * (1.0 - p.share_girls) * p.advice_girls * p.advice_girls;
    let urban = 0.25 * p.advice_urban * p.advice_urban;
    p.teacher_noise * p.teacher_noise + p.leniency * p.leniency + girls + urban
}

/// Every cell as (education, income quintile from 0, language: 0 Dutch, 1 other).
fn cells() -> impl Iterator<Item = (usize, usize, usize)> {
    (0..EDUCATIONS).flat_map(|e| (0..INCOMES).flat_map(move |i| (0..2).map(move |l| (e, i, l))))
}

fn sum(share: &Cells, value: impl Fn(usize, usize, usize) -> f64) -> f64 {
    cells().map(|(e, i, l)| share[e][i][l] * value(e, i, l)).sum()
}

/// The classes of a latent standard normal `value`: the number of thresholds at or below it.
#[must_use]
pub fn class_of(value: f64, thresholds: &[f64]) -> u8 {
    // Lists of thresholds are shorter than ten.
    thresholds.iter().filter(|threshold| value >= **threshold).count() as u8
}

/// Thresholds of the latent parental education.
#[must_use]
pub fn education_thresholds(p: &Parameters) -> [f64; 2] {
    [
        normal_quantile(p.share_low),
        normal_quantile(p.share_low + p.share_mid),
    ]
}

/// Thresholds of the income quintiles.
#[must_use]
pub fn income_thresholds() -> [f64; 4] {
    [0.2, 0.4, 0.6, 0.8].map(normal_quantile)
}

/// The joint distribution of the Gaussian copula in which income and language depend on each other through
/// education only: the integral over latent education, by the midpoint rule on 4,000 equally likely points.
fn joint_shares(p: &Parameters) -> Cells {
    const POINTS: u32 = 4_000;
    let educations = education_thresholds(p);
    let incomes = income_thresholds();
    let language = normal_quantile(1.0 - p.share_other_language);
    let spread = |r: f64| (1.0 - r * r).sqrt();
    let mut share = Cells::default();
    for point in 0..POINTS {
        let latent = normal_quantile((f64::from(point) + 0.5) / f64::from(POINTS));
        let e = usize::from(class_of(latent, &educations));
        let below = |threshold: f64, r: f64| normal_cdf((threshold - r * latent) / spread(r));
        let other = 1.0 - below(language, p.correlation_language);
        let mut lower = 0.0;
        for (i, cell) in share[e].iter_mut().enumerate() {
            let upper = incomes
                .get(i)
                .map_or(1.0, |threshold| below(*threshold, p.correlation_income));
            let part = (upper - lower) / f64::from(POINTS);
            cell[0] += part * (1.0 - other);
            cell[1] += part * other;
            lower = upper;
        }
    }
    share
}

/// Mean skill per cell: m_edu + m_inc·(quintile − 3) + γ_lang·other, centred, with the gap between high and
/// not-high equal to the parameter.
fn environments(p: &Parameters, share: &Cells) -> Cells {
    let high = usize::from(HIGH);
    let mut mean = Cells::default();
    for (e, i, l) in cells() {
        let education = if e == 0 { -p.skill_low_mid } else { 0.0 };
        mean[e][i][l] = education + p.skill_income * (i as f64 - 2.0) + p.skill_language * l as f64;
    }
    let share_high = sum(share, |e, _, _| f64::from(u8::from(e == high)));
    let mean_high = sum(share, |e, i, l| if e == high { mean[e][i][l] } else { 0.0 }) / share_high;
    let mean_other = sum(share, |e, i, l| if e == high { 0.0 } else { mean[e][i][l] }) / (1.0 - share_high);
    for (e, i, l) in cells().filter(|(e, _, _)| *e == high) {
        mean[e][i][l] += p.skill_gap - (mean_high - mean_other);
    }
    let centre = sum(share, |e, i, l| mean[e][i][l]);
    for (e, i, l) in cells() {
        mean[e][i][l] -= centre;
    }
    mean
}

/// The weights of a year of learning that keep the mean of every cell and the variance of a cohort as they are.
///
/// With s the share of variance between classes and V the variance of the cell means μ, a class mean has
/// covariance s with skill and about s·V with μ, so a weight of 1 − φ − β·s on μ keeps E[θ|cell] = μ, and the
/// noise is what the other terms leave of a variance of 1. A lasting school effect u adds u² + 2φ·u²·(years),
/// taken at four years.
fn growth(p: &Parameters, environment_variance: f64, is_primary: bool) -> Growth {
    let (between, convergence) = if is_primary {
        (p.class_share_primary, p.peer_convergence)
    } else {
        (p.class_share_secondary, 0.0)
    };
    let phi = p.persistence - convergence;
    let beta = p.peer_mean + convergence;
    let kappa = 1.0 - phi - beta * between;
    let v = environment_variance;
    let school = p.school_value * p.school_value * (1.0 + 8.0 * phi);
    let explained = phi * phi
        + beta * beta * between
        + kappa * kappa * v
        + 2.0 * phi * beta * between
        + 2.0 * phi * kappa * v
        + 2.0 * beta * kappa * between * v
        + school;
    Growth {
        persistence: phi,
        class_mean: beta,
        environment: kappa,
        noise: (1.0 - explained).max(0.0).sqrt(),
    }
}

/// The value below which a share `p` of the mixture lies; by bisection to the last bit that changes.
#[must_use]
pub fn mixture_quantile(mixture: &[Component], p: f64) -> f64 {
    let whole: f64 = mixture.iter().map(|part| part.share).sum();
    let below = |x: f64| {
        let parts = mixture
            .iter()
            .map(|part| part.share * normal_cdf((x - part.mean) / part.sd));
        parts.sum::<f64>() / whole
    };
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if below(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The cutpoints that give classes these shares (scaled to add up to one) in the mixture: one less than shares.
#[must_use]
pub fn cutpoints<const CLASSES: usize, const CUTS: usize>(
    mixture: &[Component],
    shares: &[f64; CLASSES],
) -> [f64; CUTS] {
    const { assert!(CLASSES == CUTS + 1) };
    let whole: f64 = shares.iter().sum();
    std::array::from_fn(|cut| {
        let below: f64 = shares[..=cut].iter().sum();
        mixture_quantile(mixture, below / whole)
    })
}

/// The median skill of each level when pupils stand in the order of skill and dual advices are split in halves.
fn level_means(skill: &[Component], p: &Parameters) -> [f64; 6] {
    let a = &p.advice_shares;
    let whole: f64 = a.iter().sum();
    let shares = [
        p.practical_share * whole,
        a[0] - p.practical_share * whole + a[1] / 2.0,
        a[1] / 2.0 + a[2] + a[3] / 2.0,
        a[3] / 2.0 + a[4] + a[5] / 2.0,
        a[5] / 2.0 + a[6] + a[7] / 2.0,
        a[7] / 2.0 + a[8],
    ];
    std::array::from_fn(|level| {
        let below: f64 = shares[..level].iter().sum();
        mixture_quantile(skill, (below + shares[level].max(0.0) / 2.0).max(1e-6) / whole)
    })
}

/// Shares of pupils who need a class with each level, when dual advices choose as the parameters say.
#[must_use]
pub fn level_demand(p: &Parameters) -> [f64; 6] {
    let a = &p.advice_shares;
    let whole: f64 = a.iter().sum();
    let share_high = 1.0 - p.share_low - p.share_mid;
    let upper = share_high * p.upper_high + (1.0 - share_high) * p.upper_other;
    let mut demand = [0.0; 6];
    demand[0] = p.practical_share;
    demand[1] = (a[0] / whole - p.practical_share).max(0.0);
    for (class, share) in a.iter().enumerate().skip(1) {
        let low = 1 + class / 2;
        if class % 2 == 0 {
            demand[low] += share / whole;
        } else {
            demand[low] += share / whole * (1.0 - upper);
            demand[low + 1] += share / whole * upper;
        }
    }
    demand
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_add_up_and_keep_the_gap_the_mean_and_the_variance() {
        let p = Parameters::default();
        let norms = Norms::of(&p);
        let one = sum(&norms.share, |_, _, _| 1.0);
        assert!((one - 1.0).abs() < 1e-12, "{one}");
        for income in 0..INCOMES {
            let quintile = sum(&norms.share, |_, i, _| f64::from(u8::from(i == income)));
            assert!((quintile - 0.2).abs() < 1e-4, "{quintile}");
        }
        let mean = sum(&norms.share, |e, i, l| norms.environment[e][i][l]);
        let variance = sum(&norms.share, |e, i, l| {
            norms.environment[e][i][l] * norms.environment[e][i][l]
        });
        assert!(mean.abs() < 1e-12);
        assert!((variance + norms.within_sd * norms.within_sd - 1.0).abs() < 1e-12);
        let group = |high: bool| {
            let weight = sum(&norms.share, |e, _, _| f64::from(u8::from((e == 2) == high)));
            let total = sum(&norms.share, |e, i, l| {
                if (e == 2) == high {
                    norms.environment[e][i][l]
                } else {
                    0.0
                }
            });
            total / weight
        };
        assert!((group(true) - group(false) - p.skill_gap).abs() < 1e-12);
        assert!((norms.share_high - 0.45).abs() < 1e-12);
    }

    #[test]
    fn cutpoints_give_the_shares_back() {
        let p = Parameters::default();
        let norms = Norms::of(&p);
        assert!(norms.advice_cuts.is_sorted() && norms.level_means.is_sorted());
        let single = [Component {
            share: 2.0,
            mean: 1.0,
            sd: 2.0,
        }];
        let cuts: [f64; 2] = cutpoints(&single, &[0.25, 0.5, 0.25]);
        assert!((cuts[0] - (1.0 - 2.0 * 0.674_489_750_196_081_7)).abs() < 1e-12);
        assert!((cuts[1] - (1.0 + 2.0 * 0.674_489_750_196_081_7)).abs() < 1e-12);
    }

    #[test]
    fn demand_for_levels_is_everyone_once() {
        let demand = level_demand(&Parameters::default());
        assert!((demand.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(demand.iter().all(|share| *share > 0.0));
    }

    #[test]
    fn growth_keeps_mean_and_variance_of_a_world_in_one_class() {
        let p = Parameters::from_toml("class_share_primary = 0\nschool_value = 0").expect("in range");
        let norms = Norms::of(&p);
        let g = norms.primary;
        assert!((g.persistence + g.environment - 1.0).abs() < 1e-12);
        let v = 1.0 - norms.within_sd * norms.within_sd;
        let variance = g.persistence * g.persistence
            + g.environment * g.environment * v
            + 2.0 * g.persistence * g.environment * v
            + g.noise * g.noise;
        assert!((variance - 1.0).abs() < 1e-12);
    }
}
