//! What can be typed after `wieg lens` and `wieg letters`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Options of `wieg lens`.
///
/// The lens reads Dutch. It points at words that say who falls short, asks which threshold there is and whose,
/// and gives ways to begin. It scores nobody, and leaves quotations as they were said.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  wieg lens jaarplan.docx\n  wieg lens brief.txt --letter\n  wieg lens --test"
)]
pub struct LensOptions {
    /// The text: .txt, .docx, .odt, .vtt or .srt
    #[arg(required_unless_present = "test")]
    pub path: Option<PathBuf>,
    /// Read it as a letter to parents: look at pressure as well
    #[arg(long)]
    pub letter: bool,
    /// Answer in JSON, with places in characters
    #[arg(long)]
    pub json: bool,
    /// Say how well the lens does on labelled sentences: those of the project, or your own in the same columns
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with_all = ["path", "letter", "json"])]
    pub test: Option<Option<PathBuf>>,
}

/// What can be done with letters.
#[derive(Debug, Subcommand)]
pub enum LettersCommand {
    /// Say what a parent still needs, what could be easier, and where a letter presses
    Check(LettersCheckOptions),
}

/// Options of `wieg letters check`.
///
/// There is no mark and no level: a list of what is missing, and places that could be changed.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  wieg letters check schoolreis.docx")]
pub struct LettersCheckOptions {
    /// The letter: .txt, .docx or .odt, in Dutch
    pub path: PathBuf,
}
