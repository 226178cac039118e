//! What can be typed to count together with other boards, each on its own machine.

use super::Input;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What can be done to count together.
#[derive(Debug, Subcommand)]
pub enum ShareCommand {
    /// Make the key of a board, and print the part that everybody may know
    Key(ShareKeyOptions),
    /// Begin a round: write the file that every board needs
    Begin(ShareBeginOptions),
    /// Give the counts of a list to a round, under masks
    Give(ShareGiveOptions),
    /// Add up what all boards gave, and show the sum
    Open(ShareOpenOptions),
}

/// Makes the key of a board, or reads it when it is there, and prints the part that everybody may know.
#[derive(Debug, Args)]
pub struct ShareKeyOptions {
    /// The file with the key; nobody else may read it
    #[arg(value_name = "KEY")]
    pub key: PathBuf,
}

/// Begins a round: writes the file that every board needs.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  wieg share begin --region 'Regio Nergenshuizen' --from 2022 --to 2024 --board 'Bestuur A=1f…' \\
    --board 'Bestuur B=a0…' --board 'Bestuur C=77…' --out round.json

Each board makes its key with `wieg share key`, and tells you the part that everybody may know.")]
pub struct ShareBeginOptions {
    /// For whom the sum is
    #[arg(long, value_name = "NAME")]
    pub region: String,
    /// The first school year, by the year in which it begins
    #[arg(long, value_name = "YEAR")]
    pub from: i16,
    /// The last school year, by the year in which it begins
    #[arg(long, value_name = "YEAR")]
    pub to: i16,
    /// A board and its public key; at least three
    #[arg(long = "board", value_name = "NAME=KEY", required = true)]
    pub boards: Vec<String>,
    /// Where to write the round
    #[arg(long, value_name = "ROUND.json")]
    pub out: PathBuf,
}

/// Gives the counts of a list to a round, under masks. Do it once: two gifts to one round would tell what changed.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  wieg share give round.json groep8.csv --map map.toml --key board.key --out gift.json

What is written says nothing to whoever has not those of all other boards. Look first who they are.")]
pub struct ShareGiveOptions {
    /// The round
    #[arg(value_name = "ROUND.json")]
    pub round: PathBuf,
    /// The list
    #[command(flatten)]
    pub input: Input,
    /// The key of this board
    #[arg(long, value_name = "KEY")]
    pub key: PathBuf,
    /// Where to write what is given
    #[arg(long, value_name = "GIFT.json")]
    pub out: PathBuf,
}

/// Adds up what all boards gave, and shows the sum.
///
/// Small counts are hidden as for the public. What earlier sums told is not known here, as it is on the site: do not
/// open two rounds with nearly the same boards or pupils.
#[derive(Debug, Args)]
pub struct ShareOpenOptions {
    /// The round
    #[arg(value_name = "ROUND.json")]
    pub round: PathBuf,
    /// What the boards gave, all of them
    #[arg(value_name = "GIFT.json", required = true)]
    pub gifts: Vec<PathBuf>,
    /// The folder for the report
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}
