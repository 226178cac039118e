//! The web page: self-contained, strict, and with every silence in its own words.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use documents::{Block, RenderError, Text, html};
use sha2::{Digest, Sha256};

use crate::content;

fn page() -> String {
    html(&content::document(), &content::words(), &[content::CHART_STYLES]).unwrap()
}

/// What stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start)
        .and_then(|(_, rest)| rest.split_once(end))
        .unwrap()
        .0
}

#[test]
fn the_policy_allows_the_styles_of_this_page_and_nothing_else() {
    let page = page();
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let style = between(&page, "<style>", "</style>");
    let hash = BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'"
        )
    );
    assert!(style.contains(content::CHART_STYLES.trim()));
    for forbidden in [
        "<script",
        " style=",
        "@import",
        "url(",
        " src=",
        "<link",
        "javascript:",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn text_is_never_markup() {
    let mut document = content::document();
    document.title = "<script>alert(1)</script> & \"co\"".into();
    document.sections[0].blocks.push(Block::Paragraph(
        Text::from("<b>").link("\"><i>", "https://x.nl/?a=1&b=\"2\""),
    ));
    let page = html(&document, &content::words(), &[]).unwrap();
    assert!(page.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;</title>"));
    assert!(
        page.contains("&lt;b&gt;<a href=\"https://x.nl/?a=1&amp;b=&quot;2&quot;\">&quot;&gt;&lt;i&gt;</a>")
    );
}

#[test]
fn a_style_sheet_cannot_end_its_element() {
    let refused = html(&content::document(), &content::words(), &["a{}</STYLE><script>"]);
    assert!(matches!(refused, Err(RenderError::Stylesheet)));
}

#[test]
fn zero_withheld_unknown_and_empty_differ() {
    let page = page();
    let table = between(&page, "id=\"heroverweging\"", "</table>");
    assert!(table.contains("<td class=\"column-figures figure\">0</td>"));
    assert!(table.contains("<td class=\"column-figures not-shown\">niet getoond</td>"));
    assert!(table.contains("<td class=\"column-figures unknown\">onbekend</td>"));
    assert!(table.contains("<td class=\"column-figures empty\"></td>"));
    let after = page.split_once("id=\"heroverweging\"").unwrap().1;
    assert!(after.contains("<strong>niet getoond</strong>: het gaat om zo weinig leerlingen"));
}

#[test]
fn tables_name_their_rows_and_columns() {
    let page = page();
    let table = between(&page, "id=\"advies-per-groep\"", "</table>");
    assert_eq!(table.matches("<th scope=\"col\"").count(), 5);
    assert_eq!(table.matches("<th scope=\"row\"").count(), 5);
    assert!(table.contains("<caption id=\"advies-per-groep--caption\">Havo- of vwo-advies"));
    assert!(table.contains("58\u{a0}tot\u{a0}80%"));
    assert!(table.contains("<tr class=\"heads\">"));
}

#[test]
fn every_figure_has_a_name_a_description_and_its_numbers() {
    let page = page();
    let figure = between(&page, "<figure", "</figure>");
    assert!(figure.contains(
        "aria-labelledby=\"figuur-advies--title\" aria-describedby=\"figuur-advies--description\""
    ));
    assert!(figure.contains("<p class=\"unseen\" id=\"figuur-advies--description\">Vier groepen"));
    assert!(figure.contains("<summary>Bekijk de getallen</summary>"));
    assert_eq!(figure.matches("<svg").count(), 2);
}

#[test]
fn every_link_within_the_page_arrives() {
    let page = page();
    let targets: Vec<_> = page
        .match_indices("href=\"#")
        .map(|(at, _)| between(&page[at..], "#", "\""))
        .collect();
    assert!(targets.len() >= 6);
    for target in targets {
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "{target}");
    }
}

#[test]
fn the_words_of_a_simulation_are_permanent() {
    assert!(page().contains(
        "<aside class=\"simulation\"><p><span>Voorbeeld: alle cijfers zijn verzonnen</span></p></aside>"
    ));
    let mut document = content::document();
    document.simulated = None;
    assert!(
        !html(&document, &content::words(), &[])
            .unwrap()
            .contains("class=\"simulation\"")
    );
}
