//! How long a search takes, the first one apart.

use knowledge::{Filter, Knowledge};
use vocabulary::Language;

const QUERIES: &str = include_str!("../../../../knowledge/search-queries.tsv");

fn main() {
    let _ = Knowledge::get();
    divan::main();
}

fn queries() -> Vec<Filter> {
    let lines = QUERIES.lines().filter(|line| !line.starts_with('#')).skip(1);
    let words = lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(words, _)| words.to_owned());
    words
        .map(|words| Filter {
            words,
            ..Filter::default()
        })
        .collect()
}

/// All queries of the test one after another; a search takes the fortieth part.
#[divan::bench]
fn forty_searches(bencher: divan::Bencher) {
    let queries = queries();
    bencher.bench(|| {
        let found = queries
            .iter()
            .map(|query| Knowledge::get().find(query, Language::Nl).len());
        found.sum::<usize>()
    });
}

/// The longest that somebody may paste.
#[divan::bench]
fn one_long_search(bencher: divan::Bencher) {
    let all: Vec<String> = queries().into_iter().map(|query| query.words).collect();
    let filter = Filter {
        words: all.join(" "),
        ..Filter::default()
    };
    bencher.bench(|| Knowledge::get().find(&filter, Language::Nl).len());
}
