//! Counts per school in the layouts that the estimators take, from one plain pass over the pupils.
//!
//! This stands in for reading the cells of a cube, which the public interface does not allow.

use crate::Fault;
use vocabulary::{AdviceKind, Tables};

/// The lowest score of the table.
pub const LOWEST_SCORE: i64 = 500;
/// How many scores there are.
pub const SCORES: usize = 51;
/// An advice of so many half levels or more is what the shares count ("havo or higher" of the table).
pub const HIGH: u8 = 6;

/// Tables of which every pupil has one score and one final advice, so that they can be walked side by side.
pub struct Facts<'t> {
    tables: &'t Tables,
}

/// What the counts look at.
#[derive(Debug, Clone, Copy)]
pub struct Pupil {
    /// The place of the school.
    pub school: usize,
    /// The class of the background, from zero.
    pub class: usize,
    /// The score.
    pub score: i64,
    /// The advice in half levels.
    pub half_levels: u8,
}

impl Pupil {
    /// Whether the advice counts as high.
    pub fn is_high(self) -> bool {
        self.half_levels >= HIGH
    }
}

impl<'t> Facts<'t> {
    /// Checks that the tables are as the benchmark makes them.
    pub fn of(tables: &'t Tables) -> Result<Self, Fault> {
        let one_each = |pupils: &[u32]| pupils.iter().copied().eq(0..tables.pupils() as u32);
        let only_final = tables.advice.kind.iter().all(|kind| *kind == AdviceKind::Final);
        let known = |column: &vocabulary::canonical::BackgroundColumn| {
            column.class.iter().all(|class| class.is_known())
        };
        let sound = one_each(&tables.test.pupil)
            && one_each(&tables.advice.pupil)
            && only_final
            && tables.pupil.backgrounds.iter().all(known)
            && tables.advice.advice.iter().all(|advice| advice.range().is_some());
        if sound {
            Ok(Self { tables })
        } else {
            Err("every pupil of the table has one score, one final advice and a known background".into())
        }
    }

    /// The pupils, with their class in one of the backgrounds.
    pub fn pupils(&self, background: usize) -> impl Iterator<Item = Pupil> {
        let pupil = &self.tables.pupil;
        let facts = self.tables.test.score.iter().zip(&self.tables.advice.advice);
        let who = pupil.school.iter().zip(&pupil.backgrounds[background].class);
        who.zip(facts).map(|((school, class), (score, advice))| Pupil {
            school: *school as usize,
            class: usize::from(class.0).saturating_sub(1),
            score: *score,
            half_levels: advice.range().map_or(0, |range| range.half_levels()),
        })
    }

    fn schools(&self) -> usize {
        self.tables.schools.len()
    }

    fn classes(&self, background: usize) -> usize {
        self.tables.backgrounds[background].classes.len()
    }

    /// Pupils by school and class.
    pub fn by_class(&self, background: usize) -> Vec<u64> {
        let classes = self.classes(background);
        let mut counts = vec![0; self.schools() * classes];
        for pupil in self.pupils(background) {
            counts[pupil.school * classes + pupil.class] += 1;
        }
        counts
    }

    /// By school, score and class: pupils, and pupils with a high advice.
    pub fn by_score(&self, background: usize) -> Vec<u32> {
        let classes = self.classes(background);
        let mut counts = vec![0; self.schools() * SCORES * classes * 2];
        for pupil in self.pupils(background) {
            let score = (pupil.score - LOWEST_SCORE) as usize;
            let cell = ((pupil.school * SCORES + score) * classes + pupil.class) * 2;
            counts[cell] += 1;
            counts[cell + 1] += u32::from(pupil.is_high());
        }
        counts
    }

    /// By school and class, the sums of s and y, their squares and product, for two outcomes: the advice in half
    /// levels and whether it is high. The score is counted from `origin`.
    pub fn moments(&self, background: usize, origin: i64) -> Vec<Moments> {
        let classes = self.classes(background);
        let mut moments = vec![Moments::default(); self.schools() * classes];
        for pupil in self.pupils(background) {
            let cell = &mut moments[pupil.school * classes + pupil.class];
            let (s, y) = (pupil.score - origin, i64::from(pupil.half_levels));
            let high = i64::from(pupil.is_high());
            cell.pupils += 1;
            cell.score += s;
            cell.score_squared += s * s;
            cell.advice += y;
            cell.advice_squared += y * y;
            cell.score_advice += s * y;
            cell.high += high;
            cell.score_high += s * high;
        }
        moments
    }
}

/// Sums over the pupils of one school and class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moments {
    /// How many.
    pub pupils: u64,
    /// Scores.
    pub score: i64,
    /// Squared scores.
    pub score_squared: i64,
    /// Advices in half levels.
    pub advice: i64,
    /// Squared advices.
    pub advice_squared: i64,
    /// Score times advice.
    pub score_advice: i64,
    /// High advices.
    pub high: i64,
    /// Scores of pupils with a high advice.
    pub score_high: i64,
}
