//! The official package of ESCO: CSV files with the language as a suffix ("occupations_it.csv") or
//! without, in a zip or side by side, of versions 1.0.8 to 1.2.1. Rows come one by one while the
//! file is unpacked; nothing of it is held.
//!
//! Tolerated: byte-order marks, line breaks within quotes, folders around the files, missing
//! files, more columns than are known and fewer than the newest version has, `;` instead of `,`.

mod classification;
mod files;
mod rows;

pub use files::{MAX_PACKAGE_BYTES, MAX_PACKAGE_UNPACKED, PackageFiles, ZipPackage};
pub use rows::{
    Broader, BroaderOccupation, BroaderSkill, Cells, ConceptKind, EscoRow, Group, IscoGroup, Occupation, OccupationSkill, Skill,
    SkillGroup, SkillSkill,
};

use crate::limits::MAX_CELL_BYTES;
use crate::problem::Problem;
use crate::sheet::BROKEN;
use domain::language::Language;
use rows::Status;
use std::io::{BufRead, BufReader, Read};
use std::marker::PhantomData;

/// A package.
#[derive(Debug)]
pub struct Esco<F> {
    files: F,
    names: Vec<String>,
}

/// A row with its number as a spreadsheet shows it, the header being 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<T> {
    /// Its number.
    pub row: u32,
    /// What it says.
    pub entry: T,
}

impl<F: PackageFiles> Esco<F> {
    /// A package of these files.
    ///
    /// # Errors
    /// Where none of them is a file of ESCO.
    pub fn new(name: &str, files: F) -> Result<Self, Box<Problem>> {
        let names = files.names();
        let package = Self { files, names };
        let known = [Occupation::STEM, Skill::STEM, IscoGroup::STEM, SkillGroup::STEM, OccupationSkill::STEM, BroaderSkill::STEM];
        if known.iter().any(|stem| !package.languages_of(stem).is_empty()) {
            Ok(package)
        } else {
            Err(Box::new(Problem::of_file(name, "import-no-esco")))
        }
    }

    /// The languages in which the package has occupations or skills: two letters each, or nothing
    /// for files without a suffix.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let mut languages = self.languages_of(Occupation::STEM);
        languages.extend(self.languages_of(Skill::STEM));
        languages.sort_unstable();
        languages.dedup();
        languages
    }

    /// The name of the file with rows of a kind: in this language, or without any, or for
    /// relations, which have no words, in whatever language there is.
    #[must_use]
    pub fn file_of<T: EscoRow>(&self, language: Language) -> Option<&str> {
        let has_words = T::REQUIRED.contains(&"preferredlabel");
        let with = |wanted: &str| self.names.iter().find(|name| suffix(name, T::STEM).as_deref() == Some(wanted));
        let any = || self.names.iter().find(|name| !has_words && suffix(name, T::STEM).is_some());
        with(language.tag()).or_else(|| with("")).or_else(any).map(String::as_str)
    }

    /// The rows of a kind; `None` where the package has no such file, which is no fault.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn rows<T: EscoRow>(&mut self, language: Language) -> Result<Option<Rows<'_, T>>, Box<Problem>> {
        let Some(name) = self.file_of::<T>(language).map(str::to_owned) else { return Ok(None) };
        let bytes = self.files.open(&name).map_err(|_| Problem::of_file(&name, "import-damaged-archive"))?;
        Rows::new(&name, bytes).map(Some)
    }

    fn languages_of(&self, stem: &str) -> Vec<String> {
        self.names.iter().filter_map(|name| suffix(name, stem)).collect()
    }
}

/// The language of a file of this stem, `Some("")` without one; `None` where it is another file.
fn suffix(name: &str, stem: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
    let base = base.strip_suffix(".csv")?.trim();
    let rest = base.strip_prefix(&stem.to_ascii_lowercase())?;
    match rest.strip_prefix(['_', '-']) {
        None if rest.is_empty() => Some(String::new()),
        Some(language) if language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase()) => Some(language.to_owned()),
        _ => None,
    }
}

/// The rows of a file, one by one: each an entry, or the problem of its row. After a problem of the
/// whole file there are no more.
pub struct Rows<'f, T> {
    file: String,
    reader: csv::Reader<BufReader<Box<dyn Read + 'f>>>,
    columns: Vec<String>,
    record: csv::ByteRecord,
    number: u32,
    over: bool,
    entry: PhantomData<T>,
}

impl<T> std::fmt::Debug for Rows<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows").field("file", &self.file).field("number", &self.number).finish_non_exhaustive()
    }
}

impl<'f, T: EscoRow> Rows<'f, T> {
    fn new(file: &str, bytes: Box<dyn Read + 'f>) -> Result<Self, Box<Problem>> {
        let mut bytes = BufReader::with_capacity(64 * 1024, bytes);
        let start = bytes.fill_buf().map_err(|_| Problem::of_file(file, "import-damaged-archive"))?;
        let marked = start.starts_with(b"\xEF\xBB\xBF");
        let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let count = |wanted: u8| line.iter().filter(|byte| **byte == wanted).count();
        let delimiter = if count(b';') > count(b',') { b';' } else { b',' };
        if marked {
            bytes.consume(3);
        }
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(bytes);
        let mut record = csv::ByteRecord::new();
        let has_header = reader.read_byte_record(&mut record).map_err(|_| Problem::of_file(file, "import-damaged-archive"))?;
        if !has_header {
            return Err(Box::new(Problem::of_file(file, "import-empty-file")));
        }
        let columns: Vec<String> = record.iter().map(|name| String::from_utf8_lossy(name).trim().to_ascii_lowercase()).collect();
        if let Some(missing) = T::REQUIRED.iter().find(|name| !columns.iter().any(|column| column == *name)) {
            return Err(Box::new(Problem::of_file(file, "import-missing-column").in_row(1).in_column(missing, "")));
        }
        Ok(Self { file: file.to_owned(), reader, columns, record, number: 1, over: false, entry: PhantomData })
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    fn problem(&self, key: &str) -> Box<Problem> {
        Box::new(Problem::of_file(&self.file, key).in_row(self.number))
    }
}

impl<T: EscoRow> Iterator for Rows<'_, T> {
    type Item = Result<Numbered<T>, Box<Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.reader.read_byte_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => {
                    self.over = true;
                    return Some(Err(self.problem("import-damaged-archive")));
                }
            }
            self.number = self.number.saturating_add(1);
            if self.record.as_slice().len() > MAX_CELL_BYTES * 4 {
                self.over = true;
                return Some(Err(Box::new(self.problem("import-huge-cell").with("most", MAX_CELL_BYTES * 4))));
            }
            let record = match csv::StringRecord::from_byte_record(std::mem::take(&mut self.record)) {
                Ok(record) if !record.as_slice().contains(BROKEN) => record,
                _ => return Some(Err(self.problem("import-broken-text"))),
            };
            let cells = Cells { columns: &self.columns, record: &record };
            let read = (cells.status() == Status::Released).then(|| T::read(&cells));
            let wrong = match read {
                None => None,
                Some(Ok(entry)) => {
                    self.record = record.into_byte_record();
                    return Some(Ok(Numbered { row: self.number, entry }));
                }
                Some(Err((column, key))) => Some(Box::new(self.problem(key).in_column(column, cells.text(column)))),
            };
            self.record = record.into_byte_record();
            if let Some(problem) = wrong {
                return Some(Err(problem));
            }
        }
        self.over = true;
        None
    }
}
