//! How many places each first class has, and whether they are enough.

use super::{Plan, Region};
use crate::norms::level_demand;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use vocabulary::Level;

impl Region {
    /// Gives every programme the places that its share of the expected pupils of its town asks, and some slack.
    pub(super) fn give_places(&mut self, plan: &Plan, parameters: &Parameters) -> Result<(), Refusal> {
        let demand = level_demand(parameters).map(|share| share * f64::from(self.cohort));
        let towns = self.towns.len() as f64;
        let mut offering = vec![[0_u32; 6]; self.towns.len()];
        for programme in &self.programmes {
            let town = usize::from(self.secondary[usize::from(programme.school)].town);
            for rung in programme.low..=programme.high {
                offering[town][usize::from(rung)] += 1;
            }
        }
        for programme in &mut self.programmes {
            let town = usize::from(self.secondary[usize::from(programme.school)].town);
            let expected: f64 = (programme.low..=programme.high)
                .map(usize::from)
                .map(|rung| demand[rung] / towns / f64::from(offering[town][rung]))
                .sum();
            let places =
                (expected * parameters.capacity_slack + 3.0 * expected.sqrt() + 2.0) * plan.capacity_factor;
            programme.capacity = places.ceil() as u32;
        }
        for rung in 0..6_u8 {
            let offered = self.programmes.iter().filter(|programme| programme.admits(rung));
            let places: u32 = offered.map(|programme| programme.capacity).sum();
            let needed = demand[usize::from(rung)].ceil() as u32;
            if places < needed {
                let level = Level::from_rung(rung).unwrap_or(Level::Pro);
                let factor = plan.capacity_factor * f64::from(needed) / f64::from(places.max(1));
                return Err(Refusal::CapacityBelowDemand {
                    level,
                    places,
                    demand: needed,
                    nearest_factor: (factor * 100.0).ceil() / 100.0,
                });
            }
        }
        Ok(())
    }
}
