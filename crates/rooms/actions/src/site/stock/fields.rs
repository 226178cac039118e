//! The fields of something that is done: the same on a form and in a sheet.

use database::activities::{Activity, ActivityWords};
use knowledge::{Knowledge, Reach};
use maud::{Markup, html};
use pages::{Field, FieldKind, Select, Typed, Visitor, tick, today};
use vocabulary::{Factor, Layer, Message};

/// The longest line, and the longest passage.
const SHORT: usize = 80;
const LONG: usize = 400;
/// The most that is believed: people, hours and euros.
const MOST_PEOPLE: i32 = 1_000_000;
const MOST_HOURS: i32 = 1_000_000;
const MOST_EUROS: i32 = 1_000_000_000;

/// The fields of a sheet with the keys of their names, in order. Factors stand in one column.
pub(super) const COLUMNS: [(&str, &str); 19] = [
    ("naam", "stock-what"),
    ("doel", "stock-goal"),
    ("niveau", "stock-reach"),
    ("factoren", "stock-factors"),
    ("wie", "stock-whom"),
    ("bereik", "stock-meant-for"),
    ("doetmee", "stock-takes-part"),
    ("dosis", "stock-dose"),
    ("kosten", "stock-cost"),
    ("uren", "stock-hours"),
    ("geld", "stock-funding"),
    ("geldtot", "stock-funded-until"),
    ("eigenaar", "stock-owner"),
    ("sinds", "stock-since"),
    ("stopt", "stock-stops-on"),
    ("gestopt", "stock-stopped-on"),
    ("waarom", "stock-stop-why"),
    ("delen", "stock-share-column"),
    ("kennis", "stock-item-column"),
];

/// The box of a factor.
pub(super) fn factor(id: &str) -> String {
    format!("factor-{id}")
}

/// Whether any factor was ticked.
pub(super) fn has_factor(typed: &Typed) -> bool {
    Factor::all().iter().any(|one| typed.is_ticked(&factor(one.id)))
}

/// What stands in the fields of something that was written down before.
pub(super) fn of(activity: &Activity) -> Typed {
    let number = |number: Option<i32>| number.map_or_else(String::new, |number| number.to_string());
    let values = [
        ("naam", activity.title.clone()),
        ("doel", activity.goal.clone()),
        ("niveau", activity.reach.clone()),
        ("wie", activity.whom.clone()),
        ("bereik", number(activity.meant_for)),
        ("doetmee", number(activity.takes_part)),
        ("dosis", activity.dose.clone()),
        ("kosten", number(activity.cost)),
        ("uren", number(activity.hours)),
        ("geld", activity.funding.clone()),
        ("geldtot", activity.funded_until.clone()),
        ("eigenaar", activity.owner.clone()),
        ("sinds", activity.since.clone()),
        ("stopt", activity.stops_on.clone()),
        ("gestopt", activity.stopped_on.clone()),
        ("waarom", activity.stop_why.clone()),
        ("kennis", activity.item.clone()),
    ];
    let ticked = activity.works_on().map(factor);
    let shared = activity.shared.then(|| "delen".to_owned());
    let ticks = ticked.chain(shared).map(|name| (name, "on".to_owned()));
    Typed::of(
        values
            .map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .chain(ticks),
    )
}

/// The form.
pub(super) fn form(visitor: &Visitor, typed: &Typed) -> Markup {
    let field =
        |name: &'static str, label: &'static str, hint: Option<&'static str>, kind: FieldKind| Field {
            name,
            label,
            hint,
            kind,
        };
    let optional = |name, label, hint, kind| field(name, label, hint, kind).optional(visitor, typed);
    let reaches: Vec<(&str, String)> = Reach::ALL
        .iter()
        .map(|one| (one.name(), visitor.say(&format!("actions-reach-{}", one.name()))))
        .collect();
    let has_more = ["geld", "geldtot", "sinds", "stopt", "gestopt", "waarom"]
        .iter()
        .any(|name| !typed.value(name).is_empty());
    html! {
        input type="hidden" name="kennis" value=(typed.value("kennis"));
        (field("naam", "stock-what", Some("stock-what-hint"), FieldKind::Text).show(visitor, typed))
        (field("doel", "stock-goal", Some("stock-goal-hint"), FieldKind::Text).show(visitor, typed))
        (Select { name: "niveau", label: "stock-reach", hint: None, nothing: Some("stock-choose") }.show(visitor, typed, &reaches))
        (factors(visitor, typed))
        (optional("wie", "stock-whom", Some("stock-whom-hint"), FieldKind::Text))
        (optional("bereik", "stock-meant-for", None, FieldKind::Count))
        (optional("doetmee", "stock-takes-part", Some("stock-takes-part-hint"), FieldKind::Count))
        (optional("dosis", "stock-dose", Some("stock-dose-hint"), FieldKind::Text))
        (optional("uren", "stock-hours", None, FieldKind::Count))
        (optional("kosten", "stock-cost", Some("stock-cost-hint"), FieldKind::Count))
        (optional("eigenaar", "stock-owner", Some("stock-owner-hint"), FieldKind::Text))
        details open[has_more] {
            summary { (visitor.say("stock-more")) }
            (optional("geld", "stock-funding", Some("stock-funding-hint"), FieldKind::Text))
            (optional("geldtot", "stock-funded-until", None, FieldKind::Day))
            (optional("sinds", "stock-since", None, FieldKind::Day))
            (optional("stopt", "stock-stops-on", Some("stock-stops-on-hint"), FieldKind::Day))
            (optional("gestopt", "stock-stopped-on", None, FieldKind::Day))
            (optional("waarom", "stock-stop-why", Some("stock-stop-why-hint"), FieldKind::Text))
        }
        (tick("delen", &visitor.say("stock-share"), typed.is_ticked("delen")))
        p.hint { (visitor.say("stock-share-hint")) }
    }
}

/// The thirty factors to tick, by the layer on which they lie.
fn factors(visitor: &Visitor, typed: &Typed) -> Markup {
    let language = visitor.language();
    let problem = typed.problems().find(|(name, _)| *name == "factoren");
    html! {
        div.factors #factoren {
            p { strong { (visitor.say("stock-factors")) } }
            p.hint { (visitor.say("stock-factors-hint")) }
            @if let Some((_, problem)) = problem { p.problem { strong { (visitor.text(problem)) } } }
            @for layer in Layer::ALL {
                @let own: Vec<&Factor> = Factor::all().iter().filter(|one| one.layer == layer).collect();
                @let ticked = own.iter().filter(|one| typed.is_ticked(&factor(one.id))).count();
                details open[ticked > 0] {
                    summary { (visitor.text(&Message::new("stock-map-layer").with("layer", layer.name()))) @if ticked > 0 { " (" (ticked) ")" } }
                    fieldset aria-label=(visitor.text(&Message::new("stock-map-layer").with("layer", layer.name()))) {
                        @for one in own { (tick(&factor(one.id), one.label.in_language(language), typed.is_ticked(&factor(one.id)))) }
                    }
                }
            }
        }
    }
}

/// What was typed, when it can be kept.
pub(super) fn read(typed: &mut Typed) -> Option<ActivityWords> {
    let title = typed.needed("naam", SHORT);
    let goal = typed.needed("doel", LONG);
    let reach = Reach::of(typed.value("niveau"));
    if reach.is_none() {
        typed.object("niveau", Message::new("stock-reach-needed"));
    }
    let factors: Vec<String> = Factor::all()
        .iter()
        .filter(|one| typed.is_ticked(&factor(one.id)))
        .map(|one| one.id.to_owned())
        .collect();
    if factors.is_empty() {
        typed.object("factoren", Message::new("stock-factors-needed"));
    }
    let item = Knowledge::get()
        .item(typed.value("kennis"))
        .map(|item| item.id.clone());
    let whom = typed.line("wie", 2 * SHORT);
    let meant_for = typed.count("bereik", MOST_PEOPLE);
    let takes_part = typed.count("doetmee", MOST_PEOPLE);
    if let (Some(Some(meant)), Some(Some(there))) = (meant_for, takes_part)
        && there > meant
    {
        typed.object("doetmee", Message::new("stock-more-than-meant"));
    }
    let dose = typed.line("dosis", 2 * SHORT);
    let cost = typed.count("kosten", MOST_EUROS);
    let hours = typed.count("uren", MOST_HOURS);
    let funding = typed.line("geld", 2 * SHORT);
    let funded_until = typed.day("geldtot");
    let owner = typed.line("eigenaar", SHORT);
    let (since, stops_on, stopped_on) = (typed.day("sinds"), typed.day("stopt"), typed.day("gestopt"));
    let stop_why = typed.line("waarom", LONG);
    if let (Some(since), Some(stops), Some(stopped)) = (&since, &stops_on, &stopped_on) {
        if !stops.is_empty() && stops < since {
            typed.object("stopt", Message::new("stock-stops-before"));
        }
        if !stopped.is_empty() && stopped < since {
            typed.object("gestopt", Message::new("stock-stops-before"));
        }
        if *stopped > today() {
            typed.object("gestopt", Message::new("stock-stopped-later"));
        }
        let is_over = !stops.is_empty() || !stopped.is_empty();
        if is_over && stop_why.as_deref() == Some("") {
            typed.object("waarom", Message::new("stock-stop-why-needed"));
        }
    }
    if typed.has_problems() {
        return None;
    }
    Some(ActivityWords {
        title: title?,
        goal: goal?,
        reach: reach?.name().to_owned(),
        factors,
        item: item.unwrap_or_default(),
        whom: whom?,
        meant_for: meant_for?,
        takes_part: takes_part?,
        dose: dose?,
        cost: cost?,
        hours: hours?,
        funding: funding?,
        funded_until: funded_until?,
        owner: owner?,
        since: since?,
        stops_on: stops_on?,
        stopped_on: stopped_on?,
        stop_why: stop_why?,
        shared: typed.is_ticked("delen"),
    })
}
