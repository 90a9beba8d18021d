//! Who may do what with which thing: one function, deny by default.
//!
//! What an actor may not see is answered as if it did not exist (`Denied::Hidden`); what an actor
//! sees but may not change is answered openly (`Denied::Forbidden`).

use crate::calendar::Date;
use crate::error::ApiError;
use crate::id::{BoardId, OrganisationId, PersonId, StudentId};
use crate::release::{Recipient, Release, ReleaseField};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What somebody is in the polo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// In charge of the internships of a school.
    Teacher {
        /// Which school.
        school: OrganisationId,
    },
    /// A student.
    Student {
        /// Which student.
        student: StudentId,
        /// Of which school.
        school: OrganisationId,
    },
    /// Speaks for a company.
    Company {
        /// Which company.
        company: OrganisationId,
    },
    /// Answers for the whole polo.
    Coordinator,
}

impl Role {
    /// Whether a password alone is not enough: for whoever changes what others are in the polo, and
    /// what all of it goes by.
    #[must_use]
    pub fn needs_second_step(self) -> bool {
        matches!(self, Self::Coordinator)
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Nobody known: a visitor.
    Anonymous,
    /// Whoever runs the program on its own machine, with its database in hand. No request is ever
    /// this, nor is it ever read from one.
    #[serde(skip)]
    Operator,
    /// A person in a role.
    Person {
        /// Which person.
        person: PersonId,
        /// In which role.
        role: Role,
    },
}

impl Actor {
    /// The person, where there is one.
    #[must_use]
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Anonymous | Self::Operator => None,
            Self::Person { person, .. } => Some(person),
        }
    }

    /// The role, where there is one.
    #[must_use]
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Anonymous | Self::Operator => None,
            Self::Person { role, .. } => Some(role),
        }
    }
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Explore occupations, competences and open requests.
    ReadCatalogue,
    /// See a board, each within what they may see of it.
    ReadBoard,
    /// Place, move, lock, undo on a board.
    ChangeBoard,
    /// See the history of a board with who did what.
    ReadHistory,
    /// Give seats of a demand to a board.
    AllotSeats,
    /// Read students' names.
    ReadNames,
    /// State or change a demand of a company.
    WriteDemand,
    /// Put places in one's own order.
    Prefer,
    /// Say what a company thinks of a candidate.
    Assess,
    /// Say yes to a placement that the school has confirmed.
    AcceptPlacement,
    /// Read the book of rules: thresholds, days, sources.
    ReadRules,
    /// Read who changed the book of rules, and how.
    ReadRuleLog,
    /// Confirm, correct, follow up and take back thresholds.
    ChangeRules,
    /// Begin a placement round of a school.
    SetUpBoard,
    /// Take in the rows of somebody's file, see what came of it, and take that back.
    Import,
    /// See who belongs to the polo and as what, its agreement, and what each organisation asks or
    /// teaches.
    ReadNetwork,
    /// Read e-mail and telephone of organisations.
    ReadContacts,
    /// Add organisations, say who belongs to the polo and as what, write its agreement.
    ChangeNetwork,
    /// Change how an organisation is reached.
    ChangeOrganisation,
    /// Say who may come in, and as what.
    ManageAccounts,
    /// See the classes of a school with how many students each has, nobody by name.
    ReadClasses,
    /// Read and write what a school keeps of its classes and students.
    KeepStudents,
    /// Read and write what students need to be well placed.
    KeepAccommodations,
    /// Propose a competence that the catalogue lacks, and see what became of it.
    ProposeCompetence,
    /// Take concepts into the catalogue, write what the polo says of them, decide on proposals.
    KeepCatalogue,
    /// Read who came in, and what was done with accounts.
    ReadAudit,
    /// See who follows students: of an organisation all of them, of a placement its two.
    ReadTutors,
    /// Say who follows students of a school or in a company, how many at once, and until when.
    KeepTutors,
    /// See which companies may read a student's name, until when and on whose request.
    ReadReleases,
    /// Let a company read a student's name, and take that back.
    KeepReleases,
    /// Read all that is held of a student, and who has read it.
    ReadDossier,
    /// Ask the school to correct what it holds of oneself.
    AskCorrection,
    /// See the municipalities of the polo, what is asked there, and how long the ways between them take.
    ReadPlaces,
    /// Add, correct and remove municipalities and the times of ways.
    KeepPlaces,
}

impl Action {
    /// Every action, for tables that must be complete.
    pub const ALL: [Self; 34] = [
        Self::ReadCatalogue,
        Self::ReadBoard,
        Self::ChangeBoard,
        Self::ReadHistory,
        Self::AllotSeats,
        Self::ReadNames,
        Self::WriteDemand,
        Self::Prefer,
        Self::Assess,
        Self::AcceptPlacement,
        Self::ReadRules,
        Self::ReadRuleLog,
        Self::ChangeRules,
        Self::SetUpBoard,
        Self::Import,
        Self::ReadNetwork,
        Self::ReadContacts,
        Self::ChangeNetwork,
        Self::ChangeOrganisation,
        Self::ManageAccounts,
        Self::ReadClasses,
        Self::KeepStudents,
        Self::KeepAccommodations,
        Self::ProposeCompetence,
        Self::KeepCatalogue,
        Self::ReadAudit,
        Self::ReadTutors,
        Self::KeepTutors,
        Self::ReadReleases,
        Self::KeepReleases,
        Self::ReadDossier,
        Self::AskCorrection,
        Self::ReadPlaces,
        Self::KeepPlaces,
    ];
}

/// On what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource<'a> {
    /// What the polo shows to everybody.
    Public,
    /// The book of rules of the polo.
    Rulebook,
    /// What all members share: companies, what they ask, places and the ways between them, the
    /// agreement and who belongs to it.
    Polo,
    /// A board.
    Board(BoardSubject<'a>),
    /// A school with its students.
    School(OrganisationId),
    /// A company with its demands.
    Company(OrganisationId),
    /// One student.
    Student {
        /// Which one.
        student: StudentId,
        /// Of which school.
        school: OrganisationId,
    },
    /// The order in which a student would like the places of a board.
    Preferences {
        /// On which board.
        board: BoardSubject<'a>,
        /// Whose.
        student: StudentId,
    },
    /// What a company thinks of the candidates for a demand that stands on a board.
    Candidates {
        /// On which board.
        board: BoardSubject<'a>,
        /// The company whose demand it is.
        company: OrganisationId,
    },
    /// The placement of a student in a company.
    Placement {
        /// The school of the student.
        school: OrganisationId,
        /// The school that owns the board.
        owner: OrganisationId,
        /// The company.
        company: OrganisationId,
    },
    /// The name of a student whose family has asked that a company may read it.
    Released(ReleaseSubject<'a>),
}

/// What the policy needs to know of a release, as it stands at this very reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseSubject<'a> {
    /// The release.
    pub release: &'a Release,
    /// The boards on which the reading company has places.
    pub boards: &'a BTreeSet<BoardId>,
    /// The day of the reading.
    pub day: Date,
}

/// What the policy needs to know of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardSubject<'a> {
    /// The school that owns it.
    pub owner: OrganisationId,
    /// The schools whose classes take part.
    pub schools: &'a [OrganisationId],
    /// The companies whose demands stand on it.
    pub companies: &'a [OrganisationId],
    /// The students who take part.
    pub students: &'a [StudentId],
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The actor may not even know that it exists.
    #[error("hidden")]
    Hidden,
    /// The actor sees it and may not do this.
    #[error("forbidden")]
    Forbidden,
}

impl From<Denied> for ApiError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Hidden => Self::NotFound,
            Denied::Forbidden => Self::Forbidden,
        }
    }
}

/// The proof that [`authorize`] said yes. It can be made nowhere else.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Permit {
    action: Action,
    names: Option<NameScope>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameScope {
    School(OrganisationId),
    Student(StudentId),
}

/// The proof that somebody may read names, and of whom.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct NamePermit(NameScope);

impl Permit {
    /// What was permitted.
    pub fn action(&self) -> Action {
        self.action
    }

    /// Turns the permission to read names into the proof that names need.
    #[must_use]
    pub fn names(self) -> Option<NamePermit> {
        self.names.map(NamePermit)
    }
}

impl NamePermit {
    /// Whether it covers this student of this school.
    #[must_use]
    pub fn covers(&self, school: OrganisationId, student: StudentId) -> bool {
        match self.0 {
            NameScope::School(permitted) => permitted == school,
            NameScope::Student(permitted) => permitted == student,
        }
    }
}

/// May `actor` do `action` with `resource`?
///
/// # Errors
/// [`Denied`], which says whether the thing may be known to exist.
pub fn authorize(actor: &Actor, action: Action, resource: &Resource<'_>) -> Result<Permit, Denied> {
    let allowed = Ok(Permit { action, names: None });
    if matches!((action, resource), (Action::ReadCatalogue, Resource::Public)) {
        return allowed;
    }
    let role = match actor {
        Actor::Anonymous => return Err(Denied::Hidden),
        // Only what the command line offers; everything else is done by people, and signed.
        Actor::Operator => {
            return match (action, resource) {
                (Action::Import, Resource::Polo | Resource::School(_)) | (Action::ManageAccounts, Resource::Polo) => allowed,
                (Action::ReadNames, Resource::School(school)) => Ok(Permit { action, names: Some(NameScope::School(*school)) }),
                _ => Err(Denied::Hidden),
            };
        }
        Actor::Person { role, .. } => role,
    };
    match (action, resource) {
        (Action::ReadBoard, Resource::Board(board)) if sees_board(*role, board) => allowed,
        (Action::ReadHistory, Resource::Board(board)) if sees_board(*role, board) => match role {
            Role::Teacher { .. } | Role::Coordinator => allowed,
            Role::Student { .. } | Role::Company { .. } => Err(Denied::Forbidden),
        },
        (Action::ChangeBoard | Action::AllotSeats, Resource::Board(board)) if sees_board(*role, board) => match role {
            Role::Teacher { school } if *school == board.owner => allowed,
            _ => Err(Denied::Forbidden),
        },
        // Schools see an order and what companies think, and leave both to those who say it.
        (Action::Prefer, Resource::Preferences { board, student }) if sees_board(*role, board) => match role {
            Role::Student { student: own, .. } if own == student => allowed,
            Role::Teacher { .. } | Role::Coordinator => Err(Denied::Forbidden),
            Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        (Action::Assess | Action::AcceptPlacement, Resource::Candidates { board, company }) if sees_board(*role, board) => match role {
            Role::Company { company: own } if own == company => allowed,
            Role::Teacher { .. } | Role::Coordinator => Err(Denied::Forbidden),
            Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        // The law is public, and whoever a rule refuses may look it up. What this polo has still to
        // check is not for visitors; who checked what is for the staff.
        (Action::ReadRules, Resource::Rulebook) => allowed,
        (Action::ReadRuleLog, Resource::Rulebook) => match role {
            Role::Teacher { .. } | Role::Coordinator => allowed,
            Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        (Action::ChangeRules, Resource::Rulebook) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Forbidden),
        },
        (Action::SetUpBoard, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            _ => Err(Denied::Hidden),
        },
        // Schools and the coordinator keep the polo's lists; of students only their own school does.
        (Action::Import, Resource::Polo) => match role {
            Role::Teacher { .. } | Role::Coordinator => allowed,
            Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        (Action::Import, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            _ => Err(Denied::Hidden),
        },
        // Members know of each other; students learn where people work, not how to call them.
        (Action::ReadNetwork | Action::ReadPlaces, Resource::Polo) => allowed,
        (Action::ReadContacts, Resource::Polo) => match role {
            Role::Teacher { .. } | Role::Company { .. } | Role::Coordinator => allowed,
            Role::Student { .. } => Err(Denied::Hidden),
        },
        (Action::ChangeNetwork | Action::KeepPlaces, Resource::Polo) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Forbidden),
        },
        // Everybody says how they are reached; of an ITS or a training body, the coordinator does.
        (Action::ChangeOrganisation, Resource::School(own) | Resource::Company(own)) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { school: of } | Role::Company { company: of } if of == own => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Forbidden),
        },
        (Action::ChangeOrganisation, Resource::Polo) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Forbidden),
        },
        // Of a school's students the coordinator learns how many there are, and leaves the rest to the
        // school.
        (Action::ReadClasses, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            Role::Coordinator => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::KeepStudents, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            Role::Coordinator => Err(Denied::Forbidden),
            _ => Err(Denied::Hidden),
        },
        // Nobody else learns that there is anything to know.
        (Action::KeepAccommodations, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            _ => Err(Denied::Hidden),
        },
        // Students and their own school see and decide who may read a name. Companies learn what was
        // released to them, the coordinator how much was.
        (Action::ReadReleases | Action::KeepReleases | Action::ReadDossier, Resource::Student { student, school }) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            Role::Student { student: own, .. } if own == student => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::AskCorrection, Resource::Student { student, .. }) => match role {
            Role::Student { student: own, .. } if own == student => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::ReadReleases, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::ReadReleases, Resource::Company(company)) => match role {
            Role::Company { company: own } if own == company => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::ReadReleases, Resource::Polo) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        // What is proposed is between a company and the coordinator.
        (Action::KeepCatalogue | Action::ReadAudit, Resource::Polo) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { .. } | Role::Student { .. } | Role::Company { .. } => Err(Denied::Hidden),
        },
        // Tutors are adults at work, but not everybody's: their own people and the coordinator know them,
        // and of one placement the two sides know each other's.
        (Action::ReadTutors, Resource::School(own) | Resource::Company(own)) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { school: of } | Role::Company { company: of } if of == own => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::ReadTutors, Resource::Placement { school, owner, company }) => match role {
            Role::Coordinator => allowed,
            Role::Teacher { school: of } if of == school || of == owner => allowed,
            Role::Company { company: of } if of == company => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::KeepTutors, Resource::School(own) | Resource::Company(own)) => match role {
            Role::Teacher { school: of } | Role::Company { company: of } if of == own => allowed,
            Role::Coordinator => Err(Denied::Forbidden),
            _ => Err(Denied::Hidden),
        },
        (Action::AllotSeats | Action::WriteDemand | Action::ProposeCompetence, Resource::Company(company)) => match role {
            Role::Company { company: own } if own == company => allowed,
            _ => Err(Denied::Hidden),
        },
        (Action::ReadNames, Resource::School(school)) => match role {
            Role::Teacher { school: own } if own == school => Ok(Permit { action, names: Some(NameScope::School(*school)) }),
            _ => Err(Denied::Hidden),
        },
        (Action::ReadNames, Resource::Student { student, school }) => match role {
            Role::Teacher { school: own } if own == school => Ok(Permit { action, names: Some(NameScope::Student(*student)) }),
            Role::Student { student: own, .. } if own == student => Ok(Permit { action, names: Some(NameScope::Student(*student)) }),
            _ => Err(Denied::Hidden),
        },
        // The one way in which a company comes to a name: Codice privacy, art. 96.
        (Action::ReadNames, Resource::Released(ReleaseSubject { release, boards, day })) => match role {
            Role::Company { company } if release.covers(Recipient { company: *company, boards }, ReleaseField::Name, *day) => {
                Ok(Permit { action, names: Some(NameScope::Student(release.student)) })
            }
            _ => Err(Denied::Hidden),
        },
        _ => Err(Denied::Hidden),
    }
}

fn sees_board(role: Role, board: &BoardSubject<'_>) -> bool {
    match role {
        Role::Teacher { school } => school == board.owner || board.schools.contains(&school),
        Role::Student { student, .. } => board.students.contains(&student),
        Role::Company { company } => board.companies.contains(&company),
        Role::Coordinator => true,
    }
}
