//! Random numbers of the search: a seed gives the same ones on every machine.

use statistics::randomness::Stream;

/// Random numbers one after the other.
pub(crate) struct Draws {
    stream: Stream,
    next: u64,
}

impl Draws {
    /// The numbers of attempt number `attempt` under `seed`.
    pub(crate) fn new(seed: u64, attempt: u64) -> Self {
        Self {
            stream: Stream::new(seed, attempt),
            next: 0,
        }
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.next += 1;
        self.stream.bits(self.next)
    }

    /// A number below `below`.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        scaled(self.bits() as u32, below)
    }
}

/// 32 random bits as a number below `below`, without a division.
pub(crate) fn scaled(bits: u32, below: usize) -> usize {
    ((u64::from(bits) * below as u64) >> 32) as usize
}

/// How much worse than `heat` times a draw from the exponential distribution a change may be: that is the rule of
/// Metropolis et al. (1953), with the draw taken before the change is looked at.
///
/// The quantiles come from a table in whole numbers, made by a logarithm that is the same everywhere (`libm`).
pub(crate) struct Thresholds(Vec<u32>);

impl Thresholds {
    const STEPS: u32 = 1 << 12;

    pub(crate) fn new() -> Self {
        let step = |at: u32| -libm::log((f64::from(at) + 0.5) / f64::from(Self::STEPS)) * 65_536.0;
        Self((0..Self::STEPS).map(|at| step(at) as u32).collect())
    }

    /// For a heat in 65,536ths of a point.
    pub(crate) fn draw(&self, heat: u64, bits: u32) -> i64 {
        let quantile = self.0[(bits >> 20) as usize];
        ((heat * u64::from(quantile)) >> 32) as i64
    }
}
