//! `classi.csv`, `studenti.csv`, `competenze_studenti.csv`: classes, students, what they can do.

use super::{CLASSI, COMPETENZE_STUDENTI, ClassDraft, ClassKey, Kinds, Line, Reading, STUDENTI, StudentCompetenceDraft, StudentDraft};
use crate::cells::{Cells, Keys};
use crate::problem::Problems;
use crate::table::Table;
use domain::competence::{Evidence, Level};
use domain::demand::Risk;
use std::collections::HashMap;

pub(super) const RISKS: [(&str, Risk); 3] = [("basso", Risk::Low), ("medio", Risk::Medium), ("alto", Risk::High)];

const LEVELS: [(&str, Level); 4] =
    [("conosce", Level::Aware), ("con guida", Level::Guided), ("in autonomia", Level::Autonomous), ("esperta", Level::Expert)];

const EVIDENCES: [(&str, Evidence); 5] = [
    ("lezione", Evidence::Lesson),
    ("laboratorio", Evidence::Lab),
    ("certificato", Evidence::Certificate),
    ("fsl", Evidence::Placement),
    ("autodichiarata", Evidence::SelfDeclared),
];

/// The most hours that anybody can have done.
const MAX_HOURS: u16 = 5_000;

/// Reads "S01" and "4A" as a class.
pub(super) fn class_key(school: &str, class: &str) -> Option<ClassKey> {
    let class = class.trim();
    let grade = class.chars().next()?.to_digit(10).and_then(|grade| u8::try_from(grade).ok()).filter(|grade| (1..=5).contains(grade))?;
    let section = class[1..].trim().to_uppercase();
    let sound = !school.trim().is_empty() && (1..=10).contains(&section.chars().count()) && section.chars().all(char::is_alphanumeric);
    sound.then(|| ClassKey { school: school.trim().to_owned(), grade, section })
}

/// The classes that the package has, as "S01/4A".
pub(super) fn class_keys(table: Option<&Table>) -> Keys {
    let name = |table: &Table, row: &crate::table::Row| {
        let class = format!("{}{}", table.text(row, "anno"), table.text(row, "sezione"));
        class_key(table.text(row, "codice_scuola"), &class).map(|key| key.to_string())
    };
    Keys::from_names(CLASSI, table.map(|table| table.rows().iter().filter_map(|row| name(table, row)).collect()))
}

impl Reading {
    pub(super) fn classes(&self, kinds: &Kinds, problems: &mut Problems) -> Vec<Line<ClassDraft>> {
        let mut keys = HashMap::new();
        self.tables.lines(CLASSI, problems, |cells| {
            let school = kinds.school(cells, "codice_scuola", &self.organisations);
            let school_year = school_year(cells);
            let grade = cells.number("anno", 1..=5u8);
            let section = cells.line("sezione");
            let track = cells.line("indirizzo");
            let (school, grade, section) = (school?, grade?, section?);
            let Some(key) = class_key(&school, &format!("{grade}{section}")) else {
                return cells.refuse("sezione", "import-not-a-class");
            };
            if !cells.unique("sezione", &mut keys, key.clone()) {
                return None;
            }
            Some(ClassDraft { key, school_year: school_year?, track: track? })
        })
    }

    pub(super) fn students(&self, problems: &mut Problems) -> Vec<Line<StudentDraft>> {
        let mut numbers = HashMap::new();
        self.tables.lines(STUDENTI, problems, |cells| {
            let register_number = cells.line("matricola");
            let school = cells.reference("codice_scuola", &self.organisations);
            let class = school.and_then(|school| self.class(cells, "classe", &school));
            let family = cells.line("cognome");
            let given = cells.line("nome");
            let birth = cells.day("data_nascita");
            let municipality = cells.reference("comune", &self.municipalities);
            let hours_done = cells.number("ore_fsl", 0..=MAX_HOURS);
            let general_safety_hours = cells.number("sicurezza_generale", 0..=MAX_HOURS);
            let specific_safety_hours = cells.number("sicurezza_specifica", 0..=MAX_HOURS);
            let safety_risk = cells.optional_choice("sicurezza_rischio", &RISKS);
            let register_number = register_number?;
            if !cells.unique("matricola", &mut numbers, register_number.clone()) {
                return None;
            }
            Some(StudentDraft {
                register_number,
                class: class?,
                given: given?,
                family: family?,
                birth: birth?,
                municipality: municipality?,
                hours_done: hours_done?,
                general_safety_hours: general_safety_hours?,
                specific_safety_hours: specific_safety_hours?,
                safety_risk: safety_risk?,
            })
        })
    }

    pub(super) fn student_competences(&self, problems: &mut Problems) -> Vec<Line<StudentCompetenceDraft>> {
        let mut pairs = HashMap::new();
        self.tables.lines(COMPETENZE_STUDENTI, problems, |cells| {
            let student = cells.reference("matricola", &self.students);
            let competence = self.competences.label(cells, "competenza");
            let level = cells.choice("livello", &LEVELS);
            let evidence = cells.choice("evidenza", &EVIDENCES);
            let attested_by = cells.optional("attestata_da");
            let attested_on = cells.optional_day("data");
            let (student, competence) = (student?, competence?);
            if !cells.unique("competenza", &mut pairs, (student.clone(), competence.clone())) {
                return None;
            }
            Some(StudentCompetenceDraft {
                student,
                competence,
                level: level?,
                evidence: evidence?,
                attested_by: attested_by?,
                attested_on: attested_on?,
            })
        })
    }

    /// The class that a cell names, "4A" of a school.
    fn class(&self, cells: &mut Cells<'_>, column: &str, school: &str) -> Option<ClassKey> {
        if cells.raw(column).is_empty() {
            return cells.refuse(column, "import-required");
        }
        match class_key(school, cells.raw(column)) {
            None => cells.refuse(column, "import-not-a-class"),
            Some(key) if self.classes.has(&key.to_string()) => Some(key),
            Some(_) => cells.refuse_with(column, "import-unknown", &[("in", CLASSI.to_owned())]),
        }
    }
}

/// "2026/27".
fn school_year(cells: &mut Cells<'_>) -> Option<String> {
    let text = cells.line("anno_scolastico")?;
    let follows = text.split_once('/').is_some_and(|(first, second)| {
        let plain = first.len() == 4 && second.len() == 2 && (first.to_owned() + second).bytes().all(|byte| byte.is_ascii_digit());
        let years = (first.parse::<u16>().ok(), second.parse::<u16>().ok());
        plain && matches!(years, (Some(first), Some(second)) if (first + 1) % 100 == second)
    });
    if follows { Some(text) } else { cells.refuse("anno_scolastico", "import-not-a-school-year") }
}
