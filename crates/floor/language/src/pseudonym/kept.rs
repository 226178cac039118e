//! A text with suggestions taken, and where its places went.

use super::Suggestion;

/// A text with suggestions taken, and where its places went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: String,
    /// What was taken, in code points: from and to before, from and to after.
    moved: Vec<[usize; 4]>,
}

impl Kept {
    /// The text with these suggestions taken, which are in the order of the text.
    ///
    /// ```
    /// use language::pseudonym::{Kept, suggestions};
    /// let text = "Ik sprak met Fatima over haar school.";
    /// let found = suggestions(text);
    /// let kept = Kept::of(text, &found.iter().collect::<Vec<_>>());
    /// assert_eq!(kept.text, "Ik sprak met [naam 1] over haar school.");
    /// // ‘over haar’ began at 20 and ended at 29.
    /// assert_eq!((kept.start(20), kept.stop(29)), (22, 31));
    /// ```
    #[must_use]
    pub fn of(text: &str, taken: &[&Suggestion]) -> Self {
        let mut out = String::with_capacity(text.len());
        let (mut at, mut before, mut after) = (0, 0, 0);
        let mut moved = Vec::with_capacity(taken.len());
        for one in taken {
            if one.place.start < at {
                continue;
            }
            let between = text[at..one.place.start].chars().count();
            let (gone, come) = (
                text[one.place.clone()].chars().count(),
                one.instead.chars().count(),
            );
            (before, after) = (before + between, after + between);
            moved.push([before, before + gone, after, after + come]);
            (before, after) = (before + gone, after + come);
            out.push_str(&text[at..one.place.start]);
            out.push_str(&one.instead);
            at = one.place.end;
        }
        out.push_str(&text[at..]);
        Self { text: out, moved }
    }

    /// Where a passage begins that began here: inside what was taken, it begins with what came instead.
    #[must_use]
    pub fn start(&self, place: usize) -> usize {
        self.place(place, false)
    }

    /// Where a passage ends that ended here: inside what was taken, it ends with what came instead.
    #[must_use]
    pub fn stop(&self, place: usize) -> usize {
        self.place(place, true)
    }

    fn place(&self, place: usize, is_stop: bool) -> usize {
        let last = self
            .moved
            .partition_point(|[from, ..]| *from < place + usize::from(!is_stop));
        match last.checked_sub(1).map(|number| self.moved[number]) {
            Some([_, to, start, stop]) if place < to => {
                if is_stop {
                    stop
                } else {
                    start
                }
            }
            Some([_, to, _, stop]) => place - to + stop,
            None => place,
        }
    }
}

/// The text with these suggestions taken.
#[must_use]
pub fn replaced(text: &str, taken: &[&Suggestion]) -> String {
    Kept::of(text, taken).text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pseudonym::suggestions;

    #[test]
    fn places_go_along_with_what_is_taken() {
        let text = "🎒 Daan en Sanne.";
        let found = suggestions(text);
        let kept = Kept::of(text, &found.iter().collect::<Vec<_>>());
        assert_eq!(kept.text, "🎒 [naam 1] en [naam 2].");
        let before: Vec<char> = text.chars().collect();
        let after: Vec<char> = kept.text.chars().collect();
        // Before, on and after what was taken; inside it, the whole of what came instead.
        assert_eq!((kept.start(0), kept.stop(1)), (0, 1));
        assert_eq!((kept.start(2), kept.stop(6)), (2, 10));
        assert_eq!((kept.start(4), kept.stop(5)), (2, 10));
        assert_eq!((kept.start(7), kept.stop(9)), (11, 13));
        assert_eq!(after[kept.start(7)..kept.stop(9)], before[7..9]);
        assert_eq!((kept.start(10), kept.stop(15)), (14, 22));
        assert_eq!(kept.stop(text.chars().count()), kept.text.chars().count());
    }
}
