//! Why a board says no, and what each rule says of a pair: sentences with the figures, what to
//! do about it, and the source.

use crate::bundle::{text, text0};
use crate::word;
use domain::board::Refusal;
use domain::id::{CompetenceId, PersonId, StudentId};
use domain::language::Language;
use domain::regulation::Citation;
use domain::rules::{Rule, RuleOutcome, Verdict};

/// The names that sentences need; `None` where the reader may not know, or nobody does.
pub trait Names {
    /// A competence's label.
    fn competence(&self, id: CompetenceId) -> Option<String>;
    /// How to call a student.
    fn student(&self, id: StudentId) -> Option<String>;
    /// How to call somebody who acts.
    fn person(&self, id: PersonId) -> Option<String>;
}

/// Why not, with what one may do and, where it is a rule, where it is written.
#[must_use]
pub fn refusal(language: Language, refusal: &Refusal, names: &dyn Names) -> String {
    match refusal {
        Refusal::UnknownStudent => text0(language, "refusal-unknown-student"),
        Refusal::UnknownDemand => text0(language, "refusal-unknown-demand"),
        Refusal::AlreadyThere => text0(language, "refusal-already-there"),
        Refusal::NotPlaced => text0(language, "refusal-not-placed"),
        Refusal::Full { seats } => text(language, "refusal-full", &[("seats", (*seats).into())]),
        Refusal::StudentLocked => text0(language, "refusal-student-locked"),
        Refusal::DemandLocked => text0(language, "refusal-demand-locked"),
        Refusal::NothingToChange => text0(language, "refusal-nothing-to-change"),
        Refusal::SeatsTaken { taken } => text(language, "refusal-seats-taken", &[("taken", (*taken).into())]),
        Refusal::Rules { broken } => match broken.first() {
            Some(first) => with_source(language, first, names),
            None => text0(language, "refusal-rules"),
        },
        Refusal::NothingToUndo => text0(language, "refusal-nothing-to-undo"),
        Refusal::NothingToRedo => text0(language, "refusal-nothing-to-redo"),
        Refusal::ChangedMeanwhile { student, by } => {
            let who = student.and_then(|student| names.student(student));
            let by = by.and_then(|person| names.person(person));
            match (who, by) {
                (Some(who), Some(by)) => text(language, "refusal-changed-who-by", &[("who", who.into()), ("by", by.into())]),
                (Some(who), None) => text(language, "refusal-changed-who", &[("who", who.into())]),
                (None, _) => text0(language, "refusal-changed"),
            }
        }
        Refusal::TooManyMoves { most } => text(language, "refusal-too-many-moves", &[("most", (*most).into())]),
        Refusal::MovedTwice => text0(language, "refusal-moved-twice"),
        Refusal::Arrangement { student, why } => {
            let why = self::refusal(language, why, names);
            match names.student(*student) {
                Some(who) => text(language, "refusal-arrangement-who", &[("who", who.into()), ("why", why.into())]),
                None => text(language, "refusal-arrangement", &[("why", why.into())]),
            }
        }
        Refusal::TooManyPreferences { most } => text(language, "refusal-too-many-preferences", &[("most", (*most).into())]),
        Refusal::PreferredTwice => text0(language, "refusal-preferred-twice"),
        Refusal::Committed { now } => text(language, "refusal-committed", &[("stage", word::stage(language, *now).into())]),
        Refusal::NotTheNextStage { now } => text(language, "refusal-not-the-next-stage", &[("stage", word::stage(language, *now).into())]),
        Refusal::NotAPlacement => text0(language, "refusal-not-a-placement"),
        Refusal::NoSeatsLeft { positions } => text(language, "refusal-no-seats-left", &[("positions", (*positions).into())]),
    }
}

fn with_source(language: Language, outcome: &RuleOutcome, names: &dyn Names) -> String {
    let sentence = rule(language, outcome, names);
    match &outcome.citation {
        Some(source) => format!("{sentence} ({})", citation(language, source)),
        None => sentence,
    }
}

/// What a rule says of a pair, in one sentence; its source is told apart.
#[must_use]
pub fn rule(language: Language, outcome: &RuleOutcome, names: &dyn Names) -> String {
    let kept = outcome.verdict == Verdict::Pass;
    match &outcome.rule {
        Rule::IsPlacement => text0(language, "rule-is-placement"),
        Rule::NoHighRiskTask => text0(language, if kept { "rule-high-risk-kept" } else { "rule-high-risk-broken" }),
        Rule::MinimumAge { age, asked } => {
            let key = if kept { "rule-minimum-age-kept" } else { "rule-minimum-age-broken" };
            text(language, key, &[("age", (*age).into()), ("asked", (*asked).into())])
        }
        Rule::NoNightWork { age } => {
            let key = if kept { "rule-night-kept" } else { "rule-night-broken" };
            text(language, key, &[("age", (*age).into())])
        }
        Rule::DailyHours { minutes, most } => {
            let key = if kept { "rule-daily-hours-kept" } else { "rule-daily-hours-doubtful" };
            text(language, key, &[("hours", hours(language, u32::from(*minutes)).into()), ("most", (*most).into())])
        }
        Rule::WeeklyHours { hours, most } => {
            let key = if kept { "rule-weekly-hours-kept" } else { "rule-weekly-hours-broken" };
            text(language, key, &[("hours", (*hours).into()), ("most", (*most).into())])
        }
        Rule::GeneralSafety { hours, needed } => {
            let key = if kept { "rule-general-safety-kept" } else { "rule-general-safety-broken" };
            text(language, key, &[("hours", (*hours).into()), ("needed", (*needed).into())])
        }
        Rule::SpecificSafety { hours, needed, risk } => {
            let key = if kept { "rule-specific-safety-kept" } else { "rule-specific-safety-broken" };
            let risk = word::risk(language, *risk);
            text(language, key, &[("hours", (*hours).into()), ("needed", (*needed).into()), ("risk", risk.into())])
        }
        Rule::NoClash { other: None } => text0(language, "rule-clash-none"),
        Rule::NoClash { other: Some(other) } => text(language, "rule-clash", &[("period", crate::period(language, *other).into())]),
        Rule::Mandatory { competence } => {
            let key = if kept { "rule-mandatory-kept" } else { "rule-mandatory-broken" };
            let label = names.competence(*competence).unwrap_or_default();
            text(language, key, &[("competence", label.into())])
        }
        Rule::TutorLoad { students, most } => {
            let key = match outcome.verdict {
                Verdict::Pass => "rule-tutor-kept",
                Verdict::Warning => "rule-tutor-doubtful",
                Verdict::Refused => "rule-tutor-broken",
            };
            text(language, key, &[("students", (*students).into()), ("most", (*most).into())])
        }
        Rule::TutorMaximum { students, most } => {
            text(language, "rule-tutor-maximum", &[("students", (*students).into()), ("most", (*most).into())])
        }
        Rule::ProjectCounts { attended, planned, percent } => {
            let key = if kept { "rule-project-kept" } else { "rule-project-broken" };
            let (attended, planned) = (hours(language, *attended), hours(language, *planned));
            text(language, key, &[("attended", attended.into()), ("planned", planned.into()), ("percent", (*percent).into())])
        }
        Rule::Barred => text0(language, "rule-barred"),
        Rule::ThresholdKnown { key } => text(language, "rule-threshold-unknown", &[("what", word::regulation(language, *key).into())]),
    }
}

/// Where it is written, and whether the school must still look it up.
#[must_use]
pub fn citation(language: Language, citation: &Citation) -> String {
    if citation.to_check {
        text(language, "citation-to-check", &[("source", citation.text.as_str().into())])
    } else {
        citation.text.clone()
    }
}

/// "8 ore" or "8 ore e 30 minuti", as a figure: "8:30".
fn hours(language: Language, minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        crate::number(language, i64::from(minutes / 60))
    } else {
        format!("{}:{:02}", minutes / 60, minutes % 60)
    }
}
