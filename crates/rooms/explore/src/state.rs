//! The pupils, one column per feature, and where each of them is.

/// No school.
pub const NO_SCHOOL: u16 = u16::MAX;
/// No advice.
pub const NO_ADVICE: u8 = u8::MAX;
/// No class this year.
pub const NO_CLASS: u32 = u32::MAX;

/// Where a pupil is: everyone is in exactly one of these every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Place {
    /// In a class of a primary school.
    Primary = 0,
    /// In special primary education.
    SpecialPrimary = 1,
    /// In a transition class for newcomers.
    Transition = 2,
    /// In a class of a secondary school.
    Secondary = 3,
    /// In special secondary education.
    SpecialSecondary = 4,
    /// Left school with a diploma.
    LeftWithDiploma = 5,
    /// Left school; what became of them is not known.
    LeftOutcomeUnknown = 6,
}

impl Place {
    /// All places.
    pub const ALL: [Self; 7] = [
        Self::Primary,
        Self::SpecialPrimary,
        Self::Transition,
        Self::Secondary,
        Self::SpecialSecondary,
        Self::LeftWithDiploma,
        Self::LeftOutcomeUnknown,
    ];

    /// Whether the pupil is still at a school.
    #[must_use]
    pub fn is_enrolled(self) -> bool {
        self < Self::LeftWithDiploma
    }
}

/// What the lowest class of advice stands for with this pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Lowest {
    /// Vmbo-bb.
    Basic = 0,
    /// Practical training.
    Practical = 1,
    /// Special secondary education.
    Special = 2,
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $form:ty,)*) => {
        /// All pupils who ever entered, one column per feature. The place in the columns is the pupil's number.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Pupils {
            $($(#[$doc])* pub $name: Vec<$form>,)*
        }

        /// One pupil, to be added.
        #[derive(Debug, Clone, Copy)]
        pub struct Pupil {
            $($(#[$doc])* pub $name: $form,)*
        }

        impl Pupils {
            /// Adds a pupil, whose number is the length before.
            pub fn push(&mut self, pupil: Pupil) {
                $(self.$name.push(pupil.$name);)*
            }

            /// Puts the bytes of every column into the hash, in the order of the fields, little-endian.
            pub(crate) fn hash_into(&self, hasher: &mut blake3::Hasher) {
                let mut bytes = Vec::new();
                $(
                    bytes.clear();
                    self.$name.iter().for_each(|value| value.append(&mut bytes));
                    hasher.update(stringify!($name).as_bytes());
                    hasher.update(&bytes);
                )*
            }
        }
    };
}

columns! {
    /// School skill, SD of a national cohort of one age.
    skill: f32,
    /// Work attitude beside skill and background, SD.
    attitude: f32,
    /// Mean skill of children with this background, SD.
    environment: f32,
    /// Parental education: 0 low, 1 mid, 2 high.
    education: u8,
    /// Household income quintile, 1 to 5.
    income: u8,
    /// Home language: 0 Dutch, 1 other.
    language: u8,
    /// Sex: 0 boy, 1 girl.
    sex: u8,
    /// Month of birth within the cohort: 1 oldest, 12 youngest.
    month: u8,
    /// Neighbourhood.
    neighbourhood: u16,
    /// Primary school.
    primary: u16,
    /// Secondary school.
    secondary: u16,
    /// This year's class, as a number among the classes of the year.
    class: u32,
    /// Where the pupil is.
    place: Place,
    /// Group of primary school (1 to 8) or year of study (1 to 6).
    grade: u8,
    /// Lowest level of the class, as a rung.
    low: u8,
    /// Highest level of the class, as a rung.
    high: u8,
    /// Years until pupils of a mixed class are placed in one level; 0 in a class of one level.
    bridge_left: u8,
    /// Years that this mixed class has lasted.
    bridge_years: u8,
    /// The level needed when the pupil went to secondary school, as a rung.
    target: u8,
    /// Years repeated.
    repeated: u8,
    /// Whether this year repeats the last: 1 if so.
    repeats_now: u8,
    /// Exams failed at the present level.
    failed: u8,
    /// The year in which the pupil entered.
    entered: i16,
    /// The school year of the advice, or 0.
    advised: i16,
    /// The first school year of secondary school, or 0.
    started: i16,
    /// Whether the pupil is a newcomer: 1 if so.
    newcomer: u8,
    /// Whether the pupil went to pre-school education: 1 if so, 2 if in its target group and not.
    vve: u8,
    /// Whether the pupil has paid lessons this year: 1 if so.
    shadow: u8,
    /// First advice, 0 to 8, or [`NO_ADVICE`].
    first: u8,
    /// Test advice on the same scale, or [`NO_ADVICE`].
    test: u8,
    /// Final advice, or [`NO_ADVICE`].
    last: u8,
    /// What the lowest class of advice stands for.
    lowest: Lowest,
    /// Observed score of the tests of groups 6, 7 and 8 (SD of skill), and of the transition test.
    scores: [f32; 4],
    /// Skill when the advice was given, SD.
    advised_skill: f32,
    /// What the school's judgement was beside skill and chance: bias, place, school, class (SD).
    offset: f32,
    /// Judgement beyond what skill lets expect, SD: what is expected of the pupil.
    expectation: f32,
    /// Place on the list of preferences at which the pupil was admitted, from 1; 0 for a place beside the list.
    preference: u8,
    /// Diplomas, one bit per rung.
    diplomas: u8,
}

impl Pupils {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.skill.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.skill.is_empty()
    }

    /// Whether the parents are highly educated.
    #[must_use]
    pub fn is_high(&self, pupil: usize) -> bool {
        self.education[pupil] == crate::norms::HIGH
    }

    /// The middle of the pupil's class on the ladder, as a rung; a half counts down.
    #[must_use]
    pub fn level(&self, pupil: usize) -> u8 {
        (self.low[pupil] + self.high[pupil]) / 2
    }
}

/// A value that can be put into a hash.
trait Bytes {
    fn append(&self, bytes: &mut Vec<u8>);
}

macro_rules! bytes {
    ($($form:ty),*) => {
        $(impl Bytes for $form {
            fn append(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }
        })*
    };
}

bytes!(u8, u16, u32, i16, f32);

impl Bytes for [f32; 4] {
    fn append(&self, bytes: &mut Vec<u8>) {
        self.iter().for_each(|value| value.append(bytes));
    }
}

impl Bytes for Place {
    fn append(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self as u8);
    }
}

impl Bytes for Lowest {
    fn append(&self, bytes: &mut Vec<u8>) {
        bytes.push(*self as u8);
    }
}
