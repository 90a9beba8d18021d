//! A student whose name was erased.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "student_erasure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    pub erased_at: i64,
    pub erased_by: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
