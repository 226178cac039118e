//! Signing in with an account of elsewhere, at a real provider: who is believed, and what they then are here.

use crate::common::Visitor;
use crate::provider::{Provider, teacher};
use crate::real::Real;
use database::roles::{Held, Role};
use database::{Deed, people, roles};
use serde_json::{Value, json};
use std::process::Command;
use tempfile::TempDir;

/// An installation with this provider.
pub fn with(provider: &Provider, more: &str) -> Real {
    Real::start(&["--sign-in-with", &provider.settings(more)])
}

/// The same account with another value.
pub fn but(name: &str, value: Value) -> Value {
    let mut account = teacher();
    account[name] = value;
    account
}

pub fn everybody(real: &Real) -> Vec<people::Person> {
    real.wait(people::all(&real.database)).unwrap()
}

/// The roles of the only person who came from elsewhere.
pub fn roles_of_newcomer(real: &Real) -> Vec<Held> {
    let newcomers: Vec<i32> = everybody(real)
        .into_iter()
        .filter(|person| !person.email.contains('@'))
        .map(|person| person.id)
        .collect();
    assert_eq!(newcomers.len(), 1, "one account");
    let mut roles = real.wait(roles::of(&real.database, newcomers[0])).unwrap();
    roles.sort_by_key(|held| held.role);
    roles
}

#[test]
fn a_teacher_comes_in_as_what_the_school_says() {
    let provider = Provider::start();
    let real = with(&provider, "");
    let mut visitor = Visitor::new(&real.served.base);
    let page = visitor.get("/aanmelden").text();
    assert!(page.contains("href=\"/aanmelden/via/school?naar=/\""), "{page}");
    let planted = {
        visitor.get("/aanmelden/via/school");
        visitor.cookie.clone()
    };
    let answer = provider.sign_in(&mut visitor);
    assert_eq!(answer.to.as_deref(), Some("/"), "{}", answer.text());
    assert_ne!(visitor.cookie, planted, "a session with a new name");
    let mut other = Visitor::new(&real.served.base);
    other.cookie = planted;
    assert_eq!(other.get("/mijn").status, 303, "the old one is worth nothing");
    // Staff owe a second step here, whatever happened there.
    assert_eq!(visitor.get("/mijn").to.as_deref(), Some("/mijn/tweede-stap"));
    let held = Held {
        role: Role::Teacher,
        organisation: real.school,
    };
    assert_eq!(roles_of_newcomer(&real), [held]);

    // Again, from another browser: the same account.
    let mut again = Visitor::new(&real.served.base);
    assert_eq!(provider.sign_in(&mut again).to.as_deref(), Some("/"));
    assert_eq!(roles_of_newcomer(&real), [held]);
    // Somebody else with the same e-mail address is somebody else.
    let mut account = but("mail", json!("noor@school.example"));
    account["sub"] = json!("another-noor");
    provider.is(&account);
    assert_eq!(
        provider
            .sign_in(&mut Visitor::new(&real.served.base))
            .to
            .as_deref(),
        Some("/")
    );
    assert_eq!(everybody(&real).len(), 3, "the administrator and two teachers");
}

#[test]
fn an_answer_that_proves_nothing_lets_nobody_in() {
    let provider = Provider::start();
    let real = with(&provider, "");
    provider.is(&but("eduPersonAffiliation", json!(["student"])));
    for behaviour in [
        "tampered", "nonce", "issuer", "audience", "expired", "unsigned", "key", "subject",
    ] {
        provider.behaves(behaviour);
        let mut visitor = Visitor::new(&real.served.base);
        let answer = provider.sign_in(&mut visitor);
        assert_eq!(answer.status, 400, "{behaviour}: {}", answer.text());
        assert!(
            answer.text().contains("klopt niet"),
            "{behaviour}: {}",
            answer.text()
        );
        assert!(answer.text().contains("href=\"/aanmelden\""), "a way on");
        assert_eq!(visitor.get("/mijn").status, 303, "{behaviour}");
    }
    assert_eq!(everybody(&real).len(), 1, "nobody but the administrator");
    for behaviour in ["well", "skewed"] {
        provider.behaves(behaviour);
        let mut visitor = Visitor::new(&real.served.base);
        assert_eq!(provider.sign_in(&mut visitor).status, 303, "{behaviour}");
        assert_eq!(visitor.get("/mijn").status, 200, "{behaviour}");
    }
}

#[test]
fn an_answer_counts_once_and_in_the_browser_that_asked() {
    let provider = Provider::start();
    let real = with(&provider, "");
    let (mut one, mut other) = (Visitor::new(&real.served.base), Visitor::new(&real.served.base));
    let stolen = provider.answer_for(&mut one);
    provider.answer_for(&mut other);
    let stale = |visitor: &mut Visitor, path: &str| {
        let answer = visitor.get(path);
        assert_eq!(answer.status, 400, "{path}");
        assert!(
            answer.text().contains("hoort niet bij deze browser"),
            "{}",
            answer.text()
        );
        assert_eq!(visitor.get("/mijn").status, 303);
    };
    stale(&mut other, &stolen);
    stale(&mut Visitor::new(&real.served.base), &stolen);
    // What waited in the other browser is gone as well: a link from elsewhere cannot be tried twice.
    let replay = provider.answer_for(&mut one);
    stale(&mut one, &stolen);
    stale(&mut one, &replay);
    let fresh = provider.answer_for(&mut one);
    assert_eq!(one.get(&fresh).status, 303);
    stale(&mut other, &fresh);
    let answer = one.get(&fresh);
    assert_eq!(answer.status, 400, "once");
    for path in ["/aanmelden/terug/school", "/aanmelden/terug/school?code=a&state="] {
        stale(&mut Visitor::new(&real.served.base), path);
    }
    assert_eq!(one.get("/aanmelden/via/nergens").status, 404);
    assert_eq!(one.get("/aanmelden/terug/nergens?code=a&state=b").status, 404);
}

#[test]
fn what_goes_wrong_there_is_told_here() {
    let mut provider = Provider::start();
    let real = with(&provider, "");
    let mut visitor = Visitor::new(&real.served.base);
    provider.behaves("deny");
    let answer = provider.sign_in(&mut visitor);
    assert!(
        answer.status == 400 && answer.text().contains("geen toestemming"),
        "{}",
        answer.text()
    );
    provider.behaves("well");
    let back = provider.answer_for(&mut visitor);
    let state = back
        .split(['?', '&'])
        .find(|part| part.starts_with("state="))
        .unwrap()
        .to_owned();
    let answer = visitor.get(&format!("/aanmelden/terug/school?error=server_error&{state}"));
    assert!(
        answer.status == 400
            && answer
                .text()
                .contains("Aanmelden bij Aanmelden met je school lukte niet"),
        "{}",
        answer.text()
    );
    let back = provider.answer_for(&mut visitor);
    let (before, _) = back.split_once("iss=").unwrap();
    let answer = visitor.get(&format!("{before}iss=https%3A%2F%2Felders.example"));
    assert!(
        answer.status == 400 && answer.text().contains("klopt niet"),
        "{}",
        answer.text()
    );
    let back = provider.answer_for(&mut visitor);
    provider.gone();
    for answer in [visitor.get(&back), visitor.get("/aanmelden/via/school")] {
        assert!(
            answer.status == 502 && answer.text().contains("geeft nu geen antwoord"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(visitor.get("/mijn").status, 303);
}

#[test]
fn a_school_or_a_role_that_is_not_here_is_told() {
    let provider = Provider::start();
    let real = with(&provider, "");
    let brin = "nlEduPersonHomeOrganizationId";
    for (account, told) in [
        (
            but(brin, json!("88YY<b>")),
            "De school (88YYb) staat nog niet in Wieg",
        ),
        (
            but("eduPersonAffiliation", json!("affiliate")),
            "is er hier geen rol",
        ),
        (but(brin, Value::Null), "is er hier geen rol"),
    ] {
        provider.is(&account);
        let mut visitor = Visitor::new(&real.served.base);
        let answer = provider.sign_in(&mut visitor);
        assert_eq!(answer.status, 400, "{told}");
        assert!(answer.text().contains(told), "{told}: {}", answer.text());
        assert_eq!(visitor.get("/mijn").status, 303);
    }
    assert_eq!(everybody(&real).len(), 1, "no account was made");
}

#[test]
fn what_the_school_gave_it_takes_and_what_was_given_here_stays() {
    let provider = Provider::start();
    let real = with(&provider, "");
    let sign_in = || provider.sign_in(&mut Visitor::new(&real.served.base)).status;
    let held = |role| Held {
        role,
        organisation: real.school,
    };
    let change = async |doing: &str, person: i32, role: Role| {
        let change = real.database.change().await.unwrap();
        if doing == "give" {
            change.give_role(person, held(role)).await.unwrap();
        } else {
            change.take_role(person, held(role)).await.unwrap();
        }
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
    };
    provider.is(&but("eduPersonAffiliation", json!(["employee", "student"])));
    assert_eq!(sign_in(), 303);
    assert_eq!(roles_of_newcomer(&real), [held(Role::Teacher), held(Role::Pupil)]);
    let noor = everybody(&real)
        .into_iter()
        .find(|person| person.name == "Noor")
        .unwrap()
        .id;
    real.wait(change("give", noor, Role::CareCoordinator));
    provider.is(&teacher());
    assert_eq!(sign_in(), 303);
    assert_eq!(
        roles_of_newcomer(&real),
        [held(Role::Teacher), held(Role::CareCoordinator)]
    );

    // Taken here, it does not come back as long as the school goes on saying so.
    real.wait(change("take", noor, Role::Teacher));
    assert_eq!(sign_in(), 303);
    assert_eq!(roles_of_newcomer(&real), [held(Role::CareCoordinator)]);
    provider.is(&but("eduPersonAffiliation", json!("affiliate")));
    assert_eq!(sign_in(), 303, "who has a role that was given here comes in");
    provider.is(&teacher());
    assert_eq!(sign_in(), 303);
    assert!(
        roles_of_newcomer(&real).contains(&held(Role::Teacher)),
        "taken and given anew"
    );

    // Without any role nobody comes in.
    real.wait(change("take", noor, Role::CareCoordinator));
    provider.is(&but("eduPersonAffiliation", json!("affiliate")));
    assert_eq!(sign_in(), 400);
    assert_eq!(roles_of_newcomer(&real), []);
    let real_log = real.wait(database::audit::verify(&real.database)).unwrap();
    assert!(
        matches!(real_log, database::audit::Verdict::Whole { .. }),
        "{real_log:?}"
    );
}

#[test]
fn a_role_that_was_given_here_as_well_stays() {
    let provider = Provider::start();
    let real = with(&provider, "");
    assert_eq!(provider.sign_in(&mut Visitor::new(&real.served.base)).status, 303);
    let held = roles_of_newcomer(&real)[0];
    let noor = everybody(&real)
        .into_iter()
        .find(|person| person.name == "Noor")
        .unwrap()
        .id;
    real.wait(async {
        let change = real.database.change().await.unwrap();
        change.give_role(noor, held).await.unwrap();
        change.role_is_given_here(noor, held).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
    });
    provider.is(&but("eduPersonAffiliation", json!("affiliate")));
    assert_eq!(provider.sign_in(&mut Visitor::new(&real.served.base)).status, 303);
    assert_eq!(roles_of_newcomer(&real), [held]);
    // The page of people says where they sign in, and offers no link.
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let path = format!("/mensen/{}", real.school);
    let page = real.signed_in(leader).get(&path).text();
    assert!(page.contains("account via Aanmelden met je school"), "{page}");
    let number = noor.to_string();
    let answer = real
        .signed_in(leader)
        .post(&format!("{path}/link"), &[("person", &number)]);
    assert_eq!(answer.status, 404, "a password would be a way round the school");
}

#[test]
fn the_second_step_is_ours_unless_they_are_trusted_with_it() {
    let provider = Provider::start();
    let second_step = "/mijn/tweede-stap";
    let goes_to = |real: &Real| {
        let mut visitor = Visitor::new(&real.served.base);
        assert_eq!(provider.sign_in(&mut visitor).status, 303);
        let answer = visitor.get("/mijn");
        answer.to.unwrap_or_else(|| answer.status.to_string())
    };
    let real = with(&provider, "");
    provider.is(&but("amr", json!(["mfa"])));
    assert_eq!(
        goes_to(&real),
        second_step,
        "what they say counts for nothing here"
    );
    let real = with(
        &provider,
        "second-factor = \"when-they-say\"\ntrusted = [\"mfa\"]",
    );
    assert_eq!(goes_to(&real), "200");
    provider.is(&but("amr", json!(["pwd"])));
    assert_eq!(goes_to(&real), second_step);
    provider.is(&teacher());
    assert_eq!(goes_to(&real), second_step);
    let real = with(&provider, "second-factor = \"theirs\"");
    assert_eq!(goes_to(&real), "200");

    // Who has set a second step here is asked for it.
    let real = with(&provider, "");
    assert_eq!(goes_to(&real), second_step);
    let noor = everybody(&real)
        .into_iter()
        .find(|person| person.name == "Noor")
        .unwrap()
        .id;
    real.wait(async {
        let change = real.database.change().await.unwrap();
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned();
        change.set_second_factor(noor, Some(secret)).await.unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
    });
    let mut visitor = Visitor::new(&real.served.base);
    assert_eq!(
        provider.sign_in(&mut visitor).to.as_deref(),
        Some("/aanmelden/code")
    );
    assert_eq!(visitor.get("/mijn").status, 303, "not yet");
}

#[test]
fn the_link_of_the_first_start_is_the_administrators_whoever_came_before() {
    let provider = Provider::start();
    let mut real = with(&provider, "");
    provider.is(&but("givenName", json!("Aaf")));
    assert_eq!(provider.sign_in(&mut Visitor::new(&real.served.base)).status, 303);
    let said = real.killed_and_started().replace('\n', "");
    let at = said.find("/wachtwoord/").unwrap() + "/wachtwoord/".len();
    let link = &said[at..at + 64];
    let purpose = database::links::Purpose::ChoosePassword;
    let whose = real
        .wait(database::links::whose(&real.database, link, purpose))
        .unwrap();
    let administrator = everybody(&real)
        .into_iter()
        .find(|person| person.email == "it@school.example");
    assert_eq!(whose, administrator.map(|person| person.id));
}

#[test]
fn a_file_says_which_claims_are_which_role() {
    let provider = Provider::start();
    let rules = "[[provider.role]]\nwhen = { eduPersonAffiliation = \"employee\", uid = \"5f2a@school.example\" }\n\
        role = \"care-coordinator\"\nat = \"claim nlEduPersonHomeOrganizationId\"\n";
    let real = with(&provider, rules);
    assert_eq!(provider.sign_in(&mut Visitor::new(&real.served.base)).status, 303);
    let held = Held {
        role: Role::CareCoordinator,
        organisation: real.school,
    };
    assert_eq!(roles_of_newcomer(&real), [held]);
    let mut visitor = Visitor::new(&real.served.base);
    let sent = visitor
        .get("/aanmelden/via/school?naar=//elders.example")
        .to
        .unwrap();
    assert!(
        sent.contains("code_challenge_method=S256") && sent.contains("nonce="),
        "{sent}"
    );
    let back = provider.visited(&sent, &real.served.base);
    assert_eq!(
        visitor.get(&back).to.as_deref(),
        Some("/"),
        "nobody is sent elsewhere"
    );
}

#[test]
fn a_file_that_would_give_too_much_starts_nothing() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("wieg");
    let file = folder.path().join("providers.toml");
    let start = "[[provider]]\nkey = \"school\"\nname = { nl = \"A\", en = \"A\" }\nclient-id = \"wieg\"\n";
    let safe = format!("{start}issuer = \"https://school.example\"\n");
    let role = |role: &str| format!("{safe}[[provider.role]]\nwhen = {{ a = \"b\" }}\nrole = \"{role}\"\n");
    for (text, told) in [
        (
            role("administrator"),
            "De rol ‘administrator’ kan een aanbieder niet geven",
        ),
        (role("board-member"), "De rol ‘board-member’"),
        (role("school-leader"), "De rol ‘school-leader’"),
        (
            format!("{}at = \"12AB\"\n", role("teacher")),
            "zegt niet waar een rol geldt",
        ),
        (
            format!("{start}issuer = \"http://school.example\"\n"),
            "kan geen issuer zijn",
        ),
        (
            format!("{safe}client-secret-file = \"nergens\"\n"),
            "is niet te lezen",
        ),
        (
            "[[provider]]\n".to_owned(),
            "Het bestand met aanbieders is niet te lezen",
        ),
    ] {
        std::fs::write(&file, text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_wieg"))
            .args(["serve", "--administrator", "it@school.example", "--data"])
            .args([&data])
            .arg("--sign-in-with")
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).replace('\n', " ");
        assert_eq!(output.status.code(), Some(2), "{told}: {said}");
        assert!(said.contains(told), "{told}: {said}");
    }
}
