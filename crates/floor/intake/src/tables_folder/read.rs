//! Reading canonical tables from a folder, through the same validator as every import.

use super::write::{IN_CLASS, LEFT_OUTCOME_UNKNOWN, NOT_POSSIBLE, SPECIAL_EDUCATION, TRANSITION_CLASS};
use super::{Header, LAYOUT, ORIGIN_KEY, OriginRecord, TABLES_FILE, TableFile};
use crate::guard::guarded;
use crate::refusal::Refusal;
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::concat_batches;
use arrow::datatypes::{ArrowPrimitiveType, Int16Type, Int64Type, UInt8Type, UInt16Type, UInt32Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use vocabulary::canonical::{
    AdviceTable, BackgroundColumn, DiplomaTable, PlacementTable, PositionTable, PupilTable, Standing,
    TestTable,
};
use vocabulary::{
    Advice, AdviceKind, Background, ClassCode, Level, LevelRange, PupilKey, SchoolYear, SubjectProfile,
    Tables,
};

/// Whether a folder holds canonical tables.
#[must_use]
pub fn opens_tables(folder: &Path) -> bool {
    folder.join(TABLES_FILE).is_file()
}

/// Opens the tables in a folder.
///
/// # Errors
/// [`Refusal::BrokenTables`] names the file that is damaged, says another origin than `tables.toml`, or breaks the
/// schema; [`Refusal::NewerTables`] when a later version of Wieg wrote them.
pub fn open_tables(folder: &Path) -> Result<Tables, Refusal> {
    let path = folder.join(TABLES_FILE);
    let text = std::fs::read_to_string(&path).map_err(|error| Refusal::from_io(&path, &error))?;
    let header: Header = toml::from_str(&text).map_err(|_| broken(TABLES_FILE))?;
    if header.layout > LAYOUT || header.schema_version > vocabulary::schema::VERSION {
        return Err(Refusal::NewerTables);
    }
    let file = |table: TableFile| Columns::read(folder, table, &header.origin);
    let mut tables = Tables::empty(
        header
            .origin
            .clone()
            .origin()
            .ok_or_else(|| broken(TABLES_FILE))?,
    );
    tables.pupil = pupil(&file(TableFile::Pupil)?, &header.backgrounds)?;
    tables.test = test(&file(TableFile::Test)?)?;
    tables.advice = advice(&file(TableFile::Advice)?)?;
    tables.placement = placement(&file(TableFile::Placement)?)?;
    tables.position = position(&file(TableFile::Position)?)?;
    tables.diploma = diploma(&file(TableFile::Diploma)?)?;
    tables.schools = header.schools;
    tables.backgrounds = header.backgrounds;
    tables.tests = header.tests;
    if tables.breaches().is_empty() {
        Ok(tables)
    } else {
        Err(broken(TABLES_FILE))
    }
}

fn broken(file: &str) -> Refusal {
    Refusal::BrokenTables {
        file: file.to_owned(),
    }
}

/// The columns of one file.
struct Columns {
    file: &'static str,
    batch: RecordBatch,
}

impl Columns {
    fn read(folder: &Path, table: TableFile, origin: &OriginRecord) -> Result<Self, Refusal> {
        let name = table.name();
        let path = folder.join(name);
        let file = File::open(&path).map_err(|error| Refusal::from_io(&path, &error))?;
        let read = guarded(name, || {
            let builder = ParquetRecordBatchReaderBuilder::try_new(file)
                .map_err(|fault| arrow::error::ArrowError::ParquetError(fault.to_string()))?;
            let metadata = builder.metadata().file_metadata().key_value_metadata().cloned();
            let schema = builder.schema().clone();
            let reader = builder
                .build()
                .map_err(|fault| arrow::error::ArrowError::ParquetError(fault.to_string()))?;
            let batches = reader.collect::<Result<Vec<_>, _>>()?;
            Ok::<_, arrow::error::ArrowError>((metadata, concat_batches(&schema, &batches)?))
        });
        let (metadata, batch) = read.map_err(|_| broken(name))?;
        // Simulated pupils must not pass for real ones because somebody put a file in another folder.
        let stated = metadata
            .iter()
            .flatten()
            .find(|entry| entry.key == ORIGIN_KEY)
            .and_then(|entry| toml::from_str::<OriginRecord>(entry.value.as_deref()?).ok());
        if stated.as_ref() != Some(origin) {
            return Err(broken(name));
        }
        Ok(Self { file: name, batch })
    }

    fn fault(&self) -> Refusal {
        broken(self.file)
    }

    fn array(&self, column: &str) -> Result<&dyn Array, Refusal> {
        let array = self.batch.column_by_name(column).ok_or_else(|| self.fault())?;
        Ok(array.as_ref())
    }

    fn optional<T: ArrowPrimitiveType>(&self, column: &str) -> Result<Vec<Option<T::Native>>, Refusal> {
        let array = self.array(column)?.as_primitive_opt::<T>();
        Ok(array.ok_or_else(|| self.fault())?.iter().collect())
    }

    fn numbers<T: ArrowPrimitiveType>(&self, column: &str) -> Result<Vec<T::Native>, Refusal> {
        let array = self.array(column)?.as_primitive_opt::<T>();
        let array = array.filter(|array| array.null_count() == 0);
        Ok(array.ok_or_else(|| self.fault())?.values().to_vec())
    }

    /// Texts read into values; every distinct text is read once.
    fn texts<T: Copy>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<Option<T>>, Refusal> {
        let array = self
            .array(column)?
            .as_string_opt::<i32>()
            .ok_or_else(|| self.fault())?;
        let mut known: HashMap<&str, T> = HashMap::new();
        array
            .iter()
            .map(|text| {
                let Some(text) = text else { return Ok(None) };
                if let Some(value) = known.get(text) {
                    return Ok(Some(*value));
                }
                let value = read(text).ok_or_else(|| self.fault())?;
                known.insert(text, value);
                Ok(Some(value))
            })
            .collect()
    }

    fn words<T: Copy>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Refusal> {
        let texts = self.texts(column, read)?;
        texts
            .into_iter()
            .map(|value| value.ok_or_else(|| self.fault()))
            .collect()
    }

    fn years(&self, column: &str) -> Result<Vec<Option<SchoolYear>>, Refusal> {
        let starts = self.optional::<Int16Type>(column)?;
        let year = |start: i16| SchoolYear::starting(start).ok_or_else(|| self.fault());
        starts
            .into_iter()
            .map(|start| start.map(year).transpose())
            .collect()
    }

    fn known_years(&self, column: &str) -> Result<Vec<SchoolYear>, Refusal> {
        let years = self.years(column)?;
        years
            .into_iter()
            .map(|year| year.ok_or_else(|| self.fault()))
            .collect()
    }
}

fn pupil(columns: &Columns, backgrounds: &[Background]) -> Result<PupilTable, Refusal> {
    let keys = columns
        .array("key")?
        .as_fixed_size_binary_opt()
        .ok_or_else(|| columns.fault())?;
    let key = |key: Option<&[u8]>| {
        let bytes = key.and_then(|bytes| bytes.try_into().ok());
        bytes.map(PupilKey).ok_or_else(|| columns.fault())
    };
    let background = |(place, background): (usize, &Background)| {
        let classes = columns.numbers::<UInt8Type>(&format!("background_{place}"))?;
        let measure = if background.measure_decimals.is_some() {
            columns.optional::<Int64Type>(&format!("measure_{place}"))?
        } else {
            Vec::new()
        };
        Ok(BackgroundColumn {
            class: classes.into_iter().map(ClassCode).collect(),
            measure,
        })
    };
    Ok(PupilTable {
        key: keys.iter().map(key).collect::<Result<_, _>>()?,
        school: columns.numbers::<UInt32Type>("school")?,
        origin_school: columns.optional::<UInt32Type>("origin_school")?,
        cohort: columns.known_years("cohort")?,
        weight: columns.numbers::<Int64Type>("weight")?,
        backgrounds: backgrounds
            .iter()
            .enumerate()
            .map(background)
            .collect::<Result<_, _>>()?,
    })
}

fn test(columns: &Columns) -> Result<TestTable, Refusal> {
    Ok(TestTable {
        pupil: columns.numbers::<UInt32Type>("pupil")?,
        test: columns.numbers::<UInt16Type>("test")?,
        score: columns.numbers::<Int64Type>("score")?,
    })
}

fn advice(columns: &Columns) -> Result<AdviceTable, Refusal> {
    let kind = |text: &str| AdviceKind::ALL.into_iter().find(|kind| kind.code() == text);
    let advice = |text: &str| match text {
        SPECIAL_EDUCATION => Some(Advice::SpecialEducation),
        NOT_POSSIBLE => Some(Advice::NotPossible),
        code => LevelRange::from_code(code).map(Advice::Range),
    };
    let reasons = columns.array("reason_recorded")?.as_boolean_opt();
    Ok(AdviceTable {
        pupil: columns.numbers::<UInt32Type>("pupil")?,
        kind: columns.words("kind", kind)?,
        advice: columns.words("advice", advice)?,
        reason_recorded: reasons.ok_or_else(|| columns.fault())?.iter().collect(),
    })
}

fn placement(columns: &Columns) -> Result<PlacementTable, Refusal> {
    Ok(PlacementTable {
        pupil: columns.numbers::<UInt32Type>("pupil")?,
        class: columns.words("class", LevelRange::from_code)?,
    })
}

fn position(columns: &Columns) -> Result<PositionTable, Refusal> {
    // A class gets its levels from the column beside it.
    let word = |text: &str| match text {
        IN_CLASS => Some(None),
        SPECIAL_EDUCATION => Some(Some(Standing::SpecialEducation)),
        TRANSITION_CLASS => Some(Some(Standing::TransitionClass)),
        LEFT_OUTCOME_UNKNOWN => Some(Some(Standing::LeftOutcomeUnknown)),
        _ => None,
    };
    let levels = columns.texts("levels", LevelRange::from_code)?;
    let standings = columns.words("standing", word)?.into_iter().zip(levels);
    let standing = |(standing, levels): (Option<Standing>, Option<LevelRange>)| {
        let in_class = levels.map(Standing::InClass);
        standing.or(in_class).ok_or_else(|| columns.fault())
    };
    let pupil = columns.numbers::<UInt32Type>("pupil")?;
    // Folders of before there were profiles have no such column.
    let profile = match columns.batch.column_by_name("profile") {
        Some(_) => columns.texts("profile", SubjectProfile::from_code)?,
        None => vec![None; pupil.len()],
    };
    Ok(PositionTable {
        pupil,
        school_year: columns.known_years("school_year")?,
        study_year: columns.optional::<UInt8Type>("study_year")?,
        standing: standings.map(standing).collect::<Result<_, _>>()?,
        profile,
    })
}

fn diploma(columns: &Columns) -> Result<DiplomaTable, Refusal> {
    Ok(DiplomaTable {
        pupil: columns.numbers::<UInt32Type>("pupil")?,
        school_year: columns.years("school_year")?,
        level: columns.words("level", Level::from_code)?,
    })
}
