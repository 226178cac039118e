//! Invents evenings as JSON, and seats the people of one: for trying out, and for `docs/benchmarks/seating_peers.py`.
//!
//! ```sh
//! cargo run --release -p matching --example seat -- make 60 2 1 plain > evening.json
//! cargo run --release -p matching --example seat -- seat 1 < evening.json > seating.json
//! ```

use matching::made::{Kind, made};
use matching::{Evening, Hall, Search};
use serde_json::json;
use std::error::Error;
use std::io::Read;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", people, rounds, seed, kind] => {
            let kind = if *kind == "rich" { Kind::Rich } else { Kind::Plain };
            let evening = made(people.parse()?, rounds.parse()?, seed.parse()?, kind);
            println!("{}", serde_json::to_string(&evening)?);
            Ok(())
        }
        ["seat", seed, rest @ ..] => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            let evening: Evening = serde_json::from_str(&text)?;
            let start = Instant::now();
            let mut search = Search::of(seed.parse()?, evening.people.len() * evening.rounds.len());
            if let [evaluations, attempts] = rest {
                search.evaluations = evaluations.parse()?;
                search.attempts = attempts.parse()?;
            }
            let hall = Hall::of(evening).map_err(|mistakes| format!("{mistakes:?}"))?;
            let outcome = hall.seat_with(&search, |one, other| rayon::join(one, other));
            let seconds = start.elapsed().as_secs_f64();
            let answer = json!({
                "seating": outcome.seating,
                "cost": outcome.cost,
                "total": outcome.total,
                "bound": outcome.bound,
                "broken": outcome.unkept.len() + outcome.confidential.for_the_coordinator().len(),
                "unkept": outcome.unkept.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>(),
                "evaluations": outcome.evaluations,
                "seconds": seconds,
            });
            println!("{answer}");
            Ok(())
        }
        _ => Err("make PEOPLE ROUNDS SEED plain|rich, or seat SEED [EVALUATIONS ATTEMPTS]".into()),
    }
}
