//! The project's own items, all of them.

use knowledge::{Filter, Kind, Knowledge, Sector};
use vocabulary::{Factor, Language};

#[test]
fn every_item_is_sound_and_every_factor_has_one() {
    let knowledge = Knowledge::get();
    assert!(knowledge.items().len() >= 60);
    for factor in Factor::all() {
        assert!(!knowledge.of_factor(factor.id).is_empty(), "{}", factor.id);
    }
    for theme in knowledge.themes() {
        let items = knowledge.of_theme(&theme.id);
        assert_eq!(items[0].themes[0], theme.id);
    }
}

#[test]
fn values_of_ladders_stand_beside_each_other() {
    let feedback = Knowledge::get().item("feedback").unwrap();
    let ladders: Vec<&str> = feedback
        .effects
        .iter()
        .map(|effect| effect.ladder.as_str())
        .collect();
    assert_eq!(ladders, ["EEF", "NPO-2021", "NPO-later"]);
    assert_eq!(feedback.effects[1].months, Some((8, 8)));
    assert_eq!(feedback.effects[1].cost, None);
    assert_eq!(feedback.effects[1].date, None);
}

#[test]
fn filters_leave_what_fits() {
    let knowledge = Knowledge::get();
    let found = |filter: &Filter| knowledge.find(filter, Language::Nl);
    assert_eq!(found(&Filter::default()).len(), knowledge.items().len());
    let mut filter = Filter {
        kind: Some(Kind::Programme),
        sector: Some(Sector::Vve),
        age: Some(1),
        ..Filter::default()
    };
    let some = found(&filter);
    assert!(some.iter().any(|item| item.id == "boekstart"));
    assert!(
        some.iter()
            .all(|item| item.kind == Kind::Programme && item.ages.0 <= 1)
    );
    filter.words = "bibliotheek".to_owned();
    assert!(found(&filter).len() <= some.len());
    filter.theme = Some("costs".to_owned());
    assert!(found(&filter).is_empty());
}

#[test]
fn an_item_is_past_its_review_the_day_after() {
    let item = Knowledge::get().item("boekstart").unwrap();
    assert_eq!(item.review, "2027-06-01");
    assert!(!item.is_past_review("2027-06-01") && item.is_past_review("2027-06-02"));
}
