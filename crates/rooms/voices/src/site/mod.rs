//! The room Horen on screen: studies, who is heard, interviews and their codes, agreement, and what comes out.

mod answering;
mod codes;
mod coding;
mod exchange;
mod files;
mod interview;
mod outcome;
mod panel;
mod quotes;
mod settle;
mod study;
mod survey;
mod taking_in;
mod together;
mod waiting;

use database::organisations::Organisation;
use database::studies::{self, Study};
use pages::{Guard, MenuItem, Permission, Refused, Routes, Visitor};
use std::collections::BTreeMap;
use vocabulary::{Layer, Message};

/// The scripts of this room, by name; one of them is enough to ask for, the others come with it.
pub const SCRIPTS: [(&str, &str); 6] = [
    ("coding.js", include_str!("../../assets/coding.js")),
    ("coding-keys.js", include_str!("../../assets/coding-keys.js")),
    ("coding-picker.js", include_str!("../../assets/coding-picker.js")),
    ("coding-queue.js", include_str!("../../assets/coding-queue.js")),
    (
        "coding-segments.js",
        include_str!("../../assets/coding-segments.js"),
    ),
    ("coding-text.js", include_str!("../../assets/coding-text.js")),
];

/// The style sheet of this room.
pub const STYLESHEET: &str = concat!(
    include_str!("../../assets/coding.css"),
    include_str!("../../assets/survey.css")
);

/// The largest codebook of elsewhere, in bytes.
const CODEBOOK_LARGEST: usize = 5_000_000;

/// This room in the menu.
pub const MENU: MenuItem = MenuItem {
    name: "voices-menu",
    prefix: "/horen",
    permission: Permission::HearVoices,
};

/// The pages of this room.
#[must_use]
pub fn routes() -> Routes {
    let hear = Guard::May(Permission::HearVoices);
    Routes::new()
        .read("/horen/{organisation}", hear, study::all)
        .act("/horen/{organisation}", hear, study::begin)
        .read("/horen/{organisation}/gids", hear, study::guide)
        .read("/horen/{organisation}/toestemming", hear, study::consent)
        .read("/horen/{organisation}/inbrengen", hear, taking_in::page)
        .act_with_file(
            "/horen/{organisation}/inbrengen",
            hear,
            taking_in::LARGEST,
            taking_in::look,
        )
        .act_with_file(
            "/horen/{organisation}/inbrengen/bewaar",
            hear,
            2_000_000,
            taking_in::keep,
        )
        .read("/horen/{organisation}/vragen", hear, survey::all)
        .act("/horen/{organisation}/vragen", hear, survey::make)
        .read("/horen/{organisation}/vragen/{survey}", hear, survey::page)
        .read("/horen/{organisation}/vragen/{survey}/blad", hear, survey::sheet)
        .act("/horen/{organisation}/vragen/{survey}/sluit", hear, survey::close)
        .act(
            "/horen/{organisation}/vragen/{survey}/schrap",
            hear,
            survey::strike,
        )
        .act("/horen/{organisation}/vragen/{survey}/weg", hear, survey::remove)
        .read(
            "/horen/{organisation}/vragen/{survey}/bestand/{file}",
            hear,
            survey::download,
        )
        .read("/vragen/{token}", Guard::Everyone, answering::page)
        .act("/vragen/{token}", Guard::Everyone, answering::answer)
        .read("/vragen/{token}/dank", Guard::Everyone, answering::thanks)
        .read("/horen/{organisation}/arena", hear, panel::all)
        .act("/horen/{organisation}/arena", hear, panel::make)
        .read("/horen/{organisation}/arena/{panel}", hear, panel::page)
        .act("/horen/{organisation}/arena/{panel}", hear, panel::change)
        .act("/horen/{organisation}/arena/{panel}/weg", hear, panel::remove)
        .read("/arena/{token}", Guard::Everyone, panel::back)
        .read("/horen/{organisation}/studie/{study}", hear, study::page)
        .act(
            "/horen/{organisation}/studie/{study}/deelnemers",
            hear,
            study::add_respondent,
        )
        .act(
            "/horen/{organisation}/studie/{study}/deelnemers/weg",
            hear,
            study::withdraw,
        )
        .act(
            "/horen/{organisation}/studie/{study}/deelnemers/ja",
            hear,
            study::change_consent,
        )
        .act(
            "/horen/{organisation}/studie/{study}/zicht",
            hear,
            study::set_blind,
        )
        .act(
            "/horen/{organisation}/studie/{study}/termijn",
            hear,
            study::set_months,
        )
        .read(
            "/horen/{organisation}/studie/{study}/nieuw-gesprek",
            hear,
            interview::page,
        )
        .act_with_file(
            "/horen/{organisation}/studie/{study}/nieuw-gesprek",
            hear,
            manuscript::LARGEST + 500_000,
            interview::look,
        )
        .act_with_file(
            "/horen/{organisation}/studie/{study}/nieuw-gesprek/bewaar",
            hear,
            // Every character of a long interview may take twelve bytes in a form.
            8_000_000,
            interview::keep,
        )
        .read(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}",
            hear,
            coding::page,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/code",
            hear,
            coding::code,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/weg",
            hear,
            coding::remove,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/memo",
            hear,
            coding::memo,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/klaar",
            hear,
            coding::done,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/haal-weg",
            hear,
            interview::remove,
        )
        .read(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/samen",
            hear,
            settle::page,
        )
        .act(
            "/horen/{organisation}/studie/{study}/gesprek/{interview}/samen",
            hear,
            settle::settle,
        )
        .read("/horen/{organisation}/studie/{study}/codes", hear, codes::page)
        .act("/horen/{organisation}/studie/{study}/codes", hear, codes::add)
        .act_with_file(
            "/horen/{organisation}/studie/{study}/codes/inbrengen",
            hear,
            CODEBOOK_LARGEST,
            codes::take_in,
        )
        .act(
            "/horen/{organisation}/studie/{study}/codes/wijzig",
            hear,
            codes::change,
        )
        .read(
            "/horen/{organisation}/studie/{study}/bestand/{file}",
            hear,
            exchange::download,
        )
        .read("/horen/{organisation}/studie/{study}/samen", hear, together::page)
        .read(
            "/horen/{organisation}/studie/{study}/uitkomst",
            hear,
            outcome::page,
        )
        .read(
            "/horen/{organisation}/studie/{study}/uitkomst/{file}",
            hear,
            outcome::download,
        )
        .read(
            "/horen/{organisation}/studie/{study}/citaten/{code}",
            hear,
            quotes::page,
        )
        .act(
            "/horen/{organisation}/studie/{study}/citaten/{code}",
            hear,
            quotes::release,
        )
        .having(waiting::Waiting::default())
}

/// The organisation and its study, or nothing that tells whether either exists.
async fn found(visitor: &Visitor, organisation: i32, study: i32) -> Result<(&Organisation, Study), Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let study = studies::one(visitor.site().database(), organisation, study).await?;
    Ok((place, study.ok_or(Refused::NotFound)?))
}

fn address(study: &Study) -> String {
    format!("/horen/{}/studie/{}", study.organisation, study.id)
}

/// Who coded: an account of here by its name, somebody of another program by a letter.
fn coder_name(visitor: &Visitor, names: &BTreeMap<i32, String>, person: i32) -> String {
    match usize::try_from(-person) {
        Ok(number) if number > 0 => {
            visitor.text(&Message::new("voices-coder").with("letter", crate::exchange::letters_of(number)))
        }
        _ => names.get(&person).cloned().unwrap_or_default(),
    }
}

/// What a layer is called.
fn layer_words(visitor: &Visitor, layer: &str) -> String {
    let key = match Layer::ALL.into_iter().find(|one| one.name() == layer) {
        Some(Layer::Child) => "voices-layer-child",
        Some(Layer::Family) => "voices-layer-family",
        Some(Layer::School) => "voices-layer-school",
        Some(Layer::Neighbourhood) => "voices-layer-neighbourhood",
        Some(Layer::Society) => "voices-layer-society",
        None => "voices-layer-own",
    };
    visitor.say(key)
}
