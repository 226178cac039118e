//! When a letter is tried again: soon at first, then less and less often, and not for ever.

use database::Moment;
use std::time::Duration;

const MINUTE: Moment = 60;
const HOUR: Moment = 3600;

/// The waits between attempts: together a little over two days, which outlasts a weekend without anybody at work.
const WAITS: [Moment; 12] = [
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
    6 * HOUR,
];

/// When to try again, and how long to wait for a mail server.
#[derive(Debug, Clone)]
pub struct Plan {
    waits: Vec<Moment>,
    patience: Duration,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            waits: WAITS.to_vec(),
            patience: Duration::from_secs(45),
        }
    }
}

impl Plan {
    /// Another plan, for a test that has no two days.
    #[must_use]
    pub fn new(waits: Vec<Moment>, patience: Duration) -> Self {
        Self { waits, patience }
    }

    /// How many seconds to wait after the attempt of this number, counted from 1; none after the last one.
    #[must_use]
    pub fn wait_after(&self, attempt: i32) -> Option<Moment> {
        let place = usize::try_from(attempt.max(1) - 1).ok()?;
        self.waits.get(place).copied()
    }

    /// How many seconds an attempt may take before somebody else thinks that it died: the wait after it.
    #[must_use]
    pub fn claimed_for(&self, attempt: i32) -> Moment {
        self.wait_after(attempt)
            .or_else(|| self.waits.last().copied())
            .unwrap_or(MINUTE)
    }

    /// How long a whole attempt may take.
    #[must_use]
    pub fn patience(&self) -> Duration {
        self.patience
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_end_after_two_days() {
        let plan = Plan::default();
        let mut attempt = 1;
        let mut waits = Vec::new();
        while let Some(wait) = plan.wait_after(attempt) {
            waits.push(wait);
            attempt += 1;
        }
        assert_eq!(waits[..5], [60, 300, 1800, 7200, 21_600]);
        assert!(waits.is_sorted());
        let all: Moment = waits.iter().sum();
        assert!((2 * 86_400..3 * 86_400).contains(&all), "{all}");
        assert_eq!(attempt, 13, "the last attempt has no wait after it");
        assert_eq!(plan.claimed_for(13), 21_600);
        assert_eq!(plan.wait_after(-1), Some(60), "a damaged count is the first");
    }

    #[test]
    fn an_attempt_is_over_before_the_next_one_may_begin() {
        let plan = Plan::default();
        let shortest = u64::try_from(plan.claimed_for(1)).unwrap();
        assert!(plan.patience() < Duration::from_secs(shortest));
    }
}
