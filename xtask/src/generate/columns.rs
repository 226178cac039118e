//! The columns that definitions may name, read from the source of the crate that knows them.
//!
//! The source is read and the crate not built in: it brings Arrow along, and this page would cost minutes.

use super::{cell, opening};
use crate::finding::Finding;
use crate::project::Project;
use crate::rust_source::{RustSource, documented, text_of};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fmt::Write;

const SOURCE: &str = "crates/floor/measuring/src/columns.rs";

/// A column as its source lists it.
#[derive(Debug, PartialEq, Eq)]
struct Known {
    name: String,
    form: String,
    meaning: String,
}

pub fn page(project: &Project) -> Result<String, Vec<Finding>> {
    let text = project.text(SOURCE).unwrap_or_default();
    let columns = known_columns(text);
    let forms = documented(text, "ColumnForm");
    if columns.is_empty() || forms.is_empty() {
        let says = "no list KNOWN_COLUMNS of `known(name, form, meaning)` with an enum ColumnForm; \
                    the page is made from those";
        return Err(vec![Finding::file(SOURCE, says)]);
    }
    let mut page = opening("Columns", &format!("`{SOURCE}`"));
    page.push_str(
        "These are the columns that the conditions of a definition may name.\n\
         One row is one pupil in one cohort.\n\
         A pupil without a value has null there, and a comparison with null is never true (SQL's three-valued logic).\n\
         Such a pupil is outside a population that asks for the value; inside one that does not, the pupil counts as one \
         without the outcome.\n\
         So a population asks for what must be known: `advice_final_low IS NOT NULL`.\n\n\
         | form | what it is |\n|---|---|\n",
    );
    for (says, form) in &forms {
        let _ = writeln!(page, "| {} | {} |", form.to_lowercase(), cell(says));
    }
    page.push_str("\n| column | form | what it holds |\n|---|---|---|\n");
    for column in &columns {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} |",
            column.name,
            column.form.to_lowercase(),
            cell(&column.meaning)
        );
    }
    Ok(page)
}

fn known_columns(text: &str) -> Vec<Known> {
    let Ok(source) = RustSource::read(text) else {
        return Vec::new();
    };
    let body = source
        .body_of("KNOWN_COLUMNS")
        .map(|group| group.stream())
        .unwrap_or_default();
    let calls = body.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
        _ => None,
    });
    calls.filter_map(known).collect()
}

fn known(arguments: TokenStream) -> Option<Known> {
    let mut parts = arguments
        .into_iter()
        .filter(|token| !matches!(token, TokenTree::Punct(_)));
    let (Some(TokenTree::Literal(name)), Some(TokenTree::Ident(form)), Some(TokenTree::Literal(meaning))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    Some(Known {
        name: text_of(&name)?.name,
        form: form.to_string(),
        meaning: text_of(&meaning)?.name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REAL: &str = include_str!("../../../crates/floor/measuring/src/columns.rs");

    #[test]
    fn the_list_is_read_from_its_source() {
        let columns = known_columns(REAL);
        assert_eq!(
            columns.len(),
            REAL.matches("    known(").count(),
            "every line of the list is read"
        );
        assert!(columns.contains(&Known {
            name: "cohort".to_owned(),
            form: "Year".to_owned(),
            meaning: "school year of the cohort".to_owned(),
        }));
        let page = page(&Project::of(&[(SOURCE, REAL)])).expect("the list is there");
        assert!(page.contains("| flag | Yes or no. |"), "{page}");
        assert!(page.contains("| `cohort` | year | school year of the cohort |"));
    }

    #[test]
    fn a_source_without_the_list_is_named() {
        assert_eq!(
            page(&Project::of(&[])).expect_err("there is no list")[0].path,
            SOURCE
        );
    }
}
