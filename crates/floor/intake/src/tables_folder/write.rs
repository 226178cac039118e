//! Writing canonical tables to a folder.

use super::{Header, LAYOUT, ORIGIN_KEY, TABLES_FILE, TableFile};
use arrow::array::{
    ArrayRef, BooleanArray, FixedSizeBinaryArray, Int16Array, Int64Array, RecordBatch, StringArray,
    UInt8Array, UInt16Array, UInt32Array,
};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::io;
use std::sync::Arc;
use vocabulary::canonical::Standing;
use vocabulary::{Advice, LevelRange, SubjectProfile, Tables};

/// The files of a folder of tables: the name and the bytes of each.
///
/// # Errors
/// Tables that have [`Tables::breaches`] may not fit the files.
pub fn table_files(tables: &Tables) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let header = Header::of(tables);
    let origin = toml::to_string(&header.origin).map_err(io::Error::other)?;
    let mut files = Vec::with_capacity(TableFile::ALL.len() + 1);
    for table in TableFile::ALL {
        let batch = batch(table, tables).map_err(io::Error::other)?;
        let metadata = [(ORIGIN_KEY, origin.clone()), ("wieg-layout", LAYOUT.to_string())];
        let metadata = metadata.map(|(key, value)| KeyValue::new(key.to_owned(), value));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_key_value_metadata(Some(metadata.to_vec()))
            .build();
        let mut bytes = Vec::new();
        let mut writer =
            ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).map_err(io::Error::other)?;
        writer.write(&batch).map_err(io::Error::other)?;
        writer.close().map_err(io::Error::other)?;
        files.push((table.name(), bytes));
    }
    let text = toml::to_string(&header).map_err(io::Error::other)?;
    files.push((TABLES_FILE, text.into_bytes()));
    Ok(files)
}

fn batch(table: TableFile, tables: &Tables) -> Result<RecordBatch, arrow::error::ArrowError> {
    let columns = match table {
        TableFile::Pupil => pupil(tables)?,
        TableFile::Test => vec![
            rows("pupil", &tables.test.pupil),
            (
                "test".into(),
                Arc::new(UInt16Array::from(tables.test.test.clone())) as ArrayRef,
                false,
            ),
            (
                "score".into(),
                Arc::new(Int64Array::from(tables.test.score.clone())),
                false,
            ),
        ],
        TableFile::Advice => {
            let kinds = tables.advice.kind.iter().map(|kind| kind.code());
            let advices = tables.advice.advice.iter().map(|advice| advice_code(*advice));
            let reasons = BooleanArray::from(tables.advice.reason_recorded.clone());
            vec![
                rows("pupil", &tables.advice.pupil),
                (
                    "kind".into(),
                    Arc::new(StringArray::from_iter_values(kinds)),
                    false,
                ),
                (
                    "advice".into(),
                    Arc::new(StringArray::from_iter_values(advices)),
                    false,
                ),
                ("reason_recorded".into(), Arc::new(reasons), true),
            ]
        }
        TableFile::Placement => {
            let classes = tables.placement.class.iter().map(|class| class.code());
            vec![
                rows("pupil", &tables.placement.pupil),
                (
                    "class".into(),
                    Arc::new(StringArray::from_iter_values(classes)),
                    false,
                ),
            ]
        }
        TableFile::Position => {
            let position = &tables.position;
            let years = position.school_year.iter().map(|year| year.start());
            let standings = position.standing.iter().map(|standing| standing_code(*standing));
            let levels: StringArray = position
                .standing
                .iter()
                .map(|standing| levels(*standing).map(LevelRange::code))
                .collect();
            let profiles: StringArray = position
                .profile
                .iter()
                .map(|profile| profile.map(SubjectProfile::code))
                .collect();
            vec![
                rows("pupil", &position.pupil),
                (
                    "school_year".into(),
                    Arc::new(Int16Array::from_iter_values(years)),
                    false,
                ),
                (
                    "study_year".into(),
                    Arc::new(UInt8Array::from(position.study_year.clone())),
                    true,
                ),
                (
                    "standing".into(),
                    Arc::new(StringArray::from_iter_values(standings)),
                    false,
                ),
                ("levels".into(), Arc::new(levels), true),
                ("profile".into(), Arc::new(profiles), true),
            ]
        }
        TableFile::Diploma => {
            let diploma = &tables.diploma;
            let years: Int16Array = diploma
                .school_year
                .iter()
                .map(|year| year.map(|year| year.start()))
                .collect();
            let levels = diploma.level.iter().map(|level| level.code());
            vec![
                rows("pupil", &diploma.pupil),
                ("school_year".into(), Arc::new(years), true),
                (
                    "level".into(),
                    Arc::new(StringArray::from_iter_values(levels)),
                    false,
                ),
            ]
        }
    };
    RecordBatch::try_from_iter_with_nullable(columns)
}

/// A column with its name, and whether it may be absent in a row.
type NamedColumn = (String, ArrayRef, bool);

fn rows(name: &str, rows: &[u32]) -> NamedColumn {
    (name.to_owned(), Arc::new(UInt32Array::from(rows.to_vec())), false)
}

fn pupil(tables: &Tables) -> Result<Vec<NamedColumn>, arrow::error::ArrowError> {
    let pupil = &tables.pupil;
    // An empty list has no width of its own, so it is stated.
    let keys = pupil.key.iter().map(|key| Some(key.0));
    let keys = FixedSizeBinaryArray::try_from_sparse_iter_with_size(keys, 16)?;
    let cohorts = pupil.cohort.iter().map(|year| year.start());
    let mut columns: Vec<NamedColumn> = vec![
        ("key".into(), Arc::new(keys), true),
        rows("school", &pupil.school),
        (
            "origin_school".into(),
            Arc::new(UInt32Array::from(pupil.origin_school.clone())),
            true,
        ),
        (
            "cohort".into(),
            Arc::new(Int16Array::from_iter_values(cohorts)),
            false,
        ),
        (
            "weight".into(),
            Arc::new(Int64Array::from(pupil.weight.clone())),
            false,
        ),
    ];
    for (place, background) in pupil.backgrounds.iter().enumerate() {
        let classes = background.class.iter().map(|class| class.0);
        let classes = UInt8Array::from_iter_values(classes);
        columns.push((format!("background_{place}"), Arc::new(classes), false));
        if tables.backgrounds[place].measure_decimals.is_some() {
            let measures = Int64Array::from(background.measure.clone());
            columns.push((format!("measure_{place}"), Arc::new(measures), true));
        }
    }
    Ok(columns)
}

/// Beside the ladder an advice has a word of its own.
pub(super) const SPECIAL_EDUCATION: &str = "special-education";
pub(super) const NOT_POSSIBLE: &str = "not-possible";
pub(super) const IN_CLASS: &str = "in-class";
pub(super) const TRANSITION_CLASS: &str = "transition-class";
pub(super) const LEFT_OUTCOME_UNKNOWN: &str = "left-outcome-unknown";

fn advice_code(advice: Advice) -> String {
    match advice {
        Advice::Range(range) => range.code(),
        Advice::SpecialEducation => SPECIAL_EDUCATION.to_owned(),
        Advice::NotPossible => NOT_POSSIBLE.to_owned(),
    }
}

fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::InClass(_) => IN_CLASS,
        Standing::SpecialEducation => SPECIAL_EDUCATION,
        Standing::TransitionClass => TRANSITION_CLASS,
        Standing::LeftOutcomeUnknown => LEFT_OUTCOME_UNKNOWN,
    }
}

fn levels(standing: Standing) -> Option<LevelRange> {
    match standing {
        Standing::InClass(levels) => Some(levels),
        _ => None,
    }
}
