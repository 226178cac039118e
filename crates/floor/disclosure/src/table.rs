//! The usual release: a table over some axes with all its margins, and the sums along each axis.

use crate::release::{CellId, ReleaseBuilder, ReleaseError, Share};

/// One axis of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Axis {
    size: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Classes,
    Attribute,
    YesNo,
    TwoParts,
}

impl Axis {
    /// Schools, years, groups: where people are, not what became of them.
    pub fn classes(size: usize) -> Self {
        Self {
            size,
            kind: Kind::Classes,
        }
    }

    /// Classes that say something about persons (advice, level): "all of them in one class" discloses.
    pub fn attribute(size: usize) -> Self {
        Self {
            size,
            kind: Kind::Attribute,
        }
    }

    /// A yes/no outcome: place 0 is yes, place 1 is no. Rates may be asked of it, and 0% and 100% disclose.
    pub fn yes_no() -> Self {
        Self {
            size: 2,
            kind: Kind::YesNo,
        }
    }

    /// Two groups of which a share may be asked though it is no outcome, such as whether something is known of
    /// persons: place 0 is the part, place 1 the others, and "all of them" or "none" discloses nothing.
    pub fn two_parts() -> Self {
        Self {
            size: 2,
            kind: Kind::TwoParts,
        }
    }

    /// Number of places on the axis, its total not counted.
    pub fn size(self) -> usize {
        self.size
    }
}

/// The cells of a table, by place on each axis; `None` is the total over that axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    axes: Vec<Axis>,
    cells: Vec<CellId>,
}

impl Table {
    /// The axes, in order.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The cell at these places (one per axis, `None` for the total), if there is one.
    pub fn cell(&self, places: &[Option<usize>]) -> Option<CellId> {
        if places.len() != self.axes.len() {
            return None;
        }
        let mut index = 0;
        for (axis, place) in self.axes.iter().zip(places) {
            if place.is_some_and(|place| place >= axis.size) {
                return None;
            }
            index = index * (axis.size + 1) + place.unwrap_or(axis.size);
        }
        Some(self.cells[index])
    }

    /// The yes/no outcome (or the two parts) at these places; what stands at that axis itself does not matter.
    /// `None` if the table has no such axis.
    pub fn share(&self, places: &[Option<usize>]) -> Option<Share> {
        let is_share = |axis: &Axis| matches!(axis.kind, Kind::YesNo | Kind::TwoParts);
        let outcome = self.axes.iter().position(is_share)?;
        let at = |place| {
            let mut places = places.to_vec();
            *places.get_mut(outcome)? = place;
            self.cell(&places)
        };
        Some(Share {
            n: at(None)?,
            k: at(Some(0))?,
            rest: at(Some(1))?,
        })
    }

    /// All cells, margins included, the last axis running fastest and totals after the places of their axis.
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }
}

impl ReleaseBuilder {
    /// Adds a table with all margins of all orders. `counts` are its inner cells, the last axis running fastest.
    ///
    /// # Errors
    /// [`ReleaseError::TableShape`] if the number of counts is not the product of the sizes of the axes,
    /// or an axis is empty.
    ///
    /// ```
    /// use disclosure::{Axis, Ledger, Profile, ReleaseBuilder, Shown, protect};
    ///
    /// let mut builder = ReleaseBuilder::new();
    /// let table = builder.table(&[Axis::classes(3), Axis::classes(3)], &[20, 3, 17, 14, 12, 9, 25, 22, 31])?;
    /// let release = builder.build()?;
    /// let safe = protect(&release, &Profile::bestuur(), &Ledger::new());
    ///
    /// let small = table.cell(&[Some(0), Some(1)]).ok_or("inside the table")?;
    /// assert_eq!(safe.shown(small), Shown::HiddenPrimary);
    /// assert!(safe.certificate().verdict.is_safe());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn table(&mut self, axes: &[Axis], counts: &[u64]) -> Result<Table, ReleaseError> {
        self.linked_table(axes, counts, |_| None)
    }

    /// Adds a table that shares cells with tables already added: `shared` gives, for places of the new table,
    /// the cell that counts the same persons.
    ///
    /// # Errors
    /// As [`ReleaseBuilder::table`], and [`ReleaseError::LinkedCellDiffers`] if the shared cell holds another
    /// count.
    pub fn linked_table(
        &mut self,
        axes: &[Axis],
        counts: &[u64],
        mut shared: impl FnMut(&[Option<usize>]) -> Option<CellId>,
    ) -> Result<Table, ReleaseError> {
        let expected = axes.iter().map(|axis| axis.size).product::<usize>();
        if axes.is_empty() || expected == 0 || counts.len() != expected {
            return Err(ReleaseError::TableShape {
                expected,
                found: counts.len(),
            });
        }
        let extended = with_margins(axes, counts);
        let mut cells = Vec::with_capacity(extended.len());
        for (index, &count) in extended.iter().enumerate() {
            let places = places_of(axes, index);
            let cell = match shared(&places) {
                None => self.cell(count),
                Some(cell) => {
                    let known = self.cells.get(cell.index());
                    let first = known.map(|known| known.count).ok_or(ReleaseError::UnknownCell {
                        cell: cell.index(),
                        cells: self.cells.len(),
                    })?;
                    if first != count {
                        let cell = cell.index();
                        return Err(ReleaseError::LinkedCellDiffers {
                            cell,
                            first,
                            second: count,
                        });
                    }
                    cell
                }
            };
            cells.push(cell);
        }
        self.add_sums(axes, &cells);
        Ok(Table {
            axes: axes.to_vec(),
            cells,
        })
    }

    /// The sums along each axis, margins of margins included.
    fn add_sums(&mut self, axes: &[Axis], cells: &[CellId]) {
        let mut stride = cells.len();
        for axis in axes {
            let block = stride;
            stride /= axis.size + 1;
            for start in (0..cells.len()).step_by(block) {
                for offset in start..start + stride {
                    let at = |place: usize| cells[offset + place * stride];
                    let total = at(axis.size);
                    let parts: Vec<CellId> = (0..axis.size).map(at).collect();
                    let share = || Share {
                        n: total,
                        k: parts[0],
                        rest: parts[1],
                    };
                    match axis.kind {
                        Kind::Classes => self.sum(total, &parts),
                        Kind::Attribute => self.attribute_sum(total, &parts),
                        Kind::YesNo => self.share(share()),
                        Kind::TwoParts => {
                            self.shares.push(share());
                            self.sum(total, &parts)
                        }
                    };
                }
            }
        }
    }
}

/// The counts with a total added after the places of each axis.
fn with_margins(axes: &[Axis], counts: &[u64]) -> Vec<u64> {
    let mut extended = counts.to_vec();
    // Going from the last axis to the first, the axes after the current one already have their totals.
    let mut inner = 1;
    for axis in axes.iter().rev() {
        let mut next = Vec::with_capacity(extended.len() + extended.len() / axis.size);
        for block in extended.chunks(axis.size * inner) {
            next.extend_from_slice(block);
            next.extend((0..inner).map(|at| block.iter().skip(at).step_by(inner).sum::<u64>()));
        }
        extended = next;
        inner *= axis.size + 1;
    }
    extended
}

/// The places that belong to a position in the table with margins.
fn places_of(axes: &[Axis], index: usize) -> Vec<Option<usize>> {
    let mut rest = index;
    let mut places: Vec<Option<usize>> = Vec::with_capacity(axes.len());
    for axis in axes.iter().rev() {
        let place = rest % (axis.size + 1);
        places.push((place < axis.size).then_some(place));
        rest /= axis.size + 1;
    }
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_of_all_orders() {
        let axes = [Axis::classes(2), Axis::classes(2), Axis::yes_no()];
        let mut builder = ReleaseBuilder::new();
        let table = builder.table(&axes, &[1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
        let release = builder.build().unwrap();
        let count = |places: &[Option<usize>]| release.cell(table.cell(places).unwrap()).count;
        assert_eq!(count(&[Some(1), Some(0), Some(1)]), 6);
        assert_eq!(count(&[Some(0), None, Some(0)]), 4);
        assert_eq!(count(&[None, Some(1), None]), 22);
        assert_eq!(count(&[None, None, None]), 36);
        assert_eq!(release.cells().len(), 27);
        assert_eq!(release.sums().len(), 27);
        assert_eq!(release.shares().len(), 9);
        let share = table.share(&[Some(1), None, None]).unwrap();
        assert_eq!(
            (count(&[Some(1), None, None]), release.cell(share.k).count),
            (26, 12)
        );
        assert_eq!(table.cell(&[Some(2), None, None]), None);
        assert_eq!(table.cell(&[None]), None);
    }

    #[test]
    fn a_table_of_another_shape_is_refused() {
        let mut builder = ReleaseBuilder::new();
        let axes = [Axis::classes(2), Axis::classes(2)];
        let refusal = builder.table(&axes, &[1, 2, 3]).unwrap_err();
        assert_eq!(
            refusal,
            ReleaseError::TableShape {
                expected: 4,
                found: 3
            }
        );
        let refusal = builder.table(&[Axis::classes(0)], &[]).unwrap_err();
        assert_eq!(
            refusal,
            ReleaseError::TableShape {
                expected: 0,
                found: 0
            }
        );
    }

    #[test]
    fn linked_tables_share_their_margin() {
        let mut builder = ReleaseBuilder::new();
        let by_group = builder
            .table(&[Axis::classes(2), Axis::classes(2)], &[1, 2, 3, 4])
            .unwrap();
        let same_school = |places: &[Option<usize>]| match *places {
            [school, None] => by_group.cell(&[school, None]),
            _ => None,
        };
        let by_sex = [Axis::classes(2), Axis::classes(3)];
        let linked = builder
            .linked_table(&by_sex, &[1, 1, 1, 2, 2, 3], same_school)
            .unwrap();
        assert_eq!(linked.cell(&[Some(0), None]), by_group.cell(&[Some(0), None]));
        assert_eq!(
            builder.cells.len(),
            9 + 9,
            "three of the twelve cells of the second table are shared"
        );
        let refusal = builder
            .linked_table(&by_sex, &[1, 1, 2, 2, 2, 3], same_school)
            .unwrap_err();
        assert_eq!(
            refusal,
            ReleaseError::LinkedCellDiffers {
                cell: 2,
                first: 3,
                second: 4
            }
        );
    }
}
