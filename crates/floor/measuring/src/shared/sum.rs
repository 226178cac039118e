//! The figures of a sum over boards.

use super::contribution::{ABOUT, About, is_shared, pairs};
use super::layout::Layout;
use crate::cube::CubeContext;
use crate::definition::{Definition, Method};
use crate::estimate::{
    Measurement, Settings, Terms, check_interval, counts_only, in_order, means_of, scales, share_within,
    shares_of,
};
use crate::finding::{Body, Finding, Given, Groups, IntervalMethod, Withheld};
use crate::gate::{Around, Gate, Places, RawTable};
use crate::rounding::rounded;
use disclosure::{LARGEST_COUNT, Ledger};
use sharing::Sheet;
use statistics::school_products::{self, Group, Products, SizeAndSum};
use statistics::{Confidence, Estimate};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Background, schema};

/// Sums of outcomes and of products lie far below this, and what is made of them fits.
const LARGEST_SUM: u128 = 1 << 62;

/// The fewest boards that have some in a cell, for the cell to be shown.
const FEWEST_WITH_SOME: i128 = 3;

/// Why sheets give no figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSum {
    /// They are no sum over so many boards.
    #[error("these numbers are no sum over {0} boards")]
    NotOfTheseBoards(usize),
    /// The numbers of an indicator are no counts: a board sent something else than it says.
    #[error("the numbers of {0} are no counts of pupils")]
    NoCounts(String),
    /// Boards with simulated and with real pupils.
    #[error("some pupils are simulated and some are not")]
    Simulated,
}

/// The figures of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct SumMeasured {
    /// The figures.
    pub measurement: Measurement,
    /// What they mean.
    pub context: CubeContext,
    /// The pupils and schools of all boards together.
    pub about: About,
    /// What has left, by the name under which the ledger knows it.
    pub released: Vec<(disclosure::Definition, u64)>,
}

/// An indicator of the sum.
struct Summed<'a> {
    definition: &'a Definition,
    layout: &'a Layout,
    tables: Vec<RawTable>,
    classes: Vec<SizeAndSum>,
    products: Vec<Products>,
}

/// Makes the figures of a sum over so many boards.
///
/// `layouts` say what the sheets mean; a sheet without one is left out, and so is an indicator of which this version
/// of Wieg has another definition. `earlier` is what was released before about the same region, and `what` the boards
/// and school years of this sum.
///
/// # Errors
/// See [`NoSum`].
pub fn measure_sum(
    (sheets, layouts): (&[Sheet], &[Layout]),
    boards: usize,
    definitions: &[Definition],
    settings: &Settings,
    (earlier, what): (&Ledger, &[u8]),
) -> Result<SumMeasured, NoSum> {
    let about = about(sheets, boards)?;
    let shared: Vec<&Definition> = in_order(definitions)
        .into_iter()
        .filter(|one| is_shared(one))
        .collect();
    let mut summed: Vec<Summed<'_>> = Vec::new();
    let mut held_by_one: BTreeMap<String, BTreeSet<Places>> = BTreeMap::new();
    for definition in shared {
        let sheet = sheets.iter().find(|sheet| sheet.name == definition.id);
        let of_sheet = |sheet: &Sheet| layouts.iter().find(|layout| layout.digest() == sheet.layout);
        let fitting =
            sheet.and_then(|sheet| Some((sheet, of_sheet(sheet).filter(|one| one.fits(definition))?)));
        let Some((sheet, layout)) = fitting else {
            // Not every board counts it, or not alike.
            continue;
        };
        let threshold = settings.profile.threshold();
        let (one, held) = read(definition, layout, sheet, boards, threshold)
            .ok_or_else(|| NoSum::NoCounts(definition.id.clone()))?;
        summed.push(one);
        held_by_one.extend(held);
    }
    let context = context(&summed)?;
    let tables: Vec<RawTable> = summed.iter().flat_map(|one| one.tables.clone()).collect();
    let around = Around {
        held_by_one: &held_by_one,
        earlier,
        what,
    };
    let (gate, released) = Gate::pass_sum(&tables, &settings.profile, Some(about.pupils), &around);
    let findings = summed.iter().map(|one| {
        let found = one.finding(&gate, &context);
        if gate.hides_counts() {
            rounded(found)
        } else {
            found
        }
    });
    Ok(SumMeasured {
        measurement: Measurement {
            findings: findings.collect(),
            not_applicable: Vec::new(),
            certificate: gate.certificate().clone(),
            profile: settings.profile.name(),
        },
        context,
        about,
        released,
    })
}

fn about(sheets: &[Sheet], boards: usize) -> Result<About, NoSum> {
    let sheet = sheets
        .iter()
        .find(|sheet| sheet.name == ABOUT)
        .map(|sheet| &sheet.numbers[..]);
    let Some([counted, pupils, schools]) = sheet else {
        return Err(NoSum::NotOfTheseBoards(boards));
    };
    // Masks that do not cancel leave noise; every board counts itself once.
    if usize::try_from(*counted) != Ok(boards) {
        return Err(NoSum::NotOfTheseBoards(boards));
    }
    let count = |number: &i128| count(*number).ok_or_else(|| NoSum::NoCounts(ABOUT.to_owned()));
    Ok(About {
        pupils: count(pupils)?,
        schools: count(schools)?,
    })
}

/// A number that can be a count of pupils.
fn count(number: i128) -> Option<u64> {
    u64::try_from(number).ok().filter(|count| *count <= LARGEST_COUNT)
}

type Held = BTreeMap<String, BTreeSet<Places>>;

/// The numbers of a sheet as what they are, and of which cells one board holds nearly all; nothing if they are no counts.
fn read<'a>(
    definition: &'a Definition,
    layout: &'a Layout,
    sheet: &Sheet,
    boards: usize,
    threshold: u64,
) -> Option<(Summed<'a>, Held)> {
    let mut numbers = sheet.numbers.iter().copied();
    let mut held = Held::new();
    let mut tables = Vec::new();
    for table in &layout.tables {
        let counts: Vec<u64> = take(&mut numbers, table.cells()?)?
            .into_iter()
            .map(count)
            .collect::<Option<_>>()?;
        let squares = take(&mut numbers, table.cells_and_totals())?;
        let with_some = take(&mut numbers, table.cells_and_totals())?;
        let raw = table.filled(definition, counts);
        let mut few_others = BTreeSet::new();
        let all = raw.counts_with_totals();
        for (((places, count), square), with_some) in all.iter().zip(squares).zip(with_some) {
            let square = u128::try_from(square).ok()?;
            let whole = u128::from(*count) * u128::from(*count);
            // The sum of squares lies between that of boards which are all alike and that of one which has all.
            if square > whole
                || square * (boards as u128) < whole
                || !(0..=boards as i128).contains(&with_some)
            {
                return None;
            }
            // No board holds more than the root of the squares: so many are at least of the others.
            let others = u128::from(*count) - square.isqrt();
            // With two boards that have some, each knows the other.
            if *count > 0 && (others < u128::from(threshold) || with_some < FEWEST_WITH_SOME) {
                few_others.insert(places.clone());
            }
        }
        guard_totals(&raw.sizes(), all.keys(), &mut few_others);
        held.insert(raw.id.clone(), few_others);
        tables.push(raw);
    }
    let sums = take(&mut numbers, layout.classes * 2)?;
    let classes = sums.as_chunks::<2>().0.iter().map(|[pupils, sum]| {
        count(*pupils)?;
        (sum.unsigned_abs() < LARGEST_SUM).then_some(())?;
        Some(SizeAndSum {
            pupils: *pupils,
            sum: *sum,
        })
    });
    let classes: Vec<SizeAndSum> = classes.collect::<Option<_>>()?;
    let products = take(&mut numbers, pairs(layout.classes).count() * Products::WIDTH)?;
    let (products, []) = products.as_chunks::<{ Products::WIDTH }>() else {
        return None;
    };
    let products = products.iter().map(|numbers| Products::of(*numbers)).collect();
    let summed = Summed {
        definition,
        layout,
        tables,
        classes,
        products,
    };
    numbers.next().is_none().then_some((summed, held))
}

/// Adds the totals that, with what is printed beside them, tell two or more such cells together: of their sum the rest
/// may be small as well. Where all that a total adds up are such cells, the total speaks for itself.
fn guard_totals<'a>(
    sizes: &[usize],
    all: impl Iterator<Item = &'a Places> + Clone,
    few_others: &mut BTreeSet<Places>,
) {
    let tells_some = |total: &Places, few_others: &BTreeSet<Places>| {
        let summed = (0..total.len()).filter(|axis| total[*axis].is_none());
        summed.into_iter().any(|axis| {
            let part = |place: usize| {
                let mut part = total.clone();
                part[axis] = Some(place);
                part
            };
            let such = (0..sizes[axis])
                .filter(|place| few_others.contains(&part(*place)))
                .count();
            (2..sizes[axis]).contains(&such)
        })
    };
    loop {
        let totals = all.clone().filter(|total| !few_others.contains(*total));
        let more: Vec<Places> = totals
            .filter(|total| tells_some(total, few_others))
            .cloned()
            .collect();
        if more.is_empty() {
            return;
        }
        few_others.extend(more);
    }
}

fn take(numbers: &mut impl Iterator<Item = i128>, count: usize) -> Option<Vec<i128>> {
    let taken: Vec<i128> = numbers.take(count).collect();
    (taken.len() == count).then_some(taken)
}

fn context(summed: &[Summed<'_>]) -> Result<CubeContext, NoSum> {
    let layouts = || summed.iter().map(|one| one.layout);
    let simulated = layouts().any(|layout| layout.simulated);
    if layouts().any(|layout| layout.simulated != simulated) {
        return Err(NoSum::Simulated);
    }
    Ok(CubeContext {
        schema_version: schema::VERSION,
        definitions: layouts()
            .map(|layout| (layout.indicator.clone(), layout.fingerprint.clone()))
            .collect(),
        background: layouts().find_map(|layout| layout.background.clone()),
        condition: None,
        outcome: layouts().find_map(|layout| layout.test.clone()),
        weighted: false,
        simulated,
    })
}

impl Summed<'_> {
    fn finding(&self, gate: &Gate, context: &CubeContext) -> Finding {
        let body = match self.definition.method {
            Method::GroupShares => self.shares(gate).map(Body::Shares),
            Method::GroupMeans => self.means(gate, context).map(Body::Means),
            _ => counts_only(self.definition, gate),
        };
        let shown = self.tables.iter().filter_map(|raw| gate.table(&raw.id).cloned());
        Finding {
            definition: self.definition.clone(),
            body,
            tables: shown.collect(),
            outside_population: false,
        }
    }

    fn words(&self) -> Vec<String> {
        let classes = self
            .layout
            .background
            .iter()
            .flat_map(|background| &background.classes);
        let known = classes.map(|class| class.code.clone());
        known.chain([Background::UNKNOWN_CODE.to_owned()]).collect()
    }

    fn group(&self, place: usize) -> Given<Group> {
        let products = self.products_of(place, place)?;
        Ok(Group {
            all: *self.classes.get(place).ok_or(Withheld::NotShown)?,
            products,
        })
    }

    /// The products of two classes; the lower place comes first.
    fn products_of(&self, one: usize, other: usize) -> Given<Products> {
        let place = pairs(self.layout.classes).position(|pair| pair == [one, other]);
        let products = place.and_then(|place| self.products.get(place));
        products.copied().ok_or(Withheld::NotShown)
    }

    /// Refuses a figure of a class that is found at too few schools to keep them apart.
    fn check_class(group: &Group, gate: &Gate) -> Given<()> {
        check_interval(
            usize::try_from(group.products.schools()).unwrap_or(usize::MAX),
            gate,
        )
    }

    fn difference(&self, focal: usize, reference: usize, unit: f64) -> Given<(Estimate, u64)> {
        let crossed = self.products_of(focal, reference)?;
        let (low, high) = (self.group(focal)?, self.group(reference)?);
        let estimate = school_products::difference(&low, &high, &crossed, unit)?;
        Ok((estimate, crossed.schools()))
    }

    fn shares(&self, gate: &Gate) -> Given<Groups> {
        let figure = |place: usize, k: u64, n: u64| {
            let group = self.group(place)?;
            Self::check_class(&group, gate)?;
            share_within(
                k,
                n,
                school_products::mean(&group, 1.0).ok(),
                Confidence::default(),
            )
        };
        let difference = |focal, reference| self.difference(focal, reference, 1.0).map(Some);
        shares_of(&self.words(), self.definition, gate, figure, difference)
    }

    fn means(&self, gate: &Gate, context: &CubeContext) -> Given<Groups> {
        let column = Terms::of(self.definition).value.unwrap_or_default();
        let unit = 1.0 / scales(context).get(column).copied().unwrap_or(1.0);
        let figure = |place: usize| {
            let group = self.group(place)?;
            Self::check_class(&group, gate)?;
            Ok(school_products::mean(&group, unit)?)
        };
        let difference = |focal, reference| {
            let (estimate, schools) = self.difference(focal, reference, unit)?;
            Ok((estimate, IntervalMethod::BySchool { schools }))
        };
        means_of(&self.words(), self.definition, gate, figure, difference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_that_tells_two_such_cells_together_is_one_itself() {
        let places = |of: Option<usize>, yes: Option<usize>| vec![of, yes];
        let ways = |size: usize| (0..size).map(Some).chain([None]).collect::<Vec<_>>();
        let all: Vec<Places> = ways(3)
            .into_iter()
            .flat_map(|of| ways(2).into_iter().map(move |yes| places(of, yes)))
            .collect();
        let guarded = |cells: &[Places]| {
            let mut few_others: BTreeSet<Places> = cells.iter().cloned().collect();
            guard_totals(&[3, 2], all.iter(), &mut few_others);
            few_others.len() - cells.len()
        };
        let (first, second) = (places(Some(0), Some(0)), places(Some(1), Some(0)));
        assert_eq!(
            guarded(std::slice::from_ref(&first)),
            0,
            "it follows from the total, which disclosure control sees"
        );
        assert_eq!(
            guarded(&[first.clone(), places(Some(0), Some(1))]),
            0,
            "their sum is a row of its own"
        );
        assert_eq!(
            guarded(&[first, second]),
            1,
            "all with the outcome, but for the third"
        );
    }
}
