//! The rules of a pair: facts and thresholds in, one outcome per rule out, each with its figures
//! and its source. The same at the lifted card, at the drop and on the server.

use crate::calendar::{ClockTime, Date, Period, age_on};
use crate::competence::Taxonomy;
use crate::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use crate::fit::{Fit, FitPart, Trust, fit};
use crate::id::CompetenceId;
use crate::regulation::{Chapter, Citation, Regulation, RegulationKey, Regulations, Thresholds};
use crate::student::StudentFacts;
use serde::{Deserialize, Serialize};

/// Which rule, with the figures that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Forecasts take nobody: they have no period yet.
    IsPlacement,
    /// The task is not marked as high risk in the host's risk assessment.
    NoHighRiskTask,
    /// The student is as old as the company asks on the first day.
    MinimumAge {
        /// Full years on the first day.
        age: i32,
        /// Asked by the company.
        asked: u8,
    },
    /// A minor does not work at night.
    NoNightWork {
        /// Full years on the first day.
        age: i32,
    },
    /// A minor's day is not too long.
    DailyHours {
        /// Minutes from beginning to end of the day, breaks included.
        minutes: u16,
        /// Hours allowed.
        most: u16,
    },
    /// A minor's week is not too long.
    WeeklyHours {
        /// Asked.
        hours: u16,
        /// Allowed.
        most: u16,
    },
    /// The general safety course.
    GeneralSafety {
        /// Hours done.
        hours: u16,
        /// Hours needed.
        needed: u16,
    },
    /// The specific safety course for this workplace's risk.
    SpecificSafety {
        /// Hours done.
        hours: u16,
        /// Hours needed.
        needed: u16,
        /// The workplace's risk.
        risk: Risk,
    },
    /// No other placement at the same time.
    NoClash {
        /// The other placement's period, where there is one.
        other: Option<Period>,
    },
    /// A mandatory competence has its level.
    Mandatory {
        /// Which one.
        competence: CompetenceId,
    },
    /// A company tutor follows no more students than allowed.
    TutorLoad {
        /// Students, with this one.
        students: u16,
        /// Allowed.
        most: u16,
    },
    /// A company tutor follows no more students than they take on.
    TutorMaximum {
        /// Students, with this one.
        students: u16,
        /// Taken on at once.
        most: u16,
    },
    /// The school rules the place out for this student, and does not say why.
    Barred,
    /// The threshold that a rule needs is not known for that day.
    ThresholdKnown {
        /// Which threshold.
        key: RegulationKey,
    },
    /// Enough of a project's hours were attended for it to count.
    ProjectCounts {
        /// Minutes attended.
        attended: u32,
        /// Minutes of the whole project.
        planned: u32,
        /// Per cent from which it counts.
        percent: u16,
    },
}

impl Rule {
    /// Where in the book of rules its thresholds stand; `None` for what the company, the calendar
    /// or the kind of demand asks.
    #[must_use]
    pub fn chapter(&self) -> Option<Chapter> {
        match self {
            Self::NoNightWork { .. } | Self::DailyHours { .. } | Self::WeeklyHours { .. } => Some(Chapter::Minors),
            Self::GeneralSafety { .. } | Self::SpecificSafety { .. } => Some(Chapter::SafetyCourses),
            Self::TutorLoad { .. } => Some(Chapter::Tutors),
            Self::NoHighRiskTask => Some(Chapter::HighRiskTasks),
            Self::ProjectCounts { .. } => Some(Chapter::FslHours),
            Self::ThresholdKnown { key } => Some(key.chapter()),
            Self::IsPlacement
            | Self::MinimumAge { .. }
            | Self::NoClash { .. }
            | Self::Mandatory { .. }
            | Self::TutorMaximum { .. }
            | Self::Barred => None,
        }
    }
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Kept.
    Pass,
    /// To be looked at by a person.
    Warning,
    /// Broken: the pair is not possible.
    Refused,
}

/// One rule's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleOutcome {
    /// Which rule, with its figures.
    pub rule: Rule,
    /// What it says.
    pub verdict: Verdict,
    /// Where it is written; `None` for a condition of the company or of the calendar.
    pub citation: Option<Citation>,
}

/// Everything known of a pair: its fit and what the rules say, the gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairReport {
    /// The fit by competence.
    pub fit: Fit,
    /// Every rule that applies.
    pub outcomes: Vec<RuleOutcome>,
}

impl PairReport {
    /// The rules that forbid the pair.
    pub fn refusals(&self) -> impl Iterator<Item = &RuleOutcome> {
        self.outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Refused)
    }
}

/// Whom the tutor of a place follows beside the student in question, at the worst moment of the
/// student's time there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Following {
    /// How many.
    pub others: u16,
    /// The gravest risk at which they are.
    pub risk: Risk,
    /// How many the tutor takes on at once; `None` where the demand names nobody. Then too many are a
    /// warning only, because the company may name more than one.
    pub most: Option<u16>,
}

impl Following {
    /// So many others at a place whose tutor nobody has named.
    #[must_use]
    pub fn unnamed(others: u16) -> Self {
        Self { others, risk: Risk::Low, most: None }
    }
}

/// Examines a pair whose tutor follows so many others already, and is not named.
#[must_use]
pub fn examine(
    student: &StudentFacts,
    demand: &DemandFacts,
    others: u16,
    taxonomy: &Taxonomy,
    regulations: &Regulations,
    today: Date,
) -> PairReport {
    examine_with(student, demand, Following::unnamed(others), taxonomy, regulations, today)
}

/// Examines a pair. `following` is whom the demand's tutor follows beside.
#[must_use]
pub fn examine_with(
    student: &StudentFacts,
    demand: &DemandFacts,
    following: Following,
    taxonomy: &Taxonomy,
    regulations: &Regulations,
    today: Date,
) -> PairReport {
    let fit = fit(&student.competences, &demand.asked, taxonomy, Trust::Board);
    let mut outcomes = Vec::new();
    Conditions::new(demand, regulations, today).judge(student, following, |rule, verdict, citation| {
        outcomes.push(RuleOutcome { rule, verdict, citation: citation.cloned() });
    });
    outcomes.extend(fit.parts.iter().filter(|part| part.asked.mandatory).map(mandatory_outcome));
    crate::sorting::sort_by_key(&mut outcomes, |outcome| std::cmp::Reverse(outcome.verdict));
    PairReport { fit, outcomes }
}

/// The rules that forbid a pair for its own sake, as [`examine`] says them, without the fit: sooner,
/// where many pairs are asked. How many others a tutor follows is a matter of the whole board.
#[must_use]
pub fn refusals(
    student: &StudentFacts,
    demand: &DemandFacts,
    taxonomy: &Taxonomy,
    regulations: &Regulations,
    today: Date,
) -> Vec<RuleOutcome> {
    let mut refusals = Vec::new();
    Conditions::new(demand, regulations, today).judge(student, Following::unnamed(0), |rule, verdict, citation| {
        if verdict == Verdict::Refused {
            refusals.push(RuleOutcome { rule, verdict, citation: citation.cloned() });
        }
    });
    let mandatory: Vec<_> = demand.asked.iter().filter(|asked| asked.mandatory).copied().collect();
    let parts = fit(&student.competences, &mandatory, taxonomy, Trust::Board).parts;
    refusals.extend(parts.iter().filter(|part| part.misses_mandatory()).map(mandatory_outcome));
    refusals
}

/// What is said of a mandatory competence.
fn mandatory_outcome(part: &FitPart) -> RuleOutcome {
    let verdict = if part.misses_mandatory() { Verdict::Refused } else { Verdict::Pass };
    RuleOutcome { rule: Rule::Mandatory { competence: part.asked.competence }, verdict, citation: None }
}

/// What a demand asks of whoever comes, competences aside, with the thresholds of its first day.
/// Made once, it judges any number of students.
#[derive(Clone, Copy, Debug)]
pub struct Conditions<'a> {
    demand: &'a DemandFacts,
    /// The first day; of a forecast, which has none, today.
    day: Date,
    thresholds: Thresholds<'a>,
}

impl<'a> Conditions<'a> {
    /// The conditions of a demand.
    #[must_use]
    pub fn new(demand: &'a DemandFacts, regulations: &'a Regulations, today: Date) -> Self {
        let day = match demand.kind {
            DemandKind::Placement(terms) => terms.period.from(),
            DemandKind::Forecast { .. } => today,
        };
        Self { demand, day, thresholds: regulations.on_day(day) }
    }

    /// Whether a rule forbids the student for their own sake, competences aside. How many others a
    /// tutor follows is a matter of the whole board, so that it is not asked.
    #[inline]
    #[must_use]
    pub fn forbid(&self, student: &StudentFacts) -> bool {
        let mut forbidden = false;
        self.judge(student, Following::unnamed(0), |_, verdict, _| forbidden |= verdict == Verdict::Refused);
        forbidden
    }

    /// The gravest of what the rules say, competences aside. `following` is whom the tutor follows
    /// beside.
    #[must_use]
    pub fn worst(&self, student: &StudentFacts, following: Following) -> Verdict {
        let mut worst = Verdict::Pass;
        self.judge(student, following, |_, verdict, _| worst = worst.max(verdict));
        worst
    }

    /// Says what each rule says, competences aside. `following` is whom the tutor follows beside.
    fn judge(&self, student: &StudentFacts, following: Following, say: impl FnMut(Rule, Verdict, Option<&Citation>)) {
        let mut rules = Rules { day: self.day, thresholds: &self.thresholds, say };
        match self.demand.kind {
            DemandKind::Forecast { .. } => (rules.say)(Rule::IsPlacement, Verdict::Refused, None),
            DemandKind::Placement(terms) => {
                rules.high_risk_task(self.demand);
                rules.age(student, self.demand, &terms);
                rules.safety(student, self.demand.risk);
                rules.clash(student, terms.period);
                rules.tutor(self.demand.risk.max(following.risk), following);
            }
        }
    }
}

/// The rules of one pair, said one after the other.
struct Rules<'a, S> {
    day: Date,
    thresholds: &'a Thresholds<'a>,
    say: S,
}

impl<'a, S: FnMut(Rule, Verdict, Option<&Citation>)> Rules<'a, S> {
    /// The threshold of the day; a missing one is said as a warning, never passed in silence.
    fn threshold(&mut self, key: RegulationKey) -> Option<&'a Regulation> {
        let found = self.thresholds.get(key);
        if found.is_none() {
            (self.say)(Rule::ThresholdKnown { key }, Verdict::Warning, None);
        }
        found
    }

    fn judge(&mut self, rule: Rule, kept: bool, citation: Option<&Citation>) {
        (self.say)(rule, if kept { Verdict::Pass } else { Verdict::Refused }, citation);
    }

    fn high_risk_task(&mut self, demand: &DemandFacts) {
        if !demand.high_risk_task {
            return;
        }
        if let Some(regulation) = self.threshold(RegulationKey::HighRiskTaskForbidden) {
            self.judge(Rule::NoHighRiskTask, regulation.value == 0, Some(&regulation.citation));
        }
    }

    fn age(&mut self, student: &StudentFacts, demand: &DemandFacts, terms: &PlacementTerms) {
        let age = age_on(student.birth, self.day);
        if let Some(asked) = demand.min_age {
            self.judge(Rule::MinimumAge { age, asked }, age >= i32::from(asked), None);
        }
        let Some(adult) = self.threshold(RegulationKey::AdultAge) else { return };
        if age >= i32::from(adult.value) {
            return;
        }
        let night = (self.threshold(RegulationKey::MinorNightFrom), self.threshold(RegulationKey::MinorNightTo));
        if let (Some(from), Some(to)) = night
            && let (Some(night_from), Some(night_to)) = (ClockTime::new(from.value, 0), ClockTime::new(to.value, 0))
        {
            let at_night = terms.daily.touches_night(night_from, night_to);
            self.judge(Rule::NoNightWork { age }, !at_night, Some(&from.citation));
        }
        if let Some(most) = self.threshold(RegulationKey::MinorWeeklyHours) {
            let rule = Rule::WeeklyHours { hours: terms.weekly_hours, most: most.value };
            self.judge(rule, terms.weekly_hours <= most.value, Some(&most.citation));
        }
        if let Some(most) = self.threshold(RegulationKey::MinorDailyHours) {
            // From beginning to end there may be a break that nobody told us: one hour of it is
            // taken as such, beyond that the school must look.
            let minutes = terms.daily.minutes();
            let verdict = if minutes <= (most.value + 1) * 60 { Verdict::Pass } else { Verdict::Warning };
            (self.say)(Rule::DailyHours { minutes, most: most.value }, verdict, Some(&most.citation));
        }
    }

    fn safety(&mut self, student: &StudentFacts, risk: Risk) {
        if let Some(needed) = self.threshold(RegulationKey::GeneralSafetyHours) {
            let hours = student.general_safety_hours;
            self.judge(Rule::GeneralSafety { hours, needed: needed.value }, hours >= needed.value, Some(&needed.citation));
        }
        let key = match risk {
            Risk::Low => RegulationKey::SpecificSafetyHoursLow,
            Risk::Medium => RegulationKey::SpecificSafetyHoursMedium,
            Risk::High => RegulationKey::SpecificSafetyHoursHigh,
        };
        if let Some(needed) = self.threshold(key) {
            let hours = student.specific_safety_hours;
            let rule = Rule::SpecificSafety { hours, needed: needed.value, risk };
            self.judge(rule, hours >= needed.value, Some(&needed.citation));
        }
    }

    fn clash(&mut self, student: &StudentFacts, period: Period) {
        let other = student.elsewhere.iter().map(|commitment| commitment.period).find(|other| other.overlaps(period));
        self.judge(Rule::NoClash { other }, other.is_none(), None);
    }

    fn tutor(&mut self, risk: Risk, following: Following) {
        let students = following.others.saturating_add(1);
        if let Some(most) = self.threshold(RegulationKey::students_per_tutor(risk)) {
            let verdict = match following.most {
                _ if students <= most.value => Verdict::Pass,
                Some(_) => Verdict::Refused,
                None => Verdict::Warning,
            };
            (self.say)(Rule::TutorLoad { students, most: most.value }, verdict, Some(&most.citation));
        }
        if let Some(most) = following.most.filter(|most| students > *most) {
            (self.say)(Rule::TutorMaximum { students, most }, Verdict::Warning, None);
        }
    }
}
