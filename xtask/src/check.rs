//! Runs what the build server runs, all of it, and says at the end what failed.

use crate::project::Project;
use crate::{generate, tidy};
use std::process::Command;
use std::time::Instant;

/// What a step does.
enum Deed {
    /// A command of Cargo.
    Cargo(&'static [&'static str]),
    /// A command of this program.
    Own(&'static str, fn(&Project) -> Result<bool, String>),
}

struct Step {
    name: &'static str,
    deed: Deed,
    is_slow: bool,
}

/// In the order of what is known soonest. `.ci/run` runs the same; a test holds the two together.
const STEPS: [Step; 5] = [
    Step {
        name: "format",
        deed: Deed::Cargo(&["fmt", "--all", "--check"]),
        is_slow: false,
    },
    Step {
        name: "tidy",
        deed: Deed::Own("xtask tidy", tidy::tidy),
        is_slow: false,
    },
    Step {
        name: "generated pages",
        deed: Deed::Own("xtask generate check", |project| generate::check(project, None)),
        is_slow: false,
    },
    Step {
        name: "lints",
        deed: Deed::Cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        is_slow: false,
    },
    Step {
        name: "tests",
        deed: Deed::Cargo(&["test", "--workspace"]),
        is_slow: true,
    },
];

impl Step {
    /// The command as a person would type it.
    fn written(&self) -> String {
        match &self.deed {
            Deed::Cargo(arguments) => format!("cargo {}", arguments.join(" ")),
            Deed::Own(command, _) => format!("cargo {command}"),
        }
    }

    fn run(&self, project: &Project) -> Result<bool, String> {
        match &self.deed {
            Deed::Cargo(arguments) => Command::new("cargo")
                .args(*arguments)
                .current_dir(project.root())
                .status()
                .map(|status| status.success())
                .map_err(|fault| format!("cargo did not start: {fault}")),
            Deed::Own(_, run) => run(project),
        }
    }
}

/// Runs every step, or all but the slow ones; the answer is whether all went well.
pub fn check(project: &Project, fast: bool) -> Result<bool, String> {
    let mut failed = Vec::new();
    let steps = STEPS.iter().filter(|step| !(fast && step.is_slow));
    for step in steps {
        println!("\n{}: {}", step.name, step.written());
        let start = Instant::now();
        let is_well = step.run(project).unwrap_or_else(|fault| {
            println!("{fault}");
            false
        });
        println!(
            "{}: {}, {:.0} s",
            step.name,
            if is_well { "well" } else { "FAILED" },
            start.elapsed().as_secs_f64()
        );
        if !is_well {
            failed.push(step);
        }
    }
    println!();
    if failed.is_empty() {
        println!(
            "All is well{}.",
            if fast { "; the tests were left out" } else { "" }
        );
    } else {
        println!("Failed:");
        failed
            .iter()
            .for_each(|step| println!("  {:<16} {}", step.name, step.written()));
    }
    Ok(failed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_server_runs_the_same() {
        let project = Project::open().expect("the project can be read");
        let server = project.text(".ci/run").expect("the build server has its steps");
        for step in STEPS.iter().filter(|step| !step.is_slow) {
            assert!(
                server.contains(&step.written()),
                "{} is in .ci/run",
                step.written()
            );
        }
        // The tests are what the README tells people to run; `.ci/run` reads the command there.
        let readme = project.text("README.md").expect("there is a README");
        let slow = STEPS
            .iter()
            .find(|step| step.is_slow)
            .map(Step::written)
            .expect("there is one");
        assert!(
            readme
                .lines()
                .any(|line| line.split('#').next().unwrap_or_default().trim() == slow)
        );
    }
}
