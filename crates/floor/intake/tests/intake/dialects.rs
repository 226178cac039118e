//! A list reads the same in every dialect in which it can be written.

use crate::common::{HEADER, MAPPING, key, read_with};
use intake::{Delimiter, Encoding, Import, Mapping};
use proptest::prelude::*;

/// How a list is written.
#[derive(Debug, Clone, Copy)]
struct Writing {
    delimiter: Delimiter,
    quote: Option<char>,
    quote_all: bool,
    encoding: Encoding,
    mark: bool,
    comma: bool,
    windows: bool,
    last_line_end: bool,
}

fn write(rows: &[Vec<String>], writing: Writing) -> Vec<u8> {
    let sign = writing.delimiter.sign();
    let end = if writing.windows { "\r\n" } else { "\n" };
    let cell = |cell: &String| {
        let Some(quote) = writing.quote else {
            return cell.clone();
        };
        let must = cell.contains([quote, '\n', '\r']) || cell.contains(sign) || cell.starts_with(' ');
        if must || writing.quote_all {
            format!(
                "{quote}{}{quote}",
                cell.replace(quote, &format!("{quote}{quote}"))
            )
        } else {
            cell.clone()
        }
    };
    let lines: Vec<String> = rows
        .iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(sign))
        .collect();
    let mut text = lines.join(end);
    if writing.last_line_end {
        text.push_str(end);
    }
    encode(&text, writing.encoding, writing.mark)
}

fn encode(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let marked = if mark {
        format!("\u{feff}{text}")
    } else {
        text.to_owned()
    };
    match encoding {
        Encoding::Utf8 => marked.into_bytes(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Cp850 => yore::code_pages::CP850
            .encode(text)
            .expect("letters of CP850")
            .into_owned(),
        Encoding::Utf16Le => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        Encoding::Utf16Be => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
    }
}

fn table(pupils: &[(u16, String, u16)], comma: bool) -> Vec<Vec<String>> {
    let mut rows = vec![HEADER.split(';').map(str::to_owned).collect::<Vec<_>>()];
    let advices = [
        "pro",
        "vmbo-bb/kb",
        "vmbo-gl-tl",
        "Vmbo gl-tl/havo",
        "havo/vwo",
        "vwo",
        "hoog",
        "",
    ];
    for (number, name, score) in pupils {
        let pick = usize::from(*number);
        let score = format!("{}.{}", score / 10, score % 10);
        rows.push(vec![
            format!("{number:05}"),
            format!("99ZZ0{}", pick % 3),
            name.clone(),
            ["2022-2023", "2023/24"][pick % 2].to_owned(),
            advices[pick % 8].to_owned(),
            ["Havo/vwo", "vwo", ""][pick % 3].to_owned(),
            advices[(pick / 8) % 8].to_owned(),
            ["", "ja", "nee"][pick % 3].to_owned(),
            if comma { score.replace('.', ",") } else { score },
            ["laag", "hoog", "onbekend", ""][pick % 4].to_owned(),
        ]);
    }
    rows
}

fn stated(writing: Writing) -> String {
    let decimal = if writing.comma { "," } else { "." };
    format!(
        "{MAPPING}[file]\ndelimiter = {:?}\nquote = {:?}\nencoding = {:?}\ndecimal = {decimal:?}\nheader = true\n",
        writing.delimiter.sign(),
        writing.quote.map(String::from).unwrap_or_default(),
        writing.encoding.code()
    )
}

fn writing() -> impl Strategy<Value = Writing> {
    let delimiter = prop::sample::select(Delimiter::ALL.to_vec());
    let encoding = prop::sample::select(Encoding::ALL.to_vec());
    let quote = prop::sample::select(vec![Some('"'), Some('\'')]);
    (delimiter, quote, any::<[bool; 5]>(), encoding).prop_map(|(delimiter, quote, flags, encoding)| Writing {
        delimiter,
        quote,
        quote_all: flags[0],
        encoding,
        mark: flags[1],
        comma: flags[2],
        windows: flags[3],
        last_line_end: flags[4],
    })
}

/// Names of schools with what makes reading hard: accents, quotation marks, delimiters, line ends.
fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Súdwest-Fryslân",
        "Mariëndael",
        "d'Hoeve",
        "\"De 5\" | a;b,c",
        "Het\nBaken",
        "Façade",
        "Niekée",
    ])
    .prop_map(str::to_owned)
}

fn same(one: &Import, other: &Import) -> bool {
    one.tables == other.tables && one.problems == other.problems && one.unread == other.unread
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_in_any_dialect_reads_back(
        pupils in prop::collection::vec((0_u16..3_000, name(), 0_u16..1_000), 1..30),
        writing in writing(),
    ) {
        let plain = Writing {
            delimiter: Delimiter::Semicolon, quote: Some('"'), quote_all: false, encoding: Encoding::Utf8,
            mark: false, comma: true, windows: false, last_line_end: true,
        };
        let reference = read_with(write(&table(&pupils, true), plain), &stated(plain)).expect("a sound list");
        let read = read_with(write(&table(&pupils, writing.comma), writing), &stated(writing)).expect("a sound list");
        prop_assert!(same(&reference, &read), "{:?}\n{:?}", reference, read);
    }

    #[test]
    fn any_bytes_give_an_answer_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_with(&bytes, MAPPING);
        let _ = intake::inspect(crate::common::file(&bytes).path());
    }

    #[test]
    fn a_list_with_one_byte_changed_gives_an_answer(place in 0_usize..400, byte in any::<u8>()) {
        let pupils: Vec<_> = (0..5).map(|number| (number, "Mariëndael".to_owned(), 100)).collect();
        let rows = table(&pupils, true);
        let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        let mut bytes = lines.join("\n").into_bytes();
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(import) = read_with(&bytes, MAPPING) {
            prop_assert!(import.reading.rows_used >= 1);
        }
        let _ = intake::inspect(crate::common::file(&bytes).path());
    }
}

#[test]
fn dialects_are_found_without_being_stated() {
    let pupils: Vec<_> = (0..40_u16)
        .map(|number| (number, "Súdwest-Fryslân".to_owned(), number * 7))
        .collect();
    let mut reference: Option<Import> = None;
    for delimiter in Delimiter::ALL {
        for encoding in Encoding::ALL {
            for (quote, quote_all) in [('"', false), ('"', true), ('\'', true)] {
                let comma = delimiter != Delimiter::Comma;
                let writing = Writing {
                    delimiter,
                    quote: Some(quote),
                    quote_all,
                    encoding,
                    mark: false,
                    comma,
                    windows: true,
                    last_line_end: false,
                };
                let import =
                    read_with(write(&table(&pupils, comma), writing), MAPPING).expect("a sound list");
                assert_eq!(import.reading.encoding, Some(encoding));
                assert_eq!(import.reading.delimiter, Some(delimiter));
                assert_eq!(import.tables.schools[0].name.as_deref(), Some("Súdwest-Fryslân"));
                let reference = reference.get_or_insert_with(|| import.clone());
                assert!(same(reference, &import), "{writing:?}");
            }
        }
    }
}

#[test]
fn parts_of_a_large_file_give_the_same_as_the_whole() {
    // More than one block and many parts, with line ends inside cells.
    let row = |number: u32| {
        format!(
            "{number};99ZZ0{};\"Het\nBaken\";2023-2024;havo;;havo/vwo;;{},5;laag\n",
            number % 7,
            number % 60
        )
    };
    let mut text = format!("{HEADER}\n");
    (0..400_000).for_each(|number| text.push_str(&row(number)));
    assert!(text.len() > 20 << 20);
    let import = read_with(&text, MAPPING).expect("a sound list");
    assert_eq!(import.tables.pupils(), 400_000);
    assert_eq!(import.tables.schools.len(), 7);
    for place in [0, 77_777, 399_999_u32] {
        let pupil = place as usize;
        assert_eq!(import.tables.pupil.key[pupil], key().pupil(&place.to_string()));
        assert_eq!(import.tables.test.score[pupil], i64::from(place % 60) * 10 + 5);
    }
}

#[test]
fn files_without_names_and_with_titles_above() {
    let mapping = "version = 1\nsector = \"po\"\n[cohort]\nfixed = \"2023-2024\"\n[school]\nfixed = \"99ZZ00\"\n[columns.\"#1\"]\nrole = \"pupil\"\n[columns.\"#2\"]\nrole = \"advice-final\"\n";
    let import = read_with("001;havo\n002;vwo\n", mapping).expect("a sound list");
    assert!(!import.reading.header);
    assert_eq!(import.tables.advice.pupil, [0, 1]);
    assert_eq!(import.tables.pupil.key[0], key().pupil("001"));
    let named = mapping.replace("#1", "nr").replace("#2", "advies");
    let skip = format!("{named}[file]\nskip_rows = 2\n");
    let import = read_with("Groep 8a\n\nnr;advies\n1;havo\n", &skip).expect("a sound list");
    assert_eq!(import.tables.pupils(), 1);
    let import = read_with("sep=|\nnr|advies\n1|havo\n", &named).expect("a sound list");
    assert_eq!(import.reading.delimiter, Some(Delimiter::Bar));
    let import = read_with("nr;advies\r1;havo\r2;hoog\r", &named).expect("a sound list");
    assert_eq!(import.problems.kept()[0].row, Some(3));
}

#[test]
fn what_is_proposed_can_be_read_at_once() {
    let text = "Leerlingnummer;Naam;BRIN;Schooljaar;Definitief advies;Toetsscore\n1;A;99ZZ00;2023-2024;havo;535,5\n2;B;99ZZ00;2023-2024;vwo;540,0\n";
    let file = crate::common::file(text);
    let inspection = intake::inspect(file.path()).expect("a sound list");
    assert_eq!(inspection.questions, []);
    let written = inspection.mapping_text(&|message| message.key.clone());
    let mapping = Mapping::read(&written).expect("what is proposed is sound");
    assert_eq!(mapping, inspection.mapping);
    let import = intake::read(file.path(), &mapping, &key(), &mut ()).expect("a sound list");
    assert!(import.problems.is_empty());
    assert_eq!(import.tables.test.score, [5_355, 5_400]);
}
