//! Every file of the fixtures, and what must come of it; `peer/make_fixtures.py` made both, apart from this crate.

#![allow(clippy::unwrap_used, reason = "a test should stop where it cannot go on")]

use qda::{Certainty, Codebook, Finding, Reading, Severity, Unit};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Where this crate decides otherwise than the fixtures propose: file, verdict, codes, and why.
const DECIDED: &[(&str, &str, &[&str], &str)] = &[];

fn bytes(file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(file);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn expected() -> Vec<Value> {
    let read: Value = serde_json::from_slice(&bytes("expected.json")).unwrap();
    read["files"].as_array().unwrap().clone()
}

fn findings(file: &str) -> Vec<Finding> {
    let bytes = bytes(file);
    let read = match file.ends_with(".qdc") {
        true => Codebook::read(&bytes).map(|(_, findings)| findings),
        false => qda::read(&bytes, None).map(|reading| reading.findings),
    };
    read.unwrap_or_else(|refused| vec![refused])
}

fn word(severity: Option<Severity>) -> &'static str {
    match severity {
        None => "ok",
        Some(Severity::Warn) => "warn",
        Some(Severity::Repair) => "repair",
        Some(Severity::Error) => "error",
        Some(Severity::Refuse) => "refuse",
    }
}

#[test]
fn every_file_gets_its_verdict() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for case in expected() {
        let file = case["file"].as_str().unwrap();
        let codes: Vec<&str> = case["codes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| code.as_str().unwrap())
            .collect();
        let decided = DECIDED.iter().find(|(name, ..)| *name == file);
        let (verdict, codes) = match decided {
            Some((_, verdict, codes, _)) => (*verdict, codes.to_vec()),
            None => (case["wieg"].as_str().unwrap(), codes),
        };
        let found = findings(file);
        let gravest = word(found.iter().map(|finding| finding.severity).max());
        let said: BTreeSet<&str> = found.iter().map(|finding| finding.code.as_str()).collect();
        if gravest != verdict || said != codes.iter().copied().collect() {
            wrong.push(format!(
                "{file}: {gravest} {said:?}, expected {verdict} {codes:?}"
            ));
        }
        seen += 1;
    }
    assert!(seen > 120, "only {seen} files");
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_counted_and_quoted_is_there() {
    for file in ["minimal.qdpx", "rich.qdpx"] {
        let case = expected().into_iter().find(|case| case["file"] == file).unwrap();
        let reading = qda::read(&bytes(file), None).unwrap();
        let project = &reading.project;
        let codes = project.all_codes();
        let selections: Vec<_> = project
            .sources
            .iter()
            .flat_map(|source| source.selections.iter().map(move |selection| (source, selection)))
            .collect();
        let values = project.cases.iter().map(|case| case.values.len()).sum::<usize>()
            + project
                .sources
                .iter()
                .map(|source| source.values.len())
                .sum::<usize>();
        let counts = [
            ("users", project.users.len()),
            ("codes", codes.len()),
            (
                "levels",
                codes.iter().map(|named| named.path.len()).max().unwrap(),
            ),
            (
                "codable",
                codes.iter().filter(|named| named.code.is_codable).count(),
            ),
            ("variables", project.variables.len()),
            ("values", values),
            ("cases", project.cases.len()),
            ("text_sources", project.sources.len()),
            ("notes", project.notes.len()),
            ("links", project.links.len()),
            ("sets", project.sets.len()),
        ];
        for (name, count) in counts {
            assert_eq!(case["counts"][name], count, "{file}: {name}");
        }
        for quote in case["quotes"].as_array().unwrap() {
            let guid = quote["guid"].as_str().unwrap();
            let found = selections
                .iter()
                .find(|(_, selection)| selection.guid.to_string() == guid);
            // Passages of pictures, PDFs and sound are not taken over.
            let Some((source, selection)) = found else {
                assert!(
                    matches!(
                        guid,
                        "6f1d2a10-0000-4000-8000-00000000a009" | "6f1d2a10-0000-4000-8000-00000000a00a"
                    ),
                    "{guid}"
                );
                continue;
            };
            let words = quote["quote"].as_str().unwrap().replace("\r\n", "\n");
            assert_eq!(selection.quote(&source.text), words);
            let codings: Vec<Value> = selection
                .codings
                .iter()
                .map(|coding| serde_json::json!([coding.by.unwrap().to_string(), coding.code.to_string()]))
                .collect();
            assert_eq!(&Value::Array(codings), &quote["codings"]);
        }
    }
}

/// The way of counting in the words of the fixtures.
fn told(dialect: qda::Dialect) -> Value {
    let unit = match dialect.unit {
        Unit::CodePoint => "code_point",
        Unit::Utf16 => "utf16",
    };
    serde_json::json!({ "unit": unit, "crlf": dialect.crlf, "bom": dialect.bom })
}

#[test]
fn every_dialect_is_told_apart() {
    let mut seen = 0;
    for case in expected()
        .into_iter()
        .filter(|case| case["file"].as_str().unwrap().starts_with("dialects/"))
    {
        let file = case["file"].as_str().unwrap();
        let Reading {
            project, verdicts, ..
        } = qda::read(&bytes(file), None).unwrap();
        let [verdict] = verdicts.as_slice() else {
            panic!("{file}: {} verdicts", verdicts.len());
        };
        for candidate in case["candidates"].as_array().unwrap() {
            let same = |scored: &&qda::Scored| {
                let told = told(scored.dialect);
                ["unit", "crlf", "bom"]
                    .iter()
                    .all(|key| told[key] == candidate[key])
            };
            let scored = verdict
                .ranking
                .iter()
                .find(same)
                .unwrap_or_else(|| panic!("{file}: {candidate}"));
            assert_eq!(
                candidate["on_boundaries"], scored.on_boundaries,
                "{file}: {candidate}"
            );
            assert_eq!(candidate["clean"], scored.clean, "{file}: {candidate}");
        }
        if case["counting"].is_null() {
            assert_ne!(verdict.certainty, Certainty::Settled, "{file}");
            continue;
        }
        assert_eq!(verdict.certainty, Certainty::Settled, "{file}");
        assert_eq!(told(verdict.chosen), case["counting"], "{file}");
        assert_eq!(verdict.score(), Some(1.0), "{file}");
        let source = &project.sources[0];
        for wanted in case["selections"].as_array().unwrap() {
            let found = source
                .selections
                .iter()
                .find(|one| one.guid.to_string() == wanted["guid"].as_str().unwrap())
                .unwrap();
            assert_eq!(
                found.quote(&source.text),
                wanted["quote"].as_str().unwrap(),
                "{file}"
            );
            assert_eq!(
                serde_json::json!([found.start, found.end]),
                wanted["lf_code_points"],
                "{file}"
            );
        }
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} dialects");
}

#[test]
fn a_person_may_say_how_was_counted() {
    let utf16 = qda::Dialect {
        unit: Unit::Utf16,
        ..qda::Dialect::STANDARD
    };
    let file = bytes("dialects/two-fit.qdpx");
    let quotes = |dialect| {
        let reading = qda::read(&file, Some(dialect)).unwrap();
        let source = &reading.project.sources[0];
        assert_eq!(reading.gravest(), None);
        source
            .selections
            .iter()
            .map(|one| one.quote(&source.text))
            .collect::<Vec<_>>()
    };
    assert_eq!(quotes(qda::Dialect::STANDARD), ["c", "d"]);
    assert_eq!(quotes(utf16), ["b", "c"]);
}

#[test]
fn what_cannot_be_known_is_not_taken_over_and_the_rest_is() {
    // Texts, passages, codings, values of cases; the minimal project has one of each.
    let taken = [
        ("minimal", [1, 1, 1, 1]),
        ("mutations/dangling-user", [1, 1, 0, 1]),
        ("mutations/dangling-coderef", [1, 1, 0, 1]),
        ("mutations/dangling-variableref", [1, 1, 1, 0]),
        ("mutations/quirk-qualcoder-coding-without-code", [1, 1, 0, 1]),
        ("mutations/two-coderefs", [1, 1, 2, 1]),
        ("mutations/coding-twice", [1, 1, 1, 1]),
        ("mutations/value-twice", [1, 1, 1, 1]),
        ("mutations/case-in-two-sectors", [1, 1, 1, 0]),
        ("mutations/value-type", [1, 1, 1, 0]),
        ("mutations/offset-reversed", [1, 0, 0, 1]),
        ("mutations/offset-not-a-number", [1, 0, 0, 1]),
        ("mutations/content-and-path", [0, 0, 0, 1]),
        ("mutations/text-not-utf8", [0, 0, 0, 1]),
        ("mutations/coding-on-heading", [1, 1, 1, 1]),
    ];
    for (file, wanted) in taken {
        let project = qda::read(&bytes(&format!("{file}.qdpx")), None).unwrap().project;
        let selections: Vec<_> = project
            .sources
            .iter()
            .flat_map(|source| &source.selections)
            .collect();
        let codings = selections
            .iter()
            .map(|selection| selection.codings.len())
            .sum::<usize>();
        let values = project.cases.iter().map(|case| case.values.len()).sum::<usize>();
        assert_eq!(
            [project.sources.len(), selections.len(), codings, values],
            wanted,
            "{file}"
        );
        // What is left hangs together.
        qda::write(&project).unwrap_or_else(|wrong| panic!("{file}: {wrong:?}"));
    }
}
