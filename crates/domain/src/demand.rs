//! What a company asks: placements in a period and forecasts of people needed. How it is typed,
//! how it stands and what may become of it are in files of their own.

mod change;
mod form;
mod state;

pub use change::{DemandDeed, Given, MAX_REASON, WithdrawalForm};
pub use form::{AllotmentField, AskedField, DemandForm};
pub use state::{DemandState, REMIND_AFTER_DAYS};

use crate::calendar::{DailyHours, Date, Period};
use crate::competence::AskedCompetence;
use crate::id::{BoardId, DemandId, OccupationId, OrganisationId};
use serde::{Deserialize, Serialize};

/// The most positions that one demand may ask.
pub const MAX_POSITIONS: u16 = 200;
/// The most competences that one demand may ask.
pub const MAX_COMPETENCES: usize = 15;
/// The longest title, in characters.
pub const MAX_TITLE: usize = 80;
/// The longest free text (tasks, conditions), in characters.
pub const MAX_TEXT: usize = 600;

/// How dangerous a workplace is, by the host's risk assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Rischio basso.
    Low,
    /// Rischio medio.
    Medium,
    /// Rischio alto.
    High,
}

impl Risk {
    /// Every risk, the lowest first, with its name in the database and in forms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Low, "low"), (Self::Medium, "medium"), (Self::High, "high")];

    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The risk of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(risk, _)| *risk)
    }
}

/// When and how a placement takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementTerms {
    /// First and last day.
    pub period: Period,
    /// Hours a week.
    pub weekly_hours: u16,
    /// Hours of the day.
    pub daily: DailyHours,
}

impl PlacementTerms {
    /// Hours of the whole placement: weekly hours times its weeks, of which a begun one counts.
    #[must_use]
    pub fn total_hours(&self) -> i64 {
        i64::from(self.weekly_hours) * ((self.period.days() + 6) / 7)
    }
}

/// What kind of demand it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandKind {
    /// Positions in a period ("posto").
    Placement(PlacementTerms),
    /// People needed ahead ("fabbisogno").
    Forecast {
        /// The year by which they are needed.
        by_year: i32,
        /// How sure the company is of it. What was written before anybody was asked is likely, and
        /// is left out, so that a record of before keeps its fingerprint.
        #[serde(default, skip_serializing_if = "Confidence::is_likely")]
        confidence: Confidence,
    },
}

/// How sure a company is of a forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Decided already.
    Sure,
    /// Expected.
    #[default]
    Likely,
    /// Thought of.
    Possible,
}

impl Confidence {
    /// Each, the surest first, with its name in the database and in forms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Sure, "sure"), (Self::Likely, "likely"), (Self::Possible, "possible")];

    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The one of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(confidence, _)| *confidence)
    }

    fn is_likely(&self) -> bool {
        *self == Self::Likely
    }
}

/// What the rules need to know of a demand. It holds no free text, so every reader may have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandFacts {
    /// Placement or forecast.
    pub kind: DemandKind,
    /// The workplace's risk.
    pub risk: Risk,
    /// Whether the host's risk assessment marks the *task* as high risk.
    pub high_risk_task: bool,
    /// The youngest that the company takes.
    pub min_age: Option<u8>,
    /// What it asks.
    pub asked: Vec<AskedCompetence>,
}

impl DemandFacts {
    /// Whether two demands differ at most in the competences that they ask: then the rules, which
    /// look at the rest, say the same of both.
    #[must_use]
    pub fn has_the_terms_of(&self, other: &Self) -> bool {
        let Self { kind, risk, high_risk_task, min_age, asked: _ } = self;
        (kind, risk, high_risk_task, min_age) == (&other.kind, &other.risk, &other.high_risk_task, &other.min_age)
    }
}

/// A demand as a card on a board or in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandCard {
    /// Which one.
    pub id: DemandId,
    /// The company's id.
    pub company: OrganisationId,
    /// The company's name.
    pub company_name: String,
    /// The company's words.
    pub title: String,
    /// The occupation that it looks for, in the reader's language.
    pub occupation: String,
    /// Where the work is.
    pub municipality: String,
    /// Kilometres from the board's school, as the crow flies.
    pub kilometres: Option<u16>,
    /// What is to be done, in the company's words.
    pub tasks: String,
    /// Conditions, in the company's words.
    pub conditions: String,
    /// All positions of the demand, on whatever board.
    pub positions: u16,
    /// On a board: the company's tutor, where the reader may know who that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tutor: Option<String>,
    /// The facts.
    pub facts: DemandFacts,
}

/// A demand that was checked and may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDemand {
    /// Whose.
    pub company: OrganisationId,
    /// In the company's words.
    pub title: String,
    /// What it looks for.
    pub occupation: OccupationId,
    /// How many.
    pub positions: u16,
    /// Where: ISTAT code.
    pub municipality: String,
    /// What is to be done.
    pub tasks: String,
    /// Conditions.
    pub conditions: String,
    /// The facts.
    pub facts: DemandFacts,
    /// On which boards it stands, with how many seats.
    pub allotments: Vec<(BoardId, u16)>,
}

/// What the company's form offers to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandOptions {
    /// The company that asks.
    pub company_name: String,
    /// ISTAT code and name of each municipality; the company's own first.
    pub municipalities: Vec<(String, String)>,
    /// Occupations with what they usually need, for suggestions.
    pub occupations: Vec<crate::catalogue::OccupationSummary>,
    /// Competences.
    pub competences: Vec<crate::catalogue::CompetenceLabel>,
    /// Id and name of the company's tutors who follow somebody new, by name.
    pub tutors: Vec<(String, String)>,
    /// Boards that take demands.
    pub boards: Vec<BoardOption>,
    /// The day of the server, which the browser's clock may miss.
    pub today: Option<Date>,
}

/// A board to which a company may give seats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardOption {
    /// Which one.
    pub id: BoardId,
    /// Its title.
    pub title: String,
    /// The school that owns it.
    pub school_name: String,
    /// When.
    pub period: Period,
    /// How many students take part.
    pub students: u32,
}

/// A company's own demand in its list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDemand {
    /// The card.
    pub card: DemandCard,
    /// How it stands today.
    pub state: DemandState,
    /// How often it was written.
    pub version: u64,
    /// Why it is withdrawn; empty where it is not.
    pub reason: String,
    /// Boards on which it stands: id, title, school, seats, taken.
    pub boards: Vec<OwnAllotment>,
}

/// Where a company's demand stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAllotment {
    /// Which board.
    pub board: BoardId,
    /// Its title.
    pub title: String,
    /// The school that owns it.
    pub school_name: String,
    /// Seats given to it.
    pub seats: u16,
    /// Of these, taken.
    pub taken: u16,
    /// Of these, confirmed by the school: they wait for the company's yes.
    pub waiting: u16,
}
