//! The generated table as pupils: its mapping, the reading of it, and the same pupils as CSV.

use crate::Fault;
use intake::{Import, Mapping, PseudonymKey};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use vocabulary::{Level, LevelRange, Tables};

/// The place of the background of eight groups in the tables.
pub const EIGHT_GROUPS: usize = 0;
/// The place of the background of groups 0-2 against the rest.
pub const LOW_AND_REST: usize = 1;
/// Groups below this one are the low ones of the second background.
const FIRST_OF_THE_REST: usize = 3;
const GROUPS: usize = 8;

/// An advice level of 1 to 10 is the interval with that many half levels, so that its number can be had back.
const ADVICES: [&str; 10] = [
    "pro/vmbo-bb",
    "vmbo-bb",
    "vmbo-bb/vmbo-kb",
    "vmbo-kb",
    "vmbo-kb/vmbo-gt",
    "vmbo-gt",
    "vmbo-gt/havo",
    "havo",
    "havo/vwo",
    "vwo",
];

/// A diploma has one of six levels: the ten of the table are put together so that 6 and higher is havo and higher.
const DIPLOMAS: [&str; 10] = [
    "pro", "vmbo-bb", "vmbo-kb", "vmbo-gt", "vmbo-gt", "havo", "havo", "havo", "vwo", "vwo",
];

/// The mapping of the generated table.
pub fn mapping() -> Result<Mapping, Fault> {
    let values = |codes: &[&str]| {
        let mut text = String::new();
        for (place, code) in codes.iter().enumerate() {
            let _ = write!(text, "\"{}\" = \"{code}\", ", place + 1);
        }
        text
    };
    let texts = |range: std::ops::Range<usize>| {
        range
            .map(|group| format!("\"{group}\""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut classes = String::new();
    for group in 0..GROUPS {
        let _ = write!(
            classes,
            "{{ code = \"g{group}\", label = \"{group}\", values = [\"{group}\"] }}, "
        );
    }
    let text = format!(
        r#"
version = 1
sector = "po"
[columns.pupil]
role = "pupil"
[columns.school]
role = "school"
[columns.year]
role = "school-year"
[columns.score]
role = "test"
test = "score"
use = "condition"
decimals = 0
range = [500, 550]
[columns.advice]
role = "advice-final"
values = {{ {advices} }}
[columns.diploma]
role = "diploma"
values = {{ {diplomas} }}
[[background]]
id = "groups"
label = "groups"
columns = ["grp"]
classes = [{classes}]
[[background]]
id = "low-and-rest"
label = "low and rest"
columns = ["grp"]
classes = [
  {{ code = "low", label = "low", values = [{low}] }},
  {{ code = "rest", label = "rest", values = [{rest}] }},
]
"#,
        advices = values(&ADVICES),
        diplomas = values(&DIPLOMAS),
        low = texts(0..FIRST_OF_THE_REST),
        rest = texts(FIRST_OF_THE_REST..GROUPS),
    );
    Mapping::read(&text).map_err(|problems| format!("the mapping of the benchmark: {problems:?}").into())
}

/// Reads the table, pseudonyms included.
pub fn read(path: &Path, mapping: &Mapping) -> Result<Import, Fault> {
    let key = PseudonymKey::new([7; 32], "benchmark");
    intake::read(path, mapping, &key, &mut ())
        .map_err(|refusal| format!("{}: {refusal:?}", path.display()).into())
}

/// Writes the pupils as the CSV that a school's export would be, with the columns of the table.
pub fn write_csv(tables: &Tables, path: &Path) -> Result<(), Fault> {
    let place = |codes: &[&str], code: &str| codes.iter().position(|known| *known == code).map(|at| at + 1);
    let codes: Vec<(LevelRange, usize)> = ADVICES
        .iter()
        .zip(1..)
        .filter_map(|(code, level)| LevelRange::from_code(code).map(|range| (range, level)))
        .collect();
    let facts = crate::counts::Facts::of(tables)?;
    let mut text = BufWriter::new(File::create(path)?);
    writeln!(text, "pupil;school;board;year;grp;score;advice;diploma")?;
    for (row, pupil) in facts.pupils(EIGHT_GROUPS).enumerate() {
        let school = &tables.schools[pupil.school].code;
        let advice = codes
            .iter()
            .find(|(range, _)| range.half_levels() == pupil.half_levels)
            .map_or(0, |(_, level)| *level);
        let diploma: Level = tables.diploma.level[row];
        let diploma = place(&DIPLOMAS, diploma.code()).unwrap_or(0);
        writeln!(
            text,
            "{row};{school};{board};{year};{group};{score};{advice};{diploma}",
            school = school.as_str(),
            board = pupil.school / 8,
            year = tables.pupil.cohort[row].start(),
            group = pupil.class,
            score = pupil.score,
        )?;
    }
    text.flush()?;
    Ok(())
}
