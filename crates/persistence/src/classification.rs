//! A published classification: stored as the difference from what is there, so that storing the same
//! twice changes nothing, and read as the vocabulary in which words are found.

use crate::bulk::insert_all;
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::classification::{Classification, ClassificationReport, Concept, ConceptKind, ConceptLink, ConceptRelation, LinkOrigin};
use domain::id::{ConceptId, ImportId};
use domain::language::Language;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

const TABLE: &str = "concept";

/// What a word is to its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Preferred,
    Alternative,
    Description,
}

impl Word for Role {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Preferred, "preferred"), (Self::Alternative, "alternative"), (Self::Description, "description")];
}

/// Stores a classification. Concepts that it no longer has stay: somebody may have chosen them.
///
/// # Errors
/// [`StoreError`].
pub async fn store(connection: &impl ConnectionTrait, new: &Classification) -> Result<ClassificationReport, StoreError> {
    let known = concepts(connection).await?;
    let mut ids: HashMap<&str, (Uuid, ConceptKind)> = known.iter().map(|(uri, known)| (uri.as_str(), (known.id, known.kind))).collect();
    let mut report = ClassificationReport::default();
    let (mut added, mut altered) = (Vec::new(), BTreeSet::new());
    for concept in &new.concepts {
        match known.get(&concept.uri) {
            None => {
                let id = ConceptId::generate().0;
                ids.insert(&concept.uri, (id, concept.kind));
                added.push(row(id, concept));
            }
            Some(known) if known.is(concept) => {}
            Some(known) => {
                ids.insert(&concept.uri, (known.id, concept.kind));
                altered.insert(known.id);
                entity::concept::Entity::update(row(known.id, concept)).exec(connection).await?;
            }
        }
    }
    report.added = added.len();
    insert_all(connection, added).await?;
    let of_known: Vec<&Concept> = new.concepts.iter().filter(|concept| known.contains_key(&concept.uri)).collect();
    altered.extend(store_labels(connection, new, &ids, of_known).await?);
    report.changed = altered.len();
    report.unchanged = new.concepts.len() - report.added - report.changed;
    store_links(connection, new, &ids, &mut report).await?;
    if report.added + report.changed + report.links_added + report.links_removed > 0 {
        crate::catalogue::touch_classification(connection).await?;
    }
    Ok(report)
}

/// A stored concept without its words.
struct Known {
    id: Uuid,
    kind: ConceptKind,
    code: String,
    group: String,
}

impl Known {
    fn is(&self, concept: &Concept) -> bool {
        (self.kind, &self.code, &self.group) == (concept.kind, &concept.code, &concept.group)
    }
}

async fn concepts(connection: &impl ConnectionTrait) -> Result<HashMap<String, Known>, StoreError> {
    let rows = entity::concept::Entity::find().all(connection).await?;
    rows.into_iter().map(known_of).collect()
}

fn known_of(row: entity::concept::Model) -> Result<(String, Known), StoreError> {
    let known = Known { id: row.id, kind: ConceptKind::read(TABLE, &row.kind)?, code: row.code, group: row.group_code };
    Ok((row.uri, known))
}

fn row(id: Uuid, concept: &Concept) -> entity::concept::ActiveModel {
    entity::concept::ActiveModel {
        id: Set(id),
        uri: Set(concept.uri.clone()),
        kind: Set(concept.kind.word().to_owned()),
        code: Set(concept.code.clone()),
        group_code: Set(concept.group.clone()),
    }
}

/// The words of a concept in their order.
fn words(concept: &Concept) -> impl Iterator<Item = (Role, &str)> {
    let alternatives = concept.alternatives.iter().map(|label| (Role::Alternative, label.as_str()));
    let description = (!concept.description.is_empty()).then_some((Role::Description, concept.description.as_str()));
    std::iter::once((Role::Preferred, concept.label.as_str())).chain(alternatives).chain(description)
}

/// Stores the words; returns the known concepts whose words were others.
async fn store_labels<'n>(
    connection: &impl ConnectionTrait,
    new: &'n Classification,
    ids: &HashMap<&str, (Uuid, ConceptKind)>,
    of_known: Vec<&'n Concept>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    use entity::concept_label::{ActiveModel, Column, Entity};
    let language = new.language.tag();
    let mut stored: HashMap<Uuid, BTreeSet<(Role, i32, String)>> = HashMap::new();
    for row in Entity::find().filter(Column::Language.eq(language)).all(connection).await? {
        stored.entry(row.concept).or_default().insert((Role::read("concept_label", &row.role)?, row.position, row.label));
    }
    let differs = |concept: &&Concept| {
        let wanted: BTreeSet<(Role, i32, String)> =
            numbered(concept).map(|(role, position, label)| (role, position, label.to_owned())).collect();
        stored.get(&ids[concept.uri.as_str()].0).is_none_or(|stored| *stored != wanted)
    };
    let changed: BTreeSet<Uuid> = of_known.into_iter().filter(differs).map(|concept| ids[concept.uri.as_str()].0).collect();
    for piece in pieces(&changed) {
        Entity::delete_many().filter(Column::Language.eq(language)).filter(Column::Concept.is_in(piece)).exec(connection).await?;
    }
    let is_stored = |id: &Uuid| stored.contains_key(id) && !changed.contains(id);
    let rows = new.concepts.iter().filter(|concept| !is_stored(&ids[concept.uri.as_str()].0)).flat_map(|concept| {
        let id = ids[concept.uri.as_str()].0;
        numbered(concept).map(move |(role, position, label)| ActiveModel {
            concept: Set(id),
            language: Set(language.to_owned()),
            role: Set(role.word().to_owned()),
            position: Set(position),
            label: Set(label.to_owned()),
        })
    });
    // Collected: a borrowing iterator would make a future that cannot change threads.
    insert_all(connection, rows.collect::<Vec<_>>()).await?;
    Ok(changed)
}

/// The words with their positions among those of the same role.
fn numbered(concept: &Concept) -> impl Iterator<Item = (Role, i32, &str)> {
    let mut alternatives = 0..;
    words(concept).map(move |(role, label)| {
        let position = if role == Role::Alternative { alternatives.next().unwrap_or(i32::MAX) } else { 0 };
        (role, position, label)
    })
}

async fn store_links(
    connection: &impl ConnectionTrait,
    new: &Classification,
    ids: &HashMap<&str, (Uuid, ConceptKind)>,
    report: &mut ClassificationReport,
) -> Result<(), StoreError> {
    use entity::concept_link::{ActiveModel, Column, Entity};
    type Link = (Uuid, ConceptRelation, Uuid);
    let kinds: HashMap<Uuid, ConceptKind> = ids.values().copied().collect();
    let mut wanted: BTreeSet<Link> = BTreeSet::new();
    for link in new.links.values().flatten() {
        match (ids.get(link.concept.as_str()), ids.get(link.other.as_str())) {
            (Some((concept, _)), Some((other, _))) if concept != other => {
                wanted.insert((*concept, link.relation, *other));
            }
            _ => report.links_to_unknown += 1,
        }
    }
    let mut stored: BTreeSet<Link> = BTreeSet::new();
    for row in Entity::find().all(connection).await? {
        let relation = ConceptRelation::read("concept_link", &row.relation)?;
        let kind = kinds.get(&row.concept).copied();
        if kind.is_some_and(|kind| new.links.contains_key(&LinkOrigin::of(kind, relation))) {
            stored.insert((row.concept, relation, row.other));
        }
    }
    let surplus: Vec<&Link> = stored.difference(&wanted).collect();
    // Three values a link.
    for piece in surplus.chunks(MOST_BOUND / 3 / 32) {
        let any = piece.iter().fold(Condition::any(), |any, (concept, relation, other)| {
            let this = Condition::all();
            any.add(this.add(Column::Concept.eq(*concept)).add(Column::Relation.eq(relation.word())).add(Column::Other.eq(*other)))
        });
        Entity::delete_many().filter(any).exec(connection).await?;
    }
    let missing: Vec<&Link> = wanted.difference(&stored).collect();
    report.links_added = missing.len();
    report.links_removed = surplus.len();
    report.links_unchanged = wanted.len() - missing.len();
    let rows = missing.into_iter().map(|(concept, relation, other)| ActiveModel {
        concept: Set(*concept),
        relation: Set(relation.word().to_owned()),
        other: Set(*other),
    });
    insert_all(connection, rows.collect::<Vec<_>>()).await
}

fn pieces(ids: &BTreeSet<Uuid>) -> Vec<Vec<Uuid>> {
    ids.iter().copied().collect::<Vec<_>>().chunks(MOST_BOUND - 1).map(<[Uuid]>::to_vec).collect()
}

/// Whether nothing is stored.
///
/// # Errors
/// [`StoreError`].
pub async fn is_empty(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(entity::concept::Entity::find()
        .select_only()
        .column(entity::concept::Column::Id)
        .limit(1)
        .into_tuple::<Uuid>()
        .one(connection)
        .await?
        .is_none())
}

/// Says that this import brought all that is stored now, where there was nothing before.
///
/// # Errors
/// [`StoreError`].
pub async fn remember_first(connection: &impl ConnectionTrait, import: ImportId) -> Result<(), StoreError> {
    let revision = row::stored_version(crate::catalogue::classification_revision(connection).await?);
    let row = entity::import_classification::ActiveModel { import: Set(import.0), revision: Set(revision) };
    entity::import_classification::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Whether all that is stored came by this import, and is as it came.
///
/// # Errors
/// [`StoreError`].
pub async fn is_all_of(connection: &impl ConnectionTrait, import: ImportId) -> Result<bool, StoreError> {
    let row = entity::import_classification::Entity::find_by_id(import.0).one(connection).await?;
    let revision = row::stored_version(crate::catalogue::classification_revision(connection).await?);
    Ok(row.is_some_and(|row| row.revision == revision))
}

/// Forgets all that is stored. What the polo's own catalogue took from it stays there.
///
/// # Errors
/// [`StoreError`].
pub async fn clear(connection: &impl ConnectionTrait) -> Result<(), StoreError> {
    // What hangs on concepts first: quicker than one by one.
    entity::concept_link::Entity::delete_many().exec(connection).await?;
    entity::concept_label::Entity::delete_many().exec(connection).await?;
    entity::concept::Entity::delete_many().exec(connection).await?;
    crate::catalogue::touch_classification(connection).await
}

/// Everything stored in one language, by address: what [`store`] was given, as far as it is still so.
/// Concepts without a word in this language are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn read(connection: &impl ConnectionTrait, language: Language) -> Result<Classification, StoreError> {
    let known = concepts(connection).await?;
    let labels = entity::concept_label::Entity::find().filter(entity::concept_label::Column::Language.eq(language.tag()));
    let labels = labels.all(connection).await?;
    read_as(language, known, labels, entity::concept_link::Entity::find().all(connection).await?)
}

/// The same of some addresses only, with all groups of occupations: what is known of a catalogue's
/// own concepts. Links to others are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn read_of(connection: &impl ConnectionTrait, language: Language, uris: &[String]) -> Result<Classification, StoreError> {
    use entity::{concept, concept_label, concept_link};
    let groups = concept::Entity::find().filter(concept::Column::Kind.eq(ConceptKind::OccupationGroup.word()));
    let mut rows = groups.all(connection).await?;
    for uris in uris.chunks(MOST_BOUND) {
        rows.extend(concept::Entity::find().filter(concept::Column::Uri.is_in(uris.iter().cloned())).all(connection).await?);
    }
    let known: HashMap<String, Known> = rows.into_iter().map(known_of).collect::<Result<_, _>>()?;
    let ids: BTreeSet<Uuid> = known.values().map(|known| known.id).collect();
    let (mut labels, mut links) = (Vec::new(), Vec::new());
    for piece in pieces(&ids) {
        let of = concept_label::Column::Concept.is_in(piece.iter().copied());
        let query = concept_label::Entity::find().filter(of).filter(concept_label::Column::Language.eq(language.tag()));
        labels.extend(query.all(connection).await?);
        let query = concept_link::Entity::find().filter(concept_link::Column::Concept.is_in(piece));
        links.extend(query.all(connection).await?);
    }
    read_as(language, known, labels, links)
}

fn read_as(
    language: Language,
    known: HashMap<String, Known>,
    rows: Vec<entity::concept_label::Model>,
    stored_links: Vec<entity::concept_link::Model>,
) -> Result<Classification, StoreError> {
    let mut by_id: HashMap<Uuid, Concept> = HashMap::new();
    for (uri, known) in known {
        let Known { id, kind, code, group } = known;
        by_id.insert(id, Concept { uri, kind, code, group, label: String::new(), alternatives: Vec::new(), description: String::new() });
    }
    let mut alternatives: HashMap<Uuid, BTreeMap<i32, String>> = HashMap::new();
    for row in rows {
        let Some(concept) = by_id.get_mut(&row.concept) else { continue };
        match Role::read("concept_label", &row.role)? {
            Role::Preferred => concept.label = row.label,
            Role::Description => concept.description = row.label,
            Role::Alternative => {
                alternatives.entry(row.concept).or_default().insert(row.position, row.label);
            }
        }
    }
    for (id, labels) in alternatives {
        if let Some(concept) = by_id.get_mut(&id) {
            concept.alternatives = labels.into_values().collect();
        }
    }
    by_id.retain(|_, concept| !concept.label.is_empty());
    let mut links: BTreeMap<LinkOrigin, Vec<ConceptLink>> = BTreeMap::new();
    for row in stored_links {
        let relation = ConceptRelation::read("concept_link", &row.relation)?;
        if let (Some(concept), Some(other)) = (by_id.get(&row.concept), by_id.get(&row.other)) {
            let link = ConceptLink { concept: concept.uri.clone(), relation, other: other.uri.clone() };
            links.entry(LinkOrigin::of(concept.kind, relation)).or_default().push(link);
        }
    }
    links.values_mut().for_each(|links| links.sort_unstable());
    let mut concepts: Vec<Concept> = by_id.into_values().collect();
    concepts.sort_unstable_by(|one, other| one.uri.cmp(&other.uri));
    Ok(Classification { language, concepts, links })
}
