//! The canonical tables, from the crate that defines them.

use super::{cell, opening};
use crate::finding::Finding;
use crate::project::Project;
use std::fmt::Write;
use vocabulary::schema::{COLUMNS, VERSION};

pub fn page(_: &Project) -> Result<String, Vec<Finding>> {
    let mut text = opening("Canonical tables", "`crates/floor/vocabulary/src/schema.rs`");
    let _ = writeln!(
        text,
        "Every list that Wieg reads becomes these tables, and nothing else is kept of it.\n\
         This is version {VERSION}; it rises when a column changes its meaning.\n\
         A row of another table points at its pupil by place, not by number, so that nothing here names a child."
    );
    let mut table = "";
    for column in COLUMNS {
        if column.table != table {
            table = column.table;
            let _ = write!(
                text,
                "\n## {table}\n\n| column | form | meaning |\n|---|---|---|\n"
            );
        }
        let _ = writeln!(
            text,
            "| `{}` | {} | {} |",
            column.name,
            cell(column.form),
            cell(column.meaning)
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_has_one_section_with_all_its_columns() {
        let page = page(&Project::of(&[])).expect("it needs no files");
        let tables: BTreeSet<&str> = COLUMNS.iter().map(|column| column.table).collect();
        assert_eq!(page.matches("\n## ").count(), tables.len());
        assert_eq!(
            page.lines().filter(|line| line.starts_with("| `")).count(),
            COLUMNS.len()
        );
    }
}
