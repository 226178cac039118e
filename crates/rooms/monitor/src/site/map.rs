//! Municipalities on a map, with the secondary schools that have a known place.

use crate::geography;
use charts::{Chart, Frame, Locale, Map, Theme, Words};
use maud::{Markup, PreEscaped, html};
use pages::Visitor;
use vocabulary::{Language, Message};

const WIDE: f64 = 600.0;
const NARROW: f64 = 340.0;

/// What a map is about, by its name.
pub(super) enum About<'a> {
    /// A region or a municipality, with all its secondary schools.
    Area(&'a str),
    /// A school in a municipality, with its own locations.
    School(&'a str, &'a str),
}

/// A map of municipalities and of locations of schools, by their codes; nothing when none of them is known.
///
/// What it shows is said in words below it: who cannot see it misses nothing.
pub(super) fn of(
    visitor: &Visitor,
    municipalities: &[&str],
    schools: &[String],
    about: &About<'_>,
) -> Option<Markup> {
    let areas = geography::municipalities(municipalities);
    let is_there = areas.iter().any(|area| area.standing == charts::Standing::Strong);
    if !is_there {
        return None;
    }
    let places = schools.iter().filter_map(|code| geography::school(code));
    let locale = match visitor.language() {
        Language::Nl => Locale::DUTCH,
        Language::En => Locale::ENGLISH,
    };
    let words = Words {
        unknown: visitor.say("word-unknown"),
        suppressed: visitor.say("word-not-shown"),
    };
    let (About::Area(name) | About::School(name, _)) = about;
    let mut chart = Map {
        frame: Frame::new("map", *name, "", WIDE, locale, words),
        areas,
        places: places.collect(),
    };
    let count = chart.places_in_view() as u64;
    let description = visitor.text(&match about {
        About::Area(name) => Message::new("map-says").with("name", *name).with("count", count),
        About::School(_, municipality) => Message::new("map-says-school")
            .with("municipality", *municipality)
            .with("count", count),
    });
    chart.frame.description.clone_from(&description);
    let wide = chart.draw(&Theme::responsive()).markup;
    // Shrunk to a phone, the names would be too small to read.
    chart.frame.width = NARROW;
    chart.frame.id = "map-narrow".to_owned();
    let narrow = chart.draw(&Theme::responsive()).markup;
    Some(html! {
        figure.picture {
            div.drawing {
                div.drawing-wide { (PreEscaped(wide)) }
                div.drawing-narrow { (PreEscaped(narrow)) }
            }
            figcaption {
                (description) " " (visitor.say("map-borders"))
                @if count > 0 { " " (visitor.text(&Message::new("map-places").with("count", count))) }
            }
        }
    })
}
