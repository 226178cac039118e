//! Lays out a region: towns on a grid, neighbourhoods and schools around their centres.

use super::{
    Neighbourhood, Plan, Point, PrimarySchool, Programme, Reach, Region, SecondarySchool, Town, names,
};
use crate::maths::normal_quantile;
use crate::parameters::Parameters;
use crate::policies::Bridge;
use crate::random::{Draws, Random, Step};
use crate::refusal::Refusal;

/// Pupils of all grades for whom one town is laid out.
const TOWN: f64 = 5_000.0;
/// Primary schools of a town of that size.
const PRIMARY_PER_TOWN: f64 = 20.0;
/// Secondary schools of a town of that size.
const SECONDARY_PER_TOWN: f64 = 6.0;
/// Distance between the centres of towns that lie side by side, in km.
const BETWEEN_TOWNS: f64 = 14.0;
/// Side of the square in which a town's neighbourhoods lie, in km.
const TOWN_SIDE: f64 = 8.0;

impl Region {
    /// Lays out a region.
    ///
    /// # Errors
    /// [`Refusal::Number`] for a number of pupils that is out of bounds, [`Refusal::NoSchools`] without schools,
    /// [`Refusal::CapacityBelowDemand`] when a level has fewer places than pupils who are expected to need one.
    pub fn lay_out(plan: &Plan, parameters: &Parameters, random: Random) -> Result<Self, Refusal> {
        let bounds = 100_u32..=4_000_000;
        if !bounds.contains(&plan.pupils) {
            let nearest = plan.pupils.clamp(*bounds.start(), *bounds.end());
            return Err(Refusal::Number {
                name: "pupils",
                value: i64::from(plan.pupils),
                nearest: i64::from(nearest),
            });
        }
        for (secondary, number) in [(false, plan.primary_schools), (true, plan.secondary_schools)] {
            match number {
                Some(0) => {
                    return Err(Refusal::NoSchools {
                        secondary,
                        nearest: 1,
                    });
                }
                Some(number @ 20_001..) => {
                    return Err(Refusal::Number {
                        name: if secondary {
                            "secondary_schools"
                        } else {
                            "primary_schools"
                        },
                        value: i64::from(number),
                        nearest: 20_000,
                    });
                }
                _ => {}
            }
        }
        let factor = plan.capacity_factor;
        if !(0.01..=100.0).contains(&factor) {
            return Err(Refusal::OutOfRange {
                name: "capacity_factor",
                value: factor,
                nearest: if factor > 100.0 { 100.0 } else { 0.01 },
            });
        }
        let usual = |per_town: f64| (f64::from(plan.pupils) / TOWN * per_town).round().max(1.0) as u32;
        let primary = plan.primary_schools.unwrap_or_else(|| usual(PRIMARY_PER_TOWN));
        let secondary = plan
            .secondary_schools
            .unwrap_or_else(|| usual(SECONDARY_PER_TOWN));
        let towns = usual(1.0).min(primary).min(secondary);
        let mut region = Self {
            towns: Vec::new(),
            neighbourhoods: Vec::new(),
            centres: Vec::new(),
            primary: Vec::new(),
            secondary: Vec::new(),
            programmes: Vec::new(),
            cohort: (f64::from(plan.pupils) / parameters.years_enrolled)
                .round()
                .max(1.0) as u32,
        };
        let across = (f64::from(towns).sqrt().ceil() as u32).max(1);
        let share = |all: u32, town: u32| all / towns + u32::from(town < all % towns);
        for town in 0..towns {
            region.add_town(
                town,
                across,
                share(primary, town),
                share(secondary, town),
                plan,
                parameters,
                random,
            );
        }
        region.find_reach(across as usize);
        region.give_places(plan, parameters)?;
        Ok(region)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one call; a struct of them would hide which is which"
    )]
    fn add_town(
        &mut self,
        town: u32,
        across: u32,
        primary: u32,
        secondary: u32,
        plan: &Plan,
        parameters: &Parameters,
        random: Random,
    ) {
        let name = names::place(town as usize);
        let centre = Point {
            x: f64::from(town % across) * BETWEEN_TOWNS,
            y: f64::from(town / across) * BETWEEN_TOWNS,
        };
        let draws = |thing: u32, number: u32| random.draws(town << 12 | number, 0, Step::Region, thing);
        let home = town as u16;
        let first = self.neighbourhoods.len();
        let neighbourhoods = (f64::from(primary) * 0.8).round().max(4.0) as u32;
        self.add_neighbourhoods(home, centre, neighbourhoods, parameters, &draws);
        for number in 0..neighbourhoods.div_ceil(2) {
            let near = self.neighbourhoods[first + number as usize * 2].at;
            self.centres.push((
                names::centre(number as usize, &name),
                moved(near, 0.3, draws(2, number)),
            ));
        }
        for number in 0..primary {
            let near = self.neighbourhoods[first + (number % neighbourhoods) as usize].at;
            let (place, features) = (draws(3, number), draws(4, number));
            self.primary.push(PrimarySchool {
                name: names::primary_school(number as usize, &name),
                town: home,
                at: moved(near, 0.5, place),
                leniency: parameters.leniency * features.normal(0),
                value: parameters.school_value * features.normal(1),
                attraction: parameters.attraction_primary * features.normal(2),
                has_second_provider: features.uniform(3) < parameters.second_provider,
                is_special: false,
            });
        }
        let special_primary = self.primary.len() as u16;
        self.primary.push(PrimarySchool {
            name: names::special_primary(&name),
            town: home,
            at: centre,
            leniency: 0.0,
            value: 0.0,
            attraction: 0.0,
            has_second_provider: false,
            is_special: true,
        });
        for number in 0..secondary {
            let levels = levels_offered(number, secondary);
            let (place, features) = (draws(5, number), draws(6, number));
            let bridge = plan.bridge.unwrap_or(usual_bridge(number, secondary));
            self.secondary.push(SecondarySchool {
                name: names::secondary_school(number as usize, levels.0, levels.1, &name),
                town: home,
                at: moved(centre, 3.0, place),
                levels,
                bridge,
                value: parameters.school_value * features.normal(0),
                attraction: parameters.attraction_secondary * features.normal(1),
                is_special: false,
                programmes: self.programmes.len()..self.programmes.len(),
            });
            self.add_programmes();
        }
        let special_secondary = self.secondary.len() as u16;
        self.secondary.push(SecondarySchool {
            name: names::special_secondary(&name),
            town: home,
            at: centre,
            levels: (0, 0),
            bridge: Bridge::Homogeneous,
            value: 0.0,
            attraction: 0.0,
            is_special: true,
            programmes: self.programmes.len()..self.programmes.len(),
        });
        self.towns.push(Town {
            name,
            centre,
            special_primary,
            special_secondary,
        });
    }

    /// Neighbourhoods on a jittered grid. Their means of parental education are the quantiles of the normal
    /// distribution in a random order, so that every town has the national distribution.
    fn add_neighbourhoods(
        &mut self,
        town: u16,
        centre: Point,
        number: u32,
        parameters: &Parameters,
        draws: &dyn Fn(u32, u32) -> Draws,
    ) {
        let mut order: Vec<(u32, u32)> = (0..number).map(|place| (draws(1, place).0[2], place)).collect();
        order.sort_unstable();
        let mut rank = vec![0; number as usize];
        for (place, (_, neighbourhood)) in (0_u32..).zip(&order) {
            rank[*neighbourhood as usize] = place;
        }
        // The quantiles of n equal parts vary a little less than the distribution; this makes up for it.
        let quantile = |rank: u32| normal_quantile((f64::from(rank) + 0.5) / f64::from(number));
        let variance = (0..number)
            .map(|rank| quantile(rank) * quantile(rank))
            .sum::<f64>()
            / f64::from(number);
        let across = f64::from(number).sqrt().ceil();
        let cell = TOWN_SIDE / across;
        let start = self.neighbourhoods.len();
        for place in 0..number {
            let corner = Point {
                x: centre.x - TOWN_SIDE / 2.0 + (f64::from(place % across as u32) + 0.5) * cell,
                y: centre.y - TOWN_SIDE / 2.0 + (f64::from(place / across as u32) + 0.5) * cell,
            };
            self.neighbourhoods.push(Neighbourhood {
                town,
                at: moved(corner, cell / 3.0, draws(1, place)),
                education: parameters.neighbourhood_spread * quantile(rank[place as usize]) / variance.sqrt(),
                is_urban: false,
                primary: Reach::default(),
                secondary: Reach::default(),
                centre: 0,
            });
        }
        let mut by_distance: Vec<usize> = (start..start + number as usize).collect();
        by_distance.sort_by(|a, b| {
            let km = |place: &usize| self.neighbourhoods[*place].at.km(centre);
            km(a).total_cmp(&km(b)).then(a.cmp(b))
        });
        for place in by_distance.into_iter().take(number as usize / 2) {
            self.neighbourhoods[place].is_urban = true;
        }
    }

    /// The programmes of the school that was added last, without places yet. Practical training is never mixed.
    fn add_programmes(&mut self) {
        let number = (self.secondary.len() - 1) as u16;
        let Some(school) = self.secondary.last_mut() else {
            return;
        };
        let (low, high) = school.levels;
        let mut add = |low: u8, high: u8, years: u8| {
            self.programmes.push(Programme {
                school: number,
                low,
                high,
                years: if low == high { 0 } else { years },
                capacity: 0,
            });
        };
        if low == 0 {
            add(0, 0, 0);
        }
        let low = low.max(1);
        match school.bridge {
            _ if low >= high => add(high, high, 0),
            Bridge::Homogeneous => (low..=high).for_each(|level| add(level, level, 0)),
            Bridge::Pairs => (low..high).for_each(|level| add(level, level + 1, 1)),
            Bridge::Broad { levels, years } => {
                let mut from = low;
                loop {
                    let to = (from + levels - 1).min(high);
                    add(from, to, years);
                    if to == high {
                        break;
                    }
                    from = to;
                }
            }
        }
        school.programmes.end = self.programmes.len();
    }
}

/// A point up to `most` km away in each direction.
fn moved(from: Point, most: f64, draws: Draws) -> Point {
    Point {
        x: from.x + (2.0 * draws.uniform(0) - 1.0) * most,
        y: from.y + (2.0 * draws.uniform(1) - 1.0) * most,
    }
}

/// The levels of secondary school `number` of `all` in a town; together they always offer everything.
fn levels_offered(number: u32, all: u32) -> (u8, u8) {
    if all == 1 {
        return (0, 5);
    }
    [(0, 3), (3, 5), (1, 5), (4, 5), (5, 5), (3, 4)][number as usize % 6]
}

/// How secondary school `number` of `all` in a town forms its first classes.
fn usual_bridge(number: u32, all: u32) -> Bridge {
    if all == 1 {
        return Bridge::Pairs;
    }
    match number % 6 {
        2 => Bridge::Broad { levels: 3, years: 2 },
        4 => Bridge::Homogeneous,
        _ if number / 6 % 2 == 1 => Bridge::Homogeneous,
        _ => Bridge::Pairs,
    }
}

#[cfg(test)]
mod tests {
    use super::super::PRIMARY_REACH;
    use super::*;
    use std::collections::BTreeSet;

    fn lay_out(plan: &Plan) -> Result<Region, Refusal> {
        Region::lay_out(plan, &Parameters::default(), Random::new(1, 0))
    }

    #[test]
    fn a_region_of_five_thousand_pupils() {
        let region = lay_out(&Plan::for_pupils(5_000)).expect("a plain plan");
        let usual = |special: bool| usize::from(!special);
        assert_eq!(
            region
                .primary
                .iter()
                .map(|school| usual(school.is_special))
                .sum::<usize>(),
            20
        );
        assert_eq!(
            region
                .secondary
                .iter()
                .map(|school| usual(school.is_special))
                .sum::<usize>(),
            6
        );
        assert_eq!(
            (
                region.towns.len(),
                region.neighbourhoods.len(),
                region.centres.len()
            ),
            (1, 16, 8)
        );
        for rung in 0..6 {
            assert!(
                region.programmes.iter().any(|programme| programme.admits(rung)),
                "{rung}"
            );
        }
        let mean: f64 = region.neighbourhoods.iter().map(|place| place.education).sum();
        let variance: f64 = region
            .neighbourhoods
            .iter()
            .map(|place| place.education * place.education)
            .sum();
        assert!(mean.abs() < 1e-9 && (variance / 16.0 - 0.45 * 0.45).abs() < 1e-9);
        for neighbourhood in &region.neighbourhoods {
            assert_eq!(neighbourhood.primary.school.len(), PRIMARY_REACH);
            assert_eq!(neighbourhood.secondary.school.len(), 6);
            assert!(neighbourhood.primary.km.is_sorted());
        }
    }

    #[test]
    fn a_country_has_names_of_its_own() {
        let region = lay_out(&Plan::for_pupils(500_000)).expect("a plain plan");
        let names: BTreeSet<&str> = region.primary.iter().map(|school| school.name.as_str()).collect();
        assert_eq!(names.len(), region.primary.len());
        let names: BTreeSet<&str> = region
            .secondary
            .iter()
            .map(|school| school.name.as_str())
            .collect();
        assert_eq!(names.len(), region.secondary.len());
        assert_eq!(region.towns.len(), 100);
    }

    #[test]
    fn plans_that_cannot_be_are_refused_with_the_nearest_that_can() {
        let plan = Plan::for_pupils(5_000);
        let none = Plan {
            primary_schools: Some(0),
            ..plan.clone()
        };
        assert_eq!(
            lay_out(&none),
            Err(Refusal::NoSchools {
                secondary: false,
                nearest: 1
            })
        );
        let none = Plan {
            secondary_schools: Some(0),
            ..plan.clone()
        };
        assert_eq!(
            lay_out(&none),
            Err(Refusal::NoSchools {
                secondary: true,
                nearest: 1
            })
        );
        let few = Plan::for_pupils(3);
        assert_eq!(
            lay_out(&few),
            Err(Refusal::Number {
                name: "pupils",
                value: 3,
                nearest: 100
            })
        );
        let full = Plan {
            capacity_factor: 0.3,
            ..plan.clone()
        };
        let Err(Refusal::CapacityBelowDemand {
            places,
            demand,
            nearest_factor,
            ..
        }) = lay_out(&full)
        else {
            panic!("three tenths of the places cannot be enough");
        };
        assert!(places < demand && nearest_factor > 0.3);
        let wrong = Plan {
            capacity_factor: f64::NAN,
            ..plan
        };
        assert!(matches!(
            lay_out(&wrong),
            Err(Refusal::OutOfRange {
                name: "capacity_factor",
                ..
            })
        ));
    }

    #[test]
    fn one_school_of_each_sector_is_enough() {
        let plan = Plan {
            primary_schools: Some(1),
            secondary_schools: Some(1),
            ..Plan::for_pupils(600)
        };
        let region = lay_out(&plan).expect("small, but whole");
        assert_eq!((region.primary.len(), region.secondary.len()), (2, 2));
    }
}
