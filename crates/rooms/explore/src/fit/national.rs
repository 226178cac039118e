//! The published figures that the simulation is fitted to, read from the text of the files in `sample-data/national`.

use std::collections::BTreeMap;

/// The files, by name.
pub const FILES: [&str; 6] = [
    "advice-by-income.csv",
    "advice-first.csv",
    "targets.csv",
    "exams-by-track.csv",
    "stacking.csv",
    "enrolment.csv",
];

/// Why the figures cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The file.
    pub file: String,
    /// The column or row that is not there, or is not a number.
    pub what: String,
}

/// One table: rows by column name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    file: &'static str,
    rows: Vec<BTreeMap<String, String>>,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct National {
    /// First and final advice, test higher, adjusted and kept, by household income.
    pub advice: Table,
    /// Distribution of the first advice in nine classes.
    pub first: Table,
    /// Single figures.
    pub targets: Table,
    /// Candidates and passes per level.
    pub exams: Table,
    /// Going on to a higher level after a diploma.
    pub stacking: Table,
    /// Pupils per level and year of study.
    pub enrolment: Table,
}

impl National {
    /// Reads the texts of [`FILES`], in that order.
    ///
    /// # Errors
    /// [`Missing`] for a file that is not a table.
    pub fn read(texts: [&str; FILES.len()]) -> Result<Self, Missing> {
        let [advice, first, targets, exams, stacking, enrolment] =
            std::array::from_fn(|place| Table::read(FILES[place], texts[place]));
        Ok(Self {
            advice: advice?,
            first: first?,
            targets: targets?,
            exams: exams?,
            stacking: stacking?,
            enrolment: enrolment?,
        })
    }

    /// A single figure: its value (the middle of a range), and whether it came by way of a newspaper or platform.
    ///
    /// # Errors
    /// [`Missing`] when there is no such figure.
    pub fn target(&self, id: &str) -> Result<Figure, Missing> {
        let row = self.targets.row(&[("id", id)])?;
        let number = |column: &str| row.get(column).and_then(|text| text.parse::<f64>().ok());
        let (low, high) = (number("low"), number("high"));
        let middle = low.zip(high).map(|(low, high)| f64::midpoint(low, high));
        let value = number("value").or(middle).or(low).or(high);
        value
            .map(|value| Figure {
                value,
                is_press: row.get("channel").is_some_and(|channel| channel == "secondary"),
            })
            .ok_or_else(|| self.targets.missing(id))
    }
}

/// A published figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its value.
    pub value: f64,
    /// Whether it came by way of a newspaper or platform.
    pub is_press: bool,
}

impl Table {
    fn read(file: &'static str, text: &str) -> Result<Self, Missing> {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(cells);
        let header = lines.next().unwrap_or_default();
        let mut rows = Vec::new();
        for cells in lines {
            if cells.len() != header.len() {
                return Err(Missing {
                    file: file.to_owned(),
                    what: cells.into_iter().next().unwrap_or_default(),
                });
            }
            rows.push(header.iter().cloned().zip(cells).collect());
        }
        Ok(Self { file, rows })
    }

    fn missing(&self, what: &str) -> Missing {
        Missing {
            file: self.file.to_owned(),
            what: what.to_owned(),
        }
    }

    fn row(&self, wanted: &[(&str, &str)]) -> Result<&BTreeMap<String, String>, Missing> {
        let fits = |row: &&BTreeMap<String, String>| {
            wanted
                .iter()
                .all(|(column, value)| row.get(*column).is_some_and(|cell| cell == value))
        };
        self.rows.iter().find(fits).ok_or_else(|| {
            let values: Vec<&str> = wanted.iter().map(|(_, value)| *value).collect();
            self.missing(&values.join(", "))
        })
    }

    /// The number in a column of the first row with these values.
    ///
    /// # Errors
    /// [`Missing`] without such a row or number.
    pub fn number(&self, wanted: &[(&str, &str)], column: &str) -> Result<f64, Missing> {
        let cell = self.row(wanted)?.get(column);
        cell.and_then(|text| text.parse().ok())
            .ok_or_else(|| self.missing(column))
    }

    /// The sum of a column over all rows with these values.
    #[must_use]
    pub fn sum(&self, wanted: &[(&str, &str)], column: &str) -> f64 {
        let fits = |row: &&BTreeMap<String, String>| {
            wanted
                .iter()
                .all(|(column, value)| row.get(*column).is_some_and(|cell| cell == value))
        };
        let numbers = self.rows.iter().filter(fits);
        numbers
            .filter_map(|row| row.get(column)?.parse::<f64>().ok())
            .sum()
    }
}

/// The cells of a line of comma-separated values; a cell in quotes may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for character in line.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(other);
                }
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_commas_and_what_is_missing_is_named() {
        assert_eq!(cells("a,\"b, c\",,d"), ["a", "b, c", "", "d"]);
        let table = Table::read("x.csv", "id,value\nT1,2.5\nT1,3\n").expect("a table");
        assert_eq!(table.number(&[("id", "T1")], "value"), Ok(2.5));
        assert_eq!(table.sum(&[("id", "T1")], "value"), 5.5);
        let missing = table.number(&[("id", "T2")], "value").expect_err("no such row");
        assert_eq!((missing.file.as_str(), missing.what.as_str()), ("x.csv", "T2"));
        assert!(table.number(&[("id", "T1")], "low").is_err());
        assert!(Table::read("x.csv", "a,b\n1\n").is_err());
    }
}
