//! The specimen: a realistic Dutch report in which every figure is invented and says so.

use documents::{
    Allowed, Block, Cell, Column, Date, Document, Figure, FillInColumn, FillInSheet, Language, Measure,
    NoteKind, Row, Section, Table, Template, TemplateWords, Text, Words,
};

/// The colours of the drawing on screen, in light and dark.
pub const CHART_STYLES: &str = "
:where(:root) { --wieg-chart-color: #16302F; --wieg-chart-quiet-color: #4A5F5D; --wieg-chart-hairline-color: #D9D2C3; --wieg-chart-series-1-color: #0F6B66; }
@media screen and (prefers-color-scheme: dark) { :where(:root) { --wieg-chart-color: #EDE7DA; --wieg-chart-quiet-color: #B7C2BE; --wieg-chart-hairline-color: #33474566; --wieg-chart-series-1-color: #6CCFC4; } }
.wieg-chart { display: block; max-width: 100%; height: auto; }
.wieg-chart .fill-text { fill: var(--wieg-chart-color); }
.wieg-chart .fill-quiet { fill: var(--wieg-chart-quiet-color); }
.wieg-chart .fill-series-1 { fill: var(--wieg-chart-series-1-color); }
.wieg-chart .stroke-series-1 { stroke: var(--wieg-chart-series-1-color); }
.wieg-chart .stroke-quiet { stroke: var(--wieg-chart-quiet-color); }
.wieg-chart .stroke-hairline { stroke: var(--wieg-chart-hairline-color); }
";

/// Dutch words for the renderers.
pub fn words() -> Words {
    Words {
        not_shown: "niet getoond".into(),
        unset: "Signs that cannot be shown here are printed as […].".to_owned(),
        not_shown_means: "het gaat om zo weinig leerlingen dat iemand herkenbaar zou zijn.".into(),
        unknown: "onbekend".into(),
        unknown_means: "dit is niet vastgelegd.".into(),
        decimal_sign: ",".into(),
        thousands_sign: ".".into(),
        to: "tot".into(),
        lower_end: "ondergrens".into(),
        upper_end: "bovengrens".into(),
        skip_to_content: "Naar de inhoud".into(),
        contents: "Inhoud".into(),
        show_figures: "Bekijk de getallen".into(),
        info: "Goed om te weten.".into(),
        caution: "Let op.".into(),
        question: "Vraag voor het team".into(),
        page: "bladzijde".into(),
        of: "van".into(),
        about_sheet: "Uitleg".into(),
    }
}

/// What the first sheet of the workbook says.
pub fn about() -> Vec<Text> {
    vec![
        Text::from(
            "Dit zijn de tabellen bij het rapport, elk op een eigen blad. De getallen zijn verzonnen: dit is een \
             voorbeeld van hoe een rapport eruitziet.",
        ),
        Text::from(
            "Een schatting heeft een ondergrens en een bovengrens: daartussen ligt het antwoord vrijwel zeker.",
        ),
    ]
}

struct Group {
    name: &'static str,
    pupils: u64,
    reached: u64,
    low: f64,
    high: f64,
}

const GROUPS: [Group; 4] = [
    Group {
        name: "Ouders met wo of hbo",
        pupils: 61,
        reached: 43,
        low: 0.58,
        high: 0.80,
    },
    Group {
        name: "Ouders met mbo",
        pupils: 54,
        reached: 27,
        low: 0.37,
        high: 0.63,
    },
    Group {
        name: "Ouders met vmbo of lager",
        pupils: 38,
        reached: 14,
        low: 0.23,
        high: 0.53,
    },
    Group {
        name: "Opleiding onbekend",
        pupils: 22,
        reached: 11,
        low: 0.31,
        high: 0.69,
    },
];

/// Ink of one kind: a class on screen, a literal colour on paper.
fn ink(on_paper: bool, property: &str, class: &str, colour: &str) -> String {
    if on_paper {
        format!("{property}=\"{colour}\"")
    } else {
        format!("class=\"{property}-{class}\"")
    }
}

fn intervals(on_paper: bool, width: u32) -> String {
    let narrow = width < 500;
    let (left, right) = if narrow { (16.0, 40.0) } else { (210.0, 60.0) };
    let (first, step) = if narrow { (58.0, 56.0) } else { (40.0, 44.0) };
    let x = |share: f64| left + share * (f64::from(width) - left - right);
    let height = first + step * GROUPS.len() as f64 + 22.0;
    let bottom = height - 40.0;
    let (text, quiet) = (
        ink(on_paper, "fill", "text", "#16302F"),
        ink(on_paper, "fill", "quiet", "#4A5F5D"),
    );
    let (series, bar) = (
        ink(on_paper, "fill", "series-1", "#0F6B66"),
        ink(on_paper, "stroke", "series-1", "#0F6B66"),
    );
    let grid = ink(on_paper, "stroke", "hairline", "#D9D2C3");
    let nation = ink(on_paper, "stroke", "quiet", "#4A5F5D");
    let family = if on_paper {
        "Wieg Sans"
    } else {
        "system-ui, sans-serif"
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"wieg-chart\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"{family}\" font-size=\"15\">"
    );
    for tenth in [0, 2, 4, 6, 8, 10] {
        let place = x(f64::from(tenth) / 10.0);
        svg += &format!("<line x1=\"{place}\" y1=\"24\" x2=\"{place}\" y2=\"{bottom}\" {grid}/>");
        svg += &format!(
            "<text x=\"{place}\" y=\"{}\" text-anchor=\"middle\" {quiet}>{}%</text>",
            bottom + 20.0,
            tenth * 10
        );
    }
    let nation_at = x(0.56);
    svg += &format!(
        "<line x1=\"{nation_at}\" y1=\"24\" x2=\"{nation_at}\" y2=\"{bottom}\" stroke-width=\"2\" stroke-dasharray=\"5 4\" {nation}/>"
    );
    svg += &format!(
        "<text x=\"{nation_at}\" y=\"16\" text-anchor=\"middle\" {quiet}>heel Nederland (verzonnen)</text>"
    );
    for (place, group) in GROUPS.iter().enumerate() {
        let y = first + step * place as f64;
        let share = group.reached as f64 / group.pupils as f64;
        let (name_x, name_y) = if narrow { (left, y - 16.0) } else { (0.0, y + 5.0) };
        svg += &format!("<text x=\"{name_x}\" y=\"{name_y}\" {text}>{}</text>", group.name);
        svg += &format!(
            "<line x1=\"{}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" stroke-width=\"5\" stroke-linecap=\"round\" {bar}/>",
            x(group.low),
            x(group.high)
        );
        svg += &format!("<circle cx=\"{}\" cy=\"{y}\" r=\"7\" {series}/>", x(share));
        svg += &format!(
            "<text x=\"{}\" y=\"{}\" {text}>{} van {}</text>",
            x(group.high) + 10.0,
            y + 5.0,
            group.reached,
            group.pupils
        );
    }
    svg + "</svg>"
}

fn advice_table() -> Table {
    let share = Measure::Share { decimals: 0 };
    let rows = GROUPS.iter().map(|group| {
        Row::new([
            Cell::text(group.name),
            Cell::Count(group.pupils),
            Cell::Count(group.reached),
            Cell::Share(group.reached as f64 / group.pupils as f64),
            Cell::Interval {
                low: group.low,
                high: group.high,
            },
        ])
    });
    Table {
        id: "advies-per-groep".into(),
        title: "Havo- of vwo-advies naar opleiding van de ouders".into(),
        sheet: "Advies per groep".into(),
        columns: vec![
            Column::new("Opleiding van de ouders", Measure::Text),
            Column::new("Leerlingen", Measure::Count),
            Column::new("Havo of vwo", Measure::Count),
            Column::new("Deel", share),
            Column::new("Vrijwel zeker tussen", share).with_note("95%-interval (Wilson)"),
        ],
        rows: rows
            .chain([Row::header([
                Cell::text("Alle leerlingen"),
                Cell::Count(175),
                Cell::Count(95),
                Cell::Share(95.0 / 175.0),
                Cell::Interval {
                    low: 0.47,
                    high: 0.61,
                },
            ])])
            .collect(),
        notes: vec!["Schooljaren 2023-2024 tot en met 2025-2026 samen.".into()],
    }
}

fn follow_up_table() -> Table {
    let row = |name: &str, cells: [Cell; 3]| Row::new([Cell::text(name)].into_iter().chain(cells));
    Table {
        id: "heroverweging".into(),
        title: "Wat volgde op een hoger toetsadvies?".into(),
        sheet: "Heroverweging".into(),
        columns: vec![
            Column::new("Opleiding van de ouders", Measure::Text),
            Column::new("Toetsadvies hoger", Measure::Count),
            Column::new("Advies bijgesteld", Measure::Count),
            Column::new("Gemiddelde stijging", Measure::Number { decimals: 1 }).with_note("in niveaus"),
        ],
        rows: vec![
            row(
                "Ouders met wo of hbo",
                [Cell::Count(18), Cell::Count(13), Cell::Number(0.8)],
            ),
            row(
                "Ouders met mbo",
                [Cell::Count(16), Cell::Count(0), Cell::Number(-0.02)],
            ),
            row(
                "Ouders met vmbo of lager",
                [Cell::Count(12), Cell::NotShown, Cell::NotShown],
            ),
            row("Opleiding onbekend", [Cell::Count(7), Cell::Unknown, Cell::Empty]),
        ],
        notes: vec![],
    }
}

/// The specimen.
pub fn document() -> Document {
    let figure = Figure {
        id: "figuur-advies".into(),
        screen_svg: intervals(false, 760),
        narrow_svg: Some(intervals(false, 360)),
        print_svg: intervals(true, 760),
        title: "Van de 38 leerlingen met ouders met vmbo kregen er 14 een havo- of vwo-advies".into(),
        description: "Vier groepen met per groep het deel dat een havo- of vwo-advies kreeg, met een lijn voor de \
                      onzekerheid. Ouders met wo of hbo: 43 van de 61, tussen 58 en 80 procent. Ouders met mbo: 27 \
                      van de 54, tussen 37 en 63 procent. Ouders met vmbo of lager: 14 van de 38, tussen 23 en 53 \
                      procent. Opleiding onbekend: 11 van de 22, tussen 31 en 69 procent. Heel Nederland: 56 procent."
            .into(),
        caption: Text::from(
            "De lijn is het antwoord: daartussen ligt het deel vrijwel zeker. De stip is alleen het midden. \
             Verzonnen cijfers, n = 175.",
        ),
        table: Some(advice_table()),
        print_table: true,
    };
    Document {
        language: Language::Nl,
        title: "Hoe gelijk zijn de kansen bij ons?".into(),
        subtitle: "Voorbeeldschool De Rietkraag, schooljaren 2023-2024 tot en met 2025-2026".into(),
        author: "Wieg".into(),
        date: Some(Date {
            year: 2026,
            month: 11,
            day: 22,
            in_words: "22 november 2026".into(),
        }),
        simulated: Some("Voorbeeld: alle cijfers zijn verzonnen".into()),
        sections: vec![answer(figure), thresholds(), team_page(), method()],
    }
}

fn answer(figure: Figure) -> Section {
    Section {
        id: "antwoord".into(),
        title: "Wat we zien".into(),
        on_own_page: false,
        blocks: vec![
            Block::Lead(
                Text::from("Kinderen van ouders met wo of hbo kregen vaker een havo- of vwo-advies: ")
                    .strong("ongeveer 34 van de 100 vaker")
                    .plain(" dan kinderen van ouders met vmbo. Dat verschil ligt tussen 14 en 51."),
            ),
            Block::Paragraph(
                Text::from(
                    "Een deel van dit verschil kan komen doordat een toets nooit precies meet. Daarvoor \
                            gecorrigeerd blijft er een verschil van ",
                )
                .strong("tussen 2 en 30 van de 100")
                .plain(" over. Wat dat betekent, staat onder ")
                .link("wat dit wel en niet zegt", "#verantwoording")
                .plain("."),
            ),
            Block::Figure(Box::new(figure)),
            Block::Note {
                kind: NoteKind::Caution,
                text:
                    "Van 22 leerlingen is de opleiding van de ouders onbekend. Als zij allemaal in één groep \
                       horen, verandert het verschil hooguit 9 van de 100."
                        .into(),
            },
        ],
    }
}

fn thresholds() -> Section {
    Section {
        id: "heroverweging-sectie".into(),
        title: "Na een hoger toetsadvies".into(),
        on_own_page: false,
        blocks: vec![
            Block::Lead(
                "Bij 53 leerlingen viel het toetsadvies hoger uit dan het voorlopige advies. Niet elke groep kreeg \
                 even vaak een bijgesteld advies."
                    .into(),
            ),
            Block::Table(follow_up_table()),
            Block::Heading("Wat het ook kan zijn".into()),
            Block::List(vec![
                Text::default().strong("Toeval.").plain(" Met 12 leerlingen zegt één kind meer of minder al 8 van de 100."),
                Text::default().strong("Meting.").plain(" Een toets die 5 punten te hoog uitvalt, geeft vaker een hoger toetsadvies."),
                Text::default().strong("Gesprek.").plain(" Misschien vragen sommige ouders eerder om een heroverweging."),
            ]),
            Block::Note {
                kind: NoteKind::Info,
                text: Text::from("Sinds 2024 is bijstellen de regel: de school stelt bij, tenzij zij goede redenen heeft om dat niet te doen. Zie ")
                    .link("doorstroomtoets", "https://www.rijksoverheid.nl/onderwerpen/schooladvies-en-doorstroomtoets-basisschool")
                    .plain("."),
            },
        ],
    }
}

fn team_page() -> Section {
    Section {
        id: "teamoverleg".into(),
        title: "Voor het teamoverleg".into(),
        on_own_page: true,
        blocks: vec![
            Block::Lead("Bij een hoger toetsadvies stelden we het advies niet bij elke groep even vaak bij.".into()),
            Block::Paragraph(
                "Dit zijn onze cijfers van drie jaar samen. Ze gaan over het geheel, niet over één kind en niet over \
                 één collega."
                    .into(),
            ),
            Block::Question(
                "Bij welke leerlingen twijfelden wij het langst over het advies, en wat gaf toen de doorslag?".into(),
            ),
            Block::List(vec![
                "Wat zouden we zien als dit toeval was?".into(),
                "Wat weten wij dat niet in deze cijfers zit?".into(),
                "Wat proberen we dit jaar anders, en hoe merken we of het helpt?".into(),
            ]),
            Block::WriteHere { label: "Wat ons opvalt".into(), lines: 4 },
            Block::WriteHere { label: "Wat we afspreken: wie doet wat, wanneer".into(), lines: 4 },
        ],
    }
}

fn method() -> Section {
    Section {
        id: "verantwoording".into(),
        title: "Wat dit wel en niet zegt".into(),
        on_own_page: false,
        blocks: vec![
            Block::Paragraph(
                Text::from("Het verschil is een ")
                    .emphasis("vraag")
                    .plain(", geen oordeel. Het zegt niet waardoor het komt, en het zegt niets over één leerling."),
            ),
            Block::Definitions(vec![
                ("Schooladvies".into(), "Het definitieve advies dat de basisschool in groep 8 geeft.".into()),
                (
                    "Opleiding van de ouders".into(),
                    "De hoogste opleiding van de ouder die het verst kwam, zoals opgegeven bij de inschrijving.".into(),
                ),
                (
                    "Vrijwel zeker tussen".into(),
                    "Bij herhaling bevat zo’n interval in 95 van de 100 gevallen het werkelijke deel.".into(),
                ),
            ]),
            Block::Folded {
                summary: "Hoe dit is berekend".into(),
                blocks: vec![
                    Block::Paragraph(
                        "Intervallen van delen volgens Wilson (1927), van verschillen volgens Newcombe (1998). \
                         De toets heeft een betrouwbaarheid ρ tussen 0,80 en 0,95; de correctie is λ = 1 − (1 − ρ) × \
                         totale variantie / variantie binnen groepen."
                            .into(),
                    ),
                    Block::Paragraph("Groepen van minder dan 10 leerlingen worden niet getoond.".into()),
                ],
            },
        ],
    }
}

/// A small fill-in workbook for a primary school.
pub fn template() -> Template {
    let advices = [
        "vmbo-bb",
        "vmbo-kb",
        "vmbo-gl/tl",
        "havo",
        "vwo",
        "vmbo-gl/tl, havo",
        "havo, vwo",
    ];
    let column =
        |header: &str, explanation: &str, example: &str, allowed: Allowed, required: bool| FillInColumn {
            header: header.into(),
            explanation: explanation.into(),
            example: example.into(),
            allowed,
            required,
        };
    let advice = || Allowed::OneOf(advices.map(String::from).to_vec());
    Template {
        title: "Groep 8: adviezen".into(),
        author: "Wieg".into(),
        date: None,
        introduction: vec![
            "Vul één regel in per leerling van groep 8, van de laatste drie tot vijf schooljaren. Wat je niet weet, \
             laat je leeg: onbekend is ook een antwoord."
                .into(),
            "Vul geen namen, geboortedatums of burgerservicenummers in.".into(),
        ],
        sheets: vec![FillInSheet {
            name: "Groep 8".into(),
            columns: vec![
                column("leerling", "Een nummer dat alleen jullie kennen.", "0017", Allowed::Text, true),
                column(
                    "schooljaar",
                    "Het kalenderjaar waarin het schooljaar eindigt.",
                    "2026",
                    Allowed::WholeNumber { least: 2000, most: 2100 },
                    true,
                ),
                column("voorlopig_advies", "Het advies vóór de doorstroomtoets.", "vmbo-gl/tl", advice(), true),
                column("toetsadvies", "Het advies dat bij de toets hoort.", "havo", advice(), false),
                column("definitief_advies", "Het advies na een eventuele heroverweging.", "havo", advice(), true),
                column("reden", "Waarom wel of niet is bijgesteld.", "in belang van de leerling", Allowed::Text, false),
            ],
            rows: 300,
        }],
        words: TemplateWords {
            explanation_sheet: "Uitleg".into(),
            lists_sheet: "Keuzelijsten".into(),
            column: "Kolom".into(),
            explanation: "Wat vul je in?".into(),
            example: "Voorbeeld".into(),
            allowed: "Keuzes".into(),
            required: "verplicht".into(),
            unexpected_title: "Klopt dit?".into(),
            unexpected: "Deze waarde staat niet in de lijst. Je kunt haar laten staan of een keuze maken.".into(),
        },
    }
}
