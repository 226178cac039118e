//! What the database promises, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each, on_sqlite};
use database::audit::{self, Verdict};
use database::imports::{self, NewImport};
use database::links::{self, Purpose};
use database::notes::{self, NewNote, Written};
use database::organisations::{Kind, NewOrganisation, Tree};
use database::roles::{self, Held, Role};
use database::rounds::{self, NewDelivery, NewRound};
use database::sessions::{self, Kept};
use database::tables::{audit_entry, audit_head};
use database::{Change, Database, Deed, Snapshot, now, people};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use vocabulary::Language;

fn deed() -> Deed {
    Deed::of_program("test", "nothing/0")
}

async fn school(change: &Change, parent: Option<i32>, kind: Kind, name: &str) -> i32 {
    let new = NewOrganisation {
        parent,
        kind,
        name: name.to_owned(),
        code: None,
        simulated: true,
    };
    change.add_organisation(new).await.unwrap()
}

async fn somebody(database: &Database, email: &str) -> i32 {
    let change = database.change().await.unwrap();
    let id = change.add_person(email, "Anna", Language::Nl).await.unwrap();
    change.keep(&deed()).await.unwrap();
    id
}

async fn entries(database: &Database) -> i64 {
    match audit::verify(database).await.unwrap() {
        Verdict::Whole { entries, .. } => entries,
        Verdict::Broken { number } => panic!("broken at {number}"),
    }
}

#[test]
fn a_change_that_is_dropped_never_happened() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        change
            .add_person("anna@school.example", "Anna", Language::Nl)
            .await
            .unwrap();
        drop(change);
        assert_eq!(
            people::by_email(&database, "anna@school.example").await.unwrap(),
            None
        );
        assert_eq!(entries(&database).await, 0);
        let id = somebody(&database, " Anna@School.example ").await;
        let found = people::by_email(&database, "ANNA@school.example").await.unwrap();
        assert_eq!(found.unwrap().id, id);
        assert_eq!(entries(&database).await, 1);
    });
}

#[test]
fn changes_at_once_all_get_their_place_in_the_log() {
    on_each(|Own { database, .. }| async move {
        let tasks: Vec<_> = (0..40)
            .map(|number| {
                let database = database.clone();
                tokio::spawn(async move { somebody(&database, &format!("p{number}@school.example")).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(entries(&database).await, 40);
        assert_eq!(people::all(&database).await.unwrap().len(), 40);
    });
}

#[test]
fn the_log_says_where_it_was_changed() {
    on_each(|Own { database, .. }| async move {
        for number in 0..5 {
            somebody(&database, &format!("p{number}@school.example")).await;
        }
        let third = audit_entry::Entity::find_by_id(3)
            .one(database.reading())
            .await
            .unwrap()
            .unwrap();
        let mut other: audit_entry::ActiveModel = third.clone().into();
        other.subject = Set("person/9".to_owned());
        other.update(database.reading()).await.unwrap();
        assert_eq!(
            audit::verify(&database).await.unwrap(),
            Verdict::Broken { number: 3 }
        );
        let whole: audit_entry::ActiveModel = third.into();
        whole.reset_all().update(database.reading()).await.unwrap();
        assert_eq!(entries(&database).await, 5);

        audit_entry::Entity::delete_by_id(5)
            .exec(database.reading())
            .await
            .unwrap();
        assert_eq!(
            audit::verify(&database).await.unwrap(),
            Verdict::Broken { number: 5 }
        );
        audit_entry::Entity::delete_by_id(2)
            .exec(database.reading())
            .await
            .unwrap();
        assert_eq!(
            audit::verify(&database).await.unwrap(),
            Verdict::Broken { number: 2 }
        );
    });
}

#[test]
fn an_emptied_log_is_seen() {
    on_each(|Own { database, .. }| async move {
        somebody(&database, "anna@school.example").await;
        audit_entry::Entity::delete_many()
            .exec(database.reading())
            .await
            .unwrap();
        assert_eq!(
            audit::verify(&database).await.unwrap(),
            Verdict::Broken { number: 1 }
        );
        let head = audit_head::Entity::find_by_id(1)
            .one(database.reading())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(head.number, 1);
    });
}

#[test]
fn organisations_form_a_tree() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        let region = school(&change, None, Kind::Region, "Regio").await;
        let board = school(&change, Some(region), Kind::Board, "Bestuur").await;
        let one = school(&change, Some(board), Kind::School, "Een").await;
        let other = school(&change, Some(region), Kind::Board, "Ander bestuur").await;
        change.keep(&deed()).await.unwrap();
        let tree = Tree::read(&database).await.unwrap();
        assert!(tree.is_within(one, board) && tree.is_within(one, region) && tree.is_within(one, one));
        assert!(!tree.is_within(board, one) && !tree.is_within(one, other) && !tree.is_within(99, region));
        let names: Vec<_> = tree.path(one).iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Regio", "Bestuur", "Een"]);
        assert_eq!(tree.under(region).count(), 2);

        let change = database.change().await.unwrap();
        let orphan = NewOrganisation {
            parent: Some(999),
            kind: Kind::School,
            name: "Wees".to_owned(),
            code: None,
            simulated: false,
        };
        assert!(change.add_organisation(orphan).await.is_err());
    });
}

#[test]
fn a_role_is_held_once_and_can_be_taken() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        let organisation = school(&change, None, Kind::School, "Een").await;
        let held = Held {
            role: Role::Teacher,
            organisation,
        };
        change.give_role(person, held).await.unwrap();
        change.give_role(person, held).await.unwrap();
        change.keep(&deed()).await.unwrap();
        assert_eq!(roles::of(&database, person).await.unwrap(), [held]);
        let change = database.change().await.unwrap();
        change.take_role(person, held).await.unwrap();
        change.keep(&deed()).await.unwrap();
        assert_eq!(roles::of(&database, person).await.unwrap(), []);
    });
}

#[test]
fn a_link_works_once_and_not_too_late() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        let old = change
            .add_link(person, Purpose::ChoosePassword, now() + 60)
            .await
            .unwrap();
        let late = change.add_link(person, Purpose::SignIn, now() - 1).await.unwrap();
        let new = change
            .add_link(person, Purpose::ChoosePassword, now() + 60)
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        let change = database.change().await.unwrap();
        assert_eq!(
            change.use_link(&late.carried(), Purpose::SignIn).await.unwrap(),
            None
        );
        assert_eq!(
            change
                .use_link(&old.carried(), Purpose::ChoosePassword)
                .await
                .unwrap(),
            None
        );
        assert_eq!(
            change.use_link(&new.carried(), Purpose::SignIn).await.unwrap(),
            None
        );
        let person_of = change
            .use_link(&new.carried(), Purpose::ChoosePassword)
            .await
            .unwrap();
        assert_eq!(person_of, Some(person));
        assert_eq!(
            change
                .use_link(&new.carried(), Purpose::ChoosePassword)
                .await
                .unwrap(),
            None
        );
        change.keep(&deed()).await.unwrap();
        assert_eq!(
            links::whose(&database, &new.carried(), Purpose::ChoosePassword)
                .await
                .unwrap(),
            None
        );
    });
}

#[test]
fn a_code_works_once() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        assert!(change.use_code(person, 100).await.unwrap());
        assert!(!change.use_code(person, 100).await.unwrap());
        assert!(!change.use_code(person, 99).await.unwrap());
        assert!(change.use_code(person, 101).await.unwrap());
    });
}

#[test]
fn sessions_end_one_by_one_or_all_at_once() {
    on_each(|Own { database, .. }| async move {
        let kept = |person, seconds| Kept {
            person,
            kept: "{}".to_owned(),
            expires_at: now() + seconds,
        };
        sessions::keep(&database, "a", kept(None, 60)).await.unwrap();
        sessions::keep(&database, "a", kept(Some(7), 60)).await.unwrap();
        sessions::keep(&database, "b", kept(Some(7), 60)).await.unwrap();
        sessions::keep(&database, "c", kept(Some(8), 60)).await.unwrap();
        sessions::keep(&database, "d", kept(Some(8), -1)).await.unwrap();
        assert_eq!(
            sessions::find(&database, "a").await.unwrap().unwrap().person,
            Some(7)
        );
        assert_eq!(sessions::find(&database, "d").await.unwrap(), None);
        assert_eq!(sessions::forget_expired(&database).await.unwrap(), 1);
        assert_eq!(sessions::forget_all_of(&database, 7).await.unwrap(), 2);
        assert_eq!(sessions::find(&database, "b").await.unwrap(), None);
        sessions::forget(&database, "c").await.unwrap();
        assert_eq!(sessions::find(&database, "c").await.unwrap(), None);
    });
}

#[test]
fn failures_are_counted_until_it_goes_well() {
    on_each(|Own { database, .. }| async move {
        for _ in 0..3 {
            people::count_failure(&database, "anna@school.example")
                .await
                .unwrap();
        }
        assert_eq!(
            people::failures(&database, "anna@school.example")
                .await
                .unwrap()
                .0,
            3
        );
        assert_eq!(
            people::failures(&database, "bas@school.example").await.unwrap(),
            (0, 0)
        );
        people::forget_failures(&database, "anna@school.example")
            .await
            .unwrap();
        assert_eq!(
            people::failures(&database, "anna@school.example").await.unwrap(),
            (0, 0)
        );
    });
}

#[test]
fn opened_again_everything_is_there() {
    on_each(|Own { database, place }| async move {
        let id = somebody(&database, "anna@school.example").await;
        database.close().await.unwrap();
        let again = Database::open(&place).await.unwrap();
        assert_eq!(people::by_id(&again, id).await.unwrap().unwrap().name, "Anna");
        assert_eq!(entries(&again).await, 1);
    });
}

#[tokio::test]
async fn a_copy_is_whole_while_others_write() {
    let (own, _folder) = on_sqlite().await;
    somebody(&own.database, "anna@school.example").await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.sqlite");
    let writing = own.database.clone();
    let writer = tokio::spawn(async move {
        for number in 0..20 {
            somebody(&writing, &format!("p{number}@school.example")).await;
        }
    });
    own.database.copy_to(&copy).await.unwrap();
    writer.await.unwrap();
    let copied = Database::open(&database::Place::File(copy.clone()))
        .await
        .unwrap();
    let there = entries(&copied).await;
    assert!((1..=21).contains(&there));
    assert_eq!(people::all(&copied).await.unwrap().len() as i64, there);
    assert!(own.database.copy_to(&copy).await.is_err());
}

#[test]
fn the_newest_list_counts_until_it_is_taken_back() {
    on_each(|Own { database, .. }| async move {
        let change = database.change().await.unwrap();
        let organisation = school(&change, None, Kind::School, "Een").await;
        let new = |folder: &str| NewImport {
            organisation,
            person: None,
            folder: folder.to_owned(),
            pupils: 25,
            problems: 0,
            cohorts: Some((2023, 2025)),
            simulated: true,
        };
        let first = change.add_import(new("a")).await.unwrap();
        let second = change.add_import(new("b")).await.unwrap();
        change.keep(&deed()).await.unwrap();
        let folder = async || {
            imports::current(&database, organisation)
                .await
                .unwrap()
                .map(|one| one.folder)
        };
        assert_eq!(folder().await.as_deref(), Some("b"));
        let change = database.change().await.unwrap();
        assert_eq!(
            change.take_back_import(organisation, first).await.unwrap(),
            None,
            "not the current one"
        );
        let taken = change
            .take_back_import(organisation, second)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(taken.folder, "b");
        change.keep(&deed()).await.unwrap();
        assert_eq!(folder().await.as_deref(), Some("a"));
        let change = database.change().await.unwrap();
        change
            .take_back_import(organisation, first)
            .await
            .unwrap()
            .unwrap();
        change.keep(&deed()).await.unwrap();
        assert_eq!(folder().await, None);
        assert_eq!(imports::all(&database, organisation).await.unwrap().len(), 2);
    });
}

#[test]
fn what_was_read_is_read_again_after_every_change() {
    on_each(|Own { database, .. }| async move {
        let snapshot = Snapshot::default();
        let person = somebody(&database, "anna@school.example").await;
        let (tree, known) = snapshot.of(&database, person).await.unwrap();
        assert_eq!((tree.all().count(), known.unwrap().roles.len()), (0, 0));
        let change = database.change().await.unwrap();
        let organisation = school(&change, None, Kind::School, "Een").await;
        let role = Role::Teacher;
        change
            .give_role(person, Held { role, organisation })
            .await
            .unwrap();
        let (tree, _) = snapshot.of(&database, person).await.unwrap();
        assert_eq!(
            tree.all().count(),
            0,
            "nothing of a change is seen before it is kept"
        );
        change.keep(&deed()).await.unwrap();
        let (tree, known) = snapshot.of(&database, person).await.unwrap();
        assert_eq!((tree.all().count(), known.unwrap().roles.len()), (1, 1));
        let change = database.change().await.unwrap();
        change.close_account(person).await.unwrap();
        change.keep(&deed()).await.unwrap();
        assert!(snapshot.of(&database, person).await.unwrap().1.is_none());
        assert!(snapshot.of(&database, 999).await.unwrap().1.is_none());
    });
}

fn new_round(organisation: i32, person: i32, boards: &[i32]) -> NewRound {
    NewRound {
        organisation,
        person: Some(person),
        cohorts: [2021, 2023],
        text: "{}".to_owned(),
        boards: boards
            .iter()
            .map(|board| (Some(*board), format!("key {board}")))
            .collect(),
    }
}

#[test]
fn a_round_opens_with_the_last_board_and_each_delivers_once() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        let region = school(&change, None, Kind::Region, "Region").await;
        let mut boards = Vec::new();
        for name in ["A", "B", "C"] {
            boards.push(school(&change, Some(region), Kind::Board, name).await);
        }
        let first = change
            .begin_round(new_round(region, person, &boards))
            .await
            .unwrap();
        let second = change
            .begin_round(new_round(region, person, &boards))
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        let deliver = |round: i32, board: i32, text: &'static str| {
            let database = database.clone();
            async move {
                let change = database.change().await.unwrap();
                let delivery = NewDelivery {
                    round,
                    key: format!("key {board}"),
                    person: Some(person),
                    delivery: text.to_owned(),
                    layouts: "[]".to_owned(),
                };
                let was_kept = change.deliver(delivery).await.unwrap();
                change.keep(&deed()).await.unwrap();
                was_kept
            }
        };
        assert!(deliver(first, boards[0], "mine").await);
        assert!(!deliver(first, boards[0], "again").await, "twice");
        assert!(!deliver(first, 99, "a stranger").await);
        assert!(deliver(first, boards[1], "b").await);
        assert!(rounds::one(&database, first).await.unwrap().unwrap().is_waiting());
        assert!(deliver(first, boards[2], "c").await);
        assert!(rounds::one(&database, first).await.unwrap().unwrap().is_open());
        let kept = rounds::boards(&database, first).await.unwrap();
        let texts: Vec<_> = kept
            .iter()
            .map(|board| board.delivery.as_deref().unwrap())
            .collect();
        assert_eq!(texts, ["mine", "b", "c"]);
        // An open round stays open; one that waits can be called off, by whom it is for.
        assert!(deliver(second, boards[0], "mine").await);
        let change = database.change().await.unwrap();
        assert!(!change.call_off_round(region, first).await.unwrap());
        assert!(!change.call_off_round(boards[0], second).await.unwrap());
        assert!(change.call_off_round(region, second).await.unwrap());
        change.keep(&deed()).await.unwrap();
        assert!(!deliver(second, boards[1], "late").await);
        let kept = rounds::boards(&database, second).await.unwrap();
        assert!(kept.iter().all(|board| board.delivery.is_none()), "thrown away");
        assert_eq!(rounds::with(&database, boards[0]).await.unwrap().len(), 2);
        assert_eq!(rounds::with(&database, region).await.unwrap().len(), 0);
    });
}

#[test]
fn what_left_in_one_round_is_known_to_the_others() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        let region = school(&change, None, Kind::Region, "Region").await;
        let board = school(&change, Some(region), Kind::Board, "A").await;
        let mut opened = Vec::new();
        for _ in 0..2 {
            let round = change
                .begin_round(new_round(region, person, &[board]))
                .await
                .unwrap();
            let delivery = NewDelivery {
                round,
                key: format!("key {board}"),
                person: Some(person),
                delivery: String::new(),
                layouts: String::new(),
            };
            assert!(change.deliver(delivery).await.unwrap());
            opened.push(round);
        }
        let counts: Vec<(String, i64)> = (0..450).map(|place| (format!("{place:064x}"), place)).collect();
        change.write_released(opened[0], counts.clone()).await.unwrap();
        change.keep(&deed()).await.unwrap();
        let round = |place: usize| rounds::one(&database, opened[place]);
        let first = round(0).await.unwrap().unwrap();
        let second = round(1).await.unwrap().unwrap();
        assert_eq!(rounds::released_by_others(&database, &first).await.unwrap(), []);
        assert_eq!(
            rounds::released_by_others(&database, &second).await.unwrap(),
            counts
        );
        assert_eq!(rounds::released_by(&database, &first).await.unwrap(), counts);
        assert_eq!(rounds::released_by(&database, &second).await.unwrap(), []);
    });
}

#[test]
fn nobody_writes_over_what_another_wrote_meanwhile() {
    on_each(|Own { database, .. }| async move {
        let person = somebody(&database, "anna@school.example").await;
        let change = database.change().await.unwrap();
        let organisation = school(&change, None, Kind::School, "School").await;
        change.keep(&deed()).await.unwrap();
        let write = |text: &'static str, seen: i32| {
            let database = database.clone();
            async move {
                let change = database.change().await.unwrap();
                let note = NewNote {
                    organisation,
                    about: "equal-chances".to_owned(),
                    text: text.to_owned(),
                    marks: String::new(),
                    seen,
                    person,
                };
                let written = change.write_note(note).await.unwrap();
                change.keep(&deed()).await.unwrap();
                written
            }
        };
        assert_eq!(write("first", 0).await, Written::Kept);
        let Written::Meanwhile(there) = write("also first", 0).await else {
            panic!("two at once");
        };
        assert_eq!((there.text.as_str(), there.version), ("first", 1));
        assert_eq!(write("second", 1).await, Written::Kept);
        assert!(matches!(write("stale", 1).await, Written::Meanwhile(_)));
        let note = notes::about(&database, organisation, "equal-chances")
            .await
            .unwrap()
            .unwrap();
        assert_eq!((note.text.as_str(), note.version), ("second", 2));
        assert_eq!(notes::of(&database, organisation).await.unwrap(), [note]);
        assert_eq!(notes::about(&database, organisation, "else").await.unwrap(), None);
    });
}
