//! The first page: what Wieg is, or the organisations where the visitor has something to do.

use crate::layout::{Page, first_room, scroller};
use crate::refusal::Refused;
use crate::visitor::Visitor;
use axum::response::{IntoResponse, Redirect, Response};
use database::roles::Role;
use maud::{Markup, html};
use vocabulary::Message;

/// The first page.
pub(crate) async fn page(visitor: Visitor) -> Result<Response, Refused> {
    let Some(person) = visitor.person() else {
        return Ok(Page::new(visitor.say("page-home-title"), welcome(&visitor)).show(&visitor));
    };
    if visitor.owes_second_factor() {
        return Ok(Redirect::to(crate::doors::SECOND_FACTOR).into_response());
    }
    let places: Vec<(i32, &str, &'static str)> = visitor
        .tree()
        .all()
        .filter_map(|one| Some((one.id, one.name.as_str(), first_room(&visitor, one.id)?)))
        .collect();
    if let [(id, _, room)] = places.as_slice() {
        return Ok(Redirect::to(&format!("{room}/{id}")).into_response());
    }
    let body = html! {
        @if places.is_empty() {
            p.lead { (visitor.say(nothing_for(&visitor))) }
            @if !visitor.roles().is_empty() { p { a href="/uitleg" { (visitor.say("page-explanation")) } } }
        } @else {
            p { (visitor.say("page-home-choose")) }
            ul.places {
                @for (id, name, room) in &places { li { a href=(format!("{room}/{id}")) { (name) } } }
            }
        }
    };
    let title = visitor.text(&Message::new("page-home-hello").with("name", person.name.as_str()));
    Ok(Page::new(title, body).show(&visitor))
}

/// Why there is nothing to see: no role yet, or one that sees no figures.
fn nothing_for(visitor: &Visitor) -> &'static str {
    let is_parent = visitor.roles().iter().any(|held| held.role == Role::Parent);
    match visitor.roles() {
        [] => "page-home-nothing",
        _ if is_parent => "page-home-no-figures-parent",
        _ => "page-home-no-figures",
    }
}

fn welcome(visitor: &Visitor) -> Markup {
    html! {
        p.lead { (visitor.say("page-home-lead")) }
        p { (visitor.say("page-home-what")) }
        p { a.button href="/aanmelden" { (visitor.say("page-sign-in")) } }
        @for (name, address) in visitor.site().for_everyone() { p { a href=(address) { (visitor.say(name)) } } }
        @if !visitor.site().demo().is_empty() {
            h2 { (visitor.say("page-demo-title")) }
            p { (visitor.say("page-demo-how")) }
            @if let Some(first) = visitor.site().demo().first() {
                p { (visitor.text(&Message::new("page-demo-password").with("password", first.password))) }
            }
            (scroller(&visitor.say("page-demo-title"), html! {
                table {
                    thead { tr {
                        th scope="col" { (visitor.say("page-demo-email")) }
                        th scope="col" { (visitor.say("page-demo-role")) }
                        th scope="col" { (visitor.say("page-demo-place")) }
                    } }
                    tbody {
                        @for demo in visitor.site().demo() {
                            tr {
                                th scope="row" { (demo.email) }
                                td { (visitor.text(&Message::new("page-role").with("role", demo.role))) }
                                td { (demo.organisation) }
                            }
                        }
                    }
                }
            }))
        }
    }
}
