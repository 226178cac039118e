//! The colours and the typeface of a figure: literal for a file, by class for a page.

use crate::colour::Colour;

/// The style sheet that goes with [`Theme::responsive`]: light, dark, print and forced colours.
///
/// Every colour is a custom property named in the manner of the NL Design System and set on `:where(:root)`, so
/// that any rule of a theme file wins. A wrapper with class `wieg-chart-wide` or `wieg-chart-narrow` is shown on
/// screens of its kind only: draw a chart twice, with two ids, and wrap each.
pub const STYLESHEET: &str = include_str!("charts.css");

/// What a mark or a text is drawn with: a role, not a colour.
///
/// Numbers count from 0 and go round when there are more series than colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The ground of the page.
    Ground,
    /// Text.
    Text,
    /// Text and marks that stay in the background: the nation, the axis, other schools.
    Quiet,
    /// Grid lines and thin frames: decoration that carries no meaning.
    Hairline,
    /// One of five series that have no order.
    Series(usize),
    /// One of five ordered classes, from little to much.
    Class(usize),
    /// Text on the class of the same number.
    OnClass(usize),
}

impl Ink {
    /// Every ink there is, for who writes or checks a style sheet.
    pub fn all() -> impl Iterator<Item = Self> {
        let five = || 0..SERIES;
        [Self::Ground, Self::Text, Self::Quiet, Self::Hairline]
            .into_iter()
            .chain(five().map(Self::Series))
            .chain(five().map(Self::Class))
            .chain(five().map(Self::OnClass))
    }

    /// The part of the class name after `fill-` or `stroke-`.
    pub fn class(self) -> String {
        match self {
            Self::Ground => "ground".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Quiet => "quiet".to_owned(),
            Self::Hairline => "hairline".to_owned(),
            Self::Series(number) => format!("series-{}", number % SERIES + 1),
            Self::Class(number) => format!("class-{}", number % SERIES + 1),
            Self::OnClass(number) => format!("on-class-{}", number % SERIES + 1),
        }
    }

    /// The custom property that holds this ink in [`STYLESHEET`].
    pub fn token(self) -> String {
        match self {
            Self::Ground => "--wieg-chart-background-color".to_owned(),
            Self::Text => "--wieg-chart-color".to_owned(),
            Self::Quiet => "--wieg-chart-quiet-color".to_owned(),
            Self::Hairline => "--wieg-chart-hairline-color".to_owned(),
            Self::Series(number) => format!("--wieg-chart-series-{}-color", number % SERIES + 1),
            Self::Class(number) => format!("--wieg-chart-class-{}-background-color", number % SERIES + 1),
            Self::OnClass(number) => format!("--wieg-chart-class-{}-color", number % SERIES + 1),
        }
    }
}

/// How many series colours, and how many ordered classes, a palette has.
pub const SERIES: usize = 5;

/// The literal colour of every ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The ground of the page.
    pub ground: Colour,
    /// Text; at least 5.6:1 on the ground.
    pub text: Colour,
    /// Quiet text; at least 5.6:1 on the ground.
    pub quiet: Colour,
    /// Grid lines.
    pub hairline: Colour,
    /// Series without order; each also serves as text on the ground.
    pub series: [Colour; SERIES],
    /// Ordered classes, from little to much.
    pub classes: [Colour; SERIES],
    /// The text colour that reads on the class at the same place.
    pub on_classes: [Colour; SERIES],
}

const WHITE: Colour = Colour::rgb(0xFF_FFFF);
const NIGHT: Colour = Colour::rgb(0x14_201F);
const PINE: Colour = Colour::rgb(0x16_302F);
const MIST: [Colour; SERIES] = [
    Colour::rgb(0xD6_E6E4),
    Colour::rgb(0x9C_C7C2),
    Colour::rgb(0x5C_9F99),
    Colour::rgb(0x23_7A74),
    Colour::rgb(0x0B_4F4B),
];

impl Palette {
    /// Dark on a warm light ground.
    pub const LIGHT: Self = Self {
        ground: Colour::rgb(0xFB_F8F2),
        text: PINE,
        quiet: Colour::rgb(0x4A_5F5D),
        hairline: Colour::rgb(0xD9_D2C3),
        series: [
            Colour::rgb(0x0F_6B66),
            Colour::rgb(0xA8_432B),
            Colour::rgb(0x8A_5A00),
            Colour::rgb(0x2F_6B3A),
            Colour::rgb(0x6B_3F73),
        ],
        classes: MIST,
        on_classes: [PINE, PINE, NIGHT, WHITE, WHITE],
    };

    /// Light on a dark ground; the ordered classes run the other way, so that much still stands out.
    pub const DARK: Self = Self {
        ground: NIGHT,
        text: Colour::rgb(0xED_E7DA),
        quiet: Colour::rgb(0xB7_C2BE),
        hairline: Colour::rgb(0x33_4745).with_alpha(0x66),
        series: [
            Colour::rgb(0x6C_CFC4),
            Colour::rgb(0xF0_A58F),
            Colour::rgb(0xF0_C46A),
            Colour::rgb(0x9A_D3A3),
            Colour::rgb(0xD9_B3DF),
        ],
        classes: [MIST[4], MIST[3], MIST[2], MIST[1], MIST[0]],
        on_classes: [WHITE, WHITE, NIGHT, PINE, PINE],
    };

    /// The light colours on white paper.
    pub const PRINT: Self = Self {
        ground: WHITE,
        ..Self::LIGHT
    };

    /// The colour of an ink.
    pub fn colour(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Ground => self.ground,
            Ink::Text => self.text,
            Ink::Quiet => self.quiet,
            Ink::Hairline => self.hairline,
            Ink::Series(number) => self.series[number % SERIES],
            Ink::Class(number) => self.classes[number % SERIES],
            Ink::OnClass(number) => self.on_classes[number % SERIES],
        }
    }
}

/// Sans-serif faces of the common systems; the last named one is what Typst brings along itself.
const SYSTEM_SANS: &str = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', \
                           'Libertinus Serif', sans-serif";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// Painted behind the figure, which can then stand alone.
    Painted,
    /// Left to the page or the paper.
    Bare,
}

/// How a chart is dressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    font_family: String,
    ground: Ground,
    classes: bool,
}

impl Theme {
    /// Literal light colours on a painted ground: a file that stands alone.
    pub fn light() -> Self {
        Self::literal(Palette::LIGHT, Ground::Painted)
    }

    /// Literal dark colours on a painted ground.
    pub fn dark() -> Self {
        Self::literal(Palette::DARK, Ground::Painted)
    }

    /// Literal colours for white paper, without a ground: for the PDF.
    pub fn print() -> Self {
        Self::literal(Palette::PRINT, Ground::Bare)
    }

    /// For a page that carries [`STYLESHEET`]: classes decide the colours, and follow light, dark and print.
    ///
    /// The light colours are there as presentation attributes too (which any style sheet overrules), so that a
    /// figure saved from the page keeps its colours. There are no inline styles.
    pub fn responsive() -> Self {
        Self {
            classes: true,
            ..Self::literal(Palette::LIGHT, Ground::Bare)
        }
    }

    /// The same theme with other literal colours, for a house style.
    pub fn with_palette(self, palette: Palette) -> Self {
        Self { palette, ..self }
    }

    /// The same theme with another `font-family` list, as CSS writes it.
    pub fn with_font_family(self, font_family: &str) -> Self {
        Self {
            font_family: font_family.to_owned(),
            ..self
        }
    }

    /// The literal colours in use.
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    pub(crate) fn font_family(&self) -> &str {
        &self.font_family
    }

    /// Whether marks carry classes for the style sheet.
    pub(crate) fn has_classes(&self) -> bool {
        self.classes
    }

    pub(crate) fn paints_ground(&self) -> bool {
        self.ground == Ground::Painted
    }

    fn literal(palette: Palette, ground: Ground) -> Self {
        Self {
            palette,
            font_family: SYSTEM_SANS.to_owned(),
            ground,
            classes: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAISED_DARK: Colour = Colour::rgb(0x1D_2C2B);

    /// Each palette with the grounds it is read on.
    fn grounds() -> [(Palette, [Colour; 2]); 3] {
        [
            (Palette::LIGHT, [Palette::LIGHT.ground, WHITE]),
            (Palette::DARK, [Palette::DARK.ground, RAISED_DARK]),
            (Palette::PRINT, [Palette::PRINT.ground, WHITE]),
        ]
    }

    #[test]
    fn text_reads_at_5_6_to_1_on_every_ground() {
        for (palette, grounds) in grounds() {
            for ground in grounds {
                for ink in [palette.text, palette.quiet] {
                    assert!(
                        ink.contrast(ground) >= 5.6,
                        "{ink:?} on {ground:?}: {}",
                        ink.contrast(ground)
                    );
                }
            }
        }
    }

    #[test]
    fn the_measured_pairs_are_the_ones_of_the_style_guide() {
        let measured = [
            (Palette::LIGHT.text, Palette::LIGHT.ground, 13.2),
            (Palette::LIGHT.quiet, Palette::LIGHT.ground, 6.4),
            (Palette::DARK.text, Palette::DARK.ground, 13.6),
            (Palette::DARK.quiet, Palette::DARK.ground, 9.1),
        ];
        for (ink, ground, ratio) in measured {
            assert!(
                (ink.contrast(ground) - ratio).abs() < 0.06,
                "{ink:?}: {}",
                ink.contrast(ground)
            );
        }
    }

    #[test]
    fn series_serve_as_text_too() {
        for (palette, grounds) in grounds() {
            for ground in grounds {
                for ink in palette.series {
                    assert!(
                        ink.contrast(ground) >= 4.5,
                        "{ink:?} on {ground:?}: {}",
                        ink.contrast(ground)
                    );
                }
            }
        }
    }

    #[test]
    fn the_text_on_each_class_reads() {
        for (palette, _) in grounds() {
            for (class, ink) in palette.classes.iter().zip(palette.on_classes) {
                assert!(
                    ink.contrast(*class) >= 4.5,
                    "{ink:?} on {class:?}: {}",
                    ink.contrast(*class)
                );
            }
        }
    }

    #[test]
    fn classes_run_away_from_the_ground() {
        for (palette, _) in grounds() {
            let contrasts: Vec<f64> = palette
                .classes
                .iter()
                .map(|class| class.contrast(palette.ground))
                .collect();
            assert!(contrasts.is_sorted(), "{contrasts:?}");
        }
    }

    /// The custom properties set between a marker and the closing brace of its rule.
    fn tokens_after(marker: &str) -> Vec<(String, String)> {
        let start = STYLESHEET.find(marker).expect("the block is in the style sheet") + marker.len();
        let open = start
            + STYLESHEET[start..]
                .find("{ --")
                .or(STYLESHEET[start..].find("{\n"))
                .expect("a rule");
        let open = open + STYLESHEET[open..].find("--").expect("a custom property");
        let close = open + STYLESHEET[open..].find('}').expect("a closing brace");
        STYLESHEET[open..close]
            .split(';')
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect()
    }

    #[test]
    fn the_style_sheet_holds_every_ink_in_every_palette() {
        let blocks = [
            ("/* light */", Palette::LIGHT),
            ("/* dark */", Palette::DARK),
            ("/* print */", Palette::PRINT),
        ];
        for (marker, palette) in blocks {
            let tokens = tokens_after(marker);
            let wanted: Vec<_> = Ink::all()
                .map(|ink| (ink.token(), palette.colour(ink).css()))
                .collect();
            assert_eq!(tokens, wanted, "{marker}");
        }
        for ink in Ink::all() {
            let (class, token) = (ink.class(), ink.token());
            for property in ["fill", "stroke"] {
                let rule = format!(".wieg-chart .{property}-{class} {{ {property}: var({token}); }}");
                assert!(STYLESHEET.contains(&rule), "no rule {rule}");
            }
        }
    }
}
