//! Bytes to text. What the encoding is, is decided once for the whole file:
//!
//! 1. a byte-order mark says it;
//! 2. NUL bytes at every second place are UTF-16 without a mark;
//! 3. well-formed UTF-8 is UTF-8;
//! 4. bytes that are not are Windows-1252, as Excel on an Italian Windows writes, unless at least
//!    as many other letters are well-formed UTF-8, or the very end of the file is half a letter:
//!    then the file is UTF-8, and the broken places become U+FFFD, which the readers of cells
//!    refuse with the row ([`BROKEN`]). So nobody is ever called "NiccolÃ²".

use encoding_rs::{CoderResult, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Stands where a letter could not be read.
pub const BROKEN: char = char::REPLACEMENT_CHARACTER;

/// How a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8, with a byte-order mark or without.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows-1252, Western European.
    Windows1252,
}

/// As people know them; the same in every language.
impl std::fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// How much is looked at for UTF-16 without a mark.
const SAMPLE_BYTES: usize = 4096;

/// Decodes a file; UTF-8 without a mark is not copied.
pub(crate) fn decode(mut bytes: Vec<u8>) -> (String, TextEncoding) {
    let utf16 = |kind, bytes: &[u8]| {
        let encoding = if kind == TextEncoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        (transcode(encoding, bytes), kind)
    };
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    if marked {
        bytes.drain(..3);
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(TextEncoding::Utf16Le, rest);
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(TextEncoding::Utf16Be, rest);
    } else if let Some(kind) = utf16_without_mark(&bytes) {
        return utf16(kind, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, TextEncoding::Utf8),
        Err(error) if marked || is_broken_utf8(error.as_bytes()) => {
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), TextEncoding::Utf8)
        }
        Err(error) => (transcode(WINDOWS_1252, error.as_bytes()), TextEncoding::Windows1252),
    }
}

/// Decodes piece by piece: decoding at once would set aside three bytes for each one.
fn transcode(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + 1024);
    let mut rest = bytes;
    loop {
        let (result, read, _) = decoder.decode_to_string(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            CoderResult::InputEmpty => return text,
            CoderResult::OutputFull => text.reserve(rest.len() / 4 + 1024),
        }
    }
}

/// Letters of Western languages have one byte of two at zero, always the same one.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<TextEncoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros_at = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let (most, few) = (pairs * 4 / 5, pairs / 20);
    if odd >= most && even <= few {
        Some(TextEncoding::Utf16Le)
    } else if even >= most && odd <= few {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// Whether bytes that are not UTF-8 are nevertheless more likely UTF-8 than Windows-1252.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    let mut cut_at_the_end = false;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
        // At the end of a file, E0 to F4 are also "à" to "ô" of Windows-1252, C2 to DF are capitals
        // that hardly end a text.
        cut_at_the_end = matches!(chunk.invalid(), [0xC2..=0xDF] | [0xE0..=0xF4, _, ..]);
    }
    let ends_there = bytes.utf8_chunks().last().is_some_and(|chunk| !chunk.invalid().is_empty());
    sound >= broken && sound > 0 || broken == 1 && cut_at_the_end && ends_there
}
