//! What a file is by its bytes. Its name says nothing: an XLSX file renamed `.csv` is read, an
//! image renamed `.csv` is refused as an image.

use super::encoding::utf16_without_mark;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, to be split into cells.
    Text,
    /// A zip archive: perhaps a workbook.
    Zip,
    /// Something else, with the key of the message that says what to do.
    Other(&'static str),
}

/// How much is looked at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Says what the bytes are.
pub(crate) fn sniff(bytes: &[u8]) -> Kind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if starts(b"%PDF") {
        return Kind::Other("import-pdf");
    }
    if starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // Both an old workbook and an encrypted new one lie in the same kind of container.
        let encrypted = contains(bytes, b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0");
        return Kind::Other(if encrypted { "import-encrypted" } else { "import-old-workbook" });
    }
    if is_image(bytes) {
        return Kind::Other("import-image");
    }
    if starts(b"{\\rtf") {
        return Kind::Other("import-document");
    }
    if [&b"\x1F\x8B"[..], b"7z\xBC\xAF\x27\x1C", b"Rar!"].iter().any(|magic| starts(magic)) {
        return Kind::Other("import-other-archive");
    }
    if is_markup(bytes) {
        return Kind::Other("import-web-page");
    }
    if is_binary(bytes) { Kind::Other("import-not-text") } else { Kind::Text }
}

fn is_image(bytes: &[u8]) -> bool {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF87a")
        || starts(b"GIF89a")
        || starts(b"II*\0")
        || starts(b"MM\0*")
        || starts(b"BM") && bytes.get(6..10) == Some(&[0; 4])
        || starts(b"RIFF") && at(8, b"WEBP")
        || at(4, b"ftyp")
}

/// A web page or XML: what some school registers call "Excel".
fn is_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |word: &str| bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    ["<!doctype", "<html", "<table", "<?xml", "<head", "<meta", "<style"].iter().any(|word| begins(word))
}

/// Whether more than one byte of a hundred stands for no letter in any encoding that is read.
/// UTF-16 is text, whatever its bytes; NUL bytes are looked at by the decoder.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || utf16_without_mark(bytes).is_some() {
        return false;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let odd = sample.iter().filter(|byte| matches!(byte, 1..=8 | 0x0B | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F)).count();
    odd * 100 > sample.len()
}

/// Whether the bytes contain others.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
