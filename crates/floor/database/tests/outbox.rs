//! What the outbox promises, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each};
use database::outbox::{self, NewLetter};
use database::{Database, Deed, now};
use vocabulary::Language;

fn letter(person: Option<i32>, kind: &'static str) -> NewLetter {
    NewLetter {
        person,
        kind,
        to: "anna@school.example".to_owned(),
        subject: "Dag".to_owned(),
        body: "https://wieg.example/geheim".to_owned(),
        due_at: now(),
        good_until: None,
    }
}

async fn put(database: &Database, new: NewLetter) -> i32 {
    let change = database.change().await.unwrap();
    let id = change.put_in_outbox(new).await.unwrap();
    change.keep(&Deed::of_program("test", "letter/0")).await.unwrap();
    id
}

#[test]
fn a_letter_is_taken_by_one_sender_and_says_nothing_once_it_has_gone() {
    on_each(|Own { database, .. }| async move {
        let id = put(&database, letter(None, "invitation")).await;
        let due = outbox::due(&database, 9).await.unwrap();
        assert_eq!(due.len(), 1);
        let later = now() + 60;
        assert!(outbox::claim(&database, &due[0], later).await.unwrap());
        assert!(
            !outbox::claim(&database, &due[0], later).await.unwrap(),
            "taken already"
        );
        assert!(
            outbox::due(&database, 9).await.unwrap().is_empty(),
            "not before its time"
        );
        let change = database.change().await.unwrap();
        assert!(change.hurry_letter(id).await.unwrap());
        change.keep(&Deed::of_program("test", "letter/0")).await.unwrap();
        assert_eq!(outbox::due(&database, 9).await.unwrap()[0].attempts, 0);

        let change = database.change().await.unwrap();
        change.letter_sent(id).await.unwrap();
        change.keep(&Deed::of_program("test", "letter/0")).await.unwrap();
        let gone = outbox::by_id(&database, id).await.unwrap().unwrap();
        assert!(gone.sent_at.is_some() && gone.body.is_empty());
        let change = database.change().await.unwrap();
        change.give_up_letter(id).await.unwrap();
        assert!(!change.withdraw_letter(id).await.unwrap(), "too late");
        assert!(!change.hurry_letter(id).await.unwrap());
        change.keep(&Deed::of_program("test", "letter/0")).await.unwrap();
        let gone = outbox::by_id(&database, id).await.unwrap().unwrap();
        assert!(!gone.is_given_up(), "what was sent is not given up");
        assert_eq!(outbox::forget_old(&database).await.unwrap(), 0, "not yet");
    });
}

#[test]
fn a_new_letter_takes_the_place_of_one_that_waits_and_of_no_other() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        let anna = change
            .add_person("anna@school.example", "Anna", Language::Nl)
            .await
            .unwrap();
        let bo = change
            .add_person("bo@school.example", "Bo", Language::Nl)
            .await
            .unwrap();
        change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
        let first = put(&database, letter(Some(anna), "forgotten")).await;
        let other_kind = put(&database, letter(Some(anna), "reminder")).await;
        let other_person = put(&database, letter(Some(bo), "forgotten")).await;
        let second = put(&database, letter(Some(anna), "forgotten")).await;
        let waiting: Vec<i32> = outbox::due(&database, 9)
            .await
            .unwrap()
            .iter()
            .map(|one| one.id)
            .collect();
        assert_eq!(waiting, [other_kind, other_person, second]);
        assert!(outbox::by_id(&database, first).await.unwrap().is_none());
    });
}
