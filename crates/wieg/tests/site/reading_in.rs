//! Reading in a list: whole or not at all, never twice, never what it should not be, and back again.

use crate::common::{Answer, Visitor, demo, simulated_list, unescaped};

/// A school leader, and the number of the school.
fn leader(base: &str) -> (Visitor, String) {
    let mut visitor = Visitor::signed_in(base, "schoolleider.po");
    let to = visitor.get("/").to.unwrap();
    (visitor, to.rsplit('/').next().unwrap().to_owned())
}

/// Sends a list and says yes to how it would be read.
pub fn read_in(visitor: &mut Visitor, school: &str, name: &str, list: &[u8]) -> Answer {
    let sent = visitor.send_file(&format!("/inlezen/{school}"), name, list);
    let Some(to) = sent.to.clone() else { return sent };
    let proposal = visitor.get(&to);
    if proposal.status != 200 {
        return proposal;
    }
    let mapping = mapping_of(&proposal.text());
    visitor.post(&to, &[("mapping", &mapping)])
}

/// The mapping as it stands in the page.
fn mapping_of(page: &str) -> String {
    let start = page.find("<textarea").unwrap();
    let start = start + page[start..].find('>').unwrap() + 1;
    unescaped(&page[start..start + page[start..].find("</textarea>").unwrap()])
}

/// The pupils of the list that counts, as the page of held lists tells.
fn held(visitor: &mut Visitor, school: &str) -> Option<String> {
    let page = visitor.get(&format!("/gegevens/{school}")).text();
    let row = page.split("<tr>").find(|row| row.contains("Geldt nu"))?;
    let cell = row.split("column-figures\">").nth(1)?;
    cell.split('<').next().map(str::to_owned)
}

#[test]
fn a_list_comes_in_is_updated_and_goes_back() {
    let (served, _folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    assert_eq!(
        held(&mut visitor, &school),
        None,
        "the board's list is the board's"
    );
    let done = read_in(
        &mut visitor,
        &school,
        "groep8.csv",
        simulated_list(30, 1).as_bytes(),
    );
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(
        done.text().contains("Er zijn nu 30 leerlingen bekend"),
        "{}",
        done.text()
    );
    assert_eq!(held(&mut visitor, &school).as_deref(), Some("30"));
    let page = visitor.get_figures(&format!("/zien/{school}"));
    assert!(
        page.text().contains("bij 5 van de 30 leerlingen"),
        "{}",
        page.text()
    );

    let again = read_in(
        &mut visitor,
        &school,
        "groep8.csv",
        simulated_list(30, 1).as_bytes(),
    );
    assert!(
        again.text().contains("Er zijn nu 30 leerlingen bekend"),
        "nobody counts twice"
    );
    let more = read_in(
        &mut visitor,
        &school,
        "groep8.csv",
        simulated_list(30, 21).as_bytes(),
    );
    assert!(
        more.text().contains("Er zijn nu 50 leerlingen bekend"),
        "{}",
        more.text()
    );

    for expected in [Some("30"), Some("30"), None] {
        let page = visitor.get(&format!("/gegevens/{school}")).text();
        let at = page.find("name=\"list\" value=\"").unwrap();
        let list: String = page[at + 19..].chars().take_while(char::is_ascii_digit).collect();
        let form = [("list", list.as_str())];
        assert_eq!(
            visitor.post(&format!("/gegevens/{school}/terug"), &form).status,
            303
        );
        let twice = visitor.post(&format!("/gegevens/{school}/terug"), &form);
        assert_eq!(twice.status, 400, "twice is once");
        assert_eq!(held(&mut visitor, &school).as_deref(), expected);
    }
    let log = visitor.get(&format!("/logboek/{school}")).text();
    assert_eq!(log.matches("lijst ingelezen").count(), 3);
    assert_eq!(log.matches("lijst teruggenomen").count(), 3);
}

#[test]
fn what_should_not_come_in_does_not() {
    let (served, _folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    let real = simulated_list(30, 1)
        .replace(";herkomst", "")
        .replace(";nagebootst", "");
    let citizens = simulated_list(30, 1).replace("leerlingnummer", "bsn");
    // The beginning of a container, and no more.
    let cut_off = *b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00";
    let cases: [(&str, &str, &[u8]); 8] = [
        ("real pupils", "groep8.csv", real.as_bytes()),
        ("citizen numbers", "groep8.csv", citizens.as_bytes()),
        ("empty", "groep8.csv", b""),
        (
            "header only",
            "groep8.csv",
            b"leerlingnummer;schooljaar;definitief advies;herkomst\n",
        ),
        ("a program", "groep8.exe", b"MZ"),
        ("no name", "", b"a;b\n1;2\n"),
        ("a broken workbook", "groep8.xlsx", &cut_off),
        ("another file under this name", "groep8.parquet", b"a;b\n1;2\n"),
    ];
    for (what, name, bytes) in cases {
        let answer = read_in(&mut visitor, &school, name, bytes);
        assert!([400, 422].contains(&answer.status), "{what}: {}", answer.status);
        let text = answer.text();
        assert!(
            text.contains("role=\"alert\"") || text.contains("class=\"lead\""),
            "{what} is told: {text}"
        );
        assert!(!text.contains('⟦'), "{what}: {text}");
        assert_eq!(held(&mut visitor, &school), None, "{what}");
    }
}

#[test]
fn a_name_with_a_path_stays_inside() {
    let (served, folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    let name = "../../../../kwaad.csv";
    assert_eq!(
        visitor
            .send_file(&format!("/inlezen/{school}"), name, b"a;b\n")
            .status,
        303
    );
    let mut found = Vec::new();
    let mut folders = vec![folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "csv") {
                found.push(entry.path());
            }
        }
    }
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("list.csv") && found[0].to_string_lossy().contains("/waiting/"));
}

#[test]
fn a_file_that_is_too_large_is_refused_while_it_comes() {
    let (served, folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    let large = vec![b'a'; 101 * 1024 * 1024];
    let answer = visitor.send_file(&format!("/inlezen/{school}"), "groep8.csv", &large);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("groter dan 100 MB"), "{}", answer.text());
    let waiting = folder.path().join("demo/lists").join(&school).join("waiting");
    let people = std::fs::read_dir(waiting).unwrap().flatten();
    let left = people
        .flat_map(|person| std::fs::read_dir(person.path()).unwrap())
        .count();
    assert_eq!(left, 0, "nothing is left behind");
}

#[test]
fn a_list_that_waits_is_for_its_own_organisation() {
    let (served, _folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    let sent = visitor.send_file(
        &format!("/inlezen/{school}"),
        "groep8.csv",
        simulated_list(30, 1).as_bytes(),
    );
    let to = sent.to.unwrap();
    let mut other = Visitor::signed_in(&served.base, "schoolleider.vo");
    assert_eq!(other.get(&to).status, 404);
    let theirs = other.get("/").to.unwrap().replace("/zien/", "");
    let moved = to.replace(&format!("/inlezen/{school}/"), &format!("/inlezen/{theirs}/"));
    assert_eq!(other.get(&moved).status, 400, "it waits elsewhere");
}

#[test]
fn figures_leave_as_files_that_are_safe_to_open() {
    let (served, _folder) = demo();
    let (mut visitor, school) = leader(&served.base);
    visitor.get_figures(&format!("/zien/{school}"));
    for (file, start) in [
        ("rapport.pdf", &b"%PDF-"[..]),
        ("tabellen.xlsx", b"PK"),
        ("rapport.json", b"{"),
        ("rapport.html", b"<!DOCTYPE html>"),
    ] {
        let answer = visitor.get(&format!("/zien/{school}/rapport/{file}"));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.body.starts_with(start), "{file}");
        let kind = answer
            .headers
            .get("content-disposition")
            .unwrap()
            .to_str()
            .unwrap();
        assert!(kind.starts_with("attachment"), "{file}");
    }
    let simulated = visitor
        .get(&format!("/zien/{school}/rapport/rapport.json"))
        .text();
    let report: serde_json::Value = serde_json::from_str(&simulated).unwrap();
    let is_simulated = &report["subject"]["simulated"];
    assert_eq!(*is_simulated, true, "{simulated}");
    assert_eq!(
        visitor
            .get(&format!("/zien/{school}/rapport/leerlingen.csv"))
            .status,
        404
    );
}
