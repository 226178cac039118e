//! What the database promises of evenings, tables and agreements, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each};
use database::agreements::{self, NewAgreement, State};
use database::evenings::{self, Coming, Evening, EveningWords, GuestWords, Registered};
use database::organisations::{Kind, NewOrganisation};
use database::seating::{self, NewSeat, NewTable, Noted};
use database::{Database, Deed};
use vocabulary::Language;

fn deed() -> Deed {
    Deed::of_program("test", "nothing/0")
}

async fn evening(database: &Database) -> Evening {
    let change = database.change().await.unwrap();
    let person = change
        .add_person("anna@school.example", "Anna", Language::Nl)
        .await
        .unwrap();
    let new = NewOrganisation {
        parent: None,
        kind: Kind::Region,
        name: "Nergens".to_owned(),
        code: None,
        simulated: true,
    };
    let place = change.add_organisation(new).await.unwrap();
    let words = EveningWords {
        title: "Samen".to_owned(),
        held_on: "2026-01-14".to_owned(),
        rounds: 1,
        seats: 6,
        open: true,
        ..EveningWords::default()
    };
    let evening = change.add_evening(place, person, words).await.unwrap();
    change.keep(&deed()).await.unwrap();
    evenings::numbered(database, evening).await.unwrap().unwrap()
}

fn guest(name: &str, email: &str) -> GuestWords {
    GuestWords {
        name: name.to_owned(),
        email: email.to_owned(),
        profession: "municipality".to_owned(),
        ..GuestWords::default()
    }
}

#[test]
fn who_registers_twice_is_there_once_and_is_forgotten_in_time() {
    on_each(|Own { database, .. }| async move {
        let evening = evening(&database).await;
        let change = database.change().await.unwrap();
        let register = |once: &'static str, name: &'static str, email: &'static str| {
            change.register(&evening, (once, true), guest(name, email), Coming::Yes)
        };
        let Registered::New(bo) = register("1", "Bo", "bo@nergens.example").await.unwrap() else {
            panic!("Bo is new");
        };
        assert!(matches!(
            register("1", "Bo", "").await.unwrap(),
            Registered::Again(_)
        ));
        let double = register("2", "Bo de Tweede", "BO@nergens.example").await.unwrap();
        assert!(matches!(double, Registered::Double(_)));
        let Registered::New(cas) = register("3", "Cas", "").await.unwrap() else {
            panic!("Cas is new");
        };
        change
            .keep_apart(evening.id, (cas.id, bo.id), true)
            .await
            .unwrap();
        let tables = [NewTable {
            round: 0,
            number: 1,
            theme: None,
            step_free: true,
            seats: 6,
        }];
        let tables = change.set_tables(evening.id, &tables).await.unwrap();
        let seat = NewSeat {
            guest: bo.id,
            round: 0,
            table: tables[0],
            task: "leads",
            fixed: false,
        };
        change.set_seats(evening.id, 7, &[seat]).await.unwrap();
        change.keep(&deed()).await.unwrap();
        assert_eq!(
            evenings::apart(&database, evening.id).await.unwrap(),
            [(bo.id, cas.id)]
        );
        let past = evenings::held_before(&database, "2026-01-15").await.unwrap();
        assert_eq!(past.len(), 1);
        assert!(
            evenings::held_before(&database, "2026-01-14")
                .await
                .unwrap()
                .is_empty()
        );
        let change = database.change().await.unwrap();
        assert_eq!(change.forget_guests(evening.id).await.unwrap(), 2);
        change.keep(&deed()).await.unwrap();
        assert!(evenings::guests(&database, evening.id).await.unwrap().is_empty());
        assert!(evenings::apart(&database, evening.id).await.unwrap().is_empty());
        assert_eq!(seating::tables(&database, evening.id).await.unwrap().len(), 1);
    });
}

#[test]
fn notes_are_kept_once_and_an_agreement_outlives_its_evening() {
    on_each(|Own { database, .. }| async move {
        let evening = evening(&database).await;
        let change = database.change().await.unwrap();
        let new = NewTable {
            round: 0,
            number: 1,
            theme: None,
            step_free: true,
            seats: 6,
        };
        change.set_tables(evening.id, &[new]).await.unwrap();
        change.keep(&deed()).await.unwrap();
        let table = seating::tables(&database, evening.id).await.unwrap().remove(0);
        let change = database.change().await.unwrap();
        let write = |version: i32, words: &str| {
            change.write_at_table(&table, ("word", version), "exists", words.to_owned())
        };
        assert!(matches!(write(0, "een").await.unwrap(), Noted::Kept(note) if note.version == 1));
        // The same again, because its answer got lost.
        assert!(matches!(write(0, "een").await.unwrap(), Noted::Kept(note) if note.version == 1));
        assert!(matches!(write(1, "twee").await.unwrap(), Noted::Kept(note) if note.version == 2));
        // Somebody whose page is older is told what stands there.
        assert!(matches!(write(1, "drie").await.unwrap(), Noted::Changed(note) if note.words == "twee"));
        let new = NewAgreement {
            organisation: evening.organisation,
            made_at: Some((evening.id, Some(table.id))),
            what: "Bel de bieb".to_owned(),
            owner: "Bo".to_owned(),
            due: "2026-02-01".to_owned(),
            once: "agreement".to_owned(),
            ..NewAgreement::default()
        };
        let (made, is_new) = change.add_agreement(new.clone(), "table").await.unwrap();
        assert!(is_new);
        assert!(!change.add_agreement(new, "table").await.unwrap().1);
        let said =
            |version: i32| change.set_standing((made.id, version), State::Done, String::new(), "owner");
        assert!(said(1).await.unwrap());
        assert!(!said(1).await.unwrap(), "an older page says no more");
        change.remove_evening(evening.id).await.unwrap();
        change.keep(&deed()).await.unwrap();
        assert!(evenings::numbered(&database, evening.id).await.unwrap().is_none());
        let left = agreements::of(&database, evening.organisation).await.unwrap();
        assert_eq!(
            (left.len(), left[0].evening, left[0].standing()),
            (1, None, State::Done)
        );
        let events = agreements::events(&database, &[made.id]).await.unwrap();
        let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, ["made", "done"]);
    });
}
