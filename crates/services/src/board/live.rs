//! What this process remembers of the boards: the fold of the log and the facts beside it, caught
//! up from the event table whenever the database has come further. Never the truth, only quick.

use super::barred::{self, Places};
use crate::{ServiceError, Services};
use domain::board::{BoardCommand, BoardEvent, BoardState, Facts, Recorded};
use domain::demand::DemandFacts;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId, TutorId};
use domain::policy::{Action, Actor, BoardSubject, Permit, Resource, Role, authorize};
use persistence::board::BoardRecord;
use persistence::{Connection, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Events read at once when catching up.
const PIECE: u64 = 5_000;

/// The boards that this process has opened.
#[derive(Debug, Default)]
pub(crate) struct LiveBoards {
    open: Mutex<HashMap<BoardId, Arc<LiveBoard>>>,
}

/// One board as this process remembers it.
#[derive(Debug)]
pub(crate) struct LiveBoard {
    pub(super) id: BoardId,
    /// Commands of this process take turns here instead of queueing with open transactions.
    pub(super) turn: Arc<tokio::sync::Mutex<()>>,
    memory: RwLock<Memory>,
}

#[derive(Debug)]
pub(super) struct Memory {
    pub(super) record: BoardRecord,
    /// The schools whose classes take part.
    pub(super) schools: Vec<OrganisationId>,
    /// Whose each demand on the board is.
    pub(super) companies: BTreeMap<DemandId, OrganisationId>,
    /// Where the work of each demand is: ISTAT codes.
    workplaces: BTreeMap<DemandId, String>,
    pub(super) state: BoardState,
    pub(super) facts: Facts,
    /// On the board, but their facts are not read yet.
    new_students: BTreeSet<StudentId>,
    new_demands: BTreeSet<DemandId>,
}

impl LiveBoards {
    fn lock(&self) -> MutexGuard<'_, HashMap<BoardId, Arc<LiveBoard>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets a board: it is read anew when it is next asked for.
    pub(super) fn forget(&self, board: BoardId) {
        self.lock().remove(&board);
    }
}

/// The live board; not necessarily at its last version, see [`LiveBoard::refresh`].
pub(super) async fn find(services: &Services, board: BoardId) -> Result<Arc<LiveBoard>, ServiceError> {
    if let Some(live) = services.boards().lock().get(&board) {
        return Ok(Arc::clone(live));
    }
    let loaded = Arc::new(LiveBoard::load(services.database().connection(), board, services.today()).await?);
    Ok(Arc::clone(services.boards().lock().entry(board).or_insert(loaded)))
}

impl LiveBoard {
    /// Reads what does not come by events; the log is folded by [`LiveBoard::catch_up`].
    pub(super) async fn load(connection: &impl Connection, board: BoardId, today: domain::calendar::Date) -> Result<Self, ServiceError> {
        let record = persistence::board::find(connection, board).await?.ok_or(ServiceError::NotFound)?;
        let schools = persistence::board::schools(connection, board).await?;
        let facts = Facts {
            taxonomy: persistence::competence::taxonomy(connection).await?,
            // The revision first: thresholds that are newer than it are read once more, never missed.
            regulations_revision: persistence::regulation::revision(connection).await?,
            regulations: persistence::regulation::all(connection).await?,
            ..Facts::empty(today)
        };
        let memory = Memory {
            record,
            schools,
            companies: BTreeMap::new(),
            workplaces: BTreeMap::new(),
            state: BoardState::default(),
            facts,
            new_students: BTreeSet::new(),
            new_demands: BTreeSet::new(),
        };
        Ok(Self { id: board, turn: Arc::default(), memory: RwLock::new(memory) })
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, Memory> {
        self.memory.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Memory> {
        self.memory.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Catches up with the database, as far as it has come.
    pub(super) async fn refresh(&self, services: &Services) -> Result<(), ServiceError> {
        let connection = services.database().connection();
        let version = persistence::board::version(connection, self.id).await?.ok_or(ServiceError::NotFound)?;
        self.catch_up(connection, version).await
    }

    /// Folds in the events up to a version, and reads the facts of whoever came with them.
    pub(super) async fn catch_up(&self, connection: &impl Connection, version: u64) -> Result<(), ServiceError> {
        loop {
            let reached = self.read().state.version();
            if reached >= version {
                break;
            }
            let events = persistence::event::after(connection, self.id, reached, PIECE.min(version - reached)).await?;
            if events.is_empty() {
                let detail = format!("board {} is at version {version}, its log ends at {reached}", self.id);
                return Err(StoreError::Corrupt { table: "board_event", detail }.into());
            }
            self.apply(&events)?;
        }
        self.learn(connection).await?;
        self.look_up(connection).await
    }

    /// Reads again what boards judge by, where somebody has changed it: thresholds, and the facts of
    /// students and demands, which imports change.
    async fn look_up(&self, connection: &impl Connection) -> Result<(), ServiceError> {
        let revision = persistence::regulation::revision(connection).await?;
        if self.read().facts.regulations_revision == revision {
            return Ok(());
        }
        let regulations = persistence::regulation::all(connection).await?;
        let taxonomy = persistence::competence::taxonomy(connection).await?;
        {
            let mut memory = self.write();
            memory.facts.regulations = regulations;
            memory.facts.regulations_revision = revision;
            memory.facts.taxonomy = taxonomy;
            let (students, demands): (Vec<_>, Vec<_>) =
                (memory.facts.students.keys().copied().collect(), memory.facts.demands.keys().copied().collect());
            memory.new_students.extend(students);
            memory.new_demands.extend(demands);
        }
        self.learn(connection).await
    }

    /// Folds in events that are committed; those known already are skipped.
    pub(super) fn apply(&self, events: &[Recorded]) -> Result<(), ServiceError> {
        let mut memory = self.write();
        for recorded in events {
            if recorded.version <= memory.state.version() {
                continue;
            }
            memory.state.apply(recorded)?;
            match recorded.event {
                BoardEvent::Joined { student } if !memory.facts.students.contains_key(&student) => {
                    memory.new_students.insert(student);
                }
                BoardEvent::Left { student } => {
                    memory.facts.students.remove(&student);
                    memory.new_students.remove(&student);
                }
                BoardEvent::Allotted { demand, .. } if !memory.facts.demands.contains_key(&demand) => {
                    memory.new_demands.insert(demand);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the facts of students and demands that came since the last time.
    async fn learn(&self, connection: &impl Connection) -> Result<(), ServiceError> {
        let (students, demands): (Vec<StudentId>, Vec<DemandId>) = {
            let memory = self.read();
            (memory.new_students.iter().copied().collect(), memory.new_demands.iter().copied().collect())
        };
        let (students, demands) = (&students, &demands);
        if !students.is_empty() {
            let mut found = persistence::student::find(connection, students).await?;
            let mut elsewhere = persistence::student::commitments(connection, students, self.id).await?;
            let mut memory = self.write();
            for student in students {
                memory.new_students.remove(student);
                if let Some(mut record) = found.remove(student) {
                    record.facts.elsewhere = elsewhere.remove(student).unwrap_or_default();
                    memory.facts.students.insert(*student, record.facts);
                }
            }
        }
        if !demands.is_empty() {
            let mut found = persistence::demand::find(connection, demands).await?;
            let mut followed = persistence::tutor::of_demands(connection, demands).await?;
            let mut memory = self.write();
            for demand in demands {
                memory.new_demands.remove(demand);
                match followed.remove(demand) {
                    Some(tutor) => memory.facts.followed.insert(*demand, tutor),
                    None => memory.facts.followed.remove(demand),
                };
                if let Some(record) = found.remove(demand) {
                    memory.companies.insert(*demand, record.company);
                    memory.workplaces.insert(*demand, record.municipality);
                    memory.facts.demands.insert(*demand, record.facts);
                }
            }
        }
        if !demands.is_empty() {
            self.learn_tutors(connection).await?;
        }
        if students.is_empty() && demands.is_empty() { Ok(()) } else { self.rule_out(connection).await }
    }

    /// Reads how many students the tutors of the demands take on, and whom they follow elsewhere.
    async fn learn_tutors(&self, connection: &impl Connection) -> Result<(), ServiceError> {
        let tutors: BTreeSet<TutorId> = self.read().facts.followed.values().copied().collect();
        let tutors: Vec<TutorId> = tutors.into_iter().collect();
        let facts = persistence::tutor::facts(connection, &tutors, self.id).await?;
        self.write().facts.tutors = facts;
        Ok(())
    }

    /// Works out anew which demands the school rules out for whom.
    async fn rule_out(&self, connection: &impl Connection) -> Result<(), ServiceError> {
        let places = self.places();
        let mut barred = barred::on_board(connection, self.id, &places).await?;
        for (student, facts) in &mut self.write().facts.students {
            facts.barred = barred.remove(student).unwrap_or_default();
        }
        Ok(())
    }

    /// The demands of the board as far as they are known here, and where the work is.
    pub(super) fn places(&self) -> Places {
        let memory = self.read();
        let place = |(demand, facts): (&DemandId, &DemandFacts)| Some((*demand, (facts.clone(), memory.workplaces.get(demand)?.clone())));
        memory.facts.demands.iter().filter_map(place).collect()
    }

    /// May the actor do this with the board, as far as it is known here?
    pub(super) fn authorize(&self, actor: &Actor, action: Action) -> Result<Permit, ServiceError> {
        self.judge(actor, action, |board| Some(Resource::Board(board)))
    }

    /// May the actor give this command? Of what students and companies say the board as it is known
    /// here must be at its last version.
    pub(super) fn authorize_command(&self, actor: &Actor, command: &BoardCommand) -> Result<Permit, ServiceError> {
        let company = match command {
            BoardCommand::Assess { demand, .. } | BoardCommand::Accept { demand, .. } => self.read().companies.get(demand).copied(),
            _ => None,
        };
        self.judge(actor, command.action(), |board| match command {
            BoardCommand::Prefer { student, .. } => Some(Resource::Preferences { board, student: *student }),
            BoardCommand::Assess { .. } | BoardCommand::Accept { .. } => Some(Resource::Candidates { board, company: company? }),
            _ => Some(Resource::Board(board)),
        })
    }

    fn judge(
        &self,
        actor: &Actor,
        action: Action,
        resource: impl FnOnce(BoardSubject<'_>) -> Option<Resource<'_>>,
    ) -> Result<Permit, ServiceError> {
        let memory = self.read();
        let mut companies = Vec::new();
        let mut students = Vec::new();
        match actor.role() {
            Some(Role::Company { company }) => companies.extend(memory.companies.values().find(|other| **other == company)),
            Some(Role::Student { student, .. }) => students.extend(memory.state.student(student).map(|_| student)),
            Some(Role::Teacher { .. } | Role::Coordinator) | None => {}
        }
        let subject = BoardSubject { owner: memory.record.school, schools: &memory.schools, companies: &companies, students: &students };
        let resource = resource(subject).ok_or(ServiceError::NotFound)?;
        Ok(authorize(actor, action, &resource)?)
    }
}
