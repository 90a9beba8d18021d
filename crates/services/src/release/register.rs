//! A school's register of its students' releases.

use super::{RegisterLine, RegisterView, listed};
use crate::{ServiceError, Services, access};
use domain::id::{SchoolClassId, StudentId};
use domain::policy::{Action, Actor, NamePermit, Resource, Role, authorize};
use domain::release::ReleaseState;
use domain::search::normalise;
use persistence::access::Subject;
use std::collections::{BTreeMap, BTreeSet};

/// The releases of the actor's own school, of a class or of all of them.
pub(super) async fn read(services: &Services, actor: &Actor, class: Option<SchoolClassId>) -> Result<RegisterView, ServiceError> {
    let Some(Role::Teacher { school }) = actor.role() else { return Err(ServiceError::NotFound) };
    let _permit = authorize(actor, Action::ReadReleases, &Resource::School(school))?;
    let connection = services.database().connection();
    let mut classes = persistence::organisation::classes(connection, school).await?;
    classes.sort_by(|one, other| {
        other.school_year.cmp(&one.school_year).then_with(|| (one.grade, &one.section).cmp(&(other.grade, &other.section)))
    });
    if class.is_some_and(|class| classes.iter().all(|known| known.id != class)) {
        return Err(ServiceError::NotFound);
    }
    let rows: BTreeMap<StudentId, _> =
        persistence::record::students_of(connection, school).await?.into_iter().map(|row| (row.id, row)).collect();
    let of_class = |student: &StudentId| class.is_none_or(|class| rows.get(student).is_some_and(|row| row.class == class));
    let mut stored = persistence::release::of_school(connection, school).await?;
    stored.retain(|one| of_class(&one.release.student));
    let mut waiting = persistence::correction::waiting(connection, school).await?;
    waiting.retain(|one| of_class(&one.student));
    let students: BTreeSet<StudentId> = stored.iter().map(|one| one.release.student).chain(waiting.iter().map(|one| one.student)).collect();
    let ids: Vec<StudentId> = students.into_iter().collect();
    let read: BTreeSet<SchoolClassId> = ids.iter().filter_map(|id| rows.get(id)).map(|row| row.class).collect();
    let read: Vec<Subject> = read.into_iter().map(Subject::Class).collect();
    access::note(services, actor, &read).await?;
    let permits: Vec<NamePermit> = authorize(actor, Action::ReadNames, &Resource::School(school))?.names().into_iter().collect();
    let names = persistence::student::names(connection, &permits, &ids).await?;
    let label = |student: &StudentId| match (names.get(student), rows.get(student)) {
        (Some(name), _) => format!("{} {}", name.family(), name.given()),
        (None, Some(row)) => row.pseudonym.clone(),
        (None, None) => String::new(),
    };
    let class_of = |student: &StudentId| {
        let class = rows.get(student).map(|row| row.class)?;
        classes.iter().find(|known| known.id == class).map(|class| format!("{} {}", class.label(), class.school_year))
    };
    let lines = listed(connection, stored, services.today()).await?;
    let mut lines: Vec<RegisterLine> = lines
        .into_iter()
        .map(|line| {
            let student = line.release.student;
            RegisterLine { student, label: label(&student), class: class_of(&student).unwrap_or_default(), line }
        })
        .collect();
    let holds = |state| !matches!(state, ReleaseState::Running | ReleaseState::Coming);
    lines.sort_by_cached_key(|line| (holds(line.line.state), normalise(&line.label), line.line.release.id));
    let waiting = waiting.into_iter().map(|one| (one.student, label(&one.student), one)).collect();
    Ok(RegisterView { class, lines, waiting, classes })
}
