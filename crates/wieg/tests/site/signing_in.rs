//! Signing in: what works once works once, guessing gets slow, and a planted session is worth nothing.

use crate::common::{PASSWORD, Visitor, demo, linked, serve};
use tempfile::TempDir;

#[test]
fn wrong_and_unknown_look_the_same_and_guessing_gets_slow() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::new(&served.base);
    let said =
        |answer: crate::common::Answer, email: &str| (answer.status, answer.text().replace(email, "…"));
    let wrong = visitor.sign_in("ouder@demo.example", "verkeerd wachtwoord");
    let unknown = visitor.sign_in("niemand@demo.example", "verkeerd wachtwoord");
    assert_eq!(
        said(wrong, "ouder@demo.example"),
        said(unknown, "niemand@demo.example")
    );
    for _ in 0..4 {
        assert_eq!(visitor.sign_in("ouder@demo.example", "nog een keer").status, 422);
    }
    let slow = visitor.sign_in("ouder@demo.example", PASSWORD);
    assert_eq!(slow.status, 429, "even the right password waits");
    assert!(slow.text().contains("Probeer het over 1 minuut opnieuw"));
    assert_eq!(
        Visitor::new(&served.base)
            .sign_in("fg@demo.example", PASSWORD)
            .status,
        303,
        "others do not wait"
    );
}

#[test]
fn a_session_that_was_planted_is_worth_nothing() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::new(&served.base);
    visitor.cookie = Some("wieg=AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    let planted = visitor.cookie.clone();
    assert_eq!(visitor.sign_in("ouder@demo.example", PASSWORD).status, 303);
    assert_ne!(visitor.cookie, planted);
    let mut other = Visitor::new(&served.base);
    other.cookie = planted;
    assert_eq!(
        other.get("/mijn").status,
        303,
        "the planted one is signed in nowhere"
    );
    assert_eq!(visitor.get("/mijn").status, 200);
}

#[test]
fn signing_out_ends_it_here_and_everywhere() {
    let (served, _folder) = demo();
    let mut here = Visitor::signed_in(&served.base, "ouder");
    let mut there = Visitor::signed_in(&served.base, "ouder");
    let kept = here.cookie.clone();
    assert_eq!(here.post("/afmelden", &[]).status, 303);
    here.cookie = kept;
    assert_eq!(
        here.get("/mijn").status,
        303,
        "a cookie from before is worth nothing"
    );
    assert_eq!(there.get("/mijn").status, 200);
    let mut here = Visitor::signed_in(&served.base, "ouder");
    assert_eq!(here.post("/mijn/overal-afmelden", &[]).status, 303);
    assert_eq!(there.get("/mijn").status, 303);
}

/// The address of the link in a page or a line.
fn link(text: &str) -> String {
    let at = text.find("/wachtwoord/").unwrap();
    text[at..].chars().take("/wachtwoord/".len() + 64).collect()
}

#[test]
fn an_invitation_works_once() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let to = leader.get("/").to.unwrap();
    let school = to.rsplit('/').next().unwrap().to_owned();
    let form = [
        ("name", "مريم <b>&"),
        ("email", "Maryam@Demo.Example"),
        ("role", "teacher"),
    ];
    let page = leader.post(&format!("/mensen/{school}"), &form).text();
    assert!(
        page.contains("مريم &lt;b&gt;&amp;") && !page.contains("<b>&"),
        "a name is not markup"
    );
    let link = link(&page);
    let mut new = Visitor::new(&served.base);
    assert_eq!(new.get(&link).status, 200);
    for (password, why) in [("kort", "te kort"), ("maryam@demo.example", "te makkelijk")] {
        let answer = new.post(&link, &[("password", password)]);
        assert_eq!(answer.status, 422, "{password}");
        assert!(answer.text().contains(why), "{password}");
        assert!(
            !answer.text().contains(&format!("value=\"{password}")),
            "a password never comes back"
        );
    }
    assert_eq!(new.post(&link, &[("password", "drie losse woorden")]).status, 303);
    for again in [
        new.get(&link).status,
        new.post(&link, &[("password", "iets heel anders")]).status,
    ] {
        assert_eq!(again, 400, "the link is spent");
    }
    assert_eq!(
        new.sign_in("maryam@demo.example", "drie losse woorden").status,
        303
    );
    assert_eq!(new.get(&format!("/zien/{school}")).status, 200);
    assert_eq!(new.get(&format!("/mensen/{school}")).status, 404);
}

/// The number of the person with this address, as the page of people tells.
fn number_of(page: &str, email: &str) -> String {
    let row = page.split("<tr>").find(|row| row.contains(email)).unwrap();
    let at = row.find("name=\"person\" value=\"").unwrap() + 21;
    row[at..].chars().take_while(char::is_ascii_digit).collect()
}

#[test]
fn a_new_link_replaces_the_password_and_signs_out_but_never_of_who_is_more() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let school = leader.get("/").to.unwrap().replace("/zien/", "");
    let people = format!("/mensen/{school}");
    let teacher = number_of(&leader.get(&people).text(), "leraar.po@demo.example");
    let mut signed_in = Visitor::signed_in(&served.base, "leraar.po");
    let page = leader
        .post(&format!("{people}/link"), &[("person", &teacher)])
        .text();
    let link = link(&page);
    assert!(
        page.contains(&format!("{}{link}", served.base)),
        "a whole address, to pass on"
    );
    assert_eq!(signed_in.get("/mijn").status, 303, "signed out");
    let mut teacher_again = Visitor::new(&served.base);
    assert_eq!(
        teacher_again
            .post(&link, &[("password", "vier losse woorden hier")])
            .status,
        303
    );
    assert_eq!(
        teacher_again.sign_in("leraar.po@demo.example", PASSWORD).status,
        422
    );
    assert_eq!(
        teacher_again
            .sign_in("leraar.po@demo.example", "vier losse woorden hier")
            .status,
        303
    );

    // The board makes the teacher more than the school leader looks after.
    let mut board = Visitor::signed_in(&served.base, "bestuurder.po");
    let number = linked(&board.get("/").text(), "/zien")[0];
    let form = [
        ("name", "L"),
        ("email", "leraar.po@demo.example"),
        ("role", "quality-coordinator"),
    ];
    assert_eq!(board.post(&format!("/mensen/{number}"), &form).status, 303);
    assert_eq!(
        leader
            .post(&format!("{people}/link"), &[("person", &teacher)])
            .status,
        404
    );
    assert_eq!(leader.post("/mensen/1/link", &[("person", &teacher)]).status, 404);
    let own = number_of(&board.get(&format!("/mensen/{number}")).text(), "fg@demo.example");
    assert_eq!(
        leader.post(&format!("{people}/link"), &[("person", &own)]).status,
        404,
        "who is not here"
    );
}

#[test]
fn nobody_gives_a_role_to_themselves() {
    let (served, _folder) = demo();
    let mut administrator = Visitor::signed_in(&served.base, "beheer");
    let below = linked(&administrator.get("/organisaties/1").text(), "/mensen");
    // The menu links to the people of the region itself.
    let board = below.into_iter().find(|id| *id != 1).unwrap();
    let path = format!("/mensen/{board}");
    let form = [
        ("name", "B"),
        ("email", "Beheer@demo.example"),
        ("role", "board-member"),
    ];
    let answer = administrator.post(&path, &form);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("kan alleen iemand anders geven"));
    assert_eq!(administrator.get(&format!("/zien/{board}")).status, 404);
}

#[test]
fn a_real_installation_asks_staff_for_a_second_factor() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("wieg");
    let words = [
        "serve",
        "--data",
        data.to_str().unwrap(),
        "--administrator",
        "it@school.example",
    ];
    let (served, said) = serve(&words);
    let link = link(&said.replace('\n', ""));
    let mut visitor = Visitor::new(&served.base);
    assert_eq!(
        visitor.post(&link, &[("password", "drie losse woorden")]).status,
        303
    );
    assert_eq!(
        visitor.sign_in("it@school.example", "drie losse woorden").status,
        303
    );
    assert_eq!(
        visitor.get("/mensen/1").to.as_deref(),
        Some("/mijn/tweede-stap"),
        "nothing before that"
    );
    let page = visitor.get("/mijn/tweede-stap").text();
    assert!(page.contains("otpauth://totp/Wieg:it%40school.example"), "{page}");
    let key = page.split_once("secret=").unwrap().1;
    let key: String = key.chars().take_while(char::is_ascii_alphanumeric).collect();
    let groups: Vec<&str> = key
        .as_bytes()
        .chunks(4)
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    assert!(
        page.contains("<svg class=\"qr\"") && page.contains(&groups.join(" ")),
        "a picture, and the same as text: {page}"
    );
    let wrong = visitor.post("/mijn/tweede-stap", &[("code", "000000")]);
    assert_eq!(wrong.status, 422);
    assert!(
        wrong
            .text()
            .contains("</h1><div class=\"problems\" role=\"alert\">"),
        "{}",
        wrong.text()
    );
    assert_eq!(visitor.get("/mensen/1").status, 303);
    // No demonstration people, and nobody to guess.
    assert!(!visitor.get("/").text().contains("demo.example"));
}

#[test]
fn the_first_start_says_what_it_needs() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("wieg");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_wieg"))
        .args(["serve", "--data", data.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
    assert!(said.contains("--administrator"), "{said}");
}

#[test]
fn a_link_to_us_leads_nowhere_else() {
    let (served, _folder) = demo();
    for naar in ["//elders.example", "https://elders.example/", "/\\elders.example"] {
        let mut visitor = Visitor::new(&served.base);
        let form = [
            ("email", "ouder@demo.example"),
            ("password", PASSWORD),
            ("naar", naar),
        ];
        assert_eq!(
            visitor.post("/aanmelden", &form).to.as_deref(),
            Some("/"),
            "{naar}"
        );
        let path = format!("/taal/en?naar={naar}");
        assert_eq!(visitor.get(&path).to.as_deref(), Some("/"), "{naar}");
    }
    let mut visitor = Visitor::signed_in(&served.base, "bestuurder.po");
    let board = linked(&visitor.get("/").text(), "/zien")[0];
    let asked = format!("/zien/{board}");
    let mut other = Visitor::new(&served.base);
    let to = other.get(&asked).to.unwrap();
    let naar = to.split_once("naar=").unwrap().1;
    let form = [
        ("email", "bestuurder.po@demo.example"),
        ("password", PASSWORD),
        ("naar", naar),
    ];
    assert_eq!(
        other.post("/aanmelden", &form).to.as_deref(),
        Some(asked.as_str()),
        "the page asked for"
    );
}

#[test]
fn who_signed_in_is_for_the_administrator_and_of_the_people_there() {
    let (served, _folder) = demo();
    let mut parent = Visitor::signed_in(&served.base, "ouder");
    parent.post("/mijn/overal-afmelden", &[]);
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let school = leader.get("/").to.unwrap().replace("/zien/", "");
    Visitor::signed_in(&served.base, "bestuurder.vo");
    let mut administrator = Visitor::signed_in(&served.base, "beheer");
    let page = administrator.get(&format!("/aanmeldingen/{school}"));
    assert_eq!(page.status, 200);
    let page = page.text();
    for said in [
        "Schoolleider (verzonnen)",
        "overal afgemeld",
        "aangemeld",
        "zonder naam",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Of this school only, and not from where: no address of a machine, no address of mail.
    for unsaid in ["<td>Bestuurder", "<td>Beheerder", "127.0.0.1", "@demo"] {
        assert!(!page.contains(unsaid), "{unsaid}: {page}");
    }
    let region = administrator.get("/aanmeldingen/1").text();
    assert!(
        region.contains("Bestuurder") && region.contains("Beheerder"),
        "{region}"
    );
    for path in [format!("/aanmeldingen/{school}"), "/aanmeldingen/1".to_owned()] {
        assert_eq!(leader.get(&path).status, 404, "{path}");
    }
}
