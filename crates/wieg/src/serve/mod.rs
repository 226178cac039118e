//! `wieg serve`: the site, wired from the rooms.

pub mod demo;
pub mod doctor;
pub mod keeping;
pub mod mail;
pub mod permissions;
mod providers;

use crate::arguments::{AccountOptions, ServeOptions};
use crate::catalogue::catalogue;
use crate::fault::Fault;
use crate::indicators;
use crate::terminal::Terminal;
use axum::Router;
use database::links::Purpose;
use database::organisations::{Kind, NewOrganisation};
use database::roles::{self, Held, Role};
use database::{Database, Deed, Place, now, people};
use monitor::site::Zien;
use pages::{Demo, MenuItem, Parts, Refused, Routes, Site};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use vocabulary::{Language, Message};

/// The file with the database, in the folder that keeps everything.
const DATABASE_NAME: &str = "wieg.sqlite";
/// The folder with the lists of organisations.
const LISTS_NAME: &str = "lists";
/// A first sign-in may wait for a week.
const LINK_LASTS: i64 = 7 * 86_400;

/// The rooms in the menu, and what belongs to none.
fn menu(sends_letters: bool) -> Vec<MenuItem> {
    let letters = sends_letters.then_some(pages::LETTERS);
    monitor::site::MENU
        .into_iter()
        .chain([voices::site::MENU, meetup::site::MENU])
        .chain([actions::site::MENU, letters::site::MENU])
        .chain(pages::MENU)
        .chain(letters)
        .collect()
}

/// The pages of every room.
fn rooms(zien: Zien) -> Vec<Routes> {
    vec![
        monitor::site::routes(zien.clone()),
        voices::site::routes(),
        meetup::site::routes(panels(zien.clone())),
        actions::site::routes(pointers(zien.clone()), asked_figures(zien)),
        letters::site::routes(),
    ]
}

/// What rooms give to a briefing of the room Ontmoeten: figures, what was heard, and what is done already.
fn panels(zien: Zien) -> meetup::site::Panels {
    let figures: meetup::site::Panel = Arc::new(move |visitor, organisation| {
        let zien = zien.clone();
        Box::pin(async move { monitor::site::for_briefing(visitor, &zien, organisation).await })
    });
    let heard: meetup::site::Panel = Arc::new(|visitor, organisation| {
        Box::pin(async move {
            let database = visitor.site().database();
            let given = voices::report::for_briefing(database, organisation, visitor.catalogue()).await;
            given.map_err(Refused::fault)
        })
    });
    let done: meetup::site::Panel = Arc::new(|visitor, organisation| {
        Box::pin(async move { actions::site::for_briefing(visitor, organisation).await })
    });
    Arc::new(vec![figures, heard, done])
}

/// What rooms point at on the map of the room Doen.
fn pointers(zien: Zien) -> actions::site::Pointers {
    use actions::site::{Pointer, Pointing, Room};
    let figures: Pointer = Arc::new(move |database, organisation, language| {
        let zien = zien.clone();
        Box::pin(async move {
            let found = monitor::site::looked_into(&database, &zien, organisation).await;
            let found = found.map_err(|fault| fault.to_string())?;
            let pointing = found.into_iter().map(|(factor, definition)| Pointing {
                factor: factor.id.to_owned(),
                from: Room::Figures,
                words: definition.texts.title.in_language(language).to_owned(),
                address: Some(format!("/zien/{organisation}/over/{}", definition.id)),
            });
            Ok(pointing.collect())
        })
    });
    let voices: Pointer = Arc::new(|database, organisation, _| {
        Box::pin(async move {
            let found = voices::report::came_up_often(&database, organisation).await;
            let found = found.map_err(|fault| fault.to_string())?;
            let pointing = found.into_iter().map(|(factor, study)| Pointing {
                factor: factor.id.to_owned(),
                from: Room::Voices,
                words: study.name,
                address: Some(format!("/horen/{organisation}/studie/{}", study.id)),
            });
            Ok(pointing.collect())
        })
    });
    Arc::new(vec![figures, voices])
}

/// What the room Doen may ask of the room Zien: counts of years, for the own team.
fn asked_figures(zien: Zien) -> actions::site::Figures {
    use actions::site::{Askable, AskableOf, CountsOf, Figures};
    let named = |all: Vec<measuring::definition::Definition>| -> Vec<Askable> {
        let one = |one: measuring::definition::Definition| Askable {
            id: one.id,
            title: one.texts.outcome,
        };
        all.into_iter().map(one).collect()
    };
    let all = Arc::new(named(monitor::site::askable(&zien)));
    let of_list = zien.clone();
    let here: AskableOf = Arc::new(move |visitor, organisation| {
        let zien = of_list.clone();
        Box::pin(async move {
            let here = monitor::site::askable_here(visitor, &zien, organisation).await?;
            Ok(here.map(named))
        })
    });
    let counts: CountsOf = Arc::new(move |visitor, organisation, indicator, with_others| {
        let zien = zien.clone();
        Box::pin(async move {
            monitor::site::counted(visitor, &zien, (organisation, indicator), with_others).await
        })
    });
    Figures { all, here, counts }
}

/// Starts what needs a runtime.
fn runtime() -> Result<Runtime, Fault> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Fault::Site(error.to_string()))
}

/// Opens the database: a file in the folder, or PostgreSQL.
async fn open(data: &Path, url: Option<&str>) -> Result<Database, Fault> {
    let place = match url {
        Some(url) => Place::PostgreSql(url.to_owned()),
        None => Place::File(data.join(DATABASE_NAME)),
    };
    Ok(Database::open(&place).await?)
}

/// The folder that keeps everything, for nobody but who runs Wieg.
fn folder(data: &Path) -> Result<(), Fault> {
    let not_ours = |error: std::io::Error| crate::whole_file::fault(&error, data);
    std::fs::create_dir_all(data).map_err(not_ours)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let only_us = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(data, only_us).map_err(not_ours)?;
    }
    Ok(())
}

/// What a site is made of besides its database.
struct Setting {
    address: String,
    demo: Vec<Demo>,
    theme: Option<String>,
    security_contact: String,
    sends_letters: bool,
    providers: Vec<federation::Provider>,
}

fn site(database: Database, setting: Setting) -> Result<Site, Fault> {
    let of = |language| catalogue(language).map_err(|fault| Fault::Site(format!("{fault:?}")));
    let report = [
        documents::STYLESHEET,
        monitor::CHARTS_STYLESHEET,
        voices::site::STYLESHEET,
        meetup::site::STYLESHEET,
        actions::site::STYLESHEET,
    ];
    let styles = report.into_iter().map(str::to_owned).chain(setting.theme);
    Ok(Site::new(Parts {
        database,
        catalogues: [of(Language::Nl)?, of(Language::En)?],
        address: setting.address,
        demo: setting.demo,
        styles: styles.collect(),
        scripts: voices::site::SCRIPTS
            .into_iter()
            .chain(meetup::site::SCRIPTS)
            .collect(),
        menu: menu(setting.sends_letters),
        for_everyone: monitor::site::FOR_EVERYONE.to_vec(),
        security_contact: setting.security_contact,
        sends_letters: setting.sends_letters,
        providers: setting.providers,
    }))
}

/// Listens until it is told to stop, and then lets everybody finish.
async fn listen(app: Router, listener: TcpListener) -> Result<(), Fault> {
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(told_to_stop())
        .await
        .map_err(|error| Fault::Site(error.to_string()))
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Listens, and says where: port 0 takes one that is free.
async fn bind(address: SocketAddr) -> Result<(TcpListener, String), Fault> {
    let taken = |_| Fault::refused("wieg-serve-address", "address", address.to_string());
    let listener = TcpListener::bind(address).await.map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    Ok((listener, format!("http://{address}")))
}

fn log() {
    let filter = tracing_subscriber::EnvFilter::new("info,sea_orm_migration=warn");
    // A second start in one process keeps the first log.
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}

/// Starts the site.
pub fn run(options: &ServeOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    log();
    folder(&options.data)?;
    let theme = options.theme.as_ref().map(|path| {
        std::fs::read_to_string(path)
            .map_err(|_| Fault::refused("wieg-serve-theme", "path", path.display().to_string()))
    });
    let theme = theme.transpose()?;
    let mail = mail::settings(&options.mail)?;
    let providers = providers::read(options.sign_in_with.as_deref())?;
    runtime()?.block_on(async {
        let database = open(&options.data, options.database.as_deref()).await?;
        let (listener, listening) = bind(options.address).await?;
        let address = options
            .public_address
            .as_ref()
            .map_or(listening, |address| address.trim_end_matches('/').to_owned());
        // An address that is taken is told before anything is made.
        let link = first_start(&database, options).await?;
        let setting = Setting {
            address: address.clone(),
            demo: Vec::new(),
            theme,
            security_contact: options.security_contact.clone(),
            sends_letters: mail.is_some(),
            providers,
        };
        let zien = Zien::new(options.data.join(LISTS_NAME), indicators::built_in());
        keep_house(database.clone(), zien.clone());
        let app = pages::app(site(database.clone(), setting)?, rooms(zien));
        if let Some(mail) = mail {
            mail::send(database.clone(), mail, &address)?;
        }
        if let Some(link) = link {
            let message =
                Message::new("wieg-serve-first").with("address", format!("{address}/wachtwoord/{link}"));
            terminal.say(&message);
        }
        terminal.say(&Message::new("wieg-serve-ready").with("address", address));
        listen(app, listener).await?;
        database.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The first time, makes the organisation that everything hangs under and the account of the administrator.
async fn first_start(database: &Database, options: &ServeOptions) -> Result<Option<String>, Fault> {
    let all = people::all(database).await?;
    if all.iter().any(|person| person.password.is_some()) {
        return Ok(None);
    }
    for person in &all {
        let held = roles::of(database, person.id).await?;
        // Whoever came with an account of elsewhere may be here before the administrator is.
        if held.iter().any(|held| held.role == Role::Administrator) {
            // The link of an earlier start was never used, and may be lost.
            return Ok(Some(new_link(database, person.id).await?));
        }
    }
    let Some(email) = &options.administrator else {
        return Err(Fault::Refused(Message::new("wieg-serve-who")));
    };
    let change = database.change().await?;
    let new = NewOrganisation {
        parent: None,
        kind: Kind::Region,
        name: options.organisation.clone(),
        code: None,
        simulated: false,
    };
    let organisation = change.add_organisation(new).await?;
    let person = change.add_person(email, email, Language::Nl).await?;
    let role = Role::Administrator;
    change.give_role(person, Held { role, organisation }).await?;
    let deed = Deed::of_program("gave-role", format!("person/{person} {}", role.name()));
    change.keep(&deed.about(organisation)).await?;
    Ok(Some(new_link(database, person).await?))
}

/// A link with which a person chooses a password anew, and begins anew with the second step.
async fn new_link(database: &Database, person: i32) -> Result<String, Fault> {
    let change = database.change().await?;
    let link = change
        .add_link(person, Purpose::ChoosePassword, now() + LINK_LASTS)
        .await?;
    change.set_second_factor(person, None).await?;
    change
        .keep(&Deed::of_program("made-link", format!("person/{person}")))
        .await?;
    Ok(link.carried())
}

/// Forgets once an hour what is past its time.
fn keep_house(database: Database, zien: Zien) {
    tokio::spawn(async move {
        let mut hourly = tokio::time::interval(std::time::Duration::from_secs(3600));
        loop {
            hourly.tick().await;
            if let Err(fault) = database::sessions::forget_expired(&database).await {
                tracing::warn!(%fault, "expired sessions stay a while");
            }
            zien.forget_old_waiting();
            if let Err(fault) = voices::retention::look_after_surveys(&database).await {
                tracing::warn!(%fault, "questionnaires stay open or keep their words a while");
            }
            if let Err(fault) = meetup::forgetting::forget_guests(&database).await {
                tracing::warn!(%fault, "who came to evenings of long ago stays known a while");
            }
            match voices::retention::forget_texts(&database).await {
                Ok(0) => {}
                Ok(gone) => tracing::info!(gone, "transcripts whose time is over were taken away"),
                Err(fault) => tracing::warn!(%fault, "transcripts whose time is over stay a while"),
            }
            match zien.forget_former_pupils(&database, now()).await {
                Ok(0) => {}
                Ok(gone) => tracing::info!(gone, "pupils who left long ago were deleted"),
                Err(fault) => tracing::warn!(%fault, "pupils who left long ago stay a while"),
            }
        }
    });
}

/// Makes a link for someone who cannot sign in any more.
pub fn account_link(options: &AccountOptions, terminal: &Terminal) -> Result<ExitCode, Fault> {
    runtime()?.block_on(async {
        let database = open(&options.data, options.database.as_deref()).await?;
        let person = people::by_email(&database, &options.email).await?;
        let Some(person) = person else {
            return Err(Fault::refused(
                "wieg-account-unknown",
                "email",
                options.email.as_str(),
            ));
        };
        let link = new_link(&database, person.id).await?;
        let message = Message::new("wieg-account-link").with("path", format!("/wachtwoord/{link}"));
        terminal.say(&message);
        database.close().await?;
        Ok(ExitCode::SUCCESS)
    })
}
