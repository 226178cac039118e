//! How long the simulation takes: 190,000 pupils through twelve school years on one core, and whole runs.
//!
//! The cohort is that of a country of 2.5 million pupils: entry is not timed, then come twelve years of classes, paid
//! lessons, learning, tests and year ends, with advice, a ranking of the classes at the twelve nearest schools and
//! deferred acceptance after the eighth.

use divan::Bencher;
use divan::counter::ItemsCount;
use explore::norms::Norms;
use explore::random::Random;
use explore::region::{Plan, Region};
use explore::state::Pupils;
use explore::steps::secondary_choice::Feeders;
use explore::steps::{
    World, advice, classes, entry, learning, placement, primary_choice, shadow, testing, vve, year_end,
};
use explore::{Parameters, Policies, Scenario, run};

fn main() {
    divan::main();
}

const PUPILS: u32 = 190_000;
const YEARS: i16 = 12;

fn on_one_core<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a pool of one thread");
    pool.install(work)
}

struct Setting {
    parameters: Parameters,
    norms: Norms,
    policies: Policies,
    region: Region,
}

impl Setting {
    fn new() -> Self {
        let parameters = Parameters::default();
        let stock = (f64::from(PUPILS) * parameters.years_enrolled) as u32;
        let region = Region::lay_out(&Plan::for_pupils(stock), &parameters, Random::new(1, 0));
        Self {
            norms: Norms::of(&parameters),
            policies: Policies::default(),
            region: region.expect("a plain plan"),
            parameters,
        }
    }

    fn world(&self, year: i16) -> World<'_> {
        World {
            parameters: &self.parameters,
            norms: &self.norms,
            policies: &self.policies,
            region: &self.region,
            random: Random::new(1, 0),
            year,
        }
    }

    fn cohort(&self) -> Pupils {
        let world = self.world(2012);
        let mut pupils = Pupils::default();
        entry::enter(&world, &mut pupils, PUPILS);
        let all = 0..pupils.len();
        vve::attend(&world, &mut pupils, all.clone());
        primary_choice::enrol(&world, &mut pupils, 0..0, all);
        pupils
    }
}

/// 2.28 million pupil-years; the target is 100 ns for each, so 228 ms.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_cohort_of_190_000_through_12_years(bencher: Bencher) {
    let setting = Setting::new();
    let cohort = setting.cohort();
    bencher
        .counter(ItemsCount::new(PUPILS as usize * YEARS as usize))
        .with_inputs(|| cohort.clone())
        .bench_local_values(|mut pupils| on_one_core(|| live(&setting, &mut pupils)));
}

fn live(setting: &Setting, pupils: &mut Pupils) -> usize {
    let mut feeders = Feeders::of(setting.region.primary.len(), std::iter::empty(), 0.0);
    let all = 0..pupils.len();
    for year in 2012..2012 + YEARS {
        let world = setting.world(year);
        let classes = classes::form(pupils, all.clone(), world.region, world.parameters.class_size);
        shadow::take(&world, pupils, all.clone(), &classes);
        learning::learn(&world, pupils, all.clone(), &classes);
        testing::monitor(&world, pupils, all.clone());
        let group_eight = advice::give(&world, pupils, all.clone(), &classes.mean);
        if !group_eight.is_empty() {
            placement::place(&world, pupils, all.clone(), &group_eight, &mut feeders);
        }
        year_end::end(&world, pupils, all.clone());
    }
    pupils.len()
}

/// Learning alone: 190,000 pupils, one year.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_year_of_learning(bencher: Bencher) {
    let setting = Setting::new();
    let mut cohort = setting.cohort();
    let world = setting.world(2012);
    let all = 0..cohort.len();
    let classes = classes::form(&mut cohort, all.clone(), world.region, 28.0);
    bencher
        .counter(ItemsCount::new(PUPILS as usize))
        .with_inputs(|| cohort.clone())
        .bench_local_values(|mut pupils| {
            on_one_core(|| learning::learn(&world, &mut pupils, all.clone(), &classes));
            pupils
        });
}

/// Advice, ranking and matching of 190,000 pupils of group 8.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn advice_ranking_and_matching(bencher: Bencher) {
    let setting = Setting::new();
    let mut cohort = setting.cohort();
    cohort.grade.fill(8);
    let all = 0..cohort.len();
    let world = setting.world(2012);
    let classes = classes::form(&mut cohort, all.clone(), world.region, 28.0);
    bencher
        .counter(ItemsCount::new(PUPILS as usize))
        .with_inputs(|| cohort.clone())
        .bench_local_values(|mut pupils| {
            on_one_core(|| {
                let mut feeders = Feeders::of(setting.region.primary.len(), std::iter::empty(), 0.0);
                let group_eight = advice::give(&world, &mut pupils, all.clone(), &classes.mean);
                placement::place(&world, &mut pupils, all.clone(), &group_eight, &mut feeders)
            })
        });
}

/// A demo region as `wieg explore region` makes it: 33 school years, of which ten are observed.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_region_of_5_000_pupils_and_its_tables(bencher: Bencher) {
    bencher.bench_local(|| {
        on_one_core(|| run(&Scenario::default()).map(|simulation| simulation.tables().primary.pupils()))
    });
}
