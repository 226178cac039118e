//! How teams learn from each other: goals, visits, feedback, and ideas from outside to which an answer is owed.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::team_step;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use team_step::Model as TeamStep;

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What a team wants to learn together.
    Goal,
    /// A visit to each other's lessons.
    Visit,
    /// Asking pupils, parents or colleagues what they think.
    Feedback,
    /// An idea from outside, to which an answer is owed.
    Idea,
    /// A visit to another school.
    CrossVisit,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Goal,
        Self::Visit,
        Self::Feedback,
        Self::Idea,
        Self::CrossVisit,
    ];

    /// Its name in the database and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Visit => "visit",
            Self::Feedback => "feedback",
            Self::Idea => "idea",
            Self::CrossVisit => "cross-visit",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl TeamStep {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::named(&self.kind).unwrap_or(Kind::Goal)
    }

    /// Whether nobody waits for it any more: an idea has its answer, anything else its outcome.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self.kind() {
            Kind::Idea => !self.answer.is_empty(),
            _ => !self.outcome.is_empty(),
        }
    }

    /// Whether its day has passed and somebody still waits for it.
    #[must_use]
    pub fn is_late(&self, today: &str) -> bool {
        !self.is_done() && self.due.as_str() < today
    }
}

/// What is written down of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWords {
    /// The name of its kind.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// Who takes part; of an idea, who had it.
    pub who: String,
    /// The other school or organisation.
    pub elsewhere: String,
    /// What they look at or ask.
    pub question: String,
    /// The day before which it happens, or an idea has its answer.
    pub due: String,
    /// What came of it.
    pub outcome: String,
    /// Of an idea: yes, later or no.
    pub answer: String,
}

/// The steps of an organisation, the first that is due first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<TeamStep>, Fault> {
    let found = team_step::Entity::find()
        .filter(team_step::Column::Organisation.eq(organisation))
        .order_by_asc(team_step::Column::Due)
        .order_by_asc(team_step::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// A step of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, step: i32) -> Result<Option<TeamStep>, Fault> {
    let found = team_step::Entity::find_by_id(step).filter(team_step::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

fn row(words: StepWords) -> team_step::ActiveModel {
    team_step::ActiveModel {
        kind: Set(words.kind),
        title: Set(words.title),
        who: Set(words.who),
        elsewhere: Set(words.elsewhere),
        question: Set(words.question),
        due: Set(words.due),
        outcome: Set(words.outcome),
        answer: Set(words.answer),
        at: Set(now()),
        ..Default::default()
    }
}

impl Change {
    /// Writes a step down, and gives its number. The same form twice is the same step.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_team_step(
        &self,
        organisation: i32,
        person: i32,
        words: StepWords,
        once: &str,
    ) -> Result<i32, Fault> {
        let before = team_step::Entity::find()
            .filter(team_step::Column::Once.eq(once))
            .filter(team_step::Column::Organisation.eq(organisation))
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok(before.id);
        }
        let new = team_step::ActiveModel {
            organisation: Set(organisation),
            once: Set(once.to_owned()),
            version: Set(1),
            person: Set(person),
            ..row(words)
        };
        Ok(new.insert(self.on()).await?.id)
    }

    /// Writes a step down anew; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_team_step(
        &self,
        (step, version): (i32, i32),
        person: i32,
        words: StepWords,
    ) -> Result<bool, Fault> {
        let new = team_step::ActiveModel {
            version: Set(version + 1),
            person: Set(person),
            ..row(words)
        };
        let changed = team_step::Entity::update_many()
            .set(new)
            .filter(team_step::Column::Id.eq(step))
            .filter(team_step::Column::Version.eq(version))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Takes a step away; whether it was there.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_team_step(&self, organisation: i32, step: i32) -> Result<bool, Fault> {
        let gone = team_step::Entity::delete_many()
            .filter(team_step::Column::Id.eq(step))
            .filter(team_step::Column::Organisation.eq(organisation))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }
}
