//! One pass over the pupils: every table of a plan filled in parallel, in whole numbers.

use super::axis::{ABSENT, Axis, CodedAxis};
use super::plan::{Measure, TablePlan};
use super::table::{Cells, CubeTable, MOST_DENSE_CELLS};
use crate::columns::{Columns, Values};
use crate::condition::MissingColumn;
use arrow::array::{Array, BooleanArray};
use arrow::compute::{max, min};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Rows looked at together: small enough that the columns of a chunk stay in the fast memory of a core.
const CHUNK: usize = 8192;

/// Fills the tables of `plan` from `columns`. The result does not depend on the number of threads.
///
/// # Errors
/// A column that the plan names and these pupils do not have; [`super::plan::plan`] never names one.
pub fn build(columns: &Columns, plan: &[TablePlan]) -> Result<Vec<CubeTable>, MissingColumn> {
    let mut axes: BTreeMap<&'static str, CodedAxis> = BTreeMap::new();
    for name in plan.iter().flat_map(|table| &table.axes) {
        if !axes.contains_key(name) {
            let values = columns.get(name).ok_or(MissingColumn(name))?;
            axes.insert(name, CodedAxis::new(name, values));
        }
    }
    let measures = distinct_measures(plan);
    let largest = largest_products(&measures, columns);
    let wide: Vec<bool> = largest
        .iter()
        .map(|product| product.saturating_mul(columns.rows() as i128) > i128::from(i64::MAX / 4))
        .collect();
    let tables: Vec<Shape<'_>> = plan
        .iter()
        .map(|table| Shape::new(table, &axes, &measures, &wide))
        .collect();
    let measures: Vec<(&Measure, bool)> = measures
        .into_values()
        .zip(largest)
        .map(|(measure, product)| (measure, product > i128::from(i64::MAX)))
        .collect();

    let threads = rayon::current_num_threads().max(1);
    let share = columns.rows().div_ceil(threads).max(CHUNK);
    let starts: Vec<usize> = (0..columns.rows().max(1)).step_by(share).collect();
    let parts: Vec<Vec<Sums>> = starts
        .into_par_iter()
        .map(|start| {
            let end = (start + share).min(columns.rows());
            fill(columns, &measures, &tables, start, end)
        })
        .collect::<Result<_, _>>()?;
    let mut parts = parts.into_iter();
    let mut sums = parts.next().unwrap_or_default();
    for part in parts {
        for (sum, more) in sums.iter_mut().zip(part) {
            sum.absorb(more);
        }
    }
    Ok(tables
        .iter()
        .zip(sums)
        .map(|(shape, sums)| sums.into_table(shape))
        .collect())
}

/// Every distinct measure of the plan under its key: several tables often count the same thing.
fn distinct_measures(plan: &[TablePlan]) -> BTreeMap<String, &Measure> {
    plan.iter()
        .flat_map(|table| &table.measures)
        .map(|measure| (measure.key(), measure))
        .collect()
}

/// For each measure, a size that none of its products exceeds: it decides how many bits its sums take.
fn largest_products(measures: &BTreeMap<String, &Measure>, columns: &Columns) -> Vec<i128> {
    let mut known: BTreeMap<&str, i128> = BTreeMap::new();
    let mut largest = |name: &'static str| {
        *known.entry(name).or_insert_with(|| match columns.get(name) {
            Some(Values::Number { values, .. }) => [min(values), max(values)]
                .into_iter()
                .flatten()
                .map(|value| i128::from(value).abs())
                .max()
                .unwrap_or(0),
            _ => 0,
        })
    };
    measures
        .values()
        .map(|measure| {
            let factors = measure.factors.iter().map(|name| largest(name));
            factors.fold(1_i128, i128::saturating_mul)
        })
        .collect()
}

/// How one table is laid out.
struct Shape<'a> {
    axes: Vec<&'a CodedAxis>,
    strides: Vec<u64>,
    cells: u64,
    /// The places of the table's measures among the distinct ones.
    measures: Vec<usize>,
    keys: Vec<String>,
    is_wide: bool,
}

impl<'a> Shape<'a> {
    fn new(
        plan: &TablePlan,
        axes: &'a BTreeMap<&'static str, CodedAxis>,
        measures: &BTreeMap<String, &Measure>,
        wide: &[bool],
    ) -> Self {
        let axes: Vec<&CodedAxis> = plan.axes.iter().map(|name| &axes[name]).collect();
        let mut cells: u64 = 1;
        let mut strides = vec![0; axes.len()];
        for (stride, axis) in strides.iter_mut().zip(&axes).rev() {
            *stride = cells;
            cells = cells.saturating_mul(axis.axis.words.len() as u64);
        }
        let keys: Vec<String> = plan.measures.iter().map(Measure::key).collect();
        let places: Vec<usize> = keys
            .iter()
            .filter_map(|key| measures.keys().position(|known| known == key))
            .collect();
        let is_wide = places.iter().any(|place| wide[*place]);
        Self {
            axes,
            strides,
            cells,
            measures: places,
            keys,
            is_wide,
        }
    }

    fn is_dense(&self) -> bool {
        self.cells <= MOST_DENSE_CELLS
    }

    fn index(&self, from: usize, index: &mut [u64]) {
        const NOWHERE: u64 = u64::MAX;
        index.fill(0);
        for (axis, stride) in self.axes.iter().zip(&self.strides) {
            for (place, code) in index.iter_mut().zip(&axis.codes[from..]) {
                *place = if *code == ABSENT || *place == NOWHERE {
                    NOWHERE
                } else {
                    *place + stride * u64::from(*code)
                };
            }
        }
    }

    fn empty(&self) -> Sums {
        let width = self.measures.len();
        match (self.is_dense(), self.is_wide) {
            (true, false) => Sums::Dense(vec![0; self.cells as usize * width]),
            (true, true) => Sums::DenseWide(vec![0; self.cells as usize * width]),
            (false, _) => Sums::Hashed(HashMap::new()),
        }
    }
}

/// The running sums of one table.
enum Sums {
    Dense(Vec<i64>),
    DenseWide(Vec<i128>),
    Hashed(HashMap<u64, Box<[i128]>>),
}

impl Sums {
    fn absorb(&mut self, other: Self) {
        match (self, other) {
            (Self::Dense(sums), Self::Dense(more)) => {
                sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more)
            }
            (Self::DenseWide(sums), Self::DenseWide(more)) => {
                sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            }
            (Self::Hashed(cells), Self::Hashed(more)) => {
                for (index, numbers) in more {
                    match cells.entry(index) {
                        std::collections::hash_map::Entry::Vacant(vacant) => {
                            vacant.insert(numbers);
                        }
                        std::collections::hash_map::Entry::Occupied(mut cell) => {
                            cell.get_mut()
                                .iter_mut()
                                .zip(numbers)
                                .for_each(|(sum, more)| *sum += more);
                        }
                    }
                }
            }
            _ => unreachable!("all parts of a table are laid out alike"),
        }
    }

    fn into_table(self, shape: &Shape<'_>) -> CubeTable {
        let cells = match self {
            Self::Dense(sums) => Cells::Dense(sums.into_iter().map(i128::from).collect()),
            Self::DenseWide(sums) => Cells::Dense(sums),
            Self::Hashed(cells) => {
                let occupied = cells
                    .into_iter()
                    .filter(|(_, numbers)| numbers.iter().any(|number| *number != 0));
                Cells::Hashed(occupied.collect())
            }
        };
        let axes: Vec<Axis> = shape.axes.iter().map(|axis| axis.axis.clone()).collect();
        CubeTable {
            axes,
            measures: shape.keys.clone(),
            cells,
        }
    }
}

/// What each row of a chunk adds to a measure.
enum Contribution {
    Narrow(Vec<i64>),
    Wide(Vec<i128>),
}

fn fill(
    columns: &Columns,
    measures: &[(&Measure, bool)],
    tables: &[Shape<'_>],
    start: usize,
    end: usize,
) -> Result<Vec<Sums>, MissingColumn> {
    let mut sums: Vec<Sums> = tables.iter().map(Shape::empty).collect();
    let mut index = vec![0_u64; CHUNK];
    for from in (start..end).step_by(CHUNK) {
        let count = CHUNK.min(end - from);
        let mut masks: HashMap<&str, Vec<bool>> = HashMap::new();
        let mut contributions = Vec::with_capacity(measures.len());
        for (measure, is_wide) in measures {
            let text = measure.condition.text();
            if !masks.contains_key(text) {
                let holds = measure.condition.evaluate_slice(columns, from, count)?;
                masks.insert(text, mask(&holds));
            }
            contributions.push(contribution(measure, *is_wide, columns, &masks[text], from)?);
        }
        let index = &mut index[..count];
        for (shape, sums) in tables.iter().zip(&mut sums) {
            shape.index(from, index);
            let chosen: Vec<&Contribution> = shape
                .measures
                .iter()
                .map(|place| &contributions[*place])
                .collect();
            match sums {
                Sums::Dense(cells) => add_narrow(cells, index, &chosen),
                Sums::DenseWide(cells) => add_wide(cells, index, &chosen),
                Sums::Hashed(cells) => add_hashed(cells, index, &chosen),
            }
        }
    }
    Ok(sums)
}

/// Only what is true counts; unknown does not.
fn mask(holds: &BooleanArray) -> Vec<bool> {
    match holds.nulls() {
        None => holds.values().iter().collect(),
        Some(known) => (holds.values() & known.inner()).iter().collect(),
    }
}

/// `may_be_wide` says that a product somewhere in the column could leave 64 bits; then every chunk is looked at.
fn contribution(
    measure: &Measure,
    may_be_wide: bool,
    columns: &Columns,
    mask: &[bool],
    from: usize,
) -> Result<Contribution, MissingColumn> {
    let factors: Vec<&arrow::array::Int64Array> = measure
        .factors
        .iter()
        .map(|name| match columns.get(name) {
            Some(Values::Number { values, .. }) => Ok(values),
            _ => Err(MissingColumn(name)),
        })
        .collect::<Result<_, _>>()?;
    let value = |factor: &arrow::array::Int64Array, row: usize| {
        if factor.is_valid(row) {
            factor.value(row)
        } else {
            0
        }
    };
    if may_be_wide && is_chunk_wide(&factors, from, mask.len()) {
        let mut products: Vec<i128> = mask.iter().map(|holds| i128::from(*holds)).collect();
        for factor in factors {
            products
                .iter_mut()
                .zip(from..)
                .for_each(|(product, row)| *product *= i128::from(value(factor, row)));
        }
        return Ok(Contribution::Wide(products));
    }
    let mut products: Vec<i64> = mask.iter().map(|holds| i64::from(*holds)).collect();
    for factor in factors {
        if factor.null_count() == 0 {
            let values = &factor.values()[from..from + mask.len()];
            products
                .iter_mut()
                .zip(values)
                .for_each(|(product, value)| *product *= value);
        } else {
            products
                .iter_mut()
                .zip(from..)
                .for_each(|(product, row)| *product *= value(factor, row));
        }
    }
    Ok(Contribution::Narrow(products))
}

/// Whether a single product of these factors could leave 64 bits.
fn is_chunk_wide(factors: &[&arrow::array::Int64Array], from: usize, count: usize) -> bool {
    if factors.len() < 2 {
        return false;
    }
    let largest = factors.iter().map(|factor| {
        let values = &factor.values()[from..from + count];
        values
            .iter()
            .map(|value| i128::from(*value).abs())
            .max()
            .unwrap_or(0)
    });
    largest.fold(1_i128, i128::saturating_mul) > i128::from(i64::MAX)
}

fn widened(contribution: &Contribution, row: usize) -> i128 {
    match contribution {
        Contribution::Narrow(values) => i128::from(values[row]),
        Contribution::Wide(values) => values[row],
    }
}

/// Adds contributions of 64 bits. Tables have few measures; knowing how many keeps the inner loop short.
fn add_narrow(cells: &mut [i64], index: &[u64], contributions: &[&Contribution]) {
    let narrowed: Vec<Cow<'_, [i64]>> = contributions
        .iter()
        .map(|contribution| narrow(contribution))
        .collect();
    let values: Vec<&[i64]> = narrowed.iter().map(AsRef::as_ref).collect();
    match *values.as_slice() {
        [a] => add_columns(cells, index, [a]),
        [a, b] => add_columns(cells, index, [a, b]),
        [a, b, c] => add_columns(cells, index, [a, b, c]),
        [a, b, c, d] => add_columns(cells, index, [a, b, c, d]),
        _ => {
            let width = values.len();
            for (row, place) in present(index) {
                for (sum, values) in cells[place * width..(place + 1) * width].iter_mut().zip(&values) {
                    *sum += values[row];
                }
            }
        }
    }
}

fn add_columns<const WIDTH: usize>(cells: &mut [i64], index: &[u64], values: [&[i64]; WIDTH]) {
    let values = values.map(|values| &values[..index.len()]);
    let (cells, _) = cells.as_chunks_mut::<WIDTH>();
    for (row, place) in present(index) {
        for (sum, values) in cells[place].iter_mut().zip(values) {
            *sum += values[row];
        }
    }
}

/// A narrow table has no wide measure: its sums were shown to fit before the pass began.
fn narrow(contribution: &Contribution) -> Cow<'_, [i64]> {
    match contribution {
        Contribution::Narrow(values) => Cow::Borrowed(values),
        Contribution::Wide(values) => values
            .iter()
            .map(|value| i64::try_from(*value).unwrap_or(i64::MAX))
            .collect(),
    }
}

fn add_wide(cells: &mut [i128], index: &[u64], contributions: &[&Contribution]) {
    let width = contributions.len();
    for (row, place) in present(index) {
        for (sum, contribution) in cells[place * width..(place + 1) * width]
            .iter_mut()
            .zip(contributions)
        {
            *sum += widened(contribution, row);
        }
    }
}

/// The rows that are in the table, each with its cell.
fn present(index: &[u64]) -> impl Iterator<Item = (usize, usize)> {
    let rows = index.iter().enumerate().filter(|(_, place)| **place != u64::MAX);
    rows.map(|(row, place)| (row, *place as usize))
}

fn add_hashed(cells: &mut HashMap<u64, Box<[i128]>>, index: &[u64], contributions: &[&Contribution]) {
    for (row, place) in index.iter().enumerate().filter(|(_, place)| **place != u64::MAX) {
        let sums = cells
            .entry(*place)
            .or_insert_with(|| vec![0; contributions.len()].into());
        for (sum, contribution) in sums.iter_mut().zip(contributions) {
            *sum += widened(contribution, row);
        }
    }
}
