//! Where segregation arises: between and within boards or neighbourhoods, between and within supergroups, and
//! unit by unit.
//!
//! The mutual information M splits exactly: `M = M_between + sum_s p_s M_s` over clusters s of units, or over
//! supergroups s of groups, with `p_s` the share of the pupils in s. With neighbourhoods as clusters the
//! between part is residence and the within part choice of school. The local score `l_j = sum_g p_g|j
//! ln(p_g|j / p_g)` of a unit says how far its composition lies from the whole, and `M = sum_j p_j l_j`.
//!
//! Sources: Theil & Finizza 1971; Mora & Ruiz-Castillo 2011; Elbers 2021.

use crate::NotComputable;
use crate::segregation::{UnitsByGroups, entropy, mutual_information, segregation};

/// M of a whole table, split over parts. All values in nats except the shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    /// M of the table.
    pub total: f64,
    /// M of the table of parts: what would remain if every part were evenly mixed inside.
    pub between: f64,
    /// The shares times the M of the parts, added up.
    pub within: f64,
    /// Entropy of the groups: divide by it for contributions to H.
    pub group_entropy: f64,
    /// One for each part number from zero to the highest that was given.
    pub parts: Vec<Part>,
}

/// One cluster of units or one supergroup.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Share of all pupils in this part; 0 for a number that was not used.
    pub share: f64,
    /// M inside this part.
    pub mutual_information: f64,
}

/// Between and within clusters of units, such as boards; `cluster_of_unit[j]` is the number of the cluster of
/// row j.
///
/// # Errors
/// As [`segregation`]; [`NotComputable::ShapeMismatch`] unless there is one cluster number per unit, each below
/// the number of units.
pub fn by_cluster(
    table: UnitsByGroups<'_>,
    cluster_of_unit: &[usize],
) -> Result<Decomposition, NotComputable> {
    let groups = table.groups();
    let clusters = parts_in(cluster_of_unit, table.units())?;
    let mut between = vec![0; clusters * groups];
    let mut inside = vec![Vec::new(); clusters];
    for (row, &cluster) in table.rows().zip(cluster_of_unit) {
        for (total, count) in between[cluster * groups..].iter_mut().zip(row) {
            *total += count;
        }
        inside[cluster].extend_from_slice(row);
    }
    let inside = inside.into_iter().map(|counts| (counts, groups)).collect();
    decompose(table, &between, groups, inside)
}

/// Between and within supergroups; `supergroup_of_group[g]` is the number of the supergroup of column g.
///
/// # Errors
/// As [`segregation`]; [`NotComputable::ShapeMismatch`] unless there is one supergroup number per group, each
/// below the number of groups.
pub fn by_supergroup(
    table: UnitsByGroups<'_>,
    supergroup_of_group: &[usize],
) -> Result<Decomposition, NotComputable> {
    let supergroups = parts_in(supergroup_of_group, table.groups())?;
    let mut between = Vec::with_capacity(table.units() * supergroups);
    let mut inside = vec![Vec::new(); supergroups];
    for row in table.rows() {
        let start = between.len();
        between.resize(start + supergroups, 0);
        for (&count, &supergroup) in row.iter().zip(supergroup_of_group) {
            between[start + supergroup] += count;
            inside[supergroup].push(count);
        }
    }
    let columns = |s| supergroup_of_group.iter().filter(|&&of| of == s).count().max(1);
    let inside = inside
        .into_iter()
        .enumerate()
        .map(|(s, counts)| (counts, columns(s)))
        .collect();
    decompose(table, &between, supergroups, inside)
}

/// How far the composition of one unit lies from that of the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalScore {
    /// Share of all pupils in this unit.
    pub share: f64,
    /// `l_j` in nats, 0 or more; 0 for a unit without pupils.
    pub score: f64,
}

/// The local score of every unit, in the order of the rows.
///
/// In a small unit the score is mostly chance: show it only where numbers are large, and never as an order of
/// schools.
///
/// # Errors
/// As [`segregation`].
pub fn local_scores(table: UnitsByGroups<'_>) -> Result<Vec<LocalScore>, NotComputable> {
    let pupils = segregation(table)?.pupils as f64;
    let totals = table.group_totals();
    let scores = table.rows().map(|row| {
        let unit = row.iter().sum::<u64>() as f64;
        let terms = row
            .iter()
            .zip(&totals)
            .filter(|&(&count, _)| count > 0)
            .map(|(&count, &total)| {
                let share = count as f64 / unit;
                share * libm::log(share * pupils / total as f64)
            });
        LocalScore {
            share: unit / pupils,
            score: terms.sum::<f64>().max(0.0),
        }
    });
    Ok(scores.collect())
}

/// How many parts `need` things are put in, counting from 0 to the highest number.
fn parts_in(part_of: &[usize], need: usize) -> Result<usize, NotComputable> {
    let have = part_of.len();
    if have != need {
        return Err(NotComputable::ShapeMismatch { have, need });
    }
    match part_of.iter().max() {
        Some(&highest) if highest >= need => Err(NotComputable::ShapeMismatch { have: highest, need }),
        Some(&highest) => Ok(highest + 1),
        None => Ok(0),
    }
}

fn decompose(
    table: UnitsByGroups<'_>,
    between: &[u64],
    between_groups: usize,
    inside: Vec<(Vec<u64>, usize)>,
) -> Result<Decomposition, NotComputable> {
    let whole = segregation(table)?;
    let parts = inside
        .iter()
        .map(|(counts, groups)| {
            Ok(Part {
                share: counts.iter().sum::<u64>() as f64 / whole.pupils as f64,
                mutual_information: mutual_information(UnitsByGroups::new(counts, *groups)?),
            })
        })
        .collect::<Result<Vec<_>, NotComputable>>()?;
    Ok(Decomposition {
        total: whole.mutual_information,
        between: mutual_information(UnitsByGroups::new(between, between_groups)?),
        within: parts
            .iter()
            .map(|part| part.share * part.mutual_information)
            .sum(),
        group_entropy: entropy(&table.group_totals()),
        parts,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const Q: [u64; 8] = [40, 20, 5, 1, 20, 40, 60, 80];

    #[test]
    fn four_groups_in_two_supergroups() {
        // Between states in schools00 (M 0.09924, H 0.09767) is not tested: the data set is not at hand.
        let table = UnitsByGroups::new(&Q, 4).expect("whole rows");
        let split = by_supergroup(table, &[0, 0, 1, 1]).expect("a supergroup per group");
        assert!((split.between - 0.1534796970).abs() < 1e-9);
        assert!((split.within - 0.0331070386).abs() < 1e-9);
        assert!((split.total - 0.1865867355).abs() < 1e-9);
        assert!((split.parts[0].share - 120.0 / 266.0).abs() < 1e-12);
        assert!((split.total / split.group_entropy - 0.1353836599).abs() < 1e-9);
    }

    #[test]
    fn local_scores_of_two_units() {
        let scores =
            local_scores(UnitsByGroups::new(&Q, 4).expect("whole rows")).expect("two units and groups");
        assert!((scores[0].score - 0.5542954146).abs() < 1e-9);
        assert!((scores[1].score - 0.0652428714).abs() < 1e-9);
    }

    #[test]
    fn one_cluster_has_everything_within_and_a_cluster_per_unit_everything_between() {
        let table = UnitsByGroups::new(&Q, 4).expect("whole rows");
        let together = by_cluster(table, &[0, 0]).expect("a cluster per unit");
        assert_eq!((together.between, together.within), (0.0, together.total));
        let apart = by_cluster(table, &[1, 0]).expect("a cluster per unit");
        assert_eq!((apart.between, apart.within), (apart.total, 0.0));
        let skipped = by_supergroup(table, &[0, 0, 2, 2]).expect("a supergroup per group");
        assert_eq!(
            (skipped.parts[1].share, skipped.parts[1].mutual_information),
            (0.0, 0.0)
        );
    }

    #[test]
    fn refuses_lists_of_another_length_and_numbers_too_high() {
        let table = UnitsByGroups::new(&Q, 4).expect("whole rows");
        assert!(by_cluster(table, &[0]).is_err());
        assert!(by_supergroup(table, &[0, 1]).is_err());
        assert!(by_cluster(table, &[0, usize::MAX]).is_err());
    }

    proptest! {
        #[test]
        fn parts_add_up_exactly(
            counts in prop::collection::vec(0u64..60, 40),
            clusters in prop::collection::vec(0usize..4, 10),
            supergroups in prop::collection::vec(0usize..3, 4),
        ) {
            prop_assume!(counts.iter().take(8).all(|&n| n > 0));
            let table = UnitsByGroups::new(&counts, 4).expect("whole rows");
            for split in [by_cluster(table, &clusters).expect("a cluster per unit"), by_supergroup(table, &supergroups).expect("a supergroup per group")] {
                prop_assert!((split.between + split.within - split.total).abs() < 1e-12);
                prop_assert!((split.parts.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert!(split.parts.iter().all(|part| part.mutual_information >= 0.0));
            }
            let local: f64 = local_scores(table).expect("two units and groups").iter().map(|unit| unit.share * unit.score).sum();
            prop_assert!((local - mutual_information(table)).abs() < 1e-12);
        }
    }
}
