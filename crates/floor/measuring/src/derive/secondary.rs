//! The columns of secondary school: placement, positions, moves and diplomas.

use super::{
    AGAINST, Derivation, advice_codes, against, category, levels, within_dual, without_needless_nulls,
};
use crate::careers::{Career, Careers, Move, Route};
use crate::columns::{Columns, Values};
use vocabulary::canonical::Standing;
use vocabulary::{Advice, AdviceKind, Decimals, Level, LevelRange, SchoolYear, r1};

impl Derivation<'_> {
    pub(super) fn careers(&self, columns: &mut Columns) {
        let tables = self.tables;
        let needs_advice = ["placement", "position3", "dual_advice_placement", "r1_score"];
        let last = if needs_advice.iter().any(|prefix| self.wants(prefix)) {
            self.advice_of(AdviceKind::Final)
        } else {
            Vec::new()
        };
        let wants_placement = self.wants("placement") || self.wants("dual_advice_placement");
        if !tables.placement.pupil.is_empty() && wants_placement {
            let mut placed: Vec<Option<LevelRange>> = vec![None; tables.pupils()];
            for (pupil, class) in tables.placement.pupil.iter().zip(&tables.placement.class) {
                placed[*pupil as usize] = Some(*class);
            }
            let names = [
                "placement",
                "placement_low",
                "placement_high",
                "placement_against_advice",
            ];
            self.add_standing(columns, names, &placed, &last);
            self.add(columns, "placement_width", || {
                let width = |class: &LevelRange| u32::from((class.high().rung() - class.low().rung()).min(2));
                let codes = placed.iter().map(|class| class.as_ref().map(width));
                category(&["homogeneous", "two-levels", "broad"], codes)
            });
            let of_dual = || {
                placed
                    .iter()
                    .zip(&last)
                    .map(|(class, advice)| within_dual((*class)?, (*advice)?))
            };
            if of_dual().any(|code| code.is_some()) {
                self.add(columns, "dual_advice_placement", || {
                    category(&["lower-only", "both", "upper-only"], of_dual())
                });
            }
        }
        let wants_third = self.wants("position3") || self.wants("r1_score");
        if !tables.position.pupil.is_empty() && wants_third {
            let position = &tables.position;
            let mut third: Vec<Option<LevelRange>> = vec![None; tables.pupils()];
            let rows = position
                .pupil
                .iter()
                .zip(&position.study_year)
                .zip(&position.standing);
            for ((pupil, study_year), standing) in rows {
                if let (Some(3), Standing::InClass(range)) = (study_year, standing) {
                    third[*pupil as usize] = Some(*range);
                }
            }
            let names = [
                "position3",
                "position3_low",
                "position3_high",
                "position3_against_advice",
            ];
            self.add_standing(columns, names, &third, &last);
            let scores = || {
                let pairs = third.iter().zip(&last);
                pairs.map(|(class, advice)| r1::tenths((*advice)?.range()?, (*class)?))
            };
            if scores().any(|score| score.is_some()) {
                self.add(columns, "r1_score", || Values::Number {
                    values: without_needless_nulls(scores()),
                    decimals: r1::DECIMALS,
                });
            }
        }
        let over_years = [
            "lower_years",
            "upper_years",
            "first_",
            "repeated",
            "route",
            "years_",
        ];
        let ends = ["out_of_sight", "stacked", "diploma_on_time", "diploma_within_two"];
        if over_years.iter().chain(&ends).any(|prefix| self.wants(prefix)) {
            self.over_the_years(columns);
        }
        if !tables.position.pupil.is_empty() {
            self.add(columns, "last_standing", || self.last_standing());
        }
        if !tables.diploma.pupil.is_empty() {
            self.add(columns, "diploma", || {
                let mut highest: Vec<Option<Level>> = vec![None; tables.pupils()];
                for (pupil, level) in tables.diploma.pupil.iter().zip(&tables.diploma.level) {
                    let slot = &mut highest[*pupil as usize];
                    *slot = (*slot).max(Some(*level));
                }
                levels(highest.into_iter())
            });
        }
    }

    /// What takes more than one school year to see.
    fn over_the_years(&self, columns: &mut Columns) {
        let found = Careers::of(self.tables);
        let careers = &found.careers;
        let number = |values: &mut dyn Iterator<Item = Option<i64>>| Values::Number {
            values: values.collect(),
            decimals: Decimals::NONE,
        };
        if !self.tables.position.pupil.is_empty() {
            let passed = |count: fn(&Career) -> i64| count;
            for (name, count) in [
                ("lower_years", passed(|career| career.lower.years)),
                ("lower_years_moved_up", passed(|career| career.lower.led_on)),
                ("upper_years", passed(|career| career.upper.years)),
                ("upper_years_undelayed", passed(|career| career.upper.led_on)),
            ] {
                self.add(columns, name, || {
                    number(&mut careers.iter().map(|career| Some(count(career))))
                });
            }
            self.add(columns, "first_move", || {
                let words = Move::ALL.map(|(word, _)| word);
                let place = |found: Move| Move::ALL.iter().position(|(_, known)| *known == found);
                let code = |career: &Career| Some(place(career.first?.0)? as u32);
                category(&words, careers.iter().map(code))
            });
            self.add(columns, "first_move_year", || {
                number(&mut careers.iter().map(|career| Some(career.first?.1)))
            });
            self.add(columns, "repeated", || {
                Values::Flag(careers.iter().map(|career| career.repeated).collect())
            });
            self.add(columns, "out_of_sight", || {
                Values::Flag(careers.iter().map(|career| Some(career.out_of_sight)).collect())
            });
            self.add(columns, "route", || {
                let code = |route: Route| match route {
                    Route::Regular => 0,
                    Route::TransitionClass => 1,
                    Route::SpecialSecondary => 2,
                };
                let codes = careers.iter().map(|career| career.route.map(code));
                category(&["regular", "transition-class", "special-secondary"], codes)
            });
            self.add(columns, "years_followed", || {
                number(&mut found.years_followed.iter().copied())
            });
            self.add(columns, "years_seen", || {
                number(&mut found.years_seen.iter().copied())
            });
        }
        if !self.tables.diploma.pupil.is_empty() {
            self.add(columns, "first_diploma", || {
                levels(careers.iter().map(|career| career.first_diploma))
            });
            self.add(columns, "stacked", || {
                Values::Flag(careers.iter().map(|career| career.stacked).collect())
            });
        }
        if self.tables.diploma.school_year.iter().any(Option::is_some) {
            self.add(columns, "diploma_on_time", || {
                levels(careers.iter().map(|career| career.diploma_on_time))
            });
            self.add(columns, "diploma_within_two", || {
                levels(careers.iter().map(|career| career.diploma_within_two))
            });
        }
    }

    fn add_standing(
        &self,
        columns: &mut Columns,
        [code, low, high, against_advice]: [&'static str; 4],
        standing: &[Option<LevelRange>],
        advice: &[Option<Advice>],
    ) {
        if standing.iter().all(Option::is_none) {
            return;
        }
        self.add(columns, code, || {
            let advices: Vec<_> = standing.iter().map(|range| range.map(Advice::Range)).collect();
            advice_codes(&advices)
        });
        self.add(columns, low, || {
            levels(standing.iter().map(|range| range.map(LevelRange::low)))
        });
        self.add(columns, high, || {
            levels(standing.iter().map(|range| range.map(LevelRange::high)))
        });
        if advice
            .iter()
            .any(|advice| advice.and_then(Advice::range).is_some())
        {
            self.add(columns, against_advice, || {
                let pairs = standing.iter().zip(advice);
                let codes = pairs.map(|(standing, advice)| against((*standing)?, (*advice)?.range()?));
                category(&AGAINST, codes)
            });
        }
    }

    fn last_standing(&self) -> Values {
        let position = &self.tables.position;
        let mut latest: Vec<Option<(SchoolYear, Standing)>> = vec![None; self.tables.pupils()];
        let rows = position
            .pupil
            .iter()
            .zip(&position.school_year)
            .zip(&position.standing);
        for ((pupil, year), standing) in rows {
            let slot = &mut latest[*pupil as usize];
            if slot.is_none_or(|(seen, _)| seen <= *year) {
                *slot = Some((*year, *standing));
            }
        }
        let codes = latest.into_iter().map(|standing| {
            standing.map(|(_, standing)| match standing {
                Standing::InClass(_) => 0,
                Standing::SpecialEducation => 1,
                Standing::TransitionClass => 2,
                Standing::LeftOutcomeUnknown => 3,
            })
        });
        category(
            &[
                "in-class",
                "special-education",
                "transition-class",
                "left-outcome-unknown",
            ],
            codes,
        )
    }
}
