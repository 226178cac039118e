//! A study of 200 interviews and 10,000 segments by three coders: tables, balance and agreement.

use database::studies::{Code, Respondent, Segment};
use statistics::randomness::Stream;
use voices::agreed::{Unit, agreement};
use voices::balance::balance;
use voices::codebook::Codebook;
use voices::heard::{Conversation, Heard};
use voices::table::{By, table};

fn main() {
    divan::main();
}

const INTERVIEWS: i32 = 200;
const SEGMENTS: i32 = 10_000;
const PARAGRAPHS: usize = 150;
const LONG: usize = 500;

fn heard() -> Heard {
    let stream = Stream::new(7, 0);
    let codes = (1..)
        .zip(Codebook::get().codes(vocabulary::Language::Nl))
        .map(|(id, new)| Code {
            id,
            study: 1,
            factor: new.factor,
            parent: None,
            layer: new.layer,
            name: new.words.name,
            definition: String::new(),
            include: String::new(),
            exclude: String::new(),
            example: String::new(),
            version: 1,
            retired: false,
            at: 0,
        });
    let sectors = ["vve", "po", "vo"];
    let respondents = (0..INTERVIEWS).map(|id| Respondent {
        id,
        study: 1,
        label: format!("R{id}"),
        sector: sectors[id as usize % 3].to_owned(),
        region: "x".to_owned(),
        function: "y".to_owned(),
        minor: false,
        consent: "interview".to_owned(),
        at: 0,
    });
    let conversations = (0..INTERVIEWS).map(|id| Conversation {
        id,
        respondent: id,
        asked: String::new(),
        paragraphs: (0..PARAGRAPHS)
            .map(|line| (line * LONG, line * LONG + LONG - 1))
            .collect(),
        length: PARAGRAPHS * LONG,
    });
    let segments = (0..SEGMENTS).map(|id| {
        let draw = |what: u64| stream.uniform(id as u64 * 8 + what);
        let start = (draw(0) * (PARAGRAPHS * LONG - 400) as f64) as i32;
        Segment {
            id,
            study: 1,
            interview: id % INTERVIEWS,
            code: 1 + (draw(1) * 30.0) as i32,
            code_version: 1,
            start,
            stop: start + 20 + (draw(2) * 300.0) as i32,
            memo: String::new(),
            person: 1 + (draw(3) * 3.0) as i32,
            consensus: false,
            released: false,
            once: id.to_string(),
            at: 0,
        }
    });
    Heard {
        codes: codes.collect(),
        respondents: respondents.collect(),
        conversations: conversations.collect(),
        segments: segments.collect(),
        done: Vec::new(),
    }
}

#[divan::bench(sample_count = 20)]
fn codes_against_sectors(bencher: divan::Bencher) {
    let heard = heard();
    bencher.bench(|| table(&heard, By::Sector).rows.len());
}

#[divan::bench(sample_count = 20)]
fn balance_over_layers(bencher: divan::Bencher) {
    let heard = heard();
    bencher.bench(|| balance(&heard).len());
}

#[divan::bench(sample_count = 5)]
fn alpha_of_paragraphs_with_1000_draws(bencher: divan::Bencher) {
    let heard = heard();
    bencher.bench(|| agreement(&heard, Unit::Paragraph).len());
}

#[divan::bench(sample_count = 5)]
fn alpha_of_characters_with_1000_draws(bencher: divan::Bencher) {
    let heard = heard();
    bencher.bench(|| agreement(&heard, Unit::Character).len());
}
