//! The backgrounds of a mapping: their columns and their ordered classes.

use super::values::Section;
use super::{Kind, Needed, Reader};
use crate::mapping::{BackgroundMapping, ClassRule, Combine, words};
use std::collections::BTreeSet;
use vocabulary::{Background, Class, Decimals};

impl Reader<'_> {
    pub(super) fn backgrounds(&mut self, top: &Section<'_, '_>) -> Vec<BackgroundMapping> {
        let sections = self.sections(top, "background");
        let mut codes = BTreeSet::new();
        let mut backgrounds = Vec::new();
        for section in sections {
            self.only_known(&section, words::BACKGROUND);
            if let Some(background) = self.background(&section) {
                if !codes.insert(background.definition.id.clone()) {
                    self.report(section.start, Kind::CodeTwice(background.definition.id.clone()));
                }
                backgrounds.push(background);
            }
        }
        backgrounds
    }

    fn background(&mut self, section: &Section<'_, '_>) -> Option<BackgroundMapping> {
        let id = self.code(section, "id");
        let label = self
            .label(section, "label")
            .or_else(|| self.absent(section, "label"));
        let columns = match section.get("columns") {
            Some(value) => self.texts_of(value, "columns"),
            None => self.absent(section, "columns"),
        };
        let combine = section.get("combine").and_then(|value| {
            let known = [("highest", Combine::Highest), ("lowest", Combine::Lowest)];
            self.choice(value, "combine", &known)
        });
        let measure = self.section(section, "measure");
        let measure = measure.and_then(|measure| {
            self.only_known(&measure, words::MEASURE);
            let decimals = self.decimals(&measure, "decimals");
            let decimals = decimals.or_else(|| self.absent(&measure, "decimals"));
            let unit = self.label(&measure, "unit");
            Some((decimals?, unit))
        });
        let unknown = section
            .get("unknown")
            .and_then(|value| self.texts_of(value, "unknown"));
        let id = id?;
        let (classes, rule) = self.classes(section, &id, measure.as_ref().map(|(decimals, _)| *decimals))?;
        let (measure_decimals, measure_unit) =
            measure.map_or((None, None), |(decimals, unit)| (Some(decimals), unit));
        Some(BackgroundMapping {
            definition: Background {
                id,
                label: label?,
                classes,
                measure_decimals,
                measure_unit,
            },
            columns: columns
                .filter(|columns| !columns.is_empty())
                .or_else(|| self.absent(section, "columns"))?,
            combine: combine.unwrap_or_default(),
            rule,
            unknown: unknown.unwrap_or_default(),
        })
    }

    fn classes(
        &mut self,
        section: &Section<'_, '_>,
        background: &str,
        decimals: Option<Decimals>,
    ) -> Option<(Vec<Class>, ClassRule)> {
        let sections = self.sections(section, "classes");
        if !(2..=250).contains(&sections.len()) {
            let start = section
                .get("classes")
                .map_or(section.start, |value| value.span().start);
            self.report(
                start,
                Kind::WrongKind {
                    word: "classes".to_owned(),
                    needed: Needed::Classes,
                },
            );
            return None;
        }
        let last = sections.len() - 1;
        let mut classes = Vec::new();
        let mut values = Vec::new();
        let mut cuts: Vec<i64> = Vec::new();
        for (place, section) in sections.iter().enumerate() {
            self.only_known(section, words::CLASS);
            let code = self.code(section, "code")?;
            if classes.iter().any(|class: &Class| class.code == code) {
                self.report(section.start, Kind::CodeTwice(code.clone()));
            }
            let label = self
                .label(section, "label")
                .or_else(|| self.absent(section, "label"))?;
            classes.push(Class { code, label });
            match decimals {
                Some(decimals) if place < last => {
                    let Some(value) = section.get("up_to") else {
                        return self.absent(section, "up_to");
                    };
                    let bound = self.number_of(value, "up_to")?;
                    let Some(cut) = decimals.round(bound) else {
                        return self.wrong(value, "up_to", Needed::Number);
                    };
                    if cuts.last().is_some_and(|before| *before >= cut) {
                        self.report(value.span().start, Kind::CutsNotRising(background.to_owned()));
                    }
                    cuts.push(cut);
                }
                Some(_) => {}
                None => {
                    let Some(value) = section.get("values") else {
                        return self.absent(section, "values");
                    };
                    let texts = self.texts_of(value, "values")?;
                    for text in &texts {
                        if values.iter().flatten().any(|other| other == text) {
                            let kind = Kind::ValueInTwoClasses {
                                background: background.to_owned(),
                                value: text.clone(),
                            };
                            self.report(value.span().start, kind);
                        }
                    }
                    values.push(texts);
                }
            }
        }
        let rule = if decimals.is_some() {
            ClassRule::Cuts(cuts)
        } else {
            ClassRule::Values(values)
        };
        Some((classes, rule))
    }
}
