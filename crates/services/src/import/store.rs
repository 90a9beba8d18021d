//! Taking a file in, in one transaction, and taking that back while nothing depends on it.

use super::file::Opened;
use super::kinds;
use super::plan::Plan;
use super::settings::{FileKind, Settings};
use super::world::{School, World, round};
use crate::board::{UnsharedBoard, Wish};
use crate::{ServiceError, Services};
use domain::board::BoardCommand;
use domain::calendar::Timestamp;
use domain::id::{BoardId, CommandId, DemandId, ImportId, PersonId, StudentId};
use domain::import::{ImportCounts, ImportState};
use domain::policy::NamePermit;
use imports::drafts::MappedTable;
use imports::mapping::{Field, ImportKind, Memory};
use persistence::intake::{self, ImportRow, Logged};
use persistence::record::{self, Key, Record};
use persistence::{MaybeBusy, StoreError, Transaction, write_transaction};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// How often a file is looked at again because somebody changed what it was compared with.
const TRIES: u32 = 4;

/// A file that may be taken in: whose, and by whom.
pub(super) struct Parcel {
    pub(super) kind: ImportKind,
    pub(super) school: Option<School>,
    pub(super) permit: Option<NamePermit>,
    pub(super) person: Option<PersonId>,
    pub(super) file_name: String,
    pub(super) settings: Settings,
    pub(super) opened: Arc<Opened>,
    /// The draft that it comes from, with its version.
    pub(super) draft: Option<(ImportId, u64)>,
}

impl Parcel {
    /// What the file would do now. The columns without which nothing can be imported, where they are missing.
    pub(super) async fn plan(&self, services: &Services) -> Result<Result<Plan, Vec<Field>>, ServiceError> {
        let year = if self.settings.school_year.is_empty() {
            domain::calendar::school_year(services.today())
        } else {
            self.settings.school_year.clone()
        };
        let connection = services.database().connection();
        let mut world = World::read(connection, self.kind, self.school.clone(), self.permit.as_ref(), year).await?;
        if self.kind == ImportKind::Preferences {
            world.board = round(services, self.school.as_ref().map(|school| school.id), self.settings.board).await?;
        }
        let (opened, settings, kind, today) = (Arc::clone(&self.opened), self.settings.clone(), self.kind, services.today());
        // Long files take seconds: not on the threads that answer others.
        let work = tokio::task::spawn_blocking(move || {
            let table = MappedTable::new(&opened.source, &opened.layout, &opened.mapping, &settings.corrections, today)?;
            Ok(kinds::plan(kind, &table, &world, &settings.left_out, today))
        });
        work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))
    }

    /// Takes the file in: all of its rows that can be taken, or nothing. `planned` is what somebody
    /// looked at just now; it is made anew where it is out of date.
    pub(super) async fn take_in(&self, services: &Services, mut planned: Option<Plan>) -> Result<(ImportId, ImportCounts), ServiceError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let plan = match planned.take() {
                Some(plan) => plan,
                None => self.plan(services).await?.map_err(|_| ServiceError::Malformed("columns are missing".to_owned()))?,
            };
            match self.store(services, &plan).await {
                // Somebody changed a row in between, or added the same one: look again.
                Err(ServiceError::Stale | ServiceError::Store(StoreError::Taken(_)))
                    if tries < TRIES && self.is_there(services).await? => {}
                Err(error) => return Err(error),
                Ok(import) => return Ok((import, plan.counts())),
            }
        }
    }

    /// Whether the draft is still the one that was looked at.
    async fn is_there(&self, services: &Services) -> Result<bool, ServiceError> {
        let Some((id, version)) = self.draft else { return Ok(true) };
        let found = intake::find(services.database().connection(), id).await?;
        Ok(found.is_some_and(|row| row.version == version && row.state == ImportState::Draft))
    }

    async fn store(&self, services: &Services, plan: &Plan) -> Result<ImportId, ServiceError> {
        let (at, counts) = (services.now(), plan.counts());
        let log = &log_of(plan);
        let id = self.draft.map_or_else(ImportId::generate, |(id, _)| id);
        let revision = write_transaction(services.database(), |transaction| async move {
            // The lock first: one import after the other, and boards read their facts anew.
            let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
            self.enter(&transaction, id, counts, at).await?;
            let keys: Vec<Key> = plan.changed.iter().map(|(before, _)| before.key()).collect();
            let current = record::current(&transaction, &keys).await?;
            if plan.changed.iter().any(|(before, _)| current.get(&before.key()) != Some(before)) {
                return Err(ServiceError::Stale);
            }
            record::add(&transaction, &plan.added, at).await?;
            intake::add_names(&transaction, &plan.names).await?;
            for (_, after) in &plan.changed {
                record::replace(&transaction, after).await?;
                if !has_its_seats(&transaction, after).await? {
                    return Err(ServiceError::Stale);
                }
            }
            intake::rename(&transaction, id, &plan.renamed).await?;
            for order in &plan.orders {
                prefer(services, &transaction, order.board, order.student, &order.before, &order.after).await?;
            }
            intake::log(&transaction, id, log).await?;
            self.remember(&transaction).await?;
            Ok::<_, ServiceError>(revision)
        })
        .await?;
        services.hub().ring_rules(revision);
        follow(services, plan.orders.iter().map(|order| order.board)).await?;
        Ok(id)
    }

    /// The import's own row: a draft that is done, or one that never was a draft.
    async fn enter(&self, transaction: &Transaction, id: ImportId, counts: ImportCounts, at: Timestamp) -> Result<(), ServiceError> {
        if let Some((_, version)) = self.draft {
            return if intake::finish(transaction, id, version, counts, at).await? { Ok(()) } else { Err(ServiceError::Stale) };
        }
        let row = ImportRow {
            id,
            kind: FileKind::List(self.kind).word().to_owned(),
            school: self.school.as_ref().map(|school| school.id),
            person: self.person,
            file_name: self.file_name.clone(),
            state: ImportState::Done,
            settings: String::new(),
            counts,
            version: 1,
            created_at: at,
            done_at: Some(at),
            undone_at: None,
        };
        Ok(intake::insert(transaction, &row).await?)
    }

    /// What the headings meant, for the next file.
    async fn remember(&self, transaction: &Transaction) -> Result<(), ServiceError> {
        let (owner, kind) = (owner(self.school.as_ref()), FileKind::List(self.kind).word());
        let mut memory = memory_of(intake::memory(transaction, &owner, kind).await?);
        self.opened.mapping.remember(&mut memory);
        let text = serde_json::to_string(&memory).map_err(|why| ServiceError::Malformed(why.to_string()))?;
        Ok(intake::remember(transaction, &owner, kind, &text).await?)
    }
}

/// Whether a demand that was just written still has the seats that boards have of it: what was
/// planned may be out of date, and nobody gives seats while its row is locked.
async fn has_its_seats(transaction: &Transaction, written: &Record) -> Result<bool, StoreError> {
    let Record::Demand(row) = written else { return Ok(true) };
    Ok(row.demand.hindrances(persistence::demand::given(transaction, row.id).await?).is_empty())
}

/// Puts a student's places in another order, where it is still the one that was seen.
async fn prefer(
    services: &Services,
    transaction: &Transaction,
    board: BoardId,
    student: StudentId,
    before: &[DemandId],
    after: &[DemandId],
) -> Result<(), ServiceError> {
    let unshared = UnsharedBoard::load(transaction, board, services.today()).await?;
    if unshared.order(transaction, student).await? != before {
        return Err(ServiceError::Stale);
    }
    let wish = Wish { command: CommandId::generate(), actor: None, at: services.now(), today: services.today() };
    unshared.record(transaction, &wish, &BoardCommand::Prefer { student, demands: after.to_vec() }).await?;
    Ok(())
}

/// After the commit: open boards hear that there is something new.
async fn follow(services: &Services, boards: impl Iterator<Item = BoardId>) -> Result<(), ServiceError> {
    let boards: BTreeSet<BoardId> = boards.collect();
    for board in boards {
        if let Some(version) = persistence::board::version(services.database().connection(), board).await? {
            services.hub().ring(board, version);
        }
    }
    Ok(())
}

/// Whose memory of headings it is.
pub(super) fn owner(school: Option<&School>) -> String {
    school.map_or_else(|| "polo".to_owned(), |school| school.id.to_string())
}

/// A memory as it is stored; one that cannot be read is none.
pub(super) fn memory_of(stored: Option<String>) -> Memory {
    stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn log_of(plan: &Plan) -> Vec<Logged> {
    let added = plan.added.iter().map(|record| Logged::Added(record.key(), record.fingerprint()));
    let changed = plan.changed.iter().map(|(before, after)| Logged::Changed(Box::new(before.clone()), after.fingerprint()));
    let orders = plan.orders.iter().map(|order| Logged::Preferred {
        board: order.board,
        student: order.student,
        before: order.before.clone(),
        after: order.after.clone(),
    });
    added.chain(changed).chain(orders).collect()
}

/// What came of the wish to take an import back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoAnswer {
    /// It is taken back.
    Done,
    /// So many of its rows were changed since: nothing was done.
    ChangedSince(usize),
    /// Something else needs what it brought; where these are students on boards, so many.
    StillNeeded(usize),
}

/// Why a transaction that takes back ended without a commit.
pub(super) enum Kept {
    Because(UndoAnswer),
    Failed(ServiceError),
}

impl Kept {
    pub(super) fn answer(self) -> Result<UndoAnswer, ServiceError> {
        match self {
            Self::Because(answer) => Ok(answer),
            Self::Failed(error) => Err(error),
        }
    }
}

impl From<StoreError> for Kept {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Reference(_) => Self::Because(UndoAnswer::StillNeeded(0)),
            error => Self::Failed(error.into()),
        }
    }
}

impl MaybeBusy for Kept {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Failed(error) if error.is_busy())
    }
}

/// Takes an import back: all of it, or nothing.
pub(super) async fn undo(services: &Services, id: ImportId) -> Result<UndoAnswer, ServiceError> {
    let at = services.now();
    let done = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        if !intake::mark_undone(&transaction, id, at).await? {
            return Err(Kept::Failed(ServiceError::Stale));
        }
        let logged = intake::logged(&transaction, id).await?;
        let keys: Vec<Key> = logged.iter().filter_map(key_of).collect();
        let current = record::current(&transaction, &keys).await?;
        // What is gone already needs no removing; what is another thing now is somebody's work.
        let is_other = |change: &&Logged| match change {
            Logged::Added(key, print) => current.get(key).is_some_and(|now| now.fingerprint() != *print),
            Logged::Changed(before, print) => current.get(&before.key()).is_none_or(|now| now.fingerprint() != *print),
            // The order itself says so, below.
            Logged::Preferred { .. } => false,
        };
        let others = logged.iter().filter(is_other).count();
        if others > 0 {
            return Err(Kept::Because(UndoAnswer::ChangedSince(others)));
        }
        free(&transaction, &keys, &logged).await?;
        if !intake::give_back_names(&transaction, id).await? {
            return Err(Kept::Because(UndoAnswer::ChangedSince(1)));
        }
        let (mut added, mut boards) = (Vec::new(), Vec::new());
        for change in logged {
            match change {
                Logged::Added(key, _) => added.push(key),
                Logged::Changed(before, _) => {
                    record::replace(&transaction, &before).await?;
                    if !has_its_seats(&transaction, &before).await? {
                        return Err(Kept::Because(UndoAnswer::StillNeeded(0)));
                    }
                }
                Logged::Preferred { board, student, before, after } => {
                    boards.push(board);
                    match prefer(services, &transaction, board, student, &after, &before).await {
                        Err(ServiceError::Stale) => return Err(Kept::Because(UndoAnswer::ChangedSince(1))),
                        Err(error) => return Err(Kept::Failed(error)),
                        Ok(()) => {}
                    }
                }
            }
        }
        record::remove(&transaction, &added).await?;
        Ok((revision, boards))
    })
    .await;
    match done {
        Ok((revision, boards)) => {
            services.hub().ring_rules(revision);
            follow(services, boards.into_iter()).await?;
            Ok(UndoAnswer::Done)
        }
        Err(kept) => kept.answer(),
    }
}

/// Whether nobody needs the students whom an import brought: what hangs on a student would go with
/// the student, without a constraint that says no.
async fn free(transaction: &Transaction, keys: &[Key], logged: &[Logged]) -> Result<(), Kept> {
    let brought = |change: &Logged| match change {
        Logged::Added(Key::Student(student), _) => Some(*student),
        _ => None,
    };
    let students: Vec<StudentId> = logged.iter().filter_map(brought).collect();
    if students.is_empty() {
        return Ok(());
    }
    let renamed = intake::renamed(transaction, &students).await?;
    if renamed > 0 {
        return Err(Kept::Because(UndoAnswer::ChangedSince(renamed)));
    }
    let placed = intake::on_boards(transaction, &students).await?;
    if placed > 0 {
        return Err(Kept::Because(UndoAnswer::StillNeeded(placed)));
    }
    let own: HashSet<&Key> = keys.iter().collect();
    let held = record::held_of(transaction, &students).await?.into_iter().map(|(student, attested)| Record::Held(student, attested));
    let past = record::past_placements_of(transaction, &students).await?.into_iter().map(Record::PastPlacement);
    let strangers: BTreeSet<StudentId> =
        held.chain(past).filter(|record| !own.contains(&record.key())).filter_map(|record| student_of(&record)).collect();
    if strangers.is_empty() { Ok(()) } else { Err(Kept::Because(UndoAnswer::StillNeeded(strangers.len()))) }
}

fn student_of(record: &Record) -> Option<StudentId> {
    match record {
        Record::PastPlacement(past) => Some(past.student),
        record => record.key().student(),
    }
}

fn key_of(change: &Logged) -> Option<Key> {
    match change {
        Logged::Added(key, _) => Some(key.clone()),
        Logged::Changed(before, _) => Some(before.key()),
        Logged::Preferred { .. } => None,
    }
}
