//! The whole site as one service: every page behind the same doors.

use crate::doors;
use crate::permission::Permission;
use crate::refusal::Refused;
use crate::routes::{Guard, Routes};
use crate::site::{MenuItem, Site, all_routes};
use crate::store::Store;
use crate::{home, letters, organisations, people, public, sign_in, sign_ins, styles};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer};

/// The pages of an organisation that belong to no room, in the menu after the rooms.
pub const MENU: [MenuItem; 4] = [
    MenuItem {
        name: "page-people",
        prefix: "/mensen",
        permission: Permission::ManagePeople,
    },
    MenuItem {
        name: "page-organisations",
        prefix: "/organisaties",
        permission: Permission::ManagePeople,
    },
    MenuItem {
        name: "page-log",
        prefix: "/logboek",
        permission: Permission::SeeLog,
    },
    MenuItem {
        name: "page-sign-ins",
        prefix: "/aanmeldingen",
        permission: Permission::SeeSignIns,
    },
];

/// The page with letters, in the menu where letters are sent.
pub const LETTERS: MenuItem = MenuItem {
    name: "page-letters",
    prefix: "/post",
    permission: Permission::ManagePeople,
};

/// The pages that are there whatever the rooms.
#[must_use]
pub fn own_routes() -> Routes {
    use Guard::{Everyone, May, SignedIn};
    use Permission::{ManagePeople, SeeLog, SeeSignIns};
    Routes::new()
        // For everybody.
        .read("/", Everyone, home::page)
        .read("/uitleg", Everyone, public::explanation)
        .read("/toegankelijkheid", Everyone, public::accessibility)
        .read("/taal/{language}", Everyone, public::language)
        .read("/stijl/{name}", Everyone, styles::page)
        .read("/script/{folder}/{name}", Everyone, styles::script)
        .read("/health", Everyone, public::health)
        .read("/.well-known/security.txt", Everyone, public::security_txt)
        // Signing in and out.
        .read("/aanmelden", Everyone, sign_in::password::page)
        .act("/aanmelden", Everyone, sign_in::password::action)
        .read("/aanmelden/code", Everyone, sign_in::code::page)
        .act("/aanmelden/code", Everyone, sign_in::code::action)
        .read("/aanmelden/via/{provider}", Everyone, sign_in::outside::start)
        .read("/aanmelden/terug/{provider}", Everyone, sign_in::outside::arrived)
        .read("/aanmelden/vergeten", Everyone, sign_in::forgotten::page)
        .act("/aanmelden/vergeten", Everyone, sign_in::forgotten::action)
        .read("/aanmelden/link", Everyone, sign_in::by_link::page)
        .act("/aanmelden/link", Everyone, sign_in::by_link::action)
        .read("/aanmelden/link/{link}", Everyone, sign_in::by_link::open)
        .act("/aanmelden/link/{link}", Everyone, sign_in::by_link::enter)
        .read("/wachtwoord/{link}", Everyone, sign_in::choose::page)
        .act("/wachtwoord/{link}", Everyone, sign_in::choose::action)
        .act("/afmelden", SignedIn, sign_in::out::here)
        // One's own account.
        .read("/mijn", SignedIn, sign_in::own::page)
        .act("/mijn/overal-afmelden", SignedIn, sign_in::out::everywhere)
        .read(doors::SECOND_FACTOR, SignedIn, sign_in::own::second_factor)
        .act(doors::SECOND_FACTOR, SignedIn, sign_in::own::set_second_factor)
        .read("/mijn/koppelen", SignedIn, sign_in::linking::page)
        .act("/mijn/koppelen", SignedIn, sign_in::linking::link)
        .read("/mijn/koppelen/{provider}", SignedIn, sign_in::linking::start)
        .act("/mijn/ontkoppelen", SignedIn, sign_in::linking::unlink)
        // People and the log of an organisation.
        .read("/mensen/{organisation}", May(ManagePeople), people::page)
        .act("/mensen/{organisation}", May(ManagePeople), people::invite)
        .act("/mensen/{organisation}/link", May(ManagePeople), people::new_link)
        .act("/mensen/{organisation}/weg", May(ManagePeople), people::take)
        .read(
            "/organisaties/{organisation}",
            May(ManagePeople),
            organisations::page,
        )
        .act(
            "/organisaties/{organisation}",
            May(ManagePeople),
            organisations::add,
        )
        .read("/post/{organisation}", May(ManagePeople), letters::page)
        .act("/post/{organisation}/opnieuw", May(ManagePeople), letters::again)
        .read("/logboek/{organisation}", May(SeeLog), people::log)
        .read("/aanmeldingen/{organisation}", May(SeeSignIns), sign_ins::page)
}

/// The site, ready to serve: its own pages and those of the rooms.
pub fn app(site: Site, rooms: Vec<Routes>) -> Router {
    let sessions = SessionManagerLayer::new(Store(site.database().clone()))
        .with_name("wieg")
        .with_secure(site.is_secure())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(Duration::hours(10)));
    // From the inside out: the last one is the outer door.
    all_routes(rooms)
        .router
        .fallback(|| async { Refused::NotFound })
        .method_not_allowed_fallback(|| async { Refused::NotFound })
        .layer(from_fn(doors::leave))
        .layer(from_fn_with_state(site.clone(), doors::know))
        .layer(sessions)
        .layer(from_fn(doors::same_site))
        .layer(from_fn_with_state(site.clone(), doors::dress))
        .with_state(site)
}
