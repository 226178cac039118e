//! The list of commands that `cargo xtask` prints: grouped, one line each.

use clap::Command;
use std::fmt::Write;

/// Every command stands in one group; a test sees to it.
const GROUPS: [(&str, &[&str]); 2] = [
    ("Before you send a change", &["check", "tidy", "generate"]),
    ("To begin something new", &["new-indicator"]),
];

/// The list, made from the commands themselves.
pub fn listing(program: &Command) -> String {
    let mut text = String::from("The project's own commands\n\nUsage: cargo xtask <COMMAND>\n");
    for (group, names) in GROUPS {
        let _ = write!(text, "\n{group}\n");
        for command in names.iter().filter_map(|name| program.find_subcommand(name)) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(text, "  {:<15} {about}", command.get_name());
        }
    }
    text.push_str("\n`cargo xtask <COMMAND> --help` tells more of a command. The README has the two commands to begin with.\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_is_listed_once_with_a_line_about_it() {
        let program = crate::Arguments::command();
        let mut listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| *names).copied().collect();
        let mut there: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
        listed.sort_unstable();
        there.sort_unstable();
        assert_eq!(listed, there);
        assert!(
            program
                .get_subcommands()
                .all(|command| command.get_about().is_some())
        );
        assert!(listing(&program).contains("  tidy            Test the project itself"));
    }
}
