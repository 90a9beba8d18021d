//! An import: prepared, done, taken back.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub organisation: Option<Uuid>,
    pub person: Option<Uuid>,
    pub file_name: String,
    pub state: String,
    pub settings: String,
    pub added: i32,
    pub changed: i32,
    pub unchanged: i32,
    pub left_out: i32,
    pub version: i64,
    pub created_at: i64,
    pub done_at: Option<i64>,
    pub undone_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
