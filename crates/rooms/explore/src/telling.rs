//! Refusals as messages with a way on.

use crate::policies::{Adjustment, Bridge, Choice, Composition, Judgement, TieBreak};
use crate::refusal::Refusal;
use vocabulary::{Language, Message};

/// The sentences of this room, as Fluent files.
pub const LOCALES: [(Language, &str); 2] = [
    (Language::Nl, include_str!("../locales/nl.ftl")),
    (Language::En, include_str!("../locales/en.ftl")),
];

/// Where there is nothing near.
const NONE: &str = "none";

impl Refusal {
    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = |key: &str| Message::new(format!("explore-refusal-{key}"));
        match self {
            Self::OutOfRange { name, value, nearest } => message("out-of-range")
                .with("name", *name)
                .with("value", value.to_string())
                .with("nearest", nearest.to_string()),
            Self::Shares { name, sum } => message("shares").with("name", *name).with("sum", sum.to_string()),
            Self::UnknownParameter { name, nearest } => message("unknown-parameter")
                .with("name", name.as_str())
                .with("nearest", nearest.as_deref().unwrap_or(NONE)),
            Self::Length { name, given, needed } => message("length")
                .with("name", name.as_str())
                .with("given", *given)
                .with("needed", *needed),
            Self::NotANumber { name, text } => message("not-a-number")
                .with("name", name.as_str())
                .with("text", text.as_str()),
            Self::NotToml { line } => message("not-toml").with("line", *line),
            Self::Seed { text, nearest } => message("seed").with("text", text.as_str()).with(
                "nearest",
                nearest.map_or_else(|| NONE.to_owned(), |seed| seed.to_string()),
            ),
            Self::UnknownPolicy { kind, word, nearest } => message("policy")
                .with("kind", *kind)
                .with("word", word.as_str())
                .with("known", words_of(kind).join(", "))
                .with("nearest", nearest.as_deref().unwrap_or(NONE)),
            Self::Number { name, value, nearest } => message("number")
                .with("name", *name)
                .with("value", value.to_string())
                .with("nearest", nearest.to_string()),
            Self::NoSchools { secondary, nearest } => message("no-schools")
                .with("sector", if *secondary { "secondary" } else { "primary" })
                .with("nearest", nearest.to_string()),
            Self::CapacityBelowDemand {
                level,
                places,
                demand,
                nearest_factor,
            } => message("capacity")
                .with("level", level.code())
                .with("places", places.to_string())
                .with("demand", demand.to_string())
                .with("factor", format!("{:.2}", nearest_factor)),
        }
    }
}

/// The words of a kind of policy.
fn words_of(kind: &str) -> Vec<&'static str> {
    fn words<C: Choice>() -> Vec<&'static str> {
        C::ALL.iter().map(|(word, _)| *word).collect()
    }
    match kind {
        Adjustment::KIND => words::<Adjustment>(),
        TieBreak::KIND => words::<TieBreak>(),
        Composition::KIND => words::<Composition>(),
        Judgement::KIND => words::<Judgement>(),
        Bridge::KIND => words::<Bridge>(),
        crate::dirt::KIND => crate::dirt::KINDS.to_vec(),
        _ => Vec::new(),
    }
}
