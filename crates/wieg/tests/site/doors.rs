//! Every page, for every role, in one's own organisation and in others: who may comes in, and all others see nothing.

use crate::common::{Visitor, demo, linked};
use std::collections::BTreeMap;
use std::process::Command;

fn table() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_wieg"))
        .arg("permissions")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn document() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/permissions.md");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_document_is_what_the_routes_say() {
    assert_eq!(
        document(),
        table(),
        "refresh it with: cargo run -- permissions > docs/reference/permissions.md"
    );
}

/// The rows of the table under a heading, cell by cell.
fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let part = text.split(heading).nth(1).unwrap();
    let part = part.split("\n## ").next().unwrap();
    part.lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("|---"))
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

/// Who of the demonstration holds which role, and at which of the organisations below.
const PEOPLE: [(&str, &str, &str); 16] = [
    ("beheer", "administrator", "region"),
    ("bestuurder.po", "board-member", "board-po"),
    ("bestuurder.vo", "board-member", "board-vo"),
    ("bestuurder.bedacht", "board-member", "board-third"),
    ("schoolleider.po", "school-leader", "school-po"),
    ("schoolleider.vo", "school-leader", "school-vo"),
    ("teamleider.po", "team-leader", "school-po"),
    ("kwaliteit.po", "quality-coordinator", "school-po"),
    ("leraar.po", "teacher", "school-po"),
    ("ib.po", "care-coordinator", "school-po"),
    ("fg", "data-protection-officer", "board-po"),
    ("regio", "regional-coordinator", "region"),
    ("partner", "partner", "region"),
    ("ouder", "parent", "school-po"),
    ("leerling", "pupil", "school-vo"),
    ("onderzoeker", "researcher", "research"),
];

/// What lies under what.
fn is_within(place: &str, above: &str) -> bool {
    let parent = |place: &str| match place {
        "school-po" | "other-school-po" => Some("board-po"),
        "school-vo" => Some("board-vo"),
        "board-po" | "board-vo" | "board-third" => Some("region"),
        _ => None,
    };
    let mut at = Some(place);
    while let Some(here) = at {
        if here == above {
            return true;
        }
        at = parent(here);
    }
    false
}

/// The numbers of the organisations, as those who may see them find them.
fn places(base: &str) -> BTreeMap<&'static str, i32> {
    let mut places = BTreeMap::new();
    let own = |name: &str| {
        let to = Visitor::signed_in(base, name).get("/").to.unwrap();
        to.rsplit('/').next().unwrap().parse::<i32>().unwrap()
    };
    places.insert("region", own("regio"));
    places.insert("school-po", own("schoolleider.po"));
    places.insert("school-vo", own("schoolleider.vo"));
    places.insert("research", own("onderzoeker"));
    let boards = [
        ("board-po", "bestuurder.po"),
        ("board-vo", "bestuurder.vo"),
        ("board-third", "bestuurder.bedacht"),
    ];
    for (board, name) in boards {
        let page = Visitor::signed_in(base, name).get("/").text();
        let all = linked(&page, "/zien");
        places.insert(board, all[0]);
        if board == "board-po" {
            let other = all.into_iter().skip(1).find(|id| *id != places["school-po"]);
            places.insert("other-school-po", other.unwrap());
        }
    }
    // Nobody made this one.
    places.insert("nowhere", 99_999);
    places
}

fn filled(path: &str, organisation: i32) -> String {
    path.replace("{organisation}", &organisation.to_string())
        .replace("{indicator}", "advice-spread")
        .replace(
            "{file}",
            if path.contains("/aanbod/bestand/") {
                "aanbod.csv"
            } else if path.contains("/bestand/") {
                "cijfer.json"
            } else {
                "rapport.json"
            },
        )
        // The demonstration has one round.
        .replace("{round}", "1")
        .replace("{sector}", "po")
        .replace("{letter}", "000000000000")
        .replace("{study}", "1")
        .replace("{interview}", "1")
        .replace("{code}", "1")
        .replace("{survey}", "1")
        .replace("{panel}", "1")
        .replace("{evening}", "1")
        .replace("{agreement}", "1")
        .replace("{activity}", "1")
        .replace("{trial}", "1")
        .replace("{step}", "1")
        .replace("{item}", "feedback")
        .replace("{theme}", "parents")
        .replace("{waiting}", &"0".repeat(32))
}

/// What acts on one thing, which is named in the form and not there when nothing is filled in.
const NAMES_ONE: [&str; 6] = ["/weg", "/link", "/opnieuw", "/terug", "/af", "/meetellen/"];
/// Where there is something when somebody made it, which nobody did in the demonstration.
const NOT_MADE: [&str; 7] = [
    "/avond/",
    "/afspraken/",
    "/vragen/",
    "/arena/",
    "/aanbod/1",
    "/werkte-het/1",
    "/team/1",
];
/// Where words are written.
const WORDS: [&str; 2] = ["/gelijke-kansen", "/uitleg"];

#[test]
fn every_page_for_every_role_everywhere() {
    let (served, _folder) = demo();
    let places = places(&served.base);
    let text = document();
    let permissions = rows(&text, "\n## Permissions\n");
    let routes = rows(&text, "\n## Pages\n");
    let names = &permissions[0];
    // Figures are made once, so that every page is there at once afterwards.
    for (name, _, at) in PEOPLE {
        Visitor::signed_in(&served.base, name).get_figures(&format!("/zien/{}", places[at]));
    }
    let mut asked = 0;
    for (name, role, at) in PEOPLE {
        let mut visitor = Visitor::signed_in(&served.base, name);
        let row = permissions.iter().find(|row| row[0] == role).unwrap();
        for route in routes.iter().skip(1) {
            let (method, path) = route[0].trim_matches('`').split_once(' ').unwrap();
            let Some(column) = names.iter().position(|name| *name == route[1]) else {
                continue;
            };
            for (place, id) in &places {
                let may = match row[column].as_str() {
                    "here" => *place == at,
                    "below" => is_within(place, at),
                    _ => false,
                };
                let path = filled(path, *id);
                let answer = if method == "GET" {
                    visitor.get(&path)
                } else {
                    visitor.post(&path, &[])
                };
                asked += 1;
                let what = format!("{role} at {at}: {method} {path} ({place}) gave {}", answer.status);
                if !may {
                    assert_eq!(answer.status, 404, "{what}");
                } else if method == "POST" || path.contains("/lijst/") {
                    // Nothing was filled in, or no list waits: that is said, and it is not "not found" for who may.
                    assert!(
                        [400, 415, 422].contains(&answer.status)
                            || NAMES_ONE.iter().any(|one| path.contains(one))
                            // Writing no words is an answer too, unless somebody wrote before.
                            || (answer.status == 303 && path.ends_with("/bezig"))
                            // No study was begun.
                            || path.contains("/studie/")
                            // No evening was made, nothing agreed and nothing asked.
                            || NOT_MADE.iter().any(|part| path.contains(part))
                            || ([303, 409].contains(&answer.status) && WORDS.iter().any(|end| path.ends_with(end))),
                        "{what}"
                    );
                } else if ["/over/", "/team", "/cohorten"]
                    .iter()
                    .any(|part| path.contains(part))
                    || path.starts_with("/meetellen/")
                    || path.contains("/bewaard/")
                    || path.contains("/studie/")
                    || NOT_MADE.iter().any(|part| path.contains(part))
                {
                    // Not every list says something about every indicator, not every board counts along, and no letter or study is kept.
                    assert!([200, 404].contains(&answer.status), "{what}");
                } else if path.ends_with("/af") {
                    // The round of the demonstration is open, and cannot be called off.
                    assert_eq!(answer.status, 400, "{what}");
                } else {
                    assert_eq!(answer.status, 200, "{what}");
                }
            }
        }
    }
    assert!(asked > 2000, "{asked} were asked");
}

#[test]
fn what_is_not_yours_looks_like_what_is_not_there() {
    let (served, _folder) = demo();
    let places = places(&served.base);
    for name in ["ouder", "regio", "schoolleider.vo", "beheer"] {
        let mut visitor = Visitor::signed_in(&served.base, name);
        let mut page = |id: i32| {
            let answer = visitor.get(&format!("/zien/{id}"));
            assert_eq!(answer.status, 404);
            answer.text().replace(&format!("/zien/{id}"), "/zien/…")
        };
        assert_eq!(page(places["board-po"]), page(99_999), "{name}");
        assert_eq!(page(places["school-po"]), page(99_999), "{name}");
    }
}

#[test]
fn who_is_not_signed_in_is_asked_to_for_every_page_alike() {
    let (served, _folder) = demo();
    for route in rows(&document(), "\n## Pages\n").iter().skip(1) {
        let (method, path) = route[0].trim_matches('`').split_once(' ').unwrap();
        if route[1] == "everyone" {
            continue;
        }
        let to = |id: i32| {
            let path = filled(path, id);
            let mut visitor = Visitor::new(&served.base);
            let answer = if method == "GET" {
                visitor.get(&path)
            } else {
                visitor.post(&path, &[])
            };
            assert_eq!(answer.status, 303, "{method} {path}");
            answer.to.unwrap().replace(&id.to_string(), "…")
        };
        assert!(to(88_888).starts_with("/aanmelden?naar="));
        assert_eq!(to(88_888), to(99_999));
    }
}

#[test]
fn another_site_cannot_make_a_browser_do_something() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "bestuurder.po");
    let board = linked(&visitor.get("/").text(), "/zien")[0];
    let form = [("name", "X"), ("email", "x@elders.example"), ("role", "teacher")];
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://elders.example")],
        [("origin", "null")],
    ] {
        let answer = visitor.post_from(&format!("/mensen/{board}"), &form, &headers);
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    assert!(
        !visitor
            .get(&format!("/mensen/{board}"))
            .text()
            .contains("x@elders.example")
    );
}

#[test]
fn nobody_in_a_region_becomes_a_board_member_of_all_boards() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "regio");
    let to = visitor.get("/").to.unwrap();
    let region = to.rsplit('/').next().unwrap();
    for role in ["board-member", "administrator", "school-leader", "director", ""] {
        let form = [("name", "X"), ("email", "x@elders.example"), ("role", role)];
        let answer = visitor.post(&format!("/mensen/{region}"), &form);
        assert_eq!(answer.status, 422, "{role}");
        assert!(answer.text().contains("Deze rol kun je niet geven"), "{role}");
        assert!(answer.text().contains("x@elders.example"), "what was typed stays");
    }
}

#[test]
fn every_answer_has_careful_headers() {
    let (served, _folder) = demo();
    for path in ["/", "/aanmelden", "/zien/1", "/nergens", "/health"] {
        let headers = Visitor::new(&served.base).get(path).headers;
        let value = |name: &str| headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(
            value("content-security-policy").contains("default-src 'none'"),
            "{path}"
        );
        assert!(!value("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(value("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(value("x-frame-options"), "DENY", "{path}");
        assert_eq!(value("referrer-policy"), "same-origin", "{path}");
        assert_eq!(value("cache-control"), "no-store", "{path}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_in_the_language_of_the_page() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = leader.get("/").to.unwrap().replace("/zien/", "/doen/");
    let far = leader.get(&format!("{room}/aanbod/99999999999999999999"));
    assert!(
        far.status == 404 && far.text().contains("<html lang=\"nl\">"),
        "{}",
        far.text()
    );
    // A file where a form is expected.
    let odd = leader.send_file(&format!("{room}/aanbod"), "iets.txt", b"iets");
    assert!(
        odd.status == 415 && odd.text().contains("Wieg kan niet lezen wat er werd gestuurd"),
        "{}",
        odd.text()
    );
}
