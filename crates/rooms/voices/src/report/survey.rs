//! What came out of a questionnaire.

use super::{Teller, paragraph, section};
use crate::answers::{OnScale, Outcome, Stretch};
use crate::questionnaire::{Item, Questionnaire, Scale};
use crate::table::SMALLEST;
use charts::bars::{Bar, Bars, Division, Part, PartKind, Written};
use documents::{Block, Cell, Column, Document, Figure, Measure, NoteKind, Row, Table, Text};
use vocabulary::{Factor, Message};

/// A survey that was closed, and what came in.
pub struct Closed<'a> {
    /// What it is called here.
    pub title: &'a str,
    /// Which questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// How many people got the link.
    pub people: usize,
    /// How many answers came in.
    pub answers: usize,
    /// How each question was answered; nothing when too few people did.
    pub outcomes: Vec<Outcome>,
}

impl Closed<'_> {
    fn items(&self) -> impl Iterator<Item = (&Item, &Outcome)> {
        self.questionnaire.item.iter().zip(&self.outcomes)
    }

    /// What is shown of the questions on a scale about a factor.
    pub fn about<'s>(&'s self, factor: &'s str) -> impl Iterator<Item = (&'s Item, &'s OnScale)> + 's {
        self.items().filter_map(move |(item, outcome)| match outcome {
            Outcome::Scale(found) if item.factor.iter().any(|one| one == factor) => Some((item, found)),
            _ => None,
        })
    }
}

/// The survey as a document. What people wrote in own words is only for who reads it on the page and can strike out what
/// tells who somebody is; files travel further.
#[must_use]
pub fn document(teller: Teller<'_>, closed: &Closed<'_>, own_words: bool) -> Document {
    let tag = teller.language().tag();
    let mut blocks = vec![Block::Lead(Text::from(
        teller.text(
            &Message::new("survey-lead")
                .with("answers", closed.answers)
                .with("people", closed.people),
        ),
    ))];
    if closed.answers > closed.people {
        blocks.push(Block::Note {
            kind: NoteKind::Caution,
            text: Text::from(teller.say("survey-more-than-people")),
        });
    }
    if closed.answers < closed.questionnaire.floor() {
        let message = Message::new("survey-too-few").with("count", closed.questionnaire.floor());
        blocks.push(paragraph(teller.text(&message)));
        let sections = vec![section("uitkomst", teller.say("survey-outcome"), blocks)];
        return teller.document(closed.title, closed.questionnaire.title.of(tag), sections);
    }
    blocks.extend(picture(teller, closed).map(|figure| Block::Figure(Box::new(figure))));
    blocks.push(Block::Table(scale_table(teller, closed)));
    blocks.push(Block::Note {
        kind: NoteKind::Info,
        text: Text::from(teller.text(&Message::new("survey-how").with("count", SMALLEST))),
    });
    let mut sections = vec![section("uitkomst", teller.say("survey-outcome"), blocks)];
    let more: Vec<Block> = closed
        .items()
        .flat_map(|(item, outcome)| match outcome {
            Outcome::Choice(people, counts) => {
                vec![Block::Table(choice_table(teller, item, *people, counts))]
            }
            Outcome::Open(_) if !own_words => Vec::new(),
            Outcome::Open(words) => {
                let heading = Block::Heading(Text::from(item.text.of(tag).clone()));
                let said = match words.is_empty() {
                    true => paragraph(teller.say("survey-open-none")),
                    false => Block::List(words.iter().map(|words| Text::from(words.clone())).collect()),
                };
                vec![heading, said]
            }
            _ => Vec::new(),
        })
        .collect();
    if !more.is_empty() {
        sections.push(section("woorden", teller.say("survey-more"), more));
    }
    sections.push(section(
        "factoren",
        teller.say("survey-by-factor"),
        vec![Block::Table(factor_table(teller, closed))],
    ));
    teller.document(closed.title, closed.questionnaire.title.of(tag), sections)
}

/// A bar a question: how many chose a place above the middle of its scale, and how many did not.
fn picture(teller: Teller<'_>, closed: &Closed<'_>) -> Option<Figure> {
    let tag = teller.language().tag();
    let scale = closed
        .items()
        .find_map(|(item, _)| closed.questionnaire.scale_of(item))?;
    let (low, high) = scale
        .labels
        .of(tag)
        .split_at(scale.labels.of(tag).len().div_ceil(2));
    let names = [low.join(" / "), high.join(" / ")];
    let mut described = Vec::new();
    let bars: Vec<Bar> = closed
        .items()
        .filter(|(item, _)| item.scale.as_ref() == Some(&scale.id))
        .map(|(item, outcome)| {
            let label = question(teller, item);
            let Outcome::Scale(found) = outcome else {
                return Bar {
                    label,
                    division: Division::Suppressed,
                    count: None,
                };
            };
            let division = found.above().map_or(Division::Suppressed, |above| {
                let parts = [found.people - above, above];
                let each = names
                    .iter()
                    .zip(parts)
                    .map(|(name, count)| format!("{name}: {count}"));
                described.push(format!("{label} {}.", each.collect::<Vec<_>>().join(", ")));
                Division::Known(parts.map(|count| count as f64).to_vec())
            });
            Bar {
                label,
                division,
                count: Some(format!("n = {}", found.people)),
            }
        })
        .collect();
    if described.is_empty() {
        return None;
    }
    let parts = names.map(|label| Part {
        label,
        kind: PartKind::Level,
    });
    let frame = teller.frame("antwoorden", teller.say("survey-picture"), described.join(" "));
    let chart = Bars {
        frame,
        label: teller.say("survey-picture-of"),
        parts: parts.to_vec(),
        bars,
        written: Written::Amounts,
    };
    Some(Figure::of_chart("antwoorden", Box::new(chart)))
}

fn question(teller: Teller<'_>, item: &Item) -> String {
    let text = item.text.of(teller.language().tag());
    match item.reverse {
        true => format!("{} {text}", teller.say("survey-reverse")),
        false => text.clone(),
    }
}

fn scale_table(teller: Teller<'_>, closed: &Closed<'_>) -> Table {
    let tag = teller.language().tag();
    let rows = closed.items().filter_map(|(item, outcome)| {
        let scale = closed.questionnaire.scale_of(item)?;
        let cells = match outcome {
            Outcome::Scale(found) => [
                Cell::text(stretches(teller, scale, found)),
                Cell::Count(found.people as u64),
                match found.silent {
                    1..SMALLEST => Cell::NotShown,
                    silent => Cell::Count(silent as u64),
                },
            ],
            _ => [Cell::NotShown, Cell::NotShown, Cell::NotShown],
        };
        Some(Row::new(
            std::iter::once(Cell::text(question(teller, item))).chain(cells),
        ))
    });
    Table {
        id: "vragen".to_owned(),
        title: Text::from(teller.say("survey-table")),
        sheet: String::new(),
        columns: vec![
            Column::new(teller.say("survey-question"), Measure::Text),
            Column::new(teller.say("survey-given"), Measure::Text),
            Column::new(teller.say("survey-people"), Measure::Count),
            Column::new(teller.say("survey-silent"), Measure::Count),
        ],
        rows: rows.collect(),
        notes: vec![Text::from(closed.questionnaire.scale_note(tag))],
    }
}

/// ‘Nooit t/m soms: 6; vaak: 5; altijd: 4’.
fn stretches(teller: Teller<'_>, scale: &Scale, found: &OnScale) -> String {
    let labels = scale.labels.of(teller.language().tag());
    let name = |stretch: &Stretch| match stretch.from == stretch.to {
        true => labels[stretch.from].clone(),
        false => teller.text(
            &Message::new("survey-stretch")
                .with("from", labels[stretch.from].as_str())
                .with("to", labels[stretch.to].as_str()),
        ),
    };
    let each = found
        .stretches
        .iter()
        .map(|one| format!("{}: {}", name(one), one.people));
    each.collect::<Vec<_>>().join("; ")
}

fn choice_table(teller: Teller<'_>, item: &Item, people: usize, counts: &[Option<usize>]) -> Table {
    let tag = teller.language().tag();
    let rows = item.option.iter().zip(counts).map(|(option, count)| {
        let count = count.map_or(Cell::NotShown, |count| Cell::Count(count as u64));
        Row::new([Cell::text(option.label.of(tag).clone()), count])
    });
    Table {
        id: format!("keuze-{}", item.id),
        title: Text::from(item.text.of(tag).clone()),
        sheet: String::new(),
        columns: vec![
            Column::new(teller.say("survey-choice"), Measure::Text),
            Column::new(teller.say("survey-people"), Measure::Count),
        ],
        rows: rows.collect(),
        notes: vec![Text::from(
            teller.text(&Message::new("survey-choice-people").with("count", people)),
        )],
    }
}

/// The same questions, by what they are about.
fn factor_table(teller: Teller<'_>, closed: &Closed<'_>) -> Table {
    let rows = Factor::all().iter().flat_map(|factor| {
        let label = factor.label.in_language(teller.language());
        closed.about(factor.id).map(move |(item, found)| {
            Row::new([
                Cell::text(label.to_owned()),
                Cell::text(question(teller, item)),
                opening(item, found).map_or(Cell::NotShown, |count| Cell::Count(count as u64)),
                Cell::Count(found.people as u64),
            ])
        })
    });
    Table {
        id: "per-factor".to_owned(),
        title: Text::from(teller.say("survey-factor-table")),
        sheet: String::new(),
        columns: vec![
            Column::new(teller.say("voices-factor"), Measure::Text),
            Column::new(teller.say("survey-question"), Measure::Text),
            Column::new(teller.say("survey-opening"), Measure::Count),
            Column::new(teller.say("survey-people"), Measure::Count),
        ],
        rows: rows.collect(),
        notes: vec![Text::from(teller.say("survey-factor-how"))],
    }
}

/// How many people lean to the side that opens chances; nothing where that cannot be told.
#[must_use]
pub fn opening(item: &Item, found: &OnScale) -> Option<usize> {
    match item.reverse {
        true => found.below(),
        false => found.above(),
    }
}
