//! A file as it is read under its settings.

use super::settings::Settings;
use imports::mapping::{ImportKind, Mapping, Memory};
use imports::sheet::{self, SheetChoice, Source};
use imports::{Layout, Problem};

/// A file that was read, with its table and what its columns mean.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) source: Source,
    pub(super) layout: Layout,
    pub(super) mapping: Mapping,
}

impl Opened {
    /// Reads a file; columns that nobody looked at mean what they did in earlier files, or what a
    /// guess says.
    pub(super) fn read(kind: ImportKind, file: &str, bytes: Vec<u8>, settings: &Settings, memory: &Memory) -> Result<Self, Box<Problem>> {
        let choice = settings.sheet.clone().map_or(SheetChoice::Fullest, SheetChoice::Named);
        let source = sheet::open(file, bytes, &choice)?;
        let layout = Layout::find(&source.grid, kind.shape());
        let guess = || Mapping::guess(kind, &source.grid, &layout, memory);
        // A mapping of another sheet says nothing of this one.
        let same = |mapping: &Mapping| {
            mapping.kind == kind
                && mapping.columns().len() == layout.columns.len()
                && mapping.columns().iter().zip(&layout.columns).all(|(mapped, column)| mapped.position == column.position)
        };
        let mapping = settings.mapping.clone().filter(same).unwrap_or_else(guess);
        if layout.is_empty() {
            return Err(Box::new(Problem::of_file(file, "import-no-rows")));
        }
        Ok(Self { source, layout, mapping })
    }
}
