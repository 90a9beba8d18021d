//! What a company said of a candidate for its demand, on a board.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub demand: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub student: Uuid,
    pub assessment: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
