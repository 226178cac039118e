//! The report as a document: the answer first, then one page for the team, then every finding in turn.

use crate::benchmarks;
use crate::cautions;
use crate::given::given;
use crate::headline;
use crate::national::percent;
use crate::needs::needs_section;
use crate::pictures::pictures;
use crate::sentences::{answer, sentence};
use crate::tables::tables;
use crate::telling::Telling;
use documents::{Block, Document, Language as DocumentLanguage, NoteKind, Section, Text};
use measuring::finding::{Body, Finding};
use vocabulary::{Language, Message};

/// The whole report.
#[must_use]
pub fn document(telling: &Telling<'_>) -> Document {
    let mut sections = vec![answer_section(telling)];
    sections.extend(headline::main(telling).map(|finding| team_section(telling, finding)));
    let has_section = |finding: &&Finding| finding.outside_population || given(finding).is_ok();
    let findings = telling.measurement.findings.iter().filter(has_section);
    sections.extend(findings.map(|finding| finding_section(telling, finding)));
    if !telling.knows_background() {
        sections.push(add_background_section(telling));
    }
    sections.extend(needs_section(telling));
    sections.push(about_section(telling));
    Document {
        language: match telling.language() {
            Language::Nl => DocumentLanguage::Nl,
            Language::En => DocumentLanguage::En,
        },
        title: telling.say("document-title"),
        subtitle: telling.label(&telling.subject.title).to_owned(),
        author: "Wieg".to_owned(),
        date: None,
        simulated: telling.context.simulated.then(|| telling.say("simulated")),
        sections,
    }
}

fn section(id: impl Into<String>, title: String, blocks: Vec<Block>) -> Section {
    Section {
        id: id.into(),
        title,
        on_own_page: false,
        blocks,
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(Text::from(text))
}

fn answer_section(telling: &Telling<'_>) -> Section {
    let sentences = answer(telling);
    let (lead, rest) = sentences.split_at(sentences.len().min(2));
    let mut blocks = vec![Block::Lead(Text::from(lead.join(" ")))];
    blocks.extend(rest.iter().cloned().map(paragraph));
    blocks.push(paragraph(about_whom(telling)));
    if let Some(finding) = headline::main(telling) {
        blocks.extend(
            pictures(telling, finding, "answer")
                .into_iter()
                .take(1)
                .map(|picture| Block::Figure(Box::new(picture))),
        );
        let texts = &finding.definition.texts;
        blocks.push(Block::Heading(Text::from(telling.say("heading-says"))));
        blocks.push(paragraph(telling.label(&texts.says).to_owned()));
        blocks.push(Block::Heading(Text::from(telling.say("heading-does-not-say"))));
        blocks.push(paragraph(telling.label(&texts.does_not_say).to_owned()));
    }
    section("answer", telling.say("section-answer"), blocks)
}

fn about_whom(telling: &Telling<'_>) -> String {
    let subject = telling.subject;
    let mut message = Message::new("about-whom")
        .with("pupils", subject.pupils)
        .with("schools", subject.schools);
    message = match subject.cohorts {
        Some((first, last)) if first == last => message
            .with("years", "one")
            .with("first", first.to_string())
            .with("last", ""),
        Some((first, last)) => message
            .with("years", "more")
            .with("first", first.to_string())
            .with("last", last.to_string()),
        None => message.with("years", "none").with("first", "").with("last", ""),
    };
    let mut text = telling.text(&message);
    if subject.older_cohorts > 0 {
        text.push(' ');
        let mut findings = telling.measurement.findings.iter();
        let except = findings.any(|finding| takes_all_cohorts(telling, finding));
        let message = Message::new("about-older").with("count", subject.older_cohorts);
        text.push_str(&telling.text(&message.with("except", if except { "yes" } else { "no" })));
    }
    if (1..10).contains(&subject.rows_left_out) && telling.measurement.profile != "intern" {
        text.push(' ');
        text.push_str(&telling.say("about-left-out-few"));
    } else if subject.rows_left_out > 0 {
        text.push(' ');
        text.push_str(&telling.text(&Message::new("about-left-out").with("count", subject.rows_left_out)));
    }
    text
}

/// Whether a finding is about older cohorts as well: what takes years to see is counted in those followed long enough.
fn takes_all_cohorts(telling: &Telling<'_>, finding: &Finding) -> bool {
    telling.subject.older_cohorts > 0 && finding.definition.columns().contains("years_followed")
}

/// One A4 for Thursday's meeting: the finding, the picture, the rival explanations, the question, room to write.
fn team_section(telling: &Telling<'_>, finding: &Finding) -> Section {
    let texts = &finding.definition.texts;
    let mut blocks = Vec::new();
    blocks.extend(sentence(telling, finding).map(|text| Block::Lead(Text::from(text))));
    blocks.extend(
        pictures(telling, finding, "team")
            .into_iter()
            .take(1)
            .map(|picture| Block::Figure(Box::new(picture))),
    );
    blocks.push(Block::Heading(Text::from(telling.say("heading-rivals"))));
    blocks.push(Block::List(rivals(telling, finding)));
    blocks.push(Block::Question(Text::from(
        telling.label(&texts.team_question).to_owned(),
    )));
    blocks.push(Block::WriteHere {
        label: Text::from(telling.say("team-agreement")),
        lines: 3,
    });
    blocks.push(Block::WriteHere {
        label: Text::from(telling.say("team-who-when")),
        lines: 1,
    });
    Section {
        on_own_page: true,
        ..section("team", telling.say("section-team"), blocks)
    }
}

fn rivals(telling: &Telling<'_>, finding: &Finding) -> Vec<Text> {
    finding
        .definition
        .rivals
        .iter()
        .map(|rival| Text::from(telling.label(&rival.text).to_owned()))
        .collect()
}

/// The id of the section of a finding.
pub(crate) fn section_id(indicator: &str) -> String {
    format!("finding-{indicator}")
}

pub(crate) fn finding_section(telling: &Telling<'_>, finding: &Finding) -> Section {
    let texts = &finding.definition.texts;
    let id = section_id(&finding.definition.id);
    let title = telling.label(&texts.title).to_owned();
    let mut blocks = vec![Block::Paragraph(
        Text::default().emphasis(telling.label(&texts.question)),
    )];
    if finding.outside_population {
        blocks.push(Block::Note {
            kind: NoteKind::Caution,
            text: Text::from(telling.say("note-outside-population")),
        });
        return section(id, title, blocks);
    }
    blocks.extend(sentence(telling, finding).map(|text| Block::Paragraph(Text::default().strong(text))));
    blocks.extend(
        pictures(telling, finding, "finding")
            .into_iter()
            .map(|picture| Block::Figure(Box::new(picture))),
    );
    blocks.extend(tables(telling, finding).into_iter().map(Block::Table));
    blocks.extend(takes_all_cohorts(telling, finding).then(|| paragraph(telling.say("takes-all-cohorts"))));
    blocks.extend(cautions::blocks(telling, finding));
    blocks.extend(benchmarks::blocks(telling, finding));
    blocks.extend(national_block(telling, finding));
    let mut more = vec![
        Block::Heading(Text::from(telling.say("heading-says"))),
        paragraph(telling.label(&texts.says).to_owned()),
        Block::Heading(Text::from(telling.say("heading-does-not-say"))),
        paragraph(telling.label(&texts.does_not_say).to_owned()),
        Block::Heading(Text::from(telling.say("heading-rivals"))),
        Block::List(rivals(telling, finding)),
        Block::Question(Text::from(telling.label(&texts.team_question).to_owned())),
    ];
    let mut defined = vec![
        (
            Text::from(telling.say("definition-what")),
            Text::from(telling.label(&texts.definition).to_owned()),
        ),
        (
            Text::from(telling.say("definition-how")),
            Text::from(telling.say(&how(finding))),
        ),
    ];
    if !finding.definition.references.is_empty() {
        defined.push((
            Text::from(telling.say("definition-literature")),
            Text::from(finding.definition.references.join("; ")),
        ));
    }
    defined.push((
        Text::from(telling.say("definition-version")),
        Text::from(format!(
            "{} {} ({})",
            finding.definition.id, finding.definition.version, finding.definition.hash
        )),
    ));
    more.push(Block::Definitions(defined));
    blocks.push(Block::Folded {
        summary: Text::from(telling.say("heading-more")),
        blocks: more,
    });
    section(id, title, blocks)
}

/// Published figures to set beside a finding.
fn national_block(telling: &Telling<'_>, finding: &Finding) -> Vec<Block> {
    let figures = finding.definition.national.iter();
    let lines: Vec<Text> = figures
        .filter_map(|national| {
            let percent = telling.numbers().decimal(percent(national)?, 0);
            let figure = telling.text(&Message::new("national-figure").with("percent", percent));
            Some(
                Text::default()
                    .strong(figure)
                    .plain(format!(" {}", telling.label(&national.text))),
            )
        })
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Text::from(telling.say("heading-national"))),
        Block::List(lines),
    ]
}

/// The key of the sentence on how the intervals of a finding were made.
fn how(finding: &Finding) -> String {
    use measuring::finding::IntervalMethod as How;
    let method = match &finding.body {
        Ok(Body::Shares(groups) | Body::Means(groups)) => groups.gap.as_ref().ok().map(|gap| gap.method),
        Ok(Body::Conditional(found)) => Some(found.method),
        Ok(Body::Split(split)) => Some(split.method),
        Ok(Body::Mobility(mobility)) => Some(mobility.method),
        Ok(Body::Segregation(found)) => Some(found.method),
        Ok(Body::Gradient(gradient)) => Some(gradient.method),
        Ok(Body::Ratio(found)) => Some(found.method),
        Ok(Body::AtEqualTestAdvice(found)) => Some(found.method),
        Ok(Body::Events(found)) => Some(found.method),
        Ok(Body::Yields(_)) => return "how-yield".to_owned(),
        Ok(Body::SchoolEffects(_)) => return "how-multilevel".to_owned(),
        Ok(Body::Funnel(_)) => return "how-funnel".to_owned(),
        Ok(Body::Superiority(_)) => return "how-school-bootstrap".to_owned(),
        Ok(Body::Unknown(_)) => return "how-bounds".to_owned(),
        Ok(Body::Counts) | Err(_) => return "how-counts".to_owned(),
    };
    match method {
        Some(How::WithinOneSchool) => "how-one-school",
        Some(How::BySchool { .. }) => "how-by-school",
        Some(How::SchoolBootstrap { .. }) => "how-school-bootstrap",
        Some(How::PupilBootstrap { .. }) => "how-pupil-bootstrap",
        None => "how-counts",
    }
    .to_owned()
}

fn add_background_section(telling: &Telling<'_>) -> Section {
    let ways = [
        "add-background-nco",
        "add-background-enrolment",
        "add-background-postcode",
    ];
    let blocks = vec![
        paragraph(telling.say("add-background-why")),
        Block::List(ways.iter().map(|key| Text::from(telling.say(key))).collect()),
        Block::Note {
            kind: NoteKind::Info,
            text: Text::from(telling.say("add-background-note")),
        },
    ];
    section("add-background", telling.say("section-add-background"), blocks)
}

fn about_section(telling: &Telling<'_>) -> Section {
    let subject = telling.subject;
    let certificate = &telling.measurement.certificate;
    let hidden = certificate.hidden_primary + certificate.hidden_secondary;
    let verdict = if certificate.verdict.is_safe() {
        "about-certificate-safe"
    } else {
        "about-certificate-withheld"
    };
    let certificate = telling.text(
        &Message::new(verdict)
            .with("cells", certificate.cells)
            .with("hidden", hidden)
            .with("attacked", certificate.attacked)
            .with("public", certificate.known_public),
    );
    let mut entries = match (&subject.source, subject.sum_of) {
        (Some(source), _) => {
            let mut entries = vec![
                ("about-source", source.origin.clone()),
                ("about-licence", source.licence.clone()),
            ];
            let note = source.note.as_ref();
            entries.extend(note.map(|note| ("about-note", telling.label(note).to_owned())));
            entries
        }
        (None, Some(boards)) => {
            let sum = Message::new("about-sum").with("count", boards as u64);
            vec![("about-source", telling.text(&sum))]
        }
        (None, None) => vec![("about-source", telling.say("about-own-file"))],
    };
    if let Some(test) = &telling.context.condition {
        let key = if test.reliability.is_some() {
            "about-reliability-stated"
        } else {
            "about-reliability-unstated"
        };
        let text = telling.text(&Message::new(key).with("test", telling.label(&test.label)));
        entries.push(("about-reliability", text));
    }
    entries.extend([
        (
            "about-profile",
            telling.say(&format!("profile-{}", telling.measurement.profile)),
        ),
        ("about-certificate", certificate),
        ("about-two-questions", telling.say("about-two-questions-text")),
        (
            "about-random",
            telling.text(
                &Message::new("about-random-text")
                    .with("seed", subject.bootstrap.0)
                    .with("replicates", subject.bootstrap.1),
            ),
        ),
        ("about-program", format!("Wieg {}", subject.program)),
    ]);
    let entries = entries
        .into_iter()
        .map(|(key, text)| (Text::from(telling.say(key)), Text::from(text)));
    section(
        "about",
        telling.say("section-about"),
        vec![Block::Definitions(entries.collect())],
    )
}
