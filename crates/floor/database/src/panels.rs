//! Panels of pupils: space, voice, audience and influence (Lundy), and what changed.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::secret::Secret;
use crate::surveys::short;
use crate::tables::panel;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use panel::Model as Panel;

/// What is written down of a panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelWords {
    /// What it is called.
    pub title: String,
    /// What pupils were asked.
    pub question: String,
    /// The day, as year-month-day.
    pub held_on: String,
    /// Where and how pupils could speak freely.
    pub space: String,
    /// How they could say it, and what they advised.
    pub voice: String,
    /// Who listened and can decide.
    pub audience: String,
    /// What was decided, by whom, and why.
    pub influence: String,
    /// What changed.
    pub changed: String,
    /// The day before which pupils hear back.
    pub answer_by: String,
    /// The day on which they did; empty while they wait.
    pub told_on: String,
    /// Whether pupils can read it under its link.
    pub shared: bool,
}

/// The panels of an organisation, the newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Panel>, Fault> {
    let found = panel::Entity::find()
        .filter(panel::Column::Organisation.eq(organisation))
        .order_by_desc(panel::Column::HeldOn)
        .order_by_desc(panel::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// A panel of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, panel: i32) -> Result<Option<Panel>, Fault> {
    let found = panel::Entity::find_by_id(panel).filter(panel::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

/// The panel under a link, if pupils may read it.
///
/// # Errors
/// A database that does not answer.
pub async fn under(database: &Database, token: &str) -> Result<Option<Panel>, Fault> {
    let found = panel::Entity::find()
        .filter(panel::Column::Token.eq(token.to_lowercase()))
        .filter(panel::Column::Shared.eq(true));
    Ok(found.one(database.reading()).await?)
}

impl Change {
    /// Writes a panel down, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn add_panel(&self, organisation: i32, person: i32, words: PanelWords) -> Result<i32, Fault> {
        let row = panel::ActiveModel {
            organisation: Set(organisation),
            title: Set(words.title),
            question: Set(words.question),
            held_on: Set(words.held_on),
            space: Set(words.space),
            voice: Set(words.voice),
            audience: Set(words.audience),
            influence: Set(words.influence),
            changed: Set(words.changed),
            answer_by: Set(words.answer_by),
            told_on: Set(words.told_on),
            token: Set(short(&Secret::new()?)),
            shared: Set(words.shared),
            version: Set(1),
            person: Set(person),
            at: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Writes a panel down anew; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_panel(
        &self,
        (panel, version): (i32, i32),
        person: i32,
        words: PanelWords,
    ) -> Result<bool, Fault> {
        use panel::Column;
        let changed = panel::Entity::update_many()
            .col_expr(Column::Title, Expr::value(words.title))
            .col_expr(Column::Question, Expr::value(words.question))
            .col_expr(Column::HeldOn, Expr::value(words.held_on))
            .col_expr(Column::Space, Expr::value(words.space))
            .col_expr(Column::Voice, Expr::value(words.voice))
            .col_expr(Column::Audience, Expr::value(words.audience))
            .col_expr(Column::Influence, Expr::value(words.influence))
            .col_expr(Column::Changed, Expr::value(words.changed))
            .col_expr(Column::AnswerBy, Expr::value(words.answer_by))
            .col_expr(Column::ToldOn, Expr::value(words.told_on))
            .col_expr(Column::Shared, Expr::value(words.shared))
            .col_expr(Column::Version, Expr::value(version + 1))
            .col_expr(Column::Person, Expr::value(person))
            .col_expr(Column::At, Expr::value(now()))
            .filter(Column::Id.eq(panel))
            .filter(Column::Version.eq(version))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Takes a panel away; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_panel(&self, organisation: i32, panel: i32) -> Result<bool, Fault> {
        let gone = panel::Entity::delete_many()
            .filter(panel::Column::Id.eq(panel))
            .filter(panel::Column::Organisation.eq(organisation))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }
}
