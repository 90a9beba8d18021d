//! Students as their own school keeps them: who they are, what they can do. Each change is one
//! transaction that takes the lock of the imports first, and that boards hear of.

mod change;
mod views;

pub use change::{change, change_held, create, hindrances, remove};
pub use views::{FoundCompetence, FslView, HeldLine, StudentOptions, StudentView};

use crate::school_class::{label, own_school};
use crate::{ServiceError, Services, access};
use domain::ApiError;
use domain::fsl::{Project, account};
use domain::id::{OrganisationId, StudentId};
use domain::language::Language;
use domain::policy::{Action, Actor, NamePermit, Resource, authorize};
use domain::search::normalise;
use domain::student::StudentTerms;
use persistence::access::Subject;
use persistence::enrolment::StoredStudent;
use persistence::record::{PastPlacement, StudentRow};
use std::collections::{BTreeMap, HashSet};

/// Competences that a search answers at most.
const MOST_FOUND: usize = 12;

/// One student, for their own school. `wanted` looks for a competence to attest, where it is given.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor, [`ApiError::Forbidden`] for the
/// coordinator.
pub async fn one(services: &Services, actor: &Actor, id: StudentId, wanted: &str, language: Language) -> Result<StudentView, ApiError> {
    Ok(read_one(services, actor, id, wanted, language).await?)
}

/// Among what the form of a new student chooses.
///
/// # Errors
/// [`ApiError::Forbidden`] for the coordinator, [`ApiError::NotFound`] for all but teachers.
pub async fn options(services: &Services, actor: &Actor) -> Result<StudentOptions, ApiError> {
    let school = own_school(actor)?;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    Ok(read_options(services, school).await?)
}

/// A student whom the actor keeps, with the proof that the name needs.
async fn kept(services: &Services, actor: &Actor, id: StudentId) -> Result<(StoredStudent, NamePermit), ServiceError> {
    let found = persistence::enrolment::one(services.database().connection(), id).await?.ok_or(ServiceError::NotFound)?;
    let school = found.row.school;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    let permit = authorize(actor, Action::ReadNames, &Resource::Student { student: id, school })?;
    Ok((found, permit.names().ok_or(ServiceError::NotFound)?))
}

async fn read_options(services: &Services, school: OrganisationId) -> Result<StudentOptions, ServiceError> {
    let connection = services.database().connection();
    let mut classes = persistence::organisation::classes(connection, school).await?;
    classes.sort_by(|one, other| {
        other.school_year.cmp(&one.school_year).then_with(|| (one.grade, &one.section).cmp(&(other.grade, &other.section)))
    });
    let places = persistence::municipality::all(connection).await?;
    let mut municipalities: Vec<(String, String)> = places.into_values().map(|place| (place.istat_code, place.name)).collect();
    municipalities.sort_by_cached_key(|(_, name)| normalise(name));
    Ok(StudentOptions { classes, municipalities })
}

async fn read_one(
    services: &Services,
    actor: &Actor,
    id: StudentId,
    wanted: &str,
    language: Language,
) -> Result<StudentView, ServiceError> {
    let connection = services.database().connection();
    let (stored, permit) = kept(services, actor, id).await?;
    access::note(services, actor, &[Subject::File(id)]).await?;
    let mut names = persistence::student::names(connection, &[permit], &[id]).await?;
    let name = names.remove(&id);
    let (school, code) = (stored.row.school, stored.row.pseudonym.clone());
    let held = persistence::enrolment::held(connection, id).await?;
    let labels: BTreeMap<_, _> =
        persistence::competence::labels(connection, language).await?.into_iter().map(|label| (label.id, label.label)).collect();
    let mut lines: Vec<HeldLine> = held
        .into_iter()
        .map(|stored| HeldLine {
            label: labels.get(&stored.attested.held.competence).cloned().unwrap_or_default(),
            attested: stored.attested,
            version: stored.version,
        })
        .collect();
    lines.sort_by_cached_key(|line| normalise(&line.label));
    let owned: HashSet<_> = lines.iter().map(|line| line.attested.held.competence).collect();
    let words = normalise(wanted);
    let mut found = Vec::new();
    if !words.is_empty() {
        for (competence, known) in persistence::competence::words(connection).await? {
            let text = normalise(&known.join(" "));
            if !owned.contains(&competence) && words.split_whitespace().all(|word| text.contains(word)) {
                let label = labels.get(&competence).cloned().unwrap_or_default();
                // Those that begin so first, then the shorter ones.
                let rank = (!normalise(&label).starts_with(&words), label.chars().count(), label.clone());
                found.push((rank, FoundCompetence { competence, label }));
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found.truncate(MOST_FOUND);
    }
    let needs = persistence::enrolment::needs(connection, id).await?;
    // A board with a student of the school is one that the school may read.
    let boards = persistence::board::all(connection).await?.into_iter().filter(|board| needs.boards.contains(&board.id));
    let boards: Vec<_> = boards.map(|board| (board.id, board.title)).collect();
    let accommodation = crate::accommodation::of(services, actor, (id, school, &stored.row.municipality), &boards).await?;
    let options = read_options(services, school).await?;
    let class = options.classes.iter().find(|class| class.id == stored.row.class);
    let fsl = fsl(services, id, school, class.map_or(("", 0), |class| (class.school_year.as_str(), class.grade))).await?;
    let tutors = crate::tutor::of_student(connection, id, stored.row.class, school).await?;
    Ok(StudentView {
        id,
        accommodation,
        fsl,
        tutors,
        code,
        options,
        version: stored.version,
        changed_by: label(connection, stored.changed_by).await?,
        terms: terms(stored.row, name.as_ref().map(|name| (name.given(), name.family()))),
        name,
        held: lines,
        found: found.into_iter().map(|(_, found)| found).collect(),
        boards,
        hindrances: hindrances(&needs),
    })
}

/// The placements of earlier years as projects, the newest first, and what they come to.
async fn fsl(services: &Services, id: StudentId, school: OrganisationId, class: (&str, u8)) -> Result<FslView, ServiceError> {
    let connection = services.database().connection();
    let mut past = persistence::record::past_placements_of(connection, &[id]).await?;
    past.sort_by(|one, other| {
        let when = |past: &PastPlacement| (past.school_year.clone(), past.period.map(|period| period.from()));
        when(other).cmp(&when(one)).then_with(|| one.id.cmp(&other.id))
    });
    let mut ids: Vec<OrganisationId> = past.iter().map(|past| past.company).collect();
    ids.push(school);
    let known = persistence::organisation::find(connection, &ids).await?;
    let kind = known.get(&school).ok_or(ServiceError::NotFound)?.organisation.kind;
    let named = |past: PastPlacement| {
        let company = known.get(&past.company).map(|found| found.organisation.name.clone()).unwrap_or_default();
        let project = Project { school_year: past.school_year, period: past.period, attended: past.hours, planned: past.planned_hours };
        (company, project)
    };
    let (companies, projects): (Vec<String>, Vec<Project>) = past.into_iter().map(named).unzip();
    let regulations = persistence::regulation::all(connection).await?;
    let account = account(&projects, kind, class, &regulations, services.today());
    Ok(FslView { projects: companies.into_iter().zip(projects).collect(), account })
}

/// What a school states of a student, as it is stored.
fn terms(row: StudentRow, name: Option<(&str, &str)>) -> StudentTerms {
    let (given, family) = name.unwrap_or_default();
    StudentTerms {
        given: given.to_owned(),
        family: family.to_owned(),
        register_number: Some(row.register_number),
        class: row.class,
        birth: row.birth,
        municipality: row.municipality,
        hours_done: row.hours_done,
        general_safety_hours: row.general_safety_hours,
        general_safety_on: row.general_safety_on,
        specific_safety_hours: row.specific_safety_hours,
        specific_safety_on: row.specific_safety_on,
        safety_risk: row.safety_risk,
    }
}
