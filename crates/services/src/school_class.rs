//! Classes of schools: lists with how many students each has, and changes by their own school.

mod promotion;

pub use promotion::{Candidate, Outlook, PromotionView, foresee, promote, promotion};

use crate::{ServiceError, Services, access, tutor};
use domain::calendar::Date;
use domain::id::{OrganisationId, PersonId, SchoolClassId, StudentId, TutorId};
use domain::organisation::{ClassFilter, ClassForm, SchoolClass};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use domain::regulation::RegulationKey;
use domain::student::{PersonName, StudentFilter, StudentState};
use domain::{ApiError, FieldError};
use persistence::access::Subject;
use persistence::enrolment::StoredStudent;
use persistence::school_class::ClassNeeds;
use persistence::{Connection, StoreError, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// A class in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedClass {
    /// The class.
    pub class: SchoolClass,
    /// What its school is called.
    pub school: String,
    /// How many students it has.
    pub students: u32,
    /// How many of them lack hours of the general safety course.
    pub without_safety: u32,
}

/// Classes or students on a page of a list.
pub const PAGE: usize = 100;

/// A page of a list that a filter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which one, from 0.
    pub number: usize,
    /// How many there are; at least one.
    pub of: usize,
    /// How many lines all of them have together.
    pub shown: usize,
}

impl Page {
    /// Keeps of the lines those of the page that was asked for, or of the last one.
    pub(crate) fn cut<T>(lines: &mut Vec<T>, asked: usize) -> Self {
        let shown = lines.len();
        let of = shown.div_ceil(PAGE).max(1);
        let number = asked.min(of - 1);
        lines.drain(..number * PAGE);
        lines.truncate(PAGE);
        Self { number, of, shown }
    }
}

/// The classes that somebody may see.
#[derive(Clone, Debug)]
pub struct ClassesView {
    /// A page of those that the filter shows: the newest year first, then by school and name.
    pub classes: Vec<ListedClass>,
    /// Which page.
    pub page: Page,
    /// How many students there are in all that the filter shows.
    pub students: u32,
    /// How many there are without a filter.
    pub known: usize,
    /// The school years that there are, the newest first.
    pub years: Vec<String>,
    /// Whether they are of several schools.
    pub of_many_schools: bool,
    /// Whether the reader may add some.
    pub may_keep: bool,
}

/// A student in the list of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedStudent {
    /// Which one.
    pub id: StudentId,
    /// The pseudonym.
    pub code: String,
    /// The name.
    pub name: Option<PersonName>,
    /// The school's number.
    pub register_number: String,
    /// Date of birth.
    pub birth: Date,
    /// Where they live.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// Competences.
    pub competences: u32,
    /// What is still missing.
    pub states: Vec<StudentState>,
}

/// A class as somebody may see it.
#[derive(Clone, Debug)]
pub struct ClassView {
    /// The class with its figures.
    pub line: ListedClass,
    /// How often it was written.
    pub version: u64,
    /// Who wrote it last: a person of the school; `None` after an import.
    pub changed_by: Option<String>,
    /// A page of those whom the filter shows, by name; `None` where the reader learns the figures only.
    pub students: Option<Vec<ListedStudent>>,
    /// Which page.
    pub page: Page,
    /// What needs it.
    pub needs: ClassNeeds,
    /// Hours of the general safety course that the law asks today, where that is known.
    pub safety_needed: Option<u16>,
    /// Who follows its students, among those of `tutors`; `None` where nobody does yet.
    pub tutor: Option<TutorId>,
    /// Id and name of the school's tutors who may be chosen.
    pub tutors: Vec<(String, String)>,
}

/// The school whose classes the actor keeps.
///
/// # Errors
/// [`ServiceError::NotFound`] or [`ServiceError::Forbidden`] for all but teachers.
pub(crate) fn own_school(actor: &Actor) -> Result<OrganisationId, ServiceError> {
    match actor.role() {
        Some(Role::Teacher { school }) => Ok(school),
        Some(Role::Coordinator) => Err(ServiceError::Forbidden),
        _ => Err(ServiceError::NotFound),
    }
}

/// The classes that the filter shows: of one's own school, or of all of them for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn list(services: &Services, actor: &Actor, filter: &ClassFilter) -> Result<ClassesView, ApiError> {
    Ok(read_list(services, actor, filter).await?)
}

async fn read_list(services: &Services, actor: &Actor, filter: &ClassFilter) -> Result<ClassesView, ServiceError> {
    let connection = services.database().connection();
    let schools: Vec<_> = persistence::organisation::schools(connection)
        .await?
        .into_iter()
        .filter(|school| authorize(actor, Action::ReadClasses, &Resource::School(school.id)).is_ok())
        .collect();
    if !matches!(actor.role(), Some(Role::Teacher { .. } | Role::Coordinator)) {
        return Err(ServiceError::NotFound);
    }
    let needed = safety_needed(services).await?;
    // Two statements, however many schools and classes there are.
    let names: BTreeMap<OrganisationId, String> = schools.iter().map(|school| (school.id, school.name.clone())).collect();
    let ids: Vec<OrganisationId> = names.keys().copied().collect();
    let figures = persistence::school_class::figures(connection, &ids, needed.unwrap_or(0)).await?;
    let mut classes: Vec<ListedClass> = persistence::school_class::of_schools(connection, &ids)
        .await?
        .into_iter()
        .map(|class| {
            let (students, without_safety) = figures.get(&class.id).copied().unwrap_or_default();
            let school = names.get(&class.school).cloned().unwrap_or_default();
            ListedClass { class, school, students, without_safety }
        })
        .collect();
    let years: BTreeSet<String> = classes.iter().map(|line| line.class.school_year.clone()).collect();
    let known = classes.len();
    classes.retain(|line| filter.shows(&line.class, &line.school));
    classes.sort_by(|one, other| {
        let key = |line: &ListedClass| (line.school.clone(), line.class.grade, line.class.section.clone());
        other.class.school_year.cmp(&one.class.school_year).then_with(|| key(one).cmp(&key(other)))
    });
    let students = classes.iter().map(|line| line.students).sum();
    let page = Page::cut(&mut classes, filter.page);
    Ok(ClassesView {
        classes,
        page,
        students,
        known,
        years: years.into_iter().rev().collect(),
        of_many_schools: schools.len() > 1,
        may_keep: own_school(actor).is_ok(),
    })
}

/// Hours of the general safety course that the law asks today.
async fn safety_needed(services: &Services) -> Result<Option<u16>, ServiceError> {
    let regulations = persistence::regulation::all(services.database().connection()).await?;
    Ok(regulations.on_day(services.today()).get(RegulationKey::GeneralSafetyHours).map(|hours| hours.value))
}

/// One class: with its students for their own school, in figures for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else, and where there is none.
pub async fn one(services: &Services, actor: &Actor, id: SchoolClassId, filter: &StudentFilter) -> Result<ClassView, ApiError> {
    Ok(read_one(services, actor, id, filter).await?)
}

async fn read_one(services: &Services, actor: &Actor, id: SchoolClassId, filter: &StudentFilter) -> Result<ClassView, ServiceError> {
    let connection = services.database().connection();
    let stored = persistence::school_class::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let school = stored.class.school;
    let _permit = authorize(actor, Action::ReadClasses, &Resource::School(school))?;
    let needed = safety_needed(services).await?;
    let students = persistence::enrolment::of_class(connection, id).await?;
    let lacks = |student: &&StoredStudent| needed.is_some_and(|needed| student.row.general_safety_hours < needed);
    let counted = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let name = persistence::organisation::find(connection, &[school]).await?.remove(&school).map(|found| found.organisation.name);
    let line = ListedClass {
        class: stored.class,
        school: name.unwrap_or_default(),
        students: counted(students.len()),
        without_safety: counted(students.iter().filter(lacks).count()),
    };
    let mut students = if authorize(actor, Action::KeepStudents, &Resource::School(school)).is_ok() {
        access::note(services, actor, &[Subject::Class(id)]).await?;
        Some(listed(connection, actor, &line.class, students, needed, filter).await?)
    } else {
        None
    };
    let tutor = persistence::tutor::of_classes(connection, &[id]).await?.remove(&id);
    let tutors = match students {
        Some(_) => tutor::options(connection, school, tutor).await?,
        None => Vec::new(),
    };
    let page = Page::cut(students.as_mut().unwrap_or(&mut Vec::new()), filter.page);
    Ok(ClassView {
        line,
        tutor,
        tutors,
        version: stored.version,
        changed_by: label(connection, stored.changed_by).await?,
        students,
        page,
        needs: persistence::school_class::needs(connection, id).await?,
        safety_needed: needed,
    })
}

/// What a person is called.
pub(crate) async fn label(connection: &impl Connection, person: Option<PersonId>) -> Result<Option<String>, ServiceError> {
    let people: Vec<PersonId> = person.into_iter().collect();
    Ok(persistence::person::labels(connection, &people).await?.pop().map(|label| label.name))
}

async fn listed(
    connection: &impl Connection,
    actor: &Actor,
    class: &SchoolClass,
    students: Vec<StoredStudent>,
    needed: Option<u16>,
    filter: &StudentFilter,
) -> Result<Vec<ListedStudent>, ServiceError> {
    let ids: Vec<StudentId> = students.iter().map(|student| student.row.id).collect();
    let permit = authorize(actor, Action::ReadNames, &Resource::School(class.school))?.names();
    let mut names = match permit {
        Some(permit) => persistence::student::names(connection, &[permit], &ids).await?,
        None => BTreeMap::new(),
    };
    let held = persistence::enrolment::held_counts(connection, class.id).await?;
    let on_boards = persistence::enrolment::on_boards(connection, class.id).await?;
    let places = persistence::municipality::all(connection).await?;
    let mut lines: Vec<ListedStudent> = students
        .into_iter()
        .map(|StoredStudent { row, .. }| {
            let competences = held.get(&row.id).copied().unwrap_or(0);
            let states = StudentState::ALL.into_iter().map(|(state, _)| state).filter(|state| match state {
                StudentState::GeneralSafety => needed.is_some_and(|needed| row.general_safety_hours < needed),
                StudentState::SpecificSafety => row.specific_safety_hours == 0,
                StudentState::NoCompetence => competences == 0,
                StudentState::OnNoBoard => !on_boards.contains(&row.id),
            });
            ListedStudent {
                id: row.id,
                name: names.remove(&row.id),
                states: states.collect(),
                municipality: places.get(&row.municipality).map_or(row.municipality, |place| place.name.clone()),
                code: row.pseudonym,
                register_number: row.register_number,
                birth: row.birth,
                hours_done: row.hours_done,
                general_safety_hours: row.general_safety_hours,
                specific_safety_hours: row.specific_safety_hours,
                competences,
            }
        })
        .collect();
    lines.retain(|line| {
        let name = line.name.as_ref().map(PersonName::full).unwrap_or_default();
        filter.shows(&format!("{name} {} {} {}", line.code, line.register_number, line.municipality), &line.states)
    });
    lines.sort_by_cached_key(|line| (line.name.as_ref().map(PersonName::sort_key), line.code.clone()));
    Ok(lines)
}

/// Adds a class to one's own school.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for the coordinator,
/// [`ApiError::NotFound`] for others, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &ClassForm) -> Result<SchoolClassId, ApiError> {
    let school = own_school(actor)?;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    let class = &form.parse()?.of(SchoolClassId::generate(), school);
    let tutor = tutor_of(services, school, form, None).await?;
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        persistence::school_class::insert(&transaction, class, actor.person()).await?;
        persistence::tutor::give_class(&transaction, class.id, school, tutor).await?;
        Ok::<_, ServiceError>(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(class.id)
}

/// Changes a class of one's own school.
///
/// # Errors
/// As [`create`], and [`ApiError::Stale`] where it is at another version than the form has seen.
pub async fn change(services: &Services, actor: &Actor, id: SchoolClassId, form: &ClassForm) -> Result<(), ApiError> {
    let school = school_of(services, actor, id).await?;
    let (seen, after) = (form.seen()?, &form.parse()?.of(id, school));
    let tutor = tutor_of(services, school, form, Some(id)).await?;
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock that imports take too; and boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        if !persistence::school_class::change(&transaction, seen, after, actor.person()).await? {
            return Err(ServiceError::Stale);
        }
        persistence::tutor::give_class(&transaction, id, school, tutor).await?;
        Ok(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// The tutor whom a class's form names.
async fn tutor_of(
    services: &Services,
    school: OrganisationId,
    form: &ClassForm,
    class: Option<SchoolClassId>,
) -> Result<Option<TutorId>, ServiceError> {
    let connection = services.database().connection();
    let standing = match class {
        Some(class) => persistence::tutor::of_classes(connection, &[class]).await?.remove(&class),
        None => None,
    };
    tutor::chosen(connection, school, &form.tutor, standing).await?.map_err(|problem| ServiceError::Invalid(vec![problem]))
}

/// Id and name of the tutors whom a class of one's own school may have.
///
/// # Errors
/// [`ApiError::Forbidden`] for the coordinator, [`ApiError::NotFound`] for all but teachers.
pub async fn tutors(services: &Services, actor: &Actor) -> Result<Vec<(String, String)>, ApiError> {
    let school = own_school(actor)?;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    Ok(tutor::options(services.database().connection(), school, None).await?)
}

/// Removes a class that nothing needs.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what needs it.
pub async fn remove(services: &Services, actor: &Actor, id: SchoolClassId, form: &ClassForm) -> Result<(), ApiError> {
    school_of(services, actor, id).await?;
    let seen = form.seen()?;
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let problems = hindrances(persistence::school_class::needs(&transaction, id).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::school_class::remove(&transaction, id, seen).await {
            Ok(true) => Ok(revision),
            // A board that was begun meanwhile.
            Ok(false) | Err(StoreError::Reference(_)) => Err(ServiceError::Stale),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What keeps a class from being removed, as a page says it.
#[must_use]
pub fn hindrances(needs: ClassNeeds) -> Vec<FieldError> {
    let mut problems = Vec::new();
    if needs.students > 0 {
        problems.push(FieldError::new("remove", "field-class-has-students").with("count", needs.students.to_string()));
    }
    if needs.boards > 0 {
        problems.push(FieldError::new("remove", "field-class-on-boards").with("count", needs.boards.to_string()));
    }
    problems
}

/// The school of a class that the actor keeps.
pub(crate) async fn school_of(services: &Services, actor: &Actor, id: SchoolClassId) -> Result<OrganisationId, ServiceError> {
    let found = persistence::school_class::one(services.database().connection(), id).await?.ok_or(ServiceError::NotFound)?;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(found.class.school))?;
    Ok(found.class.school)
}
