//! Studies that go to other programs and come from them: nothing is lost, no names come along, and what would harm stays out.

use crate::common::{Visitor, demo};
use crate::hearing::{TALK, code, give, interview, respondent, room, study};
use std::path::Path;

#[test]
fn a_study_goes_to_other_programs_without_the_names_of_coders() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let who = respondent(&mut visitor, &study, "leraar", true);
    let here = interview(&mut visitor, &study, &who, TALK, 4);
    let code = code(&mut visitor, &here, "Hoe de school beoordeelt");
    visitor.post(&format!("{here}/code"), &[("paragraph", "2"), ("code", &code)]);
    let project = visitor.get(&format!("{study}/bestand/project.qdpx"));
    assert_eq!(project.status, 200);
    let read = qda::read(&project.body, None).unwrap();
    let text = &read.project.sources[0];
    assert_eq!(text.name, "R01");
    assert!(
        text.selections[0]
            .quote(&text.text)
            .starts_with("R: Wij verwachten 🎒 veel")
    );
    assert_eq!(read.project.users[0].name, "codeur-a");
    let names: Vec<String> = read
        .project
        .all_codes()
        .iter()
        .map(|one| one.code.name.clone())
        .collect();
    assert!(names.contains(&"Hoe de school beoordeelt".to_owned()) && names.len() > 45);
    let book = visitor.get(&format!("{study}/bestand/codebook.qdc")).text();
    assert!(book.contains("urn:QDA-XML:codebook:1.0") && !book.contains("<Sets"));
    assert!(
        visitor
            .get(&format!("{study}/bestand/losses.json"))
            .text()
            .contains("consent")
    );
    assert_eq!(visitor.get(&format!("{study}/bestand/sleutel.csv")).status, 404);
}

#[test]
fn a_study_comes_back_from_another_program_as_it_went() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let study = study(&mut visitor, false);
    let who = respondent(&mut visitor, &study, "leraar", true);
    // A name that nobody took out, as it may be in a project of elsewhere.
    let here = interview(&mut visitor, &study, &who, TALK, 0);
    let code = code(&mut visitor, &here, "Hoe de school beoordeelt");
    let text: Vec<char> = TALK.chars().collect();
    let start = TALK.chars().position(|sign| sign == '🎒').unwrap();
    let stop = start + text[start..].iter().position(|sign| *sign == '.').unwrap();
    let (from, to) = (start.to_string(), stop.to_string());
    let words: String = text[start..stop].iter().collect();
    let form = [
        ("from", from.as_str()),
        ("to", &to),
        ("code", &code),
        ("memo", "let op"),
        ("words", &words),
    ];
    assert_eq!(give(&mut visitor, &here, &form).status, 201);
    let project = visitor.get(&format!("{study}/bestand/project.qdpx")).body;
    let room = room(&mut visitor);
    let look = visitor.send_file(&format!("{room}/inbrengen"), "project.qdpx", &project);
    assert_eq!(look.status, 200, "{}", look.text());
    let page = look.text();
    assert!(page.contains("Eén gesprek, één gecodeerd fragment"), "{page}");
    assert!(page.contains("‘Fatima de Boer’ → [naam 1]"));
    let word = page.split("name=\"wacht\" value=\"").nth(1).unwrap();
    let word = word.split('"').next().unwrap().to_owned();
    let mut form = vec![
        ("wacht", word.as_str()),
        ("naam", "Uit een ander programma"),
        ("vraag", "Wat houdt kansen tegen?"),
        ("sector-0", "po"),
        ("regio-0", "Nergensland"),
        ("functie-0", "leraar"),
        ("gehouden", "2026-01-15"),
        ("weg-0-1", "on"),
        ("weg-0-2", "on"),
        ("weg-0-3", "on"),
        ("weg-0-4", "on"),
    ];
    // Not without a yes of everybody, and without reading.
    let keep = format!("{room}/inbrengen/bewaar");
    let unread = visitor.post(&keep, &form);
    assert_eq!(unread.status, 422);
    assert!(unread.text().contains("Wat houdt kansen tegen?"));
    // Another person cannot take over what waits.
    form.extend([("ja", "on"), ("gelezen", "on")]);
    let mut region = Visitor::signed_in(&served.base, "regio");
    assert_ne!(region.post(&keep, &form).status, 303);
    let kept = visitor.post(&keep, &form);
    assert_eq!(kept.status, 303, "{}", kept.text());
    let made = kept.to.unwrap();
    let again = visitor.get(&format!("{made}/bestand/project.qdpx")).body;
    let (before, after) = (
        qda::read(&project, None).unwrap(),
        qda::read(&again, None).unwrap(),
    );
    assert_eq!(before.project.all_codes().len(), after.project.all_codes().len());
    let text = &after.project.sources[0];
    assert_eq!(
        text.selections[0].quote(&text.text),
        "🎒 veel van alle kinderen, zei juf [naam 1] tegen [naam 2] uit [plaats 1]"
    );
    assert_eq!(text.selections[0].description, "let op");
    let names = |reading: &qda::Reading| -> Vec<String> {
        reading
            .project
            .users
            .iter()
            .map(|user| user.name.clone())
            .collect()
    };
    assert_eq!(names(&before), names(&after));
    // It waits no more, and what is no project is refused with what to do.
    assert_eq!(visitor.post(&keep, &form).status, 422);
    let wrong = visitor.send_file(&format!("{room}/inbrengen"), "x.qdpx", b"geen project");
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .text()
            .contains("Exporteer het opnieuw als REFI-QDA-project")
    );
    // A codebook of elsewhere adds what is new, and a name that differs in capitals only is no new code.
    let book = "<?xml version=\"1.0\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><Codes>\
        <Code guid=\"11111111-1111-1111-1111-111111111111\" name=\"Straat\" isCodable=\"true\">\
        <Code guid=\"22222222-2222-2222-2222-222222222222\" name=\"Plein\" isCodable=\"true\"/></Code>\
        <Code guid=\"33333333-3333-3333-3333-333333333333\" name=\"hoe de school BEOORDEELT\" isCodable=\"true\"/>\
        </Codes></CodeBook>";
    let answer = visitor.send_file(&format!("{made}/codes/inbrengen"), "boek.qdc", book.as_bytes());
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = visitor.get(&format!("{made}/codes")).text();
    assert!(page.contains("Straat") && page.contains("Plein") && !page.contains("BEOORDEELT"));
}

#[test]
fn projects_that_would_harm_are_refused_and_leave_nothing() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let room = room(&mut visitor);
    let before = visitor.get(&room).text().matches("/studie/").count();
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../floor/qda/tests/fixtures/bad");
    for (name, said) in [
        ("bomb-in-source.qdpx", "uitgepakt veel groter"),
        ("dtd-laughs.qdpx", "wat schade kan doen"),
        ("entry-absolute.qdpx", "naar een andere plek"),
        ("truncated.qdpx", "Exporteer het opnieuw"),
    ] {
        let bytes = std::fs::read(bad.join(name)).unwrap();
        let answer = visitor.send_file(&format!("{room}/inbrengen"), name, &bytes);
        assert_eq!(answer.status, 422, "{name}");
        let page = answer.text();
        let alert = page.split("role=\"alert\"").nth(1).unwrap();
        let alert = alert.split("</div>").next().unwrap();
        assert!(alert.contains(said), "{name}: {alert}");
    }
    assert_eq!(visitor.get(&room).text().matches("/studie/").count(), before);
}
