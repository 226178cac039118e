//! Tables that are brought together, and parts of tables: lists come in year after year, and a board has many schools.

use crate::canonical::{
    AdviceTable, BackgroundColumn, DiplomaTable, Origin, PlacementTable, PositionTable, Tables, TestTable,
};
use crate::{ClassCode, School, SchoolYear};
use std::collections::{BTreeMap, BTreeSet};

/// Why two tables cannot be brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// One holds simulated pupils and the other real ones.
    Origin,
    /// A background of this id has other classes in the two.
    Background(String),
    /// A test of this id is another test in the two.
    Test(String),
}

impl Tables {
    /// The newer list laid over what was known: a pupil who stands in both is one pupil, and of two accounts of the
    /// same fact (a test, an advice, a school year) the newer one counts. What only the older one tells stays.
    ///
    /// Pupils are the same when their pseudonym and cohort are; pseudonyms of two keys never are.
    ///
    /// # Errors
    /// [`Apart`], when codes mean different things in the two; nothing is joined then.
    pub fn updated_by(&self, newer: &Self) -> Result<Self, Apart> {
        let is_simulated = |tables: &Self| matches!(tables.origin, Origin::Synthetic { .. });
        if is_simulated(self) != is_simulated(newer) {
            return Err(Apart::Origin);
        }
        let mut joined = Self::empty(newer.origin.clone());
        joined.schools.clone_from(&newer.schools);
        joined.backgrounds.clone_from(&newer.backgrounds);
        joined.tests.clone_from(&newer.tests);
        for background in &self.backgrounds {
            match joined.backgrounds.iter().find(|one| one.id == background.id) {
                Some(one)
                    if one.classes == background.classes
                        && one.measure_decimals == background.measure_decimals => {}
                Some(_) => return Err(Apart::Background(background.id.clone())),
                None => joined.backgrounds.push(background.clone()),
            }
        }
        for test in &self.tests {
            match joined.tests.iter().find(|one| one.id == test.id) {
                Some(one) if one.decimals == test.decimals && one.used_as == test.used_as => {}
                Some(_) => return Err(Apart::Test(test.id.clone())),
                None => joined.tests.push(test.clone()),
            }
        }
        joined.pupil.backgrounds = vec![BackgroundColumn::default(); joined.backgrounds.len()];
        let mut rows = BTreeMap::new();
        for source in [newer, self] {
            joined.take_in(source, &mut rows);
        }
        Ok(joined)
    }

    /// Adds what `source` tells and is not told yet.
    fn take_in(&mut self, source: &Self, rows: &mut BTreeMap<([u8; 16], i16), u32>) {
        let schools: Vec<u32> = source
            .schools
            .iter()
            .map(|school| self.school_place(school))
            .collect();
        let place = |school: u32| schools[school as usize];
        let mut to = Vec::with_capacity(source.pupils());
        for row in 0..source.pupils() {
            let key = (source.pupil.key[row].0, source.pupil.cohort[row].start());
            let next = u32::try_from(self.pupils()).unwrap_or(u32::MAX);
            let at = *rows.entry(key).or_insert(next);
            if at == next {
                self.pupil.key.push(source.pupil.key[row]);
                self.pupil.school.push(place(source.pupil.school[row]));
                self.pupil
                    .origin_school
                    .push(source.pupil.origin_school[row].map(place));
                self.pupil.cohort.push(source.pupil.cohort[row]);
                self.pupil.weight.push(source.pupil.weight[row]);
                for (column, definition) in self.pupil.backgrounds.iter_mut().zip(&self.backgrounds) {
                    column.class.push(ClassCode::UNKNOWN);
                    column.measure.extend(definition.measure_decimals.map(|_| None));
                }
            }
            self.fill_background(source, row, at as usize);
            to.push(at);
        }
        let tests: Vec<u16> = source
            .tests
            .iter()
            .map(|test| position(&self.tests, |one| one.id == test.id))
            .collect();
        self.take_facts(source, &to, &tests);
    }

    fn school_place(&mut self, school: &School) -> u32 {
        let known = self.schools.iter().position(|one| one.code == school.code);
        let place = known.unwrap_or_else(|| {
            self.schools.push(school.clone());
            self.schools.len() - 1
        });
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    /// A background that was not known before is taken from the other list.
    fn fill_background(&mut self, source: &Self, from: usize, to: usize) {
        for (column, definition) in source.pupil.backgrounds.iter().zip(&source.backgrounds) {
            let Some(at) = self.backgrounds.iter().position(|one| one.id == definition.id) else {
                continue;
            };
            let target = &mut self.pupil.backgrounds[at];
            if !target.class[to].is_known() {
                target.class[to] = column.class[from];
                if let (Some(target), Some(measure)) = (target.measure.get_mut(to), column.measure.get(from))
                {
                    *target = *measure;
                }
            }
        }
    }

    fn take_facts(&mut self, source: &Self, to: &[u32], tests: &[u16]) {
        let row = |pupil: &u32| to[*pupil as usize];
        let told: BTreeSet<_> = pairs(&self.test.pupil, &self.test.test).collect();
        for (at, pupil) in source.test.pupil.iter().enumerate() {
            let test = tests[usize::from(source.test.test[at])];
            if !told.contains(&(row(pupil), test)) {
                self.test.pupil.push(row(pupil));
                self.test.test.push(test);
                self.test.score.push(source.test.score[at]);
            }
        }
        let told: BTreeSet<_> = pairs(&self.advice.pupil, &self.advice.kind).collect();
        for (at, pupil) in source.advice.pupil.iter().enumerate() {
            if !told.contains(&(row(pupil), source.advice.kind[at])) {
                self.advice.pupil.push(row(pupil));
                self.advice.kind.push(source.advice.kind[at]);
                self.advice.advice.push(source.advice.advice[at]);
                self.advice
                    .reason_recorded
                    .push(source.advice.reason_recorded[at]);
            }
        }
        let told: BTreeSet<u32> = self.placement.pupil.iter().copied().collect();
        for (at, pupil) in source.placement.pupil.iter().enumerate() {
            if !told.contains(&row(pupil)) {
                self.placement.pupil.push(row(pupil));
                self.placement.class.push(source.placement.class[at]);
            }
        }
        let told: BTreeMap<_, _> = pairs(&self.position.pupil, &self.position.school_year)
            .zip(0_usize..)
            .collect();
        for (at, pupil) in source.position.pupil.iter().enumerate() {
            match told.get(&(row(pupil), source.position.school_year[at])) {
                None => {
                    self.position.pupil.push(row(pupil));
                    self.position.school_year.push(source.position.school_year[at]);
                    self.position.study_year.push(source.position.study_year[at]);
                    self.position.standing.push(source.position.standing[at]);
                    self.position.profile.push(source.position.profile[at]);
                }
                // A newer list without profiles says nothing of them.
                Some(place) if self.position.standing[*place] == source.position.standing[at] => {
                    let known = &mut self.position.profile[*place];
                    *known = known.or(source.position.profile[at]);
                }
                Some(_) => {}
            }
        }
        let told: BTreeSet<_> = pairs(&self.diploma.pupil, &self.diploma.level).collect();
        for (at, pupil) in source.diploma.pupil.iter().enumerate() {
            if !told.contains(&(row(pupil), source.diploma.level[at])) {
                self.diploma.pupil.push(row(pupil));
                self.diploma.school_year.push(source.diploma.school_year[at]);
                self.diploma.level.push(source.diploma.level[at]);
            }
        }
    }

    /// Only the pupils of the schools with these codes, with all that is known of them.
    #[must_use]
    pub fn of_schools(&self, wanted: impl Fn(&School) -> bool) -> Self {
        let keeps: Vec<bool> = self.schools.iter().map(wanted).collect();
        self.of_pupils(|row| keeps[self.pupil.school[row] as usize])
    }

    /// The last school year in which each pupil is taken to be there.
    ///
    /// A pupil of a primary school leaves at the end of groep 8. One of a secondary school was last there in the year
    /// after which no list has them any more; whoever is in the newest year, or in no year at all, is taken to stay for
    /// the six years that the longest way lasts.
    #[must_use]
    pub fn last_years(&self) -> Vec<SchoolYear> {
        const LONGEST_WAY: i16 = 6;
        let newest = self.position.school_year.iter().max().copied();
        let mut seen: Vec<Option<SchoolYear>> = vec![None; self.pupils()];
        let diplomas = self.diploma.pupil.iter().zip(&self.diploma.school_year);
        let diplomas = diplomas.filter_map(|(pupil, year)| Some((*pupil, (*year)?)));
        for (pupil, year) in pairs(&self.position.pupil, &self.position.school_year).chain(diplomas) {
            let known = &mut seen[pupil as usize];
            *known = (*known).max(Some(year));
        }
        let last = |row: usize, cohort: &SchoolYear| match seen[row] {
            Some(year) if Some(year) < newest => year,
            // Who came from no other school is in groep 8.
            None if self.pupil.origin_school[row].is_none() => *cohort,
            // Years end at a last one that can be written; such a list is of nobody now living.
            known => SchoolYear::starting(cohort.start() + LONGEST_WAY - 1)
                .max(known)
                .unwrap_or(*cohort),
        };
        let cohorts = self.pupil.cohort.iter().enumerate();
        cohorts.map(|(row, cohort)| last(row, cohort)).collect()
    }

    /// Only the pupils of these rows, with all that is known of them.
    #[must_use]
    pub fn of_pupils(&self, keeps: impl Fn(usize) -> bool) -> Self {
        let mut to = vec![None; self.pupils()];
        let mut part = Self {
            origin: self.origin.clone(),
            schools: self.schools.clone(),
            backgrounds: self.backgrounds.clone(),
            tests: self.tests.clone(),
            ..Self::empty(self.origin.clone())
        };
        part.pupil.backgrounds = vec![BackgroundColumn::default(); self.backgrounds.len()];
        for (row, place) in to.iter_mut().enumerate() {
            if !keeps(row) {
                continue;
            }
            *place = u32::try_from(part.pupils()).ok();
            part.pupil.key.push(self.pupil.key[row]);
            part.pupil.school.push(self.pupil.school[row]);
            part.pupil.origin_school.push(self.pupil.origin_school[row]);
            part.pupil.cohort.push(self.pupil.cohort[row]);
            part.pupil.weight.push(self.pupil.weight[row]);
            for (target, column) in part.pupil.backgrounds.iter_mut().zip(&self.pupil.backgrounds) {
                target.class.push(column.class[row]);
                target.measure.extend(column.measure.get(row));
            }
        }
        let kept = |pupil: &Vec<u32>| -> (Vec<usize>, Vec<u32>) {
            let rows = pupil.iter().enumerate();
            rows.filter_map(|(at, row)| Some((at, to[*row as usize]?)))
                .unzip()
        };
        let (at, pupil) = kept(&self.test.pupil);
        part.test = TestTable {
            pupil,
            test: chosen(&self.test.test, &at),
            score: chosen(&self.test.score, &at),
        };
        let (at, pupil) = kept(&self.advice.pupil);
        part.advice = AdviceTable {
            pupil,
            kind: chosen(&self.advice.kind, &at),
            advice: chosen(&self.advice.advice, &at),
            reason_recorded: chosen(&self.advice.reason_recorded, &at),
        };
        let (at, pupil) = kept(&self.placement.pupil);
        part.placement = PlacementTable {
            pupil,
            class: chosen(&self.placement.class, &at),
        };
        let (at, pupil) = kept(&self.position.pupil);
        part.position = PositionTable {
            pupil,
            school_year: chosen(&self.position.school_year, &at),
            study_year: chosen(&self.position.study_year, &at),
            standing: chosen(&self.position.standing, &at),
            profile: chosen(&self.position.profile, &at),
        };
        let (at, pupil) = kept(&self.diploma.pupil);
        part.diploma = DiplomaTable {
            pupil,
            school_year: chosen(&self.diploma.school_year, &at),
            level: chosen(&self.diploma.level, &at),
        };
        part
    }
}

fn pairs<'a, T: Copy>(pupils: &'a [u32], facts: &'a [T]) -> impl Iterator<Item = (u32, T)> + 'a {
    pupils.iter().copied().zip(facts.iter().copied())
}

fn chosen<T: Copy>(column: &[T], at: &[usize]) -> Vec<T> {
    at.iter().map(|at| column[*at]).collect()
}

/// The place of what is known to be there.
fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> u16 {
    let place = list.iter().position(is).unwrap_or(0);
    u16::try_from(place).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Advice, AdviceKind, Background, Class, Decimals, Label, Level, LevelRange, PupilKey};
    use crate::{SchoolCode, TestDefinition, TestUse};

    #[test]
    fn who_is_in_the_newest_list_is_taken_to_stay() {
        use crate::canonical::Standing;
        let year = |start| SchoolYear::starting(start).expect("a school year");
        let mut tables = Tables::empty(Origin::Records);
        tables.schools = vec![school("99AB")];
        for (place, cohort) in [2018, 2018, 2023, 2023].into_iter().enumerate() {
            tables.pupil.key.push(PupilKey([place as u8; 16]));
            tables.pupil.school.push(0);
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.push(year(cohort));
        }
        assert_eq!(tables.last_years(), [2018, 2018, 2023, 2023].map(year), "groep 8");
        let havo = LevelRange::new(Level::Havo, Level::Havo).expect("a class");
        for (pupil, start) in [(0, 2018), (0, 2019), (1, 2018), (1, 2024), (2, 2024)] {
            tables.position.pupil.push(pupil);
            tables.position.school_year.push(year(start));
            tables.position.study_year.push(None);
            tables.position.profile.push(None);
            tables.position.standing.push(Standing::InClass(havo));
        }
        tables.pupil.origin_school[3] = Some(0);
        // Gone after 2019; in the newest year after a long way; in the newest year; never seen.
        assert_eq!(tables.last_years(), [2019, 2024, 2028, 2028].map(year));
    }

    const KNOWN: ClassCode = ClassCode(1);

    fn school(code: &str) -> School {
        School {
            code: SchoolCode::new(code).expect("not empty"),
            name: None,
            board: None,
            surroundings: None,
        }
    }

    fn education() -> Background {
        Background {
            id: "parental-education".to_owned(),
            label: Label::same("education"),
            classes: vec![Class {
                code: "low".to_owned(),
                label: Label::same("low"),
            }],
            measure_decimals: None,
            measure_unit: None,
        }
    }

    fn end_test() -> TestDefinition {
        TestDefinition {
            id: "end".to_owned(),
            label: Label::same("end"),
            provider: None,
            unit: Label::same("points"),
            used_as: TestUse::Condition,
            decimals: Decimals::NONE,
            band_width: None,
            range: None,
            reliability: None,
        }
    }

    /// Pupils of schools, each with an advice of its own; classes only where `knows`.
    fn list(pupils: &[(u8, &str, Level)], knows: bool) -> Tables {
        let mut tables = Tables::empty(Origin::Records);
        if knows {
            tables.backgrounds.push(education());
            tables.pupil.backgrounds.push(BackgroundColumn::default());
        }
        tables.tests.push(end_test());
        for (row, (key, code, level)) in (0_u32..).zip(pupils) {
            let place = tables.school_place(&school(code));
            tables.pupil.key.push(PupilKey([*key; 16]));
            tables.pupil.school.push(place);
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.extend(SchoolYear::starting(2023));
            tables.pupil.weight.push(1_000_000);
            tables.test.pupil.push(row);
            tables.test.test.push(0);
            tables.test.score.push(i64::from(*key));
            tables.advice.pupil.push(row);
            tables.advice.kind.push(AdviceKind::Final);
            tables
                .advice
                .advice
                .push(Advice::Range(LevelRange::single(*level)));
            tables.advice.reason_recorded.push(None);
            if knows {
                tables.pupil.backgrounds[0].class.push(KNOWN);
            }
        }
        assert_eq!(tables.breaches(), []);
        tables
    }

    #[test]
    fn the_same_list_twice_is_the_list() {
        let one = list(&[(1, "a", Level::Havo), (2, "b", Level::Vwo)], true);
        assert_eq!(one.updated_by(&one), Ok(one));
    }

    #[test]
    fn a_newer_list_adds_pupils_and_changes_facts() {
        let older = list(&[(1, "a", Level::Havo), (2, "b", Level::Vwo)], true);
        let newer = list(&[(3, "c", Level::Havo), (2, "b", Level::Havo)], false);
        let joined = older.updated_by(&newer).expect("they fit");
        assert_eq!(joined.breaches(), []);
        let keys: Vec<u8> = joined.pupil.key.iter().map(|key| key.0[0]).collect();
        assert_eq!(keys, [3, 2, 1]);
        let codes: Vec<&str> = joined
            .pupil
            .school
            .iter()
            .map(|place| joined.schools[*place as usize].code.as_str())
            .collect();
        assert_eq!(codes, ["c", "b", "a"]);
        let havo = Advice::Range(LevelRange::single(Level::Havo));
        assert_eq!(
            joined.advice.advice,
            [havo, havo, havo],
            "the newer advice of pupil 2 counts"
        );
        assert_eq!(
            joined.pupil.backgrounds[0].class,
            [ClassCode::UNKNOWN, KNOWN, KNOWN],
            "what only the older list knew stays"
        );
        assert_eq!(joined.test.score, [3, 2, 1]);
    }

    #[test]
    fn a_newer_list_without_profiles_leaves_those_that_are_known() {
        use crate::canonical::Standing;
        let with = |level: Level, profile: Option<&str>| {
            let mut tables = list(&[(1, "a", Level::Havo)], false);
            tables.position.pupil.push(0);
            tables.position.school_year.extend(SchoolYear::starting(2027));
            tables.position.study_year.push(Some(4));
            let class = LevelRange::single(level);
            tables.position.standing.push(Standing::InClass(class));
            let profile = profile.and_then(crate::SubjectProfile::from_code);
            tables.position.profile.push(profile);
            tables
        };
        let joined = |newer: &Tables| {
            let older = with(Level::Havo, Some("nt"));
            let joined = older.updated_by(newer).expect("they fit");
            joined.position.profile[0].map(crate::SubjectProfile::code)
        };
        assert_eq!(joined(&with(Level::Havo, None)), Some("nt"));
        assert_eq!(joined(&with(Level::Havo, Some("em"))), Some("em"));
        assert_eq!(joined(&with(Level::Vwo, None)), None, "in another class");
    }

    #[test]
    fn what_means_something_else_is_not_joined() {
        let one = list(&[(1, "a", Level::Havo)], true);
        let mut other = one.clone();
        other.backgrounds[0].classes[0].code = "high".to_owned();
        assert_eq!(
            one.updated_by(&other),
            Err(Apart::Background("parental-education".to_owned()))
        );
        let mut other = one.clone();
        other.tests[0].used_as = TestUse::Outcome;
        assert_eq!(one.updated_by(&other), Err(Apart::Test("end".to_owned())));
        let mut other = one.clone();
        other.origin = Origin::Synthetic {
            seed: 1,
            model: String::new(),
            parameters: String::new(),
        };
        assert_eq!(one.updated_by(&other), Err(Apart::Origin));
    }

    #[test]
    fn a_part_holds_the_pupils_of_its_schools_and_all_that_is_known_of_them() {
        let all = list(
            &[(1, "a", Level::Havo), (2, "b", Level::Vwo), (3, "a", Level::Vwo)],
            true,
        );
        let part = all.of_schools(|school| school.code.as_str() == "a");
        assert_eq!(part.breaches(), []);
        let keys: Vec<u8> = part.pupil.key.iter().map(|key| key.0[0]).collect();
        assert_eq!(keys, [1, 3]);
        assert_eq!(part.test.score, [1, 3]);
        assert_eq!(part.test.pupil, [0, 1]);
        assert_eq!(all.of_schools(|_| true), all);
        assert_eq!(all.of_schools(|_| false).pupils(), 0);
    }
}
