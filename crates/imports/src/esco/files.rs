//! Where the files of a package lie: in a zip archive, or side by side.

use crate::problem::Problem;
use crate::sheet::{Allowance, Archive, weigh};
use std::collections::BTreeMap;
use std::io::Read;

/// The most bytes of an ESCO package as it lies on the disk; version 1.2.1 in one language has
/// some 15 MB, in all languages some 200 MB.
pub const MAX_PACKAGE_BYTES: usize = 256 * 1024 * 1024;

/// The most bytes of all its files together, unpacked.
pub const MAX_PACKAGE_UNPACKED: u64 = 1024 * 1024 * 1024;

/// Gives files by their names.
pub trait PackageFiles {
    /// The names of all files, with the folders before them.
    fn names(&self) -> Vec<String>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// Where there is no such file, or it cannot be read.
    fn open(&mut self, name: &str) -> std::io::Result<Box<dyn Read + '_>>;
}

/// Files side by side, as from a folder.
impl PackageFiles for BTreeMap<String, Vec<u8>> {
    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }

    fn open(&mut self, name: &str) -> std::io::Result<Box<dyn Read + '_>> {
        let bytes = self.get(name).ok_or(std::io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}

/// Files of a zip archive in memory, unpacked while they are read.
pub struct ZipPackage<'b> {
    archive: Archive<'b>,
    names: Vec<String>,
}

impl std::fmt::Debug for ZipPackage<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ZipPackage").field("names", &self.names).finish_non_exhaustive()
    }
}

impl<'b> ZipPackage<'b> {
    /// Opens an archive whose files are within the limits.
    ///
    /// # Errors
    /// Where it is no zip, damaged, encrypted, or more comes out of it than anybody exports.
    pub fn open(file: &str, bytes: &'b [u8]) -> Result<Self, Box<Problem>> {
        if bytes.len() > MAX_PACKAGE_BYTES {
            return Err(Box::new(Problem::of_file(file, "import-too-large").with("most", MAX_PACKAGE_BYTES / (1024 * 1024))));
        }
        let (archive, names) = weigh(file, bytes, Allowance { total: MAX_PACKAGE_UNPACKED })?;
        Ok(Self { archive, names })
    }
}

impl PackageFiles for ZipPackage<'_> {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn open(&mut self, name: &str) -> std::io::Result<Box<dyn Read + '_>> {
        let part = self.archive.by_name(name).map_err(|_| std::io::ErrorKind::NotFound)?;
        Ok(Box::new(part))
    }
}
