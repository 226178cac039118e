//! The way to the mail server, and what its answers mean: trying again helps, or it does not.

use crate::envelope::{Unfit, sealed};
use crate::settings::{Safety, Settings};
use database::outbox::Letter;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;
use vocabulary::Message;

/// What went wrong with an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failed {
    /// Whether trying again does not help.
    pub is_for_good: bool,
    /// A word for what went wrong, and what the mail server said.
    pub what: String,
}

impl Failed {
    /// The word for what went wrong, without what the mail server said.
    pub(crate) fn word(&self) -> &str {
        self.what.split(' ').next().unwrap_or_default()
    }

    pub(crate) fn for_good(word: &str) -> Self {
        Self {
            is_for_good: true,
            what: word.to_owned(),
        }
    }

    fn for_now(word: &str) -> Self {
        Self {
            is_for_good: false,
            what: word.to_owned(),
        }
    }
}

/// The way to the mail server.
pub(crate) struct Transport {
    settings: Settings,
    mailer: AsyncSmtpTransport<Tokio1Executor>,
}

impl Transport {
    pub(crate) fn new(settings: Settings, patience: Duration) -> Result<Self, Message> {
        let host = settings
            .host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let tls = match settings.safety {
            Safety::SameMachine => Tls::None,
            Safety::StartTls => Tls::Required(parameters(&host)?),
            Safety::Implicit => Tls::Wrapper(parameters(&host)?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(patience));
        if let Some((user, password)) = settings.credentials.clone() {
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Self {
            settings,
            mailer: builder.build(),
        })
    }

    /// Sends a letter; a mail server that says nothing for too long counts as one that is not there.
    pub(crate) async fn send(&self, letter: &Letter, patience: Duration) -> Result<(), Failed> {
        let message = sealed(&self.settings, letter).map_err(|unfit| {
            Failed::for_good(match unfit {
                Unfit::Address => "address",
                Unfit::Text => "text",
            })
        })?;
        match tokio::time::timeout(patience, self.mailer.send(message)).await {
            Err(_) => Err(Failed::for_now("silence")),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failed(&error, letter.to_address.is_ascii())),
        }
    }
}

fn parameters(host: &str) -> Result<TlsParameters, Message> {
    TlsParameters::new(host.to_owned()).map_err(|_| Message::new("post-wrong-address").with("address", host))
}

/// What the answer of a mail server means.
fn failed(error: &lettre::transport::smtp::Error, is_ascii: bool) -> Failed {
    let said = error.status().map(|status| {
        let told = std::error::Error::source(error).map_or_else(String::new, ToString::to_string);
        format!("{status} {told}")
    });
    match said {
        // A server that does not know us has nothing against the letter.
        Some(said)
            if ["530", "534", "535", "538"]
                .iter()
                .any(|code| said.starts_with(code)) =>
        {
            Failed::for_now(&one_line("sign-in", &said))
        }
        Some(said) if error.is_permanent() => Failed::for_good(&one_line("refused", &said)),
        Some(said) => Failed::for_now(&one_line("later", &said)),
        None if error.is_client() && !is_ascii => Failed::for_good("address"),
        None if error.is_timeout() => Failed::for_now("silence"),
        None if error.is_tls() => Failed::for_now(&one_line("unsafe", &error.to_string())),
        None => Failed::for_now("no-connection"),
    }
}

/// A word and what was said, on one line of a decent length.
fn one_line(word: &str, said: &str) -> String {
    let said: String = said
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .take(200)
        .collect();
    format!("{word} {}", said.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_says_is_one_line() {
        assert_eq!(
            one_line("refused", "550 5.1.1\r\nNo such user\n"),
            "refused 550 5.1.1  No such user"
        );
        assert!(one_line("refused", &"é".repeat(1000)).chars().count() < 220);
    }
}
