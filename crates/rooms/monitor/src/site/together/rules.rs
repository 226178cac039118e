//! Which rounds may be held beside those that were held before.
//!
//! A board counts along once over a school year. Two sums about the same pupils of a board tell by subtraction what
//! each of them hides: who came in between, or what the boards count that are in one of them only.

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
    /// These boards count along over some of these years already, in a round over the years that are given.
    Already(BTreeSet<String>, [i16; 2]),
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
    let over_these_years = |held: &&Held| held.cohorts[0] <= last && first <= held.cohorts[1];
    let of_these_boards = |held: &&Held| !held.boards.is_disjoint(&new.boards);
    match earlier.iter().filter(over_these_years).find(of_these_boards) {
        Some(held) => {
            let both = held.boards.intersection(&new.boards).cloned().collect();
            Err(Unfit::Already(both, held.cohorts))
        }
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
    fn a_board_counts_along_once_over_a_year() {
        let before = [held([2022, 2024], "abc")];
        let already = |boards: &str| {
            let boards = boards.chars().map(String::from).collect();
            Err(Unfit::Already(boards, [2022, 2024]))
        };
        // The same again, one more or fewer, three more, one exchanged: each tells something by subtraction.
        for (boards, both) in [
            ("abc", "abc"),
            ("abcd", "abc"),
            ("abcdef", "abc"),
            ("abd", "ab"),
            ("cde", "c"),
        ] {
            for years in [
                [2022, 2024],
                [2023, 2025],
                [2020, 2022],
                [2023, 2023],
                [2021, 2026],
            ] {
                assert_eq!(
                    check(&held(years, boards), &before),
                    already(both),
                    "{boards} {years:?}"
                );
            }
        }
        assert_eq!(check(&held([2022, 2024], "def"), &before), Ok(()), "other boards");
        assert_eq!(check(&held([2025, 2027], "abc"), &before), Ok(()), "other pupils");
    }
}
