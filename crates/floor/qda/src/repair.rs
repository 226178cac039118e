//! What is repaired where a file departs from the content model, and what is said of it.

use crate::finding::{Code, Finding, Severity};
use crate::guid::Guid;
use crate::moment::{self, Moment, Spelling};
use crate::schema::{Form, Model, Models, Schema, Step, is_colour, is_number, models};
use crate::tree::{Element, shortened};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most findings of one kind that are listed; a file may have millions.
const MOST_OF_A_KIND: usize = 1_000;

/// Goes over a tree, changes what departs from the content model into what is meant, and says so. What is left fits
/// the model, but for parts of which [`Severity::Error`] was said: they are gone.
pub(crate) fn repair(root: &mut Element, schema: Schema, findings: &mut Vec<Finding>) {
    let made_like = match schema {
        Schema::Project => "Project",
        Schema::Codebook => "CodeBook",
    };
    let mut repair = Repair {
        schema,
        models: models(schema),
        findings,
        seen: BTreeMap::new(),
        more: 0,
    };
    repair.element(root, made_like, None);
    if repair.more > 0 {
        let finding = Finding::new(Severity::Warn, Code::MoreFindings, 0, repair.more.to_string());
        repair.findings.push(finding);
    }
}

struct Repair<'a> {
    schema: Schema,
    models: &'static Models,
    findings: &'a mut Vec<Finding>,
    seen: BTreeMap<(Severity, Code), usize>,
    /// How many were found and not listed.
    more: usize,
}

impl Repair<'_> {
    /// Says whether the element stays. The nesting was limited when the tree was read.
    fn element(&mut self, element: &mut Element, made_like: &str, parent: Option<&str>) -> bool {
        let Some(model) = self.models.get(made_like) else {
            return self.simple(element, made_like);
        };
        if made_like == "Member" {
            self.member(element);
        }
        let stays = self.attributes(element, model) && self.children(element, model, parent);
        if element.text.chars().any(|sign| !sign.is_ascii_whitespace()) {
            self.say(element, Severity::Repair, Code::StrayText);
        }
        element.text.clear();
        stays
    }

    fn is_listed(&mut self, severity: Severity, code: Code) -> bool {
        let seen = self.seen.entry((severity, code)).or_default();
        *seen += 1;
        let is_listed = *seen <= MOST_OF_A_KIND;
        self.more += usize::from(!is_listed);
        is_listed
    }

    fn say(&mut self, element: &Element, severity: Severity, code: Code) {
        if self.is_listed(severity, code) {
            self.findings.push(element.finding(severity, code));
        }
    }

    fn say_of(&mut self, element: &Element, severity: Severity, code: Code, what: &str) {
        if self.is_listed(severity, code) {
            let what = format!("{} ({})", element.name, shortened(what));
            self.findings
                .push(Finding::new(severity, code, element.line, what));
        }
    }

    /// A member of a set in a codebook has `guid`, where one in a project has `targetGUID`.
    fn member(&mut self, element: &mut Element) {
        if element.attribute("guid").is_some() {
            return;
        }
        let found = element.attributes.iter_mut().find(|(key, _)| key == "targetGUID");
        if let Some((key, _)) = found {
            *key = Cow::Borrowed("guid");
            self.say_of(element, Severity::Repair, Code::UnknownAttribute, "targetGUID");
            self.say_of(element, Severity::Repair, Code::MissingAttribute, "guid");
        }
    }

    fn attributes(&mut self, element: &mut Element, model: &Model) -> bool {
        let mut stays = true;
        let mut kept = Vec::with_capacity(element.attributes.len());
        for (key, value) in std::mem::take(&mut element.attributes) {
            let Some((_, is_needed, form)) = model.attributes.iter().find(|(name, _, _)| *name == key) else {
                self.say_of(element, Severity::Repair, Code::UnknownAttribute, &key);
                continue;
            };
            let (value, wrong) = repaired(*form, value);
            if let Some((severity, code)) = wrong {
                // A number that cannot be read is a place that nobody knows.
                let is_lost = value.is_none() && *is_needed && *form == Form::Integer;
                stays &= !is_lost;
                let severity = if is_lost { Severity::Error } else { severity };
                self.say_of(element, severity, code, &key);
            }
            kept.extend(value.map(|value| (key, value)));
        }
        element.attributes = kept;
        for (key, is_needed, form) in &model.attributes {
            if !is_needed || element.attribute(key).is_some() || !stays {
                continue;
            }
            let value = match (*key, form) {
                ("isCodable", _) => "true".to_owned(),
                ("typeOfVariable", _) => "Text".to_owned(),
                ("guid", _) if element.name != "MemberCode" => made_up(element).to_string(),
                (_, Form::Text) => String::new(),
                _ => {
                    stays = false;
                    self.say_of(element, Severity::Error, Code::MissingAttribute, key);
                    continue;
                }
            };
            self.say_of(element, Severity::Repair, Code::MissingAttribute, key);
            element.attributes.push((Cow::Borrowed(key), value));
        }
        stays
    }

    fn children(&mut self, element: &mut Element, model: &Model, parent: Option<&str>) -> bool {
        let mut kept: Vec<(usize, Element)> = Vec::with_capacity(element.children.len());
        let mut latest = 0;
        let had_any = !element.children.is_empty();
        let mut counts = vec![0_usize; model.steps.len()];
        for mut child in std::mem::take(&mut element.children) {
            let named = |step: &Step| {
                step.names
                    .iter()
                    .find(|(name, _)| *name == child.name)
                    .map(|(_, like)| *like)
            };
            let found = model
                .steps
                .iter()
                .enumerate()
                .find_map(|(at, step)| Some((at, named(step)?)));
            let Some((at, made_like)) = found.filter(|_| !child.is_foreign) else {
                self.say(&child, Severity::Repair, Code::UnknownElement);
                continue;
            };
            if at < latest {
                self.say(&child, Severity::Repair, Code::ElementOrder);
            }
            latest = latest.max(at);
            counts[at] += 1;
            let is_many = model.steps.get(at).is_some_and(|step| step.is_many);
            if counts[at] > 1 && !is_many {
                self.say(&child, Severity::Repair, Code::TooManyElements);
                // Two codes in one coding are two codings; of all else the first counts.
                if element.name != "Coding" {
                    continue;
                }
            }
            if self.element(&mut child, made_like, Some(&element.name)) {
                kept.push((at, child));
            }
        }
        kept.sort_by_key(|(at, _)| *at);
        element.children = kept.into_iter().map(|(_, child)| child).collect();
        let misses = |(step, count): (&Step, &usize)| step.is_needed && *count == 0;
        if !model.steps.iter().zip(&counts).any(misses) {
            return true;
        }
        let is_root_codes = element.name == "Codes" && self.schema == Schema::Codebook;
        let (severity, code, stays) = match &*element.name {
            "Sets" if !had_any => (Severity::Repair, Code::EmptySets, false),
            "Coding" | "VariableValue" => (Severity::Error, Code::MissingElement, false),
            _ => (
                Severity::Repair,
                Code::MissingElement,
                is_root_codes || parent.is_none(),
            ),
        };
        self.say(element, severity, code);
        stays
    }

    /// An element that holds a value and nothing else.
    fn simple(&mut self, element: &mut Element, form: &str) -> bool {
        for (key, _) in std::mem::take(&mut element.attributes) {
            self.say_of(element, Severity::Repair, Code::UnknownAttribute, &key);
        }
        for child in std::mem::take(&mut element.children) {
            self.say(&child, Severity::Repair, Code::UnknownElement);
        }
        let form = Form::named(form).unwrap_or(Form::Text);
        let (value, wrong) = repaired(form, std::mem::take(&mut element.text));
        if let Some((severity, code)) = wrong {
            self.say(element, severity, code);
        }
        let stays = value.is_some();
        element.text = value.unwrap_or_default();
        stays
    }
}

/// A GUID for what has none: the same whenever the same file is read.
fn made_up(element: &Element) -> Guid {
    Guid::of(&["no guid", &element.name, &element.number.to_string()])
}

/// A value in the form that is wanted, or nothing where it cannot be known; and what was wrong with it.
fn repaired(form: Form, value: String) -> (Option<String>, Option<(Severity, Code)>) {
    let repair = |code| Some((Severity::Repair, code));
    let trimmed = value.trim();
    match form {
        Form::Text => (Some(value), None),
        Form::Guid => match Guid::read(trimmed) {
            Some(_) if Guid::has_form(trimmed) => (Some(value), None),
            Some(guid) => (Some(guid.to_string()), repair(Code::GuidForm)),
            // It stays: what it points to is not there, and that is worth saying too.
            None => (Some(value), repair(Code::GuidForm)),
        },
        Form::Instant => match Moment::spelled(trimmed) {
            Some((moment, Spelling::Good)) => (Some(moment.to_string()), None),
            Some((moment, Spelling::NoZone)) => {
                (Some(moment.to_string()), Some((Severity::Warn, Code::DateZone)))
            }
            Some((moment, Spelling::Repaired)) => (Some(moment.to_string()), repair(Code::DateForm)),
            None => (None, repair(Code::DateForm)),
        },
        Form::Date => match moment::is_date(trimmed) {
            true => (Some(trimmed.to_owned()), None),
            false => (None, repair(Code::DateForm)),
        },
        Form::Boolean => match trimmed {
            "true" | "1" => (Some("true".to_owned()), None),
            "false" | "0" => (Some("false".to_owned()), None),
            other if other.eq_ignore_ascii_case("true") => (Some("true".to_owned()), repair(Code::ValueForm)),
            other if other.eq_ignore_ascii_case("false") => {
                (Some("false".to_owned()), repair(Code::ValueForm))
            }
            _ => (None, repair(Code::ValueForm)),
        },
        Form::Integer => match is_number(trimmed, false) {
            true => (Some(trimmed.to_owned()), None),
            false => (None, repair(Code::ValueForm)),
        },
        Form::Decimal => match is_number(trimmed, true) {
            true => (Some(trimmed.to_owned()), None),
            false => (None, repair(Code::ValueForm)),
        },
        Form::Colour => match is_colour(trimmed) {
            true => (Some(trimmed.to_owned()), None),
            false => (None, repair(Code::ColorForm)),
        },
        Form::OneOf(known) => match known.contains(&trimmed) {
            true => (Some(trimmed.to_owned()), None),
            false => (None, repair(Code::ValueForm)),
        },
    }
}
