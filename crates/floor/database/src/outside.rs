//! Accounts elsewhere: who is who by the word of a provider, and which roles come with that.
//!
//! An account elsewhere is known by the provider and the provider's own name for somebody, never by an e-mail address:
//! those are given to somebody else when their owner leaves.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::roles::{Held, Role};
use crate::secret::fingerprint;
use crate::tables::{outside_account, outside_role};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

pub use outside_account::Model as OutsideAccount;

/// What stands where an e-mail address would: nobody can receive mail there, sign in with it, or be taken for it.
#[must_use]
pub fn no_email(provider: &str, issuer: &str, subject: &str) -> String {
    let name = fingerprint(&format!("{}:{issuer}{subject}", issuer.len()));
    format!("{provider}:{}", name.get(..16).unwrap_or(&name))
}

/// Whether mail can go to the address of an account.
#[must_use]
pub fn has_email(email: &str) -> bool {
    email.contains('@')
}

/// The account elsewhere of this name, with this provider.
///
/// # Errors
/// A database that does not answer.
pub async fn find(database: &Database, issuer: &str, subject: &str) -> Result<Option<OutsideAccount>, Fault> {
    find_on(database.reading(), issuer, subject).await
}

async fn find_on(
    connection: &impl ConnectionTrait,
    issuer: &str,
    subject: &str,
) -> Result<Option<OutsideAccount>, Fault> {
    Ok(outside_account::Entity::find()
        .filter(outside_account::Column::Issuer.eq(issuer))
        .filter(outside_account::Column::Subject.eq(subject))
        .one(connection)
        .await?)
}

/// The accounts elsewhere of a person, the oldest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, person: i32) -> Result<Vec<OutsideAccount>, Fault> {
    Ok(outside_account::Entity::find()
        .filter(outside_account::Column::Person.eq(person))
        .order_by_asc(outside_account::Column::Id)
        .all(database.reading())
        .await?)
}

/// The roles that came from elsewhere with an account, also those that somebody here took away since.
///
/// # Errors
/// A database that does not answer, or holds a role that this version does not know.
pub async fn roles_of(database: &Database, account: i32) -> Result<Vec<Held>, Fault> {
    roles_on(database.reading(), account).await
}

async fn roles_on(connection: &impl ConnectionTrait, account: i32) -> Result<Vec<Held>, Fault> {
    let rows = outside_role::Entity::find()
        .filter(outside_role::Column::Account.eq(account))
        .all(connection)
        .await?;
    let held = rows.into_iter().map(|row| {
        Ok(Held {
            role: Role::named(&row.role).ok_or(Fault::Unknown(row.role))?,
            organisation: row.organisation,
        })
    });
    held.collect()
}

impl Change {
    /// The account elsewhere of this name, as long as this change lasts.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn outside_account(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<OutsideAccount>, Fault> {
        find_on(self.on(), issuer, subject).await
    }

    /// Ties an account elsewhere to a person.
    ///
    /// # Errors
    /// A database that does not answer, or an account that is tied already.
    pub async fn bind_outside(
        &self,
        issuer: &str,
        subject: &str,
        person: i32,
    ) -> Result<OutsideAccount, Fault> {
        let row = outside_account::ActiveModel {
            issuer: Set(issuer.to_owned()),
            subject: Set(subject.to_owned()),
            person: Set(person),
            since: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?)
    }

    /// The same, as long as this change lasts.
    ///
    /// # Errors
    /// A database that does not answer, or holds a role that this version does not know.
    pub async fn roles_from_outside(&self, account: i32) -> Result<Vec<Held>, Fault> {
        roles_on(self.on(), account).await
    }

    /// Unties an account elsewhere from a person; what was remembered of its roles goes with it. Says whether it was
    /// theirs.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn unbind_outside(&self, account: i32, person: i32) -> Result<bool, Fault> {
        let gone = outside_account::Entity::delete_many()
            .filter(outside_account::Column::Id.eq(account))
            .filter(outside_account::Column::Person.eq(person))
            .exec(self.on())
            .await?;
        if gone.rows_affected == 0 {
            return Ok(false);
        }
        outside_role::Entity::delete_many()
            .filter(outside_role::Column::Account.eq(account))
            .exec(self.on())
            .await?;
        Ok(true)
    }

    /// Remembers that a role came from elsewhere.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn note_role_from_outside(&self, account: i32, held: Held) -> Result<(), Fault> {
        let row = outside_role::ActiveModel {
            account: Set(account),
            organisation: Set(held.organisation),
            role: Set(held.role.name().to_owned()),
            ..Default::default()
        };
        row.insert(self.on()).await?;
        Ok(())
    }

    /// Forgets that a role came from elsewhere.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn forget_role_from_outside(&self, account: i32, held: Held) -> Result<(), Fault> {
        outside_role::Entity::delete_many()
            .filter(outside_role::Column::Account.eq(account))
            .filter(outside_role::Column::Organisation.eq(held.organisation))
            .filter(outside_role::Column::Role.eq(held.role.name()))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Somebody here gave the role as well: it no longer goes when a provider no longer names it.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn role_is_given_here(&self, person: i32, held: Held) -> Result<(), Fault> {
        let accounts = outside_account::Entity::find()
            .filter(outside_account::Column::Person.eq(person))
            .all(self.on())
            .await?;
        for account in accounts {
            self.forget_role_from_outside(account.id, held).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_an_address_is_none_and_is_nobody_elses() {
        let one = no_email("entree", "https://a.example", "b");
        assert_eq!(one, no_email("entree", "https://a.example", "b"));
        assert_ne!(one, no_email("entree", "https://a.example", "c"));
        assert_ne!(
            no_email("e", "https://a", ".exampleb"),
            no_email("e", "https://a.example", "b")
        );
        assert!(!has_email(&one) && has_email("anna@school.example"), "{one}");
    }
}
