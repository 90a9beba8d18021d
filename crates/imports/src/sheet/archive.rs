//! Zip archives, weighed before anything in them is believed: what a part says of its own size may
//! be a lie, so that every part is unpacked once into nothing while its bytes are counted.

use crate::limits::{
    FREE_UNPACKED_BYTES, MAX_PART_BYTES, MAX_PARTS, MAX_RATIO, MAX_SHARED_BYTES, MAX_TOKEN_BYTES, MAX_UNPACKED_BYTES, megabytes,
};
use crate::problem::Problem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An archive over bytes in memory.
pub(crate) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// How large the parts may be together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) total: u64,
}

/// Opens an archive whose parts are all within the limits; with it come the parts' names, in the
/// archive's order.
pub(crate) fn weigh<'b>(file: &str, bytes: &'b [u8], allowance: Allowance) -> Result<(Archive<'b>, Vec<String>), Box<Problem>> {
    let damaged = || Problem::of_file(file, "import-damaged-archive");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MAX_PARTS {
        return Err(Box::new(Problem::of_file(file, "import-too-many-parts").with("most", MAX_PARTS)));
    }
    let packed = bytes.len() as u64;
    let mut total = 0_u64;
    let mut names = Vec::with_capacity(archive.len());
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
                Problem::of_file(file, "import-encrypted")
            }
            _ => damaged(),
        })?;
        let name = part.name().map_err(|_| damaged())?.into_owned();
        let most = most_of_part(&name.to_ascii_lowercase());
        names.push(name);
        let (mut counts, mut tokens) = (CountScan::default(), TokenScan::default());
        let mut size = 0_u64;
        let mut buffer = [0_u8; 16 * 1024];
        loop {
            let read = part.read(&mut buffer).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            size += read as u64;
            total += read as u64;
            let inflated = total > FREE_UNPACKED_BYTES && total / MAX_RATIO > packed;
            if total > allowance.total || size > most || inflated {
                let limit = if size > most { most } else { allowance.total };
                return Err(Box::new(Problem::of_file(file, "import-zip-bomb").with("most", megabytes(limit))));
            }
            counts.read(&buffer[..read]);
            tokens.read(&buffer[..read]);
        }
        // Readers believe this number and set memory aside for so many texts.
        if counts.largest > size || tokens.longest > MAX_TOKEN_BYTES {
            return Err(Box::new(damaged()));
        }
    }
    Ok((archive, names))
}

/// The most bytes of a part of this name, in small letters.
fn most_of_part(name: &str) -> u64 {
    if name.ends_with("sharedstrings.xml") {
        MAX_SHARED_BYTES
    } else if name.ends_with(".csv") || name.contains("worksheets/") || !(name.ends_with(".xml") || name.ends_with(".rels")) {
        MAX_UNPACKED_BYTES
    } else {
        MAX_PART_BYTES
    }
}

/// The largest number that a text gives as `uniqueCount`, found piece by piece.
#[derive(Default)]
struct CountScan {
    /// How much of the word stands at the end of what was read.
    matched: usize,
    /// The digits after the word.
    number: Option<u64>,
    largest: u64,
}

const WORD: &[u8] = b"uniqueCount";

impl CountScan {
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match (&mut self.number, byte) {
                (Some(number), b'0'..=b'9') => {
                    *number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                    self.largest = self.largest.max(*number);
                }
                (Some(0), b'=' | b'"' | b'\'' | b'+' | b' ' | b'\t' | b'\r' | b'\n') => {}
                _ => {
                    self.number = None;
                    self.matched = match (WORD.get(self.matched) == Some(byte), WORD[0] == *byte) {
                        (true, _) => self.matched + 1,
                        (false, true) => 1,
                        (false, false) => 0,
                    };
                    if self.matched == WORD.len() {
                        (self.matched, self.number) = (0, Some(0));
                    }
                }
            }
        }
    }
}

/// The longest piece of a part in XML, found piece by piece: a tag with the text behind it, or a
/// comment or CDATA with all that it holds.
#[derive(Default)]
struct TokenScan {
    kind: PartKind,
    /// Whether a comment or CDATA is open.
    in_bang: bool,
    /// Bytes since the piece began.
    run: usize,
    longest: usize,
    /// The two bytes before.
    before: [u8; 2],
}

/// What a part is by its first byte.
#[derive(Default, PartialEq, Eq)]
enum PartKind {
    #[default]
    Blank,
    Markup,
    Other,
}

impl TokenScan {
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if self.kind == PartKind::Blank && !byte.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(byte) {
                self.kind = if *byte == b'<' { PartKind::Markup } else { PartKind::Other };
            }
            // Pictures and text files have no pieces.
            if self.kind == PartKind::Other {
                return;
            }
            if self.in_bang {
                let ends = *byte == b'>' && (self.before == *b"--" || self.before == *b"]]");
                (self.in_bang, self.run) = if ends { (false, 0) } else { (true, self.run + 1) };
            } else if *byte == b'<' {
                self.run = 0;
            } else {
                self.in_bang = *byte == b'!' && self.before[1] == b'<';
                self.run += 1;
            }
            self.longest = self.longest.max(self.run);
            self.before = [self.before[1], *byte];
        }
    }
}
