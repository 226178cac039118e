//! Rounds that together would tell one board, or two, by subtraction.

use std::collections::BTreeSet;

/// The boards that could be told apart from the others when these sums are known and `new` is added to them, at most
/// two; nothing where no such sum can be made.
///
/// A sum over boards is an equation. If some combination of equations is about one board only, its counts are known;
/// if it is about two, each of them knows the other.
#[must_use]
pub fn isolated<T: Ord + Clone>(earlier: &[BTreeSet<T>], new: &BTreeSet<T>) -> Option<Vec<T>> {
    let all: BTreeSet<&T> = earlier.iter().flatten().chain(new).collect();
    let all: Vec<&T> = all.into_iter().collect();
    let row = |sum: &BTreeSet<T>| all.iter().map(|board| i128::from(sum.contains(*board))).collect();
    let rows: Vec<Vec<i128>> = earlier.iter().chain([new]).map(row).collect();
    let whole = rank(rows.clone());
    let alone = (0..all.len()).map(|one| [one, one]);
    let pairs = (0..all.len()).flat_map(|one| (one + 1..all.len()).map(move |other| [one, other]));
    for [one, other] in alone.chain(pairs) {
        // A combination that is about these only is nothing to all the others.
        let others = rows.iter().map(|row| {
            let kept = row
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != one && *place != other);
            kept.map(|(_, number)| *number).collect()
        });
        if rank(others.collect()) < whole {
            let found: BTreeSet<usize> = [one, other].into();
            return Some(found.into_iter().map(|place| all[place].clone()).collect());
        }
    }
    None
}

/// The rank of a matrix of small whole numbers, by elimination without fractions (Bareiss 1968).
fn rank(mut rows: Vec<Vec<i128>>) -> usize {
    let width = rows.first().map_or(0, Vec::len);
    let (mut rank, mut last) = (0, 1);
    for column in 0..width {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else {
            continue;
        };
        rows.swap(rank, pivot);
        let (done, rest) = rows.split_at_mut(rank + 1);
        let head = &done[rank];
        for row in rest {
            let factor = row[column];
            for (number, above) in row.iter_mut().zip(head) {
                *number = (*number * head[column] - factor * above) / last;
            }
        }
        last = done[rank][column];
        rank += 1;
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(lists: &[&[u8]]) -> Vec<BTreeSet<u8>> {
        lists.iter().map(|list| list.iter().copied().collect()).collect()
    }

    fn found(lists: &[&[u8]]) -> Option<Vec<u8>> {
        let mut sets = sets(lists);
        let new = sets.pop().unwrap();
        isolated(&sets, &new)
    }

    #[test]
    fn one_more_board_is_told_and_so_are_two() {
        assert_eq!(found(&[&[1, 2, 3], &[1, 2, 3, 4]]), Some(vec![4]));
        assert_eq!(found(&[&[1, 2, 3], &[1, 2, 3, 4, 5]]), Some(vec![4, 5]));
        assert_eq!(found(&[&[1, 2, 3], &[1, 2, 3, 4, 5, 6]]), None);
        assert_eq!(
            found(&[&[1, 2, 3], &[1, 2, 4]]),
            Some(vec![3, 4]),
            "three minus four"
        );
    }

    #[test]
    fn it_takes_more_than_two_sums_to_tell_sometimes() {
        let sums: [&[u8]; 3] = [&[1, 2, 3], &[4, 5, 6], &[1, 2, 3, 4, 5, 6, 7]];
        assert_eq!(found(&sums), Some(vec![7]));
        assert_eq!(found(&sums[..2]), None);
        // Added up and taken off, these are two times one and two.
        assert_eq!(
            found(&[&[1, 2, 3, 4], &[3, 4, 5, 6], &[1, 2, 5, 6]]),
            Some(vec![1, 2])
        );
    }

    #[test]
    fn a_sum_again_and_sums_of_others_tell_nothing() {
        assert_eq!(found(&[&[1, 2, 3]]), None);
        assert_eq!(found(&[&[1, 2, 3], &[1, 2, 3]]), None);
        assert_eq!(found(&[&[1, 2, 3], &[4, 5, 6]]), None);
        assert_eq!(
            found(&[&[1, 2]]),
            Some(vec![1, 2]),
            "a sum of two is itself about two"
        );
    }
}
