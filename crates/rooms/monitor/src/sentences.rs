//! Findings in sentences: what was found, with a range, in the words of a school leader.

use crate::careers;
use crate::gaps::{Length, at_equal_score, mean_gap, share_gap, split, unknown_background};
use crate::given::given;
use crate::headline;
use crate::ranges::between;
use crate::telling::Telling;
use measuring::definition::Method;
use measuring::finding::{
    Body, Figure, Finding, FunnelFinding, Gradient, SchoolEffects, SegregationFinding, Withheld,
};
use measuring::gate::{SafeCell, SafeShare, SafeTable};
use statistics::NotComputable;
use vocabulary::Message;

/// The answer in two sentences, and a third where something keeps the answer from being better.
#[must_use]
pub fn answer(telling: &Telling<'_>) -> Vec<String> {
    let gap = headline::gap(telling);
    let mut sentences: Vec<String> = gap
        .and_then(|finding| sentence(telling, finding))
        .into_iter()
        .collect();
    if let Some((finding, found)) = headline::at_equal_score(telling) {
        sentences.push(match &found.corrected {
            Ok(corrected) => at_equal_score(telling, finding, found, corrected, Length::Short),
            Err(reason) => withheld(telling, reason),
        });
    }
    if sentences.is_empty() {
        let told = headline::plain(telling).into_iter();
        sentences.extend(told.filter_map(|finding| sentence(telling, finding)).take(2));
    }
    if sentences.is_empty() {
        sentences.push(telling.text(&Message::new("answer-nothing").with("pupils", telling.subject.pupils)));
    }
    if !telling.knows_background() {
        sentences.push(telling.say("answer-no-background"));
    } else if gap.is_none() {
        sentences.extend(gap_withheld(telling));
    }
    sentences
}

/// Why there is no gap between backgrounds, where backgrounds are known.
fn gap_withheld(telling: &Telling<'_>) -> Option<String> {
    telling
        .measurement
        .findings
        .iter()
        .find_map(|finding| match &finding.body {
            Ok(Body::Means(groups) | Body::Shares(groups)) => groups.gap.as_ref().err().map(|reason| {
                let why = withheld(telling, reason);
                telling.text(&Message::new("answer-gap-withheld").with("why", why))
            }),
            _ => None,
        })
}

/// Whether a sentence can be said about a finding that tells a figure, not only why there is none.
pub(crate) fn tells(telling: &Telling<'_>, finding: &Finding) -> bool {
    let has_figure = match given(finding) {
        Ok(Body::Shares(groups) | Body::Means(groups)) => groups.gap.is_ok(),
        Ok(Body::Conditional(found)) => found.corrected.is_ok(),
        Ok(Body::Mobility(mobility)) => mobility.rank_slope.is_ok(),
        Ok(Body::Unknown(unknown)) => {
            unknown.bounds.is_ok() || matches!(unknown.share, SafeShare::Ratio { .. })
        }
        Ok(Body::Ratio(found)) => found.all.figure.is_ok(),
        Ok(Body::AtEqualTestAdvice(found)) => found.below.is_ok() || found.above.is_ok(),
        Ok(Body::Events(found)) => found.curves.first().is_some_and(|curve| curve.figures.is_ok()),
        Ok(Body::Yields(found)) => found.all.widened.is_ok(),
        Ok(_) => true,
        Err(_) => false,
    };
    has_figure && sentence(telling, finding).is_some()
}

/// What one finding says, in one or two sentences; nothing where the table says it all.
pub(crate) fn sentence(telling: &Telling<'_>, finding: &Finding) -> Option<String> {
    let body = match given(finding) {
        Ok(body) => body,
        Err(reason) => return Some(withheld(telling, &reason)),
    };
    let text = match body {
        Body::Shares(groups) => match &groups.gap {
            Ok(gap) => share_gap(telling, finding, groups, gap),
            Err(reason) => withheld(telling, reason),
        },
        Body::Means(groups) => match &groups.gap {
            Ok(gap) => mean_gap(telling, finding, groups, gap),
            Err(reason) => withheld(telling, reason),
        },
        Body::Conditional(found) => match &found.corrected {
            Ok(corrected) => at_equal_score(telling, finding, found, corrected, Length::Full),
            Err(reason) => withheld(telling, reason),
        },
        Body::Split(found) => split(telling, finding, found),
        Body::Mobility(mobility) => match &mobility.rank_slope {
            Ok(slope) => telling.text(&direction(
                figure("say-mobility", telling, slope, |value| per_ten(telling, value)),
                slope,
            )),
            Err(_) => telling.say("say-mobility-one-school"),
        },
        Body::Superiority(found) => telling.text(
            &figure("say-superiority", telling, &found.chance, |value| {
                of_hundred(telling, value)
            })
            .with("focal", telling.word("background", &found.focal))
            .with("reference", telling.word("background", &found.reference)),
        ),
        Body::Segregation(found) => segregation(telling, found),
        Body::SchoolEffects(effects) => school_effects(telling, effects)?,
        Body::Funnel(found) => funnel(telling, finding, found),
        Body::Gradient(found) => gradient(telling, finding, found),
        Body::Unknown(unknown) => unknown_background(telling, finding, unknown),
        Body::Ratio(found) => careers::ratio(telling, finding, found),
        Body::AtEqualTestAdvice(found) => careers::at_equal_test_advice(telling, found),
        Body::Events(found) => careers::events(telling, found)?,
        Body::Yields(found) => careers::yields(telling, finding, found),
        Body::Counts => return counts(telling, finding),
    };
    Some(text)
}

pub(crate) fn outcome(telling: &Telling<'_>, finding: &Finding) -> String {
    match (finding.definition.method, &telling.context.outcome) {
        (method, Some(test)) if method.averages_a_value() => telling.label(&test.label).to_owned(),
        _ => telling.label(&finding.definition.texts.outcome).to_owned(),
    }
}

/// A share as whole pupils of a hundred; some is never said as none, nor nearly all as all.
pub(crate) fn of_hundred(telling: &Telling<'_>, share: f64) -> String {
    let written = telling.numbers().per_hundred(share);
    match written.as_str() {
        "0" if share > 0.0 => telling.say("word-less-than-one"),
        "100" if share < 1.0 => telling.say("word-more-than-99"),
        _ => written,
    }
}

fn per_ten(telling: &Telling<'_>, slope: f64) -> String {
    telling.numbers().decimal(slope.abs() * 10.0, 1)
}

/// A message about a figure: its value, and its range in words.
fn figure(key: &str, telling: &Telling<'_>, figure: &Figure, write: impl Fn(f64) -> String) -> Message {
    let (low, high) = (write(figure.interval.low), write(figure.interval.high));
    Message::new(key)
        .with("value", write(figure.value))
        .with("range", between(telling, &low, &high))
}

/// Which way a figure goes; its size is then told without a sign.
fn direction(message: Message, figure: &Figure) -> Message {
    message.with("direction", if figure.value < 0.0 { "lower" } else { "higher" })
}

fn segregation(telling: &Telling<'_>, found: &SegregationFinding) -> String {
    let index = &found.dissimilarity;
    let write = |value: f64| telling.numbers().per_hundred(value.max(0.0));
    let (low, high) = (write(index.interval.low), write(index.interval.high));
    // What is no more than chance would give has no amount of its own; the upper end is what can be said.
    let beyond = match (low.as_str(), high.as_str()) {
        (_, "0") => "none",
        ("0", _) => "at-most",
        _ => "some",
    };
    telling.text(
        &Message::new("say-segregation")
            .with("beyond", beyond)
            .with("value", write(index.value))
            .with("range", between(telling, &low, &high))
            .with("high", high)
            .with("schools", found.schools)
            .with("chance", write(found.dissimilarity_counted.1))
            .with("counted", write(found.dissimilarity_counted.0)),
    )
}

fn school_effects(telling: &Telling<'_>, effects: &SchoolEffects) -> Option<String> {
    let at_equal_score = effects
        .at_equal_score
        .as_ref()
        .and_then(|model| model.as_ref().ok());
    let key = if at_equal_score.is_some() {
        "say-schools-at-equal-score"
    } else {
        "say-schools"
    };
    let model = at_equal_score.or(effects.plain.as_ref().ok())?;
    let message = figure(key, telling, &model.between_share, |value| {
        telling.numbers().percent(value)
    });
    Some(telling.text(&message))
}

fn funnel(telling: &Telling<'_>, finding: &Finding, funnel: &FunnelFinding) -> String {
    telling.text(
        &Message::new("say-funnel")
            .with("benchmark", of_hundred(telling, funnel.benchmark))
            .with("outcome", outcome(telling, finding))
            .with("points", funnel.points.len())
            .with("outside", funnel.outside_95),
    )
}

fn gradient(telling: &Telling<'_>, finding: &Finding, gradient: &Gradient) -> String {
    let background = telling.context.background.as_ref();
    let measure = background.map_or_else(String::new, |one| telling.label(&one.label).to_owned());
    let unit = background.and_then(|one| one.measure_unit.as_ref());
    let width = gradient.slope.interval.width();
    let message = figure("say-gradient", telling, &gradient.slope, |value| {
        telling.amount_within(value.abs(), width)
    });
    telling.text(
        &direction(message, &gradient.slope)
            .with("outcome", outcome(telling, finding))
            .with("unit", telling.unit())
            .with("measure", measure)
            .with("has-unit", if unit.is_some() { "yes" } else { "no" })
            .with(
                "measure-unit",
                unit.map_or_else(String::new, |unit| telling.label(unit).to_owned()),
            )
            .with("explained", telling.numbers().percent(gradient.explained)),
    )
}

/// The sum of the cells of a row whose column is one of `words`, if all of them may be seen.
pub(crate) fn row_sum(table: &SafeTable, row: Option<usize>, words: &[&str]) -> Option<u64> {
    let axis = table.axes().last()?;
    let mut places = axis
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| words.contains(&word.as_str()));
    places.try_fold(0, |sum, (place, _)| match table.cell(&[row, Some(place)]) {
        SafeCell::Count(count) => Some(sum + count),
        SafeCell::NotShown => None,
    })
}

fn counts(telling: &Telling<'_>, finding: &Finding) -> Option<String> {
    let table = finding.tables.first()?;
    match finding.definition.method {
        Method::Distribution | Method::Crossing => {
            let axis = table.axes().last()?;
            let at = |place: Option<usize>| {
                let rows = table.axes().len() - 1;
                let places: Vec<Option<usize>> = vec![None; rows].into_iter().chain([place]).collect();
                table.cell(&places).count()
            };
            let shown = (0..axis.words.len()).filter_map(|place| Some((at(Some(place))?, place)));
            let (count, place) = shown
                .clone()
                .max_by_key(|(count, place)| (*count, usize::MAX - *place))?;
            let total = at(None)?;
            let told: u64 = shown.clone().map(|(count, _)| count).sum();
            // A count that is not shown may be larger than all that are.
            let is_most = count >= total.saturating_sub(told);
            Some(
                telling.text(
                    &Message::new(if is_most { "say-spread" } else { "say-spread-shown" })
                        .with("count", count)
                        .with("total", total)
                        .with("outcome", outcome(telling, finding))
                        .with("word", telling.word(&axis.column, &axis.words[place])),
                ),
            )
        }
        Method::Reconsideration => {
            let called = row_sum(table, None, &["full", "partial", "unchanged", "final-unknown"])?;
            let raised = row_sum(table, None, &["full", "partial"])?;
            let total = table.cell(&[None, None]).count()?;
            let message = Message::new("say-reconsideration")
                .with("called", called)
                .with("raised", raised)
                .with("total", total);
            Some(telling.text(&message))
        }
        Method::AgainstAdvice => {
            let [below, within, above] =
                ["below", "within", "above"].map(|word| row_sum(table, None, &[word]));
            let column = table.axes().last()?.column.as_str();
            let message = Message::new("say-against-advice")
                .with("moment", column)
                .with("below", below?)
                .with("within", within?)
                .with("above", above?)
                .with("total", table.cell(&[None, None]).count()?);
            Some(telling.text(&message))
        }
        _ => None,
    }
}

/// Why there is no figure, and what would help.
pub(crate) fn withheld(telling: &Telling<'_>, reason: &Withheld) -> String {
    match reason {
        Withheld::NotShown => telling.say("withheld-not-shown"),
        Withheld::TooFew { needed } => {
            telling.text(&Message::new("withheld-too-few").with("needed", *needed))
        }
        Withheld::TooFewSchools { needed } => {
            telling.text(&Message::new("withheld-too-few-schools").with("needed", *needed))
        }
        Withheld::Weighted => telling.say("withheld-weighted"),
        Withheld::NotComputable(reason) => {
            let key = match reason {
                NotComputable::EmptyGroup => "withheld-empty-group",
                NotComputable::NotEnoughUnits { .. } => "withheld-one-school",
                NotComputable::NoCommonSupport => "withheld-no-common-score",
                NotComputable::Constant | NotComputable::Singular | NotComputable::Separated => {
                    "withheld-no-spread"
                }
                _ => "withheld-not-computable",
            };
            telling.say(key)
        }
    }
}
