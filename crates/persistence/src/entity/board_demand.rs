//! A demand on a board and the seats allotted to it there.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "board_demand")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub board: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub demand: Uuid,
    pub seats_allotted: i32,
    pub locked: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
