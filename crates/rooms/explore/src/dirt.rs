//! Dirt on request: a clean list made as messy as real ones, by an amount that is known exactly.

use crate::emit::export::Sheet;
use crate::random::{Random, Step};
use crate::refusal::Refusal;
use std::collections::{BTreeMap, BTreeSet};

/// How much of each kind of dirt, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Dirt {
    /// Share of known parental education that goes missing, at random.
    pub missing: f64,
    /// Share of pupils who came too late for a provisional advice and a test.
    pub late: f64,
    /// Share of rows that stand there twice.
    pub duplicate: f64,
    /// Share of schools that have merged into another and carry its code.
    pub merged: f64,
    /// Share of schools of which fewer than five pupils are left.
    pub small: f64,
}

/// What was done: for each kind how many it could have hit and how many it did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Cells with parental education, and those emptied.
    pub missing: (usize, usize),
    /// Rows, and those without provisional advice and test.
    pub late: (usize, usize),
    /// Rows, and those repeated.
    pub duplicate: (usize, usize),
    /// Schools, and those merged into another.
    pub merged: (usize, usize),
    /// Schools, and those left with one to four rows.
    pub small: (usize, usize),
    /// Rows that small schools lost.
    pub rows_lost: usize,
}

/// The most pupils of a small school.
const SMALL: usize = 4;

/// Makes a sheet dirty. Each share is met exactly, to the nearest whole number; which rows and schools are hit
/// depends on the seed only. Schools come first, so that the other shares are of the rows that remain.
///
/// # Errors
/// [`Refusal::OutOfRange`] for a share that is not from 0 to 1.
pub fn apply(dirt: &Dirt, sheet: &mut Sheet, seed: u64) -> Result<Done, Refusal> {
    let shares = [
        ("missing", dirt.missing),
        ("late", dirt.late),
        ("duplicate", dirt.duplicate),
        ("merged", dirt.merged),
        ("small", dirt.small),
    ];
    for (name, value) in shares {
        if !(0.0..=1.0).contains(&value) {
            return Err(Refusal::OutOfRange {
                name,
                value,
                nearest: if value > 1.0 { 1.0 } else { 0.0 },
            });
        }
    }
    let random = Random::new(seed, 1);
    let mut done = Done::default();
    if let Some(school) = sheet.column("brin") {
        merge(sheet, school, dirt.merged, random, &mut done);
        shrink(sheet, school, dirt.small, random, &mut done);
    }
    let late: Vec<usize> = (0..sheet.rows.len()).collect();
    let cells: Vec<usize> = ["voorlopig advies", "toetsadvies", "toetsscore"]
        .iter()
        .filter_map(|name| sheet.column(name))
        .collect();
    done.late.0 = if cells.is_empty() { 0 } else { late.len() };
    if !cells.is_empty() {
        for row in pick(&late, dirt.late, random, 2) {
            cells.iter().for_each(|cell| sheet.rows[row][*cell] = None);
            done.late.1 += 1;
        }
    }
    if let Some(education) = sheet.column("opleiding ouders") {
        let known: Vec<usize> = (0..sheet.rows.len())
            .filter(|row| sheet.rows[*row][education].is_some())
            .collect();
        done.missing.0 = known.len();
        for row in pick(&known, dirt.missing, random, 3) {
            sheet.rows[row][education] = None;
            done.missing.1 += 1;
        }
    }
    let all: Vec<usize> = (0..sheet.rows.len()).collect();
    done.duplicate.0 = all.len();
    for row in pick(&all, dirt.duplicate, random, 4) {
        sheet.rows.push(sheet.rows[row].clone());
        done.duplicate.1 += 1;
    }
    Ok(done)
}

/// The share of `from` with the lowest draws, in order.
fn pick(from: &[usize], share: f64, random: Random, kind: u32) -> Vec<usize> {
    let number = (share * from.len() as f64).round() as usize;
    let mut drawn: Vec<(u32, usize)> = from
        .iter()
        .map(|place| (random.draws(*place as u32, 0, Step::Dirt, kind).0[0], *place))
        .collect();
    drawn.sort_unstable();
    let mut picked: Vec<usize> = drawn.into_iter().take(number).map(|(_, place)| place).collect();
    picked.sort_unstable();
    picked
}

fn schools_of(sheet: &Sheet, school: usize) -> Vec<String> {
    let codes: BTreeSet<&String> = sheet.rows.iter().filter_map(|row| row[school].as_ref()).collect();
    codes.into_iter().cloned().collect()
}

/// Gives the pupils of some schools the code of the next school that stays.
fn merge(sheet: &mut Sheet, school: usize, share: f64, random: Random, done: &mut Done) {
    let codes = schools_of(sheet, school);
    done.merged.0 = codes.len();
    let places: Vec<usize> = (0..codes.len()).collect();
    let gone: BTreeSet<usize> = pick(&places, share, random, 0).into_iter().collect();
    if gone.len() == codes.len() {
        // With nobody to merge into, all keep their code.
        return;
    }
    let mut new_code: BTreeMap<&str, &str> = BTreeMap::new();
    for place in &gone {
        let into = (1..codes.len())
            .map(|step| (place + step) % codes.len())
            .find(|other| !gone.contains(other));
        if let Some(into) = into {
            new_code.insert(&codes[*place], &codes[into]);
        }
    }
    done.merged.1 = new_code.len();
    for row in &mut sheet.rows {
        if let Some(code) = row[school].as_deref().and_then(|code| new_code.get(code)) {
            row[school] = Some((*code).to_owned());
        }
    }
}

/// Leaves some schools with their first one to four pupils.
fn shrink(sheet: &mut Sheet, school: usize, share: f64, random: Random, done: &mut Done) {
    let codes = schools_of(sheet, school);
    done.small.0 = codes.len();
    let places: Vec<usize> = (0..codes.len()).collect();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for place in pick(&places, share, random, 1) {
        let keep = 1 + random.draws(place as u32, 0, Step::Dirt, 5).0[0] as usize % SMALL;
        left.insert(&codes[place], keep);
    }
    done.small.1 = left.len();
    let before = sheet.rows.len();
    sheet.rows.retain(
        |row| match row[school].as_deref().and_then(|code| left.get_mut(code)) {
            Some(0) => false,
            Some(rest) => {
                *rest -= 1;
                true
            }
            None => true,
        },
    );
    done.rows_lost = before - sheet.rows.len();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::export::PRIMARY_COLUMNS;

    fn sheet() -> Sheet {
        let row = |number: usize| {
            let cell = |text: &str| Some(text.to_owned());
            let school = format!("VZ-P{:05}", number / 20);
            let education = cell("hbo of wo").filter(|_| !number.is_multiple_of(4));
            vec![
                Some(number.to_string()),
                cell("2023-2024"),
                Some(school),
                cell("havo"),
                cell("havo/vwo"),
                cell("havo"),
                None,
                cell("540.0"),
                education,
            ]
        };
        Sheet {
            columns: &PRIMARY_COLUMNS,
            rows: (0..400).map(row).collect(),
        }
    }

    #[test]
    fn every_rate_is_exact_and_told() {
        let mut dirty = sheet();
        let dirt = Dirt {
            missing: 0.1,
            late: 0.05,
            duplicate: 0.02,
            merged: 0.1,
            small: 0.0,
        };
        let done = apply(&dirt, &mut dirty, 9).expect("shares");
        assert_eq!(
            done,
            Done {
                missing: (300, 30),
                late: (400, 20),
                duplicate: (400, 8),
                merged: (20, 2),
                small: (20 - 2, 0),
                rows_lost: 0
            }
        );
        let first: Vec<_> = dirty.rows[..400].to_vec();
        assert_eq!(dirty.rows.len(), 408);
        assert_eq!(first.iter().filter(|row| row[8].is_none()).count(), 100 + 30);
        assert_eq!(
            first
                .iter()
                .filter(|row| row[3].is_none() && row[4].is_none())
                .count(),
            20
        );
        assert_eq!(schools_of(&dirty, 2).len(), 18);
        assert!(dirty.rows[400..].iter().all(|row| first.contains(row)));
        let mut again = sheet();
        assert_eq!(apply(&dirt, &mut again, 9), Ok(done));
        assert_eq!(again, dirty);
    }

    #[test]
    fn small_schools_have_one_to_four_rows() {
        let mut dirty = sheet();
        let done = apply(
            &Dirt {
                small: 0.25,
                ..Dirt::default()
            },
            &mut dirty,
            1,
        )
        .expect("shares");
        assert_eq!(done.small, (20, 5));
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &dirty.rows {
            *sizes.entry(row[2].as_deref().expect("a school")).or_default() += 1;
        }
        assert_eq!(sizes.values().filter(|size| (1..=4).contains(*size)).count(), 5);
        assert_eq!(done.rows_lost, 400 - dirty.rows.len());
    }

    #[test]
    fn no_dirt_changes_nothing_and_no_share_is_beyond_one() {
        let mut clean = sheet();
        apply(&Dirt::default(), &mut clean, 1).expect("shares");
        assert_eq!(clean, sheet());
        let refused = apply(
            &Dirt {
                late: 1.5,
                ..Dirt::default()
            },
            &mut clean,
            1,
        );
        assert_eq!(
            refused,
            Err(Refusal::OutOfRange {
                name: "late",
                value: 1.5,
                nearest: 1.0
            })
        );
        assert!(
            apply(
                &Dirt {
                    merged: 1.0,
                    ..Dirt::default()
                },
                &mut clean,
                1
            )
            .is_ok()
        );
    }
}
