//! A very small polo: one school, one class, two students, one company, one demand, one board.

use domain::board::{Assessment, BoardEvent, Cause, Recorded};
use domain::calendar::{ClockTime, DailyHours, Date, Period, Timestamp};
use domain::catalogue::{OccupationCompetence, Relation};
use domain::competence::{AskedCompetence, CompetenceKind, Evidence, HeldCompetence, Level, Weight};
use domain::demand::{DemandFacts, DemandKind, NewDemand, PlacementTerms, Risk};
use domain::id::{BoardId, CommandId, CompetenceId, DemandId, OccupationId, OrganisationId, PersonId, SchoolClassId, StudentId};
use domain::organisation::{OrganisationKind, SchoolClass};
use domain::person::RoleKind;
use domain::place::Municipality;
use persistence::board::NewBoard;
use persistence::import::{Attested, NewCompetence, NewOccupation, NewOrganisation, NewPerson, NewStudent};
use persistence::{Connection, StoreError, demand, import};

pub struct Sample {
    pub school: OrganisationId,
    pub company: OrganisationId,
    pub class: SchoolClass,
    pub turning: CompetenceId,
    pub lathes: CompetenceId,
    pub occupation: OccupationId,
    pub students: [StudentId; 2],
    pub teacher: PersonId,
    pub demand: DemandId,
    pub board: BoardId,
}

pub const NOW: Timestamp = Timestamp(1_795_392_000_000);

pub fn day(text: &str) -> Date {
    domain::calendar::parse_iso_day(text).unwrap()
}

pub fn period(from: &str, to: &str) -> Period {
    Period::new(day(from), day(to)).unwrap()
}

pub fn student(id: StudentId, class: &SchoolClass, number: &str) -> NewStudent {
    NewStudent {
        id,
        class: class.clone(),
        register_number: number.to_owned(),
        pseudonym: format!("K-{number}"),
        given: "Niccolò".to_owned(),
        family: "D’Angelo".to_owned(),
        birth: day("2009-02-28"),
        municipality: "050029".to_owned(),
        hours_done: 80,
        general_safety_hours: 4,
        specific_safety_hours: 8,
        safety_risk: Some(Risk::Medium),
        competences: Vec::new(),
    }
}

pub fn new_demand(sample: &Sample) -> NewDemand {
    NewDemand {
        company: sample.company,
        title: "Tornitura".to_owned(),
        occupation: sample.occupation,
        positions: 3,
        municipality: "050029".to_owned(),
        tasks: "Affiancamento al tornio.".to_owned(),
        conditions: String::new(),
        facts: DemandFacts {
            kind: DemandKind::Placement(PlacementTerms {
                period: period("2027-03-01", "2027-03-26"),
                weekly_hours: 40,
                daily: DailyHours { from: ClockTime::new(8, 0).unwrap(), to: ClockTime::new(17, 0).unwrap() },
            }),
            risk: Risk::High,
            high_risk_task: false,
            min_age: Some(16),
            asked: vec![
                AskedCompetence { competence: sample.turning, level: Level::Autonomous, weight: Weight::Decisive, mandatory: true },
                AskedCompetence { competence: sample.lathes, level: Level::Aware, weight: Weight::Useful, mandatory: false },
            ],
        },
        allotments: Vec::new(),
    }
}

/// Stores the polo; the board has no students and demands yet.
pub async fn store(connection: &impl Connection) -> Result<Sample, StoreError> {
    let school = OrganisationId::generate();
    let sample = Sample {
        school,
        company: OrganisationId::generate(),
        class: SchoolClass {
            id: SchoolClassId::generate(),
            school,
            school_year: "2026/27".to_owned(),
            grade: 4,
            section: "A".to_owned(),
            track: "Meccanica e meccatronica".to_owned(),
        },
        turning: CompetenceId::generate(),
        lathes: CompetenceId::generate(),
        occupation: OccupationId::generate(),
        students: [StudentId::generate(), StudentId::generate()],
        teacher: PersonId::generate(),
        demand: DemandId::generate(),
        board: BoardId::generate(),
    };
    let town = Municipality { istat_code: "050029".to_owned(), name: "Pontedera".to_owned(), latitude: 43.66, longitude: 10.63 };
    import::municipalities(connection, &[town]).await?;
    let organisation = |id, code: &str, kind| NewOrganisation {
        id,
        code: code.to_owned(),
        name: format!("Soggetto {code}"),
        kind,
        school_code: None,
        vat_number: None,
        ateco: None,
        municipality: "050029".to_owned(),
        address: String::new(),
        email: None,
        phone: None,
    };
    let organisations = [
        organisation(sample.school, "S01", OrganisationKind::TechnicalInstitute),
        organisation(sample.company, "A01", OrganisationKind::Company),
    ];
    import::organisations(connection, &organisations).await?;
    import::classes(connection, std::slice::from_ref(&sample.class)).await?;
    let competence = |id, label: &str, broader| NewCompetence {
        id,
        uri: None,
        kind: CompetenceKind::Skill,
        label_it: label.to_owned(),
        label_en: format!("{label} (en)"),
        synonyms_it: vec!["tornio".to_owned(), "mandrino".to_owned()],
        group: "S8".to_owned(),
        broader,
    };
    let competences = [competence(sample.lathes, "Macchine utensili", None), competence(sample.turning, "Tornitura", Some(sample.lathes))];
    import::competences(connection, &competences).await?;
    let occupation = NewOccupation {
        id: sample.occupation,
        uri: "http://example.org/occupation".to_owned(),
        isco_code: "7223".to_owned(),
        label_it: "Tornitore".to_owned(),
        label_en: "Turner".to_owned(),
        description_it: String::new(),
        description_en: String::new(),
        competences: vec![OccupationCompetence { competence: sample.turning, relation: Relation::Essential, level: Level::Autonomous }],
    };
    import::occupations(connection, &[occupation]).await?;
    let mut first = student(sample.students[0], &sample.class, "1");
    let held = HeldCompetence { competence: sample.turning, level: Level::Guided, evidence: Evidence::SelfDeclared };
    first.competences.push(Attested { held, by: Some("prof. di laboratorio".to_owned()), on: Some(day("2026-10-26")) });
    import::students(connection, &[first, student(sample.students[1], &sample.class, "2")]).await?;
    let teacher = NewPerson {
        id: sample.teacher,
        code: "P01".to_owned(),
        name: "Docente Uno".to_owned(),
        role: RoleKind::Teacher,
        organisation: Some(sample.school),
        student: None,
    };
    import::people(connection, &[teacher]).await?;
    demand::insert(connection, sample.demand, Some("R001"), &new_demand(&sample), NOW).await?;
    let board = NewBoard {
        id: sample.board,
        code: Some("T1".to_owned()),
        school: sample.school,
        title: "FSL primavera 2027".to_owned(),
        period: period("2027-02-22", "2027-04-02"),
        classes: vec![sample.class.id],
    };
    persistence::board::insert(connection, &board).await?;
    Ok(sample)
}

/// Somebody takes part, ranks the demand and is assessed for it: events and rows of the newest kinds.
pub async fn say(connection: &impl persistence::Connection, sample: &Sample) {
    let (student, demand) = (sample.students[0], sample.demand);
    let events = [
        BoardEvent::Joined { student },
        BoardEvent::Allotted { demand, seats: 1 },
        BoardEvent::Preferred { student, demand, rank: Some(1) },
        BoardEvent::Assessed { student, demand, assessment: Assessment::Agreed },
    ];
    persistence::board::take_versions(connection, sample.board, 4).await.unwrap();
    for (version, event) in (1..).zip(events) {
        let recorded = Recorded { version, at: NOW, actor: None, command: CommandId::generate(), cause: Cause::SetUp, event };
        persistence::event::append(connection, sample.board, &[recorded]).await.unwrap();
        persistence::board::follow(connection, sample.board, &event).await.unwrap();
    }
}
