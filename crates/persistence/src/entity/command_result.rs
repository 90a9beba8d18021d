//! What a command led to.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "command_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub command: Uuid,
    pub actor: Uuid,
    pub board: Option<Uuid>,
    pub first_version: Option<i64>,
    pub last_version: Option<i64>,
    pub demand: Option<Uuid>,
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
