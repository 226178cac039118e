//! The canonical tables of a run: one set for primary schools, one for secondary schools.

use super::{school_advice, test_advice};
use crate::region::Point;
use crate::run::Simulation;
use crate::state::{NO_ADVICE, Place};
use vocabulary::canonical::{
    AdviceTable, BackgroundColumn, DiplomaTable, Origin, PlacementTable, PositionTable, Standing, TestTable,
};
use vocabulary::{
    Advice, AdviceKind, Background, Class, ClassCode, Decimals, Label, Level, LevelRange, Reliability,
    ReliabilityPopulation, School, SchoolYear, Surroundings, Tables, TestDefinition, TestUse,
};

/// The tables as the two sectors would have them. Pseudonyms agree between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Emission {
    /// Pupils of group 8 in the observed years, at their primary school, with tests and advices.
    pub primary: Tables,
    /// Pupils who started secondary school from five years before the first observed year on, at the school where
    /// they started, with tests, advices, placement, positions and diplomas.
    pub secondary: Tables,
}

/// Mean of a score on the scale of the transition test.
const TEST_MEAN: f64 = 535.0;
/// Points per SD of skill.
const TEST_SD: f64 = 10.0;

impl Simulation {
    /// Writes the tables.
    #[must_use]
    pub fn tables(&self) -> Emission {
        Emission {
            primary: self.primary_tables(),
            secondary: self.secondary_tables(),
        }
    }

    fn primary_tables(&self) -> Tables {
        let observed = self.scenario.first_year..=self.last_year();
        let pupils: Vec<u32> = (0..self.pupils.len())
            .filter(|pupil| observed.contains(&self.pupils.advised[*pupil]))
            .map(|pupil| pupil as u32)
            .collect();
        let mut tables = self.empty();
        tables.schools = self.primary_schools();
        for &pupil in &pupils {
            let pupil = pupil as usize;
            tables.pupil.school.push(u32::from(self.pupils.primary[pupil]));
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.push(year(self.pupils.advised[pupil]));
        }
        self.add_common(&mut tables, &pupils);
        tables
    }

    fn secondary_tables(&self) -> Tables {
        let observed = self.record.first_year..=self.last_year();
        let mut row_of = vec![u32::MAX; self.pupils.len()];
        let mut pupils: Vec<u32> = Vec::new();
        let mut tables = self.empty();
        tables.schools = self.secondary_schools();
        let secondary = tables.schools.len() as u32;
        tables.schools.extend(self.primary_schools());
        for (positions, school_year) in self.record.positions.iter().zip(observed) {
            for position in positions {
                let pupil = position.pupil as usize;
                if self.pupils.started[pupil] == school_year {
                    row_of[pupil] = pupils.len() as u32;
                    pupils.push(position.pupil);
                    tables.pupil.school.push(u32::from(position.school));
                    let origin = self
                        .pupils
                        .primary
                        .get(pupil)
                        .filter(|_| self.pupils.advised[pupil] > 0);
                    tables
                        .pupil
                        .origin_school
                        .push(origin.map(|school| secondary + u32::from(*school)));
                    tables.pupil.cohort.push(year(school_year));
                }
            }
        }
        self.add_common(&mut tables, &pupils);
        self.add_positions(&mut tables, &row_of);
        for (pupil, school_year, rung) in &self.record.diplomas {
            let row = row_of[*pupil as usize];
            if let (true, Some(level)) = (row != u32::MAX, Level::from_rung(*rung)) {
                let DiplomaTable {
                    pupil,
                    school_year: years,
                    level: levels,
                } = &mut tables.diploma;
                pupil.push(row);
                years.push(Some(year(*school_year)));
                levels.push(level);
            }
        }
        tables
    }

    fn add_positions(&self, tables: &mut Tables, row_of: &[u32]) {
        let PositionTable {
            pupil,
            school_year,
            study_year,
            standing,
            profile,
        } = &mut tables.position;
        let PlacementTable { pupil: placed, class } = &mut tables.placement;
        for (positions, at) in self.record.positions.iter().zip(self.record.first_year..) {
            for position in positions {
                let row = row_of[position.pupil as usize];
                if row == u32::MAX {
                    continue;
                }
                let levels = range(position.low, position.high);
                let (where_, grade) = match position.place {
                    Place::Transition => (Standing::TransitionClass, None),
                    Place::SpecialSecondary => (Standing::SpecialEducation, Some(position.grade)),
                    _ => (Standing::InClass(levels), Some(position.grade)),
                };
                pupil.push(row);
                school_year.push(year(at));
                study_year.push(grade);
                standing.push(where_);
                profile.push(self.profile(position));
                let starts = self.pupils.started[position.pupil as usize] == at;
                if starts && position.place == Place::Secondary {
                    placed.push(row);
                    class.push(levels);
                }
            }
        }
        // Who left without a diploma is seen once more, in the year after.
        for (left, last) in &self.record.left {
            let row = row_of[*left as usize];
            let has_diploma = self.pupils.diplomas[*left as usize] != 0;
            if row != u32::MAX && !has_diploma && *last < self.last_year() {
                pupil.push(row);
                school_year.push(year(last + 1));
                study_year.push(None);
                standing.push(Standing::LeftOutcomeUnknown);
                profile.push(None);
            }
        }
    }

    fn empty(&self) -> Tables {
        let mut tables = Tables::empty(Origin::Synthetic {
            seed: self.scenario.seed,
            model: env!("CARGO_PKG_VERSION").to_owned(),
            parameters: self.scenario.parameters.hash(),
        });
        tables.backgrounds = backgrounds();
        tables.pupil.backgrounds = vec![BackgroundColumn::default(); tables.backgrounds.len()];
        tables.tests = self.tests();
        tables
    }

    /// Key, weight, backgrounds, tests and advices of these pupils, whose rows are in this order.
    fn add_common(&self, tables: &mut Tables, pupils: &[u32]) {
        for (row, &pupil) in (0_u32..).zip(pupils) {
            let pupil = pupil as usize;
            tables.pupil.key.push(self.key(pupil));
            tables.pupil.weight.push(Decimals::WEIGHT.one());
            let education = if self.education_is_known(pupil) {
                self.pupils.education[pupil] + 1
            } else {
                0
            };
            let classes = [
                education,
                self.pupils.income[pupil],
                2 - self.pupils.language[pupil],
                1 + self.pupils.sex[pupil],
            ];
            for (column, class) in tables.pupil.backgrounds.iter_mut().zip(classes) {
                column.class.push(ClassCode(class));
            }
            self.add_tests(&mut tables.test, &tables.tests, row, pupil);
            self.add_advices(&mut tables.advice, row, pupil);
        }
    }

    fn add_tests(&self, table: &mut TestTable, tests: &[TestDefinition], row: u32, pupil: usize) {
        let school = self.region.primary.get(usize::from(self.pupils.primary[pupil]));
        let is_second = school.is_some_and(|school| school.has_second_provider);
        let [group_six, group_seven, group_eight, transition] = self.pupils.scores[pupil];
        let by_test = [
            if is_second { f32::NAN } else { transition },
            group_eight,
            group_seven,
            group_six,
            if is_second { transition } else { f32::NAN },
        ];
        for ((place, score), definition) in (0_u16..).zip(by_test).zip(tests) {
            let points = TEST_MEAN + TEST_SD * f64::from(score);
            if let Some(points) = definition.decimals.round(points).filter(|_| score.is_finite()) {
                table.pupil.push(row);
                table.test.push(place);
                table.score.push(points);
            }
        }
    }

    fn add_advices(&self, table: &mut AdviceTable, row: u32, pupil: usize) {
        let lowest = self.pupils.lowest[pupil];
        let (first, test, last) = (
            self.pupils.first[pupil],
            self.pupils.test[pupil],
            self.pupils.last[pupil],
        );
        let mut add = |kind: AdviceKind, advice: Option<Advice>, reason: Option<bool>| {
            if let Some(advice) = advice {
                table.pupil.push(row);
                table.kind.push(kind);
                table.advice.push(advice);
                table.reason_recorded.push(reason);
            }
        };
        add(AdviceKind::Provisional, school_advice(first, lowest), None);
        add(AdviceKind::Test, test_advice(test), None);
        let since = self.pupils.advised[pupil] >= SchoolYear::DOORSTROOMTOETS.start();
        let is_kept_although_higher = test != NO_ADVICE && test > last && last == first;
        add(
            AdviceKind::Final,
            school_advice(last, lowest),
            (since && is_kept_although_higher).then_some(true),
        );
    }

    /// The transition test, the monitoring tests, and the transition test of the second provider if it is used.
    /// All of them are as reliable as the parameters say, among all pupils, and have no lowest or highest score.
    fn tests(&self) -> Vec<TestDefinition> {
        let reliability = self.scenario.parameters.reliability;
        let test = |id: &str, nl: &str, en: &str, provider: &str| TestDefinition {
            id: id.to_owned(),
            label: Label::new(nl, en),
            provider: Some(provider.to_owned()),
            unit: Label::new("punten", "points"),
            used_as: TestUse::Condition,
            decimals: Decimals::new(1).unwrap_or_default(),
            band_width: Some(5.0),
            range: None,
            reliability: Some(Reliability {
                low: reliability,
                high: reliability,
                population: ReliabilityPopulation::AllPupils,
            }),
        };
        let one = "De Verzonnen Toetsmaker";
        let mut tests = vec![
            test(
                "doorstroomtoets",
                "doorstroomtoets (verzonnen)",
                "transition test (invented)",
                one,
            ),
            test(
                "lvs-m8",
                "leerlingvolgtoets groep 8 (verzonnen)",
                "monitoring test, group 8 (invented)",
                one,
            ),
            test(
                "lvs-m7",
                "leerlingvolgtoets groep 7 (verzonnen)",
                "monitoring test, group 7 (invented)",
                one,
            ),
            test(
                "lvs-m6",
                "leerlingvolgtoets groep 6 (verzonnen)",
                "monitoring test, group 6 (invented)",
                one,
            ),
        ];
        if self.scenario.parameters.second_provider > 0.0 {
            let two = "De Bedachte Toetsmaker";
            let id = "doorstroomtoets-2";
            tests.push(test(
                id,
                "andere doorstroomtoets (verzonnen)",
                "other transition test (invented)",
                two,
            ));
        }
        tests
    }

    fn primary_schools(&self) -> Vec<School> {
        let schools = (0_u16..).zip(&self.region.primary);
        let schools = schools.map(|(number, school)| School {
            code: self.primary_code(number),
            name: Some(school.name.clone()),
            board: Some(self.board(school.town)),
            surroundings: self.surroundings(school.at),
        });
        schools.collect()
    }

    fn secondary_schools(&self) -> Vec<School> {
        let schools = (0_u16..).zip(&self.region.secondary);
        let schools = schools.map(|(number, school)| School {
            code: self.secondary_code(number),
            name: Some(school.name.clone()),
            board: Some(self.board(school.town)),
            surroundings: self.surroundings(school.at),
        });
        schools.collect()
    }

    /// Those of the nearest neighbourhood.
    fn surroundings(&self, at: Point) -> Option<Surroundings> {
        let places = self.region.neighbourhoods.iter();
        let nearest = places.min_by(|one, other| one.at.km(at).total_cmp(&other.at.km(at)))?;
        Some(if nearest.is_urban {
            Surroundings::Urban
        } else {
            Surroundings::Rural
        })
    }

    fn board(&self, town: u16) -> String {
        format!(
            "Stichting Verzonnen Onderwijs {}",
            self.region.towns[usize::from(town)].name
        )
    }
}

/// The backgrounds in the order of the columns.
fn backgrounds() -> Vec<Background> {
    let background = |id: &str, nl: &str, en: &str, classes: &[(&str, &str, &str)]| Background {
        id: id.to_owned(),
        label: Label::new(nl, en),
        classes: classes
            .iter()
            .map(|(code, nl, en)| Class {
                code: (*code).to_owned(),
                label: Label::new(*nl, *en),
            })
            .collect(),
        measure_decimals: None,
        measure_unit: None,
    };
    vec![
        background(
            "parental-education",
            "opleiding ouders",
            "parental education",
            &[
                ("up-to-mbo-2", "hoogstens mbo 2", "at most mbo 2"),
                ("mbo-3-4", "mbo 3 of 4", "mbo 3 or 4"),
                ("hbo-wo", "hbo of wo", "higher education"),
            ],
        ),
        background(
            "household-income",
            "inkomen huishouden",
            "household income",
            &[
                ("fifth-1", "laagste vijfde", "lowest fifth"),
                ("fifth-2", "tweede vijfde", "second fifth"),
                ("fifth-3", "middelste vijfde", "middle fifth"),
                ("fifth-4", "vierde vijfde", "fourth fifth"),
                ("fifth-5", "hoogste vijfde", "highest fifth"),
            ],
        ),
        background(
            "home-language",
            "thuistaal",
            "home language",
            &[
                ("other", "een andere taal", "another language"),
                ("dutch", "Nederlands", "Dutch"),
            ],
        ),
        background(
            "sex",
            "geslacht",
            "sex",
            &[("boy", "jongen", "boy"), ("girl", "meisje", "girl")],
        ),
    ]
}

fn year(start: i16) -> SchoolYear {
    SchoolYear::starting(start).expect("a scenario has years from 1950 to 2160 only")
}

fn range(low: u8, high: u8) -> LevelRange {
    let levels = Level::from_rung(low).zip(Level::from_rung(high));
    levels
        .and_then(|(low, high)| LevelRange::new(low, high))
        .expect("classes run from a low rung to a high one")
}
