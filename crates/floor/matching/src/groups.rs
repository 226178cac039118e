//! Who belongs to whom, when pairs are joined one by one.

/// Groups that grow as pairs are joined; the lowest place stands for its group.
pub(crate) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// Everybody alone.
    pub(crate) fn new(size: usize) -> Self {
        Self {
            parent: (0..size).collect(),
        }
    }

    /// The group of `place`.
    pub(crate) fn of(&mut self, mut place: usize) -> usize {
        while self.parent[place] != place {
            self.parent[place] = self.parent[self.parent[place]];
            place = self.parent[place];
        }
        place
    }

    /// Makes one group of two.
    pub(crate) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parent[one.max(other)] = one.min(other);
    }
}
