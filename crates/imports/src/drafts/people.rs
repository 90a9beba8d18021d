//! Which student a row means: by number or by name, class and birth as far as the file says them.

use super::cells::{FieldCells, MAX_LINE};
use crate::mapping::Field;
use crate::values::{ClassName, NameOrder, proper_case, read_class, split_name};
use domain::calendar::{Date, age_on};
use domain::search::normalise;

/// The ages of people at school that are believed, evening classes included.
const AGES: std::ops::RangeInclusive<i32> = 10..=99;

/// A person's name, in proper case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonRef {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
}

/// A student as a file names them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StudentRef {
    /// The school's number for them.
    pub register_number: Option<String>,
    /// Their name; given where there is no number.
    pub name: Option<PersonRef>,
    /// Their class.
    pub class: Option<ClassName>,
    /// Date of birth.
    pub birth: Option<Date>,
}

impl FieldCells<'_> {
    /// Family and given name, in two columns or in one.
    pub(super) fn name(&mut self) -> Option<PersonRef> {
        let name = self.optional_name()?;
        let field = if self.has(Field::FamilyName) { Field::FamilyName } else { Field::FullName };
        if name.is_none() { self.refuse(field, "import-required") } else { name }
    }

    /// The same where it may be missing.
    pub(super) fn optional_name(&mut self) -> Option<Option<PersonRef>> {
        if self.has(Field::FamilyName) && self.has(Field::GivenName) {
            let family = self.optional_line(Field::FamilyName, MAX_LINE);
            let given = self.optional_line(Field::GivenName, MAX_LINE);
            return match (family?, given?) {
                (None, None) => Some(None),
                (Some(family), Some(given)) => Some(Some(PersonRef { family: proper_case(&family), given: proper_case(&given) })),
                (None, Some(_)) => self.refuse(Field::FamilyName, "import-required"),
                (Some(_), None) => self.refuse(Field::GivenName, "import-required"),
            };
        }
        let Some(text) = self.optional_line(Field::FullName, MAX_LINE)? else { return Some(None) };
        let heading = normalise(self.heading(Field::FullName));
        let given_first = heading.starts_with("nome e cognome")
            || heading.starts_with("nome cognome")
            || heading.starts_with("name and")
            || heading == "full name";
        let order = if given_first { NameOrder::GivenFirst } else { NameOrder::FamilyFirst };
        let Some(name) = split_name(&text, order) else { return self.refuse(Field::FullName, "import-name-alone") };
        if !name.certain {
            self.notice(Field::FullName, "import-name-cut", &[("family", name.family.clone()), ("given", name.given.clone())]);
        }
        Some(Some(PersonRef { family: name.family, given: name.given }))
    }

    /// A date of birth that may be missing.
    pub(super) fn optional_birth(&mut self) -> Option<Option<Date>> {
        let birth = self.optional_day(Field::BirthDate)?;
        if birth.is_some_and(|birth| !AGES.contains(&age_on(birth, self.known.today))) {
            return self.refuse(Field::BirthDate, "import-improbable-birth");
        }
        Some(birth)
    }

    /// A class that may be missing.
    pub(super) fn optional_class(&mut self) -> Option<Option<ClassName>> {
        self.optional(Field::Class, "import-not-a-class-name", read_class)
    }

    /// The student whom the row means.
    pub(super) fn student(&mut self) -> Option<StudentRef> {
        let register_number = self.optional_line(Field::RegisterNumber, 40);
        let name = self.optional_name();
        let class = self.optional_class();
        let birth = self.optional_birth();
        let student = StudentRef { register_number: register_number?, name: name?, class: class?, birth: birth? };
        if student.register_number.is_none() && student.name.is_none() {
            let fields = [Field::RegisterNumber, Field::FullName, Field::FamilyName];
            let field = fields.into_iter().find(|field| self.has(*field)).unwrap_or(Field::FullName);
            return self.refuse(field, "import-nobody");
        }
        Some(student)
    }
}
