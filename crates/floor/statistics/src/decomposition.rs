//! Splitting a raw gap: how much comes with different composition, how much with different rates at equal strata.
//!
//! A split depends on the reference chosen, and what composition does not explain is not proof of unequal
//! treatment. Intervals come from the school bootstrap of the whole split.

use nalgebra::DVector;

use crate::least_squares::{self, CrossProducts};
use crate::{CommonSupport, NotComputable, Stratum};

/// Kitagawa's (1955) split. The three parts add up to the raw gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kitagawa {
    /// Focal minus reference rate over all pupils.
    pub raw_gap: f64,
    /// What the different distributions over the strata bring, at the mean rates.
    pub composition: f64,
    /// What the different rates bring, at the mean distribution.
    pub rate: f64,
    /// What pupils in strata with one group only bring; 0 when all can be compared (after Nopo 2008).
    pub outside_support: f64,
    /// How many strata and pupils could be compared.
    pub support: CommonSupport,
}

/// Splits the raw gap of stratified counts: `sum pbar (w_focal - w_reference) + sum wbar (p_focal - p_reference)`,
/// bars being means of the two groups.
///
/// # Errors
/// [`NotComputable::EmptyGroup`]; [`NotComputable::NoCommonSupport`].
pub fn kitagawa(strata: &[Stratum]) -> Result<Kitagawa, NotComputable> {
    let everybody = strata.iter().fold(Stratum::default(), |sum, stratum| Stratum {
        focal: sum.focal + stratum.focal,
        reference: sum.reference + stratum.reference,
    });
    if !everybody.has_both_groups() {
        return Err(NotComputable::EmptyGroup);
    }
    let support = CommonSupport::of(strata);
    if support.strata_used == 0 {
        return Err(NotComputable::NoCommonSupport);
    }
    let (mut composition, mut rate) = (0.0, 0.0);
    for stratum in strata.iter().filter(|stratum| stratum.has_both_groups()) {
        let focal_share = stratum.focal.total() as f64 / support.focal_used as f64;
        let reference_share = stratum.reference.total() as f64 / support.reference_used as f64;
        let mean_rate = 0.5 * (stratum.focal.rate() + stratum.reference.rate());
        composition += mean_rate * (focal_share - reference_share);
        rate += 0.5 * (focal_share + reference_share) * stratum.gap();
    }
    let raw_gap = everybody.gap();
    let outside_support = if support.strata_dropped == 0 {
        0.0
    } else {
        raw_gap - composition - rate
    };
    Ok(Kitagawa {
        raw_gap,
        composition,
        rate,
        outside_support,
        support,
    })
}

/// The split of Oaxaca (1973) and Blinder (1973) with the reference group's coefficients as the norm, in three,
/// and with pooled coefficients that allow for the group (Jann 2008), in two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OaxacaBlinder {
    /// Mean outcome of the focal minus the reference group.
    pub raw_gap: f64,
    /// Threefold: what different characteristics bring.
    pub endowments: f64,
    /// Threefold: what different coefficients bring.
    pub coefficients: f64,
    /// Threefold: what both together bring.
    pub interaction: f64,
    /// Twofold, pooled: what different characteristics explain.
    pub explained: f64,
    /// Twofold, pooled: what they do not.
    pub unexplained: f64,
}

/// Splits the mean gap from each group's cross-products; column 0 must be the intercept.
///
/// # Errors
/// [`NotComputable::EmptyGroup`]; [`NotComputable::ShapeMismatch`] when the groups differ in columns;
/// [`NotComputable::Singular`] when a group cannot tell its columns apart; [`NotComputable::InconsistentSums`]
/// when column 0 is not an intercept.
pub fn oaxaca_blinder(
    focal: &CrossProducts,
    reference: &CrossProducts,
) -> Result<OaxacaBlinder, NotComputable> {
    let (have, need) = (focal.columns(), reference.columns());
    if have != need {
        return Err(NotComputable::ShapeMismatch { have, need });
    }
    let (focal_means, focal_outcome) = means(focal)?;
    let (reference_means, reference_outcome) = means(reference)?;
    let focal_slopes = least_squares::coefficients(focal)?;
    let reference_slopes = least_squares::coefficients(reference)?;
    let pooled = with_group_column(focal, reference);
    let pooled_slopes = least_squares::coefficients(&pooled)?;
    let apart = &focal_means - &reference_means;
    let slopes_apart = &focal_slopes - &reference_slopes;
    let raw_gap = focal_outcome - reference_outcome;
    let explained = apart.dot(&pooled_slopes.rows(0, need));
    Ok(OaxacaBlinder {
        raw_gap,
        endowments: apart.dot(&reference_slopes),
        coefficients: reference_means.dot(&slopes_apart),
        interaction: apart.dot(&slopes_apart),
        explained,
        unexplained: raw_gap - explained,
    })
}

/// The same with one indicator per stratum; equal to Kitagawa's parts: composition is endowments plus half the
/// interaction, rate is coefficients plus the other half.
///
/// # Errors
/// [`NotComputable::EmptyGroup`]; [`NotComputable::NoCommonSupport`] when a stratum lacks one of the groups,
/// whose rate there is then unknown: merge strata first.
pub fn oaxaca_blinder_of_strata(strata: &[Stratum]) -> Result<OaxacaBlinder, NotComputable> {
    let filled: Vec<_> = strata.iter().filter(|stratum| stratum.total() > 0).collect();
    if filled.is_empty() {
        return Err(NotComputable::EmptyGroup);
    }
    if filled.iter().any(|stratum| !stratum.has_both_groups()) {
        return Err(NotComputable::NoCommonSupport);
    }
    let mut focal = CrossProducts::new(filled.len());
    let mut reference = focal.clone();
    for (index, stratum) in filled.iter().enumerate() {
        let mut x = vec![0.0; filled.len()];
        x[index] = 1.0;
        x[0] = 1.0;
        focal.add_cell(&least_squares::Cell::binary(x.clone(), stratum.focal))?;
        reference.add_cell(&least_squares::Cell::binary(x, stratum.reference))?;
    }
    oaxaca_blinder(&focal, &reference)
}

/// Means of the columns and of the outcome, read from the intercept's row.
fn means(sums: &CrossProducts) -> Result<(DVector<f64>, f64), NotComputable> {
    if sums.pupils() == 0 || sums.columns() == 0 {
        return Err(NotComputable::EmptyGroup);
    }
    let weight = sums.xtx[(0, 0)];
    if weight <= 0.0 {
        return Err(NotComputable::InconsistentSums);
    }
    Ok((sums.xtx.column(0) / weight, sums.xty[0] / weight))
}

/// Both groups together, with a last column that is 1 for the focal group.
fn with_group_column(focal: &CrossProducts, reference: &CrossProducts) -> CrossProducts {
    let columns = focal.columns();
    let mut pooled = CrossProducts::new(columns + 1);
    pooled.pupils = focal.pupils + reference.pupils;
    pooled.yty = focal.yty + reference.yty;
    pooled
        .xtx
        .view_mut((0, 0), (columns, columns))
        .copy_from(&(&focal.xtx + &reference.xtx));
    pooled
        .xty
        .rows_mut(0, columns)
        .copy_from(&(&focal.xty + &reference.xty));
    for row in 0..columns {
        pooled.xtx[(row, columns)] = focal.xtx[(row, 0)];
        pooled.xtx[(columns, row)] = focal.xtx[(row, 0)];
    }
    pooled.xtx[(columns, columns)] = focal.xtx[(0, 0)];
    pooled.xty[columns] = focal.xty[0];
    pooled
}
