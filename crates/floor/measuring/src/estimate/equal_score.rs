//! What every figure at equal score looks at: both groups' pupils per school and score band.

use super::groups::{background_axis, class_words, cube_code, yes_no_axis};
use super::{BySchool, Scene, compared, keys, scale};
use crate::cube::plan::Terms;
use crate::definition::{Definition, Method};
use crate::finding::Given;
use crate::gate::{AxisKind, RawAxis, RawTable, SafeCell, SafeShare, SafeTable, Says};
use disclosure::Profile;
use statistics::bootstrap::{SchoolWeights, weighted_sums, weighted_sums_wide};
use statistics::replicates::{Replicate, Replicates};
use statistics::{NotComputable, Stratum, Tally};

/// Between the two ends of a score band in the words of an axis; the upper end is not in the band.
pub const BAND_ENDS: &str = "..<";

const FINE: [&str; 3] = ["school", "background", "score_band"];
pub(super) const COARSE: [&str; 2] = ["school", "background"];
/// Points of a curve: few enough that each rests on many pupils.
const CURVE_POINTS: usize = 6;

/// All that the estimates at equal score look at.
pub(super) struct Data {
    pub words: Vec<String>,
    /// Per school, class and score band: n, and k or the sums of y and y².
    pub fine: BySchool,
    /// Per school and class: the moments of score and outcome. Absent for a decomposition.
    pub moments: Option<BySchool>,
    /// The lower bound of each score band, in points.
    pub bands: Vec<f64>,
    /// The same as the cube names them.
    band_words: Vec<String>,
    band_width: f64,
    pub is_share: bool,
    pub score_unit: f64,
    pub value_unit: f64,
}

impl Data {
    pub fn read(scene: &Scene<'_>, definition: &Definition) -> Given<Self> {
        let terms = Terms::of(definition);
        let words = class_words(scene)?;
        let table = scene.table(&FINE)?;
        let fine = BySchool::read(table, &keys(&terms.counts()))?;
        let score_unit = scale(scene.cube, "score");
        let bands = table.axes[2]
            .numbers()
            .iter()
            .map(|band| *band as f64 / score_unit)
            .collect();
        let test = scene.cube.context.condition.as_ref();
        let band_width = test.and_then(|test| test.band_width).unwrap_or(1.0 / score_unit);
        let moments = if definition.method == Method::Decomposition {
            None
        } else {
            Some(BySchool::read(
                scene.table(&COARSE)?,
                &keys(&terms.moments("score")),
            )?)
        };
        let value_unit = terms.value.map_or(1.0, |column| scale(scene.cube, column));
        Ok(Self {
            words,
            fine,
            moments,
            bands,
            band_words: table.axes[2].words.clone(),
            band_width,
            is_share: terms.value.is_none(),
            score_unit,
            value_unit,
        })
    }

    pub fn cell(&self, place: usize, band: usize) -> usize {
        cube_code(place, self.words.len()) * self.bands.len() + band
    }

    pub fn pupils(&self, place: usize) -> u64 {
        (0..self.bands.len())
            .map(|band| self.fine.total_count(self.cell(place, band), 0))
            .sum()
    }

    /// All pupils of each band, of known and unknown background.
    pub fn pupils_by_band(&self) -> Vec<u64> {
        let of_band = |band: usize| {
            let places = 0..self.words.len();
            places
                .map(|place| self.fine.total_count(self.cell(place, band), 0))
                .sum()
        };
        (0..self.bands.len()).map(of_band).collect()
    }

    pub fn tally(&self, place: usize, band: usize) -> Tally {
        let cell = self.cell(place, band);
        Tally::new(self.fine.total_count(cell, 1), self.fine.total_count(cell, 0)).unwrap_or_default()
    }

    /// The lowest and the highest known class of which enough pupils, and how many have the outcome, are shown.
    pub fn contrast(&self, table: &SafeTable, needed: u64) -> Given<(usize, usize)> {
        let size = |place: usize| match table.share(&[Some(place)]) {
            _ if !self.is_share => table.cell(&[Some(place)]),
            SafeShare::Ratio { .. } | SafeShare::TooFew { .. } | SafeShare::Empty => {
                table.cell(&[Some(place), None])
            }
            _ => SafeCell::NotShown,
        };
        compared((0..self.words.len() - 1).map(size), needed)
    }

    pub fn strata(&self, focal: usize, reference: usize) -> Vec<Stratum> {
        (0..self.bands.len())
            .map(|band| Stratum {
                focal: self.tally(focal, band),
                reference: self.tally(reference, band),
            })
            .collect()
    }

    /// Neighbouring bands put together so that each holds about as many pupils: for curves.
    fn coarse_bands(&self, points: usize) -> Vec<std::ops::Range<usize>> {
        let of_band = |band: usize| -> u64 {
            (0..self.words.len())
                .map(|place| self.fine.total_count(self.cell(place, band), 0))
                .sum()
        };
        let total: u64 = (0..self.bands.len()).map(of_band).sum();
        let mut ranges = Vec::new();
        let (mut start, mut held, mut closed) = (0, 0, 0);
        for band in 0..self.bands.len() {
            held += of_band(band);
            if (closed + held) * points as u64 >= total * (ranges.len() as u64 + 1) && held > 0 {
                ranges.push(start..band + 1);
                start = band + 1;
                closed += held;
                held = 0;
            }
        }
        ranges
    }

    /// The bands of the curves: as many points as can be shown without a small count in any of them, or none.
    ///
    /// The points are not worth hiding a count that a table needs, so they give way first.
    pub fn curve_bands(&self, profile: &Profile) -> Vec<std::ops::Range<usize>> {
        let count = |value: i128| u64::try_from(value).unwrap_or(0);
        let is_fit = |ranges: &Vec<std::ops::Range<usize>>| {
            let known = 0..self.words.len() - 1;
            let mut cells = known.flat_map(|place| ranges.iter().map(move |range| (place, range)));
            cells.all(|(place, range)| {
                let n = count(self.in_range(place, range, 0));
                let k = if self.is_share {
                    count(self.in_range(place, range, 1))
                } else {
                    0
                };
                let parts = if self.is_share {
                    vec![k, n.saturating_sub(k)]
                } else {
                    vec![n]
                };
                n == 0
                    || !parts
                        .into_iter()
                        .any(|part| profile.hides_counts() && part < profile.threshold())
            })
        };
        let tried = (2..=CURVE_POINTS).rev().map(|points| self.coarse_bands(points));
        tried.into_iter().find(is_fit).unwrap_or_default()
    }

    pub fn curve_label(&self, range: &std::ops::Range<usize>) -> String {
        let (low, high) = (
            self.bands[range.start],
            self.bands[range.end - 1] + self.band_width,
        );
        format!("{low}{BAND_ENDS}{high}")
    }

    pub fn in_range(&self, place: usize, range: &std::ops::Range<usize>, measure: usize) -> i128 {
        range
            .clone()
            .map(|band| self.fine.total(self.cell(place, band), measure))
            .sum()
    }

    pub fn middle(&self, range: &std::ops::Range<usize>) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for band in range.clone() {
            let n: u64 = (0..self.words.len())
                .map(|place| self.fine.total_count(self.cell(place, band), 0))
                .sum();
            sum += (self.bands[band] + self.half_band()) * n as f64;
            count += n as f64;
        }
        if count > 0.0 { sum / count } else { f64::NAN }
    }

    /// Bands wider than one step of the score have their middle inside; a band of one step is the score itself.
    pub fn half_band(&self) -> f64 {
        if self.band_width * self.score_unit > 1.5 {
            self.band_width / 2.0
        } else {
            0.0
        }
    }
}

pub(super) fn tables(scene: &Scene<'_>, definition: &Definition) -> Given<Vec<RawTable>> {
    let data = Data::read(scene, definition)?;
    let classes = background_axis(&data.words);
    let count = |value: i128| u64::try_from(value).unwrap_or(0);
    let all = 0..data.bands.len();
    let mut tables = Vec::new();
    let ranges = data.curve_bands(&scene.settings.profile);
    let bands = RawAxis {
        column: "score_band".to_owned(),
        words: ranges.iter().map(|range| data.curve_label(range)).collect(),
        kind: AxisKind::Classes,
        says: Says::Values {
            column: "score_band".to_owned(),
            values: ranges
                .iter()
                .map(|range| data.band_words[range.clone()].to_vec())
                .collect(),
        },
    };
    let population = &Terms::of(definition).base;
    let cells = &|range: &std::ops::Range<usize>, place: usize| {
        let (n, k) = (
            count(data.in_range(place, range, 0)),
            count(data.in_range(place, range, 1)),
        );
        if data.is_share {
            vec![k, n.saturating_sub(k)]
        } else {
            vec![n]
        }
    };
    let outcome = data.is_share.then(|| yes_no_axis(definition));
    let places = 0..data.words.len();
    tables.push(RawTable {
        id: format!("{}/groups", definition.id),
        axes: [classes].into_iter().chain(outcome.clone()).collect(),
        counts: places.flat_map(|place| cells(&all, place)).collect(),
        population: population.clone(),
        is_printed: true,
    });
    // Curves are drawn for known classes only.
    let known = data.words.len() - 1;
    if definition.method != Method::Decomposition && ranges.len() > 1 {
        tables.push(RawTable {
            id: format!("{}/curves", definition.id),
            axes: [background_axis(&data.words[..known]), bands]
                .into_iter()
                .chain(outcome)
                .collect(),
            counts: (0..known)
                .flat_map(|place| ranges.iter().flat_map(move |range| cells(range, place)))
                .collect(),
            population: population.clone(),
            is_printed: true,
        });
    }
    Ok(tables)
}

/// The counts of a replicate as strata: per band n and k of the focal, then of the reference group.
pub(super) fn strata_of(sums: &[i128]) -> Vec<Stratum> {
    let tally = |n: i128, k: i128| {
        Tally::new(u64::try_from(k).unwrap_or(0), u64::try_from(n).unwrap_or(0)).unwrap_or_default()
    };
    let stratum = |cell: &[i128]| Stratum {
        focal: tally(cell[0], cell[1]),
        reference: tally(cell[2], cell[3]),
    };
    sums.chunks_exact(4).map(stratum).collect()
}

/// Both groups' cells in every school replicate: per band n and sum of the focal, then of the reference group.
/// Drawn once, for all statistics of an indicator.
pub(super) struct Resampled {
    sums: Vec<i128>,
    width: usize,
}

impl Resampled {
    /// Draws the schools anew.
    pub fn draw(scene: &Scene<'_>, data: &Data, focal: usize, reference: usize) -> Given<Self> {
        let width = data.bands.len() * 4;
        let schools = data.fine.schools.len();
        let numbers = (0..schools).flat_map(|school| {
            let cells = (0..data.bands.len()).flat_map(|band| [focal, reference].map(|place| (band, place)));
            cells.flat_map(move |(band, place)| {
                [0, 1].map(|measure| data.fine.number(school, data.cell(place, band), measure))
            })
        });
        let weights = SchoolWeights::new(scene.settings.seed, scene.settings.replicates, &data.fine.units());
        // Counts are added four times as fast as sums that may be negative or large.
        let sums = if let Ok(counts) = numbers.clone().map(u32::try_from).collect::<Result<Vec<_>, _>>() {
            let sums = weighted_sums(&weights, &counts, width)?;
            sums.into_iter().map(i128::from).collect()
        } else {
            let wide: Result<Vec<i64>, _> = numbers.map(i64::try_from).collect();
            weighted_sums_wide(&weights, &wide.map_err(|_| NotComputable::NotFinite)?, width)?
        };
        Ok(Self { sums, width })
    }

    /// A statistic of every replicate.
    pub fn replicates(&self, statistic: impl Fn(&[i128]) -> Result<Replicate, NotComputable>) -> Replicates {
        Replicates::gather(self.sums.chunks_exact(self.width.max(1)).map(statistic))
    }
}
