//! Which schools and which pre-school centre lie near a neighbourhood.

use super::{PRIMARY_REACH, Point, Reach, Region, SECONDARY_REACH};

impl Region {
    /// Looks for schools and centres in the own town and the towns around it.
    pub(super) fn find_reach(&mut self, across: usize) {
        let by_town = |town_of: &mut dyn Iterator<Item = u16>, towns: usize| {
            let mut lists = vec![Vec::new(); towns];
            for (place, town) in town_of.enumerate() {
                lists[usize::from(town)].push(place as u16);
            }
            lists
        };
        let towns = self.towns.len();
        let usual_primary = self
            .primary
            .iter()
            .map(|school| (school.at, school.is_special))
            .collect::<Vec<_>>();
        let usual_secondary = self
            .secondary
            .iter()
            .map(|school| (school.at, school.is_special))
            .collect::<Vec<_>>();
        let primary = by_town(&mut self.primary.iter().map(|school| school.town), towns);
        let secondary = by_town(&mut self.secondary.iter().map(|school| school.town), towns);
        for neighbourhood in &mut self.neighbourhoods {
            let town = usize::from(neighbourhood.town);
            let (column, row) = (town % across, town / across);
            let near: Vec<usize> = (0..towns)
                .filter(|other| (other % across).abs_diff(column) <= 1 && (other / across).abs_diff(row) <= 1)
                .collect();
            let reach = |lists: &[Vec<u16>], schools: &[(Point, bool)], most: usize| {
                let all = near.iter().flat_map(|town| &lists[*town]);
                let usual = all.filter(|school| !schools[usize::from(**school)].1);
                let mut found: Vec<(f64, u16)> = usual
                    .map(|school| (neighbourhood.at.km(schools[usize::from(*school)].0), *school))
                    .collect();
                found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                found.truncate(most);
                Reach {
                    school: found.iter().map(|(_, school)| *school).collect(),
                    km: found.iter().map(|(km, _)| *km).collect(),
                }
            };
            neighbourhood.primary = reach(&primary, &usual_primary, PRIMARY_REACH);
            neighbourhood.secondary = reach(&secondary, &usual_secondary, SECONDARY_REACH);
        }
        self.find_centres();
    }

    fn find_centres(&mut self) {
        // Centres lie by town in the order of the neighbourhoods, so the nearest is among a few around.
        let per_neighbourhood = self.centres.len() as f64 / self.neighbourhoods.len().max(1) as f64;
        for (place, neighbourhood) in self.neighbourhoods.iter_mut().enumerate() {
            let around = (place as f64 * per_neighbourhood) as usize;
            let window = around.saturating_sub(20)..(around + 20).min(self.centres.len());
            let nearest = window.min_by(|a, b| {
                neighbourhood
                    .at
                    .km(self.centres[*a].1)
                    .total_cmp(&neighbourhood.at.km(self.centres[*b].1))
            });
            neighbourhood.centre = nearest.unwrap_or(0) as u16;
        }
    }
}
