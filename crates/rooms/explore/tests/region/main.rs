//! What a simulated region promises, as tests: conservation, stability, direction, sameness.

mod choice;
mod conservation;
mod direction;
mod emission;
mod sameness;
mod skill;
