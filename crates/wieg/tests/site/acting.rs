//! The room Doen: what may be done is found, narrowed and read, by who may, in both languages.

use crate::common::{Answer, Visitor, demo};

/// The room of the organisation whose page a visitor sees first.
fn room(visitor: &mut Visitor) -> String {
    let first = visitor.get("/").to.unwrap();
    let (_, organisation) = first.rsplit_once('/').unwrap();
    format!("/doen/{organisation}")
}

/// The items to which a page links, in order.
fn items(answer: &Answer) -> Vec<String> {
    let page = answer.text();
    let ids = page
        .split("/kennis/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned());
    ids.collect()
}

#[test]
fn a_search_brings_up_what_fits_best_first() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "leraar.po");
    let room = room(&mut visitor);
    let first = visitor.get(&room);
    assert!(first.status == 200 && items(&first).is_empty());
    for told in [
        "Wat kunnen we doen?",
        "Of begin bij een vraag",
        "Ouders en school",
        "aria-current=\"page\">Doen",
    ] {
        assert!(first.text().contains(told), "{told}");
    }
    let found = visitor.get(&format!("{room}?zoek=brief+aan+ouders&thema=&factor="));
    assert_eq!(items(&found)[0], "brieven-die-iedereen-begrijpt");
    assert!(found.text().contains("onderwerpen bij ‘brief aan ouders’"));
    let nothing = visitor.get(&format!("{room}?zoek=xqzwv"));
    assert!(nothing.status == 200 && nothing.text().contains("Hier is niets bij gevonden"));
    assert_eq!(items(&visitor.get(&format!("{room}?zoek="))).len(), 109);
}

#[test]
fn filters_leave_what_fits_and_say_what_they_do_not_understand() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let narrowed = visitor.get(&format!("{room}?thema=costs&laag=family&sector=po&leeftijd=8"));
    assert_eq!(narrowed.status, 200);
    let found = items(&narrowed);
    assert!(
        found.contains(&"kinderfondsen".to_owned()) && found.len() < 20,
        "{found:?}"
    );
    assert!(
        narrowed.text().contains("value=\"costs\" selected") && narrowed.text().contains("<details open>")
    );
    let both = visitor.get(&format!(
        "{room}?zoek=bibliotheek&sector=vve&factor=cultural-capital&waar=micro"
    ));
    assert_eq!(items(&both)[0], "boekstart");
    for (query, told) in [
        ("leeftijd=acht", "Deze leeftijd begrijpt Wieg niet"),
        ("thema=geen", "Deze keuze kent Wieg niet"),
    ] {
        let answer = visitor.get(&format!("{room}?{query}"));
        assert!(
            answer.status == 422 && answer.text().contains(told),
            "{query}: {}",
            answer.text()
        );
        assert_eq!(items(&answer).len(), 109, "{query}");
    }
}

#[test]
fn a_page_says_on_whose_word_everything_rests() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let page = visitor.get(&format!("{room}/kennis/feedback")).text();
    for told in [
        "Feedback over de volgende stap",
        "8 maanden",
        "6 maanden",
        "veel (4 van 5)",
        "niet uitgezocht",
        "Menukaart NPO, eerste versie (2021)",
        "Gemeten",
        "zonder datum",
        "Opnieuw bekijken: na 1 mei 2027.",
        "Maak hier een afspraak over",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert!(page.contains("/afspraken?cijfer=&amp;vraag=Wie%20krijgt"));
    let page = visitor.get(&format!("{room}/kennis/kinderfondsen")).text();
    for told in [
        "De aanbieder over zichzelf",
        "Geen bron die we lazen geeft hier maanden, bewijs of kosten.",
        "href=\"https://samenvoorallekinderen.nl\" rel=\"external noreferrer\"",
        "(andere website)",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    // A teacher makes no agreements here.
    let mut teacher = Visitor::signed_in(&served.base, "leraar.po");
    assert!(
        !teacher
            .get(&format!("{room}/kennis/feedback"))
            .text()
            .contains("Maak hier een afspraak over")
    );
}

#[test]
fn every_theme_and_item_opens_in_both_languages() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let room = room(&mut visitor);
    let all = items(&visitor.get(&format!("{room}?zoek=")));
    let cookie = visitor.cookie.clone().unwrap();
    for language in ["nl", "en"] {
        visitor.cookie = Some(format!("{cookie}; wieg-taal={language}"));
        for id in &all {
            let answer = visitor.get(&format!("{room}/kennis/{id}"));
            assert_eq!(answer.status, 200, "{id}");
            // A text that is missing shows its key.
            assert!(!answer.text().contains("actions-"), "{id}");
        }
        let page = visitor.get(&room).text();
        let themes: Vec<&str> = page
            .split("/thema/")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert_eq!(themes.len(), 12);
        for theme in themes {
            let answer = visitor.get(&format!("{room}/thema/{theme}"));
            assert!(answer.status == 200 && !items(&answer).is_empty(), "{theme}");
        }
    }
    let page = visitor.get(&format!("{room}/kennis/feedback")).text();
    assert!(page.contains("Feedback on the next step") && page.contains("not looked up"));
    let found = visitor.get(&format!("{room}?zoek=school+meals"));
    assert_eq!(items(&found)[0], "schoolmaaltijden");
}

#[test]
fn what_is_typed_is_shown_as_it_was_typed() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let page = visitor
        .get(&format!(
            "{room}?zoek=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%20%F0%9F%8E%92"
        ))
        .text();
    assert!(
        page.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; 🎒") && !page.contains("<script>")
    );
    for odd in ["%00", "%FF", &"woord+".repeat(500)] {
        let answer = visitor.get(&format!("{room}?zoek={odd}"));
        assert!([200, 400].contains(&answer.status), "{odd}: {}", answer.status);
    }
}

#[test]
fn who_may_not_and_what_is_not_there_look_the_same() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    for path in ["/kennis/bestaat-niet", "/kennis/..%2Ffeedback", "/thema/geen"] {
        assert_eq!(visitor.get(&format!("{room}{path}")).status, 404, "{path}");
    }
    for name in ["ouder", "leerling", "beheer", "schoolleider.vo", "partner"] {
        let mut other = Visitor::signed_in(&served.base, name);
        for path in ["", "/thema/parents", "/kennis/feedback"] {
            assert_eq!(other.get(&format!("{room}{path}")).status, 404, "{name} {path}");
        }
    }
    // A partner of the region has this room, and no other.
    let mut partner = Visitor::signed_in(&served.base, "partner");
    let first = partner.get("/").to.unwrap();
    assert!(first.starts_with("/doen/"), "{first}");
    assert_eq!(partner.get(&first).status, 200);
}
