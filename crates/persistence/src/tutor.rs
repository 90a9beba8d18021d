//! Who follows students, and whom: tutors of schools and of companies, with versions. How many that is
//! at a time is counted in `followed.rs`.

mod followed;

pub use followed::{facts, followed_in_companies, followed_in_schools, following, seated_at, seats_of};

use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError};
use domain::calendar::Date;
use domain::id::{DemandId, OrganisationId, PersonId, SchoolClassId, StudentId, TutorId};
use domain::tutor::{Tutor, TutorTerms};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = "tutor";

/// What names a tutor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TutorNeeds {
    /// Demands.
    pub demands: u64,
    /// Classes.
    pub classes: u64,
    /// Students who have them instead of the tutor of their class.
    pub students: u64,
}

/// A tutor with who wrote it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTutor {
    /// The tutor.
    pub tutor: Tutor,
    /// By whom last; `None` where it came with a package.
    pub changed_by: Option<PersonId>,
}

/// One tutor; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, id: TutorId) -> Result<Option<StoredTutor>, StoreError> {
    entity::tutor::Entity::find_by_id(id.0).one(connection).await?.map(stored).transpose()
}

/// The tutors of some organisations.
///
/// # Errors
/// [`StoreError`].
pub async fn of(connection: &impl ConnectionTrait, organisations: &[OrganisationId]) -> Result<Vec<StoredTutor>, StoreError> {
    let these = entity::tutor::Column::Organisation.is_in(organisations.iter().map(|id| id.0));
    entity::tutor::Entity::find().filter(these).all(connection).await?.into_iter().map(stored).collect()
}

/// The tutors of these ids, by id.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, ids: &[TutorId]) -> Result<BTreeMap<TutorId, Tutor>, StoreError> {
    let mut found = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::tutor::Entity::find().filter(entity::tutor::Column::Id.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            found.insert(TutorId(row.id), stored(row)?.tutor);
        }
    }
    Ok(found)
}

/// Adds a tutor at version 1.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown organisation.
pub async fn insert(connection: &impl ConnectionTrait, tutor: &Tutor, by: Option<PersonId>) -> Result<(), StoreError> {
    let row = entity::tutor::ActiveModel {
        id: Set(tutor.id.0),
        organisation: Set(tutor.organisation.0),
        ended_on: Set(tutor.ended_on),
        version: Set(1),
        ..written(&tutor.terms, by)
    };
    entity::tutor::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes who a tutor is over the version that one has seen; `false` where it is at another one, or
/// gone.
///
/// # Errors
/// [`StoreError`].
pub async fn change(
    connection: &impl ConnectionTrait,
    id: TutorId,
    seen: u64,
    after: &TutorTerms,
    by: Option<PersonId>,
) -> Result<bool, StoreError> {
    update(connection, id, seen, written(after, by)).await
}

/// Says since when a tutor follows nobody new, or that they do again.
///
/// # Errors
/// [`StoreError`].
pub async fn end(
    connection: &impl ConnectionTrait,
    id: TutorId,
    seen: u64,
    ended_on: Option<Date>,
    by: Option<PersonId>,
) -> Result<bool, StoreError> {
    let row = entity::tutor::ActiveModel { ended_on: Set(ended_on), changed_by: Set(by.map(|by| by.0)), ..Default::default() };
    update(connection, id, seen, row).await
}

/// Removes a tutor at the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where something names them.
pub async fn remove(connection: &impl ConnectionTrait, id: TutorId, seen: u64) -> Result<bool, StoreError> {
    Ok(entity::tutor::Entity::delete_many().filter(at(id, seen)).exec(connection).await?.rows_affected == 1)
}

/// What names a tutor.
///
/// # Errors
/// [`StoreError`].
pub async fn needs(connection: &impl ConnectionTrait, id: TutorId) -> Result<TutorNeeds, StoreError> {
    use entity::{class_tutor, demand_tutor, student_tutor};
    Ok(TutorNeeds {
        demands: demand_tutor::Entity::find().filter(demand_tutor::Column::Tutor.eq(id.0)).count(connection).await?,
        classes: class_tutor::Entity::find().filter(class_tutor::Column::Tutor.eq(id.0)).count(connection).await?,
        students: student_tutor::Entity::find().filter(student_tutor::Column::Tutor.eq(id.0)).count(connection).await?,
    })
}

/// Locks tutors until the transaction ends, in the order of their ids: no other board gives them
/// students meanwhile. Their versions stay: nobody has written them.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(connection: &impl ConnectionTrait, tutors: &BTreeSet<TutorId>) -> Result<(), StoreError> {
    use entity::tutor::{Column, Entity};
    for tutor in tutors {
        let lock = Entity::update_many().col_expr(Column::Version, Expr::col(Column::Version).add(0));
        lock.filter(Column::Id.eq(tutor.0)).exec(connection).await?;
    }
    Ok(())
}

/// The tutors of demands; those that name none are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn of_demands(connection: &impl ConnectionTrait, demands: &[DemandId]) -> Result<BTreeMap<DemandId, TutorId>, StoreError> {
    use entity::demand_tutor::{Column, Entity};
    let mut found = BTreeMap::new();
    for demands in demands.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Demand.is_in(demands.iter().map(|id| id.0)));
        found.extend(query.all(connection).await?.into_iter().map(|row| (DemandId(row.demand), TutorId(row.tutor))));
    }
    Ok(found)
}

/// The tutors of classes; those that have none are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn of_classes(
    connection: &impl ConnectionTrait,
    classes: &[SchoolClassId],
) -> Result<BTreeMap<SchoolClassId, TutorId>, StoreError> {
    use entity::class_tutor::{Column, Entity};
    let query = Entity::find().filter(Column::SchoolClass.is_in(classes.iter().map(|id| id.0)));
    Ok(query.all(connection).await?.into_iter().map(|row| (SchoolClassId(row.school_class), TutorId(row.tutor))).collect())
}

/// The tutors whom students have instead of those of their classes.
///
/// # Errors
/// [`StoreError`].
pub async fn of_students(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<BTreeMap<StudentId, TutorId>, StoreError> {
    use entity::student_tutor::{Column, Entity};
    let mut found = BTreeMap::new();
    for students in students.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0)));
        found.extend(query.all(connection).await?.into_iter().map(|row| (StudentId(row.student), TutorId(row.tutor))));
    }
    Ok(found)
}

/// Says who follows the students of a demand; nobody yet where `None`.
///
/// # Errors
/// [`StoreError::Reference`] where the tutor is not of the demand's company.
pub async fn give_demand(
    connection: &impl ConnectionTrait,
    demand: DemandId,
    company: OrganisationId,
    tutor: Option<TutorId>,
) -> Result<(), StoreError> {
    use entity::demand_tutor::{ActiveModel, Column, Entity};
    let Some(tutor) = tutor else {
        Entity::delete_by_id(demand.0).exec(connection).await?;
        return Ok(());
    };
    let row = ActiveModel { demand: Set(demand.0), company: Set(company.0), tutor: Set(tutor.0) };
    let other = OnConflict::column(Column::Demand).update_columns([Column::Company, Column::Tutor]).to_owned();
    Entity::insert(row).on_conflict(other).exec_without_returning(connection).await?;
    Ok(())
}

/// Says who follows the students of a class; nobody yet where `None`.
///
/// # Errors
/// [`StoreError::Reference`] where the tutor is not of the class's school.
pub async fn give_class(
    connection: &impl ConnectionTrait,
    class: SchoolClassId,
    school: OrganisationId,
    tutor: Option<TutorId>,
) -> Result<(), StoreError> {
    use entity::class_tutor::{ActiveModel, Column, Entity};
    let Some(tutor) = tutor else {
        Entity::delete_by_id(class.0).exec(connection).await?;
        return Ok(());
    };
    let row = ActiveModel { school_class: Set(class.0), school: Set(school.0), tutor: Set(tutor.0) };
    let other = OnConflict::column(Column::SchoolClass).update_column(Column::Tutor).to_owned();
    Entity::insert(row).on_conflict(other).exec_without_returning(connection).await?;
    Ok(())
}

/// Says who follows a student instead of the tutor of the class; that one where `None`.
///
/// # Errors
/// [`StoreError::Reference`] where the tutor is not of the student's school.
pub async fn give_student(
    connection: &impl ConnectionTrait,
    student: StudentId,
    school: OrganisationId,
    tutor: Option<TutorId>,
) -> Result<(), StoreError> {
    use entity::student_tutor::{ActiveModel, Column, Entity};
    let Some(tutor) = tutor else {
        Entity::delete_by_id(student.0).exec(connection).await?;
        return Ok(());
    };
    let row = ActiveModel { student: Set(student.0), school: Set(school.0), tutor: Set(tutor.0) };
    let other = OnConflict::column(Column::Student).update_column(Column::Tutor).to_owned();
    Entity::insert(row).on_conflict(other).exec_without_returning(connection).await?;
    Ok(())
}

/// A demand whose company becomes another one loses the tutor of the former.
pub(crate) async fn leave_company(connection: &impl ConnectionTrait, demand: DemandId, company: OrganisationId) -> Result<(), StoreError> {
    use entity::demand_tutor::{Column, Entity};
    let of_another = Column::Demand.eq(demand.0).and(Column::Company.ne(company.0));
    Entity::delete_many().filter(of_another).exec(connection).await?;
    Ok(())
}

fn at(id: TutorId, seen: u64) -> sea_orm::sea_query::SimpleExpr {
    use entity::tutor::Column;
    Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen)))
}

async fn update(connection: &impl ConnectionTrait, id: TutorId, seen: u64, row: entity::tutor::ActiveModel) -> Result<bool, StoreError> {
    use entity::tutor::{Column, Entity};
    let next = Expr::col(Column::Version).add(1);
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(at(id, seen)).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

fn written(terms: &TutorTerms, by: Option<PersonId>) -> entity::tutor::ActiveModel {
    entity::tutor::ActiveModel {
        id: NotSet,
        organisation: NotSet,
        name: Set(terms.name.clone()),
        role: Set(terms.role.clone()),
        email: Set(terms.email.clone()),
        phone: Set(terms.phone.clone()),
        most: Set(i32::from(terms.most)),
        ended_on: NotSet,
        version: NotSet,
        changed_by: Set(by.map(|by| by.0)),
    }
}

fn stored(row: entity::tutor::Model) -> Result<StoredTutor, StoreError> {
    let most = row::number(TABLE, row.most)?;
    let terms = TutorTerms { name: row.name, role: row.role, email: row.email, phone: row.phone, most };
    let version = row::number(TABLE, row.version)?;
    let tutor = Tutor { id: TutorId(row.id), organisation: OrganisationId(row.organisation), terms, ended_on: row.ended_on, version };
    Ok(StoredTutor { tutor, changed_by: row.changed_by.map(PersonId) })
}
