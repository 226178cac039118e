//! Every test runs on SQLite, and on PostgreSQL where `WIEG_TEST_POSTGRES` says how to reach one that may make databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use database::{Database, Place, Secret};
use sea_orm::ConnectionTrait;
use std::future::Future;
use tempfile::TempDir;

/// A database of its own for one test.
pub struct Own {
    pub database: Database,
    #[allow(dead_code, reason = "not every test opens it twice")]
    pub place: Place,
}

/// Runs a test on every kind of database there is.
pub fn on_each<F: Future<Output = ()>>(test: impl Fn(Own) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (own, _folder) = on_sqlite().await;
        test(own).await;
        if let Some(own) = on_postgresql().await {
            test(own).await;
        }
    });
}

/// A new SQLite file, and the folder that goes when it is dropped.
pub async fn on_sqlite() -> (Own, TempDir) {
    let folder = TempDir::new().unwrap();
    let place = Place::File(folder.path().join("wieg.sqlite"));
    let own = Own {
        database: Database::open(&place).await.unwrap(),
        place,
    };
    (own, folder)
}

#[allow(
    clippy::disallowed_methods,
    reason = "a test is told by its environment where PostgreSQL is"
)]
async fn on_postgresql() -> Option<Own> {
    let Ok(server) = std::env::var("WIEG_TEST_POSTGRES") else {
        println!("WIEG_TEST_POSTGRES is not set: only SQLite was tested");
        return None;
    };
    let name = format!("wieg_{}", &Secret::new().unwrap().carried()[..16]);
    let admin = sea_orm::Database::connect(&server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let (before, options) = server.split_once('?').unwrap_or((&server, ""));
    let host = before.rsplit_once('/').unwrap().0;
    let place = Place::PostgreSql(format!("{host}/{name}?{options}"));
    Some(Own {
        database: Database::open(&place).await.unwrap(),
        place,
    })
}
