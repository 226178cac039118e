//! Texts of conversations whose time is over: they go, and what was coded in them stays as counts.

use crate::change::Change;
use crate::connection::Fault;
use crate::secret::Secret;
use crate::studies::Respondent;
use crate::surveys::short;
use crate::tables::{interview, respondent, segment, study};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// What somebody agrees to: a transcript that is kept for longer.
const ARCHIVE: &str = "archive";
/// For how many months a transcript is kept of who agreed to that.
const ARCHIVED_MONTHS: i64 = 60;
/// A month, in seconds.
const MONTH: i64 = 30 * 86_400;

impl Change {
    /// Sets for how many months after a conversation its text is kept.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_months(&self, study: i32, months: i32) -> Result<(), Fault> {
        study::Entity::update_many()
            .col_expr(study::Column::Months, Expr::value(months))
            .filter(study::Column::Id.eq(study))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Takes away the texts and memos whose time is over at a moment, and the labels that a key may lead to. What was coded stays as
    /// counts, of which nobody knows any more whose they are. How many interviews.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn forget_texts(&self, at: i64) -> Result<u64, Fault> {
        let mut count = 0;
        for study in study::Entity::find().all(self.on()).await? {
            for respondent in respondent::Entity::find()
                .filter(respondent::Column::Study.eq(study.id))
                .all(self.on())
                .await?
            {
                let is_archived = respondent.consent.split(' ').any(|purpose| purpose == ARCHIVE);
                let longer = if is_archived { ARCHIVED_MONTHS } else { 0 };
                let months = Ord::max(i64::from(study.months), longer);
                count += self.forget_texts_of(&respondent, at - months * MONTH, at).await?;
            }
        }
        Ok(count)
    }

    async fn forget_texts_of(&self, respondent: &Respondent, before: i64, at: i64) -> Result<u64, Fault> {
        let is_over = Condition::any().add(interview::Column::HeldAt.lt(before)).add(
            Condition::all()
                .add(interview::Column::HeldAt.is_null())
                .add(interview::Column::At.lt(before)),
        );
        let over: Vec<i32> = interview::Entity::find()
            .select_only()
            .column(interview::Column::Id)
            .filter(interview::Column::Respondent.eq(respondent.id))
            .filter(interview::Column::GoneAt.is_null())
            .filter(is_over)
            .into_tuple()
            .all(self.on())
            .await?;
        if over.is_empty() {
            return Ok(0);
        }
        segment::Entity::update_many()
            .col_expr(segment::Column::Memo, Expr::value(""))
            .col_expr(segment::Column::Released, Expr::value(false))
            .filter(segment::Column::Interview.is_in(over.clone()))
            .exec(self.on())
            .await?;
        let gone = interview::Entity::update_many()
            .col_expr(interview::Column::Text, Expr::value(""))
            .col_expr(interview::Column::GoneAt, Expr::value(Some(at)))
            .filter(interview::Column::Id.is_in(over))
            .exec(self.on())
            .await?;
        let left = interview::Entity::find()
            .filter(interview::Column::Respondent.eq(respondent.id))
            .filter(interview::Column::GoneAt.is_null())
            .one(self.on())
            .await?;
        if left.is_none() {
            // Nothing is left that somebody could take back, and so nothing has to lead to them any more.
            let label = format!("–{}", short(&Secret::new()?));
            respondent::Entity::update_many()
                .col_expr(respondent::Column::Label, Expr::value(label))
                .filter(respondent::Column::Id.eq(respondent.id))
                .exec(self.on())
                .await?;
        }
        Ok(gone.rows_affected)
    }
}
