//! Names of students come out against a permit only.

use crate::databases::on_each;
use crate::sample::store;
use domain::id::{OrganisationId, PersonId};
use domain::policy::{Action, Actor, NamePermit, Resource, Role, authorize};
use persistence::student;

fn teacher_of(school: OrganisationId) -> NamePermit {
    let actor = Actor::Person { person: PersonId::generate(), role: Role::Teacher { school } };
    authorize(&actor, Action::ReadNames, &Resource::School(school)).unwrap().names().unwrap()
}

#[tokio::test]
async fn a_permit_opens_the_names_of_its_own_school() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let names = student::names(connection, &[teacher_of(sample.school)], &sample.students).await.unwrap();
        assert_eq!(names.len(), 2);
        assert_eq!(names[&sample.students[0]].full(), "Niccolò D’Angelo");
        let elsewhere = student::names(connection, &[teacher_of(OrganisationId::generate())], &sample.students).await.unwrap();
        assert!(elsewhere.is_empty(), "another school's permit opens nothing here");
        assert!(student::names(connection, &[], &sample.students).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_student_reads_the_own_name_only() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let [oneself, _] = sample.students;
        let actor = Actor::Person { person: PersonId::generate(), role: Role::Student { student: oneself, school: sample.school } };
        let subject = Resource::Student { student: oneself, school: sample.school };
        let permit = authorize(&actor, Action::ReadNames, &subject).unwrap().names().unwrap();
        let names = student::names(connection, &[permit], &sample.students).await.unwrap();
        assert_eq!(names.keys().copied().collect::<Vec<_>>(), [oneself]);
    })
    .await;
}
