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

/// Per score and group: pupils and the sum of the outcome.
const MEASURES: usize = 2;
/// Per group: pupils, and the sum and squares of the difference between their two tests.
const MOMENTS: usize = 3;
/// Differences between two tests are counted from here, so that no sum is below zero.
const DIFFERENCE_FROM: u32 = 200;

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
    /// `schools x 2 x MOMENTS`.
    differences: Vec<u32>,
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
        let schools = cohort.schools as usize;
        let mut state = vec![0_u32; width * schools];
        let mut differences = vec![0_u32; 2 * MOMENTS * schools];
        for (pupil, scores) in cohort.scores.iter().enumerate() {
            let Some(group) = place_of(cohort.group[pupil]) else {
                continue;
            };
            let school = cohort.school[pupil] as usize;
            let at = school * width + (places[&points(scores)] * 2 + group) * MEASURES;
            state[at] += 1;
            state[at + 1] += outcome.of(cohort.advice[pupil]);
            let difference = DIFFERENCE_FROM + u32::from(scores[0]) - u32::from(scores[1]);
            let at = (school * 2 + group) * MOMENTS;
            differences[at] += 1;
            differences[at + 1] += difference;
            differences[at + 2] += difference * difference;
        }
        Self {
            cohort,
            score,
            outcome,
            scores: places.into_keys().map(f64::from).collect(),
            state,
            width,
            differences,
        }
    }

    /// Both groups over all schools.
    pub fn whole(&self) -> Drawn {
        let added = |state: &[u32], width: usize| {
            let mut sums = vec![0_u64; width];
            for row in state.chunks_exact(width.max(1)) {
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += u64::from(*value);
                }
            }
            sums
        };
        drawn(
            &added(&self.state, self.width),
            &added(&self.differences, 2 * MOMENTS),
        )
    }

    /// The weights of the schools in every replicate of a bootstrap.
    pub fn weights(cohort: &Cohort, replicates: usize, seed: u64) -> SchoolWeights {
        let keys: Vec<u64> = (0..cohort.schools)
            .map(|school| unit(&school_code(school)))
            .collect();
        SchoolWeights::new(seed, replicates, &keys)
    }

    /// Both groups in every replicate.
    pub fn resampled(&self, weights: &SchoolWeights) -> Result<Vec<Drawn>, NotComputable> {
        let cells = weighted_sums(weights, &self.state, self.width)?;
        let differences = weighted_sums(weights, &self.differences, 2 * MOMENTS)?;
        let pairs = cells
            .chunks_exact(self.width.max(1))
            .zip(differences.chunks_exact(2 * MOMENTS));
        Ok(pairs
            .map(|(cells, differences)| drawn(cells, differences))
            .collect())
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
        let centre = self
            .scores
            .get(self.scores.len() / 2)
            .copied()
            .unwrap_or_default();
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
        sums.into_iter()
            .map(|[low, high]| (of_group(low), of_group(high)))
            .collect()
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

fn drawn(cells: &[u64], differences: &[u64]) -> Drawn {
    let cell = |numbers: &[u64]| {
        [0, MEASURES].map(|place| GroupAtScore {
            pupils: numbers[place] as f64,
            sum: numbers[place + 1] as f64,
            // A bootstrap takes the place of what the squares are for.
            sum_of_squares: 0.0,
        })
    };
    let variance = |group: usize| {
        let [pupils, sum, squares] =
            std::array::from_fn(|moment| differences[group * MOMENTS + moment] as f64);
        (pupils, (squares - sum * sum / pupils) / (pupils - 1.0))
    };
    Drawn {
        cells: cells.chunks_exact(2 * MEASURES).map(cell).collect(),
        differences: [0, 1].map(variance),
    }
}
