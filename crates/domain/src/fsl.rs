//! Hours of FSL (*formazione scuola-lavoro*): how many a school asks, when a project counts, and what a
//! student's projects come to.

use crate::calendar::{Date, Period, parse_iso_day};
use crate::organisation::OrganisationKind;
use crate::regulation::{Regulation, RegulationKey, Regulations};
use crate::rules::{Rule, RuleOutcome, Verdict};

/// The hours over the last three years that this kind of school asks, as they hold on a day; `None`
/// where the kind asks none or no threshold is known.
#[must_use]
pub fn needed_hours(regulations: &Regulations, kind: OrganisationKind, day: Date) -> Option<&Regulation> {
    let key = match kind {
        OrganisationKind::TechnicalInstitute => RegulationKey::FslHoursTechnical,
        OrganisationKind::VocationalInstitute => RegulationKey::FslHoursVocational,
        OrganisationKind::Its | OrganisationKind::TrainingBody | OrganisationKind::Company => return None,
    };
    regulations.on(key, day)
}

/// Whether a project counts: from a share of its hours on (three quarters today), exactly that
/// share included. `attended` and `planned` are minutes; the share is that of the first day. A
/// project without hours does not count; a missing threshold is a warning.
#[must_use]
pub fn project_counts(attended: u32, planned: u32, first_day: Date, regulations: &Regulations) -> RuleOutcome {
    let key = RegulationKey::FslProjectShare;
    let Some(share) = regulations.on(key, first_day) else {
        return RuleOutcome { rule: Rule::ThresholdKnown { key }, verdict: Verdict::Warning, citation: None };
    };
    let counts = planned > 0 && u64::from(attended) * 100 >= u64::from(planned) * u64::from(share.value);
    RuleOutcome {
        rule: Rule::ProjectCounts { attended, planned, percent: share.value },
        verdict: if counts { Verdict::Pass } else { Verdict::Refused },
        citation: Some(share.citation.clone()),
    }
}

/// A project of a student's, as far as a list tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// "2025/26".
    pub school_year: String,
    /// When, where it is known.
    pub period: Option<Period>,
    /// Hours attended.
    pub attended: Option<u16>,
    /// Hours that it was to have.
    pub planned: Option<u16>,
}

impl Project {
    /// Its first day; where that is not known, the first of its school year.
    fn first_day(&self) -> Option<Date> {
        let year = || self.school_year.get(..4).and_then(|year| parse_iso_day(&format!("{year}-09-01")));
        self.period.map(|period| period.from()).or_else(year)
    }
}

/// What one project adds to the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credit {
    /// By the rule: its hours count, or do not.
    Judged(RuleOutcome),
    /// It was before the third year, whose hours are the first to count.
    TooEarly,
    /// Hours are missing, or the threshold is: nobody can tell.
    Open,
}

/// What a student's projects come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Of each project, in their order.
    pub credits: Vec<Credit>,
    /// Hours of the projects that count.
    pub counted: u32,
    /// Hours of which nobody can tell.
    pub open: u32,
    /// What the school's kind asks, where it asks something.
    pub needed: Option<Regulation>,
}

impl Account {
    /// Hours that are still missing; `None` where none are asked.
    #[must_use]
    pub fn missing(&self) -> Option<u32> {
        self.needed.as_ref().map(|needed| u32::from(needed.value).saturating_sub(self.counted))
    }
}

/// The school year in which somebody was in the third class who is in this one; `None` before it.
fn third_year(school_year: &str, grade: u8) -> Option<String> {
    let first: u16 = school_year.get(..4)?.parse().ok()?;
    let first = first.checked_sub(u16::from(grade.checked_sub(3)?))?;
    Some(format!("{first}/{:02}", (first + 1) % 100))
}

/// Adds up the projects of a student of such a school, who is now in `grade` of `school_year`.
#[must_use]
pub fn account(
    projects: &[Project],
    kind: OrganisationKind,
    (school_year, grade): (&str, u8),
    regulations: &Regulations,
    today: Date,
) -> Account {
    let third = third_year(school_year, grade);
    let mut account = Account { credits: Vec::new(), counted: 0, open: 0, needed: needed_hours(regulations, kind, today).cloned() };
    for project in projects {
        let credit = credit(project, third.as_deref(), regulations);
        let hours = u32::from(project.attended.unwrap_or(0));
        match &credit {
            Credit::Judged(outcome) if outcome.verdict == Verdict::Pass => account.counted += hours,
            Credit::Judged(_) | Credit::TooEarly => {}
            Credit::Open => account.open += hours,
        }
        account.credits.push(credit);
    }
    account
}

fn credit(project: &Project, third: Option<&str>, regulations: &Regulations) -> Credit {
    if third.is_none_or(|third| project.school_year.as_str() < third) {
        return Credit::TooEarly;
    }
    let (Some(attended), Some(planned), Some(day)) = (project.attended, project.planned, project.first_day()) else {
        return Credit::Open;
    };
    let outcome = project_counts(u32::from(attended) * 60, u32::from(planned) * 60, day, regulations);
    if outcome.verdict == Verdict::Warning { Credit::Open } else { Credit::Judged(outcome) }
}
