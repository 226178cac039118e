//! A pupil's way through secondary school: first class, positions and diplomas.

use super::admit::{Admitted, Pupils};
use super::facts::Facts;
use super::schools::code_at;
use super::words::{self, Cell, ExamResult, single};
use crate::plan::{SlotPlace, Spelled};
use crate::problems::ProblemKind;
use vocabulary::canonical::Standing;
use vocabulary::{Level, LevelRange, ProfileSort, SchoolYear, SubjectProfile, Tables};

impl Facts<'_> {
    /// The tables of first classes, positions and diplomas.
    pub(super) fn careers(&mut self, pupils: &Pupils, tables: &mut Tables) {
        let readers = CareerReaders::new(self);
        for (pupil, rows) in pupils.iter().enumerate() {
            let pupil = pupil as u32;
            let cohort = rows[0].cohort.unwrap_or(rows[0].year);
            self.positions(pupil, rows, cohort, &readers, tables);
            self.diplomas(pupil, rows, &readers, tables);
        }
    }

    fn positions(
        &mut self,
        pupil: u32,
        rows: &[Admitted],
        cohort: SchoolYear,
        readers: &CareerReaders,
        tables: &mut Tables,
    ) {
        let mut first_class = None;
        let from = tables.position.pupil.len();
        for admitted in rows {
            let study_year = self.study_year(admitted.row, readers);
            for (of_study_year, slot, meanings) in &readers.levels {
                let standing = self.cell(
                    *slot,
                    admitted.row,
                    meanings,
                    ProblemKind::LevelUnreadable,
                    ProblemKind::LevelUnreadable,
                );
                let Some(standing) = standing else {
                    continue;
                };
                // A column for one year of study tells of the school year in which a pupil gets there
                // without delay; such a list cannot show a year done twice.
                let year = match of_study_year {
                    Some(study) => SchoolYear::starting(cohort.start() + i16::from(*study) - 1),
                    None => Some(admitted.year),
                };
                let Some(year) = year.filter(|year| !tables.position.school_year[from..].contains(year))
                else {
                    continue;
                };
                let mut study_year = of_study_year.or(study_year);
                if let (Standing::InClass(range), Some(study)) = (standing, study_year)
                    && study > longest_course(range)
                {
                    self.note(ProblemKind::StudyYearImpossible, *slot, admitted.row);
                    study_year = None;
                }
                if year == cohort && study_year.is_none_or(|study| study == 1) {
                    first_class = first_class.or(match standing {
                        Standing::InClass(range) => Some(range),
                        _ => None,
                    });
                }
                tables.position.pupil.push(pupil);
                tables.position.school_year.push(year);
                tables.position.study_year.push(study_year);
                tables.position.standing.push(standing);
                let profile = self.profile(admitted.row, *slot, (standing, study_year), readers);
                // A list with one column for each year of study tells one profile: that of the upper years.
                let is_told =
                    |_: &SubjectProfile| of_study_year.is_none_or(|study| has_profile(standing, study));
                tables.position.profile.push(profile.filter(is_told));
            }
        }
        if let Some((slot, meanings)) = &readers.placement {
            let unreadable = ProblemKind::PlacementUnreadable;
            let stated = self.first(rows, *slot, |facts, row| {
                facts.cell(*slot, row, meanings, unreadable, unreadable)
            });
            first_class = stated.or(first_class);
        }
        if let Some(class) = first_class {
            tables.placement.pupil.push(pupil);
            tables.placement.class.push(class);
        }
    }

    /// The profile that a row tells, in its own column or by the element code of its class. One that is recorded and
    /// cannot be read, or that the class does not have, is unknown.
    fn profile(
        &mut self,
        row: u32,
        level: SlotPlace,
        (standing, study_year): (Standing, Option<u8>),
        readers: &CareerReaders,
    ) -> Option<SubjectProfile> {
        let Standing::InClass(class) = standing else {
            return None;
        };
        let of_code = |facts: &Self| {
            let code = code_at(Some(&facts.rows.columns[level]), row as usize);
            let meanings = readers.levels.iter().position(|(_, slot, _)| *slot == level)?;
            *readers.profiles_of_codes[meanings].get(code as usize)?
        };
        let Some((slot, meanings)) = &readers.profile else {
            return of_code(self);
        };
        let unreadable = ProblemKind::ProfileUnreadable;
        let code = code_at(Some(&self.rows.columns[*slot]), row as usize);
        let told = match meanings[code as usize] {
            Cell::Missing => return of_code(self),
            Cell::Fact(SubjectProfile::UNKNOWN) => None,
            Cell::Fact(profile) if profile.is_of_class(class) => Some(profile),
            Cell::Fact(_) => {
                self.note_text(ProblemKind::ProfileImpossible, *slot, row, code);
                None
            }
            Cell::Unreadable | Cell::Impossible => {
                self.note_text(unreadable, *slot, row, code);
                None
            }
        };
        // What stands in the lower years is no choice for the upper ones.
        let is_upper = study_year.is_none_or(|study| has_profile(standing, study));
        let unknown = is_upper && SubjectProfile::UNKNOWN.is_of_class(class);
        told.or(unknown.then_some(SubjectProfile::UNKNOWN))
    }

    fn study_year(&mut self, row: u32, readers: &CareerReaders) -> Option<u8> {
        let (slot, meanings) = readers.study_year.as_ref()?;
        let unreadable = ProblemKind::StudyYearUnreadable;
        self.cell(*slot, row, meanings, unreadable, unreadable)
    }

    fn diplomas(&mut self, pupil: u32, rows: &[Admitted], readers: &CareerReaders, tables: &mut Tables) {
        let Some((slot, meanings)) = &readers.diploma else {
            return;
        };
        let from = tables.diploma.pupil.len();
        for admitted in rows {
            let unreadable = ProblemKind::DiplomaUnreadable;
            let result = self.cell(*slot, admitted.row, meanings, unreadable, unreadable);
            let level = match result {
                None | Some(ExamResult::NotPassed) => continue,
                Some(ExamResult::Diploma(level)) => Some(level),
                Some(ExamResult::Passed) => self.level_of_row(admitted.row, readers),
            };
            let Some(level) = level else {
                let code = code_at(Some(&self.rows.columns[*slot]), admitted.row as usize);
                self.note_text(unreadable, *slot, admitted.row, code);
                continue;
            };
            let year = match &readers.diploma_year {
                Some((slot, meanings)) => {
                    let unreadable = ProblemKind::DiplomaYearUnreadable;
                    self.cell(*slot, admitted.row, meanings, unreadable, unreadable)
                }
                // In a list with a row for each school year, the diploma is of the year of its row.
                None => self.plan.school_year.is_some().then_some(admitted.year),
            };
            let same = (from..tables.diploma.pupil.len()).any(|place| {
                tables.diploma.level[place] == level && tables.diploma.school_year[place] == year
            });
            if !same {
                tables.diploma.pupil.push(pupil);
                tables.diploma.school_year.push(year);
                tables.diploma.level.push(level);
            }
        }
    }

    /// The one level of a row's class.
    fn level_of_row(&self, row: u32, readers: &CareerReaders) -> Option<Level> {
        readers.levels.iter().find_map(|(_, slot, meanings)| {
            let code = code_at(Some(&self.rows.columns[*slot]), row as usize);
            match meanings[code as usize].fact()? {
                Standing::InClass(range) => single(range),
                _ => None,
            }
        })
    }
}

/// What the texts of the columns about a pupil's career mean.
struct CareerReaders {
    levels: Vec<(Option<u8>, SlotPlace, Vec<Cell<Standing>>)>,
    study_year: Option<(SlotPlace, Vec<Cell<u8>>)>,
    profile: Option<(SlotPlace, Vec<Cell<SubjectProfile>>)>,
    /// For each column of levels, the profiles of its element codes.
    profiles_of_codes: Vec<Vec<Option<SubjectProfile>>>,
    placement: Option<(SlotPlace, Vec<Cell<LevelRange>>)>,
    diploma: Option<(SlotPlace, Vec<Cell<ExamResult>>)>,
    diploma_year: Option<(SlotPlace, Vec<Cell<SchoolYear>>)>,
}

impl CareerReaders {
    fn new(facts: &Facts<'_>) -> Self {
        fn spelled<T: Copy>(
            facts: &Facts<'_>,
            spelled: Option<&Spelled>,
            read: fn(&str, &Spelled) -> Cell<T>,
        ) -> Option<(SlotPlace, Vec<Cell<T>>)> {
            spelled.map(|spelled| {
                (
                    spelled.slot,
                    facts.meanings(spelled.slot, |text| read(text, spelled)),
                )
            })
        }
        let plan = facts.plan;
        let levels = plan.levels.iter().map(|(study_year, spelled)| {
            let meanings = facts.meanings(spelled.slot, |text| words::standing(text, spelled));
            (*study_year, spelled.slot, meanings)
        });
        let year = |text: &str| words::school_year(text, facts.dates);
        Self {
            levels: levels.collect(),
            study_year: plan
                .study_year
                .map(|slot| (slot, facts.meanings(slot, words::study_year))),
            profile: spelled(facts, plan.profile.as_ref(), words::profile),
            profiles_of_codes: plan
                .levels
                .iter()
                .map(|(_, level)| {
                    let read = |text: &str| Cell::Fact(SubjectProfile::of_element_code(text));
                    let meanings = facts.meanings(level.slot, read).into_iter();
                    meanings.map(|meaning| meaning.fact().flatten()).collect()
                })
                .collect(),
            placement: spelled(facts, plan.placement.as_ref(), words::placement),
            diploma: spelled(facts, plan.diploma.as_ref(), words::diploma),
            diploma_year: plan.diploma_year.map(|slot| (slot, facts.meanings(slot, year))),
        }
    }
}

/// Whether somebody in this year of study has chosen a profile: in havo and vwo from the fourth on, in vmbo from the
/// third. Of a class that is both the later one counts.
fn has_profile(standing: Standing, study_year: u8) -> bool {
    let Standing::InClass(class) = standing else {
        return false;
    };
    let sort = ProfileSort::of_class(class).unwrap_or(ProfileSort::HavoVwo);
    study_year >= sort.first_study_year()
}

/// The years that the longest course of an interval takes: four for vmbo, five for havo, six for vwo and
/// for practical training.
fn longest_course(range: LevelRange) -> u8 {
    let years = |level: Level| match level {
        Level::VmboBb | Level::VmboKb | Level::VmboGt => 4,
        Level::Havo => 5,
        Level::Pro | Level::Vwo => 6,
    };
    years(range.low()).max(years(range.high()))
}
