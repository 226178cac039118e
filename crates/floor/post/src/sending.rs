//! The sender: takes letters from the outbox, one after the other, for as long as the site runs.

use crate::reminders;
use crate::retries::Plan;
use crate::settings::Settings;
use crate::transport::{Failed, Transport};
use database::outbox::{self, Letter};
use database::{Database, Deed, Fault, now};
use messages::Catalogue;
use std::time::Duration;
use vocabulary::{Language, Message};

/// How many letters a round takes at most.
const AT_ONCE: u64 = 50;
/// How long to rest between rounds.
const REST: Duration = Duration::from_secs(2);
/// How many rounds go by between tidying up: about an hour.
const ROUNDS_UNTIL_TIDY: u32 = 1800;

/// Who writes the letters that are written when they are due.
pub struct Writer {
    catalogues: [Catalogue; 2],
    site: String,
}

impl Writer {
    /// Writes in Dutch and in English, with links that begin with the address of the site.
    #[must_use]
    pub fn new(catalogues: [Catalogue; 2], site: impl Into<String>) -> Self {
        Self {
            catalogues,
            site: site.into(),
        }
    }

    pub(crate) fn catalogue(&self, language: Language) -> &Catalogue {
        let [nl, en] = &self.catalogues;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    pub(crate) fn site(&self) -> &str {
        &self.site
    }
}

/// Sends what is in the outbox.
pub struct Sender {
    database: Database,
    transport: Transport,
    writer: Writer,
    plan: Plan,
}

impl Sender {
    /// A sender with these settings.
    ///
    /// # Errors
    /// A mail server whose name nobody could check a certificate for.
    pub fn new(database: Database, settings: Settings, writer: Writer, plan: Plan) -> Result<Self, Message> {
        Ok(Self {
            database,
            transport: Transport::new(settings, plan.patience())?,
            writer,
            plan,
        })
    }

    /// Sends for as long as the program runs.
    pub async fn run(self) {
        let mut rounds = 0_u32;
        loop {
            if let Err(fault) = self.round().await {
                tracing::warn!(%fault, "letters stay in the outbox for now");
            }
            if rounds.is_multiple_of(ROUNDS_UNTIL_TIDY)
                && let Err(fault) = outbox::forget_old(&self.database).await
            {
                tracing::warn!(%fault, "old letters stay a while");
            }
            rounds = rounds.wrapping_add(1);
            tokio::time::sleep(REST).await;
        }
    }

    /// Tries every letter that may be tried now; gives how many were sent.
    ///
    /// # Errors
    /// A database that does not answer. A mail server that does not is what the outbox is for.
    pub async fn round(&self) -> Result<usize, Fault> {
        let mut sent = 0;
        for letter in outbox::due(&self.database, AT_ONCE).await? {
            let letter = if letter.is_unwritten() {
                match reminders::written(&self.database, &self.writer, &letter).await? {
                    Some(letter) => letter,
                    None => continue,
                }
            } else {
                letter
            };
            sent += usize::from(self.attempt(&letter).await?);
        }
        Ok(sent)
    }

    /// Tries one letter; true when it was sent.
    async fn attempt(&self, letter: &Letter) -> Result<bool, Fault> {
        let number = letter.attempts + 1;
        let next = now() + self.plan.claimed_for(number);
        if !outbox::claim(&self.database, letter, next).await? {
            return Ok(false);
        }
        if letter.good_until.is_some_and(|until| until <= now()) {
            self.failed(letter, number, Failed::for_good("too-late")).await?;
            return Ok(false);
        }
        match self.transport.send(letter, self.plan.patience()).await {
            Ok(()) => {
                let change = self.database.change().await?;
                change.letter_sent(letter.id).await?;
                let deed = Deed::of_program("sent-letter", format!("letter/{}", letter.id));
                change.keep(&deed).await?;
                Ok(true)
            }
            Err(failed) => {
                self.failed(letter, number, failed).await?;
                Ok(false)
            }
        }
    }

    /// Notes why an attempt failed, and gives up when another one would not help.
    async fn failed(&self, letter: &Letter, number: i32, failed: Failed) -> Result<(), Fault> {
        // What the letter says and to whom stays out of the log of the program.
        tracing::warn!(
            letter = letter.id,
            attempt = number,
            fault = failed.word(),
            "letter not sent"
        );
        outbox::note_fault(&self.database, letter.id, &failed.what).await?;
        if failed.is_for_good || self.plan.wait_after(number).is_none() {
            let change = self.database.change().await?;
            change.give_up_letter(letter.id).await?;
            let deed = Deed::of_program("gave-up-letter", format!("letter/{}", letter.id));
            change.keep(&deed).await?;
        }
        Ok(())
    }
}
