//! From a board to a proposal and back, through the public door.

mod answers;
mod board;
mod pairs;
mod plan;
mod tutors;
