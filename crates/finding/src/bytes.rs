//! The index as bytes, for the browser to download.
//!
//! What is written is what the index is made of, not the index: the vocabulary and the thesaurus are
//! a tenth of it, and building is quick. Behind the text stands a checksum, so that damage on the way
//! is found before anything is built.
//!
//! ```text
//! "finding" version │ address beginnings │ groups │ concepts │ thesaurus │ checksum
//! ```
//!
//! Numbers are LEB128, texts UTF-8 behind their length. An address (URI) is the number of its
//! beginning and what follows; sixteen bytes where that is a UUID, which no compression would find.

mod reader;
mod writer;

use crate::thesaurus::Thesaurus;
use crate::vocabulary::{Group, Language, Vocabulary};
use reader::Reader;
use thiserror::Error;
use writer::Writer;

const MAGIC: &[u8] = b"finding";
/// Raised with every change of the format.
const VERSION: u8 = 1;
const CHECKSUM_BYTES: usize = 8;

/// Why bytes are no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BytesError {
    /// They begin otherwise.
    #[error("these bytes are no index of occupations and competences")]
    NotAnIndex,
    /// They were written by another version of the program: fetch them anew.
    #[error("the index has version {found}, this program reads {VERSION}: fetch it anew")]
    OtherVersion {
        /// The version they have.
        found: u8,
    },
    /// Something is missing or altered: fetch them anew.
    #[error("the index is damaged at byte {at}: fetch it anew")]
    Damaged {
        /// Where it was noticed.
        at: usize,
    },
}

/// FNV-1a over 64 bits: finds damage, does not stop forgery.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a vocabulary and a thesaurus.
pub(crate) fn write(vocabulary: &Vocabulary, thesaurus: &Thesaurus) -> Vec<u8> {
    let mut writer = Writer::new(vocabulary);
    writer.list(&vocabulary.groups, |writer, group| {
        writer.text(&group.code);
        writer.text(&group.label);
        writer.byte(code(&Language::ALL, &group.language));
    });
    writer.list(&vocabulary.concepts, Writer::concept);
    let (rewritings, synonyms) = thesaurus.parts();
    writer.list(&rewritings.iter().collect::<Vec<_>>(), |writer, (said, ways)| {
        writer.list(said, |writer, word| writer.text(word));
        writer.list(ways, |writer, way| writer.list(way, |writer, word| writer.text(word)));
    });
    writer.list(synonyms, |writer, set| writer.list(set, |writer, word| writer.text(word)));
    let sum = checksum(&writer.bytes);
    writer.bytes.extend(sum.to_le_bytes());
    writer.bytes
}

/// Reads them back.
///
/// # Errors
/// When the bytes are not what [`write`] writes; never panics, and takes no more memory than a few
/// times the bytes.
pub(crate) fn read(bytes: &[u8]) -> Result<(Vocabulary, Thesaurus), BytesError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BytesError::NotAnIndex)?;
    match rest.first() {
        Some(&VERSION) => {}
        Some(&found) => return Err(BytesError::OtherVersion { found }),
        None => return Err(BytesError::Damaged { at: bytes.len() }),
    }
    let (body, sum) = bytes.split_last_chunk::<CHECKSUM_BYTES>().ok_or(BytesError::Damaged { at: bytes.len() })?;
    if checksum(body) != u64::from_le_bytes(*sum) {
        return Err(BytesError::Damaged { at: bytes.len() });
    }
    let mut reader = Reader::new(body, MAGIC.len() + 1)?;
    let groups =
        reader.list(|reader| Ok(Group { code: reader.text()?, label: reader.text()?, language: reader.one_of(&Language::ALL)? }))?;
    let concepts = reader.list(Reader::concept)?;
    let words = |reader: &mut Reader<'_>| reader.list(Reader::text);
    let rewritings = reader.list(|reader| Ok((words(reader)?, reader.list(words)?)))?;
    let synonyms = reader.list(words)?;
    reader.end()?;
    Ok((Vocabulary { concepts, groups }, Thesaurus::from_parts(rewritings.into_iter().collect(), synonyms)))
}

/// The number that stands for one of a few values.
fn code<T: PartialEq>(all: &[T], value: &T) -> u8 {
    all.iter().zip(0..).find_map(|(other, code)| (other == value).then_some(code)).unwrap_or_default()
}

/// An address as its beginning, to the last slash, and what follows.
fn parts(uri: &str) -> (&str, &str) {
    uri.split_at(uri.rfind('/').map_or(0, |slash| slash + 1))
}

/// The bytes of a UUID in its usual form, or `None`.
fn uuid_bytes(text: &str) -> Option<[u8; 16]> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'-').collect();
    let mut bytes = [0; 16];
    if digits.len() != 32 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    (uuid_text(bytes) == text).then_some(bytes)
}

fn uuid_text(bytes: [u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (position, byte) in bytes.into_iter().enumerate() {
        if matches!(position, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    text
}
