//! Questions about what is tried, sealed before their answer can be seen. Nothing of one is ever changed; it can be
//! withdrawn, and that stays to be seen.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::tables::trial;
use crate::{Moment, now};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use trial::Model as Trial;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who asks.
    pub organisation: i32,
    /// The activity that it is about.
    pub activity: Option<i32>,
    /// What is tried.
    pub title: String,
    /// The figure that is to tell.
    pub indicator: String,
    /// What it is compared with: `own` or `board`.
    pub comparison: String,
    /// A word for the other schools that it is compared with; empty for none.
    pub beside: String,
    /// Whether the figure should rise.
    pub rises: bool,
    /// The smallest difference that matters, in percentage points.
    pub smallest: i32,
    /// The calendar year in which the first school year with the change begins.
    pub first_year: i32,
    /// How many school years from that one on are looked at.
    pub years: i32,
    /// The last school year that was over or could be seen when it was asked.
    pub seen_until: Option<i32>,
}

impl Question {
    /// Whether it is asked before any year of the answer was over or could be seen.
    #[must_use]
    pub fn is_asked_before(&self) -> bool {
        self.seen_until.is_some_and(|seen| seen < self.first_year)
    }

    /// The hash over everything that is asked and when: each part with its length before it, so that no two questions
    /// read the same.
    #[must_use]
    pub fn seal(&self, at: Moment) -> String {
        let parts = [
            "wieg-question-1".to_owned(),
            self.organisation.to_string(),
            self.activity.map_or_else(String::new, |one| one.to_string()),
            self.title.clone(),
            self.indicator.clone(),
            self.comparison.clone(),
            self.beside.clone(),
            self.rises.to_string(),
            self.smallest.to_string(),
            self.first_year.to_string(),
            self.years.to_string(),
            self.seen_until.map_or_else(String::new, |year| year.to_string()),
            at.to_string(),
        ];
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

impl Trial {
    /// What was asked.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            organisation: self.organisation,
            activity: self.activity,
            title: self.title.clone(),
            indicator: self.indicator.clone(),
            comparison: self.comparison.clone(),
            beside: self.beside.clone(),
            rises: self.rises,
            smallest: self.smallest,
            first_year: self.first_year,
            years: self.years,
            seen_until: self.seen_until,
        }
    }

    /// Whether it reads as it did when it was sealed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.question().seal(self.at) == self.seal
    }
}

/// The questions of an organisation, the newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Trial>, Fault> {
    let found = trial::Entity::find()
        .filter(trial::Column::Organisation.eq(organisation))
        .order_by_desc(trial::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// A question of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, trial: i32) -> Result<Option<Trial>, Fault> {
    let found = trial::Entity::find_by_id(trial).filter(trial::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

impl Change {
    /// Seals a question, and gives it as it is kept. The same form twice is the same question.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn seal_question(&self, asked: Question, person: i32, once: &str) -> Result<Trial, Fault> {
        let before = trial::Entity::find()
            .filter(trial::Column::Once.eq(once))
            .filter(trial::Column::Organisation.eq(asked.organisation))
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok(before);
        }
        let at = now();
        let row = trial::ActiveModel {
            seal: Set(asked.seal(at)),
            organisation: Set(asked.organisation),
            activity: Set(asked.activity),
            title: Set(asked.title),
            indicator: Set(asked.indicator),
            comparison: Set(asked.comparison),
            beside: Set(asked.beside),
            rises: Set(asked.rises),
            smallest: Set(asked.smallest),
            first_year: Set(asked.first_year),
            years: Set(asked.years),
            seen_until: Set(asked.seen_until),
            withdrawn_why: Set(String::new()),
            once: Set(once.to_owned()),
            person: Set(person),
            at: Set(at),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?)
    }

    /// Withdraws a question, which stays to be seen; whether it still stood.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn withdraw_question(&self, organisation: i32, trial: i32, why: &str) -> Result<bool, Fault> {
        let changed = trial::Entity::update_many()
            .col_expr(trial::Column::WithdrawnWhy, Expr::value(why))
            .filter(trial::Column::Id.eq(trial))
            .filter(trial::Column::Organisation.eq(organisation))
            .filter(trial::Column::WithdrawnWhy.eq(""))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }
}
