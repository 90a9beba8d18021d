//! Releases of students' names: asked for, written down, taken back, read. What a company may read is
//! decided at each reading by the releases as they are stored then, and remembered nowhere.

mod disclosure;
mod options;
mod register;
mod views;

pub(crate) use disclosure::disclosed;
pub use views::{
    AudienceOption, Closeness, CorrectionLine, ReceivedLine, RegisterLine, RegisterView, ReleaseLine, ReleasesView, SeenAccess,
};

use crate::{ServiceError, Services, access};
use domain::calendar::{Date, age_on};
use domain::id::{BoardId, OrganisationId, PersonId, ReleaseId, SchoolClassId, StudentId};
use domain::policy::{Action, Actor, NamePermit, Resource, Role, authorize};
use domain::release::{Audience, CorrectionForm, Desk, OWN_AGE, ReleaseAct, ReleaseForm, ReleaseState, longest_until};
use domain::student::PersonName;
use domain::{ApiError, FieldError};
use persistence::access::Subject;
use persistence::correction::Settled;
use persistence::enrolment::StoredStudent;
use persistence::release::{ReleaseFigures, StoredRelease};
use persistence::{Connection, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Lines of who has read that a page shows.
const MOST_ACCESSES: u64 = 200;

/// One's own releases, for a student.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn own(services: &Services, actor: &Actor) -> Result<ReleasesView, ApiError> {
    let found = at_desk(services, actor, None, Action::ReadReleases).await?;
    Ok(read(services, actor, found, Desk::Student).await?)
}

/// The releases of a student of one's own school.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else, [`ApiError::Forbidden`] for the coordinator.
pub async fn of_student(services: &Services, actor: &Actor, student: StudentId) -> Result<ReleasesView, ApiError> {
    let found = at_desk(services, actor, Some(student), Action::ReadReleases).await?;
    access::note(services, actor, &[Subject::File(student)]).await?;
    Ok(read(services, actor, found, Desk::School).await?)
}

/// Asks that a company may read a name: for oneself, or at school's with a request on paper.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::NotFound`] for whoever may not,
/// [`ApiError::Forbidden`] for the coordinator, [`ApiError::Busy`].
pub async fn ask(services: &Services, actor: &Actor, student: Option<StudentId>, form: &ReleaseForm) -> Result<(), ApiError> {
    let found = at_desk(services, actor, student, Action::KeepReleases).await?;
    let (student, today, at) = (found.row.id, services.today(), services.now());
    let by = actor.person().ok_or(ApiError::NotFound)?;
    let desk = if matches!(actor.role(), Some(Role::Student { .. })) { Desk::Student } else { Desk::School };
    let connection = services.database().connection();
    if persistence::dossier::erased_at(connection, student).await.map_err(ServiceError::from)?.is_some() {
        return Err(ApiError::NotFound);
    }
    let new = &form.parse(found.row.birth, today, desk)?;
    if !options::of(connection, student).await?.iter().any(|option| option.audience == new.audience) {
        return Err(ApiError::Invalid(vec![FieldError::new("audience", "field-choose")]));
    }
    let revision = write_transaction(services.database(), |transaction| async move {
        // Open boards read the names anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        // Erasing takes the same lock.
        if persistence::dossier::erased_at(&transaction, student).await?.is_some() {
            return Err(ServiceError::NotFound);
        }
        match persistence::release::find(&transaction, new.id).await? {
            // Sent twice: it was done the first time.
            Some(there) if there.release.student == student => Ok(None),
            Some(_) => Err(ServiceError::Malformed("the id of the form is another's".to_owned())),
            None => {
                persistence::release::insert(&transaction, student, new, by, at, today).await?;
                Ok(Some(revision))
            }
        }
    })
    .await?;
    if let Some(revision) = revision {
        services.hub().ring_rules(revision);
    }
    Ok(())
}

/// Takes a release back, at once and on every open screen; again, it stays so.
///
/// # Errors
/// As [`ask`], and [`ApiError::Stale`] where somebody wrote it meanwhile.
pub async fn revoke(services: &Services, actor: &Actor, student: Option<StudentId>, act: &ReleaseAct) -> Result<(), ApiError> {
    let student = at_desk(services, actor, student, Action::KeepReleases).await?.row.id;
    let (id, seen) = act.parse::<ReleaseId>()?;
    let (by, at) = (actor.person().ok_or(ApiError::NotFound)?, services.now());
    let found = persistence::release::find(services.database().connection(), id).await.map_err(ServiceError::from)?;
    let found = found.filter(|found| found.release.student == student).ok_or(ApiError::NotFound)?;
    if found.release.revoked_at.is_some() {
        return Ok(());
    }
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::release::revoke(&transaction, id, seen, by, at).await? {
            true => Ok(revision),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Tells open screens of releases that have begun or ended by today, and forgets what ended ones
/// stated; whether there were any. Readings need no such help: they go by the day.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn expire(services: &Services) -> Result<bool, ApiError> {
    let today = services.today();
    if !persistence::release::is_due(services.database().connection(), today).await.map_err(ServiceError::from)? {
        return Ok(false);
    }
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let told = persistence::release::tell(&transaction, today).await?;
        Ok::<_, ServiceError>((told > 0).then_some(revision))
    })
    .await?;
    if let Some(revision) = revision {
        services.hub().ring_rules(revision);
    }
    Ok(revision.is_some())
}

/// The releases of one's own school, of a class or of all of them.
///
/// # Errors
/// [`ApiError::NotFound`] for all but teachers, and for another school's class.
pub async fn register(services: &Services, actor: &Actor, class: Option<SchoolClassId>) -> Result<RegisterView, ApiError> {
    Ok(register::read(services, actor, class).await?)
}

/// How many releases the polo has.
///
/// # Errors
/// [`ApiError::NotFound`] for all but the coordinator.
pub async fn figures(services: &Services, actor: &Actor) -> Result<ReleaseFigures, ApiError> {
    let _permit = authorize(actor, Action::ReadReleases, &Resource::Polo)?;
    let figures = persistence::release::figures(services.database().connection(), services.today()).await;
    Ok(figures.map_err(ServiceError::from)?)
}

/// What was released to one's own company and holds today, by name.
///
/// # Errors
/// [`ApiError::NotFound`] for all but companies.
pub async fn received(services: &Services, actor: &Actor) -> Result<Vec<ReceivedLine>, ApiError> {
    Ok(disclosure::received(services, actor).await?)
}

/// Asks one's own school to correct something.
///
/// # Errors
/// [`ApiError::Invalid`] without words, [`ApiError::NotFound`] for all but students.
pub async fn ask_correction(services: &Services, actor: &Actor, form: &CorrectionForm) -> Result<(), ApiError> {
    let student = at_desk(services, actor, None, Action::AskCorrection).await?.row.id;
    let (id, words) = form.parse()?;
    let (words, at) = (words.as_str(), services.now());
    write_transaction(services.database(), |transaction| async move {
        let there = persistence::correction::of_student(&transaction, student).await?;
        if there.iter().all(|there| there.id != id) {
            persistence::correction::insert(&transaction, id, student, words, at).await?;
        }
        Ok::<_, ServiceError>(())
    })
    .await?;
    Ok(())
}

/// Says what was done about a request for a correction.
///
/// # Errors
/// [`ApiError::Invalid`] without words, [`ApiError::Stale`] where somebody has settled it meanwhile,
/// [`ApiError::NotFound`] for all but the student's school, [`ApiError::Forbidden`] for the coordinator.
pub async fn settle(services: &Services, actor: &Actor, student: StudentId, form: &CorrectionForm) -> Result<(), ApiError> {
    let student = at_desk(services, actor, Some(student), Action::KeepReleases).await?.row.id;
    let (id, answer) = form.parse()?;
    let (seen, by, at) = (form.seen()?, actor.person().ok_or(ApiError::NotFound)?, services.now());
    let settled = &Settled { at, by, answer };
    write_transaction(services.database(), |transaction| async move {
        match persistence::correction::settle(&transaction, student, id, seen, settled).await? {
            true => Ok::<_, ServiceError>(()),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    Ok(())
}

/// The student of whom it is: oneself where none is named, else one of one's own school.
pub(crate) async fn at_desk(
    services: &Services,
    actor: &Actor,
    student: Option<StudentId>,
    action: Action,
) -> Result<StoredStudent, ServiceError> {
    let id = match (student, actor.role()) {
        (Some(id), _) => id,
        (None, Some(Role::Student { student, .. })) => student,
        (None, _) => return Err(ServiceError::NotFound),
    };
    let found = persistence::enrolment::one(services.database().connection(), id).await?.ok_or(ServiceError::NotFound)?;
    if student.is_some() {
        // Pages that name a student are the school's.
        let _permit = authorize(actor, Action::KeepStudents, &Resource::School(found.row.school))?;
    }
    let _permit = authorize(actor, action, &Resource::Student { student: id, school: found.row.school })?;
    Ok(found)
}

/// The name of a student, for the student and their school.
pub(crate) async fn name_of(
    connection: &impl Connection,
    actor: &Actor,
    (student, school): (StudentId, OrganisationId),
) -> Result<Option<PersonName>, ServiceError> {
    let permit = authorize(actor, Action::ReadNames, &Resource::Student { student, school })?.names();
    let permits: Vec<NamePermit> = permit.into_iter().collect();
    Ok(persistence::student::names(connection, &permits, &[student]).await?.remove(&student))
}

async fn read(services: &Services, actor: &Actor, found: StoredStudent, desk: Desk) -> Result<ReleasesView, ServiceError> {
    let connection = services.database().connection();
    let (row, today) = (found.row, services.today());
    let stored = persistence::release::of_student(connection, row.id).await?;
    let boards = persistence::enrolment::needs(connection, row.id).await?.boards;
    let lines = persistence::access::of_student(connection, row.id, row.school, row.class, &boards, MOST_ACCESSES).await?;
    let corrections = persistence::correction::of_student(connection, row.id).await?;
    let mut organisations: BTreeSet<OrganisationId> = lines.iter().map(|line| line.reader.organisation).collect();
    organisations.insert(row.school);
    let organisations = names_of_organisations(connection, organisations).await?;
    let people = match desk {
        Desk::Student => BTreeMap::new(),
        Desk::School => {
            let readers = lines.iter().map(|line| line.reader.person);
            let settlers = corrections.iter().filter_map(|one| one.settled.as_ref().map(|settled| settled.by));
            names_of_people(connection, readers.chain(settlers)).await?
        }
    };
    let accesses = lines.into_iter().map(|line| SeenAccess {
        at: line.at,
        what: line.what,
        organisation: organisations.get(&line.reader.organisation).cloned().unwrap_or_default(),
        person: people.get(&line.reader.person).cloned(),
    });
    let accesses = accesses.collect();
    let corrections = corrections.into_iter().map(|correction| CorrectionLine {
        settled_by: correction.settled.as_ref().and_then(|settled| people.get(&settled.by).cloned()),
        correction,
    });
    let corrections = corrections.collect();
    let class = persistence::school_class::one(connection, row.class).await?.map(|stored| stored.class);
    Ok(ReleasesView {
        student: row.id,
        name: name_of(connection, actor, (row.id, row.school)).await?,
        class,
        school: organisations.get(&row.school).cloned().unwrap_or_default(),
        version: found.version,
        is_young: age_on(row.birth, today) < OWN_AGE,
        erased_at: persistence::dossier::erased_at(connection, row.id).await?,
        releases: listed(connection, stored, today).await?,
        options: options::of(connection, row.id).await?,
        accesses,
        corrections,
        today,
        longest: longest_until(today),
        code: row.pseudonym,
    })
}

/// Releases with the words for whom they are: those that hold, those that will, then the others.
async fn listed(connection: &impl Connection, stored: Vec<StoredRelease>, today: Date) -> Result<Vec<ReleaseLine>, ServiceError> {
    let companies = stored.iter().filter_map(|one| match one.release.audience {
        Audience::Company(company) => Some(company),
        Audience::Board(_) => None,
    });
    let companies = names_of_organisations(connection, companies.collect()).await?;
    let boards = titles(connection).await?;
    let people = names_of_people(connection, stored.iter().map(|one| one.recorded_by)).await?;
    let mut lines: Vec<ReleaseLine> = stored
        .into_iter()
        .map(|StoredRelease { release, contact, recorded_by, .. }| {
            let audience = match release.audience {
                Audience::Company(company) => companies.get(&company),
                Audience::Board(board) => boards.get(&board),
            };
            ReleaseLine {
                audience: audience.cloned().unwrap_or_default(),
                state: release.state(today),
                recorded_by: people.get(&recorded_by).cloned(),
                contact,
                release,
            }
        })
        .collect();
    let order = |state| match state {
        ReleaseState::Running => 0,
        ReleaseState::Coming => 1,
        ReleaseState::Ended | ReleaseState::Revoked => 2,
    };
    lines.sort_by_key(|line| order(line.state));
    Ok(lines)
}

async fn titles(connection: &impl Connection) -> Result<BTreeMap<BoardId, String>, ServiceError> {
    Ok(persistence::board::all(connection).await?.into_iter().map(|board| (board.id, board.title)).collect())
}

pub(crate) async fn names_of_organisations(
    connection: &impl Connection,
    ids: BTreeSet<OrganisationId>,
) -> Result<BTreeMap<OrganisationId, String>, ServiceError> {
    let ids: Vec<OrganisationId> = ids.into_iter().collect();
    let found = persistence::organisation::find(connection, &ids).await?;
    Ok(found.into_iter().map(|(id, record)| (id, record.organisation.name)).collect())
}

async fn names_of_people(
    connection: &impl Connection,
    people: impl Iterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>, ServiceError> {
    let people: Vec<PersonId> = people.collect::<BTreeSet<_>>().into_iter().collect();
    Ok(persistence::person::labels(connection, &people).await?.into_iter().map(|label| (label.id, label.name)).collect())
}
