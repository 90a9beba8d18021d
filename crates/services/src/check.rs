//! Does what is stored hold together? The fold of each board's events must equal its rows, and no
//! seat may be given twice. Reads only.

use crate::{ServiceError, Services};
use domain::board::{Assessment, BoardState, DemandSeats, FoldError, StudentStanding};
use domain::id::{BoardId, DemandId, StudentId};
use persistence::Connection;
use persistence::board::{BoardRecord, StoredBoard};
use std::collections::BTreeMap;
use std::fmt;

/// Events read at once.
const PIECE: u64 = 5_000;

/// How often a board that changes meanwhile is read again.
const TRIES: u32 = 10;

/// What was looked at, and what does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Boards.
    pub boards: u64,
    /// Events of all boards.
    pub events: u64,
    /// Placements of all boards.
    pub placements: u64,
    /// What does not hold; empty where all is well.
    pub discrepancies: Vec<Discrepancy>,
}

impl CheckReport {
    /// Whether everything holds.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.discrepancies.is_empty()
    }
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discrepancy {
    /// The log has a gap, or an event that does not fit what came before.
    Log {
        /// Which board.
        board: BoardId,
        /// What is wrong.
        why: FoldError,
    },
    /// The board counts another number of events than the log has.
    Version {
        /// Which board.
        board: BoardId,
        /// As the board counts.
        stored: u64,
        /// As the log has them.
        folded: u64,
    },
    /// A student stands elsewhere in the rows than in the log, or only in one of them.
    Student {
        /// Which board.
        board: BoardId,
        /// Whom.
        student: StudentId,
        /// In the rows.
        stored: Option<StudentStanding>,
        /// By the log.
        folded: Option<StudentStanding>,
    },
    /// A demand has other seats in the rows than in the log, or stands only in one of them.
    Demand {
        /// Which board.
        board: BoardId,
        /// Which demand.
        demand: DemandId,
        /// In the rows.
        stored: Option<DemandSeats>,
        /// By the log.
        folded: Option<DemandSeats>,
    },
    /// A demand has another rank in a student's order in the rows than in the log.
    Preference {
        /// Which board.
        board: BoardId,
        /// Whose order.
        student: StudentId,
        /// Which demand.
        demand: DemandId,
        /// In the rows.
        stored: Option<u8>,
        /// By the log.
        folded: Option<u8>,
    },
    /// A company thinks something else of a candidate in the rows than in the log.
    Assessment {
        /// Which board.
        board: BoardId,
        /// Of whom.
        student: StudentId,
        /// For which demand.
        demand: DemandId,
        /// In the rows.
        stored: Option<Assessment>,
        /// By the log.
        folded: Option<Assessment>,
    },
    /// More students than seats.
    Overbooked {
        /// Which board.
        board: BoardId,
        /// Which demand.
        demand: DemandId,
        /// The seats and who has them.
        seats: DemandSeats,
    },
    /// All boards together have more seats of a demand than it has positions; a withdrawn one has none.
    OverAllotted {
        /// Which demand.
        demand: DemandId,
        /// Seats on all boards.
        seats: u32,
        /// Positions.
        positions: u16,
    },
}

impl fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log { board, why } => write!(f, "board {board}: the log is broken: {why}"),
            Self::Version { board, stored, folded } => write!(f, "board {board}: is at version {stored}, its log ends at {folded}"),
            Self::Student { board, student, stored, folded } => {
                write!(f, "board {board}: student {student} is {stored:?} in the rows and {folded:?} by the log")
            }
            Self::Demand { board, demand, stored, folded } => {
                write!(f, "board {board}: demand {demand} is {stored:?} in the rows and {folded:?} by the log")
            }
            Self::Preference { board, student, demand, stored, folded } => {
                write!(f, "board {board}: student {student} ranks demand {demand} {stored:?} in the rows and {folded:?} by the log")
            }
            Self::Assessment { board, student, demand, stored, folded } => {
                write!(f, "board {board}: student {student} is {stored:?} for demand {demand} in the rows and {folded:?} by the log")
            }
            Self::Overbooked { board, demand, seats } => {
                write!(f, "board {board}: demand {demand} has {} seats and {} students", seats.seats, seats.taken)
            }
            Self::OverAllotted { demand, seats, positions } => {
                write!(f, "demand {demand}: {positions} positions, but {seats} seats on the boards")
            }
        }
    }
}

/// Checks every board.
///
/// # Errors
/// [`ServiceError`] where the store fails, or holds a row that cannot be read at all.
pub async fn check(services: &Services) -> Result<CheckReport, ServiceError> {
    prove(services.database().connection()).await
}

/// The same on a connection, or within a transaction on what it has not yet stored.
///
/// # Errors
/// [`ServiceError`] where the store fails, or holds a row that cannot be read at all.
pub async fn prove(connection: &impl Connection) -> Result<CheckReport, ServiceError> {
    let mut report = CheckReport::default();
    for record in persistence::board::all(connection).await? {
        let board = record.id;
        let read = Read::consistently(connection, record).await?;
        report.boards += 1;
        report.events += read.state.version();
        report.placements += read.stored.demands.values().map(|seats| u64::from(seats.taken)).sum::<u64>();
        read.compare(board, &mut report.discrepancies);
    }
    over_allotted(connection, &mut report.discrepancies).await?;
    Ok(report)
}

/// A board as the log and as the rows tell it, at one version.
struct Read {
    version: u64,
    state: BoardState,
    broken: Option<FoldError>,
    stored: StoredBoard,
}

impl Read {
    /// Reads again while somebody changes the board meanwhile.
    async fn consistently(connection: &impl Connection, record: BoardRecord) -> Result<Self, ServiceError> {
        let mut version = record.version;
        let mut tries = 0;
        loop {
            let (state, broken) = fold(connection, record.id).await?;
            let stored = persistence::board::stored(connection, record.id).await?;
            let now = persistence::board::version(connection, record.id).await?.unwrap_or(version);
            tries += 1;
            if now == version || tries == TRIES {
                return Ok(Self { version: now, state, broken, stored });
            }
            version = now;
        }
    }

    fn compare(&self, board: BoardId, found: &mut Vec<Discrepancy>) {
        if let Some(why) = self.broken {
            // What follows from a broken log says nothing more.
            found.push(Discrepancy::Log { board, why });
            return;
        }
        if self.version != self.state.version() {
            found.push(Discrepancy::Version { board, stored: self.version, folded: self.state.version() });
        }
        let folded: BTreeMap<StudentId, StudentStanding> = self.state.students().collect();
        for (student, stored, folded) in differences(&self.stored.students, &folded) {
            found.push(Discrepancy::Student { board, student, stored, folded });
        }
        let folded: BTreeMap<DemandId, DemandSeats> = self.state.demands().collect();
        for (demand, stored, folded) in differences(&self.stored.demands, &folded) {
            found.push(Discrepancy::Demand { board, demand, stored, folded });
        }
        for ((student, demand), stored, folded) in differences(&self.stored.ranks, &self.state.ranks().collect()) {
            found.push(Discrepancy::Preference { board, student, demand, stored, folded });
        }
        for ((student, demand), stored, folded) in differences(&self.stored.assessments, &self.state.assessments().collect()) {
            found.push(Discrepancy::Assessment { board, student, demand, stored, folded });
        }
        for (demand, seats) in self.stored.demands.iter().filter(|(_, seats)| seats.taken > seats.seats) {
            found.push(Discrepancy::Overbooked { board, demand: *demand, seats: *seats });
        }
    }
}

/// Folds a whole log; where it breaks, the state before.
async fn fold(connection: &impl Connection, board: BoardId) -> Result<(BoardState, Option<FoldError>), ServiceError> {
    let mut state = BoardState::default();
    loop {
        let events = persistence::event::after(connection, board, state.version(), PIECE).await?;
        if events.is_empty() {
            return Ok((state, None));
        }
        for recorded in &events {
            if let Err(why) = state.apply(recorded) {
                return Ok((state, Some(why)));
            }
        }
    }
}

/// The entries of two maps that are not the same.
fn differences<K: Ord + Copy, V: PartialEq + Copy>(stored: &BTreeMap<K, V>, folded: &BTreeMap<K, V>) -> Vec<(K, Option<V>, Option<V>)> {
    let mut keys: Vec<K> = stored.keys().chain(folded.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let both = keys.into_iter().map(|key| (key, stored.get(&key).copied(), folded.get(&key).copied()));
    both.filter(|(_, stored, folded)| stored != folded).collect()
}

async fn over_allotted(connection: &impl Connection, found: &mut Vec<Discrepancy>) -> Result<(), ServiceError> {
    let demands = persistence::demand::all(connection).await?;
    let ids: Vec<DemandId> = demands.iter().map(|demand| demand.id).collect();
    let mut given: BTreeMap<DemandId, u32> = BTreeMap::new();
    for allotment in persistence::demand::allotments(connection, &ids).await? {
        *given.entry(allotment.demand).or_default() += u32::from(allotment.seats);
    }
    for demand in demands {
        let seats = given.get(&demand.id).copied().unwrap_or(0);
        // A withdrawn one has none to share out.
        let positions = if demand.withdrawn_at.is_some() { 0 } else { demand.positions };
        if seats > u32::from(positions) {
            found.push(Discrepancy::OverAllotted { demand: demand.id, seats, positions });
        }
    }
    Ok(())
}
