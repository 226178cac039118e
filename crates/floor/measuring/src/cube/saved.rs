//! A cube as one Parquet file: confidential working material for merging, never something to hand out.

use super::axis::Axis;
use super::{Cube, CubeContext, CubeTable, Frozen};
use arrow::array::{ArrayRef, Decimal128Array, RecordBatch, UInt32Array, UInt64Array};
use arrow::datatypes::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

const HEADER: &str = "wieg-cube";

/// What stands in the file besides the numbers.
#[derive(Serialize, Deserialize)]
struct Header {
    version: u32,
    context: CubeContext,
    pupils: u64,
    columns: Vec<String>,
    tables: Vec<TableHeader>,
    /// Which starting cohort it holds, for counts that outlive the rows behind them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frozen: Option<Frozen>,
}

#[derive(Serialize, Deserialize)]
struct TableHeader {
    axes: Vec<Axis>,
    measures: Vec<String>,
}

/// The version of the file's layout.
const LAYOUT: u32 = 1;
/// The precision of the decimals that hold 128-bit whole numbers.
const PRECISION: u8 = 38;

/// Why a cube could not be saved or opened.
#[derive(Debug, thiserror::Error)]
pub enum SavedCubeFault {
    /// The file cannot be read or written.
    #[error("the file cannot be read or written: {0}")]
    File(#[from] std::io::Error),
    /// It is not a cube, or it is damaged.
    #[error("not a cube: {0}")]
    NotACube(String),
    /// It was written by a version with another layout.
    #[error("the cube has layout {0}")]
    Layout(u32),
}

impl From<parquet::errors::ParquetError> for SavedCubeFault {
    fn from(fault: parquet::errors::ParquetError) -> Self {
        Self::NotACube(fault.to_string())
    }
}

impl From<arrow::error::ArrowError> for SavedCubeFault {
    fn from(fault: arrow::error::ArrowError) -> Self {
        Self::NotACube(fault.to_string())
    }
}

impl From<serde_json::Error> for SavedCubeFault {
    fn from(fault: serde_json::Error) -> Self {
        Self::NotACube(fault.to_string())
    }
}

/// Saves a cube. Only cells with pupils are written, one row per cell per measure.
///
/// # Errors
/// When the file cannot be written.
pub fn save(cube: &Cube, path: &Path) -> Result<(), SavedCubeFault> {
    write(cube, None, path)
}

/// Saves the counts of a starting cohort with what it takes to measure them later.
///
/// # Errors
/// When the file cannot be written.
pub fn save_frozen(frozen: &Frozen, cube: &Cube, path: &Path) -> Result<(), SavedCubeFault> {
    write(cube, Some(frozen), path)
}

fn write(cube: &Cube, frozen: Option<&Frozen>, path: &Path) -> Result<(), SavedCubeFault> {
    let tables = cube.tables.iter().map(|table| TableHeader {
        axes: table.axes.clone(),
        measures: table.measures.clone(),
    });
    let header = Header {
        version: LAYOUT,
        context: cube.context.clone(),
        pupils: cube.pupils,
        columns: cube.columns.clone(),
        tables: tables.collect(),
        frozen: frozen.cloned(),
    };
    let header = KeyValue::new(HEADER.to_owned(), serde_json::to_string(&header)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_key_value_metadata(Some(vec![header]))
        .build();
    let file = File::create(path)?;
    let mut writer = ArrowWriter::try_new(file, schema(), Some(properties)).map_err(not_written)?;
    for (number, table) in (0_u32..).zip(&cube.tables) {
        writer.write(&rows_of(number, table)?).map_err(not_written)?;
    }
    writer.close().map_err(not_written)?;
    Ok(())
}

/// While writing, what Parquet complains of is the disk's doing; its own reason is kept, a full disk above all.
fn not_written(fault: parquet::errors::ParquetError) -> SavedCubeFault {
    SavedCubeFault::File(match fault {
        parquet::errors::ParquetError::External(cause) => match cause.downcast::<std::io::Error>() {
            Ok(cause) => *cause,
            Err(cause) => std::io::Error::other(cause),
        },
        other => std::io::Error::other(other),
    })
}

fn schema() -> Arc<Schema> {
    Arc::new(Schema::new(vec![
        Field::new("table", DataType::UInt32, false),
        Field::new("measure", DataType::UInt32, false),
        Field::new("cell", DataType::UInt64, false),
        Field::new("number", DataType::Decimal128(PRECISION, 0), false),
    ]))
}

fn rows_of(number: u32, table: &CubeTable) -> Result<RecordBatch, SavedCubeFault> {
    let (mut measures, mut cells, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    for (codes, values) in table.occupied() {
        let cell = table.index(&codes);
        for (measure, value) in (0_u32..).zip(values).filter(|(_, value)| **value != 0) {
            measures.push(measure);
            cells.push(cell);
            numbers.push(*value);
        }
    }
    let numbers = Decimal128Array::from(numbers).with_precision_and_scale(PRECISION, 0)?;
    let columns: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from(vec![number; cells.len()])),
        Arc::new(UInt32Array::from(measures)),
        Arc::new(UInt64Array::from(cells)),
        Arc::new(numbers),
    ];
    Ok(RecordBatch::try_new(schema(), columns)?)
}

/// Opens a saved cube.
///
/// # Errors
/// When the file cannot be read, is no cube, or points outside its own tables.
pub fn open(path: &Path) -> Result<Cube, SavedCubeFault> {
    open_frozen(path).map(|(cube, _)| cube)
}

/// Opens a saved cube, with which starting cohort it holds if it was frozen as one.
///
/// # Errors
/// As [`open`].
pub fn open_frozen(path: &Path) -> Result<(Cube, Option<Frozen>), SavedCubeFault> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let pairs = builder.metadata().file_metadata().key_value_metadata();
    let header = pairs
        .and_then(|pairs| pairs.iter().find(|pair| pair.key == HEADER))
        .and_then(|pair| pair.value.as_ref());
    let Some(header) = header else {
        return Err(SavedCubeFault::NotACube("no header".to_owned()));
    };
    let header: Header = serde_json::from_str(header)?;
    if header.version != LAYOUT {
        return Err(SavedCubeFault::Layout(header.version));
    }
    let empty = header
        .tables
        .into_iter()
        .map(|table| CubeTable::empty(table.axes, table.measures));
    let mut tables: Vec<CubeTable> = empty.collect();
    for batch in builder.build()? {
        add_rows(&mut tables, &batch?)?;
    }
    let cube = Cube {
        context: header.context,
        pupils: header.pupils,
        columns: header.columns,
        tables,
    };
    Ok((cube, header.frozen))
}

fn add_rows(tables: &mut [CubeTable], batch: &RecordBatch) -> Result<(), SavedCubeFault> {
    let damaged = || SavedCubeFault::NotACube("damaged".to_owned());
    let column = |name: &str| batch.column_by_name(name).ok_or_else(damaged);
    let table_of = column("table")?
        .as_any()
        .downcast_ref::<UInt32Array>()
        .ok_or_else(damaged)?;
    let measures = column("measure")?
        .as_any()
        .downcast_ref::<UInt32Array>()
        .ok_or_else(damaged)?;
    let cells = column("cell")?
        .as_any()
        .downcast_ref::<UInt64Array>()
        .ok_or_else(damaged)?;
    let numbers = column("number")?
        .as_any()
        .downcast_ref::<Decimal128Array>()
        .ok_or_else(damaged)?;
    for row in 0..batch.num_rows() {
        let table = tables.get_mut(table_of.value(row) as usize).ok_or_else(damaged)?;
        let (cell, measure) = (cells.value(row), measures.value(row) as usize);
        if cell >= table.size() || measure >= table.measures.len() {
            return Err(damaged());
        }
        let mut addition = vec![0; table.measures.len()];
        addition[measure] = numbers.value(row);
        table.add(cell, &addition);
    }
    Ok(())
}
