//! Schools, training bodies, ITS and companies.

use crate::import::{NewOrganisation, organisation_row};
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::id::{OrganisationId, SchoolClassId};
use domain::organisation::{Organisation, OrganisationKind, SchoolClass};
use domain::place::Municipality;
use sea_orm::ActiveValue::NotSet;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect, UpdateMany};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// An organisation and the ISTAT code of its seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationRecord {
    /// As everybody may see it; `municipality` is the name of the seat.
    pub organisation: Organisation,
    /// The seat's ISTAT code.
    pub istat_code: String,
}

/// The organisations of these ids; those that do not exist are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn find(
    connection: &impl ConnectionTrait,
    ids: &[OrganisationId],
) -> Result<BTreeMap<OrganisationId, OrganisationRecord>, StoreError> {
    let places = crate::municipality::all(connection).await?;
    let mut found = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::organisation::Entity::find().filter(entity::organisation::Column::Id.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            found.insert(OrganisationId(row.id), record(row, &places)?);
        }
    }
    Ok(found)
}

/// A school with its code, where it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolRecord {
    /// Which one.
    pub id: OrganisationId,
    /// The polo's code for it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The ministry's code, where it is known.
    pub school_code: Option<String>,
    /// The seat's ISTAT code.
    pub municipality: String,
}

/// The schools, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn schools(connection: &impl ConnectionTrait) -> Result<Vec<SchoolRecord>, StoreError> {
    let mut schools = Vec::new();
    for row in entity::organisation::Entity::find().all(connection).await? {
        if OrganisationKind::read("organisation", &row.kind)?.is_school() {
            let (id, code, name) = (OrganisationId(row.id), row.code, row.name);
            schools.push(SchoolRecord { id, code, name, school_code: row.school_code, municipality: row.municipality });
        }
    }
    schools.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(schools)
}

/// The classes of a school, of all years.
///
/// # Errors
/// [`StoreError`].
pub async fn classes(connection: &impl ConnectionTrait, school: OrganisationId) -> Result<Vec<SchoolClass>, StoreError> {
    let query = entity::school_class::Entity::find().filter(entity::school_class::Column::School.eq(school.0));
    query.all(connection).await?.into_iter().map(crate::student::school_class).collect()
}

/// An organisation with everything that is known of it, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredOrganisation {
    /// What it is; `municipality` is the seat's ISTAT code.
    pub record: NewOrganisation,
    /// How often it was written.
    pub version: u64,
}

/// All organisations.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<StoredOrganisation>, StoreError> {
    entity::organisation::Entity::find().all(connection).await?.into_iter().map(stored).collect()
}

/// One organisation; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<StoredOrganisation>, StoreError> {
    entity::organisation::Entity::find_by_id(id.0).one(connection).await?.map(stored).transpose()
}

/// Adds an organisation.
///
/// # Errors
/// [`StoreError::Taken`] where its code is there already, [`StoreError::Reference`] for an unknown
/// municipality.
pub async fn insert(connection: &impl ConnectionTrait, new: &NewOrganisation) -> Result<(), StoreError> {
    entity::organisation::Entity::insert(organisation_row(new)).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes what an organisation is over the version that one has seen, and counts it up; `false`
/// where it is at another version, or gone.
///
/// # Errors
/// [`StoreError`].
pub async fn change(connection: &impl ConnectionTrait, seen: u64, after: &NewOrganisation) -> Result<bool, StoreError> {
    let at_version = entity::organisation::Column::Version.eq(row::stored_version(seen));
    Ok(written(after).filter(at_version).exec(connection).await?.rows_affected == 1)
}

/// Writes what an organisation is over whatever version there is, and counts it up.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub async fn replace(connection: &impl ConnectionTrait, after: &NewOrganisation) -> Result<(), StoreError> {
    match written(after).exec(connection).await?.rows_affected {
        0 => Err(StoreError::Database(DbErr::RecordNotUpdated)),
        _ => Ok(()),
    }
}

fn written(after: &NewOrganisation) -> UpdateMany<entity::organisation::Entity> {
    use entity::organisation::Column;
    let row = entity::organisation::ActiveModel { version: NotSet, ..organisation_row(after) };
    let next = Expr::col(Column::Version).add(1);
    entity::organisation::Entity::update_many().set(row).col_expr(Column::Version, next).filter(Column::Id.eq(after.id.0))
}

/// How many students each class of a school has; classes without any are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn students_by_class(
    connection: &impl ConnectionTrait,
    school: OrganisationId,
) -> Result<BTreeMap<SchoolClassId, u32>, StoreError> {
    use entity::student::{Column, Entity};
    let counts: Vec<(Uuid, i64)> = Entity::find()
        .select_only()
        .column(Column::SchoolClass)
        .column_as(Expr::col(Column::Id).count(), "students")
        .filter(Column::School.eq(school.0))
        .group_by(Column::SchoolClass)
        .into_tuple()
        .all(connection)
        .await?;
    counts.into_iter().map(|(class, students)| Ok((SchoolClassId(class), row::number("student", students)?))).collect()
}

fn stored(row: entity::organisation::Model) -> Result<StoredOrganisation, StoreError> {
    let version = row::number("organisation", row.version)?;
    Ok(StoredOrganisation { record: crate::record::organisation(row)?, version })
}

/// The codes of all organisations.
///
/// # Errors
/// [`StoreError`].
pub async fn codes(connection: &impl ConnectionTrait) -> Result<HashSet<String>, StoreError> {
    let query = entity::organisation::Entity::find().select_only().column(entity::organisation::Column::Code);
    Ok(query.into_tuple().all(connection).await?.into_iter().collect())
}

fn record(row: entity::organisation::Model, places: &BTreeMap<String, Municipality>) -> Result<OrganisationRecord, StoreError> {
    let kind = OrganisationKind::read("organisation", &row.kind)?;
    let municipality = places.get(&row.municipality).map_or_else(|| row.municipality.clone(), |place| place.name.clone());
    Ok(OrganisationRecord {
        organisation: Organisation { id: OrganisationId(row.id), name: row.name, kind, municipality },
        istat_code: row.municipality,
    })
}
