//! Speaking to a terminal: answers to standard output, problems and progress to standard error.

use indicatif::{ProgressBar, ProgressStyle};
use messages::Catalogue;
use std::io::{BufRead, IsTerminal, Write};
use std::time::Duration;
use vocabulary::Message;

/// The reading width of a line.
const WIDTH: usize = 80;

/// Where the program speaks.
pub struct Terminal {
    /// The sentences.
    pub catalogue: Catalogue,
}

impl Terminal {
    /// A terminal that speaks the catalogue's language.
    pub fn new(catalogue: Catalogue) -> Self {
        Self { catalogue }
    }

    /// Prints a line of an answer, wrapped to reading width.
    pub fn line(&self, text: &str) {
        for line in wrapped(text) {
            // A reader that went away (a closed pipe) is no fault of ours.
            let _ = writeln!(std::io::stdout(), "{line}");
        }
    }

    /// Prints a message.
    pub fn say(&self, message: &Message) {
        self.line(&self.catalogue.text(message));
    }

    /// Prints a message to standard error.
    pub fn problem(&self, message: &Message) {
        for line in wrapped(&self.catalogue.text(message)) {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }

    /// Whether there is a person to ask.
    pub fn can_ask(&self) -> bool {
        std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }

    /// Asks, and gives the answer without the spaces around it; nothing when the input ended.
    pub fn ask(&self, message: &Message) -> Option<String> {
        print!("{} ", self.catalogue.text(message));
        std::io::stdout().flush().ok()?;
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer).ok()?;
        (read > 0).then(|| answer.trim().to_owned())
    }

    /// A bar for long work; it shows only in a terminal, and only when the work is not done at once.
    pub fn bar(&self, key: &str) -> ProgressBar {
        let bar = ProgressBar::new(1000);
        let style = ProgressStyle::with_template("{msg} {bar:30} {percent:>3}%");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(self.catalogue.say(key));
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }
}

/// Reading progress as a bar.
pub struct Bar(pub ProgressBar);

impl intake::Progress for Bar {
    fn advance(&mut self, _rows: u64, share: Option<f64>) {
        if let Some(share) = share {
            self.0.set_position((share.clamp(0.0, 1.0) * 1000.0) as u64);
        }
    }
}

/// Lines of at most [`WIDTH`] characters, broken at spaces; line breaks in the text stay.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        // Spaces at the start of a line are meant; they stay.
        let words = paragraph.trim_start_matches(' ');
        let mut line = " ".repeat(paragraph.len() - words.len());
        let mut is_new = true;
        for word in words.split(' ') {
            if !is_new && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::take(&mut line));
            } else if !is_new {
                line.push(' ');
            }
            line.push_str(word);
            is_new = false;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_at_spaces_and_nothing_is_lost() {
        let text = "woord ".repeat(40);
        let lines = wrapped(text.trim_end());
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(lines.join(" "), text.trim_end());
        assert_eq!(wrapped("a\n  b"), ["a", "  b"]);
    }
}
