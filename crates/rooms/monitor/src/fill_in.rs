//! The sheet that a school can fill in, and that can be read without a mapping.

use documents::{Allowed, FillInColumn, FillInSheet, Template, TemplateWords};
use messages::Catalogue;

/// Single and double advices as a school writes them, from practical training to vwo, then vso.
const ADVICES: [&str; 12] = [
    "pro",
    "vmbo-bb",
    "vmbo-bb/kb",
    "vmbo-kb",
    "vmbo-kb/gt",
    "vmbo-gt",
    "vmbo-gt/havo",
    "havo",
    "havo/vwo",
    "vwo",
    "vso",
    "advies niet mogelijk",
];
/// The six categories of the toetsadvies.
const TEST_ADVICES: [&str; 6] = [
    "pro/vmbo-bb",
    "vmbo-bb/kb",
    "vmbo-kb/gt",
    "vmbo-gt/havo",
    "havo/vwo",
    "vwo",
];
/// The profiles of havo and vwo, with the two pairs that schools record, then those of vmbo.
const PROFILES: [&str; 19] = [
    "N&T", "N&G", "E&M", "C&M", "N&T/N&G", "E&M/C&M", "BWI", "D&P", "E&O", "Groen", "HBR", "MaT", "MVI",
    "M&T", "PIE", "Z&W", "Techniek", "Economie", "onbekend",
];
/// Room for a few years of pupils.
const ROWS: u32 = 2000;

/// The columns of a sector: header, whether it must be filled in, what may be filled in, and an example.
fn columns(sector: &str) -> Vec<(&'static str, bool, Allowed, &'static str)> {
    let one_of = |words: &[&str]| Allowed::OneOf(words.iter().map(|word| (*word).to_owned()).collect());
    if sector == "po" {
        vec![
            ("leerlingnummer", true, Allowed::Text, "1042"),
            ("schooljaar", true, Allowed::Text, "2024-2025"),
            ("brin", false, Allowed::Text, "99ZZ00"),
            ("voorlopig advies", false, one_of(&ADVICES), "havo"),
            ("toetsadvies", false, one_of(&TEST_ADVICES), "havo/vwo"),
            ("definitief advies", true, one_of(&ADVICES), "havo/vwo"),
            ("reden niet bijgesteld", false, one_of(&["ja", "nee"]), ""),
        ]
    } else {
        vec![
            ("leerlingnummer", true, Allowed::Text, "20417"),
            ("schooljaar", true, Allowed::Text, "2024-2025"),
            ("brin", false, Allowed::Text, "99ZZ00"),
            ("basisschool", false, Allowed::Text, "98ZY00"),
            ("advies", false, one_of(&ADVICES), "vmbo-gt/havo"),
            ("leerjaar", true, Allowed::WholeNumber { least: 1, most: 6 }, "1"),
            ("niveau", true, Allowed::Text, "vmbo-gt/havo"),
            ("profiel", false, one_of(&PROFILES), ""),
        ]
    }
}

/// The sheet of a sector, `po` or `vo`, with its explanation in the language of the catalogue.
#[must_use]
pub fn sheet(sector: &str, catalogue: &Catalogue) -> Template {
    let say = |key: &str| catalogue.say(key);
    let column =
        |(header, required, allowed, example): (&'static str, bool, Allowed, &'static str)| FillInColumn {
            header: header.to_owned(),
            explanation: say(&format!("template-{sector}-{}", header.replace(' ', "-"))),
            example: example.to_owned(),
            allowed,
            required,
        };
    Template {
        title: say(&format!("template-{sector}-title")),
        author: "Wieg".to_owned(),
        date: None,
        introduction: ["template-names", "template-rows", "template-next"]
            .iter()
            .map(|key| say(key))
            .collect(),
        sheets: vec![FillInSheet {
            name: say(&format!("template-{sector}-sheet")),
            columns: columns(sector).into_iter().map(column).collect(),
            rows: ROWS,
        }],
        words: TemplateWords {
            explanation_sheet: say("template-explanation-sheet"),
            lists_sheet: say("template-lists-sheet"),
            column: say("template-column"),
            explanation: say("template-explanation"),
            example: say("template-example"),
            allowed: say("template-allowed"),
            required: say("template-required"),
            unexpected_title: say("template-unexpected-title"),
            unexpected: say("template-unexpected"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::subject_profile::read_profile;

    #[test]
    fn every_profile_that_can_be_chosen_is_read() {
        for profile in PROFILES.iter().filter(|word| **word != "onbekend") {
            assert!(read_profile(profile).is_some(), "{profile}");
        }
    }
}
