//! What every drawing promises, checked by reading the drawing back: sound XML, colours of the theme, nothing
//! outside the view box, no text over other text, no number that is none.

#[path = "../examples/gallery/figures.rs"]
mod figures;

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
};

use charts::{
    Axis, Bars, Chart, Curves, Dumbbell, Format, Funnel, HeatMap, Ink, Intervals, Reading, ReliabilityStrip,
    Slope, Standing, Svg, Theme,
    bars::{Bar, Division, Part, PartKind, Written},
    curves::{Curve, CurvePoint},
    dumbbell, funnel, heatmap, intervals, reliability_strip, slope,
};
use quick_xml::{Reader, XmlVersion, events::Event};

const LONG: &str = "leerlingen van wie ten minste een van de ouders een opleiding buiten Nederland heeft afgerond \
                    waarvan het niveau nog door niemand is vastgesteld";
const HOSTILE: &str = "</text><script>alert(\"1\")</script> & 'x' \u{0}";
const ONE_WORD: &str = "onderwijskansenregelingsuitvoeringsvoorschriften";

/// An element as it was read back.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    inside_defs: bool,
}

impl Element {
    fn number(&self, name: &str) -> f64 {
        self.attributes[name]
            .parse()
            .unwrap_or_else(|_| panic!("{name} of {self:?} is a number"))
    }

    /// Left, top, right, bottom; text by a width that no usual face falls below by much.
    fn bounds(&self) -> Option<[f64; 4]> {
        let reach = |xs: &[f64], ys: &[f64]| {
            let least = |numbers: &[f64]| numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let most = |numbers: &[f64]| numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Some([least(xs), least(ys), most(xs), most(ys)])
        };
        match self.name.as_str() {
            "line" => reach(
                &[self.number("x1"), self.number("x2")],
                &[self.number("y1"), self.number("y2")],
            ),
            "rect" => {
                let (x, y) = (self.number("x"), self.number("y"));
                reach(&[x, x + self.number("width")], &[y, y + self.number("height")])
            }
            "circle" => {
                let (x, y, r) = (self.number("cx"), self.number("cy"), self.number("r"));
                reach(&[x - r, x + r], &[y - r, y + r])
            }
            "polyline" | "polygon" => {
                let points: Vec<(f64, f64)> = self.attributes["points"]
                    .split(' ')
                    .map(|point| {
                        let (x, y) = point.split_once(',').expect("a point has two coordinates");
                        (
                            x.parse().expect("x is a number"),
                            y.parse().expect("y is a number"),
                        )
                    })
                    .collect();
                let (xs, ys): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
                reach(&xs, &ys)
            }
            "text" => {
                let (x, y, size) = (self.number("x"), self.number("y"), self.number("font-size"));
                let width = self.text.chars().count() as f64 * 0.4 * size;
                let left = match self.attributes.get("text-anchor").map(String::as_str) {
                    Some("middle") => x - width / 2.0,
                    Some("end") => x - width,
                    _ => x,
                };
                reach(&[left, left + width], &[y - 0.72 * size, y + 0.2 * size])
            }
            _ => None,
        }
    }
}

/// Reads a drawing back; panics unless it is well-formed XML with one root.
fn read(markup: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(markup);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut open, mut defs) = (Vec::<Element>::new(), Vec::<usize>::new(), 0);
    loop {
        let event = reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error} in {markup}"));
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                assert!(!open.is_empty() || elements.is_empty(), "one root only");
                let name = tag.name();
                let name: &str = name.as_ref();
                let name = name.to_owned();
                let attributes = tag
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.expect("attributes are sound and not repeated");
                        let key: &str = attribute.key.as_ref();
                        {
                            let value = attribute
                                .normalized_value(XmlVersion::Implicit1_0)
                                .expect("values unescape");
                            (key.to_owned(), value.into_owned())
                        }
                    })
                    .collect();
                elements.push(Element {
                    attributes,
                    text: String::new(),
                    inside_defs: defs > 0,
                    name: name.clone(),
                });
                if matches!(event, Event::Start(_)) {
                    open.push(elements.len() - 1);
                    defs += usize::from(name == "defs");
                }
            }
            Event::End(tag) => {
                open.pop().expect("an end has a start");
                defs -= usize::from(AsRef::<str>::as_ref(&tag.name()) == "defs");
            }
            Event::Text(text) => {
                let at = *open.last().expect("text is inside an element");
                elements[at].text.push_str(&text.xml10_content());
            }
            Event::GeneralRef(reference) => {
                let at = *open.last().expect("a reference is inside an element");
                let name = reference.xml10_content();
                elements[at].text.push_str(match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("an unknown reference: {other}"),
                });
            }
            Event::Eof => break,
            other => panic!("nothing else belongs in a drawing: {other:?}"),
        }
    }
    assert!(open.is_empty(), "every element is closed");
    elements
}

fn overlap(one: [f64; 4], two: [f64; 4]) -> bool {
    one[0] < two[2] && two[0] < one[2] && one[1] < two[3] && two[1] < one[3]
}

fn check(svg: &Svg, theme: &Theme, by_class: bool) {
    let elements = read(&svg.markup);
    let root = &elements[0];
    let id = root.attributes["aria-labelledby"]
        .split(' ')
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert_eq!(root.name, "svg");
    assert_eq!(root.attributes["role"], "img");
    assert_eq!(
        root.attributes["viewBox"],
        format!("0 0 {} {}", svg.width, svg.height)
    );
    let labels: Vec<&str> = elements[1..3]
        .iter()
        .map(|element| element.attributes["id"].as_str())
        .collect();
    assert_eq!(id, labels, "labelled by its own title and description");
    assert_eq!(
        (elements[1].name.as_str(), elements[2].name.as_str()),
        ("title", "desc")
    );

    let ids: Vec<&String> = elements
        .iter()
        .filter_map(|element| element.attributes.get("id"))
        .collect();
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "ids are unique"
    );
    let prefix = labels[0].strip_suffix("-title").expect("the title's id");
    assert!(
        ids.iter().all(|id| id.starts_with(prefix)),
        "ids start with the caller's"
    );

    for broken in [
        "NaN",
        "inf",
        "style=",
        "var(",
        "<script",
        "foreignObject",
        "transform",
    ] {
        assert!(!svg.markup.contains(broken), "{broken} in {}", svg.markup);
    }
    assert_eq!(svg.markup.contains("class="), by_class);

    let colours: BTreeSet<String> = Ink::all().map(|ink| theme.palette().colour(ink).hex()).collect();
    let classes: BTreeSet<String> = Ink::all()
        .flat_map(|ink| ["fill", "stroke"].map(|property| format!("{property}-{}", ink.class())))
        .collect();
    let mut texts = Vec::new();
    for element in &elements {
        for property in ["fill", "stroke"] {
            if let Some(value) = element.attributes.get(property) {
                let known = colours.contains(value)
                    || value == "none"
                    || (by_class && value == "currentColor")
                    || value
                        .strip_prefix("url(#")
                        .is_some_and(|rest| ids.iter().any(|id| format!("{id})") == rest));
                assert!(known, "{value} is not of the theme");
            }
        }
        if let Some(names) = element.attributes.get("class").filter(|_| element.name != "svg") {
            assert!(names.split(' ').all(|name| classes.contains(name)), "{names}");
        }
        if element.name == "text" {
            assert!(element.number("font-size") >= 12.0, "{element:?}");
            assert!(
                element.attributes.contains_key("fill"),
                "text without a fill is black: {element:?}"
            );
        }
        if element.inside_defs {
            continue;
        }
        if let Some(bounds) = element.bounds() {
            let [left, top, right, bottom] = bounds;
            assert!(
                left >= -1.0 && top >= -1.0 && right <= svg.width + 1.0 && bottom <= svg.height + 1.0,
                "{element:?} at {bounds:?} leaves {}x{}",
                svg.width,
                svg.height
            );
            if element.name == "text" {
                texts.push((bounds, &element.text));
            }
        }
    }
    texts.sort_by(|(one, _), (two, _)| one[1].total_cmp(&two[1]));
    for (place, (one, words)) in texts.iter().enumerate() {
        // Sorted by their tops: what starts below this text ends the search.
        for (two, others) in texts[place + 1..].iter().take_while(|(two, _)| two[1] < one[3]) {
            assert!(
                !overlap(*one, *two),
                "'{words}' at {one:?} lies over '{others}' at {two:?}"
            );
        }
    }
}

/// Checks a chart at every kind of width, and in every theme.
fn check_everywhere(chart: &mut dyn Chart) {
    for width in [680.0, 520.0, 340.0, 280.0, f64::NAN] {
        chart.frame_mut().width = width;
        check(&chart.draw(&Theme::print()), &Theme::print(), false);
    }
    // Where things stand does not depend on the theme.
    chart.frame_mut().width = 680.0;
    for (theme, by_class) in [
        (Theme::light(), false),
        (Theme::dark(), false),
        (Theme::responsive(), true),
    ] {
        let svg = chart.draw(&theme);
        check(&svg, &theme, by_class);
        assert_eq!(svg, chart.draw(&theme), "the same every time");
    }
}

#[test]
fn the_gallery_keeps_every_promise() {
    for mut chart in figures::all(680.0) {
        check_everywhere(chart.as_mut());
    }
}

#[test]
fn the_title_and_description_come_through_whole() {
    let mut chart = figures::group_rates(680.0);
    chart.frame.id = HOSTILE.to_owned();
    chart.frame.title = HOSTILE.to_owned();
    chart.frame.description = LONG.to_owned();
    let svg = chart.draw(&Theme::print());
    let elements = read(&svg.markup);
    assert_eq!(elements[1].text, HOSTILE.replace('\u{0}', "\u{fffd}"));
    assert_eq!(elements[2].text, LONG);
    assert_eq!(svg.title, HOSTILE);
    check_everywhere(&mut chart);
}

/// Charts with this many groups, these readings in turn, and these names in turn.
fn stress(groups: usize, readings: &[Reading], names: &[&str]) -> Vec<Box<dyn Chart>> {
    let reading = |place: usize| {
        if readings.is_empty() {
            Reading::Unknown
        } else {
            readings[place % readings.len()]
        }
    };
    let name = |place: usize| names[place % names.len()].to_owned();
    let number = |place: usize| match reading(place) {
        Reading::Estimate(estimate) => estimate.value,
        _ => f64::NAN,
    };
    let frame = |id: &str| {
        let mut frame = figures::frame(id, names[0], names[0], 680.0);
        frame.simulated = Some(names[0].to_owned());
        frame
    };
    let places = 0..groups;
    let standings = [Standing::Strong, Standing::Quiet, Standing::UnknownGroup];
    let score = Axis::free(names[0], Format::Difference { decimals: 2 }, names[0]);
    let share = Axis::from_zero(names[0], Format::Share);
    vec![
        Box::new(Intervals {
            frame: frame("intervals"),
            axis: share.clone(),
            rows: places
                .clone()
                .map(|place| intervals::Row {
                    label: name(place),
                    reading: reading(place),
                    count: (place % 2 == 0).then(|| name(place + 1)),
                    standing: standings[place % 3],
                    benchmark: (place % 3 == 0).then(|| number(place)),
                })
                .collect(),
            benchmark: Some(intervals::Benchmark {
                label: name(0),
                value: Some(number(0)),
            }),
        }),
        Box::new(Dumbbell {
            frame: frame("dumbbell"),
            axis: share.clone(),
            gap_axis: score.clone(),
            first: name(0),
            second: name(1),
            rows: places
                .clone()
                .map(|place| dumbbell::Row {
                    label: name(place),
                    first: reading(place),
                    second: reading(place + 1),
                    gap: reading(place + 2),
                    count: Some(name(place)),
                })
                .collect(),
        }),
        Box::new(Slope {
            frame: frame("slope"),
            axis: score.clone(),
            before: name(0),
            after: name(1),
            lines: places
                .clone()
                .map(|place| slope::Line {
                    label: name(place),
                    before: reading(place),
                    after: reading(place + 1),
                    count: Some(name(place)),
                })
                .collect(),
        }),
        Box::new(Curves {
            frame: frame("curves"),
            x_axis: score.clone(),
            y_axis: share.clone(),
            curves: places
                .clone()
                .map(|place| Curve {
                    label: name(place),
                    points: (0..groups)
                        .map(|at| CurvePoint {
                            x: number(at + place),
                            reading: reading(at),
                        })
                        .collect(),
                    count: Some(name(place)),
                    standing: standings[place % 3],
                })
                .collect(),
        }),
        Box::new(HeatMap {
            frame: frame("heatmap"),
            row_title: name(0),
            column_title: name(1),
            columns: places.clone().map(name).collect(),
            rows: places
                .clone()
                .map(|place| heatmap::Row {
                    label: name(place),
                    count: Some(name(place)),
                    cells: (0..groups.saturating_sub(1))
                        .map(|at| reading(at + place))
                        .collect(),
                })
                .collect(),
            format: Format::Number { decimals: 1 },
            strongest_at: Some(f64::NAN),
            frame_same: true,
        }),
        Box::new(Funnel {
            frame: frame("funnel"),
            x_axis: Axis::from_zero(names[0], Format::Count),
            y_axis: score.clone(),
            centre: Some((name(0), number(0))),
            limits: places
                .clone()
                .map(|place| funnel::Limit {
                    pupils: place as f64,
                    inner: (number(place), number(place + 1)),
                    outer: (number(place), number(place + 2)),
                })
                .collect(),
            inner_label: name(0),
            outer_label: name(1),
            schools: places
                .clone()
                .map(|place| funnel::School {
                    own: (place % 2 == 0).then(|| name(place)),
                    pupils: if place % 5 == 4 {
                        f64::NAN
                    } else {
                        place as f64 * 10.0
                    },
                    reading: reading(place),
                })
                .collect(),
        }),
        Box::new(ReliabilityStrip {
            frame: frame("reliability"),
            axis: score,
            heading: name(0),
            rows: places
                .clone()
                .map(|place| reliability_strip::Row {
                    label: name(place),
                    gap: reading(place),
                    by_measurement: (place % 4 != 3).then(|| (number(place), number(place + 1))),
                    stated: place == 1,
                })
                .collect(),
            band_label: name(0),
            raw: Some((name(1), number(1))),
        }),
        Box::new(Bars {
            frame: frame("bars"),
            label: name(0),
            parts: places
                .clone()
                .map(|place| Part {
                    label: name(place),
                    kind: [
                        PartKind::Level,
                        PartKind::Level,
                        PartKind::Unknown,
                        PartKind::Suppressed,
                    ][place % 4],
                })
                .collect(),
            bars: places
                .map(|place| Bar {
                    label: name(place),
                    division: match place % 3 {
                        0 => Division::Known((0..groups).map(number).collect()),
                        1 => Division::Known((0..groups).map(|part| part as f64).collect()),
                        _ => Division::Suppressed,
                    },
                    count: Some(name(place)),
                })
                .collect(),
            written: Written::Amounts,
        }),
    ]
}

#[test]
fn hard_cases_keep_every_promise() {
    let usual = [
        Reading::estimate(0.4, 0.3, 0.5),
        Reading::estimate(0.41, 0.31, 0.52),
        Reading::Suppressed,
    ];
    let odd = [
        Reading::estimate(f64::NAN, 0.0, 1.0),
        Reading::estimate(-3.5, -9.0, 2.0),
        Reading::exact(-3.5),
        Reading::estimate(0.0, f64::NEG_INFINITY, f64::INFINITY),
        Reading::Unknown,
        Reading::exact(0.0),
        Reading::estimate(1e9, -1e9, 1e9),
        Reading::Suppressed,
    ];
    let same = [Reading::exact(0.5)];
    let kinds = [
        ("usual", &usual[..]),
        ("odd", &odd),
        ("same", &same),
        ("none", &[]),
    ];
    let names = [
        &["tot en met vmbo", "hbo of wo"][..],
        &[LONG, "x"],
        &[HOSTILE, ""],
        &[ONE_WORD, "%"],
    ];
    let mut broken = Vec::new();
    for (kind, readings) in kinds {
        for groups in [0, 1, 3, 40] {
            for names in names {
                for mut chart in stress(groups, readings, names) {
                    let case = format!(
                        "{}: {groups} groups, {kind} readings, named {:?}",
                        chart.frame().id,
                        names[0]
                    );
                    if catch_unwind(AssertUnwindSafe(|| check_everywhere(chart.as_mut()))).is_err() {
                        broken.push(format!("{case}, {} px wide", chart.frame().width));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn what_is_missing_is_named_and_hatched() {
    for mut chart in stress(
        3,
        &[Reading::Suppressed, Reading::estimate(f64::NAN, 0.0, 1.0)],
        &["a", "b"],
    ) {
        chart.frame_mut().simulated = None;
        let markup = chart.draw(&Theme::print()).markup;
        assert!(markup.contains("niet getoond"), "{markup}");
        assert!(markup.contains("hatch-suppressed"), "{markup}");
        assert!(
            markup.contains("onbekend") && markup.contains("hatch-unknown"),
            "{markup}"
        );
        assert!(!markup.contains("hatch-simulated"), "{markup}");
    }
}

#[test]
fn simulated_figures_say_so_and_have_their_own_hatch() {
    for chart in stress(2, &[Reading::exact(0.5)], &["Nabootsing, geen voorspelling"]) {
        let markup = chart.draw(&Theme::light()).markup;
        assert!(
            markup.contains("Nabootsing, geen voorspelling") && markup.contains("hatch-simulated"),
            "{markup}"
        );
    }
}

#[test]
fn an_axis_that_leaves_out_zero_says_so() {
    let mut chart = figures::schools_against_nation(680.0);
    assert!(
        chart
            .draw(&Theme::print())
            .markup
            .contains("De as begint niet bij 0.")
    );
    chart.rows[0].reading = Reading::estimate(0.0, -1.0, 1.0);
    assert!(
        !chart
            .draw(&Theme::print())
            .markup
            .contains("De as begint niet bij 0.")
    );
}

#[test]
fn series_differ_without_colour() {
    // The three curves of the example have three kinds of marker and three dashes.
    let markup = figures::advice_by_score(680.0).draw(&Theme::print()).markup;
    let elements = read(&markup);
    let heavy = elements.iter().filter(|element| {
        element.name == "polyline"
            && element
                .attributes
                .get("stroke-width")
                .is_some_and(|width| width == "2.5")
    });
    let dashes: BTreeSet<Option<&String>> = heavy
        .map(|line| line.attributes.get("stroke-dasharray"))
        .collect();
    assert_eq!(dashes.len(), 3, "{dashes:?}");
    for name in ["circle", "rect", "polygon"] {
        assert!(
            elements
                .iter()
                .any(|element| element.name == name && !element.inside_defs),
            "no {name}"
        );
    }
}

#[test]
fn numbers_follow_the_language() {
    let mut chart = figures::schools_against_nation(680.0);
    assert!(chart.draw(&Theme::print()).markup.contains(">534,3<"));
    chart.frame.locale = charts::Locale::ENGLISH;
    assert!(chart.draw(&Theme::print()).markup.contains(">534.3<"));
}
