//! How long the simulation takes: 190,000 pupils through twelve school years on one core, and whole runs.
//!
//! The cohort is that of a country of 2.5 million pupils: entry is not timed, then come twelve years of classes, paid
//! lessons, learning and year ends, with advice, a ranking of the classes at the twelve nearest schools and
//! deferred acceptance after the eighth.

use divan::Bencher;
use divan::counter::ItemsCount;
use explore::steps::secondary_choice::Feeders;
use explore::steps::{advice, classes, learning, placement};
use explore::{Scenario, run};

#[path = "support/years.rs"]
mod years;

use years::{Setting, YEARS, live, on_one_core};

fn main() {
    divan::main();
}

const PUPILS: u32 = 190_000;

/// 2.28 million pupil-years; the target is 100 ns for each, so 228 ms.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_cohort_of_190_000_through_12_years(bencher: Bencher) {
    let setting = Setting::new(PUPILS);
    let cohort = setting.cohort(PUPILS);
    bencher
        .counter(ItemsCount::new(PUPILS as usize * YEARS as usize))
        .with_inputs(|| cohort.clone())
        .bench_local_values(|mut pupils| on_one_core(|| live(&setting, &mut pupils, || 0.0).len()));
}

/// Learning alone: 190,000 pupils, one year.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_year_of_learning(bencher: Bencher) {
    let setting = Setting::new(PUPILS);
    let mut cohort = setting.cohort(PUPILS);
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
    let setting = Setting::new(PUPILS);
    let mut cohort = setting.cohort(PUPILS);
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
                let group_eight = advice::give(&world, &mut pupils, all.clone(), &classes);
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
