//! What the database promises of studies, on SQLite and on PostgreSQL.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{Own, on_each};
use database::organisations::{Kind, NewOrganisation};
use database::studies::{self, NewCode, NewRespondent, NewSegment};
use database::{Change, Database, Deed, now};
use vocabulary::Language;

fn deed() -> Deed {
    Deed::of_program("test", "nothing/0")
}

async fn somebody(database: &Database) -> i32 {
    let change = database.change().await.unwrap();
    let added = change
        .add_person("anna@school.example", "Anna", Language::Nl)
        .await;
    change.keep(&deed()).await.unwrap();
    added.unwrap()
}

async fn school(change: &Change) -> i32 {
    let new = NewOrganisation {
        parent: None,
        kind: Kind::School,
        name: "De Bedachte School".to_owned(),
        code: None,
        simulated: true,
    };
    change.add_organisation(new).await.unwrap()
}

#[test]
fn a_text_goes_when_its_months_are_over_and_its_counts_stay() {
    on_each(|Own { database, .. }| async move {
        let day = 86_400;
        let person = somebody(&database).await;
        let change = database.change().await.unwrap();
        let place = school(&change).await;
        let words = ("Kansen".to_owned(), "Wat helpt?".to_owned());
        let study = change
            .begin_study((place, person), words, false, Vec::new())
            .await
            .unwrap();
        change.set_months(study, 3).await.unwrap();
        let code = change.add_code(study, NewCode::default()).await.unwrap();
        let mut held = Vec::new();
        // Held long ago, not so long ago, and long ago by somebody who said yes to keeping it for later.
        for (consent, days) in [
            ("interview quote", 120),
            ("interview", 30),
            ("interview archive", 120),
        ] {
            let new = NewRespondent {
                study,
                sector: "po".to_owned(),
                region: "Nergensland".to_owned(),
                function: "leraar".to_owned(),
                minor: false,
                consent: consent.to_owned(),
            };
            let respondent = change.add_respondent(new).await.unwrap().0;
            let who = (study, respondent, person);
            let said = ("Wij wachtten op hulp.".to_owned(), String::new());
            let interview = change
                .add_interview(who, said, Some(now() - days * day))
                .await
                .unwrap();
            let segment = NewSegment {
                interview,
                code,
                start: 0,
                stop: 3,
                memo: "let op".to_owned(),
                person,
                consensus: false,
                once: format!("{interview:032}"),
            };
            change.add_segments(study, vec![(segment, 1)]).await.unwrap();
            held.push(interview);
        }
        change.keep(&deed()).await.unwrap();
        let change = database.change().await.unwrap();
        assert_eq!(change.forget_texts(now()).await.unwrap(), 1);
        assert_eq!(
            change.forget_texts(now()).await.unwrap(),
            0,
            "what is gone is not counted again"
        );
        change.keep(&deed()).await.unwrap();
        let texts = studies::interviews(&database, study).await.unwrap();
        let gone = texts.iter().filter(|one| one.gone_at.is_some());
        assert_eq!(gone.map(|one| one.id).collect::<Vec<_>>(), held[..1]);
        let segments = studies::segments(&database, study, None).await.unwrap();
        assert_eq!(segments.len(), 3, "who said what is still counted");
        let own = segments.iter().find(|one| one.interview == held[0]).unwrap();
        assert_eq!((own.memo.as_str(), own.released), ("", false));
    });
}
