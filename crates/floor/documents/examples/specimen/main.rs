//! Writes a specimen report with invented figures: `cargo run -p documents --example specimen -- FOLDER`.

mod content;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use documents::{OwnName, html, json, pdf, template, workbook, write_folder};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write to")?);
    let (document, words) = (content::document(), content::words());
    let timed = |name: &str, start: Instant| eprintln!("{name}: {:.2} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let page = html(&document, &words, &[content::CHART_STYLES])?;
    timed("report.html", start);
    let start = Instant::now();
    let print = pdf(&document, &words)?;
    timed("report.pdf", start);
    let start = Instant::now();
    let tables = workbook(&document, &words, &content::about())?;
    let fill_in = template(&content::template())?;
    timed("workbooks", start);
    let data = json(&document)?;

    let files: [(&str, &[u8]); 5] = [
        ("report.html", page.as_bytes()),
        ("report.pdf", &print),
        ("tables.xlsx", &tables),
        ("template-po.xlsx", &fill_in),
        ("document.json", &data),
    ];
    let own = [
        "report.html",
        "report.pdf",
        "tables.xlsx",
        "template-po.xlsx",
        "document.json",
    ]
    .map(OwnName::File);
    write_folder(&folder, &files, &own)?;
    Ok(())
}
