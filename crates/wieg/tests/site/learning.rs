//! A team learns: what it visits and asks, and the answers that it owes.

use crate::common::{Visitor, demo, value};
use crate::meeting::room;

#[test]
fn a_team_owes_an_answer_and_gives_it_with_a_reason() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let team = format!("{}/team", room(&mut leader));
    let once = value(&leader.get(&team).text(), "eens");
    let idea = |due: &'static str, kind: &'static str| {
        vec![
            ("eens", once.as_str()),
            ("soort", kind),
            ("wat", "Samen een keuken <b> delen"),
            ("wie", "De buurtvereniging"),
            ("voor", due),
        ]
    };
    for (form, told) in [
        (idea("2020-01-01", "idea"), "Deze dag is al geweest"),
        (idea("2199-01-01", "cross-visit"), "Vul in bij welke school"),
    ] {
        let answer = leader.post(&team, &form);
        assert!(
            answer.status == 422 && answer.text().contains(told),
            "{}",
            answer.text()
        );
    }
    // What is missing is said in the order of the fields, each by its name.
    let empty = leader
        .post(&team, &[("eens", once.as_str()), ("soort", "goal")])
        .text();
    let at = |said: &str| empty.find(said).unwrap_or_else(|| panic!("{said} in {empty}"));
    assert!(at("href=\"#wat\">Wat gaan jullie doen? ") < at("href=\"#voor\">Voor welke dag? "));
    let mut named = idea("2199-01-01", "visit");
    named.push(("vraag", "Waarom komt zijn moeder nooit?"));
    let answer = leader.post(&team, &named);
    assert!(
        answer.status == 422 && answer.text().contains("‘zijn moeder’"),
        "{}",
        answer.text()
    );
    for _ in 0..2 {
        assert_eq!(leader.post(&team, &idea("2199-01-01", "idea")).status, 303);
    }
    let page = leader.get(&team).text();
    assert_eq!(
        page.matches("Samen een keuken &lt;b&gt; delen</a>").count(),
        1,
        "{page}"
    );
    assert!(page.contains("Hier zijn we een antwoord schuldig"));
    let number = page
        .split(&format!("href=\"{team}/"))
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let one = format!("{team}/{number}");
    let answer = |answer: &'static str, why: &'static str| {
        vec![
            ("versie", "1"),
            ("soort", "idea"),
            ("wat", "Samen een keuken delen"),
            ("voor", "2199-01-01"),
            ("antwoord", answer),
            ("uitkomst", why),
        ]
    };
    for (why, told) in [
        ("", "Geef een reden."),
        (
            "Zijn moeder kookt al voor hem.",
            "Dit lijkt over één persoon te gaan: ‘zijn moeder’",
        ),
    ] {
        let refused = leader.post(&one, &answer("no", why));
        assert!(
            refused.status == 422 && refused.text().contains(told),
            "{}",
            refused.text()
        );
    }
    assert_eq!(
        leader
            .post(&one, &answer("later", "Na de verbouwing is er plaats."))
            .status,
        303
    );
    let second = leader.post(&one, &answer("no", "Toch niet."));
    assert!(second.status == 422 && second.text().contains("intussen veranderd"));
    let page = leader.get(&team).text();
    assert!(
        page.contains("Na de verbouwing is er plaats.") && !page.contains("antwoord schuldig"),
        "{page}"
    );
    // A teacher learns with the team and takes nothing away; another school sees nothing of it.
    let mut teacher = Visitor::signed_in(&served.base, "leraar.po");
    let door = teacher.get("/").to.unwrap().replace("/zien/", "/doen/");
    assert!(teacher.get(&door).text().contains(&format!("href=\"{team}\"")));
    let seen = teacher.get(&one);
    assert!(
        seen.status == 200 && !seen.text().contains("/weg\""),
        "{}",
        seen.text()
    );
    assert_eq!(teacher.get(&room(&mut leader)).status, 404);
    assert_eq!(teacher.post(&format!("{one}/weg"), &[]).status, 404);
    assert!(!seen.text().contains("name=\"antwoord\""));
    let mut instead = answer("no", "Dat doen we niet.");
    instead[0] = ("versie", "2");
    assert_eq!(teacher.post(&one, &instead).status, 303);
    let kept = leader.get(&one).text();
    assert!(
        kept.contains("Na de verbouwing is er plaats.") && !kept.contains("Dat doen we niet."),
        "{kept}"
    );
    let once = value(&teacher.get(&team).text(), "eens");
    let visit = [
        ("eens", once.as_str()),
        ("soort", "visit"),
        ("wat", "Kijken bij rekenen in groep 5"),
        ("voor", "2199-02-01"),
    ];
    assert_eq!(teacher.post(&team, &visit).status, 303);
    assert!(leader.get(&team).text().contains("Kijken bij rekenen in groep 5"));
    let elsewhere = Visitor::signed_in(&served.base, "schoolleider.vo").get(&one);
    assert_eq!(elsewhere.status, 404);
    assert_eq!(leader.post(&format!("{one}/weg"), &[]).status, 303);
    assert_eq!(leader.get(&one).status, 404);
}
