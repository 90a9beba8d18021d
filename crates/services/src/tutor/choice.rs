//! Who follows whom: the tutor that a form of a demand, a class or a student names.

use crate::{ServiceError, Services};
use domain::demand::{DemandFacts, DemandKind};
use domain::id::{OrganisationId, SchoolClassId, StudentId, TutorId};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::search::normalise;
use domain::tutor::{AssignForm, Followed, Tutor, TutorTerms, load};
use domain::{ApiError, FieldError};
use persistence::{Connection, write_transaction};

/// The tutors of an organisation who may be chosen, with their names: those who still follow somebody
/// new, and the one who stands there.
pub(crate) async fn options(
    connection: &impl Connection,
    organisation: OrganisationId,
    standing: Option<TutorId>,
) -> Result<Vec<(String, String)>, ServiceError> {
    let mut tutors: Vec<Tutor> =
        persistence::tutor::of(connection, &[organisation]).await?.into_iter().map(|stored| stored.tutor).collect();
    tutors.retain(|tutor| tutor.is_active() || Some(tutor.id) == standing);
    tutors.sort_by_cached_key(|tutor| normalise(&tutor.terms.name));
    Ok(tutors.into_iter().map(|tutor| (tutor.id.to_string(), tutor.terms.name)).collect())
}

/// The tutor whom a form's field names: one of the organisation who still follows somebody new, or the
/// one who stands there.
///
/// # Errors
/// The field to mend; [`ServiceError::Store`].
pub(crate) async fn chosen(
    connection: &impl Connection,
    organisation: OrganisationId,
    value: &str,
    standing: Option<TutorId>,
) -> Result<Result<Option<TutorId>, FieldError>, ServiceError> {
    let tutor = match TutorTerms::chosen("tutor", value) {
        Ok(Some(tutor)) => tutor,
        other => return Ok(other),
    };
    let known = persistence::tutor::one(connection, tutor).await?.map(|stored| stored.tutor);
    let may_be = |known: &Tutor| known.organisation == organisation && (known.is_active() || standing == Some(tutor));
    Ok(if known.as_ref().is_some_and(may_be) { Ok(Some(tutor)) } else { Err(FieldError::new("tutor", "field-tutor-choose")) })
}

/// Why a tutor cannot take over the students who have a seat of a demand: the law allows fewer at a
/// time. Nothing where they can.
pub(crate) async fn overburdened(
    services: &Services,
    tutor: TutorId,
    facts: &DemandFacts,
    taken: u32,
) -> Result<Option<FieldError>, ServiceError> {
    let DemandKind::Placement(terms) = facts.kind else { return Ok(None) };
    let connection = services.database().connection();
    let students = u16::try_from(taken).unwrap_or(u16::MAX);
    let mut followed = persistence::tutor::followed_in_companies(connection, &[tutor], None).await?.remove(&tutor).unwrap_or_default();
    followed.push(Followed { period: terms.period, risk: facts.risk, students });
    let law = persistence::regulation::all(connection).await?;
    // What they take on by their own word is theirs to say.
    let load = load(&followed, u16::MAX, Some(&law), services.today());
    let problem =
        || FieldError::new("tutor", "field-tutor-over").with("students", load.peak.to_string()).with("most", load.most.to_string());
    Ok((taken > 0 && load.is_over()).then(problem))
}

/// Among what the page of a student says of tutors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudentTutors {
    /// The tutor of the class.
    pub of_class: Option<String>,
    /// The id of the student's own tutor, among those of `options`.
    pub own: Option<TutorId>,
    /// Id and name of the school's tutors who may be chosen.
    pub options: Vec<(String, String)>,
}

/// Who follows a student of a school; whoever asks was permitted before.
pub(crate) async fn of_student(
    connection: &impl Connection,
    student: StudentId,
    class: SchoolClassId,
    school: OrganisationId,
) -> Result<StudentTutors, ServiceError> {
    let own = persistence::tutor::of_students(connection, &[student]).await?.remove(&student);
    let of_class = persistence::tutor::of_classes(connection, &[class]).await?.remove(&class);
    let of_class: Vec<TutorId> = of_class.into_iter().collect();
    let of_class = persistence::tutor::find(connection, &of_class).await?.into_values().next().map(|tutor| tutor.terms.name);
    Ok(StudentTutors { of_class, own, options: options(connection, school, own).await? })
}

/// Gives a student of one's own school another tutor than the class has, or that one again.
///
/// # Errors
/// [`ApiError::Invalid`] with the field to mend, [`ApiError::Stale`] where somebody wrote the student
/// meanwhile, [`ApiError::NotFound`] for everybody but the school's own people, [`ApiError::Busy`].
pub async fn assign(services: &Services, actor: &Actor, student: StudentId, form: &AssignForm) -> Result<(), ApiError> {
    Ok(write_assignment(services, actor, student, form).await?)
}

async fn write_assignment(services: &Services, actor: &Actor, student: StudentId, form: &AssignForm) -> Result<(), ServiceError> {
    let connection = services.database().connection();
    let school = persistence::enrolment::one(connection, student).await?.ok_or(ServiceError::NotFound)?.row.school;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    let seen = form.seen().map_err(|_| ServiceError::Malformed("the form has no version".to_owned()))?;
    let standing = persistence::tutor::of_students(connection, &[student]).await?.remove(&student);
    let tutor = chosen(connection, school, &form.tutor, standing).await?.map_err(|problem| ServiceError::Invalid(vec![problem]))?;
    write_transaction(services.database(), |transaction| async move {
        if !persistence::enrolment::touch(&transaction, student, seen, actor.person()).await? {
            return Err(ServiceError::Stale);
        }
        Ok(persistence::tutor::give_student(&transaction, student, school, tutor).await?)
    })
    .await
}
