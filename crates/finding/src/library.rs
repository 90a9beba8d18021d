//! What a browser searches: the polo's own catalogue, and behind it what a classification has besides.
//!
//! As bytes: 1 where that is all and else 0, the length of the first in four bytes, the first with the
//! thesaurus, the second without, for which the thesaurus of the first holds too.

use crate::bytes::{self, BytesError};
use crate::index::Index;
use crate::thesaurus::Thesaurus;
use crate::vocabulary::Vocabulary;

/// Two indexes that are asked one after the other.
#[derive(Clone, Debug)]
pub struct Library {
    /// The catalogue.
    pub own: Index,
    /// What the classification has besides, as far as it is small enough to be sent.
    pub others: Index,
    /// Whether the classification has no more than that.
    pub is_all: bool,
}

impl Library {
    /// As bytes, to be sent.
    #[must_use]
    pub fn bytes_of(own: &Vocabulary, others: &Vocabulary, is_all: bool, thesaurus: &Thesaurus) -> Vec<u8> {
        let own = bytes::write(own, thesaurus);
        let length = u32::try_from(own.len()).expect("a catalogue has less than four thousand million bytes").to_le_bytes();
        [[u8::from(is_all)].as_slice(), &length, &own, &bytes::write(others, &Thesaurus::default())].concat()
    }

    /// Reads what [`Library::bytes_of`] wrote.
    ///
    /// # Errors
    /// When the bytes are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BytesError> {
        let (is_all, rest) = match bytes {
            [0, rest @ ..] => (false, rest),
            [1, rest @ ..] => (true, rest),
            _ => return Err(BytesError::NotAnIndex),
        };
        let (length, rest) = rest.split_first_chunk().ok_or(BytesError::NotAnIndex)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| BytesError::NotAnIndex)?;
        let (own, others) = rest.split_at_checked(length).ok_or(BytesError::NotAnIndex)?;
        let own = Index::from_bytes(own)?;
        let (others, _) = bytes::read(others)?;
        Ok(Self { others: own.beside(others), own, is_all })
    }
}
