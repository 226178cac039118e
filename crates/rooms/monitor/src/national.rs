//! Published national figures beside a finding: the files of `sample-data/national`, looked up row by row.
//!
//! What is not in a file is not shown: no figure is typed into a sentence.

use measuring::definition::National;

const FILES: [(&str, &str); 7] = [
    (
        "advice-by-income.csv",
        include_str!("../../../../sample-data/national/advice-by-income.csv"),
    ),
    (
        "diploma-by-cohort.csv",
        include_str!("../../../../sample-data/national/diploma-by-cohort.csv"),
    ),
    (
        "position-against-advice.csv",
        include_str!("../../../../sample-data/national/position-against-advice.csv"),
    ),
    (
        "targets.csv",
        include_str!("../../../../sample-data/national/targets.csv"),
    ),
    (
        "repeating.csv",
        include_str!("../../../../sample-data/national/repeating.csv"),
    ),
    (
        "stacking.csv",
        include_str!("../../../../sample-data/national/stacking.csv"),
    ),
    (
        "profiles.csv",
        include_str!("../../../../sample-data/national/profiles.csv"),
    ),
];

/// A national figure in per cent: the sum over its rows; nothing if a row is not there, or not there once.
pub(crate) fn percent(national: &National) -> Option<f64> {
    let (_, text) = FILES.iter().find(|(name, _)| *name == national.file)?;
    let rows = national.rows.iter();
    rows.map(|row| value(text, row, &national.column)).sum()
}

fn value(text: &str, row: &[(String, String)], column: &str) -> Option<f64> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().ok()?.clone();
    let place = |name: &str| header.iter().position(|known| known == name);
    let wanted: Vec<(usize, &str)> = row
        .iter()
        .map(|(name, value)| Some((place(name)?, value.as_str())))
        .collect::<Option<_>>()?;
    let column = place(column)?;
    let mut found = reader.records().filter_map(Result::ok).filter(|record| {
        wanted
            .iter()
            .all(|(place, value)| record.get(*place) == Some(*value))
    });
    let record = found.next()?;
    // Two rows would be two figures.
    if found.next().is_some() {
        return None;
    }
    record.get(column)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use measuring::definition::Definition;
    use std::path::Path;

    #[test]
    fn every_national_figure_of_an_indicator_is_in_the_files() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../indicators");
        let mut found = 0;
        for entry in std::fs::read_dir(folder).expect("the folder of indicators") {
            let path = entry.expect("an entry").path().join("definition.toml");
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            let definition = Definition::read(&text).expect("a sound definition");
            for national in &definition.national {
                let percent = percent(national);
                assert!(
                    percent.is_some_and(|percent| (0.0..=100.0).contains(&percent)),
                    "{path:?}: {national:?}"
                );
                found += 1;
            }
        }
        assert!(found > 10, "{found} figures");
    }

    #[test]
    fn a_row_that_is_not_there_or_there_twice_gives_nothing() {
        let national = |column: &str, value: &str| National {
            file: "diploma-by-cohort.csv".to_owned(),
            rows: vec![vec![(column.to_owned(), value.to_owned())]],
            column: "percent_of_cohort".to_owned(),
            text: vocabulary::Label::same("text"),
        };
        assert_eq!(percent(&national("cohort", "1900")), None);
        assert_eq!(percent(&national("cohort", "2008")), None, "many rows");
        assert_eq!(percent(&national("year", "2008")), None, "no such column");
    }
}
