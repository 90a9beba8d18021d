//! Concepts of the catalogue one by one: taken into it from the published classification, described,
//! removed. Whoever takes one in or removes one holds the lock of the catalogue's revision.

use crate::catalogue::{EntryId, touch};
use crate::competence::{SYNONYM_SEPARATOR, synonyms_of};
use crate::row::{self, MOST_BOUND};
use crate::{bulk, entity, error::StoreError, word::Word};
use domain::catalogue::Relation;
use domain::classification::{ConceptKind, ConceptRelation};
use domain::competence::{CompetenceKind, Level};
use domain::concept::{ConceptTerms, Origin};
use domain::id::{CompetenceId, OccupationId, PersonId};
use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// So many steps up or down a hierarchy are followed: ESCO has six.
const MOST_STEPS: usize = 12;
/// So many alternative labels of a publication are shown with a competence; it is found by all.
const MOST_ALTERNATIVES: usize = 8;
/// What an adopted concept's place in an occupation is, since ESCO has no levels.
const USUAL: Level = Level::Guided;

/// A published concept with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    id: Uuid,
    /// Its address.
    pub uri: String,
    /// What it stands for.
    pub kind: ConceptKind,
    /// Of an occupation its ISCO-08 group; of a skill the code of its lowest group; may be empty.
    pub group: String,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// Other Italian labels.
    pub alternatives_it: Vec<String>,
    /// Other English labels.
    pub alternatives_en: Vec<String>,
    /// What it is, in Italian.
    pub description_it: String,
    /// What it is, in English.
    pub description_en: String,
}

/// A published concept by its address; `None` where there is none, or it has no label.
///
/// # Errors
/// [`StoreError`].
pub async fn published(connection: &impl ConnectionTrait, uri: &str) -> Result<Option<Published>, StoreError> {
    use entity::concept_label::{Column, Entity};
    let Some(concept) = entity::concept::Entity::find().filter(entity::concept::Column::Uri.eq(uri)).one(connection).await? else {
        return Ok(None);
    };
    let kind = ConceptKind::read("concept", &concept.kind)?;
    let mut words: HashMap<(String, String), Vec<String>> = HashMap::new();
    for row in Entity::find().filter(Column::Concept.eq(concept.id)).order_by_asc(Column::Position).all(connection).await? {
        words.entry((row.language, row.role)).or_default().push(row.label);
    }
    let mut take = |language: Language, role: &str| words.remove(&(language.tag().to_owned(), role.to_owned())).unwrap_or_default();
    let mut one = |role: &str| Language::ALL.map(|language| take(language, role).into_iter().next().unwrap_or_default());
    let ([label_it, label_en], [description_it, description_en]) = (one("preferred"), one("description"));
    let alternatives_en = take(Language::English, "alternative");
    let mut alternatives_it = take(Language::Italian, "alternative");
    alternatives_it.retain(|word| !word.contains(SYNONYM_SEPARATOR));
    // A package may have one language only: then that word has to do for both.
    let either = |label: &String, other: &String| if label.is_empty() { other.clone() } else { label.clone() };
    let (label_it, label_en) = (either(&label_it, &label_en), either(&label_en, &label_it));
    if label_it.is_empty() {
        return Ok(None);
    }
    let group = if kind.is_of_occupations() { concept.group_code } else { lowest_group(connection, concept.id).await? };
    Ok(Some(Published {
        id: concept.id,
        uri: concept.uri,
        kind,
        group,
        label_it,
        label_en,
        alternatives_it,
        alternatives_en,
        description_it,
        description_en,
    }))
}

/// The code of the nearest group of skills above a concept; of several the first by its code.
async fn lowest_group(connection: &impl ConnectionTrait, concept: Uuid) -> Result<String, StoreError> {
    let (mut known, mut here) = (BTreeSet::from([concept]), vec![concept]);
    for _ in 0..MOST_STEPS {
        let above = neighbours(connection, &here, Direction::Broader).await?;
        here = above.into_iter().filter(|id| known.insert(*id)).collect();
        let rows = concepts(connection, &here).await?;
        let groups = rows.iter().filter(|row| row.kind == ConceptKind::SkillGroup.word() && !row.code.is_empty());
        if let Some(code) = groups.map(|row| &row.code).min() {
            return Ok(code.clone());
        }
        if here.is_empty() {
            break;
        }
    }
    Ok(String::new())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Broader,
    Narrower,
}

/// The concepts one step above or below these.
async fn neighbours(connection: &impl ConnectionTrait, of: &[Uuid], direction: Direction) -> Result<Vec<Uuid>, StoreError> {
    use entity::concept_link::{Column, Entity};
    let mut found = Vec::new();
    for of in of.chunks(MOST_BOUND - 1) {
        let (from, to): (Column, fn(entity::concept_link::Model) -> Uuid) = match direction {
            Direction::Broader => (Column::Concept, |link| link.other),
            Direction::Narrower => (Column::Other, |link| link.concept),
        };
        let links = Entity::find().filter(from.is_in(of.iter().copied())).filter(Column::Relation.eq(ConceptRelation::Broader.word()));
        found.extend(links.all(connection).await?.into_iter().map(to));
    }
    Ok(found)
}

async fn concepts(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<entity::concept::Model>, StoreError> {
    let mut found = Vec::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::concept::Entity::find().filter(entity::concept::Column::Id.is_in(ids.iter().copied()));
        found.extend(query.all(connection).await?);
    }
    Ok(found)
}

/// What these addresses are called in a language, or in the other one where they have no word in it,
/// with what they stand for; unknown addresses are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn labels(
    connection: &impl ConnectionTrait,
    uris: &[String],
    language: Language,
) -> Result<HashMap<String, (ConceptKind, String)>, StoreError> {
    use entity::concept_label::{Column, Entity};
    let mut found = HashMap::new();
    for uris in uris.chunks(MOST_BOUND / 2) {
        let rows = entity::concept::Entity::find().filter(entity::concept::Column::Uri.is_in(uris.iter().cloned())).all(connection).await?;
        let ids = rows.iter().map(|row| row.id);
        let words = Entity::find().filter(Column::Concept.is_in(ids)).filter(Column::Role.eq("preferred")).all(connection).await?;
        let mut labels: HashMap<Uuid, String> = HashMap::new();
        for word in words {
            if word.language == language.tag() || !labels.contains_key(&word.concept) {
                labels.insert(word.concept, word.label);
            }
        }
        for row in rows {
            if let Some(label) = labels.remove(&row.id) {
                found.insert(row.uri, (ConceptKind::read("concept", &row.kind)?, label));
            }
        }
    }
    Ok(found)
}

/// Whether any classification is there.
///
/// # Errors
/// [`StoreError`].
pub async fn is_loaded(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(entity::concept::Entity::find().one(connection).await?.is_some())
}

/// The addresses of what a published occupation cannot do without, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn essentials(connection: &impl ConnectionTrait, occupation: &str) -> Result<Vec<String>, StoreError> {
    use entity::concept_link::{Column, Entity};
    let Some(concept) = entity::concept::Entity::find().filter(entity::concept::Column::Uri.eq(occupation)).one(connection).await? else {
        return Ok(Vec::new());
    };
    let links = Entity::find().filter(Column::Concept.eq(concept.id)).filter(Column::Relation.eq(ConceptRelation::Essential.word()));
    let others: Vec<Uuid> = links.all(connection).await?.into_iter().map(|link| link.other).collect();
    let mut addresses: Vec<String> = concepts(connection, &others).await?.into_iter().map(|row| row.uri).collect();
    addresses.sort_unstable();
    Ok(addresses)
}

/// Which entry of the catalogue has this address.
///
/// # Errors
/// [`StoreError`].
pub async fn entry(connection: &impl ConnectionTrait, uri: &str) -> Result<Option<EntryId>, StoreError> {
    let competence = entity::competence::Entity::find().filter(entity::competence::Column::Uri.eq(uri)).one(connection).await?;
    if let Some(row) = competence {
        return Ok(Some(EntryId::Competence(CompetenceId(row.id))));
    }
    let occupation = entity::occupation::Entity::find().filter(entity::occupation::Column::Uri.eq(uri)).one(connection).await?;
    Ok(occupation.map(|row| EntryId::Occupation(OccupationId(row.id))))
}

/// Takes a published concept into the catalogue, with its relations to what is there already.
///
/// # Errors
/// [`StoreError::Taken`] where the catalogue has the address already.
pub async fn adopt(connection: &impl ConnectionTrait, id: EntryId, published: &Published) -> Result<(), StoreError> {
    touch(connection).await?;
    match id {
        EntryId::Occupation(id) => adopt_occupation(connection, id, published).await,
        EntryId::Competence(id) => adopt_competence(connection, id, published).await,
    }
}

async fn adopt_occupation(connection: &impl ConnectionTrait, id: OccupationId, published: &Published) -> Result<(), StoreError> {
    use entity::concept_link::{Column, Entity};
    let row = entity::occupation::ActiveModel {
        id: Set(id.0),
        uri: Set(Some(published.uri.clone())),
        isco_code: Set(published.group.clone()),
        label_it: Set(published.label_it.clone()),
        label_en: Set(published.label_en.clone()),
        description_it: Set(published.description_it.clone()),
        description_en: Set(published.description_en.clone()),
        ..Default::default()
    };
    entity::occupation::Entity::insert(row).exec_without_returning(connection).await?;
    let links = Entity::find().filter(Column::Concept.eq(published.id)).all(connection).await?;
    let own = competences_by_address(connection).await?;
    let mut needs: BTreeMap<Uuid, Relation> = BTreeMap::new();
    let others: Vec<Uuid> = links.iter().map(|link| link.other).collect();
    let addresses: HashMap<Uuid, String> = concepts(connection, &others).await?.into_iter().map(|row| (row.id, row.uri)).collect();
    for link in links {
        let competence = addresses.get(&link.other).and_then(|uri| own.get(uri));
        if let (Some(relation), Some(competence)) = (relation_of(&link)?, competence) {
            note(&mut needs, *competence, relation);
        }
    }
    store_needs(connection, needs.into_iter().map(|(competence, relation)| (id.0, competence, relation))).await
}

async fn adopt_competence(connection: &impl ConnectionTrait, id: CompetenceId, published: &Published) -> Result<(), StoreError> {
    use entity::concept_link::{Column, Entity};
    let kind = if published.kind == ConceptKind::Knowledge { CompetenceKind::Knowledge } else { CompetenceKind::Skill };
    let synonyms: Vec<&str> = published.alternatives_it.iter().map(String::as_str).take(MOST_ALTERNATIVES).collect();
    let own = competences_by_address(connection).await?;
    let row = entity::competence::ActiveModel {
        id: Set(id.0),
        uri: Set(Some(published.uri.clone())),
        kind: Set(kind.word().to_owned()),
        label_it: Set(published.label_it.clone()),
        label_en: Set(published.label_en.clone()),
        synonyms_it: Set(synonyms.join(&SYNONYM_SEPARATOR.to_string())),
        group_code: Set(published.group.clone()),
        description_it: Set(published.description_it.clone()),
        description_en: Set(published.description_en.clone()),
        ..Default::default()
    };
    entity::competence::Entity::insert(row).exec_without_returning(connection).await?;
    let broader = nearest(connection, published.id, Direction::Broader, &own).await?;
    let narrower = nearest(connection, published.id, Direction::Narrower, &own).await?;
    let pairs: BTreeSet<(Uuid, Uuid)> =
        broader.into_iter().map(|broad| (id.0, broad)).chain(narrower.into_iter().map(|narrow| (narrow, id.0))).collect();
    let pairs = pairs.into_iter().map(|(narrow, broad)| entity::competence_broader::ActiveModel { narrow: Set(narrow), broad: Set(broad) });
    bulk::insert_all(connection, pairs.collect::<Vec<_>>()).await?;

    let links = Entity::find().filter(Column::Other.eq(published.id)).all(connection).await?;
    let needing: Vec<Uuid> = links.iter().map(|link| link.concept).collect();
    let addresses: HashMap<Uuid, String> = concepts(connection, &needing).await?.into_iter().map(|row| (row.id, row.uri)).collect();
    let occupations = entity::occupation::Entity::find().all(connection).await?;
    let occupations: HashMap<String, Uuid> = occupations.into_iter().filter_map(|row| Some((row.uri?, row.id))).collect();
    let mut needs: BTreeMap<Uuid, Relation> = BTreeMap::new();
    for link in links {
        let occupation = addresses.get(&link.concept).and_then(|uri| occupations.get(uri));
        if let (Some(relation), Some(occupation)) = (relation_of(&link)?, occupation) {
            note(&mut needs, *occupation, relation);
        }
    }
    store_needs(connection, needs.into_iter().map(|(occupation, relation)| (occupation, id.0, relation))).await
}

/// The competences of the catalogue by their addresses.
async fn competences_by_address(connection: &impl ConnectionTrait) -> Result<HashMap<String, Uuid>, StoreError> {
    let rows = entity::competence::Entity::find().all(connection).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.uri?, row.id))).collect())
}

fn relation_of(link: &entity::concept_link::Model) -> Result<Option<Relation>, StoreError> {
    Ok(match ConceptRelation::read("concept_link", &link.relation)? {
        ConceptRelation::Essential => Some(Relation::Essential),
        ConceptRelation::Optional => Some(Relation::Optional),
        ConceptRelation::Broader => None,
    })
}

/// Of two relations the stronger one counts.
fn note(needs: &mut BTreeMap<Uuid, Relation>, other: Uuid, relation: Relation) {
    let known = needs.entry(other).or_insert(relation);
    *known = (*known).min(relation);
}

async fn store_needs(connection: &impl ConnectionTrait, needs: impl Iterator<Item = (Uuid, Uuid, Relation)>) -> Result<(), StoreError> {
    let rows = needs.map(|(occupation, competence, relation)| entity::occupation_competence::ActiveModel {
        occupation: Set(occupation),
        competence: Set(competence),
        relation: Set(relation.word().to_owned()),
        level: Set(i32::from(USUAL.number())),
    });
    // Collected: a borrowing iterator would make a future that cannot change threads.
    bulk::insert_all(connection, rows.collect::<Vec<_>>()).await
}

/// The first competences of the catalogue on each way up or down from a concept.
async fn nearest(
    connection: &impl ConnectionTrait,
    concept: Uuid,
    direction: Direction,
    own: &HashMap<String, Uuid>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let (mut known, mut here, mut found) = (BTreeSet::from([concept]), vec![concept], BTreeSet::new());
    for _ in 0..MOST_STEPS {
        let next = neighbours(connection, &here, direction).await?;
        let next: Vec<Uuid> = next.into_iter().filter(|id| known.insert(*id)).collect();
        here.clear();
        for row in concepts(connection, &next).await? {
            match own.get(&row.uri) {
                Some(competence) => {
                    found.insert(*competence);
                }
                None => here.push(row.id),
            }
        }
        if here.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// A concept of the catalogue as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredConcept {
    /// Which one.
    pub id: EntryId,
    /// ESCO's address; `None` for one of the polo's own.
    pub uri: Option<String>,
    /// The code of its group; may be empty.
    pub group: String,
    /// What the polo says of it.
    pub terms: ConceptTerms,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` for nobody of the polo.
    pub changed_by: Option<PersonId>,
}

impl StoredConcept {
    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        if self.uri.is_some() { Origin::Esco } else { Origin::Local }
    }
}

/// Every competence and occupation of the catalogue, competences first, without broader ones.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<StoredConcept>, StoreError> {
    let competences = entity::competence::Entity::find().all(connection).await?.into_iter().map(|row| competence(row, None));
    let occupations = entity::occupation::Entity::find().all(connection).await?.into_iter().map(occupation);
    competences.chain(occupations).collect()
}

/// One concept of the catalogue; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, id: EntryId) -> Result<Option<StoredConcept>, StoreError> {
    match id {
        EntryId::Competence(id) => {
            use entity::competence_broader::{Column, Entity};
            let Some(row) = entity::competence::Entity::find_by_id(id.0).one(connection).await? else { return Ok(None) };
            let broader = Entity::find().filter(Column::Narrow.eq(id.0)).order_by_asc(Column::Broad).one(connection).await?;
            competence(row, broader.map(|link| CompetenceId(link.broad))).map(Some)
        }
        EntryId::Occupation(id) => entity::occupation::Entity::find_by_id(id.0).one(connection).await?.map(occupation).transpose(),
    }
}

fn competence(row: entity::competence::Model, broader: Option<CompetenceId>) -> Result<StoredConcept, StoreError> {
    Ok(StoredConcept {
        id: EntryId::Competence(CompetenceId(row.id)),
        uri: row.uri,
        group: row.group_code,
        terms: ConceptTerms {
            label_it: row.label_it,
            label_en: row.label_en,
            synonyms_it: synonyms_of(&row.synonyms_it),
            description_it: row.description_it,
            description_en: row.description_en,
            broader,
        },
        version: row::number("competence", row.version)?,
        changed_by: row.changed_by.map(PersonId),
    })
}

fn occupation(row: entity::occupation::Model) -> Result<StoredConcept, StoreError> {
    Ok(StoredConcept {
        id: EntryId::Occupation(OccupationId(row.id)),
        uri: row.uri,
        group: row.isco_code,
        terms: ConceptTerms {
            label_it: row.label_it,
            label_en: row.label_en,
            description_it: row.description_it,
            description_en: row.description_en,
            ..ConceptTerms::default()
        },
        version: row::number("occupation", row.version)?,
        changed_by: row.changed_by.map(PersonId),
    })
}

/// Adds a competence of the polo's own.
///
/// # Errors
/// [`StoreError::Reference`] where the broader one does not exist.
pub async fn add_local(connection: &impl ConnectionTrait, id: CompetenceId, terms: &ConceptTerms, by: PersonId) -> Result<(), StoreError> {
    touch(connection).await?;
    let row = entity::competence::ActiveModel {
        id: Set(id.0),
        uri: Set(None),
        kind: Set(CompetenceKind::Skill.word().to_owned()),
        label_it: Set(terms.label_it.clone()),
        label_en: Set(terms.label_en.clone()),
        synonyms_it: Set(terms.synonyms_it.join(&SYNONYM_SEPARATOR.to_string())),
        // With its broader one it shares what is similar to it.
        group_code: Set(group_of(connection, terms.broader).await?),
        description_it: Set(terms.description_it.clone()),
        description_en: Set(terms.description_en.clone()),
        changed_by: Set(Some(by.0)),
        ..Default::default()
    };
    entity::competence::Entity::insert(row).exec_without_returning(connection).await?;
    link(connection, id, terms.broader).await
}

async fn group_of(connection: &impl ConnectionTrait, broader: Option<CompetenceId>) -> Result<String, StoreError> {
    let Some(broader) = broader else { return Ok(String::new()) };
    let row = entity::competence::Entity::find_by_id(broader.0).one(connection).await?;
    Ok(row.map(|row| row.group_code).unwrap_or_default())
}

async fn link(connection: &impl ConnectionTrait, id: CompetenceId, broader: Option<CompetenceId>) -> Result<(), StoreError> {
    let row = broader.map(|broader| entity::competence_broader::ActiveModel { narrow: Set(id.0), broad: Set(broader.0) });
    bulk::insert_all(connection, row).await
}

/// Writes what the polo says of a concept over the version that one has seen; of what was published
/// the Italian label, the other words and the descriptions only. `false` where it is at another
/// version, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where the broader one does not exist.
pub async fn change(
    connection: &impl ConnectionTrait,
    id: EntryId,
    origin: Origin,
    seen: u64,
    terms: &ConceptTerms,
    by: PersonId,
) -> Result<bool, StoreError> {
    touch(connection).await?;
    let done = match id {
        EntryId::Competence(id) => {
            use entity::competence::{ActiveModel, Column, Entity};
            let mut row = ActiveModel {
                label_it: Set(terms.label_it.clone()),
                synonyms_it: Set(terms.synonyms_it.join(&SYNONYM_SEPARATOR.to_string())),
                description_it: Set(terms.description_it.clone()),
                description_en: Set(terms.description_en.clone()),
                changed_by: Set(Some(by.0)),
                ..Default::default()
            };
            if origin == Origin::Local {
                row.label_en = Set(terms.label_en.clone());
                if terms.broader.is_some() {
                    row.group_code = Set(group_of(connection, terms.broader).await?);
                }
            }
            let update = Entity::update_many().set(row).col_expr(Column::Version, Expr::col(Column::Version).add(1));
            let done = update.filter(Column::Id.eq(id.0)).filter(Column::Version.eq(row::stored_version(seen))).exec(connection).await?;
            if done.rows_affected == 1 && origin == Origin::Local {
                let of = entity::competence_broader::Column::Narrow.eq(id.0);
                entity::competence_broader::Entity::delete_many().filter(of).exec(connection).await?;
                link(connection, id, terms.broader).await?;
            }
            done
        }
        EntryId::Occupation(id) => {
            use entity::occupation::{ActiveModel, Column, Entity};
            let row = ActiveModel {
                label_it: Set(terms.label_it.clone()),
                description_it: Set(terms.description_it.clone()),
                description_en: Set(terms.description_en.clone()),
                changed_by: Set(Some(by.0)),
                ..Default::default()
            };
            let update = Entity::update_many().set(row).col_expr(Column::Version, Expr::col(Column::Version).add(1));
            update.filter(Column::Id.eq(id.0)).filter(Column::Version.eq(row::stored_version(seen))).exec(connection).await?
        }
    };
    Ok(done.rows_affected == 1)
}

/// What needs a concept of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConceptNeeds {
    /// Students who have it.
    pub students: u64,
    /// Demands that ask it.
    pub demands: u64,
}

/// What needs a concept.
///
/// # Errors
/// [`StoreError`].
pub async fn needs(connection: &impl ConnectionTrait, id: EntryId) -> Result<ConceptNeeds, StoreError> {
    use entity::{demand, demand_competence, student_competence};
    Ok(match id {
        EntryId::Competence(id) => ConceptNeeds {
            students: student_competence::Entity::find().filter(student_competence::Column::Competence.eq(id.0)).count(connection).await?,
            demands: demand_competence::Entity::find().filter(demand_competence::Column::Competence.eq(id.0)).count(connection).await?,
        },
        EntryId::Occupation(id) => ConceptNeeds {
            students: 0,
            demands: demand::Entity::find().filter(demand::Column::Occupation.eq(id.0)).count(connection).await?,
        },
    })
}

/// Removes a concept at the version that one has seen, with its relations to others; `false` where
/// it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where something needs it.
pub async fn remove(connection: &impl ConnectionTrait, id: EntryId, seen: u64) -> Result<bool, StoreError> {
    touch(connection).await?;
    let seen = row::stored_version(seen);
    let done = match id {
        EntryId::Competence(id) => {
            let needed = entity::occupation_competence::Column::Competence.eq(id.0);
            entity::occupation_competence::Entity::delete_many().filter(needed).exec(connection).await?;
            use entity::competence::{Column, Entity};
            Entity::delete_many().filter(Column::Id.eq(id.0)).filter(Column::Version.eq(seen)).exec(connection).await?
        }
        EntryId::Occupation(id) => {
            use entity::occupation::{Column, Entity};
            Entity::delete_many().filter(Column::Id.eq(id.0)).filter(Column::Version.eq(seen)).exec(connection).await?
        }
    };
    Ok(done.rows_affected == 1)
}
