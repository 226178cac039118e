//! Letters: their settings from the command line, and the sender that runs beside the site.

use crate::arguments::MailOptions;
use crate::catalogue::catalogue;
use crate::fault::Fault;
use database::Database;
use messages::Catalogue;
use post::{Plan, Sender, Settings, Writer};
use std::fs;
use std::path::Path;
use std::time::Duration;
use vocabulary::Language;

/// The settings of mail, looked over; none where no mail is sent.
pub fn settings(options: &MailOptions) -> Result<Option<Settings>, Fault> {
    let (Some(server), Some(from)) = (&options.mail, &options.mail_from) else {
        return Ok(None);
    };
    let password = options.mail_password_file.as_deref().map(secret).transpose()?;
    Settings::read(server, from, password.as_deref())
        .map(Some)
        .map_err(Fault::Refused)
}

/// A secret that stands in a file, so that it stands in no list of running programs.
pub fn secret(path: &Path) -> Result<String, Fault> {
    let text = fs::read_to_string(path)
        .map_err(|_| Fault::refused("wieg-serve-secret", "path", path.display().to_string()))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Sends letters for as long as the site runs.
pub fn send(database: Database, settings: Settings, address: &str) -> Result<(), Fault> {
    let of = |language| catalogue(language).map_err(|fault| Fault::Site(format!("{fault:?}")));
    let writer = Writer::new([of(Language::Nl)?, of(Language::En)?], address);
    let sender = Sender::new(database.clone(), settings, writer, Plan::default()).map_err(Fault::Refused)?;
    tokio::spawn(sender.run());
    // Who does what was agreed need not have an account, so it is not known in which language they read.
    tokio::spawn(remind(database, of(Language::Nl)?, address.to_owned()));
    Ok(())
}

/// Looks once an hour which agreements come near their day or are past it.
async fn remind(database: Database, words: Catalogue, address: String) {
    let mut hourly = tokio::time::interval(Duration::from_secs(3_600));
    loop {
        hourly.tick().await;
        if let Err(fault) = meetup::reminding::remind(&database, &words, &address).await {
            tracing::warn!(%fault, "reminders of agreements wait an hour");
        }
    }
}
