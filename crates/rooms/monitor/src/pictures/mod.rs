//! The pictures of a finding: drawn three times, for a wide page, a narrow page and paper.

mod careers;
mod conditional;
mod counts;
pub(crate) mod years;

use crate::given::given;
use crate::ranges::between;
use crate::sentences::{outcome, sentence};
use crate::telling::{Telling, capitalised, decimals, decimals_for};
use charts::{Axis, Chart, Dumbbell, Format, Frame, Funnel, Intervals, Locale, Reading, Standing, Words};
use documents::{Figure as Picture, Text, WIDE};
use measuring::definition::Method;
use measuring::finding::{Body, Figure, Finding, FunnelFinding, Gap, Given, Group, Groups, Withheld};
use measuring::gate::SafeCell;
use vocabulary::{Language, Message};

/// Draws the pictures of a finding; `place` keeps the ids of a second use of the same picture apart.
pub(crate) fn pictures(telling: &Telling<'_>, finding: &Finding, place: &str) -> Vec<Picture> {
    let mut drawn = drawn(telling, finding, place);
    // What the page has just said in a sentence is not said again as a title.
    let told = sentence(telling, finding).map(Text::from);
    for picture in drawn
        .iter_mut()
        .filter(|picture| Some(&picture.title) == told.as_ref())
    {
        picture.title = Text::from(telling.label(finding.title()).to_owned());
    }
    drawn
}

fn drawn(telling: &Telling<'_>, finding: &Finding, place: &str) -> Vec<Picture> {
    let id = |name: &str| format!("{place}-{}-{name}", finding.definition.id);
    let draw = |name: &str, chart: Box<dyn Chart>| Picture::of_chart(&id(name), chart);
    match given(finding) {
        Ok(Body::Shares(groups) | Body::Means(groups)) => {
            let mut drawn = vec![draw(
                "groups",
                Box::new(groups_chart(telling, finding, groups, &id("groups"))),
            )];
            if let Ok(gap) = &groups.gap {
                drawn.extend(
                    gap_chart(telling, finding, groups, gap, &id("gap"))
                        .map(|chart| draw("gap", Box::new(chart))),
                );
            }
            drawn
        }
        Ok(Body::Conditional(found)) => {
            let mut drawn = Vec::new();
            if found
                .curves
                .iter()
                .any(|(_, points)| points.iter().any(|point| point.figure.is_some()))
            {
                drawn.push(draw(
                    "curves",
                    Box::new(conditional::curves_chart(telling, finding, found, &id("curves"))),
                ));
            }
            if let Ok(corrected) = &found.corrected {
                drawn.push(draw(
                    "strip",
                    Box::new(conditional::strip_chart(
                        telling,
                        finding,
                        corrected,
                        &id("strip"),
                    )),
                ));
            }
            drawn
        }
        Ok(Body::Funnel(funnel)) => vec![draw(
            "funnel",
            Box::new(funnel_chart(telling, finding, funnel, &id("funnel"))),
        )],
        Ok(Body::Mobility(_)) => {
            let table = finding.tables.first();
            table
                .and_then(|table| counts::heat_map(telling, finding, table, &id("mobility")))
                .map(|chart| draw("mobility", Box::new(chart)))
                .into_iter()
                .collect()
        }
        Ok(Body::Ratio(found)) => {
            let chart = careers::ratio_chart(telling, finding, found, &id("ratio"));
            vec![draw("ratio", Box::new(chart))]
        }
        Ok(Body::Yields(found)) => {
            let chart = careers::yields_chart(telling, finding, found, &id("yield"));
            vec![draw("yield", Box::new(chart))]
        }
        Ok(Body::Events(found)) => careers::events_chart(telling, finding, found, &id("moves"))
            .map(|chart| draw("moves", Box::new(chart)))
            .into_iter()
            .collect(),
        Ok(Body::Counts) => {
            let is_crossing = finding.definition.method == Method::Crossing;
            let tables = finding
                .tables
                .iter()
                .take(if is_crossing { usize::MAX } else { 1 });
            let charts = (1..).zip(tables).filter_map(|(number, table)| {
                let name = if number == 1 {
                    "counts".to_owned()
                } else {
                    format!("counts-{number}")
                };
                let mut chart = counts::counts_chart(telling, finding, table, &id(&name))?;
                if is_crossing && let [rows, _] = table.axes() {
                    let message = Message::new("picture-crossing").with("outcome", outcome(telling, finding));
                    chart.frame.title =
                        capitalised(&telling.text(&message.with("column", telling.column(&rows.column))));
                }
                Some(draw(&name, Box::new(chart)))
            });
            charts.collect()
        }
        _ => Vec::new(),
    }
}

fn frame(telling: &Telling<'_>, id: &str, title: String, description: String) -> Frame {
    let locale = match telling.language() {
        Language::Nl => Locale::DUTCH,
        Language::En => Locale::ENGLISH,
    };
    let words = Words {
        unknown: telling.say("word-unknown"),
        suppressed: telling.say("word-not-shown"),
    };
    let mut frame = Frame::new(id, capitalised(&title), description, WIDE, locale, words);
    frame.simulated = telling.context.simulated.then(|| telling.say("simulated"));
    frame
}

fn reading(figure: &Given<Figure>) -> Reading {
    match figure {
        Ok(figure) => Reading::estimate(figure.value, figure.interval.low, figure.interval.high),
        Err(Withheld::NotShown | Withheld::TooFew { .. }) => Reading::Suppressed,
        Err(_) => Reading::Unknown,
    }
}

fn exact(figure: &Figure) -> Reading {
    Reading::estimate(figure.value, figure.interval.low, figure.interval.high)
}

/// Numbers of a score: as many decimals as their size asks for.
fn number(size: f64) -> Format {
    Format::Number {
        decimals: decimals(size) as u8,
    }
}

/// Differences of a score: as many decimals as a range of this width bears, as in the sentence.
fn difference(width: f64) -> Format {
    Format::Difference {
        decimals: decimals_for(width) as u8,
    }
}

fn counted(telling: &Telling<'_>, cell: SafeCell) -> Option<String> {
    cell.count()
        .map(|count| format!("n = {}", telling.numbers().count(count)))
}

fn value_axis(telling: &Telling<'_>, finding: &Finding, size: f64) -> Axis {
    let name = outcome(telling, finding);
    match finding.definition.method {
        Method::GroupMeans | Method::ConditionalMeans => {
            let label = telling.text(
                &Message::new("axis-mean")
                    .with("outcome", name)
                    .with("unit", telling.unit()),
            );
            Axis::free(label, number(size), telling.say("axis-not-from-zero"))
        }
        _ => Axis::from_zero(
            telling.text(&Message::new("axis-share").with("outcome", name)),
            Format::Share,
        ),
    }
}

fn shown_groups(groups: &Groups) -> impl Iterator<Item = &Group> {
    // A class in which nobody is says nothing; unknown and hidden classes stay.
    groups
        .groups
        .iter()
        .filter(|group| group.pupils != SafeCell::Count(0))
}

fn size_of(groups: &Groups) -> f64 {
    groups
        .groups
        .iter()
        .filter_map(|group| group.figure.as_ref().ok().map(|figure| figure.value.abs()))
        .fold(0.0, f64::max)
}

fn groups_chart(telling: &Telling<'_>, finding: &Finding, groups: &Groups, id: &str) -> Intervals {
    let title = gap_title(telling, finding, groups);
    let description = describe(
        telling,
        shown_groups(groups).map(|group| {
            (
                telling.word("background", &group.code),
                group
                    .figure
                    .as_ref()
                    .ok()
                    .map(|figure| (figure.value, figure.interval.low, figure.interval.high)),
            )
        }),
        finding.definition.method == Method::GroupShares,
    );
    let rows = shown_groups(groups).map(|group| charts::intervals::Row {
        label: telling.word("background", &group.code),
        reading: reading(&group.figure),
        count: counted(telling, group.pupils),
        standing: Standing::Strong,
        benchmark: None,
    });
    Intervals {
        frame: frame(telling, id, title, description),
        axis: value_axis(telling, finding, size_of(groups)),
        rows: rows.collect(),
        benchmark: None,
    }
}

/// The finding in a few words: a title, not a sentence.
fn gap_title(telling: &Telling<'_>, finding: &Finding, groups: &Groups) -> String {
    let Ok(gap) = &groups.gap else {
        return telling.label(finding.title()).to_owned();
    };
    let name = |place: usize| telling.word("background", &groups.groups[place].code);
    let is_share = finding.definition.method == Method::GroupShares;
    let size = gap.difference.value.abs();
    let (key, size) = if is_share {
        ("picture-share-gap", telling.numbers().per_hundred(size))
    } else {
        (
            "picture-mean-gap",
            telling.amount_within(size, gap.difference.interval.width()),
        )
    };
    let message = Message::new(key).with("gap", size).with("unit", telling.unit());
    telling.text(
        &message
            .with("focal", name(gap.focal))
            .with("reference", name(gap.reference)),
    )
}

/// The figures of a picture in one line of text, for who cannot see it.
fn describe(
    telling: &Telling<'_>,
    rows: impl Iterator<Item = (String, Option<(f64, f64, f64)>)>,
    share: bool,
) -> String {
    let lines = rows.map(|(name, figure)| match figure {
        Some((value, low, high)) => {
            let size = value.abs().max(low.abs()).max(high.abs());
            let decimals = decimals(size).min(decimals_for(high - low));
            let write = |value: f64| {
                if share {
                    telling.numbers().percent(value)
                } else {
                    telling.numbers().decimal(value, decimals)
                }
            };
            telling.text(
                &Message::new("describe-row")
                    .with("name", name)
                    .with("value", write(value))
                    .with("range", between(telling, &write(low), &write(high))),
            )
        }
        None => telling.text(&Message::new("describe-row-not-shown").with("name", name)),
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn gap_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    groups: &Groups,
    gap: &Gap,
    id: &str,
) -> Option<Dumbbell> {
    let (focal, reference) = (&groups.groups[gap.focal], &groups.groups[gap.reference]);
    let (Ok(first), Ok(second)) = (&focal.figure, &reference.figure) else {
        return None;
    };
    let is_share = finding.definition.method == Method::GroupShares;
    let name = |group: &Group| telling.word("background", &group.code);
    let title = telling.text(
        &Message::new("picture-gap")
            .with("focal", name(focal))
            .with("reference", name(reference)),
    );
    let gap_format = if is_share {
        Format::SharePoints
    } else {
        difference(gap.difference.interval.width())
    };
    let description = describe(
        telling,
        [
            (name(focal), first),
            (name(reference), second),
            (telling.say("picture-gap-short"), &gap.difference),
        ]
        .map(|(name, figure)| {
            (
                name,
                Some((figure.value, figure.interval.low, figure.interval.high)),
            )
        })
        .into_iter(),
        is_share,
    );
    Some(Dumbbell {
        frame: frame(telling, id, title, description),
        axis: value_axis(telling, finding, size_of(groups)),
        gap_axis: Axis::from_zero(telling.say("picture-gap-short"), gap_format),
        first: name(focal),
        second: name(reference),
        rows: vec![charts::dumbbell::Row {
            label: outcome(telling, finding),
            first: exact(first),
            second: exact(second),
            gap: exact(&gap.difference),
            count: None,
        }],
    })
}

fn funnel_chart(telling: &Telling<'_>, finding: &Finding, funnel: &FunnelFinding, id: &str) -> Funnel {
    let title = sentence(telling, finding).unwrap_or_default();
    let description = telling.text(
        &Message::new("describe-funnel")
            .with("schools", funnel.points.len())
            .with("outside", funnel.outside_95)
            .with("hidden", funnel.left_out),
    );
    let limits = funnel.limits.iter().map(|limit| charts::funnel::Limit {
        pupils: limit.pupils as f64,
        inner: (limit.at_95.low, limit.at_95.high),
        outer: (limit.at_99_8.low, limit.at_99_8.high),
    });
    let schools = funnel.points.iter().map(|point| charts::funnel::School {
        own: None,
        pupils: point.pupils as f64,
        reading: Reading::exact(point.share),
    });
    Funnel {
        frame: frame(telling, id, title, description),
        x_axis: Axis::from_zero(telling.say("table-pupils"), Format::Count),
        y_axis: Axis::from_zero(outcome(telling, finding), Format::Share),
        centre: Some((telling.say("picture-all-schools"), funnel.benchmark)),
        limits: limits.collect(),
        inner_label: "95%".to_owned(),
        outer_label: format!("{}%", telling.numbers().decimal(99.8, 1)),
        schools: schools.collect(),
    }
}
