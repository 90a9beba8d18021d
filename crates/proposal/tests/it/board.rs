//! Small boards for these tests, made from a seed or by hand.

use domain::board::{Assessment, BoardEvent, BoardState, Cause, Facts, Recorded};
use domain::calendar::{ClockTime, DailyHours, Period, Timestamp, parse_iso_day};
use domain::competence::{AskedCompetence, Evidence, HeldCompetence, Level, Taxonomy, Weight};
use domain::demand::{Confidence, DemandFacts, DemandKind, PlacementTerms, Risk};
use domain::id::{CompetenceId, DemandId, StudentId};
use domain::regulation::{Citation, Regulation, RegulationKey, Regulations};
use domain::student::StudentFacts;
use matching::generate::Seeded;
use uuid::Uuid;

pub(crate) fn student(number: u128) -> StudentId {
    Uuid::from_u128(number).into()
}

pub(crate) fn demand(number: u128) -> DemandId {
    Uuid::from_u128(1_000 + number).into()
}

pub(crate) fn competence(number: u128) -> CompetenceId {
    Uuid::from_u128(5_000 + number).into()
}

pub(crate) fn day(text: &str) -> domain::calendar::Date {
    parse_iso_day(text).expect("a day")
}

/// A board and its facts, which grow by events.
pub(crate) struct Board {
    pub(crate) state: BoardState,
    pub(crate) facts: Facts,
}

impl Board {
    pub(crate) fn new() -> Self {
        let mut facts = Facts::empty(day("2026-11-24"));
        let rule = |key, value| Regulation {
            key,
            value,
            from: day("2020-01-01"),
            to: None,
            citation: Citation { text: "a law".to_owned(), to_check: false },
        };
        facts.regulations = Regulations(vec![
            rule(RegulationKey::AdultAge, 18),
            rule(RegulationKey::MinorNightFrom, 22),
            rule(RegulationKey::MinorNightTo, 6),
            rule(RegulationKey::MinorWeeklyHours, 40),
            rule(RegulationKey::MinorDailyHours, 8),
            rule(RegulationKey::GeneralSafetyHours, 4),
            rule(RegulationKey::SpecificSafetyHoursLow, 4),
            rule(RegulationKey::SpecificSafetyHoursMedium, 8),
            rule(RegulationKey::SpecificSafetyHoursHigh, 12),
            rule(RegulationKey::HighRiskTaskForbidden, 1),
            rule(RegulationKey::StudentsPerTutorLow, 12),
        ]);
        Self { state: BoardState::default(), facts }
    }

    pub(crate) fn record(&mut self, event: BoardEvent) {
        let version = self.state.version() + 1;
        let command = Uuid::from_u128(version.into()).into();
        let recorded = Recorded { version, at: Timestamp(0), actor: None, command, cause: Cause::SetUp, event };
        self.state.apply(&recorded).expect("it fits");
    }

    /// An adult with all courses.
    pub(crate) fn with_student(&mut self, number: u128, held: &[(u128, Level)]) {
        let competences =
            held.iter().map(|(number, level)| HeldCompetence { competence: competence(*number), level: *level, evidence: Evidence::Lab });
        let facts = StudentFacts {
            birth: day("2005-05-05"),
            general_safety_hours: 4,
            specific_safety_hours: 12,
            competences: competences.collect(),
            elsewhere: Vec::new(),
            barred: std::collections::BTreeSet::new(),
        };
        self.facts.students.insert(student(number), facts);
        self.record(BoardEvent::Joined { student: student(number) });
    }

    /// A place by day.
    pub(crate) fn with_demand(&mut self, number: u128, seats: u16, asked: &[(u128, Level)]) {
        let clock = |hour| ClockTime::new(hour, 0).expect("an hour");
        let terms = PlacementTerms {
            period: Period::new(day("2027-03-01"), day("2027-03-26")).expect("a period"),
            weekly_hours: 40,
            daily: DailyHours { from: clock(8), to: clock(16) },
        };
        let asked = asked.iter().map(|(number, level)| AskedCompetence {
            competence: competence(*number),
            level: *level,
            weight: Weight::Important,
            mandatory: false,
        });
        let facts = DemandFacts {
            kind: DemandKind::Placement(terms),
            risk: Risk::Low,
            high_risk_task: false,
            min_age: None,
            asked: asked.collect(),
        };
        self.facts.demands.insert(demand(number), facts);
        self.record(BoardEvent::Allotted { demand: demand(number), seats });
    }

    pub(crate) fn place(&mut self, who: u128, to: u128) {
        self.record(BoardEvent::Placed { student: student(who), from: None, to: demand(to) });
    }

    pub(crate) fn prefer(&mut self, who: u128, demands: &[u128]) {
        for (demand_number, rank) in demands.iter().zip(1..) {
            self.record(BoardEvent::Preferred { student: student(who), demand: demand(*demand_number), rank: Some(rank) });
        }
    }

    pub(crate) fn assess(&mut self, who: u128, by: u128, assessment: Assessment) {
        self.record(BoardEvent::Assessed { student: student(who), demand: demand(by), assessment });
    }
}

/// A board with minors and adults, courses missing, night shifts, related competences, self-declared
/// levels, mandatory ones, preferences, assessments, placements and locks.
pub(crate) fn scattered(seed: u64) -> Board {
    let mut random = Seeded::new(seed);
    let mut pick = move |limit: u64| random.below(limit);
    let mut board = Board::new();
    let links: Vec<(CompetenceId, CompetenceId)> =
        (0..12).map(|_| (competence(pick(10).into()), competence(pick(10).into()))).filter(|(one, other)| one != other).collect();
    let groups: Vec<(CompetenceId, String)> = (0..10).map(|number| (competence(number), format!("S{}", pick(3)))).collect();
    board.facts.taxonomy = Taxonomy::new(links, groups);
    let level = |number: u64| Level::try_from(u8::try_from(number).expect("small")).expect("a level");
    let (students, demands) = (4 + pick(8), 2 + pick(5));
    for number in 0..u128::from(demands) {
        let asked: Vec<(u128, Level)> = (0..pick(4)).map(|_| (u128::from(pick(10)), level(1 + pick(4)))).collect();
        board.with_demand(number, u16::try_from(pick(3)).expect("small"), &asked);
        let facts = board.facts.demands.get_mut(&demand(number)).expect("just made");
        facts.risk = [Risk::Low, Risk::Medium, Risk::High][usize::try_from(pick(3)).expect("small")];
        facts.high_risk_task = pick(8) == 0;
        facts.min_age = (pick(3) == 0).then_some(18);
        for asked in &mut facts.asked {
            asked.mandatory = pick(4) == 0;
            asked.weight = Weight::ALL[usize::try_from(pick(3)).expect("small")];
        }
        if pick(3) == 0
            && let DemandKind::Placement(terms) = &mut facts.kind
        {
            terms.daily = DailyHours { from: ClockTime::new(21, 0).expect("an hour"), to: ClockTime::new(5, 0).expect("an hour") };
        }
        if pick(10) == 0 {
            facts.kind = DemandKind::Forecast { by_year: 2028, confidence: Confidence::Likely };
        }
    }
    for number in 0..u128::from(students) {
        let held: Vec<(u128, Level)> = (0..pick(6)).map(|_| (u128::from(pick(10)), level(pick(5)))).collect();
        board.with_student(number, &held);
        let facts = board.facts.students.get_mut(&student(number)).expect("just made");
        if pick(3) == 0 {
            facts.birth = day("2010-01-01");
        }
        facts.specific_safety_hours = [0, 4, 8, 12][usize::try_from(pick(4)).expect("small")];
        for held in &mut facts.competences {
            if pick(3) == 0 {
                held.evidence = Evidence::SelfDeclared;
            }
        }
        if pick(2) == 0 {
            let ranked: std::collections::BTreeSet<u128> = (0..3).map(|_| u128::from(pick(demands))).collect();
            board.prefer(number, &ranked.into_iter().collect::<Vec<_>>());
        }
        if pick(2) == 0 {
            let to = u128::from(pick(demands));
            if board.state.demand(demand(to)).is_some_and(|seats| seats.free() > 0) {
                board.place(number, to);
            }
        }
        if pick(5) == 0 {
            board.record(BoardEvent::StudentLocked { student: student(number) });
        }
        let said = Assessment::ALL[usize::try_from(pick(4)).expect("small")];
        board.assess(number, u128::from(pick(demands)), said);
    }
    for facts in board.facts.students.values_mut() {
        if pick(4) == 0 {
            facts.barred.insert(demand(u128::from(pick(demands))));
        }
    }
    if pick(4) == 0 {
        board.record(BoardEvent::DemandLocked { demand: demand(u128::from(pick(demands))) });
    }
    board
}
