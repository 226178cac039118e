//! `wieg permissions`: who may open which page, made from the routes themselves.

use crate::indicators;
use database::organisations::Kind;
use database::roles::Role;
use monitor::site::Zien;
use pages::{Guard, Permission, Reach, Route, fits, reach};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Every route of the site.
pub fn table() -> Vec<Route> {
    let zien = Zien::new(PathBuf::new(), indicators::built_in());
    let rooms = super::rooms(zien).into_iter();
    let all = rooms.fold(pages::own_routes(), pages::Routes::and);
    all.table().to_vec()
}

/// The table in Markdown.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Who may open which page\n\n\
         Made by `wieg permissions` from the routes themselves; a test walks through all of it.\n\
         *here* is the organisation where the role is held, *below* that organisation and all under it.\n\n\
         ## Permissions\n\n| role |",
    );
    for permission in Permission::ALL {
        let _ = write!(text, " {} |", permission.name());
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(Permission::ALL.len()));
    text.push('\n');
    for role in Role::ALL {
        let _ = write!(text, "| {} |", role.name());
        for permission in Permission::ALL {
            let word = match reach(role, permission) {
                Some(Reach::Here) => "here",
                Some(Reach::HereAndBelow) => "below",
                None => "",
            };
            let _ = write!(text, " {word} |");
        }
        text.push('\n');
    }
    text.push_str("\n## Where a role can be held\n\n| role | at |\n|---|---|\n");
    for role in Role::ALL {
        let kinds = Kind::ALL.into_iter().filter(|kind| fits(role, *kind));
        let kinds: Vec<&str> = kinds.map(Kind::name).collect();
        let _ = writeln!(text, "| {} | {} |", role.name(), kinds.join(", "));
    }
    text.push_str("\n## Pages\n\n| page | who |\n|---|---|\n");
    for route in table() {
        let who = match route.guard {
            Guard::Everyone => "everyone",
            Guard::SignedIn => "signed in",
            Guard::May(permission) => permission.name(),
        };
        let _ = writeln!(text, "| `{} {}` | {who} |", route.method, route.path);
    }
    text
}

/// Prints the table.
pub fn print() -> ExitCode {
    print!("{}", markdown());
    ExitCode::SUCCESS
}
