//! What the outbox promises, against a real mail server that misbehaves.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod peer;

use database::links::{self, Purpose};
use database::organisations::{Kind as Place, NewOrganisation};
use database::outbox::{self, Letter, NewLetter};
use database::roles::{Held, Role};
use database::{Database, Deed, Place as At, audit, now};
use messages::Catalogue;
use peer::Peer;
use post::{Kind, LOCALES, Link, Plan, Sender, Settings, Writer};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use vocabulary::Language;

const SITE: &str = "https://wieg.example";

fn catalogue(language: Language) -> Catalogue {
    let files: Vec<&str> = LOCALES
        .iter()
        .filter(|(of, _)| *of == language)
        .map(|(_, file)| *file)
        .collect();
    Catalogue::new(language, &files).unwrap()
}

struct Own {
    database: Database,
    _folder: TempDir,
}

impl Own {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let place = At::File(folder.path().join("wieg.sqlite"));
        Self {
            database: Database::open(&place).await.unwrap(),
            _folder: folder,
        }
    }

    fn sender(&self, port: u16, waits: &[i64]) -> Sender {
        self.sender_by(&format!("smtp://127.0.0.1:{port}"), None, waits)
    }

    fn sender_by(&self, server: &str, password: Option<&str>, waits: &[i64]) -> Sender {
        let settings = Settings::read(server, "Wieg <wieg@school.example>", password).unwrap();
        let writer = Writer::new([catalogue(Language::Nl), catalogue(Language::En)], SITE);
        let plan = Plan::new(waits.to_vec(), Duration::from_secs(2));
        Sender::new(self.database.clone(), settings, writer, plan).unwrap()
    }

    async fn put(&self, letter: NewLetter) -> i32 {
        let change = self.database.change().await.unwrap();
        let id = change.put_in_outbox(letter).await.unwrap();
        change.keep(&Deed::of_program("test", "letter/0")).await.unwrap();
        id
    }

    async fn letter(&self, id: i32) -> Letter {
        outbox::by_id(&self.database, id).await.unwrap().unwrap()
    }

    /// Somebody with a role at a school.
    async fn somebody(&self, email: &str) -> (i32, Held) {
        let change = self.database.change().await.unwrap();
        let new = NewOrganisation {
            parent: None,
            kind: Place::School,
            name: "De Wissel".to_owned(),
            code: None,
            simulated: true,
        };
        let organisation = change.add_organisation(new).await.unwrap();
        let person = change.add_person(email, "مريم", Language::Nl).await.unwrap();
        let held = Held {
            role: Role::Teacher,
            organisation,
        };
        change.give_role(person, held).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
        (person, held)
    }
}

fn new(to: &str) -> NewLetter {
    NewLetter {
        person: None,
        kind: "invitation",
        to: to.to_owned(),
        subject: "Een account voor مريم".to_owned(),
        body: "Dag مريم,\n\nhttps://wieg.example/wachtwoord/geheim\n".to_owned(),
        due_at: now(),
        good_until: None,
    }
}

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(test);
}

#[test]
fn a_letter_arrives_whole_and_is_then_forgotten() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let id = own.put(new("anna@school.example")).await;
        assert_eq!(own.sender(peer.port, &[0]).round().await.unwrap(), 1);
        let taken = peer.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to, "anna@school.example");
        assert_eq!(
            taken[0].text.trim_end(),
            "Dag مريم,\n\nhttps://wieg.example/wachtwoord/geheim"
        );
        assert!(
            taken[0]
                .header("Message-ID")
                .starts_with(&format!("<wieg-letter-{id}-"))
        );
        let letter = own.letter(id).await;
        assert!(letter.sent_at.is_some() && letter.body.is_empty(), "{letter:?}");
        assert_eq!(own.sender(peer.port, &[0]).round().await.unwrap(), 0);
        assert_eq!(peer.events().len(), 1, "once");
        let whole = audit::verify(&own.database).await.unwrap();
        assert!(
            matches!(whole, audit::Verdict::Whole { entries: 2, .. }),
            "{whole:?}"
        );
    });
}

#[test]
fn a_change_that_was_dropped_sends_nothing() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let change = own.database.change().await.unwrap();
        change.put_in_outbox(new("anna@school.example")).await.unwrap();
        drop(change);
        assert_eq!(own.sender(peer.port, &[0]).round().await.unwrap(), 0);
        assert!(peer.events().is_empty());
    });
}

#[test]
fn a_server_that_is_not_there_is_waited_for() {
    run(async {
        let own = Own::new().await;
        let port = {
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        };
        let id = own.put(new("anna@school.example")).await;
        let sender = own.sender(port, &[0, 0, 0]);
        assert_eq!(sender.round().await.unwrap(), 0);
        let letter = own.letter(id).await;
        assert_eq!(letter.last_fault.as_deref(), Some("no-connection"));
        assert_eq!((letter.attempts, letter.is_given_up()), (1, false));
        assert!(!letter.body.is_empty(), "it is still to be sent");
        let peer = Peer::at(port);
        assert_eq!(sender.round().await.unwrap(), 1);
        assert_eq!(peer.taken().len(), 1);
    });
}

#[test]
fn a_server_that_says_later_gets_it_later_and_not_at_once() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        peer.behaves("later");
        let id = own.put(new("anna@school.example")).await;
        let sender = own.sender(peer.port, &[2]);
        assert_eq!(sender.round().await.unwrap(), 0);
        peer.behaves("accept");
        assert_eq!(sender.round().await.unwrap(), 0, "it waits");
        assert_eq!(peer.events().len(), 1);
        let fault = own.letter(id).await.last_fault.unwrap();
        assert!(
            fault.starts_with("later 451") && fault.contains("Come back later"),
            "{fault}"
        );
        tokio::time::sleep(Duration::from_millis(2500)).await;
        assert_eq!(sender.round().await.unwrap(), 1);
        assert_eq!(peer.taken().len(), 1);
    });
}

#[test]
fn a_server_that_refuses_is_not_asked_again() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        peer.behaves("refuse");
        let id = own.put(new("niemand@school.example")).await;
        let sender = own.sender(peer.port, &[0, 0]);
        assert_eq!(sender.round().await.unwrap(), 0);
        let letter = own.letter(id).await;
        assert!(letter.is_given_up() && letter.body.is_empty(), "{letter:?}");
        assert!(letter.last_fault.unwrap().starts_with("refused 550"));
        assert_eq!(sender.round().await.unwrap(), 0);
        assert_eq!(peer.events().len(), 1, "one attempt");
    });
}

#[test]
fn a_server_that_does_not_know_us_has_nothing_against_the_letter() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::with_password("zesam open u"));
        let id = own.put(new("anna@school.example")).await;
        let server = format!("smtp://wieg@127.0.0.1:{}", peer.port);
        let wrong = own.sender_by(&server, Some("verkeerd"), &[0, 0, 0]);
        assert_eq!(wrong.round().await.unwrap(), 0);
        let letter = own.letter(id).await;
        let fault = letter.last_fault.clone().unwrap();
        assert!(fault.starts_with("sign-in 535"), "{fault}");
        assert!(
            !letter.is_given_up() && !letter.body.is_empty(),
            "it waits for the right password"
        );
        let nobody = own.sender(peer.port, &[0, 0, 0]);
        assert_eq!(nobody.round().await.unwrap(), 0);
        assert!(!own.letter(id).await.is_given_up());
        let right = own.sender_by(&server, Some("zesam open u\n"), &[0, 0, 0]);
        assert_eq!(right.round().await.unwrap(), 1);
        assert_eq!(peer.taken().len(), 1);
    });
}

#[test]
fn a_server_that_cannot_encrypt_gets_nothing_where_it_should() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let id = own.put(new("anna@school.example")).await;
        let sender = own.sender_by(&format!("smtps://127.0.0.1:{}", peer.port), None, &[0]);
        assert_eq!(sender.round().await.unwrap(), 0);
        assert!(peer.events().is_empty());
        let letter = own.letter(id).await;
        assert!(!letter.is_given_up() && letter.last_fault.is_some(), "{letter:?}");
    });
}

#[test]
fn a_server_that_hangs_keeps_nobody() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        peer.behaves("hang");
        let id = own.put(new("anna@school.example")).await;
        let sender = own.sender(peer.port, &[0, 0]);
        let start = Instant::now();
        assert_eq!(sender.round().await.unwrap(), 0);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        assert_eq!(own.letter(id).await.last_fault.as_deref(), Some("silence"));
        peer.behaves("accept");
        assert_eq!(sender.round().await.unwrap(), 1);
    });
}

#[test]
fn a_letter_that_is_sent_twice_has_one_name() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        peer.behaves("die");
        own.put(new("anna@school.example")).await;
        let sender = own.sender(peer.port, &[0, 0]);
        assert_eq!(sender.round().await.unwrap(), 0, "nobody said that it was taken");
        peer.behaves("accept");
        assert_eq!(sender.round().await.unwrap(), 1);
        let events = peer.events();
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].header("Message-ID"), events[1].header("Message-ID"));
        assert!(!events[0].header("Message-ID").is_empty());
        assert_eq!(events[0].text, events[1].text);
    });
}

#[test]
fn after_the_last_attempt_it_is_given_up() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        peer.behaves("later");
        let id = own.put(new("anna@school.example")).await;
        let sender = own.sender(peer.port, &[0, 0]);
        for attempt in 1..=3 {
            assert!(!own.letter(id).await.is_given_up(), "before attempt {attempt}");
            sender.round().await.unwrap();
        }
        let letter = own.letter(id).await;
        assert!(letter.is_given_up() && letter.body.is_empty(), "{letter:?}");
        assert_eq!(peer.events().len(), 3);
    });
}

#[test]
fn a_letter_whose_link_expired_or_whose_address_is_none_is_not_sent() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let late = NewLetter {
            good_until: Some(now() - 1),
            ..new("anna@school.example")
        };
        let late = own.put(late).await;
        let broken = own.put(new("anna@school.example\r\nBcc: x@elders.example")).await;
        assert_eq!(own.sender(peer.port, &[0]).round().await.unwrap(), 0);
        for (id, fault) in [(late, "too-late"), (broken, "address")] {
            let letter = own.letter(id).await;
            assert!(letter.is_given_up() && letter.body.is_empty(), "{letter:?}");
            assert_eq!(letter.last_fault.as_deref(), Some(fault));
        }
        assert!(peer.events().is_empty());
    });
}

#[test]
fn two_senders_at_once_send_every_letter_once() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        for number in 0..20 {
            own.put(new(&format!("p{number}@school.example"))).await;
        }
        let (one, other) = (own.sender(peer.port, &[60]), own.sender(peer.port, &[60]));
        let (one, other) = tokio::join!(one.round(), other.round());
        assert_eq!(one.unwrap() + other.unwrap(), 20);
        let mut to: Vec<String> = peer.taken().into_iter().map(|letter| letter.to).collect();
        assert_eq!(to.len(), 20);
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 20, "nobody got it twice");
    });
}

/// The secret in the link of a letter.
fn link(text: &str) -> String {
    let at = text.find("/wachtwoord/").unwrap() + "/wachtwoord/".len();
    text[at..].chars().take(64).collect()
}

#[test]
fn who_did_not_choose_a_password_is_reminded_once_with_a_new_link() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let (person, held) = own.somebody("maryam@school.example").await;
        let change = own.database.change().await.unwrap();
        let to = Link {
            person,
            email: "maryam@school.example",
            name: "مريم",
            roles: &[held],
            place: "De Wissel",
            site: SITE,
        };
        let letter = post::write(&change, Kind::Invitation, to, &catalogue(Language::Nl)).await;
        change.put_in_outbox(letter.unwrap()).await.unwrap();
        let later = post::reminder(person, "maryam@school.example");
        assert!(later.due_at >= now() + 3 * 86_400 - 5 && later.body.is_empty());
        change.put_in_outbox(later.clone()).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
        let sender = own.sender(peer.port, &[0]);
        assert_eq!(sender.round().await.unwrap(), 1, "the reminder waits");

        // Three days later.
        let due = NewLetter {
            due_at: now(),
            ..later
        };
        let id = own.put(due).await;
        assert_eq!(sender.round().await.unwrap(), 1);
        assert_eq!(sender.round().await.unwrap(), 0, "once");
        let taken = peer.taken();
        assert_eq!(taken.len(), 2);
        let (first, second) = (link(&taken[0].text), link(&taken[1].text));
        assert!(taken[1].text.contains("De Wissel"), "{}", taken[1].text);
        assert!(own.letter(id).await.body.is_empty());
        let whose = async |link: &str| {
            links::whose(&own.database, link, Purpose::ChoosePassword)
                .await
                .unwrap()
        };
        assert_eq!(
            whose(&first).await,
            None,
            "the new link takes the place of the old one"
        );
        assert_eq!(whose(&second).await, Some(person));
    });
}

#[test]
fn who_chose_a_password_or_lost_the_role_is_not_reminded() {
    run(async {
        let (own, peer) = (Own::new().await, Peer::start());
        let (person, held) = own.somebody("maryam@school.example").await;
        let due = || NewLetter {
            due_at: now(),
            ..post::reminder(person, "maryam@school.example")
        };
        let change = own.database.change().await.unwrap();
        change.take_role(person, held).await.unwrap();
        change.put_in_outbox(due()).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
        let sender = own.sender(peer.port, &[0]);
        assert_eq!(sender.round().await.unwrap(), 0);
        assert!(
            outbox::due(&own.database, 9).await.unwrap().is_empty(),
            "taken out"
        );

        let change = own.database.change().await.unwrap();
        change.give_role(person, held).await.unwrap();
        change.set_password(person, "hashed".to_owned()).await.unwrap();
        change.put_in_outbox(due()).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
        assert_eq!(sender.round().await.unwrap(), 0);
        assert!(
            outbox::due(&own.database, 9).await.unwrap().is_empty(),
            "taken out"
        );
        assert!(peer.events().is_empty());
    });
}
