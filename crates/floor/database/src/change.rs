//! A change of the database: everything of it happens, with its entry in the audit log, or nothing does.

use crate::audit::{self, Deed};
use crate::connection::{Database, Fault};
use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};

/// A change under way. Dropped without [`keep`](Self::keep), it never happened.
///
/// Changes come one after the other, whatever the number of programs that use the database: each begins by taking the
/// head of the audit log, and the next one waits for it. What a change reads is therefore still so when it is kept.
#[derive(Debug)]
pub struct Change {
    transaction: DatabaseTransaction,
    head: audit::Head,
}

impl Database {
    /// Begins a change.
    ///
    /// # Errors
    /// A database that does not answer, or another change that takes more than ten seconds.
    pub async fn change(&self) -> Result<Change, Fault> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.reading().begin_with_options(options).await?;
        let head = audit::Head::take(&transaction).await?;
        Ok(Change { transaction, head })
    }
}

impl Change {
    /// The transaction, to read and write in.
    #[must_use]
    pub fn on(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Keeps the change, with what was done.
    ///
    /// # Errors
    /// When the database could not write it down; then nothing of it was kept.
    pub async fn keep(self, deed: &Deed) -> Result<(), Fault> {
        self.head.append(&self.transaction, deed).await?;
        Ok(self.transaction.commit().await?)
    }
}
