//! The rules that a document keeps, and how numbers are written.

use documents::{Block, Cell, Document, Measure, Problem, RenderError, Text, check, html, pdf, workbook};

use crate::content;

#[test]
fn the_specimen_is_sound() {
    assert_eq!(check(&content::document()), []);
}

/// The specimen with one change.
fn changed(change: impl FnOnce(&mut Document)) -> Vec<Problem> {
    let mut document = content::document();
    change(&mut document);
    check(&document)
}

fn with_screen_svg(svg: &str) -> Vec<Problem> {
    changed(|document| {
        let Block::Figure(figure) = &mut document.sections[0].blocks[2] else {
            panic!("the specimen has a figure")
        };
        figure.screen_svg = svg.to_owned();
    })
}

#[test]
fn all_problems_are_found_at_once() {
    let problems = changed(|document| {
        document.title = " ".into();
        document.date.as_mut().unwrap().month = 13;
        document.sections[0].id = "Antwoord".into();
        document.sections[1].id = "teamoverleg".into();
        document.sections[3].blocks.push(Block::WriteHere {
            label: "x".into(),
            lines: 0,
        });
    });
    assert_eq!(
        problems,
        [
            Problem::TitleMissing(String::new()),
            Problem::DateMalformed,
            Problem::IdMalformed("Antwoord".into()),
            Problem::IdTwice("teamoverleg".into()),
            Problem::LinesToWriteOn(0),
        ]
    );
}

#[test]
fn days_are_days_of_the_calendar() {
    for (year, month, day, sound) in [
        (2024, 2, 29, true),
        (2026, 2, 29, false),
        (1900, 2, 29, false),
        (2000, 2, 29, true),
        (2026, 11, 31, false),
        (2026, 1, 0, false),
    ] {
        let problems = changed(|document| {
            let date = document.date.as_mut().unwrap();
            (date.year, date.month, date.day) = (year, month, day);
        });
        assert_eq!(problems.is_empty(), sound, "{year}-{month}-{day}");
    }
}

#[test]
fn links_lead_somewhere_safe() {
    let with_link = |to: &str| {
        let text = Text::default().link("x", to);
        changed(|document| document.sections[0].blocks.push(Block::Paragraph(text)))
    };
    assert_eq!(with_link("https://example.org"), []);
    assert_eq!(with_link("#heroverweging"), []);
    assert_eq!(with_link("#nergens"), [Problem::LinkBroken("#nergens".into())]);
    assert_eq!(
        with_link("javascript:alert(1)"),
        [Problem::LinkNotAllowed("javascript:alert(1)".into())]
    );
}

#[test]
fn drawings_are_still_and_unstyled() {
    let id = || "figuur-advies".to_owned();
    assert_eq!(
        with_screen_svg("<svg class='a'><text x = \"1\">n = 3, on</text></svg>"),
        []
    );
    assert_eq!(with_screen_svg("<p></p>"), [Problem::SvgMalformed(id())]);
    assert_eq!(
        with_screen_svg("<svg style=\"a\"></svg>"),
        [Problem::SvgStyled(id())]
    );
    for active in [
        "<svg onload=\"x()\"></svg>",
        "<svg onload\n = 'x()'></svg>",
        "<svg><script>x</script></svg>",
        "<svg><use href=\"http://x/y.svg\"/></svg>",
        "<svg><a xlink:href='https://x'></a></svg>",
    ] {
        assert_eq!(with_screen_svg(active), [Problem::SvgActive(id())], "{active}");
    }
    assert_eq!(with_screen_svg("<svg><use href=\"#hatch\"/></svg>"), []);
}

#[test]
fn tables_are_rectangular_and_finite() {
    let with_cell = |cell: Cell| {
        changed(|document| {
            let Block::Table(table) = &mut document.sections[1].blocks[1] else {
                panic!("a table")
            };
            table.rows[2].cells[3] = cell;
        })
    };
    let not_a_number = || Problem::CellNotANumber {
        table: "heroverweging".into(),
        row: 2,
        column: 3,
    };
    assert_eq!(with_cell(Cell::Number(f64::NAN)), [not_a_number()]);
    assert_eq!(with_cell(Cell::Share(f64::INFINITY)), [not_a_number()]);
    assert_eq!(
        with_cell(Cell::Interval { low: 2.0, high: 1.0 }),
        [not_a_number()]
    );
    let short = changed(|document| {
        let Block::Table(table) = &mut document.sections[1].blocks[1] else {
            panic!("a table")
        };
        table.rows[0].cells.pop();
    });
    assert_eq!(
        short,
        [Problem::RowLength {
            table: "heroverweging".into(),
            row: 0,
            cells: 3,
            columns: 4
        }]
    );
}

#[test]
fn no_renderer_takes_an_unsound_document() {
    let mut document = content::document();
    document.title.clear();
    let words = content::words();
    let expected = [Problem::TitleMissing(String::new())];
    for refused in [
        html(&document, &words, &[]).map(String::into_bytes),
        pdf(&document, &words),
        workbook(&document, &words, &[]),
    ] {
        assert!(matches!(refused, Err(RenderError::Document(problems)) if problems == expected));
    }
}

#[test]
fn counts_mark_thousands_from_five_digits() {
    let words = content::words();
    assert_eq!(
        [0, 999, 2287, 12_345, 2_000_000].map(|n| words.count(n)),
        ["0", "999", "2287", "12.345", "2.000.000"]
    );
}

#[test]
fn numbers_have_a_real_minus_and_no_minus_zero() {
    let words = content::words();
    assert_eq!(words.number(-1.25, 1), "\u{2212}1,3");
    assert_eq!(words.number(-0.04, 1), "0,0");
    assert_eq!(words.number(12_345.678, 2), "12.345,68");
}

#[test]
fn halves_go_away_from_zero_as_in_the_workbook() {
    let words = content::words();
    assert_eq!(words.share(57.0 / 200.0, 0), "29%");
    assert_eq!(
        [0.5, 1.5, 2.5, -2.5].map(|number| words.number(number, 0)),
        ["1", "2", "3", "\u{2212}3"]
    );
    assert_eq!(words.number(0.125, 2), "0,13");
    assert_eq!(words.number(2.4999, 0), "2");
}

#[test]
fn some_is_never_none_and_nearly_all_is_not_all() {
    let words = content::words();
    let written = [0.0, 0.004, 0.005, 0.28, 0.994, 0.996, 1.0].map(|share| words.share(share, 0));
    assert_eq!(written, ["0%", "<1%", "1%", "28%", "99%", ">99%", "100%"]);
    assert_eq!(words.share(0.0004, 1), "<0,1%");
    assert_eq!(words.share(0.125, 1), "12,5%");
}

#[test]
fn intervals_say_their_unit_once() {
    let words = content::words();
    let share = Measure::Share { decimals: 0 };
    assert_eq!(words.interval(0.04, 0.11, share), "4\u{a0}tot\u{a0}11%");
    assert_eq!(words.interval(0.004, 0.11, share), "<1%\u{a0}tot\u{a0}11%");
    assert_eq!(words.interval(1.0, 4.0, Measure::Count), "1\u{a0}tot\u{a0}4");
    assert_eq!(
        words.interval(-0.5, 0.25, Measure::Number { decimals: 2 }),
        "\u{2212}0,50\u{a0}tot\u{a0}0,25"
    );
}
