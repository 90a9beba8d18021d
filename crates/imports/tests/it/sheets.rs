use imports::sheet::{Format, SheetChoice, Source, TextEncoding, open};
use imports::{Problem, limits};
use proptest::prelude::*;

fn read(bytes: impl AsRef<[u8]>) -> Result<Source, Box<Problem>> {
    open("elenco.csv", bytes.as_ref().to_vec(), &SheetChoice::Fullest)
}

fn cells(source: &Source) -> Vec<Vec<String>> {
    source.grid.rows().map(|row| row.cells().map(str::to_owned).collect()).collect()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn the_encoding_is_found() {
    let text = "cognome;nome\nD’Angelo;Niccolò\nȘtefan;Àna\n";
    let latin = b"cognome;nome\nNiccol\xF2;pap\xE0\nD\x92Angelo;\x80 3\n".to_vec();
    for (bytes, encoding, expected) in [
        (text.as_bytes().to_vec(), TextEncoding::Utf8, "Niccolò"),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), TextEncoding::Utf8, "Niccolò"),
        ([&b"\xFF\xFE"[..], &utf16(text, u16::to_le_bytes)].concat(), TextEncoding::Utf16Le, "Niccolò"),
        ([&b"\xFE\xFF"[..], &utf16(text, u16::to_be_bytes)].concat(), TextEncoding::Utf16Be, "Niccolò"),
        (utf16(text, u16::to_le_bytes), TextEncoding::Utf16Le, "Niccolò"),
        (utf16(text, u16::to_be_bytes), TextEncoding::Utf16Be, "Niccolò"),
        (latin, TextEncoding::Windows1252, "D’Angelo"),
        // Half a letter among whole ones.
        (b"a;b\nNiccol\xC3\xB2;pap\xC3\nper\xC3\xB2;x\n".to_vec(), TextEncoding::Utf8, "pap\u{FFFD}"),
        // Half a letter where the file was cut.
        (b"a;b\nx;Niccol\xC3".to_vec(), TextEncoding::Utf8, "Niccol\u{FFFD}"),
        (b"a;b\nx;l\xE2\x80".to_vec(), TextEncoding::Utf8, "l\u{FFFD}"),
        // A whole letter of Windows-1252 at the end.
        (b"a;b\nx;Niccol\xF2".to_vec(), TextEncoding::Windows1252, "Niccolò"),
        // More broken than sound: two letters of Windows-1252 that happen to be one of UTF-8.
        (b"a;b\nx;\xC3\xA8\nx;pi\xF9\nx;per\xF2\n".to_vec(), TextEncoding::Windows1252, "però"),
    ] {
        let source = read(&bytes).unwrap_or_else(|problem| panic!("{problem}: {bytes:?}"));
        let Format::Delimited { encoding: found, delimiter } = source.format else { panic!("{:?}", source.format) };
        assert_eq!((found, delimiter), (encoding, ';'), "{bytes:?}");
        assert!(cells(&source).concat().iter().any(|cell| cell == expected), "{:?} has no {expected}", cells(&source));
    }
}

#[test]
fn the_delimiter_is_found_over_many_lines() {
    for (text, delimiter, width) in [
        ("a;b;c\n1;2;3\n", ';', 3),
        ("a,b,c\n1,2,3\n", ',', 3),
        ("a\tb\tc\n1\t2\t3\n", '\t', 3),
        ("a|b|c\n1|2|3\n", '|', 3),
        ("lat;lon\n43,66;10,63\n43,60;10,62\n43,61;10,60\n", ';', 2),
        ("Elenco, classe 4A, anno 2026, sede centrale\na;b\n1;2\n3;4\n", ';', 2),
        ("nome,note\nAda,\"uno; due; tre; quattro\"\nBea,\"a; b\"\n", ',', 2),
        ("sep=|\na;b|c;d\n", '|', 2),
        ("a\n1\n2\n", ';', 1),
        ("a,b\n\"x\ny;z;w\",1\n", ',', 2),
    ] {
        let source = read(text).unwrap();
        let Format::Delimited { delimiter: found, .. } = source.format else { panic!("{text:?}") };
        assert_eq!((found, source.grid.rows().last().unwrap().width()), (delimiter, width), "{text:?}");
    }
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_shows() {
    let source = read("\n\na;b\n\n\"1\n2\n3\";x\n;;\n4;y").unwrap();
    let numbers: Vec<u32> = source.grid.rows().map(|row| row.number()).collect();
    assert_eq!(numbers, [3, 5, 7]);
    assert_eq!(cells(&source)[1], ["1\n2\n3", "x"]);
    let crlf = read("a;b\r\n\r\n1;\"x\r\ny\"\r\n").unwrap();
    assert_eq!((crlf.grid.row(1).unwrap().number(), crlf.grid.row(1).unwrap().cell(1)), (3, "x\r\ny"));
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    let wide = format!("{}x\n", "x;".repeat(10_000));
    let zip = crate::archives::zip(&[("a.txt", b"ciao".as_slice())]);
    let word = crate::archives::zip(&[("[Content_Types].xml", b"<x/>".as_slice()), ("word/document.xml", b"<x/>")]);
    let ods = crate::archives::zip(&[("mimetype", b"application/vnd.oasis".as_slice()), ("content.xml", b"<x/>")]);
    let half = &crate::workbooks::small()[..700];
    let encrypted = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &utf16("EncryptedPackage", u16::to_le_bytes)].concat();
    let huge = format!("a;b\n1;\"{}\"\n", "x".repeat(limits::MAX_CELL_BYTES + 1));
    let binary: Vec<u8> = (0..2000_u32).map(|at| u8::try_from(at * 7 % 31 + 1).unwrap()).collect();
    for (bytes, key, row) in [
        (&b""[..], "import-empty-file", None),
        (b"\n;;\n  \n", "import-empty-file", None),
        (b"%PDF-1.7 ...", "import-pdf", None),
        (b"\x89PNG\r\n\x1a\n\0\0", "import-image", None),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "import-image", None),
        (b"\0\0\0\x18ftypheic", "import-image", None),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old", "import-old-workbook", None),
        (&encrypted, "import-encrypted", None),
        (b"<html><table><tr><td>1</td></tr></table>", "import-web-page", None),
        (b"\xEF\xBB\xBF  <?xml version='1.0'?>", "import-web-page", None),
        (b"{\\rtf1 x}", "import-document", None),
        (b"Rar!\x1a\x07", "import-other-archive", None),
        (&zip, "import-zip", None),
        (&word, "import-document", None),
        (&ods, "import-open-document", None),
        (half, "import-damaged-archive", None),
        (&binary, "import-not-text", None),
        (b"a;b\n1;x\n2;\0\n", "import-nul", Some(3)),
        (wide.as_bytes(), "import-too-many-columns", Some(1)),
        (b"a;b\n1;x\n2;\"open\n3;y\n", "import-open-quote", Some(3)),
        (huge.as_bytes(), "import-huge-cell", Some(2)),
    ] {
        let problem = read(bytes).expect_err(key);
        assert_eq!((problem.key.as_str(), problem.row), (key, row));
    }
    let large = vec![b'a'; limits::MAX_DELIMITED_BYTES + 1];
    assert_eq!(open("x", large, &SheetChoice::Fullest).unwrap_err().values["most"], "100");
}

#[test]
fn blank_cells_far_to_the_right_are_no_columns() {
    let text = format!("a;b\n1;2{}\n", ";".repeat(16_000));
    assert_eq!(read(text).unwrap().grid.row(1).unwrap().width(), 2);
}

#[test]
fn formulas_stay_texts() {
    let source = read("a;b\n=2+3;\"=HYPERLINK(\"\"x\"\")\"\n@x;-1\n").unwrap();
    assert_eq!(cells(&source)[1..], [["=2+3", "=HYPERLINK(\"x\")"], ["@x", "-1"]]);
}

#[test]
fn a_sheet_takes_little_more_memory_than_its_file() {
    let text = "Rossi;Maria;20/08/2009;Pontedera;4A\n".repeat(10_000);
    let bytes = text.len();
    assert!(read(text).unwrap().grid.memory() < bytes * 2);
}

/// The cells as the `csv` crate reads them, without blanks and without blank rows.
fn as_csv_reads(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map(|record| record.unwrap().iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    rows.map(|mut cells| {
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        cells
    })
    .filter(|cells| !cells.is_empty())
    .collect()
}

proptest! {
    #[test]
    fn cells_are_those_of_the_csv_crate(text in "sep=;\n([a;\"\n\r è]{0,40})") {
        // A quote that stays open is refused here; the crate makes a cell of the rest.
        match read(&text) {
            Ok(source) => prop_assert_eq!(cells(&source), as_csv_reads(&text)),
            Err(problem) => prop_assert_eq!(problem.key, "import-open-quote"),
        }
    }

    #[test]
    fn any_bytes_end_in_cells_or_in_a_problem(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = read(&bytes) {
            prop_assert!(!source.grid.is_empty());
            prop_assert!(source.grid.memory() <= bytes.len() * 16 + 1024);
        }
    }

    #[test]
    fn texts_of_any_encoding_come_back(rows in proptest::collection::vec("[a-zàèìòùç’€ ]{1,12}x", 1..20)) {
        let text = format!("nome;città\n{}", rows.iter().map(|cell| format!("{cell};z\n")).collect::<String>());
        let (latin, _, lossy) = encoding_rs::WINDOWS_1252.encode(&text);
        prop_assert!(!lossy);
        for bytes in [text.clone().into_bytes(), latin.into_owned(), [&b"\xFF\xFE"[..], &utf16(&text, u16::to_le_bytes)].concat()] {
            let source = read(&bytes).unwrap();
            let found: Vec<String> = cells(&source).iter().skip(1).map(|row| row[0].clone()).collect();
            let expected: Vec<&str> = rows.iter().map(|cell| cell.trim()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
