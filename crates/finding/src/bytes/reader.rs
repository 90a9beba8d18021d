//! Reading.

use super::{BytesError, uuid_text};
use crate::vocabulary::{Concept, Kind, Label, Language, Role};

/// A list reserves room for so many items before it has seen them: a length that lies costs nothing.
const RESERVED: usize = 4096;

/// Bytes and how far they are read.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    beginnings: Vec<String>,
}

impl<'a> Reader<'a> {
    /// Begins behind the version.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Result<Self, BytesError> {
        let mut reader = Self { bytes, at, beginnings: Vec::new() };
        reader.beginnings = reader.list(Self::text)?;
        Ok(reader)
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), BytesError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.damaged()) }
    }

    fn damaged(&self) -> BytesError {
        BytesError::Damaged { at: self.at }
    }

    fn take(&mut self, length: usize) -> Result<&[u8], BytesError> {
        let damaged = self.damaged();
        let taken = self.bytes.get(self.at..).and_then(|rest| rest.get(..length)).ok_or(damaged)?;
        self.at += length;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, BytesError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<usize, BytesError> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number).map_err(|_| self.damaged());
            }
        }
        Err(self.damaged())
    }

    pub(super) fn text(&mut self) -> Result<String, BytesError> {
        let length = self.number()?;
        let damaged = self.damaged();
        std::str::from_utf8(self.take(length)?).map(str::to_owned).map_err(|_| damaged)
    }

    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T, BytesError>) -> Result<Vec<T>, BytesError> {
        let length = self.number()?;
        let mut items = Vec::with_capacity(length.min(RESERVED));
        for _ in 0..length {
            items.push(read(self)?);
        }
        Ok(items)
    }

    /// A list of at most one.
    fn optional<T>(&mut self, read: impl FnMut(&mut Self) -> Result<T, BytesError>) -> Result<Option<T>, BytesError> {
        let mut items = self.list(read)?;
        let item = items.pop();
        if items.is_empty() { Ok(item) } else { Err(self.damaged()) }
    }

    fn uri(&mut self) -> Result<String, BytesError> {
        let beginning = self.number()?;
        let mut uri = self.beginnings.get(beginning).cloned().ok_or(self.damaged())?;
        match self.byte()? {
            0 => uri.push_str(&self.text()?),
            1 => {
                let damaged = self.damaged();
                let uuid = self.take(16)?.try_into().map_err(|_| damaged)?;
                uri.push_str(&uuid_text(uuid));
            }
            _ => return Err(self.damaged()),
        }
        Ok(uri)
    }

    /// One of a few values by its number.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Result<T, BytesError> {
        let code = self.byte()?;
        self.value(all, code)
    }

    fn value<T: Copy>(&self, all: &[T], code: u8) -> Result<T, BytesError> {
        all.get(usize::from(code)).copied().ok_or(self.damaged())
    }

    fn label(&mut self) -> Result<Label, BytesError> {
        let code = self.byte()?;
        let (role, language) = (self.value(&Role::ALL, code >> 4)?, self.value(&Language::ALL, code & 15)?);
        Ok(Label { text: self.text()?, role, language })
    }

    pub(super) fn concept(&mut self) -> Result<Concept, BytesError> {
        Ok(Concept {
            kind: self.one_of(&Kind::ALL)?,
            uri: self.uri()?,
            labels: self.list(Self::label)?,
            group: self.optional(Self::text)?,
            broader: self.list(Self::uri)?,
            description: self.optional(Self::text)?,
        })
    }
}
