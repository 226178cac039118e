//! Every sentence that the code can ask for exists in both languages, and every sentence is asked for.

use intake::{
    Consequence, Forbidden, LOCALES, MappingProblem, MappingProblemKind, Needed, ProblemKind, Role, ValueKind,
};
use messages::Catalogue;
use std::collections::BTreeSet;
use std::path::Path;
use vocabulary::Language;

/// The keys of a Fluent file.
fn keys(file: &str) -> BTreeSet<String> {
    let key = |line: &str| {
        let (key, _) = line.split_once(" = ")?;
        let is_key = key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (is_key && key.starts_with("intake-")).then(|| key.to_owned())
    };
    file.lines().filter_map(key).collect()
}

/// The keys that the code asks for: those written out in the sources, and those made of a word of a list.
fn asked_for() -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut asked);
    for kind in ProblemKind::ALL {
        asked.insert(format!("intake-problem-{}", kind.code()));
        asked.insert(kind.way_on().key);
    }
    for consequence in [
        Consequence::RowLeftOut,
        Consequence::FactUnknown,
        Consequence::Kept,
    ] {
        asked.insert(consequence.message().key);
    }
    asked.extend(ValueKind::ALL.iter().map(|kind| kind.message().key));
    asked.extend(Forbidden::ALL.iter().map(|reason| reason.message().key));
    asked.extend(
        Role::CODES
            .iter()
            .chain(&[Role::IGNORED, "background"])
            .map(|code| Role::message(code).key),
    );
    asked
}

fn collect(folder: &Path, asked: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, asked);
        } else {
            let source = std::fs::read_to_string(&path).expect("UTF-8");
            for part in source.split('"').filter(|part| part.starts_with("intake-")) {
                let is_whole = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                if is_whole && !part.ends_with('-') {
                    asked.insert(part.to_owned());
                }
            }
        }
    }
}

#[test]
fn both_languages_have_exactly_the_sentences_that_are_asked_for() {
    let asked = asked_for();
    for (language, file) in LOCALES {
        let have = keys(file);
        let absent: Vec<_> = asked.difference(&have).collect();
        let unused: Vec<_> = have.difference(&asked).collect();
        assert!(absent.is_empty(), "{language:?} lacks {absent:?}");
        assert!(
            unused.is_empty(),
            "{language:?} has {unused:?} that nobody asks for"
        );
    }
}

fn catalogue(language: Language) -> Catalogue {
    let (_, file) = LOCALES
        .into_iter()
        .find(|(other, _)| *other == language)
        .expect("both languages");
    Catalogue::new(language, &[file]).expect("the file is sound")
}

#[test]
fn sentences_are_whole() {
    let place = String::new();
    let kinds = [
        MappingProblemKind::UnknownWord {
            word: "sectr".to_owned(),
            place,
            nearest: Some("sector".to_owned()),
        },
        MappingProblemKind::Absent {
            word: "role".to_owned(),
            place: "columns.\"x\"".to_owned(),
        },
    ];
    let texts = kinds.map(|kind| catalogue(Language::Nl).text(&MappingProblem { line: 3, kind }.message()));
    assert_eq!(
        texts[0],
        "Regel 3: het woord \"sectr\" kennen we hier niet. Bedoel je \"sector\"?"
    );
    assert_eq!(texts[1], "Regel 3: hier ontbreekt \"role\" (columns.\"x\").");
    for needed in Needed::ALL {
        for language in [Language::Nl, Language::En] {
            let kind = MappingProblemKind::WrongKind {
                word: "x".to_owned(),
                needed,
            };
            let text = catalogue(language).text(&MappingProblem { line: 1, kind }.message());
            assert!(!text.contains("{") && text.len() > 20, "{text}");
        }
    }
    let refusal = intake::Refusal::NothingUsable { rows: 1_234 }.message();
    let text = catalogue(Language::Nl).text(&refusal);
    assert!(
        text.starts_with("Geen van de 1.234 rijen kon worden gebruikt. Er is niets ingelezen"),
        "{text}"
    );
}
