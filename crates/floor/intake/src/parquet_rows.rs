//! Parquet files: only the columns that are needed are decoded, row groups side by side.

use crate::columns::{CellRules, Column, Dictionary, Form, MOST_ROWS, RowWriter, Rows, Slot};
use crate::dates::DateFormat;
use crate::format::Format;
use crate::guard::guarded;
use crate::headers::Forbidden;
use crate::import::{Gathered, Reading, check_names};
use crate::mapping::{DecimalSign, Mapping};
use crate::numbers::NumberFault;
use crate::plan::Plan;
use crate::progress::Progress;
use crate::pseudonym::PseudonymKey;
use crate::refusal::Refusal;
use crate::shown::shown;
use crate::sniff::SAMPLE_ROWS;
use arrow::array::{Array, ArrayRef, AsArray, DictionaryArray, Int64Array, RecordBatch, StringArray};
use arrow::compute::{cast, max, min};
use arrow::datatypes::{DataType, Field, Float64Type, Int32Type, Int64Type, Schema, SchemaRef};
use arrow::error::ArrowError;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use rayon::prelude::*;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The word for this kind of file in a refusal.
const FORMAT: &str = "Parquet";
/// How many rows are decoded at a time.
const BATCH_ROWS: usize = 65_536;

/// A Parquet file of which the schema and the first rows have been looked at.
pub(crate) struct ParquetFile {
    path: PathBuf,
    metadata: ArrowReaderMetadata,
    pub header: Vec<String>,
    /// The first rows; cells under a citizen number's name are left empty.
    pub sample: Vec<Vec<String>>,
    pub rows: u64,
}

impl ParquetFile {
    pub(crate) fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(|error| Refusal::from_io(path, &error))?;
        let metadata = guarded(FORMAT, || {
            ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
        })?;
        let header: Vec<String> = metadata
            .schema()
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect();
        let rows = u64::try_from(metadata.metadata().file_metadata().num_rows()).unwrap_or(0);
        let mut opened = Self {
            path: path.to_owned(),
            metadata,
            header,
            sample: Vec::new(),
            rows,
        };
        opened.sample = opened.read_sample()?;
        Ok(opened)
    }

    fn file(&self) -> Result<File, Refusal> {
        File::open(&self.path).map_err(|error| Refusal::from_io(&self.path, &error))
    }

    /// The first rows as text, without the columns that hold citizen numbers by name.
    fn read_sample(&self) -> Result<Vec<Vec<String>>, Refusal> {
        let harmless = |place: &usize| {
            let field = self.metadata.schema().field(*place);
            Forbidden::of_header(&self.header[*place]) != Some(Forbidden::CitizenNumber)
                && !field.data_type().is_nested()
        };
        let columns: Vec<usize> = (0..self.header.len()).filter(harmless).collect();
        let file = self.file()?;
        guarded(FORMAT, || {
            let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone());
            let mask = ProjectionMask::roots(builder.parquet_schema(), columns.iter().copied());
            let reader = builder
                .with_projection(mask)
                .with_limit(SAMPLE_ROWS)
                .build()
                .map_err(external)?;
            let mut sample = Vec::new();
            for batch in reader {
                let batch = batch?;
                let texts: Vec<StringArray> = batch.columns().iter().map(texts).collect::<Result<_, _>>()?;
                for row in 0..batch.num_rows() {
                    let mut cells = vec![String::new(); self.header.len()];
                    for (column, text) in columns.iter().zip(&texts) {
                        if text.is_valid(row) {
                            cells[*column] = text.value(row).trim().to_owned();
                        }
                    }
                    sample.push(cells);
                }
            }
            Ok::<_, ArrowError>(sample)
        })
    }

    fn read(&self, plan: &Plan, rules: &CellRules, key: &PseudonymKey) -> Result<Rows, Refusal> {
        let mut first = 1;
        let groups: Vec<(usize, u64)> = self
            .metadata
            .metadata()
            .row_groups()
            .iter()
            .enumerate()
            .map(|(place, group)| {
                let from = first;
                first += u64::try_from(group.num_rows()).unwrap_or(0);
                (place, from)
            })
            .collect();
        let parts: Vec<Rows> = groups
            .into_par_iter()
            .map(|(group, first)| {
                let file = self.file()?;
                guarded(FORMAT, || self.read_group(file, group, first, plan, rules, key))
            })
            .collect::<Result<_, Refusal>>()?;
        let mut rows = Rows::new(&plan.slots);
        parts.into_iter().for_each(|part| rows.append(part));
        Ok(rows)
    }

    fn read_group(
        &self,
        file: File,
        group: usize,
        first: u64,
        plan: &Plan,
        rules: &CellRules,
        key: &PseudonymKey,
    ) -> Result<Rows, ArrowError> {
        let columns = plan.columns();
        let options = ArrowReaderOptions::new().with_schema(self.schema_with_codes(plan));
        let metadata = ArrowReaderMetadata::try_new(Arc::clone(self.metadata.metadata()), options)
            .unwrap_or_else(|_| self.metadata.clone());
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
        let mask = ProjectionMask::roots(builder.parquet_schema(), columns.iter().copied());
        let reader = builder
            .with_projection(mask)
            .with_row_groups(vec![group])
            .with_batch_size(BATCH_ROWS)
            .build()
            .map_err(external)?;
        let mut rows = Rows::new(&plan.slots);
        let mut first = first;
        for batch in reader {
            let batch = batch?;
            let count = batch.num_rows() as u64;
            rows.append(read_batch(&batch, &columns, first, plan, rules, key)?);
            first += count;
        }
        Ok(rows)
    }

    /// Texts of which only the codes matter are asked for as dictionaries, which is how they are stored.
    fn schema_with_codes(&self, plan: &Plan) -> SchemaRef {
        let is_text = |place: usize| {
            let mut slots = plan.slots.iter().filter(|slot| slot.column == place).peekable();
            slots.peek().is_some() && slots.all(|slot| slot.form == Form::Text)
        };
        let fields = self
            .metadata
            .schema()
            .fields()
            .iter()
            .enumerate()
            .map(|(place, field)| {
                if is_text(place) && matches!(field.data_type(), DataType::Utf8 | DataType::LargeUtf8) {
                    let codes = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
                    Arc::new(Field::new(field.name(), codes, field.is_nullable()))
                } else {
                    Arc::clone(field)
                }
            });
        Arc::new(Schema::new_with_metadata(
            fields.collect::<Vec<_>>(),
            self.metadata.schema().metadata().clone(),
        ))
    }
}

fn external(error: parquet::errors::ParquetError) -> ArrowError {
    ArrowError::ParquetError(error.to_string())
}

/// A column as texts, whatever its type.
fn texts(column: &ArrayRef) -> Result<StringArray, ArrowError> {
    let column = match column.data_type() {
        // Whole numbers that were stored as fractions because some were missing are codes still.
        DataType::Float64 | DataType::Float32 => {
            let numbers = cast(column, &DataType::Float64)?;
            let numbers = numbers.as_primitive::<Float64Type>();
            return Ok(numbers
                .iter()
                .map(|number| number.map(|number| number.to_string()))
                .collect());
        }
        _ => cast(column, &DataType::Utf8)?,
    };
    Ok(column.as_string::<i32>().clone())
}

/// The rows of a batch. Numbers and dictionaries go over whole; all else cell by cell.
fn read_batch(
    batch: &RecordBatch,
    columns: &[usize],
    first: u64,
    plan: &Plan,
    rules: &CellRules,
    key: &PseudonymKey,
) -> Result<Rows, ArrowError> {
    let array = |column: usize| {
        // The projection holds every column of every slot, in the order of the file.
        let place = columns.binary_search(&column).unwrap_or_default();
        batch.column(place)
    };
    let whole: Vec<Option<Column>> = plan
        .slots
        .iter()
        .map(|slot| whole_column(array(slot.column), slot, first, rules))
        .collect();
    let mut by_cell: Vec<Slot> = Vec::new();
    for (slot, whole) in plan.slots.iter().zip(&whole) {
        if whole.is_none() {
            by_cell.push(slot.clone());
        }
    }
    let mut needed: Vec<Option<StringArray>> = vec![None; plan.width];
    for slot in &by_cell {
        needed[slot.column] = Some(texts(array(slot.column))?);
        if let Form::Pupil {
            within: Some((school, location)),
        } = slot.form
        {
            for column in [Some(school), location].into_iter().flatten() {
                needed[column] = Some(texts(array(column))?);
            }
        }
    }
    let mut writer = RowWriter::new(&by_cell, rules, key);
    for row in 0..batch.num_rows() {
        let number = u32::try_from(first + row as u64).unwrap_or(u32::MAX);
        writer.push(number, |column| match &needed[column] {
            Some(texts) if texts.is_valid(row) => texts.value(row),
            _ => "",
        });
    }
    let mut read = writer.rows;
    let mut read_columns = read.columns.into_iter().zip(read.tallies);
    let mut tallies = Vec::with_capacity(plan.slots.len());
    let mut all = Vec::with_capacity(plan.slots.len());
    for (slot, whole) in plan.slots.iter().zip(whole) {
        match whole {
            Some(column) => {
                tallies.push(tally_of(&column, array(slot.column)));
                all.push(column);
            }
            None => {
                if let Some((column, tally)) = read_columns.next() {
                    all.push(column);
                    tallies.push(tally);
                }
            }
        }
    }
    read.columns = all;
    read.tallies = tallies;
    Ok(read)
}

/// A column that needs no reading of cells: numbers for a number, a dictionary for texts.
fn whole_column(array: &ArrayRef, slot: &Slot, first: u64, rules: &CellRules) -> Option<Column> {
    match (slot.form, array.data_type()) {
        (Form::Number(decimals), DataType::Float64 | DataType::Float32) => {
            let numbers = cast(array, &DataType::Float64).ok()?;
            let missing = rules.missing_numbers::<f64>();
            let numbers = numbers.as_primitive::<Float64Type>().iter();
            let known = numbers.map(|number| number.filter(|number| !missing.contains(number)));
            Some(numbers_of(known, |number| decimals.round(number)))
        }
        // Unsigned numbers of 64 bits may not fit; they are read as text.
        (Form::Number(decimals), kind) if kind.is_integer() && *kind != DataType::UInt64 => {
            let numbers = cast(array, &DataType::Int64).ok()?;
            let missing = rules.missing_numbers::<i64>();
            let numbers = numbers.as_primitive::<Int64Type>().iter();
            let known = numbers.map(|number| number.filter(|number| !missing.contains(number)));
            Some(numbers_of(known, |number| number.checked_mul(decimals.one())))
        }
        (Form::Text, kind) if kind.is_integer() && *kind != DataType::UInt64 => {
            let numbers = cast(array, &DataType::Int64).ok()?;
            texts_of_numbers(numbers.as_primitive::<Int64Type>(), first, rules)
        }
        (Form::Text, DataType::Dictionary(codes, _)) if **codes == DataType::Int32 => {
            let array = array.as_any().downcast_ref::<DictionaryArray<Int32Type>>()?;
            texts_of_dictionary(array, first, rules)
        }
        _ => None,
    }
}

/// Numbers in the decimals of their column; one that has no place there is a fault.
fn numbers_of<T: Copy + ToString>(
    numbers: impl Iterator<Item = Option<T>>,
    value: impl Fn(T) -> Option<i64>,
) -> Column {
    let mut faults = Vec::new();
    let values = numbers.enumerate().map(|(row, number)| {
        let number = number?;
        let value = value(number);
        if value.is_none() {
            faults.push((
                row as u32,
                NumberFault::NotANumber,
                shown(&number.to_string()).into(),
            ));
        }
        value
    });
    let values = values.collect();
    Column::Numbers { values, faults }
}

fn texts_of_dictionary(array: &DictionaryArray<Int32Type>, first: u64, rules: &CellRules) -> Option<Column> {
    let texts = array.values().as_string_opt::<i32>()?;
    let mut dictionary = Dictionary::default();
    let mut renamed: Vec<Option<u32>> = vec![None; texts.len()];
    let codes = array.keys().iter().enumerate().map(|(row, code)| {
        let Some(code) = code
            .and_then(|code| usize::try_from(code).ok())
            .filter(|code| texts.is_valid(*code))
        else {
            return Dictionary::MISSING;
        };
        *renamed[code].get_or_insert_with(|| {
            let text = texts.value(code).trim();
            if rules.is_missing(text) {
                Dictionary::MISSING
            } else {
                dictionary.code(text, u32::try_from(first + row as u64).unwrap_or(u32::MAX))
            }
        })
    });
    let codes = codes.collect();
    Some(Column::Texts { codes, dictionary })
}

/// Codes that were stored as whole numbers, as text: each is written out once. Nothing if they lie too far
/// apart to be codes; then they are read cell by cell.
fn texts_of_numbers(numbers: &Int64Array, first: u64, rules: &CellRules) -> Option<Column> {
    const WIDEST: i128 = 1 << 16;
    let low = min(numbers).unwrap_or(0);
    let high = max(numbers).unwrap_or(0);
    if i128::from(high) - i128::from(low) >= WIDEST {
        return None;
    }
    let mut dictionary = Dictionary::default();
    let mut renamed: Vec<Option<u32>> = vec![None; (high - low) as usize + 1];
    let codes = numbers.iter().enumerate().map(|(row, number)| {
        let Some(number) = number else {
            return Dictionary::MISSING;
        };
        *renamed[(number - low) as usize].get_or_insert_with(|| {
            let text = number.to_string();
            if rules.is_missing(&text) {
                Dictionary::MISSING
            } else {
                dictionary.code(&text, u32::try_from(first + row as u64).unwrap_or(u32::MAX))
            }
        })
    });
    let codes = codes.collect();
    Some(Column::Texts { codes, dictionary })
}

/// How many cells look like citizen numbers. A dictionary is judged by the cells, not by its texts.
fn tally_of(column: &Column, array: &ArrayRef) -> crate::citizen_number::Tally {
    let mut tally = crate::citizen_number::Tally::default();
    match column {
        Column::Texts { codes, dictionary } => {
            let long: Vec<bool> = dictionary.read(false, |text| text.len() >= 9);
            let suspects = codes.iter().filter(|code| long[**code as usize]);
            suspects
                .filter_map(|code| dictionary.text(*code))
                .for_each(|text| tally.add(text));
        }
        Column::Numbers { .. } if array.data_type().is_integer() => {
            if let Ok(texts) = texts(array) {
                texts.iter().flatten().for_each(|text| tally.add(text));
            }
        }
        _ => {}
    }
    tally
}

/// Reads a Parquet file into columns.
pub(crate) fn gather(
    path: &Path,
    mapping: &Mapping,
    key: &PseudonymKey,
    progress: &mut dyn Progress,
) -> Result<Gathered, Refusal> {
    let file = ParquetFile::open(path)?;
    if file.rows > MOST_ROWS {
        return Err(Refusal::TooLarge { most: MOST_ROWS });
    }
    check_names(mapping, &file.header)?;
    let plan = Plan::new(mapping, &file.header, &file.sample)?;
    // Numbers are stored as numbers; those stored as text may still have a decimal comma.
    let decimal = mapping.file.decimal.unwrap_or(DecimalSign::Point);
    let rules = Plan::rules(mapping, decimal);
    let rows = file.read(&plan, &rules, key)?;
    progress.advance(rows.numbers.len() as u64, Some(1.0));
    let dates = mapping.file.date_format.unwrap_or(DateFormat::YearMonthDay);
    let reading = Reading::new(Format::Parquet, decimal, dates, true);
    Ok(Gathered {
        plan,
        rows,
        header: file.header,
        reading,
    })
}
