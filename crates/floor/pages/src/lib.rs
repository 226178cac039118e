//! What every page of the site shares: who is visiting, what they may, how a page looks, and how it says no.
//!
//! A room gives its pages as [`Routes`]: one line per page, each with the [`Guard`] that lets people in. The site puts
//! them behind the same doors, so that no page can forget one: [`app`] is the only way to serve them.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod across;
mod address;
mod app;
mod cookies;
mod dates;
mod doors;
mod files;
mod form;
mod home;
mod layout;
mod letters;
mod marked;
mod organisations;
mod password;
mod people;
mod permission;
mod public;
mod qr;
mod refusal;
mod routes;
mod second_factor;
mod sign_in;
mod sign_ins;
mod site;
mod store;
mod styles;
mod visitor;

pub use across::{agree_about, learn_as_team};
pub use address::is_address;
pub use app::{LETTERS, MENU, app, own_routes};
pub use dates::{clock, day, day_of, iso_day, midnight, school_year, today};
pub use files::{attachment, broken_off, file_sent};
pub use form::{Area, Field, Kind as FieldKind, Select, Typed, tick};
pub use layout::{Page, scroller};
pub use marked::{Mark, marked};
pub use password::{Hashed, hash as hash_password};
pub use permission::{Permission, Reach, fits, reach};
pub use qr::qr_code;
pub use refusal::{Refused, Told};
pub use routes::{Guard, Route, Routes};
pub use site::{Demo, MenuItem, Parts, Site};
pub use visitor::Visitor;

/// The sentences of this crate, as Fluent files.
pub const LOCALES: [(vocabulary::Language, &str); 2] = [
    (vocabulary::Language::Nl, include_str!("../locales/nl.ftl")),
    (vocabulary::Language::En, include_str!("../locales/en.ftl")),
];

#[cfg(test)]
mod tests {
    /// What parents and staff both read, before or while it is not known who reads: it says neither u nor je.
    const SHARED: [&str; 14] = [
        "page-accessibility",
        "page-ask-",
        "page-by-link-",
        "page-code",
        "page-fault",
        "page-field-",
        "page-forgotten-",
        "page-link-",
        "page-linking-",
        "page-not-found",
        "page-outside-",
        "page-password",
        "page-second-factor",
        "page-sign-in",
    ];

    #[test]
    fn pages_that_parents_and_staff_share_say_neither_u_nor_je() {
        let (_, dutch) = crate::LOCALES[0];
        let (mut key, mut seen) = ("", 0);
        for line in dutch.lines() {
            if let Some((one, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                key = one;
            }
            if !SHARED.iter().any(|start| key.starts_with(start)) {
                continue;
            }
            seen += 1;
            let line = line.to_lowercase();
            let mut words = line.split(|sign: char| !sign.is_alphabetic());
            let spoken_to =
                words.find(|word| ["je", "jij", "jou", "jouw", "jullie", "u", "uw"].contains(word));
            assert_eq!(spoken_to, None, "{line}");
        }
        assert!(seen > 40, "{seen}");
    }
}
