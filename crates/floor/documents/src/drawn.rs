//! A picture of a document out of a chart: drawn for a wide page, a narrow page and paper.

use crate::model::Figure;
use crate::text::Text;
use charts::{Chart, Theme};

/// The width of a picture on a page, in px.
pub const WIDE: f64 = 680.0;
/// The width of the same on a phone.
const NARROW: f64 = 340.0;
/// The typeface of the PDF, so that charts and text agree on paper.
const PRINT_FONT: &str = "Libertinus Serif";

impl Figure {
    /// The chart as a picture, with its finding and description, and without a caption or table.
    #[must_use]
    pub fn of_chart(id: &str, mut chart: Box<dyn Chart>) -> Self {
        let title = chart.frame().title.clone();
        let description = chart.frame().description.clone();
        let screen_svg = chart.draw(&Theme::responsive()).markup;
        let print_svg = chart.draw(&Theme::print().with_font_family(PRINT_FONT)).markup;
        let frame = chart.frame_mut();
        frame.width = NARROW;
        frame.id = format!("{id}-narrow");
        let narrow_svg = Some(chart.draw(&Theme::responsive()).markup);
        Self {
            id: id.to_owned(),
            screen_svg,
            narrow_svg,
            print_svg,
            title: Text::from(title),
            description,
            caption: Text::default(),
            table: None,
            print_table: false,
        }
    }
}
