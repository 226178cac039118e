//! Municipalities on a map, with the secondary schools that have a known place.

use crate::geography;
use charts::{Chart, Frame, Locale, Map, Theme, Words};
use maud::{Markup, PreEscaped, html};
use pages::Visitor;
use vocabulary::{Language, Message};

const WIDE: f64 = 600.0;

/// A map of municipalities and of locations of schools, by their codes; nothing when none of them is known.
///
/// What it shows is said in words below it: who cannot see it misses nothing.
pub(super) fn of(
    visitor: &Visitor,
    municipalities: &[&str],
    schools: &[String],
    name: &str,
) -> Option<Markup> {
    let areas = geography::municipalities(municipalities);
    let is_there = areas.iter().any(|area| area.standing == charts::Standing::Strong);
    if !is_there {
        return None;
    }
    let places: Vec<_> = schools
        .iter()
        .filter_map(|code| geography::school(code))
        .collect();
    let description = visitor.text(
        &Message::new("map-says")
            .with("name", name)
            .with("count", places.len() as u64),
    );
    let locale = match visitor.language() {
        Language::Nl => Locale::DUTCH,
        Language::En => Locale::ENGLISH,
    };
    let words = Words {
        unknown: visitor.say("word-unknown"),
        suppressed: visitor.say("word-not-shown"),
    };
    let has_places = !places.is_empty();
    let chart = Map {
        frame: Frame::new("map", name, description.as_str(), WIDE, locale, words),
        areas,
        places,
    };
    Some(html! {
        figure.picture {
            div.drawing { (PreEscaped(chart.draw(&Theme::responsive()).markup)) }
            figcaption {
                (description) " " (visitor.say("map-borders"))
                @if has_places { " " (visitor.say("map-places")) }
            }
        }
    })
}
