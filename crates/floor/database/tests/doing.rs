//! What the database promises of what organisations do and of what they ask about it, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each};
use database::activities::{self, ActivityWords};
use database::organisations::{Kind, NewOrganisation};
use database::team_steps::{self, StepWords};
use database::trials::{self, Question};
use database::{Database, Deed};
use vocabulary::Language;

fn deed() -> Deed {
    Deed::of_program("test", "nothing/0")
}

/// Two schools, and somebody.
async fn places(database: &Database) -> ([i32; 2], i32) {
    let change = database.change().await.unwrap();
    let person = change
        .add_person("anna@school.example", "Anna", Language::Nl)
        .await
        .unwrap();
    let mut schools = [0; 2];
    for (place, school) in schools.iter_mut().enumerate() {
        let new = NewOrganisation {
            parent: None,
            kind: Kind::School,
            name: format!("School {place}"),
            code: None,
            simulated: true,
        };
        *school = change.add_organisation(new).await.unwrap();
    }
    change.keep(&deed()).await.unwrap();
    (schools, person)
}

fn words(title: &str, shared: bool) -> ActivityWords {
    ActivityWords {
        title: title.to_owned(),
        factors: vec!["teachers".to_owned(), "motivation".to_owned()],
        takes_part: Some(0),
        stopped_on: "2026-02-01".to_owned(),
        shared,
        ..ActivityWords::default()
    }
}

#[test]
fn what_is_done_is_kept_once_changed_by_version_and_shared_when_asked() {
    on_each(|Own { database, .. }| async move {
        let ([here, there], person) = places(&database).await;
        let change = database.change().await.unwrap();
        let first = change
            .add_activity(here, person, words("Leesmaatjes", true), "a")
            .await
            .unwrap();
        let again = change
            .add_activity(here, person, words("Leesmaatjes", true), "a")
            .await
            .unwrap();
        assert_eq!(first, again);
        change
            .add_activity(there, person, words("Bibliotheek", false), "b")
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        let own = activities::of(&database, here).await.unwrap();
        assert_eq!(
            (own.len(), own[0].takes_part, own[0].meant_for),
            (1, Some(0), None)
        );
        assert_eq!(own[0].works_on().collect::<Vec<_>>(), ["teachers", "motivation"]);
        assert!(own[0].goes_on("2026-01-31") && !own[0].goes_on("2026-02-01"));
        let shared = activities::shared_by(&database, &[here, there]).await.unwrap();
        assert_eq!(shared.len(), 1);
        assert!(activities::one(&database, there, first).await.unwrap().is_none());
        let change = database.change().await.unwrap();
        assert!(
            change
                .change_activity((first, 1), person, words("Maatjes", false))
                .await
                .unwrap()
        );
        assert!(
            !change
                .change_activity((first, 1), person, words("Anders", false))
                .await
                .unwrap()
        );
        assert!(!change.remove_activity(there, first).await.unwrap());
        change.keep(&deed()).await.unwrap();
        let now = activities::one(&database, here, first).await.unwrap().unwrap();
        assert_eq!(
            (now.title.as_str(), now.version, now.shared),
            ("Maatjes", 2, false)
        );
    });
}

#[test]
fn a_question_is_sealed_and_a_changed_one_is_seen() {
    on_each(|Own { database, .. }| async move {
        let ([here, there], person) = places(&database).await;
        let question = Question {
            organisation: here,
            activity: None,
            title: "Leesmaatjes".to_owned(),
            indicator: "havo-advice".to_owned(),
            comparison: "own".to_owned(),
            beside: String::new(),
            rises: true,
            smallest: 5,
            first_year: 2026,
            years: 2,
            seen_until: Some(2025),
        };
        let change = database.change().await.unwrap();
        let first = change
            .seal_question(question.clone(), person, "a")
            .await
            .unwrap()
            .id;
        assert_eq!(
            first,
            change
                .seal_question(question.clone(), person, "a")
                .await
                .unwrap()
                .id
        );
        change.keep(&deed()).await.unwrap();
        let sealed = trials::one(&database, here, first).await.unwrap().unwrap();
        assert!(sealed.is_whole() && sealed.question().is_asked_before());
        assert_eq!(sealed.question(), question);
        for changed in [
            trials::Trial {
                smallest: 2,
                ..sealed.clone()
            },
            trials::Trial {
                at: sealed.at - 1,
                ..sealed.clone()
            },
            trials::Trial {
                seen_until: None,
                ..sealed.clone()
            },
        ] {
            assert!(!changed.is_whole());
        }
        let late = trials::Trial {
            seen_until: Some(2026),
            ..sealed
        };
        assert!(!late.question().is_asked_before());
        assert!(trials::one(&database, there, first).await.unwrap().is_none());
        let change = database.change().await.unwrap();
        assert!(!change.withdraw_question(there, first, "x").await.unwrap());
        assert!(
            change
                .withdraw_question(here, first, "Wij stopten eerder.")
                .await
                .unwrap()
        );
        assert!(!change.withdraw_question(here, first, "Anders").await.unwrap());
        change.keep(&deed()).await.unwrap();
        let withdrawn = &trials::of(&database, here).await.unwrap()[0];
        assert_eq!(withdrawn.withdrawn_why, "Wij stopten eerder.");
        assert!(
            withdrawn.is_whole(),
            "that it was withdrawn is no part of the question"
        );
    });
}

#[test]
fn an_idea_waits_until_it_has_its_answer() {
    on_each(|Own { database, .. }| async move {
        let ([here, there], person) = places(&database).await;
        let words = |kind: &str, outcome: &str, answer: &str| StepWords {
            kind: kind.to_owned(),
            title: "Samen met de bibliotheek".to_owned(),
            due: "2026-03-01".to_owned(),
            outcome: outcome.to_owned(),
            answer: answer.to_owned(),
            ..StepWords::default()
        };
        let change = database.change().await.unwrap();
        let idea = change
            .add_team_step(here, person, words("idea", "", ""), "a")
            .await
            .unwrap();
        assert_eq!(
            idea,
            change
                .add_team_step(here, person, words("idea", "", ""), "a")
                .await
                .unwrap()
        );
        let visit = change
            .add_team_step(here, person, words("visit", "Veel gezien", ""), "b")
            .await
            .unwrap();
        change.keep(&deed()).await.unwrap();
        let one = |id: i32| team_steps::one(&database, here, id);
        let waiting = one(idea).await.unwrap().unwrap();
        assert!(waiting.is_late("2026-03-02") && !waiting.is_late("2026-03-01"));
        assert!(one(visit).await.unwrap().unwrap().is_done());
        assert!(team_steps::one(&database, there, idea).await.unwrap().is_none());
        let change = database.change().await.unwrap();
        assert!(
            change
                .change_team_step((idea, 1), person, words("idea", "Te duur", "no"))
                .await
                .unwrap()
        );
        assert!(
            !change
                .change_team_step((idea, 1), person, words("idea", "Toch", "yes"))
                .await
                .unwrap()
        );
        assert!(!change.remove_team_step(there, idea).await.unwrap());
        change.keep(&deed()).await.unwrap();
        let answered = one(idea).await.unwrap().unwrap();
        assert!(answered.is_done() && answered.answer == "no");
        assert_eq!(team_steps::of(&database, here).await.unwrap().len(), 2);
    });
}
