//! Dirt on request: a clean list made as messy as real ones, by an amount that is known exactly.

use crate::emit::export::Sheet;
use crate::random::{Random, Step};
use crate::refusal::{Refusal, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// How much of each kind of dirt, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Dirt {
    /// Share of known parental education that goes missing, more often the lower it is: in the proportions of
    /// [`MISSING_WEIGHTS`].
    pub missing: f64,
    /// Share of pupils who came too late for a provisional advice and a test.
    pub late: f64,
    /// Share of rows that stand there twice.
    pub duplicate: f64,
    /// Share of schools that have merged into another and carry its code.
    pub merged: f64,
    /// Share of schools whose code changed in the course of the year: half of their rows carry the new one.
    pub renamed: f64,
    /// Share of schools of which fewer than five pupils are left.
    pub small: f64,
}

/// Parental education as the lists spell it, from low to high.
pub const EDUCATIONS: [&str; 3] = ["hoogstens mbo 2", "mbo 3 of 4", "hbo of wo"];
/// How often each of these goes missing, beside the others.
pub const MISSING_WEIGHTS: [f64; 3] = [3.0, 2.0, 1.0];

/// What was done: for each kind how many it could have hit and how many it did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Cells with parental education from low to high, and those emptied.
    pub missing: [(usize, usize); 3],
    /// Rows, and those without provisional advice and test.
    pub late: (usize, usize),
    /// Rows, and those repeated.
    pub duplicate: (usize, usize),
    /// Schools, and those merged into another.
    pub merged: (usize, usize),
    /// Schools, and those whose code changed.
    pub renamed: (usize, usize),
    /// Schools, and those left with one to four rows.
    pub small: (usize, usize),
    /// Rows that small schools lost.
    pub rows_lost: usize,
    /// Codes that are gone or changed, each with the code that took its place.
    pub codes: Vec<(String, String)>,
}

/// The most pupils of a small school.
const SMALL: usize = 4;

/// The words of all kinds of dirt.
pub const KINDS: [&str; 6] = ["missing", "late", "duplicate", "merged", "renamed", "small"];

impl Dirt {
    /// Reads `kind=share` pairs.
    ///
    /// # Errors
    /// [`Refusal::UnknownPolicy`] with the nearest kind, [`Refusal::NotANumber`], or what [`Dirt::check`] says.
    pub fn read<'a>(pairs: impl IntoIterator<Item = &'a str>) -> Result<Self, Refusal> {
        let mut dirt = Self::default();
        for pair in pairs {
            let (kind, text) = pair.split_once('=').unwrap_or((pair, ""));
            let (kind, text) = (kind.trim(), text.trim());
            let slot = match kind {
                "missing" => &mut dirt.missing,
                "late" => &mut dirt.late,
                "duplicate" => &mut dirt.duplicate,
                "merged" => &mut dirt.merged,
                "renamed" => &mut dirt.renamed,
                "small" => &mut dirt.small,
                _ => {
                    return Err(Refusal::UnknownPolicy {
                        kind: KIND,
                        word: kind.to_owned(),
                        nearest: nearest(kind, KINDS.into_iter()),
                    });
                }
            };
            *slot = text.parse().map_err(|_| Refusal::NotANumber {
                name: kind.to_owned(),
                text: text.to_owned(),
            })?;
        }
        dirt.check()?;
        Ok(dirt)
    }

    /// The shares with their words.
    #[must_use]
    pub fn shares(&self) -> [(&'static str, f64); KINDS.len()] {
        let shares = [
            self.missing,
            self.late,
            self.duplicate,
            self.merged,
            self.renamed,
            self.small,
        ];
        std::array::from_fn(|place| (KINDS[place], shares[place]))
    }

    /// Whether each share lies from 0 to 1.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] with the nearest that does.
    pub fn check(&self) -> Result<(), Refusal> {
        for (name, value) in self.shares() {
            if !(0.0..=1.0).contains(&value) {
                return Err(Refusal::OutOfRange {
                    name,
                    value,
                    nearest: if value > 1.0 { 1.0 } else { 0.0 },
                });
            }
        }
        Ok(())
    }
}

impl Done {
    /// For each kind how many it could have hit and how many it did, with its word.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, usize, usize); KINDS.len()] {
        let missing = self
            .missing
            .iter()
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let counts = [
            missing,
            self.late,
            self.duplicate,
            self.merged,
            self.renamed,
            self.small,
        ];
        std::array::from_fn(|place| (KINDS[place], counts[place].0, counts[place].1))
    }
}

/// What refusals call it.
pub const KIND: &str = "dirt";

/// Makes a sheet dirty. Each share is met exactly, to the nearest whole number; which rows and schools are hit
/// depends on the seed only. Schools come first, so that the other shares are of the rows that remain.
///
/// # Errors
/// [`Refusal::OutOfRange`] for a share that is not from 0 to 1.
pub fn apply(dirt: &Dirt, sheet: &mut Sheet, seed: u64) -> Result<Done, Refusal> {
    dirt.check()?;
    let random = Random::new(seed, 1);
    let mut done = Done::default();
    if let Some(school) = sheet.column("brin") {
        merge(sheet, school, dirt.merged, random, &mut done);
        shrink(sheet, school, dirt.small, random, &mut done);
        rename(sheet, school, dirt.renamed, random, &mut done);
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
        empty(sheet, education, dirt.missing, random, &mut done);
    }
    let all: Vec<usize> = (0..sheet.rows.len()).collect();
    done.duplicate.0 = all.len();
    for row in pick(&all, dirt.duplicate, random, 4) {
        sheet.rows.push(sheet.rows[row].clone());
        done.duplicate.1 += 1;
    }
    Ok(done)
}

/// Empties cells with parental education, more often the lower it is; the share of all that are known is met.
fn empty(sheet: &mut Sheet, education: usize, share: f64, random: Random, done: &mut Done) {
    let with = |word: &str| -> Vec<usize> {
        let rows = 0..sheet.rows.len();
        rows.filter(|row| sheet.rows[*row][education].as_deref() == Some(word))
            .collect()
    };
    let known = EDUCATIONS.map(with);
    let all: usize = known.iter().map(Vec::len).sum();
    let wanted = share * all as f64;
    let total = |rate: f64| -> f64 {
        let of_class = known.iter().zip(MISSING_WEIGHTS);
        of_class
            .map(|(rows, weight)| rows.len() as f64 * (rate * weight).min(1.0))
            .sum()
    };
    // The rate of the highest class; a class cannot lose more than all.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if total(middle) < wanted {
            low = middle
        } else {
            high = middle
        }
    }
    let mut left = wanted.round() as usize;
    for (class, rows) in known.iter().enumerate() {
        let rate = (high * MISSING_WEIGHTS[class]).min(1.0);
        let last = class + 1 == known.len();
        let number = if last {
            left
        } else {
            ((rate * rows.len() as f64).round() as usize).min(left)
        };
        let number = number.min(rows.len());
        left -= number;
        done.missing[class] = (rows.len(), number);
        for row in pick_number(rows, number, random, 3) {
            sheet.rows[row][education] = None;
        }
    }
}

/// Gives the second half of the rows of some schools a new code.
fn rename(sheet: &mut Sheet, school: usize, share: f64, random: Random, done: &mut Done) {
    let codes = schools_of(sheet, school);
    done.renamed.0 = codes.len();
    let places: Vec<usize> = (0..codes.len()).collect();
    for place in pick(&places, share, random, 6) {
        let old = &codes[place];
        // Invented codes start with VZ; VY is as invented, and no code has it yet.
        let new = old.replacen("VZ", "VY", 1);
        let has_old = |row: &&mut Vec<Option<String>>| row[school].as_deref() == Some(old.as_str());
        let mut rows: Vec<_> = sheet.rows.iter_mut().filter(has_old).collect();
        let half = rows.len() / 2;
        for row in &mut rows[half..] {
            row[school] = Some(new.clone());
        }
        done.renamed.1 += 1;
        done.codes.push((old.clone(), new));
    }
}

/// The share of `from` with the lowest draws, in order.
fn pick(from: &[usize], share: f64, random: Random, kind: u32) -> Vec<usize> {
    pick_number(from, (share * from.len() as f64).round() as usize, random, kind)
}

fn pick_number(from: &[usize], number: usize, random: Random, kind: u32) -> Vec<usize> {
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
    done.codes.extend(
        new_code
            .iter()
            .map(|(old, new)| ((*old).to_owned(), (*new).to_owned())),
    );
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
            let education = cell(EDUCATIONS[number % 3]).filter(|_| !number.is_multiple_of(4));
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
            renamed: 0.5,
            small: 0.0,
        };
        let done = apply(&dirt, &mut dirty, 9).expect("shares");
        assert_eq!(
            done.counts(),
            [
                ("missing", 300, 30),
                ("late", 400, 20),
                ("duplicate", 400, 8),
                ("merged", 20, 2),
                ("renamed", 18, 9),
                ("small", 18, 0),
            ]
        );
        // A hundred of each class: three of the lowest go missing for one of the highest.
        assert_eq!(done.missing, [(100, 15), (100, 10), (100, 5)]);
        assert_eq!((done.codes.len(), done.rows_lost), (2 + 9, 0));
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
        assert_eq!(schools_of(&dirty, 2).len(), 18 + 9);
        assert!(dirty.rows[400..].iter().all(|row| first.contains(row)));
        let mut again = sheet();
        assert_eq!(apply(&dirt, &mut again, 9), Ok(done));
        assert_eq!(again, dirty);
    }

    #[test]
    fn all_that_is_known_can_go_missing_and_no_more() {
        let mut dirty = sheet();
        let dirt = Dirt::read(["missing=1"]).expect("a share");
        let done = apply(&dirt, &mut dirty, 1).expect("shares");
        assert_eq!(done.missing, [(100, 100); 3]);
        assert!(dirty.rows.iter().all(|row| row[8].is_none()));
    }

    #[test]
    fn kinds_and_shares_are_read_or_refused() {
        let dirt = Dirt::read(["late = 0.1", "renamed=0.25"]).expect("shares");
        assert_eq!((dirt.late, dirt.renamed, dirt.missing), (0.1, 0.25, 0.0));
        assert_eq!(
            Dirt::read(["duplicates=0.1"]),
            Err(Refusal::UnknownPolicy {
                kind: KIND,
                word: "duplicates".to_owned(),
                nearest: Some("duplicate".to_owned())
            })
        );
        assert!(matches!(Dirt::read(["late"]), Err(Refusal::NotANumber { .. })));
        assert!(matches!(
            Dirt::read(["late=-1"]),
            Err(Refusal::OutOfRange { nearest: 0.0, .. })
        ));
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
