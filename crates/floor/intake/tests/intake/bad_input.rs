//! Each kind of bad input gives a clear refusal or a counted problem, and never a panic.

use crate::common::{HEADER, MAPPING, file, read_path, read_rows, read_with};
use intake::{Mapping, ProblemKind, Refusal};
use vocabulary::{CountRange, Decimals};

const ROW: &str = "1;99ZZ00;Het Baken;2023-2024;havo;Havo/vwo;havo/vwo;;53,5;laag\n";

fn count(rows: &str, kind: ProblemKind) -> u64 {
    read_rows(rows).unwrap().problems.count(kind)
}

#[test]
fn a_sound_row_has_no_problems() {
    let import = read_rows(ROW).unwrap();
    assert!(import.problems.is_empty(), "{:?}", import.problems);
    assert_eq!(import.tables.pupils(), 1);
    assert_eq!(import.tables.test.score, [535]);
    assert_eq!(import.tables.advice.pupil.len(), 3);
    assert_eq!(import.tables.advice.reason_recorded, [None, None, Some(false)]);
    assert_eq!(import.tables.pupil.backgrounds[0].class[0].0, 1);
}

#[test]
fn files_without_pupils() {
    assert_eq!(read_with("", MAPPING), Err(Refusal::Empty));
    assert_eq!(read_with("\u{feff}\n\n", MAPPING), Err(Refusal::Empty));
    assert_eq!(read_with(HEADER, MAPPING), Err(Refusal::HeaderOnly));
    assert_eq!(
        read_with(format!("{HEADER}\n;;;;;;;;;\n"), MAPPING),
        Err(Refusal::HeaderOnly)
    );
    assert!(matches!(
        read_path("nowhere.csv".as_ref(), MAPPING),
        Err(Refusal::NotFound { .. })
    ));
    assert_eq!(
        read_rows(";99ZZ00;x;2023-2024;havo;;;;;\n"),
        Err(Refusal::NothingUsable { rows: 1 })
    );
}

#[test]
fn a_file_that_was_cut_off() {
    let whole = format!("{HEADER}\n{}", ROW.repeat(3));
    // Everything up to the last cell of the last row is seen to be missing.
    for cut in 2..ROW.len() - 6 {
        let end = whole.len() - cut;
        if whole[..end].ends_with('\n') || !whole[..end].rsplit('\n').next().unwrap().is_empty() {
            let read = read_with(&whole[..end], MAPPING);
            let last = whole[..end].rsplit('\n').next().unwrap();
            if last.matches(';').count() < 9 && !last.is_empty() {
                assert_eq!(read, Err(Refusal::CutOff { row: 4 }), "{last}");
            }
        }
    }
    let open = format!("{HEADER}\n{ROW}1;\"99ZZ00;Het Baken\n2;99ZZ00\n");
    assert_eq!(read_with(open, MAPPING), Err(Refusal::OpenQuote { row: 3 }));
}

#[test]
fn a_large_file_that_was_cut_off() {
    let mut text = format!("{HEADER}\n");
    for pupil in 0..400_000 {
        text.push_str(&format!("{pupil}{}", &ROW[1..]));
    }
    let end = text.len() - 40;
    let rows = text.matches('\n').count() as u64;
    assert_eq!(
        read_with(&text[..end], MAPPING),
        Err(Refusal::CutOff { row: rows })
    );
    let import = read_with(&text, MAPPING).unwrap();
    assert_eq!(import.tables.pupils(), 400_000);
}

#[test]
fn wrong_encodings() {
    let row = "1;99ZZ00;Mari\u{eb}ndael;2023-2024;havo;;havo;;;laag\n";
    let mut bytes = format!("{HEADER}\n").into_bytes();
    bytes.extend(row.chars().map(|c| c as u8));
    let stated = format!("{MAPPING}[file]\nencoding = \"utf-8\"\n");
    assert_eq!(
        read_with(&bytes, &stated),
        Err(Refusal::InvalidBytes {
            encoding: "utf-8",
            row: 2
        })
    );
    let name = |import: intake::Import| import.tables.schools[0].name.clone().unwrap();
    assert_eq!(name(read_with(&bytes, MAPPING).unwrap()), "Mariëndael");
    let garbled = ROW.replace("Het Baken", "SÂ·dwest");
    assert_eq!(
        read_rows(&garbled),
        Err(Refusal::Garbled {
            column: "schoolnaam".to_owned(),
            row: 2
        })
    );
    assert!(matches!(
        read_rows(&ROW.replace("Het", "H\u{fffd}t")),
        Err(Refusal::Garbled { .. })
    ));
}

#[test]
fn letters_that_come_late_in_a_large_file_still_tell_the_encoding() {
    let mut bytes = format!("{HEADER}\n").into_bytes();
    for pupil in 0..30_000 {
        bytes.extend_from_slice(format!("{pupil}{}", &ROW[1..]).as_bytes());
    }
    bytes.extend_from_slice(b"x;99ZZ01;Mari\x89ndael;2023-2024;havo;;havo;;;laag\n");
    let import = read_with(&bytes, MAPPING).unwrap();
    assert_eq!(import.tables.schools[1].name.as_deref(), Some("Mariëndael"));
    assert_eq!(import.reading.encoding, Some(intake::Encoding::Cp850));
}

#[test]
fn duplicate_pupils_keep_their_first_row() {
    let import = read_rows(&format!("{ROW}{}", ROW.replace("havo/vwo;;53", "vwo;;60"))).unwrap();
    assert_eq!(import.tables.pupils(), 1);
    assert_eq!(import.tables.test.score, [535]);
    let problem = &import.problems.kept()[0];
    assert_eq!(
        (problem.kind, problem.row, problem.other),
        (ProblemKind::PupilTwice, Some(3), Some(2))
    );
    let next_year = ROW.replace("2023-2024", "2024-2025");
    assert_eq!(
        read_rows(&format!("{ROW}{next_year}")).unwrap().tables.pupils(),
        2
    );
    let zeros = format!("{ROW}0{ROW}");
    assert_eq!(read_rows(&zeros).unwrap().tables.pupils(), 2);
}

#[test]
fn numbers_that_are_unique_within_a_school_only() {
    let rows = format!("{ROW}{}", ROW.replace("99ZZ00", "99ZZ01"));
    assert_eq!(count(&rows, ProblemKind::PupilTwice), 1);
    let within = MAPPING.replace("role = \"pupil\"", "role = \"pupil\"\nwithin = \"school\"");
    assert_eq!(
        read_with(format!("{HEADER}\n{rows}"), &within)
            .unwrap()
            .tables
            .pupils(),
        2
    );
}

#[test]
fn two_schools_with_one_name_stay_two() {
    let rows = format!("{ROW}2{}", &ROW.replace("99ZZ00", "99ZZ01")[1..]);
    let import = read_rows(&rows).unwrap();
    assert_eq!(import.tables.schools.len(), 2);
    assert_eq!(import.problems.count(ProblemKind::SchoolsShareName), 1);
    assert_eq!(import.problems.kept()[0].value.as_deref(), Some("99ZZ00, 99ZZ01"));
}

#[test]
fn impossible_and_unreadable_levels() {
    let with = |advice: &str| ROW.replace("havo/vwo;;", &format!("{advice};;"));
    assert_eq!(count(&with("vmbo-bb/havo"), ProblemKind::AdviceImpossible), 1);
    assert_eq!(count(&with("hoog"), ProblemKind::AdviceUnreadable), 1);
    assert_eq!(count(&with("vmbo-gt"), ProblemKind::FinalBelowProvisional), 1);
    assert_eq!(
        count(
            &ROW.replace("Havo/vwo", "havo"),
            ProblemKind::TestAdviceUnreadable
        ),
        1
    );
    let import = read_rows(&format!("{}2{}", with("hoog"), &with("hoog")[1..])).unwrap();
    assert_eq!(import.unread.len(), 1);
    assert_eq!(
        (import.unread[0].text.as_str(), import.unread[0].rows),
        ("hoog", 2)
    );
    assert_eq!(import.tables.advice.pupil.len(), 4);
}

#[test]
fn weights_must_be_numbers_from_zero() {
    let mapping = format!("{MAPPING}[columns.gewichtsfactor]\nrole = \"weight\"\n");
    let read = |weight: &str| {
        let row = ROW.trim_end();
        let text = format!("{HEADER};gewichtsfactor\n{row};1,5\n2{};{weight}\n", &row[1..]);
        read_with(text, &mapping).unwrap()
    };
    assert_eq!(read("0,25").tables.pupil.weight, [1_500_000, 250_000]);
    for (weight, kind) in [
        ("-1", ProblemKind::WeightNegative),
        ("NaN", ProblemKind::WeightUnreadable),
        ("inf", ProblemKind::WeightUnreadable),
        ("veel", ProblemKind::WeightUnreadable),
        ("", ProblemKind::WeightMissing),
    ] {
        let import = read(weight);
        assert_eq!(import.problems.count(kind), 1, "{weight}");
        assert_eq!((import.tables.pupils(), import.reading.rows_left_out), (1, 1));
    }
}

#[test]
fn scores_must_be_numbers_in_range() {
    for (score, kind) in [
        ("goed", ProblemKind::ScoreUnreadable),
        ("NaN", ProblemKind::ScoreUnreadable),
        ("<5", ProblemKind::ValueMasked),
        ("100,1", ProblemKind::ScoreOutsideRange),
        ("-1", ProblemKind::ScoreOutsideRange),
        ("53.55", ProblemKind::DecimalSign),
    ] {
        let row = ROW.replace("53,5", score);
        let import = read_rows(&format!("{ROW}2{}", &row[1..])).unwrap();
        assert_eq!(import.problems.count(kind), 1, "{score}");
        assert_eq!((import.tables.pupils(), import.tables.test.score.len()), (2, 1));
    }
    // A masked cell is a range elsewhere, never a number of one pupil.
    assert_eq!(CountRange::read("<5"), Some(CountRange { least: 1, most: 4 }));
}

#[test]
fn years_schools_classes_and_widths() {
    for (from, to, kind) in [
        ("2023-2024", "2023-2025", ProblemKind::SchoolYearUnreadable),
        ("2023-2024", "", ProblemKind::SchoolYearMissing),
        ("99ZZ00", "", ProblemKind::SchoolMissing),
        ("laag", "midden", ProblemKind::ClassUnknown),
        (";Het Baken;", ";Het;Baken;", ProblemKind::RowWidth),
    ] {
        let import = read_rows(&format!("{ROW}2{}", &ROW.replace(from, to)[1..])).unwrap();
        assert_eq!(import.problems.count(kind), 1, "{kind:?} {:?}", import.problems);
        assert_eq!(import.problems.kept()[0].row, Some(3));
    }
    let day = ROW.replace("2023-2024", "01-10-2023");
    assert_eq!(read_rows(&day).unwrap().tables.pupil.cohort[0].start(), 2023);
    let wide = format!("{HEADER}\n{}", "1;2;3\n".repeat(5));
    assert_eq!(
        read_with(wide, MAPPING),
        Err(Refusal::WrongWidth { expected: 10 })
    );
}

#[test]
fn rows_are_numbered_as_the_user_sees_them() {
    let rows = format!(
        "{ROW}\n\n2;99ZZ00;\"Het\nBaken\";2023-2024;havo;;havo;;;laag\n3;99ZZ00;;;havo;;havo;;;laag\n"
    );
    let missing = |import: intake::Import| {
        let found = import
            .problems
            .kept()
            .iter()
            .find(|problem| problem.kind == ProblemKind::SchoolYearMissing);
        found.unwrap().row
    };
    assert_eq!(missing(read_rows(&rows).unwrap()), Some(7));
    let windows = format!("{HEADER}\n{rows}").replace('\n', "\r\n");
    assert_eq!(missing(read_with(windows, MAPPING).unwrap()), Some(7));
}

#[test]
fn a_mapping_must_fit_the_file() {
    let typo = MAPPING.replace("\"score\"", "\"scoer\"");
    let absent = Refusal::ColumnAbsent {
        column: "scoer".to_owned(),
        nearest: Some("score".to_owned()),
    };
    assert_eq!(read_with(format!("{HEADER}\n{ROW}"), &typo), Err(absent));
    let twice = format!("{HEADER};score\n{};1\n", ROW.trim_end());
    assert_eq!(
        read_with(twice, MAPPING),
        Err(Refusal::ColumnTwice {
            column: "score".to_owned()
        })
    );
    let without = |role: &str| {
        let text = format!("{HEADER}\n{ROW}");
        read_with(
            text,
            &MAPPING.replace(&format!("role = \"{role}\""), "role = \"ignored\""),
        )
    };
    assert_eq!(without("pupil"), Err(Refusal::NoPupilColumn));
    assert_eq!(without("school"), Err(Refusal::NoSchool));
    assert_eq!(without("school-year"), Err(Refusal::NoCohort));
}

#[test]
fn containers_that_are_broken() {
    for bytes in [
        &b"PAR1 and then nothing"[..],
        b"PK\x03\x04 no zip",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 no book",
    ] {
        assert!(matches!(
            read_with(bytes, MAPPING),
            Err(Refusal::BrokenContainer { .. })
        ));
        assert!(matches!(
            intake::inspect(file(bytes).path()),
            Err(Refusal::BrokenContainer { .. })
        ));
    }
    assert_eq!(
        read_with(b"\x00\x01\x02\x03", MAPPING),
        Err(Refusal::UnknownFormat)
    );
    assert_eq!(
        read_with("<EDEX><school></school></EDEX>", MAPPING),
        Err(Refusal::OnlyGroups)
    );
    assert_eq!(
        read_with("<!DOCTYPE x><EDEX></EDEX>", MAPPING),
        Err(Refusal::UnsafeXml)
    );
}

#[test]
fn secondary_lists_have_a_row_a_year() {
    let mapping = r#"
version = 1
sector = "vo"
[columns.stamnr]
role = "pupil"
[columns.vestiging]
role = "school"
[columns.jaar]
role = "school-year"
[columns.leerjaar]
role = "study-year"
[columns.niveau]
role = "level"
[columns.advies]
role = "advice-final"
[columns.basisschool]
role = "origin-school"
[columns.diploma]
role = "diploma"
"#;
    let rows = "stamnr;vestiging;jaar;leerjaar;niveau;advies;basisschool;diploma\n\
        1;99ZZ00;2021-2022;2;havo;havo;01AA00;\n\
        1;99ZZ00;2020-2021;1;havo/vwo;havo;01AA00;\n\
        1;99ZZ00;2022-2023;7;3 havo;vwo;01AA00;\n\
        1;99ZZ00;2022-2023;3;vwo;havo;01AA00;\n\
        2;99ZZ00;2020-2021;1;0022;vmbo;;\n\
        2;99ZZ00;2021-2022;;uitgestroomd;;;\n\
        3;99ZZ00;2023-2024;4;vmbo-gt;vmbo-gt;onbekend;ja\n\
        3;99ZZ00;2024-2025;5;vmbo-gt;vmbo-gt;;nee\n";
    let import = read_with(rows, mapping).unwrap();
    let tables = &import.tables;
    assert_eq!(tables.pupils(), 3);
    let cohorts: Vec<i16> = tables.pupil.cohort.iter().map(|year| year.start()).collect();
    assert_eq!(cohorts, [2020, 2020, 2023]);
    let classes: Vec<String> = tables.placement.class.iter().map(|class| class.code()).collect();
    assert_eq!(classes, ["havo/vwo", "vmbo-bb/havo"]);
    assert_eq!(tables.position.pupil, [0, 0, 0, 1, 1, 2, 2]);
    assert_eq!(
        tables.position.study_year,
        [Some(1), Some(2), None, Some(1), None, Some(4), None]
    );
    assert_eq!(tables.diploma.level, [vocabulary::Level::VmboGt]);
    assert_eq!(tables.diploma.school_year[0].unwrap().start(), 2023);
    assert_eq!(tables.pupil.origin_school, [Some(1), None, None]);
    for (kind, times) in [
        (ProblemKind::PupilTwiceInYear, 1),
        (ProblemKind::FactsDiffer, 1),
        (ProblemKind::AdviceUnreadable, 1),
        (ProblemKind::StudyYearUnreadable, 1),
        (ProblemKind::StudyYearImpossible, 1),
    ] {
        assert_eq!(import.problems.count(kind), times, "{kind:?}");
    }
    assert_eq!(import.problems.total(), 5);
}

#[test]
fn profiles_are_read_and_never_guessed() {
    let mapping = r#"
version = 1
sector = "vo"
[columns.stamnr]
role = "pupil"
[columns.vestiging]
role = "school"
[columns.jaar]
role = "school-year"
[columns.leerjaar]
role = "study-year"
[columns.niveau]
role = "level"
[columns.profiel]
role = "profile"
values = { "exact" = "nt-ng" }
"#;
    let rows = "stamnr;vestiging;jaar;leerjaar;niveau;profiel\n\
        1;99ZZ00;2020-2021;3;havo;\n\
        1;99ZZ00;2021-2022;4;havo;N&T / N&G\n\
        2;99ZZ00;2021-2022;4;vwo;exact\n\
        3;99ZZ00;2021-2022;3;vmbo-kb;Zorg en welzijn\n\
        4;99ZZ00;2021-2022;3;vmbo-kb;N&T\n\
        5;99ZZ00;2021-2022;4;vwo;onbekend\n\
        6;99ZZ00;2021-2022;4;vwo;bijna alles\n\
        7;99ZZ00;2021-2022;1;havo;onbekend\n\
        8;99ZZ00;2021-2022;4;0372;\n\
        9;99ZZ00;2021-2022;3;0474;geen\n";
    let import = read_with(rows, mapping).unwrap();
    let codes: Vec<Option<&str>> = import
        .tables
        .position
        .profile
        .iter()
        .map(|profile| profile.map(vocabulary::SubjectProfile::code))
        .collect();
    let unknown = Some("unknown");
    assert_eq!(
        codes,
        [
            None,
            Some("nt-ng"),
            Some("nt-ng"),
            Some("zw"),
            unknown,
            unknown,
            unknown,
            None,
            Some("em")
        ]
    );
    for (kind, times) in [
        (ProblemKind::ProfileUnreadable, 1),
        (ProblemKind::ProfileImpossible, 1),
        // The level code of the theoretical track without a profile is not in the list of codes.
        (ProblemKind::LevelUnreadable, 1),
    ] {
        assert_eq!(import.problems.count(kind), times, "{kind:?}");
    }
    assert_eq!(import.problems.total(), 3);
}

#[test]
fn published_data_sets_are_read_without_a_problem() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../sample-data");
    for (name, pupils, schools, tests) in [
        ("brandsma-knuver", 2_287, 131, 2_287 * 5),
        ("pisa-2003-netherlands", 3_992, 154, 3_992 * 3),
    ] {
        let dataset = intake::open_dataset(&folder.join(name)).unwrap();
        let import = intake::read(&dataset.file, &dataset.mapping, &crate::common::key(), &mut ()).unwrap();
        assert_eq!(import.tables.breaches(), []);
        assert!(import.problems.is_empty(), "{:?}", import.problems);
        assert_eq!(import.tables.pupils(), pupils);
        assert_eq!(import.tables.schools.len(), schools);
        assert_eq!(import.tables.test.pupil.len(), tests);
        // The mapping survives being written.
        assert_eq!(
            Mapping::read(&dataset.mapping.to_toml()).unwrap(),
            dataset.mapping
        );
    }
}

#[test]
fn the_classes_of_the_published_data_sets_are_as_large_as_their_meta_files_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../sample-data");
    let sizes = |name: &str, background: usize| {
        let dataset = intake::open_dataset(&folder.join(name)).unwrap();
        let import = intake::read(&dataset.file, &dataset.mapping, &crate::common::key(), &mut ()).unwrap();
        let mut sizes = vec![0; import.tables.backgrounds[background].classes.len() + 1];
        let column = &import.tables.pupil.backgrounds[background];
        column
            .class
            .iter()
            .for_each(|class| sizes[usize::from(class.0)] += 1);
        (sizes, column.measure.clone())
    };
    assert_eq!(sizes("brandsma-knuver", 0).0, [0, 467, 676, 576, 568]);
    let (escs, measures) = sizes("pisa-2003-netherlands", 1);
    assert_eq!(escs, [124, 343, 1_413, 1_523, 589]);
    let first = Decimals::new(5).unwrap().read("-2.23704");
    assert_eq!(measures[0], first);
}

#[test]
fn rows_are_counted_before_they_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../sample-data");
    let inspection = intake::inspect(&folder.join("brandsma-knuver/bdf.csv")).unwrap();
    assert_eq!((inspection.rows.count, inspection.rows.exact), (2_287, true));
    let many = format!("{HEADER}\n{}", ROW.repeat(20_000));
    let inspection = intake::inspect(file(&many).path()).unwrap();
    assert_eq!((inspection.rows.count, inspection.rows.exact), (20_000, false));
    let wide = format!("{}\n", "a;".repeat(10_000));
    assert_eq!(intake::inspect(file(wide).path()), Err(Refusal::UnknownFormat));
}
