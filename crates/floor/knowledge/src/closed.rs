//! Lists that are closed in the code, because the pages have a text for every value.

use vocabulary::Layer;

/// A value of a closed list.
pub(crate) trait Closed: Copy + 'static {
    /// All of them.
    fn all() -> &'static [Self];
    /// Its word in the files.
    fn word(self) -> &'static str;
}

macro_rules! closed {
    ($(#[$about:meta])* $name:ident { $($(#[$one:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$one])* $variant),+
        }

        impl $name {
            /// All of them, in the order of a page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word in files, addresses and keys of texts.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// What a word stands for.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == word)
            }
        }

        impl Closed for $name {
            fn all() -> &'static [Self] {
                Self::ALL
            }

            fn word(self) -> &'static str {
                self.name()
            }
        }
    };
}

impl Closed for Layer {
    fn all() -> &'static [Self] {
        &Self::ALL
    }

    fn word(self) -> &'static str {
        self.name()
    }
}

closed! {
    /// What an item is.
    Kind {
        /// A way to go.
        Direction = "direction",
        /// Something that can be joined or bought, or that was.
        Programme = "programme",
        /// A strand of a toolkit.
        Intervention = "intervention",
        /// Something that stands by itself.
        Insight = "insight",
    }
}

closed! {
    /// Where one acts.
    Reach {
        /// The class and the pupil.
        Micro = "micro",
        /// The school and its surroundings.
        Meso = "meso",
        /// The system.
        Macro = "macro",
    }
}

closed! {
    /// The kind of education.
    Sector {
        /// Early childhood education.
        Vve = "vve",
        /// Primary.
        Po = "po",
        /// Secondary.
        Vo = "vo",
        /// Special, with secondary special.
        So = "so",
        /// Vocational.
        Mbo = "mbo",
    }
}

closed! {
    /// Whose problem it is (El Hadioui).
    Whose {
        /// Of the school: it can change this itself.
        Of = "of",
        /// For the school: it needs others.
        For = "for",
    }
}

closed! {
    /// Whether a programme still runs.
    Status {
        /// It runs.
        Running = "running",
        /// It ended.
        Ended = "ended",
        /// It was never more than an idea.
        Idea = "idea",
    }
}

closed! {
    /// On whose word a fact rests.
    FactKind {
        /// A study or review says so.
        Measured = "measured",
        /// A document or speaker says so.
        Claim = "claim",
        /// A programme or institution speaks of itself.
        Provider = "provider",
    }
}

closed! {
    /// How something is taken in.
    Medium {
        /// By reading.
        Read = "read",
        /// By listening.
        Listen = "listen",
        /// By watching.
        Watch = "watch",
    }
}

closed! {
    /// A rung of the ladder of the NJi. The first says that an approach is well described, not that it works.
    Rung {
        /// Well founded.
        Founded = "goed onderbouwd",
        /// First indications of effect.
        First = "effectief volgens eerste aanwijzingen",
        /// Good indications of effect.
        Good = "effectief volgens goede aanwijzingen",
        /// Strong indications of effect.
        Strong = "effectief volgens sterke aanwijzingen",
    }
}
