//! A published classification (ESCO): read from its official package, stored as the difference from
//! what is there.

use crate::problems::sentences;
use crate::{ServiceError, Services};
use domain::classification::{Classification, ClassificationReport};
use domain::language::Language;
use imports::esco::{Esco, MAX_PACKAGE_BYTES, PackageFiles, ZipPackage};
use imports::{Problem, Problems};
use persistence::{MaybeBusy, StoreError, write_transaction};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or folder is not there or cannot be read.
    #[error("{} cannot be read: {why}", path.display())]
    Path {
        /// Which.
        path: PathBuf,
        /// The system's words.
        why: io::Error,
    },
    /// Rows to mend, or files that are no package.
    #[error("there are problems, nothing was stored:\n{}", sentences(.0, Language::English))]
    Problems(Problems),
    /// Anything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl MaybeBusy for ImportError {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Service(error) if error.is_busy())
    }
}

impl From<Box<Problem>> for ImportError {
    fn from(problem: Box<Problem>) -> Self {
        let mut problems = Problems::default();
        problems.push(*problem);
        Self::Problems(problems)
    }
}

/// Whether what would be stored is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// It is.
    Store,
    /// It is only found out what would change.
    Rehearse,
}

/// Reads a package: a zip, a folder, or one file of it. One classification for each language that is
/// wanted, or without a wish for each that the package has; a package whose files name no language
/// is taken for Italian. `heard` is told each file and its rows.
///
/// # Errors
/// [`ImportError`], with every problem at once.
pub fn read(path: &Path, language: Option<Language>, heard: &mut dyn FnMut(&str, usize)) -> Result<Vec<Classification>, ImportError> {
    let unreadable = |why| ImportError::Path { path: path.to_owned(), why };
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    if path.is_dir() {
        return package(&name, Folder::of(path).map_err(unreadable)?, language, heard);
    }
    let file = fs::File::open(path).map_err(unreadable)?;
    if !is_zip(&name) {
        let parent = path.parent().unwrap_or(Path::new("")).to_owned();
        return package(&name, Folder { folder: parent, names: vec![name.clone()] }, language, heard);
    }
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to say that it is too large.
    file.take(u64::try_from(MAX_PACKAGE_BYTES).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    package(&name, ZipPackage::open(&name, &bytes)?, language, heard)
}

/// Reads a package that came as one file: a zip, or one file of it.
///
/// # Errors
/// [`ImportError`], with every problem at once.
pub fn read_bytes(name: &str, bytes: &[u8], heard: &mut dyn FnMut(&str, usize)) -> Result<Vec<Classification>, ImportError> {
    if is_zip(name) {
        return package(name, ZipPackage::open(name, bytes)?, None, heard);
    }
    package(name, OneFile { name, bytes }, None, heard)
}

fn is_zip(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".zip")
}

fn package(
    name: &str,
    files: impl PackageFiles,
    language: Option<Language>,
    heard: &mut dyn FnMut(&str, usize),
) -> Result<Vec<Classification>, ImportError> {
    let mut package = Esco::new(name, files)?;
    let languages = match language {
        Some(language) => vec![language],
        None => {
            let named: Vec<Language> = package.languages().iter().filter_map(|tag| Language::from_tag(tag)).collect();
            if named.is_empty() { vec![Language::default()] } else { named }
        }
    };
    let mut problems = Problems::default();
    let read: Vec<Classification> = languages.into_iter().map(|language| package.classification(language, &mut problems, heard)).collect();
    if read.iter().all(|classification| classification.concepts.is_empty()) && problems.is_empty() {
        problems.push(Problem::of_file(name, "import-no-esco"));
    }
    if problems.is_empty() { Ok(read) } else { Err(ImportError::Problems(problems)) }
}

/// Stores classifications: all of them, or nothing.
///
/// # Errors
/// [`ImportError::Service`]; then the database is as before.
pub async fn store(services: &Services, new: &[Classification], intent: Intent) -> Result<Vec<ClassificationReport>, ImportError> {
    let stored = write_transaction(services.database(), |transaction| async move {
        let mut reports = Vec::new();
        for classification in new {
            reports.push(persistence::classification::store(&transaction, classification).await?);
        }
        match intent {
            Intent::Store => Ok(reports),
            Intent::Rehearse => Err(Ended::Rehearsed(reports)),
        }
    })
    .await;
    match stored {
        Ok(reports) | Err(Ended::Rehearsed(reports)) => Ok(reports),
        Err(Ended::Failed(error)) => Err(error.into()),
    }
}

/// How a transaction ended that keeps nothing.
enum Ended {
    Rehearsed(Vec<ClassificationReport>),
    Failed(StoreError),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl MaybeBusy for Ended {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Failed(error) if error.is_busy())
    }
}

/// One file in memory.
struct OneFile<'b> {
    name: &'b str,
    bytes: &'b [u8],
}

impl PackageFiles for OneFile<'_> {
    fn names(&self) -> Vec<String> {
        vec![self.name.to_owned()]
    }

    fn open(&mut self, _name: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.bytes))
    }
}

/// Files of a folder.
struct Folder {
    folder: PathBuf,
    names: Vec<String>,
}

impl Folder {
    fn of(folder: &Path) -> io::Result<Self> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort_unstable();
        Ok(Self { folder: folder.to_owned(), names })
    }
}

impl PackageFiles for Folder {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn open(&mut self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(fs::File::open(self.folder.join(name))?))
    }
}
