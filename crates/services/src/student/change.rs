//! Changing what a school keeps of a student.

use super::kept;
use crate::school_class::own_school;
use crate::seed::pseudonym::Lots;
use crate::{ServiceError, Services};
use domain::id::{OrganisationId, StudentId};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::student::{HeldChange, HeldForm, StudentForm, StudentTerms};
use domain::{ApiError, FieldError};
use persistence::enrolment::StudentNeeds;
use persistence::import::Attested;
use persistence::intake::RollName;
use persistence::record::StudentRow;
use persistence::{Connection, StoreError, write_transaction};

/// Adds a student to one's own school, under a pseudonym drawn by lot.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for the coordinator,
/// [`ApiError::NotFound`] for others, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &StudentForm) -> Result<StudentId, ApiError> {
    let school = own_school(actor)?;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    let terms = &form.parse(services.today())?;
    let id = StudentId::generate();
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        check(&transaction, school, terms).await?;
        let given = persistence::student::pseudonyms(&transaction).await?;
        let pseudonym = Lots::secret().pseudonyms_besides(1, &given).pop().unwrap_or_default();
        persistence::enrolment::insert(&transaction, &row(id, school, pseudonym, terms), actor.person()).await?;
        persistence::intake::add_names(&transaction, &[name(id, terms)]).await?;
        Ok::<_, ServiceError>(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(id)
}

/// Changes what the school states of a student, the class among it.
///
/// # Errors
/// As [`create`], and [`ApiError::Stale`] where it is at another version than the form has seen.
pub async fn change(services: &Services, actor: &Actor, id: StudentId, form: &StudentForm) -> Result<(), ApiError> {
    let (found, permit) = kept(services, actor, id).await?;
    let seen = form.seen()?;
    let terms = &form.parse(services.today())?;
    let (school, permits) = (found.row.school, &[permit]);
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock that imports take too; and boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        // Whoever was erased is not named again.
        if persistence::dossier::erased_at(&transaction, id).await?.is_some() {
            return Err(ServiceError::Stale);
        }
        check(&transaction, school, terms).await?;
        let after = row(id, school, found_pseudonym(&transaction, id).await?, terms);
        if !persistence::enrolment::change(&transaction, seen, &after, actor.person()).await? {
            return Err(ServiceError::Stale);
        }
        let called = persistence::student::names(&transaction, permits, &[id]).await?.remove(&id);
        if called.is_none_or(|called| (called.given(), called.family()) != (terms.given.as_str(), terms.family.as_str())) {
            persistence::intake::change_name(&transaction, &name(id, terms)).await?;
        }
        Ok::<_, ServiceError>(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Removes a student whom nothing needs, with name and competences.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what needs them.
pub async fn remove(services: &Services, actor: &Actor, id: StudentId, form: &StudentForm) -> Result<(), ApiError> {
    let _kept = kept(services, actor, id).await?;
    let seen = form.seen()?;
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let problems = hindrances(&persistence::enrolment::needs(&transaction, id).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::enrolment::remove(&transaction, id, seen).await {
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

/// Changes what a student can do.
///
/// # Errors
/// As [`change`].
pub async fn change_held(services: &Services, actor: &Actor, id: StudentId, form: &HeldForm) -> Result<(), ApiError> {
    let _kept = kept(services, actor, id).await?;
    let change = &form.parse(services.today())?;
    let revision = write_transaction(services.database(), |transaction| async move {
        use persistence::enrolment::{change_held, insert_held, remove_held};
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let done = match change {
            HeldChange::Withdraw { seen, competence } => remove_held(&transaction, id, *competence, *seen).await?,
            HeldChange::State { seen, held, by, on } => {
                let attested = Attested { held: *held, by: by.clone(), on: *on };
                match seen {
                    Some(seen) => change_held(&transaction, id, *seen, &attested, actor.person()).await?,
                    None => match insert_held(&transaction, id, &attested, actor.person()).await {
                        // The student is gone, or there is no such competence.
                        Err(StoreError::Reference(_)) => return Err(ServiceError::NotFound),
                        other => other.map(|()| true)?,
                    },
                }
            }
        };
        if done { Ok(revision) } else { Err(ServiceError::Stale) }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What keeps a student from being removed, as a page says it.
#[must_use]
pub fn hindrances(needs: &StudentNeeds) -> Vec<FieldError> {
    let mut problems = Vec::new();
    if !needs.boards.is_empty() {
        problems.push(FieldError::new("remove", "field-student-on-boards").with("count", needs.boards.len().to_string()));
    }
    if needs.past > 0 {
        problems.push(FieldError::new("remove", "field-student-has-past").with("count", needs.past.to_string()));
    }
    if needs.people > 0 {
        problems.push(FieldError::new("remove", "field-student-enters"));
    }
    problems
}

/// What the form alone cannot know: the class is the school's, the municipality is known.
async fn check(connection: &impl Connection, school: OrganisationId, terms: &StudentTerms) -> Result<(), ServiceError> {
    let mut problems = Vec::new();
    let class = persistence::school_class::one(connection, terms.class).await?;
    if class.is_none_or(|class| class.class.school != school) {
        problems.push(FieldError::new("class", "field-choose"));
    }
    if !persistence::municipality::all(connection).await?.contains_key(&terms.municipality) {
        problems.push(FieldError::new("municipality", "field-choose"));
    }
    if problems.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(problems)) }
}

async fn found_pseudonym(connection: &impl Connection, id: StudentId) -> Result<String, ServiceError> {
    Ok(persistence::enrolment::one(connection, id).await?.ok_or(ServiceError::NotFound)?.row.pseudonym)
}

fn row(id: StudentId, school: OrganisationId, pseudonym: String, terms: &StudentTerms) -> StudentRow {
    StudentRow {
        id,
        school,
        class: terms.class,
        // Unique in the school, and says no more than is known.
        register_number: terms.register_number.clone().unwrap_or_else(|| pseudonym.clone()),
        pseudonym,
        birth: terms.birth,
        municipality: terms.municipality.clone(),
        hours_done: terms.hours_done,
        general_safety_hours: terms.general_safety_hours,
        specific_safety_hours: terms.specific_safety_hours,
        safety_risk: terms.safety_risk,
        general_safety_on: terms.general_safety_on,
        specific_safety_on: terms.specific_safety_on,
    }
}

fn name(student: StudentId, terms: &StudentTerms) -> RollName {
    RollName { student, given: terms.given.clone(), family: terms.family.clone() }
}
