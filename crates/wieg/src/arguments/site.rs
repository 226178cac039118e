//! What can be typed to start the site and to look after what it keeps.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Starts the site: people sign in, read in lists and see figures.
///
/// Everything that is kept is kept in one folder: the database, and per organisation its key and its tables. Nothing
/// leaves this computer but the letters that --mail lets it send. The first start makes the account of the administrator and prints a link that works once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg serve --data /var/lib/wieg --administrator anna@school.nl   the first time
  wieg serve --data /var/lib/wieg                                  every time after
  wieg serve --data /var/lib/wieg --database postgres://wieg@localhost/wieg
  wieg serve --data /var/lib/wieg --mail smtp://localhost --mail-from wieg@school.nl

Put a web server with HTTPS in front, and tell Wieg with --public-address https://wieg.school.nl.")]
pub struct ServeOptions {
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The address to listen on
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8080")]
    pub address: std::net::SocketAddr,
    /// A PostgreSQL database in place of the file in the folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Where people find the site; over https cookies travel no other way [default: the address listened on]
    #[arg(long, value_name = "URL")]
    pub public_address: Option<String>,
    /// A style sheet with the tokens of your organisation, after our own
    #[arg(long, value_name = "FILE.css")]
    pub theme: Option<PathBuf>,
    /// Whom to tell of a hole in the fence: an address for security.txt
    #[arg(long, value_name = "mailto:…", default_value = "mailto:security@localhost")]
    pub security_contact: String,
    /// The first time: who keeps this installation going
    #[arg(long, value_name = "E-MAIL")]
    pub administrator: Option<String>,
    /// The first time: the organisation that everything else hangs under
    #[arg(long, value_name = "NAME", default_value = "Onze organisatie")]
    pub organisation: String,
    /// Let people sign in with an account of elsewhere, such as Entree or SURFconext, as this file says
    #[arg(long, value_name = "FILE.toml")]
    pub sign_in_with: Option<PathBuf>,
    /// Letters.
    #[command(flatten)]
    pub mail: MailOptions,
}

/// How letters are sent; without, whoever makes a link passes it on by hand.
#[derive(Debug, Args)]
#[command(next_help_heading = "Letters")]
pub struct MailOptions {
    /// Send letters through this mail server: smtp:// encrypts with STARTTLS, but not to this machine itself; smtps:// at once
    #[arg(long, value_name = "smtp://USER@HOST:587", requires = "mail_from")]
    pub mail: Option<String>,
    /// Whom letters come from
    #[arg(long, value_name = "NAME <E-MAIL>", requires = "mail")]
    pub mail_from: Option<String>,
    /// The file with the password of the mail server
    #[arg(long, value_name = "FILE", requires = "mail")]
    pub mail_password_file: Option<PathBuf>,
}

/// Starts a demonstration: an invented region with people to sign in as, and real research data beside it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  wieg demo                            makes the folder wieg-demo and starts on http://127.0.0.1:8080
  wieg demo --address 127.0.0.1:9000   on another port

Everybody in it is invented, and every page says so. Throw the folder away to begin anew.")]
pub struct DemoOptions {
    /// The folder for the demonstration
    #[arg(long, value_name = "DIR", default_value = "wieg-demo")]
    pub data: PathBuf,
    /// The address to listen on
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8080")]
    pub address: std::net::SocketAddr,
}

/// What can be done with an account.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make a link with which someone chooses a new password
    Link(AccountOptions),
}

/// Makes a link with which someone chooses a new password, and begins anew with the second step.
///
/// For the last administrator who lost a password or a telephone; everybody else gets a link on the page with people.
#[derive(Debug, Args)]
pub struct AccountOptions {
    /// The address with which they sign in
    #[arg(value_name = "E-MAIL")]
    pub email: String,
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// A PostgreSQL database in place of the file in the folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}

/// What can be done with the audit log.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Go over the whole log: was anything changed, removed or added afterwards?
    Verify(AuditOptions),
}

/// Goes over the whole audit log.
///
/// Each entry carries the hash of the one before it. Write the last hash down somewhere else: then even rewriting the
/// whole log is seen. It ends with status 1 when the log is broken.
#[derive(Debug, Args)]
pub struct AuditOptions {
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// A PostgreSQL database in place of the file in the folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}

/// Looks over everything that is kept, and says what to do about what is not as it should be.
///
/// It reads the whole log and opens every list, and changes nothing but bringing the database up to date with this
/// version. It ends with status 1 when something is wrong, so that a timer can call it.
#[derive(Debug, Args)]
pub struct DoctorOptions {
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// A PostgreSQL database in place of the file in the folder
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}

/// Copies everything that is kept to a new folder, while the site goes on.
#[derive(Debug, Args)]
pub struct BackupOptions {
    /// The folder that keeps everything
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
    /// The new folder; keep it as safe as the first, for it holds the same
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// Puts a backup back, in a new folder, after looking whether it is whole.
#[derive(Debug, Args)]
pub struct RestoreOptions {
    /// The backup
    #[arg(value_name = "BACKUP")]
    pub backup: PathBuf,
    /// The new folder
    #[arg(long, value_name = "DIR")]
    pub data: PathBuf,
}
