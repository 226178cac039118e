//! One realistic example of every chart, with Dutch words; all numbers are made up.

use charts::{
    Axis, Bars, Chart, Curves, Dumbbell, Format, Frame, Funnel, HeatMap, Intervals, Locale, Reading,
    ReliabilityStrip, Slope, Standing, Words,
    bars::{Bar, Division, Part, PartKind, Written},
    curves::{Curve, CurvePoint},
    dumbbell, funnel, heatmap, intervals, reliability_strip, slope,
};

/// Words that several figures share.
const VMBO: &str = "tot en met vmbo";
const MBO: &str = "mbo of havo/vwo";
const HBO: &str = "hbo of wo";
const UNKNOWN: &str = "onbekend";

/// Every example at one width.
pub fn all(width: f64) -> Vec<Box<dyn Chart>> {
    vec![
        Box::new(group_rates(width)),
        Box::new(schools_against_nation(width)),
        Box::new(simulated_rates(width)),
        Box::new(gaps_per_outcome(width)),
        Box::new(before_and_after(width)),
        Box::new(advice_by_score(width)),
        Box::new(mobility(width)),
        Box::new(placement(width)),
        Box::new(school_funnel(width)),
        Box::new(reliabilities(width)),
        Box::new(advice_division(width)),
    ]
}

pub fn frame(id: &str, title: &str, description: &str, width: f64) -> Frame {
    let words = Words {
        unknown: UNKNOWN.to_owned(),
        suppressed: "niet getoond".to_owned(),
    };
    Frame::new(id, title, description, width, Locale::DUTCH, words)
}

pub fn group_rates(width: f64) -> Intervals {
    let row = |label: &str, reading, count: &str, nation| intervals::Row {
        benchmark: nation,
        ..intervals::Row::new(label, reading).counted(count)
    };
    let mut rows = vec![
        row(
            VMBO,
            Reading::estimate(0.28, 0.15, 0.45),
            "7 van de 25",
            Some(0.34),
        ),
        row(
            MBO,
            Reading::estimate(0.47, 0.37, 0.57),
            "43 van de 91",
            Some(0.49),
        ),
        row(
            HBO,
            Reading::estimate(0.74, 0.65, 0.82),
            "78 van de 105",
            Some(0.71),
        ),
        row(UNKNOWN, Reading::estimate(0.55, 0.34, 0.74), "11 van de 20", None),
        row(
            "ouders in het buitenland geschoold",
            Reading::Suppressed,
            "",
            None,
        ),
    ];
    rows[3].standing = Standing::UnknownGroup;
    rows[4].count = None;
    Intervals {
        frame: frame(
            "group-rates",
            "Van de 25 leerlingen met ouders tot en met vmbo kregen er 7 minstens havo-advies",
            "Per opleiding van de ouders het aandeel leerlingen met minstens havo-advies, met een bandbreedte.",
            width,
        ),
        axis: Axis::from_zero(
            "aandeel leerlingen met minstens havo-advies, laatste drie jaar",
            Format::Share,
        ),
        rows,
        benchmark: Some(intervals::Benchmark {
            label: "landelijk, zelfde groep".to_owned(),
            value: None,
        }),
    }
}

pub fn schools_against_nation(width: f64) -> Intervals {
    let row = |label: &str, middle: f64, half: f64, pupils: u64, standing| intervals::Row {
        standing,
        ..intervals::Row::new(label, Reading::estimate(middle, middle - half, middle + half))
            .counted(format!("n = {}", Locale::DUTCH.count(pupils)))
    };
    Intervals {
        frame: frame(
            "school-scores",
            "Het Baken ligt iets boven het landelijk gemiddelde, maar het verschil kan toeval zijn",
            "Gemiddelde score op de doorstroomtoets per vestiging, met een bandbreedte en het landelijk gemiddelde.",
            width,
        ),
        axis: Axis::free(
            "gemiddelde score doorstroomtoets",
            Format::Number { decimals: 1 },
            "De as begint niet bij 0.",
        ),
        rows: vec![
            row("Het Baken", 536.4, 2.1, 74, Standing::Strong),
            row(
                "andere scholen van het bestuur",
                534.2,
                0.6,
                1_212,
                Standing::Quiet,
            ),
            row(
                "scholen met eenzelfde schoolweging",
                535.1,
                0.2,
                11_480,
                Standing::Quiet,
            ),
        ],
        benchmark: Some(intervals::Benchmark {
            label: "landelijk".to_owned(),
            value: Some(535.0),
        }),
    }
}

pub fn simulated_rates(width: f64) -> Intervals {
    let mut chart = group_rates(width);
    chart.frame.id = "simulated-rates".to_owned();
    chart.frame.title = "Als het advies later valt, liggen de groepen dichter bij elkaar".to_owned();
    chart.frame.simulated = Some("Nabootsing, geen voorspelling".to_owned());
    chart.rows.truncate(3);
    chart.benchmark = None;
    chart
}

pub fn gaps_per_outcome(width: f64) -> Dumbbell {
    let row = |label: &str, first: f64, second: f64, half: f64, count: &str| dumbbell::Row {
        label: label.to_owned(),
        first: Reading::exact(first),
        second: Reading::exact(second),
        gap: Reading::estimate(second - first, second - first - half, second - first + half),
        count: Some(count.to_owned()),
    };
    let mut rows = vec![
        row("minstens havo-advies", 0.34, 0.71, 0.09, "n = 196"),
        row("bijgesteld na hogere toets", 0.41, 0.52, 0.16, "n = 58"),
        row("in leerjaar 3 op of boven advies", 0.78, 0.86, 0.08, "n = 172"),
        row("diploma in de kortste tijd", 0.66, 0.7, 0.11, "n = 121"),
    ];
    rows.push(dumbbell::Row {
        label: "doorstroom vmbo-tl naar havo".to_owned(),
        first: Reading::exact(0.31),
        second: Reading::Suppressed,
        gap: Reading::Suppressed,
        count: None,
    });
    Dumbbell {
        frame: frame(
            "gaps",
            "Het verschil tussen de groepen is het grootst bij het schooladvies",
            "Per uitkomst het aandeel in twee groepen en het verschil daartussen, met een bandbreedte.",
            width,
        ),
        axis: Axis::from_zero("aandeel leerlingen", Format::Share).reaching(0.0, 1.0),
        gap_axis: Axis::from_zero("verschil in procentpunten", Format::SharePoints),
        first: VMBO.to_owned(),
        second: HBO.to_owned(),
        rows,
    }
}

pub fn before_and_after(width: f64) -> Slope {
    let line = |label: &str, before, after, count: &str| slope::Line {
        label: label.to_owned(),
        before,
        after,
        count: Some(count.to_owned()),
    };
    Slope {
        frame: frame(
            "slope",
            "Na de nieuwe afspraken wordt het advies vaker bijgesteld, in alle groepen",
            "Aandeel bijgestelde adviezen voor en na de nieuwe afspraken, per opleiding van de ouders.",
            width,
        ),
        axis: Axis::from_zero(
            "aandeel bijgestelde adviezen na een hoger toetsadvies",
            Format::Share,
        ),
        before: "2020-2022".to_owned(),
        after: "2023-2025".to_owned(),
        lines: vec![
            line(
                VMBO,
                Reading::estimate(0.22, 0.12, 0.36),
                Reading::estimate(0.47, 0.34, 0.6),
                "n = 45 en 52",
            ),
            line(
                MBO,
                Reading::estimate(0.29, 0.21, 0.38),
                Reading::estimate(0.49, 0.4, 0.58),
                "n = 103 en 110",
            ),
            line(
                HBO,
                Reading::estimate(0.38, 0.29, 0.48),
                Reading::estimate(0.51, 0.42, 0.6),
                "n = 98 en 104",
            ),
            line(
                UNKNOWN,
                Reading::estimate(0.31, 0.15, 0.53),
                Reading::Suppressed,
                "n = 19 en 8",
            ),
        ],
    }
}

pub fn advice_by_score(width: f64) -> Curves {
    let curve = |label: &str, shift: f64, half: f64, count: &str| Curve {
        label: label.to_owned(),
        points: (0..9_i32)
            .map(|band| {
                let x = 516.0 + 4.0 * f64::from(band);
                let middle = 1.0 / (1.0 + (-(x - 534.0 + shift) / 4.5).exp());
                let half = half * (1.0 + 0.12 * f64::from((band - 4).abs()));
                let ends = ((middle - half).max(0.0), (middle + half).min(1.0));
                CurvePoint {
                    x,
                    reading: Reading::estimate(middle, ends.0, ends.1),
                }
            })
            .collect(),
        count: Some(count.to_owned()),
        standing: Standing::Strong,
    };
    let mut curves = vec![
        curve(HBO, 1.8, 0.05, "n = 612"),
        curve(MBO, 0.0, 0.045, "n = 907"),
        curve(VMBO, -1.6, 0.07, "n = 288"),
    ];
    curves[2].points[7].reading = Reading::Suppressed;
    curves[2].points[8].reading = Reading::Suppressed;
    Curves {
        frame: frame(
            "curves",
            "Bij dezelfde score krijgen kinderen van hbo- en wo-ouders vaker minstens havo-advies",
            "Aandeel met minstens havo-advies per score op de toets, per opleiding van de ouders.",
            width,
        ),
        x_axis: Axis::free(
            "score doorstroomtoets",
            Format::Number { decimals: 0 },
            "De as begint niet bij 0.",
        ),
        y_axis: Axis::from_zero("aandeel met minstens havo-advies", Format::Share).reaching(0.0, 1.0),
        curves,
    }
}

/// From a parent's education to a child's advice, in shares.
pub fn mobility(width: f64) -> HeatMap {
    let row = |label: &str, count: &str, shares: [f64; 6]| heatmap::Row {
        label: label.to_owned(),
        count: Some(count.to_owned()),
        cells: shares.map(Reading::exact).to_vec(),
    };
    let mut rows = vec![
        row(VMBO, "n = 288", [0.21, 0.26, 0.24, 0.14, 0.11, 0.04]),
        row(MBO, "n = 907", [0.08, 0.17, 0.27, 0.2, 0.19, 0.09]),
        row(HBO, "n = 612", [0.02, 0.05, 0.14, 0.17, 0.3, 0.32]),
        row(UNKNOWN, "n = 97", [0.12, 0.2, 0.23, 0.19, 0.18, 0.08]),
    ];
    rows[3].cells[0] = Reading::Suppressed;
    rows[3].cells[5] = Reading::Suppressed;
    HeatMap {
        frame: frame(
            "mobility",
            "Een op de drie kinderen van hbo- en wo-ouders krijgt vwo-advies, bij ouders tot en met vmbo 1 op de 25",
            "Per opleiding van de ouders de verdeling over de schooladviezen.",
            width,
        ),
        row_title: "opleiding ouders".to_owned(),
        column_title: "schooladvies".to_owned(),
        columns: ["vmbo-bb", "vmbo-kb", "vmbo-gl/tl", "vmbo-tl/havo", "havo", "vwo"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        format: Format::Share,
        strongest_at: None,
        frame_same: false,
    }
}

/// From advice to the level in the third year, in counts.
pub fn placement(width: f64) -> HeatMap {
    let levels = [
        "pro",
        "vmbo-bb",
        "vmbo-kb",
        "vmbo-gl/tl",
        "vmbo-tl/havo",
        "havo",
        "havo/vwo",
        "vwo",
        "uit beeld",
    ];
    let rows = levels[..8]
        .iter()
        .enumerate()
        .map(|(from, label)| heatmap::Row {
            label: (*label).to_owned(),
            count: None,
            cells: (0..levels.len())
                .map(|to| match (from.abs_diff(to), to) {
                    (_, 8) => Reading::exact([3.0, 7.0, 6.0, 9.0, 5.0, 8.0, 6.0, 4.0][from]),
                    (0, _) => Reading::exact(140.0 + 23.0 * from as f64),
                    (1, _) => Reading::exact(31.0 + 4.0 * to as f64),
                    (2, _) if from < 2 => Reading::Suppressed,
                    (2, _) => Reading::exact(11.0),
                    _ => Reading::exact(0.0),
                })
                .collect(),
        })
        .collect();
    HeatMap {
        frame: frame(
            "placement",
            "De meeste leerlingen zitten in leerjaar 3 op het niveau van hun advies",
            "Aantal leerlingen per schooladvies en niveau in leerjaar 3.",
            width,
        ),
        row_title: "advies".to_owned(),
        column_title: "niveau in leerjaar 3".to_owned(),
        columns: levels.map(str::to_owned).to_vec(),
        rows,
        format: Format::Count,
        strongest_at: None,
        frame_same: true,
    }
}

pub fn school_funnel(width: f64) -> Funnel {
    let centre = 0.48;
    let spread = |pupils: f64| (centre * (1.0 - centre) / pupils).sqrt();
    let limits = (1..=60)
        .map(|place| {
            let pupils = 4.0 * f64::from(place);
            let (inner, outer) = (1.96 * spread(pupils), 3.09 * spread(pupils));
            let within = |half: f64| ((centre - half).max(0.0), (centre + half).min(1.0));
            funnel::Limit {
                pupils,
                inner: within(inner),
                outer: within(outer),
            }
        })
        .collect();
    let mut schools: Vec<funnel::School> = (0..110_u32)
        .map(|number| {
            let part = |factor: u32| f64::from((number * factor + 17) % 101) / 101.0;
            let pupils = (12.0 + 170.0 * part(37) * part(53)).round();
            let wave = part(71) + part(29) + part(89) - 1.5;
            let value = (centre + 1.9 * wave * spread(pupils)).clamp(0.0, 1.0);
            funnel::School {
                own: None,
                pupils,
                reading: Reading::exact(value),
            }
        })
        .collect();
    schools.push(funnel::School {
        own: Some("Het Baken".to_owned()),
        pupils: 74.0,
        reading: Reading::exact(0.57),
    });
    schools.push(funnel::School {
        own: Some("De Wissel".to_owned()),
        pupils: 31.0,
        reading: Reading::exact(0.29),
    });
    schools.push(funnel::School {
        own: Some("De Vlieger".to_owned()),
        pupils: 9.0,
        reading: Reading::Suppressed,
    });
    Funnel {
        frame: frame(
            "funnel",
            "Beide scholen liggen binnen de grenzen die toeval al trekt",
            "Aandeel met minstens havo-advies per school, tegen het aantal leerlingen, met grenzen.",
            width,
        ),
        x_axis: Axis::from_zero("aantal leerlingen in groep 8, drie jaar", Format::Count),
        y_axis: Axis::from_zero("aandeel met minstens havo-advies", Format::Share),
        centre: Some(("alle scholen".to_owned(), centre)),
        limits,
        inner_label: "95 van de 100 scholen".to_owned(),
        outer_label: "998 van de 1.000".to_owned(),
        schools,
    }
}

pub fn reliabilities(width: f64) -> ReliabilityStrip {
    let rows = [
        (0.8, 0.055),
        (0.85, 0.041),
        (0.9, 0.027),
        (0.95, 0.013),
        (1.0, 0.0),
    ]
    .map(|(reliability, artefact)| reliability_strip::Row {
        label: Locale::DUTCH.number(reliability, 2),
        gap: Reading::estimate(0.09 - artefact, 0.03 - 1.15 * artefact, 0.15 - 0.9 * artefact),
        by_measurement: Some((0.0, artefact)),
        stated: reliability == 0.9,
    })
    .to_vec();
    ReliabilityStrip {
        frame: frame(
            "reliabilities",
            "Ook als de toets minder betrouwbaar is dan opgegeven, blijft er een verschil over",
            "Het verschil bij gelijke score onder vijf aannamen over de betrouwbaarheid van de toets.",
            width,
        ),
        axis: Axis::from_zero(
            "verschil bij gelijke score, in procentpunten",
            Format::SharePoints,
        ),
        heading: "aangenomen betrouwbaarheid van de toets".to_owned(),
        rows,
        band_label: "dit kan de toets zelf al maken".to_owned(),
        raw: Some(("verschil zonder correctie".to_owned(), 0.09)),
    }
}

pub fn advice_division(width: f64) -> Bars {
    let level = |label: &str| Part {
        label: label.to_owned(),
        kind: PartKind::Level,
    };
    let bar = |label: &str, division, count: Option<&str>| Bar {
        label: label.to_owned(),
        division,
        count: count.map(str::to_owned),
    };
    Bars {
        frame: frame(
            "division",
            "Hoe meer opleiding de ouders hebben, hoe vaker het advies havo of vwo is",
            "Verdeling van de schooladviezen per opleiding van de ouders.",
            width,
        ),
        label: "aandeel van de leerlingen".to_owned(),
        parts: vec![
            level("pro en vmbo-bb"),
            level("vmbo-kb"),
            level("vmbo-gl/tl"),
            level("havo"),
            level("vwo"),
            Part {
                label: "advies onbekend".to_owned(),
                kind: PartKind::Unknown,
            },
        ],
        bars: vec![
            bar(
                VMBO,
                Division::Known(vec![41.0, 52.0, 55.0, 31.0, 9.0, 14.0]),
                Some("n = 202"),
            ),
            bar(
                MBO,
                Division::Known(vec![32.0, 70.0, 121.0, 96.0, 44.0, 20.0]),
                Some("n = 383"),
            ),
            bar(
                HBO,
                Division::Known(vec![6.0, 15.0, 60.0, 121.0, 133.0, 9.0]),
                Some("n = 344"),
            ),
            bar(
                UNKNOWN,
                Division::Known(vec![6.0, 9.0, 14.0, 12.0, 6.0, 11.0]),
                Some("n = 58"),
            ),
            bar("nieuwkomers", Division::Suppressed, None),
        ],
        written: Written::Shares,
    }
}
