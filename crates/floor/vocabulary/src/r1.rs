//! The score that the Inspectie's indicator R1 gives to an advice and a position in year 3.
//!
//! The table is data: `data/r1-scores.csv`, in tenths, with a label per cell for what was read (`found`) and what
//! follows from the stated rule (`inferred`: one cell of havo/vwo and the row of vwo).

use crate::{Decimals, LevelRange};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Scores are kept in tenths.
pub const DECIMALS: Decimals = Decimals::ONE;

type Pair = (String, String);

static SCORES: LazyLock<BTreeMap<Pair, i64>> = LazyLock::new(|| {
    let cells = include_str!("../data/r1-scores.csv").lines().skip(1);
    let read = |line: &str| {
        let mut values = line.split(',');
        let (advice, position) = (values.next()?.to_owned(), values.next()?.to_owned());
        Some(((advice, position), values.next()?.parse().ok()?))
    };
    cells.filter_map(read).collect()
});

/// The score in tenths: -10, 0, 5 or 10. Nothing for a class that the table does not have, such as one of three
/// levels.
///
/// ```
/// use vocabulary::{LevelRange, r1};
/// let levels = |code| LevelRange::from_code(code).expect("a code");
/// assert_eq!(r1::tenths(levels("havo"), levels("havo/vwo")), Some(5));
/// assert_eq!(r1::tenths(levels("vmbo-gt/havo"), levels("vmbo-gt")), Some(0));
/// assert_eq!(r1::tenths(levels("havo"), levels("vmbo-gt/vwo")), None);
/// ```
#[must_use]
pub fn tenths(advice: LevelRange, position: LevelRange) -> Option<i64> {
    SCORES.get(&(advice.code(), position.code())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    #[test]
    fn every_advice_meets_every_class_of_the_table() {
        assert_eq!(SCORES.len(), 10 * 6);
    }

    /// The rule that the Inspectie states: on the lowest level of the advice 0, below it -1, on the highest level of
    /// a dual advice or above it +1; a mixed class havo/vwo stands apart.
    #[test]
    fn the_table_keeps_the_stated_rule() {
        let singles = [
            Level::VmboBb,
            Level::VmboKb,
            Level::VmboGt,
            Level::Havo,
            Level::Vwo,
        ]
        .map(LevelRange::single);
        for (advice, _) in SCORES.keys() {
            let advice = LevelRange::from_code(advice).expect("an advice");
            for class in singles {
                let expected = match class.low() {
                    level if level < advice.low() => -10,
                    level if level == advice.low() => 0,
                    _ => 10,
                };
                assert_eq!(tenths(advice, class), Some(expected), "{advice} in {class}");
            }
        }
    }
}
