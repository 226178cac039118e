//! `wieg`: the program. It alone knows all rooms, reads arguments, and speaks to a terminal.

mod arguments;
mod catalogue;
mod command;
mod fault;
mod indicators;
mod serve;
mod subject;
mod terminal;
mod whole_file;

use arguments::{
    AccountCommand, Arguments, AuditCommand, BenchmarkCommand, Command, CubeCommand, ExploreCommand,
    IntakeCommand, LettersCommand, ShareCommand,
};
use clap::Parser;
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let catalogue = match catalogue::catalogue(arguments.lang.into()) {
        Ok(catalogue) => catalogue,
        Err(fault) => {
            eprintln!("wieg: {fault:?}");
            return ExitCode::FAILURE;
        }
    };
    let terminal = Terminal::new(catalogue);
    let done = match arguments.command {
        Command::Measure(options) => command::measure::run(&options, &terminal),
        Command::Intake {
            command: IntakeCommand::Inspect(options),
        } => command::inspect::run(&options, &terminal),
        Command::Intake {
            command: IntakeCommand::Check(options),
        } => command::check::run(&options, &terminal),
        Command::Cube {
            command: CubeCommand::Build(options),
        } => command::cube::build(&options, &terminal),
        Command::Cube {
            command: CubeCommand::Merge(options),
        } => command::cube::merge(&options, &terminal),
        Command::Cube {
            command: CubeCommand::Show(options),
        } => command::cube::show(&options, &terminal),
        Command::Cube {
            command: CubeCommand::Freeze(options),
        } => command::freeze::run(&options, &terminal),
        Command::Benchmark {
            command: BenchmarkCommand::Build(options),
        } => command::benchmark::build(&options, &terminal),
        Command::Lens(options) => command::lens::run(&options, &terminal),
        Command::Letters {
            command: LettersCommand::Check(options),
        } => command::letters::check(&options, &terminal),
        Command::Demo(options) => serve::demo::run(&options, &terminal),
        Command::Serve(options) => serve::run(&options, &terminal),
        Command::Account {
            command: AccountCommand::Link(options),
        } => serve::account_link(&options, &terminal),
        Command::Audit {
            command: AuditCommand::Verify(options),
        } => serve::keeping::verify(&options, &terminal),
        Command::Backup(options) => serve::keeping::backup(&options, &terminal),
        Command::Restore(options) => serve::keeping::restore(&options, &terminal),
        Command::Share { command } => match command {
            ShareCommand::Key(options) => command::share::key(&options, &terminal),
            ShareCommand::Begin(options) => command::share::begin(&options, &terminal),
            ShareCommand::Give(options) => command::share::give(&options, &terminal),
            ShareCommand::Open(options) => command::share::open(&options, &terminal),
        },
        Command::Doctor(options) => serve::doctor::run(&options, &terminal),
        Command::Permissions => Ok(serve::permissions::print()),
        Command::Template(options) => command::template::run(&options, &terminal),
        Command::Explore {
            command: ExploreCommand::Region(options),
        } => command::explore::region(&options, &terminal),
        Command::Explore {
            command: ExploreCommand::Recover(options),
        } => command::recover::run(&options, &terminal),
        Command::Explore {
            command: ExploreCommand::Fit(options),
        } => command::fit::run(&options, &terminal),
        Command::Explore {
            command: ExploreCommand::Parameters,
        } => Ok(command::explore::parameters(&terminal)),
        Command::Explore {
            command: ExploreCommand::Odd,
        } => Ok(command::explore::odd()),
    };
    match done {
        Ok(code) => code,
        Err(fault) => {
            terminal.problem(&fault.message());
            fault.exit_code()
        }
    }
}
