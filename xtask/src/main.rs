//! The project's own commands: `cargo xtask` lists them.

mod check;
mod finding;
mod fluent;
mod generate;
mod indicators;
mod listing;
mod manifest;
mod new_indicator;
mod project;
mod rust_source;
mod tidy;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use project::Project;
use std::process::ExitCode;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run what the build server runs, and name everything that failed
    ///
    /// Formatting, lints, tidy, generated pages and tests, in that order. A step that fails does not stop the
    /// next ones; the last lines say which failed.
    Check {
        /// Leave out the tests
        #[arg(long)]
        fast: bool,
    },
    /// Test the project itself: arrows, messages, words, links, sizes
    ///
    /// Each finding has a place and says what to do. The choices behind the tests, and every exception with its
    /// reason, are in xtask/tidy.toml.
    Tidy,
    /// Write, check or show the generated reference pages
    #[command(subcommand)]
    Generate(Generate),
    /// Start an indicator from the one nearest to it
    ///
    /// Copies the folder, gives the copy its own id and version 1, and says what to do next. For instance:
    ///
    ///     cargo xtask new-indicator vwo-advice --like havo-advice
    #[command(verbatim_doc_comment)]
    NewIndicator {
        /// Its id: small letters, digits and hyphens, such as `vwo-advice`
        name: String,
        /// The indicator to start from
        #[arg(long, value_name = "OTHER")]
        like: String,
    },
}

#[derive(Subcommand)]
enum Generate {
    /// Write the pages that are not fresh
    Write {
        /// One page only: indicators, schema or columns
        what: Option<String>,
    },
    /// Say which pages are not fresh, and fail if there are any
    Check {
        /// One page only: indicators, schema or columns
        what: Option<String>,
    },
    /// Print a page
    Show {
        /// Which page: indicators, schema or columns
        what: String,
    },
}

fn main() -> ExitCode {
    let listing = listing::listing(&Arguments::command());
    let matches = Arguments::command().override_help(listing.clone()).get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|fault| fault.exit());
    let Some(command) = arguments.command else {
        print!("{listing}");
        return ExitCode::SUCCESS;
    };
    match run(&command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well; an error is something that kept the command from running at all.
fn run(command: &Command) -> Result<bool, String> {
    let project = Project::open()?;
    match command {
        Command::Check { fast } => check::check(&project, *fast),
        Command::Tidy => tidy::tidy(&project),
        Command::Generate(Generate::Write { what }) => generate::write(&project, what.as_deref()),
        Command::Generate(Generate::Check { what }) => generate::check(&project, what.as_deref()),
        Command::Generate(Generate::Show { what }) => generate::show(&project, what),
        Command::NewIndicator { name, like } => new_indicator::new_indicator(&project, name, like),
    }
}
