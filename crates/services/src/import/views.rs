//! What the pages of imports show.

use super::esco::{self, EscoContent};
use super::kinds::TAKEN;
use super::plan::{Outcome, Plan, PlannedRow};
use super::settings::{FileKind, Settings};
use super::world::rounds;
use super::{draft, own_file, own_school, permit};
use crate::{ServiceError, Services};
use domain::calendar::school_year;
use domain::id::{BoardId, ImportId, OrganisationId};
use domain::import::{ImportCounts, ImportState};
use domain::policy::Actor;
use imports::mapping::{Field, ImportKind, MappedColumn, Use};
use imports::sheet::Format;
use persistence::intake::{self, ImportRow};
use std::collections::BTreeMap;

/// So many imports are looked at for one's own list.
const NEWEST: u64 = 200;

/// So many lines the list has.
const LINES: usize = 30;

/// So much of a cell is shown as an example.
const SAMPLE: usize = 40;

/// What the actor may take in, and what was taken in lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// Kinds that the actor may take in.
    pub kinds: Vec<FileKind>,
    /// The school year of today.
    pub school_year: String,
    /// Newest first.
    pub imports: Vec<Report>,
}

/// An import in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The import.
    pub import: ImportRow,
    /// What was imported.
    pub kind: FileKind,
    /// The school's name, where it is the file of one.
    pub school: Option<String>,
    /// Who; `None` for the command line, or somebody who is gone.
    pub person: Option<String>,
    /// Whether what it brought can be taken back at all. Of a classification only what came first, and as
    /// long as it is as it came: what was there before others is not known any more.
    pub can_go_back: bool,
}

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The import.
    pub report: Report,
    /// How the file is read.
    pub settings: Settings,
    /// What kind of file it is.
    pub format: Format,
    /// How many rows its table has.
    pub rows: usize,
    /// Rows that are no rows of the table: titles, totals, notes.
    pub aside: usize,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// What columns may mean.
    pub fields: Vec<Field>,
    /// Boards whose places may be put in order, with their titles; the first one counts where
    /// nobody chose. Only of such files.
    pub boards: Vec<(BoardId, String)>,
    /// What it would do; the columns that are missing, where some are.
    pub preview: Result<Preview, Vec<Field>>,
}

/// A column of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// What it means, and why.
    pub column: MappedColumn,
    /// The first cell with something in it; empty where nobody needs to see it.
    pub sample: String,
    /// What becomes of it.
    pub becomes: Option<Use>,
}

/// What a draft would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many rows.
    pub counts: ImportCounts,
    /// Rows by outcome.
    pub outcomes: BTreeMap<Outcome, usize>,
    /// Keys of `messages`, one for each cell.
    pub headings: &'static [&'static str],
    /// Every row, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// Classes that come with their students.
    pub new_classes: Vec<String>,
}

/// An import, whatever its state.
#[derive(Clone, Debug)]
pub enum Look {
    /// It is a draft.
    Draft(Box<Draft>),
    /// It is a draft of the classification.
    Esco(Box<Report>, Vec<EscoContent>),
    /// It is done, or taken back.
    Report(Box<Report>),
}

pub(super) async fn home(services: &Services, actor: &Actor) -> Result<Home, ServiceError> {
    let may = |kind: &FileKind| permit(actor, *kind, own_school(actor, *kind)).is_ok();
    let kinds: Vec<FileKind> = TAKEN.into_iter().filter(may).collect();
    if kinds.is_empty() {
        return Err(ServiceError::NotFound);
    }
    let rows = intake::newest(services.database().connection(), NEWEST).await?;
    let mut imports = Vec::new();
    for row in rows {
        if imports.len() == LINES {
            break;
        }
        let Some(kind) = FileKind::from_word(&row.kind) else { continue };
        let is_own = row.state != ImportState::Draft || row.person.is_some() && row.person == actor.person();
        if is_own && permit(actor, kind, row.school).is_ok() {
            imports.push(report(services, row, kind).await?);
        }
    }
    Ok(Home { kinds, school_year: school_year(services.today()), imports })
}

pub(super) async fn look(services: &Services, actor: &Actor, id: ImportId) -> Result<Look, ServiceError> {
    let row = intake::find(services.database().connection(), id).await?.ok_or(ServiceError::NotFound)?;
    let kind = FileKind::from_word(&row.kind).ok_or(ServiceError::NotFound)?;
    let _permit = permit(actor, kind, row.school)?;
    if row.state != ImportState::Draft {
        return Ok(Look::Report(Box::new(report(services, row, kind).await?)));
    }
    let FileKind::List(list) = kind else {
        let (row, _, _, bytes) = own_file(services, actor, id, None).await?;
        let content = esco::content(row.file_name.clone(), bytes).await?;
        return Ok(Look::Esco(Box::new(report(services, row, kind).await?), content));
    };
    let (row, parcel) = draft(services, actor, id, None).await?;
    let preview = parcel.plan(services).await?.map(preview);
    let opened = &parcel.opened;
    let shape = list.shape();
    let columns = opened
        .mapping
        .columns()
        .iter()
        .map(|column| {
            let becomes = column.field.and_then(|field| shape.spec(field)).map(|spec| spec.becomes);
            let first = || opened.layout.rows(&opened.source.grid).map(|row| row.cell(column.position)).find(|cell| !cell.is_empty());
            let sample = if becomes == Some(Use::LeaveForPrivacy) { None } else { first() };
            ColumnView { column: column.clone(), sample: sample.unwrap_or_default().chars().take(SAMPLE).collect(), becomes }
        })
        .collect();
    let draft = Draft {
        report: report(services, row, kind).await?,
        format: opened.source.format.clone(),
        rows: opened.layout.len(),
        aside: opened.layout.aside.len(),
        columns,
        fields: shape.fields.iter().filter(|spec| spec.becomes == Use::Import).map(|spec| spec.field).collect(),
        boards: if list == ImportKind::Preferences {
            rounds(services, parcel.school.as_ref().map(|school| school.id)).await?
        } else {
            Vec::new()
        },
        preview,
        settings: parcel.settings.clone(),
    };
    Ok(Look::Draft(Box::new(draft)))
}

fn preview(plan: Plan) -> Preview {
    let mut outcomes = BTreeMap::new();
    for row in &plan.rows {
        *outcomes.entry(row.outcome).or_insert(0) += 1;
    }
    Preview {
        counts: plan.counts(),
        outcomes,
        headings: plan.headings,
        new_classes: plan.new_classes.iter().cloned().collect(),
        rows: plan.rows,
    }
}

async fn report(services: &Services, import: ImportRow, kind: FileKind) -> Result<Report, ServiceError> {
    let connection = services.database().connection();
    let school = match import.school {
        Some(school) => name_of(services, school).await?,
        None => None,
    };
    let person = match import.person {
        Some(person) => persistence::person::find(connection, person).await?.map(|person| person.name),
        None => None,
    };
    let can_go_back = kind != FileKind::Esco || super::esco::can_go_back(services, import.id).await?;
    Ok(Report { import, kind, school, person, can_go_back })
}

async fn name_of(services: &Services, school: OrganisationId) -> Result<Option<String>, ServiceError> {
    let found = persistence::organisation::find(services.database().connection(), &[school]).await?;
    Ok(found.get(&school).map(|record| record.organisation.name.clone()))
}
