//! Reads a definition file and gathers every problem in it, each with its line.

mod national;

use super::{
    Definition, DefinitionFault, DefinitionProblem, Measured, Mechanism, Method, Rival, RivalKind, Texts,
};
use crate::columns::{ColumnForm, KNOWN_COLUMNS, known_column};
use crate::condition::{Condition, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use vocabulary::Label;

const KEYS: [&str; 26] = [
    "id",
    "version",
    "notion",
    "mechanism",
    "method",
    "population",
    "numerator",
    "value",
    "per",
    "column",
    "by",
    "unknown",
    "follows_test",
    "smallest_group",
    "order",
    "references",
    "title",
    "question",
    "definition",
    "says",
    "does_not_say",
    "team_question",
    "outcome",
    "rival",
    "national",
    "comment",
];

pub(super) fn read(text: &str) -> Result<Definition, Vec<DefinitionProblem>> {
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(fault) => {
            let line = fault.span().map_or(1, |span| line_of(text, span.start));
            let fault = DefinitionFault::Syntax(fault.message().to_owned());
            return Err(vec![DefinitionProblem { line, fault }]);
        }
    };
    let mut reader = Reader {
        text,
        table: root.get_ref(),
        problems: Vec::new(),
    };
    let definition = reader.definition();
    if reader.problems.is_empty() {
        return Ok(definition.expect("a definition without problems is whole"));
    }
    reader.problems.sort_by_key(|problem| problem.line);
    Err(reader.problems)
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

struct Reader<'a> {
    text: &'a str,
    table: &'a DeTable<'a>,
    problems: Vec<DefinitionProblem>,
}

impl<'a> Reader<'a> {
    fn definition(&mut self) -> Option<Definition> {
        self.unknown_keys();
        let id = self.string("id");
        let version = self.integer("version");
        let notion = if self.has("notion") {
            self.integer("notion")
        } else {
            None
        };
        let mechanism = self.mechanism();
        let method = self.method();
        let population = self.condition("population");
        let measured = method.and_then(|method| self.measured(method));
        let follows_test = method.and_then(|method| self.follows_test(method));
        let per = method.and_then(|method| self.per(method));
        let by = method.map(|method| self.by(method));
        let unknown = method.and_then(|method| self.unknown(method));
        let smallest_group = if self.has("smallest_group") {
            self.integer("smallest_group")
        } else {
            Some(10)
        };
        let order = self.integer("order");
        let texts = self.texts();
        let rivals = self.rivals();
        let references = self.references();
        let national = self.national();
        Some(Definition {
            id: id?.to_owned(),
            version: version?,
            notion: notion.and_then(|notion| u8::try_from(notion).ok()),
            mechanism,
            method: method?,
            population: population?,
            measured: measured?,
            follows_test,
            per,
            by: by?,
            unknown,
            smallest_group: smallest_group?,
            order: order?,
            texts: texts?,
            rivals: rivals?,
            references,
            national,
            hash: blake3::hash(self.text.as_bytes()).to_hex()[..16].to_owned(),
            source: self.text.to_owned(),
        })
    }

    fn problem(&mut self, byte: usize, fault: DefinitionFault) {
        self.problems.push(DefinitionProblem {
            line: line_of(self.text, byte),
            fault,
        });
    }

    fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn unknown_keys(&mut self) {
        let table = self.table;
        for key in table.keys() {
            if !KEYS.contains(&key.get_ref().as_ref()) {
                let word = key.get_ref().to_string();
                let nearest = nearest(&word, KEYS.into_iter());
                self.problem(
                    key.span().start,
                    DefinitionFault::UnknownKey { key: word, nearest },
                );
            }
        }
    }

    fn required(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let found = self.table.get(key);
        if found.is_none() {
            self.problem(0, DefinitionFault::Missing { key });
        }
        found
    }

    fn wrong_form<T>(&mut self, at: usize, key: &'static str, needs: &'static str) -> Option<T> {
        self.problem(at, DefinitionFault::WrongForm { key, needs });
        None
    }

    fn string(&mut self, key: &'static str) -> Option<&'a str> {
        let value = self.required(key)?;
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            _ => self.wrong_form(value.span().start, key, "text"),
        }
    }

    fn integer(&mut self, key: &'static str) -> Option<u32> {
        let value = self.required(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| number.as_str().parse().ok());
        number.or_else(|| self.wrong_form(value.span().start, key, "whole-number"))
    }

    fn word<T: Copy>(
        &mut self,
        key: &'static str,
        word: &str,
        at: usize,
        list: &[(&'static str, T)],
    ) -> Option<T> {
        let found = list
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, value)| *value);
        if found.is_none() {
            let nearest = nearest(word, list.iter().map(|(known, _)| *known));
            self.problem(
                at,
                DefinitionFault::UnknownWord {
                    key,
                    word: word.to_owned(),
                    nearest,
                },
            );
        }
        found
    }

    fn method(&mut self) -> Option<Method> {
        let word = self.string("method")?;
        let at = self.table.get("method")?.span().start;
        self.word("method", word, at, &Method::ALL)
    }

    fn mechanism(&mut self) -> Option<Mechanism> {
        let at = self.table.get("mechanism")?.span().start;
        let word = self.string("mechanism")?;
        self.word("mechanism", word, at, &Mechanism::ALL)
    }

    fn condition(&mut self, key: &'static str) -> Option<Condition> {
        let text = self.string(key)?;
        let at = self.table.get(key)?.span().start;
        match Condition::read(text) {
            Ok(condition) => Some(condition),
            Err(faults) => {
                for fault in faults {
                    self.problem(at, DefinitionFault::Condition { key, fault });
                }
                None
            }
        }
    }

    fn measured(&mut self, method: Method) -> Option<Measured> {
        let uses = [
            ("numerator", method.counts_an_outcome()),
            ("value", method.averages_a_value()),
            ("column", method.looks_at_a_column()),
        ];
        for (key, used) in uses {
            if let (false, Some(value)) = (used, self.table.get(key)) {
                self.problem(
                    value.span().start,
                    DefinitionFault::NotUsed {
                        key,
                        method: method.word(),
                    },
                );
            }
        }
        if method.counts_an_outcome() {
            self.condition("numerator").map(Measured::Outcome)
        } else if method.averages_a_value() {
            self.column("value", |form| form == ColumnForm::Number)
                .map(Measured::Value)
        } else if method.looks_at_a_column() {
            self.column("column", |form| form != ColumnForm::Flag)
                .map(Measured::Column)
        } else {
            Some(Measured::Pupils)
        }
    }

    /// Says so where a key is given that the method does not use.
    fn is_used(&mut self, key: &'static str, method: Method, uses: bool) -> bool {
        let Some(value) = self.table.get(key) else {
            return false;
        };
        if !uses {
            let method = method.word();
            self.problem(value.span().start, DefinitionFault::NotUsed { key, method });
        }
        uses
    }

    /// The number that a ratio is per; none for a mean over pupils.
    fn per(&mut self, method: Method) -> Option<&'static str> {
        self.is_used("per", method, method == Method::Ratio)
            .then(|| self.column("per", |form| form == ColumnForm::Number))?
    }

    /// The condition for those of whom the outcome is not known.
    fn unknown(&mut self, method: Method) -> Option<Condition> {
        if method == Method::DiplomaYield {
            return self.condition("unknown");
        }
        self.is_used("unknown", method, false);
        None
    }

    /// The columns by which a count or ratio is told apart.
    fn by(&mut self, method: Method) -> Vec<&'static str> {
        if !self.is_used("by", method, matches!(method, Method::Crossing | Method::Ratio)) {
            return Vec::new();
        }
        let Some(value) = self.table.get("by") else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_form::<()>(value.span().start, "by", "list");
            return Vec::new();
        };
        let known: Vec<(&'static str, &'static str)> = KNOWN_COLUMNS
            .iter()
            .map(|column| (column.name, column.name))
            .collect();
        let mut columns = Vec::new();
        for item in list.iter() {
            let word = item.get_ref().as_str().unwrap_or_default();
            columns.extend(self.word("by", word, item.span().start, &known));
        }
        columns
    }

    /// A wrong condition is a problem already, so nothing is lost by returning none.
    fn follows_test(&mut self, method: Method) -> Option<Condition> {
        const KEY: &str = "follows_test";
        let at = self.table.get(KEY)?.span().start;
        if !method.corrects_for_the_test() {
            let method = method.word();
            self.problem(at, DefinitionFault::NotUsed { key: KEY, method });
            return None;
        }
        self.condition(KEY)
    }

    fn column(&mut self, key: &'static str, fits: impl Fn(ColumnForm) -> bool) -> Option<&'static str> {
        let word = self.string(key)?;
        let at = self.table.get(key)?.span().start;
        let list: Vec<(&'static str, &'static str)> = KNOWN_COLUMNS
            .iter()
            .map(|column| (column.name, column.name))
            .collect();
        let name = self.word(key, word, at, &list)?;
        if known_column(name).is_some_and(|column| fits(column.form)) {
            Some(name)
        } else {
            self.wrong_form(at, key, "number-column")
        }
    }

    fn texts(&mut self) -> Option<Texts> {
        let [
            title,
            question,
            definition,
            says,
            does_not_say,
            team_question,
            outcome,
        ] = [
            "title",
            "question",
            "definition",
            "says",
            "does_not_say",
            "team_question",
            "outcome",
        ]
        .map(|key| self.label(key));
        Some(Texts {
            title: title?,
            question: question?,
            definition: definition?,
            says: says?,
            does_not_say: does_not_say?,
            team_question: team_question?,
            outcome: outcome?,
        })
    }

    fn label(&mut self, key: &'static str) -> Option<Label> {
        let value = self.required(key)?;
        let at = value.span().start;
        let Some(table) = value.get_ref().as_table() else {
            return self.wrong_form(at, key, "nl-and-en");
        };
        self.label_of(key, table, at, &["nl", "en"])
    }

    fn label_of(
        &mut self,
        key: &'static str,
        table: &DeTable<'a>,
        at: usize,
        known: &[&'static str],
    ) -> Option<Label> {
        for inner in table.keys() {
            let word = inner.get_ref().as_ref();
            if !known.contains(&word) {
                let nearest = nearest(word, known.iter().copied());
                self.problem(
                    inner.span().start,
                    DefinitionFault::UnknownKey {
                        key: word.to_owned(),
                        nearest,
                    },
                );
            }
        }
        let [nl, en] =
            ["nl", "en"].map(|language| table.get(language).and_then(|text| text.get_ref().as_str()));
        match (nl, en) {
            (Some(nl), Some(en)) => Some(Label::new(nl, en)),
            _ => self.wrong_form(at, key, "nl-and-en"),
        }
    }

    fn rivals(&mut self) -> Option<Vec<Rival>> {
        let value = self.required("rival")?;
        let at = value.span().start;
        let Some(list) = value.get_ref().as_array() else {
            return self.wrong_form(at, "rival", "list");
        };
        if !(2..=4).contains(&list.len()) {
            self.problem(at, DefinitionFault::RivalCount(list.len()));
        }
        let mut rivals = Vec::new();
        for item in list.iter() {
            let at = item.span().start;
            let Some(table) = item.get_ref().as_table() else {
                self.wrong_form::<()>(at, "rival", "nl-and-en");
                continue;
            };
            let word = table
                .get("kind")
                .and_then(|kind| kind.get_ref().as_str())
                .unwrap_or_default();
            let kind = self.word("kind", word, at, &RivalKind::ALL);
            let text = self.label_of("rival", table, at, &["kind", "nl", "en"]);
            if let (Some(kind), Some(text)) = (kind, text) {
                rivals.push(Rival { kind, text });
            }
        }
        let kinds: Vec<RivalKind> = rivals.iter().take(2).map(|rival| rival.kind).collect();
        if rivals.len() == list.len() && kinds != [RivalKind::Chance, RivalKind::Measurement] {
            self.problem(at, DefinitionFault::RivalOrder);
        }
        Some(rivals)
    }

    fn references(&mut self) -> Vec<String> {
        let Some(value) = self.required("references") else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_form::<()>(value.span().start, "references", "list");
            return Vec::new();
        };
        list.iter()
            .filter_map(|item| item.get_ref().as_str())
            .map(str::to_owned)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
id = "final-advice-havo"
version = 1
notion = 1
method = "group-shares"
order = 10
population = "advice_final_low IS NOT NULL"
numerator = "advice_final_low >= 'havo'"
references = ["Newcombe 1998"]
title = { nl = "a", en = "b" }
question = { nl = "a", en = "b" }
definition = { nl = "a", en = "b" }
says = { nl = "a", en = "b" }
does_not_say = { nl = "a", en = "b" }
team_question = { nl = "a", en = "b" }
outcome = { nl = "a", en = "b" }
[[rival]]
kind = "chance"
nl = "a"
en = "b"
[[rival]]
kind = "measurement"
nl = "a"
en = "b"
"#;

    fn faults(text: &str) -> Vec<(usize, DefinitionFault)> {
        let problems = read(text).expect_err("there are problems");
        problems
            .into_iter()
            .map(|problem| (problem.line, problem.fault))
            .collect()
    }

    #[test]
    fn a_mechanism_is_one_of_ours_or_left_out() {
        assert_eq!(read(SOUND).map(|sound| sound.mechanism), Ok(None));
        let with = |word| SOUND.replace("order = 10", &format!("order = 10\nmechanism = \"{word}\""));
        let read_of = |word| read(&with(word)).map(|sound| sound.mechanism);
        assert_eq!(read_of("advice"), Ok(Some(Mechanism::Advice)));
        let problems = read_of("advise").expect_err("not a mechanism");
        let DefinitionFault::UnknownWord { nearest, .. } = problems[0].fault else {
            panic!("{problems:?}");
        };
        assert_eq!(nearest, "advice");
    }

    #[test]
    fn a_sound_definition_is_read() {
        let definition = read(SOUND).expect("sound");
        assert_eq!(definition.method, Method::GroupShares);
        assert!(definition.columns().contains("advice_final_low"));
        assert_eq!(definition.hash.len(), 16);
    }

    #[test]
    fn all_problems_at_once_with_line_and_nearest_word() {
        let text = SOUND
            .replace("method = \"group-shares\"", "method = \"group-share\"")
            .replace("advice_final_low IS NOT NULL", "advice_finl_low IS NOT NULL")
            .replace("order = 10", "ordr = 10");
        let found = faults(&text);
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[0], (1, DefinitionFault::Missing { key: "order" }));
        assert_eq!(
            found[1],
            (
                5,
                DefinitionFault::UnknownWord {
                    key: "method",
                    word: "group-share".into(),
                    nearest: "group-shares"
                }
            )
        );
        assert_eq!(
            found[2],
            (
                6,
                DefinitionFault::UnknownKey {
                    key: "ordr".into(),
                    nearest: "order"
                }
            )
        );
        assert!(
            matches!(
                &found[3],
                (
                    7,
                    DefinitionFault::Condition {
                        key: "population",
                        ..
                    }
                )
            ),
            "{found:?}"
        );
    }

    #[test]
    fn chance_and_measurement_come_first() {
        let swapped = SOUND
            .replace("\"chance\"", "\"x\"")
            .replace("\"measurement\"", "\"chance\"")
            .replace("\"x\"", "\"measurement\"");
        assert_eq!(faults(&swapped), [(17, DefinitionFault::RivalOrder)]);
        let one = SOUND
            .split("[[rival]]\nkind = \"measurement\"")
            .next()
            .expect("a first part");
        assert!(
            faults(one)
                .iter()
                .any(|(_, fault)| *fault == DefinitionFault::RivalCount(1))
        );
    }

    #[test]
    fn a_key_that_the_method_ignores_is_a_mistake() {
        let text = SOUND.replace("order = 10", "order = 10\nvalue = \"score\"");
        assert_eq!(
            faults(&text),
            [(
                7,
                DefinitionFault::NotUsed {
                    key: "value",
                    method: "group-shares"
                }
            )]
        );
    }

    #[test]
    fn broken_toml_has_a_line() {
        let (line, fault) = faults("id = \"a\"\nversion = \n").remove(0);
        assert_eq!(line, 2);
        assert!(matches!(fault, DefinitionFault::Syntax(_)));
    }
}
