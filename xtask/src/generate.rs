//! The reference pages that are made from the project itself: written, checked to be fresh, and shown by the same code.

mod columns;
mod indicators;
mod schema;

use crate::finding::Finding;
use crate::project::Project;
use std::fs;

/// What makes the text of a page.
type Make = fn(&Project) -> Result<String, Vec<Finding>>;

/// One page that is made.
struct Page {
    name: &'static str,
    path: &'static str,
    make: Make,
}

const PAGES: [Page; 3] = [
    Page {
        name: "indicators",
        path: "docs/reference/indicators.md",
        make: indicators::page,
    },
    Page {
        name: "schema",
        path: "docs/reference/schema.md",
        make: schema::page,
    },
    Page {
        name: "columns",
        path: "docs/reference/columns.md",
        make: columns::page,
    },
];

/// Writes the pages that are not fresh.
pub fn write(project: &Project, what: Option<&str>) -> Result<bool, String> {
    for page in chosen(what)? {
        let text = made(page, project)?;
        if project.text(page.path) == Some(&text) {
            println!("{} is fresh", page.path);
            continue;
        }
        let path = project.root().join(page.path);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, text));
        written.map_err(|fault| format!("{} cannot be written: {fault}", page.path))?;
        println!("{} is written", page.path);
    }
    Ok(true)
}

/// Says which pages are not fresh; the answer is whether all are.
pub fn check(project: &Project, what: Option<&str>) -> Result<bool, String> {
    let pages = chosen(what)?;
    let mut stale = 0;
    for page in &pages {
        let text = made(page, project)?;
        if let Some(says) = difference(project.text(page.path), &text) {
            println!(
                "{}",
                Finding {
                    path: page.path.to_owned(),
                    line: None,
                    text: says
                }
            );
            stale += 1;
        }
    }
    match stale {
        0 => println!("generate: {} pages are fresh", pages.len()),
        _ => println!("generate: run `cargo xtask generate write` and keep the result"),
    }
    Ok(stale == 0)
}

/// Prints a page.
pub fn show(project: &Project, what: &str) -> Result<bool, String> {
    for page in chosen(Some(what))? {
        print!("{}", made(page, project)?);
    }
    Ok(true)
}

fn chosen(what: Option<&str>) -> Result<Vec<&'static Page>, String> {
    let pages: Vec<&Page> = PAGES
        .iter()
        .filter(|page| what.is_none_or(|what| page.name == what))
        .collect();
    if pages.is_empty() {
        let names = PAGES.map(|page| page.name).join(", ");
        return Err(format!(
            "there is no page {}; there are {names}",
            what.unwrap_or_default()
        ));
    }
    Ok(pages)
}

fn made(page: &Page, project: &Project) -> Result<String, String> {
    (page.make)(project).map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        format!("{} cannot be made:\n{}", page.path, lines.join("\n"))
    })
}

/// Where a page differs first from what it should be.
fn difference(kept: Option<&str>, fresh: &str) -> Option<String> {
    let Some(kept) = kept else {
        return Some("it is not there".to_owned());
    };
    let mut pairs = (1..).zip(kept.lines().zip(fresh.lines()));
    let apart = pairs.find(|(_, (kept, fresh))| kept != fresh);
    match apart {
        Some((line, (kept, fresh))) => Some(format!(
            "not fresh; line {line} is\n    {kept}\n  and should be\n    {fresh}"
        )),
        None if kept == fresh => None,
        None => Some(format!(
            "not fresh; it has {} lines and should have {}",
            kept.lines().count(),
            fresh.lines().count()
        )),
    }
}

/// The first lines of a page: its title, and where its content comes from.
fn opening(title: &str, source: &str) -> String {
    format!(
        "# {title}\n\n<!-- Made by `cargo xtask generate write` from {source}. Edit that, not this page. -->\n\n"
    )
}

/// A text as one cell of a table.
fn cell(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}

/// A text without the line ends of its file.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(difference(Some("a\nb\n"), "a\nb\n"), None);
        assert!(difference(None, "a").is_some());
        let says = difference(Some("a\nb\n"), "a\nc\n").expect("they differ");
        assert!(says.contains("line 2") && says.contains("    b\n"), "{says}");
        assert!(
            difference(Some("a\n"), "a\nb\n")
                .expect("they differ")
                .contains("1 lines and should have 2")
        );
    }

    #[test]
    fn an_unknown_page_is_refused_with_the_known_ones() {
        assert_eq!(chosen(Some("schema")).map(|pages| pages.len()), Ok(1));
        let says = chosen(Some("shema")).err().expect("there is no such page");
        assert!(says.contains("indicators, schema, columns"), "{says}");
    }

    #[test]
    fn cells_stay_in_their_row() {
        assert_eq!(cell("a |\n  b"), "a \\| b");
    }
}
