//! The wider the audience, the less is shown: `intern`, `bestuur`, `publiek`.

use crate::common::{Report, Room, repository_argument};
use std::fmt::Write;

const PROFILES: [(&str, u64); 3] = [("intern", 0), ("bestuur", 6), ("publiek", 10)];

/// Nothing hidden is shown by another count, the audit agrees, and a wider audience sees no more.
fn less_and_less(reports: &[Report]) {
    let mut hidden_before = 0;
    for (report, (profile, least)) in reports.iter().zip(PROFILES) {
        let disclosure = &report.0["disclosure"];
        assert_eq!(disclosure["profile"], profile);
        assert_eq!(disclosure["safe"], true);
        assert_eq!(disclosure["disclosed"], 0);
        let cells = report
            .tables()
            .flat_map(|table| table["cells"].as_array().unwrap());
        let (mut shown, mut hidden) = (0, 0);
        for cell in cells {
            match cell["count"].as_u64() {
                Some(count) => {
                    assert!(count == 0 || count >= least, "{profile}: {cell}");
                    shown += 1;
                }
                None => hidden += 1,
            }
        }
        assert!(shown > 0);
        assert!(
            hidden >= hidden_before,
            "{profile} hides {hidden}, the profile before it {hidden_before}"
        );
        if profile == "intern" {
            assert_eq!(hidden, 0, "a school sees its own counts");
        }
        hidden_before = hidden;
    }
}

fn reports(room: &Room, arguments: &[&str]) -> Vec<Report> {
    PROFILES
        .iter()
        .map(|(profile, _)| {
            room.succeeds(
                &[
                    arguments,
                    &["--profile", profile, "--out", profile, "--replicates", "100"],
                ]
                .concat(),
            );
            room.report(profile)
        })
        .collect()
}

#[test]
fn published_pupils() {
    let room = Room::new();
    let pupils = repository_argument("sample-data/brandsma-knuver");
    less_and_less(&reports(
        &room,
        &["measure", &pupils, "--only", "outcome-score,school-segregation"],
    ));
}

#[test]
fn a_board_with_small_groups() {
    let mapping = r#"version = 1
sector = "po"
[columns."leerlingnummer"]
role = "pupil"
[columns."brin"]
role = "school"
[columns."schooljaar"]
role = "school-year"
[columns."voorlopig advies"]
role = "advice-provisional"
[columns."toetsadvies"]
role = "advice-test"
[columns."definitief advies"]
role = "advice-final"
[[background]]
id = "opleiding-ouders"
label = "opleiding ouders"
columns = ["ouders"]
classes = [
  { code = "low", label = "kort", values = ["kort"] },
  { code = "middle", label = "midden", values = ["midden"] },
  { code = "high", label = "lang", values = ["lang"] },
]
"#;
    let mut list =
        "leerlingnummer;brin;schooljaar;voorlopig advies;toetsadvies;definitief advies;ouders\n".to_owned();
    let advices = [
        "vmbo-bb",
        "vmbo-kb",
        "vmbo-gt",
        "vmbo-gt/havo",
        "havo",
        "havo/vwo",
        "vwo",
    ];
    let tests = ["vmbo-bb/kb", "vmbo-kb/gt", "vmbo-gt/havo", "havo/vwo", "vwo"];
    for pupil in 0..120 {
        // Steps without a common divisor give every mixture, some of them rare.
        let group = ["lang", "midden", "lang", "kort", "midden", "lang", "lang", ""][pupil % 8];
        let advice = advices[pupil * 3 % 7];
        let test = tests[pupil * 2 % 5];
        writeln!(
            list,
            "{pupil};9{}ZZ00;2024-2025;{advice};{test};{advice};{group}",
            pupil % 4
        )
        .unwrap();
    }
    let room = Room::with(&[("lijst.csv", &list), ("map.toml", mapping)]);
    let reports = reports(&room, &["measure", "lijst.csv", "--map", "map.toml"]);
    less_and_less(&reports);
    let hidden = |report: &Report| report.0["disclosure"]["hidden"].as_u64().unwrap();
    assert!(
        hidden(&reports[1]) > 0 && hidden(&reports[2]) > hidden(&reports[1]),
        "there was something to hide"
    );
    // Every sentence of the report was written, also those of indicators that need background and advice.
    for (profile, _) in PROFILES {
        assert!(!room.text(&format!("{profile}/report.html")).contains('\u{27e6}'));
    }
}
