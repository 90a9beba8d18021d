//! Schools, training bodies, ITS and companies.

use crate::{entity, error::StoreError, row::MOST_BOUND, word::Word};
use domain::id::OrganisationId;
use domain::organisation::{Organisation, OrganisationKind};
use domain::place::Municipality;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

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

fn record(row: entity::organisation::Model, places: &BTreeMap<String, Municipality>) -> Result<OrganisationRecord, StoreError> {
    let kind = OrganisationKind::read("organisation", &row.kind)?;
    let municipality = places.get(&row.municipality).map_or_else(|| row.municipality.clone(), |place| place.name.clone());
    Ok(OrganisationRecord {
        organisation: Organisation { id: OrganisationId(row.id), name: row.name, kind, municipality },
        istat_code: row.municipality,
    })
}
