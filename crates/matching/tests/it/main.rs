//! The engine through its public door: everything small against brute force, everything large
//! against its certificate.

mod brute;
mod certificate;
mod changes;
mod documentation;
mod edges_of_range;
mod hall;
mod minimums;
mod minimums_medium;
mod optimum;
mod prices;
mod stability;
mod text;
mod top;
