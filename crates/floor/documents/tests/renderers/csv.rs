//! Tables as text for a spreadsheet.

use crate::content;
use documents::csv;

#[test]
fn what_a_file_is_about_stands_before_the_first_empty_line() {
    let mut document = content::document();
    document.simulated = Some("Nabootsing".to_owned());
    let about = [
        ("Organisatie".to_owned(), "=Het Baken; noord".to_owned()),
        ("Schooljaren".to_owned(), "2022-2023".to_owned()),
    ];
    let words = content::words();
    let text = csv(&document, &about, &words);
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let (head, tables) = text.split_once("\r\n\r\n").expect("an empty line");
    let simulated = format!("{};Nabootsing", words.about_sheet);
    let lines: Vec<&str> = head.split("\r\n").collect();
    // No line is a formula to a spreadsheet, and a semicolon within a cell does not end it.
    assert_eq!(
        lines,
        [
            simulated.as_str(),
            "Organisatie;\"'=Het Baken; noord\"",
            "Schooljaren;2022-2023"
        ]
    );
    let count = tables.split("\r\n\r\n").count();
    assert!(count > 1, "every table begins after an empty line");
}
