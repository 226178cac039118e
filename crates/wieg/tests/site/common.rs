//! What the tests share: the program serving a demonstration, and a visitor with cookies.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::Response;

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "waar je wieg stond";

/// The program, serving.
pub struct Served {
    pub program: Child,
    pub base: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may be dead already, which is what some tests are about.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Starts the program with these words and waits until it says where it listens; gives all it said until then.
pub fn serve(words: &[&str]) -> (Served, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_wieg"))
        .args(words)
        .args(["--address", "127.0.0.1:0"])
        // Where the research data are.
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let mut said = String::new();
    let base = loop {
        let line = lines.next().unwrap().unwrap();
        said.push_str(&line);
        said.push('\n');
        let ready = said.contains("klaar op") || said.contains("ready at");
        let start = line.find("http://127.0.0.1:").filter(|_| ready);
        if let Some(start) = start {
            let address = &line[start..];
            let end = address[7..].find(|sign: char| !(sign.is_ascii_digit() || ".:".contains(sign)));
            break address[..end.map_or(address.len(), |end| 7 + end)]
                .trim_end_matches('.')
                .to_owned();
        }
    };
    // Somebody has to read what it says further, or it would wait for that.
    std::thread::spawn(move || lines.for_each(drop));
    (Served { program, base }, said)
}

/// A demonstration of its own.
pub fn demo() -> (Served, TempDir) {
    let folder = TempDir::new().unwrap();
    let served = demo_in(folder.path());
    (served, folder)
}

/// A demonstration in a folder, made when it is not there yet.
pub fn demo_in(folder: &Path) -> Served {
    serve(&["demo", "--data", folder.join("demo").to_str().unwrap()]).0
}

/// Someone with a browser: keeps cookies, follows nothing.
pub struct Visitor {
    agent: Agent,
    pub base: String,
    pub cookie: Option<String>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub to: Option<String>,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Visitor {
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Self {
            agent: config.build().into(),
            base: base.to_owned(),
            cookie: None,
        }
    }

    /// Signed in as someone of the demonstration.
    pub fn signed_in(base: &str, name: &str) -> Self {
        let mut visitor = Self::new(base);
        let answer = visitor.sign_in(&format!("{name}@demo.example"), PASSWORD);
        assert_eq!(answer.status, 303, "{name}: {}", answer.text());
        visitor
    }

    pub fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/aanmelden", &[("email", email), ("password", password)])
    }

    pub fn get(&mut self, path: &str) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        self.answer(request.call().unwrap())
    }

    /// The page, once its figures have been made.
    pub fn get_figures(&mut self, path: &str) -> Answer {
        for _ in 0..60 {
            let answer = self.get(path);
            if !answer.headers.contains_key("refresh") {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(500));
        }
        panic!("{path} keeps counting");
    }

    pub fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.post_from(path, form, &[("sec-fetch-site", "same-origin")])
    }

    pub fn post_from(&mut self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        self.try_post(path, form, headers).unwrap()
    }

    /// Nothing when nobody answers any more.
    pub fn try_post(
        &mut self,
        path: &str,
        form: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Option<Answer> {
        let mut request = self.agent.post(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response = request.send_form(form.iter().copied()).ok()?;
        self.try_answer(response)
    }

    /// Sends a form with the fields of a page that takes files, as a browser does.
    pub fn send_fields(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let field = |(name, value): &(&str, &str)| {
            format!("--wieg\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = fields.iter().map(field).collect();
        self.send_parts(path, &format!("{body}--wieg--\r\n").into_bytes())
    }

    /// Sends a file, as a browser does.
    pub fn send_file(&mut self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = format!(
            "--wieg\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--wieg--\r\n");
        self.send_parts(path, &body)
    }

    fn send_parts(&mut self, path: &str, body: &[u8]) -> Answer {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("content-type", "multipart/form-data; boundary=wieg");
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        self.answer(request.send(body).unwrap())
    }

    fn answer(&mut self, response: Response<ureq::Body>) -> Answer {
        self.try_answer(response).unwrap()
    }

    fn try_answer(&mut self, mut response: Response<ureq::Body>) -> Option<Answer> {
        for set in response.headers().get_all("set-cookie") {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            if let Some(value) = pair.strip_prefix("wieg=") {
                self.cookie = Some(format!("wieg={value}"));
            }
        }
        let to = response
            .headers()
            .get("location")
            .map(|to| to.to_str().unwrap().to_owned());
        let mut body = Vec::new();
        response.body_mut().as_reader().read_to_end(&mut body).ok()?;
        Some(Answer {
            status: response.status().as_u16(),
            to,
            headers: response.headers().clone(),
            body,
        })
    }
}

/// Words of a page as who reads it sees them.
pub fn unescaped(markup: &str) -> String {
    markup
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// What the first field of this name holds, as a browser sends it back.
pub fn value(page: &str, field: &str) -> String {
    let at = page.find(&format!("name=\"{field}\" value=\"")).unwrap();
    unescaped(page[at..].split('"').nth(3).unwrap())
}

/// The number of the first organisation to which a page links under a room.
pub fn linked(page: &str, room: &str) -> Vec<i32> {
    let start = format!("href=\"{room}/");
    page.match_indices(&start)
        .filter_map(|(at, _)| {
            let rest = &page[at + start.len()..];
            rest[..rest.find('"')?].parse().ok()
        })
        .collect()
}

/// A list of groep 8 of simulated pupils, with their numbers from `first`.
pub fn simulated_list(pupils: usize, first: usize) -> String {
    let advices = ["vmbo-kb", "vmbo-gt", "vmbo-gt/havo", "havo", "havo/vwo", "vwo"];
    let mut list =
        "leerlingnummer;schooljaar;voorlopig advies;toetsadvies;definitief advies;herkomst\n".to_owned();
    for number in 0..pupils {
        let advice = advices[number % advices.len()];
        list += &format!(
            "{};2024-2025;{advice};havo/vwo;{advice};nagebootst\n",
            first + number
        );
    }
    list
}
