//! A count that a publisher may have masked: `<5` is one to four pupils, not zero and not two.

use std::ops::Add;

/// A count known exactly or only to lie between two bounds (both included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CountRange {
    /// The fewest it can be.
    pub least: u64,
    /// The most it can be.
    pub most: u64,
}

impl CountRange {
    /// A count that is known.
    #[must_use]
    pub fn exactly(count: u64) -> Self {
        Self {
            least: count,
            most: count,
        }
    }

    /// Whether the count is known exactly.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }

    /// Reads a count, or a mask such as `<5`, which stands for 1 to 4.
    ///
    /// Empty text and publisher's codes such as `-99997` are not counts: they give nothing, which is
    /// another thing than zero.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(limit) = text.strip_prefix('<') {
            let limit: u64 = limit.trim().parse().ok()?;
            return (limit >= 2).then(|| Self {
                least: 1,
                most: limit - 1,
            });
        }
        text.parse().ok().map(Self::exactly)
    }

    /// Whether `count` is one of the possible values.
    #[must_use]
    pub fn contains(self, count: u64) -> bool {
        (self.least..=self.most).contains(&count)
    }
}

impl Add for CountRange {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            least: self.least + other.least,
            most: self.most + other.most,
        }
    }
}

impl std::iter::Sum for CountRange {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_zero_empty_and_unknown_are_four_things() {
        assert_eq!(CountRange::read("<5"), Some(CountRange { least: 1, most: 4 }));
        assert_eq!(CountRange::read("0"), Some(CountRange::exactly(0)));
        assert_eq!(CountRange::read(""), None);
        assert_eq!(CountRange::read("-99997"), None);
    }

    #[test]
    fn sums_carry_the_doubt_to_the_end() {
        let sum: CountRange = ["12", "<5", "<5"].into_iter().filter_map(CountRange::read).sum();
        assert_eq!(sum, CountRange { least: 14, most: 20 });
    }
}
