//! Adding, replacing and removing records.

use super::{Key, PastPlacement, Record, StudentRow};
use crate::bulk::insert_all;
use crate::error::StoreError;
use crate::import::{attested_row, class_row, municipality_row, organisation_row};
use crate::row::MOST_BOUND;
use crate::travel_time::travel_row;
use crate::{demand, enrolment, entity, school_class, word::Word};
use domain::calendar::Timestamp;
use domain::id::StudentId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use std::collections::BTreeMap;

/// Adds records, in the order in which they refer to each other, whatever order they come in.
///
/// # Errors
/// [`StoreError`], such as [`StoreError::Taken`] where one is there already.
pub async fn add(connection: &impl ConnectionTrait, records: &[Record], at: Timestamp) -> Result<(), StoreError> {
    macro_rules! rows {
        ($pattern:pat => $row:expr) => {
            // Collected: a borrowing iterator would make a future that cannot change threads.
            let rows: Vec<_> = records.iter().filter_map(|record| if let $pattern = record { Some($row) } else { None }).collect();
            insert_all(connection, rows).await?;
        };
    }
    rows!(Record::Municipality(place) => municipality_row(place));
    rows!(Record::TravelTime(time) => travel_row(time));
    rows!(Record::Organisation(organisation) => organisation_row(organisation));
    rows!(Record::Class(class) => class_row(class));
    rows!(Record::Student(student) => {
        entity::student::ActiveModel { placement_lock: Set(0), ..student_row(student) }
    });
    rows!(Record::Held(student, attested) => attested_row(*student, attested));
    rows!(Record::PastPlacement(placement) => past_row(placement));
    for record in records {
        if let Record::Demand(row) = record {
            demand::insert(connection, row.id, row.code.as_deref(), &row.demand, at).await?;
        }
    }
    Ok(())
}

/// Puts a record in the place of the one with its key.
///
/// # Errors
/// [`StoreError`]; [`StoreError::Database`] where there is none.
pub async fn replace(connection: &impl ConnectionTrait, record: &Record) -> Result<(), StoreError> {
    match record {
        Record::Municipality(place) => {
            crate::municipality::replace(connection, place).await?;
        }
        Record::TravelTime(time) => {
            crate::travel_time::replace(connection, time).await?;
        }
        Record::Organisation(organisation) => {
            crate::organisation::replace(connection, organisation).await?;
        }
        Record::Class(class) => {
            school_class::replace(connection, class).await?;
        }
        Record::Student(student) => {
            enrolment::replace(connection, student).await?;
        }
        Record::Held(student, attested) => {
            enrolment::replace_held(connection, *student, attested).await?;
        }
        Record::PastPlacement(placement) => {
            entity::past_placement::Entity::update(past_row(placement)).exec(connection).await?;
        }
        Record::Demand(row) => {
            demand::replace(connection, row.id, row.code.as_deref(), &row.demand).await?;
        }
    }
    Ok(())
}

/// Removes records, those that refer to others first.
///
/// # Errors
/// [`StoreError::Reference`] where something still needs one of them.
pub async fn remove(connection: &impl ConnectionTrait, keys: &[Key]) -> Result<(), StoreError> {
    macro_rules! by_id {
        ($entity:ident . $column:ident, $pattern:pat => $id:expr) => {
            let ids: Vec<_> = keys.iter().filter_map(|key| if let $pattern = key { Some($id) } else { None }).collect();
            for ids in ids.chunks(MOST_BOUND) {
                let these = entity::$entity::Column::$column.is_in(ids.iter().cloned());
                entity::$entity::Entity::delete_many().filter(these).exec(connection).await?;
            }
        };
    }
    by_id!(demand.Id, Key::Demand(id) => id.0);
    by_id!(past_placement.Id, Key::PastPlacement(id) => id.0);
    let mut held: BTreeMap<StudentId, Vec<uuid::Uuid>> = BTreeMap::new();
    for key in keys {
        if let Key::Held(student, competence) = key {
            held.entry(*student).or_default().push(competence.0);
        }
    }
    for (student, competences) in held {
        use entity::student_competence::{Column, Entity};
        let these = Column::Student.eq(student.0).and(Column::Competence.is_in(competences));
        Entity::delete_many().filter(these).exec(connection).await?;
    }
    by_id!(student.Id, Key::Student(id) => id.0);
    by_id!(school_class.Id, Key::Class(id) => id.0);
    by_id!(organisation.Id, Key::Organisation(id) => id.0);
    for key in keys {
        if let Key::TravelTime(origin, destination, means) = key {
            let key = (origin.clone(), destination.clone(), means.word().to_owned());
            entity::travel_time::Entity::delete_by_id(key).exec(connection).await?;
        }
    }
    by_id!(municipality.IstatCode, Key::Municipality(code) => code.clone());
    Ok(())
}

/// Without the lock, which no import touches.
pub(crate) fn student_row(student: &StudentRow) -> entity::student::ActiveModel {
    entity::student::ActiveModel {
        id: Set(student.id.0),
        school: Set(student.school.0),
        school_class: Set(student.class.0),
        register_number: Set(student.register_number.clone()),
        pseudonym: Set(student.pseudonym.clone()),
        birth: Set(student.birth),
        municipality: Set(student.municipality.clone()),
        hours_done: Set(i32::from(student.hours_done)),
        general_safety_hours: Set(i32::from(student.general_safety_hours)),
        specific_safety_hours: Set(i32::from(student.specific_safety_hours)),
        safety_risk: Set(student.safety_risk.map(|risk| risk.word().to_owned())),
        general_safety_on: Set(student.general_safety_on),
        specific_safety_on: Set(student.specific_safety_on),
        ..Default::default()
    }
}

fn past_row(placement: &PastPlacement) -> entity::past_placement::ActiveModel {
    entity::past_placement::ActiveModel {
        id: Set(placement.id.0),
        student: Set(placement.student.0),
        company: Set(placement.company.0),
        school_year: Set(placement.school_year.clone()),
        period_from: Set(placement.period.map(|period| period.from())),
        period_to: Set(placement.period.map(|period| period.to())),
        hours: Set(placement.hours.map(i32::from)),
        planned_hours: Set(placement.planned_hours.map(i32::from)),
        tasks: Set(placement.tasks.clone()),
        outcome: Set(placement.outcome.clone()),
    }
}
