//! A real installation for a test: no demonstration, people made straight in its database, and restarts.

use crate::common::{Served, Visitor, serve};
use database::organisations::{Kind, NewOrganisation};
use database::roles::{Held, Role};
use database::sessions::{self, Kept};
use database::{Database, Deed, Place, now};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use vocabulary::Language;

/// A real installation, with a school under its region.
pub struct Real {
    pub served: Served,
    pub database: Database,
    pub school: i32,
    runtime: Runtime,
    words: Vec<String>,
    _folder: TempDir,
}

fn start(words: &[String]) -> (Served, String) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    serve(&words)
}

impl Real {
    /// Starts with these words beside those that say where everything is kept.
    pub fn start(more: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let data = folder.path().join("wieg");
        let fixed = ["serve", "--administrator", "it@school.example", "--data"];
        let mut words: Vec<String> = fixed.iter().map(|word| (*word).to_owned()).collect();
        words.push(data.to_str().unwrap().to_owned());
        words.extend(more.iter().map(|word| (*word).to_owned()));
        let (served, _) = start(&words);
        let runtime = Runtime::new().unwrap();
        let place = Place::File(data.join("wieg.sqlite"));
        let database = runtime.block_on(Database::open(&place)).unwrap();
        let school = runtime.block_on(async {
            let change = database.change().await.unwrap();
            let new = NewOrganisation {
                parent: Some(1),
                kind: Kind::School,
                name: "De Wissel".to_owned(),
                code: Some("99ZZ".to_owned()),
                simulated: false,
            };
            let school = change.add_organisation(new).await.unwrap();
            change
                .keep(&Deed::of_program("test", "organisation/0"))
                .await
                .unwrap();
            school
        });
        Self {
            served,
            database,
            school,
            runtime,
            words,
            _folder: folder,
        }
    }

    /// Waits for something.
    pub fn wait<T>(&self, doing: impl Future<Output = T>) -> T {
        self.runtime.block_on(doing)
    }

    /// Kills the program as a power cut would, and starts it again; gives what it then says.
    pub fn killed_and_started(&mut self) -> String {
        self.served.program.kill().unwrap();
        self.served.program.wait().unwrap();
        let (served, said) = start(&self.words);
        self.served = served;
        said
    }

    /// Somebody with a role at the school and a password; staff have a second step as well.
    pub fn person(&self, email: &str, role: Role) -> i32 {
        self.wait(async {
            let change = self.database.change().await.unwrap();
            let person = change.add_person(email, "مريم <b>", Language::Nl).await.unwrap();
            let organisation = self.school;
            change
                .give_role(person, Held { role, organisation })
                .await
                .unwrap();
            let hashed = pages::hash_password("drie losse woorden").unwrap();
            change.set_password(person, hashed).await.unwrap();
            if role.is_staff() {
                let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ".to_owned();
                change.set_second_factor(person, Some(secret)).await.unwrap();
            }
            change.keep(&Deed::of_program("test", "person/0")).await.unwrap();
            person
        })
    }

    /// A browser in which somebody is signed in.
    pub fn signed_in(&self, person: i32) -> Visitor {
        // A name of a session, as long as a real one.
        let name = format!("AAAAAAAAAAAAAAAA{person:05}A");
        let kept = Kept {
            person: Some(person),
            kept: format!("{{\"person\":{person}}}"),
            expires_at: now() + 3600,
        };
        self.wait(sessions::keep(&self.database, &name, kept)).unwrap();
        let mut visitor = Visitor::new(&self.served.base);
        visitor.cookie = Some(format!("wieg={name}"));
        visitor
    }
}
