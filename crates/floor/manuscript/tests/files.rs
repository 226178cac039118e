//! Files as they come: from Word and LibreOffice, of subtitles, in old encodings, and made to do harm.

use manuscript::{Kind, LARGEST, Manuscript, Refusal};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file starts");
        zip.write_all(bytes).expect("a file is written");
    }
    zip.finish().expect("an archive closes").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

#[test]
fn paragraphs_lists_tabs_and_signs_of_word() {
    let body = "<w:p><w:r><w:t>Beste </w:t></w:r><w:r><w:t xml:space=\"preserve\">ouders &amp; verzorgers,</w:t></w:r></w:p>\
        <w:p/><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>brood</w:t><w:br/><w:t>&#233;&#x1F392;</w:t></w:r></w:p>";
    let read = Manuscript::read(&docx(body)).expect("a document");
    assert_eq!(read.text, "Beste ouders & verzorgers,\n\n- brood\né🎒");
    assert_eq!(
        (read.kind, read.has_open_changes, read.has_comments),
        (Kind::Docx, false, false)
    );
}

#[test]
fn open_changes_are_taken_as_accepted_and_comments_stay_out() {
    let body = "<w:p><w:del><w:r><w:t>oud</w:t><w:delText>oud</w:delText></w:r></w:del><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins>\
        <w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let read = Manuscript::read(&docx(body)).expect("a document");
    assert_eq!(
        (read.text.as_str(), read.has_open_changes, read.has_comments),
        ("nieuw", true, true)
    );
}

#[test]
fn libreoffice_with_spaces_lists_and_a_comment() {
    let content = "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\"><office:body><office:text>\
        <text:h>Kamp</text:h><text:p>Neem<text:s text:c=\"2\"/>mee:<office:annotation><text:p>weg</text:p></office:annotation></text:p>\
        <text:list><text:list-item><text:p>jas</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
    let read = Manuscript::read(&archive(&[("content.xml", content.as_bytes())])).expect("a document");
    assert_eq!(read.text, "Kamp\nNeem  mee:\n- jas");
    assert!(read.kind == Kind::Odt && read.has_comments);
}

#[test]
fn subtitles_become_turns() {
    let vtt = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Interviewer>Vertel <i>eens</i>.\n\n00:00:03.000 --> 00:00:05.000\n<v R01>Wij verwachten\nveel.\n\n00:00:05.000 --> 00:00:06.000\n<v R01>Van iedereen.";
    let read = Manuscript::read(vtt.as_bytes()).expect("subtitles");
    assert_eq!(
        read.text,
        "Interviewer: Vertel eens.\nR01: Wij verwachten veel. Van iedereen."
    );
    assert_eq!(read.kind, Kind::Vtt);
    let srt = "1\r\n00:00:01,000 --> 00:00:03,000\r\nI: Hoe gaat het?\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\nR: Goed, 1 < 2.\r\n";
    let read = Manuscript::read(srt.as_bytes()).expect("subtitles");
    assert_eq!(
        (read.text.as_str(), read.kind),
        ("I: Hoe gaat het?\nR: Goed, 1 < 2.", Kind::Srt)
    );
}

#[test]
fn subtitles_without_speakers_have_a_line_for_each_sentence_that_ended() {
    let srt = "1\n00:00:01,000 --> 00:00:03,000\nHoe gaat\nhet?\n\n2\n00:00:03,500 --> 00:00:05,000\n- Goed &amp; wel.\n\n3\n00:00:05,500 --> 00:00:07,000\nEn nu\n";
    let read = Manuscript::read(srt.as_bytes()).expect("subtitles");
    assert_eq!(read.text, "Hoe gaat het?\nGoed & wel.\nEn nu");
}

#[test]
fn a_box_of_word_is_read_once_and_hidden_signs_go() {
    let body = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>kader</w:t></mc:Choice><mc:Fallback><w:p><w:t>kader</w:t></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(Manuscript::read(&docx(body)).expect("a document").text, "kader");
    // One such sign in a text is a slip, many are another kind of file.
    let more = " woord".repeat(60);
    let read =
        Manuscript::read(format!("een\u{b}twee\u{2028}drie\u{1}vier{more}").as_bytes()).expect("a text");
    assert_eq!(read.text, format!("een\ntwee\ndrievier{more}"));
}

#[test]
fn old_encodings_and_line_ends() {
    let read = Manuscript::read(b"\xef\xbb\xbfEen\r\ntwee\rdrie").expect("a text");
    assert_eq!(read.text, "Een\ntwee\ndrie");
    let read = Manuscript::read(b"Het caf\xe9 \x93Het idee\x94 kost \x80 5").expect("a text");
    assert_eq!(read.text, "Het café “Het idee” kost € 5");
}

#[test]
fn files_that_do_harm_or_are_no_texts() {
    let refusal = |bytes: &[u8]| Manuscript::read(bytes).expect_err("a refusal");
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b" \n\t"), Refusal::Empty);
    assert_eq!(refusal(&vec![b'a'; LARGEST + 1]), Refusal::TooLarge);
    assert_eq!(refusal(b"PK\x03\x04"), Refusal::Damaged);
    assert_eq!(refusal(&archive(&[("leesmij.txt", b"x")])), Refusal::UnknownKind);
    assert_eq!(
        refusal(&archive(&[("word/document.xml", b"<a><b></a>")])),
        Refusal::Damaged
    );
    assert_eq!(
        refusal(&archive(&[("word/document.xml", b"<a>\xff</a>")])),
        Refusal::Damaged
    );
    assert_eq!(
        refusal(&archive(&[("../word/document.xml", b"<a/>")])),
        Refusal::Outside
    );
    let laughs = b"<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert_eq!(
        refusal(&archive(&[("word/document.xml", laughs)])),
        Refusal::UnsafeXml
    );
    assert_eq!(
        refusal(&docx("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>")),
        Refusal::UnsafeXml
    );
    let deep = "<w:p>".repeat(300) + &"</w:p>".repeat(300);
    assert_eq!(refusal(&docx(&deep)), Refusal::UnsafeXml);
    // Sixty megabytes of nothing, in sixty kilobytes.
    let bomb = archive(&[("word/document.xml", &vec![b' '; 60_000_001])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refusal(&bomb), Refusal::Bomb);
}

proptest! {
    /// Whatever comes in, there is an answer.
    #[test]
    fn nothing_makes_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..400), body in "\\PC{0,80}") {
        let _ = Manuscript::read(&bytes);
        let _ = Manuscript::read(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        let _ = Manuscript::read(&docx(&body));
        let _ = Manuscript::read(format!("WEBVTT\n\n{body}\n00:00:01.000 --> 00:00:02.000\n{body}").as_bytes());
    }
}
