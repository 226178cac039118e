//! The questionnaires: what is asked of a team, of parents and of pupils, in which languages.
//!
//! The questions are the project's own, in `data/questionnaires`. They are for a conversation: each is looked at by
//! itself, and nothing is added up to a score.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const DATA: [&str; 4] = [
    include_str!("../data/questionnaires/team.toml"),
    include_str!("../data/questionnaires/parents.toml"),
    include_str!("../data/questionnaires/pupils.toml"),
    include_str!("../data/questionnaires/belonging.toml"),
];

/// A language in which a questionnaire can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// How it is written.
    pub direction: &'static str,
}

/// Every language.
pub const TONGUES: [Tongue; 6] = [
    Tongue {
        tag: "nl",
        name: "Nederlands",
        direction: "ltr",
    },
    Tongue {
        tag: "en",
        name: "English",
        direction: "ltr",
    },
    Tongue {
        tag: "tr",
        name: "Türkçe",
        direction: "ltr",
    },
    Tongue {
        tag: "ar",
        name: "العربية",
        direction: "rtl",
    },
    Tongue {
        tag: "pl",
        name: "Polski",
        direction: "ltr",
    },
    Tongue {
        tag: "uk",
        name: "Українська",
        direction: "ltr",
    },
];

/// A text in several languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct InTongues<T>(BTreeMap<String, T>);

impl<T> InTongues<T> {
    /// The text in a language; in Dutch where it is not there, which the test of the data rules out.
    ///
    /// # Panics
    /// A text without Dutch, which the test of the data rules out too.
    #[must_use]
    pub fn of(&self, tag: &str) -> &T {
        self.0
            .get(tag)
            .or_else(|| self.0.get("nl"))
            .expect("every text is there in Dutch")
    }
}

/// Words to choose from, in order.
#[derive(Debug, Deserialize)]
pub struct Scale {
    /// A short stable code.
    pub id: String,
    /// From the least to the most.
    pub labels: InTongues<Vec<String>>,
    /// For who does not know: beside the scale, and never its middle.
    pub unknown: InTongues<String>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// On a scale.
    Scale,
    /// By choosing from a list.
    Choice,
    /// In own words.
    Open,
}

/// Something to choose.
#[derive(Debug, Deserialize)]
pub struct Choice {
    /// A short stable code.
    pub id: String,
    /// Its words.
    pub label: InTongues<String>,
}

/// A question.
#[derive(Debug, Deserialize)]
pub struct Item {
    /// A short stable code.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// Its scale.
    #[serde(default)]
    pub scale: Option<String>,
    /// Whether agreeing points to a threshold and not to an opening.
    #[serde(default)]
    pub reverse: bool,
    /// The factors it is about.
    pub factor: Vec<String>,
    /// How many may be chosen.
    #[serde(default)]
    pub max: Option<usize>,
    /// The question.
    pub text: InTongues<String>,
    /// What can be chosen.
    #[serde(default)]
    pub option: Vec<Choice>,
}

/// A questionnaire.
#[derive(Debug, Deserialize)]
pub struct Questionnaire {
    /// Grows when a question changes.
    pub edition: i32,
    /// A short stable code.
    pub id: String,
    /// For whom: team, parents, pupils.
    pub audience: String,
    /// How many minutes it takes.
    pub minutes: u64,
    /// Its title.
    pub title: InTongues<String>,
    /// What is said before.
    pub introduction: InTongues<String>,
    /// What is said after.
    pub closing: InTongues<String>,
    /// Whether somebody who grew up with a language has read it.
    pub reviewed: BTreeMap<String, bool>,
    /// Its scales.
    scale: Vec<Scale>,
    /// Its questions.
    pub item: Vec<Item>,
}

static ALL: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let read = |data| toml::from_str(data).expect("the project's own questionnaires can be read");
    DATA.into_iter().map(read).collect()
});

impl Questionnaire {
    /// Every questionnaire.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The questionnaire of a code.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|one| one.id == id)
    }

    /// The languages it is there in.
    pub fn tongues(&self) -> impl Iterator<Item = Tongue> {
        TONGUES
            .into_iter()
            .filter(|tongue| self.reviewed.contains_key(tongue.tag))
    }

    /// Whether somebody who grew up with this language has read it.
    #[must_use]
    pub fn is_reviewed(&self, tag: &str) -> bool {
        self.reviewed.get(tag).copied().unwrap_or(false)
    }

    /// The scale of a question.
    #[must_use]
    pub fn scale_of(&self, item: &Item) -> Option<&Scale> {
        self.scale.iter().find(|one| Some(&one.id) == item.scale.as_ref())
    }

    /// The words of its scales, from the least to the most.
    #[must_use]
    pub fn scale_note(&self, tag: &str) -> String {
        let scales = self.scale.iter().map(|scale| scale.labels.of(tag).join(" – "));
        scales.collect::<Vec<_>>().join("; ")
    }

    /// Fewer answers than this are never shown: pupils of one class are sooner known to who teaches them.
    #[must_use]
    pub fn floor(&self) -> usize {
        match self.audience.as_str() {
            "pupils" | "parents" => 10,
            _ => 5,
        }
    }
}

/// The few words around a questionnaire.
#[derive(Debug, Deserialize)]
pub struct Around {
    /// On the button.
    pub send: InTongues<String>,
    /// What is kept of who answers.
    pub privacy: InTongues<String>,
    /// When it is over.
    pub closed: InTongues<String>,
    /// That nobody who grew up with this language has read it yet.
    pub unread: InTongues<String>,
    /// When more was chosen than may be; `{count}` is how many may.
    pub most: InTongues<String>,
    /// When an answer is longer than `{count}` characters.
    pub long: InTongues<String>,
    /// When nothing was filled in.
    pub nothing: InTongues<String>,
    /// How to answer with a pen or a telephone.
    pub paper: InTongues<String>,
    /// What the square picture is.
    pub picture: InTongues<String>,
}

static AROUND: LazyLock<Around> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/questionnaires/words.toml"))
        .expect("the project's own words around a questionnaire can be read")
});

impl Around {
    /// The words.
    #[must_use]
    pub fn get() -> &'static Self {
        &AROUND
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Factor;

    #[test]
    fn every_question_is_there_in_every_language_of_its_questionnaire() {
        for one in Questionnaire::all() {
            let tags: Vec<&String> = one.reviewed.keys().collect();
            let whole = |text: &InTongues<String>, place: &str| {
                assert_eq!(text.0.keys().collect::<Vec<_>>(), tags, "{} {place}", one.id);
                assert!(text.0.values().all(|text| !text.trim().is_empty()), "{place}");
            };
            whole(&one.title, "title");
            whole(&one.introduction, "introduction");
            whole(&one.closing, "closing");
            for item in &one.item {
                whole(&item.text, &item.id);
                let scale = one.scale_of(item);
                assert_eq!(item.kind == Kind::Scale, scale.is_some(), "{}", item.id);
                if let Some(scale) = scale {
                    whole(&scale.unknown, &scale.id);
                    let lengths: Vec<usize> = scale.labels.0.values().map(Vec::len).collect();
                    assert_eq!(lengths, vec![lengths[0]; tags.len()], "{}", scale.id);
                }
                assert_eq!(item.kind == Kind::Choice, !item.option.is_empty());
                item.option
                    .iter()
                    .for_each(|option| whole(&option.label, &option.id));
                let known = |id: &String| Factor::all().iter().any(|factor| factor.id == id);
                assert!(
                    !item.factor.is_empty() && item.factor.iter().all(known),
                    "{}",
                    item.id
                );
            }
            assert!(
                tags.iter()
                    .all(|tag| TONGUES.iter().any(|one| one.tag == tag.as_str()))
            );
        }
    }

    #[test]
    fn the_words_around_are_there_in_every_language() {
        let around = Around::get();
        for text in [
            &around.send,
            &around.privacy,
            &around.closed,
            &around.unread,
            &around.most,
            &around.long,
            &around.nothing,
            &around.paper,
            &around.picture,
        ] {
            assert!(TONGUES.iter().all(|tongue| text.0.contains_key(tongue.tag)));
        }
        assert!(
            around
                .most
                .0
                .values()
                .chain(around.long.0.values())
                .all(|text| text.contains("{count}"))
        );
    }

    #[test]
    fn what_no_native_speaker_read_is_marked() {
        let parents = Questionnaire::named("parents").unwrap();
        assert!(parents.is_reviewed("nl") && !parents.is_reviewed("uk") && !parents.is_reviewed("fy"));
        assert_eq!(parents.tongues().count(), 6);
    }
}
