//! What an organisation does already, what others see of it, and whether it worked.

use crate::common::{Visitor, demo, linked, value};
use crate::reading_in::read_in;
use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

fn room_of(visitor: &mut Visitor) -> String {
    visitor.get("/").to.unwrap().replace("/zien/", "/doen/")
}

/// The fields of an activity, with a word of the form.
fn activity<'a>(once: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("eens", once),
        ("naam", title),
        ("doel", "Elk kind leest."),
        ("niveau", "meso"),
        ("factor-teachers", "on"),
        ("factor-segregation", "on"),
        ("wie", "Iedereen <b>"),
        ("doetmee", "3"),
        ("kosten", "€ 1.250"),
        ("eigenaar", "De ib'er"),
        ("delen", "on"),
    ]
}

#[test]
fn what_is_done_is_written_down_once_and_shared_without_its_costs() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room_of(&mut leader);
    let list = format!("{room}/aanbod");
    let page = leader.get(&list).text();
    for told in [
        "Leesmaatjes",
        "Huiswerktafel in de bibliotheek",
        "tot 31 juli 2027",
        "De stoplijst",
        "284 uur",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let once = value(&page, "eens");
    let form = activity(&once, "Samen lezen");
    for _ in 0..2 {
        assert_eq!(leader.post(&list, &form).status, 303);
    }
    let page = leader.get(&list).text();
    assert_eq!(page.matches(">Samen lezen</a>").count(), 1, "{page}");
    assert!(
        page.contains("Iedereen &lt;b&gt;") && page.contains("1.250"),
        "{page}"
    );
    // The map has it, and others see it: not what it costs, and not that three take part.
    let map = leader.get(&format!("{room}/kaart")).text();
    assert_eq!(map.matches(">Samen lezen</a>").count(), 2, "{map}");
    let mut other = Visitor::signed_in(&served.base, "schoolleider.vo");
    let elsewhere = room_of(&mut other);
    let seen = other.get(&format!("{elsewhere}/anderen")).text();
    assert!(
        seen.contains("Samen lezen") && seen.contains("minder dan 5 deelnemers"),
        "{seen}"
    );
    assert!(
        !seen.contains("1.250") && !seen.contains("Toetstraining"),
        "{seen}"
    );
    let narrowed = other
        .get(&format!("{elsewhere}/anderen?factor=peer-support"))
        .text();
    assert!(narrowed.contains("Leesmaatjes") && !narrowed.contains("Samen lezen"));
    // Whoever does the same is found beside one's own, and on the page of the knowledge base.
    let known = other
        .get(&format!("{elsewhere}/kennis/leren-van-een-ander-kind"))
        .text();
    assert!(
        known.contains("Leesmaatjes") && known.contains("Wij doen dit al"),
        "{known}"
    );
    // A teacher reads and does not write.
    let mut teacher = Visitor::signed_in(&served.base, "leraar.po");
    assert!(teacher.get(&list).text().contains("Samen lezen"));
    assert_eq!(teacher.post(&list, &form).status, 404);
    assert_eq!(other.get(&list).status, 404);
}

#[test]
fn what_cannot_be_kept_is_told_beside_its_field() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let list = format!("{}/aanbod", room_of(&mut leader));
    let once = value(&leader.get(&list).text(), "eens");
    for (field, wrong, told) in [
        ("naam", "", "Dit veld is nog leeg"),
        ("niveau", "hoog", "Kies het niveau"),
        ("doetmee", "-3", "Dit is geen heel getal"),
        ("doetmee", "1,5", "Dit is geen heel getal"),
        ("kosten", "99999999999", "Dit is geen heel getal"),
        ("bereik", "2", "Er doen meer mensen mee"),
        ("geldtot", "2027-02-31", "Dit is geen dag die bestaat"),
        ("stopt", "2027-05-01", "Schrijf op waarom het stopt"),
        ("gestopt", "2199-05-01", "Deze dag moet nog komen"),
        ("eens", "x", "Dit formulier is te oud"),
    ] {
        let mut form = activity(&once, "Samen lezen");
        form.retain(|(name, _)| *name != field);
        form.push((field, wrong));
        let answer = leader.post(&list, &form);
        assert!(
            answer.status == 422 && answer.text().contains(told),
            "{field} {wrong}: {}",
            answer.text()
        );
    }
    let mut form = activity(&once, "Samen lezen");
    form.retain(|(name, _)| !name.starts_with("factor-"));
    assert!(
        leader
            .post(&list, &form)
            .text()
            .contains("Kies minstens één factor")
    );
    assert!(!leader.get(&list).text().contains("Samen lezen"));
    // Two who change the same: the second hears so, and nothing is lost.
    let one = format!("{list}/1");
    let version = value(&leader.get(&one).text(), "versie");
    let change = |title: &'static str| {
        let mut form = activity("", title);
        form.push(("versie", "1"));
        form
    };
    assert_eq!(version, "1");
    assert_eq!(leader.post(&one, &change("Eerste")).status, 303);
    let second = leader.post(&one, &change("Tweede"));
    assert!(
        second.status == 422
            && second
                .text()
                .contains("Iemand anders heeft dit intussen veranderd")
    );
    assert!(leader.get(&list).text().contains("Eerste"));
    assert_eq!(leader.post(&format!("{one}/weg"), &[]).status, 303);
    assert_eq!(leader.get(&one).status, 404);
}

/// The names of the columns of the empty sheet.
fn columns(bytes: Vec<u8>) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let first = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&first).unwrap();
    let header = range.rows().next().unwrap();
    header.iter().map(ToString::to_string).collect()
}

fn sheet(columns: &[String], rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, name) in columns.iter().enumerate() {
        sheet.write(0, place as u16, name).unwrap();
    }
    for (number, row) in rows.iter().enumerate() {
        for (place, cell) in row.iter().enumerate() {
            sheet.write(number as u32 + 1, place as u16, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_comes_in_whole_or_not_at_all() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let list = format!("{}/aanbod", room_of(&mut leader));
    let empty = leader.get(&format!("{list}/bestand/aanbod.xlsx"));
    assert_eq!(empty.status, 200);
    let columns = columns(empty.body);
    assert_eq!(columns.len(), 19, "{columns:?}");
    let good: &[&str] = &[
        "Zomerschool",
        "Verder lezen",
        "meso: school en omgeving",
        "Goede leraren voor elke klas; Samen of apart opgroeien",
        "Groep 5",
        "40",
        "31",
        "Twee weken",
        "4000",
        "80",
        "Gemeente",
        "31-7-2027",
    ];
    let mut bad = good.to_vec();
    bad[0] = "Winterschool";
    bad[3] = "Iets wat niet bestaat";
    let refused = leader.send_file(
        &format!("{list}/inlezen"),
        "aanbod.xlsx",
        &sheet(&columns, &[good, &bad]),
    );
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .text()
            .contains("Regel 3, Waar gaat het over?: De factor ‘Iets wat niet bestaat’"),
        "{}",
        refused.text()
    );
    assert!(
        !leader.get(&list).text().contains("Zomerschool"),
        "half a sheet came in"
    );
    let sent = leader.send_file(
        &format!("{list}/inlezen"),
        "aanbod.xlsx",
        &sheet(&columns, &[good]),
    );
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = leader.get(&list).text();
    assert!(
        page.contains("Zomerschool") && page.contains("31 van 40"),
        "{page}"
    );
    // Sending it again adds nothing.
    let again = leader.send_file(
        &format!("{list}/inlezen"),
        "aanbod.xlsx",
        &sheet(&columns, &[good]),
    );
    assert!(again.status == 422 && again.text().contains("‘Zomerschool’ staat er al"));
    for nonsense in [&b"geen werkboek"[..], b"", b"PK\x03\x04half"] {
        let answer = leader.send_file(&format!("{list}/inlezen"), "aanbod.xlsx", nonsense);
        assert!(
            answer.status == 422 && answer.text().contains("geen lijst van Excel"),
            "{}",
            answer.text()
        );
    }
    let table = leader.get(&format!("{list}/bestand/aanbod.csv")).text();
    assert!(
        table.contains("Zomerschool;Verder lezen;meso: school en omgeving;"),
        "{table}"
    );
    assert_eq!(leader.get(&format!("{list}/bestand/anders.csv")).status, 404);
}

/// A question that can be asked, about a year that is still to come.
fn question<'a>(smallest: &'a str, comparison: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("naam", "Leesmaatjes <i>"),
        ("cijfer", "havo-advice"),
        ("richting", "up"),
        ("kleinste", smallest),
        ("eerste", "2027"),
        ("jaren", "2"),
        ("vergelijk", comparison),
    ]
}

#[test]
fn a_question_is_sealed_before_its_answer_can_be_seen() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let here = format!("{}/werkte-het", room_of(&mut leader));
    let ask = leader.get(&format!("{here}?wat=1")).text();
    assert!(ask.contains("value=\"Leesmaatjes\""), "{ask}");
    for (field, told) in [
        ("cijfer", "Kies er een uit de lijst"),
        ("kleinste", "Vul een heel getal in van 1 tot en met 50"),
        ("eerste", "Kies er een uit de lijst"),
    ] {
        let mut form = question("10", "own");
        form.retain(|(name, _)| *name != field);
        form.push((field, "0"));
        let answer = leader.post(&format!("{here}/kijk"), &form);
        assert!(
            answer.status == 422 && answer.text().contains(told),
            "{field}: {}",
            answer.text()
        );
    }
    // What cannot happen is not asked.
    let mut far = question("50", "own");
    far.retain(|(name, _)| *name != "cijfer");
    far.extend([("cijfer", "under-recommendation")]);
    far.retain(|(name, _)| *name != "richting");
    far.push(("richting", "down"));
    let answer = leader.post(&format!("{here}/kijk"), &far);
    assert!(
        answer.status == 422 && answer.text().contains("Zo ver kan het niet meer omlaag"),
        "{}",
        answer.text()
    );
    let looked = leader.post(&format!("{here}/kijk"), &question("1", "own")).text();
    for told in [
        "leerlingen per jaar",
        "zie je alleen een verschil van",
        "te weinig leerlingen",
        "Leesmaatjes &lt;i&gt;",
    ] {
        assert!(looked.contains(told), "{told} in {looked}");
    }
    let once = value(&looked, "eens");
    let mut form = question("1", "own");
    form.push(("eens", &once));
    let sealed = leader.post(&here, &form);
    assert_eq!(sealed.status, 303, "{}", sealed.text());
    let one = sealed.to.unwrap();
    assert_eq!(leader.post(&here, &form).to.unwrap(), one, "sealed twice");
    let page = leader.get(&one).text();
    for told in [
        "Wieg had toen nog geen jaren van de uitkomst",
        "niet veranderd",
        "Nog niet te zeggen: er ontbreken nog 2 schooljaren",
        "Na 2028-2029",
        "Nabootsing",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let gone = leader.post(&format!("{one}/intrekken"), &[("waarom", "")]);
    assert_eq!(gone.status, 422);
    assert_eq!(
        leader
            .post(&format!("{one}/intrekken"), &[("waarom", "Wij stopten eerder.")])
            .status,
        303
    );
    let all = leader.get(&here).text();
    assert!(
        all.contains("Ingetrokken:") && all.contains("Wij stopten eerder."),
        "{all}"
    );
    // The counts are of the team: a board asks nothing here, and sees no question of a school.
    let mut board = Visitor::signed_in(&served.base, "bestuurder.po");
    assert_eq!(board.get(&one).status, 404);
    let seen = linked(&board.get("/").text(), "/zien");
    let own = seen.iter().map(|place| format!("/doen/{place}"));
    let own = own
        .filter(|room| board.get(&format!("{room}/werkte-het")).status == 200)
        .collect::<Vec<_>>();
    let [own] = &own[..] else {
        panic!("a board member sees the room of the board alone, not {own:?}");
    };
    let page = board.get(&format!("{own}/werkte-het")).text();
    assert!(
        page.contains("Hier zijn geen jaren van dit cijfer te zien") && !page.contains("name=\"kleinste\""),
        "{page}"
    );
    let answer = board.post(&format!("{own}/werkte-het/kijk"), &question("10", "own"));
    assert_eq!(answer.status, 422);
    // Who is no colleague sees what is shared, and not what it takes.
    let mut partner = Visitor::signed_in(&served.base, "partner");
    let region = room_of(&mut Visitor::signed_in(&served.base, "regio"));
    for (page, status) in [
        ("aanbod", 404),
        ("aanbod/bestand/aanbod.csv", 404),
        ("kaart", 404),
        ("werkte-het", 404),
        ("anderen", 200),
    ] {
        assert_eq!(partner.get(&format!("{region}/{page}")).status, status, "{page}");
    }
    let mut other = Visitor::signed_in(&served.base, "schoolleider.vo");
    assert_eq!(other.get(&one).status, 404);
}

#[test]
fn a_question_about_years_that_were_seen_says_so_and_answers_honestly() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let here = format!("{}/werkte-het", room_of(&mut leader));
    for comparison in ["own", "board"] {
        let mut form = question("5", comparison);
        form.retain(|(name, _)| !["eerste", "jaren"].contains(name));
        form.extend([("eerste", "2024"), ("jaren", "1")]);
        let looked = leader.post(&format!("{here}/kijk"), &form).text();
        assert!(looked.contains("was al voorbij of te zien"), "{looked}");
        let once = value(&looked, "eens");
        form.push(("eens", &once));
        let one = leader.post(&here, &form).to.unwrap();
        let page = leader.get(&one).text();
        assert!(
            page.contains("Toen was een deel van de uitkomst al voorbij of te zien."),
            "{page}"
        );
        // One year before and one after: nobody knows how much this figure moves by itself.
        assert!(
            page.contains("Er zijn te weinig jaren") || page.contains("Nog niet te zeggen"),
            "{page}"
        );
        if comparison == "board" && !page.contains("Nog niet te zeggen") {
            assert!(page.contains("andere scholen"), "{page}");
        }
    }
}

/// A list of one school year without any background of pupils: 120, of whom so many have an advice for havo.
fn list_of_year(start: usize, havo: usize) -> String {
    let mut list = "leerlingnummer;schooljaar;definitief advies;herkomst\n".to_owned();
    for number in 0..120 {
        let advice = if number < havo { "havo" } else { "vmbo-gt" };
        let year = start + 1;
        list += &format!("{start}{number:03};{start}-{year};{advice};nagebootst\n");
    }
    list
}

#[test]
fn whether_it_worked_is_told_once_the_years_are_there() {
    let (served, _folder) = demo();
    let mut leader = Visitor::signed_in(&served.base, "schoolleider.po");
    let here = format!("{}/werkte-het", room_of(&mut leader));
    let school = here.split('/').nth(2).unwrap().to_owned();
    let add = |leader: &mut Visitor, year, havo| {
        let list = list_of_year(year, havo);
        let done = read_in(leader, &school, "groep8.csv", list.as_bytes());
        assert!(
            done.status == 200 && done.text().contains("leerlingen bekend"),
            "{}",
            done.text()
        );
    };
    add(&mut leader, 2023, 40);
    add(&mut leader, 2024, 41);
    let sealed: Vec<String> = ["up", "down"]
        .into_iter()
        .map(|direction| {
            let mut form = question("10", "own");
            form.retain(|(name, _)| !["eerste", "jaren", "richting"].contains(name));
            form.extend([("eerste", "2025"), ("jaren", "1"), ("richting", direction)]);
            let looked = leader.post(&format!("{here}/kijk"), &form).text();
            assert!(looked.contains("120 leerlingen per jaar"), "{looked}");
            let once = value(&looked, "eens");
            form.push(("eens", &once));
            let one = leader.post(&here, &form).to.unwrap();
            let page = leader.get(&one).text();
            assert!(
                page.contains("er ontbreekt nog één schooljaar") && page.contains("al voorbij of te zien"),
                "{page}"
            );
            one
        })
        .collect();
    add(&mut leader, 2025, 118);
    for (one, told) in sealed.iter().zip([
        "Ja: het cijfer ging minstens 10",
        "Nee: het cijfer ging de andere kant op",
    ]) {
        let page = leader.get(one).text();
        assert!(page.contains(told) && page.contains("niet veranderd"), "{page}");
    }
}
