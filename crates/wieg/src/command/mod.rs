//! One file per command.

pub mod benchmark;
pub mod check;
pub mod cube;
pub mod explore;
pub mod fit;
pub mod freeze;
pub mod inspect;
pub mod lens;
pub mod letters;
pub mod measure;
pub mod records;
pub mod recover;
pub mod share;
pub mod template;
