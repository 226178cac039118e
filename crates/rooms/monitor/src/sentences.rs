//! Findings in sentences: what was found, with a range, in the words of a school leader.

use crate::telling::Telling;
use measuring::definition::Method;
use measuring::finding::{
    Body, Conditional, CorrectedGap, EqualScore, Figure, Finding, Gap, Groups, Withheld,
};
use measuring::gate::{SafeCell, SafeShare, SafeTable};
use statistics::NotComputable;
use vocabulary::Message;

/// The answer in two sentences, and a third where something keeps the answer from being better.
#[must_use]
pub fn answer(telling: &Telling<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    let conditional = telling.first(&[Method::ConditionalMeans, Method::ConditionalShares]);
    let groups = [Method::GroupMeans, Method::GroupShares]
        .into_iter()
        .find_map(|method| {
            let finding = telling.first(&[method])?;
            match &finding.body {
                Ok(Body::Means(groups) | Body::Shares(groups)) if groups.gap.is_ok() => Some(finding),
                _ => None,
            }
        });
    if let Some(finding) = groups {
        sentences.extend(sentence(telling, finding));
    }
    if let Some((finding, Ok(Body::Conditional(found)))) = conditional.map(|finding| (finding, &finding.body))
    {
        sentences.push(match &found.corrected {
            Ok(corrected) => at_equal_score(telling, finding, found, corrected, "answer"),
            Err(reason) => withheld(telling, reason),
        });
    }
    if sentences.is_empty() {
        let plain = [
            Method::Distribution,
            Method::Reconsideration,
            Method::AgainstAdvice,
        ];
        let told = plain.iter().filter_map(|method| telling.first(&[*method]));
        let rest = telling
            .measurement
            .findings
            .iter()
            .filter(|finding| !plain.contains(&finding.definition.method));
        let given = told.chain(rest).filter(|finding| finding.body.is_ok());
        sentences.extend(given.filter_map(|finding| sentence(telling, finding)).take(2));
    }
    if sentences.is_empty() {
        sentences.push(telling.text(&Message::new("answer-nothing").with("pupils", telling.subject.pupils)));
    }
    if !telling.knows_background() {
        sentences.push(telling.say("answer-no-background"));
    } else if groups.is_none() {
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
            Ok(Body::Means(groups) | Body::Shares(groups)) => {
                groups.gap.as_ref().err().map(|reason| withheld(telling, reason))
            }
            _ => None,
        })
}

/// What one finding says, in one or two sentences; nothing where the table says it all.
pub(crate) fn sentence(telling: &Telling<'_>, finding: &Finding) -> Option<String> {
    let text = match &finding.body {
        Ok(Body::Shares(groups)) => match &groups.gap {
            Ok(gap) => share_gap(telling, finding, groups, gap),
            Err(reason) => withheld(telling, reason),
        },
        Ok(Body::Means(groups)) => match &groups.gap {
            Ok(gap) => mean_gap(telling, finding, groups, gap),
            Err(reason) => withheld(telling, reason),
        },
        Ok(Body::Conditional(found)) => match &found.corrected {
            Ok(corrected) => at_equal_score(telling, finding, found, corrected, "say"),
            Err(reason) => withheld(telling, reason),
        },
        Ok(Body::Split(split)) => {
            // All parts are told in the direction of the whole gap, so that they add up as a reader expects.
            let sign = if split.raw.value < 0.0 { -1.0 } else { 1.0 };
            let ends = (split.rate.interval.low * sign, split.rate.interval.high * sign);
            telling.text(
                &Message::new("say-split")
                    .with("focal", telling.word("background", &split.focal))
                    .with("reference", telling.word("background", &split.reference))
                    .with("raw", points(telling, split.raw.value * sign))
                    .with("composition", points(telling, split.composition.value * sign))
                    .with("rate", points(telling, split.rate.value * sign))
                    .with("outside", points(telling, split.outside_support * sign))
                    .with("low", points(telling, ends.0.min(ends.1)))
                    .with("high", points(telling, ends.0.max(ends.1))),
            )
        }
        Ok(Body::Mobility(mobility)) => match &mobility.rank_slope {
            Ok(slope) => telling.text(&range("say-mobility", slope, |value| per_ten(telling, value))),
            Err(_) => telling.say("say-mobility-one-school"),
        },
        Ok(Body::Superiority(found)) => telling.text(
            &range("say-superiority", &found.chance, |value| {
                telling.numbers().per_hundred(value)
            })
            .with("focal", telling.word("background", &found.focal))
            .with("reference", telling.word("background", &found.reference)),
        ),
        Ok(Body::Segregation(found)) => telling.text(
            &range("say-segregation", &found.dissimilarity, |value| {
                telling.numbers().per_hundred(value.max(0.0))
            })
            .with("schools", found.schools)
            .with(
                "chance",
                telling.numbers().per_hundred(found.dissimilarity_counted.1),
            )
            .with(
                "counted",
                telling.numbers().per_hundred(found.dissimilarity_counted.0),
            ),
        ),
        Ok(Body::SchoolEffects(effects)) => {
            let model = effects
                .at_equal_score
                .as_ref()
                .and_then(|model| model.as_ref().ok());
            let key = if model.is_some() {
                "say-schools-at-equal-score"
            } else {
                "say-schools"
            };
            match model.or(effects.plain.as_ref().ok()) {
                Some(model) => telling.text(
                    &range(key, &model.between_share, |value| {
                        telling.numbers().per_hundred(value)
                    })
                    .with("schools", effects.schools),
                ),
                None => effects
                    .plain
                    .as_ref()
                    .err()
                    .map(|reason| withheld(telling, reason))?,
            }
        }
        Ok(Body::Funnel(funnel)) => telling.text(
            &Message::new("say-funnel")
                .with("benchmark", telling.numbers().per_hundred(funnel.benchmark))
                .with("outcome", outcome(telling, finding))
                .with("points", funnel.points.len())
                .with("outside", funnel.outside_95)
                .with("expected", telling.amount(funnel.points.len() as f64 * 0.05)),
        ),
        Ok(Body::Gradient(gradient)) => telling.text(
            &range("say-gradient", &gradient.slope, |value| telling.amount(value))
                .with("outcome", outcome(telling, finding))
                .with("unit", telling.unit())
                .with("measure", measure_unit(telling))
                .with("explained", telling.numbers().per_hundred(gradient.explained)),
        ),
        Ok(Body::Unknown(unknown)) => unknown_background(telling, unknown),
        Ok(Body::Counts) => return counts(telling, finding),
        Err(reason) => withheld(telling, reason),
    };
    Some(text)
}

pub(crate) fn outcome(telling: &Telling<'_>, finding: &Finding) -> String {
    match (finding.definition.method, &telling.context.outcome) {
        (method, Some(test)) if method.averages_a_value() => telling.label(&test.label).to_owned(),
        _ => telling.label(&finding.definition.texts.outcome).to_owned(),
    }
}

fn measure_unit(telling: &Telling<'_>) -> String {
    let background = telling.context.background.as_ref();
    background.map_or_else(String::new, |background| {
        telling.label(&background.label).to_owned()
    })
}

/// A share as whole pupils of a hundred, signed.
fn points(telling: &Telling<'_>, share: f64) -> String {
    telling.numbers().per_hundred(share)
}

fn per_ten(telling: &Telling<'_>, slope: f64) -> String {
    telling.numbers().decimal(slope * 10.0, 1)
}

fn range(key: &str, figure: &Figure, write: impl Fn(f64) -> String) -> Message {
    Message::new(key)
        .with("value", write(figure.value))
        .with("low", write(figure.interval.low))
        .with("high", write(figure.interval.high))
}

/// The words of a gap: which way it goes, its size and its range; where zero lies inside, both ends are told.
fn gap_message(key: &str, figure: &Figure, write: &dyn Fn(f64) -> String) -> Message {
    let direction = if figure.value < 0.0 { "lower" } else { "higher" };
    let (low, high) = (figure.interval.low, figure.interval.high);
    let chance = if figure.interval.contains(0.0) {
        "yes"
    } else {
        "no"
    };
    let ends = if figure.value < 0.0 {
        (high.abs(), low.abs())
    } else {
        (low.abs(), high.abs())
    };
    Message::new(key)
        .with("direction", direction)
        .with("chance", chance)
        .with("gap", write(figure.value.abs()))
        .with("low", write(ends.0))
        .with("high", write(ends.1))
}

fn share_gap(telling: &Telling<'_>, finding: &Finding, groups: &Groups, gap: &Gap) -> String {
    let of = |place: usize| match groups.groups[place].figure {
        Ok(figure) => points(telling, figure.value),
        Err(_) => telling.say("word-not-shown"),
    };
    let name = |place: usize| telling.word("background", &groups.groups[place].code);
    telling.text(
        &gap_message("say-share-gap", &gap.difference, &|value| points(telling, value))
            .with("focal", name(gap.focal))
            .with("reference", name(gap.reference))
            .with("outcome", outcome(telling, finding))
            .with("focal-share", of(gap.focal))
            .with("reference-share", of(gap.reference)),
    )
}

fn mean_gap(telling: &Telling<'_>, finding: &Finding, groups: &Groups, gap: &Gap) -> String {
    let name = |place: usize| telling.word("background", &groups.groups[place].code);
    telling.text(
        &gap_message("say-mean-gap", &gap.difference, &|value| {
            telling.amount_within(value, gap.difference.interval.width())
        })
        .with("focal", name(gap.focal))
        .with("reference", name(gap.reference))
        .with("outcome", outcome(telling, finding))
        .with("unit", telling.unit()),
    )
}

fn at_equal_score(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &Conditional,
    corrected: &CorrectedGap,
    prefix: &str,
) -> String {
    let is_share = finding.definition.method == Method::ConditionalShares;
    let (headline, follows) = match corrected.headline {
        EqualScore::True => (&corrected.at_equal_true_score, ""),
        EqualScore::Measured => (&corrected.at_equal_measured_score, "-follows"),
    };
    let width = headline.interval.width();
    let write = |value: f64| {
        if is_share {
            points(telling, value)
        } else {
            telling.amount_within(value, width)
        }
    };
    let test = telling
        .context
        .condition
        .as_ref()
        .map_or_else(String::new, |test| telling.label(&test.label).to_owned());
    let unit = if is_share {
        telling.say("unit-of-hundred")
    } else {
        telling.unit()
    };
    let alone = corrected.by_measurement_alone;
    let ending = if headline.interval.contains(0.0) {
        "open"
    } else {
        "gap"
    };
    let key = format!("{prefix}-equal-score{follows}-{ending}");
    // Told as sizes in the direction of the measured gap: a minus sign in a sentence is easily read over.
    let sign = if corrected.at_equal_measured_score.value < 0.0 {
        -1.0
    } else {
        1.0
    };
    let oriented = |low: f64, high: f64| if sign < 0.0 { (-high, -low) } else { (low, high) };
    let (low, high) = oriented(headline.interval.low, headline.interval.high);
    let (alone_low, alone_high) = oriented(alone.low, alone.high);
    telling.text(
        &Message::new(key)
            .with("focal", telling.word("background", &found.focal))
            .with("reference", telling.word("background", &found.reference))
            .with("test", test)
            .with("unit", unit)
            .with("direction", if sign < 0.0 { "lower" } else { "higher" })
            .with("measured", write(corrected.at_equal_measured_score.value.abs()))
            .with("alone-low", write(alone_low))
            .with("alone-high", write(alone_high))
            .with("low", write(low))
            .with("high", write(high))
            .with("stated", if corrected.reliability_stated { "yes" } else { "no" }),
    )
}

fn unknown_background(telling: &Telling<'_>, unknown: &measuring::finding::Unknown) -> String {
    let share = match unknown.share {
        SafeShare::Ratio { k, n } => telling.text(
            &Message::new("say-unknown-count")
                .with("unknown", k)
                .with("pupils", n),
        ),
        SafeShare::AtMost5Percent => telling.say("say-unknown-few"),
        SafeShare::AtLeast95Percent => telling.say("say-unknown-most"),
        SafeShare::NotShown | SafeShare::TooFew { .. } | SafeShare::Empty => {
            telling.say("say-unknown-not-shown")
        }
    };
    let nobody = matches!(unknown.share, SafeShare::Ratio { k: 0, .. });
    match &unknown.bounds {
        Ok(_) if nobody => share,
        Ok(bounds) => {
            let bounds = Message::new("say-unknown-bounds")
                .with("low", points(telling, bounds.low))
                .with("high", points(telling, bounds.high));
            format!("{share} {}", telling.text(&bounds))
        }
        Err(_) => share,
    }
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
        Method::Distribution => {
            let axis = table.axes().first()?;
            let shown =
                (0..axis.words.len()).filter_map(|place| Some((table.cell(&[Some(place)]).count()?, place)));
            let (count, place) = shown.max_by_key(|(count, place)| (*count, usize::MAX - *place))?;
            let total = table.cell(&[None]).count()?;
            let word = telling.word(&axis.column, &axis.words[place]);
            Some(
                telling.text(
                    &Message::new("say-spread")
                        .with("count", count)
                        .with("total", total)
                        .with("word", word),
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
            let message = Message::new("say-against-advice")
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
