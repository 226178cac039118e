//! Which items somebody wants to see.

use crate::closed::{Kind, Reach, Sector};
use crate::item::Item;
use vocabulary::Layer;

/// What an item must have; what is left open does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to look for.
    pub words: String,
    /// The id of a theme.
    pub theme: Option<String>,
    /// The id of a factor.
    pub factor: Option<String>,
    /// A layer around a child.
    pub layer: Option<Layer>,
    /// Where one acts.
    pub reach: Option<Reach>,
    /// A kind of education.
    pub sector: Option<Sector>,
    /// An age in years.
    pub age: Option<u8>,
    /// What an item is.
    pub kind: Option<Kind>,
}

impl Filter {
    /// Whether an item has all that is asked, apart from the words.
    #[must_use]
    pub fn fits(&self, item: &Item) -> bool {
        fn holds<T>(wanted: Option<&T>, has: impl FnOnce(&T) -> bool) -> bool {
            wanted.is_none_or(has)
        }
        holds(self.theme.as_ref(), |theme| item.themes.contains(theme))
            && holds(self.factor.as_ref(), |id| {
                item.factors.iter().any(|one| one.id == *id)
            })
            && holds(self.layer.as_ref(), |layer| item.layers.contains(layer))
            && holds(self.reach.as_ref(), |reach| item.reach.contains(reach))
            && holds(self.sector.as_ref(), |sector| item.sectors.contains(sector))
            && holds(self.age.as_ref(), |age| (item.ages.0..=item.ages.1).contains(age))
            && holds(self.kind.as_ref(), |kind| item.kind == *kind)
    }
}
