//! Parents choose a primary school by distance and by who else is there.

use super::{Description, World};
use crate::policies::Composition;
use crate::random::{Random, Step};
use crate::region::{PRIMARY_REACH, Region};
use crate::state::{Place, Pupils};
use rayon::prelude::*;
use std::ops::Range;

/// What the model description says of it.
pub const DESCRIPTION: Description = Description {
    name: "Choice of a primary school",
    what: "Each family takes the best of the eight nearest schools. Composition is first that of the pupils who are \
           there, then, in a second round, that of the cohort itself.",
    equation: "U = −δ·km + κ·K(own-group share) + ξ_school + Gumbel; K rises in a line to 1 at the peak and falls to ½",
    block: "primary choice",
    source: "Stoica & Flache 2014; Dignum et al. 2024.",
};

/// What weighs in the choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taste {
    /// Disutility per km.
    pub distance: f64,
    /// Weight of composition.
    pub composition: f64,
    /// Own-group share that attracts most.
    pub peak: f64,
    /// The form of composition's attraction.
    pub form: Composition,
}

impl Taste {
    /// K: how much a share of one's own group attracts, from 0 to 1.
    #[must_use]
    pub fn attraction(&self, own_share: f64) -> f64 {
        match self.form {
            Composition::Linear => own_share,
            Composition::SinglePeaked if own_share <= self.peak => own_share / self.peak,
            Composition::SinglePeaked => 1.0 - 0.5 * (own_share - self.peak) / (1.0 - self.peak),
        }
    }
}

/// A family that chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// The number of the pupil, for the draws.
    pub pupil: u32,
    /// Where they live.
    pub neighbourhood: u16,
    /// Whether the parents are highly educated.
    pub is_high: bool,
}

/// The school of each family after two rounds. `share_high` holds, for each school, the share of pupils with
/// highly educated parents that families see in the first round.
#[must_use]
pub fn choose(
    taste: &Taste,
    region: &Region,
    families: &[Family],
    share_high: &[f64],
    random: Random,
    year: i16,
) -> Vec<u16> {
    let utilities: Vec<[f64; PRIMARY_REACH]> = families
        .par_iter()
        .with_min_len(128)
        .map(|family| beside_composition(taste, region, family, random, year))
        .collect();
    let round = |share_high: &[f64]| -> Vec<u16> {
        let choices = families.par_iter().zip(&utilities).with_min_len(512);
        choices
            .map(|(family, utilities)| best_school(taste, region, family, utilities, share_high))
            .collect()
    };
    let first = round(share_high);
    let mut counts = vec![(0_u32, 0_u32); share_high.len()];
    for (family, school) in families.iter().zip(&first) {
        let count = &mut counts[usize::from(*school)];
        count.0 += u32::from(family.is_high);
        count.1 += 1;
    }
    let counted = counts.iter().zip(share_high);
    let seen: Vec<f64> = counted.map(|(count, before)| share(*count, *before)).collect();
    round(&seen)
}

/// A share, or `otherwise` of nobody.
fn share((high, all): (u32, u32), otherwise: f64) -> f64 {
    if all == 0 {
        otherwise
    } else {
        f64::from(high) / f64::from(all)
    }
}

/// What each school within reach is worth, composition left out.
fn beside_composition(
    taste: &Taste,
    region: &Region,
    family: &Family,
    random: Random,
    year: i16,
) -> [f64; PRIMARY_REACH] {
    let reach = &region.neighbourhoods[usize::from(family.neighbourhood)].primary;
    let mut utilities = [0.0; PRIMARY_REACH];
    let luck = [0, 1].map(|block| {
        random
            .draws(family.pupil, year, Step::PrimaryChoice, block)
            .gumbels()
    });
    for (place, (school, km)) in reach.school.iter().zip(&reach.km).enumerate() {
        let attraction = region.primary[usize::from(*school)].attraction;
        utilities[place] = attraction - taste.distance * km + luck[place / 4][place % 4];
    }
    utilities
}

fn best_school(
    taste: &Taste,
    region: &Region,
    family: &Family,
    utilities: &[f64; PRIMARY_REACH],
    share_high: &[f64],
) -> u16 {
    let reach = &region.neighbourhoods[usize::from(family.neighbourhood)].primary;
    let mut best = (f64::NEG_INFINITY, 0);
    for (school, utility) in reach.school.iter().zip(utilities) {
        let high = share_high[usize::from(*school)];
        let own = if family.is_high { high } else { 1.0 - high };
        let utility = utility + taste.composition * taste.attraction(own);
        if utility > best.0 {
            best = (utility, *school);
        }
    }
    best.1
}

/// New pupils take a school; those who are already there are the composition they see.
pub fn enrol(world: &World<'_>, pupils: &mut Pupils, active: Range<usize>, new: Range<usize>) {
    let mut counts = vec![(0_u32, 0_u32); world.region.primary.len()];
    for pupil in active.start..new.start {
        if pupils.place[pupil] == Place::Primary {
            let count = &mut counts[usize::from(pupils.primary[pupil])];
            count.0 += u32::from(pupils.is_high(pupil));
            count.1 += 1;
        }
    }
    let seen: Vec<f64> = counts
        .iter()
        .map(|count| share(*count, world.norms.share_high))
        .collect();
    let families: Vec<Family> = new
        .clone()
        .map(|pupil| Family {
            pupil: pupil as u32,
            neighbourhood: pupils.neighbourhood[pupil],
            is_high: pupils.is_high(pupil),
        })
        .collect();
    let p = world.parameters;
    let taste = Taste {
        distance: p.distance_primary,
        composition: p.composition_primary,
        peak: p.composition_peak,
        form: world.policies.composition,
    };
    let schools = choose(&taste, world.region, &families, &seen, world.random, world.year);
    pupils.primary[new].copy_from_slice(&schools);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composition_attracts_most_at_the_peak() {
        let taste = Taste {
            distance: 1.0,
            composition: 1.0,
            peak: 0.75,
            form: Composition::SinglePeaked,
        };
        assert_eq!(
            [0.0, 0.375, 0.75, 1.0].map(|share| taste.attraction(share)),
            [0.0, 0.5, 1.0, 0.5]
        );
        let linear = Taste {
            form: Composition::Linear,
            ..taste
        };
        assert!((linear.attraction(0.3) - 0.3).abs() < 1e-15);
    }
}
