//! Boards count together, and nobody sees one of them; words beside figures, and files of them.

use crate::common::{Visitor, demo, linked};

/// The number of the organisation in the address of the page to which somebody comes first.
fn home(visitor: &mut Visitor) -> i32 {
    let answer = visitor.get("/");
    match answer.to {
        Some(to) => to.rsplit('/').next().unwrap().parse().unwrap(),
        None => linked(&answer.text(), "/zien")[0],
    }
}

#[test]
fn a_round_opens_with_the_last_board_and_fits_beside_those_before() {
    let (served, _folder) = demo();
    let mut region = Visitor::signed_in(&served.base, "regio");
    let at = home(&mut region);
    let mut boards: Vec<(Visitor, i32)> = [
        "bestuurder.po",
        "bestuurder.bedacht",
        "bestuurder.zomaar",
        "bestuurder.vo",
    ]
    .into_iter()
    .map(|name| {
        let mut visitor = Visitor::signed_in(&served.base, name);
        let board = home(&mut visitor);
        (visitor, board)
    })
    .collect();
    let names: Vec<String> = boards.iter().map(|(_, board)| format!("board-{board}")).collect();
    let begin = |region: &mut Visitor, chosen: &[usize], from: &str, to: &str| {
        let mut form: Vec<(&str, &str)> = chosen
            .iter()
            .map(|place| (names[*place].as_str(), "on"))
            .collect();
        form.extend([("from", from), ("to", to)]);
        region.post(&format!("/samen/{at}"), &form)
    };
    // The demonstration has a round of the first three over the last three school years.
    for (chosen, from, to, says) in [
        (&[0, 1][..], "2019", "2021", "minstens drie besturen"),
        (&[0, 1, 2, 3], "2022", "2024", "Vereniging Bedachte Scholen"),
        (&[0, 1, 2], "2021", "2022", "2022-2023 – 2024-2025"),
        (&[0, 1, 2], "2021", "2019", "laatste schooljaar"),
        (&[0, 1, 2], "niets", "💥", "laatste schooljaar"),
    ] {
        let answer = begin(&mut region, chosen, from, to);
        assert_eq!(answer.status, 422, "{from} {to}");
        assert!(answer.text().contains(says), "{says}: {}", answer.text());
    }
    assert_eq!(begin(&mut region, &[0, 1, 2], "2019", "2021").status, 303);
    let page = region.get(&format!("/samen/{at}")).text();
    assert_eq!(page.matches("nog niet").count(), 3, "{page}");
    let round = ("round", "2");
    assert_eq!(
        region.get(&format!("/samen/{at}/2")).status,
        404,
        "as long as it waits"
    );

    // A board that is in the round gives once; one that is not gives nothing.
    for place in [0, 1] {
        let (visitor, board) = &mut boards[place];
        let path = format!("/meetellen/{board}");
        assert!(
            visitor.get(&path).text().contains("Vereniging Bedachte Scholen"),
            "who else takes part"
        );
        assert_eq!(visitor.post(&path, &[round]).status, 303);
        let again = visitor.post(&path, &[round]);
        assert_eq!(again.status, 400);
        assert!(again.text().contains("Er is niets veranderd"));
    }
    let (outside, board) = &mut boards[3];
    assert_eq!(outside.post(&format!("/meetellen/{board}"), &[round]).status, 404);
    assert_eq!(
        outside.get(&format!("/meetellen/{board}/1")).status,
        404,
        "a sum of others"
    );
    assert_eq!(
        region.get(&format!("/samen/{at}/2")).status,
        404,
        "one is missing"
    );
    let (last, board) = &mut boards[2];
    assert_eq!(last.post(&format!("/meetellen/{board}"), &[round]).status, 303);

    let sum = region.get_figures(&format!("/samen/{at}/2"));
    assert_eq!(sum.status, 200);
    assert!(sum.text().contains("sommen over de besturen"));
    assert!(
        sum.text()
            .contains("De tellingen van 3 besturen bij elkaar opgeteld")
    );
    assert!(!sum.text().contains("Een eigen bestand"));
    // Several tables of counts, each by what it counts; the round of the demonstration has them.
    region.get_figures(&format!("/samen/{at}/1"));
    let counts = region.get(&format!("/samen/{at}/1/over/reconsideration")).text();
    let captions: Vec<&str> = counts
        .split("<caption")
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split_once("</caption>"))
        .map(|(caption, _)| caption)
        .collect();
    let different: std::collections::BTreeSet<&&str> = captions.iter().collect();
    assert!(
        captions.len() > 1 && different.len() == captions.len(),
        "{captions:?}"
    );
    for (visitor, board) in &mut boards[..3] {
        assert_eq!(visitor.get_figures(&format!("/meetellen/{board}/2")).status, 200);
    }
    // What is open cannot be called off any more.
    let too_late = region.post(&format!("/samen/{at}/af"), &[round]);
    assert_eq!(too_late.status, 400);

    // One that waits can, and then nobody gives to it.
    let again = begin(&mut region, &[0, 1, 2], "2019", "2021");
    assert_eq!(again.status, 422, "the same boards and years, once more");
    assert!(
        again
            .text()
            .contains("</h1><div class=\"problems\" role=\"alert\">"),
        "what is wrong stands right under the heading: {}",
        again.text()
    );
    assert_eq!(begin(&mut region, &[0, 1, 2], "2017", "2018").status, 303);
    // It is asked first, and asking changes nothing.
    assert!(
        region
            .get(&format!("/samen/{at}"))
            .text()
            .contains(&format!("href=\"/samen/{at}/3/af\""))
    );
    let asked = region.get(&format!("/samen/{at}/3/af"));
    assert_eq!(asked.status, 200);
    assert!(
        asked.text().contains("dat is niet terug te draaien"),
        "{}",
        asked.text()
    );
    assert_eq!(region.get(&format!("/samen/{at}/3/af")).status, 200);
    for gone in ["2", "99"] {
        let answer = region.get(&format!("/samen/{at}/{gone}/af"));
        assert!([400, 404].contains(&answer.status), "{gone}: {}", answer.status);
    }
    let (board, at_board) = &mut boards[0];
    assert_eq!(board.get(&format!("/samen/{at_board}/3/af")).status, 404);
    assert_eq!(
        region.post(&format!("/samen/{at}/af"), &[("round", "3")]).status,
        303
    );
    let (visitor, board) = &mut boards[0];
    assert_eq!(
        visitor
            .post(&format!("/meetellen/{board}"), &[("round", "3")])
            .status,
        400
    );
}

#[test]
fn two_who_write_at_once_are_told_and_lose_nothing() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let mut quality = Visitor::signed_in(&served.base, "kwaliteit.po");
    let mut teacher = Visitor::signed_in(&served.base, "leraar.po");
    let school = home(&mut leader);
    let path = format!("/zien/{school}/gelijke-kansen");
    let words = "Elk kind groeit.\r\n\r\n<b>Wij</b> kijken naar מה נשמע 🌱 =1+1";
    let first = leader.post(
        &path,
        &[
            ("seen", "0"),
            ("text", words),
            ("mark-notion-2", "on"),
            ("mark-evil", "on"),
        ],
    );
    assert_eq!(first.status, 303, "{}", first.text());
    let second = quality.post(
        &path,
        &[
            ("seen", "0"),
            ("text", "Ik schreef dit"),
            ("mark-socialisation", "on"),
        ],
    );
    assert_eq!(second.status, 409);
    let page = second.text();
    assert!(
        page.contains("Elk kind groeit.") && page.contains("Ik schreef dit"),
        "both stay"
    );
    assert!(page.contains("name=\"seen\" value=\"1\""));
    assert_eq!(
        quality
            .post(&path, &[("seen", "1"), ("text", "Samen schreven we dit")])
            .status,
        303
    );
    let page = teacher.get_figures(&format!("/zien/{school}")).text();
    assert!(
        page.contains("Samen schreven we dit") && !page.contains("gelijke-kansen"),
        "reads, writes not"
    );
    assert_eq!(teacher.post(&path, &[("seen", "2"), ("text", "x")]).status, 404);

    let long = "é".repeat(4001);
    let answer = leader.post(&path, &[("seen", "2"), ("text", &long)]);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains(&long), "what was typed stays");
    assert_eq!(
        leader.post(&path, &[("seen", "2"), ("text", "a\u{0}b")]).status,
        422
    );
    assert_eq!(
        leader
            .post(&path, &[("seen", "2"), ("text", words), ("mark-notion-1", "on")])
            .status,
        303
    );
    let page = leader.get_figures(&format!("/zien/{school}")).text();
    assert!(
        page.contains("&lt;b&gt;Wij&lt;/b&gt;") && !page.contains("mark-evil"),
        "{page}"
    );

    let about = format!("/zien/{school}/over/havo-advice/uitleg");
    let marks = [
        ("seen", "0"),
        ("text", ""),
        ("mark-of-the-school", "on"),
        ("mark-health", "on"),
    ];
    assert_eq!(leader.post(&about, &marks).status, 303);
    let page = teacher
        .get_figures(&format!("/zien/{school}/over/havo-advice"))
        .text();
    assert!(
        page.contains("Een probleem van de school") && page.contains("Gezondheid en energie"),
        "{page}"
    );
    assert_eq!(
        leader.get(&format!("/zien/{school}/over/no-such/uitleg")).status,
        404
    );
}

#[test]
fn one_indicator_as_a_file_year_by_year_and_beside_others() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let mut board = Visitor::signed_in(&served.base, "bestuurder.po");
    let school = home(&mut leader);
    let about = format!("/zien/{school}/over/havo-advice");
    leader.get_figures(&about);
    for (file, begins) in [
        ("cijfer.pdf", &b"%PDF"[..]),
        ("tabellen.xlsx", b"PK"),
        ("tabellen.csv", "\u{feff}".as_bytes()),
        ("cijfer.json", b"{"),
    ] {
        let answer = leader.get(&format!("{about}/bestand/{file}"));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.body.starts_with(begins), "{file}");
    }
    let csv = leader.get(&format!("{about}/bestand/tabellen.csv")).text();
    assert!(csv.contains("Nabootsing") && csv.contains("hbo of wo;"), "{csv}");
    let (head, _) = csv
        .split_once("\r\n\r\n")
        .expect("lines on the file, and then tables");
    for said in [
        "Organisatie;De Denkbeeldige Beuk (Nergensveen)",
        "Schooljaren;2022-2023 – 2024-2025",
        "Cijfer;Havo-advies naar achtergrond",
        ";havo-advice ",
        ";Wieg ",
    ] {
        assert!(head.contains(said), "{said}: {head}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&leader.get(&format!("{about}/bestand/cijfer.json")).body).unwrap();
    assert_eq!(json["indicators"].as_array().unwrap().len(), 1, "{json}");
    for path in [
        "bestand/rapport.pdf",
        "bestand/..%2f..%2fkey",
        "bestand/cijfer.exe",
    ] {
        assert_eq!(leader.get(&format!("{about}/{path}")).status, 404, "{path}");
    }

    let years = leader.get(&format!("{about}/jaren"));
    assert_eq!(years.status, 200);
    let page = years.text();
    let (before, after) = page.split_once("Vanaf 2023-2024").expect("two stretches");
    assert!(before.contains("2022-2023") && !before.contains("2023-2024"));
    assert!(after.contains("2024-2025") && !after.contains("2022-2023"));
    // To anybody else each year would be another release.
    board.get_figures(&about);
    assert_eq!(board.get(&format!("{about}/jaren")).status, 404);
    assert_eq!(
        leader
            .get(&format!("/zien/{school}/over/advice-spread/jaren"))
            .status,
        404
    );

    let beside = leader.get_figures(&format!("{about}/ernaast")).text();
    assert!(
        beside.contains("Stichting Verzonnen Basisscholen") && beside.contains("Regio Nergenshuizen"),
        "{beside}"
    );
    // A school of a board that did not count along has no sum beside it.
    let mut other = Visitor::signed_in(&served.base, "schoolleider.vo");
    let school = home(&mut other);
    let page = other.get_figures(&format!("/zien/{school}/over/diploma-by-background/ernaast"));
    assert!(!page.text().contains("Regio Nergenshuizen</th>"));
}
