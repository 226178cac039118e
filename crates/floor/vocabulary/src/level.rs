//! The ladder of secondary education, and intervals on it.
//!
//! Vwo is not the aim of the ladder: it orders the levels, it does not value them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One level of Dutch secondary education, from practical training to pre-university education.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Level {
    /// Praktijkonderwijs.
    #[serde(rename = "pro")]
    Pro = 0,
    /// Vmbo basisberoepsgericht.
    #[serde(rename = "vmbo-bb")]
    VmboBb = 1,
    /// Vmbo kaderberoepsgericht.
    #[serde(rename = "vmbo-kb")]
    VmboKb = 2,
    /// Vmbo gemengd en theoretisch (mavo).
    #[serde(rename = "vmbo-gt")]
    VmboGt = 3,
    /// Havo.
    #[serde(rename = "havo")]
    Havo = 4,
    /// Vwo.
    #[serde(rename = "vwo")]
    Vwo = 5,
}

impl Level {
    /// All levels, low to high.
    pub const ALL: [Self; 6] = [
        Self::Pro,
        Self::VmboBb,
        Self::VmboKb,
        Self::VmboGt,
        Self::Havo,
        Self::Vwo,
    ];

    /// The code that definitions and files use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pro => "pro",
            Self::VmboBb => "vmbo-bb",
            Self::VmboKb => "vmbo-kb",
            Self::VmboGt => "vmbo-gt",
            Self::Havo => "havo",
            Self::Vwo => "vwo",
        }
    }

    /// The level with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The level on this rung (0 is practical training, 5 is vwo).
    #[must_use]
    pub fn from_rung(rung: u8) -> Option<Self> {
        Self::ALL.get(usize::from(rung)).copied()
    }

    /// The rung on the ladder, 0 to 5.
    #[must_use]
    pub fn rung(self) -> u8 {
        self as u8
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An interval of levels: a single advice is one rung, a double advice two, a mixed class more.
///
/// It is never squeezed into one number without saying so; [`LevelRange::half_levels`] is the convention
/// for when an order on the ladder is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LevelRange {
    low: Level,
    high: Level,
}

impl LevelRange {
    /// The interval from `low` to `high`, or nothing when they are the wrong way round.
    #[must_use]
    pub fn new(low: Level, high: Level) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// A single level.
    #[must_use]
    pub fn single(level: Level) -> Self {
        Self {
            low: level,
            high: level,
        }
    }

    /// The lowest level of the interval.
    #[must_use]
    pub fn low(self) -> Level {
        self.low
    }

    /// The highest level of the interval.
    #[must_use]
    pub fn high(self) -> Level {
        self.high
    }

    /// Whether it is one level.
    #[must_use]
    pub fn is_single(self) -> bool {
        self.low == self.high
    }

    /// Whether it can be an advice: one level, or two neighbours.
    #[must_use]
    pub fn is_advice(self) -> bool {
        self.high.rung() - self.low.rung() <= 1
    }

    /// The middle of the interval in half levels: pro is 0, vmbo-bb 2, vmbo-bb/kb 3, …, vwo 10.
    #[must_use]
    pub fn half_levels(self) -> u8 {
        self.low.rung() + self.high.rung()
    }

    /// The code: `havo`, or `vmbo-gt/havo` for an interval.
    #[must_use]
    pub fn code(self) -> String {
        if self.is_single() {
            self.low.code().to_owned()
        } else {
            format!("{}/{}", self.low, self.high)
        }
    }

    /// The interval of a code made by [`LevelRange::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once('/') {
            None => Level::from_code(code).map(Self::single),
            Some((low, high)) => Self::new(Level::from_code(low)?, Level::from_code(high)?),
        }
    }

    /// Where this interval lies against `other`: below, above, or (partly) the same.
    #[must_use]
    pub fn against(self, other: Self) -> Against {
        if self.high < other.low {
            Against::Below
        } else if self.low > other.high {
            Against::Above
        } else {
            Against::Within
        }
    }
}

impl fmt::Display for LevelRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

/// How one interval on the ladder lies against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Against {
    /// Wholly below it.
    Below,
    /// They share at least one level.
    Within,
    /// Wholly above it.
    Above,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip() {
        for low in Level::ALL {
            for high in Level::ALL.into_iter().filter(|high| *high >= low) {
                let range = LevelRange::new(low, high).expect("low is not above high");
                assert_eq!(LevelRange::from_code(&range.code()), Some(range));
            }
        }
        assert_eq!(LevelRange::from_code("vwo/havo"), None);
        assert_eq!(LevelRange::from_code("gymnasium"), None);
    }

    #[test]
    fn a_double_advice_is_half_a_level_above_its_low_end() {
        let double = LevelRange::from_code("vmbo-gt/havo").expect("a code");
        assert_eq!(double.half_levels(), 7);
        assert_eq!(LevelRange::single(Level::VmboGt).half_levels(), 6);
    }

    #[test]
    fn only_a_clear_difference_is_below_or_above() {
        let havo = LevelRange::single(Level::Havo);
        let double = LevelRange::from_code("havo/vwo").expect("a code");
        assert_eq!(havo.against(double), Against::Within);
        assert_eq!(LevelRange::single(Level::VmboGt).against(double), Against::Below);
        assert_eq!(LevelRange::single(Level::Vwo).against(havo), Against::Above);
    }
}
