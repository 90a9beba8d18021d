//! Students without names, their competences and commitments; names only against a permit.

use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Date;
use domain::competence::{Evidence, HeldCompetence};
use domain::id::{BoardId, CompetenceId, DemandId, OrganisationId, SchoolClassId, StudentId};
use domain::organisation::SchoolClass;
use domain::policy::NamePermit;
use domain::student::{Commitment, PersonName, StudentFacts};
use sea_orm::sea_query::{Expr, Order};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const TABLE: &str = "student";

/// A student as the school keeps them, without the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentRecord {
    /// Which student.
    pub id: StudentId,
    /// The pseudonym.
    pub code: String,
    /// The class.
    pub class: SchoolClass,
    /// ISTAT code of where the student lives.
    pub municipality: String,
    /// Hours of FSL done so far.
    pub hours_done: u16,
    /// What the rules need; `elsewhere` is empty, see [`commitments`], and so is `barred`, see
    /// [`crate::accommodation`].
    pub facts: StudentFacts,
}

impl StudentRecord {
    /// The student's school.
    #[must_use]
    pub fn school(&self) -> OrganisationId {
        self.class.school
    }
}

/// The students of these ids, by id; those that do not exist are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, ids: &[StudentId]) -> Result<BTreeMap<StudentId, StudentRecord>, StoreError> {
    let classes: BTreeMap<Uuid, SchoolClass> = entity::school_class::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| Ok((row.id, school_class(row)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut found = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::student::Entity::find().filter(entity::student::Column::Id.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            let class = classes.get(&row.school_class).ok_or_else(|| StoreError::corrupt(TABLE, format!("{} has no class", row.id)))?;
            found.insert(StudentId(row.id), record(row, class.clone())?);
        }
        let query =
            entity::student_competence::Entity::find().filter(entity::student_competence::Column::Student.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            if let Some(record) = found.get_mut(&StudentId(row.student)) {
                record.facts.competences.push(held(&row)?);
            }
        }
    }
    for record in found.values_mut() {
        record.facts.competences.sort_by_key(|held| held.competence);
    }
    Ok(found)
}

/// What every student of the polo can do, and in which class: neither who they are nor how they are
/// called.
///
/// # Errors
/// [`StoreError`].
pub async fn skills(connection: &impl ConnectionTrait) -> Result<Vec<(SchoolClass, Vec<HeldCompetence>)>, StoreError> {
    use entity::{school_class, student, student_competence};
    let classes: BTreeMap<Uuid, SchoolClass> = school_class::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| Ok((row.id, school_class(row)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut held_by: std::collections::HashMap<Uuid, Vec<HeldCompetence>> = std::collections::HashMap::new();
    for row in student_competence::Entity::find().all(connection).await? {
        held_by.entry(row.student).or_default().push(held(&row)?);
    }
    let query = student::Entity::find().select_only().column(student::Column::Id).column(student::Column::SchoolClass);
    let students: Vec<(Uuid, Uuid)> = query.into_tuple().all(connection).await?;
    let skills = students
        .into_iter()
        .filter_map(|(student, class)| Some((classes.get(&class)?.clone(), held_by.remove(&student).unwrap_or_default())));
    Ok(skills.collect())
}

/// What at least so many students of a course have learnt from their school, in classes of a school year
/// or of a later one: school, course and competence, in this order. Neither how many nor who they are.
///
/// # Errors
/// [`StoreError`].
pub async fn taught(
    connection: &impl ConnectionTrait,
    since: &str,
    fewest: u32,
) -> Result<Vec<(OrganisationId, String, CompetenceId)>, StoreError> {
    use entity::{school_class, student, student_competence};
    let (school, track) = ((school_class::Entity, school_class::Column::School), (school_class::Entity, school_class::Column::Track));
    let competence = (student_competence::Entity, student_competence::Column::Competence);
    let holder = (student_competence::Entity, student_competence::Column::Student);
    let evidence = (student_competence::Entity, student_competence::Column::Evidence);
    let of_school = Evidence::ALL.iter().filter(|(evidence, _)| evidence.is_of_school()).map(|(_, name)| *name);
    let mut query = student_competence::Entity::find()
        .select_only()
        .column_as(Expr::col(school), "school")
        .column_as(Expr::col(track), "track")
        .column_as(Expr::col(competence), "competence");
    QueryTrait::query(&mut query)
        .inner_join(student::Entity, Expr::col((student::Entity, student::Column::Id)).equals(holder))
        .inner_join(
            school_class::Entity,
            Expr::col((school_class::Entity, school_class::Column::Id)).equals((student::Entity, student::Column::SchoolClass)),
        )
        .and_where(Expr::col(evidence).is_in(of_school))
        .and_where(Expr::col((school_class::Entity, school_class::Column::SchoolYear)).gte(since))
        .add_group_by([Expr::col(school), Expr::col(track), Expr::col(competence)])
        .and_having(Expr::col(holder).count_distinct().gte(i64::from(fewest)))
        .order_by(school, Order::Asc)
        .order_by(track, Order::Asc)
        .order_by(competence, Order::Asc);
    let rows: Vec<(Uuid, String, Uuid)> = query.into_tuple().all(connection).await?;
    Ok(rows.into_iter().map(|(school, track, competence)| (OrganisationId(school), track, CompetenceId(competence))).collect())
}

/// The pseudonyms that are given.
///
/// # Errors
/// [`StoreError`].
pub async fn pseudonyms(connection: &impl ConnectionTrait) -> Result<std::collections::HashSet<String>, StoreError> {
    let query = entity::student::Entity::find().select_only().column(entity::student::Column::Pseudonym);
    Ok(query.into_tuple().all(connection).await?.into_iter().collect())
}

/// A student's row as it is now, after taking its lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedStudent {
    /// Date of birth.
    pub birth: Date,
    /// Hours of the general safety course.
    pub general_safety_hours: u16,
    /// Hours of the specific safety course.
    pub specific_safety_hours: u16,
}

/// Locks a student until the transaction ends: no other board decides about them meanwhile.
/// Several students are locked in the order of their ids. `None` where there is no such student.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(connection: &impl ConnectionTrait, student: StudentId) -> Result<Option<LockedStudent>, StoreError> {
    use entity::student::Column;
    let rows = entity::student::Entity::update_many()
        .col_expr(Column::PlacementLock, Expr::col(Column::PlacementLock).add(1))
        .filter(Column::Id.eq(student.0))
        .exec_with_returning(connection)
        .await?;
    let Some(row) = rows.into_iter().next() else { return Ok(None) };
    Ok(Some(LockedStudent {
        birth: row.birth,
        general_safety_hours: row::number(TABLE, row.general_safety_hours)?,
        specific_safety_hours: row::number(TABLE, row.specific_safety_hours)?,
    }))
}

/// The placements of these students on all boards but `except`, with the periods of their demands.
///
/// # Errors
/// [`StoreError`].
pub async fn commitments(
    connection: &impl ConnectionTrait,
    students: &[StudentId],
    except: BoardId,
) -> Result<BTreeMap<StudentId, Vec<Commitment>>, StoreError> {
    use entity::placement::Column;
    let mut placed = Vec::new();
    for students in students.chunks(MOST_BOUND - 1) {
        let query = entity::placement::Entity::find()
            .filter(Column::Student.is_in(students.iter().map(|id| id.0)))
            .filter(Column::Board.ne(except.0));
        placed.extend(query.all(connection).await?);
    }
    let mut demands: Vec<DemandId> = placed.iter().map(|row| DemandId(row.demand)).collect();
    demands.sort_unstable();
    demands.dedup();
    let periods = crate::demand::periods(connection, &demands).await?;
    let mut commitments: BTreeMap<StudentId, Vec<Commitment>> = BTreeMap::new();
    for row in placed {
        if let Some(period) = periods.get(&DemandId(row.demand)) {
            let commitment = Commitment { board: BoardId(row.board), period: *period };
            commitments.entry(StudentId(row.student)).or_default().push(commitment);
        }
    }
    for list in commitments.values_mut() {
        list.sort_by_key(|commitment| (commitment.period.from(), commitment.board));
    }
    Ok(commitments)
}

/// The names of those of the students whom a permit covers; the others are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn names(
    connection: &impl ConnectionTrait,
    permits: &[NamePermit],
    students: &[StudentId],
) -> Result<BTreeMap<StudentId, PersonName>, StoreError> {
    let mut names = BTreeMap::new();
    if permits.is_empty() {
        return Ok(names);
    }
    for students in students.chunks(MOST_BOUND) {
        let schools: Vec<(Uuid, Uuid)> = entity::student::Entity::find()
            .select_only()
            .column(entity::student::Column::Id)
            .column(entity::student::Column::School)
            .filter(entity::student::Column::Id.is_in(students.iter().map(|id| id.0)))
            .into_tuple()
            .all(connection)
            .await?;
        // Names that no permit covers are not even read.
        let permitted: BTreeMap<Uuid, &NamePermit> = schools
            .into_iter()
            .filter_map(|(student, school)| {
                let permit = permits.iter().find(|permit| permit.covers(OrganisationId(school), StudentId(student)))?;
                Some((student, permit))
            })
            .collect();
        let query =
            entity::student_identity::Entity::find().filter(entity::student_identity::Column::Student.is_in(permitted.keys().copied()));
        for row in query.all(connection).await? {
            if let Some(permit) = permitted.get(&row.student) {
                names.insert(StudentId(row.student), PersonName::disclosed(permit, row.given, row.family));
            }
        }
    }
    Ok(names)
}

pub(crate) fn school_class(row: entity::school_class::Model) -> Result<SchoolClass, StoreError> {
    Ok(SchoolClass {
        id: SchoolClassId(row.id),
        school: OrganisationId(row.school),
        school_year: row.school_year,
        grade: row::number("school_class", row.grade)?,
        section: row.section,
        track: row.track,
    })
}

fn record(row: entity::student::Model, class: SchoolClass) -> Result<StudentRecord, StoreError> {
    Ok(StudentRecord {
        id: StudentId(row.id),
        code: row.pseudonym,
        class,
        municipality: row.municipality,
        hours_done: row::number(TABLE, row.hours_done)?,
        facts: StudentFacts {
            birth: row.birth,
            general_safety_hours: row::number(TABLE, row.general_safety_hours)?,
            specific_safety_hours: row::number(TABLE, row.specific_safety_hours)?,
            competences: Vec::new(),
            elsewhere: Vec::new(),
            barred: BTreeSet::new(),
        },
    })
}

pub(crate) fn held(row: &entity::student_competence::Model) -> Result<HeldCompetence, StoreError> {
    const TABLE: &str = "student_competence";
    Ok(HeldCompetence {
        competence: CompetenceId(row.competence),
        level: row::step(TABLE, row.level)?,
        evidence: Evidence::read(TABLE, &row.evidence)?,
    })
}
