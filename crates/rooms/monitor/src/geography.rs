//! Where municipalities and secondary schools lie, for maps. Sources and licences stand in `sample-data/geo`.

use charts::Standing;
use charts::map::{Area, Place};

const MUNICIPALITIES: &str = include_str!("../../../../sample-data/geo/municipalities.csv");
const SCHOOLS: &str = include_str!("../../../../sample-data/geo/schools.csv");

/// All municipalities; those of these codes (`GM` and four digits) stand out.
pub(crate) fn municipalities(strong: &[&str]) -> Vec<Area> {
    let rows = MUNICIPALITIES.lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.splitn(3, ',');
        let (code, name, rings) = (cells.next()?, cells.next()?, cells.next()?);
        let is_strong = strong.iter().any(|one| one.strip_prefix("GM") == Some(code));
        Some(Area {
            label: name.to_owned(),
            rings: rings.split('|').map(ring).collect(),
            standing: if is_strong {
                Standing::Strong
            } else {
                Standing::Quiet
            },
        })
    })
    .collect()
}

/// The places that are written one after the other.
fn ring(text: &str) -> Vec<Place> {
    let numbers: Vec<f64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    let (places, _) = numbers.as_chunks::<2>();
    places
        .iter()
        .map(|[east, north]| Place {
            east: *east,
            north: *north,
        })
        .collect()
}

/// Where a location of a secondary school lies, by its code of six signs; to the street, not to the door.
pub(crate) fn school(code: &str) -> Option<Place> {
    let row = SCHOOLS.lines().find(|row| row.split(',').next() == Some(code))?;
    let numbers: Vec<f64> = row
        .split(',')
        .skip(1)
        .filter_map(|number| number.parse().ok())
        .collect();
    let [east, north] = numbers[..] else {
        return None;
    };
    Some(Place { east, north })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_has_borders_and_schools_lie_within_the_country() {
        let all = municipalities(&["GM0363"]);
        assert_eq!(all.len(), 345);
        assert!(
            all.iter()
                .all(|area| area.rings.iter().all(|ring| ring.len() >= 4))
        );
        let strong: Vec<&str> = all
            .iter()
            .filter(|area| area.standing == Standing::Strong)
            .map(|area| area.label.as_str())
            .collect();
        assert_eq!(strong, ["Amsterdam"]);
        let codes = SCHOOLS.lines().skip(1).filter_map(|row| row.split(',').next());
        for code in codes {
            let place = school(code).expect("a place");
            assert!(
                (100.0..2800.0).contains(&place.east) && (3000.0..6200.0).contains(&place.north),
                "{code}"
            );
        }
        assert_eq!(school("99XX99"), None);
    }
}
