//! The room Ontmoeten: people register and are seated, tables write without losing or doubling, agreements come back.

use crate::common::{Visitor, demo, value};

pub fn room(visitor: &mut Visitor) -> String {
    visitor.get("/").to.unwrap().replace("/zien/", "/ontmoeten/")
}

/// The address of a new evening, and the link under which people register.
pub fn evening(visitor: &mut Visitor) -> (String, String) {
    let room = room(visitor);
    let form = [
        ("naam", "Samen om tafel"),
        ("waarom", "Omdat niemand het alleen kan."),
        ("dag", "2199-01-14"),
        ("begin", "19:00"),
        ("einde", "21:30"),
        ("plaats", "De Bieb, Nergens"),
        ("ronden", "2"),
        ("stoelen", "5"),
        ("open", "on"),
    ];
    let made = visitor.post(&room, &form);
    assert_eq!(made.status, 303, "{}", made.text());
    let here = made.to.unwrap();
    for (title, question) in [
        ("Ouders", "Hoe halen wij drempels weg?"),
        ("Taal", "Hoe gebruiken wij elke taal?"),
    ] {
        let form = [("titel", title), ("vraag", question)];
        assert_eq!(visitor.post(&format!("{here}/themas"), &form).status, 303);
    }
    let page = visitor.get(&here).text();
    let token = page
        .split("href=\"/avond/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    (here, format!("/avond/{token}"))
}

/// Twelve people on paper: four who lead, four who take notes.
fn on_paper(visitor: &mut Visitor, here: &str) {
    let jobs = [
        "Gemeente",
        "Sportclub",
        "Leraar basisonderwijs",
        "Ouder of verzorger",
    ];
    let lines: Vec<String> = (0..12)
        .map(|number| {
            let job = jobs[number % jobs.len()];
            format!(
                "Mens {number}; {job}; Organisatie {}; {}",
                number % 5,
                1 + number % 2
            )
        })
        .collect();
    let answer = visitor.post(&format!("{here}/lijst"), &[("lijst", &lines.join("\n"))]);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[test]
fn people_register_once_and_see_their_own_place_only() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let (here, link) = evening(&mut visitor);
    let mut guest = Visitor::new(&served.base);
    let page = guest.get(&link).text();
    assert!(page.contains("Samen om tafel") && page.contains("Hoe halen wij drempels weg?"));
    let once = value(&page, "eens");
    let form = [
        ("eens", once.as_str()),
        ("naam", "Anna <script>"),
        ("mail", "anna@nergens.example"),
        ("rol-municipality", "on"),
        ("organisatie", "Gemeente Nergens"),
    ];
    // Nobody without a capacity, and not with three.
    let without = guest.post(&link, &form[..3]);
    assert_eq!(without.status, 422);
    assert!(
        without.text().contains("anna@nergens.example"),
        "what was typed stays"
    );
    let first = guest.post(&link, &form);
    assert_eq!(first.status, 303, "{}", first.text());
    let own = first.to.unwrap();
    assert!(own.starts_with("/mijn-avond/"));
    // The same form again is the same registration; the same address from elsewhere learns nothing of it.
    assert_eq!(guest.post(&link, &form).to.unwrap(), own);
    let mut stranger = Visitor::new(&served.base);
    let other = value(&stranger.get(&link).text(), "eens");
    let again: Vec<(&str, &str)> = [
        ("eens", other.as_str()),
        ("naam", "Bo"),
        ("mail", "ANNA@nergens.example"),
    ]
    .into_iter()
    .chain([("rol-sport", "on")])
    .collect();
    // Without mail the answer is the same, whoever was there already.
    assert!(
        stranger
            .post(&link, &again)
            .to
            .unwrap()
            .starts_with("/mijn-avond/")
    );
    let list = visitor.get(&format!("{here}/wie")).text();
    assert_eq!(list.matches("wacht</td>").count(), 2);
    assert!(list.contains("Anna &lt;script&gt;") && !list.contains("<script>"));
    // A minor needs a yes at home, and gives a first name.
    let word = value(&stranger.get(&link).text(), "eens");
    let young = [
        ("eens", word.as_str()),
        ("naam", "Cas de Boer"),
        ("rol-pupil", "on"),
        ("jong", "on"),
    ];
    let answer = stranger.post(&link, &young).text();
    assert!(
        answer.contains("Vraag een ouder of verzorger om een ja") && answer.contains("Alleen een voornaam")
    );
    // Called off, and taken away with all that was kept.
    let path = own.split('?').next().unwrap().to_owned();
    assert_eq!(guest.post(&path, &[("af", "ja")]).status, 303);
    assert!(guest.get(&path).text().contains("Deze aanmelding gaat niet door"));
    assert_eq!(guest.post(&path, &[("weg", "ja")]).status, 303);
    assert_eq!(guest.get(&path).status, 404);
    assert!(!visitor.get(&format!("{here}/wie")).text().contains("Anna &lt;"));
    // Others know of none of it.
    for name in ["leraar.po", "ouder", "leerling"] {
        let mut other = Visitor::signed_in(&served.base, name);
        assert_eq!(other.get(&here).status, 404, "{name}");
    }
}

#[test]
fn a_list_with_a_wrong_line_takes_nobody_over() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let (here, _) = evening(&mut visitor);
    let answer = visitor.post(
        &format!("{here}/lijst"),
        &[("lijst", "Anna; Gemeente; Nergens; 1\nBo; tovenaar; ; ")],
    );
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("Regel 2: ‘tovenaar’ is geen rol die Wieg kent")
    );
    assert!(
        answer.text().contains("Anna; Gemeente; Nergens; 1"),
        "the list stays"
    );
    assert!(
        visitor
            .get(&format!("{here}/wie"))
            .text()
            .contains("nog niemand aangemeld")
    );
    on_paper(&mut visitor, &here);
    on_paper(&mut visitor, &here);
    assert_eq!(
        visitor
            .get(&format!("{here}/wie"))
            .text()
            .matches("komt</td>")
            .count(),
        12,
        "nobody is there twice"
    );
}

#[test]
fn tables_are_mixed_explained_changed_by_hand_and_mended() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let (here, _) = evening(&mut visitor);
    on_paper(&mut visitor, &here);
    let plan = visitor.get(&format!("{here}/tafels")).text();
    assert!(plan.contains("12 mensen komen"));
    let names: Vec<&str> = plan
        .split("name=\"t-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    // A table for each theme and one without.
    let fields: Vec<String> = names.iter().map(|name| format!("t-{name}")).collect();
    let mut form: Vec<(&str, &str)> = fields.iter().map(|name| (name.as_str(), "1")).collect();
    form.push(("trap", "0"));
    let answer = visitor.post(&format!("{here}/tafels"), &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = visitor.get(&format!("{here}/tafels")).text();
    // Nobody offered to lead: which rule cannot be kept is told with its numbers.
    assert!(page.contains("gespreksleiders: 0, tafels: 3"), "{page}");
    let seats = |page: &str| -> Vec<usize> {
        let lists = page.split("<ul class=\"seats\">").skip(1);
        lists
            .map(|list| list.split("</ul>").next().unwrap().matches("<li").count())
            .collect()
    };
    assert_eq!(seats(&page).iter().sum::<usize>(), 24);
    // The same seed, the same seating; another one on request.
    assert_eq!(visitor.post(&format!("{here}/indelen"), &[]).status, 303);
    let cards = |page: &str| {
        page.split("<h2>De indeling")
            .nth(1)
            .unwrap()
            .split("<h2")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        cards(&visitor.get(&format!("{here}/tafels")).text()),
        cards(&page)
    );
    // A move is looked at before it is made.
    let chosen = page
        .split("<option value=\"0-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let whom = format!("0-{chosen}");
    let mut looked = None;
    for table in ["1", "2", "3"] {
        let answer = visitor
            .post(&format!("{here}/verzet"), &[("wie", &whom), ("naar", table)])
            .text();
        if answer.contains("Doe het") {
            assert!(answer.contains("De tafels"), "{answer}");
            looked = Some(table);
        } else {
            assert!(answer.contains("Dat kan niet:"));
        }
    }
    if let Some(table) = looked {
        let form = [("wie", whom.as_str()), ("naar", table), ("doen", "ja")];
        assert_eq!(visitor.post(&format!("{here}/verzet"), &form).status, 303);
        assert!(
            visitor
                .get(&format!("{here}/tafels"))
                .text()
                .contains("zelf gekozen")
        );
    }
    // Two change seats: looked at first, and then both stay where they were put.
    let page = visitor.get(&format!("{here}/tafels")).text();
    let of_table = |number: usize| -> Vec<&str> {
        let card = page
            .split(&format!("data-round=\"0\" data-table=\"{number}\""))
            .nth(1)
            .unwrap();
        let card = card.split("</section>").next().unwrap();
        card.split("data-seat=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect()
    };
    let (one, other) = (of_table(1)[0], of_table(2)[0]);
    let swap = [("wie", one), ("naar", "1"), ("met", other)];
    let looked = visitor.post(&format!("{here}/verzet"), &swap).text();
    assert!(looked.contains("ruilen van plaats in ronde 1"), "{looked}");
    if looked.contains("Doe het") {
        let done = [("wie", one), ("naar", "1"), ("met", other), ("doen", "ja")];
        assert_eq!(visitor.post(&format!("{here}/verzet"), &done).status, 303);
        let after = visitor.get(&format!("{here}/tafels")).text();
        let table = |number: usize| {
            let start = format!("data-round=\"0\" data-table=\"{number}\"");
            after
                .split(&start)
                .nth(1)
                .unwrap()
                .split("</section>")
                .next()
                .unwrap()
                .to_owned()
        };
        assert!(
            table(1).contains(&format!("data-seat=\"{other}\""))
                && table(2).contains(&format!("data-seat=\"{one}\""))
        );
    }
    let nobody = [("wie", one), ("naar", "1"), ("met", "1-1")];
    assert_eq!(
        visitor.post(&format!("{here}/verzet"), &nobody).status,
        400,
        "somebody of another round"
    );
    // The organiser asks around, and every table has who leads and who writes.
    let wie = visitor.get(&format!("{here}/wie")).text();
    let guests: Vec<&str> = wie
        .split("name=\"gast\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    for (number, guest) in guests.iter().enumerate() {
        let helps = if number % 4 < 2 { "leidt" } else { "noteert" };
        let form = [("gast", *guest), (helps, "ja")];
        assert_eq!(visitor.post(&format!("{here}/wie"), &form).status, 303);
    }
    assert_eq!(
        visitor
            .post(&format!("{here}/indelen"), &[("anders", "ja")])
            .status,
        303
    );
    let page = visitor.get(&format!("{here}/tafels")).text();
    assert!(
        !page.contains("niemand die") && page.contains("leidt het gesprek") && page.contains("schrijft op"),
        "{page}"
    );
    // Somebody does not come, somebody comes late: few move.
    let absent = guests.iter().rev().find(|guest| **guest != chosen).unwrap();
    visitor.post(&format!("{here}/wie"), &[("gast", absent), ("staat", "absent")]);
    visitor.post(
        &format!("{here}/lijst"),
        &[("lijst", "Late Lo; Onderneming; Bakker; 1")],
    );
    let mended = visitor.post(&format!("{here}/opnieuw"), &[("vanaf", "0")]).text();
    assert!(
        mended.contains("stoelen kwamen erbij") && mended.contains("Late Lo: ronde 1"),
        "{mended}"
    );
    assert!(mended.matches("van tafel").count() <= 4);
    let cards = visitor.get(&format!("{here}/kaarten")).text();
    assert!(cards.contains("Late Lo") && cards.contains("Voor bij de deur"));
    assert!(
        visitor
            .get(&format!("{here}/bladen"))
            .text()
            .contains("class=\"qr\"")
    );
}

#[test]
fn who_stays_apart_is_known_to_one() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let (here, _) = evening(&mut visitor);
    on_paper(&mut visitor, &here);
    let page = visitor.get(&format!("{here}/wie")).text();
    let guests: Vec<String> = page
        .split("name=\"gast\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let pair = [("een", guests[0].as_str()), ("ander", guests[1].as_str())];
    assert_eq!(visitor.post(&format!("{here}/apart"), &pair).status, 303);
    assert!(visitor.get(&format!("{here}/wie")).text().contains("Mag weer"));
    let same = [("een", guests[0].as_str()), ("ander", guests[0].as_str())];
    assert_eq!(visitor.post(&format!("{here}/apart"), &same).status, 400);
}

#[test]
fn a_table_writes_without_losing_or_doubling() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let (here, _) = evening(&mut visitor);
    on_paper(&mut visitor, &here);
    let plan = visitor.get(&format!("{here}/tafels")).text();
    let names: Vec<String> = plan
        .split("name=\"t-")
        .skip(1)
        .map(|rest| format!("t-{}", rest.split('"').next().unwrap()))
        .collect();
    let form: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    visitor.post(&format!("{here}/tafels"), &form);
    let page = visitor.get(&format!("{here}/tafels")).text();
    let token = page
        .split("href=\"/tafel/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let table = format!("/tafel/{token}");
    let mut one = Visitor::new(&served.base);
    let mut other = Visitor::new(&served.base);
    let word = "a".repeat(64);
    let note = |words: &'static str, version: &'static str| -> Vec<(&'static str, String)> {
        vec![
            ("veld", "exists".to_owned()),
            ("versie", version.to_owned()),
            ("woorden", words.to_owned()),
        ]
    };
    let write = |who: &mut Visitor, words: &'static str, version: &'static str, sure: bool| {
        let mut form = note(words, version);
        form.push(("eens", word.clone()));
        if sure {
            form.push(("toch", "ja".to_owned()));
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        who.post_from(&table, &form, &[("accept", "application/json")])
    };
    assert_eq!(write(&mut one, "Huiswerkhulp in de bieb", "0", false).status, 200);
    // Sent again because the answer got lost.
    assert_eq!(write(&mut one, "Huiswerkhulp in de bieb", "0", false).status, 200);
    // Two at once: the second is told what stands there, and nothing is overwritten.
    assert_eq!(
        write(&mut one, "Huiswerkhulp in de bieb, elke dag", "1", false).status,
        200
    );
    let clash = write(&mut other, "Huiswerkhulp in de school", "1", false);
    assert_eq!(clash.status, 409);
    assert!(clash.text().contains("elke dag"));
    // About one child: asked, and kept only after somebody says that it is not.
    let child = write(&mut one, "Zijn moeder komt nooit", "2", false);
    assert_eq!(child.status, 422);
    assert!(child.text().contains("zijn moeder"));
    assert_eq!(write(&mut one, "Zijn moeder komt nooit", "2", true).status, 200);
    let page = one.get(&table).text();
    assert_eq!(page.matches("data-once=\"").count(), 1);
    // Without a script the same form says what is wrong and keeps the words.
    let empty = [
        ("eens", word.as_str()),
        ("versie", "0"),
        ("veld", "idea"),
        ("woorden", "  "),
    ];
    assert_eq!(one.post(&table, &empty).status, 422);
    assert_eq!(
        one.post(&table, &[("eens", "x"), ("veld", "exists"), ("woorden", "y")])
            .status,
        404
    );
    assert!(
        visitor
            .get(&format!("{here}/opbrengst"))
            .text()
            .contains("Zijn moeder komt nooit")
    );
}

#[test]
fn an_agreement_has_an_owner_a_day_and_a_memory() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let room = room(&mut visitor);
    let all = format!("{room}/afspraken");
    let once = value(&visitor.get(&all).text(), "eens");
    let form = |owner: &str, due: &str| -> Vec<(String, String)> {
        [
            ("eens", once.as_str()),
            ("wat", "Bel de bieb =1+1"),
            ("eigenaar", owner),
            ("eigenaarmail", "bo@nergens.example"),
            ("voor", due),
            ("naar-lea", "on"),
            ("tekenaars", "School A; a@nergens.example\nSchool B"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    };
    let send = |visitor: &mut Visitor, owner: &str, due: &str| {
        let form = form(owner, due);
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        visitor.post(&all, &form)
    };
    for (owner, due, said) in [
        ("De gemeente", "2199-01-01", "niemand in het bijzonder"),
        ("", "2199-01-01", "role=\"alert\""),
        ("Bo", "2020-01-01", "Deze dag is al geweest"),
    ] {
        let answer = send(&mut visitor, owner, due);
        assert_eq!(answer.status, 422, "{owner}");
        assert!(answer.text().contains(said), "{owner}");
    }
    let made = send(&mut visitor, "Bo", "2199-01-01");
    assert_eq!(made.status, 303, "{}", made.text());
    assert_eq!(
        send(&mut visitor, "Bo", "2199-01-01").to,
        made.to,
        "sent twice, kept once"
    );
    let here = made.to.unwrap();
    let page = visitor.get(&here).text();
    assert!(page.contains("geldt pas als allen tekenen") && page.contains("lokale educatieve agenda"));
    let path = |start: &str, number: usize| {
        let rest = page.split(&format!("href=\"{start}")).nth(number).unwrap();
        format!("{start}{}", rest.split('"').next().unwrap())
    };
    // The owner says yes; a page that is older than that says no more.
    let mut owner = Visitor::new(&served.base);
    let own = path("/afspraak/", 1);
    let version = value(&owner.get(&own).text(), "versie");
    let yes = [
        ("versie", version.as_str()),
        ("staat", "accepted"),
        ("woorden", "Doe ik"),
    ];
    assert_eq!(owner.post(&own, &yes).status, 303);
    assert_eq!(owner.post(&own, &yes).status, 400);
    assert!(owner.get(&own).text().contains("toegezegd"));
    let calendar = owner.get(&format!("{own}/agenda.ics")).text();
    assert!(calendar.contains("DTSTART;VALUE=DATE:21990101") && calendar.contains("SUMMARY:Bel de bieb"));
    // It binds when both have signed, and no more when one withdraws.
    let mut school = Visitor::new(&served.base);
    for number in [1, 2] {
        assert_eq!(
            school.post(&path("/tekenen/", number), &[("teken", "ja")]).status,
            303
        );
    }
    assert!(visitor.get(&here).text().contains("allen tekenden: geldt"));
    school.post(&path("/tekenen/", 1), &[("teken", "nee")]);
    assert!(visitor.get(&here).text().contains("geldt niet meer"));
    // Handed over: the old link is of nobody any more.
    let version = value(&visitor.get(&here).text(), "versie");
    let other = [
        ("versie", version.as_str()),
        ("eigenaar", "Cas"),
        ("voor", "2199-02-01"),
    ];
    assert_eq!(visitor.post(&here, &other).status, 303);
    assert_eq!(owner.get(&own).status, 404);
    let json = visitor.get(&format!("{all}/bestand/afspraken.json")).text();
    for kind in ["made", "accepted", "signed", "withdrew", "handed-over"] {
        assert!(json.contains(&format!("\"kind\": \"{kind}\"")), "{kind}");
    }
    let csv = visitor.get(&format!("{all}/bestand/afspraken.csv")).text();
    assert!(csv.contains("Bel de bieb") && !csv.contains(";=1+1"));
}
