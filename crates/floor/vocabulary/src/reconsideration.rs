//! What followed when the test said more than the school's provisional advice.
//!
//! Since school year 2023-2024 the school raises its advice then, unless it records why that is not in the
//! pupil's interest. The toetsadvies has five double categories and vwo, so a single advice below vwo can
//! never equal it: figures are always split by single and double provisional advice.

use crate::{Advice, Level, LevelRange};

/// What followed the test for one pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reconsideration {
    /// No toetsadvies, or an advice beside the ladder: nothing to compare.
    NotCompared,
    /// The test did not say more; the provisional advice stands.
    NotCalledFor,
    /// The test said more and the final advice is at least as high as the test.
    Full,
    /// The test said more and the final advice rose, but less far than the test.
    Partial,
    /// The test said more and the advice stayed as it was.
    Unchanged,
    /// The final advice is not known.
    FinalUnknown,
    /// The final advice lies below the provisional one, which cannot be: a mistake in the file.
    Impossible,
}

impl Reconsideration {
    /// Compares the three advices of one pupil.
    #[must_use]
    pub fn of(provisional: Option<Advice>, test: Option<LevelRange>, last: Option<Advice>) -> Self {
        let (Some(provisional), Some(test)) = (provisional.and_then(Advice::range), test) else {
            return Self::NotCompared;
        };
        let last = last.and_then(Advice::range);
        if last.is_some_and(|last| last.half_levels() < provisional.half_levels()) {
            return Self::Impossible;
        }
        if test.half_levels() <= provisional.half_levels() || is_exempt(provisional, test) {
            return Self::NotCalledFor;
        }
        match last {
            None => Self::FinalUnknown,
            Some(last) if last.half_levels() >= test.half_levels() => Self::Full,
            Some(last) if last.half_levels() > provisional.half_levels() => Self::Partial,
            Some(_) => Self::Unchanged,
        }
    }

    /// Whether the school had to think again.
    #[must_use]
    pub fn was_called_for(self) -> bool {
        matches!(
            self,
            Self::Full | Self::Partial | Self::Unchanged | Self::FinalUnknown
        )
    }
}

/// Practical training with a toetsadvies pro/vmbo-bb needs no second thought (stated for the test of
/// 2019 to 2023; whether it still holds was not found).
fn is_exempt(provisional: LevelRange, test: LevelRange) -> bool {
    provisional == LevelRange::single(Level::Pro) && test.low() == Level::Pro
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::read_test_advice;
    use crate::read_advice;

    fn follow(provisional: &str, test: &str, last: &str) -> Reconsideration {
        Reconsideration::of(
            read_advice(provisional),
            read_test_advice(test),
            read_advice(last),
        )
    }

    #[test]
    fn the_rule_by_example() {
        use Reconsideration::*;
        assert_eq!(follow("havo", "havo/vwo", "havo/vwo"), Full);
        assert_eq!(follow("havo", "havo/vwo", "havo"), Unchanged);
        assert_eq!(follow("vmbo-gt", "havo/vwo", "havo"), Partial);
        assert_eq!(follow("havo", "vmbo-gt/havo", "havo"), NotCalledFor);
        assert_eq!(follow("havo/vwo", "havo/vwo", "havo/vwo"), NotCalledFor);
        assert_eq!(follow("pro", "pro/vmbo-bb", "pro"), NotCalledFor);
        assert_eq!(follow("havo", "havo/vwo", ""), FinalUnknown);
        assert_eq!(follow("havo", "havo/vwo", "vmbo-gt"), Impossible);
        assert_eq!(follow("vso", "pro/vmbo-bb", "vso"), NotCompared);
        assert_eq!(follow("havo", "", "havo"), NotCompared);
    }
}
