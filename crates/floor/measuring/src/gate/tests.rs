//! What the gate hides, on small tables made by hand.

use super::*;
use crate::condition::Condition;

const CLASSES: [&str; 4] = ["low", "middle", "high", "unknown"];
const ON_THE_LADDER: &str = "advice_final_low IS NOT NULL";

fn condition(text: &str) -> Condition {
    Condition::read(text).expect("a sound condition")
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn classes(count: usize) -> RawAxis {
    RawAxis {
        column: "background".into(),
        words: words(&CLASSES[..count]),
        kind: AxisKind::Classes,
        says: Says::Value,
    }
}

fn levels(codes: &[&str]) -> RawAxis {
    RawAxis {
        column: "advice_final".into(),
        words: words(codes),
        kind: AxisKind::Attribute,
        says: Says::Value,
    }
}

fn outcome() -> RawAxis {
    RawAxis {
        column: "outcome".into(),
        words: words(&["with", "without"]),
        kind: AxisKind::YesNo,
        says: Says::Holds(condition("advice_final_low >= 'havo'")),
    }
}

fn coverage() -> RawAxis {
    RawAxis {
        column: "unknown_background".into(),
        words: words(&["with", "without"]),
        kind: AxisKind::TwoParts,
        says: Says::Values {
            column: "background".into(),
            values: vec![words(&["unknown"]), words(&CLASSES[..3])],
        },
    }
}

fn schools(codes: &[&str]) -> RawAxis {
    RawAxis {
        column: "school".into(),
        words: words(codes),
        kind: AxisKind::Classes,
        says: Says::Value,
    }
}

fn of(id: &str, population: &str, axes: Vec<RawAxis>, counts: &[u64]) -> RawTable {
    RawTable {
        id: id.into(),
        population: condition(population),
        axes,
        counts: counts.to_vec(),
        is_printed: true,
    }
}

/// Known classes by outcome.
fn raw(id: &str, population: &str, counts: &[u64]) -> RawTable {
    of(id, population, vec![classes(counts.len() / 2), outcome()], counts)
}

fn table<'g>(gate: &'g Gate, id: &str) -> &'g SafeTable {
    gate.table(id).expect("it came through")
}

/// What somebody can tell of a cell who adds and subtracts everything that was printed: the smallest and the
/// largest value, by a program over the pupils themselves, who are told apart by class, level, school and
/// whether they have a score. It shares nothing with the gate but the words of its tables.
mod attack {
    use super::*;
    use microlp::{ComparisonOp, OptimizationDirection, Problem};

    /// Class, level, school, and whether there is a score.
    pub type Pupil = (usize, usize, usize, bool);
    pub const LEVELS: [&str; 7] = [
        "vmbo-bb",
        "vmbo-kb",
        "vmbo-gt",
        "havo",
        "vwo",
        "special-education",
        "",
    ];

    /// Whether a pupil is counted in a cell.
    fn counts(raw: &RawTable, places: &[Option<usize>], pupil: Pupil) -> bool {
        let (class, level, school, has_score) = pupil;
        let text = raw.population.text();
        let is_high = level == 3 || level == 4;
        let in_population = (!text.contains("advice_final_low IS NOT NULL") || level < 5)
            && (!text.contains("advice_final IS NOT NULL") || level < 6)
            && (!text.contains("score IS NOT NULL") || has_score)
            && (!text.contains("background <> 'unknown'") || class < 3);
        in_population
            && raw.axes.iter().zip(places).all(|(axis, place)| {
                let is_at = |word: &str| match axis.column.as_str() {
                    "background" => word == CLASSES[class],
                    "advice_final" => word == LEVELS[level],
                    "school" => word == format!("S{school}"),
                    "outcome" => (word == "with") == is_high,
                    "unknown_background" => (word == "with") == (class == 3),
                    other => panic!("an axis by {other}"),
                };
                match place {
                    Some(place) => is_at(&axis.words[*place]),
                    None => axis.words.iter().any(|word| is_at(word)),
                }
            })
    }

    /// A hidden cell: its table, its places, what it truly holds, and the least and the most that it can hold.
    type HiddenCell = (String, Vec<Option<usize>>, u64, (f64, f64));

    /// The least and the most that each hidden cell can hold.
    pub fn ranges(
        gate: &Gate,
        tables: &[RawTable],
        schools: usize,
        printed_total: Option<u64>,
    ) -> Vec<HiddenCell> {
        let mut pupils: Vec<Pupil> = Vec::new();
        for class in 0..4 {
            for level in 0..LEVELS.len() {
                for school in 0..schools {
                    pupils.extend([true, false].map(|has_score| (class, level, school, has_score)));
                }
            }
        }
        let mut known = vec![(vec![true; pupils.len()], printed_total)];
        let mut asked = Vec::new();
        for raw in tables {
            for (places, truth) in raw.counts_with_totals() {
                let counted: Vec<bool> = pupils.iter().map(|pupil| counts(raw, &places, *pupil)).collect();
                match table(gate, &raw.id).cell(&places) {
                    SafeCell::Count(count) => {
                        assert_eq!(count, truth);
                        known.push((counted, Some(count)));
                    }
                    SafeCell::NotShown => asked.push((raw.id.clone(), places, truth, counted)),
                }
            }
        }
        let bound = |cell: &[bool], direction: OptimizationDirection| {
            let mut problem = Problem::new(direction);
            let people: Vec<_> = cell
                .iter()
                .map(|counted| problem.add_var(f64::from(u8::from(*counted)), (0.0, 1e6)))
                .collect();
            for (counted, count) in &known {
                let Some(count) = count else { continue };
                let terms = people.iter().zip(counted).filter(|(_, counted)| **counted);
                let terms: Vec<_> = terms.map(|(variable, _)| (*variable, 1.0)).collect();
                problem.add_constraint(terms, ComparisonOp::Eq, *count as f64);
            }
            let solution = problem.solve().expect("the truth is one solution");
            solution
                .into_solution()
                .expect("the truth is one solution")
                .objective()
        };
        let range = |cell: &[bool]| {
            [OptimizationDirection::Minimize, OptimizationDirection::Maximize]
                .map(|direction| bound(cell, direction))
        };
        asked
            .into_iter()
            .map(|(id, places, truth, cell)| {
                let [least, most] = range(&cell);
                (id, places, truth, (least, most))
            })
            .collect()
    }

    /// Lets the tables pass and fails if a small count is told more closely than the profile promises.
    pub fn withstands(tables: &[RawTable], schools: usize, profile: &Profile, total: Option<u64>) -> Gate {
        let gate = Gate::pass(tables, profile, total);
        assert!(gate.certificate().verdict.is_safe());
        for (id, places, truth, (least, most)) in ranges(&gate, tables, schools, total) {
            if profile.is_small(truth) {
                assert!(
                    least < 1e-6 && most > profile.threshold() as f64 - 1e-6,
                    "{id} {places:?} is {truth}, and can be told to be {least} to {most}"
                );
            }
        }
        gate
    }
}

#[test]
fn a_board_does_not_see_three_pupils() {
    let gate = Gate::pass(
        &[raw("a", ON_THE_LADDER, &[3, 40, 30, 30, 25, 35])],
        &Profile::bestuur(),
        None,
    );
    let table = table(&gate, "a");
    assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::NotShown);
    assert_eq!(table.share(&[Some(0)]), SafeShare::NotShown);
    assert!(gate.certificate().verdict.is_safe());
}

#[test]
fn a_school_sees_its_own_counts_but_no_share_of_a_handful() {
    let gate = Gate::pass(
        &[raw("a", ON_THE_LADDER, &[3, 4, 30, 30])],
        &Profile::intern(),
        None,
    );
    let table = table(&gate, "a");
    assert_eq!(table.cell(&[Some(0), Some(0)]), SafeCell::Count(3));
    assert_eq!(table.share(&[Some(0)]), SafeShare::TooFew { floor: 10 });
    assert_eq!(table.share(&[Some(1)]), SafeShare::Ratio { k: 30, n: 60 });
}

#[test]
fn the_same_table_twice_hides_the_same_cells() {
    let counts = [12, 3, 25, 20, 35, 15, 20, 25];
    let tables = ["a", "b"].map(|id| raw(id, ON_THE_LADDER, &counts));
    let gate = Gate::pass(&tables, &Profile::publiek(), None);
    let [a, b] = ["a", "b"].map(|id| table(&gate, id));
    assert_eq!(a.cell(&[Some(0), Some(1)]), SafeCell::NotShown);
    for row in (0..4).map(Some).chain([None]) {
        for column in [Some(0), Some(1), None] {
            assert_eq!(a.cell(&[row, column]), b.cell(&[row, column]));
        }
    }
}

#[test]
fn the_one_pupil_without_a_score_is_not_told_by_subtraction() {
    // Everybody, and everybody with a score: in class 0 one pupil has no score, and has the outcome.
    let scored = format!("{ON_THE_LADDER} AND score IS NOT NULL");
    let tables = [
        raw("a", ON_THE_LADDER, &[17, 36, 25, 23]),
        raw("b", &scored, &[16, 36, 25, 23]),
    ];
    let gate = attack::withstands(&tables, 1, &Profile::bestuur(), None);
    let [a, b] = ["a", "b"].map(|id| table(&gate, id));
    let both =
        |places: &[Option<usize>]| a.cell(places).count().is_some() && b.cell(places).count().is_some();
    assert!(!both(&[Some(0), Some(0)]), "17 and 16 would tell of one pupil");
    assert!(!both(&[Some(0), None]), "53 and 52 would tell of one pupil");
    assert!(!both(&[None, None]));
}

#[test]
fn a_printed_total_is_known_to_all() {
    let gate = Gate::pass(
        &[raw("a", ON_THE_LADDER, &[20, 30, 25, 23])],
        &Profile::bestuur(),
        Some(100),
    );
    assert_eq!(
        table(&gate, "a").cell(&[None, None]),
        SafeCell::NotShown,
        "98 beside 100 would tell of two pupils"
    );
}

#[test]
fn known_and_unknown_backgrounds_are_the_classes_in_two() {
    // Sixteen of unknown background, and five with a low one: neither follows from the coverage.
    let groups = of(
        "groups",
        ON_THE_LADDER,
        vec![classes(4), outcome()],
        &[5, 14, 30, 24, 40, 14, 16, 12],
    );
    let known = of("coverage", ON_THE_LADDER, vec![coverage()], &[28, 127]);
    let all = of(
        "segregation",
        "background <> 'unknown'",
        vec![classes(4)],
        &[19, 54, 54, 0],
    );
    let gate = attack::withstands(&[groups, known, all], 1, &Profile::bestuur(), Some(155));
    assert_eq!(
        table(&gate, "groups").cell(&[Some(0), Some(0)]),
        SafeCell::NotShown
    );
    assert_eq!(table(&gate, "segregation").cell(&[Some(3)]), SafeCell::Count(0));
}

#[test]
fn no_background_unknown_is_no_secret_about_everybody() {
    let groups = of(
        "groups",
        ON_THE_LADDER,
        vec![classes(4), outcome()],
        &[20, 14, 30, 24, 40, 14, 0, 0],
    );
    let known = of("coverage", ON_THE_LADDER, vec![coverage()], &[0, 142]);
    let gate = Gate::pass(&[groups, known], &Profile::bestuur(), Some(142));
    assert_eq!(
        table(&gate, "coverage").share(&[]),
        SafeShare::Ratio { k: 0, n: 142 }
    );
    assert_eq!(table(&gate, "groups").not_shown(), 0);
}

#[test]
fn schools_do_not_tell_of_the_one_without_an_advice_on_the_ladder() {
    // Sixty pupils on the first page, fifty-nine in the funnel.
    let funnel = of(
        "funnel",
        ON_THE_LADDER,
        vec![schools(&["S0", "S1"]), outcome()],
        &[12, 18, 14, 15],
    );
    for profile in [Profile::bestuur(), Profile::publiek()] {
        let gate = attack::withstands(std::slice::from_ref(&funnel), 2, &profile, Some(60));
        let funnel = table(&gate, "funnel");
        assert_eq!(funnel.cell(&[None, None]), SafeCell::NotShown);
        let schools = [Some(0), Some(1)].map(|school| funnel.cell(&[school, None]));
        assert!(schools.contains(&SafeCell::NotShown), "the schools add up to it");
    }
}

#[test]
fn the_spread_over_levels_adds_up_to_the_outcome() {
    // Three pupils with vmbo-kb, thirty with vmbo-gt; the funnel counts thirty-three without havo or more.
    let codes = &attack::LEVELS[..5];
    let spread = of("spread", ON_THE_LADDER, vec![levels(codes)], &[0, 3, 30, 12, 15]);
    let funnel = of(
        "funnel",
        ON_THE_LADDER,
        vec![schools(&["S0"]), outcome()],
        &[27, 33],
    );
    for profile in [Profile::bestuur(), Profile::publiek()] {
        let gate = attack::withstands(&[spread.clone(), funnel.clone()], 1, &profile, Some(60));
        assert_eq!(table(&gate, "spread").cell(&[Some(1)]), SafeCell::NotShown);
    }
    // Everybody has havo or more: the funnel does not say so, and neither may the spread.
    let spread = of("spread", ON_THE_LADDER, vec![levels(codes)], &[0, 0, 0, 42, 18]);
    let funnel = of(
        "funnel",
        ON_THE_LADDER,
        vec![schools(&["S0"]), outcome()],
        &[60, 0],
    );
    let tables = [spread, funnel];
    let gate = Gate::pass(&tables, &Profile::bestuur(), Some(60));
    let ranges = attack::ranges(&gate, &tables, 1, Some(60));
    let without = ranges
        .iter()
        .find(|(id, places, ..)| id == "funnel" && places[..] == [None, Some(1)]);
    let (_, _, truth, (least, most)) = without.expect("it is hidden");
    assert!(
        *truth == 0 && *least < 1e-6 && *most > 6.0 - 1e-6,
        "{least} to {most}"
    );
}

#[test]
fn levels_by_class_add_up_to_the_outcome_by_class_and_school() {
    let codes = &attack::LEVELS[..5];
    let by_level = of(
        "levels",
        ON_THE_LADDER,
        vec![classes(4), levels(codes)],
        &[
            15, 14, 13, 2, 1, 10, 14, 18, 12, 8, 8, 9, 13, 22, 18, 0, 0, 0, 0, 0,
        ],
    );
    let outcomes = raw("outcomes", ON_THE_LADDER, &[3, 42, 20, 42, 40, 30, 0, 0]);
    let funnel = of(
        "funnel",
        ON_THE_LADDER,
        vec![schools(&["S0", "S1"]), outcome()],
        &[40, 74, 23, 40],
    );
    let spread = of(
        "spread",
        "advice_final IS NOT NULL",
        vec![levels(&attack::LEVELS[..6])],
        &[33, 37, 44, 36, 27, 2],
    );
    let tables = [by_level, outcomes, funnel, spread];
    for profile in [Profile::bestuur(), Profile::publiek()] {
        attack::withstands(&tables, 2, &profile, Some(180));
    }
}

#[test]
fn those_left_out_by_two_tables_are_told_by_neither() {
    // Of 103 pupils three have no advice on the ladder, all of known background; classes are told of all.
    let outcomes = raw("outcomes", ON_THE_LADDER, &[20, 22, 21, 20, 9, 8]);
    let all = of(
        "classes",
        "background <> 'unknown'",
        vec![classes(3)],
        &[43, 42, 18],
    );
    for profile in [Profile::bestuur(), Profile::publiek()] {
        let gate = attack::withstands(&[outcomes.clone(), all.clone()], 1, &profile, Some(103));
        let both = (0..3).filter(|class| {
            let shown = |id: &str, places: &[Option<usize>]| table(&gate, id).cell(places).count().is_some();
            shown("outcomes", &[Some(*class), None]) && shown("classes", &[Some(*class)])
        });
        assert_eq!(both.count(), 0, "43 and 42 would tell of one pupil");
    }
}

#[test]
fn a_table_that_needs_no_hiding_stays_whole() {
    let codes = &attack::LEVELS[..5];
    let by_level = of(
        "levels",
        ON_THE_LADDER,
        vec![classes(3), levels(codes)],
        &[15, 14, 13, 12, 11, 10, 14, 18, 12, 8, 8, 9, 13, 22, 18],
    );
    let outcomes = raw("outcomes", ON_THE_LADDER, &[23, 42, 20, 42, 40, 30]);
    let gate = Gate::pass(&[by_level, outcomes], &Profile::bestuur(), Some(197));
    assert_eq!(gate.tables.values().map(SafeTable::not_shown).sum::<usize>(), 0);
}
