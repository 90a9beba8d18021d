//! Who has read what of a student, and by what right.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "file_access")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: i64,
    pub hour: i64,
    pub person: Uuid,
    pub organisation: Uuid,
    pub what: String,
    pub subject: Uuid,
    pub student: Option<Uuid>,
    pub school_class: Option<Uuid>,
    pub board: Option<Uuid>,
    pub name_release: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
