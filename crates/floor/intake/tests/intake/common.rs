//! What the tests share: a list of pupils on disk, and reading it.

use intake::{Import, Mapping, PseudonymKey, Refusal};
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// The mapping of the lists in these tests.
pub const MAPPING: &str = r#"
version = 1
sector = "po"
[columns."leerlingnummer"]
role = "pupil"
[columns."brin"]
role = "school"
[columns."schoolnaam"]
role = "school-name"
[columns."schooljaar"]
role = "school-year"
[columns."voorlopig advies"]
role = "advice-provisional"
[columns."toetsadvies"]
role = "advice-test"
[columns."definitief advies"]
role = "advice-final"
[columns."reden"]
role = "advice-reason"
[columns."score"]
role = "test"
test = "end-test"
use = "condition"
decimals = 1
range = [0, 100]
[[background]]
id = "parental-education"
label = "opleiding ouders"
columns = ["opleiding ouders"]
classes = [{ code = "low", label = "laag", values = ["laag"] }, { code = "high", label = "hoog", values = ["hoog"] }]
"#;

/// The names of the columns.
pub const HEADER: &str = "leerlingnummer;brin;schoolnaam;schooljaar;voorlopig advies;toetsadvies;definitief advies;reden;score;opleiding ouders";

/// A file with these bytes.
pub fn file(bytes: impl AsRef<[u8]>) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes.as_ref()).expect("written");
    file.flush().expect("written");
    file
}

/// The key of these tests.
pub fn key() -> PseudonymKey {
    PseudonymKey::new([42; 32], "99ZZ")
}

/// Reads a file with a mapping.
pub fn read_path(path: &Path, mapping: &str) -> Result<Import, Refusal> {
    let mapping = Mapping::read(mapping).expect("a sound mapping");
    let import = intake::read(path, &mapping, &key(), &mut ())?;
    assert_eq!(import.tables.breaches(), [], "what intake writes is sound");
    assert_eq!(
        import.reading.rows,
        import.reading.rows_used + import.reading.rows_left_out
    );
    Ok(import)
}

/// Reads bytes with a mapping.
pub fn read_with(bytes: impl AsRef<[u8]>, mapping: &str) -> Result<Import, Refusal> {
    read_path(file(bytes).path(), mapping)
}

/// Reads rows under the usual names with the usual mapping.
pub fn read_rows(rows: &str) -> Result<Import, Refusal> {
    read_with(format!("{HEADER}\n{rows}"), MAPPING)
}
