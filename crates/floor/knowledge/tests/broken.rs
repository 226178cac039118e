//! What is said of items that are not as they should be: every problem, with its file and its field.

use knowledge::Knowledge;

const THEMES: &str = r#"
[[theme]]
id = "parents"
order = 1
label = { nl = "Ouders", en = "Parents" }
central = { nl = "Hoe?", en = "How?" }
sources = ["002 4.1"]
"#;
const MECHANISMS: &str = r#"
[[mechanism]]
id = "money"
label = { nl = "Geld", en = "Money" }
about = { nl = "Kosten.", en = "Costs." }
"#;
const LADDERS: &str = r#"
[[ladder]]
id = "EEF"
label = { nl = "EEF, gelezen", en = "EEF, read" }
about = { nl = "Engels.", en = "English." }
[[ladder]]
id = "NJi"
label = { nl = "NJi, databank", en = "NJi, database" }
about = { nl = "Treden.", en = "Rungs." }
"#;
const SOURCES: &str = r#"
[[source]]
id = "002"
title = "Het verschil maken"
site = "brondocument"
date = "2023-09"
kind = "source document"
kind_nl = "brondocument"
[[source]]
id = "S1"
title = "Over onszelf"
site = "example.nl"
date = "undated"
kind = "provider"
kind_nl = "aanbieder"
[[source]]
id = "S2"
title = "Een onderzoek"
site = "example.org"
date = "2021"
kind = "university"
kind_nl = "universiteit"
"#;

/// An item in which nothing is wrong.
fn sound() -> String {
    let body = |word: &str| vec![word; 60].join(" ");
    format!(
        r#"id = "one"
kind = "direction"
title = {{ nl = "Een", en = "One" }}
summary = {{ nl = "Kort gezegd.", en = "In short." }}
body = {{ nl = "{}", en = "{}" }}
question = {{ nl = "Wie doet mee?", en = "Who joins in?" }}
factors = ["financial-means"]
levels = ["family"]
reach = ["meso"]
mechanisms = ["money"]
sectors = ["po"]
ages = [4, 12]
themes = ["parents"]
sources = ["002 3.1", "S1", "S2"]
review = "2027-05-01"

[[fact]]
text = {{ nl = "Zo is het.", en = "So it is." }}
source = "S2"
date = "2021"
kind = "measured"

[effect]
ladder = "EEF"
months = {{ from = 3, to = 4 }}
evidence = 4
cost = 1
source = "S2"
date = "undated"

[[initiative]]
name = "Een club"
what = {{ nl = "Helpt.", en = "Helps." }}
where = {{ nl = "Gooi", en = "Gooi" }}
source = "S2"

[[read]]
title = "Een boek"
kind = "read"
source = "S2"
url = "https://example.org/boek"
"#,
        body("woord"),
        body("word")
    )
}

/// What is said when the item has this instead of that.
fn said(replaced: &[(&str, &str)]) -> Vec<String> {
    let mut item = sound();
    for (old, new) in replaced {
        assert!(item.contains(old), "{old}");
        item = item.replacen(old, new, 1);
    }
    told(&[("items/one.toml", &item)])
}

fn told(items: &[(&str, &str)]) -> Vec<String> {
    let lists = [
        ("themes.toml", THEMES),
        ("mechanisms.toml", MECHANISMS),
        ("ladders.toml", LADDERS),
        ("sources.toml", SOURCES),
    ];
    let files: Vec<(&str, &str)> = lists.into_iter().chain(items.iter().copied()).collect();
    match Knowledge::read(&files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn nothing_is_said_of_a_sound_item() {
    assert_eq!(said(&[]), [""; 0]);
}

#[test]
fn each_mistake_gives_its_message() {
    let cases = [
        (
            "id = \"one\"",
            "id = \"One\"",
            "id: ‘One’ is not the name of the file, or not in lower case with hyphens",
        ),
        (
            "kind = \"direction\"",
            "kind = \"directon\"",
            "kind: ‘directon’ is not on the list; ‘direction’ is near",
        ),
        ("kind = \"direction\"", "", "kind: it is not there"),
        ("kind = \"direction\"", "kind = 3", "kind: it should be a text"),
        (
            "kind = \"direction\"",
            "kind = \"direction\"\nname = \"X\"",
            "name: it does not belong with a direction",
        ),
        (
            "kind = \"direction\"",
            "kind = \"direction\"\ncolour = \"x\"",
            "colour: no field has this name",
        ),
        (
            "nl = \"Een\", en = \"One\"",
            "nl = \"Een\"",
            "title en: it is not there",
        ),
        ("nl = \"Een\"", "nl = \" \"", "title nl: it is empty"),
        (
            "nl = \"Een\"",
            "nl = \"a b c d e f g h i j\"",
            "title.nl: it has 10 words, and may have 1 to 9",
        ),
        (
            "nl = \"Kort gezegd.\"",
            "nl = \"In short.\"",
            "summary: nl and en are the same text",
        ),
        (
            "nl = \"Kort gezegd.\"",
            "nl = \"Kort — gezegd.\"",
            "summary.nl: it holds ‘—’",
        ),
        (
            "woord woord",
            "woord",
            "body.nl: it has 59 words, and may have 60 to 180",
        ),
        (
            "Wie doet mee?",
            "Doe mee",
            "question.nl: it does not end in a question mark",
        ),
        (
            "[\"financial-means\"]",
            "[\"financial-mean\"]",
            "factors: ‘financial-mean’ is not on the list; ‘financial-means’ is near",
        ),
        ("[\"financial-means\"]", "[]", "factors: it is empty"),
        (
            "levels = [\"family\"]",
            "levels = [\"society\"]",
            "levels: none of the factors lies on one of the levels",
        ),
        (
            "reach = [\"meso\"]",
            "reach = \"meso\"",
            "reach: it should be a list of texts",
        ),
        (
            "reach = [\"meso\"]",
            "reach = [\"meso\", \"meso\"]",
            "reach: ‘meso’ is there twice",
        ),
        (
            "sectors = [\"po\"]",
            "sectors = [\"havo\"]",
            "sectors: ‘havo’ is not on the list",
        ),
        (
            "ages = [4, 12]",
            "ages = [12, 4]",
            "ages: it should be two ages from 0 to 27, the lower first",
        ),
        (
            "ages = [4, 12]",
            "ages = [4]",
            "ages: it should be two whole numbers",
        ),
        (
            "themes = [\"parents\"]",
            "themes = [\"parents\", \"x\"]",
            "themes: ‘x’ is not on the list",
        ),
        (
            "sources = [\"002 3.1\",",
            "sources = [\"009 3.1\", \"002\",",
            "sources: ‘009’ is not on the list",
        ),
        (
            "review =",
            "related = [\"one\"]\nreview =",
            "related: ‘one’ is not on the list",
        ),
        (
            "review = \"2027-05-01\"",
            "review = \"2027-02-29\"",
            "review: ‘2027-02-29’ is no day",
        ),
        (
            "review =",
            "site = \"javascript:alert(1)\"\nreview =",
            "site: ‘javascript:alert(1)’ is no address of a web page",
        ),
        (
            "review =",
            "problem = \"with\"\nreview =",
            "problem: ‘with’ is not on the list",
        ),
        (
            "source = \"S2\"\ndate = \"2021\"\nkind",
            "source = \"S9\"\ndate = \"2021\"\nkind",
            "fact 1 source: ‘S9’ is not on the list",
        ),
        (
            "source = \"S2\"\ndate = \"2021\"\nkind",
            "date = \"2021\"\nkind",
            "fact 1 source: it is not there",
        ),
        (
            "date = \"2021\"\nkind",
            "date = \"in 2021\"\nkind",
            "fact 1 date: ‘in 2021’ is no date, and not `undated`",
        ),
        (
            "date = \"2021\"\nkind",
            "date = \"2028\"\nkind",
            "fact 1 date: ‘2028’ lies after the day of review",
        ),
        (
            "source = \"S2\"\ndate = \"2021\"\nkind",
            "source = \"S1\"\ndate = \"2021\"\nkind",
            "fact 1 kind: the source is a provider and speaks of itself: the kind must be `provider`",
        ),
        (
            "source = \"S2\"\ndate = \"2021\"\nkind",
            "source = \"002 3\"\ndate = \"2021\"\nkind",
            "fact 1 kind: a source document gives claims, no measurements",
        ),
        (
            "ladder = \"EEF\"",
            "ladder = \"EFF\"",
            "effect ladder: ‘EFF’ is not on the list",
        ),
        (
            "to = 4 }",
            "to = 13 }",
            "effect months to: 13 is not within -4 to 12",
        ),
        (
            "to = 4 }",
            "to = 2 }",
            "effect months: it runs from 3 to 2, which is backwards",
        ),
        (", to = 4 }", " }", "effect months to: it is not there"),
        (
            "to = 4 }",
            "to = 4.5 }",
            "effect months to: it should be a whole number",
        ),
        (
            "evidence = 4",
            "evidence = 0",
            "effect evidence: 0 is not within 1 to 5",
        ),
        ("cost = 1", "cost = 6", "effect cost: 6 is not within 1 to 5"),
        (
            "cost = 1",
            "rung = \"goed onderbouwd\"",
            "effect rung: the ladder EEF gives no such value",
        ),
        (
            "months = { from = 3, to = 4 }\nevidence = 4",
            "",
            "effect: it says nothing: no months, no evidence and no rung",
        ),
        (
            "source = \"S2\"\ndate = \"undated\"",
            "source = \"S1\"\ndate = \"undated\"",
            "effect source: a provider does not give the value of its own toolkit",
        ),
        (
            "[effect]",
            "[[effect_other]]",
            "effect_other: there is no `effect` that comes before it",
        ),
        ("name = \"Een club\"", "", "initiative 1 name: it is not there"),
        (
            "kind = \"read\"",
            "kind = \"taste\"",
            "read 1 kind: ‘taste’ is not on the list",
        ),
        (
            "url = \"https://example.org/boek\"",
            "url = \"ftp://example.org\"",
            "read 1 url: ‘ftp://example.org’ is no address of a web page",
        ),
    ];
    for (old, new, message) in cases {
        let said = said(&[(old, new)]);
        let whole = format!("items/one.toml: {message}");
        assert!(
            said.iter().any(|one| one.starts_with(&whole)),
            "{whole}\n{said:#?}"
        );
    }
}

#[test]
fn a_rung_is_of_the_ladder_that_has_rungs() {
    let rung = (
        "months = { from = 3, to = 4 }\nevidence = 4\ncost = 1",
        "rung = \"goed onderbouwd\"",
    );
    assert_eq!(said(&[("ladder = \"EEF\"", "ladder = \"NJi\""), rung]), [""; 0]);
    let unknown = (rung.0, "rung = \"bewezen effectief\"");
    let said = said(&[("ladder = \"EEF\"", "ladder = \"NJi\""), unknown]);
    assert!(
        said[0].starts_with("items/one.toml: effect rung: ‘bewezen effectief’ is not on the list"),
        "{said:?}"
    );
}

#[test]
fn every_problem_is_told_and_not_only_the_first() {
    let said = said(&[
        ("kind = \"direction\"", "kind = \"x\""),
        ("Wie doet mee?", "Doe mee"),
        ("sectors = [\"po\"]", "sectors = [\"x\"]"),
        ("date = \"2021\"\nkind", "date = \"x\"\nkind"),
        ("evidence = 4", "evidence = 9"),
    ]);
    assert_eq!(said.len(), 5, "{said:#?}");
}

#[test]
fn a_file_that_is_no_toml_and_one_that_is_somebody_elses() {
    let sound = sound();
    let said = told(&[
        ("items/one.toml", &sound),
        ("items/two.toml", "id = "),
        ("items/six.toml", &sound),
    ]);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("items/six.toml: id: ‘one’ is not the name of the file"));
    assert!(said[1].starts_with("items/two.toml: this is not TOML"));
}

#[test]
fn what_no_item_uses_is_told() {
    let said = said(&[("\"S1\", \"S2\"", "\"S2\"")]);
    assert_eq!(said, ["sources.toml: S1: no item uses it"]);
}

#[test]
fn lists_that_are_not_there_are_told() {
    let Err(problems) = Knowledge::read(&[("themes.toml", "[[theme]]\nid = \"A b\"\nextra = 1")]) else {
        panic!("nothing is there");
    };
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for message in [
        "ladders.toml: ladder: it is not there",
        "sources.toml: source: it is not there",
        "themes.toml: theme 1 extra: no field has this name",
        "themes.toml: theme 1 id: ‘A b’ is not the name of the file, or not in lower case with hyphens",
        "themes.toml: theme 1 label: it is not there",
    ] {
        assert!(said.iter().any(|one| one == message), "{message}\n{said:#?}");
    }
}
