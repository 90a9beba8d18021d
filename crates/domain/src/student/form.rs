//! The forms in which a school states who a student is and what they can do: texts that are not
//! believed yet.

use crate::calendar::{Date, age_on, iso_day};
use crate::competence::{Evidence, HeldCompetence, Level};
use crate::demand::Risk;
use crate::error::{ApiError, FieldError};
use crate::field::{number, optional_day, optional_text, plausible_day, required_text};
use crate::id::{CompetenceId, SchoolClassId};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
const MAX_NAME: usize = 80;

/// The longest register number, in characters.
const MAX_NUMBER: usize = 30;

/// The longest "attested by", in characters.
const MAX_ATTESTED: usize = 80;

/// Ages in full years that a student of a class may have: what lies outside is a slip of the finger.
/// Adults of evening courses are within.
const AGES: (i32, i32) = (12, 80);

/// Hours that a form takes.
const MOST_HOURS: u16 = 2_000;

/// What a school states of a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentTerms {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// The school's number for them; without one they are known by their pseudonym.
    pub register_number: Option<String>,
    /// The class.
    pub class: SchoolClassId,
    /// Date of birth.
    pub birth: Date,
    /// ISTAT code of where they live; whether the polo knows it is not decided here.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// When it was finished, where that is known.
    pub general_safety_on: Option<Date>,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// When it was finished, where that is known.
    pub specific_safety_on: Option<Date>,
    /// The risk for which the specific course was made.
    pub safety_risk: Option<Risk>,
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudentForm {
    /// The version that one has seen; empty for somebody new.
    pub version: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// The school's number.
    pub register_number: String,
    /// The class.
    pub class: String,
    /// A day.
    pub birth: String,
    /// ISTAT code.
    pub municipality: String,
    /// A number.
    pub hours_done: String,
    /// A number.
    pub general_safety_hours: String,
    /// A day or empty.
    pub general_safety_on: String,
    /// A number.
    pub specific_safety_hours: String,
    /// A day or empty.
    pub specific_safety_on: String,
    /// The name of a [`Risk`] or empty.
    pub safety_risk: String,
}

impl StudentForm {
    /// The form of what is stated already.
    #[must_use]
    pub fn filled(terms: &StudentTerms, version: u64) -> Self {
        Self {
            version: version.to_string(),
            given: terms.given.clone(),
            family: terms.family.clone(),
            register_number: terms.register_number.clone().unwrap_or_default(),
            class: terms.class.to_string(),
            birth: iso_day(terms.birth),
            municipality: terms.municipality.clone(),
            hours_done: terms.hours_done.to_string(),
            general_safety_hours: terms.general_safety_hours.to_string(),
            general_safety_on: terms.general_safety_on.map(iso_day).unwrap_or_default(),
            specific_safety_hours: terms.specific_safety_hours.to_string(),
            specific_safety_on: terms.specific_safety_on.map(iso_day).unwrap_or_default(),
            safety_risk: terms.safety_risk.map(Risk::name).unwrap_or_default().to_owned(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, today: Date) -> Result<StudentTerms, ApiError> {
        let mut problems = Vec::new();
        let family = required_text(&mut problems, "family", &self.family, MAX_NAME);
        let given = required_text(&mut problems, "given", &self.given, MAX_NAME);
        let register_number = optional_text(&mut problems, "register_number", &self.register_number, MAX_NUMBER);
        let class = self.class.parse().ok();
        if class.is_none() {
            problems.push(FieldError::new("class", "field-choose"));
        }
        let birth = plausible_day(&mut problems, "birth", &self.birth);
        if birth.is_some_and(|birth| !(AGES.0..=AGES.1).contains(&age_on(birth, today))) {
            let (least, most) = (AGES.0.to_string(), AGES.1.to_string());
            problems.push(FieldError::new("birth", "field-student-age").with("least", least).with("most", most));
        }
        if self.municipality.is_empty() {
            problems.push(FieldError::new("municipality", "field-choose"));
        }
        let hours_done = hours(&mut problems, "hours_done", &self.hours_done);
        let general = hours(&mut problems, "general_safety_hours", &self.general_safety_hours);
        let specific = hours(&mut problems, "specific_safety_hours", &self.specific_safety_hours);
        let general_on = done_on(&mut problems, "general_safety_on", &self.general_safety_on, general, today);
        let specific_on = done_on(&mut problems, "specific_safety_on", &self.specific_safety_on, specific, today);
        let safety_risk = Risk::from_name(&self.safety_risk);
        if safety_risk.is_none() && (!self.safety_risk.is_empty() || specific.is_some_and(|hours| hours > 0)) {
            problems.push(FieldError::new("safety_risk", "field-choose"));
        }
        match (family, given, class, birth, hours_done, general, specific) {
            (Some(family), Some(given), Some(class), Some(birth), Some(hours_done), Some(general), Some(specific))
                if problems.is_empty() =>
            {
                Ok(StudentTerms {
                    given,
                    family,
                    register_number,
                    class,
                    birth,
                    municipality: self.municipality.clone(),
                    hours_done,
                    general_safety_hours: general,
                    general_safety_on: general_on,
                    specific_safety_hours: specific,
                    specific_safety_on: specific_on,
                    safety_risk: safety_risk.filter(|_| specific > 0),
                })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}

/// Hours; an empty field is none.
fn hours(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<u16> {
    if value.trim().is_empty() { Some(0) } else { number(problems, field, value, 0, MOST_HOURS) }
}

/// The day on which a course was finished: not ahead, and of no course that was not begun.
fn done_on(problems: &mut Vec<FieldError>, field: &str, value: &str, hours: Option<u16>, today: Date) -> Option<Date> {
    let day = optional_day(problems, field, value)??;
    if day > today {
        problems.push(FieldError::new(field, "field-not-ahead"));
    }
    if hours == Some(0) {
        problems.push(FieldError::new(field, "field-course-without-hours"));
    }
    Some(day)
}

/// What somebody does with a competence of a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldAct {
    /// States a new one.
    Attest,
    /// States it otherwise.
    Correct,
    /// Takes it back.
    Withdraw,
}

impl HeldAct {
    /// Every act, with its name in forms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Attest, "attest"), (Self::Correct, "correct"), (Self::Withdraw, "withdraw")];

    /// Its name in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The act of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(act, _)| *act)
    }
}

/// A change of what a student can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldChange {
    /// It is stated: the version that one has seen, `None` for a new one; by whom, when.
    State {
        /// As one has seen it; `None` for a new one.
        seen: Option<u64>,
        /// Which, how well, from where that is known.
        held: HeldCompetence,
        /// Who attested it: a role.
        by: Option<String>,
        /// When.
        on: Option<Date>,
    },
    /// It is taken back.
    Withdraw {
        /// As one has seen it.
        seen: u64,
        /// Which.
        competence: CompetenceId,
    },
}

/// The form of a competence as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldForm {
    /// The name of a [`HeldAct`].
    pub act: String,
    /// Which competence.
    pub competence: String,
    /// The version that one has seen; empty for a new one.
    pub version: String,
    /// A number from 1 to 4.
    pub level: String,
    /// The name of an [`Evidence`].
    pub evidence: String,
    /// A role.
    pub attested_by: String,
    /// A day or empty.
    pub attested_on: String,
}

impl HeldForm {
    /// The act, where the form names one.
    #[must_use]
    pub fn act(&self) -> Option<HeldAct> {
        HeldAct::from_name(&self.act)
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where act, competence or version are missing, which a page writes
    /// itself; [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, today: Date) -> Result<HeldChange, ApiError> {
        let malformed = |what: &str| ApiError::Malformed(format!("the form has no {what}"));
        let act = self.act().ok_or_else(|| malformed("act"))?;
        let competence: CompetenceId = self.competence.parse().map_err(|_| malformed("competence"))?;
        let version = || self.version.parse().map_err(|_| malformed("version"));
        let seen = match act {
            HeldAct::Withdraw => return Ok(HeldChange::Withdraw { seen: version()?, competence }),
            HeldAct::Attest => None,
            HeldAct::Correct => Some(version()?),
        };
        let mut problems = Vec::new();
        let level = self.level.parse::<u8>().ok().and_then(|level| Level::try_from(level).ok()).filter(|level| *level != Level::None);
        if level.is_none() {
            problems.push(FieldError::new("level", "field-choose"));
        }
        let evidence = Evidence::from_name(&self.evidence);
        if evidence.is_none() {
            problems.push(FieldError::new("evidence", "field-choose"));
        }
        let by = optional_text(&mut problems, "attested_by", &self.attested_by, MAX_ATTESTED);
        let on = optional_day(&mut problems, "attested_on", &self.attested_on).flatten();
        if on.is_some_and(|on| on > today) {
            problems.push(FieldError::new("attested_on", "field-not-ahead"));
        }
        match (level, evidence) {
            (Some(level), Some(evidence)) if problems.is_empty() => {
                Ok(HeldChange::State { seen, held: HeldCompetence { competence, level, evidence }, by, on })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}
