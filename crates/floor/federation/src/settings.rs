//! The file with providers. Every mistake in it is told before the site starts.

use crate::mapping::{At, GIVEN, Rule};
use crate::providers::{Provider, SecondFactor};
use database::roles::Role;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use url::{Host, Url};
use vocabulary::Message;

/// What Entree and SURFconext call the BRIN of a school.
const BRIN: &str = "nlEduPersonHomeOrganizationId";
/// What they call what somebody is there, and what Wieg takes it for when the file does not say.
const AFFILIATION: &str = "eduPersonAffiliation";
const USUAL: [(&str, Role); 3] = [
    ("employee", Role::Teacher),
    ("staff", Role::Teacher),
    ("student", Role::Pupil),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    provider: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    key: String,
    name: Names,
    issuer: String,
    client_id: String,
    client_secret_file: Option<String>,
    #[serde(default = "profile")]
    scopes: Vec<String>,
    #[serde(default = "name_claims")]
    name_claims: Vec<String>,
    #[serde(default)]
    second_factor: WhoAsks,
    #[serde(default)]
    trusted: Vec<String>,
    schools: Option<Vec<String>>,
    #[serde(default)]
    role: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    nl: String,
    en: String,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum WhoAsks {
    #[default]
    Ours,
    Theirs,
    WhenTheySay,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    when: BTreeMap<String, String>,
    role: String,
    #[serde(default = "home")]
    at: String,
}

fn profile() -> Vec<String> {
    vec!["profile".to_owned()]
}

fn name_claims() -> Vec<String> {
    ["name", "givenName", "given_name"].map(str::to_owned).to_vec()
}

fn home() -> String {
    format!("claim {BRIN}")
}

/// Reads the file; `secret` reads the file with a secret that it names.
///
/// # Errors
/// The first mistake in it, and what to write instead.
pub fn read(
    text: &str,
    mut secret: impl FnMut(&str) -> Result<String, Message>,
) -> Result<Vec<Provider>, Message> {
    let file: File = toml::from_str(text)
        .map_err(|error| Message::new("federation-wrong-file").with("why", error.to_string().trim()))?;
    let mut keys = BTreeSet::new();
    let mut providers = Vec::new();
    for written in file.provider {
        let key = written.key.clone();
        let is_word = !key.is_empty()
            && key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if !is_word || !keys.insert(key.clone()) {
            return Err(Message::new("federation-wrong-key").with("key", key));
        }
        providers.push(provider(written, &mut secret)?);
    }
    Ok(providers)
}

fn provider(
    written: Written,
    secret: &mut impl FnMut(&str) -> Result<String, Message>,
) -> Result<Provider, Message> {
    if !is_safe(&written.issuer) {
        return Err(Message::new("federation-wrong-issuer").with("issuer", written.issuer));
    }
    let client_secret = match &written.client_secret_file {
        Some(path) => Some(secret(path)?),
        None => None,
    };
    let second_factor = match written.second_factor {
        WhoAsks::Ours => SecondFactor::Ours,
        WhoAsks::Theirs => SecondFactor::Theirs,
        WhoAsks::WhenTheySay => SecondFactor::WhenTheySay,
    };
    if (second_factor == SecondFactor::WhenTheySay) == written.trusted.is_empty() {
        return Err(Message::new("federation-wrong-trusted").with("key", written.key));
    }
    let schools = written.schools.map(schools).transpose()?;
    let rules = if written.role.is_empty() {
        usual()
    } else {
        written.role.into_iter().map(rule).collect::<Result<_, _>>()?
    };
    Ok(Provider {
        key: written.key,
        names: [written.name.nl, written.name.en],
        issuer: written.issuer,
        client_id: written.client_id,
        client_secret,
        scopes: written.scopes,
        name_claims: written.name_claims,
        second_factor,
        trusted: written.trusted,
        rules,
        schools,
    })
}

/// The BRINs that a provider may name, in capitals; a list of none would let nobody in.
fn schools(written: Vec<String>) -> Result<Vec<String>, Message> {
    let wrong = |code: &str| Message::new("federation-wrong-school").with("code", code);
    if written.is_empty() {
        return Err(wrong(""));
    }
    let codes = written.iter().map(|code| {
        let is_brin = matches!(code.len(), 4 | 6) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_brin.then(|| code.to_uppercase()).ok_or_else(|| wrong(code))
    });
    codes.collect()
}

fn usual() -> Vec<Rule> {
    let rules = USUAL.iter().map(|(value, role)| Rule {
        when: vec![(AFFILIATION.to_owned(), (*value).to_owned())],
        role: *role,
        at: At(BRIN.to_owned()),
    });
    rules.collect()
}

fn rule(written: WrittenRule) -> Result<Rule, Message> {
    let role = Role::named(&written.role).filter(|role| GIVEN.contains(role));
    let role = role.ok_or_else(|| {
        let may: Vec<&str> = GIVEN.into_iter().map(Role::name).collect();
        Message::new("federation-wrong-role")
            .with("role", written.role.as_str())
            .with("may", may.join(", "))
    })?;
    if written.when.is_empty() {
        return Err(Message::new("federation-wrong-when").with("role", written.role));
    }
    let claim = written.at.strip_prefix("claim ").map(str::trim);
    let claim = claim.filter(|claim| !claim.is_empty() && !claim.contains(char::is_whitespace));
    let claim = claim.ok_or_else(|| Message::new("federation-wrong-at").with("at", written.at.as_str()))?;
    Ok(Rule {
        when: written.when.into_iter().collect(),
        role,
        at: At(claim.to_owned()),
    })
}

/// Whether nobody can listen in on the way there: HTTPS, or this machine.
pub(crate) fn is_safe(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else {
        return false;
    };
    let is_here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return false,
    };
    let says_more = url.query().is_some() || url.fragment().is_some() || !url.username().is_empty();
    !says_more && (url.scheme() == "https" || (url.scheme() == "http" && is_here))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: &str = r#"
[[provider]]
key = "entree"
name = { nl = "Inloggen met Entree", en = "Sign in with Entree" }
issuer = "https://engine.example"
client-id = "wieg"
client-secret-file = "entree-secret"
"#;

    fn wrong(text: &str) -> String {
        match read(text, |_| Ok("hush".to_owned())) {
            Ok(_) => "it was taken".to_owned(),
            Err(message) => message.key,
        }
    }

    #[test]
    fn what_the_file_does_not_say_is_as_usual() {
        let providers = read(WELL, |path| Ok(format!("from {path}"))).unwrap();
        let provider = &providers[0];
        assert_eq!(provider.client_secret.as_deref(), Some("from entree-secret"));
        assert_eq!(provider.second_factor, SecondFactor::Ours);
        let roles: Vec<Role> = provider.rules.iter().map(|rule| rule.role).collect();
        assert_eq!(roles, [Role::Teacher, Role::Teacher, Role::Pupil]);
        assert!(provider.rules.iter().all(|rule| rule.at.claim() == BRIN));
    }

    #[test]
    fn no_file_makes_somebody_more_than_a_member_of_a_team() {
        for role in Role::ALL {
            let text = format!(
                "{WELL}[[provider.role]]\nwhen = {{ a = \"b\" }}\nrole = \"{}\"\n",
                role.name()
            );
            let is_taken = wrong(&text) == "it was taken";
            assert_eq!(is_taken, GIVEN.contains(&role), "{}", role.name());
        }
        for role in [Role::Administrator, Role::BoardMember, Role::SchoolLeader] {
            assert!(!GIVEN.contains(&role), "{}", role.name());
        }
    }

    #[test]
    fn every_mistake_is_told() {
        let with = |from: &str, to: &str| WELL.replace(from, to);
        let rule = |rest: &str| format!("{WELL}[[provider.role]]\n{rest}\n");
        for (text, key) in [
            ("provider = 1".to_owned(), "federation-wrong-file"),
            (with("client-id", "client"), "federation-wrong-file"),
            (with("\"entree\"", "\"En tree\""), "federation-wrong-key"),
            (format!("{WELL}{WELL}"), "federation-wrong-key"),
            (with("https://", "http://"), "federation-wrong-issuer"),
            (
                with("https://engine.example", "engine"),
                "federation-wrong-issuer",
            ),
            (
                format!("{WELL}second-factor = \"when-they-say\"\n"),
                "federation-wrong-trusted",
            ),
            (format!("{WELL}trusted = [\"mfa\"]\n"), "federation-wrong-trusted"),
            (format!("{WELL}schools = []\n"), "federation-wrong-school"),
            (
                format!("{WELL}schools = [\"99ZZ\", \"99Z\"]\n"),
                "federation-wrong-school",
            ),
            (
                rule("when = { a = \"b\" }\nrole = \"boss\""),
                "federation-wrong-role",
            ),
            (rule("when = {}\nrole = \"teacher\""), "federation-wrong-when"),
            (
                rule("when = { a = \"b\" }\nrole = \"teacher\"\nat = \"99ZZ\""),
                "federation-wrong-at",
            ),
            (
                rule("when = { a = \"b\" }\nrole = \"teacher\"\nat = \"board of claim x\""),
                "federation-wrong-at",
            ),
        ] {
            assert_eq!(wrong(&text), key, "{text}");
        }
        assert_eq!(
            wrong(&with("https://engine.example", "http://127.0.0.1:8000")),
            "it was taken"
        );
    }
}
