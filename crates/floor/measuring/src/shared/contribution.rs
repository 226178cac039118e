//! What one board adds to the sum.

use super::layout::{Layout, TableLayout};
use crate::cube::{Cube, CubeTable};
use crate::definition::{Definition, Method};
use crate::estimate::{Scene, Settings, Terms, cube_code, keys, missing, tables};
use crate::gate::RawTable;
use disclosure::Profile;
use sharing::Sheet;
use statistics::school_products::{Products, SizeAndSum};

/// The name of the sheet that is about the pupils as a whole.
pub(super) const ABOUT: &str = "about";

/// The pupils of a board that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// How many pupils.
    pub pupils: u64,
    /// At how many schools.
    pub schools: u64,
}

/// What a board adds: numbers, and what they mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The numbers, to be masked.
    pub sheets: Vec<Sheet>,
    /// What they mean, in the open.
    pub layouts: Vec<Layout>,
}

/// Whether the figures of this indicator can be made from sums over boards.
#[must_use]
pub fn is_shared(definition: &Definition) -> bool {
    let adds_up = matches!(
        definition.method,
        Method::GroupShares
            | Method::GroupMeans
            | Method::Distribution
            | Method::Reconsideration
            | Method::AgainstAdvice
    );
    adds_up && !definition.is_about_a_career()
}

/// What the pupils of this cube add to a sum; nothing for pupils with survey weights, of whom a sum is of nobody.
///
/// The definitions are limited to the school years of the round, as those of the cube are.
#[must_use]
pub fn contribute(cube: &Cube, definitions: &[Definition], about: About) -> Contribution {
    let mut contribution = Contribution {
        sheets: vec![Sheet {
            name: ABOUT.to_owned(),
            layout: blake3::derive_key("Wieg 2026: boards, pupils and schools of a sum", &[]),
            numbers: vec![1, i128::from(about.pupils), i128::from(about.schools)],
        }],
        layouts: Vec::new(),
    };
    if cube.context.weighted {
        return contribution;
    }
    let settings = Settings {
        profile: Profile::intern(),
        ..Settings::default()
    };
    let scene = Scene {
        cube,
        settings: &settings,
    };
    let counted = definitions
        .iter()
        .filter(|one| is_shared(one) && missing(cube, one).is_empty());
    for (layout, numbers) in counted.filter_map(|definition| of_indicator(&scene, definition)) {
        contribution.sheets.push(Sheet {
            name: layout.indicator.clone(),
            layout: layout.digest(),
            numbers,
        });
        contribution.layouts.push(layout);
    }
    contribution
}

/// A board that has fewer in a cell hardly hides what the others have there.
const SOME: i128 = 5;

/// The numbers of an indicator: per table its counts, the squares of its counts and totals, and whether there are some
/// in each; then, where there are classes, the size and sum of each class and the products of every two over schools.
fn of_indicator(scene: &Scene<'_>, definition: &Definition) -> Option<(Layout, Vec<i128>)> {
    let context = &scene.cube.context;
    let tells_schools = |raw: &RawTable| {
        let is_school = |column: &str| matches!(column, "school" | "origin_school");
        raw.axes.iter().any(|axis| is_school(&axis.column))
    };
    let mut raws = tables(scene, definition);
    raws.retain(|raw| !tells_schools(raw));
    let has_classes = matches!(definition.method, Method::GroupShares | Method::GroupMeans);
    let background = context.background.as_ref();
    let classes = background
        .filter(|_| has_classes)
        .map_or(0, |one| one.classes.len() + 1);
    let is_of_scores = Terms::of(definition).value == Some("outcome_score");
    let uses_background = has_classes
        || raws
            .iter()
            .any(|raw| raw.axes.iter().any(|axis| axis.column == "background"));
    let layout = Layout {
        indicator: definition.id.clone(),
        fingerprint: definition.hash.clone(),
        population: Terms::of(definition).base.text().to_owned(),
        simulated: context.simulated,
        background: background.filter(|_| uses_background).cloned(),
        test: context.outcome.clone().filter(|_| is_of_scores),
        tables: raws.iter().map(TableLayout::of).collect::<Option<_>>()?,
        classes,
    };
    if !layout.fits(definition) {
        return None;
    }
    let mut numbers: Vec<i128> = Vec::new();
    for raw in &raws {
        numbers.extend(raw.counts.iter().map(|count| i128::from(*count)));
        let all: Vec<i128> = raw.counts_with_totals().into_values().map(i128::from).collect();
        numbers.extend(all.iter().map(|count| count * count));
        numbers.extend(all.iter().map(|count| i128::from(*count >= SOME)));
    }
    if has_classes {
        numbers.extend(of_classes(scene, definition, classes)?);
    }
    Some((layout, numbers))
}

/// Every two classes, each with itself included.
pub(super) fn pairs(classes: usize) -> impl Iterator<Item = [usize; 2]> {
    (0..classes).flat_map(move |one| (one..classes).map(move |other| [one, other]))
}

fn of_classes(scene: &Scene<'_>, definition: &Definition, classes: usize) -> Option<Vec<i128>> {
    let table: &CubeTable = scene.cube.table(&["school", "background"])?;
    let keys = keys(&Terms::of(definition).counts());
    let places = [table.measure(keys.first()?)?, table.measure(keys.get(1)?)?];
    let mut all = vec![SizeAndSum::default(); classes];
    let mut products = vec![Products::default(); pairs(classes).count()];
    for school in 0..table.axes[0].words.len() {
        let of_class = |place: usize| {
            let numbers = table.cell(table.index(&[school, cube_code(place, classes)]));
            numbers.map_or_else(SizeAndSum::default, |numbers| SizeAndSum {
                pupils: numbers[places[0]],
                sum: numbers[places[1]],
            })
        };
        let here: Vec<SizeAndSum> = (0..classes).map(of_class).collect();
        for (all, here) in all.iter_mut().zip(&here) {
            all.pupils += here.pupils;
            all.sum += here.sum;
        }
        for (product, [one, other]) in products.iter_mut().zip(pairs(classes)) {
            product.add(here[one], here[other]);
        }
    }
    let sums = all.iter().flat_map(|class| [class.pupils, class.sum]);
    Some(sums.chain(products.iter().flat_map(Products::numbers)).collect())
}
