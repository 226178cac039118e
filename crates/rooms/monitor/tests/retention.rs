//! Pupils who left long ago go by themselves, and what was counted of their cohorts stays.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use database::organisations::{Kind, NewOrganisation};
use database::{Database, Deed, Place, audit, imports};
use measuring::cube::open_frozen;
use measuring::definition::Definition;
use monitor::site::Zien;
use std::path::Path;
use vocabulary::canonical::{Origin, Standing};
use vocabulary::{Decimals, Level, LevelRange, PupilKey, School, SchoolCode, SchoolYear, Tables};

/// The first of December 2024, in school year 2024-2025.
const NOW: i64 = 1_733_011_200;

fn definitions() -> Vec<Definition> {
    let text = include_str!("../../../../indicators/havo-diploma-on-time/definition.toml");
    vec![Definition::read(text).unwrap()]
}

fn year(start: i16) -> SchoolYear {
    SchoolYear::starting(start).unwrap()
}

/// Twelve who start in each of these years and stay for five; half of them leave with a diploma.
fn tables(starts: &[i16]) -> Tables {
    let mut tables = Tables::empty(Origin::Records);
    tables.schools = vec![School {
        code: SchoolCode::new("99AB00").unwrap(),
        name: None,
        board: None,
        surroundings: None,
    }];
    let havo = LevelRange::new(Level::Havo, Level::Havo).unwrap();
    for (cohort, start) in starts.iter().enumerate() {
        for number in 0..12_usize {
            let pupil = u32::try_from(tables.pupils()).unwrap();
            tables
                .pupil
                .key
                .push(PupilKey([(cohort * 12 + number) as u8; 16]));
            tables.pupil.school.push(0);
            tables.pupil.origin_school.push(None);
            tables.pupil.cohort.push(year(*start));
            tables.pupil.weight.push(Decimals::WEIGHT.one());
            for studied in 0..5 {
                tables.position.pupil.push(pupil);
                tables.position.school_year.push(year(start + studied));
                tables.position.study_year.push(Some(studied as u8 + 1));
                tables.position.standing.push(Standing::InClass(havo));
                tables.position.profile.push(None);
            }
            if number % 2 == 0 {
                tables.diploma.pupil.push(pupil);
                tables.diploma.school_year.push(Some(year(start + 4)));
                tables.diploma.level.push(Level::Havo);
            }
        }
    }
    assert_eq!(tables.breaches(), []);
    tables
}

async fn school(database: &Database, simulated: bool) -> i32 {
    let change = database.change().await.unwrap();
    let new = NewOrganisation {
        parent: None,
        kind: Kind::School,
        name: "School".to_owned(),
        code: None,
        simulated,
    };
    let school = change.add_organisation(new).await.unwrap();
    change.keep(&Deed::of_program("test", "nothing/0")).await.unwrap();
    school
}

fn folders(at: &Path) -> usize {
    std::fs::read_dir(at).map_or(0, Iterator::count)
}

#[tokio::test]
async fn rows_go_and_counts_stay() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&Place::File(folder.path().join("db")))
        .await
        .unwrap();
    let zien = Zien::new(folder.path().join("lists"), definitions());
    let school = school(&database, false).await;
    // The first left in the summer of 2020, the second in that of 2022. The third was in the newest year, and may be
    // there until the summer of 2024. The second list lies over the first.
    zien.keep(&database, None, school, tables(&[2015]), 0)
        .await
        .unwrap();
    let kept = zien
        .keep(&database, None, school, tables(&[2015, 2017, 2018]), 0)
        .await
        .unwrap();
    assert_eq!(kept.pupils, 36);
    assert_eq!(zien.forget_former_pupils(&database, NOW).await.unwrap(), 24);

    let current = imports::current(&database, school).await.unwrap().unwrap();
    assert_eq!(
        (current.pupils, current.first_cohort, current.last_cohort),
        (12, 2018, 2018)
    );
    let lists = folder.path().join("lists").join(school.to_string()).join("lists");
    assert_eq!(
        folders(&lists),
        1,
        "neither the rows before nor the list before that is left"
    );
    let rest = intake::open_tables(&lists.join(&current.folder)).unwrap();
    assert_eq!((rest.pupils(), rest.breaches()), (12, Vec::new()));
    // Taking the list back does not bring anyone back.
    let all = imports::all(&database, school).await.unwrap();
    assert_eq!(all.iter().filter(|list| !list.is_undone()).count(), 1);

    let counts = folder
        .path()
        .join("lists")
        .join(school.to_string())
        .join("cohorts");
    let mut starts: Vec<i16> = Vec::new();
    for file in std::fs::read_dir(&counts).unwrap() {
        let (cube, frozen) = open_frozen(&file.unwrap().path()).unwrap();
        assert_eq!(cube.pupils(), 12);
        starts.push(frozen.unwrap().cohort.start());
    }
    starts.sort_unstable();
    assert_eq!(starts, [2015, 2017]);

    assert_eq!(
        zien.forget_former_pupils(&database, NOW).await.unwrap(),
        0,
        "once is enough"
    );
    assert!(matches!(
        audit::verify(&database).await.unwrap(),
        audit::Verdict::Whole { .. }
    ));
    // Two years later the others go too, and no list is left.
    assert_eq!(
        zien.forget_former_pupils(&database, NOW + 2 * 366 * 86_400)
            .await
            .unwrap(),
        12
    );
    assert_eq!(imports::current(&database, school).await.unwrap(), None);
    assert_eq!((folders(&lists), folders(&counts)), (0, 3));
}

#[tokio::test]
async fn invented_and_published_pupils_are_nobodys_file() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&Place::File(folder.path().join("db")))
        .await
        .unwrap();
    let zien = Zien::new(folder.path().join("lists"), definitions());
    let invented = school(&database, true).await;
    let mut simulated = tables(&[2015]);
    simulated.origin = Origin::Synthetic {
        seed: 1,
        model: "test".to_owned(),
        parameters: "test".to_owned(),
    };
    zien.keep(&database, None, invented, simulated, 0).await.unwrap();
    let research = school(&database, false).await;
    let mut published = tables(&[2015]);
    published.origin = Origin::Published;
    zien.keep(&database, None, research, published, 0).await.unwrap();
    assert_eq!(zien.forget_former_pupils(&database, NOW).await.unwrap(), 0);
    for organisation in [invented, research] {
        assert_eq!(
            imports::current(&database, organisation)
                .await
                .unwrap()
                .unwrap()
                .pupils,
            12
        );
    }
}
