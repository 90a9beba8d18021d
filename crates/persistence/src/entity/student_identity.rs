//! A student's name: the only place that has one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "student_identity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    pub given: String,
    pub family: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
