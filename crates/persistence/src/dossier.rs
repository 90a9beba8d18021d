//! All that stands of one student in tables of others, to hand it out; and cutting the name off.

use crate::{entity, error::StoreError, row, word::Word};
use domain::board::{Assessment, Stage};
use domain::calendar::{Date, Timestamp};
use domain::id::{BoardId, DemandId, PersonId, StudentId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};

/// What boards say of a student.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnBoards {
    /// Where they have seats, and how far that has come.
    pub placements: Vec<(BoardId, DemandId, Stage)>,
    /// What they would like, in their order.
    pub preferences: Vec<(BoardId, DemandId, u8)>,
    /// What companies think of them.
    pub assessments: Vec<(BoardId, DemandId, Assessment)>,
}

/// How a student comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntersAs {
    /// As which person.
    pub person: PersonId,
    /// With which address, where there is an account.
    pub email: Option<String>,
}

/// What boards say of a student.
///
/// # Errors
/// [`StoreError`].
pub async fn on_boards(connection: &impl ConnectionTrait, student: StudentId) -> Result<OnBoards, StoreError> {
    let mut found = OnBoards::default();
    let placements = entity::placement::Entity::find().filter(entity::placement::Column::Student.eq(student.0));
    for row in placements.order_by_asc(entity::placement::Column::Board).all(connection).await? {
        found.placements.push((BoardId(row.board), DemandId(row.demand), Stage::read("placement", &row.stage)?));
    }
    let preferences = entity::preference::Entity::find().filter(entity::preference::Column::Student.eq(student.0));
    let preferences = preferences.order_by_asc(entity::preference::Column::Board).order_by_asc(entity::preference::Column::Rank);
    for row in preferences.all(connection).await? {
        found.preferences.push((BoardId(row.board), DemandId(row.demand), row::number("preference", row.rank)?));
    }
    let assessments = entity::assessment::Entity::find().filter(entity::assessment::Column::Student.eq(student.0));
    for row in assessments.order_by_asc(entity::assessment::Column::Board).all(connection).await? {
        found.assessments.push((BoardId(row.board), DemandId(row.demand), Assessment::read("assessment", &row.assessment)?));
    }
    Ok(found)
}

/// As whom a student enters.
///
/// # Errors
/// [`StoreError`].
pub async fn enters_as(connection: &impl ConnectionTrait, student: StudentId) -> Result<Vec<EntersAs>, StoreError> {
    use entity::person::{Column, Entity};
    let query = Entity::find().select_only().column(Column::Id).filter(Column::Student.eq(student.0)).order_by_asc(Column::Id);
    let people: Vec<uuid::Uuid> = query.into_tuple().all(connection).await?;
    let mut found = Vec::with_capacity(people.len());
    for person in people {
        let account = entity::account::Entity::find_by_id(person).one(connection).await?;
        found.push(EntersAs { person: PersonId(person), email: account.map(|account| account.email) });
    }
    Ok(found)
}

/// When a student's name was erased; `None` where it was not.
///
/// # Errors
/// [`StoreError`].
pub async fn erased_at(connection: &impl ConnectionTrait, student: StudentId) -> Result<Option<Timestamp>, StoreError> {
    Ok(entity::student_erasure::Entity::find_by_id(student.0).one(connection).await?.map(|row| Timestamp(row.erased_at)))
}

/// Cuts off who a student is: name, number, day of birth but for its year, needs, ways in, and what
/// releases and corrections say in words. Pseudonym, class, competences, places and hours stay.
///
/// # Errors
/// [`StoreError::Taken`] where it was done already.
pub async fn erase(
    connection: &impl ConnectionTrait,
    student: StudentId,
    pseudonym: &str,
    birth: Date,
    by: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = entity::student_erasure::ActiveModel { student: Set(student.0), erased_at: Set(at.0), erased_by: Set(by.0) };
    entity::student_erasure::Entity::insert(row).exec_without_returning(connection).await?;
    entity::student_identity::Entity::delete_by_id(student.0).exec(connection).await?;
    // What imports keep of earlier names, for their way back.
    let earlier = entity::import_name::Column::Student.eq(student.0);
    entity::import_name::Entity::delete_many().filter(earlier).exec(connection).await?;
    let before = entity::import_change::Column::Student.eq(student.0);
    entity::import_change::Entity::delete_many().filter(before).exec(connection).await?;
    entity::accommodation::Entity::delete_by_id(student.0).exec(connection).await?;
    let plain = entity::student::ActiveModel {
        id: NotSet,
        register_number: Set(pseudonym.to_owned()),
        birth: Set(Date::from_ordinal_date(birth.year(), 1).unwrap_or(birth)),
        changed_by: Set(Some(by.0)),
        ..Default::default()
    };
    {
        use entity::student::{Column, Entity};
        // A form that was open does not bring it back.
        let next = Expr::col(Column::Version).add(1);
        Entity::update_many().set(plain).col_expr(Column::Version, next).filter(Column::Id.eq(student.0)).exec(connection).await?;
    }
    {
        use entity::name_release::{ActiveModel, Column, Entity};
        let wordless = ActiveModel { guardian: Set(None), email: Set(None), phone: Set(None), note: Set(None), ..Default::default() };
        Entity::update_many().set(wordless).filter(Column::Student.eq(student.0)).exec(connection).await?;
    }
    let corrections = entity::correction_request::Column::Student.eq(student.0);
    entity::correction_request::Entity::delete_many().filter(corrections).exec(connection).await?;
    for person in enters_as(connection, student).await? {
        // With sessions and invitations. The person stays: it has the pseudonym, and the log of its boards.
        entity::account::Entity::delete_by_id(person.person.0).exec(connection).await?;
    }
    Ok(())
}
