//! Questionnaires and panels of pupils: anonymous, closed before they are counted, and answered to those who spoke.

use crate::common::{Visitor, demo, value};

/// A day that lies ahead, as a field for dates has it: the one that the form itself proposes.
fn ahead(page: &str, field: &str) -> String {
    let at = page.find(&format!("name=\"{field}\"")).unwrap();
    let value = page[at..].split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// The address of a survey, and the link under which it is answered.
fn survey(visitor: &mut Visitor, list: &str, people: &str) -> (String, String) {
    let room = visitor.get("/").to.unwrap().replace("/zien/", "/horen/");
    let all = format!("{room}/vragen");
    let until = ahead(&visitor.get(&all).text(), "tot");
    let form = [
        ("lijst", list),
        ("naam", "Najaar"),
        ("mensen", people),
        ("tot", &until),
        ("taal-ar", "on"),
    ];
    let answer = visitor.post(&all, &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let here = answer.to.unwrap();
    let page = visitor.get(&here).text();
    let link = page.split("href=\"/vragen/").nth(1).unwrap();
    (here, format!("/vragen/{}", link.split('"').next().unwrap()))
}

fn answer(guest: &mut Visitor, link: &str, given: &[(&str, &str)]) -> u16 {
    let once = value(&guest.get(link).text(), "eens");
    let mut form = vec![("taal", "nl"), ("eens", once.as_str())];
    form.extend(given);
    guest.post(link, &form).status
}

#[test]
fn nobody_is_counted_before_a_survey_is_closed_and_few_are_never_shown() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let (here, link) = survey(&mut visitor, "team", "6");
    let mut guest = Visitor::new(&served.base);
    for place in ["4", "4", "3", "3"] {
        assert_eq!(answer(&mut guest, &link, &[("i-show", place)]), 303);
    }
    let page = visitor.get(&here).text();
    assert!(
        page.contains("Er zijn nog geen 5 antwoorden; 6 mensen kregen de link")
            && !page.contains("<svg class=\"chart")
    );
    assert_eq!(visitor.get(&format!("{here}/bestand/uitkomst.csv")).status, 404);
    assert_eq!(visitor.post(&format!("{here}/sluit"), &[]).status, 303);
    let page = visitor.get(&here).text();
    assert!(
        page.contains("Bij minder dan 5 antwoorden laat Wieg niets zien"),
        "{page}"
    );
    let file = visitor.get(&format!("{here}/bestand/uitkomst.csv")).text();
    assert!(!file.contains("Mee eens"), "{file}");
    // Closed is closed.
    let guest_page = guest.get(&link).text();
    assert!(guest_page.contains("Deze vragenlijst is gesloten"));
    let late = [("taal", "nl"), ("eens", &"a".repeat(64)), ("i-show", "1")];
    assert_eq!(guest.post(&link, &late).status, 409);
}

#[test]
fn what_comes_out_stands_together_until_nobody_stands_alone() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let (here, link) = survey(&mut visitor, "team", "9");
    let mut guest = Visitor::new(&served.base);
    for (number, place) in ["0", "3", "3", "3", "4", "4", "4"].into_iter().enumerate() {
        let open = ["Bel juf Fatima de Boer op 06-12345678 <b>nu</b>", "=1+1"];
        let words = open.get(number).copied().unwrap_or_default();
        let last = team_open_question(&guest.get(&link).text());
        assert_eq!(
            answer(&mut guest, &link, &[("i-show", place), (&last, words)]),
            303
        );
    }
    // The same form sent again is the same answer.
    let once = value(&guest.get(&link).text(), "eens");
    let form = [("taal", "nl"), ("eens", once.as_str()), ("i-show", "4")];
    for _ in 0..2 {
        assert_eq!(guest.post(&link, &form).status, 303);
    }
    visitor.post(&format!("{here}/sluit"), &[]);
    let page = visitor.get(&here).text();
    assert!(page.contains("8 antwoorden, van 9 mensen"), "{page}");
    // One who disagreed stands with the three next to them.
    assert!(
        page.contains("Helemaal niet mee eens t/m Mee eens: 4; Helemaal mee eens: 4"),
        "{page}"
    );
    assert!(page.contains("[naam 1]") && !page.contains("Fatima") && !page.contains("12345678"));
    assert!(page.contains("&lt;b&gt;nu"));
    let file = visitor.get(&format!("{here}/bestand/uitkomst.csv")).text();
    assert!(!file.contains("\n=1+1") && !file.contains(";=1+1"), "{file}");
    assert!(!file.contains("[naam 1]"), "own words stay on the page: {file}");
    for (name, start) in [("uitkomst.pdf", &b"%PDF"[..]), ("uitkomst.xlsx", b"PK")] {
        let file = visitor.get(&format!("{here}/bestand/{name}"));
        assert!(file.body.starts_with(start), "{name} {}", file.status);
    }
    // An answer that still tells who somebody is can be struck out, once; what is old strikes nothing else out.
    let struck = &page[page.rfind("name=\"vraag\" value=\"").unwrap()..];
    let values = ["vraag", "woorden"].map(|name| (name, value(struck, name)));
    let form: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert!(form[1].1.contains("[naam 1]") && form[1].1.contains("<b>nu"));
    assert_eq!(visitor.post(&format!("{here}/schrap"), &form).status, 303);
    let after = visitor.get(&here).text();
    assert!(!after.contains("[naam 1]") && after.contains("=1+1"), "{after}");
    assert_eq!(visitor.post(&format!("{here}/schrap"), &form).status, 400);
    // In the log stands that an answer came, and nobody's name.
    assert_eq!(visitor.post(&format!("{here}/weg"), &[]).status, 303);
    assert_eq!(visitor.get(&here).status, 404);
    assert_eq!(guest.get(&link).status, 404);
}

/// The name of the field for own words.
fn team_open_question(page: &str) -> String {
    let at = page.find("<textarea").unwrap();
    let rest = page[at..].split("name=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn a_survey_is_answered_in_the_language_of_who_answers() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let (here, link) = survey(&mut visitor, "parents", "40");
    let mut guest = Visitor::new(&served.base);
    let page = guest.get(&format!("{link}?taal=ar")).text();
    assert!(page.contains("lang=\"ar\" dir=\"rtl\"") && page.contains("ما رأيكم في مدرستنا؟"));
    assert!(
        page.contains("لم يراجع هذه الترجمة"),
        "nobody read it yet, and it says so"
    );
    // A language that was not offered is not there.
    let page = guest.get(&format!("{link}?taal=pl")).text();
    assert!(page.contains("Wat vindt u van onze school?"));
    // Too many choices, nothing at all, too long: said in that language, with what was filled in kept.
    let once = "b".repeat(64);
    let start = [("taal", "ar"), ("eens", once.as_str())];
    for (given, said) in [
        (vec![], "لم يُملأ شيء بعد"),
        (
            vec![
                ("i-contact-talk", "on"),
                ("i-contact-phone", "on"),
                ("i-contact-app", "on"),
            ],
            "اختاروا 2 على الأكثر",
        ),
    ] {
        let form: Vec<(&str, &str)> = start.into_iter().chain(given).collect();
        let answer = guest.post(&link, &form);
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(said), "{said}");
    }
    let long = "x".repeat(601);
    let answer = guest.post(&link, &[("taal", "nl"), ("eens", &once), ("i-better", &long)]);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains(&long));
    let sheet = visitor.get(&format!("{here}/blad?taal=ar")).text();
    assert!(sheet.contains("<svg class=\"qr\"") && sheet.contains("dir=\"rtl\"") && sheet.contains("☐ نعم"));
    assert_eq!(visitor.get(&format!("{here}/blad?taal=pl")).status, 404);
    // Few people, a day in the past, no questionnaire.
    let all = here.rsplit_once('/').unwrap().0.to_owned();
    for form in [
        [
            ("lijst", "pupils"),
            ("naam", "x"),
            ("mensen", "9"),
            ("tot", "2199-01-01"),
        ],
        [
            ("lijst", "team"),
            ("naam", "x"),
            ("mensen", "veel"),
            ("tot", "2020-01-01"),
        ],
        [
            ("lijst", "alles"),
            ("naam", ""),
            ("mensen", "20"),
            ("tot", "morgen"),
        ],
    ] {
        let answer = visitor.post(&all, &form);
        assert_eq!(answer.status, 422, "{form:?}");
        assert!(answer.text().contains("role=\"alert\""));
    }
}

#[test]
fn pupils_hear_back() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "onderzoeker");
    let room = visitor.get("/").to.unwrap().replace("/zien/", "/horen/");
    let all = format!("{room}/arena");
    let page = visitor.get(&all).text();
    assert!(page.contains("Leerlingen praten, volwassenen zwijgen"));
    let (day, by) = (ahead(&page, "dag"), ahead(&page, "antwoord"));
    let words = [
        ("naam", "Arena over huiswerk"),
        ("vraag", "Wat helpt jou bij huiswerk?"),
        ("dag", day.as_str()),
        ("antwoord", &by),
        ("space", "Tien leerlingen, geloot"),
        ("voice", "Zet het huiswerkuur in het rooster <script>"),
        ("audience", "De rector"),
    ];
    let without = visitor.post(&all, &words[..6]);
    assert_eq!(without.status, 422, "who listened is needed");
    assert!(
        without.text().contains("Tien leerlingen, geloot"),
        "what was typed stays"
    );
    let made = visitor.post(&all, &words);
    assert_eq!(made.status, 303, "{}", made.text());
    let here = made.to.unwrap();
    let page = visitor.get(&here).text();
    assert!(page.contains("Leerlingen horen terug vóór") && !page.contains("href=\"/arena/"));
    // Told, but what?
    let mut told: Vec<(&str, &str)> = words.to_vec();
    told.extend([("versie", "1"), ("verteld", day.as_str()), ("delen", "on")]);
    assert_eq!(visitor.post(&here, &told).status, 422);
    told.extend([
        ("influence", "Ja, vanaf januari"),
        ("changed", "Het uur staat in het rooster"),
    ]);
    assert_eq!(visitor.post(&here, &told).status, 303);
    let page = visitor.get(&here).text();
    let link = page
        .split("href=\"/arena/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let mut pupil = Visitor::new(&served.base);
    let page = pupil.get(&format!("/arena/{link}")).text();
    for said in [
        "Wat helpt jou bij huiswerk?",
        "&lt;script&gt;",
        "Ja, vanaf januari",
        "Het uur staat in het rooster",
        "De rector",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(
        !page.contains("Tien leerlingen"),
        "how it was held is for the school"
    );
    // Somebody who still had the first version open overwrites nothing.
    let stale = visitor.post(&here, &told);
    assert_eq!(stale.status, 422);
    assert!(stale.text().contains("Er is niets overschreven"));
    told[7] = ("versie", "2");
    told.retain(|(name, _)| *name != "delen");
    assert_eq!(visitor.post(&here, &told).status, 303);
    assert_eq!(pupil.get(&format!("/arena/{link}")).status, 404, "shared no more");
    assert_eq!(visitor.post(&format!("{here}/weg"), &[]).status, 303);
    assert_eq!(visitor.get(&here).status, 404);
}
