//! The rules against their own examples, and the lens against labelled sentences.

use language::{Lens, Reading, SENTENCES, Standing};

/// Every example in which a rule fires, fires it or a longer one of its kind; every example in which it does not, does not.
#[test]
fn rules_hold_in_their_examples() {
    let lens = Lens::dutch();
    let mut wrong = Vec::new();
    for rule in lens.rules() {
        let found = |text: &str| lens.read(text, Reading::Letter);
        let hits = rule.hit.iter().filter(|text| {
            !found(text)
                .iter()
                .any(|finding| finding.category == rule.category)
        });
        wrong.extend(hits.map(|text| format!("{} is silent: {text}", rule.id)));
        let fires = |text: &str| {
            found(text)
                .iter()
                .any(|finding| finding.rule.id == rule.id && !finding.is_compound)
        };
        let clean = rule.clean.iter().filter(|text| fires(text));
        wrong.extend(clean.map(|text| format!("{} fires: {text}", rule.id)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_whole() {
    let rules = Lens::dutch().rules();
    assert!(rules.len() >= 170, "{} rules", rules.len());
    let mut ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len(), "an id stands twice");
    for rule in rules {
        let is_whole = rule.alternatives.len() >= 2 && !rule.hit.is_empty() && !rule.clean.is_empty();
        let is_dated = rule.review.len() == 7 && rule.review.as_bytes()[4] == b'-';
        assert!(
            is_whole && is_dated && rule.question.contains('?') && !rule.source.is_empty(),
            "{}",
            rule.id
        );
    }
}

/// What a rule writes itself passes the lens.
#[test]
fn rules_keep_to_themselves() {
    let lens = Lens::dutch();
    let mut flagged = Vec::new();
    for rule in lens.rules() {
        for text in rule.alternatives.iter().chain([&rule.question]) {
            let found = lens.read(text, Reading::Letter);
            flagged.extend(
                found
                    .iter()
                    .map(|finding| format!("{}: ‘{text}’ by {}", rule.id, finding.rule.id)),
            );
        }
    }
    assert!(flagged.is_empty(), "{}", flagged.join("\n"));
}

#[test]
fn compounds_that_no_rule_spells_out() {
    let lens = Lens::dutch();
    let (hit, clean) = lens.compounds();
    assert!(hit.len() >= 50 && clean.len() >= 50);
    let is_found = |word: &String| !lens.read(word, Reading::Text).is_empty();
    let silent: Vec<&String> = hit.iter().filter(|word| !is_found(word)).collect();
    let fires: Vec<&String> = clean.iter().filter(|word| is_found(word)).collect();
    assert!(
        silent.is_empty() && fires.is_empty(),
        "silent: {silent:?}\nfires: {fires:?}"
    );
}

/// The promise of the lens, on the half of the sentences that no rule was written from.
#[test]
fn labelled_sentences() {
    let halves = Lens::dutch()
        .evaluate(SENTENCES)
        .expect("the project's own sentences can be read");
    for (half, evaluation) in &halves {
        println!("{half}: {evaluation:#?}");
        let precision = evaluation.all.precision().expect("something is found");
        let unseen = evaluation.by_kind["nieuw"]
            .recall()
            .expect("new compounds are labelled");
        assert!(precision >= 0.90, "{half}: precision {precision:.3}");
        assert!(unseen >= 0.80, "{half}: recall on new compounds {unseen:.3}");
        assert!(
            evaluation.all.recall().expect("some are labelled") >= 0.80,
            "{half}"
        );
    }
    assert_eq!(halves.len(), 2);
}

#[test]
fn words_of_others_are_left_as_they_are() {
    let standing = |text: &str| {
        let found = Lens::dutch().read(text, Reading::Text);
        found.first().map(|finding| finding.standing)
    };
    assert_eq!(
        standing("Hij zei: ‘er zitten veel zwakke leerlingen in de klas’."),
        Some(Standing::Quoted)
    );
    assert_eq!(
        standing("R: Wij hebben veel zwakke leerlingen.\nEn ook achterblijvers."),
        Some(Standing::Quoted)
    );
    assert_eq!(
        standing("I: Hebben jullie zwakke leerlingen?"),
        Some(Standing::Open)
    );
    assert_eq!(standing("Het woord ‘achterblijvers’ gebruiken wij niet."), None);
    assert_eq!(
        standing("Zie https://school.example/zwakke-leerlingen/achterstandsleerling"),
        None
    );
    assert_eq!(
        standing("Literatuur\nDe Jong, Zwakke leerlingen in de klas"),
        None
    );
    assert_eq!(standing("Het onderwijsachterstandenbeleid helpt."), None);
}

#[test]
fn pressure_is_for_letters() {
    let text = "De betalingstermijn is veertien dagen.";
    assert!(Lens::dutch().read(text, Reading::Text).is_empty());
    assert!(!Lens::dutch().read(text, Reading::Letter).is_empty());
    assert!(
        !Lens::dutch()
            .read(&format!("Beste ouders, {text}"), Reading::Text)
            .is_empty()
    );
}
