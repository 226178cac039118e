//! What claims mean: which role somebody has, at the school whose BRIN the provider names.

use database::organisations::{Kind, Organisation, Tree};
use database::roles::{Held, Role};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The roles that a provider can give: those of a team, a parent or a pupil of one school. Who leads a school or a
/// board, or keeps the installation going, is made by somebody here.
pub const GIVEN: [Role; 7] = [
    Role::TeamLeader,
    Role::QualityCoordinator,
    Role::Teacher,
    Role::CareCoordinator,
    Role::DataProtectionOfficer,
    Role::Parent,
    Role::Pupil,
];

/// Where a role is held: at the school whose BRIN is in this claim, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At(pub(crate) String);

impl At {
    /// The claim with the BRIN.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.0
    }
}

/// A rule: who has all these claims, has this role there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub when: Vec<(String, String)>,
    pub role: Role,
    pub at: At,
}

/// What the claims of somebody come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The roles, each at a school that is in Wieg.
    pub roles: Vec<Held>,
    /// Codes of schools that somebody has a role at, and that are not in Wieg.
    pub unknown: BTreeSet<String>,
    /// Codes of schools that this provider may not speak for, each with the school or location where it is in Wieg.
    pub refused: BTreeMap<String, Option<i32>>,
}

/// All values of a claim: one text, or a list of them.
pub(crate) fn values<'a>(claims: &'a Map<String, Value>, claim: &str) -> Vec<&'a str> {
    match claims.get(claim) {
        Some(Value::String(text)) => vec![text.as_str()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What the claims come to by these rules, at these schools if the provider may speak for no others.
pub(crate) fn given(
    rules: &[Rule],
    schools: Option<&[String]>,
    claims: &Map<String, Value>,
    tree: &Tree,
) -> Given {
    let mut given = Given::default();
    for rule in rules {
        let mut when = rule.when.iter();
        if !when.all(|(claim, value)| values(claims, claim).contains(&value.as_str())) {
            continue;
        }
        for code in values(claims, rule.at.claim()) {
            if !schools.is_none_or(|schools| speaks_for(schools, code)) {
                given.refused.insert(shown(code), place(tree, code));
                continue;
            }
            match place(tree, code) {
                Some(organisation) => {
                    let held = Held {
                        role: rule.role,
                        organisation,
                    };
                    if !given.roles.contains(&held) {
                        given.roles.push(held);
                    }
                }
                None => {
                    given.unknown.insert(shown(code));
                }
            }
        }
    }
    given
}

/// Whether a school is among these: as itself, or as a location of one of them.
fn speaks_for(schools: &[String], code: &str) -> bool {
    let code = code.trim().to_uppercase();
    schools
        .iter()
        .any(|school| code == *school || (school.len() == 4 && code.get(..4) == Some(school)))
}

/// A code as it can be shown and logged.
fn shown(code: &str) -> String {
    let signs = code.chars().filter(char::is_ascii_alphanumeric);
    signs.take(12).collect()
}

/// The school or location with a BRIN of four or six characters.
///
/// A BRIN with a location is that location. Where a school is in Wieg as a whole, without its locations, it is the
/// school; where other locations of it are, it is none of those. A code that two organisations have is of neither.
fn place(tree: &Tree, code: &str) -> Option<i32> {
    let code = code.trim().to_uppercase();
    if !matches!(code.len(), 4 | 6) || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let with = |code: &str| -> Vec<&Organisation> {
        let schools = tree.all().filter(|one| {
            matches!(one.kind, Kind::School | Kind::Location)
                && !one.simulated
                && one
                    .code
                    .as_deref()
                    .is_some_and(|own| own.eq_ignore_ascii_case(code))
        });
        schools.collect()
    };
    match with(&code).as_slice() {
        [one] => return Some(one.id),
        [] => {}
        _ => return None,
    }
    let school = code.get(..4).filter(|_| code.len() == 6)?;
    match with(school).as_slice() {
        [one] if tree.under(one.id).next().is_none() => Some(one.id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::organisations::NewOrganisation;
    use database::{Database, Deed, Place};
    use serde_json::json;

    /// A tree with schools of these codes; a school given with a parent lies under the organisation of that number.
    fn tree(all: &[(Option<i32>, Kind, &str, bool)]) -> Tree {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let folder = tempfile::TempDir::new().unwrap();
            let place = Place::File(folder.path().join("wieg.sqlite"));
            let database = Database::open(&place).await.unwrap();
            let change = database.change().await.unwrap();
            for (parent, kind, code, simulated) in all {
                let new = NewOrganisation {
                    parent: *parent,
                    kind: *kind,
                    name: (*code).to_owned(),
                    code: Some((*code).to_owned()),
                    simulated: *simulated,
                };
                change.add_organisation(new).await.unwrap();
            }
            change
                .keep(&Deed::of_program("test", "organisation/0"))
                .await
                .unwrap();
            Tree::read(&database).await.unwrap()
        })
    }

    fn rule(value: &str, role: Role) -> Rule {
        Rule {
            when: vec![("eduPersonAffiliation".to_owned(), value.to_owned())],
            role,
            at: At("nlEduPersonHomeOrganizationId".to_owned()),
        }
    }

    #[test]
    fn a_brin_leads_to_one_place_or_none() {
        let tree = tree(&[
            (None, Kind::School, "99ZA", false),
            (None, Kind::School, "99zb", false),
            (Some(2), Kind::Location, "99ZB01", false),
            (Some(2), Kind::Location, "99ZB02", false),
            (None, Kind::School, "99ZC03", false),
            (None, Kind::School, "99ZD", false),
            (None, Kind::School, "99ZD", false),
            (None, Kind::School, "99ZE", true),
            (None, Kind::Board, "99ZF", false),
        ]);
        for (code, id) in [
            ("99ZA", Some(1)),
            (" 99za ", Some(1)),
            ("99ZA00", Some(1)),
            ("99ZB", Some(2)),
            ("99ZB02", Some(4)),
            ("99ZB03", None),
            ("99ZC03", Some(5)),
            ("99ZC", None),
            ("99ZD", None),
            ("99ZD01", None),
            ("99ZE", None),
            ("99ZF", None),
            ("", None),
            ("99ZA0", None),
            ("99ZÄ", None),
        ] {
            assert_eq!(place(&tree, code), id, "{code}");
        }
    }

    #[test]
    fn a_provider_that_may_speak_for_some_schools_gives_nothing_at_others() {
        let tree = tree(&[
            (None, Kind::School, "99ZA", false),
            (None, Kind::School, "99ZB", false),
        ]);
        let rules = [rule("employee", Role::Teacher)];
        let schools = ["99ZA".to_owned(), "99ZC01".to_owned()];
        let of = |codes: Value| {
            let claims = json!({"eduPersonAffiliation": "employee", "nlEduPersonHomeOrganizationId": codes});
            let given = given(&rules, Some(&schools), claims.as_object().unwrap(), &tree);
            let held: Vec<i32> = given.roles.iter().map(|held| held.organisation).collect();
            (held, given.refused.into_keys().collect::<Vec<_>>())
        };
        assert_eq!(of(json!(" 99za ")), (vec![1], vec![]));
        assert_eq!(of(json!("99ZA02")), (vec![1], vec![]), "a location of it");
        assert_eq!(of(json!(["99ZA", "99ZB"])), (vec![1], vec!["99ZB".to_owned()]));
        for code in ["99ZC", "99ZC02", "99ZB<b>", "99Z", "é99ZA"] {
            assert_eq!(of(json!(code)).0, [] as [i32; 0], "{code}");
            assert_eq!(of(json!(code)).1.len(), 1, "{code}");
        }
    }

    #[test]
    fn claims_are_texts_or_lists_and_all_of_a_rule_must_hold() {
        let tree = tree(&[(None, Kind::School, "99ZA", false)]);
        let rules = [rule("employee", Role::Teacher), rule("student", Role::Pupil)];
        let of = |claims: Value| given(&rules, None, claims.as_object().unwrap(), &tree);
        let held = |role| Held {
            role,
            organisation: 1,
        };
        let brin = "nlEduPersonHomeOrganizationId";
        let one = of(json!({"eduPersonAffiliation": "employee", brin: "99ZA"}));
        assert_eq!(one.roles, [held(Role::Teacher)]);
        let both = of(json!({"eduPersonAffiliation": ["student", "employee", 7], brin: ["99ZA", "99ZQ<b>"]}));
        assert_eq!(both.roles, [held(Role::Teacher), held(Role::Pupil)]);
        assert_eq!(both.unknown.into_iter().collect::<Vec<_>>(), ["99ZQb"]);
        for nothing in [
            json!({"eduPersonAffiliation": "affiliate", brin: "99ZA"}),
            json!({"eduPersonAffiliation": "employee"}),
            json!({"eduPersonAffiliation": {"employee": true}, brin: "99ZA"}),
            json!({}),
        ] {
            assert_eq!(of(nothing), Given::default());
        }
        let strict = Rule {
            when: vec![
                ("eduPersonAffiliation".to_owned(), "employee".to_owned()),
                ("department".to_owned(), "zorg".to_owned()),
            ],
            ..rule("employee", Role::CareCoordinator)
        };
        let claims = json!({"eduPersonAffiliation": "employee", brin: "99ZA"});
        assert_eq!(
            given(&[strict], None, claims.as_object().unwrap(), &tree),
            Given::default()
        );
    }
}
