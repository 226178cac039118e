//! Forms that keep what was typed and say beside each field what to do.

use crate::address::is_address;
use crate::dates::{iso_day, midnight};
use crate::visitor::Visitor;
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeMap;
use vocabulary::Message;

/// What was typed into a form, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    values: BTreeMap<String, String>,
    problems: BTreeMap<&'static str, Message>,
    /// What is wrong with the form and with none of its fields.
    whole: Option<Message>,
}

impl Typed {
    /// What came in.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            values: values.into_iter().collect(),
            ..Self::default()
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
        let value = self.bare(field);
        if !value.contains(is_seen) {
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
        match self.bare(field).as_str() {
            "" => Some(String::new()),
            _ => self.needed(field, longest),
        }
    }

    /// An e-mail address that may stay empty.
    pub fn address(&mut self, field: &'static str, longest: usize) -> Option<String> {
        let address = self.line(field, longest)?.replace(MARKS, "");
        if !address.is_empty() && !is_address(&address) {
            self.object(field, Message::new("page-field-address"));
            return None;
        }
        Some(address)
    }

    /// What was typed, without surrounding spaces and without what turns the text around it.
    fn bare(&self, field: &str) -> String {
        without_turns(self.value(field)).trim().to_owned()
    }

    /// A day that may stay empty, as year-month-day.
    pub fn day(&mut self, field: &'static str) -> Option<String> {
        match self.bare(field).as_str() {
            "" => Some(String::new()),
            _ => self.needed_day(field, "page-field-day"),
        }
    }

    /// A day that may not stay empty, as year-month-day; `otherwise` is the key of what is said of anything else.
    pub fn needed_day(&mut self, field: &'static str, otherwise: &str) -> Option<String> {
        // Days are compared as they are written, so all are written alike.
        let day = midnight(&self.bare(field)).map(iso_day);
        if day.is_none() {
            self.object(field, Message::new(otherwise));
        }
        day
    }

    /// A whole number that may stay empty, at least 0 and at most `most`. Euros may have their sign, and thousands
    /// their points.
    pub fn count(&mut self, field: &'static str, most: i32) -> Option<Option<i32>> {
        let bare = self.bare(field);
        let bare = bare.trim_start_matches('€').trim();
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

    /// Says what is wrong with the form as a whole: with none of its fields, or with none that could be named.
    pub fn object_whole(&mut self, message: Message) {
        self.whole.get_or_insert(message);
    }

    /// Whether anything was wrong.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        self.whole.is_some() || !self.problems.is_empty()
    }

    /// What was wrong, each with its field.
    pub fn problems(&self) -> impl Iterator<Item = (&'static str, &Message)> {
        self.problems.iter().map(|(field, message)| (*field, message))
    }

    /// Forgets a value that is never shown again, such as a password.
    pub fn forget(&mut self, field: &str) {
        self.values.remove(field);
    }

    /// What was wrong with the form in `body`: first with the whole of it, and then in the order of its fields, each with
    /// its label and leading to it as far as it has them.
    pub(crate) fn summary(&self, visitor: &Visitor, body: &str) -> Markup {
        let place_of = |what: &str, field: &str| body.find(&format!(" {what}=\"{field}\""));
        let mut problems: Vec<_> = self
            .problems()
            .map(|(field, message)| (place_of("id", field), field, message))
            .collect();
        problems.sort_by_key(|(id, field, _)| id.or_else(|| place_of("name", field)).unwrap_or(usize::MAX));
        html! {
            @if self.has_problems() {
                div.problems role="alert" {
                    p { strong { (visitor.say("page-form-problems")) } }
                    ul {
                        @if let Some(message) = &self.whole { li { (visitor.text(message)) } }
                        @for (id, field, message) in problems {
                            @let words = html! { (label_in(body, field)) (visitor.text(message)) };
                            li { @if id.is_some() { a href=(format!("#{field}")) { (words) } } @else { (words) } }
                        }
                    }
                }
            }
        }
    }
}

/// What the field is called in the page, with what parts it from the words after it; nothing for a field without a label.
fn label_in(body: &str, field: &str) -> Markup {
    let after = body.split_once(&format!("<label for=\"{field}\">"));
    let label = after.and_then(|(_, rest)| rest.split_once("</label>"));
    html! {
        @if let Some((label, _)) = label { (PreEscaped(label)) @if !label.ends_with('?') { ":" } " " }
    }
}

/// A text without the signs that are not seen and turn or part what stands around them, on pages of others as well. They
/// come along with what is pasted, so they go without a word; the marks of right and left that Arabic and Hebrew need
/// stay.
fn without_turns(text: &str) -> String {
    let turns = |sign: char| matches!(sign, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    text.chars().filter(|sign| !turns(*sign)).collect()
}

/// The marks of right and left, which are not seen themselves.
const MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

fn is_seen(sign: char) -> bool {
    !sign.is_whitespace() && !MARKS.contains(&sign)
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
        let is_secret = matches!(self.kind, Kind::Password | Kind::NewPassword | Kind::Code);
        let frame = (self.name, self.label, self.hint);
        framed(visitor, typed, frame, |described, invalid| {
            html! {
                input #(self.name) name=(self.name) type=(kind) autocomplete=(complete) inputmode=[mode]
                    value=[(!is_secret).then(|| typed.value(self.name))]
                    aria-describedby=[described] aria-invalid=[invalid] required[is_needed];
            }
        })
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
        let frame = (self.name, self.label, self.hint);
        framed(visitor, typed, frame, |described, invalid| {
            html! {
                select #(self.name) name=(self.name) aria-describedby=[described] aria-invalid=[invalid] {
                    @if let Some(key) = self.nothing { option value="" { (visitor.say(key)) } }
                    @for (value, words) in options {
                        option value=(value.as_ref()) selected[typed.value(self.name) == value.as_ref()] { (words) }
                    }
                }
            }
        })
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
        let frame = (self.name, self.label, self.hint);
        framed(visitor, typed, frame, |described, invalid| {
            html! {
                textarea.words #(self.name) name=(self.name) rows="7"
                    aria-describedby=[described] aria-invalid=[invalid] { (typed.value(self.name)) }
            }
        })
    }
}

/// What is around a control: its label, its hint and what was wrong. The control is told the ids of what describes it, and
/// whether something was wrong.
fn framed(
    visitor: &Visitor,
    typed: &Typed,
    (name, label, hint): (&str, &str, Option<&str>),
    control: impl FnOnce(Option<String>, Option<&'static str>) -> Markup,
) -> Markup {
    let problem = typed.problems.get(name);
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let described: Vec<&str> = [
        hint.map(|_| hint_id.as_str()),
        problem.map(|_| problem_id.as_str()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let by = (!described.is_empty()).then(|| described.join(" "));
    html! {
        div.field.wrong[problem.is_some()] {
            label for=(name) { (visitor.say(label)) }
            @if let Some(key) = hint { p.hint #(hint_id) { (visitor.say(key)) } }
            @if let Some(problem) = problem { p.problem #(problem_id) { (visitor.text(problem)) } }
            (control(by, problem.map(|_| "true")))
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
            ("mark".to_owned(), "\u{200f}".to_owned()),
            ("number".to_owned(), "12\u{200b}".to_owned()),
            ("mail".to_owned(), "anna@school.example\u{200e}".to_owned()),
            ("no-mail".to_owned(), "anna@school".to_owned()),
            ("words".to_owned(), "مدرسة\u{200f} (A)\u{2066}\r\nb".to_owned()),
        ]);
        assert_eq!(typed.needed("line", 20).as_deref(), Some("netseL"));
        assert_eq!(typed.line("empty", 20).as_deref(), Some(""));
        assert_eq!(typed.count("number", 20), Some(Some(12)));
        assert_eq!(typed.address("mail", 80).as_deref(), Some("anna@school.example"));
        assert_eq!(typed.address("empty", 80).as_deref(), Some(""));
        assert!(!typed.has_problems());
        assert_eq!(typed.needed("empty", 20), None);
        assert_eq!(typed.needed("mark", 20), None);
        assert_eq!(typed.address("no-mail", 80), None);
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
    fn what_was_wrong_is_said_with_the_label_of_its_field() {
        let page = "<label for=\"day\">Which day?</label><label for=\"name\">Name &amp; place</label>";
        let said = |field| label_in(page, field).into_string();
        assert_eq!(said("day"), "Which day? ");
        assert_eq!(said("name"), "Name &amp; place: ");
        assert_eq!(said("nothing"), "");
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
