//! From 2,000,000 pupils in memory to cells, and from cells to figures with 200 replicates.
//!
//! Run with `cargo bench -p measuring`. Set `RAYON_NUM_THREADS=1` to see the time of one core.

use divan::{Bencher, black_box};
use measuring::cube::Cube;
use measuring::definition::Definition;
use measuring::{Choice, Settings, count, measure};
use std::sync::LazyLock;
use vocabulary::canonical::{BackgroundColumn, Origin};
use vocabulary::{
    Advice, AdviceKind, Background, Class, ClassCode, Decimals, Label, LevelRange, PupilKey, School,
    SchoolCode, SchoolYear, Tables, TestDefinition, TestUse,
};

const PUPILS: u32 = 2_000_000;
const SCHOOLS: u32 = 2_000;
const GROUPS: u8 = 8;

/// A definition of the repository.
macro_rules! indicator {
    ($id:literal) => {
        (
            $id,
            include_str!(concat!("../../../../indicators/", $id, "/definition.toml")),
        )
    };
}

/// The definitions that these pupils have the columns for.
const INDICATORS: [(&str, &str); 9] = [
    indicator!("havo-advice"),
    indicator!("havo-advice-gap-at-equal-score"),
    indicator!("havo-advice-decomposition"),
    indicator!("havo-advice-funnel"),
    indicator!("advice-mobility"),
    indicator!("advice-spread"),
    indicator!("advice-superiority"),
    indicator!("school-segregation"),
    indicator!("unknown-background"),
];

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

fn main() {
    divan::main();
}

fn definitions() -> Vec<Definition> {
    INDICATORS
        .map(|(_, text)| Definition::read(text).expect("a sound definition"))
        .to_vec()
}

fn definition(id: &str) -> Vec<Definition> {
    let (_, text) = INDICATORS
        .iter()
        .find(|(known, _)| *known == id)
        .expect("in the list");
    vec![Definition::read(text).expect("a sound definition")]
}

/// splitmix64 (Steele, Lea & Flood 2014): the same pupils in every run.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Pupils of 2,000 schools, 8 groups, 51 scores and 10 advices that rise with the score.
fn pupils() -> Tables {
    let mut tables = Tables::empty(Origin::Synthetic {
        seed: 0,
        model: "benchmark".to_owned(),
        parameters: String::new(),
    });
    let school = |place| School {
        code: SchoolCode::new(&format!("S{place:04}")).expect("not empty"),
        name: None,
        board: None,
        surroundings: None,
    };
    tables.schools = (0..SCHOOLS).map(school).collect();
    let class = |place| Class {
        code: format!("g{place}"),
        label: Label::same(format!("g{place}")),
    };
    tables.backgrounds.push(Background {
        id: "groups".to_owned(),
        label: Label::same("groups"),
        classes: (1..=GROUPS).map(class).collect(),
        measure_decimals: None,
        measure_unit: None,
    });
    tables.tests.push(TestDefinition {
        id: "score".to_owned(),
        label: Label::same("score"),
        provider: None,
        unit: Label::same("points"),
        used_as: TestUse::Condition,
        decimals: Decimals::NONE,
        band_width: None,
        range: Some((500.0, 550.0)),
        reliability: None,
    });
    let year = SchoolYear::starting(2023).expect("in range");
    let advices = ADVICES.map(|code| Advice::Range(LevelRange::from_code(code).expect("a code")));
    let mut background = BackgroundColumn::default();
    for pupil in 0..PUPILS {
        let bits = mixed(u64::from(pupil));
        let score = (bits >> 8) % 51;
        let advice = (score / 5 + (bits >> 20) % 3).saturating_sub(1).min(9);
        let mut key = [0; 16];
        key[..4].copy_from_slice(&pupil.to_le_bytes());
        tables.pupil.key.push(PupilKey(key));
        tables.pupil.school.push((bits >> 32) as u32 % SCHOOLS);
        tables.pupil.origin_school.push(None);
        tables.pupil.cohort.push(year);
        tables.pupil.weight.push(Decimals::WEIGHT.one());
        background
            .class
            .push(ClassCode((bits % u64::from(GROUPS)) as u8 + 1));
        tables.test.pupil.push(pupil);
        tables.test.test.push(0);
        tables.test.score.push(500 + score.cast_signed());
        tables.advice.pupil.push(pupil);
        tables.advice.kind.push(AdviceKind::Final);
        tables.advice.advice.push(advices[advice as usize]);
        tables.advice.reason_recorded.push(None);
    }
    tables.pupil.backgrounds.push(background);
    tables
}

static TABLES: LazyLock<Tables> = LazyLock::new(pupils);

fn cube_of(definitions: &[Definition]) -> Cube {
    count(&TABLES, Choice::first(&TABLES), definitions)
}

fn settings(replicates: usize) -> Settings {
    Settings {
        replicates,
        ..Settings::default()
    }
}

/// The one pass over pupils, for the cells of one indicator or of all.
#[divan::bench(sample_count = 10, sample_size = 1, args = ["havo-advice", "havo-advice-gap-at-equal-score", "all"])]
fn cube(bencher: Bencher<'_, '_>, id: &str) {
    let definitions = if id == "all" {
        definitions()
    } else {
        definition(id)
    };
    LazyLock::force(&TABLES);
    bencher
        .counter(divan::counter::ItemsCount::new(PUPILS))
        .bench(|| cube_of(black_box(&definitions)));
}

/// Figures from cells, through disclosure control; the gap and segregation draw 200 replicates.
#[divan::bench(sample_count = 10, sample_size = 1, args = ["havo-advice", "havo-advice-gap-at-equal-score", "school-segregation", "advice-mobility"])]
fn figures(bencher: Bencher<'_, '_>, id: &str) {
    let definitions = definition(id);
    let cube = cube_of(&definitions);
    bencher.bench(|| measure(black_box(&cube), &definitions, &settings(200), |_, _| {}));
}

/// The figures of all indicators from cells.
#[divan::bench(sample_count = 5, sample_size = 1, args = [200, 1000])]
fn figures_of_all(bencher: Bencher<'_, '_>, replicates: usize) {
    let definitions = definitions();
    let cube = cube_of(&definitions);
    bencher.bench(|| measure(black_box(&cube), &definitions, &settings(replicates), |_, _| {}));
}
