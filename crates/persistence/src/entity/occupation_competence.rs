//! What an occupation needs.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "occupation_competence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub occupation: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub competence: Uuid,
    pub relation: String,
    pub level: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
