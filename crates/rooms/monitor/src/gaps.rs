//! Gaps between two groups in sentences: as they are, at an equal score, in parts, and with what is not known.

use crate::ranges::{Differences, between};
use crate::sentences::{of_hundred, outcome};
use crate::telling::Telling;
use measuring::definition::Method;
use measuring::finding::{
    Conditional, CorrectedGap, EqualScore, Figure, Finding, Gap, Groups, Split, Unknown,
};
use measuring::gate::SafeShare;
use statistics::Interval;
use vocabulary::Message;

/// How much is told about a gap at equal score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// For the answer at the top.
    Short,
    /// For the gap's own section.
    Full,
}

/// The words of a gap: which way it goes, its size, its range, and whether it may be chance.
fn gap_message(key: &str, telling: &Telling<'_>, figure: &Figure, write: &dyn Fn(f64) -> String) -> Message {
    let (low, high) = (figure.interval.low.abs(), figure.interval.high.abs());
    let range = between(telling, &write(low.min(high)), &write(low.max(high)));
    Message::new(key)
        .with("direction", if figure.value < 0.0 { "lower" } else { "higher" })
        .with("chance", yes_or_no(figure.interval.contains(0.0)))
        .with("gap", write(figure.value.abs()))
        .with("range", range)
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// Two shares beside each other and their gap.
pub(crate) fn share_gap(telling: &Telling<'_>, finding: &Finding, groups: &Groups, gap: &Gap) -> String {
    let of = |place: usize| match groups.groups[place].figure {
        Ok(figure) => of_hundred(telling, figure.value),
        Err(_) => telling.say("word-not-shown"),
    };
    let name = |place: usize| telling.word("background", &groups.groups[place].code);
    let write = |value: f64| telling.numbers().per_hundred(value);
    let whole = |place: usize| {
        groups.groups[place]
            .figure
            .map_or(0.0, |figure| (figure.value * 100.0).round())
    };
    let apart = (whole(gap.focal) - whole(gap.reference)).abs();
    let is_rounded = (apart - (gap.difference.value.abs() * 100.0).round()).abs() > 0.5;
    telling.text(
        &gap_message("say-share-gap", telling, &gap.difference, &write)
            .with("rounded", yes_or_no(is_rounded))
            .with("focal", name(gap.focal))
            .with("reference", name(gap.reference))
            .with("outcome", outcome(telling, finding))
            .with("focal-share", of(gap.focal))
            .with("reference-share", of(gap.reference)),
    )
}

/// The gap between two means.
pub(crate) fn mean_gap(telling: &Telling<'_>, finding: &Finding, groups: &Groups, gap: &Gap) -> String {
    let name = |place: usize| telling.word("background", &groups.groups[place].code);
    let write = |value: f64| telling.amount_within(value, gap.difference.interval.width());
    telling.text(
        &gap_message("say-mean-gap", telling, &gap.difference, &write)
            .with("focal", name(gap.focal))
            .with("reference", name(gap.reference))
            .with("outcome", outcome(telling, finding))
            .with("unit", telling.unit()),
    )
}

/// The gap at an equal score, beside what the imprecision of the test makes on its own.
pub(crate) fn at_equal_score(
    telling: &Telling<'_>,
    finding: &Finding,
    found: &Conditional,
    corrected: &CorrectedGap,
    length: Length,
) -> String {
    let basis = match corrected.headline {
        EqualScore::True => "true",
        EqualScore::Between => "between",
    };
    let interval = corrected.at_equal_score.interval;
    let differences = if finding.definition.method == Method::ConditionalShares {
        Differences::of_hundred(telling)
    } else {
        Differences::of_means(telling, interval.width())
    };
    let may_be_zero = interval.contains(0.0);
    let test = telling.context.condition.as_ref();
    let test = test.map_or_else(String::new, |test| telling.label(&test.label).to_owned());
    let message = compared(
        telling,
        finding,
        &differences,
        interval,
        [&found.focal, &found.reference],
    );
    let mut sentences =
        vec![telling.text(&message("say-equal-score").with("basis", basis).with("test", test))];
    match (corrected.headline, may_be_zero) {
        (EqualScore::True, true) => sentences.push(telling.say("say-equal-score-explained")),
        (EqualScore::True, false) => {
            let measured = corrected.at_equal_measured_score.value;
            if let (Length::Full, Some(words)) = (length, differences.words(measured, measured)) {
                sentences.push(telling.text(&Message::new("say-measured-score").with("span", words)));
            }
            let alone = corrected.by_measurement_alone;
            sentences.push(match differences.words(alone.low, alone.high) {
                Some(words) => telling.text(&Message::new("say-measurement-alone").with("span", words)),
                None => telling.say("say-measurement-nothing"),
            });
        }
        (EqualScore::Between, may_be_zero) => {
            if may_be_zero {
                sentences.push(telling.say("say-equal-score-explained"));
            }
            sentences.push(telling.say("say-follows-test"));
            if length == Length::Full {
                sentences.push(telling.say("say-follows-test-more"));
            }
        }
    }
    sentences.join(" ")
}

/// A message about a range of differences between two groups, by the key it gets.
fn compared<'a>(
    telling: &'a Telling<'_>,
    finding: &'a Finding,
    differences: &'a Differences<'_>,
    interval: Interval,
    [focal, reference]: [&'a str; 2],
) -> impl Fn(&str) -> Message + 'a {
    let words = differences.words(interval.low, interval.high);
    let ending = match &words {
        None => "nothing",
        Some(_) if interval.contains(0.0) => "open",
        Some(_) => "gap",
    };
    move |key| {
        Message::new(format!("{key}-{ending}"))
            .with("kind", differences.kind())
            .with("span", words.clone().unwrap_or_default())
            .with("focal", telling.word("background", focal))
            .with("reference", telling.word("background", reference))
            .with("outcome", outcome(telling, finding))
    }
}

/// A gap in parts. All parts are told in the direction of the whole, so that they add up as a reader expects.
pub(crate) fn split(telling: &Telling<'_>, finding: &Finding, split: &Split) -> String {
    let differences = Differences::of_hundred(telling);
    let raw = split.raw.value;
    let sign = if raw < 0.0 { -1.0 } else { 1.0 };
    let part = |value: f64| {
        let size = telling.numbers().per_hundred(value.abs());
        if value * sign < 0.0 && size != "0" {
            telling.text(&Message::new("split-part-back").with("size", size))
        } else {
            size
        }
    };
    let whole = Interval { low: raw, high: raw };
    let of_whole = compared(
        telling,
        finding,
        &differences,
        whole,
        [&split.focal, &split.reference],
    );
    let of_rate = compared(
        telling,
        finding,
        &differences,
        split.rate.interval,
        [&split.focal, &split.reference],
    );
    let parts = Message::new("say-split-parts")
        .with("composition", part(split.composition.value))
        .with("outside", part(split.outside_support))
        .with("rate", part(split.rate.value));
    [
        telling.text(&of_whole("say-split")),
        telling.text(&parts),
        telling.text(&of_rate("say-split-rate")),
    ]
    .join(" ")
}

/// How many backgrounds are unknown, and what that could do to the gap.
pub(crate) fn unknown_background(telling: &Telling<'_>, finding: &Finding, unknown: &Unknown) -> String {
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
    match (&unknown.bounds, &unknown.compared) {
        (Ok(bounds), Some((focal, reference))) if !nobody => {
            let differences = Differences::of_hundred(telling);
            let message = compared(telling, finding, &differences, *bounds, [focal, reference]);
            format!("{share} {}", telling.text(&message("say-unknown-bounds")))
        }
        _ => share,
    }
}
