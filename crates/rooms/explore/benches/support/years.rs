//! The cohort that the benchmarks take through its school years.

use explore::norms::Norms;
use explore::random::Random;
use explore::region::{Plan, Region};
use explore::state::Pupils;
use explore::steps::secondary_choice::Feeders;
use explore::steps::{World, advice, classes, entry, learning, placement, primary_choice, vve, year_end};
use explore::{Parameters, Policies};

/// School years of a cohort.
pub const YEARS: i16 = 12;
/// The group in which the advice is given is reached in this year of them.
const FIRST_YEAR: i16 = 2012;

/// Does work on one thread.
pub fn on_one_core<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool of one thread");
    pool.install(work)
}

/// A country without pupils.
pub struct Setting {
    pub parameters: Parameters,
    pub norms: Norms,
    pub policies: Policies,
    pub region: Region,
}

impl Setting {
    /// A country with cohorts of about this size.
    pub fn new(pupils: u32) -> Self {
        let parameters = Parameters::default();
        let stock = (f64::from(pupils) * parameters.years_enrolled) as u32;
        let region = Region::lay_out(&Plan::for_pupils(stock), &parameters, Random::new(1, 0));
        Self {
            norms: Norms::of(&parameters),
            policies: Policies::default(),
            region: region.expect("a plain plan"),
            parameters,
        }
    }

    /// What the steps look at in a year.
    pub fn world(&self, year: i16) -> World<'_> {
        World {
            parameters: &self.parameters,
            norms: &self.norms,
            policies: &self.policies,
            region: &self.region,
            random: Random::new(1, 0),
            year,
        }
    }

    /// Children of four, enrolled in primary schools.
    pub fn cohort(&self, number: u32) -> Pupils {
        let world = self.world(FIRST_YEAR);
        let mut pupils = Pupils::default();
        entry::enter(&world, &mut pupils, number);
        let all = 0..pupils.len();
        vve::attend(&world, &mut pupils, all.clone());
        primary_choice::enrol(&world, &mut pupils, 0..0, all);
        pupils
    }
}

/// Takes a cohort through all its years, and gives the seconds of each step by this clock.
pub fn live(setting: &Setting, pupils: &mut Pupils, clock: fn() -> f64) -> Vec<(&'static str, f64)> {
    let mut feeders = Feeders::of(setting.region.primary.len(), std::iter::empty(), 0.0);
    let all = 0..pupils.len();
    let mut spent = ["classes", "learning", "advice", "placement", "year end"].map(|name| (name, 0.0));
    for year in FIRST_YEAR..FIRST_YEAR + YEARS {
        let world = setting.world(year);
        let mut since = clock();
        let mut lap = |place: usize| {
            let now = clock();
            spent[place].1 += now - since;
            since = now;
        };
        let classes = classes::form(pupils, all.clone(), world.region, world.parameters.class_size);
        lap(0);
        learning::learn(&world, pupils, all.clone(), &classes);
        lap(1);
        let group_eight = advice::give(&world, pupils, all.clone(), &classes);
        lap(2);
        if !group_eight.is_empty() {
            placement::place(&world, pupils, all.clone(), &group_eight, &mut feeders);
        }
        lap(3);
        year_end::end(&world, pupils, all.clone());
        lap(4);
    }
    spent.to_vec()
}
