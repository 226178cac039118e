//! Moves labels apart, each as little as possible, so that none covers another.

/// A label along one direction: where its middle wants to be and how much room it takes, in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wish {
    pub(crate) middle: f64,
    pub(crate) extent: f64,
}

/// Labels that touch and therefore move as one.
struct Block {
    start: f64,
    length: f64,
    /// Sum over the members of where the block would start if each had its way.
    wished_starts: f64,
    members: usize,
}

impl Block {
    fn settle(&mut self, from: f64, to: f64) {
        let wished = self.wished_starts / self.members as f64;
        self.start = wished.min(to - self.length).max(from);
    }
}

/// The middles of the labels after moving them apart, in the order given.
///
/// No two overlap, they keep the order of their wishes (ties: the order given), the sum of squared moves is
/// least, and all lie between `from` and `to` as long as they fit there together; if not, they run on past `to`.
/// This is isotonic regression by pooling adjacent violators (Barlow et al. 1972), with bounds.
pub(crate) fn spread(wishes: &[Wish], from: f64, to: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|&one, &two| wishes[one].middle.total_cmp(&wishes[two].middle));

    let mut blocks: Vec<Block> = Vec::new();
    for &index in &order {
        let Wish { middle, extent } = wishes[index];
        let mut block = Block {
            start: 0.0,
            length: extent,
            wished_starts: middle - extent / 2.0,
            members: 1,
        };
        block.settle(from, to);
        while let Some(previous) = blocks.pop_if(|previous| previous.start + previous.length > block.start) {
            block.wished_starts += previous.wished_starts - block.members as f64 * previous.length;
            block.length += previous.length;
            block.members += previous.members;
            block.settle(from, to);
        }
        blocks.push(block);
    }

    let mut middles = vec![0.0; wishes.len()];
    let mut members = order.into_iter();
    for block in blocks {
        let mut edge = block.start;
        for index in members.by_ref().take(block.members) {
            middles[index] = edge + wishes[index].extent / 2.0;
            edge += wishes[index].extent;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(middles: &[f64], extent: f64) -> Vec<Wish> {
        middles.iter().map(|&middle| Wish { middle, extent }).collect()
    }

    #[test]
    fn what_fits_stays() {
        assert_eq!(spread(&wishes(&[50.0, 20.0], 10.0), 0.0, 100.0), [50.0, 20.0]);
        assert!(spread(&[], 0.0, 1.0).is_empty());
    }

    #[test]
    fn two_at_one_place_move_equally() {
        assert_eq!(spread(&wishes(&[50.0, 50.0], 10.0), 0.0, 100.0), [45.0, 55.0]);
    }

    #[test]
    fn bounds_hold_and_push_back() {
        assert_eq!(
            spread(&wishes(&[99.0, 98.0, 90.0], 10.0), 0.0, 100.0),
            [95.0, 85.0, 75.0]
        );
        assert_eq!(spread(&wishes(&[-5.0, -5.0], 10.0), 0.0, 100.0), [5.0, 15.0]);
    }

    #[test]
    fn never_overlaps_whatever_the_wishes() {
        // A fixed linear congruential sequence: many arrangements, the same every time.
        let mut state = 12_345_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / f64::from(1_u32 << 31)
        };
        for _ in 0..500 {
            let wishes: Vec<Wish> = (0..8)
                .map(|_| Wish {
                    middle: next() * 200.0,
                    extent: 5.0 + next() * 20.0,
                })
                .collect();
            let middles = spread(&wishes, 0.0, 200.0);
            let mut spans: Vec<(f64, f64)> = wishes
                .iter()
                .zip(&middles)
                .map(|(w, m)| (m - w.extent / 2.0, m + w.extent / 2.0))
                .collect();
            spans.sort_by(|one, two| one.0.total_cmp(&two.0));
            assert!(
                spans.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9),
                "{spans:?}"
            );
            assert!(spans[0].0 >= -1e-9 && spans[7].1 <= 200.0 + 1e-9, "{spans:?}");
        }
    }
}
