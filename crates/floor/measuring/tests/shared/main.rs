//! Sums over boards: the same figures as over all pupils, and nothing about one board.

#[path = "../common/mod.rs"]
mod common;
mod region;

use common::{all_places, definitions};
use measuring::definition::Definition;
use measuring::finding::{Body, Groups};
use measuring::gate::SafeCell;
use measuring::shared::{About, Contribution, NoSum, SumMeasured, contribute, is_shared, measure_sum};
use measuring::{Choice, Ledger, Measurement, Profile, Settings, count, measure};
use region::{CLASSES, Pupil, pupils, tables};
use sharing::{Board, BoardKey, Delivery, Round, Sheet, deliver, open};
use std::collections::BTreeMap;
use vocabulary::SchoolYear;

fn year(start: i16) -> SchoolYear {
    SchoolYear::starting(start).expect("a school year")
}

/// The indicators of a round over two school years of the three that there are.
fn of_round() -> Vec<Definition> {
    let limited = definitions()
        .into_iter()
        .map(|one| one.between(year(2021), year(2022)));
    limited.filter(is_shared).collect()
}

fn settings(profile: Profile, pupils: u64) -> Settings {
    Settings {
        profile,
        replicates: 20,
        seed: 2022,
        printed_total: Some(pupils),
        benchmark: None,
    }
}

fn about(pupils: &[Pupil]) -> About {
    let counted = pupils.iter().filter(|pupil| pupil.cohort <= 2022);
    let schools: std::collections::BTreeSet<usize> = counted.clone().map(|pupil| pupil.school).collect();
    About {
        pupils: counted.count() as u64,
        schools: schools.len() as u64,
    }
}

fn contribution(pupils: &[Pupil]) -> Contribution {
    let (tables, definitions) = (tables(pupils), of_round());
    let cube = count(&tables, Choice::first(&tables), &definitions);
    contribute(&cube, &definitions, about(pupils))
}

/// The schools of three boards: many, a few, and some.
fn boards(pupils: &[Pupil]) -> [Vec<Pupil>; 3] {
    let of = |schools: std::ops::Range<usize>| {
        let theirs = pupils.iter().filter(|pupil| schools.contains(&pupil.school));
        theirs.copied().collect()
    };
    [of(0..6), of(6..9), of(9..14)]
}

/// What the boards send goes through masks and files, as it does for real.
fn opened(contributions: &[Contribution]) -> Vec<Sheet> {
    let keys: Vec<BoardKey> = (1..=contributions.len() as u8)
        .map(|seed| BoardKey::of([seed; 32]))
        .collect();
    let board = |(place, key): (usize, &BoardKey)| Board {
        name: format!("board {place}"),
        key: key.public(),
    };
    let indicators = of_round()
        .into_iter()
        .map(|one| (one.id.clone(), one.hash.clone()));
    let round = Round {
        number: "0f".repeat(32),
        region: "somewhere".to_owned(),
        cohorts: [2021, 2022],
        indicators: indicators.collect(),
        boards: keys.iter().enumerate().map(board).collect(),
    };
    let sent = keys.iter().zip(contributions).map(|(key, contribution)| {
        let delivery = deliver(&round, key, &contribution.sheets).expect("a board of the round");
        serde_json::to_string(&delivery).expect("text")
    });
    let read = |text: String| serde_json::from_str::<Delivery>(&text).expect("as it was sent");
    let deliveries: Vec<Delivery> = sent.map(read).collect();
    let opened = open(&round, &deliveries).expect("all have delivered");
    assert_eq!(opened.left_out, Vec::<String>::new());
    opened.sheets
}

fn sum(boards: &[Vec<Pupil>], profile: Profile, earlier: &Ledger) -> SumMeasured {
    let contributions: Vec<Contribution> = boards.iter().map(|pupils| contribution(pupils)).collect();
    let sheets = opened(&contributions);
    let all: u64 = boards.iter().map(|pupils| about(pupils).pupils).sum();
    let given = measure_sum(
        (&sheets, &contributions[0].layouts),
        boards.len(),
        &of_round(),
        &settings(profile, all),
        (earlier, b"these boards"),
    );
    given.expect("a sum")
}

fn whole(pupils: &[Pupil], profile: Profile) -> Measurement {
    let (tables, definitions) = (tables(pupils), of_round());
    let cube = count(&tables, Choice::first(&tables), &definitions);
    measure(
        &cube,
        &definitions,
        &settings(profile, about(pupils).pupils),
        |_, _| {},
    )
}

fn groups(body: &Body) -> Option<&Groups> {
    match body {
        Body::Shares(groups) | Body::Means(groups) => Some(groups),
        _ => None,
    }
}

fn assert_close(found: &Groups, expected: &Groups) {
    let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-9, "{one} {other}");
    for (found, expected) in found.groups.iter().zip(&expected.groups) {
        assert_eq!((found.pupils, found.share), (expected.pupils, expected.share));
        let (Ok(found), Ok(expected)) = (found.figure, expected.figure) else {
            assert_eq!(found.figure, expected.figure);
            continue;
        };
        close(found.value, expected.value);
        close(found.interval.low, expected.interval.low);
        close(found.interval.high, expected.interval.high);
    }
    let (found, expected) = (
        found.gap.as_ref().expect("a gap"),
        expected.gap.as_ref().expect("a gap"),
    );
    assert_eq!(
        (found.focal, found.reference, found.method),
        (expected.focal, expected.reference, expected.method)
    );
    close(found.difference.value, expected.difference.value);
    close(found.difference.interval.low, expected.difference.interval.low);
    close(found.difference.interval.high, expected.difference.interval.high);
}

#[test]
fn the_sum_gives_the_figures_of_all_pupils_together() {
    let pupils = pupils(5, 14, 200);
    let together = whole(&pupils, Profile::intern());
    let sum = sum(&boards(&pupils), Profile::intern(), &Ledger::new());
    assert_eq!(sum.about, about(&pupils));
    assert_eq!(sum.about.schools, 14);
    let mut compared = 0;
    for found in &sum.measurement.findings {
        let expected = together
            .findings
            .iter()
            .find(|one| one.definition.id == found.definition.id);
        let expected = expected.expect("measured as well");
        let (Ok(body), Ok(other)) = (&found.body, &expected.body) else {
            panic!("{}: {:?} {:?}", found.definition.id, found.body, expected.body);
        };
        if let (Some(found), Some(expected)) = (groups(body), groups(other)) {
            assert_close(found, expected);
            compared += 1;
        }
        for table in &found.tables {
            let other = expected
                .tables
                .iter()
                .find(|other| other.id() == table.id())
                .expect("the table");
            let cells = |table: &measuring::gate::SafeTable| {
                all_places(table)
                    .into_iter()
                    .map(|places| table.cell(&places))
                    .collect::<Vec<_>>()
            };
            assert_eq!(cells(table), cells(other), "{}", table.id());
        }
    }
    assert!(compared >= 2, "{compared} indicators by background");
    assert!(
        sum.measurement.findings.len() > compared,
        "and some that count only"
    );
}

/// The count of a class in the table of an indicator.
fn class_count(sum: &SumMeasured, class: usize) -> SafeCell {
    let finding = sum
        .measurement
        .findings
        .iter()
        .find(|one| one.definition.id == "havo-advice");
    finding.expect("measured").tables[0].cell(&[Some(class), None])
}

#[test]
fn a_count_that_is_nearly_all_of_one_board_is_not_shown() {
    let mut pupils = pupils(5, 14, 200);
    let shown = sum(&boards(&pupils), Profile::publiek(), &Ledger::new());
    assert!(
        matches!(class_count(&shown, 0), SafeCell::Count(_)),
        "spread over the boards"
    );
    // The lowest class at the second board only, but for three: that board would know there are three more.
    let mut left = 3;
    for pupil in pupils
        .iter_mut()
        .filter(|pupil| pupil.class == 0 && !(6..9).contains(&pupil.school))
    {
        if left > 0 && pupil.cohort <= 2022 {
            left -= 1;
        } else {
            pupil.class = 1;
        }
    }
    let count = pupils
        .iter()
        .filter(|pupil| pupil.class == 0 && pupil.cohort <= 2022)
        .count();
    assert!(count > 20, "{count}: no small count");
    let hidden = sum(&boards(&pupils), Profile::publiek(), &Ledger::new());
    assert_eq!(class_count(&hidden, 0), SafeCell::NotShown);
    let others = (1..CLASSES.len()).filter(|class| class_count(&hidden, *class).count().is_some());
    assert!(others.count() > 0, "and not everything with it");
}

#[test]
fn a_second_sum_that_differs_by_a_few_pupils_hides_who_came() {
    let pupils = pupils(5, 14, 200);
    let boards = boards(&pupils);
    let first = sum(&boards, Profile::publiek(), &Ledger::new());
    let SafeCell::Count(before) = class_count(&first, 1) else {
        panic!("shown at first");
    };
    assert!(first.released.iter().any(|(_, count)| *count == before));
    let mut ledger = Ledger::new();
    for (definition, count) in &first.released {
        ledger.record(*definition, *count, 0);
    }
    let again = sum(&boards, Profile::publiek(), &ledger);
    assert_eq!(
        class_count(&again, 1),
        SafeCell::Count(before),
        "the same pupils tell nothing new"
    );
    let mut one_more = boards;
    let joins = one_more[2]
        .iter()
        .find(|pupil| pupil.class == 1 && pupil.cohort == 2022 && pupil.advice.is_some());
    let joins = *joins.expect("somebody");
    one_more[2].push(joins);
    let later = sum(&one_more, Profile::publiek(), &ledger);
    assert_eq!(class_count(&later, 1), SafeCell::NotShown);
    let unaware = sum(&one_more, Profile::publiek(), &Ledger::new());
    assert_eq!(
        class_count(&unaware, 1),
        SafeCell::Count(before + 1),
        "what the ledger is for"
    );
}

#[test]
fn numbers_that_are_no_counts_are_refused() {
    let pupils = pupils(5, 14, 200);
    let contributions = boards(&pupils).map(|pupils| contribution(&pupils));
    let layouts = &contributions[0].layouts;
    let sheets = opened(&contributions);
    let settings = settings(Profile::publiek(), 500);
    let with = |change: &dyn Fn(&mut Vec<Sheet>)| {
        let mut sheets = sheets.clone();
        change(&mut sheets);
        measure_sum(
            (&sheets, layouts),
            3,
            &of_round(),
            &settings,
            (&Ledger::new(), b""),
        )
        .map(|_| ())
    };
    assert_eq!(with(&|_| ()), Ok(()));
    assert_eq!(
        with(&|sheets| sheets.retain(|sheet| sheet.name != "about")),
        Err(NoSum::NotOfTheseBoards(3))
    );
    let at = |sheets: &[Sheet], name: &str| {
        sheets
            .iter()
            .position(|sheet| sheet.name == name)
            .expect("a sheet")
    };
    assert_eq!(
        with(&|sheets| {
            let about = at(sheets, "about");
            sheets[about].numbers[0] = 4
        }),
        Err(NoSum::NotOfTheseBoards(3))
    );
    let no_counts = |name: &str| Err(NoSum::NoCounts(name.to_owned()));
    assert_eq!(
        with(&|sheets| {
            let one = at(sheets, "havo-advice");
            sheets[one].numbers[0] = -1
        }),
        no_counts("havo-advice")
    );
    assert_eq!(
        with(&|sheets| {
            let one = at(sheets, "havo-advice");
            sheets[one].numbers[0] = 1 << 100
        }),
        no_counts("havo-advice")
    );
    assert_eq!(
        with(&|sheets| {
            let one = at(sheets, "havo-advice");
            sheets[one].numbers.pop();
        }),
        no_counts("havo-advice")
    );
    // Squares that no three boards can have.
    assert_eq!(
        with(&|sheets| {
            let one = at(sheets, "havo-advice");
            let last = sheets[one]
                .numbers
                .iter()
                .position(|number| *number > 10_000)
                .expect("a square");
            sheets[one].numbers[last] = 1
        }),
        no_counts("havo-advice")
    );
}

#[test]
fn what_a_board_calls_a_class_matters_not_and_which_classes_it_has_does() {
    let pupils = pupils(5, 14, 200);
    let mine = contribution(&pupils);
    let layout = |contribution: &Contribution| {
        let of = |layout: &measuring::shared::Layout| (layout.indicator.clone(), layout.clone());
        contribution.layouts.iter().map(of).collect::<BTreeMap<_, _>>()["havo-advice"].clone()
    };
    let mut renamed = layout(&mine);
    let background = renamed.background.as_mut().expect("by background");
    background.label = vocabulary::Label::same("something else");
    background.classes[0].label = vocabulary::Label::same("little");
    assert_eq!(renamed.digest(), layout(&mine).digest());
    let mut other = layout(&mine);
    other.background.as_mut().expect("by background").classes[0].code = "none".to_owned();
    assert_ne!(other.digest(), layout(&mine).digest());
    let text = serde_json::to_string(&mine.layouts).expect("text");
    let back: Vec<measuring::shared::Layout> = serde_json::from_str(&text).expect("read");
    assert_eq!(back, mine.layouts);
}
