//! How well coders agree: Krippendorff's alpha, Cohen's kappa, and plain agreement.
//!
//! Everything rests on *coincidences*: how often each value meets each other value on one unit, given by different
//! coders. They add up over texts and respondents, so that one pass over the codings serves every code, the pooled
//! figure and the bootstrap.
//!
//! Krippendorff (2004, 2011), Computing Krippendorff's Alpha-Reliability; Cohen (1960).

use crate::bootstrap::SchoolWeights;
use crate::replicates::{Replicate, Replicates};
use crate::{Confidence, Interval, NotComputable};
use std::fmt;

/// Why agreement cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAgreement {
    /// Nobody gave any value.
    NoValues,
    /// Fewer than two coders gave a value.
    OneCoder,
    /// No unit was coded by two.
    NothingInCommon,
    /// All values that could be compared are the same: nothing says whether coders could tell values apart.
    NoVariation,
}

impl fmt::Display for NoAgreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for NoAgreement {}

/// What a difference between two values weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The same or not.
    Nominal,
    /// By how many values, counted as often as they were given, lie between.
    Ordinal,
    /// By the square of the difference.
    Interval,
    /// By the square of the difference against the sum; for values of zero or more.
    Ratio,
}

/// How often each value met each other value.
///
/// # Examples
/// ```
/// use statistics::agreement::{Coincidences, Scale};
/// // Two coders on four units; the third unit was coded by one of them only.
/// let units = [[Some(1.0), Some(1.0)], [Some(0.0), Some(1.0)], [Some(1.0), None], [Some(0.0), Some(0.0)]];
/// let met = Coincidences::of(&[0.0, 1.0], units.iter().map(|unit| unit.iter().copied()));
/// assert_eq!(met.units(), 3);
/// assert!((met.alpha(Scale::Nominal)? - 0.4444).abs() < 1e-4);
/// # Ok::<(), statistics::agreement::NoAgreement>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Coincidences {
    values: Vec<f64>,
    /// Value by value.
    met: Vec<f64>,
    units: u64,
    /// Which coders gave a value, by their place: a bit each.
    coders: u64,
}

impl Coincidences {
    /// None yet, of these values, which are in order and differ.
    #[must_use]
    pub fn none(values: &[f64]) -> Self {
        Self {
            values: values.to_vec(),
            met: vec![0.0; values.len() * values.len()],
            units: 0,
            coders: 0,
        }
    }

    /// Those of units, each with what its coders gave, always in the same order of at most 64 coders. A value that is not
    /// among `values` counts as not given.
    #[must_use]
    pub fn of<U: Iterator<Item = Option<f64>>>(values: &[f64], units: impl Iterator<Item = U>) -> Self {
        let mut all = Self::none(values);
        let mut counts = vec![0_u64; values.len()];
        for unit in units {
            counts.fill(0);
            for (coder, value) in unit.enumerate() {
                let place = value.and_then(|value| values.iter().position(|one| *one == value));
                if let Some(place) = place {
                    counts[place] += 1;
                    all.coders |= 1_u64.checked_shl(coder as u32).unwrap_or_default();
                }
            }
            all.add_units(&counts, 1.0);
        }
        all
    }

    /// Takes in units that all have this many coders for each value.
    fn add_units(&mut self, counts: &[u64], units: f64) {
        let coders: u64 = counts.iter().sum();
        if coders < 2 || units <= 0.0 {
            return;
        }
        self.units += units as u64;
        let width = self.values.len();
        let weight = units / (coders - 1) as f64;
        for (one, first) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            for (other, second) in counts.iter().enumerate() {
                let pairs = first * if one == other { second - 1 } else { *second };
                self.met[one * width + other] += weight * pairs as f64;
            }
        }
    }

    /// Those of characters of a text of which each coder marked places, as present or not.
    ///
    /// Places are from and to (not included); those of one coder may overlap. Takes the time of sorting the ends,
    /// whatever the length of the text. Every coder read the whole text.
    #[must_use]
    pub fn of_places(length: usize, coders: &[Vec<(usize, usize)>]) -> Self {
        let mut edges: Vec<(usize, i64)> = Vec::new();
        for places in coders {
            for (from, to) in union(places, length) {
                edges.push((from, 1));
                edges.push((to, -1));
            }
        }
        edges.sort_unstable();
        let mut all = Self::none(&[0.0, 1.0]);
        let (mut at, mut open) = (0, 0_i64);
        for (edge, change) in edges.into_iter().chain([(length, 0)]) {
            if edge > at {
                let marked = open as u64;
                all.add_units(&[coders.len() as u64 - marked, marked], (edge - at) as f64);
                at = edge;
            }
            open += change;
        }
        // Who marked nothing read the text all the same.
        if length > 0 {
            all.coders = u64::MAX
                .checked_shr(64 - coders.len().min(64) as u32)
                .unwrap_or_default();
        }
        all
    }

    /// Takes in those of another text or code, of the same values.
    pub fn add(&mut self, other: &Self, weight: f64) {
        self.met
            .iter_mut()
            .zip(&other.met)
            .for_each(|(sum, one)| *sum += weight * one);
        self.units += other.units;
        self.coders |= other.coders;
    }

    /// How many units two coders or more gave a value.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.units
    }

    /// How many values could be compared.
    #[must_use]
    pub fn pairable(&self) -> f64 {
        self.met.iter().sum()
    }

    /// How often each value was given where it could be compared.
    #[must_use]
    pub fn given(&self) -> Vec<f64> {
        self.met
            .chunks(self.values.len().max(1))
            .map(|row| row.iter().sum())
            .collect()
    }

    /// The share of pairs of coders that gave the same value, from 0 to 1.
    ///
    /// # Errors
    /// [`NoAgreement`] when nothing could be compared.
    pub fn raw(&self) -> Result<f64, NoAgreement> {
        self.comparable()?;
        let width = self.values.len();
        let same: f64 = (0..width).map(|value| self.met[value * width + value]).sum();
        Ok(same / self.pairable())
    }

    /// The share of values that were the last one: how often a code was given.
    ///
    /// # Errors
    /// [`NoAgreement`] when nothing could be compared.
    pub fn prevalence(&self) -> Result<f64, NoAgreement> {
        self.comparable()?;
        Ok(self.given().last().copied().unwrap_or_default() / self.pairable())
    }

    /// Krippendorff's alpha: 1 for full agreement, 0 for what chance gives, below 0 for less.
    ///
    /// # Errors
    /// [`NoAgreement`], with the reason. One value only is no full agreement: nothing was told apart.
    pub fn alpha(&self, scale: Scale) -> Result<f64, NoAgreement> {
        self.comparable()?;
        let given = self.given();
        if given.iter().filter(|count| **count > 0.0).count() < 2 {
            return Err(NoAgreement::NoVariation);
        }
        let width = self.values.len();
        let (mut seen, mut expected) = (0.0, 0.0);
        for one in 0..width {
            for other in 0..width {
                let difference = self.difference(scale, &given, one, other);
                seen += self.met[one * width + other] * difference;
                expected += given[one] * given[other] * difference;
            }
        }
        let pairable: f64 = given.iter().sum();
        Ok(1.0 - seen * (pairable - 1.0) / expected)
    }

    fn comparable(&self) -> Result<(), NoAgreement> {
        match (self.coders.count_ones(), self.pairable() > 0.0) {
            (0, _) => Err(NoAgreement::NoValues),
            (1, _) => Err(NoAgreement::OneCoder),
            (_, true) => Ok(()),
            (_, false) => Err(NoAgreement::NothingInCommon),
        }
    }

    fn difference(&self, scale: Scale, given: &[f64], one: usize, other: usize) -> f64 {
        let (low, high) = (one.min(other), one.max(other));
        let (a, b) = (self.values[low], self.values[high]);
        match scale {
            Scale::Nominal => f64::from(u8::from(low != high)),
            Scale::Ordinal => {
                let between: f64 = given[low..=high].iter().sum();
                let steps = between - (given[low] + given[high]) / 2.0;
                steps * steps
            }
            Scale::Interval => (b - a) * (b - a),
            Scale::Ratio if a + b == 0.0 => 0.0,
            Scale::Ratio => ((b - a) / (a + b)) * ((b - a) / (a + b)),
        }
    }
}

/// Places of one coder without overlap, within the text, in order.
fn union(places: &[(usize, usize)], length: usize) -> Vec<(usize, usize)> {
    let mut sorted: Vec<(usize, usize)> = places
        .iter()
        .map(|(from, to)| (*from, (*to).min(length)))
        .filter(|(from, to)| from < to)
        .collect();
    sorted.sort_unstable();
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(sorted.len());
    for (from, to) in sorted {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// An interval for alpha by drawing respondents again, and how many draws gave no alpha.
///
/// `respondents` holds the coincidences of each respondent with a stable key. Respondents, not units, are drawn: what one
/// person said hangs together. The interval is the percentile one, stretched for few respondents as t is against the
/// normal distribution.
///
/// # Errors
/// [`NotComputable::NotEnoughUnits`] with fewer than two respondents, or when so many draws gave no alpha that what is
/// left says nothing.
pub fn alpha_interval(
    respondents: &[(u64, Coincidences)],
    scale: Scale,
    draws: usize,
    seed: u64,
    confidence: Confidence,
) -> Result<(Interval, usize), NotComputable> {
    const FEWEST: u64 = 2;
    let count = respondents.len() as u64;
    let [(_, first), ..] = respondents else {
        return Err(NotComputable::NotEnoughUnits {
            have: 0,
            need: FEWEST,
        });
    };
    if count < FEWEST {
        return Err(NotComputable::NotEnoughUnits {
            have: count,
            need: FEWEST,
        });
    }
    let keys: Vec<u64> = respondents.iter().map(|(key, _)| *key).collect();
    let weights = SchoolWeights::new(seed, draws, &keys);
    let mut sum = Coincidences::none(&first.values);
    let replicates = (0..draws).map(|draw| {
        sum.met.fill(0.0);
        for (weight, (_, one)) in weights.of_replicate(draw).iter().zip(respondents) {
            if *weight > 0 {
                sum.add(one, f64::from(*weight));
            }
        }
        let alpha = sum.alpha(scale).map_err(|_| NotComputable::Constant)?;
        Ok(Replicate::from(alpha))
    });
    let gathered = Replicates::gather(replicates);
    let without = gathered.not_computable();
    if without * 4 > draws {
        return Err(NotComputable::NotEnoughUnits {
            have: (draws - without) as u64,
            need: draws as u64,
        });
    }
    let drawn = gathered.percentile_interval(confidence)?;
    let mut whole = Coincidences::none(&first.values);
    respondents.iter().for_each(|(_, one)| whole.add(one, 1.0));
    let alpha = whole.alpha(scale).map_err(|_| NotComputable::Constant)?;
    // Draws of few respondents spread too little: by the factor between the normal and the t distribution, and by
    // the one that makes a variance unbiased. Without it 12 respondents cover 92% instead of 95%.
    let few =
        confidence.t(count as f64 - 1.0) / confidence.z() * (count as f64 / (count as f64 - 1.0)).sqrt();
    let stretched = Interval {
        low: alpha - (alpha - drawn.low).max(0.0) * few,
        high: alpha + (drawn.high - alpha).max(0.0) * few,
    };
    Ok((stretched.within(-1.0, 1.0), without))
}

/// Cohen's kappa of two coders, from the table of what each gave: row for the first, column for the second.
///
/// # Errors
/// [`NoAgreement`], with the reason.
///
/// # Examples
/// ```
/// use statistics::agreement::kappa;
/// // Two coders who each mark 90 of 100 by chance agree on 82, and no more than chance gives.
/// assert!(kappa(&[vec![1, 9], vec![9, 81]])?.abs() < 1e-12);
/// # Ok::<(), statistics::agreement::NoAgreement>(())
/// ```
pub fn kappa(table: &[Vec<u64>]) -> Result<f64, NoAgreement> {
    let total: u64 = table.iter().flatten().sum();
    if total == 0 {
        return Err(NoAgreement::NoValues);
    }
    let total = total as f64;
    let same: u64 = (0..table.len()).filter_map(|value| table[value].get(value)).sum();
    let column = |value: usize| table.iter().filter_map(|row| row.get(value)).sum::<u64>() as f64;
    let row = |value: usize| table[value].iter().sum::<u64>() as f64;
    let by_chance: f64 = (0..table.len())
        .map(|value| row(value) / total * column(value) / total)
        .sum();
    if by_chance >= 1.0 {
        return Err(NoAgreement::NoVariation);
    }
    Ok((same as f64 / total - by_chance) / (1.0 - by_chance))
}
