//! Signing in by a link in a letter: once, for a quarter of an hour, and for parents and pupils only.

use crate::common::Visitor;
use crate::peer::Peer;
use crate::real::Real;
use database::links::Purpose;
use database::roles::{Held, Role};
use database::{Deed, now};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(20);

fn with_mail(port: u16) -> Real {
    let server = format!("smtp://127.0.0.1:{port}");
    Real::start(&["--mail", &server, "--mail-from", "wieg@school.example"])
}

fn ask(real: &Real, email: &str) -> (u16, String) {
    let mut visitor = Visitor::new(&real.served.base);
    let answer = visitor.post("/aanmelden/link", &[("email", email)]);
    (answer.status, answer.text())
}

fn link(text: &str) -> String {
    let at = text.find("/aanmelden/link/").unwrap();
    text[at..].chars().take("/aanmelden/link/".len() + 64).collect()
}

#[test]
fn a_link_signs_a_parent_in_once() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    real.person("ouder@thuis.example", Role::Parent);
    assert_eq!(ask(&real, " Ouder@Thuis.example ").0, 200);
    let link = link(&peer.wait_for(1, SOON)[0].text);

    // A program that looks into letters opens the link, and uses nothing up.
    for _ in 0..3 {
        let answer = Visitor::new(&real.served.base).get(&link);
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains(&format!("action=\"{link}\"")), "a button");
    }
    let mut visitor = Visitor::new(&real.served.base);
    visitor.cookie = Some("wieg=AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    let planted = visitor.cookie.clone();
    assert_eq!(visitor.post(&link, &[]).to.as_deref(), Some("/"));
    assert_ne!(visitor.cookie, planted, "a session with a new name");
    assert_eq!(visitor.get("/mijn").status, 200);
    let mut other = Visitor::new(&real.served.base);
    other.cookie = planted;
    assert_eq!(other.get("/mijn").status, 303, "the planted one is worth nothing");

    let mut replay = Visitor::new(&real.served.base);
    for answer in [replay.get(&link), replay.post(&link, &[])] {
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("al gebruikt"), "{}", answer.text());
    }
    assert_eq!(replay.get("/mijn").status, 303);
}

#[test]
fn the_answer_is_the_same_for_everybody_and_staff_get_no_link() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    real.person("ouder@thuis.example", Role::Parent);
    real.person("leraar@school.example", Role::Teacher);
    let both = real.person("allebei@school.example", Role::Parent);
    let organisation = real.school;
    real.wait(async {
        let change = real.database.change().await.unwrap();
        let role = Role::Teacher;
        change.give_role(both, Held { role, organisation }).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
    });
    let answer = ask(&real, "ouder@thuis.example");
    for email in [
        "leraar@school.example",
        "allebei@school.example",
        "niemand@thuis.example",
    ] {
        assert_eq!(ask(&real, email), answer, "{email}");
    }
    peer.wait_for(1, SOON);
    std::thread::sleep(Duration::from_secs(3));
    let to: Vec<String> = peer.events().into_iter().map(|letter| letter.to).collect();
    assert_eq!(to, ["ouder@thuis.example"]);
}

#[test]
fn an_expired_link_and_that_of_who_became_staff_open_nothing() {
    let real = Real::start(&[]);
    let parent = real.person("ouder@thuis.example", Role::Parent);
    let made = |until: i64| {
        real.wait(async {
            let change = real.database.change().await.unwrap();
            let link = change.add_link(parent, Purpose::SignIn, until).await.unwrap();
            change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
            format!("/aanmelden/link/{}", link.carried())
        })
    };
    let mut visitor = Visitor::new(&real.served.base);
    let expired = made(now() - 1);
    assert_eq!(visitor.get(&expired).status, 400);
    assert_eq!(visitor.post(&expired, &[]).status, 400);
    let older = made(now() + 60);
    let link = made(now() + 60);
    assert_eq!(
        visitor.post(&older, &[]).status,
        400,
        "a newer one takes its place"
    );
    let other_purpose = link.replace("/aanmelden/link/", "/wachtwoord/");
    assert_eq!(visitor.get(&other_purpose).status, 400, "it opens nothing else");
    let organisation = real.school;
    real.wait(async {
        let change = real.database.change().await.unwrap();
        let role = Role::SchoolLeader;
        change
            .give_role(parent, Held { role, organisation })
            .await
            .unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
    });
    assert_eq!(visitor.post(&link, &[]).status, 400);
    assert_eq!(visitor.get("/mijn").status, 303, "not signed in");
}

#[test]
fn asking_too_often_has_to_wait_whoever_is_asked_for() {
    let peer = Peer::start();
    let real = with_mail(peer.port);
    real.person("ouder@thuis.example", Role::Parent);
    for email in ["ouder@thuis.example", "niemand@thuis.example"] {
        let answers: Vec<u16> = (0..6).map(|_| ask(&real, email).0).collect();
        assert_eq!(answers, [200, 200, 200, 200, 200, 429], "{email}");
    }
}
