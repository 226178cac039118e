//! How long it takes to seat people, to look at one change, and to mend a seating when five do not come.

use divan::{Bencher, black_box};
use matching::made::{Kind, made};
use matching::{Change, Hall, News, PersonId, Search};

fn main() {
    divan::main();
}

fn hall(people: usize, rounds: usize, kind: Kind) -> Hall {
    Hall::of(made(people, rounds, 1, kind)).expect("no mistakes")
}

/// With the budget that a page uses. It ends early when the bound is reached, which plain evenings often allow.
#[divan::bench(args = [(30, 2), (60, 2), (120, 2), (300, 3)], sample_count = 5)]
fn plain_evening(bencher: Bencher, (people, rounds): (usize, usize)) {
    let hall = hall(people, rounds, Kind::Plain);
    bencher.bench(|| hall.seat(black_box(&Search::of(1, people * rounds))));
}

#[divan::bench(args = [(30, 2), (60, 2), (120, 2), (300, 3), (1_000, 3)], sample_count = 5)]
fn rich_evening(bencher: Bencher, (people, rounds): (usize, usize)) {
    let hall = hall(people, rounds, Kind::Rich);
    bencher.bench(|| hall.seat(black_box(&Search::of(1, people * rounds))));
}

/// A million changes looked at: the rate is the number that is compared with the aim.
#[divan::bench(args = [60, 300], sample_count = 10)]
fn a_million_changes(bencher: Bencher, people: usize) {
    let hall = hall(people, 3, Kind::Rich);
    let search = Search {
        seed: 1,
        evaluations: 1_000_000,
        attempts: 1,
    };
    bencher
        .counter(divan::counter::ItemsCount::new(hall.seat(&search).evaluations))
        .bench(|| hall.seat(black_box(&search)));
}

/// What dragging somebody to every table of a round asks.
#[divan::bench(args = [60, 300], sample_count = 20)]
fn effect_of_a_move(bencher: Bencher, people: usize) {
    let hall = hall(people, 3, Kind::Rich);
    let seating = hall.seat(&Search::of(1, 0)).seating;
    let to = seating.rounds[0][3].table;
    let change = Change::Move {
        round: 0,
        person: PersonId(5),
        to,
    };
    bencher.bench(|| hall.effect_of(black_box(&seating), change));
}

/// Five facilitators who do not come, after the first round and before it.
#[divan::bench(args = [(60, 1), (300, 0), (300, 1), (1_000, 0)], sample_count = 10)]
fn five_do_not_come(bencher: Bencher, (people, from_round): (usize, usize)) {
    let hall = hall(people, 3, Kind::Rich);
    let seating = hall.seat(&Search::of(1, people * 3)).seating;
    let leads = hall
        .evening()
        .people
        .iter()
        .filter(|person| person.can_facilitate);
    let news = News {
        from_round,
        absent: leads.take(5).map(|person| person.id).collect(),
        late: Vec::new(),
    };
    bencher.bench(|| hall.reseat(black_box(&seating), &news));
}

#[divan::bench(args = [60, 300], sample_count = 20)]
fn explained(bencher: Bencher, people: usize) {
    let hall = hall(people, 3, Kind::Rich);
    let seating = hall.seat(&Search::of(1, 0)).seating;
    bencher.bench(|| hall.explain(black_box(&seating)));
}
