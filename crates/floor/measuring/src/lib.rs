//! Columns and indicator definitions in, safe tables out.
//!
//! Pupil records become columns ([`derive`]), the columns become a [`cube`] of whole numbers in one pass,
//! and every figure is made from the cube. What leaves this crate has been through disclosure control.

pub mod columns;
pub mod condition;
pub mod cube;
pub mod definition;
pub mod derive;
