//! How many tables each theme gets in each round, as a proposal that the organiser can change.

use std::collections::BTreeMap;

/// The fewest people with whom a table of so many chairs works.
#[must_use]
pub fn fewest(seats: usize) -> usize {
    seats.saturating_sub(2).clamp(2, seats.max(2))
}

/// Tables per round and theme, in the order of `themes`.
///
/// There are as many tables as people need chairs. Each theme that somebody has as first choice gets its share of them by how many have it as first
/// choice; with more themes than tables, the themes that had the fewest tables so far come first in the next round.
///
/// ```
/// let wishes = [(1, 14), (2, 4)];
/// assert_eq!(meetup::plan::tables(18, 6, 1, &wishes), [[2, 1]]);
/// // Three themes and one table: each round another.
/// assert_eq!(meetup::plan::tables(5, 6, 3, &[(1, 2), (2, 2), (3, 1)]), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
/// ```
#[must_use]
pub fn tables(people: usize, seats: usize, rounds: usize, themes: &[(i32, usize)]) -> Vec<Vec<usize>> {
    let count = people.div_ceil(seats.max(1)).max(1);
    let is_wanted = themes.iter().any(|(_, wishes)| *wishes > 0);
    let mut had: BTreeMap<usize, usize> = BTreeMap::new();
    (0..rounds)
        .map(|_| {
            let mut given = vec![0; themes.len()];
            for _ in 0..count {
                // Whoever waits longest for a first table, and then the largest share per table (Webster).
                let next = (0..themes.len()).min_by(|one, other| {
                    let has_had = |theme: usize| given[theme] > 0 || (themes[theme].1 == 0 && is_wanted);
                    let before = |theme: usize| had.get(&theme).copied().unwrap_or(0);
                    let share = |theme: usize| themes[theme].1 as f64 / (2 * given[theme] + 1) as f64;
                    let few = count < themes.len();
                    (has_had(*one).cmp(&has_had(*other)))
                        .then(if few {
                            before(*one).cmp(&before(*other))
                        } else {
                            std::cmp::Ordering::Equal
                        })
                        .then(share(*other).total_cmp(&share(*one)))
                        .then(one.cmp(other))
                });
                if let Some(theme) = next {
                    given[theme] += 1;
                }
            }
            for (theme, tables) in given.iter().enumerate() {
                *had.entry(theme).or_default() += tables;
            }
            given
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_that_somebody_wants_has_a_table_when_there_are_enough() {
        assert_eq!(
            tables(60, 6, 2, &[(1, 50), (2, 10), (3, 0)]),
            [[8, 2, 0], [8, 2, 0]]
        );
        assert_eq!(tables(0, 6, 1, &[(1, 0)]), [[1]]);
        assert_eq!(tables(12, 6, 1, &[]), [Vec::<usize>::new()]);
    }

    #[test]
    fn a_table_works_with_a_little_fewer_than_its_chairs() {
        assert_eq!([2, 3, 4, 6, 8].map(fewest), [2, 2, 2, 4, 6]);
    }
}
