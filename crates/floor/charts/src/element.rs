//! One element of XML, with everything in it escaped.

use std::fmt::Write as _;

use crate::text;

/// A number with at most two decimals; what is not finite never gets here, and would be 0.
pub(crate) struct Number(pub(crate) f64);

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        // Adding zero turns minus zero into zero.
        let rounded = if rounded.is_finite() { rounded + 0.0 } else { 0.0 };
        write!(formatter, "{rounded}")
    }
}

/// An element that is still open for attributes.
pub(crate) struct Element {
    name: &'static str,
    attributes: String,
    classes: String,
}

impl Element {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: String::new(),
            classes: String::new(),
        }
    }

    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        text::escape_into(&mut self.attributes, value);
        self.attributes.push('"');
    }

    pub(crate) fn number(&mut self, name: &str, value: f64) {
        write!(self.attributes, " {name}=\"{}\"", Number(value)).expect("writing to a string cannot fail");
    }

    pub(crate) fn class(&mut self, name: String) {
        if !self.classes.is_empty() {
            self.classes.push(' ');
        }
        self.classes.push_str(&name);
    }

    fn open(mut self, markup: &mut String) -> &'static str {
        if !self.classes.is_empty() {
            let classes = std::mem::take(&mut self.classes);
            self.attribute("class", &classes);
        }
        markup.push('<');
        markup.push_str(self.name);
        markup.push_str(&self.attributes);
        self.name
    }

    pub(crate) fn close(self, markup: &mut String) {
        self.open(markup);
        markup.push_str("/>");
    }

    pub(crate) fn close_around(self, markup: &mut String, words: &str) {
        let mut escaped = String::new();
        text::escape_into(&mut escaped, words);
        self.close_around_markup(markup, &escaped);
    }

    pub(crate) fn close_around_markup(self, markup: &mut String, inside: &str) {
        let name = self.open(markup);
        markup.push('>');
        markup.push_str(inside);
        markup.push_str("</");
        markup.push_str(name);
        markup.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        assert_eq!(Number(1.0).to_string(), "1");
        assert_eq!(Number(-0.001).to_string(), "0");
        assert_eq!(Number(12.3456).to_string(), "12.35");
        assert_eq!(Number(f64::NAN).to_string(), "0");
        assert_eq!(Number(f64::INFINITY).to_string(), "0");
    }
}
