//! Proposals that are too large for a browser: a job in this process, with progress, an end that
//! somebody can bring about, and a time limit. A job changes nothing; what it proposes becomes true
//! by an ordinary command. Jobs live in the memory of the server that began them.

use crate::{ServiceError, Services, board};
use ::proposal::{JobView, Pairs, PlanError, Planner, Settings};
use domain::ApiError;
use domain::board::{BoardState, Facts};
use domain::id::{BoardId, JobId, PersonId, StudentId};
use domain::policy::Actor;
use matching::{Control, Progress};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// The longest that a job may take, waiting for its turn aside.
const TIME_LIMIT: Duration = Duration::from_secs(120);
/// How many jobs a server remembers; the oldest is forgotten first.
const REMEMBERED: usize = 32;

/// The jobs of this process.
#[derive(Debug)]
pub(crate) struct Jobs {
    by_id: Mutex<BTreeMap<JobId, Arc<Job>>>,
    /// One at a time: a job takes a whole core.
    turn: Arc<Semaphore>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { by_id: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

impl Jobs {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<JobId, Arc<Job>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A job of this person; another's is not found.
    fn find(&self, id: JobId, owner: PersonId) -> Result<Arc<Job>, ServiceError> {
        self.lock().get(&id).filter(|job| job.owner == owner).cloned().ok_or(ServiceError::NotFound)
    }

    /// Ids grow with time, so the first is the oldest. A forgotten job ends.
    fn remember(&self, id: JobId, job: Arc<Job>) {
        let mut jobs = self.lock();
        while jobs.len() >= REMEMBERED
            && let Some((_, oldest)) = jobs.pop_first()
        {
            oldest.cancelled.store(true, Ordering::Relaxed);
        }
        jobs.insert(id, job);
    }
}

#[derive(Debug)]
struct Job {
    owner: PersonId,
    cancelled: AtomicBool,
    done: AtomicU32,
    of: AtomicU32,
    outcome: Mutex<Option<JobView>>,
}

impl Job {
    fn end(&self, outcome: JobView) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    }

    fn view(&self) -> JobView {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone();
        outcome.unwrap_or_else(|| JobView::Working { done: self.done.load(Ordering::Relaxed), of: self.of.load(Ordering::Relaxed) })
    }
}

/// Notes the progress of a job, and ends it when somebody asks for that or its time is over.
struct Watch<'a> {
    job: &'a Job,
    until: Instant,
}

impl Control for Watch<'_> {
    fn proceed(&mut self, progress: Progress) -> bool {
        if let Progress::Students { done, of } = progress {
            self.job.done.store(done, Ordering::Relaxed);
            self.job.of.store(of, Ordering::Relaxed);
        }
        !self.job.cancelled.load(Ordering::Relaxed) && Instant::now() < self.until
    }
}

/// Begins to work out a proposal for a board that the actor may change.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Forbidden`].
pub async fn begin(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    settings: Settings,
    pinned: BTreeSet<StudentId>,
) -> Result<JobId, ApiError> {
    let owner = actor.person().ok_or(ServiceError::NotFound)?;
    let (state, facts) = board::whole(services, actor, board).await?;
    let id = JobId::generate();
    let job = Arc::new(Job {
        owner,
        cancelled: AtomicBool::new(false),
        done: AtomicU32::new(0),
        of: AtomicU32::new(0),
        outcome: Mutex::new(None),
    });
    services.jobs().remember(id, Arc::clone(&job));
    let turn = Arc::clone(&services.jobs().turn);
    tokio::spawn(async move {
        let Ok(_turn) = turn.acquire_owned().await else { return };
        let working = Arc::clone(&job);
        let work = tokio::task::spawn_blocking(move || work(&working, state, &facts, settings, pinned));
        match work.await {
            Ok(outcome) => job.end(outcome),
            Err(error) => {
                tracing::error!(%error, "a proposal broke off");
                job.end(JobView::Contradiction);
            }
        }
    });
    Ok(id)
}

fn work(job: &Job, state: BoardState, facts: &Facts, settings: Settings, pinned: BTreeSet<StudentId>) -> JobView {
    if job.cancelled.load(Ordering::Relaxed) {
        return JobView::Cancelled;
    }
    let mut watch = Watch { job, until: Instant::now() + TIME_LIMIT };
    match Planner::new(state, &Pairs::new(facts), settings, pinned, &mut watch) {
        Ok(mut planner) => JobView::Done(Box::new(planner.proposal(facts))),
        Err(PlanError::Cancelled(_)) if job.cancelled.load(Ordering::Relaxed) => JobView::Cancelled,
        Err(PlanError::Cancelled(_)) => JobView::TimedOut,
        Err(PlanError::Problem(error)) => {
            tracing::warn!(%error, "a board contradicts itself");
            JobView::Contradiction
        }
    }
}

/// How far a job is.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub fn look(services: &Services, actor: &Actor, job: JobId) -> Result<JobView, ApiError> {
    let owner = actor.person().ok_or(ServiceError::NotFound)?;
    Ok(services.jobs().find(job, owner)?.view())
}

/// Stops a job. One that has ended stays as it is.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub fn cancel(services: &Services, actor: &Actor, job: JobId) -> Result<(), ApiError> {
    let owner = actor.person().ok_or(ServiceError::NotFound)?;
    services.jobs().find(job, owner)?.cancelled.store(true, Ordering::Relaxed);
    Ok(())
}
