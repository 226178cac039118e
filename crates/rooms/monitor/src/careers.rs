//! What became of pupils over the years, in sentences.

use crate::ranges::{Differences, between};
use crate::sentences::{of_hundred, outcome, withheld};
use crate::telling::{Telling, capitalised};
use measuring::Move;
use measuring::finding::{
    EventHistory, Figure, Finding, Given, RatioFinding, TestAdviceFinding, YieldFinding, YieldPart,
};
use statistics::Interval;
use vocabulary::Message;

/// The year since the start at which careers are told in a sentence: the end of the third.
const TOLD_YEAR: usize = 3;

/// A sum by another, or a mean.
pub(crate) fn ratio(telling: &Telling<'_>, finding: &Finding, found: &RatioFinding) -> String {
    let figure = match &found.all.figure {
        Ok(figure) => figure,
        Err(reason) => return withheld(telling, reason),
    };
    let width = figure.interval.width();
    let write = |value: f64| {
        if found.is_share {
            of_hundred(telling, value)
        } else {
            telling.amount_within(value, width)
        }
    };
    let (low, high) = (write(figure.interval.low), write(figure.interval.high));
    let key = if found.is_share {
        "say-ratio-share"
    } else {
        "say-ratio-mean"
    };
    telling.text(
        &Message::new(key)
            .with("outcome", capitalised(&outcome(telling, finding)))
            .with("value", write(figure.value))
            .with("range", between(telling, &low, &high)),
    )
}

/// Gaps between pupils with the same toetsadvies.
pub(crate) fn at_equal_test_advice(telling: &Telling<'_>, found: &TestAdviceFinding) -> String {
    let differences = Differences::of_hundred(telling);
    let side = |key: &str, figure: &Given<Figure>| match figure {
        Ok(figure) => {
            let span = differences.words(figure.interval.low, figure.interval.high);
            let span = span.unwrap_or_else(|| telling.say("span-none"));
            telling.text(
                &Message::new(key)
                    .with("span", span)
                    .with("focal", telling.word("background", &found.focal))
                    .with("reference", telling.word("background", &found.reference)),
            )
        }
        Err(reason) => withheld(telling, reason),
    };
    let (below, above) = (
        side("say-test-below", &found.below),
        side("say-test-above", &found.above),
    );
    if below == above {
        below
    } else {
        format!("{below} {above}")
    }
}

/// The first moves of everybody, as far as the third year.
pub(crate) fn events(telling: &Telling<'_>, found: &EventHistory) -> Option<String> {
    let all = found.curves.first()?;
    let figures = match &all.figures {
        Ok(figures) => figures,
        Err(reason) => return Some(withheld(telling, reason)),
    };
    let year = TOLD_YEAR.min(figures.len());
    let shares = figures.get(year.checked_sub(1)?)?;
    let message = Move::ALL.iter().zip(shares).fold(
        Message::new("say-first-moves").with("years", year),
        |message, ((word, _), figure)| message.with(word, of_hundred(telling, figure.value)),
    );
    Some(telling.text(&message))
}

/// The diplomas of all who started, and the gap between the lowest and the highest class.
pub(crate) fn yields(telling: &Telling<'_>, finding: &Finding, found: &YieldFinding) -> String {
    let all = match all_of(telling, finding, &found.all) {
        Ok(all) => all,
        Err(reason) => return withheld(telling, &reason),
    };
    let Ok((focal, reference, _, widened)) = &found.gap else {
        return all;
    };
    let span = Differences::of_hundred(telling).words(widened.low, widened.high);
    let name = |place: usize| telling.word("background", &found.parts[place].class);
    let gap = telling.text(
        &Message::new("say-yield-gap")
            .with("focal", name(*focal))
            .with("reference", name(*reference))
            .with("outcome", outcome(telling, finding))
            .with("chance", if widened.contains(0.0) { "yes" } else { "no" })
            .with("span", span.unwrap_or_else(|| telling.say("span-none"))),
    );
    format!("{all} {gap}")
}

fn all_of(telling: &Telling<'_>, finding: &Finding, part: &YieldPart) -> Given<String> {
    let (bounds, widened) = (part.bounds?, part.widened?);
    let range = |range: Interval| {
        between(
            telling,
            &of_hundred(telling, range.low),
            &of_hundred(telling, range.high),
        )
    };
    Ok(telling.text(
        &Message::new("say-yield")
            .with("outcome", outcome(telling, finding))
            .with("known", if bounds.width() > 0.0 { "some" } else { "all" })
            .with("bounds", range(bounds))
            .with("range", range(widened)),
    ))
}
