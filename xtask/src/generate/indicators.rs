//! The catalogue of indicators, from their definitions.

use super::{cell, one_line, opening};
use crate::finding::Finding;
use crate::indicators::{Definition, FOLDER, Texts, definitions};
use crate::project::Project;
use std::fmt::Write;

pub fn page(project: &Project) -> Result<String, Vec<Finding>> {
    Ok(catalogue(&definitions(project)?))
}

fn catalogue(definitions: &[Definition]) -> String {
    let mut text = opening("Indicators", "`indicators/*/definition.toml`");
    let _ = write!(
        text,
        "There are {} indicators, in the order of a report.\n\
         The names of columns are those of [columns.md](columns.md).\n\n\
         | indicator | question | method |\n|---|---|---|\n",
        definitions.len()
    );
    for one in definitions {
        let question = cell(&one.question.en);
        let _ = writeln!(
            text,
            "| [`{id}`](#{id}) | {question} | {method} |",
            id = one.id,
            method = one.method
        );
    }
    for one in definitions {
        section(&mut text, one);
    }
    text
}

fn section(text: &mut String, one: &Definition) {
    let _ = write!(text, "\n## {}\n\n", one.id);
    both(text, &one.title, "**", "**");
    text.push('\n');
    both(text, &one.question, "", "");
    let _ = write!(text, "\n| | |\n|---|---|\n| method | {} |\n", one.method);
    let conditions = [
        ("population", Some(&one.population)),
        ("numerator", one.numerator.as_ref()),
        ("value", one.value.as_ref()),
        ("column", one.column.as_ref()),
    ];
    for (name, condition) in conditions {
        if let Some(condition) = condition {
            let _ = writeln!(text, "| {name} | `{}` |", cell(condition));
        }
    }
    let _ = writeln!(text, "| smallest group | {} pupils |", one.smallest_group);
    if let Some(notion) = one.notion {
        let _ = writeln!(text, "| notion of equal chances | {notion} |");
    }
    let _ = writeln!(text, "| references | {} |", cell(&one.references.join("; ")));
    let _ = writeln!(text, "| version | {} |", one.version);
    let folder = format!("../../{FOLDER}/{}", one.id);
    let _ = writeln!(
        text,
        "| files | [definition]({folder}/definition.toml), [worked tables]({folder}/examples.md) |"
    );
    text.push_str("\nWhat is counted:\n\n");
    both(text, &one.definition, "", "");
    text.push_str("\nWhat it does not say:\n\n");
    both(text, &one.does_not_say, "", "");
    text.push_str("\nOther explanations:\n\n");
    for rival in &one.rival {
        let _ = writeln!(text, "- {}", rival.kind);
        let _ = writeln!(text, "  - {}", one_line(&rival.texts.nl));
        let _ = writeln!(text, "  - {}", one_line(&rival.texts.en));
    }
    if let Some(comment) = &one.comment {
        let _ = write!(text, "\nA choice explained: {}\n", one_line(comment));
    }
}

fn both(text: &mut String, texts: &Texts, before: &str, after: &str) {
    let _ = writeln!(text, "- {before}{}{after}", one_line(&texts.nl));
    let _ = writeln!(text, "- {before}{}{after}", one_line(&texts.en));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = "title = { nl = \"Titel\", en = \"Title\" }\nquestion = { nl = \"Wat?\", en = \"What |?\" }\ndefinition = { nl = \"D\", en = \"D\" }\ndoes_not_say = { nl = \"N\", en = \"N\" }\nrival = [{ kind = \"chance\", nl = \"Toeval\", en = \"Chance\" }]\n";

    fn definition(id: &str, order: u32) -> String {
        format!(
            "id = \"{id}\"\nversion = 1\nmethod = \"group-shares\"\norder = {order}\npopulation = \"a = 'b'\"\nnumerator = \"c >= 'havo'\"\nreferences = [\"Wilson 1927\", \"Newcombe 1998\"]\n{TEXTS}"
        )
    }

    #[test]
    fn the_catalogue_has_every_indicator_in_order() {
        let (late, early) = (definition("late", 20), definition("early", 10));
        let project = Project::of(&[
            ("indicators/late/definition.toml", &late),
            ("indicators/early/definition.toml", &early),
        ]);
        let page = page(&project).expect("both can be read");
        let places: Vec<usize> = ["## early", "## late"]
            .map(|part| page.find(part).expect("it is there"))
            .to_vec();
        assert!(places[0] < places[1]);
        assert!(
            page.contains("| [`early`](#early) | What \\|? | group-shares |"),
            "{page}"
        );
        assert!(page.contains("| numerator | `c >= 'havo'` |"));
        assert!(page.contains("| smallest group | 10 pupils |"));
        assert!(page.contains("Wilson 1927; Newcombe 1998"));
        assert!(page.contains("- chance\n  - Toeval\n  - Chance\n"));
    }

    #[test]
    fn a_definition_that_cannot_be_read_is_named() {
        let broken = Project::of(&[("indicators/a/definition.toml", "id = \"a\"\n")]);
        let findings = page(&broken).expect_err("there is no version");
        assert_eq!(findings[0].path, "indicators/a/definition.toml");
    }
}
