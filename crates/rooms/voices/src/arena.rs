//! The pupils' arena: how it goes, and what is written down of it.
//!
//! Space, voice, audience and influence are Laura Lundy's model (2007); words and steps are the project's own, from
//! `data/voice.toml`.

use crate::codebook::Both;
use serde::Deserialize;
use std::sync::LazyLock;

const DATA: &str = include_str!("../data/voice.toml");

/// What it is.
#[derive(Debug, Deserialize)]
pub struct About {
    /// What it is called.
    pub title: Both,
    /// What it is, in a sentence or two.
    pub summary: Both,
}

/// A step.
#[derive(Debug, Deserialize)]
pub struct Step {
    /// Before, during or after.
    pub when: String,
    /// How many minutes.
    #[serde(default)]
    pub minutes: Option<u64>,
    /// What to do, in a few words.
    pub title: Both,
    /// What to do.
    pub text: Both,
}

/// Something that is written down.
#[derive(Debug, Deserialize)]
pub struct Field {
    /// A short stable code.
    pub id: String,
    /// What it is called.
    pub label: Both,
    /// What belongs there.
    pub help: Both,
    /// An invented example.
    pub example: Both,
}

/// The arena.
#[derive(Debug, Deserialize)]
pub struct Arena {
    /// What it is.
    pub arena: About,
    /// Its steps, in order.
    pub step: Vec<Step>,
    /// What is written down.
    pub field: Vec<Field>,
}

static ARENA: LazyLock<Arena> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own arena can be read"));

impl Arena {
    /// The arena.
    #[must_use]
    pub fn get() -> &'static Self {
        &ARENA
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_of_lundy_and_what_changed_are_written_down() {
        let ids: Vec<&str> = Arena::get().field.iter().map(|field| field.id.as_str()).collect();
        assert_eq!(ids, ["space", "voice", "audience", "influence", "changed"]);
        let whens = ["before", "during", "after"];
        assert!(
            Arena::get()
                .step
                .iter()
                .all(|step| whens.contains(&step.when.as_str()))
        );
    }
}
