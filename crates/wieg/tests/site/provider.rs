//! A real provider of OpenID Connect for tests: `oidc/provider.mjs`, whose packages are installed the first time.
//!
//! Without Node.js or its packages the tests that need it fail and say so.

use crate::common::{Answer, Visitor};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use ureq::Agent;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oidc");
const MISSING: &str = "signing in elsewhere cannot be tested without a provider: it takes node 20 or newer and npm, and \
     the packages of crates/wieg/tests/oidc (npm ci)";

/// The provider.
pub struct Provider {
    program: Child,
    folder: TempDir,
    pub issuer: String,
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.gone();
    }
}

impl Provider {
    /// One that does as it should, for a teacher of the school 99ZZ.
    pub fn start() -> Self {
        install();
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("behaviour"), "well").unwrap();
        let mut program = Command::new("node")
            .arg(Path::new(FILES).join("provider.mjs"))
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect(MISSING);
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let mut said = lines.by_ref().map_while(Result::ok);
        let issuer = said.find(|line| line.starts_with("http://")).expect(MISSING);
        std::thread::spawn(move || lines.for_each(drop));
        let provider = Self {
            program,
            folder,
            issuer,
        };
        provider.is(&teacher());
        provider
    }

    /// From now on nobody answers.
    pub fn gone(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }

    pub fn behaves(&self, behaviour: &str) {
        std::fs::write(self.folder.path().join("behaviour"), behaviour).unwrap();
    }

    /// Whoever signs in is this.
    pub fn is(&self, account: &Value) {
        std::fs::write(self.folder.path().join("account"), account.to_string()).unwrap();
    }

    /// A file with this provider, and more lines; beside it its secret.
    pub fn settings(&self, more: &str) -> String {
        let folder = self.folder.path();
        std::fs::write(folder.join("secret"), "het geheim van wieg\n").unwrap();
        let text = format!(
            "[[provider]]\nkey = \"school\"\nname = {{ nl = \"Aanmelden met je school\", en = \"Sign in with your \
             school\" }}\nissuer = \"{}\"\nclient-id = \"wieg\"\nclient-secret-file = \"secret\"\n{more}\n",
            self.issuer
        );
        let file = folder.join("providers.toml");
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }

    /// A browser goes where it was sent, until it is sent back to the site; gives the address there.
    pub fn visited(&self, address: &str, site: &str) -> String {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0);
        let agent: Agent = config.build().into();
        let mut cookies: BTreeMap<String, String> = BTreeMap::new();
        let mut at = address.to_owned();
        for _ in 0..10 {
            let carried: Vec<String> = cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            let request = agent.get(&at).header("cookie", carried.join("; "));
            let mut answer = request.call().unwrap();
            for set in answer.headers().get_all("set-cookie") {
                let pair = set.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                cookies.insert(name.to_owned(), value.to_owned());
            }
            let Some(to) = answer.headers().get("location") else {
                panic!(
                    "{at} leads nowhere: {}",
                    answer.body_mut().read_to_string().unwrap()
                );
            };
            let to = to.to_str().unwrap();
            at = match to.strip_prefix('/') {
                Some(path) => format!("{}/{path}", self.issuer),
                None => to.to_owned(),
            };
            if let Some(path) = at.strip_prefix(site) {
                return path.to_owned();
            }
        }
        panic!("{at} goes on for ever");
    }

    /// Where a browser that wants to sign in comes back.
    pub fn answer_for(&self, visitor: &mut Visitor) -> String {
        let sent = visitor.get("/aanmelden/via/school");
        assert_eq!(sent.status, 303, "{}", sent.text());
        self.visited(&sent.to.unwrap(), &visitor.base)
    }

    /// Signs in.
    pub fn sign_in(&self, visitor: &mut Visitor) -> Answer {
        let back = self.answer_for(visitor);
        visitor.get(&back)
    }
}

/// Somebody who works at the school.
pub fn teacher() -> Value {
    serde_json::json!({
        "sub": "noor",
        "uid": "5f2a@school.example",
        "givenName": "Noor",
        "eduPersonAffiliation": ["employee"],
        "nlEduPersonHomeOrganizationId": "99ZZ",
    })
}

/// Installs the packages the first time; one test at a time.
fn install() {
    let is_there = || {
        Path::new(FILES)
            .join("node_modules/oidc-provider/package.json")
            .is_file()
    };
    let lock = std::fs::File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("oidc.lock")).unwrap();
    lock.lock().unwrap();
    if is_there() {
        return;
    }
    let told = Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(FILES)
        .output()
        .expect(MISSING);
    let why = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success() && is_there(), "{MISSING}: {why}");
}
