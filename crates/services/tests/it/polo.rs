//! A small polo for these tests: two schools, two companies, seven students, two boards.

use crate::databases::Fresh;
use domain::ApiError;
use domain::board::{BoardCommand, BoardView, CommandEnvelope, Receipt, Refusal};
use domain::calendar::{ClockTime, DailyHours, Date, Period, Timestamp, parse_iso_day};
use domain::competence::{AskedCompetence, CompetenceKind, Evidence, HeldCompetence, Level, Weight};
use domain::demand::{DemandFacts, DemandKind, NewDemand, PlacementTerms, Risk};
use domain::id::{BoardId, CommandId, CompetenceId, DemandId, OccupationId, OrganisationId, PersonId, SchoolClassId, StudentId};
use domain::language::Language;
use domain::organisation::{OrganisationKind, SchoolClass};
use domain::person::RoleKind;
use domain::place::Municipality;
use domain::policy::{Actor, Role};
use persistence::board::NewBoard;
use persistence::import::{self, Attested, NewCompetence, NewOccupation, NewOrganisation, NewPerson, NewStudent};
use services::{Clock, Services, board};

/// 23 November 2026.
pub const NOW: Timestamp = Timestamp(1_795_392_000_000);

/// Every family name begins like this: what a company receives is searched for it.
pub const PLANTED_NAME: &str = "Cognomepiantato";

pub struct Polo {
    pub services: Services,
    pub school: OrganisationId,
    pub teacher: Actor,
    /// Of the other school, whose class takes part in the first board.
    pub guest_teacher: Actor,
    pub stranger: Actor,
    pub coordinator: Actor,
    pub company: OrganisationId,
    pub company_actor: Actor,
    pub other_company_actor: Actor,
    /// The first of `students`.
    pub student_actor: Actor,
    /// Adults with all courses, of the first school.
    pub students: [StudentId; 4],
    /// Of the first school.
    pub minor: StudentId,
    pub untrained: StudentId,
    /// Of the other school.
    pub guest: StudentId,
    /// Three seats on the first board; of the first company.
    pub lathe: DemandId,
    /// One seat; of the first company.
    pub single: DemandId,
    /// Two seats for adults; of the other company.
    pub adults: DemandId,
    /// Two seats with a mandatory competence that only the first student has; of the other company.
    pub welding: DemandId,
    /// On the second board, at the same time as `lathe`.
    pub overlapping: DemandId,
    /// On the second board, afterwards.
    pub later: DemandId,
    pub turning_skill: CompetenceId,
    pub first: BoardId,
    pub second: BoardId,
}

fn day(text: &str) -> Date {
    parse_iso_day(text).unwrap()
}

fn person(role: Role) -> Actor {
    Actor::Person { person: PersonId::generate(), role }
}

pub fn envelope(command: BoardCommand) -> CommandEnvelope {
    CommandEnvelope { id: CommandId::generate(), command }
}

impl Polo {
    pub async fn new(fresh: &Fresh) -> Self {
        let services = Services::new(fresh.database.clone(), Clock(|| NOW));
        let (school, other_school) = (OrganisationId::generate(), OrganisationId::generate());
        let (company, other_company) = (OrganisationId::generate(), OrganisationId::generate());
        let students = [(); 4].map(|()| StudentId::generate());
        let polo = Self {
            services,
            school,
            teacher: person(Role::Teacher { school }),
            guest_teacher: person(Role::Teacher { school: other_school }),
            stranger: person(Role::Teacher { school: OrganisationId::generate() }),
            coordinator: person(Role::Coordinator),
            company,
            company_actor: person(Role::Company { company }),
            other_company_actor: person(Role::Company { company: other_company }),
            student_actor: person(Role::Student { student: students[0], school }),
            students,
            minor: StudentId::generate(),
            untrained: StudentId::generate(),
            guest: StudentId::generate(),
            lathe: DemandId::generate(),
            single: DemandId::generate(),
            adults: DemandId::generate(),
            welding: DemandId::generate(),
            overlapping: DemandId::generate(),
            later: DemandId::generate(),
            turning_skill: CompetenceId::generate(),
            first: BoardId::generate(),
            second: BoardId::generate(),
        };
        polo.store(other_school, other_company).await;
        polo.set_up().await;
        polo
    }

    #[expect(clippy::too_many_lines, reason = "one polo, told in order")]
    async fn store(&self, other_school: OrganisationId, other_company: OrganisationId) {
        let connection = self.services.database().connection();
        let town = |code: &str, name: &str, latitude| Municipality {
            istat_code: code.to_owned(),
            name: name.to_owned(),
            latitude,
            longitude: 10.63,
        };
        import::municipalities(connection, &[town("050029", "Pontedera", 43.66), town("050028", "Ponsacco", 43.57)]).await.unwrap();
        let organisation = |id, code: &str, kind, municipality: &str| NewOrganisation {
            id,
            code: code.to_owned(),
            name: format!("Soggetto {code}"),
            kind,
            school_code: None,
            vat_number: None,
            ateco: None,
            municipality: municipality.to_owned(),
            address: String::new(),
            email: None,
            phone: None,
        };
        let organisations = [
            organisation(self.school, "S01", OrganisationKind::TechnicalInstitute, "050029"),
            organisation(other_school, "S02", OrganisationKind::VocationalInstitute, "050029"),
            organisation(self.company, "A01", OrganisationKind::Company, "050029"),
            organisation(other_company, "A02", OrganisationKind::Company, "050028"),
        ];
        import::organisations(connection, &organisations).await.unwrap();
        let class = |school| SchoolClass {
            id: SchoolClassId::generate(),
            school,
            school_year: "2026/27".to_owned(),
            grade: 4,
            section: "A".to_owned(),
            track: "Meccanica e meccatronica".to_owned(),
        };
        let (class, guest_class) = (class(self.school), class(other_school));
        import::classes(connection, &[class.clone(), guest_class.clone()]).await.unwrap();
        let welding_skill = CompetenceId::generate();
        let competence = |id, label: &str| NewCompetence {
            id,
            uri: None,
            kind: CompetenceKind::Skill,
            label_it: label.to_owned(),
            label_en: format!("{label} (en)"),
            synonyms_it: Vec::new(),
            group: String::new(),
            broader: None,
        };
        import::competences(connection, &[competence(self.turning_skill, "Tornitura"), competence(welding_skill, "Saldatura")])
            .await
            .unwrap();
        let occupation = NewOccupation {
            id: OccupationId::generate(),
            uri: "http://example.org/turner".to_owned(),
            isco_code: "7223".to_owned(),
            label_it: "Tornitore".to_owned(),
            label_en: "Turner".to_owned(),
            description_it: String::new(),
            description_en: String::new(),
            competences: Vec::new(),
        };
        import::occupations(connection, std::slice::from_ref(&occupation)).await.unwrap();

        let student = |number: usize, id, class: &SchoolClass, birth: &str, trained: bool| NewStudent {
            id,
            class: class.clone(),
            register_number: number.to_string(),
            pseudonym: format!("K-{number}"),
            given: format!("Nome{number}"),
            family: format!("{PLANTED_NAME}{}", 9 - number),
            birth: day(birth),
            municipality: "050029".to_owned(),
            hours_done: 80,
            general_safety_hours: if trained { 4 } else { 0 },
            specific_safety_hours: if trained { 12 } else { 0 },
            safety_risk: trained.then_some(Risk::High),
            competences: Vec::new(),
        };
        let [a, b, c, d] = self.students;
        let mut all = vec![
            student(1, a, &class, "2008-05-01", true),
            student(2, b, &class, "2008-05-01", true),
            student(3, c, &class, "2008-05-01", true),
            student(4, d, &class, "2008-05-01", true),
            student(5, self.minor, &class, "2010-05-01", true),
            student(6, self.untrained, &class, "2008-05-01", false),
            student(7, self.guest, &guest_class, "2008-05-01", true),
        ];
        for (student, skill) in [(0, welding_skill), (0, self.turning_skill), (1, self.turning_skill)] {
            let held = HeldCompetence { competence: skill, level: Level::Autonomous, evidence: Evidence::Lab };
            all[student].competences.push(Attested { held, by: None, on: None });
        }
        import::students(connection, &all).await.unwrap();

        let people = [
            (self.teacher, "P1", RoleKind::Teacher, Some(self.school), None),
            (self.guest_teacher, "P2", RoleKind::Teacher, Some(other_school), None),
            (self.coordinator, "P3", RoleKind::Coordinator, None, None),
            (self.company_actor, "P4", RoleKind::Company, Some(self.company), None),
            (self.other_company_actor, "P5", RoleKind::Company, Some(other_company), None),
            (self.student_actor, "P6", RoleKind::Student, None, Some(a)),
        ]
        .map(|(actor, code, role, organisation, student)| NewPerson {
            id: actor.person().unwrap(),
            code: code.to_owned(),
            name: format!("Persona {code}"),
            role,
            organisation,
            student,
        });
        import::people(connection, &people).await.unwrap();

        let demand = |company, positions, from: &str, to: &str, min_age, asked| NewDemand {
            company,
            title: "Officina".to_owned(),
            occupation: occupation.id,
            positions,
            municipality: "050028".to_owned(),
            tasks: String::new(),
            conditions: String::new(),
            facts: DemandFacts {
                kind: DemandKind::Placement(PlacementTerms {
                    period: Period::new(day(from), day(to)).unwrap(),
                    weekly_hours: 40,
                    daily: DailyHours { from: ClockTime::new(8, 0).unwrap(), to: ClockTime::new(17, 0).unwrap() },
                }),
                risk: Risk::Low,
                high_risk_task: false,
                min_age,
                asked,
            },
            allotments: Vec::new(),
        };
        let asks = |competence, mandatory| vec![AskedCompetence { competence, level: Level::Guided, weight: Weight::Important, mandatory }];
        let spring = ("2027-03-01", "2027-03-26");
        let demands = [
            (self.lathe, demand(self.company, 3, spring.0, spring.1, None, asks(self.turning_skill, false))),
            (self.single, demand(self.company, 1, spring.0, spring.1, None, asks(self.turning_skill, false))),
            (self.adults, demand(other_company, 2, spring.0, spring.1, Some(18), asks(self.turning_skill, false))),
            (self.welding, demand(other_company, 2, spring.0, spring.1, None, asks(welding_skill, true))),
            (self.overlapping, demand(other_company, 4, "2027-03-15", "2027-04-10", None, asks(self.turning_skill, false))),
            (self.later, demand(other_company, 4, "2027-05-03", "2027-05-28", None, asks(self.turning_skill, false))),
        ];
        for (id, demand) in &demands {
            persistence::demand::insert(connection, *id, None, demand, NOW).await.unwrap();
        }
        for (id, code, title, classes) in
            [(self.first, "T1", "Primo tavolo", vec![class.id, guest_class.id]), (self.second, "T2", "Secondo tavolo", vec![class.id])]
        {
            let board = NewBoard {
                id,
                code: Some(code.to_owned()),
                school: self.school,
                title: title.to_owned(),
                period: Period::new(day("2027-02-22"), day("2027-06-02")).unwrap(),
                classes,
            };
            persistence::board::insert(connection, &board).await.unwrap();
        }
    }

    /// Students and seats come by ordinary commands.
    async fn set_up(&self) {
        let [a, b, c, d] = self.students;
        for student in [a, b, c, d, self.minor, self.untrained, self.guest] {
            self.teach(self.first, BoardCommand::Join { student }).await.unwrap();
        }
        for (demand, seats) in [(self.lathe, 3), (self.single, 1), (self.adults, 2), (self.welding, 2)] {
            self.teach(self.first, BoardCommand::Allot { demand, seats }).await.unwrap();
        }
        for student in [a, b, c, d] {
            self.teach(self.second, BoardCommand::Join { student }).await.unwrap();
        }
        for (demand, seats) in [(self.overlapping, 4), (self.later, 4)] {
            self.teach(self.second, BoardCommand::Allot { demand, seats }).await.unwrap();
        }
    }

    /// A command of the teacher.
    pub async fn teach(&self, on: BoardId, command: BoardCommand) -> Result<Receipt, ApiError> {
        board::execute(&self.services, &self.teacher, on, envelope(command)).await
    }

    pub async fn place(&self, student: StudentId, demand: DemandId) -> Result<Receipt, ApiError> {
        self.teach(self.first, BoardCommand::Place { student, demand }).await
    }

    pub async fn view(&self, actor: &Actor) -> BoardView {
        board::view(&self.services, actor, self.first, Language::Italian).await.unwrap()
    }

    /// The fold of the log, from the database, equals the rows and the memory.
    pub async fn must_be_sound(&self, on: BoardId) {
        let connection = self.services.database().connection();
        let mut fold = domain::board::BoardState::default();
        for recorded in persistence::event::after(connection, on, 0, 100_000).await.unwrap() {
            fold.apply(&recorded).unwrap();
        }
        let stored = persistence::board::stored(connection, on).await.unwrap();
        assert_eq!(fold.students().collect::<std::collections::BTreeMap<_, _>>(), stored.students);
        assert_eq!(fold.demands().collect::<std::collections::BTreeMap<_, _>>(), stored.demands);
        assert_eq!(fold.ranks().collect::<std::collections::BTreeMap<_, _>>(), stored.ranks);
        assert_eq!(fold.assessments().collect::<std::collections::BTreeMap<_, _>>(), stored.assessments);
        assert_eq!(Some(fold.version()), board::version(&self.services, on).await.unwrap(), "versions are dense");
        assert!(fold.demands().all(|(_, seats)| seats.taken <= seats.seats), "no seat is given twice");
        let seen = board::view(&self.services, &self.teacher, on, Language::Italian).await.unwrap().state;
        assert_eq!(seen.students().collect::<Vec<_>>(), fold.students().collect::<Vec<_>>(), "the memory follows the log");
        assert_eq!(seen.version(), fold.version());
    }
}

pub fn refusal(outcome: Result<Receipt, ApiError>) -> Refusal {
    match outcome {
        Err(ApiError::Refused(refusal)) => refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}
