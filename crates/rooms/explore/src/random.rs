//! Random numbers without state: Philox4x32-10, a keyed bijection of a counter (Salmon et al. 2011).
//!
//! The key is (seed, stream); the counter is (pupil, year, step, block). Any draw can be made again on its own,
//! and a policy that adds a step does not disturb the draws of the others.

use crate::maths;
use statistics::randomness::splitmix64;

/// The yearly step that a draw belongs to; the number is part of the counter and never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Step {
    /// Places, schools and their features.
    Region = 1,
    /// Background, skill and attitude at entry.
    Entry = 2,
    /// Pre-school education.
    Vve = 3,
    /// Choice of a primary school.
    PrimaryChoice = 4,
    /// Paid lessons beside school.
    Shadow = 5,
    /// Learning.
    Learning = 6,
    /// The end of a school year: staying down, moving up or down, leaving.
    YearEnd = 7,
    /// What follows special primary education.
    Special = 8,
    /// Tests.
    Testing = 9,
    /// The first advice.
    Advice = 10,
    /// Reconsideration after the test.
    Adjustment = 11,
    /// Preferences for secondary schools.
    SecondaryChoice = 12,
    /// The lottery that breaks ties in the matching.
    Lottery = 13,
    /// Final exams: passing (0), trying again (1), going on for a second diploma (2).
    Exams = 14,
    /// Marks at determination.
    Determination = 15,
    /// Newcomers and their transition class.
    Newcomers = 16,
    /// What an observer does not get to see.
    Observation = 17,
    /// Dirt in an export.
    Dirt = 18,
    /// The profile in the upper years, which is drawn when tables are written.
    Profile = 19,
}

/// A family of draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Random {
    key: [u32; 2],
}

impl Random {
    /// The draws of `seed` in `stream`. Two seeds never share a key within a stream.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let key = splitmix64(splitmix64(seed) ^ stream);
        Self {
            key: [key as u32, (key >> 32) as u32],
        }
    }

    /// Four numbers for one pupil (or school, or place) in one year and step.
    #[must_use]
    #[inline]
    pub fn draws(self, pupil: u32, year: i16, step: Step, block: u32) -> Draws {
        let year = u32::from(year.cast_unsigned());
        Draws(philox([pupil, year, step as u32, block], self.key))
    }

    /// One number for each pupil, where a step needs no more: pupils 4k to 4k + 3 share the block whose counter has k
    /// in the place of the pupil and the last block number.
    #[must_use]
    pub fn one_each(self, year: i16, step: Step) -> OneEach {
        OneEach {
            random: self,
            year,
            step,
            block: u32::MAX,
            draws: Draws([0; 4]),
        }
    }
}

/// One number for each pupil; cheapest when pupils are asked for in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneEach {
    random: Random,
    year: i16,
    step: Step,
    /// The block that was drawn last.
    block: u32,
    draws: Draws,
}

impl OneEach {
    /// The pupil's number.
    #[inline(always)]
    pub fn bits(&mut self, pupil: usize) -> u32 {
        // There are fewer than 2^32 pupils, so no block has this number of a block that was not drawn.
        let block = (pupil / 4) as u32;
        if block != self.block {
            self.block = block;
            self.draws = self.random.draws(block, self.year, self.step, u32::MAX);
        }
        self.draws.0[pupil % 4]
    }

    /// The numbers of the pupils from `first` on, which is a multiple of four: four blocks side by side, so that they
    /// do not wait for each other.
    pub fn fill(&self, first: usize, numbers: &mut [u32]) {
        debug_assert!(first.is_multiple_of(4), "a block starts at a multiple of four");
        let year = u32::from(self.year.cast_unsigned());
        for (part, numbers) in (first / 4..).step_by(LANES).zip(numbers.chunks_mut(4 * LANES)) {
            let counter = [
                std::array::from_fn(|lane| (part + lane) as u32),
                [year; LANES],
                [self.step as u32; LANES],
                [u32::MAX; LANES],
            ];
            let drawn = philox_side_by_side(counter, self.random.key);
            for (lane, numbers) in numbers.chunks_mut(4).enumerate() {
                for (number, word) in numbers.iter_mut().zip(&drawn) {
                    *number = word[lane];
                }
            }
        }
    }

    /// The pupil's number as a uniform, as in [`Draws::uniform`].
    #[inline(always)]
    pub fn uniform(&mut self, pupil: usize) -> f64 {
        uniform_of(self.bits(pupil))
    }

    /// The pupil's number as a standard normal.
    #[inline(always)]
    pub fn normal(&mut self, pupil: usize) -> f64 {
        maths::normal_of_bits(self.bits(pupil))
    }
}

/// Blocks that are drawn side by side: with more of them there are not registers enough.
const LANES: usize = 4;

/// [`philox`] on several counters at once, word by word.
#[inline(always)]
fn philox_side_by_side(mut counter: [[u32; LANES]; 4], mut key: [u32; 2]) -> [[u32; LANES]; 4] {
    for _ in 0..10 {
        let mut next = [[0; LANES]; 4];
        for lane in 0..LANES {
            let first = MULTIPLIERS[0] * u64::from(counter[0][lane]);
            let second = MULTIPLIERS[1] * u64::from(counter[2][lane]);
            next[0][lane] = (second >> 32) as u32 ^ counter[1][lane] ^ key[0];
            next[1][lane] = second as u32;
            next[2][lane] = (first >> 32) as u32 ^ counter[3][lane] ^ key[1];
            next[3][lane] = first as u32;
        }
        counter = next;
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

/// A 32-bit number as a uniform in the open interval (0, 1), a whole multiple of 2^-33.
#[must_use]
#[inline]
pub fn uniform_of(bits: u32) -> f64 {
    const STEP: f64 = 1.0 / 4_294_967_296.0;
    (f64::from(bits) + 0.5) * STEP
}

/// Four independent 32-bit numbers, read as uniform, normal or Gumbel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws(pub [u32; 4]);

impl Draws {
    /// Number `place` (0 to 3) as a uniform in the open interval (0, 1), a whole multiple of 2^-33.
    #[must_use]
    #[inline]
    pub fn uniform(self, place: usize) -> f64 {
        uniform_of(self.0[place])
    }

    /// Number `place` as a standard normal, by inversion, so that it rises with the uniform.
    #[must_use]
    #[inline]
    pub fn normal(self, place: usize) -> f64 {
        maths::normal_of_bits(self.0[place])
    }

    /// All four as standard exponential: −ln u.
    #[must_use]
    #[inline]
    pub fn exponentials(self) -> [f64; 4] {
        let mut values = [0, 1, 2, 3].map(|place| self.uniform(place));
        for value in &mut values {
            *value = -maths::ln_of_normal(*value);
        }
        values
    }

    /// All four as standard Gumbel: −ln(−ln u).
    #[must_use]
    #[inline]
    pub fn gumbels(self) -> [f64; 4] {
        let mut gumbels = [0, 1, 2, 3].map(|place| self.uniform(place));
        // A uniform is from 2^-33 to 1 − 2^-33, so both logarithms are of normal numbers.
        for value in &mut gumbels {
            *value = -maths::ln_of_normal(-maths::ln_of_normal(*value));
        }
        gumbels
    }
}

const MULTIPLIERS: [u64; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// Ten rounds of Philox4x32.
#[inline(always)]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let first = MULTIPLIERS[0] * u64::from(counter[0]);
        let second = MULTIPLIERS[1] * u64::from(counter[2]);
        counter = [
            (second >> 32) as u32 ^ counter[1] ^ key[0],
            second as u32,
            (first >> 32) as u32 ^ counter[3] ^ key[1],
            first as u32,
        ];
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers of the Random123 library for philox4x32 with ten rounds.
    #[test]
    fn gives_the_known_answers() {
        assert_eq!(
            philox([0; 4], [0; 2]),
            [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
        );
        assert_eq!(
            philox([u32::MAX; 4], [u32::MAX; 2]),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        );
        assert_eq!(
            philox(
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0]
            ),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn every_part_of_the_counter_and_key_matters() {
        let base = Random::new(1, 0).draws(5, 2020, Step::Entry, 0);
        for other in [
            Random::new(2, 0).draws(5, 2020, Step::Entry, 0),
            Random::new(1, 1).draws(5, 2020, Step::Entry, 0),
            Random::new(1, 0).draws(6, 2020, Step::Entry, 0),
            Random::new(1, 0).draws(5, 2021, Step::Entry, 0),
            Random::new(1, 0).draws(5, 2020, Step::Vve, 0),
            Random::new(1, 0).draws(5, 2020, Step::Entry, 1),
        ] {
            assert_ne!(base, other);
        }
        assert_eq!(base, Random::new(1, 0).draws(5, 2020, Step::Entry, 0));
    }

    #[test]
    fn one_number_each_does_not_depend_on_the_order() {
        let random = Random::new(1, 0);
        let (mut all, mut some) = [(); 2].map(|()| random.one_each(2020, Step::Learning)).into();
        let in_order: Vec<u32> = (0..50).map(|pupil| all.bits(pupil)).collect();
        for pupil in (7..31).rev() {
            assert_eq!(some.bits(pupil), in_order[pupil]);
        }
        let mut filled = [0; 41];
        all.fill(4, &mut filled);
        assert_eq!(filled[..], in_order[4..45]);
        let alone = random.draws(5, 2020, Step::Learning, u32::MAX);
        assert_eq!(all.uniform(22).to_bits(), alone.uniform(2).to_bits());
        assert_eq!(all.normal(22).to_bits(), alone.normal(2).to_bits());
        assert_ne!(in_order[22], in_order[23]);
    }

    /// Mean and variance over 40,000 draws, within five standard errors.
    #[test]
    fn uniforms_normals_and_gumbels_have_their_moments() {
        let random = Random::new(7, 0);
        let number = 40_000_u32;
        let moments = |draw: &dyn Fn(Draws) -> f64| {
            let draws = (0..number).map(|pupil| draw(random.draws(pupil, 2020, Step::Learning, 0)));
            let (sum, squares) = draws.fold((0.0, 0.0), |(sum, squares), x| (sum + x, squares + x * x));
            let mean = sum / f64::from(number);
            (mean, squares / f64::from(number) - mean * mean)
        };
        let root = f64::from(number).sqrt();
        let (mean, variance) = moments(&|draws| draws.uniform(1));
        assert!((mean - 0.5).abs() < 5.0 * 0.2887 / root, "{mean}");
        assert!((variance - 1.0 / 12.0).abs() < 5.0 * 0.0745 / root, "{variance}");
        let (mean, variance) = moments(&|draws| draws.normal(2));
        assert!(mean.abs() < 5.0 / root, "{mean}");
        assert!((variance - 1.0).abs() < 5.0 * 1.4143 / root, "{variance}");
        let (mean, _) = moments(&|draws| draws.gumbels()[3]);
        assert!((mean - 0.577_215_664_9).abs() < 5.0 * 1.2825 / root, "{mean}");
    }
}
