//! A provider, as its settings describe it.

use crate::exchange::Said;
use crate::mapping::{Given, Rule, given, values};
use database::organisations::Tree;
use vocabulary::Language;

/// Who asks staff for a second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Wieg does, as of everybody.
    Ours,
    /// The provider does, of everybody; whoever writes this down has seen to it.
    Theirs,
    /// The provider does when it says so each time, in `acr` or `amr`; otherwise Wieg does.
    WhenTheySay,
}

/// A provider.
#[derive(Clone)]
pub struct Provider {
    pub(crate) key: String,
    pub(crate) names: [String; 2],
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) name_claims: Vec<String>,
    pub(crate) second_factor: SecondFactor,
    pub(crate) trusted: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) schools: Option<Vec<String>>,
}

impl Provider {
    /// The word for it in addresses.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Who vouches for the accounts of it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// What its button says.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        let [nl, en] = &self.names;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// What somebody is called.
    #[must_use]
    pub fn name_of(&self, said: &Said) -> Option<String> {
        let mut all = self
            .name_claims
            .iter()
            .flat_map(|claim| values(said.claims(), claim));
        let name = all.find(|name| !name.trim().is_empty())?;
        let name: String = name.chars().filter(|sign| !sign.is_control()).take(100).collect();
        Some(name.trim().to_owned())
    }

    /// The roles that follow from what the provider said.
    #[must_use]
    pub fn roles(&self, said: &Said, tree: &Tree) -> Given {
        given(&self.rules, self.schools.as_deref(), said.claims(), tree)
    }

    /// Whether the provider asked for a second step.
    #[must_use]
    pub fn asked_second_step(&self, said: &Said) -> bool {
        match self.second_factor {
            SecondFactor::Ours => false,
            SecondFactor::Theirs => true,
            SecondFactor::WhenTheySay => ["acr", "amr"]
                .iter()
                .flat_map(|claim| values(said.signed(), claim))
                .any(|value| self.trusted.iter().any(|trusted| trusted == value)),
        }
    }
}
