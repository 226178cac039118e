//! Studies of a room where people are heard: codes, respondents, interviews, and segments with a code.
//!
//! A text never changes once it is kept, so that places in it keep their meaning. Whoever withdraws goes with
//! everything they said.

use crate::change::Change;
use crate::connection::{Database, Fault};
use crate::now;
use crate::tables::{coder_done, interview, respondent, segment, study, study_code};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

pub use interview::Model as Interview;
pub use respondent::Model as Respondent;
pub use segment::Model as Segment;
pub use study::Model as Study;
pub use study_code::Model as Code;

/// For how many months a transcript is kept unless a study says otherwise.
const MONTHS: i32 = 12;
/// What somebody agrees to: words in a report.
const QUOTE: &str = "quote";

/// The words of a code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeWords {
    /// What it is called.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// When to give it.
    pub include: String,
    /// When not to.
    pub exclude: String,
    /// An example.
    pub example: String,
}

/// A new code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCode {
    /// The factor it stands for, if any.
    pub factor: Option<String>,
    /// The code it falls under, if any.
    pub parent: Option<i32>,
    /// The layer around the child, if any.
    pub layer: Option<String>,
    /// Its words.
    pub words: CodeWords,
}

/// A new respondent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRespondent {
    /// Which study.
    pub study: i32,
    /// Where the respondent works.
    pub sector: String,
    /// Where, in a wide sense.
    pub region: String,
    /// What the respondent does.
    pub function: String,
    /// Whether the respondent is under sixteen.
    pub minor: bool,
    /// What the respondent agreed to, separated by spaces.
    pub consent: String,
}

/// A new segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSegment {
    /// Which interview.
    pub interview: i32,
    /// Which code.
    pub code: i32,
    /// The first character.
    pub start: i32,
    /// The character after the last.
    pub stop: i32,
    /// What the coder noted.
    pub memo: String,
    /// Who coded.
    pub person: i32,
    /// Whether it is what the coders agreed on together.
    pub consensus: bool,
    /// A word made by the one who sends it.
    pub once: String,
}

/// The studies of an organisation, the newest first.
///
/// # Errors
/// A database that does not answer.
pub async fn of(database: &Database, organisation: i32) -> Result<Vec<Study>, Fault> {
    let found = study::Entity::find()
        .filter(study::Column::Organisation.eq(organisation))
        .order_by_desc(study::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// A study of this organisation.
///
/// # Errors
/// A database that does not answer.
pub async fn one(database: &Database, organisation: i32, study: i32) -> Result<Option<Study>, Fault> {
    let found = study::Entity::find_by_id(study).filter(study::Column::Organisation.eq(organisation));
    Ok(found.one(database.reading()).await?)
}

/// The codes of a study, in the order in which they were made.
///
/// # Errors
/// A database that does not answer.
pub async fn codes(database: &Database, study: i32) -> Result<Vec<Code>, Fault> {
    let found = study_code::Entity::find()
        .filter(study_code::Column::Study.eq(study))
        .order_by_asc(study_code::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// Who was heard in a study.
///
/// # Errors
/// A database that does not answer.
pub async fn respondents(database: &Database, study: i32) -> Result<Vec<Respondent>, Fault> {
    let found = respondent::Entity::find()
        .filter(respondent::Column::Study.eq(study))
        .order_by_asc(respondent::Column::Label);
    Ok(found.all(database.reading()).await?)
}

/// The interviews of a study, with their texts.
///
/// # Errors
/// A database that does not answer.
pub async fn interviews(database: &Database, study: i32) -> Result<Vec<Interview>, Fault> {
    let found = interview::Entity::find()
        .filter(interview::Column::Study.eq(study))
        .order_by_asc(interview::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// The interviews of a study without their texts: number, respondent, and the questions that were asked.
///
/// # Errors
/// A database that does not answer.
pub async fn interview_heads(database: &Database, study: i32) -> Result<Vec<(i32, i32, String)>, Fault> {
    let found = interview::Entity::find()
        .select_only()
        .columns([
            interview::Column::Id,
            interview::Column::Respondent,
            interview::Column::Asked,
        ])
        .filter(interview::Column::Study.eq(study))
        .order_by_asc(interview::Column::Id)
        .into_tuple();
    Ok(found.all(database.reading()).await?)
}

/// An interview of this study.
///
/// # Errors
/// A database that does not answer.
pub async fn interview(database: &Database, study: i32, interview: i32) -> Result<Option<Interview>, Fault> {
    let found = interview::Entity::find_by_id(interview).filter(interview::Column::Study.eq(study));
    Ok(found.one(database.reading()).await?)
}

/// The segments of a study, or of one of its interviews, in the order of the text.
///
/// # Errors
/// A database that does not answer.
pub async fn segments(
    database: &Database,
    study: i32,
    interview: Option<i32>,
) -> Result<Vec<Segment>, Fault> {
    let mut found = segment::Entity::find().filter(segment::Column::Study.eq(study));
    if let Some(interview) = interview {
        found = found.filter(segment::Column::Interview.eq(interview));
    }
    let found = found
        .order_by_asc(segment::Column::Interview)
        .order_by_asc(segment::Column::Start)
        .order_by_asc(segment::Column::Id);
    Ok(found.all(database.reading()).await?)
}

/// Who has finished which interview of a study: interview and person.
///
/// # Errors
/// A database that does not answer.
pub async fn done(database: &Database, study: i32) -> Result<Vec<(i32, i32)>, Fault> {
    let of_study = interview::Entity::find()
        .select_only()
        .column(interview::Column::Id)
        .filter(interview::Column::Study.eq(study))
        .into_query();
    let found = coder_done::Entity::find()
        .filter(coder_done::Column::Interview.in_subquery(of_study))
        .all(database.reading())
        .await?;
    Ok(found.into_iter().map(|row| (row.interview, row.person)).collect())
}

impl Change {
    /// Begins a study with these codes, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn begin_study(
        &self,
        (organisation, person): (i32, i32),
        (name, question): (String, String),
        blind: bool,
        codes: Vec<NewCode>,
    ) -> Result<i32, Fault> {
        let row = study::ActiveModel {
            organisation: Set(organisation),
            name: Set(name),
            question: Set(question),
            blind: Set(blind),
            heard: Set(0),
            months: Set(MONTHS),
            person: Set(person),
            at: Set(now()),
            ..Default::default()
        };
        let study = row.insert(self.on()).await?.id;
        for code in codes {
            self.add_code(study, code).await?;
        }
        Ok(study)
    }

    /// Lets coders see each other's work, or not yet.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_blind(&self, study: i32, blind: bool) -> Result<(), Fault> {
        study::Entity::update_many()
            .col_expr(study::Column::Blind, Expr::value(blind))
            .filter(study::Column::Id.eq(study))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Adds a code, and gives its number.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_code(&self, study: i32, code: NewCode) -> Result<i32, Fault> {
        let row = study_code::ActiveModel {
            study: Set(study),
            factor: Set(code.factor),
            parent: Set(code.parent),
            layer: Set(code.layer),
            name: Set(code.words.name),
            definition: Set(code.words.definition),
            include: Set(code.words.include),
            exclude: Set(code.words.exclude),
            example: Set(code.words.example),
            version: Set(1),
            retired: Set(false),
            at: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Changes the words of a code; whether they were those of this version until now.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_code(&self, code: &Code, words: CodeWords, retired: bool) -> Result<bool, Fault> {
        let changed = study_code::Entity::update_many()
            .col_expr(study_code::Column::Name, Expr::value(words.name))
            .col_expr(study_code::Column::Definition, Expr::value(words.definition))
            .col_expr(study_code::Column::Include, Expr::value(words.include))
            .col_expr(study_code::Column::Exclude, Expr::value(words.exclude))
            .col_expr(study_code::Column::Example, Expr::value(words.example))
            .col_expr(study_code::Column::Retired, Expr::value(retired))
            .col_expr(study_code::Column::Version, Expr::value(code.version + 1))
            .col_expr(study_code::Column::At, Expr::value(now()))
            .filter(study_code::Column::Id.eq(code.id))
            .filter(study_code::Column::Version.eq(code.version))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Adds a respondent under the next label, and gives both. A label is never given again.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_respondent(&self, new: NewRespondent) -> Result<(i32, String), Fault> {
        study::Entity::update_many()
            .col_expr(study::Column::Heard, Expr::col(study::Column::Heard).add(1))
            .filter(study::Column::Id.eq(new.study))
            .exec(self.on())
            .await?;
        let study = study::Entity::find_by_id(new.study).one(self.on()).await?;
        let label = format!("R{:02}", study.map_or(1, |study| study.heard));
        let row = respondent::ActiveModel {
            study: Set(new.study),
            label: Set(label.clone()),
            sector: Set(new.sector),
            region: Set(new.region),
            function: Set(new.function),
            minor: Set(new.minor),
            consent: Set(new.consent),
            at: Set(now()),
            ..Default::default()
        };
        Ok((row.insert(self.on()).await?.id, label))
    }

    /// Changes what a respondent agreed to; whoever agrees to quotes no more is quoted no more. Whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn change_consent(&self, study: i32, respondent: i32, consent: String) -> Result<bool, Fault> {
        let may_quote = consent.split(' ').any(|purpose| purpose == QUOTE);
        let changed = respondent::Entity::update_many()
            .col_expr(respondent::Column::Consent, Expr::value(consent))
            .filter(respondent::Column::Id.eq(respondent))
            .filter(respondent::Column::Study.eq(study))
            .exec(self.on())
            .await?;
        if changed.rows_affected > 0 && !may_quote {
            segment::Entity::update_many()
                .col_expr(segment::Column::Released, Expr::value(false))
                .filter(segment::Column::Interview.is_in(self.interviews_of(study, respondent).await?))
                .exec(self.on())
                .await?;
        }
        Ok(changed.rows_affected > 0)
    }

    async fn interviews_of(&self, study: i32, respondent: i32) -> Result<Vec<i32>, Fault> {
        let found = interview::Entity::find()
            .select_only()
            .column(interview::Column::Id)
            .filter(interview::Column::Study.eq(study))
            .filter(interview::Column::Respondent.eq(respondent))
            .into_tuple();
        Ok(found.all(self.on()).await?)
    }

    /// Takes away what says who has finished these interviews, and what was coded in them, and then the interviews.
    async fn remove_interviews(&self, study: i32, interviews: Vec<i32>) -> Result<u64, Fault> {
        coder_done::Entity::delete_many()
            .filter(coder_done::Column::Interview.is_in(interviews.clone()))
            .exec(self.on())
            .await?;
        segment::Entity::delete_many()
            .filter(segment::Column::Study.eq(study))
            .filter(segment::Column::Interview.is_in(interviews.clone()))
            .exec(self.on())
            .await?;
        let gone = interview::Entity::delete_many()
            .filter(interview::Column::Study.eq(study))
            .filter(interview::Column::Id.is_in(interviews))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected)
    }

    /// Says that a coder has finished an interview, or not yet.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn set_done(&self, interview: i32, person: i32, is_done: bool) -> Result<(), Fault> {
        coder_done::Entity::delete_many()
            .filter(coder_done::Column::Interview.eq(interview))
            .filter(coder_done::Column::Person.eq(person))
            .exec(self.on())
            .await?;
        if is_done {
            let row = coder_done::ActiveModel {
                interview: Set(interview),
                person: Set(person),
                at: Set(now()),
            };
            coder_done::Entity::insert(row)
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }

    /// Takes everything of a respondent away: interviews, segments, and the respondent. Whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn withdraw_respondent(&self, study: i32, respondent: i32) -> Result<bool, Fault> {
        let theirs = self.interviews_of(study, respondent).await?;
        self.remove_interviews(study, theirs).await?;
        let gone = respondent::Entity::delete_many()
            .filter(respondent::Column::Id.eq(respondent))
            .filter(respondent::Column::Study.eq(study))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Takes an interview away with all that was coded in it; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_interview(&self, study: i32, interview: i32) -> Result<bool, Fault> {
        Ok(self.remove_interviews(study, vec![interview]).await? > 0)
    }

    /// Adds an interview, and gives its number. The same text of the same respondent is the same interview.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_interview(
        &self,
        (study, respondent, person): (i32, i32, i32),
        (text, asked): (String, String),
        held_at: Option<i64>,
    ) -> Result<i32, Fault> {
        let before = interview::Entity::find()
            .filter(interview::Column::Respondent.eq(respondent))
            .filter(interview::Column::Text.eq(text.as_str()))
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok(before.id);
        }
        let row = interview::ActiveModel {
            study: Set(study),
            respondent: Set(respondent),
            text: Set(text),
            asked: Set(asked),
            held_at: Set(held_at),
            gone_at: Set(None),
            person: Set(person),
            at: Set(now()),
            ..Default::default()
        };
        Ok(row.insert(self.on()).await?.id)
    }

    /// Gives a place a code. Sent twice by one person under one word, it is kept once: the first answer is given again,
    /// with whether it was new. The same code by the same person on the same place is the same answer too.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_segment(
        &self,
        study: i32,
        code_version: i32,
        new: NewSegment,
    ) -> Result<(Segment, bool), Fault> {
        let same_place = Condition::all()
            .add(segment::Column::Code.eq(new.code))
            .add(segment::Column::Start.eq(new.start))
            .add(segment::Column::Stop.eq(new.stop));
        let before = segment::Entity::find()
            .filter(segment::Column::Interview.eq(new.interview))
            .filter(segment::Column::Person.eq(new.person))
            .filter(segment::Column::Consensus.eq(new.consensus))
            .filter(
                Condition::any()
                    .add(segment::Column::Once.eq(new.once.as_str()))
                    .add(same_place),
            )
            .one(self.on())
            .await?;
        if let Some(before) = before {
            return Ok((before, false));
        }
        let row = segment::ActiveModel {
            study: Set(study),
            interview: Set(new.interview),
            code: Set(new.code),
            code_version: Set(code_version),
            start: Set(new.start),
            stop: Set(new.stop),
            memo: Set(new.memo),
            person: Set(new.person),
            consensus: Set(new.consensus),
            released: Set(false),
            once: Set(new.once),
            at: Set(now()),
            ..Default::default()
        };
        Ok((row.insert(self.on()).await?, true))
    }

    /// Keeps segments that come from elsewhere, many at a time, each with the version of its code.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn add_segments(&self, study: i32, all: Vec<(NewSegment, i32)>) -> Result<(), Fault> {
        /// Databases take so many values in one go, and no more.
        const AT_ONCE: usize = 500;
        for some in all.chunks(AT_ONCE) {
            let rows = some.iter().map(|(new, code_version)| segment::ActiveModel {
                study: Set(study),
                interview: Set(new.interview),
                code: Set(new.code),
                code_version: Set(*code_version),
                start: Set(new.start),
                stop: Set(new.stop),
                memo: Set(new.memo.clone()),
                person: Set(new.person),
                consensus: Set(new.consensus),
                released: Set(false),
                once: Set(new.once.clone()),
                at: Set(now()),
                ..Default::default()
            });
            segment::Entity::insert_many(rows)
                .exec_without_returning(self.on())
                .await?;
        }
        Ok(())
    }

    /// Takes away what the coders of an interview agreed on together.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn unsettle(&self, interview: i32) -> Result<(), Fault> {
        segment::Entity::delete_many()
            .filter(segment::Column::Interview.eq(interview))
            .filter(segment::Column::Consensus.eq(true))
            .exec(self.on())
            .await?;
        Ok(())
    }

    /// Takes a segment of this person away; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn remove_segment(&self, interview: i32, segment: i32, person: i32) -> Result<bool, Fault> {
        let gone = segment::Entity::delete_many()
            .filter(segment::Column::Id.eq(segment))
            .filter(segment::Column::Interview.eq(interview))
            .filter(segment::Column::Person.eq(person))
            .exec(self.on())
            .await?;
        Ok(gone.rows_affected > 0)
    }

    /// Changes what a coder noted at an own segment; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn note_at_segment(
        &self,
        (interview, segment, person): (i32, i32, i32),
        memo: String,
    ) -> Result<bool, Fault> {
        let changed = segment::Entity::update_many()
            .col_expr(segment::Column::Memo, Expr::value(memo))
            .filter(segment::Column::Id.eq(segment))
            .filter(segment::Column::Interview.eq(interview))
            .filter(segment::Column::Person.eq(person))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Lets a segment be quoted outside the study, or no more; whether there was one.
    ///
    /// # Errors
    /// A database that does not answer.
    pub async fn release_segment(&self, study: i32, segment: i32, released: bool) -> Result<bool, Fault> {
        let changed = segment::Entity::update_many()
            .col_expr(segment::Column::Released, Expr::value(released))
            .filter(segment::Column::Id.eq(segment))
            .filter(segment::Column::Study.eq(study))
            .exec(self.on())
            .await?;
        Ok(changed.rows_affected > 0)
    }
}
