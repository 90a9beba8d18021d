//! Schools, training bodies, ITS and companies.

use crate::{entity, error::StoreError, row::MOST_BOUND, word::Word};
use domain::id::OrganisationId;
use domain::organisation::{Organisation, OrganisationKind, SchoolClass};
use domain::place::Municipality;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashSet};

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

/// The codes of all organisations.
///
/// # Errors
/// [`StoreError`].
pub async fn codes(connection: &impl ConnectionTrait) -> Result<HashSet<String>, StoreError> {
    use sea_orm::QuerySelect;
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
