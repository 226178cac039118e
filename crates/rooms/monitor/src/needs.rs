//! The one list of everything that cannot be given yet, by what it would take.

use crate::given::given;
use crate::telling::Telling;
use documents::{Block, Section, Text};
use measuring::finding::Withheld;
use statistics::NotComputable;
use vocabulary::Message;

/// The list, if anything is left out. Each thing that is needed is said once, with all that it would give.
pub(crate) fn needs_section(telling: &Telling<'_>) -> Option<Section> {
    let findings = telling.measurement.findings.iter();
    // What another indicator was counted with is there already.
    let there: Vec<String> = findings
        .flat_map(|finding| finding.definition.columns())
        .flat_map(facts)
        .map(|fact| fact_name(telling, fact))
        .collect();
    let absent = telling.measurement.not_applicable.iter().map(|not| {
        let title = &not.definition.texts.title;
        (title, absent_facts(telling, &not.missing, &there))
    });
    let withheld = telling.measurement.findings.iter().filter_map(|finding| {
        let reason = given(finding).err().filter(|_| !finding.outside_population)?;
        Some((finding.title(), takes(telling, &reason)))
    });
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for (title, need) in withheld.chain(absent) {
        let title = telling.label(title);
        match lines.iter_mut().find(|(known, _)| *known == need) {
            Some((_, titles)) => titles.push(title),
            None => lines.push((need, vec![title])),
        }
    }
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|(need, titles)| {
        Text::default()
            .strong(need)
            .plain(format!(": {}", titles.join("; ")))
    });
    Some(Section {
        id: "not-applicable".to_owned(),
        title: telling.say("section-not-applicable"),
        on_own_page: false,
        blocks: vec![
            Block::Paragraph(Text::from(telling.say("not-applicable-why"))),
            Block::List(lines.collect()),
        ],
    })
}

/// What absent columns stand for, each fact once and none that is there already.
fn absent_facts(telling: &Telling<'_>, missing: &[&'static str], there: &[String]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in missing
        .iter()
        .flat_map(|column| facts(column))
        .map(|fact| fact_name(telling, fact))
    {
        if !names.contains(&name) && !there.contains(&name) {
            names.push(name);
        }
    }
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => telling.text(
            &Message::new("list-and")
                .with("before", before.join(", "))
                .with("last", last.as_str()),
        ),
        Some((only, _)) => only.clone(),
        None => telling.say("takes-other-records"),
    }
}

/// The facts that a column is made of.
fn facts(column: &'static str) -> Vec<&'static str> {
    match column {
        "reconsideration" => vec!["advice_provisional", "advice_test", "advice_final"],
        "placement_against_advice" => vec!["advice_final", "placement"],
        "position3_against_advice" | "r1_score" => vec!["advice_final", "position3"],
        "dual_advice_placement" => vec!["advice_final", "placement"],
        "provisional_against_test" => vec!["advice_provisional", "advice_test"],
        "final_against_test" => vec!["advice_final", "advice_test"],
        other => vec![other],
    }
}

fn fact_name(telling: &Telling<'_>, fact: &str) -> String {
    telling.say(&format!("needs-{}", fact.replace('_', "-")))
}

/// What it would take to give a figure that is withheld.
fn takes(telling: &Telling<'_>, reason: &Withheld) -> String {
    match reason {
        Withheld::NotShown => telling.say("takes-larger-counts"),
        Withheld::TooFew { needed } => telling.text(&Message::new("takes-pupils").with("needed", *needed)),
        Withheld::TooFewSchools { needed } => {
            telling.text(&Message::new("takes-schools").with("needed", *needed))
        }
        Withheld::Weighted => telling.say("takes-weights"),
        Withheld::NotComputable(reason) => telling.say(match reason {
            NotComputable::EmptyGroup => "takes-both-groups",
            NotComputable::NotEnoughUnits { .. } => "takes-more-schools",
            NotComputable::NoCommonSupport => "takes-common-scores",
            NotComputable::Constant | NotComputable::Singular | NotComputable::Separated => "takes-spread",
            _ => "takes-other-records",
        }),
    }
}
