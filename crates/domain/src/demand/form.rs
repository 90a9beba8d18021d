//! The form of a demand: what a company types, and how it is read. What may become of a demand that
//! stands already is in `change.rs`.

use super::{Confidence, DemandFacts, DemandKind, MAX_COMPETENCES, MAX_POSITIONS, MAX_TEXT, MAX_TITLE, NewDemand, PlacementTerms, Risk};
use crate::calendar::{DailyHours, Date, Period, iso_day};
use crate::competence::{AskedCompetence, Level, Weight};
use crate::error::FieldError;
use crate::field::{clock, day, number, required_text};
use crate::id::{BoardId, CompetenceId, OccupationId, OrganisationId};
use serde::{Deserialize, Serialize};

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
    /// The id of a tutor of the company, or empty; for placements.
    pub tutor: String,
    /// Free text.
    pub tasks: String,
    /// Free text.
    pub conditions: String,
    /// A year, for forecasts.
    pub by_year: String,
    /// `sure`, `likely` or `possible`, for forecasts.
    pub confidence: String,
    /// Competences.
    pub asked: Vec<AskedField>,
    /// Boards.
    pub allotments: Vec<AllotmentField>,
    /// Competences that the catalogue lacks.
    pub proposed: Vec<crate::concept::ProposedField>,
}

impl DemandForm {
    /// The form of a demand that stands, without its seats on boards and its tutor.
    #[must_use]
    pub fn filled(demand: &NewDemand) -> Self {
        let facts = &demand.facts;
        let ticked = |is_so: bool| if is_so { "on" } else { "" }.to_owned();
        let asked = facts.asked.iter().map(|asked| AskedField {
            competence: asked.competence.to_string(),
            level: asked.level.number().to_string(),
            weight: u8::from(asked.weight).to_string(),
            mandatory: ticked(asked.mandatory),
        });
        let mut form = Self {
            title: demand.title.clone(),
            occupation: demand.occupation.to_string(),
            positions: demand.positions.to_string(),
            municipality: demand.municipality.clone(),
            risk: facts.risk.name().to_owned(),
            high_risk_task: ticked(facts.high_risk_task),
            min_age: facts.min_age.map(|age| age.to_string()).unwrap_or_default(),
            tasks: demand.tasks.clone(),
            conditions: demand.conditions.clone(),
            asked: asked.collect(),
            ..Self::default()
        };
        match facts.kind {
            DemandKind::Placement(terms) => {
                "placement".clone_into(&mut form.kind);
                (form.from, form.to) = (iso_day(terms.period.from()), iso_day(terms.period.to()));
                form.weekly_hours = terms.weekly_hours.to_string();
                (form.starts_at, form.ends_at) = (terms.daily.from.to_string(), terms.daily.to.to_string());
            }
            DemandKind::Forecast { by_year, confidence } => {
                "forecast".clone_into(&mut form.kind);
                form.by_year = by_year.to_string();
                confidence.name().clone_into(&mut form.confidence);
            }
        }
        form
    }

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
        let risk = Risk::from_name(&self.risk);
        if risk.is_none() {
            problems.push(FieldError::new("risk", "field-choose"));
        }
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
                let by_year = number(problems, "by_year", &self.by_year, first, first + 10);
                let confidence = Confidence::from_name(&self.confidence);
                if confidence.is_none() {
                    problems.push(FieldError::new("confidence", "field-choose"));
                }
                Some(DemandKind::Forecast { by_year: i32::from(by_year?), confidence: confidence? })
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
