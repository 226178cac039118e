//! Letters from the site: promised is sent, also when the power goes; nobody learns from them who has an account.

use crate::common::{Visitor, demo, value};
use crate::peer::Peer;
use crate::real::Real;
use database::outbox;
use database::roles::Role;
use std::process::Command;
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(20);

/// An installation that sends letters to this server.
fn with_mail(port: u16) -> Real {
    let server = format!("smtp://127.0.0.1:{port}");
    Real::start(&["--mail", &server, "--mail-from", "Wieg <wieg@school.example>"])
}

/// The address of the link in a letter, without the site.
fn link(text: &str, path: &str) -> String {
    let at = text.find(path).unwrap();
    text[at..].chars().take(path.len() + 64).collect()
}

fn invite(visitor: &mut Visitor, school: i32, email: &str) -> String {
    let form = [("name", "Ayşe"), ("email", email), ("role", "teacher")];
    let answer = visitor.post(&format!("/mensen/{school}"), &form);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text()
}

#[test]
fn an_invitation_goes_by_letter_and_not_on_the_page() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let mut visitor = real.signed_in(leader);
    let page = invite(&mut visitor, real.school, "Ayse@School.example");
    assert!(
        page.contains("Er gaat een e-mail met een link naar ayse@school.example"),
        "{page}"
    );
    assert!(!page.contains("/wachtwoord/"), "the link is in the letter only");
    let letter = peer.wait_for(1, SOON).remove(0);
    assert_eq!(letter.to, "ayse@school.example");
    assert!(
        letter.text.contains("Dag Ayşe,") && letter.text.contains("De Wissel"),
        "{}",
        letter.text
    );
    assert!(letter.text.contains(&format!("{}/wachtwoord/", real.served.base)));
    let link = link(&letter.text, "/wachtwoord/");
    let mut new = Visitor::new(&real.served.base);
    assert_eq!(
        new.post(&link, &[("password", "vier losse woorden hier")]).status,
        303
    );
    assert_eq!(
        new.sign_in("ayse@school.example", "vier losse woorden hier")
            .status,
        303
    );
    assert_eq!(new.get(&link).status, 400, "spent");

    let person = real.wait(database::people::by_email(&real.database, "ayse@school.example"));
    let number = person.unwrap().unwrap().id.to_string();
    let answer = visitor.post(&format!("/mensen/{}/link", real.school), &[("person", &number)]);
    assert!(answer.text().contains("Er gaat een e-mail") && !answer.text().contains("/wachtwoord/"));
    let letters = peer.wait_for(2, SOON);
    assert!(letters[1].text.contains("nieuwe link"), "{}", letters[1].text);
}

#[test]
fn forgotten_says_the_same_to_everybody_and_sends_to_who_is_there() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    real.person("leraar@school.example", Role::Teacher);
    let mut visitor = Visitor::new(&real.served.base);
    assert!(
        visitor
            .get("/aanmelden")
            .text()
            .contains("href=\"/aanmelden/vergeten\"")
    );
    let mut ask = |email: &str| {
        let start = Instant::now();
        let answer = visitor.post("/aanmelden/vergeten", &[("email", email)]);
        (answer.status, answer.text(), start.elapsed())
    };
    let (known, unknown) = (ask("leraar@school.example"), ask("niemand@school.example"));
    assert_eq!((known.0, &known.1), (unknown.0, &unknown.1));
    assert_eq!(known.0, 200);
    let apart = known.2.abs_diff(unknown.2);
    assert!(apart < Duration::from_millis(300), "{apart:?}");
    let letter = peer.wait_for(1, SOON).remove(0);
    assert_eq!(letter.to, "leraar@school.example");
    let link = link(&letter.text, "/wachtwoord/");
    let mut other = Visitor::new(&real.served.base);
    assert_eq!(
        other
            .post(&link, &[("password", "vier losse woorden hier")])
            .status,
        303
    );
    let answer = other.sign_in("leraar@school.example", "vier losse woorden hier");
    assert_eq!(
        answer.to.as_deref(),
        Some("/aanmelden/code"),
        "the second step stays"
    );
    for email in ["leraar@school.example", "niemand@school.example"] {
        let mut last = 200;
        for _ in 0..6 {
            last = ask(email).0;
        }
        assert_eq!(last, 429, "{email}");
    }
    std::thread::sleep(Duration::from_secs(3));
    assert!(
        peer.events()
            .iter()
            .all(|event| event.to == "leraar@school.example")
    );
}

#[test]
fn killed_with_letters_waiting_each_is_sent() {
    let peer = Peer::start();
    peer.behaves("hang");
    let mut real = with_mail(peer.port);
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let mut visitor = real.signed_in(leader);
    let all: Vec<String> = (0..8).map(|number| format!("p{number}@school.example")).collect();
    for email in &all {
        invite(&mut visitor, real.school, email);
    }
    // One of them is in the hands of the mail server, which says nothing.
    let start = Instant::now();
    while peer.events().is_empty() {
        assert!(start.elapsed() < SOON, "nothing was tried");
        std::thread::sleep(Duration::from_millis(50));
    }
    real.killed_and_started();
    peer.behaves("accept");
    // The one that was tried waits for a minute first.
    let letters = peer.wait_for(8, Duration::from_secs(100));
    let mut to: Vec<String> = letters.into_iter().map(|letter| letter.to).collect();
    to.sort();
    assert_eq!(to, all, "each once");
    let events = peer.events();
    let names = |behaviour: &str| -> Vec<(String, String)> {
        let of = events.iter().filter(|event| event.behaviour == behaviour);
        of.map(|event| (event.to.clone(), event.header("Message-ID")))
            .collect()
    };
    let sent = names("accept");
    assert!(
        names("hang").iter().all(|tried| sent.contains(tried)),
        "a double has the same name"
    );
}

#[test]
fn who_looks_after_people_sees_what_did_not_arrive_and_tries_again() {
    let peer = Peer::start();
    peer.behaves("refuse");
    let real = with_mail(peer.port);
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let teacher = real.person("leraar@school.example", Role::Teacher);
    let mut visitor = real.signed_in(leader);
    invite(&mut visitor, real.school, "ayse@school.example");
    let post = format!("/post/{}", real.school);
    let start = Instant::now();
    let page = loop {
        let page = visitor.get(&post).text();
        if page.contains("Opgegeven") {
            break page;
        }
        assert!(start.elapsed() < SOON, "{page}");
        std::thread::sleep(Duration::from_millis(200));
    };
    assert!(
        page.contains("ayse@school.example") && page.contains("550"),
        "{page}"
    );
    assert!(
        !page.contains("/wachtwoord/") && !page.contains("Dag Ayşe"),
        "never what it says"
    );
    assert_eq!(real.signed_in(teacher).get(&post).status, 404);
    assert_eq!(visitor.get("/post/1").status, 404, "not of the region");
    let at = page.find("name=\"letter\" value=\"").unwrap() + 21;
    let number: String = page[at..].chars().take_while(char::is_ascii_digit).collect();
    peer.behaves("accept");
    let again = format!("{post}/opnieuw");
    assert_eq!(
        real.signed_in(teacher)
            .post(&again, &[("letter", &number)])
            .status,
        404
    );
    assert_eq!(visitor.post(&again, &[("letter", &number)]).status, 303);
    let letter = peer.wait_for(1, SOON).remove(0);
    let link = link(&letter.text, "/wachtwoord/");
    assert_eq!(
        Visitor::new(&real.served.base).get(&link).status,
        200,
        "a new link"
    );
    assert_eq!(visitor.post(&again, &[("letter", &number)]).status, 400, "once");
}

#[test]
fn without_mail_nothing_is_put_by() {
    let real = Real::start(&[]);
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let mut visitor = real.signed_in(leader);
    let page = invite(&mut visitor, real.school, "ayse@school.example");
    assert!(page.contains("/wachtwoord/"), "the link is on the page");
    let mut other = Visitor::new(&real.served.base);
    for path in ["/aanmelden/vergeten", "/aanmelden/link"] {
        let answer = other.post(path, &[("email", "leider@school.example")]);
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains("onderweg"), "{}", answer.text());
    }
    assert!(!other.get("/aanmelden").text().contains("/aanmelden/vergeten"));
    assert!(real.wait(outbox::unsent(&real.database)).unwrap().is_empty());
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let to = visitor.get("/").to.unwrap().replace("/zien/", "/post/");
    assert!(visitor.get(&to).text().contains("Wieg stuurt hier geen e-mail"));
}

#[test]
fn wrong_settings_are_told_before_anything_starts() {
    let folder = tempfile::TempDir::new().unwrap();
    let data = folder.path().join("wieg");
    let missing = folder.path().join("nergens");
    let password = folder.path().join("wachtwoord");
    std::fs::write(&password, "hush\n").unwrap();
    let (missing, password) = (missing.to_str().unwrap(), password.to_str().unwrap());
    let from = "Wieg <wieg@school.example>";
    for (words, told) in [
        (
            vec!["--mail", "mail.example", "--mail-from", from],
            "geen adres van een mailserver",
        ),
        (
            vec!["--mail", "smtp://a:hush@mail.example", "--mail-from", from],
            "Er staat een wachtwoord in",
        ),
        (
            vec!["--mail", "smtp://a@mail.example", "--mail-from", from],
            "--mail-password-file",
        ),
        (
            vec!["--mail", "smtp://mail.example", "--mail-from", "Wieg"],
            "kan geen afzender zijn",
        ),
        (vec!["--mail", "smtp://mail.example"], "--mail-from"),
        (
            vec![
                "--mail",
                "smtp://a@mail.example",
                "--mail-from",
                from,
                "--mail-password-file",
                missing,
            ],
            "is niet te lezen",
        ),
        (
            vec![
                "--mail",
                "smtp://mail.example",
                "--mail-from",
                from,
                "--mail-password-file",
                password,
            ],
            "staat geen gebruiker",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_wieg"))
            .args([
                "serve",
                "--administrator",
                "it@school.example",
                "--data",
                data.to_str().unwrap(),
            ])
            .args(&words)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
        assert!(said.contains(told), "{words:?}: {said}");
        assert!(!said.contains("hush"), "{said}");
        assert!(!data.join("wieg.sqlite").exists(), "nothing was made");
    }
}

#[test]
fn people_are_invited_to_an_evening_and_hear_that_there_is_a_chair() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let mut visitor = real.signed_in(leader);
    let form = [
        ("naam", "Samen om tafel"),
        ("waarom", ""),
        ("programma", "19:00 soep"),
        ("dag", "2199-01-14"),
        ("begin", "19:00"),
        ("einde", "21:30"),
        ("plaats", "De Bieb"),
        ("ronden", "1"),
        ("stoelen", "6"),
        ("open", "on"),
    ];
    let room = format!("/ontmoeten/{}", real.school);
    let here = visitor.post(&room, &form).to.unwrap();
    assert_eq!(visitor.post(&room, &form).to.unwrap(), here, "made twice");
    let invite = format!("{here}/uitnodigen");
    for (wrong, told) in [
        ("", "Vul minstens één e-mailadres in"),
        (
            "anna@hier, bram@nergens.example",
            "‘anna@hier’ is geen e-mailadres",
        ),
    ] {
        let answer = visitor.post(&invite, &[("adressen", wrong)]);
        assert!(
            answer.status == 400 && answer.text().contains(told),
            "{}",
            answer.text()
        );
    }
    let list = "Anna <anna@nergens.example>; ANNA@nergens.example\nbram@nergens.example";
    let sent = visitor.post(&invite, &[("adressen", list)]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(
        visitor
            .get(&sent.to.unwrap())
            .text()
            .contains("Er gaan 2 uitnodigingen uit.")
    );
    let mut letters = peer.wait_for(2, SOON);
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    assert_eq!(letters[0].to, "anna@nergens.example");
    assert!(
        letters
            .iter()
            .all(|letter| !letter.text.contains("bram@") && letter.text.contains("/avond/"))
    );
    // Who registers waits for a yes, and hears of it.
    let text = &letters[0].text;
    let at = text.find("/avond/").unwrap();
    let link: String = text[at..]
        .chars()
        .take_while(|sign| !sign.is_whitespace())
        .collect();
    let mut guest = Visitor::new(&real.served.base);
    let page = guest.get(&link).text();
    assert!(page.contains("19:00 soep"), "{page}");
    let once = value(&page, "eens");
    let form = [
        ("eens", once.as_str()),
        ("naam", "Anna"),
        ("mail", "anna@nergens.example"),
        ("rol-municipality", "on"),
        ("organisatie", "Gemeente Nergens"),
    ];
    let registered = guest.post(&link, &form);
    assert_eq!(registered.status, 303, "{}", registered.text());
    let who = visitor.get(&format!("{here}/wie")).text();
    let number = value(&who, "gast");
    let yes = [("gast", number.as_str()), ("staat", "coming")];
    assert_eq!(visitor.post(&format!("{here}/wie"), &yes).status, 303);
    let all = peer.wait_for(4, SOON);
    assert!(
        all.iter()
            .any(|letter| letter.text.contains("Er is een stoel voor je")),
        "{all:?}"
    );
    // An address hears no more after ten letters in a day, and somebody invites no more after ten times.
    let more = [("adressen", "bram@nergens.example")];
    for _ in 1..10 {
        assert_eq!(visitor.post(&invite, &more).status, 303);
    }
    assert_eq!(
        visitor.post(&invite, &more).status,
        400,
        "the address hears no more, and the person has invited ten times"
    );
    let refused = visitor.post(&invite, &[("adressen", "cor@nergens.example")]);
    assert!(
        refused.status == 400 && refused.text().contains("tien keer mensen uitgenodigd"),
        "{}",
        refused.text()
    );
}
