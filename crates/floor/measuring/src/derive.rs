//! From the canonical tables to one row per pupil per cohort, in the columns that definitions name.
//!
//! Only the columns that are asked for are made: a national file has two million rows.

mod profile;
mod secondary;

use crate::columns::{Categories, Columns, Values};
use arrow::array::{
    ArrowPrimitiveType, BooleanArray, BooleanBufferBuilder, Int16Array, Int64Array, PrimitiveArray,
    UInt32Array,
};
use arrow::buffer::NullBuffer;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::level::Against;
use vocabulary::reconsideration::Reconsideration;
use vocabulary::{
    Advice, AdviceKind, Background, Decimals, Level, LevelRange, SchoolYear, Surroundings, Tables,
    TestDefinition, TestUse,
};

/// Which background and which tests the names `background`, `score` and `outcome_score` stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// The place of the background in [`Tables::backgrounds`].
    pub background: Option<usize>,
    /// The place in [`Tables::tests`] of the test at which pupils are compared.
    pub condition: Option<usize>,
    /// The place in [`Tables::tests`] of the test that is the outcome.
    pub outcome: Option<usize>,
}

impl Choice {
    /// The first background, the first test to compare at and the first outcome of the tables.
    #[must_use]
    pub fn first(tables: &Tables) -> Self {
        let test = |used_as| tables.tests.iter().position(|test| test.used_as == used_as);
        Self {
            background: (!tables.backgrounds.is_empty()).then_some(0),
            condition: test(TestUse::Condition),
            outcome: test(TestUse::Outcome),
        }
    }
}

/// Makes the columns in `wanted` that these tables can give. A column without any value is not there:
/// a definition that needs it does not apply to these pupils.
#[must_use]
pub fn derive(tables: &Tables, choice: Choice, wanted: &BTreeSet<&str>) -> Columns {
    let mut columns = Columns::new(tables.pupils());
    let derivation = Derivation {
        tables,
        choice,
        wanted,
    };
    derivation.schools(&mut columns);
    derivation.backgrounds(&mut columns);
    derivation.scores(&mut columns);
    derivation.advices(&mut columns);
    derivation.careers(&mut columns);
    derivation.profiles(&mut columns);
    columns
}

struct Derivation<'a> {
    tables: &'a Tables,
    choice: Choice,
    wanted: &'a BTreeSet<&'a str>,
}

impl Derivation<'_> {
    fn wants(&self, prefix: &str) -> bool {
        self.wanted.iter().any(|name| name.starts_with(prefix))
    }

    fn add(&self, columns: &mut Columns, name: &'static str, make: impl FnOnce() -> Values) {
        if self.wanted.contains(name) {
            columns.insert(name, make());
        }
    }

    fn schools(&self, columns: &mut Columns) {
        let pupil = &self.tables.pupil;
        let (words, places) = sorted_codes(self.tables.schools.iter().map(|school| school.code.as_str()));
        self.add(columns, "school", || {
            let codes = pupil.school.iter().map(|school| places[*school as usize]);
            Values::Category {
                codes: UInt32Array::from_iter_values(codes),
                categories: words.clone(),
            }
        });
        if pupil.origin_school.iter().any(Option::is_some) {
            self.add(columns, "origin_school", || {
                let codes = pupil
                    .origin_school
                    .iter()
                    .map(|school| school.map(|school| places[school as usize]));
                Values::Category {
                    codes: codes.collect(),
                    categories: words.clone(),
                }
            });
        }
        if self.tables.schools.iter().any(|school| school.board.is_some()) {
            let boards = self
                .tables
                .schools
                .iter()
                .map(|school| school.board.as_deref().unwrap_or(""));
            let (words, places) = sorted_codes(boards);
            self.add(columns, "board", || {
                let board = |school: u32| places[school as usize];
                let known = |school: &u32| {
                    self.tables.schools[*school as usize]
                        .board
                        .as_ref()
                        .map(|_| board(*school))
                };
                Values::Category {
                    codes: pupil.school.iter().map(known).collect(),
                    categories: words,
                }
            });
        }
        if self
            .tables
            .schools
            .iter()
            .any(|school| school.surroundings.is_some())
        {
            self.add(columns, "surroundings", || {
                let surroundings = |school: &u32| self.tables.schools[*school as usize].surroundings;
                let code = |surroundings: Surroundings| u32::from(surroundings == Surroundings::Rural);
                let codes = pupil.school.iter().map(|school| surroundings(school).map(code));
                category(&["urban", "rural"], codes)
            });
        }
        self.add(columns, "cohort", || {
            Values::Year(Int16Array::from_iter_values(
                pupil.cohort.iter().map(|year| year.start()),
            ))
        });
        self.add(columns, "era", || {
            let codes = pupil
                .cohort
                .iter()
                .map(|year| u32::from(*year >= SchoolYear::DOORSTROOMTOETS));
            category(&["end-test", "transition-test"], codes.map(Some))
        });
        self.add(columns, "weight", || Values::Number {
            values: Int64Array::from_iter_values(pupil.weight.iter().copied()),
            decimals: Decimals::WEIGHT,
        });
    }

    fn backgrounds(&self, columns: &mut Columns) {
        let Some(place) = self.choice.background else {
            return;
        };
        let (Some(definition), Some(column)) = (
            self.tables.backgrounds.get(place),
            self.tables.pupil.backgrounds.get(place),
        ) else {
            return;
        };
        self.add(columns, "background", || {
            let mut words: Vec<&str> = vec![Background::UNKNOWN_CODE];
            words.extend(definition.classes.iter().map(|class| class.code.as_str()));
            category(&words, column.class.iter().map(|class| Some(u32::from(class.0))))
        });
        if let Some(decimals) = definition.measure_decimals {
            self.add(columns, "background_measure", || Values::Number {
                values: column.measure.iter().copied().collect(),
                decimals,
            });
        }
    }

    fn scores(&self, columns: &mut Columns) {
        if let Some((place, definition)) = self.test(self.choice.condition) {
            let scores = self.scores_of(place);
            self.add(columns, "score_band", || {
                let width = definition
                    .band_width
                    .and_then(|width| definition.decimals.round(width));
                let values = match width {
                    Some(width) if width > 1 => scores.unary(|score| score.div_euclid(width) * width),
                    _ => scores.clone(),
                };
                Values::Number {
                    values,
                    decimals: definition.decimals,
                }
            });
            self.add(columns, "score", || Values::Number {
                values: scores,
                decimals: definition.decimals,
            });
        }
        if let Some((place, definition)) = self.test(self.choice.outcome) {
            self.add(columns, "outcome_score", || Values::Number {
                values: self.scores_of(place),
                decimals: definition.decimals,
            });
        }
    }

    /// A chosen test and its definition.
    fn test(&self, chosen: Option<usize>) -> Option<(usize, &TestDefinition)> {
        let place = chosen?;
        self.tables.tests.get(place).map(|definition| (place, definition))
    }

    fn scores_of(&self, place: usize) -> Int64Array {
        let table = &self.tables.test;
        let pupils = self.tables.pupils();
        let is_of_all = table.test.iter().all(|test| usize::from(*test) == place)
            && table.pupil.iter().copied().eq(0..pupils as u32);
        if is_of_all {
            return Int64Array::from(table.score.clone());
        }
        let mut scores = vec![None; pupils];
        for ((pupil, test), score) in table.pupil.iter().zip(&table.test).zip(&table.score) {
            if usize::from(*test) == place {
                scores[*pupil as usize] = Some(*score);
            }
        }
        scores.into()
    }

    fn advices(&self, columns: &mut Columns) {
        let needs_advice = [
            "advice_",
            "reconsideration",
            "reason_recorded",
            "provisional_against",
            "final_against",
        ]
        .iter()
        .any(|prefix| self.wants(prefix));
        if !needs_advice || self.tables.advice.pupil.is_empty() {
            return;
        }
        let [provisional, test, last] = AdviceKind::ALL.map(|kind| self.advice_of(kind));
        let families: [(&[Option<Advice>], [&'static str; 5]); 3] = [
            (
                &provisional,
                [
                    "advice_provisional",
                    "advice_provisional_low",
                    "advice_provisional_high",
                    "advice_provisional_half_levels",
                    "advice_provisional_width",
                ],
            ),
            (
                &test,
                [
                    "advice_test",
                    "advice_test_low",
                    "advice_test_high",
                    "advice_test_half_levels",
                    "",
                ],
            ),
            (
                &last,
                [
                    "advice_final",
                    "advice_final_low",
                    "advice_final_high",
                    "advice_final_half_levels",
                    "advice_final_width",
                ],
            ),
        ];
        for (advices, [code, low, high, half_levels, width]) in families {
            if advices.iter().all(Option::is_none) {
                continue;
            }
            let ranges = || advices.iter().map(|advice| advice.and_then(Advice::range));
            self.add(columns, code, || advice_codes(advices));
            self.add(columns, low, || {
                levels(ranges().map(|range| range.map(LevelRange::low)))
            });
            self.add(columns, high, || {
                levels(ranges().map(|range| range.map(LevelRange::high)))
            });
            self.add(columns, half_levels, || Values::Number {
                values: without_needless_nulls(
                    ranges().map(|range| range.map(|range| i64::from(range.half_levels()))),
                ),
                decimals: Decimals::NONE,
            });
            self.add(columns, width, || {
                let width = |advice: &Advice| match advice.range() {
                    Some(range) if range.is_single() => 0,
                    Some(_) => 1,
                    None => 2,
                };
                let codes = advices.iter().map(|advice| advice.as_ref().map(width));
                category(&["single", "double", "beside-the-ladder"], codes)
            });
        }
        if provisional.iter().any(Option::is_some) && test.iter().any(Option::is_some) {
            self.add(columns, "reconsideration", || {
                let rows = provisional.iter().zip(&test).zip(&last);
                let codes = rows.map(|((provisional, test), last)| {
                    let test = test.and_then(Advice::range);
                    Some(reconsideration_code(Reconsideration::of(
                        *provisional,
                        test,
                        *last,
                    )))
                });
                category(&RECONSIDERATIONS, codes)
            });
        }
        for (name, advices) in [
            ("provisional_against_test", &provisional),
            ("final_against_test", &last),
        ] {
            let pairs = || {
                let ranges = advices.iter().map(|advice| advice.and_then(Advice::range));
                let tests = test.iter().map(|test| test.and_then(Advice::range));
                ranges.zip(tests)
            };
            if pairs().any(|(advice, test)| advice.is_some() && test.is_some()) {
                self.add(columns, name, || {
                    category(&AGAINST, pairs().map(|(advice, test)| against(advice?, test?)))
                });
            }
        }
        if self.tables.advice.reason_recorded.iter().any(Option::is_some) {
            self.add(columns, "reason_recorded", || {
                let mut flags: Vec<Option<bool>> = vec![None; self.tables.pupils()];
                for (pupil, reason) in self
                    .tables
                    .advice
                    .pupil
                    .iter()
                    .zip(&self.tables.advice.reason_recorded)
                {
                    flags[*pupil as usize] = flags[*pupil as usize].or(*reason);
                }
                Values::Flag(BooleanArray::from(flags))
            });
        }
    }

    fn advice_of(&self, wanted: AdviceKind) -> Vec<Option<Advice>> {
        let mut advices = vec![None; self.tables.pupils()];
        let table = &self.tables.advice;
        // Most lists hold one kind; looking for a kind is faster than looking at every advice.
        if !table.kind.contains(&wanted) {
            return advices;
        }
        for ((pupil, kind), advice) in table.pupil.iter().zip(&table.kind).zip(&table.advice) {
            if *kind == wanted {
                advices[*pupil as usize] = Some(*advice);
            }
        }
        advices
    }
}

/// The words for [`Against`], low to high.
const AGAINST: [&str; 3] = ["below", "within", "above"];

fn against(one: LevelRange, other: LevelRange) -> Option<u32> {
    Some(match one.against(other) {
        Against::Below => 0,
        Against::Within => 1,
        Against::Above => 2,
    })
}

/// Which levels of a dual advice a class has: the lower alone, both, or the upper alone.
fn within_dual(class: LevelRange, advice: Advice) -> Option<u32> {
    let advice = advice.range().filter(|range| !range.is_single())?;
    let has = |level: Level| class.low() <= level && level <= class.high();
    match (has(advice.low()), has(advice.high())) {
        (true, false) => Some(0),
        (true, true) => Some(1),
        (false, true) => Some(2),
        (false, false) => None,
    }
}

/// The words for [`Reconsideration`], in the order in which a page shows them.
pub const RECONSIDERATIONS: [&str; 7] = [
    "full",
    "partial",
    "unchanged",
    "final-unknown",
    "not-called-for",
    "not-compared",
    "impossible",
];

fn reconsideration_code(outcome: Reconsideration) -> u32 {
    match outcome {
        Reconsideration::Full => 0,
        Reconsideration::Partial => 1,
        Reconsideration::Unchanged => 2,
        Reconsideration::FinalUnknown => 3,
        Reconsideration::NotCalledFor => 4,
        Reconsideration::NotCompared => 5,
        Reconsideration::Impossible => 6,
    }
}

fn category(words: &[&str], codes: impl Iterator<Item = Option<u32>>) -> Values {
    let words: Arc<[String]> = words.iter().map(|word| (*word).to_owned()).collect();
    Values::Category {
        codes: without_needless_nulls(codes),
        categories: Categories { words, fixed: true },
    }
}

/// As collecting, but where nothing is absent no list of what is there is kept, which all that follows can use.
fn without_needless_nulls<T: ArrowPrimitiveType>(
    given: impl Iterator<Item = Option<T::Native>>,
) -> PrimitiveArray<T> {
    let mut is_known: Option<BooleanBufferBuilder> = None;
    let mut values = Vec::with_capacity(given.size_hint().0);
    for value in given {
        if let Some(known) = &mut is_known {
            known.append(value.is_some());
        } else if value.is_none() {
            let mut known = BooleanBufferBuilder::new(values.capacity());
            known.append_n(values.len(), true);
            known.append(false);
            is_known = Some(known);
        }
        values.push(value.unwrap_or_default());
    }
    PrimitiveArray::new(
        values.into(),
        is_known.map(|mut known| NullBuffer::new(known.finish())),
    )
}

fn levels(levels: impl Iterator<Item = Option<Level>>) -> Values {
    let rungs = levels.map(|level| level.map(|level| level.rung().cast_signed()));
    Values::Level(without_needless_nulls(rungs))
}

/// Every place on the ladder from low to high, then what lies beside it: the same list for every file.
fn ladder() -> &'static [(LevelRange, String)] {
    static LADDER: std::sync::LazyLock<Vec<(LevelRange, String)>> = std::sync::LazyLock::new(|| {
        let pairs = Level::ALL
            .iter()
            .flat_map(|low| Level::ALL.iter().map(move |high| (*low, *high)));
        let mut ranges: Vec<LevelRange> = pairs
            .filter_map(|(low, high)| LevelRange::new(low, high))
            .collect();
        ranges.sort_by_key(|range| (range.half_levels(), range.low()));
        ranges.into_iter().map(|range| (range, range.code())).collect()
    });
    &LADDER
}

fn advice_codes(advices: &[Option<Advice>]) -> Values {
    let ladder = ladder();
    let mut words: Vec<&str> = ladder.iter().map(|(_, code)| code.as_str()).collect();
    let beside = words.len() as u32;
    words.extend(["special-education", "not-possible"]);
    let places: BTreeMap<(Level, Level), u32> = (0..)
        .zip(ladder)
        .map(|(place, (range, _))| ((range.low(), range.high()), place))
        .collect();
    let code = |advice: &Advice| match advice {
        Advice::Range(range) => places[&(range.low(), range.high())],
        Advice::SpecialEducation => beside,
        Advice::NotPossible => beside + 1,
    };
    category(&words, advices.iter().map(|advice| advice.as_ref().map(code)))
}

/// Distinct words in sorted order, and for each given word its place among them.
fn sorted_codes<'a>(given: impl Iterator<Item = &'a str>) -> (Categories, Vec<u32>) {
    let given: Vec<&str> = given.collect();
    let distinct: BTreeSet<&str> = given.iter().copied().collect();
    let place: BTreeMap<&str, u32> = distinct.iter().copied().zip(0..).collect();
    let places = given.iter().map(|word| place[word]).collect();
    let words = distinct.into_iter().map(str::to_owned).collect();
    (Categories { words, fixed: false }, places)
}
