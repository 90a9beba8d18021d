//! The package of a polo: eighteen files, and one that may be missing, of delimited text in the columns that a school exports,
//! read together because they refer to each other. What a draft becomes is not known here.
//!
//! One file per group of nouns: what stands in the territory, in the polo's agreement, in ESCO, in the schools, in the
//! companies' requests, on the boards.

mod boards;
mod demands;
mod drafts;
mod esco;
mod network;
mod schools;
mod territory;
mod tutors;
mod wishes;

pub use drafts::*;

use crate::cells::{Cells, Keys};
use crate::problem::{Problem, Problems};
use crate::table::Table;
use crate::{delimited::read_delimited, polo::esco::CompetenceKeys};
use boards::OnBoard;
use domain::organisation::OrganisationKind;
use std::collections::BTreeMap;

/// The files of a package with the columns that each must have, in the order in which they are read.
pub const FILES: [(&str, &[&str]); 18] = [
    (COMUNI, &["comune", "codice_istat", "provincia", "lat", "lon"]),
    (SOGGETTI, &["codice", "denominazione", "tipo", "codice_meccanografico", "partita_iva", "ateco", "comune", "indirizzo"]),
    (ACCORDO, &["titolo", "firmato", "dal", "al", "programma"]),
    (ADESIONI, &["codice_soggetto", "ruolo", "dal", "al"]),
    (CLASSI, &["codice_scuola", "anno_scolastico", "anno", "sezione", "indirizzo"]),
    (COMPETENZE, &["uri", "tipo", "etichetta_it", "etichetta_en", "sinonimi_it", "uri_piu_ampia", "gruppo"]),
    (PROFESSIONI, &["uri", "codice_isco", "etichetta_it", "etichetta_en", "descrizione_it", "descrizione_en"]),
    (PROFESSIONI_COMPETENZE, &["uri_professione", "uri_competenza", "relazione", "livello"]),
    (
        STUDENTI,
        &[
            "matricola",
            "codice_scuola",
            "classe",
            "cognome",
            "nome",
            "data_nascita",
            "comune",
            "ore_fsl",
            "sicurezza_generale",
            "sicurezza_specifica",
            "sicurezza_rischio",
        ],
    ),
    (COMPETENZE_STUDENTI, &["matricola", "competenza", "livello", "evidenza", "attestata_da", "data"]),
    (
        RICHIESTE,
        &[
            "codice",
            "azienda",
            "tipo",
            "titolo",
            "uri_professione",
            "posti",
            "dal",
            "al",
            "ore_settimanali",
            "ora_inizio",
            "ora_fine",
            "comune",
            "rischio",
            "mansione_alto_rischio",
            "eta_minima",
            "mansioni",
            "condizioni",
            "entro_anno",
        ],
    ),
    (RICHIESTE_COMPETENZE, &["codice_richiesta", "uri_competenza", "livello", "peso", "obbligatoria"]),
    (TAVOLI, &["codice", "codice_scuola", "titolo", "dal", "al", "classi"]),
    (TAVOLI_RICHIESTE, &["codice_tavolo", "codice_richiesta", "posti"]),
    (ABBINAMENTI, &["codice_tavolo", "matricola", "codice_richiesta", "bloccato"]),
    (PREFERENZE, &["codice_tavolo", "matricola", "posizione", "codice_richiesta"]),
    (VALUTAZIONI, &["codice_tavolo", "codice_richiesta", "matricola", "valutazione"]),
    (PERSONE, &["codice", "nome", "ruolo", "codice_soggetto", "matricola"]),
];

/// The file that a package may lack, with its columns: packages of before there were tutors do.
pub const OPTIONAL: (&str, &[&str]) = (TUTOR, &["codice_soggetto", "nome", "ruolo", "email", "telefono", "massimo", "richieste", "classi"]);

/// The municipalities.
pub const COMUNI: &str = "comuni.csv";
/// The organisations.
pub const SOGGETTI: &str = "soggetti.csv";
/// The network agreements of the polo, one for each time.
pub const ACCORDO: &str = "accordo.csv";
/// Who belongs to the polo, as what, and when.
pub const ADESIONI: &str = "adesioni.csv";
/// The classes.
pub const CLASSI: &str = "classi.csv";
/// The competences.
pub const COMPETENZE: &str = "competenze.csv";
/// The occupations.
pub const PROFESSIONI: &str = "professioni.csv";
/// What occupations need.
pub const PROFESSIONI_COMPETENZE: &str = "professioni_competenze.csv";
/// The students.
pub const STUDENTI: &str = "studenti.csv";
/// What students can do.
pub const COMPETENZE_STUDENTI: &str = "competenze_studenti.csv";
/// The demands.
pub const RICHIESTE: &str = "richieste.csv";
/// What demands ask.
pub const RICHIESTE_COMPETENZE: &str = "richieste_competenze.csv";
/// Who follows students.
pub const TUTOR: &str = "tutor.csv";
/// The boards.
pub const TAVOLI: &str = "tavoli.csv";
/// Which demands stand on which board.
pub const TAVOLI_RICHIESTE: &str = "tavoli_richieste.csv";
/// Placements.
pub const ABBINAMENTI: &str = "abbinamenti.csv";
/// The orders in which students would like the places.
pub const PREFERENZE: &str = "preferenze.csv";
/// What companies think of candidates.
pub const VALUTAZIONI: &str = "valutazioni.csv";
/// People.
pub const PERSONE: &str = "persone.csv";

/// Reads a package from the bytes of its files, by name; files with other names are not looked at.
///
/// # Errors
/// Every problem of every file, up to a limit; then there is no package at all.
pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Package, Problems> {
    let mut problems = Problems::default();
    let mut tables = Tables::default();
    for (file, columns) in FILES {
        let Some(bytes) = files.get(file) else {
            problems.push(Problem::of_file(file, "import-missing-file"));
            continue;
        };
        let table = read_delimited(file, bytes, &mut problems);
        if let Some(table) = table.filter(|table| table.require(columns, &mut problems)) {
            tables.0.insert(file, table);
        }
    }
    let (file, columns) = OPTIONAL;
    let table = files.get(file).and_then(|bytes| read_delimited(file, bytes, &mut problems));
    if let Some(table) = table.filter(|table| table.require(columns, &mut problems)) {
        tables.0.insert(file, table);
    }
    let package = Reading::new(tables).package(&mut problems);
    if problems.is_empty() { Ok(package) } else { Err(problems) }
}

/// The files that could be read as tables.
#[derive(Debug, Default)]
struct Tables(BTreeMap<&'static str, Table>);

impl Tables {
    fn keys(&self, file: &'static str, columns: &[&str]) -> Keys {
        Keys::of(file, self.0.get(file), columns)
    }

    /// Reads each row of a file; rows with problems give no draft.
    fn lines<T>(&self, file: &str, problems: &mut Problems, mut read: impl FnMut(&mut Cells<'_>) -> Option<T>) -> Vec<Line<T>> {
        let Some(table) = self.0.get(file) else { return Vec::new() };
        let mut lines = Vec::with_capacity(table.rows().len());
        for row in table.rows() {
            let mut cells = Cells::new(table, row, problems);
            if let Some(draft) = read(&mut cells) {
                lines.push(Line { row: row.number, draft });
            }
        }
        lines
    }
}

/// The tables, and the keys by which their rows name each other.
struct Reading {
    tables: Tables,
    municipalities: Keys,
    organisations: Keys,
    classes: Keys,
    competences: CompetenceKeys,
    occupations: Keys,
    students: Keys,
    demands: Keys,
    boards: Keys,
}

impl Reading {
    fn new(tables: Tables) -> Self {
        Self {
            municipalities: tables.keys(COMUNI, &["comune"]),
            organisations: tables.keys(SOGGETTI, &["codice"]),
            classes: schools::class_keys(tables.0.get(CLASSI)),
            competences: CompetenceKeys::of(tables.0.get(COMPETENZE)),
            occupations: tables.keys(PROFESSIONI, &["uri"]),
            students: tables.keys(STUDENTI, &["matricola"]),
            demands: tables.keys(RICHIESTE, &["codice"]),
            boards: tables.keys(TAVOLI, &["codice"]),
            tables,
        }
    }

    fn package(&self, problems: &mut Problems) -> Package {
        let municipalities = self.municipalities(problems);
        let organisations = self.organisations(problems);
        let kinds = Kinds::of(&organisations);
        let agreements = self.agreements(problems);
        let memberships = self.memberships(problems);
        let classes = self.classes(&kinds, problems);
        let competences = self.competences(problems);
        let occupations = self.occupations(problems);
        let occupation_competences = self.occupation_competences(problems);
        let students = self.students(problems);
        let student_competences = self.student_competences(problems);
        let demands = self.demands(&kinds, problems);
        let demand_competences = self.demand_competences(problems);
        let tutors = self.tutors(&kinds, &demands, problems);
        let boards = self.boards(&kinds, problems);
        let allotments = self.allotments(&demands, problems);
        let on_board = OnBoard::of(&self.tables, &boards, &students, &allotments);
        let placements = self.placements(&on_board, problems);
        let preferences = self.preferences(&on_board, problems);
        let assessments = self.assessments(&on_board, problems);
        let people = self.people(&kinds, problems);
        Package {
            municipalities,
            organisations,
            agreements,
            memberships,
            classes,
            competences,
            occupations,
            occupation_competences,
            students,
            student_competences,
            demands,
            demand_competences,
            tutors,
            boards,
            allotments,
            placements,
            preferences,
            assessments,
            people,
        }
    }
}

/// What kind each organisation is, as far as its own row could be read.
struct Kinds(BTreeMap<String, domain::organisation::OrganisationKind>);

impl Kinds {
    fn of(organisations: &[Line<OrganisationDraft>]) -> Self {
        Self(organisations.iter().map(|line| (line.draft.code.clone(), line.draft.kind)).collect())
    }

    /// The code of a school with classes.
    fn school(&self, cells: &mut Cells<'_>, column: &str, organisations: &Keys) -> Option<String> {
        let code = cells.reference(column, organisations)?;
        let fits = self.0.get(&code).is_none_or(|kind| kind.is_school());
        if fits { Some(code) } else { cells.refuse(column, "import-not-a-school") }
    }

    /// The code of a company.
    fn company(&self, cells: &mut Cells<'_>, column: &str, organisations: &Keys) -> Option<String> {
        let code = cells.reference(column, organisations)?;
        let fits = self.0.get(&code).is_none_or(|kind| *kind == domain::organisation::OrganisationKind::Company);
        if fits { Some(code) } else { cells.refuse(column, "import-not-a-company") }
    }

    /// The code of an organisation whose people follow students: a school or a company.
    fn with_tutors(&self, cells: &mut Cells<'_>, code: String) -> Option<String> {
        let fits = |kind: &OrganisationKind| kind.is_school() || *kind == OrganisationKind::Company;
        if self.0.get(&code).is_none_or(fits) { Some(code) } else { cells.refuse("codice_soggetto", "import-has-no-tutors") }
    }
}
