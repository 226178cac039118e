//! Agreements: who does what and when, who signed, and everything that happened to them.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::secret::Secret;
use crate::tables::{agreement, agreement_event, agreement_party};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use agreement::Model as Agreement;
pub use agreement_event::Model as Event;
pub use agreement_party::Model as Party;

/// How it is with an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The owner did not say yes yet.
    Asked,
    /// The owner said yes.
    Accepted,
    /// The owner has begun.
    UnderWay,
    /// It was done.
    Done,
    /// It was stopped, with a reason.
    Stopped,
    /// The owner said no.
    Declined,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Asked,
        Self::Accepted,
        Self::UnderWay,
        Self::Done,
        Self::Stopped,
        Self::Declined,
    ];

    /// Its name in the database and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Declined => "declined",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether nobody waits for it any more.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Stopped | Self::Declined)
    }
}

impl Agreement {
    /// How it is with it.
    #[must_use]
    pub fn standing(&self) -> State {
        State::named(&self.state).unwrap_or(State::Asked)
    }

    /// Whether its day has passed and somebody still waits for it.
    #[must_use]
    pub fn is_late(&self, today: &str) -> bool {
        !self.standing().is_over() && self.due.as_str() < today
    }
}

/// Whether it holds, as far as its parties are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// It binds nobody but its owner.
    Free,
    /// Not everybody has signed.
    Pending,
    /// All have signed.
    Binds,
    /// Somebody withdrew.
    Broken,
}

impl Bond {
    /// Of an agreement and its parties.
    #[must_use]
    pub fn of(agreement: &Agreement, parties: &[Party]) -> Self {
        if !agreement.binding {
            Self::Free
        } else if parties.iter().any(|one| one.withdrawn_at.is_some()) {
            Self::Broken
        } else if parties.len() < 2 || parties.iter().any(|one| one.signed_at.is_none()) {
            Self::Pending
        } else {
            Self::Binds
        }
    }
}

/// What is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAgreement {
    /// Where it is made.
    pub organisation: i32,
    /// On which evening and at which table, if on one.
    pub made_at: Option<(i32, Option<i32>)>,
    /// What it is about.
    pub theme: String,
    /// The factor that it works on; empty for none.
    pub factor: String,
    /// The figure that it looks back at; empty for none.
    pub indicator: String,
    /// What will be done.
    pub what: String,
    /// With whom.
    pub with_whom: String,
    /// Before which day, as year-month-day.
    pub due: String,
    /// Who does it.
    pub owner: String,
    /// Where a letter reaches them; empty for none.
    pub email: String,
    /// Where else it goes, separated by spaces.
    pub goes_to: String,
    /// Whom it binds once all have signed: names and addresses; empty when it binds nobody else.
    pub parties: Vec<(String, String)>,
    /// A word made where it was written, so that it is never kept twice.
    pub once: String,
}

/// The agreements of an organisation, the first that is due first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Agreement>, Fault> {
    let found = agreement::Entity::find()
        .filter(agreement::Column::Organisation.eq(organisation))
        .order_by_asc(agreement::Column::Due)
        .order_by_asc(agreement::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// An agreement of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, agreement: i32) -> Result<Option<Agreement>, Fault> {
    let found =
        agreement::Entity::find_by_id(agreement).filter(agreement::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

/// The agreement under the link of its owner.
///
/// # Errors
/// A database that does not answer.
pub async fn under(database: &Database, token: &str) -> Result<Option<Agreement>, Fault> {
    let found = agreement::Entity::find().filter(agreement::Column::Token.eq(token));
    Ok(found.one(database.reading()).await?)
}

/// The party under its link, with the agreement.
///
/// # Errors
/// A database that does not answer.
pub async fn party_under(database: &Database, token: &str) -> Result<Option<(Party, Agreement)>, Fault> {
    let party = agreement_party::Entity::find()
        .filter(agreement_party::Column::Token.eq(token))
        .one(database.reading())
        .await?;
    let Some(party) = party else {
        return Ok(None);
    };
    let agreement = agreement::Entity::find_by_id(party.agreement)
        .one(database.reading())
        .await?;
    Ok(agreement.map(|agreement| (party, agreement)))
}

/// All agreements with a day between these two, wherever they were made.
///
/// # Errors
/// A database that does not answer.
pub async fn between(database: &Database, from: &str, to: &str) -> Result<Vec<Agreement>, Fault> {
    let found = agreement::Entity::find()
        .filter(agreement::Column::Due.gte(from))
        .filter(agreement::Column::Due.lte(to))
        .order_by_asc(agreement::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// Whom these agreements bind.
///
/// # Errors
/// A database that does not answer.
pub async fn parties(database: &Database, agreements: &[i32]) -> Result<Vec<Party>, Fault> {
    let found = agreement_party::Entity::find()
        .filter(agreement_party::Column::Agreement.is_in(agreements.iter().copied()))
        .order_by_asc(agreement_party::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// What happened to these agreements, the oldest first.
///
/// # Errors
/// A database that does not answer.
pub async fn events(database: &Database, agreements: &[i32]) -> Result<Vec<Event>, Fault> {
    let found = agreement_event::Entity::find()
        .filter(agreement_event::Column::Agreement.is_in(agreements.iter().copied()))
        .order_by_asc(agreement_event::Column::Id);
    Ok(found.all(database.reading()).await?)
}

impl Change {
    /// Keeps an agreement, which begins as asked. The same form twice is the same agreement; whether it was new.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn add_agreement(&self, new: NewAgreement, who: &str) -> Result<(Agreement, bool), Fault> {
        let before = agreement::Entity::find()
            .filter(agreement::Column::Uid.eq(new.once.as_str()))
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok((before, false));
        }
        let row = agreement::ActiveModel {
            uid: Set(new.once),
            organisation: Set(new.organisation),
            evening: Set(new.made_at.map(|(evening, _)| evening)),
            place: Set(new.made_at.and_then(|(_, table)| table)),
            theme: Set(new.theme),
            factor: Set(new.factor),
            indicator: Set(new.indicator),
            what: Set(new.what.clone()),
            with_whom: Set(new.with_whom),
            due: Set(new.due.clone()),
            owner: Set(new.owner.clone()),
            email: Set(new.email),
            token: Set(Secret::new()?.carried()),
            state: Set(State::Asked.name().to_owned()),
            goes_to: Set(new.goes_to),
            binding: Set(!new.parties.is_empty()),
            version: Set(1),
            at: Set(now()),
            ..Default::default()
        };
        let made = row.insert(self.on()).await?;
        for (name, email) in new.parties {
            let row = agreement_party::ActiveModel {
                agreement: Set(made.id),
                name: Set(name),
                email: Set(email),
                token: Set(Secret::new()?.carried()),
                signed_at: Set(None),
                withdrawn_at: Set(None),
                ..Default::default()
            };
            row.insert(self.on()).await?;
        }
        let words = format!("{} – {} – {}", new.what, new.owner, new.due);
        self.remember(made.id, "made", words, who).await?;
        Ok((made, true))
    }

    async fn remember(&self, agreement: i32, kind: &str, words: String, who: &str) -> Result<(), Fault> {
        let row = agreement_event::ActiveModel {
            agreement: Set(agreement),
            kind: Set(kind.to_owned()),
            words: Set(words),
            who: Set(who.to_owned()),
            at: Set(now()),
            ..Default::default()
        };
        row.insert(self.on()).await?;
        Ok(())
    }

    /// Remembers that the owner of an agreement was reminded of it.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remember_reminder(&self, agreement: i32) -> Result<(), Fault> {
        self.remember(agreement, "reminded", String::new(), "program")
            .await
    }

    /// Says how it is with an agreement; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_standing(
        &self,
        (agreement, version): (i32, i32),
        state: State,
        words: String,
        who: &str,
    ) -> Result<bool, Fault> {
        let changed = agreement::Entity::update_many()
            .col_expr(agreement::Column::State, Expr::value(state.name()))
            .col_expr(agreement::Column::Version, Expr::value(version + 1))
            .filter(agreement::Column::Id.eq(agreement))
            .filter(agreement::Column::Version.eq(version))
            .exec(self.on())
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        self.remember(agreement, state.name(), words, who).await?;
        Ok(true)
    }

    /// Gives an agreement another day or another owner, who is then asked anew; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn hand_over(
        &self,
        before: &Agreement,
        version: i32,
        (owner, email, due): (String, String, String),
        who: &str,
    ) -> Result<bool, Fault> {
        use agreement::Column;
        let is_other = owner != before.owner || email != before.email;
        let mut update = agreement::Entity::update_many()
            .col_expr(Column::Owner, Expr::value(owner.as_str()))
            .col_expr(Column::Email, Expr::value(email.as_str()))
            .col_expr(Column::Due, Expr::value(due.as_str()))
            .col_expr(Column::Version, Expr::value(version + 1));
        if is_other {
            // The old link is of somebody who does not do it any more.
            update = update
                .col_expr(Column::State, Expr::value(State::Asked.name()))
                .col_expr(Column::Token, Expr::value(Secret::new()?.carried()));
        }
        let changed = update
            .filter(Column::Id.eq(before.id))
            .filter(Column::Version.eq(version))
            .exec(self.on())
            .await?;
        if changed.rows_affected == 0 {
            return Ok(false);
        }
        // Who signed, signed for another day or another owner.
        agreement_party::Entity::update_many()
            .col_expr(agreement_party::Column::SignedAt, Expr::value(None::<i64>))
            .col_expr(agreement_party::Column::WithdrawnAt, Expr::value(None::<i64>))
            .filter(agreement_party::Column::Agreement.eq(before.id))
            .exec(self.on())
            .await?;
        let kind = if is_other { "handed-over" } else { "moved" };
        self.remember(before.id, kind, format!("{owner} – {due}"), who)
            .await?;
        Ok(true)
    }

    /// Forgets the addresses of agreements that nobody waits for and that were due before a day; how many agreements.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn forget_addresses(&self, day: &str) -> Result<u64, Fault> {
        let over = State::ALL
            .into_iter()
            .filter(|state| state.is_over())
            .map(State::name);
        let old: Vec<i32> = agreement::Entity::find()
            .filter(agreement::Column::Due.lt(day))
            .filter(agreement::Column::State.is_in(over))
            .filter(agreement::Column::Email.ne(""))
            .all(self.on())
            .await?
            .into_iter()
            .map(|one| one.id)
            .collect();
        agreement_party::Entity::update_many()
            .col_expr(agreement_party::Column::Email, Expr::value(""))
            .filter(agreement_party::Column::Agreement.is_in(old.iter().copied()))
            .exec(self.on())
            .await?;
        let gone = agreement::Entity::update_many()
            .col_expr(agreement::Column::Email, Expr::value(""))
            .filter(agreement::Column::Id.is_in(old))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Signs for a party, or withdraws.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn sign(&self, party: &Party, signs: bool) -> Result<(), Fault> {
        use agreement_party::Column;
        let (signed, withdrawn) = match signs {
            true => (Some(now()), None),
            false => (party.signed_at, Some(now())),
        };
        agreement_party::Entity::update_many()
            .col_expr(Column::SignedAt, Expr::value(signed))
            .col_expr(Column::WithdrawnAt, Expr::value(withdrawn))
            .filter(Column::Id.eq(party.id))
            .exec(self.on())
            .await?;
        let kind = if signs { "signed" } else { "withdrew" };
        self.remember(party.agreement, kind, String::new(), &party.name)
            .await
    }
}
