//! Evenings on which people around children meet: themes, who comes, and who stays apart.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::secret::Secret;
use crate::surveys::short;
use crate::tables::{agreement, apart, evening, evening_table, evening_theme, guest, seat, table_note};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

pub use evening::Model as Evening;
pub use evening_theme::Model as Theme;
pub use guest::Model as Guest;

/// How it is with somebody who registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coming {
    /// The organiser has not said yes yet.
    Waiting,
    /// Comes.
    Yes,
    /// Called off, or was called off.
    No,
    /// Did not come on the evening itself.
    Absent,
}

impl Coming {
    const ALL: [Self; 4] = [Self::Waiting, Self::Yes, Self::No, Self::Absent];

    /// Its name in the database and in texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Yes => "coming",
            Self::No => "not",
            Self::Absent => "absent",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl Guest {
    /// Whether there is a chair for them.
    #[must_use]
    pub fn comes(&self) -> bool {
        self.state == Coming::Yes.name()
    }

    /// The numbers of the themes they would like, the dearest first.
    pub fn wishes(&self) -> impl Iterator<Item = i32> + '_ {
        self.themes.split(' ').filter_map(|theme| theme.parse().ok())
    }
}

/// What an evening is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EveningWords {
    /// What it is called.
    pub title: String,
    /// Why people come together.
    pub why: String,
    /// Where it is.
    pub place: String,
    /// What happens when, a line each.
    pub programme: String,
    /// The day, as year-month-day.
    pub held_on: String,
    /// When it begins, as hours:minutes.
    pub starts: String,
    /// When it ends.
    pub ends: String,
    /// In how many rounds people sit at tables.
    pub rounds: i32,
    /// How many chairs a table has.
    pub seats: i32,
    /// Whether people can register.
    pub open: bool,
}

/// Who registers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GuestWords {
    /// How to call them.
    pub name: String,
    /// Where a letter reaches them.
    pub email: String,
    /// In which capacity they come.
    pub profession: String,
    /// Where they work or learn.
    pub organisation: String,
    /// The numbers of the themes they would like, the dearest first.
    pub themes: Vec<i32>,
    /// Can lead a conversation.
    pub facilitates: bool,
    /// Can take notes.
    pub takes_notes: bool,
    /// Is under age.
    pub minor: bool,
    /// Is an adult who may sit with minors.
    pub vetted: bool,
    /// Cannot take steps.
    pub step_free: bool,
    /// The language that somebody needs interpreted.
    pub interpreter: String,
    /// The languages that somebody interprets.
    pub interprets: String,
    /// What else makes it possible to take part.
    pub needs: String,
}

/// What became of a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registered {
    /// It is new.
    New(Guest),
    /// The same form was sent before.
    Again(Guest),
    /// Somebody with this address was there already.
    Double(Guest),
    /// Nobody can register any more.
    Closed,
}

/// The most people of an evening.
pub const MOST_GUESTS: usize = 1_000;

/// The evenings of an organisation, the last first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Evening>, Fault> {
    let found = evening::Entity::find()
        .filter(evening::Column::Organisation.eq(organisation))
        .order_by_desc(evening::Column::HeldOn)
        .order_by_desc(evening::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// An evening of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, evening: i32) -> Result<Option<Evening>, Fault> {
    let found = evening::Entity::find_by_id(evening).filter(evening::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

/// The evening under a link.
///
/// # Errors
/// A database that does not answer.
pub async fn under(database: &Database, token: &str) -> Result<Option<Evening>, Fault> {
    let found = evening::Entity::find().filter(evening::Column::Token.eq(token));
    Ok(found.one(database.reading()).await?)
}

/// The evening of this number, whoever organises it.
///
/// # Errors
/// A database that does not answer.
pub async fn numbered(database: &Database, evening: i32) -> Result<Option<Evening>, Fault> {
    Ok(evening::Entity::find_by_id(evening)
        .one(database.reading())
        .await?)
}

/// Evenings of before a day, wherever they were held.
///
/// # Errors
/// A database that does not answer.
pub async fn held_before(database: &Database, day: &str) -> Result<Vec<Evening>, Fault> {
    let found = evening::Entity::find().filter(evening::Column::HeldOn.lt(day));
    Ok(found.all(database.reading()).await?)
}

/// The themes of an evening, in order.
///
/// # Errors
/// A database that does not answer.
pub async fn themes(database: &Database, evening: i32) -> Result<Vec<Theme>, Fault> {
    let found = evening_theme::Entity::find()
        .filter(evening_theme::Column::Evening.eq(evening))
        .order_by_asc(evening_theme::Column::Place)
        .order_by_asc(evening_theme::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// Everybody who registered for an evening, in that order.
///
/// # Errors
/// A database that does not answer.
pub async fn guests(database: &Database, evening: i32) -> Result<Vec<Guest>, Fault> {
    let found = guest::Entity::find()
        .filter(guest::Column::Evening.eq(evening))
        .order_by_asc(guest::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// The registration under a link.
///
/// # Errors
/// A database that does not answer.
pub async fn guest_under(database: &Database, token: &str) -> Result<Option<Guest>, Fault> {
    let found = guest::Entity::find().filter(guest::Column::Token.eq(token));
    Ok(found.one(database.reading()).await?)
}

/// Pairs that stay apart on an evening.
///
/// # Errors
/// A database that does not answer.
pub async fn apart(database: &Database, evening: i32) -> Result<Vec<(i32, i32)>, Fault> {
    let found = apart::Entity::find().filter(apart::Column::Evening.eq(evening));
    let found = found.all(database.reading()).await?;
    Ok(found.into_iter().map(|pair| (pair.one, pair.other)).collect())
}

impl Change {
    /// Keeps a new evening, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn add_evening(
        &self,
        organisation: i32,
        person: i32,
        words: EveningWords,
    ) -> Result<i32, Fault> {
        let row = evening::ActiveModel {
            organisation: Set(organisation),
            title: Set(words.title),
            why: Set(words.why),
            place: Set(words.place),
            programme: Set(words.programme),
            held_on: Set(words.held_on),
            starts: Set(words.starts),
            ends: Set(words.ends),
            rounds: Set(words.rounds),
            seats: Set(words.seats),
            token: Set(short(&Secret::new()?)),
            open: Set(words.open),
            seed: Set(1),
            announced_at: Set(None),
            version: Set(1),
            person: Set(person),
            at: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Changes an evening; whether it was of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_evening(
        &self,
        (evening, version): (i32, i32),
        words: EveningWords,
    ) -> Result<bool, Fault> {
        use evening::Column;
        let changed = evening::Entity::update_many()
            .col_expr(Column::Title, Expr::value(words.title))
            .col_expr(Column::Why, Expr::value(words.why))
            .col_expr(Column::Place, Expr::value(words.place))
            .col_expr(Column::Programme, Expr::value(words.programme))
            .col_expr(Column::HeldOn, Expr::value(words.held_on))
            .col_expr(Column::Starts, Expr::value(words.starts))
            .col_expr(Column::Ends, Expr::value(words.ends))
            .col_expr(Column::Rounds, Expr::value(words.rounds))
            .col_expr(Column::Seats, Expr::value(words.seats))
            .col_expr(Column::Open, Expr::value(words.open))
            .col_expr(Column::Version, Expr::value(version + 1))
            .filter(Column::Id.eq(evening))
            .filter(Column::Version.eq(version))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Takes an evening away with everything of it but its agreements; those stay with the organisation.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_evening(&self, evening: i32) -> Result<(), Fault> {
        agreement::Entity::update_many()
            .col_expr(agreement::Column::Evening, Expr::value(None::<i32>))
            .col_expr(agreement::Column::Place, Expr::value(None::<i32>))
            .filter(agreement::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        table_note::Entity::delete_many()
            .filter(table_note::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        self.forget_guests(evening).await?;
        evening_table::Entity::delete_many()
            .filter(evening_table::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        evening_theme::Entity::delete_many()
            .filter(evening_theme::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        evening::Entity::delete_by_id(evening).exec(self.on()).await?;
        Ok(())
    }

    /// Adds a theme after the others, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_theme(
        &self,
        evening: i32,
        place: i32,
        home: String,
        (title, question): (String, String),
    ) -> Result<i32, Fault> {
        let row = evening_theme::ActiveModel {
            evening: Set(evening),
            place: Set(place),
            home: Set(home),
            title: Set(title),
            question: Set(question),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Takes a theme away that no table has; whether it did.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_theme(&self, evening: i32, theme: i32) -> Result<bool, Fault> {
        let used = evening_table::Entity::find()
            .filter(evening_table::Column::Theme.eq(theme))
            .one(self.on())
            .await?;
        if used.is_some() {
            return Ok(false);
        }
        let gone = evening_theme::Entity::delete_many()
            .filter(evening_theme::Column::Id.eq(theme))
            .filter(evening_theme::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Keeps a registration. The same form twice is the same registration; so is the same address, where that is asked.
    ///
    /// # Errors
    /// A database that does not answer, a machine without random numbers.
    pub async fn register(
        &self,
        evening: &Evening,
        (once, by_address): (&str, bool),
        words: GuestWords,
        state: Coming,
    ) -> Result<Registered, Fault> {
        let all = guest::Entity::find()
            .filter(guest::Column::Evening.eq(evening.id))
            .all(self.on())
            .await?;
        if let Some(before) = all.iter().find(|one| one.once == once) {
            return Ok(Registered::Again(before.clone()));
        }
        let address = words.email.to_lowercase();
        let same = |one: &&Guest| by_address && !address.is_empty() && one.email.to_lowercase() == address;
        if let Some(before) = all.iter().find(same) {
            return Ok(Registered::Double(before.clone()));
        }
        if all.len() >= MOST_GUESTS {
            return Ok(Registered::Closed);
        }
        let themes: Vec<String> = words.themes.iter().map(ToString::to_string).collect();
        let row = guest::ActiveModel {
            evening: Set(evening.id),
            name: Set(words.name),
            email: Set(words.email),
            profession: Set(words.profession),
            organisation: Set(words.organisation),
            themes: Set(themes.join(" ")),
            facilitates: Set(words.facilitates),
            takes_notes: Set(words.takes_notes),
            minor: Set(words.minor),
            vetted: Set(words.vetted),
            step_free: Set(words.step_free),
            interpreter: Set(words.interpreter),
            interprets: Set(words.interprets),
            needs: Set(words.needs),
            state: Set(state.name().to_owned()),
            token: Set(Secret::new()?.carried()),
            once: Set(once.to_owned()),
            at: Set(now()),
            ..Default::default()
        };
        Ok(Registered::New(row.insert(self.on()).await?))
    }

    /// Changes who somebody is and what they need; the organiser's yes stays as it was.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_guest(&self, guest: i32, words: GuestWords) -> Result<(), Fault> {
        use guest::Column;
        let themes: Vec<String> = words.themes.iter().map(ToString::to_string).collect();
        guest::Entity::update_many()
            .col_expr(Column::Name, Expr::value(words.name))
            .col_expr(Column::Email, Expr::value(words.email))
            .col_expr(Column::Profession, Expr::value(words.profession))
            .col_expr(Column::Organisation, Expr::value(words.organisation))
            .col_expr(Column::Themes, Expr::value(themes.join(" ")))
            .col_expr(Column::Facilitates, Expr::value(words.facilitates))
            .col_expr(Column::TakesNotes, Expr::value(words.takes_notes))
            .col_expr(Column::Minor, Expr::value(words.minor))
            .col_expr(Column::Vetted, Expr::value(words.vetted))
            .col_expr(Column::StepFree, Expr::value(words.step_free))
            .col_expr(Column::Interpreter, Expr::value(words.interpreter))
            .col_expr(Column::Interprets, Expr::value(words.interprets))
            .col_expr(Column::Needs, Expr::value(words.needs))
            .filter(Column::Id.eq(guest))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Says whether somebody comes, and may sit with minors; whether there was such a guest.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_coming(&self, evening: i32, guest: i32, state: Coming) -> Result<bool, Fault> {
        let changed = guest::Entity::update_many()
            .col_expr(guest::Column::State, Expr::value(state.name()))
            .filter(guest::Column::Id.eq(guest))
            .filter(guest::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Says whether somebody leads a conversation, and takes notes; what is not said stays as it was.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_helping(&self, evening: i32, guest: i32, helps: [Option<bool>; 2]) -> Result<(), Fault> {
        let columns = [guest::Column::Facilitates, guest::Column::TakesNotes];
        for (column, helps) in columns.into_iter().zip(helps) {
            if let Some(helps) = helps {
                guest::Entity::update_many()
                    .col_expr(column, Expr::value(helps))
                    .filter(guest::Column::Id.eq(guest))
                    .filter(guest::Column::Evening.eq(evening))
                    .exec(self.on())
                    .await?;
            }
        }
        Ok(())
    }

    /// Says that this adult may sit with minors, or not any more.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_vetted(&self, evening: i32, guest: i32, vetted: bool) -> Result<(), Fault> {
        guest::Entity::update_many()
            .col_expr(guest::Column::Vetted, Expr::value(vetted))
            .filter(guest::Column::Id.eq(guest))
            .filter(guest::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Says that somebody is under age, or is not. Who is does not lead a conversation, and is looked after by others.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_minor(&self, evening: i32, guest: i32, minor: bool) -> Result<(), Fault> {
        let mut update = guest::Entity::update_many().col_expr(guest::Column::Minor, Expr::value(minor));
        if minor {
            update = update
                .col_expr(guest::Column::Facilitates, Expr::value(false))
                .col_expr(guest::Column::Vetted, Expr::value(false));
        }
        update
            .filter(guest::Column::Id.eq(guest))
            .filter(guest::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Takes somebody away with all that was kept of them.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_guest(&self, evening: i32, guest: i32) -> Result<bool, Fault> {
        seat::Entity::delete_many()
            .filter(seat::Column::Guest.eq(guest))
            .filter(seat::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        let either = Condition::any()
            .add(apart::Column::One.eq(guest))
            .add(apart::Column::Other.eq(guest));
        apart::Entity::delete_many()
            .filter(apart::Column::Evening.eq(evening))
            .filter(either)
            .exec(self.on())
            .await?;
        let gone = guest::Entity::delete_many()
            .filter(guest::Column::Id.eq(guest))
            .filter(guest::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Forgets who came to an evening, where they sat and who stayed apart; how many people.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn forget_guests(&self, evening: i32) -> Result<u64, Fault> {
        seat::Entity::delete_many()
            .filter(seat::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        apart::Entity::delete_many()
            .filter(apart::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        let gone = guest::Entity::delete_many()
            .filter(guest::Column::Evening.eq(evening))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Keeps two people apart, or no longer.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn keep_apart(&self, evening: i32, pair: (i32, i32), is_apart: bool) -> Result<(), Fault> {
        let (one, other) = (pair.0.min(pair.1), pair.0.max(pair.1));
        apart::Entity::delete_many()
            .filter(apart::Column::One.eq(one))
            .filter(apart::Column::Other.eq(other))
            .exec(self.on())
            .await?;
        if is_apart {
            let row = apart::ActiveModel {
                one: Set(one),
                other: Set(other),
                evening: Set(evening),
            };
            row.insert(self.on()).await?;
        }
        Ok(())
    }
}
