//! Syllables and sentence ends on labelled lists, and letters as schools write them beside the same ones rewritten.

use language::letter::{Hint, Letter};
use language::{sentences, syllables};

const WORDS: &str = include_str!("../data/letters/syllables.tsv");
const TEXTS: &str = include_str!("../data/letters/sentences.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').collect())
}

#[test]
fn syllables_of_two_thousand_words() {
    for half in ["dev", "test"] {
        let (mut right, mut wrong) = (0, Vec::new());
        for row in rows(WORDS).filter(|row| row[4] == half) {
            let accepted = [row[1], row[2]].map(|count| count.parse::<usize>().ok());
            match accepted.contains(&Some(syllables(row[0]))) {
                true => right += 1,
                false => wrong.push(format!("{} {} {}", row[0], syllables(row[0]), row[3])),
            }
        }
        let share = f64::from(right) / (f64::from(right) + wrong.len() as f64);
        println!("{half}: {share:.4}");
        if half == "dev" {
            println!("{}", wrong.join("\n"));
        }
        assert!(share >= 0.97, "{half}: {share:.4}");
    }
}

#[test]
fn sentence_ends_of_letters() {
    for half in ["dev", "test"] {
        let (mut right, mut found, mut labelled) = (0.0, 0.0, 0.0);
        for row in rows(TEXTS).filter(|row| row[1] == half) {
            let text = row[2].replace("\\n", "\n");
            // Ends are compared without white space, which units do not keep.
            let end = |part: &str| part.chars().filter(|sign| !sign.is_whitespace()).count();
            let mut units: Vec<usize> = Vec::new();
            for unit in row[3].replace("\\n", "\n").split(" ¦ ") {
                let before = units.last().copied().unwrap_or_default();
                units.push(before + end(unit));
            }
            let ends: Vec<usize> = sentences(&text)
                .iter()
                .map(|place| end(&text[..place.end]))
                .collect();
            let agreed = ends.iter().filter(|end| units.contains(end)).count();
            right += agreed as f64;
            found += ends.len() as f64;
            labelled += units.len() as f64;
            if half == "dev" && (agreed != ends.len() || agreed != units.len()) {
                let parts: Vec<&str> = sentences(&text).into_iter().map(|place| &text[place]).collect();
                println!("{}: {parts:?}\n   {}", row[0], row[3]);
            }
        }
        let (precision, recall) = (right / found, right / labelled);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{half}: F1 {f1:.4}, precision {precision:.4}, recall {recall:.4}");
        assert!(f1 >= 0.98, "{half}: {f1:.4}");
    }
}

/// A letter and the same one rewritten.
fn pairs() -> [(Letter, Letter); 6] {
    macro_rules! pair {
        ($number:literal) => {
            (
                Letter::read(include_str!(concat!(
                    "../data/letters/samples/",
                    $number,
                    "m.txt"
                ))),
                Letter::read(include_str!(concat!(
                    "../data/letters/samples/",
                    $number,
                    "e.txt"
                ))),
            )
        };
    }
    [
        pair!("1"),
        pair!("2"),
        pair!("3"),
        pair!("4"),
        pair!("5"),
        pair!("6"),
    ]
}

fn count(letter: &Letter, is_one: impl Fn(&Hint) -> bool) -> usize {
    letter.spots.iter().filter(|spot| is_one(&spot.hint)).count()
}

#[test]
fn rewritten_letters_read_easier_on_every_count() {
    for (number, (hard, easy)) in (1..).zip(pairs()) {
        let length = |letter: &Letter| letter.readability.sentence_length().expect("sentences");
        let ease = |letter: &Letter| letter.readability.douma().expect("long enough");
        let common = |letter: &Letter| letter.readability.mean_zipf.expect("words");
        println!(
            "{number}: words per sentence {:.1} -> {:.1}, Douma {:.0} -> {:.0}, Zipf {:.2} -> {:.2}, spots {} -> {}, missing {} -> {}, lens {} -> {}",
            length(&hard),
            length(&easy),
            ease(&hard),
            ease(&easy),
            common(&hard),
            common(&easy),
            hard.spots.len(),
            easy.spots.len(),
            hard.missing().count(),
            easy.missing().count(),
            hard.findings.len(),
            easy.findings.len(),
        );
        println!(
            "   still missing: {:?}",
            easy.missing()
                .map(|element| element.id.as_str())
                .collect::<Vec<_>>()
        );
        assert!(length(&hard) > 1.5 * length(&easy), "{number}");
        assert!(ease(&hard) + 20.0 < ease(&easy), "{number}");
        assert!(common(&hard) < common(&easy), "{number}");
        assert!(hard.spots.len() > 2 * easy.spots.len(), "{number}");
        assert!(hard.missing().count() > easy.missing().count(), "{number}");
        assert!(hard.findings.len() > easy.findings.len(), "{number}");
    }
}

#[test]
fn passives_stand_in_hard_letters_and_not_in_easy_ones() {
    let passives = |letter: &Letter| count(letter, |hint| *hint == Hint::Passive);
    let (hard, easy): (Vec<_>, Vec<_>) = pairs()
        .iter()
        .map(|(hard, easy)| (passives(hard), passives(easy)))
        .unzip();
    assert!(hard.iter().filter(|count| **count > 0).count() >= 5, "{hard:?}");
    assert_eq!(easy, [0; 6]);
}

#[test]
fn a_money_letter_says_what_is_voluntary() {
    let [(hard, easy), ..] = pairs();
    let pressure = |letter: &Letter| {
        letter
            .findings
            .iter()
            .filter(|one| one.category == language::Category::Pressure)
            .count()
    };
    assert!(pressure(&hard) >= 4);
    assert_eq!(pressure(&easy), 0);
    let found = |letter: &Letter, id: &str| {
        letter
            .answers
            .iter()
            .any(|answer| answer.element.id == id && answer.is_found)
    };
    assert!(found(&easy, "C06") && found(&easy, "C10"));
}
