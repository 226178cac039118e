//! The figures of an organisation for an audience: measured once per list, told in both languages, and kept at hand.

use super::Zien;
use super::asked::Asked;
use super::audience::Audience;
use super::retention::{self, Counted};
use super::team;
use super::together::{self, SumFault};
use crate::cautions::TestsTaken;
use crate::overview::{Overview, overview};
use crate::{Subject, Telling, Window, document, subject};
use database::imports::{self, Import};
use database::organisations::Kind;
use database::rounds::{self, Round};
use documents::{Block, Document, Words, blocks_html};
use measuring::cube::CubeContext;
use measuring::definition::{Definition, Mechanism};
use measuring::{Choice, Measurement, Settings, count, measure};
use pages::{Refused, Site};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use vocabulary::{Label, Language, Tables};

/// How many are kept at hand; each takes some eight megabytes.
const MOST_KEPT: usize = 64;
/// How long a visitor waits for figures before a page says that they are being made.
const PATIENCE: Duration = Duration::from_secs(4);

/// An answer to one of the three questions, ready for a page.
pub(crate) struct Answer {
    pub notion: u8,
    pub sentence: String,
    pub picture: String,
    pub indicator: String,
}

/// A finding on its shelf, ready for a page.
pub(crate) struct Entry {
    pub indicator: String,
    pub title: String,
    pub sentence: Option<String>,
    pub notion: Option<u8>,
    pub mechanism: Option<Mechanism>,
    pub page: String,
}

/// Everything in one language.
pub(crate) struct Told {
    pub lead: Vec<String>,
    pub answers: Vec<Answer>,
    pub entries: Vec<Entry>,
    /// The A4 for the team.
    pub team: Option<String>,
    /// What is missing, and how the figures were made.
    pub about: Vec<(String, String)>,
    pub document: Document,
    pub words: Words,
}

/// The figures of an organisation for an audience.
pub(crate) struct Shown {
    pub measurement: Measurement,
    pub context: CubeContext,
    pub subject: Subject,
    /// The backgrounds by which it can be looked at.
    pub backgrounds: Vec<(String, Label)>,
    /// Whether figures that rest on one teacher were left to the team.
    pub kept_by_team: bool,
    /// Whether these are sums over boards.
    pub is_sum: bool,
    told: [Told; 2],
}

impl Shown {
    pub(crate) fn told(&self, language: Language) -> &Told {
        let [nl, en] = &self.told;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }
}

type Outcome = Option<Result<Arc<Shown>, String>>;
/// What figures are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Of {
    /// A list, by its folder: what is in a folder never changes.
    List(String),
    Round(i32),
    /// Cohorts kept as counts, of so many files and pupils.
    Frozen(usize, u64),
}

type Key = (i32, Audience, Of, Asked);

/// What is at hand, the oldest first.
pub(crate) struct Figures {
    definitions: Vec<Definition>,
    at_hand: Mutex<Vec<(Key, watch::Receiver<Outcome>)>>,
    /// Measuring takes all the machine has: one at a time.
    one_at_a_time: Arc<Semaphore>,
}

/// Whether figures are at hand, or being made.
enum AtHand {
    There(watch::Receiver<Outcome>),
    New(watch::Receiver<Outcome>, watch::Sender<Outcome>),
}

/// What there is to show.
pub(crate) enum Found {
    /// The figures.
    Shown(Arc<Shown>),
    /// They are being made.
    Wait,
    /// Nobody read in a list yet.
    Nothing,
    /// They were shown by an earlier version of Wieg, and cannot be made again without telling more.
    Earlier,
}

/// The list from which an organisation's figures are made: its own, or that of the nearest organisation above it.
struct List {
    import: Import,
    /// The code of the school whose pupils count, where the list is of more.
    school: Option<String>,
}

impl Figures {
    /// The indicators that are measured.
    pub(crate) fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    pub(crate) fn new(definitions: Vec<Definition>) -> Self {
        Self {
            definitions,
            at_hand: Mutex::new(Vec::new()),
            one_at_a_time: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Zien {
    async fn list(
        &self,
        site: &Site,
        tree: &database::organisations::Tree,
        of: i32,
    ) -> Result<Option<List>, Refused> {
        let mut school = None;
        for place in tree.path(of).into_iter().rev() {
            if let Some(import) = imports::current(site.database(), place.id).await? {
                return Ok(Some(List { import, school }));
            }
            // A list of a board is told apart by school; further down nobody knows which pupils are meant.
            if school.is_some() || place.code.is_none() {
                break;
            }
            school.clone_from(&place.code);
        }
        Ok(None)
    }

    /// The figures of an organisation for an audience; made now when they are not at hand.
    pub(crate) async fn find(
        &self,
        visitor: &pages::Visitor,
        organisation: i32,
        audience: Audience,
        asked: &Asked,
    ) -> Result<Found, Refused> {
        let site = visitor.site();
        let tree = visitor.tree();
        let place = tree.get(organisation).ok_or(Refused::NotFound)?;
        if matches!(place.kind, Kind::Region | Kind::Municipality) {
            let rounds = rounds::of(site.database(), organisation).await?;
            return match rounds::latest(&rounds) {
                Some(round) => self.find_round(visitor, round).await,
                None => Ok(Found::Nothing),
            };
        }
        let Some(list) = self.list(site, tree, organisation).await? else {
            return Ok(Found::Nothing);
        };
        let key = (
            organisation,
            audience,
            Of::List(list.import.folder.clone()),
            asked.clone(),
        );
        let (zien, site, title, of) = (self.clone(), site.clone(), place.name.clone(), key.clone());
        let make = async move {
            let made = tokio::task::spawn_blocking(move || zien.make(&site, &title, &list, &of)).await;
            made.unwrap_or_else(|panic| Err(panic.to_string()))
        };
        self.found(key, make).await
    }

    /// The figures of a round that is open; made now when they are not at hand.
    pub(crate) async fn find_round(&self, visitor: &pages::Visitor, round: &Round) -> Result<Found, Refused> {
        let key = (
            round.organisation,
            Audience::Public,
            Of::Round(round.id),
            Asked::default(),
        );
        let (zien, site, round) = (self.clone(), visitor.site().clone(), round.clone());
        let make = async move {
            let made = together::make(site.database(), &round, zien.figures().definitions()).await;
            let (sum, subject) = made.map_err(|SumFault(fault)| fault)?;
            Ok(Shown {
                is_sum: true,
                ..told_in_both(subject, sum.measurement, sum.context, Vec::new(), &site)
            })
        };
        self.found(key, make).await
    }

    /// The figures of the cohorts of an organisation that are kept as counts; made now when they are not at hand.
    pub(crate) async fn find_frozen(
        &self,
        visitor: &pages::Visitor,
        organisation: i32,
        audience: Audience,
    ) -> Result<Found, Refused> {
        let place = visitor.tree().get(organisation).ok_or(Refused::NotFound)?;
        let folder = self.folders().frozen(organisation);
        let Some((files, counted)) = retention::counted(&folder).map_err(Refused::fault)? else {
            return Ok(Found::Nothing);
        };
        let of = Of::Frozen(files, counted.cube.pupils());
        let key = (organisation, audience, of, Asked::default());
        let (site, title) = (visitor.site().clone(), Label::same(place.name.as_str()));
        let make = async move {
            let made = tokio::task::spawn_blocking(move || frozen(counted, title, audience, &site)).await;
            made.map_err(|panic| panic.to_string())
        };
        self.found(key, make).await
    }

    /// What is at hand, or what comes of making it.
    async fn found(
        &self,
        key: Key,
        make: impl Future<Output = Result<Shown, String>> + Send + 'static,
    ) -> Result<Found, Refused> {
        let outcome = match self.at_hand(&key)? {
            AtHand::There(outcome) => outcome,
            AtHand::New(outcome, sender) => {
                let zien = self.clone();
                tokio::spawn(async move {
                    let Ok(_turn) = zien.figures().one_at_a_time.clone().acquire_owned().await else {
                        return;
                    };
                    // Nobody may be waiting any more.
                    let _ = sender.send(Some(make.await.map(Arc::new)));
                });
                outcome
            }
        };
        self.waited(&key, outcome).await
    }

    /// What came of making, or that it takes a while.
    async fn waited(&self, key: &Key, mut outcome: watch::Receiver<Outcome>) -> Result<Found, Refused> {
        let made = tokio::time::timeout(PATIENCE, outcome.wait_for(Option::is_some)).await;
        let made = match made {
            Ok(Ok(made)) => made.clone(),
            // The maker is gone without an answer, or not ready yet.
            Ok(Err(_)) => Some(Err("measuring stopped".to_owned())),
            Err(_) => return Ok(Found::Wait),
        };
        match made {
            Some(Ok(shown)) => Ok(Found::Shown(shown)),
            Some(Err(fault)) if fault == together::EARLIER_VERSION => Ok(Found::Earlier),
            Some(Err(fault)) => {
                self.forget(key);
                Err(Refused::fault(fault))
            }
            None => Ok(Found::Wait),
        }
    }

    /// Where the outcome comes, and where to send it when nobody is making it yet.
    fn at_hand(&self, key: &Key) -> Result<AtHand, Refused> {
        let figures = self.figures();
        let mut at_hand = figures
            .at_hand
            .lock()
            .map_err(|_| Refused::fault("a poisoned lock"))?;
        if let Some(at) = at_hand.iter().position(|(known, _)| known == key) {
            // The one that was asked for last is thrown away last.
            let found = at_hand.remove(at);
            let outcome = found.1.clone();
            at_hand.push(found);
            return Ok(AtHand::There(outcome));
        }
        let (sender, outcome) = watch::channel(None);
        at_hand.push((key.clone(), outcome.clone()));
        if at_hand.len() > MOST_KEPT {
            at_hand.remove(0);
        }
        Ok(AtHand::New(outcome, sender))
    }

    fn forget(&self, key: &Key) {
        if let Ok(mut at_hand) = self.figures().at_hand.lock() {
            at_hand.retain(|(known, _)| known != key);
        }
    }

    /// Reads, counts, measures and tells.
    fn make(&self, site: &Site, title: &str, list: &List, key: &Key) -> Result<Shown, String> {
        let tables = self.read(list)?;
        Ok(shown(&tables, title, key, &self.figures().definitions, site))
    }

    fn read(&self, list: &List) -> Result<Tables, String> {
        let folder = self
            .folders()
            .tables(list.import.organisation, &list.import.folder);
        let tables = intake::open_tables(&folder).map_err(|refusal| format!("{refusal:?}"))?;
        Ok(match &list.school {
            Some(code) => tables.of_schools(|school| school.code.as_str() == code),
            None => tables,
        })
    }

    /// The pupils of an organisation, from its own list or the one above it.
    pub(crate) async fn tables(
        &self,
        site: &Site,
        tree: &database::organisations::Tree,
        organisation: i32,
    ) -> Result<Option<Tables>, Refused> {
        let Some(list) = self.list(site, tree, organisation).await? else {
            return Ok(None);
        };
        let zien = self.clone();
        let read = tokio::task::spawn_blocking(move || zien.read(&list)).await;
        Ok(Some(read.map_err(Refused::fault)?.map_err(Refused::fault)?))
    }
}

fn shown(tables: &Tables, title: &str, key: &Key, definitions: &[Definition], site: &Site) -> Shown {
    let (_, audience, _, asked) = key;
    let window = Window::of(tables, asked.years);
    let mut definitions = window.limit(definitions.to_vec());
    let kept_by_team = *audience != Audience::Own && team::keep(tables, &window, &mut definitions);
    let mut choice = Choice::first(tables);
    let wanted = |one: &vocabulary::Background| Some(&one.id) == asked.background.as_ref();
    choice.background = tables.backgrounds.iter().position(wanted).or(choice.background);
    let cube = count(tables, choice, &definitions);
    let mut settings = Settings {
        profile: audience.profile(),
        ..Settings::default()
    };
    let made = (env!("CARGO_PKG_VERSION"), (settings.seed, settings.replicates));
    let subject = subject(tables, &window, (Label::same(title), None), 0, made);
    settings.printed_total = Some(subject.pupils);
    let measurement = measure(&cube, &definitions, &settings, |_, _| {});
    let context = cube.context().clone();
    let backgrounds = tables
        .backgrounds
        .iter()
        .map(|one| (one.id.clone(), one.label.clone()));
    Shown {
        kept_by_team,
        ..told_in_both(subject, measurement, context, backgrounds.collect(), site)
    }
}

/// Cohorts kept as counts.
fn frozen(counted: Counted, title: Label, audience: Audience, site: &Site) -> Shown {
    let mut settings = Settings {
        profile: audience.profile(),
        ..Settings::default()
    };
    let subject = Subject {
        title,
        source: None,
        sum_of: None,
        pupils: counted.cube.pupils(),
        schools: counted.cube.schools(),
        cohorts: counted.cohorts,
        older_cohorts: 0,
        tests: TestsTaken::default(),
        rows_left_out: 0,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        bootstrap: (settings.seed, settings.replicates),
    };
    settings.printed_total = Some(subject.pupils);
    let measurement = measure(&counted.cube, &counted.definitions, &settings, |_, _| {});
    let context = counted.cube.context().clone();
    told_in_both(subject, measurement, context, Vec::new(), site)
}

/// The figures in both languages.
fn told_in_both(
    subject: Subject,
    measurement: Measurement,
    context: CubeContext,
    backgrounds: Vec<(String, Label)>,
    site: &Site,
) -> Shown {
    let told = [Language::Nl, Language::En].map(|language| {
        let telling = Telling {
            subject: &subject,
            measurement: &measurement,
            context: &context,
            catalogue: site.catalogue(language),
        };
        told(&telling)
    });
    Shown {
        measurement,
        context,
        subject,
        backgrounds,
        kept_by_team: false,
        is_sum: false,
        told,
    }
}

fn told(telling: &Telling<'_>) -> Told {
    let document = document(telling);
    let words = documents::Words::of(telling.catalogue);
    let Overview {
        lead,
        answers,
        entries,
    } = overview(telling);
    let html = |blocks: &[Block]| blocks_html(blocks, &words);
    let section = |id: &str| document.sections.iter().find(|section| section.id == id);
    Told {
        lead,
        answers: answers
            .into_iter()
            .map(|answer| Answer {
                notion: answer.notion,
                sentence: answer.sentence,
                picture: answer
                    .picture
                    .map_or_else(String::new, |picture| html(&[Block::Figure(Box::new(picture))])),
                indicator: answer.id,
            })
            .collect(),
        entries: entries
            .into_iter()
            .map(|entry| Entry {
                page: html(&entry.blocks),
                indicator: entry.id,
                title: entry.title,
                sentence: entry.sentence,
                notion: entry.notion,
                mechanism: entry.mechanism,
            })
            .collect(),
        team: section("team").map(|section| html(&section.blocks)),
        about: ["add-background", "not-applicable", "about"]
            .into_iter()
            .filter_map(section)
            .map(|section| (section.title.clone(), html(&section.blocks)))
            .collect(),
        words,
        document,
    }
}

/// The entries on their shelves, in the order of a career.
pub(crate) fn shelves(entries: &[Entry]) -> BTreeMap<Option<Mechanism>, Vec<&Entry>> {
    let mut shelves: BTreeMap<Option<Mechanism>, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        shelves.entry(entry.mechanism).or_default().push(entry);
    }
    shelves
}
