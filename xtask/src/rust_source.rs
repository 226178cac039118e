//! A Rust file as tokens, without comments and without what is compiled for tests only.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use std::ops::RangeInclusive;

/// The code of one file.
pub struct RustSource {
    tokens: Vec<TokenTree>,
    test_lines: Vec<RangeInclusive<usize>>,
    test_modules: Vec<String>,
    is_all_tests: bool,
}

/// A word of the code with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The word, such as `std::fs::read` or `println`.
    pub name: String,
    /// Its line, counted from one.
    pub line: usize,
}

impl RustSource {
    /// Reads a file; an error has its line and says what is wrong there.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let stream: TokenStream = text
            .parse()
            .map_err(|fault: proc_macro2::LexError| (fault.span().start().line, fault.to_string()))?;
        let mut source = Self {
            tokens: Vec::new(),
            test_lines: Vec::new(),
            test_modules: Vec::new(),
            is_all_tests: false,
        };
        source.tokens = source.without_tests(stream);
        Ok(source)
    }

    /// Whether this line belongs to something that is compiled for tests only.
    pub fn is_test_line(&self, line: usize) -> bool {
        self.is_all_tests || self.test_lines.iter().any(|lines| lines.contains(&line))
    }

    /// The modules in other files that are compiled for tests only.
    pub fn test_modules(&self) -> &[String] {
        &self.test_modules
    }

    /// Whether the file says of itself that it is for tests.
    pub fn is_all_tests(&self) -> bool {
        self.is_all_tests
    }

    /// Every path that starts with `start` followed by `::`; of `use std::{fs, io::Read}` both.
    pub fn paths_from(&self, start: &str) -> Vec<Named> {
        let mut found = Vec::new();
        each_level(&self.tokens, &mut |level| {
            for at in 0..level.len() {
                if is_word(&level[at], start)
                    && !at
                        .checked_sub(1)
                        .is_some_and(|before| is_sign(&level[before], ':'))
                {
                    path_at(level, at, String::new(), &mut found);
                }
            }
        });
        found.retain(|path| path.name.len() > start.len());
        found
    }

    /// The macros that are called, without their `!`.
    pub fn macros(&self) -> Vec<Named> {
        let mut found = Vec::new();
        each_level(&self.tokens, &mut |level| {
            for pair in level.windows(2) {
                if let TokenTree::Ident(word) = &pair[0]
                    && is_sign(&pair[1], '!')
                {
                    found.push(Named {
                        name: word.to_string(),
                        line: word.span().start().line,
                    });
                }
            }
        });
        found
    }

    /// The lines on which this word stands.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each_level(&self.tokens, &mut |level| {
            found.extend(
                level
                    .iter()
                    .filter(|token| is_word(token, word))
                    .map(|token| token.span().start().line),
            );
        });
        found
    }

    /// The texts in quotation marks.
    pub fn texts(&self) -> Vec<Named> {
        let mut found = Vec::new();
        each_level(&self.tokens, &mut |level| {
            found.extend(level.iter().filter_map(|token| match token {
                TokenTree::Literal(literal) => text_of(literal),
                _ => None,
            }));
        });
        found
    }

    /// The texts that are the first argument of a call of one of these functions or methods.
    pub fn first_arguments(&self, functions: &[&str]) -> Vec<Named> {
        let mut found = Vec::new();
        each_level(&self.tokens, &mut |level| {
            for at in 1..level.len() {
                let TokenTree::Group(arguments) = &level[at] else {
                    continue;
                };
                let called = dotted_before(level, at);
                if arguments.delimiter() == Delimiter::Parenthesis
                    && functions.contains(&called.as_str())
                    && let Some(TokenTree::Literal(literal)) = arguments.stream().into_iter().next()
                {
                    found.extend(text_of(&literal));
                }
            }
        });
        found
    }

    /// The group in brackets or braces that is given to this name, as in `const NAME: T = &[…]` or `enum NAME {…}`.
    pub fn body_of(&self, name: &str) -> Option<Group> {
        let at = self.tokens.iter().position(|token| is_word(token, name))?;
        // The type of a constant may hold brackets too; its value stands after the `=`.
        let rest = &self.tokens[at..];
        let is_end = |token: &TokenTree| is_sign(token, ';');
        let end = rest.iter().position(is_end).unwrap_or(rest.len());
        let value = rest[..end]
            .iter()
            .position(|token| is_sign(token, '='))
            .unwrap_or(0);
        rest[value..].iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::Parenthesis => Some(group.clone()),
            _ => None,
        })
    }

    fn without_tests(&mut self, stream: TokenStream) -> Vec<TokenTree> {
        let all: Vec<TokenTree> = stream.into_iter().collect();
        let mut kept = Vec::new();
        let mut at = 0;
        while at < all.len() {
            if let Some((is_inner, attribute, next)) = attribute_at(&all, at) {
                if says_test(&attribute) {
                    if is_inner {
                        self.is_all_tests = true;
                        at = next;
                        continue;
                    }
                    let end = end_of_item(&all, next);
                    self.test_module(&all[next..end]);
                    let first = all[at].span().start().line;
                    let last = all[end - 1].span().end().line;
                    self.test_lines.push(first..=last);
                    at = end;
                    continue;
                }
                if is_doc(&attribute) {
                    at = next;
                    continue;
                }
            }
            kept.push(match &all[at] {
                TokenTree::Group(group) => {
                    let inside = self.without_tests(group.stream());
                    let mut thinned = Group::new(group.delimiter(), inside.into_iter().collect());
                    thinned.set_span(group.span());
                    TokenTree::Group(thinned)
                }
                token => token.clone(),
            });
            at += 1;
        }
        kept
    }

    fn test_module(&mut self, item: &[TokenTree]) {
        let Some(at) = item.iter().position(|token| is_word(token, "mod")) else {
            return;
        };
        if let [TokenTree::Ident(name), end, ..] = &item[at + 1..]
            && is_sign(end, ';')
        {
            self.test_modules.push(name.to_string());
        }
    }
}

/// The `(doc text, name)` pairs of a list of things with doc comments, such as the variants of an enum.
///
/// Doc comments are left out of [`RustSource`], so this one reads the text of the file again.
pub fn documented(text: &str, name: &str) -> Vec<(String, String)> {
    let Ok(stream) = text.parse::<TokenStream>() else {
        return Vec::new();
    };
    let all: Vec<TokenTree> = stream.into_iter().collect();
    let Some(at) = all.iter().position(|token| is_word(token, name)) else {
        return Vec::new();
    };
    let body = all[at..].iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    let inside: Vec<TokenTree> = body.unwrap_or_default().into_iter().collect();
    let mut pairs = Vec::new();
    let mut said = String::new();
    let mut at = 0;
    while at < inside.len() {
        if let Some((_, attribute, next)) = attribute_at(&inside, at) {
            if is_doc(&attribute)
                && let Some(TokenTree::Literal(literal)) = attribute.stream().into_iter().last()
            {
                said = text_of(&literal)
                    .map(|named| named.name.trim().to_owned())
                    .unwrap_or_default();
            }
            at = next;
            continue;
        }
        if let TokenTree::Ident(word) = &inside[at] {
            pairs.push((std::mem::take(&mut said), word.to_string()));
        }
        at += 1;
    }
    pairs
}

/// The text between the quotation marks of a literal, if it is a text.
pub fn text_of(literal: &Literal) -> Option<Named> {
    let written = literal.to_string();
    let inside = written.trim_start_matches('r').trim_matches('#');
    let text = inside.strip_prefix('"')?.strip_suffix('"')?;
    Some(Named {
        name: text.to_owned(),
        line: literal.span().start().line,
    })
}

fn each_level(tokens: &[TokenTree], visit: &mut impl FnMut(&[TokenTree])) {
    visit(tokens);
    for token in tokens {
        if let TokenTree::Group(group) = token {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            each_level(&inside, visit);
        }
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The attribute that starts here: whether it is an inner one, its brackets, and where the next token is.
fn attribute_at(tokens: &[TokenTree], at: usize) -> Option<(bool, Group, usize)> {
    if !is_sign(&tokens[at], '#') {
        return None;
    }
    let is_inner = tokens.get(at + 1).is_some_and(|token| is_sign(token, '!'));
    let place = at + 1 + usize::from(is_inner);
    match tokens.get(place)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some((is_inner, group.clone(), place + 1))
        }
        _ => None,
    }
}

/// Whether an attribute is `test` or a `cfg` that holds in tests only.
fn says_test(attribute: &Group) -> bool {
    let inside: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match inside.as_slice() {
        [word] => is_word(word, "test"),
        [word, TokenTree::Group(condition)] if is_word(word, "cfg") => {
            let condition: Vec<TokenTree> = condition.stream().into_iter().collect();
            match condition.as_slice() {
                [word] => is_word(word, "test"),
                [all, TokenTree::Group(terms)] if is_word(all, "all") => {
                    terms.stream().into_iter().any(|term| is_word(&term, "test"))
                }
                _ => false,
            }
        }
        _ => false,
    }
}

fn is_doc(attribute: &Group) -> bool {
    attribute
        .stream()
        .into_iter()
        .next()
        .is_some_and(|word| is_word(&word, "doc"))
}

/// One past the end of the item that starts here: its braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_sign(token, ';'),
    };
    tokens[from..]
        .iter()
        .position(is_end)
        .map_or(tokens.len(), |place| from + place + 1)
}

fn path_at(level: &[TokenTree], at: usize, before: String, found: &mut Vec<Named>) {
    let TokenTree::Ident(word) = &level[at] else {
        return;
    };
    let path = if before.is_empty() {
        word.to_string()
    } else {
        format!("{before}::{word}")
    };
    let is_longer = level
        .get(at + 1..at + 3)
        .is_some_and(|signs| signs.iter().all(|sign| is_sign(sign, ':')));
    match level.get(at + 3) {
        Some(TokenTree::Ident(_)) if is_longer => path_at(level, at + 3, path, found),
        Some(TokenTree::Group(group)) if is_longer && group.delimiter() == Delimiter::Brace => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            let starts = (0..inside.len()).filter(|place| *place == 0 || is_sign(&inside[place - 1], ','));
            for start in starts {
                path_at(&inside, start, path.clone(), found);
            }
        }
        _ => found.push(Named {
            name: path,
            line: word.span().start().line,
        }),
    }
}

/// The function that is called with the group at `at`: `say`, or `Message::new` with what stands before it.
fn dotted_before(level: &[TokenTree], at: usize) -> String {
    let mut parts = Vec::new();
    let mut place = at;
    while let Some(TokenTree::Ident(word)) = place.checked_sub(1).map(|before| &level[before]) {
        parts.insert(0, word.to_string());
        let is_path = place >= 3 && level[place - 3..place - 1].iter().all(|sign| is_sign(sign, ':'));
        if !is_path {
            break;
        }
        place -= 3;
    }
    parts.join("::")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"//! A file.
use std::{fs, io::{self, Read}};
use std::time::SystemTime;

/// Says `println!("not code")`.
fn a() {
    println!("{}", std::env::var("X").is_ok());
    telling.say("hello-there");
    Message::new("a-key").with("b", 1);
    format!("role-{code}");
}

#[cfg(test)]
mod tests {
    fn b() { std::net::lookup("/tmp/x"); }
}

#[cfg(test)]
mod elsewhere;

fn c() { let std = 1; dbg!(std); }
"#;

    fn names(found: Vec<Named>) -> Vec<String> {
        found.into_iter().map(|named| named.name).collect()
    }

    #[test]
    fn paths_of_uses_and_calls_but_not_of_tests() {
        let source = RustSource::read(FILE).expect("it is Rust");
        let expected = [
            "std::fs",
            "std::io::self",
            "std::io::Read",
            "std::time::SystemTime",
            "std::env::var",
        ];
        assert_eq!(names(source.paths_from("std")), expected);
        assert_eq!(source.paths_from("std")[4].line, 7);
    }

    #[test]
    fn macros_texts_and_arguments_but_not_of_comments() {
        let source = RustSource::read(FILE).expect("it is Rust");
        assert_eq!(names(source.macros()), ["println", "format", "dbg"]);
        let texts = names(source.texts());
        assert!(texts.contains(&"role-{code}".to_owned()), "{texts:?}");
        assert!(
            !texts
                .iter()
                .any(|text| text.contains("not code") || text.contains("tmp")),
            "{texts:?}"
        );
        assert_eq!(
            names(source.first_arguments(&["say", "Message::new"])),
            ["hello-there", "a-key"]
        );
    }

    #[test]
    fn what_is_compiled_for_tests_only_is_known() {
        let source = RustSource::read(FILE).expect("it is Rust");
        assert_eq!(source.test_modules(), ["elsewhere"]);
        assert!(source.is_test_line(15));
        assert!(!source.is_test_line(8));
        assert!(!source.is_all_tests());
        assert!(
            RustSource::read("#![cfg(test)]\nfn a() {}")
                .expect("it is Rust")
                .is_all_tests()
        );
        let line = RustSource::read("fn a() {\n\n  \"open")
            .err()
            .map(|(line, _)| line);
        assert_eq!(line, Some(3));
    }

    #[test]
    fn lists_and_their_doc_comments() {
        let text = "enum Form {\n  /// A word.\n  Word,\n  /// A number.\n  Number,\n}\nconst ALL: &[Form] = &[Form::Word];";
        assert_eq!(
            documented(text, "Form"),
            [
                ("A word.".to_owned(), "Word".to_owned()),
                ("A number.".to_owned(), "Number".to_owned())
            ]
        );
        let source = RustSource::read(text).expect("it is Rust");
        let body = source.body_of("ALL").expect("a list");
        assert!(body.to_string().contains("Word"), "{body}");
    }
}
