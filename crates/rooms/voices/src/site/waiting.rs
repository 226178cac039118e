//! Files that wait for a yes: in memory, an hour long, and never on disk, because names are still in them.

use database::{Moment, Secret, now};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How long a file waits, in seconds.
const WAITS: i64 = 3_600;
/// How many files wait at once.
const MOST: usize = 8;

struct Held {
    person: i32,
    at: Moment,
    /// Grows with every file: two may come in the same second.
    turn: u64,
    bytes: Arc<Vec<u8>>,
}

/// The files that wait.
#[derive(Clone, Default)]
pub(super) struct Waiting(Arc<Mutex<BTreeMap<String, Held>>>);

impl Waiting {
    /// Lets a file wait for its person, in place of one that waited before; gives the word it waits under.
    pub(super) fn keep(&self, person: i32, bytes: Vec<u8>) -> Result<String, database::Fault> {
        let word = Secret::new()?.carried();
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, held| held.person != person && held.at + WAITS > now());
        while all.len() >= MOST {
            let oldest = all
                .iter()
                .min_by_key(|(_, held)| held.turn)
                .map(|(word, _)| word.clone());
            oldest.and_then(|word| all.remove(&word));
        }
        let last = all.values().map(|held| held.turn).max();
        let held = Held {
            person,
            at: now(),
            turn: last.map_or(0, |last| last + 1),
            bytes: Arc::new(bytes),
        };
        all.insert(word.clone(), held);
        Ok(word)
    }

    /// The file under a word, for its person alone.
    pub(super) fn get(&self, person: i32, word: &str) -> Option<Arc<Vec<u8>>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = all.get(word)?;
        (held.person == person && held.at + WAITS > now()).then(|| held.bytes.clone())
    }

    /// Lets go of what waits for a person.
    pub(super) fn forget(&self, person: i32) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, held| held.person != person);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_for_its_person_and_for_nobody_else() {
        let waiting = Waiting::default();
        let word = waiting.keep(7, b"een".to_vec()).unwrap();
        assert_eq!(waiting.get(7, &word).as_deref(), Some(&b"een".to_vec()));
        assert_eq!(waiting.get(8, &word), None);
        let newer = waiting.keep(7, b"twee".to_vec()).unwrap();
        assert_eq!(waiting.get(7, &word), None, "one at a time");
        for person in 10..30 {
            waiting.keep(person, Vec::new()).unwrap();
        }
        assert_eq!(waiting.get(7, &newer), None, "only so many wait");
        let last = waiting.keep(99, Vec::new()).unwrap();
        waiting.forget(99);
        assert_eq!(waiting.get(99, &last), None);
    }
}
