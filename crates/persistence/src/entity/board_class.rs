//! A class that takes part in a board.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_class")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_class: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
