//! What other rooms point at: factors that a team put beside a figure, and factors that came up in conversations.

use database::Database;
use pages::{Permission, Refused, Visitor};
use std::pin::Pin;
use std::sync::Arc;
use vocabulary::Language;

/// Where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The room Zien.
    Figures,
    /// The room Horen.
    Voices,
}

impl Room {
    /// Who may follow it to where it comes from.
    fn permission(self) -> Permission {
        match self {
            Self::Figures => Permission::SeeFigures,
            Self::Voices => Permission::HearVoices,
        }
    }
}

/// A factor that another room points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointing {
    /// The code of the factor.
    pub factor: String,
    /// The room.
    pub from: Room,
    /// What points, in the reader's language.
    pub words: String,
    /// Its page; nothing for who may not go there.
    pub address: Option<String>,
}

/// What a room points at for an organisation, in a language; what went wrong as words for the log.
pub type Pointer = Arc<
    dyn Fn(Database, i32, Language) -> Pin<Box<dyn Future<Output = Result<Vec<Pointing>, String>> + Send>>
        + Send
        + Sync,
>;

/// All of them.
pub type Pointers = Arc<Vec<Pointer>>;

/// What all rooms point at, as far as the visitor may know: which figures a team looked into is for those who see
/// figures, and what came up often enough to be told is for everybody in this room.
pub(super) async fn pointing(
    visitor: &Visitor,
    pointers: &Pointers,
    organisation: i32,
) -> Result<Vec<Pointing>, Refused> {
    let mut all = Vec::new();
    for pointer in pointers.iter() {
        let given = pointer(
            visitor.site().database().clone(),
            organisation,
            visitor.language(),
        )
        .await;
        for mut one in given.map_err(Refused::Fault)? {
            let may = visitor.may(one.from.permission(), organisation);
            if one.from == Room::Figures && !may {
                continue;
            }
            one.address = one.address.filter(|_| may);
            if !may {
                // What a study is called is for those who do it.
                one.words = visitor.say("stock-map-a-study");
            }
            all.push(one);
        }
    }
    Ok(all)
}
