//! Whether what people at school type brings up what they look for.

use knowledge::{Filter, Knowledge};
use vocabulary::Language;

const QUERIES: &str = include_str!("../../../../knowledge/search-queries.tsv");
/// How many of the items that should come up do so among the first five.
const AT_LEAST: f64 = 0.9;
/// How many of ten others may stay away.
const MISSED: usize = 3;

fn found(words: &str, language: Language) -> Vec<&'static str> {
    let filter = Filter {
        words: words.to_owned(),
        ..Filter::default()
    };
    let items = Knowledge::get().find(&filter, language).into_iter();
    items.map(|item| item.id.as_str()).collect()
}

/// The mean share of the items that should come up which do so among the first so many.
fn recall(first: usize) -> f64 {
    let queries = QUERIES.lines().filter(|line| !line.starts_with('#')).skip(1);
    let shares = queries
        .filter_map(|line| line.split_once('\t'))
        .map(|(query, wanted)| {
            let found = found(query, Language::Nl);
            let first = &found[..first.min(found.len())];
            let wanted: Vec<&str> = wanted.split_whitespace().collect();
            wanted.iter().filter(|id| first.contains(id)).count() as f64 / wanted.len() as f64
        });
    let shares: Vec<f64> = shares.collect();
    assert_eq!(shares.len(), 40);
    shares.iter().sum::<f64>() / shares.len() as f64
}

#[test]
fn what_people_type_brings_up_what_they_look_for() {
    let (five, ten) = (recall(5), recall(10));
    println!("recall at 5: {five:.3}, at 10: {ten:.3}");
    assert!(five >= AT_LEAST, "{five}");
}

/// Written before anyone looked at what came up, and nothing was changed for them.
#[test]
fn what_the_search_was_not_made_with_comes_up_as_well() {
    let dutch = [
        (
            "ouders begrijpen de nieuwsbrief niet",
            "brieven-die-iedereen-begrijpt",
        ),
        ("maaltijden", "schoolmaaltijden"),
        ("zomerscholen", "zomer-en-lenteschool"),
        ("leerlingen indelen op niveau", "niveaugroepen"),
        ("kleine klas", "kleinere-klassen"),
        ("bij elkaar in de les kijken", "deuren-open-in-de-school"),
        ("muziek en theater", "cultuur-en-kunst"),
        ("leenlaptop", "kinderfondsen"),
        ("zelfstandig leren plannen", "metacognitie"),
        ("gelijkekansenalliantie", "gelijke-kansen-alliantie"),
    ];
    let english = [
        ("letters parents understand", "brieven-die-iedereen-begrijpt"),
        ("school meals", "schoolmaaltijden"),
        ("repeating a year", "een-jaar-overdoen"),
        ("homework", "huiswerk"),
        ("summer school", "zomer-en-lenteschool"),
        ("reading aloud at home", "voorleesexpress"),
        ("peer tutoring", "leren-met-medeleerlingen"),
        ("class size", "kleinere-klassen"),
        ("voluntary school costs", "schoolkosten-helder-en-vrijwillig"),
        ("internship discrimination", "stage-zonder-discriminatie"),
    ];
    let missed = |queries: &[(&str, &str)], language| -> Vec<String> {
        let is_missed =
            |(query, id): &&(&str, &str)| !found(query, language).iter().take(5).any(|one| one == id);
        queries
            .iter()
            .filter(is_missed)
            .map(|(query, _)| (*query).to_owned())
            .collect()
    };
    let (dutch, english) = (missed(&dutch, Language::Nl), missed(&english, Language::En));
    println!("missed: {dutch:?} {english:?}");
    assert!(
        dutch.len() <= MISSED && english.len() <= MISSED,
        "{dutch:?} {english:?}"
    );
}

#[test]
fn the_title_of_an_item_brings_it_up() {
    for language in [Language::Nl, Language::En] {
        for item in Knowledge::get().items() {
            let title = item.title.of(language);
            let found = found(title, language);
            assert!(found.iter().take(5).any(|id| *id == item.id), "{title}");
        }
    }
}

#[test]
fn what_is_typed_may_be_anything() {
    assert_eq!(
        found("VOORLÉZEN!", Language::Nl),
        found("voorlezen", Language::Nl)
    );
    let all = Knowledge::get().items().len();
    assert_eq!(found("  ", Language::Nl).len(), all, "no words leave everything");
    for nothing in ["?!", "\u{0}", "xqzwv", "مرحبا", "🎒", "<script>"] {
        assert!(found(nothing, Language::Nl).is_empty(), "{nothing}");
    }
    let long = "ouders en scholen ".repeat(10_000);
    assert!(!found(&long, Language::Nl).is_empty());
}
