//! The figures of a finding by name: for examples that are tests, for `report.json`, and for other programs.

use crate::careers::Move;
use crate::finding::{Body, Figure, Finding, Gap, Given, Groups, ModelFigures, SchoolEffects};
use crate::gate::SafeTable;

/// A figure with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The name, such as `gap` or `group.low`.
    pub name: String,
    /// The value.
    pub value: f64,
    /// The interval, where there is one.
    pub interval: Option<(f64, f64)>,
}

/// Every figure of a finding that is given, in a fixed order. Counts come from the tables.
#[must_use]
pub fn numbers(finding: &Finding) -> Vec<Number> {
    let mut list = List(Vec::new());
    if let Ok(body) = &finding.body {
        list.body(body);
    }
    for table in &finding.tables {
        list.table(table);
    }
    list.0
}

struct List(Vec<Number>);

impl List {
    fn value(&mut self, name: impl Into<String>, value: f64) {
        self.0.push(Number {
            name: name.into(),
            value,
            interval: None,
        });
    }

    fn figure(&mut self, name: impl Into<String>, figure: &Figure) {
        let interval = Some((figure.interval.low, figure.interval.high));
        self.0.push(Number {
            name: name.into(),
            value: figure.value,
            interval,
        });
    }

    fn given(&mut self, name: &str, figure: &Given<Figure>) {
        if let Ok(figure) = figure {
            self.figure(name, figure);
        }
    }

    fn given_value(&mut self, name: &str, value: &Given<f64>) {
        if let Ok(value) = value {
            self.value(name, *value);
        }
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Shares(groups) | Body::Means(groups) => self.groups(groups),
            Body::Conditional(found) => {
                self.given("raw", &found.raw);
                self.given("standardised", &found.standardised);
                let weights = [
                    "standardised.focal",
                    "standardised.reference",
                    "standardised.mantel-haenszel",
                ];
                for (name, figure) in weights.into_iter().zip(&found.other_weights) {
                    self.given(name, figure);
                }
                if let Some(support) = found.support {
                    self.value("support", support);
                }
                if let Ok(corrected) = &found.corrected {
                    self.figure("at-equal-score", &corrected.at_equal_score);
                    self.figure("at-equal-measured-score", &corrected.at_equal_measured_score);
                    self.figure("at-equal-true-score", &corrected.at_equal_true_score);
                    self.value("by-measurement-alone.low", corrected.by_measurement_alone.low);
                    self.value("by-measurement-alone.high", corrected.by_measurement_alone.high);
                    self.value("reliability.low", corrected.reliability.low);
                    self.value("reliability.high", corrected.reliability.high);
                    for (lambda, figure) in &corrected.strip {
                        self.figure(format!("strip.{lambda}"), figure);
                    }
                    if let Some(lambda) = corrected.reliability_without_gap {
                        self.value("reliability-without-gap", lambda);
                    }
                }
                if let Some(odds) = &found.common_odds_ratio {
                    self.given("common-odds-ratio", odds);
                }
                if let Some(risk) = &found.g_computation {
                    self.given("g-computation", risk);
                }
            }
            Body::Split(split) => {
                self.figure("raw", &split.raw);
                self.figure("composition", &split.composition);
                self.figure("rate", &split.rate);
                self.value("outside-support", split.outside_support);
            }
            Body::Mobility(mobility) => {
                self.given("rank-slope", &mobility.rank_slope);
                self.given_value("tau-b", &mobility.tau_b);
                self.given_value("cramers-v", &mobility.cramers_v);
            }
            Body::Superiority(superiority) => {
                self.figure("chance", &superiority.chance);
                self.given_value("gap-in-sd", &superiority.gap_in_sd);
            }
            Body::Segregation(found) => {
                self.figure("dissimilarity", &found.dissimilarity);
                self.value("dissimilarity.counted", found.dissimilarity_counted.0);
                self.value("dissimilarity.by-chance", found.dissimilarity_counted.1);
                self.value("dissimilarity.carrington-troske", found.carrington_troske);
                self.figure("entropy-index", &found.entropy_index);
                self.value("entropy-index.counted", found.entropy_counted.0);
                self.value("entropy-index.by-chance", found.entropy_counted.1);
                self.value("mutual-information", found.mutual_information);
            }
            Body::SchoolEffects(effects) => self.effects(effects),
            Body::Funnel(funnel) => {
                self.value("benchmark", funnel.benchmark);
                self.value("dispersion", funnel.dispersion);
                self.value("outside-95", funnel.outside_95 as f64);
            }
            Body::Gradient(gradient) => {
                self.figure("slope", &gradient.slope);
                self.value("per-standard-deviation", gradient.per_standard_deviation);
                self.value("explained", gradient.explained);
            }
            Body::Unknown(unknown) => {
                self.given_value("known-gap", &unknown.known_gap);
                if let Ok(bounds) = &unknown.bounds {
                    self.value("bounds.low", bounds.low);
                    self.value("bounds.high", bounds.high);
                }
            }
            Body::Ratio(found) => {
                self.given("ratio", &found.all.figure);
                for part in &found.parts {
                    self.given(&format!("ratio.{}/{}", part.column, part.word), &part.figure);
                }
            }
            Body::AtEqualTestAdvice(found) => {
                self.given("below", &found.below);
                self.given("above", &found.above);
                self.given("raw.below", &found.raw_below);
                self.given("raw.above", &found.raw_above);
            }
            Body::Events(found) => {
                for curve in &found.curves {
                    for (year, figures) in (1..).zip(curve.figures.iter().flatten()) {
                        for ((word, _), figure) in Move::ALL.iter().zip(figures) {
                            self.figure(format!("event.{}/{word}/{year}", curve.class), figure);
                        }
                    }
                }
            }
            Body::Yields(found) => {
                for part in [&found.all].into_iter().chain(&found.parts) {
                    let ranges = [("bounds", &part.bounds), ("yield", &part.widened)];
                    for (name, range) in ranges {
                        if let Ok(range) = range {
                            self.value(format!("{name}.{}.low", part.class), range.low);
                            self.value(format!("{name}.{}.high", part.class), range.high);
                        }
                    }
                }
                if let Some(beside) = &found.benchmarks {
                    let kinds = [
                        ("raw", Some(&beside.raw)),
                        ("same-score", beside.same_score.as_ref()),
                        (
                            "same-score-and-background",
                            beside.same_score_and_background.as_ref(),
                        ),
                    ];
                    for (name, one) in kinds {
                        if let Some(Ok(one)) = one {
                            self.value(format!("benchmark.{name}.expected"), one.expected);
                            self.figure(format!("benchmark.{name}"), &one.points);
                        }
                    }
                }
                if let Ok((_, _, bounds, widened)) = &found.gap {
                    for (name, range) in [("gap-bounds", bounds), ("gap", widened)] {
                        self.value(format!("{name}.low"), range.low);
                        self.value(format!("{name}.high"), range.high);
                    }
                }
            }
            Body::Counts => {}
        }
    }

    fn groups(&mut self, groups: &Groups) {
        for group in &groups.groups {
            self.given(&format!("group.{}", group.code), &group.figure);
        }
        if let Ok(Gap {
            difference,
            ratio,
            odds_ratio,
            ..
        }) = &groups.gap
        {
            self.figure("gap", difference);
            if let Some(ratio) = ratio {
                self.figure("ratio", ratio);
            }
            if let Some(odds_ratio) = odds_ratio {
                self.figure("odds_ratio", odds_ratio);
            }
        }
    }

    fn effects(&mut self, effects: &SchoolEffects) {
        let models = [
            ("plain", Some(&effects.plain)),
            ("at-equal-score", effects.at_equal_score.as_ref()),
        ];
        for (name, model) in models {
            let Some(Ok(ModelFigures {
                intercept,
                slope,
                between,
                within,
                between_share,
            })) = model
            else {
                continue;
            };
            self.figure(format!("{name}.intercept"), intercept);
            if let Some(slope) = slope {
                self.figure(format!("{name}.slope"), slope);
            }
            self.value(format!("{name}.between"), *between);
            self.value(format!("{name}.within"), *within);
            self.figure(format!("{name}.between-share"), between_share);
        }
    }

    fn table(&mut self, table: &SafeTable) {
        let name = table.id().rsplit('/').next().unwrap_or_default();
        let sizes: Vec<usize> = table.axes().iter().map(|axis| axis.words.len()).collect();
        let cells = sizes.iter().product::<usize>();
        for index in 0..cells {
            let mut rest = index;
            let mut places = vec![None; sizes.len()];
            for (place, size) in places.iter_mut().zip(&sizes).rev() {
                *place = Some(rest % size);
                rest /= size;
            }
            if let Some(count) = table.cell(&places).count() {
                let words: Vec<&str> = table
                    .axes()
                    .iter()
                    .zip(&places)
                    .filter_map(|(axis, place)| place.map(|place| axis.words[place].as_str()))
                    .collect();
                self.value(format!("table.{name}/{}", words.join("/")), count as f64);
            }
        }
    }
}
