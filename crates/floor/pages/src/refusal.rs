//! How a page says no: what happened, that nothing was lost, and what to do now.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::fmt::Display;
use vocabulary::Message;

/// Why a page is not given.
#[derive(Debug)]
pub enum Refused {
    /// There is no such page, or the visitor may not know that there is: nobody can tell the two apart.
    NotFound,
    /// The person can do something about it.
    Told(Told),
    /// Nobody but us can: logged, with a number to call it by.
    Fault(String),
}

/// A refusal that a person can act on.
#[derive(Debug, Clone)]
pub struct Told {
    /// What kind of no.
    pub status: StatusCode,
    /// What happened and what to do now.
    pub message: Message,
    /// An address to go on from.
    pub way_on: Option<String>,
}

impl Refused {
    /// A fault of ours.
    pub fn fault(error: impl Display) -> Self {
        Self::Fault(error.to_string())
    }

    /// What was asked cannot be done as it was asked.
    #[must_use]
    pub fn told(message: Message, way_on: impl Into<String>) -> Self {
        Self::Told(Told {
            status: StatusCode::BAD_REQUEST,
            message,
            way_on: Some(way_on.into()),
        })
    }
}

impl From<database::Fault> for Refused {
    fn from(fault: database::Fault) -> Self {
        Self::fault(fault)
    }
}

impl From<tower_sessions::session::Error> for Refused {
    fn from(fault: tower_sessions::session::Error) -> Self {
        Self::fault(fault)
    }
}

/// A refusal on its way out; the doors turn it into a page in the visitor's language.
#[derive(Debug, Clone)]
pub(crate) struct Undressed(pub Told);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let told = match self {
            Self::Told(told) => told,
            Self::NotFound => Told {
                status: StatusCode::NOT_FOUND,
                message: Message::new("page-not-found"),
                way_on: None,
            },
            Self::Fault(what) => {
                // Eight letters are enough to find it again in the log.
                let reference = database::Secret::new().map_or_else(
                    |_| "00000000".to_owned(),
                    |secret| secret.carried()[..8].to_owned(),
                );
                tracing::error!(reference, what, "fault");
                Told {
                    status: StatusCode::INTERNAL_SERVER_ERROR,
                    message: Message::new("page-fault").with("reference", reference),
                    way_on: None,
                }
            }
        };
        let mut response = told.status.into_response();
        response.extensions_mut().insert(Undressed(told));
        response
    }
}
