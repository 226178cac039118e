//! Columns of codes in, canonical tables and problems out.

mod admit;
mod backgrounds;
mod careers;
mod facts;
mod schools;
mod words;

pub(crate) use words::{codes, knows_code};

use crate::columns::{Column, Rows};
use crate::dates::DateFormat;
use crate::mapping::{Mapping, Role, Sector};
use crate::plan::Plan;
use crate::problems::{Problem, ProblemKind, Problems};
use admit::Admission;
use facts::Facts;
use schools::Schools;
use serde::Serialize;
use vocabulary::Tables;
use vocabulary::canonical::Origin;

/// A text that was not understood, and how many rows hold it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct UnreadText {
    /// The column.
    pub column: String,
    /// The text as far as it may be shown: several texts can have one shape.
    pub text: String,
    /// The rows that hold it.
    pub rows: u64,
}

/// What came of the rows of a file.
pub(crate) struct Assembled {
    pub tables: Tables,
    pub problems: Problems,
    pub unread: Vec<UnreadText>,
    /// The rows that are in the tables.
    pub rows_used: u64,
}

/// Makes tables of the rows.
pub(crate) fn assemble(mapping: &Mapping, plan: &Plan, rows: &Rows, dates: DateFormat) -> Assembled {
    let mut problems = Problems::default();
    for (number, cells) in &rows.uneven {
        problems.add(ProblemKind::RowWidth, || {
            Problem::new(ProblemKind::RowWidth, *number)
                .showing(cells.to_string())
                .beside(plan.width as u64)
        });
    }
    let mut schools = Schools::default();
    let admission = Admission {
        mapping,
        plan,
        rows,
        dates,
    };
    let admitted = admission.admit(&mut schools, &mut problems);
    let pupils = if mapping.sector == Sector::Vo {
        admission.one_row_a_year(admitted, &mut problems)
    } else {
        admission.one_row_each(admitted, &mut problems)
    };
    admission.name_schools(&pupils, &mut schools);

    let is_marked = plan.origin.is_some_and(|place| match &rows.columns[place] {
        Column::Flags(flags) => flags.contains(&Some(true)),
        _ => false,
    });
    let origin = if plan.says_simulated || is_marked {
        // A list says that its pupils are simulated; how they were made stands beside it.
        Origin::Synthetic {
            seed: 0,
            model: "list".to_owned(),
            parameters: String::new(),
        }
    } else if mapping.sector == Sector::Research {
        Origin::Published
    } else {
        Origin::Records
    };
    let mut tables = Tables::empty(origin);
    tables.backgrounds = mapping
        .backgrounds
        .iter()
        .map(|background| background.definition.clone())
        .collect();
    tables.tests = mapping
        .columns
        .iter()
        .filter_map(|column| match &column.role {
            Role::Test(test) => Some((**test).clone()),
            _ => None,
        })
        .collect();
    let mut facts = Facts::new(mapping, plan, rows, dates, &mut problems);
    facts.note_faults(pupils.rows());
    facts.pupils(&pupils, &mut schools, &mut tables);
    facts.tests(&pupils, &mut tables);
    facts.advices(&pupils, &mut tables);
    facts.careers(&pupils, &mut tables);
    let unread = facts.unread();
    schools.note_names(&mut problems);
    tables.schools = schools.list;
    problems.sort();
    Assembled {
        tables,
        problems,
        unread,
        rows_used: pupils.rows().len() as u64,
    }
}

/// Whether any text that is kept from a column went wrong before it came here, and where it first stands.
pub(crate) fn garbled_row(column: &Column) -> Option<u32> {
    match column {
        Column::Texts { dictionary, .. } => dictionary
            .texts()
            .find(|(text, _)| crate::encoding::is_garbled(text))
            .map(|(_, row)| row),
        _ => None,
    }
}
