//! Writes every chart to a folder: alone in each theme, and together on a page in two widths.
//!
//! `cargo run -p charts --example gallery -- FOLDER`

mod figures;

use std::{error::Error, fmt::Write as _, fs, path::PathBuf};

use charts::{STYLESHEET, Theme};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("give a folder to write to")?);
    fs::create_dir_all(&folder)?;
    let mut body = String::new();
    for mut chart in figures::all(680.0) {
        let name = chart.frame().id.clone();
        for (theme_name, theme) in [
            ("light", Theme::light()),
            ("dark", Theme::dark()),
            ("print", Theme::print()),
        ] {
            fs::write(
                folder.join(format!("{name}-{theme_name}.svg")),
                chart.draw(&theme).markup,
            )?;
        }
        let wide = chart.draw(&Theme::responsive());
        chart.frame_mut().width = 340.0;
        chart.frame_mut().id = format!("{name}-narrow");
        let narrow = chart.draw(&Theme::responsive());
        fs::write(
            folder.join(format!("{name}-narrow.svg")),
            chart.draw(&Theme::print()).markup,
        )?;
        write!(
            body,
            "<figure><figcaption>{}</figcaption><div class=\"wieg-chart-wide\">{}</div>\
             <div class=\"wieg-chart-narrow\">{}</div></figure>",
            wide.title, wide.markup, narrow.markup
        )?;
    }
    let page = format!(
        "<!doctype html><html lang=\"nl\"><meta charset=\"utf-8\"><title>Figuren</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLESHEET}{PAGE}</style>{body}</html>"
    );
    fs::write(folder.join("gallery.html"), page)?;
    Ok(())
}

/// Just enough of a page around the figures.
const PAGE: &str = "
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 16px; max-width: 680px; background: var(--wieg-chart-background-color);
  color: var(--wieg-chart-color); font: 18px/1.55 system-ui, sans-serif; }
figure { margin: 0 0 56px; }
figcaption { font: 600 20px/1.35 'Iowan Old Style', Palatino, Georgia, serif; margin-bottom: 14px; max-width: 34em; }
";
