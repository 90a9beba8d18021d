//! Why a demand was withdrawn, in the company's words.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demand_withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub demand: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub reason: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
