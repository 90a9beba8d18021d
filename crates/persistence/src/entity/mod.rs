//! The tables as SeaORM sees them, one file each, columns only. Nothing outside of this crate sees
//! them: repositories turn rows into the domain's types and back.

#![expect(unreachable_pub, reason = "SeaORM's derives ask for public items; the whole module is private to this crate")]

pub mod accommodation;
pub mod account;
pub mod agreement;
pub mod assessment;
pub mod audit_event;
pub mod board;
pub mod board_class;
pub mod board_demand;
pub mod board_event;
pub mod board_student;
pub mod catalogue_revision;
pub mod command_result;
pub mod competence;
pub mod competence_broader;
pub mod competence_proposal;
pub mod concept;
pub mod concept_label;
pub mod concept_link;
pub mod demand;
pub mod demand_competence;
pub mod demand_draft;
pub mod demand_event;
pub mod demand_withdrawal;
pub mod demonstration;
pub mod import;
pub mod import_change;
pub mod import_file;
pub mod import_memory;
pub mod import_name;
pub mod invitation;
pub mod log_in_link;
pub mod mail;
pub mod membership;
pub mod municipality;
pub mod network_revision;
pub mod occupation;
pub mod occupation_competence;
pub mod organisation;
pub mod past_placement;
pub mod person;
pub mod placement;
pub mod preference;
pub mod recovery_code;
pub mod regulation;
pub mod regulation_event;
pub mod regulation_revision;
pub mod school_class;
pub mod second_step;
pub mod session;
pub mod student;
pub mod student_competence;
pub mod student_identity;
pub mod travel_time;
