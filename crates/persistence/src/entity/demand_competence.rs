//! A competence that a demand asks, in the order in which it was asked.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "demand_competence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub demand: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub competence: Uuid,
    pub position: i32,
    pub level: i32,
    pub weight: i32,
    pub mandatory: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
