//! Questionnaires under a link, and what people answered: nothing that tells who or when is kept beside an answer.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::secret::Secret;
use crate::tables::{survey, survey_answer};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

pub use survey::Model as Survey;

/// A new survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSurvey {
    /// Who asks.
    pub organisation: i32,
    /// The study beside which its results are laid, if any.
    pub study: Option<i32>,
    /// Which questionnaire, and which edition of it.
    pub questionnaire: (String, i32),
    /// What it is called here.
    pub title: String,
    /// The languages in which it can be answered, separated by spaces.
    pub tongues: String,
    /// How many people get the link.
    pub people: i32,
    /// The moment after which nobody can answer.
    pub until: i64,
    /// Who sends it out.
    pub person: i32,
}

/// What became of an answer that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It is kept.
    Kept,
    /// It was kept before.
    Again,
    /// The survey takes no more answers.
    Closed,
    /// Far more answers came than there are people.
    TooMany,
}

impl Survey {
    /// Whether it takes no more answers at this moment.
    #[must_use]
    pub fn is_closed(&self, at: i64) -> bool {
        self.closed_at.is_some() || at > self.until
    }

    /// The most answers it takes: some people answer twice, or a link travels; three times as many is no survey any more.
    fn most_answers(&self) -> u64 {
        u64::try_from(self.people).unwrap_or(0).max(20) * 3
    }
}

/// The surveys of an organisation, the newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Survey>, Fault> {
    let found = survey::Entity::find()
        .filter(survey::Column::Organisation.eq(organisation))
        .order_by_desc(survey::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// A survey of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, survey: i32) -> Result<Option<Survey>, Fault> {
    let found = survey::Entity::find_by_id(survey).filter(survey::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

/// The survey under a link.
///
/// # Errors
/// A database that does not answer.
pub async fn under(database: &Database, token: &str) -> Result<Option<Survey>, Fault> {
    // People type it from paper, with capitals or without.
    let found = survey::Entity::find().filter(survey::Column::Token.eq(token.to_lowercase()));
    Ok(found.one(database.reading()).await?)
}

/// The surveys whose last day is over and that nobody closed.
///
/// # Errors
/// A database that does not answer.
pub async fn overdue(database: &Database) -> Result<Vec<Survey>, Fault> {
    let found = survey::Entity::find()
        .filter(survey::Column::ClosedAt.is_null())
        .filter(survey::Column::Until.lt(now()));
    Ok(found.all(database.reading()).await?)
}

/// The surveys that were closed before a moment.
///
/// # Errors
/// A database that does not answer.
pub async fn closed_before(database: &Database, at: i64) -> Result<Vec<Survey>, Fault> {
    let found = survey::Entity::find().filter(survey::Column::ClosedAt.lt(at));
    Ok(found.all(database.reading()).await?)
}

/// How many answers came in.
///
/// # Errors
/// A database that does not answer.
pub async fn count(database: &Database, survey: i32) -> Result<u64, Fault> {
    let found = survey_answer::Entity::find().filter(survey_answer::Column::Survey.eq(survey));
    Ok(found.count(database.reading()).await?)
}

/// The answers of a survey, in an order that tells nothing.
///
/// # Errors
/// A database that does not answer.
pub async fn answers(database: &Database, survey: i32) -> Result<Vec<String>, Fault> {
    let found = survey_answer::Entity::find()
        .filter(survey_answer::Column::Survey.eq(survey))
        .order_by_asc(survey_answer::Column::Once);
    let rows = found.all(database.reading()).await?;
    Ok(rows.into_iter().map(|row| row.answers).collect())
}

impl Change {
    /// Sends a survey out, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn add_survey(&self, new: NewSurvey) -> Result<i32, Fault> {
        let (questionnaire, edition) = new.questionnaire;
        let row = survey::ActiveModel {
            organisation: Set(new.organisation),
            study: Set(new.study),
            questionnaire: Set(questionnaire),
            edition: Set(edition),
            title: Set(new.title),
            token: Set(short(&Secret::new()?)),
            tongues: Set(new.tongues),
            people: Set(new.people),
            until: Set(new.until),
            closed_at: Set(None),
            person: Set(new.person),
            at: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Keeps an answer. Sent twice under one word, it is kept once.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_answer(&self, survey: i32, once: &str, answers: String) -> Result<Received, Fault> {
        // Looked at again inside the change: it may have closed meanwhile.
        let survey = survey::Entity::find_by_id(survey).one(self.on()).await?;
        let Some(survey) = survey.filter(|survey| !survey.is_closed(now())) else {
            return Ok(Received::Closed);
        };
        if let Some(before) = survey_answer::Entity::find_by_id(once).one(self.on()).await? {
            // The word of a form of another survey is no word here.
            return Ok(match before.survey == survey.id {
                true => Received::Again,
                false => Received::Closed,
            });
        }
        let count = survey_answer::Entity::find()
            .filter(survey_answer::Column::Survey.eq(survey.id))
            .count(self.on())
            .await?;
        if count >= survey.most_answers() {
            return Ok(Received::TooMany);
        }
        let row = survey_answer::ActiveModel {
            once: Set(once.to_owned()),
            survey: Set(survey.id),
            answers: Set(answers),
        };
        survey_answer::Entity::insert(row)
            .exec_without_returning(self.on())
            .await?;
        Ok(Received::Kept)
    }

    /// Closes a survey for good, and lays its answers in an order that tells nothing of when they came; whether it was open.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn close_survey(&self, survey: i32) -> Result<bool, Fault> {
        let closed = survey::Entity::update_many()
            .col_expr(survey::Column::ClosedAt, Expr::value(Some(now())))
            .filter(survey::Column::Id.eq(survey))
            .filter(survey::Column::ClosedAt.is_null())
            .exec(self.on())
            .await?;
        if closed.rows_affected == 0 {
            return Ok(false);
        }
        // A database keeps rows in the order in which they came, and the log knows when each came.
        let rows = survey_answer::Entity::find()
            .filter(survey_answer::Column::Survey.eq(survey))
            .order_by_asc(survey_answer::Column::Once)
            .all(self.on())
            .await?;
        survey_answer::Entity::delete_many()
            .filter(survey_answer::Column::Survey.eq(survey))
            .exec(self.on())
            .await?;
        for row in rows {
            let row = survey_answer::ActiveModel {
                once: Set(row.once),
                survey: Set(row.survey),
                answers: Set(row.answers),
            };
            survey_answer::Entity::insert(row)
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(true)
    }

    /// Puts other words in the place of one answer, such as an open one that named somebody; whether it was there.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_answer(&self, survey: i32, before: &str, after: String) -> Result<bool, Fault> {
        let changed = survey_answer::Entity::update_many()
            .col_expr(survey_answer::Column::Answers, Expr::value(after))
            .filter(survey_answer::Column::Survey.eq(survey))
            .filter(survey_answer::Column::Answers.eq(before))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Takes a survey away with all its answers; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_survey(&self, organisation: i32, survey: i32) -> Result<bool, Fault> {
        survey_answer::Entity::delete_many()
            .filter(survey_answer::Column::Survey.eq(survey))
            .exec(self.on())
            .await?;
        let gone = survey::Entity::delete_many()
            .filter(survey::Column::Id.eq(survey))
            .filter(survey::Column::Organisation.eq(organisation))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }
}

/// The last part of a link that people may have to type from paper: ten signs, 40 bits.
pub(crate) fn short(secret: &Secret) -> String {
    secret.carried().chars().take(10).collect()
}
