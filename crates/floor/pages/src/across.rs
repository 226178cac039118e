//! The ways from one room to another: from a question, wherever it was asked, to an agreement about it, and to where a
//! team learns.

use crate::permission::Permission;
use crate::visitor::Visitor;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Where an agreement about a question is made; nothing for who may not make one here.
#[must_use]
pub fn agree_about(visitor: &Visitor, organisation: i32, figure: &str, question: &str) -> Option<String> {
    visitor.may(Permission::HoldEvenings, organisation).then(|| {
        let encoded = |words| utf8_percent_encode(words, NON_ALPHANUMERIC);
        let (figure, question) = (encoded(figure), encoded(question));
        format!("/ontmoeten/{organisation}/afspraken?cijfer={figure}&vraag={question}")
    })
}

/// Where a team learns; nothing for who is not of it.
#[must_use]
pub fn learn_as_team(visitor: &Visitor, organisation: i32) -> Option<String> {
    visitor
        .may(Permission::LearnAsTeam, organisation)
        .then(|| format!("/ontmoeten/{organisation}/team"))
}
