//! The first page of the room: a field to search, what to narrow it by, the themes, and what was found.

use super::asked::{self, Asked};
use super::{counted, place, short};
use axum::extract::{Path, Query};
use axum::response::Response;
use knowledge::{Item, Knowledge, Reach, Sector};
use maud::{Markup, html};
use pages::{Page, Permission, Refused, Select, Visitor, learn_as_team};
use std::collections::BTreeMap;
use vocabulary::{Factor, Layer, Message};

/// How many are shown of what words bring up, before somebody asks for more.
const FIRST: usize = 15;

/// The other pages of the room.
const DOORS: [(&str, &str); 4] = [
    ("aanbod", "stock-title"),
    ("kaart", "stock-to-map"),
    ("anderen", "stock-to-others"),
    ("werkte-het", "trial-title"),
];

/// The page.
pub(super) async fn page(
    visitor: Visitor,
    Path(organisation): Path<i32>,
    Query(values): Query<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let place = place(&visitor, organisation)?;
    let asked = Asked::of(values);
    let sees_stock = visitor.may(Permission::SeeStock, organisation);
    let found = Knowledge::get().find(&asked.filter, visitor.language());
    let body = html! {
        @if !asked.is_asked {
            p.lead { (visitor.say("actions-lead")) }
            ul.downloads {
                @for (page, key) in DOORS.iter().filter(|(page, _)| *page == "anderen" || sees_stock) { li { a href=(format!("/doen/{organisation}/{page}")) { (visitor.say(key)) } } }
                @if let Some(address) = learn_as_team(&visitor, organisation) { li { a href=(address) { (visitor.say("actions-to-team")) } } }
            }
        }
        (form(&visitor, organisation, &asked))
        @if asked.is_asked { (results(&visitor, organisation, &asked, &found)) } @else { (themes(&visitor, organisation)) }
    };
    Ok(Page::new(visitor.say("actions-title"), body)
        .about(place)
        .answer(&visitor, &asked.typed))
}

fn form(visitor: &Visitor, organisation: i32, asked: &Asked) -> Markup {
    html! {
        form.search method="get" action=(format!("/doen/{organisation}")) role="search" {
            div.field {
                label for=(asked::WORDS) { (visitor.say("actions-search")) }
                p.hint #zoek-hint { (visitor.say("actions-search-hint")) }
                div.row {
                    input #(asked::WORDS) name=(asked::WORDS) type="search" maxlength="200" autocomplete="off"
                        value=(asked.typed.value(asked::WORDS)) aria-describedby="zoek-hint";
                    button type="submit" { (visitor.say("actions-look")) }
                }
            }
            details open[asked.is_narrowed || asked.typed.has_problems()] {
                summary { (visitor.say("actions-narrow")) }
                (choices(visitor, asked))
            }
        }
    }
}

fn choices(visitor: &Visitor, asked: &Asked) -> Markup {
    let language = visitor.language();
    let themes = Knowledge::get().themes().iter();
    let themes: Vec<_> = themes
        .map(|one| (one.id.as_str(), one.label.of(language).to_owned()))
        .collect();
    let layer = |layer: &Layer| {
        (
            layer.name(),
            visitor.say(&format!("actions-layer-{}", layer.name())),
        )
    };
    let layers: Vec<_> = Layer::ALL.iter().map(layer).collect();
    let reach = |reach: &Reach| {
        (
            reach.name(),
            visitor.say(&format!("actions-reach-{}", reach.name())),
        )
    };
    let reaches: Vec<_> = Reach::ALL.iter().map(reach).collect();
    let sector = |one: &Sector| (one.name(), visitor.say(&format!("actions-sector-{}", one.name())));
    let sectors: Vec<_> = Sector::ALL.iter().map(sector).collect();
    html! {
        div.choices {
            (choice(visitor, asked, asked::THEME, "actions-by-theme", &themes))
            (factors(visitor, asked))
            (choice(visitor, asked, asked::LAYER, "actions-by-layer", &layers))
            (choice(visitor, asked, asked::REACH, "actions-by-reach", &reaches))
            (choice(visitor, asked, asked::SECTOR, "actions-by-sector", &sectors))
            div.field {
                label for=(asked::AGE) { (visitor.say("actions-by-age")) }
                input #(asked::AGE) name=(asked::AGE) type="text" inputmode="numeric" autocomplete="off"
                    maxlength="3" value=(asked.typed.value(asked::AGE));
            }
        }
        button.quiet type="submit" { (visitor.say("actions-look")) }
    }
}

fn choice(visitor: &Visitor, asked: &Asked, name: &str, label: &str, options: &[(&str, String)]) -> Markup {
    let select = Select {
        name,
        label,
        hint: None,
        nothing: Some("actions-any"),
    };
    select.show(visitor, &asked.typed, options)
}

/// The thirty factors, by the layer on which they lie.
fn factors(visitor: &Visitor, asked: &Asked) -> Markup {
    let language = visitor.language();
    let of = |layer: Layer| Factor::all().iter().filter(move |factor| factor.layer == layer);
    html! {
        div.field {
            label for=(asked::FACTOR) { (visitor.say("actions-by-factor")) }
            select #(asked::FACTOR) name=(asked::FACTOR) {
                option value="" { (visitor.say("actions-any")) }
                @for layer in Layer::ALL {
                    optgroup label=(visitor.say(&format!("actions-layer-{}", layer.name()))) {
                        @for factor in of(layer) {
                            option value=(factor.id) selected[asked.typed.value(asked::FACTOR) == factor.id] {
                                (factor.label.in_language(language))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn results(visitor: &Visitor, organisation: i32, asked: &Asked, found: &[&Item]) -> Markup {
    let words = &asked.filter.words;
    let title = if words.is_empty() {
        counted(visitor, "actions-found", found.len())
    } else {
        let message = Message::new("actions-found-words").with("count", found.len() as u64);
        visitor.text(&message.with("words", words.as_str()))
    };
    // Whoever typed words looks at the best; whoever typed none wants to see what there is.
    let shown = if asked.is_wide || words.is_empty() {
        found.len()
    } else {
        found.len().min(FIRST)
    };
    html! {
        section aria-labelledby="gevonden" {
            h2 #gevonden { (title) }
            @if found.is_empty() { p { (visitor.say("actions-found-none")) } }
            ul.findings { @for item in &found[..shown] { (short(visitor, organisation, item)) } }
            @if shown < found.len() {
                p.on-screen { a href=(format!("{}#gevonden", asked.wider(organisation))) { (counted(visitor, "actions-more", found.len() - shown)) } }
            }
            p.on-screen { a href=(format!("/doen/{organisation}")) { (visitor.say("actions-back")) } }
        }
    }
}

fn themes(visitor: &Visitor, organisation: i32) -> Markup {
    let (language, knowledge) = (visitor.language(), Knowledge::get());
    html! {
        section aria-labelledby="themas" {
            h2 #themas { (visitor.say("actions-themes")) }
            ul.findings {
                @for theme in knowledge.themes() {
                    li {
                        a href=(format!("/doen/{organisation}/thema/{}", theme.id)) { (theme.label.of(language)) }
                        " " span.kind { (counted(visitor, "actions-count", knowledge.of_theme(&theme.id).len())) }
                        p { (theme.question.of(language)) }
                    }
                }
            }
            p.on-screen {
                a href=(format!("/doen/{organisation}?zoek=")) { (counted(visitor, "actions-all", knowledge.items().len())) }
            }
            p.quiet { (visitor.say("actions-whence")) }
        }
    }
}
