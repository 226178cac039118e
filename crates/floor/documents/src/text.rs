//! Running text: a list of spans, so that no renderer ever parses markup.

use serde::Serialize;

/// A piece of running text in one manner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "span", rename_all = "kebab-case")]
pub enum Span {
    /// As the surrounding text.
    Plain {
        /// What is said.
        text: String,
    },
    /// Of more weight than its surroundings.
    Strong {
        /// What is said.
        text: String,
    },
    /// With stress, or a term being introduced.
    Emphasis {
        /// What is said.
        text: String,
    },
    /// A link; paper shows its address too.
    Link {
        /// What is said.
        text: String,
        /// `https:`, `http:` or `mailto:` address, or `#id` of a section, figure or table of the same document.
        to: String,
    },
}

impl Span {
    /// What is said, without manner.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain { text }
            | Self::Strong { text }
            | Self::Emphasis { text }
            | Self::Link { text, .. } => text,
        }
    }
}

/// Running text, built by chaining.
///
/// ```
/// use documents::Text;
///
/// let text = Text::from("Dit zijn ").strong("7 van de 25").plain(" leerlingen.");
/// assert_eq!(text.to_plain(), "Dit zijn 7 van de 25 leerlingen.");
/// // Nothing in a text is markup: this is shown as it stands.
/// assert_eq!(Text::from("<b>7</b>").to_plain(), "<b>7</b>");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text {
    spans: Vec<Span>,
}

impl Text {
    /// Adds plain text.
    #[must_use]
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.with(Span::Plain { text: text.into() })
    }

    /// Adds text of more weight.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.with(Span::Strong { text: text.into() })
    }

    /// Adds text with stress.
    #[must_use]
    pub fn emphasis(self, text: impl Into<String>) -> Self {
        self.with(Span::Emphasis { text: text.into() })
    }

    /// Adds a link; see [`Span::Link`] for the addresses that are allowed.
    #[must_use]
    pub fn link(self, text: impl Into<String>, to: impl Into<String>) -> Self {
        self.with(Span::Link {
            text: text.into(),
            to: to.into(),
        })
    }

    /// Adds a span.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// The spans, in reading order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The words alone.
    pub fn to_plain(&self) -> String {
        self.spans.iter().map(Span::text).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text().trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::default().plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::default().plain(text)
    }
}
