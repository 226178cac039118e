//! What accounts of elsewhere promise, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each};
use database::organisations::{Kind, NewOrganisation};
use database::roles::{Held, Role};
use database::{Deed, outside};
use vocabulary::Language;

const ISSUER: &str = "https://provider.example";

fn deed() -> Deed {
    Deed::of_program("test", "person/0")
}

#[test]
fn an_account_of_elsewhere_belongs_to_one_person() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        let anna = change.add_person("a", "Anna", Language::Nl).await.unwrap();
        let bo = change.add_person("b", "Bo", Language::Nl).await.unwrap();
        change.bind_outside(ISSUER, "one", anna).await.unwrap();
        change
            .bind_outside("https://other.example", "one", bo)
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        let whose = async |issuer: &str, subject: &str| {
            let found = outside::find(&database, issuer, subject).await.unwrap();
            found.map(|account| account.person)
        };
        assert_eq!(whose(ISSUER, "one").await, Some(anna));
        assert_eq!(
            whose("https://other.example", "one").await,
            Some(bo),
            "another provider"
        );
        assert_eq!(whose(ISSUER, "One").await, None, "a subject is as it is written");
        let change = database.change().await.unwrap();
        assert!(change.bind_outside(ISSUER, "one", bo).await.is_err(), "taken");
    });
}

#[test]
fn a_role_of_elsewhere_is_remembered_until_somebody_here_gives_it() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        let new = NewOrganisation {
            parent: None,
            kind: Kind::School,
            name: "De Wissel".to_owned(),
            code: Some("99ZZ".to_owned()),
            simulated: false,
        };
        let organisation = change.add_organisation(new).await.unwrap();
        let anna = change.add_person("a", "Anna", Language::Nl).await.unwrap();
        let bo = change.add_person("b", "Bo", Language::Nl).await.unwrap();
        let hers = change.bind_outside(ISSUER, "anna", anna).await.unwrap().id;
        let his = change.bind_outside(ISSUER, "bo", bo).await.unwrap().id;
        let held = |role| Held { role, organisation };
        for account in [hers, his] {
            change
                .note_role_from_outside(account, held(Role::Teacher))
                .await
                .unwrap();
        }
        change
            .note_role_from_outside(hers, held(Role::Parent))
            .await
            .unwrap();
        change
            .role_is_given_here(anna, held(Role::Teacher))
            .await
            .unwrap();
        assert_eq!(
            change.roles_from_outside(hers).await.unwrap(),
            [held(Role::Parent)]
        );
        change.keep(&deed()).await.unwrap();
        assert_eq!(
            outside::roles_of(&database, his).await.unwrap(),
            [held(Role::Teacher)],
            "of nobody else"
        );
        let change = database.change().await.unwrap();
        change
            .forget_role_from_outside(hers, held(Role::Parent))
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        assert_eq!(outside::roles_of(&database, hers).await.unwrap(), []);
    });
}
