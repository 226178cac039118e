//! Whom a cell counts: for each thing that is told of pupils, the values that they may have.

use std::rc::Rc;

/// Values of one aspect, ascending.
pub(super) type Values = Rc<[u32]>;

/// Whether every value of `inner` is one of `outer`.
pub(super) fn is_within(inner: &[u32], outer: &[u32]) -> bool {
    inner.len() <= outer.len() && inner.iter().all(|value| outer.binary_search(value).is_ok())
}

/// The values of both.
pub(super) fn shared(left: &[u32], right: &[u32]) -> Values {
    let in_right = |value: &&u32| right.binary_search(value).is_ok();
    left.iter().filter(in_right).copied().collect()
}

/// The values of any.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a Values>) -> Values {
    let mut values: Vec<u32> = parts.flat_map(|part| part.iter().copied()).collect();
    values.sort_unstable();
    values.dedup();
    values.into()
}

/// The values of `outer` that `inner` does not have.
pub(super) fn rest(outer: &[u32], inner: &[u32]) -> Values {
    let outside = |value: &&u32| inner.binary_search(value).is_err();
    outer.iter().filter(outside).copied().collect()
}

/// The pupils who have one of some values in each of some aspects; an aspect that is not named may be anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Region(Vec<(u32, Values)>);

impl Region {
    /// What this region says of an aspect, if anything.
    pub fn values(&self, aspect: u32) -> Option<&Values> {
        let place = self.0.binary_search_by_key(&aspect, |(aspect, _)| *aspect).ok()?;
        Some(&self.0[place].1)
    }

    /// The aspects of which it says something, ascending.
    pub fn aspects(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().map(|(aspect, _)| *aspect)
    }

    /// The same with these values of an aspect and no others; `all` are the values that there are.
    pub fn with(&self, aspect: u32, values: Values, all: usize) -> Self {
        let mut kept: Vec<(u32, Values)> = self
            .0
            .iter()
            .filter(|(other, _)| *other != aspect)
            .cloned()
            .collect();
        if values.len() < all {
            kept.push((aspect, values));
            kept.sort_unstable_by_key(|(aspect, _)| *aspect);
        }
        Self(kept)
    }

    /// Whether everyone of `inner` is in this region as well.
    pub fn holds(&self, inner: &Self) -> bool {
        self.0.iter().all(|(aspect, values)| {
            inner
                .values(*aspect)
                .is_some_and(|narrower| is_within(narrower, values))
        })
    }

    /// The aspects in which the two differ.
    pub fn differences(&self, other: &Self) -> Vec<u32> {
        let mut aspects: Vec<u32> = self.aspects().chain(other.aspects()).collect();
        aspects.sort_unstable();
        aspects.dedup();
        aspects.retain(|aspect| self.values(*aspect) != other.values(*aspect));
        aspects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(aspects: &[(u32, &[u32])]) -> Region {
        aspects
            .iter()
            .fold(Region::default(), |region, (aspect, values)| {
                region.with(*aspect, Rc::from(*values), 5)
            })
    }

    #[test]
    fn fewer_values_are_within_more() {
        let all = Region::default();
        let few = region(&[(1, &[2, 3])]);
        let fewer = region(&[(1, &[2]), (4, &[0, 1])]);
        assert!(all.holds(&few) && all.holds(&fewer) && few.holds(&fewer));
        assert!(!fewer.holds(&few) && !few.holds(&all));
        assert_eq!(few.differences(&fewer), [1, 4]);
    }

    #[test]
    fn every_value_is_the_same_as_saying_nothing() {
        assert_eq!(region(&[(1, &[0, 1, 2, 3, 4])]), Region::default());
    }
}
