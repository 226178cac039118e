//! How fast a national list is read: 2,000,000 pupils of 2,000 schools, as CSV and as Parquet.
//!
//! Run with `cargo bench -p intake`. Set `RAYON_NUM_THREADS=1` to see the time of one core.

use arrow::array::{ArrayRef, Float64Array, Int64Array, StringArray};
use arrow::record_batch::RecordBatch;
use intake::{Mapping, PseudonymKey};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const PUPILS: usize = 2_000_000;

const MAPPING: &str = r#"
version = 1
sector = "po"
[columns.leerlingnummer]
role = "pupil"
[columns.brin]
role = "school"
[columns.schooljaar]
role = "school-year"
[columns.advies]
role = "advice-final"
[columns.score]
role = "test"
test = "end-test"
use = "condition"
decimals = 1
range = [400, 600]
[[background]]
id = "parental-education"
label = "opleiding ouders"
columns = ["opleiding"]
classes = [
  { code = "c1", label = "1", values = ["1"] }, { code = "c2", label = "2", values = ["2"] },
  { code = "c3", label = "3", values = ["3"] }, { code = "c4", label = "4", values = ["4"] },
  { code = "c5", label = "5", values = ["5"] }, { code = "c6", label = "6", values = ["6"] },
  { code = "c7", label = "7", values = ["7"] }, { code = "c8", label = "8", values = ["8"] },
]
"#;

const ADVICES: [&str; 10] = [
    "pro",
    "vmbo-bb",
    "vmbo-bb/kb",
    "vmbo-kb",
    "vmbo-kb/gl-tl",
    "vmbo-gl-tl",
    "vmbo-gl-tl/havo",
    "havo",
    "havo/vwo",
    "vwo",
];

/// A pupil made of a number: nothing but arithmetic, so that every run reads the same file.
struct Pupil {
    number: i64,
    school: String,
    year: &'static str,
    education: &'static str,
    score: f64,
    advice: &'static str,
}

fn pupil(place: usize) -> Pupil {
    let mixed = place.wrapping_mul(0x9E37_79B9) >> 7;
    Pupil {
        number: place as i64 + 1_000_000,
        school: format!(
            "{:02}Z{}{:02}",
            mixed % 100,
            ['A', 'B', 'C', 'D'][mixed / 100 % 4],
            mixed / 400 % 5
        ),
        year: ["2021-2022", "2022-2023", "2023-2024"][mixed % 3],
        education: ["1", "2", "3", "4", "5", "6", "7", "8"][mixed / 3 % 8],
        score: 500.0 + (mixed / 24 % 1_000) as f64 / 20.0,
        advice: ADVICES[mixed / 7 % 10],
    }
}

struct Lists {
    _folder: tempfile::TempDir,
    csv: PathBuf,
    parquet: PathBuf,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| make_lists().expect("room for the lists"));

fn make_lists() -> Result<Lists, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let (csv, parquet) = (folder.path().join("list.csv"), folder.path().join("list.parquet"));
    let mut text = BufWriter::new(File::create(&csv)?);
    writeln!(
        text,
        "leerlingnummer;brin;schooljaar;groep;opleiding;score;advies;opmerking"
    )?;
    for place in 0..PUPILS {
        let Pupil {
            number,
            school,
            year,
            education,
            score,
            advice,
        } = pupil(place);
        let score = format!("{score:.1}").replace('.', ",");
        writeln!(
            text,
            "{number};{school};{year};8a;{education};{score};{advice};geen bijzonderheden"
        )?;
    }
    text.flush()?;
    let pupils: Vec<Pupil> = (0..PUPILS).map(pupil).collect();
    let texts = |cell: fn(&Pupil) -> &str| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(pupils.iter().map(cell)))
    };
    let batch = RecordBatch::try_from_iter([
        (
            "leerlingnummer",
            Arc::new(Int64Array::from_iter_values(
                pupils.iter().map(|pupil| pupil.number),
            )) as ArrayRef,
        ),
        ("brin", texts(|pupil| &pupil.school)),
        ("schooljaar", texts(|pupil| pupil.year)),
        ("opleiding", texts(|pupil| pupil.education)),
        (
            "score",
            Arc::new(Float64Array::from_iter_values(
                pupils.iter().map(|pupil| pupil.score),
            )),
        ),
        ("advies", texts(|pupil| pupil.advice)),
    ])?;
    let settings = WriterProperties::builder()
        .set_max_row_group_row_count(Some(250_000))
        .build();
    let mut writer = ArrowWriter::try_new(File::create(&parquet)?, batch.schema(), Some(settings))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(Lists {
        _folder: folder,
        csv,
        parquet,
    })
}

fn read(bencher: divan::Bencher<'_, '_>, path: &Path) {
    let mapping = Mapping::read(MAPPING).expect("a sound mapping");
    let key = PseudonymKey::new([7; 32], "bench");
    bencher
        .counter(divan::counter::ItemsCount::new(PUPILS))
        .bench(|| {
            let import = intake::read(path, &mapping, &key, &mut ()).expect("a sound list");
            assert_eq!(import.tables.pupils(), PUPILS);
            import
        });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn csv(bencher: divan::Bencher<'_, '_>) {
    read(bencher, &LISTS.csv);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn parquet(bencher: divan::Bencher<'_, '_>) {
    read(bencher, &LISTS.parquet);
}

fn main() {
    divan::main();
}
