//! The room Ontmoeten on screen: evenings and who comes, tables, what is written there, and agreements.

mod agreement;
mod agreements;
mod briefing;
mod cards;
mod evening;
mod files;
mod guests;
mod inviting;
mod owner;
mod registering;
mod seating;
mod seating_told;
mod table;
mod team;

use crate::hall::Hall;
use database::evenings::{self, Evening, Theme};
use database::organisations::Organisation;
use database::outbox::{self, NewLetter};
use database::seating as seated;
use database::{Database, now};
use documents::Section;
use pages::{Guard, MenuItem, Permission, Refused, Routes, Visitor};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use vocabulary::Language;

/// The script of a table, which keeps what is typed and sends it later, and that of the seating, with which people are
/// dragged to another table.
pub const SCRIPTS: [(&str, &str); 2] = [
    ("table.js", include_str!("../../assets/table.js")),
    ("seating.js", include_str!("../../assets/seating.js")),
];

/// The style sheet of this room.
pub const STYLESHEET: &str = include_str!("../../assets/meetup.css");

/// This room in the menu.
pub const MENU: MenuItem = MenuItem {
    name: "meetup-menu",
    prefix: "/ontmoeten",
    permission: Permission::HoldEvenings,
};

/// The longest line, and the longest passage.
const SHORT: usize = 80;
const LONG: usize = 1_000;

/// Parts of a briefing that another room gives about an organisation, for who makes it.
pub type Panel = Arc<
    dyn for<'a> Fn(
            &'a Visitor,
            i32,
        ) -> Pin<Box<dyn Future<Output = Result<Vec<Section>, Refused>> + Send + 'a>>
        + Send
        + Sync,
>;

/// All of them, in the order in which they stand in a briefing.
pub type Panels = Arc<Vec<Panel>>;

/// The pages of this room.
#[must_use]
pub fn routes(panels: Panels) -> Routes {
    let hold = Guard::May(Permission::HoldEvenings);
    let learn = Guard::May(Permission::LearnAsTeam);
    Routes::new()
        .read("/ontmoeten/{organisation}", hold, evening::all)
        .act("/ontmoeten/{organisation}", hold, evening::make)
        .read("/ontmoeten/{organisation}/avond/{evening}", hold, evening::page)
        .act("/ontmoeten/{organisation}/avond/{evening}", hold, evening::change)
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/themas",
            hold,
            evening::add_theme,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/themas/weg",
            hold,
            evening::remove_theme,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/weg",
            hold,
            evening::remove,
        )
        .read("/ontmoeten/{organisation}/avond/{evening}/wie", hold, guests::all)
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/wie",
            hold,
            guests::change,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/lijst",
            hold,
            guests::from_paper,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/apart",
            hold,
            guests::apart,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/tafels",
            hold,
            seating::page,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/tafels",
            hold,
            seating::set_tables,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/indelen",
            hold,
            seating::seat,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/verzet",
            hold,
            seating::shift,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/opnieuw",
            hold,
            seating::mend,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/bekend",
            hold,
            seating::announce,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/kaarten",
            hold,
            cards::page,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/bladen",
            hold,
            table::sheets,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/opbrengst",
            hold,
            table::harvest,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/briefing",
            hold,
            briefing::page,
        )
        .read(
            "/ontmoeten/{organisation}/avond/{evening}/briefing.pdf",
            hold,
            briefing::file,
        )
        .read("/ontmoeten/{organisation}/afspraken", hold, agreements::all)
        .act("/ontmoeten/{organisation}/afspraken", hold, agreements::make)
        .read(
            "/ontmoeten/{organisation}/afspraken/bestand/{file}",
            hold,
            files::file,
        )
        .read(
            "/ontmoeten/{organisation}/afspraken/{agreement}",
            hold,
            agreement::page,
        )
        .act(
            "/ontmoeten/{organisation}/afspraken/{agreement}",
            hold,
            agreement::change,
        )
        .act(
            "/ontmoeten/{organisation}/avond/{evening}/uitnodigen",
            hold,
            inviting::invite,
        )
        .read("/ontmoeten/{organisation}/team", learn, team::all)
        .act("/ontmoeten/{organisation}/team", learn, team::make)
        .read("/ontmoeten/{organisation}/team/{step}", learn, team::page)
        .act("/ontmoeten/{organisation}/team/{step}", learn, team::change)
        .act("/ontmoeten/{organisation}/team/{step}/weg", hold, team::remove)
        .read("/avond/{token}", Guard::Everyone, registering::page)
        .act("/avond/{token}", Guard::Everyone, registering::register)
        .read("/avond/{token}/dank", Guard::Everyone, registering::thanks)
        .read("/avond/{token}/agenda.ics", Guard::Everyone, files::evening)
        .read("/mijn-avond/{token}", Guard::Everyone, registering::own)
        .act("/mijn-avond/{token}", Guard::Everyone, registering::change_own)
        .read("/tafel/{token}", Guard::Everyone, table::page)
        .act("/tafel/{token}", Guard::Everyone, table::write)
        .act("/tafel/{token}/afspraak", Guard::Everyone, table::agree)
        .read("/afspraak/{token}", Guard::Everyone, owner::page)
        .act("/afspraak/{token}", Guard::Everyone, owner::say)
        .read("/afspraak/{token}/agenda.ics", Guard::Everyone, files::owner)
        .read("/tekenen/{token}", Guard::Everyone, owner::party)
        .act("/tekenen/{token}", Guard::Everyone, owner::sign)
        .having(panels)
}

type Values = BTreeMap<String, String>;

/// The address of an evening for who holds it.
fn address(evening: &Evening) -> String {
    format!("/ontmoeten/{}/avond/{}", evening.organisation, evening.id)
}

/// An evening of an organisation that the visitor knows.
async fn found(
    visitor: &Visitor,
    organisation: i32,
    evening: i32,
) -> Result<(&Organisation, Evening), Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let evening = evenings::one(visitor.site().database(), organisation, evening).await?;
    Ok((place, evening.ok_or(Refused::NotFound)?))
}

/// Everything about the seating of an evening.
async fn hall(database: &Database, evening: Evening) -> Result<Hall, Refused> {
    let guests = evenings::guests(database, evening.id).await?;
    Ok(Hall {
        tables: seated::tables(database, evening.id).await?,
        seats: seated::seats(database, evening.id).await?,
        apart: evenings::apart(database, evening.id).await?,
        met: met_before(database, &evening, &guests).await?,
        guests,
        evening,
    })
}

/// Who sat at one table on earlier evenings of the same organisation, known by their address.
async fn met_before(
    database: &Database,
    evening: &Evening,
    guests: &[evenings::Guest],
) -> Result<Vec<((i32, i32), u32)>, Refused> {
    let mut met: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    let address = |guest: &evenings::Guest| guest.email.to_lowercase();
    let now: BTreeMap<String, i32> = guests
        .iter()
        .filter(|guest| !guest.email.is_empty())
        .map(|guest| (address(guest), guest.id))
        .collect();
    let all = evenings::of(database, evening.organisation).await?;
    for before in all.iter().filter(|one| one.held_on < evening.held_on) {
        let then = evenings::guests(database, before.id).await?;
        let here: BTreeMap<i32, i32> = then
            .iter()
            .filter(|guest| guest.comes())
            .filter_map(|guest| Some((guest.id, *now.get(&address(guest))?)))
            .collect();
        let mut tables: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
        for seat in seated::seats(database, before.id).await? {
            if let Some(guest) = here.get(&seat.guest) {
                tables.entry(seat.place).or_default().push(*guest);
            }
        }
        for mut people in tables.into_values() {
            people.sort_unstable();
            for (place, one) in people.iter().enumerate() {
                for other in &people[place + 1..] {
                    *met.entry((*one, *other)).or_default() += 1;
                }
            }
        }
    }
    Ok(met.into_iter().collect())
}

/// Of the letters that strangers can cause, an address gets so many a day.
const LETTERS_A_DAY: u64 = 10;

/// The letters that may still go today: whoever has a link could else send somebody a hundred.
async fn bearable(database: &Database, letters: Vec<NewLetter>) -> Result<Vec<NewLetter>, Refused> {
    let mut kept: Vec<NewLetter> = Vec::new();
    for letter in letters {
        let before = outbox::written_since(database, letter.kind, &letter.to, now() - 86_400).await?;
        let here = kept.iter().filter(|one| one.to == letter.to).count() as u64;
        if before + here < LETTERS_A_DAY {
            kept.push(letter);
        }
    }
    Ok(kept)
}

/// A number for a sentence.
fn count(number: i32) -> u64 {
    u64::from(number.unsigned_abs())
}

/// The title of a theme by its number.
fn theme_title(themes: &[Theme], theme: Option<i32>) -> Option<&str> {
    let found = themes.iter().find(|one| Some(one.id) == theme)?;
    Some(found.title.as_str())
}

/// The name of a factor; empty when there is none.
fn factor_words(language: Language, factor: &str) -> String {
    let found = vocabulary::Factor::named(factor);
    found.map_or_else(String::new, |one| one.label.in_language(language).to_owned())
}
