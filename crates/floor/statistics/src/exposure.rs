//! Whom pupils meet in their school: isolation, exposure and normalised isolation.
//!
//! With `a_j` pupils of the group among `t_j` in unit j, and A in all: isolation `sum_j a_j/A * a_j/t_j`.
//!
//! Sources: Bell 1954; Lieberson 1981; Massey & Denton 1988.

use crate::NotComputable;
use crate::segregation::UnitsByGroups;

/// Isolation: the share of group `group` in the unit of an average pupil of that group (xPx, from its share
/// to 1).
///
/// # Errors
/// [`NotComputable::EmptyGroup`] for a group without pupils; [`NotComputable::ShapeMismatch`] without such a
/// column.
pub fn isolation(table: UnitsByGroups<'_>, group: usize) -> Result<f64, NotComputable> {
    exposure(table, group, group)
}

/// Exposure: the share of group `to` in the unit of an average pupil of group `of` (xPy).
///
/// # Errors
/// [`NotComputable::EmptyGroup`] for a group `of` without pupils; [`NotComputable::ShapeMismatch`] without
/// such columns.
pub fn exposure(table: UnitsByGroups<'_>, of: usize, to: usize) -> Result<f64, NotComputable> {
    if of.max(to) >= table.groups() {
        return Err(NotComputable::ShapeMismatch {
            have: table.groups(),
            need: of.max(to) + 1,
        });
    }
    let pupils: u64 = table.rows().map(|row| row[of]).sum();
    if pupils == 0 {
        return Err(NotComputable::EmptyGroup);
    }
    let met: f64 = table
        .rows()
        .filter(|row| row[of] > 0)
        .map(|row| row[of] as f64 * row[to] as f64 / row.iter().sum::<u64>() as f64)
        .sum();
    Ok(met / pupils as f64)
}

/// Isolation rescaled by the share P of the group, `(xPx - P) / (1 - P)`: 0 at an even spread, 1 at complete
/// isolation.
///
/// Also known as the variance ratio or eta squared (Bell 1954).
///
/// # Errors
/// As [`isolation`]; [`NotComputable::NotEnoughUnits`] when there are no others to meet.
pub fn normalised_isolation(table: UnitsByGroups<'_>, group: usize) -> Result<f64, NotComputable> {
    let observed = isolation(table, group)?;
    let totals = table.group_totals();
    let pupils: u64 = totals.iter().sum();
    if totals[group] == pupils {
        return Err(NotComputable::NotEnoughUnits { have: 1, need: 2 });
    }
    let share = totals[group] as f64 / pupils as f64;
    Ok((observed - share) / (1.0 - share))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn assert_close(found: Result<f64, NotComputable>, expected: f64) {
        let found = found.expect("pupils of the group");
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn six_schools_agree_with_pysal() {
        let counts = [12, 48, 30, 20, 3, 42, 25, 35, 8, 72, 40, 15];
        let table = UnitsByGroups::new(&counts, 2).expect("whole rows");
        assert_close(isolation(table, 0), 0.5161658963);
        assert_close(exposure(table, 0, 1), 0.4838341037);
        assert_close(normalised_isolation(table, 0), 0.2700778607);
    }

    #[test]
    fn refusals() {
        let table = UnitsByGroups::new(&[5, 0, 5, 0], 2).expect("whole rows");
        assert_eq!(isolation(table, 1), Err(NotComputable::EmptyGroup));
        let nobody_else = NotComputable::NotEnoughUnits { have: 1, need: 2 };
        assert_eq!(normalised_isolation(table, 0), Err(nobody_else));
        assert_eq!(
            exposure(table, 0, 2),
            Err(NotComputable::ShapeMismatch { have: 2, need: 3 })
        );
    }

    proptest! {
        #[test]
        fn exposures_to_all_groups_add_to_one(counts in prop::collection::vec(1u64..200, 24)) {
            let table = UnitsByGroups::new(&counts, 4).expect("whole rows");
            let total: f64 = (0..4).map(|to| exposure(table, 0, to).expect("pupils of the group")).sum();
            prop_assert!((total - 1.0).abs() < 1e-12);
        }
    }
}
