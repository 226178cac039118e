//! People and tables: who sits where on an evening, by local search.
//!
//! An [`Evening`] says who comes, which tables there are in each round, and what was arranged beforehand. [`Hall::of`]
//! looks it over and gives every [`Mistake`], or a [`Hall`] that seats people ([`Hall::seat`]), explains a seating
//! ([`Hall::explain`]), tells what a change by hand would do ([`Hall::effect_of`]), and mends a seating when some do not
//! come and others come late ([`Hall::reseat`]).
//!
//! Seating people over several rounds so that they keep meeting others is the social golfer problem (CSPLib 010): no
//! method is known that gives the best for an evening of usual size, so the best found is given with a bound below
//! which none can be. Costs are whole numbers, budgets are numbers of changes looked at, and random numbers come from a
//! seed: the same question has the same answer on every machine.
//!
//! Pairs that are kept apart are known by their numbers alone. Nothing that is told for the organiser is made from
//! them: not explanations, not broken rules, not their reasons. What a [`Refusal::Arranged`] says of a change holds for
//! fixed seats and for people kept together as well. Whoever tries changes one by one and knows the fixed seats can
//! still learn that something was arranged about a table; that is the price of refusing the change.
//!
//! Reasons are given as values, not as sentences: who and what a number stands for is known to the room alone.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")
)]

mod anneal;
mod block;
mod bound;
mod broken;
mod compiled;
mod cost;
mod draws;
mod effect;
mod evening;
mod groups;
mod hall;
pub mod made;
mod mistake;
mod proposal;
mod reseat;
mod seating;
mod sizes;
mod start;
mod state;
mod step;
mod story;
mod theme_flow;

pub use anneal::{Attempts, Hand, Search};
pub use block::Block;
pub use broken::{Broken, Confidential, Rule, Why};
pub use cost::Cost;
pub use effect::{Change, Effect, Refusal};
pub use evening::{
    Evening, MOST_PEOPLE, MOST_PROFESSIONS, MOST_ROUNDS, MOST_SEATS, MOST_TABLES, MOST_THEMES, MOST_TONGUES,
    MOST_WEIGHT, Met, OrganisationId, Person, PersonId, ProfessionId, Seat, Table, TableId, ThemeId,
    TongueId, Weights,
};
pub use hall::{Hall, Outcome, Unkept};
pub use mistake::Mistake;
pub use reseat::{MOST_MOVES, Moved, News, NotReseated, Reseated};
pub use seating::{Foreign, Seating, Taken};
pub use sizes::Compromise;
pub use story::{Choice, FirstChoice, OneSided, PersonStory, Side, Story, TableStory};
