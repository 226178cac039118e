//! Where sessions are kept: in the database, so that they survive a restart and end everywhere at once.

use async_trait::async_trait;
use database::Database;
use database::sessions::{self, Kept};
use tower_sessions::SessionStore;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

/// Keeps sessions in the database.
#[derive(Debug, Clone)]
pub(crate) struct Store(pub Database);

fn kept(record: &Record) -> Result<Kept> {
    let signed_in = record.data.get(crate::sign_in::SIGNED_IN);
    Ok(Kept {
        person: signed_in
            .and_then(serde_json::Value::as_i64)
            .and_then(|number| i32::try_from(number).ok()),
        kept: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        expires_at: record.expiry_date.unix_timestamp(),
    })
}

#[async_trait]
impl SessionStore for Store {
    /// The name of a session has 128 random bits: two are never the same.
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        sessions::keep(&self.0, &record.id.to_string(), kept(record)?)
            .await
            .map_err(|error| Error::Backend(error.to_string()))
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = sessions::find(&self.0, &id.to_string())
            .await
            .map_err(|error| Error::Backend(error.to_string()))?;
        found
            .map(|found| {
                Ok(Record {
                    id: *id,
                    data: serde_json::from_str(&found.kept)
                        .map_err(|error| Error::Decode(error.to_string()))?,
                    expiry_date: OffsetDateTime::from_unix_timestamp(found.expires_at)
                        .map_err(|error| Error::Decode(error.to_string()))?,
                })
            })
            .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::forget(&self.0, &id.to_string())
            .await
            .map_err(|error| Error::Backend(error.to_string()))
    }
}
