//! One self-contained web page: no script, nothing fetched, readable in a browser, on a phone and on paper.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::{
    Block, Document, Figure, Measure, NoteKind, RenderError, Section, Span, Table, Text, Words, check,
};

/// How a document looks on screen and on paper.
pub const STYLESHEET: &str = include_str!("../assets/report.css");

/// The document as one HTML file.
///
/// `extra_css` are style sheets that follow the report's own: that of the charts, then a theme that sets
/// `--utrecht-*` or `--wieg-*` tokens. The page's security policy allows exactly these styles, by their hash, and
/// data images; nothing else is loaded and nothing runs.
///
/// # Errors
/// [`RenderError::Document`] when [`check`] finds problems, [`RenderError::Stylesheet`] when a style sheet would end
/// its own element.
pub fn html(document: &Document, words: &Words, extra_css: &[&str]) -> Result<String, RenderError> {
    let problems = check(document);
    if !problems.is_empty() {
        return Err(RenderError::Document(problems));
    }
    let style = std::iter::once(&STYLESHEET)
        .chain(extra_css)
        .copied()
        .collect::<Vec<_>>()
        .join("\n");
    if style.to_ascii_lowercase().contains("</style") {
        return Err(RenderError::Stylesheet);
    }
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()))
    );
    let page = Page { document, words };
    let markup = html! {
        (DOCTYPE)
        html lang=(document.language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="author" content=(document.author);
                meta name="color-scheme" content="light dark";
                title { (document.title) }
                style { (PreEscaped(&style)) }
            }
            body class=[document.simulated.as_ref().map(|_| "simulated")] {
                a.skip href="#content--main" { (words.skip_to_content) }
                (page.header())
                div.room {
                    (page.contents())
                    main #content--main tabindex="-1" {
                        @for section in &document.sections { (page.section(section)) }
                    }
                }
                (page.footer())
            }
        }
    };
    let mut text = markup.into_string();
    text.push('\n');
    Ok(text)
}

/// The blocks of a section as part of a page of somebody else's: the same words, pictures and tables, under
/// headings of the third level. The page brings the [`STYLESHEET`].
#[must_use]
pub fn blocks_html(blocks: &[Block], words: &Words) -> String {
    let part = Blocks { words };
    html! { @for block in blocks { (part.block(block)) } }.into_string()
}

/// What every part of the page needs.
struct Page<'a> {
    document: &'a Document,
    words: &'a Words,
}

/// What every block needs.
struct Blocks<'a> {
    words: &'a Words,
}

impl Page<'_> {
    fn header(&self) -> Markup {
        let document = self.document;
        html! {
            @if let Some(words) = &document.simulated {
                aside.simulation { p { span { (words) } } }
            }
            header.masthead {
                (mark())
                h1 { (document.title) }
                @if !document.subtitle.is_empty() { p.subtitle { (document.subtitle) } }
                @if let Some(date) = &document.date {
                    p.date {
                        time datetime=(format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)) {
                            (date.in_words)
                        }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        html! {
            nav.contents aria-labelledby="contents--title" {
                h2 #contents--title { (self.words.contents) }
                ol {
                    @for section in &self.document.sections {
                        li { a href=(format!("#{}", section.id)) { (section.title) } }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer.colophon {
                p { (self.document.author) }
            }
        }
    }

    fn section(&self, section: &Section) -> Markup {
        html! {
            section #(section.id) class=[section.on_own_page.then_some("own-page")]
                aria-labelledby=(format!("{}--title", section.id))
            {
                h2 #(format!("{}--title", section.id)) { (section.title) }
                @for block in &section.blocks { (Blocks { words: self.words }.block(block)) }
            }
        }
    }
}

impl Blocks<'_> {
    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Lead(text) => html! { p.lead { (spans(text)) } },
            Block::Paragraph(text) => html! { p { (spans(text)) } },
            Block::Heading(text) => html! { h3 { (spans(text)) } },
            Block::List(items) => html! { ul { @for item in items { li { (spans(item)) } } } },
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::Note { kind, text } => self.note(*kind, text),
            Block::Definitions(pairs) => html! {
                dl { @for (term, meaning) in pairs { dt { (spans(term)) } dd { (spans(meaning)) } } }
            },
            Block::Question(text) => html! {
                div.question role="note" {
                    p.label { (self.words.question) }
                    p { (spans(text)) }
                }
            },
            Block::Folded { summary, blocks } => html! {
                details.folded {
                    summary { (spans(summary)) }
                    div.unfolded { @for block in blocks { (self.block(block)) } }
                }
            },
            Block::WriteHere { label, lines } => html! {
                div.write-here {
                    p.label { (spans(label)) }
                    div.lines aria-hidden="true" { @for _ in 0..*lines { div {} } }
                }
            },
        }
    }

    fn note(&self, kind: NoteKind, text: &Text) -> Markup {
        let (class, head) = match kind {
            NoteKind::Info => ("info", &self.words.info),
            NoteKind::Caution => ("caution", &self.words.caution),
        };
        html! {
            div.note.(class) role="note" {
                p { strong.label { (head) } " " (spans(text)) }
            }
        }
    }

    fn figure(&self, figure: &Figure) -> Markup {
        let title = format!("{}--title", figure.id);
        let description = format!("{}--description", figure.id);
        html! {
            figure.picture #(figure.id) aria-labelledby=(title) {
                h3 #(title) { (spans(&figure.title)) }
                // One picture with one name and one description, whatever the drawing holds inside.
                div.drawing tabindex=[figure.narrow_svg.is_none().then_some("0")] role="img"
                    aria-labelledby=(title) aria-describedby=(description)
                {
                    @match &figure.narrow_svg {
                        Some(narrow) => {
                            div.drawing-wide { (PreEscaped(&figure.screen_svg)) }
                            div.drawing-narrow { (PreEscaped(narrow)) }
                        }
                        None => div.drawing-only { (PreEscaped(&figure.screen_svg)) },
                    }
                }
                p.unseen #(description) { (figure.description) }
                @if !figure.caption.is_blank() { figcaption { (spans(&figure.caption)) } }
                @if let Some(table) = &figure.table {
                    details.figures {
                        summary { (self.words.show_figures) }
                        (self.table(table))
                    }
                }
            }
        }
    }

    fn table(&self, table: &Table) -> Markup {
        let caption = format!("{}--caption", table.id);
        html! {
            div.table #(table.id) {
                // Wide tables scroll by themselves; the focus lets a keyboard do that.
                div.scroller tabindex="0" role="region" aria-labelledby=(caption) {
                    table {
                        caption #(caption) { (spans(&table.title)) }
                        thead { tr { @for column in &table.columns {
                            th scope="col" class=(measure_class(column.measure)) {
                                (column.title)
                                @if let Some(note) = &column.note { span.column-note { (note) } }
                            }
                        } } }
                        tbody { @for row in &table.rows {
                            tr class=[row.header.then_some("heads")] {
                                @for (place, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                                    @let shown = cell.shown(column.measure, self.words);
                                    @let class = format!("{} {}", measure_class(column.measure), shown.kind.class());
                                    @if place == 0 {
                                        th scope="row" class=(class) { (spans(&shown.text)) }
                                    } @else {
                                        td class=(class) { (spans(&shown.text)) }
                                    }
                                }
                            }
                        } }
                    }
                }
                @for note in &table.notes { p.table-note { (spans(note)) } }
                @if table.has_not_shown() {
                    p.table-note { strong { (self.words.not_shown) } ": " (self.words.not_shown_means) }
                }
                @if table.has_unknown() {
                    p.table-note { strong { (self.words.unknown) } ": " (self.words.unknown_means) }
                }
            }
        }
    }
}

fn measure_class(measure: Measure) -> &'static str {
    match measure {
        Measure::Text => "column-words",
        Measure::Count | Measure::Share { .. } | Measure::Number { .. } => "column-figures",
    }
}

fn spans(text: &Text) -> Markup {
    html! {
        @for span in text.spans() {
            @match span {
                Span::Plain { text } => (text),
                Span::Strong { text } => strong { (text) },
                Span::Emphasis { text } => em { (text) },
                Span::Link { text, to } => a href=(to) { (text) },
            }
        }
    }
}

/// The mark: a single open curve, a cradle's rocker, under the name in lower case.
fn mark() -> Markup {
    html! {
        p.mark {
            span { "wieg" }
            svg aria-hidden="true" focusable="false" viewBox="0 0 72 16" width="72" height="16" {
                path d="M3 3C20 17 52 17 69 3" fill="none" stroke="currentColor" stroke-width="3"
                    stroke-linecap="round" {}
            }
        }
    }
}
