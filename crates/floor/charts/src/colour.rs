//! One colour, and how well it can be told from another.

/// A colour in sRGB with eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    rgb: u32,
    alpha: u8,
}

impl Colour {
    /// An opaque colour from `0xRRGGBB`; bits above the lowest 24 are dropped.
    pub const fn rgb(rgb: u32) -> Self {
        Self {
            rgb: rgb & 0xFF_FFFF,
            alpha: 255,
        }
    }

    /// The same colour, seen through: 0 is invisible, 255 opaque.
    pub const fn with_alpha(self, alpha: u8) -> Self {
        Self { alpha, ..self }
    }

    /// `#RRGGBB`, without the alpha: SVG 1.1 states opacity apart.
    pub fn hex(self) -> String {
        format!("#{:06X}", self.rgb)
    }

    /// `#RRGGBB`, or `#RRGGBBAA` when not opaque: the CSS notation.
    pub fn css(self) -> String {
        if self.alpha == 255 {
            self.hex()
        } else {
            format!("#{:06X}{:02X}", self.rgb, self.alpha)
        }
    }

    /// Opacity from 0 to 1.
    pub fn opacity(self) -> f64 {
        f64::from(self.alpha) / 255.0
    }

    /// Relative luminance from 0 (black) to 1 (white), ignoring the alpha (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let [_, red, green, blue] = self.rgb.to_be_bytes().map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio from 1 (the same) to 21 (black on white), ignoring the alpha (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_of_known_pairs() {
        let (black, white) = (Colour::rgb(0), Colour::rgb(0xFF_FFFF));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        // #767676 is the lightest grey that reaches 4.5:1 on white.
        assert!(Colour::rgb(0x76_7676).contrast(white) >= 4.5);
        assert!(Colour::rgb(0x77_7777).contrast(white) < 4.5);
    }

    #[test]
    fn notations() {
        let colour = Colour::rgb(0x33_4745).with_alpha(0x66);
        assert_eq!(colour.hex(), "#334745");
        assert_eq!(colour.css(), "#33474566");
        assert!((colour.opacity() - 0.4).abs() < 1e-12);
    }
}
