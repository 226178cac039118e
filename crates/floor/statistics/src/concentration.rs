//! Whether means and chances to take part are spread evenly over an ordered ladder of tracks.
//!
//! With shares `f_t` of the pupils, means `x_t`, overall mean `mu` and mid-ranks `R_t` (the share of the
//! pupils on lower tracks plus half of the own share), the concentration index is
//! `C = 2/mu sum_t f_t x_t R_t - 1`: positive when the higher tracks get more, 0 when all get the same. Order
//! the tracks from low to high before the call.
//!
//! Sources: Kakwani, Wagstaff & van Doorslaer 1997; Erreygers 2009; Theil 1967.

use crate::NotComputable;

/// The pupils of one track and their mean of something that cannot be negative (hours, money, share who take
/// part).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackMean {
    /// Number of pupils.
    pub pupils: u64,
    /// Mean per pupil, 0 or more; for taking part, the share from 0 to 1.
    pub mean: f64,
}

/// Mean over all pupils.
///
/// # Errors
/// [`NotComputable::EmptyGroup`] without pupils; [`NotComputable::NegativeValue`];
/// [`NotComputable::NotFinite`].
pub fn overall_mean(tracks: &[TrackMean]) -> Result<f64, NotComputable> {
    for &TrackMean { mean, .. } in tracks {
        if !mean.is_finite() {
            return Err(NotComputable::NotFinite);
        }
        if mean < 0.0 {
            return Err(NotComputable::NegativeValue { value: mean });
        }
    }
    let pupils: u64 = tracks.iter().map(|track| track.pupils).sum();
    if pupils == 0 {
        return Err(NotComputable::EmptyGroup);
    }
    Ok(tracks
        .iter()
        .map(|track| track.pupils as f64 * track.mean)
        .sum::<f64>()
        / pupils as f64)
}

/// The mean of each track divided by the overall mean.
///
/// # Errors
/// As [`overall_mean`]; [`NotComputable::Constant`] when nobody gets anything.
pub fn ratios_to_mean(tracks: &[TrackMean]) -> Result<Vec<f64>, NotComputable> {
    let mean = positive_mean(tracks)?;
    Ok(tracks.iter().map(|track| track.mean / mean).collect())
}

/// The concentration index over tracks ordered from low to high, between -1 and 1.
///
/// It is a relative measure: doubling every mean changes nothing. For something with a maximum, such as
/// taking part or not, the index of those who take part and of those who do not disagree; use
/// [`erreygers_index`] there.
///
/// # Errors
/// As [`overall_mean`]; [`NotComputable::Constant`] when nobody gets anything, so that there is nothing to
/// spread.
///
/// # Examples
/// ```
/// use statistics::NotComputable;
/// use statistics::concentration::{TrackMean, concentration_index};
/// let hours = [TrackMean { pupils: 100, mean: 20.0 }, TrackMean { pupils: 100, mean: 30.0 }];
/// assert!((concentration_index(&hours)? - 0.1).abs() < 1e-12);
///
/// let nothing = [TrackMean { pupils: 100, mean: 0.0 }];
/// assert_eq!(concentration_index(&nothing), Err(NotComputable::Constant));
/// # Ok::<(), NotComputable>(())
/// ```
pub fn concentration_index(tracks: &[TrackMean]) -> Result<f64, NotComputable> {
    let mean = positive_mean(tracks)?;
    let pupils = tracks.iter().map(|track| track.pupils).sum::<u64>() as f64;
    let mut lower = 0.0;
    let mut weighted_ranks = 0.0;
    for track in tracks {
        let own = track.pupils as f64;
        weighted_ranks += own * track.mean * (lower + own / 2.0) / pupils;
        lower += own;
    }
    Ok(2.0 * weighted_ranks / (mean * pupils) - 1.0)
}

/// Erreygers' corrected index for shares who take part, `4 mu C`, between -1 and 1.
///
/// It is the same, but for the sign, for taking part and for not taking part. When
/// nobody takes part it is 0.
///
/// # Errors
/// As [`overall_mean`]; [`NotComputable::InvalidProbability`] for a share above 1.
pub fn erreygers_index(participation: &[TrackMean]) -> Result<f64, NotComputable> {
    if let Some(track) = participation.iter().find(|track| track.mean > 1.0) {
        return Err(NotComputable::InvalidProbability { value: track.mean });
    }
    let mean = overall_mean(participation)?;
    if mean == 0.0 {
        return Ok(0.0);
    }
    Ok(4.0 * mean * concentration_index(participation)?)
}

/// Theil's T between tracks, `sum_t s_t ln(x_t / mu)` with `s_t` the share of the total that goes to the
/// track.
///
/// It is 0 when all tracks have the same mean, and does not know their order.
///
/// # Errors
/// As [`overall_mean`]; [`NotComputable::Constant`] when nobody gets anything.
pub fn theil_between(tracks: &[TrackMean]) -> Result<f64, NotComputable> {
    let mean = positive_mean(tracks)?;
    let pupils = tracks.iter().map(|track| track.pupils).sum::<u64>() as f64;
    let terms = tracks.iter().filter(|track| track.mean > 0.0).map(|track| {
        let ratio = track.mean / mean;
        track.pupils as f64 / pupils * ratio * libm::log(ratio)
    });
    Ok(terms.sum::<f64>().max(0.0))
}

fn positive_mean(tracks: &[TrackMean]) -> Result<f64, NotComputable> {
    match overall_mean(tracks)? {
        mean if mean > 0.0 => Ok(mean),
        _ => Err(NotComputable::Constant),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tracks(pupils: [u64; 4], means: [f64; 4]) -> Vec<TrackMean> {
        pupils
            .into_iter()
            .zip(means)
            .map(|(pupils, mean)| TrackMean { pupils, mean })
            .collect()
    }

    #[test]
    fn spending_over_four_tracks() {
        let spending = tracks([200, 150, 100, 50], [6200.0, 6500.0, 7300.0, 8100.0]);
        assert_eq!(overall_mean(&spending).expect("pupils"), 6700.0);
        assert!((concentration_index(&spending).expect("a mean above 0") - 0.0465671642).abs() < 1e-9);
        assert!((theil_between(&spending).expect("a mean above 0") - 0.0041018658).abs() < 1e-9);
        assert!((ratios_to_mean(&spending).expect("a mean above 0")[3] - 8100.0 / 6700.0).abs() < 1e-12);
    }

    #[test]
    fn participation_over_four_tracks() {
        let shares = [30.0 / 200.0, 40.0 / 150.0, 35.0 / 100.0, 25.0 / 50.0];
        let taking_part = tracks([200, 150, 100, 50], shares);
        assert!((concentration_index(&taking_part).expect("a mean above 0") - 0.2269230769).abs() < 1e-9);
        assert!((erreygers_index(&taking_part).expect("shares") - 0.2360000000).abs() < 1e-9);
        let not_taking_part = tracks([200, 150, 100, 50], shares.map(|share| 1.0 - share));
        assert!((erreygers_index(&not_taking_part).expect("shares") + 0.236).abs() < 1e-12);
    }

    #[test]
    fn refusals() {
        assert!(overall_mean(&[]).is_err());
        assert!(overall_mean(&tracks([0; 4], [1.0; 4])).is_err());
        assert!(concentration_index(&tracks([1; 4], [0.0; 4])).is_err());
        assert!(overall_mean(&tracks([1; 4], [1.0, f64::NAN, 1.0, 1.0])).is_err());
        assert!(overall_mean(&tracks([1; 4], [1.0, -1.0, 1.0, 1.0])).is_err());
        assert!(erreygers_index(&tracks([1; 4], [1.1, 0.0, 0.0, 0.0])).is_err());
        assert_eq!(erreygers_index(&tracks([1; 4], [0.0; 4])).expect("shares"), 0.0);
    }

    proptest! {
        #[test]
        fn turning_the_ladder_round_turns_the_sign(
            pupils in prop::array::uniform4(1u64..500),
            means in prop::array::uniform4(0.01f64..1.0),
        ) {
            let mut ladder = tracks(pupils, means);
            let upward = concentration_index(&ladder).expect("a mean above 0");
            prop_assert!(upward.abs() < 1.0);
            let theil = theil_between(&ladder).expect("a mean above 0");
            ladder.reverse();
            prop_assert!((concentration_index(&ladder).expect("a mean above 0") + upward).abs() < 1e-12);
            prop_assert!((theil_between(&ladder).expect("a mean above 0") - theil).abs() < 1e-12);
        }
    }
}
