//! What came out of a study: the balance over the layers, who mentions what, how it came up, and questionnaires beside it.

use super::survey::{Closed, opening};
use super::{Teller, paragraph, section};
use crate::balance::{Attention, FEWEST, balance};
use crate::heard::Heard;
use crate::table::{
    By, CameUp, Cell as Told, Group, SMALLEST, SMALLEST_GROUP, came_up, exact, pointing, table,
};
use charts::{Axis, Format, HeatMap, Intervals, Reading, heatmap, intervals};
use documents::{Block, Cell, Column, Document, Figure, Measure, NoteKind, Row, Section, Table, Text};
use std::collections::BTreeSet;
use vocabulary::{Factor, Layer, Message};

impl Teller<'_> {
    /// What a layer is called.
    #[must_use]
    pub fn layer(&self, layer: Layer) -> String {
        self.say(&format!("voices-layer-{}", layer.name()))
    }

    /// What respondents are set apart by.
    #[must_use]
    pub fn by(&self, by: By) -> String {
        self.say(&format!("voices-{}", by.name()))
    }

    /// What a group is called, without how many it holds.
    #[must_use]
    pub fn group(&self, by: By, group: &Group) -> String {
        match (&group.name, by) {
            (None, _) => self.say("voices-group-rest"),
            (Some(name), By::Sector) => {
                self.text(&Message::new("voices-sector-of").with("sector", name.as_str()))
            }
            (Some(name), _) => name.clone(),
        }
    }

    /// What stands in a cell.
    #[must_use]
    pub fn cell(&self, cell: Told) -> String {
        match cell {
            Told::Shown {
                respondents,
                segments,
            } => self.text(
                &Message::new("voices-cell")
                    .with("respondents", respondents)
                    .with("segments", segments),
            ),
            Told::Few => self.text(&Message::new("voices-too-few").with("count", SMALLEST)),
            Told::Some => self.text(&Message::new("voices-some").with("count", SMALLEST)),
        }
    }

    /// The same where only respondents are counted.
    fn people(&self, cell: Told) -> String {
        match cell {
            Told::Shown { respondents, .. } => respondents.to_string(),
            other => self.cell(other),
        }
    }
}

/// The whole outcome, with the groups set apart in one way.
#[must_use]
pub fn document(
    teller: Teller<'_>,
    (name, question): (&str, &str),
    heard: &Heard,
    by: By,
    beside: &[Closed<'_>],
) -> Document {
    let count = heard.speaking().len();
    let lead = teller.text(&Message::new("voices-outcome-lead").with("count", count));
    let mut first = vec![
        Block::Lead(Text::from(question.to_owned())),
        paragraph(lead),
        Block::Note {
            kind: NoteKind::Info,
            text: Text::from(teller.say("voices-balance-how")),
        },
    ];
    let mut sections = Vec::new();
    if count < SMALLEST_GROUP {
        let message = Message::new("voices-outcome-few").with("count", SMALLEST_GROUP);
        first.push(paragraph(teller.text(&message)));
    } else {
        sections.extend([
            layers(teller, heard),
            who(teller, heard, by),
            codes(teller, heard, by),
            asked(teller, heard),
        ]);
    }
    sections.extend(side_by_side(teller, heard, beside));
    sections.insert(0, section("onderzoek", teller.say("voices-outcome"), first));
    teller.document(name, "", sections)
}

/// The balance over the layers.
#[must_use]
pub fn layers(teller: Teller<'_>, heard: &Heard) -> Section {
    let title = teller.say("voices-balance-title");
    if heard.speaking().len() < FEWEST {
        let message = Message::new("voices-balance-few").with("count", FEWEST);
        return section("lagen", title, vec![paragraph(teller.text(&message))]);
    }
    let all = balance(heard);
    let names = |some: &dyn Fn(&Attention) -> bool| {
        let names = all
            .iter()
            .filter(|one| some(one))
            .map(|one| teller.layer(one.layer));
        names.collect::<Vec<_>>().join(", ")
    };
    let left_out = names(&Attention::is_left_out);
    let unasked = names(&|one| !one.was_offered);
    let mut blocks = Vec::new();
    let said = |key: &str, layers: &str| Text::from(teller.text(&Message::new(key).with("layers", layers)));
    if !left_out.is_empty() {
        blocks.push(Block::Lead(said("voices-balance-left-out", &left_out)));
    } else if unasked.is_empty() {
        blocks.push(paragraph(teller.say("voices-balance-none")));
    }
    if !unasked.is_empty() {
        blocks.push(Block::Paragraph(said("voices-balance-unasked", &unasked)));
    }
    blocks.push(Block::Figure(Box::new(balance_picture(teller, &all))));
    blocks.push(Block::Table(balance_table(teller, heard, &all)));
    section("lagen", title, blocks)
}

fn balance_picture(teller: Teller<'_>, all: &[Attention]) -> Figure {
    let numbers = teller.catalogue.numbers();
    let mut described = Vec::new();
    let rows = all.iter().map(|one| {
        let label = teller.layer(one.layer);
        let reading = match (one.ratio, one.interval) {
            _ if (1..SMALLEST as u64).contains(&one.mentions) => {
                described.push(format!("{label}: {}.", teller.say("voices-not-told")));
                Reading::Suppressed
            }
            (Some(ratio), Some(interval)) => {
                let [ratio_words, low, high] =
                    [ratio, interval.low, interval.high].map(|value| numbers.decimal(value, 1));
                let range = Message::new("voices-ratio-range")
                    .with("ratio", ratio_words)
                    .with("low", low)
                    .with("high", high);
                described.push(format!("{label}: {}.", teller.text(&range)));
                Reading::estimate(ratio, interval.low, interval.high)
            }
            (Some(ratio), None) => {
                described.push(format!("{label}: {}.", numbers.decimal(ratio, 1)));
                Reading::exact(ratio)
            }
            _ => Reading::Unknown,
        };
        intervals::Row::new(label, reading)
    });
    let rows: Vec<intervals::Row> = rows.collect();
    let chart = Intervals {
        frame: teller.frame(
            "balans",
            teller.say("voices-balance-caption"),
            described.join(" "),
        ),
        axis: Axis::from_zero(teller.say("voices-ratio"), Format::Number { decimals: 1 }),
        rows,
        benchmark: Some(intervals::Benchmark {
            label: teller.say("voices-balance-even"),
            value: Some(1.0),
        }),
    };
    Figure::of_chart("balans", Box::new(chart))
}

fn balance_table(teller: Teller<'_>, heard: &Heard, all: &[Attention]) -> Table {
    let exact = exact(heard);
    // A count less the codes that are counted would tell those that are not.
    let is_counted = |layer: Layer| {
        let codes = heard.codes.iter().filter(|code| code.factor.is_some());
        let mut own = codes.filter(|code| code.layer.as_deref() == Some(layer.name()));
        own.all(|code| exact.contains(&code.id))
    };
    let rows = all.iter().map(|one| {
        let is_small = (1..SMALLEST as u64).contains(&one.mentions);
        let kept = |cell: Option<Cell>| match is_small {
            true => Cell::NotShown,
            false => cell.unwrap_or(Cell::Empty),
        };
        let mentions = match is_small || !is_counted(one.layer) {
            true => Cell::NotShown,
            false => Cell::Count(one.mentions),
        };
        let range = one.interval.map(|range| Cell::Interval {
            low: range.low,
            high: range.high,
        });
        Row::new([
            Cell::text(teller.layer(one.layer)),
            mentions,
            kept(one.share.map(Cell::Share)),
            Cell::Share(one.by_factors),
            Cell::Share(one.by_layers),
            kept(one.ratio.map(Cell::Number)),
            kept(range),
            Cell::text(teller.say(if one.was_offered {
                "voices-yes"
            } else {
                "voices-no"
            })),
        ])
    });
    let column = |key: &str, measure| Column::new(teller.say(key), measure);
    let percent = Measure::Share { decimals: 0 };
    let ratio = Measure::Number { decimals: 1 };
    Table {
        id: "lagen-tabel".to_owned(),
        title: Text::from(teller.say("voices-balance-caption")),
        sheet: String::new(),
        columns: vec![
            column("voices-layer", Measure::Text),
            column("voices-mentions", Measure::Count),
            column("voices-share", percent),
            column("voices-by-factors", percent),
            column("voices-by-layers", percent),
            column("voices-ratio", ratio),
            column("voices-agreed-interval", ratio),
            column("voices-offered", Measure::Text),
        ],
        rows: rows.collect(),
        notes: vec![Text::from(teller.say("voices-balance-rule"))],
    }
}

/// Who points at whom: groups against layers.
#[must_use]
pub fn who(teller: Teller<'_>, heard: &Heard, by: By) -> Section {
    let rows = pointing(heard, by);
    let named = |group: &Group| format!("{} ({})", teller.group(by, group), group.respondents);
    let mut described = Vec::new();
    let drawn = rows.iter().map(|(group, cells)| {
        let readings = cells.iter().zip(Layer::ALL).map(|(cell, layer)| {
            let words = format!("{}, {}", named(group), teller.layer(layer));
            described.push(format!("{words}: {}.", teller.people(*cell)));
            match cell {
                Told::Shown { respondents, .. } => {
                    Reading::exact(*respondents as f64 / group.respondents as f64)
                }
                _ => Reading::Suppressed,
            }
        });
        heatmap::Row {
            label: teller.group(by, group),
            count: Some(format!("n = {}", group.respondents)),
            cells: readings.collect(),
        }
    });
    let drawn: Vec<heatmap::Row> = drawn.collect();
    let title = teller.say("voices-pointing-title");
    let chart = HeatMap {
        frame: teller.frame(
            "wie-wat",
            teller.say("voices-pointing-caption"),
            described.join(" "),
        ),
        row_title: teller.by(by),
        column_title: teller.say("voices-layer"),
        columns: Layer::ALL.map(|layer| teller.layer(layer)).to_vec(),
        rows: drawn,
        format: Format::Share,
        strongest_at: Some(1.0),
        frame_same: false,
    };
    let mut figure = Figure::of_chart("wie-wat", Box::new(chart));
    let layers = Layer::ALL.map(|layer| Column::new(teller.layer(layer), Measure::Text));
    figure.table = Some(Table {
        id: "wie-wat-tabel".to_owned(),
        title: Text::from(teller.say("voices-pointing-caption")),
        sheet: String::new(),
        columns: std::iter::once(Column::new(teller.by(by), Measure::Text))
            .chain(layers)
            .collect(),
        rows: rows
            .iter()
            .map(|(group, cells)| {
                let cells = cells.iter().map(|cell| Cell::text(teller.people(*cell)));
                Row::new(std::iter::once(Cell::text(named(group))).chain(cells))
            })
            .collect(),
        notes: Vec::new(),
    });
    figure.print_table = true;
    // A picture of cells that are mostly kept back shows nearly everybody as nearly nobody.
    let cells: Vec<&Told> = rows.iter().flat_map(|(_, cells)| cells).collect();
    let counted = cells
        .iter()
        .filter(|cell| matches!(cell, Told::Shown { .. }))
        .count();
    let block = match figure.table.take() {
        Some(table) if counted * 2 < cells.len() => Block::Table(table),
        table => {
            figure.table = table;
            Block::Figure(Box::new(figure))
        }
    };
    let how = Message::new("voices-table-how")
        .with("group", SMALLEST_GROUP)
        .with("count", SMALLEST);
    section("wie", title, vec![block, paragraph(teller.text(&how))])
}

fn codes(teller: Teller<'_>, heard: &Heard, by: By) -> Section {
    let found = table(heard, by);
    // A column in which nothing stands says nothing.
    let has_totals = found.rows.iter().any(|row| row.all.is_some());
    let rows = found.rows.iter().filter_map(|row| {
        let code = heard.codes.iter().find(|code| code.id == row.code)?;
        let cells = row.cells.iter().map(|cell| Cell::text(teller.cell(*cell)));
        let all = row
            .all
            .map_or(Cell::NotShown, |cell| Cell::text(teller.cell(cell)));
        Some(Row::new(
            std::iter::once(Cell::text(code.name.clone()))
                .chain(cells)
                .chain(has_totals.then_some(all)),
        ))
    });
    let rows: Vec<Row> = rows.collect();
    let title = teller.say("voices-table-title");
    if rows.is_empty() {
        return section("codes", title, vec![paragraph(teller.say("voices-table-empty"))]);
    }
    let groups = found.groups.iter().map(|group| {
        Column::new(
            format!("{} ({})", teller.group(by, group), group.respondents),
            Measure::Text,
        )
    });
    let columns = std::iter::once(Column::new(teller.say("voices-code"), Measure::Text))
        .chain(groups)
        .chain(has_totals.then(|| Column::new(teller.say("voices-everyone"), Measure::Text)));
    let block = Block::Table(Table {
        id: "codes-tabel".to_owned(),
        title: Text::from(teller.say("voices-table-caption")),
        sheet: String::new(),
        columns: columns.collect(),
        rows,
        notes: Vec::new(),
    });
    section("codes", title, vec![block])
}

/// The code of a factor.
fn code_of(heard: &Heard, factor: &str) -> Option<i32> {
    let found = heard
        .codes
        .iter()
        .find(|code| code.factor.as_deref() == Some(factor));
    found.map(|code| code.id)
}

/// How each factor came up.
#[must_use]
pub fn asked(teller: Teller<'_>, heard: &Heard) -> Section {
    let all = came_up(heard);
    let (exact, everyone) = (exact(heard), heard.speaking().len());
    let rows = Factor::all().iter().map(|factor| {
        let counts = all.get(factor.id).copied().unwrap_or_default();
        let CameUp {
            asked,
            volunteered,
            not_mentioned,
            not_asked,
        } = counts;
        let counts = [asked, volunteered, not_mentioned, not_asked];
        // One small cell would follow from the others; and what the tables keep back is kept back here.
        let is_told = code_of(heard, factor.id).is_none_or(|code| exact.contains(&code))
            && counts.iter().all(|count| *count == 0 || *count >= SMALLEST)
            && asked + volunteered + 2 <= everyone.max(2);
        let hides = !is_told;
        let cell = |count: usize| {
            if hides {
                Cell::NotShown
            } else {
                Cell::Count(count as u64)
            }
        };
        let label = factor.label.in_language(teller.language()).to_owned();
        Row::new(std::iter::once(Cell::text(label)).chain(counts.map(cell)))
    });
    let column = |key: &str| Column::new(teller.say(key), Measure::Count);
    let block = Block::Table(Table {
        id: "gevraagd-tabel".to_owned(),
        title: Text::from(teller.say("voices-came-up-caption")),
        sheet: String::new(),
        columns: vec![
            Column::new(teller.say("voices-factor"), Measure::Text),
            column("voices-asked-mentioned"),
            column("voices-volunteered"),
            column("voices-not-mentioned"),
            column("voices-not-asked"),
        ],
        rows: rows.collect(),
        notes: Vec::new(),
    });
    let hint = paragraph(teller.say("voices-came-up-hint"));
    section("gevraagd", teller.say("voices-came-up-title"), vec![hint, block])
}

/// Questionnaires beside the interviews, factor by factor; nothing without questionnaires that were closed.
#[must_use]
pub fn side_by_side(teller: Teller<'_>, heard: &Heard, beside: &[Closed<'_>]) -> Option<Section> {
    if beside.iter().all(|one| one.outcomes.is_empty()) {
        return None;
    }
    let everyone: BTreeSet<i32> = heard.speaking().iter().map(|one| one.id).collect();
    let mentioned = heard.mentioned();
    let tag = teller.language().tag();
    // What the other tables keep back of a code is kept back here.
    let exact = exact(heard);
    let rows = Factor::all().iter().flat_map(|factor| {
        let code = heard
            .codes
            .iter()
            .find(|code| code.factor.as_deref() == Some(factor.id));
        let count = code
            .and_then(|code| mentioned.get(&code.id))
            .map_or(0, |by| by.intersection(&everyone).count());
        let is_hidden = everyone.len() < SMALLEST_GROUP || code.is_some_and(|code| !exact.contains(&code.id));
        let heard_cell = move || match is_hidden {
            true => Cell::NotShown,
            false => Cell::Count(count as u64),
        };
        let label = factor.label.in_language(teller.language());
        beside.iter().flat_map(move |one| {
            one.about(factor.id).map(move |(item, found)| {
                Row::new([
                    Cell::text(label.to_owned()),
                    heard_cell(),
                    Cell::text(one.title.to_owned()),
                    Cell::text(item.text.of(tag).clone()),
                    opening(item, found).map_or(Cell::NotShown, |count| Cell::Count(count as u64)),
                    Cell::Count(found.people as u64),
                ])
            })
        })
    });
    let interviews = Message::new("survey-in-interviews").with("count", everyone.len());
    let block = Block::Table(Table {
        id: "naast-elkaar-tabel".to_owned(),
        title: Text::from(teller.say("survey-beside-caption")),
        sheet: String::new(),
        columns: vec![
            Column::new(teller.say("voices-factor"), Measure::Text),
            Column::new(teller.text(&interviews), Measure::Count),
            Column::new(teller.say("survey-survey"), Measure::Text),
            Column::new(teller.say("survey-question"), Measure::Text),
            Column::new(teller.say("survey-opening"), Measure::Count),
            Column::new(teller.say("survey-people"), Measure::Count),
        ],
        rows: rows.collect(),
        notes: vec![Text::from(teller.say("survey-factor-how"))],
    });
    let title = teller.say("survey-beside-title");
    Some(section("naast-elkaar", title, vec![block]))
}
