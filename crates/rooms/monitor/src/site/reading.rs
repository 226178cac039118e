//! Lists that are being read: how far they are, and what came of them.
//!
//! Reading goes on when whoever sent the list closes the page, and a second click waits for the first.

use super::keeping::Kept;
use intake::{Import, Progress};
use pages::Typed;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::watch;
use vocabulary::Message;

/// So many are remembered, so that a page that comes back late still finds what came of its list.
const MOST_REMEMBERED: usize = 32;

/// How far a list is.
#[derive(Debug, Default)]
pub(crate) struct HowFar {
    rows: AtomicU64,
    /// In thousandths, and one more; 0 when nobody knows.
    share: AtomicU64,
}

impl HowFar {
    /// The rows that are done, and the part of the file in per cent where that is known.
    pub(crate) fn told(&self) -> (u64, Option<u64>) {
        let share = self.share.load(Ordering::Relaxed).checked_sub(1);
        (self.rows.load(Ordering::Relaxed), share.map(|share| share / 10))
    }
}

/// What intake tells how far it is.
pub(crate) struct Watched(pub Arc<HowFar>);

impl Progress for Watched {
    fn advance(&mut self, rows: u64, share: Option<f64>) {
        self.0.rows.store(rows, Ordering::Relaxed);
        let share = share.map_or(0, |share| 1 + (share.clamp(0.0, 1.0) * 1000.0) as u64);
        self.0.share.store(share, Ordering::Relaxed);
    }
}

/// What came of a list.
pub(crate) enum Outcome {
    /// It is kept.
    Done {
        /// How it was read, without its tables.
        import: Box<Import>,
        /// What is known now.
        kept: Kept,
        /// From whose list the figures came until now, where that was another.
        above: Option<String>,
    },
    /// It cannot be read like this; nothing was kept.
    Again(Vec<Message>),
    /// A fault of ours.
    Fault(String),
}

/// Whose list: the organisation, the person, and the name under which it waited.
pub(crate) type Whose = (i32, i32, String);

/// A list that is being read, or was.
#[derive(Clone)]
pub(crate) struct Job {
    pub whose: Whose,
    pub how_far: Arc<HowFar>,
    /// What was agreed to, to show it again when it cannot be read like this.
    pub typed: Typed,
    pub outcome: watch::Receiver<Option<Arc<Outcome>>>,
}

/// The lists that are being read, the latest last.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<Vec<Job>>);

impl Jobs {
    /// The job of a list.
    pub(crate) fn find(&self, whose: &Whose) -> Option<Job> {
        let jobs = self.0.lock().ok()?;
        jobs.iter().rev().find(|job| job.whose == *whose).cloned()
    }

    /// Remembers a job, unless this list is being read already: then gives that one, and nothing to send to.
    pub(crate) fn begin(
        &self,
        whose: Whose,
        typed: Typed,
    ) -> (Job, Option<watch::Sender<Option<Arc<Outcome>>>>) {
        let (sender, outcome) = watch::channel(None);
        let job = Job {
            whose,
            how_far: Arc::default(),
            typed,
            outcome,
        };
        let Ok(mut jobs) = self.0.lock() else {
            return (job, Some(sender));
        };
        let is_running = |known: &&Job| known.whose == job.whose && known.outcome.borrow().is_none();
        if let Some(running) = jobs.iter().find(is_running) {
            return (running.clone(), None);
        }
        jobs.retain(|known| known.whose != job.whose);
        jobs.push(job.clone());
        if jobs.len() > MOST_REMEMBERED {
            jobs.remove(0);
        }
        (job, Some(sender))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whose(waiting: &str) -> Whose {
        (1, 2, waiting.to_owned())
    }

    #[test]
    fn a_second_click_waits_for_the_first() {
        let jobs = Jobs::default();
        let (first, sender) = jobs.begin(whose("a"), Typed::default());
        let sender = sender.expect("nobody reads it yet");
        let (second, none) = jobs.begin(whose("a"), Typed::default());
        assert!(none.is_none() && Arc::ptr_eq(&first.how_far, &second.how_far));
        assert!(
            jobs.begin(whose("b"), Typed::default()).1.is_some(),
            "another list"
        );
        sender
            .send(Some(Arc::new(Outcome::Again(Vec::new()))))
            .expect("somebody waits");
        assert!(
            jobs.find(&whose("a"))
                .is_some_and(|job| job.outcome.borrow().is_some())
        );
        assert!(
            jobs.begin(whose("a"), Typed::default()).1.is_some(),
            "read differently"
        );
        assert!(jobs.find(&(1, 3, "a".to_owned())).is_none(), "nobody else's");
    }

    #[test]
    fn it_is_told_how_far_it_is() {
        let how_far = Arc::new(HowFar::default());
        assert_eq!(how_far.told(), (0, None));
        let mut watched = Watched(how_far.clone());
        watched.advance(1200, Some(0.456));
        assert_eq!(how_far.told(), (1200, Some(45)));
        watched.advance(1300, None);
        assert_eq!(how_far.told(), (1300, None));
    }
}
