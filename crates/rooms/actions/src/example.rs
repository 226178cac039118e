//! What invented organisations do, for a demonstration.

use database::activities::ActivityWords;
use database::{Database, Deed, Fault};
use serde::Deserialize;

const DATA: &str = include_str!("../data/example.toml");

/// Where in a demonstration something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Where {
    /// At a primary school.
    Primary,
    /// At a secondary school.
    Secondary,
    /// In the region.
    Region,
}

#[derive(Debug, Deserialize)]
struct Example {
    activity: Vec<Written>,
}

#[derive(Debug, Deserialize)]
struct Written {
    place: Where,
    title: String,
    goal: String,
    reach: String,
    factors: Vec<String>,
    #[serde(default)]
    item: String,
    whom: String,
    meant_for: Option<i32>,
    takes_part: Option<i32>,
    dose: String,
    cost: Option<i32>,
    hours: Option<i32>,
    #[serde(default)]
    funding: String,
    #[serde(default)]
    funded_until: String,
    #[serde(default)]
    owner: String,
    since: String,
    #[serde(default)]
    stops_on: String,
    #[serde(default)]
    stop_why: String,
    #[serde(default)]
    shared: bool,
}

fn written() -> Vec<Written> {
    toml::from_str::<Example>(DATA).map_or_else(|_| Vec::new(), |example| example.activity)
}

/// Writes down what is done at one of the places, by one of its people.
///
/// # Errors
/// A database that does not answer.
pub async fn keep(database: &Database, place: Where, organisation: i32, person: i32) -> Result<(), Fault> {
    let change = database.change().await?;
    for (number, one) in written().into_iter().enumerate() {
        if one.place != place {
            continue;
        }
        let words = ActivityWords {
            title: one.title,
            goal: one.goal,
            reach: one.reach,
            factors: one.factors,
            item: one.item,
            whom: one.whom,
            meant_for: one.meant_for,
            takes_part: one.takes_part,
            dose: one.dose,
            cost: one.cost,
            hours: one.hours,
            funding: one.funding,
            funded_until: one.funded_until,
            owner: one.owner,
            since: one.since,
            stops_on: one.stops_on,
            stopped_on: String::new(),
            stop_why: one.stop_why,
            shared: one.shared,
        };
        let once = format!("example-{number}");
        change.add_activity(organisation, person, words, &once).await?;
    }
    let deed = Deed::of_program("wrote-activity", "demonstration").about(organisation);
    change.keep(&deed).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use knowledge::{Knowledge, Reach};
    use vocabulary::Factor;

    #[test]
    fn the_example_names_what_exists() {
        let all = written();
        assert!(all.len() >= 6, "the file cannot be read");
        for one in all {
            assert!(Reach::of(&one.reach).is_some(), "{}", one.title);
            assert!(
                one.item.is_empty() || Knowledge::get().item(&one.item).is_some(),
                "{}",
                one.item
            );
            assert!(
                one.factors.iter().all(|id| Factor::named(id).is_some()),
                "{:?}",
                one.factors
            );
        }
    }
}
