//! The inventory as a sheet: an empty one to fill in, one that comes in whole or not at all, and the list as a table.

use super::{address, fields, show};
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use database::activities::{self, Activity, ActivityWords};
use database::{Deed, Secret};
use documents::{Allowed, FillInColumn, FillInSheet, Template, TemplateWords, csv_rows};
use intake::Refusal;
use knowledge::Reach;
use maud::{Markup, html};
use pages::{Refused, Typed, Visitor, attachment, file_sent};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Factor, Language, Message};

/// The largest file.
pub(in crate::site) const LARGEST: usize = 2_000_000;
/// The most activities of one sheet.
const MOST: usize = 500;
/// So many rows are told of at once; the rest is usually the same mistake.
const MOST_TOLD: usize = 20;

/// Where a sheet is sent.
pub(super) fn form(visitor: &Visitor, organisation: i32, told: &[Message]) -> Markup {
    let here = address(organisation);
    html! {
        details open[!told.is_empty()] {
            summary { (visitor.say("stock-sheet")) }
            p { (visitor.say("stock-sheet-how")) }
            ul.downloads { li { a href=(format!("{here}/bestand/aanbod.xlsx")) { (visitor.say("stock-sheet-empty")) } } }
            form.tall method="post" action=(format!("{here}/inlezen")) enctype="multipart/form-data" {
                div.field {
                    label for="bestand" { (visitor.say("stock-sheet-file")) }
                    input #bestand name="bestand" type="file" accept=".xlsx,.xls,.ods" required;
                }
                button type="submit" { (visitor.say("stock-sheet-send")) }
            }
        }
    }
}

/// What is wrong with a sheet, above the page.
pub(super) fn problems(visitor: &Visitor, told: &[Message]) -> Markup {
    html! {
        @if !told.is_empty() {
            div.problems role="alert" {
                p { strong { (visitor.say("stock-sheet-problems")) } }
                ul { @for one in told.iter().take(MOST_TOLD) { li { (visitor.text(one)) } } }
                @if told.len() > MOST_TOLD { p { (visitor.text(&Message::new("stock-sheet-more").with("count", told.len() - MOST_TOLD))) } }
            }
        }
    }
}

/// Reads a sheet, and keeps all of it or nothing.
pub(in crate::site) async fn read_in(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    parts: Multipart,
) -> Result<Response, Refused> {
    let said = ["stock-sheet-large", "stock-sheet-broken-off"];
    let bytes = file_sent(parts, "bestand", said, &address(organisation)).await?;
    let before = activities::of(visitor.site().database(), organisation).await?;
    let said = |key: &str, language| visitor.site().catalogue(language).say(key);
    let names = Names::of(&said);
    let reading = tokio::task::spawn_blocking(move || intake::first_sheet(bytes, MOST + 2));
    let rows = match reading.await.map_err(Refused::fault)? {
        Ok(rows) => rows,
        Err(refusal) => {
            let key = match refusal {
                Refusal::UnpacksTooLarge { .. } => "stock-sheet-unpacks-large",
                _ => "stock-sheet-unreadable",
            };
            return show(&visitor, organisation, &Typed::default(), &[Message::new(key)]).await;
        }
    };
    let label = |field: &str| {
        let key = fields::COLUMNS.iter().find(|(name, _)| *name == field);
        key.map_or_else(String::new, |(_, key)| visitor.say(key))
    };
    let text = |message: &Message| visitor.text(message);
    let read = match sheet(&rows, &names, &before, (&label, &text)) {
        Ok(read) => read,
        Err(told) => return show(&visitor, organisation, &Typed::default(), &told).await,
    };
    let person = visitor.number()?;
    let change = visitor.site().database().change().await?;
    let count = read.len();
    for words in read {
        change
            .add_activity(organisation, person, words, &Secret::new()?.carried())
            .await?;
    }
    let deed = Deed::of(person, "read-in-activities", format!("{count} activities")).about(organisation);
    change.keep(&deed).await?;
    Ok(Redirect::to(&address(organisation)).into_response())
}

/// What columns and choices are called in both languages, so that a sheet may be filled in either.
struct Names {
    columns: BTreeMap<String, &'static str>,
    reaches: BTreeMap<String, &'static str>,
    factors: BTreeMap<String, &'static str>,
}

impl Names {
    fn of(say: &dyn Fn(&str, Language) -> String) -> Self {
        let both = [Language::Nl, Language::En];
        let columns = fields::COLUMNS
            .iter()
            .flat_map(|(field, key)| both.map(|language| (folded(&say(key, language)), *field)));
        let reaches = Reach::ALL.iter().flat_map(|one| {
            let key = format!("actions-reach-{}", one.name());
            let said = both.map(|language| (folded(&say(&key, language)), one.name()));
            said.into_iter().chain([(one.name().to_owned(), one.name())])
        });
        let factors = Factor::all().iter().flat_map(|one| {
            let said = both.map(|language| (folded(one.label.in_language(language)), one.id));
            said.into_iter().chain([(one.id.to_owned(), one.id)])
        });
        Self {
            columns: columns.collect(),
            reaches: reaches.collect(),
            factors: factors.collect(),
        }
    }
}

/// How a column is called and a message reads in the language of who sends the sheet.
type Says<'a> = (&'a dyn Fn(&str) -> String, &'a dyn Fn(&Message) -> String);

/// Without capitals and double spaces.
fn folded(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// The activities of a sheet, or what is wrong with it.
fn sheet(
    rows: &[(u32, Vec<String>)],
    names: &Names,
    before: &[Activity],
    (label, text): Says<'_>,
) -> Result<Vec<ActivityWords>, Vec<Message>> {
    let mut rows = rows.iter();
    let header = rows
        .next()
        .ok_or_else(|| vec![Message::new("stock-sheet-unreadable")])?;
    let columns: Vec<Option<&str>> = header
        .1
        .iter()
        .map(|cell| names.columns.get(&folded(cell)).copied())
        .collect();
    if !columns.contains(&Some("naam")) {
        let wanted = label("naam");
        return Err(vec![Message::new("stock-sheet-no-names").with("name", wanted)]);
    }
    let doubled = columns
        .iter()
        .enumerate()
        .find(|(place, field)| field.is_some() && columns[..*place].contains(field));
    if let Some((_, Some(field))) = doubled {
        return Err(vec![
            Message::new("stock-sheet-doubled").with("name", label(field)),
        ]);
    }
    let mut told = Vec::new();
    let mut seen: BTreeSet<String> = before.iter().map(|one| folded(&one.title)).collect();
    let mut all = Vec::new();
    for (number, cells) in rows {
        if all.len() + told.len() >= MOST {
            told.push(Message::new("stock-sheet-many").with("count", MOST));
            break;
        }
        let (mut typed, unknown) = typed(&columns, cells, names);
        for words in unknown {
            typed.object(
                "factoren",
                Message::new("stock-sheet-factor").with("words", words),
            );
        }
        let words = fields::read(&mut typed);
        for (field, message) in typed.problems() {
            told.push(
                Message::new("stock-sheet-row")
                    .with("row", u64::from(*number))
                    .with("column", label(field))
                    .with("what", text(message)),
            );
        }
        if let Some(words) = words {
            if !seen.insert(folded(&words.title)) {
                let twice = Message::new("stock-sheet-twice").with("row", u64::from(*number));
                told.push(twice.with("title", words.title.as_str()));
            }
            all.push(words);
        }
    }
    if all.is_empty() && told.is_empty() {
        told.push(Message::new("stock-sheet-nothing"));
    }
    if told.is_empty() { Ok(all) } else { Err(told) }
}

/// A row as if it were typed into the form, and factors that are not among the thirty.
fn typed(columns: &[Option<&str>], cells: &[String], names: &Names) -> (Typed, Vec<String>) {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let mut unknown = Vec::new();
    for (field, cell) in columns.iter().zip(cells) {
        let (Some(field), false) = (field, cell.trim().is_empty()) else {
            continue;
        };
        match *field {
            "factoren" => {
                for words in cell.split([';', '\n']).filter(|words| !words.trim().is_empty()) {
                    match names.factors.get(&folded(words)) {
                        Some(id) => drop(values.insert(fields::factor(id), "on".to_owned())),
                        None => unknown.push(words.trim().to_owned()),
                    }
                }
            }
            "niveau" => {
                let known = names.reaches.get(&folded(cell)).copied();
                values.insert("niveau".to_owned(), known.unwrap_or(cell).to_owned());
            }
            "delen" => {
                let is_yes = ["ja", "yes", "x", "1", "waar", "true"].contains(&folded(cell).as_str());
                values.insert("delen".to_owned(), if is_yes { "on" } else { "" }.to_owned());
            }
            "geldtot" | "sinds" | "stopt" | "gestopt" => drop(values.insert((*field).to_owned(), iso(cell))),
            other => drop(values.insert(other.to_owned(), cell.clone())),
        }
    }
    (Typed::of(values), unknown)
}

/// A day as people write it, `1-9-2027`, as year-month-day; anything else stays.
fn iso(cell: &str) -> String {
    let parts: Vec<&str> = cell.trim().split(['-', '/', '.']).collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => cell.trim().to_owned(),
    }
}

/// An empty sheet, or the list as a table.
pub(in crate::site) async fn file(
    visitor: Visitor,
    Path((organisation, file)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let (kind, bytes) = match file.as_str() {
        "aanbod.xlsx" => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            documents::template(&empty(&visitor)).map_err(Refused::fault)?,
        ),
        "aanbod.csv" => {
            let all = activities::of(visitor.site().database(), organisation).await?;
            let bytes = table(&visitor, &all).into_bytes();
            let change = visitor.site().database().change().await?;
            let deed = Deed::of(visitor.number()?, "downloaded", file.clone()).about(organisation);
            change.keep(&deed).await?;
            ("text/csv; charset=utf-8", bytes)
        }
        _ => return Err(Refused::NotFound),
    };
    Ok(attachment(&file, kind, bytes))
}

fn empty(visitor: &Visitor) -> Template {
    let say = |key: &str| visitor.say(key);
    let language = visitor.language();
    let number = || Allowed::WholeNumber {
        least: 0,
        most: 1_000_000,
    };
    let column = |(field, key): &(&str, &str)| FillInColumn {
        header: say(key),
        explanation: say(&format!("stock-sheet-{field}")),
        example: match *field {
            "niveau" => say("actions-reach-meso"),
            "factoren" => {
                let first = Factor::all().iter().take(2);
                first
                    .map(|one| one.label.in_language(language))
                    .collect::<Vec<_>>()
                    .join("; ")
            }
            _ => String::new(),
        },
        allowed: match *field {
            "niveau" => Allowed::OneOf(
                Reach::ALL
                    .iter()
                    .map(|one| say(&format!("actions-reach-{}", one.name())))
                    .collect(),
            ),
            "bereik" | "doetmee" | "kosten" | "uren" => number(),
            "geldtot" | "sinds" | "stopt" | "gestopt" => Allowed::Date,
            "delen" => Allowed::OneOf(vec![say("stock-yes"), say("stock-no")]),
            _ => Allowed::Text,
        },
        required: ["naam", "doel", "niveau", "factoren"].contains(field),
    };
    let factors = Factor::all().iter().map(|one| one.label.in_language(language));
    let factors =
        Message::new("stock-sheet-all-factors").with("factors", factors.collect::<Vec<_>>().join("; "));
    Template {
        title: say("stock-title"),
        author: "Wieg".to_owned(),
        date: None,
        introduction: vec![say("stock-sheet-how"), visitor.text(&factors)],
        sheets: vec![FillInSheet {
            name: say("stock-sheet-name"),
            columns: fields::COLUMNS.iter().map(column).collect(),
            rows: MOST as u32,
        }],
        words: TemplateWords {
            explanation_sheet: say("stock-sheet-explanation"),
            lists_sheet: say("stock-sheet-lists"),
            column: say("stock-sheet-column"),
            explanation: say("stock-sheet-what"),
            example: say("stock-sheet-example"),
            allowed: say("stock-sheet-allowed"),
            required: say("stock-sheet-required"),
            unexpected_title: say("stock-sheet-unexpected-title"),
            unexpected: say("stock-sheet-unexpected"),
        },
    }
}

fn table(visitor: &Visitor, all: &[Activity]) -> String {
    let heads = fields::COLUMNS.map(|(_, key)| visitor.say(key)).to_vec();
    let rows = all.iter().map(|one| {
        let typed = fields::of(one);
        let cells = fields::COLUMNS.map(|(field, _)| match field {
            "niveau" => super::reach(visitor, &one.reach),
            "factoren" => super::factors(visitor, one, "; "),
            "delen" => visitor.say(if one.shared { "stock-yes" } else { "stock-no" }),
            other => typed.value(other).to_owned(),
        });
        cells.to_vec()
    });
    csv_rows(std::iter::once(heads).chain(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::of(&|key, _| key.to_owned())
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn header() -> (u32, Vec<String>) {
        row(
            1,
            &[
                "Stock-What",
                "stock-goal",
                "stock-reach",
                "stock-factors",
                "stock-since",
                "stock-share-column",
                "iets anders",
            ],
        )
    }

    #[test]
    fn a_sheet_comes_in_as_a_whole() {
        let factor = Factor::all()[3].label.in_language(Language::En);
        let factors = format!("{factor}; {}", Factor::all()[0].id);
        let rows = [
            header(),
            row(
                3,
                &[
                    "Leesmaatjes",
                    "Meer lezen",
                    "MESO",
                    &factors,
                    "1-9-2024",
                    "ja",
                    "x",
                ],
            ),
        ];
        let all = sheet(&rows, &names(), &[], (&str::to_owned, &|one| one.key.clone())).unwrap();
        assert_eq!(
            (all[0].reach.as_str(), all[0].since.as_str(), all[0].shared),
            ("meso", "2024-09-01", true)
        );
        assert_eq!(all[0].factors.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row_and_nothing_comes_in() {
        let factor = Factor::all()[0].id;
        let good = ["Leesmaatjes", "Meer lezen", "meso", factor];
        for (bad, key) in [
            (
                row(4, &["leesmaatjes ", "Meer lezen", "meso", factor]),
                "stock-sheet-twice",
            ),
            (
                row(4, &["Anders", "Meer lezen", "hoog", factor]),
                "stock-sheet-row",
            ),
            (
                row(4, &["Anders", "Meer lezen", "meso", "geen factor"]),
                "stock-sheet-row",
            ),
            (
                row(4, &["Anders", "Meer lezen", "meso", factor, "31-2-2024"]),
                "stock-sheet-row",
            ),
        ] {
            let told = sheet(
                &[header(), row(3, &good), bad],
                &names(),
                &[],
                (&str::to_owned, &|one| one.key.clone()),
            )
            .unwrap_err();
            assert!(told.iter().all(|one| one.key == key), "{told:?}");
        }
        assert_eq!(
            sheet(
                &[header()],
                &names(),
                &[],
                (&str::to_owned, &|one| one.key.clone())
            )
            .unwrap_err()[0]
                .key,
            "stock-sheet-nothing"
        );
        assert_eq!(
            sheet(&[], &names(), &[], (&str::to_owned, &|one| one.key.clone())).unwrap_err()[0].key,
            "stock-sheet-unreadable"
        );
        let nameless = [row(1, &["a", "b"]), row(2, &["c", "d"])];
        assert_eq!(
            sheet(&nameless, &names(), &[], (&str::to_owned, &|one| one.key.clone())).unwrap_err()[0].key,
            "stock-sheet-no-names"
        );
    }
}
