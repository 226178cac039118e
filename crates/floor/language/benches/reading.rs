//! Reading a text of 100 kB with the lens, and a letter.

use language::letter::Letter;
use language::{Lens, Reading, Words, sentences};

fn main() {
    let _ = Lens::dutch();
    divan::main();
}

/// 100 kB of letters, most of which hold something.
fn long_text() -> String {
    let letters = [
        include_str!("../data/letters/samples/1m.txt"),
        include_str!("../data/letters/samples/3m.txt"),
        include_str!("../data/letters/samples/5e.txt"),
    ];
    letters
        .iter()
        .cycle()
        .flat_map(|letter| [*letter, "\n\n"])
        .scan(0, |size, part| {
            *size += part.len();
            (*size < 100_000).then_some(part)
        })
        .collect()
}

#[divan::bench]
fn words(bencher: divan::Bencher) {
    let text = long_text();
    bencher.bench(|| Words::of(&text).len());
}

#[divan::bench]
fn sentence_ends(bencher: divan::Bencher) {
    let text = long_text();
    bencher.bench(|| sentences(&text).len());
}

#[divan::bench]
fn lens(bencher: divan::Bencher) {
    let text = long_text();
    bencher.bench(|| Lens::dutch().read(&text, Reading::Letter).len());
}

#[divan::bench]
fn letter(bencher: divan::Bencher) {
    let text = long_text();
    bencher.bench(|| Letter::read(&text).spots.len());
}
