//! One file per page or per part of a page; the board is a module of its own. A page works as
//! plain HTML. Those that come alive in the browser (`explore` and what it shows) are compiled for
//! both; all the others are of the server only: their HTML needs no program, so it is not sent,
//! and what the browser downloads for the others stays small.

#[cfg(feature = "ssr")]
mod access;
#[cfg(feature = "ssr")]
mod board_roll;
#[cfg(feature = "ssr")]
mod board_setup;
#[cfg(feature = "ssr")]
mod boards;
#[cfg(feature = "ssr")]
mod catalogue;
#[cfg(feature = "ssr")]
mod come_back;
mod competences;
#[cfg(feature = "ssr")]
mod demand_fields;
#[cfg(feature = "ssr")]
mod demand_rows;
#[cfg(feature = "ssr")]
mod demand_submission;
#[cfg(feature = "ssr")]
mod demands;
#[cfg(feature = "ssr")]
mod edit_demand;
mod elsewhere;
#[cfg(feature = "ssr")]
mod entrance;
#[cfg(feature = "ssr")]
mod esco_concept;
mod explore;
mod finder;
mod fit_panel;
mod footer;
#[cfg(feature = "ssr")]
mod form_fields;
#[cfg(feature = "ssr")]
mod form_notes;
#[cfg(feature = "ssr")]
mod front;
#[cfg(feature = "ssr")]
mod front_scene;
mod header;
#[cfg(feature = "ssr")]
mod imports;
#[cfg(feature = "ssr")]
mod invitation;
#[cfg(feature = "ssr")]
mod legal;
#[cfg(feature = "ssr")]
mod log_in;
mod marked;
#[cfg(feature = "ssr")]
mod need_esco;
#[cfg(feature = "ssr")]
mod need_fitting;
#[cfg(feature = "ssr")]
mod need_form;
#[cfg(feature = "ssr")]
mod need_proposed;
#[cfg(feature = "ssr")]
mod need_reading;
#[cfg(feature = "ssr")]
mod need_step;
#[cfg(feature = "ssr")]
mod network;
#[cfg(feature = "ssr")]
mod new_demand;
mod occupation;
mod occupations;
#[cfg(feature = "ssr")]
mod own_proposals;
#[cfg(feature = "ssr")]
mod places;
#[cfg(feature = "ssr")]
mod preferences;
mod profile;
mod profile_page;
#[cfg(feature = "ssr")]
mod releases;
#[cfg(feature = "ssr")]
mod rule;
#[cfg(feature = "ssr")]
mod rule_forms;
#[cfg(feature = "ssr")]
mod rule_submission;
#[cfg(feature = "ssr")]
mod rule_words;
#[cfg(feature = "ssr")]
mod rules;
#[cfg(feature = "ssr")]
mod school;
mod search;
#[cfg(feature = "ssr")]
mod served;
#[cfg(feature = "ssr")]
mod submission;
#[cfg(feature = "ssr")]
mod tutors;
#[cfg(feature = "ssr")]
mod withdraw_demand;

#[cfg(feature = "ssr")]
pub(crate) use access::{FirstStart, Link, Outbox, OwnAccess, Register, SecondStep, SetUpSecondStep};
#[cfg(feature = "ssr")]
pub use access::{post_first_start, post_link, post_own_access, post_second_step, post_set_up_second_step};
#[cfg(feature = "ssr")]
pub(crate) use board_setup::BoardSetupPage;
#[cfg(feature = "ssr")]
pub use board_setup::post_board_setup;
#[cfg(feature = "ssr")]
pub(crate) use boards::Boards;
#[cfg(feature = "ssr")]
pub(crate) use catalogue::{Catalogue, CompetenceEntry, OccupationEntry, Proposal, Proposals};
#[cfg(feature = "ssr")]
pub use catalogue::{post_catalogue, post_competence_entry, post_occupation_entry, post_proposal};
#[cfg(feature = "ssr")]
pub use competences::shown_competences;
pub(crate) use competences::{Competence, Competences};
#[cfg(feature = "ssr")]
pub use demand_submission::{post_edit_demand, post_withdraw_demand};
#[cfg(feature = "ssr")]
pub(crate) use demands::Demands;
#[cfg(feature = "ssr")]
pub(crate) use edit_demand::EditDemand;
pub(crate) use elsewhere::Elsewhere;
#[cfg(feature = "ssr")]
pub(crate) use entrance::Entrance;
#[cfg(feature = "ssr")]
pub(crate) use esco_concept::EscoConcept;
pub(crate) use explore::Explore;
pub(crate) use footer::Footer;
#[cfg(feature = "ssr")]
pub(crate) use front::Front;
pub(crate) use header::Header;
#[cfg(feature = "ssr")]
pub(crate) use imports::{Import, Imports};
#[cfg(feature = "ssr")]
pub use imports::{get_rows_to_mend, post_import, post_imports};
#[cfg(feature = "ssr")]
pub(crate) use invitation::Invitation;
#[cfg(feature = "ssr")]
pub use invitation::post_invitation;
#[cfg(feature = "ssr")]
pub(crate) use legal::{Accessibility, Privacy};
#[cfg(feature = "ssr")]
pub use log_in::post_log_in;
#[cfg(feature = "ssr")]
pub(crate) use network::{Agreements, Member, Network, NewMember};
#[cfg(feature = "ssr")]
pub use network::{post_agreement, post_member, post_new_member};
#[cfg(feature = "ssr")]
pub(crate) use new_demand::NewDemand;
pub(crate) use occupation::Occupation;
pub(crate) use occupations::Occupations;
#[cfg(feature = "ssr")]
pub use occupations::shown_occupations;
#[cfg(feature = "ssr")]
pub(crate) use places::{NewPlace, PlacePage, Places};
#[cfg(feature = "ssr")]
pub use places::{post_new_place, post_place};
#[cfg(feature = "ssr")]
pub(crate) use preferences::PreferencesForOthers;
pub(crate) use profile::Profile;
pub(crate) use profile_page::ProfilePage;
#[cfg(feature = "ssr")]
pub(crate) use releases::{OwnDossier, Releases, StudentDossier, StudentReleases};
#[cfg(feature = "ssr")]
pub use releases::{post_releases, post_student_releases};
#[cfg(feature = "ssr")]
pub(crate) use rule::Rule;
#[cfg(feature = "ssr")]
pub use rule_submission::post_rule;
#[cfg(feature = "ssr")]
pub(crate) use rules::Rules;
#[cfg(feature = "ssr")]
pub(crate) use school::{Class, Classes, NewClass, NewStudent, Promote, Student};
#[cfg(feature = "ssr")]
pub use school::{post_class, post_new_class, post_new_student, post_promotion, post_student};
#[cfg(feature = "ssr")]
pub use submission::post_demand;
#[cfg(feature = "ssr")]
pub(crate) use tutors::{NewTutor, TutorPage, Tutors};
#[cfg(feature = "ssr")]
pub use tutors::{post_new_tutor, post_tutor};
#[cfg(feature = "ssr")]
pub(crate) use withdraw_demand::WithdrawDemand;
