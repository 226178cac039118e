//! What letters say, and the links in them.

use database::links::Purpose;
use database::outbox::{Letter, NewLetter};
use database::people::Person;
use database::roles::{Held, Role};
use database::{Change, Fault, Moment, now};
use messages::Catalogue;
use vocabulary::Message;

/// A link to choose a password may wait for a week.
pub const LINK_LASTS: Moment = 7 * 86_400;
/// A link to sign in is used at once.
pub const SIGN_IN_LASTS: Moment = 15 * 60;
/// Who did not choose a password after so long is reminded once.
const REMINDED_AFTER: Moment = 3 * 86_400;

/// A kind of letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody was given an account.
    Invitation,
    /// Somebody was given an account three days ago and did not use it.
    Reminder,
    /// Somebody who looks after an account made a new link for it.
    NewLink,
    /// Somebody forgot a password, and asked.
    Forgotten,
    /// A parent or pupil asked to sign in.
    SignIn,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Invitation,
        Self::Reminder,
        Self::NewLink,
        Self::Forgotten,
        Self::SignIn,
    ];

    /// Its name in the database and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reminder => "reminder",
            Self::NewLink => "new-link",
            Self::Forgotten => "forgotten",
            Self::SignIn => "sign-in",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What its link opens, where, and how long.
    fn link(self) -> (Purpose, &'static str, Moment) {
        match self {
            Self::SignIn => (Purpose::SignIn, "/aanmelden/link", SIGN_IN_LASTS),
            Self::Invitation | Self::Reminder | Self::NewLink | Self::Forgotten => {
                (Purpose::ChoosePassword, "/wachtwoord", LINK_LASTS)
            }
        }
    }
}

/// For whom a letter is, and where its link leads.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The number of the account.
    pub person: i32,
    /// The address that the letter goes to.
    pub email: &'a str,
    /// How to begin.
    pub name: &'a str,
    /// All that they are; parents are addressed otherwise than colleagues.
    pub roles: &'a [Held],
    /// The organisation that it is about; empty when it is about none.
    pub place: &'a str,
    /// Where people find the site.
    pub site: &'a str,
}

impl<'a> Link<'a> {
    /// For somebody who has an account.
    #[must_use]
    pub fn to(person: &'a Person, roles: &'a [Held], place: &'a str, site: &'a str) -> Self {
        Self {
            person: person.id,
            email: &person.email,
            name: &person.name,
            roles,
            place,
            site,
        }
    }
}

/// Makes a link, which puts older ones out of use, and writes the letter that brings it.
///
/// # Errors
/// A database that does not answer, or a machine without random numbers.
pub async fn write(
    change: &Change,
    kind: Kind,
    to: Link<'_>,
    catalogue: &Catalogue,
) -> Result<NewLetter, Fault> {
    let (purpose, path, lasts) = kind.link();
    let until = now() + lasts;
    let link = change.add_link(to.person, purpose, until).await?;
    let address = format!("{}{path}/{}", to.site, link.carried());
    let reader = if to.roles.iter().any(|held| held.role == Role::Parent) {
        "parent"
    } else {
        "other"
    };
    let key = |part: &str| {
        Message::new(format!("post-{}-{part}", kind.name()))
            .with("reader", reader)
            .with("name", to.name)
            .with("place", to.place)
            .with("site", to.site)
    };
    let body = catalogue.text(&key("body").with("link", address));
    Ok(NewLetter {
        person: Some(to.person),
        kind: kind.name(),
        to: to.email.to_owned(),
        subject: catalogue.text(&key("subject")),
        body: format!("{}\n", body.trim_end()),
        due_at: now(),
        good_until: Some(until),
    })
}

/// The reminder that follows an invitation: not yet written, for links are kept by their fingerprints only, and it
/// may turn out not to be needed.
#[must_use]
pub fn reminder(person: i32, email: &str) -> NewLetter {
    NewLetter {
        person: Some(person),
        kind: Kind::Reminder.name(),
        to: email.to_owned(),
        subject: String::new(),
        body: String::new(),
        due_at: now() + REMINDED_AFTER,
        good_until: None,
    }
}

/// The kind of letter that takes the place of one that was given up; none where the person asks again.
///
/// What a letter said is gone by then, so a new one is written, with a new link.
#[must_use]
pub fn again(letter: &Letter, person: &Person) -> Option<Kind> {
    match Kind::named(&letter.kind)? {
        Kind::Invitation | Kind::Reminder => person.password.is_none().then_some(Kind::Invitation),
        Kind::NewLink => Some(Kind::NewLink),
        Kind::Forgotten | Kind::SignIn => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Language;

    #[test]
    fn every_kind_is_found_by_its_name_and_says_something_to_everybody() {
        for (language, file) in crate::LOCALES {
            let catalogue = Catalogue::new(language, &[file]).unwrap();
            for kind in Kind::ALL {
                assert_eq!(Kind::named(kind.name()), Some(kind));
                for reader in ["parent", "other"] {
                    let said = |part: &str| {
                        let message = Message::new(format!("post-{}-{part}", kind.name()));
                        let message = message.with("reader", reader).with("name", "مريم <b>");
                        let message = message
                            .with("place", "De Wissel")
                            .with("site", "https://wieg.example");
                        catalogue.text(&message.with("link", "https://wieg.example/x/0"))
                    };
                    let (subject, body) = (said("subject"), said("body"));
                    assert!(!subject.contains(['\n', '⟦']) && !subject.is_empty(), "{subject}");
                    assert!(
                        body.contains("https://wieg.example/x/0") && !body.contains('⟦'),
                        "{body}"
                    );
                    assert!(body.contains("مريم <b>"), "{body}");
                    // Parents are u, and everybody else is je.
                    let words: Vec<&str> = body.split(|sign: char| !sign.is_alphabetic()).collect();
                    let others = if reader == "parent" {
                        ["je", "jij", "jou"]
                    } else {
                        ["u", "uw", "Uw"]
                    };
                    let is_mixed = others.iter().any(|word| words.contains(word));
                    assert!(language != Language::Nl || !is_mixed, "{body}");
                }
            }
        }
    }
}
