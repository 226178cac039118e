//! Tests on the project itself: what a compiler does not see and a reviewer should not have to.

mod arrows;
mod environment;
mod folders;
mod length;
mod links;
mod machine;
mod messages;
mod opening;
mod purity;
mod rules;
mod words;

use crate::finding::Finding;
use crate::project::Project;
use rules::Rules;

/// One test: what it promises, and what it finds.
struct Test {
    promise: &'static str,
    find: fn(&Project, &Rules) -> Vec<Finding>,
}

const TESTS: [Test; 10] = [
    Test {
        promise: "every Rust file can be read and opens with what it is about",
        find: opening::find,
    },
    Test {
        promise: "no file is long without a reason",
        find: length::find,
    },
    Test {
        promise: "crates build on each other one way",
        find: arrows::find,
    },
    Test {
        promise: "pure crates reach for nothing outside",
        find: purity::find,
    },
    Test {
        promise: "only the program reads the environment",
        find: environment::find,
    },
    Test {
        promise: "every message stands in every language and is used",
        find: messages::find,
    },
    Test {
        promise: "our own texts keep to our own words",
        find: words::find,
    },
    Test {
        promise: "every indicator has its definition and its worked tables",
        find: folders::find,
    },
    Test {
        promise: "links and paths in Markdown lead somewhere",
        find: links::find,
    },
    Test {
        promise: "nothing is tied to one machine",
        find: machine::find,
    },
];

/// Runs every test and prints what it finds; the answer is whether there was nothing.
pub fn tidy(project: &Project) -> Result<bool, String> {
    let rules = Rules::of(project)?;
    let mut count = 0;
    for test in &TESTS {
        let mut findings = (test.find)(project, &rules);
        findings.sort();
        findings.dedup();
        if !findings.is_empty() {
            println!("\nNot so: {}.", test.promise);
            findings.iter().for_each(|finding| println!("  {finding}"));
        }
        count += findings.len();
    }
    match count {
        0 => println!(
            "tidy: {} promises hold in {} files",
            TESTS.len(),
            project.texts().count()
        ),
        1 => println!("\ntidy: 1 finding"),
        count => println!("\ntidy: {count} findings"),
    }
    Ok(count == 0)
}
