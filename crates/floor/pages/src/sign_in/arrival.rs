//! What happens to somebody's account and roles here when they arrive with an account of elsewhere.
//!
//! What a provider gave, it can take: a role that it no longer names goes at the next sign-in. What somebody here gave
//! stays, and what somebody here took away does not come back by itself.

use crate::permission::fits;
use crate::refusal::Refused;
use crate::site::Site;
use database::organisations::Tree;
use database::roles::{self, Held};
use database::{Change, Deed, outside, people};
use federation::{Provider, Said};
use vocabulary::Language;

/// Who arrived.
pub(super) enum Arrived {
    /// Somebody with an account and a role.
    Person(i32),
    /// Somebody whose schools are not in Wieg: their codes.
    SchoolUnknown(Vec<String>),
    /// Somebody whose schools this provider may not speak for: their codes.
    SchoolRefused(Vec<String>),
    /// Somebody who has no role here.
    NoRole,
    /// Somebody whose account was closed.
    Closed,
}

/// Finds or makes the account, and brings its roles up to date.
pub(super) async fn arrive(
    site: &Site,
    provider: &Provider,
    said: &Said,
    language: Language,
) -> Result<Arrived, Refused> {
    let database = site.database();
    let tree = Tree::read(database).await?;
    let given = provider.roles(said, &tree);
    let mut wanted = given.roles;
    wanted.retain(|held| {
        tree.get(held.organisation)
            .is_some_and(|place| fits(held.role, place.kind))
    });
    for (code, school) in &given.refused {
        tracing::warn!(
            provider = provider.key(),
            code,
            "a provider may not speak for this school"
        );
        let change = database.change().await?;
        let deed = Deed::of_program("refused-school", format!("provider/{} {code}", provider.key()));
        // Who looks after the school sees that it was named.
        let deed = match school {
            Some(school) => deed.about(*school),
            None => deed,
        };
        change.keep(&deed).await?;
    }
    let without_role = || match (given.refused.is_empty(), given.unknown.is_empty()) {
        (false, _) => Arrived::SchoolRefused(given.refused.keys().cloned().collect()),
        (true, false) => Arrived::SchoolUnknown(given.unknown.iter().cloned().collect()),
        (true, true) => Arrived::NoRole,
    };
    let known = outside::find(database, said.issuer(), said.subject()).await?;
    let account = match (known, wanted.first()) {
        (Some(account), _) => account,
        (None, None) => return Ok(without_role()),
        (None, Some(first)) => {
            let email = outside::no_email(provider.key(), said.issuer(), said.subject());
            let name = provider.name_of(said).unwrap_or_else(|| email.clone());
            made(site, said, (&email, &name, language), first.organisation).await?
        }
    };
    if people::by_id(database, account.person).await?.is_none() {
        return Ok(Arrived::Closed);
    }
    bring_up_to_date(site, &account, &wanted).await?;
    if roles::of(database, account.person).await?.is_empty() {
        return Ok(without_role());
    }
    Ok(Arrived::Person(account.person))
}

/// Makes an account for somebody who comes for the first time, unless they just did in another window.
async fn made(
    site: &Site,
    said: &Said,
    (email, name, language): (&str, &str, Language),
    organisation: i32,
) -> Result<outside::OutsideAccount, Refused> {
    let change = site.database().change().await?;
    if let Some(account) = change.outside_account(said.issuer(), said.subject()).await? {
        return Ok(account);
    }
    let person = change.add_person(email, name, language).await?;
    let account = change.bind_outside(said.issuer(), said.subject(), person).await?;
    let deed = Deed::of_program("made-account", format!("person/{person}"));
    change.keep(&deed.about(organisation)).await?;
    Ok(account)
}

/// Takes what is no longer named, and gives what is named for the first time; each with its own entry in the log, about
/// its own organisation.
async fn bring_up_to_date(
    site: &Site,
    account: &outside::OutsideAccount,
    wanted: &[Held],
) -> Result<(), Refused> {
    let database = site.database();
    let before = outside::roles_of(database, account.id).await?;
    let gone = before.iter().filter(|held| !wanted.contains(held));
    for held in gone {
        let change = database.change().await?;
        change.take_role(account.person, *held).await?;
        change.forget_role_from_outside(account.id, *held).await?;
        keep(change, "took-role", account.person, *held).await?;
    }
    let new = wanted.iter().filter(|held| !before.contains(held));
    for held in new {
        let change = database.change().await?;
        let is_held = roles::of(database, account.person).await?.contains(held);
        let is_noted = change.roles_from_outside(account.id).await?.contains(held);
        if is_held || is_noted {
            continue;
        }
        change.give_role(account.person, *held).await?;
        change.note_role_from_outside(account.id, *held).await?;
        keep(change, "gave-role", account.person, *held).await?;
    }
    Ok(())
}

async fn keep(change: Change, what: &'static str, person: i32, held: Held) -> Result<(), Refused> {
    let deed = Deed::of_program(what, format!("person/{person} {}", held.role.name()));
    Ok(change.keep(&deed.about(held.organisation)).await?)
}
