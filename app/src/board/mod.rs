//! The matchmaking board. Data flows one way: pointer or menu → `Store::dispatch` → server
//! function → event → `Store::receive` → every part that derives from the state.

mod demand_card;
mod demand_list;
mod directory;
mod dock;
mod drag;
mod engine;
mod facet_bar;
mod facets;
mod header;
mod history;
mod inspector;
mod keyboard;
mod live;
mod model;
mod move_dialog;
mod notice;
mod open_places;
mod page;
mod pair_answer;
mod planning;
mod pointer;
mod preferences;
mod proposal;
mod ranking;
mod released;
mod sentences;
mod sides;
mod stages;
mod store;
mod student_card;
mod student_list;
mod wishes;

pub use page::BoardPage;
pub use preferences::PreferencesPage;
#[cfg(feature = "ssr")]
pub use sides::shown_students;
#[cfg(feature = "ssr")]
pub(crate) use sides::{STAGE_FACET, stage_value};
