//! A letter as mail servers want it: plain text with safe headers, and a name by which a double is known.

use crate::settings::{Settings, address};
use database::outbox::Letter;
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use std::time::{Duration, UNIX_EPOCH};

/// Why a letter cannot be sent as it is; trying again does not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// No mail server takes this address.
    Address,
    /// The subject has a line break, or the letter cannot be put together.
    Text,
}

/// The letter, ready to send. The same letter always has the same `Message-ID` and date, whatever the attempt.
pub(crate) fn sealed(settings: &Settings, letter: &Letter) -> Result<Message, Unfit> {
    let to = address(&letter.to_address).ok_or(Unfit::Address)?;
    if letter.subject.contains(char::is_control) {
        return Err(Unfit::Text);
    }
    let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(letter.created_at).unwrap_or(0));
    let mut message = Message::builder()
        .from(settings.from.clone())
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .date(date)
        .message_id(Some(name(settings, letter)))
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())
        .map_err(|_| Unfit::Text)?;
    // Out-of-office answers stay away (RFC 3834).
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    let value = HeaderValue::new(automatic, "auto-generated".to_owned());
    message.headers_mut().insert_raw(value);
    Ok(message)
}

/// The number of the letter, and when it was made: a backup that was put back gives numbers out again.
fn name(settings: &Settings, letter: &Letter) -> String {
    let domain = settings.from.email.domain();
    format!("<wieg-letter-{}-{}@{domain}>", letter.id, letter.created_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            id: 7,
            person: None,
            kind: "invitation".to_owned(),
            to_address: "anna@school.example".to_owned(),
            subject: "Een uitnodiging voor مريم".to_owned(),
            body: "Dag مريم,\n\nhttps://wieg.example/wachtwoord/0\n".to_owned(),
            created_at: 1_795_985_959,
            due_at: 0,
            good_until: None,
            attempts: 0,
            next_attempt_at: 0,
            sent_at: None,
            given_up_at: None,
            last_fault: None,
        }
    }

    fn settings() -> Settings {
        Settings::read("smtp://localhost", "Wieg <wieg@school.example>", None).unwrap()
    }

    #[test]
    fn the_same_letter_is_the_same_whatever_the_attempt() {
        let first = sealed(&settings(), &letter()).unwrap().formatted();
        let again = Letter {
            attempts: 3,
            ..letter()
        };
        assert_eq!(first, sealed(&settings(), &again).unwrap().formatted());
        let text = String::from_utf8(first).unwrap();
        for header in [
            "Message-ID: <wieg-letter-7-1795985959@school.example>\r\n",
            "Date: Sun, 29 Nov 2026 20:59:19 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "From: Wieg <wieg@school.example>\r\n",
            "To: anna@school.example\r\n",
            "Subject: Een uitnodiging voor =?utf-8?b?",
        ] {
            assert!(text.contains(header), "{header} in {text}");
        }
        assert!(text.is_ascii(), "{text}");
    }

    #[test]
    fn a_line_break_never_becomes_a_header() {
        let subject = Letter {
            subject: "Dag\r\nBcc: x@elders.example".to_owned(),
            ..letter()
        };
        assert_eq!(sealed(&settings(), &subject).err(), Some(Unfit::Text));
        let to = Letter {
            to_address: "anna@school.example\r\nBcc: x@elders.example".to_owned(),
            ..letter()
        };
        assert_eq!(sealed(&settings(), &to).err(), Some(Unfit::Address));
        let body = Letter {
            body: "Dag\r\n.\r\nMAIL FROM:<x@elders.example>\r\n".to_owned(),
            ..letter()
        };
        assert!(
            sealed(&settings(), &body).is_ok(),
            "what is said stays what is said"
        );
    }
}
