//! The rows of a whole package, in bulk and in the order in which they refer to each other.
//! Boards, demands and events have their own files.

use crate::bulk::insert_all;
use crate::competence::SYNONYM_SEPARATOR;
use crate::database::Transaction;
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Date;
use domain::catalogue::OccupationCompetence;
use domain::competence::{CompetenceKind, HeldCompetence};
use domain::demand::Risk;
use domain::id::{CompetenceId, OccupationId, OrganisationId, PersonId, StudentId};
use domain::organisation::{OrganisationKind, SchoolClass};
use domain::person::RoleKind;
use domain::place::Municipality;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

impl Word for CompetenceKind {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Skill, "skill"), (Self::Knowledge, "knowledge")];
}

/// An organisation to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrganisation {
    /// Which one.
    pub id: OrganisationId,
    /// Unique in the polo.
    pub code: String,
    /// Its official name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Of schools.
    pub school_code: Option<String>,
    /// Of the others.
    pub vat_number: Option<String>,
    /// ATECO 2025.
    pub ateco: Option<String>,
    /// ISTAT code of the seat.
    pub municipality: String,
    /// Street and number.
    pub address: String,
    /// How to write to it.
    pub email: Option<String>,
    /// How to call it.
    pub phone: Option<String>,
}

/// A competence to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCompetence {
    /// Which one.
    pub id: CompetenceId,
    /// ESCO's address; `None` for one of the polo's own.
    pub uri: Option<String>,
    /// Skill or knowledge.
    pub kind: CompetenceKind,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// Other Italian words for it.
    pub synonyms_it: Vec<String>,
    /// Its lowest group; empty for none.
    pub group: String,
    /// A broader one.
    pub broader: Option<CompetenceId>,
}

/// An occupation to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOccupation {
    /// Which one.
    pub id: OccupationId,
    /// ESCO's address.
    pub uri: String,
    /// ISCO-08 group.
    pub isco_code: String,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// A plain sentence.
    pub description_it: String,
    /// A plain sentence.
    pub description_en: String,
    /// What it needs.
    pub competences: Vec<OccupationCompetence>,
}

/// A student to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStudent {
    /// Which student.
    pub id: StudentId,
    /// The class.
    pub class: SchoolClass,
    /// The school's number for them.
    pub register_number: String,
    /// The name that stands for theirs.
    pub pseudonym: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Date of birth.
    pub birth: Date,
    /// ISTAT code of where they live.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
    /// The risk for which the specific course was made.
    pub safety_risk: Option<Risk>,
    /// What they can do.
    pub competences: Vec<Attested>,
}

/// A competence of a student and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attested {
    /// Which one, how well, from where it is known.
    pub held: HeldCompetence,
    /// A role, never a name.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
}

/// A person to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Which person.
    pub id: PersonId,
    /// Unique in the polo.
    pub code: String,
    /// Their name; of a student the pseudonym, since names of students stand elsewhere.
    pub name: String,
    /// What they are.
    pub role: RoleKind,
    /// Of which school or company.
    pub organisation: Option<OrganisationId>,
    /// For a student: which one.
    pub student: Option<StudentId>,
}

/// Does work that may fail without ending the transaction: what it wrote is then taken back alone.
///
/// # Errors
/// Those of the work.
pub async fn attempt<T, E: From<StoreError>>(transaction: &Transaction, work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    let run = async |sql| transaction.execute_unprepared(sql).await.map(|_| ()).map_err(StoreError::from);
    run("SAVEPOINT attempt").await?;
    let outcome = work.await;
    if outcome.is_err() {
        run("ROLLBACK TO SAVEPOINT attempt").await?;
    }
    run("RELEASE SAVEPOINT attempt").await?;
    outcome
}

/// Whether the database holds no polo yet, nor anybody who may come in.
///
/// # Errors
/// [`StoreError`].
pub async fn is_empty(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    let any: Option<Uuid> = entity::organisation::Entity::find()
        .select_only()
        .column(entity::organisation::Column::Id)
        .limit(1)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(any.is_none() && !crate::account::is_any(connection).await?)
}

/// Stores municipalities.
///
/// # Errors
/// [`StoreError`].
pub async fn municipalities(connection: &impl ConnectionTrait, new: &[Municipality]) -> Result<(), StoreError> {
    insert_all(connection, new.iter().map(municipality_row)).await
}

pub(crate) fn municipality_row(place: &Municipality) -> entity::municipality::ActiveModel {
    entity::municipality::ActiveModel {
        istat_code: Set(place.istat_code.clone()),
        name: Set(place.name.clone()),
        latitude: Set(place.latitude),
        longitude: Set(place.longitude),
        ..Default::default()
    }
}

/// Stores organisations.
///
/// # Errors
/// [`StoreError`].
pub async fn organisations(connection: &impl ConnectionTrait, new: &[NewOrganisation]) -> Result<(), StoreError> {
    insert_all(connection, new.iter().map(organisation_row)).await
}

pub(crate) fn organisation_row(new: &NewOrganisation) -> entity::organisation::ActiveModel {
    entity::organisation::ActiveModel {
        id: Set(new.id.0),
        code: Set(new.code.clone()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.word().to_owned()),
        school_code: Set(new.school_code.clone()),
        vat_number: Set(new.vat_number.clone()),
        ateco: Set(new.ateco.clone()),
        municipality: Set(new.municipality.clone()),
        address: Set(new.address.clone()),
        search_norm: Set(domain::search::normalise(&new.name)),
        email: Set(new.email.clone()),
        phone: Set(new.phone.clone()),
        version: Set(1),
    }
}

/// Stores classes.
///
/// # Errors
/// [`StoreError`].
pub async fn classes(connection: &impl ConnectionTrait, new: &[SchoolClass]) -> Result<(), StoreError> {
    insert_all(connection, new.iter().map(class_row)).await
}

pub(crate) fn class_row(class: &SchoolClass) -> entity::school_class::ActiveModel {
    entity::school_class::ActiveModel {
        id: Set(class.id.0),
        school: Set(class.school.0),
        school_year: Set(class.school_year.clone()),
        grade: Set(i32::from(class.grade)),
        section: Set(class.section.clone()),
        track: Set(class.track.clone()),
        ..Default::default()
    }
}

/// Stores competences with their broader ones.
///
/// # Errors
/// [`StoreError`].
pub async fn competences(connection: &impl ConnectionTrait, new: &[NewCompetence]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| entity::competence::ActiveModel {
        id: Set(new.id.0),
        uri: Set(new.uri.clone()),
        kind: Set(new.kind.word().to_owned()),
        label_it: Set(new.label_it.clone()),
        label_en: Set(new.label_en.clone()),
        synonyms_it: Set(new.synonyms_it.join(&SYNONYM_SEPARATOR.to_string())),
        group_code: Set(new.group.clone()),
        ..Default::default()
    });
    insert_all(connection, rows).await?;
    crate::catalogue::touch(connection).await?;
    let links = new.iter().filter_map(|new| {
        new.broader.map(|broader| entity::competence_broader::ActiveModel { narrow: Set(new.id.0), broad: Set(broader.0) })
    });
    insert_all(connection, links).await
}

/// Stores occupations with what they need.
///
/// # Errors
/// [`StoreError`].
pub async fn occupations(connection: &impl ConnectionTrait, new: &[NewOccupation]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| entity::occupation::ActiveModel {
        id: Set(new.id.0),
        uri: Set(Some(new.uri.clone())),
        isco_code: Set(new.isco_code.clone()),
        label_it: Set(new.label_it.clone()),
        label_en: Set(new.label_en.clone()),
        description_it: Set(new.description_it.clone()),
        description_en: Set(new.description_en.clone()),
        ..Default::default()
    });
    insert_all(connection, rows).await?;
    crate::catalogue::touch(connection).await?;
    let needs = new.iter().flat_map(|new| {
        new.competences.iter().map(|need| entity::occupation_competence::ActiveModel {
            occupation: Set(new.id.0),
            competence: Set(need.competence.0),
            relation: Set(need.relation.word().to_owned()),
            level: Set(i32::from(need.level.number())),
        })
    });
    insert_all(connection, needs).await
}

/// Stores students, their names apart, and what they can do.
///
/// # Errors
/// [`StoreError`].
pub async fn students(connection: &impl ConnectionTrait, new: &[NewStudent]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| entity::student::ActiveModel {
        id: Set(new.id.0),
        school: Set(new.class.school.0),
        school_class: Set(new.class.id.0),
        register_number: Set(new.register_number.clone()),
        pseudonym: Set(new.pseudonym.clone()),
        birth: Set(new.birth),
        municipality: Set(new.municipality.clone()),
        hours_done: Set(i32::from(new.hours_done)),
        general_safety_hours: Set(i32::from(new.general_safety_hours)),
        specific_safety_hours: Set(i32::from(new.specific_safety_hours)),
        safety_risk: Set(new.safety_risk.map(|risk| risk.word().to_owned())),
        placement_lock: Set(0),
        ..Default::default()
    });
    insert_all(connection, rows).await?;
    let names = new.iter().map(|new| entity::student_identity::ActiveModel {
        student: Set(new.id.0),
        given: Set(new.given.clone()),
        family: Set(new.family.clone()),
        ..Default::default()
    });
    insert_all(connection, names).await?;
    let competences = new.iter().flat_map(|new| new.competences.iter().map(|attested| attested_row(new.id, attested)));
    insert_all(connection, competences).await
}

pub(crate) fn attested_row(student: StudentId, attested: &Attested) -> entity::student_competence::ActiveModel {
    entity::student_competence::ActiveModel {
        student: Set(student.0),
        competence: Set(attested.held.competence.0),
        level: Set(i32::from(attested.held.level.number())),
        evidence: Set(attested.held.evidence.word().to_owned()),
        attested_by: Set(attested.by.clone()),
        attested_on: Set(attested.on),
        ..Default::default()
    }
}

/// Stores people.
///
/// # Errors
/// [`StoreError`].
pub async fn people(connection: &impl ConnectionTrait, new: &[NewPerson]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| entity::person::ActiveModel {
        id: Set(new.id.0),
        code: Set(new.code.clone()),
        name: Set(new.name.clone()),
        role: Set(new.role.word().to_owned()),
        organisation: Set(new.organisation.map(|id| id.0)),
        student: Set(new.student.map(|id| id.0)),
    });
    insert_all(connection, rows).await
}
