//! "Proponi": the best plan as a difference from what stands, what it is worth, whom it leaves
//! over, and the buttons that take all of it, a part or nothing. The engine itself: `planning.rs`.

mod changes;
mod figures;
mod job;
mod panel;
mod reasons;
mod settings;
pub(super) mod words;

pub(super) use panel::{OpenPanel, ProposalPanel, ProposeButton};
