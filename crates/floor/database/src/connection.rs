//! Opening the database, and bringing its tables to the shape that this version of Wieg expects.

use crate::migrations::Migrator;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file, made when it is not there.
    File(PathBuf),
    /// A PostgreSQL server: `postgres://user:password@host/name`.
    PostgreSql(String),
}

/// Something went wrong with the database itself; nobody who uses Wieg can do anything about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// What the database says.
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    /// The machine gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(getrandom::Error),
    /// A row holds what this version does not know, such as a role with another name.
    #[error("the database holds the unknown {0}")]
    Unknown(String),
}

/// An open database, with all its tables. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Database {
    connection: DatabaseConnection,
}

impl Database {
    /// Opens the database and brings its tables up to date.
    ///
    /// A file is opened in WAL mode with full synchronous writes: what was acknowledged survives a power cut.
    ///
    /// # Errors
    /// A database that cannot be reached or was made by a newer version.
    pub async fn open(place: &Place) -> Result<Self, Fault> {
        let database = Self {
            connection: sea_orm::Database::connect(options(place)).await?,
        };
        Migrator::up(&database.connection, None).await?;
        Ok(database)
    }

    /// For reading; to change something, begin a [`crate::Change`].
    #[must_use]
    pub fn reading(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Fault> {
        Ok(self.connection.ping().await?)
    }

    /// Writes a whole copy of an SQLite database to a new file while others go on reading and writing.
    ///
    /// # Errors
    /// A file that exists already or cannot be written. PostgreSQL has `pg_dump` for this, and says so.
    pub async fn copy_to(&self, file: &Path) -> Result<(), Fault> {
        let backend = self.connection.get_database_backend();
        if backend != DbBackend::Sqlite {
            return Err(Fault::Unknown(
                "way to copy PostgreSQL from here: use pg_dump".to_owned(),
            ));
        }
        let target = Value::from(file.to_string_lossy().into_owned());
        let statement = Statement::from_sql_and_values(backend, "VACUUM INTO ?", [target]);
        self.connection.execute_raw(statement).await?;
        Ok(())
    }

    /// Lets go of the connection after everything under way is done.
    ///
    /// # Errors
    /// When the database refuses to be closed.
    pub async fn close(self) -> Result<(), Fault> {
        Ok(self.connection.close().await?)
    }
}

fn options(place: &Place) -> ConnectOptions {
    let mut options = match place {
        Place::File(file) => {
            // The name in the address is replaced below, where a path need not be written as one.
            let mut options = ConnectOptions::new("sqlite://wieg");
            let file = file.clone();
            options.map_sqlx_sqlite_opts(move |given| {
                given
                    .filename(&file)
                    .create_if_missing(true)
                    .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
                    .synchronous(sea_orm::sqlx::sqlite::SqliteSynchronous::Full)
                    .foreign_keys(true)
                    // What is taken away is overwritten, not only forgotten.
                    .pragma("secure_delete", "ON")
                    .busy_timeout(Duration::from_secs(10))
            });
            options.max_connections(8);
            options
        }
        Place::PostgreSql(url) => {
            let mut options = ConnectOptions::new(url.clone());
            options.max_connections(16);
            options
        }
    };
    options
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10));
    options
}
