//! Names of places and schools that exist nowhere, and say so.

/// First parts of place names; each says that there is no such place.
const UNREAL: [&str; 12] = [
    "Nergens",
    "Nooit",
    "Schijn",
    "Droom",
    "Niemands",
    "Verzin",
    "Sprookjes",
    "Waan",
    "Ergens",
    "Fabel",
    "Schetsen",
    "Zogenaamd",
];
/// Second parts of place names.
const LANDS: [&str; 24] = [
    "veen", "huizen", "broek", "horst", "wolde", "dijk", "lo", "rode", "meer", "hoven", "beek", "kerk",
    "drecht", "woude", "duin", "zijl", "burg", "stede", "wijk", "mond", "terp", "dorp", "haven", "eind",
];
/// Words before a place name that make more of them.
const SIDES: [&str; 5] = ["", "Oud-", "Nieuw-", "Noord-", "Zuid-"];
/// Adjectives of schools; each says that the school is invented.
const INVENTED: [&str; 6] = [
    "Verzonnen",
    "Denkbeeldige",
    "Bedachte",
    "Gedroomde",
    "Fictieve",
    "Getekende",
];
/// What a primary school is named after.
const THINGS: [&str; 30] = [
    "Linde",
    "Kraanvogel",
    "Regenboog",
    "Vuurtoren",
    "Zonnebloem",
    "Eekhoorn",
    "Brug",
    "Molen",
    "Merel",
    "Vlieger",
    "Schelp",
    "Ster",
    "Ark",
    "Beuk",
    "Horizon",
    "Wilg",
    "Kring",
    "Haven",
    "Klaproos",
    "Springplank",
    "Zwaluw",
    "Tuimelaar",
    "Notenboom",
    "Ladder",
    "Wegwijzer",
    "Vlinder",
    "Boomgaard",
    "Sleutelbloem",
    "Stroom",
    "Egel",
];

/// The name of place number `place`: 1,440 different ones, and then the same with a number.
#[must_use]
pub fn place(place: usize) -> String {
    // Steps that share no factor with the lengths, so that neighbours in number differ in both parts.
    let unreal = UNREAL[place * 5 % UNREAL.len()];
    let land = LANDS[(place * 7 + place / 12) % LANDS.len()];
    let round = place / (UNREAL.len() * LANDS.len());
    let side = SIDES[round % SIDES.len()];
    let name = format!("{side}{unreal}{land}");
    match round / SIDES.len() {
        0 => name,
        again => format!("{name} {}", again + 1),
    }
}

/// The name of the primary school with this number in its place: 180 different ones.
#[must_use]
pub fn primary_school(number: usize, place: &str) -> String {
    let adjective = INVENTED[(number + number / THINGS.len()) % INVENTED.len()];
    let thing = THINGS[number % THINGS.len()];
    format!("De {adjective} {thing} ({place})")
}

/// The name of the special primary school of a place.
#[must_use]
pub fn special_primary(place: &str) -> String {
    format!("Sbo De Verzonnen Veer ({place})")
}

/// The name of the secondary school with this number in its place, by the levels it offers.
#[must_use]
pub fn secondary_school(number: usize, low_rung: u8, high_rung: u8, place: &str) -> String {
    let adjective = INVENTED[number % INVENTED.len()];
    let round = match number / INVENTED.len() {
        0 => String::new(),
        round => format!(" {}", round + 1),
    };
    let kind = match (low_rung, high_rung) {
        (5, 5) => "Gymnasium",
        (_, 0..=3) => "Vakcollege",
        (3.., _) => "Lyceum",
        _ => "College",
    };
    format!("Het {adjective} {kind}{round} ({place})")
}

/// The name of the special secondary school of a place, which also has its transition class.
#[must_use]
pub fn special_secondary(place: &str) -> String {
    format!("Het Bedachte Kompas ({place})")
}

/// The name of pre-school centre `number` of a place.
#[must_use]
pub fn centre(number: usize, place: &str) -> String {
    let thing = THINGS[(number * 11 + 3) % THINGS.len()];
    format!(
        "Peutercentrum De Kleine {thing} {} (verzonnen, {place})",
        number + 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_country_of_names_without_a_double() {
        let places: BTreeSet<String> = (0..3_000).map(place).collect();
        assert_eq!(places.len(), 3_000);
        let schools: BTreeSet<String> = (0..180)
            .map(|number| primary_school(number, "Nergensveen"))
            .collect();
        assert_eq!(schools.len(), 180);
        let secondary: BTreeSet<String> = (0..30)
            .map(|number| secondary_school(number, 3, 5, "Waanlo"))
            .collect();
        assert_eq!(secondary.len(), 30);
    }
}
