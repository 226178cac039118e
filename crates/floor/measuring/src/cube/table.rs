//! One table of the cube: axes, measures, and a whole number for every measure of every cell.

use super::axis::Axis;
use std::collections::BTreeMap;

/// Up to this many cells a table is kept as one dense block; a larger one keeps only the cells that occur.
pub const MOST_DENSE_CELLS: u64 = 1 << 20;

/// The cells of a table. Both forms hold the same numbers; `Hashed` leaves out cells without pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cells {
    /// All cells in the order of their index, each with its measures side by side.
    Dense(Vec<i128>),
    /// The cells that occur, by index.
    Hashed(BTreeMap<u64, Box<[i128]>>),
}

/// A table of counts and sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CubeTable {
    /// The axes; the last one varies fastest.
    pub axes: Vec<Axis>,
    /// What is counted or summed, as written by [`super::plan::Measure::key`].
    pub measures: Vec<String>,
    /// The numbers.
    pub cells: Cells,
}

impl CubeTable {
    /// A table in which nobody has been counted yet.
    #[must_use]
    pub fn empty(axes: Vec<Axis>, measures: Vec<String>) -> Self {
        let size = size_of(&axes);
        let cells = if size <= MOST_DENSE_CELLS {
            Cells::Dense(vec![0; size as usize * measures.len()])
        } else {
            Cells::Hashed(BTreeMap::new())
        };
        Self {
            axes,
            measures,
            cells,
        }
    }

    /// The number of cells that the axes span, saturating.
    #[must_use]
    pub fn size(&self) -> u64 {
        size_of(&self.axes)
    }

    /// The place of a measure.
    #[must_use]
    pub fn measure(&self, key: &str) -> Option<usize> {
        self.measures.iter().position(|known| known == key)
    }

    /// The place of an axis.
    #[must_use]
    pub fn axis(&self, column: &str) -> Option<usize> {
        self.axes.iter().position(|axis| axis.column == column)
    }

    /// The numbers of one cell, or nothing if nobody is in it or the index lies outside the table.
    #[must_use]
    pub fn cell(&self, index: u64) -> Option<&[i128]> {
        let width = self.measures.len();
        match &self.cells {
            Cells::Dense(numbers) => {
                let start = usize::try_from(index).ok()?.checked_mul(width)?;
                numbers.get(start..start + width)
            }
            Cells::Hashed(cells) => cells.get(&index).map(Box::as_ref),
        }
    }

    /// Adds `numbers` to a cell.
    pub fn add(&mut self, index: u64, numbers: &[i128]) {
        let width = self.measures.len();
        debug_assert_eq!(numbers.len(), width, "one number per measure");
        match &mut self.cells {
            Cells::Dense(all) => {
                let start = index as usize * width;
                for (sum, number) in all[start..start + width].iter_mut().zip(numbers) {
                    *sum += number;
                }
            }
            Cells::Hashed(cells) => {
                let sums = cells.entry(index).or_insert_with(|| vec![0; width].into());
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum += number;
                }
            }
        }
    }

    /// The same with the words of one axis in this order; nothing if they are not the same words.
    #[must_use]
    pub fn reordered(&self, axis: usize, words: &[String]) -> Option<Self> {
        let places: Option<Vec<usize>> = self.axes[axis]
            .words
            .iter()
            .map(|word| words.iter().position(|other| other == word))
            .collect();
        let places = places.filter(|places| places.len() == words.len())?;
        let mut axes = self.axes.clone();
        axes[axis].words = words.to_vec();
        let mut reordered = Self::empty(axes, self.measures.clone());
        for (mut codes, numbers) in self.occupied() {
            codes[axis] = places[codes[axis]];
            let sizes = reordered.axes.iter().map(|axis| axis.words.len() as u64);
            let index = codes
                .iter()
                .zip(sizes)
                .fold(0, |index, (code, size)| index * size + *code as u64);
            reordered.add(index, numbers);
        }
        Some(reordered)
    }

    /// Every cell with at least one number other than zero, with its codes, in the order of its index.
    pub fn occupied(&self) -> impl Iterator<Item = (Vec<usize>, &[i128])> {
        self.occupied_by_index()
            .map(|(index, numbers)| (self.codes(index), numbers))
    }

    /// The same with the index of each cell instead of its codes.
    pub fn occupied_by_index(&self) -> impl Iterator<Item = (u64, &[i128])> {
        let width = self.measures.len().max(1);
        let cells: Box<dyn Iterator<Item = (u64, &[i128])>> = match &self.cells {
            Cells::Dense(numbers) => Box::new((0..).zip(numbers.chunks_exact(width))),
            Cells::Hashed(cells) => Box::new(cells.iter().map(|(index, numbers)| (*index, numbers.as_ref()))),
        };
        cells.filter(|(_, numbers)| numbers.iter().any(|number| *number != 0))
    }

    /// The index of a cell.
    #[must_use]
    pub fn index(&self, codes: &[usize]) -> u64 {
        self.axes.iter().zip(codes).fold(0, |index, (axis, code)| {
            index * axis.words.len() as u64 + *code as u64
        })
    }

    /// The codes of a cell, one per axis.
    #[must_use]
    pub fn codes(&self, mut index: u64) -> Vec<usize> {
        let mut codes = vec![0; self.axes.len()];
        for (code, axis) in codes.iter_mut().zip(&self.axes).rev() {
            let words = axis.words.len() as u64;
            *code = (index % words) as usize;
            index /= words;
        }
        codes
    }

    /// The same numbers added up over all axes but those in `keep`, which come in the order given.
    /// Nothing when an axis in `keep` is not there.
    #[must_use]
    pub fn summed_to(&self, keep: &[&str]) -> Option<Self> {
        let places: Vec<usize> = keep
            .iter()
            .map(|column| self.axis(column))
            .collect::<Option<_>>()?;
        let axes = places.iter().map(|place| self.axes[*place].clone()).collect();
        let mut summed = Self::empty(axes, self.measures.clone());
        for (codes, numbers) in self.occupied() {
            let kept: Vec<usize> = places.iter().map(|place| codes[*place]).collect();
            summed.add(summed.index(&kept), numbers);
        }
        Some(summed)
    }
}

fn size_of(axes: &[Axis]) -> u64 {
    axes.iter()
        .fold(1, |size: u64, axis| size.saturating_mul(axis.words.len() as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::axis::WordOrder;

    fn axis(column: &str, words: &[&str]) -> Axis {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Axis {
            column: column.to_owned(),
            words,
            order: WordOrder::Text,
        }
    }

    #[test]
    fn codes_and_index_are_each_others_inverse() {
        let table = CubeTable::empty(
            vec![axis("a", &["x", "y"]), axis("b", &["p", "q", "r"])],
            vec!["count".into()],
        );
        for index in 0..table.size() {
            assert_eq!(table.index(&table.codes(index)), index);
        }
    }

    #[test]
    fn summing_out_an_axis_keeps_the_total() {
        let mut table = CubeTable::empty(
            vec![axis("a", &["x", "y"]), axis("b", &["p", "q", "r"])],
            vec!["count".into()],
        );
        for index in 0..6 {
            table.add(index, &[i128::from(index)]);
        }
        let by_b = table.summed_to(&["b"]).expect("the axis is there");
        assert_eq!(by_b.cells, Cells::Dense(vec![3, 5, 7]));
        let total = table.summed_to(&[]).expect("no axis is always there");
        assert_eq!(total.cells, Cells::Dense(vec![15]));
        assert_eq!(table.summed_to(&["c"]), None);
    }
}
