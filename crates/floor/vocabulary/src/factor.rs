//! Thirty things that can help or hinder a child's chances, as tags for what people say and do.

use crate::label::Label;
use std::sync::OnceLock;

const DATA: &str = include_str!("../data/factors.tsv");

/// Where around a child something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The child.
    Child,
    /// The family.
    Family,
    /// The school.
    School,
    /// The neighbourhood.
    Neighbourhood,
    /// Society.
    Society,
}

impl Layer {
    /// Every layer, in the order of the source.
    pub const ALL: [Self; 5] = [
        Self::Child,
        Self::Family,
        Self::School,
        Self::Neighbourhood,
        Self::Society,
    ];

    /// Its name in data and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Family => "family",
            Self::School => "school",
            Self::Neighbourhood => "neighbourhood",
            Self::Society => "society",
        }
    }
}

/// Something that can help or hinder. Source and reading stand in `data/factors.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// A short stable code.
    pub id: &'static str,
    /// Where it is.
    pub layer: Layer,
    /// What a reader calls it.
    pub label: Label,
    /// What falls under it.
    pub about: Label,
}

impl Factor {
    /// All thirty, in the order of the source.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Factor>> = OnceLock::new();
        ALL.get_or_init(|| {
            let rows = DATA.lines().filter(|line| !line.starts_with('#')).skip(1);
            rows.filter_map(Self::read).collect()
        })
    }

    /// The factor with this code.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|factor| factor.id == id)
    }

    fn read(row: &'static str) -> Option<Self> {
        let cells: Vec<&str> = row.split('\t').collect();
        let [id, layer, _, nl, en, about_nl, about_en] = cells[..] else {
            return None;
        };
        Some(Self {
            id,
            layer: Layer::ALL.into_iter().find(|one| one.name() == layer)?,
            label: Label::new(nl, en),
            about: Label::new(about_nl, about_en),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn thirty_factors_on_five_layers() {
        let all = Factor::all();
        let ids: BTreeSet<&str> = all.iter().map(|factor| factor.id).collect();
        assert_eq!((all.len(), ids.len()), (30, 30));
        let on = |layer| all.iter().filter(|factor| factor.layer == layer).count();
        assert_eq!(Layer::ALL.map(on), [9, 6, 7, 5, 3]);
        assert!(all.is_sorted_by_key(|factor| factor.layer));
        let texts = |factor: &Factor| [factor.label.clone(), factor.about.clone()];
        let is_whole =
            |label: &Label| !label.nl.is_empty() && label.en.as_deref().is_some_and(|en| !en.is_empty());
        assert!(all.iter().flat_map(texts).all(|label| is_whole(&label)));
    }
}
