//! A mapping laid on the columns of one file: which cells are read, for what, and which are dropped unread.

use crate::citizen_number::Tally;
use crate::columns::{CellRules, Form, Slot};
use crate::headers::{Forbidden, nearest, normalise};
use crate::mapping::{ClassRule, ColumnMapping, DecimalSign, Mapping, Role, Sector};
use crate::refusal::Refusal;
use std::collections::BTreeMap;
use vocabulary::canonical::SIMULATED_COLUMN;
use vocabulary::{AdviceKind, Decimals};

/// A place in [`Plan::slots`].
pub(crate) type SlotPlace = usize;

/// A column with the spellings that its mapping explains.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Spelled {
    /// Where its cells are.
    pub slot: SlotPlace,
    /// Spellings of this file with the code each stands for.
    pub values: BTreeMap<String, String>,
}

/// What the columns of one file are read for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Plan {
    pub slots: Vec<Slot>,
    /// The number of columns of the file.
    pub width: usize,
    pub pupil: SlotPlace,
    pub school: Option<SlotPlace>,
    pub location: Option<SlotPlace>,
    pub school_name: Option<SlotPlace>,
    pub board: Option<SlotPlace>,
    pub surroundings: Option<SlotPlace>,
    pub school_year: Option<SlotPlace>,
    pub cohort: Option<SlotPlace>,
    pub origin_school: Option<SlotPlace>,
    pub weight: Option<SlotPlace>,
    pub advices: Vec<(AdviceKind, Spelled)>,
    pub advice_reason: Option<SlotPlace>,
    pub placement: Option<Spelled>,
    pub study_year: Option<SlotPlace>,
    /// The level columns, with the year of study for lists that have one column for each.
    pub levels: Vec<(Option<u8>, Spelled)>,
    pub profile: Option<Spelled>,
    pub diploma: Option<Spelled>,
    pub diploma_year: Option<SlotPlace>,
    /// The score columns in the order of the mapping.
    pub tests: Vec<SlotPlace>,
    /// For each background of the mapping, its columns.
    pub backgrounds: Vec<Vec<SlotPlace>>,
    /// The column that says whether pupils are simulated.
    pub origin: Option<SlotPlace>,
    /// Whether a column that nobody mentioned says that the pupils are simulated.
    pub says_simulated: bool,
    /// The columns that are dropped because of their name.
    pub dropped: Vec<(usize, Forbidden)>,
    /// The columns that nobody asked for.
    pub unread: Vec<usize>,
}

impl Plan {
    /// Lays a mapping on the names of the columns; `sample` holds the first rows, for a look at the columns
    /// that the mapping does not mention.
    pub(crate) fn new(mapping: &Mapping, header: &[String], sample: &[Vec<String>]) -> Result<Self, Refusal> {
        let mut plan = Self {
            width: header.len(),
            ..Self::default()
        };
        for column in &mapping.columns {
            plan.take(mapping, column, header)?;
        }
        for background in &mapping.backgrounds {
            let form = match background.rule {
                ClassRule::Values(_) => Form::Text,
                ClassRule::Cuts(_) => {
                    Form::Number(background.definition.measure_decimals.unwrap_or(Decimals::NONE))
                }
            };
            let mut places = Vec::new();
            for name in &background.columns {
                check_may_be_read(mapping, name, None)?;
                places.push(plan.slot(find(header, name)?, name, form));
            }
            plan.backgrounds.push(places);
        }
        plan.check_complete(mapping)?;
        plan.look_at_the_rest(mapping, header, sample)?;
        Ok(plan)
    }

    /// The slot for a column in a form; a column that is used twice in one form is read once.
    fn slot(&mut self, column: usize, name: &str, form: Form) -> SlotPlace {
        let found = self
            .slots
            .iter()
            .position(|slot| slot.column == column && slot.form == form);
        found.unwrap_or_else(|| {
            self.slots.push(Slot {
                column,
                name: name.to_owned(),
                form,
            });
            self.slots.len() - 1
        })
    }

    fn take(&mut self, mapping: &Mapping, column: &ColumnMapping, header: &[String]) -> Result<(), Refusal> {
        let name = &column.column;
        if matches!(column.role, Role::Ignored(_)) {
            return Ok(());
        }
        check_may_be_read(mapping, name, Some(&column.role))?;
        let place = find(header, name)?;
        let spelled = |slot| Spelled {
            slot,
            values: column.values.clone(),
        };
        match &column.role {
            Role::Pupil { within_school } => {
                let of_role = |role: &Role| {
                    let found = mapping.columns.iter().find(|column| column.role == *role);
                    found.map(|column| find(header, &column.column)).transpose()
                };
                let location = of_role(&Role::Location)?;
                let within = of_role(&Role::School)?.filter(|_| *within_school);
                let form = Form::Pupil {
                    within: within.map(|school| (school, location)),
                };
                self.pupil = self.slot(place, name, form);
            }
            Role::School => self.school = Some(self.slot(place, name, Form::Text)),
            Role::Location => self.location = Some(self.slot(place, name, Form::Text)),
            Role::SchoolName => self.school_name = Some(self.slot(place, name, Form::Text)),
            Role::Board => self.board = Some(self.slot(place, name, Form::Text)),
            Role::Surroundings => self.surroundings = Some(self.slot(place, name, Form::Text)),
            Role::SchoolYear => self.school_year = Some(self.slot(place, name, Form::Text)),
            Role::Cohort => self.cohort = Some(self.slot(place, name, Form::Text)),
            Role::OriginSchool => self.origin_school = Some(self.slot(place, name, Form::Text)),
            Role::Weight => self.weight = Some(self.slot(place, name, Form::Number(Decimals::WEIGHT))),
            Role::Advice(kind) => {
                let slot = self.slot(place, name, Form::Text);
                self.advices.push((*kind, spelled(slot)));
            }
            Role::AdviceReason => self.advice_reason = Some(self.slot(place, name, Form::Flag)),
            Role::Placement => self.placement = Some(spelled(self.slot(place, name, Form::Text))),
            Role::StudyYear => self.study_year = Some(self.slot(place, name, Form::Text)),
            Role::Level { study_year } => {
                let slot = self.slot(place, name, Form::Text);
                self.levels.push((*study_year, spelled(slot)));
            }
            Role::Profile => self.profile = Some(spelled(self.slot(place, name, Form::Text))),
            Role::Diploma => self.diploma = Some(spelled(self.slot(place, name, Form::Text))),
            Role::DiplomaYear => self.diploma_year = Some(self.slot(place, name, Form::Text)),
            Role::Test(test) => {
                let slot = self.slot(place, name, Form::Number(test.decimals));
                self.tests.push(slot);
            }
            Role::Origin => self.origin = Some(self.slot(place, name, Form::Mark)),
            Role::Ignored(_) => {}
        }
        Ok(())
    }

    fn check_complete(&self, mapping: &Mapping) -> Result<(), Refusal> {
        if !mapping
            .columns
            .iter()
            .any(|column| matches!(column.role, Role::Pupil { .. }))
        {
            return Err(Refusal::NoPupilColumn);
        }
        if self.school.is_none() && mapping.school.is_none() {
            return Err(Refusal::NoSchool);
        }
        let has_year = self.school_year.is_some() || self.cohort.is_some() || mapping.cohort.is_some();
        let has_row_year = mapping.sector == Sector::Vo && mapping.school_year.is_some();
        if !has_year && !has_row_year {
            return Err(Refusal::NoCohort);
        }
        Ok(())
    }

    /// Drops the columns whose name says that they hold what is never read, and refuses a file in which a
    /// column that nobody mentioned holds citizen numbers.
    fn look_at_the_rest(
        &mut self,
        mapping: &Mapping,
        header: &[String],
        sample: &[Vec<String>],
    ) -> Result<(), Refusal> {
        for (place, name) in header.iter().enumerate() {
            if self.slots.iter().any(|slot| slot.column == place) {
                continue;
            }
            if says_simulated(name, sample, place) {
                // Also when the mapping leaves it out: simulated pupils are never taken for real ones.
                self.says_simulated = true;
                continue;
            }
            let stated = mapping.column(name).and_then(|column| match column.role {
                Role::Ignored(reason) => Some(reason),
                _ => None,
            });
            match stated.flatten().or_else(|| Forbidden::of_header(name)) {
                Some(reason) => self.dropped.push((place, reason)),
                None => {
                    self.unread.push(place);
                    if stated.is_none() && holds_citizen_numbers(sample, place) {
                        return Err(Refusal::CitizenNumbers { column: name.clone() });
                    }
                }
            }
        }
        Ok(())
    }

    /// The columns of the file that are read, each once, in order.
    pub(crate) fn columns(&self) -> Vec<usize> {
        let mut columns: Vec<usize> = self.slots.iter().map(|slot| slot.column).collect();
        for slot in &self.slots {
            if let Form::Pupil {
                within: Some((school, location)),
            } = slot.form
            {
                columns.push(school);
                columns.extend(location);
            }
        }
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// What holds for every cell.
    pub(crate) fn rules(mapping: &Mapping, decimal: DecimalSign) -> CellRules {
        let missing = mapping
            .file
            .missing
            .clone()
            .unwrap_or_else(|| Mapping::MISSING.map(str::to_owned).to_vec());
        CellRules::new(decimal, missing)
    }
}

/// Whether more than half of the nine-digit values of a column are citizen numbers.
pub(crate) fn holds_citizen_numbers(sample: &[Vec<String>], column: usize) -> bool {
    let mut tally = Tally::default();
    sample
        .iter()
        .filter_map(|row| row.get(column))
        .for_each(|cell| tally.add(cell));
    tally.convicts()
}

/// Whether a column says in the first rows that the pupils are simulated.
pub(crate) fn says_simulated(name: &str, sample: &[Vec<String>], place: usize) -> bool {
    let (column, word) = SIMULATED_COLUMN;
    let mut cells = sample.iter().filter_map(|row| row.get(place));
    normalise(name) == column && cells.any(|cell| cell.trim() == word)
}

/// Names, dates of birth and citizen numbers have no role; origin only with a purpose. A column that is
/// called just "naam" may be the name of a school.
fn check_may_be_read(mapping: &Mapping, name: &str, role: Option<&Role>) -> Result<(), Refusal> {
    let column = name.to_owned();
    match Forbidden::of_header(name) {
        None => Ok(()),
        // Only whether it holds the one word for simulated pupils is looked at.
        Some(Forbidden::Origin) if role == Some(&Role::Origin) => Ok(()),
        Some(Forbidden::Name) if normalise(name) == "naam" && role == Some(&Role::SchoolName) => Ok(()),
        Some(Forbidden::Origin) if mapping.has_purpose(name) => Ok(()),
        Some(Forbidden::Origin) => Err(Refusal::OriginWithoutPurpose { column }),
        Some(Forbidden::CitizenNumber) => Err(Refusal::CitizenNumbers { column }),
        Some(_) => Err(Refusal::PersonalColumn { column }),
    }
}

fn find(header: &[String], name: &str) -> Result<usize, Refusal> {
    let mut places = header
        .iter()
        .enumerate()
        .filter(|(_, column)| *column == name)
        .map(|(place, _)| place);
    match (places.next(), places.next()) {
        (Some(place), None) => Ok(place),
        (Some(_), Some(_)) => Err(Refusal::ColumnTwice {
            column: name.to_owned(),
        }),
        (None, _) => {
            let same = header.iter().find(|column| normalise(column) == normalise(name));
            let nearest = same
                .cloned()
                .or_else(|| nearest(name, header.iter().map(String::as_str)));
            Err(Refusal::ColumnAbsent {
                column: name.to_owned(),
                nearest,
            })
        }
    }
}
