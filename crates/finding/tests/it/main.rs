//! Finding through its public door.

mod graded;
