//! A board as one reader may see it: students, demands, facts, labels.

use super::live::LiveBoard;
use super::{read::open, tutors};
use crate::release::disclosed;
use crate::{ServiceError, Services, access};
use domain::board::{BoardState, BoardStudent, BoardSummary, BoardView, Facts, PersonLabel, Reader, Stage, Standing, Viewer};
use domain::calendar::Date;
use domain::catalogue::CompetenceLabel;
use domain::demand::DemandCard;
use domain::id::{BoardId, CompetenceId, DemandId, OrganisationId, StudentId, TutorId};
use domain::language::Language;
use domain::place::{DistanceBand, Municipality, kilometres};
use domain::policy::{Action, Actor, NamePermit, Resource, Role, authorize};
use domain::student::{PersonName, SchoolPart, SeenStudent, StudentCard, StudentFile};
use persistence::Connection;
use persistence::access::Subject;
use persistence::board::BoardRecord;
use persistence::organisation::OrganisationRecord;
use persistence::student::StudentRecord;
use std::collections::{BTreeMap, BTreeSet};

type Organisations = BTreeMap<OrganisationId, OrganisationRecord>;
type Municipalities = BTreeMap<String, Municipality>;

/// A copy of what is known of a board, cut down to what one reader may see.
struct Sight {
    record: BoardRecord,
    reader: Reader,
    may_change: bool,
    /// The schools whose classes take part.
    schools: Vec<OrganisationId>,
    state: BoardState,
    facts: Facts,
    /// Students who came into the board's classes or left them, for whoever may settle it.
    unsettled: u32,
}

impl Sight {
    fn of(live: &LiveBoard, actor: &Actor, today: Date) -> Result<Self, ServiceError> {
        let may_change = live.authorize(actor, Action::ChangeBoard).is_ok();
        let memory = live.read();
        let own = || {
            let Some(Role::Company { company }) = actor.role() else { return BTreeSet::new() };
            memory.companies.iter().filter(|(_, other)| **other == company).map(|(demand, _)| *demand).collect()
        };
        let reader = Reader::of(actor, own).ok_or(ServiceError::NotFound)?;
        let facts = Facts {
            students: memory
                .facts
                .students
                .iter()
                .filter(|(student, _)| may_change || reader == Reader::Student { student: **student })
                .map(|(student, facts)| (*student, facts.clone()))
                .collect(),
            demands: memory
                .facts
                .demands
                .iter()
                .filter(|(demand, _)| reader.sees_demand(**demand))
                .map(|(demand, facts)| (*demand, facts.clone()))
                .collect(),
            // Whom tutors follow elsewhere is for whoever gives them students here.
            followed: if may_change { memory.facts.followed.clone() } else { BTreeMap::new() },
            tutors: if may_change { memory.facts.tutors.clone() } else { BTreeMap::new() },
            taxonomy: memory.facts.taxonomy.clone(),
            regulations: memory.facts.regulations.clone(),
            regulations_revision: memory.facts.regulations_revision,
            today,
        };
        let state = reader.state(memory.state.clone(), actor.person());
        Ok(Self { record: memory.record.clone(), reader, may_change, schools: memory.schools.clone(), state, facts, unsettled: 0 })
    }

    async fn look_at_the_classes(&mut self, connection: &impl Connection) -> Result<(), ServiceError> {
        // Of a round that is over, students go on to other classes, and nobody minds.
        if self.may_change && self.record.period.to() >= self.facts.today {
            self.unsettled = persistence::board_roll::unsettled(connection, self.record.id).await?;
        }
        Ok(())
    }

    fn summary(&self, organisations: &Organisations) -> BoardSummary {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let demands = || self.state.demands().map(|(_, seats)| seats);
        // Whose step comes next after which stage: see `domain::board::stage`.
        let waits = match self.reader {
            Reader::Company { .. } => Some(Stage::Confirmed),
            Reader::Whole if self.may_change => Some(Stage::Accepted),
            Reader::Whole | Reader::Student { .. } => None,
        };
        BoardSummary {
            id: self.record.id,
            title: self.record.title.clone(),
            school: self.record.school,
            school_name: name_of(organisations, self.record.school),
            period: self.record.period,
            students: count(self.state.students().count()),
            placed: count(self.state.students().filter(|(_, entry)| entry.standing != Standing::Free).count()),
            seats: demands().map(|seats| u32::from(seats.seats)).sum(),
            taken: demands().map(|seats| u32::from(seats.taken)).sum(),
            demands: count(demands().count()),
            waiting: count(self.state.students().filter(|(_, entry)| Some(entry.stage) == waits).count()),
            unsettled: self.unsettled,
        }
    }
}

pub(super) async fn list(services: &Services, actor: &Actor) -> Result<Vec<BoardSummary>, ServiceError> {
    let connection = services.database().connection();
    if *actor == Actor::Anonymous {
        return Ok(Vec::new());
    }
    let mut sights = Vec::new();
    for record in persistence::board::all(connection).await? {
        match open(services, actor, record.id, Action::ReadBoard).await {
            Ok(live) => {
                let mut sight = Sight::of(&live, actor, services.today())?;
                sight.look_at_the_classes(connection).await?;
                sights.push(sight);
            }
            Err(ServiceError::NotFound | ServiceError::Forbidden) => {}
            Err(error) => return Err(error),
        }
    }
    let owners: Vec<OrganisationId> = sights.iter().map(|sight| sight.record.school).collect();
    let organisations = persistence::organisation::find(connection, &owners).await?;
    Ok(sights.iter().map(|sight| sight.summary(&organisations)).collect())
}

pub(super) async fn view(services: &Services, actor: &Actor, board: BoardId, language: Language) -> Result<BoardView, ServiceError> {
    let connection = services.database().connection();
    let live = open(services, actor, board, Action::ReadBoard).await?;
    let mut sight = Sight::of(&live, actor, services.today())?;

    sight.look_at_the_classes(connection).await?;

    let known: Vec<StudentId> = sight.facts.students.keys().copied().collect();
    let mut elsewhere = persistence::student::commitments(connection, &known, board).await?;
    for (student, facts) in &mut sight.facts.students {
        facts.elsewhere = elsewhere.remove(student).unwrap_or_default();
    }
    let followers: Vec<TutorId> = sight.facts.tutors.keys().copied().collect();
    sight.facts.tutors = persistence::tutor::facts(connection, &followers, board).await?;

    let places = persistence::municipality::all(connection).await?;
    let (mut students, subjects) = students(connection, actor, &sight, &places).await?;
    access::note(services, actor, &subjects).await?;
    let demand_ids: Vec<DemandId> = sight.state.demands().map(|(demand, _)| demand).collect();
    let mut demands = cards(connection, &sight.record, &demand_ids, &places, language).await?;
    tutors::name(connection, actor, sight.record.school, &sight.state, &mut students, &mut demands).await?;
    for card in &demands {
        // One that came while this was read may not be among the facts yet.
        sight.facts.demands.entry(card.id).or_insert_with(|| card.facts.clone());
    }
    let occurring: BTreeSet<CompetenceId> = students
        .iter()
        .flat_map(|student| student.seen.card().competences.iter().map(|held| held.competence))
        .chain(demands.iter().flat_map(|card| card.facts.asked.iter().map(|asked| asked.competence)))
        .collect();
    let organisations = persistence::organisation::find(connection, &[sight.record.school]).await?;
    Ok(BoardView {
        summary: sight.summary(&organisations),
        viewer: Viewer { actor: *actor, may_change: sight.may_change },
        students,
        demands,
        competences: labels(connection, &occurring, language).await?,
        people: people(connection, &sight).await?,
        state: sight.state,
        facts: sight.facts,
    })
}

pub(super) async fn demand(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    demand: DemandId,
    language: Language,
) -> Result<(DemandCard, Vec<CompetenceLabel>), ServiceError> {
    let connection = services.database().connection();
    let live = open(services, actor, board, Action::ReadBoard).await?;
    let sight = Sight::of(&live, actor, services.today())?;
    sight.state.demand(demand).ok_or(ServiceError::NotFound)?;
    let places = persistence::municipality::all(connection).await?;
    let card = cards(connection, &sight.record, &[demand], &places, language).await?.pop().ok_or(ServiceError::NotFound)?;
    let occurring = card.facts.asked.iter().map(|asked| asked.competence).collect();
    Ok((card, labels(connection, &occurring, language).await?))
}

/// The students whom the reader sees, by name where it may be read, else by pseudonym; and what is to be
/// noted of who reads which names.
async fn students(
    connection: &impl Connection,
    actor: &Actor,
    sight: &Sight,
    places: &Municipalities,
) -> Result<(Vec<BoardStudent>, Vec<Subject>), ServiceError> {
    let ids: Vec<StudentId> = sight.state.students().map(|(student, _)| student).collect();
    let records = persistence::student::find(connection, &ids).await?;
    let mut organisation_ids: BTreeSet<OrganisationId> = records.values().map(StudentRecord::school).collect();
    if let Some(Role::Company { company }) = actor.role() {
        organisation_ids.insert(company);
    }
    let organisations = persistence::organisation::find(connection, &organisation_ids.into_iter().collect::<Vec<_>>()).await?;
    let seat = match actor.role() {
        Some(Role::Company { company }) => organisations.get(&company).and_then(|company| places.get(&company.istat_code)),
        _ => None,
    };
    // Of what was released to a company, as it stands now.
    let mut released = disclosed(connection, actor, sight.facts.today).await?;
    let mut permits = released.permits;
    permits.extend(name_permit(actor));
    let mut names = persistence::student::names(connection, &permits, &ids).await?;
    let mut subjects = Vec::new();
    if matches!(actor.role(), Some(Role::Teacher { .. })) && !names.is_empty() {
        subjects.push(Subject::Board(sight.record.id));
    }
    // 0 where no threshold is known.
    let hours_needed = |kind| domain::fsl::needed_hours(&sight.facts.regulations, kind, sight.facts.today).map_or(0, |hours| hours.value);
    let mut students: Vec<BoardStudent> = records
        .into_values()
        .map(|record| {
            let home = places.get(&record.municipality);
            let distance = seat.zip(home).map(|(seat, home)| DistanceBand::of(kilometres(point(home), point(seat))));
            let name = names.remove(&record.id);
            let school_part = sees_school_part(actor, &sight.record, &record).then(|| SchoolPart {
                class: record.class.id,
                class_label: record.class.label(),
                municipality: home.map_or_else(|| record.municipality.clone(), |home| home.name.clone()),
                hours_done: record.hours_done,
                hours_needed: organisations.get(&record.school()).map_or(0, |school| hours_needed(school.organisation.kind)),
            });
            let seen = seen(card(record, school_part), &permits, name);
            let release = match &seen {
                SeenStudent::File(file) => released.parts.remove(&file.card().id),
                SeenStudent::Card(_) => None,
            };
            let release = release.map(|(part, release)| {
                subjects.push(Subject::Released(seen.card().id, release));
                part
            });
            BoardStudent { seen, distance, tutor: None, release }
        })
        .collect();
    students.sort_by_cached_key(|student| (student.seen.sort_key(), student.seen.card().code.clone()));
    Ok((students, subjects))
}

fn card(record: StudentRecord, school_part: Option<SchoolPart>) -> StudentCard {
    StudentCard {
        id: record.id,
        code: record.code,
        school: record.class.school,
        grade: record.class.grade,
        track: record.class.track,
        school_part,
        competences: record.facts.competences,
    }
}

fn seen(card: StudentCard, permits: &[NamePermit], name: Option<PersonName>) -> SeenStudent {
    let permit = permits.iter().find(|permit| permit.covers(card.school, card.id));
    let file = permit.zip(name).and_then(|(permit, name)| StudentFile::open(permit, card.clone(), name));
    file.map_or(SeenStudent::Card(card), SeenStudent::File)
}

/// The proof that the actor may read names, of whomever it covers.
pub(super) fn name_permit(actor: &Actor) -> Option<NamePermit> {
    let subject = match actor.role()? {
        Role::Teacher { school } => Resource::School(school),
        Role::Student { student, school } => Resource::Student { student, school },
        // A company's are those of releases.
        Role::Company { .. } | Role::Coordinator => return None,
    };
    authorize(actor, Action::ReadNames, &subject).ok()?.names()
}

/// Class, home and hours stay with the student, their school and the school that owns the board.
fn sees_school_part(actor: &Actor, board: &BoardRecord, student: &StudentRecord) -> bool {
    match actor.role() {
        Some(Role::Teacher { school }) => school == student.school() || school == board.school,
        Some(Role::Student { student: oneself, .. }) => oneself == student.id,
        Some(Role::Company { .. } | Role::Coordinator) | None => false,
    }
}

/// The cards of demands, by company and title.
async fn cards(
    connection: &impl Connection,
    board: &BoardRecord,
    ids: &[DemandId],
    places: &Municipalities,
    language: Language,
) -> Result<Vec<DemandCard>, ServiceError> {
    let records = persistence::demand::find(connection, ids).await?;
    let occupations = persistence::occupation::labels(connection, language).await?;
    let mut organisation_ids: BTreeSet<OrganisationId> = records.values().map(|record| record.company).collect();
    organisation_ids.insert(board.school);
    let organisations = persistence::organisation::find(connection, &organisation_ids.into_iter().collect::<Vec<_>>()).await?;
    let school = organisations.get(&board.school).and_then(|school| places.get(&school.istat_code));
    let mut cards: Vec<DemandCard> = records
        .into_values()
        .map(|record| {
            let place = places.get(&record.municipality);
            DemandCard {
                id: record.id,
                company: record.company,
                company_name: name_of(&organisations, record.company),
                title: record.title,
                occupation: occupations.get(&record.occupation).cloned().unwrap_or_default(),
                municipality: place.map_or(record.municipality, |place| place.name.clone()),
                kilometres: school.zip(place).map(|(school, place)| rounded(kilometres(point(school), point(place)))),
                tasks: record.tasks,
                conditions: record.conditions,
                positions: record.positions,
                tutor: None,
                facts: record.facts,
            }
        })
        .collect();
    cards.sort_by_cached_key(|card| (domain::search::normalise(&card.company_name), card.title.clone(), card.id));
    Ok(cards)
}

async fn labels(
    connection: &impl Connection,
    occurring: &BTreeSet<CompetenceId>,
    language: Language,
) -> Result<Vec<CompetenceLabel>, ServiceError> {
    let mut labels = persistence::competence::labels(connection, language).await?;
    labels.retain(|label| occurring.contains(&label.id));
    Ok(labels)
}

/// Who may stand in the history: the teachers of the schools and whoever acted; for those who may
/// read it.
async fn people(connection: &impl Connection, sight: &Sight) -> Result<Vec<PersonLabel>, ServiceError> {
    if sight.reader != Reader::Whole {
        return Ok(Vec::new());
    }
    let mut schools = sight.schools.clone();
    schools.push(sight.record.school);
    let mut people = persistence::person::teachers(connection, &schools).await?;
    let actors = persistence::event::actors(connection, sight.record.id).await?;
    people.extend(persistence::person::labels(connection, &actors).await?);
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    people.dedup();
    Ok(people)
}

fn name_of(organisations: &Organisations, id: OrganisationId) -> String {
    organisations.get(&id).map(|record| record.organisation.name.clone()).unwrap_or_default()
}

fn point(place: &Municipality) -> (f64, f64) {
    (place.latitude, place.longitude)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the type first")]
fn rounded(kilometres: f64) -> u16 {
    kilometres.round().clamp(0.0, f64::from(u16::MAX)) as u16
}
