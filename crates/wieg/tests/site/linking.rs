//! Linking an account of elsewhere, unlinking it, and what a provider may not speak for.

use crate::common::Visitor;
use crate::elsewhere::{but, everybody, roles_of_newcomer, with};
use crate::provider::Provider;
use crate::real::Real;
use database::roles::{Held, Role};
use database::{audit, outside, roles};
use serde_json::json;
use std::collections::BTreeSet;

/// The deeds in the log, oldest first.
fn deeds(real: &Real) -> Vec<(String, String)> {
    let people: BTreeSet<i32> = everybody(real).into_iter().map(|one| one.id).collect();
    let kinds = ["linked-account", "unlinked-account", "signed-in"];
    let found = audit::latest_of_people(&real.database, (&kinds, &people), 0, 100);
    let mut found = real.wait(found).unwrap();
    found.reverse();
    found
        .into_iter()
        .map(|entry| (entry.deed, entry.subject))
        .collect()
}

#[test]
fn an_account_is_linked_by_two_proofs_and_a_yes_and_unlinked_again() {
    let provider = Provider::start();
    let real = with(&provider, "");
    let care = |role| Held {
        role,
        organisation: real.school,
    };
    let person = real.person("noor@school.example", Role::CareCoordinator);
    let mut noor = real.signed_in(person);
    let page = noor.get("/mijn").text();
    assert!(page.contains("href=\"/mijn/koppelen/school\""), "{page}");
    assert_eq!(noor.get("/mijn/koppelen").status, 400, "nothing waits");

    // Proven there, in this browser; still nothing is linked until she says yes.
    let prove = |visitor: &mut Visitor| {
        let sent = visitor.get("/mijn/koppelen/school");
        assert_eq!(sent.status, 303, "{}", sent.text());
        let back = provider.visited(&sent.to.unwrap(), &visitor.base);
        visitor.get(&back)
    };
    provider.is(&but("mail", json!("noor@school.example")));
    assert_eq!(prove(&mut noor).to.as_deref(), Some("/mijn/koppelen"));
    let asks = noor.get("/mijn/koppelen");
    assert!(
        asks.status == 200 && asks.text().contains("Het account van Noor"),
        "{}",
        asks.text()
    );
    let accounts = || real.wait(outside::of(&real.database, person)).unwrap();
    assert!(accounts().is_empty());
    assert!(deeds(&real).is_empty(), "looking is no deed");
    assert_eq!(noor.post("/mijn/koppelen", &[]).to.as_deref(), Some("/mijn"));
    assert_eq!(accounts().len(), 1);
    assert_eq!(noor.post("/mijn/koppelen", &[]).status, 400, "once");
    let (account, page) = (accounts()[0].id.to_string(), noor.get("/mijn").text());
    assert!(
        page.contains("gekoppeld op") && !page.contains("/mijn/koppelen/school"),
        "{page}"
    );
    assert_eq!(prove(&mut noor).to.as_deref(), Some("/mijn/koppelen"));
    assert_eq!(noor.get("/mijn/koppelen").status, 409, "already");

    // She comes in by it, with the second step that she set here, and gets what the school says.
    let mut other = Visitor::new(&real.served.base);
    assert_eq!(
        provider.sign_in(&mut other).to.as_deref(),
        Some("/aanmelden/code")
    );
    let held = || real.wait(roles::of(&real.database, person)).unwrap();
    assert_eq!(held(), [care(Role::CareCoordinator), care(Role::Teacher)]);
    assert_eq!(everybody(&real).len(), 2, "no account beside it");

    // Nobody else can link it, nor unlink it, and what one asked the other does not get.
    let stranger = real.person("bram@school.example", Role::Teacher);
    let mut bram = real.signed_in(stranger);
    assert_eq!(prove(&mut bram).to.as_deref(), Some("/mijn/koppelen"));
    let taken = bram.get("/mijn/koppelen");
    assert!(
        taken.status == 409 && taken.text().contains("hoort al bij een ander account"),
        "{}",
        taken.text()
    );
    assert_eq!(bram.post("/mijn/koppelen", &[]).status, 409);
    assert_eq!(
        bram.post("/mijn/ontkoppelen", &[("account", &account)]).status,
        404
    );
    let sent = bram.get("/mijn/koppelen/school");
    let back = provider.visited(&sent.to.unwrap(), &bram.base);
    assert_eq!(noor.get(&back).status, 400, "in the browser that asked");

    // Unlinked, what came with it goes, what was given here stays, and there is no way in any more.
    assert_eq!(
        noor.post("/mijn/ontkoppelen", &[("account", &account)]).status,
        303
    );
    assert!(accounts().is_empty());
    assert_eq!(held(), [care(Role::CareCoordinator)]);
    let told = deeds(&real);
    let subject = format!("outside/{account}");
    assert_eq!(
        told,
        [
            ("linked-account".to_owned(), subject.clone()),
            ("unlinked-account".to_owned(), subject)
        ]
    );
    assert_eq!(
        provider
            .sign_in(&mut Visitor::new(&real.served.base))
            .to
            .as_deref(),
        Some("/")
    );
    assert_eq!(everybody(&real).len(), 4, "a newcomer, whatever the address says");
    let log = real.wait(audit::verify(&real.database)).unwrap();
    assert!(matches!(log, audit::Verdict::Whole { .. }), "{log:?}");
}

#[test]
fn the_only_way_in_is_not_unlinked() {
    let provider = Provider::start();
    let real = with(&provider, "second-factor = \"theirs\"");
    let mut noor = Visitor::new(&real.served.base);
    assert_eq!(provider.sign_in(&mut noor).status, 303);
    let page = noor.get("/mijn").text();
    assert!(
        page.contains("enige manier") && !page.contains("/mijn/ontkoppelen"),
        "{page}"
    );
    let person = everybody(&real)
        .into_iter()
        .find(|one| one.name == "Noor")
        .unwrap()
        .id;
    let account = real.wait(outside::of(&real.database, person)).unwrap()[0].id;
    let answer = noor.post("/mijn/ontkoppelen", &[("account", &account.to_string())]);
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert_eq!(real.wait(outside::of(&real.database, person)).unwrap().len(), 1);
}

#[test]
fn a_provider_speaks_for_the_schools_in_its_list_and_for_no_other() {
    let provider = Provider::start();
    let real = with(&provider, "schools = [\"88yy\"]");
    let mut visitor = Visitor::new(&real.served.base);
    let answer = provider.sign_in(&mut visitor);
    assert_eq!(answer.status, 400);
    assert!(
        answer
            .text()
            .contains("mag in Wieg niets zeggen over de school 99ZZ"),
        "{}",
        answer.text()
    );
    assert_eq!(everybody(&real).len(), 1, "no account was made");
    let log = real.wait(audit::verify(&real.database)).unwrap();
    let audit::Verdict::Whole { entries, .. } = log else {
        panic!("{log:?}");
    };
    provider.sign_in(&mut visitor);
    let after = real.wait(audit::verify(&real.database)).unwrap();
    assert!(
        matches!(after, audit::Verdict::Whole { entries: more, .. } if more == entries + 1),
        "each refusal is in the log, and nothing else: {after:?}"
    );
    let leader = real.person("leider@school.example", Role::SchoolLeader);
    let page = real
        .signed_in(leader)
        .get(&format!("/logboek/{}", real.school))
        .text();
    assert!(
        page.contains("provider/school 99ZZ"),
        "who leads the school sees it: {page}"
    );
    let real = with(&provider, "schools = [\"88YY\", \"99zz\"]");
    assert_eq!(provider.sign_in(&mut Visitor::new(&real.served.base)).status, 303);
    assert_eq!(roles_of_newcomer(&real).len(), 1);
}
