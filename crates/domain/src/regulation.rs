//! Thresholds of law as data: a value, the days on which it holds, where it is written. What rules
//! need of them is here; who looks after them, and how they change, is in `register` and `form`.

mod form;
mod register;

pub use form::{Act, MAX_CITATION, RegulationForm};
pub use register::{
    Change, ChangeRefusal, Confirmation, Deed, LogLine, Register, RegulationChange, RegulationRecord, RegulationTerms, Rulebook, Step,
};

use crate::calendar::Date;
use crate::demand::Risk;
use serde::{Deserialize, Serialize};

/// What a threshold is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegulationKey {
    /// Years from which somebody is no minor.
    AdultAge,
    /// Hour at which the night begins for minors.
    MinorNightFrom,
    /// Hour at which the night ends for minors.
    MinorNightTo,
    /// The most hours a day of a minor.
    MinorDailyHours,
    /// The most hours a week of a minor.
    MinorWeeklyHours,
    /// Hours of the general safety course.
    GeneralSafetyHours,
    /// Hours of the specific course at low risk.
    SpecificSafetyHoursLow,
    /// Hours of the specific course at medium risk.
    SpecificSafetyHoursMedium,
    /// Hours of the specific course at high risk.
    SpecificSafetyHoursHigh,
    /// Students per company tutor at low risk.
    StudentsPerTutorLow,
    /// Students per company tutor at medium risk.
    StudentsPerTutorMedium,
    /// Students per company tutor at high risk.
    StudentsPerTutorHigh,
    /// 1 where tasks that the host marks as high risk are forbidden.
    HighRiskTaskForbidden,
    /// Hours of FSL over the last three years, technical institutes.
    FslHoursTechnical,
    /// Hours of FSL over the last three years, vocational institutes.
    FslHoursVocational,
    /// Per cent of a project's hours from which it counts.
    FslProjectShare,
    /// Technical or vocational institutes of a polo.
    NetworkInstitutes,
    /// Companies of a polo in the Chamber's register.
    NetworkCompanies,
    /// ITS Academies of a polo.
    NetworkIts,
    /// Accredited training bodies of a polo.
    NetworkTrainingBodies,
}

/// In what a threshold is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Years of age.
    Years,
    /// A full hour on the clock.
    OClock,
    /// Hours.
    Hours,
    /// Students.
    Students,
    /// Per cent.
    Percent,
    /// Organisations that belong to the polo.
    Members,
    /// 1 for yes, 0 for no.
    YesOrNo,
}

/// A part of the book of rules: thresholds that protect the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// Age, night and hours of minors.
    Minors,
    /// Safety courses.
    SafetyCourses,
    /// Students per company tutor.
    Tutors,
    /// Tasks at high risk.
    HighRiskTasks,
    /// Hours of FSL and when they count.
    FslHours,
    /// Who must belong to a polo.
    Network,
}

impl Chapter {
    /// Every chapter, in the order of the book.
    pub const ALL: [Self; 6] = [Self::Minors, Self::SafetyCourses, Self::Tutors, Self::HighRiskTasks, Self::FslHours, Self::Network];

    /// Its name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Minors => "minorenni",
            Self::SafetyCourses => "sicurezza",
            Self::Tutors => "tutor",
            Self::HighRiskTasks => "rischio-alto",
            Self::FslHours => "ore",
            Self::Network => "polo",
        }
    }

    /// Its thresholds, in the order in which they are declared.
    pub fn keys(self) -> impl Iterator<Item = RegulationKey> {
        RegulationKey::ALL.into_iter().map(|(key, _)| key).filter(move |key| key.chapter() == self)
    }
}

impl RegulationKey {
    /// Every key with its name in the database.
    pub const ALL: [(Self, &'static str); 20] = [
        (Self::AdultAge, "adult_age"),
        (Self::MinorNightFrom, "minor_night_from"),
        (Self::MinorNightTo, "minor_night_to"),
        (Self::MinorDailyHours, "minor_daily_hours"),
        (Self::MinorWeeklyHours, "minor_weekly_hours"),
        (Self::GeneralSafetyHours, "general_safety_hours"),
        (Self::SpecificSafetyHoursLow, "specific_safety_hours_low"),
        (Self::SpecificSafetyHoursMedium, "specific_safety_hours_medium"),
        (Self::SpecificSafetyHoursHigh, "specific_safety_hours_high"),
        (Self::StudentsPerTutorLow, "students_per_tutor_low"),
        (Self::StudentsPerTutorMedium, "students_per_tutor_medium"),
        (Self::StudentsPerTutorHigh, "students_per_tutor_high"),
        (Self::HighRiskTaskForbidden, "high_risk_task_forbidden"),
        (Self::FslHoursTechnical, "fsl_hours_technical"),
        (Self::FslHoursVocational, "fsl_hours_vocational"),
        (Self::FslProjectShare, "fsl_project_share"),
        (Self::NetworkInstitutes, "network_institutes"),
        (Self::NetworkCompanies, "network_companies"),
        (Self::NetworkIts, "network_its"),
        (Self::NetworkTrainingBodies, "network_training_bodies"),
    ];

    /// The key of a name in the database.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(key, _)| *key)
    }

    /// The name in the database and in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// In what it is measured.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::AdultAge => Unit::Years,
            Self::MinorNightFrom | Self::MinorNightTo => Unit::OClock,
            Self::MinorDailyHours
            | Self::MinorWeeklyHours
            | Self::GeneralSafetyHours
            | Self::SpecificSafetyHoursLow
            | Self::SpecificSafetyHoursMedium
            | Self::SpecificSafetyHoursHigh
            | Self::FslHoursTechnical
            | Self::FslHoursVocational => Unit::Hours,
            Self::StudentsPerTutorLow | Self::StudentsPerTutorMedium | Self::StudentsPerTutorHigh => Unit::Students,
            Self::HighRiskTaskForbidden => Unit::YesOrNo,
            Self::FslProjectShare => Unit::Percent,
            Self::NetworkInstitutes | Self::NetworkCompanies | Self::NetworkIts | Self::NetworkTrainingBodies => Unit::Members,
        }
    }

    /// The least and the greatest value that make sense: wider than any law, narrow enough to catch
    /// a slip of the finger.
    #[must_use]
    pub fn range(self) -> (u16, u16) {
        match self {
            Self::AdultAge => (14, 30),
            Self::MinorNightFrom | Self::MinorNightTo => (0, 23),
            Self::MinorDailyHours => (1, 24),
            Self::MinorWeeklyHours => (1, 100),
            Self::GeneralSafetyHours
            | Self::SpecificSafetyHoursLow
            | Self::SpecificSafetyHoursMedium
            | Self::SpecificSafetyHoursHigh
            | Self::StudentsPerTutorLow
            | Self::StudentsPerTutorMedium
            | Self::StudentsPerTutorHigh => (1, 100),
            Self::HighRiskTaskForbidden => (0, 1),
            Self::FslHoursTechnical | Self::FslHoursVocational => (1, 1_000),
            Self::FslProjectShare => (1, 100),
            Self::NetworkInstitutes | Self::NetworkCompanies | Self::NetworkIts | Self::NetworkTrainingBodies => (0, 50),
        }
    }

    /// What it protects.
    #[must_use]
    pub fn chapter(self) -> Chapter {
        match self {
            Self::AdultAge | Self::MinorNightFrom | Self::MinorNightTo | Self::MinorDailyHours | Self::MinorWeeklyHours => Chapter::Minors,
            Self::GeneralSafetyHours | Self::SpecificSafetyHoursLow | Self::SpecificSafetyHoursMedium | Self::SpecificSafetyHoursHigh => {
                Chapter::SafetyCourses
            }
            Self::StudentsPerTutorLow | Self::StudentsPerTutorMedium | Self::StudentsPerTutorHigh => Chapter::Tutors,
            Self::HighRiskTaskForbidden => Chapter::HighRiskTasks,
            Self::FslHoursTechnical | Self::FslHoursVocational | Self::FslProjectShare => Chapter::FslHours,
            Self::NetworkInstitutes | Self::NetworkCompanies | Self::NetworkIts | Self::NetworkTrainingBodies => Chapter::Network,
        }
    }
}

impl RegulationKey {
    /// How many students one company tutor may follow at a risk.
    #[must_use]
    pub fn students_per_tutor(risk: Risk) -> Self {
        match risk {
            Risk::Low => Self::StudentsPerTutorLow,
            Risk::Medium => Self::StudentsPerTutorMedium,
            Risk::High => Self::StudentsPerTutorHigh,
        }
    }
}

/// Where a threshold is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// "L. 145/2018, art. 1 c. 784-novies".
    pub text: String,
    /// Whether the school must still check it against the source.
    pub to_check: bool,
}

/// One threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regulation {
    /// What it is about.
    pub key: RegulationKey,
    /// Its value.
    pub value: u16,
    /// The first day on which it holds.
    pub from: Date,
    /// The last day, where it has one.
    pub to: Option<Date>,
    /// Where it is written.
    pub citation: Citation,
}

/// All thresholds that a network knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regulations(pub Vec<Regulation>);

impl Regulations {
    /// The threshold that holds on a day; of several the one that began last.
    #[must_use]
    pub fn on(&self, key: RegulationKey, day: Date) -> Option<&Regulation> {
        self.0
            .iter()
            .filter(|regulation| regulation.key == key && regulation.from <= day && regulation.to.is_none_or(|to| day <= to))
            .max_by_key(|regulation| regulation.from)
    }

    /// All thresholds that hold on a day.
    #[must_use]
    pub fn on_day(&self, day: Date) -> Thresholds<'_> {
        Thresholds(RegulationKey::ALL.map(|(key, _)| self.on(key, day)))
    }
}

/// The thresholds of one day, at hand for judging many pairs.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds<'r>([Option<&'r Regulation>; RegulationKey::ALL.len()]);

impl<'r> Thresholds<'r> {
    /// The threshold of this day, where there is one.
    #[must_use]
    pub fn get(&self, key: RegulationKey) -> Option<&'r Regulation> {
        // `ALL` lists the keys as they are declared: `keys_stand_in_their_order` holds it to that.
        self.0[key as usize]
    }
}
