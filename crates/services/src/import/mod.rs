//! Taking in what a school has already: a file comes, is looked at, corrected, taken in, and taken
//! back while nothing depends on it. The browser's wizard and the command line go the same way.

mod esco;
mod file;
mod kinds;
mod plan;
mod settings;
mod store;
mod views;
mod world;

pub use esco::EscoContent;
pub use imports::mapping::{Because, Field, ImportKind, MappedColumn, Use};
pub use imports::sheet::Format;
pub use imports::{Problem, Severity};
pub use plan::{Cell, Outcome, PlannedRow, Shown};
pub use settings::{FileKind, Settings};
pub use store::UndoAnswer;
pub use views::{ColumnView, Draft, Home, Look, Preview, Report};

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::Timestamp;
use domain::id::{BoardId, ImportId, OrganisationId, PersonId};
use domain::import::{ImportCounts, ImportState};
use domain::language::Language;
use domain::policy::{Action, Actor, Denied, NamePermit, Resource, Role, authorize};
use file::Opened;
use imports::drafts::MappedTable;
use imports::mend;
use persistence::intake::{self, ImportRow};
use persistence::write_transaction;
use std::sync::Arc;
use store::Parcel;
use world::School;

/// Files that nobody took in are forgotten after this time, in milliseconds: a day.
const DRAFT_LASTS: i64 = 24 * 60 * 60 * 1_000;

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = imports::limits::MAX_DELIMITED_BYTES;

/// The kinds that can be taken in, in the order in which a polo needs them.
pub const KINDS: [FileKind; 9] = kinds::TAKEN;

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file cannot be read: this is what to do.
    #[error("the file cannot be read: {0}")]
    File(Box<Problem>),
    /// Anything else.
    #[error(transparent)]
    Api(#[from] ApiError),
}

impl From<ServiceError> for FileError {
    fn from(error: ServiceError) -> Self {
        Self::Api(error.into())
    }
}

/// What somebody does with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftChange {
    /// Says what columns mean; `None` leaves one out.
    Columns(Vec<(usize, Option<Field>)>),
    /// Writes into cells, and leaves rows out or takes them back in.
    Rows {
        /// Row, meaning, text.
        cells: Vec<(u32, Field, String)>,
        /// Rows and whether they stay outside.
        outside: Vec<(u32, bool)>,
    },
    /// Reads another sheet of the workbook.
    Sheet(String),
    /// Orders of places are those of this board.
    Board(BoardId),
}

/// A school year as people write it ("2026/27"); `None` where it is none.
#[must_use]
pub fn school_year(text: &str) -> Option<String> {
    imports::values::read_school_year(text)
}

/// A problem as a person reads it in a list: the place, what stands there, what to do.
#[must_use]
pub fn sentence(problem: &Problem, language: Language) -> String {
    crate::problems::sentence(problem, language)
}

/// Who may take in files of this kind; the proof that names need, where they need one.
fn permit(actor: &Actor, kind: FileKind, school: Option<OrganisationId>) -> Result<Option<NamePermit>, ServiceError> {
    let Some(school) = school else {
        let _permit = authorize(actor, Action::Import, &Resource::Polo)?;
        return if kind.is_of_a_school() { Err(Denied::Hidden.into()) } else { Ok(None) };
    };
    let _permit = authorize(actor, Action::Import, &Resource::School(school))?;
    Ok(authorize(actor, Action::ReadNames, &Resource::School(school))?.names())
}

/// Whether the actor takes in files at all.
#[must_use]
pub fn may_import(actor: &Actor) -> bool {
    KINDS.into_iter().any(|kind| permit(actor, kind, own_school(actor, kind)).is_ok())
}

/// The school for which the actor takes in files of this kind.
fn own_school(actor: &Actor, kind: FileKind) -> Option<OrganisationId> {
    match actor.role() {
        Some(Role::Teacher { school }) if kind.is_of_a_school() => Some(school),
        _ => None,
    }
}

async fn school(services: &Services, id: Option<OrganisationId>) -> Result<Option<School>, ServiceError> {
    let Some(id) = id else { return Ok(None) };
    let schools = persistence::organisation::schools(services.database().connection()).await?;
    let found = schools.into_iter().find(|school| school.id == id).ok_or(ServiceError::NotFound)?;
    Ok(Some(School { id, school_code: found.school_code, municipality: found.municipality }))
}

/// Takes the bytes of a file and keeps them as a draft, of which nothing counts yet.
///
/// # Errors
/// [`FileError::File`] where it cannot be read, [`ApiError::NotFound`] for whoever may not take in
/// such files, [`ApiError::Busy`].
pub async fn begin(
    services: &Services,
    actor: &Actor,
    kind: FileKind,
    school_year: &str,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<ImportId, FileError> {
    let school_id = own_school(actor, kind);
    let _permit = permit(actor, kind, school_id)?;
    let person = actor.person().ok_or(ApiError::NotFound)?;
    let year = imports::values::read_school_year(school_year).unwrap_or_default();
    let settings = Settings { school_year: year, ..Settings::default() };
    let file_name: String = file_name.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let bytes = {
        // Read once before it is kept: whoever sends something else hears it at once.
        let (name, settings) = (file_name.clone(), settings.clone());
        let read = move || match kind {
            FileKind::List(kind) => Opened::read(kind, &name, bytes.clone(), &settings, &Default::default()).map(|_| bytes),
            FileKind::Esco => esco::read(&name, &bytes).map(|_| bytes),
        };
        tokio::task::spawn_blocking(read).await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?.map_err(FileError::File)?
    };
    if kind == FileKind::List(ImportKind::Preferences) && world::rounds(services, school_id).await?.is_empty() {
        return Err(FileError::File(Box::new(Problem::of_file(&file_name, "import-no-board"))));
    }
    let now = services.now();
    let row = ImportRow {
        id: ImportId::generate(),
        kind: kind.word().to_owned(),
        school: school_id,
        person: Some(person),
        file_name,
        state: ImportState::Draft,
        settings: settings.written()?,
        counts: ImportCounts::default(),
        version: 1,
        created_at: now,
        done_at: None,
        undone_at: None,
    };
    let (row, bytes) = (&row, &bytes);
    write_transaction(services.database(), |transaction| async move {
        intake::discard_before(&transaction, Timestamp(now.0 - DRAFT_LASTS)).await?;
        intake::insert(&transaction, row).await?;
        intake::keep_file(&transaction, row.id, bytes.clone()).await?;
        Ok::<_, ServiceError>(())
    })
    .await?;
    Ok(row.id)
}

/// The file of a draft of the actor's own, at a version where one is wanted.
async fn own_file(
    services: &Services,
    actor: &Actor,
    id: ImportId,
    version: Option<u64>,
) -> Result<(ImportRow, FileKind, Option<NamePermit>, Vec<u8>), ServiceError> {
    let connection = services.database().connection();
    let row = intake::find(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let kind = FileKind::from_word(&row.kind).ok_or(ServiceError::NotFound)?;
    let permit = permit(actor, kind, row.school)?;
    if row.person != actor.person() {
        return Err(ServiceError::NotFound);
    }
    if row.state != ImportState::Draft || version.is_some_and(|version| version != row.version) {
        return Err(ServiceError::Stale);
    }
    let bytes = intake::file(connection, id).await?.ok_or(ServiceError::Stale)?;
    Ok((row, kind, permit, bytes))
}

/// A draft of a list of the actor's own, at a version where one is wanted.
async fn draft(services: &Services, actor: &Actor, id: ImportId, version: Option<u64>) -> Result<(ImportRow, Parcel), ServiceError> {
    let connection = services.database().connection();
    let (row, kind, permit, bytes) = own_file(services, actor, id, version).await?;
    let FileKind::List(kind) = kind else { return Err(ServiceError::Malformed("the file is no list".to_owned())) };
    let settings = Settings::read(&row.settings)?;
    let school = school(services, row.school).await?;
    let memory = store::memory_of(intake::memory(connection, &store::owner(school.as_ref()), &row.kind).await?);
    let (file_name, chosen) = (row.file_name.clone(), settings.clone());
    let read = move || Opened::read(kind, &file_name, bytes, &chosen, &memory);
    let opened = tokio::task::spawn_blocking(read).await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    // It was read when it came: a sheet that is gone is the only way to here.
    let opened = opened.map_err(|problem| ServiceError::Malformed(problem.to_string()))?;
    let parcel = Parcel {
        kind,
        school,
        permit,
        person: row.person,
        file_name: row.file_name.clone(),
        settings,
        opened: Arc::new(opened),
        draft: Some((id, row.version)),
    };
    Ok((row, parcel))
}

/// What the actor may take in, and what was taken in lately.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever takes in nothing.
pub async fn home(services: &Services, actor: &Actor) -> Result<Home, ApiError> {
    Ok(views::home(services, actor).await?)
}

/// An import: a draft with what it would do, or what was done.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn look(services: &Services, actor: &Actor, id: ImportId) -> Result<Look, ApiError> {
    Ok(views::look(services, actor, id).await?)
}

/// Changes how a draft's file is read.
///
/// # Errors
/// [`ApiError::Stale`] where the draft is at another version, [`ApiError::NotFound`],
/// [`ApiError::Malformed`] for a column or meaning that there is not.
pub async fn change(services: &Services, actor: &Actor, id: ImportId, version: u64, change: DraftChange) -> Result<(), ApiError> {
    let (_, parcel) = draft(services, actor, id, Some(version)).await?;
    let mut settings = parcel.settings.clone();
    match change {
        DraftChange::Columns(columns) => {
            let mut mapping = parcel.opened.mapping.clone();
            let differ =
                |position: usize, field: Option<Field>| mapping_field(&parcel.opened.mapping, position).is_some_and(|known| known != field);
            // Those that lose a meaning first: another column may get it.
            let (lose, get): (Vec<_>, Vec<_>) =
                columns.into_iter().filter(|(at, field)| differ(*at, *field)).partition(|(_, field)| field.is_none());
            for (position, field) in lose.into_iter().chain(get) {
                mapping.assign(position, field).map_err(|why| ServiceError::Malformed(why.to_string()))?;
            }
            settings.mapping = Some(mapping);
        }
        DraftChange::Rows { cells, outside } => {
            for (row, field, text) in cells {
                settings.corrections.set(row, field, text);
            }
            for (row, is_outside) in outside {
                if is_outside {
                    settings.left_out.insert(row)
                } else {
                    settings.left_out.remove(&row)
                };
            }
        }
        DraftChange::Board(board) => settings.board = Some(board),
        DraftChange::Sheet(name) => settings = Settings { school_year: settings.school_year, sheet: Some(name), ..Settings::default() },
    }
    let text = &settings.written()?;
    let saved = write_transaction(services.database(), |transaction| async move {
        Ok::<_, ServiceError>(intake::save_settings(&transaction, id, version, text).await?)
    })
    .await?;
    if saved { Ok(()) } else { Err(ApiError::Stale) }
}

fn mapping_field(mapping: &imports::mapping::Mapping, position: usize) -> Option<Option<Field>> {
    mapping.columns().iter().find(|column| column.position == position).map(|column| column.field)
}

/// Takes a draft in. It is done to the end even when the caller goes away meanwhile.
///
/// # Errors
/// [`ApiError::Stale`] where the draft is at another version, [`ApiError::NotFound`],
/// [`ApiError::Malformed`] where columns are missing, [`ApiError::Busy`].
pub async fn confirm(services: &Services, actor: &Actor, id: ImportId, version: u64) -> Result<ImportCounts, ApiError> {
    let handle = services.clone();
    let found = intake::find(services.database().connection(), id).await.map_err(ServiceError::from)?.ok_or(ApiError::NotFound)?;
    let work = if FileKind::from_word(&found.kind) == Some(FileKind::Esco) {
        let (row, _, _, bytes) = own_file(services, actor, id, Some(version)).await?;
        tokio::spawn(async move { esco::take_in(&handle, &row, bytes).await })
    } else {
        let (_, parcel) = draft(services, actor, id, Some(version)).await?;
        tokio::spawn(async move { parcel.take_in(&handle, None).await.map(|(_, counts)| counts) })
    };
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// Gives a draft up, with its file.
///
/// # Errors
/// [`ApiError::NotFound`] where it is none of the actor's.
pub async fn discard(services: &Services, actor: &Actor, id: ImportId) -> Result<(), ApiError> {
    let connection = services.database().connection();
    let row = intake::find(connection, id).await.map_err(ServiceError::from)?.ok_or(ApiError::NotFound)?;
    if row.person != actor.person() || row.person.is_none() {
        return Err(ApiError::NotFound);
    }
    let gone =
        write_transaction(
            services.database(),
            |transaction| async move { Ok::<_, ServiceError>(intake::discard(&transaction, id).await?) },
        )
        .await?;
    if gone { Ok(()) } else { Err(ApiError::NotFound) }
}

/// Takes an import back, where nothing depends on it.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor, [`ApiError::Stale`] where it is not
/// done, or taken back already.
pub async fn undo(services: &Services, actor: &Actor, id: ImportId) -> Result<UndoAnswer, ApiError> {
    let row = intake::find(services.database().connection(), id).await.map_err(ServiceError::from)?.ok_or(ApiError::NotFound)?;
    let kind = FileKind::from_word(&row.kind).ok_or(ApiError::NotFound)?;
    let _permit = permit(actor, kind, row.school)?;
    let services = services.clone();
    let work = tokio::spawn(async move {
        match kind {
            FileKind::Esco => esco::undo(&services, id).await,
            FileKind::List(_) => store::undo(&services, id).await,
        }
    });
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// The rows of a draft that must be mended, as a spreadsheet with what to do beside each.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Stale`] where it is no draft any more.
pub async fn to_mend(services: &Services, actor: &Actor, id: ImportId, is_csv: bool, language: Language) -> Result<Vec<u8>, ApiError> {
    let (_, parcel) = draft(services, actor, id, None).await?;
    let plan = parcel.plan(services).await?.map_err(|_| ServiceError::Malformed("columns are missing".to_owned()))?;
    let remedy =
        |row: &PlannedRow| row.problems.iter().map(|problem| crate::problems::remedy(problem, language)).collect::<Vec<_>>().join(" · ");
    let mend = plan.rows.iter().filter(|row| row.outcome == Outcome::Mend);
    let remedies: mend::Remedies = mend.map(|row| (row.row, remedy(row))).collect();
    let today = services.today();
    let write = move || {
        let Opened { source, layout, mapping } = parcel.opened.as_ref();
        let table = MappedTable::new(source, layout, mapping, &parcel.settings.corrections, today)
            .map_err(|_| ServiceError::Malformed("columns are missing".to_owned()))?;
        let heading = messages::text(language, "import-what-to-mend", &[]);
        let written = if is_csv {
            mend::write_csv(&table, &remedies, &heading).map_err(|error| error.to_string())
        } else {
            mend::write_xlsx(&table, &remedies, &heading).map_err(|error| error.to_string())
        };
        written.map_err(ServiceError::BrokeOff)
    };
    Ok(tokio::task::spawn_blocking(write).await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// A file that the command line takes in.
#[derive(Clone, Debug)]
pub struct LocalFile {
    /// What it is.
    pub kind: ImportKind,
    /// The polo's code or the ministry's code of the school; `None` for lists that the polo shares.
    pub school: Option<String>,
    /// The school year of rows that do not say it.
    pub school_year: Option<String>,
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Of which board orders of places are; `None` for the school's next one.
    pub board: Option<BoardId>,
}

/// What a file of the command line did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalReport {
    /// What became of its rows.
    pub counts: ImportCounts,
    /// Problems of rows that stay outside, and what should be looked at.
    pub problems: Vec<Problem>,
    /// Under which it can be taken back; `None` where it was only looked at.
    pub import: Option<ImportId>,
}

/// Why the command line took nothing in.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The file cannot be read.
    #[error("{}", crate::problems::sentence(.0, Language::English))]
    File(Box<Problem>),
    /// Columns without which nothing can be imported.
    #[error("the file has no column for: {0}")]
    Columns(String),
    /// There is no such school.
    #[error("there is no school {0}; there are: {1}")]
    School(String, String),
    /// The kind needs a school.
    #[error("say whose students these are: --school CODE")]
    WhichSchool,
    /// Rows must be mended, and nothing was to be left outside.
    #[error("{} rows must be mended, nothing was stored:\n{}", .0, .1)]
    Rows(u32, String),
    /// Anything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<persistence::StoreError> for LocalError {
    fn from(error: persistence::StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What the command line does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalIntent {
    /// Only says what would change.
    Rehearse,
    /// Takes it in, where every row can be taken.
    Whole,
    /// Takes in the rows that can be taken.
    WhatCanBe,
}

/// Takes in a file for whoever runs the program.
///
/// # Errors
/// [`LocalError`]; then nothing is stored.
pub async fn local(services: &Services, file: LocalFile, intent: LocalIntent) -> Result<LocalReport, LocalError> {
    let connection = services.database().connection();
    let found = match (&file.school, FileKind::List(file.kind).is_of_a_school()) {
        (_, false) => None,
        (None, true) => return Err(LocalError::WhichSchool),
        (Some(code), true) => {
            let schools = persistence::organisation::schools(connection).await?;
            let same = |one: &str| one.eq_ignore_ascii_case(code);
            match schools.iter().find(|school| same(&school.code) || school.school_code.as_deref().is_some_and(same)) {
                Some(school) => {
                    Some(School { id: school.id, school_code: school.school_code.clone(), municipality: school.municipality.clone() })
                }
                None => {
                    let codes: Vec<&str> = schools.iter().map(|school| school.code.as_str()).collect();
                    return Err(LocalError::School(code.clone(), codes.join(", ")));
                }
            }
        }
    };
    let permit = permit(&Actor::Operator, FileKind::List(file.kind), found.as_ref().map(|school| school.id))?;
    let settings = Settings { school_year: file.school_year.unwrap_or_default(), board: file.board, ..Settings::default() };
    let memory = store::memory_of(intake::memory(connection, &store::owner(found.as_ref()), FileKind::List(file.kind).word()).await?);
    let opened = Opened::read(file.kind, &file.name, file.bytes, &settings, &memory).map_err(LocalError::File)?;
    let person: Option<PersonId> = None;
    let parcel =
        Parcel { kind: file.kind, school: found, permit, person, file_name: file.name, settings, opened: Arc::new(opened), draft: None };
    let mut plan = parcel.plan(services).await?.map_err(|fields| {
        let names: Vec<String> = fields.into_iter().map(|field| messages::text(Language::English, field.key(), &[])).collect();
        LocalError::Columns(names.join(", "))
    })?;
    let counts = plan.counts();
    let problems: Vec<Problem> = plan.rows.iter_mut().flat_map(|row| std::mem::take(&mut row.problems)).collect();
    if intent == LocalIntent::Whole && counts.left_out > 0 {
        let refusals = problems.iter().filter(|problem| problem.severity == Severity::Refusal).take(200);
        let lines: Vec<String> = refusals.map(|problem| crate::problems::sentence(problem, Language::English)).collect();
        return Err(LocalError::Rows(counts.left_out, lines.join("\n")));
    }
    if intent == LocalIntent::Rehearse {
        return Ok(LocalReport { counts, problems, import: None });
    }
    let (import, counts) = parcel.take_in(services, Some(plan)).await?;
    Ok(LocalReport { counts, problems, import: Some(import) })
}
