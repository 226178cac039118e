//! `wieg demo`: an invented region in which everybody can look around, and real research data beside it.

use super::{LISTS_NAME, Setting, bind, folder, listen, open, rooms, runtime, site};
use crate::arguments::DemoOptions;
use crate::catalogue::catalogue;
use crate::fault::Fault;
use crate::indicators;
use crate::terminal::Terminal;
use database::organisations::{Kind, NewOrganisation, Tree};
use database::roles::{self, Held, Role};
use database::{Change, Database, Deed, imports, people};
use explore::Scenario;
use intake::PseudonymKey;
use monitor::site::{KeptNot, Zien};
use pages::Demo;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use vocabulary::{Language, Message, Tables};

/// The password of everybody in a demonstration.
const PASSWORD: &str = "waar je wieg stond";
/// The boards: of primary schools, of secondary schools, and two more of primary schools.
const BOARDS: [&str; 4] = [
    "Stichting Verzonnen Basisscholen",
    "Stichting Verzonnen Voortgezet",
    "Vereniging Bedachte Scholen",
    "Stichting Zomaar Onderwijs",
];
/// The places of those two.
const PRIMARY: std::ops::Range<usize> = 2..4;
/// Real research data, when the demonstration is started where the project is.
const REAL: &str = "sample-data/brandsma-knuver";

/// Makes the demonstration where it is not there yet, and starts it.
pub fn run(options: &DemoOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    super::log();
    folder(&options.data)?;
    runtime()?.block_on(async {
        let database = open(&options.data, None).await?;
        let zien = Zien::new(options.data.join(LISTS_NAME), indicators::built_in());
        if people::all(&database).await?.is_empty() {
            make(&database, &zien).await?;
        }
        let demo = cast(&database).await?;
        let Some(first) = demo.first() else {
            return Err(Fault::refused(
                "wieg-demo-not-ours",
                "path",
                options.data.display().to_string(),
            ));
        };
        let password = first.password;
        let (listener, address) = bind(options.address).await?;
        let setting = Setting {
            address: address.clone(),
            demo: demo.clone(),
            theme: None,
            security_contact: "mailto:security@localhost".to_owned(),
            sends_letters: false,
            providers: Vec::new(),
        };
        super::keep_house(database.clone(), zien.clone());
        let app = pages::app(site(database.clone(), setting)?, rooms(zien));
        terminal.say(&Message::new("wieg-demo-ready").with("address", address));
        for person in &demo {
            let role = Message::new("page-role").with("role", person.role);
            let role = terminal.catalogue.text(&role);
            terminal.line(&format!("  {}  ({role}, {})", person.email, person.organisation));
        }
        terminal.say(&Message::new("wieg-demo-password").with("password", password));
        listen(app, listener).await?;
        database.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

fn kept_not(not: KeptNot) -> Fault {
    Fault::Site(format!("{not:?}"))
}

/// Makes the region, its lists and its people.
async fn make(database: &Database, zien: &Zien) -> Result<(), Fault> {
    let simulation = tokio::task::spawn_blocking(|| explore::run(&Scenario::default()))
        .await
        .map_err(|panic| Fault::Site(panic.to_string()))??;
    let tables = simulation.tables();
    let change = database.change().await?;
    let region = add(&change, None, Kind::Region, "Regio Nergenshuizen", true).await?;
    let mut boards = Vec::new();
    for name in BOARDS {
        boards.push(add(&change, Some(region), Kind::Board, name, true).await?);
    }
    change
        .keep(&Deed::of_program("added-organisation", format!("organisation/{region}")).about(region))
        .await?;
    let schools = [largest(&tables.primary), largest(&tables.secondary)];
    let [first, second, third] = thirds(&tables.primary, schools[0].as_deref());
    for (board, tables) in boards.into_iter().zip([first, tables.secondary, second, third]) {
        zien.keep(database, None, board, tables, 0)
            .await
            .map_err(kept_not)?;
    }
    if let Some(tables) = real_tables()? {
        let change = database.change().await?;
        let name = "Brandsma & Knuver (onderzoek, echte leerlingen)";
        let research = add(&change, None, Kind::Board, name, false).await?;
        change
            .keep(&Deed::of_program("added-organisation", format!("organisation/{research}")).about(research))
            .await?;
        zien.keep(database, None, research, tables, 0)
            .await
            .map_err(kept_not)?;
    }
    invite(database, region, &schools).await?;
    hear(database, region).await?;
    take_stock(database).await?;
    count_together(database, zien, region).await
}

/// The pupils of a third of the schools each; `best` is among the first.
fn thirds(tables: &Tables, best: Option<&str>) -> [Tables; 3] {
    let mut codes: Vec<&str> = tables.schools.iter().map(|school| school.code.as_str()).collect();
    codes.sort_unstable();
    let best = codes.iter().position(|code| Some(*code) == best).unwrap_or(0);
    [0, 1, 2].map(|third| {
        tables.of_schools(|school| {
            let place = codes.iter().position(|code| *code == school.code.as_str());
            place.is_some_and(|place| (place + 2 * best) % 3 == third)
        })
    })
}

/// A round of the boards of primary schools over the last three school years.
async fn count_together(database: &Database, zien: &Zien, region: i32) -> Result<(), Fault> {
    let tree = Tree::read(database).await?;
    let is_primary = |name: &str| BOARDS[PRIMARY].contains(&name) || name == BOARDS[0];
    let boards: Vec<_> = tree.under(region).filter(|one| is_primary(&one.name)).collect();
    let mut last = 0;
    for board in &boards {
        let list = imports::current(database, board.id).await?;
        last = list.map_or(last, |list| list.last_cohort.max(last));
    }
    let last = i16::try_from(last).unwrap_or_default();
    let place = tree
        .get(region)
        .ok_or_else(|| Fault::Site("no region".to_owned()))?;
    let begun = zien
        .begin_round(database, None, place, (&boards, [last - 2, last]))
        .await;
    let round = begun.map_err(|not| Fault::Site(format!("{not:?}")))?;
    for board in boards {
        let given = zien.give_to_round(database, None, board.id, round).await;
        given.map_err(|not| Fault::Site(format!("{not:?}")))?;
    }
    Ok(())
}

async fn add(
    change: &Change,
    parent: Option<i32>,
    kind: Kind,
    name: &str,
    simulated: bool,
) -> Result<i32, Fault> {
    let new = NewOrganisation {
        parent,
        kind,
        name: name.to_owned(),
        code: None,
        simulated,
    };
    Ok(change.add_organisation(new).await?)
}

/// The research data, where they are at hand.
fn real_tables() -> Result<Option<Tables>, Fault> {
    let folder = Path::new(REAL);
    if !folder.is_dir() {
        return Ok(None);
    }
    let dataset = intake::open_dataset(folder)?;
    // Published data: nobody's number is in it, and the key is not worth keeping.
    let key = PseudonymKey::new([0; 32], "published");
    let import = intake::read(&dataset.file, &dataset.mapping, &key, &mut ())?;
    Ok(Some(import.tables))
}

/// Where someone of the demonstration is: in the region, at a board, or at the school of a board where there is most to see.
#[derive(Clone, Copy)]
enum At {
    Region,
    Board(usize),
    School(usize),
}

/// The people: what they sign in with, what they are, and where.
const PEOPLE: [(&str, Role, At); 17] = [
    ("schoolleider.po", Role::SchoolLeader, At::School(0)),
    ("leraar.po", Role::Teacher, At::School(0)),
    ("teamleider.po", Role::TeamLeader, At::School(0)),
    ("kwaliteit.po", Role::QualityCoordinator, At::School(0)),
    ("ib.po", Role::CareCoordinator, At::School(0)),
    ("schoolleider.vo", Role::SchoolLeader, At::School(1)),
    ("bestuurder.po", Role::BoardMember, At::Board(0)),
    ("bestuurder.vo", Role::BoardMember, At::Board(1)),
    ("regio", Role::RegionalCoordinator, At::Region),
    ("fg", Role::DataProtectionOfficer, At::Board(0)),
    ("bestuurder.bedacht", Role::BoardMember, At::Board(2)),
    ("bestuurder.zomaar", Role::BoardMember, At::Board(3)),
    ("onderzoeker", Role::Researcher, At::Board(4)),
    ("partner", Role::Partner, At::Region),
    ("ouder", Role::Parent, At::School(0)),
    ("leerling", Role::Pupil, At::School(1)),
    ("beheer", Role::Administrator, At::Region),
];

/// The code of the school with the most kinds of advice, and of those the one with the most pupils: there is most to
/// see.
fn largest(tables: &Tables) -> Option<String> {
    let mut schools: BTreeMap<u32, (BTreeSet<String>, usize)> = BTreeMap::new();
    for (pupil, advice) in tables.advice.pupil.iter().zip(&tables.advice.advice) {
        let school = schools.entry(tables.pupil.school[*pupil as usize]).or_default();
        school.0.extend(advice.range().map(|range| range.code()));
        school.1 += 1;
    }
    let (school, _) = schools
        .into_iter()
        .max_by_key(|(_, (kinds, advices))| (kinds.len(), *advices))?;
    Some(tables.schools[school as usize].code.to_string())
}

/// The organisation where someone is; none where the demonstration has no such place. `schools` are the codes of the
/// school of each board where there is most to see.
fn organisation_of(tree: &Tree, at: At, schools: &[Option<String>; 2]) -> Option<i32> {
    let of_kind = |kind| tree.all().filter(move |one| one.kind == kind).map(|one| one.id);
    match at {
        At::Region => of_kind(Kind::Region).next(),
        At::Board(place) => of_kind(Kind::Board).nth(place),
        At::School(place) => {
            let board = of_kind(Kind::Board).nth(place)?;
            let mut below = tree.under(board);
            below
                .find(|school| school.code == schools[place])
                .map(|school| school.id)
        }
    }
}

fn address_of(name: &str) -> String {
    format!("{name}@demo.example")
}

/// Makes the accounts, all with one password.
async fn invite(database: &Database, region: i32, schools: &[Option<String>; 2]) -> Result<(), Fault> {
    let words = catalogue(Language::Nl).map_err(|fault| Fault::Site(format!("{fault:?}")))?;
    let hashed =
        pages::hash_password(PASSWORD).map_err(|_| Fault::Refused(Message::new("wieg-no-randomness")))?;
    let tree = Tree::read(database).await?;
    let change = database.change().await?;
    for (name, role, at) in PEOPLE {
        let Some(organisation) = organisation_of(&tree, at, schools) else {
            // Without the research data there is no place for a researcher.
            continue;
        };
        let called = words.text(&Message::new("wieg-demo-person").with("role", role.name()));
        let person = change
            .add_person(&address_of(name), &called, Language::Nl)
            .await?;
        change.set_password(person, hashed.clone()).await?;
        change.give_role(person, Held { role, organisation }).await?;
    }
    Ok(change
        .keep(&Deed::of_program("gave-role", "demonstration").about(region))
        .await?)
}

/// An invented study of the region, coded by two.
async fn hear(database: &Database, region: i32) -> Result<(), Fault> {
    let mut coders = Vec::new();
    for name in ["regio", "kwaliteit.po"] {
        coders.extend(people::by_email(database, &address_of(name)).await?);
    }
    if let [first, second] = &coders[..] {
        voices::example::keep(database, region, [first.id, second.id]).await?;
    }
    Ok(())
}

/// What invented schools and the region do already.
async fn take_stock(database: &Database) -> Result<(), Fault> {
    use actions::example::{Where, keep};
    for (name, place) in [
        ("schoolleider.po", Where::Primary),
        ("schoolleider.vo", Where::Secondary),
        ("regio", Where::Region),
    ] {
        if let Some(person) = people::by_email(database, &address_of(name)).await? {
            for held in roles::of(database, person.id).await? {
                keep(database, place, held.organisation, person.id).await?;
            }
        }
    }
    Ok(())
}

/// The people of the demonstration in this database; nobody when it is not one.
async fn cast(database: &Database) -> Result<Vec<Demo>, Fault> {
    let tree = Tree::read(database).await?;
    let mut cast = Vec::new();
    for (name, ..) in PEOPLE {
        let email = address_of(name);
        let Some(person) = people::by_email(database, &email).await? else {
            continue;
        };
        for held in roles::of(database, person.id).await? {
            cast.push(Demo {
                email: email.clone(),
                role: held.role.name(),
                organisation: tree
                    .get(held.organisation)
                    .map_or_else(String::new, |one| one.name.clone()),
                password: PASSWORD,
            });
        }
    }
    Ok(cast)
}
