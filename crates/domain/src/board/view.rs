//! What the server sends of a board to one reader, and the lines of its history.

use super::{BoardState, Facts, Seen};
use crate::calendar::{Date, Period, Timestamp};
use crate::catalogue::CompetenceLabel;
use crate::demand::DemandCard;
use crate::id::{BoardId, OrganisationId, PersonId};
use crate::place::DistanceBand;
use crate::policy::Actor;
use crate::release::ReleasedContact;
use crate::student::SeenStudent;
use serde::{Deserialize, Serialize};

/// A board in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardSummary {
    /// Which one.
    pub id: BoardId,
    /// Its title.
    pub title: String,
    /// The school that owns it.
    pub school: OrganisationId,
    /// That school's name.
    pub school_name: String,
    /// The round's period.
    pub period: Period,
    /// Students whom the reader sees.
    pub students: u32,
    /// Of these, with a seat.
    pub placed: u32,
    /// Seats of the demands that the reader sees.
    pub seats: u32,
    /// Of these, taken.
    pub taken: u32,
    /// Demands that the reader sees.
    pub demands: u32,
    /// Placements whose next step is the reader's: a company's yes, or the signature of the school that
    /// owns the board.
    pub waiting: u32,
    /// Students who came into the board's classes or left them since, for whoever may settle it.
    pub unsettled: u32,
}

/// The boards in which a student takes part, one of them open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnBoards {
    /// All of them, by period and title.
    pub boards: Vec<BoardSummary>,
    /// The one that was asked for, else the first; `None` where there is none.
    pub view: Option<BoardView>,
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The actor.
    pub actor: Actor,
    /// Whether the actor may change this board.
    pub may_change: bool,
}

/// A person's name on the history: people who act, never students.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLabel {
    /// Which person.
    pub id: PersonId,
    /// How to call them.
    pub name: String,
}

/// A board as one reader may see it, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoardView {
    /// Title, school, period.
    pub summary: BoardSummary,
    /// Who reads.
    pub viewer: Viewer,
    /// The fold, as far as the reader may see it.
    pub state: BoardState,
    /// Facts; of students only for those who may change the board.
    pub facts: Facts,
    /// Students with their distance band to nowhere in particular: see [`BoardStudent`].
    pub students: Vec<BoardStudent>,
    /// Demands.
    pub demands: Vec<DemandCard>,
    /// Labels of every competence that occurs.
    pub competences: Vec<CompetenceLabel>,
    /// People who may stand in the history.
    pub people: Vec<PersonLabel>,
}

/// A student on a board, as one reader may see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardStudent {
    /// With or without the name.
    pub seen: SeenStudent,
    /// For a company: how far from its place.
    pub distance: Option<DistanceBand>,
    /// The school's tutor, where the reader may know who that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tutor: Option<String>,
    /// For a company: why it reads the name, and what else was released to it.
    pub release: Option<ReleasedPart>,
}

/// What a company may read of a student beside the card, because somebody has asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedPart {
    /// The last day.
    pub until: Date,
    /// Whether a parent or guardian has asked; else it was the student.
    pub by_family: bool,
    /// E-mail, telephone and what the student says of themself: empty where it was not released.
    pub contact: ReleasedContact,
}

/// A line of the history: an event, or the events of one step that moved several students or of
/// one student's new order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// What the reader sees of the event, of several the last.
    pub seen: Seen,
    /// The version of the first event: older lines are before it.
    pub first: u64,
    /// How many students it concerns.
    pub students: u32,
    /// When.
    pub at: Timestamp,
    /// Who, where it may be known.
    pub actor_name: Option<String>,
}
