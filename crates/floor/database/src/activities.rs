//! What organisations do for equal chances already: the inventory of the room Doen.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::activity;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use activity::Model as Activity;

impl Activity {
    /// Whether it goes on, on a day written as year-month-day.
    #[must_use]
    pub fn goes_on(&self, today: &str) -> bool {
        self.stopped_on.is_empty() || self.stopped_on.as_str() > today
    }

    /// The factors it works on.
    pub fn works_on(&self) -> impl Iterator<Item = &str> {
        self.factors.split(' ').filter(|factor| !factor.is_empty())
    }
}

/// What is written down of something that is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityWords {
    /// What it is called.
    pub title: String,
    /// What it is to bring about.
    pub goal: String,
    /// Where one acts: micro, meso or macro.
    pub reach: String,
    /// The factors it works on.
    pub factors: Vec<String>,
    /// The item of the knowledge base that it follows; empty for none.
    pub item: String,
    /// Whom it is for.
    pub whom: String,
    /// How many it is meant for.
    pub meant_for: Option<i32>,
    /// How many take part.
    pub takes_part: Option<i32>,
    /// How often and how long.
    pub dose: String,
    /// What it costs in a year, in euros.
    pub cost: Option<i32>,
    /// How many hours of teachers it takes in a year.
    pub hours: Option<i32>,
    /// Where the money comes from.
    pub funding: String,
    /// The day on which that money ends; empty for none.
    pub funded_until: String,
    /// Who sees to it.
    pub owner: String,
    /// Since which day; empty when nobody knows.
    pub since: String,
    /// The day on which it is to stop; empty for none.
    pub stops_on: String,
    /// The day on which it stopped; empty while it goes on.
    pub stopped_on: String,
    /// Why it stopped or is to stop.
    pub stop_why: String,
    /// Whether the region may see it.
    pub shared: bool,
}

/// What an organisation does, by name.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Activity>, Fault> {
    let found = activity::Entity::find()
        .filter(activity::Column::Organisation.eq(organisation))
        .order_by_asc(activity::Column::Title)
        .order_by_asc(activity::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// What these organisations do and let the region see.
///
/// # Errors
/// A database that does not answer.
pub async fn shared_by(database: &Database, organisations: &[i32]) -> Result<Vec<Activity>, Fault> {
    let found = activity::Entity::find()
        .filter(activity::Column::Organisation.is_in(organisations.iter().copied()))
        .filter(activity::Column::Shared.eq(true))
        .order_by_asc(activity::Column::Title)
        .order_by_asc(activity::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// Something that this organisation does.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, activity: i32) -> Result<Option<Activity>, Fault> {
    let found =
        activity::Entity::find_by_id(activity).filter(activity::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

fn row(words: ActivityWords) -> activity::ActiveModel {
    activity::ActiveModel {
        title: Set(words.title),
        goal: Set(words.goal),
        reach: Set(words.reach),
        factors: Set(words.factors.join(" ")),
        item: Set(words.item),
        whom: Set(words.whom),
        meant_for: Set(words.meant_for),
        takes_part: Set(words.takes_part),
        dose: Set(words.dose),
        cost: Set(words.cost),
        hours: Set(words.hours),
        funding: Set(words.funding),
        funded_until: Set(words.funded_until),
        owner: Set(words.owner),
        since: Set(words.since),
        stops_on: Set(words.stops_on),
        stopped_on: Set(words.stopped_on),
        stop_why: Set(words.stop_why),
        shared: Set(words.shared),
        at: Set(now()),
        ..Default::default()
    }
}

impl Change {
    /// Writes down what is done, and gives its number. The same form twice is the same activity.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_activity(
        &self,
        organisation: i32,
        person: i32,
        words: ActivityWords,
        once: &str,
    ) -> Result<i32, Fault> {
        let before = activity::Entity::find()
            .filter(activity::Column::Once.eq(once))
            .filter(activity::Column::Organisation.eq(organisation))
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok(before.id);
        }
        let new = activity::ActiveModel {
            organisation: Set(organisation),
            once: Set(once.to_owned()),
            version: Set(1),
            person: Set(person),
            ..row(words)
        };
        Ok(new.insert(self.on()).await?.id)
    }

    /// Writes it down anew; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_activity(
        &self,
        (activity, version): (i32, i32),
        person: i32,
        words: ActivityWords,
    ) -> Result<bool, Fault> {
        let new = activity::ActiveModel {
            version: Set(version + 1),
            person: Set(person),
            ..row(words)
        };
        let changed = activity::Entity::update_many()
            .set(new)
            .filter(activity::Column::Id.eq(activity))
            .filter(activity::Column::Version.eq(version))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Takes it away; whether it was there.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_activity(&self, organisation: i32, activity: i32) -> Result<bool, Fault> {
        let gone = activity::Entity::delete_many()
            .filter(activity::Column::Id.eq(activity))
            .filter(activity::Column::Organisation.eq(organisation))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }
}
