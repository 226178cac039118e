//! Guessing takes longer and longer: after five failures each next one doubles the wait, up to a quarter of an hour.

use crate::refusal::Refused;
use axum::http::HeaderMap;
use database::{Database, Moment, now, people};
use std::net::IpAddr;

/// Failures that cost nothing: people mistype.
const FREE: i32 = 5;
/// The same for an address, from which a whole school may sign in.
const FREE_FROM_ONE_PLACE: i32 = 100;
const LONGEST_WAIT: i64 = 900;

/// Where a visitor comes from: the address at the other end, or, behind a web server on this machine, the address
/// that it says it serves. Anybody else could say what they like.
pub(super) fn place(peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer?;
    // The web server adds what it saw at the end, of the list or as a line of its own; what comes before it is the
    // visitor's own word.
    let lines = headers.get_all("x-forwarded-for");
    let forwarded = lines.iter().next_back().and_then(|value| value.to_str().ok());
    match forwarded.and_then(|all| all.rsplit(',').next()) {
        Some(last) if peer.is_loopback() => last.trim().parse().ok().or(Some(peer)),
        _ => Some(peer),
    }
}

/// Who is trying: an account and a place, counted apart.
pub(super) struct Attempt {
    account: String,
    place: Option<String>,
}

impl Attempt {
    pub(super) fn new(what: &str, account: &str, place: Option<IpAddr>) -> Self {
        Self {
            account: format!("{what}:{}", people::tidy_email(account)),
            place: place.map(|place| format!("place:{place}")),
        }
    }

    /// Somebody who asks for a letter. It is counted apart from signing in, for asking is no failure: a hundred parents
    /// on one evening must not keep others out. A web server here that does not say whom it serves stands for
    /// everybody, and is not counted.
    pub(super) fn asking(what: &str, account: &str, place: Option<IpAddr>) -> Self {
        let place = place.filter(|place| !place.is_loopback());
        Self {
            place: place.map(|place| format!("asking:{place}")),
            ..Self::new(what, account, None)
        }
    }

    /// How many seconds to wait before trying again; nothing when it may be tried now.
    pub(super) async fn wait(&self, database: &Database) -> Result<Option<i64>, Refused> {
        let mut longest = wait(people::failures(database, &self.account).await?, FREE, now());
        if let Some(place) = &self.place {
            let failures = people::failures(database, place).await?;
            longest = longest.max(wait(failures, FREE_FROM_ONE_PLACE, now()));
        }
        Ok((longest > 0).then_some(longest))
    }

    pub(super) async fn failed(&self, database: &Database) -> Result<(), Refused> {
        people::count_failure(database, &self.account).await?;
        if let Some(place) = &self.place {
            people::count_failure(database, place).await?;
        }
        Ok(())
    }

    pub(super) async fn went_well(&self, database: &Database) -> Result<(), Refused> {
        Ok(people::forget_failures(database, &self.account).await?)
    }
}

fn wait((failures, last): (i32, Moment), free: i32, now: Moment) -> i64 {
    if failures < free || now - last > people::FAILURES_FADE {
        return 0;
    }
    let doublings = u32::try_from(failures - free).unwrap_or(0).min(10);
    let wait = (15_i64 << doublings).min(LONGEST_WAIT);
    (last + wait - now).max(0)
}

#[cfg(test)]
mod tests {
    use super::{Attempt, place, wait};
    use axum::http::{HeaderMap, HeaderValue};
    use std::net::IpAddr;

    #[test]
    fn only_a_web_server_here_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 192.0.2.7"));
        let at = |text: &str| text.parse::<IpAddr>().ok();
        assert_eq!(
            place(at("127.0.0.1"), &headers),
            at("192.0.2.7"),
            "the last one is the server's own word"
        );
        assert_eq!(place(at("198.51.100.1"), &headers), at("198.51.100.1"));
        assert_eq!(place(at("::1"), &HeaderMap::new()), at("::1"));
        assert_eq!(place(None, &headers), None);
    }

    #[test]
    fn asking_for_letters_keeps_nobody_from_signing_in() {
        let at = |text: &str| text.parse::<IpAddr>().ok();
        let signing_in = Attempt::new("password", "a@b.example", at("192.0.2.7"));
        let asking = Attempt::asking("link", "a@b.example", at("192.0.2.7"));
        assert_ne!(signing_in.place, asking.place);
        assert_ne!(signing_in.account, asking.account);
        assert!(asking.place.is_some());
        assert_eq!(
            Attempt::asking("link", "a@b.example", at("127.0.0.1")).place,
            None
        );
    }

    #[test]
    fn the_wait_doubles_and_passes() {
        assert_eq!(wait((4, 1000), 5, 1000), 0);
        assert_eq!(wait((5, 1000), 5, 1000), 15);
        assert_eq!(wait((5, 1000), 5, 1014), 1);
        assert_eq!(wait((5, 1000), 5, 1015), 0);
        assert_eq!(wait((7, 1000), 5, 1000), 60);
        assert_eq!(wait((5000, 1000), 5, 1000), 900);
        assert_eq!(wait((5000, 1000), 5, 1000 + 3601), 0, "an hour without a failure");
    }
}
