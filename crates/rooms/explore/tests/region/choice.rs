//! School choice: the matching is stable and honest, and segregation follows distance and company.

use explore::norms::Norms;
use explore::policies::{Composition, TieBreak};
use explore::random::{Random, Step};
use explore::region::{Plan, Region};
use explore::steps::matching::{Lists, Lottery, deferred_acceptance};
use explore::steps::primary_choice::{Family, Taste, choose};
use explore::{Parameters, Policies, Scenario, run};
use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Market {
    lists: Vec<Vec<u32>>,
    capacity: Vec<u32>,
    numbers: Vec<Vec<u32>>,
}

impl Market {
    fn admitted(&self) -> Vec<Option<u32>> {
        let mut lists = Lists {
            programme: Vec::new(),
            start: vec![0],
        };
        for list in &self.lists {
            lists.programme.extend(list);
            lists.start.push(lists.programme.len() as u32);
        }
        let places = deferred_acceptance(&lists, &self.capacity, |pupil, programme| {
            self.number(pupil, programme)
        });
        places
            .iter()
            .enumerate()
            .map(|(pupil, place)| place.map(|place| lists.of(pupil)[place as usize]))
            .collect()
    }

    fn number(&self, pupil: u32, programme: u32) -> u32 {
        self.numbers[pupil as usize][programme as usize]
    }
}

fn markets() -> impl Strategy<Value = Market> {
    (2_usize..25, 1_usize..6).prop_flat_map(|(pupils, programmes)| {
        let list = Just((0..programmes as u32).collect::<Vec<_>>())
            .prop_shuffle()
            .prop_flat_map(|all| (0..=all.len()).prop_map(move |length| all[..length].to_vec()));
        let number = prop::collection::vec(0_u32..50, programmes);
        (
            prop::collection::vec(list, pupils),
            prop::collection::vec(0_u32..6, programmes),
            prop::collection::vec(number, pupils),
        )
            .prop_map(|(lists, capacity, numbers)| Market {
                lists,
                capacity,
                numbers,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// No pupil and programme would both rather have each other than what they got (Gale & Shapley 1962).
    #[test]
    fn no_pair_blocks(market in markets()) {
        let admitted = market.admitted();
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); market.capacity.len()];
        for (pupil, programme) in admitted.iter().enumerate() {
            if let Some(programme) = programme {
                prop_assert!(market.lists[pupil].contains(programme));
                holders[*programme as usize].push(pupil as u32);
            }
        }
        for (programme, held) in holders.iter().enumerate() {
            prop_assert!(held.len() <= market.capacity[programme] as usize);
        }
        for (pupil, list) in (0_u32..).zip(&market.lists) {
            let better = list.iter().take_while(|programme| admitted[pupil as usize] != Some(**programme));
            for &programme in better {
                let held = &holders[programme as usize];
                prop_assert_eq!(held.len(), market.capacity[programme as usize] as usize, "an empty place");
                let own = (market.number(pupil, programme), pupil);
                for &other in held {
                    prop_assert!((market.number(other, programme), other) < own, "a blocking pair");
                }
            }
        }
    }

    /// Nobody gets a programme that they like better by handing in another list (Dubins & Freedman 1981).
    #[test]
    fn a_false_list_does_not_pay(market in markets(), false_list in any::<prop::sample::Index>(), liar in any::<prop::sample::Index>()) {
        let honest = market.admitted();
        let liar = liar.index(market.lists.len());
        let truth = market.lists[liar].clone();
        let mut other = market.clone();
        other.lists[liar] = market.lists[false_list.index(market.lists.len())].clone();
        let told = other.admitted()[liar];
        let rank = |programme: Option<u32>| {
            programme.and_then(|programme| truth.iter().position(|listed| *listed == programme)).unwrap_or(truth.len())
        };
        prop_assert!(rank(honest[liar]) <= rank(told));
    }
}

#[test]
fn one_lottery_for_all_schools_gives_more_first_choices_than_one_per_school() {
    let crowded = |tie_break| {
        let mut parameters = Parameters::default();
        parameters.set("attraction_secondary", &[1.2]).expect("in range");
        let policies = Policies {
            tie_break,
            ..Policies::default()
        };
        let scenario = Scenario {
            pupils: 20_000,
            years: 4,
            capacity_factor: 0.85,
            parameters,
            policies,
            ..Scenario::default()
        };
        let simulation = run(&scenario).expect("a plain scenario");
        let all = simulation.reports.iter().map(|report| report.placements);
        let (first, applicants) = all.fold((0, 0), |(first, all), placed| {
            (first + placed.first_choice, all + placed.applicants)
        });
        f64::from(first) / f64::from(applicants)
    };
    let (single, multiple) = (crowded(TieBreak::Single), crowded(TieBreak::Multiple));
    assert!(single > multiple, "{single} {multiple}");
    assert!((0.70..0.97).contains(&single), "{single}");
}

#[test]
fn a_single_lottery_number_counts_everywhere() {
    let lottery = |tie_break| Lottery {
        random: Random::new(1, 0),
        year: 2020,
        tie_break,
    };
    assert_eq!(
        lottery(TieBreak::Single).number(7, 1),
        lottery(TieBreak::Single).number(7, 2)
    );
    assert_ne!(
        lottery(TieBreak::Multiple).number(7, 1),
        lottery(TieBreak::Multiple).number(7, 2)
    );
}

/// The index of dissimilarity of two groups over units.
fn dissimilarity(units: &[(f64, f64)]) -> f64 {
    let (a, b) = units
        .iter()
        .fold((0.0, 0.0), |sum, unit| (sum.0 + unit.0, sum.1 + unit.1));
    units
        .iter()
        .map(|unit| (unit.0 / a - unit.1 / b).abs())
        .sum::<f64>()
        / 2.0
}

struct Families {
    region: Region,
    families: Vec<Family>,
    share_high: f64,
}

impl Families {
    /// 40,000 families in one region, with the residential segregation of these parameters.
    fn new(spread: f64) -> Self {
        let mut parameters = Parameters::default();
        parameters
            .set("neighbourhood_spread", &[spread])
            .expect("in range");
        parameters.set("attraction_primary", &[0.0]).expect("in range");
        let random = Random::new(11, 0);
        let region = Region::lay_out(&Plan::for_pupils(5_000), &parameters, random).expect("a plain plan");
        let threshold = explore::norms::education_thresholds(&parameters)[1];
        let families = (0..40_000).map(|pupil| {
            let draws = random.draws(pupil, 0, Step::Entry, 0);
            let neighbourhood = (draws.uniform(0) * region.neighbourhoods.len() as f64) as usize;
            let own = (1.0 - spread * spread).sqrt() * draws.normal(1);
            let latent = region.neighbourhoods[neighbourhood].education + own;
            Family {
                pupil,
                neighbourhood: neighbourhood as u16,
                is_high: latent >= threshold,
            }
        });
        let families = families.collect();
        let share_high = Norms::of(&parameters).share_high;
        Self {
            region,
            families,
            share_high,
        }
    }

    fn schools(&self, distance: f64, composition: f64) -> f64 {
        let taste = Taste {
            distance,
            composition,
            peak: 0.75,
            form: Composition::SinglePeaked,
        };
        let seen = vec![self.share_high; self.region.primary.len()];
        let mut seen_next = seen.clone();
        let mut schools = Vec::new();
        // Cohort after cohort sees the schools as the last one left them, until they settle.
        for year in 0..6 {
            schools = choose(
                &taste,
                &self.region,
                &self.families,
                &seen_next,
                Random::new(11, 0),
                year,
            );
            let counts = self.count(|place| usize::from(schools[place]), seen.len());
            seen_next = counts
                .iter()
                .map(|(high, other)| {
                    if high + other > 0.0 {
                        high / (high + other)
                    } else {
                        self.share_high
                    }
                })
                .collect();
        }
        dissimilarity(&self.count(|place| usize::from(schools[place]), seen.len()))
    }

    /// Segregation if everyone took the nearest school.
    fn nearest(&self) -> f64 {
        let nearest = |place: usize| {
            let home = usize::from(self.families[place].neighbourhood);
            usize::from(self.region.neighbourhoods[home].primary.school[0])
        };
        dissimilarity(&self.count(nearest, self.region.primary.len()))
    }

    fn count(&self, unit: impl Fn(usize) -> usize, units: usize) -> Vec<(f64, f64)> {
        let mut counts = vec![(0.0, 0.0); units];
        for (place, family) in self.families.iter().enumerate() {
            let count: &mut (f64, f64) = &mut counts[unit(place)];
            if family.is_high {
                count.0 += 1.0;
            } else {
                count.1 += 1.0;
            }
        }
        counts
    }
}

/// With strong preferences for company and mixed neighbourhoods, a preference for nearby schools dampens
/// self-organised segregation (Stoica & Flache 2014).
#[test]
fn nearby_schools_dampen_segregation() {
    let families = Families::new(0.2);
    let by_distance = [1.0, 2.0, 4.0].map(|distance| families.schools(distance, 4.0));
    assert!(
        by_distance[0] > by_distance[1] && by_distance[1] > by_distance[2],
        "{by_distance:?}"
    );
}

#[test]
fn where_only_distance_counts_schools_are_as_segregated_as_their_surroundings() {
    let families = Families::new(0.45);
    let (schools, homes) = (families.schools(50.0, 0.0), families.nearest());
    assert!((schools - homes).abs() < 0.01, "{schools} {homes}");
}

/// With neither distance nor company every family draws one of its eight nearest schools at random. Where the
/// neighbourhoods are alike, what is left is what chance makes of schools of this size.
#[test]
fn without_any_preference_segregation_is_what_chance_makes() {
    let families = Families::new(0.0);
    let found = families.schools(0.0, 0.0);
    // The mean absolute difference of two shares, for schools of about 2,000 pupils: √(2/π)·sd per school.
    let (pupils, p) = (40_000.0 / 20.0, families.share_high);
    let expected = 0.5 * (2.0 / std::f64::consts::PI).sqrt() * (1.0 / (pupils * p * (1.0 - p))).sqrt();
    assert!(found < 2.5 * expected, "{found} {expected}");
}
