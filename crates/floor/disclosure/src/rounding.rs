//! Rounding counts without chance, as an option beside suppression.
//!
//! Rounded counts no longer add up, and rates are then computed from the rounded counts. Rounding alone is not
//! certified by the audit.

/// A way to round counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest multiple of five.
    Base5,
    /// To the middle of 1-6, 7-12, 13-18 and so on, zero staying zero (OpenSAFELY's "midpoint 6"): every
    /// rounded count stands for six counts, so a reader never learns that it is the smallest of them.
    Midpoint6,
}

impl Rounding {
    /// The rounded count.
    pub fn apply(self, count: u64) -> u64 {
        match self {
            Self::Base5 => count / 5 * 5 + if count % 5 >= 3 { 5 } else { 0 },
            Self::Midpoint6 if count == 0 => 0,
            Self::Midpoint6 => (count - 1) / 6 * 6 + 3,
        }
    }

    /// The rate of a rounded part in a rounded group; `None` if the group rounds to nobody. A part that rounds
    /// above its group counts as all of it.
    pub fn rate(self, k: u64, n: u64) -> Option<f64> {
        let group = self.apply(n);
        (group > 0).then(|| self.apply(k).min(group) as f64 / group as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midpoint_six() {
        let rounded = [0, 1, 5, 6, 7, 12, 13, 100].map(|count| Rounding::Midpoint6.apply(count));
        assert_eq!(rounded, [0, 3, 3, 3, 9, 9, 15, 99]);
    }

    #[test]
    fn base_five() {
        let rounded: Vec<u64> = (0..14).map(|count| Rounding::Base5.apply(count)).collect();
        assert_eq!(rounded, [0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15]);
    }

    #[test]
    fn rates_follow_the_rounded_counts() {
        assert_eq!(Rounding::Midpoint6.rate(57, 120), Some(57.0 / 117.0));
        assert_eq!(Rounding::Base5.rate(1, 2), None);
        assert_eq!(Rounding::Midpoint6.rate(8, 8), Some(1.0));
    }
}
