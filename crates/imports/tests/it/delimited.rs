use imports::{MAX_BYTES, MAX_PROBLEMS, Problems, Table, read_delimited};

fn read(bytes: &[u8]) -> (Option<Table>, Problems) {
    let mut problems = Problems::default();
    let table = read_delimited("f.csv", bytes, &mut problems);
    (table, problems)
}

/// Row numbers and cells of the columns `a` and `b`.
fn cells(bytes: &[u8]) -> Vec<(u32, String, String)> {
    let (table, problems) = read(bytes);
    assert!(problems.is_empty(), "{problems}");
    let table = table.unwrap();
    table.rows().iter().map(|row| (row.number, table.text(row, "a").to_owned(), table.text(row, "b").to_owned())).collect()
}

fn row(number: u32, a: &str, b: &str) -> (u32, String, String) {
    (number, a.to_owned(), b.to_owned())
}

#[test]
fn what_excel_writes_is_read() {
    let plain = vec![row(2, "1", "x"), row(3, "2", "y")];
    for (case, text) in [
        ("semicolons", "a;b\n1;x\n2;y\n"),
        ("commas", "a,b\n1,x\n2,y\n"),
        ("no last line break", "a;b\n1;x\n2;y"),
        ("windows line breaks", "a;b\r\n1;x\r\n2;y\r\n"),
        ("old line breaks", "a;b\r1;x\r2;y\r"),
        ("byte-order mark", "\u{feff}a;b\n1;x\n2;y\n"),
        ("quotes", "\"a\";\"b\"\n\"1\";\"x\"\n2;y\n"),
        ("other order", "b;a\nx;1\ny;2\n"),
        ("more columns", "c;a;d;b\n0;1;;x\n0;2;;y\n"),
        ("capitals and blanks", " A ;B\n 1 ; x\n2;y \n"),
        ("empty cells beyond the header", "a;b;;\n1;x;;\n2;y;;;;\n"),
        ("empty rows at the end", "a;b\n1;x\n2;y\n;\n;\n\n"),
    ] {
        assert_eq!(cells(text.as_bytes()), plain, "{case}");
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let text = "a;b\n1;\"two\nlines\"\n\n4;\"a \"\"quote\"\"; and more\"\r\n;\r\n6;x";
    assert_eq!(cells(text.as_bytes()), vec![row(2, "1", "two\nlines"), row(4, "4", "a \"quote\"; and more"), row(6, "6", "x")]);
}

#[test]
fn what_cannot_be_read_is_said() {
    let large = vec![b'a'; MAX_BYTES + 1];
    for (bytes, key, row) in [
        (b"".as_slice(), "import-empty-file", None),
        ("\u{feff}".as_bytes(), "import-empty-file", None),
        (b"\n;;\n\n", "import-empty-file", None),
        (b"a;b\n1;\0\n", "import-nul", Some(2)),
        (b"a;b\n1;x\nNiccol\xc3;y\nper\xc3\xb2;z\n", "import-broken-text", Some(3)),
        (b"a;b\n1;x\n2\n3;y\n", "import-ragged", Some(3)),
        (b"a;b\n1;x;z\n", "import-ragged", Some(2)),
        (b"a;b;a\n1;x;2\n", "import-duplicate-column", Some(1)),
        (b"a;b\n1;x\n2;\"never closed\n3;y\n4;z\n", "import-open-quote", Some(3)),
        (&large, "import-too-large", None),
    ] {
        let (_, problems) = read(bytes);
        let found: Vec<_> = problems.list().iter().map(|problem| (problem.key.as_str(), problem.row)).collect();
        assert_eq!(found, vec![(key, row)], "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
}

#[test]
fn any_bytes_end_in_a_table_or_in_problems() {
    let alphabet = [b'a', b';', b',', b'"', b'\n', b'\r', 0, 0xC3, 0xA8, b' '];
    let mut seed: u64 = 7;
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..seed % 23)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                alphabet[usize::try_from(seed >> 33).unwrap() % alphabet.len()]
            })
            .collect();
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let (table, problems) = read(&bytes);
        assert!(table.is_some() || !problems.is_empty());
    }
}

#[test]
fn problems_beyond_the_limit_are_counted() {
    let text = format!("a;b\n{}", "1\n".repeat(MAX_PROBLEMS + 5));
    let (_, problems) = read(text.as_bytes());
    assert_eq!((problems.list().len(), problems.more()), (MAX_PROBLEMS, 5));
}
