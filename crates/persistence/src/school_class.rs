//! Classes as a school keeps them, with versions.

use crate::import::class_row;
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, student};
use domain::id::{OrganisationId, PersonId, SchoolClassId};
use domain::organisation::SchoolClass;
use entity::school_class::{ActiveModel, Column, Entity};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, UpdateMany};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A class with who wrote it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredClass {
    /// The class.
    pub class: SchoolClass,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` after an import.
    pub changed_by: Option<PersonId>,
}

/// What needs a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassNeeds {
    /// Students in it.
    pub students: u64,
    /// Boards on which it takes part.
    pub boards: u64,
}

/// One class; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, id: SchoolClassId) -> Result<Option<StoredClass>, StoreError> {
    let Some(row) = Entity::find_by_id(id.0).one(connection).await? else { return Ok(None) };
    let (version, changed_by) = (row::number("school_class", row.version)?, row.changed_by.map(PersonId));
    Ok(Some(StoredClass { class: student::school_class(row)?, version, changed_by }))
}

/// The classes of these schools.
///
/// # Errors
/// [`StoreError`].
pub async fn of_schools(connection: &impl ConnectionTrait, schools: &[OrganisationId]) -> Result<Vec<SchoolClass>, StoreError> {
    let mut found = Vec::new();
    for schools in schools.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::School.is_in(schools.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            found.push(student::school_class(row)?);
        }
    }
    Ok(found)
}

/// How many students each class of these schools has, and how many of them have fewer than so many hours
/// of the general safety course; classes without students are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn figures(
    connection: &impl ConnectionTrait,
    schools: &[OrganisationId],
    hours: u16,
) -> Result<BTreeMap<SchoolClassId, (u32, u32)>, StoreError> {
    use entity::student::{Column, Entity};
    let mut figures = BTreeMap::new();
    for schools in schools.chunks(MOST_BOUND - 3) {
        let lacks = Expr::case(Expr::col(Column::GeneralSafetyHours).lt(i32::from(hours)), 1_i32).finally(0_i32);
        let counts: Vec<(Uuid, i64, i64)> = Entity::find()
            .select_only()
            .column(Column::SchoolClass)
            .column_as(Expr::col(Column::Id).count(), "students")
            .column_as(Expr::expr(lacks).sum(), "without")
            .filter(Column::School.is_in(schools.iter().map(|id| id.0)))
            .group_by(Column::SchoolClass)
            .into_tuple()
            .all(connection)
            .await?;
        for (class, students, without) in counts {
            figures.insert(SchoolClassId(class), (row::number("student", students)?, row::number("student", without)?));
        }
    }
    Ok(figures)
}

/// Adds a class.
///
/// # Errors
/// [`StoreError::Taken`] where the school has one of this name in this year.
pub async fn insert(connection: &impl ConnectionTrait, class: &SchoolClass, by: Option<PersonId>) -> Result<(), StoreError> {
    let row = ActiveModel { changed_by: Set(by.map(|by| by.0)), ..class_row(class) };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes a class over the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Taken`] where the school has another one of this name in this year.
pub async fn change(connection: &impl ConnectionTrait, seen: u64, after: &SchoolClass, by: Option<PersonId>) -> Result<bool, StoreError> {
    let done = written(after, by).filter(Column::Version.eq(row::stored_version(seen))).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

/// Writes a class over whatever version there is.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub(crate) async fn replace(connection: &impl ConnectionTrait, after: &SchoolClass) -> Result<(), StoreError> {
    match written(after, None).exec(connection).await?.rows_affected {
        0 => Err(StoreError::Database(DbErr::RecordNotUpdated)),
        _ => Ok(()),
    }
}

fn written(after: &SchoolClass, by: Option<PersonId>) -> UpdateMany<Entity> {
    let row = ActiveModel { version: NotSet, changed_by: Set(by.map(|by| by.0)), ..class_row(after) };
    let next = Expr::col(Column::Version).add(1);
    Entity::update_many().set(row).col_expr(Column::Version, next).filter(Column::Id.eq(after.id.0))
}

/// What needs a class.
///
/// # Errors
/// [`StoreError`].
pub async fn needs(connection: &impl ConnectionTrait, id: SchoolClassId) -> Result<ClassNeeds, StoreError> {
    let students = entity::student::Entity::find().filter(entity::student::Column::SchoolClass.eq(id.0)).count(connection).await?;
    let boards = entity::board_class::Entity::find().filter(entity::board_class::Column::SchoolClass.eq(id.0)).count(connection).await?;
    Ok(ClassNeeds { students, boards })
}

/// Removes a class at the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where something needs it.
pub async fn remove(connection: &impl ConnectionTrait, id: SchoolClassId, seen: u64) -> Result<bool, StoreError> {
    let these = Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen)));
    Ok(Entity::delete_many().filter(these).exec(connection).await?.rows_affected == 1)
}
