//! Saying yes to a list: it is read and kept, whole or not at all, and the page says how far it is and what came of it.

use super::Zien;
use super::keeping::KeptNot;
use super::read_in::{look, propose};
use super::reading::{HowFar, Job, Outcome, Watched};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use database::organisations::Organisation;
use intake::{Import, Mapping, Problem, PseudonymKey};
use maud::{Markup, html};
use pages::{Page, Refused, Typed, Visitor, scroller};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use vocabulary::{Message, SchoolYear};

/// How many problems are shown; the rest is counted.
const SHOWN: usize = 20;
/// How long a page waits for a list before it says how far it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// Reads the list as agreed, and keeps it whole or not at all.
pub(super) async fn agree(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, waiting)): Path<(i32, String)>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Result<Response, Refused> {
    let actor = visitor.number()?;
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let typed = Typed::of(values);
    let looked = match look(&visitor, &zien, place, &waiting).await? {
        Ok(looked) => looked,
        Err(refused) => return Ok(refused),
    };
    let again = |problems: &[Message]| Ok(propose(&visitor, place, &waiting, &looked, problems, &typed));
    let mut mapping = match Mapping::read(typed.value("mapping")) {
        Ok(mapping) => mapping,
        Err(problems) => {
            let told: Vec<Message> = problems
                .iter()
                .map(|problem| {
                    let text = visitor.text(&problem.message());
                    Message::new("zien-read-in-line")
                        .with("line", problem.line)
                        .with("text", text)
                })
                .collect();
            return again(&told);
        }
    };
    if mapping.school.is_none() {
        mapping.school.clone_from(&looked.inspection.mapping.school);
    }
    if !typed.value("cohort").is_empty() {
        match SchoolYear::read(typed.value("cohort")) {
            Some(cohort) => mapping.cohort = Some(cohort),
            None => return again(&[Message::new("zien-read-in-cohort")]),
        }
    }
    let key = zien.folders().key(organisation).map_err(Refused::fault)?;
    let whose = (organisation, actor, waiting.clone());
    let (job, sender) = zien.jobs().begin(whose, typed.clone());
    if let Some(sender) = sender {
        let reading = read_and_keep(
            visitor.clone(),
            zien.clone(),
            (organisation, actor),
            ReadAs {
                path: looked.path.clone(),
                mapping,
                key,
                how_far: job.how_far.clone(),
            },
        );
        tokio::spawn(async move {
            // Whoever sent the list may be gone; it is kept all the same.
            let _ = sender.send(Some(Arc::new(reading.await)));
        });
    }
    let mut outcome = job.outcome.clone();
    let there = tokio::time::timeout(PATIENCE, outcome.wait_for(Option::is_some))
        .await
        .is_ok();
    if there {
        return came(&visitor, &zien, place, &job).await;
    }
    Ok(Redirect::to(&format!("/inlezen/{organisation}/lijst/{waiting}/bezig")).into_response())
}

/// How a list that is being read is doing, or what came of it.
pub(super) async fn busy(
    visitor: Visitor,
    Extension(zien): Extension<Zien>,
    Path((organisation, waiting)): Path<(i32, String)>,
) -> Result<Response, Refused> {
    let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
    let whose = (organisation, visitor.number()?, waiting);
    let Some(job) = zien.jobs().find(&whose) else {
        // Nothing is being read, or it was long ago.
        return Ok(Redirect::to(&format!("/gegevens/{organisation}")).into_response());
    };
    came(&visitor, &zien, place, &job).await
}

/// What came of a list, or how far it is.
async fn came(visitor: &Visitor, zien: &Zien, place: &Organisation, job: &Job) -> Result<Response, Refused> {
    let outcome = job.outcome.borrow().clone();
    match outcome.as_deref() {
        None => Ok(how_far(visitor, place, job)),
        Some(Outcome::Fault(fault)) => Err(Refused::fault(fault)),
        Some(Outcome::Done { import, kept, above }) => Ok(done(
            visitor,
            place,
            import,
            (kept.pupils, kept.before),
            above.as_deref(),
        )),
        Some(Outcome::Again(problems)) => {
            let (_, _, waiting) = &job.whose;
            Ok(match look(visitor, zien, place, waiting).await? {
                Ok(looked) => propose(visitor, place, waiting, &looked, problems, &job.typed),
                Err(refused) => refused,
            })
        }
    }
}

/// How far a list is; the page comes back by itself.
fn how_far(visitor: &Visitor, place: &Organisation, job: &Job) -> Response {
    let (rows, share) = job.how_far.told();
    let (_, _, waiting) = &job.whose;
    let body = html! {
        p.lead role="status" { (visitor.text(&Message::new("zien-busy").with("rows", rows))) }
        @if let Some(share) = share {
            progress max="100" value=(share) aria-label=(visitor.say("zien-busy-title")) { (share) "%" }
        }
        p { (visitor.say("zien-busy-how")) }
        p { a href=(format!("/inlezen/{}/lijst/{waiting}/bezig", place.id)) { (visitor.say("zien-wait-again")) } }
    };
    let mut response = Page::new(visitor.say("zien-busy-title"), body)
        .about(place)
        .show(visitor);
    response
        .headers_mut()
        .insert(header::REFRESH, HeaderValue::from_static("2"));
    response
}

/// What is read, and as what.
struct ReadAs {
    path: PathBuf,
    mapping: Mapping,
    key: PseudonymKey,
    how_far: Arc<HowFar>,
}

/// Reads a list and keeps it, whole or not at all.
async fn read_and_keep(
    visitor: Visitor,
    zien: Zien,
    (organisation, actor): (i32, i32),
    what: ReadAs,
) -> Outcome {
    let ReadAs {
        path,
        mut mapping,
        key,
        how_far,
    } = what;
    let (at, using) = (path.clone(), mapping.clone());
    let read =
        tokio::task::spawn_blocking(move || intake::read(&at, &using, &key, &mut Watched(how_far))).await;
    let mut import = match read {
        Ok(Ok(import)) => import,
        Ok(Err(refusal)) => return Outcome::Again(vec![refusal.message()]),
        Err(panic) => return Outcome::Fault(panic.to_string()),
    };
    if import.tables.pupils() == 0 {
        return Outcome::Again(vec![Message::new("zien-read-in-no-pupils")]);
    }
    let nothing = vocabulary::Tables::empty(import.tables.origin.clone());
    let tables = std::mem::replace(&mut import.tables, nothing);
    let database = visitor.site().database();
    let problems = import.problems.total();
    let kept = match zien
        .keep(database, Some(actor), organisation, tables, problems)
        .await
    {
        Ok(kept) => kept,
        Err(KeptNot::Fault(fault)) => return Outcome::Fault(fault),
        Err(not) => return Outcome::Again(not.message().into_iter().collect()),
    };
    // What was agreed is kept for the next list, but for the year: that is another one then.
    mapping.cohort = None;
    if let Err(error) = zien.folders().keep_mapping(organisation, &mapping.to_toml()) {
        return Outcome::Fault(error.to_string());
    }
    zien.folders().remove_waiting(&path);
    let above = match kept.before {
        0 => super::held::above(database, &visitor, organisation)
            .await
            .unwrap_or_default(),
        _ => None,
    };
    Outcome::Done {
        import: Box::new(import),
        kept,
        above,
    }
}

/// What came of it.
fn done(
    visitor: &Visitor,
    place: &Organisation,
    import: &Import,
    (pupils, before): (usize, usize),
    above: Option<&str>,
) -> Response {
    let reading = &import.reading;
    let problems = &import.problems;
    let lead = Message::new("zien-done-lead")
        .with("rows", reading.rows)
        .with("used", reading.rows_used)
        .with("pupils", pupils as u64);
    let body = html! {
        @if let Some(name) = above { p { (visitor.text(&Message::new("zien-done-above").with("name", name))) } }
        p { a.button href=(format!("/zien/{}", place.id)) { (visitor.say("zien-done-see")) } }
        @for dropped in &reading.dropped {
            p { (visitor.text(&Message::new("zien-done-dropped").with("column", dropped.column.as_str()))) }
        }
        @if problems.is_empty() {
            p { (visitor.say("zien-done-no-problems")) }
        } @else {
            h2 { (visitor.text(&Message::new("zien-done-problems").with("count", problems.total()))) }
            (problem_table(visitor, problems.kept()))
            @if problems.kept().len() > SHOWN {
                p { (visitor.text(&Message::new("zien-done-more").with("count", problems.total() - SHOWN as u64))) }
            }
        }
        p { (visitor.say("zien-done-undo")) " " a href=(format!("/gegevens/{}", place.id)) { (visitor.say("zien-menu-held")) } }
    };
    let first = html! {
        div.done role="status" {
            p { (visitor.text(&lead)) }
            @if before > 0 { p { (visitor.text(&Message::new("zien-done-before").with("count", before as u64))) } }
        }
    };
    Page::new(visitor.say("zien-done-title"), body)
        .about(place)
        .saying_first(first)
        .show(visitor)
}

fn problem_table(visitor: &Visitor, problems: &[Problem]) -> Markup {
    html! {
        (scroller(&visitor.say("zien-problem-what"), html! { table {
            thead { tr {
                th.column-figures scope="col" { (visitor.say("zien-problem-row")) }
                th scope="col" { (visitor.say("zien-problem-column")) }
                th scope="col" { (visitor.say("zien-problem-what")) }
            } }
            tbody { @for problem in problems.iter().take(SHOWN) { tr {
                th.column-figures scope="row" { @if let Some(row) = problem.row { (row) } @else { "–" } }
                td { (problem.column.as_deref().unwrap_or("–")) }
                td { (visitor.text(&problem.message())) " " (visitor.text(&problem.kind.way_on())) }
            } } }
        } }))
    }
}
