//! Reads the parameter table and refuses a row without source, label or sense; shared with the build script.

use serde::Deserialize;

/// Where a parameter's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Read in a public source.
    Found,
    /// General knowledge, not looked up.
    Memory,
    /// Computed from found figures.
    Derived,
    /// Fitted to found figures by `wieg explore fit`.
    Fitted,
}

impl Evidence {
    /// The word for it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Memory => "memory",
            Self::Derived => "derived",
            Self::Fitted => "fitted",
        }
    }
}

/// The shape of a prior.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Distribution {
    /// Uniform from `a` to `b`.
    Uniform,
    /// Normal with mean `a` and standard deviation `b`.
    Normal,
    /// Uniform from the default plus `a` to the default plus `b`; the form for lists.
    UniformAround,
    /// Not varied.
    Fixed,
}

impl Distribution {
    /// The word for it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Uniform => "uniform",
            Self::Normal => "normal",
            Self::UniformAround => "uniform around the default",
            Self::Fixed => "fixed",
        }
    }
}

/// What is thought of a parameter before looking at the targets.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prior {
    /// Its shape.
    pub distribution: Distribution,
    /// Its first number.
    #[serde(default)]
    pub a: f64,
    /// Its second number.
    #[serde(default)]
    pub b: f64,
}

/// One number, or a list of them.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Values {
    /// One number.
    One(f64),
    /// A list.
    List(Vec<f64>),
}

impl Values {
    /// The numbers.
    #[must_use]
    pub fn numbers(&self) -> &[f64] {
        match self {
            Self::One(number) => std::slice::from_ref(number),
            Self::List(numbers) => numbers,
        }
    }
}

/// One parameter as the table describes it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its name, which is also its field in the code.
    pub name: String,
    /// The mechanism it belongs to.
    pub block: String,
    /// Its unit.
    pub unit: String,
    /// The value that is used unless another is given.
    pub default: Values,
    /// The least value that has a meaning.
    pub min: f64,
    /// The greatest value that has a meaning.
    pub max: f64,
    /// Whether the numbers of a list are shares of a whole.
    #[serde(default)]
    pub shares: bool,
    /// What is thought of it before looking at the targets.
    pub prior: Prior,
    /// Where the default comes from.
    pub source: String,
    /// The year of the source.
    pub year: u16,
    /// How well it is known.
    pub label: Evidence,
    /// Whether published figures can tell it apart from the others.
    pub identified: bool,
    /// What it is, in Dutch.
    pub nl: String,
    /// What it is, in English.
    pub en: String,
}

#[derive(Deserialize)]
struct Table {
    parameter: Vec<toml::Spanned<toml::Value>>,
}

/// Something wrong with a row, with the line on which the row starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from one.
    pub line: usize,
    /// The row's name, if it has one.
    pub name: String,
    /// What is wrong.
    pub wrong: String,
}

/// All rows of the table, or everything that is wrong with it.
///
/// # Errors
/// A [`Fault`] for each row that misses a field, has an empty source, a default or prior outside its range,
/// shares that do not add up to one within half a percent, or a name that stood before.
pub fn read(text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let table: Table = toml::from_str(text).map_err(|error| {
        vec![Fault {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            name: String::new(),
            wrong: error.message().to_owned(),
        }]
    })?;
    let mut rows: Vec<Row> = Vec::new();
    let mut faults = Vec::new();
    for value in table.parameter {
        let line = line_of(text, value.span().start);
        let value = value.into_inner();
        let name = value
            .get("name")
            .and_then(toml::Value::as_str)
            .unwrap_or("")
            .to_owned();
        let checked = value
            .try_into::<Row>()
            .map_err(|error| error.message().to_owned())
            .and_then(|row| {
                if rows.iter().any(|earlier| earlier.name == row.name) {
                    return Err("the name stands twice".to_owned());
                }
                check(&row).map(|()| row)
            });
        match checked {
            Ok(row) => rows.push(row),
            Err(wrong) => faults.push(Fault { line, name, wrong }),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn check(row: &Row) -> Result<(), String> {
    let is_name = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    if !is_name(&row.name) {
        return Err("a name has lower-case letters, digits and _".to_owned());
    }
    let texts = [
        ("source", &row.source),
        ("unit", &row.unit),
        ("block", &row.block),
        ("nl", &row.nl),
        ("en", &row.en),
    ];
    if let Some((field, _)) = texts.into_iter().find(|(_, text)| text.trim().is_empty()) {
        return Err(format!("{field} is empty"));
    }
    if !(1900..2100).contains(&row.year) {
        return Err(format!("year {} is not from 1900 to 2099", row.year));
    }
    let numbers = row.default.numbers();
    if numbers.is_empty() || numbers.iter().any(|x| !(row.min..=row.max).contains(x)) {
        return Err(format!("the default is not from {} to {}", row.min, row.max));
    }
    let sum: f64 = numbers.iter().sum();
    if row.shares && (sum - 1.0).abs() > 0.005 {
        return Err(format!("the shares add up to {sum}"));
    }
    let Prior { distribution, a, b } = row.prior;
    match distribution {
        Distribution::Uniform if !(a < b && a >= row.min && b <= row.max) => {
            Err("the prior is empty or wider than the range".to_owned())
        }
        Distribution::Normal if b <= 0.0 => Err("the prior has no spread".to_owned()),
        Distribution::UniformAround if a >= b => Err("the prior is empty".to_owned()),
        _ => Ok(()),
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
