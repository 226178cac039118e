//! What a monitor keeps of a cohort: counts and sums per school, score and group, drawn anew by school for a bootstrap.

use super::cohort::Cohort;
use super::world::{HAVO, HIGH, LOW};
use statistics::bootstrap::{SchoolWeights, weighted_sums};
use statistics::calibration::{GroupAtScore, ScoreTable};
use statistics::clustered_means::SchoolSum;
use statistics::least_squares::CrossProducts;
use statistics::means::Moments;
use statistics::{NotComputable, measurement_error::Reliability};
use std::collections::BTreeMap;

/// Pupils, the sum of the outcome and, for the sum of two tests, the difference between them and its square (see
/// [`Score::Both`]), for each of the two groups.
const MEASURES: usize = 4;
/// Differences between two tests are counted from here, so that no sum is below zero.
const DIFFERENCE_FROM: i64 = 1_000;

/// The outcome that a gap is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The advice in half levels.
    Level,
    /// An advice for havo or above.
    Havo,
}

impl Outcome {
    fn of(self, advice: u8) -> u32 {
        match self {
            Self::Level => u32::from(advice),
            Self::Havo => u32::from(advice >= HAVO),
        }
    }
}

/// The score at which pupils are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Score {
    /// One test.
    First,
    /// The sum of two tests.
    Both,
}

/// A list of cells, one per score, each with both groups.
pub(super) type Cells = Vec<[GroupAtScore; 2]>;

/// A cohort as a monitor sees it.
pub(super) struct Seen<'a> {
    cohort: &'a Cohort,
    score: Score,
    outcome: Outcome,
    /// The scores that occur, from low to high.
    pub scores: Vec<f64>,
    /// `schools x scores x 2 x MEASURES`.
    state: Vec<u32>,
    width: usize,
}

/// Both groups in one replicate, with the moments of the differences between two tests.
pub(super) struct Drawn {
    pub cells: Cells,
    /// Of each group: pupils, and the variance of the difference between two tests.
    pub differences: [(f64, f64); 2],
}

impl<'a> Seen<'a> {
    pub fn of(cohort: &'a Cohort, score: Score, outcome: Outcome) -> Self {
        let points = |scores: &[u16; 2]| match score {
            Score::First => scores[0],
            Score::Both => scores[0] + scores[1],
        };
        let places: BTreeMap<u16, usize> = {
            let mut occurring: Vec<u16> = cohort.scores.iter().map(points).collect();
            occurring.sort_unstable();
            occurring.dedup();
            occurring.into_iter().zip(0..).collect()
        };
        let width = places.len() * 2 * MEASURES;
        let mut state = vec![0_u32; width * cohort.schools as usize];
        for (pupil, scores) in cohort.scores.iter().enumerate() {
            let Some(group) = place_of(cohort.group[pupil]) else {
                continue;
            };
            let cell = places[&points(scores)] * 2 + group;
            let at = cohort.school[pupil] as usize * width + cell * MEASURES;
            let difference = (i64::from(scores[0]) - i64::from(scores[1]) + DIFFERENCE_FROM) as u32;
            state[at] += 1;
            state[at + 1] += outcome.of(cohort.advice[pupil]);
            if score == Score::Both {
                state[at + 2] += difference;
                state[at + 3] += difference * difference;
            }
        }
        Self {
            cohort,
            score,
            outcome,
            scores: places.into_keys().map(f64::from).collect(),
            state,
            width,
        }
    }

    /// Both groups over all schools.
    pub fn whole(&self) -> Drawn {
        let mut sums = vec![0_u64; self.width];
        for row in self.state.chunks_exact(self.width.max(1)) {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += u64::from(*value);
            }
        }
        drawn(&sums)
    }

    /// Both groups in every replicate of a bootstrap over schools.
    pub fn resampled(&self, replicates: usize, seed: u64) -> Result<Vec<Drawn>, NotComputable> {
        let keys: Vec<u64> = (0..self.cohort.schools).map(|school| unit(&school_code(school))).collect();
        let weights = SchoolWeights::new(seed, replicates, &keys);
        let sums = weighted_sums(&weights, &self.state, self.width)?;
        Ok(sums.chunks_exact(self.width.max(1)).map(drawn).collect())
    }

    pub fn table<'b>(&'b self, cells: &'b Cells) -> ScoreTable<'b> {
        ScoreTable {
            scores: &self.scores,
            cells,
        }
    }

    pub fn schools(&self) -> usize {
        self.cohort.schools as usize
    }

    /// Pupils of the low and of the high group.
    pub fn pupils(&self) -> [usize; 2] {
        [LOW, HIGH].map(|group| self.cohort.group.iter().filter(|of| **of == group).count())
    }

    /// The same reliability within the two groups, by what the scores vary there and among all pupils.
    pub fn within_groups(&self, reliability: &Reliability) -> Result<Reliability, NotComputable> {
        let total = self.moments(|_| true)?.variance()?;
        let [low, high] = [LOW, HIGH].map(|group| self.moments(|of| of == group));
        let (low, high) = (low?, high?);
        let (n, m) = (low.count() as f64, high.count() as f64);
        let within = (low.variance()? * (n - 1.0) + high.variance()? * (m - 1.0)) / (n + m - 2.0);
        reliability.within_groups(total, within)
    }

    /// Number, mean and variance of the scores of the pupils whose group is meant.
    pub fn moments(&self, is_meant: impl Fn(u8) -> bool) -> Result<Moments, NotComputable> {
        let (mut count, mut sum, mut squares) = (0, 0, 0);
        for (group, scores) in self.cohort.group.iter().zip(&self.cohort.scores) {
            if is_meant(*group) {
                let score = self.points(scores);
                count += 1;
                sum += score;
                squares += score * score;
            }
        }
        Moments::from_integers(count, sum, squares, 1.0)
    }

    fn points(&self, scores: &[u16; 2]) -> i128 {
        match self.score {
            Score::First => i128::from(scores[0]),
            Score::Both => i128::from(scores[0]) + i128::from(scores[1]),
        }
    }

    /// The cross-products of each school, with the columns that `row` makes of score (from the centre) and group.
    pub fn cross_products<const COLUMNS: usize>(
        &self,
        row: impl Fn(f64, f64) -> [f64; COLUMNS],
    ) -> Result<Vec<CrossProducts>, NotComputable> {
        let centre = self.scores.get(self.scores.len() / 2).copied().unwrap_or_default();
        let mut schools = vec![CrossProducts::new(COLUMNS); self.schools()];
        for (pupil, scores) in self.cohort.scores.iter().enumerate() {
            if let Some(group) = place_of(self.cohort.group[pupil]) {
                let focal = if group == 0 { 1.0 } else { 0.0 };
                let outcome = f64::from(self.outcome.of(self.cohort.advice[pupil]));
                let x = row(self.points(scores) as f64 - centre, focal);
                schools[self.cohort.school[pupil] as usize].add(&x, outcome, 1.0)?;
            }
        }
        Ok(schools)
    }

    /// The scores of both groups in each school.
    pub fn score_sums(&self) -> Vec<(SchoolSum, SchoolSum)> {
        let mut sums = vec![[(0_u64, 0.0); 2]; self.schools()];
        for (pupil, scores) in self.cohort.scores.iter().enumerate() {
            if let Some(group) = place_of(self.cohort.group[pupil]) {
                let (count, sum) = &mut sums[self.cohort.school[pupil] as usize][group];
                *count += 1;
                *sum += self.points(scores) as f64;
            }
        }
        let of_group = |(count, sum): (u64, f64)| SchoolSum::unweighted(count, sum);
        sums.into_iter().map(|[low, high]| (of_group(low), of_group(high))).collect()
    }
}

/// The name of an invented school.
#[must_use]
pub fn school_code(school: u32) -> String {
    format!("R{school:05}")
}

/// The first 64 bits of BLAKE3 of a school's code: what a bootstrap over schools draws by, as in every report.
fn unit(code: &str) -> u64 {
    let hash = blake3::hash(code.as_bytes());
    let first: [u8; 8] = hash.as_bytes()[..8].try_into().unwrap_or_default();
    u64::from_le_bytes(first)
}

/// The low group is the focal one and comes first; groups that are not compared have no place.
fn place_of(group: u8) -> Option<usize> {
    match group {
        LOW => Some(0),
        HIGH => Some(1),
        _ => None,
    }
}

fn drawn(sums: &[u64]) -> Drawn {
    let cell = |numbers: &[u64]| {
        [0, MEASURES].map(|place| GroupAtScore {
            pupils: numbers[place] as f64,
            sum: numbers[place + 1] as f64,
            // A bootstrap takes the place of what the squares are for.
            sum_of_squares: 0.0,
        })
    };
    let differences = [0, MEASURES].map(|place| {
        let all = |measure: usize| -> f64 {
            let cells = sums.chunks_exact(2 * MEASURES);
            cells.map(|numbers| numbers[place + measure]).sum::<u64>() as f64
        };
        let pupils = all(0);
        let mean = all(2) / pupils;
        (pupils, (all(3) - pupils * mean * mean) / (pupils - 1.0))
    });
    Drawn {
        cells: sums.chunks_exact(2 * MEASURES).map(cell).collect(),
        differences,
    }
}
