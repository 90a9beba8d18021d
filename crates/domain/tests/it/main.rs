//! The domain through its public door: tables of cases and properties.

mod accommodation;
mod board;
mod calendar;
mod catalogue;
mod concept;
mod demand;
mod effect;
mod fit;
mod fsl;
mod need;
mod network;
mod organisation;
mod place;
mod policy;
mod projection;
mod regulation;
mod release;
mod rules;
mod search;
mod sorting;
mod student;
mod tutor;

use domain::calendar::{ClockTime, DailyHours, Date, Period};
use domain::competence::{AskedCompetence, Evidence, HeldCompetence, Level, Weight};
use domain::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use domain::id::CompetenceId;
use domain::regulation::{Citation, Regulation, RegulationKey, Regulations};
use domain::student::StudentFacts;
use std::collections::BTreeSet;
use uuid::Uuid;

/// An id that a test can read.
fn id<T: From<Uuid>>(number: u128) -> T {
    T::from(Uuid::from_u128(number))
}

fn day(text: &str) -> Date {
    domain::calendar::parse_iso_day(text).expect("a day of the test")
}

fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).expect("a period of the test")
}

fn held(competence: u128, level: u8) -> HeldCompetence {
    HeldCompetence { competence: id::<CompetenceId>(competence), level: Level::try_from(level).expect("a level"), evidence: Evidence::Lab }
}

fn asked(competence: u128, level: u8, weight: u8) -> AskedCompetence {
    AskedCompetence {
        competence: id::<CompetenceId>(competence),
        level: Level::try_from(level).expect("a level"),
        weight: Weight::try_from(weight).expect("a weight"),
        mandatory: false,
    }
}

/// A student of seventeen with both safety courses and one competence.
fn student() -> StudentFacts {
    StudentFacts {
        birth: day("2009-06-15"),
        general_safety_hours: 4,
        specific_safety_hours: 8,
        competences: vec![held(1, 3)],
        elsewhere: Vec::new(),
        barred: BTreeSet::new(),
    }
}

fn terms() -> PlacementTerms {
    let clock = |hour| ClockTime::new(hour, 0).expect("an hour");
    PlacementTerms { period: period("2027-03-01", "2027-03-26"), weekly_hours: 40, daily: DailyHours { from: clock(8), to: clock(17) } }
}

/// A placement at medium risk that asks the competence which [`student`] has.
fn placement() -> DemandFacts {
    DemandFacts {
        kind: DemandKind::Placement(terms()),
        risk: Risk::Medium,
        high_risk_task: false,
        min_age: None,
        asked: vec![asked(1, 3, 2)],
    }
}

/// Thresholds as the product ships them.
fn regulations() -> Regulations {
    let values = [18, 22, 6, 8, 40, 4, 4, 8, 12, 12, 8, 5, 1, 150, 210, 75, 2, 2, 1, 1];
    let regulation = |((key, name), value): (&(RegulationKey, &str), u16)| Regulation {
        key: *key,
        value,
        from: day("2018-01-01"),
        to: None,
        citation: Citation { text: (*name).to_owned(), to_check: false },
    };
    Regulations(RegulationKey::ALL.iter().zip(values).map(regulation).collect())
}
