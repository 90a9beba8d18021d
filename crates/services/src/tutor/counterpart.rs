//! Who follows on the other side of a placement: the company's tutor for the school, the school's for
//! the company.

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId, TutorId};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use persistence::student::StudentRecord;
use std::collections::{BTreeMap, BTreeSet};

/// Who follows a student, or the students of a place, on the other side of a placement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counterpart {
    /// What the other organisation is called.
    pub organisation: String,
    /// For a school the title of the place; for a company the student's pseudonym.
    pub about: String,
    /// The tutor; `None` where nobody is named yet. Of a school's tutor a company learns the name.
    pub tutor: Option<Named>,
}

/// A tutor as the other side knows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: String,
    /// E-mail and telephone, as far as one may know them.
    pub contacts: Vec<String>,
}

/// The tutors on the other side: of the places where one's own students are, or of the students whom
/// one's company has. Each once, by organisation. The coordinator sees the tutors themselves.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever keeps no tutors.
pub async fn counterparts(services: &Services, actor: &Actor) -> Result<Vec<Counterpart>, ApiError> {
    Ok(read_counterparts(services, actor).await?)
}

async fn read_counterparts(services: &Services, actor: &Actor) -> Result<Vec<Counterpart>, ServiceError> {
    let connection = services.database().connection();
    let seats = match actor.role() {
        Some(Role::Teacher { school }) => {
            let students = persistence::record::students_of(connection, school).await?;
            let students: Vec<StudentId> = students.into_iter().map(|student| student.id).collect();
            persistence::tutor::seats_of(connection, &students).await?
        }
        Some(Role::Company { company }) => {
            let demands: Vec<DemandId> = persistence::demand::of_company(connection, company).await?.into_iter().collect();
            persistence::tutor::seated_at(connection, &demands).await?
        }
        Some(Role::Coordinator) => return Ok(Vec::new()),
        _ => return Err(ServiceError::NotFound),
    };
    let is_school = matches!(actor.role(), Some(Role::Teacher { .. }));
    let owners: BTreeMap<BoardId, OrganisationId> =
        persistence::board::all(connection).await?.into_iter().map(|board| (board.id, board.school)).collect();
    let demand_ids: Vec<DemandId> = seats.iter().map(|(_, _, demand)| *demand).collect::<BTreeSet<_>>().into_iter().collect();
    let student_ids: Vec<StudentId> = seats.iter().map(|(_, student, _)| *student).collect::<BTreeSet<_>>().into_iter().collect();
    let demands = persistence::demand::find(connection, &demand_ids).await?;
    let students = persistence::student::find(connection, &student_ids).await?;
    let of_demands = persistence::tutor::of_demands(connection, &demand_ids).await?;
    let of_students = persistence::tutor::following(connection, &student_ids).await?;
    let ids: BTreeSet<TutorId> = of_demands.values().chain(of_students.values()).copied().collect();
    let tutors = persistence::tutor::find(connection, &ids.into_iter().collect::<Vec<_>>()).await?;
    let others: BTreeSet<OrganisationId> =
        demands.values().map(|demand| demand.company).chain(students.values().map(StudentRecord::school)).collect();
    let organisations = persistence::organisation::find(connection, &others.into_iter().collect::<Vec<_>>()).await?;
    let name = |id: OrganisationId| organisations.get(&id).map(|found| found.organisation.name.clone()).unwrap_or_default();
    let counterpart = |(board, student, demand): (BoardId, StudentId, DemandId)| {
        let (demand, student, owner) = (demands.get(&demand)?, students.get(&student)?, *owners.get(&board)?);
        let placement = Resource::Placement { school: student.school(), owner, company: demand.company };
        let _permit = authorize(actor, Action::ReadTutors, &placement).ok()?;
        let tutor = if is_school { of_demands.get(&demand.id) } else { of_students.get(&student.id) };
        let tutor = tutor.and_then(|tutor| tutors.get(tutor)).map(|tutor| Named {
            name: tutor.terms.name.clone(),
            contacts: if is_school {
                [&tutor.terms.email, &tutor.terms.phone].into_iter().flatten().cloned().collect()
            } else {
                Vec::new()
            },
        });
        Some(if is_school {
            Counterpart { organisation: name(demand.company), about: demand.title.clone(), tutor }
        } else {
            Counterpart { organisation: name(student.school()), about: student.code.clone(), tutor }
        })
    };
    let found: BTreeSet<Counterpart> = seats.into_iter().filter_map(counterpart).collect();
    Ok(found.into_iter().collect())
}
