//! Which layers around a child people speak of, against two ways of sharing attention out, with its doubt.
//!
//! It tells what and how, not how many and who: interviews are not a sample of anybody.

use crate::guide::Guide;
use crate::heard::Heard;
use statistics::bootstrap::SchoolWeights;
use statistics::replicates::{Replicate, Replicates};
use statistics::{Confidence, Interval, NotComputable};
use std::collections::BTreeMap;
use vocabulary::{Factor, Layer};

/// How often a study is drawn again.
const DRAWS: usize = 1_000;
/// The same draws for the same respondents.
const SEED: u64 = 30;
/// Fewer respondents than this have no interval, and no balance is shown of them.
pub const FEWEST: usize = 5;

/// One layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Attention {
    /// Which.
    pub layer: Layer,
    /// Mentions: respondents times factors of this layer.
    pub mentions: u64,
    /// The share of all mentions.
    pub share: Option<f64>,
    /// The share that would follow if every factor were mentioned alike.
    pub by_factors: f64,
    /// The share that would follow if every layer were mentioned alike.
    pub by_layers: f64,
    /// The share against that by factors: below 1 is less attention.
    pub ratio: Option<f64>,
    /// The interval of the ratio, over respondents.
    pub interval: Option<Interval>,
    /// Whether at least half of the respondents were asked about it.
    pub was_offered: bool,
}

impl Attention {
    /// Whether it is mentioned less than its factors would have it, beyond chance, though people were asked.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        let is_low = self
            .interval
            .map_or(self.mentions == 0 && self.share.is_some(), |interval| {
                interval.high < 1.0
            });
        self.was_offered && is_low
    }
}

/// Every layer, in the order of the source.
#[must_use]
pub fn balance(heard: &Heard) -> Vec<Attention> {
    let layers = mentions(heard);
    let total: u64 = layers.iter().flatten().sum();
    let factors_of = |layer: Layer| {
        Factor::all()
            .iter()
            .filter(|factor| factor.layer == layer)
            .count() as f64
    };
    let keys: Vec<u64> = heard.speaking().iter().map(|one| one.id as u64).collect();
    let weights = SchoolWeights::new(SEED, DRAWS, &keys);
    Layer::ALL
        .into_iter()
        .enumerate()
        .map(|(number, layer)| {
            let own: u64 = layers.iter().map(|one| one[number]).sum();
            let by_factors = factors_of(layer) / Factor::all().len() as f64;
            let share = (total > 0).then(|| own as f64 / total as f64);
            let speaking = heard.speaking();
            let asked = speaking
                .iter()
                .filter(|one| Guide::get().offers_layer(&heard.asked_of(one.id), layer));
            Attention {
                layer,
                mentions: own,
                share,
                by_factors,
                by_layers: 1.0 / Layer::ALL.len() as f64,
                ratio: share.map(|share| share / by_factors),
                // Drawing nothing again gives nothing again, which looks surer than it is.
                interval: interval(&layers, &weights, number, by_factors)
                    .ok()
                    .filter(|_| own > 0),
                was_offered: asked.count() * 2 >= speaking.len() && !speaking.is_empty(),
            }
        })
        .collect()
}

/// Per respondent, how many factors of each layer were mentioned.
fn mentions(heard: &Heard) -> Vec<[u64; 5]> {
    let layer_of: BTreeMap<i32, usize> = heard
        .codes
        .iter()
        .filter(|code| code.factor.is_some())
        .filter_map(|code| {
            let layer = code.layer.as_deref()?;
            Some((code.id, Layer::ALL.iter().position(|one| one.name() == layer)?))
        })
        .collect();
    let mentioned = heard.mentioned();
    let of = |respondent: i32| {
        let mut counts = [0; 5];
        for (code, by) in &mentioned {
            if let Some(layer) = layer_of.get(code).filter(|_| by.contains(&respondent)) {
                counts[*layer] += 1;
            }
        }
        counts
    };
    heard.speaking().iter().map(|one| of(one.id)).collect()
}

fn interval(
    respondents: &[[u64; 5]],
    weights: &SchoolWeights,
    layer: usize,
    by_factors: f64,
) -> Result<Interval, NotComputable> {
    if respondents.len() < FEWEST {
        return Err(NotComputable::NotEnoughUnits {
            have: respondents.len() as u64,
            need: FEWEST as u64,
        });
    }
    let replicates = (0..DRAWS).map(|draw| {
        let (mut own, mut all) = (0_u64, 0_u64);
        for (weight, counts) in weights.of_replicate(draw).iter().zip(respondents) {
            own += u64::from(*weight) * counts[layer];
            all += u64::from(*weight) * counts.iter().sum::<u64>();
        }
        match all {
            0 => Err(NotComputable::EmptyGroup),
            _ => Ok(Replicate::from(own as f64 / all as f64 / by_factors)),
        }
    });
    Replicates::gather(replicates).percentile_interval(Confidence::NINETY_FIVE)
}
