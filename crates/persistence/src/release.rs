//! Releases of students' names: requests that companies may read them. Whether one covers a reading is
//! asked of [`Release::covers`], of what is read here at that moment.

use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError};
use domain::calendar::{Date, Timestamp};
use domain::id::{BoardId, DemandId, OrganisationId, PersonId, ReleaseId, StudentId};
use domain::release::{Audience, NewRelease, Release, ReleaseField, ReleaseState, ReleasedContact};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const TABLE: &str = "name_release";

/// A release with what it states, and who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRelease {
    /// The release.
    pub release: Release,
    /// E-mail, telephone, words; nothing any more once it has ended.
    pub contact: ReleasedContact,
    /// Who wrote it down: the student, or somebody of the school.
    pub recorded_by: PersonId,
    /// Who took it back.
    pub revoked_by: Option<PersonId>,
}

/// How many releases there are, for whoever learns no more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReleaseFigures {
    /// That hold today.
    pub running: u64,
    /// That will.
    pub coming: u64,
    /// Whose last day is over.
    pub ended: u64,
    /// That were taken back.
    pub revoked: u64,
    /// Students of whom one holds today.
    pub students: u64,
}

/// Writes down a request. `today` says as what open screens get to know it.
///
/// # Errors
/// [`StoreError::Taken`] where it is there already, [`StoreError::Reference`] for an unknown student,
/// company or board.
pub async fn insert(
    connection: &impl ConnectionTrait,
    student: StudentId,
    new: &NewRelease,
    by: PersonId,
    at: Timestamp,
    today: Date,
) -> Result<(), StoreError> {
    let (company, board) = match new.audience {
        Audience::Company(company) => (Some(company.0), None),
        Audience::Board(board) => (None, Some(board.0)),
    };
    let fields = new.fields();
    let row = entity::name_release::ActiveModel {
        id: Set(new.id.0),
        student: Set(student.0),
        company: Set(company),
        board: Set(board),
        asked_by: Set(if new.guardian.is_some() { "guardian" } else { "student" }.to_owned()),
        guardian: Set(new.guardian.clone()),
        valid_from: Set(new.period.from()),
        valid_to: Set(new.period.to()),
        with_email: Set(fields.contains(&ReleaseField::Email)),
        with_phone: Set(fields.contains(&ReleaseField::Phone)),
        with_note: Set(fields.contains(&ReleaseField::Note)),
        email: Set(new.contact.email.clone()),
        phone: Set(new.contact.phone.clone()),
        note: Set(new.contact.note.clone()),
        requested_at: Set(at.0),
        recorded_by: Set(by.0),
        revoked_at: Set(None),
        revoked_by: Set(None),
        told: Set(if new.period.from() > today { "coming" } else { "running" }.to_owned()),
        version: Set(1),
    };
    entity::name_release::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// One release; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, id: ReleaseId) -> Result<Option<StoredRelease>, StoreError> {
    entity::name_release::Entity::find_by_id(id.0).one(connection).await?.map(stored).transpose()
}

/// The releases of a student, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_student(connection: &impl ConnectionTrait, student: StudentId) -> Result<Vec<StoredRelease>, StoreError> {
    use entity::name_release::{Column, Entity};
    let query = Entity::find().filter(Column::Student.eq(student.0)).order_by_desc(Column::RequestedAt).order_by_desc(Column::Id);
    query.all(connection).await?.into_iter().map(stored).collect()
}

/// The releases of the students of a school, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_school(connection: &impl ConnectionTrait, school: OrganisationId) -> Result<Vec<StoredRelease>, StoreError> {
    use entity::name_release::{Column, Entity};
    use entity::student;
    let mut there = Query::select();
    there.column(student::Column::Id).from(student::Entity).and_where(student::Column::School.eq(school.0));
    let query = Entity::find().filter(Column::Student.in_subquery(there));
    query.order_by_desc(Column::RequestedAt).order_by_desc(Column::Id).all(connection).await?.into_iter().map(stored).collect()
}

/// The releases that are meant for a company and not taken back, whatever their days.
///
/// # Errors
/// [`StoreError`].
pub async fn for_company(
    connection: &impl ConnectionTrait,
    company: OrganisationId,
    boards: &BTreeSet<BoardId>,
) -> Result<Vec<StoredRelease>, StoreError> {
    use entity::name_release::{Column, Entity};
    let meant = Condition::any().add(Column::Company.eq(company.0)).add(Column::Board.is_in(boards.iter().map(|board| board.0)));
    let query = Entity::find().filter(meant).filter(Column::RevokedAt.is_null());
    query.order_by_desc(Column::ValidTo).order_by_asc(Column::Id).all(connection).await?.into_iter().map(stored).collect()
}

/// The boards on which a company has places.
///
/// # Errors
/// [`StoreError`].
pub async fn boards_of(connection: &impl ConnectionTrait, company: OrganisationId) -> Result<BTreeSet<BoardId>, StoreError> {
    use entity::board_demand::{Column, Entity};
    use entity::demand;
    let mut own = Query::select();
    own.column(demand::Column::Id).from(demand::Entity).and_where(demand::Column::Company.eq(company.0));
    let query = Entity::find().filter(Column::Demand.in_subquery(own)).filter(Column::SeatsAllotted.gt(0));
    Ok(query.all(connection).await?.into_iter().map(|row| BoardId(row.board)).collect())
}

/// The companies that have places on these boards, with the places.
///
/// # Errors
/// [`StoreError`].
pub async fn places_on(
    connection: &impl ConnectionTrait,
    boards: &[BoardId],
) -> Result<Vec<(BoardId, DemandId, OrganisationId)>, StoreError> {
    use entity::board_demand::{Column, Entity};
    let query = Entity::find().filter(Column::Board.is_in(boards.iter().map(|board| board.0))).filter(Column::SeatsAllotted.gt(0));
    let rows = query.all(connection).await?;
    let mut companies: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    let demands: Vec<Uuid> = rows.iter().map(|row| row.demand).collect();
    for demands in demands.chunks(MOST_BOUND) {
        use entity::demand::{Column, Entity};
        let query = Entity::find().select_only().column(Column::Id).column(Column::Company);
        let found: Vec<(Uuid, Uuid)> = query.filter(Column::Id.is_in(demands.iter().copied())).into_tuple().all(connection).await?;
        companies.extend(found);
    }
    let place =
        |row: &entity::board_demand::Model| Some((BoardId(row.board), DemandId(row.demand), OrganisationId(*companies.get(&row.demand)?)));
    Ok(rows.iter().filter_map(place).collect())
}

/// Takes a release back at the version that one has seen, and forgets what it stated; `false` where it
/// is at another one, or taken back already.
///
/// # Errors
/// [`StoreError`].
pub async fn revoke(connection: &impl ConnectionTrait, id: ReleaseId, seen: u64, by: PersonId, at: Timestamp) -> Result<bool, StoreError> {
    use entity::name_release::{ActiveModel, Column, Entity};
    let row = ActiveModel { revoked_at: Set(Some(at.0)), revoked_by: Set(Some(by.0)), ..forgotten() };
    let these = Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen))).and(Column::RevokedAt.is_null());
    let next = Expr::col(Column::Version).add(1);
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(these).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

/// What a release keeps of its contact when it has ended: nothing.
fn forgotten() -> entity::name_release::ActiveModel {
    entity::name_release::ActiveModel {
        id: NotSet,
        told: Set("ended".to_owned()),
        email: Set(None),
        phone: Set(None),
        note: Set(None),
        ..Default::default()
    }
}

fn begun(today: Date) -> Condition {
    use entity::name_release::Column;
    Condition::all().add(Column::Told.eq("coming")).add(Column::ValidFrom.lte(today)).add(Column::ValidTo.gte(today))
}

fn over(today: Date) -> Condition {
    use entity::name_release::Column;
    Condition::all().add(Column::Told.ne("ended")).add(Column::ValidTo.lt(today))
}

/// Whether some release has begun or ended and open screens do not know it yet.
///
/// # Errors
/// [`StoreError`].
pub async fn is_due(connection: &impl ConnectionTrait, today: Date) -> Result<bool, StoreError> {
    let due = Condition::any().add(begun(today)).add(over(today));
    Ok(entity::name_release::Entity::find().filter(due).count(connection).await? > 0)
}

/// Notes that open screens are told of what has begun and ended by this day, and forgets what ended
/// releases stated; returns how many these were.
///
/// # Errors
/// [`StoreError`].
pub async fn tell(connection: &impl ConnectionTrait, today: Date) -> Result<u64, StoreError> {
    use entity::name_release::{ActiveModel, Entity};
    let running = ActiveModel { told: Set("running".to_owned()), ..Default::default() };
    let begun = Entity::update_many().set(running).filter(begun(today)).exec(connection).await?.rows_affected;
    let ended = Entity::update_many().set(forgotten()).filter(over(today)).exec(connection).await?.rows_affected;
    Ok(begun + ended)
}

/// How many releases there are in the polo.
///
/// # Errors
/// [`StoreError`].
pub async fn figures(connection: &impl ConnectionTrait, today: Date) -> Result<ReleaseFigures, StoreError> {
    let mut figures = ReleaseFigures::default();
    let mut students = BTreeSet::new();
    for row in entity::name_release::Entity::find().all(connection).await? {
        let StoredRelease { release, .. } = stored(row)?;
        match release.state(today) {
            ReleaseState::Running => {
                figures.running += 1;
                students.insert(release.student);
            }
            ReleaseState::Coming => figures.coming += 1,
            ReleaseState::Ended => figures.ended += 1,
            ReleaseState::Revoked => figures.revoked += 1,
        }
    }
    figures.students = students.len() as u64;
    Ok(figures)
}

fn stored(row: entity::name_release::Model) -> Result<StoredRelease, StoreError> {
    let audience = match (row.company, row.board) {
        (Some(company), None) => Audience::Company(OrganisationId(company)),
        (None, Some(board)) => Audience::Board(BoardId(board)),
        _ => return Err(StoreError::corrupt(TABLE, format!("{} is for nobody", row.id))),
    };
    let with = [(ReleaseField::Email, row.with_email), (ReleaseField::Phone, row.with_phone), (ReleaseField::Note, row.with_note)];
    let fields = std::iter::once(ReleaseField::Name).chain(with.into_iter().filter_map(|(field, is_with)| is_with.then_some(field)));
    // Whose name was erased since has a guardian without one.
    let guardian = if row.asked_by == "guardian" { Some(row.guardian.unwrap_or_default()) } else { None };
    Ok(StoredRelease {
        release: Release {
            id: ReleaseId(row.id),
            student: StudentId(row.student),
            guardian,
            audience,
            fields: fields.collect(),
            period: row::period(TABLE, row.valid_from, row.valid_to)?,
            requested_at: Timestamp(row.requested_at),
            revoked_at: row.revoked_at.map(Timestamp),
            version: row::number(TABLE, row.version)?,
        },
        contact: ReleasedContact { email: row.email, phone: row.phone, note: row.note },
        recorded_by: PersonId(row.recorded_by),
        revoked_by: row.revoked_by.map(PersonId),
    })
}
