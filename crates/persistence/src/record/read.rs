//! Records as they are now.

use super::{DemandRow, Key, PastPlacement, Record, StudentRow};
use crate::demand::DemandRecord;
use crate::error::StoreError;
use crate::import::{Attested, NewOrganisation};
use crate::row::{self, MOST_BOUND};
use crate::student::{held, school_class};
use crate::{demand, entity, municipality, word::Word};
use domain::demand::Risk;
use domain::id::{DemandId, OrganisationId, PastPlacementId, SchoolClassId, StudentId};
use domain::organisation::OrganisationKind;
use domain::place::{Means, TravelTime};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The students of a school, without their names.
///
/// # Errors
/// [`StoreError`].
pub async fn students_of(connection: &impl ConnectionTrait, school: OrganisationId) -> Result<Vec<StudentRow>, StoreError> {
    let query = entity::student::Entity::find().filter(entity::student::Column::School.eq(school.0));
    query.all(connection).await?.into_iter().map(student).collect()
}

/// What the students of a school can do.
///
/// # Errors
/// [`StoreError`].
pub async fn held_of(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<Vec<(StudentId, Attested)>, StoreError> {
    let mut found = Vec::new();
    for students in students.chunks(MOST_BOUND) {
        use entity::student_competence::{Column, Entity};
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            let attested = Attested { held: held(&row)?, by: row.attested_by, on: row.attested_on };
            found.push((StudentId(row.student), attested));
        }
    }
    Ok(found)
}

/// The companies of the polo.
///
/// # Errors
/// [`StoreError`].
pub async fn companies(connection: &impl ConnectionTrait) -> Result<Vec<NewOrganisation>, StoreError> {
    use entity::organisation::{Column, Entity};
    let query = Entity::find().filter(Column::Kind.eq(OrganisationKind::Company.word()));
    query.all(connection).await?.into_iter().map(organisation).collect()
}

/// All times between municipalities.
///
/// # Errors
/// [`StoreError`].
pub async fn travel_times(connection: &impl ConnectionTrait) -> Result<Vec<TravelTime>, StoreError> {
    entity::travel_time::Entity::find().all(connection).await?.into_iter().map(travel_time).collect()
}

/// The placements of earlier years of these students.
///
/// # Errors
/// [`StoreError`].
pub async fn past_placements_of(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<Vec<PastPlacement>, StoreError> {
    let mut found = Vec::new();
    for students in students.chunks(MOST_BOUND) {
        use entity::past_placement::{Column, Entity};
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            found.push(past_placement(row)?);
        }
    }
    Ok(found)
}

/// Everything that companies ask.
///
/// # Errors
/// [`StoreError`].
pub async fn all_demands(connection: &impl ConnectionTrait) -> Result<Vec<DemandRow>, StoreError> {
    Ok(demand::all(connection).await?.into_iter().map(demand_row).collect())
}

/// The records of these keys as they are now; those that are gone are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn current(connection: &impl ConnectionTrait, keys: &[Key]) -> Result<HashMap<Key, Record>, StoreError> {
    let mut records = Vec::new();
    macro_rules! by_id {
        ($entity:ident, $pattern:pat => $id:expr, $read:expr) => {
            let ids: Vec<Uuid> = keys.iter().filter_map(|key| if let $pattern = key { Some($id.0) } else { None }).collect();
            for ids in ids.chunks(MOST_BOUND) {
                let these = entity::$entity::Column::Id.is_in(ids.iter().copied());
                for row in entity::$entity::Entity::find().filter(these).all(connection).await? {
                    records.push($read(row)?);
                }
            }
        };
    }
    by_id!(organisation, Key::Organisation(id) => id, |row| organisation(row).map(Record::Organisation));
    by_id!(school_class, Key::Class(id) => id, |row| school_class(row).map(Record::Class));
    by_id!(student, Key::Student(id) => id, |row| student(row).map(Record::Student));
    by_id!(past_placement, Key::PastPlacement(id) => id, |row| past_placement(row).map(Record::PastPlacement));
    let students: BTreeSet<StudentId> =
        keys.iter().filter_map(|key| if let Key::Held(student, _) = key { Some(*student) } else { None }).collect();
    let students: Vec<StudentId> = students.into_iter().collect();
    records.extend(held_of(connection, &students).await?.into_iter().map(|(student, attested)| Record::Held(student, attested)));
    let demands: Vec<DemandId> = keys.iter().filter_map(|key| if let Key::Demand(id) = key { Some(*id) } else { None }).collect();
    records.extend(demand::find(connection, &demands).await?.into_values().map(|record| Record::Demand(demand_row(record))));
    if keys.iter().any(|key| matches!(key, Key::Municipality(_))) {
        records.extend(municipality::all(connection).await?.into_values().map(Record::Municipality));
    }
    if keys.iter().any(|key| matches!(key, Key::TravelTime(..))) {
        records.extend(travel_times(connection).await?.into_iter().map(Record::TravelTime));
    }
    Ok(records.into_iter().map(|record| (record.key(), record)).collect())
}

pub(crate) fn student(row: entity::student::Model) -> Result<StudentRow, StoreError> {
    const TABLE: &str = "student";
    Ok(StudentRow {
        id: StudentId(row.id),
        school: OrganisationId(row.school),
        class: SchoolClassId(row.school_class),
        register_number: row.register_number,
        pseudonym: row.pseudonym,
        birth: row.birth,
        municipality: row.municipality,
        hours_done: row::number(TABLE, row.hours_done)?,
        general_safety_hours: row::number(TABLE, row.general_safety_hours)?,
        specific_safety_hours: row::number(TABLE, row.specific_safety_hours)?,
        safety_risk: row.safety_risk.map(|word| Risk::read(TABLE, &word)).transpose()?,
        general_safety_on: row.general_safety_on,
        specific_safety_on: row.specific_safety_on,
    })
}

pub(crate) fn organisation(row: entity::organisation::Model) -> Result<NewOrganisation, StoreError> {
    Ok(NewOrganisation {
        id: OrganisationId(row.id),
        code: row.code,
        name: row.name,
        kind: OrganisationKind::read("organisation", &row.kind)?,
        school_code: row.school_code,
        vat_number: row.vat_number,
        ateco: row.ateco,
        municipality: row.municipality,
        address: row.address,
        email: row.email,
        phone: row.phone,
    })
}

pub(crate) fn travel_time(row: entity::travel_time::Model) -> Result<TravelTime, StoreError> {
    const TABLE: &str = "travel_time";
    Ok(TravelTime {
        origin: row.origin,
        destination: row.destination,
        means: Means::read(TABLE, &row.means)?,
        minutes: row::number(TABLE, row.minutes)?,
    })
}

fn past_placement(row: entity::past_placement::Model) -> Result<PastPlacement, StoreError> {
    const TABLE: &str = "past_placement";
    Ok(PastPlacement {
        id: PastPlacementId(row.id),
        student: StudentId(row.student),
        company: OrganisationId(row.company),
        school_year: row.school_year,
        period: row.period_from.zip(row.period_to).map(|(from, to)| row::period(TABLE, from, to)).transpose()?,
        hours: row.hours.map(|hours| row::number(TABLE, hours)).transpose()?,
        planned_hours: row.planned_hours.map(|hours| row::number(TABLE, hours)).transpose()?,
        tasks: row.tasks,
        outcome: row.outcome,
    })
}

fn demand_row(record: DemandRecord) -> DemandRow {
    DemandRow { id: record.id, demand: record.stated(), code: record.code }
}
