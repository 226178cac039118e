//! The room Zien on screen: reading in a list, the overview, a page per indicator, and what is held.

mod agreed;
mod asked;
mod audience;
mod beside;
mod briefing;
mod counted;
mod downloads;
mod figures;
mod folders;
mod held;
mod indicator;
mod keeping;
mod map;
mod overview;
mod public;
mod read_in;
mod reading;
mod retention;
mod team;
mod together;
mod words;
mod years;

pub use briefing::for_briefing;
pub use counted::{askable, askable_here, counted};
pub use words::looked_into;

use figures::Figures;
use folders::Folders;
use measuring::definition::Definition;
use pages::{Guard, MenuItem, Permission, Routes};
use std::path::PathBuf;
use std::sync::Arc;

pub use keeping::{Kept, KeptNot};
pub use together::{NotBegun, NotGiven};

/// What the pages of this room have at hand.
#[derive(Clone)]
pub struct Zien(Arc<Inner>);

struct Inner {
    folders: Folders,
    figures: Figures,
    jobs: reading::Jobs,
}

impl Zien {
    /// The room, keeping its files in a folder and measuring these indicators.
    #[must_use]
    pub fn new(folder: PathBuf, definitions: Vec<Definition>) -> Self {
        Self(Arc::new(Inner {
            folders: Folders::new(folder),
            figures: Figures::new(definitions),
            jobs: reading::Jobs::default(),
        }))
    }

    /// Throws away the lists that nobody said yes to for a day.
    pub fn forget_old_waiting(&self) {
        self.folders().forget_old_waiting();
    }

    fn folders(&self) -> &Folders {
        &self.0.folders
    }

    fn figures(&self) -> &Figures {
        &self.0.figures
    }

    fn jobs(&self) -> &reading::Jobs {
        &self.0.jobs
    }
}

/// The pages of this crate in the menu.
pub const MENU: [MenuItem; 4] = [
    MenuItem {
        name: "zien-menu",
        prefix: "/zien",
        permission: Permission::SeeFigures,
    },
    MenuItem {
        name: "zien-menu-held",
        prefix: "/gegevens",
        permission: Permission::SeeWhatIsHeld,
    },
    MenuItem {
        name: "together-menu",
        prefix: "/samen",
        permission: Permission::GatherSums,
    },
    MenuItem {
        name: "give-menu",
        prefix: "/meetellen",
        permission: Permission::GiveToSums,
    },
];

/// The pages of this room that everybody may read: the key of a name, and an address.
pub const FOR_EVERYONE: [(&str, &str); 1] = [("public-menu", "/openbaar")];

/// The pages of this room.
#[must_use]
pub fn routes(zien: Zien) -> Routes {
    let see = Guard::May(Permission::SeeFigures);
    let read = Guard::May(Permission::ReadInList);
    let held = Guard::May(Permission::SeeWhatIsHeld);
    let write = Guard::May(Permission::WriteWords);
    let gather = Guard::May(Permission::GatherSums);
    let give = Guard::May(Permission::GiveToSums);
    Routes::new()
        .read("/zien/{organisation}", see, overview::page)
        .read("/zien/{organisation}/team", see, overview::team)
        .read("/zien/{organisation}/cohorten", see, retention::page)
        .read("/zien/{organisation}/over/{indicator}", see, indicator::page)
        .read("/zien/{organisation}/over/{indicator}/jaren", see, years::page)
        .read("/zien/{organisation}/over/{indicator}/ernaast", see, beside::page)
        .read(
            "/zien/{organisation}/over/{indicator}/bestand/{file}",
            see,
            downloads::of_indicator,
        )
        .read(
            "/zien/{organisation}/over/{indicator}/uitleg",
            write,
            words::explanation,
        )
        .act(
            "/zien/{organisation}/over/{indicator}/uitleg",
            write,
            words::write_explanation,
        )
        .read("/zien/{organisation}/gelijke-kansen", write, words::equal_chances)
        .act(
            "/zien/{organisation}/gelijke-kansen",
            write,
            words::write_equal_chances,
        )
        .read("/zien/{organisation}/rapport/{file}", see, downloads::page)
        .read("/openbaar", Guard::Everyone, public::page)
        .read("/openbaar/{code}", Guard::Everyone, public::place)
        .read("/gegevens/{organisation}", held, held::page)
        .act("/gegevens/{organisation}/terug", read, held::take_back)
        .read("/inlezen/{organisation}", read, read_in::page)
        .act_with_file(
            "/inlezen/{organisation}",
            read,
            folders::MOST_BYTES,
            read_in::upload,
        )
        .read(
            "/inlezen/{organisation}/sjabloon/{sector}",
            read,
            read_in::template,
        )
        .read("/inlezen/{organisation}/lijst/{waiting}", read, read_in::proposal)
        .act("/inlezen/{organisation}/lijst/{waiting}", read, agreed::agree)
        .read(
            "/inlezen/{organisation}/lijst/{waiting}/bezig",
            read,
            agreed::busy,
        )
        .act(
            "/inlezen/{organisation}/lijst/{waiting}/weg",
            read,
            read_in::never_mind,
        )
        .read("/samen/{organisation}", gather, together::rounds)
        .act("/samen/{organisation}", gather, together::begin)
        .act("/samen/{organisation}/af", gather, together::call_off)
        .read("/samen/{organisation}/{round}/af", gather, together::ask_call_off)
        .read("/samen/{organisation}/{round}", gather, together::sum)
        .read(
            "/samen/{organisation}/{round}/over/{indicator}",
            gather,
            together::sum_indicator,
        )
        .read("/meetellen/{organisation}", give, together::boards_rounds)
        .act("/meetellen/{organisation}", give, together::give)
        .read("/meetellen/{organisation}/{round}", give, together::sum)
        .read(
            "/meetellen/{organisation}/{round}/over/{indicator}",
            give,
            together::sum_indicator,
        )
        .having(zien)
}
