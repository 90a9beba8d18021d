//! Thresholds in words: what they are, how much, from when, how sure.

use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::calendar::Date;
use domain::regulation::{Chapter, Deed, LogLine, RegulationKey, RegulationRecord, Rulebook, Unit};
use leptos::prelude::*;

/// What a threshold is called.
pub(super) fn label(key: RegulationKey) -> String {
    t(match key {
        RegulationKey::AdultAge => "rules-key-adult-age",
        RegulationKey::MinorNightFrom => "rules-key-night-from",
        RegulationKey::MinorNightTo => "rules-key-night-to",
        RegulationKey::MinorDailyHours => "rules-key-daily-hours",
        RegulationKey::MinorWeeklyHours => "rules-key-weekly-hours",
        RegulationKey::GeneralSafetyHours => "rules-key-general-safety",
        RegulationKey::SpecificSafetyHoursLow => "rules-key-specific-low",
        RegulationKey::SpecificSafetyHoursMedium => "rules-key-specific-medium",
        RegulationKey::SpecificSafetyHoursHigh => "rules-key-specific-high",
        RegulationKey::StudentsPerTutorLow => "rules-key-tutor-low",
        RegulationKey::StudentsPerTutorMedium => "rules-key-tutor-medium",
        RegulationKey::StudentsPerTutorHigh => "rules-key-tutor-high",
        RegulationKey::HighRiskTaskForbidden => "rules-key-high-risk",
        RegulationKey::FslHoursTechnical => "rules-key-hours-technical",
        RegulationKey::FslHoursVocational => "rules-key-hours-vocational",
        RegulationKey::FslProjectShare => "rules-key-project-share",
        RegulationKey::NetworkInstitutes => "rules-key-network-institutes",
        RegulationKey::NetworkCompanies => "rules-key-network-companies",
        RegulationKey::NetworkIts => "rules-key-network-its",
        RegulationKey::NetworkTrainingBodies => "rules-key-network-training",
    })
}

/// A chapter's heading, what it protects, and when it refuses or warns.
pub(super) fn chapter(chapter: Chapter) -> [String; 3] {
    match chapter {
        Chapter::Minors => ["rules-minors", "rules-minors-protects", "rules-minors-when"],
        Chapter::SafetyCourses => ["rules-safety", "rules-safety-protects", "rules-safety-when"],
        Chapter::Tutors => ["rules-tutors", "rules-tutors-protects", "rules-tutors-when"],
        Chapter::HighRiskTasks => ["rules-high-risk", "rules-high-risk-protects", "rules-high-risk-when"],
        Chapter::FslHours => ["rules-hours", "rules-hours-protects", "rules-hours-when"],
        Chapter::Network => ["rules-network", "rules-network-protects", "rules-network-when"],
    }
    .map(t)
}

/// What a chapter's rules do, each a tag: its tone and its word.
pub(super) fn consequences(chapter: Chapter) -> &'static [(&'static str, &'static str)] {
    const REFUSES: (&str, &str) = ("no", "rules-refuses");
    const WARNS: (&str, &str) = ("warning", "rules-warns");
    match chapter {
        Chapter::Minors | Chapter::Tutors => &[REFUSES, WARNS],
        Chapter::SafetyCourses | Chapter::HighRiskTasks => &[REFUSES],
        Chapter::FslHours | Chapter::Network => &[("note", "rules-informs")],
    }
}

/// "40 ore", "ore 22:00", "vietate".
pub(super) fn value(key: RegulationKey, value: u16) -> String {
    let filled = |text: &str| ta(text, &[("value", value.into())]);
    match key.unit() {
        Unit::Years => filled("rules-value-years"),
        Unit::OClock => filled("rules-value-oclock"),
        Unit::Hours => filled("rules-value-hours"),
        Unit::Students => filled("rules-value-students"),
        Unit::Members => filled("rules-value-members"),
        Unit::Percent => filled("rules-value-percent"),
        Unit::YesOrNo => t(if value == 0 { "rules-value-no" } else { "rules-value-yes" }),
    }
}

/// "dal 1 settembre 2027 al 31 agosto 2028".
pub(super) fn validity(from: Date, to: Option<Date>) -> String {
    let language = use_language();
    let from = messages::long_day(language, from);
    match to {
        None => ta("rules-from", &[("from", from.as_str().into())]),
        Some(to) => ta("rules-from-to", &[("from", from.as_str().into()), ("to", messages::long_day(language, to).into())]),
    }
}

/// Where a row stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Past,
    Now,
    Ahead,
}

impl Time {
    pub(super) fn of(row: &RegulationRecord, today: Date) -> Self {
        if row.regulation.from > today {
            Self::Ahead
        } else if row.regulation.to.is_some_and(|to| to < today) {
            Self::Past
        } else {
            Self::Now
        }
    }

    pub(super) fn word(self) -> String {
        t(match self {
            Self::Past => "rules-time-past",
            Self::Now => "rules-time-now",
            Self::Ahead => "rules-time-ahead",
        })
    }
}

/// Whether somebody has checked it: a mark with words.
pub(super) fn seal(book: &Rulebook, row: &RegulationRecord) -> AnyView {
    let language = use_language();
    if row.regulation.citation.to_check {
        return view! { <span class="seal seal--check"><Icon name="warning"/>{t("rules-to-check")}</span> }.into_any();
    }
    let words = match &row.confirmed {
        None => t("rules-shipped"),
        Some(confirmation) => {
            let day = messages::long_day(language, confirmation.at.to_italian().date());
            match confirmation.by.and_then(|by| book.name(by)) {
                Some(name) => ta("rules-confirmed-by", &[("day", day.as_str().into()), ("name", name.into())]),
                None => ta("rules-confirmed", &[("day", day.as_str().into())]),
            }
        }
    };
    view! { <span class="seal seal--good"><Icon name="check"/>{words}</span> }.into_any()
}

/// One line of the log: who did what, when.
pub(super) fn deed(book: &Rulebook, line: &LogLine) -> String {
    let name = book.name(line.actor).map_or_else(|| t("rules-somebody"), str::to_owned);
    let terms = |terms: Option<(u16, Date, Option<Date>)>| {
        terms.map(|(amount, from, to)| format!("{}, {}", value(line.key, amount), validity(from, to))).unwrap_or_default()
    };
    let (before, after) = (terms(line.before), terms(line.after));
    let key = match line.deed {
        Deed::Opened => "rules-did-open",
        Deed::Confirmed => "rules-did-confirm",
        Deed::Corrected if before == after => "rules-did-correct-source",
        Deed::Corrected => "rules-did-correct",
        Deed::Closed => "rules-did-close",
        Deed::Reopened => "rules-did-reopen",
        Deed::TakenBack => "rules-did-take-back",
    };
    ta(key, &[("name", name.as_str().into()), ("before", before.as_str().into()), ("after", after.as_str().into())])
}
