//! The room Horen: names stay out, places are code points, codings add up, and whoever withdraws is gone.

use crate::common::{Answer, Visitor, demo};

pub const TALK: &str = "I: Wat ziet u?\nR: Wij verwachten 🎒 veel van alle kinderen, zei juf Fatima de Boer tegen Ayşe uit Amersfoort.\n\n\
    R: De gemeente had geen geld. <b>Bel</b> 06-12345678.";

/// The room of who visits.
pub fn room(visitor: &mut Visitor) -> String {
    visitor.get("/").to.unwrap().replace("/zien/", "/horen/")
}

/// The address of a new study.
pub fn study(visitor: &mut Visitor, blind: bool) -> String {
    let room = room(visitor);
    let mut form = vec![
        ("naam", "Kansen in onze regio"),
        ("vraag", "Wat houdt kansen tegen?"),
    ];
    if blind {
        form.push(("blind", "on"));
    }
    let answer = visitor.post(&room, &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.to.unwrap()
}

/// The number of a new respondent.
pub fn respondent(visitor: &mut Visitor, study: &str, function: &str, may_quote: bool) -> String {
    let mut form = vec![
        ("sector", "po"),
        ("regio", "Nergensland"),
        ("functie", function),
        ("doel-interview", "on"),
    ];
    if may_quote {
        form.push(("doel-quote", "on"));
    }
    assert_eq!(visitor.post(&format!("{study}/deelnemers"), &form).status, 303);
    let page = visitor.get(study).text();
    let at = page.rfind("nieuw-gesprek?deelnemer=").unwrap();
    page[at + 24..].chars().take_while(char::is_ascii_digit).collect()
}

/// The address of a new interview, with the first `taken` suggestions said yes to.
pub fn interview(visitor: &mut Visitor, study: &str, respondent: &str, text: &str, taken: usize) -> String {
    let boxes: Vec<String> = (1..=taken).map(|number| format!("weg-{number}")).collect();
    let mut form = vec![
        ("deelnemer", respondent),
        ("tekst", text),
        ("gelezen", "on"),
        ("vraag-role", "on"),
    ];
    form.extend(boxes.iter().map(|name| (name.as_str(), "on")));
    let answer = visitor.post(&format!("{study}/nieuw-gesprek/bewaar"), &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.to.unwrap()
}

/// The number of a code, by its name.
pub fn code(visitor: &mut Visitor, interview: &str, name: &str) -> String {
    let page = visitor.get(interview).text();
    let at = page.find(&format!("\">{name}</option>")).unwrap();
    page[..at].rsplit('"').next().unwrap().to_owned()
}

pub fn give(visitor: &mut Visitor, interview: &str, form: &[(&str, &str)]) -> Answer {
    let headers = [("sec-fetch-site", "same-origin"), ("accept", "application/json")];
    visitor.post_from(&format!("{interview}/code"), form, &headers)
}

#[test]
fn names_are_shown_before_anything_is_kept_and_then_are_gone() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let who = respondent(&mut visitor, &study, "leraar", true);
    let look = visitor.send_fields(
        &format!("{study}/nieuw-gesprek"),
        &[("deelnemer", &who), ("tekst", TALK)],
    );
    assert_eq!(look.status, 200);
    let page = look.text();
    for name in [
        "‘Fatima de Boer’ → [naam 1]",
        "‘Ayşe’ → [naam 2]",
        "‘Amersfoort’ → [plaats 1]",
        "‘06-12345678’ → [telefoon 1]",
    ] {
        assert!(page.contains(name), "{name} in {page}");
    }
    assert!(page.contains("&lt;b&gt;Bel&lt;/b&gt;"));
    assert!(
        !visitor.get(&study).text().contains("/gesprek/"),
        "nothing was kept"
    );
    // Not without saying that it was read.
    let unread = [("deelnemer", who.as_str()), ("tekst", TALK), ("weg-1", "on")];
    let answer = visitor.post(&format!("{study}/nieuw-gesprek/bewaar"), &unread);
    assert_eq!(answer.status, 422);
    // What was ticked stays: the first name out, the second not.
    let page = answer.text();
    assert!(
        page.contains("name=\"weg-1\" value=\"on\" checked")
            && !page.contains("name=\"weg-2\" value=\"on\" checked")
    );
    let kept = interview(&mut visitor, &study, &who, TALK, 4);
    let page = visitor.get(&kept).text();
    assert!(page.contains("juf [naam 1] tegen [naam 2] uit [plaats 1]"));
    assert!(!page.contains("Fatima") && !page.contains("12345678"));
    let csp = visitor.get(&kept).headers["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(csp.contains("script-src 'self'") && !csp.contains("unsafe"));
}

#[test]
fn a_passage_is_given_a_code_noted_at_and_taken_away() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let who = respondent(&mut visitor, &study, "leraar", true);
    let here = interview(&mut visitor, &study, &who, TALK, 4);
    let code = code(&mut visitor, &here, "Hoe de school beoordeelt");
    // ‘verwachten 🎒 veel’: the bag is one sign.
    let text: Vec<char> = TALK.chars().collect();
    let start = (0..text.len())
        .find(|at| text[*at..].starts_with(&['v', 'e', 'r', 'w']))
        .unwrap();
    let stop = start + "verwachten 🎒 veel".chars().count();
    let (start, stop) = (start.to_string(), stop.to_string());
    let form = [
        ("from", start.as_str()),
        ("to", &stop),
        ("code", &code),
        ("memo", "hoge verwachting"),
        ("words", "verwachten 🎒 veel"),
        ("once", "abc"),
    ];
    let first = give(&mut visitor, &here, &form);
    assert_eq!(first.status, 201, "{}", first.text());
    let again = give(&mut visitor, &here, &form);
    assert_eq!(
        again.text(),
        first.text(),
        "an answer that got lost is given again"
    );
    let page = visitor.get(&here).text();
    assert_eq!(in_class(&page, "quote"), ["verwachten 🎒 veel"]);
    assert!(page.contains(">verwachten 🎒 veel</span>"));
    // Other words on the screen, white space at an end, a place outside the text, a code that is not there.
    let other = [
        ("from", start.as_str()),
        ("to", &stop),
        ("code", &code),
        ("words", "expected a lot"),
        ("once", "d"),
    ];
    assert_eq!(give(&mut visitor, &here, &other).status, 409);
    for wrong in [
        [("from", start.as_str()), ("to", start.as_str()), ("code", &code)],
        [("from", "5"), ("to", "4"), ("code", &code)],
        [("from", "0"), ("to", "99999"), ("code", &code)],
        [("from", "2"), ("to", "6"), ("code", &code)],
        [("from", "-1"), ("to", "6"), ("code", &code)],
        [("from", start.as_str()), ("to", &stop), ("code", "0")],
    ] {
        assert_eq!(give(&mut visitor, &here, &wrong).status, 422, "{wrong:?}");
    }
    // By paragraphs, without a script.
    let by_form = visitor.post(
        &format!("{here}/code"),
        &[
            ("paragraph", "1"),
            ("paragraph", "4"),
            ("code", &code),
            ("memo", ""),
        ],
    );
    assert_eq!(by_form.status, 303);
    let page = visitor.get(&here).text();
    let quotes = in_class(&page, "quote");
    assert!(quotes.contains(&"I: Wat ziet u?"), "{quotes:?}");
    assert!(
        quotes
            .iter()
            .any(|quote| quote.starts_with("R: De gemeente had geen geld.")),
        "{quotes:?}"
    );
    let number: serde_json::Value = serde_json::from_str(&first.text()).unwrap();
    let number = number["segment"]["id"].to_string();
    assert_eq!(
        visitor
            .post(
                &format!("{here}/memo"),
                &[("segment", &number), ("memo", "anders")]
            )
            .status,
        303
    );
    assert!(in_class(&visitor.get(&here).text(), "memo").contains(&"anders"));
    assert_eq!(
        visitor
            .post(&format!("{here}/weg"), &[("segment", &number)])
            .status,
        303
    );
    let page = visitor.get(&here).text();
    let quotes = in_class(&page, "quote");
    assert!(
        quotes.contains(&"I: Wat ziet u?") && !quotes.iter().any(|quote| quote.starts_with("verwachten")),
        "{quotes:?}"
    );
}

/// What stands in the elements of a class, of those where something stands.
fn in_class<'a>(page: &'a str, class: &str) -> Vec<&'a str> {
    page.split(&format!("class=\"{class}\""))
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split('<').next())
        .filter(|text| !text.is_empty())
        .collect()
}

#[test]
fn small_groups_are_not_told_and_whoever_withdraws_is_gone() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let functions = ["leraar", "leraar", "leraar", "leraar", "directeur"];
    for (number, function) in functions.into_iter().enumerate() {
        let who = respondent(&mut visitor, &study, function, number > 0);
        let here = interview(&mut visitor, &study, &who, TALK, 4);
        let code = code(&mut visitor, &here, "Hoe de school beoordeelt");
        if number < 3 {
            let form = [("paragraph", "2"), ("code", code.as_str())];
            assert_eq!(visitor.post(&format!("{here}/code"), &form).status, 303);
        }
    }
    let outcome = |visitor: &mut Visitor| visitor.get(&format!("{study}/uitkomst?naar=function")).text();
    let page = outcome(&mut visitor);
    // Four teachers and one head: the head would stand alone, so all stand together.
    assert!(
        page.contains("Kleine groepen samen (5)") && !page.contains("directeur"),
        "{page}"
    );
    assert!(page.contains(">3 (3)</a>"));
    let file = visitor
        .get(&format!("{study}/uitkomst/uitkomst.csv?naar=function"))
        .text();
    assert!(file.contains("Hoe de school beoordeelt;3 (3);3 (3)"), "{file}");
    for (name, start) in [("uitkomst.pdf", &b"%PDF"[..]), ("uitkomst.xlsx", b"PK")] {
        let answer = visitor.get(&format!("{study}/uitkomst/{name}"));
        assert_eq!(answer.status, 200, "{name}");
        assert!(answer.body.starts_with(start), "{name}");
    }
    assert_eq!(visitor.get(&format!("{study}/uitkomst/alles.pdf")).status, 404);
    // The first did not agree to being quoted.
    let quotes = page
        .split("/citaten/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let quotes = visitor.get(&format!("{study}/citaten/{quotes}")).text();
    assert!(quotes.contains("geen ja gezegd op citeren") && quotes.contains("Geef dit citaat vrij"));
    let page = visitor.get(&study).text();
    let first = page
        .split("name=\"deelnemer\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(
        visitor
            .post(&format!("{study}/deelnemers/weg"), &[("deelnemer", &first)])
            .status,
        303
    );
    let page = outcome(&mut visitor);
    assert!(
        page.contains("<td>minder dan 3</td>") && !page.contains(">2 ("),
        "{page}"
    );
    assert!(!visitor.get(&study).text().contains(">R01<"));
}

#[test]
fn a_study_is_for_those_who_do_it() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, true);
    for name in [
        "schoolleider.po",
        "bestuurder.po",
        "regio",
        "ouder",
        "beheer",
        "kwaliteit.po",
    ] {
        assert_eq!(
            Visitor::signed_in(&served.base, name).get(&study).status,
            404,
            "{name}"
        );
    }
    let mut region = Visitor::signed_in(&served.base, "regio");
    let room = room(&mut region);
    let number = study.rsplit('/').next().unwrap();
    assert_eq!(
        region.get(&format!("{room}/studie/{number}")).status,
        404,
        "not under another organisation either"
    );
}

#[test]
fn coders_who_may_not_see_each_other_do_not() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "regio");
    let study = study(&mut leader, true);
    let who = respondent(&mut leader, &study, "leraar", true);
    let here = interview(&mut leader, &study, &who, TALK, 4);
    let code = code(&mut leader, &here, "Hoe de school beoordeelt");
    let form = [
        ("paragraph", "2"),
        ("code", &code),
        ("memo", "geheime memo"),
        ("once", "abc"),
    ];
    assert_eq!(leader.post(&format!("{here}/code"), &form).status, 303);
    // A second coordinator of the same region.
    let region = study.split('/').nth(2).unwrap().to_owned();
    let invited = [
        ("name", "Noor"),
        ("email", "noor@demo.example"),
        ("role", "regional-coordinator"),
    ];
    let page = leader.post(&format!("/mensen/{region}"), &invited).text();
    let link = page
        .split("/wachtwoord/")
        .nth(1)
        .unwrap()
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>();
    let mut other = Visitor::new(&served.base);
    let chosen = [
        ("password", "waar je wieg stond"),
        ("again", "waar je wieg stond"),
    ];
    other.post(&format!("/wachtwoord/{link}"), &chosen);
    let mut other = Visitor::signed_in(&served.base, "noor");
    for where_to in [
        here.clone(),
        format!("{study}/citaten/{code}"),
        format!("{study}/uitkomst"),
        format!("{study}/samen"),
        format!("{study}/codes"),
    ] {
        let answer = other.get(&where_to);
        assert_eq!(answer.status, 200, "{where_to}");
        let page = answer.text();
        assert!(
            !page.contains("geheime memo") && !page.contains("Eén keer gegeven"),
            "{where_to}"
        );
    }
    // The same word is another person's own.
    let own = [
        ("from", "2"),
        ("to", "9"),
        ("code", code.as_str()),
        ("memo", ""),
        ("once", "abc"),
    ];
    let text: String = TALK.chars().skip(2).take(7).collect();
    assert_ne!(text.trim(), "");
    let answer = give(&mut other, &here, &own);
    assert!(!answer.text().contains("geheime memo"), "{}", answer.text());
}

#[test]
fn a_label_is_never_given_again_and_a_conversation_can_go() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let first = respondent(&mut visitor, &study, "leraar", true);
    let here = interview(&mut visitor, &study, &first, TALK, 4);
    assert_eq!(
        interview(&mut visitor, &study, &first, TALK, 4),
        here,
        "sent twice, kept once"
    );
    assert_eq!(visitor.post(&format!("{here}/haal-weg"), &[]).status, 303);
    assert_eq!(visitor.get(&here).status, 404);
    assert_eq!(
        visitor
            .post(&format!("{study}/deelnemers/weg"), &[("deelnemer", &first)])
            .status,
        303
    );
    respondent(&mut visitor, &study, "leraar", true);
    let page = visitor.get(&study).text();
    assert!(page.contains(">R02<") && !page.contains(">R01<"));
}

#[test]
fn somebody_takes_back_a_yes_and_a_coder_says_to_be_done() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let who = respondent(&mut visitor, &study, "leraar", true);
    let here = interview(&mut visitor, &study, &who, TALK, 4);
    let code = code(&mut visitor, &here, "Hoe de school beoordeelt");
    visitor.post(&format!("{here}/code"), &[("paragraph", "2"), ("code", &code)]);
    let quotes = format!("{study}/citaten/{code}");
    let page = visitor.get(&quotes).text();
    let segment = page.split("name=\"fragment\" value=\"").nth(1).unwrap();
    let segment = segment.split('"').next().unwrap().to_owned();
    visitor.post(&quotes, &[("fragment", &segment), ("uit", "on")]);
    assert!(visitor.get(&quotes).text().contains("Neem dit citaat terug"));
    // No more quotes: what was let out comes back, and cannot go out again.
    let answer = visitor.post(&format!("{study}/deelnemers/ja"), &[("deelnemer", &who)]);
    assert_eq!(answer.status, 303);
    assert!(visitor.get(&quotes).text().contains("geen ja gezegd op citeren"));
    let answer = visitor.post(&quotes, &[("fragment", &segment), ("uit", "on")]);
    assert_eq!(answer.status, 400, "{}", answer.text());
    let more = [("deelnemer", who.as_str()), ("doel-quote", "on")];
    visitor.post(&format!("{study}/deelnemers/ja"), &more);
    assert!(visitor.get(&quotes).text().contains("Geef dit citaat vrij"));
    // A code whose words change says under which words it was given.
    let words = [
        ("code", code.as_str()),
        ("versie", "1"),
        ("naam", "Beoordelen"),
        ("omschrijving", "Anders"),
    ];
    assert_eq!(visitor.post(&format!("{study}/codes/wijzig"), &words).status, 303);
    let page = visitor.get(&here).text();
    assert!(page.contains("Gecodeerd met versie 1") && page.contains("Versie 2, veranderd op"));
    // A change that cannot be kept stays in its own form.
    let stale = visitor.post(&format!("{study}/codes/wijzig"), &words);
    assert_eq!(stale.status, 422);
    let page = stale.text();
    assert!(page.contains("Iemand anders veranderde") && !page.contains("Een eigen code"));
    assert_eq!(
        visitor.post(&format!("{here}/klaar"), &[("klaar", "on")]).status,
        303
    );
    assert!(visitor.get(&here).text().contains("Ik ben toch nog niet klaar"));
    for (months, status) in [("3", 303), ("0", 400), ("13", 400), ("altijd", 400)] {
        let answer = visitor.post(&format!("{study}/termijn"), &[("maanden", months)]);
        assert_eq!(answer.status, status, "{months}");
    }
    assert!(
        visitor
            .get(&study)
            .text()
            .contains("3 maanden na het gesprek weg")
    );
}
