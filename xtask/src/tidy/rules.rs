//! The choices behind the tests, from `xtask/tidy.toml`.

use crate::project::Project;
use serde::Deserialize;

/// The path of the rules.
pub const PATH: &str = "xtask/tidy.toml";

/// All of them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Which floor crates are pure, and what those may build on.
    pub floor: Floor,
    /// What ties a file to one machine.
    pub machine: Machine,
    /// Files that may be long.
    #[serde(default)]
    pub long_file: Vec<Exception>,
}

/// The crates of the floor.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// No files, no clock, no network, no environment, no async.
    pub pure: Vec<String>,
    /// The others.
    pub open: Vec<String>,
    /// What a pure crate may build on besides other pure crates.
    pub pure_may_use: Vec<String>,
}

/// What ties a file to one machine.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// The starts of absolute paths.
    pub folders: Vec<String>,
    /// Hosts that packages come from.
    pub hosts: Vec<String>,
    /// The only place that locked packages may come from.
    pub index: String,
    /// Files that have to name them.
    pub except: Vec<Exception>,
}

/// A file that a rule does not hold for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The file.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl Rules {
    /// The rules of a project.
    pub fn of(project: &Project) -> Result<Self, String> {
        let text = project.text(PATH).ok_or_else(|| format!("{PATH} is not there"))?;
        let rules: Self = toml::from_str(text).map_err(|fault| format!("{PATH}: {fault}"))?;
        let exceptions = rules.long_file.iter().chain(&rules.machine.except);
        if let Some(bare) = exceptions
            .into_iter()
            .find(|exception| exception.reason.trim().is_empty())
        {
            return Err(format!("{PATH}: say why {} is an exception", bare.path));
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_rules_can_be_read() {
        let project = Project::of(&[(PATH, include_str!("../../tidy.toml"))]);
        let rules = Rules::of(&project).expect("they can be read");
        assert!(rules.floor.pure.contains(&"statistics".to_owned()));
        assert!(!rules.machine.folders.is_empty() && !rules.machine.hosts.is_empty());
    }

    #[test]
    fn an_exception_without_a_reason_is_refused() {
        let rules = concat!(
            include_str!("../../tidy.toml"),
            "\n[[long_file]]\npath = \"a.rs\"\nreason = \" \"\n"
        );
        let refusal = Rules::of(&Project::of(&[(PATH, rules)])).expect_err("it says nothing");
        assert_eq!(refusal, "xtask/tidy.toml: say why a.rs is an exception");
    }
}
