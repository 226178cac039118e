//! A run: years one after the other, from an empty region to the last observed school year.

use crate::norms::Norms;
use crate::parameters::Parameters;
use crate::policies::Policies;
use crate::random::Random;
use crate::record::{Record, YearReport};
use crate::refusal::Refusal;
use crate::region::{Plan, Region};
use crate::state::{Place, Pupils};
use crate::steps::secondary_choice::Feeders;
use crate::steps::{
    World, advice, classes, entry, learning, newcomers, placement, primary_choice, testing, vve, year_end,
};

/// School years simulated before anything is kept, so that the first careers that are kept are full ones: eight
/// groups of primary school with two years of delay, and then eight years at most of secondary school.
pub const BURN_IN: u16 = 18;
/// School years before the observed ones in which secondary school careers are kept, so that whoever earns a
/// diploma in time in the first observed year is followed from the first class.
pub const FOLLOWED_BEFORE: u16 = 5;

/// What to simulate.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Enrolled pupils over all grades, 100 to 4,000,000.
    pub pupils: u32,
    /// Observed school years, 1 to 60.
    pub years: u16,
    /// The calendar year in which the first observed school year starts, 1950 to 2100.
    pub first_year: i16,
    /// The seed.
    pub seed: u64,
    /// The parameters.
    pub parameters: Parameters,
    /// The policies.
    pub policies: Policies,
    /// Primary schools; nothing for about 20 per 5,000 pupils.
    pub primary_schools: Option<u32>,
    /// Secondary schools; nothing for about 6 per 5,000 pupils.
    pub secondary_schools: Option<u32>,
    /// A factor on the places of all secondary schools.
    pub capacity_factor: f64,
}

impl Default for Scenario {
    /// A region of 5,000 pupils, school years 2015-2016 to 2024-2025.
    fn default() -> Self {
        Self {
            pupils: 5_000,
            years: 10,
            first_year: 2015,
            seed: 1,
            parameters: Parameters::default(),
            policies: Policies::default(),
            primary_schools: None,
            secondary_schools: None,
            capacity_factor: 1.0,
        }
    }
}

impl Scenario {
    fn plan(&self) -> Plan {
        Plan {
            pupils: self.pupils,
            primary_schools: self.primary_schools,
            secondary_schools: self.secondary_schools,
            capacity_factor: self.capacity_factor,
            bridge: self.policies.bridge,
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        self.parameters.check()?;
        let years = i64::from(self.years);
        let first = i64::from(self.first_year);
        for (name, value, low, high) in [("years", years, 1, 60), ("first_year", first, 1950, 2100)] {
            if !(low..=high).contains(&value) {
                return Err(Refusal::Number {
                    name,
                    value,
                    nearest: value.clamp(low, high),
                });
            }
        }
        if let Some(crate::policies::Bridge::Broad { levels, years }) = self.policies.bridge {
            let (levels, years) = (i64::from(levels), i64::from(years));
            for (name, value, low, high) in [("bridge_levels", levels, 3, 5), ("bridge_years", years, 1, 3)] {
                if !(low..=high).contains(&value) {
                    return Err(Refusal::Number {
                        name,
                        value,
                        nearest: value.clamp(low, high),
                    });
                }
            }
        }
        Ok(())
    }
}

/// A run that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// What was simulated.
    pub scenario: Scenario,
    /// What followed from the parameters.
    pub norms: Norms,
    /// The region.
    pub region: Region,
    /// All pupils who ever entered.
    pub pupils: Pupils,
    /// Where they were in the years that are kept.
    pub record: Record,
    /// How each year went, burn-in included.
    pub reports: Vec<YearReport>,
}

/// Runs a scenario. The outcome does not depend on the number of threads.
///
/// # Errors
/// A [`Refusal`] for a number, parameter or plan that cannot be.
///
/// ```
/// let scenario = explore::Scenario { pupils: 600, years: 2, ..Default::default() };
/// let simulation = explore::run(&scenario)?;
/// assert_eq!(simulation.tables().primary.breaches(), []);
/// # Ok::<(), explore::Refusal>(())
/// ```
pub fn run(scenario: &Scenario) -> Result<Simulation, Refusal> {
    scenario.check()?;
    let random = Random::new(scenario.seed, 0);
    let norms = Norms::of(&scenario.parameters);
    let region = Region::lay_out(&scenario.plan(), &scenario.parameters, random)?;
    let last_year = scenario.first_year + scenario.years.cast_signed() - 1;
    let kept_from = scenario.first_year - FOLLOWED_BEFORE.cast_signed();
    let mut state = State {
        pupils: Pupils::default(),
        first_active: 0,
        left: [0; 7],
        feeders: Feeders::of(region.primary.len(), std::iter::empty(), 0.0),
        record: Record::starting(kept_from),
        reports: Vec::new(),
    };
    for year in kept_from - BURN_IN.cast_signed()..=last_year {
        let world = World {
            parameters: &scenario.parameters,
            norms: &norms,
            policies: &scenario.policies,
            region: &region,
            random,
            year,
        };
        state.live_through(&world, year >= kept_from);
    }
    let State {
        pupils,
        record,
        reports,
        ..
    } = state;
    Ok(Simulation {
        scenario: scenario.clone(),
        norms,
        region,
        pupils,
        record,
        reports,
    })
}

struct State {
    pupils: Pupils,
    /// Everyone before this pupil has left.
    first_active: usize,
    /// Where those before [`State::first_active`] are.
    left: [u32; 7],
    feeders: Feeders,
    record: Record,
    reports: Vec<YearReport>,
}

impl State {
    /// One school year, from August to July.
    fn live_through(&mut self, world: &World<'_>, is_kept: bool) {
        let pupils = &mut self.pupils;
        let enrolled = self.reports.last().map_or(0, YearReport::enrolled);
        let start = pupils.len();
        entry::enter(world, pupils, world.region.cohort);
        let new = start..pupils.len();
        vve::attend(world, pupils, new.clone());
        primary_choice::enrol(world, pupils, self.first_active..start, new);
        newcomers::arrive(world, pupils, enrolled);

        let active = self.first_active..pupils.len();
        let classes = classes::form(pupils, active.clone(), world.region, world.parameters.class_size);
        if is_kept {
            self.record.keep(world.year, pupils, active.clone());
        }
        let mut report = YearReport::count(world.year, pupils, active.clone(), self.left);
        learning::learn(world, pupils, active.clone(), &classes);
        testing::monitor(world, pupils, active.clone());
        let group_eight = advice::give(world, pupils, active.clone(), &classes);
        report.placements = placement::place(world, pupils, active.clone(), &group_eight, &mut self.feeders);
        let events = year_end::end(world, pupils, active.clone());
        self.record.note(world.year, &events, is_kept);
        self.reports.push(report);
        for pupil in active {
            if pupils.place[pupil].is_enrolled() {
                break;
            }
            self.left[pupils.place[pupil] as usize] += 1;
            self.first_active = pupil + 1;
        }
    }
}

impl Simulation {
    /// BLAKE3 of everything that the run brought about: pupils, region places, records and reports.
    #[must_use]
    pub fn state_hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.scenario.parameters.canonical_text().as_bytes());
        self.pupils.hash_into(&mut hasher);
        self.record.hash_into(&mut hasher);
        for report in &self.reports {
            for count in report.by_place {
                hasher.update(&count.to_le_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Pupils who are in this place at the end of the run.
    #[must_use]
    pub fn in_place(&self, place: Place) -> usize {
        self.pupils.place.iter().filter(|found| **found == place).count()
    }
}
