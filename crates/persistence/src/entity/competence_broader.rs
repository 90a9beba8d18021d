//! A narrow competence and a broader one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "competence_broader")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub narrow: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub broad: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
