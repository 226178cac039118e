//! The room Brieven: what is told of a letter, what is kept of it, and files that are not letters.

use crate::common::{Visitor, demo};

const PRESSING: &str = "Beste ouders,\nU dient de verplichte ouderbijdrage uiterlijk 1 oktober te hebben voldaan.\n\
    Anders ontvangt u een aanmaning. Indien u verhinderd bent, dient u ons te berichten.";

/// The room of the school whose leader visits.
fn room(visitor: &mut Visitor) -> String {
    visitor.get("/").to.unwrap().replace("/zien/", "/brieven/")
}

#[test]
fn a_letter_is_read_and_forgotten() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let answer = visitor.send_fields(&room, &[("tekst", PRESSING)]);
    assert_eq!(answer.status, 200);
    let page = answer.text();
    for told in [
        "Waar gaat de brief over?",
        "De ouderbijdrage is vrijwillig",
        "Eenvoudiger: als",
        ">verplichte ouderbijdrage</mark>",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    assert!(!visitor.get(&room).text().contains("Bewaarde brieven"));
}

#[test]
fn two_versions_stand_beside_each_other() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "leraar.po");
    let room = room(&mut visitor);
    let better = "Wilt u meebetalen?\nDe ouderbijdrage is vrijwillig. Uw kind doet altijd mee.";
    let page = visitor
        .send_fields(&room, &[("eerst", PRESSING), ("tekst", better)])
        .text();
    assert!(page.contains("Zo was het eerst") && page.contains("Anders ontvangt u een aanmaning."));
    assert!(page.contains("<th scope=\"col\">Eerst</th>"));
}

#[test]
fn a_letter_is_kept_when_somebody_asks_and_goes_when_somebody_takes_it_away() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let answer = visitor.post(&format!("{room}/bewaar"), &[("tekst", PRESSING)]);
    assert_eq!(answer.status, 303);
    let kept = answer.to.unwrap();
    assert!(visitor.get(&room).text().contains("Bewaarde brieven"));
    assert!(visitor.get(&kept).text().contains("aanmaning"));
    // Nobody of another school, and no parent, finds it.
    for name in ["schoolleider.vo", "ouder", "beheer", "bestuurder.po"] {
        assert_eq!(
            Visitor::signed_in(&served.base, name).get(&kept).status,
            404,
            "{name}"
        );
    }
    assert_eq!(visitor.post(&format!("{kept}/weg"), &[]).status, 303);
    assert_eq!(visitor.get(&kept).status, 404);
    let log = visitor.get(&room.replace("/brieven/", "/logboek/")).text();
    assert!(log.contains("brief bewaard") && log.contains("brief weggehaald"));
    assert!(
        !log.contains("aanmaning"),
        "the log tells nothing of what a letter says"
    );
}

#[test]
fn whatever_is_typed_is_shown_as_it_was_typed() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let text = "<script>alert(1)</script> 🎒 مرحبا بكم\n\"achterstandsleerling\" & co";
    let page = visitor.send_fields(&room, &[("tekst", text)]).text();
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt; 🎒 مرحبا بكم") && !page.contains("<script>")
    );
    let control = visitor.send_fields(&room, &[("tekst", "a\u{0}b")]);
    assert_eq!(control.status, 422);
    let nothing = visitor.send_fields(&room, &[("tekst", "  \n ")]);
    assert!(nothing.status == 422 && nothing.text().contains("Er is nog geen brief"));
    let long = visitor.send_fields(&room, &[("tekst", &"woord ".repeat(20_000))]);
    assert_eq!(long.status, 422);
}

#[test]
fn files_that_are_no_letters_are_refused_with_what_to_do() {
    let (served, _folder) = demo();
    let mut visitor = Visitor::signed_in(&served.base, "schoolleider.po");
    let room = room(&mut visitor);
    let ok = visitor.send_file(
        &room,
        "brief.txt",
        b"Beste ouders,\r\nCaf\xe9 op het plein, om 8.30 uur.",
    );
    assert!(ok.status == 200 && ok.text().contains("Café op het plein"));
    for (name, bytes, told) in [
        ("brief.pdf", &b"%PDF-1.7 ..."[..], "Een PDF kan Wieg niet lezen"),
        ("brief.doc", &b"\xd0\xcf\x11\xe0\xa1\xb1"[..], "van voor 2007"),
        (
            "brief.docx",
            &b"PK\x03\x04 and nothing after it"[..],
            "beschadigd",
        ),
        (
            "foto.png",
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0"[..],
            "Dit soort bestand kent Wieg niet",
        ),
    ] {
        let answer = visitor.send_file(&room, name, bytes);
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text().contains(told), "{name}: {}", answer.text());
    }
}
