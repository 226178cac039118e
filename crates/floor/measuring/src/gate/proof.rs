//! The last word before tables leave: for every small count that is hidden there is a list of possible pupils that
//! agrees with all that is printed and has none, and one that has as many as the profile promises.
//!
//! What tells a hidden count is hidden as well, careers first, until there are such lists.

use super::frame::Frame;
use super::kinds::{Model, NotSaid, Places};
use super::safe::{SafeCell, SafeShare, SafeTable};
use super::wish::{AxisKind, RawAxis, RawTable, Says};
use crate::condition::Condition;
use disclosure::Profile;
use disclosure::lists::{Aim, Lists, Reach};
use std::collections::BTreeMap;

/// That no list could be found, so that nothing can be said of what is hidden.
#[derive(Debug)]
pub(super) struct NotProven;

impl From<NotSaid> for NotProven {
    fn from(_: NotSaid) -> Self {
        Self
    }
}

/// How many careers are thought of, one after the other until some list agrees with the report.
const CAREERS: [usize; 3] = [16_000, 48_000, 144_000];

/// Hides what more must be hidden, and gives how many cells that were. `late` are the tables that give way first.
pub(super) fn prove(
    tables: &mut BTreeMap<String, SafeTable>,
    raws: &[&RawTable],
    late: impl Fn(&RawTable) -> bool,
    frame: &Frame,
    profile: &Profile,
    total: Option<u64>,
) -> Result<usize, NotProven> {
    let of_report = raws.iter().filter(|raw| tables.contains_key(&raw.id));
    let mut raws: Vec<&RawTable> = of_report.copied().collect();
    let printed_total = match total {
        Some(total) => Some(everybody_printed(&raws, frame, total)?),
        None => None,
    };
    // The total that the report prints stands last, and never gives way.
    let own = raws.len();
    raws.extend(printed_total.as_ref());
    let shows = |(table, at): &(usize, Places)| {
        let shown = tables.get(&raws[*table].id).map(|table| table.cell(at));
        *table >= own || shown.is_some_and(|shown| shown != SafeCell::NotShown)
    };
    for many in CAREERS {
        let model = Model::of(&raws, frame, many)?;
        let stands = || model.stands.iter();
        let printed: Vec<bool> = stands().map(|stands| stands.iter().any(shows)).collect();
        let Some(lists) = Lists::find(&model.kinds, &model.counts, &printed) else {
            continue;
        };
        let yields = |stands: &Vec<(usize, Places)>| {
            let is_total = stands.iter().any(|(table, _)| *table >= own);
            let is_late = stands.iter().all(|(table, _)| late(raws[*table]));
            (!is_total).then_some(if is_late { Turn::First } else { Turn::Last })
        };
        let attack = Attack {
            yields: stands().map(yields).collect(),
            model: &model,
            printed,
            lists,
        };
        let hidden = attack.hide_until_nothing_is_told(profile)?;
        for (table, at) in hidden.iter().flat_map(|cell| &model.stands[*cell]) {
            if let Some(table) = tables.get_mut(&raws[*table].id) {
                table.hide(at);
            }
        }
        return Ok(hidden.len());
    }
    Err(NotProven)
}

/// When a cell gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    First,
    Last,
}

/// What is printed, and the lists that agree with it.
struct Attack<'a> {
    model: &'a Model,
    /// Per cell, when it gives way, if ever.
    yields: Vec<Option<Turn>>,
    printed: Vec<bool>,
    lists: Lists<'a>,
}

impl Attack<'_> {
    /// The cells that have to be hidden as well.
    fn hide_until_nothing_is_told(mut self, profile: &Profile) -> Result<Vec<usize>, NotProven> {
        let counts = &self.model.counts;
        let is_small =
            |cell: &usize| !self.printed[*cell] && counts[*cell] > 0 && profile.is_small(counts[*cell]);
        let small: Vec<usize> = (0..counts.len()).filter(is_small).collect();
        let mut hidden = Vec::new();
        for cell in small {
            for aim in [Aim::AtMost(0), Aim::AtLeast(profile.threshold())] {
                while let Reach::Stuck { told_by, .. } = self.lists.reach(cell as u32, aim) {
                    let next = self.next(cell, &told_by).ok_or(NotProven)?;
                    self.printed[next] = false;
                    self.lists.hide(next as u32);
                    hidden.push(next);
                }
            }
        }
        Ok(hidden)
    }

    /// What gives way so that a cell is told no more: the least count of those that tell it, or else a cell that tells
    /// that somewhere there is nobody.
    fn next(&self, cell: usize, told_by: &[u32]) -> Option<usize> {
        let counts = &self.model.counts;
        let told_by = told_by.iter().map(|cell| *cell as usize);
        let least = told_by
            .filter_map(|cell| Some((self.yields[cell]?, counts[cell], cell)))
            .min();
        let zeros = (0..counts.len()).filter(|zero| self.printed[*zero] && counts[*zero] == 0);
        let nobody = || {
            zeros
                .filter_map(|zero| Some((self.yields[zero]?, !self.model.stand_together(zero, cell), zero)))
                .min()
        };
        least
            .map(|(.., cell)| cell)
            .or_else(|| nobody().map(|(.., cell)| cell))
    }
}

/// The number of pupils that the report names on its first page, as a table: of all pupils, or of the cohorts to which
/// indicators are kept that do not ask for years.
fn everybody_printed(raws: &[&RawTable], frame: &Frame, total: u64) -> Result<RawTable, NotProven> {
    let is_it = |condition: &Condition| {
        let holds = frame.holds(condition);
        holds.is_some_and(|holds| {
            let those = frame.pupils.iter().zip(holds).filter(|(_, holds)| *holds);
            those.map(|(pupils, _)| pupils).sum::<u64>() == total
        })
    };
    let of_cohorts = raws.iter().flat_map(|raw| raw.population.parts());
    let mut of_cohorts = [Condition::always()].into_iter().chain(of_cohorts);
    let population = of_cohorts.find(is_it).ok_or(NotProven)?;
    Ok(RawTable {
        id: String::new(),
        population,
        axes: vec![RawAxis {
            column: "all".to_owned(),
            words: vec!["all".to_owned()],
            kind: AxisKind::Classes,
            says: Says::Nothing,
        }],
        counts: vec![total],
        is_printed: true,
    })
}

impl SafeTable {
    /// Shows a cell no more, nor any share that would tell it.
    fn hide(&mut self, at: &[Option<usize>]) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = SafeCell::NotShown;
        }
        let group = &at[..at.len().saturating_sub(1)];
        if let Some(share) = self.shares.get_mut(group)
            && *share != SafeShare::Empty
        {
            *share = SafeShare::NotShown;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::Gate;
    use crate::gate::frame::Cohort;
    use std::collections::BTreeSet;

    fn frame(pupils: [u64; 2]) -> Frame {
        let cohort = |start: i16, followed: i64| Cohort {
            start,
            followed: Some(followed),
        };
        Frame {
            pupils: pupils.to_vec(),
            schools: vec!["S".to_owned()],
            surroundings: vec![None],
            last: Some(2023),
            cohorts: vec![cohort(2014, 9), cohort(2016, 7)],
            pairs: BTreeSet::from([(0, 0), (0, 1)]),
        }
    }

    /// With and without a diploma of havo or vwo on time.
    fn on_time(id: &str, population: &str, counts: [u64; 2]) -> RawTable {
        RawTable {
            id: id.to_owned(),
            population: Condition::read(population).expect("a sound condition"),
            axes: vec![RawAxis {
                column: "outcome".to_owned(),
                words: ["with", "without"].map(str::to_owned).to_vec(),
                kind: AxisKind::YesNo,
                says: Says::Holds(Condition::read("diploma_on_time >= 'havo'").expect("a sound condition")),
            }],
            counts: counts.to_vec(),
            is_printed: true,
        }
    }

    /// The tables as they would look if nothing were hidden but what is small.
    fn careless(raws: &[RawTable]) -> BTreeMap<String, SafeTable> {
        let shown = |count: u64| match Profile::bestuur().is_small(count) {
            true => SafeCell::NotShown,
            false => SafeCell::Count(count),
        };
        let table = |raw: &RawTable| SafeTable {
            id: raw.id.clone(),
            axes: Vec::new(),
            cells: raw
                .counts_with_totals()
                .into_iter()
                .map(|(at, count)| (at, shown(count)))
                .collect(),
            shares: BTreeMap::new(),
        };
        raws.iter().map(|raw| (raw.id.clone(), table(raw))).collect()
    }

    fn proven(raws: &[RawTable], frame: &Frame) -> BTreeMap<String, SafeTable> {
        let mut tables = careless(raws);
        let those: Vec<&RawTable> = raws.iter().collect();
        let total = Some(frame.everybody());
        prove(&mut tables, &those, |_| true, frame, &Profile::bestuur(), total)
            .expect("there are such lists");
        tables
    }

    #[test]
    fn years_between_two_others_are_told_apart() {
        // Of the cohort that is followed seven years three have the diploma: thirty less twenty-seven.
        let raws = [
            on_time("six", "years_followed >= 6", [30, 40]),
            on_time("eight", "years_followed >= 8", [27, 25]),
            on_time("between", "years_followed >= 6 AND years_followed < 8", [3, 15]),
        ];
        let tables = proven(&raws, &frame([52, 18]));
        let both = ["six", "eight"].map(|id| tables[id].cell(&[Some(0)]));
        assert!(both.contains(&SafeCell::NotShown), "{both:?}");
    }

    #[test]
    fn a_diploma_on_time_is_a_diploma() {
        // Whoever has no diploma has none on time either: the last of the first table are the three of the second.
        let raws = [
            on_time("all", "years_followed >= 6", [30, 40]),
            on_time("with", "years_followed >= 6 AND diploma >= 'havo'", [30, 3]),
            on_time("without", "years_followed >= 6 AND diploma IS NULL", [0, 37]),
        ];
        let tables = proven(&raws, &frame([52, 18]));
        let shown = ["all", "with", "without"].map(|id| tables[id].not_shown());
        assert!(shown.iter().sum::<usize>() > 1, "{shown:?}");
    }

    #[test]
    fn what_tells_nothing_stays() {
        let raws = [on_time("six", "years_followed >= 6", [30, 40])];
        assert_eq!(proven(&raws, &frame([52, 18]))["six"].not_shown(), 0);
    }

    #[test]
    fn without_a_proof_what_comes_later_stays_behind() {
        let turns = ["first", "later"].map(|id| vec![on_time(id, "years_followed >= 6", [30, 40])]);
        let leaves = |frame: Option<&Frame>| {
            let gate = Gate::pass_in_turn(&turns, &Profile::bestuur(), Some(70), frame);
            ["first", "later"].map(|id| gate.table(id).is_some())
        };
        assert_eq!(leaves(None), [true, false]);
        assert_eq!(leaves(Some(&frame([52, 18]))), [true, true]);
    }

    #[test]
    fn what_is_about_two_things_at_once_is_not_proven() {
        let mixed = "years_followed >= 6 OR background <> 'unknown'";
        let raws = [on_time("mixed", mixed, [30, 40])];
        let those: Vec<&RawTable> = raws.iter().collect();
        let frame = frame([52, 18]);
        let answer = prove(
            &mut careless(&raws),
            &those,
            |_| true,
            &frame,
            &Profile::bestuur(),
            Some(70),
        );
        assert!(answer.is_err());
    }
}
