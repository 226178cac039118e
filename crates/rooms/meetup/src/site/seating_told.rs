//! A seating in words: who sits where and why, what could not be kept, and what a change would do.

use super::{address, count, theme_title};
use crate::hall::{Hall, id_of};
use crate::profession::Profession;
use database::evenings::Theme;
use database::now;
use database::seating::Table;
use matching::{Block, Effect, PersonId, Refusal, Rule, Story, TableId, Why};
use maud::{Markup, html};
use pages::{Refused, Visitor};
use std::collections::BTreeMap;
use vocabulary::Message;

/// Says a seating and its reasons.
pub(super) struct Telling<'a> {
    pub(super) visitor: &'a Visitor,
    pub(super) hall: &'a Hall,
    pub(super) themes: &'a [Theme],
}

impl Telling<'_> {
    fn text(&self, message: &Message) -> String {
        self.visitor.text(message)
    }

    fn name(&self, person: PersonId) -> &str {
        self.hall.guest(person).map_or("", |guest| guest.name.as_str())
    }

    fn names(&self, people: &[PersonId]) -> String {
        let names: Vec<&str> = people.iter().map(|person| self.name(*person)).collect();
        names.join(", ")
    }

    /// The seating, what it could not keep, and what can be done.
    pub(super) fn seating(&self) -> Result<Markup, Refused> {
        let here = address(&self.hall.evening);
        let visitor = self.visitor;
        let seating = self.hall.seating();
        let ready = matching::Hall::of(self.hall.for_seating());
        let story = match &ready {
            Ok(ready) => ready.explain(&seating).ok(),
            Err(_) => None,
        };
        let unkept = match &ready {
            Ok(ready) => ready.broken(&seating).unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        let is_whole = story.is_some();
        // Who stays apart is known to nobody but the one who arranged it.
        let close = match &ready {
            Ok(ready) if visitor.number()? == self.hall.evening.person => {
                let told = ready.confidential(&seating).unwrap_or_default();
                told.for_the_coordinator().to_vec()
            }
            _ => Vec::new(),
        };
        Ok(html! {
            h2 { (visitor.say("meetup-seating-title")) }
            @if !is_whole { div.problems role="alert" { p { (visitor.say("meetup-seating-stale")) } } }
            @if let Ok(ready) = &ready {
                @for block in ready.blocks() { p { strong { (self.block(block)) } } }
            }
            @if !close.is_empty() {
                p { strong { (visitor.say("meetup-apart-close")) } }
                ul { @for (round, table, one, other) in &close { li { (self.text(&Message::new("meetup-apart-close-pair").with("one", self.name(*one)).with("other", self.name(*other)).with("round", round + 1).with("table", u64::from(table.0)))) } } }
            }
            @if is_whole && unkept.is_empty() { p { (visitor.say("meetup-seating-all-kept")) } }
            @if !unkept.is_empty() {
                p { (visitor.text(&Message::new("meetup-seating-unkept").with("count", unkept.len()))) }
                ul { @for one in &unkept { li { (self.broken(one.broken.rule, one.broken.round, one.broken.table, &one.broken.people)) " " (self.why(&one.why)) } } }
            }
            (self.tables(story.as_ref()))
            ul.downloads {
                li { a href=(format!("{here}/kaarten")) { (visitor.say("meetup-cards-link")) } }
                li { a href=(format!("{here}/bladen")) { (visitor.say("meetup-sheets-link")) } }
            }
            @if self.hall.evening.announced_at.is_none() {
                div.buttons {
                    form method="post" action=(format!("{here}/indelen")) { button.quiet type="submit" name="anders" value="ja" { (visitor.say("meetup-seating-other")) } }
                    form method="post" action=(format!("{here}/bekend")) { button type="submit" { (visitor.say("meetup-announce")) } }
                }
            } @else { p { (visitor.text(&Message::new("meetup-announced").with("day", pages::day(self.hall.evening.announced_at.unwrap_or_else(now), visitor.language())))) } }
            (self.shift_form())
            (self.mend_form())
        })
    }

    fn tables(&self, story: Option<&Story>) -> Markup {
        let visitor = self.visitor;
        html! {
            @for round in 0..self.hall.rounds() {
                h3 { (self.text(&Message::new("meetup-round").with("round", round + 1))) }
                div.tables {
                    @for table in self.hall.tables.iter().filter(|table| table.round.unsigned_abs() as usize == round) {
                        @let told = story.and_then(|story| story.tables.iter().find(|one| one.round == round && one.table.0 == table.number.unsigned_abs()));
                        section.card data-round=(round) data-table=(table.number) {
                            h4 { (self.text(&Message::new("meetup-table").with("table", count(table.number)))) @if let Some(title) = theme_title(self.themes, table.theme) { ": " (title) } }
                            ul.seats {
                                @for seat in self.hall.seats.iter().filter(|seat| seat.place == table.id) {
                                    @if let Some(guest) = self.hall.guests.iter().find(|one| one.id == seat.guest) {
                                        li data-seat=[guest.comes().then(|| format!("{round}-{}", guest.id))] {
                                            (guest.name)
                                            span.quiet { " – " (self.professions(&guest.profession)) @if !guest.organisation.is_empty() { ", " (guest.organisation) } }
                                            @if !seat.task.is_empty() { " " span.flag { (self.text(&Message::new("meetup-task").with("task", seat.task.as_str()))) } }
                                            @if seat.fixed { " " span.flag { (visitor.say("meetup-fixed")) } }
                                            @if !guest.comes() { " " span.flag { (visitor.say("meetup-flag-absent")) } }
                                        }
                                    }
                                }
                            }
                            @if let Some(told) = told {
                                p.quiet { (self.text(&Message::new("meetup-mixed").with("professions", told.professions.len()).with("organisations", told.organisations.len()).with("again", told.met_before))) }
                                @for side in &told.one_sided {
                                    p { (self.text(&Message::new("meetup-one-sided").with("here", side.here).with("even", side.even).with("fixed", side.fixed))) }
                                }
                            }
                            p.screen-only { a href=(format!("/tafel/{}", table.token)) { (visitor.say("meetup-table-page")) } }
                        }
                    }
                }
            }
        }
    }

    fn professions(&self, all: &str) -> String {
        let language = self.visitor.language();
        let names: Vec<&str> = all
            .split(' ')
            .filter_map(|id| Profession::of(id).map(|one| one.label(language)))
            .collect();
        names.join(", ")
    }

    fn shift_form(&self) -> Markup {
        let visitor = self.visitor;
        let numbers: BTreeMap<usize, Vec<&Table>> =
            self.hall.tables.iter().fold(BTreeMap::new(), |mut all, table| {
                all.entry(table.round.unsigned_abs() as usize)
                    .or_insert_with(Vec::new)
                    .push(table);
                all
            });
        let most = numbers.values().map(Vec::len).max().unwrap_or(0);
        html! {
            h2 #verzet { (visitor.say("meetup-shift-title")) }
            p.hint { (visitor.say("meetup-shift-how")) }
            p.hint hidden #slepen { (visitor.say("meetup-shift-drag")) }
            div.effect #verzet-gevolg role="status" aria-live="polite" {}
            form.tall #verzet-formulier method="post" action=(format!("{}/verzet", address(&self.hall.evening))) {
                div.field {
                    label for="wie" { (visitor.say("meetup-shift-whom")) }
                    (self.people("wie", None))
                }
                div.field {
                    label for="naar" { (visitor.say("meetup-shift-to")) }
                    select #naar name="naar" { @for number in 1..=most { option value=(number) { (self.text(&Message::new("meetup-table").with("table", number))) } } }
                }
                div.field {
                    label for="met" { (visitor.say("meetup-shift-with")) }
                    p.hint #met-hint { (visitor.say("meetup-shift-with-hint")) }
                    (self.people("met", Some("meetup-shift-with-nobody")))
                }
                button type="submit" { (visitor.say("meetup-shift-look")) }
            }
        }
    }

    /// Who sits in which round, to choose from; `nobody` may be chosen where it has words.
    fn people(&self, name: &str, nobody: Option<&str>) -> Markup {
        html! {
            select #(name) name=(name) aria-describedby=[nobody.map(|_| "met-hint")] {
                @if let Some(nobody) = nobody { option value="" { (self.visitor.say(nobody)) } }
                @for round in 0..self.hall.rounds() {
                    optgroup label=(self.text(&Message::new("meetup-round").with("round", round + 1))) {
                        @for seat in self.hall.seats.iter().filter(|seat| seat.round.unsigned_abs() as usize == round) {
                            @if let Some(guest) = self.hall.guests.iter().find(|one| one.id == seat.guest && one.comes()) {
                                option value=(format!("{round}-{}", guest.id)) { (guest.name) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn mend_form(&self) -> Markup {
        let visitor = self.visitor;
        html! {
            h2 { (visitor.say("meetup-mend-title")) }
            p.hint { (visitor.say("meetup-mend-how")) }
            form.tall method="post" action=(format!("{}/opnieuw", address(&self.hall.evening))) {
                div.field {
                    label for="vanaf" { (visitor.say("meetup-mend-from")) }
                    select #vanaf name="vanaf" { @for round in 0..self.hall.rounds() { option value=(round) { (self.text(&Message::new("meetup-round").with("round", round + 1))) } } }
                }
                button type="submit" { (visitor.say("meetup-mend")) }
            }
        }
    }

    /// What a change would do, and the button that does it.
    pub(super) fn effect(
        &self,
        effect: &Effect,
        (round, guest, other): (usize, i32, Option<i32>),
        table: &Table,
    ) -> Markup {
        let visitor = self.visitor;
        let name = self.name(id_of(guest));
        let title = match other {
            Some(other) => Message::new("meetup-swap-title-of")
                .with("name", name)
                .with("other", self.name(id_of(other)))
                .with("round", round + 1),
            None => Message::new("meetup-shift-title-of")
                .with("name", name)
                .with("round", round + 1)
                .with("table", count(table.number)),
        };
        html! {
            div.told #gevolg role="status" {
                p { strong { (self.text(&title)) } }
                @if !effect.refused.is_empty() {
                    p { (visitor.say("meetup-shift-refused")) }
                    ul { @for refusal in &effect.refused { li { (self.refusal(*refusal)) } } }
                } @else {
                    p { (self.text(&Message::new("meetup-shift-cost").with("side", match effect.cost { ..0 => "better", 0 => "same", _ => "worse" }))) }
                    @if !effect.breaks.is_empty() { p { (visitor.say("meetup-shift-breaks")) } ul { @for one in &effect.breaks { li { (self.broken(one.rule, one.round, one.table, &one.people)) } } } }
                    @if !effect.mends.is_empty() { p { (visitor.say("meetup-shift-mends")) } ul { @for one in &effect.mends { li { (self.broken(one.rule, one.round, one.table, &one.people)) } } } }
                    form.inline method="post" action=(format!("{}/verzet", address(&self.hall.evening))) {
                        input type="hidden" name="wie" value=(format!("{round}-{guest}"));
                        input type="hidden" name="naar" value=(table.number);
                        @if let Some(other) = other { input type="hidden" name="met" value=(format!("{round}-{other}")); }
                        button type="submit" name="doen" value="ja" { (visitor.say("meetup-shift-do")) }
                    }
                }
            }
        }
    }

    fn refusal(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::NothingChanges => self.visitor.say("meetup-refusal-nothing"),
            Refusal::Arranged => self.visitor.say("meetup-refusal-arranged"),
            Refusal::Breaks(rule) => self.text(&Message::new("meetup-rule").with("rule", rule_name(rule))),
        }
    }

    fn broken(
        &self,
        rule: Rule,
        round: Option<usize>,
        table: Option<TableId>,
        people: &[PersonId],
    ) -> String {
        let whole = rule.is_of_tables();
        self.text(
            &Message::new("meetup-broken")
                .with(
                    "rule",
                    self.text(&Message::new("meetup-rule").with("rule", rule_name(rule))),
                )
                .with("round", round.map_or(0, |round| round + 1))
                .with("table", table.map_or(0, |table| u64::from(table.0)))
                .with("people", if whole { String::new() } else { self.names(people) })
                .with("who", if whole || people.is_empty() { "no" } else { "yes" }),
        )
    }

    fn why(&self, why: &Why) -> String {
        match why {
            // Said once above, with its numbers.
            Why::Blocked(_) => String::new(),
            Why::Fixed(people) => {
                self.text(&Message::new("meetup-why-fixed").with("people", self.names(people)))
            }
            Why::Together => self.visitor.say("meetup-why-together"),
        }
    }

    /// Which rule cannot be kept by anybody, with the numbers that show it.
    fn block(&self, block: &Block) -> String {
        let theme = |theme: &matching::ThemeId| {
            let found = theme_title(self.themes, i32::try_from(theme.0).ok());
            found.unwrap_or_default().to_owned()
        };
        let round = |round: &usize| (round + 1) as u64;
        let message = match block {
            Block::People {
                round: at,
                people,
                needed,
            } => Message::new("meetup-block-people")
                .with("round", round(at))
                .with("have", *people)
                .with("need", *needed),
            Block::Chairs {
                round: at,
                people,
                seats,
            } => Message::new("meetup-block-chairs")
                .with("round", round(at))
                .with("have", *seats)
                .with("need", *people),
            Block::Facilitators {
                round: at,
                have,
                tables,
            } => Message::new("meetup-block-leaders")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *tables),
            Block::NoteTakers {
                round: at,
                have,
                tables,
            } => Message::new("meetup-block-notes")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *tables),
            Block::Roles {
                round: at,
                have,
                needed,
            } => Message::new("meetup-block-roles")
                .with("round", round(at))
                .with("have", *have)
                .with("need", *needed),
            Block::Themes {
                round: at,
                themes,
                asked,
                places,
                ..
            } => Message::new("meetup-block-themes")
                .with("round", round(at))
                .with("themes", themes.iter().map(theme).collect::<Vec<_>>().join(", "))
                .with("have", *places)
                .with("need", *asked),
            Block::FirstChoice {
                theme: of,
                asked,
                places,
                ..
            } => Message::new("meetup-block-first")
                .with("theme", theme(of))
                .with("have", *places)
                .with("need", *asked),
            Block::ThemeWithoutTable { theme: of, asked } => Message::new("meetup-block-no-table")
                .with("theme", theme(of))
                .with("need", *asked),
            Block::ThemeBehindSteps { round: at, person } => Message::new("meetup-block-behind-steps")
                .with("round", round(at))
                .with("name", self.name(*person)),
            Block::OneMinor { round: at, person } => Message::new("meetup-block-one-minor")
                .with("round", round(at))
                .with("name", self.name(*person)),
            Block::VettedAdults {
                round: at,
                minors,
                vetted,
                ..
            } => Message::new("meetup-block-vetted")
                .with("round", round(at))
                .with("have", *vetted)
                .with("need", *minors),
            Block::StepFree {
                round: at,
                need,
                places,
            } => Message::new("meetup-block-steps")
                .with("round", round(at))
                .with("have", *places)
                .with("need", *need),
            Block::Interpreters {
                round: at,
                need,
                interpreters,
                ..
            } => Message::new("meetup-block-interpreters")
                .with("round", round(at))
                .with("have", *interpreters)
                .with("need", *need),
            Block::Group {
                round: at,
                people,
                seats,
            } => Message::new("meetup-block-group")
                .with("round", round(at))
                .with("have", *seats)
                .with("need", people.len()),
            Block::FixedChairs {
                round: at,
                table,
                fixed,
                seats,
            } => Message::new("meetup-block-fixed")
                .with("round", round(at))
                .with("table", u64::from(table.0))
                .with("have", *seats)
                .with("need", *fixed),
        };
        self.text(&message)
    }
}

fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::TooFew => "too-few",
        Rule::TooMany => "too-many",
        Rule::NoFacilitator => "no-leader",
        Rule::NoNoteTaker => "no-notes",
        Rule::OneForBoth => "one-for-both",
        Rule::ThemeNotNamed => "theme-not-named",
        Rule::NoFirstChoice => "no-first-choice",
        Rule::LoneMinor => "lone-minor",
        Rule::NoVettedAdult => "no-vetted",
        Rule::Steps => "steps",
        Rule::NoInterpreter => "no-interpreter",
        Rule::NotTogether => "not-together",
    }
}
