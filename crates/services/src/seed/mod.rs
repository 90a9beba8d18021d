//! Filling an empty database with a whole polo: seeding is importing. The files are read by
//! `imports`; what they say is stored in one transaction, boards by ordinary commands, so that
//! every rule holds for seeded placements too and the log is whole from its first event.

mod boards;
pub(crate) mod pseudonym;
mod rows;

use crate::problems::sentences;
use crate::{ServiceError, Services};
use domain::ApiError;
use domain::board::Refusal;
use domain::language::Language;
use imports::{MAX_BYTES, Problems, polo};
use persistence::{MaybeBusy, StoreError, Transaction, write_transaction};
use rows::{Rows, SeededTutor};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// What was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedReport {
    /// Each file with its rows, in the order in which they were stored.
    pub files: Vec<(String, usize)>,
}

/// A seeded placement that the board refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedPlacement {
    /// The row of `abbinamenti.csv`.
    pub row: u32,
    /// The board's code.
    pub board: String,
    /// The student's register number.
    pub student: String,
    /// The demand's code.
    pub demand: String,
    /// Why not.
    pub refusal: Refusal,
}

impl fmt::Display for RefusedPlacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { row, board, student, demand, refusal } = self;
        write!(f, "{}, row {row}, board {board}, student {student}, demand {demand}: {refusal:?}", polo::ABBINAMENTI)
    }
}

/// Why nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The folder of the package is not there or cannot be read.
    #[error("the folder {} cannot be read: {why}", folder.display())]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// The system's words.
        why: io::Error,
    },
    /// A file of the package is there but cannot be read.
    #[error("the file {} cannot be read: {why}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// The system's words.
        why: io::Error,
    },
    /// Cells to mend, or files that are missing.
    #[error("the package has problems, nothing was stored:\n{}", sentences(.0, Language::English))]
    Problems(Problems),
    /// Placements that rules forbid.
    #[error("placements of the package break rules, nothing was stored:\n{}", lines(.0))]
    Refused(Vec<RefusedPlacement>),
    /// The database holds a polo already.
    #[error("the database holds a polo already, nothing was changed")]
    AlreadySeeded,
    /// Anything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for SeedError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl MaybeBusy for SeedError {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Service(error) if error.is_busy())
    }
}

fn lines(refused: &[RefusedPlacement]) -> String {
    refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Whether the database holds no polo yet.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn is_empty(services: &Services) -> Result<bool, ApiError> {
    let empty = persistence::import::is_empty(services.database().connection()).await;
    Ok(empty.map_err(ServiceError::from)?)
}

/// Stores the package of a folder: all of it, or nothing. `progress` hears each file's name and
/// rows as they are stored.
///
/// # Errors
/// [`SeedError`], with every problem at once; then the database is as before.
pub async fn seed(services: &Services, folder: &Path, progress: &mut dyn FnMut(&str, usize)) -> Result<SeedReport, SeedError> {
    let connection = services.database().connection();
    if !persistence::import::is_empty(connection).await? {
        return Err(SeedError::AlreadySeeded);
    }
    let package = polo::read(&files(folder)?).map_err(SeedError::Problems)?;
    let rows = Rows::of(&package);
    let progress = RefCell::new(progress);
    let report = |file: &str, rows: usize| progress.borrow_mut()(file, rows);
    let (new, report) = (&rows, &report);
    let stored = write_transaction(services.database(), |transaction| async move {
        if !persistence::import::is_empty(&transaction).await? {
            return Err(SeedError::AlreadySeeded);
        }
        store(services, &transaction, new, report).await
    })
    .await;
    match stored {
        Ok(()) => Ok(SeedReport { files: rows.counts.iter().map(|(file, rows)| ((*file).to_owned(), *rows)).collect() }),
        // Two programs began on the same empty database: the other one was quicker.
        Err(SeedError::Service(ServiceError::Store(StoreError::Taken(_)))) if !persistence::import::is_empty(connection).await? => {
            Err(SeedError::AlreadySeeded)
        }
        Err(error) => Err(error),
    }
}

async fn store(services: &Services, transaction: &Transaction, rows: &Rows, report: &impl Fn(&str, usize)) -> Result<(), SeedError> {
    use persistence::import;
    let stored = |files: &[&str]| {
        for (file, count) in rows.counts.iter().filter(|(file, _)| files.contains(file)) {
            report(file, *count);
        }
    };
    // Its people are chosen, not known by passwords: it stays a demonstration.
    persistence::account::mark_demonstration(transaction, services.now()).await?;
    import::municipalities(transaction, &rows.municipalities).await?;
    stored(&[polo::COMUNI]);
    import::organisations(transaction, &rows.organisations).await?;
    stored(&[polo::SOGGETTI]);
    for agreement in &rows.agreements {
        persistence::network::insert_agreement(transaction, agreement).await?;
    }
    stored(&[polo::ACCORDO]);
    persistence::network::insert_memberships(transaction, &rows.memberships).await?;
    stored(&[polo::ADESIONI]);
    import::classes(transaction, &rows.classes).await?;
    stored(&[polo::CLASSI]);
    import::competences(transaction, &rows.competences).await?;
    stored(&[polo::COMPETENZE]);
    import::occupations(transaction, &rows.occupations).await?;
    stored(&[polo::PROFESSIONI, polo::PROFESSIONI_COMPETENZE]);
    import::students(transaction, &rows.students).await?;
    stored(&[polo::STUDENTI, polo::COMPETENZE_STUDENTI]);
    for demand in &rows.demands {
        persistence::demand::insert(transaction, demand.id, Some(&demand.code), &demand.new, services.now()).await?;
    }
    stored(&[polo::RICHIESTE, polo::RICHIESTE_COMPETENZE]);
    for SeededTutor { tutor, demands, classes } in &rows.tutors {
        let (id, organisation) = (tutor.id, tutor.organisation);
        persistence::tutor::insert(transaction, tutor, None).await?;
        for demand in demands {
            persistence::tutor::give_demand(transaction, *demand, organisation, Some(id)).await?;
        }
        for class in classes {
            persistence::tutor::give_class(transaction, *class, organisation, Some(id)).await?;
        }
    }
    stored(&[polo::TUTOR]);
    boards::store(services, transaction, &rows.boards).await?;
    stored(&[polo::TAVOLI, polo::TAVOLI_RICHIESTE, polo::ABBINAMENTI, polo::PREFERENZE, polo::VALUTAZIONI]);
    import::people(transaction, &rows.people).await?;
    stored(&[polo::PERSONE]);
    Ok(())
}

/// The bytes of the package's files; those that are missing are said by `imports`, all at once.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, SeedError> {
    if let Err(why) = fs::read_dir(folder) {
        return Err(SeedError::Folder { folder: folder.to_owned(), why });
    }
    let mut files = BTreeMap::new();
    for (name, _) in polo::FILES.into_iter().chain([polo::OPTIONAL]) {
        let path = folder.join(name);
        let mut bytes = Vec::new();
        // One byte more than allowed is enough to say that it is too large.
        let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        match fs::File::open(&path).and_then(|file| file.take(most).read_to_end(&mut bytes)) {
            Ok(_) => {
                files.insert(name.to_owned(), bytes);
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => {}
            Err(why) => return Err(SeedError::File { file: path, why }),
        }
    }
    Ok(files)
}
