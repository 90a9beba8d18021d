//! How quickly files are read, and how much memory that takes at the peak. Each file is read by a
//! process of its own, so that one peak does not hide another:
//!
//!     cargo bench --profile release -p imports --bench sheets
//!
//! Peaks are those of the whole process (`VmHWM`), Linux only; elsewhere they are left out.
#![allow(clippy::print_stdout, missing_docs, reason = "a benchmark prints its figures")]

use domain::calendar::Date;
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use imports::Layout;
use imports::drafts::{self, Corrections, Draft, Known, MappedTable, StudentCompetenceDraft, StudentDraft};
use imports::esco::{Esco, EscoRow, Occupation, OccupationSkill, Skill, ZipPackage};
use imports::mapping::{ImportKind, Mapping, Memory};
use imports::samples::{self, EscoSize};
use imports::sheet::{SheetChoice, Source, open};
use imports::vocabulary::Vocabulary;
use std::path::Path;
use std::time::Instant;
use std::{env, error::Error, fs, process::Command};

const SKILLS: usize = 13_939;

/// Makes a file.
type Make = fn() -> Result<Vec<u8>, Box<dyn Error>>;

/// What is measured, and how its file is made.
const CASES: [(&str, Make); 9] = [
    ("csv of 100 MB, cells only", || Ok(hundred_megabytes(";").into_bytes())),
    ("csv of 100 MB, Windows-1252, cells only", || Ok(encode_latin(&hundred_megabytes(" è;")))),
    ("csv of 100 MB, drafts of students", || Ok(samples::students(1, 1_750_000).into_bytes())),
    ("csv, 10,000 students", || Ok(samples::students(1, 10_000).into_bytes())),
    ("csv, 200,000 student competences", || Ok(samples::student_competences(1, 10_000, 20, SKILLS).into_bytes())),
    ("csv, 200,000 unknown competences, all different", || Ok(unknown_competences().into_bytes())),
    ("xlsx, 200,000 student competences", || to_workbook(&samples::student_competences(1, 10_000, 20, SKILLS))),
    ("xlsx, 6 million blank texts, cells only", hostile),
    ("esco package", || Ok(samples::zipped(&samples::esco(1, EscoSize::OFFICIAL))?)),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().filter(|argument| argument != "--bench").collect();
    if let [_, case, path] = &arguments[..] {
        return measure(case, Path::new(path));
    }
    let folder = env::temp_dir().join(format!("annoda-sheets-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    println!("{:48} {:>9} {:>9} {:>12} {:>10}", "file", "MB", "seconds", "rows/second", "peak MB");
    for (case, make) in CASES {
        let path = folder.join("file");
        fs::write(&path, make()?)?;
        let status = Command::new(env::current_exe()?).args([case, &path.to_string_lossy()]).status()?;
        if !status.success() {
            println!("{case}: failed");
        }
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn measure(case: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(path)?;
    let size = bytes.len();
    let start = Instant::now();
    let rows = if case.starts_with("esco") {
        let mut package = Esco::new("esco.zip", ZipPackage::open("esco.zip", &bytes).map_err(|problem| problem.to_string())?)
            .map_err(|problem| problem.to_string())?;
        count::<Skill>(&mut package)? + count::<Occupation>(&mut package)? + count::<OccupationSkill>(&mut package)?
    } else {
        match open("file", bytes, &SheetChoice::Fullest) {
            Err(problem) => {
                println!("{case:48} {:9.1} {:9.2} {:>12} {:>10}", megabytes(size), start.elapsed().as_secs_f64(), problem.key, peak());
                return Ok(());
            }
            Ok(source) if case.ends_with("cells only") => source.grid.len(),
            Ok(source) if case.contains("competences") => read::<StudentCompetenceDraft>(&source)?,
            Ok(source) => read::<StudentDraft>(&source)?,
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
    let per_second = rows as f64 / seconds;
    println!("{case:48} {:9.1} {seconds:9.2} {per_second:12.0} {:>10}", megabytes(size), peak());
    Ok(())
}

/// Rows that became drafts; all must.
fn read<D: Draft>(source: &Source) -> Result<usize, Box<dyn Error>> {
    let started = Instant::now();
    let competences = if D::KIND == ImportKind::StudentCompetences { all_skills() } else { Vocabulary::default() };
    let occupations: Vocabulary<OccupationId> = Vocabulary::default();
    let municipalities = Vocabulary::new([("050029".to_owned(), vec!["Pontedera"])]);
    let vocabulary = started.elapsed();
    let today = Date::from_ordinal_date(2026, 240)?;
    let layout = Layout::find(&source.grid, D::KIND.shape());
    let mapping = Mapping::guess(D::KIND, &source.grid, &layout, &Memory::default());
    let corrections = Corrections::default();
    let table = MappedTable::new(source, &layout, &mapping, &corrections, today).map_err(|missing| format!("{missing:?}"))?;
    let mapped = started.elapsed();
    let known = Known { today, competences: &competences, occupations: &occupations, municipalities: &municipalities };
    let (mut rows, mut refused) = (0, 0);
    for row in drafts::read::<D>(&table, known) {
        rows += 1;
        refused += usize::from(row.draft.is_none());
    }
    if env::var_os("STEPS").is_some() {
        println!(
            "  vocabulary {vocabulary:?}, layout and mapping {:?}, drafts {:?}, refused {refused}",
            mapped - vocabulary,
            started.elapsed() - mapped
        );
    }
    Ok(rows)
}

/// Skills with eight labels each, as many as those of ESCO have.
fn all_skills() -> Vocabulary<CompetenceId> {
    Vocabulary::new((0..SKILLS).map(|at| {
        let label = samples::skill_label(at);
        let others = (1..8).map(|nth| format!("{} anche {}", label, samples::skill_label((at * 31 + nth * 997) % SKILLS)));
        (CompetenceId::generate(), std::iter::once(label.clone()).chain(others).collect())
    }))
}

fn count<T: EscoRow>(package: &mut Esco<ZipPackage<'_>>) -> Result<usize, Box<dyn Error>> {
    let rows = package.rows::<T>(Language::Italian).map_err(|problem| problem.to_string())?;
    Ok(rows.into_iter().flatten().filter(Result::is_ok).count())
}

fn hundred_megabytes(delimiter: &str) -> String {
    let line = ["Rossi", "Maria", "20/08/2009", "4A", "Pontedera", "80", "x", "y", "PI", "note"].join(delimiter) + "\n";
    line.repeat(100 * 1024 * 1024 * 9 / 10 / line.len())
}

fn unknown_competences() -> String {
    let text = samples::student_competences(1, 10_000, 20, SKILLS);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, line) in lines.iter_mut().enumerate().skip(1) {
        *line = line.replace(";con", &format!(" {at};con")).replace(";in ", &format!(" {at};in ")).replace(";esp", &format!(" {at};esp"));
    }
    lines.join("\n")
}

fn encode_latin(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

fn to_workbook(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A workbook with as many blank shared texts as are let in.
fn hostile() -> Result<Vec<u8>, Box<dyn Error>> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let texts = format!("<sst uniqueCount=\"6500000\">{}</sst>", "<si/>".repeat(6_500_000));
    // Bytes that no one can pack, so that the ratio is an honest one.
    let noise: Vec<u8> = (0..2_000_000_u64).map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
    for (name, content) in [
        ("[Content_Types].xml", &b"<Types/>"[..]),
        ("_rels/.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"),
        ("xl/sharedStrings.xml", texts.as_bytes()),
        ("xl/media/image1.png", &noise),
    ] {
        writer.start_file(name, options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[expect(clippy::cast_precision_loss, reason = "a figure to read")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

/// The most memory that this process had, in megabytes.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.map_or("?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}
