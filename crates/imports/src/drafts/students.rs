//! Students with their classes, what they can do, what they would like.

use super::Draft;
use super::cells::{FieldCells, MAX_LINE};
use super::people::{PersonRef, StudentRef};
use crate::mapping::{Field, ImportKind};
use crate::values::{ClassName, read_class, read_school_year};
use domain::board::MOST_PREFERENCES;
use domain::calendar::Date;
use domain::competence::{Evidence, Level};
use domain::demand::Risk;
use domain::id::CompetenceId;
use std::collections::{BTreeMap, HashMap};

/// The most hours that anybody can have done.
const MAX_HOURS: u16 = 5_000;

pub(super) const RISKS: [(&str, Risk); 6] = [
    ("basso", Risk::Low),
    ("medio", Risk::Medium),
    ("alto", Risk::High),
    ("low", Risk::Low),
    ("medium", Risk::Medium),
    ("high", Risk::High),
];

const EVIDENCES: [(&str, Evidence); 19] = [
    ("lezione", Evidence::Lesson),
    ("laboratorio", Evidence::Lab),
    ("certificato", Evidence::Certificate),
    ("fsl", Evidence::Placement),
    ("autodichiarata", Evidence::SelfDeclared),
    ("lezioni", Evidence::Lesson),
    ("aula", Evidence::Lesson),
    ("lab", Evidence::Lab),
    ("certificazione", Evidence::Certificate),
    ("attestato", Evidence::Certificate),
    ("pcto", Evidence::Placement),
    ("stage", Evidence::Placement),
    ("tirocinio", Evidence::Placement),
    ("autovalutazione", Evidence::SelfDeclared),
    ("lesson", Evidence::Lesson),
    ("certificate", Evidence::Certificate),
    ("placement", Evidence::Placement),
    ("self declared", Evidence::SelfDeclared),
    ("dichiarata", Evidence::SelfDeclared),
];

/// A student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentDraft {
    /// Their name.
    pub name: PersonRef,
    /// Date of birth.
    pub birth: Date,
    /// Their class.
    pub class: ClassName,
    /// "2026/27", where the file says it.
    pub school_year: Option<String>,
    /// The school's code, where the file says it.
    pub school_code: Option<String>,
    /// The school's number for them.
    pub register_number: Option<String>,
    /// ISTAT code of where they live.
    pub municipality: Option<String>,
    /// Hours of FSL done so far.
    pub hours_done: Option<u16>,
    /// Hours of the general safety course.
    pub general_safety_hours: Option<u16>,
    /// Hours of the specific safety course.
    pub specific_safety_hours: Option<u16>,
    /// The risk for which the specific course was made.
    pub safety_risk: Option<Risk>,
}

/// A class that students of a file are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraft {
    /// What it is called.
    pub class: ClassName,
    /// Where the file says it.
    pub school_year: Option<String>,
    /// How many of the students are in it.
    pub students: usize,
}

/// The classes that students are in, in order; the first track that is named counts.
#[must_use]
pub fn classes<'d>(students: impl IntoIterator<Item = &'d StudentDraft>) -> Vec<ClassDraft> {
    let mut classes: BTreeMap<(Option<String>, u8, String), ClassDraft> = BTreeMap::new();
    for student in students {
        let key = (student.school_year.clone(), student.class.grade, student.class.section.clone());
        let class = classes.entry(key).or_insert_with(|| ClassDraft {
            class: student.class.clone(),
            school_year: student.school_year.clone(),
            students: 0,
        });
        class.students += 1;
        if class.class.track.is_none() {
            class.class.track.clone_from(&student.class.track);
        }
    }
    classes.into_values().collect()
}

/// Students by number, or by name and birth where they have none.
#[derive(Debug, Default)]
pub struct SeenStudents {
    numbers: HashMap<String, u32>,
    people: HashMap<(PersonRef, Date), u32>,
}

impl Draft for StudentDraft {
    const KIND: ImportKind = ImportKind::Students;
    type Seen = SeenStudents;

    fn read(cells: &mut FieldCells<'_>, seen: &mut SeenStudents) -> Option<Self> {
        let name = cells.name();
        let birth = cells.optional_birth();
        let birth = match birth {
            Some(None) => cells.refuse(Field::BirthDate, "import-required"),
            birth => birth.flatten(),
        };
        let class = cells.class_of_columns();
        let school_year = cells.optional(Field::SchoolYear, "import-not-a-school-year", read_school_year);
        let school_code = cells.optional_line(Field::SchoolCode, MAX_LINE);
        let register_number = cells.optional_line(Field::RegisterNumber, 40);
        let municipality = cells.optional_municipality(Field::Municipality);
        let hours_done = cells.optional_number(Field::HoursDone, 0..=MAX_HOURS);
        let general_safety_hours = cells.optional_number(Field::GeneralSafety, 0..=MAX_HOURS);
        let specific_safety_hours = cells.optional_number(Field::SpecificSafety, 0..=MAX_HOURS);
        let safety_risk = cells.optional_choice(Field::Risk, &RISKS);
        let (name, birth, register_number) = (name?, birth?, register_number?);
        // Two students may have the same name and birth; with numbers of their own they are two.
        let field = if cells.has(Field::FamilyName) { Field::FamilyName } else { Field::FullName };
        let is_new = match &register_number {
            Some(number) => cells.is_new(Field::RegisterNumber, &mut seen.numbers, number.clone()),
            None => cells.is_new(field, &mut seen.people, (name.clone(), birth)),
        };
        if !is_new {
            return None;
        }
        Some(Self {
            name,
            birth,
            class: class?,
            school_year: school_year?,
            school_code: school_code?,
            register_number,
            municipality: municipality?,
            hours_done: hours_done?,
            general_safety_hours: general_safety_hours?,
            specific_safety_hours: specific_safety_hours?,
            safety_risk: safety_risk?,
        })
    }
}

impl FieldCells<'_> {
    /// The class, from its name or from year and section in two columns, with the course of
    /// studies where that has a column of its own.
    fn class_of_columns(&mut self) -> Option<ClassName> {
        let track = self.optional_line(Field::Track, MAX_LINE)?;
        let mut class = if self.has(Field::Class) {
            // "4" beside a column of sections.
            let section = self.text(Field::Section)?.to_owned();
            self.required(Field::Class, "import-not-a-class-name", |text| {
                read_class(text).or_else(|| read_class(&format!("{text} {section}")))
            })?
        } else {
            let section = self.line(Field::Section, 40)?;
            self.required(Field::Grade, "import-not-a-class-name", |grade| read_class(&format!("{grade} {section}")))?
        };
        if track.is_some() {
            class.track = track;
        }
        Some(class)
    }
}

/// What a student can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentCompetenceDraft {
    /// Who.
    pub student: StudentRef,
    /// What.
    pub competence: CompetenceId,
    /// How well.
    pub level: Level,
    /// From where it is known, where the file says it.
    pub evidence: Option<Evidence>,
    /// Says who.
    pub attested_by: Option<String>,
    /// When.
    pub attested_on: Option<Date>,
}

impl Draft for StudentCompetenceDraft {
    const KIND: ImportKind = ImportKind::StudentCompetences;
    type Seen = HashMap<(StudentRef, CompetenceId), u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let student = cells.student();
        let label = cells.line(Field::Competence, MAX_LINE);
        let competence = label.and_then(|label| cells.competence(Field::Competence, &label));
        let level = cells.level(Field::Level);
        let evidence = cells.optional_choice(Field::Evidence, &EVIDENCES);
        let attested_by = cells.optional_line(Field::AttestedBy, MAX_LINE);
        let attested_on = cells.optional_day(Field::AttestedOn);
        let (student, competence) = (student?, competence?);
        if !cells.is_new(Field::Competence, seen, (student.clone(), competence)) {
            return None;
        }
        Some(Self { student, competence, level: level?, evidence: evidence?, attested_by: attested_by?, attested_on: attested_on? })
    }
}

impl FieldCells<'_> {
    /// The competence that a label names.
    pub(super) fn competence(&mut self, field: Field, label: &str) -> Option<CompetenceId> {
        self.recognise(field, label, self.known.competences, ("import-unknown-competence", "import-unknown-competence-alone"))
    }
}

/// Which places a student would like, the dearest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreferenceDraft {
    /// Who.
    pub student: StudentRef,
    /// Ranks from 1, with what the file calls the places: a code, a title or a company.
    pub choices: Vec<(u16, String)>,
}

const CHOICES: [Field; 5] = [Field::Choice1, Field::Choice2, Field::Choice3, Field::Choice4, Field::Choice5];

impl Draft for PreferenceDraft {
    const KIND: ImportKind = ImportKind::Preferences;
    /// Students whose choices stand in one row, by rank 0; else students with their ranks.
    type Seen = HashMap<(StudentRef, u16), u32>;

    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self> {
        let student = cells.student();
        let most = u16::try_from(MOST_PREFERENCES).unwrap_or(u16::MAX);
        if !cells.has(Field::Choice1) {
            let (rank, demand) = (cells.number(Field::Rank, 1..=most), cells.line(Field::Demand, MAX_LINE));
            let (student, rank) = (student?, rank?);
            if !cells.is_new(Field::Rank, seen, (student.clone(), rank)) {
                return None;
            }
            return Some(Self { student, choices: vec![(rank, demand?)] });
        }
        let mut choices: Vec<(u16, String)> = Vec::new();
        let mut complete = true;
        for (field, rank) in CHOICES.into_iter().zip(1..) {
            match cells.optional_line(field, MAX_LINE) {
                None => complete = false,
                Some(None) => {}
                Some(Some(choice)) => {
                    if let Some((first, _)) = choices.iter().find(|(_, known)| *known == choice) {
                        return cells.refuse_with(field, "import-chosen-twice", &[("first", first.to_string())]);
                    }
                    choices.push((rank, choice));
                }
            }
        }
        let student = student?;
        if complete && choices.is_empty() {
            return cells.refuse(Field::Choice1, "import-required");
        }
        if !cells.is_new(Field::Choice1, seen, (student.clone(), 0)) {
            return None;
        }
        complete.then_some(Self { student, choices })
    }
}
