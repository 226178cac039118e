//! Rounds in which boards count together: who takes part, who delivered, and which counts left.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::{released_count, round, round_board};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

pub use round::Model as Round;
pub use round_board::Model as Board;

/// Boards have still to deliver.
const WAITING: &str = "waiting";
/// All have delivered.
const OPEN: &str = "open";
/// It was called off before all had delivered.
const CALLED_OFF: &str = "called-off";

impl Round {
    /// Whether all boards have delivered.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == OPEN
    }

    /// Whether boards have still to deliver.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.state == WAITING
    }
}

/// The open round over the latest school years; of several the newest.
#[must_use]
pub fn latest(rounds: &[Round]) -> Option<&Round> {
    let open = rounds.iter().filter(|round| round.is_open());
    open.max_by_key(|round| (round.last_cohort, round.id))
}

/// A new round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRound {
    /// For whom the sum is.
    pub organisation: i32,
    /// Who begins it.
    pub person: Option<i32>,
    /// The first and the last school year that count.
    pub cohorts: [i16; 2],
    /// The round as everybody who takes part holds it.
    pub text: String,
    /// The boards: on this installation or elsewhere, with their public keys.
    pub boards: Vec<(Option<i32>, String)>,
}

/// What a board delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelivery {
    /// The round.
    pub round: i32,
    /// The public key of the board.
    pub key: String,
    /// Who says so.
    pub person: Option<i32>,
    /// Masked numbers.
    pub delivery: String,
    /// What they mean.
    pub layouts: String,
}

/// The rounds for an organisation, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Round>, Fault> {
    Ok(round::Entity::find()
        .filter(round::Column::Organisation.eq(organisation))
        .order_by_desc(round::Column::Id)
        .all(database.reading())
        .await?)
}

/// One round.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, id: i32) -> Result<Option<Round>, Fault> {
    Ok(round::Entity::find_by_id(id).one(database.reading()).await?)
}

/// The rounds in which a board takes part, newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn with(database: &Database, board: i32) -> Result<Vec<Round>, Fault> {
    let parts = round_board::Entity::find()
        .filter(round_board::Column::Organisation.eq(board))
        .all(database.reading())
        .await?;
    Ok(round::Entity::find()
        .filter(round::Column::Id.is_in(parts.into_iter().map(|part| part.round)))
        .order_by_desc(round::Column::Id)
        .all(database.reading())
        .await?)
}

/// The boards of a round, in its own order.
///
/// # Errors
/// A database that does not answer.
pub async fn boards(database: &Database, round: i32) -> Result<Vec<Board>, Fault> {
    boards_on(database.reading(), round).await
}

async fn boards_on(connection: &impl ConnectionTrait, round: i32) -> Result<Vec<Board>, Fault> {
    Ok(round_board::Entity::find()
        .filter(round_board::Column::Round.eq(round))
        .order_by_asc(round_board::Column::Id)
        .all(connection)
        .await?)
}

/// The counts that left in other rounds of an organisation than this one: what was counted, and the count.
///
/// # Errors
/// A database that does not answer.
pub async fn released_by_others(database: &Database, round: &Round) -> Result<Vec<(String, i64)>, Fault> {
    let others = round::Entity::find()
        .filter(round::Column::Organisation.eq(round.organisation))
        .filter(round::Column::Id.ne(round.id))
        .all(database.reading())
        .await?;
    released(database, others.into_iter().map(|one| one.id)).await
}

/// The counts that left in this round; none when nobody has seen it yet.
///
/// # Errors
/// A database that does not answer.
pub async fn released_by(database: &Database, round: &Round) -> Result<Vec<(String, i64)>, Fault> {
    released(database, [round.id]).await
}

async fn released(
    database: &Database,
    rounds: impl IntoIterator<Item = i32>,
) -> Result<Vec<(String, i64)>, Fault> {
    let rows = released_count::Entity::find()
        .filter(released_count::Column::Round.is_in(rounds))
        .order_by_asc(released_count::Column::Id)
        .all(database.reading())
        .await?;
    Ok(rows.into_iter().map(|row| (row.what, row.count)).collect())
}

impl Change {
    /// Begins a round.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn begin_round(&self, new: NewRound) -> Result<i32, Fault> {
        let row = round::ActiveModel {
            organisation: Set(new.organisation),
            person: Set(new.person),
            at: Set(now()),
            state: Set(WAITING.to_owned()),
            opened_at: Set(None),
            first_cohort: Set(i32::from(new.cohorts[0])),
            last_cohort: Set(i32::from(new.cohorts[1])),
            text: Set(new.text),
            ..Default::default()
        };
        let round = row.insert(self.on()).await?.id;
        for (organisation, key) in new.boards {
            let row = round_board::ActiveModel {
                round: Set(round),
                organisation: Set(organisation),
                key: Set(key),
                ..Default::default()
            };
            row.insert(self.on()).await?;
        }
        Ok(round)
    }

    /// Keeps what a board delivers, once; with the last of them the round is open. False when the round does not wait
    /// for this board: it delivered before, is not in the round, or the round was called off.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn deliver(&self, new: NewDelivery) -> Result<bool, Fault> {
        let waiting = round::Entity::find_by_id(new.round).one(self.on()).await?;
        if !waiting.is_some_and(|round| round.is_waiting()) {
            return Ok(false);
        }
        let kept = round_board::Entity::update_many()
            .col_expr(round_board::Column::DeliveredAt, now().into())
            .col_expr(round_board::Column::Person, new.person.into())
            .col_expr(round_board::Column::Delivery, new.delivery.into())
            .col_expr(round_board::Column::Layouts, new.layouts.into())
            .filter(round_board::Column::Round.eq(new.round))
            .filter(round_board::Column::Key.eq(new.key))
            .filter(round_board::Column::DeliveredAt.is_null())
            .exec(self.on())
            .await?;
        if kept.rows_affected == 0 {
            return Ok(false);
        }
        let boards = boards_on(self.on(), new.round).await?;
        if boards.iter().all(|board| board.delivered_at.is_some()) {
            round::Entity::update_many()
                .col_expr(round::Column::State, Expr::value(OPEN))
                .col_expr(round::Column::OpenedAt, now().into())
                .filter(round::Column::Id.eq(new.round))
                .exec(self.on())
                .await?;
        }
        Ok(true)
    }

    /// Calls a round off and throws away what was delivered. False when it is open already, or not of this
    /// organisation.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn call_off_round(&self, organisation: i32, round: i32) -> Result<bool, Fault> {
        let called_off = round::Entity::update_many()
            .col_expr(round::Column::State, Expr::value(CALLED_OFF))
            .filter(round::Column::Id.eq(round))
            .filter(round::Column::Organisation.eq(organisation))
            .filter(round::Column::State.eq(WAITING))
            .exec(self.on())
            .await?;
        if called_off.rows_affected == 0 {
            return Ok(false);
        }
        round_board::Entity::update_many()
            .col_expr(round_board::Column::Delivery, Expr::value(Option::<String>::None))
            .col_expr(round_board::Column::Layouts, Expr::value(Option::<String>::None))
            .filter(round_board::Column::Round.eq(round))
            .exec(self.on())
            .await?;
        Ok(true)
    }

    /// Writes down which counts left in a round.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn write_released(&self, round: i32, counts: Vec<(String, i64)>) -> Result<(), Fault> {
        // Databases take so many values at a time.
        const AT_A_TIME: usize = 200;
        for some in counts.chunks(AT_A_TIME) {
            let rows = some.iter().map(|(what, count)| released_count::ActiveModel {
                round: Set(round),
                what: Set(what.clone()),
                count: Set(*count),
                ..Default::default()
            });
            released_count::Entity::insert_many(rows)
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }
}
