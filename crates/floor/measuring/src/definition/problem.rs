//! What can be wrong with a definition file, in values; the sentences are in `locales/`.

use crate::condition::ConditionFault;
use vocabulary::Message;

/// One problem of a definition file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionProblem {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong there.
    pub fault: DefinitionFault,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefinitionFault {
    /// The file is not TOML.
    Syntax(String),
    /// A key that definitions do not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest known key.
        nearest: &'static str,
    },
    /// A word that is not in the list of this key.
    UnknownWord {
        /// The key.
        key: &'static str,
        /// The word.
        word: String,
        /// The nearest known word.
        nearest: &'static str,
    },
    /// A key that must be there and is not.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// A value of the wrong form, such as text where a number is needed.
    WrongForm {
        /// The key.
        key: &'static str,
        /// What is needed.
        needs: &'static str,
    },
    /// A mistake in a condition.
    Condition {
        /// The key.
        key: &'static str,
        /// The mistake.
        fault: ConditionFault,
    },
    /// The method does not use this key, so its author means something that will not happen.
    NotUsed {
        /// The key.
        key: &'static str,
        /// The method.
        method: &'static str,
    },
    /// Fewer than two or more than four rival explanations.
    RivalCount(usize),
    /// The first rival must be chance and the second measurement.
    RivalOrder,
}

impl DefinitionProblem {
    /// The problem as a message, without its line.
    #[must_use]
    pub fn message(&self) -> Message {
        use DefinitionFault as Fault;
        match &self.fault {
            Fault::Syntax(text) => Message::new("definition-syntax").with("text", text.as_str()),
            Fault::UnknownKey { key, nearest } => Message::new("definition-unknown-key")
                .with("key", key.as_str())
                .with("nearest", *nearest),
            Fault::UnknownWord { key, word, nearest } => Message::new("definition-unknown-word")
                .with("key", *key)
                .with("word", word.as_str())
                .with("nearest", *nearest),
            Fault::Missing { key } => Message::new("definition-missing").with("key", *key),
            Fault::WrongForm { key, needs } => Message::new("definition-wrong-form")
                .with("key", *key)
                .with("needs", *needs),
            Fault::Condition { key, fault } => condition_message(fault).with("key", *key),
            Fault::NotUsed { key, method } => Message::new("definition-not-used")
                .with("key", *key)
                .with("method", *method),
            Fault::RivalCount(count) => Message::new("definition-rival-count").with("count", *count),
            Fault::RivalOrder => Message::new("definition-rival-order"),
        }
    }
}

fn condition_message(fault: &ConditionFault) -> Message {
    match fault {
        ConditionFault::Syntax(text) => Message::new("condition-syntax").with("text", text.as_str()),
        ConditionFault::UnknownColumn { name, nearest } => Message::new("condition-unknown-column")
            .with("name", name.as_str())
            .with("nearest", *nearest),
        ConditionFault::UnknownLevel { word, nearest } => Message::new("condition-unknown-level")
            .with("word", word.as_str())
            .with("nearest", *nearest),
        ConditionFault::WrongForm { column, with } => Message::new("condition-wrong-form")
            .with("column", column.as_str())
            .with("with", with.as_str()),
        ConditionFault::NotSupported(text) => {
            Message::new("condition-not-supported").with("text", text.as_str())
        }
    }
}
