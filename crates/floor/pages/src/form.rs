//! Forms that keep what was typed and say beside each field what to do.

use crate::dates::{iso_day, midnight};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use std::collections::BTreeMap;
use vocabulary::Message;

/// What was typed into a form, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    values: BTreeMap<String, String>,
    problems: BTreeMap<&'static str, Message>,
}

impl Typed {
    /// What came in.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            values: values.into_iter().collect(),
            problems: BTreeMap::new(),
        }
    }

    /// What was typed into a field; nothing when it was not there.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// What was typed into a field that may not stay empty or hold more than `longest` characters; surrounding
    /// spaces do not count.
    pub fn needed(&mut self, field: &'static str, longest: usize) -> Option<String> {
        let value = without_turns(self.value(field)).trim().to_owned();
        if value.is_empty() {
            self.object(field, Message::new("page-field-empty"));
            None
        } else if value.chars().count() > longest {
            self.object(
                field,
                Message::new("page-field-long").with("count", longest as u64),
            );
            None
        } else if value.chars().any(char::is_control) {
            self.object(field, Message::new("page-field-control"));
            None
        } else {
            Some(value)
        }
    }

    /// What was typed into a field for several lines, which may stay empty and may not hold more than `longest`
    /// characters.
    pub fn passage(&mut self, field: &'static str, longest: usize) -> Option<String> {
        let value = without_turns(self.value(field)).replace("\r\n", "\n");
        let value = value.trim().to_owned();
        if value.chars().count() > longest {
            self.object(
                field,
                Message::new("page-field-long").with("count", longest as u64),
            );
            None
        } else if value
            .chars()
            .any(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'))
        {
            self.object(field, Message::new("page-field-control"));
            None
        } else {
            Some(value)
        }
    }

    /// What was typed on a line that may stay empty and may not hold more than `longest` characters; surrounding
    /// spaces do not count.
    pub fn line(&mut self, field: &'static str, longest: usize) -> Option<String> {
        match self.value(field).trim() {
            "" => Some(String::new()),
            _ => self.needed(field, longest),
        }
    }

    /// A day that may stay empty, as year-month-day.
    pub fn day(&mut self, field: &'static str) -> Option<String> {
        match self.value(field).trim() {
            "" => Some(String::new()),
            _ => self.needed_day(field, "page-field-day"),
        }
    }

    /// A day that may not stay empty, as year-month-day; `otherwise` is the key of what is said of anything else.
    pub fn needed_day(&mut self, field: &'static str, otherwise: &str) -> Option<String> {
        // Days are compared as they are written, so all are written alike.
        let day = midnight(self.value(field).trim()).map(iso_day);
        if day.is_none() {
            self.object(field, Message::new(otherwise));
        }
        day
    }

    /// A whole number that may stay empty, at least 0 and at most `most`. Euros may have their sign, and thousands
    /// their points.
    pub fn count(&mut self, field: &'static str, most: i32) -> Option<Option<i32>> {
        let bare = self.value(field).trim().trim_start_matches('€').trim();
        if bare.is_empty() {
            return Some(None);
        }
        let groups: Vec<&str> = bare.split(['.', ' ', '\u{a0}']).collect();
        let in_thousands = groups[1..].iter().all(|group| group.len() == 3);
        let number = groups.concat().parse::<u32>().ok().filter(|_| in_thousands);
        let number = number.and_then(|number| i32::try_from(number).ok());
        match number.filter(|number| *number <= most) {
            Some(number) => Some(Some(number)),
            None => {
                self.object(field, Message::new("page-field-count").with("most", most as u64));
                None
            }
        }
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn is_ticked(&self, field: &str) -> bool {
        self.value(field) == "on"
    }

    /// Says what is wrong with a field.
    pub fn object(&mut self, field: &'static str, message: Message) {
        self.problems.entry(field).or_insert(message);
    }

    /// Whether anything was wrong.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What was wrong, each with its field.
    pub fn problems(&self) -> impl Iterator<Item = (&'static str, &Message)> {
        self.problems.iter().map(|(field, message)| (*field, message))
    }

    /// The page that answers what was typed: 422 (unprocessable content) when anything was wrong.
    #[must_use]
    pub fn answered(&self, mut page: Response) -> Response {
        if self.has_problems() {
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        page
    }

    /// Forgets a value that is never shown again, such as a password.
    pub fn forget(&mut self, field: &str) {
        self.values.remove(field);
    }

    /// What was wrong, above the form, each leading to its field.
    #[must_use]
    pub fn summary(&self, visitor: &Visitor) -> Markup {
        html! {
            @if self.has_problems() {
                div.problems role="alert" {
                    p { strong { (visitor.say("page-form-problems")) } }
                    ul {
                        @for (field, message) in &self.problems {
                            li { a href=(format!("#{field}")) { (visitor.text(message)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A text without the signs that are not seen and turn or part what stands around them, on pages of others as well. They
/// come along with what is pasted, so they go without a word; the marks of right and left that Arabic and Hebrew need
/// stay.
fn without_turns(text: &str) -> String {
    let turns = |sign: char| matches!(sign, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars().filter(|sign| !turns(*sign)).collect()
}

/// What goes into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words on one line.
    Text,
    /// An e-mail address.
    Email,
    /// A password that exists.
    Password,
    /// A password that is being chosen.
    NewPassword,
    /// A code of six digits.
    Code,
    /// A day.
    Day,
    /// A whole number.
    Count,
}

/// A field of a form.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'a str,
    /// The key of what helps to fill it in.
    pub hint: Option<&'a str>,
    /// What goes in.
    pub kind: Kind,
}

impl Field<'_> {
    /// The field, with what was typed and what was wrong with it.
    #[must_use]
    pub fn show(&self, visitor: &Visitor, typed: &Typed) -> Markup {
        self.shown(visitor, typed, true)
    }

    /// The same field when it may stay empty.
    #[must_use]
    pub fn optional(&self, visitor: &Visitor, typed: &Typed) -> Markup {
        self.shown(visitor, typed, false)
    }

    fn shown(&self, visitor: &Visitor, typed: &Typed, is_needed: bool) -> Markup {
        let (kind, complete, mode) = match self.kind {
            Kind::Text => ("text", "off", None),
            Kind::Email => ("email", "username", None),
            Kind::Password => ("password", "current-password", None),
            Kind::NewPassword => ("password", "new-password", None),
            Kind::Code => ("text", "one-time-code", Some("numeric")),
            Kind::Day => ("date", "off", None),
            Kind::Count => ("text", "off", Some("numeric")),
        };
        let problem = typed.problems.get(self.name);
        let hint = format!("{}-hint", self.name);
        let wrong = format!("{}-problem", self.name);
        let described: Vec<&str> = [self.hint.map(|_| hint.as_str()), problem.map(|_| wrong.as_str())]
            .into_iter()
            .flatten()
            .collect();
        let is_secret = matches!(self.kind, Kind::Password | Kind::NewPassword | Kind::Code);
        html! {
            div.field.wrong[problem.is_some()] {
                label for=(self.name) { (visitor.say(self.label)) }
                @if let Some(key) = self.hint { p.hint #(hint) { (visitor.say(key)) } }
                @if let Some(problem) = problem { p.problem #(wrong) { (visitor.text(problem)) } }
                input #(self.name) name=(self.name) type=(kind) autocomplete=(complete) inputmode=[mode]
                    value=[(!is_secret).then(|| typed.value(self.name))]
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                    aria-invalid=[problem.map(|_| "true")] required[is_needed];
            }
        }
    }
}

/// A field to choose one from a list.
#[derive(Debug, Clone, Copy)]
pub struct Select<'a> {
    /// Its name.
    pub name: &'a str,
    /// The key of its label.
    pub label: &'a str,
    /// The key of what helps to choose.
    pub hint: Option<&'a str>,
    /// The key of what stands first and chooses nothing; without it something is always chosen.
    pub nothing: Option<&'a str>,
}

impl Select<'_> {
    /// The field with its options, each a value and its words, with what was chosen and what was wrong with it.
    #[must_use]
    pub fn show(&self, visitor: &Visitor, typed: &Typed, options: &[(impl AsRef<str>, String)]) -> Markup {
        let problem = typed.problems.get(self.name);
        let hint = format!("{}-hint", self.name);
        let wrong = format!("{}-problem", self.name);
        let described: Vec<&str> = [self.hint.map(|_| hint.as_str()), problem.map(|_| wrong.as_str())]
            .into_iter()
            .flatten()
            .collect();
        html! {
            div.field.wrong[problem.is_some()] {
                label for=(self.name) { (visitor.say(self.label)) }
                @if let Some(key) = self.hint { p.hint #(hint) { (visitor.say(key)) } }
                @if let Some(problem) = problem { p.problem #(wrong) { (visitor.text(problem)) } }
                select #(self.name) name=(self.name)
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                    aria-invalid=[problem.map(|_| "true")] {
                    @if let Some(key) = self.nothing { option value="" { (visitor.say(key)) } }
                    @for (value, words) in options {
                        option value=(value.as_ref()) selected[typed.value(self.name) == value.as_ref()] { (words) }
                    }
                }
            }
        }
    }
}

/// A field for several lines.
#[derive(Debug, Clone, Copy)]
pub struct Area<'a> {
    /// Its name.
    pub name: &'static str,
    /// The key of its label.
    pub label: &'a str,
    /// The key of what helps to fill it in.
    pub hint: Option<&'a str>,
}

impl Area<'_> {
    /// The field, with what was typed and what was wrong with it.
    #[must_use]
    pub fn show(&self, visitor: &Visitor, typed: &Typed) -> Markup {
        let problem = typed.problems.get(self.name);
        let hint = format!("{}-hint", self.name);
        let wrong = format!("{}-problem", self.name);
        let described: Vec<&str> = [self.hint.map(|_| hint.as_str()), problem.map(|_| wrong.as_str())]
            .into_iter()
            .flatten()
            .collect();
        html! {
            div.field.wrong[problem.is_some()] {
                label for=(self.name) { (visitor.say(self.label)) }
                @if let Some(key) = self.hint { p.hint #(hint) { (visitor.say(key)) } }
                @if let Some(problem) = problem { p.problem #(wrong) { (visitor.text(problem)) } }
                textarea.words #(self.name) name=(self.name) rows="7"
                    aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                    aria-invalid=[problem.map(|_| "true")] { (typed.value(self.name)) }
            }
        }
    }
}

/// A box to tick, with its words beside it.
#[must_use]
pub fn tick(name: &str, words: &str, is_ticked: bool) -> Markup {
    html! {
        label.tick { input type="checkbox" name=(name) value="on" checked[is_ticked]; span { (words) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_goes_and_what_arabic_needs_stays() {
        let mut typed = Typed::of([
            ("line".to_owned(), "\u{202e}netseL\u{200b}".to_owned()),
            ("empty".to_owned(), "\u{200b}\u{feff}".to_owned()),
            ("words".to_owned(), "مدرسة\u{200f} (A)\u{2066}\r\nb".to_owned()),
        ]);
        assert_eq!(typed.needed("line", 20).as_deref(), Some("netseL"));
        assert_eq!(typed.needed("empty", 20), None);
        assert_eq!(
            typed.passage("words", 20).as_deref(),
            Some("مدرسة\u{200f} (A)\nb")
        );
    }

    #[test]
    fn days_are_written_alike_and_numbers_are_whole() {
        let values = [
            ("short", "2027-1-1"),
            ("none", "2027-02-30"),
            ("euros", "€ 1.250"),
            ("odd", "1.25"),
            ("below", "-3"),
            ("much", "11"),
            ("empty", " "),
        ];
        let mut typed = Typed::of(values.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(typed.day("short").as_deref(), Some("2027-01-01"));
        assert_eq!(typed.day("empty").as_deref(), Some(""));
        assert_eq!(typed.count("euros", 2000), Some(Some(1250)));
        assert_eq!(typed.count("empty", 10), Some(None));
        assert!(!typed.has_problems());
        assert_eq!(typed.day("none"), None);
        assert_eq!(typed.needed_day("empty", "page-field-day"), None);
        for field in ["odd", "below"] {
            assert_eq!(typed.count(field, 2000), None, "{field}");
        }
        assert_eq!(typed.count("much", 10), None);
        assert_eq!(typed.problems().count(), 5);
    }

    #[test]
    fn a_field_keeps_what_was_typed_and_says_what_is_wrong() {
        let mut typed = Typed::of([
            ("name".to_owned(), "  مريم <b>&  ".to_owned()),
            ("empty".to_owned(), "   ".to_owned()),
            ("long".to_owned(), "é".repeat(11)),
            ("control".to_owned(), "a\u{0}b".to_owned()),
        ]);
        assert_eq!(typed.needed("name", 20).as_deref(), Some("مريم <b>&"));
        assert_eq!(typed.needed("long", 11).as_deref(), Some("ééééééééééé"));
        assert!(!typed.has_problems());
        for field in ["empty", "control", "absent"] {
            assert_eq!(typed.needed(field, 20), None, "{field}");
        }
        assert_eq!(typed.needed("long", 10), None);
        assert_eq!(typed.problems.len(), 4);
        assert_eq!(typed.value("long").chars().count(), 11, "what was typed stays");
    }

    #[test]
    fn a_passage_keeps_its_lines() {
        let mut typed = Typed::of([
            ("words".to_owned(), " een\r\ntwee\t3 \n".to_owned()),
            ("control".to_owned(), "a\u{7}b".to_owned()),
            ("box".to_owned(), "on".to_owned()),
        ]);
        assert_eq!(typed.passage("words", 20).as_deref(), Some("een\ntwee\t3"));
        assert_eq!(typed.passage("absent", 20).as_deref(), Some(""));
        assert!(!typed.has_problems());
        assert_eq!(typed.passage("control", 20), None);
        assert_eq!(typed.passage("words", 3), None);
        assert!(typed.is_ticked("box") && !typed.is_ticked("words"));
    }
}
