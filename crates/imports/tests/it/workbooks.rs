use crate::archives::with_parts;
use imports::sheet::{DateSystem, Format, Grid, Origin, SheetChoice, Source, Visibility, open};
use imports::{Problem, limits};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook};

fn read(bytes: &[u8]) -> Result<Source, Box<Problem>> {
    open("elenco.csv", bytes.to_vec(), &SheetChoice::Fullest)
}

fn texts(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows().map(|row| row.cells().collect()).collect()
}

/// Two columns, two rows.
pub(crate) fn small() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in [["cognome", "nome"], ["ROSSI", "Ada"], ["BINI", "Bea"]].iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_of_every_kind_become_texts() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (day, moment, clock) =
        (Style::new().set_num_format("dd/mm/yyyy"), Style::new().set_num_format("dd/mm/yyyy hh:mm"), Style::new().set_num_format("hh:mm"));
    sheet.write(0, 0, "testo").unwrap();
    sheet.write(1, 0, 99_000_320_509_f64).unwrap();
    sheet.write(1, 1, 43.6621).unwrap();
    sheet.write(1, 2, true).unwrap();
    sheet.write_with_format(1, 3, ExcelDateTime::from_ymd(2027, 1, 31).unwrap(), &day).unwrap();
    sheet.write_with_format(1, 4, ExcelDateTime::from_ymd(2027, 1, 31).unwrap().and_hms(8, 30, 0).unwrap(), &moment).unwrap();
    sheet.write_with_format(1, 5, ExcelDateTime::from_hms(8, 30, 0).unwrap(), &clock).unwrap();
    sheet.write(1, 6, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write(1, 7, Formula::new("=A1&\"!\"").set_result("ciao")).unwrap();
    sheet.write(1, 8, 46_268).unwrap();
    sheet.write(1, 9, "=2+3").unwrap();
    let source = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(source.grid.origin(), Origin::Workbook(DateSystem::From1900));
    let expected = ["99000320509", "43,6621", "sì", "2027-01-31", "2027-01-31 08:30", "08:30", "2", "ciao", "46268", "=2+3"];
    assert_eq!(texts(&source.grid)[1], expected);
}

#[test]
fn dates_count_from_the_day_of_their_workbook() {
    let mut book = Workbook::new();
    let day = Style::new().set_num_format("dd/mm/yyyy");
    book.add_worksheet().write_with_format(0, 0, 45_000.0, &day).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(texts(&read(&bytes).unwrap().grid), [["2023-03-15"]]);
    let parts = crate::archives::part(&bytes, "xl/workbook.xml");
    let old = parts.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
    assert_ne!(old, parts);
    let source = read(&with_parts(&bytes, &[("xl/workbook.xml", old.as_bytes())])).unwrap();
    assert_eq!(texts(&source.grid), [["2027-03-16"]]);
    assert_eq!(source.grid.origin(), Origin::Workbook(DateSystem::From1904));
}

#[test]
fn of_several_sheets_the_fullest_visible_one_is_read() {
    let mut book = Workbook::new();
    for (name, rows) in [("Note", 2), ("Alunni", 5), ("Archivio", 9)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(name == "Archivio");
        for row in 0..rows {
            sheet.write(row * 2, 0, format!("{name} {row}")).unwrap();
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let source = read(&bytes).unwrap();
    let Format::Workbook { sheets, chosen } = source.format else { panic!() };
    assert_eq!((sheets[chosen].name.as_str(), source.grid.len()), ("Alunni", 5));
    let listed: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows, sheet.visibility)).collect();
    assert_eq!(listed, [("Note", 2, Visibility::Visible), ("Alunni", 5, Visibility::Visible), ("Archivio", 9, Visibility::Hidden)]);
    let named = open("x.xlsx", bytes.clone(), &SheetChoice::Named("Archivio".to_owned())).unwrap();
    assert_eq!((named.grid.len(), named.grid.row(8).unwrap().number()), (9, 17));
    let none = open("x.xlsx", bytes, &SheetChoice::Named("Classi".to_owned())).unwrap_err();
    assert_eq!(none.key, "import-no-such-sheet");
}

#[test]
fn merged_cells_stand_in_each_of_their_rows_and_columns() {
    let mut book = Workbook::new();
    let plain = Style::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Elenco", &plain).unwrap();
    for (column, text) in ["classe", "cognome", "nome"].iter().enumerate() {
        sheet.write(1, u16::try_from(column).unwrap(), *text).unwrap();
    }
    sheet.merge_range(2, 0, 3, 0, "4A", &plain).unwrap();
    sheet.write(2, 1, "Rossi").unwrap();
    sheet.write(3, 1, "Bini").unwrap();
    let source = read(&book.save_to_buffer().unwrap()).unwrap();
    let expected = [vec!["Elenco"; 3], vec!["classe", "cognome", "nome"], vec!["4A", "Rossi"], vec!["4A", "Bini"]];
    assert_eq!(texts(&source.grid), expected);
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "a").unwrap();
    sheet.write(1_048_575, 1, "lontano").unwrap();
    let source = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(source.grid.rows().map(|row| row.number()).collect::<Vec<_>>(), [1, 1_048_576]);
    assert!(source.grid.memory() < 4096, "{}", source.grid.memory());
    let mut book = Workbook::new();
    book.add_worksheet().write(1_048_575, 16_383, "XFD").unwrap();
    let problem = read(&book.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!((problem.key.as_str(), problem.row, problem.letters.as_deref()), ("import-too-many-columns", Some(1_048_576), Some("XFD")));
}

#[test]
fn bombs_are_refused_before_they_are_read() {
    let blanks = vec![b' '; usize::try_from(limits::FREE_UNPACKED_BYTES + 20_000).unwrap()];
    let styles = vec![b' '; usize::try_from(limits::MAX_PART_BYTES + 1).unwrap()];
    let long = format!(
        "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>",
        "x".repeat(limits::MAX_TOKEN_BYTES + 1)
    );
    let comment = format!("<worksheet><!-- {} --><sheetData/></worksheet>", "<a>".repeat(limits::MAX_TOKEN_BYTES / 3 + 1));
    let many = "<sst uniqueCount=\"99999999999999\"><si><t>a</t></si></sst>";
    for (part, content, key) in [
        ("xl/worksheets/sheet1.xml", blanks.as_slice(), "import-zip-bomb"),
        ("xl/styles.xml", &styles, "import-zip-bomb"),
        ("xl/sharedStrings.xml", many.as_bytes(), "import-damaged-archive"),
        ("xl/worksheets/sheet1.xml", long.as_bytes(), "import-damaged-archive"),
        ("xl/worksheets/sheet1.xml", comment.as_bytes(), "import-damaged-archive"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1", "import-damaged-workbook"),
        ("xl/worksheets/sheet1.xml", b"", "import-damaged-workbook"),
        ("xl/workbook.xml", b"<workbook/>", "import-empty-file"),
    ] {
        let problem = read(&with_parts(&small(), &[(part, content)])).expect_err(part);
        assert_eq!(problem.key, key, "{part}: {problem}");
    }
}

#[test]
fn one_long_text_in_every_cell_is_too_much() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "x".repeat(32_000);
    for row in 0..9_000 {
        sheet.write(row, 0, long.as_str()).unwrap();
    }
    let problem = read(&book.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!((problem.key.as_str(), problem.values["most"].as_str()), ("import-too-large", "256"));
}

#[test]
fn regions_upon_each_other_are_too_much() {
    let regions = "<mergeCell ref=\"A1:SR60000\"/>".repeat(2_000);
    let rows: String = (1..=60_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>")).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{regions}</mergeCells></worksheet>");
    let problem = read(&with_parts(&small(), &[("xl/worksheets/sheet1.xml", sheet.as_bytes())])).unwrap_err();
    assert_eq!(problem.key, "import-too-many-cells");
}

proptest! {
    #[test]
    fn a_workbook_with_any_byte_changed_is_read_or_refused(at in 0_usize..6000, byte: u8) {
        let mut bytes = small();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes);
    }

    #[test]
    fn a_sheet_with_any_piece_changed_is_read_or_refused(at in 0_usize..2000, piece in "[<>/a-z\"= 0-9&;]{0,8}") {
        for part in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"] {
            let text = crate::archives::part(&small(), part);
            let at = at % text.len();
            let changed = format!("{}{piece}{}", &text[..at], text.get(at + piece.len()..).unwrap_or(""));
            let _ = read(&with_parts(&small(), &[(part, changed.as_bytes())]));
        }
    }
}
