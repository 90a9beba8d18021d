//! What a company asks: placements in a period and forecasts of people needed.

use crate::calendar::{ClockTime, DailyHours, Date, Period};
use crate::competence::{AskedCompetence, Level, Weight};
use crate::error::FieldError;
use crate::field::{day, number, required_text};
use crate::id::{BoardId, CompetenceId, DemandId, OccupationId, OrganisationId};
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
    },
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

/// One line of the form's competences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedField {
    /// The competence's id; empty lines are ignored.
    #[serde(default)]
    pub competence: String,
    /// A number from 1 to 4.
    #[serde(default)]
    pub level: String,
    /// A number from 1 to 3.
    #[serde(default)]
    pub weight: String,
    /// "on" when ticked.
    #[serde(default)]
    pub mandatory: String,
}

/// One line of the form's boards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllotmentField {
    /// The board's id.
    #[serde(default)]
    pub board: String,
    /// Seats for it; empty or 0 for none.
    #[serde(default)]
    pub seats: String,
}

/// The form as it was filled in: texts, nothing believed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DemandForm {
    /// `placement` or `forecast`.
    pub kind: String,
    /// In the company's words.
    pub title: String,
    /// An occupation's id.
    pub occupation: String,
    /// A number.
    pub positions: String,
    /// A day.
    pub from: String,
    /// A day.
    pub to: String,
    /// A number.
    pub weekly_hours: String,
    /// A time.
    pub starts_at: String,
    /// A time.
    pub ends_at: String,
    /// An ISTAT code.
    pub municipality: String,
    /// `low`, `medium` or `high`.
    pub risk: String,
    /// "on" when ticked.
    pub high_risk_task: String,
    /// A number or empty.
    pub min_age: String,
    /// Free text.
    pub tasks: String,
    /// Free text.
    pub conditions: String,
    /// A year, for forecasts.
    pub by_year: String,
    /// Competences.
    pub asked: Vec<AskedField>,
    /// Boards.
    pub allotments: Vec<AllotmentField>,
    /// Competences that the catalogue lacks.
    pub proposed: Vec<crate::concept::ProposedField>,
}

impl DemandForm {
    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// All the problems at once, each with the field's name as in the form.
    pub fn parse(&self, company: OrganisationId, today: Date) -> Result<NewDemand, Vec<FieldError>> {
        let mut problems = Vec::new();
        let title = required_text(&mut problems, "title", &self.title, MAX_TITLE);
        let tasks = text(&mut problems, "tasks", &self.tasks);
        let conditions = text(&mut problems, "conditions", &self.conditions);
        let positions = number(&mut problems, "positions", &self.positions, 1, MAX_POSITIONS);
        let occupation: Option<OccupationId> = self.occupation.parse().ok();
        if occupation.is_none() {
            problems.push(FieldError::new("occupation", "field-choose"));
        }
        if self.municipality.trim().is_empty() {
            problems.push(FieldError::new("municipality", "field-choose"));
        }
        let risk = match self.risk.as_str() {
            "low" => Some(Risk::Low),
            "medium" => Some(Risk::Medium),
            "high" => Some(Risk::High),
            _ => {
                problems.push(FieldError::new("risk", "field-choose"));
                None
            }
        };
        let min_age = match self.min_age.trim() {
            "" => None,
            age => number(&mut problems, "min_age", age, 14, 30).and_then(|age| u8::try_from(age).ok()),
        };
        let kind = self.parse_kind(&mut problems, today);
        let asked = self.parse_asked(&mut problems);
        let allotments = self.parse_allotments(&mut problems, positions, kind);
        match (title, positions, occupation, risk, kind) {
            (Some(title), Some(positions), Some(occupation), Some(risk), Some(kind)) if problems.is_empty() => Ok(NewDemand {
                company,
                title,
                occupation,
                positions,
                municipality: self.municipality.trim().to_owned(),
                tasks,
                conditions,
                facts: DemandFacts { kind, risk, high_risk_task: !self.high_risk_task.is_empty(), min_age, asked },
                allotments,
            }),
            _ => Err(problems),
        }
    }

    /// The competences that are filled in soundly so far: enough to look who would fit.
    #[must_use]
    pub fn asked_so_far(&self) -> Vec<AskedCompetence> {
        let mut asked = self.parse_asked(&mut Vec::new());
        asked.truncate(MAX_COMPETENCES);
        asked
    }

    fn parse_kind(&self, problems: &mut Vec<FieldError>, today: Date) -> Option<DemandKind> {
        match self.kind.as_str() {
            "placement" => {
                let from = day(problems, "from", &self.from);
                let to = day(problems, "to", &self.to);
                let weekly_hours = number(problems, "weekly_hours", &self.weekly_hours, 1, 60);
                let starts_at = clock(problems, "starts_at", &self.starts_at);
                let ends_at = clock(problems, "ends_at", &self.ends_at);
                let (from, to) = (from?, to?);
                let Some(period) = Period::new(from, to) else {
                    problems.push(FieldError::new("to", "field-ends-before"));
                    return None;
                };
                if to < today {
                    problems.push(FieldError::new("to", "field-past"));
                }
                if period.days() > 366 {
                    problems.push(FieldError::new("to", "field-too-long-period"));
                }
                Some(DemandKind::Placement(PlacementTerms {
                    period,
                    weekly_hours: weekly_hours?,
                    daily: DailyHours { from: starts_at?, to: ends_at? },
                }))
            }
            "forecast" => {
                let first = u16::try_from(today.year()).unwrap_or(0);
                let by_year = number(problems, "by_year", &self.by_year, first, first + 10)?;
                Some(DemandKind::Forecast { by_year: i32::from(by_year) })
            }
            _ => {
                problems.push(FieldError::new("kind", "field-choose"));
                None
            }
        }
    }

    fn parse_asked(&self, problems: &mut Vec<FieldError>) -> Vec<AskedCompetence> {
        let mut asked: Vec<AskedCompetence> = Vec::new();
        for (row, field) in self.asked.iter().enumerate().filter(|(_, field)| !field.competence.trim().is_empty()) {
            let name = |part: &str| format!("asked[{row}][{part}]");
            let Ok(competence) = field.competence.parse::<CompetenceId>() else {
                problems.push(FieldError::new(name("competence"), "field-choose"));
                continue;
            };
            if asked.iter().any(|earlier| earlier.competence == competence) {
                problems.push(FieldError::new(name("competence"), "field-twice"));
                continue;
            }
            let level = field.level.parse().ok().and_then(|number: u8| Level::try_from(number).ok()).filter(|level| *level != Level::None);
            let weight = field.weight.parse().ok().and_then(|number: u8| Weight::try_from(number).ok());
            match (level, weight) {
                (Some(level), Some(weight)) => {
                    asked.push(AskedCompetence { competence, level, weight, mandatory: !field.mandatory.is_empty() });
                }
                (None, _) => problems.push(FieldError::new(name("level"), "field-choose")),
                (_, None) => problems.push(FieldError::new(name("weight"), "field-choose")),
            }
        }
        if asked.is_empty() && !problems.iter().any(|problem| problem.field.starts_with("asked")) {
            problems.push(FieldError::new("asked", "field-one-competence"));
        }
        if asked.len() > MAX_COMPETENCES {
            problems.push(FieldError::new("asked", "field-too-many").with("most", MAX_COMPETENCES.to_string()));
        }
        asked
    }

    fn parse_allotments(&self, problems: &mut Vec<FieldError>, positions: Option<u16>, kind: Option<DemandKind>) -> Vec<(BoardId, u16)> {
        let mut allotments = Vec::new();
        for (row, field) in self.allotments.iter().enumerate() {
            let name = format!("allotments[{row}][seats]");
            let seats = match field.seats.trim() {
                "" => 0,
                seats => number(problems, &name, seats, 0, MAX_POSITIONS).unwrap_or(0),
            };
            if seats == 0 {
                continue;
            }
            match field.board.parse() {
                Ok(board) => allotments.push((board, seats)),
                Err(_) => problems.push(FieldError::new(name, "field-choose")),
            }
        }
        let total: u32 = allotments.iter().map(|(_, seats)| u32::from(*seats)).sum();
        if positions.is_some_and(|positions| total > u32::from(positions)) {
            problems.push(FieldError::new("allotments", "field-more-seats-than-positions").with("seats", total.to_string()));
        }
        if matches!(kind, Some(DemandKind::Forecast { .. })) && !allotments.is_empty() {
            problems.push(FieldError::new("allotments", "field-forecast-has-no-seats"));
        }
        allotments
    }
}

fn text(problems: &mut Vec<FieldError>, field: &str, value: &str) -> String {
    let value: String = value.trim().chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    if value.chars().count() > MAX_TEXT {
        problems.push(FieldError::new(field, "field-too-long").with("most", MAX_TEXT.to_string()));
    }
    value
}

fn clock(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<ClockTime> {
    let time = ClockTime::parse(value);
    if time.is_none() {
        problems.push(FieldError::new(field, "field-time"));
    }
    time
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

/// A company is reminded of places for which nobody was matched in so many days.
pub const REMIND_AFTER_DAYS: i64 = 14;

/// How a demand stands on a day. Nobody sets it: places close by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandState {
    /// It still looks for people.
    Open,
    /// Open, and nobody was matched in the days since it was stated: at least
    /// [`REMIND_AFTER_DAYS`].
    Unanswered {
        /// So many days.
        days: i64,
    },
    /// All positions are taken.
    Filled,
    /// Its last day, or the year of a forecast, is over.
    Over,
}

impl DemandState {
    /// How a demand stands that was stated on a day and has so many of its positions taken.
    #[must_use]
    pub fn on(today: Date, kind: DemandKind, positions: u16, taken: u32, stated: Date) -> Self {
        let days = (today - stated).whole_days();
        match kind {
            DemandKind::Placement(terms) if terms.period.to() < today => Self::Over,
            DemandKind::Forecast { by_year } if by_year < today.year() => Self::Over,
            DemandKind::Placement(_) if taken >= u32::from(positions) => Self::Filled,
            DemandKind::Placement(_) if taken == 0 && days >= REMIND_AFTER_DAYS => Self::Unanswered { days },
            _ => Self::Open,
        }
    }

    /// Whether it still looks for people.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Unanswered { .. })
    }
}

/// A company's own demand in its list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDemand {
    /// The card.
    pub card: DemandCard,
    /// How it stands today.
    pub state: DemandState,
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
}
