//! A real mail server for tests: aiosmtpd, in a Python environment of its own that is made the first time.
//!
//! Without Python or its packages the tests that need it fail and say so: a letter that nobody took proves nothing.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Where the mail server and its packages are, whichever crate tests with it.
fn files() -> PathBuf {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut places = above.map(|folder| folder.join("crates/floor/post/tests/peer"));
    places.find(|place| place.is_dir()).unwrap()
}

/// A letter that came in.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// What the server did with it.
    pub behaviour: String,
    /// The address that it was for.
    pub to: String,
    /// The headers, a line each, unfolded.
    pub headers: Vec<String>,
    /// What it says.
    pub text: String,
}

impl Arrived {
    /// A header.
    pub fn header(&self, name: &str) -> String {
        let start = format!("{name}: ");
        let found = self.headers.iter().find_map(|line| line.strip_prefix(&start));
        found.unwrap_or_default().to_owned()
    }
}

/// The mail server.
pub struct Peer {
    program: Child,
    folder: TempDir,
    pub port: u16,
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Peer {
    /// One that takes every letter.
    pub fn start() -> Self {
        Self::at(0)
    }

    /// One that wants this password of the user `wieg`.
    #[allow(dead_code, reason = "not every test that shares this signs in")]
    pub fn with_password(password: &str) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("password"), password).unwrap();
        Self::started(folder, 0)
    }

    /// One that takes every letter, on this port.
    pub fn at(port: u16) -> Self {
        Self::started(TempDir::new().unwrap(), port)
    }

    fn started(folder: TempDir, port: u16) -> Self {
        std::fs::write(folder.path().join("behaviour"), "accept").unwrap();
        std::fs::write(folder.path().join("events"), "").unwrap();
        let mut program = Command::new(python())
            .arg(files().join("peer.py"))
            .arg(folder.path())
            .arg(port.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(program.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let port = line.trim().parse().expect("the mail server does not start");
        Self {
            program,
            folder,
            port,
        }
    }

    pub fn behaves(&self, behaviour: &str) {
        // In one go, for it may be reading.
        let new = self.folder.path().join("behaviour.new");
        std::fs::write(&new, behaviour).unwrap();
        std::fs::rename(new, self.folder.path().join("behaviour")).unwrap();
    }

    /// Every letter that came in, whatever it did with it.
    pub fn events(&self) -> Vec<Arrived> {
        let text = std::fs::read_to_string(self.folder.path().join("events")).unwrap();
        text.lines().map(arrived).collect()
    }

    /// The letters that it took.
    pub fn taken(&self) -> Vec<Arrived> {
        let mut events = self.events();
        events.retain(|event| event.behaviour == "accept");
        events
    }

    /// Waits until as many letters were taken.
    #[allow(dead_code, reason = "not every test that shares this waits")]
    pub fn wait_for(&self, count: usize, patience: Duration) -> Vec<Arrived> {
        let start = Instant::now();
        loop {
            let taken = self.taken();
            if taken.len() >= count {
                return taken;
            }
            assert!(
                start.elapsed() < patience,
                "{} of {count} letters came",
                taken.len()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

fn arrived(line: &str) -> Arrived {
    let event: serde_json::Value = serde_json::from_str(line).unwrap();
    let data = event["data"].as_str().unwrap().replace("\r\n", "\n");
    let (head, body) = data.split_once("\n\n").unwrap();
    let head = head.replace("\n ", " ");
    let headers: Vec<String> = head.lines().map(str::to_owned).collect();
    let has = |header: &str| headers.iter().any(|line| line == header);
    let text = if has("Content-Transfer-Encoding: quoted-printable") {
        unquoted(body)
    } else {
        assert!(!has("Content-Transfer-Encoding: base64"), "{line}");
        body.to_owned()
    };
    Arrived {
        behaviour: event["behaviour"].as_str().unwrap().to_owned(),
        to: event["to"][0].as_str().unwrap().to_owned(),
        headers,
        text,
    }
}

/// Quoted-printable (RFC 2045) as text.
fn unquoted(body: &str) -> String {
    let mut bytes = Vec::new();
    let joined = body.replace("=\n", "");
    let mut rest = joined.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'=' && after.len() >= 2 {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Python with the packages of the mail server, installed the first time that a test needs them.
fn python() -> PathBuf {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mail-server");
    let python = made.join("bin/python");
    let has_packages = |python: &Path| {
        let told = Command::new(python).args(["-c", "import aiosmtpd.smtp"]).output();
        told.is_ok_and(|told| told.status.success())
    };
    if has_packages(&python) {
        return python;
    }
    // Tests run at once: each makes its own, and the first one that is whole stays.
    let half = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let environment = half.path().join("made");
    let run = |command: &mut Command| {
        let told = command.output();
        let said = told.map(|told| {
            (
                told.status.success(),
                String::from_utf8_lossy(&told.stderr).into_owned(),
            )
        });
        match said {
            Ok((true, _)) => {}
            Ok((false, why)) => panic!("{}: {why}", MISSING),
            Err(why) => panic!("{MISSING}: {why}"),
        }
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&environment));
    run(Command::new(environment.join("bin/python"))
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ])
        .arg(files().join("requirements.txt")));
    let _ = std::fs::rename(&environment, &made);
    assert!(has_packages(&python), "{MISSING}");
    python
}

const MISSING: &str = "letters cannot be tested without a mail server: it takes python3 with venv and pip, and the \
     packages of crates/floor/post/tests/peer/requirements.txt";
