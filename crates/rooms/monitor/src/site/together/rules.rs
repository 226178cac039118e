//! Which rounds may be held beside those that were held before: none that would tell one board by subtraction.

use std::collections::BTreeSet;

/// A round as far as the rules go: which school years, and whose key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub cohorts: [i16; 2],
    pub boards: BTreeSet<String>,
}

/// Why a round may not be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// The last school year comes before the first.
    Backwards,
    /// Fewer than three boards.
    TooFew,
    /// An earlier round counts some of the same school years and some others: their difference would be years apart.
    Overlap([i16; 2]),
    /// Together with earlier rounds it would tell these boards from the others.
    Isolates(BTreeSet<String>),
}

/// Whether a round may be held beside those before it.
pub(super) fn check(new: &Held, earlier: &[Held]) -> Result<(), Unfit> {
    let [first, last] = new.cohorts;
    if last < first {
        return Err(Unfit::Backwards);
    }
    if new.boards.len() < sharing::FEWEST_BOARDS {
        return Err(Unfit::TooFew);
    }
    let shares_a_board = |held: &&Held| !held.boards.is_disjoint(&new.boards);
    let is_beside =
        |held: &&Held| held.cohorts != new.cohorts && held.cohorts[0] <= last && first <= held.cohorts[1];
    if let Some(held) = earlier.iter().filter(shares_a_board).find(is_beside) {
        return Err(Unfit::Overlap(held.cohorts));
    }
    let same_years = earlier.iter().filter(|held| held.cohorts == new.cohorts);
    let sums: Vec<BTreeSet<String>> = same_years.map(|held| held.boards.clone()).collect();
    match sharing::isolated(&sums, &new.boards) {
        Some(told) => Err(Unfit::Isolates(told.into_iter().collect())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(cohorts: [i16; 2], boards: &str) -> Held {
        Held {
            cohorts,
            boards: boards.chars().map(String::from).collect(),
        }
    }

    #[test]
    fn three_boards_and_years_in_their_order() {
        assert_eq!(check(&held([2022, 2024], "abc"), &[]), Ok(()));
        assert_eq!(check(&held([2022, 2024], "ab"), &[]), Err(Unfit::TooFew));
        assert_eq!(check(&held([2024, 2022], "abc"), &[]), Err(Unfit::Backwards));
    }

    #[test]
    fn years_are_the_same_or_others() {
        let before = [held([2022, 2024], "abc")];
        assert_eq!(
            check(&held([2022, 2024], "abc"), &before),
            Ok(()),
            "delivered anew"
        );
        assert_eq!(check(&held([2025, 2027], "abc"), &before), Ok(()));
        for years in [[2023, 2025], [2020, 2022], [2023, 2023], [2021, 2026]] {
            assert_eq!(
                check(&held(years, "cde"), &before),
                Err(Unfit::Overlap([2022, 2024]))
            );
            assert_eq!(check(&held(years, "def"), &before), Ok(()), "other boards");
        }
    }

    #[test]
    fn no_board_is_told_by_subtraction() {
        let before = [held([2022, 2024], "abc")];
        let told = check(&held([2022, 2024], "abcd"), &before);
        assert_eq!(told, Err(Unfit::Isolates(BTreeSet::from(["d".to_owned()]))));
        assert_eq!(check(&held([2022, 2024], "abcdef"), &before), Ok(()));
        assert_eq!(
            check(&held([2025, 2026], "abcd"), &before),
            Ok(()),
            "other pupils"
        );
    }
}
