//! The briefing of an evening: figures, what was heard, themes, and what to look at before it goes out.

use crate::common::{Visitor, demo, value};
use crate::meeting::{evening, room};

#[test]
fn a_briefing_says_what_was_heard_and_what_to_look_at_first() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let room = room(&mut visitor);
    let (here, _) = evening(&mut visitor);
    // A quote that was let out, by who may.
    let study = room.replace("/ontmoeten/", "/horen/") + "/studie/1";
    let outcome = visitor.get(&format!("{study}/uitkomst")).text();
    let codes: Vec<&str> = outcome
        .split("/citaten/")
        .skip(1)
        .map(|rest| rest.split(['"', '?']).next().unwrap())
        .collect();
    let mut quoted = false;
    for code in codes {
        let quotes = format!("{study}/citaten/{code}");
        let page = visitor.get(&quotes).text();
        if let Some(at) = page.find("name=\"fragment\" value=\"") {
            let segment = page[at..].split('"').nth(3).unwrap().to_owned();
            visitor.post(&quotes, &[("fragment", &segment), ("uit", "on")]);
            quoted = true;
            break;
        }
    }
    assert!(quoted, "nobody of the example agreed to being quoted");
    // A theme of the knowledge base brings its question, and the briefing more than that.
    assert_eq!(
        visitor
            .post(&format!("{here}/themas"), &[("uit", "language")])
            .status,
        303
    );
    assert_eq!(
        visitor
            .post(&format!("{here}/themas"), &[("uit", "niets")])
            .status,
        400
    );
    // The figures of the region's round are made when somebody asks for them.
    let briefing = (0..60).find_map(|_| {
        let page = visitor.get(&format!("{here}/briefing")).text();
        let is_made = page.contains("Bij elk getal staat een bereik");
        is_made.then_some(page).or_else(|| {
            std::thread::sleep(std::time::Duration::from_millis(500));
            None
        })
    });
    let briefing = briefing.unwrap();
    assert!(
        briefing.contains("Taal en lezen") && briefing.contains("Richtingen"),
        "{briefing}"
    );
    for part in [
        "Wat de cijfers zeggen",
        "Wat er in de regio al gebeurt",
        "Brede brugklas van twee jaar",
        "Wat wij hoorden",
        "Over welke lagen het gaat",
        "Hoe halen wij drempels weg?",
        "Zo gaat de avond",
    ] {
        assert!(briefing.contains(part), "{part} is not in {briefing}");
    }
    assert!(!briefing.contains("Kijk hier nog naar"));
    let pdf = visitor.get(&format!("{here}/briefing.pdf"));
    assert!(pdf.body.starts_with(b"%PDF"), "{}", pdf.status);
    // A place from elsewhere, and words that say who falls short.
    let version = value(&visitor.get(&here).text(), "versie");
    let form = [
        ("versie", version.as_str()),
        ("naam", "Samen om tafel"),
        (
            "waarom",
            "Hoe is dat geregeld in Amersfoort? Wij zien veel kansarme kinderen.",
        ),
        ("dag", "2199-01-14"),
        ("begin", "19:00"),
        ("einde", "21:30"),
        ("plaats", "De Bieb, Nergens"),
    ];
    assert_eq!(visitor.post(&here, &form).status, 303);
    let briefing = visitor.get(&format!("{here}/briefing")).text();
    assert!(
        briefing.contains("‘Amersfoort’ ligt misschien ergens anders"),
        "{briefing}"
    );
    assert!(
        briefing.contains("‘kansarme’ zegt wie er tekortschiet"),
        "{briefing}"
    );
}
