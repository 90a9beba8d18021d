//! A whole class goes on to the next school year, in one transaction; the same step leads back.

use super::school_of;
use crate::{ServiceError, Services, access};
use domain::ApiError;
use domain::id::{OrganisationId, SchoolClassId, StudentId};
use domain::organisation::{LAST_GRADE, Promotion, PromotionForm, SchoolClass};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::search::normalise;
use persistence::access::Subject;
use persistence::{Connection, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// A class before its students go on.
#[derive(Clone, Debug)]
pub struct PromotionView {
    /// The class.
    pub class: SchoolClass,
    /// Its students, by name.
    pub students: Vec<Candidate>,
    /// What is usual.
    pub proposed: PromotionForm,
    /// Whether it is the last year: whoever does not repeat it has finished.
    pub ends: bool,
}

/// A student who could go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which one.
    pub student: StudentId,
    /// The name, the family's first.
    pub name: String,
    /// The pseudonym.
    pub code: String,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The class to come to.
    pub to: SchoolClass,
    /// How many students it has already; `None` where it would be made.
    pub there: Option<u32>,
    /// How many go on.
    pub going: u32,
    /// How many stay.
    pub staying: u32,
    /// Of those who go on, how many stand on a board that is not over.
    pub on_boards: u32,
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A class and who could go on, for its own school.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor, [`ApiError::Forbidden`] for the
/// coordinator.
pub async fn promotion(services: &Services, actor: &Actor, id: SchoolClassId) -> Result<PromotionView, ApiError> {
    Ok(read(services, actor, id).await?)
}

async fn read(services: &Services, actor: &Actor, id: SchoolClassId) -> Result<PromotionView, ServiceError> {
    let school = school_of(services, actor, id).await?;
    let connection = services.database().connection();
    let class = class(connection, id).await?;
    let enrolled = persistence::enrolment::of_class(connection, id).await?;
    let ids: Vec<StudentId> = enrolled.iter().map(|student| student.row.id).collect();
    access::note(services, actor, &[Subject::Class(id)]).await?;
    let mut names = match authorize(actor, Action::ReadNames, &Resource::School(school))?.names() {
        Some(permit) => persistence::student::names(connection, &[permit], &ids).await?,
        None => BTreeMap::new(),
    };
    let mut students: Vec<Candidate> = enrolled
        .into_iter()
        .map(|student| {
            let name = names.remove(&student.row.id).map(|name| format!("{} {}", name.family(), name.given()));
            let code = student.row.pseudonym;
            Candidate { student: student.row.id, name: name.unwrap_or_else(|| code.clone()), code }
        })
        .collect();
    students.sort_by_cached_key(|one| (normalise(&one.name), one.code.clone()));
    let ids: Vec<StudentId> = students.iter().map(|one| one.student).collect();
    Ok(PromotionView { proposed: PromotionForm::proposed(&class, &ids), ends: class.grade >= LAST_GRADE, class, students })
}

async fn class(connection: &impl Connection, id: SchoolClassId) -> Result<SchoolClass, ServiceError> {
    Ok(persistence::school_class::one(connection, id).await?.ok_or(ServiceError::NotFound)?.class)
}

/// The class to come to, where the school has it already.
async fn existing(connection: &impl Connection, school: OrganisationId, wanted: &Promotion) -> Result<Option<SchoolClass>, ServiceError> {
    let to = &wanted.to;
    let is_it = |class: &SchoolClass| (&class.school_year, class.grade, &class.section) == (&to.school_year, to.grade, &to.section);
    Ok(persistence::organisation::classes(connection, school).await?.into_iter().find(is_it))
}

/// What the form would do; nothing is done.
///
/// # Errors
/// As [`promotion`]; [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where somebody
/// chosen is no longer in the class.
pub async fn foresee(services: &Services, actor: &Actor, id: SchoolClassId, form: &PromotionForm) -> Result<Outlook, ApiError> {
    let school = school_of(services, actor, id).await?;
    let wanted = form.parse(&class(services.database().connection(), id).await?)?;
    Ok(outlook(services, school, id, wanted).await?)
}

async fn outlook(services: &Services, school: OrganisationId, id: SchoolClassId, wanted: Promotion) -> Result<Outlook, ServiceError> {
    let connection = services.database().connection();
    let enrolled: BTreeSet<StudentId> =
        persistence::enrolment::of_class(connection, id).await?.into_iter().map(|student| student.row.id).collect();
    if wanted.students.iter().any(|student| !enrolled.contains(student)) {
        return Err(ServiceError::Stale);
    }
    let found = existing(connection, school, &wanted).await?;
    let there = match &found {
        Some(class) => Some(counted(persistence::enrolment::of_class(connection, class.id).await?.len())),
        None => None,
    };
    let going = wanted.students.len();
    let on_boards = persistence::enrolment::on_open_boards(connection, &wanted.students, services.today()).await?;
    Ok(Outlook {
        to: found.unwrap_or_else(|| wanted.to.of(SchoolClassId::generate(), school)),
        there,
        going: counted(going),
        staying: counted(enrolled.len() - going),
        on_boards: counted(on_boards.len()),
    })
}

/// Moves those who are chosen, into the class that there is or a new one; all of them or nobody.
///
/// # Errors
/// As [`foresee`]; [`ApiError::Busy`].
pub async fn promote(services: &Services, actor: &Actor, id: SchoolClassId, form: &PromotionForm) -> Result<SchoolClassId, ApiError> {
    let school = school_of(services, actor, id).await?;
    let person = actor.person();
    let (revision, to) = write_transaction(services.database(), |transaction| async move {
        // The lock that imports take too; and boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let wanted = form.parse(&class(&transaction, id).await?).map_err(invalid)?;
        let to = match existing(&transaction, school, &wanted).await? {
            Some(class) => class.id,
            None => {
                let new = wanted.to.clone().of(SchoolClassId::generate(), school);
                persistence::school_class::insert(&transaction, &new, person).await?;
                // Who followed the class goes on with it.
                let tutor = persistence::tutor::of_classes(&transaction, &[id]).await?.remove(&id);
                persistence::tutor::give_class(&transaction, new.id, school, tutor).await?;
                new.id
            }
        };
        let moved = persistence::enrolment::move_to_class(&transaction, &wanted.students, id, to, person).await?;
        if moved == wanted.students.len() { Ok::<_, ServiceError>((revision, to)) } else { Err(ServiceError::Stale) }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(to)
}

fn invalid(error: ApiError) -> ServiceError {
    match error {
        ApiError::Invalid(fields) => ServiceError::Invalid(fields),
        _ => ServiceError::Stale,
    }
}
