//! Kinds of persons, and where tables count them.

/// A table, as kinds of persons are counted in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KindTable {
    /// Per facet and value, how far it moves a person along the places of the table; none for persons whom the table
    /// does not count. The steps of all facets together give the place.
    pub steps: Vec<Vec<Option<u32>>>,
    /// Per place the cells that count who is there; none where nobody can be.
    pub places: Vec<Option<Vec<u32>>>,
}

/// Kinds of persons, and the tables that count them.
///
/// The first two facets are looked at in every combination, so that any table may use both; of the others each table
/// may use one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    pub(super) sizes: Vec<usize>,
    pub(super) tables: Vec<KindTable>,
    /// Per table, the facet after the first two that it uses.
    pub(super) uses: Vec<Option<usize>>,
}

impl Kinds {
    /// Kinds with so many values for each facet, of whom there must be two at least.
    #[must_use]
    pub fn new(sizes: &[usize]) -> Self {
        Self {
            sizes: sizes.to_vec(),
            tables: Vec::new(),
            uses: Vec::new(),
        }
    }

    /// Adds a table. Gives false, and adds nothing, if it uses more than one of the facets after the first two.
    ///
    /// Each cell may stand in one table only: two tables that count the same persons share what one of them tells.
    #[must_use]
    pub fn add(&mut self, table: KindTable) -> bool {
        let differs = |facet: &usize| table.steps[*facet].iter().any(|step| *step != Some(0));
        let mut used = (2..self.sizes.len()).filter(differs);
        let use_of = used.next();
        if used.next().is_some() {
            return false;
        }
        self.uses.push(use_of);
        self.tables.push(table);
        true
    }

    /// The cells that count a kind; nothing if there can be nobody of it.
    #[must_use]
    pub fn cells(&self, values: &[u32]) -> Option<Vec<u32>> {
        let mut cells = Vec::new();
        for table in &self.tables {
            let steps = table.steps.iter().zip(values);
            let place: Option<u32> = steps.map(|(steps, value)| steps[*value as usize]).sum();
            if let Some(place) = place {
                cells.extend(table.places[place as usize].as_ref()?);
            }
        }
        Some(cells)
    }
}
