//! The pictures of a finding: drawn three times, for a wide page, a narrow page and paper.

use crate::sentences::{outcome, sentence};
use crate::telling::{Telling, decimals};
use charts::bars::{Bar, Division, Part, PartKind, Written};
use charts::{
    Axis, Bars, Chart, Curves, Dumbbell, Format, Frame, Funnel, HeatMap, Intervals, Locale, Reading,
    ReliabilityStrip, Standing, Theme, Words,
};
use documents::{Figure as Picture, Table, Text};
use measuring::definition::Method;
use measuring::finding::{
    Body, Conditional, CorrectedGap, Figure, Finding, FunnelFinding, Gap, Given, Group, Groups, Withheld,
};
use measuring::gate::{SafeCell, SafeTable};
use vocabulary::{Language, Message};

const WIDE: f64 = 680.0;
const NARROW: f64 = 340.0;
/// The typeface of the PDF, so that charts and text agree on paper.
const PRINT_FONT: &str = "Libertinus Serif";

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
    let draw = |name: &str, chart: Box<dyn Chart>| picture(telling, finding, &id(name), chart);
    match &finding.body {
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
                    Box::new(curves_chart(telling, finding, found, &id("curves"))),
                ));
            }
            if let Ok(corrected) = &found.corrected {
                drawn.push(draw(
                    "strip",
                    Box::new(strip_chart(telling, finding, corrected, &id("strip"))),
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
                .and_then(|table| heat_map(telling, finding, table, &id("mobility")))
                .map(|chart| draw("mobility", Box::new(chart)))
                .into_iter()
                .collect()
        }
        Ok(Body::Counts) => counts_chart(telling, finding, &id("counts"))
            .map(|chart| draw("counts", Box::new(chart)))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn picture(telling: &Telling<'_>, finding: &Finding, id: &str, mut chart: Box<dyn Chart>) -> Picture {
    let _ = telling;
    let title = chart.frame().title.clone();
    let description = chart.frame().description.clone();
    let screen = chart.draw(&Theme::responsive()).markup;
    let print = chart.draw(&Theme::print().with_font_family(PRINT_FONT)).markup;
    let frame = chart.frame_mut();
    frame.width = NARROW;
    frame.id = format!("{id}-narrow");
    let narrow = chart.draw(&Theme::responsive()).markup;
    let none: Option<Table> = None;
    let _ = finding;
    Picture {
        id: id.to_owned(),
        screen_svg: screen,
        narrow_svg: Some(narrow),
        print_svg: print,
        title: Text::from(title),
        description,
        caption: Text::default(),
        table: none,
        print_table: false,
    }
}

fn frame(telling: &Telling<'_>, finding: &Finding, id: &str, title: String, description: String) -> Frame {
    let locale = match telling.language() {
        Language::Nl => Locale::DUTCH,
        Language::En => Locale::ENGLISH,
    };
    let words = Words {
        unknown: telling.say("word-unknown"),
        suppressed: telling.say("word-not-shown"),
    };
    let _ = finding;
    let mut frame = Frame::new(id, title, description, WIDE, locale, words);
    frame.simulated = telling.context.simulated.then(|| telling.say("simulated"));
    frame
}

fn reading(figure: &Given<Figure>) -> Reading {
    match figure {
        Ok(figure) => Reading::estimate(figure.value, figure.interval.low, figure.interval.high),
        Err(Withheld::NotShown | Withheld::TooFew { .. }) => Reading::Suppressed,
        Err(Withheld::NotComputable(_)) => Reading::Unknown,
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

fn difference(size: f64) -> Format {
    Format::Difference {
        decimals: decimals(size) as u8,
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
        frame: frame(telling, finding, id, title, description),
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
    let write = |value: f64| {
        if share {
            telling.numbers().percent(value)
        } else {
            telling.amount(value)
        }
    };
    let lines = rows.map(|(name, figure)| match figure {
        Some((value, low, high)) => telling.text(
            &Message::new("describe-row")
                .with("name", name)
                .with("value", write(value))
                .with("low", write(low))
                .with("high", write(high)),
        ),
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
    let size = gap.difference.value;
    let gap_format = if is_share {
        Format::SharePoints
    } else {
        difference(size)
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
        frame: frame(telling, finding, id, title, description),
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

fn curves_chart(telling: &Telling<'_>, finding: &Finding, found: &Conditional, id: &str) -> Curves {
    let is_share = finding.definition.method == Method::ConditionalShares;
    let test = telling
        .context
        .condition
        .as_ref()
        .map_or_else(String::new, |test| telling.label(&test.label).to_owned());
    let title = telling.text(
        &Message::new("picture-curves")
            .with("test", test.clone())
            .with("outcome", outcome(telling, finding)),
    );
    let largest = found
        .curves
        .iter()
        .flat_map(|(_, points)| points)
        .filter_map(|point| point.figure)
        .map(|figure| figure.value)
        .fold(0.0, f64::max);
    let score = found
        .curves
        .iter()
        .flat_map(|(_, points)| points)
        .map(|point| point.score.abs())
        .fold(0.0, f64::max);
    let rows = found
        .curves
        .iter()
        .flat_map(|(code, points)| points.iter().map(move |point| (code, point)))
        .map(|(code, point)| {
            let name = telling.text(
                &Message::new("describe-at-score")
                    .with("name", telling.word("background", code))
                    .with("score", telling.amount(point.score)),
            );
            (
                name,
                point
                    .figure
                    .map(|figure| (figure.value, figure.interval.low, figure.interval.high)),
            )
        });
    let description = describe(telling, rows, is_share);
    let curves = found.curves.iter().map(|(code, points)| charts::curves::Curve {
        label: telling.word("background", code),
        points: points
            .iter()
            .filter(|point| point.score.is_finite())
            .map(|point| charts::curves::CurvePoint {
                x: point.score,
                reading: point.figure.as_ref().map_or(Reading::Suppressed, exact),
            })
            .collect(),
        count: None,
        standing: Standing::Strong,
    });
    Curves {
        frame: frame(telling, finding, id, title, description),
        x_axis: Axis::free(test, number(score), telling.say("axis-not-from-zero")),
        y_axis: value_axis(telling, finding, largest),
        curves: curves.collect(),
    }
}

fn strip_chart(
    telling: &Telling<'_>,
    finding: &Finding,
    corrected: &CorrectedGap,
    id: &str,
) -> ReliabilityStrip {
    let is_share = finding.definition.method == Method::ConditionalShares;
    let size = corrected.at_equal_measured_score.value;
    let format = if is_share {
        Format::SharePoints
    } else {
        difference(size)
    };
    let alone = |lambda: f64| {
        // What error alone makes grows with (1 - lambda) / lambda; the ends of the range give the factor.
        let ratio = |lambda: f64| (1.0 - lambda) / lambda;
        let per_ratio = corrected.by_measurement_alone;
        let at_low = ratio(corrected.reliability.low);
        let largest = if per_ratio.low.abs() > per_ratio.high.abs() {
            per_ratio.low
        } else {
            per_ratio.high
        };
        if at_low > 0.0 {
            largest / at_low * ratio(lambda)
        } else {
            0.0
        }
    };
    let rows = corrected
        .strip
        .iter()
        .map(|(lambda, figure)| charts::reliability_strip::Row {
            label: telling.numbers().decimal(*lambda, 2),
            gap: exact(figure),
            by_measurement: (*lambda < 1.0).then(|| (0.0, alone(*lambda))),
            stated: corrected.reliability.low - 1e-9 <= *lambda
                && *lambda <= corrected.reliability.high + 1e-9,
        });
    let description = describe(
        telling,
        corrected.strip.iter().map(|(lambda, figure)| {
            let name = telling.text(
                &Message::new("describe-reliability").with("value", telling.numbers().decimal(*lambda, 2)),
            );
            (
                name,
                Some((figure.value, figure.interval.low, figure.interval.high)),
            )
        }),
        is_share,
    );
    let raw = (telling.say("figure-measured-score"), size);
    let label = telling.text(&Message::new("axis-gap").with(
        "unit",
        if is_share {
            telling.say("unit-of-hundred")
        } else {
            telling.unit()
        },
    ));
    ReliabilityStrip {
        frame: frame(telling, finding, id, telling.say("picture-strip"), description),
        axis: Axis::from_zero(label, format),
        heading: telling.say("picture-strip-heading"),
        rows: rows.collect(),
        band_label: telling.say("picture-strip-band"),
        raw: Some(raw),
    }
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
        frame: frame(telling, finding, id, title, description),
        x_axis: Axis::from_zero(telling.say("table-pupils"), Format::Count),
        y_axis: Axis::from_zero(outcome(telling, finding), Format::Share),
        centre: Some((telling.say("picture-all-schools"), funnel.benchmark)),
        limits: limits.collect(),
        inner_label: "95%".to_owned(),
        outer_label: format!("{}%", telling.numbers().decimal(99.8, 1)),
        schools: schools.collect(),
    }
}

/// Row shares of a table of background by level; a row with a hidden cell shows only what may be seen.
fn heat_map(telling: &Telling<'_>, finding: &Finding, table: &SafeTable, id: &str) -> Option<HeatMap> {
    let [rows, columns] = table.axes() else {
        return None;
    };
    let mut described = Vec::new();
    let drawn: Vec<charts::heatmap::Row> = (0..rows.words.len())
        .filter(|row| table.cell(&[Some(*row), None]) != SafeCell::Count(0))
        .map(|row| {
            let total = table.cell(&[Some(row), None]).count();
            let name = telling.word(&rows.column, &rows.words[row]);
            let cells = (0..columns.words.len()).map(|column| {
                match (table.cell(&[Some(row), Some(column)]), total) {
                    (SafeCell::Count(count), Some(total)) if total >= 10 => {
                        let share = count as f64 / total as f64;
                        let level = telling.word(&columns.column, &columns.words[column]);
                        described.push(format!("{name}, {level}: {}.", telling.numbers().percent(share)));
                        Reading::exact(share)
                    }
                    _ => Reading::Suppressed,
                }
            });
            let cells = cells.collect();
            charts::heatmap::Row {
                label: name,
                count: total.map(|total| format!("n = {}", telling.numbers().count(total))),
                cells,
            }
        })
        .collect();
    let title = sentence(telling, finding).unwrap_or_default();
    Some(HeatMap {
        frame: frame(telling, finding, id, title, described.join(" ")),
        row_title: telling.column(&rows.column),
        column_title: telling.say("picture-heat-columns"),
        columns: columns
            .words
            .iter()
            .map(|word| telling.word(&columns.column, word))
            .collect(),
        rows: drawn,
        format: Format::Share,
        strongest_at: None,
        frame_same: false,
    })
}

fn counts_chart(telling: &Telling<'_>, finding: &Finding, id: &str) -> Option<Bars> {
    let table = finding.tables.first()?;
    let title = sentence(telling, finding)?;
    let columns = table.axes().last()?;
    let is_single = table.axes().len() == 1;
    let cell = |row: Option<usize>, column: usize| {
        if is_single {
            table.cell(&[Some(column)])
        } else {
            table.cell(&[row, Some(column)])
        }
    };
    let used: Vec<usize> = (0..columns.words.len())
        .filter(|column| cell(None, *column) != SafeCell::Count(0))
        .collect();
    if used.len() < 2 {
        return None;
    }
    let part = |column: &usize| Part {
        label: telling.word(&columns.column, &columns.words[*column]),
        kind: PartKind::Level,
    };
    let bar = |label: String, row: Option<usize>, total: SafeCell| {
        let counts: Option<Vec<f64>> = used
            .iter()
            .map(|column| cell(row, *column).count().map(|count| count as f64))
            .collect();
        let division = counts.map_or(Division::Suppressed, Division::Known);
        Bar {
            label,
            division,
            count: counted(telling, total),
        }
    };
    let bars: Vec<Bar> = if is_single {
        vec![bar(telling.say("table-all-pupils"), None, table.cell(&[None]))]
    } else {
        let rows = &table.axes()[0];
        (0..rows.words.len())
            .filter(|row| table.cell(&[Some(*row), None]) != SafeCell::Count(0))
            .map(|row| {
                bar(
                    telling.word(&rows.column, &rows.words[row]),
                    Some(row),
                    table.cell(&[Some(row), None]),
                )
            })
            .collect()
    };
    let description: Vec<String> = used
        .iter()
        .filter_map(|column| {
            cell(None, *column).count().map(|count| {
                format!(
                    "{}: {}.",
                    telling.word(&columns.column, &columns.words[*column]),
                    telling.numbers().count(count)
                )
            })
        })
        .collect();
    let description = if description.is_empty() {
        telling.say("word-not-shown")
    } else {
        description.join(" ")
    };
    Some(Bars {
        frame: frame(telling, finding, id, title, description),
        label: telling.say("picture-share-of-pupils"),
        parts: used.iter().map(part).collect(),
        bars,
        written: Written::Amounts,
    })
}
