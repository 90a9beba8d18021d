//! Whole files, from bytes to drafts: such as an office sends, and such as nobody should.

use crate::drafts::World;
use imports::drafts::{
    self, CompanyDraft, Corrections, DemandDraft, MappedTable, MunicipalityDraft, PastPlacementDraft, PreferenceDraft, RowDraft,
    StudentCompetenceDraft, StudentDraft, TravelTimeDraft, Verdict,
};
use imports::esco::{Esco, Skill, ZipPackage};
use imports::mapping::{ImportKind, Mapping, Memory};
use imports::mend::{self, Remedies};
use imports::sheet::{Format, SheetChoice, TextEncoding, open};
use imports::{Layout, samples};
use proptest::prelude::*;
use std::fmt::Write as _;

#[test]
fn three_wrong_rows_among_two_hundred_are_three() {
    let mut text = String::from("Elenco alunni;;;;\n\nCOGNOME E NOME;NATO IL;CLASSE;CITTÀ;TEL.\n");
    for at in 0..200_u32 {
        let (day, month) = (1 + at % 28, 1 + at % 12);
        let date = match (at, at % 4) {
            (17, _) => "31/02/2009".to_owned(),
            (_, 0) => format!("{day}/{month}/2009"),
            (_, 1) => format!("{day:02}.{month:02}.09"),
            (_, 2) => format!("2009-{month:02}-{day:02}"),
            _ => format!(
                "{day} {} 2009",
                ["gen", "febbraio", "MAR", "aprile", "mag", "giugno", "lug", "agosto", "set", "ottobre", "nov", "dicembre"]
                    [at as usize % 12]
            ),
        };
        let class = if at == 60 { "mensa" } else { "4^A MEC" };
        let name = if at == 133 { "SOLO".to_owned() } else { format!("D'ALBERO{} NICCOLÒ", letters(at)) };
        writeln!(text, "{name};{date};{class};PONTEDERA;0587 1234567").unwrap();
    }
    let bytes = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let source = open("alunni.csv", bytes, &SheetChoice::Fullest).unwrap();
    assert_eq!(source.format, Format::Delimited { encoding: TextEncoding::Windows1252, delimiter: ';' });
    let world = World::new();
    let layout = Layout::find(&source.grid, ImportKind::Students.shape());
    let mapping = Mapping::guess(ImportKind::Students, &source.grid, &layout, &Memory::default());
    let corrections = Corrections::default();
    let table = MappedTable::new(&source, &layout, &mapping, &corrections, world.known().today).unwrap();
    let rows: Vec<RowDraft<StudentDraft>> = drafts::read(&table, world.known()).collect();
    let wrong: Vec<_> = rows
        .iter()
        .filter(|row| row.verdict() != Verdict::Ready)
        .map(|row| (row.row, row.problems[0].letters.as_deref().unwrap(), row.problems[0].key.as_str()))
        .collect();
    assert_eq!(
        (rows.len(), wrong),
        (200, vec![(21, "B", "import-not-a-date"), (64, "C", "import-not-a-class-name"), (137, "A", "import-name-alone")])
    );
    let first = rows[1].draft.as_ref().unwrap();
    assert_eq!((first.name.family.as_str(), first.name.given.as_str()), ("D'Alberob", "Niccolò"));
}

/// 0 is "A", 26 is "BA".
fn letters(number: u32) -> String {
    let last = char::from(b'A' + u8::try_from(number % 26).unwrap());
    if number < 26 { last.to_string() } else { format!("{}{last}", letters(number / 26)) }
}

#[test]
fn what_is_made_for_benchmarks_is_read_without_problems() {
    let world = World::new();
    let source = open("studenti.csv", samples::students(3, 500).into_bytes(), &SheetChoice::Fullest).unwrap();
    let layout = Layout::find(&source.grid, ImportKind::Students.shape());
    let mapping = Mapping::guess(ImportKind::Students, &source.grid, &layout, &Memory::default());
    let corrections = Corrections::default();
    let table = MappedTable::new(&source, &layout, &mapping, &corrections, world.known().today).unwrap();
    assert!(drafts::read::<StudentDraft>(&table, world.known()).all(|row| row.verdict() == Verdict::Ready));
}

/// Files to begin from: each is changed in every way.
fn corpus() -> Vec<Vec<u8>> {
    let latin = b"COGNOME;NOME;NATO IL;CLASSE\nD'ANGELO;NICCOL\xD2;3/9/2009;4^A\n".to_vec();
    let utf16: Vec<u8> =
        "\u{feff}Matricola\tCompetenza\tLivello\n1\tTornitura CNC\t3\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        Vec::new(),
        latin,
        utf16,
        b"Ragione sociale,P.IVA,Comune\n\"Officina; \"\"Bini\"\"\",99000320509,Pontedera\n".to_vec(),
        b"Azienda|Titolo|Posti|Dal|Al|Competenze\nBini|Tornio|3|1/3/2027|26/3/2027|Tornitura CNC (3)\n".to_vec(),
        b"Cognome e nome;Classe;Prima scelta;Seconda scelta\nRossi Ada;4A;R1;R2\n".to_vec(),
        b"Da;A;Minuti;Mezzo\nPontedera;Ponsacco;15;treno\n".to_vec(),
        b"Comune;Codice ISTAT;Lat;Lon\nPontedera;50029;43,6621;10,6327\n".to_vec(),
        b"Alunno;;Nascita;\nCognome;Nome;data;comune\nRossi;Ada;1/2/2009;Pontedera\nTotale;1;;\n".to_vec(),
        b"a;\"b\n\xFF\xFE\0;;;;\r\r\n\"\"\";=1+1;\xC3\n".to_vec(),
        crate::workbooks::small(),
        samples::zipped(&samples::esco(1, samples::EscoSize { occupations: 2, skills: 3, relations: 4 })).unwrap(),
    ]
}

/// A file all the way, under one kind of import.
fn go_through(bytes: &[u8], kind: ImportKind) {
    if let Ok(package) = ZipPackage::open("x.zip", bytes)
        && let Ok(mut esco) = Esco::new("x.zip", package)
        && let Ok(Some(rows)) = esco.rows::<Skill>(domain::language::Language::Italian)
    {
        rows.for_each(drop);
    }
    let Ok(source) = open("x", bytes.to_vec(), &SheetChoice::Fullest) else { return };
    let world = World::new();
    let layout = Layout::find(&source.grid, kind.shape());
    let mapping = Mapping::guess(kind, &source.grid, &layout, &Memory::default());
    let corrections = Corrections::default();
    let Ok(table) = MappedTable::new(&source, &layout, &mapping, &corrections, world.known().today) else { return };
    let known = world.known();
    let wrong: Remedies = match kind {
        ImportKind::Students => wrong(drafts::read::<StudentDraft>(&table, known)),
        ImportKind::StudentCompetences => wrong(drafts::read::<StudentCompetenceDraft>(&table, known)),
        ImportKind::Companies => wrong(drafts::read::<CompanyDraft>(&table, known)),
        ImportKind::Demands => wrong(drafts::read::<DemandDraft>(&table, known)),
        ImportKind::Preferences => wrong(drafts::read::<PreferenceDraft>(&table, known)),
        ImportKind::Placements => wrong(drafts::read::<PastPlacementDraft>(&table, known)),
        ImportKind::Municipalities => wrong(drafts::read::<MunicipalityDraft>(&table, known)),
        ImportKind::TravelTimes => wrong(drafts::read::<TravelTimeDraft>(&table, known)),
    };
    assert!(mend::write_csv(&table, &wrong, "x").is_ok() && mend::write_xlsx(&table, &wrong, "x").is_ok());
}

fn wrong<D>(rows: impl Iterator<Item = RowDraft<D>>) -> Remedies {
    rows.filter(|row| row.draft.is_none()).map(|row| (row.row, row.problems[0].key.clone())).collect()
}

#[test]
fn the_corpus_goes_through_as_every_kind() {
    for bytes in corpus() {
        for kind in ImportKind::ALL {
            go_through(&bytes, kind);
        }
    }
}

proptest! {
    #[test]
    fn changed_files_end_in_drafts_or_problems(
        which in 0_usize..12,
        kind in 0_usize..8,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), proptest::collection::vec(any::<u8>(), 0..4), 0_usize..4), 1..4),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = corpus().swap_remove(which);
        for (at, piece, removed) in changes {
            let at = if bytes.is_empty() { 0 } else { at.index(bytes.len()) };
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        if let Some(cut) = cut.filter(|_| !bytes.is_empty()) {
            bytes.truncate(cut.index(bytes.len()));
        }
        go_through(&bytes, ImportKind::ALL[kind]);
    }
}
