//! Which student of the school a row means.

use super::File;
use domain::id::StudentId;
use domain::search::normalise;
use imports::Problem;
use imports::drafts::{PersonRef, StudentRef};
use imports::mapping::Field;
use persistence::intake::RollName;
use persistence::record::StudentRow;
use std::collections::HashMap;

/// The school's students by what files call them.
pub(super) struct Roll<'w> {
    students: HashMap<StudentId, &'w StudentRow>,
    names: HashMap<StudentId, &'w RollName>,
    by_number: HashMap<String, StudentId>,
    by_name: HashMap<String, Vec<StudentId>>,
    classes: HashMap<domain::id::SchoolClassId, (u8, String)>,
}

impl<'w> Roll<'w> {
    pub(super) fn of(file: &File<'w>) -> Self {
        let world = file.world;
        let mut by_name: HashMap<String, Vec<StudentId>> = HashMap::new();
        for name in &world.roll {
            by_name.entry(name_key(&name.family, &name.given)).or_default().push(name.student);
        }
        Self {
            students: world.students.iter().map(|student| (student.id, student)).collect(),
            names: world.roll.iter().map(|name| (name.student, name)).collect(),
            by_number: world.students.iter().map(|student| (number_key(&student.register_number), student.id)).collect(),
            by_name,
            classes: world.classes.iter().map(|class| (class.id, (class.grade, class.section.to_uppercase()))).collect(),
        }
    }

    pub(super) fn student(&self, id: StudentId) -> Option<&'w StudentRow> {
        self.students.get(&id).copied()
    }

    pub(super) fn name(&self, id: StudentId) -> Option<&'w RollName> {
        self.names.get(&id).copied()
    }

    /// As people read it in a class list.
    pub(super) fn label(&self, id: StudentId) -> String {
        self.name(id).map(|name| format!("{} {}", name.family, name.given)).unwrap_or_default()
    }

    pub(super) fn by_number(&self, number: &str) -> Option<StudentId> {
        self.by_number.get(&number_key(number)).copied()
    }

    /// Those of this name.
    pub(super) fn named(&self, person: &PersonRef) -> &[StudentId] {
        self.by_name.get(&name_key(&person.family, &person.given)).map_or(&[], Vec::as_slice)
    }

    /// The one whom a row means; the problem to tell where it is nobody, or could be several.
    pub(super) fn find(&self, file: &File<'_>, row: u32, wanted: &StudentRef) -> Result<StudentId, Box<Problem>> {
        let field = if wanted.name.is_some() {
            if file.table.mapping().column(Field::FamilyName).is_some() { Field::FamilyName } else { Field::FullName }
        } else {
            Field::RegisterNumber
        };
        if let Some(found) = wanted.register_number.as_deref().and_then(|number| self.by_number(number)) {
            return Ok(found);
        }
        let named = wanted.name.as_ref().map_or(&[][..], |person| self.named(person));
        let fits = |id: &&StudentId| {
            let Some(student) = self.student(**id) else { return false };
            let birth = wanted.birth.is_none_or(|birth| birth == student.birth);
            let class = wanted.class.as_ref().is_none_or(|class| {
                self.classes.get(&student.class).is_none_or(|(grade, section)| *grade == class.grade && *section == class.section)
            });
            birth && class
        };
        let fitting: Vec<StudentId> = named.iter().filter(fits).copied().collect();
        match (fitting.as_slice(), named) {
            ([one], _) => Ok(*one),
            // A class of last year, a birthday with a slip: there is only one of the name.
            ([], [one]) if wanted.birth.is_none() => Ok(*one),
            ([], _) => Err(Box::new(file.table.problem(row, field, "import-unknown-student"))),
            _ => Err(Box::new(file.table.problem(row, field, "import-several-students"))),
        }
    }
}

/// A name as it is compared: order and case do not count, so that swapped columns do no harm.
pub(super) fn name_key(family: &str, given: &str) -> String {
    let text = normalise(&format!("{family} {given}"));
    let mut words: Vec<&str> = text.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Numbers are the same with and without zeros before them.
fn number_key(number: &str) -> String {
    let text = normalise(number);
    let trimmed = text.trim_start_matches('0');
    if trimmed.is_empty() { text } else { trimmed.to_owned() }
}
