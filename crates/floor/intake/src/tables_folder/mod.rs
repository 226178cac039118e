//! Canonical tables as a folder: one Parquet file per table, and `tables.toml` with what their codes mean.
//!
//! The simulator writes its pupils this way, and whoever has canonical tables already needs no mapping.
//! Every file says where the records come from, so that simulated pupils stay simulated wherever they are copied.

mod read;
mod write;

pub use read::{open_tables, opens_tables};
pub use write::table_files;

use serde::{Deserialize, Serialize};
use vocabulary::canonical::Origin;
use vocabulary::{Background, School, Tables, TestDefinition};

/// The file that says what the codes of the tables mean.
pub const TABLES_FILE: &str = "tables.toml";
/// The key under which every Parquet file repeats the origin.
const ORIGIN_KEY: &str = "wieg-origin";
/// The version of this layout.
const LAYOUT: u32 = 1;

/// One table as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableFile {
    Pupil,
    Test,
    Advice,
    Placement,
    Position,
    Diploma,
}

impl TableFile {
    const ALL: [Self; 6] = [
        Self::Pupil,
        Self::Test,
        Self::Advice,
        Self::Placement,
        Self::Position,
        Self::Diploma,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Pupil => "pupil.parquet",
            Self::Test => "test.parquet",
            Self::Advice => "advice.parquet",
            Self::Placement => "placement.parquet",
            Self::Position => "position.parquet",
            Self::Diploma => "diploma.parquet",
        }
    }
}

/// The content of `tables.toml`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    layout: u32,
    schema_version: u32,
    origin: OriginRecord,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    schools: Vec<School>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    backgrounds: Vec<Background>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tests: Vec<TestDefinition>,
}

impl Header {
    fn of(tables: &Tables) -> Self {
        Self {
            layout: LAYOUT,
            schema_version: vocabulary::schema::VERSION,
            origin: OriginRecord::of(&tables.origin),
            schools: tables.schools.clone(),
            backgrounds: tables.backgrounds.clone(),
            tests: tables.tests.clone(),
        }
    }
}

/// The origin as it is written in every file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum OriginRecord {
    Records,
    Published,
    Synthetic {
        /// As text: a seed may need all 64 bits, and TOML has 63.
        seed: String,
        model: String,
        parameters: String,
    },
}

impl OriginRecord {
    fn of(origin: &Origin) -> Self {
        match origin {
            Origin::Records => Self::Records,
            Origin::Published => Self::Published,
            Origin::Synthetic {
                seed,
                model,
                parameters,
            } => Self::Synthetic {
                seed: seed.to_string(),
                model: model.clone(),
                parameters: parameters.clone(),
            },
        }
    }

    fn origin(self) -> Option<Origin> {
        Some(match self {
            Self::Records => Origin::Records,
            Self::Published => Origin::Published,
            Self::Synthetic {
                seed,
                model,
                parameters,
            } => Origin::Synthetic {
                seed: seed.parse().ok()?,
                model,
                parameters,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Refusal;
    use vocabulary::canonical::{BackgroundColumn, Standing};
    use vocabulary::{
        Advice, AdviceKind, Class, ClassCode, Decimals, Label, Level, LevelRange, PupilKey, SchoolCode,
        SchoolYear, SubjectProfile, TestUse,
    };

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting(start).expect("a school year")
    }

    fn save_tables(tables: &Tables, folder: &std::path::Path) -> std::io::Result<()> {
        for (name, bytes) in table_files(tables)? {
            std::fs::write(folder.join(name), bytes)?;
        }
        Ok(())
    }

    /// One of everything, absent values included.
    fn tables() -> Tables {
        let mut tables = Tables::empty(Origin::Synthetic {
            seed: u64::MAX,
            model: "0.1".to_owned(),
            parameters: "ab12".to_owned(),
        });
        tables.schools = ["P1", "S1"]
            .map(|code| School {
                code: SchoolCode::new(code).expect("a code"),
                name: Some(format!("De Verzonnen {code}")),
                board: None,
                surroundings: None,
            })
            .to_vec();
        tables.backgrounds.push(Background {
            id: "parents".to_owned(),
            label: Label::new("opleiding ouders", "parents' education"),
            classes: ["low", "high"]
                .map(|code| Class {
                    code: code.to_owned(),
                    label: Label::same(code),
                })
                .to_vec(),
            measure_decimals: Some(Decimals::NONE),
            measure_unit: None,
        });
        tables.tests.push(TestDefinition {
            id: "t".to_owned(),
            label: Label::same("t"),
            provider: None,
            unit: Label::same("points"),
            used_as: TestUse::Condition,
            decimals: Decimals::NONE,
            band_width: Some(2.0),
            range: Some((0.0, 50.0)),
            reliability: Some(vocabulary::Reliability::UNSTATED),
        });
        tables.pupil.key = vec![PupilKey([1; 16]), PupilKey([2; 16])];
        tables.pupil.school = vec![1, 1];
        tables.pupil.origin_school = vec![Some(0), None];
        tables.pupil.cohort = vec![year(2022), year(2023)];
        tables.pupil.weight = vec![1_000_000, 2];
        tables.pupil.backgrounds.push(BackgroundColumn {
            class: vec![ClassCode(2), ClassCode::UNKNOWN],
            measure: vec![Some(-3), None],
        });
        tables.test.pupil = vec![0];
        tables.test.test = vec![0];
        tables.test.score = vec![31];
        let double = LevelRange::new(Level::VmboGt, Level::Havo).expect("a double advice");
        tables.advice.pupil = vec![0, 0, 1];
        tables.advice.kind = vec![AdviceKind::Provisional, AdviceKind::Final, AdviceKind::Final];
        tables.advice.advice = vec![
            Advice::Range(double),
            Advice::SpecialEducation,
            Advice::NotPossible,
        ];
        tables.advice.reason_recorded = vec![Some(true), None, Some(false)];
        tables.placement.pupil = vec![0];
        tables.placement.class = vec![double];
        for (study_year, standing, profile) in [
            (Some(1), Standing::InClass(double), Some("nt-ng")),
            (None, Standing::TransitionClass, None),
            (None, Standing::SpecialEducation, Some("unknown")),
            (None, Standing::LeftOutcomeUnknown, None),
        ] {
            tables
                .position
                .school_year
                .push(year(2023 + tables.position.pupil.len() as i16));
            tables.position.pupil.push(0);
            tables.position.study_year.push(study_year);
            tables.position.standing.push(standing);
            tables
                .position
                .profile
                .push(profile.and_then(SubjectProfile::from_code));
        }
        tables.diploma.pupil = vec![0, 1];
        tables.diploma.school_year = vec![Some(year(2028)), None];
        tables.diploma.level = vec![Level::Havo, Level::Vwo];
        assert_eq!(tables.breaches(), []);
        tables
    }

    #[test]
    fn tables_come_back_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        for tables in [tables(), Tables::empty(Origin::Published)] {
            save_tables(&tables, folder.path()).expect("saved");
            assert!(opens_tables(folder.path()));
            assert_eq!(open_tables(folder.path()).expect("opened"), tables);
        }
    }

    /// A folder that was written before there were profiles is read, and has none.
    #[test]
    fn a_folder_of_before_there_were_profiles_is_read() {
        use parquet::arrow::ArrowWriter;
        use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
        use parquet::file::properties::WriterProperties;
        let folder = tempfile::tempdir().expect("a folder");
        let mut tables = tables();
        save_tables(&tables, folder.path()).expect("saved");
        let path = folder.path().join(TableFile::Position.name());
        let file = std::fs::File::open(&path).expect("there");
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
        let metadata = builder.metadata().file_metadata().key_value_metadata().cloned();
        let mut batch = builder
            .build()
            .expect("a reader")
            .next()
            .expect("rows")
            .expect("sound");
        let place = batch.schema().index_of("profile").expect("a column");
        batch.remove_column(place);
        let properties = WriterProperties::builder()
            .set_key_value_metadata(metadata)
            .build();
        let mut bytes = Vec::new();
        let mut writer =
            ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).expect("a writer");
        writer.write(&batch).expect("written");
        writer.close().expect("closed");
        std::fs::write(&path, bytes).expect("written");
        tables.position.profile.fill(None);
        assert_eq!(open_tables(folder.path()).expect("opened"), tables);
    }

    /// Simulated pupils stay simulated, even if somebody edits `tables.toml` or mixes files.
    #[test]
    fn a_file_of_another_origin_is_refused() {
        let [simulated, real] = [0, 1].map(|_| tempfile::tempdir().expect("a folder"));
        save_tables(&tables(), simulated.path()).expect("saved");
        save_tables(&Tables::empty(Origin::Records), real.path()).expect("saved");
        std::fs::copy(real.path().join(TABLES_FILE), simulated.path().join(TABLES_FILE)).expect("copied");
        let refusal = open_tables(simulated.path()).expect_err("refused");
        assert_eq!(
            refusal,
            Refusal::BrokenTables {
                file: "pupil.parquet".to_owned()
            }
        );
    }

    #[test]
    fn damage_is_named_by_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let refused = |file: &str| {
            assert_eq!(
                open_tables(folder.path()).expect_err("refused"),
                Refusal::BrokenTables {
                    file: file.to_owned()
                }
            );
            save_tables(&tables(), folder.path()).expect("saved");
        };
        save_tables(&tables(), folder.path()).expect("saved");
        std::fs::write(folder.path().join("advice.parquet"), "no parquet").expect("written");
        refused("advice.parquet");
        std::fs::write(folder.path().join(TABLES_FILE), "layout = 1").expect("written");
        refused(TABLES_FILE);
        // A pupil points at a school that is not there.
        let mut header = Header::of(&tables());
        header.schools.pop();
        let text = toml::to_string(&header).expect("written as TOML");
        std::fs::write(folder.path().join(TABLES_FILE), text).expect("written");
        refused(TABLES_FILE);
        let mut header = Header::of(&tables());
        header.layout = LAYOUT + 1;
        std::fs::write(
            folder.path().join(TABLES_FILE),
            toml::to_string(&header).expect("TOML"),
        )
        .expect("written");
        assert_eq!(
            open_tables(folder.path()).expect_err("refused"),
            Refusal::NewerTables
        );
        std::fs::remove_file(folder.path().join(TABLES_FILE)).expect("removed");
        assert!(!opens_tables(folder.path()));
        assert!(matches!(
            open_tables(folder.path()),
            Err(Refusal::NotFound { .. })
        ));
    }
}
