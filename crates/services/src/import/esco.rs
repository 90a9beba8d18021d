//! The package of ESCO as a file of the wizard: it has no columns to understand and no rows to mend.

use super::store::{Kept, UndoAnswer};
use crate::classification::{self, ImportError};
use crate::{ServiceError, Services};
use domain::classification::{Classification, ConceptKind};
use domain::concept::esco_value;
use domain::id::ImportId;
use domain::import::ImportCounts;
use domain::language::Language;
use imports::Problem;
use persistence::intake::{self, ImportRow};
use persistence::write_transaction;
use std::collections::BTreeMap;

/// What a package has in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscoContent {
    /// In which language.
    pub language: Language,
    /// How many concepts of each kind.
    pub concepts: BTreeMap<ConceptKind, u32>,
    /// Words for them besides the first.
    pub alternatives: u32,
    /// Relations between them.
    pub links: u32,
}

/// Reads a package; its first problem where there are any.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Vec<Classification>, Box<Problem>> {
    classification::read_bytes(name, bytes, &mut |_, _| {}).map_err(|error| match error {
        ImportError::Problems(problems) => {
            Box::new(problems.list().first().cloned().unwrap_or_else(|| Problem::of_file(name, "import-no-esco")))
        }
        // Neither the disk nor the store is asked.
        ImportError::Path { .. } | ImportError::Service(_) => Box::new(Problem::of_file(name, "import-no-esco")),
    })
}

/// What a package has.
pub(super) async fn content(name: String, bytes: Vec<u8>) -> Result<Vec<EscoContent>, ServiceError> {
    let work = tokio::task::spawn_blocking(move || read(&name, &bytes).map(|read| read.iter().map(counted).collect()));
    let read = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    read.map_err(|problem| ServiceError::Malformed(problem.to_string()))
}

fn counted(classification: &Classification) -> EscoContent {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut concepts = BTreeMap::new();
    for concept in &classification.concepts {
        *concepts.entry(concept.kind).or_insert(0) += 1;
    }
    EscoContent {
        language: classification.language,
        concepts,
        alternatives: number(classification.concepts.iter().map(|concept| concept.alternatives.len()).sum()),
        links: number(classification.links.values().map(Vec::len).sum()),
    }
}

/// Takes a package in: all of it, or nothing.
pub(super) async fn take_in(services: &Services, row: &ImportRow, bytes: Vec<u8>) -> Result<ImportCounts, ServiceError> {
    let name = row.file_name.clone();
    let work = tokio::task::spawn_blocking(move || read(&name, &bytes));
    let read = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    let read = &read.map_err(|problem| ServiceError::Malformed(problem.to_string()))?;
    let at = services.now();
    write_transaction(services.database(), |transaction| async move {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut counts = ImportCounts::default();
        let is_first = persistence::classification::is_empty(&transaction).await?;
        for classification in read {
            let report = persistence::classification::store(&transaction, classification).await?;
            counts.added += number(report.added);
            counts.changed += number(report.changed);
            counts.unchanged += number(report.unchanged);
        }
        if !intake::finish(&transaction, row.id, row.version, counts, at).await? {
            return Err(ServiceError::Stale);
        }
        if is_first && counts.added > 0 {
            persistence::classification::remember_first(&transaction, row.id).await?;
        }
        Ok(counts)
    })
    .await
}

/// Takes the first package back, which is all that is stored: as long as no other one has changed it, and
/// no need that is still being written names one of its concepts. What was taken into the catalogue stays.
pub(super) async fn undo(services: &Services, id: ImportId) -> Result<UndoAnswer, ServiceError> {
    let at = services.now();
    write_transaction(services.database(), |transaction| async move {
        if !intake::mark_undone(&transaction, id, at).await? {
            return Err(Kept::Failed(ServiceError::Stale));
        }
        if !persistence::classification::is_all_of(&transaction, id).await? {
            return Err(Kept::Because(UndoAnswer::ChangedSince(1)));
        }
        if persistence::draft::any_holds(&transaction, &esco_value("")).await? {
            return Err(Kept::Because(UndoAnswer::StillNeeded(0)));
        }
        persistence::classification::clear(&transaction).await?;
        Ok(UndoAnswer::Done)
    })
    .await
    .or_else(Kept::answer)
}

/// Whether [`undo`] would take it back, as far as other packages go.
pub(super) async fn can_go_back(services: &Services, id: ImportId) -> Result<bool, ServiceError> {
    Ok(persistence::classification::is_all_of(services.database().connection(), id).await?)
}
