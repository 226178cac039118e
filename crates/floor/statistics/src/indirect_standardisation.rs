//! One school beside the nation: how many outcomes there are, and how many the same pupils would have at the
//! national rates.
//!
//! `E = sum_c n_c p_c` over cells `c` of pupils who are alike (for instance in background, score band and
//! sex), with the national rate `p_c` of each. Observed `O` is shown beside it, with `(O - E) / n` in
//! points and `O / E` as a ratio. Only the national rates are needed, no national records.
//!
//! Two schools' ratios cannot be compared with each other: each is weighed by its own pupils. A ratio of 1
//! means "as in the nation for such pupils", not "as it should be".
//!
//! Sources: Breslow & Day 1987; Spiegelhalter 2005; Lancaster 1961 (mid-p).

use crate::poisson_binomial::PoissonBinomial;
use crate::{Confidence, Estimate, Interval, NotComputable, Tally, odds_shift, poisson_count};

/// A national rate, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NationalRate {
    rate: f64,
    variance: f64,
    own_taken_out: bool,
}

impl NationalRate {
    /// A rate as it was published, with its standard error; 0 when that may be neglected.
    ///
    /// # Errors
    /// [`NotComputable::InvalidProbability`]; [`NotComputable::NegativeValue`]; [`NotComputable::NotFinite`].
    pub fn published(rate: f64, standard_error: f64) -> Result<Self, NotComputable> {
        if !(0.0..=1.0).contains(&rate) {
            return Err(NotComputable::InvalidProbability { value: rate });
        }
        if standard_error < 0.0 {
            return Err(NotComputable::NegativeValue {
                value: standard_error,
            });
        }
        if !standard_error.is_finite() {
            return Err(NotComputable::NotFinite);
        }
        Ok(Self {
            rate,
            variance: standard_error * standard_error,
            own_taken_out: false,
        })
    }

    /// The rate behind national counts that include the school's `own` pupils.
    ///
    /// When the school is more than 1% of the national pupils of this cell, it is taken out: nobody should be
    /// compared with themselves. The variance is that of Beta(k + 1/2, N - k + 1/2), which is
    /// `p (1 - p) / N` for large cells and does not vanish at 0 and 1.
    ///
    /// # Errors
    /// [`NotComputable::EmptyGroup`] when nobody else is left; [`NotComputable::InconsistentSums`] when the
    /// school has pupils that the nation has not.
    pub fn counted(national: Tally, own: Tally) -> Result<Self, NotComputable> {
        if own.successes() > national.successes() || own.failures() > national.failures() {
            return Err(NotComputable::InconsistentSums);
        }
        let own_taken_out = u128::from(own.total()) * 100 > u128::from(national.total());
        let (mut successes, mut total) = (national.successes(), national.total());
        if own_taken_out {
            successes -= own.successes();
            total -= own.total();
        }
        let rate = Tally::new(successes, total)?.proportion()?.estimate();
        let (a, b) = (successes as f64 + 0.5, (total - successes) as f64 + 0.5);
        let variance = a / (a + b) * (b / (a + b)) / (a + b + 1.0);
        Ok(Self {
            rate,
            variance,
            own_taken_out,
        })
    }

    /// The rate, between 0 and 1.
    #[must_use]
    pub fn rate(self) -> f64 {
        self.rate
    }

    /// The variance of the rate itself.
    #[must_use]
    pub fn variance(self) -> f64 {
        self.variance
    }

    /// Whether the school's own pupils were taken out of the national figure.
    #[must_use]
    pub fn own_taken_out(self) -> bool {
        self.own_taken_out
    }
}

/// Pupils of the school who are alike, and the national rate for such pupils.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BenchmarkCell {
    /// The school's own pupils.
    pub own: Tally,
    /// The national rate; none when the nation has no figure for such pupils.
    pub national: Option<NationalRate>,
}

/// The school beside the nation.
///
/// # Examples
/// ```
/// use statistics::indirect_standardisation::{BenchmarkCell, NationalRate, standardise};
/// use statistics::{Confidence, NotComputable, Tally};
/// let cell = |with_outcome, pupils, rate| {
///     let national = Some(NationalRate::published(rate, 0.0)?);
///     Ok(BenchmarkCell { own: Tally::new(with_outcome, pupils)?, national })
/// };
/// let school = standardise(&[cell(6, 40, 0.10)?, cell(9, 30, 0.38)?])?;
/// assert_eq!(school.observed(), 15);
/// assert!((school.expected() - 15.4).abs() < 1e-12);
/// assert!(school.mid_p() > 0.5);
/// // Without a national figure there is nothing to stand beside.
/// let alone = BenchmarkCell { own: Tally::new(6, 40)?, national: None };
/// assert_eq!(standardise(&[alone]), Err(NotComputable::NoCommonSupport));
/// # Ok::<(), NotComputable>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Standardised {
    cells: Vec<(Tally, NationalRate)>,
    own: Tally,
    expected: f64,
    variance_by_chance: f64,
    variance_of_rates: f64,
    without_rate: Tally,
}

/// Sets the school's cells beside the national rates. Cells with the same national figure may be split or
/// joined, but the variance of that figure is counted per cell: join them.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] without pupils; [`NotComputable::NoCommonSupport`] when no pupil stands in
/// a cell with a national rate.
pub fn standardise(cells: &[BenchmarkCell]) -> Result<Standardised, NotComputable> {
    let mut school = Standardised {
        cells: Vec::with_capacity(cells.len()),
        own: Tally::EMPTY,
        expected: 0.0,
        variance_by_chance: 0.0,
        variance_of_rates: 0.0,
        without_rate: Tally::EMPTY,
    };
    for cell in cells.iter().filter(|cell| !cell.own.is_empty()) {
        let Some(national) = cell.national else {
            school.without_rate += cell.own;
            continue;
        };
        let pupils = cell.own.total() as f64;
        school.own += cell.own;
        school.expected += pupils * national.rate;
        school.variance_by_chance += pupils * national.rate * (1.0 - national.rate);
        school.variance_of_rates += pupils * pupils * national.variance;
        school.cells.push((cell.own, national));
    }
    if !school.own.is_empty() {
        Ok(school)
    } else if school.without_rate.is_empty() {
        Err(NotComputable::EmptyGroup)
    } else {
        Err(NotComputable::NoCommonSupport)
    }
}

impl Standardised {
    /// Pupils with the outcome.
    #[must_use]
    pub fn observed(&self) -> u64 {
        self.own.successes()
    }

    /// Pupils compared.
    #[must_use]
    pub fn pupils(&self) -> u64 {
        self.own.total()
    }

    /// Pupils with the outcome if national rates held here.
    #[must_use]
    pub fn expected(&self) -> f64 {
        self.expected
    }

    /// Pupils left out because the nation has no figure for such pupils.
    #[must_use]
    pub fn without_rate(&self) -> Tally {
        self.without_rate
    }

    /// Whether the school was taken out of a national figure somewhere.
    #[must_use]
    pub fn own_taken_out(&self) -> bool {
        self.cells.iter().any(|(_, national)| national.own_taken_out)
    }

    /// `sum n_c p_c (1 - p_c)`: how much the count would vary at national rates.
    #[must_use]
    pub fn variance_by_chance(&self) -> f64 {
        self.variance_by_chance
    }

    /// `sum n_c^2 var(p_c)`: how much the expectation varies because the national rates are not exact.
    #[must_use]
    pub fn variance_of_rates(&self) -> f64 {
        self.variance_of_rates
    }

    /// `O - E` in pupils, with the standard error that holds at national rates, the uncertainty of those
    /// included. Its p-value against 0 is the normal test; its interval is where the difference would lie by
    /// chance round what was found. Not for few pupils: see [`mid_p`](Self::mid_p) and
    /// [`ratio`](Self::ratio).
    #[must_use]
    pub fn surplus(&self) -> Estimate {
        let variance = self.variance_by_chance + self.variance_of_rates;
        Estimate::normal(self.own.successes() as f64 - self.expected, libm::sqrt(variance))
    }

    /// `(O - E) / n`, the surplus in points from -1 to 1; standard error as that of
    /// [`surplus`](Self::surplus).
    #[must_use]
    pub fn points(&self) -> Estimate {
        let (surplus, pupils) = (self.surplus(), self.own.total() as f64);
        Estimate::normal(surplus.value / pupils, surplus.standard_error / pupils)
    }

    /// `O / E`.
    ///
    /// # Errors
    /// [`NotComputable::ZeroCell`] when nobody is expected.
    pub fn ratio(&self) -> Result<f64, NotComputable> {
        if self.expected > 0.0 {
            Ok(self.own.successes() as f64 / self.expected)
        } else {
            Err(NotComputable::ZeroCell)
        }
    }

    /// Byar's interval of the ratio. The count is taken as Poisson, which is too wide for common outcomes.
    ///
    /// # Errors
    /// As [`ratio`](Self::ratio).
    pub fn ratio_byar(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        self.ratio()?;
        Ok(self.over_expected(poisson_count::byar(self.observed(), confidence)))
    }

    /// The exact Poisson interval of the ratio, too wide for common outcomes as well.
    ///
    /// # Errors
    /// As [`ratio`](Self::ratio).
    pub fn ratio_exact_poisson(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        self.ratio()?;
        Ok(self.over_expected(poisson_count::exact(self.observed(), confidence)))
    }

    /// The mid-p interval of the ratio for pupils, of whom none can count twice: the default.
    ///
    /// All ratios that the Poisson-binomial test would not reject, had every pupil's odds been multiplied by
    /// the same factor ([`odds_shift`]). It holds 1 just when [`mid_p`](Self::mid_p) is at least 5%, for 95%.
    /// The national rates are taken as exact.
    ///
    /// # Errors
    /// As [`ratio`](Self::ratio), and those of [`odds_shift::expected_count`].
    pub fn ratio_mid_p(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        self.ratio()?;
        Ok(self.over_expected(self.shifted_count(confidence)?))
    }

    /// The same interval in points: where `(O - E) / n` would lie for such pupils, from -1 to 1.
    ///
    /// # Errors
    /// Those of [`odds_shift::expected_count`].
    pub fn points_mid_p(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        let (count, pupils) = (self.shifted_count(confidence)?, self.own.total() as f64);
        Ok(Interval {
            low: (count.low - self.expected) / pupils,
            high: (count.high - self.expected) / pupils,
        })
    }

    fn shifted_count(&self, confidence: Confidence) -> Result<Interval, NotComputable> {
        let cells: Vec<(Tally, f64)> = self
            .cells
            .iter()
            .map(|&(own, national)| (own, national.rate))
            .collect();
        odds_shift::expected_count(&cells, confidence)
    }

    /// The distribution of the count, were national rates to hold here and exact.
    #[must_use]
    pub fn by_chance(&self) -> PoissonBinomial {
        let groups: Vec<(u64, f64)> = self
            .cells
            .iter()
            .map(|(own, national)| (own.total(), national.rate))
            .collect();
        PoissonBinomial::new(&groups).expect("a national rate lies between 0 and 1")
    }

    /// The exact two-sided test of "as in the nation for such pupils": see [`PoissonBinomial::mid_p`].
    #[must_use]
    pub fn mid_p(&self) -> f64 {
        self.by_chance().mid_p(self.observed())
    }

    fn over_expected(&self, count: Interval) -> Interval {
        Interval {
            low: count.low / self.expected,
            high: count.high / self.expected,
        }
    }
}
