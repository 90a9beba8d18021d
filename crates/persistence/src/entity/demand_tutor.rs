//! The company's tutor of a demand.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "demand_tutor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub demand: Uuid,
    pub company: Uuid,
    pub tutor: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
