//! What conditions and words say of a pupil, worked out apart from the program.

use crate::pupils::{Career, LAST_YEAR, List, Rest, UPPER, VMBO};
use std::collections::HashMap;
use vocabulary::canonical::Standing;
use vocabulary::level::Against;
use vocabulary::reconsideration::Reconsideration;
use vocabulary::{Advice, Level, LevelRange, r1};

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Word(String),
    Number(i64),
    Level(Level),
    Flag(bool),
}

/// What a pupil has in each column; what is not there is absent.
pub struct Columns(HashMap<&'static str, Value>);

/// How far a list can follow pupils.
pub struct File {
    /// The last school year in which pupils are seen, and the last with diplomas.
    last: i16,
    closed: i16,
}

impl File {
    pub fn of(list: &List) -> Self {
        let careers = || list.pupils.iter().map(|pupil| &pupil.rest.career);
        let positions = careers().flat_map(|career| career.positions.iter().map(|(year, ..)| *year));
        let earned = careers().flat_map(|career| career.diplomas.iter().filter_map(|(year, _)| *year));
        let last = positions.max().unwrap_or(LAST_YEAR);
        Self {
            last,
            closed: earned.max().unwrap_or(0).max(last - 1),
        }
    }

    /// Whether the list could hold such a career without reaching further.
    pub fn can_hold(&self, rest: &Rest) -> bool {
        let career = &rest.career;
        career.positions.iter().all(|(year, ..)| *year <= self.last)
            && career
                .diplomas
                .iter()
                .all(|(year, _)| year.is_none_or(|year| year <= self.closed))
    }

    pub fn columns(&self, cohort: i16, rest: &Rest) -> Columns {
        let mut columns = Columns(HashMap::new());
        columns.word(
            "era",
            Some(if cohort >= 2023 {
                "transition-test"
            } else {
                "end-test"
            }),
        );
        columns.advices(rest);
        columns.placed(rest);
        let followed = self.closed - cohort + 1;
        columns.number("years_followed", (followed > 0).then_some(i64::from(followed)));
        columns.over_the_years(&rest.career, cohort, self.last);
        columns
    }
}

fn against(one: LevelRange, other: LevelRange) -> &'static str {
    match one.against(other) {
        Against::Below => "below",
        Against::Within => "within",
        Against::Above => "above",
    }
}

fn width(advice: Advice) -> &'static str {
    match advice.range() {
        Some(range) if range.is_single() => "single",
        Some(_) => "double",
        None => "beside-the-ladder",
    }
}

fn code(advice: Advice) -> String {
    match advice {
        Advice::Range(range) => range.code(),
        Advice::SpecialEducation => "special-education".to_owned(),
        Advice::NotPossible => "not-possible".to_owned(),
    }
}

impl Columns {
    fn word(&mut self, column: &'static str, word: Option<&str>) {
        self.0
            .extend(word.map(|word| (column, Value::Word(word.to_owned()))));
    }

    fn number(&mut self, column: &'static str, number: Option<i64>) {
        self.0
            .extend(number.map(|number| (column, Value::Number(number))));
    }

    fn level(&mut self, column: &'static str, level: Option<Level>) {
        self.0.extend(level.map(|level| (column, Value::Level(level))));
    }

    fn flag(&mut self, column: &'static str, flag: Option<bool>) {
        self.0.extend(flag.map(|flag| (column, Value::Flag(flag))));
    }

    fn advices(&mut self, rest: &Rest) {
        for (advice, names) in [
            (
                rest.provisional,
                [
                    "advice_provisional",
                    "advice_provisional_width",
                    "advice_provisional_low",
                    "advice_provisional_high",
                ],
            ),
            (
                rest.test.map(Advice::Range),
                ["advice_test", "", "advice_test_low", "advice_test_high"],
            ),
            (
                rest.last,
                [
                    "advice_final",
                    "advice_final_width",
                    "advice_final_low",
                    "advice_final_high",
                ],
            ),
        ] {
            self.word(names[0], advice.map(code).as_deref());
            self.word(names[1], advice.map(width));
            let range = advice.and_then(Advice::range);
            self.level(names[2], range.map(LevelRange::low));
            self.level(names[3], range.map(LevelRange::high));
        }
        let what = match Reconsideration::of(rest.provisional, rest.test, rest.last) {
            Reconsideration::Full => "full",
            Reconsideration::Partial => "partial",
            Reconsideration::Unchanged => "unchanged",
            Reconsideration::FinalUnknown => "final-unknown",
            Reconsideration::NotCalledFor => "not-called-for",
            Reconsideration::NotCompared => "not-compared",
            Reconsideration::Impossible => "impossible",
        };
        self.word("reconsideration", Some(what));
        for (column, advice) in [
            ("provisional_against_test", rest.provisional),
            ("final_against_test", rest.last),
        ] {
            let pair = advice.and_then(Advice::range).zip(rest.test);
            self.word(column, pair.map(|(advice, test)| against(advice, test)));
        }
    }

    fn placed(&mut self, rest: &Rest) {
        let advice = rest.last.and_then(Advice::range);
        let in_third = |(_, study, standing): &(i16, Option<u8>, Standing)| match standing {
            Standing::InClass(range) if *study == Some(3) => Some(*range),
            _ => None,
        };
        let third = rest.career.positions.iter().rev().find_map(in_third);
        for (column, placed) in [
            ("placement_against_advice", rest.career.placement),
            ("position3_against_advice", third),
        ] {
            let pair = placed.zip(advice);
            self.word(column, pair.map(|(placed, advice)| against(placed, advice)));
        }
        self.word("position3", third.map(LevelRange::code).as_deref());
        let score = third
            .zip(advice)
            .and_then(|(third, advice)| r1::tenths(advice, third));
        self.number("r1_score", score);
        let Some(class) = rest.career.placement else {
            return;
        };
        let width = ["homogeneous", "two-levels", "broad"];
        let levels = (class.high() as usize - class.low() as usize).min(2);
        self.word("placement_width", Some(width[levels]));
        let Some(dual) = advice.filter(|advice| !advice.is_single()) else {
            return;
        };
        let has = |level: Level| class.low() <= level && level <= class.high();
        self.word(
            "dual_advice_placement",
            match (has(dual.low()), has(dual.high())) {
                (true, false) => Some("lower-only"),
                (true, true) => Some("both"),
                (false, true) => Some("upper-only"),
                (false, false) => None,
            },
        );
    }

    fn over_the_years(&mut self, career: &Career, cohort: i16, last: i16) {
        let positions = &career.positions;
        let earned = |year: i16| career.diplomas.iter().any(|(earned, _)| *earned == Some(year));
        let class = |standing: Standing| match standing {
            Standing::InClass(range) => Some(range),
            _ => None,
        };
        let (mut lower, mut upper, mut repeated) = (0, 0, None);
        let mut first: Option<(&str, i16)> = None;
        let mut is_followed = true;
        for (place, (year, study, standing)) in positions.iter().enumerate() {
            let next = positions.get(place + 1).filter(|next| next.0 == year + 1);
            let later = next
                .filter(|next| class(next.2).is_some())
                .and_then(|next| next.1);
            if let (Some(_), Some(study)) = (class(*standing), *study) {
                lower += i64::from(study <= 2 && later.is_some());
                let is_closed = earned(*year) && *year < last;
                upper += i64::from(study >= 3 && (later.is_some() || is_closed));
                if let Some(later) = later {
                    let again = later == study && !earned(*year);
                    repeated = Some(repeated.unwrap_or(false) || again);
                }
            }
            if !is_followed {
                continue;
            }
            let at = year - cohort + 1;
            let gone = Standing::LeftOutcomeUnknown;
            let event = if *standing == gone {
                Some(("left", (at - 1).max(1)))
            } else if *year >= last {
                is_followed = false;
                None
            } else if earned(*year) {
                Some(("diploma", at))
            } else if let Some((_, later, then)) = next {
                let moved = class(*standing)
                    .zip(class(*then))
                    .map(|(now, then)| against(then, now));
                match moved {
                    _ if *then == gone => Some(("left", at)),
                    Some("above") => Some(("up", at)),
                    Some("below") => Some(("down", at)),
                    Some(_) if study.is_some() && study == later => Some(("repeat", at)),
                    _ => {
                        first = Some(("none", at));
                        None
                    }
                }
            } else {
                is_followed = false;
                None
            };
            if event.is_some() {
                first = event;
                is_followed = false;
            }
        }
        self.number("lower_years", Some(lower));
        self.number("upper_years", Some(upper));
        self.flag("repeated", repeated);
        self.word("first_move", first.map(|(what, _)| what));
        self.number("first_move_year", first.map(|(_, year)| i64::from(year)));
        let any = |wanted: Standing| positions.iter().any(|(_, _, standing)| *standing == wanted);
        let is_seen = positions
            .iter()
            .any(|(_, _, standing)| *standing != Standing::LeftOutcomeUnknown);
        let route = if any(Standing::TransitionClass) {
            "transition-class"
        } else if any(Standing::SpecialEducation) {
            "special-secondary"
        } else {
            "regular"
        };
        self.word("route", is_seen.then_some(route));
        let latest = positions.last();
        self.word(
            "last_standing",
            latest.map(|(_, _, standing)| match standing {
                Standing::InClass(_) => "in-class",
                Standing::SpecialEducation => "special-education",
                Standing::TransitionClass => "transition-class",
                Standing::LeftOutcomeUnknown => "left-outcome-unknown",
            }),
        );
        let is_gone = latest
            .is_none_or(|(year, _, standing)| *standing == Standing::LeftOutcomeUnknown || *year < last);
        self.flag("out_of_sight", Some(career.diplomas.is_empty() && is_gone));
        self.diplomas(career, cohort);
        self.profiles(career);
    }

    /// The last profile of each of the two lists.
    fn profiles(&mut self, career: &Career) {
        for (column, list) in [("profile_havo_vwo", &UPPER[..]), ("profile_vmbo", &VMBO[..])] {
            let is_upper = column == "profile_havo_vwo";
            let mut last = None;
            for ((_, _, standing), profile) in career.positions.iter().zip(&career.profiles) {
                let Some(profile) = profile else { continue };
                let class_is_upper =
                    matches!(standing, Standing::InClass(range) if range.low() >= Level::Havo);
                let is_of_list = match *profile {
                    "unknown" => class_is_upper == is_upper,
                    profile => list.contains(&profile),
                };
                if is_of_list {
                    last = Some(*profile);
                }
            }
            self.word(column, last);
        }
    }

    fn diplomas(&mut self, career: &Career, cohort: i16) {
        let mut diplomas = career.diplomas.clone();
        diplomas.sort_by_key(|(year, level)| (year.is_none(), *year, *level));
        let first = diplomas.first().map(|(_, level)| *level);
        let highest = diplomas.iter().map(|(_, level)| *level).max();
        self.level("first_diploma", first);
        self.level("diploma", highest);
        self.flag("stacked", first.map(|first| highest > Some(first)));
        for (column, more) in [("diploma_on_time", 0), ("diploma_within_two", 2)] {
            let in_time = |(year, level): &&(Option<i16>, Level)| {
                let most = match level {
                    Level::Pro => return false,
                    Level::Havo => 5,
                    Level::Vwo => 6,
                    _ => 4,
                };
                year.is_some_and(|year| year - cohort < most + more)
            };
            self.level(
                column,
                diplomas.iter().filter(in_time).map(|(_, level)| *level).max(),
            );
        }
    }

    /// Whether one of the conditions that the indicators are made of holds.
    pub fn hold(&self, condition: &str) -> bool {
        let (column, rest) = condition.split_once(' ').expect("a column and more");
        let value = self.0.get(column);
        if rest == "IS NOT NULL" {
            return value.is_some();
        }
        let Some(value) = value else { return false };
        let (comparison, literals) = rest.split_once(' ').expect("a comparison and a value");
        if comparison == "IN" {
            let word = match value {
                Value::Word(word) => word.as_str(),
                Value::Level(level) => level.code(),
                other => panic!("{other:?} in a list of {condition}"),
            };
            return literals.contains(&format!("'{word}'"));
        }
        let literal = literals.trim_matches('\'');
        let order = match value {
            Value::Word(word) => word.as_str().cmp(literal),
            Value::Number(number) => number.cmp(&literal.parse().expect("a number")),
            Value::Level(level) => level.cmp(&Level::from_code(literal).expect("a level")),
            Value::Flag(flag) => flag.cmp(&(literal == "TRUE")),
        };
        match comparison {
            "=" => order.is_eq(),
            "<>" => order.is_ne(),
            ">=" => order.is_ge(),
            ">" => order.is_gt(),
            "<" => order.is_lt(),
            _ => panic!("a condition {condition}"),
        }
    }
}
