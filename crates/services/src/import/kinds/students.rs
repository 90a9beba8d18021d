//! Classes with their students, and what these can do.

use super::people::{Roll, name_key};
use super::{File, notice};
use crate::import::plan::{Cell, Plan, Step};
use crate::seed::pseudonym::Lots;
use domain::competence::{Evidence, HeldCompetence};
use domain::id::{SchoolClassId, StudentId};
use domain::organisation::{SchoolClass, class_label};
use imports::drafts::{StudentCompetenceDraft, StudentDraft};
use imports::mapping::Field;
use persistence::import::Attested;
use persistence::intake::RollName;
use persistence::record::{Record, StudentRow};
use std::collections::{HashMap, HashSet};

/// Year, grade and section.
type ClassKey = (String, u8, String);

/// The school's classes with those that the file brings.
struct Classes {
    known: HashMap<ClassKey, SchoolClass>,
    /// The course of studies of a section, whatever its year.
    tracks: HashMap<String, String>,
}

impl Classes {
    fn of(file: &File<'_>) -> Self {
        let key = |class: &SchoolClass| (class.school_year.clone(), class.grade, class.section.to_uppercase());
        Self {
            known: file.world.classes.iter().map(|class| (key(class), class.clone())).collect(),
            tracks: file.world.classes.iter().map(|class| (class.section.to_uppercase(), class.track.clone())).collect(),
        }
    }
}

pub(super) fn students(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&[
        "import-column-student",
        "import-field-class",
        "import-field-birth-date",
        "import-field-municipality",
        "import-field-hours-done",
        "import-column-safety",
    ]);
    let Some(school) = &file.world.school else { return plan };
    let roll = Roll::of(file);
    let mut classes = Classes::of(file);
    let labels: HashMap<SchoolClassId, String> = file.world.classes.iter().map(|class| (class.id, class.label())).collect();
    let mut taken: HashSet<StudentId> = HashSet::new();
    let mut new: Vec<(StudentRow, RollName)> = Vec::new();
    let mut people: HashMap<(String, domain::calendar::Date), u32> = HashMap::new();
    file.rows(&mut plan, |plan, row, draft: StudentDraft, mut problems| {
        if let (Some(said), Some(own)) = (&draft.school_code, &school.school_code)
            && said.len() == own.len()
            && !said.eq_ignore_ascii_case(own)
        {
            problems.push(file.table.problem(row, Field::SchoolCode, "import-other-school").with("own", own));
            return plan.mend(row, problems);
        }
        let before = recognise(&roll, &draft);
        if before.is_some_and(|before| !taken.insert(before.id)) {
            problems.push(file.table.problem(row, Field::FamilyName, "import-same-student"));
            return plan.mend(row, problems);
        }
        if before.is_none() {
            let person = (name_key(&draft.name.family, &draft.name.given), draft.birth);
            if let Some(first) = people.insert(person, row) {
                notice(&mut problems, file.table.problem(row, Field::FamilyName, "import-same-name").with("first", first));
            }
        }
        let year = draft.school_year.clone().unwrap_or_else(|| file.world.school_year.clone());
        let key = (year.clone(), draft.class.grade, draft.class.section.to_uppercase());
        let mut records = Vec::new();
        let class = match classes.known.get(&key) {
            Some(class) => class.clone(),
            None => {
                let track = draft.class.track.clone().or_else(|| classes.tracks.get(&key.2).cloned()).unwrap_or_default();
                let class = SchoolClass {
                    id: SchoolClassId::generate(),
                    school: school.id,
                    school_year: year,
                    grade: draft.class.grade,
                    section: draft.class.section.to_uppercase(),
                    track,
                };
                classes.known.insert(key, class.clone());
                plan.new_classes.insert(class.label());
                records.push(Record::Class(class.clone()));
                class
            }
        };
        let municipality = draft.municipality.clone().or_else(|| before.map(|before| before.municipality.clone())).unwrap_or_else(|| {
            let problem = file.table.problem(row, Field::Municipality, "import-assumed-municipality");
            notice(&mut problems, problem.with("place", file.world.place(&school.municipality)));
            school.municipality.clone()
        });
        let after = StudentRow {
            // Of somebody new, id and pseudonym are drawn when all are known.
            id: before.map_or_else(StudentId::generate, |before| before.id),
            school: school.id,
            class: class.id,
            register_number: draft
                .register_number
                .clone()
                .or_else(|| before.map(|before| before.register_number.clone()))
                .unwrap_or_default(),
            pseudonym: before.map(|before| before.pseudonym.clone()).unwrap_or_default(),
            birth: draft.birth,
            municipality,
            hours_done: draft.hours_done.or_else(|| before.map(|before| before.hours_done)).unwrap_or(0),
            general_safety_hours: draft.general_safety_hours.or_else(|| before.map(|before| before.general_safety_hours)).unwrap_or(0),
            specific_safety_hours: draft.specific_safety_hours.or_else(|| before.map(|before| before.specific_safety_hours)).unwrap_or(0),
            safety_risk: draft.safety_risk.or_else(|| before.and_then(|before| before.safety_risk)),
            // No list says them: what somebody wrote by hand stays.
            general_safety_on: before.and_then(|before| before.general_safety_on),
            specific_safety_on: before.and_then(|before| before.specific_safety_on),
        };
        let name = RollName { student: after.id, given: draft.name.given.clone(), family: draft.name.family.clone() };
        let called = before.and_then(|before| roll.name(before.id));
        let is_renamed = called.is_some_and(|called| called.given != name.given || called.family != name.family);
        let safety = |student: &StudentRow| format!("{} + {}", student.general_safety_hours, student.specific_safety_hours);
        let cells = vec![
            Cell::from(called.map(|called| format!("{} {}", called.family, called.given)), format!("{} {}", name.family, name.given)),
            Cell::from(
                before.map(|before| labels.get(&before.class).cloned().unwrap_or_default()),
                class_label(class.grade, &class.section),
            ),
            Cell::from(before.map(|before| before.birth), after.birth),
            Cell::from(before.map(|before| file.world.place(&before.municipality)), file.world.place(&after.municipality)),
            Cell::from(before.map(|before| before.hours_done.to_string()), after.hours_done.to_string()),
            Cell::from(before.map(safety), safety(&after)),
        ];
        if is_renamed {
            plan.renamed.push(name.clone());
        }
        let step = match before {
            None => {
                new.push((after, name));
                Step::Add(records)
            }
            Some(before) => {
                plan.added.extend(records);
                match Step::between(Record::Student(before.clone()), Record::Student(after)) {
                    Step::Keep if is_renamed => Step::Renamed,
                    step => step,
                }
            }
        };
        plan.take(row, cells, problems, step);
    });
    enrol(file, &mut plan, new);
    plan
}

/// The student of the school whom a row means: by number, or by name and birth.
fn recognise<'w>(roll: &Roll<'w>, draft: &StudentDraft) -> Option<&'w StudentRow> {
    if let Some(found) = draft.register_number.as_deref().and_then(|number| roll.by_number(number)) {
        return roll.student(found);
    }
    let same = roll.named(&draft.name).iter().filter_map(|id| roll.student(*id)).filter(|student| student.birth == draft.birth);
    let same: Vec<&StudentRow> = same.collect();
    if let [one] = same.as_slice() { Some(one) } else { None }
}

/// Gives new students their ids and pseudonyms by lot: whoever has the class list must not be able
/// to work out which pseudonym is whose.
fn enrol(file: &File<'_>, plan: &mut Plan, new: Vec<(StudentRow, RollName)>) {
    let mut lots = Lots::secret();
    let pseudonyms = lots.pseudonyms_besides(new.len(), &file.world.pseudonyms);
    let ids: Vec<StudentId> = new.iter().map(|(student, _)| student.id).collect();
    let order = lots.order(new.len());
    let mut enrolled: Vec<(Record, RollName)> = Vec::with_capacity(new.len());
    for (((mut student, mut name), pseudonym), place) in new.into_iter().zip(pseudonyms).zip(order) {
        student.id = ids[place];
        name.student = student.id;
        if student.register_number.is_empty() {
            // Unique in the school, and says no more than is known.
            student.register_number.clone_from(&pseudonym);
        }
        student.pseudonym = pseudonym;
        enrolled.push((Record::Student(student), name));
    }
    enrolled.sort_by_key(|(_, name)| name.student);
    for (student, name) in enrolled {
        plan.added.push(student);
        plan.names.push(name);
    }
}

pub(super) fn competences(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&["import-column-student", "import-field-competence", "import-field-level", "import-field-evidence"]);
    let roll = Roll::of(file);
    let known: HashMap<_, _> = file.world.held.iter().map(|(student, attested)| ((*student, attested.held.competence), attested)).collect();
    let labels: HashMap<_, _> =
        file.world.competences.iter().map(|(id, words)| (*id, words.first().cloned().unwrap_or_default())).collect();
    let mut taken = HashSet::new();
    file.rows(&mut plan, |plan, row, draft: StudentCompetenceDraft, mut problems| {
        let student = match roll.find(file, row, &draft.student) {
            Ok(student) => student,
            Err(problem) => {
                problems.push(*problem);
                return plan.mend(row, problems);
            }
        };
        if !taken.insert((student, draft.competence)) {
            problems.push(file.table.problem(row, Field::Competence, "import-same-competence"));
            return plan.mend(row, problems);
        }
        if draft.level.number() == 0 {
            problems.push(file.table.problem(row, Field::Level, "import-level-none"));
            return plan.mend(row, problems);
        }
        let before = known.get(&(student, draft.competence)).copied();
        let after = Attested {
            held: HeldCompetence {
                competence: draft.competence,
                level: draft.level,
                // A list that a school keeps comes from its lessons, where it says nothing else.
                evidence: draft.evidence.or_else(|| before.map(|before| before.held.evidence)).unwrap_or(Evidence::Lesson),
            },
            by: draft.attested_by.or_else(|| before.and_then(|before| before.by.clone())),
            on: draft.attested_on.or_else(|| before.and_then(|before| before.on)),
        };
        let cells = vec![
            Cell::new(roll.label(student)),
            Cell::new(labels.get(&draft.competence).cloned().unwrap_or_default()),
            Cell::from(before.map(|before| before.held.level), after.held.level),
            Cell::from(before.map(|before| before.held.evidence), after.held.evidence),
        ];
        let after = Record::Held(student, after);
        let step = match before {
            None => Step::Add(vec![after]),
            Some(before) => Step::between(Record::Held(student, before.clone()), after),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}
