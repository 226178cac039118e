//! The guide of a conversation: questions, and which factors and layers each of them offers.

use crate::codebook::Both;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use vocabulary::{Factor, Layer};

const DATA: &str = include_str!("../data/guide.toml");

/// A further question, when somebody stays short.
#[derive(Debug, Deserialize)]
pub struct Probe {
    /// A short stable code.
    pub id: String,
    /// What it brings up: factors and layers.
    pub offers: Vec<String>,
    /// The question.
    pub text: Both,
}

/// A question of the guide.
#[derive(Debug, Deserialize)]
pub struct Question {
    /// A short stable code.
    pub id: String,
    /// Under which heading it stands.
    pub section: String,
    /// What it brings up: factors and layers.
    pub offers: Vec<String>,
    /// The question.
    pub text: Both,
    /// Further questions.
    #[serde(default)]
    pub probe: Vec<Probe>,
}

/// A heading.
#[derive(Debug, Deserialize)]
pub struct Section {
    /// A short stable code.
    pub id: String,
    /// Its title.
    pub title: Both,
    /// What it is for.
    pub purpose: Both,
}

/// The guide.
#[derive(Debug, Deserialize)]
pub struct Guide {
    /// What it is called.
    pub title: Both,
    /// What is said before.
    pub introduction: Both,
    /// What is said after.
    pub closing: Both,
    /// Its headings.
    pub section: Vec<Section>,
    /// Its questions.
    pub question: Vec<Question>,
}

static GUIDE: LazyLock<Guide> =
    LazyLock::new(|| toml::from_str(DATA).expect("the project's own guide can be read"));

impl Guide {
    /// The guide.
    #[must_use]
    pub fn get() -> &'static Self {
        &GUIDE
    }

    /// Every question and probe that can be asked: its code, and what it offers.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.question.iter().flat_map(|question| {
            let probes = question
                .probe
                .iter()
                .map(|probe| (probe.id.as_str(), probe.offers.as_slice()));
            std::iter::once((question.id.as_str(), question.offers.as_slice())).chain(probes)
        })
    }

    /// The factors that these questions brought up, by name or by their layer.
    #[must_use]
    pub fn offered(&self, asked: &str) -> BTreeSet<&'static str> {
        let asked: BTreeSet<&str> = asked.split(' ').collect();
        let offers = self
            .all()
            .filter(|(id, _)| asked.contains(id))
            .flat_map(|(_, offers)| offers);
        let offers: BTreeSet<&str> = offers.map(String::as_str).collect();
        let brings_up = |factor: &&Factor| offers.contains(factor.id) || offers.contains(factor.layer.name());
        Factor::all()
            .iter()
            .filter(brings_up)
            .map(|factor| factor.id)
            .collect()
    }

    /// Whether these questions brought up a layer, as a whole or by one of its factors.
    #[must_use]
    pub fn offers_layer(&self, asked: &str, layer: Layer) -> bool {
        let offered = self.offered(asked);
        Factor::all()
            .iter()
            .any(|factor| factor.layer == layer && offered.contains(factor.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_are_factors_and_layers_that_exist() {
        let known: BTreeSet<&str> = Factor::all()
            .iter()
            .map(|factor| factor.id)
            .chain(Layer::ALL.map(Layer::name))
            .collect();
        let guide = Guide::get();
        let mut ids = BTreeSet::new();
        for (id, offers) in guide.all() {
            assert!(ids.insert(id), "{id} stands twice");
            assert!(!id.contains(' '));
            for one in offers {
                assert!(known.contains(one.as_str()), "{id} offers {one}");
            }
        }
        assert!(guide.offered("").is_empty());
        assert!(Layer::ALL.iter().all(|layer| {
            let all: Vec<&str> = guide.all().map(|(id, _)| id).collect();
            guide.offers_layer(&all.join(" "), *layer)
        }));
    }
}
