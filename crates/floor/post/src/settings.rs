//! How mail leaves: which server, safely how, as whom. Every wrong setting is told before the site starts.

use lettre::Address;
use lettre::message::Mailbox;
use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use url::{Host, Url};
use vocabulary::Message;

/// How the way to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Encrypted from the first byte (`smtps`).
    Implicit,
    /// Encrypted before anything is said (STARTTLS); a server that cannot is not used.
    StartTls,
    /// Not at all: the server is on this machine.
    SameMachine,
}

/// The settings, looked over.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) safety: Safety,
    pub(crate) credentials: Option<(String, String)>,
    pub(crate) from: Mailbox,
}

impl Settings {
    /// Reads `smtp://user@host:587` and `Wieg <wieg@school.example>`. The password comes from a file of its own.
    ///
    /// # Errors
    /// What is wrong with them, and what to write instead.
    pub fn read(server: &str, from: &str, password: Option<&str>) -> Result<Self, Message> {
        let wrong = |key: &str| Message::new(key).with("address", without_password(server));
        let url = Url::parse(server).map_err(|_| wrong("post-wrong-address"))?;
        if url.password().is_some() {
            return Err(wrong("post-wrong-password-in-address"));
        }
        let is_implicit = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(wrong("post-wrong-address")),
        };
        let says_more = !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some();
        let host = url.host_str().filter(|host| !host.is_empty() && !says_more);
        let host = host.ok_or_else(|| wrong("post-wrong-address"))?.to_owned();
        let safety = match (is_implicit, is_this_machine(&host)) {
            (true, _) => Safety::Implicit,
            (false, true) => Safety::SameMachine,
            (false, false) => Safety::StartTls,
        };
        let port = url.port().unwrap_or(match safety {
            Safety::Implicit => 465,
            Safety::StartTls => 587,
            Safety::SameMachine => 25,
        });
        let user = percent_decode_str(url.username())
            .decode_utf8()
            .map_err(|_| wrong("post-wrong-address"))?;
        let password = password.map(|text| text.trim_end_matches(['\r', '\n']));
        let credentials = match (user.as_ref(), password) {
            ("", None) => None,
            ("", Some(_)) => return Err(wrong("post-wrong-no-user")),
            (_, None) => return Err(wrong("post-wrong-no-password")),
            (_, Some("")) => return Err(Message::new("post-wrong-empty-password")),
            (user, Some(password)) => Some((user.to_owned(), password.to_owned())),
        };
        Ok(Self {
            host,
            port,
            safety,
            credentials,
            from: sender(from)?,
        })
    }

    /// How the way to the mail server is kept from others.
    #[must_use]
    pub fn safety(&self) -> Safety {
        self.safety
    }
}

/// Whom letters come from.
fn sender(from: &str) -> Result<Mailbox, Message> {
    let wrong = || Message::new("post-wrong-from").with("from", from);
    if from.contains(char::is_control) {
        return Err(wrong());
    }
    let mailbox: Mailbox = from.parse().map_err(|_| wrong())?;
    if mailbox.email.domain().contains('.') || is_this_machine(mailbox.email.domain()) {
        Ok(mailbox)
    } else {
        Err(wrong())
    }
}

/// A password that stands where it should not is not repeated on the screen.
fn without_password(server: &str) -> String {
    match Url::parse(server) {
        Ok(mut url) if url.password().is_some() => {
            // An address without a host has no password.
            let _ = url.set_password(Some("…"));
            percent_decode_str(url.as_str()).decode_utf8_lossy().into_owned()
        }
        _ => server.to_owned(),
    }
}

/// Whether a mail server of this name is on this machine.
fn is_this_machine(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name
            .parse::<IpAddr>()
            .map_or(name == "localhost", |address| address.is_loopback()),
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

/// An address that a letter can go to; nothing for one that no mail server would take.
pub(crate) fn address(text: &str) -> Option<Address> {
    if text.contains(char::is_control) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "Wieg <wieg@school.example>";

    fn wrong(server: &str, from: &str, password: Option<&str>) -> String {
        match Settings::read(server, from, password) {
            Ok(_) => format!("{server} was taken"),
            Err(message) => message.key,
        }
    }

    #[test]
    fn the_way_to_the_server_follows_from_its_address() {
        for (server, password, host, port, safety) in [
            ("smtp://mail.example", None, "mail.example", 587, Safety::StartTls),
            (
                "smtp://mail.example:25",
                None,
                "mail.example",
                25,
                Safety::StartTls,
            ),
            (
                "smtps://a@mail.example",
                Some("x"),
                "mail.example",
                465,
                Safety::Implicit,
            ),
            ("smtp://localhost", None, "localhost", 25, Safety::SameMachine),
            (
                "smtp://127.0.0.1:1025",
                None,
                "127.0.0.1",
                1025,
                Safety::SameMachine,
            ),
            ("smtp://[::1]:25/", None, "[::1]", 25, Safety::SameMachine),
            (
                "smtp://localhost.example",
                None,
                "localhost.example",
                587,
                Safety::StartTls,
            ),
        ] {
            let read = Settings::read(server, FROM, password).unwrap();
            assert_eq!(
                (read.host.as_str(), read.port, read.safety),
                (host, port, safety),
                "{server}"
            );
        }
        let read = Settings::read("smtp://it%40school.example@mail.example", FROM, Some("a b\n")).unwrap();
        assert_eq!(
            read.credentials,
            Some(("it@school.example".to_owned(), "a b".to_owned()))
        );
    }

    #[test]
    fn every_wrong_setting_is_told() {
        for (server, from, password, key) in [
            ("mail.example", FROM, None, "post-wrong-address"),
            ("http://mail.example", FROM, None, "post-wrong-address"),
            ("smtp://", FROM, None, "post-wrong-address"),
            ("smtp://mail.example/inbox", FROM, None, "post-wrong-address"),
            (
                "smtp://a:b@mail.example",
                FROM,
                None,
                "post-wrong-password-in-address",
            ),
            ("smtp://a@mail.example", FROM, None, "post-wrong-no-password"),
            ("smtp://mail.example", FROM, Some("x"), "post-wrong-no-user"),
            (
                "smtp://a@mail.example",
                FROM,
                Some("\n"),
                "post-wrong-empty-password",
            ),
            ("smtp://mail.example", "Wieg", None, "post-wrong-from"),
            ("smtp://mail.example", "wieg@school", None, "post-wrong-from"),
            (
                "smtp://mail.example",
                "Wieg\r\nBcc: x@y.example <wieg@school.example>",
                None,
                "post-wrong-from",
            ),
        ] {
            assert_eq!(wrong(server, from, password), key, "{server} {from}");
        }
        let told = Settings::read("smtp://a:hush@mail.example", FROM, None)
            .err()
            .unwrap();
        assert!(!format!("{told:?}").contains("hush"), "{told:?}");
    }

    #[test]
    fn an_address_with_a_line_break_goes_nowhere() {
        assert!(address("anna@school.example").is_some());
        for text in [
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example\n",
            "a b@c.example",
            "",
            "a",
        ] {
            assert!(address(text).is_none(), "{text:?}");
        }
    }
}
