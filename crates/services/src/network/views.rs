//! What pages of the polo show.

use domain::calendar::Date;
use domain::demand::OwnDemand;
use domain::network::{Agreement, Composition, Entry, Membership, Standing};
use domain::organisation::{Contact, Organisation, OrganisationKind, SchoolClass};

/// The polo and its members.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkView {
    /// What the filter shows: the lead, founders, members, the others; by name within.
    pub entries: Vec<Entry>,
    /// How many organisations there are, whatever the filter shows.
    pub known: u32,
    /// Today's members by kind.
    pub counts: Vec<KindCount>,
    /// Whether today's members are what the law asks of a polo.
    pub composition: Composition,
    /// The agreement that holds today; else the next, else the last.
    pub agreement: Option<Agreement>,
    /// Where organisations are, by name.
    pub municipalities: Vec<String>,
    /// Whether the reader looks after the polo.
    pub may_change: bool,
    /// Today.
    pub today: Date,
}

/// How many members of a kind there are today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// Of which kind.
    pub kind: OrganisationKind,
    /// How many.
    pub members: u32,
}

/// What a reader may change of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Nothing.
    Nothing,
    /// How it is reached.
    Contact,
    /// Everything, its part in the polo included.
    Whole,
}

/// An organisation, as its reader may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganisationView {
    /// As everybody may see it.
    pub organisation: Organisation,
    /// How often it was written.
    pub version: u64,
    /// The ministry's code.
    pub school_code: Option<String>,
    /// Partita IVA.
    pub vat_number: Option<String>,
    /// ATECO.
    pub ateco: Option<String>,
    /// The seat's ISTAT code.
    pub istat_code: String,
    /// How it is reached, as far as the reader may know.
    pub contact: Contact,
    /// Whether the reader may know e-mail and telephone.
    pub may_read_contacts: bool,
    /// Where it stands today.
    pub standing: Standing,
    /// Its part in the polo through time, the newest first.
    pub memberships: Vec<Membership>,
    /// What a company asks and what is not over, newest first, on the boards that the reader may open.
    pub demands: Vec<OwnDemand>,
    /// The classes of a school, the newest year first.
    pub classes: Vec<ClassLine>,
    /// What the reader may change.
    pub edit: Edit,
    /// For the form: ISTAT codes and names; empty where the reader may not change the seat.
    pub municipalities: Vec<(String, String)>,
    /// Today.
    pub today: Date,
}

/// A class and how many students it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLine {
    /// Which class.
    pub class: SchoolClass,
    /// How many.
    pub students: u32,
}

/// The agreements of the polo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementsView {
    /// By first day.
    pub agreements: Vec<Agreement>,
    /// Whether the reader looks after them.
    pub may_change: bool,
    /// Today.
    pub today: Date,
}
