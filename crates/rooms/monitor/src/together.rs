//! Boards that count together: what one of them gives to a round, and the figures of the sum.

use crate::cautions::TestsTaken;
use crate::telling::Subject;
use measuring::definition::Definition;
use measuring::shared::{
    About, Contribution, Layout, NoSum, SumMeasured, contribute, is_shared, measure_sum,
};
use measuring::{Choice, Ledger, Profile, Settings, count};
use serde::{Deserialize, Serialize};
use sharing::{Delivery, Round, Shut};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Label, SchoolYear, Tables};

/// What a board sends: its masked numbers, and in the open what they mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The masked numbers.
    pub delivery: Delivery,
    /// What they mean.
    pub layouts: Vec<Layout>,
}

/// Why a list gives nothing to a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NothingToGive {
    /// Nobody in it is of these school years.
    NoPupils,
    /// A round over years that are none.
    Years,
}

/// Why a round gives no figures.
#[derive(Debug, thiserror::Error)]
pub enum NotSummed {
    /// It is not open.
    #[error(transparent)]
    Shut(#[from] Shut),
    /// Its numbers are no sum.
    #[error(transparent)]
    NoSum(#[from] NoSum),
}

/// The indicators of a round over these school years.
#[must_use]
pub fn indicators(definitions: &[Definition], [first, last]: [i16; 2]) -> Vec<Definition> {
    let Some((first, last)) = SchoolYear::starting(first).zip(SchoolYear::starting(last)) else {
        return Vec::new();
    };
    let shared = definitions.iter().filter(|one| is_shared(one));
    shared.map(|one| one.clone().between(first, last)).collect()
}

/// What these pupils add up to in a round, by its own indicators.
///
/// # Errors
/// See [`NothingToGive`].
pub fn contribution(
    tables: &Tables,
    round: &Round,
    definitions: &[Definition],
) -> Result<Contribution, NothingToGive> {
    let [first, last] = round.cohorts.map(SchoolYear::starting);
    let years = first.zip(last).ok_or(NothingToGive::Years)?;
    let counts = |year: SchoolYear| (years.0..=years.1).contains(&year);
    let counted = tables.of_pupils(|row| counts(tables.pupil.cohort[row]));
    let schools: BTreeSet<u32> = counted.pupil.school.iter().copied().collect();
    if schools.is_empty() {
        return Err(NothingToGive::NoPupils);
    }
    let about = About {
        pupils: counted.pupils() as u64,
        schools: schools.len() as u64,
    };
    let asked: Vec<Definition> = indicators(definitions, round.cohorts)
        .into_iter()
        .filter(|one| round.indicators.get(&one.id) == Some(&one.hash))
        .collect();
    let cube = count(&counted, Choice::first(&counted), &asked);
    Ok(contribute(&cube, &asked, about))
}

/// The classes of a board that gave before, of an indicator that is counted in other classes here.
#[must_use]
pub fn other_classes(ours: &[Layout], before: &[Layout]) -> Option<Label> {
    let mut known: BTreeMap<&str, BTreeSet<[u8; 32]>> = BTreeMap::new();
    for layout in before {
        known
            .entry(&layout.indicator)
            .or_default()
            .insert(layout.digest());
    }
    let other = ours.iter().find(|layout| {
        let there = known.get(layout.indicator.as_str());
        there.is_some_and(|digests| !digests.contains(&layout.digest()))
    })?;
    let theirs = before.iter().find(|layout| layout.indicator == other.indicator)?;
    let classes = |of: fn(&Label) -> &str| {
        let background = theirs.background.iter();
        let labels = background
            .flat_map(|one| &one.classes)
            .map(|class| of(&class.label));
        labels.collect::<Vec<_>>().join(", ")
    };
    Some(Label::new(
        classes(|label| &label.nl),
        classes(|label| label.en.as_deref().unwrap_or(&label.nl)),
    ))
}

/// The indicators that not every board counted alike, and that the sum therefore leaves out.
#[must_use]
pub fn left_out(round: &Round, given: &SumMeasured) -> Vec<String> {
    let is_there = |id: &&String| given.context.definitions.contains_key(*id);
    round
        .indicators
        .keys()
        .filter(|id| !is_there(id))
        .cloned()
        .collect()
}

/// The figures of a round in which all boards have delivered; `earlier` is what was released before.
///
/// # Errors
/// See [`NotSummed`].
pub fn sum(
    round: &Round,
    deliveries: &[Delivery],
    layouts: &[Layout],
    definitions: &[Definition],
    earlier: &Ledger,
) -> Result<(SumMeasured, Subject), NotSummed> {
    let opened = sharing::open(round, deliveries)?;
    let settings = Settings {
        profile: Profile::publiek(),
        ..Settings::default()
    };
    let definitions = indicators(definitions, round.cohorts);
    let given = measure_sum(
        (&opened.sheets, layouts),
        round.boards.len(),
        &definitions,
        &settings,
        (earlier, &what_is_summed(round)),
    )?;
    let [first, last] = round.cohorts.map(SchoolYear::starting);
    let subject = Subject {
        title: Label::same(round.region.as_str()),
        source: None,
        sum_of: Some(round.boards.len()),
        pupils: given.about.pupils,
        schools: usize::try_from(given.about.schools).unwrap_or(usize::MAX),
        cohorts: first.zip(last),
        older_cohorts: 0,
        tests: TestsTaken::default(),
        rows_left_out: 0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        bootstrap: (settings.seed, settings.replicates),
    };
    Ok((given, subject))
}

/// The boards and school years of a sum: two rounds with the same count the same pupils.
fn what_is_summed(round: &Round) -> Vec<u8> {
    let mut keys: Vec<String> = round.boards.iter().map(|board| String::from(board.key)).collect();
    keys.sort_unstable();
    let years = round.cohorts.iter().flat_map(|year| year.to_le_bytes());
    years.chain(keys.concat().into_bytes()).collect()
}
