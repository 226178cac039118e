//! Time to hide, attack and certify: the country's schools by group, and a board's schools by group and outcome.

#[path = "../tests/common/mod.rs"]
mod common;

use disclosure::{Axis, Ledger, Profile, Protected, Release, ReleaseBuilder, protect};

fn main() {
    divan::main();
}

fn release(axes: &[Axis], outcomes: usize) -> Release {
    let mut builder = ReleaseBuilder::new();
    let counts = common::schools(axes[0].size(), axes[1].size(), outcomes);
    builder
        .table(axes, &counts)
        .expect("the counts are made for these axes");
    builder.build().expect("the margins are sums of the counts")
}

#[divan::bench(sample_count = 3, sample_size = 1, args = ["bestuur", "publiek"])]
fn schools_2000_by_groups_8(bencher: divan::Bencher, profile: &str) {
    let release = release(&[Axis::classes(2_000), Axis::classes(8)], 1);
    bencher.bench_local(|| run(&release, profile));
}

#[divan::bench(sample_count = 3, sample_size = 1, args = ["bestuur", "publiek"])]
fn schools_20_by_groups_4_by_outcome(bencher: divan::Bencher, profile: &str) {
    let release = release(&[Axis::classes(20), Axis::classes(4), Axis::yes_no()], 2);
    bencher.bench_local(|| run(&release, profile));
}

fn run(release: &Release, profile: &str) -> Protected {
    let profile = if profile == "bestuur" {
        Profile::bestuur()
    } else {
        Profile::publiek()
    };
    protect(release, &profile, &Ledger::new())
}
