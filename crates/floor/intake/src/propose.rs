//! A role for each column, with the reason and how sure it is. What is not clear is asked, never guessed.

use crate::headers::{Forbidden, field_of, nearest_field, normalise};
use crate::kinds::ValueKind;
use crate::mapping::{ColumnMapping, DecimalSign, Role, Sector};
use crate::plan::{holds_citizen_numbers, says_simulated};
use crate::proposal::{Certainty, Proposal, Question, Reason};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{AdviceKind, Decimals, Label, TestDefinition, TestUse, read_advice};

/// What a field of the list of synonyms is for.
enum Meaning {
    Role(&'static str),
    /// An advice whose moment the name does not tell.
    SomeAdvice,
    Score,
    Background,
    Unread,
}

fn meaning(field: &str) -> Option<Meaning> {
    Some(match field {
        "pupil_key" => Meaning::Role("pupil"),
        "school" => Meaning::Role("school"),
        "location" => Meaning::Role("location"),
        "school_name" => Meaning::Role("school-name"),
        "board" => Meaning::Role("board"),
        "surroundings" => Meaning::Role("surroundings"),
        "school_year" => Meaning::Role("school-year"),
        "cohort" => Meaning::Role("cohort"),
        "origin_school" => Meaning::Role("origin-school"),
        "weight" => Meaning::Role("weight"),
        "advice_provisional" => Meaning::Role("advice-provisional"),
        "advice_test" => Meaning::Role("advice-test"),
        "advice_final" => Meaning::Role("advice-final"),
        "advice_reason" => Meaning::Role("advice-reason"),
        "placement" => Meaning::Role("placement"),
        "study_year" => Meaning::Role("study-year"),
        "level" => Meaning::Role("level"),
        "profile" => Meaning::Role("profile"),
        "diploma" => Meaning::Role("diploma"),
        "diploma_year" => Meaning::Role("diploma-year"),
        "school_advice" => Meaning::SomeAdvice,
        "test_score" => Meaning::Score,
        "parental_education" => Meaning::Background,
        "eck_id"
        | "group"
        | "sex"
        | "postcode"
        | "enrolled_on"
        | "left_on"
        | "reference_reading"
        | "reference_language"
        | "reference_arithmetic"
        | "first_name"
        | "infix"
        | "last_name"
        | "birth_date"
        | "bsn"
        | "education_number"
        | "origin" => Meaning::Unread,
        _ => return None,
    })
}

/// Whether a field of the list of synonyms means something here.
#[cfg(test)]
pub(crate) fn knows_field(field: &str) -> bool {
    meaning(field).is_some()
}

/// How alike a name must be to a known one before it is taken for it.
const ALIKE: f64 = 0.85;
/// How alike it must be before it is asked.
const SOMEWHAT_ALIKE: f64 = 0.8;

/// The columns of a file that is being looked at.
pub(crate) struct Columns<'s> {
    pub header: &'s [String],
    pub sample: &'s [Vec<String>],
    pub decimal: DecimalSign,
}

/// What is proposed for a whole file.
pub(crate) struct Proposals {
    pub sector: Sector,
    /// For each column of the file.
    pub columns: Vec<Proposal>,
    pub mapped: Vec<ColumnMapping>,
    pub questions: Vec<Question>,
}

impl<'s> Columns<'s> {
    pub(crate) fn cells(&self, column: usize) -> impl Iterator<Item = &'s str> + Clone {
        self.sample
            .iter()
            .filter_map(move |row| row.get(column))
            .map(String::as_str)
    }

    pub(crate) fn propose(&self) -> Proposals {
        let kinds: Vec<ValueKind> = (0..self.header.len())
            .map(|column| ValueKind::of(self.cells(column)))
            .collect();
        let is_field = |field: &str| self.header.iter().any(|name| field_of(name) == Some(field));
        let sector = if is_field("study_year") && is_field("level") || is_field("origin_school") {
            Sector::Vo
        } else {
            Sector::Po
        };
        let mut proposals = Proposals {
            sector,
            columns: Vec::new(),
            mapped: Vec::new(),
            questions: Vec::new(),
        };
        for (column, kind) in kinds.iter().enumerate() {
            let proposal = self.proposal(column, *kind, sector);
            proposals.columns.push(proposal);
        }
        self.leave_one_of_each(&mut proposals);
        for (column, kind) in kinds.iter().enumerate() {
            self.map(column, *kind, &mut proposals);
        }
        self.ask_what_is_absent(&mut proposals);
        proposals
    }

    fn proposal(&self, column: usize, kind: ValueKind, sector: Sector) -> Proposal {
        let name = &self.header[column];
        let none = Proposal {
            roles: Vec::new(),
            reason: Reason::Nothing,
            certainty: Certainty::None,
        };
        if says_simulated(name, self.sample, column) {
            return Proposal {
                roles: vec!["origin"],
                reason: Reason::KnownName,
                certainty: Certainty::Certain,
            };
        }
        if Forbidden::of_header(name).is_some() {
            let certainty = Certainty::Certain;
            return Proposal {
                roles: vec![Role::IGNORED],
                reason: Reason::ForbiddenName,
                certainty,
            };
        }
        if holds_citizen_numbers(self.sample, column) {
            let certainty = Certainty::Certain;
            return Proposal {
                roles: vec![Role::IGNORED],
                reason: Reason::CitizenNumbers,
                certainty,
            };
        }
        let known = field_of(name).map(|field| (field, Reason::KnownName, Certainty::Certain));
        let named = known.or_else(|| {
            let (synonym, field, likeness) = nearest_field(name)?;
            let certainty = if likeness >= ALIKE {
                Certainty::Likely
            } else if likeness >= SOMEWHAT_ALIKE {
                Certainty::Ask
            } else {
                return None;
            };
            Some((field, Reason::NearName(synonym.to_owned()), certainty))
        });
        let Some((field, reason, certainty)) = named else {
            return self.proposal_from_values(column, kind).unwrap_or(none);
        };
        let (roles, certainty) = match meaning(field) {
            Some(Meaning::Role(role)) if fits(role, kind) => (vec![role], certainty),
            Some(Meaning::Role(role)) => (vec![role], Certainty::Ask),
            Some(Meaning::SomeAdvice) if sector == Sector::Vo => (vec!["advice-final"], certainty),
            Some(Meaning::SomeAdvice) => (vec!["advice-provisional", "advice-final"], Certainty::Ask),
            Some(Meaning::Score) if kind.is_number() => (vec!["test"], Certainty::Likely),
            Some(Meaning::Background) => (vec!["background"], Certainty::Ask),
            _ => return none,
        };
        Proposal {
            roles,
            reason,
            certainty,
        }
    }

    /// A role from the values alone: only for what can hardly be anything else.
    fn proposal_from_values(&self, column: usize, kind: ValueKind) -> Option<Proposal> {
        let (roles, certainty) = match kind {
            ValueKind::SchoolYear => (vec!["school-year", "cohort"], Certainty::Ask),
            ValueKind::SchoolCode => (vec!["school", "origin-school"], Certainty::Ask),
            ValueKind::Levels => (
                vec!["advice-provisional", "advice-test", "advice-final", "level"],
                Certainty::Ask,
            ),
            ValueKind::WholeNumber if self.all_differ(column) && column < 3 => {
                (vec!["pupil"], Certainty::Ask)
            }
            _ => return None,
        };
        Some(Proposal {
            roles,
            reason: Reason::Values,
            certainty,
        })
    }

    fn all_differ(&self, column: usize) -> bool {
        let cells: Vec<&str> = self.cells(column).filter(|cell| !cell.is_empty()).collect();
        cells.len() >= 5 && cells.iter().collect::<BTreeSet<_>>().len() == cells.len()
    }

    /// Where two columns are proposed for a role that one can have, the surer one has it; two equally sure
    /// ones are asked.
    fn leave_one_of_each(&self, proposals: &mut Proposals) {
        for role in Role::CODES.into_iter().filter(|role| *role != "test") {
            let holders = |proposals: &Proposals, sure: Certainty| -> Vec<usize> {
                let columns = proposals.columns.iter().enumerate();
                columns
                    .filter(|(_, proposal)| proposal.certainty == sure && proposal.roles == [role])
                    .map(|(column, _)| column)
                    .collect()
            };
            let certain = holders(proposals, Certainty::Certain);
            let likely = holders(proposals, Certainty::Likely);
            let asked = match (certain.len(), likely.len()) {
                (1, _) => likely,
                (0, 0 | 1) => Vec::new(),
                _ => certain.into_iter().chain(likely).collect(),
            };
            for column in asked {
                proposals.columns[column].certainty = Certainty::Ask;
            }
            if holders(proposals, Certainty::Certain).len() == 1 {
                forget(proposals, role);
            }
        }
    }

    /// Puts a column in the mapping if that is clear, else asks.
    fn map(&self, column: usize, kind: ValueKind, proposals: &mut Proposals) {
        let name = &self.header[column];
        let proposal = &proposals.columns[column];
        let (roles, certainty, reason) = (
            proposal.roles.clone(),
            proposal.certainty,
            proposal.reason.clone(),
        );
        if roles == ["background"] {
            let values = self.distinct(column);
            proposals.questions.push(Question::WhichOrder {
                column: name.clone(),
                values,
            });
            return;
        }
        if certainty == Certainty::Ask {
            proposals.questions.push(Question::WhichRole {
                column: name.clone(),
                roles,
            });
            return;
        }
        let role = match roles.first() {
            None => return,
            Some(&"test") => Role::Test(Box::new(self.test(column))),
            Some(&Role::IGNORED) => Role::Ignored(Some(match reason {
                Reason::CitizenNumbers => Forbidden::CitizenNumber,
                _ => Forbidden::of_header(name).unwrap_or(Forbidden::Name),
            })),
            Some(code) => match Role::from_code(code) {
                Some(role) => role,
                None => return,
            },
        };
        let mut values = BTreeMap::new();
        if let Role::Advice(kind) = role {
            values = self.advice_codes(column);
            if !values.is_empty() {
                proposals
                    .questions
                    .push(Question::AreTheseCodes { column: name.clone() });
            }
            let unread = self.unread_advices(column, kind, &values);
            if !unread.is_empty() {
                proposals.questions.push(Question::WhichMeaning {
                    column: name.clone(),
                    values: unread,
                });
            }
        }
        debug_assert!(kind != ValueKind::Empty || !matches!(role, Role::Test(_)));
        proposals.mapped.push(ColumnMapping {
            column: name.clone(),
            role,
            values,
        });
    }

    /// The codes of OSO for advices, if all values of a column are such codes. What the codes say was
    /// inferred, so the file's own meaning is asked.
    fn advice_codes(&self, column: usize) -> BTreeMap<String, String> {
        let distinct: BTreeSet<&str> = self.cells(column).filter(|cell| !cell.is_empty()).collect();
        let known: BTreeMap<&str, &str> = include_str!("../../vocabulary/data/advice.csv")
            .lines()
            .skip(1)
            .flat_map(|line| {
                let cells: Vec<&str> = line.split(',').collect();
                let (code, oso) = (cells.first().copied(), cells.get(4).copied());
                oso.unwrap_or_default()
                    .split(' ')
                    .filter_map(move |number| Some((number, code?)))
            })
            .collect();
        if distinct.is_empty() || !distinct.iter().all(|cell| known.contains_key(cell)) {
            return BTreeMap::new();
        }
        distinct
            .into_iter()
            .map(|cell| (cell.to_owned(), known[cell].to_owned()))
            .collect()
    }

    fn unread_advices(
        &self,
        column: usize,
        kind: AdviceKind,
        values: &BTreeMap<String, String>,
    ) -> Vec<String> {
        let is_unread = |cell: &&str| {
            let read = match kind {
                AdviceKind::Test => vocabulary::advice::read_test_advice(cell).is_some(),
                AdviceKind::Provisional | AdviceKind::Final => read_advice(cell).is_some(),
            };
            !cell.is_empty() && !read && !values.contains_key(*cell)
        };
        let unread: BTreeSet<String> = self
            .cells(column)
            .filter(is_unread)
            .map(crate::shown::shown)
            .collect();
        unread.into_iter().take(20).collect()
    }

    fn distinct(&self, column: usize) -> Vec<String> {
        let cells = self.cells(column).filter(|cell| !cell.is_empty());
        let distinct: BTreeSet<String> = cells.map(crate::shown::shown).collect();
        distinct.into_iter().take(20).collect()
    }

    /// A first description of a test, from its values.
    fn test(&self, column: usize) -> TestDefinition {
        let sign = match self.decimal {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        };
        let places = |cell: &str| cell.split_once(sign).map_or(0, |(_, decimals)| decimals.len());
        let decimals = self
            .cells(column)
            .map(places)
            .max()
            .unwrap_or(0)
            .min(usize::from(Decimals::MOST));
        let id = normalise(&self.header[column]);
        TestDefinition {
            id: if id.is_ascii() && !id.is_empty() {
                id
            } else {
                format!("test-{}", column + 1)
            },
            label: Label::same(self.header[column].clone()),
            provider: None,
            unit: Label::new("punten", "points"),
            used_as: TestUse::Condition,
            decimals: u8::try_from(decimals)
                .ok()
                .and_then(Decimals::new)
                .unwrap_or_default(),
            band_width: None,
            range: None,
            reliability: None,
        }
    }

    fn ask_what_is_absent(&self, proposals: &mut Proposals) {
        let has = |codes: &[&str]| {
            proposals
                .mapped
                .iter()
                .any(|column| codes.contains(&column.role.code()))
        };
        let mut questions = Vec::new();
        if !has(&["pupil"]) {
            questions.push(Question::WhichPupilColumn);
        }
        if !has(&["school"]) {
            questions.push(Question::WhichSchool);
        }
        if !has(&["school-year", "cohort"]) {
            questions.push(Question::WhichCohort);
        }
        proposals.questions.splice(0..0, questions);
    }
}

/// Where only the values of a column point to a role that another column surely has, it is not asked.
fn forget(proposals: &mut Proposals, role: &str) {
    for proposal in proposals
        .columns
        .iter_mut()
        .filter(|proposal| proposal.reason == Reason::Values)
    {
        proposal.roles.retain(|other| *other != role);
        if proposal.roles.is_empty() {
            proposal.reason = Reason::Nothing;
            proposal.certainty = Certainty::None;
        }
    }
}

/// Whether values of a kind can play a role.
fn fits(role: &str, kind: ValueKind) -> bool {
    use ValueKind::{Day, DecimalNumber, Empty, Levels, SchoolYear, Text, WholeNumber};
    match role {
        "school-year" | "cohort" | "diploma-year" => matches!(kind, SchoolYear | Day | WholeNumber),
        "advice-provisional" | "advice-test" | "advice-final" => matches!(kind, Levels | WholeNumber | Text),
        "weight" => matches!(kind, WholeNumber | DecimalNumber),
        "pupil" => !matches!(kind, Levels | Empty | Day),
        _ => true,
    }
}

impl ValueKind {
    fn is_number(self) -> bool {
        matches!(self, Self::WholeNumber | Self::DecimalNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn propose(text: &str) -> Proposals {
        let rows: Vec<Vec<String>> = text
            .lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect();
        let columns = Columns {
            header: &rows[0],
            sample: &rows[1..],
            decimal: DecimalSign::Comma,
        };
        columns.propose()
    }

    fn roles(text: &str) -> Vec<String> {
        let mapped = propose(text).mapped;
        mapped
            .iter()
            .map(|column| format!("{}={}", column.column, column.role.code()))
            .collect()
    }

    #[test]
    fn a_list_of_groep_8_is_understood() {
        let text = "Leerlingnr.;Roepnaam;BRIN;Schooljaar;Voorlopig advies;Toetsadvies;Definitief advies;Lievelingskleur\n0012;Tanja;99ZZ00;2023-2024;havo;Havo/vwo;havo/vwo;blauw\n0013;Fokke;99ZZ00;2023-2024;vmbo;Vwo;havo;groen\n";
        assert_eq!(
            roles(text),
            [
                "Leerlingnr.=pupil",
                "Roepnaam=ignored",
                "BRIN=school",
                "Schooljaar=school-year",
                "Voorlopig advies=advice-provisional",
                "Toetsadvies=advice-test",
                "Definitief advies=advice-final"
            ]
        );
        let proposals = propose(text);
        assert_eq!(proposals.sector, Sector::Po);
        let meaning = Question::WhichMeaning {
            column: "Voorlopig advies".to_owned(),
            values: vec!["vmbo".to_owned()],
        };
        assert_eq!(proposals.questions, [meaning]);
    }

    #[test]
    fn what_is_ambiguous_is_asked() {
        let questions = propose("leerlingnummer;advies\n1;havo\n2;vwo\n").questions;
        let both = Question::WhichRole {
            column: "advies".to_owned(),
            roles: vec!["advice-provisional", "advice-final"],
        };
        assert_eq!(questions, [Question::WhichSchool, Question::WhichCohort, both]);
        let two = propose("leerlingnummer;stamnummer\n1;2\n3;4\n");
        assert!(two.mapped.is_empty());
        assert!(two.questions.contains(&Question::WhichPupilColumn));
    }

    #[test]
    fn what_another_column_surely_is_is_not_asked() {
        let proposals = propose("rownames;pupilNR\n1;11\n2;12\n3;13\n4;14\n5;15\n");
        assert_eq!(proposals.columns[0].certainty, Certainty::None);
        assert_eq!(
            proposals.questions,
            [Question::WhichSchool, Question::WhichCohort]
        );
    }

    #[test]
    fn near_names_are_taken_and_others_are_not() {
        assert_eq!(
            roles("leerlingnumer;schoolSES\n1;2\n3;4\n"),
            ["leerlingnumer=pupil"]
        );
    }

    #[test]
    fn citizen_numbers_under_another_name_are_ignored() {
        let proposals = propose("code;leerlingnummer\n111222333;1\n123456782;2\n");
        assert_eq!(proposals.columns[0].reason, Reason::CitizenNumbers);
        assert_eq!(
            proposals.mapped[0].role,
            Role::Ignored(Some(Forbidden::CitizenNumber))
        );
    }

    #[test]
    fn codes_of_advices_are_explained_and_asked() {
        let proposals = propose("leerlingnummer;definitief advies\n1;60\n2;61\n");
        assert_eq!(proposals.mapped[1].values["61"], "havo/vwo");
        assert!(proposals.questions.contains(&Question::AreTheseCodes {
            column: "definitief advies".to_owned()
        }));
    }
}
