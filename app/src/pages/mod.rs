//! One file per page or per part of a page; the board is a module of its own. A page reads by
//! server functions, works as plain HTML first, and gets livelier when the wasm has arrived.

mod boards;
mod competences;
mod demand_fields;
mod demand_rows;
mod demands;
mod entrance;
mod explore;
mod fit_panel;
mod footer;
mod front;
mod front_scene;
mod header;
mod legal;
mod new_demand;
mod not_found;
mod occupation;
mod occupations;
mod profile;
mod profile_page;
#[cfg(feature = "ssr")]
mod submission;

pub use boards::Boards;
pub use competences::Competences;
pub use demands::Demands;
pub use entrance::Entrance;
pub use explore::Explore;
pub use footer::Footer;
pub use front::Front;
pub use header::{Header, Me};
pub use legal::{Accessibility, Privacy};
pub use new_demand::NewDemand;
pub use not_found::NotFound;
pub use occupation::Occupation;
pub use occupations::Occupations;
pub use profile::Profile;
pub use profile_page::ProfilePage;
#[cfg(feature = "ssr")]
pub use submission::post_demand;
