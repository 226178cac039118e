//! A yield beside three benchmarks, each with what it can say and what it cannot.

use crate::ranges::Differences;
use crate::sentences::{of_hundred, withheld};
use crate::telling::Telling;
use documents::{Block, Text};
use measuring::finding::{Benchmarked, Body, Finding, Given};
use vocabulary::Message;

/// The benchmarks of a finding, if it has any.
pub(crate) fn blocks(telling: &Telling<'_>, finding: &Finding) -> Vec<Block> {
    let Ok(Body::Yields(found)) = &finding.body else {
        return Vec::new();
    };
    let Some(beside) = &found.benchmarks else {
        return Vec::new();
    };
    let line = |kind: &str, one: Option<&Given<Benchmarked>>| {
        let (said, is_of_all) = match one {
            None => (telling.say(&format!("benchmark-not-{kind}")), true),
            Some(Err(reason)) => (withheld(telling, reason), true),
            Some(Ok(one)) => (sentence(telling, kind, one), one.is_of_all),
        };
        let mut meaning = telling.say(&format!("benchmark-means-{kind}"));
        if !is_of_all {
            meaning = format!("{} {meaning}", telling.say("benchmark-part"));
        }
        Text::default().strong(said).plain(format!(" {meaning}"))
    };
    let about = Message::new("benchmark-about")
        .with("source", beside.source.as_str())
        .with("years", beside.years.as_str())
        .with("licence", beside.licence.as_str());
    let mut about = telling.text(&about);
    if beside.simulated {
        about = format!("{} {about}", telling.say("benchmark-simulated"));
    }
    vec![
        Block::Heading(Text::from(telling.say("heading-benchmark"))),
        Block::Paragraph(Text::from(about)),
        Block::List(vec![
            line("raw", Some(&beside.raw)),
            line("score", beside.same_score.as_ref()),
            line("both", beside.same_score_and_background.as_ref()),
        ]),
    ]
}

fn sentence(telling: &Telling<'_>, kind: &str, one: &Benchmarked) -> String {
    let range = one.points.interval;
    let span = Differences::of_hundred(telling).words(range.low, range.high);
    telling.text(
        &Message::new(format!("benchmark-{kind}"))
            .with("expected", of_hundred(telling, one.expected))
            .with("span", span.unwrap_or_else(|| telling.say("span-none")))
            .with("chance", if range.contains(0.0) { "yes" } else { "no" }),
    )
}
