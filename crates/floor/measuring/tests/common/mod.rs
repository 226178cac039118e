//! What the attacks on reports share.

use measuring::definition::Definition;
use measuring::gate::SafeTable;
use std::path::Path;

/// splitmix64 (Steele, Lea and Flood 2014), so that the pupils are the same everywhere.
pub struct Draw(pub u64);

impl Draw {
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn one_of(&mut self, weights: &[f64]) -> usize {
        let mut left = self.uniform() * weights.iter().sum::<f64>();
        weights
            .iter()
            .position(|weight| {
                left -= weight;
                left < 0.0
            })
            .unwrap_or(weights.len() - 1)
    }
}

/// The texts of all indicators of the project.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../indicators");
    let files = std::fs::read_dir(folder).expect("the folder of indicators");
    let mut texts: Vec<String> = files
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path().join("definition.toml")).ok())
        .collect();
    texts.sort();
    texts
}

/// All indicators of the project.
pub fn definitions() -> Vec<Definition> {
    let read = |text: &String| Definition::read(text).expect("a sound definition");
    texts().iter().map(read).collect()
}

/// Every cell and total of a table.
pub fn all_places(table: &SafeTable) -> Vec<Vec<Option<usize>>> {
    table.axes().iter().fold(vec![Vec::new()], |all, axis| {
        let next = |before: Vec<Option<usize>>| {
            (0..axis.words.len()).map(Some).chain([None]).map(move |place| {
                let mut places = before.clone();
                places.push(place);
                places
            })
        };
        all.into_iter().flat_map(next).collect()
    })
}
