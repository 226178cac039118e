//! What cannot be is refused with a word, or made as good as can be with numbers that say why.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use common::{everybody_sits_once, person, simple, table};
use matching::{
    Block, Change, Compromise, Evening, Foreign, Hall, Met, Mistake, Outcome, PersonId, ProfessionId,
    Refusal, Rule, Search, Seat, TableId, Taken, ThemeId, TongueId, Unkept, Why,
};

fn seated(evening: &Evening) -> (Hall, Outcome) {
    let hall = Hall::of(evening.clone()).unwrap();
    let outcome = hall.seat(&Search {
        seed: 5,
        evaluations: 60_000,
        attempts: 2,
    });
    everybody_sits_once(evening, &outcome.seating);
    (hall, outcome)
}

fn rules(outcome: &Outcome) -> Vec<Rule> {
    outcome.unkept.iter().map(|one| one.broken.rule).collect()
}

#[test]
fn every_mistake_is_told_at_once() {
    assert_eq!(
        Hall::of(Evening::default()).unwrap_err(),
        [Mistake::NoPeople, Mistake::Rounds { rounds: 0 }]
    );
    let mut evening = simple(12, 4, 2, 5, 7, 2);
    evening.people.push(person(3, 1));
    evening.people[0].professions.clear();
    evening.people[1].themes = vec![ThemeId(1), ThemeId(2), ThemeId(1), ThemeId(3)];
    evening.people[2].minor = true;
    evening.people[2].vetted = true;
    evening.people[4].away = vec![9];
    evening.rounds[1].push(table(2, 0, 5));
    evening.rounds[1].push(table(8, 5, 4));
    evening.rounds[1].push(table(9, 5, 400));
    evening.weights.meeting = 101;
    let (round, fewest) = (1, 5);
    assert_eq!(
        Hall::of(evening).unwrap_err(),
        [
            Mistake::NoProfession(PersonId(1)),
            Mistake::TooManyThemes {
                person: PersonId(2),
                named: 4
            },
            Mistake::ThemeTwice {
                person: PersonId(2),
                theme: ThemeId(1)
            },
            Mistake::MinorVetted(PersonId(3)),
            Mistake::UnknownRound(9),
            Mistake::PersonTwice(PersonId(3)),
            Mistake::TableTwice {
                round,
                table: TableId(2)
            },
            Mistake::Seats {
                round,
                table: TableId(2),
                fewest: 0,
                seats: 5
            },
            Mistake::Seats {
                round,
                table: TableId(8),
                fewest,
                seats: 4
            },
            Mistake::Seats {
                round,
                table: TableId(9),
                fewest,
                seats: 400
            },
            Mistake::Weight(101),
        ]
    );
}

#[test]
fn what_was_arranged_must_be_about_this_evening() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    let fixed = |round, person, table| Seat {
        round,
        person: PersonId(person),
        table: TableId(table),
    };
    evening.people[6].away = vec![0];
    evening.fixed = vec![
        fixed(0, 99, 1),
        fixed(3, 1, 1),
        fixed(0, 1, 44),
        fixed(0, 2, 1),
        fixed(0, 2, 2),
        fixed(0, 7, 1),
    ];
    evening.together = vec![
        (PersonId(4), PersonId(4)),
        (PersonId(5), PersonId(6)),
        (PersonId(6), PersonId(8)),
    ];
    evening.apart = vec![(PersonId(8), PersonId(5))];
    evening.met = vec![Met {
        pair: (PersonId(1), PersonId(77)),
        times: 1,
    }];
    let mistakes = Hall::of(evening).unwrap_err();
    assert_eq!(
        mistakes,
        [
            Mistake::UnknownPerson(PersonId(99)),
            Mistake::UnknownRound(3),
            Mistake::UnknownTable {
                round: 0,
                table: TableId(44)
            },
            Mistake::FixedTwice {
                person: PersonId(2),
                round: 0
            },
            Mistake::FixedWhileAway {
                person: PersonId(7),
                round: 0
            },
            Mistake::PairOfOne(PersonId(4)),
            Mistake::UnknownPerson(PersonId(77)),
            Mistake::PairBoth(PersonId(8), PersonId(5)),
        ]
    );
    assert!(mistakes[7].is_confidential());
    assert_eq!(mistakes[7].to_string(), "two people are kept together and apart");
}

#[test]
fn too_many_to_be_counted_are_refused() {
    let many = simple(1_001, 4, 100, 5, 12, 1);
    assert_eq!(
        Hall::of(many).unwrap_err(),
        [Mistake::TooManyPeople { people: 1_001 }]
    );
    let kinds = simple(70, 70, 10, 5, 7, 1);
    assert_eq!(
        Hall::of(kinds).unwrap_err(),
        [Mistake::TooManyProfessions { kinds: 70 }]
    );
    let crowd = simple(90, 4, 2, 5, 7, 1);
    let no_room = Mistake::NoRoom {
        round: 0,
        people: 90,
        room: 80,
    };
    assert_eq!(Hall::of(crowd).unwrap_err(), [no_room]);
    assert_eq!(
        Hall::of(simple(9, 2, 1, 5, 9, 4)).unwrap_err(),
        [Mistake::Rounds { rounds: 4 }]
    );
}

#[test]
fn seven_ask_a_theme_with_six_chairs() {
    let mut evening = simple(12, 4, 2, 5, 6, 1);
    evening.rounds[0][0].theme = Some(ThemeId(1));
    evening.rounds[0][1].theme = Some(ThemeId(2));
    for person in &mut evening.people[..7] {
        person.themes = vec![ThemeId(1)];
    }
    let (hall, outcome) = seated(&evening);
    let themes = Block::Themes {
        round: 0,
        themes: vec![ThemeId(1)],
        asked: 7,
        tables: 1,
        places: 6,
    };
    let first = Block::FirstChoice {
        theme: ThemeId(1),
        asked: 7,
        tables: 1,
        places: 6,
    };
    assert_eq!(hall.blocks(), [themes.clone(), first.clone()]);
    assert_eq!(rules(&outcome), [Rule::ThemeNotNamed, Rule::NoFirstChoice]);
    assert_eq!(outcome.unkept[0].why, Why::Blocked(themes));
    assert_eq!(outcome.unkept[1].why, Why::Blocked(first));
}

#[test]
fn more_themes_than_tables() {
    let mut evening = simple(12, 4, 2, 5, 6, 1);
    evening.rounds[0][0].theme = Some(ThemeId(1));
    evening.rounds[0][1].theme = Some(ThemeId(2));
    evening.people[0].themes = vec![ThemeId(3), ThemeId(2)];
    evening.people[1].themes = vec![ThemeId(4)];
    let (hall, outcome) = seated(&evening);
    assert_eq!(
        hall.blocks(),
        [
            Block::Themes {
                round: 0,
                themes: vec![ThemeId(4)],
                asked: 1,
                tables: 0,
                places: 0
            },
            Block::ThemeWithoutTable {
                theme: ThemeId(3),
                asked: 1
            },
            Block::ThemeWithoutTable {
                theme: ThemeId(4),
                asked: 1
            },
        ]
    );
    // A first choice that nobody could have is not owed.
    assert_eq!(rules(&outcome), [Rule::ThemeNotNamed]);
    assert_eq!(outcome.unkept[0].broken.people, [PersonId(2)]);
    assert_eq!(outcome.cost.ranks, 2);
}

#[test]
fn all_of_one_profession_are_spread_evenly_and_that_is_the_best() {
    let (_, outcome) = seated(&simple(18, 1, 3, 5, 7, 1));
    assert!(outcome.unkept.is_empty());
    assert_eq!(
        (outcome.total, outcome.bound, outcome.gap()),
        (3 * 15 * 3, 3 * 15 * 3, 0)
    );
}

#[test]
fn one_facilitator_for_three_tables() {
    let mut evening = simple(18, 4, 3, 5, 7, 1);
    evening.people[1..]
        .iter_mut()
        .for_each(|person| person.can_facilitate = false);
    let (hall, outcome) = seated(&evening);
    let block = Block::Facilitators {
        round: 0,
        have: 1,
        tables: 3,
    };
    assert_eq!(hall.blocks(), std::slice::from_ref(&block));
    assert_eq!(rules(&outcome), [Rule::NoFacilitator; 2]);
    assert!(
        outcome
            .unkept
            .iter()
            .all(|one| one.why == Why::Blocked(block.clone()))
    );
}

#[test]
fn nobody_leads_and_takes_notes_at_once() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    for person in &mut evening.people[3..] {
        (person.can_facilitate, person.can_take_notes) = (false, false);
    }
    let (_, outcome) = seated(&evening);
    assert_eq!(rules(&outcome), [Rule::OneForBoth]);
    let block = Block::Roles {
        round: 0,
        have: 3,
        needed: 4,
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));
}

#[test]
fn one_minor_and_minors_without_a_vetted_adult() {
    let mut evening = simple(12, 4, 2, 5, 7, 1);
    evening.people[3].minor = true;
    evening.people[4].vetted = true;
    let (_, outcome) = seated(&evening);
    assert_eq!(rules(&outcome), [Rule::LoneMinor]);
    let block = Block::OneMinor {
        round: 0,
        person: PersonId(4),
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));
    evening.people[5].minor = true;
    let (_, outcome) = seated(&evening);
    assert!(outcome.unkept.is_empty());
    evening.people[4].vetted = false;
    let (_, outcome) = seated(&evening);
    assert_eq!(rules(&outcome), [Rule::NoVettedAdult]);
    let block = Block::VettedAdults {
        round: 0,
        minors: 2,
        vetted: 0,
        places: 0,
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));
}

#[test]
fn steps_and_languages() {
    let mut evening = simple(12, 4, 2, 5, 6, 1);
    evening.rounds[0][1].step_free = false;
    evening.people[..7]
        .iter_mut()
        .for_each(|person| person.needs_step_free = true);
    evening.people[11].needs_interpreter = Some(TongueId(1));
    let (_, outcome) = seated(&evening);
    assert_eq!(rules(&outcome), [Rule::Steps, Rule::NoInterpreter]);
    let whys: Vec<Why> = outcome.unkept.iter().map(|one| one.why.clone()).collect();
    assert_eq!(
        whys,
        [
            Why::Blocked(Block::StepFree {
                round: 0,
                need: 7,
                places: 6
            }),
            Why::Blocked(Block::Interpreters {
                round: 0,
                tongue: TongueId(1),
                need: 1,
                interpreters: 0,
                places: 0
            }),
        ]
    );
}

#[test]
fn chairs_are_added_tables_closed_and_tables_small() {
    let (hall, outcome) = seated(&simple(15, 4, 2, 5, 6, 1));
    let at = vec![TableId(1), TableId(2)];
    let added = Compromise::ChairsAdded {
        round: 0,
        people: 15,
        seats: 12,
        at,
    };
    assert_eq!(hall.compromises(), [added]);
    assert_eq!(rules(&outcome), [Rule::TooMany; 2]);
    let block = Block::Chairs {
        round: 0,
        people: 15,
        seats: 12,
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));

    let (hall, outcome) = seated(&simple(12, 4, 4, 5, 7, 1));
    let closed = vec![TableId(3), TableId(4)];
    let told = Compromise::TablesClosed {
        round: 0,
        people: 12,
        needed: 20,
        closed,
    };
    assert_eq!(hall.compromises(), [told]);
    assert!(outcome.unkept.is_empty());

    let (hall, outcome) = seated(&simple(9, 4, 2, 5, 7, 1));
    let small = vec![TableId(2)];
    let told = Compromise::TablesSmall {
        round: 0,
        people: 9,
        needed: 10,
        small,
    };
    assert_eq!(hall.compromises(), [told]);
    assert_eq!(rules(&outcome), [Rule::TooFew]);
    let block = Block::People {
        round: 0,
        people: 9,
        needed: 10,
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));
    let (_, alone) = seated(&simple(1, 1, 2, 2, 4, 2));
    assert_eq!(
        rules(&alone),
        [Rule::TooFew, Rule::OneForBoth, Rule::TooFew, Rule::OneForBoth]
    );
}

#[test]
fn more_are_kept_together_than_fit() {
    let mut evening = simple(12, 4, 3, 3, 5, 1);
    evening.together = (1..6).map(|id| (PersonId(id), PersonId(id + 1))).collect();
    let (_, outcome) = seated(&evening);
    assert_eq!(rules(&outcome), [Rule::NotTogether]);
    let people: Vec<PersonId> = (1..7).map(PersonId).collect();
    let block = Block::Group {
        round: 0,
        people,
        seats: 5,
    };
    assert_eq!(outcome.unkept[0].why, Why::Blocked(block));
}

#[test]
fn an_organiser_who_stacks_a_table_is_told_so() {
    let mut evening = simple(18, 3, 3, 5, 7, 1);
    // Profession 0 has six people: five of them are put at table 2.
    let six: Vec<PersonId> = (1..=18).filter(|id| id % 3 == 0).map(PersonId).collect();
    let fix = |person: &PersonId| Seat {
        round: 0,
        person: *person,
        table: TableId(2),
    };
    evening.fixed = six[..5].iter().map(fix).collect();
    let (hall, outcome) = seated(&evening);
    let story = hall.explain(&outcome.seating).unwrap();
    let table = &story.tables[1];
    assert_eq!((table.table, table.fixed), (TableId(2), 5));
    let sided = &table.one_sided[0];
    assert_eq!(sided.of, matching::Side::Profession(ProfessionId(0)));
    assert_eq!((sided.here, sided.even, sided.fixed), (5, 2, 5));
    let is_of_zero = |sided: &matching::OneSided| sided.of == matching::Side::Profession(ProfessionId(0));
    assert!(!story.tables[0].one_sided.iter().any(is_of_zero));
    assert_eq!(story.tables[0].missing.len() + story.tables[2].missing.len(), 1);
    // Eight fixed at a table of seven: chairs are added, and the reason is the organiser.
    evening.fixed = (1..=8).map(|id| fix(&PersonId(id))).collect();
    let (_, outcome) = seated(&evening);
    let crowded: Vec<&Unkept> = outcome
        .unkept
        .iter()
        .filter(|one| one.broken.rule == Rule::TooMany)
        .collect();
    let block = Block::FixedChairs {
        round: 0,
        table: TableId(2),
        fixed: 8,
        seats: 7,
    };
    assert_eq!(crowded[0].why, Why::Blocked(block));
}

#[test]
fn a_seating_of_another_evening_is_refused() {
    let evening = simple(12, 4, 2, 5, 7, 2);
    let (hall, outcome) = seated(&evening);
    let with = |change: &dyn Fn(&mut Vec<Vec<Taken>>)| {
        let mut seating = outcome.seating.clone();
        change(&mut seating.rounds);
        hall.cost(&seating).unwrap_err()
    };
    assert_eq!(with(&|rounds| drop(rounds.pop())), Foreign::Rounds(1));
    let gone = outcome.seating.rounds[1][0].people[0];
    assert_eq!(
        with(&|rounds| rounds[1][0].people.retain(|id| *id != gone)),
        Foreign::Standing {
            round: 1,
            person: gone
        }
    );
    let stranger = PersonId(77);
    assert_eq!(
        with(&|rounds| rounds[0][0].people.push(stranger)),
        Foreign::Stranger {
            round: 0,
            person: stranger
        }
    );
    assert_eq!(
        with(&|rounds| rounds[1][1].people.push(gone)),
        Foreign::Twice {
            round: 1,
            person: gone
        }
    );
    let table = TableId(9);
    assert_eq!(
        with(&|rounds| rounds[0][0].table = table),
        Foreign::Table { round: 0, table }
    );
    let nowhere = Change::Move {
        round: 0,
        person: gone,
        to: table,
    };
    assert_eq!(
        hall.effect_of(&outcome.seating, nowhere).unwrap_err(),
        Foreign::Table { round: 0, table }
    );
    let here = outcome.seating.table_of(0, gone).unwrap();
    let stay = Change::Move {
        round: 0,
        person: gone,
        to: here,
    };
    let effect = hall.effect_of(&outcome.seating, stay).unwrap();
    assert_eq!((effect.refused, effect.cost), (vec![Refusal::NothingChanges], 0));
}
